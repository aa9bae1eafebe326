//! Mending: the few smallest repairs of a clash, or of "this lecturer cannot come".

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

mod gather;
mod rules;
mod words;

use self::{
    gather::Sick,
    rules::{Bench, Gone, Mend, Turn, few},
};
use super::{
    Rule, SessionId, Step, WouldClash,
    rules::{Found, Severity, Slot},
};
use crate::{Answer, Read, calendar::Clock, lecturer::LecturerId, refusal, venue::VenueId};

/// What is to be mended: one of `session`, `plan` and `lecturer_cancels`.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RepairsAsked {
    /// A session with something in its way.
    #[serde(default)]
    #[ts(optional)]
    pub session: Option<SessionId>,
    /// A session as it is being typed, not written yet.
    #[serde(default)]
    #[ts(optional)]
    pub plan: Option<WouldClash>,
    /// Only what is in its way by this rule; left out, by any.
    #[serde(default)]
    #[ts(optional)]
    pub rule: Option<Rule>,
    /// Only what this other session has to do with it; left out, all that is in its way.
    #[serde(default)]
    #[ts(optional)]
    pub other: Option<SessionId>,
    /// A lecturer who cannot come: all their sessions of those days.
    #[serde(default)]
    #[ts(optional)]
    pub lecturer_cancels: Option<LecturerCancels>,
}

/// A lecturer who cannot come.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LecturerCancels {
    /// Who.
    pub lecturer: LecturerId,
    /// From this day.
    pub from: NaiveDate,
    /// To this day, counted.
    pub to: NaiveDate,
}

/// Repairs, the best first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Repairs {
    /// Of everything at once, the best first.
    pub repairs: Vec<Repair>,
    /// Of each session alone, where several are to be mended.
    pub each: Vec<RepairsOfSession>,
    /// What was found, in one sentence; why there is none, when there is none.
    pub say: String,
}

/// Repairs of one session among several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct RepairsOfSession {
    /// The session.
    pub session: SessionId,
    /// `3月9日（周一）上午 08:30 第3期科干班《县情讲座》`
    pub say: String,
    /// The best first.
    pub repairs: Vec<Repair>,
}

/// One way to mend.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Repair {
    /// What is to be done, for `amend_timetable`.
    pub steps: Vec<Step>,
    /// What is to be changed in the session that is being typed.
    pub plan: Option<Reshape>,
    /// `改用203室（空，60座）`
    pub say: String,
    /// Classes and lecturers who must be told.
    pub touches: Vec<String>,
    /// Warnings and hints that remain or are new.
    pub bends: Vec<String>,
}

/// What is changed in a session that is being typed; what is left out stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Reshape {
    /// To which day.
    pub day: Option<NaiveDate>,
    /// First minute.
    pub starts: Option<Clock>,
    /// The minute after the last.
    pub ends: Option<Clock>,
    /// Who gives it.
    pub lecturer: Option<LecturerId>,
    /// Where.
    pub venue: Option<VenueId>,
}

/// So many are offered.
const OFFERED: usize = 6;
/// So many are offered of each session, where several are to be mended.
const OF_EACH: usize = 3;

/// The few smallest repairs.
pub fn repairs(tx: &Read, it: RepairsAsked) -> Answer<Repairs> {
    match (it.session, it.plan, it.lecturer_cancels) {
        (Some(session), None, None) => of_one(tx, gather::session(tx, session)?, it.rule, it.other),
        (None, Some(plan), None) => of_one(tx, gather::plan(tx, plan)?, it.rule, it.other),
        (None, None, Some(gone)) if gone.from <= gone.to => {
            of_lecturer(tx, Gone { lecturer: gone.lecturer, from: gone.from, to: gone.to })
        }
        (None, None, Some(_)) => Err(refusal::days_reversed()),
        _ => Err(refusal::nothing_to_mend()),
    }
}

/// Repairs of one session: of all that cannot be, or where there is none, of what should not be.
fn of_one(tx: &Read, sick: Sick, rule: Option<Rule>, other: Option<SessionId>) -> Answer<Repairs> {
    let session = sick.session;
    let mut bench = Bench::new(sick.schedule.clone(), &sick.means);
    let asked =
        |it: &Found| rule.is_none_or(|rule| rule == it.rule) && other.is_none_or(|other| it.other == Some(other));
    let (errors, others) = bench.in_the_way(session);
    let warnings = others.into_iter().filter(|it| it.severity == Severity::Warning);
    let mut target: Vec<Found> = errors.into_iter().filter(asked).collect();
    if target.is_empty() {
        target = warnings.filter(asked).collect();
    }
    if target.is_empty() {
        return Ok(Repairs { repairs: Vec::new(), each: Vec::new(), say: "没有冲突，不用补救。".into() });
    }
    let mends = few(bench.mends(session, &target), OFFERED);
    let say = match mends.len() {
        0 => words::none(&sick, &target),
        many => format!("有{many}个办法。"),
    };
    let repairs = mends.iter().map(|mend| words::repair(tx, &sick, &bench.schedule, mend)).collect::<Answer<_>>()?;
    Ok(Repairs { repairs, each: Vec::new(), say })
}

/// Repairs of all sessions of a lecturer who cannot come: of each alone, and of all at once.
fn of_lecturer(tx: &Read, gone: Gone) -> Answer<Repairs> {
    let (sick, sessions) = gather::lecturer(tx, gone)?;
    let mut each = Vec::new();
    for session in &sessions {
        let mut bench = Bench::new(sick.schedule.clone(), &sick.means);
        let mends = few(bench.mends(*session, &[]), OF_EACH);
        let repairs: Answer<Vec<Repair>> =
            mends.iter().map(|mend| words::repair(tx, &sick, &bench.schedule, mend)).collect();
        each.push(RepairsOfSession { session: *session, say: words::line(tx, *session)?, repairs: repairs? });
    }
    // All at once: by whoever is best for each; by the same person as far as it goes; by moving all.
    let ways: [fn(&Mend, Option<LecturerId>) -> bool; 3] = [
        |mend, same| matches!((mend.turns.as_slice(), same), ([(_, Turn::Lecturer(it))], same) if same.is_none_or(|same| same == *it)),
        |_, _| true,
        |mend, _| matches!(mend.turns.as_slice(), [(_, Turn::Move(_)), ..]),
    ];
    let mut repairs: Vec<Repair> = Vec::new();
    for way in ways {
        if let Some(repair) = words::all_at_once(tx, &sick, &sessions, way)?
            && repairs.iter().all(|known| known.steps != repair.steps)
        {
            repairs.push(repair);
        }
    }
    let without = each.iter().filter(|it| it.repairs.is_empty()).count();
    let say = match (sessions.len(), without) {
        (0, _) => "这几天没有要上的课，不用补救。".into(),
        (many, 0) => format!("{many}个课次都有办法。"),
        (many, without) => format!("{many}个课次里，{without}个没有一两步能办到的办法：请移到待排，或换一个专题。"),
    };
    Ok(Repairs { repairs, each, say })
}

/// Whether a slot is of a session that is not written as it is here.
fn is_unwritten(sick: &Sick, slot: &Slot) -> bool {
    sick.typed && sick.session == slot.session
}
