//! A person's file: what is known of them, and every class they were in, with the unit and post of that time.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Person, PersonId, PersonTag, tag};
use crate::{
    Answer, Hours, Read, calendar::month_day, cohort::CohortId, completion::Decision, trainee::TraineeId, unit,
};

/// Which person.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfPerson {
    /// The person.
    pub person: PersonId,
}

/// Everything about a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct PersonFile {
    /// As they are known now.
    pub person: Person,
    /// The unit's name.
    pub unit_name: String,
    /// Their tags, by time.
    pub tags: Vec<PersonTag>,
    /// Their classes, newest first.
    pub classes: Vec<PersonClass>,
    /// Hours attended in all of them.
    pub hours: Hours,
}

/// A class somebody was in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct PersonClass {
    /// Which.
    pub cohort: CohortId,
    /// Their line on its roster.
    pub trainee: TraineeId,
    /// Its name with its number.
    pub title: String,
    /// Its first day.
    pub starts: NaiveDate,
    /// Its last day.
    pub ends: NaiveDate,
    /// The unit, by the name it had then.
    pub unit: String,
    /// The post they had then.
    pub post: String,
    /// The 职级 they had then.
    pub rank: String,
    /// 班长, 组长 …
    pub role: String,
    /// Hours attended.
    pub hours: Hours,
    /// What was decided; none yet.
    pub decision: Option<Decision>,
    /// The number of the certificate in force; none.
    pub serial: Option<String>,
    /// What is another than in the class before, or in what was printed: 单位由县旅游局变为县文化局.
    pub changes: Vec<String>,
    /// 3月11日退出：调离
    pub left: String,
}

/// Everything about a person.
pub fn of(tx: &Read, it: OfPerson) -> Answer<PersonFile> {
    let person = Person::get(tx, it.person)?;
    let mut classes = tx.rows(include_str!("file.sql"), [it.person], |row| {
        let left_on: Option<NaiveDate> = row.get("left_on")?;
        let why: String = row.get("left_why")?;
        let left = left_on.map(|day| format!("{}退出", month_day(day))).unwrap_or_default();
        let certified: Option<String> = row.get("certified")?;
        let other_name = certified.filter(|name| *name != person.name).map(|name| format!("证书上的姓名是{name}"));
        Ok(PersonClass {
            cohort: row.get("cohort")?,
            trainee: row.get("trainee")?,
            title: row.get("title")?,
            starts: row.get("starts")?,
            ends: row.get("ends")?,
            unit: row.get("unit_name")?,
            post: row.get("post")?,
            rank: row.get("rank")?,
            role: row.get("role")?,
            hours: row.get("hours")?,
            decision: row.get("decision")?,
            serial: row.get("serial")?,
            changes: other_name.into_iter().collect(),
            left: if left.is_empty() || why.is_empty() { left } else { format!("{left}：{why}") },
        })
    })?;
    for i in 1..classes.len() {
        let (newer, older) = classes.split_at_mut(i);
        let (Some(now), Some(before)) = (newer.last_mut(), older.first()) else { continue };
        for (what, was, is) in [("单位", &before.unit, &now.unit), ("职务", &before.post, &now.post)] {
            if was != is && !was.is_empty() && !is.is_empty() {
                now.changes.push(format!("{what}由{was}变为{is}"));
            }
        }
    }
    let unit_name = match person.unit {
        Some(unit) => unit::Unit::get(tx, unit)?.name,
        None => String::new(),
    };
    let hours = classes.iter().map(|class| class.hours).sum();
    Ok(PersonFile { tags: tag::of(tx, it.person)?, unit_name, classes, hours, person })
}
