//! From the dry run and the clerk's answers to people ready to be written, and to cells that go back to the sender.

use super::checked::Checked;
use super::phones::{self, Phone};
use super::report::{Choice, Doubt, DoubtKind, Field, ReadyRow, Settled};
use super::words::tidy;
use crate::return_slip::Mark;
use crate::workbook::place;

use school::person::tables::{clean_name, compact};
use school::person::{Birth, Entry, IdNumber, Sex, Since};
use school::{Answer, Refusal};
use std::collections::{BTreeMap, HashMap, HashSet};

/// A file with every question answered.
pub struct Settlement<'c> {
    checked: &'c Checked<'c>,
    answered: HashMap<u32, Vec<(&'c Doubt, &'c Settled)>>,
    left_out: HashSet<u32>,
    /// What the clerk's answers teach: names as written, and the unit of the register that they mean.
    pub learned: Vec<(String, String)>,
}

/// Applies the answers. With `accept_all`, doubts without an answer take their advice; otherwise the first of
/// them is the refusal. Every answer is tried before anything is handed out.
pub fn settle<'c>(checked: &'c Checked<'c>, answers: &'c [Settled], accept_all: bool) -> Answer<Settlement<'c>> {
    let answers = by_doubt(answers);
    let mut settlement =
        Settlement { checked, answered: HashMap::new(), left_out: HashSet::new(), learned: Vec::new() };
    let mut open: Vec<&Doubt> = Vec::new();
    for doubt in &checked.doubts {
        let answer = answers.get(&(doubt.line, doubt.field)).copied();
        if let Some(answer) = answer {
            allowed(checked, doubt, answer)?;
        }
        if answer.is_none() && !accept_all {
            open.push(doubt);
            continue;
        }
        let acts_as = acts_as(doubt, answer);
        if matches!(acts_as, Choice::Skip | Choice::Return) {
            settlement.left_out.extend(lines_of(doubt));
            continue;
        }
        let learned = match (answer, acts_as) {
            (Some(Settled { choice: Choice::Replace, value: Some(value), .. }), _) => Some(compact(value)),
            (_, Choice::Replace) => doubt.suggest.clone(),
            _ => None,
        };
        let about_unit = matches!(doubt.kind, DoubtKind::NewUnit | DoubtKind::CloseUnit);
        let meant = learned.as_deref().and_then(|unit| checked.known.register.meant(unit));
        if let (true, Some(meant)) = (about_unit, meant) {
            settlement.learned.push((doubt.read.clone(), meant.into()));
        }
        if let Some(answer) = answer {
            for line in lines_of(doubt) {
                settlement.answered.entry(line).or_default().push((doubt, answer));
            }
        }
    }
    let is_open = |doubt: &&&Doubt| lines_of(doubt).any(|line| !settlement.left_out.contains(&line));
    if let Some(doubt) = open.iter().find(is_open) {
        let at = checked.stands_at(doubt.line);
        return Err(Refusal::new(format!("{at}{}还有疑问没有答复：{}", doubt.name, doubt.why))
            .at(doubt.field.word())
            .in_row(doubt.row)
            .into());
    }
    for line in settlement.answered.keys() {
        settlement.ready(*line)?;
    }
    Ok(settlement)
}

/// What is done about a doubt: 采用建议, and no answer, stand for the advice.
fn acts_as(doubt: &Doubt, answer: Option<&Settled>) -> Choice {
    answer.map(|answer| answer.choice).filter(|choice| *choice != Choice::Adopt).unwrap_or(doubt.advice)
}

/// The rows that go back to the sender: what was answered with 退回单位, and every row that cannot be entered.
pub fn returned(checked: &Checked, answers: &[Settled]) -> Vec<Mark> {
    let answers = by_doubt(answers);
    marked(checked, |doubt| {
        answers.get(&(doubt.line, doubt.field)).is_some_and(|answer| answer.choice == Choice::Return)
    })
}

/// What the sender is to put right: the rows that go back, and the cells of rows that are entered without them, an ID
/// number that Excel has cut. What is not answered is taken as advised.
pub fn to_mend(checked: &Checked, answers: &[Settled]) -> Vec<Mark> {
    let answers = by_doubt(answers);
    marked(checked, |doubt| {
        let acts_as = acts_as(doubt, answers.get(&(doubt.line, doubt.field)).copied());
        let senders = doubt.choices.contains(&Choice::Return);
        acts_as == Choice::Return || acts_as == Choice::Blank && senders && doubt.field != Field::Person
    })
}

