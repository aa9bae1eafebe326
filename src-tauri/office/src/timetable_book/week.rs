//! The grid: days one way and half days the other, whichever goes across; one week under the other, or one a sheet.

use std::ops::Range;

use chrono::NaiveDate;
use school::person::tables::compact;

use super::{
    content,
    list::{Field, meaning},
    sheet::{Beside, Found, Sheet, Written},
    when::{self, When},
};

/// The columns of a head: each says when, and some say which part of a session stands in it.
#[derive(Debug, Clone)]
struct Head {
    /// Where it begins.
    row: u32,
    columns: Vec<Column>,
}

#[derive(Debug, Clone)]
struct Column {
    column: u32,
    when: When,
    /// 内容, 授课人 … under a head over several columns.
    field: Option<Field>,
    /// The first column of those under one head.
    group: u32,
}

/// The rows of the first head of a sheet, if it has a grid.
pub(super) fn head(sheet: &Sheet) -> Option<Range<u32>> {
    (0..sheet.rows()).find_map(|row| head_at(sheet, row, None).map(|(_, end)| row..end))
}

/// Reads the sessions of all grids of a sheet.
pub(super) fn read(sheet: &Sheet, found: &mut Found) {
    let mut head: Option<Head> = None;
    let (mut day, mut label) = (None, When::default());
    let mut row = 0;
    while row < sheet.rows() {
        if let Some((next, end)) = head_at(sheet, row, head.as_ref()) {
            (head, label, row) = (Some(next), When::default(), end);
            continue;
        }
        // 第一周（3月9日至3月13日）: of which days the weekdays below are.
        let said = sheet.grid.row(row).map(|cell| when::read(cell.text)).find(|when| when.until.is_some());
        match (said, &head) {
            (Some(said), _) if sheet.grid.row(row).len() == 1 => {
                found.week_of(&said);
                head = None;
            }
            (_, Some(head)) => read_row(sheet, row, head, &mut label, &mut day, found),
            _ => {}
        }
        row += 1;
    }
}

/// The head that begins with a row, and the row after its last: all its cells say when, or are words such as 时段.
fn head_at(sheet: &Sheet, row: u32, active: Option<&Head>) -> Option<(Head, u32)> {
    let mut columns: Vec<Column> = Vec::new();
    let (mut end, mut labels) = (row, 0);
    while end < sheet.rows() {
        let mut here: Vec<(u32, When, Option<Field>)> = Vec::new();
        let mut other = false;
        for column in 0..sheet.columns() {
            let text = sheet.text(end, column);
            if text.trim().is_empty() {
                continue;
            }
            let when = when::read(text);
            match (when.is_pure(), is_label(text), meaning(text)) {
                (true, ..) => here.push((column, when, None)),
                (_, true, _) => labels += 1,
                (_, _, Some(field)) if !columns.is_empty() => here.push((column, When::default(), Some(field))),
                _ => other = true,
            }
        }
        // A title over the whole sheet is no part of it.
        if other || here.is_empty() {
            break;
        }
        for (column, when, field) in here {
            let group = sheet.span(end, column).left;
            match columns.iter_mut().find(|it| it.column == column) {
                Some(it) if field.is_some() => it.field = field,
                Some(it) => it.when = it.when.clone().or(&when),
                None if field.is_none() => columns.push(Column { column, when, field, group }),
                None => {}
            }
        }
        end += 1;
    }
    let first = columns.iter().map(|it| it.column).min()?;
    let by_day = columns.iter().any(|it| it.when.date.is_some() || it.when.weekday.is_some());
    // Days across, or half days across; a lone label of a row is neither.
    columns.retain(
        |it| {
            if by_day { it.when.date.is_some() || it.when.weekday.is_some() } else { it.when.half.is_some() }
        },
    );
    let beyond = match active {
        Some(active) => columns.iter().any(|it| active.columns.iter().any(|known| known.column <= it.column)),
        None => columns.len() > 1 || labels > 0 && first > 0,
    };
    let says = columns.iter().any(|it| it.when.date.is_some() || it.when.weekday.is_some() || it.when.half.is_some());
    (says && beyond).then_some((Head { row, columns }, end))
}

/// 时段, 日期, 节次 … in the corner of a grid.
fn is_label(text: &str) -> bool {
    let bare = compact(text);
    let words = ["时段", "时间", "日期", "星期", "节次", "午别", "月日", "周次"];
    bare.chars().count() <= 8 && words.iter().any(|word| bare.contains(word)) || bare == "/" || bare == "\\"
}

