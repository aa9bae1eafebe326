//! Sheets made up in memory, written in every format that can be written here.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use super::binary;

/// What is put into a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Text(String),
    Number(f64),
    /// Year, month, day.
    Date(i32, u32, u32),
}

impl From<&str> for Value {
    fn from(text: &str) -> Value {
        Value::Text(text.into())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Value {
        Value::Text(text)
    }
}

/// A sheet: cells by row and column, and rectangles merged (first row and column, last row and column).
#[derive(Default)]
pub struct Sheet {
    pub name: String,
    pub hidden: bool,
    pub cells: BTreeMap<(u32, u32), Value>,
    pub merged: Vec<(u32, u32, u32, u32)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Xlsx,
    Xls,
    Xlsb,
    Ods,
    CsvGbk,
    CsvUtf8,
    CsvMarked,
    Html,
    Xml2003,
}

impl Format {
    pub const ALL: &[Format] = &[
        Format::Xlsx,
        Format::Xlsx,
        Format::Xlsx,
        Format::Xls,
        Format::Xls,
        Format::Xlsb,
        Format::Ods,
        Format::CsvGbk,
        Format::CsvUtf8,
        Format::CsvMarked,
        Format::Html,
        Format::Xml2003,
    ];

    pub fn ending(self) -> &'static str {
        match self {
            Format::Xlsx => "xlsx",
            Format::Xlsb => "xlsb",
            Format::Ods => "ods",
            Format::CsvGbk | Format::CsvUtf8 | Format::CsvMarked => "csv",
            Format::Xls | Format::Html | Format::Xml2003 => "xls",
        }
    }

    /// Whether cells keep their kind: a number a number, a date a date.
    pub fn typed(self) -> bool {
        self.hides() || self == Format::Xml2003
    }

    /// Whether sheets are hidden in it.
    pub fn hides(self) -> bool {
        matches!(self, Format::Xlsx | Format::Xls | Format::Xlsb | Format::Ods)
    }

    pub fn merges(self) -> bool {
        !matches!(self, Format::CsvGbk | Format::CsvUtf8 | Format::CsvMarked)
    }

    pub fn bytes(self, sheets: &[Sheet]) -> Vec<u8> {
        match self {
            Format::Xlsx => xlsx(sheets),
            Format::Xls => binary::xls(sheets),
            Format::Xlsb => binary::xlsb(sheets),
            Format::Ods => ods(sheets),
            Format::CsvGbk => encoding_rs::GB18030.encode(&csv(&sheets[0])).0.into_owned(),
            Format::CsvUtf8 => csv(&sheets[0]).into_bytes(),
            Format::CsvMarked => [&[0xef, 0xbb, 0xbf], csv(&sheets[0]).as_bytes()].concat(),
            Format::Html => html(&sheets[0]).into_bytes(),
            Format::Xml2003 => xml_2003(sheets).into_bytes(),
        }
    }
}

/// As Excel shows a value whose column has no format of its own.
fn shown(value: &Value) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Number(number) if *number >= 1e11 => {
            let digits = format!("{number:.0}");
            let rounded = format!("{:.5e}", number);
            let mantissa = rounded.split('e').next().unwrap().trim_end_matches('0').trim_end_matches('.').to_string();
            format!("{mantissa}E+{}", digits.len() - 1)
        }
        Value::Number(number) => format!("{number}"),
        Value::Date(year, month, day) => format!("{year}/{month}/{day}"),
    }
}

fn xlsx(sheets: &[Sheet]) -> Vec<u8> {
    use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
    let mut workbook = Workbook::new();
    let date = Format::new().set_num_format("yyyy.mm");
    for sheet in sheets {
        let out = workbook.add_worksheet();
        out.set_name(&sheet.name).unwrap().set_hidden(sheet.hidden);
        for &(top, left, bottom, right) in &sheet.merged {
            out.merge_range(top, left as u16, bottom, right as u16, "", &Format::new()).unwrap();
        }
        for (&(row, column), value) in &sheet.cells {
            let column = column as u16;
            match value {
                Value::Text(text) => out.write_string(row, column, text).unwrap(),
                Value::Number(number) => out.write_number(row, column, *number).unwrap(),
                Value::Date(year, month, day) => {
                    let day = ExcelDateTime::from_ymd(*year as u16, *month as u8, *day as u8).unwrap();
                    out.write_datetime_with_format(row, column, &day, &date).unwrap()
                }
            };
        }
    }
    workbook.save_to_buffer().unwrap()
}

pub fn size(sheet: &Sheet) -> (u32, u32) {
    let rows = sheet.cells.keys().map(|(row, _)| row + 1).max().unwrap_or(0);
    (rows, sheet.cells.keys().map(|(_, column)| column + 1).max().unwrap_or(0))
}

