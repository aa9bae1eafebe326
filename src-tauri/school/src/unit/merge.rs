//! Two units become one: one was written twice, or a 机构改革 put one into the other.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Deserialize;
use ts_rs::TS;

use super::{Unit, UnitId, names};
use crate::{Answer, Change, calendar::full_date, refusal};

/// Which units become one.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MergeUnits {
    /// The one that goes.
    pub from: UnitId,
    /// The one that stays.
    pub into: UnitId,
    /// The first day of the 机构改革: classes that began before keep the old unit. None: one unit was written twice.
    pub on: Option<NaiveDate>,
}

/// Puts one unit into another.
pub fn merge(tx: &Change, it: MergeUnits) -> Answer<Unit> {
    let (from, into) = (Unit::get(tx, it.from)?, Unit::get(tx, it.into)?);
    if from.id == into.id {
        return Err(refusal::one_and_the_same("into", "单位", &from.name));
    }
    if let Some(day) = into.closed_on {
        return Err(refusal::unit_is_closed("into", &into.name, day));
    }
    move_up(tx, &from, &into)?;
    let people = tx.run("update person set unit = ?2 where unit = ?1", (from.id, into.id))?;
    match it.on {
        None => {
            written_twice(tx, &from, &into)?;
            tx.say(format!("把单位「{}」合并到「{}」，{people}人随之转入", from.name, into.name))?;
        }
        Some(day) => {
            if let Some(day) = from.closed_on {
                return Err(refusal::unit_is_closed("from", &from.name, day));
            }
            names::has_come(tx, day)?;
            reformed(tx, &from, &into, day)?;
            tx.say(format!("「{}」自{}起并入「{}」，{people}人转入", from.name, full_date(day), into.name))?;
        }
    }
    Unit::get(tx, it.into)
}

/// What stood below or under the care of the one, stands under the other; the other itself, where the one stood.
fn move_up(tx: &Change, from: &Unit, into: &Unit) -> Answer<()> {
    for (column, above) in [("parent", from.parent), ("overseer", from.overseer)] {
        // Somewhere below it, not only next: else what is between the two would stand in a circle.
        let below: bool = tx.value(
            &format!(
                "with recursive up (id) as (
                     select ?2 union select unit.{column} from up join unit on unit.id = up.id
                 )
                 select ?1 in (select id from up where id is not null)"
            ),
            (from.id, into.id),
        )?;
        if below {
            let above = above.filter(|above| *above != into.id);
            tx.run(&format!("update unit set {column} = ?2 where id = ?1"), (into.id, above))?;
        }
        tx.run(&format!("update unit set {column} = ?2 where {column} = ?1 and id <> ?2"), (from.id, into.id))?;
    }
    Ok(())
}

/// Everything that points to the one points to the other; its names are other names of that.
fn written_twice(tx: &Change, from: &Unit, into: &Unit) -> Answer<()> {
    let both = (from.id, into.id);
    tx.run("update trainee set unit = ?2 where unit = ?1", both)?;
    move_quotas(tx, from.id, into.id, None)?;
    tx.run("update intake set unit = ?2 where unit = ?1", both)?;
    tx.run("update unit set successor = iif(id = ?2, null, ?2) where successor = ?1", both)?;
    // 曾用名 of the one never stood for the other on a list.
    tx.run(
        "update unit_name set unit = ?2, kind = '别名', until = null
         where unit = ?1 and name not in (select name from unit_name where unit = ?2)
           and name <> (select name from unit where id = ?2)",
        both,
    )?;
    Unit::remove(tx, from.id)?;
    names::learn(tx, &from.name, into.id)
}

/// People and what is still to come go over; classes that began before `day` keep the old unit.
fn reformed(tx: &Change, from: &Unit, into: &Unit, day: NaiveDate) -> Answer<()> {
    for table in ["trainee", "intake"] {
        tx.run(
            &format!(
                "update {table} set unit = ?2
                 where unit = ?1 and cohort in (select id from cohort where starts >= ?3)"
            ),
            (from.id, into.id, day),
        )?;
    }
    move_quotas(tx, from.id, into.id, Some(day))?;
    Unit { closed_on: Some(day), successor: Some(into.id), ..from.clone() }.save(tx)
}

/// 名额 of both are one 名额; with a day, of classes that begin from then on.
fn move_quotas(tx: &Change, from: UnitId, into: UnitId, day: Option<NaiveDate>) -> Answer<()> {
    const THEIRS: &str = "unit = ?1 and cohort in (select id from cohort where ?3 is null or starts >= ?3)";
    tx.run(
        &format!(
            "update quota as kept
             set places = kept.places + gone.places,
                 weight = kept.weight + gone.weight,
                 note   = trim(kept.note || iif(kept.note <> '' and gone.note <> '', '；', '') || gone.note)
             from (select * from quota where {THEIRS}) as gone
             where kept.unit = ?2 and kept.cohort = gone.cohort"
        ),
        (from, into, day),
    )?;
    tx.run(
        &format!("delete from quota where {THEIRS} and cohort in (select cohort from quota where unit = ?2)"),
        (from, into, day),
    )?;
    tx.run(&format!("update quota set unit = ?2 where {THEIRS}"), (from, into, day))?;
    Ok(())
}
