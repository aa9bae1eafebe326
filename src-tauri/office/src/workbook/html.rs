//! HTML tables, as web systems save them under the name of .xls.

use super::grid::{Grid, Kind, MAX_COLUMNS, MAX_ROWS, Span, TooLarge};
use super::markup::{Token, Tokens, number, plain};

/// What browsers allow a cell to span.
const MAX_HTML_SPAN: u32 = 1_000;

/// All tables of a page one under another: systems often put the title in one table and the people in the next.
pub(super) fn read(text: &str) -> Result<Vec<Grid>, TooLarge> {
    let mut grid = Grid::new("网页表格");
    let (mut depth, mut tables) = (0usize, 0usize);
    let (mut row, mut column) = (0u32, 0u32);
    let mut row_open = false;
    // For each column taken by a cell that spans rows: the first row that is free again.
    let mut taken: Vec<u32> = Vec::new();
    let mut cell: Option<String> = None;
    let mut spans = (1, 1);
    for token in Tokens::of_html(text) {
        match token {
            Token::Text(text) => {
                if let Some(cell) = &mut cell {
                    cell.push_str(&plain(&text.replace(['\r', '\n', '\t'], " ")));
                }
            }
            Token::Open { name, attributes } => match &*name {
                "table" => {
                    depth += 1;
                    tables += 1;
                }
                "br" | "p" | "div" => {
                    if let Some(cell) = cell.as_mut().filter(|cell| !cell.trim().is_empty()) {
                        cell.push('\n');
                    }
                }
                "tr" | "td" | "th" if depth == 1 => {
                    close_cell(&mut grid, &mut cell, row, &mut column, spans, &mut taken)?;
                    if name == "tr" || !row_open {
                        row += u32::from(row_open);
                        row_open = true;
                        column = 0;
                    }
                    if name != "tr" {
                        while taken.get(column as usize).is_some_and(|&free| row < free) {
                            column += 1;
                        }
                        spans = (
                            number(attributes, "rowspan", MAX_ROWS).unwrap_or(1).max(1),
                            number(attributes, "colspan", MAX_HTML_SPAN).unwrap_or(1).max(1),
                        );
                        cell = Some(String::new());
                    }
                }
                _ => {}
            },
            Token::Close { name } => match &*name {
                "table" => {
                    if depth == 1 {
                        close_cell(&mut grid, &mut cell, row, &mut column, spans, &mut taken)?;
                        row += u32::from(row_open);
                        row_open = false;
                        taken.clear();
                    }
                    depth = depth.saturating_sub(1);
                }
                "td" | "th" | "tr" if depth == 1 => {
                    close_cell(&mut grid, &mut cell, row, &mut column, spans, &mut taken)?;
                    if name == "tr" && row_open {
                        row += 1;
                        row_open = false;
                        column = 0;
                    }
                }
                _ => {}
            },
        }
    }
    close_cell(&mut grid, &mut cell, row, &mut column, spans, &mut taken)?;
    Ok(if tables == 0 { Vec::new() } else { vec![grid] })
}

fn close_cell(
    grid: &mut Grid,
    cell: &mut Option<String>,
    row: u32,
    column: &mut u32,
    (high, wide): (u32, u32),
    taken: &mut Vec<u32>,
) -> Result<(), TooLarge> {
    let Some(text) = cell.take() else { return Ok(()) };
    let words: Vec<&str> = text.split([' ', '\u{a0}']).filter(|word| !word.is_empty()).collect();
    grid.put(row, *column, Kind::Text, words.join(" ").trim())?;
    if high > 1 {
        // A table wider than a sheet is refused by `put`; here it only must not cost memory.
        let (left, right) = (*column as usize, column.saturating_add(wide).min(MAX_COLUMNS) as usize);
        if left < right {
            taken.resize(taken.len().max(right), 0);
            taken[left..right].fill(row.saturating_add(high));
        }
    }
    if high > 1 || wide > 1 {
        grid.merged.push(Span {
            top: row,
            left: *column,
            bottom: row.saturating_add(high - 1),
            right: column.saturating_add(wide - 1),
        });
    }
    *column = column.saturating_add(wide);
    Ok(())
}
