//! Who teaches what. Who usually gives a topic is always among those who teach it.

use std::collections::HashMap;

use schemars::JsonSchema;
use serde::Deserialize;
use ts_rs::TS;

use super::{Lecturer, LecturerId};
use crate::{
    Answer, Change, Read,
    timetable::in_marks,
    topic::{Topic, TopicId},
};

/// The topics a lecturer teaches, all of them.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetTeaches {
    /// The lecturer.
    pub lecturer: LecturerId,
    /// What they teach.
    pub topics: Vec<TopicId>,
}

/// The lecturers who teach a topic, all of them.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetTeachers {
    /// The topic.
    pub topic: TopicId,
    /// Who teaches it.
    pub lecturers: Vec<LecturerId>,
}

/// Sets what a lecturer teaches.
pub fn of_lecturer(tx: &Change, it: SetTeaches) -> Answer<Vec<TopicId>> {
    let lecturer = Lecturer::get(tx, it.lecturer)?;
    for topic in &it.topics {
        Topic::get(tx, *topic)?;
    }
    let wanted: Vec<(LecturerId, TopicId)> = it.topics.iter().map(|topic| (it.lecturer, *topic)).collect();
    let there = tx.rows("select lecturer, topic from teaches where lecturer = ?1", [it.lecturer], pair)?;
    if replace(tx, &there, &wanted)? {
        tx.say(format!("「{}」能讲{}个专题", lecturer.name, wanted.len()))?;
    }
    tx.rows("select topic from teaches where lecturer = ?1 order by id", [it.lecturer], |row| row.get(0))
}

/// Sets who teaches a topic.
pub fn of_topic(tx: &Change, it: SetTeachers) -> Answer<Vec<LecturerId>> {
    let topic = Topic::get(tx, it.topic)?;
    for lecturer in &it.lecturers {
        Lecturer::get(tx, *lecturer)?;
    }
    let wanted: Vec<(LecturerId, TopicId)> = it.lecturers.iter().map(|lecturer| (*lecturer, it.topic)).collect();
    let there = tx.rows("select lecturer, topic from teaches where topic = ?1", [it.topic], pair)?;
    if replace(tx, &there, &wanted)? {
        tx.say(format!("{}有{}人能讲", in_marks(&topic.name), wanted.len()))?;
    }
    tx.rows("select lecturer from teaches where topic = ?1 order by id", [it.topic], |row| row.get(0))
}

/// Notes that a lecturer teaches a topic, unless it is known.
pub fn note(tx: &Change, lecturer: LecturerId, topic: TopicId) -> Answer<()> {
    tx.run("insert into teaches (lecturer, topic) values (?1, ?2) on conflict do nothing", (lecturer, topic))?;
    Ok(())
}

/// Every lecturer's topics with their names, in the order they were entered.
pub(crate) fn by_lecturer(tx: &Read) -> Answer<HashMap<LecturerId, Vec<(TopicId, String)>>> {
    let rows = tx.rows(
        "select teaches.lecturer, topic.id, topic.name from teaches join topic on topic.id = teaches.topic
         order by teaches.id",
        [],
        |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))),
    )?;
    Ok(gathered(rows))
}

/// Every topic's lecturers with their names, in the order they were entered.
pub(crate) fn by_topic(tx: &Read) -> Answer<HashMap<TopicId, Vec<(LecturerId, String)>>> {
    let rows = tx.rows(
        "select teaches.topic, lecturer.id, lecturer.name from teaches join lecturer on lecturer.id = teaches.lecturer
         order by teaches.id",
        [],
        |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))),
    )?;
    Ok(gathered(rows))
}

fn gathered<K: std::hash::Hash + Eq, V>(rows: Vec<(K, V)>) -> HashMap<K, Vec<V>> {
    let mut by: HashMap<K, Vec<V>> = HashMap::new();
    for (key, value) in rows {
        by.entry(key).or_default().push(value);
    }
    by
}

fn pair(row: &rusqlite::Row) -> rusqlite::Result<(LecturerId, TopicId)> {
    Ok((row.get(0)?, row.get(1)?))
}

/// Writes what is new, takes away what is gone; who does not teach a topic any more does not usually give it either.
fn replace(tx: &Change, there: &[(LecturerId, TopicId)], wanted: &[(LecturerId, TopicId)]) -> Answer<bool> {
    let gone: Vec<_> = there.iter().filter(|pair| !wanted.contains(pair)).collect();
    let new: Vec<_> = wanted.iter().filter(|pair| !there.contains(pair)).collect();
    for &&(lecturer, topic) in &gone {
        tx.run("delete from teaches where lecturer = ?1 and topic = ?2", (lecturer, topic))?;
        tx.run("update topic set lecturer = null where id = ?2 and lecturer = ?1", (lecturer, topic))?;
    }
    for &&(lecturer, topic) in &new {
        note(tx, lecturer, topic)?;
    }
    Ok(!gone.is_empty() || !new.is_empty())
}
