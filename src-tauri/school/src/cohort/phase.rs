//! 集中学习阶段: the days a class really meets, where it is not from its first day to its last at the school.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    Cohort, CohortId, OfCohort,
    rules::{self, repeat::repeat},
};
use crate::{
    Answer, Change, Read,
    calendar::{holidays, month_day},
    refusal,
};

id! {
    /// A phase of a class.
    PhaseId as "number & { readonly of: 'phase' }"
}

record! {
    /// A phase of a class: days on end at one place.
    pub struct Phase, new NewPhase, in "phase" by PhaseId called "集中学习阶段" {
        /// Of which class.
        cohort: CohortId,
        /// First day.
        starts: NaiveDate,
        /// Last day.
        ends: NaiveDate,
        /// Empty: at the school; else 异地教学 there.
        place: String,
        /// Where they stay.
        hotel: String,
        /// Who is asked there.
        contact: String,
        /// Their phone.
        phone: String,
        /// 备注
        note: String,
    }
}

/// The phases of a class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Phases {
    /// First day of the class.
    pub starts: NaiveDate,
    /// Last day of the class.
    pub ends: NaiveDate,
    /// By time; none: the class meets from its first day to its last at the school.
    pub phases: Vec<Phase>,
    /// Days it meets.
    pub days: u32,
    /// Sessions on days it does not meet (场次).
    pub outside: u32,
}

/// A phase to be written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PhaseSaid {
    /// First day.
    pub starts: NaiveDate,
    /// Last day.
    pub ends: NaiveDate,
    /// Empty: at the school; else 异地教学 there.
    #[serde(default)]
    pub place: String,
    /// Where they stay.
    #[serde(default)]
    pub hotel: String,
    /// Who is asked there.
    #[serde(default)]
    pub contact: String,
    /// Their phone.
    #[serde(default)]
    pub phone: String,
    /// 备注
    #[serde(default)]
    pub note: String,
}

/// The phases of a class, all of them.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetPhases {
    /// Of which class.
    pub cohort: CohortId,
    /// None: it meets from its first day to its last at the school.
    pub phases: Vec<PhaseSaid>,
}

/// The phases of a class, by time.
pub fn of(tx: &Read, cohort: CohortId) -> Answer<Vec<Phase>> {
    tx.rows("select * from phase where cohort = ?1 order by starts, id", [cohort], Phase::of_row)
}

/// The phases of a class.
pub fn phases(tx: &Read, it: OfCohort) -> Answer<Phases> {
    let cohort = Cohort::get(tx, it.cohort)?;
    let phases = of(tx, it.cohort)?;
    let days = rules::days_of(cohort.starts, cohort.ends, &spans(&phases));
    let sessions: Vec<NaiveDate> =
        tx.rows("select day from session where cohort = ?1", [it.cohort], |row| row.get(0))?;
    Ok(Phases {
        starts: cohort.starts,
        ends: cohort.ends,
        days: days.len() as u32,
        outside: sessions.iter().filter(|day| days.binary_search(day).is_err()).count() as u32,
        phases,
    })
}

/// First and last days, for the rules.
pub fn spans(phases: &[Phase]) -> Vec<(NaiveDate, NaiveDate)> {
    phases.iter().map(|phase| (phase.starts, phase.ends)).collect()
}

/// Writes the phases of a class as they are now; the class begins with the first and ends with the last.
pub fn set_phases(tx: &Change, it: SetPhases) -> Answer<Phases> {
    let cohort = Cohort::get(tx, it.cohort)?;
    let mut new = it.phases;
    new.sort_by_key(|phase| phase.starts);
    check(&new)?;
    write(tx, &cohort, &new)?;
    let now = phases(tx, OfCohort { cohort: it.cohort })?;
    match now.phases.is_empty() {
        true => tx.say(format!("「{}」改为连续办班", cohort.title()))?,
        false => {
            tx.say(format!("「{}」分{}段集中学习，共{}天", cohort.title(), now.phases.len(), now.days))?;
        }
    }
    Ok(now)
}

/// Writes phases in their order. Those that stay as they are keep their row.
pub(super) fn write(tx: &Change, cohort: &Cohort, new: &[PhaseSaid]) -> Answer<()> {
    let said = |phase: &Phase| PhaseSaid {
        starts: phase.starts,
        ends: phase.ends,
        place: phase.place.clone(),
        hotel: phase.hotel.clone(),
        contact: phase.contact.clone(),
        phone: phase.phone.clone(),
        note: phase.note.clone(),
    };
    let mut before = of(tx, cohort.id)?;
    for phase in new {
        let phase = phase.clone().trimmed();
        if let Some(same) = before.iter().position(|each| said(each) == phase) {
            before.remove(same);
            continue;
        }
        let PhaseSaid { starts, ends, place, hotel, contact, phone, note } = phase;
        NewPhase { cohort: cohort.id, starts, ends, place, hotel, contact, phone, note }.insert(tx)?;
    }
    for gone in before {
        Phase::remove(tx, gone.id)?;
    }
    if let (Some(first), Some(last)) = (new.first(), new.last())
        && (first.starts, last.ends) != (cohort.starts, cohort.ends)
    {
        Cohort { starts: first.starts, ends: last.ends, ..cohort.clone() }.save(tx)?;
    }
    Ok(())
}

