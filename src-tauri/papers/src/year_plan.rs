//! 年度培训计划表: a year's classes by category, with 期 and 人次 of each and of all, lying A4.

use chrono::{Datelike, NaiveDate};
use school::Answer;
use school::calendar::{full_date, month_day};

use crate::engine::{
    A4_ACROSS, Area, Cell, Column, Document, Edition, Fonts, Hand, Heights, Printed, Row, Style, Table,
};
use crate::heading::{fact, heading};

/// Millimetres between the margins.
const WIDTH: f32 = 267.0;

/// A year's plan as it is printed and handed in.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct YearPlan {
    /// The school.
    pub school: String,
    /// Of which year.
    pub year: i32,
    /// The lines; categories stand in the order they first appear.
    pub lines: Vec<PlanRow>,
    /// 制表日期.
    pub made: NaiveDate,
}

/// One line; what is not settled is empty.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PlanRow {
    /// The branch it is grouped under: 主体班.
    pub category: String,
    /// The branches below that: 县管干部›中青班; may be empty.
    pub kind: String,
    /// `第3期中青年干部培训班`
    pub class: String,
    /// 层级
    pub tier: String,
    /// 培训对象
    pub audience: String,
    /// 人次
    pub planned: u32,
    /// First and last day.
    pub days: Option<(NaiveDate, NaiveDate)>,
    /// 地点
    pub place: String,
    /// 主办单位
    pub host: String,
    /// 承办单位, and 协办单位 after it.
    pub undertaker: String,
    /// 备案号, or how far the 备案 has come.
    pub filing: String,
    /// 培训项目
    pub programme: String,
    /// 备注
    pub note: String,
}

impl PlanRow {
    /// `3月9日—3月20日`, with the year of the last day where it is another; empty: not settled.
    pub(crate) fn said_days(&self) -> String {
        match self.days {
            None => String::new(),
            Some((from, to)) if from == to => month_day(from),
            Some((from, to)) if from.year() == to.year() => format!("{}—{}", month_day(from), month_day(to)),
            Some((from, to)) => format!("{}—{}", month_day(from), full_date(to)),
        }
    }

    /// 天数, from the first to the last; 0: not settled.
    pub(crate) fn count_days(&self) -> u32 {
        self.days.map_or(0, |(from, to)| (to - from).num_days() as u32 + 1)
    }
}

impl YearPlan {
    /// The lines of each category together, those of a branch of it together.
    pub(crate) fn by_category(&self) -> Vec<(&str, Vec<&PlanRow>)> {
        together(self.lines.iter(), |line| &line.category)
            .into_iter()
            .map(|(category, lines)| {
                let by_kind = together(lines.into_iter(), |line| &line.kind);
                (category, by_kind.into_iter().flat_map(|(_, lines)| lines).collect())
            })
            .collect()
    }
}

/// Lines of the same word together, in the order the words first appear.
fn together<'a>(
    lines: impl Iterator<Item = &'a PlanRow>,
    word: fn(&PlanRow) -> &String,
) -> Vec<(&'a str, Vec<&'a PlanRow>)> {
    let mut found: Vec<(&str, Vec<&PlanRow>)> = Vec::new();
    for line in lines {
        match found.iter_mut().find(|(there, _)| there == word(line)) {
            Some((_, lines)) => lines.push(line),
            None => found.push((word(line), vec![line])),
        }
    }
    found
}

/// 期 and 人次 of some lines: 3期，150人次.
fn counted(lines: &[&PlanRow]) -> String {
    format!("{}期，{}人次", lines.len(), lines.iter().map(|line| line.planned).sum::<u32>())
}

/// Prints the plan.
pub fn draw(plan: &YearPlan, fonts: &Fonts) -> Answer<Printed> {
    set(plan, fonts).finish()
}

