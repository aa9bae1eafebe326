//! 发言: whom 现场点名 calls next, and who spoke in a session: in which order, about what, how long.

mod rules;

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Answer, Change, Read,
    calendar::HalfDay,
    chance::Chance,
    cohort::{Cohort, CohortId, OfCohort},
    group,
    hanzi::pinyin,
    refusal,
    rollcall::{self, Mark},
    timetable::{self, Kind, OfSession, SessionId, SessionLine, quoted},
    trainee::{self, TraineeId, TraineeLine, level},
};

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

words! {
    /// How 现场点名 goes through the class: anybody, or one of each kind in turn.
    pub enum CallBy { Anybody = "随机", Level = "按级别", Unit = "按单位", Group = "按小组" }
}

words! {
    /// Within what nobody is called again until all were.
    pub enum CallScope { Session = "本次课", Day = "当天", Class = "全班期间" }
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

/// Somebody who could be called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Speaker {
    /// Who.
    pub trainee: TraineeId,
    /// 序号
    pub number: u32,
    /// 姓名
    pub name: String,
    /// Of the name, in pinyin: `zs`.
    pub initials: String,
    /// 单位
    pub unit: String,
    /// 职务
    pub post: String,
    /// 第一组; empty: in none.
    pub group: String,
    /// Which of the kinds they are of: the level, the unit or the group; empty where anybody may be called.
    pub stratum: String,
    /// They are in the room: 出勤 or 迟到.
    pub here: bool,
    /// How they answered the roll, or what leave they have.
    pub mark: Mark,
    /// How often they spoke within the scope (次).
    pub times: u32,
}

/// One kind of those who could be called: a level, a unit, a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Stratum {
    /// 乡科级正职, 县财政局, 第一组
    pub word: String,
    /// Who is here (人).
    pub here: u32,
    /// Who of them is yet to be called before anybody is called again (人).
    pub waiting: u32,
}

/// What 现场点名 shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Speakers {
    /// In which session.
    pub session: SessionLine,
    /// Who is expected, by 序号.
    pub people: Vec<Speaker>,
    /// The kinds, those of the first 序号 first; levels from the top.
    pub strata: Vec<Stratum>,
    /// Who is here (人).
    pub here: u32,
    /// Who of them is yet to be called before anybody is called again (人).
    pub waiting: u32,
    /// Who was called last in this session, if anybody.
    pub last: Option<SpeechLine>,
}

/// What 现场点名 is to show.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SpeakersAsked {
    /// In which session.
    pub session: SessionId,
    /// Anybody, or by level, unit, group.
    pub by: CallBy,
    /// Nobody twice within what.
    pub scope: CallScope,
}

/// Call somebody to speak.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CallToSpeak {
    /// In which session.
    pub session: SessionId,
    /// Anybody, or one of each level, unit, group in turn.
    pub by: CallBy,
    /// Nobody twice within what.
    pub scope: CallScope,
    /// Only of this level, unit or group.
    #[serde(default)]
    #[ts(optional)]
    pub only: Option<String>,
    /// This one, chosen by hand.
    #[serde(default)]
    #[ts(optional)]
    pub choose: Option<TraineeId>,
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

/// Who spoke in a class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct ClassSpeeches {
    /// All its sessions by time, those without a speech too.
    pub sessions: Vec<SpokenSession>,
    /// Its trainees by 序号.
    pub trainees: Vec<SpokenTrainee>,
    /// How many spoke (人).
    pub people: u32,
    /// How often somebody spoke (人次).
    pub times: u32,
    /// Together, where noted.
    pub minutes: u32,
}

/// A session and how many spoke in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct SpokenSession {
    /// The session.
    pub session: SessionId,
    /// On which day.
    pub day: NaiveDate,
    /// 上午, 下午, 晚上
    pub half_day: HalfDay,
    /// What it is about.
    pub title: String,
    /// What is done.
    pub kind: Kind,
    /// How many spoke (人).
    pub people: u32,
    /// How often somebody spoke (人次).
    pub times: u32,
    /// Together, where noted.
    pub minutes: u32,
}

