//! Arrangements against the engine, and contradictions against trying everything.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::{
    contradiction::{Demand, contradiction, only},
    problem::{Bounds, Days, Item, Start, clocks},
    *,
};
use crate::{
    Hours,
    availability::{Availability, Owner, Time},
    calendar::{Clock, HalfDay},
    lecturer::LecturerId,
    setting::{Block, Half},
    timetable::{
        Kind,
        rules::{Class, Facts, Schedule, Severity},
        wish::{NewCourseWish, Wish, between},
    },
    topic::TopicId,
    venue::VenueId,
};

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, day).unwrap()
}

fn clock(text: &str) -> Clock {
    Clock::read(text).unwrap()
}

fn halves(morning: &[&str], afternoon: &[&str], evening: &[&str]) -> Vec<Half> {
    let block = |text: &&str| {
        let (starts, ends) = text.split_once('-').unwrap();
        Block { starts: clock(starts), ends: clock(ends) }
    };
    let half = |half_day, blocks: &[&str]| Half { half_day, blocks: blocks.iter().map(block).collect() };
    [half(HalfDay::Morning, morning), half(HalfDay::Afternoon, afternoon), half(HalfDay::Evening, evening)]
        .into_iter()
        .filter(|half| !half.blocks.is_empty())
        .collect()
}

fn usual() -> Vec<Half> {
    halves(&["8:30-11:30"], &["14:30-17:30"], &["19:00-20:30"])
}

fn slot(session: i64, cohort: i64, topic: i64) -> Slot {
    Slot {
        session: SessionId(session),
        joint: None,
        cohort: CohortId(cohort),
        day: day(9),
        starts: clock("8:30"),
        ends: clock("11:30"),
        kind: Kind::Lecture,
        topic: Some(TopicId(topic)),
        title: String::new(),
        lecturer: None,
        rooms: Vec::new(),
        field_site: None,
        hours: Hours(400),
        elective: false,
    }
}

fn item(number: i64, cohort: i64, topic: i64, lecturers: &[i64], rooms: &[i64]) -> Item {
    let lecturers: Vec<_> = lecturers.iter().map(|it| Some(LecturerId(*it))).collect();
    let rooms: Vec<_> = rooms.iter().map(|it| vec![VenueId(*it)]).collect();
    Item {
        slot: slot(-number, cohort, topic),
        minutes: 180,
        lecturers: if lecturers.is_empty() { vec![None] } else { lecturers },
        rooms: if rooms.is_empty() { vec![vec![]] } else { rooms },
        spirit: topic % 3 == 0,
        from: From::Unplaced(UnplacedId(number)),
    }
}

fn class(days: std::ops::RangeInclusive<u32>) -> (Days, Class) {
    let (first, last) = (day(*days.start()), day(*days.end()));
    let known =
        Class { starts: first, ends: last, phases: vec![], people: 40, groups: vec![], sharing: HashMap::new() };
    (Days { days: days.map(day).collect(), halves: usual() }, known)
}

/// Two classes, each from Monday to some day.
fn problem(last: u32, items: Vec<Item>, standing: Vec<Slot>, wishes: Vec<NewCourseWish>) -> Problem {
    let mut facts = Facts::default();
    let mut classes = HashMap::new();
    for cohort in 1..=2 {
        let (days, known) = class(9..=last);
        classes.insert(CohortId(cohort), days);
        facts.classes.insert(CohortId(cohort), known);
    }
    let bounds = Bounds { spirit_together: true, one_trip_a_day: true, ..Bounds::default() };
    Problem { schedule: Schedule::of(facts, standing), items, wishes, classes, bounds }
}

fn wish(wish: Wish, one: i64, other: i64) -> NewCourseWish {
    NewCourseWish { cohort: CohortId(1), wish, one: TopicId(one), other: TopicId(other) }
}

fn only_on(lecturer: i64, weekday: u8, hours: Option<(&str, &str)>) -> (Owner, Availability) {
    let owner = Owner::Lecturer(LecturerId(lecturer));
    let (starts, ends) = hours.map_or((None, None), |(a, b)| (Some(clock(a)), Some(clock(b))));
    let time = Time { may: true, weekday: Some(weekday), since: None, until: None, starts, ends, note: String::new() };
    (owner, Availability::new(owner, format!("授课人{lecturer}"), vec![time]))
}

fn with_hours(mut problem: Problem, hours: Vec<(Owner, Availability)>) -> Problem {
    let mut facts = problem.schedule.facts().clone();
    facts.availability.extend(hours);
    let standing: Vec<Slot> = problem.schedule.slots().into_iter().cloned().collect();
    problem.schedule = Schedule::of(facts, standing);
    problem
}

