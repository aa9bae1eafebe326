//! The names behind a figure: who, at which session, with what mark; and where mark and leave do not agree.

use std::collections::{HashMap, hash_map::Entry};

use chrono::NaiveDate;
use rusqlite::types::Value;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::super::{CorrectionsAsked, corrections};
use super::{FigureKey, FiguresAsked, Mark, Scope};
use crate::{
    Answer, Error, Read,
    calendar::{Clock, HalfDay},
    cohort::{self, CohortId},
    leave::{self, LeaveId, LeaveOver, Register},
    timetable::{Kind, SessionId, quoted},
    trainee::TraineeId,
};

words! {
    /// A figure that opens to its names.
    pub enum FigureOf {
        Expected = "应到", Came = "实到", Late = "迟到", LeftEarly = "早退", Missing = "缺勤", Absent = "旷课",
        OnLeave = "请假", Exception = "异常", PrivateLeave = "事假", SickLeave = "病假", DutyLeave = "公假",
    }
}

impl FigureOf {
    /// It counts this mark.
    pub fn counts(self, mark: Mark) -> bool {
        match self {
            FigureOf::Expected => true,
            FigureOf::Came => mark.is_there(),
            FigureOf::Exception => mark != Mark::Present,
            FigureOf::Missing => !mark.is_there(),
            FigureOf::OnLeave => mark.is_leave(),
            FigureOf::Late => mark == Mark::Late,
            FigureOf::LeftEarly => mark == Mark::LeftEarly,
            FigureOf::Absent => mark == Mark::Absent,
            FigureOf::PrivateLeave => mark == Mark::PrivateLeave,
            FigureOf::SickLeave => mark == Mark::SickLeave,
            FigureOf::DutyLeave => mark == Mark::DutyLeave,
        }
    }
    /// The marks it counts.
    fn marks(self) -> impl Iterator<Item = Mark> {
        Mark::ALL.iter().copied().filter(move |mark| self.counts(*mark))
    }
}

/// Which names.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NamesAsked {
    /// Of which figures.
    pub figures: FiguresAsked,
    /// Of which line; none: of all together.
    pub line: Option<FigureKey>,
    /// Behind which figure.
    pub figure: FigureOf,
}

/// One 人·场 behind a figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct FigureName {
    /// Of which class.
    pub cohort: CohortId,
    /// Its name.
    pub cohort_title: String,
    /// Who.
    pub trainee: TraineeId,
    /// 序号
    pub number: u32,
    /// 姓名
    pub name: String,
    /// 单位
    pub unit: String,
    /// At which session.
    pub session: SessionId,
    /// What it was about.
    pub title: String,
    /// On which day.
    pub day: NaiveDate,
    /// 上午, 下午, 晚上
    pub half_day: HalfDay,
    /// How they answered.
    pub mark: Mark,
    /// The office's own word for it; empty: the mark itself.
    pub word: String,
    /// Late or left early by so many minutes.
    pub minutes: u32,
    /// 备注
    pub remark: String,
    /// The leave over the session, in words; none: no leave.
    pub leave: Option<String>,
    /// Which leave that is.
    pub leave_id: Option<LeaveId>,
    /// What mark and leave say against each other.
    pub contradiction: Option<String>,
    /// What was corrected since the roll was closed, oldest first.
    pub corrections: Vec<String>,
}

/// The names behind a figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct FigureNames {
    /// By time, then by 序号; the first two thousand.
    pub names: Vec<FigureName>,
    /// There are more than are shown.
    pub more: bool,
}

/// Nobody reads farther on a screen.
const ENOUGH: usize = 2000;

/// The names behind a figure.
pub fn names(tx: &Read, it: NamesAsked) -> Answer<FigureNames> {
    let scope = Scope::of(tx, it.figures.cohort, it.figures.from, it.figures.to)?;
    let marks: Vec<_> = it.figure.marks().map(|mark| format!("'{mark}'")).collect();
    // The index of exceptions serves only where the marks are said to be none of 出勤.
    let exceptions = if it.figure.counts(Mark::Present) { "" } else { "and mark.mark <> '出勤'" };
    let which = format!("mark.mark in ({}) {exceptions}", marks.join(", "));
    let mut names = look_up(tx, &scope, &which, it.line)?;
    let more = names.len() > ENOUGH;
    names.truncate(ENOUGH);
    with_leave(tx, &mut names)?;
    Ok(FigureNames { names, more })
}

