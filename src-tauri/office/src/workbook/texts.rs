//! The texts of a sheet in one string, each known by a number. 男, 汉族 and the unit's name stand in a large roster
//! three hundred thousand times and are kept once.

use super::grid::TooLarge;

const MAX_TEXT: usize = 256 << 20;
/// A power of two. What was seen lately stands here, a newcomer takes the place of whatever hashes alike: a text
/// that comes often is always found, and one that is kept twice costs only its bytes.
const LATELY_SEEN: usize = 1 << 14;

#[derive(Debug, Clone, Default)]
pub(super) struct Texts {
    pub all: String,
    /// Where each text ends; it begins where the one before it ends.
    pub ends: Vec<u32>,
    /// Numbers of texts plus one, zero where there is none; empty when nothing more is to come.
    lately: Vec<u32>,
}

impl Texts {
    /// Texts that were written down elsewhere; none if they do not hold together.
    pub fn of(all: String, ends: Vec<u32>) -> Option<Texts> {
        let holds = ends.is_sorted() && ends.iter().all(|&end| all.is_char_boundary(end as usize));
        holds.then_some(Texts { all, ends, lately: Vec::new() })
    }

    /// The number of a text, which is written down if it was not seen lately.
    pub fn number_of(&mut self, text: &str) -> Result<u32, TooLarge> {
        if self.lately.is_empty() {
            self.lately.resize(LATELY_SEEN, 0);
        }
        let slot = hash(text) as usize % LATELY_SEEN;
        if let Some(seen) = self.lately[slot].checked_sub(1).filter(|&seen| self.get(seen) == text) {
            return Ok(seen);
        }
        if self.all.len() + text.len() > MAX_TEXT {
            return Err(TooLarge);
        }
        self.all.push_str(text);
        self.ends.push(self.all.len() as u32);
        self.lately[slot] = self.ends.len() as u32;
        Ok(self.ends.len() as u32 - 1)
    }

    /// How many there are.
    pub fn count(&self) -> u32 {
        self.ends.len() as u32
    }

    /// The text of a number.
    pub fn get(&self, number: u32) -> &str {
        let number = number as usize;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.all[start as usize..self.ends[number] as usize]
    }

    /// Nothing more is to come.
    pub fn close(&mut self) {
        self.lately = Vec::new();
        self.all.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    /// In bytes.
    pub fn size(&self) -> usize {
        self.all.len() + self.ends.len() * 4
    }
}

/// FNV-1a over both ends and the length, folded: short texts, and no harm where two meet.
fn hash(text: &str) -> u32 {
    const END: usize = 24;
    let bytes = text.as_bytes();
    let tail = &bytes[bytes.len().saturating_sub(END).max(END.min(bytes.len()))..];
    let ends = bytes.iter().take(END).chain(tail);
    let hash = ends.fold(0xcbf2_9ce4_8422_2325_u64 ^ bytes.len() as u64, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    (hash ^ hash >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_comes_often_is_kept_once() {
        let mut texts = Texts::default();
        let numbers: Vec<u32> = (0..300_000)
            .map(|i| {
                texts.number_of(&format!("11019919850612{i:04}")).unwrap();
                texts.number_of(["男", "女"][i % 2]).unwrap()
            })
            .collect();
        assert_eq!((texts.get(numbers[0]), texts.get(numbers[299_999])), ("男", "女"));
        texts.close();
        let ids: usize = (0..300_000).map(|i| format!("11019919850612{i:04}").len() + 4).sum();
        assert!(texts.size() - ids < 2_000, "{} more than the numbers", texts.size() - ids);
    }
}
