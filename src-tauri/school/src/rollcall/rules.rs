//! Who is expected; everybody expected is marked once; what marks add up to.

use std::collections::HashMap;

use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use super::{
    Exception, Mark, MarkChange, RollCall, RollLine, TakeRoll, WALK_IN,
    expected::{Calling, Seat},
    take::{name_on, walked_in},
};
use crate::{Answer, Hours, calendar::month_day, group, refusal, trainee::TraineeId, venue::VenueId};

/// Whether a session expects somebody: on the roster that day, in one of its groups, among those who chose it.
pub(crate) fn expects(session: &Calling, seat: &Seat) -> bool {
    why_not(session, seat).is_none()
}

/// Why a session does not expect somebody; none: it does.
pub(crate) fn why_not(session: &Calling, seat: &Seat) -> Option<String> {
    if let Some(joined) = seat.joined.filter(|joined| session.day < *joined) {
        return Some(format!("{}报到", month_day(joined)));
    }
    if let Some(left) = seat.left_on.filter(|left| *left <= session.day) {
        return Some(format!("{}退出", month_day(left)));
    }
    if !session.groups.is_empty() && !seat.study_group.is_some_and(|group| session.groups.contains(&group)) {
        return Some(seat.group.map_or_else(|| "未分组".into(), group::rules::title));
    }
    match &session.chosen {
        Some(chosen) if !chosen.contains(&seat.trainee) => Some("未选这次课".into()),
        _ => None,
    }
}

/// A whole roll as it is to be written: everybody stands once. Who is not named was there, but on a roll that is not
/// taken yet stands as it was offered. Outside of the rooms that are called (none: all are) they stand as they do, and
/// who is still to be called there is left out.
///
/// Refuses who is not on the roll, or named twice, or in another room, and words the office does not have.
pub(super) fn whole_roll(before: &RollCall, it: &TakeRoll, rooms: &[VenueId]) -> Answer<Vec<Exception>> {
    for &trainee in &it.taken_off {
        match before.lines.iter().find(|line| line.trainee == trainee) {
            Some(line) if line.walk_in => {}
            _ => return Err(refusal::is_no_walk_in(name_on(before, trainee).unwrap_or(SOMEBODY))),
        }
    }
    for &trainee in &it.walk_ins {
        if before.others.iter().all(|other| other.trainee != trainee) {
            let on = before.lines.iter().find(|line| line.trainee == trainee);
            return Err(on.map_or_else(
                || refusal::of_another_class("walk_ins", SOMEBODY),
                |line| refusal::is_on_the_roll(&line.name),
            ));
        }
    }
    let mut named = once(before, &it.exceptions)?;
    let mut marks = Vec::with_capacity(before.lines.len() + it.walk_ins.len());
    for line in before.lines.iter().filter(|line| !it.taken_off.contains(&line.trainee)) {
        match named.remove(&line.trainee) {
            Some(_) if !line.sits_in(rooms) => return Err(refusal::is_in_another_room(&line.name)),
            Some(exception) => marks.push(tidy(before, Some(line), exception)?),
            None if line.taken && line.sits_in(rooms) => marks.push(there(line)),
            None if line.taken || line.sits_in(rooms) => marks.push(line.marked()),
            None => {}
        }
    }
    for &trainee in &it.walk_ins {
        marks.push(match named.remove(&trainee) {
            Some(exception) => {
                Exception { remark: walk_in_remark(&exception.remark), ..tidy(before, None, exception)? }
            }
            None => walked_in(trainee),
        });
    }
    match named.keys().next() {
        Some(&trainee) => Err(refusal::not_expected(name_on(before, trainee).unwrap_or(SOMEBODY))),
        None => Ok(marks),
    }
}

