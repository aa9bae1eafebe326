//! 发言: whom 现场点名 calls next, and who spoke in a session: in which order, about what, how long.

mod calling;
mod class;
mod rules;

use std::collections::HashSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Answer, Change, Read, group, refusal, rollcall,
    timetable::{self, OfSession, SessionId, SessionLine, quoted},
    trainee::{self, TraineeId},
};
pub use calling::{CallBy, CallScope, CallToSpeak, Speaker, Speakers, SpeakersAsked, Stratum, call, speakers};
pub use class::{ClassSpeeches, SpokenSession, SpokenTrainee, of_class};

/// A speech of more minutes was typed wrongly.
const LONGEST: u32 = 600;

id! {
    /// A speech.
    SpeechId as "number & { readonly of: 'speech' }"
}

record! {
    /// Somebody spoke, or was called to.
    pub struct Speech, new NewSpeech, in "speech" by SpeechId called "发言" {
        /// In which session.
        session: SessionId,
        /// Who.
        trainee: TraineeId,
        /// 第N位, counted from 1.
        position: u32,
        /// 现场点名 called them; else it was noted by hand.
        called: bool,
        /// 发言题目
        topic: String,
        /// How long; 0 when not noted.
        minutes: u32,
        /// 点评, and by whom.
        remark: String,
    }
}

/// A speech with the names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct SpeechLine {
    /// The speech.
    #[serde(flatten)]
    pub speech: Speech,
    /// 序号
    pub number: u32,
    /// 姓名
    pub name: String,
    /// 单位
    pub unit: String,
    /// 职务
    pub post: String,
    /// 第一组; empty: in none.
    pub group: String,
}

/// The speeches of a session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Speeches {
    /// Of which session.
    pub session: SessionLine,
    /// In their order.
    pub speeches: Vec<SpeechLine>,
    /// How many spoke (人).
    pub people: u32,
    /// How often somebody spoke (人次).
    pub times: u32,
    /// Together, where noted.
    pub minutes: u32,
}

/// Note by hand that somebody spoke.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddSpeech {
    /// In which session.
    pub session: SessionId,
    /// Who; after all who spoke before.
    pub trainee: TraineeId,
    /// 发言题目
    #[serde(default)]
    pub topic: String,
    /// How long; 0 when not noted.
    #[serde(default)]
    pub minutes: u32,
    /// 点评, and by whom.
    #[serde(default)]
    pub remark: String,
}

/// Which speech.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfSpeech {
    /// The speech.
    pub speech: SpeechId,
}

/// The order of the speeches of a session.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SpeechOrder {
    /// Of which session.
    pub session: SessionId,
    /// All of them, in their new order.
    pub speeches: Vec<SpeechId>,
}

const LINES: &str = "select speech.*, trainee.number, person.name, trainee.unit_name as unit, trainee.post,
            study_group.number as group_number
     from speech
     join trainee_then as trainee on trainee.id = speech.trainee
     join person                  on person.id = trainee.person
     left join study_group        on study_group.id = trainee.study_group";

fn line(row: &rusqlite::Row) -> rusqlite::Result<SpeechLine> {
    Ok(SpeechLine {
        speech: Speech::of_row(row)?,
        number: row.get("number")?,
        name: row.get("name")?,
        unit: row.get("unit")?,
        post: row.get("post")?,
        group: row.get::<_, Option<u32>>("group_number")?.map(group::rules::title).unwrap_or_default(),
    })
}

/// The speeches of a session, in their order.
pub fn of(tx: &Read, it: OfSession) -> Answer<Speeches> {
    let session = timetable::session(tx, it.session)?;
    let speeches =
        tx.rows(&format!("{LINES} where speech.session = ?1 order by speech.position, speech.id"), [it.session], line)?;
    let (people, times, minutes) = counted(&speeches);
    Ok(Speeches { session, speeches, people, times, minutes })
}

/// 人, 人次 and minutes.
fn counted(speeches: &[SpeechLine]) -> (u32, u32, u32) {
    let people: HashSet<TraineeId> = speeches.iter().map(|it| it.speech.trainee).collect();
    (people.len() as u32, speeches.len() as u32, speeches.iter().map(|it| it.speech.minutes).sum())
}

