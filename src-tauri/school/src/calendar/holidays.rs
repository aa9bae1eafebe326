//! 节假日与调休: which days are off and which weekends are worked.
//!
//! The table that is shipped has the State Council's notices from 2007 to 2026 and, of 2027, the days the law gives
//! (全国年节及纪念日放假办法, 2024年修订), because its notice is not out yet. What the office says of a day goes before.

use std::{collections::HashMap, sync::LazyLock};

use chrono::{Datelike, NaiveDate, Weekday};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{full_date, notice};
use crate::{Answer, Change, Read, refusal};

id! {
    /// A day the office knows better.
    SpecialDayId as "number & { readonly of: 'special_day' }"
}

words! {
    /// What the office, or a notice, makes of a day; 平日 is what its weekday makes of it.
    pub enum SpecialKind { Off = "放假", Work = "上班", Plain = "平日" }
}

record! {
    /// A day the office knows better than the table that is shipped.
    pub struct SpecialDay, new NewSpecialDay, in "special_day" by SpecialDayId called "节假日" {
        /// The day.
        day: NaiveDate,
        /// What it is.
        kind: SpecialKind,
        /// 国庆节, 校庆
        #[serde(default)]
        name: String,
    }
}

/// What a day is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayKind<'a> {
    /// A weekday like any other.
    Work,
    /// A day that is worked in place of another, 调休上班, with the name of the holiday.
    WorkInstead(&'a str),
    /// A Saturday or Sunday like any other.
    Weekend,
    /// A day off, with the name of the holiday.
    Holiday(&'a str),
}

impl DayKind<'_> {
    /// Whether the office works on it.
    pub fn is_worked(self) -> bool {
        matches!(self, DayKind::Work | DayKind::WorkInstead(_))
    }
}

/// A line of a notice: the days from one to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoticeLine<'a> {
    /// The first day.
    pub from: NaiveDate,
    /// The last, counted.
    pub to: NaiveDate,
    /// What they are.
    pub kind: SpecialKind,
    /// 国庆节
    pub name: &'a str,
}

/// The lines of the table that is shipped, in the order of their days.
pub fn shipped() -> impl Iterator<Item = NoticeLine<'static>> {
    include_str!("holidays.csv").lines().skip(1).filter_map(|line| {
        let [from, to, kind, name] = line.splitn(4, ',').collect::<Vec<_>>()[..] else { return None };
        let from = from.parse().ok()?;
        let to = if to.is_empty() { from } else { to.parse().ok()? };
        Some(NoticeLine { from, to, kind: SpecialKind::named(kind)?, name })
    })
}

/// The last year whose notice is in the table; after it there are only the days the law gives.
pub const LAST_NOTICE: i32 = 2026;

static SHIPPED: LazyLock<HashMap<NaiveDate, (SpecialKind, &'static str)>> = LazyLock::new(|| {
    let days = |line: NoticeLine<'static>| {
        line.from.iter_days().take_while(move |day| *day <= line.to).map(move |day| (day, (line.kind, line.name)))
    };
    shipped().flat_map(days).collect()
});

/// What every day is: as the office says, else as shipped, else by its weekday.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holidays {
    own: HashMap<NaiveDate, (SpecialKind, String)>,
}

impl Holidays {
    /// What a day is.
    pub fn on(&self, day: NaiveDate) -> DayKind<'_> {
        match self.says(day) {
            Some((SpecialKind::Off, name)) => DayKind::Holiday(name),
            Some((SpecialKind::Work, name)) => DayKind::WorkInstead(name),
            _ if matches!(day.weekday(), Weekday::Sat | Weekday::Sun) => DayKind::Weekend,
            _ => DayKind::Work,
        }
    }
    /// What the office, or the table that is shipped, says of a day.
    fn says(&self, day: NaiveDate) -> Option<(SpecialKind, &str)> {
        let own = self.own.get(&day).map(|(kind, name)| (*kind, name.as_str()));
        own.or_else(|| SHIPPED.get(&day).copied())
    }
    /// Whether the notice of a year is known: shipped, or entered by the office.
    pub fn has_notice(&self, year: i32) -> bool {
        year <= LAST_NOTICE || self.own.keys().any(|day| day.year() == year)
    }
}

/// What every day is for this office.
pub fn of(tx: &Read) -> Answer<Holidays> {
    let own = tx.rows("select * from special_day", [], SpecialDay::of_row)?;
    Ok(Holidays { own: own.into_iter().map(|it| (it.day, (it.kind, it.name))).collect() })
}

