//! What each paper is filled with.

use chrono::NaiveDate;
use papers::{HalfDay, Lesson, certificate, roster, sheets, sign_in};
use school::{
    Answer, Read,
    calendar::{full_date, month_day, span},
    certificate as register,
    cohort::{Cohort, OfCohort},
    group::StudyGroup,
    quota, refusal,
    rollcall::{self, MarkWord, PrintedSheet},
    setting::{self, CertificateForm},
    statistics::{self, Period},
    timetable::{SessionLine, quoted, session, sessions},
    trainee::{self, TraineeLine, frozen::RosterChange},
    venue::Venue,
};

use crate::roster::TemplateCode;

use super::{
    PaperAsked,
    content::{Content, Said},
    lists::{by_group, in_no_group},
    registration,
};

pub(super) fn sign_in_half_day(tx: &Read, it: &PaperAsked) -> Answer<Content> {
    let asked = it.session.ok_or_else(|| refusal::paper_needs("session", "哪一个课次"))?;
    let wanted = session(tx, asked)?;
    let cohort = Cohort::get(tx, wanted.cohort)?;
    let mut halves = half_days(tx, &cohort)?;
    halves.retain(|half| half.date == wanted.day && half.half == wanted.half_day.word());
    let half = halves.pop().ok_or_else(|| refusal::is_gone("课次"))?;
    let of = |line: &SessionLine| line.day == wanted.day && line.half_day == wanted.half_day;
    let part = format!("{}{}", month_day(wanted.day), wanted.half_day);
    sign_in(tx, it, &cohort, part, of, sign_in::Scope::HalfDay(half))
}

pub(super) fn sign_in_day(tx: &Read, it: &PaperAsked) -> Answer<Content> {
    let cohort = cohort_of(tx, it)?;
    let day = it.day.ok_or_else(|| refusal::paper_needs("day", "哪一天"))?;
    let halves: Vec<_> = half_days(tx, &cohort)?.into_iter().filter(|half| half.date == day).collect();
    if halves.is_empty() {
        return Err(refusal::nothing_that_day(&month_day(day)));
    }
    sign_in(tx, it, &cohort, month_day(day), |line| line.day == day, sign_in::Scope::Day(halves))
}

pub(super) fn sign_in_class(tx: &Read, it: &PaperAsked) -> Answer<Content> {
    let cohort = cohort_of(tx, it)?;
    let halves = half_days(tx, &cohort)?;
    if halves.is_empty() {
        return Err(refusal::no_timetable(&cohort.title()));
    }
    sign_in(tx, it, &cohort, String::new(), |_| true, sign_in::Scope::WholeClass(halves))
}

/// A sheet for the sessions that are `of` it: whoever is expected in one of them; of one room or group, only theirs.
fn sign_in(
    tx: &Read,
    it: &PaperAsked,
    cohort: &Cohort,
    part: String,
    of: impl Fn(&SessionLine) -> bool,
    scope: sign_in::Scope,
) -> Answer<Content> {
    let mut lines = sessions(tx, cohort.id)?;
    lines.retain(of);
    let room = it.room.map(|room| Venue::get(tx, room)).transpose()?;
    let group = it.group.map(|group| StudyGroup::get(tx, group)).transpose()?;
    let signs = rollcall::signers(tx, cohort.id, &lines, it.room)?;
    let whole_class = matches!(scope, sign_in::Scope::WholeClass(_));
    let expected = roster_of(tx, cohort)?
        .into_iter()
        .filter(|line| signs.contains(&line.id) && (it.group.is_none() || line.study_group == it.group))
        // Who has left signs no more on a sheet that is for the days to come.
        .filter(|line| !whole_class || line.left_on.is_none())
        .collect();
    let banded = it.by_group || it.group.is_some();
    let expected = if banded { by_group(tx, cohort, expected)? } else { in_no_group(expected) };
    if expected.is_empty() {
        return Err(refusal::nobody_on_roster(&cohort.title()));
    }
    let first_number = it.first_number.unwrap_or(1).max(1);
    let before = std::iter::repeat_n(None, first_number as usize - 1);
    let people = before.chain(expected.iter().map(|(_, line)| Some(line.id))).collect();
    let sheet =
        PrintedSheet::of(tx, cohort.id, lines.iter().map(|line| line.id).collect(), people, as_asked(it, &lines)?)?;
    let words = [Some(part), room.as_ref().map(|room| room.name.clone()), group.map(|group| group.title())];
    let trainees: Vec<_> = expected
        .into_iter()
        .map(|(group, line)| sign_in::Signer {
            post: unit_and_post(&line),
            name: line.name,
            note: String::new(),
            group,
        })
        .collect();
    let said = sign_in::SignIn {
        class: cohort.title(),
        scope: match room {
            Some(room) => scope.in_room(&room.name),
            None => scope,
        },
        expected: u32::try_from(trainees.len()).ok(),
        trainees,
        first_number,
        rows_per_page: it.rows_per_page,
        code: sheet.code.clone(),
        edition: None,
    };
    Ok(Content {
        of: cohort.title(),
        part: words.into_iter().flatten().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "),
        said: Said::SignIn(said, sheet),
    })
}

