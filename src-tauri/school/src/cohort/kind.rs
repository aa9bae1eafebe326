//! 班次类别: the office's own tree of what classes there are. Every branch counts as one of the five 性质 that rules and
//! figures know.

use std::collections::{HashMap, HashSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::CohortCategory;
use crate::{Answer, Change, Everything, Read, refusal};

id! {
    /// A kind of classes.
    CohortKindId as "number & { readonly of: 'cohort_kind' }"
}

record! {
    /// A kind of classes: a branch of the tree.
    pub struct CohortKind, new NewCohortKind, in "cohort_kind" by CohortKindId called "班次类别" {
        /// The branch it is part of; none: it stands at the top.
        parent: Option<CohortKindId>,
        /// 中青年干部培训班
        name: String,
        /// What it counts as.
        nature: CohortCategory,
        /// Its place among its siblings, kept by hand.
        position: u32,
    }
}

/// A kind as the tree shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct CohortKindLine {
    /// The kind.
    #[serde(flatten)]
    pub kind: CohortKind,
    /// How many branches it is below the top.
    pub depth: u32,
    /// `主体班›中青年干部培训班`
    pub path: String,
    /// Classes of it and of what is below it (期).
    pub cohorts: u32,
    /// Lines of year plans of it and of what is below it (条).
    pub plan_lines: u32,
}

/// Which kind.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfCohortKind {
    /// The kind.
    pub kind: CohortKindId,
}

/// A kind to be added, last among its siblings.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddCohortKind {
    /// Its name.
    pub name: String,
    /// Below which; left out, at the top.
    #[serde(default)]
    #[ts(optional)]
    pub parent: Option<CohortKindId>,
    /// What it counts as; left out, as the branch above it does, at the top as 主体班.
    #[serde(default)]
    #[ts(optional)]
    pub nature: Option<CohortCategory>,
}

/// What a kind shall be; its place among its siblings stays.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SaveCohortKind {
    /// Which.
    pub kind: CohortKindId,
    /// Its name.
    pub name: String,
    /// Below which; none: at the top.
    #[serde(default)]
    #[ts(optional)]
    pub parent: Option<CohortKindId>,
    /// What it counts as.
    pub nature: CohortCategory,
}

/// The order of siblings.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CohortKindOrder {
    /// All children of one branch (or all at the top), as they shall stand.
    pub kinds: Vec<CohortKindId>,
}

/// What most schools have; the page offers it to an office that has no kinds yet.
const USUAL: &[(&str, CohortCategory, &[&str])] = &[
    (
        "主体班",
        CohortCategory::Main,
        &["县处级领导干部进修班", "中青年干部培训班", "科级干部进修班", "任职培训班", "公务员初任培训班"],
    ),
    ("专题班", CohortCategory::Special, &[]),
    ("备案班", CohortCategory::Filed, &[]),
    ("委托班", CohortCategory::Commissioned, &[]),
];

/// The tree, each branch before what is below it.
pub fn all(tx: &Read, _: Everything) -> Answer<Vec<CohortKindLine>> {
    let kinds = tx.rows("select * from cohort_kind order by position, id", [], CohortKind::of_row)?;
    let count = |sql: &str| -> Answer<HashMap<CohortKindId, u32>> {
        Ok(tx.rows(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))?.into_iter().collect())
    };
    let cohorts = count("select kind, count(*) from cohort where kind is not null group by kind")?;
    let plan_lines = count("select kind, count(*) from plan_line where kind is not null group by kind")?;
    let mut children: HashMap<Option<CohortKindId>, Vec<CohortKind>> = HashMap::new();
    for kind in kinds {
        children.entry(kind.parent).or_default().push(kind);
    }
    let mut lines = Vec::new();
    grow(&children, &cohorts, &plan_lines, None, &mut lines);
    Ok(lines)
}

type Counts = HashMap<CohortKindId, u32>;

/// Adds what stands below a branch; the classes and plan lines of all of it.
fn grow(
    children: &HashMap<Option<CohortKindId>, Vec<CohortKind>>,
    cohorts: &Counts,
    plan_lines: &Counts,
    parent: Option<&CohortKindLine>,
    lines: &mut Vec<CohortKindLine>,
) -> (u32, u32) {
    let mut sum = (0, 0);
    for kind in children.get(&parent.map(|line| line.kind.id)).into_iter().flatten() {
        let line = CohortKindLine {
            kind: kind.clone(),
            depth: parent.map_or(0, |line| line.depth + 1),
            path: parent.map_or(kind.name.clone(), |line| format!("{}›{}", line.path, kind.name)),
            cohorts: cohorts.get(&kind.id).copied().unwrap_or(0),
            plan_lines: plan_lines.get(&kind.id).copied().unwrap_or(0),
        };
        let at = lines.len();
        lines.push(line.clone());
        let below = grow(children, cohorts, plan_lines, Some(&line), lines);
        lines[at].cohorts += below.0;
        lines[at].plan_lines += below.1;
        sum = (sum.0 + lines[at].cohorts, sum.1 + lines[at].plan_lines);
    }
    sum
}

