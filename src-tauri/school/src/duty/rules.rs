//! Duties shared out over days: as evenly as who is there allows, the groups in turn.
//!
//! First day by day: who had fewest turns, of the group that had fewest. That can leave somebody without a turn who was
//! there only early, so turns are then handed on, from who has two more to who has fewer, over others in between where
//! need be, until that helps no more: by then no other way is more even (a flow of least convex cost).

use std::collections::VecDeque;

use crate::chance::Chance;

/// Somebody who can be on duty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Their group, as a number.
    pub group: usize,
    /// How often they are on duty on other days.
    pub times: u32,
    /// On which of the days they are there.
    pub there: Vec<bool>,
}

/// What is wanted on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// Who is on duty whatever is shared out.
    pub set: Vec<usize>,
    /// How many more.
    pub wanted: usize,
}

/// Who is on duty on each day, besides those who are set; fewer than wanted only where nobody else is there.
pub fn share(people: &[Person], days: &[Day], seed: u64) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..people.len()).collect();
    if seed > 0 {
        Chance(seed).shuffle(&mut order);
    }
    let mut rank = vec![0; people.len()];
    order.iter().enumerate().for_each(|(at, who)| rank[*who] = at);
    let mut times: Vec<u32> = people.iter().map(|it| it.times).collect();
    for who in days.iter().flat_map(|day| &day.set) {
        times[*who] += 1;
    }
    let groups = people.iter().map(|it| it.group + 1).max().unwrap_or(0);
    let mut turns = vec![0; groups];
    people.iter().zip(&times).for_each(|(it, times)| turns[it.group] += times);

    let mut chosen: Vec<Vec<usize>> = Vec::with_capacity(days.len());
    for (at, day) in days.iter().enumerate() {
        let mut here: Vec<usize> = Vec::with_capacity(day.wanted);
        for _ in 0..day.wanted {
            let free =
                (0..people.len()).filter(|who| people[*who].there[at] && !day.set.contains(who) && !here.contains(who));
            let together = |who: usize| {
                day.set.iter().chain(&here).filter(|other| people[**other].group == people[who].group).count()
            };
            let Some(who) = free.min_by_key(|who| (times[*who], together(*who), turns[people[*who].group], rank[*who]))
            else {
                break;
            };
            times[who] += 1;
            turns[people[who].group] += 1;
            here.push(who);
        }
        chosen.push(here);
    }
    even_out(people, days, &mut chosen, &mut times);
    chosen
}

