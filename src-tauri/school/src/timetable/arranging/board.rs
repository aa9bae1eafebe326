//! The board: items in their places on top of the standing timetable, and who is in the way of whom.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{
    super::{
        SessionId,
        rules::{Found, Schedule, Severity, Slot, Whose},
        wish::{Wish, between},
    },
    problem::{Problem, index, weight},
};
use crate::{cohort::CohortId, timetable::Kind, topic::TopicId};

/// Items in their places on top of the standing timetable.
pub struct Board<'a> {
    problem: &'a Problem,
    schedule: Schedule,
    items: HashMap<SessionId, usize>,
    classes: HashMap<CohortId, Vec<Slot>>,
    placed: usize,
}

/// What keeps an item from a place for good: something that is no item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Blocked {
    /// The engine's judgement.
    By(Found),
    /// What is wished of the class or of the whole.
    ByWish,
}

impl<'a> Board<'a> {
    /// The standing timetable alone.
    pub fn new(problem: &'a Problem) -> Board<'a> {
        let mut classes: HashMap<CohortId, Vec<Slot>> =
            problem.classes.keys().map(|cohort| (*cohort, Vec::new())).collect();
        for slot in problem.schedule.slots() {
            if let Some(class) = classes.get_mut(&slot.cohort) {
                class.push(slot.clone());
            }
        }
        let schedule = problem.schedule.clone();
        Board { schedule, items: index(&problem.items), classes, placed: 0, problem }
    }

    /// How many items have a place.
    pub fn placed(&self) -> usize {
        self.placed
    }

    /// The timetable with the items that have a place.
    pub fn schedule(&self) -> &Schedule {
        &self.schedule
    }

    /// Puts an item in its place.
    pub fn put(&mut self, slot: Slot) {
        if let Some(class) = self.classes.get_mut(&slot.cohort) {
            class.push(slot.clone());
        }
        self.schedule.insert(slot);
        self.placed += 1;
    }

    /// Takes an item from its place.
    pub fn take(&mut self, item: usize) -> Option<Slot> {
        let slot = self.schedule.remove(self.problem.items[item].slot.session)?;
        if let Some(class) = self.classes.get_mut(&slot.cohort) {
            class.retain(|it| it.session != slot.session);
        }
        self.placed -= 1;
        Some(slot)
    }

    /// Which items would have to go for this one to come, each once; and how much what should not be weighs.
    pub fn in_the_way(&self, slot: &Slot) -> Result<(Vec<usize>, i32), Blocked> {
        let mut items = Vec::new();
        let mut cost = 0;
        for found in self.schedule.clashes_of(slot) {
            if found.severity == Severity::Error {
                let item = found.other.and_then(|other| self.items.get(&other)).ok_or(Blocked::By(found))?;
                add(&mut items, *item);
            } else {
                cost += weight(&found);
            }
        }
        self.wishes(slot, &mut items)?;
        Ok((items, cost))
    }

    fn class(&self, slot: &Slot) -> &[Slot] {
        self.classes.get(&slot.cohort).map_or(&[], Vec::as_slice)
    }

    fn wishes(&self, slot: &Slot, items: &mut Vec<usize>) -> Result<(), Blocked> {
        let others = || self.class(slot).iter().filter(|it| it.session != slot.session);
        if let Some(most) = self.problem.bounds.a_day {
            let that_day: Vec<&Slot> = others().filter(|it| it.day == slot.day).collect();
            let mut over = (that_day.len() + 1).saturating_sub(most as usize);
            for it in that_day {
                if over > 0
                    && let Some(item) = self.items.get(&it.session)
                {
                    over -= usize::from(add(items, *item));
                }
            }
            if over > 0 {
                return Err(Blocked::ByWish);
            }
        }
        for wish in self.problem.wishes.iter().filter(|wish| wish.cohort == slot.cohort) {
            let of = |topic: TopicId| others().filter(move |it| it.topic == Some(topic));
            let parted = |one: &Slot, other: &Slot| {
                wish.wish == Wish::Adjoining && others().any(|it| between(one.when(), other.when(), it.when()))
            };
            if slot.topic == Some(wish.one) {
                for other in of(wish.other) {
                    if !wish.wish.holds(slot.when(), other.when()) || parted(slot, other) {
                        add(items, self.item(other)?);
                    }
                }
            } else if slot.topic == Some(wish.other) {
                for one in of(wish.one) {
                    if !wish.wish.holds(one.when(), slot.when()) || parted(one, slot) {
                        add(items, self.item(one)?);
                    }
                }
            }
            if wish.wish == Wish::Adjoining {
                for one in of(wish.one) {
                    for other in of(wish.other).filter(|other| between(one.when(), other.when(), slot.when())) {
                        add(items, self.item(one).or_else(|_| self.item(other))?);
                    }
                }
            }
        }
        Ok(())
    }

    fn item(&self, slot: &Slot) -> Result<usize, Blocked> {
        self.items.get(&slot.session).copied().ok_or(Blocked::ByWish)
    }

    /// How well a class's days look: the less the better.
    pub fn look(&self, cohort: CohortId) -> i32 {
        let Some(class) = self.classes.get(&cohort) else { return 0 };
        let mut slots: Vec<&Slot> = class.iter().collect();
        slots.sort_unstable_by_key(|slot| (slot.day, slot.starts, slot.session));
        let spirit = |slot: &Slot| self.items.get(&slot.session).is_some_and(|at| self.problem.items[*at].spirit);
        look(&slots, self.problem, &spirit)
    }

    /// What else the lecturer of a slot gives that day, in any class.
    pub fn given_that_day(&self, slot: &Slot) -> i32 {
        let Some(lecturer) = slot.lecturer else { return 0 };
        let that_day = self.schedule.on(Whose::Lecturer(lecturer), slot.day);
        that_day.filter(|it| it.session != slot.session && it.event() != slot.event()).count() as i32
    }
}

fn look(slots: &[&Slot], problem: &Problem, spirit: &dyn Fn(&Slot) -> bool) -> i32 {
    let mut cost = 0;
    for day in slots.chunk_by(|a, b| a.day == b.day) {
        let count = day.len() as i32;
        cost += count * count;
        let trips = trips(day);
        if problem.bounds.one_trip_a_day && trips > 1 {
            cost += 30 * (trips - 1);
        }
    }
    if problem.bounds.spirit_together {
        cost += 6 * (runs(slots, spirit) - 1).max(0);
    }
    let last = slots.len() as i32 - 1;
    for (at, slot) in (0..).zip(slots) {
        cost += match slot.kind {
            Kind::Opening => 20 * at,
            Kind::Closing => 20 * (last - at),
            _ => 0,
        };
    }
    // Who is not in the class's usual room.
    let mut rooms: Vec<_> = slots.iter().filter_map(|slot| slot.rooms.first()).collect();
    rooms.sort_unstable();
    let usual = rooms.chunk_by(|a, b| a == b).map(<[_]>::len).max().unwrap_or(0);
    cost + (rooms.len() - usual) as i32
}

/// 现场教学 of a day (课次).
pub fn trips(day: &[&Slot]) -> i32 {
    day.iter().filter(|slot| slot.kind == Kind::Field || slot.field_site.is_some()).count() as i32
}

/// In how many pieces something stands in a row of sessions.
pub fn runs(slots: &[&Slot], is: &dyn Fn(&Slot) -> bool) -> i32 {
    let begins = |(at, slot): (usize, &&Slot)| is(slot) && !(at > 0 && is(slots[at - 1]));
    slots.iter().enumerate().filter(|it| begins(*it)).count() as i32
}

/// The days of sessions that stand in order of time.
pub fn by_day<'a, 'b>(slots: &'b [&'a Slot]) -> impl Iterator<Item = (NaiveDate, &'b [&'a Slot])> {
    slots.chunk_by(|a, b| a.day == b.day).map(|day| (day[0].day, day))
}

fn add(items: &mut Vec<usize>, item: usize) -> bool {
    let new = !items.contains(&item);
    if new {
        items.push(item);
    }
    new
}
