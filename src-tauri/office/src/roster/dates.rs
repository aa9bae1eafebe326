//! Births and days as units and Excel write them.

use super::table::Written;
use crate::workbook::Kind;
use chrono::{Days, NaiveDate};
use school::person::Birth;
use school::person::birth::NotABirth;

/// A birth as written, or as the number of a day that Excel was not told to show as a date.
pub(super) fn birth_of(written: &Written) -> Result<Birth, NotABirth> {
    match day_of(written) {
        Some(date) => Ok(Birth::on(date)),
        None => Birth::read(&without_age(&written.text)),
    }
}

/// The day that a number of Excel's stands for: those of 1910 to 2030.
pub(super) fn day_of(written: &Written) -> Option<NaiveDate> {
    let day = written.text.trim().parse::<u64>().ok()?;
    let plain = matches!(written.kind, Kind::Number) || written.text.trim().len() == 5;
    let serial = plain && (3_654..47_848).contains(&day);
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(day)).filter(|_| serial)
}

/// 1985.3 41岁: the age is no day.
fn without_age(text: &str) -> String {
    let Some(end) = text.find('岁') else { return text.into() };
    text[..end].trim_end_matches(|c: char| c.is_numeric()).into()
}

/// A number that Excel shows without its last zero: 1985.10 as 1985.1.
pub(super) fn lost_its_zero(written: &Written) -> bool {
    let text = written.text.trim();
    written.kind == Kind::Number && text.ends_with(".1")
}

/// 1985年3月 typed into Excel becomes the first of March: the day is Excel's, not the person's.
pub(super) fn day_by_excel(written: &Written, birth: &Birth) -> bool {
    written.kind == Kind::Date && birth.day() == Some(1)
}

/// Whether a written birth is that of the ID number, allowing for what Excel did to it.
pub(super) fn agrees(birth: &Birth, by_id: &Birth, written: &Written) -> bool {
    let same_month = (birth.year(), birth.month()) == (by_id.year(), by_id.month());
    let same_day = birth.day().is_none() || birth.day() == by_id.day();
    let october = lost_its_zero(written) && birth.year() == by_id.year() && by_id.month() == 10;
    (same_month && (same_day || day_by_excel(written, birth))) || october
}
