//! What is taught when: a timetable a class, something to mend in it, and a change after it was approved.

use chrono::NaiveDate;
use school::{
    Answer, Change, Hours,
    calendar::Clock,
    cohort::{Cohort, CohortId, OfCohort},
    timetable::{self, Kind, NewSession, State, approved::ApproveTimetable},
    venue::VenueId,
};

use super::{
    day,
    registers::{Registers, TOPICS},
};

/// Morning and afternoon of every day, opened by 开班式 and closed by 结业式, from a place in the list of topics on.
pub(super) fn plan(tx: &Change, cohort: &Cohort, registers: &Registers, from: usize) -> Answer<()> {
    let days = (cohort.ends - cohort.starts).num_days();
    let room = registers.venues[1 + usize::try_from(cohort.id.0).unwrap_or(0) % 3];
    let mut topic = from;
    for offset in 0..=days {
        let day = day(cohort.starts, offset);
        let past = day <= tx.today();
        if offset == 0 {
            let opening = block(cohort.id, day, (8, 30), (9, 0), Kind::Opening, registers.venues[0]);
            NewSession { hours: Hours(50), state: State::Confirmed, ..opening }.insert(tx)?;
        }
        let morning = if offset == 0 { (9, 10) } else { (8, 30) };
        let last = offset == days;
        for (half, (starts, ends)) in
            [(morning, (11, 30)), ((14, 30), if last { (16, 0) } else { (17, 30) })].into_iter().enumerate()
        {
            let (_, _, kind, lecturer) = TOPICS[topic % TOPICS.len()];
            let site = (kind == Kind::Field).then(|| registers.field_sites[topic % 2]);
            let state = if past || !topic.is_multiple_of(3) { State::Confirmed } else { State::Unconfirmed };
            NewSession {
                topic: registers.topics.get(topic % TOPICS.len()).copied(),
                lecturer: registers.lecturers.get(lecturer).copied(),
                state,
                venue: site.is_none().then_some(room),
                field_site: site,
                ..block(cohort.id, day, starts, ends, kind, room)
            }
            .insert(tx)?;
            topic += 1;
            if last && half == 1 {
                let closing = block(cohort.id, day, (16, 10), (17, 0), Kind::Closing, registers.venues[0]);
                NewSession { state: State::Confirmed, ..closing }.insert(tx)?;
            }
        }
        if offset % 3 == 1 {
            let evening = block(cohort.id, day, (19, 0), (20, 30), Kind::Discussion, registers.venues[4]);
            NewSession { title: "分组研讨".into(), state: State::Confirmed, ..evening }.insert(tx)?;
        }
    }
    Ok(())
}

fn block(
    cohort: CohortId,
    day: NaiveDate,
    starts: (u16, u16),
    ends: (u16, u16),
    kind: Kind,
    venue: VenueId,
) -> NewSession {
    let at = |(hour, minute)| Clock::new(hour, minute).unwrap_or(Clock::MIDNIGHT);
    NewSession {
        cohort,
        day,
        starts: at(starts),
        ends: at(ends),
        kind,
        topic: None,
        title: String::new(),
        lecturer: None,
        venue: Some(venue),
        hours: Hours::of_block(at(starts), at(ends)),
        field_site: None,
        state: State::Unconfirmed,
        joint: None,
        elective: false,
        locked: false,
        moderator: String::new(),
        note: String::new(),
    }
}

/// A lecturer of the running class asked for by the coming one in the same morning: something to mend.
pub(super) fn double_book(tx: &Change, running: &Cohort, coming: &Cohort, registers: &Registers) -> Answer<()> {
    let tomorrow = day(tx.today(), 1);
    let taught = timetable::sessions(tx, running.id)?;
    let Some(wanted) = taught.iter().find(|line| line.day == tomorrow && line.lecturer.is_some()) else {
        return Ok(());
    };
    let visit = block(coming.id, tomorrow, (10, 0), (11, 30), Kind::Activity, registers.venues[0]);
    NewSession { title: "行前动员会".into(), lecturer: wanted.lecturer, ..visit }.insert(tx)?;
    Ok(())
}

/// What is out of the ordinary: a report that two classes hear together, an evening that is elective, and an approved
/// timetable in which a morning and an afternoon have changed places since.
pub(super) fn approve_and_adjust(tx: &Change, running: &Cohort, coming: &Cohort, registers: &Registers) -> Answer<()> {
    let evening = |offset, venue: usize| {
        let day = day(tx.today(), offset);
        block(running.id, day, (19, 0), (20, 30), Kind::Activity, registers.venues[venue])
    };
    let report = NewSession {
        title: "廉政专题报告会".into(),
        lecturer: registers.lecturers.get(3).copied(),
        moderator: "周敏".into(),
        state: State::Confirmed,
        ..evening(2, 0)
    };
    let session = report.insert(tx)?;
    timetable::join(tx, timetable::Join { session, cohorts: vec![coming.id], reason: None })?;
    let calligraphy = NewSession {
        title: "书法入门".into(),
        lecturer: registers.lecturers.last().copied(),
        elective: true,
        ..evening(1, 5)
    };
    calligraphy.insert(tx)?;

    let approved =
        ApproveTimetable { cohort: running.id, approver: Some("周敏".into()), day: Some(day(running.starts, -3)) };
    timetable::approved::approve(tx, approved)?;
    let later = day(tx.today(), 3);
    let lectures = timetable::sessions(tx, running.id)?.into_iter().filter(|line| line.day == later);
    let mut lectures = lectures.filter(|line| line.kind == Kind::Lecture);
    if let (Some(one), Some(other)) = (lectures.next(), lectures.next()) {
        let reason = Some(format!("{}上午另有会议", one.lecturer_name));
        timetable::swap(tx, timetable::Swap { one: one.id, other: other.id, reason })?;
        timetable::notice::issue(tx, OfCohort { cohort: running.id })?;
    }
    Ok(())
}
