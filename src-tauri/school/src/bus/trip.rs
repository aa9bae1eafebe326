//! A day away from the school: where it goes, who goes along, who is on leave.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::{BusDay, Rider};
use crate::{
    Answer, Read,
    calendar::HalfDay,
    cohort::OfCohort,
    duty::away,
    group,
    hanzi::pinyin,
    leave::{self, LeaveOver},
    rollcall,
    timetable::{self, Kind, OfSession, SessionId, SessionLine},
    trainee::{self, TraineeId, TraineeLine},
};

/// Before the first stop and after the last.
const SETTING_OUT: &str = "出发";
const COMING_HOME: &str = "返程";

/// It takes the class away from the school.
pub(super) fn is_away(session: &SessionLine) -> bool {
    session.field_site.is_some() || matches!(session.kind, Kind::Field | Kind::Visit)
}

/// Where it takes place, as a stop is called.
pub(super) fn place_of(session: &SessionLine) -> &str {
    if session.place.is_empty() { &session.title } else { &session.place }
}

/// A day away: who is expected, where it goes, who is on leave.
pub(super) struct Trip {
    day: NaiveDate,
    sessions: Vec<SessionLine>,
    /// The whole roster, by 序号.
    pub(super) lines: Vec<TraineeLine>,
    expected: HashSet<TraineeId>,
    leave: Vec<away::Away>,
    /// The same for every session.
    over: HashMap<(TraineeId, SessionId), LeaveOver>,
}

impl Trip {
    pub(super) fn of(tx: &Read, it: &BusDay) -> Answer<Trip> {
        let mut sessions = timetable::sessions(tx, it.cohort)?;
        sessions.retain(|session| session.day == it.day && is_away(session));
        let lines = trainee::all(tx, OfCohort { cohort: it.cohort })?;
        let mut expected = HashSet::new();
        for session in &sessions {
            let roll = rollcall::of(tx, OfSession { session: session.id })?;
            expected.extend(roll.lines.iter().map(|line| line.trainee));
        }
        if sessions.is_empty() {
            let that_day = |line: &&TraineeLine| {
                line.joined.is_none_or(|from| from <= it.day) && line.left_on.is_none_or(|left| it.day < left)
            };
            expected.extend(lines.iter().filter(that_day).map(|line| line.id));
        }
        let (leave, over) = (away::of_class(tx, it.cohort)?, leave::over_class(tx, it.cohort)?);
        Ok(Trip { day: it.day, sessions, lines, expected, leave, over })
    }
    pub(super) fn stops(&self) -> Vec<String> {
        let mut stops = vec![SETTING_OUT.to_owned()];
        for session in &self.sessions {
            let place = place_of(session).to_owned();
            if !stops.contains(&place) {
                stops.push(place);
            }
        }
        stops.push(COMING_HOME.into());
        stops
    }
    /// Expected in something of that day.
    pub(super) fn goes(&self, line: &TraineeLine) -> bool {
        self.expected.contains(&line.id)
    }
    /// Why they will not be there; empty: nothing is known against it.
    pub(super) fn trouble(&self, line: &TraineeLine) -> String {
        if !self.goes(line) {
            return "不在当天的应到名单里".into();
        }
        if self.sessions.is_empty() {
            let leave = self.leave.iter().find(|it| it.trainee == line.id && it.on(self.day));
            return leave.map(|it| format!("请{}", it.kind)).unwrap_or_default();
        }
        let missed = |half: &HalfDay| {
            let here = self.sessions.iter().filter(|session| session.half_day == *half);
            here.filter_map(|session| self.over.get(&(line.id, session.id))).find(|over| over.granted)
        };
        let halves: Vec<_> = HalfDay::ALL.iter().filter_map(|half| Some((half.word(), missed(half)?.kind))).collect();
        let Some((_, kind)) = halves.first() else { return String::new() };
        let halves: Vec<&str> = halves.iter().map(|(half, _)| *half).collect();
        format!("请{kind}（{}）", halves.join("、"))
    }
    pub(super) fn rider(&self, line: &TraineeLine) -> Rider {
        Rider {
            trainee: line.id,
            number: line.number,
            name: line.name.clone(),
            initials: pinyin::initials(&line.name),
            unit: line.unit.clone(),
            post: line.post.clone(),
            phone: line.phone.clone(),
            group: line.group.map(group::rules::title).unwrap_or_default(),
            trouble: self.trouble(line),
        }
    }
}
