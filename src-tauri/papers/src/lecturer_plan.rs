//! 授课安排: what one lecturer gives over a period, in all classes, upright A4.

use chrono::NaiveDate;
use school::Answer;
use school::calendar::{Clock, full_date, month_day, weekday};

use crate::engine::{A4_UPRIGHT, Area, Cell, Column, Document, Fonts, Hand, Heights, Printed, Row, Style, Table};
use crate::heading::{fact, heading};
use crate::hours;

/// Millimetres between the margins.
const WIDTH: f32 = 180.0;

/// What the paper is made of.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LecturerPlan {
    /// The school.
    pub school: String,
    /// Whose it is.
    pub name: String,
    /// 单位及职务; may be empty.
    pub post: String,
    /// 2026年春季学期, or the days.
    pub period: String,
    /// By time.
    pub given: Vec<Given>,
    /// 制表日期.
    pub made: NaiveDate,
}

/// A block that is given; 合班 is one.
#[derive(Debug, Clone, PartialEq)]
pub struct Given {
    /// The day.
    pub date: NaiveDate,
    /// From and to.
    pub time: (Clock, Clock),
    /// As it is to stand on paper, as in 《…》.
    pub title: String,
    /// 讲授, 研讨 …
    pub form: String,
    /// The class, or all of a 合班.
    pub class: String,
    /// 地点; may be empty.
    pub place: String,
    /// 学时, hundredths.
    pub hours: u32,
    /// 待确认, 已确认, 已调整.
    pub state: String,
}

/// 学时 as they are read: 4, 2.5.
pub(crate) fn said_hours(hundredths: u32) -> String {
    school::Hours(i32::try_from(hundredths).unwrap_or(i32::MAX)).to_string()
}

/// All 学时.
pub(crate) fn sum(given: &[Given]) -> u32 {
    given.iter().map(|one| one.hours).sum()
}

impl LecturerPlan {
    /// 王芳2026年春季学期授课安排
    pub(crate) fn title(&self) -> String {
        format!("{}{}授课安排", self.name, self.period)
    }

    /// 共6场、24学时
    pub(crate) fn total(&self) -> String {
        format!("共{}场、{}学时", self.given.len(), said_hours(sum(&self.given)))
    }
}

/// Prints the 授课安排.
pub fn draw(plan: &LecturerPlan, fonts: &Fonts) -> Answer<Printed> {
    set(plan, fonts).finish()
}

fn set<'f>(plan: &LecturerPlan, fonts: &'f Fonts) -> Document<'f> {
    let mut document = Document::new(fonts, plan.title());
    let song = Style { leading: 1.2, ..Style::new(Hand::Song, 10.5) };
    let center = song.center();
    let columns = vec![
        Column::new("日　期", 18.0, center),
        Column::new("时　间", 23.0, center.one_line_down_to(9.0)),
        Column::new("题　目", 50.0, song.one_line_down_to(9.5)),
        Column::new("班　次", 40.0, song.one_line_down_to(9.5)),
        Column::new("地　点", 23.0, center.one_line_down_to(9.0)),
        Column::new("学时", 11.0, center.one_line_down_to(9.0)),
        Column::new("状态", 15.0, center.one_line_down_to(9.0)),
    ];
    let rows = plan.given.chunk_by(|a, b| a.date == b.date).flat_map(|day| {
        day.iter().enumerate().map(|(n, one)| {
            let date = format!("{}\n星期{}", month_day(one.date), weekday(one.date));
            let words = |text: &str| Cell::Words(text.to_string());
            Row {
                cells: vec![
                    if n == 0 { Cell::Words(date) } else { Cell::Above },
                    Cell::Words(hours(one.time)),
                    words(&one.title),
                    words(&one.class),
                    words(&one.place),
                    Cell::Words(said_hours(one.hours)),
                    words(&one.state),
                ],
            }
        })
    });
    let table = Table { columns, bands: vec![], head: 9.0, heights: Heights::AsNeeded(11.0), rows: rows.collect() };
    let mut first = true;
    let end = table.lay(&mut document, |document| {
        document.open_page(A4_UPRIGHT);
        let mut top = 17.0;
        if std::mem::take(&mut first) {
            top = heading(document, (15.0, 15.0), WIDTH, &plan.school, &plan.title()) + 1.0;
            let who = if plan.post.is_empty() { plan.name.clone() } else { format!("{}　{}", plan.name, plan.post) };
            let made = format!("制表日期：{}", full_date(plan.made));
            top = fact(document, (15.0, top), WIDTH, &format!("授课人：{who}"), &made) + 1.0;
        }
        Area::new(15.0, top, WIDTH, 276.0 - top)
    });
    let style = Style::new(Hand::Song, 10.5).one_line_down_to(6.0);
    let said = format!("{}。合班只计一次。如有调整，以通知为准。", plan.total());
    document.put(Area::new(15.0, end + 1.5, WIDTH, 6.5), &said, &style);
    document.foot(15.0, None);
    document
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::sample::{CLASS, LONG_CLASS, assert_sound, date, fonts, keep, time};

    pub(crate) fn given(day: u32, title: &str, class: &str) -> Given {
        Given {
            date: date(3, day),
            time: (time("8:30"), time("11:30")),
            title: title.into(),
            form: "讲授".into(),
            class: class.into(),
            place: "报告厅".into(),
            hours: 400,
            state: "已确认".into(),
        }
    }

    pub(crate) fn plan(count: u32) -> LecturerPlan {
        let one = |n: u32| {
            given(
                1 + n % 28,
                "《习近平新时代中国特色社会主义思想的世界观和方法论》",
                if n.is_multiple_of(3) { LONG_CLASS } else { CLASS },
            )
        };
        let mut all: Vec<Given> = (0..count).map(one).collect();
        all.sort_by_key(|one| one.date);
        LecturerPlan {
            school: "中共某某县委党校".into(),
            name: "阿卜杜热合曼·伊敏江·图尔迪".into(),
            post: "县人力资源和社会保障局党组成员、副局长".into(),
            period: "2026年春季学期".into(),
            given: all,
            made: date(3, 6),
        }
    }

    #[test]
    #[cfg_attr(windows, ignore = "poppler, which reads the paper, is not there")]
    fn a_plan_says_when_where_and_to_whom() {
        let few = LecturerPlan { name: "王芳".into(), post: String::new(), ..plan(2) };
        let page = set(&few, fonts()).texts().join("|");
        assert!(page.contains("3月1日|星期日|8:30–11:30|《习近平新时代中国特色"), "{page}");
        assert!(page.contains("共2场、8学时。合班只计一次。"), "{page}");
        for (file, count, pages) in [("lecturer_plan", 6, 1), ("lecturer_plan_long", 40, 4)] {
            let document = set(&plan(count), fonts());
            document.assert_tidy();
            let printed = document.finish().unwrap();
            keep(&format!("{file}.pdf"), &printed.bytes);
            assert_sound(&printed, &plan(count).title());
            assert_eq!((printed.pages, printed.missing.len()), (pages, 0), "{file}");
        }
    }
}
