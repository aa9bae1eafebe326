//! Pages to PDF: the only file that knows printpdf. Every font is subset first and embedded once.
//!
//! The same document gives the same bytes: nothing in the file comes from a clock or a random number.

use std::collections::BTreeMap;
use std::error::Error as Cause;

use printpdf::{
    DictItem, FontId, Line as Path, LineDashPattern, LinePoint, Mm, Op, ParsedFont, PdfDocument, PdfFont,
    PdfFontHandle, PdfPage, PdfSaveOptions, Point, Pt, Rgb, TextItem, TextMatrix,
};
use school::{Answer, Error};

use super::document::Document;
use super::fonts::{FILES, Fonts};
use super::marks::{Color, Line, PT, Page, Shape, Stroke};

/// How far a Bézier handle stands off to draw a quarter circle, in radii.
const QUARTER: f32 = 0.552_284_8;

fn broken(cause: impl Cause + Send + Sync + 'static) -> Error {
    Error::Broken(Box::new(cause))
}

/// The whole file. Title is all it says about itself; no program's name is in it.
pub(super) fn write(document: &Document<'_>, title: &str) -> Answer<Vec<u8>> {
    let mut doc = PdfDocument::new(title);
    let mut letters: [BTreeMap<char, u16>; FILES] = Default::default();
    for run in document.pages.iter().flat_map(|page| &page.lines).flat_map(|line| &line.runs) {
        for c in run.text.chars() {
            letters[run.file].entry(c).or_default();
        }
    }
    for (file, letters) in letters.into_iter().enumerate().filter(|(_, letters)| !letters.is_empty()) {
        doc.resources.fonts.map.insert(font_id(file), subset(document, file, letters)?);
    }
    doc.with_pages(document.pages.iter().map(page).collect());
    let mut said = Vec::new();
    let mut file = printpdf::serialize::to_lopdf_doc(&doc, &PdfSaveOptions::default(), &mut said);
    file.version = "1.7".into();
    // The identifier is optional and would be random.
    file.trailer.remove(b"ID");
    let about = file.trailer.get(b"Info").and_then(|info| info.as_reference()).map_err(broken)?;
    let about = file.get_object_mut(about).and_then(|info| info.as_dict_mut()).map_err(broken)?;
    for untrue in [
        "GTS_PDFXVersion",
        "CreationDate",
        "ModDate",
        "Author",
        "Creator",
        "Producer",
        "Subject",
        "Identifier",
        "Keywords",
    ] {
        about.remove(untrue.as_bytes());
    }
    file.compress();
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).map_err(broken)?;
    Ok(bytes)
}

fn font_id(file: usize) -> FontId {
    FontId(Fonts::stem(file).replace('-', ""))
}

/// The font with only these letters in it.
fn subset(document: &Document<'_>, file: usize, mut letters: BTreeMap<char, u16>) -> Answer<PdfFont> {
    let unreadable = || Error::from(document.unreadable(file));
    let face = document.face(file).ok_or_else(unreadable)?;
    let mut glyphs = subsetter::GlyphRemapper::new();
    for (c, glyph) in &mut letters {
        *glyph = glyphs.remap(face.glyph_index(*c).unwrap_or_default().0);
    }
    let bytes = subsetter::subset(document.font_bytes(file)?, 0, &glyphs).map_err(|_| unreadable())?;
    // The subset has no table of characters, which the parser mentions; the table is given by hand.
    let mut said = Vec::new();
    let mut font = ParsedFont::from_bytes(&bytes, 0, &mut said).ok_or_else(unreadable)?;
    let tag: String = fingerprint(letters.keys()).chars().collect();
    for (c, glyph) in letters {
        font.set_codepoint_mapping(c as u32, glyph);
    }
    font.font_name = Some(format!("{tag}+{}", Fonts::stem(file)));
    Ok(PdfFont::new(font))
}

/// Six capitals made from the letters, as the standard wants before the name of a subset.
fn fingerprint<'a>(letters: impl Iterator<Item = &'a char>) -> String {
    let sum = letters.fold(0xcbf2_9ce4_8422_2325_u64, |sum, c| (sum ^ *c as u64).wrapping_mul(0x0100_0000_01b3));
    (0..6).map(|n| char::from(b'A' + (sum >> (n * 8)) as u8 % 26)).collect()
}

