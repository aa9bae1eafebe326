//! From the rows of a file to what is done in the register.

use std::collections::{HashMap, HashSet};

use school::{
    Answer, Change, Everything, Read,
    unit::{self, Nature, NewUnit, Unit, UnitId, UnitLine},
};

use super::{
    UnitDoubt, UnitFate, UnitSeen,
    table::{self, Table, Trait},
};
use crate::workbook::Workbook;

/// What a file says, compared with the register.
pub(super) struct Plan {
    pub sheet: String,
    pub doubts: Vec<UnitDoubt>,
    /// Open units of the register that the file does not have.
    pub absent: Vec<String>,
    steps: Vec<Step>,
    /// The open units of the register, as they stand.
    stood: Vec<UnitId>,
}

/// One unit of the file.
struct Step {
    row: u32,
    /// As it is in the register; none: new.
    before: Option<Unit>,
    name: String,
    nature: Nature,
    /// Those above, by name: they may be in the file only.
    parent: String,
    overseer: String,
    sector: String,
    area: String,
    tags: String,
    /// 别名 not known yet.
    learned: Vec<String>,
    /// What changes, in words.
    changes: Vec<String>,
}

pub(super) fn of(tx: &Read, workbook: &Workbook) -> Answer<Plan> {
    let table = table::of(workbook)?;
    let register = Register { lines: unit::all(tx, Everything {})? };
    let rows = table.rows();
    let in_file: HashSet<String> = rows.iter().map(|&row| table.text(row, Trait::Name)).collect();
    let mut planner = Planner { table: &table, register: &register, in_file, doubts: Vec::new() };
    let mut steps: Vec<Step> = Vec::new();
    for row in rows {
        let name = table.text(row, Trait::Name);
        let known = match unit::named(tx, &name)? {
            Some(unit) => Some(unit),
            None => planner.renamed(tx, row)?,
        };
        let twice = steps.iter().find(|step| match (known, &step.before) {
            (Some(unit), Some(before)) => before.id == unit,
            _ => step.name == name,
        });
        match twice {
            Some(first) => {
                let why = format!("与第{}行是同一个单位，这一行没有采用。", first.row);
                planner.doubt(row, Trait::Name, why);
            }
            None => steps.push(planner.step(tx, row, name, known)?),
        }
    }
    let mut doubts = planner.doubts;
    break_circles(&register, &mut steps, &table, &mut doubts);
    for step in &mut steps {
        step.compare(&register);
    }
    doubts.sort_by_key(|doubt| doubt.row);
    let open = |line: &&UnitLine| line.unit.closed_on.is_none();
    let there: HashSet<UnitId> = steps.iter().filter_map(|step| Some(step.before.as_ref()?.id)).collect();
    let absent = register.lines.iter().filter(open).filter(|line| !there.contains(&line.unit.id));
    Ok(Plan {
        sheet: table.sheet.into(),
        doubts,
        absent: absent.map(|line| line.unit.name.clone()).collect(),
        stood: register.lines.iter().filter(open).map(|line| line.unit.id).collect(),
        steps,
    })
}

/// The units as they stand.
struct Register {
    lines: Vec<UnitLine>,
}

impl Register {
    fn unit(&self, id: UnitId) -> Option<&UnitLine> {
        self.lines.iter().find(|line| line.unit.id == id)
    }
    fn name(&self, id: Option<UnitId>) -> String {
        id.and_then(|id| self.unit(id)).map_or_else(String::new, |line| line.unit.name.clone())
    }
}

struct Planner<'a> {
    table: &'a Table<'a>,
    register: &'a Register,
    in_file: HashSet<String>,
    doubts: Vec<UnitDoubt>,
}

