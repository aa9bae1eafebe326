//! Finding the table in a workbook: which sheet, which rows are its heading, what each column means, and the unit
//! that the lines above it name.

use super::headings::{bare, is_foreign, meaning};
use super::report::{ColumnSeen, Field};
use crate::workbook::{Cell, Grid, Span, Workbook, letter, place};
use school::Refusal;
use school::person::tables::compact;
use std::collections::HashMap;

/// Headings stand among the first rows; below, the word 姓名 is somebody's remark.
const HEADING_WITHIN: u32 = 60;
const HEADING_ROWS_AT_MOST: u32 = 3;

/// A roster found in a sheet. Rows and columns are counted from 0.
pub(super) struct Table<'a> {
    pub grid: &'a Grid,
    /// First row of the heading.
    pub first: u32,
    /// Last row of the heading.
    pub last: u32,
    pub columns: Vec<Column>,
    /// The unit named above the table, and where.
    pub title_unit: Option<(String, String)>,
    /// For rows covered by a cell merged downward in the unit or group column: the row its value stands in.
    merged: HashMap<(u32, u32), u32>,
}

/// One column of the heading.
pub(super) struct Column {
    pub index: u32,
    pub heading: String,
    pub field: Option<Field>,
}

impl<'a> Table<'a> {
    /// The column of a field.
    pub fn column(&self, field: Field) -> Option<u32> {
        self.columns.iter().find(|column| column.field == Some(field)).map(|column| column.index)
    }

    /// A person's cell for a field.
    pub fn cell(&self, row: u32, field: Field) -> Option<Cell<'a>> {
        self.grid.cell(row, self.column(field)?)
    }

    /// The same, looking up to where a merged cell keeps its value.
    pub fn cell_or_merged(&self, row: u32, field: Field) -> Option<Cell<'a>> {
        let column = self.column(field)?;
        let row = self.merged.get(&(row, column)).copied().unwrap_or(row);
        self.grid.cell(row, column)
    }

    /// The rows below the heading.
    pub fn body(&self) -> std::ops::Range<u32> {
        self.last + 1..self.grid.rows().max(self.last + 1)
    }

    /// Where a field of a row stands: column letter and place, empty where there is no such column.
    pub fn place(&self, row: u32, field: Field) -> (String, String) {
        match self.column(field) {
            Some(column) => (letter(column), place(row, column)),
            None => (String::new(), String::new()),
        }
    }

    pub fn columns_seen(&self) -> Vec<ColumnSeen> {
        let seen = |column: &Column| ColumnSeen {
            letter: letter(column.index),
            heading: column.heading.clone(),
            field: column.field,
        };
        self.columns.iter().map(seen).collect()
    }

    pub fn header_rows(&self) -> Vec<u32> {
        (self.first + 1..=self.last + 1).collect()
    }

    fn score(&self) -> usize {
        let known = self.columns.iter().filter(|column| column.field.is_some()).count();
        known * 2 + usize::from(!self.grid.hidden)
    }
}

/// The roster of each sheet that has one.
pub(super) fn all(workbook: &Workbook) -> Vec<Option<Table<'_>>> {
    workbook.sheets.iter().map(find).collect()
}

/// The sheet most like a roster: the one with most columns understood, the first of equals.
pub(super) fn best<'t, 'a>(tables: &'t [Option<Table<'a>>], file: &str) -> Result<&'t Table<'a>, Refusal> {
    let found = tables.iter().flatten();
    let best = found.rev().max_by_key(|table| table.score()).ok_or_else(|| {
        Refusal::new(format!(
            "「{file}」里没有找到名册：没有哪一行写着「姓名」。请核对是不是发错了文件，或补上表头再导入。"
        ))
    })?;
    let mut names = best.columns.iter().filter(|column| meaning(&column.heading) == Some(Field::Name));
    if let (Some(one), Some(other)) = (names.next(), names.next()) {
        let (sheet, row) = (&best.grid.name, best.last + 1);
        let (one, other) = (letter(one.index), letter(other.index));
        return Err(Refusal::new(format!(
            "「{file}」工作表「{sheet}」第{row}行有两个姓名列（{one}、{other}），一行里排了两个人。请改成一人一行再导入。"
        ))
        .in_row(row));
    }
    Ok(best)
}

