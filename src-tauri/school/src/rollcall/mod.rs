//! 考勤: who came. Everybody was there but for those the clerk names.

mod attendance;
mod clear;
pub mod code;
mod correction;
pub mod expected;
pub mod figures;
mod find;
mod room;
pub mod rules;
pub mod sheet;
mod take;

use std::collections::HashMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Answer, Read,
    group::GroupId,
    leave::{self, LeaveOver, Register},
    setting::{self, RollRules, RollWord},
    timetable::{self, OfSession, SessionId, SessionLine},
    trainee::TraineeId,
    venue::VenueId,
};
pub use attendance::{Attendance, CellNote, MarkWord, SessionColumn, TraineeRow, attendance};
pub use clear::{ClearRoll, clear};
pub use correction::{Correction, CorrectionId, CorrectionLine, CorrectionsAsked, NewCorrection, corrections};
pub use expected::{
    BranchSeat, SessionPeople, SetBranchSeats, SetElectiveChoices, SetSessionGroups, branch_seats, people,
    set_branch_seats, set_choices, set_groups, signers,
};
use expected::{Calling, Seat};
pub use find::{BadgeLine, Called, FindOnRoll, badges, find};
pub use room::{RoomDue, RoomRoll, RoomRollId, rooms_due};
pub use rules::{Share, Tally};
pub use sheet::{PrintedSheet, RowMark, TakeFromSheet, TakenFromSheet, take_from_sheet};
pub(crate) use take::change_marks;
pub use take::{Exception, MarkChange, TakeRoll, WriteMarks, Written, take, write_marks};

id! {
    /// The roll of one session.
    RollId as "number & { readonly of: 'roll' }"
}

words! {
    /// How a trainee answered the roll.
    pub enum Mark {
        Present = "出勤", Late = "迟到", LeftEarly = "早退", Absent = "旷课",
        PrivateLeave = "事假", SickLeave = "病假", DutyLeave = "公假",
    }
}

id! {
    /// How one trainee answered one roll.
    MarkId as "number & { readonly of: 'mark' }"
}

record! {
    /// The roll of a session, with its sums (人·场).
    pub struct Roll, new NewRoll, in "roll" by RollId called "点名" {
        /// Of which session.
        session: SessionId,
        /// 应到
        expected: u32,
        /// 实到
        came: u32,
        /// 请假
        on_leave: u32,
        /// Since when it is closed, and changes with a reason only; none: open.
        closed_on: Option<NaiveDate>,
        /// 编码 of the signed sheet it was taken from; empty: none.
        sheet: String,
    }
}

record! {
    /// How one trainee answered one roll.
    pub struct MarkRow, new NewMarkRow, in "mark" by MarkId called "考勤" {
        /// Of which roll.
        roll: RollId,
        /// Who.
        trainee: TraineeId,
        /// What it counts as.
        mark: Mark,
        /// Late or left early by so many minutes; 0 when not noted.
        minutes: u32,
        /// 备注
        remark: String,
        /// The office's own word, as it was then; empty: the mark itself.
        word: String,
    }
}

id! {
    /// Somebody in the room who is no trainee of the class.
    VisitorId as "number & { readonly of: 'visitor' }"
}

record! {
    /// 旁听、跟班: counted by themselves, in no rate.
    pub struct VisitorRow, new NewVisitorRow, in "visitor" by VisitorId called "旁听" {
        /// At which roll.
        roll: RollId,
        /// 姓名
        name: String,
        /// 单位
        unit: String,
        /// 备注
        remark: String,
    }
}

impl Mark {
    /// They were in the room, if not for all of it.
    pub fn is_there(self) -> bool {
        matches!(self, Mark::Present | Mark::Late | Mark::LeftEarly)
    }
    /// They were excused.
    pub fn is_leave(self) -> bool {
        matches!(self, Mark::PrivateLeave | Mark::SickLeave | Mark::DutyLeave)
    }
}

/// Somebody in the room who is no trainee of the class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Visitor {
    /// 姓名
    pub name: String,
    /// 单位
    #[serde(default)]
    pub unit: String,
    /// 备注
    #[serde(default)]
    pub remark: String,
}

