//! Why it cannot be: the fewest demands that contradict each other, proved by trying everything.
//!
//! A demand is what could be given up: that an item is held at all, a wish, a session that stands where it stands, the
//! hours of a lecturer or a room, that evenings stay free. A small part of the problem is tried to the end; when it is
//! impossible, each demand is given up in turn and taken back only if the rest would be possible. What remains is
//! impossible, and possible without any one of it.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::{
    super::{SessionId, rules::Slot},
    board::{Blocked, Board},
    problem::{Bounds, Problem, Spot, Start},
};
use crate::{availability::Owner, cohort::CohortId};

/// What could be given up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Demand {
    /// An item is held, by its number.
    Item(usize),
    /// A wish, by its number.
    Wish(usize),
    /// When a lecturer, a room or a site can be had.
    Hours(Owner),
    /// A session stands where it stands.
    Standing(SessionId),
    /// No evenings.
    Evenings,
    /// No days off.
    DaysOff,
    /// No more than so many a day.
    ADay,
}

/// So many judgements are asked for one proof, and for all together.
const EFFORT: (u32, u32) = (60_000, 1_500_000);

/// The fewest demands that cannot be met together, of those that keep items from their places; none when nothing could
/// be proved. `slots` is where the search has left the items.
pub fn contradiction(
    problem: &Problem,
    slots: &[Option<Slot>],
    goes_on: &mut dyn FnMut() -> bool,
) -> Option<Vec<Demand>> {
    let mut proof = Proof { effort: EFFORT.1 };
    let mut least: Option<Vec<Demand>> = None;
    let mut board = Board::new(problem);
    slots.iter().flatten().for_each(|slot| board.put(slot.clone()));
    let left = (0..slots.len()).filter(|at| slots[*at].is_none());
    for item in left.take(3) {
        for items in circles(problem, &board, item) {
            if !goes_on() {
                return least;
            }
            let demands = demands(problem, &items);
            if proof.possible(problem, &demands) != Some(false) {
                continue;
            }
            let fewest = proof.fewest(problem, demands, goes_on);
            if least.as_ref().is_none_or(|least| fewest.len() < least.len()) {
                least = Some(fewest);
            }
            break;
        }
    }
    least
}

/// Wider and wider circles around an item: itself, what is wished of it, what its lecturer or room has to do, what stands
/// in its way and in the way of that, its class.
fn circles(problem: &Problem, board: &Board, item: usize) -> Vec<Vec<usize>> {
    let all = || 0..problem.items.len();
    let it = &problem.items[item];
    let wished = |one: usize, other: usize| {
        let (a, b) = (&problem.items[one].slot, &problem.items[other].slot);
        a.cohort == b.cohort
            && problem.wishes.iter().filter(|wish| wish.cohort == a.cohort).any(|wish| {
                let pair = (a.topic, b.topic);
                pair == (Some(wish.one), Some(wish.other)) || pair == (Some(wish.other), Some(wish.one))
            })
    };
    let mut by_wish = vec![item];
    let mut at = 0;
    while let Some(&one) = by_wish.get(at) {
        by_wish.extend(all().filter(|other| !by_wish.contains(other) && wished(one, *other)).collect::<Vec<_>>());
        at += 1;
    }
    let only = |item: usize| problem.items[item].only_lecturer();
    let of_lecturers = |of: &[usize]| -> Vec<usize> {
        let lecturers: HashSet<_> = of.iter().filter_map(|item| only(*item)).collect();
        all().filter(|item| of.contains(item) || only(*item).is_some_and(|it| lecturers.contains(&it))).collect()
    };
    let of_room: Vec<usize> = match &it.rooms[..] {
        [room] if !room.is_empty() => all().filter(|other| problem.items[*other].rooms == it.rooms).collect(),
        _ => Vec::new(),
    };
    let class: Vec<usize> = all().filter(|other| problem.items[*other].slot.cohort == it.slot.cohort).collect();
    let mut circles: Vec<Vec<usize>> = Vec::new();
    let lecturer_then_wish = of_lecturers(&by_wish);
    let once = in_the_way_of(problem, board, &[item]);
    let twice = in_the_way_of(problem, board, &once);
    for mut circle in [vec![item], by_wish, of_lecturers(&[item]), lecturer_then_wish, of_room, once, twice, class] {
        circle.sort_unstable();
        if !circle.is_empty() && !circles.contains(&circle) {
            circles.push(circle);
        }
    }
    circles
}

