//! What was found, in the office's words.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{
    Arrangement, Left, Task,
    board::{Board, by_day, runs, trips},
    contradiction::Demand,
    problem::{From, Item, Problem, Start},
    search::Outcome,
};
use crate::{
    Answer, Read,
    availability::{Availability, Owner},
    calendar::{month_day, span},
    cohort::{Cohort, CohortId},
    lecturer::LecturerId,
    timetable::{
        Kind, SessionId, Step, quoted,
        rules::{Rule, Severity, Slot, Whose},
        step::when,
    },
    topic::TopicId,
};

/// More of a kind than this are counted, not named.
const NAMED: usize = 3;

/// The names of all that is spoken of.
#[derive(Debug, Clone, Default)]
pub struct Words {
    cohorts: HashMap<CohortId, (String, NaiveDate, NaiveDate)>,
    /// Of the items that have no session yet.
    titles: HashMap<SessionId, String>,
    wishes: Vec<String>,
    topics: HashMap<TopicId, String>,
    lecturers: HashMap<LecturerId, String>,
    locked: Vec<SessionId>,
}

impl Words {
    /// Reads the names.
    pub fn of(tx: &Read, cohorts: &[Cohort], titles: HashMap<SessionId, String>, wishes: Vec<String>) -> Answer<Words> {
        let topics = tx.rows("select id, name from topic", [], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let lecturers = tx.rows("select id, name from lecturer", [], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let about = |cohort: &Cohort| (cohort.id, (cohort.title(), cohort.starts, cohort.ends));
        Ok(Words {
            cohorts: cohorts.iter().map(about).collect(),
            titles,
            wishes,
            topics: topics.into_iter().collect(),
            lecturers: lecturers.into_iter().collect(),
            locked: tx.rows("select id from session where locked = 1", [], |row| row.get(0))?,
        })
    }

    /// `《县情讲座》`
    fn title(&self, slot: &Slot) -> String {
        let topic = slot.topic.and_then(|topic| self.topics.get(&topic));
        let title = topic.or_else(|| self.titles.get(&slot.session)).map_or("", String::as_str);
        let title = if title.is_empty() { &slot.title } else { title };
        quoted(if title.is_empty() { slot.kind.word() } else { title }, slot.kind)
    }

    fn cohort(&self, cohort: CohortId) -> &str {
        self.cohorts.get(&cohort).map_or("另一个班", |(title, ..)| title)
    }

    fn lecturer(&self, lecturer: LecturerId) -> &str {
        self.lecturers.get(&lecturer).map_or("", String::as_str)
    }

    /// `《党章解读》（李四）`: what an item is and who alone can give it.
    fn item(&self, item: &Item) -> String {
        let by = item.only_lecturer().map(|lecturer| format!("（{}）", self.lecturer(lecturer))).unwrap_or_default();
        format!("{}{by}", self.title(&item.slot))
    }

    /// Demands that contradict each other, one sentence each; many of a kind are counted.
    fn conflict(&self, problem: &Problem, demands: &[Demand]) -> Vec<String> {
        let items: Vec<&Item> = demands
            .iter()
            .filter_map(|demand| match demand {
                Demand::Item(at) => problem.items.get(*at),
                _ => None,
            })
            .collect();
        let mut said = Vec::new();
        let mut cohorts: Vec<CohortId> = items.iter().map(|item| item.slot.cohort).collect();
        cohorts.dedup();
        for cohort in cohorts {
            let of_class: Vec<&&Item> = items.iter().filter(|item| item.slot.cohort == cohort).collect();
            if let Some((title, starts, ends)) = self.cohorts.get(&cohort) {
                said.push(format!("「{title}」{}上课", span(*starts, *ends)));
            }
            let class = self.cohort(cohort);
            match of_class.len() {
                0..=NAMED => said.extend(of_class.iter().map(|item| format!("「{class}」要排{}", self.item(item)))),
                many => {
                    let some: Vec<String> = of_class[..NAMED].iter().map(|item| self.item(item)).collect();
                    said.push(format!("「{class}」要排{}等{many}个课次", some.join("、")));
                }
            }
        }
        let mut standing: HashMap<CohortId, Vec<&Slot>> = HashMap::new();
        for demand in demands {
            match demand {
                Demand::Item(_) => {}
                Demand::Wish(at) => said.extend(self.wishes.get(*at).cloned()),
                Demand::Hours(owner) => said.extend(problem.schedule.facts().availability.get(owner).map(hours)),
                Demand::Standing(session) => {
                    if let Some(slot) = problem.schedule.get(*session) {
                        standing.entry(slot.cohort).or_default().push(slot);
                    }
                }
                Demand::Evenings => said.push("晚上不排课".into()),
                Demand::DaysOff => said.push("周末和节假日不排课".into()),
                Demand::ADay => {
                    said.extend(problem.bounds.a_day.map(|most| format!("一个班每天最多排{most}个课次")));
                }
            }
        }
        let mut standing: Vec<(CohortId, Vec<&Slot>)> = standing.into_iter().collect();
        standing.sort_unstable_by_key(|(cohort, _)| *cohort);
        for (cohort, slots) in standing {
            let class = self.cohort(cohort);
            match slots.len() {
                0..=NAMED => said.extend(slots.iter().map(|slot| {
                    let stands = if self.locked.contains(&slot.session) { "固定在" } else { "已排在" };
                    format!("「{class}」{}{stands}{}", self.title(slot), when(slot.day, slot.starts))
                })),
                many => said.push(format!("「{class}」已排了{many}个课次")),
            }
        }
        said
    }

    /// Why an item got no time.
    fn left(&self, problem: &Problem, board: &Board, item: &Item) -> String {
        let title = self.item(item);
        let starts = problem.starts(item);
        if starts.is_empty() {
            return format!("{title}没有排下：从今天到培训结束，没有可以排课的日子。");
        }
        let mut reasons: Vec<(&str, usize)> = Vec::new();
        for start in &starts {
            let reason = reason(board, item, *start);
            match reasons.iter_mut().find(|(known, _)| *known == reason) {
                Some((_, count)) => *count += 1,
                None => reasons.push((reason, 1)),
            }
        }
        reasons.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let reasons: Vec<String> = reasons.iter().map(|(reason, count)| format!("{reason}{count}个")).collect();
        format!("{title}没有排下：{}个时间里，{}。", starts.len(), reasons.join("，"))
    }

    /// What is good and what is not.
    fn score(&self, problem: &Problem, board: &Board) -> Vec<String> {
        let mut said = Vec::new();
        let mut counts: Vec<(Severity, Rule, usize)> = Vec::new();
        for slot in problem.items.iter().filter_map(|item| board.schedule().get(item.slot.session)) {
            for found in board.schedule().clashes_of(slot) {
                match counts.iter_mut().find(|it| (it.0, it.1) == (found.severity, found.rule)) {
                    Some(it) => it.2 += 1,
                    None => counts.push((found.severity, found.rule, 1)),
                }
            }
        }
        counts.sort_unstable();
        for severity in Severity::ALL {
            let of: Vec<_> = counts.iter().filter(|it| it.0 == *severity).collect();
            let all: usize = of.iter().map(|it| it.2).sum();
            let rules: Vec<String> = of.iter().map(|it| format!("{}{}", it.1, it.2)).collect();
            match all {
                0 => said.push(format!("没有{severity}")),
                _ => said.push(format!("{severity}{all}处（{}）", rules.join("、"))),
            }
        }
        let spirit: Vec<SessionId> =
            problem.items.iter().filter(|item| item.spirit).map(|item| item.slot.session).collect();
        let mut cohorts: Vec<CohortId> = problem.classes.keys().copied().collect();
        cohorts.sort_unstable();
        for cohort in cohorts {
            let mut slots: Vec<&Slot> =
                board.schedule().slots().into_iter().filter(|slot| slot.cohort == cohort).collect();
            slots.sort_unstable_by_key(|slot| (slot.day, slot.starts));
            let class = self.cohort(cohort);
            let pieces = runs(&slots, &|slot| spirit.contains(&slot.session));
            if problem.bounds.spirit_together && pieces > 1 {
                said.push(format!("「{class}」的党性教育分在{pieces}处"));
            }
            for (day, of_day) in by_day(&slots) {
                let trips = trips(of_day);
                if problem.bounds.one_trip_a_day && trips > 1 {
                    said.push(format!("「{class}」{}有{trips}次现场教学", month_day(day)));
                }
            }
            let place = |kind| slots.iter().position(|slot| slot.kind == kind);
            if place(Kind::Opening).is_some_and(|at| at > 0) {
                said.push(format!("「{class}」的开班式不在最前"));
            }
            if place(Kind::Closing).is_some_and(|at| at + 1 < slots.len()) {
                said.push(format!("「{class}」的结业式不在最后"));
            }
        }
        let twice = self.twice_a_day(problem, board);
        if !twice.is_empty() {
            said.push(format!("一天讲两次课的：{}", twice.join("、")));
        }
        said
    }

    /// Lecturers who give two sessions or more on one day, where an item is among them.
    fn twice_a_day(&self, problem: &Problem, board: &Board) -> Vec<String> {
        let mut twice: Vec<(NaiveDate, LecturerId)> = Vec::new();
        for slot in problem.items.iter().filter_map(|item| board.schedule().get(item.slot.session)) {
            if let Some(lecturer) = slot.lecturer.filter(|_| board.given_that_day(slot) > 0) {
                twice.push((slot.day, lecturer));
            }
        }
        twice.sort_unstable();
        twice.dedup();
        let mut said: Vec<String> = twice
            .iter()
            .take(NAMED)
            .map(|(day, lecturer)| format!("{}（{}）", self.lecturer(*lecturer), month_day(*day)))
            .collect();
        if twice.len() > said.len() {
            said.push(format!("等{}人次", twice.len()));
        }
        said
    }
}

/// Why an item cannot begin then: as far down the list of lecturers and rooms as it got.
fn reason(board: &Board, item: &Item, start: Start) -> &'static str {
    let mut reason = "不合排课要求";
    for lecturer in &item.lecturers {
        let bare = item.at(start, *lecturer, &[]);
        if let Some(found) = first_error(board, &bare) {
            reason = word(found.0, found.1);
            continue;
        }
        for rooms in item.rooms.iter().filter(|rooms| !rooms.is_empty()) {
            if let Some(found) = first_error(board, &item.at(start, *lecturer, rooms)) {
                reason = word(found.0, found.1);
            }
        }
        break;
    }
    reason
}

fn first_error(board: &Board, slot: &Slot) -> Option<(Rule, Whose)> {
    let found = board.schedule().clashes_of(slot);
    found.into_iter().find(|it| it.severity == Severity::Error).map(|it| (it.rule, it.whose))
}

fn word(rule: Rule, whose: Whose) -> &'static str {
    match (rule, whose) {
        (Rule::Class, _) => "本班已有课",
        (Rule::Lecturer, _) => "授课人另有课",
        (Rule::Venue, _) => "没有空的场地",
        (Rule::Seats, Whose::FieldSite(_)) => "教学点接待不下",
        (Rule::Seats, _) => "场地坐不下",
        (Rule::Availability, Whose::Lecturer(_)) => "授课人不能来",
        (Rule::Availability, Whose::Venue(_)) => "场地不能用",
        (Rule::Availability, _) => "教学点不开放",
        (Rule::Travel, _) => "路上来不及",
        (rule, _) => rule.word(),
    }
}

