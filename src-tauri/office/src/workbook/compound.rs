//! A look into an .xls before the parser is let at it: a damaged record there can claim a sheet of any size, and
//! memory that cannot be had ends the program, panic or not.
//!
//! Only what is needed of MS-CFB (a small file system of sectors) and of MS-XLS (a stream of records).

/// Excel 97 to 2003 end at column IV, row 65,536.
const COLUMNS: usize = 256;
const ROWS: usize = 65_536;
/// The parser keeps a sheet's whole rectangle; a larger one must be well filled to be believed.
const SPARSE_ALLOWED: usize = 2_000_000;
const FILLED_ONE_IN: usize = 64;

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000a;
const FILE_PASS: u16 = 0x002f;
const BOUND_SHEET: u16 = 0x0085;
const DIMENSIONS: u16 = 0x0200;
const MUL_RK: u16 = 0x00bd;
/// Formula, RString, LabelSst, Number, Label, BoolErr, Rk: all begin with row and column.
const CELLS: [u16; 7] = [0x0006, 0x00d6, 0x00fd, 0x0203, 0x0204, 0x0205, 0x027e];

/// Whether every sheet of the file is of a size that Excel could have written.
pub(super) fn is_bounded(bytes: &[u8]) -> bool {
    let Some(streams) = workbook_streams(bytes) else { return false };
    streams.iter().all(|stream| {
        // What a password hides cannot be judged; the parser stops at the lock by itself.
        if records(stream, 0).any(|record| record.kind == FILE_PASS && u16_at(record.data, 0) != Some(0)) {
            return true;
        }
        let sheets = records(stream, 0).filter(|record| record.kind == BOUND_SHEET);
        let mut starts: Vec<usize> = sheets.filter_map(|sheet| Some(u32_at(sheet.data, 0)? as usize)).collect();
        starts.sort_unstable();
        starts.dedup();
        starts.len() <= COLUMNS && starts.into_iter().all(|start| sheet_is_bounded(stream, start))
    })
}

fn sheet_is_bounded(stream: &[u8], start: usize) -> bool {
    let (mut top, mut left, mut bottom, mut right, mut cells) = (ROWS, usize::from(u16::MAX), 0, 0, 0usize);
    let mut depth = 0;
    for Record { kind, data } in records(stream, start) {
        match kind {
            BOF => depth += 1,
            EOF => depth -= 1,
            DIMENSIONS if !dimensions_are_bounded(data) => return false,
            _ if kind == MUL_RK || CELLS.contains(&kind) => {
                let (Some(row), Some(first)) = (u16_at(data, 0), u16_at(data, 2)) else { return false };
                let last =
                    if kind == MUL_RK { u16_at(data, data.len().saturating_sub(2)).unwrap_or(first) } else { first };
                (top, bottom) = (top.min(row), bottom.max(row));
                (left, right) = (left.min(first), right.max(first).max(last));
                cells += 1 + last.saturating_sub(first);
            }
            _ => {}
        }
        if depth <= 0 && kind == EOF {
            break;
        }
    }
    let area = (bottom + 1).saturating_sub(top) * (right + 1).saturating_sub(left);
    right < COLUMNS && (area <= SPARSE_ALLOWED || cells * FILLED_ONE_IN >= area)
}

/// First and last row and column, in 16 or 32 bits by the age of the format; the last is one too many.
fn dimensions_are_bounded(data: &[u8]) -> bool {
    let read = if data.len() >= 14 {
        [u32_at(data, 0), u32_at(data, 4)]
            .map(|row| row.map(|row| row as usize))
            .into_iter()
            .chain([u16_at(data, 8), u16_at(data, 10)])
    } else {
        [u16_at(data, 0), u16_at(data, 2)].into_iter().chain([u16_at(data, 4), u16_at(data, 6)])
    };
    match read.collect::<Option<Vec<usize>>>().as_deref() {
        Some(&[top, bottom, left, right]) => top <= bottom && bottom <= ROWS && left <= right && right <= COLUMNS,
        _ => false,
    }
}