/// The cells of some doubts, and of every row that cannot be entered.
fn marked(checked: &Checked, is_marked: impl Fn(&Doubt) -> bool) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    for doubt in checked.doubts.iter().filter(|doubt| is_marked(doubt)) {
        for line in lines_of(doubt) {
            let (spot, table) = (&checked.spots[line as usize - 1], checked.table_of(line));
            let name = || table.column(Field::Name);
            let column = table.column(doubt.field).or_else(name).unwrap_or(table.left);
            let mark = Mark {
                sheet: table.grid.name.clone(),
                row: table.row(spot.row, doubt.field),
                column,
                why: doubt.why.clone(),
            };
            // Two people in one cell are marked once.
            if marks.last() != Some(&mark) {
                marks.push(mark);
            }
        }
    }
    marks.extend(checked.refused.iter().map(|row| Mark {
        sheet: row.sheet.clone(),
        row: row.row,
        column: row.column,
        why: row.why.clone(),
    }));
    marks
}

fn by_doubt(answers: &[Settled]) -> HashMap<(u32, Field), &Settled> {
    answers.iter().map(|answer| ((answer.line, answer.field), answer)).collect()
}

fn lines_of(doubt: &Doubt) -> impl Iterator<Item = u32> {
    std::iter::once(doubt.line).chain(doubt.also.iter().copied())
}

fn allowed(checked: &Checked, doubt: &Doubt, answer: &Settled) -> Answer<()> {
    if doubt.choices.contains(&answer.choice) {
        return Ok(());
    }
    let allowed: Vec<&str> = doubt.choices.iter().map(|choice| choice.word()).collect();
    let say = format!(
        "{}{}的{}不能选「{}」，请从{}中选一项。",
        checked.stands_at(doubt.line),
        doubt.name,
        doubt.field,
        answer.choice,
        allowed.join("、")
    );
    Err(Refusal::new(say).at(doubt.field.word()).in_row(doubt.row).into())
}

impl Settlement<'_> {
    /// How many people will be written (人).
    pub fn people(&self) -> u32 {
        self.lines().count() as u32
    }

    /// The people, one after the other, read from the file again.
    pub fn rows(&self) -> impl Iterator<Item = Answer<ReadyRow>> {
        self.lines().map(|line| self.ready(line))
    }

    fn lines(&self) -> impl Iterator<Item = u32> {
        (1..=self.checked.spots.len() as u32).filter(|line| !self.left_out.contains(line))
    }

    fn ready(&self, line: u32) -> Answer<ReadyRow> {
        let checked = self.checked;
        let (spot, table) = (&checked.spots[line as usize - 1], checked.table_of(line));
        let reading = checked.reading(line);
        let draft = reading.draft;
        let mut ready = ReadyRow {
            line,
            sheet: table.grid.name.clone(),
            row: spot.row + 1,
            entry: draft.entry,
            group: draft.group,
            same_as: reading.same_as.map(|(person, _)| person.id),
            new_person: false,
            cells: BTreeMap::new(),
            raw: BTreeMap::new(),
        };
        for (doubt, answer) in self.answered.get(&line).into_iter().flatten() {
            // A question that stands for many rows: what is written in this one.
            let own = draft.doubts.iter().find(|own| own.field == doubt.field).unwrap_or(doubt);
            answered(&mut ready, own, answer, &checked.stands_at(line))?;
        }
        // Whoever has an ID number has its birth and sex.
        if let Some(id) = &ready.entry.id_number {
            (ready.entry.birth, ready.entry.sex) = (Some(id.birth()), Some(id.sex()));
        }
        for &field in Field::ALL {
            let Some(written) = table.written(spot, field) else { continue };
            ready.cells.insert(field, place(written.row, written.column));
            if !matches!(field, Field::Serial | Field::Group) && said(&ready.entry, field) != written.text {
                ready.raw.insert(field, written.text.into_owned());
            }
        }
        // Where no column says the unit, the line above the table does.
        if let (false, Some((_, place))) = (ready.entry.unit.is_empty(), &table.title_unit) {
            let in_the_row = ready.cells.contains_key(&Field::Unit) || ready.cells.contains_key(&Field::UnitAndPost);
            if !in_the_row {
                ready.cells.insert(Field::Unit, place.clone());
            }
        }
        Ok(ready)
    }
}

