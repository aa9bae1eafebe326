//! A session as people were told of it, how two such timetables differ, and how the office says that.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    Kind, SessionId, SessionLine,
    approved::{Adjusted, Arranged},
    quoted,
};
use crate::{
    calendar::{Clock, month_day, weekday},
    field_site::FieldSiteId,
    lecturer::LecturerId,
    topic::TopicId,
    venue::VenueId,
};

/// A session as it was approved: what it points to, to be compared, and how that was called, to be said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Settled {
    pub(super) session: SessionId,
    day: NaiveDate,
    starts: Clock,
    ends: Clock,
    kind: Kind,
    topic: Option<TopicId>,
    title: String,
    pub(super) lecturer: Option<LecturerId>,
    lecturer_name: String,
    venue: Option<VenueId>,
    rooms: Vec<VenueId>,
    field_site: Option<FieldSiteId>,
    place: String,
}

impl Settled {
    pub(super) fn of(line: &SessionLine) -> Settled {
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
    /// The same thing at the same time and place by the same lecturer, whatever its number.
    fn is_as(&self, other: &Settled) -> bool {
        self.at_the_time_of(other)
            && self.about_the_same_as(other)
            && self.lecturer == other.lecturer
            && self.at_the_place_of(other)
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
    pub(super) fn arranged(&self) -> Arranged {
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

/// As it was, as it is, and what of it.
pub(super) type Difference<'a> = (Option<&'a Settled>, Option<&'a Settled>, Vec<Adjusted>);

/// What differs, by time. A session that is at another time about something else is another session: the one was taken
/// off and the other added.
pub(super) fn differences<'a>(was: &'a [Settled], now: &'a [Settled]) -> Vec<Difference<'a>> {
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

/// Whether something is now as it was approved, after people had been told otherwise.
pub(super) fn is_restored(approved: &[Settled], told: &[Settled], now: &Settled) -> bool {
    let among = |lines: &[Settled]| lines.iter().any(|line| line.is_as(now));
    among(approved) && !among(told)
}

/// A difference in one sentence.
pub(super) fn said(was: Option<&Settled>, now: Option<&Settled>, what: &[Adjusted]) -> String {
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