/// A roll with some marks changed; of one taken room by room, who is still to be called is left out.
pub(super) fn with_changes(before: &RollCall, changes: &[&MarkChange]) -> Answer<Vec<Exception>> {
    let mut named: HashMap<TraineeId, &MarkChange> = HashMap::new();
    for change in changes {
        if named.insert(change.trainee, change).is_some() {
            return Err(refusal::marked_twice(name_on(before, change.trainee).unwrap_or(SOMEBODY)));
        }
    }
    let mut marks = Vec::with_capacity(before.lines.len());
    for line in &before.lines {
        match named.remove(&line.trainee) {
            None if line.taken || !before.taken => marks.push(line.marked()),
            None => {}
            Some(it) => {
                let remark = it.remark.clone().unwrap_or_else(|| line.remark.clone());
                let (trainee, mark, word, minutes) = (it.trainee, it.mark, it.word.clone(), it.minutes);
                marks.push(tidy(before, Some(line), &Exception { trainee, mark, word, minutes, remark })?);
            }
        }
    }
    match named.keys().next() {
        Some(&trainee) => Err(refusal::not_expected(name_on(before, trainee).unwrap_or(SOMEBODY))),
        None => Ok(marks),
    }
}

/// Somebody the roll has no name for.
const SOMEBODY: &str = "有一名学员";

fn once<'e>(before: &RollCall, exceptions: &'e [Exception]) -> Answer<HashMap<TraineeId, &'e Exception>> {
    let mut named = HashMap::new();
    for exception in exceptions {
        if named.insert(exception.trainee, exception).is_some() {
            return Err(refusal::marked_twice(name_on(before, exception.trainee).unwrap_or(SOMEBODY)));
        }
    }
    Ok(named)
}

/// Simply there; who walked in still did.
fn there(line: &RollLine) -> Exception {
    match line.walk_in {
        true => walked_in(line.trainee),
        false => Exception { remark: String::new(), ..walked_in(line.trainee) },
    }
}

fn walk_in_remark(remark: &str) -> String {
    match remark.trim() {
        "" => WALK_IN.into(),
        remark if remark.starts_with(WALK_IN) => remark.into(),
        remark => format!("{WALK_IN}，{remark}"),
    }
}

/// An exception as it is written: minutes only of who was late or left early, and a word only with what it counts as.
/// What stood in the line before stands, whatever the words are now.
fn tidy(before: &RollCall, line: Option<&RollLine>, it: &Exception) -> Answer<Exception> {
    let word = it.word.trim();
    let stood = line.is_some_and(|line| line.word == word && line.mark == it.mark);
    if !word.is_empty() && !stood {
        match before.words.iter().find(|known| known.word == word) {
            None => return Err(refusal::no_such_roll_word(word)),
            Some(known) if known.counts_as != it.mark => {
                return Err(refusal::word_counts_as(word, known.counts_as.word()));
            }
            Some(_) => {}
        }
    }
    let timed = matches!(it.mark, Mark::Late | Mark::LeftEarly);
    let remark = it.remark.trim();
    Ok(Exception {
        trainee: it.trainee,
        mark: it.mark,
        word: word.into(),
        minutes: if timed { it.minutes } else { 0 },
        remark: if line.is_some_and(|line| line.walk_in) { walk_in_remark(remark) } else { remark.into() },
    })
}

/// A share, kept as its two parts so that no figure loses its basis.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Share {
    /// How many of them …
    pub part: u32,
    /// … out of how many.
    pub whole: u32,
}

impl Share {
    /// In tenths of a percent, rounded half up; none of nothing.
    pub fn per_mille(self) -> Option<u32> {
        (self.whole > 0).then(|| (self.part * 2000 + self.whole) / (self.whole * 2))
    }
}

impl std::fmt::Display for Share {
    /// `97.9%`, or `—` when nobody was expected.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.per_mille() {
            Some(tenths) if tenths % 10 == 0 => write!(f, "{}%", tenths / 10),
            Some(tenths) => write!(f, "{}.{}%", tenths / 10, tenths % 10),
            None => f.write_str("—"),
        }
    }
}

/// What the marks of one trainee, of one session or of one class add up to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Tally {
    /// 应到人次
    pub expected: u32,
    /// 实到人次: 出勤, 迟到 and 早退.
    pub came: u32,
    /// 迟到
    pub late: u32,
    /// 早退
    pub left_early: u32,
    /// 旷课
    pub absent: u32,
    /// 事假
    pub private_leave: u32,
    /// 病假
    pub sick_leave: u32,
    /// 公假
    pub duty_leave: u32,
    /// 应到学时
    pub expected_hours: Hours,
    /// 实到学时
    pub came_hours: Hours,
    /// 请假学时
    pub leave_hours: Hours,
}

