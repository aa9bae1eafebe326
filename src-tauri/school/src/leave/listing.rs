//! The register of leave, line by line: who, when, how far it has come, and where the roll says something else.

use std::collections::HashMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    Away, Leave, LeaveId, LeaveKind, LeaveMoment, LeaveState, Moment, OfLeave, Seams, Signature,
    asking::weigh_again,
    contradiction,
    covering::{leaves_of, sessions},
    rules, seams,
};
use crate::{
    Answer, Hours, Read,
    calendar::{HalfDay, month_day},
    cohort::{self, CohortId},
    refusal,
    setting::{self, LeaveRules},
    trainee::TraineeId,
};

/// Which leaves.
#[derive(Debug, Clone, Default, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct LeavesAsked {
    /// Of one class.
    #[ts(optional)]
    pub cohort: Option<CohortId>,
    /// Of one trainee.
    #[ts(optional)]
    pub trainee: Option<TraineeId>,
    /// That touch this day.
    #[ts(optional)]
    pub day: Option<NaiveDate>,
}

/// A line of the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct LeaveLine {
    /// The leave.
    pub id: LeaveId,
    /// Whose.
    pub trainee: TraineeId,
    /// Of which class.
    pub cohort: CohortId,
    /// Its title.
    pub cohort_title: String,
    /// 序号
    pub number: u32,
    /// 姓名
    pub name: String,
    /// 单位 (in this class)
    pub unit: String,
    /// 职务 (in this class)
    pub post: String,
    /// 事假, 病假, 公假
    pub kind: LeaveKind,
    /// From the beginning of …
    pub from: LeaveMoment,
    /// … to the end of.
    pub to: LeaveMoment,
    /// `3月9日上午至3月10日下午`
    pub period: String,
    /// `1天半`, `1小时20分钟`
    pub length: String,
    /// 事由
    pub reason: String,
    /// 备注
    pub note: String,
    /// How far it has come.
    pub state: LeaveState,
    /// `待批，缺教务处签字`, `已批，今天应销假`
    pub say: String,
    /// Whose signature it needs and who has signed.
    pub signatures: Vec<Signature>,
    /// When it was granted or refused.
    pub decided_on: Option<NaiveDate>,
    /// Why it was refused.
    pub refused_why: String,
    /// 销假: `3月10日下午`, `3月10日14:50`; empty: not yet.
    pub returned: String,
    /// Its time is over and nobody has noted that they are back.
    pub due_back: bool,
    /// What the attached file was called; empty: none.
    pub file_name: String,
    /// Sessions it is leave from (场次).
    pub sessions: u32,
    /// Their hours.
    pub hours: Hours,
    /// This kind counts towards the limit.
    pub counts: bool,
    /// What is to be said before it is granted; empty once it is decided.
    pub weighed: String,
    /// Granted, it would be more than is allowed.
    pub exceeds: bool,
    /// Where the roll says something else.
    pub contradictions: Vec<String>,
}

/// The leaves asked for, the latest first.
pub fn all(tx: &Read, it: LeavesAsked) -> Answer<Vec<LeaveLine>> {
    lines(
        tx,
        "(?1 is null or trainee.cohort = ?1) and (?2 is null or trainee.id = ?2)
         and (?3 is null or (leave.since <= ?3 and ?3 <= leave.until))",
        (it.cohort, it.trainee, it.day),
    )
}

/// One line of the register.
pub fn line(tx: &Read, it: OfLeave) -> Answer<LeaveLine> {
    lines(tx, "leave.id = ?1", [it.leave])?.pop().ok_or_else(|| refusal::is_gone("请假"))
}

