//! 周课程表: days across, 上午 下午 晚上 down with their times, lying A4; a week a page, or all weeks together as small as
//! they can be read.

use chrono::{Datelike, Days, NaiveDate};
use school::Answer;
use school::calendar::{Clock, month_day, span, weekday};

use crate::engine::{A4_ACROSS, Area, Cell, Column, Document, Fonts, Hand, Heights, Printed, Row, Style, Table};
use crate::heading::{fact, heading};
use crate::timetable::Timetable;
use crate::{HalfDay, Lesson, hours};

/// Left margin and width between the margins, millimetres.
const LEFT: f32 = 12.0;
const WIDTH: f32 = 273.0;
/// Width of the column that says which half day.
const LABEL: f32 = 22.0;
/// Where tables end at most, millimetres from the top.
const BOTTOM: f32 = 188.0;
/// Between two weeks on one page.
const GAP: f32 = 3.5;

/// Prints the 周课程表; `together`: several weeks on a page.
pub fn draw(timetable: &Timetable, together: bool, fonts: &Fonts) -> Answer<Printed> {
    set(timetable, together, fonts).finish()
}

// ---------------------------------------------------------------------------------------------- the grid

/// A week of the grid.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Week<'a> {
    /// 1 for the first.
    pub number: usize,
    /// In their order; the same weekdays in every week.
    pub days: Vec<NaiveDate>,
    pub bands: Vec<Band>,
    pub blocks: Vec<Block<'a>>,
}

/// A half day over the whole week: as many rows as the fullest day needs.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Band {
    pub half: String,
    /// When it usually is; what is at another time says so itself.
    pub time: Option<(Clock, Clock)>,
    pub rows: usize,
}

/// What stands in one cell: a session, or nothing.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Block<'a> {
    /// Which column.
    pub day: usize,
    /// First row, and how many, over all bands.
    pub top: usize,
    pub rows: usize,
    pub lesson: Option<&'a Lesson>,
    /// It is not when its band is.
    pub own_time: bool,
}

impl Band {
    /// 上午, and its time below.
    pub fn label(&self) -> String {
        self.time.map_or(self.half.clone(), |time| format!("{}\n{}", self.half, hours(time)))
    }
}

impl Block<'_> {
    /// What stands in the cell, line by line.
    pub fn words(&self) -> String {
        let Some(lesson) = self.lesson else { return String::new() };
        let mut lines: Vec<String> = lesson.time.filter(|_| self.own_time).map(hours).into_iter().collect();
        lines.push(lesson.heading());
        let told = lesson.title.contains(&lesson.form) && !lesson.title.starts_with('《');
        let form = if told || matches!(lesson.form.as_str(), "讲授" | "其他活动") { "" } else { &lesson.form };
        for (word, text) in [
            ("形式", form),
            ("授课人", &lesson.lecturer),
            ("主持人", &lesson.moderator),
            ("地点", &lesson.place),
            ("合班", &lesson.joint),
        ] {
            if !text.is_empty() {
                lines.push(format!("{word}：{text}"));
            }
        }
        lines.join("\n")
    }
}

/// The weeks of a timetable, from the first session to the last.
pub(crate) fn weeks(halves: &[HalfDay]) -> Vec<Week<'_>> {
    let days = |half: &HalfDay| half.date.weekday().num_days_from_monday();
    let (first, last) = (halves.iter().map(days).min().unwrap_or(0), halves.iter().map(days).max().unwrap_or(0));
    let mut names: Vec<&str> = ["上午", "下午", "晚上"].into();
    names.extend(halves.iter().map(|half| half.half.as_str()));
    let mut seen: Vec<&str> = Vec::new();
    names.retain(|name| {
        let used = !seen.contains(name) && halves.iter().any(|half| half.half == *name && !half.sessions.is_empty());
        seen.push(name);
        used
    });
    let monday = |half: &HalfDay| half.date - Days::new(u64::from(days(half)));
    let of_weeks = halves.chunk_by(|a, b| monday(a) == monday(b));
    of_weeks
        .enumerate()
        .map(|(n, of_week)| {
            let monday = monday(&of_week[0]);
            let days = (first..=last).map(|day| monday + Days::new(u64::from(day))).collect();
            // An evening stands only in weeks that have one.
            let here = |name: &&&str| **name != "晚上" || of_week.iter().any(|half| half.half == "晚上");
            let bands = names.iter().filter(here).map(|name| (*name, usual(halves, name))).collect::<Vec<_>>();
            week(n + 1, days, &bands, of_week)
        })
        .collect()
}

