//! Copying sessions to other days and into other classes, as far from each other as they are.

use chrono::{Duration, NaiveDate};
use schemars::JsonSchema;
use serde::Deserialize;
use ts_rs::TS;

use super::{
    NewSession, Planned, Session, SessionId, State, adjustment, joint,
    plan::{planned, spoken},
};
use crate::{
    Answer, Change,
    calendar::Clock,
    cohort::{Cohort, CohortId},
    refusal,
};

/// Sessions to be copied.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CopySessions {
    /// Which.
    pub sessions: Vec<SessionId>,
    /// Into which class; left out, each into its own.
    #[serde(default)]
    #[ts(optional)]
    pub to_cohort: Option<CohortId>,
    /// The day of the first of them; the others keep their distance.
    pub day: NaiveDate,
    /// When the first of them begins; left out, all at their own time of day.
    #[serde(default)]
    #[ts(optional)]
    pub starts: Option<Clock>,
    /// 调课原因, when the timetable is approved.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
}

/// Copies sessions. Nobody has confirmed the copies yet, nothing fixes them, and they are given to one class alone.
pub fn copy(tx: &Change, it: CopySessions) -> Answer<Vec<Planned>> {
    let mut sessions = it.sessions.iter().map(|id| Session::get(tx, *id)).collect::<Answer<Vec<_>>>()?;
    sessions.sort_by_key(|session| (session.day, session.starts, session.id));
    sessions.dedup_by_key(|session| session.id);
    let Some(first) = sessions.first() else { return Err(refusal::nothing_to_paste()) };
    if let Some(cohort) = it.to_cohort {
        Cohort::get(tx, cohort)?;
    }
    let later: Duration = it.day - first.day;
    let shift = it.starts.map_or(0, |starts| i32::from(starts.minutes()) - i32::from(first.starts.minutes()));
    let mut copies = Vec::new();
    for session in sessions {
        let cohort = it.to_cohort.unwrap_or(session.cohort);
        let rooms = joint::rooms_of(tx, session.id)?;
        let copy = NewSession {
            cohort,
            day: session.day + later,
            starts: shifted(session.starts, shift)?,
            ends: shifted(session.ends, shift)?,
            state: State::Unconfirmed,
            joint: None,
            locked: false,
            ..session.anew()
        };
        let id = copy.insert(tx)?;
        for room in rooms {
            joint::add_room(tx, id, room)?;
        }
        adjustment::note(tx, cohort, id, it.reason.as_deref())?;
        copies.push(id);
    }
    let copies = copies.into_iter().map(|id| planned(tx, id)).collect::<Answer<Vec<_>>>()?;
    match &copies[..] {
        [one] => tx.say(format!("复制了{}", spoken(&one.session)))?,
        many => tx.say(format!("复制了{}个课次", many.len()))?,
    }
    Ok(copies)
}

fn shifted(time: Clock, minutes: i32) -> Answer<Clock> {
    let minutes = u16::try_from(i32::from(time.minutes()) + minutes).map_err(|_| refusal::past_midnight())?;
    Clock::new(minutes / 60, minutes % 60).ok_or_else(refusal::past_midnight)
}
