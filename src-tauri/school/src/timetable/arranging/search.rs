//! The search: every item gets a place by driving out those in its way, then places are exchanged as long as it helps.
//!
//! The first part is the iterative forward search of university timetabling (Müller, Rudová): nothing on the board is
//! ever in anything's way, and who was driven out often is driven out less readily. The second accepts what is a
//! little worse at first, and less and less of it. Both go by a seed and count steps, so that the same seed gives the
//! same arrangement on every computer.

use std::collections::HashMap;

use super::{
    Progress,
    board::Board,
    problem::{From, Problem, Spot, Start, weight},
};
use crate::{
    chance::Chance,
    timetable::rules::{Severity, Slot},
};

/// What was found.
pub struct Outcome {
    /// Where each item stands; none: nowhere.
    pub slots: Vec<Option<Slot>>,
    /// It was stopped from outside.
    pub stopped: bool,
}

/// Steps of the first part, for each item and all together.
const TRIES: (u32, u32) = (60, 500);
/// Steps of the second part for each item, and at most.
const EXCHANGES: (u32, u32) = (750, 180_000);
/// Driven out so often, an item lets the others go first.
const MANY_TIMES: i32 = 16;
/// Between two reports.
const REPORT: u32 = 32;

/// Finds a place for as many items as it can, then better ones.
pub fn search(problem: &Problem, seed: u32, watch: &mut dyn FnMut(Progress) -> bool) -> Outcome {
    let count = problem.items.len() as u32;
    let budget = TRIES.0 * count + TRIES.1 + (EXCHANGES.0 * count).min(EXCHANGES.1);
    let report = Progress { running: true, placed: 0, of: count, tried: 0, budget };
    let mut goes_on = watch(report);
    let mut spots = Vec::new();
    for item in &problem.items {
        spots.push(if goes_on { problem.spots(item, &mut |_| ()) } else { Vec::new() });
        goes_on = goes_on && watch(report);
    }
    let mut search = Search {
        problem,
        board: Board::new(problem),
        spots,
        driven_out: vec![0; problem.items.len()],
        chance: Chance(u64::from(seed)),
        report,
        goes_on,
        watch,
    };
    search.place();
    search.improve();
    let slots = problem.items.iter().map(|item| search.board.schedule().get(item.slot.session).cloned()).collect();
    Outcome { slots, stopped: !search.goes_on }
}

struct Search<'a, 'w> {
    problem: &'a Problem,
    board: Board<'a>,
    spots: Vec<Vec<Spot>>,
    /// How often each was driven out.
    driven_out: Vec<i32>,
    chance: Chance,
    report: Progress,
    goes_on: bool,
    watch: &'w mut dyn FnMut(Progress) -> bool,
}

impl Search<'_, '_> {
    /// Counts a step; whether to go on.
    fn step(&mut self) -> bool {
        self.report.tried += 1;
        if self.report.tried.is_multiple_of(REPORT) {
            self.report.placed = self.board.placed() as u32;
            self.goes_on = self.goes_on && (self.watch)(self.report);
        }
        self.goes_on
    }

    /// Every item gets a place; the best there was is kept.
    fn place(&mut self) {
        let mut waiting: Vec<usize> =
            (0..self.problem.items.len()).filter(|item| !self.spots[*item].is_empty()).collect();
        self.stay_home(&mut waiting);
        let all = waiting.len() + self.board.placed();
        let mut best: (usize, Option<Vec<Slot>>) = (0, None);
        let tries = TRIES.0 * self.problem.items.len() as u32 + TRIES.1;
        // Never back at once to the place one was driven from.
        let mut left: HashMap<usize, Start> = HashMap::new();
        for _ in 0..tries {
            if waiting.is_empty() || !self.step() {
                break;
            }
            let next = self.hardest(&waiting);
            let item = waiting.swap_remove(next);
            let Some((slot, mut driven)) = self.best_place(item, left.get(&item).copied()) else {
                continue;
            };
            // Of three who are too many together one is named; who is left may still be too many.
            while let Some(other) = driven.pop() {
                if let Some(was) = self.board.take(other) {
                    left.insert(other, Start { day: was.day, starts: was.starts });
                    self.driven_out[other] += 1;
                    waiting.push(other);
                }
                if driven.is_empty() {
                    match self.board.in_the_way(&slot) {
                        Ok((items, _)) => driven = items,
                        Err(_) => break,
                    }
                }
            }
            if self.free(&slot) {
                self.board.put(slot);
            } else {
                waiting.push(item);
            }
            if best.0 < self.board.placed() {
                best = (self.board.placed(), None);
                if self.board.placed() < all {
                    best.1 = Some(self.placed());
                }
            }
        }
        if let (count, Some(slots)) = best
            && self.board.placed() < count
        {
            (0..self.problem.items.len()).for_each(|item| drop(self.board.take(item)));
            slots.into_iter().for_each(|slot| self.board.put(slot));
        }
    }

