//! 领导授课台账: what each leader lectured over a period, who has not yet, and their share of 主体班, lying A4.

use chrono::NaiveDate;
use school::Answer;
use school::calendar::{full_date, month_day};

use crate::engine::{A4_ACROSS, Area, Cell, Column, Document, Fonts, Hand, Heights, Printed, Row, Style, Table};
use crate::heading::{fact, heading};
use crate::lecturer_plan::{Given, said_hours, sum};

/// Millimetres between the margins.
const WIDTH: f32 = 267.0;

/// What the ledger is made of.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Ledger {
    /// The school.
    pub school: String,
    /// 2026年春季学期, or the days.
    pub period: String,
    /// By office, then as they are registered.
    pub leaders: Vec<Leader>,
    /// 学时 (hundredths) of 主体班: given by leaders, and all.
    pub share: (u32, u32),
    /// How the share is reckoned, and whether it suffices.
    pub formula: String,
    /// 口径 and 依据, one sentence each.
    pub basis: Vec<String>,
    /// 制表日期.
    pub made: NaiveDate,
}

/// A leader.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Leader {
    /// 党委, 人大, 政府, 政协, 其他.
    pub office: String,
    /// 姓名, without spaces.
    pub name: String,
    /// 单位及职务.
    pub post: String,
    /// By time; empty: nothing yet.
    pub given: Vec<Given>,
}

/// The leaders of an office together.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct OfOffice {
    pub office: String,
    /// Who must lecture, and who has.
    pub due: usize,
    pub have: usize,
    pub sessions: usize,
    /// Hundredths.
    pub hours: u32,
}

impl Ledger {
    /// By office, in their order.
    pub(crate) fn offices(&self) -> Vec<OfOffice> {
        let office = |of: &[Leader]| OfOffice {
            office: of[0].office.clone(),
            due: of.len(),
            have: of.iter().filter(|leader| !leader.given.is_empty()).count(),
            sessions: of.iter().map(|leader| leader.given.len()).sum(),
            hours: of.iter().map(|leader| sum(&leader.given)).sum(),
        };
        self.leaders.chunk_by(|a, b| a.office == b.office).map(office).collect()
    }

    /// Those who have given nothing yet.
    pub(crate) fn silent(&self) -> Vec<&str> {
        self.leaders.iter().filter(|leader| leader.given.is_empty()).map(|leader| leader.name.as_str()).collect()
    }
}

/// Prints the ledger.
pub fn draw(ledger: &Ledger, fonts: &Fonts) -> Answer<Printed> {
    set(ledger, fonts).finish()
}

fn set<'f>(ledger: &Ledger, fonts: &'f Fonts) -> Document<'f> {
    let kind = format!("{}领导授课台账", ledger.period);
    let mut document = Document::new(fonts, format!("{}{kind}", ledger.school));
    let song = Style { leading: 1.15, ..Style::new(Hand::Song, 10.5) };
    let center = song.center().one_line_down_to(8.5);
    let columns = vec![
        Column::new("班　子", 16.0, Style { hand: Hand::Hei, ..center }),
        Column::new("姓　名", 27.0, center),
        Column::new("单位及职务", 48.0, song.one_line_down_to(9.0)),
        Column::new("授课日期", 22.0, center),
        Column::new("班　次", 56.0, song.one_line_down_to(9.0)),
        Column::new("题　目", WIDTH - 16.0 - 27.0 - 48.0 - 22.0 - 56.0 - 12.0 - 22.0, song.one_line_down_to(9.0)),
        Column::new("学时", 12.0, center),
        Column::new("合　计", 22.0, center),
    ];
    // The office stands beside every leader, so that a page may end after any of them.
    let rows = ledger.leaders.iter().flat_map(rows_of).collect();
    let table = Table { columns, bands: vec![], head: 9.0, heights: Heights::AsNeeded(8.5), rows };
    let mut first = true;
    let end = table.lay(&mut document, |document| {
        document.open_page(A4_ACROSS);
        let mut top = 14.0;
        if std::mem::take(&mut first) {
            top = heading(document, (15.0, 11.0), WIDTH, &ledger.school, &kind) + 1.0;
            top = fact(document, (15.0, top), WIDTH, "", &format!("制表日期：{}", full_date(ledger.made))) + 1.0;
        }
        Area::new(15.0, top, WIDTH, 193.0 - top)
    });
    summary(&mut document, ledger, end);
    document.foot(15.0, None);
    document
}

