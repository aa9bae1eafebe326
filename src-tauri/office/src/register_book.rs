//! 授课人、专题、场地、教学点进出门: a register as a workbook has it, shown as what it would change, written in one operation.
//!
//! A cell that is in doubt is left as it is in the register, and says why. A column that is not there changes nothing,
//! an entry that is not there stays. What goes out by [`written`] comes back as nothing to change.

mod column;
mod lecturers;
mod matching;
mod names;
mod places;
mod plan;
mod table;
mod times;
mod topics;

use std::{path::Path, sync::Arc};

use papers::sheets::register::RegisterColumn;
use schemars::JsonSchema;
use school::{Answer, Change, Read, refusal};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Office, workbook::Workbook};
use lecturers::LecturerSaid;
use places::{SiteSaid, VenueSaid};
use topics::TopicSaid;

school::words! {
    /// Which register.
    pub enum RegisterKind { Lecturers = "授课人", Topics = "专题", Venues = "场地", FieldSites = "教学点" }
}

impl RegisterKind {
    /// What its workbook is called.
    pub(crate) fn title(self) -> &'static str {
        match self {
            RegisterKind::Lecturers => "授课人名录",
            RegisterKind::Topics => "专题目录",
            RegisterKind::Venues => "场地名录",
            RegisterKind::FieldSites => "现场教学点名录",
        }
    }
    /// What stands behind their number: 3名授课人.
    pub(crate) fn counted(self) -> String {
        format!("{}{}", self.measure(), self.word())
    }
    fn measure(self) -> &'static str {
        if self == RegisterKind::Lecturers { "名" } else { "个" }
    }
}

/// A workbook with a register.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RegisterFile {
    /// Which register it is of.
    pub register: RegisterKind,
    /// Where it lies.
    pub file: String,
    /// The file's fingerprint as it was checked; left out, the file is taken as it is now.
    #[serde(default)]
    #[ts(optional)]
    pub fingerprint: Option<String>,
}

school::words! {
    /// What becomes of a row.
    pub enum EntryFate { New = "新增", Changed = "修改", Same = "不变", Unread = "看不懂" }
}

/// A row of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct EntrySeen {
    /// Where it stands, counted from 1.
    pub row: u32,
    /// The entry's name from then on.
    pub name: String,
    /// What becomes of it.
    pub fate: EntryFate,
    /// What changes, each in words: 单位：（空） → 县委党校; of a new one, what is known of it.
    pub changes: Vec<String>,
}

/// A cell that cannot be taken as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct EntryDoubt {
    /// Its row, counted from 1.
    pub row: u32,
    /// Its place: C7.
    pub cell: String,
    /// What stands in it.
    pub read: String,
    /// Why, and what is done instead, in one sentence.
    pub why: String,
}

/// What a file would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct RegisterReport {
    /// Of which register.
    pub register: RegisterKind,
    /// The file's name.
    pub file: String,
    /// To write just this file.
    pub fingerprint: String,
    /// The sheet that was read.
    pub sheet: String,
    /// Its rows, in their order.
    pub entries: Vec<EntrySeen>,
    /// What cannot be taken.
    pub doubts: Vec<EntryDoubt>,
    /// Entries of the register that are not in the file; they stay.
    pub absent: Vec<String>,
    /// What would be entered in other registers: 专题《县情》.
    pub entered: Vec<String>,
    /// Columns nobody knows, by what stands above them; they are not read.
    pub unknown: Vec<String>,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct RegisterImported {
    /// New entries.
    pub added: u32,
    /// Entries that changed.
    pub changed: u32,
}

/// A file that was read, and the register it is of.
pub(crate) struct Opened {
    register: RegisterKind,
    workbook: Arc<Workbook>,
}

/// Reads the file; it must still be the one that was checked.
pub(crate) fn open(office: &Office, it: RegisterFile) -> Answer<Opened> {
    let workbook = office.workbook(Path::new(&it.file))?;
    if it.fingerprint.is_some_and(|checked| checked != workbook.fingerprint) {
        return Err(refusal::file_has_changed(&workbook.file));
    }
    Ok(Opened { register: it.register, workbook })
}

/// Shows what a file would change. Nothing is written.
pub(crate) fn check(tx: &Read, it: Opened) -> Answer<RegisterReport> {
    match it.register {
        RegisterKind::Lecturers => report::<LecturerSaid>(tx, &it),
        RegisterKind::Topics => report::<TopicSaid>(tx, &it),
        RegisterKind::Venues => report::<VenueSaid>(tx, &it),
        RegisterKind::FieldSites => report::<SiteSaid>(tx, &it),
    }
}

/// Writes what a file changes.
pub(crate) fn import(tx: &Change, it: Opened) -> Answer<RegisterImported> {
    match it.register {
        RegisterKind::Lecturers => write::<LecturerSaid>(tx, &it),
        RegisterKind::Topics => write::<TopicSaid>(tx, &it),
        RegisterKind::Venues => write::<VenueSaid>(tx, &it),
        RegisterKind::FieldSites => write::<SiteSaid>(tx, &it),
    }
}

/// A register as its workbook has it: its columns, and a row an entry.
pub(crate) fn written(tx: &Read, register: RegisterKind) -> Answer<(Vec<RegisterColumn>, Vec<Vec<String>>)> {
    match register {
        RegisterKind::Lecturers => rows::<LecturerSaid>(tx),
        RegisterKind::Topics => rows::<TopicSaid>(tx),
        RegisterKind::Venues => rows::<VenueSaid>(tx),
        RegisterKind::FieldSites => rows::<SiteSaid>(tx),
    }
}

fn report<E: column::Entry>(tx: &Read, it: &Opened) -> Answer<RegisterReport> {
    let plan = plan::of::<E>(tx, &it.workbook)?;
    Ok(RegisterReport {
        register: it.register,
        file: it.workbook.file.clone(),
        fingerprint: it.workbook.fingerprint.clone(),
        entries: plan.seen(),
        entered: plan.entered(),
        sheet: plan.sheet,
        doubts: plan.doubts,
        absent: plan.absent,
        unknown: plan.unknown,
    })
}

fn write<E: column::Entry>(tx: &Change, it: &Opened) -> Answer<RegisterImported> {
    let plan = plan::of::<E>(tx, &it.workbook)?;
    plan.write(tx)?;
    let seen = plan.seen();
    let count = |fate: EntryFate| seen.iter().filter(|one| one.fate == fate).count() as u32;
    let done = RegisterImported { added: count(EntryFate::New), changed: count(EntryFate::Changed) };
    let said: Vec<String> = [("新增", done.added), ("修改", done.changed)]
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(word, count)| format!("{word}{count}{}", it.register.measure()))
        .collect();
    if !said.is_empty() {
        tx.say(format!("从「{}」导入{}：{}", it.workbook.file, it.register, said.join("，")))?;
    }
    Ok(done)
}

fn rows<E: column::Entry>(tx: &Read) -> Answer<(Vec<RegisterColumn>, Vec<Vec<String>>)> {
    let names = names::of(tx)?;
    let columns = E::COLUMNS.iter().map(|column| RegisterColumn {
        head: column.head(),
        width: column.width,
        figure: column.figure,
        choices: (column.choices)(),
    });
    let row = |it: &E| E::COLUMNS.iter().map(|column| (column.say)(it, &names)).collect();
    Ok((columns.collect(), E::all(tx)?.iter().map(row).collect()))
}
