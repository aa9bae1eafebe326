//! What lecturers' papers are filled with: invitations, what one gives, what all give, the leaders' ledger.

use chrono::{Datelike, NaiveDate};
use papers::{
    invitation::{Invitations, Invited, Letter},
    leaders::{Leader, Ledger},
    lecturer_plan::{Given, LecturerPlan},
    workload::{Load, Workload},
};
use school::{
    Answer, Everything, Read,
    calendar::span,
    cohort::{Cohort, CohortCategory, OfCohort},
    lecturer::{LeadingBody, Lecturer, LecturerCategory, LecturerId},
    refusal,
    setting::{self, School},
    statistics::Period,
    teaching::{self, Taught, TaughtBy, rules},
    timetable::{SessionLine, quoted, sessions},
    trainee::{
        self,
        level::{self, Level},
    },
};

use super::{
    PaperAsked,
    content::{Content, Said},
    gather::cohort_of,
};

// ---------------------------------------------------------------------------------------------- invitations

pub(super) fn invitation(tx: &Read, it: &PaperAsked) -> Answer<Content> {
    let cohort = cohort_of(tx, it)?;
    let mut lines = sessions(tx, cohort.id)?;
    if let Some(session) = it.session.filter(|_| it.lecturer.is_some()) {
        lines.retain(|line| line.id == session);
    }
    // In the order in which they come first.
    let mut invited: Vec<(Lecturer, Vec<SessionLine>)> = Vec::new();
    for line in lines {
        let Some(id) = line.lecturer else { continue };
        match invited.iter_mut().find(|(lecturer, _)| lecturer.id == id) {
            Some((_, own)) => own.push(line),
            None => invited.push((Lecturer::get(tx, id)?, vec![line])),
        }
    }
    match it.lecturer {
        Some(asked) => invited.retain(|(lecturer, _)| lecturer.id == asked),
        // The school's own teachers are told, not invited.
        None => invited.retain(|(lecturer, _)| lecturer.category != LecturerCategory::Own),
    }
    if invited.is_empty() {
        return Err(match it.lecturer {
            Some(asked) => refusal::gives_nothing(&Lecturer::get(tx, asked)?.name, &cohort.title()),
            None => refusal::nobody_to_invite(&cohort.title()),
        });
    }
    let school = setting::of::<School>(tx)?.name;
    let audience = audience(tx, &cohort)?;
    let form = teaching::form(tx, Everything {})?;
    let days = span(cohort.starts, cohort.ends);
    let letter = |(lecturer, lines): (Lecturer, Vec<SessionLine>)| Letter {
        salutation: format!("尊敬的{}{}", lecturer.name, address(&lecturer)),
        body: form.about(&school, &cohort.title(), &days, &cohort.place),
        sessions: lines.into_iter().map(invited_to).collect(),
        audience: audience.clone(),
        request: form.request.trim().into(),
        contact: if form.contact.is_empty() { cohort.head_teacher.clone() } else { form.contact.clone() },
        phone: form.phone.clone(),
        name: lecturer.name,
    };
    let letters = invited.into_iter().map(letter).collect();
    let said = Invitations { class: cohort.title(), school: school.clone(), letters, edition: None };
    let part = match it.lecturer {
        Some(lecturer) => Lecturer::get(tx, lecturer)?.name,
        None => String::new(),
    };
    Ok(Content { of: cohort.title(), part, said: Said::Invitations(said) })
}

fn invited_to(line: SessionLine) -> Invited {
    Invited {
        date: line.day,
        time: (line.starts, line.ends),
        title: quoted(&line.title, line.kind),
        form: line.kind.word().into(),
        hours: line.hours.hundredths(),
        place: line.place,
        joint: line.joint_with,
    }
}

/// 教授 for who is one, 同志 for everybody else.
fn address(lecturer: &Lecturer) -> &'static str {
    let professor = lecturer.title.ends_with("教授") && lecturer.category != LecturerCategory::Leader;
    if professor { "教授" } else { "同志" }
}

/// 乡镇党委书记，48人（乡科级正职12人、乡科级副职36人）; before anybody is enrolled, as many as are planned.
fn audience(tx: &Read, cohort: &Cohort) -> Answer<String> {
    let here = trainee::all(tx, OfCohort { cohort: cohort.id })?;
    let here: Vec<_> = here.into_iter().filter(|line| line.left_on.is_none()).collect();
    let of = |level: &Level| here.iter().filter(|line| level::of(&line.post, &line.rank) == Some(*level)).count();
    let levels = level::WORDS.iter().map(|(level, word)| (word, of(level))).filter(|(_, people)| *people > 0);
    let levels: Vec<String> = levels.map(|(word, people)| format!("{word}{people}人")).collect();
    let people = match here.len() {
        0 if cohort.planned > 0 => format!("约{}人", cohort.planned),
        0 => String::new(),
        people if levels.is_empty() => format!("{people}人"),
        people => format!("{people}人（{}）", levels.join("、")),
    };
    let class = if cohort.audience.is_empty() { format!("{}学员", cohort.title()) } else { cohort.audience.clone() };
    Ok([class, people].into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join("，"))
}

// ---------------------------------------------------------------------------------------------- one lecturer

pub(super) fn plan(tx: &Read, it: &PaperAsked) -> Answer<Content> {
    of_lecturer(tx, it, Said::LecturerPlan)
}

