//! The files of spreadsheet programs: archives (.xlsx .xlsm .xlsb .ods) and compound files (.xls), read by calamine.

use super::bounds::{self, Archive};
use super::compound;
use super::grid::{Grid, Kind, Span, TooLarge, iso_text, moment_text, number_text};
use super::{merged, open_document, records, refusals};
use calamine::{Data, DataRef, Dimensions, ExcelDateTime, Reader, Sheet, SheetType, SheetVisible};
use calamine::{Xls, XlsError, Xlsb, XlsbError, Xlsx, XlsxError};
use school::Refusal;
use std::borrow::Cow;
use std::io::Cursor;

/// Why a sheet was not read.
enum Trouble {
    Password,
    Damaged,
    TooLarge,
}

impl From<TooLarge> for Trouble {
    fn from(_: TooLarge) -> Trouble {
        Trouble::TooLarge
    }
}

/// How each format says that it is locked; whatever else it says, the file is damaged.
macro_rules! trouble {
    ($($error:ident),+) => { $(impl From<$error> for Trouble {
        fn from(error: $error) -> Trouble {
            if matches!(error, $error::Password) { Trouble::Password } else { Trouble::Damaged }
        }
    })+ };
}
trouble!(XlsError, XlsbError, XlsxError);

fn read_with(file: &str, parse: impl FnOnce() -> Result<Vec<Grid>, Trouble>) -> Result<Vec<Grid>, Refusal> {
    match bounds::without_panic(parse) {
        Ok(Ok(sheets)) => Ok(sheets),
        Ok(Err(Trouble::Password)) => Err(refusals::password(file)),
        Ok(Err(Trouble::TooLarge)) => Err(refusals::too_large(file)),
        Ok(Err(Trouble::Damaged)) | Err(bounds::Panicked) => Err(refusals::damaged(file)),
    }
}

/// An archive: which program wrote it is told by its parts.
pub(super) fn read_zip(file: &str, bytes: &[u8]) -> Result<Vec<Grid>, Refusal> {
    let parts = match bounds::without_panic(|| bounds::parts(bytes)) {
        Ok(Ok(parts)) => parts,
        Ok(Err(Archive::TooLarge)) => return Err(refusals::too_large(file)),
        Ok(Err(Archive::Encrypted)) => return Err(refusals::password(file)),
        Ok(Err(Archive::Broken)) | Err(bounds::Panicked) => return Err(refusals::damaged(file)),
    };
    let has = |wanted: &str| parts.iter().any(|part| part.replace('\\', "/").eq_ignore_ascii_case(wanted));
    if has("xl/workbook.bin") {
        let sheet = |part: &&String| part.starts_with("xl/worksheets/") && part.ends_with(".bin");
        if parts
            .iter()
            .filter(sheet)
            .any(|part| bounds::part(bytes, part).is_some_and(|sheet| records::has_short_cells(&sheet)))
        {
            return Err(refusals::other_save(file, "是别的程序写的 .xlsb，有些格子读不出来"));
        }
        return read_with(file, || xlsb(bytes));
    }
    if has("xl/workbook.xml") {
        return read_with(file, || xlsx(bytes));
    }
    if has("word/document.xml") {
        return Err(refusals::not_a_table(file, "是 Word 文档"));
    }
    if has("ppt/presentation.xml") {
        return Err(refusals::not_a_table(file, "是演示文稿"));
    }
    if has("content.xml") && has("mimetype") {
        return read_with(file, || ods(bytes));
    }
    // A renamed workbook part is still a workbook to Excel, which follows the relations.
    if has("[Content_Types].xml") {
        return read_with(file, || xlsx(bytes));
    }
    Err(refusals::an_archive(file))
}

/// A compound file: an .xls, or the locked box around an .xlsx, or an old Word document.
pub(super) fn read_compound(file: &str, bytes: &[u8]) -> Result<Vec<Grid>, Refusal> {
    let has = |stream: &str| {
        let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|window| window == name)
    };
    if has("EncryptedPackage") {
        return Err(refusals::password(file));
    }
    if !has("Workbook") && !has("Book") {
        let what = if has("WordDocument") { "是 Word 文档" } else { "不是 Excel 文件" };
        return Err(refusals::not_a_table(file, what));
    }
    if !compound::is_bounded(bytes) {
        return Err(refusals::damaged(file));
    }
    read_with(file, || xls(bytes))
}

fn xlsx(bytes: &[u8]) -> Result<Vec<Grid>, Trouble> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes))?;
    let parts = merged::parts(bytes);
    let mut sheets = Vec::new();
    for sheet in worksheets(workbook.sheets_metadata()) {
        let mut grid = grid_of(&sheet);
        // One cell at a time: a sheet whose last cell is XFD1048576 costs no more than its content.
        let mut cells = workbook.worksheet_cells_reader(&sheet.name)?;
        while let Some(cell) = cells.next_cell()? {
            put(&mut grid, cell.get_position(), cell.get_value())?;
        }
        drop(cells);
        grid.merged = match parts.get(&sheet.name).and_then(|part| merged::of(bytes, part)) {
            Some(merged) => merged,
            None => spans(&workbook.merge_cells_by_sheet_name(&sheet.name)?),
        };
        sheets.push(grid);
    }
    Ok(sheets)
}

