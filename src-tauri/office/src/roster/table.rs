//! Finding the tables in a workbook: which rows are a heading, what each column means, where a table ends, and the
//! unit that the lines above it name.

use super::dates::Habits;
use super::form::forms;
use super::headings::{bare, columns, may_name_people, meaning, sections};
use super::lines::unit_label;
use super::report::{ColumnSeen, Field, SheetRead};
use super::several;
use crate::workbook::{Cell, Grid, Kind, Workbook, letter, place};
use school::Refusal;
use std::borrow::Cow;
use std::collections::HashMap;

/// The first heading stands among the first rows; below, a lone 姓名 is somebody's remark.
pub(super) const HEADING_WITHIN: u32 = 60;
pub(super) const HEADING_ROWS_AT_MOST: u32 = 3;
/// More headings than this are no headings.
const HEADINGS_AT_MOST: usize = 500;

/// A table of people in a sheet. Rows and columns are counted from 0.
pub(super) struct Table<'a> {
    pub grid: &'a Grid,
    /// First row of the heading.
    pub first: u32,
    /// Last row of the heading.
    pub last: u32,
    /// The row after its last.
    pub end: u32,
    /// Its columns: from this one …
    pub left: u32,
    /// … to the one before this.
    pub right: u32,
    pub columns: Vec<Column>,
    /// The unit named above the table, and where.
    pub title_unit: Option<(String, String)>,
    /// 第一组, 县财政局: lines between the people that say whose the next ones are.
    pub groups: Vec<(u32, String)>,
    pub units: Vec<(u32, String)>,
    /// The heading printed again on a further page: first and last rows.
    pub repeated: Vec<(u32, u32)>,
    /// Where cells are merged downward: column, first row, last row.
    pub merged: Vec<(u32, u32, u32)>,
    pub by_field: [Option<u32>; Field::ALL.len()],
    /// Of a form, the row of each field; none where everybody has a row of their own.
    pub form: Option<[u32; Field::ALL.len()]>,
    /// How days are written here.
    pub habits: Vec<(Field, Habits)>,
}

/// One column of the heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    pub index: u32,
    pub heading: String,
    pub field: Option<Field>,
}

/// One person's place in a file. Small: a large file has hundreds of thousands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    pub row: u32,
    /// The row whose unit counts; [`NO_ROW`] where none is written.
    pub unit_row: u32,
    pub table: u16,
    /// Of several people in one cell: which, and how many there are.
    pub part: u8,
    pub parts: u8,
}

pub(super) const NO_ROW: u32 = u32::MAX;

/// What a person's cell says: one cell, a part of one, or the cells of a person who takes several rows.
pub(super) struct Written<'a> {
    pub row: u32,
    pub column: u32,
    pub text: Cow<'a, str>,
    pub kind: Kind,
}

impl<'a> Table<'a> {
    /// The column of a field.
    pub fn column(&self, field: Field) -> Option<u32> {
        self.by_field[field as usize]
    }

    /// The row where a field of a person's row stands.
    pub fn row(&self, row: u32, field: Field) -> u32 {
        self.form.map_or(row, |rows| rows[field as usize])
    }

