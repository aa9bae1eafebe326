//! What a 调课通知单 is filled with: the timetable against its approved version.

use chrono::Datelike;
use papers::adjustments;
use school::{
    Answer, Read,
    calendar::{full_date, month_day, weekday},
    cohort::OfCohort,
    refusal, setting,
    timetable::approved::{self, Arranged, TimetableChange},
};

use super::PaperAsked;
use super::content::{Content, Said};
use super::gather::cohort_of;

pub(super) fn notice(tx: &Read, it: &PaperAsked) -> Answer<Content> {
    let cohort = cohort_of(tx, it)?;
    let changes = approved::changes(tx, OfCohort { cohort: cohort.id })?;
    let Some(version) = changes.approved else { return Err(refusal::is_not_approved(&cohort.title())) };
    if changes.changes.is_empty() {
        return Err(refusal::no_adjustments(&cohort.title(), version.version));
    }
    let by = if version.approver.is_empty() { String::new() } else { format!("由{}", version.approver) };
    let said = adjustments::Adjustments {
        class: cohort.title(),
        school: setting::of::<setting::School>(tx)?.name,
        // One notice for each version that is departed from; a later edition of it says what has been added since.
        number: format!("〔{}〕第{}号", version.approved_on.year(), version.version),
        approved: format!("第{}版，{}{by}审定", version.version, full_date(version.approved_on)),
        changes: changes.changes.into_iter().map(adjustment).collect(),
        edition: None,
    };
    Ok(Content { of: cohort.title(), part: String::new(), said: Said::Adjustments(said) })
}

fn adjustment(it: TimetableChange) -> adjustments::Adjustment {
    let tell: Vec<String> = it.tell.into_iter().map(|one| one.who).collect();
    adjustments::Adjustment {
        was: it.was.map(arranged).unwrap_or_default(),
        now: it.now.map(arranged).unwrap_or_default(),
        reason: it.reason,
        tell: tell.join("\n"),
    }
}

fn arranged(it: Arranged) -> String {
    let mut lines = vec![
        format!("{}（星期{}）", month_day(it.day), weekday(it.day)),
        format!("{:#}–{:#}", it.starts, it.ends),
        it.title,
    ];
    for (what, said) in [("授课人", it.lecturer), ("地　点", it.place)] {
        if !said.is_empty() {
            lines.push(format!("{what}：{said}"));
        }
    }
    lines.join("\n")
}
