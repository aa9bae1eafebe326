//! 工作台: today, and what needs me now.

use std::collections::HashMap;

use chrono::{Datelike, Days, NaiveDate};
use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use crate::{
    Answer, Everything, Read,
    calendar::{LAST_DAY, month_day, weekday},
    cohort::{self, CohortId, CohortLine, Stage},
    leave,
    rollcall::Share,
    statistics::{self, Period},
    timetable::{self, SessionId, SessionLine, State, quoted},
    trainee::{self, Trainee},
};

words! {
    /// Where a line of the workbench is mended.
    pub enum Place { Roll = "考勤", Timetable = "课程表", Trainees = "学员", Completion = "结业证书" }
}

/// A session of today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Today {
    /// The session.
    pub session: SessionLine,
    /// How many are expected.
    pub expected: u32,
    /// How many came; none before the roll is taken.
    pub came: Option<u32>,
}

/// Something that needs the clerk, one click from its mending.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Need {
    /// What, in one sentence.
    pub say: String,
    /// Whose.
    pub cohort: CohortId,
    /// Where it is mended.
    pub place: Place,
    /// Of which session, when it is of one.
    pub session: Option<SessionId>,
}

/// 工作台.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Workbench {
    /// The day at the desk.
    pub day: NaiveDate,
    /// `3月9日 周一`
    pub day_said: String,
    /// Sessions of all classes today, by time.
    pub today: Vec<Today>,
    /// What needs me now, most urgent first.
    pub needs: Vec<Need>,
    /// 期 of this year up to now and planned.
    pub classes: u32,
    /// 报名人次 of this year.
    pub enrolled: u32,
    /// 参训率 of this year = 实到人次 ÷ 应到人次
    pub rate: Share,
    /// Classes running today.
    pub running: Vec<CohortLine>,
}

/// Days after its end for which a class still asks for what was left undone.
const LATELY: u64 = 60;

/// Days ahead in which a clash is pressing; the timetable itself says those that are farther off.
const SOON: u64 = 60;

/// How many lines of one kind are shown before the rest is counted.
const ENOUGH: usize = 8;

/// Today, and what needs me now.
pub fn of(tx: &Read, _: Everything) -> Answer<Workbench> {
    let day = tx.today();
    let year = |month, day_of| NaiveDate::from_ymd_opt(day.year(), month, day_of).unwrap_or(day);
    let (classes_of_the_year, enrolled, rate) =
        statistics::at_a_glance(tx, Period { from: year(1, 1), to: year(12, 31) })?;
    let classes = cohort::lately(tx, day - Days::new(LATELY))?;
    let mut needs = Vec::new();
    needs.extend(rolls_due(tx, &classes)?);
    needs.extend(clashes(tx)?);
    needs.extend(unsettled(tx)?);
    needs.extend(near_the_limit(tx)?);
    needs.extend(undecided(&classes, day));
    Ok(Workbench {
        day,
        day_said: format!("{} 周{}", month_day(day), weekday(day)),
        today: today(tx)?,
        needs,
        classes: classes_of_the_year,
        enrolled,
        rate,
        running: classes.into_iter().filter(|line| line.stage == Stage::Running).collect(),
    })
}

fn today(tx: &Read) -> Answer<Vec<Today>> {
    let counts = tx.rows(include_str!("today.sql"), [tx.today()], |row| {
        Ok((row.get::<_, SessionId>("id")?, (row.get("expected")?, row.get("came")?)))
    })?;
    let mut counts: HashMap<_, (u32, Option<u32>)> = counts.into_iter().collect();
    let sessions = timetable::sessions_between(tx, tx.today(), tx.today())?;
    Ok(sessions
        .into_iter()
        .map(|session| {
            let (expected, came) = counts.remove(&session.id).unwrap_or_default();
            Today { session, expected, came }
        })
        .collect())
}

