//! What the people of the classes do elsewhere: which classes share whom, and what they hear there.

use std::collections::{HashMap, HashSet};

use chrono::{Months, NaiveDate};

use super::{Reading, list};
use crate::{
    Answer,
    calendar::LAST_DAY,
    cohort::CohortId,
    person::PersonId,
    timetable::{
        SessionId,
        rules::{
            Shared,
            people::{Stay, Taught, by_person, hearings, sharing},
        },
    },
    topic::TopicId,
};

type Sharing = HashMap<CohortId, HashMap<CohortId, Vec<Shared>>>;
type Heard = HashMap<(CohortId, TopicId), Vec<(PersonId, NaiveDate)>>;

impl Reading<'_> {
    pub(super) fn people(&self, heard_years: u32) -> Answer<(Sharing, Heard)> {
        let since = self.from.checked_sub_months(Months::new(12 * heard_years)).unwrap_or(NaiveDate::MIN);
        let stays = by_person(self.stays(since)?);
        let to_hear = self.to_hear()?;
        let taught = self.taught(&stays, &to_hear, since)?;
        let mut hearings = hearings(&stays, &to_hear, &taught);
        if !hearings.is_empty() {
            let absent = self.absent(list(hearings.iter().map(|it| it.session).collect::<HashSet<_>>())?)?;
            hearings.retain(|it| !absent.contains(&(it.session, it.person)));
        }
        let mut heard: Heard = HashMap::new();
        for it in hearings {
            heard.entry((it.cohort, it.topic)).or_default().push((it.person, it.day));
        }
        Ok((sharing(&stays), heard))
    }

    /// Where everybody concerned is, and was in the years asked about. A class counts from its first day or session to
    /// its last.
    fn stays(&self, since: NaiveDate) -> Answer<Vec<Stay>> {
        let mut days: HashMap<CohortId, (NaiveDate, NaiveDate)> = HashMap::new();
        for slot in self.slots.iter().chain(self.judged) {
            let (first, last) = days.entry(slot.cohort).or_insert((slot.day, slot.day));
            (*first, *last) = (slot.day.min(*first), slot.day.max(*last));
        }
        let concerned = match self.all {
            true => "?3 is not null",
            false => "person in (select person from trainee where cohort in (select value from json_each(?3)))",
        };
        self.tx.rows(
            &format!(
                "select person, cohort, coalesce(joined, ''), coalesce(left_on, ''), starts, ends
                 from trainee join cohort on cohort.id = trainee.cohort
                 where {concerned} and starts <= ?2 and ?1 <= ends"
            ),
            (since, self.to, list(self.judged.iter().map(|slot| slot.cohort).collect::<HashSet<_>>())?),
            |row| {
                let cohort = row.get(1)?;
                let day = |column| match row.get_ref(column)?.as_str()? {
                    "" => Ok(None),
                    _ => row.get::<_, NaiveDate>(column).map(Some),
                };
                let (joined, left_on): (Option<NaiveDate>, Option<NaiveDate>) = (day(2)?, day(3)?);
                let (mut starts, mut ends): (NaiveDate, NaiveDate) = (row.get(4)?, row.get(5)?);
                if let Some((first, last)) = days.get(&cohort) {
                    (starts, ends) = (starts.min(*first), ends.max(*last));
                }
                Ok(Stay {
                    person: row.get(0)?,
                    cohort,
                    from: joined.unwrap_or(starts),
                    to: left_on.map_or(ends, |day| day.pred_opt().unwrap_or(day)),
                    left: left_on.is_some(),
                })
            },
        )
    }

    /// Which topics are on the timetable of which class, or are to come on it.
    fn to_hear(&self) -> Answer<HashMap<CohortId, HashSet<TopicId>>> {
        let mut to_hear: HashMap<CohortId, HashSet<TopicId>> = HashMap::new();
        for slot in self.judged {
            if let Some(topic) = slot.topic {
                to_hear.entry(slot.cohort).or_default().insert(topic);
            }
        }
        if self.all {
            self.tx.rows("select cohort, topic from unplaced where topic is not null", [], |row| {
                to_hear.entry(row.get(0)?).or_default().insert(row.get(1)?);
                Ok(())
            })?;
        }
        Ok(to_hear)
    }

    /// What was, or will be, taught in the classes they were in.
    fn taught(
        &self,
        stays: &[Stay],
        to_hear: &HashMap<CohortId, HashSet<TopicId>>,
        since: NaiveDate,
    ) -> Answer<HashMap<CohortId, Vec<Taught>>> {
        let mut taught: HashMap<CohortId, Vec<Taught>> = HashMap::new();
        if to_hear.is_empty() {
            return Ok(taught);
        }
        let (which, until) = match self.all {
            // What is on the days themselves is known from the slots.
            true => ("?3 is not null and ?4 is not null", self.from.pred_opt().unwrap_or(self.from)),
            false => (
                "topic in (select value from json_each(?3)) and +cohort in (select value from json_each(?4))",
                LAST_DAY,
            ),
        };
        let topics = list(to_hear.values().flatten().collect::<HashSet<_>>())?;
        let cohorts = list(stays.iter().map(|stay| stay.cohort).collect::<HashSet<_>>())?;
        self.tx.rows(
            &format!(
                "select cohort, topic, day, id from session
                 where topic is not null and day between ?1 and ?2 and {which} order by topic, day, id"
            ),
            (since, until, topics, cohorts),
            |row| {
                let it = Taught { topic: row.get(1)?, day: row.get(2)?, session: row.get(3)? };
                taught.entry(row.get(0)?).or_default().push(it);
                Ok(())
            },
        )?;
        if self.all {
            for slot in self.slots.iter().filter(|slot| self.from <= slot.day) {
                if let Some(topic) = slot.topic {
                    let it = Taught { topic, day: slot.day, session: slot.session };
                    taught.entry(slot.cohort).or_default().push(it);
                }
            }
        }
        Ok(taught)
    }

    /// Who was called in these sessions and not there. Without a roll everybody was.
    fn absent(&self, sessions: String) -> Answer<HashSet<(SessionId, PersonId)>> {
        let absent = self.tx.rows(
            "select roll.session, trainee.person
             from roll
             join mark    on mark.roll = roll.id
             join trainee on trainee.id = mark.trainee
             where roll.session in (select value from json_each(?1)) and mark.mark in ('旷课', '事假', '病假', '公假')",
            [sessions],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        Ok(absent.into_iter().collect())
    }
}
