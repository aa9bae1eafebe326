//! What is known besides the sessions themselves. Who judges a single session needs only what belongs to its days.

use std::collections::{HashMap, HashSet};

use chrono::{Months, NaiveDate};

use super::slot::{Slot, Spot};
use crate::{
    Hours,
    availability::{Availability, Owner},
    calendar::holidays::Holidays,
    cohort::CohortId,
    field_site::FieldSiteId,
    lecturer::LecturerId,
    person::PersonId,
    setting::TeachingRules,
    timetable::Kind,
    topic::TopicId,
    venue::VenueId,
};

/// What is known besides the sessions themselves.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// What this school allows.
    pub rules: TeachingRules,
    /// Which days are off.
    pub holidays: Holidays,
    /// When lecturers, rooms and sites can be had; who is not here always can.
    pub availability: HashMap<Owner, Availability>,
    /// Seats of the rooms; a room whose seats nobody has counted is not here.
    pub seats: HashMap<VenueId, u32>,
    /// The field sites.
    pub sites: HashMap<FieldSiteId, Site>,
    /// Minutes between two sites, under both orders.
    pub travel: HashMap<(FieldSiteId, FieldSiteId), u32>,
    /// Who teaches a topic; a topic that nobody is entered for may be taught by anybody.
    pub teaches: HashMap<TopicId, Vec<LecturerId>>,
    /// The usual length of a topic: two sessions of it are its parts as long as they are not longer together.
    pub lengths: HashMap<TopicId, Hours>,
    /// Topics that are discussed in groups, by their names.
    pub in_groups: HashSet<TopicId>,
    /// The classes.
    pub classes: HashMap<CohortId, Class>,
    /// Who of a class hears a topic in another one, and when; by person.
    pub heard: HashMap<(CohortId, TopicId), Vec<(PersonId, NaiveDate)>>,
}

/// A field site.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Site {
    /// People it takes at once; 0 when not known.
    pub capacity: u32,
    /// Minutes from the school; 0 when not known.
    pub minutes: u32,
}

/// A class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Class {
    /// First day.
    pub starts: NaiveDate,
    /// Last day.
    pub ends: NaiveDate,
    /// 集中学习阶段; none: from the first day to the last.
    pub phases: Vec<Phase>,
    /// How many there are: those on the roster, or as many as are planned while it is empty.
    pub people: u32,
    /// How many there are in each of its groups, the largest first; none while it has no groups.
    pub groups: Vec<u32>,
    /// Who sits in another class, too, on days both have them.
    pub sharing: HashMap<CohortId, Vec<Shared>>,
}

/// Days a class really meets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phase {
    /// First day.
    pub starts: NaiveDate,
    /// Last day.
    pub ends: NaiveDate,
    /// Where it is away to; empty: at the school.
    pub place: String,
}

/// Somebody in two classes at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shared {
    /// Who.
    pub person: PersonId,
    /// The first day in both.
    pub from: NaiveDate,
    /// The last day in both.
    pub to: NaiveDate,
}

impl Class {
    /// Whether a day is one of its days.
    pub fn meets_on(&self, day: NaiveDate) -> bool {
        match self.phases.is_empty() {
            true => self.starts <= day && day <= self.ends,
            false => self.phase_of(day).is_some(),
        }
    }

    /// The phase a day belongs to.
    pub fn phase_of(&self, day: NaiveDate) -> Option<&Phase> {
        self.phases.iter().find(|phase| phase.starts <= day && day <= phase.ends)
    }

    /// Where the class is that day when it is not at the school.
    pub fn away_on(&self, day: NaiveDate) -> Option<&str> {
        self.phase_of(day).map(|phase| phase.place.as_str()).filter(|place| !place.is_empty())
    }

    /// The people who sit in the other class as well on that day.
    pub fn shares(&self, other: CohortId, day: NaiveDate) -> impl Iterator<Item = PersonId> + '_ {
        let shared = self.sharing.get(&other).into_iter().flatten();
        shared.filter(move |it| it.from <= day && day <= it.to).map(|it| it.person)
    }
}

impl Facts {
    /// Minutes from one place to another; none when nobody has entered them.
    pub(super) fn minutes_between(&self, one: Spot, other: Spot) -> Option<u32> {
        let from_school = |site| self.sites.get(&site).map(|site| site.minutes).filter(|minutes| *minutes > 0);
        match (one, other) {
            (Spot::School, Spot::School) => None,
            (Spot::School, Spot::Site(site)) | (Spot::Site(site), Spot::School) => from_school(site),
            (Spot::Site(one), Spot::Site(other)) => self.travel.get(&(one, other)).copied(),
        }
    }

    /// Whether a session is 分组研讨: every room of it is for one group, not for the class.
    pub fn is_in_groups(&self, slot: &Slot) -> bool {
        let by_name = slot.topic.map_or(slot.title.contains('组'), |topic| self.in_groups.contains(&topic));
        slot.kind == Kind::Discussion && by_name
    }

    /// The groups of these classes by how many they are, the largest first.
    pub(super) fn groups(&self, classes: &[CohortId]) -> Vec<u32> {
        let classes = classes.iter().filter_map(|cohort| self.classes.get(cohort));
        let mut groups: Vec<u32> = classes.flat_map(|class| class.groups.iter().copied()).collect();
        groups.sort_unstable_by(|one, other| other.cmp(one));
        groups
    }

    /// How many a room must seat when a session is given to these classes: all of them, or the largest group.
    pub fn must_seat(&self, slot: &Slot, classes: &[CohortId]) -> u32 {
        match self.is_in_groups(slot) {
            true => self.groups(classes).first().copied().unwrap_or(0),
            false => self.people(classes),
        }
    }

    /// People of classes.
    pub(super) fn people(&self, classes: &[CohortId]) -> u32 {
        classes.iter().filter_map(|cohort| self.classes.get(cohort)).map(|class| class.people).sum()
    }

    /// How many of a class have heard a topic elsewhere within the years asked about, up to the day before.
    pub(super) fn heard_before(&self, cohort: CohortId, topic: TopicId, day: NaiveDate) -> u32 {
        let years = self.rules.heard_years.figure;
        let Some(hearings) = self.heard.get(&(cohort, topic)) else { return 0 };
        let since = day.checked_sub_months(Months::new(12 * years)).unwrap_or(NaiveDate::MIN);
        let mut people: Vec<PersonId> =
            hearings.iter().filter(|(_, heard)| since <= *heard && *heard < day).map(|(person, _)| *person).collect();
        people.sort_unstable();
        people.dedup();
        u32::try_from(people.len()).unwrap_or(u32::MAX)
    }
}
