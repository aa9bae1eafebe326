//! 年度计划: what a year is to bring, line by line, before and after a line is a class.

mod class;
mod copy;
pub mod rules;
mod wall;

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Answer, Change, Everything, Read,
    cohort::{
        self, CohortId, FilingState, Stage, Tier,
        kind::{self, CohortKind, CohortKindId},
    },
    programme::{Programme, ProgrammeId},
    refusal,
};
pub use class::{PlanClasses, open_class, plan_classes};
pub use copy::{CopiedPlan, CopyYearPlan, copy_year};
pub use wall::{Bar, Limits, YearWall, set_limits, wall};

id! {
    /// A line of a year's plan.
    PlanLineId as "number & { readonly of: 'plan_line' }"
}

record! {
    /// A line of a year's plan.
    pub struct PlanLine, new NewPlanLine, in "plan_line" by PlanLineId called "年度计划的这一行" {
        /// Of which year.
        year: i32,
        /// Its place on the plan, kept by hand.
        position: u32,
        /// 中青年干部培训班
        name: String,
        /// 第N期; none for a class that is not one of a series.
        number: Option<u32>,
        /// 类别
        kind: Option<CohortKindId>,
        /// 培训项目 it counts for.
        programme: Option<ProgrammeId>,
        /// 层级
        tier: Tier,
        /// 主办单位
        host: String,
        /// 承办单位
        undertaker: String,
        /// 协办单位
        assistant: String,
        /// 备案号
        filing_number: String,
        /// How far it has come with its 备案.
        filing_state: FilingState,
        /// First day; none: not settled yet.
        starts: Option<NaiveDate>,
        /// Last day; none: not settled yet.
        ends: Option<NaiveDate>,
        /// 计划人数
        planned: u32,
        /// They stay overnight, and need beds.
        lodging: bool,
        /// 地点
        place: String,
        /// 培训对象
        audience: String,
        /// 备注
        note: String,
        /// The class it became.
        cohort: Option<CohortId>,
    }
}

words! {
    /// How far a line of the plan has come.
    pub enum PlanState { Open = "待定", Dated = "已定日期", Opened = "已建班", Running = "在办", Over = "已办" }
}

/// A line of the plan as the list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct PlanLineShown {
    /// The line.
    #[serde(flatten)]
    pub line: PlanLine,
    /// `第3期中青年干部培训班`
    pub title: String,
    /// `主体班›中青年干部培训班`; empty: no 类别.
    pub kind_path: String,
    /// Name of the 培训项目; empty: none.
    pub programme_name: String,
    /// How far it has come.
    pub state: PlanState,
    /// The class it became, when that one's days or name are other than planned: `第3期中青班 3月9日至3月20日`.
    pub became: String,
    /// Trainees of that class who have not left (人).
    pub trainees: u32,
}

/// A class of the year that no line of the plan became.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Unplanned {
    /// The class.
    pub cohort: CohortId,
    /// Its title.
    pub title: String,
}

/// The plan of a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct YearPlan {
    /// Of which year.
    pub year: i32,
    /// Years there is something of, this year and the next, in their order.
    pub years: Vec<i32>,
    /// As they stand on the plan.
    pub lines: Vec<PlanLineShown>,
    /// Classes of the year that are on no line, by their first day.
    pub unplanned: Vec<Unplanned>,
    /// 计划 (期)
    pub runs: u32,
    /// 计划 (人次)
    pub person_times: u32,
    /// 已建班 (期): lines that became classes, whatever came of them since.
    pub opened: u32,
    /// 在办 (期)
    pub running: u32,
    /// 已办 (期)
    pub done: u32,
    /// 已办、在办的实到名册 (人次)
    pub trained: u32,
    /// 口径
    pub basis: String,
}

/// Which year.
#[derive(Debug, Clone, Copy, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfYear {
    /// The year; left out, this one.
    #[serde(default)]
    #[ts(optional)]
    pub year: Option<i32>,
}
impl OfYear {
    fn or_now(self, tx: &Read) -> i32 {
        self.year.unwrap_or(tx.today().year())
    }
}

/// Which line.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfPlanLine {
    /// The line.
    pub line: PlanLineId,
}

/// What a line shall say; only its name is needed.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanLineSaid {
    /// 中青年干部培训班
    pub name: String,
    /// 第N期
    #[serde(default)]
    #[ts(optional)]
    pub number: Option<u32>,
    /// 类别
    #[serde(default)]
    #[ts(optional)]
    pub kind: Option<CohortKindId>,
    /// 培训项目
    #[serde(default)]
    #[ts(optional)]
    pub programme: Option<ProgrammeId>,
    /// 层级
    #[serde(default)]
    #[ts(optional, as = "Option<Tier>")]
    pub tier: Tier,
    /// 主办单位
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub host: String,
    /// 承办单位
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub undertaker: String,
    /// 协办单位
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub assistant: String,
    /// 备案号
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub filing_number: String,
    /// 备案状态
    #[serde(default)]
    #[ts(optional, as = "Option<FilingState>")]
    pub filing_state: FilingState,
    /// First day; needs the last.
    #[serde(default)]
    #[ts(optional)]
    pub starts: Option<NaiveDate>,
    /// Last day.
    #[serde(default)]
    #[ts(optional)]
    pub ends: Option<NaiveDate>,
    /// 计划人数
    #[serde(default)]
    #[ts(optional, as = "Option<u32>")]
    pub planned: u32,
    /// They stay overnight; left out, they do.
    #[serde(default)]
    #[ts(optional)]
    pub lodging: Option<bool>,
    /// 地点
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub place: String,
    /// 培训对象
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub audience: String,
    /// 备注
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub note: String,
}

