//! 课次一览: the sessions an entry of a register has had and will have, across all classes and years.

use chrono::{Datelike, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Answer, Hours, Read,
    calendar::Clock,
    cohort::CohortId,
    field_site::FieldSiteId,
    lecturer::LecturerId,
    timetable::{Kind, SessionId, State},
    topic::TopicId,
    venue::VenueId,
};

/// Whose sessions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Whose {
    /// Given by a lecturer.
    Lecturer(LecturerId),
    /// About a topic.
    Topic(TopicId),
    /// In a room, main or branch.
    Venue(VenueId),
    /// At a field site.
    FieldSite(FieldSiteId),
}

/// Whose sessions.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BookingsAsked {
    /// The lecturer, topic, room or site: `{"lecturer": 3}`.
    pub of: Whose,
}

/// One session; 合班 is one, with all its classes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Booking {
    /// The session, of the first of its classes.
    pub session: SessionId,
    /// The first of its classes.
    pub cohort: CohortId,
    /// All its classes: `第3期中青班、第2期科干班`.
    pub classes: String,
    /// On which day.
    pub day: NaiveDate,
    /// First minute.
    pub starts: Clock,
    /// The minute after the last.
    pub ends: Clock,
    /// What is done.
    pub kind: Kind,
    /// What it is about, without 《》.
    pub title: String,
    /// Who gives it.
    pub lecturer_name: String,
    /// Hundredths of 学时, once for all its classes.
    pub hours: Hours,
    /// How far it is settled.
    pub state: State,
}

/// How much there is in a year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct BookedYear {
    /// The year.
    pub year: i32,
    /// 场次; 合班 is one.
    pub sessions: u32,
    /// Their 学时; of 合班 once.
    pub hours: Hours,
}

/// All sessions of an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Bookings {
    /// By year, the newest first.
    pub years: Vec<BookedYear>,
    /// The newest first.
    pub sessions: Vec<Booking>,
}

/// All sessions of an entry.
pub fn of(tx: &Read, it: BookingsAsked) -> Answer<Bookings> {
    let sql = include_str!("bookings.sql").replace("{condition}", it.of.condition());
    let sessions = tx.rows(&sql, [it.of.id()], |row| {
        Ok(Booking {
            session: row.get("session")?,
            cohort: row.get("cohort")?,
            classes: row.get("classes")?,
            day: row.get("day")?,
            starts: row.get("starts")?,
            ends: row.get("ends")?,
            kind: row.get("kind")?,
            title: row.get("title")?,
            lecturer_name: row.get("lecturer_name")?,
            hours: row.get("hours")?,
            state: row.get("state")?,
        })
    })?;
    let mut years: Vec<BookedYear> = Vec::new();
    for booking in &sessions {
        let year = booking.day.year();
        match years.last_mut().filter(|last| last.year == year) {
            Some(last) => {
                last.sessions += 1;
                last.hours += booking.hours;
            }
            None => years.push(BookedYear { year, sessions: 1, hours: booking.hours }),
        }
    }
    Ok(Bookings { years, sessions })
}

/// Who uses an entry, so that it cannot be removed: `3个课次、1个待排课次`.
pub(crate) fn users(tx: &Read, whose: Whose) -> Answer<Option<String>> {
    let id = whose.id();
    let sessions: u32 = tx.value(&format!("select count(*) from session where {}", whose.condition()), [id])?;
    let unplaced: u32 = tx.value(&format!("select count(*) from unplaced where {} = ?1", whose.column()), [id])?;
    let said: Vec<String> = [(sessions, "个课次"), (unplaced, "个待排课次")]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count}{word}"))
        .collect();
    Ok((!said.is_empty()).then(|| said.join("、")))
}

