//! 课程表: what happens when, who gives it, where, and who is in whose way.

pub mod rules;

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Answer, Change, Everything, Hours, Read,
    calendar::{Clock, HalfDay, LAST_DAY, month_day, weekday},
    cohort::{self, Cohort, CohortId, OfCohort},
    lecturer::{self, LecturerId},
    refusal,
    topic::{self, TopicId},
    venue::{self, VenueId},
};
use rules::Slot;

id! {
    /// A session: one block on the timetable.
    SessionId as "number & { readonly of: 'session' }"
}

words! {
    /// What is done in a session.
    pub enum Kind {
        Lecture = "讲授", Discussion = "研讨", Case = "案例教学", Field = "现场教学", Simulation = "模拟教学",
        Visit = "观摩", SelfStudy = "自学", Exam = "考试", Opening = "开班式", Closing = "结业式", Activity = "其他活动",
    }
}

words! {
    /// How far a session is settled.
    pub enum State { Unconfirmed = "待确认", Confirmed = "已确认", Changed = "已调整" }
}

words! {
    /// What two sessions cannot share.
    pub enum Resource { Lecturer = "授课人", Venue = "场地", Cohort = "班次" }
}

record! {
    /// A session as it is stored.
    pub struct Session, new NewSession, in "session" by SessionId called "课次" {
        /// Of which class.
        cohort: CohortId,
        /// On which day.
        day: NaiveDate,
        /// First minute.
        starts: Clock,
        /// The minute after the last.
        ends: Clock,
        /// What is done.
        kind: Kind,
        /// The topic of the register, if it is one.
        topic: Option<TopicId>,
        /// What it is called when it is no topic of the register.
        title: String,
        /// Who gives it.
        lecturer: Option<LecturerId>,
        /// Where.
        venue: Option<VenueId>,
        /// Hundredths of 学时.
        hours: Hours,
        /// How far it is settled.
        state: State,
        /// 备注
        note: String,
    }
}

/// Chosen from a register, or a new name to be entered on the spot.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS, JsonSchema)]
#[serde(untagged)]
pub enum Chosen<Id> {
    /// One of the register.
    Known(Id),
    /// A name; the one of that name, or entered when there is none.
    Named(String),
}

/// What a session shall be.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Of which class.
    pub cohort: CohortId,
    /// On which day.
    pub day: NaiveDate,
    /// First minute.
    pub starts: Clock,
    /// The minute after the last.
    pub ends: Clock,
    /// What is done.
    pub kind: Kind,
    /// The topic, of the register or new.
    #[serde(default)]
    #[ts(optional)]
    pub topic: Option<Chosen<TopicId>>,
    /// What it is called when it is no topic.
    #[serde(default)]
    #[ts(optional)]
    pub title: Option<String>,
    /// Who gives it, of the register or new.
    #[serde(default)]
    #[ts(optional)]
    pub lecturer: Option<Chosen<LecturerId>>,
    /// Where, of the register or new.
    #[serde(default)]
    #[ts(optional)]
    pub venue: Option<Chosen<VenueId>>,
    /// Hundredths of 学时; left out, by the length of the block (45 minutes are one).
    #[serde(default)]
    #[ts(optional)]
    pub hours: Option<Hours>,
    /// How far it is settled; left out, 待确认.
    #[serde(default)]
    #[ts(optional)]
    pub state: Option<State>,
    /// 备注
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
}

/// A session that shall become something else.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Replan {
    /// Which.
    pub session: SessionId,
    /// What it shall be.
    pub plan: Plan,
}

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
}

/// Which session.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfSession {
    /// The session.
    pub session: SessionId,
}

/// What would happen: nothing is written.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WouldClash {
    /// The session that would be moved or changed; left out, a new one.
    #[serde(default)]
    #[ts(optional)]
    pub session: Option<SessionId>,
    /// Of which class.
    pub cohort: CohortId,
    /// On which day.
    pub day: NaiveDate,
    /// First minute.
    pub starts: Clock,
    /// The minute after the last.
    pub ends: Clock,
    /// Who would give it.
    #[serde(default)]
    #[ts(optional)]
    pub lecturer: Option<LecturerId>,
    /// Where.
    #[serde(default)]
    #[ts(optional)]
    pub venue: Option<VenueId>,
}

