//! What leave is: how long, over which sessions, how much of it a class bears, who signs. No store, no clock.

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use super::{LeaveId, LeaveKind};
use crate::{
    Hours,
    calendar::{Clock, HalfDay, month_day},
    rollcall::Mark,
    setting::{Approval, LeaveRules},
    trainee::level,
};

// ---------------------------------------------------------------------------------------------- from when to when

/// A minute of a day.
pub type Moment = (NaiveDate, Clock);

/// Where the half days of a class meet: its morning may run past twelve.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seams {
    /// 上午 ends and 下午 begins.
    pub noon: Clock,
    /// 下午 ends and 晚上 begins.
    pub evening: Clock,
}

impl Seams {
    /// The first minute of a half day.
    pub fn first(self, half: HalfDay) -> Clock {
        match half {
            HalfDay::Morning => Clock::MIDNIGHT,
            HalfDay::Afternoon => self.noon,
            HalfDay::Evening => self.evening,
        }
    }
    /// The minute after the last of a half day.
    pub fn end(self, half: HalfDay) -> Clock {
        match half {
            HalfDay::Morning => self.noon,
            HalfDay::Afternoon => self.evening,
            HalfDay::Evening => Clock::LAST,
        }
    }
    /// In which half day a minute is.
    fn half_of(self, at: Clock) -> HalfDay {
        if at < self.noon {
            HalfDay::Morning
        } else if at < self.evening {
            HalfDay::Afternoon
        } else {
            HalfDay::Evening
        }
    }
    /// In which half day the minute before this one is.
    fn half_before(self, at: Clock) -> HalfDay {
        if at <= self.noon {
            HalfDay::Morning
        } else if at <= self.evening {
            HalfDay::Afternoon
        } else {
            HalfDay::Evening
        }
    }
}

/// 半天数 for the signatures: by the calendar, whatever the timetable has. A day has two; an evening is half a day only
/// where it stands alone.
pub fn half_days(since: Moment, until: Moment, seams: Seams) -> u32 {
    let of_day = |from: Clock, to: Clock| match (seams.half_of(from), seams.half_before(to)) {
        (HalfDay::Morning, HalfDay::Morning) => 1,
        (HalfDay::Morning, _) => 2,
        _ => 1,
    };
    let days = (until.0 - since.0).num_days();
    if days <= 0 {
        return of_day(since.1, until.1);
    }
    let between = u32::try_from(days - 1).unwrap_or(u32::MAX / 4).saturating_mul(2);
    let last = if until.1 == Clock::MIDNIGHT { 0 } else { of_day(Clock::MIDNIGHT, until.1) };
    of_day(since.1, Clock::LAST) + between + last
}

/// `半天`, `1天`, `1天半`
pub fn length(half_days: u32) -> String {
    match (half_days / 2, half_days % 2) {
        (0, _) => "半天".into(),
        (days, 0) => format!("{days}天"),
        (days, _) => format!("{days}天半"),
    }
}

/// How long leave lasts, in words: part of one half day by the clock, `1小时20分钟`; else its half days.
pub fn lasts(since: Moment, until: Moment, seams: Seams) -> String {
    let half_days = half_days(since, until, seams);
    let whole = seams.first(seams.half_of(since.1)) == since.1 && seams.end(seams.half_before(until.1)) == until.1;
    if since.0 != until.0 || half_days > 1 || whole {
        return length(half_days);
    }
    let minutes = until.1.minutes().saturating_sub(since.1.minutes());
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes}分钟"),
        (hours, 0) => format!("{hours}小时"),
        (hours, minutes) => format!("{hours}小时{minutes}分钟"),
    }
}

/// `3月9日上午`, `3月9日下午至3月11日上午`, `3月9日8:30–10:00`, `3月9日至3月11日`.
pub fn period(since: Moment, until: Moment, seams: Seams) -> String {
    let (first, last) = (month_day(since.0), month_day(until.0));
    let from =
        [HalfDay::Morning, HalfDay::Afternoon, HalfDay::Evening].into_iter().find(|half| seams.first(*half) == since.1);
    let to = HalfDay::ALL.iter().copied().find(|half| seams.end(*half) == until.1);
    match (from, to) {
        (Some(HalfDay::Morning), Some(HalfDay::Evening)) if since.0 == until.0 => format!("{first}全天"),
        (Some(HalfDay::Morning), Some(HalfDay::Evening)) => format!("{first}至{last}"),
        (Some(from), Some(to)) if since.0 == until.0 && from == to => format!("{first}{from}"),
        (Some(from), Some(to)) if since.0 == until.0 => format!("{first}{from}至{to}"),
        _ if since.0 == until.0 => format!("{first}{:#}–{:#}", since.1, until.1),
        (from, to) => format!(
            "{first}{}至{last}{}",
            from.map_or_else(|| format!("{:#}", since.1), |half| half.word().into()),
            to.map_or_else(|| format!("{:#}", until.1), |half| half.word().into())
        ),
    }
}

