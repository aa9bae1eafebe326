//! What this school allows a timetable: each figure with where it comes from, so that a hint can say it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Concern, Settings, all, keep};
use crate::{Answer, Change, Everything, refusal};

/// A figure of the rules and its source.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bound {
    /// How much: per cent, years, or hundredths of 学时.
    pub figure: u32,
    /// 依据
    pub authority: String,
}

/// What a timetable is judged by. All are hints to the office, none locks anything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TeachingRules {
    /// Hundredths of 学时 one lecturer gives at most in a half day.
    pub half_day: Bound,
    /// Years after which a topic may be heard again; 0: always.
    pub heard_years: Bound,
    /// 理论教育和党性教育, at least so many per cent of a 主体班.
    pub theory_and_spirit: Bound,
    /// 党性教育, at least so many per cent of a 主体班.
    pub spirit: Bound,
    /// 领导干部授课, at least so many per cent of a 主体班.
    pub leaders: Bound,
    /// Years after which a topic that was not worked on is out of date; 0: never.
    pub stale_years: Bound,
}
impl Concern for TeachingRules {
    const NAME: &'static str = "teaching";
}
impl Default for TeachingRules {
    fn default() -> TeachingRules {
        let bound = |figure, authority: &str| Bound { figure, authority: authority.into() };
        TeachingRules {
            half_day: bound(400, "半天不超过4学时，与讲课费的计算一致；没有全国规定，按方案可改"),
            heard_years: bound(2, "没有全国规定，按方案可改"),
            theory_and_spirit: bound(
                70,
                "中共中央《关于加强和改进新形势下党校工作的意见》（2015年）：理论教育和党性教育不低于总课时的70%；按方案可改",
            ),
            spirit: bound(
                20,
                "中共中央《关于加强和改进新形势下党校工作的意见》（2015年）：党性教育不低于总课时的20%；按方案可改",
            ),
            leaders: bound(
                20,
                "《中国共产党党校（行政学院）工作条例》（2025年修订）第八条：每学期领导干部授课不低于主体班次总课时的20%",
            ),
            stale_years: bound(3, "没有全国规定，按方案可改"),
        }
    }
}

/// No school has a half day longer than this.
const LONGEST_HALF_DAY: u32 = 2400;
/// Nobody asks about what was longer ago.
const MOST_YEARS: u32 = 50;

/// Sets what a timetable is judged by.
pub fn set_teaching(tx: &Change, it: TeachingRules) -> Answer<Settings> {
    let shares = [&it.theory_and_spirit, &it.spirit, &it.leaders];
    if let Some(share) = shares.into_iter().find(|bound| bound.figure > 100) {
        return Err(refusal::figure_beyond(share.figure, "比例", 100));
    }
    if let Some(years) = [&it.heard_years, &it.stale_years].into_iter().find(|bound| bound.figure > MOST_YEARS) {
        return Err(refusal::figure_beyond(years.figure, "年数", MOST_YEARS));
    }
    if it.half_day.figure > LONGEST_HALF_DAY {
        return Err(refusal::figure_beyond(it.half_day.figure / 100, "半天的学时", LONGEST_HALF_DAY / 100));
    }
    keep(tx, &it)?;
    tx.say("修改了排课规则")?;
    all(tx, Everything {})
}
