//! Those whom wishes bind: people who go together are one block, and blocks are put where no wish is broken, moving as
//! few people as possible, those included who must make room.

use super::{Person, Wish, room::Room};

/// What came of it.
pub(super) enum Found {
    /// The group of everybody whom a wish binds; none for all others.
    Placed(Vec<Option<usize>>),
    /// There is no way.
    Impossible,
    /// None was found within [`PATIENCE`].
    TooMany,
}

/// How many steps are tried.
const PATIENCE: usize = 200_000;

/// People who go together.
struct Block {
    members: Vec<usize>,
    /// How many of them are in each group now.
    there: Vec<usize>,
    /// How many are in any.
    placed: usize,
    /// Where somebody of them is locked. Two places: nowhere to go.
    locked: Vec<usize>,
    /// Blocks that must be elsewhere.
    apart: Vec<usize>,
}

/// Puts all blocks.
pub(super) fn place(people: &[Person], wishes: &[Wish<usize>], groups: usize) -> Found {
    let Some(blocks) = blocks(people, wishes, groups) else { return Found::Impossible };
    let mut bound = vec![false; people.len()];
    for block in &blocks {
        for &who in &block.members {
            bound[who] = true;
        }
    }
    let (mut firm, mut free) = (vec![0; groups], vec![0; groups]);
    for (it, _) in people.iter().zip(&bound).filter(|(_, bound)| !**bound) {
        match it.group {
            Some(group) if it.locked => firm[group] += 1,
            Some(group) => free[group] += 1,
            None => {}
        }
    }
    let at = vec![None; blocks.len()];
    let mut search = Search { room: Room::of(people, groups), blocks, firm, free, at, best: None, steps: 0 };
    search.go(0, 0);
    match search.best {
        Some((_, at)) => {
            let mut placed = vec![None; people.len()];
            for (block, group) in search.blocks.iter().zip(at) {
                for &who in &block.members {
                    placed[who] = group;
                }
            }
            Found::Placed(placed)
        }
        None if search.steps < PATIENCE => Found::Impossible,
        None => Found::TooMany,
    }
}

struct Search {
    room: Room,
    blocks: Vec<Block>,
    /// How many in each group cannot be moved: the blocks put so far and those locked.
    firm: Vec<usize>,
    /// How many in each group may be.
    free: Vec<usize>,
    at: Vec<Option<usize>>,
    /// The fewest moves found, and where the blocks then are.
    best: Option<(usize, Vec<Option<usize>>)>,
    steps: usize,
}

impl Search {
    /// Puts the blocks from `next` on in every way that may still be better than the best.
    fn go(&mut self, next: usize, moved: usize) {
        // What is crowded stays crowded: more blocks never lessen the moves.
        let Some(make_room) = self.room.moves(&self.firm, &self.free) else { return };
        let moves = moved + make_room;
        if self.best.as_ref().is_some_and(|(best, _)| *best <= moves) {
            return;
        }
        let Some(block) = self.blocks.get(next) else {
            self.best = Some((moves, self.at.clone()));
            return;
        };
        let mut ways: Vec<usize> = (0..self.firm.len())
            .filter(|&group| block.locked.iter().all(|&locked| locked == group))
            .filter(|&group| block.apart.iter().all(|&other| self.at[other] != Some(group)))
            .collect();
        ways.sort_by_key(|&group| (block.placed - block.there[group], self.firm[group] + self.free[group]));
        for group in ways {
            if self.steps >= PATIENCE {
                return;
            }
            self.steps += 1;
            let block = &self.blocks[next];
            let (size, moved) = (block.members.len(), moved + block.placed - block.there[group]);
            self.firm[group] += size;
            self.at[next] = Some(group);
            self.go(next + 1, moved);
            self.at[next] = None;
            self.firm[group] -= size;
        }
    }
}

/// The blocks, those with the least choice first; none when two who go together must be apart.
fn blocks(people: &[Person], wishes: &[Wish<usize>], groups: usize) -> Option<Vec<Block>> {
    let mut of: Vec<Option<usize>> = vec![None; people.len()];
    let mut members: Vec<Vec<usize>> = Vec::new();
    for wish in wishes {
        for who in [wish.one, wish.other] {
            if of[who].is_none() {
                of[who] = Some(members.len());
                members.push(vec![who]);
            }
        }
        if let (true, Some(one), Some(other)) = (wish.together, of[wish.one], of[wish.other])
            && one != other
        {
            for who in std::mem::take(&mut members[other]) {
                of[who] = Some(one);
                members[one].push(who);
            }
        }
    }
    let mut apart: Vec<Vec<usize>> = vec![Vec::new(); members.len()];
    for wish in wishes.iter().filter(|wish| !wish.together) {
        let (one, other) = (of[wish.one]?, of[wish.other]?);
        if one == other {
            return None;
        }
        apart[one].push(other);
        apart[other].push(one);
    }
    let mut order: Vec<usize> = (0..members.len()).filter(|&block| !members[block].is_empty()).collect();
    let is_locked = |block: usize| members[block].iter().any(|&who| people[who].locked);
    order.sort_by_key(|&block| (!is_locked(block), std::cmp::Reverse((apart[block].len(), members[block].len()))));
    let mut new_place = vec![0; members.len()];
    for (place, &block) in order.iter().enumerate() {
        new_place[block] = place;
    }
    let made = order.into_iter().map(|block| {
        let members = std::mem::take(&mut members[block]);
        let mut there = vec![0; groups];
        for group in members.iter().filter_map(|&who| people[who].group) {
            there[group] += 1;
        }
        Block {
            placed: there.iter().sum(),
            locked: members.iter().filter(|&&who| people[who].locked).filter_map(|&who| people[who].group).collect(),
            apart: apart[block].iter().map(|&other| new_place[other]).collect(),
            there,
            members,
        }
    });
    Some(made.collect())
}
