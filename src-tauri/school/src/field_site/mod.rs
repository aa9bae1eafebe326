//! 现场教学点: where a class goes to be taught on the spot, when it is open, and how far that is.

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
    /// A field site.
    FieldSiteId as "number & { readonly of: 'field_site' }"
}

record! {
    /// A field site in the register.
    pub struct FieldSite, new NewFieldSite, in "field_site" by FieldSiteId called "现场教学点" {
        /// 名称
        name: String,
        /// 地址
        #[serde(default)]
        address: String,
        /// 联系人
        #[serde(default)]
        contact: String,
        /// 联系电话
        #[serde(default)]
        phone: String,
        /// People it takes at once; 0 when not known.
        #[serde(default)]
        capacity: u32,
        /// Minutes from the school, one way; 0 when not known.
        #[serde(default)]
        minutes: u32,
        /// 备注
        #[serde(default)]
        note: String,
    }
}

/// A field site and how much it is used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct FieldSiteLine {
    /// The field site.
    #[serde(flatten)]
    pub field_site: FieldSite,
    /// Sessions on all timetables (场次); 合班 is one.
    pub sessions: u32,
    /// The routes it lies on, in one line.
    pub routes: String,
    /// When it is open and when not, from today on, in one line; empty: always.
    pub times: String,
}

/// Which field site.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfFieldSite {
    /// The field site.
    pub field_site: FieldSiteId,
}

impl NewFieldSite {
    /// A field site of which nothing but the name is known.
    pub fn named(name: &str) -> NewFieldSite {
        NewFieldSite {
            name: name.into(),
            address: String::new(),
            contact: String::new(),
            phone: String::new(),
            capacity: 0,
            minutes: 0,
            note: String::new(),
        }
    }
}

/// The way between two sites.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Travel {
    /// One end.
    pub one: FieldSiteId,
    /// The other.
    pub other: FieldSiteId,
    /// How long it takes, either way.
    pub minutes: u32,
}

/// How long the way between two sites takes.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetTravel {
    /// One end.
    pub one: FieldSiteId,
    /// The other.
    pub other: FieldSiteId,
    /// How long it takes; none: not known.
    pub minutes: Option<u32>,
}

/// All field sites, in the order they were entered.
pub fn all(tx: &Read, _: Everything) -> Answer<Vec<FieldSiteLine>> {
    let times = availability::all(tx)?;
    tx.rows(include_str!("field_sites.sql"), [], |row| {
        let field_site = FieldSite::of_row(row)?;
        let times = times.get(&Owner::FieldSite(field_site.id));
        Ok(FieldSiteLine {
            sessions: row.get("sessions")?,
            routes: row.get("routes")?,
            times: times.map(|times| times.words(tx.today())).unwrap_or_default(),
            field_site,
        })
    })
}

/// Enters a field site.
pub fn add(tx: &Change, it: NewFieldSite) -> Answer<FieldSite> {
    let new = NewFieldSite { name: it.name.trim().into(), ..it };
    check(tx, &new.name, None)?;
    let id = new.insert(tx)?;
    tx.say(format!("新增现场教学点「{}」", new.name))?;
    Ok(new.with_id(id))
}

/// Writes a field site as it is now.
pub fn save(tx: &Change, it: FieldSite) -> Answer<FieldSite> {
    let site = FieldSite { name: it.name.trim().into(), ..it };
    check(tx, &site.name, Some(site.id))?;
    site.save(tx)?;
    tx.say(format!("修改了现场教学点「{}」", site.name))?;
    Ok(site)
}

/// Takes a field site no timetable and no route uses out of the register.
pub fn remove(tx: &Change, it: OfFieldSite) -> Answer<()> {
    let site = FieldSite::get(tx, it.field_site)?;
    if let Some(users) = booking::users(tx, Whose::FieldSite(it.field_site))? {
        return Err(refusal::in_use("现场教学点", &site.name, &users));
    }
    let on_routes = tx.rows(
        "select distinct route.name from route_stop join route on route.id = route_stop.route where field_site = ?1",
        [it.field_site],
        |row| row.get::<_, String>(0),
    )?;
    if !on_routes.is_empty() {
        return Err(refusal::in_use("现场教学点", &site.name, &format!("线路「{}」", on_routes.join("」「"))));
    }
    FieldSite::remove(tx, it.field_site)?;
    tx.say(format!("删除了现场教学点「{}」", site.name))
}

/// The ways between sites that are known.
pub fn travel(tx: &Read, _: Everything) -> Answer<Vec<Travel>> {
    tx.rows("select one, other, minutes from travel order by one, other", [], |row| {
        Ok(Travel { one: row.get(0)?, other: row.get(1)?, minutes: row.get(2)? })
    })
}

/// Says how long the way between two sites takes.
pub fn set_travel(tx: &Change, it: SetTravel) -> Answer<Vec<Travel>> {
    let (one, other) = (FieldSite::get(tx, it.one)?, FieldSite::get(tx, it.other)?);
    if one.id == other.id {
        return Err(refusal::way_to_itself(&one.name));
    }
    let ends = (one.id.min(other.id), one.id.max(other.id));
    match it.minutes {
        Some(minutes) => tx.run(
            "insert into travel (one, other, minutes) values (?1, ?2, ?3)
             on conflict (one, other) do update set minutes = excluded.minutes where minutes <> excluded.minutes",
            (ends.0, ends.1, minutes),
        )?,
        None => tx.run("delete from travel where one = ?1 and other = ?2", ends)?,
    };
    let how_long = it.minutes.map_or("不清楚".into(), |minutes| format!("{minutes}分钟"));
    tx.say(format!("「{}」到「{}」的路程：{how_long}", one.name, other.name))?;
    travel(tx, Everything {})
}

fn check(tx: &Read, name: &str, own: Option<FieldSiteId>) -> Answer<()> {
    if name.is_empty() {
        return Err(refusal::is_empty("name", "现场教学点名称"));
    }
    if named(tx, name)?.is_some_and(|other| Some(other) != own) {
        return Err(refusal::name_is_taken("name", "现场教学点", name));
    }
    Ok(())
}

fn named(tx: &Read, name: &str) -> Answer<Option<FieldSiteId>> {
    tx.row("select id from field_site where name = ?1", [name], |row| row.get(0))
}

/// The field site of that name, entered when there is none yet.
pub fn named_or_new(tx: &Change, name: &str) -> Answer<FieldSiteId> {
    match named(tx, name.trim())? {
        Some(site) => Ok(site),
        None => NewFieldSite::named(name.trim()).insert(tx),
    }
}
