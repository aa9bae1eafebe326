//! 设置: what this school does its own way. One typed struct per concern, journaled like the rest.

pub mod day_shape;
mod leave;
mod roll;
mod teaching;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use ts_rs::TS;

use crate::{Answer, Change, Everything, Read, calendar::Clock, refusal};
pub use day_shape::{DayShape, DayShapes, Half, halves_of, set as set_day_shapes};
pub use leave::{Approval, ClassLimit, LeaveRules, set_leave};
pub use roll::{RollRules, RollWord, set_roll_words};
pub use teaching::{Bound, TeachingRules, set_teaching};

/// One concern of the settings: a struct with a name and a sensible beginning.
pub trait Concern: Serialize + DeserializeOwned + Default {
    /// Its name in the store.
    const NAME: &'static str;
}

/// The school itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct School {
    /// As it stands on papers: 中共某某县委党校. Empty until the first start is over.
    pub name: String,
}
impl Concern for School {
    const NAME: &'static str = "school";
}

/// From when to when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Block {
    /// First minute.
    pub starts: Clock,
    /// The minute after the last.
    pub ends: Clock,
}

/// The usual times of a teaching day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HalfDays {
    /// 上午
    pub morning: Block,
    /// 下午
    pub afternoon: Block,
    /// 晚上
    pub evening: Block,
}
impl Concern for HalfDays {
    const NAME: &'static str = "half_days";
}
impl Default for HalfDays {
    fn default() -> HalfDays {
        let block = |starts, ends| Block { starts: at(starts), ends: at(ends) };
        HalfDays {
            morning: block((8, 30), (11, 30)),
            afternoon: block((14, 30), (17, 30)),
            evening: block((19, 0), (20, 30)),
        }
    }
}
fn at((hour, minute): (u16, u16)) -> Clock {
    Clock::new(hour, minute).unwrap_or(Clock::MIDNIGHT)
}

/// How certificates are numbered and worded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CertificateForm {
    /// The number with its places: `某党校培结字〔{年}〕{序号}号`; numbers run through the year without gaps.
    pub pattern: String,
    /// How many digits 序号 has at least: 4 gives 0012.
    pub digits: u8,
    /// The text with its places: {姓名} {单位} {班次} {起止} {学时}.
    pub wording: String,
    /// Print the double border; off for bought red folders (套打).
    pub border: bool,
    /// Everything moved to the right by this many tenths of a millimetre.
    pub right: i32,
    /// Everything moved down by this many tenths of a millimetre.
    pub down: i32,
}
impl Concern for CertificateForm {
    const NAME: &'static str = "certificate";
}
impl Default for CertificateForm {
    fn default() -> CertificateForm {
        CertificateForm {
            pattern: "党校培结字〔{年}〕{序号}号".into(),
            digits: 4,
            wording: "{姓名}同志于{起止}参加{班次}学习，共{学时}学时，学习期满，成绩合格，准予结业。".into(),
            border: true,
            right: 0,
            down: 0,
        }
    }
}

/// Everything that is set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Settings {
    /// The school itself.
    pub school: School,
    /// The usual times of a day.
    pub half_days: HalfDays,
    /// Further shapes of the day, by name: 夏季作息.
    pub day_shapes: DayShapes,
    /// Numbers and wording of certificates.
    pub certificate: CertificateForm,
    /// What a timetable is judged by.
    pub teaching: TeachingRules,
    /// What leave is judged by.
    pub leave: LeaveRules,
    /// The office's own words in a roll.
    pub roll: RollRules,
    /// Nothing has been entered yet: the first start may offer the sample school.
    pub empty: bool,
}

/// A concern as it is set, or as it begins.
pub fn of<T: Concern>(tx: &Read) -> Answer<T> {
    let text = tx.row("select value from setting where concern = ?1", [T::NAME], |row| row.get::<_, String>(0))?;
    Ok(match text {
        Some(text) => serde_json::from_str(&text)?,
        None => T::default(),
    })
}

/// Keeps a concern as it is set now.
pub(crate) fn keep<T: Concern>(tx: &Change, concern: &T) -> Answer<()> {
    tx.run(
        "insert into setting (concern, value) values (?1, ?2) on conflict do update set value = excluded.value",
        (T::NAME, serde_json::to_string(concern)?),
    )?;
    Ok(())
}

/// Everything that is set.
pub fn all(tx: &Read, _: Everything) -> Answer<Settings> {
    Ok(Settings {
        school: of(tx)?,
        half_days: of(tx)?,
        day_shapes: of(tx)?,
        certificate: of(tx)?,
        teaching: of(tx)?,
        leave: of(tx)?,
        roll: of(tx)?,
        empty: tx.value("select not exists (select 1 from cohort) and not exists (select 1 from person)", [])?,
    })
}

/// Names the school.
pub fn set_school(tx: &Change, it: School) -> Answer<Settings> {
    let school = School { name: it.name.trim().into() };
    if school.name.is_empty() {
        return Err(refusal::is_empty("name", "学校名称"));
    }
    keep(tx, &school)?;
    tx.say(format!("学校名称改为「{}」", school.name))?;
    all(tx, Everything {})
}

/// Sets the usual times of a day.
pub fn set_half_days(tx: &Change, it: HalfDays) -> Answer<Settings> {
    let blocks = [it.morning, it.afternoon, it.evening];
    if blocks.iter().any(|block| block.ends <= block.starts) {
        return Err(refusal::times_reversed());
    }
    keep(tx, &it)?;
    tx.say("修改了作息时间")?;
    all(tx, Everything {})
}

/// Sets how certificates are numbered and worded. Certificates already issued stay as they are.
pub fn set_certificate(tx: &Change, it: CertificateForm) -> Answer<Settings> {
    for place in ["{年}", "{序号}"] {
        if !it.pattern.contains(place) {
            return Err(refusal::pattern_lacks(place));
        }
    }
    if it.wording.trim().is_empty() {
        return Err(refusal::is_empty("wording", "证书正文"));
    }
    keep(tx, &it)?;
    tx.say("修改了结业证书的编号和文字")?;
    all(tx, Everything {})
}
