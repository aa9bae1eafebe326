//! 待排: what a class is to have, without a time yet; the clerk drags it onto the grid or has it arranged.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Chosen, Kind, Session, SessionId, adjustment, names::Registers, quoted, session};
use crate::{
    Answer, Change, Hours, Read,
    cohort::{Cohort, CohortId, OfCohort},
    field_site::{FieldSite, FieldSiteId},
    lecturer::{Lecturer, LecturerId},
    refusal,
    topic::{Topic, TopicId},
    venue::{Venue, VenueId},
};

id! {
    /// A session without a time.
    UnplacedId as "number & { readonly of: 'unplaced' }"
}

record! {
    /// A session without a time.
    pub struct Unplaced, new NewUnplaced, in "unplaced" by UnplacedId called "待排课次" {
        /// Of which class.
        cohort: CohortId,
        /// What is done.
        kind: Kind,
        /// The topic of the register, if it is one.
        topic: Option<TopicId>,
        /// What it is called when it is no topic of the register.
        title: String,
        /// Who gives it; none: anybody who teaches the topic.
        lecturer: Option<LecturerId>,
        /// Where; none: any room that seats the class.
        venue: Option<VenueId>,
        /// At which field site, when it is away from the school.
        field_site: Option<FieldSiteId>,
        /// Hundredths of 学时.
        hours: Hours,
        /// How long it lasts.
        minutes: u16,
        /// 选修
        elective: bool,
        /// 备注
        note: String,
    }
}

/// A session without a time, with its names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct UnplacedLine {
    /// The session without a time.
    #[serde(flatten)]
    pub unplaced: Unplaced,
    /// What it is about, without 《》.
    pub shown: String,
    /// Who gives it; 谁都可以 is empty.
    pub lecturer_name: String,
    /// Where; any room is empty.
    pub place: String,
}

/// Which session without a time.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfUnplaced {
    /// The session without a time.
    pub unplaced: UnplacedId,
}

/// What a class is to have; what is left out follows from the topic.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddUnplaced {
    /// Of which class.
    pub cohort: CohortId,
    /// What is done; left out, as the topic is usually taught, else 讲授.
    #[serde(default)]
    #[ts(optional)]
    pub kind: Option<Kind>,
    /// The topic, of the register or new.
    #[serde(default)]
    #[ts(optional)]
    pub topic: Option<Chosen<TopicId>>,
    /// What it is called when it is no topic.
    #[serde(default)]
    #[ts(optional)]
    pub title: Option<String>,
    /// Who gives it, of the register or new; left out, anybody who teaches the topic.
    #[serde(default)]
    #[ts(optional)]
    pub lecturer: Option<Chosen<LecturerId>>,
    /// Where, of the register or new; left out, any room that seats the class.
    #[serde(default)]
    #[ts(optional)]
    pub venue: Option<Chosen<VenueId>>,
    /// At which field site.
    #[serde(default)]
    #[ts(optional)]
    pub field_site: Option<FieldSiteId>,
    /// Hundredths of 学时; left out, the usual of the topic, else 4 学时.
    #[serde(default)]
    #[ts(optional)]
    pub hours: Option<Hours>,
    /// How long it lasts; left out, 45 minutes for each 学时.
    #[serde(default)]
    #[ts(optional)]
    pub minutes: Option<u16>,
    /// 选修; left out, as the topic is.
    #[serde(default)]
    #[ts(optional)]
    pub elective: Option<bool>,
    /// 备注
    #[serde(default)]
    #[ts(optional)]
    pub note: Option<String>,
}

/// Topics a class is to have, each as it is usually taught.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddFromTopics {
    /// Of which class.
    pub cohort: CohortId,
    /// The topics.
    pub topics: Vec<TopicId>,
}

/// A class that is to have what another one has.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CopyUnplaced {
    /// The class that has it, on the timetable or without a time yet.
    pub from: CohortId,
    /// The class that is to have it.
    pub to: CohortId,
}

/// A session that shall have no time for now.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Unplace {
    /// Which.
    pub session: SessionId,
    /// 调课原因, when its timetable is approved.
    #[serde(default)]
    #[ts(optional)]
    pub reason: Option<String>,
}

/// What a half day usually is, where the topic says nothing.
const HALF_DAY: Hours = Hours(400);

/// What a class is to have without a time yet, in the order of entry.
pub fn all(tx: &Read, it: OfCohort) -> Answer<Vec<UnplacedLine>> {
    Cohort::get(tx, it.cohort)?;
    of_cohorts(tx, &[it.cohort])
}

