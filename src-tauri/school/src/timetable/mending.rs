//! Mending: the few smallest repairs of a clash, or of "this lecturer cannot come".

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{SessionId, Step, WouldClash};
use crate::{Answer, Read, calendar::Clock, lecturer::LecturerId, refusal, venue::VenueId};

/// What is to be mended: one of `session`, `plan` and `lecturer_cancels`.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RepairsAsked {
    /// A session with something in its way.
    #[serde(default)]
    #[ts(optional)]
    pub session: Option<SessionId>,
    /// A session as it is being typed, not written yet.
    #[serde(default)]
    #[ts(optional)]
    pub plan: Option<WouldClash>,
    /// Only what this other session has to do with it; left out, all that is in its way.
    #[serde(default)]
    #[ts(optional)]
    pub other: Option<SessionId>,
    /// A lecturer who cannot come: all their sessions of those days.
    #[serde(default)]
    #[ts(optional)]
    pub lecturer_cancels: Option<LecturerCancels>,
}

/// A lecturer who cannot come.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LecturerCancels {
    /// Who.
    pub lecturer: LecturerId,
    /// From this day.
    pub from: NaiveDate,
    /// To this day, counted.
    pub to: NaiveDate,
}

/// Repairs, the best first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Repairs {
    /// Of everything at once, the best first.
    pub repairs: Vec<Repair>,
    /// Of each session alone, where several are to be mended.
    pub each: Vec<RepairsOfSession>,
    /// What was found, in one sentence; why there is none, when there is none.
    pub say: String,
}

/// Repairs of one session among several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct RepairsOfSession {
    /// The session.
    pub session: SessionId,
    /// `3月9日（周一）上午 08:30 第3期科干班《县情讲座》`
    pub say: String,
    /// The best first.
    pub repairs: Vec<Repair>,
}

/// One way to mend.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Repair {
    /// What is to be done, for `amend_timetable`.
    pub steps: Vec<Step>,
    /// What is to be changed in the session that is being typed.
    pub plan: Option<Reshape>,
    /// `改用203室（空，60座）`
    pub say: String,
    /// Classes and lecturers who must be told.
    pub touches: Vec<String>,
    /// Warnings and hints that remain or are new.
    pub bends: Vec<String>,
}

/// What is changed in a session that is being typed; what is left out stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Reshape {
    /// To which day.
    pub day: Option<NaiveDate>,
    /// First minute.
    pub starts: Option<Clock>,
    /// The minute after the last.
    pub ends: Option<Clock>,
    /// Who gives it.
    pub lecturer: Option<LecturerId>,
    /// Where.
    pub venue: Option<VenueId>,
}

/// The few smallest repairs.
pub fn repairs(_tx: &Read, it: RepairsAsked) -> Answer<Repairs> {
    if [it.session.is_some(), it.plan.is_some(), it.lecturer_cancels.is_some()].iter().filter(|asked| **asked).count()
        != 1
    {
        return Err(refusal::nothing_to_mend());
    }
    Ok(Repairs { repairs: Vec::new(), each: Vec::new(), say: "还不会补救。".into() })
}