impl PhaseSaid {
    fn trimmed(self) -> PhaseSaid {
        let trim = |text: String| text.trim().to_owned();
        PhaseSaid {
            place: trim(self.place),
            hotel: trim(self.hotel),
            contact: trim(self.contact),
            phone: trim(self.phone),
            note: trim(self.note),
            ..self
        }
    }
}

fn check(phases: &[PhaseSaid]) -> Answer<()> {
    if phases.iter().any(|phase| phase.ends < phase.starts) {
        return Err(refusal::days_reversed());
    }
    for (one, next) in phases.iter().zip(phases.iter().skip(1)) {
        if next.starts <= one.ends {
            return Err(refusal::phases_overlap(&span(one.starts, one.ends), &span(next.starts, next.ends)));
        }
    }
    Ok(())
}

/// `3月9日至3月13日`, or the one day.
fn span(starts: NaiveDate, ends: NaiveDate) -> String {
    match starts == ends {
        true => month_day(starts),
        false => format!("{}至{}", month_day(starts), month_day(ends)),
    }
}

/// The first and the last phase follow the class when its days are set by hand.
pub(super) fn follow(tx: &Change, cohort: &Cohort) -> Answer<()> {
    let phases = of(tx, cohort.id)?;
    let (Some(first), Some(last)) = (phases.first(), phases.last()) else { return Ok(()) };
    if first.ends < cohort.starts || cohort.ends < last.starts {
        return Err(refusal::days_beyond_phases(&month_day(first.ends), &month_day(last.starts)));
    }
    let (first, last) = (first.id, last.id);
    for phase in phases {
        let starts = if phase.id == first { cohort.starts } else { phase.starts };
        let ends = if phase.id == last { cohort.ends } else { phase.ends };
        if (starts, ends) != (phase.starts, phase.ends) {
            Phase { starts, ends, ..phase }.save(tx)?;
        }
    }
    Ok(())
}

words! {
    /// By what a class comes together again.
    pub enum RepeatStep { Weeks = "周", MonthsByWeekday = "月（同一星期几）", MonthsByDate = "月（同一日期）" }
}

/// A rule that makes phases of the first: 每2周一次.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RepeatPhases {
    /// Of which class.
    pub cohort: CohortId,
    /// First day of the first phase.
    pub starts: NaiveDate,
    /// Its last day.
    pub ends: NaiveDate,
    /// Every so many steps.
    pub every: u32,
    /// 周, or 月.
    pub step: RepeatStep,
    /// The last phase is over on this day.
    pub until: NaiveDate,
    /// Phases give way to days off.
    pub avoid_holidays: bool,
}

/// Phases as a rule makes them, ready for `set_phases`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct ProposedPhases {
    /// By time; the place and what belongs to it is that of the class's first phase.
    pub phases: Vec<PhaseSaid>,
    /// What gave way to days off, in words.
    pub notes: Vec<String>,
    /// Days they make together.
    pub days: u32,
}

/// The phases a rule makes of the first. Nothing is written.
pub fn repeat_phases(tx: &Read, it: RepeatPhases) -> Answer<ProposedPhases> {
    Cohort::get(tx, it.cohort)?;
    if it.ends < it.starts {
        return Err(refusal::days_reversed());
    }
    if it.every == 0 {
        return Err(refusal::is_empty("every", "每几周（或几个月）一次"));
    }
    let holidays = match it.avoid_holidays {
        true => Some(holidays::of(tx)?),
        false => None,
    };
    let found = repeat((it.starts, it.ends), it.every, it.step, it.until, holidays.as_ref());
    let model = of(tx, it.cohort)?.into_iter().next();
    let mut phases = Vec::new();
    let mut notes = Vec::new();
    for occurrence in found {
        let said = span(occurrence.starts, occurrence.ends);
        match (occurrence.left_out, occurrence.instead_of.is_empty()) {
            (true, _) => notes.push(format!("{said}碰上{}，前后都没有空档，没有列入。", occurrence.instead_of)),
            (false, false) => notes.push(format!("碰上{}，改到{said}。", occurrence.instead_of)),
            (false, true) => {}
        }
        if !occurrence.left_out {
            let of_model = |of: fn(&Phase) -> &String| model.as_ref().map(of).cloned().unwrap_or_default();
            phases.push(PhaseSaid {
                starts: occurrence.starts,
                ends: occurrence.ends,
                place: of_model(|phase| &phase.place),
                hotel: of_model(|phase| &phase.hotel),
                contact: of_model(|phase| &phase.contact),
                phone: of_model(|phase| &phase.phone),
                note: String::new(),
            });
        }
    }
    check(&phases)?;
    let days = phases.iter().map(|phase| rules::days(phase.starts, phase.ends)).sum();
    Ok(ProposedPhases { phases, notes, days })
}
