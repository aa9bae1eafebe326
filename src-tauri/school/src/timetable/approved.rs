//! 审定与调课: the timetable as it was approved, version by version, and what has become of it since.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Kind, SessionId, SessionLine, adjustment::Reasons, quoted, sessions};
use crate::{
    Answer, Change, Read,
    calendar::{Clock, month_day, weekday},
    cohort::{Cohort, CohortId, OfCohort},
    field_site::FieldSiteId,
    lecturer::{Lecturer, LecturerId},
    refusal,
    topic::TopicId,
    venue::VenueId,
};

words! {
    /// What of a session is no longer as it was approved.
    pub enum Adjusted {
        Time = "时间", Lecturer = "授课人", Place = "地点", Content = "内容", Added = "增加", Removed = "取消",
    }
}

/// Which timetable is approved, and by whom.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ApproveTimetable {
    /// Of which class.
    pub cohort: CohortId,
    /// 审定人
    #[serde(default)]
    #[ts(optional)]
    pub approver: Option<String>,
    /// On which day; left out, today.
    #[serde(default)]
    #[ts(optional)]
    pub day: Option<NaiveDate>,
}

/// The version in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Approved {
    /// 第N版, from 1.
    pub version: u32,
    /// When it was approved.
    pub approved_on: NaiveDate,
    /// 审定人; may be empty.
    pub approver: String,
    /// How many sessions are no longer as they were approved (处).
    pub changes: u32,
}

/// What has become of a timetable since it was approved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct TimetableChanges {
    /// Of which class.
    pub cohort: CohortId,
    /// The version in force; none: it is not approved.
    pub approved: Option<Approved>,
    /// By time.
    pub changes: Vec<TimetableChange>,
}

/// One session that is no longer as it was approved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct TimetableChange {
    /// Which; it may be off the timetable by now.
    pub session: SessionId,
    /// What of it.
    pub what: Vec<Adjusted>,
    /// As it was approved; none: it was not there.
    pub was: Option<Arranged>,
    /// As it is now; none: it is off.
    pub now: Option<Arranged>,
    /// In one sentence.
    pub say: String,
    /// Why, as far as it was said.
    pub reason: String,
    /// Who has to know.
    pub tell: Vec<ToTell>,
}

/// Where a session stands, in the office's words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Arranged {
    /// On which day.
    pub day: NaiveDate,
    /// First minute.
    pub starts: Clock,
    /// The minute after the last.
    pub ends: Clock,
    /// What it is about, as papers write it.
    pub title: String,
    /// Who gives it; may be empty.
    pub lecturer: String,
    /// Where; may be empty.
    pub place: String,
}

/// Somebody who has to know of a change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct ToTell {
    /// `授课人李明`, `班主任石海涛`, `全体学员`
    pub who: String,
    /// Their phone, if it is known.
    pub phone: String,
}

/// A session as it was approved: what it points to, to be compared, and how that was called, to be said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Settled {
    session: SessionId,
    day: NaiveDate,
    starts: Clock,
    ends: Clock,
    kind: Kind,
    topic: Option<TopicId>,
    title: String,
    lecturer: Option<LecturerId>,
    lecturer_name: String,
    venue: Option<VenueId>,
    rooms: Vec<VenueId>,
    field_site: Option<FieldSiteId>,
    place: String,
}

/// Approves a timetable as it stands; from now on every change is a 调课.
pub fn approve(tx: &Change, it: ApproveTimetable) -> Answer<TimetableChanges> {
    let title = Cohort::get(tx, it.cohort)?.title();
    let lines: Vec<Settled> = sessions(tx, it.cohort)?.iter().map(Settled::of).collect();
    if lines.is_empty() {
        return Err(refusal::no_timetable(&title));
    }
    let last = latest(tx, it.cohort)?;
    if let Some(last) = &last
        && differences(&last.lines, &lines).is_empty()
    {
        return Err(refusal::nothing_changed_since(&title, last.version));
    }
    let version = last.map_or(1, |last| last.version + 1);
    let day = it.day.unwrap_or(tx.today());
    let approver = it.approver.unwrap_or_default().trim().to_owned();
    tx.run(
        "insert into approved_timetable (cohort, version, approved_on, approver, lines) values (?1, ?2, ?3, ?4, ?5)",
        (it.cohort, version, day, &approver, serde_json::to_string(&lines)?),
    )?;
    let by = if approver.is_empty() { String::new() } else { format!("由{approver}") };
    tx.say(format!("「{title}」课程表第{version}版{by}审定，{}个课次，此后的变动是调课", lines.len()))?;
    changes(tx, OfCohort { cohort: it.cohort })
}

