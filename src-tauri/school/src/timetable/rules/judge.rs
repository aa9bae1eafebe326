//! The rules, one function each: what is in the way of one session.

use super::{
    Event, Facts, Found, Rule, Schedule, Severity, Slot, Whose,
    schedule::in_time,
    slot::{Spot, overlap},
};
use crate::{
    Hours,
    calendar::{HalfDay, holidays::DayKind},
    cohort::CohortId,
    field_site::FieldSiteId,
    timetable::SessionId,
    venue::VenueId,
};

/// One session before its judges.
struct Case<'a> {
    schedule: &'a Schedule,
    facts: &'a Facts,
    slot: &'a Slot,
    found: Vec<Found>,
}

pub(super) fn clashes_of(schedule: &Schedule, slot: &Slot) -> Vec<Found> {
    let mut case = Case { schedule, facts: schedule.facts(), slot, found: Vec::new() };
    case.wanted_twice();
    case.trainees();
    case.seats();
    case.availability();
    case.day_off();
    case.half_day();
    case.travel();
    case.teaches();
    case.twice();
    case.heard();
    case.outside();
    case.found
}

impl<'a> Case<'a> {
    fn add(&mut self, rule: Rule, severity: Severity, other: Option<SessionId>, whose: Whose, (count, of): (u32, u32)) {
        self.found.push(Found { rule, severity, session: self.slot.session, other, whose, count, of });
    }

    /// What else takes somebody or something up on its day.
    fn others(&self, whose: Whose) -> impl Iterator<Item = &'a Slot> + use<'a> {
        let slot = self.slot;
        let another = move |it: &&Slot| it.session != slot.session && it.event() != slot.event();
        self.schedule.on(whose, slot.day).filter(another)
    }