fn solve(problem: &Problem, seed: u32) -> Vec<Option<Slot>> {
    search(problem, seed, &mut |_| true).slots
}

/// Whether nothing in these places is in anything's way: asked of everything at once.
fn sound(problem: &Problem, placed: &[Slot]) -> bool {
    let mut schedule = problem.schedule.clone();
    placed.iter().for_each(|slot| schedule.insert(slot.clone()));
    let free = |slot: &Slot| schedule.clashes_of(slot).iter().all(|it| it.severity != Severity::Error);
    let all = schedule.slots();
    let of = |wish: &NewCourseWish, topic| {
        all.iter().filter(move |it| it.cohort == wish.cohort && it.topic == Some(topic)).collect::<Vec<_>>()
    };
    let ours = |slot: &Slot| placed.iter().any(|it| it.session == slot.session);
    let kept = |wish: &NewCourseWish| {
        of(wish, wish.one).iter().all(|one| {
            of(wish, wish.other).iter().all(|other| {
                let parts = all
                    .iter()
                    .find(|third| third.cohort == wish.cohort && between(one.when(), other.when(), third.when()));
                // What stood wrong before is nobody's fault here.
                let standing = !ours(one) && !ours(other) && parts.is_none_or(|third| !ours(third));
                standing
                    || wish.wish.holds(one.when(), other.when()) && (wish.wish != Wish::Adjoining || parts.is_none())
            })
        })
    };
    let few = |slot: &Slot| {
        let that_day = all.iter().filter(|it| it.cohort == slot.cohort && it.day == slot.day).count();
        problem.bounds.a_day.is_none_or(|most| that_day <= most as usize)
    };
    placed.iter().all(|slot| free(slot) && few(slot)) && problem.wishes.iter().all(kept)
}

/// Whether all items have places, by trying everything. What is unsound stays so with more in it.
fn possible(problem: &Problem) -> bool {
    fn go_on(problem: &Problem, placed: &mut Vec<Slot>) -> bool {
        let Some(item) = problem.items.get(placed.len()) else { return true };
        for start in problem.starts(item) {
            for lecturer in &item.lecturers {
                for rooms in &item.rooms {
                    placed.push(item.at(start, *lecturer, rooms));
                    let found = sound(problem, placed) && go_on(problem, placed);
                    placed.pop();
                    if found {
                        return true;
                    }
                }
            }
        }
        false
    }
    go_on(problem, &mut Vec::new())
}

#[test]
fn a_block_begins_where_it_fits() {
    let two = || halves(&["8:30-10:00", "10:20-11:50"], &["14:30-16:00", "16:20-17:50"], &[]);
    for (halves, minutes, evenings, expected) in [
        (usual(), 180, false, vec!["8:30", "14:30"]),
        (usual(), 90, false, vec!["8:30", "10:00", "14:30", "16:00"]),
        (usual(), 90, true, vec!["8:30", "10:00", "14:30", "16:00", "19:00"]),
        (usual(), 60, false, vec!["8:30", "9:30", "10:30", "14:30", "15:30", "16:30"]),
        (usual(), 120, false, vec!["8:30", "14:30"]),
        (usual(), 540, false, vec!["8:30"]),
        (two(), 90, false, vec!["8:30", "10:20", "14:30", "16:20"]),
        (two(), 180, false, vec!["8:30", "14:30"]),
        (halves(&[], &["14:00-17:00"], &[]), 540, false, vec!["14:00"]),
        (vec![], 180, false, vec![]),
    ] {
        let found: Vec<String> = clocks(&halves, minutes, evenings).iter().map(|it| format!("{it:#}")).collect();
        assert_eq!(found, expected, "{minutes} {evenings}");
    }
}

#[test]
fn a_week_is_filled_with_opening_first_and_spirit_together() {
    let mut items: Vec<Item> = (1..=10).map(|at| item(at, 1, at, &[at % 4 + 1], &[1, 2])).collect();
    items[7].slot.kind = Kind::Opening;
    items[7].slot.topic = None;
    items[2].slot.kind = Kind::Closing;
    items[2].spirit = false;
    let problem = problem(13, items, vec![], vec![wish(Wish::Before, 9, 1)]);
    let slots: Vec<Slot> = solve(&problem, 1).into_iter().map(Option::unwrap).collect();
    assert!(sound(&problem, &slots));
    let at = |slot: &Slot| Start { day: slot.day, starts: slot.starts };
    assert!(slots.iter().all(|it| at(&slots[7]) <= at(it)), "the opening is first");
    assert!(slots.iter().all(|it| at(it) <= at(&slots[2])), "the closing is last");
    assert!(slots[8].when() < slots[0].when());
    let mut in_order: Vec<&Slot> = slots.iter().collect();
    in_order.sort_by_key(|slot| at(slot));
    let spirit = |slot: &Slot| slot.topic.is_some_and(|topic| topic.0 % 3 == 0) && slot.kind == Kind::Lecture;
    assert_eq!(board::runs(&in_order, &spirit), 1, "党性教育 stands together");
    let rooms: std::collections::HashSet<_> = slots.iter().map(|slot| &slot.rooms).collect();
    assert_eq!(rooms.len(), 1, "the class stays in its room");
}

