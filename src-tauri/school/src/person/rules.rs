//! Who may be one and the same.

use super::{Birth, IdNumber};

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
}