impl Planner<'_> {
    fn doubt(&mut self, row: u32, what: Trait, why: String) {
        let (cell, read) = (self.table.place(row, what), self.table.text(row, what));
        self.doubts.push(UnitDoubt { row: row + 1, cell, read, why });
    }

    /// A new name whose 别名 is a unit's own name that no other row has: that unit under its new name.
    fn renamed(&self, tx: &Read, row: u32) -> Answer<Option<UnitId>> {
        for alias in self.table.list(row, Trait::Aliases) {
            if !self.in_file.contains(&alias)
                && let Some(unit) = unit::named(tx, &alias)?
                && self.register.unit(unit).is_some_and(|line| line.unit.name == alias)
            {
                return Ok(Some(unit));
            }
        }
        Ok(None)
    }

    fn step(&mut self, tx: &Read, row: u32, name: String, known: Option<UnitId>) -> Answer<Step> {
        let line = known.and_then(|unit| self.register.unit(unit));
        let before = line.map(|line| line.unit.clone());
        // A 别名 in the file means the unit, it does not rename it.
        let known_as = unit::named(tx, &name)?.and_then(|unit| self.register.unit(unit));
        let name = known_as.map_or(name, |line| line.unit.name.clone());
        let is = |what: fn(&Unit) -> String| before.as_ref().map(what).unwrap_or_default();
        let text = |what, is: String| if self.table.has(what) { self.table.text(row, what) } else { is };
        let list = |what, is: String| if self.table.has(what) { self.table.list(row, what).join("、") } else { is };
        let (sector, area) =
            (text(Trait::Sector, is(|it| it.sector.clone())), text(Trait::Area, is(|it| it.area.clone())));
        let tags = list(Trait::Tags, is(|it| it.tags.clone()));
        let nature = self.nature(row, before.as_ref().map_or(Nature::Other, |unit| unit.nature));
        let parent = self.above(tx, row, Trait::Parent, before.as_ref().and_then(|unit| unit.parent))?;
        let overseer = self.above(tx, row, Trait::Overseer, before.as_ref().and_then(|unit| unit.overseer))?;
        let mut learned = Vec::new();
        for alias in self.table.list(row, Trait::Aliases) {
            let own = alias == name || before.as_ref().is_some_and(|unit| unit.name == alias);
            match unit::named(tx, &alias)?.and_then(|unit| self.register.unit(unit)) {
                // Renamed: the old name is what senders will go on writing.
                _ if own && alias != name => learned.push(alias),
                _ if own => {}
                Some(other) if Some(other.unit.id) == known => {}
                Some(other) => {
                    let why = format!("别名「{alias}」是单位「{}」的名称，没有采用。", other.unit.name);
                    self.doubt(row, Trait::Aliases, why);
                }
                None if self.in_file.contains(&alias) => {
                    self.doubt(row, Trait::Aliases, format!("别名「{alias}」是这个文件里另一个单位的名称，没有采用。"));
                }
                None => learned.push(alias),
            }
        }
        Ok(Step {
            row: row + 1,
            before,
            name,
            nature,
            parent,
            overseer,
            sector,
            area,
            tags,
            learned,
            changes: Vec::new(),
        })
    }

    fn nature(&mut self, row: u32, is: Nature) -> Nature {
        let written = self.table.text(row, Trait::Nature);
        match Nature::read(&written) {
            _ if written.is_empty() => is,
            Some(nature) => nature,
            None => {
                let words: Vec<&str> = Nature::ALL.iter().map(|nature| nature.word()).collect();
                self.doubt(
                    row,
                    Trait::Nature,
                    format!("不认识这种性质，仍作「{is}」。可用的有：{}。", words.join("、")),
                );
                is
            }
        }
    }

    /// The name of the unit above, as the register or the file has it.
    fn above(&mut self, tx: &Read, row: u32, what: Trait, is: Option<UnitId>) -> Answer<String> {
        let is = self.register.name(is);
        let written = self.table.text(row, what);
        if !self.table.has(what) {
            return Ok(is);
        }
        if written.is_empty() {
            return Ok(written);
        }
        match unit::named(tx, &written)? {
            Some(unit) => Ok(self.register.name(Some(unit))),
            None if self.in_file.contains(&written) => Ok(written),
            None => {
                let kept = if is.is_empty() { "没有采用".into() } else { format!("仍是「{is}」") };
                self.doubt(row, what, format!("单位名录和这个文件里都没有「{written}」，{}{kept}。", what.word()));
                Ok(is)
            }
        }
    }
}

/// Who would stand above themselves stay where they stood.
fn break_circles(register: &Register, steps: &mut [Step], table: &Table, doubts: &mut Vec<UnitDoubt>) {
    type Above = fn(&mut Step) -> &mut String;
    type Stood = fn(&Unit) -> Option<UnitId>;
    let of: [(Trait, Above, Stood); 2] = [
        (Trait::Parent, |step| &mut step.parent, |unit| unit.parent),
        (Trait::Overseer, |step| &mut step.overseer, |unit| unit.overseer),
    ];
    for (what, above, stood) in of {
        loop {
            let mut up: HashMap<String, String> =
                register.lines.iter().map(|line| (line.unit.name.clone(), register.name(stood(&line.unit)))).collect();
            up.extend(steps.iter_mut().map(|step| (step.name.clone(), above(step).clone())));
            let circles = |name: &String| {
                let mut next = up.get(name);
                (0..up.len()).any(|_| {
                    let is = next == Some(name);
                    next = next.and_then(|name| up.get(name));
                    is
                })
            };
            let stays = |step: &Step| register.name(step.before.as_ref().and_then(stood));
            let moved = (0..steps.len()).find(|&i| {
                let stays = stays(&steps[i]);
                *above(&mut steps[i]) != stays && circles(&steps[i].name)
            });
            let Some(step) = moved.map(|i| &mut steps[i]) else { break };
            let stays = stays(step);
            let read = std::mem::replace(above(step), stays);
            let why = format!(
                "这样「{}」会{}自己，没有采用。",
                step.name,
                if what == Trait::Parent { "隶属于" } else { "归口于" }
            );
            doubts.push(UnitDoubt { row: step.row, cell: table.place(step.row - 1, what), read, why });
        }
    }
}

