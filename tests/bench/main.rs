//! How fast the office is: `cargo xtask bench`. In a debug build everything runs once, small, to prove that it runs.

#![allow(clippy::unwrap_used)] // a benchmark that cannot go on fails

mod arranging;
mod class;
mod roll;
#[cfg(target_os = "linux")]
mod room;
mod timetable;
mod year;

use std::{
    path::{Path, PathBuf},
    sync::LazyLock,
};

use chrono::{NaiveDate, NaiveDateTime};
use divan::Bencher;
use office::{Host, Office};
use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};
use tempfile::TempDir;

fn main() {
    divan::main();
}

/// The real size in a release build; one in a debug build.
const fn size(real: usize) -> usize {
    if cfg!(debug_assertions) { 1 } else { real }
}

fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 3, 11).unwrap().and_hms_opt(21, 30, 0).unwrap()
}

struct Desk {
    office: Office,
    folder: TempDir,
}

fn host(folder: &Path) -> Host {
    Host { clock: now, ..Host::of(&folder.join("班务.db"), "王敏") }
}

impl Desk {
    fn new() -> Desk {
        let folder = tempfile::tempdir().unwrap();
        let office = Office::open(&folder.path().join("班务.db"), host(folder.path())).unwrap();
        Desk { office, folder }
    }
    fn with_sample() -> Desk {
        let desk = Desk::new();
        desk.ask("load_sample", json!({}));
        desk
    }
    fn ask(&self, name: &str, request: Value) -> Value {
        self.office.call(name, request).unwrap_or_else(|e| panic!("{name}: {e}")).answer
    }
    fn cohort(&self, number: usize) -> Value {
        let request = json!({
            "name": "进修班", "number": number, "category": "主体班", "starts": "2026-03-16", "ends": "2026-12-31",
            "place": "", "head_teacher": "", "host": "", "planned": 40, "note": "",
        });
        self.ask("create_cohort", request)["id"].clone()
    }
    /// A class with people of made-up names on its roster.
    fn cohort_of(&self, people: usize) -> Value {
        let cohort = self.cohort(1);
        for (i, name) in names().take(people).enumerate() {
            let entry = json!({ "name": name, "unit": format!("县第{}局", i % 40), "post": "四级主任科员" });
            self.ask("enrol", json!({ "cohort": cohort, "entry": entry }));
        }
        cohort
    }
    fn session(&self, cohort: &Value) -> Value {
        let request = json!({
            "cohort": cohort, "day": "2026-03-16", "starts": "08:30", "ends": "11:30", "kind": "讲授",
            "topic": "县情讲座", "lecturer": "李明", "venue": "201教室",
        });
        self.ask("plan_session", request)["session"]["id"].clone()
    }
}

/// Names that use a good part of the common characters, as ten years of trainees do.
fn names() -> impl Iterator<Item = String> {
    let given = |i: usize| char::from_u32(0x4e00 + (i * 37 % 6000) as u32).unwrap();
    (0..).map(move |i| format!("{}{}{}", ['王', '李', '张', '刘', '陈'][i % 5], given(i), given(i * 7 + 3)))
}

/// The double click, without the window: open the books of the made-up school.
#[divan::bench(sample_count = 20)]
fn open_a_store(bencher: Bencher) {
    let Desk { office, folder } = Desk::with_sample();
    drop(office);
    bencher.bench_local(|| drop(Office::open(&folder.path().join("班务.db"), host(folder.path())).unwrap()));
}

/// One small read: JSON in, JSON out.
#[divan::bench]
fn read_through_the_door(bencher: Bencher) {
    let desk = Desk::with_sample();
    bencher.bench_local(|| desk.ask("cohort", json!({ "cohort": 2 })));
}

/// The screen that asks the most.
#[divan::bench]
fn read_the_workbench(bencher: Bencher) {
    let desk = Desk::with_sample();
    bencher.bench_local(|| desk.ask("workbench", json!({})));
}

/// Forty people, journaled, flushed to disk.
#[divan::bench]
fn take_a_roll_of_40(bencher: Bencher) {
    let desk = Desk::new();
    let cohort = desk.cohort_of(40);
    let session = desk.session(&cohort);
    let trainees = desk.ask("trainees", json!({ "cohort": cohort }));
    let mut turn = 0;
    bencher.bench_local(|| {
        turn += 1;
        let exception = json!({ "trainee": trainees[turn % 40]["id"], "mark": "迟到", "minutes": 10 });
        desk.ask("take_roll", json!({ "session": session, "exceptions": [exception], "closed": false }))
    });
}

