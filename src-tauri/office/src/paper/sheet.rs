//! 签到表回读: a signed sheet known by its code, and what has become of its rows since it was printed.

use std::collections::HashMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use school::{
    Answer, Error, Read,
    calendar::{HalfDay, month_day},
    cohort::{Cohort, CohortId, OfCohort},
    printout,
    rollcall::{
        PrintedSheet,
        sheet::{by_code, standing_for},
    },
    timetable::{self, SessionId, quoted},
    trainee::{self, TraineeId, TraineeLine},
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{PAPERS, PaperAsked};

school::words! {
    /// What became of a row since the sheet was printed.
    pub enum Moved { Added = "新增", Left = "退出", Replaced = "换人", Row = "换行" }
}

/// Which sheet.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfCode {
    /// 编码, as it was typed or scanned.
    pub code: String,
}

/// A session the sheet is signed for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct SheetSession {
    /// The session.
    pub session: SessionId,
    /// On which day …
    pub day: NaiveDate,
    /// … in which half of it.
    pub half_day: HalfDay,
    /// 《县情讲座》
    pub title: String,
    /// Its roll is taken.
    pub taken: bool,
}

/// A row of the paper, or somebody who belongs on it now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct SheetRow {
    /// Which row of the paper; none: on no row.
    pub row: Option<u32>,
    /// Who stands there.
    pub trainee: TraineeId,
    /// Their name.
    pub name: String,
    /// Their 序号 on the roster of today; none: not on it any more.
    pub number: Option<u32>,
    /// In which row the sheet would have them today; none: in none.
    pub now: Option<u32>,
    /// Who signs in this row since a substitution.
    pub stands_for: Option<TraineeId>,
    /// What became of the row; none: it is as it was.
    pub moved: Option<Moved>,
    /// The same in words; empty where it is as it was.
    pub say: String,
}

/// A signed sheet, known by its code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct SignedSheet {
    /// 编码
    pub code: String,
    /// 签到表（一天）
    pub paper: String,
    /// Of which class.
    pub cohort: CohortId,
    /// Its title.
    pub cohort_title: String,
    /// The sessions it is signed for that are still on the timetable, by time.
    pub sessions: Vec<SheetSession>,
    /// 第N版 of the paper in hand.
    pub edition: u32,
    /// When it was printed.
    pub printed_on: NaiveDate,
    /// There is no later edition, and it would be printed the same today.
    pub newest: bool,
    /// The rows of the paper.
    pub rows: Vec<SheetRow>,
    /// Who would stand on it today and does not.
    pub added: Vec<SheetRow>,
    /// What has changed since, one sentence each; empty: nothing.
    pub say: Vec<String>,
}

/// The sheet of a code, and which of its rows moved since it was printed.
pub fn sheet_of_code(tx: &Read, it: OfCode) -> Answer<SignedSheet> {
    let sheet = by_code(tx, &it.code)?;
    let printed = &sheet.printed;
    let cohort = Cohort::get(tx, printed.cohort)?;
    let asked: PaperAsked = serde_json::from_str(&printed.asked)?;
    let today = as_of_today(tx, &asked)?;
    let roster: HashMap<TraineeId, TraineeLine> =
        trainee::all(tx, OfCohort { cohort: printed.cohort })?.into_iter().map(|line| (line.id, line)).collect();
    let comes = standing_for(tx, printed.cohort)?;
    let people = match &today {
        Some((people, _)) => people.clone(),
        None => Vec::new(),
    };
    let now: HashMap<TraineeId, u32> = (1..).zip(&people).filter_map(|(row, person)| Some(((*person)?, row))).collect();
    let see = |row: Option<u32>, person: TraineeId| seen(row, person, &roster, &now, &comes);
    let rows: Vec<SheetRow> =
        (1..).zip(&printed.people).filter_map(|(row, person)| Some(see(Some(row), (*person)?))).collect();
    let on_paper = |person: &TraineeId| {
        printed.people.contains(&Some(*person)) || rows.iter().any(|row| row.stands_for == Some(*person))
    };
    let added: Vec<SheetRow> =
        people.iter().flatten().filter(|person| !on_paper(person)).map(|&person| see(None, person)).collect();
    let part = today.as_ref().map(|(_, part)| part.as_str()).unwrap_or_default();
    let last = printout::last(tx, printed.cohort, &asked.paper, part)?.map_or(0, |last| last.edition);
    let mut say = sentences(&rows, &added);
    if sheet.edition < last {
        say.insert(0, format!("这是第{}版，最新的是第{last}版。", sheet.edition));
    }
    if today.is_none() {
        say.push("这张签到表现在印不出来了：课次已经删除，或者没有应到的人。".into());
    }
    Ok(SignedSheet {
        code: printed.code.clone(),
        paper: PAPERS.iter().find(|paper| paper.key == asked.paper).map_or("签到表", |paper| paper.name).into(),
        cohort: cohort.id,
        cohort_title: cohort.title(),
        sessions: sessions(tx, printed)?,
        edition: sheet.edition,
        printed_on: sheet.printed_on,
        newest: say.is_empty(),
        rows,
        added,
        say,
    })
}

