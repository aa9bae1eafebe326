//! 排课要求: what is wished between two topics of a class: one before the other, side by side, on one day, or not.

use std::collections::HashMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::in_marks;
use crate::{
    Answer, Change, Read,
    calendar::Clock,
    cohort::{Cohort, CohortId, OfCohort},
    refusal,
    topic::{Topic, TopicId},
};

id! {
    /// What is wished between two topics.
    CourseWishId as "number & { readonly of: 'course_wish' }"
}

words! {
    /// What may be wished between two topics of a class.
    pub enum Wish {
        /// The one is over before the other begins.
        Before = "先后",
        /// On one day, and the class has nothing else between them.
        Adjoining = "连排",
        /// On one day.
        SameDay = "同一天",
        /// On two days.
        OtherDay = "不同天",
    }
}

record! {
    /// What is wished between two topics of a class.
    pub struct CourseWish, new NewCourseWish, in "course_wish" by CourseWishId called "排课要求" {
        /// Of which class.
        cohort: CohortId,
        /// What is wished.
        wish: Wish,
        /// The one; the earlier one where order is wished.
        one: TopicId,
        /// And the other.
        other: TopicId,
    }
}

/// A wish, with names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct CourseWishLine {
    /// The wish.
    #[serde(flatten)]
    pub wish: CourseWish,
    /// In words: 《党章解读》排在《党性分析》之前.
    pub say: String,
    /// As the timetable stands; none while one of them is not on it.
    pub kept: Option<bool>,
}

/// Which wish.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfCourseWish {
    /// The wish.
    pub wish: CourseWishId,
}

/// When a session is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct When {
    /// The day.
    pub day: NaiveDate,
    /// First minute.
    pub starts: Clock,
    /// The minute after the last.
    pub ends: Clock,
}

impl Wish {
    /// In words, of two topics without 《》.
    pub fn say(self, one: &str, other: &str) -> String {
        let (one, other) = (in_marks(one), in_marks(other));
        match self {
            Wish::Before => format!("{one}排在{other}之前"),
            Wish::Adjoining => format!("{one}与{other}连排"),
            Wish::SameDay => format!("{one}与{other}排在同一天"),
            Wish::OtherDay => format!("{one}与{other}不排在同一天"),
        }
    }
    /// Whether two sessions are as wished; what stands between them is asked with [`between`].
    pub fn holds(self, one: When, other: When) -> bool {
        match self {
            Wish::Before => (one.day, one.ends) <= (other.day, other.starts),
            Wish::Adjoining | Wish::SameDay => one.day == other.day,
            Wish::OtherDay => one.day != other.day,
        }
    }
}

/// Whether a third session of the class parts two that should adjoin.
pub fn between(one: When, other: When, third: When) -> bool {
    let (first, second) = if one <= other { (one, other) } else { (other, one) };
    first.day == third.day && second.day == third.day && first.starts < third.starts && third.starts < second.starts
}

/// The wishes of a class.
pub fn all(tx: &Read, it: OfCohort) -> Answer<Vec<CourseWishLine>> {
    Cohort::get(tx, it.cohort)?;
    of_cohorts(tx, &[it.cohort])
}

pub(super) fn of_cohorts(tx: &Read, cohorts: &[CohortId]) -> Answer<Vec<CourseWishLine>> {
    let cohorts = serde_json::to_string(cohorts)?;
    let mut placed: HashMap<CohortId, Vec<(Option<TopicId>, When)>> = HashMap::new();
    let sessions = tx.rows(
        "select cohort, topic, day, starts, ends from session where cohort in (select value from json_each(?1))",
        [&cohorts],
        |row| {
            let when = When { day: row.get("day")?, starts: row.get("starts")?, ends: row.get("ends")? };
            Ok((row.get::<_, CohortId>("cohort")?, (row.get("topic")?, when)))
        },
    )?;
    for (cohort, session) in sessions {
        placed.entry(cohort).or_default().push(session);
    }
    let nothing = Vec::new();
    tx.rows(
        "select course_wish.*, one.name as one_name, other.name as other_name
         from course_wish
         join topic as one   on one.id = course_wish.one
         join topic as other on other.id = course_wish.other
         where course_wish.cohort in (select value from json_each(?1))
         order by course_wish.id",
        [&cohorts],
        |row| {
            let wish = CourseWish::of_row(row)?;
            let (one, other): (String, String) = (row.get("one_name")?, row.get("other_name")?);
            let kept = kept(&wish, placed.get(&wish.cohort).unwrap_or(&nothing));
            Ok(CourseWishLine { say: wish.wish.say(&one, &other), kept, wish })
        },
    )
}

/// Whether a class's sessions are as wished; none while one of the two topics is not among them.
fn kept(wish: &CourseWish, placed: &[(Option<TopicId>, When)]) -> Option<bool> {
    let of = |topic: TopicId| placed.iter().filter(move |(of, _)| *of == Some(topic)).map(|(_, when)| *when);
    if of(wish.one).next().is_none() || of(wish.other).next().is_none() {
        return None;
    }
    let parted =
        |one, other| wish.wish == Wish::Adjoining && placed.iter().any(|(_, third)| between(one, other, *third));
    let holds = |one| of(wish.other).all(|other| wish.wish.holds(one, other) && !parted(one, other));
    Some(of(wish.one).all(holds))
}

