//! 授课: what lecturers give over a period across classes, the leaders' ledger, and how lecturers are invited.

mod invitation;
pub mod rules;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use crate::{
    Answer, Hours, Read,
    calendar::Clock,
    cohort::{self, CohortCategory, CohortId},
    lecturer::{Lecturer, LecturerCategory, LecturerId},
    refusal,
    statistics::Period,
    timetable::{Kind, State},
};
pub use invitation::{InvitationForm, form, set_form};

/// A block a lecturer gives. 合班 is one block, whatever the number of its classes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Taught {
    /// On which day.
    pub day: NaiveDate,
    /// First minute.
    pub starts: Clock,
    /// The minute after the last.
    pub ends: Clock,
    /// What is done.
    pub kind: Kind,
    /// What it is about, without 《》.
    pub title: String,
    /// Where.
    pub place: String,
    /// Hundredths of 学时, once for all its classes.
    pub hours: Hours,
    /// How far it is settled.
    pub state: State,
    /// The classes it is given to.
    pub classes: Vec<ClassTaught>,
}

/// A class that hears a block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct ClassTaught {
    /// The class.
    pub cohort: CohortId,
    /// `第3期中青年干部培训班`
    pub title: String,
    /// What kind of class it is.
    pub category: CohortCategory,
}

/// A lecturer with what they give.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct TaughtBy {
    /// The lecturer.
    #[serde(flatten)]
    pub lecturer: Lecturer,
    /// By time.
    pub blocks: Vec<Taught>,
}

impl TaughtBy {
    /// 学时 of all blocks, 合班 once.
    pub fn hours(&self) -> Hours {
        self.blocks.iter().map(|block| block.hours).sum()
    }
}

/// 学时 of leaders' lectures in all 学时 of 主体班.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct LeaderShare {
    /// Given by 领导干部.
    pub leaders: Hours,
    /// All on the timetables of 主体班.
    pub all: Hours,
}

/// 领导授课台账 of a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct LeaderLedger {
    /// The school.
    pub school: String,
    /// `2026年春季学期`, or the days.
    pub period: String,
    /// Every leader of the register, those who have given nothing too; by 四大班子, then entry.
    pub leaders: Vec<TaughtBy>,
    /// Their share of 主体班.
    pub share: LeaderShare,
    /// What is counted and by which rule, one sentence each.
    pub basis: Vec<String>,
}

/// 授课工作量 of a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Workload {
    /// The school.
    pub school: String,
    /// `2026年春季学期`, or the days.
    pub period: String,
    /// Everybody who gives something; leaders first, then by category and entry.
    pub lecturers: Vec<TaughtBy>,
    /// What is counted, one sentence each.
    pub basis: Vec<String>,
}

/// What lecturers give in a period: everybody of the register (or one), those who give nothing too.
pub fn by_lecturer(tx: &Read, it: &Period, only: Option<LecturerId>) -> Answer<Vec<TaughtBy>> {
    if it.to < it.from {
        return Err(refusal::days_reversed());
    }
    let mut lecturers = tx.rows("select * from lecturer where ?1 is null or id = ?1 order by id", [only], |row| {
        Ok(TaughtBy { lecturer: Lecturer::of_row(row)?, blocks: Vec::new() })
    })?;
    lecturers.sort_by_key(|it| it.lecturer.category);
    let place: std::collections::HashMap<LecturerId, usize> =
        lecturers.iter().enumerate().map(|(place, it)| (it.lecturer.id, place)).collect();
    let rows = tx.rows(include_str!("taught.sql"), (it.from, it.to, only), |row| {
        let class = ClassTaught {
            cohort: row.get("cohort")?,
            title: cohort::rules::title(row.get("cohort_number")?, &row.get::<_, String>("cohort_name")?),
            category: row.get("cohort_category")?,
        };
        let block = Taught {
            day: row.get("day")?,
            starts: row.get("starts")?,
            ends: row.get("ends")?,
            kind: row.get("kind")?,
            title: row.get("title")?,
            place: row.get("place")?,
            hours: row.get("hours")?,
            state: row.get("state")?,
            classes: vec![class],
        };
        Ok((row.get::<_, LecturerId>("lecturer")?, row.get::<_, i64>("block")?, block))
    })?;
    // Classes of one block join it where it first stood.
    let mut blocks: std::collections::HashMap<(LecturerId, i64), usize> = std::collections::HashMap::new();
    for (lecturer, number, block) in rows {
        let Some(it) = place.get(&lecturer).and_then(|&place| lecturers.get_mut(place)) else { continue };
        match blocks.get(&(lecturer, number)).and_then(|&at| it.blocks.get_mut(at)) {
            Some(first) => first.classes.extend(block.classes),
            None => {
                blocks.insert((lecturer, number), it.blocks.len());
                it.blocks.push(block);
            }
        }
    }
    Ok(lecturers)
}

/// 领导授课台账: each leader's lectures in a period, who has given none yet, and their share of 主体班.
pub fn ledger(tx: &Read, it: Period) -> Answer<LeaderLedger> {
    let mut leaders = by_lecturer(tx, &it, None)?;
    leaders.retain(|it| it.lecturer.category == LecturerCategory::Leader);
    leaders.sort_by_key(|it| rules::place_of(it.lecturer.office));
    let share = tx.row(
        "select coalesce(sum(iif(lecturer.category = '领导干部', session.hours, 0)), 0), coalesce(sum(session.hours), 0)
         from session join cohort on cohort.id = session.cohort left join lecturer on lecturer.id = session.lecturer
         where cohort.category = '主体班' and session.day between ?1 and ?2",
        (it.from, it.to),
        |row| Ok(LeaderShare { leaders: row.get(0)?, all: row.get(1)? }),
    )?;
    Ok(LeaderLedger {
        school: school(tx)?,
        period: rules::period(it.from, it.to),
        leaders,
        share: share.unwrap_or_default(),
        basis: rules::ledger_basis(it.from, it.to),
    })
}

/// 授课工作量: everybody who gives something in a period.
pub fn workload(tx: &Read, it: Period) -> Answer<Workload> {
    let mut lecturers = by_lecturer(tx, &it, None)?;
    lecturers.retain(|line| !line.blocks.is_empty());
    Ok(Workload {
        school: school(tx)?,
        period: rules::period(it.from, it.to),
        lecturers,
        basis: rules::workload_basis(it.from, it.to),
    })
}

fn school(tx: &Read) -> Answer<String> {
    Ok(crate::setting::of::<crate::setting::School>(tx)?.name)
}