/// What was asked, as far as it decides who stands in which row: the same sheet is always the same.
fn as_asked(it: &PaperAsked, lines: &[SessionLine]) -> Answer<String> {
    let asked = PaperAsked {
        paper: it.paper.clone(),
        cohort: lines.first().map(|line| line.cohort),
        session: it.session.and(lines.first().map(|line| line.id)),
        day: it.session.is_none().then_some(it.day).flatten(),
        by_group: it.by_group,
        room: it.room,
        group: it.group,
        first_number: it.first_number.filter(|number| *number > 1),
        ..PaperAsked::default()
    };
    Ok(serde_json::to_string(&asked)?)
}

pub(super) fn roster(tx: &Read, it: &PaperAsked) -> Answer<Content> {
    let cohort = cohort_of(tx, it)?;
    let trainees: Vec<_> = roster_of(tx, &cohort)?
        .into_iter()
        .map(|line| roster::Listed {
            sex: line.sex.map(|sex| sex.word().into()).unwrap_or_default(),
            born: line.birth.map(|birth| birth.dotted()).unwrap_or_default(),
            post: with_rank(unit_and_post(&line), &line.rank),
            note: note_of(&line),
            name: line.name,
            ethnicity: line.ethnicity,
            party: line.political,
            education: line.education,
            phone: line.phone,
        })
        .collect();
    if trainees.is_empty() {
        return Err(refusal::nobody_on_roster(&cohort.title()));
    }
    let roster = roster::Roster {
        class: cohort.title(),
        facts: facts(&cohort),
        trainees,
        with_phones: it.phones,
        edition: None,
    };
    Ok(Content { of: cohort.title(), part: String::new(), said: Said::Roster(roster) })
}

pub(super) fn certificates(tx: &Read, it: &PaperAsked) -> Answer<Content> {
    let cohort = cohort_of(tx, it)?;
    let form: CertificateForm = setting::of(tx)?;
    let wanted = |line: &register::Certificate| {
        line.void_why.is_none() && (it.trainees.is_empty() || it.trainees.contains(&line.trainee))
    };
    let certificates: Vec<_> = register::all(tx, OfCohort { cohort: cohort.id })?
        .into_iter()
        .filter(wanted)
        .map(|line| certificate::Certificate {
            number: line.serial,
            name: line.name,
            address: String::new(),
            wording: line.wording,
            school: line.school,
            date: full_date(line.issued_on),
        })
        .collect();
    if certificates.is_empty() {
        return Err(refusal::no_certificates(&cohort.title()));
    }
    let millimetres = |tenths: i32| tenths as f32 / 10.0;
    let onto = if form.border {
        certificate::Onto::Plain
    } else {
        certificate::Onto::Bought { right: millimetres(form.right), down: millimetres(form.down) }
    };
    Ok(Content {
        of: cohort.title(),
        part: String::new(),
        said: Said::Certificates(certificate::Certificates { certificates, onto }),
    })
}

// ---------------------------------------------------------------------------------------------- workbooks

