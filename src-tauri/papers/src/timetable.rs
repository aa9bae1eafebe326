//! 课程表: every session of the class by day and half day, upright A4; a day stays on one page.

use school::Answer;

use crate::engine::{
    A4_UPRIGHT, Area, Cell, Column, Document, Edition, Fonts, Hand, Heights, Printed, Row, Style, Table,
};
use crate::heading::{fact, heading};
use crate::hours;
use crate::{HalfDay, Lesson};
use school::calendar::{month_day, weekday};

/// Millimetres between the margins.
const WIDTH: f32 = 180.0;
/// The column that is there only where somebody presides.
const MODERATOR: usize = 6;

/// What a 课程表 is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Timetable {
    /// The class's full title.
    pub class: String,
    /// Said under the title at the left, as in 2026年3月9日至3月13日; may be empty.
    pub facts: String,
    /// In the order of the calendar.
    pub halves: Vec<HalfDay>,
    /// Said under the table; 如有调整，以通知为准。 when empty.
    pub note: String,
    /// 版次 and date.
    pub edition: Option<Edition>,
}

/// Prints the 课程表.
pub fn draw(timetable: &Timetable, fonts: &Fonts) -> Answer<Printed> {
    set(timetable, fonts).finish()
}

fn set<'f>(timetable: &Timetable, fonts: &'f Fonts) -> Document<'f> {
    let mut document = Document::new(fonts, format!("{}课程表", timetable.class));
    let song = Style { leading: 1.2, ..Style::new(Hand::Song, 10.5) };
    let center = song.center();
    let moderated = timetable.halves.iter().flat_map(|half| &half.sessions).any(|lesson| !lesson.moderator.is_empty());
    let [title, lecturer, place] = if moderated { [46.0, 30.0, 21.0] } else { [52.0, 35.0, 26.0] };
    let mut columns = vec![
        Column::new("日　期", 19.0, center),
        Column::new("时段", 9.0, center.one_line_down_to(8.0)),
        Column::new("时　间", 23.0, center.one_line_down_to(9.0)),
        Column::new("教学内容", title, song.one_line_down_to(9.5)),
        Column::new("形　式", 16.0, center.one_line_down_to(8.0)),
        Column::new("授课人", lecturer, song.one_line_down_to(9.5)),
        Column::new("主持人", 16.0, center.one_line_down_to(8.0)),
        Column::new("地　点", place, center.one_line_down_to(9.5)),
    ];
    let mut rows = rows(&timetable.halves);
    if !moderated {
        columns.remove(MODERATOR);
        rows.iter_mut().for_each(|row| drop(row.cells.remove(MODERATOR)));
    }
    // A short timetable is given air, a long one is not.
    let least = (220.0 / rows.len().max(1) as f32).clamp(10.0, 15.0);
    let table = Table { columns, bands: vec![], head: 9.0, heights: Heights::AsNeeded(least), rows };
    let mut first = true;
    let end = table.lay(&mut document, |document| {
        document.open_page(A4_UPRIGHT);
        let mut top = 17.0;
        if std::mem::take(&mut first) {
            top = heading(document, (15.0, 15.0), WIDTH, &timetable.class, "课程表") + 1.0;
            if !timetable.facts.is_empty() {
                top = fact(document, (15.0, top), WIDTH, &timetable.facts, "") + 1.0;
            }
        }
        Area::new(15.0, top, WIDTH, 284.0 - 8.0 - top)
    });
    let note = if timetable.note.is_empty() { "如有调整，以通知为准。" } else { &timetable.note };
    let style = Style::new(Hand::Song, 10.5).one_line_down_to(6.0);
    document.put(Area::new(15.0, end + 1.5, WIDTH, 6.5), &format!("注：{note}"), &style);
    document.foot(15.0, timetable.edition);
    document
}

