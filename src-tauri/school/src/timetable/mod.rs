//! 课程表: what happens when, who gives it, where, and who is in whose way.

pub mod adjustment;
pub mod approved;
pub mod arranging;
mod clash;
mod copy;
mod edit;
pub mod facts;
mod free;
mod joint;
mod kept;
mod landing;
pub mod mending;
mod names;
pub mod notice;
mod plan;
mod quoting;
pub mod rules;
mod saying;
mod settled;
mod shares;
mod step;
pub mod unplaced;
pub mod wish;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Answer, Hours, Read,
    calendar::{Clock, HalfDay},
    cohort::{self, Cohort, CohortId, OfCohort},
    field_site::FieldSiteId,
    lecturer::LecturerId,
    refusal,
    setting::{self, Half},
    topic::TopicId,
    venue::VenueId,
};
pub use clash::{Clash, ClashesAsked, WouldClash, clashes, of_session, pressing, would_clash};
pub use copy::{CopySessions, copy};
pub use edit::{Confirm, Lock, Move, Stretch, Swap, Swapped, confirm, lock, move_to, stretch, swap};
pub use free::{FreeAsked, FreeDay, free_slots};
pub use joint::{Join, Joined, Removal, RemoveSession, RemoveSessions, join, joined, part, remove, remove_all};
pub use kept::{KeepClash, Kept, NewKept, OfClash, drop_kept, keep};
pub use landing::{Landing, LandingsAsked, landings};
pub use names::Chosen;
pub use plan::{Plan, Planned, PlannedMany, Plans, Replan, plan, plan_all, replan};
pub(crate) use quoting::without_marks;
pub use quoting::{in_marks, out_of_marks, quoted};
pub use rules::{Rule, Severity};
pub use saying::{Names, say};
pub use shares::{HourShare, HourShares};
pub use step::{Amend, Amended, Step, amend};

id! {
    /// A session: one block on the timetable.
    SessionId as "number & { readonly of: 'session' }"
}
impl SessionId {
    /// A session that is not written yet.
    pub const NEW: SessionId = SessionId(0);
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
        /// In which room; the main room when there are several.
        venue: Option<VenueId>,
        /// At which field site, when it is away from the school.
        field_site: Option<FieldSiteId>,
        /// Hundredths of 学时.
        hours: Hours,
        /// How far it is settled.
        state: State,
        /// 合班: sessions given together bear one number; none: the class is alone.
        joint: Option<u32>,
        /// 选修
        elective: bool,
        /// Arranging leaves it where it is.
        locked: bool,
        /// 主持人
        moderator: String,
        /// 备注
        note: String,
    }
}

impl Session {
    /// The same session as a new row.
    fn anew(self) -> NewSession {
        NewSession {
            cohort: self.cohort,
            day: self.day,
            starts: self.starts,
            ends: self.ends,
            kind: self.kind,
            topic: self.topic,
            title: self.title,
            lecturer: self.lecturer,
            venue: self.venue,
            field_site: self.field_site,
            hours: self.hours,
            state: self.state,
            joint: self.joint,
            elective: self.elective,
            locked: self.locked,
            moderator: self.moderator,
            note: self.note,
        }
    }
    /// Its hours at other times: by the length of the block, unless they were set by hand.
    fn hours_from(&self, starts: Clock, ends: Clock) -> Hours {
        if self.hours == Hours::of_block(self.starts, self.ends) { Hours::of_block(starts, ends) } else { self.hours }
    }
    /// How far it is settled once it is `now`: a state that was chosen stands; else who had confirmed must be told
    /// when it takes place at another time, elsewhere, about something else or by somebody else.
    fn state_as(&self, now: &Session) -> State {
        let agreed = |it: &Session| (it.day, it.starts, it.ends, it.lecturer, it.venue, it.field_site, it.topic);
        match now.state == self.state && self.state == State::Confirmed && agreed(self) != agreed(now) {
            true => State::Changed,
            false => now.state,
        }
    }
}

/// Which session.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfSession {
    /// The session.
    pub session: SessionId,
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
    /// In which room; the main room when there are several.
    pub venue: Option<VenueId>,
    /// Its name.
    pub venue_name: String,
    /// 同步课堂: the branch rooms.
    pub rooms: Vec<VenueId>,
    /// At which field site, when it is away from the school.
    pub field_site: Option<FieldSiteId>,
    /// All places in one line, as papers show them: `报告厅、分会场201`, or the site.
    pub place: String,
    /// Hundredths of 学时.
    pub hours: Hours,
    /// How far it is settled.
    pub state: State,
    /// 合班: sessions given together bear one number.
    pub joint: Option<u32>,
    /// The other classes it is given to, `第2期科干班、第3期中青班`.
    pub joint_with: String,
    /// 选修
    pub elective: bool,
    /// Arranging leaves it where it is.
    pub locked: bool,
    /// 主持人
    pub moderator: String,
    /// 备注
    pub note: String,
    /// Its roll is taken.
    pub roll_taken: bool,
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
    /// What its hours go to, against what the rules want.
    pub shares: HourShares,
    /// The half days the class keeps to, with their real times.
    pub halves: Vec<Half>,
    /// The version that was approved last; none: it is a draft.
    pub approved: Option<approved::Approved>,
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
        rooms: ids(row, "rooms")?,
        field_site: row.get("field_site")?,
        place: row.get("place")?,
        hours: row.get("hours")?,
        state: row.get("state")?,
        joint: row.get("joint")?,
        joint_with: row.get("joint_with")?,
        elective: row.get("elective")?,
        locked: row.get("locked")?,
        moderator: row.get("moderator")?,
        note: row.get("note")?,
        roll_taken: row.get("roll_taken")?,
    })
}

/// A column that holds a list of ids as JSON.
fn ids<Id: serde::de::DeserializeOwned>(row: &rusqlite::Row, column: &str) -> rusqlite::Result<Vec<Id>> {
    let text: String = row.get(column)?;
    serde_json::from_str(&text)
        .map_err(|e| rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, Box::new(e)))
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
    let (schedule, found) = clash::found_in(tx, it.cohort, None)?;
    Ok(Timetable {
        title: cohort.title(),
        halves: setting::halves_of(tx, cohort.id)?,
        approved: approved::in_force(tx, &sessions, cohort.id)?,
        clashes: say(tx, &schedule, &found, Some(it.cohort))?,
        shares: shares::of_class(tx, cohort.id, cohort.category)?,
        cohort,
        sessions,
    })
}

/// The first sessions whose lecturer is to be asked (待确认) or told again (已调整), by time; a 合班 once.
pub fn unsettled_between(tx: &Read, from: NaiveDate, to: NaiveDate, most: u32) -> Answer<Vec<SessionLine>> {
    let first_of_joint = "session.id = (select min(same.id) from session as same where same.joint = session.joint)";
    tx.rows(
        &format!(
            "{LINES} where session.day between ?1 and ?2 and session.state <> ?3 and session.lecturer is not null
               and (session.joint is null or {first_of_joint})
             order by day, starts, session.id limit ?4"
        ),
        (from, to, State::Confirmed, most),
        line,
    )
}
