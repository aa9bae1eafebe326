//! 授课人: who stands in front of the class.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Answer, Change, Everything, Hours, Read, refusal};

id! {
    /// A lecturer.
    LecturerId as "number & { readonly of: 'lecturer' }"
}

words! {
    /// Where a lecturer comes from; 领导干部 count for the share of leaders' lectures (党校条例第八条).
    pub enum LecturerCategory {
        Leader = "领导干部", Own = "本校教师", Outside = "外聘专家", Example = "先进典型", Other = "其他",
    }
}

record! {
    /// A lecturer in the register.
    pub struct Lecturer, new NewLecturer, in "lecturer" by LecturerId called "授课人" {
        /// 姓名
        name: String,
        /// 单位
        unit: String,
        /// 职务
        post: String,
        /// 职称
        title: String,
        /// Where they come from.
        category: LecturerCategory,
        /// 手机
        phone: String,
        /// 备注
        note: String,
    }
}

/// A lecturer and what they have given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct LecturerLine {
    /// The lecturer.
    #[serde(flatten)]
    pub lecturer: Lecturer,
    /// Sessions on all timetables (场次).
    pub sessions: u32,
    /// Their hours.
    pub hours: Hours,
    /// Topics they usually give, in one line.
    pub topics: String,
}

/// Which lecturer.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfLecturer {
    /// The lecturer.
    pub lecturer: LecturerId,
}

/// All lecturers: leaders first, then by category and entry.
pub fn all(tx: &Read, _: Everything) -> Answer<Vec<LecturerLine>> {
    let mut lines = tx.rows(
        "select lecturer.*,
                (select count(*) from session where session.lecturer = lecturer.id) as sessions,
                (select coalesce(sum(hours), 0) from session where session.lecturer = lecturer.id) as hours,
                (select coalesce(group_concat(name, '、'), '') from topic where topic.lecturer = lecturer.id) as topics
         from lecturer order by id",
        [],
        |row| {
            Ok(LecturerLine {
                lecturer: Lecturer::of_row(row)?,
                sessions: row.get("sessions")?,
                hours: row.get("hours")?,
                topics: row.get("topics")?,
            })
        },
    )?;
    lines.sort_by_key(|line| line.lecturer.category);
    Ok(lines)
}

/// Enters a lecturer.
pub fn add(tx: &Change, it: NewLecturer) -> Answer<Lecturer> {
    let new = NewLecturer { name: it.name.trim().into(), ..it };
    if new.name.is_empty() {
        return Err(refusal::is_empty("name", "授课人姓名"));
    }
    let id = new.insert(tx)?;
    tx.say(format!("新增授课人「{}」", new.name))?;
    Ok(new.with_id(id))
}

/// Writes a lecturer as they are now.
pub fn save(tx: &Change, it: Lecturer) -> Answer<Lecturer> {
    let lecturer = Lecturer { name: it.name.trim().into(), ..it };
    if lecturer.name.is_empty() {
        return Err(refusal::is_empty("name", "授课人姓名"));
    }
    lecturer.save(tx)?;
    tx.say(format!("修改了授课人「{}」", lecturer.name))?;
    Ok(lecturer)
}

/// Takes a lecturer who gives nothing out of the register.
pub fn remove(tx: &Change, it: OfLecturer) -> Answer<()> {
    let lecturer = Lecturer::get(tx, it.lecturer)?;
    let sessions: u32 = tx.value("select count(*) from session where lecturer = ?1", [it.lecturer])?;
    if sessions > 0 {
        return Err(refusal::in_use("授课人", &lecturer.name, &format!("{sessions}个课次")));
    }
    tx.run("update topic set lecturer = null where lecturer = ?1", [it.lecturer])?;
    Lecturer::remove(tx, it.lecturer)?;
    tx.say(format!("删除了授课人「{}」", lecturer.name))
}

/// The lecturer of that name, entered when there is none yet.
pub fn named_or_new(tx: &Change, name: &str) -> Answer<LecturerId> {
    let name = name.trim();
    let known = tx.row("select min(id) from lecturer where name = ?1", [name], |row| row.get(0))?.flatten();
    match known {
        Some(lecturer) => Ok(lecturer),
        None => NewLecturer {
            name: name.into(),
            unit: String::new(),
            post: String::new(),
            title: String::new(),
            category: LecturerCategory::Other,
            phone: String::new(),
            note: String::new(),
        }
        .insert(tx),
    }
}
