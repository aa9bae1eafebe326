//! What stands against completion.

use super::{Decision, Suggestion};
use crate::{
    Hours,
    rollcall::{Tally, rules::leave_left},
};

/// What the rules say of a trainee with this attendance, in a class of `total` hours. They advise, they do not lock.
///
/// 依据: 《干部教育培训工作条例》(2023) 第十五条 (请假累计超过总学时1/7的应予退学); 中组部《关于在干部教育培训中
/// 进一步加强学员管理的规定》(2013): 擅自离校（旷课）责令退学, left to the office here as 暂缓.
pub fn suggest(total: Hours, tally: &Tally, left: bool) -> Suggestion {
    let leave = tally.leave_hours;
    if left {
        Suggestion { decision: Decision::Denied, why: "中途退出".into() }
    } else if leave_left(total, leave) < Hours::ZERO {
        Suggestion {
            decision: Decision::Denied,
            why: format!("请假{leave}学时，超过总学时{total}的1/7（《干部教育培训工作条例》第十五条）"),
        }
    } else if tally.absent > 0 {
        Suggestion { decision: Decision::Deferred, why: format!("旷课{}次", tally.absent) }
    } else if tally.expected > 0 && tally.came == 0 {
        Suggestion { decision: Decision::Deferred, why: "没有到课记录".into() }
    } else {
        Suggestion { decision: Decision::Granted, why: String::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rollcall::Mark::{self, *};

    #[test]
    fn who_completes() {
        let total = Hours(4000); // forty hours, one seventh is 5.71: one half day of leave, not two
        for (marks, left, expected) in [
            (vec![Present; 10], false, Decision::Granted),
            (vec![Present, Late, LeftEarly], false, Decision::Granted),
            (vec![PrivateLeave, Present], false, Decision::Granted),
            (vec![PrivateLeave, SickLeave, Present], false, Decision::Denied),
            (vec![DutyLeave, DutyLeave, Present], false, Decision::Denied),
            (vec![Absent, Present], false, Decision::Deferred),
            (vec![Absent, PrivateLeave, PrivateLeave], false, Decision::Denied),
            (vec![PrivateLeave], false, Decision::Deferred),
            (vec![Present], true, Decision::Denied),
            (vec![], false, Decision::Granted),
        ] {
            let mut tally = Tally::default();
            marks.iter().for_each(|mark: &Mark| tally.count(*mark, Hours(400)));
            assert_eq!(suggest(total, &tally, left).decision, expected, "{marks:?}");
        }
    }
}
