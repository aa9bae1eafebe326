//! What is in whose way: the one engine that judges a timetable while it is typed, dragged, mended and arranged.
//!
//! A [`Slot`] is what a session takes up, [`Facts`] is what is known besides, and a [`Schedule`] holds both so that the
//! clashes of one slot are found by looking at its own day only. Nothing here knows the store, the clock or a name: what
//! is found is said in words elsewhere.

mod facts;
mod judge;
pub mod people;
mod schedule;
mod slot;

pub use facts::{Class, Facts, Phase, Shared, Site};
pub use schedule::Schedule;
pub use slot::{Event, Slot, overlap};

use super::SessionId;
use crate::{availability::Owner, cohort::CohortId, field_site::FieldSiteId, lecturer::LecturerId, venue::VenueId};

words! {
    /// What a timetable is judged by.
    pub enum Rule {
        Lecturer = "授课人", Venue = "场地", Class = "班次", Trainee = "学员", Seats = "座位", Availability = "时间不便",
        DayOff = "节假日", HalfDay = "超时", Travel = "路程", Teaches = "不授此题", Twice = "重复", Heard = "听过",
        OutsideClass = "班期外",
    }
}

words! {
    /// How much a clash weighs: what cannot be, what should not be, what is good to know.
    pub enum Severity { Error = "错误", Warning = "警告", Hint = "提示" }
}

/// Whom or what a clash is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Whose {
    /// A lecturer.
    Lecturer(LecturerId),
    /// A room.
    Venue(VenueId),
    /// A field site.
    FieldSite(FieldSiteId),
    /// A class.
    Cohort(CohortId),
}

impl Whose {
    /// As the owner of times at which it can be had; a class has none.
    pub fn owner(self) -> Option<Owner> {
        match self {
            Whose::Lecturer(id) => Some(Owner::Lecturer(id)),
            Whose::Venue(id) => Some(Owner::Venue(id)),
            Whose::FieldSite(id) => Some(Owner::FieldSite(id)),
            Whose::Cohort(_) => None,
        }
    }
}

/// A clash, found but not said yet; from the side of one session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Found {
    /// By which rule.
    pub rule: Rule,
    /// How much it weighs.
    pub severity: Severity,
    /// The session it is said of.
    pub session: SessionId,
    /// The one in its way, when it is another session.
    pub other: Option<SessionId>,
    /// Whom or what it is about.
    pub whose: Whose,
    /// How much there is: people (学员, 座位, 听过), minutes needed (路程), hundredths of 学时 (超时); else 0.
    pub count: u32,
    /// Out of how much: people of the class, seats, minutes between, hundredths allowed; else 0.
    pub of: u32,
}

#[cfg(test)]
mod tests;
