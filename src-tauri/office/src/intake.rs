//! 名册进门: a unit's file is read, compared with the books, asked about, and written in one operation.

use std::path::Path;

use schemars::JsonSchema;
use school::{
    Answer, Change, Read,
    cohort::{Cohort, CohortId, OfCohort},
    person, refusal, trainee,
    trainee::TraineeLine,
    unit,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Office,
    roster::{self, Known, KnownPerson, ReadyRow, RosterReport, Settled, WorkbookSeen},
    workbook::{self, Workbook},
};

/// A unit's file.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RosterFile {
    /// Where it lies.
    pub file: String,
}

/// A unit's file, to be checked for a class.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RosterAsked {
    /// For which class.
    pub cohort: CohortId,
    /// Where the file lies.
    pub file: String,
}

/// A checked file, to be written.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ImportRoster {
    /// Into which class.
    pub cohort: CohortId,
    /// Where the file lies.
    pub file: String,
    /// The file's fingerprint as it was checked; left out, the file is taken as it is now.
    #[serde(default)]
    #[ts(optional)]
    pub fingerprint: Option<String>,
    /// What the clerk answered to the doubts.
    pub answers: Vec<Settled>,
    /// The other doubts are settled as advised.
    pub accept_all: bool,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Imported {
    /// Trainees put on the roster (人).
    pub added: u32,
    /// The roster as it now stands.
    pub trainees: Vec<TraineeLine>,
}

/// What can be seen in a file before anybody asks whose it is.
pub fn see(file: &Path) -> Answer<WorkbookSeen> {
    roster::see(&workbook::read(file)?)
}

/// The same, for the window.
pub(crate) fn look(_: &Office, it: RosterFile) -> Answer<WorkbookSeen> {
    see(Path::new(&it.file))
}

/// Reads the file to be checked.
pub(crate) fn open(_: &Office, it: RosterAsked) -> Answer<(Workbook, CohortId)> {
    Ok((workbook::read(Path::new(&it.file))?, it.cohort))
}

/// Reads the file to be written; it must still be the one that was checked.
pub(crate) fn reopen(_: &Office, it: ImportRoster) -> Answer<(Workbook, ImportRoster)> {
    let workbook = workbook::read(Path::new(&it.file))?;
    if it.fingerprint.as_ref().is_some_and(|checked| *checked != workbook.fingerprint) {
        return Err(refusal::file_has_changed(&workbook.file));
    }
    Ok((workbook, it))
}

/// Compares a file with the books. Nothing is written.
pub(crate) fn check_against_books(tx: &Read, (workbook, cohort): (Workbook, CohortId)) -> Answer<RosterReport> {
    Ok(roster::check(&workbook, &known(tx, cohort)?, tx.today())?.report(ROWS_TOLD))
}

/// People without a doubt who are shown of one file; the counts tell of all.
const ROWS_TOLD: u32 = 2_000;

/// Writes a checked file: all of it or, when a doubt is open, nothing.
pub(crate) fn write(tx: &Change, (workbook, it): (Workbook, ImportRoster)) -> Answer<Imported> {
    let cohort = Cohort::get(tx, it.cohort)?;
    let known = known(tx, it.cohort)?;
    let checked = roster::check(&workbook, &known, tx.today())?;
    let settled = roster::settle(&checked, &it.answers, it.accept_all)?;
    for row in settled.rows() {
        admit(tx, &cohort, &row?)?;
    }
    let added = settled.people();
    tx.say(format!("「{}」导入名册 {}：{added}人", cohort.title(), workbook.file))?;
    Ok(Imported { added, trainees: trainee::all(tx, OfCohort { cohort: it.cohort })? })
}

fn admit(tx: &Change, cohort: &Cohort, row: &ReadyRow) -> Answer<()> {
    let mut entry = row.entry.clone();
    if entry.note.is_empty() {
        entry.note.clone_from(&row.group);
    }
    let person = match row.same_as {
        Some(person) => person::bring_up_to_date(tx, person, &entry)?,
        None if row.new_person => person::enter(tx, &entry)?,
        None => person::known_or_new(tx, &entry)?,
    };
    trainee::add(tx, cohort, person, &entry, None).map(drop)
}

fn known(tx: &Read, cohort: CohortId) -> Answer<Known> {
    Cohort::get(tx, cohort)?;
    Ok(Known::new(
        &unit::spellings(tx)?,
        tx.rows(
            "select person.*, coalesce(unit.name, '') as unit_name,
                    exists (select 1 from trainee where trainee.person = person.id and trainee.cohort = ?1) as enrolled
             from person left join unit on unit.id = person.unit",
            [cohort],
            |row| {
                Ok(KnownPerson {
                    id: row.get("id")?,
                    name: row.get("name")?,
                    unit: row.get("unit_name")?,
                    birth: row.get("birth")?,
                    id_number: row.get("id_number")?,
                    phone: row.get("phone")?,
                    enrolled: row.get("enrolled")?,
                })
            },
        )?,
    ))
}
