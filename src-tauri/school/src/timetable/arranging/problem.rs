//! What is to be arranged, as plain data: the timetable as it stands, what has no place in it yet, and where it may go.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::super::{
    SessionId,
    rules::{Found, Rule, Schedule, Severity, Slot},
    unplaced::UnplacedId,
    wish::{NewCourseWish, When},
};
use crate::{
    calendar::{Clock, HalfDay},
    cohort::CohortId,
    lecturer::LecturerId,
    setting::Half,
    venue::VenueId,
};

/// What is to be arranged.
#[derive(Debug, Clone, Default)]
pub struct Problem {
    /// The timetable as it stands, without the items, and all that is known besides.
    pub schedule: Schedule,
    /// What is to get a place.
    pub items: Vec<Item>,
    /// What is wished between topics of a class.
    pub wishes: Vec<NewCourseWish>,
    /// The days and half days of the classes.
    pub classes: HashMap<CohortId, Days>,
    /// What is wished of the whole.
    pub bounds: Bounds,
}

/// When a class can be taught.
#[derive(Debug, Clone, Default)]
pub struct Days {
    /// Its days, in order.
    pub days: Vec<NaiveDate>,
    /// The parts of a day, in order.
    pub halves: Vec<Half>,
}

/// What is wished of the whole.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Bounds {
    /// Evenings are used, too.
    pub evenings: bool,
    /// Days off are used, too.
    pub days_off: bool,
    /// So many sessions on one day of a class at most.
    pub a_day: Option<u32>,
    /// 党性教育 stands together.
    pub spirit_together: bool,
    /// One 现场教学 a day at most.
    pub one_trip_a_day: bool,
}

/// What is to get a place.
#[derive(Debug, Clone)]
pub struct Item {
    /// What it will be; day, time, lecturer and rooms are not settled yet. Its session is the item's own.
    pub slot: Slot,
    /// How long it lasts.
    pub minutes: u16,
    /// Who may give it, the usual one first; `None` alone: nobody.
    pub lecturers: Vec<Option<LecturerId>>,
    /// In which rooms, the best first; each may be several in step. An empty one: none is needed.
    pub rooms: Vec<Vec<VenueId>>,
    /// 党性教育
    pub spirit: bool,
    /// Where it comes from.
    pub from: From,
}

/// Where an item comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum From {
    /// It has no time yet.
    Unplaced(UnplacedId),
    /// It stands on the timetable at this time and may be moved.
    Session(Start),
}

/// When a block begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Start {
    /// The day.
    pub day: NaiveDate,
    /// First minute.
    pub starts: Clock,
}

/// A time and a lecturer an item can have, with the rooms that go with them, as far as the standing timetable goes.
#[derive(Debug, Clone)]
pub struct Spot {
    /// When.
    pub start: Start,
    /// Who.
    pub lecturer: Option<LecturerId>,
    /// How far down the list of lecturers.
    pub rank: i32,
    /// Which of the item's rooms, the best first.
    pub rooms: Vec<u16>,
}

impl Item {
    /// Who alone can give it; none when it is nobody, or several can.
    pub fn only_lecturer(&self) -> Option<LecturerId> {
        match self.lecturers[..] {
            [lecturer] => lecturer,
            _ => None,
        }
    }
    /// The item at a place.
    pub fn at(&self, start: Start, lecturer: Option<LecturerId>, rooms: &[VenueId]) -> Slot {
        let mut slot = self.slot.clone();
        self.put(&mut slot, start, lecturer);
        slot.rooms = rooms.to_vec();
        slot
    }
    /// Brings a slot of the item to a time and a lecturer.
    pub fn put(&self, slot: &mut Slot, start: Start, lecturer: Option<LecturerId>) {
        let ends = start.starts.minutes().saturating_add(self.minutes);
        slot.day = start.day;
        slot.starts = start.starts;
        slot.ends = Clock::new(ends / 60, ends % 60).unwrap_or(Clock::LAST);
        slot.lecturer = lecturer;
    }
}

impl Slot {
    /// When it is.
    pub fn when(&self) -> When {
        When { day: self.day, starts: self.starts, ends: self.ends }
    }
}

