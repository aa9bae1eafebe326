//! 拼音: finding a name by what is typed without choosing characters: wm, wangmin, wang m, 王m.
//!
//! A character may be read in any of its modern ways; in a person's name the surname is read as surnames are (单 shan,
//! 曾 zeng, 尉迟 yu chi), and as the character usually is only when nothing better is found. Readings are without tones.
//! `data/pinyin.txt`: a line for each syllable, its characters in order of their codes, after the bar those that have
//! it as a second reading (Unihan kMandarin; kTGHZ2013, kXHC1983 and kHanyuPinlu; 41 000 characters).

use std::{ops::Range, sync::LazyLock};

use super::{SLOTS, slot, surname};

/// How well a name fits what is sought; the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fit {
    /// All of it.
    Whole,
    /// It begins so.
    Start,
    /// Somewhere in it, or by another reading of the surname.
    Inside,
}

/// What somebody typed, taken apart.
#[derive(Debug, Clone)]
pub struct Sought {
    pieces: Vec<Piece>,
    /// Without letters a plain comparison does it.
    plain: Option<String>,
    /// The name at hand; kept, so that a hundred thousand names need no memory of their own.
    name: Vec<char>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece {
    /// Itself.
    Character(char),
    /// Itself, or part of a syllable.
    Letter(u8),
    /// The next piece begins another syllable: xi'an is not 先.
    Break,
}

impl Sought {
    /// Takes apart what was typed: full-width and capital letters are letters, ü is v, spaces and ' part syllables.
    pub fn read(text: &str) -> Sought {
        let pieces: Vec<Piece> = text.trim().chars().filter(|&c| c != '·').map(piece).collect();
        let plain = pieces
            .iter()
            .filter(|&&piece| piece != Piece::Break)
            .map(|piece| if let Piece::Character(c) = piece { Some(*c) } else { None })
            .collect();
        Sought { pieces, plain, name: Vec::new() }
    }

    /// Whether a person's name fits: the surname is read as one.
    pub fn in_name(&mut self, name: &str) -> Option<Fit> {
        self.fit(name, true)
    }

    /// Whether the name of something else fits.
    pub fn in_title(&mut self, title: &str) -> Option<Fit> {
        self.fit(title, false)
    }

    /// Where in a name that fits the sought stands, in characters; so that it can be marked.
    pub fn place(&self, name: &str, person: bool) -> Option<Range<usize>> {
        // As in `fit`: without the dots, which nobody types.
        let (at, letters): (Vec<usize>, Vec<char>) =
            (0..).zip(name.chars()).filter(|&(_, c)| c != '·').map(|(i, c)| (i, c.to_ascii_lowercase())).unzip();
        let (from, to) = match &self.plain {
            Some(plain) if plain.is_empty() => return None,
            Some(plain) => {
                let from = name[..name.find(plain.as_str())?].chars().count();
                return Some(from..from + plain.chars().count());
            }
            None => (0..letters.len())
                .map(|from| (from, self.reach(&letters, person && from == 0, from, 0).end(letters.len())))
                .chain([(0, self.reach(&letters, false, 0, 0).end(letters.len()))])
                .find_map(|(from, to)| Some((from, to?)))?,
        };
        Some(*at.get(from)?..at.get(to.checked_sub(1)?)? + 1)
    }

    fn fit(&mut self, name: &str, person: bool) -> Option<Fit> {
        match &self.plain {
            Some(plain) if plain.is_empty() => None,
            Some(plain) if name == plain => Some(Fit::Whole),
            Some(plain) => name.find(plain.as_str()).map(|at| if at == 0 { Fit::Start } else { Fit::Inside }),
            None => {
                let mut letters = std::mem::take(&mut self.name);
                letters.clear();
                letters.extend(name.chars().filter(|&c| c != '·').map(|c| c.to_ascii_lowercase()));
                let fit = self.spelled(&letters, person);
                self.name = letters;
                fit
            }
        }
    }

    fn spelled(&self, name: &[char], person: bool) -> Option<Fit> {
        match self.reach(name, person, 0, 0) {
            Reach::All => return Some(Fit::Whole),
            Reach::Part(_) => return Some(Fit::Start),
            Reach::Nothing => {}
        }
        let from = if person { 0 } else { 1 };
        (from..name.len()).any(|at| self.reach(name, false, at, 0) != Reach::Nothing).then_some(Fit::Inside)
    }

