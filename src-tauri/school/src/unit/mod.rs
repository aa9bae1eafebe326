//! 单位: where people come from, in the order the office keeps by hand.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Answer, Change, Everything, Read, refusal};

id! {
    /// A unit.
    UnitId as "number & { readonly of: 'unit' }"
}

words! {
    /// 单位性质 (domain.md §B.8).
    pub enum Nature {
        Party = "党委机关", Congress = "人大", Government = "政府", Conference = "政协", Supervision = "监察",
        Court = "法院", Procuratorate = "检察院", Mass = "群团", OtherParty = "民主党派", Institution = "事业",
        Enterprise = "国有企业", Town = "乡镇", Street = "街道", Village = "村（社区）", NewOrganisation = "两新组织",
        Vertical = "垂管", Other = "其他",
    }
}

record! {
    /// A unit in the register.
    pub struct Unit, new NewUnit, in "unit" by UnitId called "单位" {
        /// Its name as the office writes it: 县财政局.
        name: String,
        /// What kind of unit it is.
        nature: Nature,
        /// 单位标准顺序, counted from 1; kept by hand, never alphabetic.
        standard_order: u32,
        /// 隶属单位
        parent: Option<UnitId>,
        /// 归口管理部门
        overseer: Option<UnitId>,
        /// 系统: 政法, 教育 …
        sector: String,
        /// 片区
        area: String,
        /// Any words of the office, 、 between them.
        tags: String,
        /// The day a 机构改革 ended it.
        closed_on: Option<NaiveDate>,
        /// Which unit it then became part of.
        successor: Option<UnitId>,
    }
}

impl NewUnit {
    /// A unit of which only name and nature are known, in no place of the order yet.
    pub fn named(name: &str, nature: Nature) -> NewUnit {
        NewUnit {
            name: name.into(),
            nature,
            standard_order: 0,
            parent: None,
            overseer: None,
            sector: String::new(),
            area: String::new(),
            tags: String::new(),
            closed_on: None,
            successor: None,
        }
    }
}

/// A unit and how many people belong to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct UnitLine {
    /// The unit.
    #[serde(flatten)]
    pub unit: Unit,
    /// How many people of the register belong to it (人).
    pub people: u32,
}

/// A unit to be entered, at the end of the order.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddUnit {
    /// Its name.
    pub name: String,
    /// What kind of unit it is.
    pub nature: Nature,
}

/// Which unit.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfUnit {
    /// The unit.
    pub unit: UnitId,
}

/// All units in their new order.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnitOrder {
    /// Their ids, first to last; units left out follow in their old order.
    pub units: Vec<UnitId>,
}

/// All units in their standard order.
pub fn all(tx: &Read, _: Everything) -> Answer<Vec<UnitLine>> {
    tx.rows(
        "select unit.*, (select count(*) from person where person.unit = unit.id) as people
         from unit order by standard_order, id",
        [],
        |row| Ok(UnitLine { unit: Unit::of_row(row)?, people: row.get("people")? }),
    )
}

/// Enters a unit at the end of the order.
pub fn add(tx: &Change, it: AddUnit) -> Answer<Unit> {
    let name = it.name.trim();
    if name.is_empty() {
        return Err(refusal::is_empty("name", "单位名称"));
    }
    if named(tx, name)?.is_some() {
        return Err(refusal::name_is_taken("name", "单位", name));
    }
    let unit = enter(tx, name, it.nature)?;
    tx.say(format!("新增单位「{name}」"))?;
    Ok(unit)
}

/// Writes a new unit at the end of the order.
fn enter(tx: &Change, name: &str, nature: Nature) -> Answer<Unit> {
    let standard_order = tx.value("select coalesce(max(standard_order), 0) + 1 from unit", [])?;
    let new = NewUnit { standard_order, ..NewUnit::named(name, nature) };
    let id = new.insert(tx)?;
    Ok(new.with_id(id))
}

/// Writes a unit's name and nature as they are now.
pub fn save(tx: &Change, it: Unit) -> Answer<Unit> {
    let unit = Unit { name: it.name.trim().into(), ..it };
    if unit.name.is_empty() {
        return Err(refusal::is_empty("name", "单位名称"));
    }
    if named(tx, &unit.name)?.is_some_and(|other| other != unit.id) {
        return Err(refusal::name_is_taken("name", "单位", &unit.name));
    }
    unit.save(tx)?;
    tx.say(format!("修改了单位「{}」", unit.name))?;
    Ok(unit)
}

/// Takes a unit nobody belongs to out of the register.
pub fn remove(tx: &Change, it: OfUnit) -> Answer<()> {
    let unit = Unit::get(tx, it.unit)?;
    let people: u32 = tx.value(
        "select (select count(*) from person where unit = ?1) + (select count(*) from trainee where unit = ?1)",
        [it.unit],
    )?;
    if people > 0 {
        return Err(refusal::in_use("单位", &unit.name, &format!("{people}条人员记录")));
    }
    Unit::remove(tx, it.unit)?;
    tx.say(format!("删除了单位「{}」", unit.name))
}

/// Puts the units in the order given.
pub fn put_in_order(tx: &Change, it: UnitOrder) -> Answer<Vec<UnitLine>> {
    let mut order = it.units;
    for line in all(tx, Everything {})? {
        if !order.contains(&line.unit.id) {
            order.push(line.unit.id);
        }
    }
    for (place, unit) in (1_u32..).zip(&order) {
        tx.run("update unit set standard_order = ?2 where id = ?1", (unit, place))?;
    }
    tx.say("调整了单位顺序")?;
    all(tx, Everything {})
}

/// The unit of that name, if it is in the register.
pub fn named(tx: &Read, name: &str) -> Answer<Option<UnitId>> {
    tx.row("select id from unit where name = ?1", [name], |row| row.get(0))
}

/// The unit of that name, entered at the end of the order when it is new; none for an empty name.
pub fn named_or_new(tx: &Change, name: &str) -> Answer<Option<UnitId>> {
    let name = name.trim();
    if name.is_empty() {
        return Ok(None);
    }
    match named(tx, name)? {
        Some(unit) => Ok(Some(unit)),
        None => Ok(Some(enter(tx, name, Nature::Other)?.id)),
    }
}
