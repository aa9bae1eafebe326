//! Tables kept as plain text: comma, semicolon or tab between the cells, in whatever encoding the sender's
//! computer writes.

use super::grid::{Grid, Kind, TooLarge};
use super::refusals;
use encoding_rs::{GB18030, UTF_8, UTF_16BE, UTF_16LE};
use school::Refusal;
use std::borrow::Cow;

/// The text of a file, or nothing where its bytes are no text. A byte order mark decides; else UTF-8 if it is
/// valid, else GB18030, which Chinese Windows calls ANSI.
pub(super) fn decode(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let text = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => UTF_8.decode_without_bom_handling(rest).0,
        [0xff, 0xfe, rest @ ..] => UTF_16LE.decode_without_bom_handling(rest).0,
        [0xfe, 0xff, rest @ ..] => UTF_16BE.decode_without_bom_handling(rest).0,
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => Cow::Borrowed(text),
            // The last character may be cut in a truncated file.
            Err(error) if error.valid_up_to() + 4 > bytes.len() && error.valid_up_to() > 0 => {
                UTF_8.decode_without_bom_handling(bytes).0
            }
            Err(_) => GB18030.decode_without_bom_handling(bytes).0,
        },
    };
    let strange = |c: &char| (c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{1a}')) || *c == '\u{fffd}';
    let (strange, all) = (text.chars().filter(strange).count(), text.chars().count());
    (strange * 100 <= all).then_some(text)
}

/// Reads separated values. A text in which nothing separates anything is no table, unless its name says so.
pub(super) fn read(file: &str, text: &str) -> Result<Vec<Grid>, Refusal> {
    // A first line for Excel, which does not show it: sep=;
    let (separator, text) = match text.strip_prefix("sep=").and_then(|rest| rest.split_once('\n')) {
        Some((mark, rest)) if mark.trim_end_matches('\r').chars().count() == 1 => (mark.chars().next(), rest),
        _ => (separator(text), text),
    };
    if separator.is_none() && !file.to_lowercase().ends_with(".csv") {
        return Err(refusals::not_a_table(file, "是一篇文字"));
    }
    let mut grid = Grid::new("Sheet1");
    separated(text, separator.unwrap_or(','), &mut grid).map_err(|TooLarge| refusals::too_large(file))?;
    Ok(vec![grid])
}

/// The mark that stands between cells: the one seen most in the first lines, outside quotes.
fn separator(text: &str) -> Option<char> {
    let mut counts = [('\t', 0), (',', 0), (';', 0), ('，', 0), ('|', 0)];
    let (mut quoted, mut lines) = (false, 0);
    for c in text.chars().take(20_000) {
        match c {
            '"' => quoted = !quoted,
            '\n' if !quoted => lines += 1,
            _ if !quoted => counts.iter_mut().filter(|(mark, _)| *mark == c).for_each(|(_, n)| *n += 1),
            _ => {}
        }
        if lines > 50 {
            break;
        }
    }
    // The full-width comma also stands in sentences: it counts only where nothing else is there.
    let (mark, count) = counts[..3].iter().chain(&counts[3..]).max_by_key(|(mark, n)| {
        let plain = matches!(mark, '\t' | ',' | ';');
        (*n > 0 && plain, *n)
    })?;
    (*count > 0).then_some(*mark)
}

/// RFC 4180 with every licence that programs take: line breaks inside quotes, `="…"` for text that must stay
/// text, a quote in the middle of a cell, no line break at the end.
fn separated(text: &str, separator: char, grid: &mut Grid) -> Result<(), TooLarge> {
    let (mut row, mut column) = (0, 0);
    let mut cell = String::new();
    let mut rest = text.chars().peekable();
    let mut quoted = false;
    while let Some(c) = rest.next() {
        match c {
            '"' if quoted && rest.peek() == Some(&'"') => {
                rest.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if cell.trim().is_empty() || cell == "=" => {
                cell.clear();
                quoted = true;
            }
            c if quoted => cell.push(c),
            '\r' if rest.peek() == Some(&'\n') => {}
            c if c == separator || c == '\n' || c == '\r' => {
                grid.put(row, column, Kind::Text, &cell)?;
                cell.clear();
                (row, column) = if c == separator { (row, column + 1) } else { (row + 1, 0) };
            }
            '\u{1a}' => {}
            c => cell.push(c),
        }
    }
    grid.put(row, column, Kind::Text, &cell)
}
