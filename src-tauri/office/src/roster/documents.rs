//! Documents other than the resident's ID card, in a column of ID numbers: what somebody from Hong Kong, Macao, Taiwan
//! or abroad writes there. Cards of residents from Hong Kong, Macao and Taiwan (810000, 820000, 830000) have ID numbers.

use super::words::half_width;
use chrono::{Datelike, NaiveDate};
use school::person::tables::compact;

/// What kind of document a text is the number of, and the number; none where it could be a slip in an ID number.
pub(super) fn other_document(written: &str) -> Option<(&'static str, String)> {
    let number: String = compact(written).chars().map(|c| half_width(c).to_ascii_uppercase()).collect();
    let digits = number.trim_start_matches(|c: char| c.is_ascii_uppercase());
    let letters = &number[..number.len() - digits.len()];
    let all_digits = digits.bytes().all(|byte| byte.is_ascii_digit());
    let kind = match (letters, digits.len()) {
        _ if !all_digits => return None,
        ("H" | "M", 8 | 10) => "港澳居民来往内地通行证",
        // Eight digits, formerly with two more that count the cards. A day of birth has eight, too.
        ("", 8 | 10) if !is_day(digits) => "台湾居民来往大陆通行证",
        // E12345678, EA1234567, and those of other countries.
        (_, 6..=8) if matches!(letters.len(), 1 | 2) && number.len() <= 9 => "护照",
        _ => return None,
    };
    Some((kind, number))
}

/// 19850612: a day, of somebody who wrote the birth into the wrong column.
fn is_day(digits: &str) -> bool {
    NaiveDate::parse_from_str(digits, "%Y%m%d").is_ok_and(|day| (1900..2100).contains(&day.year()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_other_documents_are_no_slips_in_an_id_number() {
        for (written, kind) in [
            ("E12345678", Some("护照")),
            ("ea1234567", Some("护照")),
            ("Ｇ １２３４５６７８", Some("护照")),
            ("H12345678", Some("港澳居民来往内地通行证")),
            ("M1234567801", Some("港澳居民来往内地通行证")),
            ("110199198506124430", None),
            ("11019919850612443X", None),
            ("12345678", Some("台湾居民来往大陆通行证")),
            ("01234567", Some("台湾居民来往大陆通行证")),
            ("0123456701", Some("台湾居民来往大陆通行证")),
            ("19850612", None),
            ("123456789", None),
            ("1234567", None),
            ("E1234567890123", None),
            ("5.1E+17", None),
            ("ABC", None),
            ("护照E12345678", None),
            ("", None),
        ] {
            assert_eq!(other_document(written).map(|(kind, _)| kind), kind, "{written}");
        }
    }
}
