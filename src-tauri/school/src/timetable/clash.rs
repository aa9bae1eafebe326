//! Who and what is in whose way, in one sentence each: found across all classes, before it is written and after.

use std::collections::HashMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{LINES, SessionId, SessionLine, line, quoted, rules, rules::Slot};
use crate::{
    Answer, Everything, Read,
    calendar::{Clock, LAST_DAY, month_day, weekday},
    cohort::CohortId,
    lecturer::LecturerId,
    refusal,
    venue::VenueId,
};

words! {
    /// What two sessions cannot share.
    pub enum Resource { Lecturer = "授课人", Venue = "场地", Cohort = "班次" }
}

/// What would happen: nothing is written.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WouldClash {
    /// The session that would be moved or changed; left out, a new one.
    #[serde(default)]
    #[ts(optional)]
    pub session: Option<SessionId>,
    /// Of which class.
    pub cohort: CohortId,
    /// On which day.
    pub day: NaiveDate,
    /// First minute.
    pub starts: Clock,
    /// The minute after the last.
    pub ends: Clock,
    /// Who would give it.
    #[serde(default)]
    #[ts(optional)]
    pub lecturer: Option<LecturerId>,
    /// Where.
    #[serde(default)]
    #[ts(optional)]
    pub venue: Option<VenueId>,
}

/// Two sessions in each other's way, said from the first one's side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Clash {
    /// What both want.
    pub resource: Resource,
    /// The one it is said of; none for one that is not planned yet.
    pub session: Option<SessionId>,
    /// The one in its way.
    pub other: SessionId,
    /// `李明 3月9日（周一）14:30–17:30 在「第3期科级干部进修班」有课：《县情讲座》`
    pub say: String,
}

/// All that is in whose way from today on, across all classes.
pub fn clashes(tx: &Read, _: Everything) -> Answer<Vec<Clash>> {
    let pairs = rules::clashes(&slots_between(tx, tx.today(), LAST_DAY)?);
    say(tx, &pairs.iter().map(|pair| (Some(pair.first), pair.second, pair.resource)).collect::<Vec<_>>())
}

/// What would be in a session's way, before it is written.
pub fn would_clash(tx: &Read, it: WouldClash) -> Answer<Vec<Clash>> {
    if it.ends <= it.starts {
        return Err(refusal::times_reversed());
    }
    let wanted = Slot {
        session: it.session.unwrap_or(SessionId(0)),
        day: it.day,
        starts: it.starts,
        ends: it.ends,
        cohort: it.cohort,
        lecturer: it.lecturer,
        venue: it.venue,
    };
    in_the_way_of(tx, &wanted, it.session)
}

pub(super) fn in_the_way_of(tx: &Read, wanted: &Slot, session: Option<SessionId>) -> Answer<Vec<Clash>> {
    let mut found = Vec::new();
    for other in slots_between(tx, wanted.day, wanted.day)? {
        found.extend(rules::wanted_twice(wanted, &other).into_iter().map(|what| (session, other.session, what)));
    }
    say(tx, &found)
}

pub(super) fn slots_between(tx: &Read, from: NaiveDate, to: NaiveDate) -> Answer<Vec<Slot>> {
    tx.rows(
        "select id, day, starts, ends, cohort, lecturer, venue from session where day between ?1 and ?2",
        (from, to),
        |row| {
            Ok(Slot {
                session: row.get(0)?,
                day: row.get(1)?,
                starts: row.get(2)?,
                ends: row.get(3)?,
                cohort: row.get(4)?,
                lecturer: row.get(5)?,
                venue: row.get(6)?,
            })
        },
    )
}

/// Clashes in one sentence each: of whom it is said, who is in the way, what both want.
pub(super) fn say(tx: &Read, found: &[(Option<SessionId>, SessionId, Resource)]) -> Answer<Vec<Clash>> {
    let others: Vec<i64> = found.iter().map(|(_, other, _)| other.0).collect();
    let lines = tx.rows(
        &format!("{LINES} where session.id in (select value from json_each(?1))"),
        [serde_json::to_string(&others)?],
        line,
    )?;
    let lines: HashMap<SessionId, SessionLine> = lines.into_iter().map(|line| (line.id, line)).collect();
    let said = |&(session, other, resource): &(Option<SessionId>, SessionId, Resource)| {
        let it = lines.get(&other)?;
        let when = format!("{}（周{}）{}–{}", month_day(it.day), weekday(it.day), it.starts, it.ends);
        let (title, class) = (quoted(&it.title, it.kind), &it.cohort_title);
        let say = match resource {
            Resource::Lecturer => format!("{} {when} 在「{class}」有课：{title}", it.lecturer_name),
            Resource::Venue => format!("{} {when} 已由「{class}」使用：{title}", it.venue_name),
            Resource::Cohort => format!("本班 {when} 已有课：{title}"),
        };
        Some(Clash { resource, session, other, say })
    };
    Ok(found.iter().filter_map(said).collect())
}
