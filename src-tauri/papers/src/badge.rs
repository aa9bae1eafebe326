//! 胸牌: cards to be cut out of A4 and worn, as many on a page as it holds, with the code that a scanner reads at the roll.
//!
//! A card wider than high is laid out like one of 90×54 mm, any other like one of 100×140 mm; both stretch to the size
//! asked for, and the type with them. What is coloured stays away from the edges, so that a cut that misses by half a
//! millimetre is not seen.

use school::Answer;

use crate::engine::{A4_ACROSS, A4_UPRIGHT, Align, Area, Color, Document, Fonts, GREY, Hand, Printed, Stroke, Style};

/// Left free around the cards of a page, millimetres; printers do not print nearer to the edge.
const MARGIN: f32 = 5.0;
/// How far the lines to cut along reach into the margin, millimetres.
const TICK: f32 = 4.0;

const WHITE: Color = Color(0xFF, 0xFF, 0xFF);
/// Who is in no group, and a class without any.
const NO_GROUP: Color = Color(0x44, 0x4B, 0x55);
/// The colours of the groups; white type is read on each, and printed grey they are still dark.
const TINTS: [Color; 8] = [
    Color(0xB3, 0x26, 0x1E),
    Color(0x1F, 0x4E, 0x9E),
    Color(0x2B, 0x6B, 0x35),
    Color(0x8A, 0x4B, 0x08),
    Color(0x5E, 0x35, 0x94),
    Color(0x00, 0x69, 0x70),
    Color(0x9A, 0x1F, 0x5F),
    Color(0x54, 0x5B, 0x16),
];

/// Cards to be printed together.
#[derive(Debug, Clone, PartialEq)]
pub struct Badges {
    /// The class's full title.
    pub class: String,
    /// What the card is called, as in 学员证; may be empty.
    pub title: String,
    /// Millimetres of a card.
    pub size: Size,
    /// In the order to be cut and handed out.
    pub badges: Vec<Badge>,
}

/// The millimetres of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Across.
    pub width: u32,
    /// Down.
    pub height: u32,
}

/// One card.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Badge {
    /// 姓名, without spaces.
    pub name: String,
    /// 单位; may be empty.
    pub unit: String,
    /// 职务; may be empty.
    pub post: String,
    /// 第一组; empty for none.
    pub group: String,
    /// The number of the group, which gives the strip its colour.
    pub group_number: Option<u32>,
    /// 序号 in the class.
    pub number: u32,
    /// 编码, in squares and in signs.
    pub code: String,
}

/// How the cards lie on a page.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Sheet {
    page: (f32, f32),
    across: usize,
    down: usize,
}

impl Size {
    /// The smallest side of a card that can be read and scanned, millimetres.
    pub const LEAST: u32 = 45;

    /// Whether the card can be read, and A4 holds one.
    pub fn is_possible(self) -> bool {
        self.width.min(self.height) >= Size::LEAST && self.sheet().is_some()
    }

    /// The way of laying A4 that holds more cards; none where neither holds one.
    fn sheet(self) -> Option<Sheet> {
        let holds = |paper: f32, card: u32| ((paper - 2.0 * MARGIN) / card as f32) as usize;
        let sheet =
            |page: (f32, f32)| Sheet { page, across: holds(page.0, self.width), down: holds(page.1, self.height) };
        let (upright, across) = (sheet(A4_UPRIGHT), sheet(A4_ACROSS));
        let best = if across.cards() > upright.cards() { across } else { upright };
        (best.cards() > 0).then_some(best)
    }
}

impl Sheet {
    fn cards(self) -> usize {
        self.across * self.down
    }
}

/// Prints the cards. A size that is not possible gives no page.
pub fn draw(badges: &Badges, fonts: &Fonts) -> Answer<Printed> {
    set(badges, fonts).finish()
}

