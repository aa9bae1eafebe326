//! Any workbook a unit may send, read into plain grids by what it contains, whatever its name ends with.
//!
//! .xlsx, .xlsm, .xls, .xlsb, .ods, .csv in UTF-8, UTF-16 or GBK, and the HTML tables and 2003 XML that other
//! systems save as .xls. What cannot be read is refused in one sentence that says what to do.

mod bounds;
mod compound;
mod grid;
mod html;
mod markup;
mod merged;
mod office_file;
mod open_document;
mod records;
pub(crate) mod refusals;
mod spreadsheet_2003;
mod text;
mod texts;
pub(crate) mod wire;

pub use grid::{Cell, Grid, Kind, MAX_ROWS, Span, TooLarge, day_of_number, letter, number_text, place};

use crate::outfile::name_of;
use school::{Answer, Refusal};
use sha2::{Digest, Sha256};
use std::io::{self, Read};
use std::path::Path;

/// A file read: its sheets in the sender's order.
#[derive(Debug, Clone)]
pub struct Workbook {
    /// The file's name, without its folder.
    pub file: String,
    /// SHA-256 of the file's bytes, in lower-case hex: the same file is known again, a changed one is noticed.
    pub fingerprint: String,
    /// At least one of them has content.
    pub sheets: Vec<Grid>,
}

impl Workbook {
    /// What it takes in memory, in bytes.
    pub fn size(&self) -> usize {
        self.sheets.iter().map(Grid::size).sum()
    }
}

/// Larger files are no rosters.
const MAX_BYTES: u64 = 50 << 20;

/// Reads a file from disk.
pub fn read(path: &Path) -> Answer<Workbook> {
    let file = name_of(path);
    let cannot = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory => refusals::missing(&file),
        _ => refusals::unreadable(&file, &error),
    };
    let about = std::fs::metadata(path).map_err(cannot)?;
    if about.is_dir() {
        return Err(refusals::a_folder(&file).into());
    }
    // A pipe or a device never ends.
    if about.len() > MAX_BYTES || !about.is_file() {
        return Err(refusals::too_large(&file).into());
    }
    let bytes = std::fs::read(path).map_err(cannot)?;
    read_bytes(&file, &bytes)
}

/// Reads a file that is already in memory; `file` is the name it goes by in sentences.
pub fn read_bytes(file: &str, bytes: &[u8]) -> Answer<Workbook> {
    let mut sheets = sheets_of(file, bytes)?;
    for grid in &mut sheets {
        grid.close();
    }
    if sheets.iter().all(|grid| grid.rows() == 0) {
        return Err(refusals::no_content(file).into());
    }
    Ok(Workbook { file: file.into(), fingerprint: hex(&Sha256::digest(bytes)), sheets })
}

/// The fingerprint of a file as it lies there now.
pub fn fingerprint(mut file: impl Read) -> io::Result<String> {
    let mut sum = Sha256::new();
    io::copy(&mut file, &mut sum)?;
    Ok(hex(&sum.finalize()))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn sheets_of(file: &str, bytes: &[u8]) -> Result<Vec<Grid>, Refusal> {
    if file.starts_with("~$") {
        return Err(refusals::leftover(file));
    }
    if bytes.len() as u64 > MAX_BYTES {
        return Err(refusals::too_large(file));
    }
    match bytes {
        [] => Err(refusals::empty(file)),
        [b'P', b'K', 3 | 5 | 7, ..] => office_file::read_zip(file, bytes),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => office_file::read_compound(file, bytes),
        [b'R', b'a', b'r', b'!', ..] | [b'7', b'z', 0xbc, 0xaf, ..] | [0x1f, 0x8b, ..] => {
            Err(refusals::an_archive(file))
        }
        [b'%', b'P', b'D', b'F', ..] => Err(refusals::not_a_table(file, "是 PDF 文件")),
        [0xff, 0xd8, 0xff, ..] | [0x89, b'P', b'N', b'G', ..] | [b'G', b'I', b'F', b'8', ..] | [b'B', b'M', ..]
            if text::decode(bytes).is_none() =>
        {
            Err(refusals::not_a_table(file, "是图片"))
        }
        // Excel 2.0 to 4.0: a bare stream of records without a container.
        [0x09, 0x00 | 0x02 | 0x04, 0x04 | 0x06, 0x00, ..] => {
            Err(refusals::other_save(file, "是 Excel 4.0 及更早的格式"))
        }
        _ => match text::decode(bytes) {
            None => Err(refusals::not_a_table(file, "认不出是什么文件")),
            Some(text) if text.starts_with("{\\rtf") => Err(refusals::not_a_table(file, "是写字板或 Word 文档")),
            Some(text) if text.trim_start().starts_with(['{', '[']) => {
                Err(refusals::not_a_table(file, "是程序用的数据文件"))
            }
            // Other programs write tables of other kinds as text; read as separated values they would be nonsense.
            Some(text) if text.starts_with("ID;P") => Err(refusals::other_save(file, "是 SYLK 格式")),
            Some(text) if text.starts_with("TABLE") && text.lines().nth(1) == Some("0,1") => {
                Err(refusals::other_save(file, "是 DIF 格式"))
            }
            Some(text) if text.starts_with("MIME-Version:") => Err(refusals::other_save(file, "是单个文件网页")),
            Some(text) if text.trim_start().starts_with('<') => markup::read(file, &text),
            Some(text) => text::read(file, &text),
        },
    }
}

#[cfg(test)]
mod samples;
#[cfg(test)]
mod tests;
