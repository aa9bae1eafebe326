//! Writing checked files: all of it or, when something is open, nothing. One operation, one step of undo.

use std::{
    collections::{HashMap, HashSet},
    fs::File,
    io::{self, Seek},
    path::Path,
    sync::Arc,
};

use school::{
    Answer, Change, Error,
    cohort::Cohort,
    intake::{self, Columns, IntakeId, NewIntakeLine},
    person::PersonId,
    refusal,
    trainee::{
        self, Leaving, TraineeId,
        admission::{self, Admission},
        substitution::{self, ReplaceTrainee},
    },
    unit,
};

use super::{
    Class, FileAnswered, ImportRosters, Imported, known, told,
    versions::{Ruled, Ruling, Turn, VersionTurn},
};
use crate::{
    outfile::name_of,
    roster::{self, Checked, ReadyRow},
    workbook::{self, Workbook},
};

/// So many newcomers are entered together.
const WELCOMED_AT_ONCE: usize = 500;

/// Writes checked files.
pub(crate) fn write(tx: &Change, (workbooks, it): (Vec<Arc<Workbook>>, ImportRosters)) -> Answer<Imported> {
    let class = Class::of(tx, it.cohort)?;
    let known = known(tx, it.cohort)?;
    let mut checked: Vec<Checked> =
        workbooks.iter().map(|workbook| roster::check(workbook, &known, tx.today())).collect::<Answer<_>>()?;
    roster::across_files(&mut checked);
    let mut desk = Desk::new(tx, &class)?;
    for ((workbook, checked), answered) in workbooks.iter().zip(&checked).zip(&it.files) {
        desk.take_in(workbook, checked, answered, it.accept_all)?;
    }
    let imported = desk.imported;
    tx.say(said(&class.cohort, &imported, &it.files))?;
    Ok(imported)
}

/// 「第3期中青年干部培训班」导入名册3份：新增38人，修改2人，换人1人
fn said(cohort: &Cohort, imported: &Imported, files: &[FileAnswered]) -> String {
    let from = match files {
        [one] => name_of(Path::new(&one.file)),
        many => format!("{}份", many.len()),
    };
    let newly = imported.added - imported.replaced;
    let counted = [("新增", newly), ("修改", imported.changed), ("换人", imported.replaced), ("退出", imported.left)];
    let told: Vec<String> =
        counted.iter().filter(|(_, people)| *people > 0).map(|(what, people)| format!("{what}{people}人")).collect();
    let told = if told.is_empty() { "没有变化".into() } else { told.join("，") };
    format!("「{}」导入名册 {from}：{told}", cohort.title())
}

/// The desk where files are taken in, one after another.
struct Desk<'a> {
    tx: &'a Change<'a>,
    class: &'a Class,
    admission: Admission<'a>,
    /// Who is on the roster, those of the files before too.
    enrolled: HashMap<PersonId, TraineeId>,
    imported: Imported,
}

