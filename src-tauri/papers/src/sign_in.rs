//! 签到表: for one half day, one day, or the whole class with its half days as columns.
//!
//! Rows are at least 9 mm high so that people can sign; title and head stand on every page, because the pages are
//! passed along separately; the count and the 班主任's signature stand under the last row.

use school::Answer;

use crate::engine::{A4_ACROSS, A4_UPRIGHT, Area, Cell, Column, Document, Edition, Fonts, Hand};
use crate::engine::{Heights, Printed, Row, Style, Table};
use crate::heading::{fact, heading};
use crate::{HalfDay, Lesson};
use school::calendar::{full_date, month_day, span, weekday};

/// The least height in which a person can sign, millimetres (domain.md B.9).
const ROW: f32 = 9.0;
/// Rows on a page when the office does not say.
const ROWS: usize = 25;
/// The least width in which a person can sign, millimetres.
const SLOT: f32 = 13.5;
/// Width of the column 组别, millimetres.
const GROUP: f32 = 15.0;
/// Widths in millimetres of what stands between the margins: upright and lying.
const UPRIGHT: f32 = 174.0;
const LYING: f32 = 273.0;

/// What a 签到表 is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct SignIn {
    /// The class's full title, as in 2026年春季学期中青年干部培训班（第1期）.
    pub class: String,
    /// Which half days are signed for.
    pub scope: Scope,
    /// In the order to be printed: by unit or by group.
    pub trainees: Vec<Signer>,
    /// 应到; left blank to be written by hand when not known.
    pub expected: Option<u32>,
    /// The number of the first row: 1, or more when the sheet continues another.
    pub first_number: u32,
    /// Rows on a page, 25 when not said; fewer if they would be lower than 9 mm.
    pub rows_per_page: Option<u32>,
    /// 编码 at its foot, by which the sheet is known again; empty: none.
    pub code: String,
    /// 版次 and date, where the sheet can go stale.
    pub edition: Option<Edition>,
}

/// One row of a 签到表.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Signer {
    /// 姓名, without spaces.
    pub name: String,
    /// 单位及职务.
    pub post: String,
    /// 备注, as in 请假.
    pub note: String,
    /// 第一组; empty on a sheet that is not by group.
    pub group: String,
}

/// Which half days a sheet is for.
#[derive(Debug, Clone, PartialEq)]
pub enum Scope {
    /// One half day, one signature, whatever the number of its sessions.
    HalfDay(HalfDay),
    /// One day, a signature for each of its half days.
    Day(Vec<HalfDay>),
    /// The whole class, every half day a column; lying sheets, as many as are needed.
    WholeClass(Vec<HalfDay>),
}

impl Scope {
    /// The same in one room of several.
    pub fn in_room(self, room: &str) -> Scope {
        let moved = |half: HalfDay| HalfDay {
            sessions: half.sessions.into_iter().map(|lesson| Lesson { place: room.into(), ..lesson }).collect(),
            ..half
        };
        match self {
            Scope::HalfDay(half) => Scope::HalfDay(moved(half)),
            Scope::Day(halves) => Scope::Day(halves.into_iter().map(moved).collect()),
            Scope::WholeClass(halves) => Scope::WholeClass(halves.into_iter().map(moved).collect()),
        }
    }
}

/// Prints the 签到表.
pub fn draw(sheet: &SignIn, fonts: &Fonts) -> Answer<Printed> {
    set(sheet, fonts).finish()
}

fn set<'f>(sheet: &SignIn, fonts: &'f Fonts) -> Document<'f> {
    let mut document = Document::new(fonts, format!("{}签到表", sheet.class));
    match &sheet.scope {
        Scope::HalfDay(half) => one_day(&mut document, sheet, std::slice::from_ref(half)),
        Scope::Day(halves) => one_day(&mut document, sheet, halves),
        Scope::WholeClass(halves) => {
            for columns in by_pages(halves, ((LYING - 71.0) / SLOT) as usize) {
                some_days(&mut document, sheet, columns);
            }
        }
    }
    document.foot(18.0, sheet.edition);
    if !sheet.code.is_empty() {
        document.code(18.0, &sheet.code);
    }
    document
}