pub(super) fn registration_book(tx: &Read, it: &PaperAsked) -> Answer<Content> {
    let cohort = cohort_of(tx, it)?;
    let quotas = quota::of(tx, OfCohort { cohort: cohort.id })?;
    let form = sheets::registration::Registration {
        class: cohort.title(),
        code: TemplateCode { cohort: cohort.id, unit: None }.to_string(),
        units: registration::asked(quotas.lines).into_iter().map(|line| line.name).collect(),
        due: it.due,
        ..Default::default()
    };
    Ok(Content { of: cohort.title(), part: String::new(), said: Said::RegistrationBook(form) })
}

pub(super) fn roster_book(tx: &Read, it: &PaperAsked) -> Answer<Content> {
    let cohort = cohort_of(tx, it)?;
    let trainees: Vec<_> = roster_of(tx, &cohort)?
        .into_iter()
        .map(|line| sheets::roster::RosterRow {
            sex: line.sex.map(|sex| sex.word().into()).unwrap_or_default(),
            born: line.birth.map(|birth| birth.dotted()).unwrap_or_default(),
            id_number: line.id_number.as_ref().map(|number| number.as_str().into()).unwrap_or_default(),
            note: note_of(&line),
            name: line.name,
            ethnicity: line.ethnicity,
            party: line.political,
            education: line.education,
            unit: line.unit,
            post: line.post,
            rank: line.rank,
            phone: line.phone,
        })
        .collect();
    if trainees.is_empty() {
        return Err(refusal::nobody_on_roster(&cohort.title()));
    }
    let book = sheets::roster::RosterBook {
        class: cohort.title(),
        trainees,
        with_ids: it.id_numbers,
        with_phones: it.phones,
        made: NaiveDate::default(), // the day it is drawn
    };
    Ok(Content { of: cohort.title(), part: String::new(), said: Said::RosterBook(book) })
}

pub(super) fn attendance_book(tx: &Read, it: &PaperAsked) -> Answer<Content> {
    let cohort = cohort_of(tx, it)?;
    let attendance = rollcall::attendance(tx, OfCohort { cohort: cohort.id })?;
    if attendance.trainees.is_empty() {
        return Err(refusal::nobody_on_roster(&cohort.title()));
    }
    let taken: Vec<usize> = (0..attendance.sessions.len()).filter(|&i| attendance.sessions[i].taken).collect();
    let sessions = taken.iter().map(|&i| &attendance.sessions[i]).map(|session| sheets::attendance::RollHead {
        date: session.day,
        half: session.half_day.word().into(),
        title: session.title.clone(),
    });
    let trainees = attendance.trainees.iter().enumerate().map(|(at, row)| sheets::attendance::Attendance {
        name: row.name.clone(),
        post: row.unit.clone(),
        due_hours: row.tally.expected_hours.hundredths(),
        came_hours: row.tally.came_hours.hundredths(),
        leave_hours: row.tally.leave_hours.hundredths(),
        expected: row.tally.expected,
        came: row.tally.came,
        late: row.tally.late,
        early: row.tally.left_early,
        absent: row.tally.absent,
        personal: row.tally.private_leave,
        sick: row.tally.sick_leave,
        official: row.tally.duty_leave,
        marks: taken.iter().map(|&i| attendance.mark(at, i).map(MarkWord::said).unwrap_or_default().into()).collect(),
    });
    let book = sheets::attendance::AttendanceBook {
        class: cohort.title(),
        period: span(cohort.starts, cohort.ends),
        basis: vec![
            format!("只计已点名的{}场，课程表共{}场", taken.len(), attendance.sessions.len()),
            "迟到、早退计入实到".into(),
        ],
        sessions: sessions.collect(),
        trainees: trainees.collect(),
        made: NaiveDate::default(), // the day it is drawn
    };
    Ok(Content { of: cohort.title(), part: String::new(), said: Said::AttendanceBook(book) })
}

