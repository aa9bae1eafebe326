//! 学员名册: the class in one list, in the order given, lying A4.

use school::Answer;

use crate::engine::{
    A4_ACROSS, Area, Cell, Column, Document, Edition, Fonts, Hand, Heights, Printed, Row, Style, Table,
};
use crate::heading::{fact, heading};

/// Millimetres between the margins.
const WIDTH: f32 = 267.0;

/// What a 学员名册 is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Roster {
    /// The class's full title.
    pub class: String,
    /// Said under the title at the left, as in 2026年3月9日至3月13日　地点：县委党校; may be empty.
    pub facts: String,
    /// In the order to be printed, units as the office keeps them.
    pub trainees: Vec<Listed>,
    /// Whether telephone numbers are printed; only when somebody asked for them.
    pub with_phones: bool,
    /// 版次 and date.
    pub edition: Option<Edition>,
}

/// One row of a 学员名册; what is not known is empty.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Listed {
    /// 姓名, without spaces.
    pub name: String,
    /// 性别.
    pub sex: String,
    /// 民族.
    pub ethnicity: String,
    /// 出生年月 as 1985.03.
    pub born: String,
    /// 政治面貌.
    pub party: String,
    /// 学历.
    pub education: String,
    /// 单位及职务.
    pub post: String,
    /// 手机.
    pub phone: String,
    /// 备注.
    pub note: String,
}

/// Prints the 学员名册.
pub fn draw(roster: &Roster, fonts: &Fonts) -> Answer<Printed> {
    set(roster, fonts).finish()
}

fn set<'f>(roster: &Roster, fonts: &'f Fonts) -> Document<'f> {
    let mut document = Document::new(fonts, format!("{}学员名册", roster.class));
    let song = Style { leading: 1.15, ..Style::new(Hand::Song, 10.5) };
    let center = song.center().one_line_down_to(9.0);
    let name = Style { size: 11.5, ..song }.center().one_line_down_to(9.0);
    let mut columns = vec![
        Column::new("序号", 11.0, center.one_line_down_to(7.0)),
        Column::new("姓　名", 27.0, name),
        Column::new("性别", 11.0, center),
        Column::new("民　族", 18.0, center),
        Column::new("出生年月", 21.0, center),
        Column::new("政治面貌", 24.0, center),
        Column::new("学　历", 28.0, center),
        Column::new("单位及职务", 0.0, song),
    ];
    if roster.with_phones {
        columns.push(Column::new("手　机", 28.0, center));
    }
    columns.push(Column::new("备　注", 29.0, center.one_line_down_to(9.5)));
    columns[7].width = WIDTH - columns.iter().map(|column| column.width).sum::<f32>();
    let rows = roster.trainees.iter().enumerate().map(|(n, one)| {
        let mut cells = vec![Cell::Words((n + 1).to_string()), Cell::Name(one.name.clone())];
        let mut words = vec![&one.sex, &one.ethnicity, &one.born, &one.party, &one.education, &one.post];
        if roster.with_phones {
            words.push(&one.phone);
        }
        words.push(&one.note);
        cells.extend(words.into_iter().map(|text| Cell::Words(text.clone())));
        Row { cells }
    });
    let table = Table { columns, bands: vec![], head: 9.0, heights: Heights::AsNeeded(8.5), rows: rows.collect() };
    let count = format!("共{}人", roster.trainees.len());
    let mut first = true;
    table.lay(&mut document, |document| {
        document.open_page(A4_ACROSS);
        let mut top = 15.0;
        if std::mem::take(&mut first) {
            top = heading(document, (15.0, 13.0), WIDTH, &roster.class, "学员名册");
            top = fact(document, (15.0, top), WIDTH, &roster.facts, &count) + 1.0;
        }
        Area::new(15.0, top, WIDTH, 194.0 - top)
    });
    document.foot(15.0, roster.edition);
    document
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{self, CLASS, LONG_CLASS, NAMES, assert_sound, copied, edition, fonts, keep};

    fn roster(count: usize, with_phones: bool) -> Roster {
        let listed = |n: usize| Listed {
            name: sample::name(n),
            sex: ["男", "女"][n % 2].into(),
            ethnicity: ["汉族", "维吾尔族", "柯尔克孜族"][n % 3].into(),
            born: format!("19{}.{:02}", 70 + n % 25, 1 + n % 12),
            party: ["中共党员", "中共预备党员", "无党派人士"][n % 3].into(),
            education: ["大学", "省委党校研究生", "大专"][n % 3].into(),
            post: sample::post(n).into(),
            phone: format!("1390000{:04}", n),
            note: if n == 3 { "班长".into() } else { String::new() },
        };
        Roster {
            class: CLASS.into(),
            facts: "2026年3月9日至3月13日　地点：县委党校".into(),
            trainees: (0..count).map(listed).collect(),
            with_phones,
            edition: edition(),
        }
    }

    #[test]
    fn reads_as_it_should() {
        let pages = set(&roster(2, false), fonts()).texts();
        let want = "2026年春季学期中青年干部培训班（第1期）学员名册|2026年3月9日至3月13日　地点：县委党校|共2人|\
            序号|姓　名|性别|民　族|出生年月|政治面貌|学　历|单位及职务|备　注|\
            1|张䶮|男|汉族|1970.01|中共党员|大学|县委办公室综合股股长|\
            2|李㛃|女|维吾尔族|1971.02|中共预备党员|省委党校研究生|县人力资源和社会保障局党组成员、副局长|\
            第 1 页　共 1 页|第2版　2026年3月6日";
        assert_eq!(pages, [want]);
    }

    #[test]
    #[cfg_attr(windows, ignore = "poppler, which reads the paper, is not there")]
    fn every_name_is_there_and_everything_in_its_place() {
        for (file, count, phones, class, pages) in [
            ("roster", 45, false, CLASS, 3),
            ("roster_phones", 45, true, LONG_CLASS, 3),
            ("roster_empty", 0, false, CLASS, 1),
        ] {
            let input = Roster { class: class.into(), ..roster(count, phones) };
            let document = set(&input, fonts());
            document.assert_tidy();
            assert!(document.smallest() >= 7.0);
            let printed = document.finish().unwrap();
            keep(&format!("{file}.pdf"), &printed.bytes);
            assert_sound(&printed, &format!("{class}学员名册"));
            assert_eq!((printed.pages, printed.missing.len()), (pages, 0), "{file}");
            let text = copied(&printed);
            assert!(count == 0 || NAMES.iter().all(|name| text.contains(name)), "{text}");
            assert_eq!(text.contains("13900000009"), phones);
        }
    }
}
