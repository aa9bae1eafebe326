//! All sessions that matter, found by whom they take up and by their day.

use std::{collections::HashMap, sync::Arc};

use chrono::NaiveDate;

use super::{Event, Facts, Found, Slot, Whose};
use crate::{cohort::CohortId, timetable::SessionId, topic::TopicId};

/// Sessions and what is known besides. Sessions come and go in any order; what is found depends on those there are, not
/// on how they came.
#[derive(Debug, Clone, Default)]
pub struct Schedule {
    facts: Arc<Facts>,
    slots: HashMap<SessionId, Arc<Slot>>,
    days: HashMap<(Whose, NaiveDate), Vec<Arc<Slot>>>,
    topics: HashMap<(CohortId, TopicId), Vec<Arc<Slot>>>,
    joint: HashMap<u32, Vec<Arc<Slot>>>,
}

impl Schedule {
    /// A schedule without sessions.
    pub fn new(facts: Facts) -> Schedule {
        Schedule { facts: Arc::new(facts), ..Schedule::default() }
    }

    /// A schedule of these sessions.
    pub fn of(facts: Facts, slots: impl IntoIterator<Item = Slot>) -> Schedule {
        let mut schedule = Schedule::new(facts);
        for slot in slots {
            schedule.insert(slot);
        }
        schedule
    }

    /// What is known besides the sessions.
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// Puts a session in; one of the same id goes.
    pub fn insert(&mut self, slot: Slot) {
        self.remove(slot.session);
        let slot = Arc::new(slot);
        for whose in slot.takes() {
            put(self.days.entry((whose, slot.day)).or_default(), &slot);
        }
        if let Some(topic) = slot.topic {
            put(self.topics.entry((slot.cohort, topic)).or_default(), &slot);
        }
        if let Some(joint) = slot.joint {
            put(self.joint.entry(joint).or_default(), &slot);
        }
        self.slots.insert(slot.session, slot);
    }

    /// Takes a session out, as it was.
    pub fn remove(&mut self, session: SessionId) -> Option<Slot> {
        let slot = self.slots.remove(&session)?;
        for whose in slot.takes() {
            take(&mut self.days, (whose, slot.day), session);
        }
        if let Some(topic) = slot.topic {
            take(&mut self.topics, (slot.cohort, topic), session);
        }
        if let Some(joint) = slot.joint {
            take(&mut self.joint, joint, session);
        }
        Some(Arc::unwrap_or_clone(slot))
    }

    /// A session that is in.
    pub fn get(&self, session: SessionId) -> Option<&Slot> {
        self.slots.get(&session).map(Arc::as_ref)
    }

    /// All sessions, by time.
    pub fn slots(&self) -> Vec<&Slot> {
        let mut slots: Vec<&Slot> = self.slots.values().map(Arc::as_ref).collect();
        slots.sort_unstable_by_key(|slot| in_time(slot));
        slots
    }

    /// What somebody or something is taken up by on a day, by time.
    pub fn on(&self, whose: Whose, day: NaiveDate) -> impl Iterator<Item = &Slot> {
        self.days.get(&(whose, day)).into_iter().flatten().map(Arc::as_ref)
    }

    /// The sessions of one event, as they are in: one for each class.
    pub fn members(&self, event: Event) -> Vec<&Slot> {
        match event {
            Event::Alone(session) => self.get(session).into_iter().collect(),
            Event::Joint(joint) => self.joint.get(&joint).into_iter().flatten().map(Arc::as_ref).collect(),
        }
    }

    /// What is in the way of a session, whether it is in or not: tried at another time, it is compared with all
    /// others as they are, never with itself or with the sessions of its own event.
    pub fn clashes_of(&self, slot: &Slot) -> Vec<Found> {
        super::judge::clashes_of(self, slot)
    }

    /// Everything that is in the way of any session, by time; two in each other's way are said from both sides.
    pub fn all(&self) -> Vec<Found> {
        self.slots().into_iter().flat_map(|slot| self.clashes_of(slot)).collect()
    }

    /// The sessions of a topic in a class, by time.
    pub(super) fn of_topic(&self, cohort: CohortId, topic: TopicId) -> impl Iterator<Item = &Slot> {
        self.topics.get(&(cohort, topic)).into_iter().flatten().map(Arc::as_ref)
    }
}

/// By time; of those that begin together, the one that was entered first.
pub(super) fn in_time(slot: &Slot) -> (NaiveDate, crate::calendar::Clock, SessionId) {
    (slot.day, slot.starts, slot.session)
}

fn put(list: &mut Vec<Arc<Slot>>, slot: &Arc<Slot>) {
    let at = list.partition_point(|other| in_time(other) < in_time(slot));
    list.insert(at, slot.clone());
}

fn take<K: Eq + std::hash::Hash>(lists: &mut HashMap<K, Vec<Arc<Slot>>>, key: K, session: SessionId) {
    if let Some(list) = lists.get_mut(&key) {
        list.retain(|other| other.session != session);
        if list.is_empty() {
            lists.remove(&key);
        }
    }
}
