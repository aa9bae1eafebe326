//! 退件单: a unit's own file goes back to it, the cells to be put right coloured pale red, each with a comment in words.
//!
//! Everything else stays as the sender made it. An .xlsx or .ods is edited inside: parts that no mark touches are copied
//! byte for byte. Formats that cannot be edited so (.xls, .xlsb, .csv, …) are written anew as .xlsx.

mod cells;
mod comments;
mod copy;
mod ods;
mod package;
mod styles;
mod xlsx;
mod xml;

use std::collections::BTreeMap;

use school::Answer;

use crate::outfile::fit_name;
use crate::workbook::{Span, Workbook};

/// What every returned file's name ends with, before its extension.
const RETURNED: &str = "_退回修改";

/// A cell to be put right. Rows and columns are counted from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The sheet's name.
    pub sheet: String,
    /// Its row.
    pub row: u32,
    /// Its column.
    pub column: u32,
    /// What is wrong and what to do, in one sentence.
    pub why: String,
}

/// A file to be sent back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// 县财政局报名表_退回修改.xlsx
    pub file_name: String,
    /// The file itself.
    pub bytes: Vec<u8>,
}

/// What is to be put right on one sheet: by row and column, all sentences about a cell in one text.
type Marks = BTreeMap<(u32, u32), String>;

/// Marks a file: `bytes` is the file as it came, `workbook` what was read of it. Every comment stands under `author`'s
/// name, the school's.
pub fn mark(file: &str, bytes: &[u8], workbook: &Workbook, marks: &[Mark], author: &str) -> Answer<Slip> {
    let mut by_sheet: BTreeMap<&str, Marks> = BTreeMap::new();
    for mark in marks {
        // A merged cell is its first one.
        let grid = workbook.sheets.iter().find(|grid| grid.name == mark.sheet);
        let covers = |span: &&Span| {
            (span.top..=span.bottom).contains(&mark.row) && (span.left..=span.right).contains(&mark.column)
        };
        let merged = grid.and_then(|grid| grid.merged.iter().find(covers));
        let at = merged.map_or((mark.row, mark.column), |span| (span.top, span.left));
        let said = by_sheet.entry(&mark.sheet).or_default().entry(at).or_default();
        if !said.is_empty() {
            said.push('\n');
        }
        said.push_str(&mark.why);
    }
    let (stem, ending) = ending(file);
    if let Ok(edited) = xlsx::mark(bytes, &by_sheet, author) {
        let ending = if ["xlsm", "et"].contains(&ending.as_str()) { &ending } else { "xlsx" };
        return Ok(Slip { file_name: named(file, ending), bytes: edited? });
    }
    if let Ok(edited) = ods::mark(bytes, &by_sheet, author) {
        return Ok(Slip { file_name: named(file, "ods"), bytes: edited? });
    }
    let bytes = copy::write(stem, workbook, &by_sheet, author)?;
    Ok(Slip { file_name: named(file, "xlsx"), bytes })
}

/// 县财政局报名表.xls → 县财政局报名表_退回修改.xlsx
fn named(file: &str, ending: &str) -> String {
    let (stem, _) = self::ending(file);
    fit_name(&format!("{stem}{RETURNED}.{ending}"))
}

/// A file's name without its extension, and the extension in small letters.
fn ending(file: &str) -> (&str, String) {
    match file.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && ending.len() <= 5 => (stem, ending.to_lowercase()),
        _ => (file, String::new()),
    }
}

#[cfg(test)]
mod tests;
