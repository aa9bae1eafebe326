//! A picture of every screen, for the eye: `cargo xtask shots`. Those of empty books and of what is being done are taken by
//! the stories, `year.rs` among them.

use crate::clerk::{Told, at_the_window};

/// Name of the picture, address of the screen. A new screen is one line.
const SCREENS: &[(&str, &str)] = &[
    ("工作台", "#/workbench"),
    ("培训班", "#/cohorts"),
    ("年度计划", "#/plan"),
    ("年度计划-办班计划", "#/plan?tab=lines"),
    ("年度计划-培训项目", "#/plan?tab=programme"),
    ("年度计划-班次类别", "#/plan?tab=kind"),
    ("师资与专题", "#/lecturer"),
    ("师资与专题-专题", "#/lecturer?tab=topic"),
    ("师资与专题-授课统计", "#/lecturer?tab=given"),
    ("场地教学点", "#/venue"),
    ("场地教学点-教学点", "#/venue?tab=site"),
    ("场地教学点-线路", "#/venue?tab=route"),
    ("人员与单位", "#/person"),
    ("统计报表", "#/statistics"),
    ("操作历史", "#/history"),
    ("设置", "#/setting"),
    ("设置-节假日", "#/setting?tab=holiday"),
    ("设置-排课规则", "#/setting?tab=teaching"),
    ("设置-授课邀请函", "#/setting?tab=invitation"),
    ("设置-请假规则", "#/setting?tab=leave"),
    ("设置-考勤用词", "#/setting?tab=roll"),
    ("帮助", "#/help"),
    ("班-概况", "#/cohort?cohort=1&tab=overview"),
    ("班-名额与报名", "#/cohort?cohort=3&tab=enrolment"),
    ("班-学员", "#/cohort?cohort=2&tab=trainee"),
    ("班-分组", "#/cohort?cohort=2&tab=group"),
    ("班-课程表", "#/cohort?cohort=1&tab=timetable"),
    ("班-课程表-改一个课次", "#/cohort?cohort=2&tab=timetable&session=28"),
    ("班-考勤", "#/cohort?cohort=1&tab=rollcall"),
    ("班-点名", "#/cohort?cohort=1&tab=rollcall&session=1"),
    ("班-全班考勤", "#/cohort?cohort=1&tab=rollcall&part=grid"),
    ("班-考勤统计", "#/cohort?cohort=2&tab=rollcall&part=figures"),
    ("班-请假", "#/cohort?cohort=2&tab=rollcall&part=leave"),
    ("班-请假条", "#/cohort?cohort=2&tab=paper&paper=leave-form"),
    ("班-发言", "#/cohort?cohort=2&tab=rollcall&part=speech"),
    ("班-轮值", "#/cohort?cohort=2&tab=rollcall&part=duty"),
    ("班-乘车", "#/cohort?cohort=2&tab=rollcall&part=bus"),
    ("班-现场点名", "#/cohort?cohort=2&tab=rollcall&part=stage"),
    ("班-结业证书", "#/cohort?cohort=1&tab=certificate"),
    ("班-打印与导出", "#/cohort?cohort=1&tab=paper"),
    ("班-胸牌", "#/cohort?cohort=2&tab=paper&paper=badge"),
    ("班-授课邀请函", "#/cohort?cohort=2&tab=paper&paper=invitation"),
    ("班-调课通知单", "#/cohort?cohort=2&tab=paper&paper=adjustments"),
];

#[tokio::test]
#[ignore = "for looking, not for judging"]
async fn shots() -> Told {
    at_the_window("shots", async |clerk| {
        clerk.sees("班务通").await?;
        println!("{}", clerk.shot("首次启动").await?.display());
        clerk.presses("载入示例数据").await?;
        clerk.sees("工作台").await?;
        for (name, address) in SCREENS {
            clerk.goes_to(address).await?;
            tokio::time::sleep(std::time::Duration::from_millis(700)).await;
            println!("{}", clerk.shot(name).await?.display());
        }
        Ok(())
    })
    .await
}
