//! Sentences about papers that cannot be drawn.

use super::{Error, refuse, refuse_at};

/// The list of papers has none of that name.
pub fn no_such_paper(key: &str) -> Error {
    refuse_at("paper", format!("没有「{key}」这种纸张。用 banwu papers 查看全部纸张。"))
}
/// A paper is of something that was not said.
pub fn paper_needs(field: &str, what: &str) -> Error {
    refuse_at(field, format!("请说明是{what}的。"))
}
/// Nothing is taught that day.
pub fn nothing_that_day(day: &str) -> Error {
    refuse_at("day", format!("{day}没有排课，不能印签到表。"))
}
/// The register of units is empty, or the units asked for are not in it.
pub fn no_units() -> Error {
    refuse("没有可以发报名表的单位。请先在单位里登记单位，或重新选择。")
}
/// No session is planned.
pub fn no_timetable(title: &str) -> Error {
    refuse(format!("「{title}」还没有排课。请先在课程表里排课。"))
}
/// No session with a lecturer who would be invited.
pub fn nobody_to_invite(title: &str) -> Error {
    refuse(format!(
        "「{title}」的课程表上没有要邀请的授课人（本校教师不发邀请函）。请先在课程表里安排授课人，或指定一位。"
    ))
}
/// The lecturer gives nothing in the class.
pub fn gives_nothing(name: &str, title: &str) -> Error {
    refuse_at("lecturer", format!("{name}在「{title}」没有课。请另选授课人，或先在课程表里安排。"))
}
/// A day without a session has no roll.
pub fn no_session_that_day(of: &str, day: &str) -> Error {
    refuse_at("day", format!("「{of}」{day}没有课次，没有考勤日报。请另选一天。"))
}
/// A period in which no roll was taken.
pub fn no_roll_in_period(period: &str) -> Error {
    refuse_at("from", format!("{period}还没有点过名的课次。请另选期间，或先点名。"))
}
/// Figures by trainee are of one class.
pub fn figures_by_trainee_of_a_class() -> Error {
    refuse_at("cohort", "按学员统计考勤要先选一个班次；全校的考勤请按单位、班次、日或课次统计。")
}
/// The lecturer gives nothing in the period.
pub fn nothing_given(name: &str, period: &str) -> Error {
    refuse_at("lecturer", format!("{name}在{period}没有课。请另选期间。"))
}
/// Nobody gives anything in the period.
pub fn nobody_gives(period: &str) -> Error {
    refuse(format!("{period}没有安排授课人的课次。请另选期间，或先在课程表里安排授课人。"))
}
/// Nobody in the register is a leader.
pub fn no_leaders() -> Error {
    refuse("师资库里没有类别为领导干部的授课人。请先登记，或修改授课人的类别。")
}
/// Nobody is enrolled.
pub fn nobody_on_roster(title: &str) -> Error {
    refuse(format!("「{title}」的名册还是空的。请先录入或导入学员。"))
}
/// Nobody of those asked for is in the class.
pub fn nobody_to_wear(title: &str) -> Error {
    refuse(format!("「{title}」没有要印胸牌的学员：名册是空的，或选中的人、小组里没有在班的。请另选，或先录入学员。"))
}
/// A card that cannot be read, or that no A4 holds.
pub fn no_such_card(least: u32) -> Error {
    refuse_at("card", format!("胸牌的宽和高请在{least}毫米以上，并且一张A4纸排得下一个（最大200×287毫米）。"))
}
/// No certificate is in force.
pub fn no_certificates(title: &str) -> Error {
    refuse(format!("「{title}」还没有发证。请先在结业证书里审核、发证。"))
}
