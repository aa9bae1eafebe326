//! Days as the office writes them.

use chrono::{Datelike, NaiveDate, NaiveTime};

/// 3月9日
pub(crate) fn day(date: NaiveDate) -> String {
    format!("{}月{}日", date.month(), date.day())
}

/// 2026年3月9日
pub(crate) fn full_day(date: NaiveDate) -> String {
    format!("{}年{}", date.year(), day(date))
}

/// 星期一
pub(crate) fn weekday(date: NaiveDate) -> String {
    format!("星期{}", ["一", "二", "三", "四", "五", "六", "日"][date.weekday().num_days_from_monday() as usize])
}

/// 2026年3月9日至13日, with only the parts that differ said twice.
pub(crate) fn span(first: NaiveDate, last: NaiveDate) -> String {
    let end = match () {
        () if first == last => return full_day(first),
        () if first.year() != last.year() => full_day(last),
        () if first.month() != last.month() => day(last),
        () => format!("{}日", last.day()),
    };
    format!("{}至{end}", full_day(first))
}

/// 8:30–12:00
pub(crate) fn hours((from, to): (NaiveTime, NaiveTime)) -> String {
    format!("{}–{}", from.format("%-H:%M"), to.format("%-H:%M"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_spans_are_said_as_the_office_says_them() {
        let date = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        assert_eq!(weekday(date(2026, 3, 9)), "星期一");
        assert_eq!(weekday(date(2026, 3, 15)), "星期日");
        for (first, last, want) in [
            (date(2026, 3, 9), date(2026, 3, 9), "2026年3月9日"),
            (date(2026, 3, 9), date(2026, 3, 13), "2026年3月9日至13日"),
            (date(2026, 3, 30), date(2026, 4, 3), "2026年3月30日至4月3日"),
            (date(2026, 12, 28), date(2027, 1, 8), "2026年12月28日至2027年1月8日"),
        ] {
            assert_eq!(span(first, last), want);
        }
    }
}
