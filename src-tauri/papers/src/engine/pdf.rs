//! Pages to PDF: the only file that knows printpdf. Every font is subset first and embedded once.
//!
//! The same document gives the same bytes: nothing in the file comes from a clock or a random number.

use std::collections::BTreeMap;
use std::error::Error as Cause;

use printpdf::{
    DictItem, ExternalStream, ExternalXObject, FontId, Mm, Op, ParsedFont, PdfDocument, PdfFont, PdfFontHandle,
    PdfPage, PdfSaveOptions, Pt, Rgb, TextItem, TextMatrix, XObject, XObjectId, XObjectTransform,
};
use school::{Answer, Error};

use super::document::Document;
use super::fonts::{FILES, Fonts};
use super::marks::{Area, Color, Line, PT, Page, Shape, Stroke};

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
    let mut forms: Vec<(&Page, XObjectId)> = Vec::new();
    let mut pages = Vec::with_capacity(document.pages.len());
    for one in &document.pages {
        let same = |(other, _): &&(&Page, XObjectId)| other.shapes == one.shapes && other.height == one.height;
        let known = forms.iter().rev().find(same).map(|(_, id)| id.clone());
        let id = known.unwrap_or_else(|| {
            let id = XObjectId(format!("Form{}", forms.len()));
            if !one.shapes.is_empty() {
                doc.resources.xobjects.map.insert(id.clone(), form(one));
            }
            forms.push((one, id.clone()));
            id
        });
        pages.push(page(one, id));
    }
    doc.with_pages(pages);
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
    file.save_modern(&mut bytes).map_err(broken)?;
    Ok(bytes)
}

fn font_id(file: usize) -> FontId {
    FontId(Fonts::name(file).replace('-', ""))
}

/// The font with only these letters in it.
fn subset(document: &Document<'_>, file: usize, mut letters: BTreeMap<char, u16>) -> Answer<PdfFont> {
    let unreadable = || Error::from(document.unreadable(file));
    let face = document.face(file).ok_or_else(unreadable)?;
    let mut glyphs = subsetter::GlyphRemapper::new();
    for (c, glyph) in &mut letters {
        *glyph = glyphs.remap(face.glyph_index(*c).unwrap_or_default().0);
    }
    let (whole, index) = document.font(file)?;
    let bytes = subsetter::subset(whole, index, &glyphs).map_err(|_| unreadable())?;
    // The subset has no table of characters, which the parser mentions; the table is given by hand.
    let mut said = Vec::new();
    let mut font = ParsedFont::from_bytes(&bytes, 0, &mut said).ok_or_else(unreadable)?;
    let tag: String = fingerprint(letters.keys()).chars().collect();
    for (c, glyph) in letters {
        font.set_codepoint_mapping(c as u32, glyph);
    }
    font.font_name = Some(format!("{tag}+{}", Fonts::name(file)));
    Ok(PdfFont::new(font))
}

/// Six capitals made from the letters, as the standard wants before the name of a subset.
fn fingerprint<'a>(letters: impl Iterator<Item = &'a char>) -> String {
    let sum = letters.fold(0xcbf2_9ce4_8422_2325_u64, |sum, c| (sum ^ *c as u64).wrapping_mul(0x0100_0000_01b3));
    (0..6).map(|n| char::from(b'A' + (sum >> (n * 8)) as u8 % 26)).collect()
}

fn page(page: &Page, shapes: XObjectId) -> PdfPage {
    let mut ops = Vec::with_capacity(page.lines.len() * 3 + 8);
    if !page.shapes.is_empty() {
        ops.push(Op::UseXobject { id: shapes, transform: XObjectTransform::default() });
    }
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

/// The shapes of a page in the language of PDF.
fn drawn(page: &Page) -> String {
    let mut out = String::new();
    let point = |(x, y): (f32, f32)| format!("{:.2} {:.2}", x * PT, (page.height - y) * PT);
    let mut last: Option<Stroke> = None;
    for (shape, stroke) in &page.shapes {
        if last != Some(*stroke) {
            last = Some(*stroke);
            let Color(r, g, b) = stroke.color;
            let [r, g, b] = [r, g, b].map(|part| f32::from(part) / 255.0);
            let dash = stroke.dash.map_or(String::new(), |(on, off)| format!("{on} {off}"));
            out += &format!("{} w {r:.3} {g:.3} {b:.3} RG [{dash}] 0 d\n", stroke.weight);
        }
        match shape {
            &Shape::Rule(from, to) => out += &format!("{} m {} l S\n", point(from), point(to)),
            &Shape::Frame(Area { x, y, w, h }) => {
                out += &format!("{} {:.2} {:.2} re S\n", point((x, y + h)), w * PT, h * PT);
            }
            Shape::Fill(areas) => {
                let Color(r, g, b) = stroke.color;
                let [r, g, b] = [r, g, b].map(|part| f32::from(part) / 255.0);
                out += &format!("{r:.3} {g:.3} {b:.3} rg\n");
                for Area { x, y, w, h } in areas {
                    let corner = (x * PT, (page.height - y - h) * PT);
                    out += &format!("{:.3} {:.3} {:.3} {:.3} re\n", corner.0, corner.1, w * PT, h * PT);
                }
                out += "f\n";
            }
            &Shape::Ring((x, y), r) => {
                let k = QUARTER * r;
                out += &format!("{} m ", point((x + r, y)));
                for [one, two, end] in [
                    [(x + r, y + k), (x + k, y + r), (x, y + r)],
                    [(x - k, y + r), (x - r, y + k), (x - r, y)],
                    [(x - r, y - k), (x - k, y - r), (x, y - r)],
                    [(x + k, y - r), (x + r, y - k), (x + r, y)],
                ] {
                    out += &format!("{} {} {} c ", point(one), point(two), point(end));
                }
                out += "s\n";
            }
        }
    }
    out
}

/// A form that draws the shapes of a page, to be used by every page that has the same.
fn form(page: &Page) -> XObject {
    let name = |text: &str| DictItem::Name(text.as_bytes().to_vec());
    let corners = [0.0, 0.0, page.width * PT, page.height * PT].map(DictItem::Real);
    let dict = [("Type", name("XObject")), ("Subtype", name("Form")), ("BBox", DictItem::Array(corners.to_vec()))];
    let dict = dict.into_iter().map(|(key, value)| (key.to_string(), value)).collect();
    let stream = ExternalStream { dict, content: drawn(page).into_bytes(), compress: true };
    XObject::External(ExternalXObject { stream, width: None, height: None, dpi: None })
}
