//! The rows of a sheet with a register, its columns known by what stands above them.

use school::{Answer, person::tables::compact, refusal};

use crate::workbook::{Grid, Span, Workbook, place};

/// Where the heads may stand at most: under a title, a line of facts, a line of notes.
const HEADS_WITHIN: u32 = 15;

/// What every column may be called.
pub(super) type Heads = [&'static [&'static str]];

/// A sheet with a register.
pub(super) struct Table<'a> {
    pub sheet: &'a str,
    /// Columns nobody knows.
    pub unknown: Vec<String>,
    heads: &'a Heads,
    grid: &'a Grid,
    head: u32,
    /// Where each of the heads stands.
    columns: Vec<Option<u32>>,
}

/// The rows of one entry: several where its name is merged over them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Row {
    pub top: u32,
    pub bottom: u32,
}

/// The first sheet with a column of names; `word` is what they are names of.
pub(super) fn of<'a>(workbook: &'a Workbook, heads: &'a Heads) -> Answer<Table<'a>> {
    let shown = workbook.sheets.iter().filter(|grid| !grid.hidden);
    let name = heads.first().and_then(|heads| heads.first()).copied().unwrap_or_default();
    shown.filter_map(|grid| find(grid, heads)).next().ok_or_else(|| refusal::no_column(&workbook.file, name))
}

fn find<'a>(grid: &'a Grid, heads: &'a Heads) -> Option<Table<'a>> {
    (0..grid.rows().min(HEADS_WITHIN)).find_map(|row| {
        let mut columns = vec![None; heads.len()];
        let mut unknown = Vec::new();
        for cell in grid.row(row) {
            match meaning(heads, cell.text) {
                Some(what) if columns[what].is_none() => columns[what] = Some(cell.column),
                _ if ["序号", "编号", "号", "#"].contains(&bare(cell.text).as_str()) => {}
                _ => unknown.push(cell.text.trim().replace('\n', "")),
            }
        }
        let known = columns.iter().flatten().count();
        // A lone word such as 专题 may be a title.
        let is_head = columns.first().is_some_and(Option::is_some) && (known > 1 || grid.columns() <= 2);
        is_head.then_some(Table { sheet: &grid.name, unknown, heads, grid, head: row, columns })
    })
}

/// What stands above a column without its remarks: 座位（个） is 座位.
fn bare(heading: &str) -> String {
    let heading = compact(heading);
    heading.split(['（', '(', '：', ':']).next().unwrap_or_default().trim_matches('*').into()
}

fn meaning(heads: &Heads, heading: &str) -> Option<usize> {
    let bare = bare(heading);
    heads.iter().position(|words| words.iter().any(|word| *word == bare))
}

impl Table<'_> {
    /// The rows of the entries.
    pub fn rows(&self) -> Vec<Row> {
        let mut rows = Vec::new();
        let mut next = self.head + 1;
        while next < self.grid.rows() {
            let bottom = self.columns[0].and_then(|column| self.merged(next, column)).map_or(next, |span| span.bottom);
            let row = Row { top: next, bottom: bottom.max(next).min(self.grid.rows() - 1) };
            if self.is_entry(row) {
                rows.push(row);
            }
            next = row.bottom + 1;
        }
        rows
    }

    /// Whether there is such a column.
    pub fn has(&self, what: usize) -> bool {
        self.columns[what].is_some()
    }

    /// What a row says; of a cell merged over rows, what the whole says.
    pub fn text(&self, row: Row, what: usize) -> String {
        self.texts(row, what).into_iter().next().unwrap_or_default()
    }

    /// What the rows of an entry say, each once.
    pub fn list(&self, row: Row, what: usize) -> String {
        self.texts(row, what).join("\n")
    }

    fn texts(&self, row: Row, what: usize) -> Vec<String> {
        let Some(column) = self.columns[what] else { return Vec::new() };
        let mut texts: Vec<String> = Vec::new();
        for row in row.top..=row.bottom {
            let text = match self.merged(row, column) {
                Some(span) => self.grid.text(span.top, span.left),
                None => self.grid.text(row, column),
            };
            let text = text.trim();
            if !text.is_empty() && texts.iter().all(|there| there != text) {
                texts.push(text.into());
            }
        }
        texts
    }

    /// A cell's place: C7.
    pub fn place(&self, row: Row, what: usize) -> String {
        place(row.top, self.columns[what].unwrap_or_default())
    }

    fn merged(&self, row: u32, column: u32) -> Option<&Span> {
        let covers =
            |span: &&Span| (span.top..=span.bottom).contains(&row) && (span.left..=span.right).contains(&column);
        self.grid.merged.iter().find(covers)
    }

    /// Not a blank, a total, a note, a heading of a part (一、县级领导) or the heads once more.
    fn is_entry(&self, row: Row) -> bool {
        let others = (1..self.columns.len()).filter(|&what| !self.text(row, what).is_empty()).count();
        let name = compact(&self.text(row, 0));
        if name.is_empty() {
            // Somebody forgot the name; one word alone is a note.
            return others > 1;
        }
        let numeral = |c: char| "一二三四五六七八九十".contains(c);
        let rest = name.trim_start_matches(['（', '(']).trim_start_matches(numeral);
        let is_part = others == 0 && rest.len() < name.len() && rest.starts_with(['、', '）', ')']);
        let is_note = ["注：", "注:", "说明：", "说明:", "备注：", "合计", "小计", "总计", "共计", "填表人", "制表人"];
        let is_note = is_note.iter().any(|word| name.starts_with(word));
        !(is_part || is_note || self.are_heads(row))
    }

    /// The heads once more, as on every page of a long table.
    fn are_heads(&self, row: Row) -> bool {
        let said =
            (0..self.columns.len()).map(|what| (what, self.text(row, what))).filter(|(_, text)| !text.is_empty());
        said.into_iter().all(|(what, text)| meaning(self.heads, &text) == Some(what) && !text.contains(['（', '(']))
    }
}
