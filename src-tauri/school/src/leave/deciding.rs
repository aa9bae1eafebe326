//! Leave is asked for, signed, granted or refused, ended, changed, taken back.

use schemars::JsonSchema;
use serde::Deserialize;
use ts_rs::TS;

use super::{
    Leave, LeaveId, LeaveKind, LeaveLine, LeaveMoment, LeaveState, Moment, NewLeave, OfLeave, Signature, Whose,
    asking::{becomes, weigh},
    covering::{Seen, leaves_of, sessions},
    line, rules, seams, span, standings,
};
use crate::{
    Answer, Change, Hours,
    calendar::month_day,
    cohort::Cohort,
    intake, refusal,
    rollcall::{self, MarkChange},
    setting::{self, LeaveRules},
    trainee::{self, Trainee, TraineeId},
};

/// Leave to be entered.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddLeave {
    /// Whose.
    pub trainee: TraineeId,
    /// 事假, 病假, 公假
    pub kind: LeaveKind,
    /// From the beginning of …
    pub from: LeaveMoment,
    /// … to the end of.
    pub to: LeaveMoment,
    /// 事由
    #[serde(default)]
    pub reason: String,
    /// 备注
    #[serde(default)]
    pub note: String,
    /// At once, as with a slip that is signed already; else it waits for its signatures.
    #[serde(default)]
    pub granted: WhenGranted,
}

words! {
    /// Whether leave is granted as it is entered.
    #[derive(Default)]
    pub enum WhenGranted { #[default] Later = "待批", Now = "已签齐" }
}

/// A signature given.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SignLeave {
    /// On which leave.
    pub leave: LeaveId,
    /// Whose: 教务处.
    pub signer: String,
}

/// A decision on leave.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DecideLeave {
    /// Which.
    pub leave: LeaveId,
    /// 已批, 不批; 待批 takes the decision back.
    pub decision: LeaveState,
    /// Why it is refused.
    #[serde(default)]
    #[ts(as = "Option<String>", optional)]
    pub why: String,
}

/// 销假.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EndLeave {
    /// Which.
    pub leave: LeaveId,
    /// Back from the beginning of; none: they are not back yet after all.
    pub back: Option<LeaveMoment>,
}

/// Leave as it is to be now.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeLeave {
    /// Which.
    pub leave: LeaveId,
    /// 事假, 病假, 公假
    pub kind: LeaveKind,
    /// From the beginning of …
    pub from: LeaveMoment,
    /// … to the end of.
    pub to: LeaveMoment,
    /// 事由
    pub reason: String,
    /// 备注
    pub note: String,
}

/// Enters leave.
pub fn add(tx: &Change, it: AddLeave) -> Answer<LeaveLine> {
    let (since, until) = span_of(tx, it.trainee, it.from, it.to)?;
    let asked = weigh(tx, it.trainee, it.kind, (since, until), None)?;
    let signers: Vec<Signature> = asked.signers.into_iter().map(|who| Signature { who, signed_on: None }).collect();
    let leave = NewLeave {
        trainee: it.trainee,
        kind: it.kind,
        since: since.0,
        since_at: since.1,
        until: until.0,
        until_at: until.1,
        reason: it.reason.trim().into(),
        state: LeaveState::Waiting,
        signers: serde_json::to_string(&signers)?,
        decided_on: None,
        refused_why: String::new(),
        returned_on: None,
        returned_at: None,
        file: String::new(),
        file_name: String::new(),
        note: it.note.trim().into(),
    }
    .insert(tx)?;
    let stored = Leave::get(tx, leave)?;
    match it.granted {
        WhenGranted::Later => tx.say(format!("请假：{}（待批）", spoken(tx, &stored)?))?,
        WhenGranted::Now => {
            let signed = signed_all(tx, &stored)?;
            grant(tx, Leave { signers: signed, ..stored })?;
        }
    }
    line(tx, OfLeave { leave })
}

/// Notes a signature; the last of them grants the leave.
pub fn sign(tx: &Change, it: SignLeave) -> Answer<LeaveLine> {
    let leave = Leave::get(tx, it.leave)?;
    let mut signers = leave.signatures()?;
    let Some(signature) = signers.iter_mut().find(|signature| signature.who == it.signer.trim()) else {
        return Err(refusal::no_such_signer(it.signer.trim()));
    };
    signature.signed_on = Some(tx.today());
    let complete = signers.iter().all(|signature| signature.signed_on.is_some());
    let leave = Leave { signers: serde_json::to_string(&signers)?, ..leave };
    match leave.state {
        LeaveState::Waiting if complete => grant(tx, leave)?,
        _ => {
            leave.save(tx)?;
            tx.say(format!("{}已签：{}", it.signer.trim(), spoken(tx, &leave)?))?;
        }
    }
    line(tx, OfLeave { leave: it.leave })
}