/// An upright sheet: 序号, 姓名, 单位及职务, a signature for each half day, 备注.
fn one_day(document: &mut Document<'_>, sheet: &SignIn, halves: &[HalfDay]) {
    let signature = |half: &HalfDay| match halves.len() {
        0 | 1 => Column::new("签　名", 44.0, Style::new(Hand::Song, 11.0)),
        2 => Column::new(&half.half, 31.0, Style::new(Hand::Song, 11.0)),
        _ => Column::new(&half.half, 25.0, Style::new(Hand::Song, 11.0)),
    };
    let signatures: Vec<Column> = halves.iter().map(signature).collect();
    let grouped = grouped(sheet);
    let before = if grouped { 1 } else { 0 };
    let taken: f32 = 38.0 + GROUP * before as f32 + signatures.iter().map(|column| column.width).sum::<f32>();
    let note = ((UPRIGHT - taken) * 0.28).min(24.0);
    let bands =
        if halves.len() > 1 { vec![(3 + before..3 + before + halves.len(), "签　名".to_string())] } else { vec![] };
    let mut columns = person_columns(12.0, 26.0, UPRIGHT - taken - note, grouped);
    columns.extend(signatures);
    columns.push(Column::new("备　注", note, Style::new(Hand::Song, 9.0).center()));
    let rows = sheet.trainees.iter().enumerate().map(|(n, trainee)| {
        let mut cells = person_cells(sheet, n, trainee);
        cells.extend(halves.iter().map(|_| Cell::empty()));
        cells.push(Cell::Words(trainee.note.clone()));
        Row { cells }
    });
    let table = Table { columns, bands, head: 8.0, heights: heights(sheet), rows: rows.collect() };
    let below = 3.0 + 7.0 * halves.len() as f32;
    let end = table.lay(document, |document| {
        document.open_page(A4_UPRIGHT);
        let top = above_one_day(document, sheet, halves);
        Area::new(18.0, top, UPRIGHT, 284.0 - below - top)
    });
    count_and_sign(document, sheet, halves, end + 2.0);
}

/// Title, date and place, and the sessions of the day; answers where the table may begin.
fn above_one_day(document: &mut Document<'_>, sheet: &SignIn, halves: &[HalfDay]) -> f32 {
    let mut y = heading(document, (18.0, 13.0), UPRIGHT, &sheet.class, "签到表");
    let lessons: Vec<&Lesson> = halves.iter().flat_map(|half| &half.sessions).collect();
    let one_place = lessons.first().filter(|first| lessons.iter().all(|other| other.place == first.place));
    let place = one_place.filter(|lesson| !lesson.place.is_empty()).map(|lesson| format!("地点：{}", lesson.place));
    if let Some(first) = halves.first() {
        let half = if halves.len() == 1 { first.half.as_str() } else { "" };
        let when = format!("日期：{}　星期{}　{half}", full_date(first.date), weekday(first.date));
        y = fact(document, (18.0, y), UPRIGHT, &when, &place.clone().unwrap_or_default());
    }
    for half in halves {
        for lesson in &half.sessions {
            let mut said = if halves.len() > 1 { format!("{}　", half.half) } else { "内容：".to_string() };
            said += &lesson.spoken(place.is_none());
            y = fact(document, (18.0, y), UPRIGHT, &said, "");
        }
    }
    y + 1.0
}

/// 应到, 实到, 请假 for every half day, and the 班主任's signature.
fn count_and_sign(document: &mut Document<'_>, sheet: &SignIn, halves: &[HalfDay], top: f32) {
    let style = Style::new(Hand::Song, 11.0);
    let expected = sheet.expected.map_or("＿＿＿".to_string(), |n| format!(" {n} "));
    for (n, half) in halves.iter().enumerate() {
        let area = Area::new(18.0, top + 7.0 * n as f32, UPRIGHT, 7.0);
        let half = if halves.len() > 1 { format!("{}　", half.half) } else { String::new() };
        document.put(area, &format!("{half}应到{expected}人　　实到＿＿＿人　　请假＿＿＿人"), &style);
        if n + 1 == halves.len() {
            document.put(area, "班主任签字：＿＿＿＿＿＿", &style.right());
        }
    }
}

