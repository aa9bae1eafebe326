//! A sheet as a timetable is read from it: cells through their merges, and the sessions found so far.

use std::collections::{BTreeSet, HashMap};

use chrono::{Datelike, NaiveDate};
use school::{
    Hours,
    calendar::{Clock, HalfDay, month_day, weekday},
    person::tables::compact,
    timetable::{Kind, in_marks},
};

use super::{
    TimetableDoubt,
    content::{self, Said},
    register::Register,
    when::{When, day_of, day_of_weekday},
};
use crate::workbook::{Grid, Span, place};

/// No timetable is larger; what comes after is not looked at.
const ROWS: u32 = 3_000;
const COLUMNS: u32 = 60;
const MERGES: usize = 5_000;

/// One sheet; every cell of a merge says what the whole says.
pub(super) struct Sheet<'a> {
    pub grid: &'a Grid,
    /// `第二周!`, where a workbook has several.
    prefix: String,
    /// The merge a cell is in, but for single cells.
    merged: HashMap<(u32, u32), Span>,
}

impl<'a> Sheet<'a> {
    pub fn of(grid: &'a Grid, several: bool) -> Sheet<'a> {
        let mut merged = HashMap::new();
        for span in grid.merged.iter().filter(|span| span.top < ROWS && span.left < COLUMNS).take(MERGES) {
            for row in span.top..=span.bottom.min(ROWS) {
                for column in span.left..=span.right.min(COLUMNS) {
                    merged.insert((row, column), *span);
                }
            }
        }
        let prefix = if several { format!("{}!", grid.name) } else { String::new() };
        Sheet { grid, prefix, merged }
    }

    pub fn rows(&self) -> u32 {
        self.grid.rows().min(ROWS)
    }

    pub fn columns(&self) -> u32 {
        self.grid.columns().min(COLUMNS)
    }

    /// The whole a cell belongs to.
    pub fn span(&self, row: u32, column: u32) -> Span {
        let alone = Span { top: row, left: column, bottom: row, right: column };
        self.merged.get(&(row, column)).copied().unwrap_or(alone)
    }

    pub fn text(&self, row: u32, column: u32) -> &'a str {
        let span = self.span(row, column);
        self.grid.text(span.top, span.left)
    }

    pub fn place(&self, row: u32, column: u32) -> String {
        let span = self.span(row, column);
        format!("{}{}", self.prefix, place(span.top, span.left))
    }
}

/// A cell and what stands in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Written {
    pub cell: String,
    pub text: String,
}

/// What columns of their own say of a session; none where there is no such column.
#[derive(Debug, Clone, Default)]
pub(super) struct Beside {
    pub lecturer: Option<Written>,
    pub post: Option<Written>,
    pub place: Option<Written>,
    pub form: Option<Written>,
    pub hours: Option<Written>,
    pub moderator: Option<Written>,
    pub note: Option<Written>,
}

/// A session of the file. What the file does not speak of is none and stays as it is.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub cell: String,
    /// What stands in the cell.
    pub read: String,
    pub day: NaiveDate,
    pub half: Option<HalfDay>,
    /// The last half day of one that takes several.
    pub until: Option<HalfDay>,
    pub time: Option<(Clock, Option<Clock>)>,
    pub title: String,
    pub quoted: bool,
    pub kind: Option<Kind>,
    pub elective: bool,
    pub lecturer: Option<Written>,
    pub post: Option<String>,
    pub place: Option<Written>,
    pub hours: Option<Hours>,
    pub moderator: Option<String>,
    pub note: Option<String>,
}

/// What was read of a file.
pub(super) struct Found<'r> {
    register: &'r Register,
    /// First and last day of the class.
    days: (NaiveDate, NaiveDate),
    /// First and last day of the week the next grid is of, where the file says it.
    week: Option<(NaiveDate, NaiveDate)>,
    pub entries: Vec<Entry>,
    pub doubts: Vec<TimetableDoubt>,
    /// Days of which something could not be read: what is missing there may be in those cells.
    pub unsure: BTreeSet<NaiveDate>,
    /// Something could not be read, and nobody knows of which day.
    pub unsure_when: bool,
}

