//! What is said before leave is granted: how much there was, how much this is, whether it is too much, who signs.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    Away, Leave, LeaveId, LeaveKind, LeaveLimit, LeaveMoment, Moment, Seams, Whose, contradiction,
    covering::{Seen, leaves_of, sessions},
    rules, seams, span, standings,
};
use crate::{
    Answer, Hours, Read,
    calendar::Clock,
    refusal,
    rollcall::Mark,
    setting::{self, LeaveRules},
    timetable::SessionId,
    trainee::{Trainee, TraineeId, level},
};

/// Leave that somebody asks for.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AskLeave {
    /// Who.
    pub trainee: TraineeId,
    /// 事假, 病假, 公假
    pub kind: LeaveKind,
    /// From the beginning of …
    pub from: LeaveMoment,
    /// … to the end of.
    pub to: LeaveMoment,
    /// The leave that is being changed; left out, a new one.
    #[serde(default)]
    #[ts(optional)]
    pub leave: Option<LeaveId>,
}

/// A session that a leave touches.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct CoveredSession {
    /// The session.
    pub session: SessionId,
    /// On which day.
    pub day: NaiveDate,
    /// First minute.
    pub starts: Clock,
    /// The minute after the last.
    pub ends: Clock,
    /// What it is about.
    pub title: String,
    /// Its hours.
    pub hours: Hours,
    /// It is leave from the session; else late or gone early.
    pub whole: bool,
    /// The mark on its roll, once that is taken.
    pub was: Option<Mark>,
    /// What that mark becomes when the leave is granted; none: it stays.
    pub becomes: Option<Mark>,
    /// What the leave makes of it, in words.
    pub say: String,
}

/// What is said before leave is granted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct LeaveAsked {
    /// 总学时40，已请4，本次再请8将超过1/7（5.71），按规定应予退学
    pub say: String,
    /// With this it is more than is allowed.
    pub exceeds: bool,
    /// `3月9日上午至3月10日下午`
    pub period: String,
    /// `1天半`, `1小时20分钟`
    pub length: String,
    /// Half days by the calendar, by which the signatures go.
    pub half_days: u32,
    /// 总学时
    pub total: Hours,
    /// 学时 of leave before this.
    pub taken: Hours,
    /// 学时 that this adds.
    pub this: Hours,
    /// This kind counts.
    pub counts: bool,
    /// How much the class bears; none while it has no hours.
    pub limit: Option<LeaveLimit>,
    /// 学时 left after this; below zero, so much too many.
    pub left: Hours,
    /// The same in whole half days.
    pub half_days_left: u32,
    /// Whose signatures it needs, in order.
    pub signers: Vec<String>,
    /// The sessions it touches, by time.
    pub sessions: Vec<CoveredSession>,
    /// How many marks of rolls already taken become leave when it is granted.
    pub changes: u32,
    /// Other leave at the same time.
    pub overlaps: Vec<String>,
}

/// Says what leave would be, before anything is written.
pub fn ask(tx: &Read, it: AskLeave) -> Answer<LeaveAsked> {
    let cohort = Trainee::get(tx, it.trainee)?.cohort;
    let span = span(seams(tx, cohort)?, it.from, it.to)?;
    weigh(tx, it.trainee, it.kind, span, it.leave)
}

/// The same for a leave as it is stored.
pub fn weigh_again(tx: &Read, leave: &Leave) -> Answer<LeaveAsked> {
    weigh(tx, leave.trainee, leave.kind, leave.span(), Some(leave.id))
}

