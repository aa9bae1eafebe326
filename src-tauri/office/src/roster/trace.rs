//! What tells people apart, small enough to be kept for everybody in a file of any size, and who was met before.

use super::known::hash;
use school::person::{Entry, Sex};
use std::collections::HashMap;

/// What is kept of a person once they were read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Trace {
    /// Of the name alone.
    pub name: u64,
    /// Of name and unit.
    pub place: u64,
    /// Of the ID number; 0 where none is known.
    pub id: u64,
    /// Of the phone; 0 where none is known.
    phone: u64,
    /// Months since the year 0; 0 where the birth is not known.
    month: u16,
    sex: Option<Sex>,
}

impl Trace {
    pub fn of(entry: &Entry) -> Trace {
        let month = |birth: school::person::Birth| birth.year() * 12 + u16::from(birth.month());
        Trace {
            name: hash(&entry.name),
            place: hash((entry.name.as_str(), entry.unit.as_str())),
            id: entry.id_number.as_ref().map_or(0, hash),
            phone: if entry.phone.is_empty() { 0 } else { hash(&entry.phone) },
            month: entry.birth.map_or(0, month),
            sex: entry.sex,
        }
    }

    /// Of the same name and unit, where sex and phone speak too: whether nothing says that they are two.
    pub fn may_be(&self, other: &Trace) -> bool {
        let differ = |a: u64, b: u64| a != 0 && b != 0 && a != b;
        let other_sex = matches!((self.sex, other.sex), (Some(a), Some(b)) if a != b);
        let other_month = differ(self.month.into(), other.month.into());
        let unborn = self.month == 0 || other.month == 0;
        !(differ(self.id, other.id) || other_month || other_sex || differ(self.phone, other.phone) && unborn)
    }
}

/// Everybody met so far, by ID number and by name and unit.
#[derive(Default)]
pub(super) struct Met {
    by_id: HashMap<u64, u32>,
    by_place: HashMap<u64, u32>,
    /// For each person, the one before of the same name and unit.
    before: Vec<u32>,
}

/// How a person was met before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Again {
    /// The same ID number: who had it first.
    SameId(usize),
    /// The same name and unit, and nothing that says otherwise.
    SameName(usize),
}

const NOBODY: u32 = u32::MAX;
/// Namesakes of one unit compared at most; more are no people.
const NAMESAKES: usize = 50;

impl Met {
    pub fn again(&self, traces: &[Trace], now: &Trace) -> Option<Again> {
        let same_id = self.by_id.get(&now.id).filter(|_| now.id != 0);
        if let Some(&at) = same_id {
            return Some(Again::SameId(at as usize));
        }
        let mut at = self.by_place.get(&now.place).copied();
        let mut found = None;
        for _ in 0..NAMESAKES {
            let Some(i) = at else { break };
            if traces[i as usize].may_be(now) {
                found = Some(Again::SameName(i as usize));
            }
            at = Some(self.before[i as usize]).filter(|&before| before != NOBODY);
        }
        found
    }

    /// Remembers the next person.
    pub fn meet(&mut self, trace: &Trace) {
        let line = self.before.len() as u32;
        if trace.id != 0 {
            self.by_id.entry(trace.id).or_insert(line);
        }
        self.before.push(self.by_place.insert(trace.place, line).unwrap_or(NOBODY));
    }
}