/// Notes a wish; one that contradicts those there are is refused with their names. The timetable stays as it is.
pub fn add(tx: &Change, it: NewCourseWish) -> Answer<Vec<CourseWishLine>> {
    let cohort = Cohort::get(tx, it.cohort)?;
    let (one, other) = (Topic::get(tx, it.one)?, Topic::get(tx, it.other)?);
    if one.id == other.id {
        return Err(refusal::one_and_the_same("other", "专题", &one.name));
    }
    let there = of_cohorts(tx, &[it.cohort])?;
    let pair = [it.one, it.other];
    let turned = [it.other, it.one];
    let same = |line: &&CourseWishLine| {
        let of = [line.wish.one, line.wish.other];
        line.wish.wish == it.wish && (of == pair || it.wish != Wish::Before && of == turned)
    };
    if let Some(line) = there.iter().find(same) {
        return Err(refusal::course_wish_is_there(&line.say));
    }
    let say = it.wish.say(&one.name, &other.name);
    let wishes: Vec<NewCourseWish> = there.iter().map(|line| line.wish.clone().into()).chain([it.clone()]).collect();
    if let Some(contradiction) = contradiction(&wishes) {
        let said = |at: &usize| there.get(*at).map_or(say.clone(), |line| line.say.clone());
        let said: Vec<String> = contradiction.iter().map(said).collect();
        return Err(refusal::course_wishes_contradict(&said.join("，")));
    }
    it.insert(tx)?;
    tx.say(format!("「{}」排课要求：{say}", cohort.title()))?;
    all(tx, OfCohort { cohort: it.cohort })
}

/// Takes a wish back. The timetable stays as it is.
pub fn remove(tx: &Change, it: OfCourseWish) -> Answer<Vec<CourseWishLine>> {
    let wish = CourseWish::get(tx, it.wish)?;
    let say = wish.wish.say(&Topic::get(tx, wish.one)?.name, &Topic::get(tx, wish.other)?.name);
    CourseWish::remove(tx, it.wish)?;
    tx.say(format!("取消排课要求：{say}"))?;
    all(tx, OfCohort { cohort: wish.cohort })
}

impl From<CourseWish> for NewCourseWish {
    fn from(it: CourseWish) -> NewCourseWish {
        NewCourseWish { cohort: it.cohort, wish: it.wish, one: it.one, other: it.other }
    }
}

/// The fewest wishes that cannot all hold whatever the timetable: the last one and those that stand against it.
///
/// Orders must not go in a circle, days that are one must not be told apart: what is on one day is one knot.
fn contradiction(wishes: &[NewCourseWish]) -> Option<Vec<usize>> {
    if possible(wishes.iter()) {
        return None;
    }
    let mut kept: Vec<usize> = (0..wishes.len()).collect();
    for at in 0..wishes.len() {
        let without: Vec<usize> = kept.iter().copied().filter(|other| *other != at).collect();
        if !possible(without.iter().map(|at| &wishes[*at])) {
            kept = without;
        }
    }
    Some(kept)
}

fn possible<'a>(wishes: impl Iterator<Item = &'a NewCourseWish> + Clone) -> bool {
    let mut knot: HashMap<TopicId, TopicId> = HashMap::new();
    fn root(knot: &HashMap<TopicId, TopicId>, topic: TopicId) -> TopicId {
        let mut topic = topic;
        while let Some(above) = knot.get(&topic) {
            topic = *above;
        }
        topic
    }
    for wish in wishes.clone().filter(|wish| matches!(wish.wish, Wish::Adjoining | Wish::SameDay)) {
        let (one, other) = (root(&knot, wish.one), root(&knot, wish.other));
        if one != other {
            knot.insert(one, other);
        }
    }
    let apart = wishes.clone().filter(|wish| wish.wish == Wish::OtherDay);
    if apart.clone().any(|wish| root(&knot, wish.one) == root(&knot, wish.other)) {
        return false;
    }
    // Before goes between topics, and between the days of what is on one day: neither may come back to where it began.
    let orders = || wishes.clone().filter(|wish| wish.wish == Wish::Before);
    let topics: Vec<(TopicId, TopicId)> = orders().map(|wish| (wish.one, wish.other)).collect();
    let days: Vec<(TopicId, TopicId)> = orders()
        .map(|wish| (root(&knot, wish.one), root(&knot, wish.other)))
        .filter(|(one, other)| one != other)
        .collect();
    // Between days, a circle of "no later" means one day; it contradicts only what must be on two days.
    !circle(&topics) && apart.clone().all(|wish| !one_day(&days, root(&knot, wish.one), root(&knot, wish.other)))
}

/// Whether the arrows come back to where they began.
fn circle(arrows: &[(TopicId, TopicId)]) -> bool {
    arrows.iter().any(|(from, to)| reaches(arrows, *to, *from))
}

fn one_day(arrows: &[(TopicId, TopicId)], one: TopicId, other: TopicId) -> bool {
    reaches(arrows, one, other) && reaches(arrows, other, one)
}

fn reaches(arrows: &[(TopicId, TopicId)], from: TopicId, to: TopicId) -> bool {
    let (mut seen, mut next) = (vec![from], vec![from]);
    while let Some(at) = next.pop() {
        if at == to {
            return true;
        }
        for (_, onward) in arrows.iter().filter(|(here, _)| *here == at) {
            if !seen.contains(onward) {
                seen.push(*onward);
                next.push(*onward);
            }
        }
    }
    false
}
