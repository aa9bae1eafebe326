//! A workbook, or why it was not read, as bytes between two processes: little-endian numbers, counts before lists.
//!
//! What comes in is believed only as far as it holds together: the other end may have died in the middle.

use super::grid::{Grid, Kind, Span, Spot};
use super::{Workbook, texts::Texts};
use school::{Answer, Error, Refusal};
use std::io::{self, Read, Write};

const READ: u32 = 1;
const REFUSED: u32 = 2;
const BROKEN: u32 = 3;

/// Writes what came of reading a file.
pub(crate) fn write(to: &mut impl Write, answer: &Answer<Workbook>) -> io::Result<()> {
    match answer {
        Ok(workbook) => {
            number(to, READ)?;
            text(to, &workbook.file)?;
            text(to, &workbook.fingerprint)?;
            number(to, workbook.sheets.len() as u32)?;
            workbook.sheets.iter().try_for_each(|grid| write_grid(to, grid))
        }
        Err(Error::Refused(refusal)) => {
            number(to, REFUSED)?;
            text(to, &refusal.say)
        }
        Err(Error::Broken(cause)) => {
            number(to, BROKEN)?;
            text(to, &cause.to_string())
        }
    }
}

/// Reads what came of reading a file.
pub(crate) fn read(from: &mut impl Read) -> io::Result<Answer<Workbook>> {
    Ok(match read_number(from)? {
        READ => {
            let (file, fingerprint) = (read_text(from)?, read_text(from)?);
            let sheets = (0..read_number(from)?).map(|_| read_grid(from)).collect::<io::Result<_>>()?;
            Ok(Workbook { file, fingerprint, sheets })
        }
        REFUSED => Err(Refusal::new(read_text(from)?).into()),
        BROKEN => Err(Error::Broken(read_text(from)?.into())),
        _ => return Err(nonsense()),
    })
}

/// Writes the name of a file to be read.
pub(crate) fn text(to: &mut impl Write, text: &str) -> io::Result<()> {
    number(to, text.len() as u32)?;
    to.write_all(text.as_bytes())
}

/// Reads the name of a file to be read.
pub(crate) fn read_text(from: &mut impl Read) -> io::Result<String> {
    let length = read_number(from)?;
    let mut bytes = Vec::new();
    from.take(length.into()).read_to_end(&mut bytes)?;
    String::from_utf8(bytes).ok().filter(|text| text.len() == length as usize).ok_or_else(nonsense)
}

fn write_grid(to: &mut impl Write, grid: &Grid) -> io::Result<()> {
    text(to, &grid.name)?;
    number(to, grid.hidden.into())?;
    number(to, grid.columns)?;
    numbers(to, grid.merged.iter().flat_map(|it| [it.top, it.left, it.bottom, it.right]), 4 * grid.merged.len())?;
    numbers(to, grid.failed.iter().flat_map(|&(row, column)| [row, column]), 2 * grid.failed.len())?;
    text(to, &grid.texts.all)?;
    numbers(to, grid.texts.ends.iter().copied(), grid.texts.ends.len())?;
    numbers(to, grid.row_ends.iter().copied(), grid.row_ends.len())?;
    let two = |it: &Spot| [it.text, u32::from(it.column) | (it.kind as u32) << 16];
    numbers(to, grid.spots.iter().flat_map(two), 2 * grid.spots.len())
}

fn read_grid(from: &mut impl Read) -> io::Result<Grid> {
    let (name, hidden, columns) = (read_text(from)?, read_number(from)? == 1, read_number(from)?);
    let merged = read_numbers(from, |[top, left, bottom, right]| Some(Span { top, left, bottom, right }))?;
    let failed = read_numbers(from, |[row, column]| Some((row, column)))?;
    let texts = Texts::of(read_text(from)?, read_numbers(from, |[end]| Some(end))?).ok_or_else(nonsense)?;
    let row_ends: Vec<u32> = read_numbers(from, |[end]| Some(end))?;
    let spots: Vec<Spot> = read_numbers(from, |[text, rest]| {
        let kind = [Kind::Text, Kind::Number, Kind::Date].into_iter().find(|&kind| kind as u32 == rest >> 16)?;
        (text < texts.count()).then_some(Spot { text, column: rest as u16, kind })
    })?;
    if !row_ends.is_sorted() || row_ends.last().copied().unwrap_or(0) as usize != spots.len() {
        return Err(nonsense());
    }
    Ok(Grid { name, hidden, merged, failed, texts, spots, row_ends, columns, astray: Vec::new() })
}

