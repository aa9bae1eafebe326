//! Putting sessions on the timetable, one or very many, and making one something else.

use std::collections::HashSet;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    Kind, NewSession, Session, SessionId, SessionLine, State, adjustment,
    clash::{Clash, of_session},
    joint,
    names::{Chosen, Registers},
    quoted, session,
};
use crate::{
    Answer, Change, Error, Hours, Read,
    calendar::{Clock, month_day, weekday},
    cohort::CohortId,
    field_site::FieldSiteId,
    lecturer::LecturerId,
    refusal,
    topic::TopicId,
    venue::VenueId,
};

/// What a session shall be. What is left out is empty or as usual in a new session, and as it was in one that is
/// changed; an empty name empties.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Of which class.
    pub cohort: CohortId,
    /// On which day.
    pub day: NaiveDate,
    /// First minute.
    pub starts: Clock,
    /// The minute after the last.
    pub ends: Clock,
    /// What is done.
    pub kind: Kind,
    /// The topic, of the register or new. It and the title are one field: whichever is given says what it is about.
    #[serde(default)]
    #[ts(optional)]
    pub topic: Option<Chosen<TopicId>>,
    /// What it is called when it is no topic.
    #[serde(default)]
    #[ts(optional)]
    pub title: Option<String>,
    /// Who gives it, of the register or new.
    #[serde(default)]
    #[ts(optional)]
    pub lecturer: Option<Chosen<LecturerId>>,
    /// Where, of the register or new.
    #[serde(default)]
    #[ts(optional)]
    pub venue: Option<Chosen<VenueId>>,
    /// 同步课堂: branch rooms beside the main room.
    #[serde(default)]
    #[ts(optional)]
    pub rooms: Option<Vec<Chosen<VenueId>>>,
    /// At which field site, when it is away from the school.
    #[serde(default)]
    #[ts(optional)]
    pub field_site: Option<Chosen<FieldSiteId>>,
    /// Hundredths of 学时; left out, by the length of the block (45 minutes are one) unless they were set by hand.
    #[serde(default)]
    #[ts(optional)]
    pub hours: Option<Hours>,
    /// How far it is settled; left out, 待确认 at first, and 已调整 once a confirmed session is changed.
    #[serde(default)]
    #[ts(optional)]
    pub state: Option<State>,
    /// 选修
    #[serde(default)]
    #[ts(optional)]
    pub elective: Option<bool>,
    /// Arranging leaves it where it is.
    #[serde(default)]
    #[ts(optional)]
    pub locked: Option<bool>,
    /// 主持人
    #[serde(default)]
    #[ts(optional)]
    pub moderator: Option<String>,
    /// 备注
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
    /// 调课原因, when its timetable is approved.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
}

/// Many sessions at once.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Plans {
    /// Each of them.
    pub plans: Vec<Plan>,
}

/// A session that shall become something else.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Replan {
    /// Which.
    pub session: SessionId,
    /// What it shall be.
    pub plan: Plan,
    /// 调课原因, when its timetable is approved.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
}

/// A session as it now stands, with what is in its way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Planned {
    /// The session.
    pub session: SessionLine,
    /// What is in its way.
    pub clashes: Vec<Clash>,
}

/// Sessions as they now stand on their timetables.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct PlannedMany {
    /// In the order of the plans.
    pub sessions: Vec<SessionId>,
}

/// Plans a session; what is new in it enters the registers.
pub fn plan(tx: &Change, it: Plan) -> Answer<Planned> {
    let id = enter(tx, &mut Registers::default(), it)?;
    let planned = planned(tx, id)?;
    tx.say(format!("安排了{}", spoken(&planned.session)))?;
    Ok(planned)
}

/// Plans many sessions in one step; a refusal names the row of the plan it is about.
pub fn plan_all(tx: &Change, it: Plans) -> Answer<PlannedMany> {
    let mut registers = Registers::default();
    let mut sessions = Vec::with_capacity(it.plans.len());
    let classes: HashSet<CohortId> = it.plans.iter().map(|plan| plan.cohort).collect();
    for (row, plan) in (1..).zip(it.plans) {
        sessions.push(enter(tx, &mut registers, plan).map_err(|error| match error {
            Error::Refused(refusal) => Error::Refused(refusal.in_row(row)),
            broken => broken,
        })?);
    }
    tx.say(format!("安排了{}个班次的{}个课次", classes.len(), sessions.len()))?;
    Ok(PlannedMany { sessions })
}

