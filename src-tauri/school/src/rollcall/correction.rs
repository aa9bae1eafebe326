//! 更正: what a mark of a closed roll was and is, and why. Both are kept, and stand on the papers.

use std::collections::HashMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::RollId;
use crate::{
    Answer, Read,
    calendar::month_day,
    cohort::CohortId,
    timetable::{Kind, SessionId, quoted},
    trainee::TraineeId,
};

id! {
    /// One correction.
    CorrectionId as "number & { readonly of: 'correction' }"
}

record! {
    /// What a mark of a closed roll was and is.
    pub struct Correction, new NewCorrection, in "correction" by CorrectionId called "更正" {
        /// Of which roll.
        roll: RollId,
        /// Whose mark.
        trainee: TraineeId,
        /// 旷课, 迟到10分; empty: was not on the roll.
        was: String,
        /// What it is now; empty: was taken off the roll.
        now: String,
        /// Why.
        reason: String,
        /// On which day.
        on_day: NaiveDate,
    }
}

/// Which corrections.
#[derive(Debug, Clone, Default, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CorrectionsAsked {
    /// Of this class.
    #[ts(optional)]
    pub cohort: Option<CohortId>,
    /// Of this session.
    #[ts(optional)]
    pub session: Option<SessionId>,
}

/// A correction with its names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct CorrectionLine {
    /// The correction.
    pub id: CorrectionId,
    /// Of which session …
    pub session: SessionId,
    /// … on which day …
    pub day: NaiveDate,
    /// … called 《县情讲座》.
    pub title: String,
    /// Whose mark.
    pub trainee: TraineeId,
    /// 序号
    pub number: u32,
    /// 姓名
    pub name: String,
    /// What it was; empty: not on the roll.
    pub was: String,
    /// What it is now; empty: taken off the roll.
    pub now: String,
    /// Why.
    pub reason: String,
    /// When it was corrected.
    pub on_day: NaiveDate,
    /// 旷课 → 事假（补办请假，3月10日）
    pub say: String,
}

/// The corrections of a class or of a session, by session and in the order they were made.
pub fn corrections(tx: &Read, it: CorrectionsAsked) -> Answer<Vec<CorrectionLine>> {
    tx.rows(
        "select correction.id, roll.session, session.day, coalesce(topic.name, session.title) as title, session.kind,
                correction.trainee, trainee.number, person.name, was, now, reason, on_day
         from correction
         join roll       on roll.id    = correction.roll
         join session    on session.id = roll.session
         left join topic on topic.id   = session.topic
         join trainee    on trainee.id = correction.trainee
         join person     on person.id  = trainee.person
         where (?1 is null or session.cohort = ?1) and (?2 is null or session.id = ?2)
         order by session.day, session.starts, session.id, correction.id",
        (it.cohort, it.session),
        |row| {
            let (was, now): (String, String) = (row.get("was")?, row.get("now")?);
            let (reason, on_day): (String, NaiveDate) = (row.get("reason")?, row.get("on_day")?);
            Ok(CorrectionLine {
                id: row.get("id")?,
                session: row.get("session")?,
                day: row.get("day")?,
                title: quoted(&row.get::<_, String>("title")?, row.get::<_, Kind>("kind")?),
                trainee: row.get("trainee")?,
                number: row.get("number")?,
                name: row.get("name")?,
                say: said(&was, &now, &reason, on_day),
                was,
                now,
                reason,
                on_day,
            })
        },
    )
}

/// The corrections of a roll in words, by trainee, oldest first.
pub(super) fn said_of(tx: &Read, roll: RollId) -> Answer<HashMap<TraineeId, Vec<String>>> {
    let mut all: HashMap<TraineeId, Vec<String>> = HashMap::new();
    for it in tx.rows("select * from correction where roll = ?1 order by id", [roll], Correction::of_row)? {
        all.entry(it.trainee).or_default().push(said(&it.was, &it.now, &it.reason, it.on_day));
    }
    Ok(all)
}

fn said(was: &str, now: &str, reason: &str, day: NaiveDate) -> String {
    let word = |it: &str| if it.is_empty() { "不在册".to_owned() } else { it.to_owned() };
    format!("{} → {}（{reason}，{}）", word(was), word(now), month_day(day))
}
