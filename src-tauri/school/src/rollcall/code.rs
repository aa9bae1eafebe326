//! 编码: what a scanner or a hurried hand types, on badges and sign-in sheets, with a sign that shows a slip.

/// Digits and letters that are not mistaken for each other: no 0 and O, no 1, I and L. There are 31, a prime, so that one
/// wrong sign, or two neighbours changed for each other, never give another right code.
const SIGNS: &[u8; 31] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/// What every badge begins with, so that none is ever a row number.
const BADGE: u8 = b'T';

/// How many signs the number of a badge has at least.
const BADGE_SIGNS: usize = 4;

/// How many signs of a sheet's code are free; the eighth is its check.
const SHEET_SIGNS: usize = 7;

/// The badge of a number: `T222B4`.
pub fn badge(number: i64) -> String {
    let mut number = number.unsigned_abs();
    let mut places = Vec::new();
    while number > 0 || places.len() < BADGE_SIGNS {
        places.push((number % 31) as u8);
        number /= 31;
    }
    places.extend(place(BADGE));
    places.reverse();
    checked(places).into_iter().collect()
}

/// The number of a badge; none where it is no badge, or typed wrongly.
pub fn read_badge(text: &str) -> Option<i64> {
    let places = places(text)?;
    let (first, number) = places.split_first()?;
    if Some(*first) != place(BADGE) || number.len() < BADGE_SIGNS {
        return None;
    }
    let number = number.iter().try_fold(0i64, |sum, &place| sum.checked_mul(31)?.checked_add(place.into()))?;
    // A number has one badge only: no further zeros before it.
    (self::badge(number) == tidy(text)).then_some(number)
}

/// The code of a sheet from what is on it: `K7M2-Q9TX`. The same sheet has the same code.
pub fn of_sheet(said: &str) -> String {
    // FNV-1a, with its bits stirred once more: stable for ever, which the standard library's hashes are not.
    let mut hash = said
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    hash = (hash ^ (hash >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    hash ^= hash >> 32;
    let mut places = Vec::new();
    for _ in 0..SHEET_SIGNS {
        places.push((hash % 31) as u8);
        hash /= 31;
    }
    let signs: String = checked(places).into_iter().collect();
    format!("{}-{}", &signs[..4], &signs[4..])
}

/// A sheet's code as it stands in the books, however it was typed; none where a sign is wrong.
pub fn read_sheet(text: &str) -> Option<String> {
    let signs = tidy(text);
    (places(&signs)?.len() == SHEET_SIGNS).then(|| format!("{}-{}", &signs[..4], &signs[4..]))
}

/// What was typed in one case, without blanks and hyphens; a Chinese keyboard types wide signs.
fn tidy(text: &str) -> String {
    let narrow = |c: char| match c as u32 {
        wide @ 0xff01..=0xff5e => char::from_u32(wide - 0xfee0).unwrap_or(c),
        _ => c,
    };
    text.chars()
        .map(narrow)
        .filter(|c| !matches!(c, '-' | '－' | '—') && !c.is_whitespace())
        .collect::<String>()
        .to_ascii_uppercase()
}

fn place(sign: u8) -> Option<u8> {
    SIGNS.iter().position(|&it| it == sign).map(|at| at as u8)
}

/// The places of a code before its check; none where it does not stand.
fn places(text: &str) -> Option<Vec<u8>> {
    let mut places = tidy(text).bytes().map(place).collect::<Option<Vec<u8>>>()?;
    let last = places.pop()?;
    (check(&places) == last).then_some(places)
}

fn checked(mut places: Vec<u8>) -> Vec<char> {
    places.push(check(&places));
    places.into_iter().map(|place| char::from(SIGNS[usize::from(place)])).collect()
}

/// Each place by its own weight.
fn check(places: &[u8]) -> u8 {
    let sum: usize = places.iter().enumerate().map(|(at, &place)| (at + 1) * usize::from(place)).sum();
    (sum % 31) as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn badges_and_codes_read_as_they_were_given() {
        for number in [1, 30, 31, 48, 1000, 923_520, 923_521, 5_000_000] {
            let badge = badge(number);
            assert_eq!(read_badge(&badge), Some(number), "{badge}");
            assert_eq!(read_badge(&format!(" {} ", badge.to_lowercase())), Some(number), "{badge}");
        }
        let code = of_sheet("cohort 1 session 7: 1 2 3");
        assert_eq!(code, of_sheet("cohort 1 session 7: 1 2 3"));
        assert_ne!(code, of_sheet("cohort 1 session 7: 1 3 2"));
        for typed in [code.clone(), code.to_lowercase(), code.replace('-', ""), code.replace('-', " ")] {
            assert_eq!(read_sheet(&typed), Some(code.clone()), "{typed}");
        }
        assert_eq!(read_sheet("Ｋ７"), None);
        for no_code in ["", "3", "17", "迟", "110199198506124430", "22222"] {
            assert_eq!((read_badge(no_code), read_sheet(no_code)), (None, None), "{no_code}");
        }
    }

    proptest! {
        #[test]
        fn one_wrong_sign_or_two_changed_are_seen(number in 1..9_000_000i64, at in 0..6usize, other in 0..31usize) {
            for code in [badge(number), of_sheet(&number.to_string()).replace('-', "")] {
                let right = |text: &str| read_badge(text).is_some() || read_sheet(text).is_some();
                prop_assert!(right(&code));
                let mut wrong = code.clone().into_bytes();
                let sign = SIGNS[other];
                if wrong[at] != sign {
                    wrong[at] = sign;
                    prop_assert!(!right(&String::from_utf8(wrong).unwrap()), "{}", code);
                }
                let mut turned = code.clone().into_bytes();
                if at + 1 < turned.len() && turned[at] != turned[at + 1] {
                    turned.swap(at, at + 1);
                    prop_assert!(!right(&String::from_utf8(turned).unwrap()), "{}", code);
                }
            }
        }
    }
}
