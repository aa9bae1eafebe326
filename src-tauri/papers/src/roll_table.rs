//! 考勤统计表, 单位考勤统计表 and 到课率对比表: a line each for trainees, units or classes, with both rates; lying A4.

use chrono::NaiveDate;
use school::calendar::full_date;
use school::rollcall::Tally;
use school::{Answer, Hours};

use crate::engine::{A4_ACROSS, Area, Cell, Column, Document, Fonts, Hand, Heights, Printed, Row, Style, Table};
use crate::heading::{fact, heading};

/// Millimetres between the margins, and where the page ends.
const WIDTH: f32 = 267.0;
const BOTTOM: f32 = 193.0;

/// What the paper is made of.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RollTable {
    /// The class's full title, or the school.
    pub of: String,
    /// 考勤统计表, 单位考勤统计表, 到课率对比表
    pub kind: String,
    /// What a line is: 姓名, 单位, 班次.
    pub name: String,
    /// What stands beside it: 单位, 起止时间; empty: nothing.
    pub beside: String,
    /// The days, as in 2026年3月9日至3月13日.
    pub period: String,
    /// With 学时 and the leave that is left: of trainees.
    pub hours: bool,
    /// In their order.
    pub lines: Vec<RollTableLine>,
    /// 口径, one sentence each.
    pub basis: Vec<String>,
    /// 制表日期
    pub made: NaiveDate,
}

/// One line.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RollTableLine {
    /// Who or what.
    pub name: String,
    /// Unit, or days.
    pub beside: String,
    /// 人·场, and 学时.
    pub tally: Tally,
    /// 学时 of leave that are left; none where there is no limit.
    pub leave_left: Option<Hours>,
    /// Marks corrected after their roll was closed.
    pub corrected: u32,
}

impl RollTable {
    /// Everything together.
    pub(crate) fn total(&self) -> RollTableLine {
        RollTableLine {
            name: "合　计".into(),
            tally: self.lines.iter().map(|line| line.tally).sum(),
            corrected: self.lines.iter().map(|line| line.corrected).sum(),
            ..RollTableLine::default()
        }
    }
    /// 考勤统计表 of a class, under its title.
    pub(crate) fn title(&self) -> String {
        format!("{}{}", self.of, self.kind)
    }
}

/// The counts of a line, as they stand in the table.
pub(crate) const COUNTS: [&str; 8] = ["应到", "实到", "迟到", "早退", "旷课", "事假", "病假", "公假"];

/// The figures under [`COUNTS`].
pub(crate) fn counts(tally: &Tally) -> [u32; 8] {
    [
        tally.expected,
        tally.came,
        tally.late,
        tally.left_early,
        tally.absent,
        tally.private_leave,
        tally.sick_leave,
        tally.duty_leave,
    ]
}

/// Prints the table.
pub fn draw(table: &RollTable, fonts: &Fonts) -> Answer<Printed> {
    set(table, fonts).finish()
}

fn set<'f>(it: &RollTable, fonts: &'f Fonts) -> Document<'f> {
    let mut document = Document::new(fonts, it.title());
    let table =
        Table { columns: columns(it), bands: bands(it), head: 7.5, heights: Heights::AsNeeded(7.5), rows: rows(it) };
    let mut first = true;
    let mut end = table.lay(&mut document, |document| {
        document.open_page(A4_ACROSS);
        let mut top = 14.0;
        if std::mem::take(&mut first) {
            top = heading(document, (15.0, 11.0), WIDTH, &it.of, &it.kind) + 1.0;
            let made = format!("制表日期：{}", full_date(it.made));
            top = fact(document, (15.0, top), WIDTH, &format!("期间：{}", it.period), &made) + 1.0;
        }
        Area::new(15.0, top, WIDTH, BOTTOM - top)
    });
    let style = Style { leading: 1.25, ..Style::new(Hand::Song, 9.5) };
    let corrected = it.total().corrected;
    let marked =
        if corrected > 0 { format!("※：有{corrected}处在点名完成后更正过。") } else { String::new() };
    let basis = format!("注：{}{marked}", it.basis.join(""));
    let height = document.height(&basis, &style, WIDTH) + 1.0;
    if end + height + 10.0 > BOTTOM + 4.0 {
        document.open_page(A4_ACROSS);
        end = 14.0;
    }
    document.put(Area::new(15.0, end + 1.5, WIDTH, height), &basis, &style);
    let style = Style::new(Hand::Song, 11.0);
    for (n, who) in ["制表：", "审核：", "班主任："].into_iter().enumerate().take(if it.hours { 3 } else { 2 })
    {
        let area = Area::new(15.0 + 80.0 * n as f32, end + height + 3.0, 80.0, 7.0);
        document.put(area, &format!("{who}＿＿＿＿＿＿"), &style);
    }
    document.foot(15.0, None);
    document
}

/// Widths of 序号, of a count, of 学时 and of a rate, millimetres.
const NUMBER: f32 = 11.0;
const COUNT: f32 = 12.5;
const HOURS: f32 = 14.5;
const RATE: f32 = 17.0;

