//! 考勤: who came. Everybody was there but for those the clerk names.

pub mod rules;

use std::collections::HashMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Answer, Change, Hours, Read,
    calendar::{Clock, HalfDay},
    cohort::{CohortId, OfCohort},
    refusal,
    timetable::{self, OfSession, SessionId, SessionLine, quoted},
    trainee::TraineeId,
};
pub use rules::{Share, Tally};

id! {
    /// The roll of one session.
    RollId as "number & { readonly of: 'roll' }"
}

words! {
    /// How a trainee answered the roll.
    pub enum Mark {
        Present = "出勤", Late = "迟到", LeftEarly = "早退", Absent = "旷课",
        PrivateLeave = "事假", SickLeave = "病假", DutyLeave = "公假",
    }
}

impl Mark {
    /// They were in the room, if not for all of it.
    pub fn is_there(self) -> bool {
        matches!(self, Mark::Present | Mark::Late | Mark::LeftEarly)
    }
    /// They were excused.
    pub fn is_leave(self) -> bool {
        matches!(self, Mark::PrivateLeave | Mark::SickLeave | Mark::DutyLeave)
    }
}

/// A trainee who was not simply there.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Exception {
    /// Who.
    pub trainee: TraineeId,
    /// How they answered the roll.
    pub mark: Mark,
    /// Late or left early by so many minutes; 0 when not noted.
    #[serde(default)]
    pub minutes: u32,
    /// 备注
    #[serde(default)]
    pub remark: String,
}

/// The roll of a session: only those who were not simply there.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TakeRoll {
    /// Of which session.
    pub session: SessionId,
    /// Everybody else was there.
    pub exceptions: Vec<Exception>,
}

/// One line of a roll.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct RollLine {
    /// Who.
    pub trainee: TraineeId,
    /// 序号
    pub number: u32,
    /// 姓名
    pub name: String,
    /// 单位
    pub unit: String,
    /// How they answered; 出勤 before the roll is taken.
    pub mark: Mark,
    /// Late or left early by so many minutes.
    pub minutes: u32,
    /// 备注
    pub remark: String,
}

/// The roll of a session: taken, or as it would be with everybody there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct RollCall {
    /// Of which session.
    pub session: SessionLine,
    /// It is taken.
    pub taken: bool,
    /// Who was expected that day, by 序号.
    pub lines: Vec<RollLine>,
    /// What it adds up to.
    pub tally: Tally,
}

/// The roll of a session: who was expected that day and how they answered.
pub fn of(tx: &Read, it: OfSession) -> Answer<RollCall> {
    let session = timetable::session(tx, it.session)?;
    let taken = session.roll_taken;
    let sql = if taken { include_str!("roll_taken.sql") } else { include_str!("roll_expected.sql") };
    let lines = tx.rows(sql, [it.session], |row| {
        Ok(RollLine {
            trainee: row.get("trainee")?,
            number: row.get("number")?,
            name: row.get("name")?,
            unit: row.get("unit")?,
            mark: row.get("mark")?,
            minutes: row.get("minutes")?,
            remark: row.get("remark")?,
        })
    })?;
    let mut tally = Tally::default();
    for line in &lines {
        tally.count(line.mark, session.hours);
    }
    Ok(RollCall { session, taken, lines, tally })
}

/// Takes the roll of a session, or takes it again. Who was expected is the truth of that day: a roll taken once
/// keeps its people, whatever has happened to the roster since.
pub fn take(tx: &Change, it: TakeRoll) -> Answer<RollCall> {
    let before = of(tx, OfSession { session: it.session })?;
    if before.lines.is_empty() {
        return Err(refusal::nobody_expected());
    }
    let expected: Vec<_> = before.lines.iter().map(|line| (line.trainee, line.name.clone())).collect();
    let marks = rules::everybody_once(&expected, &it.exceptions)?;
    let mut tally = Tally::default();
    marks.iter().for_each(|(_, mark, ..)| tally.count(*mark, before.session.hours));
    tx.run(
        "insert into roll (session, expected, came, on_leave) values (?1, ?2, ?3, ?4)
         on conflict (session)
         do update set expected = excluded.expected, came = excluded.came, on_leave = excluded.on_leave",
        (it.session, tally.expected, tally.came, tally.on_leave()),
    )?;
    let roll: RollId = tx.value("select id from roll where session = ?1", [it.session])?;
    for (trainee, mark, minutes, remark) in &marks {
        tx.run(
            "insert into mark (roll, trainee, mark, minutes, remark) values (?1, ?2, ?3, ?4, ?5)
             on conflict (roll, trainee)
             do update set mark = excluded.mark, minutes = excluded.minutes, remark = excluded.remark",
            (roll, trainee, mark, minutes, remark),
        )?;
    }
    let now = of(tx, OfSession { session: it.session })?;
    tx.say(format!("{}{}", if before.taken { "重新点名：" } else { "点名：" }, spoken(&now)))?;
    Ok(now)
}

/// Takes a roll back, as if it had not been taken.
pub fn clear(tx: &Change, it: OfSession) -> Answer<RollCall> {
    let before = of(tx, OfSession { session: it.session })?;
    tx.run("delete from roll where session = ?1", [it.session])?;
    tx.say(format!("清除点名：{}", quoted(&before.session.title, before.session.kind)))?;
    of(tx, it)
}

