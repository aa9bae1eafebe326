//! What the engine must know, read from the books: everything of a stretch of days, or only what a few sessions need.

mod people;

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use serde::Serialize;

use super::{
    SessionId,
    rules::{Class, Facts, Phase, Schedule, Site, Slot},
};
use crate::{
    Answer, Hours, Read, availability, calendar::holidays, cohort::CohortId, field_site::FieldSiteId,
    lecturer::LecturerId, setting, topic::TopicId, venue::VenueId,
};

/// Everything from one day to another: every session, and the whole timetable of every class that has one there; all
/// lecturers, rooms, sites and topics.
///
/// For the clashes of a year and for arranging. A year of a province takes some tenths of a second.
pub fn between(tx: &Read, from: NaiveDate, to: NaiveDate) -> Answer<Schedule> {
    everything(tx, from, to, Past::Heard)
}

/// The same without what people heard before, which takes longer than all else and gives hints only.
pub fn present_between(tx: &Read, from: NaiveDate, to: NaiveDate) -> Answer<Schedule> {
    everything(tx, from, to, Past::LeftOut)
}

fn everything(tx: &Read, from: NaiveDate, to: NaiveDate, past: Past) -> Answer<Schedule> {
    let slots = slots(
        tx,
        "where cohort in (select cohort from session where day between ?1 and ?2)",
        (from, to),
        "where session in (select id from session where day between ?1 and ?2)",
    )?;
    let facts = Reading { tx, judged: &slots, slots: &slots, from, to, all: true, past }.facts()?;
    Ok(Schedule::of(facts, slots))
}

/// What a few sessions need to be judged on some days: those they share a class, a lecturer, a room, a site or people
/// with, and what is known of these.
///
/// `wanted` are the sessions as they should be, in the books or not.
pub fn around(tx: &Read, wanted: &[Slot], from: NaiveDate, to: NaiveDate) -> Answer<Schedule> {
    let cohorts = list(wanted.iter().map(|slot| slot.cohort))?;
    let lecturers = list(wanted.iter().filter_map(|slot| slot.lecturer))?;
    let rooms = list(wanted.iter().flat_map(|slot| slot.rooms.iter().copied()))?;
    let sites = list(wanted.iter().filter_map(|slot| slot.field_site))?;
    let ids: Vec<SessionId> =
        tx.rows(include_str!("around.sql"), (from, to, &cohorts, &lecturers, &rooms, &sites), |row| row.get(0))?;
    let ids = list(ids)?;
    let slots = slots(
        tx,
        "where id in (select value from json_each(?1))",
        [&ids],
        "where session in (select value from json_each(?1))",
    )?;
    let facts = Reading { tx, judged: wanted, slots: &slots, from, to, all: false, past: Past::Heard }.facts()?;
    Ok(Schedule::of(facts, slots))
}

/// The sessions of a class on some days, by time.
pub fn of_class(tx: &Read, cohort: CohortId, from: NaiveDate, to: NaiveDate) -> Answer<Vec<Slot>> {
    let which = "cohort = ?1 and day between ?2 and ?3";
    let rooms = format!("where session in (select id from session where {which})");
    slots(tx, &format!("where {which} order by day, starts, id"), (cohort, from, to), &rooms)
}

/// A session, and after it those given together with it.
pub fn of_event(tx: &Read, session: SessionId) -> Answer<Vec<Slot>> {
    let which = "id = ?1 or joint = (select joint from session where id = ?1)";
    let rooms = format!("where session in (select id from session where {which})");
    slots(tx, &format!("where {which} order by id <> ?1, id"), [session], &rooms)
}

/// The sessions a condition asks for, as slots.
fn slots(tx: &Read, which: &str, parameters: impl rusqlite::Params + Copy, rooms: &str) -> Answer<Vec<Slot>> {
    let mut branches: HashMap<SessionId, Vec<VenueId>> = HashMap::new();
    tx.rows(&format!("select session, venue from session_room {rooms} order by id"), parameters, |row| {
        branches.entry(row.get(0)?).or_default().push(row.get(1)?);
        Ok(())
    })?;
    tx.rows(
        &format!(
            "select id, joint, cohort, day, starts, ends, kind, topic, title, lecturer, venue, field_site, hours, elective
             from session {which}"
        ),
        parameters,
        |row| {
            let session = row.get(0)?;
            let branches = branches.remove(&session).unwrap_or_default();
            Ok(Slot {
                session,
                joint: row.get(1)?,
                cohort: row.get(2)?,
                day: row.get(3)?,
                starts: row.get(4)?,
                ends: row.get(5)?,
                kind: row.get(6)?,
                topic: row.get(7)?,
                title: row.get(8)?,
                lecturer: row.get(9)?,
                rooms: row.get::<_, Option<VenueId>>(10)?.into_iter().chain(branches).collect(),
                field_site: row.get(11)?,
                hours: row.get(12)?,
                elective: row.get(13)?,
            })
        },
    )
}

/// What is read for which sessions.
struct Reading<'a> {
    tx: &'a Read<'a>,
    /// Those that are judged.
    judged: &'a [Slot],
    /// All that can be in their way.
    slots: &'a [Slot],
    from: NaiveDate,
    to: NaiveDate,
    /// Everything in the registers, because anything may be tried; else only what the judged ones use.
    all: bool,
    past: Past,
}

/// Whether it matters what people heard in the years before.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Past {
    Heard,
    LeftOut,
}