/// A session with its names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct SessionLine {
    /// The session.
    pub id: SessionId,
    /// Of which class.
    pub cohort: CohortId,
    /// Its title.
    pub cohort_title: String,
    /// On which day.
    pub day: NaiveDate,
    /// First minute.
    pub starts: Clock,
    /// The minute after the last.
    pub ends: Clock,
    /// Which part of the day it belongs to.
    pub half_day: HalfDay,
    /// What is done.
    pub kind: Kind,
    /// The topic of the register, if it is one.
    pub topic: Option<TopicId>,
    /// What it is about, without 《》.
    pub title: String,
    /// Who gives it.
    pub lecturer: Option<LecturerId>,
    /// Their name.
    pub lecturer_name: String,
    /// Their unit and post, as papers show them.
    pub lecturer_post: String,
    /// Where.
    pub venue: Option<VenueId>,
    /// Its name.
    pub venue_name: String,
    /// Hundredths of 学时.
    pub hours: Hours,
    /// How far it is settled.
    pub state: State,
    /// 备注
    pub note: String,
    /// Its roll is taken.
    pub roll_taken: bool,
}

/// Two sessions in each other's way, said from the first one's side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Clash {
    /// What both want.
    pub resource: Resource,
    /// The one it is said of; none for one that is not planned yet.
    pub session: Option<SessionId>,
    /// The one in its way.
    pub other: SessionId,
    /// `李明 3月9日（周一）14:30–17:30 在「第3期科级干部进修班」有课：《县情讲座》`
    pub say: String,
}

/// The timetable of a class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Timetable {
    /// Of which class.
    pub cohort: Cohort,
    /// Its title.
    pub title: String,
    /// Its sessions by time.
    pub sessions: Vec<SessionLine>,
    /// What is in their way, across all classes.
    pub clashes: Vec<Clash>,
}

/// A session as it now stands, with what is in its way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Planned {
    /// The session.
    pub session: SessionLine,
    /// What is in its way.
    pub clashes: Vec<Clash>,
}

const LINES: &str = include_str!("sessions.sql");

fn line(row: &rusqlite::Row) -> rusqlite::Result<SessionLine> {
    let starts: Clock = row.get("starts")?;
    Ok(SessionLine {
        id: row.get("id")?,
        cohort: row.get("cohort")?,
        cohort_title: cohort::rules::title(row.get("cohort_number")?, &row.get::<_, String>("cohort_name")?),
        day: row.get("day")?,
        starts,
        ends: row.get("ends")?,
        half_day: starts.half_day(),
        kind: row.get("kind")?,
        topic: row.get("topic")?,
        title: row.get("shown")?,
        lecturer: row.get("lecturer")?,
        lecturer_name: row.get("lecturer_name")?,
        lecturer_post: row.get("lecturer_post")?,
        venue: row.get("venue")?,
        venue_name: row.get("venue_name")?,
        hours: row.get("hours")?,
        state: row.get("state")?,
        note: row.get("note")?,
        roll_taken: row.get("roll_taken")?,
    })
}

/// One session with its names.
pub fn session(tx: &Read, id: SessionId) -> Answer<SessionLine> {
    tx.row(&format!("{LINES} where session.id = ?1"), [id], line)?.ok_or_else(|| refusal::is_gone("课次"))
}

/// The sessions of a class by time.
pub fn sessions(tx: &Read, cohort: CohortId) -> Answer<Vec<SessionLine>> {
    tx.rows(&format!("{LINES} where session.cohort = ?1 order by day, starts, session.id"), [cohort], line)
}

/// The sessions of all classes from one day to another, by time.
pub fn sessions_between(tx: &Read, from: NaiveDate, to: NaiveDate) -> Answer<Vec<SessionLine>> {
    tx.rows(&format!("{LINES} where session.day between ?1 and ?2 order by day, starts, session.id"), (from, to), line)
}

/// The timetable of a class with all that is in its way.
pub fn of(tx: &Read, it: OfCohort) -> Answer<Timetable> {
    let cohort = Cohort::get(tx, it.cohort)?;
    let sessions = sessions(tx, it.cohort)?;
    let mut found = Vec::new();
    if let (Some(first), Some(last)) = (sessions.first(), sessions.last()) {
        let own: HashSet<SessionId> = sessions.iter().map(|line| line.id).collect();
        for pair in rules::clashes(&slots_between(tx, first.day, last.day)?) {
            let sides = [(pair.first, pair.second), (pair.second, pair.first)];
            let ours = sides.into_iter().filter(|(session, _)| own.contains(session));
            found.extend(ours.map(|(session, other)| (Some(session), other, pair.resource)));
        }
    }
    Ok(Timetable { title: cohort.title(), cohort, sessions, clashes: say(tx, &found)? })
}

