//! From the rows of a file to what is done in the register.

use std::collections::HashSet;

use school::{Answer, Change, Read, person::tables::compact};

use super::{
    EntryDoubt, EntryFate, EntrySeen,
    column::{Column, Entry, bare},
    matching::{self, Is, Told},
    names::{self, Names},
    table::{self, Row, Table},
};
use crate::workbook::Workbook;

/// What a file says, compared with the register.
pub(super) struct Plan<E> {
    pub sheet: String,
    pub doubts: Vec<EntryDoubt>,
    /// Entries the file does not have.
    pub absent: Vec<String>,
    /// Columns nobody knows.
    pub unknown: Vec<String>,
    steps: Vec<Step<E>>,
}

/// One row of the file.
struct Step<E> {
    row: u32,
    name: String,
    /// What it is to be; none: nobody can tell.
    is: Option<E>,
    /// As it is in the register; none: new.
    before: Option<E>,
    changes: Vec<String>,
}

pub(super) fn of<E: Entry>(tx: &Read, workbook: &Workbook) -> Answer<Plan<E>> {
    let heads: Vec<&'static [&'static str]> = E::COLUMNS.iter().map(|column| column.heads).collect();
    let table = table::of(workbook, &heads)?;
    let names = names::of(tx)?;
    let register = E::all(tx)?;
    let mut reader = Reader { table: &table, names: &names, doubts: Vec::new() };
    let rows = table.rows();
    let fresh: Vec<E> = rows.iter().map(|&row| reader.read(row, E::named(&table.text(row, 0)))).collect();
    // What cannot be read is said of the rows as they are compared, once.
    reader.doubts.clear();
    let told = |entry: &E, name: String| {
        let said: Vec<String> = E::COLUMNS.iter().map(|column| compact(&(column.say)(entry, &names))).collect();
        Told { name, bare: bare(entry.name()), whole: said.join("|"), marks: entry.marks() }
    };
    let of_rows = fresh.iter().zip(&rows).map(|(entry, &row)| told(entry, table.text(row, 0)));
    let of_register = register.iter().map(|entry| told(entry, entry.name().into()));
    let found = matching::of(&of_rows.collect::<Vec<_>>(), &of_register.collect::<Vec<_>>());
    let mut steps = Vec::new();
    for ((&row, is), fresh) in rows.iter().zip(&found).zip(fresh) {
        let before = match is {
            Is::Known(n) => Some(register[*n].clone()),
            _ => None,
        };
        let name = before.as_ref().unwrap_or(&fresh).name().to_owned();
        let why = match is {
            _ if name.is_empty() => Some("没有写名称，这一行没有采用。".into()),
            Is::Twice(first) => Some(format!("与第{}行是同一个{}，这一行没有采用。", rows[*first].top + 1, E::WORD)),
            Is::Unclear(1) => Some(format!(
                "已有的{}「{name}」单位、电话和这一行都对不上，看不出是不是同一位，这一行没有采用。是同一位的，请先改好其中一处；\
                 不是同一位的，请先新增。",
                E::WORD
            )),
            Is::Unclear(all) => {
                Some(format!("有{all}位「{name}」，单位、职务或电话对不上其中一位，这一行没有采用。请写全单位和职务。"))
            }
            Is::Known(_) | Is::New => None,
        };
        let is = match why {
            Some(why) => {
                reader.doubt(row, 0, why);
                None
            }
            None => Some(reader.read(row, before.clone().unwrap_or(fresh))),
        };
        let changes = is.as_ref().map_or_else(Vec::new, |is| changes(before.as_ref(), is, &names));
        steps.push(Step { row: row.top + 1, name, is, before, changes });
    }
    let met: HashSet<usize> =
        found.iter().filter_map(|is| if let Is::Known(n) = is { Some(*n) } else { None }).collect();
    let absent = register.iter().enumerate().filter(|(n, _)| !met.contains(n));
    Ok(Plan {
        sheet: table.sheet.into(),
        doubts: reader.doubts,
        absent: absent.map(|(_, entry)| entry.name().to_owned()).collect(),
        unknown: table.unknown.clone(),
        steps,
    })
}

/// What is another than before; of a new one, what is known of it.
fn changes<E: Entry>(before: Option<&E>, is: &E, names: &Names) -> Vec<String> {
    let blank = |text: String| if text.is_empty() { "（空）".to_owned() } else { text };
    let said = |column: &Column<E>| {
        let now = (column.say)(is, names);
        match before.map(|before| (column.say)(before, names)) {
            None => (!now.is_empty()).then(|| format!("{}：{now}", column.head())),
            Some(was) => (was != now).then(|| format!("{}：{} → {}", column.head(), blank(was), blank(now))),
        }
    };
    let columns = if before.is_none() { &E::COLUMNS[1..] } else { E::COLUMNS };
    columns.iter().filter_map(said).collect()
}

struct Reader<'a> {
    table: &'a Table<'a>,
    names: &'a Names,
    doubts: Vec<EntryDoubt>,
}

impl Reader<'_> {
    /// An entry as a row makes it; what cannot be taken stays as it is.
    fn read<E: Entry>(&mut self, row: Row, mut entry: E) -> E {
        for (what, column) in E::COLUMNS.iter().enumerate().filter(|(what, _)| self.table.has(*what)) {
            let text = if column.list { self.table.list(row, what) } else { self.table.text(row, what) };
            let said = (column.say)(&entry, self.names);
            // What stands there already needs no understanding.
            if compact(&text) == compact(&said) {
                continue;
            }
            if let Err(why) = (column.read)(&mut entry, &text, self.names) {
                let kept = if said.is_empty() { "这一格没有采用".into() } else { format!("仍作「{said}」") };
                self.doubt(row, what, format!("{why}。{kept}。"));
            }
        }
        entry
    }

    fn doubt(&mut self, row: Row, what: usize, why: String) {
        let (cell, read) = (self.table.place(row, what), self.table.text(row, what).replace('\n', " "));
        let doubt = EntryDoubt { row: row.top + 1, cell, read, why };
        if !self.doubts.contains(&doubt) {
            self.doubts.push(doubt);
        }
    }
}

impl<E: Entry> Step<E> {
    fn fate(&self) -> EntryFate {
        match (&self.is, &self.before) {
            (None, _) => EntryFate::Unread,
            (_, None) => EntryFate::New,
            _ if self.changes.is_empty() => EntryFate::Same,
            _ => EntryFate::Changed,
        }
    }
}

impl<E: Entry> Plan<E> {
    /// The file's rows as the clerk is shown them.
    pub fn seen(&self) -> Vec<EntrySeen> {
        let seen = |step: &Step<E>| EntrySeen {
            row: step.row,
            name: step.name.clone(),
            fate: step.fate(),
            changes: step.changes.clone(),
        };
        self.steps.iter().map(seen).collect()
    }

    /// What is entered in other registers on the way.
    pub fn entered(&self) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        for said in self.written().filter_map(|step| step.is.as_ref()).flat_map(Entry::entered) {
            if !all.contains(&said) {
                all.push(said);
            }
        }
        all
    }

    /// Writes it, row by row.
    pub fn write(&self, tx: &Change) -> Answer<()> {
        for step in self.written() {
            if let Some(is) = &step.is {
                is.write(tx, step.before.as_ref())?;
            }
        }
        Ok(())
    }

    fn written(&self) -> impl Iterator<Item = &Step<E>> {
        self.steps.iter().filter(|step| matches!(step.fate(), EntryFate::New | EntryFate::Changed))
    }
}
