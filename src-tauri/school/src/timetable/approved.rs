//! 审定与调课: the timetable as it was approved, version by version, and what has become of it since.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    SessionId, SessionLine,
    adjustment::Reasons,
    notice, sessions,
    settled::{Settled, differences, is_restored, said},
};
use crate::{
    Answer, Change, Read,
    calendar::Clock,
    cohort::{Cohort, CohortId, OfCohort},
    lecturer::{Lecturer, LecturerId},
    refusal,
};

words! {
    /// What of a session is no longer as it was approved.
    pub enum Adjusted {
        Time = "时间", Lecturer = "授课人", Place = "地点", Content = "内容", Added = "增加", Removed = "取消",
    }
}

/// Which timetable is approved, and by whom.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ApproveTimetable {
    /// Of which class.
    pub cohort: CohortId,
    /// 审定人
    #[serde(default)]
    #[ts(optional)]
    pub approver: Option<String>,
    /// On which day; left out, today.
    #[serde(default)]
    #[ts(optional)]
    pub day: Option<NaiveDate>,
}

/// The version in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Approved {
    /// 第N版, from 1.
    pub version: u32,
    /// When it was approved.
    pub approved_on: NaiveDate,
    /// 审定人; may be empty.
    pub approver: String,
    /// How many sessions are no longer as they were approved (处).
    pub changes: u32,
    /// How many are no longer as people were last told, by it or by a 调课通知单 since (处).
    pub unannounced: u32,
}

/// What has become of a timetable since it was approved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct TimetableChanges {
    /// Of which class.
    pub cohort: CohortId,
    /// The version in force; none: it is not approved.
    pub approved: Option<Approved>,
    /// Since it was approved, by time.
    pub changes: Vec<TimetableChange>,
    /// Since people were last told, by the approved version or by a 调课通知单, by time: what the next one will say.
    pub unannounced: Vec<TimetableChange>,
}

/// One session that is no longer as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct TimetableChange {
    /// Which; it may be off the timetable by now.
    pub session: SessionId,
    /// What of it.
    pub what: Vec<Adjusted>,
    /// As it was; none: it was not there.
    pub was: Option<Arranged>,
    /// As it is now; none: it is off.
    pub now: Option<Arranged>,
    /// 恢复原安排: an earlier notice had said otherwise, and now it is as it was approved.
    pub restored: bool,
    /// In one sentence.
    pub say: String,
    /// Why, as far as it was said.
    pub reason: String,
    /// Who has to know.
    pub tell: Vec<ToTell>,
}

/// Where a session stands, in the office's words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Arranged {
    /// On which day.
    pub day: NaiveDate,
    /// First minute.
    pub starts: Clock,
    /// The minute after the last.
    pub ends: Clock,
    /// What it is about, as papers write it.
    pub title: String,
    /// Who gives it; may be empty.
    pub lecturer: String,
    /// Where; may be empty.
    pub place: String,
}

/// Somebody who has to know of a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ToTell {
    /// `授课人李明`, `班主任石海涛`, `全体学员`
    pub who: String,
    /// Their phone, if it is known.
    pub phone: String,
}

/// Approves a timetable as it stands; from now on every change is a 调课.
pub fn approve(tx: &Change, it: ApproveTimetable) -> Answer<TimetableChanges> {
    let title = Cohort::get(tx, it.cohort)?.title();
    let lines = as_it_stands(tx, it.cohort)?;
    if lines.is_empty() {
        return Err(refusal::no_timetable(&title));
    }
    let last = latest(tx, it.cohort)?;
    if let Some(last) = &last
        && differences(&last.lines, &lines).is_empty()
    {
        return Err(refusal::nothing_changed_since(&title, last.version));
    }
    let version = last.map_or(1, |last| last.version + 1);
    let day = it.day.unwrap_or(tx.today());
    let approver = it.approver.unwrap_or_default().trim().to_owned();
    tx.run(
        "insert into approved_timetable (cohort, version, approved_on, approver, lines) values (?1, ?2, ?3, ?4, ?5)",
        (it.cohort, version, day, &approver, serde_json::to_string(&lines)?),
    )?;
    let by = if approver.is_empty() { String::new() } else { format!("由{approver}") };
    tx.say(format!("「{title}」课程表第{version}版{by}审定，{}个课次，此后的变动是调课", lines.len()))?;
    changes(tx, OfCohort { cohort: it.cohort })
}

/// Takes the last approval back; the version before it is in force again. Not once people were sent a notice of what
/// departs from it.
pub fn withdraw(tx: &Change, it: OfCohort) -> Answer<TimetableChanges> {
    let title = Cohort::get(tx, it.cohort)?.title();
    let Some(Version { id, version, .. }) = latest(tx, it.cohort)? else {
        return Err(refusal::is_not_approved(&title));
    };
    if let Some(number) = notice::last_number(tx, id)? {
        return Err(refusal::notice_departs_from_it(version, number));
    }
    tx.run("delete from adjustment where cohort = ?1 and version = ?2", (it.cohort, version))?;
    tx.run("delete from approved_timetable where cohort = ?1 and version = ?2", (it.cohort, version))?;
    tx.say(format!("「{title}」课程表第{version}版取消审定"))?;
    changes(tx, it)
}

