//! The engine against the plainest way there is: every rule asked of every session with every other one.

use proptest::prelude::*;

use super::*;
use crate::calendar::holidays::DayKind;

/// Everything that is in the way of any session, by comparing everything with everything.
fn naive(facts: &Facts, slots: &[Slot]) -> Vec<Found> {
    slots.iter().flat_map(|slot| naive_of(facts, slot, slots)).collect()
}

fn naive_of(facts: &Facts, slot: &Slot, slots: &[Slot]) -> Vec<Found> {
    let mut found = Vec::new();
    let mut add = |rule, severity, other: Option<&Slot>, whose, count, of| {
        let other = other.map(|it| it.session);
        found.push(Found { rule, severity, session: slot.session, other, whose, count, of });
    };
    let mut others: Vec<&Slot> = slots
        .iter()
        .filter(|it| it.session != slot.session && !(slot.joint.is_some() && it.joint == slot.joint))
        .collect();
    others.sort_by_key(|it| (it.day, it.starts, it.session));
    let at_once = |it: &&&Slot| it.day == slot.day && it.starts < slot.ends && slot.starts < it.ends;
    // Of an event the first that is in the way speaks for all.
    let events = |all: Vec<&'_ Slot>| -> Vec<Slot> {
        let mut first: Vec<Slot> = Vec::new();
        for it in all {
            if it.joint.is_none() || first.iter().all(|known| known.joint != it.joint) {
                first.push(it.clone());
            }
        }
        first
    };
    let (class, own) = (facts.classes.get(&slot.cohort), Whose::Cohort(slot.cohort));
    let with_it = |it: &Slot| -> Vec<CohortId> {
        slots.iter().filter(|one| it.joint.is_some() && one.joint == it.joint).map(|one| one.cohort).collect()
    };
    let people = |it: &Slot| -> u32 {
        let mut cohorts: Vec<CohortId> = with_it(it).into_iter().chain([it.cohort]).collect();
        cohorts.sort();
        cohorts.dedup();
        cohorts.iter().filter_map(|cohort| facts.classes.get(cohort)).map(|class| class.people).sum()
    };

    if let Some(lecturer) = slot.lecturer {
        for it in events(others.iter().filter(at_once).filter(|it| it.lecturer == Some(lecturer)).copied().collect()) {
            add(Rule::Lecturer, Severity::Error, Some(&it), Whose::Lecturer(lecturer), 0, 0);
        }
    }
    let mut rooms = slot.rooms.clone();
    rooms.sort();
    rooms.dedup();
    for room in &rooms {
        for it in events(others.iter().filter(at_once).filter(|it| it.rooms.contains(room)).copied().collect()) {
            add(Rule::Venue, Severity::Error, Some(&it), Whose::Venue(*room), 0, 0);
        }
    }
    for it in events(others.iter().filter(at_once).filter(|it| it.cohort == slot.cohort).copied().collect()) {
        if !(it.elective && slot.elective) {
            add(Rule::Class, Severity::Error, Some(&it), own, 0, 0);
        }
    }
    for (cohort, shared) in class.iter().flat_map(|class| &class.sharing) {
        let count = shared.iter().filter(|it| it.from <= slot.day && slot.day <= it.to).count() as u32;
        for it in events(others.iter().filter(at_once).filter(|it| it.cohort == *cohort).copied().collect()) {
            if count > 0 {
                add(Rule::Trainee, Severity::Warning, Some(&it), Whose::Cohort(*cohort), count, class.unwrap().people);
            }
        }
    }
    let in_groups = slot.kind == Kind::Discussion && slot.topic.is_none() && slot.title == "分组研讨";
    if !slot.elective && in_groups {
        let classes: Vec<CohortId> = [slot.cohort].into_iter().chain(with_it(slot)).collect();
        let classes = facts.classes.iter().filter(|(cohort, _)| classes.contains(cohort));
        let mut groups: Vec<u32> = classes.flat_map(|(_, class)| class.groups.clone()).collect();
        let mut halls: Vec<(u32, VenueId)> =
            rooms.iter().map(|room| (facts.seats.get(room).copied().unwrap_or(u32::MAX), *room)).collect();
        // Each time the largest group into the largest room; among rooms as large, into the one named first.
        while let (Some(group), Some(hall)) = (groups.iter().max().copied(), halls.iter().map(|it| it.0).max()) {
            let named = slot.rooms.iter().find(|room| halls.contains(&(hall, **room))).copied().unwrap();
            if hall < group {
                add(Rule::Seats, Severity::Error, None, Whose::Venue(named), group, hall);
                break;
            }
            groups.remove(groups.iter().position(|it| *it == group).unwrap());
            halls.retain(|it| *it != (hall, named));
        }
    }
    if !slot.elective && !in_groups {
        let seats: Vec<Option<&u32>> = rooms.iter().map(|room| facts.seats.get(room)).collect();
        if !seats.is_empty() && seats.iter().all(Option::is_some) {
            let seats: u32 = seats.into_iter().flatten().sum();
            if seats < people(slot) {
                add(Rule::Seats, Severity::Error, None, Whose::Venue(slot.rooms[0]), people(slot), seats);
            }
        }
    }
    if !slot.elective
        && let Some(site) = slot.field_site
    {
        let capacity = facts.sites.get(&site).map_or(0, |site| site.capacity);
        let there = events(others.iter().filter(at_once).filter(|it| it.field_site == Some(site)).copied().collect());
        let all = people(slot) + there.iter().map(people).sum::<u32>();
        if capacity > 0 && capacity < all {
            add(Rule::Seats, Severity::Error, there.first(), Whose::FieldSite(site), all, capacity);
        }
    }
    let owners = slot.lecturer.map(Whose::Lecturer).into_iter();
    let owners =
        owners.chain(slot.field_site.map(Whose::FieldSite)).chain(rooms.iter().map(|room| Whose::Venue(*room)));
    for whose in owners {
        let theirs = whose.owner().and_then(|owner| facts.availability.get(&owner));
        if theirs.is_some_and(|it| it.stands_in_the_way(slot.day, slot.starts, slot.ends).is_some()) {
            add(Rule::Availability, Severity::Error, None, whose, 0, 0);
        }
    }
    match facts.holidays.on(slot.day) {
        DayKind::Holiday(_) => add(Rule::DayOff, Severity::Warning, None, own, 0, 0),
        DayKind::Weekend => add(Rule::DayOff, Severity::Hint, None, own, 0, 0),
        _ => {}
    }
    if let Some(lecturer) = slot.lecturer {
        // Minutes of the day at which a half begins and ends.
        let halves = |it: &Slot| -> Vec<u16> {
            let touches = |half: &u16| {
                it.starts.minutes() < [720, 1080, 1440][*half as usize]
                    && [0, 720, 1080][*half as usize] < it.ends.minutes()
            };
            (0..3).filter(touches).collect()
        };
        let mut worst = (0, None);
        for half in halves(slot) {
            let beside = others.iter().filter(|it| {
                it.lecturer == Some(lecturer)
                    && it.day == slot.day
                    && (it.ends <= slot.starts || slot.ends <= it.starts)
                    && halves(it).contains(&half)
            });
            let beside = events(beside.copied().collect());
            let part = |it: &Slot| it.hours.hundredths() / halves(it).len() as u32;
            let given = part(slot) + beside.iter().map(part).sum::<u32>();
            if worst.0 < given {
                worst = (given, beside.first().cloned());
            }
        }
        if facts.rules.half_day.figure < worst.0 {
            let of = facts.rules.half_day.figure;
            add(Rule::HalfDay, Severity::Warning, worst.1.as_ref(), Whose::Lecturer(lecturer), worst.0, of);
        }
    }
    let place = |it: &Slot| match it.field_site {
        Some(site) => Some(Some(site)),
        None => (!it.rooms.is_empty()).then_some(None),
    };
    let phase = class.and_then(|class| class.phases.iter().find(|it| it.starts <= slot.day && slot.day <= it.ends));
    if phase.is_some_and(|phase| !phase.place.is_empty()) && place(slot) == Some(None) {
        add(Rule::Travel, Severity::Error, None, own, 0, 0);
    } else if let Some(here) = place(slot) {
        let mut told: Vec<Slot> = Vec::new();
        let lecturers = others.iter().filter(|it| it.cohort != slot.cohort || slot.lecturer == it.lecturer);
        let ways = others.iter().filter(|it| it.cohort == slot.cohort).map(|it| (it, own)).chain(
            lecturers
                .filter(|it| it.lecturer.is_some() && it.lecturer == slot.lecturer)
                .map(|it| (it, Whose::Lecturer(slot.lecturer.unwrap()))),
        );
        for (it, whose) in ways.filter(|(it, _)| it.day == slot.day) {
            let between = match it.ends <= slot.starts {
                true => i32::from(slot.starts.minutes()) - i32::from(it.ends.minutes()),
                false => i32::from(it.starts.minutes()) - i32::from(slot.ends.minutes()),
            };
            let from_school = |site: FieldSiteId| facts.sites.get(&site).map(|it| it.minutes).filter(|it| *it > 0);
            let needed = match (here, place(it)) {
                (_, None) | (None, Some(None)) => None,
                (Some(site), Some(None)) | (None, Some(Some(site))) => from_school(site),
                (Some(one), Some(Some(other))) => facts.travel.get(&(one, other)).copied(),
            };
            let known = told
                .iter()
                .any(|known| known.session == it.session || (known.joint.is_some() && known.joint == it.joint));
            if let Some(needed) = needed.filter(|needed| between >= 0 && between < *needed as i32 && !known) {
                told.push((*it).clone());
                add(Rule::Travel, Severity::Error, Some(it), whose, needed, between as u32);
            }
        }
    }
    if let Some((topic, lecturer)) = slot.topic.zip(slot.lecturer) {
        let teachers = facts.teaches.get(&topic).cloned().unwrap_or_default();
        if !teachers.is_empty() && !teachers.contains(&lecturer) {
            add(Rule::Teaches, Severity::Warning, None, Whose::Lecturer(lecturer), 0, 0);
        }
    }
    if let Some(topic) = slot.topic {
        let same: Vec<&&Slot> = others
            .iter()
            .filter(|it| it.topic == Some(topic) && it.cohort == slot.cohort && it.kind == slot.kind)
            .collect();
        let hours = slot.hours.0 + same.iter().map(|it| it.hours.0).sum::<i32>();
        let before =
            same.iter().rev().find(|it| (it.day, it.starts, it.session) < (slot.day, slot.starts, slot.session));
        if let Some(other) = before.or(same.first())
            && facts.lengths.get(&topic).map_or(0, |usual| usual.0) < hours
        {
            add(Rule::Twice, Severity::Warning, Some(other), own, 0, 0);
        }
        let heard = facts.heard.get(&(slot.cohort, topic)).cloned().unwrap_or_default();
        let since = slot.day - chrono::Months::new(12 * facts.rules.heard_years.figure);
        let people: std::collections::BTreeSet<PersonId> =
            heard.into_iter().filter(|(_, on)| since <= *on && *on < slot.day).map(|(person, _)| person).collect();
        if !people.is_empty() {
            let of = class.map_or(0, |class| class.people);
            add(Rule::Heard, Severity::Hint, None, own, people.len() as u32, of);
        }
    }
    if let Some(class) = class {
        let inside = match class.phases.is_empty() {
            true => class.starts <= slot.day && slot.day <= class.ends,
            false => phase.is_some(),
        };
        if !inside {
            add(Rule::OutsideClass, Severity::Warning, None, own, 0, 0);
        }
    }
    found
}

