//! What the clerk sees of a folder of rosters, and what she answers.

use schemars::JsonSchema;
use school::{cohort::CohortId, intake::IntakeId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::versions::{Ruled, VersionTurn};
use crate::roster::{Counts, RosterReport, Settled};

/// A unit's file, to be looked at.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RosterFile {
    /// Where it lies.
    pub file: String,
}

/// Files to be checked for a class.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RostersAsked {
    /// For which class.
    pub cohort: CohortId,
    /// Where they lie.
    pub files: Vec<String>,
    /// Of these, files the clerk wants although they were taken in before or were made for another class.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub anyway: Vec<String>,
}

school::words! {
    /// How it stands with one file.
    pub enum Verdict {
        /// Everything in it can be taken as it is.
        Sure = "可直接采用",
        /// Something in it is asked.
        Doubtful = "有疑问",
        /// This very file was taken in before, or nothing in it is new.
        Nothing = "没有变化",
        /// The same unit's newer list lies beside it.
        Outdated = "有更新的一份",
        /// Our own form, made for another class.
        Elsewhere = "是别的班的报名表",
        /// It cannot be read.
        Unreadable = "无法读取",
    }
}

/// The list of the same sender that was taken in before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Earlier {
    /// What it was called.
    pub file: String,
    /// When it was taken in.
    pub taken_at: String,
}

/// One file, checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct FileCard {
    /// Where it lies.
    pub path: String,
    /// What it is called.
    pub file: String,
    /// How it stands.
    pub verdict: Verdict,
    /// The same in one sentence: why it cannot be read, or what is in it.
    pub say: String,
    /// Where the newer list of the same people lies, when there is one.
    pub newer: Option<String>,
    /// The unit that sent it; empty where it is of several, or not known.
    pub sender: String,
    /// Its rows, doubts and what was left out; none where it cannot be read.
    pub report: Option<RosterReport>,
    /// The list of the same sender that was taken in before.
    pub earlier: Option<Earlier>,
    /// What is otherwise than in the class.
    pub turns: Vec<VersionTurn>,
    /// What to write to the sender, ready to be pasted into a chat; empty where there is nothing to mend.
    pub reply: String,
}

/// A folder of rosters, checked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct RostersReport {
    /// In the order of the files.
    pub files: Vec<FileCard>,
    /// Of all files that are to be taken in.
    pub counts: Counts,
}

/// One file and what the clerk answered about it.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FileAnswered {
    /// Where it lies.
    pub file: String,
    /// Its fingerprint as it was checked; left out, the file is taken as it is now.
    #[serde(default)]
    #[ts(optional)]
    pub fingerprint: Option<String>,
    /// What was answered to the doubts.
    #[serde(default)]
    pub answers: Vec<Settled>,
    /// What was decided about people already in the class.
    #[serde(default)]
    pub rulings: Vec<Ruled>,
}

/// Checked files, to be written.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ImportRosters {
    /// Into which class.
    pub cohort: CohortId,
    /// The files to be taken in; those left out are not.
    pub files: Vec<FileAnswered>,
    /// What was not answered is done as advised.
    pub accept_all: bool,
}

/// What was written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Imported {
    /// Files taken in.
    pub files: u32,
    /// Trainees put on the roster (人).
    pub added: u32,
    /// Trainees whose particulars were changed (人).
    pub changed: u32,
    /// Trainees who came instead of another (人); counted in `added` too.
    pub replaced: u32,
    /// Trainees who left (人); those replaced are not among them.
    pub left: u32,
    /// Rows that go back to their sender.
    pub returned: u32,
}

/// Files whose doubtful rows go back to their senders.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SlipsAsked {
    /// For which class.
    pub cohort: CohortId,
    /// The files, with what was answered: 退回单位, cells left blank and rows that cannot be entered are marked.
    pub files: Vec<FileAnswered>,
}

/// 退件单: the sender's own workbook, its bad cells coloured and commented.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ReturnSlip {
    /// Where the sender's file lies.
    pub file: String,
    /// What to call the slip.
    pub file_name: String,
    /// Cells marked.
    pub cells: u32,
    /// The workbook.
    pub base64: String,
}

/// Which kept file.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfIntake {
    /// The file as it was taken in.
    pub intake: IntakeId,
}

/// A file as it was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct SentFile {
    /// What it was called.
    pub file_name: String,
    /// Its bytes.
    pub base64: String,
}
