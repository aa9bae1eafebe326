//! From empty books to an arranged class by keys alone: the plan, the class, the arranging, 合班, a workbook, and all of it
//! undone.

use std::time::{Duration, Instant};

use chrono::{Datelike, Days, Local, NaiveDate, Weekday};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::clerk::{Clerk, PATIENCE, Told, at_the_window};

#[tokio::test]
async fn a_year_is_planned_arranged_joined_imported_and_undone_by_keys_alone() -> Told {
    at_the_window("a_year_is_planned_arranged_joined_imported_and_undone_by_keys_alone", async |clerk| {
        clerk.reads("school-name").await?;
        clerk.keys("中共青原县委党校").await?;
        presses(clerk, Key::Enter).await?;
        clerk.sees("先建一个培训班").await?;

        // Two lines of the plan. Enter on the empty plan begins it; Alt+Enter makes a line a class, and opens it.
        let starts = monday_after_next();
        let ends = starts + Days::new(18);
        clerk.goes_to(&format!("#/plan?tab=lines&year={}", starts.year())).await?;
        clerk.sees("还没有办班计划").await?;
        is_at(clerk, "rows-plan").await?;
        clerk.shot("年度计划-空").await?;
        presses(clerk, Key::Enter).await?;
        for (name, number) in [("科级干部进修班", "5"), ("中青年干部培训班", "3")] {
            tabs_to(clerk, "new-plan-line", false).await?;
            clerk.keys(name).await?;
            presses(clerk, Key::Enter).await?;
            clerk.is_told(&format!("计划增加了「{name}」")).await?;
            is_at(clerk, "rows-plan").await?;
            presses(clerk, Key::Enter).await?;
            for cell in ["", number, "", "县级", &day_of(starts), &day_of(ends), "45"] {
                clerk.keys(format!("{cell}{}", Key::Tab.value())).await?;
            }
            presses(clerk, Key::Escape).await?;
            is_at(clerk, "rows-plan").await?;
            clerk.keys(Key::Alt + Key::Enter).await?;
            clerk.is_told(&format!("按年度计划新建班次「第{number}期{name}」")).await?;
        }
        clerk.keys(Key::Alt + Key::Enter).await?;
        clerk.sees("办班进度").await?;
        let classes = clerk.asks("cohorts", json!({})).await?;
        let classes = classes.as_array().cloned().unwrap_or_default();
        let class = |name: &str| classes.iter().find(|each| each["name"] == name).map(|each| each["id"].clone());
        let own = class("中青年干部培训班").ok_or("the line became no class")?;
        let other = class("科级干部进修班").ok_or("the line became no class")?;

        // A timetable with nothing in it says how to begin. A name that is new is agreed to by the same Enter.
        finds(clerk, "课程表").await?;
        clerk.sees("这个班还没有课").await?;
        is_at(clerk, "week-grid").await?;
        clerk.shot("课程表-空").await?;
        presses(clerk, Key::Down).await?;
        presses(clerk, Key::Enter).await?;
        clerk.reads("new-session").await?;
        let tab = Key::Tab.value();
        clerk.keys(format!("党章解读{tab}{tab}张文明{tab}教室一")).await?;
        presses(clerk, Key::Enter).await?;
        clerk.is_told("《党章解读》").await?;
        is_at(clerk, "week-grid").await?;
        presses(clerk, Key::Escape).await?;

        // What has no time yet is written down and arranged: proposed, adopted, taken back, adopted again.
        tabs_to(clerk, "open-unplaced", true).await?;
        presses(clerk, Key::Enter).await?;
        for (topic, lecturer) in [("县情讲座", "李国强"), ("应急管理", "王建华"), ("乡村振兴", "张文明")]
        {
            is_at(clerk, "field-topic").await?;
            clerk.keys(format!("{topic}{tab}{lecturer}")).await?;
            presses(clerk, Key::Enter).await?;
            clerk.is_told(&format!("待排：《{topic}》")).await?;
        }
        clerk.shot("课程表-待排").await?;
        presses(clerk, Key::Escape).await?;
        is_at(clerk, "week-grid").await?;
        tabs_to(clerk, "arrange", true).await?;
        presses(clerk, Key::Enter).await?;
        clerk.reads("arrange-dialog").await?;
        is_at(clerk, "option-evenings").await?;
        presses(clerk, Key::Enter).await?;
        clerk.sees("3个课次全部排好").await?;
        is_at(clerk, "agree").await?;
        clerk.shot("课程表-自动安排").await?;
        presses(clerk, Key::Enter).await?;
        clerk.is_told("排入3个课次").await?;
        is_at(clerk, "week-grid").await?;
        let arranged = sessions(clerk, &own).await?;
        assert_eq!(arranged.len(), 4);
        clerk.keys(Key::Control + "z").await?;
        clerk.is_told("撤销：排入3个课次").await?;
        assert_eq!(sessions(clerk, &own).await?.len(), 1);
        clerk.keys(Key::Control + "y").await?;
        clerk.is_told("恢复：排入3个课次").await?;
        assert_eq!(sessions(clerk, &own).await?, arranged);

        // The first of them with the other class.
        presses(clerk, Key::Enter).await?;
        clerk.reads("session-panel").await?;
        tabs_to(clerk, "join", false).await?;
        presses(clerk, Key::Enter).await?;
        clerk.sees("第5期科级干部进修班").await?;
        presses(clerk, Key::Enter).await?;
        clerk.is_told("合班").await?;
        clerk.sees("时间、地点、授课人一起改").await?;
        is_at(clerk, "join").await?;
        clerk.shot("课程表-合班").await?;
        assert_eq!(sessions(clerk, &other).await?[0]["title"], "党章解读");
        presses(clerk, Key::Escape).await?;

        // Saved as a workbook; what is lost since comes back from it.
        finds(clerk, "打印与导出").await?;
        tabs_to(clerk, "paper-timetable-book", false).await?;
        presses(clerk, Key::Enter).await?;
        tabs_to(clerk, "save-excel", false).await?;
        presses(clerk, Key::Enter).await?;
        clerk.is_told("已保存到").await?;
        let book = clerk.finds_on_desk("xlsx")?;
        finds(clerk, "课程表").await?;
        is_at(clerk, "week-grid").await?;
        let whole = contents(clerk, &own).await?;
        presses(clerk, Key::Down).await?;
        presses(clerk, Key::Delete).await?;
        clerk.is_told("删除了").await?;
        clerk.will_pick(&[&book])?;
        tabs_to(clerk, "import-timetable", true).await?;
        presses(clerk, Key::Enter).await?;
        clerk.sees("新增 1 场").await?;
        clerk.sees("不变 3 场").await?;
        clerk.shot("课程表-导入").await?;
        presses(clerk, Key::F9).await?;
        clerk.is_told("导入「第3期中青年干部培训班」的课程表").await?;
        is_at(clerk, "week-grid").await?;
        assert_eq!(contents(clerk, &own).await?, whole);
        assert!(!clerk.is_too_wide().await?, "no sideways scrolling at 1366");

        // Back to the empty books.
        clerk.goes_to("#/plan").await?;
        let late = Instant::now() + PATIENCE;
        while clerk.asks("year_plan", json!({ "year": starts.year() })).await?["lines"] != json!([]) {
            assert!(Instant::now() < late, "not everything is undone");
            clerk.keys(Key::Control + "z").await?;
            tokio::time::sleep(Duration::from_millis(80)).await;
        }
        assert_eq!(clerk.asks("cohorts", json!({})).await?, json!([]));
        assert_eq!(clerk.asks("topics", json!({})).await?, json!([]));
        Ok(())
    })
    .await
}

