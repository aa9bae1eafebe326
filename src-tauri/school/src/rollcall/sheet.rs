//! 签到表: a sheet as it left the printer, known again by its code; and a roll taken from its empty rows.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    Exception, Mark, RollCall, RollLine, TakeRoll, Visitor, code, of,
    take::{spoken, write},
};
use crate::{
    Answer, Change, Read,
    calendar::month_day,
    cohort::CohortId,
    leave, refusal,
    timetable::{self, OfSession, SessionId, SessionLine},
    trainee::{TraineeId, name_of},
    venue::VenueId,
};

/// A sheet as it is to be printed, or was: whom it has in which row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PrintedSheet {
    /// 编码, as it stands at the foot.
    pub code: String,
    /// Of which class.
    pub cohort: CohortId,
    /// Which sessions are signed for.
    pub sessions: Vec<SessionId>,
    /// Who stands in which row, from row 1 on; none where the first row has a higher number.
    pub people: Vec<Option<TraineeId>>,
    /// What was asked of the printer, as JSON, to print it again.
    pub asked: String,
}

/// A sheet that left the printer.
pub struct Sheet {
    /// What is on it.
    pub printed: PrintedSheet,
    /// 第N版
    pub edition: u32,
    /// When.
    pub printed_on: NaiveDate,
}

impl PrintedSheet {
    /// A sheet with its code: the same sheet always has the same.
    pub fn of(
        tx: &Read,
        cohort: CohortId,
        sessions: Vec<SessionId>,
        people: Vec<Option<TraineeId>>,
        asked: String,
    ) -> Answer<PrintedSheet> {
        let mut sheet = PrintedSheet { code: String::new(), cohort, sessions, people, asked };
        // Seldom, another sheet has got the same signs already; then it is the next that is free.
        for turn in 0.. {
            sheet.code =
                code::of_sheet(&format!("{turn} {cohort} {:?} {:?} {}", sheet.sessions, sheet.people, sheet.asked));
            match stored(tx, &sheet.code)? {
                Some(other) if other.printed != sheet => continue,
                _ => break,
            }
        }
        Ok(sheet)
    }
}

fn stored(tx: &Read, code: &str) -> Answer<Option<Sheet>> {
    let found = tx.row(
        "select code, cohort, sessions, people, asked, edition, printed_on from sheet where code = ?1",
        [code],
        |row| {
            let (sessions, people): (String, String) = (row.get(2)?, row.get(3)?);
            let (code, cohort, asked) = (row.get(0)?, row.get(1)?, row.get(4)?);
            Ok((code, cohort, asked, sessions, people, row.get(5)?, row.get(6)?))
        },
    )?;
    let Some((code, cohort, asked, sessions, people, edition, printed_on)) = found else { return Ok(None) };
    let (sessions, people) = (serde_json::from_str(&sessions)?, serde_json::from_str(&people)?);
    Ok(Some(Sheet { printed: PrintedSheet { code, cohort, sessions, people, asked }, edition, printed_on }))
}

/// The sheet of a code, however it was typed; refuses a code typed wrongly, and one that was never printed.
pub fn by_code(tx: &Read, typed: &str) -> Answer<Sheet> {
    let code = code::read_sheet(typed).ok_or_else(|| refusal::sheet_code_is_wrong(typed.trim()))?;
    stored(tx, &code)?.ok_or_else(|| refusal::no_such_sheet(&code))
}

/// Notes that a sheet left the printer. A log like the printout's, no change of the books.
pub(crate) fn note(tx: &Change, it: &PrintedSheet, edition: u32) -> Answer<()> {
    tx.run(
        "insert into sheet (code, cohort, sessions, people, asked, edition, printed_on)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
         on conflict (code) do update set edition = excluded.edition, printed_on = excluded.printed_on",
        (
            &it.code,
            it.cohort,
            serde_json::to_string(&it.sessions)?,
            serde_json::to_string(&it.people)?,
            &it.asked,
            edition,
            tx.today(),
        ),
    )?;
    Ok(())
}

/// Who stands for somebody on a day: themselves, or who came in their place.
pub fn standing_for(tx: &Read, cohort: CohortId) -> Answer<HashMap<TraineeId, TraineeId>> {
    let pairs = tx.rows("select leaves, comes from substitution where cohort = ?1", [cohort], |row| {
        Ok((row.get(0)?, row.get(1)?))
    })?;
    Ok(pairs.into_iter().collect())
}

