//! 批注 of an .xlsx sheet: what they say (a comments part), and the boxes they stand in (a drawing in VML). Those of the
//! sender stay; a cell that has one already keeps it, with ours below.

use std::collections::BTreeMap;

use super::Marks;
use super::package::{OF_OFFICE, Package, last_child};
use super::xml::{Does, Edits, Tag, Unusual, escaped, tags, unescaped};
use crate::workbook::place;

const SPREADSHEET: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const VML: &str = "urn:schemas-microsoft-com:vml";
const VML_OFFICE: &str = "urn:schemas-microsoft-com:office:office";
const VML_EXCEL: &str = "urn:schemas-microsoft-com:office:excel";
/// The kind of box a comment stands in.
const BOX: &str = "_x0000_t202";
/// What stands after a sheet's drawings (ECMA-376, 18.3.1.99).
const AFTER_DRAWINGS: [&str; 8] =
    ["legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"];

/// Writes a comment beside every mark. Answers the sheet, which leads to its drawing.
pub(super) fn write(
    package: &mut Package<'_>,
    part: &str,
    sheet: String,
    marks: &Marks,
    author: &str,
) -> Result<String, Unusual> {
    let relations = package.relations(part)?;
    let comments = match relations.iter().find(|it| it.kind == "comments") {
        Some(it) => it.target.clone(),
        None => {
            let new = package.free("xl/comments", ".xml");
            package
                .put(&new, format!("{DECLARED}<comments xmlns=\"{SPREADSHEET}\"><authors/><commentList/></comments>"));
            package.relate(part, "comments", &new)?;
            declare(package, "Override", "PartName", &format!("/{new}"), COMMENTS)?;
            new
        }
    };
    let text = package.text(&comments)?;
    let (text, boxes) = say(&text, marks, author)?;
    package.put(&comments, text);

    let known = drawing_of(&sheet).and_then(|id| relations.iter().find(|it| it.id == id));
    let (drawing, sheet) = match known {
        Some(it) => (it.target.clone(), sheet),
        None => {
            let new = package.free("xl/drawings/vmlDrawing", ".vml");
            let block = next_block(package);
            package.put(&new, empty_drawing(block));
            declare(package, "Default", "Extension", "vml", DRAWING)?;
            let id = package.relate(part, "vmlDrawing", &new)?;
            (new, lead_to(&sheet, &id)?)
        }
    };
    let text = package.text(&drawing)?;
    package.put(&drawing, draw(&text, marks, &boxes)?);
    Ok(sheet)
}

const DECLARED: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const COMMENTS: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
const DRAWING: &str = "application/vnd.openxmlformats-officedocument.vmlDrawing";

/// Says in the list of content types what a part, or an ending, is, where it is not said yet.
fn declare(package: &mut Package<'_>, kind: &str, key: &str, value: &str, content: &str) -> Result<(), Unusual> {
    const TYPES: &str = "[Content_Types].xml";
    let text = package.text(TYPES)?;
    let known = |tag: Tag<'_>| tag.opens(kind) && tag.value(key).is_some_and(|it| it.eq_ignore_ascii_case(value));
    if !tags(&text).any(known) {
        // Endings are declared before parts by most programs; the schema lets them stand anywhere.
        let line = |prefix: &str| format!("<{prefix}{kind} {key}=\"{value}\" ContentType=\"{content}\"/>");
        package.put(TYPES, last_child(&text, "Types", line)?);
    }
    Ok(())
}

// ---------------------------------------------------------------------------------------------- what they say

/// The comments with ours, and the cells that had none before.
fn say(xml: &str, marks: &Marks, author: &str) -> Result<(String, Vec<(u32, u32)>), Unusual> {
    let root = tags(xml).next().ok_or(Unusual)?;
    let p = root.prefix();
    // The text of every cell's comment, where it may be continued: before phonetic hints, or at its end.
    let mut ends: BTreeMap<String, usize> = BTreeMap::new();
    let (mut here, mut continued) = (None, None);
    let (mut authors, mut reading) = (Vec::new(), None);
    for tag in tags(xml) {
        match tag.local() {
            "author" if tag.does == Does::Open => reading = Some(tag.range.end),
            "author" => {
                let said = reading.take().map(|start| unescaped(&xml[start..tag.range.start]));
                authors.push(said.unwrap_or_default());
            }
            "comment" if tag.does == Does::Open => (here, continued) = (tag.value("ref"), None),
            "rPh" | "phoneticPr" if tag.does != Does::Close && continued.is_none() => {
                continued = Some(tag.range.start);
            }
            "text" if tag.does == Does::Close => {
                if let Some(cell) = here.take() {
                    ends.insert(cell.to_uppercase(), continued.unwrap_or(tag.range.start));
                }
            }
            _ => {}
        }
    }
    let known = authors.iter().position(|it| it == author);
    let number = known.unwrap_or(authors.len());
    let (mut new, mut boxes, mut edits) = (String::new(), Vec::new(), Edits::of(xml));
    for (&(row, column), why) in marks {
        let cell = place(row, column);
        let said = runs(p, author, why);
        match ends.get(&cell) {
            Some(&end) => edits.insert(end, runs_below(p, author, why)),
            None => {
                boxes.push((row, column));
                new +=
                    &format!("<{p}comment ref=\"{cell}\" authorId=\"{number}\"><{p}text>{said}</{p}text></{p}comment>");
            }
        }
    }
    let mut text = edits.done();
    if known.is_none() {
        text = last_child(&text, "authors", |p| format!("<{p}author>{}</{p}author>", escaped(author)))?;
    }
    Ok((last_child(&text, "commentList", |_| new.clone())?, boxes))
}

