//! 名册进门: a folder of units' files is read, compared with the books, asked about, and written in one operation.

mod found;
mod report;
mod told;
mod versions;
mod write;

use std::{
    collections::{HashMap, HashSet},
    path::Path,
    sync::Arc,
};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use school::{
    Answer, Error, Everything, Read,
    calendar::month_day,
    cohort::{Cohort, CohortId, OfCohort},
    intake::{self, IntakeId, LastSaid},
    person::PersonId,
    refusal, rollcall, setting,
    trainee::{self, TraineeId, TraineeLine},
    unit,
};

pub(crate) use found::list_files;
pub use found::{Dropped, FileFound, FilesFound, PassedOver, list};
pub use report::{
    Earlier, FileAnswered, FileCard, ImportRosters, Imported, OfIntake, ReturnSlip, RosterFile, RostersAsked,
    RostersReport, SentFile, SlipsAsked, Verdict,
};
pub use versions::{Altered, Ruled, Ruling, Turn, VersionTurn};
pub(crate) use write::write;

use crate::{
    Office,
    outfile::name_of,
    paper, return_slip,
    roster::{self, Checked, Choice, Counts, Known, KnownPerson, ReadyRow, RosterReport, WorkbookSeen},
    workbook::Workbook,
};

/// So many rows of a file are shown of those at whom no question is asked.
const SHOWN: u32 = 2_000;

/// What can be seen in a file before anybody asks whose it is.
pub(crate) fn look(office: &Office, it: RosterFile) -> Answer<WorkbookSeen> {
    roster::see(&*office.workbook(Path::new(&it.file))?)
}

/// A file that was opened: its rows, or why it cannot be read.
pub(crate) struct Opened {
    path: String,
    workbook: Result<Arc<Workbook>, school::Refusal>,
}

/// Opens files. One that cannot be read does not keep the others from being read.
fn open_all(office: &Office, files: impl IntoIterator<Item = String>) -> Answer<Vec<Opened>> {
    let stops = office.stops();
    let open = |path: String| {
        if office.stops() != stops {
            return Err(refusal::stopped_reading());
        }
        let workbook = refused_apart(office.workbook(Path::new(&path)))?;
        Ok(Opened { path, workbook })
    };
    files.into_iter().map(open).collect()
}

/// Opens the files to be checked.
pub(crate) fn open(office: &Office, it: RostersAsked) -> Answer<(Vec<Opened>, RostersAsked)> {
    Ok((open_all(office, it.files.iter().cloned())?, it))
}

/// Opens the files to be written; each must still be the one that was checked.
pub(crate) fn reopen(office: &Office, it: ImportRosters) -> Answer<(Vec<Arc<Workbook>>, ImportRosters)> {
    let open = |answered: &FileAnswered| {
        let workbook = office.workbook(Path::new(&answered.file))?;
        if answered.fingerprint.as_ref().is_some_and(|checked| *checked != workbook.fingerprint) {
            return Err(refusal::file_has_changed(&workbook.file));
        }
        Ok(workbook)
    };
    Ok((it.files.iter().map(open).collect::<Answer<_>>()?, it))
}

/// Compares files with the books and with each other. Nothing is written.
pub(crate) fn check(tx: &Read, (opened, it): (Vec<Opened>, RostersAsked)) -> Answer<RostersReport> {
    let known = known(tx, it.cohort)?;
    let checking = Checking::of(tx, it.cohort)?;
    let mut cards: Vec<Option<FileCard>> = vec![None; opened.len()];
    // The files that can be read, each with its place among all.
    let (mut places, mut read) = (Vec::new(), Vec::new());
    for (place, file) in opened.iter().enumerate() {
        let checked = match &file.workbook {
            Ok(workbook) => refused_apart(roster::check(workbook, &known, tx.today()))?,
            Err(refusal) => Err(refusal.clone()),
        };
        match checked {
            Ok(checked) => {
                places.push(place);
                read.push(checked);
            }
            Err(refusal) => cards[place] = Some(unreadable(&file.path, &refusal)),
        }
    }
    // An older list of the same people is not compared with the others: it would repeat everybody.
    let paths: Vec<&str> = places.iter().map(|&place| &*opened[place].path).collect();
    for (older, newer) in outdated(&paths, &read).into_iter().rev() {
        let (checked, place) = (read.remove(older), places.remove(older));
        cards[place] = Some(checking.card(&opened[place].path, &checked, Some(newer), false)?);
    }
    roster::across_files(&mut read);
    let mut counts = Counts::default();
    for (checked, place) in read.iter().zip(places) {
        let path = &opened[place].path;
        let card = checking.card(path, checked, None, it.anyway.contains(path))?;
        if matches!(card.verdict, Verdict::Sure | Verdict::Doubtful) {
            counts += checked.counts();
        }
        cards[place] = Some(card);
    }
    Ok(RostersReport { files: cards.into_iter().flatten().collect(), counts })
}

