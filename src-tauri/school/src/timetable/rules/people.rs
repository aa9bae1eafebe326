//! Who sits in two classes at once, and who has heard a topic elsewhere: from who was where, and what was taught there.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::Shared;
use crate::{cohort::CohortId, person::PersonId, timetable::SessionId, topic::TopicId};

/// Somebody in a class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stay {
    /// Who.
    pub person: PersonId,
    /// In which class.
    pub cohort: CohortId,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// They have left before the end.
    pub left: bool,
}

/// A topic taught in a class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Taught {
    /// What.
    pub topic: TopicId,
    /// When.
    pub day: NaiveDate,
    /// In which session.
    pub session: SessionId,
}

/// Where somebody may have heard a topic, before their roll is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hearing {
    /// The class that is to hear it now.
    pub cohort: CohortId,
    /// What.
    pub topic: TopicId,
    /// Who.
    pub person: PersonId,
    /// When.
    pub day: NaiveDate,
    /// In which session.
    pub session: SessionId,
}

/// Stays in order of people, so that those of one person lie together.
pub fn by_person(mut stays: Vec<Stay>) -> Vec<Stay> {
    stays.sort_unstable_by_key(|stay| (stay.person, stay.cohort));
    stays
}

fn pairs(stays: &[Stay]) -> impl Iterator<Item = (&Stay, &Stay)> {
    stays.chunk_by(|a, b| a.person == b.person).filter(|stays| stays.len() > 1).flat_map(|stays| {
        stays
            .iter()
            .flat_map(move |one| stays.iter().map(move |other| (one, other)))
            .filter(|(one, other)| one.cohort != other.cohort)
    })
}

/// Who sits in which two classes at once, from both sides; `stays` as [`by_person`] has them.
pub fn sharing(stays: &[Stay]) -> HashMap<CohortId, HashMap<CohortId, Vec<Shared>>> {
    let mut sharing: HashMap<CohortId, HashMap<CohortId, Vec<Shared>>> = HashMap::new();
    for (one, other) in pairs(stays) {
        let (from, to) = (one.from.max(other.from), one.to.min(other.to));
        if from <= to {
            let shared = Shared { person: one.person, from, to };
            sharing.entry(one.cohort).or_default().entry(other.cohort).or_default().push(shared);
        }
    }
    sharing
}

/// Who of the classes, still in them, was in another one when a topic they are `to_hear` was taught there; `taught` by
/// class, each in order of topics.
pub fn hearings(
    stays: &[Stay],
    to_hear: &HashMap<CohortId, HashSet<TopicId>>,
    taught: &HashMap<CohortId, Vec<Taught>>,
) -> Vec<Hearing> {
    let mut hearings = Vec::new();
    for (one, other) in pairs(stays) {
        let (Some(wanted), Some(taught)) = (to_hear.get(&one.cohort).filter(|_| !one.left), taught.get(&other.cohort))
        else {
            continue;
        };
        let heard = taught.iter().filter(|it| wanted.contains(&it.topic) && other.from <= it.day && it.day <= other.to);
        hearings.extend(heard.map(|it| Hearing {
            cohort: one.cohort,
            topic: it.topic,
            person: one.person,
            day: it.day,
            session: it.session,
        }));
    }
    hearings
}