/// A trainee and how often they spoke.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct SpokenTrainee {
    /// Who.
    pub trainee: TraineeId,
    /// 序号
    pub number: u32,
    /// 姓名
    pub name: String,
    /// 单位
    pub unit: String,
    /// 第一组; empty: in none.
    pub group: String,
    /// They have left the class.
    pub left: bool,
    /// How often (次).
    pub times: u32,
    /// Of these, called by 现场点名 (次).
    pub called: u32,
    /// Together, where noted.
    pub minutes: u32,
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

/// The speeches of a whole class by time.
fn of_cohort(tx: &Read, cohort: CohortId) -> Answer<Vec<SpeechLine>> {
    let sql = format!(
        "{LINES} join session on session.id = speech.session where session.cohort = ?1
         order by session.day, session.starts, session.id, speech.position, speech.id"
    );
    tx.rows(&sql, [cohort], line)
}

/// Who spoke in a class, and who did not yet.
pub fn of_class(tx: &Read, it: OfCohort) -> Answer<ClassSpeeches> {
    Cohort::get(tx, it.cohort)?;
    let speeches = of_cohort(tx, it.cohort)?;
    let mut in_session: HashMap<SessionId, Vec<SpeechLine>> = HashMap::new();
    for speech in &speeches {
        in_session.entry(speech.speech.session).or_default().push(speech.clone());
    }
    let sessions = timetable::sessions(tx, it.cohort)?.into_iter().map(|session| {
        let (people, times, minutes) = counted(in_session.get(&session.id).map_or(&[], Vec::as_slice));
        SpokenSession {
            session: session.id,
            day: session.day,
            half_day: session.half_day,
            title: session.title,
            kind: session.kind,
            people,
            times,
            minutes,
        }
    });
    let sessions = sessions.collect();
    let trainees = trainee::all(tx, it)?.into_iter().map(|line| {
        let own = || speeches.iter().filter(|it| it.speech.trainee == line.id);
        SpokenTrainee {
            trainee: line.id,
            number: line.number,
            group: group_of(&line),
            left: line.left_on.is_some(),
            times: own().count() as u32,
            called: own().filter(|it| it.speech.called).count() as u32,
            minutes: own().map(|it| it.speech.minutes).sum(),
            name: line.name,
            unit: line.unit,
        }
    });
    let (people, times, minutes) = counted(&speeches);
    Ok(ClassSpeeches { sessions, trainees: trainees.collect(), people, times, minutes })
}

/// Who could be called, and who was called last.
pub fn speakers(tx: &Read, it: SpeakersAsked) -> Answer<Speakers> {
    let roll = rollcall::of(tx, OfSession { session: it.session })?;
    let session = roll.session;
    let lines = trainee::all(tx, OfCohort { cohort: session.cohort })?;
    let lines: HashMap<TraineeId, TraineeLine> = lines.into_iter().map(|line| (line.id, line)).collect();
    let spoke = times_within(tx, &session, it.scope)?;
    let mut people = Vec::new();
    let mut levels = HashMap::new();
    for answered in roll.lines {
        let Some(line) = lines.get(&answered.trainee) else { continue };
        let stratum = stratum(line, it.by);
        levels.entry(stratum.clone()).or_insert_with(|| level::of(&line.post, &line.rank));
        people.push(Speaker {
            trainee: line.id,
            number: line.number,
            initials: pinyin::initials(&line.name),
            name: line.name.clone(),
            unit: line.unit.clone(),
            post: line.post.clone(),
            group: group_of(line),
            stratum,
            here: matches!(answered.mark, Mark::Present | Mark::Late),
            mark: answered.mark,
            times: spoke.get(&line.id).copied().unwrap_or(0),
        });
    }
    let waits = rules::waiting(&candidates(&people));
    let mut strata: Vec<Stratum> = Vec::new();
    for (person, waits) in people.iter().zip(&waits).filter(|_| it.by != CallBy::Anybody) {
        let at = strata.iter().position(|it| it.word == person.stratum).unwrap_or_else(|| {
            strata.push(Stratum { word: person.stratum.clone(), here: 0, waiting: 0 });
            strata.len() - 1
        });
        strata[at].here += u32::from(person.here);
        strata[at].waiting += u32::from(*waits);
    }
    if it.by == CallBy::Level {
        strata.sort_by_key(|it| {
            levels.get(&it.word).copied().flatten().map_or((true, None), |level| (false, Some(level)))
        });
    }
    if it.by == CallBy::Group {
        strata.sort_by_key(|it| group::rules::number_in(&it.word).unwrap_or(u32::MAX));
    }
    Ok(Speakers {
        here: people.iter().filter(|it| it.here).count() as u32,
        waiting: waits.iter().filter(|it| **it).count() as u32,
        last: of(tx, OfSession { session: it.session })?.speeches.into_iter().rfind(|it| it.speech.called),
        session,
        people,
        strata,
    })
}