/// A row of the sheet whose signature is not all there is to say.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RowMark {
    /// Which row of the paper.
    pub row: u32,
    /// What it counts as.
    pub mark: Mark,
    /// The office's own word for it; empty: the mark itself.
    #[serde(default)]
    #[ts(as = "Option<String>", optional)]
    pub word: String,
    /// Late or left early by so many minutes; 0 when not noted.
    #[serde(default)]
    #[ts(as = "Option<u32>", optional)]
    pub minutes: u32,
    /// 备注
    #[serde(default)]
    #[ts(as = "Option<String>", optional)]
    pub remark: String,
}

/// A roll to be taken from a signed sheet.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TakeFromSheet {
    /// 编码 of the sheet.
    pub code: String,
    /// For the half day of this session, where the sheet is signed for several half days.
    #[serde(default)]
    #[ts(optional)]
    pub session: Option<SessionId>,
    /// Rows without a signature: 旷课, or the leave that is granted.
    pub empty_rows: Vec<u32>,
    /// Rows with something else to say: 迟到, 早退.
    #[serde(default)]
    #[ts(as = "Option<Vec<RowMark>>", optional)]
    pub marks: Vec<RowMark>,
    /// Who signed below the last row and is no trainee of the class; left out: as they stand.
    #[serde(default)]
    #[ts(optional)]
    pub visitors: Option<Vec<Visitor>>,
    /// The rolls are complete. Left out: they are when everybody expected stands on the paper.
    #[serde(default)]
    #[ts(optional)]
    pub closed: Option<bool>,
    /// Why, where a roll is closed already.
    #[serde(default)]
    #[ts(as = "Option<String>", optional)]
    pub reason: String,
}

/// The rolls taken from a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct TakenFromSheet {
    /// The sessions whose rolls were taken.
    pub sessions: Vec<SessionId>,
    /// Who is expected in one of them and stands on no row of the paper.
    pub unlisted: Vec<TraineeId>,
    /// What was written, one sentence a roll, and who is not on the paper.
    pub say: Vec<String>,
}

/// Takes the rolls of a half day from a signed sheet: a signature is 出勤, an empty row 旷课 unless leave covers it. Rows
/// are those of the paper, whatever has become of the roster since; who stands for another has that one's row.
pub fn take_from_sheet(tx: &Change, it: TakeFromSheet) -> Answer<TakenFromSheet> {
    let sheet = by_code(tx, &it.code)?;
    let sessions = half_day(tx, &sheet.printed, it.session)?;
    let rows = rows_of(&sheet.printed, &it)?;
    let substitutes = standing_for(tx, sheet.printed.cohort)?;
    let (mut said, mut unlisted) = (Vec::new(), Vec::new());
    for session in &sessions {
        let before = of(tx, OfSession { session: session.id })?;
        if before.lines.is_empty() {
            continue;
        }
        let listed = on_roll(&before, &sheet.printed, &substitutes);
        let rooms = rooms_of(&before, &listed);
        let called: Vec<&RollLine> = before.lines.iter().filter(|line| line.sits_in(&rooms)).collect();
        let beside: Vec<TraineeId> =
            called.iter().map(|line| line.trainee).filter(|it| !listed.contains_key(it)).collect();
        let how = TakeRoll {
            exceptions: marked(tx, &before, &called, &listed, &rows)?,
            visitors: it.visitors.clone(),
            closed: it.closed.unwrap_or(beside.is_empty()),
            sheet: Some(sheet.printed.code.clone()),
            reason: it.reason.clone(),
            ..TakeRoll::of(session.id, Vec::new())
        };
        let marks = super::rules::whole_roll(&before, &how, &rooms)?;
        write(tx, &before, &marks, &how, &rooms)?;
        let now = of(tx, OfSession { session: session.id })?;
        said.push(format!("{}{}", spoken(&now, &rooms), if how.closed { "" } else { "（未完成）" }));
        unlisted.extend(beside);
    }
    if said.is_empty() {
        return Err(refusal::nobody_expected());
    }
    let done = format!("按签到表 {} 点名：{}", sheet.printed.code, said.join("；"));
    tx.say(&done)?;
    let mut seen = HashSet::new();
    unlisted.retain(|it| seen.insert(*it));
    if !unlisted.is_empty() {
        let names = unlisted.iter().map(|&it| name_of(tx, it)).collect::<Answer<Vec<_>>>()?;
        said.push(format!("不在这张纸上的{}人没有动：{}", names.len(), names.join("、")));
    }
    Ok(TakenFromSheet { sessions: sessions.into_iter().map(|it| it.id).collect(), unlisted, say: said })
}

