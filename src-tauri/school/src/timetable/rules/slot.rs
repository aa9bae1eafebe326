//! What a session takes up, and when.

use chrono::NaiveDate;

use super::Whose;
use crate::{
    Hours,
    calendar::{Clock, HalfDay},
    cohort::CohortId,
    field_site::FieldSiteId,
    lecturer::LecturerId,
    timetable::{Kind, SessionId},
    topic::TopicId,
    venue::VenueId,
};

/// What a session takes up, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// The session; one that is not written yet has any id that no other has, such as [`SessionId::NEW`].
    pub session: SessionId,
    /// 合班: sessions given together bear one number.
    pub joint: Option<u32>,
    /// The class, which can be in one place only.
    pub cohort: CohortId,
    /// The day.
    pub day: NaiveDate,
    /// First minute.
    pub starts: Clock,
    /// The minute after the last.
    pub ends: Clock,
    /// What is done.
    pub kind: Kind,
    /// The topic of the register, if it is one.
    pub topic: Option<TopicId>,
    /// What it is called when it is no topic.
    pub title: String,
    /// The lecturer, if known.
    pub lecturer: Option<LecturerId>,
    /// The main room and the branch rooms (同步课堂).
    pub rooms: Vec<VenueId>,
    /// The field site, when it is away from the school.
    pub field_site: Option<FieldSiteId>,
    /// Hundredths of 学时.
    pub hours: Hours,
    /// 选修: not everybody of the class comes, and two may be held at once.
    pub elective: bool,
}

/// What is given once, however many classes sit in it: sessions of one event are not in each other's way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Event {
    /// 合班, by its number.
    Joint(u32),
    /// A session of one class.
    Alone(SessionId),
}

/// Where a slot is held, as far as travelling goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spot {
    School,
    Site(FieldSiteId),
}

impl Slot {
    /// The event it belongs to.
    pub fn event(&self) -> Event {
        self.joint.map_or(Event::Alone(self.session), Event::Joint)
    }

    /// All it takes up: the class, the lecturer, the rooms, the site.
    pub fn takes(&self) -> impl Iterator<Item = Whose> + '_ {
        let lecturer = self.lecturer.map(Whose::Lecturer);
        let site = self.field_site.map(Whose::FieldSite);
        // A room that is named twice is one room.
        let again = |(place, room): (usize, VenueId)| (!self.rooms[..place].contains(&room)).then_some(room);
        let rooms = self.rooms.iter().copied().enumerate().filter_map(again).map(Whose::Venue);
        std::iter::once(Whose::Cohort(self.cohort)).chain(lecturer).chain(site).chain(rooms)
    }

    /// Where it is held; none when nobody said.
    pub(super) fn spot(&self) -> Option<Spot> {
        match self.field_site {
            Some(site) => Some(Spot::Site(site)),
            None => (!self.rooms.is_empty()).then_some(Spot::School),
        }
    }

    /// The parts of the day it goes through.
    pub fn halves(&self) -> impl Iterator<Item = HalfDay> {
        let last_minute = self.ends.minutes().saturating_sub(1);
        let last = Clock::new(last_minute / 60, last_minute % 60).unwrap_or(self.starts).half_day();
        let first = self.starts.half_day();
        HalfDay::ALL.iter().copied().filter(move |half| first <= *half && *half <= last)
    }
}

/// Whether two blocks of one day share a minute; one that ends as the other begins does not.
pub fn overlap(a: &Slot, b: &Slot) -> bool {
    a.day == b.day && a.starts < b.ends && b.starts < a.ends
}