/// Hands turns on while somebody has two more than somebody who could have one of them instead.
fn even_out(people: &[Person], days: &[Day], chosen: &mut [Vec<usize>], times: &mut [u32]) {
    let can = |chosen: &[Vec<usize>], who: usize, day: usize| {
        people[who].there[day] && !days[day].set.contains(&who) && !chosen[day].contains(&who)
    };
    'again: loop {
        let mut most: Vec<usize> = (0..people.len()).collect();
        most.sort_by_key(|who| std::cmp::Reverse(times[*who]));
        for from in most.into_iter().filter(|who| times[*who] > 1) {
            // From whom, and on which day, everybody would take a turn over.
            let mut through: Vec<Option<(usize, usize)>> = vec![None; people.len()];
            let mut queue = VecDeque::from([from]);
            while let Some(giver) = queue.pop_front() {
                for day in (0..days.len()).filter(|day| chosen[*day].contains(&giver)) {
                    for taker in 0..people.len() {
                        if taker == from || through[taker].is_some() || !can(chosen, taker, day) {
                            continue;
                        }
                        through[taker] = Some((giver, day));
                        if times[taker] + 2 <= times[from] {
                            times[taker] += 1;
                            times[from] -= 1;
                            let mut taker = taker;
                            while let Some((giver, day)) = through[taker] {
                                chosen[day].iter_mut().filter(|who| **who == giver).for_each(|who| *who = taker);
                                taker = giver;
                            }
                            continue 'again;
                        }
                        queue.push_back(taker);
                    }
                }
            }
        }
        return;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn person(group: usize, there: &[bool]) -> Person {
        Person { group, times: 0, there: there.to_vec() }
    }
    fn wanted(days: usize, people: usize) -> Vec<Day> {
        vec![Day { set: vec![], wanted: people }; days]
    }
    fn times(people: &[Person], days: &[Day], chosen: &[Vec<usize>]) -> Vec<u32> {
        let mut times: Vec<u32> = people.iter().map(|it| it.times).collect();
        days.iter().flat_map(|day| &day.set).chain(chosen.iter().flatten()).for_each(|who| times[*who] += 1);
        times
    }

    #[test]
    fn groups_take_turns() {
        // Four of each of three groups, six days, one a day; then two a day.
        let people: Vec<Person> = (0..12).map(|n| person(n / 4, &[true; 6])).collect();
        let groups = |chosen: &[Vec<usize>]| -> Vec<usize> { chosen.iter().flatten().map(|who| who / 4).collect() };
        assert_eq!(groups(&share(&people, &wanted(6, 1), 0)), [0, 1, 2, 0, 1, 2]);
        let pairs = share(&people, &wanted(6, 2), 0);
        assert!(pairs.iter().all(|pair| pair[0] / 4 != pair[1] / 4), "two of one day are of two groups: {pairs:?}");
        assert_eq!(times(&people, &wanted(6, 2), &pairs), [1; 12]);
    }

    #[test]
    fn who_is_there_only_early_has_their_turn_all_the_same() {
        // Day by day, 0 would have the first and the third: 1 is there only on the first, 2 on nothing but the second.
        let people =
            [person(0, &[true, true, true]), person(0, &[true, false, false]), person(0, &[false, true, false])];
        let chosen = share(&people, &wanted(3, 1), 0);
        assert_eq!(chosen, [vec![1], vec![2], vec![0]]);
    }

    #[test]
    fn another_seed_another_order_and_nobody_is_there_is_nobody() {
        let people: Vec<Person> = (0..20).map(|_| person(0, &[true; 10])).collect();
        assert_eq!(share(&people, &wanted(10, 1), 7), share(&people, &wanted(10, 1), 7));
        assert_ne!(share(&people, &wanted(10, 1), 7), share(&people, &wanted(10, 1), 8));
        assert_eq!(share(&[person(0, &[false])], &wanted(1, 2), 0), [Vec::<usize>::new()]);
        assert_eq!(share(&[], &wanted(1, 1), 0), [Vec::<usize>::new()]);
    }

    /// People who come and go, days with some set by hand.
    fn rota() -> impl Strategy<Value = (Vec<Person>, Vec<Day>)> {
        (1usize..7, 1usize..6).prop_flat_map(|(people, days)| {
            let there = prop::collection::vec(prop::bool::weighted(0.7), days);
            let person = (0usize..3, 0u32..2, there).prop_map(|(group, times, there)| Person { group, times, there });
            let set = prop::collection::hash_set(0..people, 0..2).prop_map(|set| set.into_iter().collect());
            let day = (set, 0usize..3).prop_map(|(set, wanted)| Day { set, wanted });
            (prop::collection::vec(person, people), prop::collection::vec(day, days))
        })
    }

    /// The least sum of squares there is, by trying every choice of every day.
    fn best(people: &[Person], days: &[Day], at: usize, times: &mut Vec<u32>) -> u32 {
        let Some(day) = days.get(at) else { return times.iter().map(|it| it * it).sum() };
        let free: Vec<usize> =
            (0..people.len()).filter(|who| people[*who].there[at] && !day.set.contains(who)).collect();
        let wanted = day.wanted.min(free.len());
        let mut least = u32::MAX;
        for some in 0u32..1 << free.len() {
            if some.count_ones() as usize != wanted {
                continue;
            }
            let chosen: Vec<usize> = (0..free.len()).filter(|n| some >> n & 1 == 1).map(|n| free[n]).collect();
            chosen.iter().for_each(|who| times[*who] += 1);
            least = least.min(best(people, days, at + 1, times));
            chosen.iter().for_each(|who| times[*who] -= 1);
        }
        least
    }

    proptest! {
        #[test]
        fn no_other_way_is_more_even((people, days) in rota(), seed in 0u64..3) {
            let chosen = share(&people, &days, seed);
            prop_assert_eq!(chosen.len(), days.len());
            for (at, (day, chosen)) in days.iter().zip(&chosen).enumerate() {
                let free = (0..people.len()).filter(|who| people[*who].there[at] && !day.set.contains(who)).count();
                prop_assert_eq!(chosen.len(), day.wanted.min(free), "as many as are wanted, if they are there");
                for (n, who) in chosen.iter().enumerate() {
                    prop_assert!(people[*who].there[at] && !day.set.contains(who) && !chosen[..n].contains(who));
                }
            }
            let squares: u32 = times(&people, &days, &chosen).iter().map(|it| it * it).sum();
            let mut nobody_yet = times(&people, &days, &vec![vec![]; days.len()]);
            prop_assert_eq!(squares, best(&people, &days, 0, &mut nobody_yet));
        }

        #[test]
        fn where_all_are_there_all_the_time_nobody_has_two_more_than_another(
            people in 1usize..40, days in 1usize..40, a_day in 1usize..4, seed in 0u64..4,
        ) {
            let people: Vec<Person> = (0..people).map(|n| person(n % 5, &vec![true; days])).collect();
            let days = wanted(days, a_day.min(people.len()));
            let times = times(&people, &days, &share(&people, &days, seed));
            prop_assert!(times.iter().max().unwrap() - times.iter().min().unwrap() <= 1, "{times:?}");
        }
    }
}
