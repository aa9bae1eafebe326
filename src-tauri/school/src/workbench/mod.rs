//! 工作台: today, and what needs me now.

mod attendance;

use std::collections::HashMap;

use chrono::{Datelike, Days, NaiveDate};
use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use crate::{
    Answer, Everything, Read,
    calendar::{LAST_DAY, month_day, weekday},
    cohort::{self, CohortId, CohortLine, Stage},
    rollcall::{self, RoomDue, Share},
    statistics::{self, Period},
    timetable::{self, SessionId, SessionLine, State, quoted},
};

words! {
    /// Where a line of the workbench is mended.
    pub enum Place {
        Roll = "考勤", Leave = "请假", Figures = "考勤统计", Timetable = "课程表", Trainees = "学员", Completion = "结业证书",
    }
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
    /// Rooms that are still to be called, where others are; the figures are without them.
    pub rooms_due: Vec<String>,
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

/// The sessions that are under way at this minute, all classes together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct UnderWay {
    /// How many (场次).
    pub sessions: u32,
    /// Of how many the roll is taken (场次).
    pub taken: u32,
    /// Who came to those (人).
    pub came: u32,
    /// Who was expected at those (人).
    pub expected: u32,
    /// Who is expected at the others (人).
    pub waiting: u32,
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
    /// The sessions under way; none: there is no session now.
    pub under_way: Option<UnderWay>,
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
    let rooms = rollcall::rooms_due(tx, None)?;
    let mut needs = Vec::new();
    needs.extend(attendance::rolls_due(tx, &classes)?);
    needs.extend(attendance::rooms_due(tx, &classes, &rooms)?);
    needs.extend(attendance::absences_running(tx)?);
    needs.extend(attendance::rolls_open(tx, &rooms)?);
    needs.extend(attendance::leave_waiting(tx)?);
    needs.extend(clashes(tx)?);
    needs.extend(unsettled(tx)?);
    needs.extend(attendance::near_the_limit(tx)?);
    needs.extend(undecided(&classes, day));
    let today = today(tx, rooms)?;
    Ok(Workbench {
        day,
        day_said: format!("{} 周{}", month_day(day), weekday(day)),
        under_way: attendance::under_way(tx, &today),
        today,
        needs,
        classes: classes_of_the_year,
        enrolled,
        rate,
        running: classes.into_iter().filter(|line| line.stage == Stage::Running).collect(),
    })
}

fn today(tx: &Read, waiting: Vec<RoomDue>) -> Answer<Vec<Today>> {
    let counts = tx.rows(include_str!("today.sql"), [tx.today()], |row| {
        Ok((row.get::<_, SessionId>("id")?, (row.get("expected")?, row.get("came")?)))
    })?;
    let mut counts: HashMap<_, (u32, Option<u32>)> = counts.into_iter().collect();
    let sessions = timetable::sessions_between(tx, tx.today(), tx.today())?;
    let mut rooms: HashMap<SessionId, Vec<String>> = HashMap::new();
    for due in waiting {
        rooms.entry(due.session).or_default().push(due.room);
    }
    Ok(sessions
        .into_iter()
        .map(|session| {
            let (expected, came) = counts.remove(&session.id).unwrap_or_default();
            let rooms_due = rooms.remove(&session.id).unwrap_or_default();
            Today { session, expected, came, rooms_due }
        })
        .collect())
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
    let sessions = timetable::unsettled_between(tx, tx.today(), soon, ENOUGH as u32)?;
    Ok(sessions
        .into_iter()
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
