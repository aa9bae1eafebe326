//! Repairs in words: what is done, who must be told, what is bent.

use super::{
    super::{
        SessionId, Step, quoted,
        rules::{Found, Rule, Schedule, Slot},
        say, session,
        step::when,
    },
    Repair, Reshape, Sick, is_unwritten,
    rules::{Bench, Done, Mend, Turn},
};
use crate::{
    Answer, Read,
    cohort::Cohort,
    lecturer::{Lecturer, LecturerId},
    venue::Venue,
};

/// One repair of one session.
pub fn repair(tx: &Read, sick: &Sick, schedule: &Schedule, mend: &Mend) -> Answer<Repair> {
    written(tx, sick, schedule, &mend.turns)
}

/// What is done in order, from the schedule before it.
fn written(tx: &Read, sick: &Sick, schedule: &Schedule, turns: &[Done]) -> Answer<Repair> {
    let mut bench = Bench::new(schedule.clone(), &sick.means);
    let mut steps = Vec::new();
    let mut plan: Option<Reshape> = None;
    let mut said: Vec<String> = Vec::new();
    let mut changed: Vec<Slot> = Vec::new();
    for (at, done) in turns.iter().enumerate() {
        let (id, turn) = *done;
        let Some(slot) = bench.schedule.get(id).cloned() else { continue };
        let same = at > 0 && turns[at - 1].0 == id;
        said.push(turned(tx, sick, &bench.schedule, &slot, turn, same)?);
        changed.extend(bench.turn(*done));
        let now = bench.schedule.get(id).cloned().unwrap_or(slot.clone());
        if is_unwritten(sick, &slot) {
            let shape = plan.get_or_insert_default();
            match turn {
                Turn::Venue(venue) => shape.venue = Some(venue),
                Turn::Lecturer(lecturer) => shape.lecturer = Some(lecturer),
                Turn::Move(_) | Turn::Swap(_) => {
                    (shape.day, shape.starts, shape.ends) = (Some(now.day), Some(now.starts), Some(now.ends));
                    if let Turn::Swap(session) = turn {
                        steps.push(Step::Move { session, day: slot.day, starts: slot.starts });
                    }
                }
            }
        } else {
            steps.push(match turn {
                Turn::Venue(venue) => Step::Venue { session: id, venue },
                Turn::Lecturer(lecturer) => Step::Lecturer { session: id, lecturer },
                Turn::Move(start) => Step::Move { session: id, day: start.day, starts: start.starts },
                Turn::Swap(other) => Step::Swap { one: id, other },
            });
        }
    }
    let mut sessions: Vec<SessionId> = changed.iter().map(|slot| slot.session).collect();
    sessions.extend(sick.typed.then_some(sick.session));
    sessions.sort_unstable();
    sessions.dedup();
    let mut bends: Vec<Found> = Vec::new();
    for session in &sessions {
        for found in bench.in_the_way(*session).1 {
            if !bends.contains(&found) {
                bends.push(found);
            }
        }
    }
    let speaker = bench.schedule.get(sick.session).map(|slot| slot.cohort);
    let bends = say(tx, &bench.schedule, &bends, speaker)?;
    let mut bends: Vec<String> = bends.into_iter().map(|it| format!("{}：{}", it.severity, it.say)).collect();
    bends.sort();
    bends.dedup();
    let mut text = said.join("，");
    let moves = turns.iter().any(|(_, turn)| matches!(turn, Turn::Move(_) | Turn::Swap(_)));
    if bends.is_empty() && moves {
        text.push_str("（无冲突）");
    }
    let after: Vec<Slot> = changed.iter().filter_map(|slot| bench.schedule.get(slot.session).cloned()).collect();
    Ok(Repair { steps, plan, say: text, touches: touches(tx, &changed, &after)?, bends })
}

/// `改用203室（空，60座）`, `由李四讲授（讲过3次）`; what is done to another session names it.
fn turned(tx: &Read, sick: &Sick, schedule: &Schedule, slot: &Slot, turn: Turn, same: bool) -> Answer<String> {
    let own = schedule.get(sick.session);
    let of_event = own.is_some_and(|own| own.event() == slot.event());
    let own_class = own.is_some_and(|own| own.cohort == slot.cohort);
    let whose = match (of_event || same || sick.means.gone.is_some(), own_class) {
        (true, _) => String::new(),
        (false, true) => title(tx, slot.session)?,
        (false, false) => format!("「{}」{}", Cohort::get(tx, slot.cohort)?.title(), title(tx, slot.session)?),
    };
    Ok(match turn {
        Turn::Venue(venue) => {
            let venue = Venue::get(tx, venue)?;
            let seats = if venue.capacity > 0 { format!("，{}座", venue.capacity) } else { String::new() };
            format!("{whose}改用{}（空{seats}）", venue.name)
        }
        Turn::Lecturer(lecturer) => {
            let given = slot.topic.and_then(|topic| sick.given.get(&(topic, lecturer))).copied().unwrap_or(0);
            let given = if given > 0 { format!("讲过{given}次") } else { "没有讲过".into() };
            format!("{whose}由{}讲授（{given}）", Lecturer::get(tx, lecturer)?.name)
        }
        Turn::Move(start) => format!("{whose}移到{}", when(start.day, start.starts)),
        Turn::Swap(other) => match schedule.get(other) {
            Some(there) => format!("{whose}与{}{}互换", when(there.day, there.starts), title(tx, other)?),
            None => String::new(),
        },
    })
}

