//! What comes back to a unit: its own file, and nothing in it changed but the marked cells.

use std::collections::BTreeSet;
use std::io::{Cursor, Read};
use std::path::Path;

use rust_xlsxwriter::{Format, Note, Workbook as Book};
use zip::ZipArchive;

use super::xml::{tags, unescaped};
use super::*;
use crate::workbook::{place, read_bytes};

const SCHOOL: &str = "中共某某县委党校";

fn at(sheet: &str, row: u32, column: u32, why: &str) -> Mark {
    Mark { sheet: sheet.into(), row, column, why: why.into() }
}

/// Keeps a file to be looked at, in the folder that SLIPS_OUT names, if it names one.
fn keep(slip: &Slip) {
    if let Some(folder) = std::env::var_os("SLIPS_OUT") {
        std::fs::write(Path::new(&folder).join(&slip.file_name), &slip.bytes).unwrap();
    }
}

/// The file marked, and what must hold of every file marked: it reads as before.
fn returned(file: &str, bytes: &[u8], marks: &[Mark]) -> Slip {
    let before = read_bytes(file, bytes).unwrap();
    let slip = mark(file, bytes, &before, marks, SCHOOL).unwrap();
    keep(&slip);
    let after = read_bytes(&slip.file_name, &slip.bytes).unwrap();
    assert_eq!(before.sheets.len(), after.sheets.len(), "{file}");
    for (before, after) in before.sheets.iter().zip(&after.sheets) {
        assert_eq!((&before.name, before.hidden), (&after.name, after.hidden), "{file}");
        let all = |grid: &crate::workbook::Grid| -> Vec<_> {
            let cells = (0..grid.rows()).flat_map(|row| grid.row(row));
            cells.map(|cell| (cell.place(), cell.text.to_string())).collect()
        };
        assert_eq!(all(before), all(after), "{file}");
    }
    slip
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap_or_else(|_| panic!("{name}")).read_to_string(&mut text).unwrap();
    text
}

/// The parts of an archive as they lie in it.
fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let count = archive.len();
    let read = |i| {
        let mut part = archive.by_index_raw(i).unwrap();
        let mut raw = Vec::new();
        part.read_to_end(&mut raw).unwrap();
        (part.name().unwrap().into_owned(), raw)
    };
    (0..count).map(read).collect()
}

/// The parts that are not as they were, and those that are new.
fn touched(before: &[u8], after: &[u8]) -> Vec<String> {
    let (before, after) = (parts(before), parts(after));
    assert!(before.iter().zip(&after).all(|(old, new)| old.0 == new.0), "the order of parts");
    let same = |part: &(String, Vec<u8>)| before.contains(part);
    after.iter().filter(|part| !same(part)).map(|part| part.0.clone()).collect()
}

/// What Excel wants of an archive before it opens it without repairing.
fn assert_strict(bytes: &[u8]) {
    let names: Vec<String> = parts(bytes).into_iter().map(|part| part.0).collect();
    let types = part(bytes, "[Content_Types].xml");
    let said = |of: &str, key: &str| -> Vec<String> {
        let all = tags(&types).filter(|tag| tag.opens(of));
        all.map(|tag| unescaped(tag.value(key).unwrap()).to_lowercase()).collect()
    };
    let (endings, overrides) = (said("Default", "Extension"), said("Override", "PartName"));
    for all in [&endings, &overrides] {
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len(), "declared twice: {types}");
    }
    for name in &names {
        let ending = name.rsplit('.').next().unwrap().to_lowercase();
        let known = overrides.contains(&format!("/{}", name.to_lowercase())) || endings.contains(&ending);
        assert!(known || name == "[Content_Types].xml" || name.ends_with('/'), "{name} has no content type");
    }
    for file in names.iter().filter(|name| name.ends_with(".rels")) {
        let text = part(bytes, file);
        let ids: Vec<_> = tags(&text).filter_map(|tag| tag.value("Id").map(String::from)).collect();
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{text}");
    }
    let styles = part(bytes, names.iter().find(|name| name.ends_with("styles.xml")).unwrap());
    for list in ["fills", "cellXfs"] {
        let head = tags(&styles).find(|tag| tag.opens(list)).unwrap();
        let end = tags(&styles).find(|tag| tag.closes(list)).unwrap().range.start;
        let child = if list == "fills" { "fill" } else { "xf" };
        let children = tags(&styles[head.range.end..end]).filter(|tag| tag.opens(child)).count();
        assert_eq!(head.number("count"), Some(children as u32), "{list}");
    }
    let mut boxes = BTreeSet::new();
    for drawing in names.iter().filter(|name| name.ends_with(".vml")) {
        let text = part(bytes, drawing);
        for shape in tags(&text).filter(|tag| tag.opens("shape")) {
            assert!(boxes.insert(shape.value("id").unwrap().to_string()), "{text}");
        }
    }
    for sheet in names.iter().filter(|name| name.contains("worksheets/sheet")) {
        let text = part(bytes, sheet);
        let rows: Vec<u32> = tags(&text).filter(|tag| tag.opens("row")).filter_map(|tag| tag.number("r")).collect();
        assert!(rows.is_sorted_by(|a, b| a < b), "{sheet}: {rows:?}");
        let leads = tags(&text).filter(|tag| tag.opens("legacyDrawing")).count();
        assert!(leads <= 1, "{sheet}");
    }
}

