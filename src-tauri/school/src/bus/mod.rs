//! 乘车: the buses of a field day, who sits on which, and how many were counted at each stop.

mod rules;
mod saying;
mod seating;
mod trip;

use std::collections::HashMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Answer, Change, Read,
    calendar::month_day,
    cohort::{Cohort, CohortId, OfCohort},
    refusal, timetable,
    trainee::{self, TraineeId},
};
use saying::said;
pub use seating::{copy, move_to, share_out};
use trip::{Trip, is_away, place_of};

/// No class fills more.
const MOST_BUSES: u32 = 50;
/// Nobody counts more in one bus.
const MOST_HEADS: u32 = 999;

id! {
    /// A bus on a day.
    BusId as "number & { readonly of: 'bus' }"
}
id! {
    /// A seat somebody has.
    BusSeatId as "number & { readonly of: 'bus_seat' }"
}
id! {
    /// A count at a stop.
    HeadCountId as "number & { readonly of: 'head_count' }"
}

record! {
    /// A bus on a day.
    pub struct Bus, new NewBus, in "bus" by BusId called "车辆" {
        /// Of which class.
        cohort: CohortId,
        /// On which day.
        day: NaiveDate,
        /// N号车
        number: u32,
        /// 车牌
        plate: String,
        /// 司机
        driver: String,
        /// The driver's.
        phone: String,
        /// For trainees; 0 when not known.
        seats: u32,
        /// 车长
        leader: Option<TraineeId>,
    }
}
record! {
    /// Somebody's seat.
    pub struct BusSeat, new NewBusSeat, in "bus_seat" by BusSeatId called "座位" {
        /// On which bus.
        bus: BusId,
        /// Who.
        trainee: TraineeId,
    }
}
record! {
    /// How many were counted on a bus at a stop.
    pub struct HeadCount, new NewHeadCount, in "head_count" by HeadCountId called "清点" {
        /// On which bus.
        bus: BusId,
        /// 出发, a site, 返程
        stop: String,
        /// 人
        counted: u32,
        /// Who was missing and why.
        note: String,
    }
}

words! {
    /// Who sits together.
    pub enum Together { Group = "按小组", Unit = "按单位", Number = "按序号" }
}

/// A class on a day.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BusDay {
    /// The class.
    pub cohort: CohortId,
    /// The day.
    pub day: NaiveDate,
}

/// Buses to be had on a day.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddBuses {
    /// For which class.
    pub cohort: CohortId,
    /// On which day.
    pub day: NaiveDate,
    /// How many (辆).
    pub buses: u32,
    /// Seats for trainees on each; 0 when not known.
    pub seats: u32,
}

/// Which bus.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfBus {
    /// The bus.
    pub bus: BusId,
}

/// Share everybody out over the buses of a day.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ShareOutBuses {
    /// Of which class.
    pub cohort: CohortId,
    /// On which day.
    pub day: NaiveDate,
    /// Who sits together.
    pub by: Together,
}

/// Which bus somebody is to sit on.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MoveToBus {
    /// On which day.
    pub day: NaiveDate,
    /// Who.
    pub trainees: Vec<TraineeId>,
    /// None: on none.
    pub bus: Option<BusId>,
}

/// How many were counted.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CountHeads {
    /// On which bus.
    pub bus: BusId,
    /// At which stop.
    pub stop: String,
    /// 人; none: not counted.
    pub counted: Option<u32>,
    /// Who was missing and why.
    #[serde(default)]
    pub note: String,
}

/// The buses of another day once more.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CopyBuses {
    /// Of which class.
    pub cohort: CohortId,
    /// As on this day.
    pub from: NaiveDate,
    /// On this day, which has none yet.
    pub day: NaiveDate,
}

/// A day with something away from the school, or with buses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct FieldDay {
    /// The day.
    pub day: NaiveDate,
    /// Where to, in order.
    pub places: Vec<String>,
    /// 辆
    pub buses: u32,
    /// Who has a seat (人).
    pub seated: u32,
}

/// Somebody who goes along.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Rider {
    /// Who.
    pub trainee: TraineeId,
    /// 序号
    pub number: u32,
    /// 姓名
    pub name: String,
    /// Of the name, in pinyin: `zs`.
    pub initials: String,
    /// 单位
    pub unit: String,
    /// 职务
    pub post: String,
    /// 手机
    pub phone: String,
    /// 第一组; empty: in none.
    pub group: String,
    /// Why they will not be there: 请事假（上午）, 已经退出; empty: nothing is known against it.
    pub trouble: String,
}

