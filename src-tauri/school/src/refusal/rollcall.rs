//! Sentences about the roll, leave, who speaks, who is on duty, and what a class ends with.

use std::path::Path;

use super::{Error, Refusal, refuse, refuse_at};

// --------------------------------------------------------------------------- roll and completion

/// A mark for somebody who was not expected, or one expected without a mark.
pub fn not_expected(name: &str) -> Error {
    refuse(format!("{name}不在这次课的应到名单里。名册可能刚有变动，请刷新后重新点名。"))
}
/// Twice in one roll.
pub fn marked_twice(name: &str) -> Error {
    refuse(format!("{name}在这次点名里出现了两次。"))
}
/// Nobody to call: an empty roster, groups without members, nobody there yet that day.
pub fn nobody_expected() -> Error {
    refuse("这次课没有应到的人，不能点名。请看看名册、报到日期，和这次课是给哪几组上的。")
}
/// An elective session whose list was not typed.
pub fn nobody_has_chosen(title: &str) -> Error {
    refuse_at("trainees", format!("{title}是选修课，还没有选课名单。请先填写谁选了这次课，或把到场的人作为临时加入。"))
}
/// Choices for a session that everybody attends.
pub fn is_not_elective(title: &str) -> Error {
    refuse_at(
        "session",
        format!("{title}不是选修课，不用填选课名单。请先在课程表里把它设为选修，或按小组设定应到的人。"),
    )
}
/// A group, trainee or room of another class.
pub fn of_another_class(field: &str, what: &str) -> Error {
    refuse_at(field, format!("{what}不是这个班的。请刷新后重新选择。"))
}
/// A closed roll changes with a reason only.
pub fn roll_is_closed(title: &str, day: &str) -> Error {
    refuse_at("reason", format!("{title}的点名已于{day}完成，现在改动是更正。请写明原因，原来的记录会一并保留。"))
}
/// Already on the roll, so nobody who walked in.
pub fn is_on_the_roll(name: &str) -> Error {
    refuse_at("walk_ins", format!("{name}已在这次课的点名册上，不用临时加入。"))
}
/// Only who was added by hand is taken off again.
pub fn is_no_walk_in(name: &str) -> Error {
    refuse_at("taken_off", format!("{name}是这次课应到的人，不能从点名册上去掉。没有来的请记旷课或请假。"))
}
/// A word the office does not have.
pub fn no_such_roll_word(word: &str) -> Error {
    refuse_at(
        "word",
        format!(
            "没有「{word}」这个考勤用词。请在“设置 › 考勤用词”里添加，或改用出勤、迟到、早退、旷课、事假、病假、公假。"
        ),
    )
}
/// A word of the office that counts as something else.
pub fn word_counts_as(word: &str, counts_as: &str) -> Error {
    refuse_at("mark", format!("「{word}」算作{counts_as}。请按{counts_as}记，或在“设置 › 考勤用词”里修改。"))
}
/// Somebody who is not in the room whose roll is taken.
pub fn is_in_another_room(name: &str) -> Error {
    refuse_at("exceptions", format!("{name}不在这个会场。请在他所在的会场点名，或先调整会场。"))
}
/// A room where nobody was told to sit.
pub fn nobody_sits_in(room: &str) -> Error {
    refuse_at("room", format!("「{room}」还没有安排人坐，不能点名。请先在点名页的“应到”里安排谁坐这里。"))
}
/// A room the session does not have.
pub fn no_such_room(title: &str) -> Error {
    refuse_at("room", format!("{title}没有这个会场。请刷新后重新选择。"))
}
/// More words than anybody remembers.
pub fn too_many_roll_words(most: usize) -> Error {
    refuse_at("words", format!("考勤用词最多{most}个。"))
}
/// A key that is taken, or no key.
pub fn no_such_roll_key(word: &str, key: &str) -> Error {
    refuse_at("key", format!("「{word}」的按键「{key}」不能用：请用一个字母、8或9，几个用词不能共用一个键。"))
}
/// A sheet's code with a sign that is not right.
pub fn sheet_code_is_wrong(typed: &str) -> Error {
    refuse_at("code", format!("编码「{typed}」输错了。请照签到表左下角的编码再输一次，例如 K7M2-Q9TX。"))
}
/// A code that is right but was never printed by these books.
pub fn no_such_sheet(code: &str) -> Error {
    refuse_at("code", format!("没有印过编码是 {code} 的签到表。它可能是在另一份数据里印的，请按序号点名。"))
}
/// A sheet that is signed for several half days.
pub fn sheet_of_several(one: &str, other: &str) -> Error {
    refuse_at("session", format!("这张签到表签的不止一个半天（{one}、{other}……）。请先选是哪一个半天。"))
}
/// A row that the paper does not have.
pub fn no_such_row(row: u32, rows: usize) -> Error {
    refuse_at("empty_rows", format!("这张签到表没有第{row}行，最后一行是第{rows}行。"))
}
/// A row named twice.
pub fn row_twice(row: u32) -> Error {
    refuse_at("empty_rows", format!("第{row}行输入了两次。"))
}
/// A file of a roll with a row that is not understood.
pub fn roll_row_not_understood(cell: &str, why: &str, doubts: usize, row: u32) -> Error {
    let more = if doubts > 1 { format!("，一共有{doubts}处") } else { String::new() };
    Refusal::new(format!("{cell} {why}{more}。请改好文件再导入，或选择跳过看不懂的行。")).in_row(row).into()
}
/// A decision other than 准予 needs its reason.
pub fn decision_without_reason(name: &str, decision: &str) -> Error {
    refuse_at("reason", format!("{name}：{decision}要写明原因。"))
}
/// Not decided 准予结业.
pub fn not_completed(name: &str) -> Error {
    refuse(format!("{name}还没有准予结业，不能发证。请先在结业审核里确定。"))
}
/// Has a certificate in force.
pub fn has_certificate(name: &str, serial: &str) -> Error {
    refuse(format!("{name}已有证书 {serial}。如需重发，请先作废原证书。"))
}
/// Nobody was chosen.
pub fn nobody_chosen() -> Error {
    refuse("没有选择学员。请先勾选要发证的学员。")
}
/// Void before.
pub fn already_void(serial: &str) -> Error {
    refuse(format!("证书 {serial} 早已作废。"))
}
/// The pattern lacks a placeholder.
pub fn pattern_lacks(placeholder: &str) -> Error {
    refuse_at("pattern", format!("证书编号样式里要有 {placeholder}，例如：某党校培结字〔{{年}}〕{{序号}}号。"))
}
/// The pattern makes a number that is in the register.
pub fn serial_is_taken(serial: &str) -> Error {
    refuse(format!("编号 {serial} 已登记在册。请检查设置里的证书编号样式。"))
}
/// The sample school goes only into empty books.
pub fn books_are_not_empty() -> Error {
    refuse("这份数据里已经有内容了，示例数据只能载入空的数据文件。")
}