pub(super) fn classes_book(tx: &Read, it: &PaperAsked) -> Answer<Content> {
    let (from, to) = it.from.zip(it.to).ok_or_else(|| refusal::paper_needs("from", "哪一段时间（from、to）"))?;
    let statistics = statistics::of(tx, Period { from, to })?;
    let kinds = statistics.branches.iter().map(|branch| sheets::classes::KindRow {
        name: branch.name.clone(),
        depth: branch.depth,
        people: branch.people,
        classes: branch.figures.classes,
        figures: counted(&branch.figures),
    });
    let kinds = kinds.collect();
    let classes = statistics.classes.into_iter().map(|line| sheets::classes::ClassRow {
        number: line.number.map(|number| format!("第{number}期")).unwrap_or_default(),
        name: line.name,
        category: line.category.word().into(),
        from: line.starts,
        to: line.ends,
        days: line.days,
        figures: counted(&line.figures),
    });
    let book = sheets::classes::ClassesBook {
        school: statistics.school.clone(),
        from,
        to,
        basis: statistics.basis.iter().map(|sentence| sentence.trim_end_matches('。').into()).collect(),
        classes: classes.collect(),
        kinds,
        people: statistics.people,
        made: NaiveDate::default(), // the day it is drawn
    };
    Ok(Content { of: statistics.school, part: span(from, to), said: Said::ClassesBook(book) })
}

fn counted(it: &statistics::Figures) -> sheets::classes::Counted {
    sheets::classes::Counted {
        planned: it.planned,
        enrolled: it.enrolled,
        trained: it.trained,
        completed: it.completed,
        hours: it.hours.hundredths(),
        sessions: it.sessions,
        expected: it.expected,
        came: it.came,
        on_leave: it.on_leave,
    }
}

// ---------------------------------------------------------------------------------------------- in common

pub(super) fn cohort_of(tx: &Read, it: &PaperAsked) -> Answer<Cohort> {
    let cohort = it.cohort.ok_or_else(|| refusal::paper_needs("cohort", "哪一个班次"))?;
    Cohort::get(tx, cohort)
}

pub(super) fn roster_of(tx: &Read, cohort: &Cohort) -> Answer<Vec<TraineeLine>> {
    trainee::all(tx, OfCohort { cohort: cohort.id })
}

pub(super) fn facts(cohort: &Cohort) -> String {
    let place = if cohort.place.is_empty() { String::new() } else { format!("　地点：{}", cohort.place) };
    format!("{}{place}", span(cohort.starts, cohort.ends))
}

pub(super) fn unit_and_post(line: &TraineeLine) -> String {
    format!("{}{}", line.unit, line.post)
}

/// 县财政局副局长、一级主任科员; a post that says the rank already says it once.
fn with_rank(post: String, rank: &str) -> String {
    match (post.is_empty(), rank.is_empty() || post.contains(rank)) {
        (_, true) => post,
        (true, false) => rank.into(),
        (false, false) => format!("{post}、{rank}"),
    }
}

fn note_of(line: &TraineeLine) -> String {
    let since_frozen = match line.change {
        Some(RosterChange::Added) => "★新增".into(),
        Some(RosterChange::Altered) => "★变更".into(),
        Some(RosterChange::Substituted) => format!("★{}", line.substitution),
        Some(RosterChange::Left) | None => line.substitution.clone(),
    };
    let left = line.left_on.map(|day| format!("{}退出", month_day(day)));
    [Some(since_frozen), Some(line.role.clone()), Some(line.note.clone()), left]
        .into_iter()
        .flatten()
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join("，")
}

/// The half days of a class with what is taught in them, in the order of the calendar.
pub(super) fn half_days(tx: &Read, cohort: &Cohort) -> Answer<Vec<HalfDay>> {
    let mut halves: Vec<HalfDay> = Vec::new();
    for line in sessions(tx, cohort.id)? {
        let half = line.half_day.word();
        if halves.last().is_none_or(|last| last.date != line.day || last.half != half) {
            halves.push(HalfDay { date: line.day, half: half.into(), sessions: Vec::new() });
        }
        if let Some(last) = halves.last_mut() {
            last.sessions.push(lesson(line));
        }
    }
    Ok(halves)
}

pub(super) fn lesson(line: SessionLine) -> Lesson {
    let lecturer = match (line.lecturer_name.as_str(), line.lecturer_post.as_str()) {
        (name, "") => name.to_owned(),
        (name, post) => format!("{name}（{post}）"),
    };
    Lesson {
        time: Some((line.starts, line.ends)),
        title: quoted(&line.title, line.kind),
        form: line.kind.word().into(),
        lecturer,
        place: line.place,
        ..Lesson::default()
    }
}