/// Adds a kind, last among its siblings.
pub fn add(tx: &Change, it: AddCohortKind) -> Answer<CohortKind> {
    let above = it.parent.map(|parent| CohortKind::get(tx, parent)).transpose()?;
    let nature = it.nature.or(above.map(|above| above.nature)).unwrap_or(CohortCategory::Main);
    let kind = enter(tx, it.parent, &it.name, nature)?;
    tx.say(format!("新增班次类别「{}」", kind.name))?;
    Ok(kind)
}

fn enter(tx: &Change, parent: Option<CohortKindId>, name: &str, nature: CohortCategory) -> Answer<CohortKind> {
    let name = name.trim();
    check(tx, name, parent, None)?;
    let position = tx.value("select coalesce(max(position) + 1, 0) from cohort_kind where parent is ?1", [parent])?;
    let new = NewCohortKind { parent, name: name.into(), nature, position };
    let id = new.insert(tx)?;
    Ok(new.with_id(id))
}

/// Writes a kind as it is now; its classes count as it does.
pub fn save(tx: &Change, it: SaveCohortKind) -> Answer<CohortKind> {
    let before = CohortKind::get(tx, it.kind)?;
    let name = it.name.trim();
    check(tx, name, it.parent, Some(it.kind))?;
    if let Some(parent) = it.parent {
        let below: HashSet<CohortKindId> = below(tx, it.kind)?.into_iter().collect();
        if below.contains(&parent) {
            return Err(refusal::kind_circle(&before.name, &CohortKind::get(tx, parent)?.name));
        }
    }
    let kind = CohortKind { parent: it.parent, name: name.into(), nature: it.nature, ..before.clone() };
    if kind == before {
        return Ok(kind);
    }
    kind.save(tx)?;
    tx.run("update cohort set category = ?2 where kind = ?1 and category <> ?2", (it.kind, it.nature))?;
    tx.say(format!("修改了班次类别「{}」", kind.name))?;
    Ok(kind)
}

/// Takes a kind nothing is of out of the tree.
pub fn remove(tx: &Change, it: OfCohortKind) -> Answer<()> {
    let kind = CohortKind::get(tx, it.kind)?;
    for (sql, measure) in [
        ("select count(*) from cohort_kind where parent = ?1", "个下级类别"),
        ("select count(*) from cohort where kind = ?1", "期班次"),
        ("select count(*) from plan_line where kind = ?1", "条年度计划"),
    ] {
        let users: u32 = tx.value(sql, [it.kind])?;
        if users > 0 {
            return Err(refusal::in_use("班次类别", &kind.name, &format!("{users}{measure}")));
        }
    }
    CohortKind::remove(tx, it.kind)?;
    tx.say(format!("删除了班次类别「{}」", kind.name))
}

/// Puts siblings into an order.
pub fn put_in_order(tx: &Change, it: CohortKindOrder) -> Answer<Vec<CohortKindLine>> {
    for (position, kind) in it.kinds.iter().enumerate() {
        tx.run("update cohort_kind set position = ?2 where id = ?1 and position <> ?2", (kind, position as u32))?;
    }
    tx.say("调整了班次类别的顺序")?;
    all(tx, Everything {})
}

/// Takes over what most schools have; a branch that is there already stays as it is.
pub fn adopt_usual(tx: &Change, _: Everything) -> Answer<Vec<CohortKindLine>> {
    for (name, nature, below) in USUAL {
        let branch = match named(tx, None, name)? {
            Some(branch) => branch,
            None => enter(tx, None, name, *nature)?.id,
        };
        for name in *below {
            if named(tx, Some(branch), name)?.is_none() {
                enter(tx, Some(branch), name, *nature)?;
            }
        }
    }
    tx.say("套用了常用的班次类别")?;
    all(tx, Everything {})
}

/// A kind and all that is below it.
pub fn below(tx: &Read, kind: CohortKindId) -> Answer<Vec<CohortKindId>> {
    tx.rows(
        "with recursive branch (id) as (
             select ?1 union select cohort_kind.id from cohort_kind join branch on cohort_kind.parent = branch.id
         )
         select id from branch",
        [kind],
        |row| row.get(0),
    )
}

fn named(tx: &Read, parent: Option<CohortKindId>, name: &str) -> Answer<Option<CohortKindId>> {
    tx.row("select id from cohort_kind where parent is ?1 and name = ?2", (parent, name), |row| row.get(0))
}

fn check(tx: &Read, name: &str, parent: Option<CohortKindId>, own: Option<CohortKindId>) -> Answer<()> {
    if name.is_empty() {
        return Err(refusal::is_empty("name", "类别名称"));
    }
    if let Some(parent) = parent {
        CohortKind::get(tx, parent)?;
    }
    if named(tx, parent, name)?.is_some_and(|other| Some(other) != own) {
        return Err(refusal::name_is_taken("name", "班次类别", name));
    }
    Ok(())
}
