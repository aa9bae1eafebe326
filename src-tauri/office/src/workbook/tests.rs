//! Every kind of file, read or refused; no bytes make the reader panic or hang.

use super::*;
use proptest::prelude::*;
use school::Error;
use std::io::{Cursor, Write};
use std::time::{Duration, Instant};

/// What is said of bytes that are no workbook.
pub(super) fn refused(file: &str, bytes: &[u8]) -> String {
    match read_bytes(file, bytes) {
        Err(Error::Refused(refusal)) => refusal.say,
        other => panic!("{file} is not refused: {other:?}"),
    }
}

fn texts(file: &str, bytes: &[u8]) -> Vec<String> {
    let workbook = read_bytes(file, bytes).unwrap();
    let grid = &workbook.sheets[0];
    (0..grid.rows()).map(|row| grid.row(row).map(|cell| cell.text).collect::<Vec<_>>().join("|")).collect()
}

pub(super) fn zip_of(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(content.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// The twelve rosters, by content.
pub(super) fn samples() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/samples/roster");
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let samples = files.filter(|path| path.extension().is_some_and(|extension| extension != "json"));
    samples.map(|path| (path.file_name().unwrap().display().to_string(), std::fs::read(path).unwrap())).collect()
}

#[test]
fn text_is_read_in_every_encoding_and_with_every_separator() {
    let plain = "姓名,单位\n张三,县财政局\n";
    let gbk = encoding_rs::GBK.encode(plain).0.into_owned();
    let with_mark = |mark: &[u8], rest: Vec<u8>| [mark, &rest].concat();
    for (what, bytes) in [
        ("utf-8", plain.as_bytes().to_vec()),
        ("utf-8 with a mark", with_mark(&[0xef, 0xbb, 0xbf], plain.as_bytes().to_vec())),
        ("gbk", gbk),
        ("utf-16", with_mark(&[0xff, 0xfe], utf16(plain))),
        ("tabs", plain.replace(',', "\t").into_bytes()),
        ("semicolons", plain.replace(',', ";").into_bytes()),
        ("line feeds of Windows", plain.replace('\n', "\r\n").into_bytes()),
        ("quoted", "\"姓名\",\"单位\"\n=\"张三\",\"县财政局\"".as_bytes().to_vec()),
    ] {
        assert_eq!(texts("名册.csv", &bytes), ["姓名|单位", "张三|县财政局"], "{what}");
    }
    assert_eq!(texts("a.csv", "甲,\"出生\n年月\",\"他说\"\"好\"\"\"".as_bytes()), ["甲|出生\n年月|他说\"好\""]);
    assert_eq!(texts("一列.csv", "姓名\n张三".as_bytes()), ["姓名", "张三"]);
    let rare = encoding_rs::GB18030.encode("姓名,单位\n魏𠅤䶮,东河镇").0.into_owned();
    assert_eq!(texts("生僻字.csv", &rare), ["姓名|单位", "魏𠅤䶮|东河镇"]);
}

#[test]
fn web_tables_called_xls_are_read_with_their_merged_cells() {
    let page = "\u{feff}<html><head><style>td{mso-number-format:'\\@'}</style></head><body>
        <table><tr><td colspan=3>报送单位：县财政局</td></tr></table>
        <TABLE border=1><tr><th>姓&nbsp;名<th>单位</th><th>手<br>机</th></tr>
        <tr><td>张&#19977;</td><td rowspan=\"2\">县财政局&amp;</td><td>138<b>0588</b>8718</td></tr>
        <tr><td>李四</td><td>13805888719</td></tr><!-- </table> --></TABLE></body></html>";
    assert_eq!(
        texts("导出.xls", page.as_bytes()),
        ["报送单位：县财政局", "姓 名|单位|手\n机", "张三|县财政局&|13805888718", "李四|13805888719"]
    );
    let workbook = read_bytes("导出.xls", page.as_bytes()).unwrap();
    assert_eq!(workbook.sheets[0].text(3, 2), "13805888719");
    assert!(workbook.sheets[0].merged.contains(&Span { top: 2, left: 1, bottom: 3, right: 1 }));
}

#[test]
fn the_xml_of_2003_is_read() {
    let xml = r#"<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
 <Worksheet ss:Name="名册"><Table>
  <Row><Cell ss:MergeAcross="1"><Data ss:Type="String">培训班名册</Data></Cell></Row>
  <Row ss:Index="3"><Cell><Data ss:Type="String">姓名</Data></Cell><Cell ss:Index="3"><Data ss:Type="String">出生</Data></Cell></Row>
  <Row><Cell><Data ss:Type="String">张三</Data></Cell><Cell><Data ss:Type="Number">1.3805888718E+10</Data></Cell>
   <Cell><Data ss:Type="DateTime">1985-06-12T00:00:00.000</Data></Cell></Row>
 </Table></Worksheet><Worksheet ss:Name="空"><Table/></Worksheet></Workbook>"#;
    let workbook = read_bytes("名册.xls", xml.as_bytes()).unwrap();
    let grid = &workbook.sheets[0];
    let cell = |row, column| grid.cell(row, column).map(|cell| (cell.text, cell.kind));
    assert_eq!((grid.name.as_str(), workbook.sheets.len()), ("名册", 2));
    assert_eq!(cell(2, 2), Some(("出生", Kind::Text)));
    assert_eq!(cell(3, 1), Some(("13805888718", Kind::Number)));
    assert_eq!(cell(3, 2), Some(("1985-06-12", Kind::Date)));
    assert_eq!(grid.merged, [Span { top: 0, left: 0, bottom: 0, right: 1 }]);
}

#[test]
fn numbers_and_dates_are_shown_as_a_clerk_reads_them() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let date = rust_xlsxwriter::Format::new().set_num_format("yyyy.mm");
    let chinese = rust_xlsxwriter::Format::new().set_num_format("yyyy\"年\"m\"月\"");
    let sheet = workbook.add_worksheet();
    sheet.write_number(0, 0, 1.0).unwrap().write_number(0, 1, 13805888718.0).unwrap();
    sheet.write_number(0, 2, 110199198506124430.0).unwrap().write_number(0, 3, 1985.06).unwrap();
    sheet.write_number_with_format(1, 0, 31210.0, &date).unwrap();
    sheet.write_number_with_format(1, 1, 31210.354166666668, &chinese).unwrap();
    // A phone number in a column formatted as dates.
    sheet.write_number_with_format(1, 2, 13805888718.0, &date).unwrap();
    sheet.merge_range(2, 0, 2, 1, "合并", &rust_xlsxwriter::Format::new()).unwrap();
    // The last cell of all costs nothing.
    sheet.write_string(1_048_575, 16_383, "角落").unwrap();
    workbook.add_worksheet().set_name("藏").unwrap().set_hidden(true);
    let read = read_bytes("a.xlsx", &workbook.save_to_buffer().unwrap()).unwrap();
    let grid = &read.sheets[0];
    let row = |row| grid.row(row).map(|cell| (cell.place(), cell.text, cell.kind)).collect::<Vec<_>>();
    assert_eq!(
        row(0),
        [
            ("A1".into(), "1", Kind::Number),
            ("B1".into(), "13805888718", Kind::Number),
            ("C1".into(), "110199198506124430", Kind::Number),
            ("D1".into(), "1985.06", Kind::Number),
        ]
    );
    assert_eq!(
        row(1),
        [
            ("A2".into(), "1985-06-12", Kind::Date),
            ("B2".into(), "1985-06-12 08:30:00", Kind::Date),
            ("C2".into(), "13805888718", Kind::Number),
        ]
    );
    assert_eq!(row(1_048_575), [("XFD1048576".into(), "角落", Kind::Text)]);
    assert_eq!(grid.merged, [Span { top: 2, left: 0, bottom: 2, right: 1 }]);
    assert_eq!((read.sheets[1].name.as_str(), read.sheets[1].hidden), ("藏", true));
    assert_eq!(read.fingerprint.len(), 64);
}

