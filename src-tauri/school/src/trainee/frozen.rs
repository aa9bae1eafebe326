//! 名册定稿: the roster as it was settled on a day. What changes later is marked: ★新增, 替换, 变更, 退出.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{TraineeId, TraineeLine, all, substitution::Substituted};
use crate::{
    Answer, Change, Read, calendar,
    cohort::{Cohort, CohortId, OfCohort},
    refusal,
};

words! {
    /// What became of a line since the roster was frozen.
    pub enum RosterChange { Added = "新增", Substituted = "替换", Altered = "变更", Left = "退出" }
}

/// Which roster to settle.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FreezeRoster {
    /// Of which class.
    pub cohort: CohortId,
    /// As of which day; left out, today.
    #[serde(default)]
    #[ts(optional)]
    pub on: Option<NaiveDate>,
}

/// What changed since the roster was settled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct RosterChanges {
    /// As of which day it was settled; none: it is not.
    pub frozen_on: Option<NaiveDate>,
    /// The lines that changed, by 序号; who left comes last.
    pub lines: Vec<ChangedLine>,
}

/// One line that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct ChangedLine {
    /// Whose; none: taken off the roster altogether.
    pub trainee: Option<TraineeId>,
    /// What became of it.
    pub change: RosterChange,
    /// 姓名
    pub name: String,
    /// 单位
    pub unit: String,
    /// In words: ★新增 张三（县财政局）.
    pub say: String,
}

/// A line as it was settled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Settled {
    trainee: TraineeId,
    name: String,
    unit: String,
    post: String,
    phone: String,
}

impl Settled {
    fn of(line: &TraineeLine) -> Settled {
        Settled {
            trainee: line.id,
            name: line.name.clone(),
            unit: line.unit.clone(),
            post: line.post.clone(),
            phone: line.phone.clone(),
        }
    }
    /// What differs now, in words.
    fn differences(&self, line: &TraineeLine) -> Vec<String> {
        [
            ("姓名", &self.name, &line.name),
            ("单位", &self.unit, &line.unit),
            ("职务", &self.post, &line.post),
            ("手机", &self.phone, &line.phone),
        ]
        .into_iter()
        .filter(|(_, was, is)| was != is)
        .map(|(field, was, is)| match (was.as_str(), is.as_str()) {
            ("", is) => format!("{field}补为{is}"),
            (was, "") => format!("{field}原为{was}，现空缺"),
            (was, is) => format!("{field}由{was}改为{is}"),
        })
        .collect()
    }
}

/// Settles a roster; who has left is not part of it.
pub fn freeze(tx: &Change, it: FreezeRoster) -> Answer<RosterChanges> {
    let title = Cohort::get(tx, it.cohort)?.title();
    if let Some((day, _)) = settled(tx, it.cohort)? {
        return Err(refusal::roster_is_frozen(&title, &calendar::full_date(day)));
    }
    let on = it.on.unwrap_or(tx.today());
    let lines = all(tx, OfCohort { cohort: it.cohort })?;
    let lines: Vec<Settled> = lines.iter().filter(|line| line.left_on.is_none()).map(Settled::of).collect();
    if lines.is_empty() {
        return Err(refusal::nobody_on_roster(&title));
    }
    tx.run(
        "insert into frozen_roster (cohort, frozen_on, lines) values (?1, ?2, ?3)",
        (it.cohort, on, serde_json::to_string(&lines)?),
    )?;
    tx.say(format!("「{title}」名册定稿，{}人，此后的变动另作标记", lines.len()))?;
    changes(tx, OfCohort { cohort: it.cohort })
}

/// Lets a roster go again; nothing is marked from then on.
pub fn unfreeze(tx: &Change, it: OfCohort) -> Answer<RosterChanges> {
    let title = Cohort::get(tx, it.cohort)?.title();
    if tx.run("delete from frozen_roster where cohort = ?1", [it.cohort])? > 0 {
        tx.say(format!("「{title}」名册取消定稿"))?;
    }
    changes(tx, it)
}

