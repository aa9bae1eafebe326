//! What the people of the classes do elsewhere: which classes share whom, and what they hear there.

use std::collections::{HashMap, HashSet};

use chrono::{Months, NaiveDate};

use super::{Past, Reading, list};
use crate::{
    Answer,
    calendar::LAST_DAY,
    cohort::CohortId,
    person::PersonId,
    setting::TeachingRules,
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
    pub(super) fn people(&self, rules: &TeachingRules) -> Answer<(Sharing, Heard)> {
        if self.past == Past::LeftOut {
            return Ok((sharing(&by_person(self.stays(self.from)?)), Heard::new()));
        }
        let heard_years = rules.heard_years.figure;
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
        let concerned = match (self.all, self.past) {
            (true, Past::Heard) => "?1 is not null",
            (true, Past::LeftOut) => "cohort in (select value from json_each(?1))",
            (false, _) => "person in (select person from trainee where cohort in (select value from json_each(?1)))",
        };
        let judged = list(self.judged.iter().map(|slot| slot.cohort).collect::<HashSet<_>>())?;
        let theirs = match self.all {
            true => String::new(),
            false => format!("and id in (select cohort from trainee where {concerned})"),
        };
        let mut spans: HashMap<CohortId, (NaiveDate, NaiveDate)> = HashMap::new();
        self.tx.rows(
            &format!(
                "select id, starts, ends from cohort where starts <= ?3 and ?2 <= ends and ?1 is not null {theirs}"
            ),
            (&judged, since, self.to),
            |row| {
                spans.insert(row.get(0)?, (row.get(1)?, row.get(2)?));
                Ok(())
            },
        )?;
        for slot in self.slots.iter().chain(self.judged) {
            let (first, last) = spans.entry(slot.cohort).or_insert((slot.day, slot.day));
            (*first, *last) = (slot.day.min(*first), slot.day.max(*last));
        }
        let stays = self.tx.rows(
            &format!("select person, cohort, joined, left_on from trainee where {concerned}"),
            [&judged],
            |row| {
                let cohort = row.get(1)?;
                let Some((starts, ends)) = spans.get(&cohort) else { return Ok(None) };
                let (joined, left_on): (Option<NaiveDate>, Option<NaiveDate>) = (row.get(2)?, row.get(3)?);
                Ok(Some(Stay {
                    person: row.get(0)?,
                    cohort,
                    from: joined.unwrap_or(*starts),
                    to: left_on.map_or(*ends, |day| day.pred_opt().unwrap_or(day)),
                    left: left_on.is_some(),
                }))
            },
        )?;
        Ok(stays.into_iter().flatten().collect())
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