#[test]
fn what_is_no_workbook_is_refused_in_one_sentence_that_says_what_to_do() {
    let compound = |stream: &str| [&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][..], &utf16(stream)].concat();
    let truncated = samples().into_iter().find(|(file, _)| file.starts_with("000")).unwrap().1;
    for (file, bytes, say) in [
        ("a.xlsx", vec![], "「a.xlsx」是空文件。请让对方重新发送。"),
        ("a.csv", b"\xef\xbb\xbf \r\n".to_vec(), "「a.csv」里没有任何内容。请核对是不是发错了文件。"),
        ("a.xlsx", compound("EncryptedPackage"), "「a.xlsx」有打开密码。请让对方去掉密码后重发。"),
        (
            "a.xls",
            compound("WordDocument"),
            "「a.xls」是 Word 文档，不是电子表格。请让对方发送 Excel 或 WPS 表格文件。",
        ),
        (
            "a.xls",
            compound("Workbook"),
            "「a.xls」不完整或已损坏，读不出来。请让对方重发，或用 Excel、WPS 打开后另存为 .xlsx 再导入。",
        ),
        (
            "a.xlsx",
            truncated[..4000].to_vec(),
            "「a.xlsx」不完整或已损坏，读不出来。请让对方重发，或用 Excel、WPS 打开后另存为 .xlsx 再导入。",
        ),
        (
            "a.xlsx",
            zip_of(&[("word/document.xml", "")]),
            "「a.xlsx」是 Word 文档，不是电子表格。请让对方发送 Excel 或 WPS 表格文件。",
        ),
        ("a.zip", zip_of(&[("名册.xlsx", "")]), "「a.zip」是压缩包。请先解压，再导入里面的名册文件。"),
        (
            "a.xlsx",
            b"%PDF-1.7 ...".to_vec(),
            "「a.xlsx」是 PDF 文件，不是电子表格。请让对方发送 Excel 或 WPS 表格文件。",
        ),
        (
            "a.xls",
            vec![0x89, b'P', b'N', b'G', 13, 10, 26, 10, 0, 0],
            "「a.xls」是图片，不是电子表格。请让对方发送 Excel 或 WPS 表格文件。",
        ),
        (
            "a.dat",
            vec![0, 1, 2, 3, 0, 0, 200, 7],
            "「a.dat」认不出是什么文件，不是电子表格。请让对方发送 Excel 或 WPS 表格文件。",
        ),
        (
            "a.txt",
            "各单位：现将有关事项通知如下。".into(),
            "「a.txt」是一篇文字，不是电子表格。请让对方发送 Excel 或 WPS 表格文件。",
        ),
        (
            "a.htm",
            "<html><p>通知</p></html>".into(),
            "「a.htm」是没有表格的网页或 XML，不是电子表格。请让对方发送 Excel 或 WPS 表格文件。",
        ),
        (
            "a.json",
            "{\"a\":1,\"b\":2}".into(),
            "「a.json」是程序用的数据文件，不是电子表格。请让对方发送 Excel 或 WPS 表格文件。",
        ),
        ("~$a.xlsx", vec![5, 1, 1], "「~$a.xlsx」是 Excel 打开文件时留下的临时文件。请选择不带「~$」的同名文件。"),
    ] {
        assert_eq!(refused(file, &bytes), say);
    }
}

