//! What the papers of a class's days are filled with: 发言登记表, 轮值表, 乘车表.

use papers::{bus_list, duty_plan, speech_log};
use school::{
    Answer, Read,
    bus::{self, BusDay},
    calendar::month_day,
    cohort::{Cohort, OfCohort},
    duty, refusal, speech,
    timetable::{OfSession, SessionLine, quoted, session, sessions},
};

use super::PaperAsked;
use super::content::{Content, Said};
use super::gather::{cohort_of, lesson};
use super::lists::head_teacher;

/// Of a half day: every session of it, a blank where nobody spoke yet.
pub(super) fn speech_log(tx: &Read, it: &PaperAsked) -> Answer<Content> {
    let wanted = session(tx, it.session.ok_or_else(|| refusal::paper_needs("session", "哪一个课次"))?)?;
    let cohort = Cohort::get(tx, wanted.cohort)?;
    let part = format!("{}{}", month_day(wanted.day), wanted.half_day);
    let in_half = |line: &SessionLine| (line.day, line.half_day) == (wanted.day, wanted.half_day);
    let here = sessions(tx, cohort.id)?.into_iter().filter(in_half);
    let spoken = here.map(|line| spoken(tx, line)).collect::<Answer<Vec<_>>>()?;
    Ok(log(&cohort, part, spoken))
}

/// Of the whole class: the sessions somebody spoke in.
pub(super) fn speech_log_class(tx: &Read, it: &PaperAsked) -> Answer<Content> {
    let cohort = cohort_of(tx, it)?;
    let all = sessions(tx, cohort.id)?.into_iter().map(|line| spoken(tx, line));
    let mut spoken = all.collect::<Answer<Vec<_>>>()?;
    spoken.retain(|session| !session.speeches.is_empty());
    if spoken.is_empty() {
        return Err(refusal::nobody_spoke(&cohort.title()));
    }
    Ok(log(&cohort, String::new(), spoken))
}

fn log(cohort: &Cohort, part: String, sessions: Vec<speech_log::SpokenSession>) -> Content {
    let said = speech_log::SpeechLog { class: cohort.title(), sessions, edition: None };
    Content { of: cohort.title(), part, said: Said::SpeechLog(said) }
}

fn spoken(tx: &Read, line: SessionLine) -> Answer<speech_log::SpokenSession> {
    let all = speech::of(tx, OfSession { session: line.id })?;
    let one = |it: speech::SpeechLine| speech_log::Spoken {
        post: format!("{}{}", it.unit, it.post),
        name: it.name,
        topic: it.speech.topic,
        minutes: it.speech.minutes,
        remark: it.speech.remark,
    };
    Ok(speech_log::SpokenSession {
        date: line.day,
        half: line.half_day.word().into(),
        time: (line.starts, line.ends),
        title: quoted(&line.title, line.kind),
        people: all.people,
        speeches: all.speeches.into_iter().map(one).collect(),
        place: line.place.clone(),
        lecturer: lesson(line).lecturer,
    })
}

pub(super) fn duty_plan(tx: &Read, it: &PaperAsked) -> Answer<Content> {
    let cohort = cohort_of(tx, it)?;
    let plan = duty::of(tx, OfCohort { cohort: cohort.id })?;
    if plan.days.iter().all(|day| day.duties.is_empty()) {
        return Err(refusal::no_duties(&cohort.title()));
    }
    // A role that is only wanted stands on no paper.
    let has = |role: &str| plan.days.iter().any(|day| day.duties.iter().any(|it| it.duty.role == role));
    let roles: Vec<String> = plan.roles.into_iter().map(|it| it.role).filter(|role| has(role)).collect();
    let day = |day: duty::DutyDay| {
        let of = |role: &String| {
            let here = day.duties.iter().filter(|it| it.duty.role == *role);
            here.map(|one| (one.name.clone(), if it.phones { one.phone.clone() } else { String::new() })).collect()
        };
        duty_plan::DutyDay { people: roles.iter().map(of).collect(), date: day.day, taught: day.taught }
    };
    let said = duty_plan::DutyPlan {
        class: cohort.title(),
        facts: head_teacher(&cohort),
        shares: plan.said.into_iter().next().unwrap_or_default(),
        days: plan.days.into_iter().map(day).collect(),
        roles: roles.clone(),
        edition: None,
    };
    Ok(Content { of: cohort.title(), part: String::new(), said: Said::DutyPlan(said) })
}

pub(super) fn bus_list(tx: &Read, it: &PaperAsked) -> Answer<Content> {
    let cohort = cohort_of(tx, it)?;
    let day = it.day.ok_or_else(|| refusal::paper_needs("day", "哪一天"))?;
    let plan = bus::of(tx, BusDay { cohort: cohort.id, day })?;
    if plan.buses.is_empty() {
        return Err(refusal::no_buses(&month_day(day)));
    }
    let with_phone = |name: &str, phone: &str| match (name, phone) {
        ("", phone) => phone.to_owned(),
        (name, "") => name.to_owned(),
        (name, phone) => format!("{name}　{phone}"),
    };
    let bus = |line: bus::BusLine| {
        let leader = line.people.iter().find(|one| Some(one.trainee) == line.bus.leader);
        bus_list::Bus {
            leader: leader.map(|one| with_phone(&one.name, &one.phone)).unwrap_or_default(),
            driver: with_phone(&line.bus.driver, &line.bus.phone),
            title: line.title,
            plate: line.bus.plate,
            counts: line.counts,
            people: line.people.into_iter().map(|one| rider(one, it.phones)).collect(),
        }
    };
    let away = |one: &bus::Rider| format!("{}{}", one.name, one.trouble);
    let said = bus_list::BusList {
        class: cohort.title(),
        date: day,
        stops: plan.stops,
        away: plan.away.iter().map(away).collect(),
        buses: plan.buses.into_iter().map(bus).collect(),
        edition: None,
    };
    Ok(Content { of: cohort.title(), part: month_day(day), said: Said::BusList(said) })
}

fn rider(one: bus::Rider, phones: bool) -> bus_list::Rider {
    bus_list::Rider {
        number: one.number,
        name: one.name,
        post: format!("{}{}", one.unit, one.post),
        group: one.group,
        phone: if phones { one.phone } else { String::new() },
    }
}
