//! 现场点名: who could be called to speak, and who is called next.

use std::collections::HashMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Speech, SpeechLine, insert, of, rules};
use crate::{
    Answer, Change, Read,
    chance::Chance,
    cohort::OfCohort,
    group,
    hanzi::pinyin,
    refusal,
    rollcall::{self, Mark},
    timetable::{OfSession, SessionId, SessionLine, quoted},
    trainee::{self, TraineeId, TraineeLine, level},
};

words! {
    /// How 现场点名 goes through the class: anybody, or one of each kind in turn.
    pub enum CallBy { Anybody = "随机", Level = "按级别", Unit = "按单位", Group = "按小组" }
}

words! {
    /// Within what nobody is called again until all were.
    pub enum CallScope { Session = "本次课", Day = "当天", Class = "全班期间" }
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

/// 第一组; empty: in none.
pub(super) fn group_of(line: &TraineeLine) -> String {
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
