//! 两周一次, 每月一次: the phases a rule makes of the first, with the days off left out.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::super::RepeatStep;
use super::shift::{day_off, later};
use crate::calendar::{
    holidays::{DayKind, Holidays},
    month_day,
};

/// A phase as the rule makes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// First day; where it is left out, the day it would have been.
    pub starts: NaiveDate,
    /// Last day.
    pub ends: NaiveDate,
    /// It has no place between its neighbours.
    pub left_out: bool,
    /// What was in its way: `10月1日（国庆节）`; empty: nothing.
    pub instead_of: String,
}

/// More than this nobody means.
const MOST: u32 = 200;

/// The phases from the first on, every so many steps, as long as they are over by `until`. With `holidays`, one that
/// would meet a day off moves by whole weeks (by dates of the month: by days) within the gap it has, later first.
pub fn repeat(
    first: (NaiveDate, NaiveDate),
    every: u32,
    step: RepeatStep,
    until: NaiveDate,
    holidays: Option<&Holidays>,
) -> Vec<Occurrence> {
    let length = (first.1 - first.0).num_days();
    let starts: Vec<NaiveDate> = (0..MOST).map_while(|n| nth(first.0, n * every.max(1), step)).collect();
    let mut found: Vec<Occurrence> = Vec::new();
    for (n, &starts_) in starts.iter().enumerate() {
        if until < later(starts_, length) {
            break;
        }
        let as_it_falls =
            Occurrence { starts: starts_, ends: later(starts_, length), left_out: false, instead_of: String::new() };
        let Some(holidays) = holidays else {
            found.push(as_it_falls);
            continue;
        };
        let off = |starts: NaiveDate| in_the_way(first, starts, length, step, holidays);
        let Some((day, why)) = off(starts_) else {
            found.push(as_it_falls);
            continue;
        };
        let after = found.iter().rev().find(|it| !it.left_out).map_or(NaiveDate::MIN, |it| it.ends);
        let before = starts.get(n + 1).copied().unwrap_or(NaiveDate::MAX).min(until + Days::new(1));
        let by = if step == RepeatStep::MonthsByDate { 1 } else { 7 };
        let tries = (1..=30).map(|n| n * by).chain((1..=30).map(|n| -n * by));
        let free = tries
            .map(|days| later(starts_, days))
            .find(|&it| after < it && later(it, length) < before && (first.0 <= it) && off(it).is_none());
        let instead_of = format!("{}（{why}）", month_day(day));
        found.push(match free {
            Some(starts) => Occurrence { starts, ends: later(starts, length), left_out: false, instead_of },
            None => Occurrence { left_out: true, instead_of, ..as_it_falls },
        });
    }
    found
}

/// The first day of the occurrence some steps after the first.
fn nth(first: NaiveDate, steps: u32, step: RepeatStep) -> Option<NaiveDate> {
    match step {
        RepeatStep::Weeks => first.checked_add_days(Days::new(7 * u64::from(steps))),
        RepeatStep::MonthsByDate => first.checked_add_months(Months::new(steps)),
        RepeatStep::MonthsByWeekday => {
            let month = first.with_day(1)?.checked_add_months(Months::new(steps))?;
            let nth = u8::try_from(first.day().div_ceil(7)).ok()?;
            let in_month = |n| NaiveDate::from_weekday_of_month_opt(month.year(), month.month(), first.weekday(), n);
            in_month(nth).or_else(|| in_month(nth - 1)) // the fifth Monday of a month that has four is the last
        }
    }
}