/// The comments of a file: cell and text.
fn comments(bytes: &[u8]) -> Vec<(String, String)> {
    let files =
        parts(bytes).into_iter().map(|part| part.0).filter(|name| name.contains("comment") && name.ends_with(".xml"));
    let mut all = Vec::new();
    for file in files {
        let text = part(bytes, &file);
        let mut start = None;
        for tag in tags(&text) {
            match tag.local() {
                "comment" if tag.value("ref").is_some() => {
                    all.push((tag.value("ref").unwrap().to_string(), String::new()));
                }
                "t" if tag.does == xml::Does::Open => start = Some(tag.range.end),
                "t" if tag.does == xml::Does::Close => {
                    let said = unescaped(&text[start.take().unwrap()..tag.range.start]);
                    all.last_mut().unwrap().1.push_str(&said);
                }
                _ => {}
            }
        }
    }
    all.sort();
    all
}

fn said(cell: &str, why: &str) -> (String, String) {
    (cell.into(), format!("{SCHOOL}：\n{why}"))
}

/// A roster as rust_xlsxwriter writes it: a title, styled columns and rows, a comment of the sender's own.
fn roster(comment: bool) -> Vec<u8> {
    let mut book = Book::new();
    let sheet = book.add_worksheet().set_name("名册 & <一>").unwrap();
    let text = Format::new().set_num_format("@").set_bold();
    sheet.set_column_format(3, &text).unwrap().set_column_width(3, 20).unwrap();
    sheet.set_row_format(6, &Format::new().set_italic()).unwrap();
    sheet.merge_range(0, 0, 0, 3, "参训人员名册", &text).unwrap();
    for (column, head) in ["序号", "姓名", "单位", "手机"].iter().enumerate() {
        sheet.write_string(1, column as u16, *head).unwrap();
    }
    for row in 2..5 {
        sheet.write_number(row, 0, f64::from(row - 1)).unwrap();
        sheet.write_string_with_format(row, 1, format!("王小{row}"), &text).unwrap();
    }
    if comment {
        sheet.insert_note(2, 1, &Note::new("曾用名王大").set_author("县财政局")).unwrap();
        sheet.insert_note(4, 1, &Note::new("请假一天").set_author("县财政局")).unwrap();
    }
    book.add_worksheet().set_name("说明").unwrap().write_string(0, 0, "填表说明").unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn the_name_says_that_it_comes_back() {
    for (file, returned) in [
        ("县财政局报名表.xls", "县财政局报名表_退回修改.xlsx"),
        ("1.城关镇 名册.CSV", "1.城关镇 名册_退回修改.xlsx"),
        ("名册", "名册_退回修改.xlsx"),
    ] {
        assert_eq!(named(file, "xlsx"), returned);
    }
}

#[test]
fn cells_that_are_there_and_cells_that_are_not() {
    let bytes = roster(false);
    let sheet = "名册 & <一>";
    let marks = [
        at(sheet, 2, 1, "姓名与身份证不符，请核对。"),
        at(sheet, 2, 3, "缺手机号，请补上。"),
        at(sheet, 2, 3, "也可以填办公电话。"),
        at(sheet, 5, 0, "这一行是空的 <&>。"),
        at(sheet, 6, 1, "这一行有样式。"),
        at(sheet, 0, 2, "标题不要改。"),
        at(sheet, 3, 200, "太远。"),
    ];
    let slip = returned("名册.xlsx", &bytes, &marks);
    assert_eq!(slip.file_name, "名册_退回修改.xlsx");
    assert_strict(&slip.bytes);
    let want = [
        said("A1", "标题不要改。"),
        said("A6", "这一行是空的 <&>。"),
        said("B3", "姓名与身份证不符，请核对。"),
        said("B7", "这一行有样式。"),
        said("D3", "缺手机号，请补上。\n也可以填办公电话。"),
        said("GS4", "太远。"),
    ];
    assert_eq!(comments(&slip.bytes), want);
    let changed = ["xl/worksheets/sheet1.xml", "xl/styles.xml", "[Content_Types].xml", "xl/comments1.xml"];
    let new = ["xl/worksheets/_rels/sheet1.xml.rels", "xl/drawings/vmlDrawing1.vml"];
    let touched: BTreeSet<String> = touched(&bytes, &slip.bytes).into_iter().collect();
    assert_eq!(touched, changed.into_iter().chain(new).map(String::from).collect());
    // The look of a cell that was not there is its row's or its column's, on a red ground.
    let (xml, styles) = (part(&slip.bytes, "xl/worksheets/sheet1.xml"), part(&slip.bytes, "xl/styles.xml"));
    let looks = |xml: &str| -> Vec<String> {
        let (mut looks, mut inside) = (Vec::new(), false);
        for tag in tags(xml) {
            match tag.local() {
                "cellXfs" => inside = !inside,
                "xf" if inside && tag.does != xml::Does::Close => looks.push(xml[tag.range.clone()].into()),
                _ => {}
            }
        }
        looks
    };
    let looks = looks(&styles);
    let look_of = |cell: &str| {
        let tag =
            tags(&xml).find(|tag| tag.opens("c") && tag.value("r") == Some(cell)).unwrap_or_else(|| panic!("{cell}"));
        looks[tag.number("s").unwrap() as usize].clone()
    };
    let fill = tags(&styles).filter(|tag| tag.opens("fill")).count() - 1;
    for cell in ["A1", "A6", "B3", "B7", "D3", "GS4"] {
        assert!(look_of(cell).contains(&format!("fillId=\"{fill}\"")), "{cell} {}", look_of(cell));
    }
    assert!(look_of("D3").contains("numFmtId=\"164\"") && !look_of("A6").contains("numFmtId=\"164\""));
    assert_eq!(look_of("B3"), look_of("D3"), "one look is added once");
}

#[test]
fn comments_of_the_sender_stay() {
    let bytes = roster(true);
    let sheet = "名册 & <一>";
    let slip = returned("名册.xlsm", &bytes, &[at(sheet, 2, 1, "请核对。"), at(sheet, 3, 1, "也请核对。")]);
    assert_eq!(slip.file_name, "名册_退回修改.xlsm");
    assert_strict(&slip.bytes);
    let want = [
        ("B3".to_string(), format!("县财政局:\n曾用名王大\n{SCHOOL}：\n请核对。")),
        said("B4", "也请核对。"),
        ("B5".to_string(), "县财政局:\n请假一天".to_string()),
    ];
    assert_eq!(comments(&slip.bytes), want);
    let touched = touched(&bytes, &slip.bytes);
    assert!(!touched.contains(&"[Content_Types].xml".to_string()), "nothing new to declare: {touched:?}");
    assert_eq!(touched.len(), 4, "sheet, styles, comments, drawing: {touched:?}");
    // Marked a second time, it is still sound.
    let again = returned("名册_退回修改.xlsx", &slip.bytes, &[at(sheet, 4, 3, "还缺手机号。"), at("说明", 0, 0, "？")]);
    assert_strict(&again.bytes);
    assert_eq!(comments(&again.bytes).len(), 5);
}

#[test]
fn every_sample_comes_back_as_it_was() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/samples/roster");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        if file.ends_with(".json") {
            continue;
        }
        let bytes = std::fs::read(&path).unwrap();
        let read = read_bytes(&file, &bytes).unwrap();
        let marks: Vec<Mark> = read
            .sheets
            .iter()
            .flat_map(|grid| {
                let rows = grid.rows();
                [(0, 0), (rows / 2, 1), (rows.saturating_sub(1), 2), (rows, 3)].map(|(row, column)| {
                    at(&grid.name, row, column, &format!("「{}」请核对后改正。", place(row, column)))
                })
            })
            .collect();
        let slip = returned(&file, &bytes, &marks);
        if slip.file_name.ends_with(".xlsx") {
            assert_strict(&slip.bytes);
            // Some marks may lie in one merged cell.
            assert!(comments(&slip.bytes).len() >= marks.len() - 1, "{file}");
        }
        if file.ends_with(".ods") {
            assert_eq!(slip.file_name, "010_县委办公室报名表_退回修改.ods");
            assert_eq!(touched(&bytes, &slip.bytes), ["content.xml"]);
            assert_eq!(part(&slip.bytes, "content.xml").matches("<office:annotation>").count(), marks.len());
        }
        seen += 1;
    }
    assert_eq!(seen, 12);
}

