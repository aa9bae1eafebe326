//! 作息: the usual times of a teaching day, and further named ones with several blocks a half day.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Block, Concern, HalfDays, Settings, all, keep, of};
use crate::{Answer, Change, Everything, Read, calendar::HalfDay, cohort::CohortId, refusal};

/// A named shape of the day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DayShape {
    /// 夏季作息
    pub name: String,
    /// 上午: one block or several, as in 8:30–10:00 and 10:20–11:50.
    pub morning: Vec<Block>,
    /// 下午
    pub afternoon: Vec<Block>,
    /// 晚上
    pub evening: Vec<Block>,
}

/// The shapes of the day beside the usual one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DayShapes {
    /// In the order the office keeps them.
    pub shapes: Vec<DayShape>,
}
impl Concern for DayShapes {
    const NAME: &'static str = "day_shapes";
}

/// A half day of a class with its real times.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Half {
    /// 上午, 下午 or 晚上.
    pub half_day: HalfDay,
    /// Its blocks, in order; at least one.
    pub blocks: Vec<Block>,
}

/// The half days of a class: of the shape it has chosen, else the usual ones.
pub fn halves_of(tx: &Read, cohort: CohortId) -> Answer<Vec<Half>> {
    let chosen: Option<String> = tx.row("select day_shape from cohort where id = ?1", [cohort], |row| row.get(0))?;
    let shape = of::<DayShapes>(tx)?.shapes.into_iter().find(|shape| Some(&shape.name) == chosen.as_ref());
    let blocks = match shape {
        Some(shape) => shape.halves(),
        None => {
            let usual: HalfDays = of(tx)?;
            [
                (HalfDay::Morning, vec![usual.morning]),
                (HalfDay::Afternoon, vec![usual.afternoon]),
                (HalfDay::Evening, vec![usual.evening]),
            ]
        }
    };
    let halves = blocks.into_iter().filter(|(_, blocks)| !blocks.is_empty());
    Ok(halves.map(|(half_day, blocks)| Half { half_day, blocks }).collect())
}

/// Sets the shapes of the day; one that classes keep to cannot go.
pub fn set(tx: &Change, it: DayShapes) -> Answer<Settings> {
    let shapes: Vec<DayShape> =
        it.shapes.into_iter().map(|shape| DayShape { name: shape.name.trim().into(), ..shape }).collect();
    for (n, shape) in shapes.iter().enumerate() {
        if shape.name.is_empty() {
            return Err(refusal::is_empty("name", "作息的名称"));
        }
        if shapes[..n].iter().any(|other| other.name == shape.name) {
            return Err(refusal::name_is_taken("name", "作息", &shape.name));
        }
        shape.check()?;
    }
    let used = tx.rows(
        "select day_shape, count(*) from cohort where day_shape <> '' group by day_shape order by day_shape",
        [],
        |row| Ok((row.get::<_, String>(0)?, row.get::<_, u32>(1)?)),
    )?;
    let before: DayShapes = of(tx)?;
    for (name, classes) in used {
        let there = |shapes: &[DayShape]| shapes.iter().any(|shape| shape.name == name);
        if there(&before.shapes) && !there(&shapes) {
            return Err(refusal::in_use("作息", &name, &format!("{classes}个班次")));
        }
    }
    keep(tx, &DayShapes { shapes })?;
    tx.say("修改了季节作息")?;
    all(tx, Everything {})
}

impl DayShape {
    fn halves(self) -> [(HalfDay, Vec<Block>); 3] {
        [(HalfDay::Morning, self.morning), (HalfDay::Afternoon, self.afternoon), (HalfDay::Evening, self.evening)]
    }
    /// Blocks follow each other, each in its own half of the day, as papers will call it.
    fn check(&self) -> Answer<()> {
        let halves = self.clone().halves();
        if halves.iter().all(|(_, blocks)| blocks.is_empty()) {
            return Err(refusal::shape_has_no_blocks(&self.name));
        }
        for (half, blocks) in halves {
            if blocks.iter().any(|block| block.ends <= block.starts) {
                return Err(refusal::times_reversed());
            }
            if blocks.windows(2).any(|pair| pair[1].starts < pair[0].ends) {
                return Err(refusal::blocks_overlap(&self.name, half.word()));
            }
            if let Some(block) = blocks.iter().find(|block| block.starts.half_day() != half) {
                return Err(refusal::not_in_the_half_day(&self.name, block.starts, half.word()));
            }
        }
        Ok(())
    }
}