fn find(grid: &Grid) -> Option<Table<'_>> {
    let mut best: Option<(usize, u32, u32, Vec<Column>)> = None;
    // Low headings first: one row is preferred to two that say no more, and the first to a repetition further down.
    for height in 0..HEADING_ROWS_AT_MOST {
        for first in 0..grid.rows().saturating_sub(height).min(HEADING_WITHIN) {
            let last = first + height;
            let columns = columns(grid, first, last);
            let known = columns.iter().filter(|column| column.field.is_some()).count();
            let has_name = columns.iter().any(|column| column.field == Some(Field::Name));
            if has_name && best.as_ref().is_none_or(|(most, ..)| known > *most) {
                best = Some((known, first, last, columns));
            }
        }
    }
    let (_, first, mut last, mut columns) = best?;
    // 联系方式 above 办公电话 and 手机, not merged: a row of headings that names nobody.
    let name = columns.iter().find(|column| column.field == Some(Field::Name)).map(|column| column.index);
    while last + 1 < grid.rows() && last + 1 - first < HEADING_ROWS_AT_MOST {
        let below = last + 1;
        let names_nobody = name.is_some_and(|name| grid.text(below, name).is_empty());
        if !names_nobody || !grid.row(below).any(|cell| meaning(cell.text).is_some()) {
            break;
        }
        last = below;
        columns = self::columns(grid, first, last);
    }
    // A heading merged over two rows is both of them.
    let heading = |span: &&Span| span.top >= first && span.top <= last && span.bottom > last;
    let tall = grid.merged.iter().filter(heading).map(|span| span.bottom).max();
    let last = tall.filter(|bottom| bottom - first < HEADING_ROWS_AT_MOST).unwrap_or(last);
    let merged = carried(grid, &columns, last);
    Some(Table { grid, first, last, columns, title_unit: title_unit(grid, first), merged })
}

/// Reads the heading in some rows: the lowest text that means something, else all of them together.
fn columns(grid: &Grid, first: u32, last: u32) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    let mut indexes: Vec<u32> = (first..=last).flat_map(|row| grid.row(row).map(|cell| cell.column)).collect();
    indexes.sort_unstable();
    indexes.dedup();
    for index in indexes {
        let own: Vec<&str> = (first..=last).map(|row| grid.text(row, index)).filter(|text| !text.is_empty()).collect();
        // 联系方式 merged over 办公电话 and 手机 belongs to both.
        let above = (first..last).filter(|&row| grid.text(row, index).is_empty()).find_map(|row| {
            let span = grid
                .merged
                .iter()
                .find(|span| span.top == row && span.left < index && index <= span.right && span.bottom < last)?;
            Some(grid.text(row, span.left)).filter(|text| !text.is_empty())
        });
        let parts: Vec<&str> = above.into_iter().chain(own).collect();
        let whole: String = parts.iter().map(|part| compact(part)).collect();
        let understood = || parts.iter().rev().find_map(|part| meaning(part)).or_else(|| meaning(&whole));
        let foreign =
            parts.len() > 1 && parts.last().is_some_and(|lowest| meaning(lowest).is_none() && is_foreign(lowest));
        let field = if foreign { None } else { understood() };
        let taken = columns.iter().any(|column| column.field == field);
        columns.push(Column { index, heading: whole, field: field.filter(|_| !taken) });
    }
    columns
}

/// Where units and groups are merged over several people.
fn carried(grid: &Grid, columns: &[Column], last: u32) -> HashMap<(u32, u32), u32> {
    let carries = |column: &&Column| matches!(column.field, Some(Field::Unit | Field::Group));
    let mut merged = HashMap::new();
    for column in columns.iter().filter(carries) {
        let over = |span: &&Span| span.top > last && span.left <= column.index && column.index <= span.right;
        for span in grid.merged.iter().filter(over) {
            for row in span.top + 1..=span.bottom.min(grid.rows().saturating_sub(1)) {
                merged.insert((row, column.index), span.top);
            }
        }
    }
    merged
}

/// 报送单位：县水利局（盖章）      填报时间：2026年2月27日
fn title_unit(grid: &Grid, first: u32) -> Option<(String, String)> {
    (0..first).find_map(|row| {
        let cells: Vec<Cell> = grid.row(row).collect();
        cells.iter().enumerate().find_map(|(i, cell)| {
            let (label, rest) = cell.text.split_once(['：', ':'])?;
            let label = bare(label);
            if label.chars().count() > 10 || !(label.ends_with("单位") || label.ends_with("单位名称")) {
                return None;
            }
            let here = unit_in(rest);
            let unit = if here.is_empty() { unit_in(cells.get(i + 1)?.text) } else { here };
            (!unit.is_empty()).then(|| (unit, cell.place()))
        })
    })
}

/// The unit in what follows the label: up to the seal, a wide gap or the next label.
fn unit_in(rest: &str) -> String {
    let rest = rest.trim();
    let ends = [
        "（盖章",
        "(盖章",
        "（公章",
        "(公章",
        "盖章",
        "填报",
        "填表",
        "报送时间",
        "日期",
        "联系",
        "  ",
        "\u{3000}\u{3000}",
        "\t",
        "\n",
    ];
    let end = ends.iter().filter_map(|mark| rest.find(mark)).min().unwrap_or(rest.len());
    let unit = compact(&rest[..end]);
    let blank = unit.chars().all(|c| matches!(c, '_' | '＿' | '—' | '-' | '.' | '…'));
    if blank || unit.contains(['：', ':']) || unit.chars().count() > 40 { String::new() } else { unit }
}
