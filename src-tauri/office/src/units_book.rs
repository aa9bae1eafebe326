//! 单位名录进门: the register of units as a workbook has it, shown as what it would change, written in one operation.
//!
//! The rows' order is the new standard order; units the file does not have follow. A cell that is in doubt is left as
//! it is in the register, and says why. A column that is not there changes nothing; 别名 are added, never taken away.

mod plan;
mod table;

use std::{path::Path, sync::Arc};

use schemars::JsonSchema;
use school::{
    Answer, Change, Everything, Read, refusal,
    unit::{self, UnitLine},
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Office, workbook::Workbook};

/// A workbook with units.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnitsFile {
    /// Where it lies.
    pub file: String,
    /// The file's fingerprint as it was checked; left out, the file is taken as it is now.
    #[serde(default)]
    #[ts(optional)]
    pub fingerprint: Option<String>,
}

school::words! {
    /// What becomes of a unit.
    pub enum UnitFate { New = "新增", Renamed = "改名", Changed = "修改", Same = "不变" }
}

/// A row of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct UnitSeen {
    /// Where it stands, counted from 1.
    pub row: u32,
    /// The unit's name from then on.
    pub name: String,
    /// What becomes of it.
    pub fate: UnitFate,
    /// What changes, each in words: 性质：其他 → 政府.
    pub changes: Vec<String>,
}

/// A cell that cannot be taken as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct UnitDoubt {
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct UnitsReport {
    /// The file's name.
    pub file: String,
    /// To write just this file.
    pub fingerprint: String,
    /// The sheet that was read.
    pub sheet: String,
    /// Its units, in their order.
    pub units: Vec<UnitSeen>,
    /// What cannot be taken.
    pub doubts: Vec<UnitDoubt>,
    /// Units of the register that are not in the file; they stay, and follow in the order.
    pub absent: Vec<String>,
    /// The units known already stand in another order than in the register.
    pub reordered: bool,
}

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct UnitsImported {
    /// New units (个).
    pub added: u32,
    /// Units with another name or other traits (个).
    pub changed: u32,
    /// The register as it now stands.
    pub units: Vec<UnitLine>,
}

/// Reads the file; it must still be the one that was checked.
pub(crate) fn open(office: &Office, it: UnitsFile) -> Answer<Arc<Workbook>> {
    let workbook = office.workbook(Path::new(&it.file))?;
    if it.fingerprint.is_some_and(|checked| checked != workbook.fingerprint) {
        return Err(refusal::file_has_changed(&workbook.file));
    }
    Ok(workbook)
}

/// Shows what a file would change. Nothing is written.
pub(crate) fn check(tx: &Read, workbook: Arc<Workbook>) -> Answer<UnitsReport> {
    let plan = plan::of(tx, &workbook)?;
    Ok(UnitsReport {
        file: workbook.file.clone(),
        fingerprint: workbook.fingerprint.clone(),
        units: plan.seen(),
        reordered: plan.reorders(),
        sheet: plan.sheet,
        doubts: plan.doubts,
        absent: plan.absent,
    })
}

/// Writes what a file changes.
pub(crate) fn import(tx: &Change, workbook: Arc<Workbook>) -> Answer<UnitsImported> {
    let plan = plan::of(tx, &workbook)?;
    plan.write(tx)?;
    let seen = plan.seen();
    let count = |wanted: &[UnitFate]| seen.iter().filter(|unit| wanted.contains(&unit.fate)).count() as u32;
    let (added, changed) = (count(&[UnitFate::New]), count(&[UnitFate::Renamed, UnitFate::Changed]));
    let said: Vec<String> = [
        (added > 0).then(|| format!("新增{added}个")),
        (changed > 0).then(|| format!("修改{changed}个")),
        plan.reorders().then(|| "调整了顺序".into()),
    ]
    .into_iter()
    .flatten()
    .collect();
    tx.say(format!("从「{}」导入单位：{}", workbook.file, said.join("，")))?;
    Ok(UnitsImported { added, changed, units: unit::all(tx, Everything {})? })
}
