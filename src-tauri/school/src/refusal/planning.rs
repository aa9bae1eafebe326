//! Sentences about days, the year's plan and the timetable.

use super::{Error, Refusal, refuse, refuse_at};
use crate::calendar::{full_date, notice::NotRead, weekday};

// ------------------------------------------------------------------------- days and availability

/// A year the calendar does not have.
pub fn no_such_year() -> Error {
    refuse_at("year", "年份请填四位数字，如 2026。")
}
/// A notice of holidays that cannot be taken as it is.
pub fn notice_not_read(why: NotRead) -> Error {
    let say = match why {
        NotRead::Nothing => {
            "没有读到放假安排。请把通知从“一、元旦：……”起整段粘贴进来，或者在下面的日历上逐天点。".into()
        }
        NotRead::Clause(clause) => format!("这一句没有读懂：“{clause}”。请改成“……放假”或“……上班”，再试一次。"),
        NotRead::NoSuchDay(day) => format!("没有{day}这一天，请对照通知检查。"),
        NotRead::Weekday(day, said) => {
            format!("{}是周{}，不是{said}。请检查日期和年份。", full_date(day), weekday(day))
        }
        NotRead::Count { name, said, read } => {
            format!("“{name}”写着共{said}天，读出来是{read}天。请对照通知检查这一条。")
        }
    };
    refuse_at("text", say)
}
/// A file of holidays has a cell that is not understood.
pub fn holiday_cell(file: &str, cell: &str, read: &str, wanted: &str, row: u32) -> Error {
    Refusal::new(format!("「{file}」{cell} 写的是“{read}”，应当是{wanted}。改好后再导入，现在什么也没有写入。"))
        .in_row(row)
        .into()
}
/// A weekday is a number from 1 to 7.
pub fn no_such_weekday() -> Error {
    refuse_at("weekday", "星期几请用1到7的数字，1是星期一。")
}
/// A time somebody can or cannot is neither every week nor of certain days.
pub fn time_without_days() -> Error {
    refuse_at("since", "请说明是每周的星期几，或者从哪天到哪天。")
}
/// Only one end of the hours is said.
pub fn half_a_time() -> Error {
    refuse_at("ends", "开始时间和结束时间请都填写，或者都不填（全天）。")
}

/// The way from a site to itself.
pub fn way_to_itself(name: &str) -> Error {
    refuse_at("other", format!("「{name}」到它自己没有路程，请另选一个教学点。"))
}
/// A stop of a route ends before it begins.
pub fn stop_times_reversed(site: &str) -> Error {
    refuse_at("stops", format!("「{site}」这一站的离开时间应晚于到达时间，请检查。"))
}
/// Two stops of a route at the same time.
pub fn stops_overlap(one: &str, other: &str) -> Error {
    refuse_at("stops", format!("「{one}」还没有结束，「{other}」就开始了。请改其中一站的时间。"))
}
/// A route without stops cannot be put into a timetable.
pub fn route_is_empty(name: &str) -> Error {
    refuse_at("route", format!("线路「{name}」还没有教学点。请先在场地教学点里添加。"))
}

// ------------------------------------------------------------------------------- the year's plan

