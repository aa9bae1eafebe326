//! Phone numbers as units write them.

use super::words::half_width;
use school::person::tables::compact;

/// What a cell of phone numbers says.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Phone {
    /// Eleven digits, the first a 1; or a landline with its area.
    One(String),
    /// The first of several.
    FirstOf(String),
    /// A mobile number that has lost digits, or got too many.
    Cut,
    /// Something else, a short number perhaps.
    Odd,
}

pub(super) fn read(written: &str) -> Phone {
    let digits = digits(written);
    if is_mobile(&digits) || is_landline(&digits) {
        return Phone::One(digits);
    }
    // Two numbers in one cell, or 13805888718（微信同号）.
    let numbers: Vec<String> = written
        .split(|c: char| c.is_whitespace() || matches!(c, '、' | '，' | ',' | ';' | '；' | '/' | '或' | '(' | '（'))
        .map(self::digits)
        .filter(|digits| is_mobile(digits) || is_landline(digits))
        .collect();
    let first = numbers.iter().find(|digits| is_mobile(digits)).or(numbers.first());
    match (first, numbers.len()) {
        (None, _) if is_cut(&digits) => Phone::Cut,
        (None, _) => Phone::Odd,
        (Some(only), 1) if remark(written, only) => Phone::One(only.clone()),
        (Some(first), _) => Phone::FirstOf(first.clone()),
    }
}

/// 1380588871, 1.38059E+10
fn is_cut(digits: &str) -> bool {
    let all_digits = digits.bytes().all(|b| b.is_ascii_digit());
    let exponent = digits.to_ascii_uppercase().contains("E+");
    exponent || all_digits && digits.starts_with('1') && (9..=13).contains(&digits.len())
}

/// Whether a cell holds no digits but those of one number.
fn remark(written: &str, number: &str) -> bool {
    let all = digits(&written.chars().filter(|&c| c.is_numeric() || c == '+').collect::<String>());
    all == number.replace('-', "")
}

/// The digits of a phone number: spaces, hyphens and the country's number gone; an area code keeps its hyphen.
pub(super) fn digits(text: &str) -> String {
    let half = |c: char| match c {
        '—' | '–' => '-',
        c => half_width(c),
    };
    let plain: String = compact(text).chars().map(half).filter(|c| !matches!(c, '\'' | '‘' | '’' | '`')).collect();
    let plain = plain.strip_suffix(".0").unwrap_or(&plain);
    if is_landline(plain) {
        return plain.into();
    }
    let bare: String = plain.chars().filter(|&c| c != '-').collect();
    let home = ["+86", "0086"].iter().find_map(|country| bare.strip_prefix(country));
    let home = home.or_else(|| bare.strip_prefix("86").filter(|rest| rest.len() == 11));
    home.map(String::from).unwrap_or(bare)
}

/// Eleven digits, the first a 1.
pub(super) fn is_mobile(digits: &str) -> bool {
    digits.len() == 11 && digits.starts_with('1') && digits.bytes().all(|b| b.is_ascii_digit())
}

/// 0431-85123456: an area code and seven or eight digits.
fn is_landline(text: &str) -> bool {
    let Some((area, number)) = text.split_once('-') else { return false };
    let all_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    area.starts_with('0')
        && (3..=4).contains(&area.len())
        && (7..=8).contains(&number.len())
        && all_digits(area)
        && all_digits(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phones_lose_what_is_no_digit() {
        let one = |digits: &str| Phone::One(digits.into());
        let first = |digits: &str| Phone::FirstOf(digits.into());
        for (written, read) in [
            ("138 0588 8718", one("13805888718")),
            ("138-0588-8718", one("13805888718")),
            ("+86 13805888718", one("13805888718")),
            ("0086-13805888718", one("13805888718")),
            ("１３８０５８８８７１８", one("13805888718")),
            ("13805888718.0", one("13805888718")),
            ("'13805888718", one("13805888718")),
            ("13805888718（微信同号）", one("13805888718")),
            ("0431-85123456", one("0431-85123456")),
            ("13805888718 13905888719", first("13805888718")),
            ("0431-85123456/13805888718", first("13805888718")),
            ("13805888718、1390588871", first("13805888718")),
            ("1380588871", Phone::Cut),
            ("1.38059E+10", Phone::Cut),
            ("85123456", Phone::Odd),
        ] {
            assert_eq!(super::read(written), read, "{written:?}");
        }
    }
}