/// One line of a roll.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct RollLine {
    /// Who.
    pub trainee: TraineeId,
    /// 序号
    pub number: u32,
    /// 姓名
    pub name: String,
    /// Its initials in pinyin: 王敏 is wm.
    pub initials: String,
    /// 编码 on the badge, as a scanner types it.
    pub badge: String,
    /// 单位
    pub unit: String,
    /// 第N组
    pub group: Option<u32>,
    /// In which of the session's rooms they sit; none where the session has no room.
    pub room: Option<VenueId>,
    /// Their mark is in the books; else they are still to be called.
    pub taken: bool,
    /// How they answered; before they are called 出勤, or the leave that is granted to them.
    pub mark: Mark,
    /// The office's own word for it; empty: the mark itself.
    pub word: String,
    /// Late or left early by so many minutes.
    pub minutes: u32,
    /// 备注
    pub remark: String,
    /// Came though not expected: of another group, or had not chosen it.
    pub walk_in: bool,
    /// The leave that covers the session, in words; none: no leave.
    pub leave: Option<String>,
    /// What the mark and the leave say against each other.
    pub contradiction: Option<String>,
    /// What their leave would say against each of the marks; of who has no leave, the roll's own list says it.
    pub against: Vec<Against>,
    /// What was corrected since the roll was closed, oldest first: 旷课 → 事假（补办请假，3月10日）.
    pub corrections: Vec<String>,
}

/// What the register of leave would say against a mark, to be said while it is typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Against {
    /// The mark.
    pub mark: Mark,
    /// In words: 记为事假，无请假手续
    pub say: String,
}

/// Somebody of the class who is not on this roll, and may walk in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Other {
    /// Who.
    pub trainee: TraineeId,
    /// 序号
    pub number: u32,
    /// 姓名
    pub name: String,
    /// Its initials in pinyin.
    pub initials: String,
    /// 编码 on the badge.
    pub badge: String,
    /// 单位
    pub unit: String,
    /// Why they are not expected: 第二组, 未选这次课, 3月10日报到.
    pub why: String,
}

/// A room of the session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct RollRoom {
    /// The room.
    pub venue: VenueId,
    /// Its name.
    pub name: String,
    /// It is a branch room, not the main one.
    pub branch: bool,
    /// How many of the roll sit there (人).
    pub people: u32,
    /// How many of them are still to be called (人).
    pub waiting: u32,
    /// Since when its part of the roll is closed, and changes with a reason only.
    pub closed_on: Option<NaiveDate>,
}

/// The roll of a session: taken, or as it would be with everybody there who has no leave. Where it is taken room by room,
/// the people of the other rooms stand as they would be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct RollCall {
    /// Of which session.
    pub session: SessionLine,
    /// It is taken.
    pub taken: bool,
    /// Since when it is closed, and changes with a reason only.
    pub closed_on: Option<NaiveDate>,
    /// 编码 of the signed sheet it was taken from; empty: none.
    pub sheet: String,
    /// Only these groups are expected; empty: the whole class.
    pub groups: Vec<GroupId>,
    /// Who was expected that day and who walked in, by 序号.
    pub lines: Vec<RollLine>,
    /// The others of the class, by 序号.
    pub others: Vec<Other>,
    /// 旁听
    pub visitors: Vec<Visitor>,
    /// The session's rooms, when there are several.
    pub rooms: Vec<RollRoom>,
    /// The office's own words beside the seven marks.
    pub words: Vec<RollWord>,
    /// What the register says against each of the marks of who has no leave; empty where leave is kept on paper.
    pub against: Vec<Against>,
    /// What it adds up to; once it is taken, of those who were called.
    pub tally: Tally,
}

/// What the remark of a walk-in says.
pub const WALK_IN: &str = "临时加入";

/// A mark as the books have it.
struct Stored {
    mark: Mark,
    word: String,
    minutes: u32,
    remark: String,
}

/// The roll of a session: who was expected that day and how they answered.
pub fn of(tx: &Read, it: OfSession) -> Answer<RollCall> {
    let session = timetable::session(tx, it.session)?;
    let roll = roll_of(tx, it.session)?;
    let calling = expected::callings(tx, session.cohort)?.remove(&it.session).unwrap_or_default();
    let roster = expected::roster(tx, session.cohort)?;
    let mut marks = roll.as_ref().map(|roll| marks_of(tx, roll.id)).transpose()?;
    let parts = roll.as_ref().map(|roll| room::parts(tx, roll)).transpose()?.unwrap_or_default();
    // Whom no room has called yet, while a roll is taken room by room, is offered like everybody of an untaken roll.
    let still_called = roll.is_none() || !parts.is_empty();
    let mut corrected = roll.as_ref().map(|roll| correction::said_of(tx, roll.id)).transpose()?.unwrap_or_default();
    let over = leave::over(tx, it.session)?;
    let register = leave::register(tx, session.cohort)?;
    let (mut lines, mut others) = (Vec::new(), Vec::new());
    for seat in &roster {
        let over = over.get(&seat.trainee);
        let stored = marks.as_mut().and_then(|marks| marks.remove(&seat.trainee));
        let taken = stored.is_some();
        match stored.or_else(|| (still_called && rules::expects(&calling, seat)).then(|| Stored::offered(over))) {
            Some(stored) => {
                let corrections = corrected.remove(&seat.trainee).unwrap_or_default();
                lines.push(RollLine { taken, corrections, ..line(&session, seat, stored, over, register) });
            }
            None => others.push(other(seat, &calling, roll.is_some())),
        }
    }
    let counted = lines.iter().filter(|line| line.taken || roll.is_none());
    let tally = Tally::of(counted.map(|line| line.mark), session.hours);
    let closed_on = roll.as_ref().and_then(|roll| roll.closed_on);
    Ok(RollCall {
        taken: roll.is_some(),
        closed_on,
        visitors: roll.as_ref().map(|roll| visitors_of(tx, roll.id)).transpose()?.unwrap_or_default(),
        sheet: roll.map(|roll| roll.sheet).unwrap_or_default(),
        groups: calling.groups,
        rooms: room::of(tx, &session, &lines, &parts, closed_on)?,
        words: setting::of::<RollRules>(tx)?.words,
        against: against(register, None),
        session,
        lines,
        others,
        tally,
    })
}