fn week<'a>(
    number: usize,
    days: Vec<NaiveDate>,
    bands: &[(&str, Option<(Clock, Clock)>)],
    halves: &'a [HalfDay],
) -> Week<'a> {
    let of = |day: NaiveDate, half: &str| -> Vec<&'a Lesson> {
        halves.iter().filter(|it| it.date == day && it.half == half).flat_map(|it| &it.sessions).collect()
    };
    let bands: Vec<Band> = bands
        .iter()
        .map(|&(half, time)| Band {
            half: half.into(),
            time,
            rows: days.iter().map(|day| of(*day, half).len()).max().unwrap_or(0).max(1),
        })
        .collect();
    let mut blocks = Vec::new();
    for (column, day) in days.iter().enumerate() {
        let (mut top, mut covered) = (0, 0);
        for (n, band) in bands.iter().enumerate() {
            let lessons = of(*day, &band.half);
            let free = covered.min(band.rows);
            if lessons.is_empty() && free == 0 {
                blocks.push(Block { day: column, top, rows: band.rows, lesson: None, own_time: false });
            }
            for (i, lesson) in lessons.iter().enumerate() {
                let (from, to) = (i * band.rows / lessons.len(), (i + 1) * band.rows / lessons.len());
                let mut rows = to - from;
                // A whole day away is one cell over both half days.
                if i + 1 == lessons.len() {
                    covered = reach(lesson, &bands[n + 1..], |half| of(*day, half).is_empty());
                    rows += covered;
                }
                let own_time = lesson.time != band.time || covered > 0 && i + 1 == lessons.len();
                blocks.push(Block { day: column, top: top + from, rows, lesson: Some(lesson), own_time });
            }
            covered = if lessons.is_empty() { covered - free } else { covered };
            top += band.rows;
        }
    }
    Week { number, days, bands, blocks }
}

/// How many rows of the half days that follow a session takes, too.
fn reach(lesson: &Lesson, later: &[Band], free: impl Fn(&str) -> bool) -> usize {
    let begins = |band: &Band| {
        band.time.map_or(if band.half == "晚上" { 18 * 60 + 30 } else { 13 * 60 + 30 }, |time| time.0.minutes())
    };
    let Some((_, ends)) = lesson.time else { return 0 };
    later.iter().take_while(|band| begins(band) < ends.minutes() && free(&band.half)).map(|band| band.rows).sum()
}

/// When a half day of this timetable mostly is.
fn usual(halves: &[HalfDay], half: &str) -> Option<(Clock, Clock)> {
    let sessions = halves.iter().filter(|it| it.half == half).flat_map(|it| &it.sessions);
    let mut times: Vec<((Clock, Clock), usize)> = Vec::new();
    for time in sessions.filter_map(|lesson| lesson.time) {
        match times.iter_mut().find(|(known, _)| *known == time) {
            Some((_, count)) => *count += 1,
            None => times.push((time, 1)),
        }
    }
    // Of several as many, the longest: 8:30–11:30 rather than 8:30–9:00.
    times.into_iter().max_by_key(|((from, to), count)| (*count, to.minutes() - from.minutes())).map(|(time, _)| time)
}

// ---------------------------------------------------------------------------------------------- the paper

fn set<'f>(timetable: &Timetable, together: bool, fonts: &'f Fonts) -> Document<'f> {
    let mut document = Document::new(fonts, format!("{}周课程表", timetable.class));
    let weeks = weeks(&timetable.halves);
    let note = if timetable.note.is_empty() { "如有调整，以通知为准。" } else { &timetable.note };
    if together {
        all_together(&mut document, timetable, &weeks, note);
    } else {
        for week in &weeks {
            let days = span(week.days[0], week.days[week.days.len() - 1]);
            let said =
                if weeks.len() > 1 { format!("第{}周　{days}", week.number) } else { timetable.facts.clone() };
            let top = open(&mut document, timetable, &said);
            let table = fitted(&document, week, BOTTOM - top);
            let mut first = Some(top);
            let end = table.lay(&mut document, |document| {
                let top = first.take().unwrap_or_else(|| open(document, timetable, &said));
                Area::new(LEFT, top, WIDTH, BOTTOM - top)
            });
            under(&mut document, end, note);
        }
    }
    document.foot(LEFT, timetable.edition);
    document
}

