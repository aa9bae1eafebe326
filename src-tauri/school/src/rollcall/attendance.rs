//! 全班考勤: people × sessions, small enough to be sent whole for a thousand people and sixty sessions.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::Serialize;
use ts_rs::TS;

use super::{Mark, RollId, Share, Stored, Tally, expected, rules};
use crate::{
    Answer, Hours, Read,
    calendar::{Clock, HalfDay},
    cohort::{CohortId, OfCohort},
    leave::{self, LeaveStanding},
    setting::{self, RollRules},
    timetable::{self, SessionId},
    trainee::TraineeId,
};

/// A session as a column of the attendance table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct SessionColumn {
    /// The session.
    pub session: SessionId,
    /// On which day.
    pub day: NaiveDate,
    /// First minute.
    pub starts: Clock,
    /// 上午, 下午, 晚上
    pub half_day: HalfDay,
    /// What it was about.
    pub title: String,
    /// Hundredths of 学时.
    pub hours: Hours,
    /// Its roll is taken.
    pub taken: bool,
    /// Since when its roll is closed, and changes with a reason only.
    pub closed_on: Option<NaiveDate>,
    /// Rooms that are still to be called, where others are.
    pub rooms_due: Vec<String>,
    /// What its roll adds up to, of those who were called; nothing before it is taken.
    pub tally: Tally,
}

/// One of the words that stand in the table, and its sign there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct MarkWord {
    /// Its sign: 1 to 7 the marks, letters the office's own words.
    pub sign: String,
    /// What it counts as.
    pub mark: Mark,
    /// The office's own word; empty: the mark itself.
    pub word: String,
}

/// A trainee as a row of the attendance table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct TraineeRow {
    /// Who.
    pub trainee: TraineeId,
    /// 序号
    pub number: u32,
    /// 姓名
    pub name: String,
    /// Its initials in pinyin.
    pub initials: String,
    /// 单位
    pub unit: String,
    /// They have left the class.
    pub left: bool,
    /// One sign a session, in the order of the columns: a blank where they are not on the roll and not expected, 0
    /// where they are expected and not called yet, else the sign of a word.
    pub marks: String,
    /// What they add up to.
    pub tally: Tally,
    /// 参训率A = 实到人次 ÷ 应到人次
    pub rate: Share,
    /// 参训率B = 实到人次 ÷（应到人次 − 批准请假人次）
    pub rate_without_leave: Share,
    /// Hours of leave before the limit is exceeded; below zero it is.
    pub leave_left: Hours,
}

/// A place in the table that has more to say than its sign: minutes, a remark, a correction, leave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct CellNote {
    /// Whose.
    pub trainee: TraineeId,
    /// In which session.
    pub session: SessionId,
    /// Late or left early by so many minutes.
    pub minutes: u32,
    /// 备注
    pub remark: String,
    /// It was corrected after the roll was closed.
    pub corrected: bool,
    /// The leave that covers it, in words; none: no leave.
    pub leave: Option<String>,
    /// What the mark and the leave say against each other.
    pub contradiction: Option<String>,
}

/// The attendance of a class: people × sessions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Attendance {
    /// Of which class.
    pub cohort: CohortId,
    /// Its sessions by time.
    pub sessions: Vec<SessionColumn>,
    /// The words that stand in it: the seven marks, the office's own words, and words that were used once.
    pub words: Vec<MarkWord>,
    /// Its trainees by 序号.
    pub trainees: Vec<TraineeRow>,
    /// What some marks have to say further.
    pub notes: Vec<CellNote>,
    /// What all marks add up to.
    pub tally: Tally,
    /// 参训率A = 实到人次 ÷ 应到人次
    pub rate: Share,
    /// 参训率B = 实到人次 ÷（应到人次 − 批准请假人次）
    pub rate_without_leave: Share,
    /// 总学时 of the timetable.
    pub total_hours: Hours,
}

impl MarkWord {
    /// The office's own word, or the mark's.
    pub fn said(&self) -> &str {
        if self.word.is_empty() { self.mark.word() } else { &self.word }
    }
}