/// A lying sheet with some of the class's half days as columns, and their counts in the last row.
fn some_days(document: &mut Document<'_>, sheet: &SignIn, halves: &[HalfDay]) {
    let grouped = grouped(sheet);
    let before = if grouped { 1 } else { 0 };
    let person = 31.0 + GROUP * before as f32;
    let post = (LYING - person - 24.0 * halves.len() as f32).clamp(40.0, 75.0);
    let slot = (LYING - person - post) / halves.len().max(1) as f32;
    let mut columns = person_columns(9.0, 22.0, post, grouped);
    columns.extend(halves.iter().map(|half| Column::new(&half.half, slot, Style::new(Hand::Song, 9.0))));
    let mut bands = Vec::new();
    let mut first = 0;
    for same_day in halves.chunk_by(|a, b| a.date == b.date) {
        let date = same_day[0].date;
        let between = if same_day.len() == 1 { "\n" } else { " " };
        bands.push((
            3 + before + first..3 + before + first + same_day.len(),
            format!("{}{between}星期{}", month_day(date), weekday(date)),
        ));
        first += same_day.len();
    }
    let blank = || halves.iter().map(|_| Cell::empty());
    let mut rows: Vec<Row> = sheet
        .trainees
        .iter()
        .enumerate()
        .map(|(n, trainee)| Row { cells: person_cells(sheet, n, trainee).into_iter().chain(blank()).collect() })
        .collect();
    let mut count = vec![Cell::empty(); before + 1];
    count.extend([Cell::Words("实到人数".into()), Cell::empty()].into_iter().chain(blank()));
    rows.push(Row { cells: count });
    let table = Table { columns, bands, head: 8.0, heights: Heights::Equal { least: ROW, per_page: 15 }, rows };
    let end = table.lay(document, |document| {
        document.open_page(A4_ACROSS);
        let y = heading(document, (12.0, 11.0), LYING, &sheet.class, "签到表");
        let when = match (halves.first(), halves.last()) {
            (Some(first), Some(last)) => format!("日期：{}", span(first.date, last.date)),
            _ => String::new(),
        };
        let expected = sheet.expected.map_or(String::new(), |n| format!("应到：{n}人"));
        let top = fact(document, (12.0, y), LYING, &when, &expected) + 1.0;
        Area::new(12.0, top, LYING, 198.0 - 9.0 - top)
    });
    let area = Area::new(12.0, end + 1.5, LYING, 7.0);
    document.put(area, "班主任签字：＿＿＿＿＿＿", &Style::new(Hand::Song, 11.0).right());
}

/// The half days shared out over sheets of at most `most` columns, whole days together and much the same number on
/// every sheet.
fn by_pages(halves: &[HalfDay], most: usize) -> Vec<&[HalfDay]> {
    let sheets = halves.len().div_ceil(most).max(1);
    let aim = halves.len().div_ceil(sheets);
    let mut pages = Vec::new();
    let (mut start, mut end) = (0, 0);
    for same_day in halves.chunk_by(|a, b| a.date == b.date) {
        let with = end + same_day.len() - start;
        if end > start && (with > most || end - start >= aim) {
            pages.push(&halves[start..end]);
            start = end;
        }
        end += same_day.len();
    }
    pages.push(&halves[start..end]);
    pages
}

fn heights(sheet: &SignIn) -> Heights {
    let asked = sheet.rows_per_page.map(|rows| rows.max(1) as usize);
    // One or two more than usual are better squeezed in than left alone on a second page.
    let usual = if sheet.trainees.len() == ROWS + 1 { ROWS + 1 } else { ROWS };
    Heights::Equal { least: ROW, per_page: asked.unwrap_or(usual) }
}

fn grouped(sheet: &SignIn) -> bool {
    sheet.trainees.iter().any(|trainee| !trainee.group.is_empty())
}

fn person_columns(number: f32, name: f32, post: f32, grouped: bool) -> Vec<Column> {
    let group = Column::new("组别", GROUP, Style::new(Hand::Hei, 11.0).center().one_line_down_to(8.0));
    let mut columns = if grouped { vec![group] } else { vec![] };
    columns.extend([
        Column::new("序号", number, Style::new(Hand::Song, 11.0).center().one_line_down_to(7.0)),
        Column::new(
            "姓　名",
            name,
            Style { leading: 1.15, ..Style::new(Hand::Song, 12.0).center() }.one_line_down_to(8.5),
        ),
        Column::new("单位及职务", post, Style { leading: 1.12, ..Style::new(Hand::Song, 10.5) }.one_line_down_to(9.5)),
    ]);
    columns
}

