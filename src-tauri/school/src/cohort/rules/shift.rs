//! The same class on other days: sessions keep their place from the first day on, and give way to days off.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};

use crate::calendar::{
    holidays::{DayKind, Holidays},
    month_day, weekday,
};

/// Where a day of teaching goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shifted {
    /// The day it was.
    pub from: NaiveDate,
    /// The day it becomes.
    pub to: NaiveDate,
    /// The day it would have become, and why it did not: `10月1日（国庆节）`; empty: it did.
    pub instead_of: String,
}

/// A day some days on (or back).
pub fn later(day: NaiveDate, days: i64) -> NaiveDate {
    let by = Days::new(days.unsigned_abs());
    if days < 0 { day - by } else { day + by }
}

/// Days of teaching (sorted, each once) moved by some days. One that would fall on a day off goes to the next working
/// day the class meets on and has nothing yet, and where there is none, to the next working day after the class.
///
/// A weekend class stays one: a Saturday that was taught on may be a Saturday again, if it is no holiday.
pub fn shift(teaching: &[NaiveDate], by: i64, meets: &[NaiveDate], holidays: &Holidays) -> Vec<Shifted> {
    let would = |from: &NaiveDate| later(*from, by);
    let off = |from: &NaiveDate| day_off(would(from), holidays.on(*from) == DayKind::Weekend, holidays);
    let mut taken: BTreeSet<NaiveDate> = teaching.iter().filter(|from| off(from).is_none()).map(would).collect();
    let mut shifted = Vec::new();
    for from in teaching {
        let to = would(from);
        let Some(why) = off(from) else {
            shifted.push(Shifted { from: *from, to, instead_of: String::new() });
            continue;
        };
        let free = |day: &NaiveDate| holidays.on(*day).is_worked() && !taken.contains(day);
        let within = meets.iter().copied().find(|day| to < *day && free(day));
        let last = meets.last().copied().unwrap_or(to).max(to);
        let day = within.or_else(|| last.iter_days().skip(1).take(366).find(free)).unwrap_or(to);
        taken.insert(day);
        shifted.push(Shifted { from: *from, to: day, instead_of: format!("{}（{why}）", month_day(to)) });
    }
    shifted
}

/// What a day is off for: `国庆节`, `周六`; weekends only where they are not meant.
pub(super) fn day_off(day: NaiveDate, weekends_are_meant: bool, holidays: &Holidays) -> Option<String> {
    match holidays.on(day) {
        DayKind::Holiday(name) => Some(name.into()),
        DayKind::Weekend if !weekends_are_meant => Some(format!("周{}", weekday(day))),
        _ => None,
    }
}

/// A stretch of days moved by some days, and by whole weeks more while it would begin or end on a day off; the weeks.
///
/// Eight weeks on there is no holiday left to give way to: then it stays where it fell.
pub fn shift_span(starts: NaiveDate, ends: NaiveDate, by: i64, holidays: &Holidays) -> (NaiveDate, NaiveDate, u32) {
    let off = |day: NaiveDate, weeks: i64| {
        let weekend = holidays.on(day) == DayKind::Weekend;
        day_off(later(day, by + 7 * weeks), weekend, holidays).is_some()
    };
    let weeks = (0..8).find(|&weeks| !off(starts, weeks) && !off(ends, weeks)).unwrap_or(0);
    (later(starts, by + 7 * weeks), later(ends, by + 7 * weeks), weeks as u32)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::cohort::rules::days_of;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_class_copied_over_the_national_holiday_gives_way_to_it() {
        // Monday to Friday of a week in September, copied to the week of 国庆节 2025 (10-01 to 10-08; 10-11 is worked).
        let teaching: Vec<_> = days_of(day("2025-09-01"), day("2025-09-05"), &[]);
        let meets = days_of(day("2025-09-29"), day("2025-10-03"), &[]);
        let now = shift(&teaching, 28, &meets, &Holidays::default());
        let to: Vec<_> = now.iter().map(|it| it.to.to_string()).collect();
        assert_eq!(to, ["2025-09-29", "2025-09-30", "2025-10-09", "2025-10-10", "2025-10-11"]);
        assert!(now[2].instead_of.starts_with("10月1日（国庆"), "{}", now[2].instead_of);
    }

    #[test]
    fn a_day_that_is_free_within_the_class_is_taken_first() {
        // Taught on Monday, Tuesday and Thursday; Tuesday becomes 清明节 2026-04-06 when moved.
        let teaching = [day("2026-03-02"), day("2026-03-09"), day("2026-03-12")];
        let meets = days_of(day("2026-03-30"), day("2026-04-10"), &[]);
        let now = shift(&teaching, 28, &meets, &Holidays::default());
        let to: Vec<_> = now.iter().map(|it| it.to.to_string()).collect();
        assert_eq!(to, ["2026-03-30", "2026-04-07", "2026-04-09"]);
    }

    #[test]
    fn a_worked_sunday_is_not_copied_to_a_sunday_and_a_weekend_class_is() {
        let worked = [day("2026-01-04")]; // a Sunday, worked for 元旦
        let weekend = [day("2026-03-07")];
        for (teaching, to) in [(worked, "2026-01-12"), (weekend, "2026-03-14")] {
            let meets = [later(teaching[0], 7)];
            assert_eq!(shift(&teaching, 7, &meets, &Holidays::default())[0].to.to_string(), to);
        }
    }

    #[test]
    fn a_line_of_the_plan_waits_for_the_holiday_to_pass() {
        let holidays = Holidays::default();
        let now = shift_span(day("2024-10-07"), day("2024-10-11"), 364, &holidays); // a worked Monday; 2025-10-06 is off
        assert_eq!(now, (day("2025-10-13"), day("2025-10-17"), 1));
        assert_eq!(shift_span(day("2025-03-10"), day("2025-03-14"), 364, &holidays).2, 0);
    }

    proptest! {
        /// Every day keeps its own, none is lost, none is off that was not, and whole weeks keep the weekday.
        #[test]
        fn shifting_keeps_every_day_and_no_holiday(
            start in 0_u64..2500, length in 1_u64..60, some in proptest::collection::vec(any::<bool>(), 60),
            by in -400_i64..800, whole_weeks in any::<bool>(),
        ) {
            let holidays = Holidays::default();
            let by = if whole_weeks { by / 7 * 7 } else { by };
            let first = day("2018-01-01") + Days::new(start);
            let all = days_of(first, first + Days::new(length - 1), &[]);
            let mut teaching: Vec<_> = all.iter().copied().zip(some).filter(|(_, it)| *it).map(|(day, _)| day).collect();
            teaching.retain(|day| !matches!(holidays.on(*day), DayKind::Holiday(_)));
            let meets: Vec<_> = all.iter().map(|day| later(*day, by)).collect();
            let now = shift(&teaching, by, &meets, &holidays);
            prop_assert_eq!(now.iter().map(|it| it.from).collect::<Vec<_>>(), teaching);
            let to: BTreeSet<_> = now.iter().map(|it| it.to).collect();
            prop_assert_eq!(to.len(), now.len(), "two days became one");
            for it in &now {
                prop_assert!(!matches!(holidays.on(it.to), DayKind::Holiday(_)), "{:?}", it);
                if it.instead_of.is_empty() {
                    prop_assert_eq!(it.to, later(it.from, by));
                } else {
                    prop_assert!(later(it.from, by) < it.to && holidays.on(it.to).is_worked(), "{:?}", it);
                }
                if whole_weeks && it.instead_of.is_empty() {
                    prop_assert_eq!(weekday(it.from), weekday(it.to));
                }
            }
        }
    }
}
