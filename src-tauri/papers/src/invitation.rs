//! 授课邀请函: a letter to a lecturer for what they give in a class, with a 回执 to be cut off, upright A4, one a lecturer.

use chrono::NaiveDate;
use school::Answer;
use school::calendar::{Clock, full_date, month_day, weekday};

use crate::engine::{
    A4_UPRIGHT, Area, Cell, Column, Document, Edition, Fonts, Hand, Heights, Printed, Row, Style, Table,
};
use crate::hours;
use crate::lecturer_plan::said_hours;

/// 订口 28 and 右 26 of a 公文, millimetres.
const LEFT: f32 = 28.0;
const WIDTH: f32 = 156.0;
/// Where the strip to be sent back begins.
const STRIP: f32 = 219.0;

/// What the letters are made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Invitations {
    /// The class's full title.
    pub class: String,
    /// The school, which signs.
    pub school: String,
    /// One a lecturer.
    pub letters: Vec<Letter>,
    /// 版次 and date; the date stands under the letters.
    pub edition: Option<Edition>,
}

/// A letter.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Letter {
    /// 姓名, without spaces.
    pub name: String,
    /// 尊敬的王芳同志
    pub salutation: String,
    /// What the letter says.
    pub body: String,
    /// What is to be given, by time.
    pub sessions: Vec<Invited>,
    /// 授课对象: 乡镇党委书记等，48人.
    pub audience: String,
    /// What is asked before the lecture; may be empty.
    pub request: String,
    /// 联系人; may be empty.
    pub contact: String,
    /// 联系电话; empty: a line to write it on.
    pub phone: String,
}

/// What is to be given.
#[derive(Debug, Clone, PartialEq)]
pub struct Invited {
    /// The day.
    pub date: NaiveDate,
    /// From and to.
    pub time: (Clock, Clock),
    /// As it is to stand on paper, as in 《…》.
    pub title: String,
    /// 讲授, 研讨 …
    pub form: String,
    /// 学时, hundredths.
    pub hours: u32,
    /// 地点; may be empty.
    pub place: String,
    /// 合班: the other classes; may be empty.
    pub joint: String,
}

/// Prints the letters.
pub fn draw(invitations: &Invitations, fonts: &Fonts) -> Answer<Printed> {
    set(invitations, fonts).finish()
}

fn set<'f>(invitations: &Invitations, fonts: &'f Fonts) -> Document<'f> {
    let mut document = Document::new(fonts, format!("{}授课邀请函", invitations.class));
    let day = invitations.edition.map_or_else(String::new, |edition| full_date(edition.date));
    for letter in &invitations.letters {
        let sizes = [15.0, 14.0, 13.0, 12.0, 11.0, 10.5];
        let fits = |size: &&f32| height(&document, letter, **size) <= STRIP - 6.0 - 22.0;
        let size = sizes.iter().find(fits).copied().unwrap_or(10.5);
        document.open_page(A4_UPRIGHT);
        let title = Style::new(Hand::Title, 24.0).center();
        document.put(Area::new(LEFT, 22.0, WIDTH, 14.0), "授课邀请函", &title);
        let mut y = 40.0;
        for (text, style) in opening(letter, size) {
            y = paragraph(&mut document, &text, &style, y);
        }
        let table = table(letter, size);
        y = table.lay(&mut document, next_page(y + 1.5)) + 3.0;
        if y + closing_height(&document, letter, size) > STRIP - 4.0 {
            document.open_page(A4_UPRIGHT);
            y = 25.0;
        }
        for (text, style) in closing(letter, size) {
            y = paragraph(&mut document, &text, &style, y);
        }
        sign(&mut document, &invitations.school, &day, size, y);
        strip(&mut document, invitations, letter);
    }
    document
}

/// Where a table goes on: first here, then on a page of its own.
fn next_page(top: f32) -> impl for<'d, 'f> FnMut(&'d mut Document<'f>) -> Area {
    let mut first = Some(top);
    move |document| {
        let top = first.take().unwrap_or_else(|| {
            document.open_page(A4_UPRIGHT);
            25.0
        });
        Area::new(LEFT, top, WIDTH, 270.0 - top)
    }
}

fn text(size: f32) -> Style {
    Style { leading: 1.55, ..Style::new(Hand::Song, size) }
}

