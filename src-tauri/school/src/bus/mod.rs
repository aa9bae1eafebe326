//! 乘车: the buses of a field day, who sits on which, and how many were counted at each stop.

mod rules;

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Answer, Change, Read,
    calendar::{HalfDay, month_day},
    cohort::{Cohort, CohortId, OfCohort},
    duty::away,
    group,
    leave::{self, LeaveOver},
    refusal, rollcall,
    timetable::{self, Kind, OfSession, SessionId, SessionLine},
    trainee::{self, Trainee, TraineeId, TraineeLine, role},
};

/// No class fills more.
const MOST_BUSES: u32 = 50;
/// Nobody counts more in one bus.
const MOST_HEADS: u32 = 999;
/// Before the first stop and after the last.
const SETTING_OUT: &str = "出发";
const COMING_HOME: &str = "返程";

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

/// It takes the class away from the school.
fn is_away(session: &SessionLine) -> bool {
    session.field_site.is_some() || matches!(session.kind, Kind::Field | Kind::Visit)
}

fn place_of(session: &SessionLine) -> &str {
    if session.place.is_empty() { &session.title } else { &session.place }
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

fn said(plan: &BusPlan) -> Vec<String> {
    let mut said = Vec::new();
    for (at, stop) in plan.stops.iter().enumerate() {
        for bus in &plan.buses {
            let (Some(counted), people) = (bus.counts[at], bus.people.len() as u32) else { continue };
            let note = if bus.notes[at].is_empty() { String::new() } else { format!("（{}）", bus.notes[at]) };
            let differs = match counted.cmp(&people) {
                std::cmp::Ordering::Less => format!("少{}人", people - counted),
                std::cmp::Ordering::Greater => format!("多{}人", counted - people),
                std::cmp::Ordering::Equal => continue,
            };
            said.push(format!("{stop}：{}应有{people}人，清点{counted}人，{differs}{note}", bus.title));
        }
    }
    for bus in &plan.buses {
        let people = bus.people.len() as u32;
        if 0 < bus.bus.seats && bus.bus.seats < people {
            said.push(format!("{}有{}个座位，坐了{people}人", bus.title, bus.bus.seats));
        }
        if people > 0 && bus.leader_name.is_empty() {
            said.push(format!("{}还没有车长", bus.title));
        }
        for rider in bus.people.iter().filter(|it| !it.trouble.is_empty()) {
            said.push(format!("{}：{}{}", bus.title, rider.name, rider.trouble));
        }
    }
    if !plan.buses.is_empty() && !plan.without.is_empty() {
        let names: Vec<&str> = plan.without.iter().take(5).map(|it| it.name.as_str()).collect();
        let more = if names.len() < plan.without.len() { "等" } else { "" };
        said.push(format!("{}人还没有上车：{}{more}", plan.without.len(), names.join("、")));
    }
    said
}

/// A day away: who is expected, where it goes, who is on leave.
struct Trip {
    day: NaiveDate,
    sessions: Vec<SessionLine>,
    /// The whole roster, by 序号.
    lines: Vec<TraineeLine>,
    expected: HashSet<TraineeId>,
    leave: Vec<away::Away>,
    /// The same for every session.
    over: HashMap<(TraineeId, SessionId), LeaveOver>,
}

impl Trip {
    fn of(tx: &Read, it: &BusDay) -> Answer<Trip> {
        let mut sessions = timetable::sessions(tx, it.cohort)?;
        sessions.retain(|session| session.day == it.day && is_away(session));
        let lines = trainee::all(tx, OfCohort { cohort: it.cohort })?;
        let mut expected = HashSet::new();
        for session in &sessions {
            let roll = rollcall::of(tx, OfSession { session: session.id })?;
            expected.extend(roll.lines.iter().map(|line| line.trainee));
        }
        if sessions.is_empty() {
            let that_day = |line: &&TraineeLine| {
                line.joined.is_none_or(|from| from <= it.day) && line.left_on.is_none_or(|left| it.day < left)
            };
            expected.extend(lines.iter().filter(that_day).map(|line| line.id));
        }
        let (leave, over) = (away::of_class(tx, it.cohort)?, leave::over_class(tx, it.cohort)?);
        Ok(Trip { day: it.day, sessions, lines, expected, leave, over })
    }
    fn stops(&self) -> Vec<String> {
        let mut stops = vec![SETTING_OUT.to_owned()];
        for session in &self.sessions {
            let place = place_of(session).to_owned();
            if !stops.contains(&place) {
                stops.push(place);
            }
        }
        stops.push(COMING_HOME.into());
        stops
    }
    fn goes(&self, line: &TraineeLine) -> bool {
        self.expected.contains(&line.id)
    }
    /// Why they will not be there; empty: nothing is known against it.
    fn trouble(&self, line: &TraineeLine) -> String {
        if !self.goes(line) {
            return "不在当天的应到名单里".into();
        }
        if self.sessions.is_empty() {
            let leave = self.leave.iter().find(|it| it.trainee == line.id && it.on(self.day));
            return leave.map(|it| format!("请{}", it.kind)).unwrap_or_default();
        }
        let missed = |half: &HalfDay| {
            let here = self.sessions.iter().filter(|session| session.half_day == *half);
            here.filter_map(|session| self.over.get(&(line.id, session.id))).find(|over| over.granted)
        };
        let halves: Vec<_> = HalfDay::ALL.iter().filter_map(|half| Some((half.word(), missed(half)?.kind))).collect();
        let Some((_, kind)) = halves.first() else { return String::new() };
        let halves: Vec<&str> = halves.iter().map(|(half, _)| *half).collect();
        format!("请{kind}（{}）", halves.join("、"))
    }
    fn rider(&self, line: &TraineeLine) -> Rider {
        Rider {
            trainee: line.id,
            number: line.number,
            name: line.name.clone(),
            initials: crate::hanzi::pinyin::initials(&line.name),
            unit: line.unit.clone(),
            post: line.post.clone(),
            phone: line.phone.clone(),
            group: line.group.map(group::rules::title).unwrap_or_default(),
            trouble: self.trouble(line),
        }
    }
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

/// Seats everybody who goes along anew: groups or units together as far as the seats allow, a 车长 on every bus.
pub fn share_out(tx: &Change, it: ShareOutBuses) -> Answer<BusPlan> {
    let day = BusDay { cohort: it.cohort, day: it.day };
    let trip = Trip::of(tx, &day)?;
    let buses = all_of(tx, &day)?;
    if buses.is_empty() {
        return Err(refusal::no_buses(&month_day(it.day)));
    }
    let going: Vec<&TraineeLine> =
        trip.lines.iter().filter(|line| trip.goes(line) && trip.trouble(line).is_empty()).collect();
    let blocks = blocks(&going, it.by);
    let sizes: Vec<usize> = blocks.iter().map(Vec::len).collect();
    let seats: Vec<Option<u32>> = buses.iter().map(|bus| (bus.seats > 0).then_some(bus.seats)).collect();
    let shared = match it.by {
        Together::Number => rules::in_order(sizes.len(), &seats),
        Together::Group | Together::Unit => rules::share(&sizes, &seats),
    };
    tx.run(
        "delete from bus_seat where bus in (select id from bus where cohort = ?1 and day = ?2)",
        (it.cohort, it.day),
    )?;
    let mut seated = 0;
    for (at, bus) in buses.into_iter().enumerate() {
        let mut here: Vec<&TraineeLine> = Vec::new();
        for (block, buses) in blocks.iter().zip(&shared) {
            here.extend(block.iter().zip(buses).filter(|(_, on)| **on == Some(at)).map(|(line, _)| *line));
        }
        let new: Vec<NewBusSeat> = here.iter().map(|line| NewBusSeat { bus: bus.id, trainee: line.id }).collect();
        NewBusSeat::insert_all(tx, &new)?;
        seated += here.len();
        let stays = bus.leader.filter(|leader| here.iter().any(|line| line.id == *leader));
        let leader = stays.or_else(|| leader_of(&here));
        if leader != bus.leader {
            Bus { leader, ..bus }.save(tx)?;
        }
    }
    let short =
        if seated < going.len() { format!("，{}人没有座位", going.len() - seated) } else { String::new() };
    tx.say(format!("{}{}乘车，{seated}人上车{short}", month_day(it.day), it.by))?;
    of(tx, day)
}

/// Who sits together; one by one where it goes by 序号.
fn blocks<'a>(going: &[&'a TraineeLine], by: Together) -> Vec<Vec<&'a TraineeLine>> {
    let word = |line: &TraineeLine| match by {
        Together::Group => line.group.map(|number| format!("{number:03}")).unwrap_or_default(),
        Together::Unit => line.unit.clone(),
        Together::Number => String::new(),
    };
    let mut blocks: Vec<(String, Vec<&TraineeLine>)> = Vec::new();
    for line in going {
        let word = word(line);
        // Who is in no group, or of no unit, belongs to nobody.
        match blocks.iter_mut().find(|(it, _)| !word.is_empty() && *it == word) {
            Some((_, block)) => block.push(line),
            None => blocks.push((word, vec![line])),
        }
    }
    if by == Together::Group {
        blocks.sort_by(|a, b| (a.0.is_empty(), &a.0).cmp(&(b.0.is_empty(), &b.0)));
    }
    blocks.into_iter().map(|(_, block)| block).collect()
}