/// The sessions of one half day that a sheet is signed for and that are still on the timetable.
fn half_day(tx: &Read, sheet: &PrintedSheet, chosen: Option<SessionId>) -> Answer<Vec<SessionLine>> {
    let mut lines: Vec<SessionLine> =
        timetable::sessions(tx, sheet.cohort)?.into_iter().filter(|line| sheet.sessions.contains(&line.id)).collect();
    let half = |line: &SessionLine| (line.day, line.half_day);
    let wanted = match chosen {
        Some(session) => lines.iter().find(|line| line.id == session).map(half),
        None => lines.first().map(half),
    };
    let Some(wanted) = wanted else { return Err(refusal::is_gone("课次")) };
    if chosen.is_none()
        && let Some(other) = lines.iter().find(|line| half(line) != wanted)
    {
        let (one, other) = ((wanted.0, wanted.1), (other.day, other.half_day));
        let say = |(day, half): (NaiveDate, crate::calendar::HalfDay)| format!("{}{half}", month_day(day));
        return Err(refusal::sheet_of_several(&say(one), &say(other)));
    }
    lines.retain(|line| half(line) == wanted);
    Ok(lines)
}

/// What the paper says of its rows; rows that it does not have are refused.
fn rows_of(sheet: &PrintedSheet, it: &TakeFromSheet) -> Answer<HashMap<TraineeId, Option<RowMark>>> {
    let mut rows: HashMap<TraineeId, Option<RowMark>> = HashMap::new();
    let empty = it.empty_rows.iter().map(|&row| (row, None));
    for (row, mark) in empty.chain(it.marks.iter().map(|mark| (mark.row, Some(mark.clone())))) {
        let person = row.checked_sub(1).and_then(|at| sheet.people.get(at as usize).copied().flatten());
        let person = person.ok_or_else(|| refusal::no_such_row(row, sheet.people.len()))?;
        if rows.insert(person, mark).is_some() {
            return Err(refusal::row_twice(row));
        }
    }
    Ok(rows)
}

/// Who of a roll stands on the paper, and in whose row.
fn on_roll(
    roll: &RollCall,
    sheet: &PrintedSheet,
    substitutes: &HashMap<TraineeId, TraineeId>,
) -> HashMap<TraineeId, TraineeId> {
    let on: HashSet<TraineeId> = roll.lines.iter().map(|line| line.trainee).collect();
    let people: Vec<TraineeId> = sheet.people.iter().copied().flatten().collect();
    let mut listed: HashMap<TraineeId, TraineeId> =
        people.iter().filter(|it| on.contains(it)).map(|&it| (it, it)).collect();
    for &person in people.iter().filter(|it| !on.contains(it)) {
        // A chain of substitutions cannot turn back: who comes was not on the roster before.
        let after = std::iter::successors(substitutes.get(&person), |it| substitutes.get(it)).take(people.len() + 1);
        if let Some(comes) = after.copied().find(|it| on.contains(it)) {
            listed.entry(comes).or_insert(person);
        }
    }
    listed
}

/// The rooms a paper is of; none: all, or the session has only one.
fn rooms_of(roll: &RollCall, listed: &HashMap<TraineeId, TraineeId>) -> Vec<VenueId> {
    let on_paper =
        |room: VenueId| roll.lines.iter().any(|line| line.room == Some(room) && listed.contains_key(&line.trainee));
    let (of_it, others): (Vec<_>, Vec<_>) =
        roll.rooms.iter().filter(|room| room.people > 0).map(|room| room.venue).partition(|&room| on_paper(room));
    if others.is_empty() { Vec::new() } else { of_it }
}

/// Those who are called as the paper has them. Who signed and is noted as late stays so; who is not on the paper stays
/// as they are.
fn marked(
    tx: &Read,
    before: &RollCall,
    called: &[&RollLine],
    listed: &HashMap<TraineeId, TraineeId>,
    rows: &HashMap<TraineeId, Option<RowMark>>,
) -> Answer<Vec<Exception>> {
    let over = leave::over(tx, before.session.id)?;
    let mark = |line: &&RollLine| {
        let Some(row_of) = listed.get(&line.trainee) else { return line.marked() };
        let (mark, word, minutes, remark) = match rows.get(row_of) {
            None if line.mark.is_there() => return line.marked(),
            None => (Mark::Present, String::new(), 0, String::new()),
            Some(Some(it)) => (it.mark, it.word.clone(), it.minutes, it.remark.clone()),
            Some(None) => {
                let excused = over.get(&line.trainee).and_then(|over| over.prefill()).map(|(mark, ..)| mark);
                let mark = excused.filter(|mark| mark.is_leave()).unwrap_or(Mark::Absent);
                (mark, String::new(), 0, if line.mark == mark { line.remark.clone() } else { String::new() })
            }
        };
        Exception { trainee: line.trainee, mark, word, minutes, remark }
    };
    Ok(called.iter().map(mark).collect())
}
