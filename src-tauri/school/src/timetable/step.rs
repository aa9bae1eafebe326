//! Steps: what repairs and arrangements are made of, and how several of them are done in one operation.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    NewSession, Session, SessionId, SessionLine, State, adjustment, joint, quoted, session,
    unplaced::{Unplaced, UnplacedId},
};
use crate::{
    Answer, Change, Read,
    calendar::{Clock, month_day, weekday},
    lecturer::{Lecturer, LecturerId},
    refusal,
    venue::{Venue, VenueId},
};

/// One thing done to the timetable. What is done to a 合班 is done to all its classes.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema)]
#[serde(tag = "step", rename_all = "snake_case", deny_unknown_fields)]
pub enum Step {
    /// To another time, as long as before.
    Move {
        /// Which.
        session: SessionId,
        /// To which day.
        day: NaiveDate,
        /// From which minute on.
        starts: Clock,
    },
    /// Two sessions change places; each is as long as before.
    Swap {
        /// The one.
        one: SessionId,
        /// And the other.
        other: SessionId,
    },
    /// Somebody else gives it.
    Lecturer {
        /// Which.
        session: SessionId,
        /// Who gives it.
        lecturer: LecturerId,
    },
    /// In another room.
    Venue {
        /// Which.
        session: SessionId,
        /// Where.
        venue: VenueId,
    },
    /// What had no time gets one.
    Place {
        /// Which.
        unplaced: UnplacedId,
        /// On which day.
        day: NaiveDate,
        /// First minute.
        starts: Clock,
        /// Who gives it; left out, as it was noted.
        #[serde(default)]
        #[ts(optional)]
        lecturer: Option<LecturerId>,
        /// Where; left out, as it was noted.
        #[serde(default)]
        #[ts(optional)]
        venue: Option<VenueId>,
    },
}

/// Several steps, all or none.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Amend {
    /// One after the other.
    pub steps: Vec<Step>,
    /// Why, where the timetable is approved already: 调课原因.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
}

/// What was amended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Amended {
    /// The sessions as they now stand, each once, in the order of the steps.
    pub sessions: Vec<SessionLine>,
}

/// So many are named in the sentence of an operation, the others are counted.
const NAMED: usize = 3;

/// Does several steps at once.
pub fn amend(tx: &Change, it: Amend) -> Answer<Amended> {
    if it.steps.is_empty() {
        return Err(refusal::no_steps());
    }
    let mut touched: Vec<SessionId> = Vec::new();
    let mut said = Vec::new();
    let placed = it.steps.iter().filter(|step| matches!(step, Step::Place { .. })).count();
    for step in &it.steps {
        for id in step.take(tx, it.reason.as_deref())? {
            if !touched.contains(&id) {
                touched.push(id);
            }
        }
        if said.len() < NAMED && placed < it.steps.len() {
            said.push(step.spoken(tx, &touched)?);
        }
    }
    let sessions: Vec<SessionLine> = touched.iter().map(|id| session(tx, *id)).collect::<Answer<_>>()?;
    let more = if it.steps.len() > said.len() { "……" } else { "" };
    match placed == it.steps.len() {
        true => tx.say(format!("排入{placed}个课次{}", classes(&sessions)))?,
        false => tx.say(format!("调整了{}个课次：{}{more}", it.steps.len(), said.join("，")))?,
    }
    Ok(Amended { sessions })
}

