//! 点名: taking a roll, correcting one that is closed, and marks written over many sessions at once.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    Mark, NewCorrection, NewMarkRow, NewRoll, NewVisitorRow, Roll, RollCall, RollId, RollLine, RollRoom, Tally,
    Visitor, WALK_IN, of, roll_of, room, rules,
};
use crate::{
    Answer, Change,
    calendar::month_day,
    refusal,
    timetable::{OfSession, SessionId, quoted},
    trainee::TraineeId,
    venue::VenueId,
};

/// How a trainee answered who was not simply there.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Exception {
    /// Who.
    pub trainee: TraineeId,
    /// What it counts as.
    pub mark: Mark,
    /// The office's own word for it; empty: the mark itself.
    #[serde(default)]
    #[ts(as = "Option<String>", optional)]
    pub word: String,
    /// Late or left early by so many minutes; 0 when not noted.
    #[serde(default)]
    pub minutes: u32,
    /// 备注
    #[serde(default)]
    pub remark: String,
}

/// The roll of a session: only those who were not simply there.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TakeRoll {
    /// Of which session.
    pub session: SessionId,
    /// Everybody else was there; on a roll that is not taken yet, who has leave granted was on leave, unless named here
    /// as 出勤.
    pub exceptions: Vec<Exception>,
    /// Trainees of the class who came though nobody expected them; they are 出勤 unless named above.
    #[serde(default)]
    #[ts(as = "Option<Vec<TraineeId>>", optional)]
    pub walk_ins: Vec<TraineeId>,
    /// Walk-ins who were put on the roll by mistake.
    #[serde(default)]
    #[ts(as = "Option<Vec<TraineeId>>", optional)]
    pub taken_off: Vec<TraineeId>,
    /// Everybody in the room who is no trainee of the class; left out: as they stand.
    #[serde(default)]
    #[ts(optional)]
    pub visitors: Option<Vec<Visitor>>,
    /// Only the people of this room, which has its own clerk; the others stand as they do, called or not.
    #[serde(default)]
    #[ts(optional)]
    pub room: Option<VenueId>,
    /// The roll is complete, or its room: from now on it changes with a reason only. Left out: it is.
    #[serde(default = "complete")]
    #[ts(as = "Option<bool>", optional)]
    pub closed: bool,
    /// 编码 of the signed sheet it is taken from.
    #[serde(default)]
    #[ts(optional)]
    pub sheet: Option<String>,
    /// Why a closed roll is corrected.
    #[serde(default)]
    #[ts(as = "Option<String>", optional)]
    pub reason: String,
}
fn complete() -> bool {
    true
}

impl TakeRoll {
    /// A roll complete with these exceptions.
    pub fn of(session: SessionId, exceptions: Vec<Exception>) -> TakeRoll {
        TakeRoll {
            session,
            exceptions,
            walk_ins: Vec::new(),
            taken_off: Vec::new(),
            visitors: None,
            room: None,
            closed: true,
            sheet: None,
            reason: String::new(),
        }
    }
}

/// Takes the roll of a session, or takes it again. Who was expected is the truth of that day: a roll taken once
/// keeps its people, whatever has happened to the roster since.
pub fn take(tx: &Change, it: TakeRoll) -> Answer<RollCall> {
    let before = of(tx, OfSession { session: it.session })?;
    let title = quoted(&before.session.title, before.session.kind);
    if let Some(room) = it.room
        && before.rooms.iter().all(|one| one.venue != room)
    {
        return Err(refusal::no_such_room(&title));
    }
    let marks = rules::whole_roll(&before, &it, it.room.as_slice())?;
    if let Some(room) = it.room
        && it.walk_ins.is_empty()
        && before.lines.iter().all(|line| line.room != it.room)
    {
        return Err(refusal::nobody_sits_in(before.room_name(room)));
    }
    if marks.is_empty() {
        return Err(if before.session.elective {
            refusal::nobody_has_chosen(&title)
        } else {
            refusal::nobody_expected()
        });
    }
    let turned = write(tx, &before, &marks, &it, it.room.as_slice())?;
    let now = of(tx, OfSession { session: it.session })?;
    let reason = it.reason.trim();
    let corrected: Vec<&Turned> = turned.iter().filter(|it| it.closed_on.is_some()).collect();
    tx.say(if before.closed_in(it.room).is_some() && before.lines.iter().all(|line| line.taken) {
        format!("更正点名：{title} {}（{reason}）", few(&corrected))
    } else {
        let open = if it.closed { "" } else { "（未完成）" };
        let corrected = match corrected.as_slice() {
            [] => String::new(),
            some => format!("；更正{}（{reason}）", few(some)),
        };
        format!("点名{open}：{}{corrected}", spoken(&now, it.room.as_slice()))
    })?;
    Ok(now)
}