#[test]
fn what_contradicts_itself_is_named_and_nothing_else() {
    let standing = |session, topic, on, starts| Slot {
        day: day(on),
        starts: clock(starts),
        ends: clock(if starts == "8:30" { "11:30" } else { "17:30" }),
        ..slot(session, 1, topic)
    };
    use Demand::{ADay, Hours, Item as Held, Standing};
    let asked = Demand::Wish;
    let wednesday = || only_on(4, 3, Some(("0:00", "12:00")));
    // Nobody but lecturer 4 gives it, who comes on Wednesday mornings only; then something else stands there.
    let one = with_hours(
        problem(
            13,
            vec![item(1, 1, 1, &[4], &[1])],
            vec![standing(7, 2, 11, "8:30"), standing(8, 3, 10, "8:30")],
            vec![],
        ),
        vec![wednesday(), only_on(5, 1, None)],
    );
    assert_eq!(named(&one), [Standing(SessionId(7)), Hours(Owner::Lecturer(LecturerId(4))), Held(0)]);
    // It must come before what is fixed on that very morning.
    let before = with_hours(
        problem(
            13,
            vec![item(1, 1, 1, &[4], &[1]), item(2, 1, 5, &[1], &[1])],
            vec![Slot { cohort: CohortId(1), ..standing(7, 2, 11, "8:30") }],
            vec![wish(Wish::Before, 1, 2), wish(Wish::SameDay, 1, 5)],
        ),
        vec![only_on(4, 3, Some(("12:00", "18:00")))],
    );
    assert_eq!(
        named(&before),
        [Standing(SessionId(7)), Hours(Owner::Lecturer(LecturerId(4))), asked(0), Held(0)],
        "the other wish has nothing to do with it"
    );
    // Three in two half days; evenings would do.
    let full = problem(9, (1..=3).map(|at| item(at, 1, at, &[], &[])).collect(), vec![], vec![]);
    let mut full_of_hours = full.clone();
    full_of_hours.items.iter_mut().for_each(|item| item.minutes = 90);
    full_of_hours.bounds.a_day = Some(2);
    assert_eq!(named(&full), [Held(0), Held(1), Held(2)]);
    assert_eq!(named(&full_of_hours), [ADay, Held(0), Held(1), Held(2)]);
    // Wishes against each other.
    let circle = problem(
        13,
        (1..=3).map(|at| Item { minutes: 90, ..item(at, 1, at, &[], &[]) }).collect(),
        vec![],
        vec![wish(Wish::Adjoining, 1, 2), wish(Wish::SameDay, 2, 3), wish(Wish::OtherDay, 1, 3)],
    );
    assert_eq!(named(&circle), [asked(0), asked(1), asked(2), Held(0), Held(1), Held(2)]);
}

fn named(problem: &Problem) -> Vec<Demand> {
    let slots = solve(problem, 0);
    assert!(slots.contains(&None));
    contradiction(problem, &slots, &mut || true).expect("a proof")
}

#[test]
fn classes_that_share_lecturers_and_rooms_are_arranged_without_a_clash() {
    let mut items = Vec::new();
    let mut facts = Facts::default();
    let mut classes = HashMap::new();
    for cohort in 1..=4 {
        let (days, known) = class(2..=20);
        classes.insert(CohortId(cohort), days);
        facts.classes.insert(CohortId(cohort), known);
        for at in 0..25 {
            let topic = (cohort * 7 + at * 5) % 120;
            let lecturers = [topic % 20 + 1, (topic * 7 + 3) % 20 + 1];
            items.push(item(cohort * 25 + at, cohort, topic, &lecturers, &[1, 2, 3, 4]));
        }
    }
    let problem = Problem {
        schedule: Schedule::new(facts),
        items,
        wishes: vec![wish(Wish::Before, 7, 12)],
        classes,
        bounds: Bounds { spirit_together: true, ..Bounds::default() },
    };
    let slots: Vec<Slot> = solve(&problem, 5).into_iter().flatten().collect();
    assert_eq!(slots.len(), problem.items.len());
    assert!(sound(&problem, &slots));
}