fn lines(tx: &Read, which: &str, parameters: impl rusqlite::Params) -> Answer<Vec<LeaveLine>> {
    let rules: LeaveRules = setting::of(tx)?;
    let rows = tx.rows(
        &format!(
            "select leave.*, trainee.cohort, trainee.number, person.name, trainee.unit_name, trainee.post,
                    cohort.number as cohort_number, cohort.name as cohort_name
             from leave
             join trainee_then as trainee on trainee.id = leave.trainee
             join person on person.id = trainee.person
             join cohort on cohort.id = trainee.cohort
             where {which}
             order by leave.since desc, leave.since_at desc, trainee.number, leave.id"
        ),
        parameters,
        |row| {
            let title = cohort::rules::title(row.get("cohort_number")?, &row.get::<_, String>("cohort_name")?);
            let who = (row.get("number")?, row.get("name")?, row.get("unit_name")?, row.get("post")?);
            Ok((Leave::of_row(row)?, row.get::<_, CohortId>("cohort")?, title, who))
        },
    )?;
    let mut seams_of: HashMap<CohortId, Seams> = HashMap::new();
    let mut lines = Vec::new();
    for (leave, cohort, cohort_title, (number, name, unit, post)) in rows {
        let seams = match seams_of.get(&cohort) {
            Some(seams) => *seams,
            None => *seams_of.entry(cohort).or_insert(seams(tx, cohort)?),
        };
        let (since, until) = leave.span();
        let (hours, count, contradictions) = covered(tx, &leave, &rules)?;
        let weighed = match leave.state {
            LeaveState::Waiting => Some(weigh_again(tx, &leave)?),
            _ => None,
        };
        let signatures = leave.signatures()?;
        let back = leave.returned();
        let now = (tx.today(), crate::calendar::Clock::read(&tx.now().format("%H:%M").to_string()).unwrap_or(until.1));
        let due_back = leave.state == LeaveState::Granted && back.is_none() && until <= now;
        lines.push(LeaveLine {
            id: leave.id,
            trainee: leave.trainee,
            cohort,
            cohort_title,
            number,
            name,
            unit,
            post,
            kind: leave.kind,
            from: beginning(since, seams),
            to: ending(until, seams),
            period: rules::period(since, until, seams),
            length: rules::lasts(since, until, seams),
            reason: leave.reason.clone(),
            note: leave.note.clone(),
            state: leave.state,
            say: said(&leave, &signatures, due_back),
            signatures,
            decided_on: leave.decided_on,
            refused_why: leave.refused_why.clone(),
            returned: back.map(|back| rules::since_when(back, seams)).unwrap_or_default(),
            due_back,
            file_name: leave.file_name.clone(),
            sessions: count,
            hours,
            counts: rules.counted.contains(&leave.kind),
            exceeds: weighed.as_ref().is_some_and(|it| it.exceeds),
            weighed: weighed.map(|it| it.say).unwrap_or_default(),
            contradictions,
        });
    }
    Ok(lines)
}

/// Hours and number of the sessions a leave is leave from, and where their rolls say something else. A roll that was
/// taken decides: who came was not away.
fn covered(tx: &Read, leave: &Leave, rules: &LeaveRules) -> Answer<(Hours, u32, Vec<String>)> {
    let Some(this) = leave.away() else { return Ok((Hours::ZERO, 0, Vec::new())) };
    let asked = Away { until: leave.span().1, ..this.clone() };
    let all = leaves_of(tx, leave.trainee)?;
    let (mut hours, mut count, mut said) = (Hours::ZERO, 0, Vec::new());
    for seen in sessions(tx, leave.trainee, asked.since.0, asked.until.0)? {
        let by = |leaves: &[Away]| rules::over(leaves, seen.when, rules.whole_from.figure);
        if by(std::slice::from_ref(&asked)).is_none() {
            continue;
        }
        let say =
            |what: String| format!("{}{}{}：{what}", month_day(seen.when.day), seen.when.starts.half_day(), seen.title);
        let over = by(&all);
        if by(std::slice::from_ref(&this)).is_none() {
            // They were back by then; a roll that has them on leave all the same is not changed, but said.
            let excused = over.is_some_and(|over| over.granted);
            let still = seen.mark.filter(|mark| mark.is_leave() && !excused);
            said.extend(still.map(|mark| say(format!("已销假，仍记为{mark}"))));
            continue;
        }
        let Some(over) = over else { continue };
        if over.whole && seen.mark.is_none_or(|mark| mark.is_leave()) {
            hours += seen.hours;
            count += 1;
        }
        if let Some(what) = seen.mark.and_then(|mark| contradiction(mark, Some(&over))) {
            said.push(say(what));
        }
    }
    Ok((hours, count, said))
}

/// How far a leave has come, in words.
fn said(leave: &Leave, signatures: &[Signature], due_back: bool) -> String {
    let missing: Vec<&str> = signatures.iter().filter(|it| it.signed_on.is_none()).map(|it| it.who.as_str()).collect();
    let missing = if missing.is_empty() { String::new() } else { format!("，缺{}签字", missing.join("、")) };
    match leave.state {
        LeaveState::Waiting => format!("待批{missing}"),
        LeaveState::Refused if leave.refused_why.is_empty() => "不批".into(),
        LeaveState::Refused => format!("不批：{}", leave.refused_why),
        LeaveState::Granted if leave.returned().is_some() => format!("已销假{missing}"),
        LeaveState::Granted if due_back => format!("已批，应销假{missing}"),
        LeaveState::Granted => format!("已批{missing}"),
    }
}

fn beginning((day, at): Moment, seams: Seams) -> LeaveMoment {
    let half = HalfDay::ALL.iter().copied().find(|half| seams.first(*half) == at);
    LeaveMoment { day, half, at: half.is_none().then_some(at) }
}
fn ending((day, at): Moment, seams: Seams) -> LeaveMoment {
    let half = HalfDay::ALL.iter().copied().find(|half| seams.end(*half) == at);
    LeaveMoment { day, half, at: half.is_none().then_some(at) }
}
