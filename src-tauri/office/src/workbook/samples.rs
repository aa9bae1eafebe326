//! Files as programs write them (`tests/samples/workbooks`, whose README says how each was made), and oddities of
//! workbooks that are written here.

use super::tests::{refused, zip_of};
use super::*;

const PASSWORD: &str = "有打开密码。请让对方去掉密码后重发。";

fn sample(file: &str) -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/samples/workbooks");
    std::fs::read(folder.join(file)).unwrap()
}

fn rows(grid: &Grid) -> Vec<String> {
    let text = |row| grid.row(row).map(|cell| format!("{}={}", cell.place(), cell.text)).collect::<Vec<_>>().join(" ");
    (0..grid.rows()).map(text).filter(|row| !row.is_empty()).collect()
}

/// What all of them say; the two days as the program keeps them.
fn expected(first: &str, second: &str) -> Vec<String> {
    vec![
        "A1=参训人员名册".into(),
        "A2=序号 B2=姓名 C2=出生年月 D2=身份证号 E2=单位 F2=手机".into(),
        format!("A3=1 B3=张三 C3={first} D3=110199198506124430 E3=县财政局 F3=13805888718"),
        format!("A4=2 B4=李建国 C4={second} D4=110199198803084228 E4=县水利局 F4=13905780012"),
    ]
}

#[test]
fn every_program_is_understood() {
    const DAYS: [&str; 2] = ["1985-06-12", "1988-03-08"];
    const SERIALS: [&str; 2] = ["31210", "32210"];
    let title = [Span { top: 0, left: 0, bottom: 0, right: 5 }];
    // A format that keeps no merged cells, or a program that did not write them.
    let none: [Span; 0] = [];
    for (file, [first, second], merged) in [
        ("libreoffice.xlsx", DAYS, &title[..]),
        ("libreoffice.xls", DAYS, &title),
        ("libreoffice.ods", DAYS, &title),
        ("libreoffice.fods", DAYS, &title),
        ("libreoffice_html.xls", DAYS, &title),
        ("libreoffice_odd.xls", DAYS, &title),
        ("libreoffice_odd.ods", DAYS, &title),
        ("exceljs_odd.xlsx", DAYS, &title),
        ("exceljs_stream.xlsx", DAYS, &none),
        ("sheetjs.xlsm", DAYS, &title),
        ("sheetjs.xls", SERIALS, &title),
        ("sheetjs.ods", SERIALS, &title),
        ("sheetjs_2003.xls", SERIALS, &title),
        ("sheetjs_html.xls", DAYS, &title),
        ("sheetjs_utf16.txt", DAYS, &none),
        ("biff5_gbk.xls", SERIALS, &none),
        ("biff12.xlsb", DAYS, &title),
    ] {
        // Told by what it contains, whatever it is called: a WPS .et is an .xls.
        for name in [file, "名册.et"] {
            let workbook = read_bytes(name, &sample(file)).unwrap();
            assert_eq!(rows(&workbook.sheets[0]), expected(first, second), "{file}");
            assert_eq!(workbook.sheets[0].merged, merged, "{file}");
        }
    }
}

#[test]
fn a_cell_that_shows_an_error_is_blank_and_known() {
    for file in ["exceljs_odd.xlsx", "libreoffice_odd.xls", "libreoffice_odd.ods"] {
        let workbook = read_bytes(file, &sample(file)).unwrap();
        assert_eq!(
            (workbook.sheets[0].failed.as_slice(), workbook.sheets[0].text(2, 6)),
            (&[(2, 6)][..], ""),
            "{file}"
        );
    }
}

#[test]
fn what_programs_write_and_nobody_can_read_is_refused() {
    let save_again = "请用 Excel 或 WPS 打开后另存为 .xlsx 再导入。";
    for (file, say) in [
        ("password.xls", PASSWORD.to_string()),
        ("password.xlsx", PASSWORD.to_string()),
        ("password.ods", PASSWORD.to_string()),
        ("sheetjs_short.xlsb", format!("是别的程序写的 .xlsb，有些格子读不出来。{save_again}")),
        ("sheetjs.dif", format!("是 DIF 格式。{save_again}")),
        ("sheetjs.slk", format!("是 SYLK 格式。{save_again}")),
    ] {
        assert_eq!(refused(file, &sample(file)), format!("「{file}」{say}"));
    }
}

#[test]
fn merged_cells_are_found_as_the_parser_finds_them() {
    let mut compared = 0;
    for (file, bytes) in super::tests::samples().into_iter().filter(|(file, _)| file.ends_with(".xlsx")) {
        let mut parser: calamine::Xlsx<_> = calamine::Reader::new(std::io::Cursor::new(bytes.as_slice())).unwrap();
        for (sheet, part) in merged::parts(&bytes) {
            let all = parser.merge_cells_by_sheet_name(&sheet).unwrap();
            let all = all.iter().map(|d| Span { top: d.start.0, left: d.start.1, bottom: d.end.0, right: d.end.1 });
            let all: Vec<Span> = all.collect();
            compared += all.len();
            assert_eq!(merged::of(&bytes, &part), Some(all), "{file} {sheet}");
        }
    }
    assert!(compared > 20, "{compared}");
}

