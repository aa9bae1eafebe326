//! 考勤统计: how many were expected, came, were excused or stayed away, by trainee, session, day, class or unit.
//!
//! Counted the way a roll is taken: so many were expected, less those who were not simply there. So a year of six
//! million marks is added up from the sums of its rolls and from its exceptions.

mod names;

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Mark, Share, Tally};
use crate::{
    Answer, Hours, Read,
    calendar::{self, Clock, month_day, weekday},
    cohort::{self, CohortId, OfCohort},
    leave::{self, LeaveStanding, Whose},
    refusal,
    timetable::{Kind, SessionId, quoted},
    trainee::{self, TraineeId},
    unit::UnitId,
};
pub use names::{FigureName, FigureNames, FigureOf, NamesAsked, names};

words! {
    /// What figures are counted by.
    pub enum FiguresBy { Trainee = "学员", Session = "课次", Day = "日", Cohort = "班次", Unit = "单位" }
}

/// Which figures.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FiguresAsked {
    /// Counted by what; by 学员 of one class only.
    pub by: FiguresBy,
    /// Of which class; none: of all.
    #[serde(default)]
    #[ts(optional)]
    pub cohort: Option<CohortId>,
    /// First day; none: of a class its first session, else the first of January.
    #[serde(default)]
    #[ts(optional)]
    pub from: Option<NaiveDate>,
    /// Last day; none: of a class its last session, else the last of December.
    #[serde(default)]
    #[ts(optional)]
    pub to: Option<NaiveDate>,
}

/// What one line of the figures is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS, JsonSchema)]
pub enum FigureKey {
    /// 学员
    #[serde(rename = "学员")]
    Trainee(TraineeId),
    /// 课次
    #[serde(rename = "课次")]
    Session(SessionId),
    /// 日
    #[serde(rename = "日")]
    Day(NaiveDate),
    /// 班次
    #[serde(rename = "班次")]
    Cohort(CohortId),
    /// 单位; none: those without one.
    #[serde(rename = "单位")]
    Unit(Option<UnitId>),
}

/// One line of the figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct FigureLine {
    /// What it is of.
    pub key: FigureKey,
    /// 姓名, the session's title, 3月9日, the class, the unit.
    pub name: String,
    /// 序号 and unit, when and of which class, 周一.
    pub detail: String,
    /// 人·场; 学时 by 学员 only.
    pub tally: Tally,
    /// 参训率A = 实到 ÷ 应到
    pub rate: Share,
    /// 参训率B = 实到 ÷（应到 − 批准请假）
    pub rate_without_leave: Share,
    /// Marks that were corrected after their roll was closed (人·场).
    pub corrected: u32,
    /// By 学员: how much leave they have had, out of how much.
    pub leave: Option<LeaveStanding>,
    /// By 学员: 学时 of leave they may still take, below zero when it is exceeded; none where there is no limit.
    pub leave_left: Option<Hours>,
}

/// Figures of the roll.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct RollFigures {
    /// Counted by what.
    pub by: FiguresBy,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// In the office's order.
    pub lines: Vec<FigureLine>,
    /// Everything together, 人·场.
    pub total: Tally,
    /// 参训率A = 实到 ÷ 应到
    pub rate: Share,
    /// 参训率B = 实到 ÷（应到 − 批准请假）
    pub rate_without_leave: Share,
    /// 场次 whose roll is taken.
    pub rolls: u32,
    /// 场次 up to today without a roll.
    pub due: u32,
    /// 场次 whose roll is taken and not closed yet.
    pub open: u32,
    /// 旁听人次, in no rate.
    pub visitors: u32,
    /// Of one class: where mark and leave say different things.
    pub contradictions: Vec<FigureName>,
    /// 口径, one sentence each, to be printed under the table.
    pub basis: Vec<String>,
}

/// Of which class and of which days.
#[derive(Debug, Clone, Copy)]
struct Scope {
    cohort: Option<CohortId>,
    from: NaiveDate,
    to: NaiveDate,
}

impl Scope {
    fn of(tx: &Read, cohort: Option<CohortId>, from: Option<NaiveDate>, to: Option<NaiveDate>) -> Answer<Scope> {
        let days = "select min(day), max(day) from session where cohort = ?1";
        let (first, last) = match cohort {
            Some(cohort) => tx.row(days, [cohort], |row| Ok((row.get(0)?, row.get(1)?)))?.unwrap_or_default(),
            None => (None, None),
        };
        let year = |month, day| NaiveDate::from_ymd_opt(tx.today().year(), month, day).unwrap_or(tx.today());
        let scope =
            Scope { cohort, from: from.or(first).unwrap_or(year(1, 1)), to: to.or(last).unwrap_or(year(12, 31)) };
        if scope.to < scope.from { Err(refusal::days_reversed()) } else { Ok(scope) }
    }
    /// The condition on a session, and its parameters ?1 to ?3.
    fn is(&self) -> &'static str {
        match self.cohort {
            Some(_) => "session.cohort = ?3 and session.day between ?1 and ?2",
            None => "session.day between ?1 and ?2 and ?3 is null",
        }
    }
    fn values(&self) -> (NaiveDate, NaiveDate, Option<CohortId>) {
        (self.from, self.to, self.cohort)
    }
}