    /// What stands on the timetable begins where it stands.
    fn stay_home(&mut self, waiting: &mut Vec<usize>) {
        waiting.retain(|item| {
            let From::Session(home) = self.problem.items[*item].from else { return true };
            let Some(slot) = self.draw(*item, Some(home)) else { return true };
            let free = self.free(&slot);
            if free {
                self.board.put(slot);
            }
            !free
        });
    }

    fn placed(&self) -> Vec<Slot> {
        let items = self.problem.items.iter();
        items.filter_map(|item| self.board.schedule().get(item.slot.session).cloned()).collect()
    }

    /// Of those that wait, the one with the fewest places for its luck so far. Who was driven out time and again lets the
    /// others go first: five sessions for the four mornings of one lecturer must not keep everybody else waiting.
    fn hardest(&mut self, waiting: &[usize]) -> usize {
        let ease = |item: usize| {
            let driven_out = self.driven_out[item];
            (driven_out / MANY_TIMES, self.spots[item].len() as i64 * 8 / (1 + i64::from(driven_out)))
        };
        let least = waiting.iter().map(|item| ease(*item)).min().unwrap_or_default();
        let hardest: Vec<usize> = (0..waiting.len()).filter(|at| ease(waiting[*at]) == least).collect();
        hardest[self.chance.below(hardest.len())]
    }

    /// The place that drives out the least, then costs the least.
    fn best_place(&mut self, item: usize, not: Option<Start>) -> Option<(Slot, Vec<usize>)> {
        let mut best: Option<(i32, Slot, Vec<usize>)> = None;
        let it = &self.problem.items[item];
        let mut slot = it.slot.clone();
        let cost_of = |search: &Self, items: &[usize]| -> i32 {
            items.iter().map(|other| 1000 + 200 * search.driven_out[*other]).sum()
        };
        for at in 0..self.spots[item].len() {
            let spot = &self.spots[item][at];
            it.put(&mut slot, spot.start, spot.lecturer);
            slot.rooms.clear();
            let Ok((items, cost)) = self.board.in_the_way(&slot) else { continue };
            let again = if not == Some(spot.start) { 1500 } else { 0 };
            let at_least = cost_of(self, &items);
            let bare = cost + 3 * spot.rank + 4 * self.board.given_that_day(&slot) + again;
            if best.as_ref().is_some_and(|best| best.0 <= at_least + bare) {
                continue;
            }
            let mut of_spot: Option<(i32, u16, Vec<usize>)> = None;
            for room in &spot.rooms {
                slot.rooms.clone_from(&it.rooms[usize::from(*room)]);
                let Ok((items, _)) = self.board.in_the_way(&slot) else { continue };
                let driven = cost_of(self, &items);
                if of_spot.as_ref().is_none_or(|best| driven < best.0) {
                    of_spot = Some((driven, *room, items));
                }
                if driven == 0 {
                    break;
                }
            }
            let Some((driven, room, items)) = of_spot else { continue };
            slot.rooms.clone_from(&it.rooms[usize::from(room)]);
            self.board.put(slot.clone());
            let look = self.board.look(slot.cohort);
            self.board.take(item);
            // Who is driven in circles tries its luck.
            let luck = self.chance.below(2 + 60 * self.driven_out[item].unsigned_abs() as usize) as i32;
            let total = driven + bare + 2 * look + luck;
            if best.as_ref().is_none_or(|best| total < best.0) {
                best = Some((total, slot.clone(), items));
            }
        }
        best.map(|(_, slot, items)| (slot, items))
    }

    /// What an item's place costs, besides the look of its class.
    fn cost(&self, item: usize, slot: &Slot) -> i32 {
        let it = &self.problem.items[item];
        let rank = it.lecturers.iter().position(|lecturer| *lecturer == slot.lecturer).unwrap_or(0) as i32;
        let moved = match it.from {
            From::Session(home) if home != (Start { day: slot.day, starts: slot.starts }) => 15,
            _ => 0,
        };
        let found = self.board.schedule().clashes_of(slot);
        let weighed: i32 = found.iter().filter(|it| it.severity != Severity::Error).map(weight).sum();
        weighed + 3 * rank + 4 * self.board.given_that_day(slot) + moved
    }