/// Items, and those that stand where they could go.
fn in_the_way_of(problem: &Problem, board: &Board, items: &[usize]) -> Vec<usize> {
    let mut circle = items.to_vec();
    for item in items.iter().take(MANY).map(|item| &problem.items[*item]) {
        for spot in problem.spots(item, &mut |_| ()) {
            let bare = item.at(spot.start, spot.lecturer, &[]);
            let of_room = |room: &u16| item.at(spot.start, spot.lecturer, &item.rooms[usize::from(*room)]);
            for slot in std::iter::once(bare).chain(spot.rooms.iter().map(of_room)) {
                let others = board.in_the_way(&slot).map_or(Vec::new(), |(others, _)| others);
                for other in others {
                    if !circle.contains(&other) {
                        circle.push(other);
                    }
                }
            }
        }
    }
    circle
}

/// A circle does not grow from more items than these.
const MANY: usize = 30;

/// All that could be given up of what concerns these items. What comes first is given up first.
fn demands(problem: &Problem, items: &[usize]) -> Vec<Demand> {
    let mut standing: HashSet<SessionId> = HashSet::new();
    let cohorts: HashSet<CohortId> = items.iter().map(|item| problem.items[*item].slot.cohort).collect();
    for item in items {
        let _ = problem.spots(&problem.items[*item], &mut |found| standing.extend(found.other));
    }
    let topic_is_wished = |slot: &Slot| {
        let of = |wish: &&super::super::wish::NewCourseWish| wish.cohort == slot.cohort;
        problem.wishes.iter().filter(of).any(|wish| slot.topic == Some(wish.one) || slot.topic == Some(wish.other))
    };
    let slots = problem.schedule.slots();
    let of_class = slots.iter().filter(|slot| cohorts.contains(&slot.cohort));
    let counts = problem.bounds.a_day.is_some() || problem.wishes.iter().any(|wish| cohorts.contains(&wish.cohort));
    standing.extend(of_class.filter(|slot| counts || topic_is_wished(slot)).map(|slot| slot.session));
    let mut standing: Vec<SessionId> = standing.into_iter().collect();
    standing.sort_unstable();
    let mut owners: Vec<Owner> = problem.schedule.facts().availability.keys().copied().collect();
    owners.sort_unstable();
    let concerns = |owner: &Owner| {
        items.iter().map(|item| &problem.items[*item]).any(|item| match *owner {
            Owner::Lecturer(lecturer) => item.lecturers.contains(&Some(lecturer)),
            Owner::Venue(venue) => item.rooms.iter().any(|rooms| rooms.contains(&venue)),
            Owner::FieldSite(site) => item.slot.field_site == Some(site),
        })
    };
    let wishes = (0..problem.wishes.len()).filter(|at| cohorts.contains(&problem.wishes[*at].cohort));
    let mut demands: Vec<Demand> = standing.into_iter().map(Demand::Standing).collect();
    demands.extend((!problem.bounds.evenings).then_some(Demand::Evenings));
    demands.extend((!problem.bounds.days_off).then_some(Demand::DaysOff));
    demands.extend(problem.bounds.a_day.map(|_| Demand::ADay));
    demands.extend(owners.into_iter().filter(concerns).map(Demand::Hours));
    demands.extend(wishes.map(Demand::Wish));
    demands.extend(items.iter().copied().map(Demand::Item));
    demands
}

