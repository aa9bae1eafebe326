//! What is told of a checked file: to the window, to the command line, to whoever writes it.

use super::checked::{Checked, Reading, Refused};
use super::report::{Counts, Doubt, RosterReport, RosterRow, RowLeftOut, SheetRead, TemplateCode};
use crate::workbook::{Workbook, place};
use school::cohort::CohortId;
use school::unit::UnitId;
use std::collections::HashSet;

impl Checked<'_> {
    /// How many of each in the whole file.
    pub fn counts(&self) -> Counts {
        let doubtful = self.doubtful.iter().filter(|doubtful| **doubtful).count() as u32;
        let people = self.spots.len() as u32;
        Counts {
            people,
            sure: people - doubtful,
            doubtful,
            doubts: self.doubts.len() as u32,
            refused: self.refused.len() as u32,
            skipped: self.skipped_rows,
        }
    }

    /// The questions, in the order of the people.
    pub fn doubts(&self) -> &[Doubt] {
        &self.doubts
    }

    /// The file's name.
    pub fn file(&self) -> &str {
        &self.workbook.file
    }

    /// What is told of the check: everybody at whom a question is asked, and the first `limit` of those whom another's
    /// answer settles, of those without any doubt and of the rows that cannot be entered.
    pub fn report(&self, limit: u32) -> RosterReport {
        let asked: HashSet<u32> = self.doubts.iter().map(|doubt| doubt.line).collect();
        let mut others = [0, 0];
        let told = (1..=self.spots.len() as u32).filter(|line| {
            let alike = &mut others[usize::from(self.doubtful[*line as usize - 1])];
            *alike += u32::from(!asked.contains(line));
            asked.contains(line) || *alike <= limit
        });
        RosterReport {
            file: self.workbook.file.clone(),
            fingerprint: self.workbook.fingerprint.clone(),
            code: code(self.workbook),
            sender: self.sender(),
            sheets: self.sheets(),
            rows: told.map(|line| self.row(line)).collect(),
            doubts: self.doubts.clone(),
            refused: self.refused.iter().take(limit as usize).map(Refused::told).collect(),
            skipped: self.skipped.clone(),
            counts: self.counts(),
        }
    }

    fn row(&self, line: u32) -> RosterRow {
        let Reading { draft, same_as } = self.reading(line);
        RosterRow {
            line,
            sheet: self.table_of(line).grid.name.clone(),
            row: self.spots[line as usize - 1].row + 1,
            entry: draft.entry,
            group: draft.group,
            same_as: same_as.map(|(person, _)| person.id),
            cleaned: draft.cleaned,
            sure: !self.doubtful[line as usize - 1],
        }
    }

    /// The tables, with the people read from each.
    pub fn sheets(&self) -> Vec<SheetRead> {
        self.tables.iter().zip(&self.people_in_table).map(|(table, &people)| table.seen(people)).collect()
    }

    /// The unit that sends the file, where the titles, the file's name or everybody in it agree.
    pub fn sender(&self) -> Option<String> {
        let named = |unit: &str| {
            let unit = self.known.register.meant(unit).unwrap_or(unit);
            self.meant.get(unit).cloned().unwrap_or_else(|| unit.to_string())
        };
        let mut titles = self.tables.iter().filter_map(|table| Some(named(&table.title_unit.as_ref()?.0)));
        if let Some(first) = titles.next() {
            return titles.all(|other| other == first).then_some(first);
        }
        if let Some(unit) = self.known.register.within(&self.workbook.file) {
            return Some(unit.into());
        }
        let mut units = (1..=self.spots.len() as u32).map(|line| self.reading(line).draft.entry.unit);
        let first = units.next().filter(|unit| !unit.is_empty())?;
        units.all(|other| other == first).then_some(first)
    }
}

impl Refused {
    fn told(&self) -> RowLeftOut {
        RowLeftOut {
            sheet: self.sheet.clone(),
            row: self.row + 1,
            cell: place(self.row, self.column),
            read: self.read.clone(),
            why: self.why.clone(),
        }
    }
}

/// What our own template carries begins with.
const CODE: &str = "BANWU-ROSTER";

/// As it stands in the template: `BANWU-ROSTER cohort=3 unit=12`, with 0 for a template for all units.
impl std::fmt::Display for TemplateCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{CODE} cohort={} unit={}", self.cohort, self.unit.map_or(0, |unit| unit.0))
    }
}

/// What our own template carries in a sheet that nobody sees.
pub(super) fn code(workbook: &Workbook) -> Option<TemplateCode> {
    let sheet = workbook.sheets.iter().find(|grid| grid.name == "banwu")?;
    let said = sheet.text(0, 0).strip_prefix(CODE)?;
    let number = |key: &str| said.split_whitespace().find_map(|word| word.strip_prefix(key)?.parse::<i64>().ok());
    let unit = number("unit=").filter(|&unit| unit > 0).map(UnitId);
    Some(TemplateCode { cohort: CohortId(number("cohort=").filter(|&cohort| cohort > 0)?), unit })
}