/// What is ours to put right goes on; what the sender must put right belongs to the file.
fn refused_apart<T>(answer: Answer<T>) -> Answer<Result<T, school::Refusal>> {
    match answer {
        Ok(it) => Ok(Ok(it)),
        Err(Error::Refused(refusal)) => Ok(Err(refusal)),
        Err(broken) => Err(broken),
    }
}

/// A class as it stands, with what its files have said so far.
struct Class {
    cohort: Cohort,
    trainees: Vec<TraineeLine>,
    said: HashMap<TraineeId, LastSaid>,
    taken: Vec<intake::TakenIn>,
}

impl Class {
    fn of(tx: &Read, id: CohortId) -> Answer<Class> {
        let cohort = Cohort::get(tx, id)?;
        let trainees = trainee::all(tx, OfCohort { cohort: id })?;
        let said = intake::last_said(tx, id)?.into_iter().map(|said| (said.trainee, said)).collect();
        Ok(Class { cohort, trainees, said, taken: intake::taken_in(tx, OfCohort { cohort: id })? })
    }

    /// The last list of the sender of a file.
    fn earlier(&self, sender: &str, file: &str) -> Option<&intake::TakenIn> {
        self.taken.iter().find(|taken| same_sender(sender, file, &taken.unit, &taken.file))
    }

    /// The class as a sender's new list is compared with it: `rows` is the list, `sender` and `file` whose it is.
    fn before(&self, rows: &[versions::Now], sender: &str, file: &str) -> Vec<versions::Before> {
        let last = self.last_lists(rows, sender, file);
        let before = |line: &TraineeLine| {
            let said = self.said.get(&line.id);
            versions::Before {
                trainee: line.id,
                person: line.person,
                left: line.left_on.is_some(),
                now: told::of_trainee(line),
                told: said.map(|said| said.told.clone()),
                of_sender: said.is_some_and(|said| last.contains(&said.intake)),
            }
        };
        self.trainees.iter().map(before).collect()
    }

    /// The lists that a new one takes the place of: the sender's that name somebody of it; where none does, the last.
    /// A unit may send several lists of different people.
    fn last_lists(&self, rows: &[versions::Now], sender: &str, file: &str) -> HashSet<IntakeId> {
        let of_sender = |said: &&LastSaid| same_sender(sender, file, &said.sender, &said.file);
        let there: HashSet<PersonId> = rows.iter().filter_map(|row| row.person).collect();
        let said_of = |line: &TraineeLine| self.said.get(&line.id).filter(of_sender).map(|said| said.intake);
        let named: HashSet<IntakeId> =
            self.trainees.iter().filter(|line| there.contains(&line.person)).filter_map(said_of).collect();
        if named.is_empty() {
            self.said.values().filter(of_sender).map(|said| said.intake).max().into_iter().collect()
        } else {
            named
        }
    }

    /// Who is on the roster.
    fn enrolled(&self) -> HashMap<PersonId, TraineeId> {
        self.trainees.iter().map(|line| (line.person, line.id)).collect()
    }

    /// A file's people, to be compared with the class; nobody where the class is still empty.
    fn list(&self, checked: &Checked) -> Answer<Vec<versions::Now>> {
        if self.trainees.is_empty() {
            return Ok(vec![]);
        }
        let columns = told::columns(checked);
        let now = |row: Answer<ReadyRow>| {
            let row = row?;
            let person = row.same_as.filter(|_| !row.new_person);
            Ok(versions::Now { line: row.line, person, told: told::of_row(&row, &columns) })
        };
        roster::settle(checked, &[], true)?.rows().map(now).collect()
    }