/// `李四只有周三上午能来`, `李四3月9日至3月13日不能来`
fn hours(it: &Availability) -> String {
    let (can, cannot) = match it.owner {
        Owner::Lecturer(_) => ("能来", "不能来"),
        Owner::Venue(_) => ("能用", "不能用"),
        Owner::FieldSite(_) => ("开放", "不开放"),
    };
    let words = |may: bool| -> Vec<String> {
        let times = it.times.iter().filter(|time| time.may == may);
        times.take(2 * NAMED).map(|time| time.words(time.since.unwrap_or_default())).collect()
    };
    let (may, may_not) = (words(true), words(false));
    match (may.is_empty(), may_not.is_empty()) {
        (false, true) => format!("{}只有{}{can}", it.name, may.join("、")),
        (true, _) => format!("{}{}{cannot}", it.name, may_not.join("、")),
        (false, false) => format!("{}只有{}{can}，{}{cannot}", it.name, may.join("、"), may_not.join("、")),
    }
}

/// What was found, for the page.
pub fn arrangement(task: &Task, problem: &Problem, outcome: Outcome, conflict: Option<Vec<Demand>>) -> Arrangement {
    let mut board = Board::new(problem);
    outcome.slots.iter().flatten().for_each(|slot| board.put(slot.clone()));
    let mut steps: Vec<(Start, Step)> = Vec::new();
    let (mut placed, mut moved) = (0, 0);
    let mut left = Vec::new();
    for (item, slot) in problem.items.iter().zip(&outcome.slots) {
        match (item.from, slot) {
            (From::Unplaced(unplaced), Some(slot)) => {
                placed += 1;
                let (day, starts) = (slot.day, slot.starts);
                let (lecturer, venue) = (slot.lecturer, slot.rooms.first().copied());
                steps.push((Start { day, starts }, Step::Place { unplaced, day, starts, lecturer, venue }));
            }
            (From::Session(home), Some(slot)) if home != (Start { day: slot.day, starts: slot.starts }) => {
                moved += 1;
                let (day, starts) = (slot.day, slot.starts);
                steps.push((Start { day, starts }, Step::Move { session: slot.session, day, starts }));
            }
            (From::Session(_), _) => {}
            (From::Unplaced(unplaced), None) => {
                let say = task.words.left(problem, &board, item);
                left.push(Left { unplaced, cohort: item.slot.cohort, say });
            }
        }
    }
    steps.sort_by_key(|(start, _)| *start);
    let conflict = conflict.map(|demands| task.words.conflict(problem, &demands)).unwrap_or_default();
    let moves = if moved > 0 { format!("，移动{moved}个") } else { String::new() };
    let stop = if outcome.stopped { "停下的时候，" } else { "" };
    let say = match (left.len(), conflict.is_empty()) {
        (0, _) => format!("{stop}{placed}个课次全部排好{moves}，没有冲突。"),
        (more, true) => format!("{stop}排好{placed}个课次{moves}，{more}个没有排下。"),
        (more, false) => format!("{stop}排好{placed}个课次{moves}，{more}个没有排下：有的要求互相矛盾。"),
    };
    Arrangement {
        seed: task.seed,
        steps: steps.into_iter().map(|(_, step)| step).collect(),
        placed,
        moved,
        left,
        score: task.words.score(problem, &board),
        conflict,
        say,
        stopped: outcome.stopped,
    }
}