/// Writes a speech after all others of the session; refuses who is not expected in it.
fn insert(
    tx: &Change,
    session: &SessionLine,
    trainee: TraineeId,
    called: bool,
    fill: impl FnOnce(&mut NewSpeech),
) -> Answer<SpeechId> {
    let roll = rollcall::of(tx, OfSession { session: session.id })?;
    if !roll.lines.iter().any(|line| line.trainee == trainee) {
        return Err(refusal::does_not_attend(&trainee::name_of(tx, trainee)?));
    }
    let last: u32 = tx.value("select coalesce(max(position), 0) from speech where session = ?1", [session.id])?;
    let mut new = NewSpeech {
        session: session.id,
        trainee,
        position: last + 1,
        called,
        topic: String::new(),
        minutes: 0,
        remark: String::new(),
    };
    fill(&mut new);
    check(new.minutes)?;
    new.insert(tx)
}

fn check(minutes: u32) -> Answer<()> {
    if LONGEST < minutes { Err(refusal::speech_so_long(LONGEST)) } else { Ok(()) }
}

/// Notes by hand that somebody spoke.
pub fn add(tx: &Change, it: AddSpeech) -> Answer<Speeches> {
    let session = timetable::session(tx, it.session)?;
    insert(tx, &session, it.trainee, false, |new| {
        new.topic = it.topic.trim().into();
        new.minutes = it.minutes;
        new.remark = it.remark.trim().into();
    })?;
    let name = trainee::name_of(tx, it.trainee)?;
    tx.say(format!("登记发言：{name}，{}", quoted(&session.title, session.kind)))?;
    of(tx, OfSession { session: it.session })
}

/// Writes a speech as it is now: who, about what, how long, 点评. Its session and its place in the order stay.
pub fn save(tx: &Change, it: Speech) -> Answer<Speeches> {
    let before = Speech::get(tx, it.id)?;
    check(it.minutes)?;
    let name = trainee::name_of(tx, it.trainee)?;
    if it.trainee != before.trainee {
        let roll = rollcall::of(tx, OfSession { session: before.session })?;
        if !roll.lines.iter().any(|line| line.trainee == it.trainee) {
            return Err(refusal::does_not_attend(&name));
        }
    }
    let now = Speech { topic: it.topic.trim().into(), remark: it.remark.trim().into(), ..it };
    Speech { session: before.session, position: before.position, called: before.called, ..now }.save(tx)?;
    tx.say(format!("修改了{name}的发言"))?;
    of(tx, OfSession { session: before.session })
}

/// Takes a speech back: who was called last, or what was noted wrongly. Those after it move up.
pub fn remove(tx: &Change, it: OfSpeech) -> Answer<Speeches> {
    let gone = Speech::get(tx, it.speech)?;
    let name = trainee::name_of(tx, gone.trainee)?;
    Speech::remove(tx, it.speech)?;
    put_in_order(tx, &of(tx, OfSession { session: gone.session })?.speeches)?;
    tx.say(format!("{}{name}的发言", if gone.called { "收回点名：" } else { "删除了" }))?;
    of(tx, OfSession { session: gone.session })
}

/// Puts the speeches of a session into another order.
pub fn order(tx: &Change, it: SpeechOrder) -> Answer<Speeches> {
    let mut speeches = of(tx, OfSession { session: it.session })?.speeches;
    let place = |line: &SpeechLine| it.speeches.iter().position(|id| *id == line.speech.id);
    if speeches.len() != it.speeches.len() || speeches.iter().any(|line| place(line).is_none()) {
        return Err(refusal::speeches_have_changed());
    }
    speeches.sort_by_key(place);
    put_in_order(tx, &speeches)?;
    tx.say("调整了发言顺序")?;
    of(tx, OfSession { session: it.session })
}

fn put_in_order(tx: &Change, speeches: &[SpeechLine]) -> Answer<()> {
    for (position, line) in (1..).zip(speeches) {
        if line.speech.position != position {
            Speech { position, ..line.speech.clone() }.save(tx)?;
        }
    }
    Ok(())
}