/// The problem with these demands only. Items keep their order.
pub(super) fn only(problem: &Problem, demands: &[Demand]) -> Problem {
    let kept: HashSet<Demand> = demands.iter().copied().collect();
    let mut facts = problem.schedule.facts().clone();
    facts.heard.clear();
    facts.availability.retain(|owner, _| kept.contains(&Demand::Hours(*owner)));
    let standing = problem.schedule.slots().into_iter().filter(|slot| kept.contains(&Demand::Standing(slot.session)));
    let schedule = super::super::rules::Schedule::of(facts, standing.cloned());
    let items = problem.items.iter().enumerate().filter(|(at, _)| kept.contains(&Demand::Item(*at)));
    let wishes = problem.wishes.iter().enumerate().filter(|(at, _)| kept.contains(&Demand::Wish(*at)));
    Problem {
        schedule,
        items: items.map(|(_, item)| item.clone()).collect(),
        wishes: wishes.map(|(_, wish)| wish.clone()).collect(),
        classes: problem.classes.clone(),
        bounds: Bounds {
            evenings: !kept.contains(&Demand::Evenings),
            days_off: !kept.contains(&Demand::DaysOff),
            a_day: problem.bounds.a_day.filter(|_| kept.contains(&Demand::ADay)),
            ..problem.bounds
        },
    }
}

/// Trying everything, as far as the effort goes.
struct Proof {
    effort: u32,
}

impl Proof {
    /// Gives up what is not needed for the contradiction, in pieces first, then one by one.
    fn fewest(&mut self, problem: &Problem, all: Vec<Demand>, goes_on: &mut dyn FnMut() -> bool) -> Vec<Demand> {
        let mut demands = all;
        let mut piece = demands.len() / 2;
        while piece > 0 {
            let mut at = 0;
            while at < demands.len() && goes_on() {
                let to = (at + piece).min(demands.len());
                let without: Vec<Demand> = [&demands[..at], &demands[to..]].concat();
                match self.possible(problem, &without) {
                    Some(false) => demands = without,
                    _ => at = to,
                }
            }
            piece /= 2;
        }
        demands
    }

    /// Whether all demands can be met together; none when it was not found out.
    fn possible(&mut self, problem: &Problem, demands: &[Demand]) -> Option<bool> {
        let problem = only(problem, demands);
        // Without rooms there is less to try; what is impossible so is impossible.
        let mut bare = problem.clone();
        bare.items.iter_mut().for_each(|item| item.rooms = vec![Vec::new()]);
        if self.try_all(&bare) == Some(false) {
            return Some(false);
        }
        self.try_all(&problem)
    }

    fn try_all(&mut self, problem: &Problem) -> Option<bool> {
        let spots: Vec<Vec<Spot>> = problem.items.iter().map(|item| problem.spots(item, &mut |_| ())).collect();
        if spots.iter().any(Vec::is_empty) || !enough_times(problem, &spots) {
            return Some(false);
        }
        let mut trial = Trial { problem, spots, board: Board::new(problem), effort: EFFORT.0.min(self.effort) };
        let before = trial.effort;
        let waiting: Vec<usize> = (0..problem.items.len()).collect();
        let answer = trial.go_on(&waiting);
        self.effort -= before - trial.effort;
        answer
    }
}

/// One proof under way.
struct Trial<'a> {
    problem: &'a Problem,
    spots: Vec<Vec<Spot>>,
    board: Board<'a>,
    effort: u32,
}