/// Figures of the roll, by what is asked.
pub fn of(tx: &Read, it: FiguresAsked) -> Answer<RollFigures> {
    let scope = Scope::of(tx, it.cohort, it.from, it.to)?;
    let tallies = tallies(tx, &scope, it.by)?;
    let corrected = corrected(tx, &scope, it.by)?;
    let total: Tally = tallies.values().copied().sum();
    let mut lines = match (it.by, it.cohort) {
        (FiguresBy::Trainee, Some(cohort)) => people(tx, cohort)?,
        (FiguresBy::Trainee, None) => return Err(refusal::figures_by_trainee_of_a_class()),
        (FiguresBy::Session, _) => sessions(tx, &scope)?,
        (FiguresBy::Day, _) => days(&tallies),
        (FiguresBy::Cohort, _) => cohorts(tx, &tallies)?,
        (FiguresBy::Unit, _) => units(tx, &tallies)?,
    };
    for line in &mut lines {
        line.tally = tallies.get(&line.key).copied().unwrap_or_default();
        line.rate = line.tally.rate();
        line.rate_without_leave = line.tally.rate_without_leave();
        line.corrected = corrected.get(&line.key).copied().unwrap_or_default();
    }
    let (rolls, open, due) = rolls(tx, &scope)?;
    Ok(RollFigures {
        by: it.by,
        from: scope.from,
        to: scope.to,
        lines,
        total,
        rate: total.rate(),
        rate_without_leave: total.rate_without_leave(),
        rolls,
        due,
        open,
        visitors: visitors(tx, &scope)?,
        contradictions: names::contradictions(tx, &scope)?,
        basis: basis(&scope, rolls, due, rooms_due(tx, &scope)?),
    })
}

/// What the figures count.
fn basis(scope: &Scope, rolls: u32, due: u32, rooms_due: u32) -> Vec<String> {
    let due = if due > 0 { format!("，另有{due}场到期未点名，不在其中") } else { String::new() };
    let rooms = if rooms_due > 0 {
        format!("；有会场还没有点名的，{rooms_due}人·场不在其中")
    } else {
        String::new()
    };
    vec![
        format!("统计期间：{}；只计已点名的{rolls}场{due}{rooms}。", calendar::span(scope.from, scope.to)),
        "人·场：一名学员在一场课上计1人·场，逐场相加，不按天平均；应到以点名时的名册为准。".into(),
        "实到含迟到、早退；缺勤＝旷课＋请假；批准请假＝记为事假、病假、公假的人·场。".into(),
        "参训率A＝实到÷应到；参训率B＝实到÷（应到－批准请假）。".into(),
    ]
}

// ---------------------------------------------------------------------------------------------- counting

/// What the rolls of the scope add up to.
fn tallies(tx: &Read, scope: &Scope, by: FiguresBy) -> Answer<HashMap<FigureKey, Tally>> {
    match by {
        FiguresBy::Trainee => of_trainees(tx, scope),
        FiguresBy::Unit => of_units(tx, scope),
        FiguresBy::Session | FiguresBy::Day | FiguresBy::Cohort => of_rolls(tx, scope, by),
    }
}

/// The key of a roll's line.
fn key_of_roll(by: FiguresBy, session: SessionId, day: NaiveDate, cohort: CohortId) -> FigureKey {
    match by {
        FiguresBy::Day => FigureKey::Day(day),
        FiguresBy::Cohort => FigureKey::Cohort(cohort),
        _ => FigureKey::Session(session),
    }
}

/// Those who were not simply there.
fn exceptions<T>(
    tx: &Read,
    scope: &Scope,
    mut each: impl FnMut(&rusqlite::Row, Mark) -> rusqlite::Result<T>,
) -> Answer<Vec<T>> {
    tx.rows(
        &format!(
            "select session.id as session, session.day, session.cohort, session.hours, mark.trainee, mark.mark
             from session
             join roll on roll.session = session.id
             join mark on mark.roll = roll.id and mark.mark <> '出勤'
             where {}",
            scope.is()
        ),
        scope.values(),
        |row| each(row, row.get("mark")?),
    )
}

