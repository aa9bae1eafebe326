//! 换人: a unit sends another in somebody's place. Both stay on the roster, with the letter that asked for it.

use std::collections::HashMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Deserialize;
use ts_rs::TS;

use super::{Trainee, TraineeId, TraineeLine, add, all, name_of};
use crate::{
    Answer, Change, Read,
    cohort::{Cohort, CohortId, OfCohort},
    person::{self, Entry},
    refusal, unit,
};

/// Who comes in whose place.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReplaceTrainee {
    /// Who leaves.
    pub trainee: TraineeId,
    /// Who comes; without a unit, from the same.
    pub entry: Entry,
    /// From which day on.
    pub on: NaiveDate,
    /// The letter's number: 财函〔2026〕3号.
    #[serde(default)]
    pub letter: String,
    /// Why, if the letter says so.
    #[serde(default)]
    pub why: String,
}

/// One substitution, with the names of both.
pub(super) struct Substituted {
    leaves: TraineeId,
    pub(super) comes: TraineeId,
    leaves_name: String,
    comes_name: String,
    letter: String,
}

/// Puts one trainee in the place of another: same number, same group. The other stands behind the last from now on,
/// expected no more from that day on; before the class has begun, on no day at all.
pub fn replace(tx: &Change, it: ReplaceTrainee) -> Answer<Vec<TraineeLine>> {
    let comes = replace_with(tx, it)?;
    let cohort = Trainee::get(tx, comes)?.cohort;
    all(tx, OfCohort { cohort })
}

/// The same, with the one who comes.
pub fn replace_with(tx: &Change, it: ReplaceTrainee) -> Answer<TraineeId> {
    let before = Trainee::get(tx, it.trainee)?;
    let name = name_of(tx, it.trainee)?;
    let cohort = Cohort::get(tx, before.cohort)?;
    let after: Option<TraineeId> =
        tx.row("select comes from substitution where leaves = ?1", [it.trainee], |row| row.get(0))?;
    if let Some(after) = after {
        return Err(refusal::already_substituted(&name, &name_of(tx, after)?));
    }
    if cohort.ends < it.on {
        return Err(refusal::substituted_after_the_end(&cohort.title()));
    }
    let mut entry = it.entry;
    if entry.unit.trim().is_empty() {
        entry.unit = before.unit.map(|unit| unit::name_on(tx, unit, cohort.starts)).transpose()?.unwrap_or_default();
    }
    let day = it.on.max(cohort.starts);
    let person = person::known_or_new(tx, &entry)?;
    let comes = add(tx, &cohort, person, &entry, (cohort.starts < day).then_some(day))?;
    let new = Trainee::get(tx, comes)?;
    let behind = new.number;
    Trainee { number: before.number, by_hand: before.by_hand, study_group: before.study_group, ..new }.save(tx)?;
    Trainee {
        number: behind,
        by_hand: false,
        left_on: Some(before.left_on.map_or(day, |left| left.min(day))),
        left_why: "换人".into(),
        ..before.clone()
    }
    .save(tx)?;
    let letter = it.letter.trim();
    tx.run(
        "insert into substitution (cohort, leaves, comes, on_day, letter, why) values (?1, ?2, ?3, ?4, ?5, ?6)",
        (cohort.id, it.trainee, comes, it.on, letter, it.why.trim()),
    )?;
    let role = match before.role.as_str() {
        "" => String::new(),
        role => format!("；{name}原任{role}，请另定人选"),
    };
    let ground: Vec<&str> = [entry.unit.trim(), letter].into_iter().filter(|word| !word.is_empty()).collect();
    let ground = if ground.is_empty() { String::new() } else { format!("（{}）", ground.join("，")) };
    tx.say(format!("{name}换为{}{ground}{role}", entry.name.trim()))?;
    Ok(comes)
}

/// The substitutions of a class, in the order they were made.
pub(super) fn all_in(tx: &Read, cohort: CohortId) -> Answer<Vec<Substituted>> {
    tx.rows(
        "select substitution.leaves, substitution.comes, one.name as leaves_name, other.name as comes_name, letter
         from substitution
         join trainee as leaver on leaver.id = substitution.leaves
         join trainee as comer  on comer.id  = substitution.comes
         join person  as one    on one.id    = leaver.person
         join person  as other  on other.id  = comer.person
         where substitution.cohort = ?1
         order by substitution.id",
        [cohort],
        |row| {
            Ok(Substituted {
                leaves: row.get("leaves")?,
                comes: row.get("comes")?,
                leaves_name: row.get("leaves_name")?,
                comes_name: row.get("comes_name")?,
                letter: row.get("letter")?,
            })
        },
    )
}

/// Says on both lines what happened.
pub(super) fn mark(substitutions: &[Substituted], lines: &mut [TraineeLine]) {
    let mut said: HashMap<TraineeId, Vec<String>> = HashMap::new();
    for it in substitutions {
        let letter = if it.letter.is_empty() { String::new() } else { format!("（{}）", it.letter) };
        said.entry(it.comes).or_default().push(format!("替换{}{letter}", it.leaves_name));
        said.entry(it.leaves).or_default().push(format!("由{}替换{letter}", it.comes_name));
    }
    for line in lines {
        line.substitution = said.get(&line.id).map(|said| said.join("，")).unwrap_or_default();
    }
}

/// With whom a trainee changed places, if with anybody.
pub(super) fn counterpart(tx: &Read, trainee: TraineeId) -> Answer<Option<String>> {
    let other = tx.row(
        "select iif(leaves = ?1, comes, leaves) from substitution where leaves = ?1 or comes = ?1",
        [trainee],
        |row| row.get(0),
    )?;
    other.map(|other| name_of(tx, other)).transpose()
}