/// As many weeks on a page as can be read; all on one where that is possible.
fn all_together(document: &mut Document<'_>, timetable: &Timetable, weeks: &[Week<'_>], note: &str) {
    let top = open(document, timetable, &timetable.facts);
    let room = BOTTOM - top;
    let sizes = (0..=6).map(|step| 9.5 - 0.5 * step as f32);
    let tables = |size: f32, least: f32| weeks.iter().map(|week| table(week, size, least)).collect::<Vec<_>>();
    let high = |document: &Document<'_>, tables: &[Table]| {
        tables.iter().map(|table| table.height(document) + GAP).sum::<f32>() - GAP
    };
    let tries = sizes.flat_map(|size| [16.0, 12.0, 9.0, 6.0].map(|least| (size, least)));
    let chosen = tries.map(|(size, least)| tables(size, least)).find(|tables| high(document, tables) <= room);
    let mut y = top;
    for table in chosen.unwrap_or_else(|| tables(7.5, 6.0)) {
        if y > top && y + table.height(document) > BOTTOM {
            y = open(document, timetable, &timetable.facts);
        }
        let mut first = Some(y);
        y = table.lay(document, |document| {
            let top = first.take().unwrap_or_else(|| open(document, timetable, &timetable.facts));
            Area::new(LEFT, top, WIDTH, BOTTOM - top)
        }) + GAP;
    }
    under(document, y - GAP, note);
}

/// Opens a page with its heading; answers where the table begins.
fn open(document: &mut Document<'_>, timetable: &Timetable, said: &str) -> f32 {
    document.open_page(A4_ACROSS);
    let top = heading(document, (LEFT, 10.0), WIDTH, &timetable.class, "课程表") + 0.5;
    if said.is_empty() { top } else { fact(document, (LEFT, top), WIDTH, said, "") + 0.5 }
}

fn under(document: &mut Document<'_>, end: f32, note: &str) {
    let style = Style::new(Hand::Song, 10.0).one_line_down_to(6.0);
    document.put(Area::new(LEFT, end + 1.0, WIDTH, 6.0), &format!("注：{note}"), &style);
}

/// The largest type with which a week stands on a page, with air where there is room for it.
fn fitted(document: &Document<'_>, week: &Week<'_>, room: f32) -> Table {
    for step in 0..=8 {
        let size = 11.0 - 0.5 * step as f32;
        for least in [40.0, 34.0, 28.0, 23.0, 18.0, 14.0, 10.0, 7.0] {
            let table = table(week, size, least);
            if table.height(document) <= room {
                return table;
            }
        }
    }
    table(week, 7.0, 7.0)
}

