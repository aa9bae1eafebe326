//! 结业审核: who completes, decided before anything is printed, with the reason.

pub mod rules;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Answer, Change, Read,
    cohort::{CohortId, OfCohort},
    leave, refusal,
    rollcall::{self, Share, Tally},
    setting::{self, LeaveRules},
    trainee::{self, TraineeId},
};

id! {
    /// A decision.
    CompletionId as "number & { readonly of: 'completion' }"
}

words! {
    /// What is decided of a trainee.
    pub enum Decision { Granted = "准予结业", Deferred = "暂缓结业", Denied = "不予结业" }
}

/// What the rules say of a trainee; the office decides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Suggestion {
    /// What they would decide.
    pub decision: Decision,
    /// Why, with the article; empty when nothing stands against it.
    pub why: String,
}

/// A trainee before completion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct CompletionLine {
    /// Who.
    pub trainee: TraineeId,
    /// 序号
    pub number: u32,
    /// 姓名
    pub name: String,
    /// 单位
    pub unit: String,
    /// Their attendance.
    pub tally: Tally,
    /// 参训率A = 实到人次 ÷ 应到人次
    pub rate: Share,
    /// What the rules say.
    pub suggestion: Suggestion,
    /// What was decided; none yet.
    pub decision: Option<Decision>,
    /// Why.
    pub reason: String,
    /// The number of the certificate in force; none.
    pub serial: Option<String>,
}

/// Completion of a class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Completion {
    /// Of which class.
    pub cohort: CohortId,
    /// Its trainees by 序号.
    pub lines: Vec<CompletionLine>,
    /// Sessions whose roll is not taken yet (场次): the suggestions rest on what is known.
    pub rolls_missing: u32,
}

/// A decision on one trainee.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Decided {
    /// Who.
    pub trainee: TraineeId,
    /// What; none takes a decision back.
    pub decision: Option<Decision>,
    /// Why; needed for anything but 准予结业.
    #[serde(default)]
    pub reason: String,
}

/// Decisions on a class.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Decide {
    /// Of which class.
    pub cohort: CohortId,
    /// On whom.
    pub decisions: Vec<Decided>,
}

/// Every trainee of a class with their attendance, what the rules say, and what was decided.
pub fn of(tx: &Read, it: OfCohort) -> Answer<Completion> {
    let attendance = rollcall::attendance(tx, it.clone())?;
    let decided = tx.rows(
        "select trainee.id, completion.decision, coalesce(completion.reason, ''), certificate.serial
         from trainee
         left join completion  on completion.trainee = trainee.id
         left join certificate on certificate.trainee = trainee.id and certificate.void_why is null
         where trainee.cohort = ?1",
        [it.cohort],
        |row| Ok((row.get::<_, TraineeId>(0)?, (row.get(1)?, row.get(2)?, row.get(3)?))),
    )?;
    let mut decided: std::collections::HashMap<_, (Option<Decision>, String, Option<String>)> =
        decided.into_iter().collect();
    let mut leave = leave::standings(tx, leave::Whose::Class(it.cohort))?;
    let late_is_absent = setting::of::<LeaveRules>(tx)?.late_is_absent.figure;
    let lines = attendance
        .trainees
        .into_iter()
        .map(|row| {
            let (decision, reason, serial) = decided.remove(&row.trainee).unwrap_or_default();
            CompletionLine {
                trainee: row.trainee,
                number: row.number,
                name: row.name,
                unit: row.unit,
                suggestion: rules::suggest(
                    &leave.remove(&row.trainee).unwrap_or_default(),
                    &row.tally,
                    row.left,
                    late_is_absent,
                ),
                tally: row.tally,
                rate: row.rate,
                decision,
                reason,
                serial,
            }
        })
        .collect();
    let rolls_missing = attendance.sessions.iter().filter(|session| !session.taken).count();
    Ok(Completion { cohort: it.cohort, lines, rolls_missing: u32::try_from(rolls_missing).unwrap_or(u32::MAX) })
}

/// Decides on some or all trainees of a class.
pub fn decide(tx: &Change, it: Decide) -> Answer<Completion> {
    for decided in &it.decisions {
        let name = trainee::name_of(tx, decided.trainee)?;
        let reason = decided.reason.trim();
        let serial: Option<String> = tx.row(
            "select serial from certificate where trainee = ?1 and void_why is null",
            [decided.trainee],
            |row| row.get(0),
        )?;
        match (decided.decision, serial) {
            (Some(Decision::Granted), _) => {}
            (_, Some(serial)) => return Err(refusal::has_certificate(&name, &serial)),
            (Some(other), None) if reason.is_empty() => {
                return Err(refusal::decision_without_reason(&name, other.word()));
            }
            _ => {}
        }
        match decided.decision {
            Some(decision) => tx.run(
                "insert into completion (trainee, decision, reason) values (?1, ?2, ?3)
                 on conflict (trainee) do update set decision = excluded.decision, reason = excluded.reason",
                (decided.trainee, decision, reason),
            )?,
            None => tx.run("delete from completion where trainee = ?1", [decided.trainee])?,
        };
    }
    let count = |wanted| it.decisions.iter().filter(|decided| decided.decision == wanted).count();
    let said: Vec<_> = [Some(Decision::Granted), Some(Decision::Deferred), Some(Decision::Denied), None]
        .into_iter()
        .filter(|wanted| count(*wanted) > 0)
        .map(|wanted| format!("{}{}人", wanted.map_or("取消决定", Decision::word), count(wanted)))
        .collect();
    tx.say(format!("结业审核：{}", said.join("，")))?;
    of(tx, OfCohort { cohort: it.cohort })
}
