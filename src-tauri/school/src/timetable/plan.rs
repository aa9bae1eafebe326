//! Putting sessions on the timetable, changing, moving and removing them.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    Kind, NewSession, OfSession, Session, SessionId, SessionLine, State,
    clash::{Clash, in_the_way_of},
    quoted,
    rules::Slot,
    session,
};
use crate::{
    Answer, Change, Hours, Read,
    calendar::{Clock, month_day, weekday},
    cohort::{Cohort, CohortId},
    field_site::{FieldSite, FieldSiteId},
    lecturer::{self, LecturerId},
    refusal,
    topic::{self, TopicId},
    venue::{self, VenueId},
};

/// Chosen from a register, or a new name to be entered on the spot.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS, JsonSchema)]
#[serde(untagged)]
pub enum Chosen<Id> {
    /// One of the register.
    Known(Id),
    /// A name; the one of that name, or entered when there is none.
    Named(String),
}

/// What a session shall be.
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
    /// The topic, of the register or new.
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
    pub rooms: Option<Vec<VenueId>>,
    /// At which field site, when it is away from the school.
    #[serde(default)]
    #[ts(optional)]
    pub field_site: Option<FieldSiteId>,
    /// Hundredths of 学时; left out, by the length of the block (45 minutes are one).
    #[serde(default)]
    #[ts(optional)]
    pub hours: Option<Hours>,
    /// How far it is settled; left out, 待确认.
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
}

/// A session that shall become something else.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Replan {
    /// Which.
    pub session: SessionId,
    /// What it shall be.
    pub plan: Plan,
}

/// A session that shall take place at another time, as long as before.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Move {
    /// Which.
    pub session: SessionId,
    /// To which day.
    pub day: NaiveDate,
    /// From which minute on.
    pub starts: Clock,
}

/// A session as it now stands, with what is in its way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Planned {
    /// The session.
    pub session: SessionLine,
    /// What is in its way.
    pub clashes: Vec<Clash>,
}

/// Plans a session; what is new in it enters the registers.
pub fn plan(tx: &Change, it: Plan) -> Answer<Planned> {
    let id = settle(tx, it)?.insert(tx)?;
    let planned = planned(tx, id)?;
    tx.say(format!("安排了{}", spoken(&planned.session)))?;
    Ok(planned)
}

/// Makes a session something else.
pub fn replan(tx: &Change, it: Replan) -> Answer<Planned> {
    let before = Session::get(tx, it.session)?;
    NewSession { joint: before.joint, ..settle(tx, it.plan)? }.with_id(it.session).save(tx)?;
    let planned = planned(tx, it.session)?;
    tx.say(format!("修改了{}", spoken(&planned.session)))?;
    Ok(planned)
}

/// Moves a session to another time, as long as before.
pub fn move_to(tx: &Change, it: Move) -> Answer<Planned> {
    let before = Session::get(tx, it.session)?;
    let length = before.ends.minutes() - before.starts.minutes();
    let until = it.starts.minutes() + length;
    let ends = Clock::new(until / 60, until % 60).ok_or_else(refusal::times_reversed)?;
    Session { day: it.day, starts: it.starts, ends, ..before }.save(tx)?;
    let planned = planned(tx, it.session)?;
    let line = &planned.session;
    tx.say(format!(
        "已把「{}」移到 {}（周{}）{} {}",
        line.title,
        month_day(line.day),
        weekday(line.day),
        line.half_day,
        line.starts
    ))?;
    Ok(planned)
}

/// Takes a session off the timetable, its roll with it (one Ctrl+Z brings both back).
pub fn remove(tx: &Change, it: OfSession) -> Answer<()> {
    let line = session(tx, it.session)?;
    Session::remove(tx, it.session)?;
    tx.say(format!("删除了{}", spoken(&line)))
}

fn planned(tx: &Read, id: SessionId) -> Answer<Planned> {
    let line = session(tx, id)?;
    let slot = Slot {
        session: id,
        day: line.day,
        starts: line.starts,
        ends: line.ends,
        cohort: line.cohort,
        lecturer: line.lecturer,
        venue: line.venue,
    };
    Ok(Planned { clashes: in_the_way_of(tx, &slot, Some(id))?, session: line })
}

fn spoken(line: &SessionLine) -> String {
    let when = format!("{}（周{}）{}", month_day(line.day), weekday(line.day), line.starts);
    format!("「{}」{when} {}", line.cohort_title, quoted(&line.title, line.kind))
}

/// A plan with its names looked up, or entered.
fn settle(tx: &Change, it: Plan) -> Answer<NewSession> {
    if it.ends <= it.starts {
        return Err(refusal::times_reversed());
    }
    Cohort::get(tx, it.cohort)?;
    let hours = it.hours.unwrap_or_else(|| Hours::of_block(it.starts, it.ends));
    let title = it.title.unwrap_or_default().trim().to_owned();
    let topic = match it.topic {
        Some(Chosen::Known(topic)) => Some(topic::Topic::get(tx, topic)?.id),
        Some(Chosen::Named(name)) if !name.trim().is_empty() => Some(topic::named_or_new(tx, &name, it.kind, hours)?),
        _ => None,
    };
    if topic.is_none() && title.is_empty() && !matches!(it.kind, Kind::Opening | Kind::Closing) {
        return Err(refusal::session_says_nothing());
    }
    let lecturer = match it.lecturer {
        Some(Chosen::Known(lecturer)) => Some(lecturer::Lecturer::get(tx, lecturer)?.id),
        Some(Chosen::Named(name)) if !name.trim().is_empty() => Some(lecturer::named_or_new(tx, &name)?),
        _ => None,
    };
    let venue = match it.venue {
        Some(Chosen::Known(venue)) => Some(venue::Venue::get(tx, venue)?.id),
        Some(Chosen::Named(name)) if !name.trim().is_empty() => Some(venue::named_or_new(tx, &name)?),
        _ => None,
    };
    if let Some(site) = it.field_site {
        FieldSite::get(tx, site)?;
    }
    Ok(NewSession {
        cohort: it.cohort,
        day: it.day,
        starts: it.starts,
        ends: it.ends,
        kind: it.kind,
        topic,
        title,
        lecturer,
        venue,
        field_site: it.field_site,
        hours,
        state: it.state.unwrap_or(State::Unconfirmed),
        joint: None,
        elective: it.elective.unwrap_or(false),
        locked: it.locked.unwrap_or(false),
        moderator: it.moderator.unwrap_or_default().trim().into(),
        note: it.note.unwrap_or_default().trim().into(),
    })
}