impl Tally {
    /// What the marks of a session of so many hours add up to.
    pub(super) fn of(marks: impl Iterator<Item = Mark>, hours: Hours) -> Tally {
        let mut tally = Tally::default();
        marks.for_each(|mark| tally.count(mark, hours));
        tally
    }
    /// Counts one mark of a session of so many hours.
    pub fn count(&mut self, mark: Mark, hours: Hours) {
        self.expect(1, hours);
        self.except(mark, hours);
    }
    /// Counts so many 人·场, of so many hours together, as if all had simply been there.
    pub fn expect(&mut self, times: u32, hours: Hours) {
        self.expected += times;
        self.came += times;
        self.expected_hours += hours;
        self.came_hours += hours;
    }
    /// Takes one of those expected out of the ordinary: late, on leave, absent.
    pub fn except(&mut self, mark: Mark, hours: Hours) {
        if !mark.is_there() {
            self.came -= 1;
            self.came_hours -= hours;
        }
        if mark.is_leave() {
            self.leave_hours += hours;
        }
        match mark {
            Mark::Present => {}
            Mark::Late => self.late += 1,
            Mark::LeftEarly => self.left_early += 1,
            Mark::Absent => self.absent += 1,
            Mark::PrivateLeave => self.private_leave += 1,
            Mark::SickLeave => self.sick_leave += 1,
            Mark::DutyLeave => self.duty_leave += 1,
        }
    }
    /// Adds up what two have counted.
    pub fn add(&mut self, other: &Tally) {
        self.expected += other.expected;
        self.came += other.came;
        self.late += other.late;
        self.left_early += other.left_early;
        self.absent += other.absent;
        self.private_leave += other.private_leave;
        self.sick_leave += other.sick_leave;
        self.duty_leave += other.duty_leave;
        self.expected_hours += other.expected_hours;
        self.came_hours += other.came_hours;
        self.leave_hours += other.leave_hours;
    }
    /// 请假人次
    pub fn on_leave(&self) -> u32 {
        self.private_leave + self.sick_leave + self.duty_leave
    }
    /// 参训率A = 实到人次 ÷ 应到人次
    pub fn rate(&self) -> Share {
        Share { part: self.came, whole: self.expected }
    }
    /// 参训率B = 实到人次 ÷（应到人次 − 批准请假人次）
    pub fn rate_without_leave(&self) -> Share {
        Share { part: self.came, whole: self.expected - self.on_leave() }
    }
}

impl std::iter::Sum for Tally {
    fn sum<I: Iterator<Item = Tally>>(all: I) -> Tally {
        all.fold(Tally::default(), |mut sum, tally| {
            sum += tally;
            sum
        })
    }
}
impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Tally) {
        self.expected += other.expected;
        self.came += other.came;
        self.late += other.late;
        self.left_early += other.left_early;
        self.absent += other.absent;
        self.private_leave += other.private_leave;
        self.sick_leave += other.sick_leave;
        self.duty_leave += other.duty_leave;
        self.expected_hours += other.expected_hours;
        self.came_hours += other.came_hours;
        self.leave_hours += other.leave_hours;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn shares_round_half_up_and_none_of_nothing_is_a_dash() {
        for (part, whole, text) in [
            (47, 48, "97.9%"),
            (1, 2, "50%"),
            (1, 3, "33.3%"),
            (2, 3, "66.7%"),
            (0, 0, "—"),
            (48, 48, "100%"),
            (1, 2000, "0.1%"),
        ] {
            assert_eq!(Share { part, whole }.to_string(), text);
        }
    }

    proptest! {
        #[test]
        fn marks_add_up(marks in prop::collection::vec(0..Mark::ALL.len(), 0..100)) {
            let mut tally = Tally::default();
            for &mark in &marks {
                tally.count(Mark::ALL[mark], Hours(400));
            }
            prop_assert_eq!(tally.expected as usize, marks.len());
            prop_assert_eq!(tally.expected, tally.came + tally.on_leave() + tally.absent);
            prop_assert_eq!(tally.expected_hours.0, tally.expected as i32 * 400);
            let (all, without_leave) = (tally.rate(), tally.rate_without_leave());
            prop_assert_eq!(without_leave.whole - without_leave.part, tally.absent);
            prop_assert_eq!(all.part, without_leave.part);
        }
    }
}
