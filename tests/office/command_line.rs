//! The command line: the same door, JSON out, refusals with exit code 2.

use std::{
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use office::reading::Reading;
use school::Error;
use serde_json::{Value, json};

use crate::house::{files, root};

/// What a run of `banwu` came to.
#[derive(Debug)]
pub struct Out {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Out {
    fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|e| panic!("{e}: {self:?}"))
    }
}

/// The program cargo built beside this test; refuses to test one that is older than its source.
pub fn program() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let built = test.parent().unwrap().parent().unwrap().join(format!("banwu{}", std::env::consts::EXE_SUFFIX));
    let age = |path: &Path| path.metadata().and_then(|it| it.modified()).ok();
    let source = ["school", "papers", "office"].iter().flat_map(|name| {
        let folder = root().join("src-tauri").join(name);
        [files(&folder, ".rs"), files(&folder, ".sql")].concat()
    });
    let newest = source.filter(|path| !path.ends_with("schema.sql")).filter_map(|path| age(&path)).max();
    assert!(age(&built) >= newest, "{} is missing or older than its source: cargo build -p office", built.display());
    built
}

pub fn banwu(words: &[&str]) -> Out {
    ran(Command::new(program()).args(words))
}

/// A run with something on its standard input.
fn banwu_told(words: &[&str], input: &[u8]) -> Out {
    let mut told = std::io::pipe().unwrap();
    let input = input.to_vec();
    let telling = std::thread::spawn(move || told.1.write_all(&input).unwrap());
    let out = ran(Command::new(program()).args(words).stdin(Stdio::from(told.0)));
    telling.join().unwrap();
    out
}

pub fn ran(command: &mut Command) -> Out {
    let out = command.output().unwrap();
    Out {
        code: out.status.code().unwrap_or(-1),
        stdout: String::from_utf8(out.stdout).unwrap(),
        stderr: String::from_utf8(out.stderr).unwrap(),
    }
}

#[test]
fn every_request_is_listed_with_its_schema() {
    let folder = tempfile::tempdir().unwrap();
    let books = folder.path().join("班务.db");
    let listed = banwu(&["--books", books.to_str().unwrap(), "requests", "--json"]).json();
    for request in listed.as_array().unwrap() {
        let name = request["name"].as_str().unwrap();
        assert!(!request["meaning"].as_str().unwrap().is_empty(), "{name}");
        assert!(request["request"]["schema"].is_object(), "{name}");
        let changes = request["verb"] == "change";
        assert_eq!(changes, !request["label"].as_str().unwrap().is_empty(), "{name}: a change has a label");
    }
    assert!(!books.exists(), "listing needs no books");
}