/// A bus and who sits on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct BusLine {
    /// The bus.
    #[serde(flatten)]
    pub bus: Bus,
    /// `1号车`
    pub title: String,
    /// By 序号.
    pub people: Vec<Rider>,
    /// 车长 by name; empty: none.
    pub leader_name: String,
    /// Counted at each stop, in the order of the stops.
    pub counts: Vec<Option<u32>>,
    /// What was noted at each stop.
    pub notes: Vec<String>,
}

/// The buses of a class on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct BusPlan {
    /// Of which class.
    pub cohort: CohortId,
    /// On which day.
    pub day: NaiveDate,
    /// 出发, the sites in order, 返程.
    pub stops: Vec<String>,
    /// By number.
    pub buses: Vec<BusLine>,
    /// Who goes along and has no seat, by 序号.
    pub without: Vec<Rider>,
    /// Who is on leave and goes not along.
    pub away: Vec<Rider>,
    /// Who goes along (人).
    pub people: u32,
    /// Seats on all buses; none where one is not known.
    pub seats: Option<u32>,
    /// Who is missing where, and what is wrong; a sentence each.
    pub said: Vec<String>,
}

fn title(number: u32) -> String {
    format!("{number}号车")
}

/// The days of a class with something away from the school, and those with buses.
pub fn days(tx: &Read, it: OfCohort) -> Answer<Vec<FieldDay>> {
    Cohort::get(tx, it.cohort)?;
    let mut days: Vec<FieldDay> = tx.rows(
        "select bus.day, count(distinct bus.id) as buses, count(bus_seat.id) as seated
         from bus left join bus_seat on bus_seat.bus = bus.id
         where bus.cohort = ?1 group by bus.day",
        [it.cohort],
        |row| {
            Ok(FieldDay {
                day: row.get("day")?,
                places: Vec::new(),
                buses: row.get("buses")?,
                seated: row.get("seated")?,
            })
        },
    )?;
    for session in timetable::sessions(tx, it.cohort)?.iter().filter(|session| is_away(session)) {
        let at = days.iter().position(|it| it.day == session.day).unwrap_or_else(|| {
            days.push(FieldDay { day: session.day, places: Vec::new(), buses: 0, seated: 0 });
            days.len() - 1
        });
        let place = place_of(session).to_owned();
        if !days[at].places.contains(&place) {
            days[at].places.push(place);
        }
    }
    days.sort_by_key(|it| it.day);
    Ok(days)
}

/// The buses of a class on a day.
pub fn of(tx: &Read, it: BusDay) -> Answer<BusPlan> {
    Cohort::get(tx, it.cohort)?;
    let trip = Trip::of(tx, &it)?;
    let buses = all_of(tx, &it)?;
    let seats = seats_of(tx, &it)?;
    let counts: Vec<HeadCount> = tx.rows(
        "select head_count.* from head_count join bus on bus.id = head_count.bus
         where bus.cohort = ?1 and bus.day = ?2 order by head_count.id",
        (it.cohort, it.day),
        HeadCount::of_row,
    )?;
    let mut stops = trip.stops();
    // What was counted stands, even where the timetable goes elsewhere by now.
    for count in &counts {
        if !stops.contains(&count.stop) {
            stops.insert(stops.len() - 1, count.stop.clone());
        }
    }
    let bus_line = |bus: Bus| {
        let people: Vec<Rider> = trip
            .lines
            .iter()
            .filter(|line| seats.get(&line.id) == Some(&bus.id))
            .map(|line| trip.rider(line))
            .collect();
        let at = |stop: &String| counts.iter().find(|it| it.bus == bus.id && it.stop == *stop);
        BusLine {
            title: title(bus.number),
            leader_name: people
                .iter()
                .find(|it| Some(it.trainee) == bus.leader)
                .map(|it| it.name.clone())
                .unwrap_or_default(),
            people,
            counts: stops.iter().map(|stop| at(stop).map(|it| it.counted)).collect(),
            notes: stops.iter().map(|stop| at(stop).map(|it| it.note.clone()).unwrap_or_default()).collect(),
            bus,
        }
    };
    let buses: Vec<BusLine> = buses.into_iter().map(bus_line).collect();
    let seatless = trip.lines.iter().filter(|line| trip.goes(line) && !seats.contains_key(&line.id));
    let (without, away): (Vec<Rider>, Vec<Rider>) =
        seatless.map(|line| trip.rider(line)).partition(|rider| rider.trouble.is_empty());
    let known = buses.iter().all(|it| it.bus.seats > 0);
    let mut plan = BusPlan {
        cohort: it.cohort,
        day: it.day,
        people: without.len() as u32 + buses.iter().map(|it| it.people.len() as u32).sum::<u32>(),
        seats: known.then(|| buses.iter().map(|it| it.bus.seats).sum()),
        stops,
        buses,
        without,
        away,
        said: Vec::new(),
    };
    plan.said = said(&plan);
    Ok(plan)
}