    /// The cell of a row for a field.
    pub fn cell(&self, row: u32, field: Field) -> Option<Cell<'a>> {
        self.grid.cell(self.row(row, field), self.column(field)?)
    }

    /// The cells of a row that belong to this table.
    pub fn cells(&self, row: u32) -> impl Iterator<Item = Cell<'a>> {
        self.grid.row(row).filter(|cell| (self.left..self.right).contains(&cell.column))
    }

    /// What stands for a person under a field.
    pub fn written(&self, spot: &Spot, field: Field) -> Option<Written<'a>> {
        let column = self.column(field)?;
        let row = match field {
            Field::Unit => Some(spot.unit_row).filter(|&row| row != NO_ROW)?,
            field if is_shared(field) => self.merged_from(spot.row, column),
            _ => spot.row,
        };
        let mut written = self.over_rows(self.row(row, field), column, spot.row)?;
        if spot.parts > 1 {
            written.text = several::part(&written.text, field, spot.part.into(), spot.parts.into())?.into();
        }
        Some(written)
    }

    /// One cell, or all that stands in the rows over which the person's name is merged.
    fn over_rows(&self, row: u32, column: u32, of: u32) -> Option<Written<'a>> {
        let bottom = self.column(Field::Name).map_or(of, |name| self.merged_to(of, name));
        if row != of || bottom == of || self.merged_to(row, column) > row {
            return self.grid.cell(row, column).map(Written::from);
        }
        let mut cells = (row..=bottom).filter_map(|row| self.grid.cell(row, column));
        let mut written = Written::from(cells.next()?);
        for more in cells {
            written.text.to_mut().push('\n');
            written.text.to_mut().push_str(more.text);
            written.kind = Kind::Text;
        }
        Some(written)
    }

    /// The first row of the cell that a row's cell is merged into.
    pub fn merged_from(&self, row: u32, column: u32) -> u32 {
        self.merge(row, column).map_or(row, |(top, _)| top)
    }

    /// The last row of the cell that a row's cell is merged into.
    pub fn merged_to(&self, row: u32, column: u32) -> u32 {
        self.merge(row, column).map_or(row, |(_, bottom)| bottom)
    }

    fn merge(&self, row: u32, column: u32) -> Option<(u32, u32)> {
        let next = self.merged.partition_point(|&(other, top, _)| (other, top) <= (column, row));
        let (other, top, bottom) = *self.merged.get(next.checked_sub(1)?)?;
        (other == column && row <= bottom).then_some((top, bottom))
    }

    /// How days are written under a field.
    pub fn habits(&self, field: Field) -> Habits {
        self.habits.iter().find(|(other, _)| *other == field).map(|(_, habits)| *habits).unwrap_or_default()
    }

    /// The rows below the heading; of a form the one with the name.
    pub fn body(&self) -> std::ops::Range<u32> {
        if self.form.is_some() {
            return self.first..self.first + 1;
        }
        self.last + 1..self.end.max(self.last + 1)
    }

    /// Whether a row is the heading once more.
    pub fn repeats_heading(&self, row: u32) -> bool {
        let next = self.repeated.partition_point(|&(first, _)| first <= row);
        next > 0 && row <= self.repeated[next - 1].1
    }

    /// The group that a line above a row names.
    pub fn group_above(&self, row: u32) -> &str {
        above(&self.groups, row).unwrap_or_default()
    }

    /// The unit that a line between the people, or else above the table, names.
    pub fn unit_above(&self, row: u32) -> &str {
        let title = || self.title_unit.as_ref().map(|(unit, _)| unit.as_str());
        above(&self.units, row).or_else(title).unwrap_or_default()
    }

    /// Where a field of a row stands: column letter and place, empty where there is no such column.
    pub fn place(&self, row: u32, field: Field) -> (String, String) {
        match self.column(field) {
            Some(column) => (letter(column), place(self.row(row, field), column)),
            None => (String::new(), String::new()),
        }
    }

    /// The table as it is told: `people` in it.
    pub fn seen(&self, people: u32) -> SheetRead {
        let column = |column: &Column| ColumnSeen {
            letter: letter(column.index),
            heading: column.heading.clone(),
            field: column.field,
        };
        SheetRead {
            name: self.grid.name.clone(),
            header_rows: (self.first + 1..=self.last + 1).collect(),
            columns: self.columns.iter().map(column).collect(),
            unit_from_title: self.title_unit.as_ref().map(|(unit, _)| unit.clone()),
            people,
        }
    }
}

impl<'a> From<Cell<'a>> for Written<'a> {
    fn from(cell: Cell<'a>) -> Written<'a> {
        Written { row: cell.row, column: cell.column, text: plain(cell.text), kind: cell.kind }
    }
}

/// A text without what nobody sees, and without the marks by which programs keep a number a text: '110…, ="110…".
fn plain(text: &str) -> Cow<'_, str> {
    let invisible = |c: char| {
        matches!(c, '\u{ad}' | '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}')
            || c.is_control() && !matches!(c, '\n' | '\r' | '\t')
    };
    let kept_as_text = text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    let text = kept_as_text.unwrap_or(text).trim_start_matches(['\'', '‘', '’', '＇', '`', '\t']);
    if text.contains(invisible) { text.chars().filter(|&c| !invisible(c)).collect() } else { text.into() }
}

fn above(lines: &[(u32, String)], row: u32) -> Option<&str> {
    let next = lines.partition_point(|&(at, _)| at < row);
    lines.get(next.checked_sub(1)?).map(|(_, said)| said.as_str())
}

/// Fields that several people have in common, so that one cell merged over their rows speaks for all.
pub(super) fn is_shared(field: Field) -> bool {
    use Field::{Education, Ethnicity, Group, InService, Note, Political, Post, Rank, Sex, Unit};
    matches!(field, Unit | Group | Sex | Ethnicity | Political | Education | InService | Post | Rank | Note)
}

/// The tables of a workbook in the sender's order.
pub(super) struct Tables<'a> {
    pub found: Vec<Table<'a>>,
    pub unclear: Vec<Unclear<'a>>,
}

