//! OpenDocument tables: the content part of an .ods, or a document in one file (.fods).
//!
//! Read here because it is little, and because a row repeated a million times must cost no memory before it is known
//! whether it holds anything.

use super::grid::{Grid, Kind, MAX_ROWS, Span, TooLarge, iso_text, number_text};
use super::markup::{Token, Tokens, attribute, number, plain};
use std::collections::HashSet;

/// What stands in a cell and is not its text: comments, readings above characters, drawings with texts of their own.
/// Changes that were recorded hold whole cells that are gone.
const NOT_CONTENT: [&str; 6] = ["annotation", "ruby-text", "frame", "custom-shape", "tracked-changes", "dde-links"];

pub(super) fn read(text: &str) -> Result<Vec<Grid>, TooLarge> {
    let mut reader = Reader::default();
    let mut tokens = Tokens::of_xml(text);
    while let Some(token) = tokens.next() {
        match token {
            Token::Open { name, attributes } if NOT_CONTENT.contains(&&*name) && !attributes.ends_with('/') => {
                skip(&mut tokens, &name);
            }
            Token::Open { name, attributes } => {
                reader.open(&name, attributes);
                if attributes.ends_with('/') {
                    reader.close(&name)?;
                }
            }
            Token::Close { name } => reader.close(&name)?,
            Token::Text(text) => reader.text(text),
        }
    }
    Ok(reader.sheets)
}

/// Past the end of an element, with all of its name inside it.
fn skip(tokens: &mut Tokens, skipped: &str) {
    let mut depth = 1;
    for token in tokens {
        match token {
            Token::Open { name, attributes } if name == skipped && !attributes.ends_with('/') => depth += 1,
            Token::Close { name } if name == skipped => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
}

#[derive(Default)]
struct Reader {
    sheets: Vec<Grid>,
    /// The style being told, and the styles of hidden sheets.
    style: String,
    hidden: HashSet<String>,
    row: u32,
    column: u32,
    /// How often the row stands there.
    rows: u32,
    cells: Vec<Cell>,
    cell: Option<Cell>,
    paragraph: bool,
}

/// One cell, or as many alike as stand beside each other.
struct Cell {
    column: u32,
    alike: u32,
    kind: Kind,
    text: String,
    /// A paragraph of it was read.
    begun: bool,
    /// What it is worth, where it is no text; shown in place of what is written.
    value: Option<String>,
    failed: bool,
    wide: u32,
    high: u32,
}

impl Reader {
    fn open(&mut self, name: &str, attributes: &str) {
        match name {
            "style" => self.style = attribute(attributes, "name").unwrap_or_default().into(),
            "table-properties" if attribute(attributes, "display") == Some("false") => {
                self.hidden.insert(std::mem::take(&mut self.style));
            }
            "table" if self.cell.is_none() => {
                let mut grid = Grid::new(plain(attribute(attributes, "name").unwrap_or("Sheet")).into_owned());
                grid.hidden = attribute(attributes, "style-name").is_some_and(|style| self.hidden.contains(style));
                self.sheets.push(grid);
                (self.row, self.column) = (0, 0);
            }
            "table-row" => {
                (self.column, self.rows) = (0, number(attributes, "number-rows-repeated", u32::MAX).unwrap_or(1));
                self.cells.clear();
            }
            "table-cell" | "covered-table-cell" => self.cell = Some(self.cell_of(attributes)),
            "p" => {
                // Also after an empty one: of two people in a cell, only the second may have a rank.
                if let Some(cell) = self.cell.as_mut()
                    && std::mem::replace(&mut cell.begun, true)
                {
                    cell.text.push('\n');
                }
                self.paragraph = true;
            }
            "line-break" => self.text("\n"),
            "tab" | "s" => self.text(" "),
            _ => {}
        }
    }

    fn cell_of(&self, attributes: &str) -> Cell {
        let value = |name| attribute(attributes, name).map(plain);
        let (kind, value) = match attribute(attributes, "value-type") {
            Some("float" | "percentage" | "currency") => {
                let number = value("value").and_then(|value| value.trim().parse().ok()).filter(|n: &f64| n.is_finite());
                (number.map_or(Kind::Text, |_| Kind::Number), number.map(number_text))
            }
            Some("date") => (Kind::Date, value("date-value").map(|date| iso_text(&date))),
            Some("boolean") => (Kind::Text, value("boolean-value").map(|truth| truth.to_uppercase())),
            _ => (Kind::Text, None),
        };
        let count = |name| number(attributes, name, u32::MAX).unwrap_or(1).max(1);
        Cell {
            column: self.column,
            alike: count("number-columns-repeated"),
            kind: if value.is_some() { kind } else { Kind::Text },
            text: String::new(),
            begun: false,
            value,
            failed: attributes.contains("value-type=\"error\""),
            wide: count("number-columns-spanned"),
            high: count("number-rows-spanned"),
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(cell) = self.cell.as_mut().filter(|_| self.paragraph) {
            cell.text.push_str(&plain(text));
        }
    }

    fn close(&mut self, name: &str) -> Result<(), TooLarge> {
        match name {
            "p" => self.paragraph = false,
            "table-cell" | "covered-table-cell" => {
                let Some(cell) = self.cell.take() else { return Ok(()) };
                self.column = cell.column.saturating_add(cell.alike);
                if cell.failed || cell.wide > 1 || cell.high > 1 || !cell.shown().trim().is_empty() {
                    self.cells.push(cell);
                }
            }
            "table-row" => {
                let cells = std::mem::take(&mut self.cells);
                if let (Some(grid), false) = (self.sheets.last_mut(), cells.is_empty()) {
                    let last = self.row.checked_add(self.rows).ok_or(TooLarge)?;
                    (self.row..last).try_for_each(|row| cells.iter().try_for_each(|cell| cell.put(grid, row)))?;
                }
                self.row = self.row.saturating_add(self.rows);
            }
            _ => {}
        }
        Ok(())
    }
}

impl Cell {
    fn put(&self, grid: &mut Grid, row: u32) -> Result<(), TooLarge> {
        let last = self.column.checked_add(self.alike).ok_or(TooLarge)?;
        if row >= MAX_ROWS {
            return Err(TooLarge);
        }
        if self.failed {
            grid.put_failed(row, self.column);
            return Ok(());
        }
        if self.wide > 1 || self.high > 1 {
            let (bottom, right) = (row.saturating_add(self.high - 1), self.column.saturating_add(self.wide - 1));
            grid.merged.push(Span { top: row, left: self.column, bottom, right });
        }
        if self.shown().trim().is_empty() {
            return Ok(());
        }
        (self.column..last).try_for_each(|column| grid.put(row, column, self.kind, self.shown()))
    }

    fn shown(&self) -> &str {
        self.value.as_deref().unwrap_or(&self.text)
    }
}