// ----------------------------------------------------------------------------------------- leave

/// Leave that is over before it begins.
pub fn leave_ends_first() -> Error {
    refuse_at("to", "请假的结束时间应在开始时间之后。")
}
/// A file too large to be kept.
pub fn attachment_too_large(path: &Path, most: u64) -> Error {
    refuse_at("path", format!("「{}」超过{most} MB，放不进来。请换一张小一些的照片或扫描件。", path.display()))
}
/// Leave on days on which the class does not meet at all.
pub fn leave_outside_class(title: &str, days: &str) -> Error {
    refuse_at("from", format!("请假的时间不在「{title}」的班期（{days}）内。请检查日期。"))
}
/// Somebody signs who is not asked to.
pub fn no_such_signer(who: &str) -> Error {
    refuse_at("signer", format!("这张请假条不需要「{who}」签字。请刷新后再签。"))
}
/// 销假 of leave that was not granted.
pub fn leave_is_not_granted(name: &str) -> Error {
    refuse(format!("{name}的这次请假还没有批准，不用销假。没有请成的，可以删除。"))
}
/// Back before they left.
pub fn back_before_leave(name: &str, since: &str) -> Error {
    refuse_at("back", format!("{name}的请假从{since}开始，销假不能更早。没有请成的，可以删除。"))
}
/// A limit for classes of no length.
pub fn limit_of_no_class(days: u32) -> Error {
    refuse_at("days", format!("「{days}天以内的班」不成立。天数应是1以上的数，学时不能小于0。"))
}

