//! 出生年月: a month of birth, and the day where it is known. Offices keep the month; an ID number knows the day.

use super::id_number::IdNumber;
use chrono::{Datelike, NaiveDate};
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};

/// Year and month of birth, with the day where it is known. Stored and sent as `1985-03` or `1985-03-12`.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS, schemars::JsonSchema,
)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
#[ts(type = "string")]
pub struct Birth {
    year: u16,
    month: u8,
    day: Option<u8>,
}

/// The text names no month of birth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("看不出是哪年哪月，请写成 1985.03 这样")]
pub struct NotABirth;

/// Two-digit years up to this one are of this century: trainees are between 16 and 116 years old.
const CENTURY_TURNS_AFTER: u16 = 10;

impl Birth {
    /// Reads every form a unit writes: 1985.03, 1985.3.5, 1985年3月12日, 85-3, 1985/3/12, 198503, 19850312,
    /// full-width digits, Chinese numerals, a trailing time of day or remark in brackets.
    pub fn read(written: &str) -> Result<Birth, NotABirth> {
        Birth::read_as(written, CENTURY_TURNS_AFTER)
    }

    /// The same, two-digit years up to `turn` being of this century.
    pub(super) fn read_as(written: &str, turn: u16) -> Result<Birth, NotABirth> {
        let text = without_brackets(written);
        let numbers = numbers_in(&text);
        match numbers.as_slice() {
            [whole] => from_digits(whole, turn),
            [year, month] => Birth::of(year_of(year, turn)?, number(month)?, None),
            [year, month, day, ..] => Birth::of(year_of(year, turn)?, number(month)?, Some(number(day)?)),
            [] => Err(NotABirth),
        }
    }

    /// Four digits.
    pub fn year(&self) -> u16 {
        self.year
    }

    /// 1 to 12.
    pub fn month(&self) -> u8 {
        self.month
    }

    /// A day that this month has, where it is known.
    pub fn day(&self) -> Option<u8> {
        self.day
    }

    /// The same month, the day forgotten.
    pub fn to_the_month(self) -> Birth {
        Birth { day: None, ..self }
    }

    /// The day an Excel date cell holds.
    pub fn on(date: NaiveDate) -> Birth {
        Birth { year: date.year().clamp(0, 9999) as u16, month: date.month() as u8, day: Some(date.day() as u8) }
    }

    /// `1985.03`, as it stands on rosters.
    pub fn dotted(&self) -> String {
        format!("{:04}.{:02}", self.year, self.month)
    }

    /// Whether this can be the birth in an ID number: same month, and same day where one is written.
    pub fn agrees_with(&self, id: &IdNumber) -> bool {
        let other = id.birth();
        (self.year, self.month) == (other.year, other.month) && (self.day.is_none() || self.day == other.day)
    }

    /// Whole years of age on a day; where the day of birth is unknown, as if born on the first.
    pub fn age_on(&self, today: NaiveDate) -> i32 {
        let had_birthday = (u32::from(self.month), u32::from(self.day.unwrap_or(1))) <= (today.month(), today.day());
        today.year() - i32::from(self.year) - i32::from(!had_birthday)
    }

    pub(super) fn of(year: u16, month: u16, day: Option<u16>) -> Result<Birth, NotABirth> {
        NaiveDate::from_ymd_opt(year.into(), month.into(), day.unwrap_or(1).into()).ok_or(NotABirth)?;
        if !(1800..2100).contains(&year) {
            return Err(NotABirth);
        }
        Ok(Birth { year, month: month as u8, day: day.map(|day| day as u8) })
    }
}

fn without_brackets(text: &str) -> String {
    let mut depth = 0;
    text.chars()
        .filter(|c| match c {
            '(' | '（' => {
                depth += 1;
                false
            }
            ')' | '）' => {
                depth -= 1;
                false
            }
            _ => depth <= 0,
        })
        .collect()
}

