//! Rosters there and back: written as a unit would send them, read by the real intake into other, empty books, and
//! compared person by person.

use std::{fs, path::Path};

use encoding_rs::GBK;
use school::{
    Answer, Everything, Refusal,
    cohort::{self, CohortId, OfCohort},
    refusal,
    trainee::{self, TraineeLine},
};
use serde_json::{Value, json};

use super::{Log, expect};
use crate::{
    Office,
    outfile::write_whole,
    paper::{Document, PaperAsked},
};

/// A heading, and what stands under it.
type Field = (&'static str, fn(&TraineeLine) -> String);

/// What a unit tells of its people.
const FIELDS: [Field; 10] = [
    ("姓名", |line| line.name.clone()),
    ("性别", |line| line.sex.map(|sex| sex.to_string()).unwrap_or_default()),
    ("出生年月", |line| line.birth.map(|birth| birth.dotted()).unwrap_or_default()),
    ("民族", |line| line.ethnicity.clone()),
    ("政治面貌", |line| line.political.clone()),
    ("学历", |line| line.education.clone()),
    ("身份证号", |line| line.id_number.as_ref().map(|number| number.as_str().to_owned()).unwrap_or_default()),
    ("单位", |line| line.unit.clone()),
    ("职务", |line| line.post.clone()),
    ("手机", |line| line.phone.clone()),
];

pub(super) fn all(log: &mut Log, office: &Office, folder: &Path) -> Answer<()> {
    let unit = Office::open(&folder.join("单位 读入.db"), office.host().clone())?;
    let xlsx = folder.join("单位报来的名册.xlsx");
    let csv = folder.join("单位报来的名册 GBK.csv");

    let sent = log.step("写出名册 Excel", || {
        let (cohort, people) = class_where(office, |people| people.iter().any(|line| beyond_common(&line.name)))?;
        let asked = PaperAsked {
            paper: "roster-book".into(),
            cohort: Some(cohort),
            phones: true,
            id_numbers: true,
            ..PaperAsked::default()
        };
        let document: Document = office.ask("paper", serde_json::to_value(asked)?)?;
        write_whole(&xlsx, &document.bytes()?)?;
        let rare: Vec<_> = people.iter().filter(|line| beyond_common(&line.name)).map(|line| &*line.name).collect();
        Ok((format!("{}人，生僻字姓名 {}", people.len(), rare.join("、")), people))
    })?;
    log.step("读入名册 Excel", || Ok((taken_in(&unit, &xlsx, &sent)?, ())))?;

    let sent = log.step("写出名册 GBK", || {
        let (_, people) = class_where(office, |people| gbk(&table(people)).is_some())?;
        write_whole(&csv, &gbk(&table(&people)).unwrap_or_default())?;
        let written = fs::read(&csv).map_err(|error| refusal::cannot_read(&csv, &error))?;
        expect(std::str::from_utf8(&written).is_err(), || "写出的名册不是 GBK。".into())?;
        Ok((format!("{}人", people.len()), people))
    })?;
    log.step("读入名册 GBK", || Ok((taken_in(&unit, &csv, &sent)?, ())))
}

/// A name that older programs and fonts lose.
fn beyond_common(name: &str) -> bool {
    name.chars().any(|character| character > '\u{ffff}')
}

/// A class whose roster is such, and its roster.
fn class_where(office: &Office, such: impl Fn(&[TraineeLine]) -> bool) -> Answer<(CohortId, Vec<TraineeLine>)> {
    let found = office.books().read(|tx| {
        for class in cohort::all(tx, Everything {})? {
            let people = trainee::all(tx, OfCohort { cohort: class.cohort.id })?;
            if !people.is_empty() && such(&people) {
                return Ok(Some((class.cohort.id, people)));
            }
        }
        Ok(None)
    })?;
    found.ok_or_else(|| Refusal::new("示例学校里没有这样的班。").into())
}

/// The people as lines of separated values, under their headings.
fn table(people: &[TraineeLine]) -> String {
    let heading = FIELDS.map(|(heading, _)| heading.to_owned());
    let rows = people.iter().map(|line| FIELDS.map(|(_, of)| of(line)));
    std::iter::once(heading).chain(rows).map(|cells| cells.join(",") + "\r\n").collect()
}

/// The text as Chinese Windows writes it; none when a character has no place there.
fn gbk(text: &str) -> Option<Vec<u8>> {
    let (bytes, _, lost) = GBK.encode(text);
    (!lost).then(|| bytes.into_owned())
}

/// Reads a file into a new class and compares everybody with who was sent.
fn taken_in(unit: &Office, file: &Path, sent: &[TraineeLine]) -> Answer<String> {
    let class = json!({
        "name": format!("自检 {}", file.file_name().unwrap_or_default().to_string_lossy()), "number": null,
        "category": "主体班", "starts": "2026-03-09", "ends": "2026-03-13",
        "place": "", "head_teacher": "", "host": "", "planned": 0, "note": "",
    });
    let cohort = unit.ask::<Value>("create_cohort", class)?["id"].clone();
    let request = json!({ "cohort": cohort, "files": [{ "file": file }], "accept_all": true });
    unit.call("import_rosters", request)?;
    let cohort = CohortId(cohort.as_i64().unwrap_or_default());
    let read = unit.books().read(|tx| trainee::all(tx, OfCohort { cohort }))?;
    expect(read.len() == sent.len(), || format!("写出{}人，读入{}人。", sent.len(), read.len()))?;
    for (sent, read) in sent.iter().zip(&read) {
        for (heading, of) in FIELDS {
            let (wrote, found) = (of(sent), of(read));
            let number = sent.number;
            expect(wrote == found, || format!("第{number}人的{heading}：写出「{wrote}」，读入「{found}」。"))?;
        }
    }
    Ok(format!("{}人，每人{}项都相同", read.len(), FIELDS.len()))
}