fn page(page: &Page) -> PdfPage {
    let mut ops = Vec::with_capacity(page.lines.len() * 3 + page.shapes.len() * 2 + 8);
    shapes(page, &mut ops);
    ops.push(Op::StartTextSection);
    let mut hand = Hand { font: None, color: Color(0, 0, 0), spacing: 0.0 };
    for line in &page.lines {
        hand.write(page, line, &mut ops);
    }
    ops.push(Op::EndTextSection);
    PdfPage::new(Mm(page.width), Mm(page.height), ops)
}

/// What was set last, so that it is said only when it changes.
struct Hand {
    font: Option<(usize, f32)>,
    color: Color,
    spacing: f32,
}

impl Hand {
    fn write(&mut self, page: &Page, line: &Line, ops: &mut Vec<Op>) {
        if self.color != line.color {
            self.color = line.color;
            ops.push(Op::SetFillColor { col: rgb(line.color) });
        }
        if self.spacing != line.spacing {
            self.spacing = line.spacing;
            ops.push(Op::SetCharacterSpacing { multiplier: line.spacing });
        }
        if let Some(spoken) = &line.spoken {
            let properties = DictItem::Dict { map: [("ActualText".to_string(), utf16(spoken))].into() };
            ops.push(Op::BeginMarkedContentWithProperties { tag: "Span".into(), properties });
        }
        for run in &line.runs {
            if self.font != Some((run.file, line.size)) {
                self.font = Some((run.file, line.size));
                ops.push(Op::SetFont { font: PdfFontHandle::External(font_id(run.file)), size: Pt(line.size) });
            }
            let matrix = TextMatrix::Translate(Pt(thousandth(run.x * PT)), Pt(thousandth((page.height - line.y) * PT)));
            ops.push(Op::SetTextMatrix { matrix });
            ops.push(Op::ShowText { items: vec![TextItem::Text(run.text.clone())] });
        }
        if line.spoken.is_some() {
            ops.push(Op::EndMarkedContent);
        }
    }
}

/// Fewer digits in the file, none of them visible.
fn thousandth(points: f32) -> f32 {
    (points * 1000.0).round() / 1000.0
}

fn utf16(text: &str) -> DictItem {
    let data = std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    DictItem::String { data, literal: false }
}

fn rgb(Color(r, g, b): Color) -> printpdf::Color {
    let part = |v: u8| f32::from(v) / 255.0;
    printpdf::Color::Rgb(Rgb::new(part(r), part(g), part(b), None))
}

fn shapes(page: &Page, ops: &mut Vec<Op>) {
    let point = |(x, y): (f32, f32), bezier: bool| LinePoint {
        p: Point { x: Pt(thousandth(x * PT)), y: Pt(thousandth((page.height - y) * PT)) },
        bezier,
    };
    let mut last: Option<Stroke> = None;
    for (shape, stroke) in &page.shapes {
        if last.map(|s| s.weight) != Some(stroke.weight) {
            ops.push(Op::SetOutlineThickness { pt: Pt(stroke.weight) });
        }
        if last.map_or(Color(0, 0, 0), |s| s.color) != stroke.color {
            ops.push(Op::SetOutlineColor { col: rgb(stroke.color) });
        }
        if last.and_then(|s| s.dash) != stroke.dash {
            let dash = stroke.dash.map_or(LineDashPattern::solid(), |(on, off)| LineDashPattern::new(0.0, &[on, off]));
            ops.push(Op::SetLineDashPattern { dash });
        }
        last = Some(*stroke);
        let (points, is_closed) = match *shape {
            Shape::Rule(from, to) => (vec![point(from, false), point(to, false)], false),
            Shape::Frame(a) => {
                let corners = [(a.x, a.y), (a.right(), a.y), (a.right(), a.bottom()), (a.x, a.bottom())];
                (corners.map(|corner| point(corner, false)).to_vec(), true)
            }
            Shape::Ring((x, y), r) => {
                let k = QUARTER * r;
                let mut points = vec![point((x + r, y), false)];
                for (one, two, end) in [
                    ((x + r, y + k), (x + k, y + r), (x, y + r)),
                    ((x - k, y + r), (x - r, y + k), (x - r, y)),
                    ((x - r, y - k), (x - k, y - r), (x, y - r)),
                    ((x + k, y - r), (x + r, y - k), (x + r, y)),
                ] {
                    points.extend([point(one, true), point(two, true), point(end, false)]);
                }
                (points, true)
            }
        };
        ops.push(Op::DrawLine { line: Path { points, is_closed } });
    }
}
