//! A file checked: who stands where, what is in doubt. The people themselves are read again from the sheet whenever
//! they are needed, so that a file of hundreds of thousands takes little more room than the file itself.

use super::fields::{self, Draft};
use super::known::{Known, KnownPerson};
use super::lines::{self, Line};
use super::questions;
use super::report::{Choice, Doubt, DoubtKind, Field, RowLeftOut};
use super::table::{self, NO_ROW, Spot, Table, Unclear};
use super::trace::{Again, Met, Trace};
use super::words;
use crate::workbook::Workbook;
use chrono::NaiveDate;
use school::person::Entry;
use school::{Answer, Refusal};
use std::collections::{HashMap, HashSet};

/// A file compared with the books. See [`super::check`].
pub struct Checked<'a> {
    pub(super) workbook: &'a Workbook,
    pub(super) known: &'a Known,
    today: NaiveDate,
    pub(super) tables: Vec<Table<'a>>,
    pub(super) people_in_table: Vec<u32>,
    pub(super) spots: Vec<Spot>,
    pub(super) traces: Vec<Trace>,
    /// Units as written → as advised.
    pub(super) meant: HashMap<String, String>,
    /// Lines whose ID number is somebody else's.
    without_id: HashSet<u32>,
    pub(super) doubts: Vec<Doubt>,
    /// How many doubts of a kind about a field, and the last of them.
    asked: HashMap<(DoubtKind, Field), (usize, usize)>,
    pub(super) doubtful: Vec<bool>,
    pub(super) refused: Vec<Refused>,
    pub(super) skipped: Vec<RowLeftOut>,
    pub(super) skipped_rows: u32,
}

/// A row that cannot be entered. Rows and columns are counted from 0.
pub(super) struct Refused {
    pub sheet: String,
    pub row: u32,
    pub column: u32,
    pub read: String,
    pub why: String,
}

/// One person of the file as they will be entered if every advice is taken.
pub(super) struct Reading<'k> {
    pub draft: Draft,
    pub same_as: Option<(&'k KnownPerson, bool)>,
}

/// The line of a doubt that is none any more.
const NOBODY: u32 = 0;
/// Of rows that are nobody, so many are told one by one.
const SKIPPED_TOLD: usize = 1_000;
/// Of doubts of one kind about one field, so many are asked one by one; the last stands for all further ones.
const ASKED_ONE_BY_ONE: usize = 1_000;

