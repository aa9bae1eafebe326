//! What the parser of .xlsb passes over without a word: cells that do not say their column, and merged cells.
//!
//! A part is a row of records (MS-XLSB 2.1.4): kind and length, then the data.

use super::bounds;
use super::grid::Span;
use super::merged;
use std::collections::HashMap;

const SHEET: u32 = 156;
const MERGED: u32 = 176;
/// Cells that only follow the one before. Excel writes none, other programs do.
const SHORT_CELLS: std::ops::RangeInclusive<u32> = 12..=18;

pub(super) fn has_short_cells(sheet: &[u8]) -> bool {
    records(sheet).any(|(kind, _)| SHORT_CELLS.contains(&kind))
}

/// The parts of all sheets by their names.
pub(super) fn parts(bytes: &[u8]) -> HashMap<String, String> {
    let part = |name| bounds::part(bytes, name).unwrap_or_default();
    let (workbook, relations) = (part("xl/workbook.bin"), part("xl/_rels/workbook.bin.rels"));
    let targets = merged::targets(&String::from_utf8_lossy(&relations));
    let sheets = records(&workbook).filter(|(kind, _)| *kind == SHEET);
    // State and number of the sheet come first.
    let named = sheets.filter_map(|(_, data)| {
        let (id, rest) = text(data.get(8..)?)?;
        Some((text(rest)?.0, targets.get(&id)?.clone()))
    });
    named.collect()
}

/// The merged cells of a part.
pub(super) fn merged(bytes: &[u8], part: &str) -> Vec<Span> {
    let part = bounds::part(bytes, part).unwrap_or_default();
    let span = |data: &[u8]| {
        let number = |at: usize| Some(u32::from_le_bytes(data.get(at..at + 4)?.try_into().ok()?));
        Some(Span { top: number(0)?, bottom: number(4)?, left: number(8)?, right: number(12)? })
    };
    records(&part).filter(|(kind, _)| *kind == MERGED).filter_map(|(_, data)| span(data)).collect()
}

/// Kind and data of every record; ends where they make no sense.
fn records(part: &[u8]) -> impl Iterator<Item = (u32, &[u8])> {
    let mut rest = part;
    std::iter::from_fn(move || {
        let (kind, length) = (number(&mut rest, 2)?, number(&mut rest, 4)? as usize);
        let (data, after) = rest.split_at_checked(length)?;
        rest = after;
        Some((kind, data))
    })
}

/// Seven bits to a byte, the lowest first, as long as the highest bit says that more follow.
fn number(rest: &mut &[u8], at_most: u32) -> Option<u32> {
    let mut number = 0;
    for i in 0..at_most {
        let (&byte, after) = rest.split_first()?;
        *rest = after;
        number |= u32::from(byte & 0x7f) << (7 * i);
        if byte < 0x80 {
            break;
        }
    }
    Some(number)
}

/// A text with its length before it, and what follows.
fn text(data: &[u8]) -> Option<(String, &[u8])> {
    let (length, rest) = data.split_at_checked(4)?;
    let length = u32::from_le_bytes(length.try_into().ok()?) as usize;
    let (text, rest) = rest.split_at_checked(length.checked_mul(2)?)?;
    let units: Vec<u16> = text.chunks_exact(2).map(|two| u16::from_le_bytes([two[0], two[1]])).collect();
    Some((String::from_utf16_lossy(&units), rest))
}