fn of_rolls(tx: &Read, scope: &Scope, by: FiguresBy) -> Answer<HashMap<FigureKey, Tally>> {
    let key = |row: &rusqlite::Row| -> rusqlite::Result<FigureKey> {
        Ok(key_of_roll(by, row.get("session")?, row.get("day")?, row.get("cohort")?))
    };
    let expected = tx.rows(
        &format!(
            "select session.id as session, session.day, session.cohort, roll.expected
             from session join roll on roll.session = session.id where {}",
            scope.is()
        ),
        scope.values(),
        |row| Ok((key(row)?, row.get::<_, u32>("expected")?)),
    )?;
    let mut tallies: HashMap<FigureKey, Tally> = HashMap::new();
    for (key, people) in expected {
        tallies.entry(key).or_default().expect(people, Hours::ZERO);
    }
    for (key, mark) in exceptions(tx, scope, |row, mark| Ok((key(row)?, mark)))? {
        tallies.entry(key).or_default().except(mark, Hours::ZERO);
    }
    Ok(tallies)
}

fn of_trainees(tx: &Read, scope: &Scope) -> Answer<HashMap<FigureKey, Tally>> {
    let expected = tx.rows(
        &format!(
            "select mark.trainee, count(*), sum(session.hours)
             from session join roll on roll.session = session.id join mark on mark.roll = roll.id
             where {} group by mark.trainee",
            scope.is()
        ),
        scope.values(),
        |row| Ok((FigureKey::Trainee(row.get(0)?), row.get::<_, u32>(1)?, row.get::<_, Hours>(2)?)),
    )?;
    let mut tallies: HashMap<FigureKey, Tally> = HashMap::new();
    for (key, times, hours) in expected {
        tallies.entry(key).or_default().expect(times, hours);
    }
    let exceptions = exceptions(tx, scope, |row, mark| {
        Ok((FigureKey::Trainee(row.get("trainee")?), mark, row.get::<_, Hours>("hours")?))
    })?;
    for (key, mark, hours) in exceptions {
        tallies.entry(key).or_default().except(mark, hours);
    }
    Ok(tallies)
}

fn of_units(tx: &Read, scope: &Scope) -> Answer<HashMap<FigureKey, Tally>> {
    let expected = tx.rows(include_str!("expected_of_trainees.sql"), scope.values(), |row| {
        Ok((row.get::<_, TraineeId>(0)?, FigureKey::Unit(row.get(1)?), row.get::<_, u32>(2)?))
    })?;
    let mut tallies: HashMap<FigureKey, Tally> = HashMap::new();
    let mut unit: HashMap<TraineeId, FigureKey> = HashMap::with_capacity(expected.len());
    for (trainee, key, times) in expected {
        unit.insert(trainee, key);
        tallies.entry(key).or_default().expect(times, Hours::ZERO);
    }
    for (trainee, mark) in exceptions(tx, scope, |row, mark| Ok((row.get::<_, TraineeId>("trainee")?, mark)))? {
        let Some(key) = unit.get(&trainee) else { continue };
        tallies.entry(*key).or_default().except(mark, Hours::ZERO);
    }
    tallies.retain(|_, tally| tally.expected > 0);
    Ok(tallies)
}

fn corrected(tx: &Read, scope: &Scope, by: FiguresBy) -> Answer<HashMap<FigureKey, u32>> {
    let found = tx.rows(
        &format!(
            "select distinct session.id as session, session.day, session.cohort, trainee.id as trainee, trainee.unit
             from session
             join roll       on roll.session = session.id
             join correction on correction.roll = roll.id
             join trainee    on trainee.id = correction.trainee
             where {}",
            scope.is()
        ),
        scope.values(),
        |row| {
            Ok(match by {
                FiguresBy::Trainee => FigureKey::Trainee(row.get("trainee")?),
                FiguresBy::Unit => FigureKey::Unit(row.get("unit")?),
                _ => key_of_roll(by, row.get("session")?, row.get("day")?, row.get("cohort")?),
            })
        },
    )?;
    let mut corrected = HashMap::new();
    found.into_iter().for_each(|key| *corrected.entry(key).or_default() += 1);
    Ok(corrected)
}

/// 场次 with a roll, with one still open, and up to today without one.
fn rolls(tx: &Read, scope: &Scope) -> Answer<(u32, u32, u32)> {
    let counted = tx.row(
        &format!(
            "select count(roll.id), coalesce(sum(roll.id is not null and roll.closed_on is null), 0),
                    coalesce(sum(roll.id is null and session.day <= ?4), 0)
             from session left join roll on roll.session = session.id where {}",
            scope.is()
        ),
        (scope.from, scope.to, scope.cohort, tx.today()),
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )?;
    Ok(counted.unwrap_or_default())
}