#[test]
fn every_request_has_an_example_that_is_understood() {
    let listed = banwu(&["requests", "--json"]).json();
    // What reaches beyond the books is not tried.
    let here = |name: &str| !["backup", "restore", "load_sample", "list_files"].contains(&name);
    let asked: Vec<Value> = listed
        .as_array()
        .unwrap()
        .iter()
        .map(|it| json!({ "name": it["name"], "request": it["request"]["example"] }))
        .filter(|it| here(it["name"].as_str().unwrap()))
        .collect();
    let folder = tempfile::tempdir().unwrap();
    let books = folder.path().join("班务.db");
    let lines: String = asked.iter().map(|it| format!("{it}\n")).collect();
    let out = banwu_told(&["--books", books.to_str().unwrap(), "talk"], lines.as_bytes());
    let answers: Vec<Value> = out.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((out.code, answers.len()), (0, asked.len()), "{}", out.stderr);
    let misread: Vec<String> = asked
        .iter()
        .zip(&answers)
        .filter(|(_, answer)| answer["refused"]["say"].as_str().is_some_and(|say| say.contains("内容不合要求")))
        .map(|(asked, answer)| format!("{asked} {answer}"))
        .collect();
    assert!(misread.is_empty(), "{misread:#?}");

    let one = banwu(&["requests", "move_session"]);
    assert!(one.stdout.contains(r#"call move_session '{"session":1,"day":"2026-03-09","starts":"08:30"}'"#), "{one:?}");
    let gone = banwu(&["requests", "nothing"]);
    assert_eq!(gone.code, 2, "{gone:?}");
}

#[test]
fn refusals_are_json_on_stderr_with_code_two() {
    let folder = tempfile::tempdir().unwrap();
    let books = folder.path().join("班务.db");
    let books = books.to_str().unwrap();
    for (words, word) in [
        (vec!["--books", books, "call", "nothing"], "没有「nothing」这个请求"),
        (vec!["--books", books, "call", "cohort", r#"{"cohort": 7}"#], "已经不在了"),
        (vec!["--books", books, "call", "cohort", "{"], "内容不合要求"),
        (vec!["--books", books, "call", "take_roll", "{}"], "缺少 session"),
        (vec!["--books", books, "print", "nothing", "-o", "x.pdf"], "没有「nothing」这种纸张"),
        (vec!["--books", books, "print", "roster", "-o", "x.pdf"], "请说明是哪一个班次"),
        (vec!["check"], "--books"),
        (vec!["read-workbook", "没有.xlsx"], "没有.xlsx"),
    ] {
        let out = banwu(&words);
        assert_eq!((out.code, out.stdout.as_str()), (2, ""), "{words:?} {out:?}");
        let refusal: Value = serde_json::from_str(out.stderr.trim()).unwrap();
        assert!(refusal["say"].as_str().unwrap().contains(word), "{words:?} {refusal}");
    }
}

#[test]
fn a_class_on_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| folder.path().join(name).display().to_string();
    let books = place("班务.db");
    let call = |name: &str, request: Value| {
        let out = banwu(&["--books", &books, "call", name, &request.to_string()]);
        assert_eq!(out.code, 0, "{out:?}");
        out.json()
    };
    let cohort = call(
        "create_cohort",
        json!({
            "name": "科干班", "number": null, "category": "专题班", "starts": "2026-03-09", "ends": "2026-03-10",
            "place": "", "head_teacher": "", "host": "", "planned": 0, "note": "",
        }),
    )["id"]
        .to_string();
    let roster = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/roster/008_县自然资源局报名表.xlsx");
    let seen = banwu(&["read-workbook", roster, "--json"]).json();
    assert_eq!((&seen["people"], &seen["header_rows"]), (&json!(18), &json!([1])));
    let import = |apply: &[&str]| {
        let words = [&["--books", &books, "import-roster", "--cohort", &cohort, roster, "--json"], apply].concat();
        banwu(&words)
    };
    assert_eq!(import(&[]).json()["counts"]["people"], 18);
    assert_eq!(call("trainees", json!({ "cohort": 1 })), json!([]));
    assert!(import(&["--apply"]).stderr.contains("18人"));
    assert_eq!(call("trainees", json!({ "cohort": 1 })).as_array().unwrap().len(), 18);

    // What the sender is to put right goes into a folder that need not be there yet.
    let cut = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/roster/001_东河镇报名表.xls");
    let slips = place("退件");
    let out = banwu(&["--books", &books, "import-roster", "--cohort", &cohort, cut, "--return-to", &slips]);
    assert!(out.code == 0 && out.stderr.contains("标出18处"), "{out:?}");
    assert!(std::path::Path::new(&slips).join("001_东河镇报名表_退回修改.xlsx").is_file());

    let pdf = place("名册.pdf");
    let out = banwu(&["--books", &books, "print", "roster", "--cohort", &cohort, "-o", &pdf]);
    assert_eq!(out.code, 0, "{out:?}");
    assert!(std::fs::read(&pdf).unwrap().starts_with(b"%PDF-"));

    let out = banwu(&["--books", &books, "backup", &place("U盘")]);
    let copy = out.json()["file"].as_str().unwrap().to_owned();
    call("remove_cohort", json!({ "cohort": 1 }));
    assert_eq!(banwu(&["--books", &books, "restore", &copy]).code, 0);
    assert_eq!(call("trainees", json!({ "cohort": 1 })).as_array().unwrap().len(), 18);
    assert_eq!(banwu(&["--books", &books, "check"]).json()["sound"], true);
}

/// What a Chinese Windows sends down a pipe: 「中共青原县委党校」 in GBK, in UTF-16, in UTF-8 with its mark.
#[test]
fn standard_input_is_read_in_the_encodings_of_windows() {
    const GBK: &[u8] = b"\xd6\xd0\xb9\xb2\xc7\xe0\xd4\xad\xcf\xd8\xce\xaf\xb5\xb3\xd0\xa3";
    const NAME: &str = "中共青原县委党校";
    let folder = tempfile::tempdir().unwrap();
    let books = folder.path().join("班务.db");
    let books = books.to_str().unwrap();
    let utf16 = |text: &str| -> Vec<u8> {
        [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
    };
    let one = format!("{{\"name\": \"{NAME}\"}}\r\n");
    let many = format!("{{\"name\": \"set_school\", \"request\": {}}}\r\n", one.trim_end());
    for (encoding, encode) in [
        ("UTF-8", &(|text: &str| text.as_bytes().to_vec()) as &dyn Fn(&str) -> Vec<u8>),
        ("UTF-8 marked", &|text| [b"\xef\xbb\xbf", text.as_bytes()].concat()),
        ("UTF-16", &utf16),
        ("GBK", &|text| {
            let (before, after) = text.split_once(NAME).unwrap();
            [before.as_bytes(), GBK, after.as_bytes()].concat()
        }),
    ] {
        let blank = banwu_told(&["--books", books, "call", "set_school", "-"], b"{\"name\": \"\xe7\x94\xb2\"}");
        assert_eq!(blank.json()["school"]["name"], "甲");
        let out = banwu_told(&["--books", books, "call", "set_school", "-"], &encode(&one));
        assert_eq!((out.code, &out.json()["school"]["name"]), (0, &json!(NAME)), "{encoding}");
        let out = banwu_told(&["--books", books, "talk"], &encode(&many.repeat(2)));
        let answers: Vec<Value> = out.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!((out.code, answers.len()), (0, 2), "{encoding} {out:?}");
        assert!(answers.iter().all(|it| it["answer"]["school"]["name"] == NAME), "{encoding} {out:?}");
    }
    let out = banwu_told(&["--books", books, "call", "set_school", "-"], b"{\"name\": \"\xff\xff\"}");
    assert_eq!((out.code, out.stdout.as_str()), (2, ""), "{out:?}");
    assert!(out.stderr.contains("认不出是什么文字编码"), "{out:?}");
    let out = banwu_told(&["--books", books, "talk"], b"\xff\xff\n{\"name\": \"settings\"}\n");
    let answers: Vec<&str> = out.stdout.lines().collect();
    assert!(answers[0].contains("标准输入第1行认不出是什么文字编码"), "{out:?}");
    assert!(answers[1].contains(NAME), "the line after is answered: {out:?}");
}

/// A sheet takes memory for its last row: four hundred of them, in a file of forty kilobytes, take more than there is.
fn greedy() -> String {
    let sheet = r#"<Worksheet ss:Name="a"><Table><Row ss:Index="1048576"><Cell><Data ss:Type="String">甲</Data></Cell></Row></Table></Worksheet>"#;
    format!(r#"<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">{}</Workbook>"#, sheet.repeat(400))
}

#[test]
fn a_file_that_is_too_much_for_the_process_is_refused_and_the_next_one_read() {
    let folder = tempfile::tempdir().unwrap();
    let bad = folder.path().join("名册.xls");
    std::fs::write(&bad, greedy()).unwrap();
    let good = root().join("tests/samples/roster/001_东河镇报名表.xls");
    let reading = Reading::with(Some(vec![program().into(), "reader".into()]));
    for _ in 0..2 {
        match reading.workbook(&bad) {
            Err(Error::Refused(refusal)) => {
                assert!(refusal.say.contains("「名册.xls」读到一半读不下去"), "{refusal:?}")
            }
            other => panic!("{other:?}"),
        }
        let here = office::workbook::read(&good).unwrap();
        assert_eq!(format!("{:?}", reading.workbook(&good).unwrap()), format!("{here:?}"));
        // Stopped while nothing is read: the next file is read as ever.
        reading.stop();
        assert!(reading.workbook(&root().join("tests/samples/roster/010_县委办公室报名表.ods")).is_ok());
    }
    let begun = std::time::Instant::now();
    let out = banwu(&["read-workbook", &bad.display().to_string()]);
    assert_eq!((out.code, out.stdout.as_str()), (2, ""));
    assert!(out.stderr.contains("读不下去") && begun.elapsed() < std::time::Duration::from_secs(20), "{out:?}");
}
