//! 专题: what lectures are about.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Answer, Change, Everything, Hours, Read,
    lecturer::{Lecturer, LecturerId},
    refusal,
    timetable::Kind,
};

id! {
    /// A topic.
    TopicId as "number & { readonly of: 'topic' }"
}

words! {
    /// 教学单元 (党校教学的五类内容).
    pub enum TeachingUnit {
        Theory = "理论教育", Spirit = "党性教育", Duty = "履职能力", Knowledge = "知识培训", Other = "其他",
    }
}

record! {
    /// A topic in the register.
    pub struct Topic, new NewTopic, in "topic" by TopicId called "专题" {
        /// Without 《》; they are put on paper.
        name: String,
        /// Which unit of teaching it belongs to.
        teaching_unit: TeachingUnit,
        /// How it is usually taught.
        kind: Kind,
        /// Its usual length, hundredths of 学时.
        hours: Hours,
        /// Who usually gives it.
        lecturer: Option<LecturerId>,
        /// 备注
        note: String,
    }
}

/// A topic, who gives it, and how often it was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct TopicLine {
    /// The topic.
    #[serde(flatten)]
    pub topic: Topic,
    /// Who usually gives it.
    pub lecturer_name: String,
    /// Sessions on all timetables (场次).
    pub sessions: u32,
}

/// Which topic.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfTopic {
    /// The topic.
    pub topic: TopicId,
}

/// All topics by teaching unit, then entry.
pub fn all(tx: &Read, _: Everything) -> Answer<Vec<TopicLine>> {
    let mut lines = tx.rows(
        "select topic.*, coalesce(lecturer.name, '') as lecturer_name,
                (select count(*) from session where session.topic = topic.id) as sessions
         from topic left join lecturer on lecturer.id = topic.lecturer order by topic.id",
        [],
        |row| {
            Ok(TopicLine {
                topic: Topic::of_row(row)?,
                lecturer_name: row.get("lecturer_name")?,
                sessions: row.get("sessions")?,
            })
        },
    )?;
    lines.sort_by_key(|line| line.topic.teaching_unit);
    Ok(lines)
}

/// Enters a topic.
pub fn add(tx: &Change, it: NewTopic) -> Answer<Topic> {
    let new = NewTopic { name: bare(&it.name), ..it };
    check(tx, &new.name, new.lecturer, None)?;
    let id = new.insert(tx)?;
    tx.say(format!("新增专题《{}》", new.name))?;
    Ok(new.with_id(id))
}

/// Writes a topic as it is now.
pub fn save(tx: &Change, it: Topic) -> Answer<Topic> {
    let topic = Topic { name: bare(&it.name), ..it };
    check(tx, &topic.name, topic.lecturer, Some(topic.id))?;
    topic.save(tx)?;
    tx.say(format!("修改了专题《{}》", topic.name))?;
    Ok(topic)
}

/// Takes a topic no timetable uses out of the register.
pub fn remove(tx: &Change, it: OfTopic) -> Answer<()> {
    let topic = Topic::get(tx, it.topic)?;
    let sessions: u32 = tx.value("select count(*) from session where topic = ?1", [it.topic])?;
    if sessions > 0 {
        return Err(refusal::in_use("专题", &topic.name, &format!("{sessions}个课次")));
    }
    Topic::remove(tx, it.topic)?;
    tx.say(format!("删除了专题《{}》", topic.name))
}

fn check(tx: &Read, name: &str, lecturer: Option<LecturerId>, own: Option<TopicId>) -> Answer<()> {
    if name.is_empty() {
        return Err(refusal::is_empty("name", "专题名称"));
    }
    if named(tx, name)?.is_some_and(|other| Some(other) != own) {
        return Err(refusal::name_is_taken("name", "专题", name));
    }
    if let Some(lecturer) = lecturer {
        Lecturer::get(tx, lecturer)?;
    }
    Ok(())
}

/// A topic's name without the marks it wears on paper.
fn bare(name: &str) -> String {
    let name = name.trim();
    name.strip_prefix('《').and_then(|rest| rest.strip_suffix('》')).unwrap_or(name).trim().into()
}

fn named(tx: &Read, name: &str) -> Answer<Option<TopicId>> {
    tx.row("select id from topic where name = ?1", [name], |row| row.get(0))
}

/// The topic of that name, entered when there is none yet.
pub fn named_or_new(tx: &Change, name: &str, kind: Kind, hours: Hours) -> Answer<TopicId> {
    let name = bare(name);
    match named(tx, &name)? {
        Some(topic) => Ok(topic),
        None => NewTopic { name, teaching_unit: TeachingUnit::Other, kind, hours, lecturer: None, note: String::new() }
            .insert(tx),
    }
}
