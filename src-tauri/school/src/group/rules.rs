//! How people are put into groups: wishes are kept, sizes are as even as they can be, and units, levels and sexes are
//! spread. A repair moves as few as possible.

mod balance;
mod blocks;
mod room;

use std::collections::{HashMap, HashSet, VecDeque};
use std::hash::Hash;

use balance::Balance;
use blocks::Found;
use room::Room;

/// The most groups there can be.
pub const MOST: u32 = 99;

/// What is spread over the groups; the earlier weighs more than all that follow.
pub const KINDS: usize = 4;

/// Somebody to be put into a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Whether they lead, their unit, sex and level, as numbers from 1; those who are alike are spread. 0: not counted.
    pub kinds: [u32; KINDS],
    /// The group they are in, counted from 0.
    pub group: Option<usize>,
    /// They stay in it.
    pub locked: bool,
}

/// Two who should, or should not, be in one group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Wish<T> {
    /// The one.
    pub one: T,
    /// And the other.
    pub other: T,
    /// In one group; else in two.
    pub together: bool,
}

impl<T> Wish<T> {
    /// A wish of these two.
    pub fn of(one: T, other: T, together: bool) -> Wish<T> {
        Wish { one, other, together }
    }
}

/// Why nobody could be put anywhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// These wishes (by their places in the list) cannot all be kept, whatever is done; without any of them, the others
    /// can.
    Contradiction(Vec<usize>),
    /// No way was found to keep all wishes in a reasonable time.
    TooMany,
}

/// A group for everybody, counted from 0. Those locked stay where they are, all others are put anew. The same people
/// and the same seed give the same groups.
pub fn form(people: &[Person], wishes: &[Wish<usize>], groups: usize, seed: u64) -> Result<Vec<usize>, Trouble> {
    let people: Vec<Person> =
        people.iter().map(|it| Person { group: it.group.filter(|_| it.locked), ..it.clone() }).collect();
    let placed = place(&people, wishes, groups)?;
    Ok(balance::spread(&people, wishes, groups, placed, seed))
}

/// A group for everybody with the fewest moves that make the sizes even again and keep the wishes; who is in no group
/// yet does not count as moved. Of several ways, one that spreads units, levels and sexes well.
pub fn repair(people: &[Person], wishes: &[Wish<usize>], groups: usize) -> Result<Vec<usize>, Trouble> {
    let placed = place(people, wishes, groups)?;
    let mut room = Room::of(people, groups);
    let mut balance = Balance::of(people, groups);
    let mut at: Vec<Option<usize>> = people.iter().zip(&placed).map(|(it, placed)| placed.or(it.group)).collect();
    for (who, group) in at.iter().enumerate() {
        if let Some(group) = *group {
            room.enter(group);
            balance.enter(who, group);
        }
    }
    // Who may go: in no wish and not locked; the rest stands.
    let free = |who: usize| placed[who].is_none() && !people[who].locked;
    room.keep_spares_where_crowded(&room::firm(people, &placed, groups));
    for from in 0..groups {
        while room.is_crowded(from) {
            let goes = (0..people.len()).filter(|&who| at[who] == Some(from) && free(who));
            let ways = goes.flat_map(|who| (0..groups).filter(|&to| room.has_place(to)).map(move |to| (who, to)));
            let Some((who, to)) = ways.min_by_key(|&(who, to)| (balance.of_move(who, from, to), who, to)) else {
                break;
            };
            balance.leave(who, from);
            balance.enter(who, to);
            room.leave(from);
            room.enter(to);
            at[who] = Some(to);
        }
    }
    let mut fresh: Vec<usize> = (0..people.len()).filter(|&who| at[who].is_none()).collect();
    fresh.sort_by_key(|&who| std::cmp::Reverse(balance.commonness(who)));
    for who in fresh {
        let to = (0..groups).filter(|&to| room.has_place(to)).min_by_key(|&to| (balance.of_entry(who, to), to));
        let to = to.unwrap_or(0);
        room.enter(to);
        balance.enter(who, to);
        at[who] = Some(to);
    }
    Ok(at.into_iter().map(|group| group.unwrap_or(0)).collect())
}

/// The groups of those whom wishes bind; none for all others.
fn place(people: &[Person], wishes: &[Wish<usize>], groups: usize) -> Result<Vec<Option<usize>>, Trouble> {
    match blocks::place(people, wishes, groups) {
        Found::Placed(placed) => Ok(placed),
        Found::TooMany => Err(Trouble::TooMany),
        Found::Impossible => Err(Trouble::Contradiction(smallest(people, wishes, groups))),
    }
}