fn read_row(sheet: &Sheet, row: u32, head: &Head, label: &mut When, day: &mut Option<NaiveDate>, found: &mut Found) {
    let Some(first) = head.columns.iter().map(|it| it.column).min() else { return };
    let lead = sheet.grid.row(row).next().map(|cell| compact(cell.text)).unwrap_or_default();
    if ["注：", "注:", "备注", "说明"].iter().any(|word| lead.starts_with(word)) {
        return;
    }
    let texts: Vec<&str> = (0..first).map(|column| sheet.text(row, column)).filter(|text| !text.is_empty()).collect();
    if !texts.is_empty() {
        let said = texts.iter().map(|text| when::read(text)).fold(When::default(), |all, one| all.or(&one));
        let dated = said.date.is_some() || said.weekday.is_some();
        // 上午 beside a date that stands for several rows.
        *label = if dated || label.date.is_none() {
            said
        } else {
            said.or(&When { half: None, time: None, ..label.clone() })
        };
    }
    for column in groups(head) {
        let title = head.columns.iter().find(|it| it.group == column.group && it.field == Some(Field::Title));
        let at = title.unwrap_or(column).column;
        let span = sheet.span(row, at);
        let text = sheet.text(row, at);
        if span.top != row || span.left != at || text.trim().is_empty() || content::is_break(text) {
            continue;
        }
        let cell = sheet.place(row, at);
        let beside = beside(sheet, row, head, column.group);
        // A cell over several rows begins with the first and ends with the last of them.
        let last = last_label(sheet, span.bottom, first).filter(|_| span.bottom > row);
        let when = column.when.clone().or(label);
        let days = if span.right > at { across(head, span.left, span.right) } else { vec![column] };
        for column in days {
            // What is wrong with a day is said of the cell that says the day.
            let in_head = column.when.date.is_some() || column.when.weekday.is_some();
            let (at, before) =
                if in_head { ((head.row, column.column), None) } else { (day_cell(sheet, row, first), *day) };
            let dated = column.when.clone().or(label);
            let Some(on) = found.day(&sheet.place(at.0, at.1), sheet.text(at.0, at.1), &dated, before) else {
                continue;
            };
            *day = Some(on);
            for said in content::sessions(text) {
                let (mut when, mut until) = (said.when.clone().or(&when), None);
                if let Some(last) = last.as_ref().filter(|_| said.when.time.is_none()) {
                    until = last.half.filter(|half| Some(*half) != when.half);
                    when.time = match (when.time, last.time) {
                        (Some((from, _)), Some((_, to))) if until.is_some() => Some((from, to)),
                        (time, _) => time,
                    };
                }
                found.take(&cell, on, &when, until, said, &beside);
            }
        }
    }
}

/// The first column of each head.
fn groups(head: &Head) -> impl Iterator<Item = &Column> {
    head.columns.iter().filter(|it| it.field.is_none() || it.group == it.column)
}

/// The heads a cell reaches over.
fn across(head: &Head, left: u32, right: u32) -> Vec<&Column> {
    groups(head).filter(|it| (left..=right).contains(&it.column)).collect()
}

/// The cell of a row that says its day.
fn day_cell(sheet: &Sheet, row: u32, first: u32) -> (u32, u32) {
    let column = (0..first).find(|&column| when::read(sheet.text(row, column)).date.is_some());
    (row, column.unwrap_or(0))
}

/// What the label of a row says, of a cell that reaches down to it.
fn last_label(sheet: &Sheet, row: u32, first: u32) -> Option<When> {
    let texts = (0..first).map(|column| sheet.text(row, column)).filter(|text| !text.is_empty());
    let said = texts.map(when::read).fold(When::default(), |all, one| all.or(&one));
    (said.half.is_some() || said.time.is_some()).then_some(said)
}

fn beside(sheet: &Sheet, row: u32, head: &Head, group: u32) -> Beside {
    let written = |field: Field| {
        let column = head.columns.iter().find(|it| it.group == group && it.field == Some(field))?.column;
        Some(Written { cell: sheet.place(row, column), text: sheet.text(row, column).to_owned() })
    };
    Beside {
        lecturer: written(Field::Lecturer),
        post: written(Field::Post),
        place: written(Field::Place),
        form: written(Field::Form),
        hours: written(Field::Hours),
        moderator: written(Field::Moderator),
        note: written(Field::Note),
    }
}
