//! 调课通知单: what people were told of a timetable that departs from its approved version, notice by notice.
//!
//! A notice says what is new since the approved version or the notice before it. What it said is kept, to be printed
//! again; how the timetable stood is kept too, for the next one to begin from.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use super::{
    adjustment,
    approved::{self, TimetableChange},
    settled::Settled,
};
use crate::{
    Answer, Change, Read,
    cohort::{Cohort, CohortId, OfCohort},
    refusal, setting,
};

/// A notice as it was issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct AdjustmentNotice {
    /// Of which class.
    pub cohort: CohortId,
    /// 第N号 of the class, from 1.
    pub number: u32,
    /// The number of the notice before it that departs from the same version; none: it is the first.
    pub follows: Option<u32>,
    /// On which day.
    pub issued_on: NaiveDate,
    /// The class's title, as it was then.
    pub class: String,
    /// Who gives notice: the school, as it was called then.
    pub school: String,
    /// From which version of the timetable it departs …
    pub version: u32,
    /// … approved on this day …
    pub approved_on: NaiveDate,
    /// … by whom; may be empty.
    pub approver: String,
    /// What it says, by time.
    pub changes: Vec<TimetableChange>,
}

/// Issues a notice of all that people have not been told yet.
pub fn issue(tx: &Change, it: OfCohort) -> Answer<AdjustmentNotice> {
    let cohort = Cohort::get(tx, it.cohort)?;
    let title = cohort.title();
    let Some(latest) = approved::latest(tx, cohort.id)? else { return Err(refusal::is_not_approved(&title)) };
    let now = approved::as_it_stands(tx, cohort.id)?;
    let changes = approved::unannounced(tx, &cohort, &latest, &now)?;
    if changes.is_empty() {
        return Err(match last_number(tx, latest.id)? {
            Some(number) => refusal::nothing_new_since_notice(&title, number),
            None => refusal::no_adjustments(&title, latest.version),
        });
    }
    tx.run(
        "insert into adjustment_notice (cohort, approved, follows, number, issued_on, class, school, changes, lines)
         values (?1, ?2, (select id from adjustment_notice where approved = ?2 order by number desc limit 1),
                 (select coalesce(max(number), 0) + 1 from adjustment_notice where cohort = ?1), ?3, ?4, ?5, ?6, ?7)",
        (
            cohort.id,
            latest.id,
            tx.today(),
            &title,
            setting::of::<setting::School>(tx)?.name,
            serde_json::to_string(&changes)?,
            serde_json::to_string(&now)?,
        ),
    )?;
    adjustment::are_told(tx, cohort.id, latest.version)?;
    let notice = last(tx, cohort.id)?.ok_or_else(|| refusal::is_gone("调课通知单"))?;
    tx.say(format!("「{title}」调课通知单第{}号，{}处", notice.number, notice.changes.len()))?;
    Ok(notice)
}

/// Every notice of a class, the first one first.
pub fn all(tx: &Read, it: OfCohort) -> Answer<Vec<AdjustmentNotice>> {
    let rows = tx.rows(
        "select notice.cohort, notice.number, before.number, notice.issued_on, notice.class, notice.school,
                approved.version, approved.approved_on, approved.approver, notice.changes
         from adjustment_notice as notice
         join approved_timetable as approved on approved.id = notice.approved
         left join adjustment_notice as before on before.id = notice.follows
         where notice.cohort = ?1
         order by notice.number",
        [it.cohort],
        |row| {
            let notice = AdjustmentNotice {
                cohort: row.get(0)?,
                number: row.get(1)?,
                follows: row.get(2)?,
                issued_on: row.get(3)?,
                class: row.get(4)?,
                school: row.get(5)?,
                version: row.get(6)?,
                approved_on: row.get(7)?,
                approver: row.get(8)?,
                changes: Vec::new(),
            };
            Ok((notice, row.get::<_, String>(9)?))
        },
    )?;
    rows.into_iter()
        .map(|(notice, changes)| Ok(AdjustmentNotice { changes: serde_json::from_str(&changes)?, ..notice }))
        .collect()
}

/// The last notice of a class.
pub fn last(tx: &Read, cohort: CohortId) -> Answer<Option<AdjustmentNotice>> {
    Ok(all(tx, OfCohort { cohort })?.pop())
}

/// The number of the last notice that departs from a version.
pub(super) fn last_number(tx: &Read, approved: i64) -> Answer<Option<u32>> {
    tx.value("select max(number) from adjustment_notice where approved = ?1", [approved])
}

/// The timetable as the last notice that departs from a version left it; none: there is no such notice.
pub(super) fn told(tx: &Read, approved: i64) -> Answer<Option<Vec<Settled>>> {
    let lines = tx.row(
        "select lines from adjustment_notice where approved = ?1 order by number desc limit 1",
        [approved],
        |row| row.get::<_, String>(0),
    )?;
    lines.map(|lines| Ok(serde_json::from_str(&lines)?)).transpose()
}