fn set<'f>(input: &Badges, fonts: &'f Fonts) -> Document<'f> {
    let mut document = Document::new(fonts, format!("{}胸牌", input.class));
    let Some(sheet) = input.size.sheet() else { return document };
    let (width, height) = (input.size.width as f32, input.size.height as f32);
    let (left, top) =
        ((sheet.page.0 - width * sheet.across as f32) / 2.0, (sheet.page.1 - height * sheet.down as f32) / 2.0);
    for page in input.badges.chunks(sheet.cards()) {
        document.open_page(sheet.page);
        let rows = page.len().div_ceil(sheet.across);
        let columns = page.len().min(sheet.across);
        cut_here(&mut document, (left, top), (width, height), (columns, rows));
        for (n, badge) in page.iter().enumerate() {
            let (column, row) = (n % sheet.across, n / sheet.across);
            let card = Area::new(left + width * column as f32, top + height * row as f32, width, height);
            if width >= height {
                lying(&mut document, &Card::of(card, (90.0, 54.0)), input, badge);
            } else {
                upright(&mut document, &Card::of(card, (100.0, 140.0)), input, badge);
            }
        }
    }
    document
}

/// Faint lines between the cards and around them, out into the margin.
fn cut_here(document: &mut Document<'_>, (left, top): (f32, f32), (w, h): (f32, f32), (columns, rows): (usize, usize)) {
    let faint = Stroke { weight: 0.35, color: GREY, dash: Some((2.0, 2.0)) };
    let (right, bottom) = (left + w * columns as f32, top + h * rows as f32);
    for column in 0..=columns {
        let x = left + w * column as f32;
        document.line_of((x, top - TICK), (x, bottom + TICK), faint);
    }
    for row in 0..=rows {
        let y = top + h * row as f32;
        document.line_of((left - TICK, y), (right + TICK, y), faint);
    }
}

/// A card drawn as if it had the size it was designed in.
struct Card {
    area: Area,
    across: f32,
    down: f32,
}

impl Card {
    fn of(area: Area, (width, height): (f32, f32)) -> Card {
        Card { area, across: area.w / width, down: area.h / height }
    }
    fn at(&self, x: f32, y: f32, w: f32, h: f32) -> Area {
        let (x, w) = (x * self.across, w * self.across);
        Area::new(self.area.x + x, self.area.y + y * self.down, w, h * self.down)
    }
    /// Type and squares grow only as far as both sides do.
    fn scale(&self) -> f32 {
        self.across.min(self.down)
    }
    fn style(&self, hand: Hand, size: f32, one_line_down_to: f32) -> Style {
        let (size, least) = (size * self.scale(), one_line_down_to * self.scale());
        Style { leading: 1.2, ..Style::new(hand, size) }.center().one_line_down_to(least)
    }
    /// The code in squares as large as this part of the card allows, and in signs below. Four squares' width is left
    /// free between them, as scanners want it.
    fn code(&self, document: &mut Document<'_>, part: Area, code: &str) {
        let signs = 3.6 * self.scale();
        let side = part.w.min((part.h - signs) / 1.17); // some of the four are the air above the signs
        document.squares((part.x + (part.w - side) / 2.0, part.y), side, code);
        document.put(Area::new(part.x, part.y + side * 1.17, part.w, signs), code, &self.style(Hand::Song, 7.5, 6.0));
    }
}

fn lying(document: &mut Document<'_>, card: &Card, input: &Badges, badge: &Badge) {
    let tint = tint(badge);
    document.put(card.at(4.0, 3.2, 82.0, 8.4), &input.class, &card.style(Hand::Hei, 10.0, 7.5));
    document.fill(vec![card.at(4.0, 12.3, 82.0, 0.4)], tint);
    let name = name_style(document, card, badge, (31.0, 19.0));
    document.put_name(card.at(4.0, 14.2, 58.0, 15.0), &badge.name, &name);
    unit_and_post(document, card.at(4.0, 29.6, 58.0, 11.4), badge, &card.style(Hand::Song, 10.5, 9.5));
    card.code(document, card.at(66.0, 16.2, 19.0, 24.4), &badge.code);
    let strip = card.at(4.0, 42.5, 82.0, 7.5);
    document.fill(vec![strip], tint);
    on_strip(document, card, strip, badge, 10.5);
    let style = card.style(Hand::Hei, 11.5, 6.0).color(WHITE);
    document.put_spread(Area::new(strip.x + strip.w * 0.27, strip.y, strip.w * 0.46, strip.h), &input.title, &style);
}