/// When somebody was back: `3月9日下午` at the beginning of a half day, else `3月9日14:50`.
pub fn since_when((day, at): Moment, seams: Seams) -> String {
    let half = HalfDay::ALL.iter().find(|half| seams.first(**half) == at);
    format!("{}{}", month_day(day), half.map_or_else(|| format!("{at:#}"), |half| half.word().into()))
}

// ---------------------------------------------------------------------------------------------- over which sessions

/// When a session takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct When {
    /// On which day.
    pub day: NaiveDate,
    /// First minute.
    pub starts: Clock,
    /// The minute after the last.
    pub ends: Clock,
}

/// A leave as it counts: cut at 销假.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Away {
    /// Which.
    pub leave: LeaveId,
    /// 事假, 病假, 公假
    pub kind: LeaveKind,
    /// It is granted; else it still waits.
    pub granted: bool,
    /// The first minute away.
    pub since: Moment,
    /// Not away any more from here on.
    pub until: Moment,
}

impl Away {
    /// The minutes of a session for which they are away, from – to.
    fn within(&self, when: When) -> Option<(u16, u16)> {
        let from = if self.since.0 < when.day { 0 } else { self.since.1.minutes() };
        let to = if self.until.0 > when.day { u16::MAX } else { self.until.1.minutes() };
        let on_the_day = self.since.0 <= when.day && when.day <= self.until.0;
        let (from, to) = (from.max(when.starts.minutes()), to.min(when.ends.minutes()));
        (on_the_day && from < to).then_some((from, to))
    }
}

/// A trainee who is on leave in a session, for all of it or for some.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct LeaveOver {
    /// By which leave; of several, the one that covers most.
    pub leave: LeaveId,
    /// 事假, 病假, 公假
    pub kind: LeaveKind,
    /// It is granted; else it still waits.
    pub granted: bool,
    /// It is leave from the session; else for a part too small for that.
    pub whole: bool,
    /// Minutes of the session they are away.
    pub minutes: u32,
    /// The first minute away, in this session.
    pub from: Clock,
    /// The minute after the last, in this session.
    pub to: Clock,
    /// From when on they are not there to the end, from the beginning, or in between.
    pub part: LeavePart,
}

words! {
    /// Which part of a session somebody is away.
    pub enum LeavePart { Whole = "全场", Beginning = "开头", End = "后半", Middle = "中间" }
}

impl LeaveOver {
    /// What a roll begins with: mark, minutes and remark. Leave that is not granted says nothing.
    pub fn prefill(&self) -> Option<(Mark, u32, String)> {
        match self.part {
            _ if !self.granted => None,
            _ if self.whole => Some((self.kind.mark(), 0, String::new())),
            LeavePart::Whole | LeavePart::Beginning => Some((Mark::Late, self.minutes, format!("请假至{:#}", self.to))),
            LeavePart::End => Some((Mark::LeftEarly, self.minutes, format!("{:#}起请假", self.from))),
            LeavePart::Middle => Some((Mark::Present, 0, format!("请假{:#}–{:#}", self.from, self.to))),
        }
    }
    /// `事假`, `事假（待批）`, `事假至10:00`
    pub fn say(&self) -> String {
        let when = match self.part {
            _ if self.whole => String::new(),
            LeavePart::Whole | LeavePart::Beginning => format!("至{:#}", self.to),
            LeavePart::End => format!("自{:#}", self.from),
            LeavePart::Middle => format!("{:#}–{:#}", self.from, self.to),
        };
        format!("{}{when}{}", self.kind, if self.granted { "" } else { "（待批）" })
    }
}

