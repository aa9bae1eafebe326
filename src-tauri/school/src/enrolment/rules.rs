//! Days that overlap, lines that may be of one person, conditions somebody may not meet.

use chrono::{Days, NaiveDate};

use super::Eligibility;
use crate::{
    calendar::LAST_DAY,
    person::{Birth, IdNumber, id_number::Fault},
    trainee::level::{self, Standing},
};

/// From which day somebody is in a class, up to (not including) which.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stay {
    /// The first day.
    pub from: NaiveDate,
    /// The day after the last.
    pub until: NaiveDate,
}

impl Stay {
    /// In a class of these days, both counted, by somebody who may have joined later and left earlier.
    pub fn of(starts: NaiveDate, ends: NaiveDate, joined: Option<NaiveDate>, left_on: Option<NaiveDate>) -> Stay {
        let after = ends.checked_add_days(Days::new(1)).unwrap_or(LAST_DAY);
        Stay { from: joined.unwrap_or(starts).max(starts), until: left_on.unwrap_or(after).min(after) }
    }
    /// The days both have: the first and the last; none when they have none.
    pub fn common(self, other: Stay) -> Option<(NaiveDate, NaiveDate)> {
        let (from, until) = (self.from.max(other.from), self.until.min(other.until));
        let last = until.pred_opt()?;
        (from < until).then_some((from, last))
    }
}

/// What tells whether two lines of one name are of one person.
#[derive(Debug, Clone, Copy)]
pub struct Traits<'a> {
    /// 出生年月
    pub birth: Option<Birth>,
    /// 手机
    pub phone: &'a str,
}

/// Why two lines of one name may be of one person, in words; none: nothing says so.
pub fn may_be_one(one: Traits, other: Traits) -> Option<String> {
    let month = |it: Traits| it.birth.map(|birth| birth.dotted());
    let mut why = vec!["姓名相同".to_owned()];
    if let (Some(one), Some(other)) = (month(one), month(other))
        && one == other
    {
        why.push(format!("出生年月都是{one}"));
    }
    if !one.phone.is_empty() && one.phone == other.phone {
        why.push(format!("手机都是{}", one.phone));
    }
    (why.len() > 1).then(|| why.join("，"))
}

/// Somebody compared with the conditions of a class.
#[derive(Debug, Clone)]
pub struct Candidate<'a> {
    /// 出生年月
    pub birth: Option<Birth>,
    /// 职务
    pub post: &'a str,
    /// 职级
    pub rank: &'a str,
    /// The tags they have on the first day.
    pub tags: &'a [String],
}

/// A condition that is not met; what it rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breach {
    /// 年满46周岁（超过45周岁）
    pub say: String,
    /// The facts and the condition.
    pub ground: String,
}

/// The conditions somebody does not meet on the first day. What is not known breaks nothing.
pub fn breaches(it: &Candidate, of: &Eligibility, starts: NaiveDate) -> Vec<Breach> {
    let mut breaches = Vec::new();
    if let Some(birth) = it.birth {
        let age = u32::try_from(birth.age_on(starts)).unwrap_or(0);
        let ground = |limit: String| format!("出生{}，开班日满{age}周岁；参训条件：{limit}", birth.dotted());
        if let Some(oldest) = of.oldest.filter(|&oldest| oldest < age) {
            let ground = ground(format!("不超过{oldest}周岁"));
            breaches.push(Breach { say: format!("年满{age}周岁（超过{oldest}周岁）"), ground });
        }
        if let Some(youngest) = of.youngest.filter(|&youngest| age < youngest) {
            let ground = ground(format!("年满{youngest}周岁"));
            breaches.push(Breach { say: format!("年龄{age}周岁（不满{youngest}周岁）"), ground });
        }
    }
    if let Some(level) = level::of(it.post, it.rank) {
        let has = level::word(level);
        let ground = |limit: String| format!("{}；参训条件：{limit}", stated(it.post, it.rank));
        // What stands higher is less.
        if level::named(&of.lowest).is_some_and(|lowest| lowest < level) {
            let ground = ground(format!("{}以上", of.lowest));
            breaches.push(Breach { say: format!("职务层次为{has}（低于{}）", of.lowest), ground });
        }
        if level::named(&of.highest).is_some_and(|highest| level < highest) {
            let ground = ground(format!("{}以下", of.highest));
            breaches.push(Breach { say: format!("职务层次为{has}（高于{}）", of.highest), ground });
        }
    }
    let asked: Vec<&str> = of.tags.split('、').filter(|tag| !tag.is_empty()).collect();
    if !asked.is_empty() && !asked.iter().any(|asked| it.tags.iter().any(|tag| tag == asked)) {
        let has = if it.tags.is_empty() { "没有标签".into() } else { format!("标签：{}", it.tags.join("、")) };
        let ground = format!("{has}；参训条件：{}", asked.join("或"));
        breaches.push(Breach { say: format!("不是{}", asked.join("、")), ground });
    }
    breaches
}

