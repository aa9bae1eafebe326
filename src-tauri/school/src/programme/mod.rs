//! 培训项目: what is to be done over one year or several, by tier, and how far it has come.

pub mod rules;

use std::collections::{HashMap, HashSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Answer, Change, Everything, Read,
    cohort::{self, Stage, Tier},
    refusal,
};
pub use rules::{ProgrammePart, Runs};

id! {
    /// A programme.
    ProgrammeId as "number & { readonly of: 'programme' }"
}

record! {
    /// A programme of one year or several.
    pub struct Programme, new NewProgramme, in "programme" by ProgrammeId called "培训项目" {
        /// 全县科级干部三年轮训
        name: String,
        /// First year.
        since: i32,
        /// Last year, counted.
        until: i32,
        /// 备注
        note: String,
    }
}

/// What is to be done in a year for a tier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProgrammeTarget {
    /// In which year.
    pub year: i32,
    /// For whose cadres; empty: for all that have no target of their own.
    #[serde(default)]
    pub tier: Tier,
    /// 期
    #[serde(default)]
    pub runs: u32,
    /// 人次
    #[serde(default)]
    pub person_times: u32,
}

/// A programme and how far it has come.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct ProgrammeLine {
    /// The programme.
    #[serde(flatten)]
    pub programme: Programme,
    /// Year by year and tier by tier: every target, and what is done or planned without one.
    pub parts: Vec<ProgrammePart>,
    /// All of it.
    pub total: ProgrammePart,
    /// 口径
    pub basis: String,
}

/// Which programme.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfProgramme {
    /// The programme.
    pub programme: ProgrammeId,
}

/// The targets of a programme, all of them.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetTargets {
    /// Of which programme.
    pub programme: ProgrammeId,
    /// One for a year and tier; those of nothing are left out.
    pub targets: Vec<ProgrammeTarget>,
}

const BASIS: &str = "期：计入本项目的班次，按开班的年份和层级；没有单列层级目标的，计入“不分层级”。\
                     人次：已结束、在办的班按在册学员（不含退出），未开班的按计划人数；“计划中”是还没有建班的计划，按计划人数。";

/// All programmes, the newest first, and how far each has come.
pub fn all(tx: &Read, _: Everything) -> Answer<Vec<ProgrammeLine>> {
    let mut targets: HashMap<ProgrammeId, Vec<ProgrammeTarget>> = HashMap::new();
    for (programme, target) in tx.rows("select * from programme_target order by year, id", [], |row| {
        let target = ProgrammeTarget {
            year: row.get("year")?,
            tier: row.get("tier")?,
            runs: row.get("runs")?,
            person_times: row.get("person_times")?,
        };
        Ok((row.get("programme")?, target))
    })? {
        targets.entry(programme).or_default().push(target);
    }
    let mut runs: HashMap<ProgrammeId, Vec<rules::Run>> = HashMap::new();
    for (programme, run) in tx.rows(include_str!("runs.sql"), [], |row| {
        let days = (row.get::<_, Option<_>>("starts")?, row.get::<_, Option<_>>("ends")?);
        let stage = match (row.get("is_class")?, days) {
            (true, (Some(starts), Some(ends))) => Some(cohort::rules::stage(starts, ends, tx.today())),
            _ => None,
        };
        let (trainees, planned): (u32, u32) = (row.get("trainees")?, row.get("planned")?);
        let people = match stage {
            Some(Stage::Running | Stage::Over) => trainees,
            _ => planned,
        };
        Ok((row.get("programme")?, rules::Run { year: row.get("year")?, tier: row.get("tier")?, stage, people }))
    })? {
        runs.entry(programme).or_default().push(run);
    }
    let programmes = tx.rows("select * from programme order by since desc, id desc", [], Programme::of_row)?;
    let line = |programme: Programme| {
        let targets = targets.remove(&programme.id).unwrap_or_default();
        let runs = runs.remove(&programme.id).unwrap_or_default();
        let parts = rules::progress(&targets, &runs);
        ProgrammeLine { total: rules::total(&parts), parts, basis: BASIS.into(), programme }
    };
    Ok(programmes.into_iter().map(line).collect())
}

