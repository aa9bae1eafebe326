//! Cases of every rule. `oracle` compares the engine with comparing everything with everything.

mod oracle;

use std::collections::HashMap;

use chrono::NaiveDate;

use super::*;
use crate::{
    Hours,
    availability::{Availability, Owner, Time},
    calendar::Clock,
    person::PersonId,
    timetable::Kind,
    topic::TopicId,
};

/// A day of March 2026; the 9th is a Monday.
fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, day).unwrap()
}

fn clock(text: &str) -> Clock {
    Clock::read(text).unwrap()
}

/// A lecture of class 1 on Monday morning, by nobody, nowhere.
fn lecture(session: i64) -> Slot {
    Slot {
        session: SessionId(session),
        joint: None,
        cohort: CohortId(1),
        day: day(9),
        starts: clock("8:30"),
        ends: clock("11:30"),
        kind: Kind::Lecture,
        topic: None,
        title: String::new(),
        lecturer: None,
        rooms: Vec::new(),
        field_site: None,
        hours: Hours(400),
        elective: false,
    }
}

fn at(slot: Slot, starts: &str, ends: &str) -> Slot {
    Slot { starts: clock(starts), ends: clock(ends), ..slot }
}

fn class(people: u32) -> Class {
    Class { starts: day(9), ends: day(20), phases: Vec::new(), people, groups: Vec::new(), sharing: HashMap::new() }
}

fn classes(all: impl IntoIterator<Item = (i64, Class)>) -> Facts {
    Facts { classes: all.into_iter().map(|(id, class)| (CohortId(id), class)).collect(), ..Facts::default() }
}

/// What is in the way of one session among others, as `规则 轻重 other count/of`.
fn found(facts: &Facts, slot: &Slot, others: &[Slot]) -> Vec<String> {
    let schedule = Schedule::of(facts.clone(), others.iter().cloned());
    let found = schedule.clashes_of(slot);
    assert!(found.iter().all(|it| it.session == slot.session));
    let other = |it: &Found| it.other.map_or("-".into(), |other| other.to_string());
    found.iter().map(|it| format!("{} {} {} {}/{}", it.rule, it.severity, other(it), it.count, it.of)).collect()
}

#[test]
fn nobody_and_nothing_is_in_two_places() {
    let full = |session, cohort, lecturer, room| Slot {
        cohort: CohortId(cohort),
        lecturer: Some(LecturerId(lecturer)),
        rooms: vec![VenueId(room)],
        hours: Hours(100),
        ..lecture(session)
    };
    let morning = full(1, 1, 1, 1);
    for (other, expected) in [
        (at(full(2, 1, 1, 1), "11:30", "14:30"), &[][..]),
        (at(full(2, 2, 1, 2), "11:29", "12:00"), &["授课人"]),
        (at(full(2, 1, 1, 1), "6:40", "8:30"), &[]),
        (at(full(2, 2, 2, 1), "6:40", "8:31"), &["场地"]),
        (at(full(2, 1, 2, 2), "9:00", "9:30"), &["班次"]),
        (full(2, 1, 1, 1), &["班次", "授课人", "场地"]),
        (Slot { day: day(10), ..full(2, 1, 1, 1) }, &[]),
        (Slot { lecturer: None, rooms: vec![], ..full(2, 2, 1, 1) }, &[]),
        (Slot { rooms: vec![VenueId(9), VenueId(1), VenueId(1)], ..full(2, 2, 2, 1) }, &["场地"]),
        (full(1, 1, 1, 1), &[]),
    ] {
        let both = [morning.clone(), other];
        for (slot, other) in [(&both[0], &both[1]), (&both[1], &both[0])] {
            let expected: Vec<String> =
                expected.iter().map(|rule| format!("{rule} 错误 {} 0/0", other.session)).collect();
            assert_eq!(found(&Facts::default(), slot, &both), expected, "{slot:?}\n{other:?}");
        }
    }
}