/// Who asks, in bold, and what.
fn runs(p: &str, author: &str, why: &str) -> String {
    let look = |bold: &str| {
        format!(
            "<{p}rPr>{bold}<{p}sz val=\"9\"/><{p}color indexed=\"81\"/><{p}rFont val=\"宋体\"/><{p}charset \
             val=\"134\"/></{p}rPr>"
        )
    };
    let run = |bold: &str, text: &str| {
        format!("<{p}r>{}<{p}t xml:space=\"preserve\">{}</{p}t></{p}r>", look(bold), escaped(text))
    };
    run(&format!("<{p}b/>"), &format!("{author}：\n")) + &run("", why)
}

fn runs_below(p: &str, author: &str, why: &str) -> String {
    runs(p, &format!("\n{author}"), why)
}

// ---------------------------------------------------------------------------------------------- their boxes

/// The relation that leads to the sheet's drawing of boxes.
fn drawing_of(sheet: &str) -> Option<String> {
    let tag = tags(sheet).find(|tag| tag.opens("legacyDrawing"))?;
    let id = tag.attributes().find(|it| it.name == "id" || it.name.ends_with(":id"))?;
    Some(id.value.into())
}

/// The sheet, leading to its new drawing.
fn lead_to(sheet: &str, id: &str) -> Result<String, Unusual> {
    let root = tags(sheet).next().ok_or(Unusual)?;
    let (mut depth, mut at) = (0, None);
    for tag in tags(sheet) {
        let child = depth == 1 && tag.does != Does::Close && AFTER_DRAWINGS.contains(&tag.local());
        let end = depth == 1 && tag.does == Does::Close;
        if child || end {
            at = Some(tag.range.start);
            break;
        }
        match tag.does {
            Does::Open => depth += 1,
            Does::Close => depth -= 1,
            Does::Both => {}
        }
    }
    let mut edits = Edits::of(sheet);
    let line = format!("<{}legacyDrawing xmlns:r=\"{OF_OFFICE}\" r:id=\"{id}\"/>", root.prefix());
    edits.insert(at.ok_or(Unusual)?, line);
    Ok(edits.done())
}

/// Numbers of boxes come in blocks of 1,024; every drawing has its own.
fn next_block(package: &mut Package<'_>) -> u32 {
    let drawings: Vec<String> = package.names().filter(|name| name.ends_with(".vml")).collect();
    let text_of = |name: &String| package.text(name).ok();
    let texts: Vec<String> = drawings.iter().filter_map(text_of).collect();
    let blocks = texts.iter().flat_map(|text| tags(text)).filter(|tag| tag.local() == "idmap");
    let taken = blocks.flat_map(|tag| tag.value("data").unwrap_or_default().split(',').collect::<Vec<_>>());
    let last = taken.filter_map(|block| block.trim().parse::<u32>().ok()).max();
    last.unwrap_or(0).max(drawings.len() as u32) + 1
}

fn empty_drawing(block: u32) -> String {
    format!(
        "<xml xmlns:v=\"{VML}\" xmlns:o=\"{VML_OFFICE}\" xmlns:x=\"{VML_EXCEL}\"><o:shapelayout v:ext=\"edit\"><o:idmap \
         v:ext=\"edit\" data=\"{block}\"/></o:shapelayout></xml>"
    )
}

/// The drawing with a box for every cell given. VML is not always well-formed, so it is only written to at its end.
fn draw(xml: &str, marks: &Marks, boxes: &[(u32, u32)]) -> Result<String, Unusual> {
    let end = xml.rfind("</xml>").ok_or(Unusual)?;
    let numbers = xml.split("_x0000_s").skip(1).filter_map(|rest| {
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        rest[..digits].parse::<u32>().ok()
    });
    let block = tags(xml).find(|tag| tag.local() == "idmap").and_then(|tag| {
        let first = tag.value("data")?.split(',').next()?;
        first.trim().parse::<u32>().ok()
    });
    let last = numbers.max().unwrap_or(0).max(block.unwrap_or(1).saturating_mul(1024));
    let mut new = String::new();
    if !xml.contains(&format!("id=\"{BOX}\"")) && !xml.contains(&format!("id='{BOX}'")) {
        new += &format!(
            "<v:shapetype xmlns:v=\"{VML}\" xmlns:o=\"{VML_OFFICE}\" id=\"{BOX}\" coordsize=\"21600,21600\" \
             o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/><v:path \
             gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>"
        );
    }
    for (n, at) in (1..).zip(boxes) {
        new += &shape(last + n, *at, marks.get(at).map_or("", String::as_str));
    }
    Ok(format!("{}{new}{}", &xml[..end], &xml[end..]))
}

/// A box beside its cell, shown when the mouse stands on it, as high as its words need.
fn shape(number: u32, (row, column): (u32, u32), why: &str) -> String {
    let lines = why.lines().map(|line| 1 + line.chars().count() as u32 / 15).sum::<u32>() + 2;
    let left = (column + 1).min(16_380);
    let (top, bottom, right) = (row.saturating_sub(1), row + lines, left + 3);
    let height = 14 * lines;
    format!(
        "<v:shape xmlns:v=\"{VML}\" xmlns:o=\"{VML_OFFICE}\" xmlns:x=\"{VML_EXCEL}\" id=\"_x0000_s{number}\" \
         type=\"#{BOX}\" style='position:absolute;margin-left:60pt;margin-top:2pt;width:150pt;height:{height}pt;\
         z-index:{number};visibility:hidden' fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/>\
         <v:shadow on=\"t\" color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/><v:textbox \
         style='mso-direction-alt:auto'><div style='text-align:left'></div></v:textbox><x:ClientData \
         ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{left}, 12, {top}, 4, {right}, 20, {bottom}, \
         4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData>\
         </v:shape>"
    )
}
