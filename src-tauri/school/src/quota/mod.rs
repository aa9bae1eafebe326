//! 名额: how many each unit may send to a class, shared out by weight, and what came of it.

pub mod rules;

use std::collections::{HashMap, HashSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Answer, Change, Read,
    cohort::{Cohort, CohortId, OfCohort},
    enrolment::{self, Eligibility},
    refusal,
    unit::UnitId,
};

/// The places of a class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Quotas {
    /// Every unit, in standard order; those closed before the class only where they have places or people in it.
    pub lines: Vec<QuotaLine>,
    /// 名额 (人)
    pub places: u32,
    /// 已报: trainees who have not left (人), those without a unit included.
    pub enrolled: u32,
    /// 缺 (人)
    pub missing: u32,
    /// 超 (人); none while no unit has places.
    pub over: u32,
    /// 已报 without a unit (人).
    pub without_unit: u32,
    /// 计划人数 of the class (人).
    pub planned: u32,
    /// 名额 less 计划人数.
    pub difference: i32,
    /// 剔除近N年已训, as set in the class's 参训条件; 0: not asked.
    pub years: u32,
}

/// The places of one unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct QuotaLine {
    /// The unit.
    pub unit: UnitId,
    /// Its name.
    pub name: String,
    /// 名额 (人)
    pub places: u32,
    /// How much it counts when places are shared out.
    pub weight: u32,
    /// 备注
    pub note: String,
    /// 已报 (人): those of the units under it that have no places count here.
    pub enrolled: u32,
    /// 缺 (人)
    pub missing: u32,
    /// 超 (人)
    pub over: u32,
    /// People of the unit in the register (人).
    pub people: u32,
    /// How many of them have trained within the years of the 参训条件 (人).
    pub trained: u32,
}

/// The places of a class, all of them.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetQuotas {
    /// Of which class.
    pub cohort: CohortId,
    /// Units left out have none.
    pub lines: Vec<UnitPlaces>,
}

/// The places of one unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnitPlaces {
    /// Of which unit.
    pub unit: UnitId,
    /// 名额 (人)
    pub places: u32,
    /// How much it counts when places are shared out; left out, 1.
    #[serde(default = "one")]
    pub weight: u32,
    /// 备注
    #[serde(default)]
    pub note: String,
}

/// More nobody means; a slip of the keyboard.
const MOST: u32 = 10_000;

fn one() -> u32 {
    1
}

/// How to share places out.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ShareQuotas {
    /// Of which class.
    pub cohort: CohortId,
    /// 名额 to be shared (人).
    pub total: u32,
    /// Among these units; empty: all.
    #[serde(default)]
    pub weights: Vec<Weight>,
    /// 剔除近N年已训: who has trained within the years of the 参训条件 does not count for their unit.
    #[serde(default)]
    pub exclude_trained: bool,
}

/// How much a unit counts.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Weight {
    /// The unit.
    pub unit: UnitId,
    /// Left out: as many as it has people in the register.
    #[serde(default)]
    #[ts(optional)]
    pub weight: Option<u32>,
}

/// Places as they would be shared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Shared {
    /// In standard order.
    pub lines: Vec<SharedLine>,
    /// 名额 (人)
    pub total: u32,
}

/// A unit's share.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct SharedLine {
    /// The unit.
    pub unit: UnitId,
    /// Its name.
    pub name: String,
    /// How much it counted.
    pub weight: u32,
    /// 名额 (人)
    pub places: u32,
}

/// From which class to take the places.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CopyQuotas {
    /// For which class.
    pub cohort: CohortId,
    /// Left out: the last class of the same name.
    #[serde(default)]
    #[ts(optional)]
    pub from: Option<CohortId>,
}

/// The places of a class, who came, and who could.
pub fn of(tx: &Read, it: OfCohort) -> Answer<Quotas> {
    let cohort = Cohort::get(tx, it.cohort)?;
    let eligibility = enrolment::eligibility(tx, it)?;
    let people = counts(tx, "select unit, count(*) from person where unit is not null group by unit", [])?;
    let trained = trained(tx, &cohort, &eligibility)?;
    let mut quotas = places(tx, &cohort)?;
    quotas.years = eligibility.years;
    for line in &mut quotas.lines {
        line.people = people.get(&line.unit).copied().unwrap_or(0);
        line.trained = trained.get(&line.unit).copied().unwrap_or(0);
    }
    Ok(quotas)
}

