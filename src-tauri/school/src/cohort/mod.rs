//! 班次: one run of a class, from plan to archive.

mod copy;
pub mod kind;
pub mod phase;
pub mod rules;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Answer, Change, Everything, Hours, Read,
    programme::{Programme, ProgrammeId},
    refusal,
};
pub use copy::{Copied, CopyCohort, ShiftCohort, copy, shift};
use kind::{CohortKind, CohortKindId};
pub use phase::{
    Phase, PhaseId, PhaseSaid, Phases, ProposedPhases, RepeatPhases, RepeatStep, SetPhases, phases, repeat_phases,
    set_phases,
};

id! {
    /// A class.
    CohortId as "number & { readonly of: 'cohort' }"
}

words! {
    /// 班次类别.
    pub enum CohortCategory { Main = "主体班", Special = "专题班", Filed = "备案班", Commissioned = "委托班", Other = "其他" }
}

words! {
    /// 层级: whose cadres a class is for.
    #[derive(Default)]
    pub enum Tier {
        /// Not said.
        #[default]
        Unsaid = "",
        Province = "省级",
        City = "市级",
        County = "县级",
        Town = "乡镇级",
    }
}

words! {
    /// How far a class has come with its 备案.
    #[derive(Default)]
    pub enum FilingState {
        #[default]
        NotNeeded = "不需备案",
        ToFile = "未报",
        Sent = "已报",
        Filed = "已备案",
    }
}

words! {
    /// Where a class stands on a given day.
    pub enum Stage { Coming = "未开班", Running = "在办", Over = "已结束" }
}

record! {
    /// A class.
    pub struct Cohort, new NewCohort, in "cohort" by CohortId called "班次" {
        /// 中青年干部培训班
        name: String,
        /// 第N期; none for a class that is not one of a series.
        number: Option<u32>,
        /// 性质; that of its 类别 when it has one.
        category: CohortCategory,
        /// First day.
        starts: NaiveDate,
        /// Last day.
        ends: NaiveDate,
        /// 地点
        place: String,
        /// 班主任
        head_teacher: String,
        /// 主办单位
        host: String,
        /// 计划人数
        planned: u32,
        /// 备注
        note: String,
        /// 类别, in the office's own tree.
        #[serde(default)]
        kind: Option<CohortKindId>,
        /// 培训项目 it counts for.
        #[serde(default)]
        programme: Option<ProgrammeId>,
        /// 层级
        #[serde(default)]
        tier: Tier,
        /// 承办单位
        #[serde(default)]
        undertaker: String,
        /// 协办单位
        #[serde(default)]
        assistant: String,
        /// 备案号
        #[serde(default)]
        filing_number: String,
        /// How far it has come with its 备案.
        #[serde(default)]
        filing_state: FilingState,
        /// 培训对象: 乡镇党委书记
        #[serde(default)]
        audience: String,
        /// They stay overnight, and need beds.
        #[serde(default = "yes")]
        lodging: bool,
        /// 作息 by name; empty: the usual one.
        #[serde(default)]
        day_shape: String,
    }
}

fn yes() -> bool {
    true
}

impl Cohort {
    /// `第3期中青年干部培训班`: the name on every list and paper.
    pub fn title(&self) -> String {
        rules::title(self.number, &self.name)
    }
}

/// Which class.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfCohort {
    /// The class.
    pub cohort: CohortId,
}

/// A class and its figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct CohortLine {
    /// The class.
    #[serde(flatten)]
    pub cohort: Cohort,
    /// `第3期中青年干部培训班`
    pub title: String,
    /// Where it stands today.
    pub stage: Stage,
    /// Days it meets: those of its phases, or from the first to the last, both counted.
    pub days: u32,
    /// Trainees who have not left (人).
    pub trainees: u32,
    /// Sessions on the timetable (场次).
    pub sessions: u32,
    /// Their hours.
    pub hours: Hours,
    /// Sessions whose roll is taken (场次).
    pub rolls: u32,
    /// Sessions already held whose roll is not taken (场次).
    pub rolls_due: u32,
    /// Trainees decided 准予结业 (人).
    pub completed: u32,
    /// Certificates in force (张).
    pub certificates: u32,
}