    /// How far into `name`, from the character at `at` on, the pieces from `piece` on lead.
    fn reach(&self, name: &[char], person: bool, at: usize, piece: usize) -> Reach {
        let Some(&next) = self.pieces.get(piece) else {
            return if at == name.len() { Reach::All } else { Reach::Part(at) };
        };
        let Some(&c) = name.get(at) else { return Reach::Nothing };
        match next {
            Piece::Break => self.reach(name, person, at, piece + 1),
            Piece::Character(sought) if sought == c => self.reach(name, person, at + 1, piece + 1),
            Piece::Character(_) => Reach::Nothing,
            Piece::Letter(letter) if c.is_ascii() => {
                let same = c == letter as char;
                if same { self.reach(name, person, at + 1, piece + 1) } else { Reach::Nothing }
            }
            Piece::Letter(letter) => {
                let read = |reading: &str| match reading.as_bytes()[0] == letter {
                    true => self.reach_by(reading, name, person, at, piece),
                    false => Reach::Nothing,
                };
                let as_surname = if person { surname::readings(name, at) } else { None };
                match as_surname {
                    Some(readings) => readings.iter().map(|reading| read(reading)).max(),
                    None => readings(c).map(read).max(),
                }
                .unwrap_or(Reach::Nothing)
            }
        }
    }

    /// The same when the character is read as one syllable: typed whole, by its initial, or as far as one has come.
    fn reach_by(&self, reading: &str, name: &[char], person: bool, at: usize, piece: usize) -> Reach {
        let typed = &self.pieces[piece..];
        let same = |spelling: &str| {
            spelling.bytes().zip(typed).take_while(|&(letter, piece)| *piece == Piece::Letter(letter)).count()
        };
        let after = |letters: usize| self.reach(name, person, at + 1, piece + letters);
        let mut reach = after(1);
        if matches!(reading.as_bytes(), [b'z' | b'c' | b's', b'h', ..]) && same(reading) >= 2 {
            reach = reach.max(after(2));
        }
        for spelling in std::iter::once(reading).chain(spellings(reading).iter().copied()) {
            let letters = same(spelling);
            let ends = !matches!(typed.get(letters), Some(Piece::Letter(_)));
            if letters == spelling.len() {
                reach = reach.max(after(letters));
            } else if letters > 1 && ends {
                // wangmin is all of 王敏 and the beginning of 王铭.
                reach = reach.max(after(letters).min(Reach::Part(at + 1)));
            }
        }
        reach
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Reach {
    Nothing,
    /// So many characters of the name.
    Part(usize),
    All,
}

impl Reach {
    /// Where it ends in a name of that length.
    fn end(self, name: usize) -> Option<usize> {
        match self {
            Reach::Nothing => None,
            Reach::Part(end) => Some(end),
            Reach::All => Some(name),
        }
    }
}

fn piece(c: char) -> Piece {
    match c {
        'Ａ'..='Ｚ' | 'ａ'..='ｚ' => piece((c as u32 - 0xfee0) as u8 as char),
        'a'..='z' | 'A'..='Z' => Piece::Letter(c.to_ascii_lowercase() as u8),
        'ü' | 'Ü' => Piece::Letter(b'v'),
        '\'' | '’' | '‘' => Piece::Break,
        c if c.is_whitespace() => Piece::Break,
        c => Piece::Character(c),
    }
}

/// Other spellings of the syllables with ü: LYU in passports, lu where v does not come to mind.
fn spellings(reading: &str) -> &'static [&'static str] {
    match reading {
        "lv" => &["lyu", "lu"],
        "nv" => &["nyu", "nu"],
        "lve" => &["lue"],
        "nve" => &["nue"],
        _ => &[],
    }
}

/// A person's name in pinyin without tones, syllable by syllable, the surname read as one: `shan wei`.
pub fn full(name: &str) -> String {
    let name: Vec<char> = name.chars().filter(|&c| c != '·').collect();
    let syllable = |at: usize| match surname::readings(&name, at) {
        Some(readings) => readings[0].to_owned(),
        None => readings(name[at]).next().map_or_else(|| name[at].to_string(), str::to_owned),
    };
    (0..name.len()).map(syllable).collect::<Vec<_>>().join(" ")
}

/// The initials of a person's name: `sw`.
pub fn initials(name: &str) -> String {
    full(name).split(' ').filter_map(|syllable| syllable.chars().next()).collect()
}

/// The ways a character is read, without tones, the usual one first.
pub fn readings(c: char) -> impl Iterator<Item = &'static str> {
    let table = &*TABLE;
    let of = slot(c).map_or(0..0, |slot| table.starts[slot] as usize..table.starts[slot + 1] as usize);
    table.readings[of].iter().map(|&syllable| table.syllables[syllable as usize])
}

struct Table {
    syllables: Vec<&'static str>,
    /// For each slot, where its readings start; and where the last one's end.
    starts: Vec<u32>,
    readings: Vec<u16>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let lines: Vec<_> = include_str!("data/pinyin.txt")
        .lines()
        .filter_map(|line| {
            let (syllable, characters) = line.split_once(' ')?;
            let (first, also) = characters.split_once('|')?;
            Some((syllable, first, also))
        })
        .collect();
    let usual = (0_u16..).zip(&lines).flat_map(|(i, line)| line.1.chars().map(move |c| (c, i)));
    let also = (0_u16..).zip(&lines).flat_map(|(i, line)| line.2.chars().map(move |c| (c, i)));
    let all: Vec<_> = usual.chain(also).filter_map(|(c, i)| Some((slot(c)?, i))).collect();
    let mut starts = vec![0; SLOTS + 1];
    for &(slot, _) in &all {
        starts[slot + 1] += 1;
    }
    for slot in 0..SLOTS {
        starts[slot + 1] += starts[slot];
    }
    let mut readings = vec![0; all.len()];
    let mut next = starts.clone();
    for (slot, syllable) in all {
        readings[next[slot] as usize] = syllable;
        next[slot] += 1;
    }
    Table { syllables: lines.iter().map(|line| line.0).collect(), starts, readings }
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_with_the_surname_as_surnames_are() {
        for (name, spelled) in [
            ("王敏", "wang min"),
            ("单伟", "shan wei"),
            ("曾志伟", "zeng zhi wei"),
            ("解小东", "xie xiao dong"),
            ("区小平", "ou xiao ping"),
            ("仇和", "qiu he"),
            ("查良", "zha liang"),
            ("任华", "ren hua"),
            ("华任", "hua ren"),
            ("朴钧", "piao jun"),
            ("盖中", "ge zhong"),
            ("乐嘉", "yue jia"),
            ("尉迟敬", "yu chi jing"),
            ("尉健行", "wei jian xing"),
            ("万俟宏", "mo qi hong"),
            ("长孙明", "zhang sun ming"),
            ("澹台明", "tan tai ming"),
            ("令狐冲", "ling hu chong"),
            ("单于明", "chan yu ming"),
            ("买买提·吐尔逊", "mai mai ti tu er xun"),
            ("吕䶮", "lv yan"),
        ] {
            assert_eq!(full(name), spelled, "{name}");
        }
        assert_eq!(initials("尉迟敬德"), "ycjd");
    }