impl Step {
    /// Notes what is another than in the register.
    fn compare(&mut self, register: &Register) {
        let Some(before) = &self.before else { return };
        let blank = |text: &str| if text.is_empty() { "（空）".to_owned() } else { text.to_owned() };
        for (what, was, is) in [
            ("单位名称", before.name.clone(), self.name.clone()),
            ("性质", before.nature.to_string(), self.nature.to_string()),
            ("归口管理部门", register.name(before.overseer), self.overseer.clone()),
            ("隶属单位", register.name(before.parent), self.parent.clone()),
            ("系统", before.sector.clone(), self.sector.clone()),
            ("片区", before.area.clone(), self.area.clone()),
            ("标签", before.tags.clone(), self.tags.clone()),
        ] {
            if was != is {
                self.changes.push(format!("{what}：{} → {}", blank(&was), blank(&is)));
            }
        }
        if !self.learned.is_empty() {
            self.changes.push(format!("别名：增加{}", self.learned.join("、")));
        }
    }

    fn fate(&self) -> UnitFate {
        match &self.before {
            None => UnitFate::New,
            Some(before) if before.name != self.name => UnitFate::Renamed,
            Some(_) if self.changes.is_empty() => UnitFate::Same,
            Some(_) => UnitFate::Changed,
        }
    }
}

impl Plan {
    /// The file's units as the clerk is shown them.
    pub fn seen(&self) -> Vec<UnitSeen> {
        let seen = |step: &Step| UnitSeen {
            row: step.row,
            name: step.name.clone(),
            fate: step.fate(),
            changes: step.changes.clone(),
        };
        self.steps.iter().map(seen).collect()
    }

    /// Whether those known already change places among each other.
    pub fn reorders(&self) -> bool {
        let mut order: Vec<UnitId> = self.steps.iter().filter_map(|step| Some(step.before.as_ref()?.id)).collect();
        let there: HashSet<UnitId> = order.iter().copied().collect();
        order.extend(self.stood.iter().filter(|unit| !there.contains(unit)));
        order != self.stood
    }

    /// Writes it: first everybody by name, then who stands above whom, then the order.
    pub fn write(&self, tx: &Change) -> Answer<()> {
        let mut ids: HashMap<&str, UnitId> = HashMap::new();
        for step in &self.steps {
            let id = match &step.before {
                Some(before) => before.id,
                None => unit::enter(tx, NewUnit::named(&step.name, step.nature))?.id,
            };
            ids.insert(&step.name, id);
        }
        for (step, id) in self.steps.iter().filter_map(|step| Some((step, *ids.get(step.name.as_str())?))) {
            if step.fate() != UnitFate::Same {
                let above = |name: &String| match ids.get(name.as_str()) {
                    Some(id) => Ok(Some(*id)),
                    None => unit::named(tx, name),
                };
                let unit = Unit {
                    name: step.name.clone(),
                    nature: step.nature,
                    parent: above(&step.parent)?,
                    overseer: above(&step.overseer)?,
                    sector: step.sector.clone(),
                    area: step.area.clone(),
                    tags: step.tags.clone(),
                    ..Unit::get(tx, id)?
                };
                unit.save(tx)?;
            }
        }
        for (step, id) in self.steps.iter().filter_map(|step| Some((step, *ids.get(step.name.as_str())?))) {
            for alias in &step.learned {
                unit::learn(tx, alias, id)?;
            }
        }
        if self.reorders() || self.steps.iter().any(|step| step.before.is_none()) {
            unit::arrange(
                tx,
                &self.steps.iter().filter_map(|step| ids.get(step.name.as_str()).copied()).collect::<Vec<_>>(),
            )?;
        }
        Ok(())
    }
}
