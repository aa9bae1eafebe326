//! 节假日进出门: the days of a year as a workbook, corrected in Excel and read back; any table with 日期, 类型 and 名称.

use std::{path::Path, sync::Arc};

use base64::{Engine, prelude::BASE64_STANDARD};
use chrono::{Days, NaiveDate};
use papers::sheets::holidays::{HolidayRow, HolidaysBook};
use schemars::JsonSchema;
use school::{
    Answer, Change, Read,
    calendar::{
        holidays::{self, HolidayYear, HolidaysAsked, SpecialKind},
        notice::Line,
    },
    person::tables::compact,
    refusal, setting,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Office,
    workbook::{Cell, Grid, Kind, Workbook, day_of_number, place},
};

/// A workbook with holidays.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HolidaysFile {
    /// Where it lies.
    pub file: String,
}

/// The holidays of a year as a workbook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct HolidaysSheet {
    /// What to call the file.
    pub file_name: String,
    /// The file itself.
    pub base64: String,
}

/// Reads the file.
pub(crate) fn open(office: &Office, it: HolidaysFile) -> Answer<Arc<Workbook>> {
    office.workbook(Path::new(&it.file))
}

/// Writes what a file says of its days; nothing when a cell is not understood.
pub(crate) fn import(tx: &Change, workbook: Arc<Workbook>) -> Answer<HolidayYear> {
    let lines = read(&workbook)?;
    let (count, year) = holidays::keep_all(tx, &lines)?;
    if count > 0 {
        tx.say(format!("从「{}」导入节假日：{count}天与原来不同", workbook.file))?;
    }
    holidays::year(tx, HolidaysAsked { year })
}

/// What the workbook of a year is made of.
pub(crate) fn gather(tx: &Read, it: HolidaysAsked) -> Answer<HolidaysBook> {
    let year = holidays::year(tx, it)?;
    let mut rows: Vec<HolidayRow> = Vec::new();
    for line in year.days {
        let goes_on = |row: &&mut HolidayRow| {
            row.to + Days::new(1) == line.day && row.kind == line.kind.word() && row.name == line.name
        };
        match rows.last_mut().filter(goes_on) {
            Some(row) => row.to = line.day,
            None => {
                rows.push(HolidayRow { from: line.day, to: line.day, kind: line.kind.word().into(), name: line.name })
            }
        }
    }
    let school = setting::of::<setting::School>(tx)?.name;
    Ok(HolidaysBook { school, year: year.year, rows, made: tx.today() })
}

/// Makes the workbook.
pub(crate) fn draw(_: &Office, book: HolidaysBook) -> Answer<HolidaysSheet> {
    let bytes = papers::sheets::holidays::write(&book)?;
    Ok(HolidaysSheet { file_name: format!("{}年节假日.xlsx", book.year), base64: BASE64_STANDARD.encode(bytes) })
}

const FROM: &[&str] = &["日期", "开始", "开始日期", "从", "起", "第一天"];
const TO: &[&str] = &["至", "到", "结束", "结束日期", "止", "最后一天"];
const KINDS: &[&str] = &["类型", "安排", "放假或上班", "放假上班", "性质"];
const NAMES: &[&str] = &["名称", "节日", "节假日", "节日名称", "说明", "备注"];

fn read(workbook: &Workbook) -> Answer<Vec<Line>> {
    let mut shown = workbook.sheets.iter().filter(|grid| !grid.hidden);
    let Some((grid, head)) = shown.find_map(|grid| Some((grid, head(grid)?))) else {
        return Err(refusal::no_column(&workbook.file, "日期"));
    };
    let column = |words: &[&str]| {
        grid.row(head).find(|cell| words.contains(&compact(cell.text).as_str())).map(|cell| cell.column)
    };
    let Some(from) = column(FROM) else { return Err(refusal::no_column(&workbook.file, "日期")) };
    let Some(kind) = column(KINDS) else { return Err(refusal::no_column(&workbook.file, "类型")) };
    let (to, name) = (column(TO), column(NAMES));
    let mut lines = Vec::new();
    for row in head + 1..grid.rows() {
        let wrong = |column: u32, wanted: &str| {
            refusal::holiday_cell(&workbook.file, &place(row, column), grid.text(row, column), wanted, row + 1)
        };
        let cell = |column: u32| grid.row(row).find(|cell| cell.column == column);
        let Some(first) = cell(from) else { continue };
        let day = |cell: Cell| {
            day_of(cell.text, cell.kind == Kind::Number).ok_or_else(|| wrong(cell.column, "日期，如 2027-02-05"))
        };
        let first = day(first)?;
        let last = to.and_then(cell).map(day).transpose()?.unwrap_or(first);
        // A year of days at once is a slip of the pen.
        if last < first || last - first > chrono::Duration::days(60) {
            return Err(wrong(to.unwrap_or(from), "不早于开始的日期"));
        }
        let read = kind_of(&compact(grid.text(row, kind))).ok_or_else(|| wrong(kind, "放假、上班或平日"))?;
        let name = name.map(|column| grid.text(row, column).trim().to_owned()).unwrap_or_default();
        lines.push(Line { from: first, to: last, kind: read, name });
    }
    Ok(lines)
}

/// The row of the heads: the first that has a column of days.
fn head(grid: &Grid) -> Option<u32> {
    (0..grid.rows().min(15)).find(|row| grid.row(*row).any(|cell| FROM.contains(&compact(cell.text).as_str())))
}

fn kind_of(word: &str) -> Option<SpecialKind> {
    match word {
        "放假" | "休" | "休息" | "放假调休" | "法定节假日" => Some(SpecialKind::Off),
        "上班" | "班" | "调休上班" | "补班" => Some(SpecialKind::Work),
        word => SpecialKind::named(word),
    }
}

/// A day as people and Excel write it: 2027-02-05, 2027/2/5, 2027.2.5, 2027年2月5日, 20270205, or Excel's number.
pub(crate) fn day_of(text: &str, is_number: bool) -> Option<NaiveDate> {
    let text = compact(text);
    if let (true, Ok(serial @ 36_526..=73_050)) = (is_number, text.parse::<u64>()) {
        return day_of_number(serial);
    }
    if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        return NaiveDate::parse_from_str(&text, "%Y%m%d").ok();
    }
    let mut parts = text.trim_end_matches(['日', '号']).split(['-', '/', '.', '年', '月']).map(str::parse::<u32>);
    let day = NaiveDate::from_ymd_opt(parts.next()?.ok()? as i32, parts.next()?.ok()?, parts.next()?.ok()?)?;
    parts.next().is_none().then_some(day).filter(|day| (2000..2100).contains(&chrono::Datelike::year(day)))
}
