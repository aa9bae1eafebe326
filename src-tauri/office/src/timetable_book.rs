//! 课程表进门: a class's timetable as a workbook has it, shown as what it would change, written in one operation.
//!
//! Read are the list (one row a session), the week grid and every mixture offices make of them. A cell that is in
//! doubt changes nothing and says why. What the file does not speak of (a column that is not there, days before its
//! first and after its last) stays as it is; a title without （选修） says 必修.

pub(crate) mod content;
mod list;
mod plan;
pub(crate) mod register;
pub(crate) mod sheet;
mod week;
mod when;

use std::{path::Path, sync::Arc};

use schemars::JsonSchema;
use school::{
    Answer, Change, Read,
    cohort::CohortId,
    refusal,
    timetable::{SessionId, approved},
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Office, workbook::Workbook};

/// A workbook with a timetable.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TimetableFile {
    /// Where it lies.
    pub file: String,
    /// Of which class; left out, the one its title names.
    #[serde(default)]
    #[ts(optional)]
    pub cohort: Option<CohortId>,
    /// The file's fingerprint as it was checked; left out, the file is taken as it is now.
    #[serde(default)]
    #[ts(optional)]
    pub fingerprint: Option<String>,
    /// 调课原因, when the class's timetable is approved.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
}

school::words! {
    /// What becomes of a session.
    pub enum SessionFate { New = "新增", Moved = "移动", Changed = "修改", Same = "不变", Removed = "删除", Kept = "保留" }
}

/// A session of the file, or one of the class that the file does not have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct SessionSeen {
    /// Where it stands: `C7`, or `第二周!C7`; empty when it is not in the file.
    pub cell: String,
    /// The session of the timetable; none: new.
    pub session: Option<SessionId>,
    /// `3月9日（周一）8:30–11:30 《县情讲座》`, as it will be.
    pub say: String,
    /// What becomes of it.
    pub fate: SessionFate,
    /// What changes, each in words: 授课人：李明 → 王芳.
    pub changes: Vec<String>,
    /// What would be in its way, one sentence each.
    pub clashes: Vec<String>,
}

/// A cell that cannot be taken as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct TimetableDoubt {
    /// Its place: `C7`, or `第二周!C7`.
    pub cell: String,
    /// What stands in it.
    pub read: String,
    /// Why, and what is done instead, in one sentence.
    pub why: String,
}

/// What a file would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct TimetableReport {
    /// The file's name.
    pub file: String,
    /// To write just this file.
    pub fingerprint: String,
    /// Of which class it is.
    pub cohort: CohortId,
    /// Its title.
    pub cohort_title: String,
    /// Its timetable is approved: what is written is 调课, and wants a reason.
    pub approved: bool,
    /// Its sessions by time, then those it does not have.
    pub sessions: Vec<SessionSeen>,
    /// What cannot be taken.
    pub doubts: Vec<TimetableDoubt>,
    /// What would be entered in the registers: 授课人「王芳」.
    pub entered: Vec<String>,
    /// What is left as it is because the file does not reach there, one sentence each.
    pub beyond: Vec<String>,
}

/// What was written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct TimetableImported {
    /// New sessions (场次).
    pub added: u32,
    /// Sessions at another time (场次).
    pub moved: u32,
    /// Sessions with another content, lecturer or place (场次).
    pub changed: u32,
    /// Sessions taken off (场次).
    pub removed: u32,
}

/// A file that was read, and the class it was said to be of.
#[derive(Debug)]
pub(crate) struct Opened {
    workbook: Arc<Workbook>,
    cohort: Option<CohortId>,
    reason: Option<String>,
}

/// Reads the file; it must still be the one that was checked.
pub(crate) fn open(office: &Office, it: TimetableFile) -> Answer<Opened> {
    let workbook = office.workbook(Path::new(&it.file))?;
    if it.fingerprint.is_some_and(|checked| checked != workbook.fingerprint) {
        return Err(refusal::file_has_changed(&workbook.file));
    }
    Ok(Opened { workbook, cohort: it.cohort, reason: it.reason })
}

/// Shows what a file would change. Nothing is written.
pub(crate) fn check(tx: &Read, it: Opened) -> Answer<TimetableReport> {
    let plan = plan::of(tx, &it)?;
    Ok(TimetableReport {
        file: it.workbook.file.clone(),
        fingerprint: it.workbook.fingerprint.clone(),
        cohort: plan.cohort.id,
        cohort_title: plan.cohort.title(),
        approved: approved::is_approved(tx, plan.cohort.id)?,
        sessions: plan.seen(),
        entered: plan.entered(),
        doubts: plan.doubts,
        beyond: plan.beyond,
    })
}

/// Writes what a file changes.
pub(crate) fn import(tx: &Change, it: Opened) -> Answer<TimetableImported> {
    let plan = plan::of(tx, &it)?;
    let done = plan.write(tx, it.reason.as_deref())?;
    let said: Vec<String> =
        [("新增", done.added), ("移动", done.moved), ("修改", done.changed), ("删除", done.removed)]
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(word, count)| format!("{word}{count}场"))
            .collect();
    if !said.is_empty() {
        let class = plan.cohort.title();
        tx.say(format!("从「{}」导入「{class}」的课程表：{}", it.workbook.file, said.join("，")))?;
    }
    Ok(done)
}