    /// What became of everybody between the class as it is and a file's list.
    fn turns(&self, checked: &Checked, list: &[versions::Now]) -> Vec<VersionTurn> {
        versions::compare(list, &self.before(list, &checked.sender().unwrap_or_default(), checked.file()))
    }
}

/// A list of several units has no sender; it goes by its name.
fn same_sender(sender: &str, file: &str, other_sender: &str, other_file: &str) -> bool {
    if sender.is_empty() { other_sender.is_empty() && stem(file) == stem(other_file) } else { sender == other_sender }
}

/// A file's name without what tells one edition from another: 名单（最新）(2)第三稿.xlsx
fn stem(file: &str) -> String {
    let name = file.rsplit_once('.').map_or(file, |(name, _)| name);
    let mut bare = name.to_string();
    for word in
        ["最新", "最终", "修改", "更新", "改", "新", "版", "稿", "终", "定", "第", "副本", "一", "二", "三", "四"]
    {
        bare = bare.replace(word, "");
    }
    bare.chars().filter(|c| c.is_alphabetic()).collect()
}

/// What the books know of units and people.
fn known(tx: &Read, cohort: CohortId) -> Answer<Known> {
    Cohort::get(tx, cohort)?;
    let there: Vec<PersonId> = tx.rows("select person from trainee where cohort = ?1", [cohort], |row| row.get(0))?;
    let there: HashSet<PersonId> = there.into_iter().collect();
    let people = tx.rows(
        "select person.id, person.name, person.birth, person.id_number, person.phone, coalesce(unit.name, '') as unit
         from person left join unit on unit.id = person.unit order by person.id",
        [],
        |row| {
            let id = row.get("id")?;
            Ok(KnownPerson {
                id,
                name: row.get("name")?,
                unit: row.get("unit")?,
                birth: row.get("birth")?,
                id_number: row.get("id_number")?,
                phone: row.get("phone")?,
                enrolled: there.contains(&id),
            })
        },
    )?;
    Ok(Known::new(&unit::spellings(tx)?, people))
}

/// The files beside which a newer list of the same people lies, in order, each with that one's path.
fn outdated<'p>(paths: &[&'p str], checked: &[Checked]) -> Vec<(usize, &'p str)> {
    let written = |i: usize| std::fs::metadata(paths[i]).and_then(|about| about.modified()).ok();
    let is_older = |i: usize, j: usize| match (written(i), written(j)) {
        (Some(a), Some(b)) if a != b => a < b,
        _ => i < j,
    };
    let senders: Vec<Option<String>> = checked.iter().map(Checked::sender).collect();
    let newer = |i: usize| {
        let same = |&j: &usize| i != j && senders[i].is_some() && senders[i] == senders[j] && is_older(i, j);
        let newer = (0..checked.len()).filter(same).find(|&j| roster::same_roster(&checked[i], &checked[j]) > 0.5)?;
        Some((i, paths[newer]))
    };
    (0..checked.len()).filter_map(newer).collect()
}

fn unreadable(path: &str, refusal: &school::Refusal) -> FileCard {
    let file = name_of(Path::new(path));
    FileCard {
        path: path.into(),
        verdict: Verdict::Unreadable,
        say: refusal.say.clone(),
        newer: None,
        sender: String::new(),
        report: None,
        earlier: None,
        turns: vec![],
        reply: format!("您好，报来的{}请重新发一份。", refusal.say),
        file,
    }
}

/// Files being compared with a class.
struct Checking<'a> {
    tx: &'a Read<'a>,
    class: Class,
    enrolled: HashMap<PersonId, TraineeId>,
    /// Its papers that lie printed on some desk.
    printed: Vec<String>,
}