/// One row a session; the date stands once for its day, the half day once for its sessions.
fn rows(halves: &[HalfDay]) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut today = None;
    for half in halves {
        let nothing = [Lesson::default()];
        let sessions = if half.sessions.is_empty() { &nothing[..] } else { &half.sessions };
        for (n, lesson) in sessions.iter().enumerate() {
            let new_day = today.replace(half.date) != Some(half.date);
            let date = format!("{}\n星期{}", month_day(half.date), weekday(half.date));
            let words = |text: &str| Cell::Words(text.to_string());
            rows.push(Row {
                cells: vec![
                    if new_day { Cell::Words(date) } else { Cell::Above },
                    if n == 0 { words(&half.half) } else { Cell::Above },
                    Cell::Words(lesson.time.map_or(String::new(), hours)),
                    words(&content(lesson)),
                    words(&lesson.form),
                    words(&lesson.lecturer),
                    Cell::Name(lesson.moderator.clone()),
                    words(&lesson.place),
                ],
            });
        }
    }
    rows
}

/// 教学内容, with whom it is given together below it.
fn content(lesson: &Lesson) -> String {
    let joint = if lesson.joint.is_empty() { String::new() } else { format!("\n（与{}合班）", lesson.joint) };
    format!("{}{joint}", lesson.heading())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{CLASS, LONG_CLASS, assert_sound, copied, edition, fonts, keep, week};

    fn timetable(halves: Vec<HalfDay>) -> Timetable {
        let facts = "2026年3月9日至3月13日　地点：县委党校".to_string();
        Timetable { class: CLASS.into(), facts, halves, note: String::new(), edition: edition() }
    }

    fn weeks(count: u64) -> Vec<HalfDay> {
        let later = |n| move |half: HalfDay| HalfDay { date: half.date + chrono::Days::new(7 * n), ..half };
        (0..count).flat_map(|n| week().into_iter().map(later(n))).collect()
    }

    #[test]
    fn reads_as_it_should() {
        let pages = set(&timetable(week()[..2].to_vec()), fonts()).texts();
        let want = "2026年春季学期中青年干部培训班（第1期）课程表|2026年3月9日至3月13日　地点：县委党校|\
            日　期|时段|时　间|教学内容|形　式|授课人|地　点|\
            3月9日|星期一|上午|8:30–9:00|开班式|报告厅|\
            9:10–11:30|《习近平新时代中国特色社会|主义思想的世界观和方法论》|\
            讲授|王某某（县委党校|副校长、高级讲|师）|报告厅|\
            下午|14:30–17:30|《学习贯彻党的二十届四中全|会精神》|讲授|李某某（市委党校|教授）|报告厅|\
            注：如有调整，以通知为准。|第 1 页　共 1 页|第2版　2026年3月6日";
        assert_eq!(pages, [want]);
    }

    #[test]
    #[cfg_attr(windows, ignore = "poppler, which reads the paper, is not there")]
    fn days_stay_together_and_everything_is_in_its_place() {
        for (file, count, class, pages) in [("timetable", 1, CLASS, 1), ("timetable_long", 4, LONG_CLASS, 3)] {
            let input = Timetable { class: class.into(), ..timetable(weeks(count)) };
            let document = set(&input, fonts());
            document.assert_tidy();
            assert!(document.smallest() >= 8.0, "{}", document.smallest());
            for page in document.texts() {
                let (days, mornings) = (page.matches("|星期").count(), page.matches("|上午|").count());
                assert_eq!(days, mornings, "every day begins on the page it ends on");
            }
            let printed = document.finish().unwrap();
            keep(&format!("{file}.pdf"), &printed.bytes);
            assert_sound(&printed, &format!("{class}课程表"));
            assert_eq!((printed.pages, printed.missing.len()), (pages, 0), "{file}");
            let text = copied(&printed);
            for said in ["陈𠅤（县人民法院副院长）", "张䶮（纪念馆讲解员）", "《数字政府建设与干部数字素养》"]
            {
                assert!(text.contains(said), "{said} is not in {text}");
            }
        }
    }
}
