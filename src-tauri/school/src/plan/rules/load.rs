//! What a year's classes ask of the school day by day, and where that is more than there is.

use chrono::{Days, NaiveDate};
use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use super::some_days;
use crate::calendar::holidays::Holidays;

words! {
    /// What there is a limit of.
    pub enum Room { Beds = "床位", Meals = "就餐", Seats = "座位" }
}

/// People at the school.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stay {
    /// What the class is called.
    pub title: String,
    /// The days it is at the school, each stretch from its first to its last.
    pub spans: Vec<(NaiveDate, NaiveDate)>,
    /// 人
    pub people: u32,
    /// They stay overnight.
    pub lodging: bool,
}

/// What one day asks of the school (人).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Load {
    /// 床位: those who stay overnight, every day of a stretch.
    pub beds: u32,
    /// 就餐: those who stay overnight every day, the others when they sit.
    pub meals: u32,
    /// 座位: all, on working days; on every day of a stretch that has none.
    pub seats: u32,
}

impl Load {
    /// Of one of the three.
    pub fn of(&self, room: Room) -> u32 {
        match room {
            Room::Beds => self.beds,
            Room::Meals => self.meals,
            Room::Seats => self.seats,
        }
    }
}

/// Days on end that ask for more than there is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct OverLimit {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// Of what.
    pub room: Room,
    /// How many are asked for (人).
    pub people: u32,
    /// How many there are.
    pub limit: u32,
    /// `5月12日 床位 311/263：第3期中青班 48、第2期科干班 60`
    pub say: String,
}

/// What a class asks of the school, day by day.
fn days_of(stay: &Stay, holidays: &Holidays) -> Vec<(NaiveDate, Load)> {
    let mut days = Vec::new();
    for (first, last) in &stay.spans {
        let all: Vec<NaiveDate> = first.iter_days().take_while(|day| day <= last).collect();
        let weekends_are_meant = !all.iter().any(|day| holidays.on(*day).is_worked());
        for day in all {
            let sits = weekends_are_meant || holidays.on(day).is_worked();
            let if_ = |there: bool| if there { stay.people } else { 0 };
            days.push((day, Load { beds: if_(stay.lodging), meals: if_(stay.lodging || sits), seats: if_(sits) }));
        }
    }
    days
}

/// What the days from one on ask of the school, and where that is more than there is (limits of 0 are none).
pub fn load(
    first: NaiveDate,
    count: usize,
    stays: &[Stay],
    limits: &[(Room, u32)],
    holidays: &Holidays,
) -> (Vec<Load>, Vec<OverLimit>) {
    let mut loads = vec![Load::default(); count];
    let mut there: Vec<Vec<(usize, Load)>> = vec![Vec::new(); count];
    for (index, stay) in stays.iter().enumerate() {
        for (day, load) in days_of(stay, holidays) {
            let Ok(at) = usize::try_from((day - first).num_days()) else { continue };
            let Some(sum) = loads.get_mut(at) else { continue };
            *sum = Load { beds: sum.beds + load.beds, meals: sum.meals + load.meals, seats: sum.seats + load.seats };
            there[at].push((index, load));
        }
    }
    let mut over = Vec::new();
    for &(room, limit) in limits.iter().filter(|(_, limit)| *limit > 0) {
        let mut run: Option<Run> = None;
        let runs = loads.iter().zip(&there).enumerate().map(|(at, (load, there))| {
            let who = there.iter().map(|(stay, load)| (*stay, load.of(room))).filter(|(_, people)| *people > 0);
            (limit < load.of(room)).then(|| Run { from: at, to: at, who: who.collect() })
        });
        for now in runs.chain([None]) {
            match (&mut run, now) {
                (Some(run), Some(now)) if run.who == now.who => run.to = now.to,
                (_, now) => {
                    if let Some(run) = std::mem::replace(&mut run, now) {
                        over.push(said(first, &run, room, limit, stays));
                    }
                }
            }
        }
    }
    over.sort_by_key(|it| (it.from, it.room));
    (loads, over)
}

/// Days on end with the same people over a limit: the classes, and how many of each.
struct Run {
    from: usize,
    to: usize,
    who: Vec<(usize, u32)>,
}

/// How many classes are named before 等.
const NAMED: usize = 6;