impl Whose {
    fn id(self) -> i64 {
        match self {
            Whose::Lecturer(id) => id.0,
            Whose::Topic(id) => id.0,
            Whose::Venue(id) => id.0,
            Whose::FieldSite(id) => id.0,
        }
    }
    /// The column that names it in a session, placed or not.
    fn column(self) -> &'static str {
        match self {
            Whose::Lecturer(_) => "lecturer",
            Whose::Topic(_) => "topic",
            Whose::Venue(_) => "venue",
            Whose::FieldSite(_) => "field_site",
        }
    }
    /// What holds for its sessions; ?1 is its id.
    fn condition(self) -> &'static str {
        match self {
            Whose::Lecturer(_) => "session.lecturer = ?1",
            Whose::Topic(_) => "session.topic = ?1",
            Whose::FieldSite(_) => "session.field_site = ?1",
            Whose::Venue(_) => {
                "(session.venue = ?1
                  or session.id in (select session from session_room as room where room.venue = ?1))"
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Books, Desk, Everything, lecturer, venue};

    #[test]
    fn sessions_given_together_count_once() {
        let folder = tempfile::tempdir().unwrap();
        let clock = || NaiveDate::from_ymd_opt(2026, 3, 11).unwrap().and_hms_opt(9, 0, 0).unwrap();
        let desk = Desk { who: "王敏".into(), clock };
        let books = Books::open(&folder.path().join("班务.db"), folder.path(), desk).unwrap();
        books
            .change("", |tx| {
                tx.execute_batch(
                    "insert into cohort (name, number, starts, ends) values
                        ('中青班', 3, '2026-03-09', '2026-03-13'), ('科干班', null, '2026-03-09', '2026-03-13');
                     insert into lecturer (name) values ('李四');
                     insert into topic (name) values ('党章解读');
                     insert into venue (name) values ('报告厅'), ('201教室');
                     insert into session (cohort, day, starts, ends, kind, topic, lecturer, venue, hours, joint) values
                        (1, '2026-03-09', '08:30', '11:30', '讲授', 1, 1, 1, 400, 1),
                        (2, '2026-03-09', '08:30', '11:30', '讲授', 1, 1, 1, 400, 1),
                        (1, '2026-03-10', '08:30', '11:30', '讲授', 1, 1, 2, 250, null),
                        (1, '2025-12-30', '08:30', '11:30', '讲授', 1, 1, 2, 100, null);
                     insert into session_room (session, venue) values (1, 2), (2, 2);",
                )?;
                Ok(())
            })
            .unwrap();
        let booked = |of: Whose| {
            let all = books.read(|tx| super::of(tx, BookingsAsked { of })).unwrap();
            let years: Vec<(i32, u32, i32)> =
                all.years.iter().map(|year| (year.year, year.sessions, year.hours.0)).collect();
            (years, all.sessions.iter().map(|it| it.classes.clone()).collect::<Vec<_>>().join(" "))
        };
        let once = (vec![(2026, 2, 650), (2025, 1, 100)], "第3期中青班 第3期中青班、科干班 第3期中青班".to_owned());
        assert_eq!(booked(Whose::Lecturer(LecturerId(1))), once);
        assert_eq!(booked(Whose::Topic(TopicId(1))), once);
        assert_eq!(booked(Whose::Venue(VenueId(2))), once, "as a branch room, too");
        assert_eq!(booked(Whose::Venue(VenueId(1))), (vec![(2026, 1, 400)], "第3期中青班、科干班".into()));
        assert_eq!(booked(Whose::FieldSite(FieldSiteId(1))), (vec![], String::new()));

        let lecturers = books.read(|tx| lecturer::all(tx, Everything {})).unwrap();
        assert_eq!((lecturers[0].sessions, lecturers[0].hours), (3, Hours(750)));
        let venues = books.read(|tx| venue::all(tx, Everything {})).unwrap();
        assert_eq!(venues.iter().map(|line| line.sessions).collect::<Vec<_>>(), [1, 3]);
        let topics = books.read(|tx| crate::topic::all(tx, Everything {})).unwrap();
        assert_eq!((topics[0].sessions, topics[0].last_given), (3, NaiveDate::from_ymd_opt(2026, 3, 10)));
        let refusal = books.change("", |tx| venue::remove(tx, venue::OfVenue { venue: VenueId(2) })).unwrap_err();
        assert_eq!(refusal.to_string(), "场地「201教室」还有4个课次在用，不能删除。");
    }
}