impl<'a> Checking<'a> {
    fn of(tx: &'a Read<'a>, cohort: CohortId) -> Answer<Checking<'a>> {
        let class = Class::of(tx, cohort)?;
        Ok(Checking { tx, enrolled: class.enrolled(), printed: paper::printed(tx, cohort)?, class })
    }

    /// One file as a card.
    fn card(&self, path: &str, checked: &Checked, newer: Option<&str>, anyway: bool) -> Answer<FileCard> {
        let (class, report) = (&self.class, checked.report(SHOWN));
        let list = class.list(checked)?;
        let mut turns = class.turns(checked, &list);
        for turn in &mut turns {
            turn.touches = self.touches(turn)?;
        }
        let sender = checked.sender().unwrap_or_default();
        let earlier = class.earlier(&sender, checked.file());
        let elsewhere = match report.code {
            Some(code) if code.cohort != class.cohort.id && !anyway => Some(title_of(self.tx, code.cohort)?),
            _ => None,
        };
        let again = class.taken.iter().find(|taken| taken.fingerprint == report.fingerprint);
        let asked = turns.iter().filter(|turn| turn.asked).count() as u32 + report.counts.doubts;
        let is_there = |now: &versions::Now| now.person.is_some_and(|person| self.enrolled.contains_key(&person));
        let everybody_is_there = !list.is_empty() && list.iter().all(is_there);
        let (verdict, say) = match (newer, elsewhere) {
            (Some(newer), _) => (Verdict::Outdated, format!("同一单位还有更新的一份：{}。", name_of(Path::new(newer)))),
            (None, Some(title)) => (Verdict::Elsewhere, format!("这是「{title}」的报名表。")),
            _ if again.is_some() && !anyway => {
                let at = again.map(|it| it.taken_at.as_str()).unwrap_or_default();
                (Verdict::Nothing, format!("这份文件{}已经导入过。", day_of(at)))
            }
            _ if asked > 0 => (Verdict::Doubtful, summary(&report.counts, &turns)),
            _ if everybody_is_there && turns.is_empty() && report.counts.refused == 0 => {
                (Verdict::Nothing, "里面的人都已在名册上，没有变化。".into())
            }
            _ => (Verdict::Sure, summary(&report.counts, &turns)),
        };
        Ok(FileCard {
            path: path.into(),
            file: checked.file().into(),
            verdict,
            say,
            newer: newer.map(Into::into),
            reply: reply(&report, &sender),
            sender,
            earlier: earlier.map(|it| Earlier { file: it.file.clone(), taken_at: it.taken_at.clone() }),
            turns,
            report: Some(report),
        })
    }

    /// What a turn touches: what hangs on the one who leaves, and the papers their name is on.
    fn touches(&self, turn: &VersionTurn) -> Answer<Vec<String>> {
        let Some(line) = self.class.trainees.iter().find(|line| Some(line.id) == turn.trainee) else {
            return Ok(vec![]);
        };
        let mut touched = Vec::new();
        if matches!(turn.turn, Turn::Instead | Turn::Gone) {
            touched.push(format!("序号{}", line.number));
            touched.extend(line.group.map(|group| format!("第{group}组")));
            touched.extend(Some(line.role.clone()).filter(|role| !role.is_empty()));
            let rolls = rollcall::rolls_of(self.tx, line.id)?;
            touched.extend(Some(rolls).filter(|&rolls| rolls > 0).map(|rolls| format!("已有考勤{rolls}场次")));
        }
        let name_changes = turn.altered.iter().any(|it| matches!(it.field.as_str(), "姓名" | "单位" | "职务" | "职级"));
        if turn.altered.is_empty() || name_changes {
            touched.extend(self.printed.iter().map(|paper| format!("已印的{paper}")));
        }
        Ok(touched)
    }
}

/// `2026-03-09 08:31:12` → 3月9日
fn day_of(at: &str) -> String {
    let day = at.get(..10).and_then(|day| day.parse().ok());
    day.map(month_day).unwrap_or_default()
}