impl Reading<'_> {
    fn facts(&self) -> Answer<Facts> {
        let rules: setting::TeachingRules = setting::of(self.tx)?;
        let rooms = self.only(self.judged.iter().flat_map(|slot| slot.rooms.iter().copied()))?;
        let topics = self.only(self.judged.iter().filter_map(|slot| slot.topic))?;
        let mut teaches: HashMap<TopicId, Vec<LecturerId>> = HashMap::new();
        let usual = "select id, lecturer from topic where lecturer is not null";
        for (topic, lecturer) in [
            self.pairs("select topic, lecturer from teaches where true", "topic", &topics)?,
            self.pairs(usual, "id", &topics)?,
        ]
        .concat()
        {
            let teachers: &mut Vec<LecturerId> = teaches.entry(topic).or_default();
            if !teachers.contains(&lecturer) {
                teachers.push(lecturer);
            }
        }
        let lengths: Vec<(TopicId, Hours)> = self.pairs("select id, hours from topic where true", "id", &topics)?;
        let by_name = "select id, name from topic where name like '%组%'";
        let in_groups: Vec<(TopicId, String)> = self.pairs(by_name, "id", &topics)?;
        let seats: Vec<(VenueId, u32)> =
            self.pairs("select id, capacity from venue where capacity > 0", "id", &rooms)?;
        let mut classes = self.classes()?;
        let (sharing, heard) = self.people(&rules)?;
        for (cohort, sharing) in sharing {
            if let Some(class) = classes.get_mut(&cohort) {
                class.sharing = sharing;
            }
        }
        Ok(Facts {
            holidays: holidays::of(self.tx)?,
            availability: availability::all(self.tx)?,
            seats: seats.into_iter().collect(),
            sites: self.sites()?,
            travel: self.travel()?,
            teaches,
            lengths: lengths.into_iter().collect(),
            in_groups: in_groups.into_iter().map(|(topic, _)| topic).collect(),
            classes,
            heard,
            rules,
        })
    }

    /// The ids that are asked for; none when all are.
    fn only<Id: Serialize>(&self, ids: impl Iterator<Item = Id>) -> Answer<Option<String>> {
        (!self.all).then(|| list(ids)).transpose()
    }

    /// Two columns of a table, of all rows or of those whose `column` is listed.
    fn pairs<A, B>(&self, select: &str, column: &str, only: &Option<String>) -> Answer<Vec<(A, B)>>
    where
        A: rusqlite::types::FromSql,
        B: rusqlite::types::FromSql,
    {
        let pair = |row: &rusqlite::Row| Ok((row.get(0)?, row.get(1)?));
        match only {
            Some(ids) => {
                self.tx.rows(&format!("{select} and {column} in (select value from json_each(?1))"), [ids], pair)
            }
            None => self.tx.rows(select, [], pair),
        }
    }

    /// The classes of all sessions; when everything is read, those without a session that meet on the days, too.
    fn classes(&self) -> Answer<HashMap<CohortId, Class>> {
        let mut ids: HashSet<CohortId> = self.slots.iter().chain(self.judged).map(|slot| slot.cohort).collect();
        if self.all {
            let meeting = "select id from cohort where starts <= ?2 and ?1 <= ends";
            ids.extend(self.tx.rows(meeting, (self.from, self.to), |row| row.get::<_, CohortId>(0))?);
        }
        let ids = list(ids)?;
        let mut classes: HashMap<CohortId, Class> = HashMap::new();
        self.tx.rows(
            "select id, starts, ends, planned,
                    (select count(*) from trainee where trainee.cohort = cohort.id and left_on is null) as people
             from cohort where id in (select value from json_each(?1))",
            [&ids],
            |row| {
                let (planned, people): (u32, u32) = (row.get("planned")?, row.get("people")?);
                let class = Class {
                    starts: row.get("starts")?,
                    ends: row.get("ends")?,
                    phases: Vec::new(),
                    people: if people > 0 { people } else { planned },
                    groups: Vec::new(),
                    sharing: HashMap::new(),
                };
                classes.insert(row.get("id")?, class);
                Ok(())
            },
        )?;
        self.tx.rows(
            "select cohort, starts, ends, place from phase where cohort in (select value from json_each(?1))
             order by starts, id",
            [&ids],
            |row| {
                let phase = Phase { starts: row.get("starts")?, ends: row.get("ends")?, place: row.get("place")? };
                if let Some(class) = classes.get_mut(&row.get("cohort")?) {
                    class.phases.push(phase);
                }
                Ok(())
            },
        )?;
        self.tx.rows(
            "select cohort, count(*) as people from trainee
             where study_group is not null and left_on is null and cohort in (select value from json_each(?1))
             group by cohort, study_group order by people desc",
            [&ids],
            |row| {
                if let Some(class) = classes.get_mut(&row.get("cohort")?) {
                    class.groups.push(row.get("people")?);
                }
                Ok(())
            },
        )?;
        Ok(classes)
    }

    fn sites(&self) -> Answer<HashMap<FieldSiteId, Site>> {
        let sites = self.tx.rows("select id, capacity, minutes from field_site", [], |row| {
            Ok((row.get(0)?, Site { capacity: row.get(1)?, minutes: row.get(2)? }))
        })?;
        Ok(sites.into_iter().collect())
    }

    fn travel(&self) -> Answer<HashMap<(FieldSiteId, FieldSiteId), u32>> {
        let ways = self.tx.rows("select one, other, minutes from travel", [], |row| {
            let (one, other, minutes) = (row.get(0)?, row.get(1)?, row.get(2)?);
            Ok([((one, other), minutes), ((other, one), minutes)])
        })?;
        Ok(ways.into_iter().flatten().collect())
    }
}

/// Ids as SQL takes them: a list in JSON.
pub(super) fn list<Id: Serialize>(ids: impl IntoIterator<Item = Id>) -> Answer<String> {
    Ok(serde_json::to_string(&ids.into_iter().collect::<Vec<_>>())?)
}
