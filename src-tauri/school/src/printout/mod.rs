//! 已印的纸: what left the printer, in which edition, and whether it is out of date.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Answer, Change, Read,
    cohort::CohortId,
    rollcall::{PrintedSheet, sheet},
};

/// A paper that was printed or saved.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Printed {
    /// Of which class.
    pub cohort: CohortId,
    /// Which paper, by its key.
    pub paper: String,
    /// Of which session or day, when it is of one.
    #[serde(default)]
    pub part: String,
    /// What was on it, as the preview said.
    pub fingerprint: String,
    /// Whom it has in which row, as the preview said, when it is a sign-in sheet.
    #[serde(default)]
    #[ts(optional)]
    pub sheet: Option<PrintedSheet>,
}

/// The last edition of a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct PrintedEdition {
    /// 第N版, from 1.
    pub edition: u32,
    /// When it was printed.
    pub printed_on: NaiveDate,
    /// What was on it.
    pub fingerprint: String,
}

/// The last edition of a paper of a class; none when it was never printed.
pub fn last(tx: &Read, cohort: CohortId, paper: &str, part: &str) -> Answer<Option<PrintedEdition>> {
    tx.row(
        "select edition, printed_on, fingerprint from printout
         where cohort = ?1 and paper = ?2 and part = ?3 order by edition desc, id desc limit 1",
        (cohort, paper, part),
        |row| Ok(PrintedEdition { edition: row.get(0)?, printed_on: row.get(1)?, fingerprint: row.get(2)? }),
    )
}

/// The papers of a class that left the printer, each with its last edition: key, part, edition.
pub fn editions(tx: &Read, cohort: CohortId) -> Answer<Vec<(String, String, u32)>> {
    tx.rows(
        "select paper, part, max(edition) from printout where cohort = ?1 group by paper, part order by min(id)",
        [cohort],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )
}

/// Notes that a paper left the printer: a new edition when something on it has changed since the last.
///
/// A log, not a change of the books: it is no step of the history and Ctrl+Z passes over it.
pub fn note(tx: &Change, it: Printed) -> Answer<PrintedEdition> {
    let before = last(tx, it.cohort, &it.paper, &it.part)?;
    let edition = match before {
        Some(last) if last.fingerprint == it.fingerprint => last.edition,
        Some(last) => last.edition + 1,
        None => 1,
    };
    let now = PrintedEdition { edition, printed_on: tx.today(), fingerprint: it.fingerprint };
    tx.run(
        "insert into printout (cohort, paper, part, edition, fingerprint, printed_on) values (?1, ?2, ?3, ?4, ?5, ?6)",
        (it.cohort, &it.paper, &it.part, now.edition, &now.fingerprint, now.printed_on),
    )?;
    if let Some(printed) = &it.sheet {
        sheet::note(tx, printed, now.edition)?;
    }
    Ok(now)
}