impl Trial<'_> {
    /// Whether those that wait can be placed beside those on the board.
    fn go_on(&mut self, waiting: &[usize]) -> Option<bool> {
        // The one with the fewest places is tried next; nobody needs to be counted further than the fewest so far.
        let mut fewest: Option<(usize, Vec<Slot>)> = None;
        for &item in waiting {
            let most = fewest.as_ref().map_or(usize::MAX, |(_, places)| places.len());
            let places = self.places(item, most)?;
            if places.is_empty() {
                return Some(false);
            }
            if places.len() < most {
                fewest = Some((item, places));
            }
        }
        let Some((item, places)) = fewest else { return Some(true) };
        let rest: Vec<usize> = waiting.iter().copied().filter(|other| *other != item).collect();
        for place in places {
            self.board.put(place);
            let answer = self.go_on(&rest);
            self.board.take(item);
            match answer {
                Some(false) => {}
                found => return found,
            }
        }
        Some(false)
    }

    /// Where an item can go now, up to so many places; none when the effort is used up.
    fn places(&mut self, item: usize, most: usize) -> Option<Vec<Slot>> {
        let it = &self.problem.items[item];
        let mut places = Vec::new();
        for spot in &self.spots[item] {
            for room in &spot.rooms {
                if places.len() >= most {
                    return Some(places);
                }
                self.effort = self.effort.checked_sub(1)?;
                let slot = it.at(spot.start, spot.lecturer, &it.rooms[usize::from(*room)]);
                match self.board.in_the_way(&slot) {
                    Ok((items, _)) if items.is_empty() => places.push(slot),
                    Ok(_) | Err(Blocked::By(_) | Blocked::ByWish) => {}
                }
            }
        }
        Some(places)
    }
}

/// Whether a class has as many times as items, and so each lecturer: no two of them can begin at once, so each needs a
/// time of its own (a matching). What passes here may still be impossible.
fn enough_times(problem: &Problem, spots: &[Vec<Spot>]) -> bool {
    let all = 0..problem.items.len();
    let cohorts: HashSet<CohortId> = problem.items.iter().map(|item| item.slot.cohort).collect();
    let of_class = cohorts.into_iter().map(|cohort| {
        let here = |at: &usize| problem.items[*at].slot.cohort == cohort;
        all.clone().filter(here).collect::<Vec<usize>>()
    });
    let only = |at: usize| problem.items[at].only_lecturer();
    let lecturers: HashSet<_> = all.clone().filter_map(only).collect();
    let of_lecturer =
        lecturers.into_iter().map(|lecturer| all.clone().filter(|at| only(*at) == Some(lecturer)).collect());
    of_class.chain(of_lecturer).all(|items| {
        let starts: Vec<Vec<Start>> =
            items.iter().map(|at| spots[*at].iter().map(|spot| spot.start).collect()).collect();
        !exclude_each_other(problem, &items, &starts) || matched(&starts)
    })
}

/// Whether no two of these items may begin together, by the engine's own judgement.
fn exclude_each_other(problem: &Problem, items: &[usize], starts: &[Vec<Start>]) -> bool {
    let Some(start) = starts.iter().flatten().next().copied() else { return true };
    let mut board = Board::new(problem);
    let bare = |at: usize| {
        let item = &problem.items[at];
        let lecturer = item.lecturers.first().copied().flatten();
        item.at(start, lecturer, &[])
    };
    items.iter().enumerate().all(|(nth, one)| {
        board.put(bare(*one));
        let excluded = |other: &usize| match board.in_the_way(&bare(*other)) {
            Ok((items, _)) => items.contains(one),
            Err(_) => true,
        };
        let all = items[nth + 1..].iter().all(excluded);
        board.take(*one);
        all
    })
}

/// Whether each can have a start of its own (augmenting paths).
fn matched(starts: &[Vec<Start>]) -> bool {
    let mut taken: std::collections::HashMap<(NaiveDate, u16), usize> = Default::default();
    fn settle(
        one: usize,
        starts: &[Vec<Start>],
        taken: &mut std::collections::HashMap<(NaiveDate, u16), usize>,
        tried: &mut HashSet<(NaiveDate, u16)>,
    ) -> bool {
        for start in &starts[one] {
            let key = (start.day, start.starts.minutes());
            if !tried.insert(key) {
                continue;
            }
            let free = match taken.get(&key).copied() {
                None => true,
                Some(other) => settle(other, starts, taken, tried),
            };
            if free {
                taken.insert(key, one);
                return true;
            }
        }
        false
    }
    (0..starts.len()).all(|one| settle(one, starts, &mut taken, &mut HashSet::new()))
}