/// Lines to be added to a year's plan.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddPlanLines {
    /// Of which year.
    pub year: i32,
    /// In their order.
    pub lines: Vec<PlanLineSaid>,
    /// After which line; left out, at the end.
    #[serde(default)]
    #[ts(optional)]
    pub after: Option<PlanLineId>,
}

/// Lines to be taken away.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfPlanLines {
    /// Which.
    pub lines: Vec<PlanLineId>,
}

/// The order of a year's plan.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlanOrder {
    /// Of which year.
    pub year: i32,
    /// All its lines, as they shall stand.
    pub lines: Vec<PlanLineId>,
}

const BASIS: &str = "计划：本年度计划的每一行是一期，人次按计划人数。已办、在办：由计划建成的班次，按今天的日期；\
                     实训人次按这些班的在册学员（不含退出）。计划外的班次单独列出，不计入执行率。";

/// A plan nobody makes; a slip of the keyboard.
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2100;

/// The plan of a year.
pub fn of(tx: &Read, it: OfYear) -> Answer<YearPlan> {
    let year = it.or_now(tx);
    let mut years: Vec<i32> = tx.rows(
        "select year from plan_line union select cast(substr(starts, 1, 4) as integer) from cohort order by 1",
        [],
        |row| row.get(0),
    )?;
    years.extend([tx.today().year(), tx.today().year() + 1, year]);
    years.sort_unstable();
    years.dedup();
    let paths = kind_paths(tx)?;
    let lines = tx.rows(include_str!("lines.sql"), [year], |row| shown(row, tx.today(), &paths))?;
    let of_state = |state| lines.iter().filter(|it| it.state == state).count() as u32;
    let unplanned = tx.rows(
        "select id, name, number from cohort
         where starts between ?1 and ?2 and not exists (select 1 from plan_line where plan_line.cohort = cohort.id)
         order by starts, id",
        bounds(year)?,
        |row| {
            let title = cohort::rules::title(row.get("number")?, &row.get::<_, String>("name")?);
            Ok(Unplanned { cohort: row.get("id")?, title })
        },
    )?;
    Ok(YearPlan {
        year,
        years,
        unplanned,
        runs: lines.len() as u32,
        person_times: lines.iter().map(|it| it.line.planned).sum(),
        opened: lines.iter().filter(|it| it.line.cohort.is_some()).count() as u32,
        running: of_state(PlanState::Running),
        done: of_state(PlanState::Over),
        trained: lines
            .iter()
            .filter(|it| matches!(it.state, PlanState::Running | PlanState::Over))
            .map(|it| it.trainees)
            .sum(),
        basis: BASIS.into(),
        lines,
    })
}

fn shown(
    row: &rusqlite::Row,
    today: NaiveDate,
    paths: &HashMap<CohortKindId, String>,
) -> rusqlite::Result<PlanLineShown> {
    let line = PlanLine::of_row(row)?;
    let title = cohort::rules::title(line.number, &line.name);
    let mut became = String::new();
    let state = match line.cohort {
        None if line.starts.is_none() => PlanState::Open,
        None => PlanState::Dated,
        Some(_) => {
            let days: (NaiveDate, NaiveDate) = (row.get("class_starts")?, row.get("class_ends")?);
            let class = cohort::rules::title(row.get("class_number")?, &row.get::<_, String>("class_name")?);
            if class != title || (Some(days.0), Some(days.1)) != (line.starts, line.ends) {
                became = format!("{class} {}", crate::calendar::span(days.0, days.1));
            }
            match cohort::rules::stage(days.0, days.1, today) {
                Stage::Coming => PlanState::Opened,
                Stage::Running => PlanState::Running,
                Stage::Over => PlanState::Over,
            }
        }
    };
    Ok(PlanLineShown {
        title,
        kind_path: line.kind.and_then(|kind| paths.get(&kind).cloned()).unwrap_or_default(),
        programme_name: row.get("programme_name")?,
        state,
        became,
        trainees: row.get("trainees")?,
        line,
    })
}

fn kind_paths(tx: &Read) -> Answer<HashMap<CohortKindId, String>> {
    Ok(kind::all(tx, Everything {})?.into_iter().map(|line| (line.kind.id, line.path)).collect())
}

