//! Births and days as units and Excel write them.

use super::table::Written;
use super::words::half_width;
use crate::workbook::{Cell, Kind, day_of_number};
use chrono::NaiveDate;
use school::person::Birth;
use school::person::birth::NotABirth;
use school::person::tables::compact;

/// How the days of a column are written: what one cell alone does not tell.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Habits {
    /// Some cell is a number or a date of Excel's; else the file may be what Excel shows, saved as text.
    typed: bool,
    /// Some text ends with .10: October keeps its zero.
    keeps_zeros: bool,
    /// More days than the first of the month: where one stands, it was meant.
    real_days: bool,
}

impl Habits {
    pub fn of<'a>(cells: impl Iterator<Item = Cell<'a>>) -> Habits {
        let mut habits = Habits::default();
        let (mut firsts, mut others) = (0, 0);
        for cell in cells {
            let text = cell.text.trim();
            habits.typed |= cell.kind != Kind::Text;
            habits.keeps_zeros |= text.ends_with(".10");
            match birth_of(&Written::from(cell)).ok().and_then(|birth| birth.day()) {
                Some(1) => firsts += 1,
                Some(_) => others += 1,
                None => {}
            }
        }
        habits.real_days = others > firsts;
        habits
    }

    /// Whether what Excel made of a number may stand here: it is one, or the file holds only what Excel showed.
    fn by_excel(self, written: &Written) -> bool {
        written.kind != Kind::Text || !self.typed
    }

    /// 1985.10 shown as 1985.1.
    pub fn lost_its_zero(self, written: &Written) -> bool {
        let text = written.text.trim();
        let bare = text.strip_suffix(".1").is_some_and(|year| year.bytes().all(|b| b.is_ascii_digit()));
        bare && self.by_excel(written) && !(self.keeps_zeros && written.kind == Kind::Text)
    }

    /// 1985年3月 typed into Excel becomes the first of March: the day is Excel's, not the person's.
    pub fn day_by_excel(self, written: &Written, birth: &Birth) -> bool {
        first_by_excel(self, birth, written) && !self.real_days
    }

    /// Whether a written birth is that of the ID number, allowing for what Excel did to it.
    pub fn agrees(self, birth: &Birth, by_id: &Birth, written: &Written) -> bool {
        let same_month = (birth.year(), birth.month()) == (by_id.year(), by_id.month());
        let same_day = birth.day().is_none() || birth.day() == by_id.day();
        let first = first_by_excel(self, birth, written);
        let october = self.lost_its_zero(written) && birth.year() == by_id.year() && by_id.month() == 10;
        (same_month && (same_day || first)) || october
    }
}

/// A first of the month as Excel shows it, 1985/3/1: not 19850301, which somebody wrote.
fn first_by_excel(habits: Habits, birth: &Birth, written: &Written) -> bool {
    let shown = written.kind == Kind::Date || written.text.contains(['/', '-']);
    birth.day() == Some(1) && shown && habits.by_excel(written)
}

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
    let plain = written.kind == Kind::Number || written.text.trim().len() == 5;
    day_of_number(day).filter(|_| plain && (3_654..47_848).contains(&day))
}

/// An age in years: 41, 41岁, ４１周岁. None where it is something else.
pub(super) fn age_of(text: &str) -> Option<i32> {
    let text: String = compact(text).chars().map(half_width).collect();
    let number = text.trim_end_matches('岁').trim_end_matches('周').parse().ok()?;
    (10..100).contains(&number).then_some(number)
}

/// 1985.3 41岁: the age is no day.
fn without_age(text: &str) -> String {
    let Some(end) = text.find('岁') else { return text.into() };
    text[..end].trim_end_matches(|c: char| c.is_numeric()).into()
}