/// Makes a session something else, in every class it is given to.
pub fn replan(tx: &Change, it: Replan) -> Answer<Planned> {
    let reason = it.reason.or(it.plan.reason.clone());
    let before = Session::get(tx, it.session)?;
    if it.plan.cohort != before.cohort {
        return Err(refusal::session_of_another_class());
    }
    let (new, rooms) = settle(tx, &mut Registers::default(), it.plan, Some(&before))?;
    joint::write(tx, new.with_id(it.session), rooms.as_deref(), reason.as_deref())?;
    let planned = planned(tx, it.session)?;
    tx.say(format!("修改了{}", spoken(&planned.session)))?;
    Ok(planned)
}

pub(super) fn planned(tx: &Read, id: SessionId) -> Answer<Planned> {
    Ok(Planned { clashes: of_session(tx, id)?, session: session(tx, id)? })
}

pub(super) fn spoken(line: &SessionLine) -> String {
    let when = format!("{}（周{}）{}", month_day(line.day), weekday(line.day), line.starts);
    format!("「{}」{when} {}", line.cohort_title, quoted(&line.title, line.kind))
}

fn enter(tx: &Change, registers: &mut Registers, it: Plan) -> Answer<SessionId> {
    let (cohort, reason) = (it.cohort, it.reason.clone());
    let (new, rooms) = settle(tx, registers, it, None)?;
    let session = new.insert(tx)?;
    for room in rooms.unwrap_or_default() {
        joint::add_room(tx, session, room)?;
    }
    adjustment::note(tx, cohort, session, reason.as_deref())?;
    Ok(session)
}

/// A plan with its names looked up, or entered, and what it leaves out taken from what the session was. The branch
/// rooms beside it; none: as they were.
fn settle(
    tx: &Change,
    registers: &mut Registers,
    it: Plan,
    before: Option<&Session>,
) -> Answer<(NewSession, Option<Vec<VenueId>>)> {
    if it.ends <= it.starts {
        return Err(refusal::times_reversed());
    }
    registers.cohort(tx, it.cohort)?;
    let hours = match (it.hours, before) {
        (Some(hours), _) => hours,
        (None, Some(before)) => before.hours_from(it.starts, it.ends),
        (None, None) => Hours::of_block(it.starts, it.ends),
    };
    let (topic, title) = match (it.topic, it.title, before) {
        (None, None, Some(before)) => (before.topic, before.title.clone()),
        (topic, title, _) => {
            let topic = topic.map(|topic| registers.topic(tx, topic, it.kind, hours)).transpose()?.flatten();
            (topic, trimmed(title).unwrap_or_default())
        }
    };
    if topic.is_none() && title.is_empty() && !matches!(it.kind, Kind::Opening | Kind::Closing) {
        return Err(refusal::session_says_nothing());
    }
    let lecturer = match it.lecturer {
        Some(lecturer) => registers.lecturer(tx, lecturer)?,
        None => before.and_then(|before| before.lecturer),
    };
    let venue = match it.venue {
        Some(venue) => registers.venue(tx, venue)?,
        None => before.and_then(|before| before.venue),
    };
    let rooms = it.rooms.map(|rooms| registers.rooms(tx, rooms, venue)).transpose()?;
    let field_site = match it.field_site {
        Some(site) => registers.field_site(tx, site)?,
        None => before.and_then(|before| before.field_site),
    };
    let new = NewSession {
        cohort: it.cohort,
        day: it.day,
        starts: it.starts,
        ends: it.ends,
        kind: it.kind,
        topic,
        title,
        lecturer,
        venue,
        field_site,
        hours,
        state: it.state.or(before.map(|before| before.state)).unwrap_or(State::Unconfirmed),
        joint: before.and_then(|before| before.joint),
        elective: it.elective.unwrap_or(before.is_some_and(|before| before.elective)),
        locked: it.locked.unwrap_or(before.is_some_and(|before| before.locked)),
        moderator: trimmed(it.moderator).or(before.map(|before| before.moderator.clone())).unwrap_or_default(),
        note: trimmed(it.note).or(before.map(|before| before.note.clone())).unwrap_or_default(),
    };
    Ok((new, rooms))
}

fn trimmed(text: Option<String>) -> Option<String> {
    text.map(|text| text.trim().to_owned())
}