fn upright(document: &mut Document<'_>, card: &Card, input: &Badges, badge: &Badge) {
    let tint = tint(badge);
    document.put(card.at(7.0, 9.0, 86.0, 16.0), &input.class, &card.style(Hand::Hei, 15.0, 11.5));
    document.put_spread(card.at(7.0, 27.5, 86.0, 16.0), &input.title, &card.style(Hand::Title, 36.0, 12.0).color(tint));
    document.fill(vec![card.at(7.0, 46.0, 86.0, 0.6)], tint);
    let name = name_style(document, card, badge, (50.0, 30.0));
    document.put_name(card.at(7.0, 49.5, 86.0, 24.0), &badge.name, &name);
    unit_and_post(document, card.at(7.0, 74.5, 86.0, 16.0), badge, &card.style(Hand::Song, 15.0, 13.5));
    card.code(document, card.at(30.0, 95.0, 40.0, 29.0), &badge.code);
    let strip = card.at(7.0, 125.0, 86.0, 9.0);
    document.fill(vec![strip], tint);
    on_strip(document, card, strip, badge, 14.0);
}

/// On one line where both can be, else the unit on one and the post on the next.
fn unit_and_post(document: &mut Document<'_>, area: Area, Badge { unit, post, .. }: &Badge, style: &Style) {
    let together = format!("{unit}{post}");
    let least = Style { size: style.one_line_down_to, ..*style };
    let apart = document.width(&together, &least) > area.w && !unit.is_empty() && !post.is_empty();
    document.put(area, &if apart { format!("{unit}\n{post}") } else { together }, style);
}

/// The group at the left of the strip, the number at its right.
fn on_strip(document: &mut Document<'_>, card: &Card, strip: Area, badge: &Badge, size: f32) {
    let style = Style { align: Align::Left, ..card.style(Hand::Hei, size, 6.0) }.color(WHITE);
    let inside = strip.inset(strip.w * 0.025, 0.0);
    let third = inside.w * 0.3;
    document.put(Area { w: third, ..inside }, &badge.group, &style);
    let right = Area::new(inside.right() - third, inside.y, third, inside.h);
    document.put(right, &format!("{}号", badge.number), &style.right());
}

/// A name of several parts takes two lines rather than much smaller type. With a character that only another font
/// has, all of it is in plain type: one thin character beside a thick one looks like a fault.
fn name_style(document: &Document<'_>, card: &Card, badge: &Badge, (size, one_line_down_to): (f32, f32)) -> Style {
    let hand = if document.is_of_one_font(&badge.name, Hand::Title) { Hand::Title } else { Hand::Song };
    Style { leading: 1.12, ..card.style(hand, size, one_line_down_to) }
}