    /// Exchanges places as long as it helps; at first also when it costs a little.
    fn improve(&mut self) {
        let placed: Vec<usize> =
            (0..self.problem.items.len()).filter(|at| self.slot(*at).is_some() && self.spots[*at].len() > 1).collect();
        if placed.is_empty() {
            return;
        }
        let exchanges = (EXCHANGES.0 * placed.len() as u32).min(EXCHANGES.1);
        for turn in 0..exchanges {
            if !self.step() {
                break;
            }
            // The last third is for what helps only.
            let patience = 12 * (2 * exchanges).saturating_sub(3 * turn) as i32 / (2 * exchanges) as i32;
            let item = placed[self.chance.below(placed.len())];
            match self.chance.below(8) {
                0..2 => {
                    let other = placed[self.chance.below(placed.len())];
                    self.exchange(item, other, patience);
                }
                // The same time with another lecturer, or in another room.
                2 => {
                    let start = self.slot(item).map(|slot| Start { day: slot.day, starts: slot.starts });
                    self.shift(item, start, patience);
                }
                _ => self.shift(item, None, patience),
            }
        }
    }

    fn slot(&self, item: usize) -> Option<&Slot> {
        self.board.schedule().get(self.problem.items[item].slot.session)
    }

    /// A place of an item's own, with a room by chance.
    fn draw(&mut self, item: usize, start: Option<Start>) -> Option<Slot> {
        let spots = &self.spots[item];
        let at = match start {
            None => self.chance.below(spots.len()),
            Some(start) => {
                let from = spots.partition_point(|spot| spot.start < start);
                let same = spots[from..].iter().take_while(|spot| spot.start == start).count();
                if same == 0 {
                    return None;
                }
                from + self.chance.below(same)
            }
        };
        let spot = &spots[at];
        let it = &self.problem.items[item];
        // Mostly the room it has, so that a class stays where it is.
        let now = self.slot(item).map(|slot| &slot.rooms);
        let same = spot.rooms.iter().copied().find(|room| Some(&it.rooms[usize::from(*room)]) == now);
        let room = match same.filter(|_| self.chance.below(3) > 0) {
            Some(room) => room,
            None => spot.rooms[self.chance.below(spot.rooms.len())],
        };
        Some(it.at(spot.start, spot.lecturer, &it.rooms[usize::from(room)]))
    }

    fn free(&self, slot: &Slot) -> bool {
        self.board.in_the_way(slot).is_ok_and(|(items, _)| items.is_empty())
    }

    fn shift(&mut self, item: usize, start: Option<Start>, patience: i32) {
        let Some(to) = self.draw(item, start) else { return };
        let cohort = to.cohort;
        let look = self.board.look(cohort);
        let Some(was) = self.board.take(item) else { return };
        let before = look + self.cost(item, &was);
        if was != to && self.free(&to) {
            let after = self.cost(item, &to);
            self.board.put(to);
            if after + self.board.look(cohort) <= before + patience {
                return;
            }
            self.board.take(item);
        }
        self.board.put(was);
    }

    /// Two items change times.
    fn exchange(&mut self, one: usize, other: usize, patience: i32) {
        let (Some(first), Some(second)) = (self.slot(one), self.slot(other)) else { return };
        let at = |slot: &Slot| Start { day: slot.day, starts: slot.starts };
        let (first_at, second_at) = (at(first), at(second));
        let cohorts = (first.cohort, second.cohort);
        if one == other || first_at == second_at {
            return;
        }
        let (Some(to), Some(back)) = (self.draw(one, Some(second_at)), self.draw(other, Some(first_at))) else {
            return;
        };
        let look = |search: &Self| match cohorts {
            (a, b) if a == b => search.board.look(a),
            (a, b) => search.board.look(a) + search.board.look(b),
        };
        let look_before = look(self);
        let Some(was) = self.board.take(one) else { return };
        let mut before = look_before + self.cost(one, &was);
        let Some(was_other) = self.board.take(other) else {
            self.board.put(was);
            return;
        };
        before += self.cost(other, &was_other);
        if self.free(&to) {
            let mut after = self.cost(one, &to);
            self.board.put(to);
            if self.free(&back) {
                after += self.cost(other, &back);
                self.board.put(back);
                if after + look(self) <= before + patience {
                    return;
                }
                self.board.take(other);
            }
            self.board.take(one);
        }
        self.board.put(was);
        self.board.put(was_other);
    }
}