// --------------------------------------------------------------------------- speech, duty, buses

/// Nobody is here who could be called.
pub fn nobody_to_call(only: Option<&str>) -> Error {
    match only {
        Some(only) => refuse_at("only", format!("{only}没有在场的学员可以点名。请换一组，或不限定。")),
        None => refuse("没有在场的学员可以点名：应到的人都请假或缺勤。请检查这次课的点名。"),
    }
}
/// Speaks in a session where they are not expected.
pub fn does_not_attend(name: &str) -> Error {
    refuse_at("trainee", format!("{name}不在这次课的应到名单里，不能登记发言。请先检查名册，或换一名学员。"))
}
/// Longer than anybody speaks.
pub fn speech_so_long(most: u32) -> Error {
    refuse_at("minutes", format!("发言时长超过{most}分钟，请检查是否多敲了数字。"))
}
/// The list has become another meanwhile.
pub fn speeches_have_changed() -> Error {
    refuse_at("speeches", "发言登记刚有变动，顺序没有改。请再调整一次。")
}

/// The days to share duties over end before they begin, or are far too many.
pub fn duty_days_reversed() -> Error {
    refuse_at("to", "轮值的结束日期早于开始日期，或相隔太久。请检查日期。")
}
/// Nothing is taught in these days.
pub fn no_days_for_duty(span: &str) -> Error {
    refuse_at("days", format!("{span}没有排课，没有要轮值的日子。请选“每天”，或先排课。"))
}
/// Two of one name, nobody, or more than a room holds.
pub fn no_such_duty_roles(most: u32) -> Error {
    refuse_at("roles", format!("每种轮值写一行，名称不能重复，每天1到{most}人。请检查。"))
}
/// Two who cannot change places.
pub fn has_that_duty(name: &str, place: &str) -> Error {
    refuse(format!("{place}已经是{name}，不能再换给{name}。请选另一天，或换一个人。"))
}
/// They are in another class.
pub fn not_of_the_class(name: &str, title: &str) -> Error {
    refuse_at("trainee", format!("{name}不是「{title}」的学员。请刷新后再选。"))
}
/// There is no speech to print.
pub fn nobody_spoke(title: &str) -> Error {
    refuse(format!("「{title}」还没有登记发言。请先在考勤的“发言”里登记，或打印一个课次的空白登记表。"))
}
/// There is no rotation to print.
pub fn no_duties(title: &str) -> Error {
    refuse(format!("「{title}」还没有轮值安排。请先在考勤的“轮值”里安排。"))
}
/// There is no bus that day.
pub fn no_buses(day: &str) -> Error {
    refuse_at("day", format!("{day}还没有安排车辆。请先在考勤的“乘车”里增加。"))
}
/// More buses than any class fills.
pub fn so_many_buses(most: u32) -> Error {
    refuse_at("buses", format!("车辆应在1到{most}辆之间，请检查。"))
}
/// A number nobody counts.
pub fn so_many_heads(most: u32) -> Error {
    refuse_at("counted", format!("清点的人数超过{most}，请检查是否多敲了数字。"))
}
/// The stop is not on the way.
pub fn no_such_stop(stop: &str) -> Error {
    refuse_at("stop", format!("这一天的行程里没有「{stop}」。课程表可能刚有变动，请刷新后再填。"))
}
/// Leads a bus they do not sit on.
pub fn leads_another_bus(name: &str, bus: &str) -> Error {
    refuse_at("leader", format!("{name}不坐{bus}，不能当它的车长。请先让他坐到这辆车上，或另选一人。"))
}
/// Nobody was named.
pub fn nobody_to_move() -> Error {
    refuse_at("trainees", "没有选择学员。请先选择要换车的人。")
}
/// Buses are there already.
pub fn has_buses(day: &str) -> Error {
    refuse_at("day", format!("{day}已经有车辆安排。请先删除，或直接修改。"))
}
/// A bus of another class or day.
pub fn bus_of_another_day() -> Error {
    refuse_at("bus", "这辆车不是这个班这一天的。请刷新后再选。")
}