fn set<'f>(plan: &YearPlan, fonts: &'f Fonts) -> Document<'f> {
    let kind = format!("{}年度培训计划表", plan.year);
    let mut document = Document::new(fonts, format!("{}{kind}", plan.school));
    let song = Style { leading: 1.15, ..Style::new(Hand::Song, 10.0) };
    let center = song.center().one_line_down_to(8.5);
    let words = song.one_line_down_to(8.5);
    let columns = vec![
        // Not the first column: a branch goes on over the page, and stands there again.
        Column::new("序号", 10.0, center),
        Column::new("类　别", 22.0, Style { hand: Hand::Hei, ..center }),
        Column::new("班次名称", 50.0, words),
        Column::new("层级", 12.0, center),
        Column::new("培训对象", 32.0, words),
        Column::new("人次", 12.0, center),
        Column::new("时　间", 27.0, center),
        Column::new("天数", 12.0, center),
        Column::new("地　点", 19.0, words),
        Column::new("主办单位", 20.0, words),
        Column::new("承办（协办）", 23.0, words),
        Column::new("备　案", 16.0, center),
        Column::new("备注", 12.0, words),
    ];
    let mut rows = Vec::new();
    let mut number = 0;
    for (category, lines) in plan.by_category() {
        let mut last = None;
        for line in &lines {
            number += 1;
            let joined = last.replace(&line.kind) == Some(&line.kind);
            rows.push(row_of(line, number, joined));
        }
        let planned = lines.iter().map(|line| line.planned).sum();
        rows.push(sum_row("小　计", &format!("{category}　{}期", lines.len()), planned));
    }
    let all: Vec<&PlanRow> = plan.lines.iter().collect();
    rows.push(sum_row("合　计", &format!("{}期", all.len()), all.iter().map(|line| line.planned).sum()));
    let table = Table { columns, bands: vec![], head: 9.0, heights: Heights::AsNeeded(8.0), rows };
    let mut first = true;
    let end = table.lay(&mut document, |document| {
        document.open_page(A4_ACROSS);
        let mut top = 14.0;
        if std::mem::take(&mut first) {
            top = heading(document, (15.0, 11.0), WIDTH, &plan.school, &kind) + 1.0;
            top = fact(document, (15.0, top), WIDTH, "", &format!("制表日期：{}", full_date(plan.made))) + 1.0;
        }
        Area::new(15.0, top, WIDTH, 193.0 - 10.0 - top)
    });
    let by_tier = together(plan.lines.iter(), |line| &line.tier);
    let of_tier = |(tier, lines): &(&str, Vec<&PlanRow>)| {
        format!("{}{}", if tier.is_empty() { "未定层级" } else { tier }, counted(lines))
    };
    let tiers: Vec<String> = by_tier.iter().map(of_tier).collect();
    let said =
        format!("注：全年{}。按层级：{}。人次为计划人次，天数自第一天起连续计算。", counted(&all), tiers.join("；"));
    let style = Style { leading: 1.2, ..Style::new(Hand::Song, 9.5) };
    document.put(Area::new(15.0, end + 1.0, WIDTH, 10.0), &said, &style);
    document.foot(15.0, None::<Edition>);
    document
}

fn row_of(line: &PlanRow, number: u32, joined: bool) -> Row {
    let words = |text: &str| Cell::Words(text.to_string());
    let figure = |count: u32| if count == 0 { Cell::empty() } else { Cell::Words(count.to_string()) };
    let branch = match line.kind.is_empty() {
        true => line.category.clone(),
        false => format!("{}\n{}", line.category, line.kind.replace('›', "\n")),
    };
    Row {
        cells: vec![
            figure(number),
            if joined { Cell::Above } else { Cell::Words(branch) },
            words(&line.class),
            words(&line.tier),
            words(&line.audience),
            figure(line.planned),
            Cell::Words(line.said_days()),
            figure(line.count_days()),
            words(&line.place),
            words(&line.host),
            words(&line.undertaker),
            words(&line.filing),
            words(&line.note),
        ],
    }
}

