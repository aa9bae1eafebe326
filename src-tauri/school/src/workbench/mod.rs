//! 工作台: today, and what needs me now.

use chrono::{Datelike, Days, NaiveDate};
use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use crate::{
    Answer, Everything, Hours, Read,
    calendar::{month_day, weekday},
    cohort::{self, CohortId, CohortLine, Stage},
    rollcall::{self, Share},
    statistics::{self, Period},
    timetable::{self, SessionId, SessionLine, quoted},
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
    /// 实训人次 of this year.
    pub trained: u32,
    /// 人 of this year.
    pub people: u32,
    /// 参训率 of this year = 实到人次 ÷ 应到人次
    pub rate: Share,
    /// Classes running today.
    pub running: Vec<CohortLine>,
}

/// How many lines of one kind are shown before the rest is counted.
const ENOUGH: usize = 8;

/// Today, and what needs me now.
pub fn of(tx: &Read, _: Everything) -> Answer<Workbench> {
    let day = tx.today();
    let year = |month, day_of| NaiveDate::from_ymd_opt(day.year(), month, day_of).unwrap_or(day);
    let figures = statistics::of(tx, Period { from: year(1, 1), to: year(12, 31) })?;
    let classes = cohort::all(tx, Everything {})?;
    let mut needs = Vec::new();
    needs.extend(rolls_due(tx, &classes)?);
    needs.extend(clashes(tx)?);
    needs.extend(unconfirmed(tx)?);
    needs.extend(near_the_limit(tx, &classes)?);
    needs.extend(undecided(&classes, day));
    Ok(Workbench {
        day,
        day_said: format!("{} 周{}", month_day(day), weekday(day)),
        today: today(tx)?,
        needs,
        classes: figures.total.classes,
        trained: figures.total.trained,
        people: figures.people,
        rate: figures.total.rate,
        running: classes.into_iter().filter(|line| line.stage == Stage::Running).collect(),
    })
}

fn today(tx: &Read) -> Answer<Vec<Today>> {
    let sessions = timetable::sessions_between(tx, tx.today(), tx.today())?;
    let with_roll = |session: SessionLine| {
        let roll = rollcall::of(tx, timetable::OfSession { session: session.id })?;
        Ok(Today { expected: roll.tally.expected, came: roll.taken.then_some(roll.tally.came), session })
    };
    sessions.into_iter().map(with_roll).collect()
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
        needs.push(Need {
            say: format!("「{}」有{}次课还没有点名", line.title, line.rolls_due),
            cohort: line.cohort.id,
            place: Place::Roll,
            session: first,
        });
    }
    Ok(needs)
}

fn clashes(tx: &Read) -> Answer<Vec<Need>> {
    let mut needs = Vec::new();
    for clash in timetable::clashes(tx, Everything {})?.into_iter().take(ENOUGH) {
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

fn unconfirmed(tx: &Read) -> Answer<Vec<Need>> {
    let soon = tx.today().checked_add_days(Days::new(7)).unwrap_or(tx.today());
    let sessions = timetable::unconfirmed_between(tx, tx.today(), soon)?;
    Ok(sessions
        .into_iter()
        .take(ENOUGH)
        .map(|line| Need {
            say: format!(
                "「{}」{}（周{}）{} 授课人未确认：{}",
                line.cohort_title,
                month_day(line.day),
                weekday(line.day),
                line.half_day,
                line.lecturer_name
            ),
            cohort: line.cohort,
            place: Place::Timetable,
            session: Some(line.id),
        })
        .collect())
}

/// Leave at or beyond four fifths of what one seventh allows.
fn near_the_limit(tx: &Read, classes: &[CohortLine]) -> Answer<Vec<Need>> {
    let mut needs = Vec::new();
    for line in classes.iter().filter(|line| line.stage == Stage::Running && line.rolls > 0) {
        let attendance = rollcall::attendance(tx, cohort::OfCohort { cohort: line.cohort.id })?;
        let limit = Hours(attendance.total_hours.0 / 7);
        for row in attendance.trainees {
            let leave = row.tally.leave_hours;
            if leave.0 > 0 && leave.0 * 5 >= limit.0 * 4 {
                needs.push(Need {
                    say: format!("{} 请假已达 {leave}/{limit} 学时（总学时的1/7）", row.name),
                    cohort: line.cohort.id,
                    place: Place::Roll,
                    session: None,
                });
            }
        }
    }
    needs.truncate(ENOUGH);
    Ok(needs)
}

fn undecided(classes: &[CohortLine], today: NaiveDate) -> Vec<Need> {
    let recently = |line: &&CohortLine| line.cohort.ends <= today && (today - line.cohort.ends).num_days() <= 60;
    let waiting = classes.iter().filter(recently).filter(|line| line.trainees > 0);
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
