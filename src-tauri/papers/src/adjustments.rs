//! 调课通知单: what of a timetable is otherwise than people were told, why, and who has to know; upright A4, with the
//! margins of an official letter, to be signed and posted.

use chrono::NaiveDate;
use school::{Answer, calendar::full_date};

use crate::engine::{
    A4_UPRIGHT, Align, Area, Cell, Column, Document, Fonts, Hand, Heights, Printed, Row, Style, Table,
};
use crate::heading::{fact, heading};

/// 订口, and the millimetres between the margins (GB/T 9704: 28 and 156).
const LEFT: f32 = 28.0;
const WIDTH: f32 = 156.0;
/// Where the last page of text ends (GB/T 9704: 35 mm of margin), and how high the lines of signing are.
const BOTTOM: f32 = 262.0;
const SIGNING: f32 = 38.0;

/// What a 调课通知单 is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Adjustments {
    /// The class's full title.
    pub class: String,
    /// Who gives notice: the school.
    pub school: String,
    /// 〔2026〕第1号
    pub number: String,
    /// Of which timetable: 第1版，2026年3月6日审定
    pub approved: String,
    /// The number of the notice it adds to; none: it is the first of this timetable.
    pub follows: Option<u32>,
    /// By time.
    pub changes: Vec<Adjustment>,
    /// Its day.
    pub issued_on: NaiveDate,
}

/// One session that is otherwise now. Several lines in a cell are parted by line ends.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Adjustment {
    /// 原安排; empty: it was not there.
    pub was: String,
    /// 现安排; empty: it is cancelled.
    pub now: String,
    /// 恢复原安排: an earlier notice had said otherwise.
    pub restored: bool,
    /// 调课原因; may be empty, to be written by hand.
    pub reason: String,
    /// 需通知的人
    pub tell: String,
}

/// Prints the 调课通知单.
pub fn draw(notice: &Adjustments, fonts: &Fonts) -> Answer<Printed> {
    set(notice, fonts).finish()
}

fn set<'f>(notice: &Adjustments, fonts: &'f Fonts) -> Document<'f> {
    let kind = "调课通知单";
    let mut document = Document::new(fonts, format!("{}{kind}", notice.class));
    let text = Style { leading: 1.55, indent: 2.0, align: Align::Justify, ..Style::new(Hand::Song, 14.0) };
    let since = match notice.follows {
        Some(number) => format!("在第{number}号通知单之后又"),
        None => "现".into(),
    };
    let body = format!(
        "{}课程表（{}）{since}作如下调整，共{}处，请有关授课人、班主任和全体学员按现安排执行，并以此通知为准。",
        notice.class,
        notice.approved,
        notice.changes.len()
    );
    let table = table(&notice.changes);
    let mut first = true;
    let mut end = table.lay(&mut document, |document| {
        document.open_page(A4_UPRIGHT);
        if !std::mem::take(&mut first) {
            return Area::new(LEFT, 25.0, WIDTH, BOTTOM - 25.0);
        }
        let mut top = heading(document, (LEFT, 30.0), WIDTH, &notice.class, kind) + 3.0;
        top = fact(document, (LEFT, top), WIDTH, "", &notice.number) + 2.0;
        let height = document.height(&body, &text, WIDTH) + 1.0;
        document.put(Area::new(LEFT, top, WIDTH, height), &body, &text);
        top += height + 3.0;
        Area::new(LEFT, top, WIDTH, BOTTOM - top)
    });
    if end + SIGNING > BOTTOM + 8.0 {
        document.open_page(A4_UPRIGHT);
        end = 25.0;
    }
    sign(&mut document, notice, end + 6.0);
    document.foot(LEFT, None);
    document
}

/// Who drew it up, who agreed, and under them the school and the day, at the right as a letter has it.
fn sign(document: &mut Document<'_>, notice: &Adjustments, top: f32) {
    let small = Style::new(Hand::Song, 12.0);
    for (n, who) in ["经办人：", "审　核：", "签　发："].into_iter().enumerate() {
        document.put(Area::new(LEFT + WIDTH / 3.0 * n as f32, top, WIDTH / 3.0, 7.0), who, &small);
    }
    let style = Style::new(Hand::Song, 14.0).center().one_line_down_to(9.0);
    let seal = Area::new(LEFT + WIDTH * 0.4, top + 13.0, WIDTH * 0.6, 8.0);
    document.put(seal, &notice.school, &style);
    document.put(Area::new(seal.x, seal.y + 8.0, seal.w, 8.0), &full_date(notice.issued_on), &style);
}

