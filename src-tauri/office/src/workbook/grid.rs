//! One sheet as a plain grid of texts, kept small: a sheet of a million cells is a few vectors and one string.

use super::texts::Texts;
use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime};

/// What a cell was before it became text. A number may have lost digits; a date may never have been typed as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Typed as text.
    Text,
    /// A number: whole numbers without ".0", never with an exponent.
    Number,
    /// A date, shown as `1985-03-12`, with a time of day only where there is one.
    Date,
}

/// One cell that is not blank.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell<'a> {
    /// Row, from 0.
    pub row: u32,
    /// Column, from 0.
    pub column: u32,
    /// What stands in it.
    pub text: &'a str,
    /// What it was.
    pub kind: Kind,
}

impl Cell<'_> {
    /// Its place as Excel names it: `D7`.
    pub fn place(&self) -> String {
        place(self.row, self.column)
    }
}

/// A rectangle of merged cells, all four bounds inclusive and from 0. Its value stands in the top left cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// First row.
    pub top: u32,
    /// First column.
    pub left: u32,
    /// Last row.
    pub bottom: u32,
    /// Last column.
    pub right: u32,
}

/// One sheet. Blank cells are not kept.
#[derive(Debug, Clone, Default)]
pub struct Grid {
    /// The name on the tab.
    pub name: String,
    /// Whether the sender hid it.
    pub hidden: bool,
    /// Merged cells, where the format tells of them.
    pub merged: Vec<Span>,
    /// Cells that show an error such as `#N/A` and are blank here: row and column, in the order they came.
    pub failed: Vec<(u32, u32)>,
    pub(super) texts: Texts,
    pub(super) spots: Vec<Spot>,
    /// For each row, the end of its cells in `spots`.
    pub(super) row_ends: Vec<u32>,
    pub(super) columns: u32,
    /// Cells that came after one that stands behind them; [`Grid::close`] puts them in their places.
    pub(super) astray: Vec<(u32, Spot)>,
}

/// One cell in eight bytes; its row is told by `row_ends`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    pub text: u32,
    pub column: u16,
    pub kind: Kind,
}

/// The sheet holds more than any roster does, or more than Excel allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooLarge;

/// Excel's own limits.
pub const MAX_ROWS: u32 = 1_048_576;
/// Columns A to XFD.
pub const MAX_COLUMNS: u32 = 16_384;
/// A sheet full to the last row with a roster's twelve columns.
const MAX_CELLS: usize = MAX_ROWS as usize * 12;
/// More than that many failed cells need no list: the sender's formulas are broken throughout.
const MAX_FAILED: usize = 10_000;

impl Grid {
    /// An empty sheet.
    pub fn new(name: impl Into<String>) -> Grid {
        Grid { name: name.into(), ..Grid::default() }
    }

    /// A sheet of text cells, for tests and for pasted tables.
    pub fn of_texts<R: AsRef<[T]>, T: AsRef<str>>(name: &str, rows: &[R]) -> Result<Grid, TooLarge> {
        let mut grid = Grid::new(name);
        for (row, cells) in rows.iter().enumerate() {
            for (column, text) in cells.as_ref().iter().enumerate() {
                grid.put(row as u32, column as u32, Kind::Text, text.as_ref())?;
            }
        }
        grid.close();
        Ok(grid)
    }

    /// Writes a cell; blank text writes nothing. Cells may come in any order until [`Grid::close`].
    pub fn put(&mut self, row: u32, column: u32, kind: Kind, text: &str) -> Result<(), TooLarge> {
        if text.trim().is_empty() {
            return Ok(());
        }
        if row >= MAX_ROWS || column >= MAX_COLUMNS || self.spots.len() + self.astray.len() >= MAX_CELLS {
            return Err(TooLarge);
        }
        let spot = Spot { text: self.texts.number_of(text)?, column: column as u16, kind };
        self.columns = self.columns.max(column + 1);
        let last_column = self.spots.last().map_or(0, |last| last.column);
        if row as usize >= self.row_ends.len() || row as usize + 1 == self.row_ends.len() && last_column < spot.column {
            self.append(row, spot);
        } else {
            self.astray.push((row, spot));
        }
        Ok(())
    }

    /// Writes down that a cell shows an error.
    pub fn put_failed(&mut self, row: u32, column: u32) {
        if self.failed.len() < MAX_FAILED {
            self.failed.push((row, column));
        }
    }

    /// A cell behind all others.
    fn append(&mut self, row: u32, spot: Spot) {
        // Rows skipped end where they begin; the row itself ends, so far, after this cell.
        self.row_ends.truncate(row as usize);
        self.row_ends.resize(row as usize, self.spots.len() as u32);
        self.spots.push(spot);
        self.row_ends.push(self.spots.len() as u32);
    }

    /// Puts the cells in order; to be called once after the last [`Grid::put`].
    pub fn close(&mut self) {
        if !self.astray.is_empty() {
            let mut all = Vec::with_capacity(self.spots.len() + self.astray.len());
            for row in 0..self.rows() {
                all.extend(self.spots[self.spots_of(row)].iter().map(|&spot| (row, spot)));
            }
            all.append(&mut self.astray);
            all.sort_by_key(|(row, spot)| (*row, spot.column));
            (self.spots, self.row_ends, self.astray) = (Vec::with_capacity(all.len()), Vec::new(), Vec::new());
            for (row, spot) in all {
                self.append(row, spot);
            }
        }
        self.spots.shrink_to_fit();
        self.row_ends.shrink_to_fit();
        self.texts.close();
    }