#[test]
fn of_选修_a_class_has_several_at_once() {
    let elective = |session| Slot { elective: true, ..lecture(session) };
    assert_eq!(found(&Facts::default(), &elective(1), &[elective(2)]), [""; 0]);
    assert_eq!(found(&Facts::default(), &elective(1), &[lecture(2)]), ["班次 错误 2 0/0"]);
}

#[test]
fn who_is_taught_together_is_not_in_each_others_way() {
    let joint = |session, cohort| Slot {
        joint: Some(7),
        cohort: CohortId(cohort),
        lecturer: Some(LecturerId(1)),
        rooms: vec![VenueId(1)],
        ..lecture(session)
    };
    let others = [joint(1, 1), joint(2, 2), joint(3, 3)];
    assert_eq!(found(&Facts::default(), &joint(1, 1), &others), [""; 0]);
    // One who wants the lecturer at that time is told of the event once.
    let lonely = Slot { cohort: CohortId(4), lecturer: Some(LecturerId(1)), ..lecture(4) };
    assert_eq!(found(&Facts::default(), &lonely, &others), ["授课人 错误 1 0/0"]);
}

#[test]
fn who_sits_in_two_classes_is_missed_in_one() {
    let shared = |person, from, to| Shared { person: PersonId(person), from: day(from), to: day(to) };
    let both = vec![shared(1, 9, 20), shared(2, 9, 9), shared(3, 10, 20)];
    let sharing = Class { sharing: [(CohortId(2), both)].into(), ..class(48) };
    let facts = classes([(1, sharing), (2, class(40))]);
    let other = |on, starts, ends| at(Slot { cohort: CohortId(2), day: day(on), ..lecture(2) }, starts, ends);
    for (on, starts, ends, expected) in [
        (9, "11:00", "12:00", &["学员 警告 2 2/48"][..]),
        (9, "11:30", "12:00", &[]),
        (10, "8:30", "9:00", &["学员 警告 2 2/48"]),
        (13, "8:30", "9:00", &["学员 警告 2 2/48"]),
    ] {
        let mine = Slot { day: day(on), ..lecture(1) };
        assert_eq!(found(&facts, &mine, &[other(on, starts, ends)]), expected, "{on} {starts}");
    }
    let stranger = Slot { cohort: CohortId(3), ..lecture(3) };
    assert_eq!(found(&facts, &lecture(1), &[stranger]), [""; 0]);
}

#[test]
fn rooms_together_seat_all_who_come() {
    let facts = Facts {
        seats: [(VenueId(1), 40), (VenueId(2), 50), (VenueId(3), 8)].into(),
        ..classes([(1, class(48)), (2, class(45))])
    };
    let joint = |session, cohort, rooms: &[i64]| Slot {
        joint: Some(7),
        cohort: CohortId(cohort),
        rooms: rooms.iter().copied().map(VenueId).collect(),
        ..lecture(session)
    };
    let alone = |rooms: &[i64]| Slot { joint: None, ..joint(1, 1, rooms) };
    for (slot, others, expected) in [
        (alone(&[2]), vec![], &[][..]),
        (alone(&[1]), vec![], &["座位 错误 - 48/40"]),
        (alone(&[1, 3]), vec![], &[]),
        // A room nobody has counted may seat anybody.
        (alone(&[1, 9]), vec![], &[]),
        (alone(&[]), vec![], &[]),
        (Slot { elective: true, ..alone(&[1]) }, vec![], &[]),
        (joint(1, 1, &[2]), vec![joint(1, 1, &[2]), joint(2, 2, &[2])], &["座位 错误 - 93/50"]),
        (joint(1, 1, &[2, 1]), vec![joint(2, 2, &[2, 1])], &["座位 错误 - 93/90"]),
        (joint(1, 1, &[2, 1, 3]), vec![joint(2, 2, &[2, 1, 3])], &[]),
        (alone(&[1, 1]), vec![], &["座位 错误 - 48/40"]),
    ] {
        assert_eq!(found(&facts, &slot, &others), expected, "{:?}", slot.rooms);
    }
}

