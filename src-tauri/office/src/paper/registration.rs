//! 报名表 for the units of a class: one file each, ready to be sent.

use base64::Engine as _;
use chrono::NaiveDate;
use papers::sheets::registration::{Registration, write};
use schemars::JsonSchema;
use school::{
    Answer, Read,
    cohort::{Cohort, CohortId, OfCohort},
    quota::{self, QuotaLine},
    refusal,
    unit::UnitId,
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
    /// For which units; empty: all with places, or all where nobody has any yet.
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

/// The units asked for people: those with places, or all where nobody has any yet.
pub(super) fn asked(lines: Vec<QuotaLine>) -> Vec<QuotaLine> {
    let any = lines.iter().any(|line| line.places > 0);
    lines.into_iter().filter(|line| !any || line.places > 0).collect()
}

/// Reads what stands on the forms.
pub(crate) fn gather(tx: &Read, it: RegistrationAsked) -> Answer<Vec<(UnitId, Registration)>> {
    let cohort = Cohort::get(tx, it.cohort)?;
    let lines = quota::of(tx, OfCohort { cohort: cohort.id })?.lines;
    let lines = match it.units.as_slice() {
        [] => asked(lines),
        units => lines.into_iter().filter(|line| units.contains(&line.unit)).collect(),
    };
    if lines.is_empty() {
        return Err(refusal::no_units());
    }
    let form = |line: QuotaLine| {
        let form = Registration {
            class: cohort.title(),
            code: code(cohort.id, Some(line.unit)),
            unit: line.name,
            places: Some(line.places).filter(|places| *places > 0),
            due: it.due,
            made: tx.today(),
            ..Registration::default()
        };
        (line.unit, form)
    };
    Ok(lines.into_iter().map(form).collect())
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
