//! Sentences about what was entered into a register.

use super::{Error, refuse, refuse_at};

/// A field that must say something is empty.
pub fn is_empty(field: &str, what: &str) -> Error {
    refuse_at(field, format!("请填写{what}。"))
}
/// Something of that name is there already.
pub fn name_is_taken(field: &str, what: &str, name: &str) -> Error {
    refuse_at(field, format!("已经有{what}「{name}」了。请直接使用，或换一个名称。"))
}
/// The thing asked about is gone.
pub fn is_gone(what: &str) -> Error {
    refuse(format!("{what}已经不在了，可能刚刚被删除。请刷新后再试。"))
}
/// It cannot be removed while others use it.
pub fn in_use(what: &str, name: &str, users: &str) -> Error {
    refuse(format!("{what}「{name}」还有{users}在用，不能删除。"))
}
/// The first day is after the last.
pub fn days_reversed() -> Error {
    refuse_at("ends", "结束日期早于开始日期，请检查。")
}
/// The block ends before it begins.
pub fn times_reversed() -> Error {
    refuse_at("ends", "结束时间应晚于开始时间，请检查。")
}
/// A figure of the teaching rules that nobody means.
pub fn figure_beyond(figure: u32, what: &str, most: u32) -> Error {
    refuse_at("figure", format!("{what}不能是{figure}，请填写{most}以内的数。"))
}
/// Nothing is in the air.
pub fn nothing_to_land() -> Error {
    refuse_at("session", "请说明要移动哪个课次，或要排什么样的课次。")
}
/// Nobody was named.
pub fn nobody_to_be_free() -> Error {
    refuse_at("lecturer", "请选择授课人、场地、班次或教学点，再找空档。")
}
/// The clash that was to be kept is not there.
pub fn clash_is_gone() -> Error {
    refuse("这处冲突已经不在了，不用保留。请刷新后再看。")
}
/// The block has neither topic nor title.
pub fn session_says_nothing() -> Error {
    refuse_at("title", "请选择专题，或填写课次内容。")
}
/// A unit would stand above itself.
pub fn unit_circle(field: &str, unit: &str, above: &str) -> Error {
    let goes = match field {
        "parent" => "隶属于",
        "overseer" => "归口于",
        _ => "并入",
    };
    refuse_at(
        field,
        match unit == above {
            true => format!("「{unit}」不能{goes}自己。请另选单位。"),
            false => {
                format!("「{unit}」不能{goes}「{above}」，因为「{above}」（或它的上级）{goes}「{unit}」。请另选单位。")
            }
        },
    )
}
/// The name is what senders write for another unit.
pub fn is_an_alias(field: &str, name: &str, unit: &str) -> Error {
    refuse_at(field, format!("「{name}」是单位「{unit}」的别名。请直接使用「{unit}」，或先删除那个别名。"))
}
/// The unit got its name later than the day given.
pub fn renamed_later(name: &str, day: chrono::NaiveDate) -> Error {
    let day = crate::calendar::full_date(day);
    refuse_at("on", format!("「{name}」是{day}才改的名称。请填写这一天之后的日期。"))
}
/// The day lies ahead.
pub fn day_not_come(field: &str, day: chrono::NaiveDate) -> Error {
    let day = crate::calendar::full_date(day);
    refuse_at(field, format!("{day}还没有到。请到那一天再登记，之前的名册仍用现在的单位。"))
}
/// Two were to become one that are one.
pub fn one_and_the_same(field: &str, what: &str, name: &str) -> Error {
    refuse_at(field, format!("两边是同一个{what}「{name}」。请另选一个。"))
}
/// The unit was closed by a 机构改革.
pub fn unit_is_closed(field: &str, name: &str, day: chrono::NaiveDate) -> Error {
    let day = crate::calendar::full_date(day);
    refuse_at(field, format!("单位「{name}」已在{day}撤并。请选现在的单位。"))
}
/// The person is on the roster already.
pub fn already_enrolled(name: &str, cohort: &str) -> Error {
    refuse_at("name", format!("{name}已经在「{cohort}」的名册里了。"))
}
/// 序号 are counted from 1.
pub fn no_such_place() -> Error {
    refuse_at("number", "序号从1开始，请填写1以上的数。")
}
/// The trainee has a roll or a certificate and cannot simply vanish.
pub fn trainee_has_record(name: &str, what: &str) -> Error {
    refuse(format!("{name}已有{what}，不能从名册删除。请改用“退出”，记录会保留。"))
}
/// One of the two of a 换人 cannot simply vanish.
pub fn trainee_was_substituted(name: &str, other: &str) -> Error {
    refuse(format!("{name}与{other}之间办过换人，不能从名册删除。请撤销那次换人，或改用“退出”。"))
}
/// Somebody has come in their place.
pub fn already_substituted(name: &str, other: &str) -> Error {
    refuse(format!("{name}已由{other}替换。如需再换，请对{other}办理换人。"))
}
/// The class is over by then.
pub fn substituted_after_the_end(title: &str) -> Error {
    refuse_at("on", format!("换人日期在「{title}」结束之后，请检查日期。"))
}
/// It is settled already.
pub fn roster_is_frozen(title: &str, day: &str) -> Error {
    refuse(format!("「{title}」的名册已于{day}定稿。如需重新定稿，请先取消定稿。"))
}
/// The class has certificates in the register.
pub fn cohort_has_certificates(title: &str, count: u32) -> Error {
    refuse(format!("「{title}」已有{count}张证书登记在册，不能删除。"))
}
/// Two people with two ID numbers are two.
pub fn other_id_number(one: &str, other: &str) -> Error {
    let who = if one == other { format!("两个{one}") } else { format!("{one}和{other}") };
    refuse(format!("{who}的身份证号不同，不是同一人。如果其中一个号码写错了，请先改正，再合并。"))
}
/// Both records of a person have a history in one class.
pub fn both_on_one_roster(name: &str, cohort: &str) -> Error {
    refuse(format!("两个{name}都在「{cohort}」的名册里，都有考勤或证书，不能合并。请先核对那个班的名册。"))
}
/// A tag would end before it begins.
pub fn tag_ends_first() -> Error {
    refuse_at("until", "标签的截止时间应晚于开始时间，请检查。")
}
/// The ID number belongs to somebody else.
pub fn id_number_taken(name: &str, unit: &str) -> Error {
    refuse_at("id_number", format!("这个身份证号已登记在{name}（{unit}）名下，请核对。"))
}