pub(super) fn of_cohorts(tx: &Read, cohorts: &[CohortId]) -> Answer<Vec<UnplacedLine>> {
    tx.rows(
        "select unplaced.*,
                coalesce(topic.name, nullif(unplaced.title, ''), unplaced.kind) as shown,
                coalesce(lecturer.name, '')                                     as lecturer_name,
                concat_ws('、', field_site.name, venue.name)                    as place
         from unplaced
         left join topic      on topic.id = unplaced.topic
         left join lecturer   on lecturer.id = unplaced.lecturer
         left join venue      on venue.id = unplaced.venue
         left join field_site on field_site.id = unplaced.field_site
         where unplaced.cohort in (select value from json_each(?1))
         order by unplaced.id",
        [serde_json::to_string(cohorts)?],
        |row| {
            Ok(UnplacedLine {
                unplaced: Unplaced::of_row(row)?,
                shown: row.get("shown")?,
                lecturer_name: row.get("lecturer_name")?,
                place: row.get("place")?,
            })
        },
    )
}

/// Notes what a class is to have; what is new in it enters the registers.
pub fn add(tx: &Change, it: AddUnplaced) -> Answer<Vec<UnplacedLine>> {
    let cohort = Cohort::get(tx, it.cohort)?;
    let mut registers = Registers::default();
    let (kind, hours) = (it.kind.unwrap_or(Kind::Lecture), it.hours.unwrap_or(HALF_DAY));
    let topic = it.topic.map(|topic| registers.topic(tx, topic, kind, hours)).transpose()?.flatten();
    let topic = topic.map(|topic| Topic::get(tx, topic)).transpose()?;
    let lecturer = it.lecturer.map(|lecturer| registers.lecturer(tx, lecturer)).transpose()?.flatten();
    let venue = it.venue.map(|venue| registers.venue(tx, venue)).transpose()?.flatten();
    let usual = topic.as_ref();
    let hours = it.hours.or(usual.map(|topic| topic.hours).filter(|hours| *hours > Hours::ZERO)).unwrap_or(HALF_DAY);
    let new = NewUnplaced {
        cohort: cohort.id,
        kind: it.kind.or(usual.map(|topic| topic.kind)).unwrap_or(Kind::Lecture),
        topic: usual.map(|topic| topic.id),
        title: it.title.unwrap_or_default().trim().into(),
        lecturer,
        venue,
        field_site: it.field_site,
        hours,
        minutes: it.minutes.unwrap_or_else(|| minutes_of(hours)),
        elective: it.elective.unwrap_or(usual.is_some_and(|topic| topic.elective)),
        note: it.note.unwrap_or_default().trim().into(),
    };
    check(tx, &new)?;
    let title = spoken(&new, usual);
    new.insert(tx)?;
    tx.say(format!("「{}」待排：{title}", cohort.title()))?;
    all(tx, OfCohort { cohort: cohort.id })
}

/// Notes topics a class is to have, each as it is usually taught.
pub fn add_from_topics(tx: &Change, it: AddFromTopics) -> Answer<Vec<UnplacedLine>> {
    let cohort = Cohort::get(tx, it.cohort)?;
    if it.topics.is_empty() {
        return Err(refusal::no_topics_chosen());
    }
    for topic in &it.topics {
        usual(&Topic::get(tx, *topic)?, it.cohort).insert(tx)?;
    }
    tx.say(format!("「{}」待排{}个专题", cohort.title(), it.topics.len()))?;
    all(tx, OfCohort { cohort: it.cohort })
}

/// Writes a session without a time as it is now.
pub fn save(tx: &Change, it: Unplaced) -> Answer<Vec<UnplacedLine>> {
    let before = Unplaced::get(tx, it.id)?;
    let now = Unplaced { cohort: before.cohort, title: it.title.trim().into(), note: it.note.trim().into(), ..it };
    check(tx, &now.clone().into())?;
    now.save(tx)?;
    tx.say(format!("修改了待排的{}", named(tx, &now.clone().into())?))?;
    all(tx, OfCohort { cohort: now.cohort })
}

/// Takes a session without a time off the list.
pub fn remove(tx: &Change, it: OfUnplaced) -> Answer<Vec<UnplacedLine>> {
    let before = Unplaced::get(tx, it.unplaced)?;
    Unplaced::remove(tx, it.unplaced)?;
    tx.say(format!("不再待排{}", named(tx, &before.clone().into())?))?;
    all(tx, OfCohort { cohort: before.cohort })
}

/// Takes a session off the timetable and keeps it among those without a time.
pub fn unplace(tx: &Change, it: Unplace) -> Answer<Vec<UnplacedLine>> {
    let line = session(tx, it.session)?;
    let title = quoted(&line.title, line.kind);
    if line.roll_taken {
        return Err(refusal::roll_is_taken(&title));
    }
    if !line.joint_with.is_empty() {
        return Err(refusal::is_joint(&title, &line.joint_with));
    }
    of_session(&Session::get(tx, it.session)?, line.cohort).insert(tx)?;
    Session::remove(tx, it.session)?;
    adjustment::note_removed(tx, line.cohort, it.session, it.reason.as_deref())?;
    tx.say(format!("「{}」{title}移到待排", line.cohort_title))?;
    all(tx, OfCohort { cohort: line.cohort })
}

