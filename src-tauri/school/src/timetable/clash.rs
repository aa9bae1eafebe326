//! Who and what is in whose way, in one sentence each: found across all classes, before it is written and after.

use std::collections::HashSet;

use chrono::{Days, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    Kind, SessionId, facts, kept,
    rules::{Event, Found, Rule, Schedule, Severity, Slot, Whose},
    saying::say,
};
use crate::{
    Answer, Hours, Read,
    calendar::{Clock, LAST_DAY},
    cohort::CohortId,
    field_site::FieldSiteId,
    lecturer::LecturerId,
    refusal,
    topic::TopicId,
    venue::VenueId,
};

/// A session as it would be. Nothing is written.
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
    /// 同步课堂: branch rooms beside the main room.
    #[serde(default)]
    #[ts(optional)]
    pub rooms: Option<Vec<VenueId>>,
    /// At which field site.
    #[serde(default)]
    #[ts(optional)]
    pub field_site: Option<FieldSiteId>,
    /// What would be done: the session is said as a whole. Left out: 讲授, and of a session that is there all that is
    /// left out stays as it is.
    #[serde(default)]
    #[ts(optional)]
    pub kind: Option<Kind>,
    /// The topic.
    #[serde(default)]
    #[ts(optional)]
    pub topic: Option<TopicId>,
    /// What it would be called when it is no topic.
    #[serde(default)]
    #[ts(optional)]
    pub title: Option<String>,
    /// Hundredths of 学时; left out, by the length of the block, if that is another.
    #[serde(default)]
    #[ts(optional)]
    pub hours: Option<Hours>,
    /// 选修
    #[serde(default)]
    #[ts(optional)]
    pub elective: Option<bool>,
    /// The other classes it would be given to together.
    #[serde(default)]
    #[ts(optional)]
    pub with: Option<Vec<CohortId>>,
}

/// Something in a session's way, said from its side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Clash {
    /// By which rule.
    pub rule: Rule,
    /// How much it weighs.
    pub severity: Severity,
    /// The session it is said of; none for one that is not planned yet.
    pub session: Option<SessionId>,
    /// The one in its way, when it is another session.
    pub other: Option<SessionId>,
    /// `李明 3月9日（周一）14:30–17:30 在「第3期科级干部进修班」有课：《县情讲座》`
    pub say: String,
    /// 依据, if there is one.
    pub authority: String,
    /// Why the office lets it stand, if it does.
    pub kept: Option<String>,
}

/// Which clashes.
#[derive(Debug, Clone, Default, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClashesAsked {
    /// From which day on; left out, from today.
    #[serde(default)]
    #[ts(optional)]
    pub from: Option<NaiveDate>,
    /// Up to which day; left out, to the last there is.
    #[serde(default)]
    #[ts(optional)]
    pub to: Option<NaiveDate>,
    /// Of one class only, each from its side.
    #[serde(default)]
    #[ts(optional)]
    pub cohort: Option<CohortId>,
    /// By one rule only.
    #[serde(default)]
    #[ts(optional)]
    pub rule: Option<Rule>,
}

/// What is in whose way across all classes, by time; two in each other's way are said once, from the side of the first.
pub fn clashes(tx: &Read, it: ClashesAsked) -> Answer<Vec<Clash>> {
    let (from, to) = (it.from.unwrap_or(tx.today()), it.to.unwrap_or(LAST_DAY));
    let asked = |found: &Found| it.rule.is_none_or(|rule| rule == found.rule);
    let (schedule, found) = match it.cohort {
        Some(cohort) => found_in(tx, cohort, Some((from, to)))?,
        None => {
            let schedule = facts::between(tx, from, to)?;
            let found = once(&schedule, from, to);
            (schedule, found)
        }
    };
    say(tx, &schedule, &found.into_iter().filter(asked).collect::<Vec<_>>(), it.cohort)
}

/// Days in which what is pressing is sought first: a province has enough of it in a week, and reads no more.
const NEAR: Days = Days::new(7);

/// What cannot or should not be, across all classes, by time; only the first so many, and none that the office lets
/// stand. What is only good to know is neither sought nor said: whom a topic was taught to before is most of the work.
pub fn pressing(tx: &Read, from: NaiveDate, to: NaiveDate, most: usize) -> Answer<Vec<Clash>> {
    let kept = kept::all(tx)?;
    let look = |until| -> Answer<(Schedule, Vec<Found>)> {
        let schedule = facts::present_between(tx, from, until)?;
        let mut found = once(&schedule, from, until);
        found.retain(|it| it.severity < Severity::Hint && !kept.iter().any(|kept| kept.is_of(it)));
        found.truncate(most);
        Ok((schedule, found))
    };
    let near = look(to.min(from.checked_add_days(NEAR).unwrap_or(to)))?;
    let (schedule, found) = if near.1.len() < most { look(to)? } else { near };
    say(tx, &schedule, &found, None)
}

/// What is in the way of the sessions of a class, each from its side; of all its days, or of some.
pub(super) fn found_in(
    tx: &Read,
    cohort: CohortId,
    days: Option<(NaiveDate, NaiveDate)>,
) -> Answer<(Schedule, Vec<Found>)> {
    let (from, to) = days.unwrap_or((NaiveDate::MIN, LAST_DAY));
    let own = facts::of_class(tx, cohort, from, to)?;
    let (Some(first), Some(last)) = (own.first(), own.last()) else { return Ok(Default::default()) };
    let schedule = facts::around(tx, &own, first.day, last.day)?;
    let found = own.iter().flat_map(|slot| schedule.clashes_of(slot)).collect();
    Ok((schedule, found))
}

