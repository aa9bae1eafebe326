//! 授课工作量统计表: every lecturer over a period, 场次 and 学时 by kind of class, lying A4.

use chrono::NaiveDate;
use school::Answer;
use school::calendar::full_date;

use crate::engine::{A4_ACROSS, Area, Cell, Column, Document, Fonts, Hand, Heights, Printed, Row, Style, Table};
use crate::heading::{fact, heading};
use crate::lecturer_plan::said_hours;

/// Millimetres between the margins.
const WIDTH: f32 = 267.0;

/// What the paper is made of.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Workload {
    /// The school.
    pub school: String,
    /// 2026年春季学期, or the days.
    pub period: String,
    /// The kinds of class there are, as in 主体班.
    pub kinds: Vec<String>,
    /// In their order.
    pub lecturers: Vec<Load>,
    /// 口径, one sentence each.
    pub basis: Vec<String>,
    /// 制表日期.
    pub made: NaiveDate,
}

/// What a lecturer gives.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Load {
    /// 姓名, without spaces.
    pub name: String,
    /// 单位及职务.
    pub post: String,
    /// 职称; may be empty.
    pub title: String,
    /// 类别: 领导干部, 本校教师 …
    pub category: String,
    /// 场次 and 学时 (hundredths) by kind, in the order of the kinds.
    pub by_kind: Vec<(u32, u32)>,
}

impl Load {
    /// 场次 and 学时 together.
    pub(crate) fn total(&self) -> (u32, u32) {
        self.by_kind.iter().fold((0, 0), |(sessions, hours), one| (sessions + one.0, hours + one.1))
    }
}

impl Workload {
    /// Of everybody together, by kind.
    pub(crate) fn total(&self) -> Load {
        let of = |kind: usize| self.lecturers.iter().filter_map(move |one| one.by_kind.get(kind));
        let sum = |kind| of(kind).fold((0, 0), |all: (u32, u32), one| (all.0 + one.0, all.1 + one.1));
        Load { by_kind: (0..self.kinds.len()).map(sum).collect(), ..Load::default() }
    }
}

/// Prints the table.
pub fn draw(workload: &Workload, fonts: &Fonts) -> Answer<Printed> {
    set(workload, fonts).finish()
}

fn set<'f>(workload: &Workload, fonts: &'f Fonts) -> Document<'f> {
    let kind = format!("{}授课工作量统计表", workload.period);
    let mut document = Document::new(fonts, format!("{}{kind}", workload.school));
    let song = Style { leading: 1.15, ..Style::new(Hand::Song, 10.5) };
    let center = song.center().one_line_down_to(8.5);
    let figures = 2 * (workload.kinds.len() + 1);
    let width = 12.5;
    let post = WIDTH - 10.0 - 27.0 - 24.0 - 20.0 - figures as f32 * width;
    let mut columns = vec![
        Column::new("序号", 10.0, center),
        Column::new("姓　名", 27.0, center),
        Column::new("单位及职务", post, song.one_line_down_to(9.0)),
        Column::new("职　称", 24.0, center),
        Column::new("类　别", 20.0, center),
    ];
    let mut bands = Vec::new();
    for name in workload.kinds.iter().map(String::as_str).chain(["合计"]) {
        bands.push((columns.len()..columns.len() + 2, name.to_string()));
        columns.extend(["场次", "学时"].map(|head| Column::new(head, width, center)));
    }
    let figures = |load: &Load| {
        load.by_kind
            .iter()
            .copied()
            .chain([load.total()])
            .flat_map(|(sessions, hours)| {
                let blank = |said: String| if sessions == 0 { String::new() } else { said };
                [Cell::Words(blank(sessions.to_string())), Cell::Words(blank(said_hours(hours)))]
            })
            .collect::<Vec<_>>()
    };
    let words = |text: &str| Cell::Words(text.to_string());
    let row = |(n, load): (usize, &Load)| {
        let mut cells = vec![
            Cell::Words((n + 1).to_string()),
            Cell::Name(load.name.clone()),
            words(&load.post),
            words(&load.title),
            words(&load.category),
        ];
        cells.extend(figures(load));
        Row { cells }
    };
    let mut rows: Vec<Row> = workload.lecturers.iter().enumerate().map(row).collect();
    let mut total =
        vec![words("合计"), words(&format!("{}人", workload.lecturers.len())), words(""), words(""), words("")];
    total.extend(figures(&workload.total()));
    rows.push(Row { cells: total });
    let table = Table { columns, bands, head: 7.5, heights: Heights::AsNeeded(8.0), rows };
    let mut first = true;
    let end = table.lay(&mut document, |document| {
        document.open_page(A4_ACROSS);
        let mut top = 14.0;
        if std::mem::take(&mut first) {
            top = heading(document, (15.0, 11.0), WIDTH, &workload.school, &kind) + 1.0;
            top = fact(document, (15.0, top), WIDTH, "", &format!("制表日期：{}", full_date(workload.made))) + 1.0;
        }
        Area::new(15.0, top, WIDTH, 193.0 - 10.0 - top)
    });
    let style = Style { leading: 1.2, ..Style::new(Hand::Song, 9.5) };
    document.put(Area::new(15.0, end + 1.0, WIDTH, 10.0), &format!("注：{}", workload.basis.join("")), &style);
    document.foot(15.0, None);
    document
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::sample::{self, assert_sound, date, fonts, keep};

    pub(crate) fn workload(count: usize) -> Workload {
        let load = |n: usize| Load {
            name: sample::name(n),
            post: sample::post(n).into(),
            title: if n.is_multiple_of(2) { "高级讲师".into() } else { String::new() },
            category: "本校教师".into(),
            by_kind: vec![(n as u32 % 4, n as u32 % 4 * 400), (1, 250)],
        };
        Workload {
            school: "中共某某县委党校".into(),
            period: "2026年春季学期".into(),
            kinds: vec!["主体班".into(), "专题班".into()],
            lecturers: (0..count).map(load).collect(),
            basis: vec!["统计期间：2026年1月1日至7月31日。".into(), "合班只计一次场次和学时。".into()],
            made: date(3, 6),
        }
    }

    #[test]
    #[cfg_attr(windows, ignore = "poppler, which reads the paper, is not there")]
    fn everybody_stands_with_their_figures() {
        let page = set(&workload(4), fonts()).texts().join("|");
        assert!(
            page.contains("4|陈𠅤|县委办公室") || page.contains("4|陈𠅤|东河镇副镇长|本校教师|3|12|1|2.5|4|14.5"),
            "{page}"
        );
        assert!(page.contains("合计|4人|6|24|4|10|10|34"), "{page}");
        for (file, count, pages) in [("workload", 10, 1), ("workload_long", 60, 4)] {
            let document = set(&workload(count), fonts());
            document.assert_tidy();
            let printed = document.finish().unwrap();
            keep(&format!("{file}.pdf"), &printed.bytes);
            assert_sound(&printed, "中共某某县委党校2026年春季学期授课工作量统计表");
            assert_eq!((printed.pages, printed.missing.len()), (pages, 0), "{file}");
        }
    }
}
