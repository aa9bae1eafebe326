//! 考勤日报: one day of one class, or of all classes, on one upright page for 督查: how many of how many, and everybody
//! who was not simply there, by name, with the reason and who granted it.

use chrono::NaiveDate;
use school::Answer;
use school::calendar::{full_date, weekday};
use school::rollcall::Tally;

use crate::engine::{
    A4_UPRIGHT, Area, Cell, Column, Document, Edition, Fonts, Hand, Heights, Printed, Row, Style, Table,
};
use crate::heading::{fact, heading};

/// Millimetres between the margins, and where the page ends.
const WIDTH: f32 = 180.0;
const BOTTOM: f32 = 276.0;

/// What a 考勤日报 is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct RollReport {
    /// The class's full title, or the school when it is of all classes.
    pub of: String,
    /// Which day.
    pub day: NaiveDate,
    /// It is of all classes: the lines say which.
    pub of_all: bool,
    /// The rolls of the day, by time.
    pub rolls: Vec<RollOfDay>,
    /// Everybody who was late, left early, was on leave or absent, by time.
    pub people: Vec<NotThere>,
    /// What was corrected after a roll was closed: of this day, or on this day.
    pub corrections: Vec<String>,
    /// Sessions whose roll is not taken, or not closed.
    pub missing: Vec<String>,
    /// 口径, one sentence each.
    pub basis: Vec<String>,
    /// 版次 and date.
    pub edition: Option<Edition>,
}

/// One roll of the day.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RollOfDay {
    /// 上午《县情讲座》; of all classes with the class.
    pub session: String,
    /// 人
    pub tally: Tally,
}

/// Somebody who was not simply there.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct NotThere {
    /// 上午; of all classes with the class.
    pub when: String,
    /// 姓名, without spaces.
    pub name: String,
    /// 单位
    pub unit: String,
    /// 事假, 迟到10分; ※ where it was corrected.
    pub mark: String,
    /// 事由
    pub reason: String,
    /// Who granted it.
    pub approver: String,
    /// 备注: what mark and leave say against each other.
    pub note: String,
}

impl RollReport {
    /// All rolls of the day together, 人·场.
    fn total(&self) -> Tally {
        self.rolls.iter().map(|roll| roll.tally).sum()
    }
}

/// Prints the 考勤日报.
pub fn draw(report: &RollReport, fonts: &Fonts) -> Answer<Printed> {
    set(report, fonts).finish()
}

fn set<'f>(report: &RollReport, fonts: &'f Fonts) -> Document<'f> {
    let mut document = Document::new(fonts, format!("{}考勤日报", report.of));
    document.open_page(A4_UPRIGHT);
    let mut top = heading(&mut document, (15.0, 14.0), WIDTH, &report.of, "考勤日报");
    let day = format!("日期：{}　星期{}", full_date(report.day), weekday(report.day));
    top = fact(&mut document, (15.0, top), WIDTH, &day, &together(report)) + 1.0;
    let mut end = lay(&mut document, &rolls(report), top);
    if report.people.is_empty() {
        let said = match (report.rolls.is_empty(), report.missing.is_empty()) {
            (true, _) => "当日还没有点名。",
            (false, true) => "应到人员全部按时到课，无请假、无缺勤。",
            (false, false) => "已点名的人员全部按时到课，无请假、无缺勤。",
        };
        let area = Area::new(15.0, end + 3.0, WIDTH, 8.0);
        document.put(area, said, &Style::new(Hand::Song, 12.0));
        end += 11.0;
    } else {
        end = lay(&mut document, &people(report), end + 4.0);
    }
    for (head, said) in [("更正", &report.corrections), ("未点名", &report.missing)] {
        if !said.is_empty() {
            end = say(&mut document, end, &format!("{head}：{}。", said.join("；")), 10.5);
        }
    }
    end = say(&mut document, end, &format!("注：{}", report.basis.join("")), 9.5);
    if end + 12.0 > BOTTOM + 8.0 {
        document.open_page(A4_UPRIGHT);
        end = 16.0;
    }
    let signers = if report.of_all {
        ["制表：", "审核：", "督查："]
    } else {
        ["班主任：", "组织员：", "督查："]
    };
    for (n, who) in signers.into_iter().enumerate() {
        let area = Area::new(15.0 + 60.0 * n as f32, end + 5.0, 60.0, 7.0);
        document.put(area, &format!("{who}＿＿＿＿＿＿"), &Style::new(Hand::Song, 12.0));
    }
    document.foot(15.0, report.edition);
    document
}