/// All that is in whose way from today on, across all classes.
pub fn clashes(tx: &Read, _: Everything) -> Answer<Vec<Clash>> {
    let pairs = rules::clashes(&slots_between(tx, tx.today(), LAST_DAY)?);
    say(tx, &pairs.iter().map(|pair| (Some(pair.first), pair.second, pair.resource)).collect::<Vec<_>>())
}

/// What would be in a session's way, before it is written.
pub fn would_clash(tx: &Read, it: WouldClash) -> Answer<Vec<Clash>> {
    if it.ends <= it.starts {
        return Err(refusal::times_reversed());
    }
    let wanted = Slot {
        session: it.session.unwrap_or(SessionId(0)),
        day: it.day,
        starts: it.starts,
        ends: it.ends,
        cohort: it.cohort,
        lecturer: it.lecturer,
        venue: it.venue,
    };
    in_the_way_of(tx, &wanted, it.session)
}

fn in_the_way_of(tx: &Read, wanted: &Slot, session: Option<SessionId>) -> Answer<Vec<Clash>> {
    let mut found = Vec::new();
    for other in slots_between(tx, wanted.day, wanted.day)? {
        found.extend(rules::wanted_twice(wanted, &other).into_iter().map(|what| (session, other.session, what)));
    }
    say(tx, &found)
}

fn slots_between(tx: &Read, from: NaiveDate, to: NaiveDate) -> Answer<Vec<Slot>> {
    tx.rows(
        "select id, day, starts, ends, cohort, lecturer, venue from session where day between ?1 and ?2",
        (from, to),
        |row| {
            Ok(Slot {
                session: row.get(0)?,
                day: row.get(1)?,
                starts: row.get(2)?,
                ends: row.get(3)?,
                cohort: row.get(4)?,
                lecturer: row.get(5)?,
                venue: row.get(6)?,
            })
        },
    )
}

/// Clashes in one sentence each: of whom it is said, who is in the way, what both want.
fn say(tx: &Read, found: &[(Option<SessionId>, SessionId, Resource)]) -> Answer<Vec<Clash>> {
    let others: Vec<i64> = found.iter().map(|(_, other, _)| other.0).collect();
    let lines = tx.rows(
        &format!("{LINES} where session.id in (select value from json_each(?1))"),
        [serde_json::to_string(&others)?],
        line,
    )?;
    let lines: HashMap<SessionId, SessionLine> = lines.into_iter().map(|line| (line.id, line)).collect();
    let said = |&(session, other, resource): &(Option<SessionId>, SessionId, Resource)| {
        let it = lines.get(&other)?;
        let when = format!("{}（周{}）{}–{}", month_day(it.day), weekday(it.day), it.starts, it.ends);
        let (title, class) = (quoted(&it.title, it.kind), &it.cohort_title);
        let say = match resource {
            Resource::Lecturer => format!("{} {when} 在「{class}」有课：{title}", it.lecturer_name),
            Resource::Venue => format!("{} {when} 已由「{class}」使用：{title}", it.venue_name),
            Resource::Cohort => format!("本班 {when} 已有课：{title}"),
        };
        Some(Clash { resource, session, other, say })
    };
    Ok(found.iter().filter_map(said).collect())
}

/// `《县情讲座》`, but `分组讨论` and `开班式` without the marks of a topic.
pub fn quoted(title: &str, kind: Kind) -> String {
    match kind {
        Kind::Opening | Kind::Closing | Kind::Discussion | Kind::SelfStudy | Kind::Exam | Kind::Activity => {
            title.into()
        }
        _ => format!("《{title}》"),
    }
}

/// Plans a session; what is new in it enters the registers.
pub fn plan(tx: &Change, it: Plan) -> Answer<Planned> {
    let id = settle(tx, it)?.insert(tx)?;
    let planned = planned(tx, id)?;
    tx.say(format!("安排了{}", spoken(&planned.session)))?;
    Ok(planned)
}

