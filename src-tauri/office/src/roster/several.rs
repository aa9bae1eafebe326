//! Several people in one cell: 张三、李四, and what of the row's other cells belongs to whom.

use super::report::Field;
use super::table::is_shared;
use super::words::without_brackets;
use school::person::tables::{clean_name, compact};

/// More people than this in one cell are a list, not a slip.
const AT_MOST: usize = 20;

/// The names in a cell, where it holds several.
pub(super) fn names(written: &str) -> Option<Vec<&str>> {
    let parts = cut_names(written);
    let is_name = |part: &&str| {
        let name = compact(&without_brackets(part).0);
        name.chars().count() >= 2 && clean_name(&name).is_ok()
    };
    ((2..=AT_MOST).contains(&parts.len()) && parts.iter().all(is_name)).then_some(parts)
}

fn is_mark(c: char) -> bool {
    matches!(c, '、' | '，' | ',' | ';' | '；' | '/' | '\n' | '\r' | '&')
}

/// 张三和李四 are two; 和 is also a family's name.
fn cut_names(written: &str) -> Vec<&str> {
    let parts = cut(written, is_mark);
    if parts.len() > 1 { parts } else { cut(written, |c| c == '和') }
}

fn cut(text: &str, mark: impl Fn(char) -> bool) -> Vec<&str> {
    text.split(mark).map(str::trim).filter(|part| !compact(part).is_empty()).collect()
}

/// The same, where nothing between two marks is nothing said of one of them.
fn cut_all(text: &str, mark: impl Fn(char) -> bool) -> Vec<&str> {
    text.split(mark).map(str::trim).collect()
}

/// What of a cell is said of the n-th of several people: its n-th part, or all of it where it speaks for all. None
/// where neither is clear.
pub(super) fn part(text: &str, field: Field, n: usize, of: usize) -> Option<String> {
    parts(text, field, of).map(|parts| parts[n.min(parts.len() - 1)].to_string())
}

/// Whether what a cell says can be shared out among several people.
pub(super) fn fits(text: &str, field: Field, of: usize) -> bool {
    matches!(field, Field::Serial | Field::Age) || parts(text, field, of).is_some()
}

/// One part for each of the people, or one for all.
fn parts(text: &str, field: Field, of: usize) -> Option<Vec<&str>> {
    let lines = cut_all(text, |c| matches!(c, '\n' | '\r'));
    if lines.len() == of {
        return Some(lines);
    }
    match field {
        Field::Name => Some(cut_names(text)).filter(|parts| parts.len() == of),
        Field::IdNumber | Field::Phone | Field::Birth | Field::PostSince | Field::RankSince => {
            let words = cut(text, |c| is_mark(c) || c.is_whitespace());
            (words.len() == of).then_some(words)
        }
        // 党组成员、副局长 is one person's: these are cut at marks that no single one has.
        Field::Post | Field::Rank | Field::UnitAndPost | Field::Note => {
            let parts = cut_all(text, |c| matches!(c, ';' | '；' | '/'));
            let one_for_all = lines.len() == 1 && parts.len() == 1 && !text.contains(['、', '，', ',']);
            (parts.len() == of || one_for_all).then_some(parts)
        }
        field => {
            let parts = cut_all(text, is_mark);
            let one_for_all = parts.len() == 1 && is_shared(field);
            (parts.len() == of || one_for_all).then_some(parts)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_names_in_a_cell_are_two_people() {
        for (written, people) in [
            ("张三、李四", 2),
            ("张三\n李四", 2),
            ("张三（组长），李四，王五", 3),
            ("张\n三", 0),
            ("张三", 0),
            ("买买提·吐尔逊", 0),
            ("和珅", 0),
            ("张三和李四", 2),
            ("张三、和珅", 2),
        ] {
            assert_eq!(names(written).map_or(0, |names| names.len()), people, "{written:?}");
        }
    }

    #[test]
    fn the_other_cells_are_shared_out_only_where_it_is_clear() {
        for (text, field, parts) in [
            ("13805888718、13805888719", Field::Phone, Some(["13805888718", "13805888719"])),
            ("13805888718 13805888719", Field::Phone, Some(["13805888718", "13805888719"])),
            ("13805888718", Field::Phone, None),
            ("男、女", Field::Sex, Some(["男", "女"])),
            ("男", Field::Sex, Some(["男", "男"])),
            ("县财政局", Field::Unit, Some(["县财政局", "县财政局"])),
            ("副局长\n科员", Field::Post, Some(["副局长", "科员"])),
            ("科员", Field::Post, Some(["科员", "科员"])),
            ("党组成员、副局长", Field::Post, None),
            ("1985.3、1986.4", Field::Birth, Some(["1985.3", "1986.4"])),
            ("1985.3", Field::Birth, None),
        ] {
            let read = [0, 1].map(|n| part(text, field, n, 2));
            assert_eq!(read, [0, 1].map(|n: usize| parts.map(|parts| parts[n].to_string())), "{text:?}");
        }
    }
}