impl Step {
    /// Does it; the sessions it touched.
    fn take(&self, tx: &Change, reason: Option<&str>) -> Answer<Vec<SessionId>> {
        match *self {
            Step::Move { session, day, starts } => together(tx, session, reason, |it| it.at(day, starts)),
            Step::Swap { one, other } => {
                let (first, second) = joint::two(tx, one, other)?;
                let mut touched = together(tx, one, reason, |it| it.at(second.day, second.starts))?;
                touched.extend(together(tx, other, reason, |it| it.at(first.day, first.starts))?);
                Ok(touched)
            }
            Step::Lecturer { session, lecturer } => {
                Lecturer::get(tx, lecturer)?;
                together(tx, session, reason, |it| Ok(Session { lecturer: Some(lecturer), ..it }))
            }
            Step::Venue { session, venue } => {
                Venue::get(tx, venue)?;
                together(tx, session, reason, |it| Ok(Session { venue: Some(venue), ..it }))
            }
            Step::Place { unplaced, day, starts, lecturer, venue } => {
                let it = Unplaced::get(tx, unplaced)?;
                lecturer.map(|lecturer| Lecturer::get(tx, lecturer)).transpose()?;
                venue.map(|venue| Venue::get(tx, venue)).transpose()?;
                let id = NewSession {
                    cohort: it.cohort,
                    day,
                    starts,
                    ends: later(starts, it.minutes)?,
                    kind: it.kind,
                    topic: it.topic,
                    title: it.title,
                    lecturer: lecturer.or(it.lecturer),
                    venue: venue.or(it.venue),
                    field_site: it.field_site,
                    hours: it.hours,
                    state: State::Unconfirmed,
                    joint: None,
                    elective: it.elective,
                    locked: false,
                    moderator: String::new(),
                    note: it.note,
                }
                .insert(tx)?;
                Unplaced::remove(tx, unplaced)?;
                adjustment::note(tx, it.cohort, id, reason)?;
                Ok(vec![id])
            }
        }
    }
    /// What was done, in words; `touched` ends with the session that was placed.
    fn spoken(&self, tx: &Read, touched: &[SessionId]) -> Answer<String> {
        let titled = |id: SessionId| session(tx, id).map(|line| quoted(&line.title, line.kind));
        Ok(match *self {
            Step::Move { session, day, starts } => {
                format!("{}移到{}", titled(session)?, when(day, starts))
            }
            Step::Swap { one, other } => format!("{}与{}互换", titled(one)?, titled(other)?),
            Step::Lecturer { session, lecturer } => {
                format!("{}改由{}讲授", titled(session)?, Lecturer::get(tx, lecturer)?.name)
            }
            Step::Venue { session, venue } => format!("{}改在{}", titled(session)?, Venue::get(tx, venue)?.name),
            Step::Place { day, starts, .. } => match touched.last() {
                Some(id) => format!("{}排在{}", titled(*id)?, when(day, starts)),
                None => String::new(),
            },
        })
    }
}

impl Session {
    /// The same session at another time, as long as before.
    fn at(self, day: NaiveDate, starts: Clock) -> Answer<Session> {
        let ends = later(starts, self.ends.minutes() - self.starts.minutes())?;
        Ok(Session { day, starts, ends, ..self })
    }
}

/// Changes a session in every class it is given to; the rows that were touched.
fn together(
    tx: &Change,
    id: SessionId,
    reason: Option<&str>,
    change: impl FnOnce(Session) -> Answer<Session>,
) -> Answer<Vec<SessionId>> {
    let it = Session::get(tx, id)?;
    let touched = joint::members(tx, &it)?.iter().map(|member| member.id).collect();
    joint::write(tx, change(it)?, None, reason)?;
    Ok(touched)
}

/// So many minutes later on the same day.
pub(super) fn later(starts: Clock, minutes: u16) -> Answer<Clock> {
    let until = starts.minutes().saturating_add(minutes);
    Clock::new(until / 60, until % 60).ok_or_else(refusal::past_midnight)
}

/// `3月9日（周一）上午 08:30`
pub(super) fn when(day: NaiveDate, starts: Clock) -> String {
    format!("{}（周{}）{} {starts}", month_day(day), weekday(day), starts.half_day())
}

/// `（第3期科干班、第4期中青班）`: the classes of sessions, each once; three at most.
fn classes(sessions: &[SessionLine]) -> String {
    let mut titles: Vec<&str> = Vec::new();
    for line in sessions {
        if !titles.contains(&line.cohort_title.as_str()) {
            titles.push(&line.cohort_title);
        }
    }
    match titles.len() {
        0..=NAMED => format!("（{}）", titles.join("、")),
        more => format!("（{}等{more}个班）", titles[..NAMED].join("、")),
    }
}