#[test]
fn a_room_of_分组研讨_seats_a_group() {
    let grouped = |people, groups: &[u32]| Class { groups: groups.to_vec(), ..class(people) };
    let facts = Facts {
        seats: [(VenueId(1), 12), (VenueId(2), 20), (VenueId(3), 8)].into(),
        in_groups: [TopicId(1)].into(),
        ..classes([(1, grouped(48, &[16, 12, 10, 10])), (2, class(45)), (3, grouped(20, &[10, 10]))])
    };
    let talk = |title: &str, cohort, rooms: &[i64]| Slot {
        kind: Kind::Discussion,
        title: title.into(),
        cohort: CohortId(cohort),
        rooms: rooms.iter().copied().map(VenueId).collect(),
        ..lecture(1)
    };
    let topic = |topic| Slot { topic: Some(TopicId(topic)), ..talk("", 1, &[2]) };
    let joint = |it: Slot| Slot { joint: Some(7), ..it };
    let beside = Slot { session: SessionId(2), ..joint(talk("分组研讨", 3, &[2])) };
    for (slot, others, expected) in [
        (talk("分组研讨", 1, &[2]), vec![], &[][..]),
        (talk("小组讨论", 1, &[1]), vec![], &["座位 错误 - 16/12"]),
        // The largest group sits in the largest room, whichever is named first.
        (talk("分组研讨", 1, &[1, 2]), vec![], &[]),
        (talk("分组研讨", 1, &[3, 1, 2]), vec![], &["座位 错误 - 10/8"]),
        (talk("分组研讨", 1, &[1, 9]), vec![], &[]),
        (talk("交流研讨", 1, &[2]), vec![], &["座位 错误 - 48/20"]),
        (Slot { kind: Kind::Lecture, ..talk("分组研讨", 1, &[2]) }, vec![], &["座位 错误 - 48/20"]),
        (topic(1), vec![], &[]),
        (topic(2), vec![], &["座位 错误 - 48/20"]),
        // A class that has no groups yet may be parted as the rooms are.
        (talk("分组研讨", 2, &[3]), vec![], &[]),
        (joint(talk("分组研讨", 1, &[2, 1])), vec![beside.clone()], &[]),
        (joint(talk("分组研讨", 3, &[3])), vec![beside], &["座位 错误 - 10/8"]),
    ] {
        assert_eq!(found(&facts, &slot, &others), expected, "{} {:?}", slot.title, slot.rooms);
    }
}

#[test]
fn a_site_takes_so_many_at_once() {
    let site = |capacity| [(FieldSiteId(1), Site { capacity, minutes: 0 })].into();
    let here =
        |session, cohort| Slot { cohort: CohortId(cohort), field_site: Some(FieldSiteId(1)), ..lecture(session) };
    let later = at(here(2, 2), "11:30", "12:30");
    for (capacity, other, expected) in [
        (100, here(2, 2), &[][..]),
        (92, here(2, 2), &["座位 错误 2 93/92"]),
        (92, later, &[]),
        (47, here(1, 1), &["座位 错误 - 48/47"]),
        (0, here(2, 2), &[]),
    ] {
        let facts = Facts { sites: site(capacity), ..classes([(1, class(48)), (2, class(45))]) };
        assert_eq!(found(&facts, &here(1, 1), &[other]), expected, "{capacity}");
    }
}

#[test]
fn lecturers_rooms_and_sites_have_their_times() {
    let monday = |may| Time {
        may,
        weekday: Some(1),
        since: None,
        until: None,
        starts: Some(clock("8:00")),
        ends: Some(clock("10:00")),
        note: String::new(),
    };
    for (owner, slot) in [
        (Owner::Lecturer(LecturerId(1)), Slot { lecturer: Some(LecturerId(1)), ..lecture(1) }),
        (Owner::Venue(VenueId(2)), Slot { rooms: vec![VenueId(1), VenueId(2)], ..lecture(1) }),
        (Owner::FieldSite(FieldSiteId(1)), Slot { field_site: Some(FieldSiteId(1)), ..lecture(1) }),
    ] {
        let times = Availability::new(owner, "那里".into(), vec![monday(false)]);
        let facts = Facts { availability: [(owner, times)].into(), ..Facts::default() };
        assert_eq!(found(&facts, &slot, &[]), ["时间不便 错误 - 0/0"], "{owner:?}");
        assert_eq!(found(&facts, &at(slot.clone(), "10:00", "11:00"), &[]), [""; 0], "{owner:?}");
        assert_eq!(found(&facts, &Slot { day: day(10), ..slot }, &[]), [""; 0], "{owner:?}");
        assert_eq!(found(&facts, &lecture(1), &[]), [""; 0], "{owner:?}");
    }
}

