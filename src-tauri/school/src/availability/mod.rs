//! 可用时间: when a lecturer can come, a room can be used, a site is open, and when not.
//!
//! Every week, or from one day to another; the whole day or some hours of it. Who has no entry can always.

pub mod rules;

use std::collections::HashMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use self::rules::Availability;
use crate::{
    Answer, Change, Read,
    calendar::Clock,
    field_site::{FieldSite, FieldSiteId},
    lecturer::{Lecturer, LecturerId},
    refusal,
    venue::{Venue, VenueId},
};

id! {
    /// An entry of somebody's availability.
    TimeId as "number & { readonly of: 'availability' }"
}

record! {
    /// An entry as it is stored: one of the three owners, and when.
    pub struct StoredTime, new NewStoredTime, in "availability" by TimeId called "可用时间" {
        /// Whose, if a lecturer's.
        lecturer: Option<LecturerId>,
        /// Whose, if a room's.
        venue: Option<VenueId>,
        /// Whose, if a site's.
        field_site: Option<FieldSiteId>,
        /// 可以, or 不可以.
        may: bool,
        /// 1 is Monday; none: every day from `since` to `until`.
        weekday: Option<u8>,
        /// From this day on.
        since: Option<NaiveDate>,
        /// Up to this day, counted.
        until: Option<NaiveDate>,
        /// First minute; none: the whole day.
        starts: Option<Clock>,
        /// The minute after the last.
        ends: Option<Clock>,
        /// Why: 开会, 外出, 闭馆.
        note: String,
    }
}

/// Whose time it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Owner {
    /// A lecturer's.
    Lecturer(LecturerId),
    /// A room's.
    Venue(VenueId),
    /// A field site's.
    FieldSite(FieldSiteId),
}

/// When somebody can, or cannot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Time {
    /// 可以, or 不可以.
    pub may: bool,
    /// Every week on this day, 1 is Monday; none: every day from `since` to `until`.
    #[serde(default)]
    pub weekday: Option<u8>,
    /// From this day on.
    #[serde(default)]
    pub since: Option<NaiveDate>,
    /// Up to this day, counted.
    #[serde(default)]
    pub until: Option<NaiveDate>,
    /// First minute; none: the whole day.
    #[serde(default)]
    pub starts: Option<Clock>,
    /// The minute after the last.
    #[serde(default)]
    pub ends: Option<Clock>,
    /// Why: 开会, 外出, 闭馆.
    #[serde(default)]
    pub note: String,
}

/// Whose.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfOwner {
    /// The lecturer, room or site: `{"lecturer": 3}`.
    pub owner: Owner,
}

/// All the times somebody can and cannot; what was said before and is not here any more, goes.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetAvailability {
    /// The lecturer, room or site: `{"lecturer": 3}`.
    pub owner: Owner,
    /// When, and when not.
    pub times: Vec<Time>,
}

/// The times of one owner, as they were entered.
pub fn of(tx: &Read, it: OfOwner) -> Answer<Vec<Time>> {
    name(tx, it.owner)?;
    Ok(stored(tx, it.owner)?.into_iter().map(|(_, time)| time).collect())
}

/// Sets the times of one owner.
pub fn set(tx: &Change, it: SetAvailability) -> Answer<Vec<Time>> {
    let name = name(tx, it.owner)?;
    let mut wanted: Vec<Time> = Vec::new();
    for time in it.times {
        check(&time)?;
        let time = Time { note: time.note.trim().into(), ..time };
        if !wanted.contains(&time) {
            wanted.push(time);
        }
    }
    let mut changed = false;
    for (id, time) in stored(tx, it.owner)? {
        match wanted.iter().position(|wanted| *wanted == time) {
            Some(place) => drop(wanted.remove(place)),
            None => {
                StoredTime::remove(tx, id)?;
                changed = true;
            }
        }
    }
    for time in wanted {
        row(it.owner, time).insert(tx)?;
        changed = true;
    }
    if changed {
        tx.say(format!("修改了「{name}」的可用时间"))?;
    }
    of(tx, OfOwner { owner: it.owner })
}

/// Everybody who cannot always, by owner: for judging many sessions at once.
pub fn all(tx: &Read) -> Answer<HashMap<Owner, Availability>> {
    let mut all: HashMap<Owner, Availability> = HashMap::new();
    tx.rows(
        "select availability.*, coalesce(lecturer.name, venue.name, field_site.name) as name
         from availability
         left join lecturer   on lecturer.id = availability.lecturer
         left join venue      on venue.id = availability.venue
         left join field_site on field_site.id = availability.field_site
         order by availability.id",
        [],
        |row| {
            let stored = StoredTime::of_row(row)?;
            if let Some(owner) = stored.owner() {
                let name = row.get("name")?;
                let theirs = all.entry(owner).or_insert_with(|| Availability::new(owner, name, Vec::new()));
                theirs.times.push(stored.time());
            }
            Ok(())
        },
    )?;
    Ok(all)
}

impl StoredTime {
    fn owner(&self) -> Option<Owner> {
        self.lecturer.map(Owner::Lecturer).or(self.venue.map(Owner::Venue)).or(self.field_site.map(Owner::FieldSite))
    }
    fn time(self) -> Time {
        let StoredTime { may, weekday, since, until, starts, ends, note, .. } = self;
        Time { may, weekday, since, until, starts, ends, note }
    }
}

fn row(owner: Owner, time: Time) -> NewStoredTime {
    let Time { may, weekday, since, until, starts, ends, note } = time;
    let (mut lecturer, mut venue, mut field_site) = (None, None, None);
    match owner {
        Owner::Lecturer(id) => lecturer = Some(id),
        Owner::Venue(id) => venue = Some(id),
        Owner::FieldSite(id) => field_site = Some(id),
    }
    NewStoredTime { lecturer, venue, field_site, may, weekday, since, until, starts, ends, note }
}

fn name(tx: &Read, owner: Owner) -> Answer<String> {
    Ok(match owner {
        Owner::Lecturer(id) => Lecturer::get(tx, id)?.name,
        Owner::Venue(id) => Venue::get(tx, id)?.name,
        Owner::FieldSite(id) => FieldSite::get(tx, id)?.name,
    })
}

fn stored(tx: &Read, owner: Owner) -> Answer<Vec<(TimeId, Time)>> {
    let (column, id) = match owner {
        Owner::Lecturer(id) => ("lecturer", id.0),
        Owner::Venue(id) => ("venue", id.0),
        Owner::FieldSite(id) => ("field_site", id.0),
    };
    let sql = format!("select * from availability where {column} = ?1 order by id");
    let rows = tx.rows(&sql, [id], StoredTime::of_row)?;
    Ok(rows.into_iter().map(|row| (row.id, row.time())).collect())
}

fn check(time: &Time) -> Answer<()> {
    if time.weekday.is_some_and(|weekday| !(1..=7).contains(&weekday)) {
        return Err(refusal::no_such_weekday());
    }
    if time.weekday.is_none() && (time.since.is_none() || time.until.is_none()) {
        return Err(refusal::time_without_days());
    }
    if time.since.zip(time.until).is_some_and(|(since, until)| until < since) {
        return Err(refusal::days_reversed());
    }
    match (time.starts, time.ends) {
        (None, None) => Ok(()),
        (Some(starts), Some(ends)) if starts < ends => Ok(()),
        (Some(_), Some(_)) => Err(refusal::times_reversed()),
        _ => Err(refusal::half_a_time()),
    }
}
