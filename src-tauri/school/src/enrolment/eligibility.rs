//! 参训条件: whom a class is for.

use chrono::{Months, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Answer, Change, Read,
    cohort::{Cohort, CohortId, OfCohort},
    refusal,
    trainee::{level, role},
};

/// Whom a class is for. What is left out or empty is not asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Eligibility {
    /// Of which class.
    pub cohort: CohortId,
    /// 周岁 on the first day, at least.
    #[serde(default)]
    pub youngest: Option<u32>,
    /// 周岁 on the first day, at most.
    #[serde(default)]
    pub oldest: Option<u32>,
    /// 职务层次, at least: 乡科级副职.
    #[serde(default)]
    pub lowest: String,
    /// 职务层次, at most: 县处级正职.
    #[serde(default)]
    pub highest: String,
    /// One of these tags is enough; 、 between them.
    #[serde(default)]
    pub tags: String,
    /// 剔除近N年已训; 0: not asked.
    #[serde(default)]
    pub years: u32,
    /// Only classes of the same name count as trained.
    #[serde(default)]
    pub same_name: bool,
}

/// More years than anybody looks back.
const LONGEST: u32 = 50;

impl Eligibility {
    /// The first day on which a class may have ended to count as 近年已训; none: it is not asked.
    pub fn since(&self, cohort: &Cohort) -> Option<NaiveDate> {
        let months = Months::new(12 * self.years.min(LONGEST));
        (self.years > 0).then(|| cohort.starts.checked_sub_months(months).unwrap_or(cohort.starts))
    }
}

/// Whom a class is for.
pub fn eligibility(tx: &Read, it: OfCohort) -> Answer<Eligibility> {
    Cohort::get(tx, it.cohort)?;
    of(tx, it.cohort)
}

pub(super) fn of(tx: &Read, cohort: CohortId) -> Answer<Eligibility> {
    let set = tx.row("select * from eligibility where cohort = ?1", [cohort], |row| {
        Ok(Eligibility {
            cohort,
            youngest: row.get("youngest")?,
            oldest: row.get("oldest")?,
            lowest: row.get("lowest")?,
            highest: row.get("highest")?,
            tags: row.get("tags")?,
            years: row.get("years")?,
            same_name: row.get("same_name")?,
        })
    })?;
    Ok(set.unwrap_or(Eligibility {
        cohort,
        youngest: None,
        oldest: None,
        lowest: String::new(),
        highest: String::new(),
        tags: String::new(),
        years: 0,
        same_name: false,
    }))
}

/// Says whom a class is for.
pub fn set_eligibility(tx: &Change, it: Eligibility) -> Answer<Eligibility> {
    let title = Cohort::get(tx, it.cohort)?.title();
    let it = Eligibility {
        youngest: it.youngest.filter(|&age| age > 0),
        oldest: it.oldest.filter(|&age| age > 0),
        lowest: it.lowest.trim().into(),
        highest: it.highest.trim().into(),
        tags: tidy(&it.tags),
        years: it.years.min(LONGEST),
        ..it
    };
    if let (Some(youngest), Some(oldest)) = (it.youngest, it.oldest)
        && oldest < youngest
    {
        return Err(refusal::range_reversed("oldest", "年龄"));
    }
    let level_of = |field: &str, word: &str| match word {
        "" => Ok(None),
        word => level::named(word).map(Some).ok_or_else(|| refusal::no_such_level(field, word)),
    };
    let (lowest, highest) = (level_of("lowest", &it.lowest)?, level_of("highest", &it.highest)?);
    // What stands higher is less.
    if let (Some(lowest), Some(highest)) = (lowest, highest)
        && lowest < highest
    {
        return Err(refusal::range_reversed("highest", "职务层次"));
    }
    tx.run(
        "insert into eligibility (cohort, youngest, oldest, lowest, highest, tags, years, same_name)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
         on conflict (cohort) do update
         set youngest = excluded.youngest, oldest = excluded.oldest, lowest = excluded.lowest,
             highest = excluded.highest, tags = excluded.tags, years = excluded.years, same_name = excluded.same_name",
        (it.cohort, it.youngest, it.oldest, &it.lowest, &it.highest, &it.tags, it.years, it.same_name),
    )?;
    tx.say(format!("修改了「{title}」的参训条件"))?;
    of(tx, it.cohort)
}

fn tidy(tags: &str) -> String {
    role::of(tags).join("、")
}