/// All classes, newest first.
pub fn all(tx: &Read, _: Everything) -> Answer<Vec<CohortLine>> {
    lines(tx, None, None)
}

/// Classes that have begun and are not long over, newest first: those whose rolls and ends the office has to do with.
pub fn lately(tx: &Read, since: NaiveDate) -> Answer<Vec<CohortLine>> {
    lines(tx, None, Some(since))
}

/// One class and its figures.
pub fn of(tx: &Read, it: OfCohort) -> Answer<CohortLine> {
    lines(tx, Some(it.cohort), None)?.pop().ok_or_else(|| refusal::is_gone("班次"))
}

fn lines(tx: &Read, only: Option<CohortId>, since: Option<NaiveDate>) -> Answer<Vec<CohortLine>> {
    let now = tx.now().format("%Y-%m-%d %H:%M").to_string();
    tx.rows(include_str!("cohorts.sql"), (now, only, since), |row| {
        let cohort = Cohort::of_row(row)?;
        Ok(CohortLine {
            title: cohort.title(),
            stage: rules::stage(cohort.starts, cohort.ends, tx.today()),
            days: match row.get("phase_days")? {
                Some(days) => days,
                None => rules::days(cohort.starts, cohort.ends),
            },
            trainees: row.get("trainees")?,
            sessions: row.get("sessions")?,
            hours: row.get("hours")?,
            rolls: row.get("rolls")?,
            rolls_due: row.get("rolls_due")?,
            completed: row.get("completed")?,
            certificates: row.get("certificates")?,
            cohort,
        })
    })
}

/// Opens a new class.
pub fn create(tx: &Change, it: NewCohort) -> Answer<CohortLine> {
    let new = NewCohort { name: it.name.trim().into(), category: category(tx, it.kind, it.category)?, ..it };
    check(tx, &new.name, new.starts, new.ends, new.programme)?;
    let cohort = new.insert(tx)?;
    tx.say(format!("新建班次「{}」", rules::title(new.number, &new.name)))?;
    of(tx, OfCohort { cohort })
}

/// Writes a class as it is now.
pub fn save(tx: &Change, it: Cohort) -> Answer<CohortLine> {
    let cohort = Cohort { name: it.name.trim().into(), category: category(tx, it.kind, it.category)?, ..it };
    check(tx, &cohort.name, cohort.starts, cohort.ends, cohort.programme)?;
    phase::follow(tx, &cohort)?;
    cohort.save(tx)?;
    tx.say(format!("修改了「{}」", cohort.title()))?;
    of(tx, OfCohort { cohort: cohort.id })
}

/// Takes a class away with its roster, timetable and rolls (one Ctrl+Z brings all back); certificates hold it.
pub fn remove(tx: &Change, it: OfCohort) -> Answer<()> {
    let cohort = Cohort::get(tx, it.cohort)?;
    let certificates: u32 = tx.value("select count(*) from certificate where cohort = ?1", [it.cohort])?;
    if certificates > 0 {
        return Err(refusal::cohort_has_certificates(&cohort.title(), certificates));
    }
    Cohort::remove(tx, it.cohort)?;
    tx.say(format!("删除了班次「{}」", cohort.title()))
}

/// 性质 of a class: its 类别 decides, where it has one.
fn category(tx: &Read, kind: Option<CohortKindId>, own: CohortCategory) -> Answer<CohortCategory> {
    Ok(match kind {
        Some(kind) => CohortKind::get(tx, kind)?.nature,
        None => own,
    })
}

fn check(tx: &Read, name: &str, starts: NaiveDate, ends: NaiveDate, programme: Option<ProgrammeId>) -> Answer<()> {
    if name.is_empty() {
        return Err(refusal::is_empty("name", "班次名称"));
    }
    if ends < starts {
        return Err(refusal::days_reversed());
    }
    if let Some(programme) = programme {
        Programme::get(tx, programme)?;
    }
    Ok(())
}