fn rolls_due(tx: &Read, classes: &[CohortLine]) -> Answer<Vec<Need>> {
    let mut needs = Vec::new();
    for line in classes.iter().filter(|line| line.rolls_due > 0).take(ENOUGH) {
        let first = tx.row(
            "select session.id from session left join roll on roll.session = session.id
             where session.cohort = ?1 and roll.id is null order by day, starts limit 1",
            [line.cohort.id],
            |row| row.get(0),
        )?;
        let Some(first) = first else { continue };
        let session = timetable::session(tx, first)?;
        let which = format!("{}{}{}", month_day(session.day), session.half_day, quoted(&session.title, session.kind));
        let say = match line.rolls_due {
            1 => format!("「{}」{which}还没有点名", line.title),
            due => format!("「{}」有{due}次课还没有点名，最早是{which}", line.title),
        };
        needs.push(Need { say, cohort: line.cohort.id, place: Place::Roll, session: Some(first) });
    }
    Ok(needs)
}

fn clashes(tx: &Read) -> Answer<Vec<Need>> {
    let mut needs = Vec::new();
    let soon = tx.today().checked_add_days(Days::new(SOON)).unwrap_or(LAST_DAY);
    for clash in timetable::pressing(tx, tx.today(), soon, ENOUGH)? {
        let Some(session) = clash.session else { continue };
        let line = timetable::session(tx, session)?;
        let what = quoted(&line.title, line.kind);
        needs.push(Need {
            say: format!("「{}」{what}冲突：{}", line.cohort_title, clash.say),
            cohort: line.cohort,
            place: Place::Timetable,
            session: Some(session),
        });
    }
    Ok(needs)
}

fn unsettled(tx: &Read) -> Answer<Vec<Need>> {
    let soon = tx.today().checked_add_days(Days::new(7)).unwrap_or(tx.today());
    let sessions = timetable::unsettled_between(tx, tx.today(), soon)?;
    Ok(sessions
        .into_iter()
        .take(ENOUGH)
        .map(|line| Need {
            say: format!(
                "「{}」{}（周{}）{} {}：{}",
                line.cohort_title,
                month_day(line.day),
                weekday(line.day),
                line.half_day,
                match line.state {
                    State::Changed => "已调整，请告知授课人",
                    State::Unconfirmed | State::Confirmed => "授课人未确认",
                },
                line.lecturer_name
            ),
            cohort: line.cohort,
            place: Place::Timetable,
            session: Some(line.id),
        })
        .collect())
}

/// Leave at or beyond four fifths of what is allowed, in the classes running today; the least left first.
fn near_the_limit(tx: &Read) -> Answer<Vec<Need>> {
    let standings = leave::standings(tx, leave::Whose::Running(tx.today()))?;
    let mut near: Vec<_> = standings.into_iter().filter(|(_, standing)| standing.is_near()).collect();
    near.sort_by_key(|(trainee, standing)| (standing.left(), *trainee));
    let mut needs = Vec::new();
    for (id, standing) in near {
        let trainee = Trainee::get(tx, id)?;
        if needs.len() < ENOUGH && trainee.left_on.is_none() {
            let what = standing.said_exceeded().or_else(|| standing.said_near()).unwrap_or_default();
            let say = format!("{} {what}", trainee::name_of(tx, id)?);
            needs.push(Need { say, cohort: trainee.cohort, place: Place::Roll, session: None });
        }
    }
    Ok(needs)
}

fn undecided(classes: &[CohortLine], today: NaiveDate) -> Vec<Need> {
    let waiting = classes.iter().filter(|line| line.cohort.ends <= today && line.trainees > 0);
    waiting
        .filter_map(|line| {
            let say = if line.completed == 0 {
                format!("「{}」已结束，还没有结业审核", line.title)
            } else if line.certificates < line.completed {
                format!("「{}」有{}人准予结业还没有发证", line.title, line.completed - line.certificates)
            } else {
                return None;
            };
            Some(Need { say, cohort: line.cohort.id, place: Place::Completion, session: None })
        })
        .take(ENOUGH)
        .collect()
}
