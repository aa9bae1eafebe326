//! What the papers of the roll are filled with: 考勤日报, 考勤统计表, 单位考勤统计表, 到课率对比表.

use std::collections::HashMap;

use chrono::NaiveDate;
use papers::{
    roll_report::{NotThere, RollOfDay, RollReport},
    roll_table::{RollTable, RollTableLine},
};
use school::{
    Answer, Read,
    calendar::{month_day, span},
    cohort::{Cohort, CohortId},
    leave::{self, LeaveId, OfLeave},
    refusal,
    rollcall::{
        self, CorrectionsAsked,
        figures::{
            self, FigureKey, FigureLine, FigureName, FigureOf, FiguresAsked, FiguresBy, NamesAsked, RollFigures,
        },
    },
    setting::{self, School},
    timetable::{SessionLine, quoted, sessions_between},
};

use super::{
    PaperAsked,
    content::{Content, Said},
    gather::cohort_of,
};

// ---------------------------------------------------------------------------------------------- a day

/// Of one class.
pub(super) fn report(tx: &Read, it: &PaperAsked) -> Answer<Content> {
    let cohort = cohort_of(tx, it)?;
    let day = day_of(it)?;
    report_of(tx, cohort.title(), day, Some(cohort.id))
}

/// Of all classes.
pub(super) fn report_of_all(tx: &Read, it: &PaperAsked) -> Answer<Content> {
    let school = setting::of::<School>(tx)?.name;
    report_of(tx, school, day_of(it)?, None)
}

fn day_of(it: &PaperAsked) -> Answer<NaiveDate> {
    it.day.ok_or_else(|| refusal::paper_needs("day", "哪一天"))
}

fn report_of(tx: &Read, of: String, day: NaiveDate, cohort: Option<CohortId>) -> Answer<Content> {
    let mut sessions = sessions_between(tx, day, day)?;
    sessions.retain(|session| cohort.is_none_or(|cohort| session.cohort == cohort));
    if sessions.is_empty() {
        return Err(refusal::no_session_that_day(&of, &month_day(day)));
    }
    let asked = FiguresAsked { by: FiguresBy::Session, cohort, from: Some(day), to: Some(day) };
    let figures = figures::of(tx, asked.clone())?;
    let of_all = cohort.is_none();
    let session_of = |line: &FigureLine| sessions.iter().find(|session| line.key == FigureKey::Session(session.id));
    let rolls = figures.lines.iter().map(|line| RollOfDay {
        session: session_of(line).map(|session| said(session, of_all)).unwrap_or_default(),
        tally: line.tally,
    });
    let mut names = figures::names(tx, NamesAsked { figures: asked, line: None, figure: FigureOf::Exception })?.names;
    names.sort_by_key(|name| (name.half_day, name.cohort, name.session, name.number));
    let mut leaves: HashMap<LeaveId, (String, String)> = HashMap::new();
    let mut people = Vec::new();
    for name in names {
        people.push(not_there(tx, name, of_all, &mut leaves)?);
    }
    let report = RollReport {
        rolls: rolls.collect(),
        people,
        corrections: corrections(tx, cohort, day)?,
        missing: sessions
            .iter()
            .filter_map(|session| missing(tx, session, of_all).transpose())
            .collect::<Answer<_>>()?,
        // The first says the days, which stand at the head.
        basis: figures.basis.into_iter().skip(1).collect(),
        edition: None,
        of: of.clone(),
        of_all,
        day,
    };
    let part = month_day(day);
    Ok(Content { of, part, said: Said::RollReport(report) })
}

/// Somebody who was not simply there, with the reason and who granted it.
fn not_there(
    tx: &Read,
    name: FigureName,
    of_all: bool,
    leaves: &mut HashMap<LeaveId, (String, String)>,
) -> Answer<NotThere> {
    let (reason, approver) = match name.leave_id {
        None => Default::default(),
        Some(id) => match leaves.get(&id) {
            Some(said) => said.clone(),
            None => {
                let line = leave::line(tx, OfLeave { leave: id })?;
                let signed = line.signatures.iter().filter(|it| it.signed_on.is_some()).map(|it| it.who.clone());
                let said = (line.reason, signed.collect::<Vec<_>>().join("、"));
                leaves.insert(id, said.clone());
                said
            }
        },
    };
    let class = if of_all { format!("{} ", name.cohort_title) } else { String::new() };
    let word = if name.word.is_empty() { name.mark.word().to_owned() } else { name.word };
    let minutes = if name.minutes > 0 { format!("{}分", name.minutes) } else { String::new() };
    let corrected = if name.corrections.is_empty() { "" } else { "※" };
    let notes = [name.contradiction.unwrap_or_default(), name.remark].into_iter().filter(|note| !note.is_empty());
    Ok(NotThere {
        when: format!("{class}{}{}", name.half_day, name.title),
        name: name.name,
        unit: name.unit,
        mark: format!("{word}{minutes}{corrected}"),
        reason,
        approver,
        note: notes.collect::<Vec<_>>().join("；"),
    })
}