/// What a clerk waits for when she drops a session: is anything in its way?
#[divan::bench]
fn clashes_of_one_session(bencher: Bencher) {
    let desk = Desk::with_sample();
    let wanted =
        json!({ "cohort": 2, "day": "2026-03-12", "starts": "08:30", "ends": "11:30", "lecturer": 3, "venue": 2 });
    bencher.bench_local(|| desk.ask("would_clash", wanted.clone()));
}

/// From the books to the bytes.
#[divan::bench]
fn a_sign_in_sheet_of_40(bencher: Bencher) {
    let desk = Desk::new();
    let cohort = desk.cohort_of(40);
    let session = desk.session(&cohort);
    bencher.bench_local(|| desk.ask("paper", json!({ "paper": "sign-in", "cohort": cohort, "session": session })));
}

/// A year's certificates in one file.
#[divan::bench(sample_count = 10)]
fn certificates_of_1000(bencher: Bencher) {
    let desk = Desk::new();
    let cohort = desk.cohort_of(size(1000));
    desk.session(&cohort);
    let decide = |line: &Value| json!({ "trainee": line["id"], "decision": "准予结业" });
    let trainees = desk.ask("trainees", json!({ "cohort": cohort }));
    let decisions: Vec<_> = trainees.as_array().unwrap().iter().map(decide).collect();
    desk.ask("decide_completion", json!({ "cohort": cohort, "decisions": decisions }));
    desk.ask("issue_certificates", json!({ "cohort": cohort, "trainees": [] }));
    bencher.bench_local(|| desk.ask("paper", json!({ "paper": "certificate", "cohort": cohort })));
}

/// A unit's file of five thousand, read and compared with the books.
#[divan::bench(sample_count = 10)]
fn check_a_roster_of_5000(bencher: Bencher) {
    let desk = Desk::new();
    let (cohort, file) = (desk.cohort(1), roster(&desk, size(5000)));
    bencher.bench_local(|| desk.ask("check_rosters", json!({ "cohort": cohort, "files": [file] })));
}

/// The same, written into the books in one operation.
#[divan::bench(sample_count = 5)]
fn import_a_roster_of_5000(bencher: Bencher) {
    let desk = Desk::new();
    let file = roster(&desk, size(5000));
    let import = |cohort: Value| {
        let request = json!({ "cohort": cohort, "files": [{ "file": file }], "accept_all": true });
        desk.ask("import_rosters", request)
    };
    let mut number = 0;
    bencher
        .with_inputs(|| {
            number += 1;
            desk.cohort(number)
        })
        .bench_local_values(import);
}

fn roster(desk: &Desk, people: usize) -> PathBuf {
    roster_of(desk, people, 40)
}

/// People of so many units in one workbook.
fn roster_of(desk: &Desk, people: usize, units: usize) -> PathBuf {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, heading) in
        ["序号", "姓名", "身份证号码", "工作单位", "职务", "政治面貌", "联系电话"].iter().enumerate()
    {
        sheet.write(0, column as u16, *heading).unwrap();
    }
    for (i, name) in names().take(people).enumerate() {
        let row = i as u32 + 1;
        let cells = [
            (i + 1).to_string(),
            name,
            id_number(i),
            format!("县第{}局", i % units),
            "科员".into(),
            "党员".into(),
            format!("138{i:08}"),
        ];
        for (column, cell) in cells.into_iter().enumerate() {
            sheet.write(row, column as u16, cell).unwrap();
        }
    }
    let path = desk.folder.path().join("报名表.xlsx");
    workbook.save(&path).unwrap();
    path
}

fn id_number(i: usize) -> String {
    let body = format!("110199{}{:02}{:02}{:03}", 1970 + i / 336 % 30, 1 + i / 28 % 12, 1 + i % 28, i % 999);
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = body.chars().zip(weights).map(|(digit, weight)| digit.to_digit(10).unwrap() * weight).sum();
    format!("{body}{}", "10X98765432".chars().nth(sum as usize % 11).unwrap())
}

