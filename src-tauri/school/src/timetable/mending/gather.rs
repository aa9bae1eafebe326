//! What a repair needs to know, read from the books: the sessions around, and the rooms, people and times to try.

use std::collections::{HashMap, HashSet};

use chrono::{Days, NaiveDate};

use super::{
    super::{
        SessionId, WouldClash,
        arranging::problem::{Start, clocks},
        clash::wanted,
        facts, kept,
        rules::{Schedule, Severity, Slot},
    },
    rules::{Gone, Means},
};
use crate::{Answer, Read, cohort::CohortId, lecturer::LecturerId, refusal, setting, topic::TopicId, venue::VenueId};

/// What is to be mended, with all that is around.
pub struct Sick {
    /// The session; of a 合班 one of them.
    pub session: SessionId,
    /// It is being typed: what is done to it is said, not written.
    pub typed: bool,
    /// The sessions around.
    pub schedule: Schedule,
    /// What may be tried.
    pub means: Means,
    /// How often somebody gave a topic (场次).
    pub given: HashMap<(TopicId, LecturerId), u32>,
}

/// Days before and after that are tried.
const REACH: u64 = 10;
/// Of all rooms that seat them, so many are tried.
const ROOMS: usize = 30;

/// A session as it stands.
pub fn session(tx: &Read, session: SessionId) -> Answer<Sick> {
    let slots = facts::of_event(tx, session)?;
    let day = slots.first().ok_or_else(|| refusal::is_gone("课次"))?.day;
    sick(tx, slots, false, (day, day), None)
}

/// A session as it is being typed.
pub fn plan(tx: &Read, plan: WouldClash) -> Answer<Sick> {
    if plan.ends <= plan.starts {
        return Err(refusal::times_reversed());
    }
    let day = plan.day;
    sick(tx, wanted(tx, plan)?, true, (day, day), None)
}

/// All sessions of a lecturer on some days, those of a 合班 once; they lie ahead and their roll is not taken.
pub fn lecturer(tx: &Read, gone: Gone) -> Answer<(Sick, Vec<SessionId>)> {
    let sessions: Vec<SessionId> = tx.rows(
        "select min(session.id) as id from session left join roll on roll.session = session.id
         where session.lecturer = ?1 and session.day between max(?2, ?4) and ?3 and roll.id is null
         group by coalesce(-session.joint, session.id)
         order by session.day, session.starts, id",
        (gone.lecturer, gone.from, gone.to, tx.today()),
        |row| row.get(0),
    )?;
    let mut slots = Vec::new();
    for session in &sessions {
        slots.extend(facts::of_event(tx, *session)?);
    }
    Ok((sick(tx, slots, false, (gone.from, gone.to), Some(gone))?, sessions))
}

fn sick(
    tx: &Read,
    slots: Vec<Slot>,
    typed: bool,
    (first, last): (NaiveDate, NaiveDate),
    gone: Option<Gone>,
) -> Answer<Sick> {
    let from = first.checked_sub_days(Days::new(REACH)).unwrap_or(first).max(tx.today().min(first));
    let to = last.checked_add_days(Days::new(REACH)).unwrap_or(last);
    // Who is in the way, and the other sessions of its class, may give way too.
    let mut near = facts::around(tx, &slots, first, last)?;
    slots.iter().for_each(|slot| near.insert(slot.clone()));
    let errors = slots.iter().flat_map(|slot| near.clashes_of(slot)).filter(|it| it.severity != Severity::Hint);
    let others: HashSet<SessionId> = errors.filter_map(|it| it.other).collect();
    let mut tried: Vec<Slot> = slots.clone();
    let mut cohorts: HashSet<CohortId> = slots.iter().map(|slot| slot.cohort).collect();
    for other in others {
        cohorts.extend(near.get(other).map(|slot| slot.cohort));
    }
    for cohort in &cohorts {
        tried.extend(facts::of_class(tx, *cohort, from, to)?);
    }
    let people = match slots.first().filter(|_| gone.is_none()) {
        Some(slot) => near.facts().must_seat(slot, &classes_of(&slots)),
        None => 0,
    };
    let rooms: Vec<VenueId> = tx.rows(
        "select id from venue where capacity >= ?1 or capacity = 0 order by capacity = 0, capacity, id limit ?2",
        (people, ROOMS as u32),
        |row| row.get(0),
    )?;
    let topics: HashSet<TopicId> = tried.iter().filter_map(|slot| slot.topic).collect();
    let (teachers, given) = teachers(tx, &topics)?;
    let free = |slot: &Slot| Slot { joint: None, ..slot.clone() };
    if let Some(slot) = slots.first() {
        tried.push(Slot { rooms: rooms.clone(), ..free(slot) });
        let all: HashSet<LecturerId> = teachers.values().flatten().copied().collect();
        tried.extend(all.into_iter().map(|lecturer| Slot { lecturer: Some(lecturer), ..free(slot) }));
    }
    let mut schedule = facts::around(tx, &tried, from, to)?;
    if typed {
        slots.iter().for_each(|slot| schedule.insert(slot.clone()));
    }
    let mut starts = HashMap::new();
    for cohort in cohorts {
        starts.insert(cohort, starts_of(tx, &schedule, cohort, &slots, (from, to))?);
    }
    let fixed = tx.rows(
        "select session.id from session left join roll on roll.session = session.id
         where session.locked = 1 or session.day < ?1 or roll.id is not null",
        [tx.today()],
        |row| row.get(0),
    )?;
    let kept = kept::all(tx)?.into_iter().map(|kept| (kept.rule, kept.session, kept.other)).collect();
    let means = Means { rooms, teachers, starts, fixed: fixed.into_iter().collect(), kept, gone };
    let session = slots.first().map_or(SessionId::NEW, |slot| slot.session);
    Ok(Sick { session, typed, schedule, means, given })
}