/// From which a class of three weeks has days enough, whatever holiday there is.
fn monday_after_next() -> NaiveDate {
    Local::now().date_naive().week(Weekday::Mon).first_day() + Days::new(14)
}

/// With its year, which the plan need not be told.
fn day_of(day: NaiveDate) -> String {
    day.format("%Y-%-m-%-d").to_string()
}

async fn presses(clerk: &Clerk, key: Key) -> Told {
    clerk.keys(key.value().to_string()).await
}

/// Goes where the search says.
async fn finds(clerk: &Clerk, what: &str) -> Told {
    clerk.keys(Key::Control + "k").await?;
    clerk.reads("palette-0").await?;
    clerk.keys(what).await?;
    presses(clerk, Key::Enter).await
}

/// Walks with Tab until it is there, or back with Shift.
async fn tabs_to(clerk: &Clerk, testid: &str, back: bool) -> Told {
    for _ in 0..80 {
        if here(clerk).await? == testid {
            return Ok(());
        }
        if back { clerk.keys(Key::Shift + Key::Tab).await? } else { presses(clerk, Key::Tab).await? }
    }
    Err(format!("{testid} is not reached with Tab").into())
}

/// The keys are there; they may take a moment.
async fn is_at(clerk: &Clerk, testid: &str) -> Told {
    let late = Instant::now() + PATIENCE;
    loop {
        let here = here(clerk).await?;
        if here == testid {
            return Ok(());
        }
        if late < Instant::now() {
            return Err(format!("the keys are not at {testid} but at 「{here}」").into());
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

async fn here(clerk: &Clerk) -> Told<String> {
    let said = clerk.runs("return document.activeElement?.dataset.testid ?? ''").await?;
    Ok(said.as_str().unwrap_or_default().to_owned())
}

async fn sessions(clerk: &Clerk, class: &Value) -> Told<Vec<Value>> {
    let timetable = clerk.asks("timetable", json!({ "cohort": class })).await?;
    Ok(timetable["sessions"].as_array().cloned().unwrap_or_default())
}

/// What stands when, given by whom and where: what a workbook can bring back.
async fn contents(clerk: &Clerk, class: &Value) -> Told<Vec<Value>> {
    let told = sessions(clerk, class).await?;
    let of =
        |each: &Value| ["day", "starts", "ends", "title", "lecturer_name", "venue_name"].map(|key| each[key].clone());
    Ok(told.iter().map(|each| json!(of(each))).collect())
}