    #[test]
    fn what_is_typed_finds_names() {
        use Fit::{Inside, Start, Whole};
        for (text, name, fit) in [
            ("王敏", "王敏", Some(Whole)),
            ("王", "王敏", Some(Start)),
            ("敏", "王敏", Some(Inside)),
            ("王 敏", "王敏", Some(Whole)),
            ("李", "王敏", None),
            ("wm", "王敏", Some(Whole)),
            ("WM", "王敏", Some(Whole)),
            ("ｗｍ", "王敏", Some(Whole)),
            ("wangmin", "王敏", Some(Whole)),
            ("wang min", "王敏", Some(Whole)),
            ("wang m", "王敏", Some(Whole)),
            ("wangm", "王敏", Some(Whole)),
            ("wangmin", "王铭", Some(Start)),
            ("wm", "王敏霞", Some(Start)),
            ("wa", "王敏", Some(Start)),
            ("王m", "王敏", Some(Whole)),
            ("w敏", "王敏", Some(Whole)),
            ("min", "王敏", Some(Inside)),
            ("mw", "王敏", None),
            ("wan", "王敏", Some(Start)),
            ("wamin", "王敏", None),
            ("xi'an", "先明", None),
            ("xian", "先明", Some(Start)),
            ("xian", "西安", Some(Whole)),
            ("xi'an", "西安", Some(Whole)),
            // Surnames; as the character usually is, behind.
            ("sw", "单伟", Some(Whole)),
            ("dw", "单伟", Some(Inside)),
            ("zeng", "曾敏", Some(Start)),
            ("ceng", "曾敏", Some(Inside)),
            ("ycjd", "尉迟敬德", Some(Whole)),
            ("yuchi", "尉迟敬德", Some(Start)),
            ("zsun", "长孙明", Some(Start)),
            ("changm", "长孙明", None),
            // Any reading in the rest of a name.
            ("zhangxing", "张行", Some(Whole)),
            ("zhanghang", "张行", Some(Whole)),
            ("liyue", "李乐", Some(Whole)),
            ("lile", "李乐", Some(Whole)),
            ("zhx", "张行", Some(Whole)),
            ("zx", "张行", Some(Whole)),
            ("lv", "吕梁", Some(Start)),
            ("lü", "吕梁", Some(Start)),
            ("lyul", "吕梁", Some(Whole)),
            ("mmttex", "买买提·吐尔逊", Some(Whole)),
            ("买买提吐", "买买提·吐尔逊", None),
            ("an", "Anna", Some(Start)),
            ("", "王敏", None),
            ("'", "王敏", None),
        ] {
            assert_eq!(Sought::read(text).in_name(name), fit, "{text:?} in {name}");
        }
        for (text, title, fit) in [
            ("czj", "县财政局", Some(Inside)),
            ("xczj", "县财政局", Some(Whole)),
            ("zqgb", "第3期中青年干部培训班", None),
            ("zqn", "第3期中青年干部培训班", Some(Inside)),
            ("d3q", "第3期中青年干部培训班", Some(Start)),
            ("ai", "AI时代的治理", Some(Start)),
            ("aisd", "AI时代的治理", Some(Start)),
            ("danwei", "单位管理", Some(Start)),
            ("cq", "重庆", Some(Whole)),
        ] {
            assert_eq!(Sought::read(text).in_title(title), fit, "{text:?} in {title}");
        }
    }

