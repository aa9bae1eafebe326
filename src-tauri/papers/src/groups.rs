//! 分组名单: two groups side by side, the leader first, upright A4. Groups of one size look the same.

use school::Answer;

use crate::engine::{
    A4_UPRIGHT, Area, Cell, Column, Document, Edition, Fonts, Hand, Heights, Printed, Row, Style, Table,
};
use crate::heading::{fact, heading};

/// Millimetres between the margins, and below the last table.
const WIDTH: f32 = 180.0;
const BOTTOM: f32 = 281.0;
/// Between two pairs of groups, millimetres.
const GAP: f32 = 5.0;

/// What a 分组名单 is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupList {
    /// The class's full title.
    pub class: String,
    /// Said under the title at the left; may be empty.
    pub facts: String,
    /// In their order.
    pub groups: Vec<Group>,
    /// 版次 and date.
    pub edition: Option<Edition>,
}

/// A group.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Group {
    /// 第一组
    pub name: String,
    /// 讨论地点; may be empty.
    pub place: String,
    /// In the order to be printed, the leader first.
    pub members: Vec<Member>,
}

/// A member of a group.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Member {
    /// 姓名, without spaces.
    pub name: String,
    /// 单位及职务.
    pub post: String,
    /// 组长, 召集人 …; empty for the others.
    pub role: String,
}

/// Prints the 分组名单.
pub fn draw(list: &GroupList, fonts: &Fonts) -> Answer<Printed> {
    set(list, fonts).finish()
}

fn set<'f>(list: &GroupList, fonts: &'f Fonts) -> Document<'f> {
    let mut document = Document::new(fonts, format!("{}分组名单", list.class));
    let people: usize = list.groups.iter().map(|group| group.members.len()).sum();
    let said = format!("共{}个组、{people}人", list.groups.len());
    document.open_page(A4_UPRIGHT);
    let mut top = heading(&mut document, (15.0, 15.0), WIDTH, &list.class, "分组名单");
    top = fact(&mut document, (15.0, top), WIDTH, &list.facts, &said) + 1.0;
    for pair in list.groups.chunks(2) {
        // The last of an odd number is as wide as the others.
        let wide = WIDTH / list.groups.len().min(2) as f32;
        let table = table(pair, wide);
        let mut here = table.height(&document) <= BOTTOM - top || top < 40.0;
        let end = table.lay(&mut document, |document| {
            if std::mem::take(&mut here) {
                return Area::new(15.0, top, WIDTH, BOTTOM - top);
            }
            document.open_page(A4_UPRIGHT);
            Area::new(15.0, 17.0, WIDTH, BOTTOM - 17.0)
        });
        top = end + GAP;
    }
    document.foot(15.0, list.edition);
    document
}

/// One group, or two beside each other, each so wide.
fn table(pair: &[Group], wide: f32) -> Table {
    let song = Style { leading: 1.12, ..Style::new(Hand::Song, 10.0) };
    let name = Style { size: 11.5, ..song }.center().one_line_down_to(8.5);
    let (mut columns, mut bands) = (Vec::new(), Vec::new());
    for group in pair {
        let first = columns.len();
        columns.push(Column::new("姓　名", 24.0, name));
        columns.push(Column::new("单位及职务", wide - 24.0 - 15.0, song.one_line_down_to(9.0)));
        columns.push(Column::new("备注", 15.0, song.center().one_line_down_to(8.0)));
        let place = if group.place.is_empty() { String::new() } else { format!("　{}", group.place) };
        bands.push((first..first + 3, format!("{}（{}人）{place}", group.name, group.members.len())));
    }
    let rows = pair.iter().map(|group| group.members.len()).max().unwrap_or(0);
    let row = |n: usize| {
        let cells = pair.iter().flat_map(|group| match group.members.get(n) {
            Some(one) => [Cell::Name(one.name.clone()), Cell::Words(one.post.clone()), Cell::Words(one.role.clone())],
            None => [Cell::empty(), Cell::empty(), Cell::empty()],
        });
        Row { cells: cells.collect() }
    };
    Table { columns, bands, head: 8.0, heights: Heights::AsNeeded(8.6), rows: (0..rows).map(row).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{self, CLASS, LONG_CLASS, NAMES, assert_sound, copied, edition, fonts, keep};

    fn list(sizes: &[usize]) -> GroupList {
        let mut next = 0..;
        let mut member = |first: bool| {
            let n = next.next().unwrap_or(0);
            let role = if first { "组长" } else { "" };
            Member { name: sample::name(n), post: sample::post(n).into(), role: role.into() }
        };
        let group = |(n, size): (usize, &usize)| Group {
            name: format!("第{}组", ["一", "二", "三", "四", "五", "六"][n]),
            place: format!("{}教室", 201 + n),
            members: (0..*size).map(|i| member(i == 0)).collect(),
        };
        GroupList {
            class: CLASS.into(),
            facts: String::new(),
            groups: sizes.iter().enumerate().map(group).collect(),
            edition: edition(),
        }
    }

    #[test]
    fn reads_as_it_should() {
        let want = "2026年春季学期中青年干部培训班（第1期）分组名单|共2个组、3人|姓　名|单位及职务|备注|姓　名|单位及职务|备注|\
            第一组（2人）　201教室|第二组（1人）　202教室|张䶮|县委办公室综合股股长|组长|王𬱖|城关镇党委副书记|组长|\
            李㛃|县人力资源和社会保障局党组|成员、副局长|第 1 页　共 1 页|第2版　2026年3月6日";
        assert_eq!(set(&list(&[2, 1]), fonts()).texts(), [want]);
    }

    #[test]
    #[cfg_attr(windows, ignore = "poppler, which reads the paper, is not there")]
    fn every_name_is_there_and_everything_in_its_place() {
        for (file, sizes, class, pages) in [
            ("groups", &[12, 12, 11, 11][..], CLASS, 2),
            ("groups_odd", &[9, 8, 8], LONG_CLASS, 1),
            ("groups_large", &[70, 69], CLASS, 4),
            ("groups_one", &[10], CLASS, 1),
            ("groups_none", &[], CLASS, 1),
        ] {
            let document = set(&GroupList { class: class.into(), ..list(sizes) }, fonts());
            document.assert_tidy();
            let printed = document.finish().unwrap();
            keep(&format!("{file}.pdf"), &printed.bytes);
            assert_sound(&printed, &format!("{class}分组名单"));
            assert_eq!((printed.pages, printed.missing.len()), (pages, 0), "{file}");
            let text = copied(&printed);
            assert!(sizes.is_empty() || NAMES.iter().all(|name| text.contains(name)), "{text}");
        }
    }
}
