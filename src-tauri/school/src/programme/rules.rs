//! Which class counts for which target, and how far a programme has come.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use super::ProgrammeTarget;
use crate::cohort::{Stage, Tier};

/// A class, or a line of a plan that is none yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// The year it opens in.
    pub year: i32,
    /// Whose cadres it is for.
    pub tier: Tier,
    /// Where it stands; none: it is only planned.
    pub stage: Option<Stage>,
    /// 人次
    pub people: u32,
}

/// How much, in the two measures.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Runs {
    /// 期
    pub runs: u32,
    /// 人次
    pub person_times: u32,
}

/// What is to be done in a year for a tier, and what came of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct ProgrammePart {
    /// In which year; 0: in all.
    pub year: i32,
    /// For whose cadres; empty: for all that have no target of their own.
    pub tier: Tier,
    /// 目标
    pub target: Runs,
    /// 已办: classes that are over.
    pub done: Runs,
    /// 在办
    pub running: Runs,
    /// 未开班: classes that are yet to begin.
    pub coming: Runs,
    /// 计划中: lines of the year's plan that are no class yet.
    pub planned: Runs,
}

/// Year by year and tier by tier, by time: every target, and what counts without one.
pub fn progress(targets: &[ProgrammeTarget], runs: &[Run]) -> Vec<ProgrammePart> {
    let mut parts: BTreeMap<(i32, Tier), ProgrammePart> = BTreeMap::new();
    for it in targets {
        let target = Runs { runs: it.runs, person_times: it.person_times };
        let part = ProgrammePart { year: it.year, tier: it.tier, target, ..ProgrammePart::default() };
        parts.insert((it.year, it.tier), part);
    }
    for run in runs {
        let has = |tier| targets.iter().any(|target| (target.year, target.tier) == (run.year, tier));
        let tier = if !has(run.tier) && has(Tier::Unsaid) { Tier::Unsaid } else { run.tier };
        let empty = ProgrammePart { year: run.year, tier, ..ProgrammePart::default() };
        let part = parts.entry((run.year, tier)).or_insert(empty);
        let of_it = match run.stage {
            Some(Stage::Over) => &mut part.done,
            Some(Stage::Running) => &mut part.running,
            Some(Stage::Coming) => &mut part.coming,
            None => &mut part.planned,
        };
        of_it.runs += 1;
        of_it.person_times += run.people;
    }
    parts.into_values().collect()
}

/// All parts together.
pub fn total(parts: &[ProgrammePart]) -> ProgrammePart {
    parts.iter().fold(ProgrammePart::default(), |sum, part| ProgrammePart {
        year: 0,
        tier: Tier::Unsaid,
        target: sum.target + part.target,
        done: sum.done + part.done,
        running: sum.running + part.running,
        coming: sum.coming + part.coming,
        planned: sum.planned + part.planned,
    })
}

impl std::ops::Add for Runs {
    type Output = Runs;
    fn add(self, other: Runs) -> Runs {
        Runs { runs: self.runs + other.runs, person_times: self.person_times + other.person_times }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_counts_for_its_tier_or_for_the_target_of_all() {
        let target = |year, tier, runs| ProgrammeTarget { year, tier, runs, person_times: runs * 50 };
        let run = |year, tier, stage| Run { year, tier, stage, people: 40 };
        let targets = [target(2026, Tier::Unsaid, 4), target(2026, Tier::County, 2), target(2027, Tier::Town, 1)];
        let runs = [
            run(2026, Tier::County, Some(Stage::Over)),
            run(2026, Tier::Town, Some(Stage::Running)),
            run(2026, Tier::Unsaid, None),
            run(2027, Tier::County, Some(Stage::Coming)),
        ];
        let said: Vec<_> = progress(&targets, &runs)
            .into_iter()
            .map(|it| {
                let runs = [it.target, it.done, it.running, it.coming, it.planned].map(|it| it.runs);
                (it.year, it.tier.word(), runs)
            })
            .collect();
        assert_eq!(
            said,
            [
                (2026, "", [4, 0, 1, 0, 1]),
                (2026, "县级", [2, 1, 0, 0, 0]),
                (2027, "县级", [0, 0, 0, 1, 0]), // there is no target of all in 2027
                (2027, "乡镇级", [1, 0, 0, 0, 0]),
            ]
        );
        let all = total(&progress(&targets, &runs));
        assert_eq!((all.target.runs, all.done.person_times, all.planned.runs), (7, 40, 1));
    }
}