#[test]
fn files_of_other_programs_keep_their_comments() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/samples/returned");
    for (file, changed) in [
        ("openpyxl.xlsx", &["xl/styles.xml", "xl/comments/comment1.xml", "xl/worksheets/sheet1.xml"][..]),
        ("libreoffice.xlsx", &["xl/styles.xml", "xl/comments1.xml", "xl/worksheets/sheet1.xml"]),
        ("libreoffice.ods", &["content.xml"]),
    ] {
        let bytes = std::fs::read(folder.join(file)).unwrap();
        let slip = returned(file, &bytes, &[at("名册", 1, 1, "请核对。"), at("名册", 2, 2, "缺手机号。")]);
        let touched = touched(&bytes, &slip.bytes);
        assert!(changed.iter().all(|part| touched.contains(&part.to_string())), "{file}: {touched:?}");
        if file.ends_with(".ods") {
            let text = part(&slip.bytes, "content.xml");
            assert_eq!((text.matches("<office:annotation").count(), text.matches("曾用名").count()), (2, 1));
            continue;
        }
        assert_eq!(touched.len(), 4, "{file}: these three and the drawing: {touched:?}");
        assert_strict(&slip.bytes);
        let said = comments(&slip.bytes);
        assert_eq!(said.len(), 2, "{file}: {said:?}");
        assert!(said[0].1.contains("曾用名") && said[0].1.ends_with(&format!("\n{SCHOOL}：\n请核对。")), "{said:?}");
    }
}

