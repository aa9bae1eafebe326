//! 学时, counted in integer hundredths so that 0.25 steps add up exactly.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::calendar::Clock;

/// An amount of 学时 in hundredths.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[ts(type = "number")]
pub struct Hours(pub i32);

impl Hours {
    /// None at all.
    pub const ZERO: Hours = Hours(0);

    /// The usual hours of a block: 45 minutes are one 学时, to the nearest half (8:30–11:30 gives 4).
    ///
    /// 依据: no national rule; half day 4 and 45 minutes are the custom most schools keep (domain.md §B.2).
    pub fn of_block(starts: Clock, ends: Clock) -> Hours {
        let minutes = i32::from(ends.minutes()) - i32::from(starts.minutes());
        Hours((minutes.max(0) * 2 + 22) / 45 * 50)
    }
}

impl Hours {
    /// Hundredths for a sheet, which knows no hours below zero.
    pub fn hundredths(self) -> u32 {
        u32::try_from(self.0).unwrap_or(0)
    }
}

impl std::fmt::Display for Hours {
    /// `4`, `2.5`, `0.25`
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (whole, rest) = (self.0 / 100, self.0.abs() % 100);
        match rest {
            0 => write!(f, "{whole}"),
            _ if rest % 10 == 0 => write!(f, "{whole}.{}", rest / 10),
            _ => write!(f, "{whole}.{rest:02}"),
        }
    }
}
impl std::ops::Add for Hours {
    type Output = Hours;
    fn add(self, other: Hours) -> Hours {
        Hours(self.0 + other.0)
    }
}
impl std::ops::AddAssign for Hours {
    fn add_assign(&mut self, other: Hours) {
        self.0 += other.0;
    }
}
impl std::ops::SubAssign for Hours {
    fn sub_assign(&mut self, other: Hours) {
        self.0 -= other.0;
    }
}
impl std::iter::Sum for Hours {
    fn sum<I: Iterator<Item = Hours>>(all: I) -> Hours {
        all.fold(Hours::ZERO, |sum, hours| sum + hours)
    }
}
impl rusqlite::ToSql for Hours {
    fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
        self.0.to_sql()
    }
}
impl rusqlite::types::FromSql for Hours {
    fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
        i32::column_result(value).map(Hours)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_has_the_hours_the_office_expects() {
        for (starts, ends, hours) in [
            ("08:30", "11:30", "4"),
            ("14:30", "17:30", "4"),
            ("19:00", "20:30", "2"),
            ("08:30", "09:15", "1"),
            ("08:30", "09:00", "0.5"),
            ("08:30", "10:00", "2"),
            ("09:00", "11:30", "3.5"),
            ("09:00", "09:10", "0"),
        ] {
            let at = |text| Clock::read(text).unwrap();
            assert_eq!(Hours::of_block(at(starts), at(ends)).to_string(), hours, "{starts}–{ends}");
        }
    }

    #[test]
    fn hours_are_written_without_idle_zeros() {
        for (hundredths, text) in [(400, "4"), (250, "2.5"), (25, "0.25"), (1005, "10.05"), (0, "0")] {
            assert_eq!(Hours(hundredths).to_string(), text);
        }
    }
}
