//! 报名表: from a workbook as a unit sends it to people ready to be enrolled. Pure: no database, no clock.
//!
//! The header is found by meaning; each row is read field by field; what cannot be wrong is cleaned and listed,
//! what may be wrong becomes a question with a suggested answer and the cell it came from. Nothing is written
//! here, and nothing is left out without a reason.

mod across;
mod fields;
mod headings;
mod lines;
mod report;
mod settle;
mod table;
mod units;

pub use report::{
    Choice, Cleaned, ColumnSeen, Counts, Doubt, DoubtKind, Field, ReadyRow, RosterReport, RosterRow, RowLeftOut,
    Settled, SheetSeen, WorkbookSeen,
};
pub use settle::settle;

use crate::workbook::Workbook;
use chrono::NaiveDate;
use school::person::rules::{Traits, may_be_one};
use school::person::{Birth, Entry, IdNumber, PersonId};
use school::{Answer, Refusal};

/// What the books already know, to compare a roster with.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Names of all units, in the office's order.
    pub units: Vec<String>,
    /// Everybody in the register.
    pub people: Vec<KnownPerson>,
}

/// A person in the register, as far as a roster can be compared with it.
#[derive(Debug, Clone)]
pub struct KnownPerson {
    /// Who.
    pub id: PersonId,
    /// 姓名
    pub name: String,
    /// 身份证号
    pub id_number: Option<IdNumber>,
    /// 出生年月
    pub birth: Option<Birth>,
    /// The unit's name; empty where it is not known.
    pub unit: String,
    /// 手机
    pub phone: String,
    /// Whether already enrolled in the class that the roster is for.
    pub enrolled: bool,
}

impl KnownPerson {
    /// Of the same name and unit: whether nothing says that they are two.
    fn may_be(&self, entry: &Entry) -> bool {
        may_be_one(Traits { id_number: self.id_number.as_ref(), birth: self.birth }, entry.traits())
    }
}

/// What the importer sees in a workbook: sheets, heading, columns, number of people. Reads no person.
pub fn see(workbook: &Workbook) -> Answer<WorkbookSeen> {
    let tables = table::all(workbook);
    let table = table::best(&tables, &workbook.file)?;
    let people_in = |table: &table::Table| lines::walk(table).people.len() as u32;
    let sheets = workbook.sheets.iter().zip(&tables).map(|(grid, table)| SheetSeen {
        name: grid.name.clone(),
        rows: grid.rows(),
        columns: grid.columns(),
        hidden: grid.hidden,
        people: table.as_ref().map_or(0, people_in),
    });
    Ok(WorkbookSeen {
        file: workbook.file.clone(),
        fingerprint: workbook.fingerprint.clone(),
        sheets: sheets.collect(),
        sheet: table.grid.name.clone(),
        header_rows: table.header_rows(),
        columns: table.columns_seen(),
        people: people_in(table),
        unit_from_title: table.title_unit.as_ref().map(|(unit, _)| unit.clone()),
    })
}

/// The dry run: every person of the roster, every question about them, and every row left out with its reason.
/// `today` is for ages only.
pub fn check(workbook: &Workbook, known: &Known, today: NaiveDate) -> Answer<RosterReport> {
    let tables = table::all(workbook);
    let table = table::best(&tables, &workbook.file)?;
    let register = units::Register::of(&known.units);
    let mut lines = lines::walk(table);
    let mut drafts = Vec::with_capacity(lines.people.len());
    for (row, group) in &lines.people {
        match fields::read(table, *row, group.as_deref(), &register, today) {
            Ok(draft) => drafts.push(draft),
            Err(why) => lines.refused.push(lines::refused(table, *row, &why)),
        }
    }
    if drafts.is_empty() && lines.refused.is_empty() {
        let (file, sheet, row) = (&workbook.file, &table.grid.name, table.last + 1);
        return Err(Refusal::new(format!(
            "「{file}」工作表「{sheet}」第{row}行是表头，下面没有一个人。请核对是不是空白报名表。"
        ))
        .in_row(row)
        .into());
    }
    lines.refused.sort_by_key(|row| row.row);
    across::carry_units_down(table, &mut drafts);
    across::ask_about_units(table, &mut drafts, &register, &workbook.file);
    across::ask_about_repetitions(table, &mut drafts);
    across::ask_about_the_known(table, &mut drafts, known);
    let other = |other: &&table::Table| !std::ptr::eq(*other, table) && !lines::walk(other).people.is_empty();
    let other_sheets = tables.iter().flatten().filter(other).map(|table| table.grid.name.clone()).collect();
    Ok(report(workbook, table, other_sheets, drafts, lines))
}

fn report(
    workbook: &Workbook,
    table: &table::Table,
    other_sheets: Vec<String>,
    drafts: Vec<fields::Draft>,
    lines: lines::Lines,
) -> RosterReport {
    let (mut rows, mut doubts) = (Vec::with_capacity(drafts.len()), Vec::new());
    for draft in drafts {
        rows.push(draft.row);
        doubts.extend(draft.doubts);
    }
    let doubtful: std::collections::HashSet<u32> =
        doubts.iter().flat_map(|doubt| std::iter::once(doubt.row).chain(doubt.also.iter().copied())).collect();
    for row in &mut rows {
        row.sure = !doubtful.contains(&row.row);
    }
    let counts = Counts {
        people: rows.len() as u32,
        sure: (rows.len() - doubtful.len()) as u32,
        doubtful: doubtful.len() as u32,
        doubts: doubts.len() as u32,
        refused: lines.refused.len() as u32,
        skipped: lines.skipped.len() as u32,
    };
    RosterReport {
        file: workbook.file.clone(),
        fingerprint: workbook.fingerprint.clone(),
        sheet: table.grid.name.clone(),
        other_sheets,
        header_rows: table.header_rows(),
        columns: table.columns_seen(),
        unit_from_title: table.title_unit.as_ref().map(|(unit, _)| unit.clone()),
        rows,
        doubts,
        refused: lines.refused,
        skipped: lines.skipped,
        counts,
    }
}

#[cfg(test)]
mod tests;
