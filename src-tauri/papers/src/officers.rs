//! 班委会及临时党支部名单: who holds which office in the class, and which is still vacant, upright A4.

use school::Answer;

use crate::engine::{
    A4_UPRIGHT, Area, Cell, Column, Document, Edition, Fonts, Hand, Heights, Printed, Row, Style, Table,
};
use crate::heading::{fact, heading};

/// Millimetres between the margins.
const WIDTH: f32 = 174.0;

/// What the list is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Officers {
    /// The class's full title.
    pub class: String,
    /// Said under the title at the left, as in 班主任：王某某; may be empty.
    pub facts: String,
    /// 班委会, 临时党支部, 小组.
    pub bodies: Vec<Body>,
    /// 版次 and date.
    pub edition: Option<Edition>,
}

/// A body of the class.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Body {
    /// 班委会
    pub name: String,
    /// In the order of the offices.
    pub officers: Vec<Officer>,
}

/// Who holds an office.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Officer {
    /// 班长
    pub office: String,
    /// 姓名, without spaces; empty: 待定.
    pub name: String,
    /// 单位及职务.
    pub post: String,
}

/// Prints the list.
pub fn draw(officers: &Officers, fonts: &Fonts) -> Answer<Printed> {
    set(officers, fonts).finish()
}

fn set<'f>(officers: &Officers, fonts: &'f Fonts) -> Document<'f> {
    let kind = "班委会及临时党支部名单";
    let mut document = Document::new(fonts, format!("{}{kind}", officers.class));
    let song = Style { leading: 1.15, ..Style::new(Hand::Song, 11.5) };
    let center = song.center();
    let columns = vec![
        Column::new("机　构", 30.0, Style::new(Hand::Hei, 12.0).center().one_line_down_to(10.0)),
        Column::new("职　务", 38.0, center.one_line_down_to(9.0)),
        Column::new("姓　名", 32.0, Style { size: 12.5, ..song }.center().one_line_down_to(9.0)),
        Column::new("单位及职务", WIDTH - 100.0, song.one_line_down_to(10.0)),
    ];
    let rows: Vec<Row> = officers.bodies.iter().flat_map(rows).collect();
    // A short list is given air, a long one is not.
    let least = (220.0 / rows.len().max(1) as f32).clamp(9.0, 11.5);
    let table = Table { columns, bands: vec![], head: 10.0, heights: Heights::AsNeeded(least), rows };
    let mut first = true;
    table.lay(&mut document, |document| {
        document.open_page(A4_UPRIGHT);
        let mut top = 18.0;
        if std::mem::take(&mut first) {
            top = heading(document, (18.0, 16.0), WIDTH, &officers.class, kind) + 1.0;
            if !officers.facts.is_empty() {
                top = fact(document, (18.0, top), WIDTH, &officers.facts, "") + 1.0;
            }
        }
        Area::new(18.0, top, WIDTH, 281.0 - top)
    });
    document.foot(18.0, officers.edition);
    document
}

/// The body stands once for its offices, an office once for those who share it.
fn rows(body: &Body) -> Vec<Row> {
    let row = |(n, one): (usize, &Officer)| {
        let again = n > 0 && body.officers[n - 1].office == one.office;
        let vacant = one.name.is_empty();
        Row {
            cells: vec![
                if n == 0 { Cell::Words(body.name.clone()) } else { Cell::Above },
                if again { Cell::Above } else { Cell::Words(one.office.clone()) },
                if vacant { Cell::Words("（待定）".into()) } else { Cell::Name(one.name.clone()) },
                Cell::Words(one.post.clone()),
            ],
        }
    };
    body.officers.iter().enumerate().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{self, CLASS, LONG_CLASS, assert_sound, copied, edition, fonts, keep};

    fn body(name: &str, offices: &[&str], vacant: usize) -> Body {
        let officer = |(n, office): (usize, &&str)| Officer {
            office: (*office).into(),
            name: if n == vacant { String::new() } else { sample::name(n) },
            post: if n == vacant { String::new() } else { sample::post(n).into() },
        };
        Body { name: name.into(), officers: offices.iter().enumerate().map(officer).collect() }
    }

    fn officers(bodies: Vec<Body>) -> Officers {
        Officers { class: CLASS.into(), facts: "班主任：王某某".into(), bodies, edition: edition() }
    }

    const COMMITTEE: [&str; 8] =
        ["班长", "副班长", "学习委员", "组织委员", "宣传委员", "纪律委员", "生活委员", "文体委员"];
    const BRANCH: [&str; 5] = ["支部书记", "支部副书记", "支部组织委员", "支部宣传委员", "支部纪检委员"];

    #[test]
    fn reads_as_it_should() {
        let input =
            officers(vec![body("班委会", &["班长", "副班长", "副班长"], 9), body("临时党支部", &["支部书记"], 0)]);
        let want = "2026年春季学期中青年干部培训班（第1期）|班委会及临时党支部名单|班主任：王某某|\
            机　构|职　务|姓　名|单位及职务|班委会|班长|张䶮|县委办公室综合股股长|副班长|李㛃|\
            县人力资源和社会保障局党组成员、副局长|王𬱖|城关镇党委副书记|临时党支部|支部书记|（待定）|\
            第 1 页　共 1 页|第2版　2026年3月6日";
        assert_eq!(set(&input, fonts()).texts(), [want]);
    }

    #[test]
    #[cfg_attr(windows, ignore = "poppler, which reads the paper, is not there")]
    fn everything_is_in_its_place() {
        let groups: Vec<String> = (1..=20).map(|n| format!("第{n}组组长")).collect();
        let groups: Vec<&str> = groups.iter().map(String::as_str).collect();
        for (file, bodies, class, pages) in [
            ("officers", vec![body("班委会", &COMMITTEE, 6), body("临时党支部", &BRANCH, 9)], CLASS, 1),
            (
                "officers_long",
                vec![body("班委会", &COMMITTEE, 6), body("临时党支部", &BRANCH, 0), body("小组", &groups, 40)],
                LONG_CLASS,
                2,
            ),
        ] {
            let document = set(&Officers { class: class.into(), ..officers(bodies) }, fonts());
            document.assert_tidy();
            let printed = document.finish().unwrap();
            keep(&format!("{file}.pdf"), &printed.bytes);
            assert_sound(&printed, &format!("{class}班委会及临时党支部名单"));
            assert_eq!((printed.pages, printed.missing.len()), (pages, 0), "{file}");
            assert!(copied(&printed).contains("（待定）"));
        }
    }
}
