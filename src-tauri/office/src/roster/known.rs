//! What the books already know, laid out so that a file of any size is compared with it at once.

use super::units::Register;
use school::person::rules::{Traits, may_be_one};
use school::person::{Birth, Entry, IdNumber, PersonId};
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// What the books already know, to compare rosters with. Made once, used for any number of files.
#[derive(Debug, Clone, Default)]
pub struct Known {
    pub(super) register: Register,
    people: Vec<KnownPerson>,
    by_id: HashMap<u64, u32>,
    /// The last person of a name and unit; the one before them stands in `before`.
    by_name: HashMap<u64, u32>,
    before: Vec<u32>,
}

/// A person in the register, as far as a roster can be compared with it.
#[derive(Debug, Clone)]
pub struct KnownPerson {
    /// Who.
    pub id: PersonId,
    /// 姓名
    pub name: String,
    /// 身份证号
    pub id_number: Option<IdNumber>,
    /// 出生年月
    pub birth: Option<Birth>,
    /// The unit's name; empty where it is not known.
    pub unit: String,
    /// 手机
    pub phone: String,
    /// Whether already enrolled in the class that the roster is for.
    pub enrolled: bool,
}

const NOBODY: u32 = u32::MAX;

impl Known {
    /// `spellings`: what senders may write for a unit, and the unit's name, in the office's order
    /// (`school::unit::spellings`). `people`: everybody in the register.
    pub fn new(spellings: &[(String, String)], people: Vec<KnownPerson>) -> Known {
        let mut known = Known { register: Register::of(spellings), ..Known::default() };
        known.before.reserve(people.len());
        for (i, person) in (0u32..).zip(&people) {
            if let Some(id) = &person.id_number {
                known.by_id.insert(hash(id), i);
            }
            let before = known.by_name.insert(hash((person.name.as_str(), person.unit.as_str())), i);
            known.before.push(before.unwrap_or(NOBODY));
        }
        known.people = people;
        known
    }

    /// The person an entry speaks of, and whether the ID number says so.
    pub(super) fn person(&self, entry: &Entry) -> Option<(&KnownPerson, bool)> {
        let by_id = entry.id_number.as_ref().and_then(|id| {
            let person = &self.people[*self.by_id.get(&hash(id))? as usize];
            (person.id_number.as_ref() == Some(id)).then_some(person)
        });
        if let Some(person) = by_id {
            return Some((person, true));
        }
        let mut at = self.by_name.get(&hash((entry.name.as_str(), entry.unit.as_str()))).copied();
        // The first of namesakes is meant.
        let mut namesake = None;
        while let Some(i) = at {
            let person = &self.people[i as usize];
            if person.name == entry.name && person.unit == entry.unit && person.may_be(entry) {
                namesake = Some((person, false));
            }
            at = Some(self.before[i as usize]).filter(|&before| before != NOBODY);
        }
        namesake
    }
}

impl KnownPerson {
    /// Of the same name and unit: whether nothing says that they are two.
    fn may_be(&self, entry: &Entry) -> bool {
        may_be_one(Traits { id_number: self.id_number.as_ref(), birth: self.birth }, entry.traits())
    }
}

/// One number for a text: the same within one run of the program.
pub(super) fn hash(it: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    it.hash(&mut hasher);
    hasher.finish()
}
