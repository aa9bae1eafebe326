//! 通讯录: whom to ring up, upright A4; apart from the roster, because it is handed to fewer people.

use school::Answer;

use crate::engine::{
    A4_UPRIGHT, Area, Cell, Column, Document, Edition, Fonts, Hand, Heights, Printed, Row, Style, Table,
};
use crate::heading::{fact, heading};

/// Millimetres between the margins.
const WIDTH: f32 = 180.0;

/// What a 通讯录 is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Contacts {
    /// The class's full title.
    pub class: String,
    /// Said under the title at the left, as in 班主任：王某某; may be empty.
    pub facts: String,
    /// In the order to be printed; by group, when groups are given.
    pub people: Vec<Contact>,
    /// 版次 and date.
    pub edition: Option<Edition>,
}

/// One row of a 通讯录; what is not known is empty.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Contact {
    /// 第一组; empty on a list that is not by group.
    pub group: String,
    /// 姓名, without spaces.
    pub name: String,
    /// 单位及职务.
    pub post: String,
    /// 手机.
    pub phone: String,
    /// 备注.
    pub note: String,
}

/// Prints the 通讯录.
pub fn draw(contacts: &Contacts, fonts: &Fonts) -> Answer<Printed> {
    set(contacts, fonts).finish()
}

fn set<'f>(contacts: &Contacts, fonts: &'f Fonts) -> Document<'f> {
    let mut document = Document::new(fonts, format!("{}通讯录", contacts.class));
    let grouped = contacts.people.iter().any(|one| !one.group.is_empty());
    let song = Style { leading: 1.15, ..Style::new(Hand::Song, 10.5) };
    let center = song.center();
    let mut columns = vec![
        Column::new("序号", 12.0, center.one_line_down_to(7.0)),
        Column::new("姓　名", 28.0, Style { size: 12.0, ..song }.center().one_line_down_to(9.0)),
        Column::new("单位及职务", 0.0, song.one_line_down_to(9.5)),
        Column::new("手　机", 32.0, Style { size: 11.5, ..song }.center().one_line_down_to(9.0)),
        Column::new("备　注", 24.0, center.one_line_down_to(9.0)),
    ];
    if grouped {
        let hei = Style::new(Hand::Hei, 11.0).center().one_line_down_to(8.0);
        columns.insert(0, Column::new("组别", 16.0, hei));
    }
    let post = columns.len() - 3;
    columns[post].width = WIDTH - columns.iter().map(|column| column.width).sum::<f32>();
    let rows = contacts.people.iter().enumerate().map(|(n, one)| {
        let first = n == 0 || contacts.people[n - 1].group != one.group;
        let group = match (grouped, first) {
            (false, _) => None,
            (true, true) => Some(Cell::Words(one.group.clone())),
            (true, false) => Some(Cell::Above),
        };
        let person = [
            Cell::Words((n + 1).to_string()),
            Cell::Name(one.name.clone()),
            Cell::Words(one.post.clone()),
            Cell::Words(one.phone.clone()),
            // Each on a line of its own: 支部书记 is not torn.
            Cell::Words(one.note.replace('、', "\n")),
        ];
        Row { cells: group.into_iter().chain(person).collect() }
    });
    let table = Table { columns, bands: vec![], head: 9.0, heights: Heights::AsNeeded(8.8), rows: rows.collect() };
    let count = format!("共{}人", contacts.people.len());
    let mut first = true;
    table.lay(&mut document, |document| {
        document.open_page(A4_UPRIGHT);
        let mut top = 17.0;
        if std::mem::take(&mut first) {
            top = heading(document, (15.0, 15.0), WIDTH, &contacts.class, "通讯录");
            top = fact(document, (15.0, top), WIDTH, &contacts.facts, &count) + 1.0;
        }
        Area::new(15.0, top, WIDTH, 281.0 - top)
    });
    document.foot(15.0, contacts.edition);
    document
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{self, CLASS, LONG_CLASS, NAMES, assert_sound, copied, edition, fonts, keep};

    fn contacts(count: usize, groups: usize) -> Contacts {
        let contact = |n: usize| Contact {
            group: n.checked_div(count.div_ceil(groups.max(1))).filter(|_| groups > 0).map_or(String::new(), group),
            name: sample::name(n),
            post: sample::post(n).into(),
            phone: format!("1390000{n:04}"),
            note: if n == 3 { "班长".into() } else { String::new() },
        };
        Contacts {
            class: CLASS.into(),
            facts: "班主任：王某某".into(),
            people: (0..count).map(contact).collect(),
            edition: edition(),
        }
    }

    fn group(n: usize) -> String {
        format!("第{}组", ["一", "二", "三", "四", "五"][n])
    }

    #[test]
    fn reads_as_it_should() {
        let head = "2026年春季学期中青年干部培训班（第1期）通讯录|班主任：王某某|共2人|";
        let foot = "|第 1 页　共 1 页|第2版　2026年3月6日";
        for (groups, want) in [
            (
                0,
                "序号|姓　名|单位及职务|手　机|备　注|1|张䶮|县委办公室综合股股长|13900000000|\
                 2|李㛃|县人力资源和社会保障局党组成员、副局长|13900000001",
            ),
            (
                2,
                "组别|序号|姓　名|单位及职务|手　机|备　注|第一组|1|张䶮|县委办公室综合股股长|13900000000|\
                 第二组|2|李㛃|县人力资源和社会保障局党组成员、副局长|13900000001",
            ),
        ] {
            assert_eq!(set(&contacts(2, groups), fonts()).texts(), [format!("{head}{want}{foot}")]);
        }
    }

    #[test]
    #[cfg_attr(windows, ignore = "poppler, which reads the paper, is not there")]
    fn every_name_is_there_and_everything_in_its_place() {
        for (file, count, groups, class, pages) in [
            ("contacts", 45, 0, CLASS, 2),
            ("contacts_by_group", 45, 5, LONG_CLASS, 2),
            ("contacts_empty", 0, 0, CLASS, 1),
        ] {
            let input = Contacts { class: class.into(), ..contacts(count, groups) };
            let document = set(&input, fonts());
            document.assert_tidy();
            let printed = document.finish().unwrap();
            keep(&format!("{file}.pdf"), &printed.bytes);
            assert_sound(&printed, &format!("{class}通讯录"));
            assert_eq!((printed.pages, printed.missing.len()), (pages, 0), "{file}");
            let text = copied(&printed);
            assert!(count == 0 || NAMES.iter().all(|name| text.contains(name)), "{text}");
        }
    }
}