impl<'a> Checked<'a> {
    /// Reads everybody once.
    pub(super) fn read(workbook: &'a Workbook, known: &'a Known, today: NaiveDate) -> Answer<Checked<'a>> {
        let found = table::all(workbook)?;
        let mut checked = Checked {
            workbook,
            known,
            today,
            people_in_table: vec![],
            tables: found.found,
            spots: vec![],
            traces: vec![],
            meant: HashMap::new(),
            without_id: HashSet::new(),
            doubts: vec![],
            asked: HashMap::new(),
            doubtful: vec![],
            refused: vec![],
            skipped: vec![],
            skipped_rows: 0,
        };
        for unclear in found.unclear {
            checked.refuse_all(&unclear);
        }
        let mut asking = Asking::default();
        for i in 0..checked.tables.len() {
            let spots = checked.walk(i);
            let before = checked.spots.len();
            if !checked.repeats(i, &spots, &mut asking) {
                for spot in spots {
                    checked.person(spot, &mut asking);
                }
            }
            checked.people_in_table.push((checked.spots.len() - before) as u32);
        }
        if checked.spots.is_empty() && checked.refused.is_empty() {
            let table = &checked.tables[0];
            let (file, sheet, row) = (&workbook.file, &table.grid.name, table.last + 1);
            return Err(Refusal::new(format!(
                "「{file}」工作表「{sheet}」第{row}行是表头，下面没有一个人。请核对是不是空白报名表。"
            ))
            .in_row(row)
            .into());
        }
        checked.put_in_order();
        Ok(checked)
    }

    /// The people of a table, one spot each; everything else of it is left out with a reason.
    fn walk(&mut self, index: usize) -> Vec<Spot> {
        let (mut spots, mut unit_row) = (Vec::new(), NO_ROW);
        for row in self.tables[index].body() {
            let table = &mut self.tables[index];
            match lines::line(table, row, &self.known.register) {
                Line::Person => {
                    if let Some(column) = table.column(Field::Unit) {
                        let own = table.merged_from(row, column);
                        let blank = |text: &str| words::is_blank_mark(text) || words::is_ditto(text);
                        if table.cell(own, Field::Unit).is_some_and(|cell| !blank(cell.text)) {
                            unit_row = own;
                        }
                    }
                    let spot = Spot { row, unit_row, table: index as u16, part: 0, parts: 1 };
                    match fields::people_in(table, &spot) {
                        Ok(parts) => spots.extend((0..parts).map(|part| Spot { part, parts, ..spot })),
                        Err(why) => self.refuse(index, row, why),
                    }
                }
                Line::Group(title) => {
                    table.groups.push((row, title));
                    self.skip(index, row, "分组标题");
                }
                Line::Unit(unit) => {
                    table.units.push((row, unit));
                    unit_row = NO_ROW;
                    self.skip(index, row, "单位标题");
                }
                Line::GoesOn => self.skip(index, row, "上一行的续行"),
                Line::Skipped(why) => self.skip(index, row, why),
                Line::Refused(why) => self.refuse(index, row, why),
            }
        }
        spots
    }

    fn skip(&mut self, table: usize, row: u32, why: &str) {
        self.skipped_rows += 1;
        if self.skipped.len() < SKIPPED_TOLD {
            self.skipped.push(lines::left_out(&self.tables[table], row, why));
        }
    }

    fn refuse(&mut self, table: usize, row: u32, why: String) {
        let table = &self.tables[table];
        let column = table.column(Field::Name).unwrap_or(0);
        let (sheet, read) = (table.grid.name.clone(), lines::left_out(table, row, "").read);
        self.refused.push(Refused { sheet, row, column, read, why });
    }

    /// Rows whose heading cannot be read.
    fn refuse_all(&mut self, unclear: &Unclear) {
        for row in unclear.rows.clone() {
            let read: Vec<&str> = unclear.grid.row(row).map(|cell| cell.text).take(6).collect();
            let (sheet, read) = (unclear.grid.name.clone(), read.join(" "));
            let why = match row - unclear.rows.start {
                0 => format!("第{}行{}", row + 1, unclear.why),
                _ if read.is_empty() => continue,
                _ => format!("第{}行上面的表头看不懂，没有读。", row + 1),
            };
            self.refused.push(Refused { sheet, row, column: 0, read, why });
        }
    }

    /// Enters one person in the list of lines, with what is to be asked about them.
    fn person(&mut self, spot: Spot, asking: &mut Asking) {
        let index = usize::from(spot.table);
        let mut draft = match self.draft(&spot, false) {
            Ok(draft) => draft,
            Err(why) => return self.refuse(index, spot.row, why),
        };
        let line = self.spots.len() as u32 + 1;
        let shared = self.shares_number(&spot, line, &draft, asking);
        if let Some((true, _)) = shared {
            self.without_id.insert(line);
            if let Ok(without) = self.draft(&spot, true) {
                draft = without;
            }
        }
        let table = &self.tables[index];
        let mut asks: Vec<Doubt> = std::mem::take(&mut draft.doubts);
        if spot.parts > 1 {
            asks.retain(|ask| ask.field != Field::Name);
            match asking.several {
                Some((table, row, at)) if (table, row) == (spot.table, spot.row) => self.join(at, line),
                _ => {
                    let written = table.cell(spot.row, Field::Name).map_or("", |cell| cell.text);
                    asks.push(questions::several(table, spot.row, written, spot.parts));
                }
            }
        }
        let unit = draft.entry.unit.clone();
        let unit_is_asked = asks.iter().any(|ask| ask.field == Field::Unit);
        if !unit_is_asked && self.known.register.meant(&unit).is_none() {
            match asking.units.get(&unit) {
                Some(&at) => self.join(at, line),
                None => {
                    let table = &self.tables[index];
                    let ask = questions::unit(table, spot.row, &draft, &self.known.register, &self.workbook.file);
                    if let (Choice::Replace, Some(meant)) = (ask.advice, &ask.suggest) {
                        self.meant.insert(unit.clone(), meant.clone());
                    }
                    asks.push(ask);
                }
            }
        }
        if let Some(meant) = self.meant.get(&draft.entry.unit) {
            draft.entry.unit.clone_from(meant);
        }
        let trace = Trace::of(&draft.entry);
        match shared {
            Some((_, ask)) => asks.extend(ask),
            None => asks.extend(self.met_before(&spot, &draft.entry, &trace, asking)),
        }
        if let Some((person, by_id)) = self.known.person(&draft.entry)
            // Whether a row repeats another is asked first; it is the same question for the clerk.
            && asks.iter().all(|ask| ask.field != Field::Person)
        {
            asks.extend(questions::known(&self.tables[index], spot.row, &draft, person, by_id));
        }
        asking.met.meet(&trace);
        self.traces.push(trace);
        self.spots.push(spot);
        self.mark_up_to(line);
        for ask in asks {
            let (kind, for_all) = (ask.kind, !unit_is_asked && ask.field == Field::Unit);
            let at = self.ask(line, ask);
            if kind == DoubtKind::Several {
                asking.several = Some((spot.table, spot.row, at));
            } else if for_all {
                asking.units.insert(unit.clone(), at);
            }
        }
    }

    fn met_before(&self, spot: &Spot, entry: &Entry, trace: &Trace, asking: &Asking) -> Option<Doubt> {
        let again = asking.met.again(&self.traces, trace)?;
        let (Again::SameId(at) | Again::SameName(at)) = again;
        let same_id = trace.id != 0 && trace.id == self.traces[at].id;
        let (table, stands) = (&self.tables[usize::from(spot.table)], self.stands(&self.spots[at], spot.table));
        Some(questions::twice(table, spot.row, &entry.name, &stands, same_id))
    }

    /// Somebody of another name had this ID number before: whether this line gives it up, and the question about
    /// it. The birth written beside a number may tell whose it is; else both give it up.
    fn shares_number(
        &mut self,
        spot: &Spot,
        line: u32,
        draft: &Draft,
        asking: &Asking,
    ) -> Option<(bool, Option<Doubt>)> {
        let trace = Trace::of(&draft.entry);
        let Some(Again::SameId(at)) = asking.met.again(&self.traces, &trace) else { return None };
        if self.traces[at].name == trace.name {
            return None;
        }
        let (first, before) = (at as u32 + 1, self.spots[at]);
        if let Some(asked) = self.doubts.iter_mut().find(|it| it.line == first && it.kind == DoubtKind::SameId) {
            asked.also.push(line);
            self.mark(line);
            return Some((true, None));
        }
        let fits = |spot: &Spot| {
            let id = draft.entry.id_number.as_ref()?;
            fields::birth_fits(&self.tables[usize::from(spot.table)], spot, id)
        };
        let (name, other) = (draft.entry.name.clone(), self.name_of(&before));
        let (first_fits, second_fits) = (fits(&before) == Some(true), fits(spot) == Some(true));
        if first_fits && !second_fits {
            let others = format!("{}{other}", self.stands(&before, spot.table));
            let table = &self.tables[usize::from(spot.table)];
            return Some((true, Some(questions::same_number(table, spot.row, &name, &others, false))));
        }
        let others = format!("{}{name}", self.stands(spot, before.table));
        let table = &self.tables[usize::from(before.table)];
        let both = !second_fits;
        let ask = questions::same_number(table, before.row, &other, &others, both);
        // What was asked of the first because of the number is no question any more.
        let of_first = |it: &&mut Doubt| it.line == first && it.kind == DoubtKind::AgainstId && it.also.is_empty();
        for asked in self.doubts.iter_mut().filter(of_first) {
            asked.line = NOBODY;
        }
        self.without_id.insert(first);
        let at = self.ask(first, ask);
        if both {
            self.join(at, line);
        }
        Some((both, None))
    }

    /// A table whose people were all met before is not read again: silently where it says nothing new, with one
    /// question where it does.
    fn repeats(&mut self, index: usize, spots: &[Spot], asking: &mut Asking) -> bool {
        if index == 0 || spots.is_empty() || self.spots.is_empty() {
            return false;
        }
        let (mut differs, mut others) = (None, 0);
        for spot in spots {
            let Ok(draft) = self.draft(spot, false) else { return false };
            let mut entry = draft.entry;
            if let Some(meant) = self.meant.get(&entry.unit) {
                entry.unit.clone_from(meant);
            }
            let trace = Trace::of(&entry);
            let (Some(Again::SameId(at)) | Some(Again::SameName(at))) = asking.met.again(&self.traces, &trace) else {
                return false;
            };
            if self.traces[at].name != trace.name {
                return false;
            }
            let before = self.reading(at as u32 + 1).draft.entry;
            if let Some(field) = says_more(&entry, &before) {
                differs.get_or_insert((entry.name.clone(), field));
                others += 1;
            }
        }
        let table = &self.tables[index];
        let Some((name, field)) = differs else {
            let first = spots.first().map_or(table.last, |spot| spot.row);
            let why = format!("{}人前面的工作表里都有，没有重复读入", spots.len());
            self.skipped_rows += spots.len() as u32;
            self.skipped.push(RowLeftOut {
                cell: String::new(),
                read: format!("工作表「{}」", table.grid.name),
                ..lines::left_out(table, first, &why)
            });
            return true;
        };
        let differs = match others {
            1 => format!("{name}的{field}写得不一样"),
            others => format!("{name}等{others}人的{field}等写得不一样"),
        };
        let ask = questions::repeated_table(table, spots[0].row, spots.len(), &differs);
        let first = self.spots.len() as u32 + 1;
        for &spot in spots {
            let Ok(draft) = self.draft(&spot, false) else { continue };
            let trace = Trace::of(&draft.entry);
            asking.met.meet(&trace);
            self.traces.push(trace);
            self.spots.push(spot);
        }
        let last = self.spots.len() as u32;
        self.mark_up_to(last);
        let also = (first + 1..=last).collect();
        self.doubts.push(Doubt { line: first, also, ..ask });
        (first..=last).for_each(|line| self.mark(line));
        true
    }

    /// One answer settles another line, too.
    fn join(&mut self, at: usize, line: u32) {
        self.doubts[at].also.push(line);
        self.mark(line);
    }

    /// Asks about a line; where the same was asked too often already, the last question stands for this one, too.
    pub(super) fn ask(&mut self, line: u32, ask: Doubt) -> usize {
        self.mark(line);
        let asked = self.asked.entry((ask.kind, ask.field)).or_default();
        asked.0 += 1;
        if asked.0 > ASKED_ONE_BY_ONE {
            let last = &mut self.doubts[asked.1];
            if asked.0 == ASKED_ONE_BY_ONE + 1 {
                last.why.push_str("（后面同样的各行一并答复）");
                last.choices.retain(|choice| !matches!(choice, Choice::Replace | Choice::Keep | Choice::NotSame));
            }
            last.also.push(line);
            return asked.1;
        }
        asked.1 = self.doubts.len();
        self.doubts.push(Doubt { line, ..ask });
        asked.1
    }

    fn mark_up_to(&mut self, line: u32) {
        self.doubtful.resize(line as usize, false);
    }

    fn mark(&mut self, line: u32) {
        if self.doubtful.len() < line as usize {
            self.mark_up_to(line);
        }
        self.doubtful[line as usize - 1] = true;
    }

    /// The questions by line, the rows left out by sheet and row.
    pub(super) fn put_in_order(&mut self) {
        self.doubts.retain(|doubt| doubt.line != NOBODY);
        self.doubts.sort_by_key(|doubt| doubt.line);
        let order: HashMap<&str, usize> =
            self.workbook.sheets.iter().enumerate().map(|(i, grid)| (grid.name.as_str(), i)).collect();
        let sheet = |name: &str| order.get(name).copied().unwrap_or_default();
        self.refused.sort_by_key(|row| (sheet(&row.sheet), row.row));
    }

    fn draft(&self, spot: &Spot, no_id: bool) -> Result<Draft, String> {
        fields::read(&self.tables[usize::from(spot.table)], spot, &self.known.register, self.today, no_id)
    }

    /// A line read again, as it will be entered if every advice is taken. Lines count from 1.
    pub(super) fn reading(&self, line: u32) -> Reading<'a> {
        let spot = &self.spots[line as usize - 1];
        // It could be read before, and reads the same.
        let mut draft = self.draft(spot, self.without_id.contains(&line)).unwrap_or_else(|_| Draft::empty());
        if let Some(meant) = self.meant.get(&draft.entry.unit) {
            draft.entry.unit.clone_from(meant);
        }
        let same_as = self.known.person(&draft.entry);
        Reading { draft, same_as }
    }

    pub(super) fn table_of(&self, line: u32) -> &Table<'a> {
        &self.tables[usize::from(self.spots[line as usize - 1].table)]
    }

    fn name_of(&self, spot: &Spot) -> String {
        self.draft(spot, false).map(|draft| draft.entry.name).unwrap_or_default()
    }

    /// Where somebody stands, in words: 第7行, with the sheet's name where it is another than that of `seen_from`.
    fn stands(&self, spot: &Spot, seen_from: u16) -> String {
        let sheet = |table: u16| &self.tables[usize::from(table)].grid.name;
        in_words(spot, (sheet(spot.table) != sheet(seen_from)).then_some(sheet(spot.table)))
    }

    /// The same, for a sentence about the whole file: with the sheet's name where people stand on several.
    pub(super) fn stands_at(&self, line: u32) -> String {
        let (spot, sheet) = (&self.spots[line as usize - 1], &self.table_of(line).grid.name);
        let several = self.tables.iter().any(|table| table.grid.name != *sheet);
        in_words(spot, several.then_some(sheet))
    }
}

fn in_words(spot: &Spot, sheet: Option<&String>) -> String {
    let sheet = sheet.map(|sheet| format!("工作表「{sheet}」")).unwrap_or_default();
    format!("{sheet}第{}行", spot.row + 1)
}

/// What is remembered while a file is read.
#[derive(Default)]
struct Asking {
    met: Met,
    /// The doubt about each unit.
    units: HashMap<String, usize>,
    /// The doubt about several people in one cell: its table and row.
    several: Option<(u16, u32, usize)>,
}

/// The first field that one entry has, and the other has not, or not so.
fn says_more(now: &Entry, before: &Entry) -> Option<Field> {
    let text = |entry: &Entry, field| super::settle::said(entry, field);
    let told = [
        Field::IdNumber,
        Field::Phone,
        Field::Post,
        Field::Rank,
        Field::Birth,
        Field::Unit,
        Field::Sex,
        Field::Ethnicity,
        Field::Political,
        Field::Education,
        Field::InService,
        Field::Note,
    ];
    told.into_iter().find(|&field| {
        let now = text(now, field);
        !now.is_empty() && now != text(before, field)
    })
}
