//! Whom the clerk means: a row number, a name or its initials, a badge, an ID number; typed or scanned.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{code, expected, of};
use crate::{
    Answer, Read,
    cohort::OfCohort,
    hanzi::pinyin::{Fit, Sought},
    person::IdNumber,
    timetable::{OfSession, SessionId},
    trainee::{Trainee, TraineeId, name_of},
};

/// A trainee's badge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct BadgeLine {
    /// Whose.
    pub trainee: TraineeId,
    /// 序号
    pub number: u32,
    /// 姓名
    pub name: String,
    /// 单位
    pub unit: String,
    /// 编码: what a scanner types.
    pub badge: String,
}

/// The badges of a class by 序号, of those who have not left.
pub fn badges(tx: &Read, it: OfCohort) -> Answer<Vec<BadgeLine>> {
    let here = expected::roster(tx, it.cohort)?.into_iter().filter(|seat| seat.left_on.is_none());
    let badge = |seat: expected::Seat| BadgeLine {
        trainee: seat.trainee,
        number: seat.number,
        badge: code::badge(seat.trainee.0),
        name: seat.name,
        unit: seat.unit,
    };
    Ok(here.map(badge).collect())
}

/// Somebody to be found.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FindOnRoll {
    /// On the roll of which session.
    pub session: SessionId,
    /// What was typed or scanned.
    pub typed: String,
}

/// Who may be meant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Called {
    /// Those on the roll, the best first; one: it is them.
    pub found: Vec<TraineeId>,
    /// Those of the class who are not on this roll.
    pub others: Vec<TraineeId>,
    /// Why nobody is found, or more than one; empty: one is.
    pub say: String,
}

/// Who of a roll is meant by what was typed.
pub fn find(tx: &Read, it: FindOnRoll) -> Answer<Called> {
    let roll = of(tx, OfSession { session: it.session })?;
    let seats = expected::roster(tx, roll.session.cohort)?;
    let on = |trainee: &TraineeId| roll.lines.iter().any(|line| line.trainee == *trainee);
    let meant = meant(&seats, &it.typed);
    let (found, others): (Vec<_>, Vec<_>) = meant.into_iter().partition(on);
    let typed = it.typed.trim();
    let say = match (found.as_slice(), others.as_slice()) {
        ([_], _) => String::new(),
        ([], []) => nobody(tx, typed)?,
        ([], [one]) => format!("{}不在这次课的点名册上，可以临时加入。", name_of(tx, *one)?),
        ([], _) => format!("「{typed}」的几个人都不在这次课的点名册上。"),
        (several, _) => format!("「{typed}」有{}人，请输入序号。", several.len()),
    };
    Ok(Called { found, others, say })
}

/// The trainees that are meant, the best first: by the whole of what was typed only, where somebody fits it whole.
fn meant(seats: &[expected::Seat], typed: &str) -> Vec<TraineeId> {
    let one =
        |is: &dyn Fn(&expected::Seat) -> bool| seats.iter().filter(|seat| is(seat)).map(|seat| seat.trainee).collect();
    if let Some(id) = code::read_badge(typed) {
        return one(&|seat| seat.trainee.0 == id);
    }
    if let Ok(number) = IdNumber::read(typed) {
        return one(&|seat| seat.id_number.as_ref() == Some(&number));
    }
    if let Ok(number) = typed.trim().parse::<u32>() {
        return one(&|seat| seat.number == number);
    }
    let mut sought = Sought::read(typed);
    let mut fits: Vec<(Fit, TraineeId)> =
        seats.iter().filter_map(|seat| Some((sought.in_name(&seat.name)?, seat.trainee))).collect();
    let best = fits.iter().map(|(fit, _)| *fit).min();
    fits.retain(|(fit, _)| *fit != Fit::Inside || best == Some(Fit::Inside));
    if best == Some(Fit::Whole) {
        fits.retain(|(fit, _)| *fit == Fit::Whole);
    }
    fits.sort_by_key(|(fit, _)| *fit);
    fits.into_iter().map(|(_, trainee)| trainee).collect()
}

/// Why nobody is found: a badge of another class says whose it is.
fn nobody(tx: &Read, typed: &str) -> Answer<String> {
    let Some(id) = code::read_badge(typed).map(TraineeId) else {
        return Ok(format!("名单里没有「{typed}」。"));
    };
    let there: bool = tx.value("select exists (select 1 from trainee where id = ?1)", [id])?;
    if !there {
        return Ok(format!("没有编码是「{typed}」的学员。"));
    }
    let cohort = crate::cohort::Cohort::get(tx, Trainee::get(tx, id)?.cohort)?;
    Ok(format!("这是「{}」{}的编码，不是这个班的。", cohort.title(), name_of(tx, id)?))
}
