//! Everybody expected is marked once; what marks add up to.

use std::collections::{HashMap, HashSet};

use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use super::{Exception, Mark};
use crate::{Answer, Hours, refusal, trainee::TraineeId};

/// A whole roll from its exceptions: everybody expected is 出勤 but for those named.
///
/// Refuses an exception for somebody not expected, or two for one trainee.
pub fn everybody_once(
    expected: &[(TraineeId, String)],
    exceptions: &[Exception],
) -> Answer<Vec<(TraineeId, Mark, u32, String)>> {
    let names: HashMap<TraineeId, &String> = expected.iter().map(|(trainee, name)| (*trainee, name)).collect();
    let mut seen = HashSet::new();
    for exception in exceptions {
        let Some(name) = names.get(&exception.trainee) else { return Err(refusal::not_expected("有一名学员")) };
        if !seen.insert(exception.trainee) {
            return Err(refusal::marked_twice(name));
        }
    }
    let excepted: HashMap<TraineeId, &Exception> = exceptions.iter().map(|it| (it.trainee, it)).collect();
    Ok(expected
        .iter()
        .map(|(trainee, _)| match excepted.get(trainee) {
            Some(it) => (*trainee, it.mark, it.minutes, it.remark.trim().to_owned()),
            None => (*trainee, Mark::Present, 0, String::new()),
        })
        .collect())
}

/// A share, kept as its two parts so that no figure loses its basis.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Share {
    /// How many of them …
    pub part: u32,
    /// … out of how many.
    pub whole: u32,
}

impl Share {
    /// In tenths of a percent, rounded half up; none of nothing.
    pub fn per_mille(self) -> Option<u32> {
        (self.whole > 0).then(|| (self.part * 2000 + self.whole) / (self.whole * 2))
    }
}

impl std::fmt::Display for Share {
    /// `97.9%`, or `—` when nobody was expected.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.per_mille() {
            Some(tenths) if tenths % 10 == 0 => write!(f, "{}%", tenths / 10),
            Some(tenths) => write!(f, "{}.{}%", tenths / 10, tenths % 10),
            None => f.write_str("—"),
        }
    }
}

/// What the marks of one trainee, of one session or of one class add up to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Tally {
    /// 应到人次
    pub expected: u32,
    /// 实到人次: 出勤, 迟到 and 早退.
    pub came: u32,
    /// 迟到
    pub late: u32,
    /// 早退
    pub left_early: u32,
    /// 旷课
    pub absent: u32,
    /// 事假
    pub private_leave: u32,
    /// 病假
    pub sick_leave: u32,
    /// 公假
    pub duty_leave: u32,
    /// 应到学时
    pub expected_hours: Hours,
    /// 实到学时
    pub came_hours: Hours,
    /// 请假学时
    pub leave_hours: Hours,
}

impl Tally {
    /// Counts one mark of a session of so many hours.
    pub fn count(&mut self, mark: Mark, hours: Hours) {
        self.expected += 1;
        self.expected_hours += hours;
        match mark {
            Mark::Present => {}
            Mark::Late => self.late += 1,
            Mark::LeftEarly => self.left_early += 1,
            Mark::Absent => self.absent += 1,
            Mark::PrivateLeave => self.private_leave += 1,
            Mark::SickLeave => self.sick_leave += 1,
            Mark::DutyLeave => self.duty_leave += 1,
        }
        if mark.is_there() {
            self.came += 1;
            self.came_hours += hours;
        } else if mark.is_leave() {
            self.leave_hours += hours;
        }
    }
    /// 请假人次
    pub fn on_leave(&self) -> u32 {
        self.private_leave + self.sick_leave + self.duty_leave
    }
    /// 参训率A = 实到人次 ÷ 应到人次
    pub fn rate(&self) -> Share {
        Share { part: self.came, whole: self.expected }
    }
    /// 参训率B = 实到人次 ÷（应到人次 − 批准请假人次）
    pub fn rate_without_leave(&self) -> Share {
        Share { part: self.came, whole: self.expected - self.on_leave() }
    }
}

/// 学时 a trainee may still take leave before it exceeds one seventh of the class's total; below zero it has.
///
/// 依据: 《干部教育培训工作条例》(2023) 第十五条, 请假累计原则上不超过总学时的1/7. Equal is allowed.
/// Compared in whole numbers: leave × 7 ≤ total.
pub fn leave_left(total: Hours, leave: Hours) -> Hours {
    Hours((total.0 - leave.0 * 7).div_euclid(7))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn expected(count: i64) -> Vec<(TraineeId, String)> {
        (1..=count).map(|id| (TraineeId(id), format!("学员{id}"))).collect()
    }
    fn exception(trainee: i64, mark: Mark) -> Exception {
        Exception { trainee: TraineeId(trainee), mark, minutes: 0, remark: String::new() }
    }

    #[test]
    fn who_is_not_named_was_there() {
        let roll = everybody_once(&expected(3), &[exception(2, Mark::Late)]).unwrap();
        let marks: Vec<_> = roll.iter().map(|(trainee, mark, ..)| (trainee.0, *mark)).collect();
        assert_eq!(marks, [(1, Mark::Present), (2, Mark::Late), (3, Mark::Present)]);
    }

    #[test]
    fn a_stranger_and_a_second_mark_are_refused() {
        for (exceptions, word) in [
            (vec![exception(9, Mark::Late)], "不在这次课的应到名单"),
            (vec![exception(2, Mark::Late), exception(2, Mark::Absent)], "学员2在这次点名里出现了两次"),
        ] {
            let said = everybody_once(&expected(3), &exceptions).unwrap_err().to_string();
            assert!(said.contains(word), "{said}");
        }
    }

    #[test]
    fn one_seventh_as_the_table_of_the_field_has_it() {
        // domain.md §B.4: the largest leave that does not exceed, in half days of four hours
        for (total, half_days) in [(16, 0), (24, 0), (40, 1), (56, 2), (80, 2), (120, 4), (160, 5), (240, 8), (480, 17)]
        {
            let total = Hours(total * 100);
            let leave = |half_days: i32| leave_left(total, Hours(half_days * 400));
            assert!(leave(half_days) >= Hours::ZERO, "{total} {half_days}");
            assert!(leave(half_days + 1) < Hours::ZERO, "{total} {half_days}");
        }
    }

    #[test]
    fn shares_round_half_up_and_none_of_nothing_is_a_dash() {
        for (part, whole, text) in [
            (47, 48, "97.9%"),
            (1, 2, "50%"),
            (1, 3, "33.3%"),
            (2, 3, "66.7%"),
            (0, 0, "—"),
            (48, 48, "100%"),
            (1, 2000, "0.1%"),
        ] {
            assert_eq!(Share { part, whole }.to_string(), text);
        }
    }

    proptest! {
        #[test]
        fn marks_add_up(marks in prop::collection::vec(0..Mark::ALL.len(), 0..100)) {
            let mut tally = Tally::default();
            for &mark in &marks {
                tally.count(Mark::ALL[mark], Hours(400));
            }
            prop_assert_eq!(tally.expected as usize, marks.len());
            prop_assert_eq!(tally.expected, tally.came + tally.on_leave() + tally.absent);
            prop_assert_eq!(tally.expected_hours.0, tally.expected as i32 * 400);
            let (all, without_leave) = (tally.rate(), tally.rate_without_leave());
            prop_assert_eq!(without_leave.whole - without_leave.part, tally.absent);
            prop_assert_eq!(all.part, without_leave.part);
        }
    }
}
