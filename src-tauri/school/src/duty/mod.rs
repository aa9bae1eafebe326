//! 轮值: who is on duty on which day, everybody once before anybody twice.

pub(crate) mod away;
mod rules;

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Answer, Change, Read,
    calendar::{month_day, span},
    cohort::{Cohort, CohortId, OfCohort},
    group, refusal,
    setting::{self, Concern},
    timetable,
    trainee::{self, Trainee, TraineeId, TraineeLine},
};
use away::Away;

/// On one day nobody needs more of one role.
const MOST: u32 = 50;
/// A class of more days was typed wrongly.
const LONGEST: i64 = 400;

id! {
    /// Somebody's duty on a day.
    DutyId as "number & { readonly of: 'duty' }"
}

record! {
    /// Somebody on duty on a day.
    pub struct Duty, new NewDuty, in "duty" by DutyId called "轮值" {
        /// Of which class.
        cohort: CohortId,
        /// On which day.
        day: NaiveDate,
        /// 值日, 主持, 主讲 …
        role: String,
        /// Who.
        trainee: TraineeId,
        /// Set by hand: stays when the rest is shared out again.
        by_hand: bool,
    }
}

/// What somebody is needed for every day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DutyRole {
    /// 值日, 主持, 主讲 …
    pub role: String,
    /// How many on a day (人).
    pub people: u32,
}

/// The roles as they were shared out last, in any class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct DutyRoles {
    roles: Vec<DutyRole>,
}
impl Concern for DutyRoles {
    const NAME: &'static str = "duty_roles";
}
impl Default for DutyRoles {
    fn default() -> DutyRoles {
        DutyRoles { roles: vec![DutyRole { role: "值日".into(), people: 1 }] }
    }
}

words! {
    /// On which days somebody is on duty.
    pub enum DutyDays { Taught = "有课的日子", Every = "每天" }
}

/// Share out the duties.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ShareOutDuty {
    /// Of which class.
    pub cohort: CohortId,
    /// For what, and how many a day.
    pub roles: Vec<DutyRole>,
    /// On which days.
    pub days: DutyDays,
    /// From this day on; what was before stays. Left out: from the first day.
    #[serde(default)]
    #[ts(optional)]
    pub from: Option<NaiveDate>,
    /// To this day; what comes after stays. Left out: to the last day.
    #[serde(default)]
    #[ts(optional)]
    pub to: Option<NaiveDate>,
    /// Another number, another order of equals; the same number, the same. Left out, 0.
    #[serde(default)]
    #[ts(optional)]
    pub seed: Option<u32>,
}

/// Who has a role on a day, by hand.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetDuty {
    /// Of which class.
    pub cohort: CohortId,
    /// On which day.
    pub day: NaiveDate,
    /// 值日, 主持, 主讲 …
    pub role: String,
    /// All of them; empty: nobody, and sharing out may fill it again.
    pub trainees: Vec<TraineeId>,
}

/// Two who change places.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SwapDuty {
    /// The duty of one …
    pub one: DutyId,
    /// … and of the other, on another day or in another role.
    pub other: DutyId,
}

/// Somebody on duty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct DutyLine {
    /// The duty.
    #[serde(flatten)]
    pub duty: Duty,
    /// 序号
    pub number: u32,
    /// 姓名
    pub name: String,
    /// 单位
    pub unit: String,
    /// 手机
    pub phone: String,
    /// 第一组; empty: in none.
    pub group: String,
    /// Why they cannot be there that day; empty: nothing is known against it.
    pub trouble: String,
}

/// One day of the rotation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct DutyDay {
    /// The day.
    pub day: NaiveDate,
    /// What is taught, in one line; empty: nothing.
    pub taught: String,
    /// Role after role, by 序号.
    pub duties: Vec<DutyLine>,
}

/// How often somebody is on duty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct DutyPerson {
    /// Who.
    pub trainee: TraineeId,
    /// 序号
    pub number: u32,
    /// 姓名
    pub name: String,
    /// Of the name, in pinyin: `zs`.
    pub initials: String,
    /// 单位
    pub unit: String,
    /// 第一组; empty: in none.
    pub group: String,
    /// 次
    pub times: u32,
}

/// The rotation of a class.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct DutyPlan {
    /// Of which class.
    pub cohort: CohortId,
    /// The roles there are, those that are wanted first.
    pub roles: Vec<DutyRole>,
    /// The days of the class that have sessions, and those somebody is on duty.
    pub days: Vec<DutyDay>,
    /// Who is in the class and has not left, by 序号, with how often they are on duty.
    pub people: Vec<DutyPerson>,
    /// How often people are on duty, and what is wrong; a sentence each.
    pub said: Vec<String>,
}

