//! A line of the plan becomes a class, and a class a line of the plan.

use chrono::Datelike;
use schemars::JsonSchema;
use serde::Deserialize;
use ts_rs::TS;

use super::{NewPlanLine, OfPlanLine, OfYear, PlanLine, YearPlan, of};
use crate::{
    Answer, Change,
    cohort::{self, Cohort, CohortCategory, CohortId, CohortLine, NewCohort, OfCohort, kind::CohortKind},
    refusal,
};

/// Classes that shall stand on their year's plan.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanClasses {
    /// Which; each becomes a line of the year it opens in.
    pub cohorts: Vec<CohortId>,
}

/// Makes a line of the plan a class, with all the line says.
pub fn open_class(tx: &Change, it: OfPlanLine) -> Answer<CohortLine> {
    let line = PlanLine::get(tx, it.line)?;
    let title = cohort::rules::title(line.number, &line.name);
    if line.cohort.is_some() {
        return Err(refusal::is_a_class_already(&title));
    }
    let (Some(starts), Some(ends)) = (line.starts, line.ends) else { return Err(refusal::no_days_yet(&title)) };
    let said = line.clone();
    let new = NewCohort {
        name: said.name,
        number: said.number,
        category: match line.kind {
            Some(kind) => CohortKind::get(tx, kind)?.nature,
            None => CohortCategory::Other,
        },
        starts,
        ends,
        place: said.place,
        head_teacher: String::new(),
        host: said.host,
        planned: said.planned,
        note: said.note,
        kind: said.kind,
        programme: said.programme,
        tier: said.tier,
        undertaker: said.undertaker,
        assistant: said.assistant,
        filing_number: said.filing_number,
        filing_state: said.filing_state,
        audience: said.audience,
        lodging: said.lodging,
        day_shape: String::new(),
    };
    let cohort = new.insert(tx)?;
    PlanLine { cohort: Some(cohort), ..line }.save(tx)?;
    tx.say(format!("按年度计划新建班次「{title}」"))?;
    cohort::of(tx, OfCohort { cohort })
}

/// Puts classes that are on no line onto the plan of the year they open in.
pub fn plan_classes(tx: &Change, it: PlanClasses) -> Answer<YearPlan> {
    let mut year = tx.today().year();
    let count = it.cohorts.len();
    for id in it.cohorts {
        let class = Cohort::get(tx, id)?;
        let planned: bool = tx.value("select exists (select 1 from plan_line where cohort = ?1)", [id])?;
        if planned {
            return Err(refusal::is_planned_already(&class.title()));
        }
        year = class.starts.year();
        let position = tx.value("select coalesce(max(position) + 1, 0) from plan_line where year = ?1", [year])?;
        let line = NewPlanLine {
            year,
            position,
            name: class.name,
            number: class.number,
            kind: class.kind,
            programme: class.programme,
            tier: class.tier,
            host: class.host,
            undertaker: class.undertaker,
            assistant: class.assistant,
            filing_number: class.filing_number,
            filing_state: class.filing_state,
            starts: Some(class.starts),
            ends: Some(class.ends),
            planned: class.planned,
            lodging: class.lodging,
            place: class.place,
            audience: class.audience,
            note: class.note,
            cohort: Some(id),
        };
        line.insert(tx)?;
    }
    tx.say(format!("{count}期班次补入了年度计划"))?;
    of(tx, OfYear { year: Some(year) })
}
