//! Twelve rosters as units send them, read against what they say.

use super::super::{Checked, Choice, Doubt, DoubtKind, Field, Known, see};
use super::{checked, ready};
use crate::workbook;
use serde::Deserialize;
use std::collections::BTreeSet;
use std::path::PathBuf;

#[derive(Deserialize)]
struct Sent {
    file: String,
    damage: Vec<String>,
    unit_in_title: bool,
    ids_lost: bool,
    people: Vec<Person>,
}

#[derive(Deserialize)]
struct Person {
    name: String,
    sex: String,
    ethnicity: String,
    birth: String,
    id_number: String,
    unit: String,
    post: String,
    political: String,
    education: String,
    phone: String,
    row: u32,
}

pub(super) fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/samples/roster")
}

fn truth() -> Vec<Sent> {
    let sent: Vec<Sent> = serde_json::from_slice(&std::fs::read(folder().join("truth.json")).unwrap()).unwrap();
    assert_eq!(sent.len(), 12);
    sent
}

fn known() -> Known {
    let units: BTreeSet<String> = truth().into_iter().flat_map(|sent| sent.people).map(|person| person.unit).collect();
    super::known(&units.iter().map(String::as_str).collect::<Vec<_>>())
}

fn read(sent: &Sent) -> Checked<'static> {
    checked(workbook::read(&folder().join(&sent.file)).unwrap(), known()).unwrap()
}

#[test]
fn every_person_is_read_as_they_are() {
    for sent in truth() {
        let checked = read(&sent);
        let report = checked.report(u32::MAX);
        let read = |person: &Person| {
            let row = report.rows.iter().find(|row| row.row == person.row);
            row.unwrap_or_else(|| panic!("{}: row {} is missing", sent.file, person.row))
        };
        assert_eq!(report.rows.len(), sent.people.len(), "{}", sent.file);
        assert!(report.refused.is_empty(), "{}: {:?}", sent.file, report.refused);
        for person in &sent.people {
            let entry = &read(person).entry;
            let at = format!("{} row {}", sent.file, person.row);
            let birth = entry.birth.map(|birth| birth.to_string()).unwrap_or_default();
            let told = [
                ("name", entry.name.as_str(), person.name.as_str()),
                ("sex", entry.sex.map_or("", |sex| sex.word()), &person.sex),
                ("ethnicity", &entry.ethnicity, &person.ethnicity),
                ("birth", &birth, if sent.ids_lost { &person.birth[..birth.len()] } else { &person.birth }),
                (
                    "id",
                    entry.id_number.as_ref().map_or("", |id| id.as_str()),
                    if sent.ids_lost { "" } else { &person.id_number },
                ),
                ("unit", &entry.unit, &person.unit),
                ("post", &entry.post, &person.post),
                ("political", &entry.political, &person.political),
                ("education", &entry.education, &person.education),
                ("phone", &entry.phone, &person.phone),
            ];
            for (field, read, said) in told {
                assert_eq!(read, said, "{at} {field}");
            }
            assert!(birth.len() >= 7, "{at}");
        }
    }
}

#[test]
fn doubts_are_the_damage_done_and_nothing_else() {
    for sent in truth() {
        let checked = read(&sent);
        let report = checked.report(u32::MAX);
        let of = |kind: DoubtKind| report.doubts.iter().filter(|doubt| doubt.kind == kind).collect::<Vec<&Doubt>>();
        let twice = usize::from(sent.damage.iter().any(|damage| damage == "one person twice"));
        let lost = if sent.ids_lost { sent.people.len() } else { 0 };
        assert_eq!(of(DoubtKind::Twice).len(), twice, "{}: {:#?}", sent.file, report.doubts);
        assert_eq!(of(DoubtKind::IdNumber).len(), lost, "{}: {:#?}", sent.file, report.doubts);
        assert_eq!(report.doubts.len(), twice + lost, "{}: {:#?}", sent.file, report.doubts);
        for doubt in of(DoubtKind::Twice) {
            assert_eq!((doubt.field, doubt.advice), (Field::Person, Choice::Skip));
            assert_eq!(doubt.row, sent.people.last().unwrap().row);
        }
        for doubt in of(DoubtKind::IdNumber) {
            assert_eq!((doubt.field, doubt.advice), (Field::IdNumber, Choice::Blank));
            assert_eq!(doubt.cell, format!("{}{}", doubt.column, doubt.row));
        }
        assert_eq!(report.counts.people as usize, sent.people.len());
        assert_eq!(report.counts.sure, report.counts.people - (twice + lost) as u32);
        assert_eq!(ready(&checked, &[], true).unwrap().len(), sent.people.len() - twice, "{}", sent.file);
        assert_eq!(ready(&checked, &[], false).is_err(), twice + lost > 0, "{}", sent.file);
    }
}

#[test]
fn what_is_no_person_is_skipped_with_its_reason() {
    for sent in truth() {
        let checked = read(&sent);
        let report = checked.report(u32::MAX);
        let notes = report.skipped.iter().filter(|row| row.why != "空行").count();
        let expected = usize::from(sent.damage.iter().any(|damage| damage == "note row below"));
        assert_eq!(notes, expected, "{}: {:?}", sent.file, report.skipped);
        let seen = see(&workbook::read(&folder().join(&sent.file)).unwrap()).unwrap();
        assert_eq!(seen.people as usize, sent.people.len());
        assert_eq!(seen.columns.iter().filter(|column| column.field.is_none()).count(), 0, "{:?}", seen.columns);
        assert_eq!(seen.columns.iter().any(|column| column.field == Some(Field::Unit)), !sent.unit_in_title);
        if sent.unit_in_title {
            assert_eq!(seen.unit_from_title.as_ref(), Some(&sent.people[0].unit));
        }
    }
}
