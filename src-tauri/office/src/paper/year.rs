//! What the papers of a year are filled with: 年度培训计划表, 年度办班计划表.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use papers::year_plan::{PlanRow, YearPlan};
use school::{
    Answer, Everything, Read,
    cohort::{FilingState, kind},
    plan::{self, OfYear},
    refusal, setting,
};

use super::PaperAsked;
use super::content::{Content, Said};

/// The plan of a year on paper.
pub(super) fn plan(tx: &Read, it: &PaperAsked) -> Answer<Content> {
    content(tx, it, Said::YearPlan)
}

/// The plan of a year as a workbook.
pub(super) fn plan_book(tx: &Read, it: &PaperAsked) -> Answer<Content> {
    content(tx, it, Said::YearPlanBook)
}

/// The plan of the year of the first day asked for.
fn content(tx: &Read, it: &PaperAsked, said: fn(YearPlan) -> Said) -> Answer<Content> {
    let year = it.from.ok_or_else(|| refusal::paper_needs("from", "哪一年（from）"))?.year();
    let plan = plan::of(tx, OfYear { year: Some(year) })?;
    let school = setting::of::<setting::School>(tx)?.name;
    let natures: HashMap<_, _> =
        kind::all(tx, Everything {})?.into_iter().map(|line| (line.kind.id, line.kind.nature)).collect();
    let rows = plan.lines.into_iter().map(|shown| {
        let line = shown.line;
        let (top, below) = shown.kind_path.split_once('›').unwrap_or((&shown.kind_path, ""));
        let nature = line.kind.and_then(|kind| natures.get(&kind)).map_or("其他", |nature| nature.word());
        let filing = match (line.filing_number.is_empty(), line.filing_state) {
            (false, _) => line.filing_number,
            (true, FilingState::NotNeeded) => String::new(),
            (true, state) => state.word().into(),
        };
        let undertaker = match line.assistant.is_empty() {
            true => line.undertaker,
            false => format!("{}（{}）", line.undertaker, line.assistant),
        };
        PlanRow {
            category: if top.is_empty() { nature.into() } else { top.into() },
            kind: below.into(),
            class: shown.title,
            tier: line.tier.word().into(),
            audience: line.audience,
            planned: line.planned,
            days: line.starts.zip(line.ends),
            place: line.place,
            host: line.host,
            undertaker,
            filing,
            programme: shown.programme_name,
            note: line.note,
        }
    });
    let made = NaiveDate::default(); // the day it is drawn
    let plan = YearPlan { school: school.clone(), year, lines: rows.collect(), made };
    Ok(Content { of: school, part: format!("{year}年度"), said: said(plan) })
}
