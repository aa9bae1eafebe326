//! 考勤进门: exceptions that another device has written down, shown as what they would change, written as one roll.
//!
//! A row names somebody (编码, 证件号, 序号, 姓名; whichever the file has, and they must agree) and says how they
//! answered. Who is not in the file stands as they do: there, or on the leave that is granted. A row that is not
//! understood is named with its reason, and nothing is written before it is put right or passed over on purpose.

use std::{
    collections::{HashMap, HashSet},
    path::Path,
    sync::Arc,
};

use schemars::JsonSchema;
use school::{
    Answer, Change, Read,
    cohort::OfCohort,
    person::{IdNumber, tables::compact},
    refusal,
    rollcall::{self, Exception, Mark, RollCall, TakeRoll, code},
    timetable::{OfSession, SessionId, quoted},
    trainee::{self, TraineeId},
    venue::VenueId,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Office,
    workbook::{Grid, Workbook, place},
};

/// A file with the roll of a session.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RollFile {
    /// Where it lies.
    pub file: String,
    /// Of which session.
    pub session: SessionId,
    /// Only of this room, where each has its own; left out: of the whole session.
    #[serde(default)]
    #[ts(optional)]
    pub room: Option<VenueId>,
    /// The file's fingerprint as it was checked; left out, the file is taken as it is now.
    #[serde(default)]
    #[ts(optional)]
    pub fingerprint: Option<String>,
    /// Rows that are not understood are passed over; else nothing is written while there is one.
    #[serde(default)]
    #[ts(as = "Option<bool>", optional)]
    pub pass_over: bool,
    /// The roll is complete with it; else it stays open.
    #[serde(default)]
    #[ts(as = "Option<bool>", optional)]
    pub closed: bool,
    /// Why, where the roll is closed already.
    #[serde(default)]
    #[ts(as = "Option<String>", optional)]
    pub reason: String,
}

school::words! {
    /// What becomes of a mark.
    pub enum MarkFate { Changed = "修改", WalkedIn = "临时加入", Same = "不变" }
}

/// A row of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct RollRow {
    /// Where it stands, counted from 1.
    pub row: u32,
    /// Whose it is.
    pub trainee: TraineeId,
    /// 序号
    pub number: u32,
    /// 姓名
    pub name: String,
    /// 出勤 → 迟到10分
    pub say: String,
    /// What becomes of the mark.
    pub fate: MarkFate,
}

/// A cell that cannot be taken as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct RollDoubt {
    /// Its row, counted from 1.
    pub row: u32,
    /// Its place: C7.
    pub cell: String,
    /// What stands in it.
    pub read: String,
    /// Why, in one sentence.
    pub why: String,
}

/// What a file would change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct RollReport {
    /// The file's name.
    pub file: String,
    /// To write just this file.
    pub fingerprint: String,
    /// `第3期中青年干部培训班 3月9日 《县情讲座》`
    pub session_said: String,
    /// The roll is taken already.
    pub taken: bool,
    /// The roll is closed already: what changes is a correction, with a reason.
    pub closed: bool,
    /// Its rows, in their order.
    pub rows: Vec<RollRow>,
    /// What is not understood.
    pub doubts: Vec<RollDoubt>,
    /// How many of the roll are not in the file, and stand as they do (人).
    pub unnamed: u32,
}

/// A file that was read, and what it is to do.
pub(crate) struct Opened {
    workbook: Arc<Workbook>,
    it: RollFile,
}

/// Reads the file; it must still be the one that was checked.
pub(crate) fn open(office: &Office, it: RollFile) -> Answer<Opened> {
    let workbook = office.workbook(Path::new(&it.file))?;
    if it.fingerprint.as_ref().is_some_and(|checked| *checked != workbook.fingerprint) {
        return Err(refusal::file_has_changed(&workbook.file));
    }
    Ok(Opened { workbook, it })
}

/// Shows what a file would change. Nothing is written.
pub(crate) fn check(tx: &Read, opened: Opened) -> Answer<RollReport> {
    Ok(plan(tx, &opened)?.report(&opened.workbook, opened.it.room))
}

