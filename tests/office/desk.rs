//! A desk to test at: an office on a file of its own, at a time of its own, asked in JSON as the window asks.

use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveDateTime};
use office::{Host, Office};
use school::{Error, Refusal};
use serde_json::{Value, json};
use tempfile::TempDir;

/// An office and the folder it lives in.
pub struct Desk {
    pub office: Office,
    pub folder: TempDir,
}

/// A Wednesday in a term; half past nine in the evening.
pub fn now() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 3, 11).unwrap().and_hms_opt(21, 30, 0).unwrap()
}

pub fn host(folder: &Path) -> Host {
    Host { clock: now, ..Host::of(&folder.join("班务.db"), "王敏") }
}

impl Desk {
    /// An empty office.
    pub fn new() -> Desk {
        let folder = tempfile::tempdir().unwrap();
        let office = Office::open(&folder.path().join("班务.db"), host(folder.path())).unwrap();
        Desk { office, folder }
    }
    /// The made-up school.
    pub fn with_sample() -> Desk {
        let desk = Desk::new();
        desk.ask("load_sample", json!({}));
        desk
    }
    /// The program ends and starts again.
    pub fn restart(self) -> Desk {
        let Desk { office, folder } = self;
        drop(office);
        let office = Office::open(&folder.path().join("班务.db"), host(folder.path())).unwrap();
        Desk { office, folder }
    }
    pub fn books(&self) -> PathBuf {
        self.folder.path().join("班务.db")
    }
    /// The answer to a request that is not refused.
    pub fn ask(&self, name: &str, request: Value) -> Value {
        self.office.call(name, request.clone()).unwrap_or_else(|e| panic!("{name} {request}: {e}")).answer
    }
    /// What the bottom bar would say after a change.
    pub fn said(&self, name: &str, request: Value) -> String {
        let reply = self.office.call(name, request.clone()).unwrap_or_else(|e| panic!("{name} {request}: {e}"));
        reply.operation.map(|done| done.said).unwrap_or_default()
    }
    /// The sentence a request is refused with.
    pub fn refused(&self, name: &str, request: Value) -> Refusal {
        match self.office.call(name, request.clone()) {
            Err(Error::Refused(refusal)) => refusal,
            Err(Error::Broken(cause)) => panic!("{name} {request} broke: {cause}"),
            Ok(reply) => panic!("{name} {request} was not refused: {}", reply.answer),
        }
    }
    /// Every row of every table the journal watches, as text.
    pub fn dump(&self) -> String {
        dump(&self.books())
    }
    /// A class and its id.
    pub fn cohort(&self, name: &str) -> i64 {
        let request = json!({
            "name": name, "number": 3, "category": "主体班", "starts": "2026-03-09", "ends": "2026-03-13",
            "place": "县委党校", "head_teacher": "石海涛", "host": "县委组织部", "planned": 40, "note": "",
        });
        self.ask("create_cohort", request)["id"].as_i64().unwrap()
    }
    /// A class with people of these names.
    pub fn cohort_of(&self, names: &[&str]) -> i64 {
        let cohort = self.cohort("中青年干部培训班");
        for name in names {
            self.ask("enrol", json!({ "cohort": cohort, "entry": { "name": name, "unit": "县财政局" } }));
        }
        cohort
    }
    /// A session of a class; its id.
    pub fn session(&self, cohort: i64, day: &str, starts: &str, ends: &str, topic: &str, lecturer: &str) -> i64 {
        let request = json!({
            "cohort": cohort, "day": day, "starts": starts, "ends": ends, "kind": "讲授",
            "topic": topic, "lecturer": lecturer, "venue": "201教室",
        });
        self.ask("plan_session", request)["session"]["id"].as_i64().unwrap()
    }
}

/// A line of the units without what is counted and said of it, as it is saved.
pub fn unit_of(mut line: Value) -> Value {
    for shown in ["aliases", "former", "tree_line", "depth", "people"] {
        line.as_object_mut().unwrap().remove(shown);
    }
    line
}

pub fn dump(books: &Path) -> String {
    let books = rusqlite::Connection::open(books).unwrap();
    let mut all = String::new();
    for table in school::journal::watched_tables(&books).unwrap() {
        let mut statement = books.prepare(&format!("select * from \"{table}\" order by id")).unwrap();
        let width = statement.column_count();
        let mut rows = statement.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let cells: Vec<_> = (0..width).map(|i| format!("{:?}", row.get_ref(i).unwrap())).collect();
            all.push_str(&format!("{table} {}\n", cells.join(" ")));
        }
    }
    all
}