/// The row already is as advised; another answer changes it.
fn answered(ready: &mut ReadyRow, doubt: &Doubt, answer: &Settled, at: &str) -> Answer<()> {
    match answer.choice {
        Choice::Adopt | Choice::Same | Choice::Split | Choice::Skip | Choice::Return => {}
        Choice::NotSame => (ready.same_as, ready.new_person) = (None, true),
        Choice::Keep => keep(ready, doubt),
        Choice::Blank if doubt.field == Field::Person => {
            (ready.entry.id_number, ready.same_as, ready.new_person) = (None, None, true);
        }
        Choice::Blank => write(ready, doubt, "", at)?,
        Choice::Replace => {
            let value = answer.value.as_deref().unwrap_or_default().trim();
            if value.is_empty() {
                let say = format!("{at}{}的{}选了「改为」，请填上改成什么。", doubt.name, doubt.field);
                return Err(Refusal::new(say).at(doubt.field.word()).in_row(ready.row).into());
            }
            write(ready, doubt, value, at)?;
        }
    }
    Ok(())
}

/// What was written stands: where it contradicts the ID number, the number goes.
fn keep(ready: &mut ReadyRow, doubt: &Doubt) {
    match doubt.field {
        Field::Birth => {
            if let (DoubtKind::AgainstId, Ok(birth)) = (doubt.kind, Birth::read(&doubt.read)) {
                (ready.entry.birth, ready.entry.id_number) = (Some(birth), None);
            }
        }
        Field::IdNumber => {
            if let Ok(id) = IdNumber::read(&doubt.read) {
                ready.entry.id_number = Some(id);
            }
        }
        Field::Sex => (ready.entry.sex, ready.entry.id_number) = (Sex::read(&doubt.read).or(ready.entry.sex), None),
        Field::Unit => ready.entry.unit = compact(&doubt.read),
        Field::Ethnicity => ready.entry.ethnicity = compact(&doubt.read),
        Field::Political => ready.entry.political = compact(&doubt.read),
        Field::Name => ready.entry.name = compact(&doubt.read),
        Field::Phone => ready.entry.phone = tidy(&doubt.read),
        _ => {}
    }
}

/// Writes the clerk's own value; empty blanks the field.
fn write(ready: &mut ReadyRow, doubt: &Doubt, value: &str, at: &str) -> Answer<()> {
    let no = |why: &dyn std::fmt::Display| {
        let say = format!("{at}{}的{}「{value}」：{why}。", doubt.name, doubt.field);
        Refusal::new(say).at(doubt.field.word()).in_row(ready.row)
    };
    let entry = &mut ready.entry;
    let blank = value.is_empty();
    match doubt.field {
        Field::Name => entry.name = clean_name(value).map_err(|why| no(&why))?,
        Field::IdNumber if blank => entry.id_number = None,
        Field::IdNumber => entry.id_number = Some(IdNumber::read(value).map_err(|why| no(&why))?),
        Field::Sex if blank => entry.sex = None,
        Field::Sex => entry.sex = Some(Sex::read(value).ok_or_else(|| no(&"性别只能是男或女"))?),
        Field::Birth if blank => entry.birth = None,
        Field::Birth => entry.birth = Some(Birth::read(value).map_err(|why| no(&why))?),
        Field::PostSince if blank => entry.post_since = None,
        Field::PostSince => entry.post_since = Some(Since::read(value).map_err(|why| no(&why))?),
        Field::RankSince if blank => entry.rank_since = None,
        Field::RankSince => entry.rank_since = Some(Since::read(value).map_err(|why| no(&why))?),
        Field::Phone => {
            entry.phone = match phones::read(value) {
                Phone::One(phone) | Phone::FirstOf(phone) => phone,
                Phone::Cut | Phone::Odd => tidy(value),
            }
        }
        Field::Unit => entry.unit = compact(value),
        Field::Ethnicity => entry.ethnicity = compact(value),
        Field::Political => entry.political = compact(value),
        _ => return Err(no(&"这里不能改成别的值").into()),
    }
    Ok(())
}

/// What an entry says under a heading, as text.
pub fn said(entry: &Entry, field: Field) -> String {
    fn text(it: &Option<impl ToString>) -> String {
        it.as_ref().map(ToString::to_string).unwrap_or_default()
    }
    match field {
        Field::Name => entry.name.clone(),
        Field::Sex => text(&entry.sex),
        Field::Ethnicity => entry.ethnicity.clone(),
        Field::Birth => text(&entry.birth),
        Field::IdNumber => text(&entry.id_number),
        Field::Unit => entry.unit.clone(),
        Field::Post => entry.post.clone(),
        Field::UnitAndPost => format!("{}{}", entry.unit, entry.post),
        Field::PostSince => text(&entry.post_since),
        Field::Rank => entry.rank.clone(),
        Field::RankSince => text(&entry.rank_since),
        Field::Political => entry.political.clone(),
        Field::Education => entry.education.clone(),
        Field::InService => entry.in_service.clone(),
        Field::Phone => entry.phone.clone(),
        Field::Note => entry.note.clone(),
        Field::Serial | Field::Age | Field::Group | Field::Person => String::new(),
    }
}