fn title(tx: &Read, id: SessionId) -> Answer<String> {
    session(tx, id).map(|line| quoted(&line.title, line.kind))
}

/// `3月9日（周一）上午 08:30 「第3期科干班」《县情讲座》`
pub fn line(tx: &Read, id: SessionId) -> Answer<String> {
    let line = session(tx, id)?;
    Ok(format!("{} 「{}」{}", when(line.day, line.starts), line.cohort_title, quoted(&line.title, line.kind)))
}

/// Classes and lecturers whose sessions are other than before.
fn touches(tx: &Read, before: &[Slot], after: &[Slot]) -> Answer<Vec<String>> {
    let mut cohorts: Vec<_> = before.iter().map(|slot| slot.cohort).collect();
    cohorts.sort_unstable();
    cohorts.dedup();
    let mut lecturers: Vec<LecturerId> = before.iter().chain(after).filter_map(|slot| slot.lecturer).collect();
    lecturers.sort_unstable();
    lecturers.dedup();
    let mut said: Vec<String> = Vec::new();
    for cohort in cohorts {
        said.push(Cohort::get(tx, cohort)?.title());
    }
    for lecturer in lecturers {
        said.push(Lecturer::get(tx, lecturer)?.name);
    }
    Ok(said)
}

/// All sessions at once, each by the best of its repairs that is of the way; none when one has none.
pub fn all_at_once(
    tx: &Read,
    sick: &Sick,
    sessions: &[SessionId],
    way: fn(&Mend, Option<LecturerId>) -> bool,
) -> Answer<Option<Repair>> {
    let mut bench = Bench::new(sick.schedule.clone(), &sick.means);
    let mut turns: Vec<Done> = Vec::new();
    let mut same: Option<LecturerId> = None;
    for session in sessions {
        // One that was exchanged with a session of theirs may have been mended by that.
        if bench.schedule.get(*session).is_some_and(|slot| !bench.lacks_lecturer(slot)) {
            continue;
        }
        let mends = bench.mends(*session, &[]);
        let of_way = mends.iter().find(|mend| way(mend, same)).or_else(|| mends.iter().find(|mend| way(mend, None)));
        let Some(mend) = of_way else { return Ok(None) };
        for done in &mend.turns {
            bench.turn(*done);
            if let (_, Turn::Lecturer(lecturer)) = done {
                same = same.or(Some(*lecturer));
            }
        }
        turns.extend(mend.turns.iter().copied());
    }
    if turns.is_empty() {
        return Ok(None);
    }
    let repair = written(tx, sick, &sick.schedule, &turns)?;
    // Everybody's by one and the same is said in one breath.
    let lecturers: Vec<&Turn> = turns.iter().map(|(_, turn)| turn).collect();
    let by_one =
        matches!(lecturers.as_slice(), [first @ Turn::Lecturer(_), rest @ ..] if rest.iter().all(|it| it == first));
    match (by_one, same) {
        (true, Some(lecturer)) if turns.len() > 1 => Ok(Some(Repair {
            say: format!("{}个课次都由{}讲授", turns.len(), Lecturer::get(tx, lecturer)?.name),
            ..repair
        })),
        _ if turns.len() > 1 => {
            let mut said = Vec::new();
            let mut bench = Bench::new(sick.schedule.clone(), &sick.means);
            for done in &turns {
                if let Some(slot) = bench.schedule.get(done.0).cloned() {
                    said.push(format!(
                        "{}{}",
                        title(tx, done.0)?,
                        turned(tx, sick, &bench.schedule, &slot, done.1, false)?
                    ));
                }
                bench.turn(*done);
            }
            Ok(Some(Repair { say: said.join("；"), ..repair }))
        }
        _ => Ok(Some(repair)),
    }
}

/// Why there is no repair.
pub fn none(sick: &Sick, target: &[Found]) -> String {
    let slot = sick.schedule.get(sick.session);
    let about = |rules: &[Rule]| target.iter().any(|it| rules.contains(&it.rule));
    let mut why: Vec<&str> = Vec::new();
    if about(&[Rule::Venue, Rule::Seats]) {
        why.push("没有坐得下的空场地");
    }
    if about(&[Rule::Lecturer, Rule::Availability, Rule::HalfDay, Rule::Teaches]) {
        let others = slot.and_then(|slot| slot.topic.and_then(|topic| sick.means.teachers.get(&topic)));
        let any =
            others.is_some_and(|others| others.iter().any(|it| slot.is_some_and(|slot| slot.lecturer != Some(*it))));
        why.push(if any { "能讲这个专题的人都没有空" } else { "没有登记别的人讲这个专题" });
    }
    why.push("前后10天里没有合适的时间");
    format!("{}，一两步办不到。可以先移到待排，或保留冲突并写明原因。", why.join("，"))
}
