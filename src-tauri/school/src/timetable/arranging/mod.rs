//! 自动排课: finds times, lecturers and rooms for all that a class, or several, are to have.
//!
//! What there is to arrange is read from the books at one moment ([`gather`]); the search needs no books any more
//! ([`Task::arrange`]), so it holds up nobody, says how far it is, and can be stopped. It only proposes: the steps are
//! for `amend_timetable`.
//!
//! Measured against ready-made solvers on 22 November 2026, all on the same two cores with much else to do, so that only
//! the ratios count; same hard rules, same weights said linearly, every answer loaded back and judged by this engine and
//! by the costs of [`search`] (less is better). A: the bench's 12 classes × 25. T: the same in eight rooms (288 lectures
//! for 304 places), two teachers a topic, hours, orders. B: 24 × 30 in twelve rooms with the same wishes.
//!
//! | | A: full plan, then | T | B | memory |
//! |---|---|---|---|---|
//! | this search | 0.3 s, 823 in 3 s (748 in 7 s if let) | 0.3 s, 657 in 3 s | 2.9 s, 1342 in 8 s | 18–28 MB |
//! | OR-tools 9.15, CP-SAT, two workers | 7 s, 887 in 24 s, 751 in 60 s | 11 s, 926 in 60 s | 81 s, wishes: none in 110 s | 180–760 MB |
//! | HiGHS 1.15 (integer programming) | 3 s, 1009 in 60 s | | | 160 MB |
//! | pumpkin-solver 0.5 (pure Rust) | 3 s, wishes: none in 60 s | none in 60 s | | 40–80 MB |
//!
//! The first two are C++ (a library of 33 MB, or CMake in the cross build). None names the fewest wishes that contradict
//! each other in the office's words; what this one cannot place it says in about its usual time ([`contradiction`]).

mod board;
mod contradiction;
mod gather;
pub(super) mod problem;
mod search;
mod words;

use std::collections::HashMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use self::{
    contradiction::contradiction,
    problem::{From, Problem},
    search::{Outcome, search},
    words::Words,
};
use super::{SessionId, Step, rules::Slot, unplaced::UnplacedId};
use crate::{Answer, cohort::CohortId};
pub use gather::gather;

/// What is to be arranged.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ArrangeAsked {
    /// The classes.
    pub cohorts: Vec<CohortId>,
    /// The same seed gives the same arrangement; left out, 0.
    #[serde(default)]
    #[ts(optional)]
    pub seed: Option<u32>,
    /// To be given up after so many seconds; left out, 30.
    #[serde(default)]
    #[ts(optional)]
    pub seconds: Option<u32>,
    /// Sessions of these classes that are not locked and lie ahead may be moved, too; left out, nothing is moved.
    #[serde(default)]
    #[ts(optional)]
    pub may_move: Option<bool>,
    /// What is wished of the whole.
    #[serde(default)]
    #[ts(optional)]
    pub options: Option<ArrangeOptions>,
}

/// What is wished of the whole.
#[derive(Debug, Clone, Default, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[ts(optional_fields)]
pub struct ArrangeOptions {
    /// Evenings are used, too; left out, not.
    pub evenings: Option<bool>,
    /// Days off are used, too; left out, not.
    pub weekends: Option<bool>,
    /// So many sessions on one day of a class at most; left out, as many as go.
    pub max_per_day: Option<u32>,
    /// 党性教育 stands together; left out, it does.
    pub spirit_together: Option<bool>,
    /// One 现场教学 on one day of a class at most; left out, it is so.
    pub one_field_trip_a_day: Option<bool>,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Arrangement {
    /// The seed it was found with.
    pub seed: u32,
    /// What is to be done, for `amend_timetable`.
    pub steps: Vec<Step>,
    /// So many get a time (课次).
    pub placed: u32,
    /// So many get another time (课次).
    pub moved: u32,
    /// What got no time, and why.
    pub left: Vec<Left>,
    /// What is good and what is not, one sentence each.
    pub score: Vec<String>,
    /// The fewest wishes that contradict each other; empty: there is no contradiction, or none was found.
    pub conflict: Vec<String>,
    /// All in one sentence.
    pub say: String,
    /// It was stopped, by the clerk or by the time.
    pub stopped: bool,
}

/// What got no time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Left {
    /// Which.
    pub unplaced: UnplacedId,
    /// Of which class.
    pub cohort: CohortId,
    /// Why, in one sentence.
    pub say: String,
}

/// How far the search is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Progress {
    /// One is under way.
    pub running: bool,
    /// So many have a place (课次).
    pub placed: u32,
    /// Of so many.
    pub of: u32,
    /// So many steps of the search were made.
    pub tried: u32,
    /// Of so many at most.
    pub budget: u32,
}

/// What there is to arrange, read from the books.
#[derive(Debug, Clone)]
pub struct Task {
    problem: Problem,
    /// Sessions that may be moved, as they stand.
    homes: HashMap<SessionId, Slot>,
    words: Words,
    seed: u32,
    /// To be given up after so many seconds.
    pub seconds: u32,
}

impl Task {
    /// Searches; `watch` is told how far it is and says whether to go on.
    pub fn arrange(self, watch: &mut dyn FnMut(Progress) -> bool) -> Answer<Arrangement> {
        let mut problem = self.problem.clone();
        let mut outcome = search(&problem, self.seed, watch);
        let homeless = |problem: &Problem, outcome: &Outcome| {
            let mut all = problem.items.iter().zip(&outcome.slots);
            all.any(|(item, slot)| matches!(item.from, From::Session(_)) && slot.is_none())
        };
        if homeless(&problem, &outcome) {
            // What stands on the timetable never loses its place.
            problem = problem.settled(&self.homes);
            outcome = search(&problem, self.seed, watch);
        }
        let placed = outcome.slots.iter().flatten().count();
        let conflict = match placed == problem.items.len() || outcome.stopped {
            true => None,
            false => {
                let (placed, of) = (placed as u32, problem.items.len() as u32);
                let progress = Progress { running: true, placed, of, tried: 1, budget: 1 };
                contradiction(&problem, &outcome.slots, &mut || watch(progress))
            }
        };
        Ok(words::arrangement(&self, &problem, outcome, conflict))
    }
}

#[cfg(test)]
mod tests;