pub(super) fn plan_book(tx: &Read, it: &PaperAsked) -> Answer<Content> {
    of_lecturer(tx, it, Said::LecturerPlanBook)
}

fn of_lecturer(tx: &Read, it: &PaperAsked, said: fn(LecturerPlan) -> Said) -> Answer<Content> {
    let lecturer: LecturerId = it.lecturer.ok_or_else(|| refusal::paper_needs("lecturer", "哪一位授课人"))?;
    let name = Lecturer::get(tx, lecturer)?.name;
    let (from, to) = this_year(tx, it);
    let period = rules::period(from, to);
    let all = teaching::by_lecturer(tx, &Period { from, to }, Some(lecturer))?;
    let Some(of) = all.into_iter().next().filter(|of| !of.blocks.is_empty()) else {
        return Err(refusal::nothing_given(&name, &period));
    };
    let plan = LecturerPlan {
        school: setting::of::<School>(tx)?.name,
        post: post(&of),
        period: period.clone(),
        given: of.blocks.iter().map(given).collect(),
        made: NaiveDate::default(), // the day it is drawn
        name: name.clone(),
    };
    Ok(Content { of: name, part: period, said: said(plan) })
}

/// The period asked for; what is left out is this year's.
fn this_year(tx: &Read, it: &PaperAsked) -> (NaiveDate, NaiveDate) {
    let year = tx.today().year();
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    (it.from.unwrap_or_else(|| day(1, 1)), it.to.unwrap_or_else(|| day(12, 31)))
}

fn given(block: &Taught) -> Given {
    Given {
        date: block.day,
        time: (block.starts, block.ends),
        title: quoted(&block.title, block.kind),
        form: block.kind.word().into(),
        class: block.class_titles(),
        place: block.place.clone(),
        hours: block.hours.hundredths(),
        state: block.state.word().into(),
    }
}

fn post(of: &TaughtBy) -> String {
    format!("{}{}", of.lecturer.unit, of.lecturer.post)
}

// ---------------------------------------------------------------------------------------------- everybody

pub(super) fn workload(tx: &Read, it: &PaperAsked) -> Answer<Content> {
    of_everybody(tx, it, Said::Workload)
}

pub(super) fn workload_book(tx: &Read, it: &PaperAsked) -> Answer<Content> {
    of_everybody(tx, it, Said::WorkloadBook)
}

fn of_everybody(tx: &Read, it: &PaperAsked, said: fn(Workload) -> Said) -> Answer<Content> {
    let all = teaching::workload(tx, period_of(it)?)?;
    if all.lecturers.is_empty() {
        return Err(refusal::nobody_gives(&all.period));
    }
    let counts =
        |kind: &CohortCategory| all.lecturers.iter().flat_map(|of| &of.blocks).any(|block| block.counts_for() == *kind);
    let kinds: Vec<CohortCategory> = CohortCategory::ALL.iter().copied().filter(counts).collect();
    let load = |of: &TaughtBy| {
        let of_kind = |kind: &CohortCategory| {
            let blocks = of.blocks.iter().filter(|block| block.counts_for() == *kind);
            blocks.fold((0, 0), |(sessions, hours), block| (sessions + 1, hours + block.hours.hundredths()))
        };
        Load {
            name: of.lecturer.name.clone(),
            post: post(of),
            title: of.lecturer.title.clone(),
            category: of.lecturer.category.word().into(),
            by_kind: kinds.iter().map(of_kind).collect(),
        }
    };
    let workload = Workload {
        school: all.school.clone(),
        period: all.period.clone(),
        kinds: kinds.iter().map(|kind| kind.word().into()).collect(),
        lecturers: all.lecturers.iter().map(load).collect(),
        basis: all.basis,
        made: NaiveDate::default(), // the day it is drawn
    };
    Ok(Content { of: all.school, part: all.period, said: said(workload) })
}

// ---------------------------------------------------------------------------------------------- the leaders

pub(super) fn leaders(tx: &Read, it: &PaperAsked) -> Answer<Content> {
    of_leaders(tx, it, Said::Leaders)
}

pub(super) fn leaders_book(tx: &Read, it: &PaperAsked) -> Answer<Content> {
    of_leaders(tx, it, Said::LeadersBook)
}

fn of_leaders(tx: &Read, it: &PaperAsked, said: fn(Ledger) -> Said) -> Answer<Content> {
    let all = teaching::ledger(tx, period_of(it)?)?;
    if all.leaders.is_empty() {
        return Err(refusal::no_leaders());
    }
    let leader = |of: &TaughtBy| Leader {
        office: match of.lecturer.office {
            LeadingBody::None => "其他".into(),
            body => body.word().into(),
        },
        name: of.lecturer.name.clone(),
        post: post(of),
        given: of.blocks.iter().map(given).collect(),
    };
    let ledger = Ledger {
        school: all.school.clone(),
        period: all.period.clone(),
        leaders: all.leaders.iter().map(leader).collect(),
        share: (all.share.leaders.hundredths(), all.share.all.hundredths()),
        formula: all.share.formula(),
        basis: all.basis,
        made: NaiveDate::default(), // the day it is drawn
    };
    Ok(Content { of: all.school, part: all.period, said: said(ledger) })
}

fn period_of(it: &PaperAsked) -> Answer<Period> {
    let (from, to) = it.from.zip(it.to).ok_or_else(|| refusal::paper_needs("from", "哪一段时间（from、to）"))?;
    Ok(Period { from, to })
}