/// The classes of sessions, each once.
fn classes_of(slots: &[Slot]) -> Vec<CohortId> {
    let mut classes: Vec<CohortId> = slots.iter().map(|slot| slot.cohort).collect();
    classes.sort_unstable();
    classes.dedup();
    classes
}

/// Who can give topics, the most practised first: those who are entered for it, else those who gave it before.
#[allow(clippy::type_complexity)] // two maps of one query
fn teachers(
    tx: &Read,
    topics: &HashSet<TopicId>,
) -> Answer<(HashMap<TopicId, Vec<LecturerId>>, HashMap<(TopicId, LecturerId), u32>)> {
    let topics = serde_json::to_string(topics)?;
    let pair = |row: &rusqlite::Row| Ok((row.get(0)?, row.get(1)?));
    let entered: Vec<(TopicId, LecturerId)> = tx.rows(
        "select topic, lecturer from teaches where topic in (select value from json_each(?1))
         union
         select id, lecturer from topic where lecturer is not null and id in (select value from json_each(?1))",
        [&topics],
        pair,
    )?;
    let given: HashMap<(TopicId, LecturerId), u32> = tx
        .rows(
            "select topic, lecturer, count(distinct coalesce(-joint, id)) from session
             where lecturer is not null and topic in (select value from json_each(?1)) group by topic, lecturer",
            [&topics],
            |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)),
        )?
        .into_iter()
        .collect();
    let mut teachers: HashMap<TopicId, Vec<LecturerId>> = HashMap::new();
    for (topic, lecturer) in entered {
        teachers.entry(topic).or_default().push(lecturer);
    }
    let known: HashSet<TopicId> = teachers.keys().copied().collect();
    for (topic, lecturer) in given.keys().filter(|(topic, _)| !known.contains(topic)) {
        teachers.entry(*topic).or_default().push(*lecturer);
    }
    for (topic, lecturers) in &mut teachers {
        let times = |lecturer: &LecturerId| given.get(&(*topic, *lecturer)).copied().unwrap_or(0);
        lecturers.sort_by_key(|lecturer| (std::cmp::Reverse(times(lecturer)), *lecturer));
    }
    Ok((teachers, given))
}

/// When a class may be taught around those days: its own days that are worked, and those it has sessions on already.
fn starts_of(
    tx: &Read,
    schedule: &Schedule,
    cohort: CohortId,
    slots: &[Slot],
    (from, to): (NaiveDate, NaiveDate),
) -> Answer<Vec<Start>> {
    let facts = schedule.facts();
    let taught: HashSet<NaiveDate> =
        schedule.slots().into_iter().filter(|slot| slot.cohort == cohort).map(|slot| slot.day).collect();
    let meets = |day: &NaiveDate| {
        let class = facts.classes.get(&cohort).is_none_or(|class| class.meets_on(*day));
        class && (facts.holidays.on(*day).is_worked() || taught.contains(day)) && tx.today() <= *day
    };
    let halves = setting::halves_of(tx, cohort)?;
    let minutes: HashSet<u16> = slots.iter().map(|slot| slot.ends.minutes() - slot.starts.minutes()).collect();
    let mut at: Vec<_> = minutes.into_iter().flat_map(|minutes| clocks(&halves, minutes, false)).collect();
    // Where it begins now it may begin on another day.
    at.extend(slots.iter().filter(|slot| slot.cohort == cohort).map(|slot| slot.starts));
    at.sort_unstable();
    at.dedup();
    let days = from.iter_days().take_while(|day| *day <= to).filter(meets);
    Ok(days.flat_map(|day| at.iter().map(move |starts| Start { day, starts: *starts })).collect())
}