/// Which year.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HolidaysAsked {
    /// The year.
    pub year: i32,
}

/// Which day.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfDay {
    /// The day.
    pub day: NaiveDate,
}

/// A day that is not what its weekday makes of it, or of which the office says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct HolidayLine {
    /// The day.
    pub day: NaiveDate,
    /// 放假, 上班 (调休), or 平日 when the office takes it out of the table.
    pub kind: SpecialKind,
    /// 国庆节
    pub name: String,
    /// The office says so, not the table that is shipped.
    pub own: bool,
}

/// The holidays of a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct HolidayYear {
    /// The year.
    pub year: i32,
    /// Its notice is known; otherwise there are only the days the law gives, and 调休 is not said yet.
    pub has_notice: bool,
    /// The table that is shipped has days of it.
    pub shipped: bool,
    /// The days, in order.
    pub days: Vec<HolidayLine>,
}

/// The holidays of a year.
pub fn year(tx: &Read, it: HolidaysAsked) -> Answer<HolidayYear> {
    let (Some(first), Some(last)) = (NaiveDate::from_ymd_opt(it.year, 1, 1), NaiveDate::from_ymd_opt(it.year, 12, 31))
    else {
        return Err(refusal::no_such_year());
    };
    let holidays = of(tx)?;
    let line = |day: NaiveDate| match (holidays.own.get(&day), SHIPPED.get(&day)) {
        (Some((kind, name)), _) => Some(HolidayLine { day, kind: *kind, name: name.clone(), own: true }),
        (None, Some((kind, name))) => Some(HolidayLine { day, kind: *kind, name: (*name).into(), own: false }),
        (None, None) => None,
    };
    Ok(HolidayYear {
        year: it.year,
        has_notice: holidays.has_notice(it.year),
        shipped: SHIPPED.keys().any(|day| day.year() == it.year),
        days: first.iter_days().take_while(|day| *day <= last).filter_map(line).collect(),
    })
}

/// Says what a day is; 平日 takes it out of the table that is shipped.
pub fn set(tx: &Change, it: NewSpecialDay) -> Answer<HolidayYear> {
    let it = NewSpecialDay { name: it.name.trim().into(), ..it };
    keep(tx, &it)?;
    let name = if it.name.is_empty() { String::new() } else { format!("（{}）", it.name) };
    tx.say(format!("{}改为{}{name}", full_date(it.day), it.kind))?;
    year(tx, HolidaysAsked { year: it.day.year() })
}

/// Keeps what a day is, in place of what the office said before.
pub fn keep(tx: &Change, it: &NewSpecialDay) -> Answer<()> {
    match tx.row("select * from special_day where day = ?1", [it.day], SpecialDay::of_row)? {
        Some(said) if (said.kind, &said.name) == (it.kind, &it.name) => Ok(()),
        Some(said) => SpecialDay { kind: it.kind, name: it.name.clone(), ..said }.save(tx),
        None => it.insert(tx).map(drop),
    }
}

/// Lets a day be again what the table that is shipped, or its weekday, makes of it.
pub fn forget(tx: &Change, it: OfDay) -> Answer<HolidayYear> {
    if tx.run("delete from special_day where day = ?1", [it.day])? > 0 {
        tx.say(format!("{}恢复原样", full_date(it.day)))?;
    }
    year(tx, HolidaysAsked { year: it.day.year() })
}

/// A notice of holidays as it is published, pasted whole.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// 一、元旦：1月1日放假……
    pub text: String,
    /// The year it is about, when it does not say so itself.
    pub year: i32,
}

/// Takes the days of a notice.
pub fn enter_notice(tx: &Change, it: Notice) -> Answer<HolidayYear> {
    let lines = notice::read(&it.text, it.year).map_err(refusal::notice_not_read)?;
    let (count, about) = keep_all(tx, &lines)?;
    if count > 0 {
        tx.say(format!("录入{about}年放假通知：{count}天与原来不同"))?;
    }
    year(tx, HolidaysAsked { year: about })
}