impl<'r> Found<'r> {
    pub fn new(register: &'r Register, days: (NaiveDate, NaiveDate)) -> Found<'r> {
        Found {
            register,
            days,
            week: None,
            entries: Vec::new(),
            doubts: Vec::new(),
            unsure: BTreeSet::new(),
            unsure_when: false,
        }
    }

    pub fn doubt(&mut self, cell: &str, read: &str, why: impl Into<String>) {
        let read = read.trim().replace(['\n', '\r'], " ");
        let doubt = TimetableDoubt { cell: cell.into(), read, why: why.into() };
        if !self.doubts.contains(&doubt) {
            self.doubts.push(doubt);
        }
    }

    /// The grid that follows is of these days.
    pub fn week_of(&mut self, when: &When) {
        let first = when.date.and_then(|date| day_of(date, self.days, None));
        let last = when.until.and_then(|date| day_of(date, self.days, first));
        self.week = first.zip(last).filter(|(first, last)| first <= last);
    }

    /// The day of a cell's when; a doubt where nobody can tell. `before`: the day of the row above.
    pub fn day(&mut self, cell: &str, read: &str, when: &When, before: Option<NaiveDate>) -> Option<NaiveDate> {
        if let (Some(from), Some(until)) = (when.date, when.until) {
            let first = day_of(from, self.days, before);
            let last = day_of(until, self.days, first);
            match (first, last) {
                (Some(first), Some(last)) => self.unsure.extend(first.iter_days().take_while(|day| *day <= last)),
                _ => self.unsure_when = true,
            }
            self.doubt(cell, read, "一格里写了几天，没有采用。请按天分开写。");
            return None;
        }
        let day = match (when.date, when.weekday) {
            (Some(date), _) => day_of(date, self.days, before),
            (None, Some(weekday)) => day_of_weekday(weekday, self.week.unwrap_or(self.days)),
            (None, None) => None,
        };
        let Some(day) = day else {
            self.unsure_when = true;
            self.doubt(cell, read, "看不出是哪一天，没有采用。请写成 3月9日 的样子。");
            return None;
        };
        let is = day.weekday().num_days_from_monday();
        if when.weekday.is_some_and(|said| said != is) {
            self.unsure_when = true;
            let why =
                format!("{}是星期{}，和文件里写的星期不一致，没有采用。请改正其中一个。", month_day(day), weekday(day));
            self.doubt(cell, read, why);
            return None;
        }
        Some(day)
    }

    /// Takes what a cell says of a session of a day.
    pub fn take(
        &mut self,
        cell: &str,
        day: NaiveDate,
        when: &When,
        until: Option<HalfDay>,
        said: Said,
        beside: &Beside,
    ) {
        let read = if said.quoted { in_marks(&said.title) } else { said.title.clone() };
        if said.title.is_empty() {
            self.unsure.insert(day);
            let of = |said: &Option<String>, beside: &Option<Written>| {
                said.clone().or_else(|| beside.as_ref().map(|it| it.text.clone())).unwrap_or_default()
            };
            let texts = [of(&said.lecturer, &beside.lecturer), of(&said.place, &beside.place)];
            self.doubt(cell, &texts.join(" "), "没有写教学内容，没有采用。");
            return;
        }
        let at = |text: Option<String>| text.map(|text| Written { cell: cell.into(), text });
        let (mut lecturer, mut place) = (at(said.lecturer.clone()), at(said.place.clone()));
        for line in &said.unknown {
            let written = Written { cell: cell.into(), text: line.clone() };
            match () {
                () if place.is_none() && self.register.is_somewhere(line) => place = Some(written),
                () if lecturer.is_none() && self.register.is_somebody(line) => lecturer = Some(written),
                () => self.doubt(
                    cell,
                    line,
                    "看不出这一行是什么，没有采用这一行。请写成“授课人：…”“地点：…”，或另起一格。",
                ),
            }
        }
        let form = at(said.form.clone()).or_else(|| beside.form.clone()).filter(|form| !form.text.trim().is_empty());
        let kind = form.as_ref().and_then(|form| content::kind_of(&form.text));
        if let (Some(form), None) = (&form, kind) {
            let words: Vec<&str> = Kind::ALL.iter().map(|kind| kind.word()).collect();
            let why = format!("不认识这种教学形式，没有采用。可用的有：{}。", words.join("、"));
            self.doubt(&form.cell.clone(), &form.text.clone(), why);
        }
        let written = at(said.hours.clone()).or_else(|| beside.hours.clone());
        let written = written.filter(|hours| !hours.text.trim().is_empty());
        let hours = written.as_ref().and_then(|written| hours_of(&written.text));
        if let (Some(written), None) = (&written, hours) {
            self.doubt(&written.cell.clone(), &written.text.clone(), "看不出是多少学时，没有采用。请只写数字。");
        }
        let plain = |written: &Option<Written>| written.as_ref().map(|written| written.text.trim().to_owned());
        let mut note = plain(&beside.note);
        let mut elective = said.elective;
        if let Some(text) = &mut note {
            let mut lines: Vec<&str> = text.lines().map(str::trim).collect();
            lines.retain(|line| !line.starts_with("合班：") && !line.starts_with("合班:"));
            elective |= lines.contains(&"选修");
            lines.retain(|line| *line != "选修" && *line != "必修");
            *text = lines.join("\n");
        }
        self.entries.push(Entry {
            cell: cell.into(),
            read,
            day,
            half: when.half,
            until,
            time: when.time,
            title: said.title,
            quoted: said.quoted,
            kind,
            elective,
            lecturer: lecturer.or_else(|| beside.lecturer.clone()),
            post: plain(&beside.post),
            place: place.or_else(|| beside.place.clone()),
            hours,
            moderator: said.moderator.or_else(|| plain(&beside.moderator)),
            note,
        });
    }
}

/// 4, 4.0, 2.5学时
pub(crate) fn hours_of(text: &str) -> Option<Hours> {
    let bare = compact(text);
    let bare = bare.trim_end_matches("学时").trim_end_matches("课时");
    let (whole, rest) = bare.split_once('.').unwrap_or((bare, ""));
    let figures = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    if whole.is_empty() || whole.len() > 3 || rest.len() > 2 || !figures(whole) || !figures(rest) {
        return None;
    }
    Some(Hours(whole.parse::<i32>().ok()? * 100 + format!("{rest:0<2}").parse::<i32>().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_figures() {
        for (text, want) in [
            ("4", Some(400)),
            ("2.5", Some(250)),
            ("0.25 学时", Some(25)),
            ("4.0课时", Some(400)),
            ("四", None),
            ("4.125", None),
            ("-4", None),
            ("", None),
        ] {
            assert_eq!(hours_of(text), want.map(Hours), "{text}");
        }
    }
}