impl<'a> Desk<'a> {
    fn new(tx: &'a Change<'a>, class: &'a Class) -> Answer<Desk<'a>> {
        let (admission, enrolled) = (Admission::begin(tx, &class.cohort)?, class.enrolled());
        Ok(Desk { tx, class, admission, enrolled, imported: Imported::default() })
    }

    fn take_in(
        &mut self,
        workbook: &Workbook,
        checked: &Checked,
        answered: &FileAnswered,
        accept_all: bool,
    ) -> Answer<()> {
        let (tx, name, fingerprint) = (self.tx, &workbook.file, &workbook.fingerprint);
        let settled = roster::settle(checked, &answered.answers, accept_all).map_err(|error| in_file(error, name))?;
        for (written, meant) in &settled.learned {
            if let Some(unit) = unit::named(tx, meant)? {
                unit::learn(tx, written, unit)?;
            }
        }
        let turns = self.class.turns(checked, &self.class.list(checked)?);
        let rulings = ruled(&turns, &answered.rulings, accept_all, name)?;
        let (size, sent) = as_sent(&answered.file, fingerprint)
            .map_err(|error| refusal::cannot_look_into(name, &error))?
            .ok_or_else(|| refusal::file_has_changed(name))?;
        intake::keep(tx, fingerprint, size, sent)?;
        let columns = told::columns(checked);
        let sender = unit::named_or_new(tx, &checked.sender().unwrap_or_default())?;
        let file = intake::begin(tx, self.class.cohort.id, sender, name, fingerprint, &columns)?;
        let by_line: HashMap<u32, (&VersionTurn, &Ruled)> =
            rulings.iter().filter_map(|(turn, ruled)| Some((turn.line?, (*turn, ruled)))).collect();
        let mut newcomers = Vec::new();
        for row in settled.rows() {
            let row = row?;
            let turn = by_line.get(&row.line).copied();
            if turn.is_none() && known_as(&row).is_none() {
                newcomers.push(row);
                if newcomers.len() == WELCOMED_AT_ONCE {
                    self.welcome(&mut newcomers, file, &columns)?;
                }
            } else {
                // Who stands before them gets the number before theirs.
                self.welcome(&mut newcomers, file, &columns)?;
                self.enter(&row, turn, file, &columns)?;
            }
        }
        self.welcome(&mut newcomers, file, &columns)?;
        for (turn, ruled) in &rulings {
            if turn.turn == Turn::Gone && ruled.ruling == Ruling::Leave {
                self.leave(ruled.trainee, name)?;
                self.imported.left += 1;
            }
        }
        self.imported.files += 1;
        let back: HashSet<(String, u32)> =
            roster::returned(checked, &answered.answers).into_iter().map(|mark| (mark.sheet, mark.row)).collect();
        self.imported.returned += back.len() as u32;
        Ok(())
    }

    /// Enters rows of people whom the register does not know, and notes where they came from.
    fn welcome(&mut self, rows: &mut Vec<ReadyRow>, file: IntakeId, columns: &Columns) -> Answer<()> {
        let entries: Vec<_> = rows.iter().map(|row| (&row.entry, row.group.as_str())).collect();
        let trainees = self.admission.admit_all(&entries)?;
        self.imported.added += trainees.len() as u32;
        let line = |(row, trainee): (&ReadyRow, _)| {
            intake::line(file, trainee, &row.sheet, row.row, &told::of_row(row, columns))
        };
        let lines: Vec<NewIntakeLine> = rows.iter().zip(trainees).map(line).collect::<Answer<_>>()?;
        NewIntakeLine::insert_all(self.tx, &lines)?;
        rows.clear();
        Ok(())
    }

    /// Enters one row as ruled, and notes where it came from.
    fn enter(
        &mut self,
        row: &ReadyRow,
        turn: Option<(&VersionTurn, &Ruled)>,
        file: IntakeId,
        columns: &Columns,
    ) -> Answer<()> {
        let known = known_as(row);
        let enrolled = known.and_then(|person| self.enrolled.get(&person).copied());
        let trainee = match (turn, enrolled) {
            (Some((turn, ruled)), _) if turn.turn == Turn::Instead => self.instead(row, known, ruled)?,
            (Some((turn, ruled)), Some(trainee)) => {
                if ruled.ruling == Ruling::Follow {
                    if turn.turn == Turn::Back {
                        trainee::leave(self.tx, Leaving { trainee, on: None, why: String::new() })?;
                    }
                    admission::bring_up_to_date(self.tx, trainee, &row.entry)?;
                    self.imported.changed += 1;
                }
                trainee
            }
            (None, Some(trainee)) => trainee,
            (_, None) => self.admit(row, known)?,
        };
        intake::line(file, trainee, &row.sheet, row.row, &told::of_row(row, columns))?.insert(self.tx).map(drop)
    }

    fn admit(&mut self, row: &ReadyRow, known: Option<PersonId>) -> Answer<TraineeId> {
        let (person, trainee) = self.admission.admit(known, &row.entry, &row.group)?;
        self.enrolled.insert(person, trainee);
        self.imported.added += 1;
        Ok(trainee)
    }

    /// 换人, or one leaves and another comes, or both are in the class.
    fn instead(&mut self, row: &ReadyRow, known: Option<PersonId>, ruled: &Ruled) -> Answer<TraineeId> {
        if ruled.ruling != Ruling::Replace {
            if ruled.ruling == Ruling::Leave {
                self.leave(ruled.trainee, "")?;
                self.imported.left += 1;
            }
            return self.admit(row, known);
        }
        let comes = substitution::replace_with(
            self.tx,
            ReplaceTrainee {
                trainee: ruled.trainee,
                entry: row.entry.clone(),
                on: self.tx.today().min(self.class.cohort.ends),
                letter: ruled.letter.clone(),
                why: String::new(),
            },
        )?;
        self.admission.count()?;
        self.imported.added += 1;
        self.imported.replaced += 1;
        Ok(comes)
    }

    /// They are expected no more, before the class has begun on no day at all.
    fn leave(&self, trainee: TraineeId, file: &str) -> Answer<()> {
        let on = self.tx.today().max(self.class.cohort.starts);
        let why = if file.is_empty() { "单位换人".into() } else { format!("「{file}」中已无此人") };
        trainee::leave(self.tx, Leaving { trainee, on: Some(on), why }).map(drop)
    }
}

/// The very file that was read, and its size; none if it has changed.
fn as_sent(path: &str, fingerprint: &str) -> io::Result<Option<(u64, File)>> {
    let mut file = File::open(path)?;
    let is_it = workbook::fingerprint(&file)? == fingerprint;
    file.rewind()?;
    Ok(is_it.then_some((file.metadata()?.len(), file)))
}

/// Who in the register a row is, if anybody.
fn known_as(row: &ReadyRow) -> Option<PersonId> {
    row.same_as.filter(|_| !row.new_person)
}

/// What is decided about everybody who is asked about or changed; what was not answered is done as advised.
fn ruled<'t>(
    turns: &'t [VersionTurn],
    rulings: &[Ruled],
    accept_all: bool,
    file: &str,
) -> Answer<Vec<(&'t VersionTurn, Ruled)>> {
    let mut decided = Vec::with_capacity(turns.len());
    for turn in turns {
        let Some(trainee) = turn.trainee else { continue };
        let answer = rulings.iter().find(|ruled| ruled.trainee == trainee);
        let ruled = match answer {
            Some(ruled) if turn.choices.contains(&ruled.ruling) => ruled.clone(),
            Some(ruled) => {
                let allowed: Vec<&str> = turn.choices.iter().map(|choice| choice.word()).collect();
                return Err(refusal::ruling_not_allowed(file, &turn.name, ruled.ruling.word(), &allowed.join("、")));
            }
            None if turn.asked && !accept_all => return Err(refusal::ruling_missing(file, &turn.say)),
            None => Ruled { trainee, ruling: turn.advice, letter: String::new() },
        };
        decided.push((turn, ruled));
    }
    Ok(decided)
}

/// Of several files, which one.
fn in_file(error: Error, file: &str) -> Error {
    match error {
        Error::Refused(refusal) => {
            Error::Refused(school::Refusal { say: format!("「{file}」{}", refusal.say), ..refusal })
        }
        broken => broken,
    }
}
