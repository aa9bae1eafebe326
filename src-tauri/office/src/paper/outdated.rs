//! 调课之后: what is no longer as it was approved, and which printed papers it has made untrue.

use chrono::NaiveDate;
use schemars::JsonSchema;
use school::{
    Answer, Error, Read,
    calendar::month_day,
    cohort::{CohortId, OfCohort},
    printout,
    timetable::{self, SessionLine, approved::TimetableChanges},
};
use serde::Serialize;
use ts_rs::TS;

use super::{About, PAPERS, Paper, PaperAsked, fingerprint};

/// What has become of an approved timetable, and of the papers printed from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Adjustments {
    /// What has been changed, session by session.
    #[serde(flatten)]
    pub timetable: TimetableChanges,
    /// The printed papers of the class that are no longer true.
    pub outdated: Vec<Outdated>,
}

/// A printed paper that is no longer true.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Outdated {
    /// Which, by its key.
    pub paper: String,
    /// Its name in the office.
    pub name: String,
    /// Of which half day or day, when it is of one.
    pub part: String,
    /// 第N版
    pub edition: u32,
    /// When it was printed.
    pub printed_on: NaiveDate,
}

/// What is no longer as it was approved, and the papers that no longer are true.
pub fn timetable_changes(tx: &Read, it: OfCohort) -> Answer<Adjustments> {
    let outdated = outdated(tx, it.cohort)?;
    Ok(Adjustments { timetable: timetable::approved::changes(tx, it)?, outdated })
}

fn outdated(tx: &Read, cohort: CohortId) -> Answer<Vec<Outdated>> {
    let sessions = timetable::sessions(tx, cohort)?;
    let mut outdated = Vec::new();
    for (key, part, _) in printout::editions(tx, cohort)? {
        let Some(paper) = PAPERS.iter().find(|paper| paper.key == key) else { continue };
        if paper.stands() {
            continue;
        }
        let Some(printed) = printout::last(tx, cohort, &key, &part)? else { continue };
        let now = match asked(paper, cohort, &part, &sessions) {
            // The half day it was of is empty now.
            None => None,
            Some(asked) => match (paper.gather)(tx, &asked) {
                Ok(content) => Some(fingerprint(&content)),
                Err(Error::Refused(_)) => None,
                Err(broken) => return Err(broken),
            },
        };
        if now.as_ref() != Some(&printed.fingerprint) {
            let Paper { name, .. } = *paper;
            let printout::PrintedEdition { edition, printed_on, .. } = printed;
            outdated.push(Outdated { paper: key, name: name.into(), part, edition, printed_on });
        }
    }
    Ok(outdated)
}

/// The paper as it would be asked for now; none when what it is of is off the timetable.
fn asked(paper: &Paper, cohort: CohortId, part: &str, sessions: &[SessionLine]) -> Option<PaperAsked> {
    let asked = PaperAsked { paper: paper.key.into(), cohort: Some(cohort), ..PaperAsked::default() };
    let of_the_day = |line: &&SessionLine| month_day(line.day) == part;
    let of_the_half = |line: &&SessionLine| format!("{}{}", month_day(line.day), line.half_day) == part;
    match paper.about {
        About::HalfDay => sessions.iter().find(of_the_half).map(|line| PaperAsked { session: Some(line.id), ..asked }),
        About::Day => sessions.iter().find(of_the_day).map(|line| PaperAsked { day: Some(line.day), ..asked }),
        _ => Some(asked),
    }
}