/// The buses of a day by number.
fn all_of(tx: &Read, it: &BusDay) -> Answer<Vec<Bus>> {
    tx.rows("select * from bus where cohort = ?1 and day = ?2 order by number", (it.cohort, it.day), Bus::of_row)
}

/// On which bus everybody has a seat.
fn seats_of(tx: &Read, it: &BusDay) -> Answer<HashMap<TraineeId, BusId>> {
    let seats = tx.rows(
        "select bus_seat.trainee, bus_seat.bus from bus_seat join bus on bus.id = bus_seat.bus
         where bus.cohort = ?1 and bus.day = ?2",
        (it.cohort, it.day),
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    Ok(seats.into_iter().collect())
}

/// Adds buses to a day.
pub fn add(tx: &Change, it: AddBuses) -> Answer<BusPlan> {
    Cohort::get(tx, it.cohort)?;
    let day = BusDay { cohort: it.cohort, day: it.day };
    let there = all_of(tx, &day)?;
    let last = there.iter().map(|bus| bus.number).max().unwrap_or(0);
    if it.buses == 0 || MOST_BUSES < it.buses + there.len() as u32 {
        return Err(refusal::so_many_buses(MOST_BUSES));
    }
    for number in last + 1..=last + it.buses {
        let new = NewBus {
            cohort: it.cohort,
            day: it.day,
            number,
            plate: String::new(),
            driver: String::new(),
            phone: String::new(),
            seats: it.seats,
            leader: None,
        };
        new.insert(tx)?;
    }
    tx.say(format!("{}增加车辆{}辆", month_day(it.day), it.buses))?;
    of(tx, day)
}

/// Writes a bus as it is now: plate, driver, seats, 车长. Its number and its day stay.
pub fn save(tx: &Change, it: Bus) -> Answer<BusPlan> {
    let before = Bus::get(tx, it.id)?;
    let day = BusDay { cohort: before.cohort, day: before.day };
    if let Some(leader) = it.leader
        && seats_of(tx, &day)?.get(&leader) != Some(&it.id)
    {
        return Err(refusal::leads_another_bus(&trainee::name_of(tx, leader)?, &title(before.number)));
    }
    let trimmed = |text: String| text.trim().to_owned();
    let now = Bus {
        plate: trimmed(it.plate),
        driver: trimmed(it.driver),
        phone: trimmed(it.phone),
        cohort: before.cohort,
        day: before.day,
        number: before.number,
        ..it
    };
    now.save(tx)?;
    tx.say(format!("修改了{}{}", month_day(now.day), title(now.number)))?;
    of(tx, day)
}

/// Takes a bus off; who sat on it has no seat.
pub fn remove(tx: &Change, it: OfBus) -> Answer<BusPlan> {
    let bus = Bus::get(tx, it.bus)?;
    Bus::remove(tx, it.bus)?;
    tx.say(format!("{}减去{}", month_day(bus.day), title(bus.number)))?;
    of(tx, BusDay { cohort: bus.cohort, day: bus.day })
}

/// Notes how many were counted on a bus at a stop, or that nobody counted.
pub fn count(tx: &Change, it: CountHeads) -> Answer<BusPlan> {
    let bus = Bus::get(tx, it.bus)?;
    let day = BusDay { cohort: bus.cohort, day: bus.day };
    let plan = of(tx, day.clone())?;
    if !plan.stops.contains(&it.stop) {
        return Err(refusal::no_such_stop(&it.stop));
    }
    let said = format!("{} {}：{}", month_day(bus.day), it.stop, title(bus.number));
    match it.counted {
        Some(counted) if MOST_HEADS < counted => return Err(refusal::so_many_heads(MOST_HEADS)),
        Some(counted) => {
            tx.run(
                "insert into head_count (bus, stop, counted, note) values (?1, ?2, ?3, ?4)
                 on conflict (bus, stop) do update set counted = excluded.counted, note = excluded.note",
                (it.bus, &it.stop, counted, it.note.trim()),
            )?;
            let people =
                plan.buses.iter().find(|line| line.bus.id == it.bus).map_or(0, |line| line.people.len() as u32);
            let short = match people.checked_sub(counted) {
                Some(0) => "，到齐".into(),
                Some(short) => format!("，少{short}人"),
                None => format!("，多{}人", counted - people),
            };
            tx.say(format!("{said}清点{counted}人{short}"))?;
        }
        None => {
            tx.run("delete from head_count where bus = ?1 and stop = ?2", (it.bus, &it.stop))?;
            tx.say(format!("{said}没有清点"))?;
        }
    }
    of(tx, day)
}
