//! Who is called next: by chance, but nobody again until all were, and of each kind in turn.

use std::collections::HashMap;

use crate::chance::Chance;

/// Somebody who could be called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate<'a> {
    /// They are in the room.
    pub here: bool,
    /// How often they spoke.
    pub times: u32,
    /// Of which kind they are.
    pub stratum: &'a str,
}

/// Who is yet to be called before anybody is called again: those here who spoke least often.
pub fn waiting(people: &[Candidate]) -> Vec<bool> {
    let least = people.iter().filter(|it| it.here).map(|it| it.times).min();
    people.iter().map(|it| it.here && Some(it.times) == least).collect()
}

/// Who is called next, `only` of one kind where one is named; none: nobody is here.
///
/// Of those who wait, the kind whose people spoke least often together has its turn; within the kind it is chance.
/// Where only one kind is asked for, nobody of it is called again until all of it were.
pub fn next(people: &[Candidate], only: Option<&str>, chance: &mut Chance) -> Option<usize> {
    let mut spoken: HashMap<&str, u32> = HashMap::new();
    for it in people {
        *spoken.entry(it.stratum).or_default() += it.times;
    }
    let people =
        people.iter().map(|it| Candidate { here: it.here && only.is_none_or(|only| it.stratum == only), ..*it });
    let people: Vec<Candidate> = people.collect();
    let waits = waiting(&people);
    let pool = || people.iter().enumerate().zip(&waits).filter(|(_, waits)| **waits).map(|(it, _)| it);
    let fewest = pool().map(|(_, it)| spoken[it.stratum]).min()?;
    // Several kinds may have spoken equally often: one of them by chance, small or large.
    let mut kinds: Vec<&str> = Vec::new();
    for (_, it) in pool().filter(|(_, it)| spoken[it.stratum] == fewest) {
        if !kinds.contains(&it.stratum) {
            kinds.push(it.stratum);
        }
    }
    let kind = kinds[chance.below(kinds.len())];
    let of_kind: Vec<usize> = pool().filter(|(_, it)| it.stratum == kind).map(|(at, _)| at).collect();
    of_kind.get(chance.below(of_kind.len())).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const KINDS: [&str; 4] = ["第一组", "第二组", "第三组", ""];

    fn candidate((here, times, kind): &(bool, u32, usize)) -> Candidate<'static> {
        Candidate { here: *here, times: *times, stratum: KINDS[*kind] }
    }

    #[test]
    fn nobody_is_called_where_nobody_is() {
        let away = [candidate(&(false, 0, 0)), candidate(&(false, 3, 1))];
        assert_eq!(next(&away, None, &mut Chance(1)), None);
        assert_eq!(next(&[], None, &mut Chance(1)), None);
        let here = [candidate(&(true, 0, 0))];
        assert_eq!(next(&here, Some("第二组"), &mut Chance(1)), None);
        assert_eq!(next(&here, Some("第一组"), &mut Chance(1)), Some(0));
    }

    #[test]
    fn one_of_each_kind_is_called_in_turn() {
        // Six of the first group, two of the second, one of the third.
        let mut people: Vec<_> = [0, 0, 0, 0, 0, 0, 1, 1, 2].iter().map(|kind| candidate(&(true, 0, *kind))).collect();
        let mut chance = Chance(42);
        let mut called = Vec::new();
        for _ in 0..people.len() {
            let at = next(&people, None, &mut chance).unwrap();
            people[at].times += 1;
            called.push(people[at].stratum);
        }
        let sorted = |range: std::ops::Range<usize>| {
            let mut kinds = called[range].to_vec();
            kinds.sort_unstable();
            kinds
        };
        assert_eq!(sorted(0..3), ["第一组", "第三组", "第二组"], "one of each first");
        assert_eq!(sorted(3..5), ["第一组", "第二组"], "then of those who have somebody left");
        assert!(called[5..].iter().all(|it| *it == "第一组"));
    }

    #[test]
    fn chance_is_even() {
        let people = [candidate(&(true, 0, 3)); 5];
        let mut counts = [0; 5];
        for seed in 0..5000 {
            counts[next(&people, None, &mut Chance(seed)).unwrap()] += 1;
        }
        assert!(counts.iter().all(|it| (850..1150).contains(it)), "{counts:?}");
    }

    proptest! {
        /// Whatever happened before, and whoever is here: who is called is here, is asked for, and has spoken no more
        /// often than anybody else who is.
        #[test]
        fn who_is_called_had_no_more_turns_than_others(
            people in prop::collection::vec((any::<bool>(), 0u32..4, 0usize..4), 0..30),
            only in prop::option::of(0usize..4), seed: u64,
        ) {
            let people: Vec<_> = people.iter().map(candidate).collect();
            let only = only.map(|kind| KINDS[kind]);
            let may: Vec<_> = people.iter().filter(|it| it.here && only.is_none_or(|only| it.stratum == only)).collect();
            match next(&people, only, &mut Chance(seed)) {
                None => prop_assert!(may.is_empty()),
                Some(at) => {
                    prop_assert!(may.contains(&&people[at]));
                    prop_assert!(may.iter().all(|it| people[at].times <= it.times));
                }
            }
        }

        /// Called as often as there are people, everybody is called once; twice as often, twice.
        #[test]
        fn all_are_called_before_anybody_is_again(
            kinds in prop::collection::vec(0usize..4, 1..40), rounds in 1u32..4, seed: u64,
        ) {
            let mut people: Vec<_> = kinds.iter().map(|kind| candidate(&(true, 0, *kind))).collect();
            let mut chance = Chance(seed);
            for _ in 0..rounds {
                for _ in 0..people.len() {
                    let at = next(&people, None, &mut chance).unwrap();
                    people[at].times += 1;
                    let times = || people.iter().map(|it| it.times);
                    prop_assert!(times().max().unwrap() - times().min().unwrap() <= 1);
                }
            }
            prop_assert!(people.iter().all(|it| it.times == rounds));
        }
    }
}