/// 清明 is in these days, two weekends are.
fn some_day() -> impl Strategy<Value = NaiveDate> {
    (0_u64..13).prop_map(|after| NaiveDate::from_ymd_opt(2026, 3, 30).unwrap() + chrono::Days::new(after))
}

fn some(most: i64) -> impl Strategy<Value = Option<i64>> {
    prop::option::weighted(0.7, 1..=most)
}

fn slot(session: i64) -> impl Strategy<Value = Slot> {
    let when = (some_day(), 0_u16..44, 1_u16..20);
    let what = (prop::option::weighted(0.5, 1_i64..4), 1_i32..6, prop::bool::weighted(0.15), prop::bool::weighted(0.2));
    let (rooms, site) = (prop::collection::vec(1_i64..5, 0..3), prop::option::weighted(0.25, 1_i64..4));
    (when, 1_i64..5, some(5), rooms, site, what, prop::option::weighted(0.3, 1_u32..4)).prop_map(
        move |((day, start, length), cohort, lecturer, rooms, site, (topic, hours, elective, discussed), joint)| {
            let clock = |quarters: u16| Clock::new(8 + quarters / 4, quarters % 4 * 15).unwrap();
            Slot {
                session: SessionId(session),
                joint,
                cohort: CohortId(cohort),
                day,
                starts: clock(start),
                ends: clock(start + length),
                kind: if discussed { Kind::Discussion } else { Kind::Lecture },
                topic: topic.map(TopicId),
                title: if discussed { "分组研讨".into() } else { String::new() },
                lecturer: lecturer.map(LecturerId),
                rooms: rooms.into_iter().map(VenueId).collect(),
                field_site: site.map(FieldSiteId),
                hours: Hours(hours * 100),
                elective,
            }
        },
    )
}

