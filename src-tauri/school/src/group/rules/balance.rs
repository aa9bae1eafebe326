//! How well units, levels and sexes are spread, and how to spread them better: change places as long as that helps,
//! shake a little, and again.

use super::{KINDS, Person, Wish, room::Room};
use crate::chance::Chance;

/// What it weighs when two of a kind meet: two leaders, two of a unit, of a sex, of a level.
const WEIGHTS: [i64; KINDS] = [1000, 100, 10, 10];

/// How many changes of places are looked at; a class of a thousand is done in a tenth of a second.
const EFFORT: usize = 2_000_000;

/// After how many shakes in vain it is good enough.
const SHAKES: usize = 100;

/// Who is where, counted by kind.
pub(super) struct Balance<'a> {
    people: &'a [Person],
    groups: usize,
    /// By kind: of each value, how many in each group.
    counts: [Vec<i64>; KINDS],
    /// By kind: of each value, how many there are.
    totals: [Vec<i64>; KINDS],
}

impl<'a> Balance<'a> {
    /// Nobody is anywhere yet.
    pub(super) fn of(people: &'a [Person], groups: usize) -> Balance<'a> {
        let values = |kind: usize| people.iter().map(|it| it.kinds[kind] as usize).max().unwrap_or(0) + 1;
        let mut totals: [Vec<i64>; KINDS] = std::array::from_fn(|kind| vec![0; values(kind)]);
        for it in people {
            for (totals, value) in totals.iter_mut().zip(it.kinds) {
                totals[value as usize] += 1;
            }
        }
        Balance { people, groups, counts: std::array::from_fn(|kind| vec![0; values(kind) * groups]), totals }
    }
    fn count(&self, kind: usize, value: u32, group: usize) -> i64 {
        self.counts[kind][value as usize * self.groups + group]
    }
    fn add(&mut self, who: usize, group: usize, one: i64) {
        for (counts, value) in self.counts.iter_mut().zip(self.people[who].kinds) {
            counts[value as usize * self.groups + group] += one;
        }
    }
    pub(super) fn enter(&mut self, who: usize, group: usize) {
        self.add(who, group, 1);
    }
    pub(super) fn leave(&mut self, who: usize, group: usize) {
        self.add(who, group, -1);
    }
    /// How many of a unit somebody is one of; those of large units are put first.
    pub(super) fn commonness(&self, who: usize) -> [i64; KINDS] {
        let kinds = self.people[who].kinds;
        std::array::from_fn(|kind| if kinds[kind] == 0 { 0 } else { self.totals[kind][kinds[kind] as usize] })
    }
    /// What it costs when somebody comes into a group: how many of their kinds are there.
    pub(super) fn of_entry(&self, who: usize, to: usize) -> i64 {
        let kinds = self.people[who].kinds;
        (0..KINDS).filter(|&kind| kinds[kind] > 0).map(|kind| WEIGHTS[kind] * self.count(kind, kinds[kind], to)).sum()
    }
    /// What it costs when somebody changes their group; less than nothing is better than before.
    pub(super) fn of_move(&self, who: usize, from: usize, to: usize) -> i64 {
        let kinds = self.people[who].kinds;
        (0..KINDS)
            .filter(|&kind| kinds[kind] > 0)
            .map(|kind| WEIGHTS[kind] * (self.count(kind, kinds[kind], to) - self.count(kind, kinds[kind], from) + 1))
            .sum()
    }
    /// What it costs when two change places.
    fn of_swap(&self, one: usize, at: usize, other: usize, there: usize) -> i64 {
        let (ones, others) = (&self.people[one].kinds, &self.people[other].kinds);
        let mut cost = 0;
        for kind in 0..KINDS {
            let (a, b) = (ones[kind], others[kind]);
            if a == b {
                continue;
            }
            let moved = |value: u32, from, to| {
                if value == 0 { 0 } else { self.count(kind, value, to) - self.count(kind, value, from) + 1 }
            };
            cost += WEIGHTS[kind] * (moved(a, at, there) + moved(b, there, at));
        }
        cost
    }
    /// Pairs of a kind in one group, weighed.
    fn cost(&self) -> i64 {
        let pairs = |counts: &[i64]| counts.iter().map(|count| count * (count - 1) / 2).sum::<i64>();
        (0..KINDS).map(|kind| WEIGHTS[kind] * pairs(self.counts[kind].get(self.groups..).unwrap_or_default())).sum()
    }
    /// What it would cost if every kind were spread as evenly as can be.
    fn least(&self) -> i64 {
        let groups = self.groups as i64;
        let pairs = |&total: &i64| {
            let (each, more) = (total / groups, total % groups);
            (groups * each * (each - 1)) / 2 + more * each
        };
        (0..KINDS).map(|kind| WEIGHTS[kind] * self.totals[kind].iter().skip(1).map(pairs).sum::<i64>()).sum()
    }
}

/// Puts everybody who is not placed yet, and spreads as well as can be.
pub(super) fn spread(
    people: &[Person],
    wishes: &[Wish<usize>],
    groups: usize,
    placed: Vec<Option<usize>>,
    seed: u64,
) -> Vec<usize> {
    let mut chance = Chance(seed);
    let mut room = Room::of(people, groups);
    let mut balance = Balance::of(people, groups);
    let mut at: Vec<Option<usize>> = people.iter().zip(placed).map(|(it, placed)| placed.or(it.group)).collect();
    for (who, group) in at.iter().enumerate() {
        if let Some(group) = *group {
            room.enter(group);
            balance.enter(who, group);
        }
    }
    let mut fresh: Vec<usize> = (0..people.len()).filter(|&who| at[who].is_none()).collect();
    chance.shuffle(&mut fresh);
    fresh.sort_by_key(|&who| std::cmp::Reverse(balance.commonness(who)));
    // Of groups that are alike, another each time.
    for (turn, who) in (chance.below(groups)..).zip(fresh) {
        let least = |&to: &usize| (balance.of_entry(who, to), (to + groups - turn % groups) % groups);
        let to = (0..groups).filter(|&to| room.has_place(to)).min_by_key(least).unwrap_or(0);
        room.enter(to);
        balance.enter(who, to);
        at[who] = Some(to);
    }
    let at = at.into_iter().map(|group| group.unwrap_or(0)).collect();
    Mixing { apart: apart(people.len(), wishes), movable: movable(people, wishes), balance, at, effort: EFFORT }
        .mix(chance)
}

/// Who may change places: who is locked stays, and so does who goes together with somebody.
fn movable(people: &[Person], wishes: &[Wish<usize>]) -> Vec<usize> {
    let mut stays: Vec<bool> = people.iter().map(|it| it.locked).collect();
    for wish in wishes.iter().filter(|wish| wish.together) {
        stays[wish.one] = true;
        stays[wish.other] = true;
    }
    (0..people.len()).filter(|&who| !stays[who]).collect()
}

/// From whom each must be apart.
fn apart(people: usize, wishes: &[Wish<usize>]) -> Vec<Vec<usize>> {
    let mut apart = vec![Vec::new(); people];
    for wish in wishes.iter().filter(|wish| !wish.together) {
        apart[wish.one].push(wish.other);
        apart[wish.other].push(wish.one);
    }
    apart
}

struct Mixing<'a> {
    apart: Vec<Vec<usize>>,
    movable: Vec<usize>,
    balance: Balance<'a>,
    at: Vec<usize>,
    /// How many more changes are looked at.
    effort: usize,
}

