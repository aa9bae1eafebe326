//! 周课程表 as a workbook: a grid a week, one below the other, each on its own page; one cell a session, merged over the
//! rows it takes.

use rust_xlsxwriter::Worksheet;
use school::Answer;
use school::calendar::{month_day, span, weekday};

use super::form::{Looks, Setup, Written, across, save, set_up, title};
use crate::timetable::Timetable;
use crate::week::{Week, weeks};

/// Of the column that says which half day, and of all days together, in characters.
const LABEL: f64 = 13.0;
const DAYS: f64 = 132.0;
/// Of a line of type and of the air in a cell, points.
const LINE: f64 = 14.5;
const AIR: f64 = 8.0;
/// Excel's own limit.
const HIGHEST: f64 = 409.0;

/// Writes the workbook from what the printed 课程表 is made of.
pub fn write(timetable: &Timetable) -> Answer<Vec<u8>> {
    let name = format!("{}周课程表", timetable.class);
    let first = timetable.halves.first().map(|half| half.date);
    let made = timetable.edition.map(|edition| edition.date).or(first).unwrap_or_default();
    save(&name, made, |workbook| fill(workbook.add_worksheet(), timetable))
}

fn fill(sheet: &mut Worksheet, timetable: &Timetable) -> Written {
    let looks = Looks::new();
    let weeks = weeks(&timetable.halves);
    let days = weeks.first().map_or(1, |week| week.days.len());
    let width = (DAYS / days as f64).min(44.0);
    let mut widths = vec![LABEL];
    widths.resize(1 + days, width);
    set_up(sheet, &Setup { tab: "周课程表", lying: true, widths: &widths, head: (0, 1), kept: 0 })?;
    // A table of one column has nothing to merge a title over.
    let columns = widths.len().max(2);
    title(sheet, columns, &widths, &format!("{}课程表", timetable.class), &looks)?;
    let edition = timetable.edition.map_or(String::new(), |edition| format!("　第{}版", edition.number));
    across(sheet, 1, columns, &format!("{}{edition}", timetable.facts), &looks.fact)?;
    let (mut row, mut breaks) = (2, Vec::new());
    for week in &weeks {
        if row > 2 {
            breaks.push(row);
        }
        if weeks.len() > 1 {
            let days = span(week.days[0], week.days[week.days.len() - 1]);
            across(sheet, row, columns, &format!("第{}周（{days}）", week.number), &looks.fact)?;
            row += 1;
        }
        row = one_week(sheet, row, week, width, &looks)?;
    }
    sheet.set_page_breaks(&breaks)?;
    let note = if timetable.note.is_empty() { "如有调整，以通知为准。" } else { &timetable.note };
    across(sheet, row, columns, &format!("注：{note}"), &looks.fact)
}

/// A grid; answers the row below it.
fn one_week(sheet: &mut Worksheet, top: u32, week: &Week<'_>, width: f64, looks: &Looks) -> Written<u32> {
    sheet.write_string_with_format(top, 0, "时段", &looks.head)?;
    for (n, day) in week.days.iter().enumerate() {
        let head = format!("{}\n星期{}", month_day(*day), weekday(*day));
        sheet.write_string_with_format(top, 1 + n as u16, head, &looks.head)?;
    }
    sheet.set_row_height(top, 36)?;
    let mut first = top + 1;
    for band in &week.bands {
        put(sheet, (first, 0, band.rows), &band.label(), looks)?;
        first += band.rows as u32;
    }
    for block in &week.blocks {
        put(sheet, (top + 1 + block.top as u32, 1 + block.day as u16, block.rows), &block.words(), looks)?;
    }
    for (n, height) in heights(week, width).into_iter().enumerate() {
        sheet.set_row_height(top + 1 + n as u32, height.min(HIGHEST))?;
    }
    Ok(first)
}

/// A text in one cell, or in several merged downwards.
fn put(sheet: &mut Worksheet, (row, column, rows): (u32, u16, usize), text: &str, looks: &Looks) -> Written {
    if rows > 1 {
        sheet.merge_range(row, column, row + rows as u32 - 1, column, text, &looks.center)?;
    } else {
        sheet.write_string_with_format(row, column, text, &looks.center)?;
    }
    Ok(())
}

/// The height of every row: what its own cells need, and what cells over several rows lack shared among them.
fn heights(week: &Week<'_>, width: f64) -> Vec<f64> {
    let all: usize = week.bands.iter().map(|band| band.rows).sum();
    let least = if all > 6 { 24.0 } else { 70.0 };
    let mut heights = vec![least; all];
    let mut needs: Vec<(usize, usize, f64)> =
        week.blocks.iter().map(|block| (block.top, block.rows, need(&block.words(), width))).collect();
    let mut top = 0;
    for band in &week.bands {
        needs.push((top, band.rows, need(&band.label(), LABEL)));
        top += band.rows;
    }
    needs.sort_by_key(|(_, rows, _)| *rows);
    for (top, rows, need) in needs {
        let short = need - heights[top..top + rows].iter().sum::<f64>();
        if short > 0.0 {
            heights[top..top + rows].iter_mut().for_each(|height| *height += short / rows as f64);
        }
    }
    heights
}

/// How high a text stands in a column, points.
fn need(text: &str, width: f64) -> f64 {
    let lines = text.lines().map(|line| {
        let wide: f64 = line.chars().map(|c| if c.is_ascii() || c == '·' { 1.05 } else { 2.1 }).sum();
        (wide / (width - 1.2)).ceil().max(1.0)
    });
    lines.sum::<f64>() * LINE + AIR
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{cells, keep};
    use crate::week::tests::{crowded, timetable, weeks_of};

    #[test]
    fn every_week_is_a_grid_with_one_cell_a_session() {
        let bytes = write(&timetable(weeks_of(2))).unwrap();
        keep("week.xlsx", &bytes);
        let read = cells(&bytes, "周课程表");
        let rows: Vec<String> = read.iter().map(|row| row.join("|")).collect();
        assert_eq!(rows[1], "2026年3月9日至3月13日　地点：县委党校　第2版|||||");
        assert_eq!(rows[2], "第1周（2026年3月9日至3月13日）|||||");
        assert_eq!(rows[3], "时段|3月9日\n星期一|3月10日\n星期二|3月11日\n星期三|3月12日\n星期四|3月13日\n星期五");
        assert_eq!(read[4][0], "上午\n8:30–11:30");
        assert_eq!(read[4][1], "8:30–9:00\n开班式\n地点：报告厅");
        assert!(read[5][1].starts_with("9:10–11:30\n《习近平"), "{}", read[5][1]);
        assert!(rows.iter().any(|row| row.starts_with("第2周（2026年3月16日")), "{rows:?}");
        assert_eq!(rows[rows.len() - 1], "注：如有调整，以通知为准。|||||");
        let crowded = write(&timetable(crowded())).unwrap();
        keep("week_crowded.xlsx", &crowded);
        let said: String = cells(&crowded, "周课程表").concat().concat();
        assert_eq!(said.matches("组交流》").count(), 30, "one cell a session");
    }
}