pub(super) fn weigh(
    tx: &Read,
    trainee: TraineeId,
    kind: LeaveKind,
    (since, until): (Moment, Moment),
    instead: Option<LeaveId>,
) -> Answer<LeaveAsked> {
    let rules: LeaveRules = setting::of(tx)?;
    let who = Trainee::get(tx, trainee)?;
    let seams = seams(tx, who.cohort)?;
    let standing = standings(tx, Whose::One(trainee))?.remove(&trainee).ok_or_else(|| refusal::is_gone("学员"))?;
    let there = leaves_of(tx, trainee)?;
    let others: Vec<Away> = there.iter().filter(|away| Some(away.leave) != instead).cloned().collect();
    let this = Away { leave: instead.unwrap_or(LeaveId(0)), kind, granted: true, since, until };
    let with: Vec<Away> = others.iter().chain([&this]).cloned().collect();
    let old = there.iter().find(|away| Some(away.leave) == instead);
    let (first, last) = old.map_or((since.0, until.0), |old| (since.0.min(old.since.0), until.0.max(old.until.0)));
    let days = sessions(tx, trainee, first, last)?;

    let hours = |seen: &Seen, leaves: &[Away], granting: bool| match kind_in(seen, leaves, granting, &rules) {
        Some(kind) if rules.counted.contains(&kind) => seen.hours,
        _ => Hours::ZERO,
    };
    // What a roll already has as leave by this one is not what was taken before it.
    let whole = |seen: &Seen, leaves: &[Away]| {
        rules::over(leaves, seen.when, rules.whole_from.figure).is_some_and(|over| over.granted && over.whole)
    };
    let is_this = |seen: &Seen| {
        seen.mark.is_some_and(Mark::is_leave) && whole(seen, std::slice::from_ref(&this)) && !whole(seen, &others)
    };
    let now: Hours = days.iter().map(|seen| hours(seen, &there, false)).sum();
    let without: Hours = days.iter().filter(|seen| !is_this(seen)).map(|seen| hours(seen, &others, false)).sum();
    let taken = Hours(standing.taken.0 - now.0 + without.0);
    let adds = Hours(days.iter().map(|seen| hours(seen, &with, true)).sum::<Hours>().0 - without.0);
    let limit = standing.limit;
    let counts = rules.counted.contains(&kind);
    let half_day = rules.half_day.figure;
    let left = limit.as_ref().map_or(Hours(standing.total.0 - taken.0 - adds.0), |limit| limit.left(taken + adds));
    let half_days = rules::half_days(since, until, seams);
    let covered: Vec<CoveredSession> = days.iter().filter_map(|seen| covered(seen, &this, &with, &rules)).collect();
    Ok(LeaveAsked {
        say: rules::sentence(kind, standing.total, limit.as_ref(), taken, adds, counts, half_day),
        exceeds: limit.as_ref().is_some_and(|limit| limit.is_exceeded_by(taken + adds)),
        period: rules::period(since, until, seams),
        length: rules::lasts(since, until, seams),
        half_days,
        total: standing.total,
        taken,
        this: adds,
        counts,
        limit,
        left,
        half_days_left: u32::try_from(left.0.max(0)).unwrap_or(0) / half_day.max(1),
        signers: rules::signers(&rules, half_days, kind, level::of(&who.post, &who.rank)),
        changes: covered.iter().filter(|it| it.becomes.is_some()).count() as u32,
        sessions: covered,
        overlaps: others
            .iter()
            .filter(|away| away.since < until && since < away.until)
            .map(|it| said(it, seams))
            .collect(),
    })
}

/// `事假 3月9日上午（待批）`
fn said(away: &Away, seams: Seams) -> String {
    let waits = if away.granted { "" } else { "（待批）" };
    format!("{} {}{waits}", away.kind, rules::period(away.since, away.until, seams))
}

/// As what kind of leave a session counts for these leaves: by its mark where the roll is taken. `granting` says that
/// 旷课 under them becomes leave.
fn kind_in(seen: &Seen, leaves: &[Away], granting: bool, rules: &LeaveRules) -> Option<LeaveKind> {
    let by_leave = || {
        let over = rules::over(leaves, seen.when, rules.whole_from.figure)?;
        (over.granted && over.whole).then_some(over.kind)
    };
    match seen.mark {
        Some(Mark::Absent) if granting => by_leave(),
        Some(mark) => LeaveKind::of_mark(mark),
        None => by_leave(),
    }
}

/// What a leave makes of a session; none when it does not touch it.
fn covered(seen: &Seen, this: &Away, with: &[Away], rules: &LeaveRules) -> Option<CoveredSession> {
    rules::over(std::slice::from_ref(this), seen.when, rules.whole_from.figure)?;
    let over = rules::over(with, seen.when, rules.whole_from.figure)?;
    let becomes = becomes(seen, with, rules);
    let say = match (seen.mark, becomes) {
        (Some(was), Some(becomes)) => format!("{was}改为{becomes}（补办请假）"),
        (Some(mark), None) if contradiction(mark, Some(&over)).is_some() => format!("已记{mark}，与请假不符"),
        (Some(mark), None) => format!("已记{mark}"),
        (None, _) if over.whole => over.kind.word().into(),
        (None, _) => over.prefill().map(|(mark, minutes, remark)| match minutes {
            0 => remark,
            minutes => format!("{mark}{minutes}分，{remark}"),
        })?,
    };
    Some(CoveredSession {
        session: seen.session,
        day: seen.when.day,
        starts: seen.when.starts,
        ends: seen.when.ends,
        title: seen.title.clone(),
        hours: seen.hours,
        whole: over.whole,
        was: seen.mark,
        becomes,
        say,
    })
}

/// What a mark of a taken roll becomes once these leaves are granted: 旷课 becomes leave, nothing else changes.
pub(super) fn becomes(seen: &Seen, leaves: &[Away], rules: &LeaveRules) -> Option<Mark> {
    let absent = seen.mark == Some(Mark::Absent);
    kind_in(seen, leaves, true, rules).filter(|_| absent).map(LeaveKind::mark)
}
