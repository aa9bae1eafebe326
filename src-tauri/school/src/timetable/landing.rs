//! Where a session that is in the air could come down: every half day with the worst that would be in its way.

use chrono::{Days, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    Names, SessionId, Severity, WouldClash,
    clash::{found_of, length, wanted},
    facts,
    rules::{Found, Slot},
};
use crate::{
    Answer, Read,
    calendar::{Clock, HalfDay},
    refusal, setting,
};

/// A session in the air.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LandingsAsked {
    /// One that is on the timetable.
    #[serde(default)]
    #[ts(optional)]
    pub session: Option<SessionId>,
    /// Or one as it would be; its day does not matter, its times say how long it is.
    #[serde(default)]
    #[ts(optional)]
    pub shape: Option<WouldClash>,
    /// The first day it could land on.
    pub from: NaiveDate,
    /// The last.
    pub to: NaiveDate,
}

/// A half day it could land on, from the first minute of that half.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Landing {
    /// The day.
    pub day: NaiveDate,
    /// Which half.
    pub half_day: HalfDay,
    /// First minute.
    pub starts: Clock,
    /// The minute after the last.
    pub ends: Clock,
    /// How much the worst in its way weighs; none: nothing is.
    pub severity: Option<Severity>,
    /// That one in a sentence.
    pub say: String,
    /// How many more there are.
    pub more: u32,
}

/// More days than this are on no screen.
const MOST_DAYS: u64 = 62;

/// Every half day from one day to another with the worst that would be in the session's way there.
pub fn landings(tx: &Read, it: LandingsAsked) -> Answer<Vec<Landing>> {
    let lifted = match (it.session, it.shape) {
        (_, Some(shape)) => wanted(tx, shape)?,
        (Some(session), None) => facts::of_event(tx, session)?,
        (None, None) => return Err(refusal::nothing_to_land()),
    };
    let Some(first) = lifted.first() else { return Err(refusal::is_gone("课次")) };
    let to = it.to.min(it.from.checked_add_days(Days::new(MOST_DAYS)).unwrap_or(it.to));
    let minutes = length(first.starts, first.ends);
    let halves = setting::halves_of(tx, first.cohort)?;
    let mut schedule = facts::around(tx, &lifted, it.from, to)?;
    let mut tried: Vec<(Landing, Option<Found>)> = Vec::new();
    for day in it.from.iter_days().take_while(|day| *day <= to) {
        for half in &halves {
            let Some(starts) = half.blocks.first().map(|block| block.starts) else { continue };
            let ends = later(starts, minutes);
            let slots = at(&lifted, day, starts, ends);
            slots.iter().for_each(|slot| schedule.insert(slot.clone()));
            let found = found_of(&schedule, &slots);
            let worst = found.iter().min_by_key(|it| it.severity).copied();
            let more = u32::try_from(found.len().saturating_sub(1)).unwrap_or(u32::MAX);
            let severity = worst.map(|it| it.severity);
            let landing = Landing { day, half_day: half.half_day, starts, ends, severity, say: String::new(), more };
            tried.push((landing, worst));
        }
    }
    let worst: Vec<Found> = tried.iter().filter_map(|(_, worst)| *worst).collect();
    let names = Names::of(tx, &schedule, &worst, Some(first.cohort))?;
    let said = tried.into_iter().map(|(landing, worst)| {
        let slots = at(&lifted, landing.day, landing.starts, landing.ends);
        slots.into_iter().for_each(|slot| schedule.insert(slot));
        let say = worst.and_then(|it| names.sentence(&schedule, &it)).unwrap_or_default();
        Landing { say, ..landing }
    });
    Ok(said.collect())
}

fn at(lifted: &[Slot], day: NaiveDate, starts: Clock, ends: Clock) -> Vec<Slot> {
    lifted.iter().map(|slot| Slot { day, starts, ends, ..slot.clone() }).collect()
}

/// So many minutes later, on the same day.
fn later(starts: Clock, minutes: u16) -> Clock {
    let until = starts.minutes().saturating_add(minutes).min(24 * 60 - 1);
    Clock::new(until / 60, until % 60).unwrap_or(starts)
}
