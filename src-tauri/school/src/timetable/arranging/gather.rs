//! What there is to arrange, read from the books.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::{
    ArrangeAsked, Task,
    problem::{Bounds, Days, From, Item, Problem, Start},
    words::Words,
};
use crate::{
    Answer, Read,
    calendar::Clock,
    cohort::{Cohort, CohortId},
    lecturer::LecturerId,
    refusal, setting,
    timetable::{
        Kind, SessionId, facts,
        rules::{Class, Schedule, Slot},
        unplaced::{self, Unplaced},
        wish,
    },
    topic::{TeachingUnit, TopicId},
    venue::VenueId,
};

/// Of all rooms that seat a class, so many are tried.
const ROOMS: usize = 40;
/// No class is arranged farther than two years.
const FARTHEST: usize = 2 * 366;
/// Given up after so many seconds when nobody says.
const PATIENCE: u32 = 30;

/// Reads what there is to arrange.
pub fn gather(tx: &Read, it: ArrangeAsked) -> Answer<Task> {
    let mut cohorts: Vec<Cohort> = Vec::new();
    for id in &it.cohorts {
        if cohorts.iter().all(|cohort| cohort.id != *id) {
            cohorts.push(Cohort::get(tx, *id)?);
        }
    }
    let (Some(from), Some(to)) =
        (cohorts.iter().map(|cohort| cohort.starts).min(), cohorts.iter().map(|cohort| cohort.ends).max())
    else {
        return Err(refusal::no_classes_chosen());
    };
    let ids: Vec<CohortId> = cohorts.iter().map(|cohort| cohort.id).collect();
    let unplaced = unplaced::of_cohorts(tx, &ids)?;
    let mut schedule = facts::between(tx, from, to)?;
    let mut homes = HashMap::new();
    if it.may_move.unwrap_or(false) {
        for session in movable(tx, &ids)? {
            if let Some(slot) = schedule.remove(session) {
                homes.insert(session, slot);
            }
        }
    }
    if unplaced.is_empty() && homes.is_empty() {
        return Err(refusal::nothing_to_arrange());
    }
    let registers = Registers::of(tx)?;
    let mut titles = HashMap::new();
    let mut items = Vec::new();
    for (nth, line) in (1..).zip(unplaced) {
        let session = SessionId(-nth);
        titles.insert(session, line.shown.clone());
        items.push(registers.item(session, line.unplaced, &schedule));
    }
    let mut moved: Vec<&Slot> = homes.values().collect();
    moved.sort_unstable_by_key(|slot| slot.session);
    items.extend(moved.into_iter().map(|slot| registers.moved(slot)));
    let mut classes = HashMap::new();
    for cohort in &cohorts {
        let days = days(schedule.facts().classes.get(&cohort.id), cohort, tx.today());
        classes.insert(cohort.id, Days { days, halves: setting::halves_of(tx, cohort.id)? });
    }
    let wishes = wish::of_cohorts(tx, &ids)?;
    let options = it.options.unwrap_or_default();
    let bounds = Bounds {
        evenings: options.evenings.unwrap_or(false),
        days_off: options.weekends.unwrap_or(false),
        a_day: options.max_per_day.filter(|most| *most > 0),
        spirit_together: options.spirit_together.unwrap_or(true),
        one_trip_a_day: options.one_field_trip_a_day.unwrap_or(true),
    };
    let words = Words::of(tx, &cohorts, titles, wishes.iter().map(|wish| wish.say.clone()).collect())?;
    let wishes = wishes.into_iter().map(|line| line.wish.into()).collect();
    let problem = Problem { schedule, items, wishes, classes, bounds };
    Ok(Task { problem, homes, words, seed: it.seed.unwrap_or(0), seconds: it.seconds.unwrap_or(PATIENCE) })
}

/// The days a class meets from today on.
fn days(class: Option<&Class>, cohort: &Cohort, today: NaiveDate) -> Vec<NaiveDate> {
    let days = cohort.starts.max(today).iter_days().take_while(|day| *day <= cohort.ends);
    days.filter(|day| class.is_none_or(|class| class.meets_on(*day))).take(FARTHEST).collect()
}

/// Sessions that arranging may move: they lie ahead, are not locked, and no other class sits in them.
fn movable(tx: &Read, cohorts: &[CohortId]) -> Answer<Vec<SessionId>> {
    tx.rows(
        "select session.id from session left join roll on roll.session = session.id
         where session.cohort in (select value from json_each(?1)) and session.day > ?2
           and session.locked = 0 and session.joint is null and roll.id is null
         order by session.id",
        (serde_json::to_string(cohorts)?, tx.today()),
        |row| row.get(0),
    )
}