fn spoken(roll: &RollCall) -> String {
    let tally = &roll.tally;
    let mut said =
        format!("{} 应到{} 实到{}", quoted(&roll.session.title, roll.session.kind), tally.expected, tally.came);
    for (word, count) in
        [("请假", tally.on_leave()), ("迟到", tally.late), ("早退", tally.left_early), ("旷课", tally.absent)]
    {
        if count > 0 {
            said.push_str(&format!(" {word}{count}"));
        }
    }
    said
}

// ---------------------------------------------------------------------------------------------- of a whole class

/// A session as a column of the attendance table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct SessionColumn {
    /// The session.
    pub session: SessionId,
    /// On which day.
    pub day: NaiveDate,
    /// First minute.
    pub starts: Clock,
    /// 上午, 下午, 晚上
    pub half_day: HalfDay,
    /// What it was about.
    pub title: String,
    /// Hundredths of 学时.
    pub hours: Hours,
    /// Its roll is taken.
    pub taken: bool,
}

/// A trainee as a row of the attendance table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct TraineeRow {
    /// Who.
    pub trainee: TraineeId,
    /// 序号
    pub number: u32,
    /// 姓名
    pub name: String,
    /// 单位
    pub unit: String,
    /// They have left the class.
    pub left: bool,
    /// One mark a session, in the order of the columns; none where they were not expected or no roll is taken.
    pub marks: Vec<Option<Mark>>,
    /// What they add up to.
    pub tally: Tally,
    /// 参训率A = 实到人次 ÷ 应到人次
    pub rate: Share,
    /// 参训率B = 实到人次 ÷（应到人次 − 批准请假人次）
    pub rate_without_leave: Share,
    /// Hours of leave before one seventh of the class's hours is exceeded; below zero it is.
    pub leave_left: Hours,
}

/// The attendance of a class: people × sessions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Attendance {
    /// Of which class.
    pub cohort: CohortId,
    /// Its sessions by time.
    pub sessions: Vec<SessionColumn>,
    /// Its trainees by 序号.
    pub trainees: Vec<TraineeRow>,
    /// What all marks add up to.
    pub tally: Tally,
    /// 参训率A = 实到人次 ÷ 应到人次
    pub rate: Share,
    /// 参训率B = 实到人次 ÷（应到人次 − 批准请假人次）
    pub rate_without_leave: Share,
    /// 总学时 of the timetable, of which leave may be one seventh.
    pub total_hours: Hours,
}

/// On how many rolls a trainee stands (场次).
pub fn rolls_of(tx: &Read, trainee: TraineeId) -> Answer<u32> {
    tx.value("select count(*) from mark where trainee = ?1", [trainee])
}

/// The attendance of every trainee of a class.
pub fn attendance(tx: &Read, it: OfCohort) -> Answer<Attendance> {
    let sessions: Vec<_> = timetable::sessions(tx, it.cohort)?
        .into_iter()
        .map(|line| SessionColumn {
            session: line.id,
            day: line.day,
            starts: line.starts,
            half_day: line.half_day,
            title: line.title,
            hours: line.hours,
            taken: line.roll_taken,
        })
        .collect();
    let column: HashMap<SessionId, usize> = sessions.iter().enumerate().map(|(i, it)| (it.session, i)).collect();
    let total_hours: Hours = sessions.iter().map(|it| it.hours).sum();
    let mut trainees: Vec<TraineeRow> = crate::trainee::all(tx, it.clone())?
        .into_iter()
        .map(|line| TraineeRow {
            trainee: line.id,
            number: line.number,
            name: line.name,
            unit: line.unit,
            left: line.left_on.is_some(),
            marks: vec![None; sessions.len()],
            tally: Tally::default(),
            rate: Share::default(),
            rate_without_leave: Share::default(),
            leave_left: Hours::ZERO,
        })
        .collect();
    let place: HashMap<TraineeId, usize> = trainees.iter().enumerate().map(|(i, it)| (it.trainee, i)).collect();
    let marks = tx.rows(
        "select mark.trainee, roll.session, mark.mark
         from session join roll on roll.session = session.id join mark on mark.roll = roll.id
         where session.cohort = ?1",
        [it.cohort],
        |row| Ok((row.get::<_, TraineeId>(0)?, row.get::<_, SessionId>(1)?, row.get::<_, Mark>(2)?)),
    )?;
    let mut tally = Tally::default();
    for (trainee, session, mark) in marks {
        let (Some(&row), Some(&column)) = (place.get(&trainee), column.get(&session)) else { continue };
        let hours = sessions[column].hours;
        trainees[row].marks[column] = Some(mark);
        trainees[row].tally.count(mark, hours);
        tally.count(mark, hours);
    }
    for row in &mut trainees {
        row.rate = row.tally.rate();
        row.rate_without_leave = row.tally.rate_without_leave();
        row.leave_left = rules::leave_left(total_hours, row.tally.leave_hours);
    }
    Ok(Attendance {
        cohort: it.cohort,
        sessions,
        trainees,
        tally,
        rate: tally.rate(),
        rate_without_leave: tally.rate_without_leave(),
        total_hours,
    })
}
