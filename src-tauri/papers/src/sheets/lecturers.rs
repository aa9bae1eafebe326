//! 授课安排 and 授课工作量统计表 as workbooks: one row a block, one row a lecturer; totals are formulas.

use chrono::Datelike;
use rust_xlsxwriter::{ExcelDateTime, Workbook, Worksheet};
use school::Answer;
use school::calendar::{full_date, weekday};

use super::form::{Looks, Setup, Written, across, at, formula, heads, high_enough, hundredths, save, set_up, title};
use crate::hours;
use crate::lecturer_plan::{LecturerPlan, sum};
use crate::workload::{Load, Workload};

const PLAN_HEADS: [&str; 9] = ["日期", "星期", "时间", "题目", "形式", "班次", "地点", "学时", "状态"];
const PLAN_WIDTHS: [f64; 9] = [12.0, 9.0, 14.0, 42.0, 10.0, 36.0, 18.0, 8.0, 9.0];

/// Writes the 授课安排 of a lecturer.
pub fn plan(plan: &LecturerPlan) -> Answer<Vec<u8>> {
    save(&plan.title(), plan.made, |workbook| fill_plan(workbook.add_worksheet(), plan))
}

fn fill_plan(sheet: &mut Worksheet, plan: &LecturerPlan) -> Written {
    let looks = Looks::new();
    set_up(sheet, &Setup { tab: "授课安排", lying: true, widths: &PLAN_WIDTHS, head: (2, 2), kept: 0 })?;
    title(sheet, PLAN_WIDTHS.len(), &PLAN_WIDTHS, &format!("{}{}", plan.school, plan.title()), &looks)?;
    let said = format!("授课人：{}　{}　　制表日期：{}", plan.name, plan.post, full_date(plan.made));
    across(sheet, 1, PLAN_WIDTHS.len(), &said, &looks.fact)?;
    heads(sheet, 2, &PLAN_HEADS, &looks)?;
    let day = looks.center.clone().set_num_format("yyyy\"年\"m\"月\"d\"日\"");
    let mut row = 3;
    for one in &plan.given {
        let date = ExcelDateTime::from_ymd(one.date.year() as u16, one.date.month() as u8, one.date.day() as u8)?;
        sheet.write_datetime_with_format(row, 0, &date, &day)?;
        let week = format!("星期{}", weekday(one.date));
        let time = hours(one.time);
        let words = [
            (1, &week),
            (2, &time),
            (3, &one.title),
            (4, &one.form),
            (5, &one.class),
            (6, &one.place),
            (8, &one.state),
        ];
        for (column, text) in words {
            let look = if matches!(column, 3 | 5) { &looks.text } else { &looks.center };
            sheet.write_string_with_format(row, column, text, look)?;
        }
        sheet.write_number_with_format(row, 7, hundredths(one.hours), &looks.center)?;
        high_enough(
            sheet,
            row,
            &[(&one.title, PLAN_WIDTHS[3]), (&one.class, PLAN_WIDTHS[5]), (&one.place, PLAN_WIDTHS[6])],
        )?;
        row += 1;
    }
    for column in 0..PLAN_WIDTHS.len() as u16 {
        sheet.write_string_with_format(row, column, "", &looks.sum)?;
    }
    sheet.write_string_with_format(row, 0, "合计", &looks.sum)?;
    sheet.write_string_with_format(row, 3, format!("{}场", plan.given.len()), &looks.sum)?;
    let all = format!("=SUM({}:{})", at(3, 7), at(row - 1, 7));
    sheet.write_formula_with_format(row, 7, formula(all, hundredths(sum(&plan.given))), &looks.sum)?;
    across(sheet, row + 1, PLAN_WIDTHS.len(), "注：合班只计一次。如有调整，以通知为准。", &looks.fact)
}

/// The columns before the figures.
const LOAD_HEADS: [&str; 5] = ["序号", "姓名", "单位及职务", "职称", "类别"];
const LOAD_WIDTHS: [f64; 5] = [6.0, 14.0, 36.0, 13.0, 11.0];

/// Writes the 授课工作量统计表.
pub fn workload(workload: &Workload) -> Answer<Vec<u8>> {
    let name = format!("{}{}授课工作量统计表", workload.school, workload.period);
    save(&name, workload.made, |workbook: &mut Workbook| fill_workload(workbook.add_worksheet(), workload, &name))
}

