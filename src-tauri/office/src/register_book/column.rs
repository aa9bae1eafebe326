//! A column of a register: what offices call it, how an entry says it, and how it takes what a cell says.

use school::{Answer, Change, Read, person::tables::compact};

use super::names::Names;
use crate::roster::half_width;

/// An entry of a register as its workbook has it.
pub(super) trait Entry: Clone + PartialEq + 'static {
    /// What it is called in sentences: 授课人.
    const WORD: &'static str;
    /// Its columns; the first is the name. What is read later may rest on what was read before.
    const COLUMNS: &'static [Column<Self>];
    /// All of the register, in their order.
    fn all(tx: &Read) -> Answer<Vec<Self>>;
    /// A new one of which only the name is known.
    fn named(name: &str) -> Self;
    /// Its name.
    fn name(&self) -> &str;
    /// What tells it from others of its name, the surest first; empty where it is not known. None at all: there are no
    /// others of its name.
    fn marks(&self) -> Vec<String> {
        Vec::new()
    }
    /// What it enters in other registers: 专题《县情》.
    fn entered(&self) -> Vec<String> {
        Vec::new()
    }
    /// Writes it; `before` is what stands in the register.
    fn write(&self, tx: &Change, before: Option<&Self>) -> Answer<()>;
}

/// A column.
pub(super) struct Column<E> {
    /// What it is called, ours first.
    pub heads: &'static [&'static str],
    /// In characters.
    pub width: f64,
    /// It counts something.
    pub figure: bool,
    /// Several things in a cell: rows of a merged name add up.
    pub list: bool,
    /// The words it takes; none: any.
    pub choices: fn() -> Vec<&'static str>,
    /// What stands in its cell; empty: not known.
    pub say: fn(&E, &Names) -> String,
    /// Takes what a cell says; else why it cannot be taken.
    pub read: fn(&mut E, &str, &Names) -> Result<(), String>,
}

impl<E> Column<E> {
    /// Ours.
    pub fn head(&self) -> &'static str {
        self.heads.first().copied().unwrap_or_default()
    }
}

/// The column of names: an entry that stands keeps its own.
macro_rules! name {
    ($heads:expr, $width:expr) => {
        Column {
            heads: $heads,
            width: $width,
            figure: false,
            list: false,
            choices: Vec::new,
            say: |it, _| it.said.name.clone(),
            read: |_, _, _| Ok(()),
        }
    };
}

/// A column of text.
macro_rules! text {
    ($heads:expr, $width:expr, $field:ident) => {
        text!($heads, $width, $field, plain)
    };
    ($heads:expr, $width:expr, $field:ident, $clean:expr) => {
        Column {
            heads: $heads,
            width: $width,
            figure: false,
            list: false,
            choices: Vec::new,
            say: |it, _| it.said.$field.clone(),
            read: |it, text, _| {
                it.said.$field = $clean(text);
                Ok(())
            },
        }
    };
}

/// A column of figures; the words after it may stand behind one.
macro_rules! figure {
    ($heads:expr, $width:expr, $field:ident, $behind:expr) => {
        Column {
            heads: $heads,
            width: $width,
            figure: true,
            list: false,
            choices: Vec::new,
            say: |it, _| if it.said.$field == 0 { String::new() } else { it.said.$field.to_string() },
            read: |it, text, _| {
                it.said.$field = figure_of(text, $behind)?;
                Ok(())
            },
        }
    };
}

/// A column of the office's own words, and what others say for them.
macro_rules! word {
    ($heads:expr, $width:expr, $field:ident, $words:ident, $also:expr) => {
        Column {
            heads: $heads,
            width: $width,
            figure: false,
            list: false,
            choices: || $words::ALL.iter().map(|it| it.word()).filter(|word| !word.is_empty()).collect(),
            say: |it, _| it.said.$field.word().into(),
            read: |it, text, _| {
                let words: Vec<&str> = $words::ALL.iter().map(|it| it.word()).collect();
                let word = word_of(text, it.said.$field.word(), &words, $also)?;
                it.said.$field = $words::named(word).unwrap_or(it.said.$field);
                Ok(())
            },
        }
    };
}

pub(super) use {figure, name, text, word};

/// 张　三 without its space; other names with single ones.
pub(super) fn name_of(text: &str) -> String {
    let hanzi = text.chars().all(|c| c.is_whitespace() || !c.is_ascii());
    if hanzi { compact(text) } else { text.split_whitespace().collect::<Vec<_>>().join(" ") }
}

