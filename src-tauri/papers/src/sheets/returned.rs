//! A sender's workbook written anew as .xlsx, with the cells to be put right coloured and commented: for formats that
//! cannot be edited in place.

use std::collections::HashSet;

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, IgnoreError, Note, Worksheet};
use school::Answer;

use super::form::{PALE_RED, Written, save};

/// Widest and narrowest column, in characters.
const WIDTHS: (f64, f64) = (5.0, 40.0);
/// What Excel takes in one cell, in units of UTF-16, of which a character has at most two.
const LONGEST: usize = 32_767 / 2;
/// Cells of a merged area; a whole column merged is nobody's table.
const AREA: u64 = 100_000;

/// A workbook to go back.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Returned {
    /// What the file is called, without its ending.
    pub title: String,
    /// Who asks: stands over every comment.
    pub author: String,
    /// In the sender's order.
    pub sheets: Vec<ReturnedSheet>,
}

/// One of its sheets. Rows and columns are counted from 0.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ReturnedSheet {
    /// The name on its tab.
    pub name: String,
    /// Whether the sender hid it.
    pub hidden: bool,
    /// Row, column and text of every cell that is not blank.
    pub cells: Vec<(u32, u16, String)>,
    /// Merged cells: first row and column, last row and column.
    pub merged: Vec<(u32, u16, u32, u16)>,
    /// Row, column and what is to be put right there.
    pub marks: Vec<(u32, u16, String)>,
}

/// Writes the workbook.
pub fn write(book: &Returned) -> Answer<Vec<u8>> {
    save(&book.title, chrono::NaiveDate::default(), |workbook| {
        let (mut names, mut seen) = (HashSet::new(), false);
        for it in &book.sheets {
            let sheet = workbook.add_worksheet();
            sheet.set_name(tab(&it.name, &mut names))?;
            if it.hidden {
                sheet.set_hidden(true);
            } else if !std::mem::replace(&mut seen, true) {
                sheet.set_active(true).set_first_tab(true);
            }
            fill(sheet, it, &book.author)?;
        }
        Ok(())
    })
}

/// A name a tab can have, and no other tab has.
fn tab(name: &str, taken: &mut HashSet<String>) -> String {
    let fit: String = name.chars().map(|c| if r"[]:*?/\".contains(c) { '_' } else { c }).collect();
    let fit = match fit.trim_matches('\'') {
        "" => "表",
        fit => fit,
    };
    let numbered = |n: usize| {
        let ending = if n == 1 { String::new() } else { format!("({n})") };
        let mut stem: String = fit.to_string();
        while stem.encode_utf16().count() + ending.len() > 31 {
            stem.pop();
        }
        stem + &ending
    };
    let free = (1..).map(numbered).find(|name| taken.insert(name.to_lowercase()));
    free.unwrap_or_else(|| fit.to_string())
}

fn fill(sheet: &mut Worksheet, it: &ReturnedSheet, author: &str) -> Written {
    let plain = Format::new().set_font_name("宋体").set_font_size(11).set_align(FormatAlign::VerticalCenter);
    let plain = plain.set_num_format("@").set_text_wrap();
    // The foot of a form and its title are merged too; only what stands in rows of a table is framed.
    let framed = plain.clone().set_border(FormatBorder::Thin);
    let wrong = framed.clone().set_background_color(PALE_RED);
    let marked: HashSet<(u32, u16)> = it.marks.iter().map(|(row, column, _)| (*row, *column)).collect();
    let (mut last, mut covered) = ((0, 0), HashSet::new());
    for &(top, left, bottom, right) in &it.merged {
        let area = || (top..=bottom).flat_map(|row| (left..=right).map(move |column| (row, column)));
        let size = u64::from(bottom - top + 1) * u64::from(right - left + 1);
        if size == 1 || size > AREA || area().any(|at| covered.contains(&at)) {
            continue;
        }
        covered.extend(area());
        let look = if marked.contains(&(top, left)) { &wrong } else { &plain };
        sheet.merge_range(top, left, bottom, right, "", &look.clone().set_align(FormatAlign::Center))?;
    }
    let mut widths: Vec<f64> = Vec::new();
    for (row, column, text) in &it.cells {
        let look = match (marked.contains(&(*row, *column)), covered.contains(&(*row, *column))) {
            (true, _) => wrong.clone(),
            (false, true) => plain.clone().set_align(FormatAlign::Center),
            (false, false) => framed.clone(),
        };
        let text: String = text.chars().take(LONGEST).collect();
        sheet.write_string_with_format(*row, *column, &text, &look)?;
        last = (last.0.max(*row), last.1.max(*column));
        if !covered.contains(&(*row, *column)) {
            widths.resize(widths.len().max(usize::from(*column) + 1), WIDTHS.0);
            let line = |line: &str| line.chars().map(|c| if c.is_ascii() { 1.1 } else { 2.1 }).sum::<f64>() + 1.5;
            let wide = text.lines().map(line).fold(0.0, f64::max).min(WIDTHS.1);
            widths[usize::from(*column)] = widths[usize::from(*column)].max(wide);
        }
    }
    for (column, width) in widths.iter().enumerate() {
        sheet.set_column_width(column as u16, *width)?;
    }
    let written: HashSet<(u32, u16)> = it.cells.iter().map(|(row, column, _)| (*row, *column)).collect();
    for (row, column, why) in &it.marks {
        if !written.contains(&(*row, *column)) && !covered.contains(&(*row, *column)) {
            sheet.write_blank(*row, *column, &wrong)?;
        }
        let lines = 2 + why.chars().count() as u32 / 16;
        let note = Note::new(why).set_author(author).set_width(240).set_height(20 + 18 * lines);
        sheet.insert_note(*row, *column, &note)?;
    }
    sheet.ignore_error_range(0, 0, last.0, last.1, IgnoreError::NumberStoredAsText)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{cells, keep};

    #[test]
    fn says_what_the_sender_said_whatever_the_tabs_are_called() {
        let cell = |row, column, text: &str| (row, column, text.to_string());
        let roster = ReturnedSheet {
            name: "名册/2026:初稿".into(),
            cells: vec![
                cell(0, 0, "参训人员名册"),
                cell(1, 0, "姓名"),
                cell(1, 1, "身份证号"),
                cell(2, 0, "王小明"),
                cell(2, 1, "110199198506124000"),
            ],
            merged: vec![(0, 0, 0, 1), (0, 1, 0, 2), (4, 0, 4, 0), (5, 0, 1_000_000, 3)],
            marks: vec![(2, 1, "身份证号校验位不对，请核对。".into()), (2, 3, "缺手机。".into())],
            hidden: false,
        };
        let same_name = ReturnedSheet { name: "名册_2026_初稿".into(), hidden: true, ..ReturnedSheet::default() };
        let book = Returned { title: "名册".into(), author: "某某党校".into(), sheets: vec![same_name, roster] };
        let bytes = write(&book).unwrap();
        keep("returned.xlsx", &bytes);
        let read = cells(&bytes, "名册_2026_初稿(2)");
        assert_eq!(read[0][0], "参训人员名册");
        assert_eq!(read[2][..2], ["王小明", "110199198506124000"]);
    }
}