/// Everything that is typed into the search box, in a register of a hundred thousand.
#[divan::bench(args = ["w", "wm", "wangmin", "sh", "王", "敏", "0002", "zengx", "zzzz"])]
fn search_100_000_people(bencher: Bencher, text: &str) {
    const PEOPLE: usize = size(100_000);
    static REGISTER: LazyLock<Desk> = LazyLock::new(|| {
        let desk = Desk::new();
        let enter = "insert into person (name, phone, id_number, unit, post, education, note)
                     values (?1, ?2, ?3, ?4, '办公室主任、四级主任科员', '在职大学', '备注备注备注备注')";
        let people = |tx: &school::Change| {
            for i in 1..=1000 {
                tx.run("insert into unit (name, standard_order) values ('县第' || ?1 || '局', ?1)", [i])?;
            }
            for (i, name) in names().take(PEOPLE).enumerate() {
                let number = format!("110199{}{:04}", 19_600_101 + i % 300_000, i % 10_000);
                tx.run(enter, (name, format!("139{i:08}"), number, (i % 1000 + 1) as u32))?;
            }
            Ok(())
        };
        desk.office.books().change("录入", people).unwrap();
        desk
    });
    let desk = &*REGISTER;
    bencher.bench_local(|| desk.ask("search", json!({ "text": text })));
}

/// The folder that comes back: eighty units' files of forty people, opened, compared with the books and each other.
#[divan::bench(sample_count = 5)]
fn check_a_folder_of_80(bencher: Bencher) {
    let folder = tempfile::tempdir().unwrap();
    let files: Vec<PathBuf> = (0..size(80)).map(|unit| sent(folder.path(), unit, 40)).collect();
    // An office that has not read them yet.
    bencher.with_inputs(Desk::new).bench_local_values(|desk| {
        let cohort = desk.cohort(1);
        desk.ask("check_rosters", json!({ "cohort": cohort, "files": files }));
        desk
    });
}

/// A unit's file with people of its own.
fn sent(folder: &Path, unit: usize, people: usize) -> PathBuf {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write(0, 0, format!("报送单位：县第{unit}局（盖章）")).unwrap();
    for (column, heading) in ["序号", "姓名", "身份证号", "职务", "政治面貌", "手机"].iter().enumerate()
    {
        sheet.write(1, column as u16, *heading).unwrap();
    }
    for (row, name) in names().skip(unit * people).take(people).enumerate() {
        let i = unit * people + row;
        let cells = [(row + 1).to_string(), name, id_number(i), "科员".into(), "党员".into(), format!("138{i:08}")];
        for (column, cell) in cells.into_iter().enumerate() {
            sheet.write(row as u32 + 2, column as u16, cell).unwrap();
        }
    }
    let path = folder.join(format!("县第{unit}局.xlsx"));
    workbook.save(&path).unwrap();
    path
}

/// One file with a province's people, opened and compared with the books. Under 5 s.
#[divan::bench(sample_count = 1, sample_size = 1)]
fn check_a_roster_of_300000(bencher: Bencher) {
    let desk = Desk::new();
    let (cohort, file) = (desk.cohort(1), roster(&desk, size(300_000)));
    bencher.bench_local(|| desk.ask("check_rosters", json!({ "cohort": cohort, "files": [file] })));
}

/// The same, read, compared and written in one operation that can be undone. Under 15 s.
#[divan::bench(sample_count = 1, sample_size = 1)]
fn import_a_roster_of_300000(bencher: Bencher) {
    let desk = Desk::new();
    let (cohort, file) = (desk.cohort(1), roster(&desk, size(300_000)));
    let request = json!({ "cohort": cohort, "files": [{ "file": file }], "accept_all": true });
    bencher.bench_local(|| desk.ask("import_rosters", request.clone()));
}

/// Ctrl+Z after it.
#[divan::bench(sample_count = 1, sample_size = 1)]
fn take_back_a_roster_of_300000(bencher: Bencher) {
    let desk = Desk::new();
    let (cohort, file) = (desk.cohort(1), roster(&desk, size(300_000)));
    desk.ask("import_rosters", json!({ "cohort": cohort, "files": [{ "file": file }], "accept_all": true }));
    bencher.bench_local(|| desk.ask("undo", json!({})));
}
