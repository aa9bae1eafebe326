//! The binary formats of Excel, as little of them as a roster needs: .xls (MS-XLS in a container of MS-CFB) and .xlsb
//! (MS-XLSB in an archive).

use super::write::{Sheet, Value, archive, relations, size};

const END_OF_CHAIN: u32 = 0xffff_fffe;
const FREE: u32 = 0xffff_ffff;
/// Shorter streams would stand in a container within the container.
const SHORTEST_STREAM: usize = 4096;
const SECTOR: usize = 512;

/// Cells by their format: plain, and days.
const PLAIN: u16 = 0;
const DAY: u16 = 1;
/// Excel's own format of days.
const DAY_FORMAT: u16 = 14;

/// Days since the last of December 1899, as Excel counts them.
fn serial(year: i32, month: u32, day: u32) -> f64 {
    let begin = chrono::NaiveDate::from_ymd_opt(1899, 12, 30).unwrap();
    (chrono::NaiveDate::from_ymd_opt(year, month, day).unwrap() - begin).num_days() as f64
}

fn utf_16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

// ---------------------------------------------------------------------------------------------- .xls

fn record(to: &mut Vec<u8>, kind: u16, data: &[u8]) {
    to.extend(kind.to_le_bytes());
    to.extend((data.len() as u16).to_le_bytes());
    to.extend(data);
}

/// Several numbers of two bytes.
fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

pub fn xls(sheets: &[Sheet]) -> Vec<u8> {
    const GLOBALS: u16 = 0x0005;
    const WORKSHEET: u16 = 0x0010;
    let begin = |to: &mut Vec<u8>, what| record(to, 0x0809, &words(&[0x0600, what, 0x0dbb, 1996, 0x41, 0, 6, 0]));
    let bodies: Vec<Vec<u8>> = sheets
        .iter()
        .map(|sheet| {
            let (rows, columns) = size(sheet);
            let mut body = Vec::new();
            begin(&mut body, WORKSHEET);
            record(&mut body, 0x0200, &words(&[0, 0, rows as u16, 0, 0, columns as u16, 0]));
            for (&(row, column), value) in &sheet.cells {
                let at = |format| words(&[row as u16, column as u16, format]);
                match value {
                    Value::Text(text) => {
                        let text = utf_16(text);
                        let length = (text.len() as u16 / 2).to_le_bytes();
                        record(&mut body, 0x0204, &[&at(PLAIN)[..], &length, &[1], &text].concat());
                    }
                    Value::Number(number) => {
                        record(&mut body, 0x0203, &[at(PLAIN), number.to_le_bytes().into()].concat());
                    }
                    Value::Date(year, month, day) => {
                        let serial = serial(*year, *month, *day).to_le_bytes();
                        record(&mut body, 0x0203, &[at(DAY), serial.into()].concat());
                    }
                }
            }
            let merged = sheet.merged.iter().flat_map(|m| [m.0, m.2, m.1, m.3].map(|it| it as u16));
            record(
                &mut body,
                0x00e5,
                &words(&[sheet.merged.len() as u16])
                    .into_iter()
                    .chain(words(&merged.collect::<Vec<_>>()))
                    .collect::<Vec<_>>(),
            );
            record(&mut body, 0x000a, &[]);
            body
        })
        .collect();
    let globals = |starts: &[u32]| {
        let mut globals = Vec::new();
        begin(&mut globals, GLOBALS);
        record(&mut globals, 0x0042, &words(&[1200]));
        for format in [0, DAY_FORMAT] {
            record(&mut globals, 0x00e0, &words(&[0, format, 0, 0, 0, 0, 0, 0, 0, 0]));
        }
        for (sheet, start) in sheets.iter().zip(starts) {
            let name = utf_16(&sheet.name);
            let head = [u8::from(sheet.hidden), 0, (name.len() / 2) as u8, 1];
            record(&mut globals, 0x0085, &[&start.to_le_bytes()[..], &head, &name].concat());
        }
        record(&mut globals, 0x000a, &[]);
        globals
    };
    // Where the sheets begin is known once it is known how long the list of them is.
    let mut starts = vec![0; sheets.len()];
    let mut next = globals(&starts).len();
    for (start, body) in starts.iter_mut().zip(&bodies) {
        *start = next as u32;
        next += body.len();
    }
    container(&[globals(&starts), bodies.concat()].concat())
}

