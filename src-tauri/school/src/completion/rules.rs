//! What stands against completion.

use super::{Decision, Suggestion};
use crate::{leave::LeaveStanding, rollcall::Tally};

/// What the rules say of a trainee with this attendance and this leave. They advise, they do not lock.
///
/// 依据: the limit of leave with its own (leave/rules.rs); 中组部《关于在干部教育培训中进一步加强学员管理的规定》(2013):
/// 擅自离校（旷课）责令退学, left to the office here as 暂缓. `late_is_absent` times late or gone early are absent once
/// (0: never), as the school's own rules have it.
pub fn suggest(leave: &LeaveStanding, tally: &Tally, left: bool, late_is_absent: u32) -> Suggestion {
    let deferred = |why| Suggestion { decision: Decision::Deferred, why };
    let not_on_time = tally.late + tally.left_early;
    let folded = not_on_time.checked_div(late_is_absent).unwrap_or(0);
    if left {
        Suggestion { decision: Decision::Denied, why: "中途退出".into() }
    } else if let Some(why) = leave.said_exceeded() {
        Suggestion { decision: Decision::Denied, why }
    } else if tally.absent > 0 && folded > 0 {
        deferred(format!("旷课{}次，迟到早退{not_on_time}次折合旷课{folded}次", tally.absent))
    } else if tally.absent > 0 {
        deferred(format!("旷课{}次", tally.absent))
    } else if folded > 0 {
        deferred(format!("迟到早退{not_on_time}次折合旷课{folded}次"))
    } else if tally.expected > 0 && tally.came == 0 {
        deferred("没有到课记录".into())
    } else {
        Suggestion { decision: Decision::Granted, why: String::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Hours,
        leave::{LeaveKind, rules::limit},
        rollcall::Mark::{self, *},
        setting::LeaveRules,
    };

    /// How somebody with these marks stands in a class of forty hours, one seventh of which is 5.71: one half day of
    /// leave, not two. 公假 does not count.
    fn standing(rules: &LeaveRules, marks: &[Mark]) -> LeaveStanding {
        let counted = |mark: &&Mark| LeaveKind::of_mark(**mark).is_some_and(|kind| rules.counted.contains(&kind));
        LeaveStanding {
            total: Hours(4000),
            taken: Hours(400 * marks.iter().filter(counted).count() as i32),
            uncounted: Hours::ZERO,
            limit: limit(rules, Hours(4000), 5),
        }
    }

    #[test]
    fn who_completes() {
        let rules = LeaveRules::default();
        for (marks, left, late_is_absent, expected, why) in [
            (vec![Present; 10], false, 3, Decision::Granted, ""),
            (vec![Present, Late, LeftEarly], false, 0, Decision::Granted, ""),
            (vec![Present, Late, LeftEarly], false, 3, Decision::Granted, ""),
            (vec![Late, Late, LeftEarly], false, 3, Decision::Deferred, "迟到早退3次折合旷课1次"),
            (vec![Late, Late, Absent], false, 2, Decision::Deferred, "旷课1次，迟到早退2次折合旷课1次"),
            (vec![PrivateLeave, Present], false, 0, Decision::Granted, ""),
            (
                vec![PrivateLeave, SickLeave, Present],
                false,
                0,
                Decision::Denied,
                "总学时40，请假8学时，超过1/7（5.71），按规定应予退学；《干部教育培训工作条例》第十五条",
            ),
            (vec![DutyLeave, DutyLeave, Present], false, 0, Decision::Granted, ""),
            (vec![Absent, Present], false, 0, Decision::Deferred, "旷课1次"),
            (vec![PrivateLeave], false, 0, Decision::Deferred, "没有到课记录"),
            (vec![Present], true, 0, Decision::Denied, "中途退出"),
            (vec![], false, 0, Decision::Granted, ""),
        ] {
            let mut tally = Tally::default();
            marks.iter().for_each(|mark: &Mark| tally.count(*mark, Hours(400)));
            let said = suggest(&standing(&rules, &marks), &tally, left, late_is_absent);
            assert_eq!((said.decision, said.why.as_str()), (expected, why), "{marks:?}");
        }
        let two = vec![Absent, PrivateLeave, PrivateLeave];
        let mut tally = Tally::default();
        two.iter().for_each(|mark| tally.count(*mark, Hours(400)));
        assert_eq!(suggest(&standing(&rules, &two), &tally, false, 0).decision, Decision::Denied, "leave weighs more");
    }
}