/// Everything between two days, but what is said of two sessions only once, whatever classes sit in them.
fn once(schedule: &Schedule, from: NaiveDate, to: NaiveDate) -> Vec<Found> {
    let event = |session| schedule.get(session).map(Slot::event);
    let mut said: HashSet<(Rule, Whose, Option<Event>, Option<Event>)> = HashSet::new();
    let slots = schedule.slots().into_iter().filter(|slot| from <= slot.day && slot.day <= to);
    let mut found: Vec<Found> = slots.flat_map(|slot| schedule.clashes_of(slot)).collect();
    found.retain(|it| {
        let (one, other) = (event(it.session), it.other.and_then(event));
        // What is said of a class is said of each; all else of an event.
        let whose = match (it.rule, other) {
            (Rule::Class | Rule::Trainee | Rule::Travel | Rule::Twice, Some(_)) => Whose::Cohort(CohortId(0)),
            _ => it.whose,
        };
        let pair = if other.is_some() { (one.min(other), one.max(other)) } else { (one, None) };
        said.insert((it.rule, whose, pair.0, pair.1))
    });
    found
}

/// What would be in a session's way, before it is written.
pub fn would_clash(tx: &Read, it: WouldClash) -> Answer<Vec<Clash>> {
    if it.ends <= it.starts {
        return Err(refusal::times_reversed());
    }
    judged(tx, &wanted(tx, it)?)
}

/// What is in a session's way as it stands.
pub fn of_session(tx: &Read, session: SessionId) -> Answer<Vec<Clash>> {
    judged(tx, &facts::of_event(tx, session)?)
}

/// Sessions of one event as they would be: the one asked about, then those given together with it.
pub(super) fn wanted(tx: &Read, it: WouldClash) -> Answer<Vec<Slot>> {
    let stored = match it.session {
        Some(session) => facts::of_event(tx, session)?,
        None => Vec::new(),
    };
    let kept = stored.first().filter(|_| it.kind.is_none());
    let hours = match stored.first() {
        Some(slot) if length(slot.starts, slot.ends) == length(it.starts, it.ends) => slot.hours,
        _ => Hours::of_block(it.starts, it.ends),
    };
    let main = it.venue.or_else(|| kept.and_then(|slot| slot.rooms.first().copied()));
    let branches = it.rooms.or_else(|| kept.map(|slot| slot.rooms.iter().copied().skip(1).collect()));
    let slot = Slot {
        session: it.session.unwrap_or(SessionId::NEW),
        joint: stored.first().and_then(|slot| slot.joint),
        cohort: it.cohort,
        day: it.day,
        starts: it.starts,
        ends: it.ends,
        kind: it.kind.or(kept.map(|slot| slot.kind)).unwrap_or(Kind::Lecture),
        topic: it.topic.or(kept.and_then(|slot| slot.topic)),
        title: it.title.or(kept.map(|slot| slot.title.clone())).unwrap_or_default(),
        lecturer: it.lecturer.or(kept.and_then(|slot| slot.lecturer)),
        rooms: main.into_iter().chain(branches.into_iter().flatten().filter(|room| Some(*room) != main)).collect(),
        field_site: it.field_site.or(kept.and_then(|slot| slot.field_site)),
        hours: it.hours.unwrap_or(hours),
        elective: it.elective.or(kept.map(|slot| slot.elective)).unwrap_or(false),
    };
    let classes = match it.with {
        Some(classes) => classes,
        None => stored.iter().skip(1).map(|slot| slot.cohort).collect(),
    };
    Ok(together(slot, &classes, &stored))
}

/// A session with those of other classes that are given together with it. A class that is not with it yet gets one that
/// is not written.
fn together(slot: Slot, classes: &[CohortId], stored: &[Slot]) -> Vec<Slot> {
    let joint = if classes.is_empty() { None } else { slot.joint.or(Some(NEW_JOINT)) };
    let beside = (1..).zip(classes.iter().filter(|cohort| **cohort != slot.cohort)).map(|(place, cohort)| {
        let known = stored.iter().find(|it| it.cohort == *cohort && it.session != slot.session);
        let session = known.map_or(SessionId(SessionId::NEW.0 - place), |it| it.session);
        Slot { session, cohort: *cohort, joint, ..slot.clone() }
    });
    let beside: Vec<Slot> = beside.collect();
    std::iter::once(Slot { joint, ..slot }).chain(beside).collect()
}

pub(super) fn length(starts: Clock, ends: Clock) -> u16 {
    ends.minutes().saturating_sub(starts.minutes())
}

/// The number of an event that has none yet.
const NEW_JOINT: u32 = u32::MAX;

/// What is in the way of sessions of one event; what all of them meet is said once, of the first.
fn judged(tx: &Read, wanted: &[Slot]) -> Answer<Vec<Clash>> {
    let Some(first) = wanted.first() else { return Ok(Vec::new()) };
    let mut schedule = facts::around(tx, wanted, first.day, first.day)?;
    wanted.iter().for_each(|slot| schedule.insert(slot.clone()));
    say(tx, &schedule, &found_of(&schedule, wanted), Some(first.cohort))
}

/// What is in the way of sessions of one event; what all of them meet is found once, of the first.
pub(super) fn found_of(schedule: &Schedule, wanted: &[Slot]) -> Vec<Found> {
    let mut seen: HashSet<(Rule, Whose, Option<SessionId>)> = HashSet::new();
    let mut found: Vec<Found> = wanted.iter().flat_map(|slot| schedule.clashes_of(slot)).collect();
    found.retain(|it| seen.insert((it.rule, it.whose, it.other)));
    found
}
