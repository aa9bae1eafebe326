//! Cases of every rule, and the engine against comparing everything with everything.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::{Hours, calendar::Clock, timetable::Kind};

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

/// What is in the way of one session among others: rule, severity, other, count, of.
fn found(facts: Facts, slot: Slot, others: &[Slot]) -> Vec<(Rule, Severity, i64, u32, u32)> {
    let schedule = Schedule::of(facts, others.iter().cloned());
    let found = schedule.clashes_of(&slot);
    assert!(found.iter().all(|it| it.session == slot.session));
    found.iter().map(|it| (it.rule, it.severity, it.other.map_or(0, |other| other.0), it.count, it.of)).collect()
}

#[test]
fn nobody_and_nothing_is_in_two_places() {
    use Rule::*;
    let full = |session, cohort, lecturer, room| Slot {
        cohort: CohortId(cohort),
        lecturer: Some(LecturerId(lecturer)),
        rooms: vec![VenueId(room)],
        ..lecture(session)
    };
    let at = |slot: Slot, starts, ends| Slot { starts: clock(starts), ends: clock(ends), ..slot };
    let morning = full(1, 1, 1, 1);
    for (other, expected) in [
        (at(full(2, 1, 1, 1), "11:30", "14:30"), vec![]),
        (at(full(2, 2, 1, 2), "11:29", "12:00"), vec![Lecturer]),
        (at(full(2, 1, 1, 1), "6:40", "8:30"), vec![]),
        (at(full(2, 2, 2, 1), "6:40", "8:31"), vec![Venue]),
        (at(full(2, 1, 2, 2), "9:00", "9:30"), vec![Class]),
        (full(2, 1, 1, 1), vec![Class, Lecturer, Venue]),
        (Slot { day: day(10), ..full(2, 1, 1, 1) }, vec![]),
        (Slot { lecturer: None, rooms: vec![], ..full(2, 2, 1, 1) }, vec![]),
        (Slot { rooms: vec![VenueId(9), VenueId(1)], ..full(2, 2, 2, 1) }, vec![Venue]),
        (full(1, 1, 1, 1), vec![]),
    ] {
        // A short lecture, so that two of them are no half day.
        let both = [Slot { hours: Hours(100), ..morning.clone() }, Slot { hours: Hours(100), ..other }];
        for (slot, other) in [(0, 1), (1, 0)] {
            let (slot, other) = (&both[slot], &both[other]);
            let rules: Vec<Rule> = found(Facts::default(), slot.clone(), &both).iter().map(|it| it.0).collect();
            assert_eq!(rules, expected, "{slot:?}\n{other:?}");
        }
    }
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
    assert_eq!(found(Facts::default(), joint(1, 1), &others), []);
    // One who wants the lecturer at that time is told of the event once.
    let lonely = Slot { cohort: CohortId(4), lecturer: Some(LecturerId(1)), hours: Hours(0), ..lecture(4) };
    assert_eq!(found(Facts::default(), lonely, &others), [(Rule::Lecturer, Severity::Error, 1, 0, 0)]);
}

/// Lectures of a few days, classes, lecturers and rooms.
fn term() -> impl Strategy<Value = Vec<Slot>> {
    let one = (9_u32..13, 0_u16..40, 1_u16..12, 1_i64..5, 0_i64..5, 0_i64..5);
    prop::collection::vec(one, 0..60).prop_map(|rows| {
        let clock = |quarters: u16| Clock::new(8 + quarters / 4, quarters % 4 * 15).unwrap();
        (1..)
            .zip(rows)
            .map(|(session, (on, start, length, cohort, lecturer, room))| Slot {
                day: day(on),
                starts: clock(start),
                ends: clock(start + length),
                cohort: CohortId(cohort),
                lecturer: (lecturer > 0).then_some(LecturerId(lecturer)),
                rooms: (room > 0).then_some(VenueId(room)).into_iter().collect(),
                ..lecture(session)
            })
            .collect()
    })
}

proptest! {
    #[test]
    fn the_order_of_entry_does_not_matter(slots in term(), seed in any::<u64>()) {
        let mut shuffled = slots.clone();
        shuffled.sort_by_key(|slot| (slot.session.0 as u64).wrapping_mul(seed | 1).rotate_left(17));
        prop_assert_eq!(Schedule::of(Facts::default(), slots).all(), Schedule::of(Facts::default(), shuffled).all());
    }
}