fn table(changes: &[Adjustment]) -> Table {
    let song = Style { leading: 1.25, ..Style::new(Hand::Song, 10.5) };
    let center = song.center();
    let columns = vec![
        Column::new("序号", 10.0, center),
        Column::new("原　安　排", 45.0, song),
        Column::new("现　安　排", 45.0, song),
        Column::new("调课原因", 27.0, song),
        Column::new("需通知的人", 29.0, song),
    ];
    let said = |text: &str, otherwise: &str| Cell::Words(if text.is_empty() { otherwise } else { text }.to_string());
    let row = |(n, it): (usize, &Adjustment)| Row {
        cells: vec![
            Cell::Words(n.to_string()),
            said(&it.was, "（原无此课）"),
            said(&if it.restored { format!("恢复原安排\n{}", it.now) } else { it.now.clone() }, "取消"),
            said(&it.reason, ""),
            said(&it.tell, ""),
        ],
    };
    let rows = (1..).zip(changes).map(row).collect();
    Table { columns, bands: vec![], head: 9.0, heights: Heights::AsNeeded(14.0), rows }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{CLASS, LONG_CLASS, assert_sound, copied, fonts, keep};

    fn notice(changes: Vec<Adjustment>) -> Adjustments {
        Adjustments {
            class: CLASS.into(),
            school: "中共某某县委党校".into(),
            number: "〔2026〕第1号".into(),
            approved: "第1版，2026年3月6日由张䶮审定".into(),
            follows: None,
            changes,
            issued_on: NaiveDate::from_ymd_opt(2026, 3, 6).unwrap(),
        }
    }

    fn moved() -> Adjustment {
        Adjustment {
            was: "3月9日（星期一）\n14:30–17:30\n《县情讲座》\n授课人：李明\n地　点：报告厅".into(),
            now: "3月10日（星期二）\n8:30–11:30\n《县情讲座》\n授课人：李明\n地　点：201教室".into(),
            reason: "授课人参加县委常委会".into(),
            tell: "授课人李明\n班主任石海涛\n全体学员".into(),
            restored: false,
        }
    }

    fn long() -> Adjustment {
        Adjustment {
            was: "3月11日（星期三）\n8:00–12:00\n《学习贯彻习近平新时代中国特色社会主义思想主题教育的经验与启示——以某某县为例》\n\
                授课人：阿卜杜热合曼·伊敏江·图尔迪\n地　点：某某县革命烈士纪念馆、某某村党群服务中心、报告厅、201教室"
                .into(),
            now: String::new(),
            reason: "纪念馆展陈改造，原定时间不接待参观；改期另行通知".into(),
            tell: "授课人阿卜杜热合曼·伊敏江·图尔迪\n班主任𠮷野\n全体学员".into(),
            restored: false,
        }
    }

    #[test]
    fn reads_as_it_should() {
        let added =
            Adjustment { now: "3月12日（星期四）\n19:00–20:30\n分组研讨".into(), ..Adjustment::default() };
        let pages = set(&notice(vec![moved(), added]), fonts()).texts();
        let want = "2026年春季学期中青年干部培训班（第1期）调课通知单|〔2026〕第1号|\
            2026年春季学期中青年干部培训班（第1期）课程表（第1版，2026|年3月6日由张䶮审定）现作如下调整，共2处，请有关授课人、班主任|\
            和全体学员按现安排执行，并以此通知为准。|\
            序号|原　安　排|现　安　排|调课原因|需通知的人|\
            1|3月9日（星期一）|14:30–17:30|《县情讲座》|授课人：李明|地　点：报告厅|";
        assert!(pages[0].starts_with(want), "{}", pages[0]);
        for said in ["（原无此课）", "经办人：", "中共某某县委党校", "2026年3月6日", "授课人参加县|委常委会"]
        {
            assert!(pages[0].contains(said), "{said} is not in {}", pages[0]);
        }
    }

    #[test]
    fn a_later_notice_says_what_it_adds_to_and_what_is_taken_back() {
        let back = Adjustment { restored: true, ..moved() };
        let second = Adjustments { number: "〔2026〕第2号".into(), follows: Some(1), ..notice(vec![back]) };
        let pages = set(&second, fonts()).texts();
        let said = pages[0].replace('|', "");
        for words in ["在第1号通知单之后又作如下调整，共1处", "恢复原安排3月10日（星期二）"]
        {
            assert!(said.contains(words), "{words} is not in {said}");
        }
    }

    #[test]
    #[cfg_attr(windows, ignore = "poppler, which reads the paper, is not there")]
    fn everything_is_in_its_place() {
        let many: Vec<Adjustment> = (0..9).map(|n| if n % 3 == 1 { long() } else { moved() }).collect();
        for (file, changes, class, pages) in
            [("adjustments", vec![moved(), long()], CLASS, 1), ("adjustments_long", many, LONG_CLASS, 2)]
        {
            let document = set(&Adjustments { class: class.into(), ..notice(changes) }, fonts());
            document.assert_tidy();
            assert!(document.smallest() >= 8.0, "{}", document.smallest());
            let printed = document.finish().unwrap();
            keep(&format!("{file}.pdf"), &printed.bytes);
            assert_sound(&printed, &format!("{class}调课通知单"));
            assert_eq!((printed.pages, printed.missing.len()), (pages, 0), "{file}");
            assert!(copied(&printed).contains("取消"));
        }
    }
}