/// The first day off a phase would meet, and why; the weekends of a phase that has them are meant.
fn in_the_way(
    first: (NaiveDate, NaiveDate),
    starts: NaiveDate,
    length: i64,
    step: RepeatStep,
    holidays: &Holidays,
) -> Option<(NaiveDate, String)> {
    (0..=length).map(|n| (later(first.0, n), later(starts, n))).find_map(|(was, day)| {
        // By dates of the month the weekdays wander: a long phase may cross a weekend, and not begin on it.
        let crosses = step == RepeatStep::MonthsByDate && length >= 5 && day != starts;
        let meant = crosses || holidays.on(was) == DayKind::Weekend;
        day_off(day, meant, holidays).map(|why| (day, why))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn said(found: &[Occurrence]) -> Vec<String> {
        let say = |it: &Occurrence| match (it.left_out, it.instead_of.is_empty()) {
            (true, _) => format!("没有 {}", it.starts),
            (false, true) => it.starts.to_string(),
            (false, false) => format!("改到 {}", it.starts),
        };
        found.iter().map(say).collect()
    }

    #[test]
    fn every_two_weeks_and_every_month() {
        let holidays = Holidays::default();
        for (first, every, step, until, expected) in [
            // Tuesday and Wednesday every two weeks; 5月5日 2026 is 劳动节, and the week after it is free.
            (
                ("2026-04-07", "2026-04-08"),
                2,
                RepeatStep::Weeks,
                "2026-05-31",
                &["2026-04-07", "2026-04-21", "改到 2026-05-12", "2026-05-19"][..],
            ),
            // Every week: there is no place to go to.
            (
                ("2026-04-28", "2026-04-28"),
                1,
                RepeatStep::Weeks,
                "2026-05-19",
                &["2026-04-28", "没有 2026-05-05", "2026-05-12", "2026-05-19"],
            ),
            // The first Monday of the month; 10月5日 2026 is 国庆节.
            (
                ("2026-08-03", "2026-08-04"),
                1,
                RepeatStep::MonthsByWeekday,
                "2026-11-30",
                &["2026-08-03", "2026-09-07", "改到 2026-10-12", "2026-11-02"],
            ),
            // The 30th of the month; a Saturday in May 2026, so the Monday after.
            (
                ("2026-03-30", "2026-03-30"),
                1,
                RepeatStep::MonthsByDate,
                "2026-06-30",
                &["2026-03-30", "2026-04-30", "改到 2026-06-01", "2026-06-30"],
            ),
            // A fifth Monday is a last Monday.
            (
                ("2026-03-30", "2026-03-30"),
                1,
                RepeatStep::MonthsByWeekday,
                "2026-05-31",
                &["2026-03-30", "2026-04-27", "2026-05-25"],
            ),
            // A Saturday class stays one.
            (
                ("2026-03-07", "2026-03-07"),
                1,
                RepeatStep::Weeks,
                "2026-03-21",
                &["2026-03-07", "2026-03-14", "2026-03-21"],
            ),
        ] {
            let found = repeat((day(first.0), day(first.1)), every, step, day(until), Some(&holidays));
            assert_eq!(said(&found), expected, "{first:?}");
        }
    }

    #[test]
    fn without_the_calendar_every_phase_stands_where_it_falls() {
        let found = repeat((day("2026-04-28"), day("2026-04-28")), 1, RepeatStep::Weeks, day("2026-05-05"), None);
        assert_eq!(said(&found), ["2026-04-28", "2026-05-05"]);
    }

    proptest! {
        /// As many as without holidays, each where it fell, on the same weekday in the gap, or left out by name; none on
        /// a day off and none over another.
        #[test]
        fn a_rule_makes_as_many_phases_with_holidays_as_without(
            start in 0_u64..2500, length in 0_i64..5, every in 1_u32..5, step in 0_usize..3, span in 0_u64..500,
        ) {
            let holidays = Holidays::default();
            let step = RepeatStep::ALL[step];
            let starts = day("2018-01-01") + Days::new(start);
            let first = (starts, later(starts, length));
            prop_assume!((0..=length).all(|n| holidays.on(later(starts, n)).is_worked()));
            let until = first.1 + Days::new(span);
            let plain = repeat(first, every, step, until, None);
            let found = repeat(first, every, step, until, Some(&holidays));
            prop_assert_eq!(plain.len(), found.len());
            prop_assert_eq!((found[0].starts, found[0].left_out), (starts, false));
            for (plain, it) in plain.iter().zip(&found) {
                prop_assert_eq!(it.ends, later(it.starts, length));
                if step != RepeatStep::MonthsByDate {
                    prop_assert_eq!(it.starts.weekday(), starts.weekday());
                }
                if it.instead_of.is_empty() || it.left_out {
                    prop_assert_eq!(it.starts, plain.starts);
                }
                if !it.left_out {
                    prop_assert!(it.ends <= until);
                    for n in 0..=length {
                        prop_assert!(!matches!(holidays.on(later(it.starts, n)), DayKind::Holiday(_)));
                    }
                }
            }
            let held: Vec<_> = found.iter().filter(|it| !it.left_out).collect();
            for pair in held.windows(2) {
                prop_assert!(pair[0].ends < pair[1].starts, "{:?}", pair);
            }
        }
    }
}
