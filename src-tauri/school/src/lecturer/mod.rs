//! 授课人: who stands in front of the class, what they teach and have taught.

pub mod teaches;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Answer, Change, Everything, Hours, Read,
    availability::{self, Owner},
    booking::{self, Whose},
    refusal,
    topic::TopicId,
};

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

words! {
    /// 四大班子: of which a leader is.
    #[derive(Default)]
    pub enum LeadingBody {
        /// Of none.
        #[default] None = "", Party = "党委", Congress = "人大", Government = "政府", Consultative = "政协",
    }
}

words! {
    /// 讲课费 is paid by class (中央和国家机关培训费管理办法第十条).
    #[derive(Default)]
    pub enum FeeClass {
        /// Not said.
        #[default] Unsaid = "", Foremost = "院士、全国知名专家", Professor = "正高级", Associate = "副高级",
        Other = "其他人员", Unpaid = "不取酬",
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
        /// 荣誉称号
        #[serde(default)]
        honours: String,
        /// Where they come from.
        category: LecturerCategory,
        /// 四大班子, for leaders of one.
        #[serde(default)]
        office: LeadingBody,
        /// How their lectures are paid.
        #[serde(default)]
        fee_class: FeeClass,
        /// 手机
        phone: String,
        /// 备注
        note: String,
    }
}

impl NewLecturer {
    /// A lecturer of whom nothing but the name is known.
    pub fn named(name: &str, category: LecturerCategory) -> NewLecturer {
        NewLecturer {
            name: name.into(),
            unit: String::new(),
            post: String::new(),
            title: String::new(),
            honours: String::new(),
            category,
            office: LeadingBody::None,
            fee_class: FeeClass::Unsaid,
            phone: String::new(),
            note: String::new(),
        }
    }
}

/// A lecturer and what they have given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct LecturerLine {
    /// The lecturer.
    #[serde(flatten)]
    pub lecturer: Lecturer,
    /// Sessions on all timetables (场次); 合班 is one.
    pub sessions: u32,
    /// Their hours; of 合班 once.
    pub hours: Hours,
    /// What they teach, in one line.
    pub topics: String,
    /// What they teach.
    pub teaches: Vec<TopicId>,
    /// When they can and cannot, from today on, in one line; empty: always.
    pub times: String,
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
    let times = availability::all(tx)?;
    let mut taught = teaches::by_lecturer(tx)?;
    let mut lines = tx.rows(include_str!("lecturers.sql"), [], |row| {
        let lecturer = Lecturer::of_row(row)?;
        let (teaches, names): (Vec<_>, Vec<_>) = taught.remove(&lecturer.id).unwrap_or_default().into_iter().unzip();
        let times = times.get(&Owner::Lecturer(lecturer.id));
        Ok(LecturerLine {
            sessions: row.get("sessions")?,
            hours: row.get("hours")?,
            topics: names.join("、"),
            teaches,
            times: times.map(|times| times.words(tx.today())).unwrap_or_default(),
            lecturer,
        })
    })?;
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
    if let Some(users) = booking::users(tx, Whose::Lecturer(it.lecturer))? {
        return Err(refusal::in_use("授课人", &lecturer.name, &users));
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
        None => NewLecturer::named(name, LecturerCategory::Other).insert(tx),
    }
}
