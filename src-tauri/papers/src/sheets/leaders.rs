//! 领导授课台账 as a workbook: one row a lecture, and a second sheet by 四大班子 with the share as a formula.

use chrono::Datelike;
use rust_xlsxwriter::{ExcelDateTime, Worksheet};
use school::Answer;
use school::calendar::full_date;

use super::form::{
    Looks, Setup, Written, across, at, formula, heads, high_enough, hundredths, save, set_up, share, title,
};
use crate::leaders::{Leader, Ledger};
use crate::lecturer_plan::sum;

const HEADS: [&str; 10] =
    ["序号", "班子", "姓名", "单位及职务", "授课日期", "班次", "题目", "学时", "累计\n场次", "累计\n学时"];
const WIDTHS: [f64; 10] = [6.0, 8.0, 14.0, 30.0, 15.0, 34.0, 40.0, 8.0, 8.0, 8.0];
const OFFICE_HEADS: [&str; 6] = ["班子", "应授课\n人数", "已授课\n人数", "尚未授课\n人数", "场次", "学时"];
const OFFICE_WIDTHS: [f64; 6] = [26.0, 12.0, 12.0, 12.0, 12.0, 12.0];

/// Writes the ledger.
pub fn write(ledger: &Ledger) -> Answer<Vec<u8>> {
    let name = format!("{}{}领导授课台账", ledger.school, ledger.period);
    save(&name, ledger.made, |workbook| {
        by_leader(workbook.add_worksheet(), ledger, &name)?;
        by_office(workbook.add_worksheet(), ledger, &name)
    })
}

fn by_leader(sheet: &mut Worksheet, ledger: &Ledger, name: &str) -> Written {
    let looks = Looks::new();
    set_up(sheet, &Setup { tab: "领导授课台账", lying: true, widths: &WIDTHS, head: (2, 2), kept: 3 })?;
    title(sheet, WIDTHS.len(), &WIDTHS, name, &looks)?;
    across(sheet, 1, WIDTHS.len(), &format!("制表日期：{}", full_date(ledger.made)), &looks.fact)?;
    heads(sheet, 2, &HEADS, &looks)?;
    let day = looks.center.clone().set_num_format("yyyy\"年\"m\"月\"d\"日\"");
    let mut row = 3;
    for (n, leader) in ledger.leaders.iter().enumerate() {
        let top = row;
        for one in &leader.given {
            let date = ExcelDateTime::from_ymd(one.date.year() as u16, one.date.month() as u8, one.date.day() as u8)?;
            sheet.write_datetime_with_format(row, 4, &date, &day)?;
            sheet.write_string_with_format(row, 5, &one.class, &looks.text)?;
            sheet.write_string_with_format(row, 6, &one.title, &looks.text)?;
            sheet.write_number_with_format(row, 7, hundredths(one.hours), &looks.center)?;
            let wide = [(one.class.as_str(), WIDTHS[5]), (&one.title, WIDTHS[6]), (&leader.post, WIDTHS[3])];
            high_enough(sheet, row, &wide)?;
            row += 1;
        }
        if leader.given.is_empty() {
            for (column, text) in [(4, "尚未授课"), (5, ""), (6, ""), (7, "")] {
                sheet.write_string_with_format(row, column, text, &looks.center)?;
            }
            high_enough(sheet, row, &[(&leader.post, WIDTHS[3])])?;
            row += 1;
        }
        who(sheet, (top, row - 1), n, leader, &looks)?;
    }
    Ok(())
}

/// Who it is and how much together, once for all their rows.
fn who(sheet: &mut Worksheet, (top, bottom): (u32, u32), n: usize, leader: &Leader, looks: &Looks) -> Written {
    if top < bottom {
        for column in [0, 1, 2, 3, 8, 9] {
            sheet.merge_range(top, column, bottom, column, "", &looks.center)?;
        }
    }
    sheet.write_number_with_format(top, 0, (n + 1) as f64, &looks.center)?;
    for (column, text) in [(1, &leader.office), (2, &leader.name), (3, &leader.post)] {
        sheet.write_string_with_format(top, column, text, &looks.center)?;
    }
    sheet.write_number_with_format(top, 8, leader.given.len() as f64, &looks.center)?;
    let hours = format!("=SUM({}:{})", at(top, 7), at(bottom, 7));
    sheet.write_formula_with_format(top, 9, formula(hours, hundredths(sum(&leader.given))), &looks.center)?;
    Ok(())
}