/// The roll of a session, if it is taken.
pub(crate) fn roll_of(tx: &Read, session: SessionId) -> Answer<Option<Roll>> {
    tx.row("select * from roll where session = ?1", [session], Roll::of_row)
}

/// Whether the roll of a session is closed; none while it is not taken.
pub fn closed(tx: &Read, session: SessionId) -> Answer<Option<bool>> {
    Ok(roll_of(tx, session)?.map(|roll| roll.closed_on.is_some()))
}

fn marks_of(tx: &Read, roll: RollId) -> Answer<HashMap<TraineeId, Stored>> {
    let marks = tx.rows("select trainee, mark, word, minutes, remark from mark where roll = ?1", [roll], |row| {
        let (mark, word, minutes, remark) = (row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?);
        Ok((row.get(0)?, Stored { mark, word, minutes, remark }))
    })?;
    Ok(marks.into_iter().collect())
}

fn visitors_of(tx: &Read, roll: RollId) -> Answer<Vec<Visitor>> {
    tx.rows("select name, unit, remark from visitor where roll = ?1 order by id", [roll], |row| {
        Ok(Visitor { name: row.get(0)?, unit: row.get(1)?, remark: row.get(2)? })
    })
}

impl Stored {
    /// A mark with nothing further to say.
    fn plain(mark: Mark) -> Stored {
        Stored { mark, word: String::new(), minutes: 0, remark: String::new() }
    }
    /// What a roll begins with: there, or on the leave that is granted.
    fn offered(over: Option<&LeaveOver>) -> Stored {
        let (mark, minutes, remark) = over.and_then(LeaveOver::prefill).unwrap_or((Mark::Present, 0, String::new()));
        Stored { mark, word: String::new(), minutes, remark }
    }
}

fn line(session: &SessionLine, seat: &Seat, stored: Stored, over: Option<&LeaveOver>, register: Register) -> RollLine {
    RollLine {
        trainee: seat.trainee,
        number: seat.number,
        name: seat.name.clone(),
        initials: seat.initials(),
        badge: code::badge(seat.trainee.0),
        unit: seat.unit.clone(),
        group: seat.group,
        room: expected::room(session, seat),
        taken: false,
        mark: stored.mark,
        word: stored.word,
        minutes: stored.minutes,
        walk_in: stored.remark.starts_with(WALK_IN),
        remark: stored.remark,
        leave: over.map(LeaveOver::say),
        contradiction: register.contradiction(stored.mark, over),
        against: over.map(|over| against(register, Some(over))).unwrap_or_default(),
        corrections: Vec::new(),
    }
}

fn against(register: Register, over: Option<&LeaveOver>) -> Vec<Against> {
    let say = |&mark: &Mark| Some(Against { mark, say: register.contradiction(mark, over)? });
    Mark::ALL.iter().filter_map(say).collect()
}

impl RollLine {
    /// Whether they sit in one of these rooms; none: wherever they sit.
    fn sits_in(&self, rooms: &[VenueId]) -> bool {
        rooms.is_empty() || self.room.is_some_and(|room| rooms.contains(&room))
    }
}

impl RollCall {
    /// Whether the register of leave says something against a mark of this line.
    fn is_against(&self, line: &RollLine, mark: Mark) -> bool {
        let against = if line.leave.is_some() { &line.against } else { &self.against };
        against.iter().any(|it| it.mark == mark)
    }
}

fn other(seat: &Seat, calling: &Calling, taken: bool) -> Other {
    Other {
        trainee: seat.trainee,
        number: seat.number,
        name: seat.name.clone(),
        initials: seat.initials(),
        badge: code::badge(seat.trainee.0),
        unit: seat.unit.clone(),
        why: rules::why_not(calling, seat).unwrap_or(if taken {
            "点名时不在名册上".into()
        } else {
            String::new()
        }),
    }
}

/// On how many rolls a trainee stands (场次).
pub fn rolls_of(tx: &Read, trainee: TraineeId) -> Answer<u32> {
    tx.value("select count(*) from mark where trainee = ?1", [trainee])
}