/// Makes a session something else.
pub fn replan(tx: &Change, it: Replan) -> Answer<Planned> {
    Session::get(tx, it.session)?;
    settle(tx, it.plan)?.with_id(it.session).save(tx)?;
    let planned = planned(tx, it.session)?;
    tx.say(format!("修改了{}", spoken(&planned.session)))?;
    Ok(planned)
}

/// Moves a session to another time, as long as before.
pub fn move_to(tx: &Change, it: Move) -> Answer<Planned> {
    let before = Session::get(tx, it.session)?;
    let length = before.ends.minutes() - before.starts.minutes();
    let until = it.starts.minutes() + length;
    let ends = Clock::new(until / 60, until % 60).ok_or_else(refusal::times_reversed)?;
    Session { day: it.day, starts: it.starts, ends, ..before }.save(tx)?;
    let planned = planned(tx, it.session)?;
    let line = &planned.session;
    tx.say(format!(
        "已把「{}」移到 {}（周{}）{} {}",
        line.title,
        month_day(line.day),
        weekday(line.day),
        line.half_day,
        line.starts
    ))?;
    Ok(planned)
}

/// Takes a session off the timetable, its roll with it (one Ctrl+Z brings both back).
pub fn remove(tx: &Change, it: OfSession) -> Answer<()> {
    let line = session(tx, it.session)?;
    Session::remove(tx, it.session)?;
    tx.say(format!("删除了{}", spoken(&line)))
}

fn planned(tx: &Read, id: SessionId) -> Answer<Planned> {
    let line = session(tx, id)?;
    let slot = Slot {
        session: id,
        day: line.day,
        starts: line.starts,
        ends: line.ends,
        cohort: line.cohort,
        lecturer: line.lecturer,
        venue: line.venue,
    };
    Ok(Planned { clashes: in_the_way_of(tx, &slot, Some(id))?, session: line })
}

fn spoken(line: &SessionLine) -> String {
    let when = format!("{}（周{}）{}", month_day(line.day), weekday(line.day), line.starts);
    format!("「{}」{when} {}", line.cohort_title, quoted(&line.title, line.kind))
}

/// A plan with its names looked up, or entered.
fn settle(tx: &Change, it: Plan) -> Answer<NewSession> {
    if it.ends <= it.starts {
        return Err(refusal::times_reversed());
    }
    Cohort::get(tx, it.cohort)?;
    let hours = it.hours.unwrap_or_else(|| Hours::of_block(it.starts, it.ends));
    let title = it.title.unwrap_or_default().trim().to_owned();
    let topic = match it.topic {
        Some(Chosen::Known(topic)) => Some(topic::Topic::get(tx, topic)?.id),
        Some(Chosen::Named(name)) if !name.trim().is_empty() => Some(topic::named_or_new(tx, &name, it.kind, hours)?),
        _ => None,
    };
    if topic.is_none() && title.is_empty() && !matches!(it.kind, Kind::Opening | Kind::Closing) {
        return Err(refusal::session_says_nothing());
    }
    let lecturer = match it.lecturer {
        Some(Chosen::Known(lecturer)) => Some(lecturer::Lecturer::get(tx, lecturer)?.id),
        Some(Chosen::Named(name)) if !name.trim().is_empty() => Some(lecturer::named_or_new(tx, &name)?),
        _ => None,
    };
    let venue = match it.venue {
        Some(Chosen::Known(venue)) => Some(venue::Venue::get(tx, venue)?.id),
        Some(Chosen::Named(name)) if !name.trim().is_empty() => Some(venue::named_or_new(tx, &name)?),
        _ => None,
    };
    Ok(NewSession {
        cohort: it.cohort,
        day: it.day,
        starts: it.starts,
        ends: it.ends,
        kind: it.kind,
        topic,
        title,
        lecturer,
        venue,
        hours,
        state: it.state.unwrap_or(State::Unconfirmed),
        note: it.note.unwrap_or_default().trim().into(),
    })
}

/// Sessions whose lecturer has not confirmed yet, by time.
pub fn unconfirmed_between(tx: &Read, from: NaiveDate, to: NaiveDate) -> Answer<Vec<SessionLine>> {
    let mut sessions = sessions_between(tx, from, to)?;
    sessions.retain(|line| line.state == State::Unconfirmed && line.lecturer.is_some());
    Ok(sessions)
}