    /// What else takes it up at the same time, each event once.
    fn at_once(&self, whose: Whose) -> Vec<&'a Slot> {
        let mut events = Vec::new();
        let first_of_event = |it: &&Slot| {
            !events.contains(&it.event()) && {
                events.push(it.event());
                true
            }
        };
        self.others(whose).filter(|it| overlap(self.slot, it)).filter(first_of_event).collect()
    }

    /// A lecturer, a room, a class can be in one place at a time. Of 选修 a class has several at once.
    fn wanted_twice(&mut self) {
        for whose in self.slot.takes() {
            let rule = match whose {
                Whose::Lecturer(_) => Rule::Lecturer,
                Whose::Venue(_) => Rule::Venue,
                Whose::Cohort(_) => Rule::Class,
                Whose::FieldSite(_) => continue,
            };
            for other in self.at_once(whose) {
                if rule != Rule::Class || !(self.slot.elective && other.elective) {
                    self.add(rule, Severity::Error, Some(other.session), whose, (0, 0));
                }
            }
        }
    }

    /// Somebody sits in two classes.
    fn trainees(&mut self) {
        let Some(class) = self.facts.classes.get(&self.slot.cohort) else { return };
        let mut classes: Vec<CohortId> = class.sharing.keys().copied().collect();
        classes.sort_unstable();
        for cohort in classes {
            let shared = count(class.shares(cohort, self.slot.day));
            if shared == 0 {
                continue;
            }
            for other in self.at_once(Whose::Cohort(cohort)) {
                let of = (shared, class.people);
                self.add(Rule::Trainee, Severity::Warning, Some(other.session), Whose::Cohort(cohort), of);
            }
        }
    }

    /// The rooms together seat the classes of the event, or each its group; the site takes all who are there at once.
    /// Who comes to 选修, nobody knows before.
    fn seats(&mut self) {
        if self.slot.elective {
            return;
        }
        match self.facts.is_in_groups(self.slot) {
            true => self.seats_of_groups(),
            false => self.seats_of_all(),
        }
        let people = self.people(self.slot);
        if let Some((site, capacity)) = self.site_capacity() {
            let beside = self.at_once(Whose::FieldSite(site));
            let all = people + beside.iter().map(|other| self.people(other)).sum::<u32>();
            if capacity < all {
                let other = beside.first().map(|other| other.session);
                self.add(Rule::Seats, Severity::Error, other, Whose::FieldSite(site), (all, capacity));
            }
        }
    }

    /// The rooms of an event with their seats; none: nobody has counted them.
    fn rooms(&self) -> impl Iterator<Item = (VenueId, Option<u32>)> {
        self.slot.takes().filter_map(|whose| match whose {
            Whose::Venue(room) => Some((room, self.facts.seats.get(&room).copied())),
            _ => None,
        })
    }

    fn seats_of_all(&mut self) {
        let Some(main) = self.slot.rooms.first() else { return };
        let people = self.people(self.slot);
        let seats: Option<u32> = self.rooms().map(|(_, seats)| seats).sum();
        if let Some(seats) = seats.filter(|seats| *seats < people) {
            self.add(Rule::Seats, Severity::Error, None, Whose::Venue(*main), (people, seats));
        }
    }

    /// The largest group sits in the largest room, the next in the next.
    fn seats_of_groups(&mut self) {
        let groups = self.facts.groups(&self.classes(self.slot));
        let mut rooms: Vec<(VenueId, u32)> =
            self.rooms().map(|(room, seats)| (room, seats.unwrap_or(u32::MAX))).collect();
        rooms.sort_by_key(|(_, seats)| std::cmp::Reverse(*seats));
        let tight = rooms.into_iter().zip(groups).find(|((_, seats), people)| seats < people);
        if let Some(((room, seats), people)) = tight {
            self.add(Rule::Seats, Severity::Error, None, Whose::Venue(room), (people, seats));
        }
    }

    fn site_capacity(&self) -> Option<(FieldSiteId, u32)> {
        let site = self.slot.field_site?;
        let capacity = self.facts.sites.get(&site)?.capacity;
        (capacity > 0).then_some((site, capacity))
    }

    /// People of all classes an event is given to.
    fn people(&self, slot: &Slot) -> u32 {
        self.facts.people(&self.classes(slot))
    }

    /// All classes an event is given to.
    fn classes(&self, slot: &Slot) -> Vec<CohortId> {
        let mut classes = vec![slot.cohort];
        if let Event::Joint(_) = slot.event() {
            let members = self.schedule.members(slot.event());
            classes.extend(members.iter().filter(|it| it.session != slot.session).map(|it| it.cohort));
            classes.sort_unstable();
            classes.dedup();
        }
        classes
    }

    fn availability(&mut self) {
        let slot = self.slot;
        for whose in slot.takes() {
            let theirs = whose.owner().and_then(|owner| self.facts.availability.get(&owner));
            if theirs.is_some_and(|theirs| !theirs.is_free(slot.day, slot.starts, slot.ends)) {
                self.add(Rule::Availability, Severity::Error, None, whose, (0, 0));
            }
        }
    }

    fn day_off(&mut self) {
        let severity = match self.facts.holidays.on(self.slot.day) {
            DayKind::Holiday(_) => Severity::Warning,
            DayKind::Weekend => Severity::Hint,
            DayKind::Work | DayKind::WorkInstead(_) => return,
        };
        self.add(Rule::DayOff, severity, None, Whose::Cohort(self.slot.cohort), (0, 0));
    }

    /// What one lecturer gives in a half day. A session that goes through several halves counts in each with its part;
    /// one at the same time is in the way already.
    fn half_day(&mut self) {
        let Some(lecturer) = self.slot.lecturer else { return };
        let whose = Whose::Lecturer(lecturer);
        let allowed = self.facts.rules.half_day.figure;
        let mut worst = (0, None);
        for half in self.slot.halves() {
            let mut given = part(self.slot, half);
            let mut other = None;
            let mut events = Vec::new();
            for it in self.others(whose).filter(|it| !overlap(self.slot, it) && it.halves().any(|it| it == half)) {
                if !events.contains(&it.event()) {
                    events.push(it.event());
                    given += part(it, half);
                    other = other.or(Some(it.session));
                }
            }
            if worst.0 < given {
                worst = (given, other);
            }
        }
        if allowed < worst.0 {
            self.add(Rule::HalfDay, Severity::Warning, worst.1, whose, (worst.0, allowed));
        }
    }

    /// The class and the lecturer must get from one place to the other.
    fn travel(&mut self) {
        let slot = self.slot;
        let Some(here) = slot.spot() else { return };
        let away = self.facts.classes.get(&slot.cohort).is_some_and(|class| class.away_on(slot.day).is_some());
        if away && here == Spot::School {
            self.add(Rule::Travel, Severity::Error, None, Whose::Cohort(slot.cohort), (0, 0));
            return;
        }
        let travellers = [Some(Whose::Cohort(slot.cohort)), slot.lecturer.map(Whose::Lecturer)];
        let mut told: Vec<Event> = Vec::new();
        for whose in travellers.into_iter().flatten() {
            for other in self.others(whose) {
                let between = match in_time(slot) < in_time(other) {
                    true => other.starts.minutes().checked_sub(slot.ends.minutes()),
                    false => slot.starts.minutes().checked_sub(other.ends.minutes()),
                };
                let Some((between, there)) = between.map(u32::from).zip(other.spot()) else { continue };
                let Some(needed) = self.facts.minutes_between(here, there) else { continue };
                if between < needed && !told.contains(&other.event()) {
                    told.push(other.event());
                    self.add(Rule::Travel, Severity::Error, Some(other.session), whose, (needed, between));
                }
            }
        }
    }

    fn teaches(&mut self) {
        let Some((topic, lecturer)) = self.slot.topic.zip(self.slot.lecturer) else { return };
        let teachers = self.facts.teaches.get(&topic);
        if teachers.is_some_and(|teachers| !teachers.is_empty() && !teachers.contains(&lecturer)) {
            self.add(Rule::Teaches, Severity::Warning, None, Whose::Lecturer(lecturer), (0, 0));
        }
    }

    /// The same topic taught in the same way a second time. Sessions that are not longer together than the topic usually
    /// is are its parts. Each is told of the one before it, the first of the one after it.
    fn twice(&mut self) {
        let Some(topic) = self.slot.topic else { return };
        let slot = self.slot;
        let same = |it: &&Slot| it.session != slot.session && it.event() != slot.event() && it.kind == slot.kind;
        let others: Vec<&Slot> = self.schedule.of_topic(slot.cohort, topic).filter(same).collect();
        let hours: Hours = slot.hours + others.iter().map(|it| it.hours).sum::<Hours>();
        let usual = self.facts.lengths.get(&topic).copied().unwrap_or(Hours::ZERO);
        let before = others.iter().rev().find(|it| in_time(it) < in_time(slot));
        if let Some(other) = before.or(others.first()).filter(|_| usual < hours) {
            self.add(Rule::Twice, Severity::Warning, Some(other.session), Whose::Cohort(slot.cohort), (0, 0));
        }
    }

    fn heard(&mut self) {
        let Some(topic) = self.slot.topic else { return };
        let heard = self.facts.heard_before(self.slot.cohort, topic, self.slot.day);
        if heard > 0 {
            let people = self.facts.classes.get(&self.slot.cohort).map_or(0, |class| class.people);
            self.add(Rule::Heard, Severity::Hint, None, Whose::Cohort(self.slot.cohort), (heard, people));
        }
    }

    fn outside(&mut self) {
        let class = self.facts.classes.get(&self.slot.cohort);
        if class.is_some_and(|class| !class.meets_on(self.slot.day)) {
            self.add(Rule::OutsideClass, Severity::Warning, None, Whose::Cohort(self.slot.cohort), (0, 0));
        }
    }
}

/// The hours of a session that fall into a half day it goes through, hundredths.
fn part(slot: &Slot, half: HalfDay) -> u32 {
    let halves = count(slot.halves());
    match slot.halves().any(|it| it == half) {
        true => slot.hours.hundredths() / halves.max(1),
        false => 0,
    }
}

fn count<T>(all: impl Iterator<Item = T>) -> u32 {
    u32::try_from(all.count()).unwrap_or(u32::MAX)
}