/// 抬头 and what is said.
fn opening(letter: &Letter, size: f32) -> Vec<(String, Style)> {
    let indented = Style { indent: 2.0, align: crate::engine::Align::Justify, ..text(size) };
    vec![(format!("{}：", letter.salutation), text(size)), (letter.body.clone(), indented)]
}

/// What follows the table.
fn closing(letter: &Letter, size: f32) -> Vec<(String, Style)> {
    let indented = Style { indent: 2.0, align: crate::engine::Align::Justify, ..text(size) };
    let phone = if letter.phone.is_empty() { "＿＿＿＿＿＿＿＿" } else { &letter.phone };
    let contact = if letter.contact.is_empty() { "＿＿＿＿＿＿" } else { &letter.contact };
    let mut said = vec![format!("授课对象：{}。", letter.audience)];
    said.extend(Some(letter.request.clone()).filter(|request| !request.is_empty()));
    said.push(format!("联 系 人：{contact}　　联系电话：{phone}"));
    said.push("专此奉邀，敬请支持。".into());
    said.into_iter().map(|line| (line, indented)).collect()
}

fn table(letter: &Letter, size: f32) -> Table {
    let song = Style { leading: 1.2, ..Style::new(Hand::Song, (size - 2.5).max(9.5)) };
    let center = song.center().one_line_down_to(9.0);
    let columns = vec![
        Column::new("时　间", 42.0, center),
        Column::new("题　目", 60.0, song.one_line_down_to(9.5)),
        Column::new("形式", 17.0, center),
        Column::new("学时", 11.0, center),
        Column::new("地　点", WIDTH - 130.0, center),
    ];
    let row = |one: &Invited| {
        let when = format!("{}（星期{}）\n{}", month_day(one.date), weekday(one.date), hours(one.time));
        let joint = if one.joint.is_empty() { String::new() } else { format!("\n（与{}合班）", one.joint) };
        let words = |text: &str| Cell::Words(text.to_string());
        Row {
            cells: vec![
                Cell::Words(when),
                Cell::Words(format!("{}{joint}", one.title)),
                words(&one.form),
                Cell::Words(said_hours(one.hours)),
                words(&one.place),
            ],
        }
    };
    let rows = letter.sessions.iter().map(row).collect();
    Table { columns, bands: vec![], head: 8.5, heights: Heights::AsNeeded(12.0), rows }
}

/// How high the letter is in one piece, its title not counted.
fn height(document: &Document<'_>, letter: &Letter, size: f32) -> f32 {
    let said: f32 = opening(letter, size).iter().map(|(text, style)| document.height(text, style, WIDTH)).sum();
    18.0 + said + 4.5 + table(letter, size).height(document) + closing_height(document, letter, size)
}

fn closing_height(document: &Document<'_>, letter: &Letter, size: f32) -> f32 {
    let said: f32 = closing(letter, size).iter().map(|(text, style)| document.height(text, style, WIDTH)).sum();
    said + 24.0
}

fn paragraph(document: &mut Document<'_>, text: &str, style: &Style, y: f32) -> f32 {
    let height = document.height(text, style, WIDTH) + 0.3;
    document.put(Area::new(LEFT, y, WIDTH, height), text, style);
    y + height
}

/// School, seal and date at the right.
fn sign(document: &mut Document<'_>, school: &str, day: &str, size: f32, y: f32) {
    let style = text(size).center().one_line_down_to(9.0);
    let area = Area::new(LEFT + 66.0, y + 4.0, WIDTH - 66.0, 8.5);
    document.put(area, &format!("{school}（章）"), &style);
    document.put(area.moved(0.0, 9.0), day, &style);
}