/// The rotation of a class.
pub fn of(tx: &Read, it: OfCohort) -> Answer<DutyPlan> {
    Cohort::get(tx, it.cohort)?;
    let lines = trainee::all(tx, it.clone())?;
    let by_id: HashMap<TraineeId, &TraineeLine> = lines.iter().map(|line| (line.id, line)).collect();
    let absences = Absences::of(tx, it.cohort)?;
    let duties = all_of(tx, it.cohort)?;
    let roles = roles(tx, &duties)?;
    let place = |role: &str| roles.iter().position(|it| it.role == role);
    let mut by_day: HashMap<NaiveDate, Vec<DutyLine>> = HashMap::new();
    for duty in &duties {
        let Some(line) = by_id.get(&duty.trainee) else { continue };
        let on_duty = DutyLine {
            number: line.number,
            name: line.name.clone(),
            unit: line.unit.clone(),
            phone: line.phone.clone(),
            group: group_of(line),
            trouble: absences.why(line, duty.day),
            duty: duty.clone(),
        };
        by_day.entry(duty.day).or_default().push(on_duty);
    }
    let taught = taught(tx, it.cohort)?;
    let mut days: Vec<NaiveDate> = taught.keys().chain(by_day.keys()).copied().collect();
    days.sort_unstable();
    days.dedup();
    let days: Vec<DutyDay> = days
        .into_iter()
        .map(|day| {
            let mut duties = by_day.remove(&day).unwrap_or_default();
            duties.sort_by_key(|it| (place(&it.duty.role), it.number));
            DutyDay { day, taught: taught.get(&day).cloned().unwrap_or_default(), duties }
        })
        .collect();
    let times = |line: &TraineeLine| duties.iter().filter(|it| it.trainee == line.id).count() as u32;
    let here = lines.iter().filter(|line| line.left_on.is_none());
    let people: Vec<DutyPerson> = here
        .map(|line| DutyPerson {
            trainee: line.id,
            number: line.number,
            name: line.name.clone(),
            initials: crate::hanzi::pinyin::initials(&line.name),
            unit: line.unit.clone(),
            group: group_of(line),
            times: times(line),
        })
        .collect();
    let said = said(&days, &people);
    Ok(DutyPlan { cohort: it.cohort, roles, days, people, said })
}

/// The duties of a class by day.
fn all_of(tx: &Read, cohort: CohortId) -> Answer<Vec<Duty>> {
    tx.rows("select * from duty where cohort = ?1 order by day, id", [cohort], Duty::of_row)
}

/// The roles that are wanted, then those somebody has.
fn roles(tx: &Read, duties: &[Duty]) -> Answer<Vec<DutyRole>> {
    let mut roles = setting::of::<DutyRoles>(tx)?.roles;
    for duty in duties {
        if !roles.iter().any(|it| it.role == duty.role) {
            roles.push(DutyRole { role: duty.role.clone(), people: 0 });
        }
    }
    Ok(roles)
}

/// What is taught on each day of a class.
fn taught(tx: &Read, cohort: CohortId) -> Answer<HashMap<NaiveDate, String>> {
    let mut taught: HashMap<NaiveDate, String> = HashMap::new();
    for session in timetable::sessions(tx, cohort)? {
        let said = taught.entry(session.day).or_default();
        if !said.is_empty() {
            said.push('；');
        }
        said.push_str(&format!("{}{}", session.half_day, session.title));
    }
    Ok(taught)
}

fn group_of(line: &TraineeLine) -> String {
    line.group.map(group::rules::title).unwrap_or_default()
}

fn said(days: &[DutyDay], people: &[DutyPerson]) -> Vec<String> {
    let mut said = Vec::new();
    if days.iter().all(|day| day.duties.is_empty()) {
        return said;
    }
    let most = people.iter().map(|it| it.times).max().unwrap_or(0);
    let shares: Vec<String> = (0..=most)
        .rev()
        .map(|times| (times, people.iter().filter(|it| it.times == times).count()))
        .filter(|(_, count)| *count > 0)
        .map(|(times, count)| if times == 0 { format!("{count}人没有轮到") } else { format!("{count}人各{times}次") })
        .collect();
    said.push(shares.join("，"));
    for day in days {
        for it in day.duties.iter().filter(|it| !it.trouble.is_empty()) {
            said.push(format!("{}{}：{}{}", month_day(day.day), it.duty.role, it.name, it.trouble));
        }
    }
    said
}

/// Why people of a class are not there on a day.
struct Absences {
    leave: Vec<Away>,
    /// Marked as not there, on a roll of that day.
    missed: HashMap<(TraineeId, NaiveDate), String>,
}

