//! Who may be one and the same.

use super::{Birth, IdNumber, Person};

/// What tells namesakes of one unit apart.
#[derive(Debug, Clone, Copy)]
pub struct Traits<'a> {
    /// 身份证号, where it is known.
    pub id_number: Option<&'a IdNumber>,
    /// 出生年月, where it is known; the ID number speaks for it where it is not.
    pub birth: Option<Birth>,
}

/// Namesakes of one unit are taken for one person unless another ID number or another month of birth says otherwise.
pub fn may_be_one(a: Traits, b: Traits) -> bool {
    let month =
        |it: Traits| it.birth.or_else(|| it.id_number.map(IdNumber::birth)).map(|birth| (birth.year(), birth.month()));
    let other_number = matches!((a.id_number, b.id_number), (Some(a), Some(b)) if a != b);
    let other_month = matches!((month(a), month(b)), (Some(a), Some(b)) if a != b);
    !other_number && !other_month
}

/// What speaks for two people of one name being one person; nothing when something says that they are two: two whole
/// ID numbers of which more than a slip of the pen is different.
///
/// Of two right numbers the last character is different whenever another one is, so one slip shows as two.
pub fn likeness(one: &Person, other: &Person) -> Vec<&'static str> {
    let slip = match (&one.id_number, &other.id_number) {
        (Some(a), Some(b)) => {
            let different = a.as_str().bytes().zip(b.as_str().bytes()).take(17).filter(|(a, b)| a != b).count();
            if different > 1 {
                return Vec::new();
            }
            true
        }
        _ => false,
    };
    let same_month = matches!((one.birth, other.birth), (Some(a), Some(b)) if a.to_the_month() == b.to_the_month());
    let nothing_against = may_be_one(one.traits(), other.traits());
    [
        (slip, "身份证号只差一位"),
        (same_month, "出生年月相同"),
        (!one.phone.is_empty() && one.phone == other.phone, "手机相同"),
        (one.unit.is_some() && one.unit == other.unit && nothing_against, "单位相同"),
    ]
    .into_iter()
    .filter(|(holds, _)| *holds)
    .map(|(_, why)| why)
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn namesakes_are_one_unless_something_says_otherwise() {
        let number = |text| IdNumber::read(text).ok();
        let birth = |text| Birth::read(text).ok();
        let (first, second) = (number("110199198503120012"), number("110199198503120039"));
        let known = |id_number, birth| Traits { id_number, birth };
        let (first, second) = (first.as_ref(), second.as_ref());
        for (a, b, expected) in [
            (known(None, None), known(None, None), true),
            (known(first, None), known(first, None), true),
            (known(first, None), known(second, None), false),
            (known(first, None), known(None, None), true),
            (known(None, birth("1985-03")), known(None, birth("1985-03-12")), true),
            (known(None, birth("1985-03")), known(None, birth("1985-04")), false),
            (known(first, None), known(None, birth("1985-03")), true),
            (known(first, None), known(None, birth("1986-03")), false),
        ] {
            assert_eq!((may_be_one(a, b), may_be_one(b, a)), (expected, expected), "{a:?} {b:?}");
        }
    }

    #[test]
    fn namesakes_are_likely_one_when_something_says_so() {
        let person = |id_number: &str, birth: &str, phone: &str, unit: Option<i64>| Person {
            id: crate::person::PersonId(1),
            name: "张三".into(),
            sex: None,
            birth: Birth::read(birth).ok(),
            ethnicity: String::new(),
            political: String::new(),
            education: String::new(),
            in_service: String::new(),
            id_number: IdNumber::read(id_number).ok(),
            phone: phone.into(),
            unit: unit.map(crate::unit::UnitId),
            post: String::new(),
            post_since: None,
            rank: String::new(),
            rank_since: None,
            note: String::new(),
        };
        // One figure of the sequence and with it the last; another person altogether.
        let (number, slip, other) = ("110199198503120012", "110199198503120039", "110199198803084228");
        for (one, two, why) in [
            (person("", "1985-03", "", None), person("", "1985-03-12", "", None), "出生年月相同"),
            (person("", "1985-03", "", Some(1)), person("", "1985-04", "", Some(1)), ""),
            (person("", "", "139", None), person("", "", "139", None), "手机相同"),
            (person("", "", "", Some(1)), person("", "", "", Some(1)), "单位相同"),
            (person("", "", "", None), person("", "", "", None), ""),
            (person(number, "", "139", None), person(other, "", "139", None), ""),
            (person(number, "", "", None), person(slip, "", "", None), "身份证号只差一位"),
            (person(number, "", "139", Some(1)), person("", "", "139", Some(1)), "手机相同 单位相同"),
        ] {
            assert_eq!(likeness(&one, &two).join(" "), why);
            assert_eq!(likeness(&two, &one).join(" "), why);
        }
    }
}