fn by_office(sheet: &mut Worksheet, ledger: &Ledger, name: &str) -> Written {
    let looks = Looks::new();
    let columns = OFFICE_WIDTHS.len();
    set_up(sheet, &Setup { tab: "汇总", lying: false, widths: &OFFICE_WIDTHS, head: (1, 1), kept: 0 })?;
    title(sheet, columns, &OFFICE_WIDTHS, &format!("{name}汇总"), &looks)?;
    heads(sheet, 1, &OFFICE_HEADS, &looks)?;
    let offices = ledger.offices();
    for (n, office) in offices.iter().enumerate() {
        let row = 2 + n as u32;
        sheet.set_row_height(row, 21)?;
        sheet.write_string_with_format(row, 0, &office.office, &looks.center)?;
        let silent = format!("={}-{}", at(row, 1), at(row, 2));
        sheet.write_number_with_format(row, 1, office.due as f64, &looks.center)?;
        sheet.write_number_with_format(row, 2, office.have as f64, &looks.center)?;
        sheet.write_formula_with_format(row, 3, formula(silent, (office.due - office.have) as f64), &looks.center)?;
        sheet.write_number_with_format(row, 4, office.sessions as f64, &looks.center)?;
        sheet.write_number_with_format(row, 5, hundredths(office.hours), &looks.center)?;
    }
    let row = 2 + offices.len() as u32;
    for row in [row, row + 2, row + 3, row + 4] {
        sheet.set_row_height(row, 21)?;
    }
    sheet.write_string_with_format(row, 0, "合计", &looks.sum)?;
    let sums: [f64; 5] = [
        offices.iter().map(|it| it.due as f64).sum(),
        offices.iter().map(|it| it.have as f64).sum(),
        offices.iter().map(|it| (it.due - it.have) as f64).sum(),
        offices.iter().map(|it| it.sessions as f64).sum(),
        hundredths(offices.iter().map(|it| it.hours).sum()),
    ];
    for (n, sum) in sums.into_iter().enumerate() {
        let column = 1 + n as u16;
        let all = format!("=SUM({}:{})", at(2, column), at(row - 1, column));
        sheet.write_formula_with_format(row, column, formula(all, sum), &looks.sum)?;
    }
    let (leaders, all) = ledger.share;
    let lines = [("领导干部在主体班次的授课学时", hundredths(leaders)), ("主体班次总学时", hundredths(all))];
    for (n, (said, hours)) in lines.into_iter().enumerate() {
        let row = row + 2 + n as u32;
        sheet.merge_range(row, 0, row, 4, said, &looks.text)?;
        sheet.write_number_with_format(row, 5, hours, &looks.center)?;
    }
    let (part, whole) = (at(row + 2, 5), at(row + 3, 5));
    let share = share(leaders, all).map_or("—".to_owned(), |share| share.to_string());
    let reckoned = rust_xlsxwriter::Formula::new(format!("=IF({whole}=0,\"—\",{part}/{whole})")).set_result(share);
    sheet.merge_range(row + 4, 0, row + 4, 4, "领导授课占比（不低于20%）", &looks.sum)?;
    sheet.write_formula_with_format(row + 4, 5, reckoned, &looks.sum_percent)?;
    let silent = ledger.silent();
    let mut below = vec![format!("{}。", ledger.formula)];
    if !silent.is_empty() {
        below.push(format!("尚未授课（{}人）：{}。", silent.len(), silent.join("、")));
    }
    below.extend(ledger.basis.iter().cloned());
    for (n, said) in below.iter().enumerate() {
        let row = row + 6 + n as u32;
        across(sheet, row, columns, said, &looks.fact)?;
        high_enough(sheet, row, &[(said, OFFICE_WIDTHS.iter().sum())])?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::leaders::tests::ledger;
    use crate::sample::{cells, keep};

    #[test]
    fn lectures_and_the_share_stand_in_the_workbook() {
        let bytes = write(&ledger(8)).unwrap();
        keep("leaders.xlsx", &bytes);
        let read = cells(&bytes, "领导授课台账");
        assert_eq!(read[3].join("|"), "1|党委|张䶮|县委办公室综合股股长|尚未授课||||0|0");
        assert!(
            read[4].join("|").starts_with("2|党委|李㛃|县人力资源和社会保障局党组成员、副局长|2026-03-09|"),
            "{:?}",
            read[4]
        );
        let offices = cells(&bytes, "汇总");
        let rows: Vec<String> = offices.iter().map(|row| row.join("|")).collect();
        assert_eq!(rows[2], "党委|2|1|1|1|4");
        assert_eq!(rows[6], "合计|8|5|3|7|28");
        assert_eq!(rows[8], "领导干部在主体班次的授课学时|||||36");
        assert_eq!(rows[10], "领导授课占比（不低于20%）|||||0.24");
        assert!(rows[13].starts_with("尚未授课（3人）：张䶮、陈𠅤、欧阳文静。"), "{rows:?}");
    }
}