/// One row a lecture; who has given none has a row that says so.
fn rows_of(leader: &Leader) -> Vec<Row> {
    let words = |text: &str| Cell::Words(text.to_string());
    let row = |n: usize, [date, class, title, hours]: [&str; 4]| {
        let total = format!("{}场\n{}学时", leader.given.len(), said_hours(sum(&leader.given)));
        let total = if leader.given.is_empty() { String::new() } else { total };
        let own = |cell: Cell| if n == 0 { cell } else { Cell::Above };
        Row {
            cells: vec![
                own(words(&leader.office)),
                own(Cell::Name(leader.name.clone())),
                own(words(&leader.post)),
                words(date),
                words(class),
                words(title),
                words(hours),
                own(Cell::Words(total)),
            ],
        }
    };
    if leader.given.is_empty() {
        return vec![row(0, ["—", "尚未授课", "", ""])];
    }
    let given = leader.given.iter().enumerate();
    given.map(|(n, one)| row(n, [&month_day(one.date), &one.class, &one.title, &said_hours(one.hours)])).collect()
}

/// The offices together, who is silent, the share and what it rests on, in one block under the table.
fn summary(document: &mut Document<'_>, ledger: &Ledger, end: f32) {
    let office = |it: &OfOffice| {
        format!(
            "{}：应授课{}人，已授课{}人，{}场、{}学时",
            it.office,
            it.due,
            it.have,
            it.sessions,
            said_hours(it.hours)
        )
    };
    let mut lines = vec![ledger.offices().iter().map(office).collect::<Vec<_>>().join("；") + "。"];
    let silent = ledger.silent();
    if !silent.is_empty() {
        lines.push(format!("尚未授课（{}人）：{}。", silent.len(), silent.join("、")));
    }
    lines.push(format!("{}。", ledger.formula));
    lines.push(format!("注：{}", ledger.basis.join("")));
    let style = Style { leading: 1.3, ..Style::new(Hand::Song, 10.0) };
    let mut y = end + 2.0;
    let height: f32 = lines.iter().map(|line| document.height(line, &style, WIDTH) + 0.8).sum();
    if y + height > 197.0 {
        document.open_page(A4_ACROSS);
        y = 14.0;
    }
    for line in lines {
        let height = document.height(&line, &style, WIDTH) + 0.4;
        document.put(Area::new(15.0, y, WIDTH, height), &line, &style);
        y += height + 0.4;
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::lecturer_plan::tests::given;
    use crate::sample::{self, CLASS, LONG_CLASS, assert_sound, date, fonts, keep};

    pub(crate) fn ledger(count: usize) -> Ledger {
        let offices = ["党委", "人大", "政府", "政协"];
        let leader = |n: usize| Leader {
            office: offices[n * 4 / count].into(),
            name: sample::name(n),
            post: sample::post(n).into(),
            given: (0..n as u32 % 3)
                .map(|m| given(9 + m, "《树立和践行正确政绩观》", if m == 0 { CLASS } else { LONG_CLASS }))
                .collect(),
        };
        Ledger {
            school: "中共某某县委党校".into(),
            period: "2026年春季学期".into(),
            leaders: (0..count).map(leader).collect(),
            share: (3600, 15000),
            formula: "领导授课占比 = 领导干部授课36学时 ÷ 主体班次总学时150 = 24.00%，达到20%的要求".into(),
            basis: vec!["统计期间：2026年1月1日至7月31日。".into(), "依据：……第八条。".into()],
            made: date(7, 6),
        }
    }

    #[test]
    #[cfg_attr(windows, ignore = "poppler, which reads the paper, is not there")]
    fn who_lectured_and_who_has_not_yet() {
        let page = set(&ledger(8), fonts()).texts().join("|");
        for said in [
            "党委|张䶮|县委办公室综合股股长|—|尚未授课",
            "李㛃|县人力资源和社会保障局党组成员、副局长|3月9日|",
            "《树立和践行正确政绩观》|4|1场|4学时",
            "党委：应授课2人，已授课1人，1场、4学时；人大：应授课2人",
            "尚未授课（3人）：张䶮、陈𠅤、欧阳文静。",
            "= 24.00%，达到20%的要求。",
        ] {
            let page = page.replace('|', "");
            assert!(page.contains(&said.replace('|', "")), "{said} is not in {page}");
        }
        for (file, count, pages) in [("leaders", 8, 1), ("leaders_long", 48, 6)] {
            let document = set(&ledger(count), fonts());
            document.assert_tidy();
            let printed = document.finish().unwrap();
            keep(&format!("{file}.pdf"), &printed.bytes);
            assert_sound(&printed, "中共某某县委党校2026年春季学期领导授课台账");
            assert_eq!((printed.pages, printed.missing.len()), (pages, 0), "{file}");
        }
    }
}
