//! 报名表 for the units of a class: one file each, ready to be sent.

use base64::Engine as _;
use chrono::NaiveDate;
use papers::sheets::registration::{Registration, write};
use schemars::JsonSchema;
use school::{
    Answer, Everything, Read,
    cohort::{Cohort, CohortId},
    refusal,
    unit::{self, UnitId},
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Office, outfile::fit_name};

/// Registration forms to be had.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RegistrationAsked {
    /// For which class.
    pub cohort: CohortId,
    /// For which units; empty: all.
    #[serde(default)]
    #[ts(as = "Option<Vec<UnitId>>", optional)]
    pub units: Vec<UnitId>,
    /// The day by which they are to be sent back.
    #[serde(default)]
    #[ts(optional)]
    pub due: Option<NaiveDate>,
}

/// A unit's form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct RegistrationForm {
    /// Whose.
    pub unit: UnitId,
    /// 县财政局
    pub unit_name: String,
    /// 第3期中青年干部培训班_报名表_县财政局.xlsx
    pub file_name: String,
    /// The file itself.
    pub base64: String,
}

/// By what a form that comes back is known: its class, and its unit where it is for one.
pub(crate) fn code(cohort: CohortId, unit: Option<UnitId>) -> String {
    format!("BANWU-ROSTER cohort={cohort} unit={}", unit.map_or(0, |unit| unit.0))
}

/// Reads what stands on the forms.
pub(crate) fn gather(tx: &Read, it: RegistrationAsked) -> Answer<Vec<(UnitId, Registration)>> {
    let cohort = Cohort::get(tx, it.cohort)?;
    let mut units: Vec<_> = unit::all(tx, Everything {})?.into_iter().map(|line| line.unit).collect();
    if !it.units.is_empty() {
        units.retain(|unit| it.units.contains(&unit.id));
    }
    if units.is_empty() {
        return Err(refusal::no_units());
    }
    let form = |unit: unit::Unit| {
        let form = Registration {
            class: cohort.title(),
            code: code(cohort.id, Some(unit.id)),
            unit: unit.name,
            due: it.due,
            made: tx.today(),
            ..Registration::default()
        };
        (unit.id, form)
    };
    Ok(units.into_iter().map(form).collect())
}

/// Writes the forms.
pub(crate) fn draw(_: &Office, forms: Vec<(UnitId, Registration)>) -> Answer<Vec<RegistrationForm>> {
    let drawn = |(unit, form): (UnitId, Registration)| {
        Ok(RegistrationForm {
            unit,
            file_name: fit_name(&format!("{}_报名表_{}.xlsx", form.class, form.unit)),
            base64: base64::engine::general_purpose::STANDARD.encode(write(&form)?),
            unit_name: form.unit,
        })
    };
    forms.into_iter().map(drawn).collect()
}