/// `《县情讲座》 应到48 实到46 请假1 迟到1，旁听2人`; of some rooms with their names, and which are still to be called.
pub(super) fn spoken(roll: &RollCall, rooms: &[VenueId]) -> String {
    let called = roll.lines.iter().filter(|line| line.taken && line.sits_in(rooms));
    let tally = Tally::of(called.map(|line| line.mark), roll.session.hours);
    let names: Vec<&str> = rooms.iter().map(|&room| roll.room_name(room)).collect();
    let title = quoted(&roll.session.title, roll.session.kind);
    let mut said = format!("{title}{} 应到{} 实到{}", names.join("、"), tally.expected, tally.came);
    for (word, count) in
        [("请假", tally.on_leave()), ("迟到", tally.late), ("早退", tally.left_early), ("旷课", tally.absent)]
    {
        if count > 0 {
            said.push_str(&format!(" {word}{count}"));
        }
    }
    if !roll.visitors.is_empty() {
        said.push_str(&format!("，旁听{}人", roll.visitors.len()));
    }
    let due: Vec<&str> = roll.rooms.iter().filter(|it| it.waiting > 0).map(|it| it.name.as_str()).collect();
    match (due.is_empty(), rooms.is_empty()) {
        (false, _) => said.push_str(&format!("；{}还没有点名", due.join("、"))),
        (true, false) if roll.closed_on.is_some() => said.push_str("；各会场都点完了"),
        _ => {}
    }
    said
}

// ---------------------------------------------------------------------------------------------- many sessions at once

/// One mark of one session.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MarkChange {
    /// In which session.
    pub session: SessionId,
    /// Whose.
    pub trainee: TraineeId,
    /// What it counts as.
    pub mark: Mark,
    /// The office's own word for it; empty: the mark itself.
    #[serde(default)]
    #[ts(as = "Option<String>", optional)]
    pub word: String,
    /// Late or left early by so many minutes; 0 when not noted.
    #[serde(default)]
    pub minutes: u32,
    /// 备注; left out: as it stands.
    #[serde(default)]
    #[ts(optional)]
    pub remark: Option<String>,
}

/// Marks over many sessions, as the table of the whole class writes them.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WriteMarks {
    /// The marks that change. In a session without a roll one is taken, open, with everybody else there who has no leave.
    pub changes: Vec<MarkChange>,
    /// Why, where a closed roll is among them.
    #[serde(default)]
    #[ts(as = "Option<String>", optional)]
    pub reason: String,
}

/// What was written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Written {
    /// How many marks are others than they were (人·场).
    pub marks: u32,
    /// How many of them are corrections of closed rolls (人·场).
    pub corrected: u32,
    /// Sessions whose rolls were taken by this, and are open.
    pub taken: Vec<SessionId>,
    /// How many of the marks the register of leave says something against (人·场).
    pub against_leave: u32,
}

/// Writes marks over many sessions in one operation.
pub fn write_marks(tx: &Change, it: WriteMarks) -> Answer<Written> {
    let written = change_marks(tx, &it.changes, &it.reason)?;
    let mut said = format!("全班考勤：改动{}人·场", written.marks);
    if written.corrected > 0 {
        said.push_str(&format!("，其中更正{}人·场（{}）", written.corrected, it.reason.trim()));
    }
    if !written.taken.is_empty() {
        said.push_str(&format!("；{}场原未点名，其余的人按出勤记下，点名未完成", written.taken.len()));
    }
    if written.against_leave > 0 {
        said.push_str(&format!("；其中{}人·场与请假登记对不上，见“统计”", written.against_leave));
    }
    tx.say(said)?;
    Ok(written)
}

/// The same without a word, for what changes marks on its way: leave that is granted afterwards.
pub(crate) fn change_marks(tx: &Change, changes: &[MarkChange], reason: &str) -> Answer<Written> {
    let mut sessions: Vec<SessionId> = Vec::new();
    let mut by_session: HashMap<SessionId, Vec<&MarkChange>> = HashMap::new();
    for change in changes {
        by_session.entry(change.session).or_insert_with(|| {
            sessions.push(change.session);
            Vec::new()
        });
        by_session.entry(change.session).and_modify(|all| all.push(change));
    }
    let mut written = Written::default();
    for session in sessions {
        let before = of(tx, OfSession { session })?;
        let marks = rules::with_changes(&before, &by_session.remove(&session).unwrap_or_default())?;
        let how = TakeRoll { closed: false, reason: reason.into(), ..TakeRoll::of(session, Vec::new()) };
        let turned = write(tx, &before, &marks, &how, &[])?;
        written.marks += turned.len() as u32;
        let now = |line: &&RollLine| marks.iter().find(|mark| mark.trainee == line.trainee);
        let changed = before.lines.iter().filter(|line| turned.iter().any(|it| it.trainee == line.trainee));
        let against = changed.filter(|line| now(line).is_some_and(|mark| before.is_against(line, mark.mark)));
        written.against_leave += against.count() as u32;
        written.corrected += turned.iter().filter(|it| it.closed_on.is_some()).count() as u32;
        if !before.taken {
            written.taken.push(session);
        }
    }
    Ok(written)
}