    /// What it takes in memory, in bytes.
    pub fn size(&self) -> usize {
        let listed = self.merged.len() * size_of::<Span>() + self.failed.len() * size_of::<(u32, u32)>();
        size_of::<Grid>() + listed + self.texts.size() + self.spots.len() * size_of::<Spot>() + self.row_ends.len() * 4
    }

    /// Rows down to the last one with content.
    pub fn rows(&self) -> u32 {
        self.row_ends.len() as u32
    }

    /// Columns out to the last one with content.
    pub fn columns(&self) -> u32 {
        self.columns
    }

    /// The cells of a row that are not blank, left to right.
    pub fn row(&self, row: u32) -> impl DoubleEndedIterator<Item = Cell<'_>> + ExactSizeIterator {
        self.spots[self.spots_of(row)].iter().map(move |spot| self.cell_at(row, spot))
    }

    /// The cell at a place, if it is not blank.
    pub fn cell(&self, row: u32, column: u32) -> Option<Cell<'_>> {
        let spots = &self.spots[self.spots_of(row)];
        let column = u16::try_from(column).ok()?;
        let found = spots.binary_search_by_key(&column, |spot| spot.column).ok()?;
        Some(self.cell_at(row, &spots[found]))
    }

    /// The text at a place, as written; empty where there is none.
    pub fn text(&self, row: u32, column: u32) -> &str {
        self.cell(row, column).map_or("", |cell| cell.text)
    }

    fn spots_of(&self, row: u32) -> std::ops::Range<usize> {
        let end_of = |row: u32| self.row_ends.get(row as usize).map(|&end| end as usize);
        match (row.checked_sub(1).map_or(Some(0), end_of), end_of(row)) {
            (Some(start), Some(end)) => start..end,
            _ => 0..0,
        }
    }

    fn cell_at(&self, row: u32, spot: &Spot) -> Cell<'_> {
        Cell { row, column: spot.column.into(), text: self.texts.get(spot.text), kind: spot.kind }
    }
}

/// `D7` for row 6, column 3.
pub fn place(row: u32, column: u32) -> String {
    format!("{}{}", letter(column), row + 1)
}

/// `A` for column 0, `AA` for column 26.
pub fn letter(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// A number as a clerk reads it: whole numbers without ".0", no exponent.
pub fn number_text(number: f64) -> String {
    // Rust's own form has neither exponent nor ".0", and is the shortest that reads back the same.
    if number == 0.0 { "0".into() } else { format!("{number}") }
}

/// The day that a number of Excel's stands for, where a cell was not told to show it as one.
pub fn day_of_number(number: u64) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(number))
}

/// A date of ISO 8601 with its time of day only where there is one; whatever else it is, as it is.
pub(super) fn iso_text(iso: &str) -> String {
    let moment = NaiveDateTime::parse_from_str(iso, "%Y-%m-%dT%H:%M:%S%.f");
    moment.map_or_else(|_| iso.to_string(), moment_text)
}

/// A moment, the same way.
pub(super) fn moment_text(moment: NaiveDateTime) -> String {
    let form = if moment.time() == NaiveTime::MIN { "%Y-%m-%d" } else { "%Y-%m-%d %H:%M:%S" };
    moment.format(form).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_places_as_excel_does() {
        for (row, column, name) in [(0, 0, "A1"), (6, 3, "D7"), (0, 25, "Z1"), (9, 26, "AA10"), (0, 16_383, "XFD1")] {
            assert_eq!(place(row, column), name);
        }
    }

    #[test]
    fn shows_numbers_as_a_clerk_reads_them() {
        for (number, shown) in [
            (3.0, "3"),
            (13551661605.0, "13551661605"),
            (1985.03, "1985.03"),
            (1.1019919831222e17, "110199198312220000"),
        ] {
            assert_eq!(number_text(number), shown);
        }
    }

    #[test]
    fn finds_cells_again_whatever_the_order_they_came_in() {
        let mut grid = Grid::new("一");
        for (row, column, text) in [(5, 1, "乙"), (2, 3, "丙"), (2, 0, "甲"), (3, 0, "  ")] {
            grid.put(row, column, Kind::Text, text).unwrap();
        }
        grid.close();
        assert_eq!((grid.rows(), grid.columns()), (6, 4));
        assert_eq!(
            grid.row(2).map(|cell| (cell.place(), cell.text)).collect::<Vec<_>>(),
            [("A3".to_string(), "甲"), ("D3".to_string(), "丙")]
        );
        assert_eq!((grid.text(5, 1), grid.text(3, 0), grid.text(99, 0), grid.text(0, 70_000)), ("乙", "", "", ""));
        // A cell that came twice is found once, a row that came in pieces is whole.
        for (row, column, text) in [(8, 0, "丁"), (8, 4, "戊"), (8, 2, "己"), (4, 0, "甲")] {
            grid.put(row, column, Kind::Number, text).unwrap();
        }
        grid.close();
        let row = |row: u32| grid.row(row).map(|cell| cell.text).collect::<String>();
        assert_eq!([2, 4, 5, 6, 8].map(row), ["甲丙", "甲", "乙", "", "丁己戊"]);
        assert_eq!((grid.rows(), grid.columns()), (9, 5));
        assert_eq!(grid.put(MAX_ROWS, 0, Kind::Text, "x"), Err(TooLarge));
        assert_eq!(grid.put(0, MAX_COLUMNS, Kind::Text, "x"), Err(TooLarge));
    }
}