/// 全天应到94 实到91 参训率A 96.8% 参训率B 98.9%, 人·场.
fn together(report: &RollReport) -> String {
    let all = report.total();
    match report.rolls.len() {
        0 => String::new(),
        _ => format!("应到{}　实到{}（人·场）　参训率A {}", all.expected, all.came, all.rate()),
    }
}

/// One paragraph under what ends there; on a new page where it has no room. Where it ends.
fn say(document: &mut Document<'_>, end: f32, text: &str, size: f32) -> f32 {
    let style = Style { leading: 1.25, ..Style::new(Hand::Song, size) };
    let height = document.height(text, &style, WIDTH) + 1.0;
    let top = if end + 2.0 + height > BOTTOM {
        document.open_page(A4_UPRIGHT);
        16.0
    } else {
        end + 2.0
    };
    document.put(Area::new(15.0, top, WIDTH, height), text, &style);
    top + height
}

/// Lays a table from here on, and on further pages if it must. Where it ends.
fn lay(document: &mut Document<'_>, table: &Table, top: f32) -> f32 {
    let mut first = true;
    table.lay(document, |document| {
        if std::mem::take(&mut first) && top + 25.0 < BOTTOM {
            return Area::new(15.0, top, WIDTH, BOTTOM - top);
        }
        document.open_page(A4_UPRIGHT);
        Area::new(15.0, 16.0, WIDTH, BOTTOM - 16.0)
    })
}

fn rolls(report: &RollReport) -> Table {
    let song = Style { leading: 1.15, ..Style::new(Hand::Song, 10.5) };
    let center = song.center().one_line_down_to(8.5);
    let mut columns = vec![Column::new("课　　次", WIDTH - 7.0 * 12.0 - 2.0 * 17.0, song.one_line_down_to(9.0))];
    columns
        .extend(["应到", "实到", "迟到", "早退", "请假", "旷课", "缺勤"].map(|head| Column::new(head, 12.0, center)));
    columns.extend(["参训率A", "参训率B"].map(|head| Column::new(head, 17.0, center)));
    let row = |name: String, tally: &Tally| {
        let counts = [
            tally.expected,
            tally.came,
            tally.late,
            tally.left_early,
            tally.on_leave(),
            tally.absent,
            tally.expected - tally.came,
        ];
        let mut cells = vec![Cell::Words(name)];
        cells.extend(counts.map(|count| Cell::Words(count.to_string())));
        cells.extend([tally.rate(), tally.rate_without_leave()].map(|rate| Cell::Words(rate.to_string())));
        Row { cells }
    };
    let mut rows: Vec<Row> = report.rolls.iter().map(|roll| row(roll.session.clone(), &roll.tally)).collect();
    if rows.len() > 1 {
        rows.push(row("合计（人·场）".into(), &report.total()));
    }
    Table { columns, bands: vec![], head: 8.0, heights: Heights::AsNeeded(8.0), rows }
}