/// Why it is not known whether somebody's level meets the conditions; none: it is known, or not asked.
pub fn unstated(it: &Candidate, of: &Eligibility) -> Option<Breach> {
    let asked = match (of.lowest.as_str(), of.highest.as_str()) {
        ("", "") => return None,
        (lowest, "") => format!("{lowest}以上"),
        ("", highest) => format!("{highest}以下"),
        (lowest, highest) => format!("{lowest}至{highest}"),
    };
    let say = match level::standing(it.post, it.rank) {
        Standing::At { .. } => return None,
        Standing::Unknown if it.post.is_empty() && it.rank.is_empty() => "没有填写职务、职级".to_owned(),
        Standing::Head | Standing::Deputy | Standing::Unknown => format!("职务「{}」没有写明级别", it.post),
    };
    Some(Breach { say, ground: format!("参训条件：{asked}；写明级别才能核对") })
}

/// What is wrong with an ID number as it was written, without repeating it; none: nothing is, or nothing was written.
pub fn fault(written: &str) -> Option<String> {
    match IdNumber::read(written) {
        Ok(_) | Err(Fault::Empty) => None,
        Err(Fault::LostDigits) if written.trim().ends_with("000") => Some("末三位为000，被 Excel 改动过".into()),
        Err(fault) => Some(fault.to_string().trim_start_matches("身份证号").into()),
    }
}

