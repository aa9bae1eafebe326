//! What a row says, field by field, in the words of its headings: kept with the import, compared with the next one.

use std::collections::BTreeMap;

use school::{
    intake::{Columns, Said, Told},
    person::Entry,
    trainee::TraineeLine,
};

use crate::roster::{Checked, Field, ReadyRow, said};

/// What a roster's line shows of a trainee, and a list is compared with.
const COMPARED: [Field; 12] = [
    Field::Name,
    Field::Sex,
    Field::Ethnicity,
    Field::Birth,
    Field::IdNumber,
    Field::Unit,
    Field::Post,
    Field::Rank,
    Field::Political,
    Field::Education,
    Field::Phone,
    Field::Note,
];

/// What a row says besides.
const ONLY_TOLD: [Field; 4] = [Field::PostSince, Field::RankSince, Field::InService, Field::Group];

/// What a row says, with the cells that are not where their column is.
pub(super) fn of_row(row: &ReadyRow, columns: &Columns) -> Told {
    let letters = columns.get(&row.sheet);
    let mut told = Told::new();
    for field in COMPARED.into_iter().chain(ONLY_TOLD) {
        // 县财政局副局长 in one cell is where both come from.
        let both = matches!(field, Field::Unit | Field::Post) && !row.cells.contains_key(&field);
        let from = if both { Field::UnitAndPost } else { field };
        // What follows from something else, a birth from the ID number, was not said.
        let Some(cell) = row.cells.get(&from) else { continue };
        let value = if field == Field::Group { row.group.clone() } else { said(&row.entry, field) };
        let read = row.raw.get(&from).or_else(|| row.raw.get(&field)).cloned();
        if value.is_empty() && (both || read.is_none()) {
            continue;
        }
        let usual = letters.and_then(|of_sheet| of_sheet.get(field.word()));
        let cell = (!is_in(cell, usual, row.row)).then(|| cell.clone());
        told.insert(field.word().into(), Said { value, read, cell });
    }
    told
}

/// `D7` is in column D of row 7.
fn is_in(cell: &str, column: Option<&String>, row: u32) -> bool {
    column.and_then(|column| cell.strip_prefix(column.as_str())).is_some_and(|rest| rest.parse() == Ok(row))
}

/// What is true of a trainee now.
pub(super) fn of_trainee(line: &TraineeLine) -> BTreeMap<&'static str, String> {
    let entry = Entry {
        name: line.name.clone(),
        sex: line.sex,
        birth: line.birth,
        ethnicity: line.ethnicity.clone(),
        political: line.political.clone(),
        education: line.education.clone(),
        id_number: line.id_number.clone(),
        phone: line.phone.clone(),
        unit: line.unit.clone(),
        post: line.post.clone(),
        rank: line.rank.clone(),
        note: line.note.clone(),
        ..Entry::default()
    };
    COMPARED.into_iter().map(|field| (field.word(), said(&entry, field))).collect()
}

/// By sheet, the column of each field.
pub(super) fn columns(checked: &Checked) -> Columns {
    let mut columns = Columns::new();
    for sheet in checked.sheets() {
        let of_sheet = columns.entry(sheet.name).or_default();
        for column in sheet.columns {
            if let Some(field) = column.field {
                of_sheet.entry(field.word().into()).or_insert(column.letter);
            }
        }
    }
    columns
}
