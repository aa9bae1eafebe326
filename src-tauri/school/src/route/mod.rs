//! 线路: field sites in order with their times, dropped into a timetable whole.

pub mod rules;

use chrono::{Days, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Answer, Change, Everything, Hours, Read,
    calendar::{Clock, month_day},
    cohort::{Cohort, CohortId, OfCohort},
    field_site::{self, FieldSite, FieldSiteId},
    refusal,
    timetable::{self, Kind, NewSession, State, Timetable, adjustment},
};

id! {
    /// A route.
    RouteId as "number & { readonly of: 'route' }"
}
id! {
    /// A stop of a route.
    RouteStopId as "number & { readonly of: 'route_stop' }"
}

record! {
    /// A route in the register.
    pub struct Route, new NewRoute, in "route" by RouteId called "线路" {
        /// 走初心路
        name: String,
        /// 备注
        note: String,
    }
}

record! {
    /// A stop as it is stored.
    pub struct StoredStop, new NewStoredStop, in "route_stop" by RouteStopId called "线路上的一站" {
        /// Of which route.
        route: RouteId,
        /// Its place among the stops.
        position: u32,
        /// Where.
        field_site: FieldSiteId,
        /// Days after the first.
        day: u32,
        /// First minute.
        starts: Clock,
        /// The minute after the last.
        ends: Clock,
        /// What is done there; empty: the site's name says it.
        title: String,
    }
}

/// A stop of a route.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Stop {
    /// Where.
    pub field_site: FieldSiteId,
    /// Days after the first.
    #[serde(default)]
    pub day: u32,
    /// First minute.
    pub starts: Clock,
    /// The minute after the last.
    pub ends: Clock,
    /// What is done there; empty: the site's name says it.
    #[serde(default)]
    pub title: String,
}

/// A new route.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddRoute {
    /// 走初心路
    pub name: String,
    /// 备注
    #[serde(default)]
    pub note: String,
    /// Its stops, by time.
    #[serde(default)]
    pub stops: Vec<Stop>,
}

/// A route as it is now.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SaveRoute {
    /// Which.
    pub id: RouteId,
    /// 走初心路
    pub name: String,
    /// 备注
    pub note: String,
    /// All its stops.
    pub stops: Vec<Stop>,
}

/// Which route.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfRoute {
    /// The route.
    pub route: RouteId,
}

/// A route to be put into a class's timetable.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DropRoute {
    /// The route.
    pub route: RouteId,
    /// The class.
    pub cohort: CohortId,
    /// Its first day.
    pub day: NaiveDate,
    /// 调课原因, when the timetable is approved.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
}

/// A route with its stops.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct RouteLine {
    /// The route.
    pub id: RouteId,
    /// 走初心路
    pub name: String,
    /// 备注
    pub note: String,
    /// Its stops, by time.
    pub stops: Vec<Stop>,
    /// The names of its sites: `郭亮陵园 → 秘密电台旧址`.
    pub sites: String,
    /// How many days it takes.
    pub days: u32,
    /// Where there is too little time for the way, in one sentence each.
    pub hints: Vec<String>,
}

/// All routes, in the order they were entered.
pub fn all(tx: &Read, _: Everything) -> Answer<Vec<RouteLine>> {
    let known = Known::of(tx)?;
    let mut stops = tx.rows("select * from route_stop order by route, position", [], StoredStop::of_row)?;
    let routes = tx.rows("select * from route order by id", [], Route::of_row)?;
    let line = |route: Route| {
        let own = stops.extract_if(.., |stop| stop.route == route.id).map(Stop::from).collect();
        known.line(route, own)
    };
    Ok(routes.into_iter().map(line).collect())
}

/// One route.
pub fn of(tx: &Read, id: RouteId) -> Answer<RouteLine> {
    let route = Route::get(tx, id)?;
    Ok(Known::of(tx)?.line(route, stops(tx, id)?))
}

/// Enters a route.
pub fn add(tx: &Change, it: AddRoute) -> Answer<RouteLine> {
    let name = check(tx, &it.name, None)?;
    let id = NewRoute { name, note: it.note.trim().into() }.insert(tx)?;
    write(tx, id, it.stops)?;
    let line = of(tx, id)?;
    tx.say(format!("新增线路「{}」，{}站", line.name, line.stops.len()))?;
    Ok(line)
}

/// Writes a route as it is now.
pub fn save(tx: &Change, it: SaveRoute) -> Answer<RouteLine> {
    let name = check(tx, &it.name, Some(it.id))?;
    Route { id: it.id, name, note: it.note.trim().into() }.save(tx)?;
    write(tx, it.id, it.stops)?;
    let line = of(tx, it.id)?;
    tx.say(format!("修改了线路「{}」", line.name))?;
    Ok(line)
}

/// Takes a route out of the register; the sessions it was dropped as stay.
pub fn remove(tx: &Change, it: OfRoute) -> Answer<()> {
    let route = Route::get(tx, it.route)?;
    Route::remove(tx, it.route)?;
    tx.say(format!("删除了线路「{}」", route.name))
}