#[test]
fn a_lecturer_with_too_little_time_keeps_nobody_else_waiting() {
    // Three sessions for the two mornings of lecturer 9, and twelve that anybody can give.
    let others = (4..=15).map(|at| item(at, 1 + at % 2, at, &[at % 4 + 1], &[1, 2]));
    let items: Vec<Item> = (1..=3).map(|at| item(at, 1 + at % 2, at, &[9], &[1, 2])).chain(others).collect();
    let known = with_hours(problem(18, items, vec![], vec![]), vec![only_on(9, 3, Some(("0:00", "12:00")))]);
    let slots = solve(&known, 0);
    assert_eq!(slots.iter().flatten().count(), 14);
    assert!(slots[3..].iter().all(Option::is_some));
    use Demand::{Hours, Item as Held};
    assert_eq!(named(&known), [Hours(Owner::Lecturer(LecturerId(9))), Held(0), Held(1), Held(2)]);
}

fn any_item() -> impl Strategy<Value = (i64, i64, Vec<i64>, Vec<i64>, bool)> {
    let lecturers = prop::sample::subsequence(vec![1, 2, 3], 0..=2);
    let rooms = prop::sample::subsequence(vec![1, 2], 0..=2);
    (1_i64..=2, 1_i64..=4, lecturers, rooms, any::<bool>())
}

fn any_problem() -> impl Strategy<Value = Problem> {
    let items = prop::collection::vec(any_item(), 1..=4);
    let standing = prop::collection::vec((any_item(), 9_u32..=10, any::<bool>()), 0..=2);
    let wishes = prop::collection::vec((0_usize..4, 1_i64..=4, 1_i64..=4), 0..=3);
    let hours = prop::collection::vec((1_i64..=3, 1_u8..=2, any::<bool>()), 0..=2);
    (items, standing, wishes, hours, prop::option::of(1_u32..=2), 9_u32..=10).prop_map(
        |(items, standing, wishes, hours, a_day, last)| {
            let items = (1..)
                .zip(items)
                .map(|(at, (cohort, topic, lecturers, rooms, short))| {
                    let it = item(at, cohort, topic, &lecturers, &rooms);
                    Item { minutes: if short { 90 } else { 180 }, ..it }
                })
                .collect();
            let standing = (1..).zip(standing).map(|(at, ((cohort, topic, lecturers, rooms, _), on, morning))| Slot {
                day: day(on),
                starts: clock(if morning { "8:30" } else { "14:30" }),
                ends: clock(if morning { "11:30" } else { "17:30" }),
                lecturer: lecturers.first().map(|it| LecturerId(*it)),
                rooms: rooms.first().map(|it| VenueId(*it)).into_iter().collect(),
                ..slot(at, cohort, topic)
            });
            let wishes = wishes.into_iter().filter(|(_, one, other)| one != other);
            let wishes = wishes.map(|(kind, one, other)| wish(Wish::ALL[kind], one, other)).collect();
            let mut problem = problem(last, items, standing.collect(), wishes);
            problem.bounds.a_day = a_day;
            let hours = hours
                .into_iter()
                .map(|(lecturer, weekday, morning)| only_on(lecturer, weekday, morning.then_some(("0:00", "12:00"))));
            with_hours(problem, hours.collect())
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn an_arrangement_is_sound_complete_where_it_can_be_and_the_same_again(problem in any_problem(), seed in 0_u32..9) {
        let slots = solve(&problem, seed);
        let placed: Vec<Slot> = slots.iter().flatten().cloned().collect();
        prop_assert!(sound(&problem, &placed));
        prop_assert_eq!(placed.len() == problem.items.len(), possible(&problem), "as many as can be");
        prop_assert_eq!(solve(&problem, seed), slots, "the same seed, the same arrangement");
    }

    #[test]
    fn a_contradiction_is_one_and_without_any_of_it_is_none(problem in any_problem()) {
        if possible(&problem) {
            return Ok(());
        }
        let slots = solve(&problem, 0);
        if let Some(demands) = contradiction(&problem, &slots, &mut || true) {
            prop_assert!(!possible(&only(&problem, &demands)), "{demands:?} can be met");
            for at in 0..demands.len() {
                let without: Vec<Demand> = [&demands[..at], &demands[at + 1..]].concat();
                prop_assert!(possible(&only(&problem, &without)), "{demands:?} goes without {:?}", demands[at]);
            }
        } else {
            prop_assert!(false, "no contradiction was found");
        }
    }
}
