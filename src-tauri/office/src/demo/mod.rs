//! 示例数据: a made-up school around today, so that every screen has something to show.
//!
//! Nobody in it exists: names are put together from lists, ID numbers carry the unassigned area code 110199. The
//! same day always makes the same school.

mod days;
mod people;
mod registers;
mod rolls;
mod roster;
mod timetable;
mod year;

use chrono::{Days, NaiveDate};
use schemars::JsonSchema;
use school::{
    Answer, Change, Everything,
    cohort::{Cohort, CohortCategory, FilingState, NewCohort, Tier},
    refusal,
    setting::{self, School, Settings},
};
use serde::Deserialize;
use ts_rs::TS;

/// How the made-up school shall be.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sample {
    /// The school's name; left out, a made-up one.
    #[serde(default)]
    #[ts(optional)]
    pub school: Option<String>,
}

const SCHOOL: &str = "中共青原县委党校";

/// Builds the made-up school into empty books, in one operation.
pub fn load(tx: &Change, it: Sample) -> Answer<Settings> {
    if !setting::all(tx, Everything {})?.empty {
        return Err(refusal::books_are_not_empty());
    }
    let before: School = setting::of(tx)?;
    let named = it.school.filter(|name| !name.trim().is_empty());
    let name = named.or(Some(before.name).filter(|name| !name.is_empty())).unwrap_or_else(|| SCHOOL.into());
    setting::set_school(tx, School { name })?;
    let registers = registers::filled(tx)?;
    let mut dice = Dice(0x2545_F491_4F6C_DD1D);
    let today = tx.today();

    let over = class(tx, "科级干部进修班", 12, CohortCategory::Main, day(today, -26), 5, "孟凡")?;
    let running = class(tx, "中青年干部培训班", 3, CohortCategory::Main, day(today, -4), 10, "石海涛")?;
    let coming = class(tx, "村（社区）党组织书记专题培训班", 1, CohortCategory::Special, day(today, 12), 3, "黎雪")?;
    for (cohort, size) in [(&over, 46), (&running, 56), (&coming, 48)] {
        people::enrol(tx, cohort, size, &mut dice)?;
    }
    roster::places(tx, &running, 0)?;
    roster::places(tx, &coming, 3)?;
    roster::for_younger(tx, &running)?;
    roster::organised(tx, &running)?;
    timetable::plan(tx, &over, &registers, 0)?;
    timetable::plan(tx, &running, &registers, 9)?;
    timetable::plan(tx, &coming, &registers, 29)?;
    timetable::double_book(tx, &running, &coming, &registers)?;
    timetable::approve_and_adjust(tx, &running, &coming, &registers)?;
    rolls::take_rolls(tx, &over, &mut dice, 0)?;
    rolls::take_rolls(tx, &running, &mut dice, 1)?;
    days::filled(tx, &running)?;
    rolls::ask_leave(tx, &running)?;
    rolls::complete(tx, over.id)?;
    year::plan(tx, [&over, &running, &coming])?;
    tx.say("载入示例数据：3个班次、150名学员，人物均为虚构")?;
    setting::all(tx, Everything {})
}

fn class(
    tx: &Change,
    name: &str,
    number: u32,
    category: CohortCategory,
    starts: NaiveDate,
    days: u64,
    head_teacher: &str,
) -> Answer<Cohort> {
    let new = NewCohort {
        name: name.into(),
        number: Some(number),
        category,
        starts,
        ends: starts + Days::new(days - 1),
        place: "县委党校".into(),
        head_teacher: head_teacher.into(),
        host: "县委组织部".into(),
        planned: 50,
        note: String::new(),
        kind: None,
        programme: None,
        tier: Tier::County,
        undertaker: String::new(),
        assistant: String::new(),
        filing_number: String::new(),
        filing_state: FilingState::NotNeeded,
        audience: String::new(),
        lodging: true,
        day_shape: String::new(),
    };
    let id = new.insert(tx)?;
    Ok(new.with_id(id))
}

fn day(from: NaiveDate, offset: i64) -> NaiveDate {
    from + chrono::Duration::days(offset)
}

/// Chance that falls the same way every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides as u64).unwrap_or(0)
    }
    fn pick(&mut self, list: &[&'static str]) -> &'static str {
        list[self.below(list.len())]
    }
}