/// The places of a class and who came, without who could: what a register of a hundred thousand is not counted for.
pub(crate) fn places(tx: &Read, cohort: &Cohort) -> Answer<Quotas> {
    let enrolled = enrolled(tx, cohort.id)?;
    let without_unit =
        tx.value("select count(*) from trainee where cohort = ?1 and unit is null and left_on is null", [cohort.id])?;
    let mut any = false;
    let mut lines = tx.rows(
        "select unit.id, unit.name, unit.closed_on <= ?2 as closed, coalesce(quota.places, 0) as places,
                coalesce(quota.weight, 1) as weight, coalesce(quota.note, '') as note
         from unit
         left join quota on quota.unit = unit.id and quota.cohort = ?1
         order by unit.standard_order, unit.id",
        (cohort.id, cohort.starts),
        |row| {
            let unit: UnitId = row.get("id")?;
            let (places, enrolled): (u32, u32) = (row.get("places")?, enrolled.get(&unit).copied().unwrap_or(0));
            any |= places > 0;
            let closed: Option<bool> = row.get("closed")?;
            let line = QuotaLine {
                unit,
                name: row.get("name")?,
                places,
                weight: row.get("weight")?,
                note: row.get("note")?,
                enrolled,
                missing: places.saturating_sub(enrolled),
                over: enrolled.saturating_sub(places),
                people: 0,
                trained: 0,
            };
            Ok((line, closed == Some(true)))
        },
    )?;
    lines.retain(|(line, closed)| !closed || line.places > 0 || line.enrolled > 0);
    let mut lines: Vec<QuotaLine> = lines.into_iter().map(|(line, _)| line).collect();
    if !any {
        // Nobody has said how many; then nobody has sent too many.
        lines.iter_mut().for_each(|line| line.over = 0);
    }
    let sum = |of: fn(&QuotaLine) -> u32| lines.iter().map(of).sum::<u32>();
    let places = sum(|line| line.places);
    Ok(Quotas {
        places,
        enrolled: sum(|line| line.enrolled) + without_unit,
        missing: sum(|line| line.missing),
        over: sum(|line| line.over),
        without_unit,
        planned: cohort.planned,
        difference: i32::try_from(i64::from(places) - i64::from(cohort.planned)).unwrap_or(i32::MAX),
        years: 0,
        lines,
    })
}

/// 已报 by the unit that answers for them (人).
fn enrolled(tx: &Read, cohort: CohortId) -> Answer<HashMap<UnitId, u32>> {
    let answering = Answering::of(tx, cohort)?;
    let own = counts(
        tx,
        "select unit, count(*) from trainee where cohort = ?1 and unit is not null and left_on is null group by unit",
        [cohort],
    )?;
    let mut enrolled = HashMap::new();
    for (unit, people) in own {
        *enrolled.entry(answering.unit(unit)).or_insert(0) += people;
    }
    Ok(enrolled)
}

/// Which unit's places the people of a unit count for.
pub(crate) struct Answering {
    above: HashMap<UnitId, UnitId>,
    with_places: HashSet<UnitId>,
}