/// What an item may be given, of the registers.
struct Registers {
    /// By how many they seat; those nobody has counted last.
    rooms: Vec<(VenueId, u32)>,
    usual: HashMap<TopicId, LecturerId>,
    spirit: HashSet<TopicId>,
}

impl Registers {
    fn of(tx: &Read) -> Answer<Registers> {
        let rooms = tx.rows("select id, capacity from venue order by capacity = 0, capacity, id", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
        let usual = tx.rows("select id, lecturer from topic where lecturer is not null", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
        let spirit =
            tx.rows("select id from topic where teaching_unit = ?1", [TeachingUnit::Spirit], |row| row.get(0))?;
        Ok(Registers { rooms, usual: usual.into_iter().collect(), spirit: spirit.into_iter().collect() })
    }

    fn item(&self, session: SessionId, it: Unplaced, schedule: &Schedule) -> Item {
        let slot = Slot {
            session,
            joint: None,
            cohort: it.cohort,
            day: NaiveDate::MIN,
            starts: Clock::MIDNIGHT,
            ends: Clock::MIDNIGHT,
            kind: it.kind,
            topic: it.topic,
            title: it.title.clone(),
            lecturer: None,
            rooms: Vec::new(),
            field_site: it.field_site,
            hours: it.hours,
            elective: it.elective,
        };
        Item {
            lecturers: self.lecturers(&it, schedule),
            rooms: self.rooms(&slot, it.venue, schedule),
            minutes: it.minutes,
            spirit: it.topic.is_some_and(|topic| self.spirit.contains(&topic)),
            from: From::Unplaced(it.id),
            slot,
        }
    }

    fn moved(&self, slot: &Slot) -> Item {
        Item {
            minutes: slot.ends.minutes() - slot.starts.minutes(),
            lecturers: vec![slot.lecturer],
            rooms: vec![slot.rooms.clone()],
            spirit: slot.topic.is_some_and(|topic| self.spirit.contains(&topic)),
            from: From::Session(Start { day: slot.day, starts: slot.starts }),
            slot: slot.clone(),
        }
    }

    /// Who was asked for; else who teaches the topic, the usual one first; nobody where nobody is entered.
    fn lecturers(&self, it: &Unplaced, schedule: &Schedule) -> Vec<Option<LecturerId>> {
        if it.lecturer.is_some() {
            return vec![it.lecturer];
        }
        let Some(topic) = it.topic else { return vec![None] };
        let usual = self.usual.get(&topic);
        let teachers = schedule.facts().teaches.get(&topic).into_iter().flatten();
        let mut lecturers: Vec<Option<LecturerId>> = Vec::new();
        for lecturer in usual.into_iter().chain(teachers) {
            if !lecturers.contains(&Some(*lecturer)) {
                lecturers.push(Some(*lecturer));
            }
        }
        if lecturers.is_empty() { vec![None] } else { lecturers }
    }

    /// Which room was asked for; else those the class is in already, then those that seat it, the smallest first.
    fn rooms(&self, it: &Slot, asked: Option<VenueId>, schedule: &Schedule) -> Vec<Vec<VenueId>> {
        if let Some(venue) = asked {
            return vec![vec![venue]];
        }
        if it.field_site.is_some() || matches!(it.kind, Kind::Field | Kind::Visit) || self.rooms.is_empty() {
            return vec![Vec::new()];
        }
        let class = schedule.facts().classes.get(&it.cohort);
        let people = schedule.facts().must_seat(it, &[it.cohort]);
        let used: HashSet<VenueId> = schedule
            .slots()
            .into_iter()
            .filter(|slot| slot.cohort == it.cohort)
            .flat_map(|slot| slot.rooms.iter().copied())
            .collect();
        let seats = |(_, capacity): &&(VenueId, u32)| *capacity == 0 || people <= *capacity;
        let mut rooms: Vec<VenueId> = self.rooms.iter().filter(seats).map(|(venue, _)| *venue).collect();
        rooms.sort_by_key(|venue| !used.contains(venue));
        rooms.truncate(ROOMS);
        if rooms.is_empty() {
            // None seats them: the largest is tried, so that this is what is said.
            let largest = self.rooms.iter().rev().find(|(_, capacity)| *capacity > 0);
            rooms.extend(largest.map(|(venue, _)| *venue));
        }
        let mut rooms: Vec<Vec<VenueId>> = rooms.into_iter().map(|venue| vec![venue]).collect();
        if class.is_some_and(|class| class.phases.iter().any(|phase| !phase.place.is_empty())) {
            rooms.push(Vec::new());
        }
        rooms
    }
}
