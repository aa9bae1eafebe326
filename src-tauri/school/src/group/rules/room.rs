//! How many each group takes: as even as those who are locked allow.

use super::Person;

/// Room in the groups. Those with more locked people than their share take nobody else; all others take `base`, and
/// `spares` of them one more.
#[derive(Debug, Clone)]
pub(super) struct Room {
    base: usize,
    /// How many more groups may take one above the base.
    spares: usize,
    /// How many a group takes that is full of locked people.
    full: Vec<Option<usize>>,
    people: Vec<usize>,
    /// Groups that have one of the spares.
    spare: Vec<bool>,
}

impl Room {
    /// Room for all of them; the groups are empty.
    pub(super) fn of(people: &[Person], groups: usize) -> Room {
        let mut locked = vec![0; groups];
        for it in people.iter().filter(|it| it.locked) {
            if let Some(group) = it.group {
                locked[group] += 1;
            }
        }
        let mut sizes = locked.clone();
        let all_locked: usize = locked.iter().sum();
        for _ in all_locked..people.len() {
            if let Some(least) = sizes.iter_mut().min() {
                *least += 1;
            }
        }
        let base = sizes.iter().copied().min().unwrap_or(0);
        let full: Vec<Option<usize>> = locked.iter().map(|&locked| (base < locked).then_some(locked)).collect();
        let taken: usize = full.iter().map(|full| full.unwrap_or(base)).sum();
        Room { base, spares: people.len() - taken, full, people: vec![0; groups], spare: vec![false; groups] }
    }
    /// Whether one more may come in.
    pub(super) fn has_place(&self, group: usize) -> bool {
        let people = self.people[group];
        match self.full[group] {
            Some(full) => people < full,
            None => people < self.base || (people == self.base && (self.spare[group] || self.spares > 0)),
        }
    }
    /// Whether somebody must go.
    pub(super) fn is_crowded(&self, group: usize) -> bool {
        self.takes(group) < self.people[group]
    }
    fn takes(&self, group: usize) -> usize {
        self.full[group].unwrap_or(self.base + usize::from(self.spare[group]))
    }
    /// One more is in a group; with the last place above the base, it has a spare one.
    pub(super) fn enter(&mut self, group: usize) {
        self.people[group] += 1;
        let above = self.full[group].is_none() && self.base < self.people[group];
        if above && !self.spare[group] && self.spares > 0 && self.people[group] == self.base + 1 {
            self.spare[group] = true;
            self.spares -= 1;
        }
    }
    /// One less is.
    pub(super) fn leave(&mut self, group: usize) {
        self.people[group] -= 1;
        if self.spare[group] && self.people[group] <= self.base {
            self.spare[group] = false;
            self.spares += 1;
        }
    }
    /// Gives the places above the base to groups that have more people than that; those whose firm people need it first.
    pub(super) fn keep_spares_where_crowded(&mut self, firm: &[usize]) {
        for group in 0..self.people.len() {
            if std::mem::take(&mut self.spare[group]) {
                self.spares += 1;
            }
        }
        let above: Vec<usize> = (0..self.people.len())
            .filter(|&group| self.full[group].is_none() && self.base < self.people[group])
            .collect();
        let (needed, others): (Vec<usize>, Vec<usize>) = above.into_iter().partition(|&group| self.base < firm[group]);
        for group in needed.into_iter().chain(others).take(self.spares) {
            self.spare[group] = true;
            self.spares -= 1;
        }
    }
    /// The fewest free people that must change their group, with so many firm people in each; none when these do not fit.
    pub(super) fn moves(&self, firm: &[usize], free: &[usize]) -> Option<usize> {
        let mut moves = 0;
        let (mut needed, mut above) = (0, 0);
        for group in 0..firm.len() {
            let takes = self.full[group].unwrap_or(self.base);
            let too_many = (firm[group] + free[group]).saturating_sub(takes);
            moves += too_many;
            if takes < firm[group] {
                needed += 1;
                if self.full[group].is_some() || takes + 1 < firm[group] {
                    return None;
                }
            }
            above += usize::from(self.full[group].is_none() && too_many > 0);
        }
        (needed <= self.spares).then(|| moves - above.min(self.spares))
    }
}

/// How many in each group may not be moved to make room: those placed by wishes, and those locked.
pub(super) fn firm(people: &[Person], placed: &[Option<usize>], groups: usize) -> Vec<usize> {
    let mut firm = vec![0; groups];
    for (it, placed) in people.iter().zip(placed) {
        if let Some(group) = placed.or(it.group.filter(|_| it.locked)) {
            firm[group] += 1;
        }
    }
    firm
}
