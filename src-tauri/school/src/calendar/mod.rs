//! Days and clock times as the office writes them: local, 24 hours, weeks from Monday.

use chrono::{Datelike, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub mod holidays;
pub mod notice;

/// A time of day to the minute, written `08:30` in the store, on the wire and on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(try_from = "String", into = "String")]
#[ts(as = "String")]
#[schemars(example = "08:30")]
pub struct Clock {
    minutes: u16,
}

impl Clock {
    /// 00:00
    pub const MIDNIGHT: Clock = Clock { minutes: 0 };
    /// 12:00, when the afternoon begins.
    pub const NOON: Clock = Clock { minutes: 12 * 60 };
    /// 18:00, when the evening begins.
    pub const EVENING: Clock = Clock { minutes: 18 * 60 };
    /// 23:59, the last there is.
    pub const LAST: Clock = Clock { minutes: 24 * 60 - 1 };

    /// The time `hour:minute`; `None` past 23:59.
    pub const fn new(hour: u16, minute: u16) -> Option<Clock> {
        if hour < 24 && minute < 60 { Some(Clock { minutes: hour * 60 + minute }) } else { None }
    }
    /// Minutes since midnight.
    pub const fn minutes(self) -> u16 {
        self.minutes
    }
    /// Reads `8:30`, `08:30` and the full-width colon.
    pub fn read(text: &str) -> Option<Clock> {
        let (hour, minute) = text.trim().split_once([':', '：'])?;
        (minute.len() == 2).then(|| Clock::new(hour.parse().ok()?, minute.parse().ok()?))?
    }
    /// Which half of the day a block that starts now belongs to.
    pub const fn half_day(self) -> HalfDay {
        match self.minutes {
            minutes if minutes < Clock::NOON.minutes => HalfDay::Morning,
            minutes if minutes < Clock::EVENING.minutes => HalfDay::Afternoon,
            _ => HalfDay::Evening,
        }
    }
}

impl std::fmt::Display for Clock {
    /// `08:30`, and `8:30` as papers have it with `{:#}`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (hour, minute) = (self.minutes / 60, self.minutes % 60);
        if f.alternate() { write!(f, "{hour}:{minute:02}") } else { write!(f, "{hour:02}:{minute:02}") }
    }
}
impl From<Clock> for String {
    fn from(time: Clock) -> String {
        time.to_string()
    }
}
impl TryFrom<String> for Clock {
    type Error = String;
    fn try_from(text: String) -> Result<Clock, String> {
        Clock::read(&text).ok_or_else(|| format!("「{text}」不是时间，应写成 08:30 的样子"))
    }
}
impl rusqlite::ToSql for Clock {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        Ok(self.to_string().into())
    }
}
impl rusqlite::types::FromSql for Clock {
    fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
        Clock::read(value.as_str()?).ok_or(rusqlite::types::FromSqlError::InvalidType)
    }
}

words! {
    /// The three parts of a teaching day.
    pub enum HalfDay { Morning = "上午", Afternoon = "下午", Evening = "晚上" }
}

/// After every day the books can speak of.
pub const LAST_DAY: NaiveDate = match NaiveDate::from_ymd_opt(9999, 12, 31) {
    Some(day) => day,
    None => NaiveDate::MAX,
};

/// `3月9日`
pub fn month_day(day: NaiveDate) -> String {
    format!("{}月{}日", day.month(), day.day())
}

/// `2026年3月9日`
pub fn full_date(day: NaiveDate) -> String {
    format!("{}年{}", day.year(), month_day(day))
}

/// `一`, `二` … `日`, for 周一 on screen and 星期一 on paper.
pub fn weekday(day: NaiveDate) -> &'static str {
    weekday_word(day.weekday().number_from_monday() as u8)
}

/// `一` for 1, which is Monday.
pub fn weekday_word(number: u8) -> &'static str {
    ["一", "二", "三", "四", "五", "六", "日"].get(usize::from(number).wrapping_sub(1)).copied().unwrap_or_default()
}

/// `2026年3月9日至3月20日`, leaving out what the two days share.
pub fn span(from: NaiveDate, to: NaiveDate) -> String {
    match (from == to, from.year() == to.year()) {
        (true, _) => full_date(from),
        (_, true) => format!("{}至{}", full_date(from), month_day(to)),
        _ => format!("{}至{}", full_date(from), full_date(to)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_people_write_them() {
        for (text, minutes) in [
            ("08:30", Some(510)),
            ("8:30", Some(510)),
            (" 14：30 ", Some(870)),
            ("00:00", Some(0)),
            ("23:59", Some(1439)),
            ("24:00", None),
            ("8:3", None),
            ("8点半", None),
            ("12:60", None),
            ("", None),
        ] {
            assert_eq!(Clock::read(text).map(Clock::minutes), minutes, "{text}");
        }
    }

    #[test]
    fn a_block_belongs_to_the_half_day_it_starts_in() {
        for (text, half) in [
            ("08:30", HalfDay::Morning),
            ("11:59", HalfDay::Morning),
            ("12:00", HalfDay::Afternoon),
            ("17:59", HalfDay::Afternoon),
            ("18:00", HalfDay::Evening),
        ] {
            assert_eq!(Clock::read(text).map(Clock::half_day), Some(half), "{text}");
        }
    }

    #[test]
    fn spans_leave_out_what_is_shared() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        assert_eq!(span(day(2026, 3, 9), day(2026, 3, 9)), "2026年3月9日");
        assert_eq!(span(day(2026, 3, 9), day(2026, 4, 1)), "2026年3月9日至4月1日");
        assert_eq!(span(day(2026, 12, 30), day(2027, 1, 2)), "2026年12月30日至2027年1月2日");
    }
}
