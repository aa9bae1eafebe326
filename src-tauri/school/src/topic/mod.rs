//! 专题: what lectures are about, who teaches them, and whether they are fit to be taught.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Answer, Change, Everything, Hours, Read,
    booking::{self, Whose},
    lecturer::{Lecturer, LecturerId, teaches},
    refusal, setting,
    timetable::{Kind, in_marks, without_marks},
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

words! {
    /// How far a topic is: prepared together, checked, tried, offered, taken off again.
    #[derive(Default)]
    pub enum TopicState { Prepared = "备课", Checked = "审核", Tried = "试讲", #[default] Offered = "上架", Retired = "停用" }
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
        /// 选修; otherwise 必修.
        #[serde(default)]
        elective: bool,
        /// How far it is.
        #[serde(default)]
        state: TopicState,
        /// When its text was last worked on; none: not known.
        #[serde(default)]
        updated_on: Option<NaiveDate>,
        /// 备注
        note: String,
    }
}

impl NewTopic {
    /// A topic of which nothing but its name, form and length is known.
    pub fn named(name: String, kind: Kind, hours: Hours) -> NewTopic {
        NewTopic {
            name,
            teaching_unit: TeachingUnit::Other,
            kind,
            hours,
            lecturer: None,
            elective: false,
            state: TopicState::Offered,
            updated_on: None,
            note: String::new(),
        }
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
    /// Who teaches it; the usual one among them.
    pub taught_by: Vec<LecturerId>,
    /// Their names in one line, the usual one first.
    pub taught_by_names: String,
    /// Sessions on all timetables (场次); 合班 is one.
    pub sessions: u32,
    /// The last day it was given, up to today.
    pub last_given: Option<NaiveDate>,
    /// Whole years since its text was worked on; none when that is not known.
    pub years_old: Option<u32>,
    /// That is longer than the office wants it to be.
    pub stale: bool,
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
    let mut taught = teaches::by_topic(tx)?;
    let stale_years = setting::of::<setting::TeachingRules>(tx)?.stale_years.figure;
    let mut lines = tx.rows(include_str!("topics.sql"), [tx.today()], |row| {
        let topic = Topic::of_row(row)?;
        let mut by = taught.remove(&topic.id).unwrap_or_default();
        by.sort_by_key(|(lecturer, _)| Some(*lecturer) != topic.lecturer);
        let (taught_by, names): (Vec<_>, Vec<_>) = by.into_iter().unzip();
        let years_old = topic.updated_on.and_then(|updated| tx.today().years_since(updated));
        Ok(TopicLine {
            stale: stale_years > 0 && years_old.is_some_and(|years| stale_years <= years),
            years_old,
            lecturer_name: row.get("lecturer_name")?,
            taught_by,
            taught_by_names: names.join("、"),
            sessions: row.get("sessions")?,
            last_given: row.get("last_given")?,
            topic,
        })
    })?;
    lines.sort_by_key(|line| line.topic.teaching_unit);
    Ok(lines)
}

/// Enters a topic.
pub fn add(tx: &Change, it: NewTopic) -> Answer<Topic> {
    let new = NewTopic { name: bare(&it.name), ..it };
    check(tx, &new.name, new.lecturer, None)?;
    let id = new.insert(tx)?;
    if let Some(lecturer) = new.lecturer {
        teaches::note(tx, lecturer, id)?;
    }
    tx.say(format!("新增专题{}", in_marks(&new.name)))?;
    Ok(new.with_id(id))
}

/// Writes a topic as it is now.
pub fn save(tx: &Change, it: Topic) -> Answer<Topic> {
    let topic = Topic { name: bare(&it.name), ..it };
    check(tx, &topic.name, topic.lecturer, Some(topic.id))?;
    topic.save(tx)?;
    if let Some(lecturer) = topic.lecturer {
        teaches::note(tx, lecturer, topic.id)?;
    }
    tx.say(format!("修改了专题{}", in_marks(&topic.name)))?;
    Ok(topic)
}

/// Takes a topic no timetable uses out of the register.
pub fn remove(tx: &Change, it: OfTopic) -> Answer<()> {
    let topic = Topic::get(tx, it.topic)?;
    if let Some(users) = booking::users(tx, Whose::Topic(it.topic))? {
        return Err(refusal::in_use("专题", &topic.name, &users));
    }
    Topic::remove(tx, it.topic)?;
    tx.say(format!("删除了专题{}", in_marks(&topic.name)))
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
pub fn bare(name: &str) -> String {
    without_marks(name.trim()).trim().into()
}

fn named(tx: &Read, name: &str) -> Answer<Option<TopicId>> {
    tx.row("select id from topic where name = ?1", [name], |row| row.get(0))
}

/// The topic of that name, entered when there is none yet.
pub fn named_or_new(tx: &Change, name: &str, kind: Kind, hours: Hours) -> Answer<TopicId> {
    let name = bare(name);
    match named(tx, &name)? {
        Some(topic) => Ok(topic),
        None => NewTopic::named(name, kind, hours).insert(tx),
    }
}
