//! 单位考勤统计表 and 到课率对比表 as workbooks: one row a unit or a class, sums and rates as formulas.

use rust_xlsxwriter::Worksheet;
use school::Answer;
use school::calendar::full_date;

use super::form::{Looks, Setup, Written, across, at, formula, heads, high_enough, rate, save, set_up, share, title};
use crate::roll_table::{COUNTS, RollTable, RollTableLine, counts};

/// Writes the workbook.
pub fn write(table: &RollTable) -> Answer<Vec<u8>> {
    let name = table.title();
    save(&name, table.made, |workbook| fill(workbook.add_worksheet(), table, &name))
}

fn fill(sheet: &mut Worksheet, table: &RollTable, name: &str) -> Written {
    let looks = Looks::new();
    let (mut words, mut widths) = (vec!["序号".to_string(), plain(&table.name)], vec![6.0, 36.0]);
    if !table.beside.is_empty() {
        words.push(plain(&table.beside));
        widths.push(26.0);
    }
    let first = words.len() as u16;
    words.extend(COUNTS.iter().map(|count| format!("{count}\n（人·场）")));
    words.extend(["参训率A".into(), "参训率B".into()]);
    widths.resize(words.len(), 9.5);
    set_up(sheet, &Setup { tab: &table.kind, lying: true, widths: &widths, head: (2, 2), kept: 2 })?;
    title(sheet, words.len(), &widths, name, &looks)?;
    let said = format!("期间：{}　制表日期：{}", table.period, full_date(table.made));
    across(sheet, 1, words.len(), &said, &looks.fact)?;
    heads(sheet, 2, &words.iter().map(String::as_str).collect::<Vec<_>>(), &looks)?;
    let mut row = 3;
    for (n, line) in table.lines.iter().enumerate() {
        sheet.write_number_with_format(row, 0, (n + 1) as f64, &looks.center)?;
        sheet.write_string_with_format(row, 1, &line.name, &looks.text)?;
        if first > 2 {
            sheet.write_string_with_format(row, 2, &line.beside, &looks.center)?;
        }
        for (column, count) in (first..).zip(counts(&line.tally)) {
            sheet.write_number_with_format(row, column, f64::from(count), &looks.center)?;
        }
        rates(sheet, row, first, line, &looks.percent)?;
        high_enough(sheet, row, &[(&line.name, widths[1])])?;
        row += 1;
    }
    let total = table.total();
    sheet.merge_range(row, 0, row, first - 1, "合　计", &looks.sum)?;
    for (column, count) in (first..).zip(counts(&total.tally)) {
        let all = format!("=SUM({}:{})", at(3, column), at(row - 1, column));
        sheet.write_formula_with_format(row, column, formula(all, f64::from(count)), &looks.sum)?;
    }
    rates(sheet, row, first, &total, &looks.sum_percent)?;
    for (n, basis) in table.basis.iter().enumerate() {
        let lead = if n == 0 { "口径：" } else { "　　　" };
        across(sheet, row + 1 + n as u32, words.len(), &format!("{lead}{basis}"), &looks.fact)?;
    }
    Ok(())
}

/// A head without the space that spreads it on paper.
fn plain(head: &str) -> String {
    head.replace('　', "")
}

/// The two rates of a row, from its own counts: 应到 first, then 实到; the three kinds of leave last.
fn rates(sheet: &mut Worksheet, row: u32, first: u16, line: &RollTableLine, look: &rust_xlsxwriter::Format) -> Written {
    let tally = &line.tally;
    let (whole, part) = (at(row, first), at(row, first + 1));
    let without = format!("{whole}-SUM({}:{})", at(row, first + 5), at(row, first + 7));
    let last = first + COUNTS.len() as u16;
    sheet.write_formula_with_format(row, last, rate(&part, &whole, share(tally.came, tally.expected)), look)?;
    let value = share(tally.came, tally.expected - tally.on_leave());
    sheet.write_formula_with_format(row, last + 1, rate(&part, &without, value), look)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::roll_table::tests::table;
    use crate::sample::{cells, keep};

    #[test]
    fn units_sums_and_rates_read_back() {
        let bytes = write(&table(6, false)).unwrap();
        keep("roll_table.xlsx", &bytes);
        let read = cells(&bytes, "单位考勤统计表");
        assert_eq!(read[0][0], "中共某某县委党校单位考勤统计表");
        assert_eq!(read[3].join("|"), format!("1|县人力资源和社会保障局第1分局|10|8|0|0|1|1|0|0|0.8|{}", 8.0 / 9.0));
        assert_eq!(read[9].join("|"), format!("合　计||60|56|0|0|2|2|0|0|{}|{}", 56.0 / 60.0, 56.0 / 58.0));
    }
}
