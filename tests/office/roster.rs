//! A unit's file through the door: checked, asked about, written in one step, undone in one step.

use std::path::Path;

use serde_json::{Value, json};

use crate::desk::Desk;

fn sample(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/roster").join(name).display().to_string()
}

#[test]
fn a_file_is_checked_then_written_in_one_step() {
    let desk = Desk::new();
    let cohort = desk.cohort("中青年干部培训班");
    let file = sample("002_县财政局报名表.xlsx");
    let empty = desk.dump();

    let report = desk.ask("check_roster", json!({ "cohort": cohort, "file": file }));
    assert_eq!(report["counts"]["people"], 18);
    assert_eq!(desk.dump(), empty, "a check writes nothing");

    let import = json!({
        "cohort": cohort, "file": file, "fingerprint": report["fingerprint"], "answers": [], "accept_all": true,
    });
    assert_eq!(desk.ask("import_roster", import.clone())["added"], 18);
    let trainees = desk.ask("trainees", json!({ "cohort": cohort }));
    let wen = trainees.as_array().unwrap().iter().find(|line| line["name"] == "文䶮").unwrap();
    assert_eq!((&wen["birth"], &wen["sex"]), (&json!("1966-01-23"), &json!("男")));
    assert_eq!(wen["political"], "中共党员");

    // The same file again: everybody is there already, and nobody is entered twice.
    let again = desk.ask("check_roster", json!({ "cohort": cohort, "file": file }));
    assert!(again["doubts"].as_array().unwrap().iter().any(|doubt| doubt["kind"] == "已在本班"));
    desk.ask("import_roster", import);
    assert_eq!(desk.ask("people", json!({})).as_array().unwrap().len(), 18);

    desk.ask("undo", json!({}));
    assert_eq!(desk.dump(), empty);
}

#[test]
fn nothing_is_written_while_a_doubt_is_open() {
    let desk = Desk::new();
    let cohort = desk.cohort("中青年干部培训班");
    let file = sample("001_东河镇报名表.xls");
    let before = desk.dump();
    let report = desk.ask("check_roster", json!({ "cohort": cohort, "file": file }));
    assert!(report["counts"]["doubts"].as_i64().unwrap() >= 18, "every ID number has lost its last digits");
    let import = json!({ "cohort": cohort, "file": file, "answers": [], "accept_all": false });
    let refusal = desk.refused("import_roster", import);
    assert!(refusal.row.is_some(), "{refusal:?}");
    assert_eq!(desk.dump(), before);
}

#[test]
fn a_file_saved_after_the_check_is_checked_again() {
    let desk = Desk::new();
    let cohort = desk.cohort("中青年干部培训班");
    let file = desk.folder.path().join("报名表.csv");
    let write = |name: &str| std::fs::write(&file, format!("序号,姓名,单位,职务\n1,{name},县财政局,科员\n")).unwrap();
    write("张三");
    let report = desk.ask("check_roster", json!({ "cohort": cohort, "file": file }));
    write("李四");
    let import = json!({
        "cohort": cohort, "file": file, "fingerprint": report["fingerprint"], "answers": [], "accept_all": true,
    });
    assert!(desk.refused("import_roster", import).say.contains("又被改过"));
}

#[test]
fn every_sample_comes_in() {
    let desk = Desk::new();
    let cohort = desk.cohort("中青年干部培训班");
    let truth: Value = serde_json::from_str(&std::fs::read_to_string(sample("truth.json")).unwrap()).unwrap();
    let mut expected = std::collections::BTreeSet::new();
    for file in truth.as_array().unwrap() {
        let import = json!({
            "cohort": cohort, "file": sample(file["file"].as_str().unwrap()), "answers": [], "accept_all": true,
        });
        desk.ask("import_roster", import);
        for person in file["people"].as_array().unwrap() {
            expected.insert(person["name"].as_str().unwrap().to_owned());
        }
    }
    let trainees = desk.ask("trainees", json!({ "cohort": cohort }));
    let found: std::collections::BTreeSet<_> =
        trainees.as_array().unwrap().iter().map(|line| line["name"].as_str().unwrap().to_owned()).collect();
    assert_eq!(found, expected);
}
