//! The repairs themselves: what can be tried with a session, and what of it leaves nothing in the way.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::super::{
    Kind, SessionId,
    arranging::problem::Start,
    clash::found_of,
    rules::{Event, Found, Rule, Schedule, Severity, Slot},
};
use crate::{calendar::Clock, cohort::CohortId, lecturer::LecturerId, topic::TopicId, venue::VenueId};

/// One thing done to a session, in all its classes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// In another room.
    Venue(VenueId),
    /// By somebody else.
    Lecturer(LecturerId),
    /// At another time.
    Move(Start),
    /// At the time of another session, which comes here.
    Swap(SessionId),
}

/// What is done to which session.
pub type Done = (SessionId, Turn);

/// One way to mend.
#[derive(Debug, Clone)]
pub struct Mend {
    /// What is done, in order.
    pub turns: Vec<Done>,
    /// What should not be and what is good to know, afterwards.
    pub bends: Vec<Found>,
    /// Classes and lecturers who must be told.
    pub told: usize,
    /// The events that are touched.
    touched: usize,
    /// Days it is moved by, at most.
    days: u64,
}

/// A lecturer who does not come from one day to another.
#[derive(Debug, Clone, Copy)]
pub struct Gone {
    /// Who.
    pub lecturer: LecturerId,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
}

/// What may be tried.
#[derive(Debug, Clone, Default)]
pub struct Means {
    /// Rooms, the best first.
    pub rooms: Vec<VenueId>,
    /// Who can give a topic, the most practised first.
    pub teachers: HashMap<TopicId, Vec<LecturerId>>,
    /// When sessions of a class may begin.
    pub starts: HashMap<CohortId, Vec<Start>>,
    /// Sessions that stay as they are: fixed, over, or their roll is taken.
    pub fixed: HashSet<SessionId>,
    /// Clashes the office lets stand.
    pub kept: Vec<(Rule, SessionId, Option<SessionId>)>,
    /// Who does not come.
    pub gone: Option<Gone>,
}

/// A schedule on which repairs are tried.
pub struct Bench<'a> {
    pub schedule: Schedule,
    means: &'a Means,
    /// The sessions of every class.
    classes: HashMap<CohortId, Vec<SessionId>>,
}

/// What becomes of a try.
enum Tried {
    Mends(Mend),
    /// Only this other session is in the way now.
    But(SessionId),
    Fails,
}

/// Chains of two are tried from so many first steps.
const CHAINS: usize = 40;

