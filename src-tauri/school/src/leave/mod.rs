//! 请假: who may be away, from when to when, by whose signature.
//!
//! A leave is a span of time. Which sessions it covers is looked up, never stored; a mark is a fact and stays as it is,
//! but for 旷课 in a roll already taken, which becomes leave in the operation that grants it (补办请假).

mod asking;
mod covering;
mod deciding;
mod listing;
pub mod rules;
mod standing;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Answer, Read,
    calendar::{Clock, HalfDay},
    cohort::CohortId,
    refusal,
    rollcall::Mark,
    setting,
    trainee::TraineeId,
};
pub use asking::{AskLeave, CoveredSession, LeaveAsked, ask, weigh_again};
pub use covering::{over, over_class, register};
pub use deciding::{
    AddLeave, ChangeLeave, DecideLeave, EndLeave, SignLeave, WhenGranted, add, attach, change, decide, detach, end,
    remove, sign,
};
pub use listing::{LeaveLine, LeavesAsked, all, line};
pub use rules::{Away, LeaveLimit, LeaveOver, LeavePart, Moment, Register, Seams, contradiction};
pub use standing::{LeaveStanding, Whose, standings};
pub(crate) use standing::{MEANT, ON_ROSTER};

id! {
    /// A leave.
    LeaveId as "number & { readonly of: 'leave' }"
}

words! {
    /// Why somebody is away.
    pub enum LeaveKind { Private = "事假", Sick = "病假", Duty = "公假" }
}

impl LeaveKind {
    /// How the roll has it.
    pub fn mark(self) -> Mark {
        match self {
            LeaveKind::Private => Mark::PrivateLeave,
            LeaveKind::Sick => Mark::SickLeave,
            LeaveKind::Duty => Mark::DutyLeave,
        }
    }
    /// The kind a mark is of, if it is one of leave.
    pub fn of_mark(mark: Mark) -> Option<LeaveKind> {
        LeaveKind::ALL.iter().copied().find(|kind| kind.mark() == mark)
    }
}

words! {
    /// How far a leave has come.
    pub enum LeaveState { Waiting = "待批", Granted = "已批", Refused = "不批" }
}

record! {
    /// A leave as it is stored.
    pub struct Leave, new NewLeave, in "leave" by LeaveId called "请假" {
        /// Whose.
        trainee: TraineeId,
        /// 事假, 病假, 公假
        kind: LeaveKind,
        /// The first day …
        since: NaiveDate,
        /// … from this minute on; 00:00 with a whole morning.
        since_at: Clock,
        /// The last day …
        until: NaiveDate,
        /// … not away any more from here on; 23:59 to the day's end.
        until_at: Clock,
        /// 事由
        reason: String,
        /// How far it has come.
        state: LeaveState,
        /// Whose signature it needs and who has signed, as JSON: [`Signature`]s.
        signers: String,
        /// When it was granted or refused.
        decided_on: Option<NaiveDate>,
        /// Why it was refused.
        refused_why: String,
        /// 销假: back on this day …
        returned_on: Option<NaiveDate>,
        /// … from this minute on.
        returned_at: Option<Clock>,
        /// 附件, by its fingerprint: the file itself is kept.
        file: String,
        /// What it was called.
        file_name: String,
        /// 备注
        note: String,
    }
}

/// A signature that a leave needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Signature {
    /// 班主任, 教务处 …
    pub who: String,
    /// When they signed.
    pub signed_on: Option<NaiveDate>,
}

/// Which leave.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfLeave {
    /// The leave.
    pub leave: LeaveId,
}

/// A moment as the office says it: a day, a half day of it, or a time. As a beginning 上午 is its first minute, as an end
/// its last; a day alone is the whole of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LeaveMoment {
    /// On which day.
    pub day: NaiveDate,
    /// In which half day.
    #[serde(default)]
    #[ts(optional)]
    pub half: Option<HalfDay>,
    /// At what time.
    #[serde(default)]
    #[ts(optional)]
    pub at: Option<Clock>,
}

impl LeaveMoment {
    /// As the first minute away.
    fn first(self, seams: Seams) -> Moment {
        (self.day, self.at.unwrap_or_else(|| seams.first(self.half.unwrap_or(HalfDay::Morning))))
    }
    /// As the minute from which somebody is not away any more.
    fn end(self, seams: Seams) -> Moment {
        (self.day, self.at.unwrap_or_else(|| seams.end(self.half.unwrap_or(HalfDay::Evening))))
    }
}

impl Leave {
    /// From when to when it was asked for.
    pub fn span(&self) -> (Moment, Moment) {
        ((self.since, self.since_at), (self.until, self.until_at))
    }
    /// When they were back, if that is noted.
    pub fn returned(&self) -> Option<Moment> {
        self.returned_on.zip(self.returned_at)
    }
    /// Whose signature it needs and who has signed.
    pub fn signatures(&self) -> Answer<Vec<Signature>> {
        Ok(serde_json::from_str(&self.signers)?)
    }
    /// As it counts; none when it was refused.
    fn away(&self) -> Option<Away> {
        let (since, until) = self.span();
        (self.state != LeaveState::Refused).then(|| Away {
            leave: self.id,
            kind: self.kind,
            granted: self.state == LeaveState::Granted,
            since,
            until: self.returned().map_or(until, |back| until.min(back)),
        })
    }
}

/// A leave that was not refused, as it counts, from a row with all its columns.
fn away(row: &rusqlite::Row) -> rusqlite::Result<Away> {
    let returned: Option<NaiveDate> = row.get("returned_on")?;
    let back: Option<Moment> = returned.zip(row.get("returned_at")?);
    let until: Moment = (row.get("until")?, row.get("until_at")?);
    Ok(Away {
        leave: row.get("id")?,
        kind: row.get("kind")?,
        granted: row.get::<_, LeaveState>("state")? == LeaveState::Granted,
        since: (row.get("since")?, row.get("since_at")?),
        until: back.map_or(until, |back| until.min(back)),
    })
}

/// Where the half days of a class meet, by the day it keeps to.
pub fn seams(tx: &Read, cohort: CohortId) -> Answer<Seams> {
    let halves = setting::halves_of(tx, cohort)?;
    let last = |half: HalfDay| {
        let of = halves.iter().find(|it| it.half_day == half);
        of.and_then(|it| it.blocks.last()).map_or(Clock::MIDNIGHT, |block| block.ends)
    };
    Ok(Seams { noon: Clock::NOON.max(last(HalfDay::Morning)), evening: Clock::EVENING.max(last(HalfDay::Afternoon)) })
}

/// From when to when, in the half days of a class; refuses an end before the beginning.
fn span(seams: Seams, from: LeaveMoment, to: LeaveMoment) -> Answer<(Moment, Moment)> {
    let (since, until) = (from.first(seams), to.end(seams));
    if until <= since {
        return Err(refusal::leave_ends_first());
    }
    Ok((since, until))
}