/// Takes the last approval back; the version before it is in force again.
pub fn withdraw(tx: &Change, it: OfCohort) -> Answer<TimetableChanges> {
    let title = Cohort::get(tx, it.cohort)?.title();
    let Some(version) = version(tx, it.cohort)? else { return Err(refusal::is_not_approved(&title)) };
    tx.run("delete from adjustment where cohort = ?1 and version = ?2", (it.cohort, version))?;
    tx.run("delete from approved_timetable where cohort = ?1 and version = ?2", (it.cohort, version))?;
    tx.say(format!("「{title}」课程表第{version}版取消审定"))?;
    changes(tx, it)
}

/// What has become of a timetable since it was approved, session by session.
pub fn changes(tx: &Read, it: OfCohort) -> Answer<TimetableChanges> {
    let cohort = Cohort::get(tx, it.cohort)?;
    let Some(latest) = latest(tx, cohort.id)? else {
        return Ok(TimetableChanges { cohort: cohort.id, approved: None, changes: Vec::new() });
    };
    let now: Vec<Settled> = sessions(tx, cohort.id)?.iter().map(Settled::of).collect();
    let reasons = Reasons::given(tx, cohort.id, latest.version)?;
    let found = differences(&latest.lines, &now);
    let changes = found
        .into_iter()
        .map(|(was, now, what)| {
            let session = was.or(now).map_or(SessionId(0), |line| line.session);
            Ok(TimetableChange {
                session,
                say: said(was, now, &what),
                reason: reasons.of(session, (was.is_some(), now.is_some())),
                tell: to_tell(tx, &cohort, was, now)?,
                was: was.map(Settled::arranged),
                now: now.map(Settled::arranged),
                what,
            })
        })
        .collect::<Answer<Vec<_>>>()?;
    let approved = Approved {
        version: latest.version,
        approved_on: latest.approved_on,
        approver: latest.approver,
        changes: changes.len() as u32,
    };
    Ok(TimetableChanges { cohort: cohort.id, approved: Some(approved), changes })
}

/// The version of a timetable in force, and how far it has been left since.
pub fn in_force(tx: &Read, lines: &[SessionLine], cohort: CohortId) -> Answer<Option<Approved>> {
    let Some(Version { version, approved_on, approver, lines: settled }) = latest(tx, cohort)? else { return Ok(None) };
    let now: Vec<Settled> = lines.iter().map(Settled::of).collect();
    let changes = differences(&settled, &now).len() as u32;
    Ok(Some(Approved { version, approved_on, approver, changes }))
}

/// Whether a timetable is approved: what is changed in it is 调课.
pub fn is_approved(tx: &Read, cohort: CohortId) -> Answer<bool> {
    Ok(version(tx, cohort)?.is_some())
}

/// The number of the version in force.
pub(super) fn version(tx: &Read, cohort: CohortId) -> Answer<Option<u32>> {
    tx.value("select max(version) from approved_timetable where cohort = ?1", [cohort])
}

struct Version {
    version: u32,
    approved_on: NaiveDate,
    approver: String,
    lines: Vec<Settled>,
}

fn latest(tx: &Read, cohort: CohortId) -> Answer<Option<Version>> {
    let row = tx.row(
        "select version, approved_on, approver, lines from approved_timetable
         where cohort = ?1 order by version desc limit 1",
        [cohort],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get::<_, String>(3)?)),
    )?;
    row.map(|(version, approved_on, approver, lines)| {
        Ok(Version { version, approved_on, approver, lines: serde_json::from_str(&lines)? })
    })
    .transpose()
}