impl Attendance {
    /// How a trainee answered in a session, by row and column; none where no mark stands.
    pub fn mark(&self, row: usize, column: usize) -> Option<&MarkWord> {
        let sign = self.trainees.get(row)?.marks.get(column..=column)?;
        self.words.iter().find(|word| word.sign == sign)
    }
}

/// Not on the roll and not expected.
const NOT: u8 = b' ';
/// Expected, and not called yet.
const DUE: u8 = b'0';

/// The words of a table and their signs, while it is filled.
struct Signs {
    words: Vec<MarkWord>,
}

impl Signs {
    fn new(rules: RollRules) -> Signs {
        let mut signs = Signs { words: Vec::new() };
        for (at, &mark) in Mark::ALL.iter().enumerate() {
            signs.words.push(MarkWord { sign: (at + 1).to_string(), mark, word: String::new() });
        }
        for it in rules.words {
            signs.sign(it.counts_as, &it.word);
        }
        signs
    }
    /// The sign of a word; one that is no word of the office any more gets its own.
    fn sign(&mut self, mark: Mark, word: &str) -> u8 {
        let known = self.words.iter().position(|it| it.mark == mark && it.word == word);
        let at = known.unwrap_or_else(|| {
            let sign = SIGNS.get(self.words.len()).copied().unwrap_or(b'?');
            self.words.push(MarkWord { sign: char::from(sign).into(), mark, word: word.into() });
            self.words.len() - 1
        });
        SIGNS.get(at).copied().unwrap_or(b'?')
    }
}

/// The marks by their keys, then what the office adds; it may have twenty words, and had others before.
const SIGNS: &[u8] = b"1234567abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!#$%&*+-/:;<=>@^_~";

