//! 调课原因: why a session is no longer as it was approved.

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
    /// Why; empty takes the reason back.
    pub reason: String,
}

/// Writes down why a session was changed, afterwards.
pub fn give_reason(tx: &Change, it: GiveReason) -> Answer<approved::TimetableChanges> {
    let title = Cohort::get(tx, it.cohort)?.title();
    if approved::version(tx, it.cohort)?.is_none() {
        return Err(refusal::is_not_approved(&title));
    }
    note(tx, it.cohort, it.session, Some(&it.reason))?;
    tx.say(format!("「{title}」调课原因：{}", it.reason.trim()))?;
    approved::changes(tx, OfCohort { cohort: it.cohort })
}

/// Keeps the reason of a change with the version it departs from. Nothing while the timetable is not approved, or when
/// no reason is given; an empty one takes back what was there.
pub fn note(tx: &Change, cohort: CohortId, session: SessionId, reason: Option<&str>) -> Answer<()> {
    let (Some(reason), Some(version)) = (reason, approved::version(tx, cohort)?) else { return Ok(()) };
    match reason.trim() {
        "" => tx.run(
            "delete from adjustment where cohort = ?1 and version = ?2 and session = ?3",
            (cohort, version, session),
        )?,
        reason => tx.run(
            "insert into adjustment (cohort, version, session, reason) values (?1, ?2, ?3, ?4)
             on conflict (cohort, version, session) do update set reason = excluded.reason",
            (cohort, version, session, reason),
        )?,
    };
    Ok(())
}

/// The reasons given for departing from a version, by session.
pub(super) fn reasons(tx: &Read, cohort: CohortId, version: u32) -> Answer<Vec<(SessionId, String)>> {
    tx.rows("select session, reason from adjustment where cohort = ?1 and version = ?2", (cohort, version), |row| {
        Ok((row.get(0)?, row.get(1)?))
    })
}
