//! 节假日 of a year as a workbook: to be corrected in Excel and read back (office/holidays_book.rs).

use chrono::NaiveDate;
use school::{
    Answer,
    calendar::{full_date, weekday},
};

use super::form::{Looks, Setup, Written, across, heads, save, set_up, title};

/// What the workbook is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct HolidaysBook {
    /// Whose it is.
    pub school: String,
    /// Of which year.
    pub year: i32,
    /// By time.
    pub rows: Vec<HolidayRow>,
    /// 制表日期.
    pub made: NaiveDate,
}

/// Days that follow one another and are the same.
#[derive(Debug, Clone, PartialEq)]
pub struct HolidayRow {
    /// The first day.
    pub from: NaiveDate,
    /// The last, counted.
    pub to: NaiveDate,
    /// 放假, 上班, 平日.
    pub kind: String,
    /// 国庆节
    pub name: String,
}

const FIELDS: [(&str, f64); 6] =
    [("日期", 14.0), ("至", 14.0), ("类型", 10.0), ("名称", 26.0), ("星期", 16.0), ("天数", 8.0)];

/// Writes the workbook.
pub fn write(book: &HolidaysBook) -> Answer<Vec<u8>> {
    let name = format!("{}{}年节假日安排", book.school, book.year);
    save(&name, book.made, |workbook| fill(workbook.add_worksheet(), book, &name))
}

fn fill(sheet: &mut rust_xlsxwriter::Worksheet, book: &HolidaysBook, name: &str) -> Written {
    let looks = Looks::new();
    let widths = FIELDS.map(|(_, width)| width);
    set_up(sheet, &Setup { tab: "节假日", lying: false, widths: &widths, head: (2, 2), kept: 0 })?;
    title(sheet, widths.len(), &widths, name, &looks)?;
    let said = format!("制表日期：{}　改好后可在“设置 › 节假日”里导入", full_date(book.made));
    across(sheet, 1, widths.len(), &said, &looks.fact)?;
    heads(sheet, 2, &FIELDS.map(|(head, _)| head), &looks)?;
    for (n, line) in (3..).zip(&book.rows) {
        let alone = line.from == line.to;
        let (last, days) =
            (if alone { String::new() } else { line.to.to_string() }, (line.to - line.from).num_days() + 1);
        let week = match alone {
            true => format!("周{}", weekday(line.from)),
            false => format!("周{}至周{}", weekday(line.from), weekday(line.to)),
        };
        for (column, text) in
            [line.from.to_string(), last, line.kind.clone(), line.name.clone(), week].iter().enumerate()
        {
            let look = if column == 3 { &looks.text } else { &looks.center };
            sheet.write_string_with_format(n, column as u16, text, look)?;
        }
        sheet.write_number_with_format(n, 5, days as f64, &looks.center)?;
        sheet.set_row_height(n, 22)?;
    }
    Ok(())
}