fn said(first: NaiveDate, run: &Run, room: Room, limit: u32, stays: &[Stay]) -> OverLimit {
    let day = |at: usize| first + Days::new(at as u64);
    let (from, to) = (day(run.from), day(run.to));
    let people = run.who.iter().map(|(_, people)| people).sum();
    let mut who = run.who.clone();
    who.sort_by_key(|(_, people)| std::cmp::Reverse(*people));
    let named: Vec<String> =
        who.iter().take(NAMED).map(|(stay, people)| format!("{} {people}", stays[*stay].title)).collect();
    let rest = if NAMED < who.len() { format!(" 等{}个班", who.len()) } else { String::new() };
    let say = format!("{} {room} {people}/{limit}：{}{rest}", some_days(from, to), named.join("、"));
    OverLimit { from, to, room, people, limit, say }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }
    fn stay(title: &str, from: &str, to: &str, people: u32, lodging: bool) -> Stay {
        Stay { title: title.into(), spans: vec![(day(from), day(to))], people, lodging }
    }

    #[test]
    fn days_over_the_limit_say_who_is_there() {
        let stays = [
            stay("第3期中青班", "2026-05-11", "2026-05-15", 48, true),
            stay("第2期科干班", "2026-05-13", "2026-05-22", 60, true),
            stay("县情讲座", "2026-05-13", "2026-05-13", 500, false),
        ];
        let limits = [(Room::Beds, 100), (Room::Meals, 0), (Room::Seats, 600)];
        let (loads, over) = load(day("2026-05-11"), 14, &stays, &limits, &Holidays::default());
        let said: Vec<_> = over.iter().map(|it| it.say.as_str()).collect();
        assert_eq!(
            said,
            [
                "5月13日至5月15日 床位 108/100：第2期科干班 60、第3期中青班 48",
                "5月13日 座位 608/600：县情讲座 500、第2期科干班 60、第3期中青班 48",
            ]
        );
        // The weekend within a class: they sleep and eat, and do not sit.
        assert_eq!(loads[5], Load { beds: 60, meals: 60, seats: 0 });
        assert_eq!(loads[13], Load::default());
    }

    proptest! {
        /// Every day's load is the sum over all classes, asked one by one; every day over a limit is in one sentence.
        #[test]
        fn loads_are_what_an_obvious_sum_says(
            classes in proptest::collection::vec((0_u64..60, 0_u64..12, 1_u32..80, any::<bool>()), 0..30),
            beds in 0_u32..200, seats in 0_u32..300,
        ) {
            let holidays = Holidays::default();
            let first = day("2026-04-20");
            let stays: Vec<Stay> = classes.iter().map(|&(from, length, people, lodging)| {
                let from = first + Days::new(from);
                Stay { title: "班".into(), spans: vec![(from, from + Days::new(length))], people, lodging }
            }).collect();
            let limits = [(Room::Beds, beds), (Room::Seats, seats)];
            let (loads, over) = load(first, 50, &stays, &limits, &holidays);
            for at in 0..50_u64 {
                let day = first + Days::new(at);
                let there = |stay: &&Stay| stay.spans[0].0 <= day && day <= stay.spans[0].1;
                let lodging: u32 = stays.iter().filter(there).filter(|stay| stay.lodging).map(|stay| stay.people).sum();
                let sitting: u32 = stays.iter().filter(there).filter(|stay| {
                    let mut days = stay.spans[0].0.iter_days().take_while(|day| *day <= stay.spans[0].1);
                    holidays.on(day).is_worked() || !days.any(|day| holidays.on(day).is_worked())
                }).map(|stay| stay.people).sum();
                let load = loads[at as usize];
                prop_assert_eq!((load.beds, load.seats), (lodging, sitting));
                prop_assert!(load.beds.max(load.seats) <= load.meals && load.meals <= load.beds + load.seats);
                for (room, limit) in limits {
                    let said = over.iter().filter(|it| it.room == room && it.from <= day && day <= it.to);
                    let people: Vec<u32> = said.map(|it| it.people).collect();
                    let is_over = 0 < limit && limit < load.of(room);
                    prop_assert_eq!(people, if is_over { vec![load.of(room)] } else { vec![] });
                }
            }
        }
    }
}
