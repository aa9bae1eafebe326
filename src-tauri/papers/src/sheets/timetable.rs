//! 课程表 as a workbook: one row a session, dates that Excel knows as dates.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{ExcelDateTime, Worksheet};
use school::Answer;

use super::form::{Looks, Setup, Written, across, heads, high_enough, save, set_up, title};
use crate::Lesson;
use crate::hours;
use crate::timetable::Timetable;
use school::calendar::weekday;

const HEADS: [&str; 8] = ["日期", "星期", "时段", "时间", "教学内容", "形式", "授课人", "地点"];
const WIDTHS: [f64; 8] = [10.0, 9.0, 7.0, 14.0, 44.0, 10.0, 32.0, 20.0];

/// Writes the workbook from what the printed 课程表 is made of.
pub fn write(timetable: &Timetable) -> Answer<Vec<u8>> {
    let name = format!("{}课程表", timetable.class);
    let first = timetable.halves.first().map(|half| half.date);
    let made = timetable.edition.map(|edition| edition.date).or(first).unwrap_or_default();
    save(&name, made, |workbook| fill(workbook.add_worksheet(), timetable, &name))
}

fn fill(sheet: &mut Worksheet, timetable: &Timetable, name: &str) -> Written {
    let looks = Looks::new();
    set_up(sheet, &Setup { tab: "课程表", lying: true, widths: &WIDTHS, head: (2, 2), kept: 0 })?;
    title(sheet, HEADS.len(), &WIDTHS, name, &looks)?;
    let edition = timetable.edition.map_or(String::new(), |edition| format!("　第{}版", edition.number));
    across(sheet, 1, HEADS.len(), &format!("{}{edition}", timetable.facts), &looks.fact)?;
    heads(sheet, 2, &HEADS, &looks)?;
    let mut row = 3;
    for day in timetable.halves.chunk_by(|a, b| a.date == b.date) {
        let top = row;
        for half in day {
            let nothing = [Lesson::default()];
            let sessions = if half.sessions.is_empty() { &nothing[..] } else { &half.sessions };
            for lesson in sessions {
                let time = lesson.time.map_or(String::new(), hours);
                let words = [&half.half, &time, &lesson.title, &lesson.form, &lesson.lecturer, &lesson.place];
                for (c, text) in words.into_iter().enumerate() {
                    let look = if matches!(c, 2 | 4) { &looks.text } else { &looks.center };
                    sheet.write_string_with_format(row, 2 + c as u16, text, look)?;
                }
                let wide =
                    [(lesson.title.as_str(), WIDTHS[4]), (&lesson.lecturer, WIDTHS[6]), (&lesson.place, WIDTHS[7])];
                high_enough(sheet, row, &wide)?;
                row += 1;
            }
        }
        the_date(sheet, (top, row - 1), day[0].date, &looks)?;
    }
    let note = if timetable.note.is_empty() { "如有调整，以通知为准。" } else { &timetable.note };
    across(sheet, row, HEADS.len(), &format!("注：{note}"), &looks.fact)
}

/// Date and weekday, once for all rows of the day.
fn the_date(sheet: &mut Worksheet, (top, bottom): (u32, u32), date: NaiveDate, looks: &Looks) -> Written {
    let look = looks.center.clone().set_num_format("m\"月\"d\"日\"");
    if bottom > top {
        sheet.merge_range(top, 0, bottom, 0, "", &look)?;
        sheet.merge_range(top, 1, bottom, 1, "", &looks.center)?;
    }
    let day = ExcelDateTime::from_ymd(date.year() as u16, date.month() as u8, date.day() as u8)?;
    sheet.write_datetime_with_format(top, 0, &day, &look)?;
    sheet.write_string_with_format(top, 1, format!("星期{}", weekday(date)), &looks.center)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{CLASS, cells, edition, keep, week};

    #[test]
    fn every_session_reads_back() {
        let facts = "2026年3月9日至3月13日".to_string();
        let input = Timetable { class: CLASS.into(), facts, halves: week(), note: String::new(), edition: edition() };
        let bytes = write(&input).unwrap();
        keep("timetable.xlsx", &bytes);
        let read = cells(&bytes, "课程表");
        assert_eq!(read[1][0], "2026年3月9日至3月13日　第2版");
        assert_eq!(read[2].join("|"), HEADS.join("|"));
        let rows: Vec<String> = read[3..].iter().map(|row| row.join("|")).collect();
        assert_eq!(rows.len(), 12 + 1);
        assert_eq!(rows[0], "2026-03-09|星期一|上午|8:30–9:00|开班式|||报告厅");
        assert_eq!(rows[2], "||下午|14:30–17:30|《学习贯彻党的二十届四中全会精神》|讲授|李某某（市委党校教授）|报告厅");
        assert_eq!(rows[7], "||晚上|19:00–21:00|观看警示教育片|||报告厅");
        assert_eq!(rows[12], "注：如有调整，以通知为准。|||||||");
    }
}