fn stated(post: &str, rank: &str) -> String {
    match (post, rank) {
        (post, "") => format!("职务「{post}」"),
        ("", rank) => format!("职级「{rank}」"),
        (post, rank) => format!("职务「{post}」、职级「{rank}」"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cohort::CohortId;
    use proptest::prelude::*;

    fn day(d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, d).unwrap()
    }

    #[test]
    fn a_class_is_shared_from_the_day_joined_to_the_day_before_leaving() {
        for (joined, left_on, expected) in [
            (None, None, Some((11, 13))),
            (Some(12), None, Some((12, 13))),
            (None, Some(12), Some((11, 11))),
            (None, Some(11), None),
            (Some(14), None, None),
            (Some(1), Some(30), Some((11, 13))),
        ] {
            let mine = Stay::of(day(9), day(13), joined.map(day), left_on.map(day));
            let theirs = Stay::of(day(11), day(20), None, None);
            let expected = expected.map(|(from, to)| (day(from), day(to)));
            assert_eq!((mine.common(theirs), theirs.common(mine)), (expected, expected), "{joined:?} {left_on:?}");
        }
    }

    #[test]
    fn one_name_is_one_person_only_when_more_agrees() {
        let birth = |text: &str| Birth::read(text).ok();
        for (one, other, expected) in [
            (("1985-03", ""), ("1985-03-12", ""), Some("姓名相同，出生年月都是1985.03")),
            (("1985-03", "13800000001"), ("1986-03", "13800000001"), Some("姓名相同，手机都是13800000001")),
            (("1985-03", ""), ("1985-04", ""), None),
            (("", ""), ("", ""), None),
            (("", "1"), ("", "2"), None),
        ] {
            let traits = |(born, phone)| Traits { birth: birth(born), phone };
            assert_eq!(may_be_one(traits(one), traits(other)).as_deref(), expected, "{one:?} {other:?}");
        }
    }

    #[test]
    fn a_wrong_number_is_told_without_repeating_it() {
        for (written, expected) in [
            ("110199198803084000", Some("末三位为000，被 Excel 改动过")),
            ("1.10199E+17", Some("被 Excel 当作数字，后几位已经丢失")),
            ("11019919850612443", Some("应为18位，这里是17位")),
            ("110199198506124431", Some("校验不符：按前17位末位应为0，其中有写错的数字")),
            ("110199198506124430", None),
            (" ", None),
        ] {
            assert_eq!(fault(written).as_deref(), expected, "{written}");
        }
    }

    fn conditions() -> Eligibility {
        Eligibility {
            cohort: CohortId(1),
            youngest: Some(25),
            oldest: Some(45),
            lowest: "乡科级副职".into(),
            highest: "乡科级正职".into(),
            tags: "后备干部、村干部".into(),
            years: 2,
            same_name: false,
        }
    }

    #[test]
    fn conditions_are_compared_on_the_first_day() {
        let reserve = ["后备干部".to_owned()];
        for (birth, post, rank, tags, expected) in [
            ("1985-03-12", "副镇长", "", &reserve[..], ""),
            ("1980-03-10", "副镇长", "", &reserve, ""),
            ("1980-03-09", "副镇长", "", &reserve, "年满46周岁（超过45周岁）"),
            ("2001-03-10", "镇长", "", &reserve, "年龄24周岁（不满25周岁）"),
            ("", "副局长", "", &reserve, ""),
            ("", "副局长", "一级科员", &reserve, "职务层次为科员（低于乡科级副职）"),
            ("", "县长", "", &reserve, "职务层次为县处级正职（高于乡科级正职）"),
            ("", "镇长", "", &[], "不是后备干部、村干部"),
        ] {
            let it = Candidate { birth: Birth::read(birth).ok(), post, rank, tags };
            let said: Vec<String> = breaches(&it, &conditions(), NaiveDate::from_ymd_opt(2026, 3, 9).unwrap())
                .into_iter()
                .map(|it| it.say)
                .collect();
            assert_eq!(said.join("；"), expected, "{birth} {post} {rank}");
        }
    }

    #[test]
    fn what_is_not_written_is_no_breach() {
        for (post, rank, expected) in [
            ("局长", "", Some("职务「局长」没有写明级别")),
            ("副局长", "四级主任科员", None),
            ("", "", Some("没有填写职务、职级")),
            ("会计", "", Some("职务「会计」没有写明级别")),
        ] {
            let it = Candidate { birth: None, post, rank, tags: &[] };
            assert_eq!(unstated(&it, &conditions()).map(|it| it.say).as_deref(), expected, "{post} {rank}");
            let no_levels = Eligibility { lowest: String::new(), highest: String::new(), ..conditions() };
            assert_eq!(unstated(&it, &no_levels), None, "not asked");
        }
    }

    proptest! {
        #[test]
        fn common_days_are_those_of_both(a in stay(), b in stay()) {
            let within = |stay: Stay, day: NaiveDate| stay.from <= day && day < stay.until;
            let both: Vec<NaiveDate> = (1..=31).map(day).filter(|&day| within(a, day) && within(b, day)).collect();
            prop_assert_eq!(a.common(b), both.first().copied().zip(both.last().copied()));
            prop_assert_eq!(a.common(b), b.common(a));
        }
    }
    prop_compose! {
        fn stay()(starts in 1_u32..28, days in 0_u32..4, joined in prop::option::of(1_u32..31), left in prop::option::of(1_u32..31))
            -> Stay
        {
            Stay::of(day(starts), day(starts + days), joined.map(day), left.map(day))
        }
    }
}