/// What has become of a timetable since it was approved, and since people were last told, session by session.
pub fn changes(tx: &Read, it: OfCohort) -> Answer<TimetableChanges> {
    let cohort = Cohort::get(tx, it.cohort)?;
    let Some(latest) = latest(tx, cohort.id)? else {
        return Ok(TimetableChanges { cohort: cohort.id, approved: None, changes: vec![], unannounced: vec![] });
    };
    let now = as_it_stands(tx, cohort.id)?;
    let unannounced = unannounced(tx, &cohort, &latest, &now)?;
    let announced = notice::all(tx, it)?.into_iter().filter(|notice| notice.version == latest.version);
    let reasons = Reasons::announced(announced.flat_map(|notice| notice.changes)).and_later(Reasons::given(
        tx,
        cohort.id,
        latest.version,
    )?);
    let changes = changed(tx, &cohort, [&latest.lines, &latest.lines, &now], &reasons)?;
    let approved = Approved {
        version: latest.version,
        approved_on: latest.approved_on,
        approver: latest.approver,
        changes: changes.len() as u32,
        unannounced: unannounced.len() as u32,
    };
    Ok(TimetableChanges { cohort: cohort.id, approved: Some(approved), changes, unannounced })
}

/// What people have not been told yet.
pub(super) fn unannounced(
    tx: &Read,
    cohort: &Cohort,
    latest: &Version,
    now: &[Settled],
) -> Answer<Vec<TimetableChange>> {
    let told = notice::told(tx, latest.id)?;
    let told = told.as_ref().unwrap_or(&latest.lines);
    changed(tx, cohort, [&latest.lines, told, now], &Reasons::given(tx, cohort.id, latest.version)?)
}

/// What differs between what was told and what is now, of what was approved.
fn changed(
    tx: &Read,
    cohort: &Cohort,
    [approved, told, now]: [&[Settled]; 3],
    reasons: &Reasons,
) -> Answer<Vec<TimetableChange>> {
    let change = |(was, now, what): (Option<&Settled>, Option<&Settled>, Vec<Adjusted>)| {
        let session = was.or(now).map_or(SessionId(0), |line| line.session);
        let restored = now.is_some_and(|now| is_restored(approved, told, now));
        Ok(TimetableChange {
            session,
            say: said(was, now, &what) + if restored { "（恢复原安排）" } else { "" },
            reason: reasons.of(session, (was.is_some(), now.is_some())),
            tell: to_tell(tx, cohort, was, now)?,
            was: was.map(Settled::arranged),
            now: now.map(Settled::arranged),
            restored,
            what,
        })
    };
    differences(told, now).into_iter().map(change).collect()
}

/// The version of a timetable in force, how far it has been left since, and how much of that people do not know.
pub fn in_force(tx: &Read, lines: &[SessionLine], cohort: CohortId) -> Answer<Option<Approved>> {
    let Some(latest) = latest(tx, cohort)? else { return Ok(None) };
    let now: Vec<Settled> = lines.iter().map(Settled::of).collect();
    let changes = differences(&latest.lines, &now).len() as u32;
    let unannounced = notice::told(tx, latest.id)?.map_or(changes, |told| differences(&told, &now).len() as u32);
    let Version { version, approved_on, approver, .. } = latest;
    Ok(Some(Approved { version, approved_on, approver, changes, unannounced }))
}

/// The timetable of a class as it would be approved or told now.
pub(super) fn as_it_stands(tx: &Read, cohort: CohortId) -> Answer<Vec<Settled>> {
    Ok(sessions(tx, cohort)?.iter().map(Settled::of).collect())
}

/// Whether a timetable is approved: what is changed in it is 调课.
pub fn is_approved(tx: &Read, cohort: CohortId) -> Answer<bool> {
    Ok(version(tx, cohort)?.is_some())
}

/// The number of the version in force.
pub(super) fn version(tx: &Read, cohort: CohortId) -> Answer<Option<u32>> {
    tx.value("select max(version) from approved_timetable where cohort = ?1", [cohort])
}

/// A timetable as it was approved.
pub(super) struct Version {
    pub id: i64,
    pub version: u32,
    approved_on: NaiveDate,
    approver: String,
    lines: Vec<Settled>,
}

/// The version in force.
pub(super) fn latest(tx: &Read, cohort: CohortId) -> Answer<Option<Version>> {
    let row = tx.row(
        "select id, version, approved_on, approver, lines from approved_timetable
         where cohort = ?1 order by version desc limit 1",
        [cohort],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get::<_, String>(4)?)),
    )?;
    row.map(|(id, version, approved_on, approver, lines)| {
        Ok(Version { id, version, approved_on, approver, lines: serde_json::from_str(&lines)? })
    })
    .transpose()
}

/// Who has to know: those who give it or gave it, who looks after the class, and the class.
fn to_tell(tx: &Read, cohort: &Cohort, was: Option<&Settled>, now: Option<&Settled>) -> Answer<Vec<ToTell>> {
    let lecturers: BTreeSet<LecturerId> = [was, now].into_iter().flatten().filter_map(|line| line.lecturer).collect();
    let mut tell = Vec::new();
    for id in lecturers {
        let found = tx.row("select * from lecturer where id = ?1", [id], Lecturer::of_row)?;
        tell.extend(found.map(|it| ToTell { who: format!("授课人{}", it.name), phone: it.phone }));
    }
    if !cohort.head_teacher.is_empty() {
        tell.push(ToTell { who: format!("班主任{}", cohort.head_teacher), phone: String::new() });
    }
    tell.push(ToTell { who: "全体学员".into(), phone: String::new() });
    Ok(tell)
}
