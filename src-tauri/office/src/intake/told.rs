//! What a row says, field by field, in the words of its headings: kept with the import, compared with the next one.

use std::{borrow::Cow, collections::BTreeMap};

use school::{
    intake::{Columns, Said, Told},
    person::Entry,
    trainee::TraineeLine,
};

use crate::roster::{Checked, Field, ReadyRow};

/// What an entry says, blanks too.
fn fields(entry: &Entry) -> [(Field, Cow<'_, str>); 15] {
    let text = |shown: Option<String>| Cow::Owned(shown.unwrap_or_default());
    let word = |text: &'static str| Cow::Borrowed(text);
    [
        (Field::Name, Cow::Borrowed(&*entry.name)),
        (Field::Sex, word(entry.sex.map_or("", |sex| sex.word()))),
        (Field::Ethnicity, Cow::Borrowed(&entry.ethnicity)),
        (Field::Birth, text(entry.birth.map(|day| day.to_string()))),
        (Field::IdNumber, Cow::Borrowed(entry.id_number.as_ref().map_or("", |id| id.as_str()))),
        (Field::Unit, Cow::Borrowed(&entry.unit)),
        (Field::Post, Cow::Borrowed(&entry.post)),
        (Field::PostSince, text(entry.post_since.map(|day| day.to_string()))),
        (Field::Rank, Cow::Borrowed(&entry.rank)),
        (Field::RankSince, text(entry.rank_since.map(|day| day.to_string()))),
        (Field::Political, Cow::Borrowed(&entry.political)),
        (Field::Education, Cow::Borrowed(&entry.education)),
        (Field::InService, Cow::Borrowed(&entry.in_service)),
        (Field::Phone, Cow::Borrowed(&entry.phone)),
        (Field::Note, Cow::Borrowed(&entry.note)),
    ]
}

/// What a row says, with the cells that are not where their column is.
pub(super) fn of_row(row: &ReadyRow, columns: &Columns) -> Told {
    let letters = columns.get(&row.sheet);
    let mut told = Told::new();
    let group = [(Field::Group, Cow::Borrowed(&*row.group))];
    for (field, value) in fields(&row.entry).into_iter().chain(group) {
        // 县财政局副局长 in one cell is where both come from.
        let both = matches!(field, Field::Unit | Field::Post) && !row.cells.contains_key(&field);
        let from = if both { Field::UnitAndPost } else { field };
        // What follows from something else, a birth from the ID number, was not said.
        let Some(cell) = row.cells.get(&from) else { continue };
        let read = row.raw.get(&from).or_else(|| row.raw.get(&field)).cloned();
        if value.is_empty() && (both || read.is_none()) {
            continue;
        }
        let usual = letters.and_then(|of_sheet| of_sheet.get(field.word()));
        let cell = (!is_in(cell, usual, row.row)).then(|| cell.clone());
        told.insert(field.word().into(), Said { value: value.into_owned(), read, cell });
    }
    told
}

/// `D7` is in column D of row 7.
fn is_in(cell: &str, column: Option<&String>, row: u32) -> bool {
    column.and_then(|column| cell.strip_prefix(column.as_str())).is_some_and(|rest| rest.parse() == Ok(row))
}

/// What is true of a trainee now. What a roster's line does not show is not compared.
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
    let unseen = [Field::PostSince, Field::RankSince, Field::InService];
    let seen = |(field, _): &(Field, Cow<str>)| !unseen.contains(field);
    fields(&entry).into_iter().filter(seen).map(|(field, value)| (field.word(), value.into_owned())).collect()
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