impl Mixing<'_> {
    fn mix(mut self, mut chance: Chance) -> Vec<usize> {
        let least = self.balance.least();
        self.descend();
        let mut best = (self.balance.cost(), self.at.clone());
        let mut in_vain = 0;
        while least < best.0 && in_vain < SHAKES && self.effort > 0 && self.movable.len() > 1 {
            in_vain += 1;
            for _ in 0..3 {
                let one = self.movable[chance.below(self.movable.len())];
                let other = self.movable[chance.below(self.movable.len())];
                if self.may_swap(one, other) {
                    self.swap(one, other);
                }
            }
            self.descend();
            let cost = self.balance.cost();
            if cost < best.0 {
                in_vain = 0;
            }
            if cost <= best.0 {
                best = (cost, self.at.clone());
            } else {
                self.go_back(&best.1);
            }
        }
        best.1
    }
    /// Changes places as long as that makes things better.
    fn descend(&mut self) {
        let mut better = true;
        while better && self.effort > 0 {
            better = false;
            for place in 0..self.movable.len() {
                let one = self.movable[place];
                let mut found = (0, one);
                for &other in &self.movable[place + 1..] {
                    let cost = self.balance.of_swap(one, self.at[one], other, self.at[other]);
                    if cost < found.0 && self.may_swap(one, other) {
                        found = (cost, other);
                    }
                }
                self.effort = self.effort.saturating_sub(self.movable.len() - place);
                if found.0 < 0 {
                    self.swap(one, found.1);
                    better = true;
                }
                if self.effort == 0 {
                    return;
                }
            }
        }
    }
    fn may_swap(&self, one: usize, other: usize) -> bool {
        let (at, there) = (self.at[one], self.at[other]);
        let nobody = |who: usize, group, but: usize| {
            self.apart[who].iter().all(|&enemy| enemy == but || self.at[enemy] != group)
        };
        at != there && nobody(one, there, other) && nobody(other, at, one)
    }
    fn swap(&mut self, one: usize, other: usize) {
        let (at, there) = (self.at[one], self.at[other]);
        self.put(one, there);
        self.put(other, at);
    }
    fn put(&mut self, who: usize, to: usize) {
        self.balance.leave(who, self.at[who]);
        self.balance.enter(who, to);
        self.at[who] = to;
    }
    fn go_back(&mut self, to: &[usize]) {
        for (who, &to) in to.iter().enumerate() {
            if self.at[who] != to {
                self.put(who, to);
            }
        }
    }
}
