//! How much leave a trainee has had, out of how much their class bears: the one place that the roll, the completion, the
//! workbench and the question before granting all ask.

use std::collections::HashMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use super::{LeaveKind, away, rules, rules::LeaveLimit, rules::When};
use crate::{
    Answer, Hours, Read,
    cohort::{self, CohortId},
    rollcall::Mark,
    setting::{self, LeaveRules},
    trainee::TraineeId,
};

/// Whose leave is added up.
#[derive(Debug, Clone, Copy)]
pub enum Whose {
    /// Everybody's of a class.
    Class(CohortId),
    /// One trainee's.
    One(TraineeId),
    /// Everybody's of the classes that run on a day.
    Running(NaiveDate),
}

impl Whose {
    fn is(self) -> &'static str {
        match self {
            Whose::Class(_) => "cohort.id = ?1",
            Whose::One(_) => "cohort.id = (select cohort from trainee where id = ?1) and trainee.id = ?1",
            Whose::Running(_) => "cohort.starts <= ?1 and ?1 <= cohort.ends",
        }
    }
    fn classes(self) -> &'static str {
        match self {
            Whose::One(_) => "cohort.id = (select cohort from trainee where id = ?1)",
            other => other.is(),
        }
    }
    fn value(self) -> rusqlite::types::Value {
        match self {
            Whose::Class(cohort) => cohort.0.into(),
            Whose::One(trainee) => trainee.0.into(),
            Whose::Running(day) => day.to_string().into(),
        }
    }
}

/// How much leave a trainee has had.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct LeaveStanding {
    /// 总学时 of what their class's timetable has for them.
    pub total: Hours,
    /// 学时 of leave that count: marks of rolls taken, and granted leave of sessions to come.
    pub taken: Hours,
    /// 学时 of leave of kinds that do not count.
    pub uncounted: Hours,
    /// How much the class bears; none while it has no hours.
    pub limit: Option<LeaveLimit>,
}

impl LeaveStanding {
    /// It is exceeded.
    pub fn is_exceeded(&self) -> bool {
        self.limit.as_ref().is_some_and(|limit| limit.is_exceeded_by(self.taken))
    }
    /// What is said once it is, with what follows and 依据.
    pub fn said_exceeded(&self) -> Option<String> {
        let limit = self.limit.as_ref().filter(|limit| limit.is_exceeded_by(self.taken))?;
        let LeaveLimit { say, consequence, authority, .. } = limit;
        Some(format!("总学时{}，请假{}学时，超过{say}，{consequence}；{authority}", self.total, self.taken))
    }
    /// 学时 that may still be taken; below zero, so much too many were. All there are where there is no limit.
    pub fn left(&self) -> Hours {
        self.limit.as_ref().map_or(self.total, |limit| limit.left(self.taken))
    }
    /// What is said while it is near: 请假4学时，上限1/7（5.71）.
    pub fn said_near(&self) -> Option<String> {
        let limit = self.limit.as_ref().filter(|_| self.is_near())?;
        Some(format!("请假{}学时，上限{}", self.taken, limit.say))
    }
    /// They had leave, and it has come to four fifths of what is allowed.
    pub fn is_near(&self) -> bool {
        self.taken > Hours::ZERO && self.limit.as_ref().is_some_and(|limit| limit.is_near(self.taken))
    }
}