fn sum_row(head: &str, said: &str, planned: u32) -> Row {
    let mut cells = vec![Cell::empty(); 13];
    cells[1] = Cell::Words(head.into());
    cells[2] = Cell::Words(said.into());
    cells[5] = Cell::Words(planned.to_string());
    Row { cells }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::sample::{LONG_CLASS, assert_sound, date, fonts, keep};

    pub(crate) fn plan(count: usize) -> YearPlan {
        let line = |n: usize| PlanRow {
            category: ["主体班", "专题班", "委托班"][if count < 10 { n % 2 } else { n / 10 % 3 }].into(),
            kind: if n.is_multiple_of(4) { "县管干部›中青班".into() } else { String::new() },
            class: match n {
                1 => "乡镇党委书记专题班".into(),
                5 => LONG_CLASS.into(),
                _ => format!("第{}期中青年干部培训班", n + 1),
            },
            tier: if n == 1 { String::new() } else { "县级".into() },
            audience: "科级干部".into(),
            planned: 40 + 10 * (n as u32).div_ceil(2) + if n == 1 { 10 } else { 0 },
            days: (n % 3 != 1).then(|| (date(3, 9), date(3, 20))),
            place: "县委党校".into(),
            host: "县委组织部".into(),
            undertaker: "县委党校（县人社局）".into(),
            filing: if n == 0 { "青组训〔2026〕12号".into() } else { "未备案".into() },
            programme: String::new(),
            note: String::new(),
        };
        YearPlan {
            school: "中共某某县委党校".into(),
            year: 2026,
            lines: (0..count).map(line).collect(),
            made: date(1, 5),
        }
    }

    #[test]
    fn lines_of_a_branch_stand_together() {
        let row = |category: &str, kind: &str, class: &str| PlanRow {
            category: category.into(),
            kind: kind.into(),
            class: class.into(),
            ..PlanRow::default()
        };
        let lines = vec![row("甲", "一", "1"), row("乙", "", "2"), row("甲", "二", "3"), row("甲", "一", "4")];
        let plan = YearPlan { lines, ..YearPlan::default() };
        let order: Vec<String> = plan
            .by_category()
            .iter()
            .map(|(category, lines)| {
                let classes: Vec<&str> = lines.iter().map(|line| line.class.as_str()).collect();
                format!("{category}{}", classes.concat())
            })
            .collect();
        assert_eq!(order, ["甲143", "乙2"]);
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
        for (from, to, said, count) in [
            (day(2026, 3, 9), day(2026, 3, 9), "3月9日", 1),
            (day(2026, 3, 9), day(2026, 3, 20), "3月9日—3月20日", 12),
            (day(2026, 12, 28), day(2027, 1, 8), "12月28日—2027年1月8日", 12),
        ] {
            let line = PlanRow { days: Some((from, to)), ..PlanRow::default() };
            assert_eq!((line.said_days().as_str(), line.count_days()), (said, count));
        }
    }

    #[test]
    #[cfg_attr(windows, ignore = "poppler, which reads the paper, is not there")]
    fn a_year_stands_with_its_sums() {
        let page = set(&plan(3), fonts()).texts().join("|").replace('|', "");
        for said in ["第1期中青年干部培训班", "小　计主体班　2期90", "小　计专题班　1期60", "合　计3期150"]
        {
            assert!(page.contains(said), "{said} is not in {page}");
        }
        assert!(page.contains("全年3期，150人次。按层级：县级2期，90人次；未定层级1期，60人次。"), "{page}");
        for (file, count, pages) in [("year_plan", 3, 1), ("year_plan_long", 60, 6), ("year_plan_empty", 0, 1)] {
            let document = set(&plan(count), fonts());
            document.assert_tidy();
            let printed = document.finish().unwrap();
            keep(&format!("{file}.pdf"), &printed.bytes);
            assert_sound(&printed, "中共某某县委党校2026年度培训计划表");
            assert_eq!((printed.pages, printed.missing.len()), (pages, 0), "{file}");
        }
    }
}