/// Rows under a heading that cannot be read, and why. Rows are counted from 0.
pub(super) struct Unclear<'a> {
    pub grid: &'a Grid,
    pub rows: std::ops::Range<u32>,
    pub why: String,
}

/// The tables of all sheets that are not hidden; refused where there is none at all.
pub(super) fn all(workbook: &Workbook) -> Result<Tables<'_>, Refusal> {
    let mut tables = Tables { found: vec![], unclear: vec![] };
    for grid in workbook.sheets.iter().filter(|grid| !grid.hidden) {
        in_sheet(grid, &mut tables);
    }
    if !tables.found.is_empty() {
        return Ok(tables);
    }
    let file = &workbook.file;
    if let Some(Unclear { grid, rows, why }) = tables.unclear.first() {
        let (sheet, row) = (&grid.name, rows.start + 1);
        return Err(Refusal::new(format!("「{file}」工作表「{sheet}」第{row}行{why}")).in_row(row));
    }
    let hidden = workbook.sheets.iter().filter(|grid| grid.hidden).find(|grid| {
        let mut inside = Tables { found: vec![], unclear: vec![] };
        in_sheet(grid, &mut inside);
        !inside.found.is_empty()
    });
    Err(Refusal::new(match hidden {
        Some(grid) => format!(
            "「{file}」的名册在隐藏的工作表「{}」里。请在 Excel 中取消隐藏，确认是要报的名单后再导入。",
            grid.name
        ),
        None => format!("「{file}」里没有找到名册：没有哪一行写着「姓名」。请核对是不是发错了文件，或补上表头再导入。"),
    }))
}

/// Where a heading stands, and its columns.
struct Heading {
    first: u32,
    last: u32,
    columns: Vec<Column>,
    repeated: Vec<(u32, u32)>,
}

fn in_sheet<'a>(grid: &'a Grid, tables: &mut Tables<'a>) {
    let forms = forms(grid);
    if !forms.is_empty() {
        return tables.found.extend(forms);
    }
    let headings = headings(grid);
    for (i, heading) in headings.iter().enumerate() {
        let end = headings.get(i + 1).map_or(grid.rows(), |next| next.first);
        let after = i.checked_sub(1).map_or(0, |before| headings[before].last + 1);
        match sections(&heading.columns) {
            Ok(sections) => {
                for (j, columns) in sections.iter().enumerate() {
                    let begin = |columns: &Vec<Column>| columns.first().map_or(0, |column| column.index);
                    let left = if j == 0 { 0 } else { begin(columns) };
                    let right = sections.get(j + 1).map_or(u32::MAX, begin);
                    tables.found.push(table(grid, heading, columns, left..right, after..end));
                }
            }
            Err(why) => tables.unclear.push(Unclear { grid, rows: heading.first..end, why }),
        }
    }
}

/// `rows`: from the end of the table above to the end of this one.
fn table<'a>(
    grid: &'a Grid,
    heading: &Heading,
    columns: &[Column],
    across: std::ops::Range<u32>,
    rows: std::ops::Range<u32>,
) -> Table<'a> {
    let title_unit = title_unit(grid, rows.start, heading.first);
    let mut columns = columns.to_vec();
    // 部门 is the unit where nothing else is.
    let department = |column: &Column| column.field == Some(Field::Unit) && !column.heading.contains("单位");
    if title_unit.is_some() {
        for column in columns.iter_mut().filter(|column| department(column)) {
            column.field = None;
        }
    }
    let mut by_field = [None; Field::ALL.len()];
    for column in &columns {
        if let Some(field) = column.field {
            by_field[field as usize] = Some(column.index);
        }
    }
    let down = |field: Field| is_shared(field) || field == Field::Name;
    let mut merged: Vec<(u32, u32, u32)> = Vec::new();
    for column in columns.iter().filter(|column| column.field.is_some_and(down)) {
        let over = grid.merged.iter().filter(|span| {
            let within = span.top > heading.last && span.top < rows.end && span.bottom > span.top;
            within && span.left <= column.index && column.index <= span.right
        });
        merged.extend(over.map(|span| (column.index, span.top, span.bottom.min(rows.end.saturating_sub(1)))));
    }
    merged.sort_unstable();
    let mut table = Table {
        grid,
        first: heading.first,
        last: heading.last,
        end: rows.end,
        left: across.start,
        right: across.end,
        columns,
        title_unit,
        groups: vec![],
        units: vec![],
        repeated: heading.repeated.clone(),
        merged,
        by_field,
        form: None,
        habits: vec![],
    };
    for field in [Field::Birth, Field::PostSince, Field::RankSince] {
        if let Some(column) = table.column(field) {
            let cells = table.body().filter_map(|row| table.grid.cell(row, column));
            let habits = Habits::of(cells);
            table.habits.push((field, habits));
        }
    }
    table
}