/// An .xlsx of these parts; what it needs besides is added.
fn xlsx(sheet: &str, strings: Option<&str>) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relation =
        |id, kind, target| format!(r#"<Relationship Id="{id}" Type="{relations}/{kind}" Target="{target}"/>"#);
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let list = [
        relation("rId1", "worksheet", "/xl/worksheets/sheet1.xml"),
        relation("rId2", "sharedStrings", "sharedStrings.xml"),
    ];
    let workbook = format!(
        r#"<x:workbook xmlns:x="{main}" xmlns:r="{relations}"><x:sheets><x:sheet name="名册" sheetId="1" r:id="rId1"/></x:sheets></x:workbook>"#
    );
    let sheet = format!(r#"<x:worksheet xmlns:x="{main}"><x:sheetData>{sheet}</x:sheetData></x:worksheet>"#);
    let listed = |list: String| format!(r#"<Relationships xmlns="{package}">{list}</Relationships>"#);
    let (root, list) = (listed(relation("rId1", "officeDocument", "xl/workbook.xml")), listed(list.concat()));
    let strings = strings.map(|strings| format!(r#"<x:sst xmlns:x="{main}">{strings}</x:sst>"#));
    let mut parts = vec![
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", root.as_str()),
        ("xl/workbook.xml", workbook.as_str()),
        ("xl/_rels/workbook.xml.rels", &list),
        ("xl/worksheets/sheet1.xml", &sheet),
    ];
    parts.extend(strings.as_deref().map(|strings| ("xl/sharedStrings.xml", strings)));
    zip_of(&parts)
}

#[test]
fn a_workbook_of_another_program_is_read_as_it_was_meant() {
    let strings = "<x:si><x:t>张三</x:t><x:rPh sb=\"0\" eb=\"2\"><x:t>ZHANG SAN</x:t></x:rPh><x:phoneticPr fontId=\"1\"/></x:si>\
        <x:si><x:r><x:t>李</x:t></x:r><x:r><x:rPr/><x:t xml:space=\"preserve\"> 建国</x:t></x:r></x:si>";
    for (what, cells, strings, expected) in [
        (
            "readings are no names",
            r#"<x:c t="s"><x:v>0</x:v></x:c><x:c t="s"><x:v>1</x:v></x:c>"#,
            Some(strings),
            "A1=张三 B1=李 建国",
        ),
        (
            "text in its cell, with a reading",
            r#"<x:c r="B1" t="inlineStr"><x:is><x:t>张三</x:t><x:rPh sb="0" eb="1"><x:t>ZHANG</x:t></x:rPh></x:is></x:c>"#,
            None,
            "B1=张三",
        ),
        (
            "a number kept as text",
            r#"<x:c r="A1" t="str"><x:f>TEXT(B1,"0")</x:f><x:v>110199198506124430</x:v></x:c>"#,
            None,
            "A1=110199198506124430",
        ),
        (
            "a formula that was never reckoned",
            r#"<x:c r="A1"><x:f>1+1</x:f></x:c><x:c r="B1"><x:v>2</x:v></x:c>"#,
            None,
            "B1=2",
        ),
        (
            "a phone number in the short form of machines",
            r#"<x:c r="A1"><x:v>1.3805888718E10</x:v></x:c>"#,
            None,
            "A1=13805888718",
        ),
        ("an ISO day", r#"<x:c r="A1" t="d"><x:v>1985-06-12T00:00:00</x:v></x:c>"#, None, "A1=1985-06-12"),
    ] {
        let bytes = xlsx(&format!("<x:row>{cells}</x:row>"), strings);
        let workbook = read_bytes("名册.xlsx", &bytes).unwrap();
        assert_eq!(rows(&workbook.sheets[0]), [expected], "{what}");
    }
}

#[test]
fn a_sheet_whose_texts_are_lost_is_refused_and_not_read_as_numbers() {
    let bytes = xlsx(r#"<x:row><x:c t="s"><x:v>0</x:v></x:c><x:c t="s"><x:v>7</x:v></x:c></x:row>"#, None);
    assert!(refused("名册.xlsx", &bytes).contains("不完整或已损坏"));
}

/// Of two people in one cell, the first has no rank.
#[test]
fn an_empty_line_in_a_cell_of_an_ods_is_a_line() {
    let cells =
        "<text:p>张三</text:p><text:p>李四</text:p></table:table-cell><table:table-cell><text:p/><text:p>科员</text:p>";
    let content = format!(
        "<office:spreadsheet><table:table table:name=\"名册\"><table:table-row><table:table-cell>{cells}</table:table-cell>\
         </table:table-row></table:table></office:spreadsheet>"
    );
    let kind = "application/vnd.oasis.opendocument.spreadsheet";
    let workbook = read_bytes("名册.ods", &zip_of(&[("mimetype", kind), ("content.xml", &content)])).unwrap();
    assert_eq!(rows(&workbook.sheets[0]), ["A1=张三\n李四 B1=\n科员"]);
}
