//! How a year's plan goes on in the next; what a day asks of the school and who competes for the same people.

pub mod load;
pub mod rivals;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::calendar::month_day;

/// `5月12日`, or `5月12日至5月15日`.
fn some_days(from: NaiveDate, to: NaiveDate) -> String {
    if from == to { month_day(from) } else { format!("{}至{}", month_day(from), month_day(to)) }
}

/// Whole weeks from a year to another, as near to whole years as can be.
pub fn days_between_years(from: i32, to: i32) -> i64 {
    let days = f64::from(to - from) * 365.2425;
    7 * (days / 7.0).round() as i64
}

/// The 期 of the lines of a plan in the next. Classes whose 期 begin with the year (there is a 第1期) are numbered as they
/// were; others go on from the last.
pub fn next_numbers(lines: &[(&str, Option<u32>)]) -> Vec<Option<u32>> {
    let mut series: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for (name, number) in lines {
        series.entry(name).or_default().extend(number);
    }
    let next = |(name, number): &(&str, Option<u32>)| {
        let numbers = series.get(name)?;
        let by = if numbers.contains(&1) { 0 } else { numbers.len() as u32 };
        number.map(|number| number + by)
    };
    lines.iter().map(next).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_go_on_or_begin_again_as_they_did() {
        let last =
            [("中青班", Some(1)), ("中青班", Some(2)), ("科干班", Some(15)), ("讲座", None), ("科干班", Some(16))];
        assert_eq!(next_numbers(&last), [Some(1), Some(2), Some(17), None, Some(18)]);
    }

    #[test]
    fn a_year_on_is_so_many_weeks() {
        for (from, to, weeks) in [(2025, 2026, 52), (2026, 2025, -52), (2020, 2026, 313), (2026, 2026, 0)] {
            assert_eq!(days_between_years(from, to), weeks * 7);
        }
    }
}