fn tint(badge: &Badge) -> Color {
    badge.group_number.map_or(NO_GROUP, |number| TINTS[(number.max(1) as usize - 1) % TINTS.len()])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{self, CLASS, LONG_CLASS, NAMES, assert_sound, copied, fonts, keep};

    const POSTS: [(&str, &str); 5] = [
        ("县委办公室", "综合股股长"),
        ("县人力资源和社会保障局", "党组成员、副局长"),
        ("县自然资源局国土空间生态修复与耕地保护监督股", "股长、四级主任科员、县国土空间规划委员会办公室副主任（兼）"),
        ("城关镇", ""),
        ("", "县融媒体中心新闻部主任"),
    ];
    const GROUPS: [&str; 4] = ["第一组", "第二组", "第三组", "第四组"];

    fn badges(class: &str, (width, height): (u32, u32), count: usize) -> Badges {
        let badge = |n: usize| {
            let group = (n % 5).checked_sub(1);
            let (unit, post) = POSTS[n % POSTS.len()];
            Badge {
                name: sample::name(n),
                unit: unit.into(),
                post: post.into(),
                group: group.map(|group| GROUPS[group].into()).unwrap_or_default(),
                group_number: group.map(|group| group as u32 + 1),
                number: n as u32 + 1,
                code: format!("T22{:02}A", n % 100),
            }
        };
        Badges {
            class: class.into(),
            title: "学员证".into(),
            size: Size { width, height },
            badges: (0..count).map(badge).collect(),
        }
    }

    #[test]
    fn a_card_reads_as_it_should() {
        let want = "2026年春季学期中青年干部培训班（第1期）|李㛃|县人力资源和社会保障局|党组成员、副局长|T2201A|第一组|2号|学员证";
        let mut input = badges(CLASS, (90, 54), 2);
        input.badges.remove(0);
        assert_eq!(set(&input, fonts()).texts(), [want]);
        input.size = Size { width: 100, height: 140 };
        let want = "2026年春季学期中青年干部培训班（第1期）|学员证|李㛃|县人力资源和社会保障局|党组成员、副局长|T2201A|第一组|2号";
        assert_eq!(set(&input, fonts()).texts(), [want]);
    }

    #[test]
    #[cfg_attr(windows, ignore = "poppler, which reads the paper, is not there")]
    fn every_size_keeps_everything_in_its_place() {
        for (file, class, size, count, pages) in [
            ("badge", CLASS, (90, 54), 48, 5),
            ("badge_large", CLASS, (100, 140), 10, 3),
            ("badge_long", LONG_CLASS, (90, 54), 10, 1),
            ("badge_long_large", LONG_CLASS, (100, 140), 10, 3),
            ("badge_narrow", LONG_CLASS, (54, 86), 10, 1),
            ("badge_least", LONG_CLASS, (45, 45), 24, 1),
            ("badge_square", CLASS, (80, 80), 10, 2),
            ("badge_whole", LONG_CLASS, (287, 200), 10, 10),
            ("badge_tall", CLASS, (60, 200), 10, 3),
        ] {
            let document = set(&badges(class, size, count), fonts());
            document.assert_tidy();
            let printed = document.finish().unwrap();
            keep(&format!("{file}.pdf"), &printed.bytes);
            assert_eq!((printed.pages, printed.missing.len()), (pages, 0), "{file}");
            assert_sound(&printed, &format!("{class}胸牌"));
            let text = copied(&printed);
            assert!(NAMES.iter().all(|name| text.contains(name)), "{file}: {text}");
        }
    }

    #[test]
    fn a_page_holds_what_it_can_and_no_card_leaves_it() {
        for ((width, height), want) in [
            ((90, 54), Some((2, 5))),
            ((100, 140), Some((2, 2))),
            ((54, 90), Some((5, 2))),
            ((140, 100), Some((2, 2))),
            ((200, 287), Some((1, 1))),
            ((287, 200), Some((1, 1))),
            ((288, 100), None),
            ((44, 90), None),
            ((201, 201), None),
            ((u32::MAX, 60), None),
        ] {
            let size = Size { width, height };
            let sheet = size.is_possible().then(|| size.sheet()).flatten();
            assert_eq!(sheet.map(|sheet| (sheet.across, sheet.down)), want, "{size:?}");
        }
    }

    #[test]
    fn white_type_is_read_on_every_colour() {
        let linear = |part: u8| {
            let part = f32::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        for Color(r, g, b) in TINTS.into_iter().chain([NO_GROUP]) {
            let light = 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
            assert!(1.05 / (light + 0.05) >= 4.5, "{r} {g} {b}");
        }
    }

    #[test]
    fn a_character_without_a_glyph_is_named() {
        let mut input = badges(CLASS, (90, 54), 1);
        input.badges[0].name = "张\u{E5D1}三".into();
        let printed = draw(&input, fonts()).unwrap();
        assert_eq!(printed.missing.iter().map(|it| it.code_point.as_str()).collect::<Vec<_>>(), ["U+E5D1"]);
    }
}