fn number(to: &mut impl Write, number: u32) -> io::Result<()> {
    to.write_all(&number.to_le_bytes())
}

fn read_number(from: &mut impl Read) -> io::Result<u32> {
    let mut bytes = [0; 4];
    from.read_exact(&mut bytes)?;
    Ok(u32::from_le_bytes(bytes))
}

fn numbers(to: &mut impl Write, mut all: impl Iterator<Item = u32>, count: usize) -> io::Result<()> {
    number(to, count as u32)?;
    all.try_for_each(|one| number(to, one))
}

/// A list of things of `N` numbers each; it grows only as fast as it comes in.
fn read_numbers<T, const N: usize>(
    from: &mut impl Read,
    mut thing: impl FnMut([u32; N]) -> Option<T>,
) -> io::Result<Vec<T>> {
    const AT_A_TIME: usize = 1 << 14;
    let mut left = read_number(from)? as usize / N;
    let (mut all, mut bytes) = (Vec::with_capacity(left.min(AT_A_TIME)), vec![0; AT_A_TIME.min(left) * 4 * N]);
    while left > 0 {
        let now = left.min(AT_A_TIME);
        let bytes = &mut bytes[..now * 4 * N];
        from.read_exact(bytes)?;
        if all.capacity() - all.len() < now {
            all.reserve_exact(left.min(all.len().max(AT_A_TIME)));
        }
        for group in bytes.chunks_exact(4 * N) {
            let mut numbers = [0; N];
            for (number, four) in numbers.iter_mut().zip(group.chunks_exact(4)) {
                *number = u32::from_le_bytes([four[0], four[1], four[2], four[3]]);
            }
            all.push(thing(numbers).ok_or_else(nonsense)?);
        }
        left -= now;
    }
    Ok(all)
}

fn nonsense() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "what the reading process says makes no sense")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sent(answer: &Answer<Workbook>) -> Vec<u8> {
        let mut bytes = Vec::new();
        write(&mut bytes, answer).unwrap();
        bytes
    }

    fn workbook(cells: &[(u32, u32, String)]) -> Workbook {
        let mut grid = Grid::new("名册");
        for (row, column, text) in cells {
            grid.put(*row, *column, [Kind::Text, Kind::Number, Kind::Date][*column as usize % 3], text).unwrap();
        }
        grid.put_failed(3, 4);
        grid.merged.push(Span { top: 1, left: 2, bottom: 3, right: 4 });
        grid.close();
        let hidden = Grid { hidden: true, ..Grid::new("藏") };
        Workbook { file: "名册.xls".into(), fingerprint: "ab".into(), sheets: vec![grid, hidden] }
    }

    #[test]
    fn a_refusal_arrives_as_it_was_said() {
        match read(&mut &*sent(&Err(Refusal::new("「a.xls」太大。").into()))) {
            Ok(Err(Error::Refused(refusal))) => assert_eq!(refusal.say, "「a.xls」太大。"),
            other => panic!("{other:?}"),
        }
    }

    proptest! {
        #[test]
        fn a_workbook_arrives_as_it_was(cells in prop::collection::vec((0u32..50, 0u32..20, "[甲乙ab]{1,3}"), 0..80)) {
            let sent_one = Ok(workbook(&cells));
            let arrived = read(&mut &*sent(&sent_one)).unwrap();
            prop_assert_eq!(format!("{sent_one:?}"), format!("{arrived:?}"));
        }

        #[test]
        fn what_was_cut_or_changed_on_the_way_is_noticed_or_harmless(
            at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>(),
        ) {
            let mut bytes = sent(&Ok(workbook(&[(0, 0, "姓名".into()), (2, 5, "张三".into())])));
            let at = at.index(bytes.len());
            if cut { bytes.truncate(at) } else { bytes[at] = byte }
            let arrived = read(&mut &*bytes);
            prop_assert!(!cut || arrived.is_err());
            if let Ok(Ok(workbook)) = arrived {
                for grid in &workbook.sheets {
                    (0..grid.rows()).for_each(|row| drop(grid.row(row).map(|cell| cell.place()).collect::<String>()));
                }
            }
        }
    }
}