fn people(report: &RollReport) -> Table {
    let song = Style { leading: 1.15, ..Style::new(Hand::Song, 10.5) };
    let center = song.center().one_line_down_to(8.5);
    let (when, unit) = if report.of_all { (44.0, 32.0) } else { (37.0, 37.0) };
    let columns = vec![
        Column::new("时间及课次", when, song.one_line_down_to(8.5)),
        Column::new("姓　名", 20.0, center),
        Column::new("单　位", unit, song.one_line_down_to(8.5)),
        Column::new("考勤", 19.0, center),
        Column::new("事由", 24.0, song.one_line_down_to(8.5)),
        Column::new("批准人", 19.0, song.one_line_down_to(8.5)),
        Column::new("备注", WIDTH - when - unit - 82.0, song.one_line_down_to(8.0)),
    ];
    let row = |it: &NotThere| Row {
        cells: vec![
            Cell::Words(it.when.clone()),
            Cell::Name(it.name.clone()),
            Cell::Words(it.unit.clone()),
            Cell::Words(it.mark.clone()),
            Cell::Words(it.reason.clone()),
            Cell::Words(it.approver.clone()),
            Cell::Words(it.note.clone()),
        ],
    };
    let rows = report.people.iter().map(row).collect();
    Table { columns, bands: vec![], head: 8.0, heights: Heights::AsNeeded(8.0), rows }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{self, CLASS, LONG_CLASS, assert_sound, date, edition, fonts, keep};
    use school::Hours;
    use school::rollcall::Mark;

    fn tally(expected: u32, marks: &[Mark]) -> Tally {
        let mut tally = Tally::default();
        tally.expect(expected, Hours::ZERO);
        marks.iter().for_each(|mark| tally.except(*mark, Hours::ZERO));
        tally
    }

    fn report(people: usize) -> RollReport {
        let one = |n: usize| NotThere {
            when: if n.is_multiple_of(2) { "上午《县情讲座》" } else { "下午《学习〈条例〉解读》" }.into(),
            name: sample::name(n),
            unit: "县人力资源和社会保障局".into(),
            mark: ["事假", "迟到10分", "旷课※", "病假"][n % 4].into(),
            reason: if n.is_multiple_of(4) { "家中老人住院".into() } else { String::new() },
            approver: if n.is_multiple_of(4) { "班主任、教务处".into() } else { String::new() },
            note: if n % 4 == 3 { "记为病假，无请假手续".into() } else { String::new() },
        };
        let marks = [Mark::PrivateLeave, Mark::Late, Mark::Absent, Mark::SickLeave];
        RollReport {
            of: CLASS.into(),
            day: date(3, 9),
            of_all: false,
            rolls: vec![
                RollOfDay { session: "上午《县情讲座》".into(), tally: tally(48, &marks[..people.min(4)]) },
                RollOfDay { session: "下午《学习〈条例〉解读》".into(), tally: tally(48, &[]) },
            ],
            people: (0..people).map(one).collect(),
            corrections: vec!["上午《县情讲座》王小明：旷课 → 事假（补办请假，3月10日）".into()],
            missing: vec!["晚上分组研讨".into()],
            basis: vec!["参训率A＝实到÷应到；参训率B＝实到÷（应到－批准请假）。".into()],
            edition: edition(),
        }
    }

    #[test]
    #[cfg_attr(windows, ignore = "poppler, which reads the paper, is not there")]
    fn one_page_says_who_was_not_there() {
        let page = set(&report(4), fonts()).texts().join("|");
        assert!(page.contains("上午《县情讲座》|48|45|1|0|2|1|3|93.8%|97.8%"), "{page}");
        assert!(page.contains("合计（人·场）|96|93|"), "{page}");
        assert!(page.contains("家中老人住院|班主任、|教务处"), "{page}");
        assert!(page.contains("更正：上午《县情讲座》王小明：旷课 → 事假"), "{page}");
        assert!(page.contains("未点名：晚上分组研讨。"), "{page}");
        let nobody = RollReport { people: vec![], corrections: vec![], missing: vec![], ..report(0) };
        for (file, it, pages) in [
            ("roll_report", report(4), 1),
            ("roll_report_nobody", nobody, 1),
            ("roll_report_long", RollReport { of: LONG_CLASS.into(), ..report(60) }, 3),
        ] {
            let document = set(&it, fonts());
            document.assert_tidy();
            let printed = document.finish().unwrap();
            keep(&format!("{file}.pdf"), &printed.bytes);
            assert_sound(&printed, &format!("{}考勤日报", it.of));
            assert_eq!((printed.pages, printed.missing.len()), (pages, 0), "{file}");
        }
    }
}
