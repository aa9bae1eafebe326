//! 会场: a roll that is taken room by room, as where a class listens in a branch room and each room has its clerk. The
//! people of a room that is not called yet are neither there nor absent; the roll is closed when all its rooms are.

use chrono::NaiveDate;

use super::{Roll, RollCall, RollId, RollLine, RollRoom};
use crate::{
    Answer, Change, Read,
    cohort::CohortId,
    leave::{MEANT, ON_ROSTER},
    timetable::{SessionId, SessionLine},
    trainee::TraineeId,
    venue::{Venue, VenueId},
};

id! {
    /// The part one room has of a roll.
    RoomRollId as "number & { readonly of: 'roll_room' }"
}

record! {
    /// The part one room has of a roll: it was called there.
    pub struct RoomRoll, new NewRoomRoll, in "roll_room" by RoomRollId called "会场点名" {
        /// Of which roll.
        roll: RollId,
        /// In which room.
        venue: VenueId,
        /// Since when its people change with a reason only; none: open.
        closed_on: Option<NaiveDate>,
    }
}

/// The rooms that were called, while the roll is taken room by room; none when it is closed, or taken as a whole.
pub(super) fn parts(tx: &Read, roll: &Roll) -> Answer<Vec<RoomRoll>> {
    match roll.closed_on {
        Some(_) => Ok(Vec::new()),
        None => tx.rows("select * from roll_room where roll = ?1", [roll.id], RoomRoll::of_row),
    }
}

/// The rooms of a session, the main one first; none where it has only one.
pub(super) fn of(
    tx: &Read,
    session: &SessionLine,
    lines: &[RollLine],
    parts: &[RoomRoll],
    closed_on: Option<NaiveDate>,
) -> Answer<Vec<RollRoom>> {
    if session.rooms.is_empty() {
        return Ok(Vec::new());
    }
    let all = session.venue.into_iter().chain(session.rooms.iter().copied());
    all.map(|venue| {
        let there = || lines.iter().filter(|line| line.room == Some(venue));
        let part = parts.iter().find(|part| part.venue == venue);
        Ok(RollRoom {
            venue,
            name: Venue::get(tx, venue)?.name,
            branch: session.rooms.contains(&venue),
            people: there().count() as u32,
            waiting: there().filter(|line| !line.taken).count() as u32,
            closed_on: closed_on.or(part.and_then(|part| part.closed_on)),
        })
    })
    .collect()
}

impl RollCall {
    /// Since when what stands of a room changes with a reason only.
    pub fn closed_in(&self, room: Option<VenueId>) -> Option<NaiveDate> {
        let part = self.rooms.iter().find(|part| Some(part.venue) == room);
        self.closed_on.or_else(|| part.and_then(|part| part.closed_on))
    }
    /// A room's name.
    pub(super) fn room_name(&self, room: VenueId) -> &str {
        self.rooms.iter().find(|part| part.venue == room).map_or("", |part| &part.name)
    }
}

/// Notes that a room was called; it stays closed once it is.
pub(super) fn note(tx: &Change, roll: RollId, room: VenueId, closed_on: Option<NaiveDate>) -> Answer<()> {
    tx.run(
        "insert into roll_room (roll, venue, closed_on) values (?1, ?2, ?3)
         on conflict (roll, venue) do update set closed_on = excluded.closed_on
          where roll_room.closed_on is null and excluded.closed_on is not null",
        (roll, room, closed_on),
    )?;
    Ok(())
}

/// A room of a session that is not called yet, while others are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoomDue {
    /// Of which session …
    pub session: SessionId,
    /// … on which day.
    pub day: NaiveDate,
    /// Its name.
    pub room: String,
    /// Who waits there to be called.
    pub people: Vec<TraineeId>,
}

/// The rooms that are not called yet where others are, of a class or of all, by session.
pub fn rooms_due(tx: &Read, cohort: Option<CohortId>) -> Answer<Vec<RoomDue>> {
    let waiting = tx.rows(
        &format!(
            "select session.id as session, session.day, trainee.id as trainee, coalesce(venue.name, '') as room
             from (select distinct roll from roll_room) as by_room -- few: `cross join` begins with them
             cross join roll    on roll.id = by_room.roll
             cross join session on session.id = roll.session and (?1 is null or session.cohort = ?1)
             cross join trainee on trainee.cohort = session.cohort
             left join branch_seat on branch_seat.trainee = trainee.id
                                  and exists (select 1 from session_room where session_room.session = session.id
                                                                           and session_room.venue = branch_seat.venue)
             left join venue       on venue.id = coalesce(branch_seat.venue, session.venue)
             where roll.closed_on is null
               and not exists (select 1 from mark where mark.roll = roll.id and mark.trainee = trainee.id)
               and {ON_ROSTER} and {MEANT}
             order by session.day, session.starts, session.id, venue.id is not session.venue, venue.id, trainee.number"
        ),
        [cohort],
        |row| Ok(((row.get("session")?, row.get("day")?, row.get::<_, String>("room")?), row.get("trainee")?)),
    )?;
    let due = waiting.chunk_by(|one, other| one.0 == other.0).filter_map(|of_room| {
        let ((session, day, room), _) = of_room.first()?.clone();
        Some(RoomDue { session, day, room, people: of_room.iter().map(|(_, trainee)| *trainee).collect() })
    });
    Ok(due.collect())
}
