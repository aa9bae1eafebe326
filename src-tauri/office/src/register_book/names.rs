//! Who and what the cells of a register name in other registers.

use std::collections::HashMap;

use school::{
    Answer, Change, Everything, Hours, Read,
    lecturer::{self, LecturerId},
    timetable::Kind,
    topic::{self, TopicId},
};

use super::column::names_in;
use crate::timetable_book::register::{self, Register, Who, enter, is_name, is_post};

/// The registers as cells name them.
pub(super) struct Names {
    register: Register,
    lecturers: HashMap<LecturerId, String>,
    topics: HashMap<TopicId, String>,
}

/// A topic a cell names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum What {
    Known(TopicId),
    /// Not registered yet.
    New(String),
}

/// A topic entered because a lecturer gives it is as long as most are.
const USUAL: Hours = Hours(400);

pub(super) fn of(tx: &Read) -> Answer<Names> {
    let all = lecturer::all(tx, Everything {})?;
    let mut count: HashMap<&str, u32> = HashMap::new();
    for line in &all {
        *count.entry(&line.lecturer.name).or_default() += 1;
    }
    let said = |it: &lecturer::Lecturer| match (count.get(it.name.as_str()), format!("{}{}", it.unit, it.post)) {
        (Some(2..), post) if !post.is_empty() => format!("{}（{post}）", it.name),
        _ => it.name.clone(),
    };
    let lecturers = all.iter().map(|line| (line.lecturer.id, said(&line.lecturer))).collect();
    let topics = topic::all(tx, Everything {})?.into_iter().map(|line| (line.topic.id, line.topic.name)).collect();
    Ok(Names { register: register::of(tx)?, lecturers, topics })
}

impl Names {
    /// A lecturer as a cell names them: with unit and post where there are several of that name.
    pub fn say_who(&self, who: &Who) -> String {
        match who {
            Who::Known(id, _) => self.lecturers.get(id).cloned().unwrap_or_default(),
            Who::New(name, post) if post.is_empty() => name.clone(),
            Who::New(name, post) => format!("{name}（{post}）"),
        }
    }

    /// The lecturers a cell names.
    pub fn who(&self, text: &str) -> Result<Vec<Who>, String> {
        let mut all: Vec<Who> = Vec::new();
        for name in names_in(&text.replace(['/', '／'], "、"), |name| self.register.is_somebody(name)) {
            let tokens: Vec<&str> = name.split_whitespace().collect();
            if tokens.len() > 1 && tokens.iter().all(|token| is_name(token) && !is_post(token)) {
                return Err("看不出是几位授课人。几位的，请用顿号分开".into());
            }
            let who = self.register.who(&name, None)?.map(|who| match who {
                Who::Known(id, _) => Who::Known(id, String::new()),
                new => new,
            });
            all.extend(who.filter(|who| all.iter().all(|there| !same(there, who))));
        }
        Ok(all)
    }

    /// A topic as a cell names it.
    pub fn say_what(&self, what: &What) -> String {
        match what {
            What::Known(id) => self.topics.get(id).map_or_else(String::new, |name| format!("《{name}》")),
            What::New(name) => format!("《{name}》"),
        }
    }

    /// The topics a cell names.
    pub fn what(&self, text: &str) -> Vec<What> {
        let mut all: Vec<What> = Vec::new();
        for name in names_in(text, |name| self.register.topic(name).is_some()) {
            let name = topic::bare(&name);
            let what = match self.register.topic(&name) {
                Some(id) => What::Known(id),
                None => What::New(name),
            };
            if !all.contains(&what) {
                all.push(what);
            }
        }
        all
    }
}

/// Whether two mean the same.
pub(super) fn same(one: &Who, other: &Who) -> bool {
    match (one, other) {
        (Who::Known(one, _), Who::Known(other, _)) => one == other,
        (Who::New(one, _), Who::New(other, _)) => one == other,
        _ => false,
    }
}

/// The lecturer, entered when there is none yet.
pub(super) fn lecturer_of(tx: &Change, who: &Who) -> Answer<LecturerId> {
    match who {
        Who::Known(id, _) => Ok(*id),
        Who::New(name, post) => enter(tx, name, post),
    }
}

/// The topic, entered when there is none yet.
pub(super) fn topic_of(tx: &Change, what: &What) -> Answer<TopicId> {
    match what {
        What::Known(id) => Ok(*id),
        What::New(name) => topic::named_or_new(tx, name, Kind::Lecture, USUAL),
    }
}

/// What was there and is still wanted, in its order; then what is new.
pub(super) fn kept_in_order<T: Clone>(there: &[T], wanted: Vec<T>, same: impl Fn(&T, &T) -> bool) -> Vec<T> {
    let is_in = |one: &T, all: &[T]| all.iter().any(|other| same(one, other));
    let mut all: Vec<T> = there.iter().filter(|one| is_in(one, &wanted)).cloned().collect();
    let new: Vec<T> = wanted.into_iter().filter(|one| !is_in(one, &all)).collect();
    all.extend(new);
    all
}
