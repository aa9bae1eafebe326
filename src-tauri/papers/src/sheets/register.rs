//! A register (单位名录, 授课人, 专题, 场地, 教学点) as a workbook: to be corrected in Excel and read back
//! (office/units_book.rs, office/register_book.rs).

use chrono::NaiveDate;
use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, Worksheet};
use school::{Answer, calendar::full_date};

use super::form::{Looks, Setup, Written, across, heads, high_enough, save, set_up, title};

/// What the workbook is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct RegisterBook {
    /// Whose register it is.
    pub school: String,
    /// 单位名录
    pub name: String,
    /// What stands under the title: 共12个单位，按单位顺序.
    pub said: String,
    /// Its columns; the first is the name.
    pub columns: Vec<RegisterColumn>,
    /// One an entry, a text a column; what is not known is empty.
    pub rows: Vec<Vec<String>>,
    /// 制表日期.
    pub made: NaiveDate,
}

/// A column of a register.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RegisterColumn {
    /// What stands above it.
    pub head: &'static str,
    /// Width in characters.
    pub width: f64,
    /// It counts something, and is a number to Excel.
    pub figure: bool,
    /// The words to choose from in Excel; empty: any.
    pub choices: Vec<&'static str>,
}

/// Excel's drop-downs hold no more.
const CHOICES: usize = 255;
/// Rows under the last that have drop-downs, too.
const SPARE: u32 = 200;

/// Writes the workbook.
pub fn write(book: &RegisterBook) -> Answer<Vec<u8>> {
    let name = format!("{}{}", book.school, book.name);
    save(&name, book.made, |workbook| fill(workbook.add_worksheet(), book, &name))
}

fn fill(sheet: &mut Worksheet, book: &RegisterBook, name: &str) -> Written {
    let looks = Looks::new();
    let widths: Vec<f64> = std::iter::once(6.0).chain(book.columns.iter().map(|column| column.width)).collect();
    set_up(sheet, &Setup { tab: &book.name, lying: true, widths: &widths, head: (2, 2), kept: 2 })?;
    title(sheet, widths.len(), &widths, name, &looks)?;
    across(sheet, 1, widths.len(), &format!("{}　制表日期：{}", book.said, full_date(book.made)), &looks.fact)?;
    let names: Vec<&str> = std::iter::once("序号").chain(book.columns.iter().map(|column| column.head)).collect();
    heads(sheet, 2, &names, &looks)?;
    for (n, cells) in book.rows.iter().enumerate() {
        let row = 3 + n as u32;
        let words: Vec<(&str, f64)> =
            cells.iter().zip(&book.columns).map(|(cell, column)| (cell.as_str(), column.width)).collect();
        high_enough(sheet, row, &words)?;
        sheet.write_number_with_format(row, 0, (n + 1) as f64, &looks.center)?;
        for (c, (cell, column)) in (1..).zip(cells.iter().zip(&book.columns)) {
            match cell.parse::<f64>() {
                Ok(number) if column.figure => sheet.write_number_with_format(row, c, number, &looks.center)?,
                _ => sheet.write_string_with_format(row, c, cell, &looks.text)?,
            };
        }
    }
    for (c, column) in (1..).zip(&book.columns) {
        let letters: usize = column.choices.iter().map(|word| word.chars().count() + 1).sum();
        if !column.choices.is_empty() && letters <= CHOICES {
            let rule = DataValidation::new()
                .allow_list_strings(&column.choices)?
                .set_error_style(DataValidationErrorStyle::Warning);
            sheet.add_data_validation(3, c, 3 + book.rows.len() as u32 + SPARE, c, &rule)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{cells, date, keep};

    #[test]
    fn a_register_stands_as_it_is_read_back() {
        let column = |head, width| RegisterColumn { head, width, ..RegisterColumn::default() };
        let book = RegisterBook {
            school: "中共某某县委党校".into(),
            name: "场地".into(),
            said: "共2个场地".into(),
            columns: vec![
                column("名称", 20.0),
                RegisterColumn { figure: true, ..column("座位", 8.0) },
                RegisterColumn { choices: vec!["上架", "停用"], ..column("状态", 8.0) },
            ],
            rows: vec![
                vec!["报告厅".into(), "300".into(), "上架".into()],
                vec!["201教室".into(), String::new(), "停用".into()],
            ],
            made: date(3, 6),
        };
        let bytes = write(&book).unwrap();
        keep("register.xlsx", &bytes);
        let read: Vec<String> = cells(&bytes, "场地").iter().map(|row| row.join("|")).collect();
        assert_eq!(
            read,
            [
                "中共某某县委党校场地|||",
                "共2个场地　制表日期：2026年3月6日|||",
                "序号|名称|座位|状态",
                "1|报告厅|300|上架",
                "2|201教室||停用"
            ]
        );
    }
}
