//! 单位: where people come from, in the order the office keeps by hand.
//!
//! A unit goes by more names than one: what senders write for it, and what it was called before a 机构改革 (names.rs).
//! Two units become one when one was written twice, or when a 机构改革 made them one (merge.rs).

mod merge;
mod names;
pub mod rules;

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Answer, Change, Everything, Read, refusal};
pub use merge::{MergeUnits, merge};
pub use names::{
    AddUnitName, NameKind, OfUnitName, RenameUnit, UnitName, UnitNameId, add_name, learn, name_on, named, named_or_new,
    named_or_new_on, remove_name, rename, spellings,
};

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

/// A unit with its other names, its place in the tree and how many people belong to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct UnitLine {
    /// The unit.
    #[serde(flatten)]
    pub unit: Unit,
    /// What senders write for it.
    pub aliases: Vec<UnitName>,
    /// What it was called before, the latest first.
    pub former: Vec<UnitName>,
    /// Its line when the units are listed as a tree (隶属), counted from 1; those of one unit in standard order.
    pub tree_line: u32,
    /// How many units stand above it.
    pub depth: u32,
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
    /// 隶属单位
    #[serde(default)]
    #[ts(optional)]
    pub parent: Option<UnitId>,
    /// 归口管理部门
    #[serde(default)]
    #[ts(optional)]
    pub overseer: Option<UnitId>,
    /// 系统
    #[serde(default)]
    #[ts(optional)]
    pub sector: Option<String>,
    /// 片区
    #[serde(default)]
    #[ts(optional)]
    pub area: Option<String>,
    /// Any words of the office, 、 between them.
    #[serde(default)]
    #[ts(optional)]
    pub tags: Option<String>,
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

/// All units in their standard order; closed ones, too.
pub fn all(tx: &Read, _: Everything) -> Answer<Vec<UnitLine>> {
    let mut lines = tx.rows(
        "select unit.*, (select count(*) from person where person.unit = unit.id) as people
         from unit order by standard_order, id",
        [],
        |row| {
            Ok(UnitLine {
                unit: Unit::of_row(row)?,
                aliases: Vec::new(),
                former: Vec::new(),
                tree_line: 0,
                depth: 0,
                people: row.get("people")?,
            })
        },
    )?;
    let tree = rules::tree(&lines.iter().map(|line| (line.unit.id, line.unit.parent)).collect::<Vec<_>>());
    for (line, (tree_line, depth)) in lines.iter_mut().zip(tree) {
        (line.tree_line, line.depth) = (tree_line, depth);
    }
    let place: HashMap<UnitId, usize> = (0..).zip(&lines).map(|(i, line)| (line.unit.id, i)).collect();
    for name in tx.rows("select * from unit_name order by until desc, id", [], UnitName::of_row)? {
        if let Some(&i) = place.get(&name.unit) {
            match name.kind {
                NameKind::Alias => lines[i].aliases.push(name),
                NameKind::Former => lines[i].former.push(name),
            }
        }
    }
    Ok(lines)
}

/// Enters a unit at the end of the order.
pub fn add(tx: &Change, it: AddUnit) -> Answer<Unit> {
    let text = |text: Option<String>| text.unwrap_or_default().trim().to_owned();
    let new = NewUnit {
        parent: it.parent,
        overseer: it.overseer,
        sector: text(it.sector),
        area: text(it.area),
        tags: text(it.tags),
        ..NewUnit::named(it.name.trim(), it.nature)
    };
    let unit = enter(tx, new)?;
    tx.say(format!("新增单位「{}」", unit.name))?;
    Ok(unit)
}

/// Writes a new unit at the end of the order.
pub fn enter(tx: &Change, it: NewUnit) -> Answer<Unit> {
    names::must_be_free(tx, &it.name, None)?;
    for above in [it.parent, it.overseer].into_iter().flatten() {
        Unit::get(tx, above)?;
    }
    let standard_order = tx.value("select coalesce(max(standard_order), 0) + 1 from unit", [])?;
    let new = NewUnit { standard_order, ..it };
    let id = new.insert(tx)?;
    Ok(new.with_id(id))
}

/// Writes a unit as it is now; its place in the order is given by [`put_in_order`]. Another name is a correction.
pub fn save(tx: &Change, it: Unit) -> Answer<Unit> {
    let before = Unit::get(tx, it.id)?;
    let unit = Unit {
        name: it.name.trim().into(),
        sector: it.sector.trim().into(),
        area: it.area.trim().into(),
        tags: it.tags.trim().into(),
        standard_order: before.standard_order,
        ..it
    };
    names::must_be_free(tx, &unit.name, Some(unit.id))?;
    stands_in_no_circle(tx, &unit)?;
    names::no_alias_of_its_own(tx, unit.id, &unit.name)?;
    unit.save(tx)?;
    tx.say(format!("修改了单位「{}」", unit.name))?;
    Ok(unit)
}

/// Nobody belongs to those who belong to them, whichever way.
fn stands_in_no_circle(tx: &Read, unit: &Unit) -> Answer<()> {
    for (column, above) in [("parent", unit.parent), ("overseer", unit.overseer), ("successor", unit.successor)] {
        let Some(above) = above else { continue };
        let other = Unit::get(tx, above)?;
        let mut chain = tx.prepare_cached(&format!("select {column} from unit where id = ?1"))?;
        let mut next = Some(above);
        let mut seen = Vec::new();
        while let Some(id) = next.filter(|id| !seen.contains(id)) {
            if id == unit.id {
                return Err(refusal::unit_circle(column, &unit.name, &other.name));
            }
            seen.push(id);
            next = chain.query_row([id], |row| row.get(0))?;
        }
    }
    Ok(())
}

/// Takes a unit nobody belongs to out of the register.
pub fn remove(tx: &Change, it: OfUnit) -> Answer<()> {
    let unit = Unit::get(tx, it.unit)?;
    for (sql, what) in [
        (
            "select (select count(*) from person where unit = ?1) + (select count(*) from trainee where unit = ?1)",
            "条人员记录",
        ),
        (
            "select (select count(*) from quota where unit = ?1) + (select count(*) from intake where unit = ?1)",
            "个班的名额或名册文件",
        ),
        ("select count(*) from unit where ?1 in (parent, overseer, successor)", "个下属、归口或并入的单位"),
    ] {
        let users: u32 = tx.value(sql, [it.unit])?;
        if users > 0 {
            return Err(refusal::in_use("单位", &unit.name, &format!("{users}{what}")));
        }
    }
    Unit::remove(tx, it.unit)?;
    tx.say(format!("删除了单位「{}」", unit.name))
}

/// Puts the units in the order given.
pub fn put_in_order(tx: &Change, it: UnitOrder) -> Answer<Vec<UnitLine>> {
    arrange(tx, &it.units)?;
    tx.say("调整了单位顺序")?;
    all(tx, Everything {})
}

/// Writes the standard order 1, 2, 3 …; units left out follow in their old order.
pub fn arrange(tx: &Change, first: &[UnitId]) -> Answer<()> {
    let mut order: Vec<UnitId> = Vec::new();
    let mut placed = HashSet::new();
    let stood = tx.rows("select id from unit order by standard_order, id", [], |row| row.get(0))?;
    for &unit in first.iter().chain(&stood) {
        if placed.insert(unit) {
            order.push(unit);
        }
    }
    for (place, unit) in (1_u32..).zip(&order) {
        tx.run("update unit set standard_order = ?2 where id = ?1 and standard_order <> ?2", (unit, place))?;
    }
    Ok(())
}