/// Keeps what lines say of their days, where it is not so already; how many days that were, and of which year most
/// lines are.
pub fn keep_all(tx: &Change, lines: &[notice::Line]) -> Answer<(u32, i32)> {
    let known = of(tx)?;
    let mut kept = 0;
    let mut years: HashMap<i32, u32> = HashMap::new();
    for line in lines {
        *years.entry(line.to.year()).or_default() += 1;
        for day in line.from.iter_days().take_while(|day| *day <= line.to) {
            if known.says(day) != Some((line.kind, line.name.as_str())) {
                keep(tx, &NewSpecialDay { day, kind: line.kind, name: line.name.clone() })?;
                kept += 1;
            }
        }
    }
    Ok((kept, years.into_iter().max_by_key(|(year, count)| (*count, *year)).map_or(0, |(year, _)| year)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn days_are_as_the_notices_have_them() {
        use DayKind::*;
        let holidays = Holidays::default();
        for (text, expected) in [
            ("2006-12-30", WorkInstead("元旦")),
            ("2007-02-25", WorkInstead("春节")),
            ("2007-12-31", Holiday("元旦")),
            ("2008-02-06", Holiday("春节")),
            ("2012-09-29", WorkInstead("中秋节、国庆节")),
            ("2015-09-04", Holiday("抗战胜利纪念日")),
            ("2015-09-06", WorkInstead("抗战胜利纪念日")),
            ("2019-05-03", Holiday("劳动节")),
            ("2019-05-05", WorkInstead("劳动节")),
            ("2020-02-01", Holiday("春节")),
            ("2020-02-02", Holiday("春节")),
            ("2020-02-03", Work),
            ("2022-12-31", Holiday("元旦")),
            ("2024-02-09", Work),
            ("2024-02-18", WorkInstead("春节")),
            ("2024-04-07", WorkInstead("清明节")),
            ("2025-01-26", WorkInstead("春节")),
            ("2025-10-08", Holiday("国庆节、中秋节")),
            ("2026-01-04", WorkInstead("元旦")),
            ("2026-02-14", WorkInstead("春节")),
            ("2026-02-23", Holiday("春节")),
            ("2026-03-09", Work),
            ("2026-03-14", Weekend),
            ("2026-09-20", WorkInstead("国庆节")),
            ("2027-02-05", Holiday("春节")),
            ("2027-02-09", Work),
            ("2028-10-01", Weekend),
        ] {
            assert_eq!(holidays.on(day(text)), expected, "{text}");
        }
        assert!(holidays.has_notice(2026) && !holidays.has_notice(2027));
    }

    #[test]
    fn what_the_office_says_goes_before_the_table() {
        use DayKind::*;
        let own = [
            ("2026-10-01", SpecialKind::Work, "抢险"),
            ("2026-10-05", SpecialKind::Plain, ""),
            ("2026-10-10", SpecialKind::Plain, ""),
            ("2027-05-20", SpecialKind::Off, "校庆"),
        ];
        let own = own.map(|(text, kind, name)| (day(text), (kind, name.to_owned())));
        let holidays = Holidays { own: own.into_iter().collect() };
        for (text, expected) in [
            ("2026-10-01", WorkInstead("抢险")),
            ("2026-10-02", Holiday("国庆节")),
            ("2026-10-05", Work),
            ("2026-10-10", Weekend),
            ("2027-05-20", Holiday("校庆")),
        ] {
            assert_eq!(holidays.on(day(text)), expected, "{text}");
        }
        assert!(holidays.has_notice(2027));
    }

    #[test]
    fn the_whole_table_is_read_and_makes_sense() {
        let lines: Vec<NoticeLine> = shipped().collect();
        assert_eq!(lines.len(), include_str!("holidays.csv").lines().count() - 1, "a line was not understood");
        assert!(lines.is_sorted_by(|a, b| a.to < b.from), "two lines speak of one day");
        for line in &lines {
            let worked = line.kind == SpecialKind::Work;
            let weekend = matches!(line.from.weekday(), Weekday::Sat | Weekday::Sun);
            assert!(!worked || (weekend && line.from == line.to), "{line:?} is worked, so it is a weekend");
        }
        // The law gives eleven days a year from 2008 on, thirteen from 2025 on; a notice only moves weekends about.
        // 2015 had one more (70 years), 2020 two (the epidemic); New Year's notice may reach into the year before.
        for year in 2008..=LAST_NOTICE {
            let of_year = |day: &NaiveDate| day.year() == year;
            let mut off = 0_i32;
            for line in &lines {
                for day in line.from.iter_days().take_while(|day| *day <= line.to).filter(of_year) {
                    let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
                    off += match line.kind {
                        SpecialKind::Work => -1,
                        _ => i32::from(!weekend),
                    };
                }
            }
            let expected = match year {
                2012 | 2015 => 12,
                2011 => 10,
                2020 | 2025 | 2026 => 13,
                _ => 11,
            };
            assert_eq!(off, expected, "weekdays off less weekends worked in {year}");
        }
    }
}
