//! Writing what a file changes: first what goes, then what changes, then what is new.

use school::{
    Answer, Change,
    cohort::Cohort,
    timetable::{self, Chosen, Plan, RemoveSession, Replan},
    venue,
};

use super::{Step, Steps};
use crate::timetable_book::{
    SessionFate, TimetableImported,
    register::{Room, Who, enter},
};

impl Steps {
    /// Writes it: first what goes, then what changes, then what is new.
    pub fn write(&self, tx: &Change, reason: Option<&str>) -> Answer<TimetableImported> {
        let mut done = TimetableImported::default();
        for (line, _) in self.left.iter().filter(|(_, fate)| *fate == SessionFate::Removed) {
            timetable::remove(tx, RemoveSession { session: line.id, of: None, reason: reason.map(str::to_owned) })?;
            done.removed += 1;
        }
        for step in &self.steps {
            match (step.fate, &step.before) {
                (SessionFate::Moved, Some(_)) => done.moved += 1,
                (SessionFate::Changed, Some(_)) => done.changed += 1,
                (SessionFate::New, _) => done.added += 1,
                _ => continue,
            }
            let plan = Plan { reason: reason.map(str::to_owned), ..step.plan(tx, &self.cohort)? };
            match &step.before {
                Some(line) => timetable::replan(tx, Replan { session: line.id, plan, reason: None })?,
                None => timetable::plan(tx, plan)?,
            };
        }
        Ok(done)
    }
}

impl Step {
    /// What the timetable is asked for; who and what is new enters the registers.
    fn plan(&self, tx: &Change, cohort: &Cohort) -> Answer<Plan> {
        let (is, before) = (&self.is, self.before.as_ref());
        let lecturer = match &is.lecturer {
            Some(Who::Known(id, _)) => Some(*id),
            Some(Who::New(name, post)) => Some(enter(tx, name, post)?),
            None => None,
        };
        let mut rooms = Vec::new();
        for room in &is.place.rooms {
            rooms.push(match room {
                Room::Known(id) => *id,
                Room::New(name) => venue::named_or_new(tx, name)?,
            });
        }
        // What it is about stays as it is where the file says the same.
        let same = before.is_some_and(|line| line.title == is.title);
        let about = Some(is.title.clone()).filter(|_| !same);
        let none = || Chosen::Named(String::new());
        Ok(Plan {
            cohort: cohort.id,
            day: is.day,
            starts: is.starts,
            ends: is.ends,
            kind: is.kind,
            topic: about.clone().filter(|_| is.topic).map(Chosen::Named),
            title: about.filter(|_| !is.topic),
            lecturer: Some(lecturer.map_or_else(|| Chosen::Named(String::new()), Chosen::Known)),
            venue: Some(rooms.first().copied().map_or_else(none, Chosen::Known)),
            rooms: Some(rooms.into_iter().skip(1).map(Chosen::Known).collect()),
            field_site: Some(is.place.site.map_or_else(|| Chosen::Named(String::new()), Chosen::Known)),
            hours: is.hours,
            state: None,
            elective: Some(is.elective),
            locked: None,
            moderator: Some(is.moderator.clone()),
            note: Some(is.note.clone()),
            reason: None,
        })
    }
}