/// What was corrected after its roll was closed: in the rolls of the day, or on the day.
fn corrections(tx: &Read, cohort: Option<CohortId>, day: NaiveDate) -> Answer<Vec<String>> {
    let mut all = rollcall::corrections(tx, CorrectionsAsked { cohort, ..CorrectionsAsked::default() })?;
    all.retain(|it| it.day == day || it.on_day == day);
    let said = |it: rollcall::CorrectionLine| {
        let when = if it.day == day { String::new() } else { month_day(it.day) };
        format!("{when}{}{}：{}", it.title, it.name, it.say)
    };
    Ok(all.into_iter().map(said).collect())
}

/// 上午《县情讲座》; of all classes with the class.
fn said(session: &SessionLine, of_all: bool) -> String {
    let class = if of_all { format!("{} ", session.cohort_title) } else { String::new() };
    format!("{class}{}{}", session.half_day, quoted(&session.title, session.kind))
}

/// A session whose roll is not taken, or not closed.
fn missing(tx: &Read, session: &SessionLine, of_all: bool) -> Answer<Option<String>> {
    let what = said(session, of_all);
    Ok(match rollcall::closed(tx, session.id)? {
        None => Some(what),
        Some(false) => {
            let due =
                rollcall::rooms_due(tx, Some(session.cohort))?.into_iter().filter(|due| due.session == session.id);
            Some(match due.map(|due| due.room).collect::<Vec<_>>().as_slice() {
                [] => format!("{what}（点名未完成）"),
                rooms => format!("{what}（{}未点名）", rooms.join("、")),
            })
        }
        Some(true) => None,
    })
}

// ---------------------------------------------------------------------------------------------- tables

/// 考勤统计表 of a class, by trainee.
pub(super) fn of_trainees(tx: &Read, it: &PaperAsked) -> Answer<Content> {
    let cohort = cohort_of(tx, it)?;
    let figures = ask(tx, FiguresBy::Trainee, it)?;
    if figures.lines.is_empty() {
        return Err(refusal::nobody_on_roster(&cohort.title()));
    }
    Ok(table(cohort.title(), ("考勤统计表", "姓　名", "单　位"), figures, Said::RollTable))
}

/// 单位考勤统计表 over a period.
pub(super) fn of_units(tx: &Read, it: &PaperAsked) -> Answer<Content> {
    of_school(tx, it, FiguresBy::Unit, ("单位考勤统计表", "单　位", ""), Said::RollTable)
}

/// The same as a workbook.
pub(super) fn of_units_book(tx: &Read, it: &PaperAsked) -> Answer<Content> {
    of_school(tx, it, FiguresBy::Unit, ("单位考勤统计表", "单　位", ""), Said::RollTableBook)
}

/// 到课率对比表 of the classes in a period.
pub(super) fn of_classes(tx: &Read, it: &PaperAsked) -> Answer<Content> {
    of_school(tx, it, FiguresBy::Cohort, ("到课率对比表", "班　次", "起止时间"), Said::RollTable)
}

/// The same as a workbook.
pub(super) fn of_classes_book(tx: &Read, it: &PaperAsked) -> Answer<Content> {
    of_school(tx, it, FiguresBy::Cohort, ("到课率对比表", "班　次", "起止时间"), Said::RollTableBook)
}

type Heads = (&'static str, &'static str, &'static str);

fn of_school(tx: &Read, it: &PaperAsked, by: FiguresBy, heads: Heads, said: fn(RollTable) -> Said) -> Answer<Content> {
    let figures = ask(tx, by, it)?;
    if figures.lines.is_empty() {
        return Err(refusal::no_roll_in_period(&span(figures.from, figures.to)));
    }
    let of = match it.cohort {
        Some(cohort) => Cohort::get(tx, cohort)?.title(),
        None => setting::of::<School>(tx)?.name,
    };
    Ok(table(of, heads, figures, said))
}

fn ask(tx: &Read, by: FiguresBy, it: &PaperAsked) -> Answer<RollFigures> {
    figures::of(tx, FiguresAsked { by, cohort: it.cohort, from: it.from, to: it.to })
}

fn table(of: String, (kind, name, beside): Heads, figures: RollFigures, said: fn(RollTable) -> Said) -> Content {
    let by_trainee = figures.by == FiguresBy::Trainee;
    let line = |line: FigureLine| RollTableLine {
        name: line.name,
        // Of a trainee the number stands at the front of the table already.
        beside: match by_trainee {
            true => line.detail.split_once(' ').map(|(_, unit)| unit.to_owned()).unwrap_or_default(),
            false => line.detail,
        },
        tally: line.tally,
        leave_left: line.leave_left,
        corrected: line.corrected,
    };
    let table = RollTable {
        of: of.clone(),
        kind: kind.into(),
        name: name.into(),
        beside: beside.into(),
        period: span(figures.from, figures.to),
        hours: by_trainee,
        lines: figures.lines.into_iter().map(line).collect(),
        basis: figures.basis,
        made: NaiveDate::default(), // the day it is drawn
    };
    Content { of, part: String::new(), said: said(table) }
}