/// Whom the same sheet would have today, and of which part it would be; none where it cannot be made any more.
fn as_of_today(tx: &Read, asked: &PaperAsked) -> Answer<Option<(Vec<Option<TraineeId>>, String)>> {
    let Some(paper) = PAPERS.iter().find(|paper| paper.key == asked.paper) else { return Ok(None) };
    match (paper.gather)(tx, asked) {
        Ok(content) => Ok(content.said.sheet().map(|sheet| (sheet.people.clone(), content.part.clone()))),
        Err(Error::Refused(_)) => Ok(None),
        Err(broken) => Err(broken),
    }
}

fn sessions(tx: &Read, sheet: &PrintedSheet) -> Answer<Vec<SheetSession>> {
    let of_it = timetable::sessions(tx, sheet.cohort)?.into_iter().filter(|line| sheet.sessions.contains(&line.id));
    let session = |line: timetable::SessionLine| SheetSession {
        session: line.id,
        day: line.day,
        half_day: line.half_day,
        title: quoted(&line.title, line.kind),
        taken: line.roll_taken,
    };
    Ok(of_it.map(session).collect())
}

/// What became of one who stands on the paper, or belongs on it.
fn seen(
    row: Option<u32>,
    person: TraineeId,
    roster: &HashMap<TraineeId, TraineeLine>,
    now: &HashMap<TraineeId, u32>,
    comes: &HashMap<TraineeId, TraineeId>,
) -> SheetRow {
    let line = roster.get(&person);
    let name = line.map(|line| line.name.clone()).unwrap_or_default();
    let today = now.get(&person).copied();
    let after = std::iter::successors(comes.get(&person), |it| comes.get(it)).take(roster.len());
    let stands_for = if today.is_none() { after.copied().find(|it| now.contains_key(it)) } else { None };
    let other = stands_for.and_then(|it| roster.get(&it)).map(|line| line.name.as_str()).unwrap_or_default();
    let (moved, say) = match (row, today, stands_for) {
        (None, ..) => (Some(Moved::Added), format!("{name}是新增的，纸上没有")),
        (Some(row), None, Some(_)) => (Some(Moved::Replaced), format!("第{row}行{name}已换为{other}")),
        (Some(row), None, None) => {
            let left = line
                .and_then(|line| line.left_on)
                .map_or("不在这张签到表上了".into(), |day| format!("已于{}退出", month_day(day)));
            (Some(Moved::Left), format!("第{row}行{name}{left}"))
        }
        (Some(row), Some(today), _) if row != today => (Some(Moved::Row), format!("第{row}行{name}现在是第{today}行")),
        _ => (None, String::new()),
    };
    let number = line.map(|line| line.number);
    SheetRow { row, trainee: person, name, number, now: today, stands_for, moved, say }
}

/// One sentence a change; rows that moved together are one.
fn sentences(rows: &[SheetRow], added: &[SheetRow]) -> Vec<String> {
    let by = |row: &SheetRow| match (row.moved, row.row, row.now) {
        (Some(Moved::Row), Some(row), Some(now)) => Some(i64::from(now) - i64::from(row)),
        _ => None,
    };
    let mut said = Vec::new();
    for run in rows.chunk_by(|one, other| by(one).is_some() && by(one) == by(other)) {
        match (run, run.first().and_then(by)) {
            ([first, .., last], Some(_)) => {
                let place = |row: &SheetRow| (row.row.unwrap_or_default(), row.now.unwrap_or_default());
                let ((from, from_now), (to, to_now)) = (place(first), place(last));
                said.push(format!("第{from}–{to}行现在是第{from_now}–{to_now}行"));
            }
            _ => said.extend(run.iter().filter(|row| row.moved.is_some()).map(|row| row.say.clone())),
        }
    }
    said.extend(added.iter().map(|row| row.say.clone()));
    said
}