/// Of one class: where mark and leave say different things. None of several classes, which would be a list nobody reads.
pub(super) fn contradictions(tx: &Read, scope: &Scope) -> Answer<Vec<FigureName>> {
    if scope.cohort.is_none() {
        return Ok(Vec::new());
    }
    let on_leave = "(mark.mark in ('事假', '病假', '公假') or exists
                     (select 1 from leave where leave.trainee = mark.trainee and leave.state = '已批'
                       and session.day between leave.since and leave.until))";
    let mut names = look_up(tx, scope, on_leave, None)?;
    with_leave(tx, &mut names)?;
    names.retain(|name| name.contradiction.is_some());
    Ok(names)
}

fn look_up(tx: &Read, scope: &Scope, which: &str, line: Option<FigureKey>) -> Answer<Vec<FigureName>> {
    let (of_line, key): (_, Value) = match line {
        None => ("?4 is null", Value::Null),
        Some(FigureKey::Trainee(it)) => ("mark.trainee = ?4", it.0.into()),
        Some(FigureKey::Session(it)) => ("session.id = ?4", it.0.into()),
        Some(FigureKey::Day(it)) => ("session.day = ?4", it.to_string().into()),
        Some(FigureKey::Cohort(it)) => ("session.cohort = ?4", it.0.into()),
        Some(FigureKey::Unit(Some(it))) => ("trainee.unit = ?4", it.0.into()),
        Some(FigureKey::Unit(None)) => ("trainee.unit is ?4", Value::Null),
    };
    let (from, to, cohort) = scope.values();
    tx.rows(
        &format!(
            "select session.id as session, session.cohort, session.day, session.starts, session.kind,
                    coalesce(topic.name, nullif(session.title, ''), session.kind) as shown,
                    cohort.name as class, cohort.number as class_number,
                    mark.trainee, mark.mark, mark.word, mark.minutes, mark.remark,
                    trainee.number, person.name, trainee.unit_name
             from session
             join roll                    on roll.session = session.id
             join mark                    on mark.roll = roll.id
             join trainee_then as trainee on trainee.id = mark.trainee
             join person                  on person.id = trainee.person
             join cohort                  on cohort.id = session.cohort
             left join topic              on topic.id = session.topic
             where {} and {of_line} and {which}
             order by session.day, session.starts, session.id, trainee.number, trainee.id
             limit {}",
            scope.is(),
            ENOUGH + 1
        ),
        (from, to, cohort, key),
        |row| {
            let starts: Clock = row.get("starts")?;
            Ok(FigureName {
                cohort: row.get("cohort")?,
                cohort_title: cohort::rules::title(row.get("class_number")?, &row.get::<_, String>("class")?),
                trainee: row.get("trainee")?,
                number: row.get("number")?,
                name: row.get("name")?,
                unit: row.get("unit_name")?,
                session: row.get("session")?,
                title: quoted(&row.get::<_, String>("shown")?, row.get::<_, Kind>("kind")?),
                day: row.get("day")?,
                half_day: starts.half_day(),
                mark: row.get("mark")?,
                word: row.get("word")?,
                minutes: row.get("minutes")?,
                remark: row.get("remark")?,
                leave: None,
                leave_id: None,
                contradiction: None,
                corrections: Vec::new(),
            })
        },
    )
}

/// Says of each what leave and corrections have to say.
fn with_leave(tx: &Read, names: &mut [FigureName]) -> Answer<()> {
    struct OfClass {
        over: HashMap<(TraineeId, SessionId), LeaveOver>,
        register: Register,
        corrected: HashMap<(TraineeId, SessionId), Vec<String>>,
    }
    let of_class = |cohort| {
        let mut corrected: HashMap<_, Vec<String>> = HashMap::new();
        for it in corrections(tx, CorrectionsAsked { cohort: Some(cohort), session: None })? {
            corrected.entry((it.trainee, it.session)).or_default().push(it.say);
        }
        Ok::<_, Error>(OfClass {
            over: leave::over_class(tx, cohort)?,
            register: leave::register(tx, cohort)?,
            corrected,
        })
    };
    let mut classes: HashMap<CohortId, OfClass> = HashMap::new();
    for name in names {
        let class = match classes.entry(name.cohort) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(of_class(name.cohort)?),
        };
        let which = (name.trainee, name.session);
        let leave = class.over.get(&which);
        name.leave = leave.map(LeaveOver::say);
        name.leave_id = leave.map(|leave| leave.leave);
        name.contradiction = class.register.contradiction(name.mark, leave);
        name.corrections = class.corrected.get(&which).cloned().unwrap_or_default();
    }
    Ok(())
}
