//! The names a unit goes by: its own, what senders write for it (别名), what it was called before (曾用名).
//!
//! A list of a class shows the name its units had on the class's first day (the view `trainee_then`). A name that was
//! written means the unit that bears it; else the one whose 别名 or 曾用名 it is; a unit that was closed by then leads
//! to its successor.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Deserialize;
use ts_rs::TS;

use super::{Nature, NewUnit, Unit, UnitId, enter};
use crate::{Answer, Change, Read, calendar::full_date, refusal};

id! {
    /// Another name of a unit.
    UnitNameId as "number & { readonly of: 'unit_name' }"
}

words! {
    /// What another name is.
    pub enum NameKind { Alias = "别名", Former = "曾用名" }
}

record! {
    /// Another name of a unit.
    pub struct UnitName, new NewUnitName, in "unit_name" by UnitNameId called "单位的别名" {
        /// Of which.
        unit: UnitId,
        /// The name.
        name: String,
        /// What it is.
        kind: NameKind,
        /// 曾用名: the first day of the name that followed.
        until: Option<NaiveDate>,
    }
}

/// Another name to be noted.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddUnitName {
    /// Of which unit.
    pub unit: UnitId,
    /// What senders write for it: 财政局, 某县财政局.
    pub name: String,
}

/// Which other name.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfUnitName {
    /// The name.
    pub name: UnitNameId,
}

/// A unit's new name.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RenameUnit {
    /// Which.
    pub unit: UnitId,
    /// Its name from now on.
    pub name: String,
    /// The first day of the new name, after a 机构改革: lists of earlier classes keep the old one. None: the old name
    /// was a mistake.
    pub on: Option<NaiveDate>,
}

/// Gives a unit a new name.
pub fn rename(tx: &Change, it: RenameUnit) -> Answer<Unit> {
    let before = Unit::get(tx, it.unit)?;
    let name = it.name.trim();
    must_be_free(tx, name, Some(it.unit))?;
    let unit = Unit { name: name.into(), ..before.clone() };
    if unit.name == before.name {
        return Ok(unit);
    }
    no_alias_of_its_own(tx, it.unit, name)?;
    unit.save(tx)?;
    match it.on {
        Some(day) => {
            has_come(tx, day)?;
            let last: Option<NaiveDate> = tx.value("select max(until) from unit_name where unit = ?1", [it.unit])?;
            if let Some(last) = last.filter(|last| day <= *last) {
                return Err(refusal::renamed_later(&before.name, last));
            }
            NewUnitName { unit: it.unit, name: before.name.clone(), kind: NameKind::Former, until: it.on }
                .insert(tx)?;
            tx.say(format!("「{}」自{}起更名为「{name}」", before.name, full_date(day)))?;
        }
        None => tx.say(format!("单位名称「{}」改正为「{name}」", before.name))?,
    }
    Ok(unit)
}

/// What a 机构改革 changes is noted when its day has come.
pub(super) fn has_come(tx: &Read, day: NaiveDate) -> Answer<()> {
    if tx.today() < day { Err(refusal::day_not_come("on", day)) } else { Ok(()) }
}

/// Notes another name of a unit.
pub fn add_name(tx: &Change, it: AddUnitName) -> Answer<UnitName> {
    let unit = Unit::get(tx, it.unit)?;
    let name = it.name.trim();
    must_be_free(tx, name, None)?;
    let alias = NewUnitName { unit: unit.id, name: name.into(), kind: NameKind::Alias, until: None };
    let id = alias.insert(tx)?;
    tx.say(format!("单位「{}」又称「{name}」", unit.name))?;
    Ok(alias.with_id(id))
}

/// Forgets another name of a unit.
pub fn remove_name(tx: &Change, it: OfUnitName) -> Answer<()> {
    let name = UnitName::get(tx, it.name)?;
    let unit = Unit::get(tx, name.unit)?;
    UnitName::remove(tx, it.name)?;
    tx.say(format!("单位「{}」不再有{}「{}」", unit.name, name.kind, name.name))
}

/// Notes that senders write `name` for a unit, as the clerk has just said; nothing to note where it is known.
///
/// The name of another unit stays that unit's; what was another's 别名 is now this one's.
pub fn learn(tx: &Change, name: &str, unit: UnitId) -> Answer<()> {
    let name = name.trim();
    let taken: bool = tx.value("select exists (select 1 from unit where name = ?1 and closed_on is null)", [name])?;
    if name.is_empty() || taken || named(tx, name)? == Some(unit) {
        return Ok(());
    }
    tx.run("delete from unit_name where name = ?1 and kind = '别名'", [name])?;
    NewUnitName { unit, name: name.into(), kind: NameKind::Alias, until: None }.insert(tx)?;
    Ok(())
}