/// The leave of all these trainees, who have left included.
///
/// A session counts once: by its mark where the roll is taken, else by the leave that is granted over it. Every question
/// begins with the classes (`cross join`: in this order): left to itself SQLite begins with all the leave of all years.
pub fn standings(tx: &Read, whose: Whose) -> Answer<HashMap<TraineeId, LeaveStanding>> {
    let rules: LeaveRules = setting::of(tx)?;
    let (is, classes) = (whose.is(), whose.classes());
    let mut hours: HashMap<CohortId, (Hours, u32)> = HashMap::new();
    let common = tx.rows(
        &format!(
            "select cohort.id, cohort.starts, cohort.ends,
                    (select cast(sum(julianday(ends) - julianday(starts) + 1) as integer)
                     from phase where phase.cohort = cohort.id),
                    (select coalesce(sum(hours), 0) from session
                      where session.cohort = cohort.id and not session.elective
                        and not exists (select 1 from session_group where session_group.session = session.id))
             from cohort where {classes}"
        ),
        [whose.value()],
        |row| {
            let days: Option<u32> = row.get(3)?;
            let days = days.unwrap_or(cohort::rules::days(row.get(1)?, row.get(2)?));
            Ok((row.get::<_, CohortId>(0)?, (row.get::<_, Hours>(4)?, days)))
        },
    )?;
    hours.extend(common);
    let people = tx.rows(
        &format!("select trainee.id, trainee.cohort from cohort join trainee on trainee.cohort = cohort.id where {is}"),
        [whose.value()],
        |row| Ok((row.get::<_, TraineeId>(0)?, row.get::<_, CohortId>(1)?)),
    )?;
    let mut all: HashMap<TraineeId, (LeaveStanding, u32)> = HashMap::new();
    for (trainee, cohort) in people {
        let (total, days) = hours.get(&cohort).copied().unwrap_or_default();
        all.insert(trainee, (LeaveStanding { total, taken: Hours::ZERO, uncounted: Hours::ZERO, limit: None }, days));
    }
    let own = tx.rows(
        &format!(
            "with special as materialized (
                 select session.* from cohort cross join session on session.cohort = cohort.id
                 where {classes} and (session.elective
                    or exists (select 1 from session_group where session_group.session = session.id)))
             select trainee.id, sum(session.hours)
             from special as session
             cross join cohort  on cohort.id = session.cohort
             cross join trainee on trainee.cohort = cohort.id
             where {is} and {MEANT}
             group by trainee.id"
        ),
        [whose.value()],
        |row| Ok((row.get::<_, TraineeId>(0)?, row.get::<_, Hours>(1)?)),
    )?;
    for (trainee, hours) in own {
        if let Some((standing, _)) = all.get_mut(&trainee) {
            standing.total += hours;
        }
    }
    let mut had = |trainee: TraineeId, kind: LeaveKind, hours: Hours| {
        let Some((standing, _)) = all.get_mut(&trainee) else { return };
        match rules.counted.contains(&kind) {
            true => standing.taken += hours,
            false => standing.uncounted += hours,
        }
    };
    // By the rolls of a class leave is found on the index of exceptions; by its trainees all their marks are looked for.
    let marks = tx.rows(
        &format!(
            "select trainee.id, mark.mark, sum(session.hours)
             from cohort
             cross join session on session.cohort = cohort.id
             cross join roll    on roll.session = session.id
             cross join mark    on mark.roll = roll.id
                               and mark.mark in ('事假', '病假', '公假') and mark.mark <> '出勤' -- the index of exceptions
             cross join trainee on trainee.id = mark.trainee and trainee.cohort = cohort.id
             where {is}
             group by trainee.id, mark.mark"
        ),
        [whose.value()],
        |row| Ok((row.get::<_, TraineeId>(0)?, row.get::<_, Mark>(1)?, row.get::<_, Hours>(2)?)),
    )?;
    for (trainee, mark, hours) in marks {
        LeaveKind::of_mark(mark).into_iter().for_each(|kind| had(trainee, kind, hours));
    }
    let coming = tx.rows(
        &format!(
            "select leave.*, session.id as session, session.day, session.starts, session.ends, session.hours
             from cohort
             cross join trainee on trainee.cohort = cohort.id
             cross join leave   on leave.trainee = trainee.id and leave.state = '已批'
             cross join session on session.cohort = cohort.id and session.day between leave.since and leave.until
             left join roll on roll.session = session.id
             left join mark on mark.roll = roll.id and mark.trainee = trainee.id
             where {is} and mark.id is null and {TO_BE_CALLED} and {ON_ROSTER} and {MEANT}
             order by trainee.id, session.id"
        ),
        [whose.value()],
        |row| {
            let when = When { day: row.get("day")?, starts: row.get("starts")?, ends: row.get("ends")? };
            let which = (row.get::<_, TraineeId>("trainee")?, row.get::<_, i64>("session")?);
            Ok((which, when, row.get::<_, Hours>("hours")?, away(row)?))
        },
    )?;
    for of_session in coming.chunk_by(|one, other| one.0 == other.0) {
        let leaves: Vec<_> = of_session.iter().map(|(.., away)| away.clone()).collect();
        let (which, when, hours, _) = &of_session[0];
        if let Some(over) = rules::over(&leaves, *when, rules.whole_from.figure).filter(|over| over.whole) {
            had(which.0, over.kind, *hours);
        }
    }
    let with_limit = |(trainee, (standing, days)): (TraineeId, (LeaveStanding, u32))| {
        (trainee, LeaveStanding { limit: rules::limit(&rules, standing.total, days), ..standing })
    };
    Ok(all.into_iter().map(with_limit).collect())
}

/// A session is meant for a trainee: of their group where it is of groups, chosen by them where it is 选修.
pub(crate) const MEANT: &str = "(not exists (select 1 from session_group where session_group.session = session.id)
     or exists (select 1 from session_group
                 where session_group.session = session.id and session_group.study_group = trainee.study_group))
and (not session.elective
     or exists (select 1 from elective_choice
                 where elective_choice.session = session.id and elective_choice.trainee = trainee.id))";

/// A trainee is on the roster on the day of a session.
pub(crate) const ON_ROSTER: &str = "(trainee.joined is null or trainee.joined <= session.day)
and (trainee.left_on is null or session.day < trainee.left_on)";

/// The roll of a session is not taken; or it is being taken room by room, and who has no mark is still to be called.
pub(super) const TO_BE_CALLED: &str = "(roll.id is null or roll.closed_on is null and exists
    (select 1 from roll_room where roll_room.roll = roll.id))";
