//! A class on other days: the last 期 copied into the next, or the class itself moved.

use std::collections::HashMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    Cohort, CohortId, CohortLine, FilingState, NewCohort, OfCohort,
    phase::{self, PhaseSaid},
    rules::{
        self, days_of,
        shift::{Shifted, later},
    },
};
use crate::timetable::in_marks;
use crate::{
    Answer, Change, Read,
    calendar::{holidays, month_day, weekday},
    quota, refusal,
};

/// The last 期, to be held again.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CopyCohort {
    /// Which class to copy.
    pub from: CohortId,
    /// First day of the new one.
    pub starts: NaiveDate,
    /// 第N期; left out, one more than that class has.
    #[serde(default)]
    #[ts(optional)]
    pub number: Option<u32>,
}

/// A class made after another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Copied {
    /// The new class.
    pub cohort: CohortLine,
    /// Sessions copied (场次).
    pub sessions: u32,
    /// Days that gave way to days off: `10月1日（国庆节）的课改到10月9日（周四）`.
    pub moved: Vec<String>,
    /// What should be looked at because it may no longer hold.
    pub stale: Vec<String>,
}

/// A class that shall begin on another day.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ShiftCohort {
    /// Which class.
    pub cohort: CohortId,
    /// Its first day from now on.
    pub starts: NaiveDate,
}

/// Makes a class after another: its days, phases, timetable, places and conditions. Lecturers are to be asked again.
pub fn copy(tx: &Change, it: CopyCohort) -> Answer<Copied> {
    let from = Cohort::get(tx, it.from)?;
    let holidays = holidays::of(tx)?;
    let by = (it.starts - from.starts).num_days();
    let phases = phase::of(tx, from.id)?;
    let mut new_phases: Vec<PhaseSaid> = phases
        .iter()
        .map(|phase| PhaseSaid {
            starts: later(phase.starts, by),
            ends: later(phase.ends, by),
            place: phase.place.clone(),
            hotel: phase.hotel.clone(),
            contact: phase.contact.clone(),
            phone: phase.phone.clone(),
            note: phase.note.clone(),
        })
        .collect();
    let meets: Vec<NaiveDate> =
        days_of(from.starts, from.ends, &phase::spans(&phases)).into_iter().map(|day| later(day, by)).collect();
    let teaching: Vec<NaiveDate> =
        tx.rows("select distinct day from session where cohort = ?1 order by day", [from.id], |row| row.get(0))?;
    let shifted = rules::shift::shift(&teaching, by, &meets, &holidays);

    // A day that found no room within the class makes it longer.
    let ends = shifted.iter().map(|it| it.to).chain([later(from.ends, by)]).max().unwrap_or(it.starts);
    if let Some(last) = new_phases.last_mut() {
        last.ends = last.ends.max(ends);
    }
    let was_filed = from.filing_state != FilingState::NotNeeded;
    let number = it.number.or(from.number.map(|number| number + 1));
    let new = NewCohort {
        name: from.name.clone(),
        number,
        category: from.category,
        starts: it.starts,
        ends,
        place: from.place.clone(),
        head_teacher: from.head_teacher.clone(),
        host: from.host.clone(),
        planned: from.planned,
        note: from.note.clone(),
        kind: from.kind,
        programme: from.programme,
        tier: from.tier,
        undertaker: from.undertaker.clone(),
        assistant: from.assistant.clone(),
        filing_number: String::new(),
        filing_state: if was_filed { FilingState::ToFile } else { FilingState::NotNeeded },
        audience: from.audience.clone(),
        lodging: from.lodging,
        day_shape: from.day_shape.clone(),
    };
    let id = new.insert(tx)?;
    let cohort = new.with_id(id);
    phase::write(tx, &cohort, &new_phases)?;
    let sessions = sessions(tx, from.id, id, &shifted)?;
    for sql in [
        "insert into eligibility (cohort, youngest, oldest, lowest, highest, tags, years, same_name)
         select ?2, youngest, oldest, lowest, highest, tags, years, same_name from eligibility where cohort = ?1",
        "insert into unplaced (cohort, kind, topic, title, lecturer, venue, field_site, hours, minutes, elective, note)
         select ?2, kind, topic, title, lecturer, venue, field_site, hours, minutes, elective, note
         from unplaced where cohort = ?1 order by id",
        "insert into course_wish (cohort, wish, one, other)
         select ?2, wish, one, other from course_wish where cohort = ?1 order by id",
    ] {
        tx.run(sql, (from.id, id))?;
    }
    if tx.value("select exists (select 1 from quota where cohort = ?1 and places > 0)", [from.id])? {
        quota::copy(tx, quota::CopyQuotas { cohort: id, from: Some(from.id) })?;
    }
    let answer = Copied {
        cohort: super::of(tx, OfCohort { cohort: id })?,
        sessions,
        moved: shifted.iter().filter(|it| !it.instead_of.is_empty()).map(say_moved).collect(),
        stale: stale(tx, &from, &cohort, sessions)?,
    };
    tx.say(format!("照「{}」新建了「{}」，{sessions}个课次", from.title(), cohort.title()))?;
    Ok(answer)
}

