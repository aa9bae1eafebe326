//! 任职时间: since when somebody has a post or a 职级; the month, and the day where it is known.

use chrono::NaiveDate;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};

use super::birth::{Birth, NotABirth};

/// Year and month, with the day where it is known. Written, stored and sent as a [`Birth`] is: `2019-03` or
/// `2019-03-12`; the earlier is less.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS, schemars::JsonSchema,
)]
#[serde(try_from = "String", into = "String")]
#[schemars(with = "String")]
#[ts(type = "string")]
pub struct Since(Birth);

/// Two-digit years up to this one are of this century: nobody has had a post for fifty years.
const CENTURY_TURNS_AFTER: u16 = 49;

impl Since {
    /// Reads every form a unit writes: 2019.03, 2019年3月12日, 19-3, 201903 …
    pub fn read(written: &str) -> Result<Since, NotABirth> {
        Birth::read_as(written, CENTURY_TURNS_AFTER).map(Since)
    }

    /// The day an Excel date cell holds.
    pub fn on(date: NaiveDate) -> Since {
        Since(Birth::on(date))
    }

    /// `2019.03`, as it stands on rosters.
    pub fn dotted(&self) -> String {
        self.0.dotted()
    }
}

impl std::fmt::Display for Since {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

impl TryFrom<String> for Since {
    type Error = NotABirth;
    fn try_from(written: String) -> Result<Self, NotABirth> {
        Since::read(&written)
    }
}

impl From<Since> for String {
    fn from(since: Since) -> String {
        since.to_string()
    }
}

impl ToSql for Since {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.to_string().into())
    }
}

impl FromSql for Since {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Since::read(value.as_str()?).map_err(FromSqlError::other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_digit_years_of_posts_are_of_this_century() {
        for (written, meant) in
            [("2019.03", "2019-03"), ("19.3", "2019-03"), ("98-3", "1998-03"), ("2019年3月12日", "2019-03-12")]
        {
            assert_eq!(Since::read(written).map(|since| since.to_string()), Ok(meant.into()), "{written}");
        }
        assert!(Since::read("2019-03").unwrap() < Since::read("2019-03-12").unwrap());
    }
}