/// Sessions of a few classes; those of one joint number take place together, as the office keeps them.
fn year(most: i64) -> impl Strategy<Value = Vec<Slot>> {
    (0..most).prop_flat_map(|count| (1..=count).map(slot).collect::<Vec<_>>()).prop_map(|slots| {
        let mut year: Vec<Slot> = Vec::new();
        for slot in slots {
            let first = year.iter().find(|it| it.joint.is_some() && it.joint == slot.joint);
            year.push(match first {
                Some(first) => Slot { session: slot.session, cohort: slot.cohort, ..first.clone() },
                None => slot,
            });
        }
        year
    })
}

fn time() -> impl Strategy<Value = Time> {
    let hours = prop::option::of((0_u16..10, 1_u16..5));
    (any::<bool>(), prop::option::of(1_u8..8), some_day(), 0_u64..4, hours).prop_map(
        |(may, weekday, day, days, hours)| {
            let clock = |hour| Clock::new(8 + hour, 0).unwrap();
            Time {
                may,
                weekday,
                since: weekday.is_none().then_some(day),
                until: weekday.is_none().then_some(day + chrono::Days::new(days)),
                starts: hours.map(|(from, _)| clock(from)),
                ends: hours.map(|(from, length)| clock(from + length)),
                note: String::new(),
            }
        },
    )
}