#[test]
fn days_off_are_named() {
    for (on, expected) in [
        ((3, 9), &[][..]),
        ((3, 14), &["节假日 提示 - 0/0"]),
        ((4, 6), &["节假日 警告 - 0/0"]),
        // 调休上班: a Saturday that is worked.
        ((5, 9), &[]),
    ] {
        let day = NaiveDate::from_ymd_opt(2026, on.0, on.1).unwrap();
        assert_eq!(found(&Facts::default(), &Slot { day, ..lecture(1) }, &[]), expected, "{day}");
    }
}

#[test]
fn a_lecturer_gives_so_much_in_a_half_day() {
    let by = |session, starts, ends, hours| Slot {
        cohort: CohortId(session),
        lecturer: Some(LecturerId(1)),
        hours: Hours(hours),
        ..at(lecture(session), starts, ends)
    };
    for (slot, others, expected) in [
        (by(1, "8:30", "11:30", 400), vec![], &[][..]),
        (by(1, "8:30", "11:30", 450), vec![], &["超时 警告 - 450/400"]),
        (by(1, "8:30", "10:00", 250), vec![by(2, "10:00", "11:30", 200)], &["超时 警告 2 450/400"]),
        (by(1, "8:30", "10:00", 200), vec![by(2, "10:00", "11:30", 200)], &[]),
        (by(1, "8:30", "10:00", 250), vec![by(2, "14:30", "17:30", 400)], &[]),
        // A whole day counts by halves; so does its part beside another.
        (by(1, "8:30", "17:30", 800), vec![], &[]),
        (by(1, "8:30", "17:30", 800), vec![by(2, "17:30", "17:45", 50)], &["超时 警告 2 450/400"]),
        // Two at once are in each other's way already, and one day is not the other.
        (by(1, "8:30", "11:30", 400), vec![by(2, "8:30", "11:30", 400)], &["授课人 错误 2 0/0"]),
        (by(1, "8:30", "10:00", 400), vec![Slot { day: day(10), ..by(2, "10:00", "11:30", 400) }], &[]),
    ] {
        assert_eq!(found(&Facts::default(), &slot, &others), expected, "{slot:?}");
    }
    // Given to three classes at once, it is given once.
    let joint = |session| Slot { joint: Some(7), ..by(session, "8:30", "10:00", 200) };
    let more = by(4, "10:00", "11:30", 200);
    assert_eq!(found(&Facts::default(), &more, &[joint(1), joint(2), joint(3)]), [""; 0]);
}