/// Writes what a file says as the roll of its session.
pub(crate) fn import(tx: &Change, opened: Opened) -> Answer<RollCall> {
    let Plan { roll, marks, doubts, .. } = plan(tx, &opened)?;
    let it = opened.it;
    if let Some(doubt) = doubts.first().filter(|_| !it.pass_over) {
        return Err(refusal::roll_row_not_understood(&doubt.cell, &doubt.why, doubts.len(), doubt.row));
    }
    let mut named: HashMap<TraineeId, Exception> = marks.into_iter().map(|(_, mark)| (mark.trainee, mark)).collect();
    let on: HashSet<TraineeId> = roll.lines.iter().map(|line| line.trainee).collect();
    let walk_ins = named.keys().copied().filter(|it| !on.contains(it)).collect();
    // Everybody else by name, too: on a roll taken before, who is not named would be 出勤 again.
    for line in roll.lines.iter().filter(|line| it.room.is_none() || line.room == it.room) {
        named.entry(line.trainee).or_insert_with(|| line.marked());
    }
    let exceptions = named.into_values().collect();
    rollcall::take(
        tx,
        TakeRoll {
            walk_ins,
            room: it.room,
            closed: it.closed,
            reason: it.reason,
            ..TakeRoll::of(it.session, exceptions)
        },
    )
}

/// What a file says of a roll.
struct Plan {
    roll: RollCall,
    /// By row of the file, from 0.
    marks: Vec<(u32, Exception)>,
    doubts: Vec<RollDoubt>,
}

impl Plan {
    fn report(self, workbook: &Workbook, room: Option<VenueId>) -> RollReport {
        let Plan { roll, marks, doubts } = self;
        let session = &roll.session;
        let rows: Vec<RollRow> = marks.iter().filter_map(|(row, mark)| seen(&roll, *row, mark)).collect();
        let named = rows.iter().filter(|row| row.fate != MarkFate::WalkedIn).count();
        let here = roll.lines.iter().filter(|line| room.is_none() || line.room == room).count();
        RollReport {
            file: workbook.file.clone(),
            fingerprint: workbook.fingerprint.clone(),
            session_said: format!(
                "{} {} {}",
                session.cohort_title,
                school::calendar::month_day(session.day),
                quoted(&session.title, session.kind)
            ),
            taken: roll.taken,
            closed: roll.closed_in(room).is_some(),
            unnamed: here.saturating_sub(named) as u32,
            rows,
            doubts,
        }
    }
}

fn seen(roll: &RollCall, row: u32, mark: &Exception) -> Option<RollRow> {
    let row = row + 1;
    let now = mark.said();
    if let Some(line) = roll.lines.iter().find(|line| line.trainee == mark.trainee) {
        let was = line.marked();
        let fate = if was == *mark { MarkFate::Same } else { MarkFate::Changed };
        let say = if was.said() == now { now } else { format!("{} → {now}", was.said()) };
        return Some(RollRow { row, trainee: line.trainee, number: line.number, name: line.name.clone(), say, fate });
    }
    let other = roll.others.iter().find(|other| other.trainee == mark.trainee)?;
    let (number, name) = (other.number, other.name.clone());
    Some(RollRow { row, trainee: other.trainee, number, name, say: now, fate: MarkFate::WalkedIn })
}

// ---------------------------------------------------------------------------------------------- reading

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Badge,
    IdNumber,
    Number,
    Name,
    Mark,
    Minutes,
    Remark,
}

const HEADINGS: &[(Field, &[&str])] = &[
    (
        Field::Badge,
        &[
            "编码",
            "学员编码",
            "胸牌",
            "胸牌编码",
            "胸牌号",
            "胸卡",
            "胸卡编码",
            "胸卡号",
            "卡号",
            "条码",
            "条形码",
            "二维码",
        ],
    ),
    (Field::IdNumber, &["证件号", "证件号码", "身份证", "身份证号", "身份证号码", "公民身份号码"]),
    (Field::Number, &["序号", "编号", "学号", "号"]),
    (Field::Name, &["姓名", "学员", "学员姓名", "名字"]),
    (Field::Mark, &["考勤", "考勤情况", "出勤", "出勤情况", "状态", "签到", "签到情况", "到课情况", "类别"]),
    (Field::Minutes, &["分钟", "分钟数", "迟到分钟", "时长", "迟到早退分钟"]),
    (Field::Remark, &["备注", "说明", "原因", "事由"]),
];

/// What offices write for a mark beside its word.
const SHORT: &[(Mark, &[&str])] = &[
    (Mark::Present, &["✓", "√", "✔", "到", "已到", "正常", "实到", "已签到"]),
    (Mark::Late, &["迟", "晚到"]),
    (Mark::LeftEarly, &["退", "早走"]),
    (Mark::Absent, &["旷", "×", "✗"]),
    (Mark::PrivateLeave, &["事"]),
    (Mark::SickLeave, &["病"]),
    (Mark::DutyLeave, &["公", "公出", "公务"]),
];