struct Record<'a> {
    kind: u16,
    data: &'a [u8],
}

/// The records of a stream from a place on, as far as they are whole.
fn records(stream: &[u8], start: usize) -> impl Iterator<Item = Record<'_>> {
    let mut at = start;
    std::iter::from_fn(move || {
        let (kind, length) = (u16_at(stream, at)?, u16_at(stream, at + 2)?);
        let data = stream.get(at + 4..at + 4 + length)?;
        at += 4 + length;
        Some(Record { kind: kind as u16, data })
    })
}

/// The streams called Workbook or Book; none where the file system of the file does not hold together.
fn workbook_streams(bytes: &[u8]) -> Option<Vec<Vec<u8>>> {
    let shift = u16_at(bytes, 30).filter(|shift| (7..=16).contains(shift))?;
    let mini_shift = u16_at(bytes, 32).filter(|shift| (4..=12).contains(shift))?;
    let size = 1usize << shift;
    let sector = |id: u32| {
        let start = (id as usize + 1).checked_mul(size)?;
        bytes.get(start.min(bytes.len())..(start + size).min(bytes.len())).filter(|sector| !sector.is_empty())
    };
    let mut tables: Vec<u32> = (0..109).filter_map(|i| u32_at(bytes, 76 + 4 * i)).collect();
    let mut next = u32_at(bytes, 68)?;
    for _ in 0..=bytes.len() / size {
        let Some(more) = sector(next) else { break };
        let more: Vec<u32> = more.chunks_exact(4).filter_map(|id| u32_at(id, 0)).collect();
        let (last, ids) = more.split_last()?;
        tables.extend(ids);
        next = *last;
    }
    let numbers = |sector: &[u8]| sector.chunks_exact(4).filter_map(|id| u32_at(id, 0)).collect::<Vec<u32>>();
    let table: Vec<u32> = tables.iter().filter_map(|&id| sector(id)).flat_map(numbers).collect();
    let whole = |start: u32| {
        let mut stream = Vec::new();
        chain(start, &table)?.into_iter().filter_map(sector).for_each(|sector| stream.extend_from_slice(sector));
        Some(stream)
    };
    let folder = whole(u32_at(bytes, 48)?)?;
    let small_below = u32_at(bytes, 56)? as usize;
    let small_table = numbers(&whole(u32_at(bytes, 60)?)?);
    let small = whole(u32_at(&folder, 116)?)?;
    let streams = folder.chunks_exact(128).filter(|entry| is_workbook(entry)).map(|entry| {
        let (start, length) = (u32_at(entry, 116)?, u32_at(entry, 120)? as usize);
        let mut stream = if length < small_below {
            let piece = |id: u32| {
                let start = (id as usize) << mini_shift;
                small.get(start.min(small.len())..(start + (1 << mini_shift)).min(small.len()))
            };
            chain(start, &small_table)?.into_iter().filter_map(piece).flatten().copied().collect()
        } else {
            whole(start)?
        };
        stream.truncate(length);
        Some(stream)
    });
    streams.collect()
}

fn is_workbook(entry: &[u8]) -> bool {
    let name: Vec<u16> =
        entry[..64].chunks_exact(2).map(|c| u16::from_le_bytes([c[0], c[1]])).take_while(|&c| c != 0).collect();
    let name = String::from_utf16_lossy(&name);
    name.eq_ignore_ascii_case("workbook") || name.eq_ignore_ascii_case("book")
}

/// The sectors of a stream; none where they run in a circle, which the parser would follow until memory ends.
fn chain(start: u32, table: &[u32]) -> Option<Vec<u32>> {
    let mut sectors = Vec::new();
    let mut next = start;
    while let Some(&after) = table.get(next as usize) {
        if sectors.len() == table.len() {
            return None;
        }
        sectors.push(next);
        next = after;
    }
    Some(sectors)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<usize> {
    bytes.get(at..at + 2).map(|two| usize::from(u16::from_le_bytes([two[0], two[1]])))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}