/// Notes all that another class has, placed or not, and what is wished of its topics.
pub fn copy(tx: &Change, it: CopyUnplaced) -> Answer<Vec<UnplacedLine>> {
    let (from, to) = (Cohort::get(tx, it.from)?, Cohort::get(tx, it.to)?);
    if from.id == to.id {
        return Err(refusal::one_and_the_same("from", "班次", &from.title()));
    }
    let by_time = "select * from session where cohort = ?1 order by day, starts, id";
    let placed = tx.rows(by_time, [it.from], Session::of_row)?;
    let not_placed = of_cohorts(tx, &[it.from])?;
    let new: Vec<NewUnplaced> = placed
        .iter()
        .map(|session| of_session(session, it.to))
        .chain(not_placed.into_iter().map(|line| NewUnplaced { cohort: it.to, ..line.unplaced.into() }))
        .collect();
    if new.is_empty() {
        return Err(refusal::no_sessions_to_copy(&from.title()));
    }
    for new in &new {
        new.insert(tx)?;
    }
    tx.run(
        "insert into course_wish (cohort, wish, one, other)
         select ?2, wish, one, other from course_wish as from_there where cohort = ?1 and not exists
           (select 1 from course_wish as there
            where there.cohort = ?2 and there.one = from_there.one and there.other = from_there.other)",
        (it.from, it.to),
    )?;
    tx.say(format!("「{}」照抄「{}」的{}个课次，待排", to.title(), from.title(), new.len()))?;
    all(tx, OfCohort { cohort: it.to })
}

/// As a topic is usually taught.
fn usual(topic: &Topic, cohort: CohortId) -> NewUnplaced {
    let hours = if topic.hours > Hours::ZERO { topic.hours } else { HALF_DAY };
    NewUnplaced {
        cohort,
        kind: topic.kind,
        topic: Some(topic.id),
        title: String::new(),
        lecturer: None,
        venue: None,
        field_site: None,
        hours,
        minutes: minutes_of(hours),
        elective: topic.elective,
        note: String::new(),
    }
}

/// What a session is without its time.
fn of_session(it: &Session, cohort: CohortId) -> NewUnplaced {
    NewUnplaced {
        cohort,
        kind: it.kind,
        topic: it.topic,
        title: it.title.clone(),
        lecturer: it.lecturer,
        venue: it.venue,
        field_site: it.field_site,
        hours: it.hours,
        minutes: it.ends.minutes() - it.starts.minutes(),
        elective: it.elective,
        note: it.note.clone(),
    }
}

impl From<Unplaced> for NewUnplaced {
    fn from(it: Unplaced) -> NewUnplaced {
        NewUnplaced {
            cohort: it.cohort,
            kind: it.kind,
            topic: it.topic,
            title: it.title,
            lecturer: it.lecturer,
            venue: it.venue,
            field_site: it.field_site,
            hours: it.hours,
            minutes: it.minutes,
            elective: it.elective,
            note: it.note,
        }
    }
}

/// 4 学时 are the three hours of a half day: 45 minutes each.
fn minutes_of(hours: Hours) -> u16 {
    u16::try_from(hours.0 * 45 / 100).unwrap_or(0).max(5)
}

fn check(tx: &Read, it: &NewUnplaced) -> Answer<()> {
    if it.minutes == 0 || it.minutes >= 24 * 60 {
        return Err(refusal::no_such_length());
    }
    if it.topic.is_none() && it.title.is_empty() && !matches!(it.kind, Kind::Opening | Kind::Closing) {
        return Err(refusal::session_says_nothing());
    }
    it.topic.map(|topic| Topic::get(tx, topic)).transpose()?;
    it.lecturer.map(|lecturer| Lecturer::get(tx, lecturer)).transpose()?;
    it.venue.map(|venue| Venue::get(tx, venue)).transpose()?;
    it.field_site.map(|site| FieldSite::get(tx, site)).transpose()?;
    Ok(())
}

fn named(tx: &Read, it: &NewUnplaced) -> Answer<String> {
    let topic = it.topic.map(|topic| Topic::get(tx, topic)).transpose()?;
    Ok(spoken(it, topic.as_ref()))
}

fn spoken(it: &NewUnplaced, topic: Option<&Topic>) -> String {
    match topic {
        Some(topic) => quoted(&topic.name, it.kind),
        None if it.title.is_empty() => it.kind.to_string(),
        None => quoted(&it.title, it.kind),
    }
}