/// Who has to know: those who give it or gave it, who looks after the class, and the class.
fn to_tell(tx: &Read, cohort: &Cohort, was: Option<&Settled>, now: Option<&Settled>) -> Answer<Vec<ToTell>> {
    let lecturers: BTreeSet<LecturerId> = [was, now].into_iter().flatten().filter_map(|line| line.lecturer).collect();
    let mut tell = Vec::new();
    for id in lecturers {
        let found = tx.row("select * from lecturer where id = ?1", [id], Lecturer::of_row)?;
        tell.extend(found.map(|it| ToTell { who: format!("授课人{}", it.name), phone: it.phone }));
    }
    if !cohort.head_teacher.is_empty() {
        tell.push(ToTell { who: format!("班主任{}", cohort.head_teacher), phone: String::new() });
    }
    tell.push(ToTell { who: "全体学员".into(), phone: String::new() });
    Ok(tell)
}

// ---------------------------------------------------------------------------------------------- compared and said

impl Settled {
    fn of(line: &SessionLine) -> Settled {
        Settled {
            session: line.id,
            day: line.day,
            starts: line.starts,
            ends: line.ends,
            kind: line.kind,
            topic: line.topic,
            title: line.title.clone(),
            lecturer: line.lecturer,
            lecturer_name: line.lecturer_name.clone(),
            venue: line.venue,
            rooms: line.rooms.clone(),
            field_site: line.field_site,
            place: line.place.clone(),
        }
    }
    fn at_the_time_of(&self, other: &Settled) -> bool {
        (self.day, self.starts, self.ends) == (other.day, other.starts, other.ends)
    }
    /// A topic that was only renamed in the register is still the same.
    fn about_the_same_as(&self, other: &Settled) -> bool {
        self.kind == other.kind
            && if self.topic.is_some() || other.topic.is_some() {
                self.topic == other.topic
            } else {
                self.title == other.title
            }
    }
    fn at_the_place_of(&self, other: &Settled) -> bool {
        (self.venue, &self.rooms, self.field_site) == (other.venue, &other.rooms, other.field_site)
    }
    fn arranged(&self) -> Arranged {
        Arranged {
            day: self.day,
            starts: self.starts,
            ends: self.ends,
            title: self.quoted(),
            lecturer: self.lecturer_name.clone(),
            place: self.place.clone(),
        }
    }
    fn quoted(&self) -> String {
        quoted(&self.title, self.kind)
    }
    /// `3月9日（周一）14:30–17:30`
    fn when(&self) -> String {
        format!("{}（周{}）{}–{}", month_day(self.day), weekday(self.day), self.starts, self.ends)
    }
    /// `3月9日（周一）14:30–17:30，李明，报告厅`
    fn spoken(&self) -> String {
        let words = [self.when(), self.lecturer_name.clone(), self.place.clone()];
        words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join("，")
    }
}

type Difference<'a> = (Option<&'a Settled>, Option<&'a Settled>, Vec<Adjusted>);

/// What differs, by time. A session that is at another time about something else is another session: the one was taken
/// off and the other added.
fn differences<'a>(was: &'a [Settled], now: &'a [Settled]) -> Vec<Difference<'a>> {
    let before: HashMap<SessionId, &Settled> = was.iter().map(|line| (line.session, line)).collect();
    let mut kept = BTreeSet::new();
    let mut found: Vec<Difference> = Vec::new();
    for line in now {
        let same = |was: &&&Settled| was.at_the_time_of(line) || was.about_the_same_as(line);
        let Some(was) = before.get(&line.session).filter(same) else {
            found.push((None, Some(line), vec![Adjusted::Added]));
            continue;
        };
        kept.insert(line.session);
        let what: Vec<Adjusted> = [
            (Adjusted::Time, was.at_the_time_of(line)),
            (Adjusted::Content, was.about_the_same_as(line)),
            (Adjusted::Lecturer, was.lecturer == line.lecturer),
            (Adjusted::Place, was.at_the_place_of(line)),
        ]
        .into_iter()
        .filter_map(|(what, same)| (!same).then_some(what))
        .collect();
        if !what.is_empty() {
            found.push((Some(was), Some(line), what));
        }
    }
    let gone = was.iter().filter(|line| !kept.contains(&line.session));
    found.extend(gone.map(|line| (Some(line), None, vec![Adjusted::Removed])));
    found.sort_by_key(|(was, now, _)| was.or(*now).map(|line| (line.day, line.starts, line.session)));
    found
}

