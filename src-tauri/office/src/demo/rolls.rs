//! What became of the sessions: rolls, leave, and a class completed.

use school::{
    Answer, Change,
    calendar::HalfDay,
    certificate,
    cohort::{Cohort, CohortId, OfCohort},
    completion::{self, Decide, Decided, Decision},
    leave::{self, AddLeave, EndLeave, LeaveKind, LeaveMoment, WhenGranted},
    rollcall::{self, Exception, Mark, TakeRoll},
    timetable::{self, SessionLine},
    trainee::{self, TraineeId},
};

use super::Dice;

/// Rolls of every session that is over, but for the last `open` of them; a few came late or were excused.
pub(super) fn take_rolls(tx: &Change, cohort: &Cohort, dice: &mut Dice, open: usize) -> Answer<()> {
    let mut over = timetable::sessions(tx, cohort.id)?;
    over.retain(|line| line.day < tx.today());
    let roster = trainee::all(tx, OfCohort { cohort: cohort.id })?;
    for session in &over[..over.len().saturating_sub(open)] {
        let mut exceptions: Vec<Exception> = Vec::new();
        for _ in 0..dice.below(4) {
            let mark = match dice.below(10) {
                0..4 => Mark::Late,
                4..7 => Mark::PrivateLeave,
                7 => Mark::SickLeave,
                8 => Mark::DutyLeave,
                _ => Mark::LeftEarly,
            };
            let trainee = roster[dice.below(roster.len())].id;
            if exceptions.iter().all(|other| other.trainee != trainee) {
                let minutes = if matches!(mark, Mark::Late | Mark::LeftEarly) { 10 } else { 0 };
                let (word, remark) = (String::new(), String::new());
                if let Some(kind) = LeaveKind::of_mark(mark) {
                    excuse(tx, trainee, kind, session)?;
                }
                exceptions.push(Exception { trainee, mark, word, minutes, remark });
            }
        }
        rollcall::take(tx, TakeRoll::of(session.id, exceptions))?;
    }
    Ok(())
}

/// Leave from a session, signed and back from.
fn excuse(tx: &Change, trainee: TraineeId, kind: LeaveKind, session: &SessionLine) -> Answer<()> {
    let at = |clock| LeaveMoment { day: session.day, half: None, at: Some(clock) };
    let reason = match kind {
        LeaveKind::Private => "家中有事",
        LeaveKind::Sick => "感冒发烧，已就诊",
        LeaveKind::Duty => "参加县里召开的会议",
    };
    let asked = AddLeave {
        trainee,
        kind,
        from: at(session.starts),
        to: at(session.ends),
        reason: reason.into(),
        note: String::new(),
        granted: WhenGranted::Now,
    };
    let leave = leave::add(tx, asked)?.id;
    leave::end(tx, EndLeave { leave, back: Some(at(session.ends)) }).map(drop)
}

/// What waits for the office: a day of leave still to be signed, which would be too much for a short class.
pub(super) fn ask_leave(tx: &Change, cohort: &Cohort) -> Answer<()> {
    let sessions = timetable::sessions(tx, cohort.id)?;
    let Some(next) = sessions.iter().find(|line| tx.today() < line.day) else { return Ok(()) };
    let roster = trainee::all(tx, OfCohort { cohort: cohort.id })?;
    let Some(who) = roster.get(2) else { return Ok(()) };
    let at = |half| LeaveMoment { day: next.day, half: Some(half), at: None };
    let asked = AddLeave {
        trainee: who.id,
        kind: LeaveKind::Private,
        from: at(HalfDay::Morning),
        to: at(HalfDay::Afternoon),
        reason: "陪同家人到市医院复查".into(),
        note: String::new(),
        granted: WhenGranted::Later,
    };
    leave::add(tx, asked).map(drop)
}

/// Decides a class as the rules advise and issues its certificates.
pub(super) fn complete(tx: &Change, cohort: CohortId) -> Answer<()> {
    let lines = completion::of(tx, OfCohort { cohort })?.lines;
    let decisions = lines
        .into_iter()
        .map(|line| Decided {
            trainee: line.trainee,
            decision: Some(line.suggestion.decision),
            reason: line.suggestion.why,
        })
        .collect::<Vec<_>>();
    let granted = decisions.iter().any(|it| it.decision == Some(Decision::Granted));
    completion::decide(tx, Decide { cohort, decisions })?;
    if granted {
        certificate::enter(tx, &certificate::Issue { cohort, trainees: Vec::new(), issued_on: None })?;
    }
    Ok(())
}
