//! 合班: one session given to several classes. Each class has its own row, with its own roll, hours and papers; what
//! happens, when, where and by whom is the same in all of them, whichever of them it is changed in.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    NewSession, OfSession, Planned, Session, SessionId, adjustment,
    plan::{planned, spoken},
    session,
};
use crate::{
    Answer, Change, Error, Read,
    cohort::{Cohort, CohortId},
    refusal,
    venue::VenueId,
};

words! {
    /// What is taken off the timetable when several classes share a session.
    pub enum Removal { OwnClass = "仅本班", AllClasses = "全部班次" }
}

/// Further classes for a session.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Join {
    /// The session.
    pub session: SessionId,
    /// The classes that come to it.
    pub cohorts: Vec<CohortId>,
    /// 调课原因, for those whose timetable is approved.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
}

/// A session to be taken off.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RemoveSession {
    /// Which.
    pub session: SessionId,
    /// Of a session given to several classes: this class's alone (left out), or all.
    #[serde(default)]
    #[ts(optional)]
    pub of: Option<Removal>,
    /// 调课原因, when its timetable is approved.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
}

/// Several sessions to be taken off together.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RemoveSessions {
    /// Which.
    pub sessions: Vec<SessionId>,
    /// 调课原因, when their timetable is approved.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
}

/// A session in every class it is given to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Joined {
    /// One a class, the one asked about first.
    pub members: Vec<Planned>,
}

/// Gives a session to further classes.
pub fn join(tx: &Change, it: Join) -> Answer<Joined> {
    let own = Session::get(tx, it.session)?;
    let rooms = rooms_of(tx, own.id)?;
    let joint = own.joint.map_or_else(|| number_of(own.id), Ok)?;
    let mut there: Vec<CohortId> = members(tx, &own)?.iter().map(|member| member.cohort).collect();
    let mut titles = Vec::new();
    for cohort in it.cohorts {
        let title = Cohort::get(tx, cohort)?.title();
        if there.contains(&cohort) {
            return Err(refusal::already_joined(&title));
        }
        there.push(cohort);
        let new = NewSession { cohort, joint: Some(joint), elective: false, note: String::new(), ..own.clone().anew() };
        let member = new.insert(tx)?;
        for room in &rooms {
            add_room(tx, member, *room)?;
        }
        adjustment::note(tx, cohort, member, it.reason.as_deref())?;
        titles.push(format!("「{title}」"));
    }
    if titles.is_empty() {
        return Err(refusal::no_class_to_join());
    }
    Session { joint: Some(joint), ..own.clone() }.save(tx)?;
    tx.say(format!("{}与{}合班", spoken(&session(tx, own.id)?), titles.join("")))?;
    joined(tx, OfSession { session: own.id })
}

/// Takes a class's session out of its 合班: it stays on the timetable and goes its own way from now on.
pub fn part(tx: &Change, it: OfSession) -> Answer<Planned> {
    let own = Session::get(tx, it.session)?;
    let Some(joint) = own.joint else { return Err(refusal::is_not_joint()) };
    Session { joint: None, ..own }.save(tx)?;
    number_again(tx, joint)?;
    let planned = planned(tx, it.session)?;
    tx.say(format!("{}不再合班", spoken(&planned.session)))?;
    Ok(planned)
}

/// Takes a session off the timetable, its roll with it (one Ctrl+Z brings both back).
pub fn remove(tx: &Change, it: RemoveSession) -> Answer<()> {
    let own = Session::get(tx, it.session)?;
    let line = session(tx, own.id)?;
    let gone = match it.of.unwrap_or(Removal::OwnClass) {
        Removal::OwnClass => vec![own.clone()],
        Removal::AllClasses => members(tx, &own)?,
    };
    for member in &gone {
        take_off(tx, member, it.reason.as_deref())?;
    }
    let whose = if gone.len() > 1 { format!("{}个班的", gone.len()) } else { String::new() };
    tx.say(format!("删除了{whose}{}", spoken(&line)))
}

/// Takes several sessions off, each off its own class's timetable alone.
pub fn remove_all(tx: &Change, it: RemoveSessions) -> Answer<()> {
    if it.sessions.is_empty() {
        return Err(refusal::no_steps());
    }
    for session in &it.sessions {
        take_off(tx, &Session::get(tx, *session)?, it.reason.as_deref())?;
    }
    tx.say(format!("删除了{}个课次", it.sessions.len()))
}