impl<'a> Bench<'a> {
    /// A bench with all that may be tried.
    pub fn new(schedule: Schedule, means: &'a Means) -> Bench<'a> {
        let mut classes: HashMap<CohortId, Vec<SessionId>> = HashMap::new();
        for slot in schedule.slots() {
            classes.entry(slot.cohort).or_default().push(slot.session);
        }
        Bench { schedule, means, classes }
    }

    fn members(&self, session: SessionId) -> Vec<Slot> {
        let event = self.schedule.get(session).map_or(Event::Alone(session), Slot::event);
        self.schedule.members(event).into_iter().cloned().collect()
    }

    /// What is in the way of a session, all its classes together: what cannot be, then what should not be. What the
    /// office lets stand is not among it.
    pub fn in_the_way(&self, session: SessionId) -> (Vec<Found>, Vec<Found>) {
        let found = found_of(&self.schedule, &self.members(session));
        let open = found.into_iter().filter(|it| !self.is_kept(it));
        open.partition(|it| it.severity == Severity::Error)
    }

    fn is_kept(&self, it: &Found) -> bool {
        self.means.kept.iter().any(|(rule, session, other)| {
            let mine = (*session, *other);
            *rule == it.rule
                && (mine == (it.session, it.other) || it.other.is_some_and(|there| mine == (there, Some(it.session))))
        })
    }

    /// Whether its lecturer does not come.
    pub fn lacks_lecturer(&self, slot: &Slot) -> bool {
        self.means
            .gone
            .is_some_and(|gone| slot.lecturer == Some(gone.lecturer) && gone.from <= slot.day && slot.day <= gone.to)
    }

    /// Does it; the slots as they were.
    pub fn turn(&mut self, (session, turn): Done) -> Vec<Slot> {
        let before = self.members(session);
        let Some(first) = before.first().cloned() else { return before };
        let other = match turn {
            Turn::Swap(other) => self.members(other),
            _ => Vec::new(),
        };
        for slot in &before {
            let now = match (turn, other.first()) {
                (Turn::Venue(venue), _) => {
                    let branches = slot.rooms.iter().skip(1).copied().filter(|room| *room != venue);
                    Slot { rooms: std::iter::once(venue).chain(branches).collect(), ..slot.clone() }
                }
                (Turn::Lecturer(lecturer), _) => Slot { lecturer: Some(lecturer), ..slot.clone() },
                (Turn::Move(start), _) => at(slot, start),
                (Turn::Swap(_), Some(there)) => at(slot, Start { day: there.day, starts: there.starts }),
                (Turn::Swap(_), None) => slot.clone(),
            };
            self.schedule.insert(now);
        }
        for slot in &other {
            self.schedule.insert(at(slot, Start { day: first.day, starts: first.starts }));
        }
        before.into_iter().chain(other).collect()
    }

    fn back(&mut self, before: Vec<Slot>) {
        before.into_iter().for_each(|slot| self.schedule.insert(slot));
    }

    /// Tries turns, and takes them back.
    fn try_all(&mut self, turns: &[Done], target: &[Found], session: SessionId) -> Tried {
        let mut before: Vec<Vec<Slot>> = Vec::new();
        for turn in turns {
            before.push(self.turn(*turn));
        }
        let mut changed: Vec<SessionId> = before.iter().flatten().map(|slot| slot.session).collect();
        changed.push(session);
        let tried = self.judge(turns, &before, &changed, target, session);
        before.into_iter().rev().for_each(|slots| self.back(slots));
        tried
    }

    fn judge(
        &self,
        turns: &[Done],
        before: &[Vec<Slot>],
        changed: &[SessionId],
        target: &[Found],
        session: SessionId,
    ) -> Tried {
        if self.passes_a_ceremony(before) {
            return Tried::Fails;
        }
        let mut events: Vec<Event> = Vec::new();
        let mut bends: Vec<Found> = Vec::new();
        let mut errors: Vec<Found> = Vec::new();
        for slot in changed.iter().filter_map(|session| self.schedule.get(*session)) {
            if events.contains(&slot.event()) {
                continue;
            }
            events.push(slot.event());
            if self.lacks_lecturer(slot) {
                return Tried::Fails;
            }
            let (cannot, should_not) = self.in_the_way(slot.session);
            errors.extend(cannot);
            bends.extend(should_not);
        }
        if !errors.is_empty() {
            let mut others: Vec<Option<Event>> =
                errors.iter().map(|it| it.other.and_then(|other| self.schedule.get(other)).map(Slot::event)).collect();
            others.dedup();
            return match (&others[..], errors[0].other) {
                ([Some(event)], Some(other))
                    if !self.means.fixed.contains(&other) && !events.contains(event) && turns.len() < 2 =>
                {
                    Tried::But(other)
                }
                _ => Tried::Fails,
            };
        }
        let same =
            |it: &Found| target.iter().any(|was| (was.rule, was.session, was.other) == (it.rule, it.session, it.other));
        if bends.iter().any(|it| it.session == session && same(it)) {
            return Tried::Fails;
        }
        Tried::Mends(self.mend(turns, before, bends))
    }

    /// Whether something now stands before its class's 开班式, or after its 结业式, that did not; or one of these does.
    fn passes_a_ceremony(&self, before: &[Vec<Slot>]) -> bool {
        // What was changed twice was at first as it was before the first time.
        let was = |session: SessionId| before.iter().flatten().find(|slot| slot.session == session);
        before.iter().flatten().filter_map(|slot| self.schedule.get(slot.session)).any(|slot| {
            let others = self.classes.get(&slot.cohort).into_iter().flatten().filter(|other| **other != slot.session);
            others.filter_map(|other| self.schedule.get(*other)).any(|other| {
                let (slot_was, other_was) = (was(slot.session), was(other.session).unwrap_or(other));
                out_of_order(slot, other) && !slot_was.is_some_and(|slot_was| out_of_order(slot_was, other_was))
            })
        })
    }

    fn mend(&self, turns: &[Done], before: &[Vec<Slot>], bends: Vec<Found>) -> Mend {
        let mut told: HashSet<(u8, i64)> = HashSet::new();
        let mut days = 0;
        let mut touched: Vec<Event> = Vec::new();
        for was in before.iter().flatten() {
            told.insert((0, was.cohort.0));
            told.extend(was.lecturer.map(|lecturer| (1, lecturer.0)));
            if !touched.contains(&was.event()) {
                touched.push(was.event());
            }
            if let Some(now) = self.schedule.get(was.session) {
                told.extend(now.lecturer.map(|lecturer| (1, lecturer.0)));
                days = days.max((now.day - was.day).num_days().unsigned_abs());
            }
        }
        Mend { turns: turns.to_vec(), bends, told: told.len(), touched: touched.len(), days }
    }

    /// What can be tried with one session.
    fn singles(&self, session: SessionId, asked: bool) -> Vec<Turn> {
        let Some(slot) = self.schedule.get(session).cloned() else { return Vec::new() };
        let mut turns = Vec::new();
        if let Some(main) = slot.rooms.first() {
            turns.extend(self.means.rooms.iter().filter(|room| *room != main).map(|room| Turn::Venue(*room)));
        }
        let teachers = slot.topic.and_then(|topic| self.means.teachers.get(&topic)).into_iter().flatten();
        turns.extend(teachers.filter(|it| slot.lecturer != Some(**it)).map(|it| Turn::Lecturer(*it)));
        if self.means.fixed.contains(&session) {
            return turns;
        }
        let here = Start { day: slot.day, starts: slot.starts };
        let mut starts: Vec<Start> = self.means.starts.get(&slot.cohort).into_iter().flatten().copied().collect();
        starts.retain(|start| *start != here && fits(&slot, *start));
        starts.sort_by_key(|start| ((start.day - slot.day).num_days().abs(), *start));
        turns.extend(starts.iter().map(|start| Turn::Move(*start)));
        if asked && session > SessionId::NEW {
            let others = self.schedule.slots().into_iter().filter(|it| {
                it.cohort == slot.cohort
                    && it.event() != slot.event()
                    && it.session > SessionId::NEW
                    && !self.means.fixed.contains(&it.session)
                    && (it.day, it.starts) != (slot.day, slot.starts)
                    && starts.iter().any(|start| start.day == it.day)
            });
            let mut others: Vec<&Slot> = others.collect();
            others.sort_by_key(|it| ((it.day - slot.day).num_days().abs(), it.day, it.starts));
            turns.extend(others.into_iter().map(|it| Turn::Swap(it.session)));
        }
        turns
    }

    /// Repairs of a session, the best first. `target` is what shall be gone.
    pub fn mends(&mut self, session: SessionId, target: &[Found]) -> Vec<Mend> {
        let mut mends = Vec::new();
        let mut almost: Vec<(Done, SessionId)> = Vec::new();
        for turn in self.singles(session, true) {
            let done = (session, turn);
            match self.try_all(&[done], target, session) {
                Tried::Mends(mend) => mends.push(mend),
                Tried::But(other) => almost.push((done, other)),
                Tried::Fails if matches!(turn, Turn::Move(_)) => mends.extend(self.with_another(done, target)),
                Tried::Fails => {}
            }
        }
        // The other one gives way.
        let mut others: Vec<SessionId> = target.iter().filter_map(|it| it.other).collect();
        others.dedup();
        for other in others.into_iter().filter(|other| !self.means.fixed.contains(other)) {
            for turn in self.singles(other, true) {
                if turn == Turn::Swap(session) {
                    continue;
                }
                if let Tried::Mends(mend) = self.try_all(&[(other, turn)], target, session) {
                    mends.push(mend);
                }
            }
        }
        if mends.is_empty() {
            for (done, other) in almost.into_iter().take(CHAINS) {
                for turn in self.singles(other, false) {
                    if let Tried::Mends(mend) = self.try_all(&[done, (other, turn)], target, session) {
                        mends.push(mend);
                        break;
                    }
                }
            }
        }
        mends.sort_by_key(|mend| mend.order());
        mends
    }

    /// At another time the room or the lecturer may not be free; then in another, or by somebody else.
    fn with_another(&mut self, done: Done, target: &[Found]) -> Option<Mend> {
        let (session, _) = done;
        let before = self.turn(done);
        let (errors, _) = self.in_the_way(session);
        let only = |rules: &[Rule]| !errors.is_empty() && errors.iter().all(|it| rules.contains(&it.rule));
        let room = only(&[Rule::Venue, Rule::Seats]);
        let lecturer = only(&[Rule::Lecturer, Rule::Availability]);
        self.back(before);
        if !room && !lecturer {
            return None;
        }
        for turn in self.singles(session, false) {
            let fitting = match turn {
                Turn::Venue(_) => room,
                Turn::Lecturer(_) => lecturer,
                Turn::Move(_) | Turn::Swap(_) => break,
            };
            if fitting && let Tried::Mends(mend) = self.try_all(&[done, (session, turn)], target, session) {
                return Some(mend);
            }
        }
        None
    }
}

impl Mend {
    /// The fewest sessions, the fewest steps, the fewest people, the fewest bends, the nearest day.
    fn order(&self) -> (usize, usize, usize, u32, u64) {
        let weight = |it: &Found| if it.severity == Severity::Warning { 3 } else { 1 };
        (self.touched, self.turns.len(), self.told, self.bends.iter().map(weight).sum(), self.days)
    }