fn columns(it: &RollTable) -> Vec<Column> {
    let song = Style { leading: 1.15, ..Style::new(Hand::Song, 10.5) };
    let center = song.center().one_line_down_to(8.0);
    let hours = if it.hours { 4.0 * HOURS } else { 0.0 };
    let words = WIDTH - NUMBER - hours - 8.0 * COUNT - 2.0 * RATE;
    let name = match (it.hours, it.beside.is_empty()) {
        (true, _) => 24.0,
        (false, true) => words,
        (false, false) => words * 0.62,
    };
    let mut columns = vec![Column::new("序号", NUMBER, center)];
    let style = if it.hours { center } else { song.one_line_down_to(9.0) };
    columns.push(Column::new(&it.name, name, style));
    if !it.beside.is_empty() {
        columns.push(Column::new(&it.beside, words - name, song.one_line_down_to(8.5)));
    }
    if it.hours {
        columns.extend(["应到", "实到", "请假", "余假"].map(|head| Column::new(head, HOURS, center)));
    }
    columns.extend(COUNTS.map(|head| Column::new(head, COUNT, center)));
    columns.extend(["参训率A", "参训率B"].map(|head| Column::new(head, RATE, center)));
    columns
}

fn bands(it: &RollTable) -> Vec<(std::ops::Range<usize>, String)> {
    let first = 2 + usize::from(!it.beside.is_empty());
    if it.hours {
        vec![(first..first + 4, "学　时".into()), (first + 4..first + 12, "人　·　场".into())]
    } else {
        vec![(first..first + 8, "人　·　场".into())]
    }
}

fn rows(it: &RollTable) -> Vec<Row> {
    let row = |number: Cell, name: Cell, line: &RollTableLine| {
        let beside = (!it.beside.is_empty()).then(|| Cell::Words(line.beside.clone()));
        let figures = figures(it, line).into_iter().map(Cell::Words);
        Row { cells: [number, name].into_iter().chain(beside).chain(figures).collect() }
    };
    let named = |line: &RollTableLine| match line.corrected {
        0 if it.hours => Cell::Name(line.name.clone()),
        0 => Cell::Words(line.name.clone()),
        _ => Cell::Words(format!("{}※", line.name)),
    };
    let lines = (1..).zip(&it.lines).map(|(n, line): (usize, _)| row(Cell::Words(n.to_string()), named(line), line));
    let total = it.total();
    lines.chain([row(Cell::empty(), Cell::Words(total.name.clone()), &total)]).collect()
}

/// Nought is left blank where it says nothing: of lateness, absence and leave.
fn figures(it: &RollTable, line: &RollTableLine) -> Vec<String> {
    let tally = &line.tally;
    let mut figures = Vec::new();
    if it.hours {
        figures.extend([tally.expected_hours, tally.came_hours, tally.leave_hours].map(|hours| hours.to_string()));
        figures.push(line.leave_left.map(|left| left.to_string()).unwrap_or_default());
    }
    let shown = |(n, count): (usize, u32)| if n > 1 && count == 0 { String::new() } else { count.to_string() };
    figures.extend(counts(tally).into_iter().enumerate().map(shown));
    figures.extend([tally.rate(), tally.rate_without_leave()].map(|rate| rate.to_string()));
    figures
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::sample::{self, CLASS, assert_sound, date, fonts, keep};
    use school::rollcall::Mark;

    pub(crate) fn table(lines: usize, hours: bool) -> RollTable {
        let line = |n: usize| {
            let mut tally = Tally::default();
            tally.expect(10, Hours(4000));
            if n.is_multiple_of(3) {
                tally.except(Mark::PrivateLeave, Hours(400));
            }
            if n.is_multiple_of(5) {
                tally.except(Mark::Absent, Hours(400));
            }
            RollTableLine {
                name: if hours {
                    sample::name(n)
                } else {
                    format!("县人力资源和社会保障局第{}分局", n + 1)
                },
                beside: if hours { "县自然资源局".into() } else { String::new() },
                tally,
                leave_left: hours.then_some(Hours(171)),
                corrected: u32::from(n == 5),
            }
        };
        RollTable {
            of: if hours { CLASS.into() } else { "中共某某县委党校".into() },
            kind: if hours { "考勤统计表" } else { "单位考勤统计表" }.into(),
            name: if hours { "姓　名" } else { "单　位" }.into(),
            beside: if hours { "单　位" } else { "" }.into(),
            period: "2026年3月9日至3月13日".into(),
            hours,
            lines: (0..lines).map(line).collect(),
            basis: vec!["参训率A＝实到÷应到；参训率B＝实到÷（应到－批准请假）。".into()],
            made: date(3, 13),
        }
    }

    #[test]
    #[cfg_attr(windows, ignore = "poppler, which reads the paper, is not there")]
    fn every_line_has_its_figures_and_both_rates() {
        let page = set(&table(6, true), fonts()).texts().join("|");
        assert!(page.contains("40|32|4|1.71|10|8|1|1|80%|88.9%"), "{page}");
        assert!(page.contains("合　计|240|224|8|60|56|2|2|93.3%|96.6%"), "{page}");
        assert!(page.contains("※：有1处在点名完成后更正过。"), "{page}");
        for (file, it, pages) in [("roll_table", table(40, true), 3), ("roll_table_units", table(12, false), 1)] {
            let document = set(&it, fonts());
            document.assert_tidy();
            let printed = document.finish().unwrap();
            keep(&format!("{file}.pdf"), &printed.bytes);
            assert_sound(&printed, &it.title());
            assert_eq!((printed.pages, printed.missing.len()), (pages, 0), "{file}");
        }
    }
}
