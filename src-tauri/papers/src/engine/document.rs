//! A document being set: pages are opened, texts are fitted into areas, and what cannot be printed is written down.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeSet, HashMap};

use chrono::{Datelike, NaiveDate};
use schemars::JsonSchema;
use school::{Answer, Error, Refusal};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::fit::Measured;
use super::fonts::{FILES, Fonts, Hand};
use super::lines::{Rule, may_break, may_break_name, printable, spaced};
use super::marks::{Align, Area, Color, GREY, Line, PT, Page, Run, Shape, Stroke, Style};
use super::pdf;

/// A4 upright: width and height in millimetres.
pub(crate) const A4_UPRIGHT: (f32, f32) = (210.0, 297.0);
/// A4 lying: width and height in millimetres.
pub(crate) const A4_ACROSS: (f32, f32) = (297.0, 210.0);

/// Stands for a character that no font has.
const HOLE: char = '〓';

/// A printed paper.
#[derive(Debug, Clone)]
pub struct Printed {
    /// The PDF file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: u32,
    /// Every character that no font here has; on paper it stands as 〓. Empty when all prints.
    pub missing: Vec<Missing>,
}

/// A character that cannot be printed, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS, JsonSchema)]
pub struct Missing {
    /// The text it stands in, most often a name.
    pub text: String,
    /// The character.
    pub character: String,
    /// Its code point, as in `U+2B7A9`.
    pub code_point: String,
}

/// The edition of a paper that can go stale, printed at its foot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Edition {
    /// 版次, from 1.
    pub number: u32,
    /// The day it was printed.
    pub date: NaiveDate,
}

/// The glyph of a character: from which file, and how wide in em.
#[derive(Debug, Clone, Copy)]
struct Glyph {
    file: usize,
    advance: f32,
}

/// A document being set.
pub(crate) struct Document<'f> {
    title: String,
    fonts: &'f Fonts,
    faces: [OnceCell<Option<ttf_parser::Face<'f>>>; FILES],
    glyphs: RefCell<HashMap<(Hand, char), Option<Glyph>>>,
    refused: RefCell<Option<Error>>,
    missing: BTreeSet<Missing>,
    pub(super) pages: Vec<Page>,
}

