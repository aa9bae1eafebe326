//! What the timetable's papers are filled with: the list and the week grid, on paper and as workbooks.

use papers::timetable::Timetable;
use school::{
    Answer, Read,
    cohort::Cohort,
    refusal,
    timetable::{SessionLine, sessions},
};

use super::{
    PaperAsked,
    content::{Content, Said, Weeks},
    gather::{cohort_of, facts, half_days},
};

pub(super) fn list(tx: &Read, it: &PaperAsked) -> Answer<Content> {
    of(tx, it, Said::Timetable)
}

pub(super) fn list_book(tx: &Read, it: &PaperAsked) -> Answer<Content> {
    of(tx, it, Said::TimetableBook)
}

pub(super) fn week(tx: &Read, it: &PaperAsked) -> Answer<Content> {
    of(tx, it, |timetable| Said::Week(Weeks { timetable, together: it.together }))
}

pub(super) fn week_book(tx: &Read, it: &PaperAsked) -> Answer<Content> {
    of(tx, it, Said::WeekBook)
}

fn of(tx: &Read, it: &PaperAsked, said: impl FnOnce(Timetable) -> Said) -> Answer<Content> {
    let cohort = cohort_of(tx, it)?;
    let timetable = timetable_of(tx, &cohort)?;
    Ok(Content { of: cohort.title(), part: String::new(), said: said(timetable) })
}

/// The timetable with all that its papers say of a session; sign-in sheets say less.
fn timetable_of(tx: &Read, cohort: &Cohort) -> Answer<Timetable> {
    let mut halves = half_days(tx, cohort)?;
    if halves.is_empty() {
        return Err(refusal::no_timetable(&cohort.title()));
    }
    let lessons = halves.iter_mut().flat_map(|half| &mut half.sessions);
    for (lesson, line) in lessons.zip(sessions(tx, cohort.id)?) {
        let SessionLine { hours, moderator, joint_with, elective, note, .. } = line;
        (lesson.hours, lesson.moderator, lesson.joint) = (hours.to_string(), moderator, joint_with);
        (lesson.elective, lesson.note) = (elective, note);
    }
    Ok(Timetable { class: cohort.title(), facts: facts(cohort), halves, note: String::new(), edition: None })
}
