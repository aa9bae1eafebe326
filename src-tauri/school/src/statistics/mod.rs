//! 培训班情况统计: figures for superiors, each with its measure and its basis.

mod branch;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Answer, Hours, Read, calendar,
    cohort::{CohortCategory, CohortId, kind::CohortKindId, rules},
    refusal,
    rollcall::Share,
};
pub use branch::BranchLine;

/// Of which period.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
}

/// The figures of one class, or of several together.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Figures {
    /// 期: classes.
    pub classes: u32,
    /// 计划人数 (人次 over several classes)
    pub planned: u32,
    /// 报名人次: everybody ever on the roster.
    pub enrolled: u32,
    /// 实训人次: those who came at least once.
    pub trained: u32,
    /// 结业人次: those decided 准予结业.
    pub completed: u32,
    /// 学时 of the timetables.
    pub hours: Hours,
    /// 场次: sessions.
    pub sessions: u32,
    /// 应到人次 of all rolls taken.
    pub expected: u32,
    /// 实到人次 of all rolls taken.
    pub came: u32,
    /// 请假人次 of all rolls taken.
    pub on_leave: u32,
    /// 参训率A = 实到人次 ÷ 应到人次
    pub rate: Share,
    /// 参训率B = 实到人次 ÷（应到人次 − 批准请假人次）
    pub rate_without_leave: Share,
}

impl Figures {
    fn add(&mut self, other: &Figures) {
        self.classes += other.classes;
        self.planned += other.planned;
        self.enrolled += other.enrolled;
        self.trained += other.trained;
        self.completed += other.completed;
        self.hours += other.hours;
        self.sessions += other.sessions;
        self.expected += other.expected;
        self.came += other.came;
        self.on_leave += other.on_leave;
        self.rate = Share { part: self.came, whole: self.expected };
        self.rate_without_leave = Share { part: self.came, whole: self.expected - self.on_leave };
    }
}

/// A class as a line of the statistics.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct ClassLine {
    /// The class.
    pub cohort: CohortId,
    /// Its title.
    pub title: String,
    /// 第N期; none for a class that is not one of a series.
    pub number: Option<u32>,
    /// Its name without 第N期.
    pub name: String,
    /// What kind of class it is.
    pub category: CohortCategory,
    /// Its branch of the office's tree; none: it is of no kind.
    pub kind: Option<CohortKindId>,
    /// First day.
    pub starts: NaiveDate,
    /// Last day.
    pub ends: NaiveDate,
    /// Days from the first to the last, both counted.
    pub days: u32,
    /// Its figures.
    pub figures: Figures,
}

/// Several classes together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct GroupLine {
    /// 主体班, or 2026年3月.
    pub name: String,
    /// Their figures together.
    pub figures: Figures,
}

/// The statistics of a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Statistics {
    /// The school.
    pub school: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// By class, in order of their first day.
    pub classes: Vec<ClassLine>,
    /// By the office's tree of kinds, each branch with all below it; empty where there is no tree.
    pub branches: Vec<BranchLine>,
    /// By category.
    pub categories: Vec<GroupLine>,
    /// By month of the first day.
    pub months: Vec<GroupLine>,
    /// Everything together.
    pub total: Figures,
    /// 人: distinct people who came at least once, over all classes.
    pub people: u32,
    /// 口径: what each figure counts, one sentence each, to be printed under the table.
    pub basis: Vec<String>,
}

/// What each figure counts.
pub fn basis(from: NaiveDate, to: NaiveDate) -> Vec<String> {
    vec![
        format!("统计期间：{}，按开班日期计入。", calendar::span(from, to)),
        "报名人次：进入过名册的人次（含中途退出）；实训人次：至少到课一次的人次；结业人次：准予结业的人次。".into(),
        "学时、场次：按课程表；参训率只计已点名的场次。".into(),
        "迟到、早退计入实到。".into(),
    ]
}

/// The statistics of all classes that open within a period.
pub fn of(tx: &Read, it: Period) -> Answer<Statistics> {
    if it.to < it.from {
        return Err(refusal::days_reversed());
    }
    let classes = tx.rows(include_str!("statistics.sql"), (it.from, it.to), |row| {
        let (expected, came, on_leave) = (row.get("expected")?, row.get("came")?, row.get("on_leave")?);
        let (starts, ends) = (row.get("starts")?, row.get("ends")?);
        let mut figures = Figures::default();
        figures.add(&Figures {
            classes: 1,
            planned: row.get("planned")?,
            enrolled: row.get("enrolled")?,
            trained: row.get("trained")?,
            completed: row.get("completed")?,
            hours: row.get("hours")?,
            sessions: row.get("sessions")?,
            expected,
            came,
            on_leave,
            ..Figures::default()
        });
        let (number, name): (_, String) = (row.get("number")?, row.get("name")?);
        Ok(ClassLine {
            cohort: row.get("id")?,
            title: rules::title(number, &name),
            number,
            name,
            category: row.get("category")?,
            kind: row.get("kind")?,
            starts,
            ends,
            days: match row.get("phase_days")? {
                Some(days) => days,
                None => rules::days(starts, ends),
            },
            figures,
        })
    })?;
    let people = tx.value(
        "select count(distinct trainee.person)
         from cohort join trainee on trainee.cohort = cohort.id
         where cohort.starts between ?1 and ?2
           and exists (select 1 from mark where mark.trainee = trainee.id and mark.mark in ('出勤', '迟到', '早退'))",
        (it.from, it.to),
    )?;
    let mut total = Figures::default();
    classes.iter().for_each(|line| total.add(&line.figures));
    let category = |line: &ClassLine| line.category.word().to_owned();
    let mut categories = together(&classes, category);
    categories.sort_by_key(|line| CohortCategory::named(&line.name));
    Ok(Statistics {
        school: crate::setting::of::<crate::setting::School>(tx)?.name,
        from: it.from,
        to: it.to,
        branches: branch::branches(tx, &it, &classes)?,
        categories,
        months: together(&classes, |line| line.starts.format("%Y年%-m月").to_string()),
        total,
        people,
        basis: basis(it.from, it.to),
        classes,
    })
}

/// A year at a glance, for the workbench: 期, 报名人次, and 参训率 of the rolls taken.
pub fn at_a_glance(tx: &Read, it: Period) -> Answer<(u32, u32, Share)> {
    let sql = "select (select count(*) from cohort where starts between ?1 and ?2),
                      (select count(*) from cohort join trainee on trainee.cohort = cohort.id
                        where cohort.starts between ?1 and ?2),
                      coalesce(sum(roll.came), 0), coalesce(sum(roll.expected), 0)
               from cohort
               cross join session on session.cohort = cohort.id
               cross join roll indexed by roll_counts on roll.session = session.id
               where cohort.starts between ?1 and ?2";
    let figures = tx.row(sql, (it.from, it.to), |row| {
        Ok((row.get(0)?, row.get(1)?, Share { part: row.get(2)?, whole: row.get(3)? }))
    })?;
    Ok(figures.unwrap_or_default())
}

/// Lines with the same name added up, in the order the names first appear.
fn together(classes: &[ClassLine], name: impl Fn(&ClassLine) -> String) -> Vec<GroupLine> {
    let mut groups: Vec<GroupLine> = Vec::new();
    for line in classes {
        let name = name(line);
        match groups.iter_mut().find(|group| group.name == name) {
            Some(group) => group.figures.add(&line.figures),
            None => groups.push(GroupLine { name, figures: line.figures.clone() }),
        }
    }
    groups
}