/// The first and the last day of a year.
fn bounds(year: i32) -> Answer<(NaiveDate, NaiveDate)> {
    let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).filter(|_| YEARS.contains(&year));
    day(1, 1).zip(day(12, 31)).ok_or_else(|| refusal::no_plan_of_year(year))
}

/// Adds lines to a year's plan; they are the answer's lines after the one named, or the last.
pub fn add(tx: &Change, it: AddPlanLines) -> Answer<YearPlan> {
    bounds(it.year)?;
    let before: Vec<PlanLineId> = order(tx, it.year)?;
    let at = match it.after {
        Some(after) => before.iter().position(|&line| line == after).map_or(before.len(), |index| index + 1),
        None => before.len(),
    };
    let mut added = Vec::new();
    let count = it.lines.len();
    let name = it.lines.first().map(|line| line.name.trim().to_owned()).unwrap_or_default();
    for said in it.lines {
        let new = NewPlanLine {
            year: it.year,
            position: 0,
            name: said.name.trim().into(),
            number: said.number,
            kind: said.kind,
            programme: said.programme,
            tier: said.tier,
            host: said.host.trim().into(),
            undertaker: said.undertaker.trim().into(),
            assistant: said.assistant.trim().into(),
            filing_number: said.filing_number.trim().into(),
            filing_state: said.filing_state,
            starts: said.starts,
            ends: said.ends,
            planned: said.planned,
            lodging: said.lodging.unwrap_or(true),
            place: said.place.trim().into(),
            audience: said.audience.trim().into(),
            note: said.note.trim().into(),
            cohort: None,
        };
        check(tx, &new)?;
        added.push(new.insert(tx)?);
    }
    let now: Vec<PlanLineId> = before[..at].iter().chain(&added).chain(&before[at..]).copied().collect();
    number(tx, &now)?;
    match count {
        1 => tx.say(format!("{}年计划增加了「{name}」", it.year))?,
        _ => tx.say(format!("{}年计划增加了{count}行", it.year))?,
    }
    of(tx, OfYear { year: Some(it.year) })
}

/// Writes a line as it is now.
pub fn save(tx: &Change, it: PlanLine) -> Answer<YearPlan> {
    bounds(it.year)?;
    let before = PlanLine::get(tx, it.id)?;
    let line = PlanLine { name: it.name.trim().into(), position: before.position, cohort: before.cohort, ..it };
    check(tx, &line.clone().without_id())?;
    line.save(tx)?;
    tx.say(format!("修改了{}年计划的「{}」", line.year, cohort::rules::title(line.number, &line.name)))?;
    of(tx, OfYear { year: Some(line.year) })
}

/// Takes lines off the plan; the classes they became stay.
pub fn remove(tx: &Change, it: OfPlanLines) -> Answer<()> {
    let mut names = Vec::new();
    for &id in &it.lines {
        let line = PlanLine::get(tx, id)?;
        names.push(cohort::rules::title(line.number, &line.name));
        PlanLine::remove(tx, id)?;
    }
    match &names[..] {
        [name] => tx.say(format!("从年度计划删除了「{name}」")),
        _ => tx.say(format!("从年度计划删除了{}行", names.len())),
    }
}

/// Puts the lines of a year into an order.
pub fn put_in_order(tx: &Change, it: PlanOrder) -> Answer<YearPlan> {
    let before = order(tx, it.year)?;
    let rest = before.iter().filter(|line| !it.lines.contains(line));
    let now: Vec<PlanLineId> = it.lines.iter().filter(|line| before.contains(line)).chain(rest).copied().collect();
    number(tx, &now)?;
    tx.say(format!("调整了{}年计划的顺序", it.year))?;
    of(tx, OfYear { year: Some(it.year) })
}

fn order(tx: &Read, year: i32) -> Answer<Vec<PlanLineId>> {
    tx.rows("select id from plan_line where year = ?1 order by position, id", [year], |row| row.get(0))
}

fn number(tx: &Change, lines: &[PlanLineId]) -> Answer<()> {
    for (position, line) in lines.iter().enumerate() {
        tx.run("update plan_line set position = ?2 where id = ?1 and position <> ?2", (line, position as u32))?;
    }
    Ok(())
}

fn check(tx: &Read, it: &NewPlanLine) -> Answer<()> {
    if it.name.is_empty() {
        return Err(refusal::is_empty("name", "班次名称"));
    }
    if it.number == Some(0) {
        return Err(refusal::no_such_number());
    }
    match (it.starts, it.ends) {
        (Some(starts), Some(ends)) if ends < starts => return Err(refusal::days_reversed()),
        (Some(_), None) => return Err(refusal::is_empty("ends", "结束日期")),
        (None, Some(_)) => return Err(refusal::is_empty("starts", "开始日期")),
        _ => {}
    }
    if let Some(kind) = it.kind {
        CohortKind::get(tx, kind)?;
    }
    if let Some(programme) = it.programme {
        Programme::get(tx, programme)?;
    }
    Ok(())
}