// ---------------------------------------------------------------------------------------------- into the books

/// A mark that is another than it was.
pub(super) struct Turned {
    trainee: TraineeId,
    name: String,
    was: String,
    now: String,
    /// Since when it was closed: a correction, with a reason.
    closed_on: Option<NaiveDate>,
}

/// Writes a roll over what stands, called in these rooms (none: as a whole); only what differs touches the books. What is
/// closed needs a reason for every mark that turns, and keeps what it was. Answers the marks that turned.
pub(super) fn write(
    tx: &Change,
    before: &RollCall,
    marks: &[Exception],
    how: &TakeRoll,
    rooms: &[VenueId],
) -> Answer<Vec<Turned>> {
    let reason = how.reason.trim();
    let turned = turned(before, marks, rooms);
    if let Some(day) = turned.iter().find_map(|it| it.closed_on).filter(|_| reason.is_empty()) {
        let title = quoted(&before.session.title, before.session.kind);
        return Err(refusal::roll_is_closed(&title, &month_day(day)));
    }
    let roll = write_roll(tx, before, marks, how, rooms)?;
    let stood: HashMap<TraineeId, &RollLine> =
        before.lines.iter().filter(|line| line.taken).map(|line| (line.trainee, line)).collect();
    let mut new = Vec::new();
    for mark in marks {
        match stood.get(&mark.trainee) {
            None => new.push(mark.row(roll)),
            Some(line) if line.marked() != *mark => {
                tx.run(
                    "update mark set mark = ?3, word = ?4, minutes = ?5, remark = ?6 where roll = ?1 and trainee = ?2",
                    (roll, mark.trainee, mark.mark, &mark.word, mark.minutes, &mark.remark),
                )?;
            }
            Some(_) => {}
        }
    }
    NewMarkRow::insert_all(tx, &new)?;
    for trainee in stood.keys().filter(|trainee| how.taken_off.contains(trainee)) {
        tx.run("delete from mark where roll = ?1 and trainee = ?2", (roll, trainee))?;
    }
    let correction = |it: &Turned| NewCorrection {
        roll,
        trainee: it.trainee,
        was: it.was.clone(),
        now: it.now.clone(),
        reason: reason.into(),
        on_day: tx.today(),
    };
    let corrected = turned.iter().filter(|it| it.closed_on.is_some());
    NewCorrection::insert_all(tx, &corrected.map(correction).collect::<Vec<_>>())?;
    if let Some(visitors) = &how.visitors {
        write_visitors(tx, roll, &before.visitors, visitors)?;
    }
    Ok(turned)
}

/// The roll itself with its sums, and the rooms it was called in; each stays closed once it is.
fn write_roll(
    tx: &Change,
    before: &RollCall,
    marks: &[Exception],
    how: &TakeRoll,
    rooms: &[VenueId],
) -> Answer<RollId> {
    let tally = Tally::of(marks.iter().map(|it| it.mark), before.session.hours);
    let now = NewRoll {
        session: before.session.id,
        expected: tally.expected,
        came: tally.came,
        on_leave: tally.on_leave(),
        closed_on: before.closed_on.or_else(|| closes(before, marks, how, rooms).then(|| tx.today())),
        sheet: how.sheet.clone().unwrap_or_else(|| before.sheet.clone()),
    };
    let roll = match roll_of(tx, before.session.id)? {
        None => now.insert(tx)?,
        Some(Roll { id, .. }) => {
            tx.run(
                "update roll set expected = ?2, came = ?3, on_leave = ?4, closed_on = ?5, sheet = ?6
                 where id = ?1
                   and (expected, came, on_leave, coalesce(closed_on, ''), sheet) is not (?2, ?3, ?4, coalesce(?5, ''), ?6)",
                (id, now.expected, now.came, now.on_leave, now.closed_on, &now.sheet),
            )?;
            id
        }
    };
    if before.closed_on.is_none() {
        rooms.iter().try_for_each(|&room| room::note(tx, roll, room, how.closed.then(|| tx.today())))?;
    }
    Ok(roll)
}