/// Puts a route into a class's timetable: every stop is a session of 现场教学.
pub fn put_down(tx: &Change, it: DropRoute) -> Answer<Timetable> {
    let route = of(tx, it.route)?;
    let cohort = Cohort::get(tx, it.cohort)?;
    if route.stops.is_empty() {
        return Err(refusal::route_is_empty(&route.name));
    }
    for stop in &route.stops {
        let title = match stop.title.is_empty() {
            true => FieldSite::get(tx, stop.field_site)?.name,
            false => stop.title.clone(),
        };
        let session = NewSession {
            cohort: it.cohort,
            day: it.day + Days::new(stop.day.into()),
            starts: stop.starts,
            ends: stop.ends,
            kind: Kind::Field,
            topic: None,
            title,
            lecturer: None,
            venue: None,
            field_site: Some(stop.field_site),
            hours: Hours::of_block(stop.starts, stop.ends),
            state: State::Unconfirmed,
            joint: None,
            elective: false,
            locked: false,
            moderator: String::new(),
            note: String::new(),
        }
        .insert(tx)?;
        adjustment::note(tx, it.cohort, session, it.reason.as_deref())?;
    }
    let (day, count) = (month_day(it.day), route.stops.len());
    tx.say(format!("把线路「{}」（{count}站）排入「{}」{day}", route.name, cohort.title()))?;
    timetable::of(tx, OfCohort { cohort: it.cohort })
}

/// What routes are judged by: the sites and the ways between them.
struct Known {
    sites: Vec<FieldSite>,
    ways: Vec<field_site::Travel>,
}

impl Known {
    fn of(tx: &Read) -> Answer<Known> {
        let sites = tx.rows("select * from field_site", [], FieldSite::of_row)?;
        Ok(Known { sites, ways: field_site::travel(tx, Everything {})? })
    }
    fn name(&self, id: FieldSiteId) -> &str {
        self.sites.iter().find(|site| site.id == id).map_or("", |site| site.name.as_str())
    }
    fn line(&self, route: Route, stops: Vec<Stop>) -> RouteLine {
        let hurried = rules::hurried(&stops, |one, other| {
            let way = self.ways.iter().find(|way| [(one, other), (other, one)].contains(&(way.one, way.other)))?;
            Some(way.minutes)
        });
        let hint = |it: &rules::Hurried| {
            let (one, other) = (self.name(it.from), self.name(it.to));
            format!("「{one}」到「{other}」路上要{}分钟，只留了{}分钟", it.needed, it.left)
        };
        let names: Vec<&str> = stops.iter().map(|stop| self.name(stop.field_site)).collect();
        RouteLine {
            id: route.id,
            name: route.name,
            note: route.note,
            sites: names.join(" → "),
            days: stops.iter().map(|stop| stop.day + 1).max().unwrap_or(0),
            hints: hurried.iter().map(hint).collect(),
            stops,
        }
    }
}

impl From<StoredStop> for Stop {
    fn from(it: StoredStop) -> Stop {
        Stop { field_site: it.field_site, day: it.day, starts: it.starts, ends: it.ends, title: it.title }
    }
}

fn stops(tx: &Read, route: RouteId) -> Answer<Vec<Stop>> {
    let sql = "select * from route_stop where route = ?1 order by position";
    Ok(tx.rows(sql, [route], StoredStop::of_row)?.into_iter().map(Stop::from).collect())
}

fn write(tx: &Change, route: RouteId, wanted: Vec<Stop>) -> Answer<()> {
    let mut wanted: Vec<Stop> = wanted.into_iter().map(|it| Stop { title: it.title.trim().into(), ..it }).collect();
    wanted.sort_by_key(|stop| (stop.day, stop.starts));
    for stop in &wanted {
        let site = FieldSite::get(tx, stop.field_site)?;
        if stop.ends <= stop.starts {
            return Err(refusal::stop_times_reversed(&site.name));
        }
    }
    for pair in wanted.windows(2) {
        if let [one, other] = pair
            && one.day == other.day
            && other.starts < one.ends
        {
            let name = |stop: &Stop| FieldSite::get(tx, stop.field_site).map(|site| site.name);
            return Err(refusal::stops_overlap(&name(one)?, &name(other)?));
        }
    }
    if wanted == stops(tx, route)? {
        return Ok(());
    }
    tx.run("delete from route_stop where route = ?1", [route])?;
    for (position, stop) in (1..).zip(wanted) {
        let Stop { field_site, day, starts, ends, title } = stop;
        NewStoredStop { route, position, field_site, day, starts, ends, title }.insert(tx)?;
    }
    Ok(())
}

fn check(tx: &Read, name: &str, own: Option<RouteId>) -> Answer<String> {
    let name = name.trim();
    if name.is_empty() {
        return Err(refusal::is_empty("name", "线路名称"));
    }
    let same = tx.row("select id from route where name = ?1", [name], |row| row.get(0))?;
    if same.is_some_and(|other| Some(other) != own) {
        return Err(refusal::name_is_taken("name", "线路", name));
    }
    Ok(name.into())
}
