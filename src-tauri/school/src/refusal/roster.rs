//! Sentences about who comes to a class: places, files of units, groups.

use super::{Error, io_word, refuse, refuse_at};

// ---------------------------------------------------------------------------------------- places

/// Only open units that are in the register have places.
pub fn unit_twice(name: &str) -> Error {
    refuse_at("lines", format!("单位「{name}」在名额表里出现了两次。请只留一行。"))
}
/// A number nobody means.
pub fn too_many_places(name: &str, most: u32) -> Error {
    refuse_at("lines", format!("单位「{name}」的名额超过{most}人，请检查是否多敲了数字。"))
}
/// Nothing to share places by.
pub fn nothing_to_share_by() -> Error {
    refuse_at("weights", "没有可以分配的单位：各单位的权数都是0。请填写权数，或先登记单位和人员。")
}
/// Nobody said how many years.
pub fn years_not_said() -> Error {
    refuse_at("exclude_trained", "还没有说明剔除近几年已训的人。请先在参训条件里填写年数。")
}
/// There is no earlier class of the same name.
pub fn no_class_to_copy(title: &str) -> Error {
    refuse(format!("没有找到可以照抄名额的往期班次，「{title}」是这个名称的第一个班。请自己选一个班次。"))
}
/// That class has no places.
pub fn nothing_to_copy(title: &str) -> Error {
    refuse(format!("「{title}」没有填写名额，无从照抄。请另选一个班次。"))
}
/// The word is no level.
pub fn no_such_level(field: &str, word: &str) -> Error {
    refuse_at(field, format!("「{word}」不是职务层次。请写成 县处级副职、乡科级正职 这样。"))
}
/// The range has its ends the wrong way.
pub fn range_reversed(field: &str, what: &str) -> Error {
    refuse_at(field, format!("{what}的下限高于上限，请检查。"))
}

// ---------------------------------------------------------------------------------------- intake

/// The file was saved again after it was checked.
pub fn file_has_changed(file: &str) -> Error {
    refuse(format!("「{file}」在核对之后又被改过。请重新核对，再写入。"))
}
/// No sheet has the column that everything hangs on.
pub fn no_column(file: &str, heading: &str) -> Error {
    refuse(format!("「{file}」里没有找到“{heading}”这一列。请在表头写上“{heading}”，再试一次。"))
}
/// A dropped file or folder cannot be looked at.
pub fn cannot_look_into(name: &str, error: &std::io::Error) -> Error {
    let why = match error.kind() {
        std::io::ErrorKind::NotFound => "它不在了",
        _ => "没有权限读它",
    };
    refuse(format!("「{name}」打不开：{why}（{}）。请把要导入的文件复制到桌面，再拖进来。", io_word(error)))
}
/// More files than any class gets.
pub fn too_many_files(most: usize) -> Error {
    refuse(format!("拖入的文件超过{most}个。请只拖这个班的报名表。"))
}
/// What was decided about somebody is not among what may be decided.
pub fn ruling_not_allowed(file: &str, name: &str, ruling: &str, allowed: &str) -> Error {
    refuse_at("rulings", format!("「{file}」里的{name}不能选「{ruling}」，请从{allowed}中选一项。"))
}
/// Nobody decided about somebody.
pub fn ruling_missing(file: &str, question: &str) -> Error {
    refuse_at("rulings", format!("「{file}」还有一处没有答复：{question}"))
}
/// Nothing that was dropped can be a roster.
pub fn no_rosters(path: &str) -> Error {
    refuse(format!("「{path}」里没有报名表。报名表可以是 Excel（.xlsx、.xls）、WPS（.et）、.ods 或 .csv 文件。"))
}
/// No sheet is laid out as a timetable.
pub fn no_timetable_in(file: &str) -> Error {
    refuse(format!(
        "「{file}」里没有找到课程表。一行一个课次的表，表头要有“日期”和“教学内容”；一周一张的表，要有日期和上午、下午。"
    ))
}
/// The file does not say of which class it is.
pub fn timetable_of_no_class(file: &str) -> Error {
    refuse_at("cohort", format!("「{file}」的标题里没有已登记的班次名称。请选择是哪一个班的课程表。"))
}
/// The file names several classes.
pub fn timetable_of_several(file: &str, titles: &str) -> Error {
    refuse_at("cohort", format!("「{file}」的标题里有几个班次的名称：{titles}。请选择是哪一个班的课程表。"))
}
/// The clerk has stopped it.
pub fn stopped_reading() -> Error {
    refuse("已按您的要求停下，没有写入任何内容。")
}

// ---------------------------------------------------------------------------------------- groups

/// The group is not one of their class.
pub fn group_of_another_class(name: &str) -> Error {
    refuse_at("group", format!("这个小组不是{name}那个班的。请刷新后再选。"))
}
/// Who has left is in no group.
pub fn left_and_in_no_group(name: &str) -> Error {
    refuse(format!("{name}已经退出，不能编入小组。如已恢复在训，请先取消退出。"))
}
/// Nobody can be locked in no group.
pub fn in_no_group(name: &str) -> Error {
    refuse(format!("{name}还没有编入小组，不能固定。请先编组。"))
}
/// A wish is of two trainees of one class.
pub fn wish_needs_two(name: &str) -> Error {
    refuse_at("other", format!("请选择与{name}同班的另一名学员。"))
}
/// These two have a wish.
pub fn wish_is_there(say: &str) -> Error {
    refuse_at("other", format!("已有要求：{say}。如需更改，请先取消它。"))
}
/// A wish against those there are.
pub fn wishes_contradict(say: &str) -> Error {
    refuse(format!("这些要求互相矛盾：{say}。请先取消其中一条。"))
}
/// Wishes that no groups of these sizes can keep.
pub fn wishes_cannot_be_kept(say: &str) -> Error {
    refuse(format!(
        "各组人数要均衡、固定的学员不动，下列要求就不能同时满足：{say}。请取消其中一条，或解除固定、改变组数。"
    ))
}
/// No way was found in a reasonable time.
pub fn too_many_wishes() -> Error {
    refuse("分组要求太多，没有找到全部满足的办法。请取消几条再试。")
}
/// More groups than people, or none.
pub fn so_many_groups(people: u32) -> Error {
    refuse_at("groups", format!("全班{people}人，请填写1到{}之间的组数。", people.min(crate::group::rules::MOST)))
}
/// Somebody is locked in a group that there will not be.
pub fn locked_beyond(name: &str, group: &str, groups: u32) -> Error {
    refuse_at("groups", format!("{name}固定在{group}，不能只分成{groups}组。请先解除固定，或增加组数。"))
}
/// There is nothing to repair.
pub fn no_groups(title: &str) -> Error {
    refuse(format!("「{title}」还没有分组。请先分组。"))
}