/// Which wishes contradict each other here: none of them can be left out.
fn smallest(people: &[Person], wishes: &[Wish<usize>], groups: usize) -> Vec<usize> {
    let mut needed: Vec<usize> = match contradiction(wishes) {
        Some(chain) => (0..wishes.len()).filter(|&it| chain.contains(&wishes[it])).collect(),
        None => (0..wishes.len()).collect(),
    };
    for it in needed.clone() {
        let without: Vec<usize> = needed.iter().copied().filter(|&other| other != it).collect();
        let left: Vec<Wish<usize>> = without.iter().map(|&it| wishes[it]).collect();
        if matches!(blocks::place(people, &left, groups), Found::Impossible) {
            needed = without;
        }
    }
    needed
}

/// The shortest chain of 同组 between two who wish 不同组, and that wish, if there is one: these cannot all be kept in
/// any class.
pub fn contradiction<T: Copy + Eq + Hash>(wishes: &[Wish<T>]) -> Option<Vec<Wish<T>>> {
    let apart = wishes.iter().filter(|wish| !wish.together);
    let chains = apart.filter_map(|wish| {
        let mut chain = chain(wishes, wish.one, wish.other)?;
        chain.push(*wish);
        Some(chain)
    });
    chains.min_by_key(Vec::len)
}

/// The shortest chain of 同组 from one to another.
fn chain<T: Copy + Eq + Hash>(wishes: &[Wish<T>], from: T, to: T) -> Option<Vec<Wish<T>>> {
    let mut came_by: HashMap<T, (T, Wish<T>)> = HashMap::new();
    let mut seen = HashSet::from([from]);
    let mut next = VecDeque::from([from]);
    while let Some(who) = next.pop_front() {
        if who == to {
            let mut chain = Vec::new();
            let mut at = to;
            while let Some(&(before, wish)) = came_by.get(&at) {
                chain.push(wish);
                at = before;
            }
            chain.reverse();
            return Some(chain);
        }
        for wish in wishes.iter().filter(|wish| wish.together) {
            let other = match (wish.one == who, wish.other == who) {
                (true, _) => wish.other,
                (_, true) => wish.one,
                _ => continue,
            };
            if seen.insert(other) {
                came_by.insert(other, (who, *wish));
                next.push_back(other);
            }
        }
    }
    None
}

const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// `第一组`, `第十二组`
pub fn title(number: u32) -> String {
    let digit = |at: u32| DIGITS.get(at as usize).copied().unwrap_or_default();
    match (number / 10, number % 10) {
        (0, ones) => format!("第{}组", digit(ones)),
        (1, 0) => "第十组".into(),
        (1, ones) => format!("第十{}组", digit(ones)),
        (tens @ 2..=9, 0) => format!("第{}十组", digit(tens)),
        (tens @ 2..=9, ones) => format!("第{}十{}组", digit(tens), digit(ones)),
        _ => format!("第{number}组"),
    }
}

/// The number of a group as rosters write it: 第一组, 1组, 第2小组, 十二组, 3.
pub fn number_in(text: &str) -> Option<u32> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).map(plain).collect();
    let text = text.strip_prefix('第').unwrap_or(&text);
    let text = text.strip_suffix("小组").or_else(|| text.strip_suffix('组')).unwrap_or(text);
    let number = match text.parse() {
        Ok(number) => number,
        Err(_) => in_words(text)?,
    };
    (1..=MOST).contains(&number).then_some(number)
}

fn plain(c: char) -> char {
    match c {
        '０'..='９' => char::from_u32(c as u32 - '０' as u32 + '0' as u32).unwrap_or(c),
        '两' => '二',
        c => c,
    }
}

/// 一 to 九十九.
fn in_words(text: &str) -> Option<u32> {
    let digit = |text: &str| {
        let mut characters = text.chars();
        let c = characters.next()?;
        let at = DIGITS.iter().position(|&digit| digit == c).filter(|&at| at > 0)?;
        characters.next().is_none().then_some(at as u32)
    };
    match text.split_once('十') {
        None => digit(text),
        Some((tens, ones)) => {
            let tens = if tens.is_empty() { 1 } else { digit(tens)? };
            let ones = if ones.is_empty() { 0 } else { digit(ones)? };
            Some(tens * 10 + ones)
        }
    }
}

#[cfg(test)]
mod tests;