fn group_of(line: &TraineeLine) -> String {
    line.group.map(group::rules::title).unwrap_or_default()
}

fn stratum(line: &TraineeLine, by: CallBy) -> String {
    let or = |word: String, none: &str| if word.is_empty() { none.into() } else { word };
    match by {
        CallBy::Anybody => String::new(),
        CallBy::Level => level::of(&line.post, &line.rank).map_or(level::UNSTATED, level::word).into(),
        CallBy::Unit => or(line.unit.clone(), "单位未写明"),
        CallBy::Group => or(group_of(line), "未分组"),
    }
}

/// How often everybody spoke within the scope, called or not: who has spoken has had their turn.
fn times_within(tx: &Read, session: &SessionLine, scope: CallScope) -> Answer<HashMap<TraineeId, u32>> {
    let times = tx.rows(
        "select speech.trainee, count(*) from speech join session on session.id = speech.session
         where session.cohort = ?2
           and (session.id = ?1 or ?4 = '当天' and session.day = ?3 or ?4 = '全班期间')
         group by speech.trainee",
        (session.id, session.cohort, session.day, scope),
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    Ok(times.into_iter().collect())
}

fn candidates(people: &[Speaker]) -> Vec<rules::Candidate<'_>> {
    people.iter().map(|it| rules::Candidate { here: it.here, times: it.times, stratum: it.stratum.as_str() }).collect()
}

/// Calls somebody to speak, by chance or by hand, and notes it at once. By chance nobody is called again within the
/// scope until all who are here were; by level, unit or group one of each is called in turn.
pub fn call(tx: &Change, it: CallToSpeak) -> Answer<Speakers> {
    let asked = SpeakersAsked { session: it.session, by: it.by, scope: it.scope };
    let before = speakers(tx, asked.clone())?;
    let trainee = match it.choose {
        Some(trainee) => trainee,
        None => {
            // Who runs the program cannot foresee it, and a test with a clock of its own can repeat it.
            let now = tx.now().and_utc().timestamp_millis() as u64;
            let mut chance = Chance(now ^ (tx.operation().0 as u64).rotate_left(32));
            let found = rules::next(&candidates(&before.people), it.only.as_deref(), &mut chance);
            let at = found.ok_or_else(|| refusal::nobody_to_call(it.only.as_deref()))?;
            before.people[at].trainee
        }
    };
    let id = insert(tx, &before.session, trainee, true, |_| {})?;
    let called = Speech::get(tx, id)?;
    tx.say(format!(
        "现场点名：{}，{}第{}位发言",
        trainee::name_of(tx, trainee)?,
        quoted(&before.session.title, before.session.kind),
        called.position
    ))?;
    speakers(tx, asked)
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