    #[test]
    fn what_fits_is_marked_where_it_stands() {
        for (text, name, person, place) in [
            ("王敏", "于王敏", true, Some(1..3)),
            ("wm", "王敏霞", true, Some(0..2)),
            ("wangmin", "王铭", true, Some(0..2)),
            ("min", "王敏", true, Some(1..2)),
            ("dw", "单伟", true, Some(0..2)),
            ("xian", "西安市", false, Some(0..2)),
            ("xian", "先明", true, Some(0..1)),
            ("mmtt", "买买提·吐尔逊", true, Some(0..5)),
            ("tex", "买买提·吐尔逊", true, Some(4..7)),
            ("czj", "县财政局", false, Some(1..4)),
            ("𠅤", "魏𠅤", true, Some(1..2)),
            ("li", "王敏", true, None),
            ("", "王敏", true, None),
        ] {
            assert_eq!(Sought::read(text).place(name, person), place, "{text:?} in {name}");
        }
    }

    proptest::proptest! {
        /// What fits has a place, what does not has none, and the place is inside the name.
        #[test]
        fn there_is_a_place_just_where_there_is_a_fit(
            text in "[wmlsxyzdtane王敏 ']{0,5}", name in "[王敏单曾尉迟吕西安·长]{1,5}", person: bool,
        ) {
            let mut sought = Sought::read(&text);
            let fit = if person { sought.in_name(&name) } else { sought.in_title(&name) };
            let place = sought.place(&name, person);
            proptest::prop_assert_eq!(fit.is_some(), place.is_some());
            if let Some(place) = place {
                proptest::prop_assert!(place.start < place.end && place.end <= name.chars().count());
                // A dot before the first character is read by nobody.
                let at_the_start = name.chars().take(place.start).all(|c| c == '·');
                proptest::prop_assert!(fit == Some(Fit::Inside) || at_the_start);
            }
        }
    }

    #[test]
    fn every_usual_character_can_be_typed() {
        let silent: String = ('\u{4e00}'..='\u{9fa5}').filter(|&c| readings(c).next().is_none()).collect();
        // Units of measure, and interjections without a vowel.
        assert_eq!(silent, "兙兡呣嗧嗯噷桛烪瓧瓰瓱瓼甅");
        for line in include_str!("data/pinyin.txt").lines() {
            let (syllable, characters) = line.split_once(' ').unwrap();
            assert!(!syllable.is_empty() && syllable.bytes().all(|b| b.is_ascii_lowercase()), "{syllable}");
            for c in characters.chars().filter(|&c| c != '|') {
                assert!(readings(c).any(|reading| reading == syllable), "{c} {syllable}");
            }
        }
    }
}