/// The .xls among the samples, with a record of its workbook stream rewritten.
fn xls_with(rewrite: impl Fn(&mut [u8])) -> Vec<u8> {
    let mut bytes = samples().into_iter().find(|(file, _)| file.ends_with(".xls")).unwrap().1;
    rewrite(&mut bytes);
    bytes
}

fn find(bytes: &[u8], wanted: &[u8]) -> usize {
    bytes.windows(wanted.len()).position(|window| window == wanted).unwrap()
}

#[test]
fn an_xls_that_claims_a_sheet_of_any_size_is_refused_before_memory_is_asked_for() {
    let damaged = "「名册.xls」不完整或已损坏，读不出来。请让对方重发，或用 Excel、WPS 打开后另存为 .xlsx 再导入。";
    let dimensions = xls_with(|bytes| {
        let at = find(bytes, &[0x00, 0x02, 14, 0]) + 4;
        bytes[at + 4..at + 8].copy_from_slice(&0xfff0_0000u32.to_le_bytes());
    });
    assert_eq!(refused("名册.xls", &dimensions), damaged);
    let corner = xls_with(|bytes| {
        let at = find(bytes, &[0xfd, 0x00, 10, 0]) + 4;
        bytes[at..at + 4].copy_from_slice(&[0xff, 0xff, 0xff, 0xff]);
    });
    assert_eq!(refused("名册.xls", &corner), damaged);
}