fn table(week: &Week<'_>, size: f32, least: f32) -> Table {
    let style = Style { leading: 1.18, ..Style::new(Hand::Song, size).center() };
    let style = style.one_line_down_to((size - 1.5).max(6.0));
    // Three days are not spread over the whole page.
    let width = ((WIDTH - LABEL) / week.days.len() as f32).min(90.0);
    let head = |day: &NaiveDate| format!("星期{}\n{}", weekday(*day), month_day(*day));
    let mut columns = vec![Column::new("时　段", LABEL, Style { hand: Hand::Hei, ..style })];
    columns.extend(week.days.iter().map(|day| Column::new(&head(day), width, style)));
    let mut rows: Vec<Row> = Vec::new();
    for band in &week.bands {
        for n in 0..band.rows {
            let label = if n == 0 { Cell::Words(band.label()) } else { Cell::Above };
            rows.push(Row { cells: std::iter::once(label).chain(week.days.iter().map(|_| Cell::Above)).collect() });
        }
    }
    for block in &week.blocks {
        rows[block.top].cells[block.day + 1] = Cell::Words(block.words());
    }
    Table { columns, bands: vec![], head: 10.0, heights: Heights::AsNeeded(least), rows }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::sample::{CLASS, LONG_CLASS, assert_sound, date, edition, fonts, keep, lesson, name, week as one_week};

    pub(crate) fn timetable(halves: Vec<HalfDay>) -> Timetable {
        let facts = "2026年3月9日至3月13日　地点：县委党校".to_string();
        Timetable { class: CLASS.into(), facts, halves, note: String::new(), edition: edition() }
    }

    pub(crate) fn weeks_of(count: u64) -> Vec<HalfDay> {
        let later = |n| move |half: HalfDay| HalfDay { date: half.date + chrono::Days::new(7 * n), ..half };
        (0..count).flat_map(|n| one_week().into_iter().map(later(n))).collect()
    }

    /// A day with thirty sessions of names that overflow, among others.
    pub(crate) fn crowded() -> Vec<HalfDay> {
        let mut halves = one_week();
        for n in 0..15u16 {
            let clock = |minutes: u16| Clock::new(minutes / 60, minutes % 60).unwrap_or(Clock::MIDNIGHT);
            for (half, from) in [(2, 8 * 60), (3, 14 * 60)] {
                let mut more =
                    lesson("8:00", "9:00", &format!("《第{n}组交流》"), "研讨", &name(usize::from(n)), "第一研讨室");
                more.time = Some((clock(from + n * 15), clock(from + n * 15 + 15)));
                halves[half].sessions.push(more);
            }
        }
        halves
    }

    #[test]
    fn a_week_says_when_what_who_and_where() {
        let mut halves = one_week();
        halves[5].sessions[0].elective = true;
        halves[5].sessions[0].joint = "第2期科级干部进修班".into();
        halves[3].sessions[0].moderator = "石海涛".into();
        let pages = set(&timetable(halves), false, fonts()).texts();
        assert_eq!(pages.len(), 1);
        let page = &pages[0];
        for said in [
            "时　段|星期一|3月9日|星期二|3月10日",
            "上午|8:30–11:30",
            "8:30–9:00|开班式|地点：报告厅",
            "《公文写作的规范与技巧》（选修）|授课人：赵某（县委办公室副主任）|地点：第一教室|合班：第2期科级干部进修班",
            "分组研讨：如何当好乡镇干部|主持人：石海涛|地点：各组研讨室",
            "晚上|19:00–21:00",
            "注：如有调整，以通知为准。",
        ] {
            let page = page.replace('|', "");
            assert!(page.contains(&said.replace('|', "")), "{said} is not in {page}");
        }
    }

    #[test]
    fn a_day_away_is_one_cell() {
        let half = |half: &str, sessions| HalfDay { date: date(3, 9), half: half.into(), sessions };
        let away = lesson("8:00", "17:30", "红军纪念馆现场教学", "现场教学", "", "红军纪念馆");
        let mut halves = vec![half("上午", vec![away])];
        halves.push(HalfDay {
            date: date(3, 10),
            half: "下午".into(),
            sessions: vec![
                lesson("14:30", "16:00", "《甲》", "讲授", "", ""),
                lesson("16:00", "17:30", "《乙》", "讲授", "", ""),
            ],
        });
        let weeks = weeks(&halves);
        let block = weeks[0].blocks.iter().find(|block| block.day == 0).unwrap();
        assert_eq!((block.top, block.rows, block.own_time), (0, 3, true));
        // Every cell of the week is covered once.
        let rows: usize = weeks[0].bands.iter().map(|band| band.rows).sum();
        let covered: usize = weeks[0].blocks.iter().map(|block| block.rows).sum();
        assert_eq!(covered, rows * weeks[0].days.len());
    }

    #[test]
    #[cfg_attr(windows, ignore = "poppler, which reads the paper, is not there")]
    fn weeks_stand_on_their_pages() {
        for (file, halves, class, together, pages) in [
            ("week", weeks_of(1), CLASS, false, 1),
            ("week_six", weeks_of(6), LONG_CLASS, false, 6),
            ("week_two_together", weeks_of(2), CLASS, true, 1),
            ("week_six_together", weeks_of(6), LONG_CLASS, true, 3),
            ("week_crowded", crowded(), LONG_CLASS, false, 5),
        ] {
            let input = Timetable { class: class.into(), ..timetable(halves) };
            let document = set(&input, together, fonts());
            document.assert_tidy();
            assert!(document.smallest() >= 6.0, "{file}: {}", document.smallest());
            let printed = document.finish().unwrap();
            keep(&format!("{file}.pdf"), &printed.bytes);
            assert_sound(&printed, &format!("{class}周课程表"));
            assert_eq!((printed.pages, printed.missing.len()), (pages, 0), "{file}");
        }
    }
}
