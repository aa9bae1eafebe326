//! Who and what is in two places at once.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{Resource, SessionId};
use crate::{calendar::Clock, cohort::CohortId, lecturer::LecturerId, venue::VenueId};

/// What a session takes up, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// The session.
    pub session: SessionId,
    /// The day.
    pub day: NaiveDate,
    /// First minute.
    pub starts: Clock,
    /// The minute after the last.
    pub ends: Clock,
    /// The class, which can be in one place only.
    pub cohort: CohortId,
    /// The lecturer, if known.
    pub lecturer: Option<LecturerId>,
    /// The venue, if known.
    pub venue: Option<VenueId>,
}

/// Two sessions that want the same thing at the same time; `first` starts no later than `second`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pair {
    /// What both want.
    pub resource: Resource,
    /// The one that starts first (of the lower id when they start together).
    pub first: SessionId,
    /// The other.
    pub second: SessionId,
}

/// Whether two blocks of one day share a minute; one that ends as the other begins does not.
pub fn overlap(a: &Slot, b: &Slot) -> bool {
    a.day == b.day && a.starts < b.ends && b.starts < a.ends
}

/// What two sessions both want at the same time.
pub fn wanted_twice(a: &Slot, b: &Slot) -> Vec<Resource> {
    if a.session == b.session || !overlap(a, b) {
        return Vec::new();
    }
    let mut wanted = Vec::new();
    if a.lecturer.is_some() && a.lecturer == b.lecturer {
        wanted.push(Resource::Lecturer);
    }
    if a.venue.is_some() && a.venue == b.venue {
        wanted.push(Resource::Venue);
    }
    if a.cohort == b.cohort {
        wanted.push(Resource::Cohort);
    }
    wanted
}

/// Every pair of sessions in each other's way.
///
/// Sessions are sorted by time once; each then looks back only at those of the same lecturer, venue or class that
/// have not ended, so the work grows with the sessions and the clashes found, not with their square.
pub fn clashes(slots: &[Slot]) -> Vec<Pair> {
    let mut in_order: Vec<&Slot> = slots.iter().collect();
    in_order.sort_by_key(|slot| (slot.day, slot.starts, slot.session));
    let mut under_way: HashMap<(Resource, i64), Vec<&Slot>> = HashMap::new();
    let mut found = Vec::new();
    for slot in in_order {
        let wants = [
            slot.lecturer.map(|lecturer| (Resource::Lecturer, lecturer.0)),
            slot.venue.map(|venue| (Resource::Venue, venue.0)),
            Some((Resource::Cohort, slot.cohort.0)),
        ];
        for (resource, id) in wants.into_iter().flatten() {
            let earlier = under_way.entry((resource, id)).or_default();
            earlier.retain(|other| other.day == slot.day && slot.starts < other.ends);
            found.extend(earlier.iter().map(|other| Pair { resource, first: other.session, second: slot.session }));
            earlier.push(slot);
        }
    }
    found.sort();
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn slot(session: i64, day: u32, starts: u16, minutes: u16, cohort: i64, lecturer: i64, venue: i64) -> Slot {
        let clock = |minutes: u16| Clock::new(minutes / 60, minutes % 60).unwrap();
        Slot {
            session: SessionId(session),
            day: NaiveDate::from_ymd_opt(2026, 3, day).unwrap(),
            starts: clock(starts),
            ends: clock(starts + minutes),
            cohort: CohortId(cohort),
            lecturer: (lecturer > 0).then_some(LecturerId(lecturer)),
            venue: (venue > 0).then_some(VenueId(venue)),
        }
    }

    #[test]
    fn a_clash_is_two_at_the_same_minute() {
        use Resource::*;
        let morning = slot(1, 9, 510, 180, 1, 1, 1);
        for (other, expected) in [
            (slot(2, 9, 690, 180, 1, 1, 1), vec![]),
            (slot(2, 9, 689, 180, 2, 1, 2), vec![Lecturer]),
            (slot(2, 9, 400, 110, 1, 1, 1), vec![]),
            (slot(2, 9, 400, 111, 2, 2, 1), vec![Venue]),
            (slot(2, 9, 540, 30, 1, 2, 2), vec![Cohort]),
            (slot(2, 9, 510, 180, 1, 1, 1), vec![Lecturer, Venue, Cohort]),
            (slot(2, 10, 510, 180, 1, 1, 1), vec![]),
            (slot(2, 9, 510, 180, 2, 0, 0), vec![]),
            (slot(1, 9, 510, 180, 1, 1, 1), vec![]),
        ] {
            assert_eq!(wanted_twice(&morning, &other), expected, "{other:?}");
            assert_eq!(wanted_twice(&other, &morning), expected, "{other:?} the other way round");
        }
        let nobody = slot(3, 9, 510, 180, 3, 0, 0);
        assert_eq!(wanted_twice(&nobody, &slot(4, 9, 510, 180, 4, 0, 0)), vec![]);
    }

    fn a_term() -> impl Strategy<Value = Vec<Slot>> {
        let one = (9_u32..13, 0_u16..40, 1_u16..12, 1_i64..5, 0_i64..5, 0_i64..5);
        prop::collection::vec(one, 0..60).prop_map(|rows| {
            rows.into_iter()
                .enumerate()
                .map(|(i, (day, start, length, cohort, lecturer, venue))| {
                    slot(i as i64 + 1, day, 480 + start * 15, length * 15, cohort, lecturer, venue)
                })
                .collect()
        })
    }

    proptest! {
        #[test]
        fn the_sweep_finds_what_comparing_everything_with_everything_finds(slots in a_term()) {
            let mut oracle = Vec::new();
            for (i, a) in slots.iter().enumerate() {
                for b in &slots[i + 1..] {
                    let (first, second) = if (a.starts, a.session) <= (b.starts, b.session) { (a, b) } else { (b, a) };
                    oracle.extend(wanted_twice(a, b).into_iter().map(|resource| Pair {
                        resource,
                        first: first.session,
                        second: second.session,
                    }));
                }
            }
            oracle.sort();
            prop_assert_eq!(clashes(&slots), oracle);
        }

        #[test]
        fn the_order_of_entry_does_not_matter(slots in a_term(), seed in any::<u64>()) {
            let mut shuffled = slots.clone();
            shuffled.sort_by_key(|slot| (slot.session.0 as u64).wrapping_mul(seed | 1).rotate_left(17));
            prop_assert_eq!(clashes(&slots), clashes(&shuffled));
        }
    }
}