/// A kind would stand below itself.
pub fn kind_circle(kind: &str, above: &str) -> Error {
    refuse_at(
        "parent",
        match kind == above {
            true => format!("类别「{kind}」不能放到自己下面。请另选一个上级类别。"),
            false => format!("「{above}」在「{kind}」下面，「{kind}」不能再放到它下面。请另选一个上级类别。"),
        },
    )
}
/// The target is of a year the programme does not run in.
pub fn target_outside(year: i32) -> Error {
    refuse_at("targets", format!("{year}年不在项目的起止年份里。请先改项目的年份，或去掉这一年的目标。"))
}
/// Two targets for one year and tier.
pub fn target_twice(year: i32, tier: &str) -> Error {
    let tier = if tier.is_empty() { "不分层级" } else { tier };
    refuse_at("targets", format!("{year}年{tier}的目标写了两行。请只留一行。"))
}
/// The first year is after the last.
pub fn years_reversed() -> Error {
    refuse_at("until", "结束年份早于开始年份，请检查。")
}
/// A year nobody plans.
pub fn no_plan_of_year(year: i32) -> Error {
    refuse_at("year", format!("没有{year}年的计划，请检查年份。"))
}
/// A year copied onto itself.
pub fn same_year() -> Error {
    refuse_at("to", "照抄的是同一年。请另选一年。")
}
/// That year has no plan.
pub fn no_plan(year: i32) -> Error {
    refuse_at("from", format!("{year}年还没有计划，无从照抄。请另选一年。"))
}
/// 期 are counted from 1.
pub fn no_such_number() -> Error {
    refuse_at("number", "期数从1开始；不分期的班可以不填。")
}
/// The line of the plan has become a class.
pub fn is_a_class_already(title: &str) -> Error {
    refuse(format!("「{title}」已经建班了。请在培训班里打开它。"))
}
/// The line of the plan has no days.
pub fn no_days_yet(title: &str) -> Error {
    refuse_at("starts", format!("「{title}」还没有定日期。请先填写开始和结束日期，再建班。"))
}
/// The class is on a plan.
pub fn is_planned_already(title: &str) -> Error {
    refuse(format!("「{title}」已经在年度计划里了。"))
}
/// Rolls are taken, so that the days of a class stand.
pub fn class_has_begun(title: &str, rolls: u32) -> Error {
    refuse_at("starts", format!("「{title}」已经点名{rolls}次，不能整体改期。请在课程表里移动还没有上的课。"))
}
/// Two phases of a class share a day.
pub fn phases_overlap(one: &str, other: &str) -> Error {
    refuse_at("phases", format!("两段集中学习的日期重叠：{one}，{other}。请改其中一段。"))
}
/// The class would begin after its first phase is over, or end before its last begins.
pub fn days_beyond_phases(first_ends: &str, last_starts: &str) -> Error {
    refuse_at(
        "starts",
        format!("这个班分段集中学习：第一段到{first_ends}止，最后一段从{last_starts}起。请先改阶段，再改班次的日期。"),
    )
}

// ------------------------------------------------------------------------------------- arranging

/// Nothing is to be amended.
pub fn no_steps() -> Error {
    refuse_at("steps", "没有要调整的课次。请先选择怎样调整。")
}
/// The block would go beyond the day.
pub fn past_midnight() -> Error {
    refuse_at("starts", "这样排，课次要到半夜以后才结束。请选早一些的时间。")
}
/// A session without a time lasts no time, or a day.
pub fn no_such_length() -> Error {
    refuse_at("minutes", "课次的时长应在1分钟以上、一天以内，请检查。")
}
/// No topic is ticked.
pub fn no_topics_chosen() -> Error {
    refuse_at("topics", "没有选择专题。请先勾选要列入待排的专题。")
}
/// The class has no session, placed or not.
pub fn no_sessions_to_copy(title: &str) -> Error {
    refuse_at("from", format!("「{title}」没有课次可以照抄。请选另一个班。"))
}
/// Not one thing is to be mended.
pub fn nothing_to_mend() -> Error {
    refuse_at("session", "请说明补救什么：一个课次、正在填写的课次，或来不了的授课人，三者选一。")
}
/// No class is ticked.
pub fn no_classes_chosen() -> Error {
    refuse_at("cohorts", "没有选择班次。请先勾选要排课的班次。")
}
/// Everything of these classes has its time.
pub fn nothing_to_arrange() -> Error {
    refuse_at("cohorts", "没有待排的课次。请先在“待排”里记下要上的课。")
}
/// A roll would be lost.
pub fn roll_is_taken(title: &str) -> Error {
    refuse(format!("{title}已经点名，不能移到待排。请先清除点名。"))
}
/// Several classes have it together.
pub fn is_joint(title: &str, others: &str) -> Error {
    refuse(format!("{title}是和{others}合班上的，不能单独移到待排。请先退出合班。"))
}
/// It is wished already.
pub fn course_wish_is_there(say: &str) -> Error {
    refuse(format!("已有要求：{say}。"))
}
/// A wish against those there are.
pub fn course_wishes_contradict(say: &str) -> Error {
    refuse(format!("这些要求互相矛盾：{say}。请先取消其中一条。"))
}

