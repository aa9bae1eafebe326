//! Groups against what they promise, and repairs against every way there is.

use proptest::prelude::*;

use super::*;

fn person(unit: u32, sex: u32, level: u32) -> Person {
    Person { kinds: [0, unit, sex, level], group: None, locked: false }
}
fn sizes(at: &[usize], groups: usize) -> Vec<usize> {
    (0..groups).map(|group| at.iter().filter(|at| **at == group).count()).collect()
}
fn locked_in(people: &[Person], groups: usize) -> Vec<usize> {
    (0..groups).map(|group| people.iter().filter(|it| it.locked && it.group == Some(group)).count()).collect()
}
/// As even as can be: nobody could go from a group to one that has two less.
fn even(people: &[Person], at: &[usize], groups: usize) -> bool {
    let (sizes, locked) = (sizes(at, groups), locked_in(people, groups));
    (0..groups).all(|a| (0..groups).all(|b| sizes[a] < sizes[b] + 2 || sizes[a] == locked[a]))
}
fn kept(people: &[Person], wishes: &[Wish<usize>], at: &[usize]) -> bool {
    people.iter().zip(at).all(|(it, at)| !it.locked || it.group == Some(*at))
        && wishes.iter().all(|wish| (at[wish.one] == at[wish.other]) == wish.together)
}
fn moves(people: &[Person], at: &[usize]) -> usize {
    people.iter().zip(at).filter(|(it, at)| it.group.is_some_and(|group| group != **at)).count()
}
/// The fewest moves of all ways there are; none when there is none.
fn fewest(people: &[Person], wishes: &[Wish<usize>], groups: usize) -> Option<usize> {
    let ways = groups.pow(people.len() as u32);
    (0..ways)
        .map(|way| (0..people.len()).map(|who| way / groups.pow(who as u32) % groups).collect::<Vec<usize>>())
        .filter(|at| kept(people, wishes, at) && even(people, at, groups))
        .map(|at| moves(people, &at))
        .min()
}

#[test]
fn a_class_is_spread_by_unit_sex_and_level() {
    // 48 people of 16 units, every third a woman, three levels.
    let people: Vec<Person> = (0..48).map(|i| person(1 + i % 16, 1 + u32::from(i % 3 == 0), 1 + i / 16)).collect();
    for groups in [4, 5, 6] {
        let at = form(&people, &[], groups, 7).unwrap();
        assert!(even(&people, &at, groups));
        for kind in 1..KINDS {
            for value in 1..=16 {
                let counts: Vec<usize> = (0..groups)
                    .map(|group| (0..48).filter(|&who| at[who] == group && people[who].kinds[kind] == value).count())
                    .collect();
                let (most, least) = (counts.iter().max().unwrap(), counts.iter().min().unwrap());
                assert!(most - least <= 1, "{groups} groups, kind {kind}, value {value}: {counts:?}");
            }
        }
        assert_eq!(form(&people, &[], groups, 7).unwrap(), at, "the same again");
        assert_ne!(form(&people, &[], groups, 8).unwrap(), at, "another seed, another way");
    }
}

#[test]
fn groups_are_called_as_the_office_calls_them() {
    for (number, title_of) in
        [(1, "第一组"), (10, "第十组"), (11, "第十一组"), (20, "第二十组"), (99, "第九十九组"), (100, "第100组")]
    {
        assert_eq!(title(number), title_of);
    }
    for number in 1..=MOST {
        assert_eq!(number_in(&title(number)), Some(number));
    }
    for (text, number) in [
        ("1组", Some(1)),
        ("第 2 小组", Some(2)),
        ("３", Some(3)),
        ("十二", Some(12)),
        ("二十组", Some(20)),
        ("第两组", Some(2)),
        ("", None),
        ("组", None),
        ("第零组", None),
        ("0组", None),
        ("100组", None),
        ("A组", None),
        ("一二组", None),
        ("党小组", None),
    ] {
        assert_eq!(number_in(text), number, "{text}");
    }
}

#[test]
fn the_shortest_chain_that_contradicts_is_named() {
    let together = |one, other| Wish::of(one, other, true);
    let apart = |one, other| Wish::of(one, other, false);
    for (wishes, expected) in [
        (vec![together("张", "李"), apart("张", "王")], None),
        (vec![together("张", "李"), apart("李", "张")], Some(vec![together("张", "李"), apart("李", "张")])),
        (
            vec![
                together("张", "李"),
                together("李", "王"),
                together("王", "赵"),
                together("张", "赵"),
                apart("张", "王"),
            ],
            Some(vec![together("张", "李"), together("李", "王"), apart("张", "王")]),
        ),
        (
            vec![
                together("张", "李"),
                together("李", "王"),
                apart("张", "王"),
                together("钱", "孙"),
                apart("钱", "孙"),
            ],
            Some(vec![together("钱", "孙"), apart("钱", "孙")]),
        ),
    ] {
        assert_eq!(contradiction(&wishes), expected);
    }
}

