//! 请假规则: how much leave a class bears, what counts as leave, whose signature it needs; each with where it comes from.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Bound, Concern, Settings, all, keep};
use crate::{Answer, Change, Hours, leave::LeaveKind, refusal, trainee::level};

/// A stricter limit of the school's own, for classes of at most so many days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClassLimit {
    /// Classes of at most so many days.
    pub days: u32,
    /// Leave of at most so many 学时 in all.
    pub hours: Hours,
    /// What follows when it is exceeded: 不予结业.
    pub consequence: String,
    /// 依据
    pub authority: String,
}

/// Who signs leave of such a length, kind and of such people. The first that fits is the one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Approval {
    /// Up to so many half days; 0: of any length.
    pub half_days: u32,
    /// Only leave of this kind.
    pub kind: Option<LeaveKind>,
    /// Only trainees of this 职务层次 (县处级副职) and above; empty: everybody.
    pub level: String,
    /// Whose signatures it needs, in order.
    pub signers: Vec<String>,
}

/// What leave is judged by. The figures warn, they lock nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LeaveRules {
    /// Leave is at most one so-manieth of a class's hours (7: one seventh); 0: no such limit.
    pub share: Bound,
    /// What follows when it is exceeded.
    pub consequence: String,
    /// Stricter limits for short classes.
    pub shorter: Vec<ClassLimit>,
    /// The kinds of leave that count towards the limit.
    pub counted: Vec<LeaveKind>,
    /// 依据 of that.
    pub counted_authority: String,
    /// Hundredths of 学时 of a half day, to say how many half days are left.
    pub half_day: Bound,
    /// Away for at least so many per cent of a session is leave from it; for less, late or gone early.
    pub whole_from: Bound,
    /// Who signs.
    pub approvals: Vec<Approval>,
    /// 依据 of that.
    pub approvals_authority: String,
    /// So many times late or gone early are absent once; 0: never.
    pub late_is_absent: Bound,
}
impl Concern for LeaveRules {
    const NAME: &'static str = "leave";
}
impl Default for LeaveRules {
    fn default() -> LeaveRules {
        let bound = |figure, authority: &str| Bound { figure, authority: authority.into() };
        let approval = |half_days, signers: &[&str]| Approval {
            half_days,
            kind: None,
            level: String::new(),
            signers: signers.iter().map(ToString::to_string).collect(),
        };
        LeaveRules {
            share: bound(7, "《干部教育培训工作条例》第十五条"),
            consequence: "按规定应予退学".into(),
            shorter: Vec::new(),
            counted: vec![LeaveKind::Private, LeaveKind::Sick],
            counted_authority: "《干部教育培训工作条例》第十五条只说请假累计，公假是否计入各地不一，按方案可改".into(),
            half_day: bound(400, "半天按4学时折算；没有全国规定，按方案可改"),
            whole_from: bound(50, "没有全国规定，按方案可改"),
            approvals: vec![
                approval(1, &["班主任"]),
                approval(2, &["班主任", "教务处"]),
                approval(6, &["班主任", "教务处", "分管副校长"]),
                approval(0, &["班主任", "教务处", "分管副校长", "委组织部"]),
            ],
            approvals_authority: "各地党校学员管理办法的通行做法；没有全国规定，按方案可改".into(),
            late_is_absent: bound(0, "没有全国规定，按方案可改"),
        }
    }
}

/// No class allows less than this part of it.
const SMALLEST_SHARE: u32 = 100;
/// A slip has no room for more boxes.
const MOST_SIGNERS: usize = 6;
/// No school has a half day longer than this.
const LONGEST_HALF_DAY: u32 = 2400;
/// Nobody counts further.
const MOST_TIMES: u32 = 100;

/// Sets what leave is judged by. Leave already asked keeps the signatures it was asked with.
pub fn set_leave(tx: &Change, it: LeaveRules) -> Answer<Settings> {
    for (bound, what, most) in [
        (&it.share, "上限的分母", SMALLEST_SHARE),
        (&it.whole_from, "比例", 100),
        (&it.late_is_absent, "次数", MOST_TIMES),
    ] {
        if bound.figure > most {
            return Err(refusal::figure_beyond(bound.figure, what, most));
        }
    }
    if it.half_day.figure > LONGEST_HALF_DAY {
        return Err(refusal::figure_beyond(it.half_day.figure / 100, "半天的学时", LONGEST_HALF_DAY / 100));
    }
    if it.half_day.figure == 0 {
        return Err(refusal::is_empty("half_day", "半天的学时"));
    }
    if let Some(limit) = it.shorter.iter().find(|limit| limit.days == 0 || limit.hours < Hours::ZERO) {
        return Err(refusal::limit_of_no_class(limit.days));
    }
    let mut approvals = Vec::new();
    for approval in it.approvals {
        let signers: Vec<String> =
            approval.signers.iter().map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()).collect();
        let level = approval.level.trim().to_owned();
        if signers.is_empty() {
            return Err(refusal::is_empty("signers", "签批人"));
        }
        if signers.len() > MOST_SIGNERS {
            return Err(refusal::figure_beyond(signers.len() as u32, "签批人数", MOST_SIGNERS as u32));
        }
        if !level.is_empty() && level::named(&level).is_none() {
            return Err(refusal::no_such_level("level", &level));
        }
        approvals.push(Approval { signers, level, ..approval });
    }
    if approvals.is_empty() {
        return Err(refusal::is_empty("approvals", "签批人"));
    }
    keep(tx, &LeaveRules { approvals, ..it })?;
    tx.say("修改了请假规则")?;
    all(tx, crate::Everything {})
}
