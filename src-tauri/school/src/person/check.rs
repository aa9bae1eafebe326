//! 核对身份证号: what one number says by itself, and whom the register knows by it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    Birth, IdNumber, PersonId, Sex,
    id_number::{Fault, plain},
};
use crate::{Answer, Read};

words! {
    /// What is the matter with an ID number as it was written.
    pub enum IdVerdict {
        Right = "正确", Empty = "没有填写", Old = "15位旧号", Lost = "被Excel损坏", Length = "位数不对", Character = "有错字",
        Date = "日期不存在", CheckDigit = "校验不符",
    }
}

/// A number to look at.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CheckIdNumber {
    /// As it was written: full-width digits, spaces, a small x, 5.10199E+17.
    pub text: String,
}

/// What an ID number says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct IdNumberSaid {
    /// What is the matter with it.
    pub verdict: IdVerdict,
    /// The same in one sentence: what is wrong and what to do, or what it says.
    pub says: String,
    /// The eighteen characters, when it is right; of an old number, those of today.
    pub number: Option<IdNumber>,
    /// 出生日期
    pub birth: Option<Birth>,
    /// Whole years today.
    pub age: Option<i32>,
    /// 性别
    pub sex: Option<Sex>,
    /// Who has it in the register.
    pub person: Option<PersonId>,
    /// Their name.
    pub name: Option<String>,
}

/// Looks at one ID number.
pub fn check_id_number(tx: &Read, it: CheckIdNumber) -> Answer<IdNumberSaid> {
    let (verdict, number, fault) = match IdNumber::read(&it.text) {
        Ok(number) => (IdVerdict::Right, Some(number), None),
        Err(fault) => {
            let verdict = match &fault {
                Fault::Empty => IdVerdict::Empty,
                Fault::Old { .. } => IdVerdict::Old,
                Fault::LostDigits => IdVerdict::Lost,
                Fault::Length(_) => IdVerdict::Length,
                Fault::Character(_) => IdVerdict::Character,
                Fault::Date(_) => IdVerdict::Date,
                Fault::CheckDigit { .. } => IdVerdict::CheckDigit,
            };
            let said = fault.to_string();
            let today = if let Fault::Old { upgraded } = fault { Some(upgraded) } else { None };
            (verdict, today, Some(said))
        }
    };
    let known = match &number {
        // What Excel left of it may be enough to know whose it is.
        None if verdict == IdVerdict::Lost => owner_of_what_is_left(tx, &it.text)?,
        Some(number) => tx.row("select id, name from person where id_number = ?1", [number], |row| {
            Ok((row.get::<_, PersonId>(0)?, row.get::<_, String>(1)?))
        })?,
        None => None,
    };
    let (birth, sex) = number.as_ref().map(|number| (number.birth(), number.sex())).unzip();
    let age = birth.map(|birth| birth.age_on(tx.today()));
    let says = match (fault, birth, sex, age) {
        (Some(fault), ..) if verdict == IdVerdict::Lost => match &known {
            Some((_, name)) => format!("{fault}。{name}登记的号码前15位与它相同，请向本人核对。"),
            None => format!("{fault}，无法恢复。请向本人核对，并把这一列设为文本格式后重新填写。"),
        },
        (Some(fault), ..) => format!("{fault}。"),
        (None, Some(birth), Some(sex), Some(age)) => format!("校验正确：{sex}，{}出生，{age}岁。", birth.dotted()),
        (None, ..) => "校验正确。".into(),
    };
    let (person, name) = known.unzip();
    Ok(IdNumberSaid { verdict, says, number, birth, age, sex, person, name })
}

/// Who alone has a number that begins with the fifteen digits Excel keeps of one.
fn owner_of_what_is_left(tx: &Read, written: &str) -> Answer<Option<(PersonId, String)>> {
    let mantissa = written.split(['E', 'e']).next().unwrap_or_default();
    let digits: String = mantissa.chars().filter_map(plain).filter(char::is_ascii_digit).take(15).collect();
    if digits.len() < 15 {
        return Ok(None);
    }
    let owners = tx.rows(
        "select id, name from person where id_number > ?1 and id_number < ?1 || 'Y' limit 2",
        [digits],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    Ok(<[_; 1]>::try_from(owners).ok().map(|[owner]| owner))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Books, Desk};

    #[test]
    fn a_number_says_what_it_knows_and_what_excel_did_to_it() {
        let folder = tempfile::tempdir().unwrap();
        let clock = || chrono::NaiveDate::from_ymd_opt(2026, 3, 11).unwrap().and_hms_opt(9, 0, 0).unwrap();
        let desk = Desk { who: "王敏".into(), clock };
        let books = Books::open(&folder.path().join("班务.db"), folder.path(), desk).unwrap();
        let enter = "insert into person (name, id_number) values ('周静', '11010519491231002X')";
        books.change("", |tx| tx.run(enter, [])).unwrap();
        let said = |text: &str| books.read(|tx| check_id_number(tx, CheckIdNumber { text: text.into() })).unwrap();

        let right = said(" １１０１０５19491231 002x");
        assert_eq!((right.verdict, right.age, right.sex), (IdVerdict::Right, Some(76), Some(Sex::Female)));
        assert_eq!(right.birth.map(String::from).as_deref(), Some("1949-12-31"));
        assert_eq!(right.says, "校验正确：女，1949.12出生，76岁。");
        assert_eq!(right.name.as_deref(), Some("周静"));

        for (text, verdict, says) in [
            ("", IdVerdict::Empty, "没有填写身份证号。"),
            ("110105491231002", IdVerdict::Old, "是15位旧身份证号，升为18位应是11010519491231002X。"),
            (
                "1.10105E+17",
                IdVerdict::Lost,
                "身份证号被 Excel 当作数字，后几位已经丢失，无法恢复。请向本人核对，并把这一列设为文本格式后重新填写。",
            ),
            ("110199198312224000", IdVerdict::Lost, ""),
            ("1101051949123100", IdVerdict::Length, "身份证号应为18位，这里是16位。"),
            ("110105194912310021", IdVerdict::CheckDigit, ""),
            ("11019919800230001X", IdVerdict::Date, ""),
            ("H12345678", IdVerdict::Character, ""),
        ] {
            let it = said(text);
            assert_eq!(it.verdict, verdict, "{text}");
            assert!(says.is_empty() || it.says == says, "{text}: {}", it.says);
            assert_eq!(it.number.is_some(), verdict == IdVerdict::Old, "{text}");
            assert_eq!(it.name.is_some(), verdict == IdVerdict::Old, "the old number's owner is known: {text}");
        }
        for text in ["110105194912310000", "1.10105194912310E+17"] {
            let left = said(text);
            assert_eq!(
                (left.verdict, left.name.as_deref(), left.number),
                (IdVerdict::Lost, Some("周静"), None),
                "{text}"
            );
            assert!(left.says.ends_with("周静登记的号码前15位与它相同，请向本人核对。"), "{}", left.says);
        }
    }
}
