//! What a 调课通知单 is filled with: a notice as it was issued, whatever has become of the timetable since.

use chrono::Datelike;
use papers::adjustments;
use school::{
    Answer, Read,
    calendar::{full_date, month_day, weekday},
    cohort::OfCohort,
    refusal,
    timetable::{
        approved::{self, Arranged, TimetableChange},
        notice::{self, AdjustmentNotice},
    },
};

use super::PaperAsked;
use super::content::{Content, Said};
use super::gather::cohort_of;

pub(super) fn notice(tx: &Read, it: &PaperAsked) -> Answer<Content> {
    let cohort = cohort_of(tx, it)?;
    let of = OfCohort { cohort: cohort.id };
    let title = cohort.title();
    let found = match it.notice {
        Some(number) => {
            let found = notice::all(tx, of)?.into_iter().find(|notice| notice.number == number);
            found.ok_or_else(|| refusal::no_such_notice(&title, number))?
        }
        None => match notice::last(tx, cohort.id)? {
            Some(notice) => notice,
            None => {
                let changes = approved::changes(tx, of)?;
                let version = changes.approved.ok_or_else(|| refusal::is_not_approved(&title))?.version;
                return Err(match changes.unannounced.len() {
                    0 => refusal::no_adjustments(&title, version),
                    some => refusal::no_notice_yet(&title, some),
                });
            }
        },
    };
    Ok(Content { of: title, part: format!("第{}号", found.number), said: Said::Adjustments(as_issued(found)) })
}

fn as_issued(it: AdjustmentNotice) -> adjustments::Adjustments {
    let by = if it.approver.is_empty() { String::new() } else { format!("由{}", it.approver) };
    adjustments::Adjustments {
        class: it.class,
        school: it.school,
        number: format!("〔{}〕第{}号", it.issued_on.year(), it.number),
        approved: format!("第{}版，{}{by}审定", it.version, full_date(it.approved_on)),
        follows: it.follows,
        changes: it.changes.into_iter().map(adjustment).collect(),
        issued_on: it.issued_on,
    }
}

fn adjustment(it: TimetableChange) -> adjustments::Adjustment {
    let tell: Vec<String> = it.tell.into_iter().map(|one| one.who).collect();
    adjustments::Adjustment {
        was: it.was.map(arranged).unwrap_or_default(),
        now: it.now.map(arranged).unwrap_or_default(),
        restored: it.restored,
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
