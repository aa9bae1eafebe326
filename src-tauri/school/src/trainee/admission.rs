//! 录取: many people put on a roster in one go. What is the same for all of them is looked up once.

use std::collections::HashMap;

use super::{NewTrainee, Trainee, TraineeId, last_number};
use crate::{
    Answer, Change,
    cohort::Cohort,
    group::{self, GroupId},
    person::{self, Entry, NewPerson, PersonId},
    unit::{self, UnitId},
};

/// The desk where people are put on the roster of one class.
pub struct Admission<'a> {
    tx: &'a Change<'a>,
    cohort: &'a Cohort,
    /// The last 序号 given.
    number: u32,
    /// A unit's name → as it is today, and as it was when the class began.
    units: HashMap<String, (Option<UnitId>, Option<UnitId>)>,
    groups: HashMap<String, Option<GroupId>>,
}

impl<'a> Admission<'a> {
    /// Opens the desk.
    pub fn begin(tx: &'a Change<'a>, cohort: &'a Cohort) -> Answer<Admission<'a>> {
        let mut desk = Admission { tx, cohort, number: 0, units: HashMap::new(), groups: HashMap::new() };
        desk.count()?;
        Ok(desk)
    }

    /// Looks at the roster again, after somebody else has put people on it.
    pub fn count(&mut self) -> Answer<()> {
        self.number = last_number(self.tx, self.cohort.id)?;
        Ok(())
    }

    /// Puts somebody at the end of the roster who is not on it yet: a person of the register, brought up to date, or
    /// a new one. `group` is what the roster says of their group, 第一组.
    pub fn admit(&mut self, known: Option<PersonId>, entry: &Entry, group: &str) -> Answer<(PersonId, TraineeId)> {
        let (today, then) = self.unit(&entry.unit)?;
        let person = match known {
            // A list of years ago does not know better what is true of them today.
            Some(person) if self.trained_later(person)? => person,
            Some(person) => person::bring_up_to_date(self.tx, person, entry)?,
            None => person::enter_of(self.tx, entry, today)?,
        };
        let study_group = self.group(group)?;
        self.number += 1;
        let admitted = NewTrainee::admitted(self.cohort.id, person, self.number, then, entry);
        Ok((person, NewTrainee { study_group, ..admitted }.insert(self.tx)?))
    }

    /// Puts many at the end of the roster whom the register does not know: of each the entry, and what the roster says
    /// of their group.
    pub fn admit_all(&mut self, newcomers: &[(&Entry, &str)]) -> Answer<Vec<TraineeId>> {
        let mut people = Vec::with_capacity(newcomers.len());
        for (entry, _) in newcomers {
            people.push(person::newcomer(entry, self.unit(&entry.unit)?.0)?);
        }
        let people = NewPerson::insert_all(self.tx, &people)?;
        let mut trainees = Vec::with_capacity(newcomers.len());
        for ((entry, group), person) in newcomers.iter().zip(people) {
            let (unit, study_group) = (self.unit(&entry.unit)?.1, self.group(group)?);
            self.number += 1;
            let admitted = NewTrainee::admitted(self.cohort.id, person, self.number, unit, entry);
            trainees.push(NewTrainee { study_group, ..admitted });
        }
        NewTrainee::insert_all(self.tx, &trainees)
    }

    /// Whether a person was in a class that began later than this one.
    fn trained_later(&self, person: PersonId) -> Answer<bool> {
        self.tx.value(
            "select exists (select 1 from trainee join cohort on cohort.id = trainee.cohort
                            where trainee.person = ?1 and cohort.starts > ?2)",
            (person, self.cohort.starts),
        )
    }

    fn unit(&mut self, name: &str) -> Answer<(Option<UnitId>, Option<UnitId>)> {
        if let Some(units) = self.units.get(name) {
            return Ok(*units);
        }
        let then = unit::named_or_new_on(self.tx, name, self.cohort.starts)?;
        let units = (unit::named_or_new(self.tx, name)?, then);
        self.units.insert(name.into(), units);
        Ok(units)
    }

    fn group(&mut self, text: &str) -> Answer<Option<GroupId>> {
        if let Some(group) = self.groups.get(text) {
            return Ok(*group);
        }
        let group = group::written(self.tx, self.cohort.id, text)?;
        self.groups.insert(text.into(), group);
        Ok(group)
    }
}

/// Brings a trainee up to date with a unit's new list; what it leaves blank stays as it was.
pub fn bring_up_to_date(tx: &Change, trainee: TraineeId, entry: &Entry) -> Answer<()> {
    let before = Trainee::get(tx, trainee)?;
    let starts = Cohort::get(tx, before.cohort)?.starts;
    person::bring_up_to_date(tx, before.person, entry)?;
    let told = |now: &str, was: String| if now.trim().is_empty() { was } else { now.trim().to_owned() };
    Trainee {
        unit: unit::named_or_new_on(tx, &entry.unit, starts)?.or(before.unit),
        post: told(&entry.post, before.post.clone()),
        rank: told(&entry.rank, before.rank.clone()),
        note: told(&entry.note, before.note.clone()),
        ..before
    }
    .save(tx)
}
