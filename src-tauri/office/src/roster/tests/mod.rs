//! Rosters as units send them: twelve real files against what they say, cases one by one, and anything at all.

mod anything;
mod cases;
mod damage;
mod shapes;
mod truth;

use super::{Answer, Checked, Known, ReadyRow, Settled, check, settle};
use crate::workbook::Workbook;
use chrono::NaiveDate;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 1).unwrap()
}

/// The units of these tests, under their own names.
fn known(units: &[&str]) -> Known {
    let spellings: Vec<(String, String)> = units.iter().map(|unit| (unit.to_string(), unit.to_string())).collect();
    Known::new(&spellings, vec![])
}

/// A file checked; what it borrows lives as long as the tests.
fn checked(workbook: Workbook, known: Known) -> Answer<Checked<'static>> {
    check(Box::leak(Box::new(workbook)), Box::leak(Box::new(known)), today())
}

/// Everybody ready to be written.
fn ready(checked: &Checked<'_>, answers: &[Settled], accept_all: bool) -> Answer<Vec<ReadyRow>> {
    settle(checked, answers, accept_all)?.rows().collect()
}