    /// What kind of repair it is: of the same kind a few are enough.
    fn kind(&self) -> Vec<(SessionId, u8)> {
        let kind = |turn: &Turn| match turn {
            Turn::Venue(_) => 0,
            Turn::Lecturer(_) => 1,
            Turn::Move(_) => 2,
            Turn::Swap(_) => 3,
        };
        self.turns.iter().map(|(session, turn)| (*session, kind(turn))).collect()
    }
}

/// The best few: of every kind the best, then the second best.
pub fn few(mends: Vec<Mend>, most: usize) -> Vec<Mend> {
    let mut kinds: HashMap<Vec<(SessionId, u8)>, usize> = HashMap::new();
    let mut ranked: Vec<(usize, usize, Mend)> = Vec::new();
    for (place, mend) in mends.into_iter().enumerate() {
        let nth = kinds.entry(mend.kind()).or_default();
        *nth += 1;
        ranked.push((*nth, place, mend));
    }
    ranked.sort_by_key(|(nth, place, _)| (*nth, *place));
    ranked.truncate(most);
    ranked.sort_by_key(|(_, place, _)| *place);
    ranked.into_iter().map(|(.., mend)| mend).collect()
}

/// A slot at another time, as long as before.
fn at(slot: &Slot, start: Start) -> Slot {
    let ends = start.starts.minutes().saturating_add(slot.ends.minutes() - slot.starts.minutes());
    let ends = Clock::new(ends / 60, ends % 60).unwrap_or(Clock::LAST);
    Slot { day: start.day, starts: start.starts, ends, ..slot.clone() }
}

/// Whether a 开班式 comes after the other one, or a 结业式 before it.
fn out_of_order(one: &Slot, other: &Slot) -> bool {
    let (first, second) = if begins(one) <= begins(other) { (one, other) } else { (other, one) };
    let apart = begins(first) < begins(second) && first.kind != second.kind;
    apart && (second.kind == Kind::Opening || first.kind == Kind::Closing)
}

fn begins(slot: &Slot) -> (NaiveDate, Clock) {
    (slot.day, slot.starts)
}

fn fits(slot: &Slot, start: Start) -> bool {
    u32::from(start.starts.minutes()) + u32::from(slot.ends.minutes() - slot.starts.minutes()) < 24 * 60
}