/// 38人，新增3人，改手机1人，2处疑问，1行不能录入
fn summary(counts: &Counts, turns: &[VersionTurn]) -> String {
    let mut said = vec![format!("{}人", counts.people)];
    for turn in Turn::ALL {
        let people = turns.iter().filter(|it| it.turn == *turn).count();
        said.extend(Some(people).filter(|&people| people > 0).map(|people| format!("{turn}{people}人")));
    }
    if counts.doubts > 0 {
        said.push(format!("{}处疑问", counts.doubts));
    }
    if counts.refused > 0 {
        said.push(format!("{}行不能录入", counts.refused));
    }
    said.join("，")
}

/// More cells than that are not read in a chat.
const TOLD_IN_A_CHAT: usize = 20;

/// What to write to the sender: which cells are to be put right. Doubts that are ours to settle are left out.
fn reply(report: &RosterReport, sender: &str) -> String {
    let at = |sheet: &str, cell: &str, row: u32| match (report.sheets.len(), cell) {
        (1, "") => format!("第{row}行"),
        (1, cell) => cell.to_string(),
        (_, "") => format!("工作表「{sheet}」第{row}行"),
        (_, cell) => format!("工作表「{sheet}」{cell}"),
    };
    let doubts = report.doubts.iter().filter(|doubt| doubt.choices.contains(&Choice::Return));
    let mut told: Vec<String> = report
        .refused
        .iter()
        .map(|row| format!("{}：{}", at(&row.sheet, &row.cell, row.row), row.why))
        .chain(
            doubts.map(|doubt| format!("{} {}：{}", at(&doubt.sheet, &doubt.cell, doubt.row), doubt.name, doubt.why)),
        )
        .collect();
    if told.is_empty() {
        return String::new();
    }
    let all = told.len() + report.counts.refused as usize - report.refused.len();
    told.truncate(TOLD_IN_A_CHAT);
    let listed: Vec<String> = told.iter().enumerate().map(|(i, why)| format!("{}. {why}", i + 1)).collect();
    let more = if all > TOLD_IN_A_CHAT { format!("\n……共{all}处。") } else { String::new() };
    let to = if sender.is_empty() { "您好".to_string() } else { format!("{sender}，您好") };
    format!("{to}。报来的「{}」有{all}处请核对改正后重发：\n{}{more}", report.file, listed.join("\n"))
}

/// A class by its name, also when it is gone since the form went out.
fn title_of(tx: &Read, cohort: CohortId) -> Answer<String> {
    Ok(refused_apart(Cohort::get(tx, cohort))?.map_or("已删除的班次".into(), |cohort| cohort.title()))
}

/// 退件单: of each file with something to be sent back, the sender's own workbook with those cells marked.
pub(crate) fn return_slips(tx: &Read, (opened, it): (Vec<Opened>, SlipsAsked)) -> Answer<Vec<ReturnSlip>> {
    let known = known(tx, it.cohort)?;
    let school = setting::all(tx, Everything {})?.school.name;
    let mut slips = Vec::new();
    for (file, answered) in opened.iter().zip(&it.files) {
        let Ok(workbook) = &file.workbook else { continue };
        let checked = roster::check(workbook, &known, tx.today())?;
        let marks = roster::to_mend(&checked, &answered.answers);
        if marks.is_empty() {
            continue;
        }
        let bytes = std::fs::read(&file.path).map_err(|error| refusal::cannot_look_into(&workbook.file, &error))?;
        let slip = return_slip::mark(&workbook.file, &bytes, workbook, &marks, &school)?;
        slips.push(ReturnSlip {
            file: file.path.clone(),
            file_name: slip.file_name,
            cells: marks.len() as u32,
            base64: BASE64_STANDARD.encode(slip.bytes),
        });
    }
    Ok(slips)
}

/// Opens the files that go back.
pub(crate) fn open_slips(office: &Office, it: SlipsAsked) -> Answer<(Vec<Opened>, SlipsAsked)> {
    Ok((open_all(office, it.files.iter().map(|answered| answered.file.clone()))?, it))
}

/// A file as it was sent.
pub(crate) fn sent_file(tx: &Read, it: OfIntake) -> Answer<SentFile> {
    let taken = intake::Intake::get(tx, it.intake)?;
    let bytes = intake::kept(tx, &taken.fingerprint)?;
    Ok(SentFile { file_name: taken.file, base64: BASE64_STANDARD.encode(bytes) })
}
