//! On which days people are on granted leave, if only for an hour: they are on no duty, and a bus goes without them.

use chrono::NaiveDate;

use crate::{Answer, Read, calendar::Clock, cohort::CohortId, leave::LeaveKind, trainee::TraineeId};

/// A granted leave in whole days, cut where they came back earlier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Away {
    /// Who.
    pub trainee: TraineeId,
    /// 事假, 病假, 公假
    pub kind: LeaveKind,
    /// The first day they miss some of.
    pub first: NaiveDate,
    /// The last one.
    pub last: NaiveDate,
}

impl Away {
    /// They miss some of that day.
    pub fn on(&self, day: NaiveDate) -> bool {
        self.first <= day && day <= self.last
    }
}

/// Every granted leave in a class.
pub(crate) fn of_class(tx: &Read, cohort: CohortId) -> Answer<Vec<Away>> {
    tx.rows(
        "select leave.trainee, leave.kind, since, coalesce(returned_on, until) as until,
                coalesce(returned_at, until_at) as until_at
         from leave join trainee on trainee.id = leave.trainee
         where trainee.cohort = ?1 and leave.state = '已批'
         order by since, since_at, leave.id",
        [cohort],
        |row| {
            let until: NaiveDate = row.get("until")?;
            // Back at midnight is back for the whole of that day.
            let back_at_midnight = row.get::<_, String>("until_at")? == Clock::MIDNIGHT.to_string();
            Ok(Away {
                trainee: row.get("trainee")?,
                kind: row.get("kind")?,
                first: row.get("since")?,
                last: until.pred_opt().filter(|_| back_at_midnight).unwrap_or(until),
            })
        },
    )
}
