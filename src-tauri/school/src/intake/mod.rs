//! 报名表归档: which files a class's roster came from, what each said of whom, and the files themselves.
//!
//! A person's every field can tell the cell it came from, a unit's next file can be compared with its last, and the
//! file as it was sent is there for the day somebody says that they wrote something else.

use std::{collections::BTreeMap, io};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Answer, Change, Error, Read,
    cohort::{CohortId, OfCohort, rules::title},
    person::PersonId,
    refusal,
    trainee::TraineeId,
    unit::UnitId,
};

id! {
    /// A file taken in.
    IntakeId as "number & { readonly of: 'intake' }"
}

id! {
    /// What a file taken in says of one trainee.
    IntakeLineId as "number & { readonly of: 'intake_line' }"
}

record! {
    /// A file taken in.
    pub struct Intake, new NewIntake, in "intake" by IntakeId called "导入的文件" {
        /// For which class.
        cohort: CohortId,
        /// Who sent it; none where it is of several units.
        unit: Option<UnitId>,
        /// What it was called.
        file: String,
        /// SHA-256 of its bytes, hex.
        fingerprint: String,
        /// JSON, by sheet: what is read → its column's letter.
        columns: String,
        /// When, local time: `2026-03-09 08:31:12`.
        taken_at: String,
    }
}

record! {
    /// What a file taken in says of one trainee.
    pub struct IntakeLine, new NewIntakeLine, in "intake_line" by IntakeLineId called "导入的行" {
        /// In which file.
        intake: IntakeId,
        /// Of whom.
        trainee: TraineeId,
        /// On which sheet.
        sheet: String,
        /// In which row, counted from 1.
        row: u32,
        /// JSON, a [`Told`].
        said: String,
    }
}

/// By sheet: what is read (姓名, 手机 …) → the letter of its column.
pub type Columns = BTreeMap<String, BTreeMap<String, String>>;

/// What a row says: by what is read (姓名, 手机 …).
pub type Told = BTreeMap<String, Said>;

/// What a row says of one thing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// As it was entered.
    #[serde(rename = "v")]
    pub value: String,
    /// As it stands in the file, where that is something else.
    #[serde(rename = "r", default, skip_serializing_if = "Option::is_none")]
    pub read: Option<String>,
    /// Its cell, where that is not its column in the person's row: the unit in the title.
    #[serde(rename = "c", default, skip_serializing_if = "Option::is_none")]
    pub cell: Option<String>,
}

/// Keeps a file as it was sent, once; piece by piece, for it may be large. `size` in bytes.
pub fn keep(tx: &Change, fingerprint: &str, size: u64, mut file: impl io::Read) -> Answer<()> {
    let sql = "insert into kept_file (fingerprint, bytes) values (?1, zeroblob(?2)) on conflict do nothing";
    if tx.run(sql, (fingerprint, size as i64))? == 0 {
        return Ok(());
    }
    let mut kept = tx.blob_open("main", "kept_file", "bytes", tx.last_insert_rowid(), false)?;
    let (mut piece, mut at) = ([0; 1 << 15], 0);
    loop {
        let read = file.read(&mut piece).map_err(|error| Error::Broken(Box::new(error)))?;
        if read == 0 {
            return Ok(());
        }
        kept.write_at(&piece[..read], at)?;
        at += read;
    }
}

/// A file as it was sent.
pub fn kept(tx: &Read, fingerprint: &str) -> Answer<Vec<u8>> {
    tx.row("select bytes from kept_file where fingerprint = ?1", [fingerprint], |row| row.get(0))?
        .ok_or_else(|| refusal::is_gone("原文件"))
}

/// Begins to take in a file.
pub fn begin(
    tx: &Change,
    cohort: CohortId,
    unit: Option<UnitId>,
    file: &str,
    fingerprint: &str,
    columns: &Columns,
) -> Answer<IntakeId> {
    NewIntake {
        cohort,
        unit,
        file: file.into(),
        fingerprint: fingerprint.into(),
        columns: serde_json::to_string(columns)?,
        taken_at: tx.now().format("%Y-%m-%d %H:%M:%S").to_string(),
    }
    .insert(tx)
}

/// What a file says of a trainee, and where.
pub fn line(intake: IntakeId, trainee: TraineeId, sheet: &str, row: u32, told: &Told) -> Answer<NewIntakeLine> {
    Ok(NewIntakeLine { intake, trainee, sheet: sheet.into(), row, said: serde_json::to_string(told)? })
}

/// A file that a class's roster came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct TakenIn {
    /// It.
    pub id: IntakeId,
    /// Who sent it; empty where it is of several units.
    pub unit: String,
    /// What it was called.
    pub file: String,
    /// By which it is had again: `kept_file`.
    pub fingerprint: String,
    /// When, local time: `2026-03-09 08:31:12`.
    pub taken_at: String,
    /// Trainees it speaks of (人).
    pub people: u32,
}

