//! The cells of an .xlsx sheet: a marked cell gets another look, one that is not there yet is written in its place.

use super::Marks;
use super::styles::Styles;
use super::xml::{Does, Edits, Tag, Unusual, tags};
use crate::workbook::place;

/// Gives the marked cells of a sheet their new looks.
pub(super) fn colour(xml: &str, marks: &Marks, styles: &mut Styles) -> Result<String, Unusual> {
    let mut sheet = Sheet { edits: Edits::of(xml), styles, columns: Vec::new() };
    // The next one to be found is the last.
    let mut marked: Vec<(u32, u32)> = marks.keys().copied().rev().collect();
    let mut row: Option<Row> = None;
    let (mut next_row, mut next_column, mut in_cells) = (0, 0, false);
    for tag in tags(xml) {
        match tag.local() {
            "col" if tag.does != Does::Close && !in_cells => sheet.column(&tag),
            "sheetData" if tag.does == Does::Both => {
                let rows = sheet.rows_before(&mut marked, u32::MAX, tag.prefix());
                let all = format!("{}{rows}</{}>", tag.opened(), tag.name());
                sheet.edits.replace(tag.range.clone(), all);
            }
            "sheetData" if tag.does == Does::Close => {
                in_cells = false;
                let rows = sheet.rows_before(&mut marked, u32::MAX, tag.prefix());
                sheet.edits.insert(tag.range.start, rows);
            }
            "sheetData" => in_cells = true,
            "row" if in_cells && tag.does == Does::Close => {
                if let Some(row) = row.take() {
                    let cells = sheet.cells_before(&mut marked, &row, u32::MAX, tag.prefix());
                    sheet.edits.insert(tag.range.start, cells);
                }
            }
            "row" if in_cells => {
                let number = tag.number("r").and_then(|r| r.checked_sub(1)).unwrap_or(next_row);
                (next_row, next_column) = (number + 1, 0);
                let rows = sheet.rows_before(&mut marked, number, tag.prefix());
                sheet.edits.insert(tag.range.start, rows);
                let here = Row { number, look: look_of_row(&tag) };
                if tag.does == Does::Both {
                    let cells = sheet.cells_before(&mut marked, &here, u32::MAX, tag.prefix());
                    if !cells.is_empty() {
                        let whole = format!("{}{cells}</{}>", tag.opened(), tag.name());
                        sheet.edits.replace(tag.range.clone(), whole);
                    }
                } else {
                    sheet.widen(&tag, &marked, number);
                    row = Some(here);
                }
            }
            "c" if in_cells && tag.does != Does::Close => {
                let Some(row) = &row else { continue };
                let column = tag.value("r").and_then(column_of).unwrap_or(next_column);
                next_column = column + 1;
                let cells = sheet.cells_before(&mut marked, row, column, tag.prefix());
                sheet.edits.insert(tag.range.start, cells);
                if marked.last() == Some(&(row.number, column)) {
                    marked.pop();
                    let look = sheet.styles.marked(tag.number("s").unwrap_or(0));
                    sheet.edits.set(&tag, "s", look);
                }
            }
            _ => {}
        }
    }
    if marked.is_empty() { Ok(sheet.edits.done()) } else { Err(Unusual) }
}

struct Row {
    number: u32,
    look: Option<u32>,
}

struct Sheet<'x, 's> {
    edits: Edits<'x>,
    styles: &'s mut Styles,
    /// First and last column, from 0, and the look of their empty cells.
    columns: Vec<(u32, u32, u32)>,
}

impl Sheet<'_, '_> {
    fn column(&mut self, tag: &Tag<'_>) {
        let bounds = tag.number("min").zip(tag.number("max"));
        if let Some(((min, max), look)) = bounds.zip(tag.number("style")) {
            self.columns.push((min.saturating_sub(1), max.saturating_sub(1), look));
        }
    }

    /// The marked rows before a row of the file, written whole. `marked` has the next at its end.
    fn rows_before(&mut self, marked: &mut Vec<(u32, u32)>, row: u32, prefix: &str) -> String {
        let mut rows = String::new();
        while let Some(&(number, _)) = marked.last().filter(|(number, _)| *number < row) {
            let cells = self.cells_before(marked, &Row { number, look: None }, u32::MAX, prefix);
            rows += &format!("<{prefix}row r=\"{}\">{cells}</{prefix}row>", number + 1);
        }
        rows
    }

    /// The marked cells of a row before a column, as empty cells.
    fn cells_before(&mut self, marked: &mut Vec<(u32, u32)>, row: &Row, column: u32, prefix: &str) -> String {
        let mut cells = String::new();
        while let Some(&(number, at)) = marked.last().filter(|it| it.0 == row.number && it.1 < column) {
            marked.pop();
            let of_column = self.columns.iter().find(|(first, last, _)| (*first..=*last).contains(&at));
            let look = row.look.or(of_column.map(|(_, _, look)| *look)).unwrap_or(0);
            let look = self.styles.marked(look);
            cells += &format!("<{prefix}c r=\"{}\" s=\"{look}\"/>", place(number, at));
        }
        cells
    }

    /// A row that says from where to where it reaches says so no more when it reaches further.
    fn widen(&mut self, tag: &Tag<'_>, marked: &[(u32, u32)], row: u32) {
        let Some(spans) = tag.attribute("spans") else { return };
        let reach = |span: &str| {
            let (first, last) = span.split_once(':')?;
            Some(first.parse::<u32>().ok()?..=last.parse::<u32>().ok()?)
        };
        let within = |column: u32| spans.value.split(' ').filter_map(reach).any(|span| span.contains(&(column + 1)));
        if marked.iter().any(|it| it.0 == row && !within(it.1)) {
            self.edits.replace(spans.whole, "");
        }
    }
}

fn look_of_row(tag: &Tag<'_>) -> Option<u32> {
    tag.value("customFormat").filter(|it| matches!(*it, "1" | "true")).and(tag.number("s"))
}

/// 3 for D7.
fn column_of(place: &str) -> Option<u32> {
    let letters = place.bytes().take_while(u8::is_ascii_alphabetic);
    let number = letters.fold(0_u32, |n, c| n.saturating_mul(26) + u32::from(c.to_ascii_uppercase() - b'A') + 1);
    number.checked_sub(1)
}