fn take_off(tx: &Change, session: &Session, reason: Option<&str>) -> Answer<()> {
    Session::remove(tx, session.id)?;
    adjustment::note_removed(tx, session.cohort, session.id, reason)?;
    session.joint.map_or(Ok(()), |joint| number_again(tx, joint))
}

/// A session in every class it is given to, each with what is in its way.
pub fn joined(tx: &Read, it: OfSession) -> Answer<Joined> {
    let own = Session::get(tx, it.session)?;
    let mut all: Vec<SessionId> = members(tx, &own)?.into_iter().map(|member| member.id).collect();
    all.sort_by_key(|id| (*id != own.id, *id));
    Ok(Joined { members: all.into_iter().map(|id| planned(tx, id)).collect::<Answer<_>>()? })
}

/// The rows of a session: one a class it is given to.
pub(super) fn members(tx: &Read, of: &Session) -> Answer<Vec<Session>> {
    match of.joint {
        None => Ok(vec![of.clone()]),
        Some(joint) => tx.rows("select * from session where joint = ?1 order by id", [joint], Session::of_row),
    }
}

/// Two sessions that can change places: not one and the same, in whichever classes.
pub(super) fn two(tx: &Read, one: SessionId, other: SessionId) -> Answer<(Session, Session)> {
    let (first, second) = (Session::get(tx, one)?, Session::get(tx, other)?);
    match one == other || (first.joint.is_some() && first.joint == second.joint) {
        true => Err(refusal::swapped_with_itself()),
        false => Ok((first, second)),
    }
}

/// Writes a session as it is now, and what is shared into the other classes' rows; hours follow the block in each
/// class unless they were set by hand. Who had confirmed must be told when it takes place at another time, elsewhere
/// or by somebody else: 已调整. `rooms` none: the branch rooms stay.
pub(super) fn write(tx: &Change, now: Session, rooms: Option<&[VenueId]>, reason: Option<&str>) -> Answer<()> {
    let was = Session::get(tx, now.id)?;
    let now = Session { state: was.state_as(&now), ..now };
    for member in members(tx, &was)? {
        let shared = match member.id == now.id {
            true => now.clone(),
            false => Session {
                id: member.id,
                cohort: member.cohort,
                hours: member.hours_from(now.starts, now.ends),
                elective: member.elective,
                note: member.note,
                ..now.clone()
            },
        };
        shared.save(tx)?;
        match rooms {
            Some(rooms) => put_rooms(tx, member.id, rooms)?,
            // A branch room that has become the main room is no branch any more.
            None => {
                tx.run("delete from session_room where session = ?1 and venue is ?2", (member.id, now.venue))?;
            }
        }
        adjustment::note(tx, shared.cohort, member.id, reason)?;
    }
    Ok(())
}

/// The branch rooms of a session, in the order they were chosen.
pub(super) fn rooms_of(tx: &Read, session: SessionId) -> Answer<Vec<VenueId>> {
    tx.rows("select venue from session_room where session = ?1 order by id", [session], |row| row.get(0))
}

pub(super) fn add_room(tx: &Change, session: SessionId, room: VenueId) -> Answer<()> {
    tx.run("insert into session_room (session, venue) values (?1, ?2)", (session, room))?;
    Ok(())
}

fn put_rooms(tx: &Change, session: SessionId, rooms: &[VenueId]) -> Answer<()> {
    if rooms_of(tx, session)? == rooms {
        return Ok(());
    }
    tx.run("delete from session_room where session = ?1", [session])?;
    rooms.iter().try_for_each(|room| add_room(tx, session, *room))
}

/// A 合班 bears the number of its first session, so that it is never taken for another session's.
fn number_of(session: SessionId) -> Answer<u32> {
    u32::try_from(session.0).map_err(|e| Error::Broken(Box::new(e)))
}

/// Numbers a 合班 anew after a class has left it; who is left alone is in none.
fn number_again(tx: &Change, joint: u32) -> Answer<()> {
    let left: Vec<SessionId> =
        tx.rows("select id from session where joint = ?1 order by id", [joint], |row| row.get(0))?;
    let number = match left[..] {
        [first, _, ..] => Some(number_of(first)?),
        _ => None,
    };
    tx.run("update session set joint = ?2 where joint = ?1", (joint, number))?;
    Ok(())
}