/// Where the heads may stand at most: under a title, a line of facts, a line of notes.
const HEADS_WITHIN: u32 = 15;

struct Table<'a> {
    grid: &'a Grid,
    head: u32,
    columns: Vec<(Field, u32)>,
}

fn table(workbook: &Workbook) -> Answer<Table<'_>> {
    let shown = workbook.sheets.iter().filter(|grid| !grid.hidden);
    shown.filter_map(heads).next().ok_or_else(|| refusal::no_column(&workbook.file, "考勤"))
}

fn heads(grid: &Grid) -> Option<Table<'_>> {
    (0..grid.rows().min(HEADS_WITHIN)).find_map(|head| {
        let mut columns: Vec<(Field, u32)> = Vec::new();
        for cell in grid.row(head) {
            if let Some(field) = meaning(cell.text).filter(|field| columns.iter().all(|(there, _)| there != field)) {
                columns.push((field, cell.column));
            }
        }
        let has = |wanted: &[Field]| columns.iter().any(|(field, _)| wanted.contains(field));
        let somebody = has(&[Field::Badge, Field::IdNumber, Field::Number, Field::Name]);
        (somebody && has(&[Field::Mark])).then_some(Table { grid, head, columns })
    })
}

fn meaning(heading: &str) -> Option<Field> {
    let bare = compact(heading);
    let bare = bare.split(['（', '(', '：', ':']).next().unwrap_or_default().trim_matches('*');
    HEADINGS.iter().find(|(_, words)| words.contains(&bare)).map(|(field, _)| *field)
}

impl Table<'_> {
    fn column(&self, field: Field) -> Option<u32> {
        self.columns.iter().find(|(there, _)| *there == field).map(|(_, column)| *column)
    }
    fn text(&self, row: u32, field: Field) -> String {
        self.column(field).map(|column| compact(self.grid.text(row, column))).unwrap_or_default()
    }
    fn doubt(&self, row: u32, field: Field, why: impl Into<String>) -> RollDoubt {
        let column = self.column(field).unwrap_or_default();
        let read = self.grid.text(row, column).trim().to_owned();
        RollDoubt { row: row + 1, cell: place(row, column), read, why: why.into() }
    }
}

/// Somebody of the class, as a file may name them.
struct Somebody {
    trainee: TraineeId,
    number: u32,
    name: String,
    id_number: Option<IdNumber>,
    on_roll: bool,
}

fn plan(tx: &Read, opened: &Opened) -> Answer<Plan> {
    let roll = rollcall::of(tx, OfSession { session: opened.it.session })?;
    let table = table(&opened.workbook)?;
    let on: HashSet<TraineeId> = roll.lines.iter().map(|line| line.trainee).collect();
    let people: Vec<Somebody> = trainee::all(tx, OfCohort { cohort: roll.session.cohort })?
        .into_iter()
        .map(|line| Somebody {
            trainee: line.id,
            number: line.number,
            name: line.name,
            id_number: line.id_number,
            on_roll: on.contains(&line.id),
        })
        .collect();
    let (mut marks, mut doubts) = (Vec::new(), Vec::new());
    let mut rows: HashMap<TraineeId, u32> = HashMap::new();
    for row in table.head + 1..table.grid.rows() {
        let all = |is: &dyn Fn(Field) -> bool| table.columns.iter().all(|(field, _)| is(*field));
        let blank = all(&|field| table.text(row, field).is_empty());
        let heads_again = all(&|field| table.text(row, field) == table.text(table.head, field));
        if blank || heads_again {
            continue;
        }
        match understood(&table, row, &people, &roll) {
            Ok(mark) => match rows.insert(mark.trainee, row) {
                Some(first) => {
                    let field = table.columns.first().map_or(Field::Name, |(field, _)| *field);
                    doubts.push(table.doubt(row, field, format!("和第{}行是同一个人", first + 1)));
                }
                None => marks.push((row, mark)),
            },
            Err(doubt) => doubts.push(doubt),
        }
    }
    Ok(Plan { roll, marks, doubts })
}

fn understood(table: &Table<'_>, row: u32, people: &[Somebody], roll: &RollCall) -> Result<Exception, RollDoubt> {
    let who = somebody(table, row, people)?;
    let (mark, word, minutes) = mark(table, row, roll)?;
    if !who.on_roll && !mark.is_there() {
        let why = format!("{}不在这次课的应到名单里，没有来不用记", who.name);
        return Err(table.doubt(row, Field::Mark, why));
    }
    let remark = table.column(Field::Remark).map(|column| table.grid.text(row, column).trim().to_owned());
    Ok(Exception { trainee: who.trainee, mark, word, minutes, remark: remark.unwrap_or_default() })
}