#[test]
fn a_locked_xls_asks_for_its_password_to_be_taken_off() {
    // The first record after the beginning becomes the lock.
    let locked = xls_with(|bytes| {
        let bof = find(bytes, &[0x09, 0x08, 16, 0]) + 20;
        bytes[bof] = 0x2f;
        bytes[bof + 1] = 0;
        bytes[bof + 4] = 1;
    });
    assert_eq!(refused("名册.xls", &locked), "「名册.xls」有打开密码。请让对方去掉密码后重发。");
}

#[test]
fn a_file_that_is_not_there_is_refused_by_name() {
    let folder = tempfile::tempdir().unwrap();
    for (path, say) in [
        (folder.path().join("无.xlsx"), "「无.xlsx」找不到，可能已被移走或改名。请重新选择文件。".to_string()),
        (
            folder.path().to_path_buf(),
            format!("「{}」是文件夹。请选择其中的名册文件。", folder.path().file_name().unwrap().display()),
        ),
    ] {
        match read(&path) {
            Err(Error::Refused(refusal)) => assert_eq!(refusal.say, say),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn an_archive_that_unpacks_to_gigabytes_is_refused_before_it_is_unpacked() {
    let mut bytes = zip_of(&[("xl/workbook.xml", "<workbook/>"), ("xl/worksheets/sheet1.xml", "<worksheet/>")]);
    // In the directory at the end of the archive, a part's unpacked size stands 24 bytes after its mark.
    let entry = bytes.windows(4).rposition(|window| window == b"PK\x01\x02").unwrap();
    bytes[entry + 24..entry + 28].copy_from_slice(&0xf000_0000u32.to_le_bytes());
    assert_eq!(refused("大.xlsx", &bytes), "「大.xlsx」太大，不像名册。请让对方只保留名册所在的工作表后重发。");
}

#[test]
fn a_file_cut_anywhere_is_read_or_refused_at_once() {
    for (file, bytes) in samples() {
        let step = (bytes.len() / 60).max(1);
        for end in (0..bytes.len()).step_by(step) {
            let begun = Instant::now();
            let outcome = read_bytes(&file, &bytes[..end]);
            assert!(begun.elapsed() < Duration::from_secs(5), "{file} cut at {end}");
            assert!(!matches!(outcome, Err(Error::Broken(_))), "{file} cut at {end}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_file_with_wrong_bytes_is_read_or_refused(
        which in 0usize..12,
        wrong in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
    ) {
        let (file, mut bytes) = samples().swap_remove(which);
        for (at, byte) in wrong {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        prop_assert!(!matches!(read_bytes(&file, &bytes), Err(Error::Broken(_))));
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(!matches!(read_bytes("任意.xls", &bytes), Err(Error::Broken(_))));
    }

    #[test]
    fn any_markup_is_read_or_refused(words in proptest::collection::vec(proptest::sample::select(vec![
        "<table>", "</table>", "<tr>", "</tr>", "<td rowspan=3 colspan='2'>", "<td", "</td>", "<Row ss:Index=\"9\">", "<Cell ",
        "ss:MergeAcross=\"4294967295\">", "<Data ss:Type=\"Number\">", "</Data>", "</Cell>", "<Worksheet ss:Name='a'>", "<!--", "-->",
        "<![CDATA[", "]]>", "&amp;", "&#x1F", "\"", "'", ">", "<", "张三", "<script>", "urn:schemas-microsoft-com:office:spreadsheet",
    ]), 0..40)) {
        let text = format!("<{}", words.concat());
        prop_assert!(!matches!(read_bytes("任意.xls", text.as_bytes()), Err(Error::Broken(_))));
    }
}
