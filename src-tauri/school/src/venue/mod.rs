//! 场地: rooms, how many they seat, what is in them, and when they can be used.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Answer, Change, Everything, Read,
    availability::{self, Owner},
    booking::{self, Whose},
    refusal,
};

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
        /// 投影、话筒、同步课堂
        #[serde(default)]
        equipment: String,
        /// 备注
        note: String,
    }
}

impl NewVenue {
    /// A venue of which nothing but the name is known.
    pub fn named(name: &str) -> NewVenue {
        NewVenue { name: name.into(), capacity: 0, place: String::new(), equipment: String::new(), note: String::new() }
    }
}

/// A venue and how much it is used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct VenueLine {
    /// The venue.
    #[serde(flatten)]
    pub venue: Venue,
    /// Sessions on all timetables (场次), as main or branch room; 合班 is one.
    pub sessions: u32,
    /// When it can be used and when not, from today on, in one line; empty: always.
    pub times: String,
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
    let times = availability::all(tx)?;
    tx.rows(include_str!("venues.sql"), [], |row| {
        let venue = Venue::of_row(row)?;
        let times = times.get(&Owner::Venue(venue.id));
        Ok(VenueLine {
            sessions: row.get("sessions")?,
            times: times.map(|times| times.words(tx.today())).unwrap_or_default(),
            venue,
        })
    })
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
    if let Some(users) = booking::users(tx, Whose::Venue(it.venue))? {
        return Err(refusal::in_use("场地", &venue.name, &users));
    }
    let seats: u32 = tx.value("select count(*) from branch_seat where venue = ?1", [it.venue])?;
    if seats > 0 {
        return Err(refusal::in_use("场地", &venue.name, &format!("{seats}人的分会场座位")));
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
        None => NewVenue::named(name.trim()).insert(tx),
    }
}
