//! Who is on leave in a session, for the roll and its figures; which sessions lie under a leave.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{
    Away, LeaveOver, Register, away, rules, rules::When, standing::MEANT, standing::ON_ROSTER, standing::TO_BE_CALLED,
};
use crate::{
    Answer, Hours, Read,
    cohort::CohortId,
    rollcall::Mark,
    setting::{self, LeaveRules},
    timetable::{Kind, SessionId, quoted},
    trainee::TraineeId,
};

/// The trainees of a class who are on leave in a session, or wait to be.
pub fn over(tx: &Read, session: SessionId) -> Answer<HashMap<TraineeId, LeaveOver>> {
    let all = lookup(tx, "session.id = ?1", session.0)?;
    Ok(all.into_iter().map(|((trainee, _), over)| (trainee, over)).collect())
}

/// The same for every session of a class.
pub fn over_class(tx: &Read, cohort: CohortId) -> Answer<HashMap<(TraineeId, SessionId), LeaveOver>> {
    lookup(tx, "session.cohort = ?1", cohort.0)
}

fn lookup(tx: &Read, which: &str, id: i64) -> Answer<HashMap<(TraineeId, SessionId), LeaveOver>> {
    let whole_from = setting::of::<LeaveRules>(tx)?.whole_from.figure;
    let found = tx.rows(
        &format!(
            "select leave.*, session.id as session, session.day, session.starts, session.ends
             from session
             join trainee on trainee.cohort = session.cohort
             join leave   on leave.trainee = trainee.id and session.day between leave.since and leave.until
             where {which} and leave.state <> '不批'
             order by session.id, trainee.id"
        ),
        [id],
        |row| {
            let when = When { day: row.get("day")?, starts: row.get("starts")?, ends: row.get("ends")? };
            Ok(((row.get("trainee")?, row.get("session")?), when, away(row)?))
        },
    )?;
    let mut over = HashMap::new();
    for of_one in found.chunk_by(|one, other| one.0 == other.0) {
        let leaves: Vec<Away> = of_one.iter().map(|(.., away)| away.clone()).collect();
        let (which, when, _) = of_one[0];
        over.extend(rules::over(&leaves, when, whole_from).map(|it| (which, it)));
    }
    Ok(over)
}

/// Whether a class keeps its leave here.
pub fn register(tx: &Read, cohort: CohortId) -> Answer<Register> {
    let kept: bool = tx.value(
        "select exists (select 1 from trainee join leave on leave.trainee = trainee.id where trainee.cohort = ?1)",
        [cohort],
    )?;
    Ok(if kept { Register::Kept } else { Register::OnPaper })
}

/// A session that a trainee is expected in, or stands on the roll of.
pub(super) struct Seen {
    pub session: SessionId,
    pub when: When,
    pub title: String,
    pub hours: Hours,
    /// Of this trainee, once the roll is taken.
    pub mark: Option<Mark>,
}

/// The sessions of a trainee from one day to another, by time.
pub(super) fn sessions(tx: &Read, trainee: TraineeId, from: NaiveDate, to: NaiveDate) -> Answer<Vec<Seen>> {
    tx.rows(
        &format!(
            "select session.id, session.day, session.starts, session.ends, session.kind, session.hours,
                    coalesce(topic.name, nullif(session.title, ''), session.kind) as shown,
                    mark.mark
             from trainee
             join session    on session.cohort = trainee.cohort
             left join topic on topic.id = session.topic
             left join roll  on roll.session = session.id
             left join mark  on mark.roll = roll.id and mark.trainee = trainee.id
             where trainee.id = ?1 and session.day between ?2 and ?3
               and (mark.id is not null or ({TO_BE_CALLED} and {ON_ROSTER} and {MEANT}))
             order by session.day, session.starts, session.id"
        ),
        (trainee, from, to),
        |row| {
            Ok(Seen {
                session: row.get("id")?,
                when: When { day: row.get("day")?, starts: row.get("starts")?, ends: row.get("ends")? },
                title: quoted(&row.get::<_, String>("shown")?, row.get::<_, Kind>("kind")?),
                hours: row.get("hours")?,
                mark: row.get("mark")?,
            })
        },
    )
}

/// The leaves of a trainee that were not refused, as they count.
pub(super) fn leaves_of(tx: &Read, trainee: TraineeId) -> Answer<Vec<Away>> {
    tx.rows("select * from leave where trainee = ?1 and state <> '不批' order by id", [trainee], away)
}