impl Answering {
    /// As the places of a class are.
    pub(crate) fn of(tx: &Read, cohort: CohortId) -> Answer<Answering> {
        let above =
            tx.rows("select id, parent from unit where parent is not null", [], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let with_places =
            tx.rows("select unit from quota where cohort = ?1 and places > 0", [cohort], |row| row.get(0))?;
        Ok(Answering { above: above.into_iter().collect(), with_places: with_places.into_iter().collect() })
    }
    /// The unit that answers for one.
    pub(crate) fn unit(&self, unit: UnitId) -> UnitId {
        rules::answers(unit, &self.above, &self.with_places)
    }
}

/// People of each unit who have trained within the years asked for (人); none when no years are asked for.
fn trained(tx: &Read, cohort: &Cohort, eligibility: &Eligibility) -> Answer<HashMap<UnitId, u32>> {
    let Some(since) = eligibility.since(cohort) else { return Ok(HashMap::new()) };
    counts(
        tx,
        "select person.unit, count(distinct person.id)
         from cohort
         join trainee on trainee.cohort = cohort.id
         join person on person.id = trainee.person
         where cohort.id <> ?1 and ?2 <= cohort.ends and cohort.ends < ?3 and (not ?4 or cohort.name = ?5)
           and trainee.left_on is null and person.unit is not null
         group by person.unit",
        (cohort.id, since, cohort.starts, eligibility.same_name, &cohort.name),
    )
}

fn counts(tx: &Read, sql: &str, parameters: impl rusqlite::Params) -> Answer<HashMap<UnitId, u32>> {
    Ok(tx.rows(sql, parameters, |row| Ok((row.get(0)?, row.get(1)?)))?.into_iter().collect())
}

/// Writes the places of a class as they are now.
pub fn set(tx: &Change, it: SetQuotas) -> Answer<Quotas> {
    let title = Cohort::get(tx, it.cohort)?.title();
    write(tx, it.cohort, &it.lines)?;
    let now = of(tx, OfCohort { cohort: it.cohort })?;
    let units = now.lines.iter().filter(|line| line.places > 0).count();
    tx.say(format!("「{title}」名额{}人，{units}个单位", now.places))?;
    Ok(now)
}

fn write(tx: &Change, cohort: CohortId, lines: &[UnitPlaces]) -> Answer<()> {
    let mut kept: HashSet<UnitId> = HashSet::new();
    for line in lines {
        let unit = crate::unit::Unit::get(tx, line.unit)?;
        if !kept.insert(line.unit) {
            return Err(refusal::unit_twice(&unit.name));
        }
        if MOST < line.places {
            return Err(refusal::too_many_places(&unit.name, MOST));
        }
        let note = line.note.trim();
        if line.places == 0 && line.weight == 1 && note.is_empty() {
            kept.remove(&line.unit);
            continue;
        }
        tx.run(
            "insert into quota (cohort, unit, places, weight, note) values (?1, ?2, ?3, ?4, ?5)
             on conflict (cohort, unit) do update
             set places = excluded.places, weight = excluded.weight, note = excluded.note
             where (places, weight, note) <> (excluded.places, excluded.weight, excluded.note)",
            (cohort, line.unit, line.places, line.weight, note),
        )?;
    }
    for unit in tx.rows("select unit from quota where cohort = ?1", [cohort], |row| row.get::<_, UnitId>(0))? {
        if !kept.contains(&unit) {
            tx.run("delete from quota where cohort = ?1 and unit = ?2", (cohort, unit))?;
        }
    }
    Ok(())
}

/// How places would be shared out by weight. Nothing is written.
pub fn share(tx: &Read, it: ShareQuotas) -> Answer<Shared> {
    let now = of(tx, OfCohort { cohort: it.cohort })?;
    if it.exclude_trained && now.years == 0 {
        return Err(refusal::years_not_said());
    }
    let given: HashMap<UnitId, Option<u32>> = it.weights.iter().map(|it| (it.unit, it.weight)).collect();
    let among = now.lines.into_iter().filter(|line| given.is_empty() || given.contains_key(&line.unit));
    let mut lines: Vec<SharedLine> = among
        .map(|line| {
            let people = if it.exclude_trained { line.people.saturating_sub(line.trained) } else { line.people };
            let weight = given.get(&line.unit).copied().flatten().unwrap_or(people);
            SharedLine { unit: line.unit, name: line.name, weight, places: 0 }
        })
        .collect();
    let weights: Vec<u32> = lines.iter().map(|line| line.weight).collect();
    if weights.iter().all(|&weight| weight == 0) {
        return Err(refusal::nothing_to_share_by());
    }
    for (line, places) in lines.iter_mut().zip(rules::share(it.total, &weights)) {
        line.places = places;
    }
    Ok(Shared { lines, total: it.total })
}

/// Takes the places of another class over, in the place of those there are. A unit that was closed hands its places to
/// the one it became part of.
pub fn copy(tx: &Change, it: CopyQuotas) -> Answer<Quotas> {
    let cohort = Cohort::get(tx, it.cohort)?;
    let last = || {
        tx.row(
            "select id from cohort where name = ?1 and starts < ?2 and id <> ?3 order by starts desc, id desc limit 1",
            (&cohort.name, cohort.starts, cohort.id),
            |row| row.get(0),
        )
    };
    let from = match it.from {
        Some(from) => from,
        None => last()?.ok_or_else(|| refusal::no_class_to_copy(&cohort.title()))?,
    };
    let other = Cohort::get(tx, from)?;
    let places = tx.rows(
        "select coalesce(iif(unit.closed_on <= ?2, unit.successor, null), unit.id), places, weight, quota.note
         from quota join unit on unit.id = quota.unit
         where quota.cohort = ?1
         order by quota.id",
        (from, cohort.starts),
        |row| Ok(UnitPlaces { unit: row.get(0)?, places: row.get(1)?, weight: row.get(2)?, note: row.get(3)? }),
    )?;
    let mut lines: Vec<UnitPlaces> = Vec::new();
    for place in places {
        match lines.iter_mut().find(|line| line.unit == place.unit) {
            Some(line) => line.places += place.places,
            None => lines.push(place),
        }
    }
    if lines.iter().all(|line| line.places == 0) {
        return Err(refusal::nothing_to_copy(&other.title()));
    }
    write(tx, it.cohort, &lines)?;
    let now = of(tx, OfCohort { cohort: it.cohort })?;
    tx.say(format!("「{}」照抄「{}」的名额，{}人", cohort.title(), other.title(), now.places))?;
    Ok(now)
}