/// Grants leave, refuses it with the reason, or takes the decision back. Who has not signed yet is still said.
pub fn decide(tx: &Change, it: DecideLeave) -> Answer<LeaveLine> {
    let leave = Leave::get(tx, it.leave)?;
    let why = it.why.trim().to_owned();
    match it.decision {
        LeaveState::Granted => grant(tx, leave)?,
        LeaveState::Refused if why.is_empty() => return Err(refusal::is_empty("why", "不批的原因")),
        LeaveState::Refused => {
            let said = format!("不批：{}（{why}）", spoken(tx, &leave)?);
            let on = Some(tx.today());
            Leave { state: LeaveState::Refused, refused_why: why, decided_on: on, ..leave }.save(tx)?;
            tx.say(said)?;
        }
        LeaveState::Waiting => {
            let said = format!("改回待批：{}", spoken(tx, &leave)?);
            let undecided = Leave { state: LeaveState::Waiting, refused_why: String::new(), decided_on: None, ..leave };
            Leave { returned_on: None, returned_at: None, ..undecided }.save(tx)?;
            tx.say(said)?;
        }
    }
    line(tx, OfLeave { leave: it.leave })
}

/// 销假: they are back. Sooner than was granted, rolls to come expect them again and their hours are given back; a roll
/// that was taken stays as it is, and where it has them on leave that is said.
pub fn end(tx: &Change, it: EndLeave) -> Answer<LeaveLine> {
    let leave = Leave::get(tx, it.leave)?;
    let name = trainee::name_of(tx, leave.trainee)?;
    if leave.state != LeaveState::Granted {
        return Err(refusal::leave_is_not_granted(&name));
    }
    let Some(back) = it.back else {
        Leave { returned_on: None, returned_at: None, ..leave }.save(tx)?;
        tx.say(format!("取消销假：{name}"))?;
        return line(tx, OfLeave { leave: it.leave });
    };
    let seams = seams(tx, Trainee::get(tx, leave.trainee)?.cohort)?;
    let back = back.first(seams);
    let (since, until) = leave.span();
    if back < since {
        return Err(refusal::back_before_leave(&name, &month_day(since.0)));
    }
    let taken = |tx: &Change| -> Answer<Hours> {
        let standing = standings(tx, Whose::One(leave.trainee))?.remove(&leave.trainee).unwrap_or_default();
        Ok(standing.taken + standing.uncounted)
    };
    let before = taken(tx)?;
    Leave { returned_on: Some(back.0), returned_at: Some(back.1), ..leave.clone() }.save(tx)?;
    let given_back = Hours(before.0 - taken(tx)?.0);
    let line = line(tx, OfLeave { leave: it.leave })?;
    let late = sessions(tx, leave.trainee, until.0, back.0.max(until.0))?;
    let late =
        late.iter().filter(|seen| until < (seen.when.day, seen.when.ends) && (seen.when.day, seen.when.starts) < back);
    let more = match late.count() {
        several if several > 0 => format!("，晚于准假时间，其间有{several}次课"),
        _ if given_back > Hours::ZERO => format!("，退回{given_back}学时"),
        _ => String::new(),
    };
    let marked = match line.contradictions.len() {
        0 => String::new(),
        several => format!("；{several}次点名与请假不符，请到考勤更正"),
    };
    tx.say(format!("销假：{name} {}回来{more}{marked}", rules::since_when(back, seams)))?;
    Ok(line)
}

/// Changes leave. Of another kind or at another time it is another leave: it waits to be signed again.
pub fn change(tx: &Change, it: ChangeLeave) -> Answer<LeaveLine> {
    let before = Leave::get(tx, it.leave)?;
    let (since, until) = span_of(tx, before.trainee, it.from, it.to)?;
    let same = before.kind == it.kind && before.span() == (since, until);
    let told = Leave { reason: it.reason.trim().into(), note: it.note.trim().into(), ..before };
    if same {
        told.save(tx)?;
        tx.say(format!("修改请假：{}", spoken(tx, &told)?))?;
        return line(tx, OfLeave { leave: it.leave });
    }
    let asked = weigh(tx, told.trainee, it.kind, (since, until), Some(it.leave))?;
    let signers: Vec<Signature> = asked.signers.into_iter().map(|who| Signature { who, signed_on: None }).collect();
    let was = told.state;
    let now = Leave {
        kind: it.kind,
        since: since.0,
        since_at: since.1,
        until: until.0,
        until_at: until.1,
        state: LeaveState::Waiting,
        signers: serde_json::to_string(&signers)?,
        decided_on: None,
        refused_why: String::new(),
        returned_on: None,
        returned_at: None,
        ..told
    };
    now.save(tx)?;
    let again = if was == LeaveState::Waiting { "" } else { "，须重新批准" };
    tx.say(format!("修改请假：{}{again}", spoken(tx, &now)?))?;
    line(tx, OfLeave { leave: it.leave })
}