/// A difference in one sentence.
fn said(was: Option<&Settled>, now: Option<&Settled>, what: &[Adjusted]) -> String {
    let (was, now) = match (was, now) {
        (Some(was), Some(now)) => (was, now),
        (None, Some(now)) => return format!("增加{}：{}", now.quoted(), now.spoken()),
        (Some(was), None) => return format!("取消{}：原定{}", was.quoted(), was.spoken()),
        (None, None) => return String::new(),
    };
    let parts: Vec<String> = what
        .iter()
        .map(|what| match what {
            Adjusted::Time => format!("由{}改到{}", was.when(), now.when()),
            Adjusted::Content if was.title == now.title => format!("形式由{}改为{}", was.kind, now.kind),
            Adjusted::Content => format!("内容改为{}", now.quoted()),
            Adjusted::Lecturer => from_to("授课人", &was.lecturer_name, &now.lecturer_name),
            _ => from_to("地点", &was.place, &now.place),
        })
        .collect();
    // What has not moved is known by its time.
    let at = if what.contains(&Adjusted::Time) { String::new() } else { was.when() + " " };
    format!("{at}{}{}", was.quoted(), parts.join("，"))
}

fn from_to(what: &str, was: &str, now: &str) -> String {
    match (was, now) {
        ("", now) => format!("{what}定为{now}"),
        (was, "") => format!("{what}原为{was}，现未定"),
        (was, now) => format!("{what}由{was}改为{now}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(session: i64, day: u32, starts: &str, ends: &str) -> Settled {
        Settled {
            session: SessionId(session),
            day: NaiveDate::from_ymd_opt(2026, 3, day).unwrap(),
            starts: Clock::read(starts).unwrap(),
            ends: Clock::read(ends).unwrap(),
            kind: Kind::Lecture,
            topic: Some(TopicId(1)),
            title: "县情讲座".into(),
            lecturer: Some(LecturerId(1)),
            lecturer_name: "李明".into(),
            venue: Some(VenueId(1)),
            rooms: Vec::new(),
            field_site: None,
            place: "报告厅".into(),
        }
    }

    #[test]
    fn every_difference_is_said_in_one_sentence() {
        let was = || line(1, 9, "14:30", "17:30");
        let cases: Vec<(Settled, &[&str])> = vec![
            (was(), &[]),
            (
                Settled {
                    title: "改了名的同一专题".into(), lecturer_name: "李明（改名）".into(), ..was()
                },
                &[],
            ),
            (line(1, 10, "08:30", "11:30"), &["《县情讲座》由3月9日（周一）14:30–17:30改到3月10日（周二）08:30–11:30"]),
            (
                Settled { lecturer: Some(LecturerId(2)), lecturer_name: "周敏".into(), ..was() },
                &["3月9日（周一）14:30–17:30 《县情讲座》授课人由李明改为周敏"],
            ),
            (
                Settled { lecturer: None, lecturer_name: String::new(), ..was() },
                &["3月9日（周一）14:30–17:30 《县情讲座》授课人原为李明，现未定"],
            ),
            (
                Settled { rooms: vec![VenueId(2)], place: "报告厅、201教室".into(), ..was() },
                &["3月9日（周一）14:30–17:30 《县情讲座》地点由报告厅改为报告厅、201教室"],
            ),
            (
                Settled { topic: Some(TopicId(2)), title: "党章导读".into(), ..was() },
                &["3月9日（周一）14:30–17:30 《县情讲座》内容改为《党章导读》"],
            ),
            (Settled { kind: Kind::Case, ..was() }, &["3月9日（周一）14:30–17:30 《县情讲座》形式由讲授改为案例教学"]),
            (
                Settled { topic: Some(TopicId(2)), title: "党章导读".into(), ..line(1, 11, "14:30", "17:30") },
                &[
                    "取消《县情讲座》：原定3月9日（周一）14:30–17:30，李明，报告厅",
                    "增加《党章导读》：3月11日（周三）14:30–17:30，李明，报告厅",
                ],
            ),
            (
                line(2, 9, "14:30", "17:30"),
                &[
                    "取消《县情讲座》：原定3月9日（周一）14:30–17:30，李明，报告厅",
                    "增加《县情讲座》：3月9日（周一）14:30–17:30，李明，报告厅",
                ],
            ),
        ];
        for (now, expected) in cases {
            let (was, now) = ([was()], [now]);
            let sentences: Vec<String> =
                differences(&was, &now).iter().map(|(was, now, what)| said(*was, *now, what)).collect();
            assert_eq!(sentences, expected);
        }
    }
}