/// A name is one unit's: neither another's own, nor another's 别名. Of a unit that has the name itself, it says so.
pub(super) fn must_be_free(tx: &Read, name: &str, own: Option<UnitId>) -> Answer<()> {
    if name.is_empty() {
        return Err(refusal::is_empty("name", "单位名称"));
    }
    let bearer: Option<UnitId> = tx.row("select id from unit where name = ?1", [name], |row| row.get(0))?;
    if bearer.is_some_and(|bearer| Some(bearer) != own) {
        return Err(refusal::name_is_taken("name", "单位", name));
    }
    let known = "select unit.id, unit.name from unit_name join unit on unit.id = unit_name.unit
                 where unit_name.name = ?1 and unit_name.kind = '别名'";
    match tx.row(known, [name], |row| Ok((row.get::<_, UnitId>(0)?, row.get::<_, String>(1)?)))? {
        Some((other, unit)) if Some(other) != own => Err(refusal::is_an_alias("name", name, &unit)),
        _ => Ok(()),
    }
}

/// A unit's own name is not noted as its 别名, too.
pub(super) fn no_alias_of_its_own(tx: &Change, unit: UnitId, name: &str) -> Answer<()> {
    tx.run("delete from unit_name where unit = ?1 and name = ?2 and kind = '别名'", (unit, name))?;
    Ok(())
}

/// The name a unit had on a day.
pub fn name_on(tx: &Read, unit: UnitId, day: NaiveDate) -> Answer<String> {
    tx.row(
        "select coalesce((select former.name from unit_name as former
                           where former.unit = unit.id and former.until > ?2 order by former.until limit 1), unit.name)
         from unit where unit.id = ?1",
        (unit, day),
        |row| row.get(0),
    )?
    .ok_or_else(|| refusal::is_gone("单位"))
}

/// The unit a written name means today.
pub fn named(tx: &Read, name: &str) -> Answer<Option<UnitId>> {
    named_on(tx, name, tx.today())
}

/// The unit a written name meant on a day.
fn named_on(tx: &Read, name: &str, day: NaiveDate) -> Answer<Option<UnitId>> {
    tx.row(include_str!("named.sql"), (name.trim(), day), |row| row.get(0))
}

/// The unit a written name means, entered at the end of the order when it is new; none for an empty name.
pub fn named_or_new(tx: &Change, name: &str) -> Answer<Option<UnitId>> {
    named_or_new_on(tx, name, tx.today())
}

/// The same for a class that began on `day`: a unit closed since is the one that was meant.
pub fn named_or_new_on(tx: &Change, name: &str, day: NaiveDate) -> Answer<Option<UnitId>> {
    let name = name.trim();
    if name.is_empty() {
        return Ok(None);
    }
    match named_on(tx, name, day)? {
        Some(unit) => Ok(Some(unit)),
        None => Ok(Some(enter(tx, NewUnit::named(name, Nature::Other))?.id)),
    }
}

/// Every name a sender may write, with the name of the unit it means today; as [`named`] understands them.
pub fn spellings(tx: &Read) -> Answer<Vec<(String, String)>> {
    let units: Vec<Unit> = tx.rows("select * from unit order by standard_order, id", [], Unit::of_row)?;
    let by_id: HashMap<UnitId, &Unit> = units.iter().map(|unit| (unit.id, unit)).collect();
    let closed = |unit: &Unit| unit.closed_on.is_some_and(|day| day <= tx.today());
    let in_force = |unit: UnitId| {
        let mut unit = by_id.get(&unit)?;
        for _ in 0..units.len() {
            match unit.successor.and_then(|successor| by_id.get(&successor)) {
                Some(successor) if closed(unit) => unit = successor,
                _ => break,
            }
        }
        Some(unit.name.clone())
    };
    let mut written: Vec<(bool, u8, UnitId, String)> =
        units.iter().map(|unit| (closed(unit), 0, unit.id, unit.name.clone())).collect();
    for name in tx.rows("select * from unit_name order by id", [], UnitName::of_row)? {
        let of_closed = by_id.get(&name.unit).is_some_and(|unit| closed(unit));
        written.push((of_closed, if name.kind == NameKind::Alias { 1 } else { 2 }, name.unit, name.name));
    }
    // Stable: the units' own names stay in standard order.
    written.sort_by_key(|(closed, kind, ..)| (*closed, *kind));
    let mut seen = HashSet::new();
    let first = written.into_iter().filter(|(_, _, _, name)| seen.insert(name.clone()));
    Ok(first.filter_map(|(_, _, unit, name)| Some((name, in_force(unit)?))).collect())
}