#[test]
fn wishes_that_no_groups_can_keep_are_named_without_the_others() {
    let people: Vec<Person> = (0..6).map(|_| person(0, 0, 0)).collect();
    let (together, apart) = (|a, b| Wish::of(a, b, true), |a, b| Wish::of(a, b, false));
    // Four who go together, in groups of three; a wish of others has nothing to do with it.
    let chain = [apart(4, 5), together(0, 1), together(1, 2), together(2, 3)];
    assert_eq!(form(&people, &chain, 2, 0), Err(Trouble::Contradiction(vec![1, 2, 3])));
    // Three who must all be apart, in two groups.
    let three = [apart(0, 1), apart(3, 4), apart(1, 2), apart(0, 2)];
    assert_eq!(form(&people, &three, 2, 0), Err(Trouble::Contradiction(vec![0, 2, 3])));
    assert!(form(&people, &three, 3, 0).is_ok());
    // Two who are locked in different groups.
    let mut held = people.clone();
    for (who, group) in [(0, 0), (5, 1)] {
        held[who] = Person { group: Some(group), locked: true, ..held[who].clone() };
    }
    let wishes = [together(0, 1), together(2, 3), together(1, 5)];
    assert_eq!(form(&held, &wishes, 2, 0), Err(Trouble::Contradiction(vec![0, 2])));
}

/// A thousand people with a hundred wishes: quick, even, everything kept.
#[test]
fn a_large_class_is_formed_too() {
    let people: Vec<Person> = (0..1000).map(|i| person(1 + i % 83, 1 + i % 2, 1 + i % 7)).collect();
    let wishes: Vec<Wish<usize>> = (0..100).map(|i| Wish::of(i * 7, i * 7 + 3 + i % 2, i % 2 == 0)).collect();
    let at = form(&people, &wishes, 20, 1).unwrap();
    assert!(even(&people, &at, 20) && kept(&people, &wishes, &at));
}

fn class() -> impl Strategy<Value = (Vec<Person>, Vec<Wish<usize>>, usize)> {
    (1_usize..=3, 2_usize..=6).prop_flat_map(|(groups, people)| {
        let one = (0_u32..3, 0_u32..3, prop::option::of(0..groups), prop::bool::weighted(0.2));
        let person = one.prop_map(|(unit, sex, group, locked)| Person {
            kinds: [0, unit, sex, 0],
            group,
            locked: locked && group.is_some(),
        });
        let wish = (0..people, 1..people, prop::bool::ANY)
            .prop_map(move |(one, by, together)| Wish::of(one, (one + by) % people, together));
        (prop::collection::vec(person, people), prop::collection::vec(wish, 0..4), Just(groups))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn a_repair_moves_as_few_as_any_way_could((people, wishes, groups) in class()) {
        match (repair(&people, &wishes, groups), fewest(&people, &wishes, groups)) {
            (Ok(at), fewest) => {
                prop_assert!(kept(&people, &wishes, &at), "{:?}", at);
                prop_assert!(even(&people, &at, groups), "{:?}", at);
                prop_assert_eq!(Some(moves(&people, &at)), fewest, "{:?}", at);
            }
            (Err(Trouble::Contradiction(named)), None) => {
                let of = |named: &[usize]| named.iter().map(|&it| wishes[it]).collect::<Vec<_>>();
                prop_assert_eq!(fewest(&people, &of(&named), groups), None, "they do contradict");
                for it in &named {
                    let without: Vec<usize> = named.iter().copied().filter(|other| other != it).collect();
                    prop_assert!(fewest(&people, &of(&without), groups).is_some(), "{} is not needed", it);
                }
            }
            (found, fewest) => prop_assert!(false, "{:?} against {:?}", found, fewest),
        }
    }

    #[test]
    fn groups_are_even_and_keep_what_must_be_kept((people, wishes, groups) in class(), seed in 0_u64..9) {
        let at = form(&people, &wishes, groups, seed);
        prop_assert_eq!(at.is_ok(), fewest(&people, &wishes, groups).is_some());
        if let Ok(at) = at {
            prop_assert!(kept(&people, &wishes, &at) && even(&people, &at, groups), "{:?}", at);
        }
    }
}