/// Enters a programme.
pub fn add(tx: &Change, it: NewProgramme) -> Answer<Programme> {
    let new = NewProgramme { name: it.name.trim().into(), ..it };
    check(tx, &new.name, new.since, new.until, None)?;
    let id = new.insert(tx)?;
    tx.say(format!("新增培训项目「{}」", new.name))?;
    Ok(new.with_id(id))
}

/// Writes a programme as it is now.
pub fn save(tx: &Change, it: Programme) -> Answer<Programme> {
    let programme = Programme { name: it.name.trim().into(), ..it };
    check(tx, &programme.name, programme.since, programme.until, Some(programme.id))?;
    let outside: Option<i32> = tx.row(
        "select year from programme_target where programme = ?1 and (runs > 0 or person_times > 0)
           and year not between ?2 and ?3 order by year limit 1",
        (programme.id, programme.since, programme.until),
        |row| row.get(0),
    )?;
    if let Some(year) = outside {
        return Err(refusal::target_outside(year));
    }
    programme.save(tx)?;
    tx.say(format!("修改了培训项目「{}」", programme.name))?;
    Ok(programme)
}

/// Takes away a programme nothing counts for, its targets with it.
pub fn remove(tx: &Change, it: OfProgramme) -> Answer<()> {
    let programme = Programme::get(tx, it.programme)?;
    for (sql, measure) in [
        ("select count(*) from cohort where programme = ?1", "期班次"),
        ("select count(*) from plan_line where programme = ?1", "条年度计划"),
    ] {
        let users: u32 = tx.value(sql, [it.programme])?;
        if users > 0 {
            return Err(refusal::in_use("培训项目", &programme.name, &format!("{users}{measure}")));
        }
    }
    Programme::remove(tx, it.programme)?;
    tx.say(format!("删除了培训项目「{}」", programme.name))
}

/// Writes the targets of a programme as they are now.
pub fn set_targets(tx: &Change, it: SetTargets) -> Answer<Vec<ProgrammeLine>> {
    let programme = Programme::get(tx, it.programme)?;
    let mut kept = HashSet::new();
    for target in it.targets.iter().filter(|target| target.runs > 0 || target.person_times > 0) {
        if target.year < programme.since || programme.until < target.year {
            return Err(refusal::target_outside(target.year));
        }
        if !kept.insert((target.year, target.tier)) {
            return Err(refusal::target_twice(target.year, target.tier.word()));
        }
        tx.run(
            "insert into programme_target (programme, year, tier, runs, person_times) values (?1, ?2, ?3, ?4, ?5)
             on conflict (programme, year, tier) do update
             set runs = excluded.runs, person_times = excluded.person_times
             where (runs, person_times) <> (excluded.runs, excluded.person_times)",
            (it.programme, target.year, target.tier, target.runs, target.person_times),
        )?;
    }
    let before =
        tx.rows("select id, year, tier from programme_target where programme = ?1", [it.programme], |row| {
            Ok((row.get::<_, i64>(0)?, (row.get(1)?, row.get(2)?)))
        })?;
    for (id, _) in before.into_iter().filter(|(_, of)| !kept.contains(of)) {
        tx.run("delete from programme_target where id = ?1", [id])?;
    }
    tx.say(format!("填写了培训项目「{}」的目标", programme.name))?;
    all(tx, Everything {})
}

fn check(tx: &Read, name: &str, since: i32, until: i32, own: Option<ProgrammeId>) -> Answer<()> {
    if name.is_empty() {
        return Err(refusal::is_empty("name", "项目名称"));
    }
    if until < since {
        return Err(refusal::years_reversed());
    }
    let same = tx.row("select id from programme where name = ?1", [name], |row| row.get(0))?;
    if same.is_some_and(|other| Some(other) != own) {
        return Err(refusal::name_is_taken("name", "培训项目", name));
    }
    Ok(())
}