fn say_moved(it: &Shifted) -> String {
    format!("{}的课改到{}（周{}）", it.instead_of, month_day(it.to), weekday(it.to))
}

/// Copies the sessions of a class, each to the day its day became; how many. Sessions shared with other classes are
/// this class's own in the copy.
fn sessions(tx: &Change, from: CohortId, to: CohortId, shifted: &[Shifted]) -> Answer<u32> {
    let days: HashMap<NaiveDate, NaiveDate> = shifted.iter().map(|it| (it.from, it.to)).collect();
    let old: Vec<(i64, NaiveDate)> =
        tx.rows("select id, day from session where cohort = ?1 order by id", [from], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    for (session, day) in &old {
        tx.run(
            "insert into session (cohort, day, starts, ends, kind, topic, title, lecturer, venue, field_site, hours,
                                  state, elective, locked, moderator, note)
             select ?2, ?3, starts, ends, kind, topic, title, lecturer, venue, field_site, hours,
                    '待确认', elective, 0, moderator, note
             from session where id = ?1",
            (session, to, days.get(day).unwrap_or(day)),
        )?;
        let copied = tx.last_insert_rowid();
        tx.run(
            "insert into session_room (session, venue) select ?2, venue from session_room where session = ?1 order by id",
            (session, copied),
        )?;
    }
    Ok(old.len() as u32)
}

/// What should be looked at in a class made after another.
fn stale(tx: &Read, from: &Cohort, cohort: &Cohort, sessions: u32) -> Answer<Vec<String>> {
    let mut said = Vec::new();
    if sessions > 0 {
        let lecturers: u32 = tx.value(
            "select count(distinct lecturer) from session where cohort = ?1 and lecturer is not null",
            [cohort.id],
        )?;
        if lecturers > 0 {
            said.push(format!("{lecturers}位授课人都改为待确认，请重新联系。"));
        }
    }
    if cohort.filing_state != FilingState::NotNeeded {
        said.push("备案号已清空，备案状态改为未报。".into());
    }
    let topics: Vec<(String, String)> = tx.rows(
        "select distinct topic.name, topic.state from session join topic on topic.id = session.topic
         where session.cohort = ?1 and topic.state <> '上架' order by topic.id",
        [cohort.id],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    said.extend(
        topics.into_iter().map(|(topic, state)| format!("专题{}现在是{state}，请另选专题或先上架。", in_marks(&topic))),
    );
    let closed: u32 = tx.value(
        "select count(*) from quota join unit on unit.id = quota.unit
         where quota.cohort = ?1 and quota.places > 0 and unit.closed_on <= ?2",
        (from.id, cohort.starts),
    )?;
    if closed > 0 {
        said.push(format!("{closed}个单位已撤并，名额转到了接续的单位。"));
    }
    if cohort.ends != later(from.ends, (cohort.starts - from.starts).num_days()) {
        said.push(format!("因放假顺延，结业日期是{}。", crate::calendar::full_date(cohort.ends)));
    }
    if weekday(cohort.starts) != weekday(from.starts) {
        let (was, is) = (weekday(from.starts), weekday(cohort.starts));
        said.push(format!("上一期周{was}开班，这一期周{is}开班，课次按第几天对应。"));
    }
    Ok(said)
}

/// Moves a class to another first day, with its phases and its timetable. Sessions shared with other classes stay; where
/// rolls are taken, days are no longer moved.
pub fn shift(tx: &Change, it: ShiftCohort) -> Answer<CohortLine> {
    let cohort = Cohort::get(tx, it.cohort)?;
    let by = (it.starts - cohort.starts).num_days();
    if by == 0 {
        return super::of(tx, OfCohort { cohort: cohort.id });
    }
    let rolls: u32 = tx.value(
        "select count(*) from roll join session on session.id = roll.session where session.cohort = ?1",
        [cohort.id],
    )?;
    if rolls > 0 {
        return Err(refusal::class_has_begun(&cohort.title(), rolls));
    }
    for phase in phase::of(tx, cohort.id)? {
        phase::Phase { starts: later(phase.starts, by), ends: later(phase.ends, by), ..phase }.save(tx)?;
    }
    let moved = Cohort { starts: it.starts, ends: later(cohort.ends, by), ..cohort };
    moved.save(tx)?;
    let sessions = tx.run(
        "update session set day = date(day, ?2 || ' days'), state = iif(state = '已确认', '已调整', state)
         where cohort = ?1 and joint is null",
        (moved.id, by),
    )?;
    let shared: u32 = tx.value("select count(*) from session where cohort = ?1 and joint is not null", [moved.id])?;
    let mut said = format!("「{}」改到{}", moved.title(), crate::calendar::span(moved.starts, moved.ends));
    if sessions > 0 {
        said.push_str(&format!("，{sessions}个课次一起移动"));
    }
    if shared > 0 {
        said.push_str(&format!("，合班的{shared}个课次没有动"));
    }
    tx.say(said)?;
    super::of(tx, OfCohort { cohort: moved.id })
}
