//! What a class is called, where it stands, and which days it meets.

pub mod repeat;
pub mod shift;

use chrono::NaiveDate;

use super::Stage;

/// `第3期中青年干部培训班`
pub fn title(number: Option<u32>, name: &str) -> String {
    match number {
        Some(number) => format!("第{number}期{name}"),
        None => name.into(),
    }
}

/// Where a class stands on a day.
pub fn stage(starts: NaiveDate, ends: NaiveDate, today: NaiveDate) -> Stage {
    if today < starts {
        Stage::Coming
    } else if ends < today {
        Stage::Over
    } else {
        Stage::Running
    }
}

/// Days from the first to the last, both counted.
pub fn days(starts: NaiveDate, ends: NaiveDate) -> u32 {
    u32::try_from((ends - starts).num_days() + 1).unwrap_or(0)
}

/// The days a class meets, in order: those of its phases, or every one from its first to its last.
pub fn days_of(starts: NaiveDate, ends: NaiveDate, phases: &[(NaiveDate, NaiveDate)]) -> Vec<NaiveDate> {
    let whole = [(starts, ends)];
    let spans = if phases.is_empty() { &whole[..] } else { phases };
    spans.iter().flat_map(|(first, last)| first.iter_days().take_while(move |day| day <= last)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_is_running_from_its_first_day_to_its_last() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 3, d).unwrap();
        for (today, expected) in [(8, Stage::Coming), (9, Stage::Running), (20, Stage::Running), (21, Stage::Over)] {
            assert_eq!(stage(day(9), day(20), day(today)), expected, "{today}");
        }
        assert_eq!(days(day(9), day(20)), 12);
        assert_eq!(days(day(9), day(9)), 1);
    }

    #[test]
    fn only_a_class_of_a_series_has_a_number() {
        assert_eq!(title(Some(3), "中青年干部培训班"), "第3期中青年干部培训班");
        assert_eq!(title(None, "县情讲座"), "县情讲座");
    }
}