/// Whether a trainee is on leave in a session, by all their leaves together: away for at least `whole_from` per cent of
/// it is leave from it. Minutes under two leaves count once. Leave that waits counts only where none is granted.
pub fn over(leaves: &[Away], when: When, whole_from: u32) -> Option<LeaveOver> {
    let touching = |granted: bool| {
        let of = leaves.iter().filter(move |away| away.granted == granted);
        of.filter_map(|away| Some((away, away.within(when)?))).collect::<Vec<_>>()
    };
    let (granted, parts) = match touching(true) {
        parts if parts.is_empty() => (false, touching(false)),
        parts => (true, parts),
    };
    let most = parts.iter().max_by_key(|(away, (from, to))| (to - from, std::cmp::Reverse(away.leave)))?.0;
    let mut spans: Vec<(u16, u16)> = parts.iter().map(|(_, span)| *span).collect();
    spans.sort_unstable();
    let (mut minutes, mut reached) = (0, 0);
    for (from, to) in &spans {
        minutes += u32::from(to.saturating_sub((*from).max(reached)));
        reached = reached.max(*to);
    }
    let (first, last) = (spans.first()?.0, reached);
    let length = u32::from(when.ends.minutes() - when.starts.minutes());
    let whole = minutes * 100 >= length * whole_from;
    let part = match (first == when.starts.minutes(), last == when.ends.minutes()) {
        (true, true) => LeavePart::Whole,
        (true, false) => LeavePart::Beginning,
        (false, true) => LeavePart::End,
        (false, false) => LeavePart::Middle,
    };
    // Away at both ends of a session, but there in between: late is what is said of it, until the first gap.
    let first_gap = spans.iter().fold(first, |end, (from, to)| if *from <= end { end.max(*to) } else { end });
    let clock = |minutes: u16| Clock::new(minutes / 60, minutes % 60).unwrap_or(Clock::LAST);
    Some(LeaveOver {
        leave: most.leave,
        kind: most.kind,
        granted,
        whole,
        minutes,
        from: clock(first),
        to: clock(if part == LeavePart::Whole { first_gap } else { last }),
        part,
    })
}

/// Where a mark and the register of leave say different things, in words; none where they agree.
///
/// Marks are what was seen, leave is what was allowed: neither is changed for the other, the office is told.
pub fn contradiction(mark: Mark, over: Option<&LeaveOver>) -> Option<String> {
    let granted = over.filter(|over| over.granted);
    match (mark, granted) {
        (mark, None) if mark.is_leave() => Some(match over {
            Some(over) => format!("记为{mark}，{}还没有批准", over.kind),
            None => format!("记为{mark}，无请假手续"),
        }),
        (mark, Some(over)) if mark.is_leave() && !over.whole => Some(format!("记为{mark}，但只准了{}", over.say())),
        (mark, Some(over)) if mark.is_leave() && mark != over.kind.mark() => {
            Some(format!("记为{mark}，批准的是{}", over.kind))
        }
        (mark, Some(over)) if mark.is_there() && over.whole => Some(format!("已准{}，但{mark}，应销假", over.kind)),
        (Mark::Absent, Some(over)) if over.whole => Some(format!("已准{}，却记为旷课", over.kind)),
        _ => None,
    }
}

/// Whether a class keeps its leave here at all. One that has none in the register keeps it on paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Register {
    /// There is leave in it.
    Kept,
    /// There is none: a mark of leave has nothing to be held against.
    OnPaper,
}

impl Register {
    /// Where a mark and the register say different things, in words.
    pub fn contradiction(self, mark: Mark, over: Option<&LeaveOver>) -> Option<String> {
        contradiction(mark, over).filter(|_| self == Register::Kept || over.is_some())
    }
}

// ---------------------------------------------------------------------------------------------- how much

/// How much leave a class bears: `of` hours in `parts` parts. Kept as a fraction, so that it is compared in whole numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct LeaveLimit {
    /// So many hours …
    pub of: Hours,
    /// … divided by this.
    pub parts: u32,
    /// `1/7（5.71）`, `8学时（15天以内的班）`
    pub say: String,
    /// 按规定应予退学
    pub consequence: String,
    /// 依据
    pub authority: String,
}

impl LeaveLimit {
    /// So much leave is more than it allows. Equal is allowed: the rule says 超过.
    pub fn is_exceeded_by(&self, leave: Hours) -> bool {
        i64::from(leave.0) * i64::from(self.parts) > i64::from(self.of.0)
    }
    /// 学时 that may still be taken, rounded down to a hundredth; below zero, so much too many were.
    pub fn left(&self, leave: Hours) -> Hours {
        let parts = i64::from(self.parts);
        let left = (i64::from(self.of.0) - i64::from(leave.0) * parts).div_euclid(parts);
        Hours(i32::try_from(left).unwrap_or(i32::MIN))
    }
    /// Leave has come to four fifths of it.
    pub fn is_near(&self, leave: Hours) -> bool {
        i64::from(leave.0) * i64::from(self.parts) * 5 >= i64::from(self.of.0) * 4
    }
}