fn xlsb(bytes: &[u8]) -> Result<Vec<Grid>, Trouble> {
    let mut workbook: Xlsb<_> = Xlsb::new(Cursor::new(bytes))?;
    let parts = records::parts(bytes);
    let mut sheets = Vec::new();
    for sheet in worksheets(workbook.sheets_metadata()) {
        let mut grid = grid_of(&sheet);
        let mut cells = workbook.worksheet_cells_reader(&sheet.name)?;
        while let Some(cell) = cells.next_cell()? {
            put(&mut grid, cell.get_position(), cell.get_value())?;
        }
        grid.merged = parts.get(&sheet.name).map(|part| records::merged(bytes, part)).unwrap_or_default();
        sheets.push(grid);
    }
    Ok(sheets)
}

fn xls(bytes: &[u8]) -> Result<Vec<Grid>, Trouble> {
    let mut workbook: Xls<_> = Xls::new(Cursor::new(bytes))?;
    let mut sheets = Vec::new();
    for sheet in worksheets(workbook.sheets_metadata()) {
        let mut grid = grid_of(&sheet);
        put_all(&mut grid, &workbook.worksheet_range(&sheet.name)?)?;
        grid.merged = spans(&workbook.merge_cells_by_sheet_name(&sheet.name)?);
        sheets.push(grid);
    }
    Ok(sheets)
}

fn ods(bytes: &[u8]) -> Result<Vec<Grid>, Trouble> {
    let manifest = bounds::part(bytes, "META-INF/manifest.xml").unwrap_or_default();
    if String::from_utf8_lossy(&manifest).contains("encryption-data") {
        return Err(Trouble::Password);
    }
    let content = bounds::part(bytes, "content.xml").ok_or(Trouble::Damaged)?;
    Ok(open_document::read(&String::from_utf8_lossy(&content))?)
}

fn worksheets(all: &[Sheet]) -> Vec<Sheet> {
    all.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).cloned().collect()
}

fn grid_of(sheet: &Sheet) -> Grid {
    let mut grid = Grid::new(&sheet.name);
    grid.hidden = sheet.visible != SheetVisible::Visible;
    grid
}

fn spans(merged: &[Dimensions]) -> Vec<Span> {
    merged.iter().map(|d| Span { top: d.start.0, left: d.start.1, bottom: d.end.0, right: d.end.1 }).collect()
}

fn put_all(grid: &mut Grid, range: &calamine::Range<Data>) -> Result<(), TooLarge> {
    let (top, left) = range.start().unwrap_or_default();
    range
        .used_cells()
        .try_for_each(|(row, column, value)| put(grid, (top + row as u32, left + column as u32), &borrowed(value)))
}

/// Writes one cell as a clerk would read it.
fn put(grid: &mut Grid, (row, column): (u32, u32), value: &DataRef) -> Result<(), TooLarge> {
    let (kind, text) = match value {
        DataRef::String(text) => (Kind::Text, Cow::from(text)),
        DataRef::SharedString(text) => (Kind::Text, Cow::from(*text)),
        DataRef::Int(number) => (Kind::Number, number.to_string().into()),
        DataRef::Float(number) => (Kind::Number, number_text(*number).into()),
        DataRef::Bool(truth) => (Kind::Text, if *truth { "TRUE" } else { "FALSE" }.into()),
        DataRef::DateTime(date) => date_text(date),
        DataRef::DateTimeIso(iso) => (Kind::Date, iso_text(iso).into()),
        DataRef::DurationIso(duration) => (Kind::Text, Cow::from(duration)),
        // A formula that failed shows #N/A, which is nobody's name.
        DataRef::Error(_) => {
            grid.put_failed(row, column);
            return Ok(());
        }
        DataRef::Empty => return Ok(()),
    };
    grid.put(row, column, kind, &text)
}

/// calamine has the same value twice, owned and borrowed.
fn borrowed(value: &Data) -> DataRef<'_> {
    match value {
        Data::String(text) => DataRef::SharedString(text),
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::Bool(truth) => DataRef::Bool(*truth),
        Data::DateTime(date) => DataRef::DateTime(*date),
        Data::DateTimeIso(iso) => DataRef::DateTimeIso(iso.clone()),
        Data::DurationIso(duration) => DataRef::DurationIso(duration.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    }
}

/// A date cell as ISO text; what cannot be a date (a phone number with a date format) as its number.
fn date_text(date: &ExcelDateTime) -> (Kind, Cow<'static, str>) {
    let sensible = date.is_datetime() && (1.0..2_958_466.0).contains(&date.as_f64());
    match date.as_datetime() {
        Some(moment) if sensible => (Kind::Date, moment_text(moment).into()),
        _ => (Kind::Number, number_text(date.as_f64()).into()),
    }
}