/// The files a class's roster came from, the newest first.
pub fn taken_in(tx: &Read, it: OfCohort) -> Answer<Vec<TakenIn>> {
    tx.rows(
        "select intake.*, coalesce(unit.name, '') as unit_name,
                (select count(*) from intake_line where intake_line.intake = intake.id) as people
         from intake left join unit on unit.id = intake.unit
         where intake.cohort = ?1 order by intake.id desc",
        [it.cohort],
        |row| {
            Ok(TakenIn {
                id: row.get("id")?,
                unit: row.get("unit_name")?,
                file: row.get("file")?,
                fingerprint: row.get("fingerprint")?,
                taken_at: row.get("taken_at")?,
                people: row.get("people")?,
            })
        },
    )
}

/// What the newest file that speaks of a trainee says.
#[derive(Debug, Clone)]
pub struct LastSaid {
    /// Of whom.
    pub trainee: TraineeId,
    /// In which file.
    pub intake: IntakeId,
    /// Who sent it; empty where it is of several units.
    pub sender: String,
    /// What it was called.
    pub file: String,
    /// What.
    pub told: Told,
}

/// Of every trainee of a class that came by a file: what the newest such file says.
pub fn last_said(tx: &Read, cohort: CohortId) -> Answer<Vec<LastSaid>> {
    let lines = tx.rows(
        "select trainee, said, intake.id as intake, intake.file, coalesce(unit.name, '') as sender
         from intake_line join intake on intake.id = intake_line.intake left join unit on unit.id = intake.unit
         where intake_line.id in (select max(intake_line.id)
                                  from intake_line join intake on intake.id = intake_line.intake
                                  where intake.cohort = ?1 group by trainee)
         order by intake_line.id",
        [cohort],
        |row| {
            let last = LastSaid {
                trainee: row.get("trainee")?,
                intake: row.get("intake")?,
                sender: row.get("sender")?,
                file: row.get("file")?,
                told: Told::new(),
            };
            Ok((last, row.get::<_, String>("said")?))
        },
    )?;
    let read = |(last, said): (LastSaid, String)| Ok(LastSaid { told: serde_json::from_str(&said)?, ..last });
    lines.into_iter().map(read).collect()
}

/// Whose sources.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SourcesAsked {
    /// The person.
    pub person: PersonId,
}

/// Where something about a person was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Source {
    /// What: 姓名, 手机 …
    pub field: String,
    /// As it was entered.
    pub value: String,
    /// As it stands in the file.
    pub read: String,
    /// The file as it was taken in.
    pub intake: IntakeId,
    /// The file.
    pub file: String,
    /// By which it is had again: `kept_file`.
    pub fingerprint: String,
    /// The sheet.
    pub sheet: String,
    /// `D7`
    pub cell: String,
    /// For which class the file was sent.
    pub class: String,
    /// When it was taken in.
    pub taken_at: String,
}

/// Everything files have said of a person, the newest first.
pub fn sources(tx: &Read, it: SourcesAsked) -> Answer<Vec<Source>> {
    let lines = tx.rows(
        "select intake_line.intake, intake_line.sheet, intake_line.row, intake_line.said,
                intake.file, intake.fingerprint, intake.columns, intake.taken_at, cohort.number, cohort.name
         from trainee
         join intake_line on intake_line.trainee = trainee.id
         join intake on intake.id = intake_line.intake
         join cohort on cohort.id = intake.cohort
         where trainee.person = ?1 order by intake_line.id desc",
        [it.person],
        |row| {
            let source = Source {
                field: String::new(),
                value: String::new(),
                read: String::new(),
                intake: row.get("intake")?,
                file: row.get("file")?,
                fingerprint: row.get("fingerprint")?,
                sheet: row.get("sheet")?,
                cell: String::new(),
                class: title(row.get("number")?, &row.get::<_, String>("name")?),
                taken_at: row.get("taken_at")?,
            };
            Ok((source, row.get::<_, u32>("row")?, row.get::<_, String>("said")?, row.get::<_, String>("columns")?))
        },
    )?;
    let mut sources = Vec::new();
    for (line, row, said, columns) in lines {
        let (told, columns): (Told, Columns) = (serde_json::from_str(&said)?, serde_json::from_str(&columns)?);
        for (field, said) in told {
            let letter = columns.get(&line.sheet).and_then(|of_sheet| of_sheet.get(&field));
            let cell = said.cell.or_else(|| Some(format!("{}{row}", letter?))).unwrap_or_default();
            let read = said.read.unwrap_or_else(|| said.value.clone());
            sources.push(Source { field, value: said.value, read, cell, ..line.clone() });
        }
    }
    Ok(sources)
}