/// Who waits in a room that is not called yet, while other rooms of the session are (人·场).
fn rooms_due(tx: &Read, scope: &Scope) -> Answer<u32> {
    let due = super::rooms_due(tx, scope.cohort)?;
    let within = |day: &NaiveDate| scope.from <= *day && *day <= scope.to;
    Ok(due.iter().filter(|due| within(&due.day)).map(|due| due.people.len() as u32).sum())
}

fn visitors(tx: &Read, scope: &Scope) -> Answer<u32> {
    let sql = format!(
        "select count(*) from session join roll on roll.session = session.id join visitor on visitor.roll = roll.id
         where {}",
        scope.is()
    );
    tx.value(&sql, scope.values())
}

// ---------------------------------------------------------------------------------------------- lines

impl FigureLine {
    fn new(key: FigureKey, name: impl Into<String>, detail: impl Into<String>) -> FigureLine {
        FigureLine {
            key,
            name: name.into(),
            detail: detail.into(),
            tally: Tally::default(),
            rate: Share::default(),
            rate_without_leave: Share::default(),
            corrected: 0,
            leave: None,
            leave_left: None,
        }
    }
}

/// Everybody of a class by 序号, those who have left too.
fn people(tx: &Read, cohort: CohortId) -> Answer<Vec<FigureLine>> {
    let mut leave = leave::standings(tx, Whose::Class(cohort))?;
    let people = trainee::all(tx, OfCohort { cohort })?;
    Ok(people
        .into_iter()
        .map(|it| {
            let leave = leave.remove(&it.id);
            let leave_left = leave.as_ref().filter(|it| it.limit.is_some()).map(LeaveStanding::left);
            let line = FigureLine::new(FigureKey::Trainee(it.id), it.name, format!("{} {}", it.number, it.unit));
            FigureLine { leave, leave_left, ..line }
        })
        .collect())
}

/// The sessions with a roll, by time.
fn sessions(tx: &Read, scope: &Scope) -> Answer<Vec<FigureLine>> {
    tx.rows(
        &format!(
            "select session.id, session.day, session.starts, session.kind, cohort.name, cohort.number,
                    coalesce(topic.name, nullif(session.title, ''), session.kind) as shown
             from session
             join roll       on roll.session = session.id
             join cohort     on cohort.id = session.cohort
             left join topic on topic.id = session.topic
             where {} order by session.day, session.starts, cohort.starts, session.id",
            scope.is()
        ),
        scope.values(),
        |row| {
            let day: NaiveDate = row.get("day")?;
            let half = row.get::<_, Clock>("starts")?.half_day();
            let mut detail = format!("{}（周{}）{half}", month_day(day), weekday(day));
            if scope.cohort.is_none() {
                let class = cohort::rules::title(row.get("number")?, &row.get::<_, String>("name")?);
                detail.push_str(&format!("　{class}"));
            }
            let title = quoted(&row.get::<_, String>("shown")?, row.get::<_, Kind>("kind")?);
            Ok(FigureLine::new(FigureKey::Session(row.get("id")?), title, detail))
        },
    )
}

fn days(tallies: &HashMap<FigureKey, Tally>) -> Vec<FigureLine> {
    let mut days: Vec<NaiveDate> =
        tallies.keys().filter_map(|key| if let FigureKey::Day(day) = key { Some(*day) } else { None }).collect();
    days.sort();
    let line = |day| FigureLine::new(FigureKey::Day(day), month_day(day), format!("周{}", weekday(day)));
    days.into_iter().map(line).collect()
}

fn cohorts(tx: &Read, tallies: &HashMap<FigureKey, Tally>) -> Answer<Vec<FigureLine>> {
    let all = tx.rows("select id, name, number, starts, ends from cohort order by starts, id", [], |row| {
        let title = cohort::rules::title(row.get("number")?, &row.get::<_, String>("name")?);
        let days = calendar::span(row.get("starts")?, row.get("ends")?);
        Ok(FigureLine::new(FigureKey::Cohort(row.get("id")?), title, days))
    })?;
    Ok(all.into_iter().filter(|line| tallies.contains_key(&line.key)).collect())
}

/// In the office's own order; those without a unit last.
fn units(tx: &Read, tallies: &HashMap<FigureKey, Tally>) -> Answer<Vec<FigureLine>> {
    let mut all = tx.rows("select id, name, sector from unit order by standard_order, id", [], |row| {
        let (id, name, sector): (UnitId, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok(FigureLine::new(FigureKey::Unit(Some(id)), name, sector))
    })?;
    all.push(FigureLine::new(FigureKey::Unit(None), "未填单位", ""));
    Ok(all.into_iter().filter(|line| tallies.contains_key(&line.key)).collect())
}