/// The headings of a sheet from top to bottom; those that only repeat the one above are kept with it.
fn headings(grid: &Grid) -> Vec<Heading> {
    let mut found: Vec<Heading> = Vec::new();
    // 科员 stands in every second row, and is no heading in any.
    let mut looked_at: HashMap<&str, bool> = HashMap::new();
    let mut names_people =
        |text| may_name_people(text) && *looked_at.entry(text).or_insert_with(|| meaning(text) == Some(Field::Name));
    let (mut row, mut tried) = (0, 0);
    while row < grid.rows() {
        if found.is_empty() && row >= HEADING_WITHIN || tried >= HEADINGS_AT_MOST {
            break;
        }
        if let Some(before) = found.last_mut()
            && let Some(last) = repeats(grid, before, row)
        {
            before.repeated.push((row, last));
            row = last + 1;
            continue;
        }
        if !grid.row(row).any(|cell| names_people(cell.text)) {
            row += 1;
            continue;
        }
        tried += 1;
        let floor = found.last().map_or(0, |before| before.last + 1);
        match heading_at(grid, row, floor) {
            Some(heading) if found.is_empty() || known(&heading.columns) > 1 => {
                row = heading.last + 1;
                // A title like 学员名单 is no heading once a real one follows.
                if found.len() == 1 && known(&found[0].columns) == 1 {
                    found.clear();
                }
                match found.last_mut() {
                    Some(before) if before.columns == heading.columns => {
                        before.repeated.push((heading.first, heading.last));
                    }
                    _ => found.push(heading),
                }
            }
            _ => row += 1,
        }
    }
    found
}

/// Whether the rows from `row` on say the same as the heading above: the last of them.
fn repeats(grid: &Grid, heading: &Heading, row: u32) -> Option<u32> {
    let same = |offset: u32| {
        let texts = |row: u32| grid.row(row).map(|cell| (cell.column, cell.text));
        texts(row + offset).eq(texts(heading.first + offset))
    };
    let height = heading.last - heading.first;
    (row > heading.last && grid.row(row).len() > 0 && (0..=height).all(same)).then_some(row + height)
}

fn known(columns: &[Column]) -> usize {
    let mut fields: Vec<Field> = columns.iter().filter_map(|column| column.field).collect();
    fields.sort_unstable();
    fields.dedup();
    fields.len()
}

/// The heading that the row with 姓名 belongs to; `floor` is the first row it may use.
fn heading_at(grid: &Grid, row: u32, floor: u32) -> Option<Heading> {
    let mut best: Option<(usize, u32, u32, Vec<Column>)> = None;
    // Low headings first: one row is preferred to two that say no more.
    for height in 0..HEADING_ROWS_AT_MOST {
        for first in row.saturating_sub(height).max(floor)..=row {
            let last = first + height;
            if last >= grid.rows() || last < row {
                continue;
            }
            let columns = columns(grid, first, last, row);
            let known = known(&columns);
            if best.as_ref().is_none_or(|(most, ..)| known > *most) {
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
        columns = self::columns(grid, first, last, row);
    }
    // A heading merged over two rows is both of them.
    let tall = grid.merged.iter().filter(|span| span.top >= first && span.top <= last && span.bottom > last);
    let tall = tall.map(|span| span.bottom).filter(|bottom| bottom - first < HEADING_ROWS_AT_MOST).max();
    Some(Heading { first, last: tall.unwrap_or(last), columns, repeated: vec![] })
}

/// 报送单位：县水利局（盖章）      填报时间：2026年2月27日. The last above the heading counts.
pub(super) fn title_unit(grid: &Grid, from: u32, first: u32) -> Option<(String, String)> {
    (from.max(first.saturating_sub(HEADING_WITHIN))..first).rev().find_map(|row| {
        let cells: Vec<Cell> = grid.row(row).collect();
        cells.iter().enumerate().find_map(|(i, cell)| {
            let here = unit_label(cell.text)?;
            let next = || cells.get(i + 1).filter(|next| meaning(next.text).is_none());
            let unit = if here.is_empty() { super::lines::unit_in(next()?.text) } else { here };
            (!unit.is_empty() && !bare(&unit).is_empty()).then(|| (unit, cell.place()))
        })
    })
}
