//! 汉字: what the office must know of the characters of a name, by which it sorts and finds people.
//!
//! The tables are text in `data/`, made once by `data/make.py` and read by eye in a review; `data/SOURCES.md` says what
//! they are made from. They are read when they are first needed, in about a millisecond.

pub mod pinyin;
pub mod strokes;
mod surname;

/// A character's place in an array over all the blocks that Han characters live in.
///
/// One array is three times smaller than a hash table of the same characters and needs no hashing in a search over
/// a hundred thousand names.
fn slot(c: char) -> Option<usize> {
    match c as u32 {
        code @ 0x3400..0xa000 => Some((code - 0x3400) as usize),
        code @ 0x2_0000..0x3_2400 => Some((code - 0x2_0000 + 0x6c00) as usize),
        0x3007 => Some(SLOTS - 1), // 〇 lies outside of the blocks
        _ => None,
    }
}

/// How many places [`slot`] gives out.
const SLOTS: usize = 0x6c00 + 0x1_2400 + 1;