#[test]
fn ways_take_their_time() {
    let site = |minutes| Site { capacity: 0, minutes };
    let facts = Facts {
        sites: [(FieldSiteId(1), site(60)), (FieldSiteId(2), site(0))].into(),
        travel: [((FieldSiteId(1), FieldSiteId(2)), 30), ((FieldSiteId(2), FieldSiteId(1)), 30)].into(),
        ..Facts::default()
    };
    let school = |session, starts, ends| Slot { rooms: vec![VenueId(1)], ..at(lecture(session), starts, ends) };
    let away = |session, site, starts, ends| Slot {
        field_site: Some(FieldSiteId(site)),
        ..at(lecture(session), starts, ends)
    };
    for (slot, other, expected) in [
        (school(1, "8:30", "10:00"), away(2, 1, "11:00", "12:00"), &[][..]),
        (school(1, "8:30", "10:00"), away(2, 1, "10:59", "12:00"), &["路程 错误 2 60/59"]),
        (away(1, 1, "8:30", "10:00"), school(2, "10:30", "12:00"), &["路程 错误 2 60/30"]),
        (away(1, 1, "8:30", "10:00"), away(2, 2, "10:20", "12:00"), &["路程 错误 2 30/20"]),
        (away(1, 2, "10:20", "12:00"), away(2, 1, "8:30", "10:00"), &["路程 错误 2 30/20"]),
        // Nobody has entered how far the second site is from the school, or where a session is held.
        (school(1, "8:30", "10:00"), away(2, 2, "10:00", "12:00"), &[]),
        (away(1, 1, "8:30", "10:00"), at(lecture(2), "10:00", "12:00"), &[]),
        (away(1, 1, "8:30", "10:00"), away(2, 1, "10:00", "12:00"), &[]),
        (school(1, "8:30", "10:00"), school(2, "10:00", "12:00"), &[]),
    ] {
        assert_eq!(found(&facts, &slot, std::slice::from_ref(&other)), expected, "{slot:?}\n{other:?}");
        let back: Vec<String> = expected.iter().map(|it| it.replace(" 2 ", " 1 ")).collect();
        assert_eq!(found(&facts, &other, &[slot]), back, "the other way round");
    }
    // The lecturer goes from one class to another.
    let by =
        |slot: Slot, cohort| Slot { cohort: CohortId(cohort), lecturer: Some(LecturerId(1)), hours: Hours(0), ..slot };
    let (here, there) = (by(school(1, "8:30", "10:00"), 1), by(away(2, 1, "10:30", "12:00"), 2));
    assert_eq!(found(&facts, &here, &[there]), ["路程 错误 2 60/30"]);
}

#[test]
fn a_class_that_is_away_is_not_at_the_school() {
    let phase = |starts, ends, place: &str| Phase { starts: day(starts), ends: day(ends), place: place.into() };
    let away = Class { phases: vec![phase(9, 10, ""), phase(12, 13, "延安")], ..class(48) };
    let facts = classes([(1, away)]);
    let on =
        |on, rooms: &[i64]| Slot { day: day(on), rooms: rooms.iter().copied().map(VenueId).collect(), ..lecture(1) };
    for (slot, expected) in [
        (on(10, &[1]), &[][..]),
        (on(11, &[1]), &["班期外 警告 - 0/0"]),
        (on(12, &[]), &[]),
        (on(12, &[1]), &["路程 错误 - 0/0"]),
        (Slot { field_site: Some(FieldSiteId(1)), ..on(12, &[1]) }, &[]),
    ] {
        assert_eq!(found(&facts, &slot, &[]), expected, "{slot:?}");
    }
    let whole = classes([(1, class(48))]);
    for (on_day, expected) in [(9, &[][..]), (20, &[]), (6, &["班期外 警告 - 0/0"]), (23, &["班期外 警告 - 0/0"])]
    {
        assert_eq!(found(&whole, &on(on_day, &[]), &[]), expected, "{on_day}");
    }
}

#[test]
fn a_topic_is_taught_by_who_teaches_it() {
    let of = |topic, lecturer: Option<i64>| Slot {
        topic: Some(TopicId(topic)),
        lecturer: lecturer.map(LecturerId),
        ..lecture(1)
    };
    let facts = Facts {
        teaches: [(TopicId(1), vec![LecturerId(1), LecturerId(2)]), (TopicId(2), vec![])].into(),
        ..Facts::default()
    };
    for (slot, expected) in [
        (of(1, Some(2)), &[][..]),
        (of(1, Some(3)), &["不授此题 警告 - 0/0"]),
        (of(1, None), &[]),
        (of(2, Some(3)), &[]),
        (of(3, Some(3)), &[]),
    ] {
        assert_eq!(found(&facts, &slot, &[]), expected, "{slot:?}");
    }
}