/// Who holds an office in the class, or stands first.
fn leader_of(here: &[&TraineeLine]) -> Option<TraineeId> {
    here.iter().min_by_key(|line| (role::of(&line.role).is_empty(), line.number)).map(|line| line.id)
}

/// Puts people on a bus, or off theirs. A 车长 who leaves their bus leads it no more.
pub fn move_to(tx: &Change, it: MoveToBus) -> Answer<BusPlan> {
    let Some(first) = it.trainees.first() else { return Err(refusal::nobody_to_move()) };
    let cohort = Trainee::get(tx, *first)?.cohort;
    let day = BusDay { cohort, day: it.day };
    let to = it.bus.map(|bus| Bus::get(tx, bus)).transpose()?;
    if to.as_ref().is_some_and(|bus| (bus.cohort, bus.day) != (cohort, it.day)) {
        return Err(refusal::bus_of_another_day());
    }
    let seats = seats_of(tx, &day)?;
    let mut names = Vec::new();
    for trainee in &it.trainees {
        let name = trainee::name_of(tx, *trainee)?;
        if Trainee::get(tx, *trainee)?.cohort != cohort {
            return Err(refusal::not_of_the_class(&name, &Cohort::get(tx, cohort)?.title()));
        }
        let was = seats.get(trainee).copied();
        if was == it.bus {
            continue;
        }
        if let Some(was) = was {
            tx.run("delete from bus_seat where bus = ?1 and trainee = ?2", (was, trainee))?;
            tx.run("update bus set leader = null where id = ?1 and leader = ?2", (was, trainee))?;
        }
        if let Some(bus) = it.bus {
            NewBusSeat { bus, trainee: *trainee }.insert(tx)?;
        }
        names.push(name);
    }
    if !names.is_empty() {
        let where_to = to.map_or_else(|| "下车".into(), |bus| format!("坐{}", title(bus.number)));
        tx.say(format!("{}{}{where_to}", month_day(it.day), names.join("、")))?;
    }
    of(tx, day)
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

/// Has the buses of another day once more, with who sits on them as far as they go along.
pub fn copy(tx: &Change, it: CopyBuses) -> Answer<BusPlan> {
    let (from, day) = (BusDay { cohort: it.cohort, day: it.from }, BusDay { cohort: it.cohort, day: it.day });
    if !all_of(tx, &day)?.is_empty() {
        return Err(refusal::has_buses(&month_day(it.day)));
    }
    let buses = all_of(tx, &from)?;
    if buses.is_empty() {
        return Err(refusal::no_buses(&month_day(it.from)));
    }
    let (seats, trip) = (seats_of(tx, &from)?, Trip::of(tx, &day)?);
    for bus in buses {
        let goes = |line: &&TraineeLine| {
            seats.get(&line.id) == Some(&bus.id) && trip.goes(line) && trip.trouble(line).is_empty()
        };
        let here: Vec<TraineeId> = trip.lines.iter().filter(goes).map(|line| line.id).collect();
        let new = NewBus {
            cohort: it.cohort,
            day: it.day,
            number: bus.number,
            leader: bus.leader.filter(|leader| here.contains(leader)),
            plate: bus.plate,
            driver: bus.driver,
            phone: bus.phone,
            seats: bus.seats,
        };
        let id = new.insert(tx)?;
        let seats: Vec<NewBusSeat> = here.into_iter().map(|trainee| NewBusSeat { bus: id, trainee }).collect();
        NewBusSeat::insert_all(tx, &seats)?;
    }
    tx.say(format!("{}照{}乘车", month_day(it.day), month_day(it.from)))?;
    of(tx, day)
}