fn facts() -> impl Strategy<Value = Facts> {
    let owner = prop_oneof![
        (1_i64..6).prop_map(|id| Owner::Lecturer(LecturerId(id))),
        (1_i64..5).prop_map(|id| Owner::Venue(VenueId(id))),
        (1_i64..4).prop_map(|id| Owner::FieldSite(FieldSiteId(id))),
    ];
    let availability = prop::collection::hash_map(owner, prop::collection::vec(time(), 1..3), 0..4);
    let phase = (some_day(), 0_u64..5, any::<bool>()).prop_map(|(day, days, away)| Phase {
        starts: day,
        ends: day + chrono::Days::new(days),
        place: if away { "延安".into() } else { String::new() },
    });
    let shared = (1_i64..9, some_day(), 0_u64..9).prop_map(|(person, day, days)| Shared {
        person: PersonId(person),
        from: day,
        to: day + chrono::Days::new(days),
    });
    let sharing = prop::collection::hash_map((1_i64..5).prop_map(CohortId), prop::collection::vec(shared, 0..3), 0..3);
    let groups = prop::collection::vec(1_u32..40, 0..4).prop_map(|mut groups| {
        groups.sort_by_key(|people| std::cmp::Reverse(*people));
        groups
    });
    let class = (some_day(), 0_u64..13, prop::collection::vec(phase, 0..3), 0_u32..60, (sharing, groups)).prop_map(
        |(starts, days, phases, people, (sharing, groups))| Class {
            starts,
            ends: starts + chrono::Days::new(days),
            phases,
            people,
            groups,
            sharing,
        },
    );
    let classes = prop::collection::hash_map((1_i64..5).prop_map(CohortId), class, 0..5);
    let seats = prop::collection::hash_map((1_i64..5).prop_map(VenueId), 1_u32..80, 0..5);
    let site = (0_u32..100, 0_u32..90).prop_map(|(capacity, minutes)| Site { capacity, minutes });
    let sites = prop::collection::hash_map((1_i64..4).prop_map(FieldSiteId), site, 0..4);
    let travel = prop::collection::vec((1_i64..4, 1_i64..4, 1_u32..90), 0..4).prop_map(|ways| {
        let way = |(one, other, minutes)| {
            let (one, other) = (FieldSiteId(one), FieldSiteId(other));
            if one == other { vec![] } else { vec![((one, other), minutes), ((other, one), minutes)] }
        };
        ways.into_iter().flat_map(way).collect()
    });
    let teachers = prop::collection::vec((1_i64..6).prop_map(LecturerId), 0..3);
    let teaches = prop::collection::hash_map((1_i64..4).prop_map(TopicId), teachers, 0..4);
    let lengths =
        prop::collection::hash_map((1_i64..4).prop_map(TopicId), (1_i32..9).prop_map(|h| Hours(h * 100)), 0..4);
    let hearing = ((1_i64..5, 1_i64..4), prop::collection::vec((1_i64..9, some_day()), 1..4));
    let heard = prop::collection::vec(hearing, 0..5).prop_map(|all| {
        let one = |((cohort, topic), heard): ((i64, i64), Vec<(i64, NaiveDate)>)| {
            ((CohortId(cohort), TopicId(topic)), heard.into_iter().map(|(id, day)| (PersonId(id), day)).collect())
        };
        all.into_iter().map(one).collect()
    });
    ((availability, classes, seats), (sites, travel), (teaches, lengths, heard)).prop_map(
        |((availability, classes, seats), (sites, travel), (teaches, lengths, heard))| Facts {
            availability: availability
                .into_iter()
                .map(|(owner, times)| (owner, Availability::new(owner, "某".into(), times)))
                .collect(),
            classes,
            seats,
            sites,
            travel,
            teaches,
            lengths,
            heard,
            ..Facts::default()
        },
    )
}