/// The attendance of every trainee of a class.
pub fn attendance(tx: &Read, it: OfCohort) -> Answer<Attendance> {
    let roster = expected::roster(tx, it.cohort)?;
    let callings = expected::callings(tx, it.cohort)?;
    let rolls = tx.rows(
        "select roll.id, roll.session, roll.closed_on from session join roll on roll.session = session.id
         where session.cohort = ?1",
        [it.cohort],
        |row| Ok((row.get::<_, RollId>(0)?, row.get::<_, SessionId>(1)?, row.get::<_, Option<NaiveDate>>(2)?)),
    )?;
    let closed: HashMap<SessionId, Option<NaiveDate>> =
        rolls.iter().map(|(_, session, closed_on)| (*session, *closed_on)).collect();
    let mut sessions: Vec<SessionColumn> = timetable::sessions(tx, it.cohort)?
        .into_iter()
        .map(|line| SessionColumn {
            session: line.id,
            day: line.day,
            starts: line.starts,
            half_day: line.half_day,
            title: line.title,
            hours: line.hours,
            taken: line.roll_taken,
            closed_on: closed.get(&line.id).copied().flatten(),
            rooms_due: Vec::new(),
            tally: Tally::default(),
        })
        .collect();
    let total_hours: Hours = sessions.iter().map(|it| it.hours).sum();
    let place: HashMap<TraineeId, usize> = roster.iter().enumerate().map(|(i, it)| (it.trainee, i)).collect();
    let column: HashMap<SessionId, usize> = sessions.iter().enumerate().map(|(i, it)| (it.session, i)).collect();
    let column: HashMap<RollId, usize> =
        rolls.iter().filter_map(|(roll, session, _)| Some((*roll, *column.get(session)?))).collect();

    let mut signs = Signs::new(setting::of(tx)?);
    let mut cells = vec![vec![NOT; sessions.len()]; roster.len()];
    for (at, session) in sessions.iter().enumerate().filter(|(_, session)| !session.taken) {
        let Some(calling) = callings.get(&session.session) else { continue };
        for (cells, seat) in cells.iter_mut().zip(&roster) {
            if rules::expects(calling, seat) {
                cells[at] = DUE;
            }
        }
    }
    for due in super::rooms_due(tx, Some(it.cohort))? {
        let Some(at) = sessions.iter().position(|session| session.session == due.session) else { continue };
        due.people.iter().filter_map(|trainee| place.get(trainee)).for_each(|&row| cells[row][at] = DUE);
        sessions[at].rooms_due.push(due.room);
    }
    let mut tallies = vec![Tally::default(); roster.len()];
    let mut notes = Vec::new();
    let mut over = leave::over_class(tx, it.cohort)?;
    let register = leave::register(tx, it.cohort)?;
    let corrected = corrected(tx, it.cohort)?;
    let mut exceptions = exceptions(tx, it.cohort)?;
    tx.rows(include_str!("on_rolls.sql"), [it.cohort], |row| {
        let which: (RollId, TraineeId) = (row.get(0)?, row.get(1)?);
        let (Some(&column), Some(&at)) = (column.get(&which.0), place.get(&which.1)) else { return Ok(()) };
        let stored = exceptions.remove(&which).unwrap_or_else(|| Stored::plain(Mark::Present));
        cells[at][column] = match stored.word.as_str() {
            "" => SIGNS[stored.mark as usize],
            word => signs.sign(stored.mark, word),
        };
        let session = &mut sessions[column];
        tallies[at].count(stored.mark, session.hours);
        session.tally.count(stored.mark, session.hours);
        let (trainee, session) = (which.1, session.session);
        let over = if over.is_empty() { None } else { over.remove(&(trainee, session)) };
        let contradiction = register.contradiction(stored.mark, over.as_ref());
        let corrected = corrected.contains(&which);
        let Stored { minutes, remark, .. } = stored;
        if minutes > 0 || !remark.is_empty() || corrected || over.is_some() || contradiction.is_some() {
            let leave = over.map(|over| over.say());
            notes.push(CellNote { trainee, session, minutes, remark, corrected, leave, contradiction });
        }
        Ok(())
    })?;
    // Leave over sessions that are still to come.
    for ((trainee, session), over) in over {
        let due =
            |at: &usize| sessions.iter().position(|it| it.session == session).is_some_and(|it| cells[*at][it] == DUE);
        if place.get(&trainee).is_some_and(due) {
            let leave = Some(over.say());
            let remark = String::new();
            notes.push(CellNote { trainee, session, minutes: 0, remark, corrected: false, leave, contradiction: None });
        }
    }
    notes.sort_unstable_by_key(|note| (note.session, place.get(&note.trainee).copied()));
    let mut tally = Tally::default();
    sessions.iter().for_each(|session| tally.add(&session.tally));
    let standings = leave::standings(tx, leave::Whose::Class(it.cohort))?;
    let trainees = roster.into_iter().zip(cells).zip(tallies).map(|((seat, cells), tally)| TraineeRow {
        trainee: seat.trainee,
        number: seat.number,
        initials: seat.initials(),
        name: seat.name,
        unit: seat.unit,
        left: seat.left_on.is_some(),
        marks: cells.into_iter().map(char::from).collect(),
        tally,
        rate: tally.rate(),
        rate_without_leave: tally.rate_without_leave(),
        leave_left: standings.get(&seat.trainee).map_or(Hours::ZERO, LeaveStanding::left),
    });
    Ok(Attendance {
        cohort: it.cohort,
        sessions,
        words: signs.words,
        trainees: trainees.collect(),
        notes,
        tally,
        rate: tally.rate(),
        rate_without_leave: tally.rate_without_leave(),
        total_hours,
    })
}

/// The marks of a class that say more than 出勤. Sixty thousand that do not are read off an index instead.
fn exceptions(tx: &Read, cohort: CohortId) -> Answer<HashMap<(RollId, TraineeId), Stored>> {
    let marks = tx.rows(include_str!("exceptions.sql"), [cohort], |row| {
        let (mark, word, minutes, remark) = (row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?);
        Ok(((row.get(0)?, row.get(1)?), Stored { mark, word, minutes, remark }))
    })?;
    Ok(marks.into_iter().collect())
}

/// Whose marks of which rolls were corrected.
fn corrected(tx: &Read, cohort: CohortId) -> Answer<HashSet<(RollId, TraineeId)>> {
    let marks = tx.rows(
        "select correction.roll, correction.trainee
         from session join roll on roll.session = session.id join correction on correction.roll = roll.id
         where session.cohort = ?1",
        [cohort],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    Ok(marks.into_iter().collect())
}