/// Takes leave off the register. Marks stay as they are.
pub fn remove(tx: &Change, it: OfLeave) -> Answer<()> {
    let leave = Leave::get(tx, it.leave)?;
    let said = spoken(tx, &leave)?;
    Leave::remove(tx, it.leave)?;
    tx.say(format!("删除请假：{said}"))
}

/// Keeps a file with leave: the unit's letter, a doctor's note.
pub fn attach(tx: &Change, it: OfLeave, name: &str, fingerprint: &str, bytes: &[u8]) -> Answer<LeaveLine> {
    let leave = Leave::get(tx, it.leave)?;
    intake::keep(tx, fingerprint, bytes.len() as u64, bytes)?;
    let leave = Leave { file: fingerprint.into(), file_name: name.into(), ..leave };
    leave.save(tx)?;
    tx.say(format!("请假附件「{name}」：{}", spoken(tx, &leave)?))?;
    line(tx, it)
}

/// Takes the file off leave.
pub fn detach(tx: &Change, it: OfLeave) -> Answer<LeaveLine> {
    let leave = Leave::get(tx, it.leave)?;
    let leave = Leave { file: String::new(), file_name: String::new(), ..leave };
    leave.save(tx)?;
    tx.say(format!("取消请假附件：{}", spoken(tx, &leave)?))?;
    line(tx, it)
}

/// From when to when, and that it has to do with the class.
fn span_of(tx: &Change, trainee: TraineeId, from: LeaveMoment, to: LeaveMoment) -> Answer<(Moment, Moment)> {
    let cohort = Cohort::get(tx, Trainee::get(tx, trainee)?.cohort)?;
    let (since, until) = span(seams(tx, cohort.id)?, from, to)?;
    if until.0 < cohort.starts || cohort.ends < since.0 {
        let days = crate::calendar::span(cohort.starts, cohort.ends);
        return Err(refusal::leave_outside_class(&cohort.title(), &days));
    }
    Ok((since, until))
}

/// `张三 事假 3月9日上午`
fn spoken(tx: &Change, leave: &Leave) -> Answer<String> {
    let name = trainee::name_of(tx, leave.trainee)?;
    let seams = seams(tx, Trainee::get(tx, leave.trainee)?.cohort)?;
    let (since, until) = leave.span();
    Ok(format!("{name} {} {}", leave.kind, rules::period(since, until, seams)))
}

/// Its signatures, all given by today.
fn signed_all(tx: &Change, leave: &Leave) -> Answer<String> {
    let mut signers = leave.signatures()?;
    signers.iter_mut().for_each(|it| it.signed_on = it.signed_on.or(Some(tx.today())));
    Ok(serde_json::to_string(&signers)?)
}

/// Grants leave: 旷课 under it, in rolls already taken, becomes leave; in a closed one as a correction.
fn grant(tx: &Change, leave: Leave) -> Answer<()> {
    let granted =
        Leave { state: LeaveState::Granted, refused_why: String::new(), decided_on: Some(tx.today()), ..leave };
    granted.save(tx)?;
    let rules: LeaveRules = setting::of(tx)?;
    let all = leaves_of(tx, granted.trainee)?;
    let excused = |seen: &Seen| {
        let mark = becomes(seen, &all, &rules)?;
        let (session, trainee) = (seen.session, granted.trainee);
        Some(MarkChange { session, trainee, mark, word: String::new(), minutes: 0, remark: None })
    };
    let days = sessions(tx, granted.trainee, granted.since, granted.until)?;
    let changes: Vec<MarkChange> = days.iter().filter_map(excused).collect();
    rollcall::change_marks(tx, &changes, "补办请假")?;
    let changed = changes.len();
    let also = if changed > 0 { format!("，{changed}次旷课改为{}", granted.kind) } else { String::new() };
    tx.say(format!("准假：{}{also}", spoken(tx, &granted)?))
}
