//! 登记表: one person to a sheet or a page, each field a label with its value to the right of it. Read as a table of one
//! person whose fields have rows of their own.

use super::dates::Habits;
use super::headings::meaning;
use super::report::Field;
use super::table::{Column, HEADING_WITHIN, Table, title_unit};
use crate::workbook::{Cell, Grid};
use school::person::tables::{clean_name, compact};

/// So many fields beside the name make a form; with fewer it could be anything.
const FIELDS_AT_LEAST: usize = 2;

/// The forms of a sheet, one below the other; none where it is not made of them throughout.
pub(super) fn forms(grid: &Grid) -> Vec<Table<'_>> {
    let mut names: Vec<Cell> = Vec::new();
    for row in 0..grid.rows() {
        if names.is_empty() && row >= HEADING_WITHIN {
            break;
        }
        let first = names.is_empty();
        let begins = |label: &Cell| names_somebody(grid, label) && (!first || has_label_below(grid, label));
        names.extend(grid.row(row).filter(begins));
    }
    // What stands above the first is said of all.
    let title = names.first().and_then(|first| title_unit(grid, 0, first.row));
    let ends = names.iter().skip(1).map(|name| name.row).chain([grid.rows()]);
    let forms = names
        .iter()
        .zip(ends)
        .map(|(name, end)| Some(Table { title_unit: title.clone(), ..form(grid, name.row, end)? }));
    forms.collect::<Option<_>>().unwrap_or_default()
}

/// 姓名 | 张三
fn names_somebody(grid: &Grid, label: &Cell) -> bool {
    let name = || beside(grid, label).filter(|name| meaning(name.text).is_none());
    is_name(label) && name().is_some_and(|name| clean_name(name.text).is_ok())
}

fn is_name(label: &Cell) -> bool {
    meaning(label.text) == Some(Field::Name) && compact(label.text).contains("姓名")
}

/// Below the heading of a roster stands a name.
fn has_label_below(grid: &Grid, label: &Cell) -> bool {
    let below = (label.row + 1..=label.row + 3).find_map(|row| grid.cell(row, label.column));
    below.and_then(|below| meaning(below.text)).is_some_and(|field| field != Field::Name)
}

/// The cell to the right of one, or of what it is merged into.
fn beside<'a>(grid: &'a Grid, cell: &Cell) -> Option<Cell<'a>> {
    let merged = grid.merged.iter().find(|span| (span.top, span.left) == (cell.row, cell.column));
    grid.cell(cell.row, merged.map_or(cell.column, |span| span.right) + 1)
}

/// 全日制教育 behind 学历, before 大学; but 党员 behind 政治面貌 is what it says.
fn is_label(grid: &Grid, cell: &Cell) -> bool {
    meaning(cell.text).is_some() && beside(grid, cell).is_some_and(|next| meaning(next.text).is_none())
}

/// The form whose name stands in row `first`; `end` is the row after it.
fn form(grid: &Grid, first: u32, end: u32) -> Option<Table<'_>> {
    let (mut rows, mut by_field, mut columns) = ([first; Field::ALL.len()], [None; Field::ALL.len()], Vec::new());
    // 称谓, 姓名, 年龄: whose these are is the family's.
    let is_of_others = |row: u32| row > first && grid.row(row).any(|cell| is_name(&cell));
    for row in (first..end).filter(|&row| !is_of_others(row)) {
        let mut value_of_another = None;
        for label in grid.row(row).filter(|label| !label.text.is_empty()) {
            if value_of_another == Some(label.column) {
                continue;
            }
            let Some(field) = meaning(label.text).filter(|&field| field != Field::Serial) else { continue };
            let Some(value) = beside(grid, &label).filter(|value| !is_label(grid, value)) else { continue };
            value_of_another = Some(value.column);
            if by_field[field as usize].is_none() {
                (rows[field as usize], by_field[field as usize]) = (row, Some(value.column));
                columns.push(Column { index: value.column, heading: compact(label.text), field: Some(field) });
            }
        }
    }
    if columns.len() <= FIELDS_AT_LEAST {
        return None;
    }
    let mut table = Table {
        grid,
        first,
        last: first,
        end,
        left: 0,
        right: u32::MAX,
        columns,
        title_unit: None,
        groups: vec![],
        units: vec![],
        repeated: vec![],
        merged: vec![],
        by_field,
        form: Some(rows),
        habits: vec![],
    };
    for field in [Field::Birth, Field::PostSince, Field::RankSince] {
        table.habits.push((field, Habits::of(table.cell(first, field).into_iter())));
    }
    Some(table)
}
