//! The figures by the office's own tree of kinds: every branch with all that is below it.

use std::collections::HashMap;

use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use super::{ClassLine, Figures, Period};
use crate::{
    Answer, Everything, Read,
    cohort::kind::{self, CohortKindId},
};

/// A branch of the tree with all that is below it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct BranchLine {
    /// Which; none: the classes that are of no kind.
    pub kind: Option<CohortKindId>,
    /// 主体班, 中青年干部培训班; 未归入类别
    pub name: String,
    /// How many branches it is below the top.
    pub depth: u32,
    /// Its figures, and of all below it.
    pub figures: Figures,
    /// 人: distinct people who came at least once, in it and in all below it.
    pub people: u32,
}

/// The branches that classes are of, each before what is below it; classes of no kind stand last. None where the
/// office has no tree.
pub(super) fn branches(tx: &Read, it: &Period, classes: &[ClassLine]) -> Answer<Vec<BranchLine>> {
    let tree = kind::all(tx, Everything {})?;
    if tree.is_empty() {
        return Ok(Vec::new());
    }
    let mut people = people(tx, it)?;
    let mut branch = |kind: Option<CohortKindId>, name: &str, depth| BranchLine {
        kind,
        name: name.into(),
        depth,
        figures: Figures::default(),
        people: people.remove(&kind).unwrap_or(0),
    };
    let mut lines: Vec<BranchLine> =
        tree.iter().map(|line| branch(Some(line.kind.id), &line.kind.name, line.depth)).collect();
    lines.push(branch(None, "未归入类别", 0));
    let place: HashMap<Option<CohortKindId>, usize> = lines.iter().zip(0..).map(|(line, at)| (line.kind, at)).collect();
    let above: HashMap<CohortKindId, Option<CohortKindId>> =
        tree.iter().map(|line| (line.kind.id, line.kind.parent)).collect();
    for class in classes {
        let mut of = class.kind;
        while let Some(at) = place.get(&of) {
            lines[*at].figures.add(&class.figures);
            match of.and_then(|kind| above.get(&kind).copied().flatten()) {
                Some(parent) => of = Some(parent),
                None => break,
            }
        }
    }
    lines.retain(|line| line.figures.classes > 0);
    Ok(lines)
}

/// 人 of every branch and all below it: who is in two of its classes is one.
fn people(tx: &Read, it: &Period) -> Answer<HashMap<Option<CohortKindId>, u32>> {
    let people = tx.rows(include_str!("people.sql"), (it.from, it.to), |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(people.into_iter().collect())
}