// --------------------------------------------------------------------------------- the timetable

/// A session and itself, or the same one in another class.
pub fn swapped_with_itself() -> Error {
    refuse("两边是同一个课次（合班的算一个），不能互换。请另选一个课次。")
}
/// A session has its roll and its papers in its own class.
pub fn session_of_another_class() -> Error {
    refuse_at("cohort", "课次不能改到另一个班。请把它复制到那个班，再删除这里的。")
}
/// Nothing was copied before.
pub fn nothing_to_paste() -> Error {
    refuse_at("sessions", "没有选择课次。请先选中要复制的课次。")
}
/// The class shares the session.
pub fn already_joined(title: &str) -> Error {
    refuse_at("cohorts", format!("「{title}」已经在这个课次里了。请另选班次。"))
}
/// No class was named.
pub fn no_class_to_join() -> Error {
    refuse_at("cohorts", "请选择要合班的班次。")
}
/// One class has it for itself.
pub fn is_not_joint() -> Error {
    refuse("这个课次只有一个班，没有合班。")
}
/// It is a draft.
pub fn is_not_approved(title: &str) -> Error {
    refuse(format!("「{title}」的课程表还没有审定。请先审定，以后的变动才是调课。"))
}
/// It is as it was approved.
pub fn nothing_changed_since(title: &str, version: u32) -> Error {
    refuse(format!("「{title}」的课程表自第{version}版审定后没有变动，不必再审定。"))
}
/// There is nothing to notify of.
pub fn no_adjustments(title: &str, version: u32) -> Error {
    refuse(format!("「{title}」的课程表自第{version}版审定后没有调课，不用发调课通知单。"))
}
/// The last notice has said it all.
pub fn nothing_new_since_notice(title: &str, number: u32) -> Error {
    refuse(format!("「{title}」自调课通知单第{number}号发出后没有新的调课，不用再出。要再印一份，请印第{number}号。"))
}
/// A notice is asked for, and none was issued.
pub fn no_notice_yet(title: &str, unannounced: usize) -> Error {
    refuse(format!(
        "「{title}」有{unannounced}处调课还没有通知，也还没有出过调课通知单。请在课程表页面点“出通知单”，再来打印。"
    ))
}
/// There is no notice of this number.
pub fn no_such_notice(title: &str, number: u32) -> Error {
    refuse_at("notice", format!("「{title}」没有第{number}号调课通知单。请核对号数。"))
}
/// People were told of changes to it.
pub fn notice_departs_from_it(version: u32, number: u32) -> Error {
    refuse(format!(
        "第{version}版已经发过调课通知单（第{number}号），不能取消审定。课程表改好以后，请审定为新版；\
         通知单出错了，请先在“操作历史”里撤销它。"
    ))
}
/// The shape says no times.
pub fn shape_has_no_blocks(name: &str) -> Error {
    refuse(format!("作息「{name}」还没有填写时间。请至少填写一段。"))
}
/// Two blocks of one half day share a minute, or are out of order.
pub fn blocks_overlap(name: &str, half: &str) -> Error {
    refuse(format!("作息「{name}」{half}的几段时间有重叠，或没有按先后填写，请检查。"))
}
/// A block begins in another half of the day.
pub fn not_in_the_half_day(name: &str, starts: crate::calendar::Clock, half: &str) -> Error {
    refuse(format!(
        "作息「{name}」里 {starts} 开始的一段不是{half}（上午在12:00以前开始，晚上从18:00开始）。请填到对应的半天。"
    ))
}