#[test]
fn the_same_topic_comes_once_or_in_its_parts() {
    let of =
        |session, on, hours| Slot { topic: Some(TopicId(1)), day: day(on), hours: Hours(hours), ..lecture(session) };
    let facts = Facts { lengths: [(TopicId(1), Hours(800))].into(), ..Facts::default() };
    let discussion = Slot { kind: Kind::Discussion, ..of(2, 10, 800) };
    for (slot, others, expected) in [
        (of(1, 9, 400), vec![of(2, 10, 400)], &[][..]),
        (of(1, 9, 400), vec![of(2, 10, 450)], &["重复 警告 2 0/0"]),
        (of(2, 10, 450), vec![of(1, 9, 400)], &["重复 警告 1 0/0"]),
        (of(3, 11, 400), vec![of(1, 9, 400), of(2, 10, 400)], &["重复 警告 2 0/0"]),
        (of(2, 10, 400), vec![of(1, 9, 400), of(3, 11, 400)], &["重复 警告 1 0/0"]),
        (of(1, 9, 400), vec![of(2, 10, 400), of(3, 11, 400)], &["重复 警告 2 0/0"]),
        (of(1, 9, 1200), vec![], &[]),
        (of(1, 9, 400), vec![discussion], &[]),
        (of(1, 9, 800), vec![Slot { cohort: CohortId(2), ..of(2, 10, 800) }], &[]),
    ] {
        assert_eq!(found(&facts, &slot, &others), expected, "{slot:?}");
    }
}

#[test]
fn what_was_heard_is_counted_for_some_years() {
    let on = |text: &str| text.parse::<NaiveDate>().unwrap();
    let hearings = [(1, "2026-03-08"), (1, "2025-01-01"), (2, "2024-03-09"), (3, "2024-03-08"), (4, "2026-03-09")];
    let heard = hearings.map(|(person, day)| (PersonId(person), on(day))).to_vec();
    let mut facts = Facts { heard: [((CohortId(1), TopicId(1)), heard)].into(), ..classes([(1, class(48))]) };
    let slot = Slot { topic: Some(TopicId(1)), ..lecture(1) };
    assert_eq!(found(&facts, &slot, &[]), ["听过 提示 - 2/48"], "一年前、两年前的当天算，两年零一天前、当天的不算");
    assert_eq!(found(&facts, &Slot { topic: Some(TopicId(2)), ..slot.clone() }, &[]), [""; 0]);
    facts.rules.heard_years.figure = 0;
    assert_eq!(found(&facts, &slot, &[]), [""; 0], "零年：可以再听");
}

#[test]
fn who_hears_what_where_is_known_from_their_stays() {
    use people::{Stay, Taught, by_person, hearings, sharing};
    let stay = |person, cohort, from, to, left| Stay {
        person: PersonId(person),
        cohort: CohortId(cohort),
        from: day(from),
        to: day(to),
        left,
    };
    let stays = by_person(vec![
        stay(1, 1, 9, 20, false),
        stay(2, 1, 9, 20, false),
        stay(3, 1, 9, 10, true),
        stay(1, 2, 3, 9, false),
        stay(2, 2, 2, 3, true),
        stay(3, 2, 2, 6, false),
        stay(9, 2, 2, 6, false),
    ]);
    let shared = Shared { person: PersonId(1), from: day(9), to: day(9) };
    let mut both: Vec<_> = sharing(&stays).into_iter().collect();
    both.sort_by_key(|(cohort, _)| *cohort);
    assert_eq!(
        both,
        [(CohortId(1), [(CohortId(2), vec![shared])].into()), (CohortId(2), [(CohortId(1), vec![shared])].into())]
    );
    let taught = |topic, on, session| Taught { topic: TopicId(topic), day: day(on), session: SessionId(session) };
    let there = [(CohortId(2), vec![taught(1, 3, 11), taught(1, 5, 12), taught(2, 3, 13)])].into();
    let to_hear = [(CohortId(1), [TopicId(1)].into())].into();
    let heard: Vec<(i64, i64)> =
        hearings(&stays, &to_hear, &there).iter().map(|it| (it.person.0, it.session.0)).collect();
    assert_eq!(heard, [(1, 11), (1, 12), (2, 11)], "2 had left by the 5th; 3 is no longer in the class");
}