/// What a cell says, its lines trimmed, without blank ones.
pub(super) fn plain(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

/// What a cell says of a phone, figures at half width.
pub(super) fn phone_of(text: &str) -> String {
    plain(text).chars().map(half_width).collect()
}

/// Without spaces, figures and letters at half width: ２０１ is 201.
pub(super) fn bare(text: &str) -> String {
    compact(text).chars().map(half_width).collect()
}

/// A whole number, with or without the measure behind it.
pub(super) fn figure_of(text: &str, behind: &[&str]) -> Result<u32, String> {
    let bare = bare(text);
    let figures = behind.iter().find_map(|word| bare.strip_suffix(word)).unwrap_or(&bare);
    match figures.parse::<u32>() {
        _ if bare.is_empty() => Ok(0),
        Ok(count) if count <= 100_000 => Ok(count),
        _ => Err("看不出是多少。请只写数字".into()),
    }
}

/// One of the office's words, by itself or by what others say for it. An empty cell is the empty word, if there is one,
/// else the word that was.
pub(super) fn word_of<'a>(
    text: &str,
    was: &'a str,
    words: &[&'a str],
    also: &[(&str, &'a str)],
) -> Result<&'a str, String> {
    let bare = compact(text);
    let known = words.iter().copied().find(|word| compact(word) == bare);
    let other = also.iter().find(|(other, _)| *other == bare).map(|(_, word)| *word);
    known.or(other).or(bare.is_empty().then_some(was)).ok_or_else(|| {
        let words: Vec<&str> = words.iter().copied().filter(|word| !word.is_empty()).collect();
        format!("不认识这个词。可用的有：{}", words.join("、"))
    })
}

/// The names in a cell: 、 and the like between them, but for those inside brackets; `known` are registered names that
/// have a 、 of their own.
pub(super) fn names_in(text: &str, known: impl Fn(&str) -> bool) -> Vec<String> {
    let mut parts: Vec<String> = vec![String::new()];
    let mut depth = 0_u32;
    for c in text.chars() {
        match c {
            '《' | '（' | '(' => depth += 1,
            '》' | '）' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let apart = matches!(c, '\n' | '\r' | '；' | ';') || depth == 0 && matches!(c, '、' | '，' | ',');
        match parts.last_mut() {
            Some(last) if !apart => last.push(c),
            _ => {
                depth = 0;
                parts.push(String::new());
            }
        }
    }
    let parts: Vec<&str> = parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
    let mut names = Vec::new();
    let mut at = 0;
    while at < parts.len() {
        let longest = (at + 2..=parts.len()).rev().find(|&end| known(&parts[at..end].join("、")));
        let end = longest.unwrap_or(at + 1);
        names.push(parts[at..end].join("、"));
        at = end;
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_with_their_measure_or_not_at_all() {
        let seats = ["座", "人", "个座位"];
        for (text, want) in [
            ("60", Some(60)),
            ("６０ 座", Some(60)),
            ("60个座位", Some(60)),
            ("", Some(0)),
            ("约60", None),
            ("60-80", None),
            ("6.5", None),
            ("-6", None),
            ("99999999999", None),
        ] {
            assert_eq!(figure_of(text, &seats).ok(), want, "{text}");
        }
    }

    #[test]
    fn words_are_ours_or_those_of_others() {
        let (words, also) = (["", "党委", "政府"], [("县政府", "政府"), ("无", "")]);
        for (text, want) in [("党 委", Ok("党委")), ("县政府", Ok("政府")), ("无", Ok("")), ("", Ok(""))] {
            assert_eq!(word_of(text, "政府", &words, &also), want, "{text}");
        }
        assert_eq!(word_of("", "政府", &words[1..], &also), Ok("政府"), "as it was");
        assert_eq!(word_of("军区", "", &words, &also), Err("不认识这个词。可用的有：党委、政府".into()));
    }

    #[test]
    fn names_are_parted_but_not_within_brackets() {
        let known = |name: &str| name == "三中、四中全会精神";
        for (text, want) in [
            ("张三、李四，王五", "张三|李四|王五"),
            ("《三会一课、主题党日》、《民法典》", "《三会一课、主题党日》|《民法典》"),
            ("张三（组织部、党校）、李四", "张三（组织部、党校）|李四"),
            ("党章\n三中、四中全会精神；县情", "党章|三中、四中全会精神|县情"),
            ("《没有写完、县情", "《没有写完、县情"),
            ("、、", ""),
        ] {
            assert_eq!(names_in(text, known).join("|"), want, "{text}");
        }
    }
}