impl Absences {
    fn of(tx: &Read, cohort: CohortId) -> Answer<Absences> {
        let missed = tx.rows(
            "select mark.trainee, session.day, mark.mark
             from session join roll on roll.session = session.id join mark on mark.roll = roll.id
             where session.cohort = ?1 and mark.mark not in ('出勤', '迟到', '早退')",
            [cohort],
            |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)),
        )?;
        Ok(Absences { leave: away::of_class(tx, cohort)?, missed: missed.into_iter().collect() })
    }
    /// Why somebody is not there that day; empty: they are.
    fn why(&self, line: &TraineeLine, day: NaiveDate) -> String {
        if line.joined.is_some_and(|joined| day < joined) {
            return "还没有报到".into();
        }
        if line.left_on.is_some_and(|left| left <= day) {
            return "已经退出".into();
        }
        if let Some(leave) = self.leave.iter().find(|it| it.trainee == line.id && it.on(day)) {
            return format!("请{}", leave.kind);
        }
        self.missed.get(&(line.id, day)).cloned().unwrap_or_default()
    }
}

/// Shares out the duties: everybody once before anybody twice, the groups in turn, nobody on a day they are not there.
/// What was set by hand stays and counts.
pub fn share_out(tx: &Change, it: ShareOutDuty) -> Answer<DutyPlan> {
    let cohort = Cohort::get(tx, it.cohort)?;
    let wanted = wanted(&it.roles)?;
    let lines = trainee::all(tx, OfCohort { cohort: it.cohort })?;
    if lines.iter().all(|line| line.left_on.is_some()) {
        return Err(refusal::nobody_on_roster(&cohort.title()));
    }
    let (from, to) = (it.from.unwrap_or(cohort.starts), it.to.unwrap_or(cohort.ends));
    if to < from || LONGEST < (to - from).num_days() {
        return Err(refusal::duty_days_reversed());
    }
    let taught = taught(tx, it.cohort)?;
    let every = from.iter_days().take_while(|day| *day <= to);
    let days: Vec<NaiveDate> = every.filter(|day| it.days == DutyDays::Every || taught.contains_key(day)).collect();
    if days.is_empty() {
        return Err(refusal::no_days_for_duty(&span(from, to)));
    }
    tx.run("delete from duty where cohort = ?1 and day between ?2 and ?3 and by_hand = 0", (it.cohort, from, to))?;
    let (standing, rest): (Vec<Duty>, Vec<Duty>) =
        all_of(tx, it.cohort)?.into_iter().partition(|duty| days.contains(&duty.day));

    let absences = Absences::of(tx, it.cohort)?;
    let mut groups: Vec<&str> = Vec::new();
    let titles: Vec<String> = lines.iter().map(group_of).collect();
    let people = lines.iter().zip(&titles).map(|(line, title)| {
        let group = groups.iter().position(|it| it == title).unwrap_or_else(|| {
            groups.push(title);
            groups.len() - 1
        });
        rules::Person {
            group,
            times: rest.iter().filter(|duty| duty.trainee == line.id).count() as u32,
            there: days.iter().map(|day| absences.why(line, *day).is_empty()).collect(),
        }
    });
    let people: Vec<rules::Person> = people.collect();
    let place = |trainee| lines.iter().position(|line| line.id == trainee);
    let days_wanted: Vec<rules::Day> = days
        .iter()
        .map(|day| {
            let here = || standing.iter().filter(|duty| duty.day == *day);
            let free = |role: &DutyRole| {
                role.people.saturating_sub(here().filter(|duty| duty.role == role.role).count() as u32)
            };
            rules::Day {
                set: here().filter_map(|duty| place(duty.trainee)).collect(),
                wanted: wanted.iter().map(free).sum::<u32>() as usize,
            }
        })
        .collect();
    let shared = rules::share(&people, &days_wanted, it.seed.unwrap_or(0).into());

    let mut short = Vec::new();
    let mut had: HashMap<(TraineeId, &str), u32> = HashMap::new();
    for ((day, chosen), wanted_here) in days.iter().zip(shared).zip(&days_wanted) {
        if chosen.len() < wanted_here.wanted {
            short.push(format!("{}缺{}人", month_day(*day), wanted_here.wanted - chosen.len()));
        }
        let mut chosen: Vec<TraineeId> = chosen.into_iter().map(|at| lines[at].id).collect();
        for role in &wanted {
            let set = standing.iter().filter(|duty| duty.day == *day && duty.role == role.role).count() as u32;
            for _ in set..role.people {
                // Who had this role least often has it now.
                let times = |trainee: &TraineeId| had.get(&(*trainee, role.role.as_str())).copied().unwrap_or(0);
                let Some(at) = (0..chosen.len()).min_by_key(|at| times(&chosen[*at])) else { break };
                let trainee = chosen.remove(at);
                *had.entry((trainee, &role.role)).or_default() += 1;
                let role = role.role.clone();
                NewDuty { cohort: it.cohort, day: *day, role, trainee, by_hand: false }.insert(tx)?;
            }
        }
    }
    setting::keep(tx, &DutyRoles { roles: wanted })?;
    let said = format!("「{}」{}轮值{}天", cohort.title(), span(from, to), days.len());
    let short = if short.is_empty() { String::new() } else { format!("，人手不够：{}", short.join("，")) };
    tx.say(said + &short)?;
    of(tx, OfCohort { cohort: it.cohort })
}