/// What is cut off, filled in and sent back.
fn strip(document: &mut Document<'_>, invitations: &Invitations, letter: &Letter) {
    let small = Style::new(Hand::Song, 9.0).center();
    for dash in 0..60 {
        let x = 15.0 + 3.0 * dash as f32;
        document.rule((x, STRIP), (x + 2.0, STRIP), 0.5);
    }
    document.put(Area::new(LEFT, STRIP + 0.8, WIDTH, 4.5), "（沿虚线裁下，请填写后交回）", &small);
    let title = Style::new(Hand::Hei, 15.0).center();
    document.put(Area::new(LEFT, STRIP + 5.5, WIDTH, 9.0), "回　执", &title);
    let style = Style { leading: 1.3, ..Style::new(Hand::Song, 11.5) };
    let said = format!("{}：", invitations.school);
    document.put(Area::new(LEFT, STRIP + 15.0, WIDTH, 6.0), &said, &style.one_line_down_to(9.0));
    let said = format!("“{}”授课邀请函收悉。本人（□ 能　□ 不能）按时授课。", invitations.class);
    let indented = Style { indent: 2.0, ..style };
    document.put(Area::new(LEFT, STRIP + 21.0, WIDTH, 12.0), &said, &indented);
    let lines = [
        "题目或时间需要调整：＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿",
        "需要接送：□ 是　□ 否　　　需要的设备：＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿",
    ];
    for (n, line) in lines.iter().enumerate() {
        let area = Area::new(LEFT, STRIP + 33.5 + 8.0 * n as f32, WIDTH, 7.0);
        document.put(area, line, &style.one_line_down_to(9.0));
    }
    let area = Area::new(LEFT, STRIP + 50.5, WIDTH, 7.0);
    document.put(area, &format!("授课人（{}）签名：＿＿＿＿＿＿＿", letter.name), &style.one_line_down_to(8.0));
    document.put(area, "＿＿＿年＿＿月＿＿日", &style.right());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{CLASS, LONG_CLASS, assert_sound, date, edition, fonts, keep, time};

    fn letter(name: &str, count: u32) -> Letter {
        let one = |n: u32| Invited {
            date: date(3, 9 + n % 20),
            time: (time("8:30"), time("11:30")),
            title: "《习近平新时代中国特色社会主义思想的世界观和方法论》".into(),
            form: "讲授".into(),
            hours: 400,
            place: "报告厅".into(),
            joint: if n == 1 { "第2期科级干部进修班".into() } else { String::new() },
        };
        Letter {
            name: name.into(),
            salutation: format!("尊敬的{name}同志"),
            body: "我校定于2026年3月9日至3月20日举办第3期中青年干部培训班。根据教学安排，现诚邀您为本班学员授课，恳请拨冗莅临。有关事项如下：".into(),
            sessions: (0..count).map(one).collect(),
            audience: "乡镇党委书记，48人（乡科级正职12人、乡科级副职36人）".into(),
            request: "请于授课前将讲课提纲、课件交联系人，便于印发和调试设备。".into(),
            contact: "石海涛".into(),
            phone: String::new(),
        }
    }

    fn invitations(letters: Vec<Letter>, class: &str) -> Invitations {
        Invitations { class: class.into(), school: "中共某某县委党校".into(), letters, edition: edition() }
    }

    #[test]
    fn a_letter_says_who_when_what_and_to_whom() {
        let pages = set(&invitations(vec![letter("王芳", 2)], CLASS), fonts()).texts();
        assert_eq!(pages.len(), 1);
        for said in [
            "授课邀请函|尊敬的王芳同志：|我校定于",
            "3月9日（星期一）|8:30–11:30|《习近平",
            "（与第2期科级干部进修班合班）",
            "授课对象：乡镇党委书记，48人",
            "联 系 人：石海涛　　联系电话：＿＿＿＿＿＿＿＿",
            "中共某某县委党校（章）|2026年3月6日",
            "回　执|中共某某县委党校：",
        ] {
            let page = pages[0].replace('|', "");
            assert!(page.contains(&said.replace('|', "")), "{said} is not in {page}");
        }
    }

    #[test]
    #[cfg_attr(windows, ignore = "poppler, which reads the paper, is not there")]
    fn long_letters_keep_their_strip() {
        let many = vec![letter("王芳", 1), letter("阿卜杜热合曼·伊敏江·图尔迪", 3), letter("陈𠅤", 30)];
        for (file, letters, class, pages) in
            [("invitation", vec![letter("王芳", 1)], CLASS, 1), ("invitation_long", many, LONG_CLASS, 5)]
        {
            let document = set(&invitations(letters, class), fonts());
            document.assert_tidy();
            let printed = document.finish().unwrap();
            keep(&format!("{file}.pdf"), &printed.bytes);
            assert_sound(&printed, &format!("{class}授课邀请函"));
            assert_eq!((printed.pages, printed.missing.len()), (pages, 0), "{file}");
        }
    }
}