/// What changed since the roster was settled, in words.
pub fn changes(tx: &Read, it: OfCohort) -> Answer<RosterChanges> {
    let Some((day, settled)) = settled(tx, it.cohort)? else {
        return Ok(RosterChanges { frozen_on: None, lines: Vec::new() });
    };
    let now = all(tx, it)?;
    let was: HashMap<TraineeId, &Settled> = settled.iter().map(|line| (line.trainee, line)).collect();
    let (mut changed, mut left): (Vec<_>, Vec<_>) = now
        .iter()
        .filter_map(|line| Some(say(line, line.change?, was.get(&line.id).copied())))
        .partition(|line| line.change != RosterChange::Left);
    let still: HashSet<TraineeId> = now.iter().map(|line| line.id).collect();
    left.extend(settled.iter().filter(|line| !still.contains(&line.trainee)).map(|line| ChangedLine {
        trainee: None,
        change: RosterChange::Left,
        name: line.name.clone(),
        unit: line.unit.clone(),
        say: format!("退出 {}，已从名册删除", with_unit(&line.name, &line.unit)),
    }));
    changed.extend(left);
    Ok(RosterChanges { frozen_on: Some(day), lines: changed })
}

fn say(line: &TraineeLine, change: RosterChange, was: Option<&Settled>) -> ChangedLine {
    let who = with_unit(&line.name, &line.unit);
    let say = match change {
        RosterChange::Added => format!("★新增 {who}"),
        RosterChange::Substituted => format!("★替换 {who}：{}", line.substitution),
        RosterChange::Altered => {
            format!("★变更 {who}：{}", was.map(|was| was.differences(line).join("，")).unwrap_or_default())
        }
        RosterChange::Left => {
            let day = line.left_on.map(|day| format!("，{}起", calendar::month_day(day))).unwrap_or_default();
            let why = [&line.substitution, &line.left_why].map(String::as_str).into_iter().find(|why| !why.is_empty());
            format!("退出 {who}{day}{}", why.map(|why| format!("，{why}")).unwrap_or_default())
        }
    };
    ChangedLine { trainee: Some(line.id), change, name: line.name.clone(), unit: line.unit.clone(), say }
}

fn with_unit(name: &str, unit: &str) -> String {
    if unit.is_empty() { name.into() } else { format!("{name}（{unit}）") }
}

/// Marks what became of each line since the roster was settled; nothing while it is not.
pub(super) fn mark(
    tx: &Read,
    cohort: CohortId,
    substitutions: &[Substituted],
    lines: &mut [TraineeLine],
) -> Answer<()> {
    let Some((_, settled)) = settled(tx, cohort)? else { return Ok(()) };
    let was: HashMap<TraineeId, &Settled> = settled.iter().map(|line| (line.trainee, line)).collect();
    let came: HashSet<TraineeId> = substitutions.iter().map(|it| it.comes).collect();
    for line in lines {
        line.change = match was.get(&line.id) {
            Some(_) if line.left_on.is_some() => Some(RosterChange::Left),
            Some(was) if !was.differences(line).is_empty() => Some(RosterChange::Altered),
            Some(_) => None,
            // Came and went since: the settled roster is none the worse.
            None if line.left_on.is_some() => None,
            None if came.contains(&line.id) => Some(RosterChange::Substituted),
            None => Some(RosterChange::Added),
        };
    }
    Ok(())
}

fn settled(tx: &Read, cohort: CohortId) -> Answer<Option<(NaiveDate, Vec<Settled>)>> {
    let row = tx.row("select frozen_on, lines from frozen_roster where cohort = ?1", [cohort], |row| {
        Ok((row.get(0)?, row.get::<_, String>(1)?))
    })?;
    row.map(|(day, lines)| Ok((day, serde_json::from_str(&lines)?))).transpose()
}
