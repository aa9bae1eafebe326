//! 调课原因: why a session is no longer as it was approved.
//!
//! Why it was changed and why it was taken off are two reasons: a number that has become free may be given to a new
//! session, which must not inherit what was said of the old one.

use std::collections::HashMap;

use schemars::JsonSchema;
use serde::Deserialize;
use ts_rs::TS;

use super::{SessionId, approved};
use crate::{
    Answer, Change, Read,
    cohort::{Cohort, CohortId, OfCohort},
    refusal,
};

/// Why a session was changed, added or taken off.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GiveReason {
    /// Of which class.
    pub cohort: CohortId,
    /// Which; it may be off the timetable by now.
    pub session: SessionId,
    /// It is about its being taken off (a change without `now`); left out, when it is off.
    #[serde(default)]
    #[ts(optional)]
    pub removed: Option<bool>,
    /// Why; empty takes the reason back.
    pub reason: String,
}

/// Writes down why a session was changed, afterwards.
pub fn give_reason(tx: &Change, it: GiveReason) -> Answer<approved::TimetableChanges> {
    let title = Cohort::get(tx, it.cohort)?.title();
    if approved::version(tx, it.cohort)?.is_none() {
        return Err(refusal::is_not_approved(&title));
    }
    let off: bool =
        tx.value("select not exists (select 1 from session where id = ?1 and cohort = ?2)", (it.session, it.cohort))?;
    put(tx, it.cohort, it.session, it.removed.unwrap_or(off), &it.reason)?;
    tx.say(format!("「{title}」调课原因：{}", it.reason.trim()))?;
    approved::changes(tx, OfCohort { cohort: it.cohort })
}

/// Keeps the reason of a change with the version it departs from. Nothing while the timetable is not approved, or when
/// no reason is given; an empty one takes back what was there.
pub fn note(tx: &Change, cohort: CohortId, session: SessionId, reason: Option<&str>) -> Answer<()> {
    reason.map_or(Ok(()), |reason| put(tx, cohort, session, false, reason))
}

/// Keeps the reason why a session was taken off; why it had been changed before is past.
pub(super) fn note_removed(tx: &Change, cohort: CohortId, session: SessionId, reason: Option<&str>) -> Answer<()> {
    put(tx, cohort, session, false, "")?;
    put(tx, cohort, session, true, reason.unwrap_or_default())
}

/// What a notice has told is told: a later change of the same session has a reason of its own.
pub(super) fn are_told(tx: &Change, cohort: CohortId, version: u32) -> Answer<()> {
    tx.run("delete from adjustment where cohort = ?1 and version = ?2", (cohort, version))?;
    Ok(())
}

fn put(tx: &Change, cohort: CohortId, session: SessionId, removed: bool, reason: &str) -> Answer<()> {
    let Some(version) = approved::version(tx, cohort)? else { return Ok(()) };
    match reason.trim() {
        "" => tx.run(
            "delete from adjustment where cohort = ?1 and version = ?2 and session = ?3 and removed = ?4",
            (cohort, version, session, removed),
        )?,
        reason => tx.run(
            "insert into adjustment (cohort, version, session, removed, reason) values (?1, ?2, ?3, ?4, ?5)
             on conflict (cohort, version, session, removed) do update set reason = excluded.reason",
            (cohort, version, session, removed, reason),
        )?,
    };
    Ok(())
}

/// Reasons for departing from a version: of changes, and of sessions taken off.
#[derive(Default)]
pub(super) struct Reasons {
    changed: HashMap<SessionId, String>,
    removed: HashMap<SessionId, String>,
}

impl Reasons {
    /// Those that no notice has told yet.
    pub(super) fn given(tx: &Read, cohort: CohortId, version: u32) -> Answer<Reasons> {
        let rows = tx.rows(
            "select session, removed, reason from adjustment where cohort = ?1 and version = ?2",
            (cohort, version),
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )?;
        let mut reasons = Reasons::default();
        for (session, removed, reason) in rows {
            let kind = if removed { &mut reasons.removed } else { &mut reasons.changed };
            kind.insert(session, reason);
        }
        Ok(reasons)
    }
    /// The reasons that notices gave, the last notice last.
    pub(super) fn announced(changes: impl Iterator<Item = approved::TimetableChange>) -> Reasons {
        let mut reasons = Reasons::default();
        for change in changes.filter(|change| !change.reason.is_empty()) {
            let kind = if change.now.is_some() { &mut reasons.changed } else { &mut reasons.removed };
            kind.insert(change.session, change.reason);
        }
        reasons
    }
    /// These, and over them those given since.
    pub(super) fn and_later(mut self, later: Reasons) -> Reasons {
        self.changed.extend(later.changed);
        self.removed.extend(later.removed);
        self
    }
    /// Why it is otherwise than it was (`there` before, and now); a new session has only its own reason.
    pub(super) fn of(&self, session: SessionId, (before, now): (bool, bool)) -> String {
        let (first, second) = if now { (&self.changed, &self.removed) } else { (&self.removed, &self.changed) };
        let said = first.get(&session).or(if before { second.get(&session) } else { None });
        said.cloned().unwrap_or_default()
    }
}