fn fill_workload(sheet: &mut Worksheet, workload: &Workload, name: &str) -> Written {
    let looks = Looks::new();
    let first = LOAD_HEADS.len() as u16;
    let kinds: Vec<&str> = workload.kinds.iter().map(String::as_str).chain(["合计"]).collect();
    let mut words: Vec<String> = LOAD_HEADS.map(String::from).into();
    words.extend(kinds.iter().flat_map(|kind| ["场次", "学时"].map(|what| format!("{kind}\n{what}"))));
    let mut widths = LOAD_WIDTHS.to_vec();
    widths.resize(words.len(), 9.0);
    set_up(sheet, &Setup { tab: "授课工作量", lying: true, widths: &widths, head: (2, 2), kept: 2 })?;
    title(sheet, words.len(), &widths, name, &looks)?;
    across(sheet, 1, words.len(), &format!("制表日期：{}", full_date(workload.made)), &looks.fact)?;
    heads(sheet, 2, &words.iter().map(String::as_str).collect::<Vec<_>>(), &looks)?;
    let mut row = 3;
    for (n, load) in workload.lecturers.iter().enumerate() {
        sheet.write_number_with_format(row, 0, (n + 1) as f64, &looks.center)?;
        for (column, text) in [(1, &load.name), (2, &load.post), (3, &load.title), (4, &load.category)] {
            let look = if column == 2 { &looks.text } else { &looks.center };
            sheet.write_string_with_format(row, column, text, look)?;
        }
        for (kind, (sessions, hours)) in load.by_kind.iter().enumerate() {
            let column = first + 2 * kind as u16;
            sheet.write_number_with_format(row, column, f64::from(*sessions), &looks.center)?;
            sheet.write_number_with_format(row, column + 1, hundredths(*hours), &looks.center)?;
        }
        totals(sheet, row, first, load, &looks.center)?;
        high_enough(sheet, row, &[(&load.name, widths[1]), (&load.post, widths[2])])?;
        row += 1;
    }
    for column in 0..first {
        sheet.write_string_with_format(row, column, if column == 0 { "合计" } else { "" }, &looks.sum)?;
    }
    sheet.write_string_with_format(row, 1, format!("{}人", workload.lecturers.len()), &looks.sum)?;
    let total = workload.total();
    for (kind, (sessions, hours)) in total.by_kind.iter().enumerate() {
        let column = first + 2 * kind as u16;
        for (column, value) in [(column, f64::from(*sessions)), (column + 1, hundredths(*hours))] {
            let all = format!("=SUM({}:{})", at(3, column), at(row - 1, column));
            sheet.write_formula_with_format(row, column, formula(all, value), &looks.sum)?;
        }
    }
    totals(sheet, row, first, &total, &looks.sum)?;
    for (n, basis) in workload.basis.iter().enumerate() {
        let lead = if n == 0 { "注：" } else { "　　" };
        across(sheet, row + 1 + n as u32, words.len(), &format!("{lead}{basis}"), &looks.fact)?;
    }
    Ok(())
}

/// 合计 of a row: the figures of its kinds added up.
fn totals(sheet: &mut Worksheet, row: u32, first: u16, load: &Load, look: &rust_xlsxwriter::Format) -> Written {
    let (sessions, hours) = load.total();
    let behind = first + 2 * load.by_kind.len() as u16;
    for (which, value) in [(0, f64::from(sessions)), (1, hundredths(hours))] {
        let cells: Vec<String> = (0..load.by_kind.len() as u16).map(|kind| at(row, first + 2 * kind + which)).collect();
        sheet.write_formula_with_format(row, behind + which, formula(format!("={}", cells.join("+")), value), look)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{cells, keep};
    use crate::{lecturer_plan, workload};

    #[test]
    fn a_plan_adds_up() {
        let bytes = plan(&lecturer_plan::tests::plan(6)).unwrap();
        keep("lecturer_plan.xlsx", &bytes);
        let read = cells(&bytes, "授课安排");
        assert_eq!(read[2].join("|"), PLAN_HEADS.join("|"));
        assert!(read[3].join("|").starts_with("2026-03-01|星期日|8:30–11:30|《习近平"), "{:?}", read[3]);
        assert_eq!(read[9].join("|"), "合计|||6场||||24|");
    }

    #[test]
    fn everybody_has_their_figures_and_they_add_up() {
        let bytes = super::workload(&workload::tests::workload(4)).unwrap();
        keep("workload.xlsx", &bytes);
        let read = cells(&bytes, "授课工作量");
        assert_eq!(
            read[2].join("|"),
            "序号|姓名|单位及职务|职称|类别|主体班\n场次|主体班\n学时|专题班\n场次|专题班\n学时|合计\n场次|合计\n学时"
        );
        assert_eq!(read[6].join("|"), "4|陈𠅤|东河镇副镇长||本校教师|3|12|1|2.5|4|14.5");
        assert_eq!(read[7].join("|"), "合计|4人||||6|24|4|10|10|34");
        assert_eq!(read[8][0], "注：统计期间：2026年1月1日至7月31日。");
    }
}