/// The runs of digits in a text; Chinese numerals are digits too (一九八五年十二月).
fn numbers_in(text: &str) -> Vec<String> {
    let mut runs = vec![String::new()];
    let mut characters = text.chars().filter(|c| !matches!(c, '\u{200b}' | '\u{feff}')).peekable();
    while let Some(c) = characters.next() {
        let after_digit = runs.last().is_some_and(|run| !run.is_empty());
        let before_digit = characters.peek().is_some_and(|&next| digit(next).is_some());
        let (Some(run), seen) = (runs.last_mut(), digit(c)) else { continue };
        match (c, seen) {
            ('十', _) if after_digit && before_digit => {}
            ('十', _) if after_digit => run.push('0'),
            ('十', _) if before_digit => run.push('1'),
            ('十', _) => run.push_str("10"),
            (_, Some(digit)) => run.push(digit),
            // 1985 03 is two numbers, 1985 年 3 月 too: whatever is no digit ends a number.
            _ if after_digit => runs.push(String::new()),
            _ => {}
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

fn digit(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32),
        '〇' | '○' | '零' => Some('0'),
        _ => "一二三四五六七八九"
            .chars()
            .position(|numeral| numeral == c)
            .and_then(|i| char::from_digit(i as u32 + 1, 10)),
    }
}

fn number(digits: &str) -> Result<u16, NotABirth> {
    digits.parse().map_err(|_| NotABirth)
}

fn year_of(digits: &str, turn: u16) -> Result<u16, NotABirth> {
    match (digits.len(), number(digits)?) {
        (4, year) => Ok(year),
        (2, year) if year <= turn => Ok(2000 + year),
        (2, year) => Ok(1900 + year),
        _ => Err(NotABirth),
    }
}

/// A run of digits without any mark between: 19850312, 198503, 850312, 8503.
fn from_digits(run: &str, turn: u16) -> Result<Birth, NotABirth> {
    let cut = |year: usize| -> Result<Birth, NotABirth> {
        let (year, rest) = run.split_at(year);
        let (month, day) = rest.split_at(2);
        let day = if day.is_empty() { None } else { Some(number(day)?) };
        Birth::of(year_of(year, turn)?, number(month)?, day)
    };
    match run.len() {
        8 => cut(4),
        6 => cut(4).or_else(|_| cut(2)),
        4 => cut(2),
        _ => Err(NotABirth),
    }
}

impl std::fmt::Display for Birth {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)?;
        self.day.map_or(Ok(()), |day| write!(f, "-{day:02}"))
    }
}

impl TryFrom<String> for Birth {
    type Error = NotABirth;
    fn try_from(written: String) -> Result<Self, NotABirth> {
        Birth::read(&written)
    }
}

impl From<Birth> for String {
    fn from(birth: Birth) -> String {
        birth.to_string()
    }
}

impl ToSql for Birth {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.to_string().into())
    }
}

impl FromSql for Birth {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Birth::read(value.as_str()?).map_err(FromSqlError::other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_every_form_a_unit_writes() {
        for (written, meant) in [
            ("1985.03", "1985-03"),
            ("1985.3", "1985-03"),
            ("1985.3.5", "1985-03-05"),
            ("1985年3月", "1985-03"),
            ("1985年3月12日", "1985-03-12"),
            (" 1985 年 3 月生", "1985-03"),
            ("85-3", "1985-03"),
            ("85.03.12", "1985-03-12"),
            ("05.3", "2005-03"),
            ("1985/3/12", "1985-03-12"),
            ("1985-03-12 00:00:00", "1985-03-12"),
            ("198503", "1985-03"),
            ("19850312", "1985-03-12"),
            ("850312", "1985-03-12"),
            ("８５．３", "1985-03"),
            ("１９８５．１０", "1985-10"),
            ("一九八五年三月", "1985-03"),
            ("一九七〇年十二月二十一日", "1970-12-21"),
            ("一九七〇年十月二十日", "1970-10-20"),
            ("1985.03（41岁）", "1985-03"),
            ("1985、3", "1985-03"),
        ] {
            assert_eq!(Birth::read(written).map(|b| b.to_string()), Ok(meant.into()), "{written:?}");
        }
        for written in ["", "不详", "1985", "1985.13", "1985.2.30", "0085.3", "198513", "3月5日", "1985.3.", "1"] {
            let read = Birth::read(written);
            assert_eq!(read.is_ok(), written == "1985.3.", "{written:?} {read:?}");
        }
    }

    #[test]
    fn agrees_by_month_and_by_day_where_known() {
        let id = IdNumber::read("11010519491231002X").unwrap();
        for (birth, agrees) in [("1949-12", true), ("1949-12-31", true), ("1949-12-30", false), ("1949-11", false)] {
            assert_eq!(Birth::read(birth).unwrap().agrees_with(&id), agrees, "{birth}");
        }
        assert_eq!(id.birth().dotted(), "1949.12");
    }

    #[test]
    fn counts_whole_years() {
        let day = |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d").unwrap();
        for (birth, today, age) in
            [("1985-03-12", "2026-03-11", 40), ("1985-03-12", "2026-03-12", 41), ("1985-03", "2026-03-01", 41)]
        {
            assert_eq!(Birth::read(birth).unwrap().age_on(day(today)), age, "{birth} {today}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_answered_and_what_is_read_is_stored_unchanged(text in "\\PC*") {
            if let Ok(birth) = Birth::read(&text) { prop_assert_eq!(Birth::read(&birth.to_string()), Ok(birth)) }
        }
        #[test]
        fn digits_are_answered(text in "[0-9.年月日/十一 -]{0,14}") {
            if let Ok(birth) = Birth::read(&text) { prop_assert_eq!(Birth::read(&birth.to_string()), Ok(birth)) }
        }
    }
}