/// Whether the roll is complete with this: as a whole, or with the last of its rooms.
fn closes(before: &RollCall, marks: &[Exception], how: &TakeRoll, rooms: &[VenueId]) -> bool {
    let done = |room: &RollRoom| rooms.contains(&room.venue) || room.closed_on.is_some() || room.people == 0;
    let marked: HashSet<TraineeId> =
        marks.iter().map(|mark| mark.trainee).chain(how.taken_off.iter().copied()).collect();
    let everybody = || before.lines.iter().all(|line| marked.contains(&line.trainee));
    how.closed && (rooms.is_empty() || before.rooms.iter().all(done) && everybody())
}

fn write_visitors(tx: &Change, roll: RollId, stood: &[Visitor], now: &[Visitor]) -> Answer<()> {
    let tidy = |it: &Visitor| Visitor {
        name: it.name.trim().into(),
        unit: it.unit.trim().into(),
        remark: it.remark.trim().into(),
    };
    let now: Vec<Visitor> = now.iter().map(tidy).collect();
    if now.iter().any(|it| it.name.is_empty()) {
        return Err(refusal::is_empty("visitors", "旁听人员的姓名"));
    }
    if now != stood {
        tx.run("delete from visitor where roll = ?1", [roll])?;
        let row = |it: Visitor| NewVisitorRow { roll, name: it.name, unit: it.unit, remark: it.remark };
        NewVisitorRow::insert_all(tx, &now.into_iter().map(row).collect::<Vec<_>>())?;
    }
    Ok(())
}

impl Exception {
    fn row(&self, roll: RollId) -> NewMarkRow {
        NewMarkRow {
            roll,
            trainee: self.trainee,
            mark: self.mark,
            minutes: self.minutes,
            remark: self.remark.clone(),
            word: self.word.clone(),
        }
    }
    /// 旷课, 迟到10分, 线上
    pub fn said(&self) -> String {
        let word = if self.word.is_empty() { self.mark.word() } else { &self.word };
        if self.minutes > 0 { format!("{word}{}分", self.minutes) } else { word.into() }
    }
}

impl RollLine {
    /// The line as it would be named.
    pub fn marked(&self) -> Exception {
        Exception {
            trainee: self.trainee,
            mark: self.mark,
            word: self.word.clone(),
            minutes: self.minutes,
            remark: self.remark.clone(),
        }
    }
}

/// The marks that are others than they stand, by 序号; who was not on the roll or is taken off stands as nothing. Of who
/// is called for the first time, everybody who is not simply there.
fn turned(before: &RollCall, marks: &[Exception], rooms: &[VenueId]) -> Vec<Turned> {
    let now: HashMap<TraineeId, String> = marks.iter().map(|it| (it.trainee, it.said())).collect();
    let called = before.lines.iter().filter(|line| line.taken || now.contains_key(&line.trainee));
    let stood = called.map(|line| match line.taken {
        true => (line.trainee, &line.name, line.marked().said(), before.closed_in(line.room)),
        false => (line.trainee, &line.name, Mark::Present.word().to_owned(), None),
    });
    let here = before.closed_in(rooms.first().copied());
    let new = before.others.iter().map(|other| (other.trainee, &other.name, String::new(), here));
    stood
        .chain(new)
        .map(|(trainee, name, was, closed_on)| {
            let now = now.get(&trainee).cloned().unwrap_or_default();
            Turned { trainee, name: name.clone(), was, now, closed_on }
        })
        .filter(|it| it.was != it.now)
        .collect()
}

/// Whom a sentence about corrections names before it counts the rest.
const NAMED: usize = 3;

/// `张三 旷课→事假、李四 出勤→迟到10分，等5人`
fn few(turned: &[&Turned]) -> String {
    let word = |it: &str| if it.is_empty() { "不在册".to_owned() } else { it.to_owned() };
    let said: Vec<String> =
        turned.iter().take(NAMED).map(|it| format!("{} {}→{}", it.name, word(&it.was), word(&it.now))).collect();
    let rest = if turned.len() > NAMED { format!("，等{}人", turned.len()) } else { String::new() };
    if said.is_empty() { "备注".into() } else { said.join("、") + &rest }
}

/// Somebody's name on a roll or beside it.
pub(super) fn name_on(before: &RollCall, trainee: TraineeId) -> Option<&str> {
    let on = before.lines.iter().map(|line| (line.trainee, line.name.as_str()));
    let beside = before.others.iter().map(|other| (other.trainee, other.name.as_str()));
    on.chain(beside).find(|(it, _)| *it == trainee).map(|(_, name)| name)
}

/// What a walk-in's mark says when the clerk says nothing more.
pub(super) fn walked_in(trainee: TraineeId) -> Exception {
    Exception { trainee, mark: Mark::Present, word: String::new(), minutes: 0, remark: WALK_IN.into() }
}
