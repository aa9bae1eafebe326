//! Rosters as units send them: twelve real files against what they say, cases one by one, and anything at all.

mod anything;
mod cases;
mod truth;

use chrono::NaiveDate;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 1).unwrap()
}
