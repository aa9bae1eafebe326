//! 年度办班计划表 as a workbook, as the office submits it: one row a class, by category, with subtotals of 期 and 人次.

use rust_xlsxwriter::Worksheet;
use school::{Answer, calendar::full_date};

use super::form::{Looks, Setup, Written, across, at, formula, heads, high_enough, save, set_up, title};
use crate::year_plan::{PlanRow, YearPlan};

const HEADS: [&str; 13] = [
    "序号",
    "班次名称",
    "层级",
    "培训对象",
    "计划\n人次",
    "起止日期",
    "天数",
    "地点",
    "主办单位",
    "承办（协办）单位",
    "备案",
    "培训项目",
    "备注",
];
const WIDTHS: [f64; 13] = [5.0, 28.0, 7.0, 20.0, 7.0, 20.0, 6.0, 12.0, 14.0, 18.0, 12.0, 15.0, 12.0];
/// 计划人次 and 天数: the columns with figures.
const PLANNED: u16 = 4;
const DAYS: u16 = 6;

/// Writes the workbook.
pub fn write(book: &YearPlan) -> Answer<Vec<u8>> {
    let name = format!("{}{}年度办班计划表", book.school, book.year);
    save(&name, book.made, |workbook| fill(workbook.add_worksheet(), book, &name))
}

fn fill(sheet: &mut Worksheet, book: &YearPlan, name: &str) -> Written {
    let looks = Looks::new();
    let tab = format!("{}年度办班计划", book.year);
    set_up(sheet, &Setup { tab: &tab, lying: true, widths: &WIDTHS, head: (2, 2), kept: 2 })?;
    title(sheet, HEADS.len(), &WIDTHS, name, &looks)?;
    across(sheet, 1, HEADS.len(), &format!("制表日期：{}", full_date(book.made)), &looks.fact)?;
    heads(sheet, 2, &HEADS, &looks)?;
    let mut row = 3;
    let mut number = 0;
    for (category, of_it) in book.by_category() {
        let top = row;
        for line in &of_it {
            number += 1;
            line_row(sheet, row, number, line, &looks)?;
            row += 1;
        }
        sum_row(sheet, row, top, &format!("{category}小计（{}期）", of_it.len()), &of_it, &looks)?;
        row += 1;
    }
    let all: Vec<&PlanRow> = book.lines.iter().collect();
    sum_row(sheet, row, 3, &format!("合　计（{}期）", all.len()), &all, &looks)
}

fn line_row(sheet: &mut Worksheet, row: u32, number: u32, line: &PlanRow, looks: &Looks) -> Written {
    let days = line.said_days();
    let words = [
        (1, line.class.as_str(), &looks.text),
        (2, &line.tier, &looks.center),
        (3, &line.audience, &looks.text),
        (5, &days, &looks.center),
        (7, &line.place, &looks.text),
        (8, &line.host, &looks.text),
        (9, &line.undertaker, &looks.text),
        (10, &line.filing, &looks.center),
        (11, &line.programme, &looks.text),
        (12, &line.note, &looks.text),
    ];
    let wide: Vec<(&str, f64)> = words.iter().map(|(column, text, _)| (*text, WIDTHS[usize::from(*column)])).collect();
    high_enough(sheet, row, &wide)?;
    sheet.write_number_with_format(row, 0, number, &looks.center)?;
    for (column, text, look) in words {
        sheet.write_string_with_format(row, column, text, look)?;
    }
    figure(sheet, row, PLANNED, line.planned, looks)?;
    figure(sheet, row, DAYS, line.count_days(), looks)
}

/// A figure, or nothing where it is not settled yet.
fn figure(sheet: &mut Worksheet, row: u32, column: u16, value: u32, looks: &Looks) -> Written {
    match value {
        0 => sheet.write_blank(row, column, &looks.center)?,
        _ => sheet.write_number_with_format(row, column, value, &looks.center)?,
    };
    Ok(())
}

/// Sums of the rows from `top` to the one above; subtotals are passed over by SUBTOTAL itself.
fn sum_row(sheet: &mut Worksheet, row: u32, top: u32, label: &str, lines: &[&PlanRow], looks: &Looks) -> Written {
    sheet.set_row_height(row, 22)?;
    for column in 0..HEADS.len() as u16 {
        sheet.write_blank(row, column, &looks.sum)?;
    }
    sheet.merge_range(row, 0, row, PLANNED - 1, label, &looks.sum)?;
    let planned = lines.iter().map(|line| line.planned).sum::<u32>();
    // SUBTOTAL leaves other subtotals out, so that the last row may span them all; of nothing it is 0.
    let range = format!("{}:{}", at(top, PLANNED), at(row.max(top + 1) - 1, PLANNED));
    let sum = formula(format!("=SUBTOTAL(9,{range})"), f64::from(planned));
    sheet.write_formula_with_format(row, PLANNED, sum, &looks.sum)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{cells, keep};
    use crate::year_plan::tests::plan;

    #[test]
    fn a_year_on_one_sheet() {
        let bytes = write(&plan(3)).unwrap();
        keep("year_plan.xlsx", &bytes);
        let read: Vec<String> = cells(&bytes, "2026年度办班计划").iter().skip(3).map(|row| row.join("|")).collect();
        assert_eq!(read.len(), 6, "{read:?}");
        assert!(read[0].starts_with("1|第1期中青年干部培训班|县级|科级干部|40|3月9日—3月20日|12|"), "{read:?}");
        assert!(read[2].starts_with("主体班小计（2期）||||90|"), "{read:?}");
        assert!(read[5].starts_with("合　计（3期）||||150|"), "{read:?}");
        assert!(write(&YearPlan { lines: vec![], ..plan(3) }).is_ok(), "an empty plan is a sheet, too");
    }
}
