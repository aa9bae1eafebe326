//! 报名表: from a workbook as a unit sends it to people ready to be enrolled. Pure: no database, no clock.
//!
//! Tables are found by the meaning of their headings; each person is read field by field; what cannot be wrong is
//! cleaned and listed, what may be wrong becomes a question with a suggested answer and the cell it came from.
//! Nothing is written here, and nothing is left out without a reason.

mod checked;
mod dates;
mod documents;
mod fields;
mod files;
mod form;
mod headings;
mod known;
mod lines;
mod phones;
mod questions;
mod report;
mod settle;
mod several;
mod table;
mod told;
mod trace;
mod units;
mod words;
pub(crate) use words::half_width;

pub use checked::Checked;
pub use files::{across_files, same_roster};
pub use known::{Known, KnownPerson};
pub use report::{
    Choice, Cleaned, ColumnSeen, Counts, Doubt, DoubtKind, Field, ReadyRow, RosterReport, RosterRow, RowLeftOut,
    Settled, SheetRead, SheetSeen, TemplateCode, WorkbookSeen,
};
pub use settle::{Settlement, returned, said, settle, to_mend};

use crate::workbook::Workbook;
use chrono::NaiveDate;
use school::Answer;

/// What the importer sees in a workbook: sheets, heading, columns, number of people. Reads no person.
pub fn see(workbook: &Workbook) -> Answer<WorkbookSeen> {
    let tables = table::all(workbook)?.found;
    let register = units::Register::default();
    let people_in = |table: &table::Table| {
        table.body().filter(|&row| lines::line(table, row, &register) == lines::Line::Person).count() as u32
    };
    let people: Vec<u32> = tables.iter().map(people_in).collect();
    let sheets = workbook.sheets.iter().map(|grid| SheetSeen {
        name: grid.name.clone(),
        rows: grid.rows(),
        columns: grid.columns(),
        hidden: grid.hidden,
        people: tables.iter().zip(&people).filter(|(table, _)| std::ptr::eq(table.grid, grid)).map(|(_, n)| n).sum(),
    });
    let first = tables[0].seen(people[0]);
    Ok(WorkbookSeen {
        file: workbook.file.clone(),
        fingerprint: workbook.fingerprint.clone(),
        sheets: sheets.collect(),
        sheet: first.name,
        header_rows: first.header_rows,
        columns: first.columns,
        people: people.iter().sum(),
        unit_from_title: first.unit_from_title,
    })
}

/// The dry run: every person of every table, every question about them, and every row left out with its reason.
/// `today` is for ages only.
pub fn check<'a>(workbook: &'a Workbook, known: &'a Known, today: NaiveDate) -> Answer<Checked<'a>> {
    Checked::read(workbook, known, today)
}

#[cfg(test)]
mod tests;
