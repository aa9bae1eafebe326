//! Changing sessions where they stand: moved, stretched, exchanged, fixed, confirmed. What is done to one that is given
//! to several classes is done in all of them.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    Planned, Session, SessionId, SessionLine, State, joint,
    plan::{planned, spoken},
    session,
};
use crate::{
    Answer, Change,
    calendar::{Clock, month_day, weekday},
    refusal,
};

/// A session that shall take place at another time, as long as before.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Move {
    /// Which.
    pub session: SessionId,
    /// To which day.
    pub day: NaiveDate,
    /// From which minute on.
    pub starts: Clock,
    /// 调课原因, when its timetable is approved.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
}

/// A session that shall be longer or shorter on its day.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Stretch {
    /// Which.
    pub session: SessionId,
    /// First minute.
    pub starts: Clock,
    /// The minute after the last.
    pub ends: Clock,
    /// 调课原因, when its timetable is approved.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
}

/// Two sessions, of one class or of two, that shall change places.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Swap {
    /// The one.
    pub one: SessionId,
    /// The other.
    pub other: SessionId,
    /// 调课原因, when their timetable is approved.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
}

/// Two sessions as they now stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Swapped {
    /// The one.
    pub one: Planned,
    /// The other.
    pub other: Planned,
}

/// Sessions that arranging shall leave where they are, or may move again.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Lock {
    /// Which.
    pub sessions: Vec<SessionId>,
    /// Fixed, or free again.
    pub locked: bool,
}

/// Sessions whose lecturers have confirmed, or have not.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Confirm {
    /// Which.
    pub sessions: Vec<SessionId>,
    /// How far they are settled.
    pub state: State,
}

/// Moves a session to another time, as long as before.
pub fn move_to(tx: &Change, it: Move) -> Answer<Planned> {
    put_at(tx, it.session, it.day, it.starts, it.reason.as_deref())?;
    let planned = planned(tx, it.session)?;
    tx.say(format!("已把「{}」移到 {}", planned.session.title, when(&planned.session)))?;
    Ok(planned)
}

/// Makes a session longer or shorter; its hours follow unless they were set by hand.
pub fn stretch(tx: &Change, it: Stretch) -> Answer<Planned> {
    if it.ends <= it.starts {
        return Err(refusal::times_reversed());
    }
    let was = Session::get(tx, it.session)?;
    let hours = was.hours_from(it.starts, it.ends);
    joint::write(tx, Session { starts: it.starts, ends: it.ends, hours, ..was }, None, it.reason.as_deref())?;
    let planned = planned(tx, it.session)?;
    let line = &planned.session;
    tx.say(format!("「{}」改为 {}–{}，{}学时", line.title, line.starts, line.ends, line.hours))?;
    Ok(planned)
}

/// Exchanges the times of two sessions; each stays as long as it is.
pub fn swap(tx: &Change, it: Swap) -> Answer<Swapped> {
    exchange(tx, it.one, it.other, it.reason.as_deref())?;
    let (one, other) = (planned(tx, it.one)?, planned(tx, it.other)?);
    let said = |planned: &Planned| format!("「{}」到 {}", planned.session.title, when(&planned.session));
    tx.say(format!("互换：{}，{}", said(&one), said(&other)))?;
    Ok(Swapped { one, other })
}

/// Fixes sessions where they are, or frees them.
pub fn lock(tx: &Change, it: Lock) -> Answer<Vec<SessionLine>> {
    let verb = if it.locked { "固定了" } else { "不再固定" };
    each(tx, &it.sessions, verb, |was| Session { locked: it.locked, ..was })
}

/// Notes how far sessions are settled.
pub fn confirm(tx: &Change, it: Confirm) -> Answer<Vec<SessionLine>> {
    let verb = format!("{}：", it.state);
    each(tx, &it.sessions, &verb, |was| Session { state: it.state, ..was })
}

fn each(
    tx: &Change,
    sessions: &[SessionId],
    verb: &str,
    change: impl Fn(Session) -> Session,
) -> Answer<Vec<SessionLine>> {
    for &it in sessions {
        joint::write(tx, change(Session::get(tx, it)?), None, None)?;
    }
    let lines = sessions.iter().map(|it| session(tx, *it)).collect::<Answer<Vec<_>>>()?;
    match &lines[..] {
        [] => {}
        [line] => tx.say(format!("{verb}{}", spoken(line)))?,
        lines => tx.say(format!("{verb}{}个课次", lines.len()))?,
    }
    Ok(lines)
}

/// Puts a session at another time, as long as before.
pub(super) fn put_at(
    tx: &Change,
    session: SessionId,
    day: NaiveDate,
    starts: Clock,
    reason: Option<&str>,
) -> Answer<()> {
    let was = Session::get(tx, session)?;
    let until = starts.minutes() + (was.ends.minutes() - was.starts.minutes());
    let ends = Clock::new(until / 60, until % 60).ok_or_else(refusal::past_midnight)?;
    joint::write(tx, Session { day, starts, ends, ..was }, None, reason)
}

/// Puts two sessions at each other's time.
pub(super) fn exchange(tx: &Change, one: SessionId, other: SessionId, reason: Option<&str>) -> Answer<()> {
    let (first, second) = joint::two(tx, one, other)?;
    put_at(tx, one, second.day, second.starts, reason)?;
    put_at(tx, other, first.day, first.starts, reason)
}

/// `3月9日（周一）下午 14:30`
fn when(line: &SessionLine) -> String {
    format!("{}（周{}）{} {}", month_day(line.day), weekday(line.day), line.half_day, line.starts)
}
