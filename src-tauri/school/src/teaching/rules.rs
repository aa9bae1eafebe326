//! What is counted of lectures, and what a period is called.

use chrono::{Datelike, NaiveDate};

use super::{LeaderShare, Taught};
use crate::{Hours, calendar::span, cohort::CohortCategory, lecturer::LeadingBody};

/// What leaders' lectures come to at least, in hundredths of the 学时 of 主体班.
///
/// 依据：《中国共产党党校（行政学院）工作条例》第八条：每学期领导干部到党校授课课时不低于主体班次总课时的20%。
pub const LEADERS_AT_LEAST: u32 = 20;

/// The place of 四大班子 in a list; everybody else comes after the four.
pub fn place_of(body: LeadingBody) -> (bool, LeadingBody) {
    (body == LeadingBody::None, body)
}

/// `2026年春季学期` (1–7月), `2026年秋季学期` (8–12月), `2026年`, or the days.
pub fn period(from: NaiveDate, to: NaiveDate) -> String {
    let year = from.year();
    match ((from.month(), from.day()), (to.month(), to.day())) {
        _ if to.year() != year => span(from, to),
        ((1, 1), (7, 31)) => format!("{year}年春季学期"),
        ((8, 1), (12, 31)) => format!("{year}年秋季学期"),
        ((1, 1), (12, 31)) => format!("{year}年"),
        _ => span(from, to),
    }
}

impl LeaderShare {
    /// Hundredths of a per cent, to the nearest; none without a 主体班.
    pub fn per_myriad(self) -> Option<u32> {
        let (part, whole) = (u64::from(self.leaders.hundredths()), u64::from(self.all.hundredths()));
        (whole > 0).then(|| u32::try_from((part * 20_000 + whole) / (whole * 2)).unwrap_or(u32::MAX))
    }

    /// Whether it is what is asked; nothing is asked where there is no 主体班.
    pub fn suffices(self) -> bool {
        i64::from(self.leaders.0) * 100 >= i64::from(self.all.0) * i64::from(LEADERS_AT_LEAST)
    }

    /// How many 学时 are missing.
    pub fn missing(self) -> Hours {
        let asked = (i64::from(self.all.0) * i64::from(LEADERS_AT_LEAST)).div_euclid(100);
        let rest = (i64::from(self.all.0) * i64::from(LEADERS_AT_LEAST)).rem_euclid(100);
        let asked = asked + i64::from(rest > 0);
        Hours(i32::try_from((asked - i64::from(self.leaders.0)).max(0)).unwrap_or(i32::MAX))
    }

    /// `领导授课占比 = 领导干部授课24学时 ÷ 主体班总96学时 = 25.00%，不低于20%`
    pub fn formula(self) -> String {
        let (leaders, all) = (self.leaders, self.all);
        let Some(share) = self.per_myriad() else {
            return "这一期间没有主体班的课次，不计算领导授课占比".into();
        };
        let percent = format!("{}.{:02}%", share / 100, share % 100);
        let verdict = if self.suffices() {
            format!("达到{LEADERS_AT_LEAST}%的要求")
        } else {
            format!("低于{LEADERS_AT_LEAST}%的要求，还差{}学时", self.missing())
        };
        format!("领导授课占比 = 领导干部授课{leaders}学时 ÷ 主体班次总学时{all} = {percent}，{verdict}")
    }
}

impl Taught {
    /// Under which kind of class it counts: of a 合班 the first in the office's order, 主体班 before all.
    pub fn counts_for(&self) -> CohortCategory {
        self.classes.iter().map(|class| class.category).min().unwrap_or(CohortCategory::Other)
    }

    /// `第3期中青年干部培训班`, and of a 合班 all of them.
    pub fn class_titles(&self) -> String {
        self.classes.iter().map(|class| class.title.as_str()).collect::<Vec<_>>().join("、")
    }
}

/// What the ledger counts.
pub fn ledger_basis(from: NaiveDate, to: NaiveDate) -> Vec<String> {
    vec![
        format!("统计期间：{}，按课程表上的授课日期计入。", span(from, to)),
        "依据：《中国共产党党校（行政学院）工作条例》第八条，每学期领导干部授课课时不低于主体班次总课时的20%。".into(),
        "应授课的是师资库里类别为领导干部的全部人员；场次、学时含各类班次，合班只计一次。".into(),
        "占比的分子、分母只计主体班次，按各班课程表的学时相加，合班在每个班各计一次。".into(),
    ]
}

/// What the workload counts.
pub fn workload_basis(from: NaiveDate, to: NaiveDate) -> Vec<String> {
    vec![
        format!("统计期间：{}，按课程表上的授课日期计入，不论是否已经点名。", span(from, to)),
        "合班只计一次场次和学时，有主体班的计入主体班。".into(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn a_semester_has_its_name() {
        for (from, to, name) in [
            (day(2026, 1, 1), day(2026, 7, 31), "2026年春季学期"),
            (day(2026, 8, 1), day(2026, 12, 31), "2026年秋季学期"),
            (day(2026, 1, 1), day(2026, 12, 31), "2026年"),
            (day(2026, 3, 1), day(2026, 7, 31), "2026年3月1日至7月31日"),
            (day(2025, 8, 1), day(2026, 7, 31), "2025年8月1日至2026年7月31日"),
        ] {
            assert_eq!(period(from, to), name);
        }
    }

    #[test]
    fn the_share_says_how_it_is_reckoned() {
        for (leaders, all, percent, suffices, missing) in [
            (2000, 10000, Some(2000), true, "0"),
            (1999, 10000, Some(1999), false, "0.01"),
            (400, 9600, Some(417), false, "15.2"),
            (0, 0, None, true, "0"),
            (0, 400, Some(0), false, "0.8"),
            (1, 3, Some(3333), true, "0"),
        ] {
            let share = LeaderShare { leaders: Hours(leaders), all: Hours(all) };
            assert_eq!((share.per_myriad(), share.suffices()), (percent, suffices), "{leaders} of {all}");
            assert_eq!(share.missing().to_string(), missing, "{leaders} of {all}");
        }
        let share = LeaderShare { leaders: Hours(400), all: Hours(9600) };
        assert_eq!(
            share.formula(),
            "领导授课占比 = 领导干部授课4学时 ÷ 主体班次总学时96 = 4.17%，低于20%的要求，还差15.2学时"
        );
        assert!(LeaderShare::default().formula().starts_with("这一期间没有主体班"));
    }

    #[test]
    fn the_four_offices_come_in_their_order() {
        let mut bodies = LeadingBody::ALL.to_vec();
        bodies.sort_by_key(|body| place_of(*body));
        assert_eq!(bodies.iter().map(|body| body.word()).collect::<Vec<_>>(), ["党委", "人大", "政府", "政协", ""]);
    }
}
