//! Single words and marks as units write them.

use school::person::Sex;
use school::person::tables::{self, compact};

/// 1985.1, which may be October.
pub(super) fn zero_lost(text: &str) -> String {
    let text = text.trim();
    format!("Excel 会把 {text}0 显示成 {text}，看不出是1月还是10月")
}

/// 男, ♀, and 1 or 2 as some systems have it.
pub(super) fn sex_of(text: &str) -> Option<Sex> {
    match compact(text).as_str() {
        "♂" => Some(Sex::Male),
        "♀" => Some(Sex::Female),
        "男性" | "男同志" | "先生" => Some(Sex::Male),
        "女性" | "女同志" | "女士" => Some(Sex::Female),
        text => Sex::read(text),
    }
}

/// The political status; 是 stands under 是否党员.
pub(super) fn political_of(text: &str) -> Option<&'static str> {
    match compact(text).as_str() {
        "是" | "√" | "✓" | "Y" => tables::political("中共党员"),
        text => tables::political(text),
    }
}

/// 无, /, —: an empty cell that somebody filled.
pub(super) fn is_blank_mark(text: &str) -> bool {
    let text = compact(text);
    text.chars().all(|c| matches!(c, '/' | '\\' | '-' | '—' | '–' | '无' | '、' | '.' | '…' | '·' | '＿' | '_'))
}

/// 同上, 〃: what stands above.
pub(super) fn is_ditto(text: &str) -> bool {
    matches!(compact(text).as_str(), "同上" | "〃" | "\"" | "″" | "”" | "“" | "々" | "同" | "″″" | "\"\"")
}

/// A name without the number that some put before it: 1.张三.
pub(super) fn unnumbered(name: &str) -> &str {
    let rest = name.trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = rest.len() < name.trim_start().len() && rest.starts_with(['.', '、', '．', ' ', ')', '）']);
    if numbered { rest.trim_start_matches(['.', '、', '．', ' ', ')', '）']) } else { name }
}

/// Characters of a private use area: seen only where their font is.
pub(super) fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10fffd}')
}

/// A full-width letter or digit as its plain one.
pub(crate) fn half_width(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        c => c,
    }
}

/// Text without decoration: spaces at the ends gone, between Han characters gone, elsewhere one.
pub(super) fn tidy(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut tidy = String::new();
    for word in words {
        let between_latin = tidy.ends_with(|c: char| c.is_ascii_alphanumeric())
            && word.starts_with(|c: char| c.is_ascii_alphanumeric());
        if between_latin {
            tidy.push(' ');
        }
        tidy.push_str(word);
    }
    tidy
}

pub(super) const COMPOUND_SURNAMES: &[&str] = &[
    "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "长孙", "宇文", "司徒", "夏侯",
    "端木", "南宫", "轩辕", "公冶", "澹台", "赫连", "呼延", "申屠", "太史", "闻人", "钟离", "独孤", "拓跋", "淳于",
    "单于", "司空",
];

/// The text outside brackets and the text inside them.
pub(super) fn without_brackets(text: &str) -> (String, String) {
    let (mut outside, mut inside, mut depth) = (String::new(), String::new(), 0);
    for c in text.chars() {
        match c {
            '(' | '（' | '[' | '【' => depth += 1,
            ')' | '）' | ']' | '】' => depth -= 1,
            c if depth > 0 => inside.push(c),
            c => outside.push(c),
        }
    }
    (outside, compact(&inside))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_tidied_without_being_changed() {
        for (written, tidied) in
            [(" 党组成员、\n副局长 ", "党组成员、副局长"), ("IT 部  A", "IT部A"), ("Deputy  Head", "Deputy Head")]
        {
            assert_eq!(tidy(written), tidied);
        }
    }
}