fn csv(sheet: &Sheet) -> String {
    let (rows, columns) = size(sheet);
    let cell = |row, column| {
        let text = sheet.cells.get(&(row, column)).map(shown).unwrap_or_default();
        if text.contains([',', '"', '\n']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
    };
    let line = |row| (0..columns).map(|column| cell(row, column)).collect::<Vec<_>>().join(",");
    (0..rows).map(|row| line(row) + "\r\n").collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The merged cell that begins at a place, and whether a place lies inside one.
fn merge_at(sheet: &Sheet, row: u32, column: u32) -> (Option<(u32, u32)>, bool) {
    let inside = |m: &&(u32, u32, u32, u32)| (m.0..=m.2).contains(&row) && (m.1..=m.3).contains(&column);
    match sheet.merged.iter().find(inside) {
        Some(m) if (m.0, m.1) == (row, column) => (Some((m.2 - m.0, m.3 - m.1)), false),
        Some(_) => (None, true),
        None => (None, false),
    }
}

fn html(sheet: &Sheet) -> String {
    let (rows, columns) = size(sheet);
    let mut out = String::from("<html><head><meta charset=\"utf-8\"></head><body><table border=\"1\">\n");
    for row in 0..rows {
        out.push_str("<tr>");
        for column in 0..columns {
            let span = match merge_at(sheet, row, column) {
                (_, true) => continue,
                (Some((down, right)), _) => format!(" rowspan=\"{}\" colspan=\"{}\"", down + 1, right + 1),
                (None, false) => String::new(),
            };
            let text = sheet.cells.get(&(row, column)).map(shown).unwrap_or_default();
            out.push_str(&format!("<td{span}>{}</td>", escaped(&text).replace('\n', "<br>")));
        }
        out.push_str("</tr>\n");
    }
    out + "</table></body></html>\n"
}

fn xml_2003(sheets: &[Sheet]) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook \
         xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">\n",
    );
    for sheet in sheets {
        let (rows, columns) = size(sheet);
        out.push_str(&format!("<Worksheet ss:Name=\"{}\"><Table>\n", escaped(&sheet.name)));
        for row in 0..rows {
            out.push_str(&format!("<Row ss:Index=\"{}\">", row + 1));
            for column in 0..columns {
                let span = match merge_at(sheet, row, column) {
                    (_, true) => continue,
                    (Some((down, right)), _) => format!(" ss:MergeDown=\"{down}\" ss:MergeAcross=\"{right}\""),
                    (None, false) => String::new(),
                };
                let Some(value) = sheet.cells.get(&(row, column)) else { continue };
                let (kind, text) = match value {
                    Value::Text(text) => ("String", escaped(text).replace('\n', "&#10;")),
                    Value::Number(number) => ("Number", format!("{number}")),
                    Value::Date(year, month, day) => {
                        ("DateTime", format!("{year:04}-{month:02}-{day:02}T00:00:00.000"))
                    }
                };
                out.push_str(&format!(
                    "<Cell ss:Index=\"{}\"{span}><Data ss:Type=\"{kind}\">{text}</Data></Cell>",
                    column + 1
                ));
            }
            out.push_str("</Row>\n");
        }
        out.push_str("</Table>");
        if sheet.hidden {
            out.push_str("<WorksheetOptions xmlns=\"urn:schemas-microsoft-com:office:excel\"><Visible>SheetHidden</Visible></WorksheetOptions>");
        }
        out.push_str("</Worksheet>\n");
    }
    out + "</Workbook>\n"
}

fn ods(sheets: &[Sheet]) -> Vec<u8> {
    let spaces: String = ["office", "style", "table", "text"]
        .map(|space| format!(" xmlns:{space}=\"urn:oasis:names:tc:opendocument:xmlns:{space}:1.0\""))
        .concat();
    let mut out = format!(
        "<office:document-content{spaces} office:version=\"1.2\"><office:automatic-styles>\
         <style:style style:name=\"hidden\" style:family=\"table\"><style:table-properties table:display=\"false\"/>\
         </style:style></office:automatic-styles><office:body><office:spreadsheet>"
    );
    for sheet in sheets {
        let (rows, columns) = size(sheet);
        let style = if sheet.hidden { " table:style-name=\"hidden\"" } else { "" };
        out.push_str(&format!("<table:table table:name=\"{}\"{style}>", escaped(&sheet.name)));
        for row in 0..rows {
            out.push_str("<table:table-row>");
            for column in 0..columns {
                let span = match merge_at(sheet, row, column) {
                    (_, true) => {
                        out.push_str("<table:covered-table-cell/>");
                        continue;
                    }
                    (Some((down, right)), _) => format!(
                        " table:number-rows-spanned=\"{}\" table:number-columns-spanned=\"{}\"",
                        down + 1,
                        right + 1
                    ),
                    (None, false) => String::new(),
                };
                let value = sheet.cells.get(&(row, column));
                let kind = match value {
                    None => String::new(),
                    Some(Value::Text(_)) => " office:value-type=\"string\"".into(),
                    Some(Value::Number(number)) => {
                        format!(" office:value-type=\"float\" office:value=\"{number}\"")
                    }
                    Some(Value::Date(year, month, day)) => {
                        format!(" office:value-type=\"date\" office:date-value=\"{year:04}-{month:02}-{day:02}\"")
                    }
                };
                let text = value.map(shown).unwrap_or_default();
                // Of several spaces only the first counts in XML.
                let line = |line| format!("<text:p>{}</text:p>", escaped(line).replace("  ", " <text:s/>"));
                let lines: String = text.split('\n').map(line).collect();
                out.push_str(&format!("<table:table-cell{kind}{span}>{lines}</table:table-cell>"));
            }
            out.push_str("</table:table-row>");
        }
        out.push_str("</table:table>");
    }
    out.push_str("</office:spreadsheet></office:body></office:document-content>");
    archive(&[
        ("mimetype".into(), b"application/vnd.oasis.opendocument.spreadsheet".to_vec()),
        ("content.xml".into(), out.into_bytes()),
    ])
}

/// An archive of these parts.
pub fn archive(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        archive.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(part).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// What belongs to a part of an Office document: kind and target of each, called rId1, rId2 …
pub fn relations(targets: &[(&str, &str)]) -> Vec<u8> {
    let kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relation = |(i, (kind, target)): (usize, &(&str, &str))| {
        format!("<Relationship Id=\"rId{}\" Type=\"{kinds}/{kind}\" Target=\"{target}\"/>", i + 1)
    };
    let listed: String = targets.iter().enumerate().map(relation).collect();
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    format!("<Relationships xmlns=\"{package}\">{listed}</Relationships>").into_bytes()
}
