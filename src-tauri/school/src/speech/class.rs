//! Who spoke in a whole class, and who did not yet.

use std::collections::HashMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use super::{LINES, SpeechLine, calling::group_of, counted, line};
use crate::{
    Answer, Read,
    calendar::HalfDay,
    cohort::{Cohort, CohortId, OfCohort},
    timetable::{self, Kind, SessionId},
    trainee::{self, TraineeId},
};

/// Who spoke in a class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct ClassSpeeches {
    /// All its sessions by time, those without a speech too.
    pub sessions: Vec<SpokenSession>,
    /// Its trainees by 序号.
    pub trainees: Vec<SpokenTrainee>,
    /// How many spoke (人).
    pub people: u32,
    /// How often somebody spoke (人次).
    pub times: u32,
    /// Together, where noted.
    pub minutes: u32,
}

/// A session and how many spoke in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct SpokenSession {
    /// The session.
    pub session: SessionId,
    /// On which day.
    pub day: NaiveDate,
    /// 上午, 下午, 晚上
    pub half_day: HalfDay,
    /// What it is about.
    pub title: String,
    /// What is done.
    pub kind: Kind,
    /// How many spoke (人).
    pub people: u32,
    /// How often somebody spoke (人次).
    pub times: u32,
    /// Together, where noted.
    pub minutes: u32,
}

/// A trainee and how often they spoke.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct SpokenTrainee {
    /// Who.
    pub trainee: TraineeId,
    /// 序号
    pub number: u32,
    /// 姓名
    pub name: String,
    /// 单位
    pub unit: String,
    /// 第一组; empty: in none.
    pub group: String,
    /// They have left the class.
    pub left: bool,
    /// How often (次).
    pub times: u32,
    /// Of these, called by 现场点名 (次).
    pub called: u32,
    /// Together, where noted.
    pub minutes: u32,
}

/// The speeches of a whole class by time.
fn of_cohort(tx: &Read, cohort: CohortId) -> Answer<Vec<SpeechLine>> {
    let sql = format!(
        "{LINES} join session on session.id = speech.session where session.cohort = ?1
         order by session.day, session.starts, session.id, speech.position, speech.id"
    );
    tx.rows(&sql, [cohort], line)
}

/// Who spoke in a class, and who did not yet.
pub fn of_class(tx: &Read, it: OfCohort) -> Answer<ClassSpeeches> {
    Cohort::get(tx, it.cohort)?;
    let speeches = of_cohort(tx, it.cohort)?;
    let mut in_session: HashMap<SessionId, Vec<SpeechLine>> = HashMap::new();
    for speech in &speeches {
        in_session.entry(speech.speech.session).or_default().push(speech.clone());
    }
    let sessions = timetable::sessions(tx, it.cohort)?.into_iter().map(|session| {
        let (people, times, minutes) = counted(in_session.get(&session.id).map_or(&[], Vec::as_slice));
        SpokenSession {
            session: session.id,
            day: session.day,
            half_day: session.half_day,
            title: session.title,
            kind: session.kind,
            people,
            times,
            minutes,
        }
    });
    let sessions = sessions.collect();
    let trainees = trainee::all(tx, it)?.into_iter().map(|line| {
        let own = || speeches.iter().filter(|it| it.speech.trainee == line.id);
        SpokenTrainee {
            trainee: line.id,
            number: line.number,
            group: group_of(&line),
            left: line.left_on.is_some(),
            times: own().count() as u32,
            called: own().filter(|it| it.speech.called).count() as u32,
            minutes: own().map(|it| it.speech.minutes).sum(),
            name: line.name,
            unit: line.unit,
        }
    });
    let (people, times, minutes) = counted(&speeches);
    Ok(ClassSpeeches { sessions, trainees: trainees.collect(), people, times, minutes })
}