fn sorted(mut found: Vec<Found>) -> Vec<Found> {
    found.sort();
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_engine_finds_what_comparing_everything_with_everything_finds(facts in facts(), slots in year(40)) {
        let schedule = Schedule::of(facts.clone(), slots.clone());
        prop_assert_eq!(sorted(schedule.all()), sorted(naive(&facts, &slots)));
    }

    #[test]
    fn edits_in_any_order_find_what_computing_from_nothing_finds(
        facts in facts(),
        slots in year(25),
        edits in prop::collection::vec((0_i64..25, prop::option::weighted(0.7, slot(0))), 0..25),
        seed in any::<u64>(),
    ) {
        let mut edited = Schedule::of(facts.clone(), slots.clone());
        let mut now: HashMap<SessionId, Slot> = slots.into_iter().map(|slot| (slot.session, slot)).collect();
        for (session, to) in edits {
            let session = SessionId(session + 1);
            match to {
                Some(slot) => {
                    let slot = Slot { session, ..slot };
                    edited.insert(slot.clone());
                    now.insert(session, slot);
                }
                None => prop_assert_eq!(edited.remove(session), now.remove(&session)),
            }
        }
        let mut in_some_order: Vec<Slot> = now.into_values().collect();
        in_some_order.sort_by_key(|slot| (slot.session.0 as u64).wrapping_mul(seed | 1).rotate_left(17));
        prop_assert_eq!(edited.all(), Schedule::of(facts, in_some_order).all());
    }

    #[test]
    fn a_session_tried_elsewhere_is_judged_as_if_it_were_there(facts in facts(), slots in year(25), tried in slot(1)) {
        let before = Schedule::of(facts.clone(), slots.clone());
        let mut after = before.clone();
        after.insert(tried.clone());
        prop_assert_eq!(before.clashes_of(&tried), after.clashes_of(&tried));
    }
}