impl<'f> Document<'f> {
    /// A document without pages. The title is what a reader's window shows.
    pub(crate) fn new(fonts: &'f Fonts, title: impl Into<String>) -> Document<'f> {
        Document {
            title: title.into(),
            fonts,
            faces: Default::default(),
            glyphs: RefCell::default(),
            refused: RefCell::default(),
            missing: BTreeSet::new(),
            pages: Vec::new(),
        }
    }

    /// Opens the next page; everything is drawn on the last page opened.
    pub(crate) fn open_page(&mut self, (width, height): (f32, f32)) {
        self.pages.push(Page { width, height, ..Page::default() });
    }

    fn page(&mut self) -> &mut Page {
        if self.pages.is_empty() {
            self.open_page(A4_UPRIGHT);
        }
        let last = self.pages.len() - 1;
        &mut self.pages[last]
    }

    /// A straight line; weight in points.
    pub(crate) fn rule(&mut self, from: (f32, f32), to: (f32, f32), weight: f32) {
        self.line_of(from, to, Stroke { weight, color: super::BLACK, dash: None });
    }

    /// A straight line of another look.
    pub(crate) fn line_of(&mut self, from: (f32, f32), to: (f32, f32), stroke: Stroke) {
        self.page().shapes.push((Shape::Rule(from, to), stroke));
    }

    /// Rectangles filled with a colour; text set afterwards stands on them.
    pub(crate) fn fill(&mut self, areas: Vec<Area>, color: Color) {
        self.page().shapes.push((Shape::Fill(areas), Stroke { weight: 0.0, color, dash: None }));
    }

    /// A rectangle's outline.
    pub(crate) fn frame(&mut self, area: Area, stroke: Stroke) {
        self.page().shapes.push((Shape::Frame(area), stroke));
    }

    /// A circle's outline.
    pub(crate) fn ring(&mut self, middle: (f32, f32), radius: f32, stroke: Stroke) {
        self.page().shapes.push((Shape::Ring(middle, radius), stroke));
    }

    /// How wide a text is on one line, in millimetres, at the style's own size.
    pub(crate) fn width(&self, text: &str, style: &Style) -> f32 {
        printable(text).into_iter().map(|c| self.advance(style.hand, c)).sum::<f32>() * style.size / PT
    }

    /// Whether one font draws all of it.
    pub(crate) fn is_of_one_font(&self, text: &str, hand: Hand) -> bool {
        let files: Vec<_> = printable(text).into_iter().map(|c| self.glyph(hand, c).map(|glyph| glyph.file)).collect();
        files.windows(2).all(|pair| pair[0] == pair[1])
    }

    /// How high a text stands in a column of this width, in millimetres: one line where the style lets it shrink to
    /// one, else the lines it takes at the style's own size.
    pub(crate) fn height(&self, text: &str, style: &Style, width: f32) -> f32 {
        self.measured(&printable(text), style.hand, may_break).height(style, width)
    }

    /// The same of a name.
    pub(crate) fn name_height(&self, name: &str, style: &Style, width: f32) -> f32 {
        self.measured(&printable(&spaced(name)), style.hand, may_break_name).height(style, width)
    }

    /// Sets a text into an area, smaller if it must be: nothing leaves the area, nothing is left out.
    pub(crate) fn put(&mut self, area: Area, text: &str, style: &Style) {
        self.set(area, text, &printable(text), style, may_break, None);
    }

    /// Sets a name into an area; two characters are spaced on paper, copied and found without the space.
    pub(crate) fn put_name(&mut self, area: Area, name: &str, style: &Style) {
        let shown = spaced(name);
        let spoken = (shown != name).then(|| name.to_string());
        self.set(area, name, &printable(&shown), style, may_break_name, spoken);
    }

    /// Sets a word with a full-width space between its characters, copied and found without them.
    pub(crate) fn put_spread(&mut self, area: Area, word: &str, style: &Style) {
        let shown: Vec<String> = word.chars().map(String::from).collect();
        self.set(area, word, &printable(&shown.join("\u{3000}")), style, may_break, Some(word.to_string()));
    }

    fn set(&mut self, area: Area, text: &str, chars: &[char], style: &Style, rule: Rule, spoken: Option<String>) {
        if chars.is_empty() {
            return;
        }
        let (size, lines) = self.measured(chars, style.hand, rule).fit(style, area);
        let leading = size * style.leading / PT;
        let top = area.y + (area.h - leading * lines.len() as f32) / 2.0;
        let last = lines.len() - 1;
        for (n, line) in lines.into_iter().enumerate() {
            // The middle of a Chinese character is 0.38 em above the baseline.
            let y = top + leading * (n as f32 + 0.5) + 0.38 * size / PT;
            let indent = if n == 0 { style.indent * size / PT } else { 0.0 };
            let ends_paragraph = n == last || chars.get(line.end) == Some(&'\n');
            let room = Area::new(area.x + indent, y, area.w - indent, 0.0);
            let made = self.line(&chars[line], room, size, style, ends_paragraph, text);
            self.page().lines.push(Line { within: area, spoken: spoken.clone(), ..made });
        }
    }

    /// A text with the width of every character.
    fn measured<'a>(&self, chars: &'a [char], hand: Hand, rule: Rule) -> Measured<'a> {
        Measured { chars, widths: chars.iter().map(|c| self.advance(hand, *c)).collect(), rule }
    }

    /// One line inside `room` (its `y` is the baseline); characters no font has are noted under `text`.
    fn line(&mut self, chars: &[char], room: Area, size: f32, style: &Style, ends_paragraph: bool, text: &str) -> Line {
        let width = chars.iter().map(|c| self.advance(style.hand, *c)).sum::<f32>() * size / PT;
        let gaps = chars.len().saturating_sub(1) as f32;
        let justified = style.align == Align::Justify && !ends_paragraph && gaps > 0.0;
        let spacing = if justified { (room.w - width).max(0.0) * PT / gaps } else { 0.0 };
        let x = match style.align {
            Align::Left | Align::Justify => room.x,
            Align::Center => room.x + (room.w - width) / 2.0,
            Align::Right => room.x + room.w - width,
        };
        let mut runs: Vec<Run> = Vec::new();
        let mut pen = x;
        for &c in chars {
            let (drawn, glyph) = match self.glyph(style.hand, c) {
                Some(glyph) => (c, Some(glyph)),
                None => {
                    self.missing.insert(Missing {
                        text: text.trim().to_string(),
                        character: c.to_string(),
                        code_point: format!("U+{:04X}", c as u32),
                    });
                    (HOLE, self.glyph(style.hand, HOLE))
                }
            };
            let Some(glyph) = glyph else { continue };
            match runs.last_mut() {
                Some(run) if run.file == glyph.file => run.text.push(drawn),
                _ => runs.push(Run { file: glyph.file, text: drawn.to_string(), x: pen }),
            }
            pen += (glyph.advance * size + spacing) / PT;
        }
        let width = width + gaps * spacing / PT;
        Line { runs, y: room.y, size, spacing, color: style.color, spoken: None, within: room, width }
    }

    fn advance(&self, hand: Hand, c: char) -> f32 {
        self.glyph(hand, c).or_else(|| self.glyph(hand, HOLE)).map_or(1.0, |glyph| glyph.advance)
    }

    /// The first font of the hand's chain that has the character. Characters of the private use area have no
    /// agreed shape, so no font is asked for them.
    fn glyph(&self, hand: Hand, c: char) -> Option<Glyph> {
        if let Some(known) = self.glyphs.borrow().get(&(hand, c)) {
            return *known;
        }
        let private = matches!(c as u32, 0xE000..=0xF8FF | 0xF0000..=0x10FFFF);
        let chain: &[usize] = if private { &[] } else { hand.chain(c) };
        let glyph = chain.iter().find_map(|&file| {
            let face = self.face(file)?;
            let advance = face.glyph_hor_advance(face.glyph_index(c)?).unwrap_or(face.units_per_em());
            Some(Glyph { file, advance: f32::from(advance) / f32::from(face.units_per_em()) })
        });
        self.glyphs.borrow_mut().insert((hand, c), glyph);
        glyph
    }

    /// A font, parsed on first use. A file that cannot be read is remembered and refuses the whole paper.
    pub(super) fn face(&self, file: usize) -> Option<&ttf_parser::Face<'f>> {
        let parsed = self.faces[file].get_or_init(|| match self.fonts.face(file) {
            Ok(Some((bytes, index))) => match ttf_parser::Face::parse(bytes, index) {
                Ok(face) => (face.permissions() != Some(ttf_parser::Permissions::Restricted)).then_some(face),
                Err(_) => {
                    self.refused.replace(Some(self.fonts.unreadable(file).into()));
                    None
                }
            },
            Ok(None) => None,
            Err(refusal) => {
                self.refused.replace(Some(refusal));
                None
            }
        });
        parsed.as_ref()
    }

    /// The bytes of a font's file, and the number of the face in it.
    pub(super) fn font(&self, file: usize) -> Answer<(&'f [u8], u32)> {
        self.fonts.face(file)?.ok_or_else(|| self.fonts.unreadable(file).into())
    }

    pub(super) fn unreadable(&self, file: usize) -> Refusal {
        self.fonts.unreadable(file)
    }

    /// Writes the page numbers at the foot of every page, and the edition where there is one.
    pub(crate) fn foot(&mut self, margin: f32, edition: Option<Edition>) {
        let count = self.pages.len();
        let small = Style::new(Hand::Song, 9.0);
        let pages = std::mem::take(&mut self.pages);
        for (n, page) in pages.into_iter().enumerate() {
            let strip = Area::new(margin, page.height - 12.0, page.width - 2.0 * margin, 5.0);
            self.pages.push(page);
            self.put(strip, &format!("第 {} 页　共 {count} 页", n + 1), &small.center());
            if let Some(Edition { number, date }) = edition {
                let day = format!("{}年{}月{}日", date.year(), date.month(), date.day());
                self.put(strip, &format!("第{number}版　{day}"), &small.right().color(GREY));
            }
        }
    }

    /// The finished file.
    pub(crate) fn finish(self) -> Answer<Printed> {
        if let Some(refusal) = self.refused.take() {
            return Err(refusal);
        }
        let bytes = pdf::write(&self, &self.title)?;
        Ok(Printed { bytes, pages: self.pages.len() as u32, missing: self.missing.into_iter().collect() })
    }

    /// Geometry of the whole document: every line inside its area, every area inside the page, and no two lines of
    /// text on one another.
    #[cfg(test)]
    pub(crate) fn assert_tidy(&self) {
        for (n, page) in self.pages.iter().enumerate() {
            let mut boxes: Vec<(Area, String)> = Vec::new();
            for line in &page.lines {
                let text: String = line.runs.iter().map(|run| run.text.as_str()).collect();
                let em = line.size / PT;
                let Some(first) = line.runs.first() else { continue };
                let ink = Area::new(first.x, line.y - 0.88 * em, line.width, em);
                let (a, eps) = (line.within, 0.1);
                let sides = ink.x >= a.x - eps && ink.right() <= a.right() + eps;
                assert!(sides, "page {}: 「{text}」 {ink:?} leaves {a:?} sideways", n + 1);
                let ends = ink.y >= a.y - eps && ink.bottom() <= a.bottom() + eps;
                assert!(ends, "page {}: 「{text}」 {ink:?} leaves {a:?} up or down", n + 1);
                let paper = Area::new(0.0, 0.0, page.width, page.height).inset(5.0, 5.0);
                let on_paper = ink.x >= paper.x && ink.right() <= paper.right();
                assert!(
                    on_paper && ink.y >= paper.y && ink.bottom() <= paper.bottom(),
                    "page {}: 「{text}」 leaves the paper",
                    n + 1
                );
                for (other, said) in &boxes {
                    let apart = ink.right() <= other.x + eps || other.right() <= ink.x + eps;
                    let over = ink.bottom() <= other.y + 0.12 * em + eps || other.bottom() <= ink.y + 0.12 * em + eps;
                    assert!(apart || over, "page {}: 「{text}」 {ink:?} lies on 「{said}」 {other:?}", n + 1);
                }
                boxes.push((ink, text));
            }
        }
    }

    /// The lines of every page in the order they were set, with | between them, for golden tests.
    #[cfg(test)]
    pub(crate) fn texts(&self) -> Vec<String> {
        let drawn = |line: &Line| line.runs.iter().map(|run| run.text.as_str()).collect();
        let said = |line: &Line| line.spoken.clone().unwrap_or_else(|| drawn(line));
        self.pages.iter().map(|page| page.lines.iter().map(said).collect::<Vec<String>>().join("|")).collect()
    }

    /// Where every line of the first page begins, millimetres.
    #[cfg(test)]
    pub(crate) fn places(&self) -> Vec<(f32, f32)> {
        let start = |line: &Line| line.runs.first().map(|run| (run.x, line.y));
        self.pages[0].lines.iter().filter_map(start).collect()
    }

    /// What is drawn on the first page besides text.
    #[cfg(test)]
    pub(crate) fn shapes(&self) -> &[(Shape, Stroke)] {
        &self.pages[0].shapes
    }

    /// The smallest type used, for tests that nothing became unreadable.
    #[cfg(test)]
    pub(crate) fn smallest(&self) -> f32 {
        self.pages.iter().flat_map(|p| &p.lines).map(|line| line.size).fold(f32::MAX, f32::min)
    }
}
