//! What a plan names: of a register by its id, or by a name that is looked up, and entered when it is new.

use std::{
    collections::{HashMap, HashSet},
    hash::Hash,
};

use schemars::JsonSchema;
use serde::Deserialize;
use ts_rs::TS;

use super::Kind;
use crate::{
    Answer, Change, Hours,
    cohort::{Cohort, CohortId},
    field_site::{self, FieldSite, FieldSiteId},
    lecturer::{self, Lecturer, LecturerId},
    topic::{self, Topic, TopicId},
    venue::{self, Venue, VenueId},
};

/// Chosen from a register, or a name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Deserialize, TS, JsonSchema)]
#[serde(untagged)]
pub enum Chosen<Id> {
    /// One of the register.
    Known(Id),
    /// A name; the one of that name, or entered when there is none. An empty name is nobody and nothing.
    Named(String),
}

/// The registers as plans name them: everything is looked up once, however many plans there are.
#[derive(Default)]
pub(super) struct Registers {
    cohorts: HashSet<CohortId>,
    topics: HashMap<Chosen<TopicId>, TopicId>,
    lecturers: HashMap<Chosen<LecturerId>, LecturerId>,
    venues: HashMap<Chosen<VenueId>, VenueId>,
    field_sites: HashMap<Chosen<FieldSiteId>, FieldSiteId>,
}

impl Registers {
    /// Refuses a class that is gone.
    pub(super) fn cohort(&mut self, tx: &Change, cohort: CohortId) -> Answer<()> {
        if !self.cohorts.contains(&cohort) {
            self.cohorts.insert(Cohort::get(tx, cohort)?.id);
        }
        Ok(())
    }
    pub(super) fn topic(
        &mut self,
        tx: &Change,
        it: Chosen<TopicId>,
        kind: Kind,
        hours: Hours,
    ) -> Answer<Option<TopicId>> {
        once(&mut self.topics, it, |it| match it {
            Chosen::Known(topic) => Ok(Topic::get(tx, *topic)?.id),
            Chosen::Named(name) => topic::named_or_new(tx, name, kind, hours),
        })
    }
    pub(super) fn lecturer(&mut self, tx: &Change, it: Chosen<LecturerId>) -> Answer<Option<LecturerId>> {
        once(&mut self.lecturers, it, |it| match it {
            Chosen::Known(lecturer) => Ok(Lecturer::get(tx, *lecturer)?.id),
            Chosen::Named(name) => lecturer::named_or_new(tx, name),
        })
    }
    pub(super) fn venue(&mut self, tx: &Change, it: Chosen<VenueId>) -> Answer<Option<VenueId>> {
        once(&mut self.venues, it, |it| match it {
            Chosen::Known(venue) => Ok(Venue::get(tx, *venue)?.id),
            Chosen::Named(name) => venue::named_or_new(tx, name),
        })
    }
    /// Branch rooms, each once and none of them the main room.
    pub(super) fn rooms(
        &mut self,
        tx: &Change,
        rooms: Vec<Chosen<VenueId>>,
        main: Option<VenueId>,
    ) -> Answer<Vec<VenueId>> {
        let mut branches = Vec::new();
        for room in rooms {
            if let Some(room) = self.venue(tx, room)?.filter(|room| Some(*room) != main && !branches.contains(room)) {
                branches.push(room);
            }
        }
        Ok(branches)
    }
    pub(super) fn field_site(&mut self, tx: &Change, it: Chosen<FieldSiteId>) -> Answer<Option<FieldSiteId>> {
        once(&mut self.field_sites, it, |it| match it {
            Chosen::Known(site) => Ok(FieldSite::get(tx, *site)?.id),
            Chosen::Named(name) => field_site::named_or_new(tx, name),
        })
    }
}

/// Looks something up unless it is known by now; none for an empty name.
fn once<Id: Copy + Eq + Hash>(
    known: &mut HashMap<Chosen<Id>, Id>,
    it: Chosen<Id>,
    look_up: impl FnOnce(&Chosen<Id>) -> Answer<Id>,
) -> Answer<Option<Id>> {
    if matches!(&it, Chosen::Named(name) if name.trim().is_empty()) {
        return Ok(None);
    }
    if let Some(id) = known.get(&it) {
        return Ok(Some(*id));
    }
    let id = look_up(&it)?;
    known.insert(it, id);
    Ok(Some(id))
}