impl Problem {
    /// Every time an item may begin, by time.
    pub fn starts(&self, item: &Item) -> Vec<Start> {
        let Some(class) = self.classes.get(&item.slot.cohort) else { return Vec::new() };
        let clocks = clocks(&class.halves, item.minutes, self.bounds.evenings);
        let holidays = &self.schedule.facts().holidays;
        let used = |day: &&NaiveDate| self.bounds.days_off || holidays.on(**day).is_worked();
        let days = class.days.iter().filter(used);
        days.flat_map(|day| clocks.iter().map(|starts| Start { day: *day, starts: *starts })).collect()
    }

    /// Where an item can go as far as the standing timetable and what is known go; what stands in the way elsewhere is
    /// handed to `refused`.
    pub fn spots(&self, item: &Item, refused: &mut dyn FnMut(&Found)) -> Vec<Spot> {
        let mut spots = Vec::new();
        let mut slot = item.slot.clone();
        for start in self.starts(item) {
            for (rank, lecturer) in (0..).zip(&item.lecturers) {
                item.put(&mut slot, start, *lecturer);
                slot.rooms.clear();
                if let Some(found) = error(&self.schedule.clashes_of(&slot)) {
                    refused(found);
                    continue;
                }
                let mut rooms = Vec::new();
                for (at, room) in (0..).zip(&item.rooms) {
                    slot.rooms.clone_from(room);
                    match room.is_empty() {
                        // Where rooms are wanted, going without one is for days away from the school.
                        true if item.rooms.len() > 1 && !self.is_away(item, start.day) => {}
                        true => rooms.push(at),
                        false => match error(&self.schedule.clashes_of(&slot)) {
                            Some(found) => refused(found),
                            None => rooms.push(at),
                        },
                    }
                }
                if !rooms.is_empty() {
                    spots.push(Spot { start, lecturer: *lecturer, rank, rooms });
                }
            }
        }
        spots
    }

    fn is_away(&self, item: &Item, day: NaiveDate) -> bool {
        let class = self.schedule.facts().classes.get(&item.slot.cohort);
        class.is_some_and(|class| class.away_on(day).is_some())
    }

    /// The same problem, but what stands on the timetable stays where it is.
    pub fn settled(mut self, homes: &HashMap<SessionId, Slot>) -> Problem {
        let schedule = &mut self.schedule;
        self.items.retain(|item| match (item.from, homes.get(&item.slot.session)) {
            (From::Session(_), Some(home)) => {
                schedule.insert(home.clone());
                false
            }
            _ => true,
        });
        self
    }
}

/// The first that cannot be.
fn error(found: &[Found]) -> Option<&Found> {
    found.iter().find(|it| it.severity == Severity::Error)
}

/// When a block of so many minutes may begin on a day of these halves.
///
/// At the start of every block from which it ends within its half; in a half that is one block also back to back with
/// others of its length. What is longer than a half begins the day and goes on as far as it must.
pub fn clocks(halves: &[Half], minutes: u16, evenings: bool) -> Vec<Clock> {
    let used = || halves.iter().filter(|half| evenings || half.half_day != HalfDay::Evening);
    let ends = |half: &Half| half.blocks.last().map_or(0, |block| block.ends.minutes());
    let mut clocks = Vec::new();
    for half in used() {
        for block in &half.blocks {
            let mut starts = block.starts.minutes();
            while starts + minutes <= ends(half) {
                clocks.extend(Clock::new(starts / 60, starts % 60));
                if half.blocks.len() > 1 || minutes == 0 {
                    break;
                }
                starts += minutes;
            }
        }
    }
    if clocks.is_empty()
        && let Some(first) = used().next().and_then(|half| half.blocks.first())
        && first.starts.minutes().saturating_add(minutes) <= Clock::LAST.minutes()
    {
        clocks.push(first.starts);
    }
    clocks
}

/// How much what was found weighs against a place: what should not be, what is good to know.
pub fn weight(found: &Found) -> i32 {
    match (found.severity, found.rule) {
        // A holiday is no place to teach on; a weekend is, where days off are used.
        (Severity::Warning, Rule::DayOff) => 40,
        (Severity::Error, _) | (Severity::Hint, Rule::Heard) => 0,
        (Severity::Warning, _) => 10,
        (Severity::Hint, _) => 2,
    }
}

/// The item a session is, if it is one: items that are not written yet have ids below that of any session.
pub fn index(items: &[Item]) -> HashMap<SessionId, usize> {
    items.iter().enumerate().map(|(at, item)| (item.slot.session, at)).collect()
}