/// A file system of sectors with one file in it.
fn container(stream: &[u8]) -> Vec<u8> {
    let mut stream = stream.to_vec();
    stream.resize(stream.len().max(SHORTEST_STREAM).next_multiple_of(SECTOR), 0);
    let (sectors, per_table) = (stream.len() / SECTOR, SECTOR / 4);
    // The directory is sector 0; then the table of all sectors, then the stream.
    let tables = (1..).find(|tables| 1 + tables + sectors <= tables * per_table).unwrap();
    let first = 1 + tables;
    let mut table = vec![END_OF_CHAIN];
    table.extend(vec![0xffff_fffd; tables]);
    table.extend((0..sectors).map(|i| if i + 1 < sectors { (first + i + 1) as u32 } else { END_OF_CHAIN }));
    table.resize(tables * per_table, FREE);

    let mut file = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    file.extend([0; 16]);
    file.extend(words(&[0x3e, 3, 0xfffe, 9, 6, 0, 0, 0]));
    let numbers = [0, tables as u32, 0, 0, SHORTEST_STREAM as u32, END_OF_CHAIN, 0, END_OF_CHAIN, 0];
    file.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
    file.extend((0..109).flat_map(|i| if i < tables { 1 + i as u32 } else { FREE }.to_le_bytes()));
    let entry = |name: &str, kind: u8, child: u32, start: u32, size: usize| {
        let mut entry = utf_16(name);
        let length = entry.len() as u16 + 2;
        entry.resize(64, 0);
        entry.extend(length.to_le_bytes());
        entry.extend([kind, 1]);
        entry.extend([FREE, FREE, child].iter().flat_map(|number| number.to_le_bytes()));
        entry.extend([0; 36]);
        entry.extend(start.to_le_bytes());
        entry.extend((size as u64).to_le_bytes());
        entry
    };
    let mut directory = entry("Root Entry", 5, 1, END_OF_CHAIN, 0);
    directory.extend(entry("Workbook", 2, FREE, first as u32, stream.len()));
    directory.resize(SECTOR, 0);
    file.extend(directory);
    file.extend(table.iter().flat_map(|next| next.to_le_bytes()));
    file.extend(stream);
    file
}

// ---------------------------------------------------------------------------------------------- .xlsb

/// Kind and length, seven bits to a byte, then the data.
fn short_record(to: &mut Vec<u8>, kind: u16, data: &[u8]) {
    for mut number in [usize::from(kind), data.len()] {
        while number >= 0x80 {
            to.push(number as u8 | 0x80);
            number >>= 7;
        }
        to.push(number as u8);
    }
    to.extend(data);
}

/// Several numbers of four bytes.
fn numbers(numbers: &[u32]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

/// A text with its length before it.
fn wide(text: &str) -> Vec<u8> {
    let text = utf_16(text);
    [numbers(&[text.len() as u32 / 2]), text].concat()
}

pub fn xlsb(sheets: &[Sheet]) -> Vec<u8> {
    let mut workbook = Vec::new();
    short_record(&mut workbook, 131, &[]);
    short_record(&mut workbook, 143, &[]);
    for (i, sheet) in sheets.iter().enumerate() {
        let state = numbers(&[sheet.hidden.into(), i as u32 + 1]);
        short_record(&mut workbook, 156, &[state, wide(&format!("rId{}", i + 1)), wide(&sheet.name)].concat());
    }
    short_record(&mut workbook, 144, &[]);
    short_record(&mut workbook, 132, &[]);
    let mut styles = Vec::new();
    short_record(&mut styles, 278, &[]);
    short_record(&mut styles, 617, &numbers(&[2]));
    for format in [0, DAY_FORMAT] {
        short_record(&mut styles, 47, &words(&[0, format, 0, 0, 0, 0, 0, 0]));
    }
    short_record(&mut styles, 618, &[]);
    let names: Vec<String> = (1..=sheets.len()).map(|i| format!("worksheets/sheet{i}.bin")).collect();
    let targets: Vec<(&str, &str)> = names.iter().map(|name| ("worksheet", name.as_str())).collect();
    let mut parts = vec![
        ("[Content_Types].xml".to_string(), b"<Types/>".to_vec()),
        ("_rels/.rels".into(), relations(&[("officeDocument", "xl/workbook.bin")])),
        ("xl/workbook.bin".into(), workbook),
        ("xl/_rels/workbook.bin.rels".into(), relations(&targets)),
        ("xl/styles.bin".into(), styles),
    ];
    parts.extend(sheets.iter().zip(&names).map(|(sheet, name)| (format!("xl/{name}"), sheet_of(sheet))));
    archive(&parts)
}

fn sheet_of(sheet: &Sheet) -> Vec<u8> {
    let (rows, columns) = size(sheet);
    let mut part = Vec::new();
    short_record(&mut part, 129, &[]);
    short_record(&mut part, 148, &numbers(&[0, rows.saturating_sub(1), 0, columns.saturating_sub(1)]));
    short_record(&mut part, 145, &[]);
    let mut before = None;
    for (&(row, column), value) in &sheet.cells {
        if before != Some(row) {
            short_record(&mut part, 0, &[numbers(&[row, 0]), vec![0; 9]].concat());
            before = Some(row);
        }
        let at = |format: u16| numbers(&[column, format.into()]);
        match value {
            Value::Text(text) => short_record(&mut part, 6, &[at(PLAIN), wide(text)].concat()),
            Value::Number(number) => short_record(&mut part, 5, &[at(PLAIN), number.to_le_bytes().into()].concat()),
            Value::Date(year, month, day) => {
                short_record(&mut part, 5, &[at(DAY), serial(*year, *month, *day).to_le_bytes().into()].concat());
            }
        }
    }
    short_record(&mut part, 146, &[]);
    short_record(&mut part, 177, &numbers(&[sheet.merged.len() as u32]));
    for &(top, left, bottom, right) in &sheet.merged {
        short_record(&mut part, 176, &numbers(&[top, bottom, left, right]));
    }
    short_record(&mut part, 178, &[]);
    short_record(&mut part, 130, &[]);
    part
}