fn person_cells(sheet: &SignIn, n: usize, trainee: &Signer) -> Vec<Cell> {
    let first = n == 0 || sheet.trainees[n - 1].group != trainee.group;
    let mut cells = match (grouped(sheet), first) {
        (false, _) => vec![],
        (true, true) => vec![Cell::Words(trainee.group.clone())],
        (true, false) => vec![Cell::Above],
    };
    cells.extend([
        Cell::Words((sheet.first_number as usize + n).to_string()),
        Cell::Name(trainee.name.clone()),
        Cell::Words(trainee.post.clone()),
    ]);
    cells
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{self, CLASS, LONG_CLASS, NAMES, assert_sound, copied, edition, fonts, keep, week};

    fn trainees(count: usize) -> Vec<Signer> {
        let note = |n| if n == 7 { "请假".to_string() } else { String::new() };
        let signer =
            |n| Signer { name: sample::name(n), post: sample::post(n).into(), note: note(n), group: String::new() };
        (0..count).map(signer).collect()
    }

    fn sheet(scope: Scope, count: usize) -> SignIn {
        SignIn {
            class: CLASS.into(),
            scope,
            trainees: trainees(count),
            expected: Some(count as u32),
            first_number: 1,
            rows_per_page: None,
            code: String::new(),
            edition: edition(),
        }
    }

    #[test]
    #[cfg_attr(windows, ignore = "poppler, which reads the paper, is not there")]
    fn half_day_of_forty() {
        let input = sheet(Scope::HalfDay(week().remove(0)), 40);
        let printed = draw(&input, fonts()).unwrap();
        keep("sign_in_half_day.pdf", &printed.bytes);
        assert_eq!((printed.pages, printed.missing.len()), (2, 0));
        assert!(printed.bytes.len() < 120_000, "{} bytes", printed.bytes.len());
        assert_sound(&printed, "2026年春季学期中青年干部培训班（第1期）签到表");
        let text = copied(&printed);
        for name in NAMES {
            assert!(text.contains(name), "{name} is not in {text}");
        }
        assert_eq!(text.matches("序号").count(), 2, "the head repeats");
        assert_eq!(draw(&input, fonts()).unwrap().bytes, printed.bytes, "the same input gives the same file");
        let document = set(&input, fonts());
        document.assert_tidy();
        assert!(document.smallest() >= 8.0);
    }

    #[test]
    fn half_day_reads_as_it_should() {
        let pages = set(&sheet(Scope::HalfDay(week().remove(0)), 2), fonts()).texts();
        let want = "2026年春季学期中青年干部培训班（第1期）签到表|日期：2026年3月9日　星期一　上午|地点：报告厅|\
            内容：8:30–9:00　开班式|内容：9:10–11:30　《习近平新时代中国特色社会主义思想的世界观和方法论》　授课人：王某某|\
            （县委党校副校长、高级讲师）|序号|姓　名|单位及职务|签　名|备　注|\
            1|张䶮|县委办公室综合股股长|2|李㛃|县人力资源和社会保障局党组成员、副局长|\
            应到 2 人　　实到＿＿＿人　　请假＿＿＿人|班主任签字：＿＿＿＿＿＿|\
            第 1 页　共 1 页|第2版　2026年3月6日";
        assert_eq!(pages, [want]);
    }

    #[test]
    fn a_code_stands_at_the_foot_of_every_page_beside_its_squares() {
        for (scope, count) in [
            (Scope::HalfDay(week().remove(0)), 51),
            (Scope::Day(week()[..2].to_vec()), 50),
            (Scope::WholeClass(week()), 40),
        ] {
            let document = set(&SignIn { code: "K7M2-Q9TX".into(), ..sheet(scope, count) }, fonts());
            document.assert_tidy();
            let pages = document.texts();
            assert!(pages.len() > 1 && pages.iter().all(|page| page.contains("|编码 K7M2-Q9TX")), "{pages:?}");
            keep("sign_in_code.pdf", &document.finish().unwrap().bytes);
        }
    }

    #[test]
    #[cfg_attr(windows, ignore = "poppler, which reads the paper, is not there")]
    fn a_day_and_a_whole_class_keep_everything_in_its_place() {
        let wednesday: Vec<HalfDay> = week().into_iter().filter(|half| half.date == sample::date(3, 11)).collect();
        let long: Vec<HalfDay> = (0..4u64)
            .flat_map(|n| {
                week().into_iter().map(move |half| HalfDay { date: half.date + chrono::Days::new(7 * n), ..half })
            })
            .collect();
        for (name, scope, count, class, pages) in [
            ("sign_in_day", Scope::Day(week()[..2].to_vec()), 26, CLASS, 2),
            ("sign_in_three", Scope::Day(wednesday), 12, LONG_CLASS, 1),
            ("sign_in_class", Scope::WholeClass(week()), 40, CLASS, 3),
            ("sign_in_long_class", Scope::WholeClass(long), 20, LONG_CLASS, 6),
        ] {
            let input = SignIn { class: class.into(), ..sheet(scope, count) };
            let document = set(&input, fonts());
            document.assert_tidy();
            let printed = document.finish().unwrap();
            keep(&format!("{name}.pdf"), &printed.bytes);
            assert_eq!(printed.pages, pages, "{name}");
            let text = copied(&printed);
            assert!(NAMES.iter().all(|name| text.contains(name)), "{name}: {text}");
        }
    }

    #[test]
    #[cfg_attr(windows, ignore = "poppler, which reads the paper, is not there")]
    fn by_group_every_group_is_joined_and_stays_on_one_page() {
        let groups = ["第一组", "第二组", "第三组", "第四组", "未分组"];
        let mut input = sheet(Scope::HalfDay(week().remove(0)), 41);
        for (n, trainee) in input.trainees.iter_mut().enumerate() {
            trainee.group = groups[n / 10].into();
        }
        for (name, scope, pages) in [
            ("sign_in_by_group", Scope::HalfDay(week().remove(0)), 2),
            ("sign_in_day_by_group", Scope::Day(week()[..2].to_vec()), 2),
            ("sign_in_class_by_group", Scope::WholeClass(week()), 4),
        ] {
            let document = set(&SignIn { scope, ..input.clone() }, fonts());
            document.assert_tidy();
            let texts = document.texts();
            for group in groups {
                assert_eq!(texts.iter().filter(|page| page.contains(group)).count(), 1, "{name} {group}");
            }
            let printed = document.finish().unwrap();
            keep(&format!("{name}.pdf"), &printed.bytes);
            assert_eq!(printed.pages, pages, "{name}");
        }
    }

    #[test]
    fn whole_days_stay_on_one_sheet() {
        let days = |count: usize| -> Vec<HalfDay> {
            let half = |n: usize| HalfDay {
                date: sample::date(3, 1) + chrono::Days::new(n as u64 / 2),
                half: ["上午", "下午"][n % 2].into(),
                sessions: vec![],
            };
            (0..count).map(half).collect()
        };
        for (count, want) in
            [(0, vec![0]), (1, vec![1]), (14, vec![14]), (15, vec![8, 7]), (16, vec![8, 8]), (40, vec![14, 14, 12])]
        {
            let halves = days(count);
            assert_eq!(by_pages(&halves, 14).iter().map(|page| page.len()).collect::<Vec<_>>(), want, "{count}");
        }
    }

    #[test]
    #[cfg_attr(windows, ignore = "poppler, which reads the paper, is not there")]
    fn what_has_no_glyph_is_reported_with_the_name_it_stands_in() {
        let mut input = sheet(Scope::HalfDay(week().remove(1)), 1);
        input.trainees[0].name = "张\u{E5D1}三\u{323B0}".into();
        let printed = draw(&input, fonts()).unwrap();
        let told: Vec<_> = printed.missing.iter().map(|m| (m.text.as_str(), m.code_point.as_str())).collect();
        assert_eq!(told, [("张\u{E5D1}三\u{323B0}", "U+E5D1"), ("张\u{E5D1}三\u{323B0}", "U+323B0")]);
        assert!(copied(&printed).contains("张〓三〓"));
    }

    #[test]
    fn rows_are_never_lower_than_a_signature() {
        for (asked, pages) in [(Some(10), 4), (Some(20), 2), (Some(99), 2), (None, 2)] {
            let input = SignIn { rows_per_page: asked, ..sheet(Scope::HalfDay(week().remove(1)), 40) };
            let document = set(&input, fonts());
            document.assert_tidy();
            assert_eq!(document.finish().unwrap().pages, pages, "{asked:?}");
        }
    }
}
