//! 场地: rooms, and how many they seat.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Answer, Change, Everything, Read, refusal};

id! {
    /// A venue.
    VenueId as "number & { readonly of: 'venue' }"
}

record! {
    /// A venue in the register.
    pub struct Venue, new NewVenue, in "venue" by VenueId called "场地" {
        /// 报告厅
        name: String,
        /// Seats; 0 when not known.
        capacity: u32,
        /// Where it is.
        place: String,
        /// 备注
        note: String,
    }
}

/// A venue and how much it is used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct VenueLine {
    /// The venue.
    #[serde(flatten)]
    pub venue: Venue,
    /// Sessions on all timetables (场次).
    pub sessions: u32,
}

/// Which venue.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfVenue {
    /// The venue.
    pub venue: VenueId,
}

/// All venues, in the order they were entered.
pub fn all(tx: &Read, _: Everything) -> Answer<Vec<VenueLine>> {
    tx.rows(
        "select venue.*, (select count(*) from session where session.venue = venue.id) as sessions
         from venue order by id",
        [],
        |row| Ok(VenueLine { venue: Venue::of_row(row)?, sessions: row.get("sessions")? }),
    )
}

/// Enters a venue.
pub fn add(tx: &Change, it: NewVenue) -> Answer<Venue> {
    let new = NewVenue { name: it.name.trim().into(), ..it };
    check(tx, &new.name, None)?;
    let id = new.insert(tx)?;
    tx.say(format!("新增场地「{}」", new.name))?;
    Ok(new.with_id(id))
}

/// Writes a venue as it is now.
pub fn save(tx: &Change, it: Venue) -> Answer<Venue> {
    let venue = Venue { name: it.name.trim().into(), ..it };
    check(tx, &venue.name, Some(venue.id))?;
    venue.save(tx)?;
    tx.say(format!("修改了场地「{}」", venue.name))?;
    Ok(venue)
}

/// Takes a venue no timetable uses out of the register.
pub fn remove(tx: &Change, it: OfVenue) -> Answer<()> {
    let venue = Venue::get(tx, it.venue)?;
    let sessions: u32 = tx.value("select count(*) from session where venue = ?1", [it.venue])?;
    if sessions > 0 {
        return Err(refusal::in_use("场地", &venue.name, &format!("{sessions}个课次")));
    }
    Venue::remove(tx, it.venue)?;
    tx.say(format!("删除了场地「{}」", venue.name))
}

fn check(tx: &Read, name: &str, own: Option<VenueId>) -> Answer<()> {
    if name.is_empty() {
        return Err(refusal::is_empty("name", "场地名称"));
    }
    if named(tx, name)?.is_some_and(|other| Some(other) != own) {
        return Err(refusal::name_is_taken("name", "场地", name));
    }
    Ok(())
}

fn named(tx: &Read, name: &str) -> Answer<Option<VenueId>> {
    tx.row("select id from venue where name = ?1", [name], |row| row.get(0))
}

/// The venue of that name, entered when there is none yet.
pub fn named_or_new(tx: &Change, name: &str) -> Answer<VenueId> {
    match named(tx, name.trim())? {
        Some(venue) => Ok(venue),
        None => {
            NewVenue { name: name.trim().into(), capacity: 0, place: String::new(), note: String::new() }.insert(tx)
        }
    }
}