/// The limit of a class of so many hours and days: the strictest of those that are set. None where there are no hours yet
/// or nothing is set.
///
/// 依据: 《干部教育培训工作条例》(2023) 第十五条, 请假累计原则上不超过总学时的1/7; a school's own by its 方案.
pub fn limit(rules: &LeaveRules, total: Hours, days: u32) -> Option<LeaveLimit> {
    if total <= Hours::ZERO {
        return None;
    }
    let share = (rules.share.figure > 0).then(|| {
        let parts = i64::from(rules.share.figure);
        let rounded = (i64::from(total.0) * 2 + parts) / (parts * 2);
        LeaveLimit {
            of: total,
            parts: rules.share.figure,
            say: format!("1/{parts}（{}）", Hours(i32::try_from(rounded).unwrap_or(i32::MAX))),
            consequence: rules.consequence.clone(),
            authority: rules.share.authority.clone(),
        }
    });
    let own = rules.shorter.iter().filter(|it| days <= it.days).min_by_key(|it| it.days).map(|it| LeaveLimit {
        of: it.hours,
        parts: 1,
        say: format!("{}学时（{}天以内的班）", it.hours, it.days),
        consequence: it.consequence.clone(),
        authority: it.authority.clone(),
    });
    match (share, own) {
        (Some(share), Some(own)) if share.is_exceeded_by(own.of) => Some(share),
        (share, own) => own.or(share),
    }
}

/// What is said before leave is granted.
///
/// `this` is what the leave adds to `taken`; `counts` says that its kind counts at all.
pub fn sentence(
    kind: LeaveKind,
    total: Hours,
    limit: Option<&LeaveLimit>,
    taken: Hours,
    this: Hours,
    counts: bool,
    half_day: u32,
) -> String {
    let Some(limit) = limit else {
        return match total > Hours::ZERO {
            true => format!("总学时{total}，已请{taken}，本次{this}"),
            false => "课程表还没有学时，请假占多少暂时算不出".into(),
        };
    };
    let all = taken + this;
    let left = limit.left(all);
    let so_far = format!("总学时{total}，已请{taken}");
    let more = if taken > Hours::ZERO { "本次再请" } else { "本次请" };
    let room = || match u32::try_from(left.0.max(0)).unwrap_or(0) / half_day.max(1) {
        0 => format!("还可请{left}学时（不足半天）"),
        halves => format!("还可请{left}学时（约{halves}个半天）"),
    };
    match (limit.is_exceeded_by(all), this > Hours::ZERO) {
        (true, true) if limit.is_exceeded_by(taken) => {
            format!("{so_far}，已超过{}，{more}{this}，{}", limit.say, limit.consequence)
        }
        (true, true) => format!("{so_far}，{more}{this}将超过{}，{}", limit.say, limit.consequence),
        (true, false) => format!("{so_far}，已超过{}，{}", limit.say, limit.consequence),
        (false, false) if !counts => format!("{so_far}，{kind}不计入，{}", room()),
        (false, _) => format!("{so_far}，本次{this}，{}", room()),
    }
}

// ---------------------------------------------------------------------------------------------- who signs

/// Whose signatures leave needs: the first line of the rules that fits its length, its kind and the trainee.
pub fn signers(rules: &LeaveRules, half_days: u32, kind: LeaveKind, standing: Option<level::Level>) -> Vec<String> {
    let fits = |it: &&Approval| {
        let of_level = level::named(&it.level).is_none_or(|least| standing.is_some_and(|level| level <= least));
        (it.half_days == 0 || half_days <= it.half_days) && it.kind.is_none_or(|only| only == kind) && of_level
    };
    let found = rules.approvals.iter().find(fits);
    // Longer than any line allows: whoever signs the longest.
    let longest = || rules.approvals.iter().max_by_key(|it| it.half_days);
    found.or_else(longest).map(|it| it.signers.clone()).unwrap_or_default()
}

/// 签批权限 in words: 半天以内：班主任；1天以内：班主任、教务处；更长：….
pub fn approvals_said(rules: &LeaveRules) -> String {
    let said = |it: &Approval| {
        let level = if it.level.is_empty() { String::new() } else { format!("{}以上", it.level) };
        let kind = it.kind.map(LeaveKind::word).unwrap_or_default();
        let length = match it.half_days {
            0 if kind.is_empty() && level.is_empty() => "更长".into(),
            0 => String::new(),
            half_days => format!("{}以内", length(half_days)),
        };
        format!("{level}{kind}{length}：{}", it.signers.join("、"))
    };
    rules.approvals.iter().map(said).collect::<Vec<_>>().join("；")
}

/// Every signature that leave may need, in order: the longest list, and who else is asked.
pub fn every_signer(rules: &LeaveRules) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let mut lists: Vec<_> = rules.approvals.iter().map(|it| &it.signers).collect();
    lists.sort_by_key(|signers| std::cmp::Reverse(signers.len()));
    for who in lists.into_iter().flatten() {
        if !all.contains(who) {
            all.push(who.clone());
        }
    }
    all
}

#[cfg(test)]
mod tests;
