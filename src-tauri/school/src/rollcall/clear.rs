//! 清除点名: a roll, or one room's part of it, taken back as if it had not been taken.

use schemars::JsonSchema;
use serde::Deserialize;
use ts_rs::TS;

use super::{Roll, RollCall, RollLine, Tally, of, roll_of, room};
use crate::{
    Answer, Change,
    calendar::month_day,
    refusal,
    timetable::{OfSession, SessionId, quoted},
    venue::VenueId,
};

/// A roll to be taken back.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClearRoll {
    /// Of which session.
    pub session: SessionId,
    /// Only what was called in this room.
    #[serde(default)]
    #[ts(optional)]
    pub room: Option<VenueId>,
    /// Why, where the roll is closed.
    #[serde(default)]
    #[ts(as = "Option<String>", optional)]
    pub reason: String,
}

/// Takes a roll back, or a room's part of it, as if it had not been taken; a closed one with a reason.
pub fn clear(tx: &Change, it: ClearRoll) -> Answer<RollCall> {
    let before = of(tx, OfSession { session: it.session })?;
    let title = quoted(&before.session.title, before.session.kind);
    let reason = it.reason.trim();
    let closed_on = match it.room {
        Some(room) => before.closed_in(Some(room)),
        None => before.closed_on.or_else(|| before.rooms.iter().find_map(|room| room.closed_on)),
    };
    if let Some(day) = closed_on.filter(|_| reason.is_empty()) {
        return Err(refusal::roll_is_closed(&title, &month_day(day)));
    }
    let elsewhere = |line: &RollLine| line.taken && line.room != it.room;
    let whose = match it.room {
        Some(room) if before.lines.iter().any(elsewhere) => {
            clear_room(tx, &before, room)?;
            before.room_name(room)
        }
        _ => {
            tx.run("delete from roll where session = ?1", [it.session])?;
            ""
        }
    };
    let why = if reason.is_empty() { String::new() } else { format!("（{reason}）") };
    tx.say(format!("清除点名：{title}{whose}{why}"))?;
    of(tx, OfSession { session: it.session })
}

/// Takes back what was called in one room; the other rooms stand as they do, each by itself from now on.
fn clear_room(tx: &Change, before: &RollCall, room: VenueId) -> Answer<()> {
    let Some(roll) = roll_of(tx, before.session.id)? else { return Ok(()) };
    let here = |line: &&RollLine| line.taken && line.room == Some(room);
    for line in before.lines.iter().filter(here) {
        tx.run("delete from mark where roll = ?1 and trainee = ?2", (roll.id, line.trainee))?;
        tx.run("delete from correction where roll = ?1 and trainee = ?2", (roll.id, line.trainee))?;
    }
    tx.run("delete from roll_room where roll = ?1 and venue = ?2", (roll.id, room))?;
    for other in before.rooms.iter().filter(|other| other.venue != room && other.waiting < other.people) {
        room::note(tx, roll.id, other.venue, other.closed_on)?;
    }
    let rest = before.lines.iter().filter(|line| line.taken && !here(line));
    let tally = Tally::of(rest.map(|line| line.mark), before.session.hours);
    let (expected, came, on_leave) = (tally.expected, tally.came, tally.on_leave());
    Roll { expected, came, on_leave, closed_on: None, ..roll }.save(tx)
}