#[test]
fn prefixed_names_are_names_too() {
    // Some programs write <x:worksheet> for <worksheet>.
    let prefixed = |xml: &str| {
        let mut edits = xml::Edits::of(xml);
        for tag in tags(xml).filter(|tag| tag.prefix().is_empty()) {
            edits.insert(tag.after_name() - tag.name().len(), "x:");
        }
        edits.done().replacen("xmlns=", "xmlns:x=", 1)
    };
    let bytes = roster(true);
    let mut package = package::Package::open(&bytes).unwrap();
    for part in ["xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/comments1.xml", "xl/worksheets/_rels/sheet1.xml.rels"]
    {
        let text = package.text(part).unwrap();
        package.put(part, prefixed(&text));
    }
    let bytes = package.done().unwrap();
    let slip = returned("名册.xlsx", &bytes, &[at("名册 & <一>", 2, 3, "缺手机号。"), at("名册 & <一>", 9, 0, "？")]);
    assert_strict(&slip.bytes);
    assert_eq!(comments(&slip.bytes).len(), 4);
    let sheet = part(&slip.bytes, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("<x:row r=\"10\"><x:c r=\"A10\"") && !sheet.contains("<c "), "{sheet}");
}

#[test]
fn what_cannot_be_edited_is_copied() {
    let file = "县财政局.csv";
    let bytes = "姓名,身份证号\n王小明,110199198506124000\n".as_bytes();
    let sheet = read_bytes(file, bytes).unwrap().sheets[0].name.clone();
    let slip = returned(file, bytes, &[at(&sheet, 1, 1, "号码不对。"), at(&sheet, 1, 1, "请核对。")]);
    assert_eq!(slip.file_name, "县财政局_退回修改.xlsx");
    assert_strict(&slip.bytes);
    assert_eq!(comments(&slip.bytes), [("B2".to_string(), format!("{SCHOOL}:\n号码不对。\n请核对。"))]);
}
