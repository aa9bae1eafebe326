//! 单位名录 as a workbook: to be corrected in Excel and read back (office/units_book.rs).

use chrono::NaiveDate;
use school::{Answer, calendar::full_date};

use super::form::{Looks, Setup, Written, across, heads, high_enough, save, set_up, title};

/// What the workbook is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct UnitsBook {
    /// Whose register it is.
    pub school: String,
    /// In standard order.
    pub units: Vec<UnitRow>,
    /// 制表日期.
    pub made: NaiveDate,
}

/// One unit; what is not known is empty.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct UnitRow {
    /// 单位名称.
    pub name: String,
    /// 性质.
    pub nature: String,
    /// 归口管理部门.
    pub overseer: String,
    /// 隶属单位.
    pub parent: String,
    /// 系统.
    pub sector: String,
    /// 片区.
    pub area: String,
    /// 标签, 、 between them.
    pub tags: String,
    /// 别名, 、 between them.
    pub aliases: String,
}

/// A column: head, width in characters, and what stands in it.
type Field = (&'static str, f64, fn(&UnitRow) -> &str);

const FIELDS: [Field; 8] = [
    ("单位名称", 26.0, |row| &row.name),
    ("性质", 12.0, |row| &row.nature),
    ("归口管理部门", 20.0, |row| &row.overseer),
    ("隶属单位", 20.0, |row| &row.parent),
    ("系统", 10.0, |row| &row.sector),
    ("片区", 10.0, |row| &row.area),
    ("标签", 14.0, |row| &row.tags),
    ("别名", 26.0, |row| &row.aliases),
];

/// Writes the workbook.
pub fn write(book: &UnitsBook) -> Answer<Vec<u8>> {
    let name = format!("{}单位名录", book.school);
    save(&name, book.made, |workbook| fill(workbook.add_worksheet(), book, &name))
}

fn fill(sheet: &mut rust_xlsxwriter::Worksheet, book: &UnitsBook, name: &str) -> Written {
    let looks = Looks::new();
    let widths: Vec<f64> = std::iter::once(6.0).chain(FIELDS.iter().map(|field| field.1)).collect();
    set_up(sheet, &Setup { tab: "单位名录", lying: true, widths: &widths, head: (2, 2), kept: 2 })?;
    title(sheet, widths.len(), &widths, name, &looks)?;
    let said = format!(
        "共{}个单位，按单位顺序　制表日期：{}　改好后可在“单位”里导入，行的先后就是单位顺序",
        book.units.len(),
        full_date(book.made)
    );
    across(sheet, 1, widths.len(), &said, &looks.fact)?;
    let names: Vec<&str> = std::iter::once("序号").chain(FIELDS.iter().map(|field| field.0)).collect();
    heads(sheet, 2, &names, &looks)?;
    for (n, unit) in book.units.iter().enumerate() {
        let row = 3 + n as u32;
        let words: Vec<(&str, f64)> = FIELDS.iter().map(|(_, width, value)| (value(unit), *width)).collect();
        high_enough(sheet, row, &words)?;
        sheet.write_number_with_format(row, 0, (n + 1) as f64, &looks.center)?;
        for (c, (_, _, value)) in FIELDS.iter().enumerate() {
            sheet.write_string_with_format(row, c as u16 + 1, value(unit), &looks.text)?;
        }
    }
    Ok(())
}