/// The roles as they are kept: each once, with a name and a number somebody means.
fn wanted(roles: &[DutyRole]) -> Answer<Vec<DutyRole>> {
    let roles: Vec<DutyRole> =
        roles.iter().map(|it| DutyRole { role: it.role.trim().into(), people: it.people }).collect();
    let names: HashSet<&str> = roles.iter().map(|it| it.role.as_str()).collect();
    if roles.is_empty() || names.contains("") {
        return Err(refusal::is_empty("roles", "轮值的名称"));
    }
    if names.len() < roles.len() || roles.iter().any(|it| it.people == 0 || MOST < it.people) {
        return Err(refusal::no_such_duty_roles(MOST));
    }
    Ok(roles)
}

/// Sets by hand who has a role on a day.
pub fn set(tx: &Change, it: SetDuty) -> Answer<DutyPlan> {
    let cohort = Cohort::get(tx, it.cohort)?;
    let role = it.role.trim();
    if role.is_empty() {
        return Err(refusal::is_empty("role", "轮值的名称"));
    }
    tx.run("delete from duty where cohort = ?1 and day = ?2 and role = ?3", (it.cohort, it.day, role))?;
    let mut names = Vec::new();
    let mut seen = HashSet::new();
    for trainee in it.trainees.into_iter().filter(|trainee| seen.insert(*trainee)) {
        let name = trainee::name_of(tx, trainee)?;
        if Trainee::get(tx, trainee)?.cohort != it.cohort {
            return Err(refusal::not_of_the_class(&name, &cohort.title()));
        }
        NewDuty { cohort: it.cohort, day: it.day, role: role.into(), trainee, by_hand: true }.insert(tx)?;
        names.push(name);
    }
    let who = if names.is_empty() { "待定".into() } else { names.join("、") };
    tx.say(format!("{}{role}：{who}", month_day(it.day)))?;
    of(tx, OfCohort { cohort: it.cohort })
}

/// Has two change places (对调): each is on duty when the other was, and stays so when the rest is shared out again.
pub fn swap(tx: &Change, it: SwapDuty) -> Answer<DutyPlan> {
    let (one, other) = (Duty::get(tx, it.one)?, Duty::get(tx, it.other)?);
    let cohort = Cohort::get(tx, one.cohort)?;
    let names = (trainee::name_of(tx, one.trainee)?, trainee::name_of(tx, other.trainee)?);
    if other.cohort != one.cohort {
        return Err(refusal::not_of_the_class(&names.1, &cohort.title()));
    }
    let place = |duty: &Duty| format!("{}{}", month_day(duty.day), duty.role);
    let duties = all_of(tx, one.cohort)?;
    for (who, name, to) in [(one.trainee, &names.0, &other), (other.trainee, &names.1, &one)] {
        if duties.iter().any(|it| (it.trainee, it.day, &it.role) == (who, to.day, &to.role)) {
            return Err(refusal::has_that_duty(name, &place(to)));
        }
    }
    let said = format!("对调：{}换{}，{}换{}", place(&one), names.1, place(&other), names.0);
    let (mine, theirs) = (one.trainee, other.trainee);
    Duty { trainee: theirs, by_hand: true, ..one }.save(tx)?;
    Duty { trainee: mine, by_hand: true, ..other }.save(tx)?;
    tx.say(said)?;
    of(tx, OfCohort { cohort: cohort.id })
}

/// Takes the whole rotation of a class away, what was set by hand too.
pub fn clear(tx: &Change, it: OfCohort) -> Answer<DutyPlan> {
    let title = Cohort::get(tx, it.cohort)?.title();
    if tx.run("delete from duty where cohort = ?1", [it.cohort])? > 0 {
        tx.say(format!("清除了「{title}」的轮值"))?;
    }
    of(tx, it)
}
