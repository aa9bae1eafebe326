//! Next year's plan from last year's: the same lines, on the same weekdays, holidays avoided.

use std::collections::HashMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{NewPlanLine, OfYear, PlanLine, YearPlan, bounds, of, rules};
use crate::{
    Answer, Change,
    calendar::{holidays, month_day},
    cohort::{self, FilingState, rules::shift::shift_span},
    programme::ProgrammeId,
    refusal,
};

/// From which year to which.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CopyYearPlan {
    /// Last year.
    pub from: i32,
    /// The year to be planned.
    pub to: i32,
}

/// A year's plan made after another's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct CopiedPlan {
    /// The plan as it now stands.
    pub plan: YearPlan,
    /// Lines copied (期).
    pub copied: u32,
    /// Lines that give way to holidays, and what no longer holds, in words.
    pub notes: Vec<String>,
}

/// Adds the lines of one year's plan to another's: whole weeks on, so that weekdays are kept. 期 numbers go on, or begin
/// again, as they did.
pub fn copy_year(tx: &Change, it: CopyYearPlan) -> Answer<CopiedPlan> {
    bounds(it.from)?;
    bounds(it.to)?;
    if it.from == it.to {
        return Err(refusal::same_year());
    }
    let old = tx.rows("select * from plan_line where year = ?1 order by position, id", [it.from], PlanLine::of_row)?;
    if old.is_empty() {
        return Err(refusal::no_plan(it.from));
    }
    let holidays = holidays::of(tx)?;
    let by = rules::days_between_years(it.from, it.to);
    let first: u32 = tx.value("select coalesce(max(position) + 1, 0) from plan_line where year = ?1", [it.to])?;
    let numbers = rules::next_numbers(&old.iter().map(|line| (line.name.as_str(), line.number)).collect::<Vec<_>>());
    let programmes: HashMap<ProgrammeId, (i32, i32)> = tx
        .rows("select id, since, until from programme", [], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?
        .into_iter()
        .collect();
    let mut notes = Vec::new();
    for (index, (line, number)) in old.iter().zip(numbers).enumerate() {
        let days = line.starts.zip(line.ends).map(|(starts, ends)| shift_span(starts, ends, by, &holidays));
        let title = cohort::rules::title(number, &line.name);
        if let Some((starts, _, weeks @ 1..)) = days {
            notes.push(format!("「{title}」避开放假，推后{weeks}周，{}开班", month_day(starts)));
        }
        let runs_on = |id| programmes.get(&id).is_some_and(|(since, until)| (*since..=*until).contains(&it.to));
        if line.programme.is_some_and(|id| !runs_on(id)) {
            notes.push(format!("「{title}」的培训项目不到{}年，没有带过来", it.to));
        }
        let filed = line.filing_state != FilingState::NotNeeded;
        let new = NewPlanLine {
            year: it.to,
            position: first + index as u32,
            number,
            programme: line.programme.filter(|id| runs_on(*id)),
            filing_number: String::new(),
            filing_state: if filed { FilingState::ToFile } else { FilingState::NotNeeded },
            starts: days.map(|days| days.0),
            ends: days.map(|days| days.1),
            cohort: None,
            ..line.clone().without_id()
        };
        new.insert(tx)?;
    }
    tx.say(format!("{}年计划照{}年计划增加了{}行", it.to, it.from, old.len()))?;
    Ok(CopiedPlan { plan: of(tx, OfYear { year: Some(it.to) })?, copied: old.len() as u32, notes })
}
