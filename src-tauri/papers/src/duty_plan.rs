//! 轮值表: who is on duty on which day, a role a column, upright A4; to be pinned to the classroom's wall.

use chrono::NaiveDate;
use school::Answer;
use school::calendar::{month_day, weekday};

use crate::engine::{
    A4_UPRIGHT, Area, Cell, Column, Document, Edition, Fonts, Hand, Heights, Printed, Row, Style, Table, spaced,
};
use crate::heading::{fact, heading};

/// Millimetres between the margins.
const WIDTH: f32 = 180.0;
const BOTTOM: f32 = 281.0;

/// What a 轮值表 is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct DutyPlan {
    /// The class's full title.
    pub class: String,
    /// Said under the title at the left, as in 班主任：王某某; may be empty.
    pub facts: String,
    /// 10人各1次，2人没有轮到; may be empty.
    pub shares: String,
    /// 值日, 主持, 主讲 …
    pub roles: Vec<String>,
    /// By date.
    pub days: Vec<DutyDay>,
    /// 版次 and date.
    pub edition: Option<Edition>,
}

/// One day.
#[derive(Debug, Clone, PartialEq)]
pub struct DutyDay {
    /// The day.
    pub date: NaiveDate,
    /// What is taught; may be empty.
    pub taught: String,
    /// For each role who has it, with the phone number where it is wanted.
    pub people: Vec<Vec<(String, String)>>,
}

/// Prints the 轮值表.
pub fn draw(plan: &DutyPlan, fonts: &Fonts) -> Answer<Printed> {
    set(plan, fonts).finish()
}

fn set<'f>(plan: &DutyPlan, fonts: &'f Fonts) -> Document<'f> {
    let mut document = Document::new(fonts, format!("{}轮值表", plan.class));
    let song = Style { leading: 1.2, ..Style::new(Hand::Song, 11.0) };
    // What is taught stands only where the roles leave it room.
    let role = ((WIDTH - 34.0) / plan.roles.len().max(1) as f32).min(48.0);
    let left = WIDTH - 34.0 - role * plan.roles.len() as f32;
    let with_taught = left >= 35.0;
    let role = if with_taught { role } else { (WIDTH - 34.0) / plan.roles.len().max(1) as f32 };
    let mut columns = vec![Column::new("日　期", 34.0, song.center().one_line_down_to(9.5))];
    let names = Style { size: 12.0, ..song }.center().one_line_down_to(9.5);
    columns.extend(plan.roles.iter().map(|word| Column::new(word, role, names)));
    if with_taught {
        columns.push(Column::new("教学内容", left, Style { size: 10.0, ..song }));
    }
    let row = |day: &DutyDay| {
        let mut cells = vec![Cell::Words(format!("{}　星期{}", month_day(day.date), weekday(day.date)))];
        cells.extend(
            day.people.iter().map(|people| Cell::Words(people.iter().map(said).collect::<Vec<_>>().join("\n"))),
        );
        if with_taught {
            cells.push(Cell::Words(day.taught.clone()));
        }
        Row { cells }
    };
    let rows: Vec<Row> = plan.days.iter().map(row).collect();
    // A short list is given air, a long one is not.
    let least = (225.0 / rows.len().max(1) as f32).clamp(8.6, 14.0);
    let table = Table { columns, bands: vec![], head: 10.0, heights: Heights::AsNeeded(least), rows };
    let mut first = true;
    table.lay(&mut document, |document| {
        document.open_page(A4_UPRIGHT);
        let mut top = 17.0;
        if std::mem::take(&mut first) {
            top = heading(document, (15.0, 15.0), WIDTH, &plan.class, "轮值表");
            top = fact(document, (15.0, top), WIDTH, &plan.facts, &plan.shares) + 1.0;
        }
        Area::new(15.0, top, WIDTH, BOTTOM - top)
    });
    document.foot(15.0, plan.edition);
    document
}

fn said((name, phone): &(String, String)) -> String {
    if phone.is_empty() { spaced(name) } else { format!("{}　{phone}", spaced(name)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{self, CLASS, LONG_CLASS, NAMES, assert_sound, copied, date, edition, fonts, keep};

    fn plan(class: &str, roles: &[&str], days: u64, a_day: usize) -> DutyPlan {
        let mut next = 0..;
        let mut one = || {
            let n: usize = next.next().unwrap_or(0);
            (sample::name(n), if n.is_multiple_of(2) { format!("1390000{n:04}") } else { String::new() })
        };
        let mut day = |n: u64| DutyDay {
            date: date(3, 9) + chrono::Days::new(n),
            taught: if n.is_multiple_of(2) {
                "上午《县情讲座》；下午分组研讨：如何当好乡镇干部".into()
            } else {
                String::new()
            },
            people: roles.iter().map(|_| (0..a_day).map(|_| one()).collect()).collect(),
        };
        DutyPlan {
            class: class.into(),
            facts: "班主任：王某某".into(),
            shares: "10人各1次，2人没有轮到".into(),
            roles: roles.iter().map(|it| (*it).into()).collect(),
            days: (0..days).map(&mut day).collect(),
            edition: edition(),
        }
    }

    #[test]
    fn reads_as_it_should() {
        let want = "2026年春季学期中青年干部培训班（第1期）轮值表|班主任：王某某|10人各1次，2人没有轮到|\
            日　期|值日|主持|教学内容|3月9日　星期一|张　䶮　13900000000|李　㛃|上午《县情讲座》；下午分组|研讨：如何当好乡镇干部|\
            第 1 页　共 1 页|第2版　2026年3月6日";
        assert_eq!(set(&plan(CLASS, &["值日", "主持"], 1, 1), fonts()).texts(), [want]);
    }

    #[test]
    #[cfg_attr(windows, ignore = "poppler, which reads the paper, is not there")]
    fn everything_is_in_its_place() {
        for (file, class, roles, days, a_day, pages) in [
            ("duty_plan", CLASS, &["值日", "主持"][..], 10, 1, 1),
            ("duty_plan_long", LONG_CLASS, &["值日", "主持", "主讲", "晨读领读"], 40, 2, 3),
            ("duty_plan_one", CLASS, &["值日"], 20, 2, 2),
        ] {
            let document = set(&plan(class, roles, days, a_day), fonts());
            document.assert_tidy();
            let printed = document.finish().unwrap();
            keep(&format!("{file}.pdf"), &printed.bytes);
            assert_sound(&printed, &format!("{class}轮值表"));
            assert_eq!((printed.pages, printed.missing.len()), (pages, 0), "{file}");
            let text = copied(&printed);
            assert!(NAMES.iter().all(|name| text.contains(name)), "{text}");
        }
    }
}