/// Whom a row names: by all that it says, the surest first; what says otherwise is a doubt.
fn somebody<'p>(table: &Table<'_>, row: u32, people: &'p [Somebody]) -> Result<&'p Somebody, RollDoubt> {
    let mut found: Option<&Somebody> = None;
    for field in [Field::Badge, Field::IdNumber, Field::Number, Field::Name] {
        let text = table.text(row, field);
        if text.is_empty() {
            continue;
        }
        let is: Box<dyn Fn(&Somebody) -> bool> = match field {
            Field::Badge => match code::read_badge(&text) {
                Some(id) => Box::new(move |it| it.trainee.0 == id),
                None => return Err(table.doubt(row, field, "不是学员编码，或者抄错了一位")),
            },
            Field::IdNumber => match IdNumber::read(&text) {
                Ok(number) => Box::new(move |it| it.id_number.as_ref() == Some(&number)),
                Err(fault) => return Err(table.doubt(row, field, fault.to_string())),
            },
            Field::Number => match text.trim_end_matches(".0").parse::<u32>() {
                Ok(number) => Box::new(move |it| it.number == number),
                Err(_) => return Err(table.doubt(row, field, "不是序号")),
            },
            _ => Box::new(move |it| compact(&it.name) == text),
        };
        let fits: Vec<&Somebody> = people.iter().filter(|it| is(it)).collect();
        match (found, fits.as_slice()) {
            (Some(one), fits) if fits.iter().any(|it| it.trainee == one.trainee) => {}
            (Some(one), _) => return Err(table.doubt(row, field, format!("和前面的不是同一个人：前面是{}", one.name))),
            (None, [one]) => found = Some(one),
            (None, []) => return Err(table.doubt(row, field, "名册里没有")),
            // Namesakes: only one of them may be expected here.
            (None, several) => match several.iter().filter(|it| it.on_roll).collect::<Vec<_>>().as_slice() {
                [one] => found = Some(one),
                _ => return Err(table.doubt(row, field, format!("名册里有{}个，请加上序号或编码", several.len()))),
            },
        }
    }
    found.ok_or_else(|| table.doubt(row, Field::Mark, "没有写是谁"))
}

/// The mark of a row with the office's own word and the minutes: 迟到, 迟到10分, 线上.
fn mark(table: &Table<'_>, row: u32, roll: &RollCall) -> Result<(Mark, String, u32), RollDoubt> {
    let text = table.text(row, Field::Mark);
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let bare = text.trim_end_matches("分钟").trim_end_matches('分');
    let bare = bare.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches(['（', '(', '）', ')']);
    let (mark, word) = match Mark::named(bare) {
        Some(mark) => (mark, String::new()),
        None => match roll.words.iter().find(|it| it.word == text || it.word == bare) {
            Some(own) => (own.counts_as, own.word.clone()),
            None => match SHORT.iter().find(|(_, words)| words.contains(&bare)) {
                Some((mark, _)) => (*mark, String::new()),
                None if text.is_empty() => return Err(table.doubt(row, Field::Mark, "没有写考勤")),
                None => {
                    let own: Vec<&str> = roll.words.iter().map(|it| it.word.as_str()).collect();
                    let all = Mark::ALL.iter().map(|mark| mark.word()).chain(own).collect::<Vec<_>>().join("、");
                    return Err(table.doubt(row, Field::Mark, format!("不是考勤用词。可用的有：{all}")));
                }
            },
        },
    };
    let said = table.text(row, Field::Minutes);
    let minutes = match (said.as_str(), digits(&text)) {
        ("", inside) if inside.is_empty() => 0,
        ("", inside) => inside.parse().unwrap_or(0),
        (said, _) => {
            let number = said.trim_end_matches("分钟").trim_end_matches('分').trim_end_matches(".0");
            number.parse().map_err(|_| table.doubt(row, Field::Minutes, "不是分钟数"))?
        }
    };
    if minutes > 600 {
        return Err(table.doubt(row, Field::Minutes, "分钟数太大"));
    }
    let timed = matches!(mark, Mark::Late | Mark::LeftEarly);
    Ok((mark, word, if timed { minutes } else { 0 }))
}
