//! What needs me now about who comes: rolls not taken and not closed, people who stay away, leave that waits.
//!
//! Every question begins with the classes of these days, which are few: `cross join` asks in that order. Left to itself
//! SQLite begins with all rolls, marks or leave of all years.

use chrono::{Days, NaiveDate};

use super::{ENOUGH, Need, Place, Today, UnderWay};
use crate::{
    Answer, Read,
    calendar::{Clock, HalfDay, month_day},
    cohort::{self, CohortId, CohortLine},
    leave::{self, LeaveId, OfLeave},
    rollcall::{Mark, RoomDue},
    timetable::{self, SessionId, SessionLine, quoted},
    trainee::{self, Trainee, TraineeId},
};

/// How many sessions in a row somebody stays away before it is said.
const RUNNING: usize = 2;

/// Days after its end for which a class is still asked to close its rolls.
const CLOSING: u64 = 7;

/// Sessions that have begun and have no roll, class by class.
pub(super) fn rolls_due(tx: &Read, classes: &[CohortLine]) -> Answer<Vec<Need>> {
    let mut needs = Vec::new();
    for line in classes.iter().filter(|line| line.rolls_due > 0).take(ENOUGH) {
        let first = tx.row(
            "select session.id from session left join roll on roll.session = session.id
             where session.cohort = ?1 and roll.id is null order by day, starts limit 1",
            [line.cohort.id],
            |row| row.get(0),
        )?;
        let Some(first) = first else { continue };
        let which = which(tx, first)?;
        let say = match line.rolls_due {
            1 => format!("「{}」{which}还没有点名", line.title),
            due => format!("「{}」有{due}次课还没有点名，最早是{which}", line.title),
        };
        needs.push(Need { say, cohort: line.cohort.id, place: Place::Roll, session: Some(first) });
    }
    Ok(needs)
}

/// Rooms that are not called yet where another room is, in the classes of late.
pub(super) fn rooms_due(tx: &Read, classes: &[CohortLine], rooms: &[RoomDue]) -> Answer<Vec<Need>> {
    let mut needs = Vec::new();
    for due in rooms {
        if needs.len() == ENOUGH {
            break;
        }
        let session = timetable::session(tx, due.session)?;
        let Some(line) = classes.iter().find(|line| line.cohort.id == session.cohort) else { continue };
        let say = format!("「{}」{}的{}还没有点名（{}人）", line.title, when(&session), due.room, due.people.len());
        needs.push(Need { say, cohort: session.cohort, place: Place::Roll, session: Some(due.session) });
    }
    Ok(needs)
}

/// Who was absent without leave at the last two sessions they were expected at, in the classes running today.
pub(super) fn absences_running(tx: &Read) -> Answer<Vec<Need>> {
    type Seen = (TraineeId, CohortId, SessionId, NaiveDate, HalfDay, Mark);
    let seen: Vec<Seen> = tx.rows(include_str!("absent_again.sql"), (tx.today(), RUNNING as u32), |row| {
        let half = row.get::<_, Clock>("starts")?.half_day();
        Ok((row.get("trainee")?, row.get("cohort")?, row.get("session")?, row.get("day")?, half, row.get("mark")?))
    })?;
    let mut needs = Vec::new();
    for of_one in seen.chunk_by(|one, next| one.0 == next.0) {
        let times = of_one.iter().take_while(|seen| seen.5 == Mark::Absent).count();
        let (Some(last), true) = (of_one.first(), times >= RUNNING) else { continue };
        if needs.len() == ENOUGH {
            break;
        }
        let (trainee, cohort, session, ..) = *last;
        let when = of_one[..times].iter().rev().map(|seen| format!("{}{}", month_day(seen.3), seen.4));
        let when = when.collect::<Vec<_>>().join("、");
        let class = cohort::of(tx, cohort::OfCohort { cohort })?.title;
        let say =
            format!("「{class}」{} 连续{times}场旷课（{when}），请联系本人和单位", trainee::name_of(tx, trainee)?);
        needs.push(Need { say, cohort, place: Place::Roll, session: Some(session) });
    }
    Ok(needs)
}

