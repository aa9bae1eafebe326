//! The sender's sheets written anew, for formats that cannot be edited in place.

use std::collections::BTreeMap;

use papers::sheets::returned::{Returned, ReturnedSheet, write as write_book};
use school::Answer;

use super::Marks;
use crate::workbook::{Grid, Workbook};

/// All sheets with their texts, merged cells and marks.
pub(super) fn write(title: &str, workbook: &Workbook, marks: &BTreeMap<&str, Marks>, author: &str) -> Answer<Vec<u8>> {
    let none = Marks::new();
    let sheets = workbook.sheets.iter().map(|grid| sheet(grid, marks.get(grid.name.as_str()).unwrap_or(&none)));
    write_book(&Returned { title: title.into(), author: author.into(), sheets: sheets.collect() })
}

fn sheet(grid: &Grid, marks: &Marks) -> ReturnedSheet {
    let column = |column: u32| u16::try_from(column).unwrap_or(u16::MAX);
    let cells = (0..grid.rows()).flat_map(|row| grid.row(row));
    let spans = grid.merged.iter().map(|it| (it.top, column(it.left), it.bottom, column(it.right)));
    ReturnedSheet {
        name: grid.name.clone(),
        hidden: grid.hidden,
        cells: cells.map(|cell| (cell.row, column(cell.column), cell.text.to_string())).collect(),
        merged: spans.collect(),
        marks: marks.iter().map(|((row, at), why)| (*row, column(*at), why.clone())).collect(),
    }
}
