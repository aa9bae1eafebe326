//! 课程表 as a workbook: one row a session, dates that Excel knows as dates.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{ExcelDateTime, Worksheet};
use school::Answer;

use super::form::{Looks, Setup, Written, across, heads, high_enough, save, set_up, title};
use crate::Lesson;
use crate::hours;
use crate::timetable::Timetable;
use school::calendar::weekday;

/// A column: its head, its width in characters, and what stands in it.
type Column = (&'static str, f64, fn(&Lesson) -> String);

/// What follows 日期, 星期, 时段. 主持人 and 备注 are there where a session has them.
const COLUMNS: [Column; 8] = [
    ("时间", 14.0, |lesson| lesson.time.map_or(String::new(), hours)),
    ("教学内容", 44.0, Lesson::heading),
    ("形式", 10.0, |lesson| lesson.form.clone()),
    ("学时", 7.0, |lesson| lesson.hours.clone()),
    ("授课人", 32.0, |lesson| lesson.lecturer.clone()),
    ("主持人", 10.0, |lesson| lesson.moderator.clone()),
    ("地点", 20.0, |lesson| lesson.place.clone()),
    ("备注", 22.0, note),
];

/// 合班 with whom, then what was noted.
fn note(lesson: &Lesson) -> String {
    let joint = Some(&lesson.joint).filter(|joint| !joint.is_empty()).map(|joint| format!("合班：{joint}"));
    joint.into_iter().chain(Some(lesson.note.clone()).filter(|note| !note.is_empty())).collect::<Vec<_>>().join("\n")
}

/// Writes the workbook from what the printed 课程表 is made of.
pub fn write(timetable: &Timetable) -> Answer<Vec<u8>> {
    let name = format!("{}课程表", timetable.class);
    let first = timetable.halves.first().map(|half| half.date);
    let made = timetable.edition.map(|edition| edition.date).or(first).unwrap_or_default();
    save(&name, made, |workbook| fill(workbook.add_worksheet(), timetable, &name))
}

fn fill(sheet: &mut Worksheet, timetable: &Timetable, name: &str) -> Written {
    let looks = Looks::new();
    let all = || timetable.halves.iter().flat_map(|half| &half.sessions);
    let wanted =
        |column: &&Column| !matches!(column.0, "主持人" | "备注") || all().any(|lesson| !column.2(lesson).is_empty());
    let columns: Vec<&Column> = COLUMNS.iter().filter(wanted).collect();
    let own = columns.iter().map(|column| (column.0, column.1));
    let (words, widths): (Vec<_>, Vec<_>) =
        [("日期", 10.0), ("星期", 9.0), ("时段", 7.0)].into_iter().chain(own).unzip();
    set_up(sheet, &Setup { tab: "课程表", lying: true, widths: &widths, head: (2, 2), kept: 0 })?;
    title(sheet, words.len(), &widths, name, &looks)?;
    let edition = timetable.edition.map_or(String::new(), |edition| format!("　第{}版", edition.number));
    across(sheet, 1, words.len(), &format!("{}{edition}", timetable.facts), &looks.fact)?;
    heads(sheet, 2, &words, &looks)?;
    let mut row = 3;
    for day in timetable.halves.chunk_by(|a, b| a.date == b.date) {
        let top = row;
        for half in day {
            let nothing = [Lesson::default()];
            let sessions = if half.sessions.is_empty() { &nothing[..] } else { &half.sessions };
            for lesson in sessions {
                sheet.write_string_with_format(row, 2, &half.half, &looks.center)?;
                let mut wide = Vec::new();
                for (c, (head, width, said)) in columns.iter().enumerate() {
                    let (column, text) = (3 + c as u16, said(lesson));
                    let look = if matches!(*head, "教学内容" | "授课人" | "备注") {
                        &looks.text
                    } else {
                        &looks.center
                    };
                    match text.parse::<f64>() {
                        Ok(hours) if *head == "学时" => sheet.write_number_with_format(row, column, hours, look)?,
                        _ => sheet.write_string_with_format(row, column, &text, look)?,
                    };
                    wide.push((text, *width));
                }
                let wide: Vec<(&str, f64)> = wide.iter().map(|(text, width)| (text.as_str(), *width)).collect();
                high_enough(sheet, row, &wide)?;
                row += 1;
            }
        }
        the_date(sheet, (top, row - 1), day[0].date, &looks)?;
    }
    let note = if timetable.note.is_empty() { "如有调整，以通知为准。" } else { &timetable.note };
    across(sheet, row, words.len(), &format!("注：{note}"), &looks.fact)
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
        assert_eq!(read[2].join("|"), "日期|星期|时段|时间|教学内容|形式|学时|授课人|地点");
        let rows: Vec<String> = read[3..].iter().map(|row| row.join("|")).collect();
        assert_eq!(rows.len(), 12 + 1);
        assert_eq!(rows[0], "2026-03-09|星期一|上午|8:30–9:00|开班式||4||报告厅");
        assert_eq!(
            rows[2],
            "||下午|14:30–17:30|《学习贯彻党的二十届四中全会精神》|讲授|4|李某某（市委党校教授）|报告厅"
        );
        assert_eq!(rows[7], "||晚上|19:00–21:00|观看警示教育片||4||报告厅");
        let mut input = input;
        let lesson = &mut input.halves[0].sessions[1];
        (lesson.moderator, lesson.joint, lesson.elective) = ("石海涛".into(), "第2期科级干部进修班".into(), true);
        lesson.note = "自带电脑".into();
        let more = cells(&write(&input).unwrap(), "课程表");
        assert_eq!(more[2].join("|"), "日期|星期|时段|时间|教学内容|形式|学时|授课人|主持人|地点|备注");
        assert!(more[4].join("|").contains("世界观和方法论》（选修）|讲授|4|"), "{:?}", more[4]);
        assert!(more[4].join("|").ends_with("|石海涛|报告厅|合班：第2期科级干部进修班\n自带电脑"), "{:?}", more[4]);
        assert_eq!(rows[12], "注：如有调整，以通知为准。||||||||");
    }
}