/// Rolls of days gone by that are begun and not closed, of the classes running today or just over. Those that wait for a
/// room are said by their room.
pub(super) fn rolls_open(tx: &Read, rooms: &[RoomDue]) -> Answer<Vec<Need>> {
    let said: Vec<SessionId> = rooms.iter().map(|due| due.session).collect();
    let open = tx.rows(
        "select session.cohort, session.id, count(*), min(session.day || session.starts)
         from cohort
         cross join session on session.cohort = cohort.id and session.day < ?1
         cross join roll    on roll.session = session.id and roll.closed_on is null
         where cohort.starts <= ?1 and ?2 <= cohort.ends and session.id not in (select value from json_each(?4))
         group by session.cohort order by 4 limit ?3",
        (tx.today(), tx.today() - Days::new(CLOSING), ENOUGH as u32, serde_json::to_string(&said)?),
        |row| Ok((row.get::<_, CohortId>(0)?, row.get::<_, SessionId>(1)?, row.get::<_, u32>(2)?)),
    )?;
    let mut needs = Vec::new();
    for (cohort, session, times) in open {
        let class = cohort::of(tx, cohort::OfCohort { cohort })?.title;
        let which = which(tx, session)?;
        let say = match times {
            1 => format!("「{class}」{which}的点名记下了，还没有完成（F9）"),
            times => format!("「{class}」有{times}次课的点名记下了，还没有完成（F9），最早是{which}"),
        };
        needs.push(Need { say, cohort, place: Place::Roll, session: Some(session) });
    }
    Ok(needs)
}

/// Leave that waits for a signature, and leave that is over with nobody noted as back, in the classes running today.
pub(super) fn leave_waiting(tx: &Read) -> Answer<Vec<Need>> {
    let waiting: Vec<LeaveId> = tx.rows(
        "select leave.id
         from cohort
         cross join trainee on trainee.cohort = cohort.id and trainee.left_on is null
         cross join leave   on leave.trainee = trainee.id
         where cohort.starts <= ?1 and ?1 <= cohort.ends
           and (leave.state = '待批'
                or leave.state = '已批' and leave.returned_on is null
                   and (leave.until < ?1 or leave.until = ?1 and leave.until_at <= ?2))
         order by leave.state = '已批', leave.since, leave.since_at, leave.id limit ?3",
        (tx.today(), tx.now().format("%H:%M").to_string(), ENOUGH as u32),
        |row| row.get(0),
    )?;
    let mut needs = Vec::new();
    for leave in waiting {
        let it = leave::line(tx, OfLeave { leave })?;
        let say = format!("「{}」{} {}（{}）{}", it.cohort_title, it.name, it.kind, it.period, it.say);
        needs.push(Need { say, cohort: it.cohort, place: Place::Leave, session: None });
    }
    Ok(needs)
}

/// Leave at or beyond four fifths of what is allowed, in the classes running today; the least left first.
pub(super) fn near_the_limit(tx: &Read) -> Answer<Vec<Need>> {
    let standings = leave::standings(tx, leave::Whose::Running(tx.today()))?;
    let mut near: Vec<_> = standings.into_iter().filter(|(_, standing)| standing.is_near()).collect();
    near.sort_by_key(|(trainee, standing)| (standing.left(), *trainee));
    let mut needs = Vec::new();
    for (id, standing) in near {
        let trainee = Trainee::get(tx, id)?;
        if needs.len() < ENOUGH && trainee.left_on.is_none() {
            let what = standing.said_exceeded().or_else(|| standing.said_near()).unwrap_or_default();
            let say = format!("{} {what}", trainee::name_of(tx, id)?);
            needs.push(Need { say, cohort: trainee.cohort, place: Place::Figures, session: None });
        }
    }
    Ok(needs)
}

/// The sessions that are under way, added up.
pub(super) fn under_way(tx: &Read, today: &[Today]) -> Option<UnderWay> {
    let now = Clock::read(&tx.now().format("%H:%M").to_string())?;
    let mut all = UnderWay { sessions: 0, taken: 0, came: 0, expected: 0, waiting: 0 };
    for it in today.iter().filter(|it| it.session.starts <= now && now < it.session.ends) {
        all.sessions += 1;
        match it.came {
            Some(came) => {
                all.taken += 1;
                all.came += came;
                all.expected += it.expected;
            }
            None => all.waiting += it.expected,
        }
    }
    (all.sessions > 0).then_some(all)
}

/// `3月9日上午「县情讲座」`
fn which(tx: &Read, session: SessionId) -> Answer<String> {
    Ok(when(&timetable::session(tx, session)?))
}

fn when(session: &SessionLine) -> String {
    format!("{}{}{}", month_day(session.day), session.half_day, quoted(&session.title, session.kind))
}
