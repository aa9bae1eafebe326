//! Units' files through the door: checked, asked about, written in one step, compared with the next ones, undone.

use std::path::{Path, PathBuf};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use serde_json::{Value, json};

use crate::desk::Desk;

fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/roster")
}

fn sample(name: &str) -> String {
    samples().join(name).display().to_string()
}

impl Desk {
    /// Files as they would be dropped, checked for a class.
    fn check_rosters(&self, cohort: i64, files: &[&str]) -> Value {
        self.ask("check_rosters", json!({ "cohort": cohort, "files": files }))
    }
    /// Every file taken in with all advice.
    fn import_rosters(&self, cohort: i64, files: &[&str]) -> Value {
        self.ask("import_rosters", import(cohort, files))
    }
    /// A list as a unit sends it; where it lies.
    fn sent(&self, file: &str, unit: &str, people: &[&str]) -> String {
        let path = self.folder.path().join(file);
        let rows: String = people.iter().map(|person| format!("{person}\n")).collect();
        std::fs::write(&path, format!("报送单位：{unit}（盖章）,,,\n姓名,职务,手机,身份证号\n{rows}")).unwrap();
        path.display().to_string()
    }
    fn trainees(&self, cohort: i64) -> Vec<Value> {
        self.ask("trainees", json!({ "cohort": cohort })).as_array().unwrap().clone()
    }
    fn trainee(&self, cohort: i64, name: &str) -> Value {
        let found = self.trainees(cohort).into_iter().find(|line| line["name"] == name);
        found.unwrap_or_else(|| panic!("{name} is not on the roster"))
    }
}

fn import(cohort: i64, files: &[&str]) -> Value {
    let files: Vec<Value> = files.iter().map(|file| json!({ "file": file })).collect();
    json!({ "cohort": cohort, "files": files, "accept_all": true })
}

const ZHANG: &str = "张建国,副局长,13800000001,110199198506124430";
const LI: &str = "李秀兰,科员,13800000002,110199198803084228";
const WANG: &str = "王海燕,科员,13800000003,";

#[test]
fn a_file_is_checked_then_written_in_one_step() {
    let desk = Desk::new();
    let cohort = desk.cohort("中青年干部培训班");
    let file = sample("002_县财政局报名表.xlsx");
    let empty = desk.dump();

    let card = desk.check_rosters(cohort, &[&file])["files"][0].clone();
    assert_eq!(card["report"]["counts"]["people"], 18);
    assert_eq!(desk.dump(), empty, "a check writes nothing");

    assert_eq!(desk.import_rosters(cohort, &[&file])["added"], 18);
    let wen = desk.trainee(cohort, "文䶮");
    assert_eq!((&wen["birth"], &wen["sex"]), (&json!("1966-01-23"), &json!("男")));
    assert_eq!(wen["political"], "中共党员");

    // The same file again: nothing in it is new, and nobody is entered twice.
    let again = desk.check_rosters(cohort, &[&file])["files"][0].clone();
    assert_eq!((&again["verdict"], &again["turns"]), (&json!("没有变化"), &json!([])), "{again}");
    assert_eq!(desk.import_rosters(cohort, &[&file])["added"], 0);
    assert_eq!(desk.ask("people", json!({})).as_array().unwrap().len(), 18);

    desk.ask("undo", json!({}));
    desk.ask("undo", json!({}));
    assert_eq!(desk.dump(), empty);
    desk.ask("redo", json!({}));
    assert_eq!(desk.trainees(cohort).len(), 18);
}

#[test]
fn a_folder_is_one_operation_and_one_undo() {
    let desk = Desk::new();
    let cohort = desk.cohort("中青年干部培训班");
    let empty = desk.dump();
    let found = desk.ask("list_files", json!({ "paths": [samples()] }));
    let files: Vec<&str> = found["files"].as_array().unwrap().iter().map(|it| it["path"].as_str().unwrap()).collect();
    assert_eq!(files.len(), 12);
    assert_eq!(found["passed_over"][0]["file"], "truth.json");

    let report = desk.check_rosters(cohort, &files);
    let truth: Value = serde_json::from_str(&std::fs::read_to_string(sample("truth.json")).unwrap()).unwrap();
    let expected: std::collections::BTreeSet<String> = truth
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|file| file["people"].as_array().unwrap())
        .map(|person| person["name"].as_str().unwrap().to_owned())
        .collect();
    let taken: Vec<&str> = report["files"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|card| ["可直接采用", "有疑问"].contains(&card["verdict"].as_str().unwrap()))
        .map(|card| card["path"].as_str().unwrap())
        .collect();
    assert_eq!(taken.len(), 12, "{:#}", report["files"]);
    let said = desk.said("import_rosters", import(cohort, &taken));
    assert!(said.starts_with("「第3期中青年干部培训班」导入名册 12份：新增"), "{said}");
    let there: std::collections::BTreeSet<String> =
        desk.trainees(cohort).iter().map(|line| line["name"].as_str().unwrap().to_owned()).collect();
    assert_eq!(there, expected);
    desk.ask("undo", json!({}));
    assert_eq!(desk.dump(), empty);
}

#[test]
fn nothing_is_written_while_a_doubt_is_open() {
    let desk = Desk::new();
    let cohort = desk.cohort("中青年干部培训班");
    let file = sample("001_东河镇报名表.xls");
    let before = desk.dump();
    let report = desk.check_rosters(cohort, &[&file]);
    assert!(report["counts"]["doubts"].as_i64().unwrap() >= 18, "every ID number has lost its last digits");
    let import = json!({ "cohort": cohort, "files": [{ "file": file }], "accept_all": false });
    let refusal = desk.refused("import_rosters", import);
    assert!(refusal.row.is_some() && refusal.say.contains("001_东河镇报名表.xls"), "{refusal:?}");
    assert_eq!(desk.dump(), before);
}

#[test]
fn a_file_saved_after_the_check_is_checked_again() {
    let desk = Desk::new();
    let cohort = desk.cohort("中青年干部培训班");
    let file = desk.sent("财政局.csv", "县财政局", &[ZHANG]);
    let report = desk.check_rosters(cohort, &[&file]);
    desk.sent("财政局.csv", "县财政局", &[LI]);
    let import = json!({
        "cohort": cohort, "accept_all": true,
        "files": [{ "file": file, "fingerprint": report["files"][0]["report"]["fingerprint"] }],
    });
    assert!(desk.refused("import_rosters", import).say.contains("又被改过"));
}

#[test]
fn a_file_that_cannot_be_read_does_not_stop_the_others() {
    let desk = Desk::new();
    let cohort = desk.cohort("中青年干部培训班");
    let good = desk.sent("财政局.csv", "县财政局", &[ZHANG]);
    let bad = desk.folder.path().join("水利局.xlsx");
    std::fs::write(&bad, "PK\u{3}\u{4}half a file").unwrap();
    let report = desk.check_rosters(cohort, &[bad.to_str().unwrap(), &good]);
    let verdicts: Vec<&str> =
        report["files"].as_array().unwrap().iter().map(|card| card["verdict"].as_str().unwrap()).collect();
    assert_eq!(verdicts[0], "无法读取");
    assert_ne!(verdicts[1], "无法读取");
    assert!(report["files"][0]["reply"].as_str().unwrap().contains("水利局.xlsx"));
    assert_eq!(report["counts"]["people"], 1);
}

#[test]
fn a_units_third_list_is_a_difference_and_a_substitution_keeps_both() {
    let desk = Desk::new();
    let cohort = desk.cohort("中青年干部培训班");
    let first = desk.sent("县财政局.csv", "县财政局", &[ZHANG, LI]);
    desk.import_rosters(cohort, &[&first]);
    desk.ask("note_printed", json!({ "cohort": cohort, "paper": "roster", "part": "", "fingerprint": "1" }));

    let second = desk.sent("县财政局（改）.csv", "县财政局", &[&ZHANG.replace("13800000001", "13911111111"), LI]);
    let card = desk.check_rosters(cohort, &[&second])["files"][0].clone();
    assert_eq!(card["earlier"]["file"], "县财政局.csv");
    assert_eq!(card["verdict"], "可直接采用", "{card}");
    assert_eq!(card["turns"][0]["altered"], json!([{ "field": "手机", "was": "13800000001", "now": "13911111111" }]));
    assert_eq!(card["turns"][0]["touches"], json!([]), "no printed list shows a phone");
    assert_eq!(desk.import_rosters(cohort, &[&second])["changed"], 1);
    assert_eq!(desk.trainee(cohort, "张建国")["phone"], "13911111111");

    let third = desk.sent("县财政局（最新）.csv", "县财政局", &[ZHANG, WANG]);
    let card = desk.check_rosters(cohort, &[&third])["files"][0].clone();
    let turn = card["turns"].as_array().unwrap().iter().find(|turn| turn["turn"] == "换人").unwrap().clone();
    assert_eq!((&turn["name"], &turn["comes"], &turn["asked"]), (&json!("李秀兰"), &json!("王海燕"), &json!(true)));
    assert_eq!(turn["touches"], json!(["序号2", "已印的学员名册（第1版）"]));
    let before = desk.dump();
    let not_ruled = json!({ "cohort": cohort, "files": [{ "file": third }], "accept_all": false });
    assert!(desk.refused("import_rosters", not_ruled).say.contains("没有答复"));
    assert_eq!(desk.dump(), before);

    let ruling = json!({ "trainee": turn["trainee"], "ruling": "按换人办理", "letter": "财函〔2026〕3号" });
    let files = json!([{ "file": third, "rulings": [ruling] }]);
    let imported = desk.ask("import_rosters", json!({ "cohort": cohort, "files": files, "accept_all": true }));
    assert_eq!((&imported["added"], &imported["replaced"], &imported["left"]), (&json!(1), &json!(1), &json!(0)));
    let (li, wang) = (desk.trainee(cohort, "李秀兰"), desk.trainee(cohort, "王海燕"));
    assert_eq!((&li["left_why"], &wang["number"]), (&json!("换人"), &json!(2)));
    assert!(wang["substitution"].as_str().unwrap().contains("财函〔2026〕3号"), "{wang}");
    desk.ask("undo", json!({}));
    assert_eq!(desk.dump(), before);
}

#[test]
fn two_lists_of_one_unit_with_different_people_do_not_miss_each_other() {
    let desk = Desk::new();
    let cohort = desk.cohort("中青年干部培训班");
    let one = desk.sent("一.csv", "县财政局", &[ZHANG]);
    let other = desk.sent("二.csv", "县财政局", &[LI, WANG]);
    desk.import_rosters(cohort, &[&one, &other]);
    let corrected = desk.sent("二（改）.csv", "县财政局", &[LI, &WANG.replace("科员", "股长")]);
    let card = desk.check_rosters(cohort, &[&corrected])["files"][0].clone();
    let turns: Vec<&str> =
        card["turns"].as_array().unwrap().iter().map(|turn| turn["turn"].as_str().unwrap()).collect();
    assert_eq!(turns, ["修改"], "{card}");
}

#[test]
fn a_list_of_years_ago_leaves_todays_post_alone() {
    let desk = Desk::new();
    let now = desk.cohort("中青年干部培训班");
    let file = desk.sent("今年.csv", "县财政局", &[ZHANG]);
    desk.import_rosters(now, &[&file]);
    let old = json!({
        "name": "科级干部进修班", "number": 1, "category": "主体班", "starts": "2019-03-11", "ends": "2019-03-15",
        "place": "", "head_teacher": "", "host": "", "planned": 0, "note": "",
    });
    let old = desk.ask("create_cohort", old)["id"].as_i64().unwrap();
    let file = desk.sent("2019年.csv", "县教育局", &[&ZHANG.replace("副局长", "科员")]);
    desk.import_rosters(old, &[&file]);
    let person = &desk.ask("people", json!({}))[0];
    assert_eq!((&person["post"], &person["unit_name"]), (&json!("副局长"), &json!("县财政局")));
    assert_eq!(desk.trainee(old, "张建国")["post"], "科员", "in that class they were what the list says");
}

#[test]
fn every_field_tells_its_cell_and_the_file_is_kept() {
    let desk = Desk::new();
    let cohort = desk.cohort("中青年干部培训班");
    let file = desk.sent("县财政局.csv", "县财政局", &["张 建国,副局长,１３８００００００01,110199198506124430"]);
    desk.import_rosters(cohort, &[&file]);
    let bytes = std::fs::read(&file).unwrap();
    std::fs::remove_file(&file).unwrap();
    let zhang = desk.trainee(cohort, "张建国");
    let sources = desk.ask("sources", json!({ "person": zhang["person"] }));
    let of = |field: &str| {
        let found = sources.as_array().unwrap().iter().find(|source| source["field"] == field);
        found.map(|it| [&it["cell"], &it["read"], &it["value"]].map(|it| it.as_str().unwrap().to_owned()))
    };
    assert_eq!(of("姓名"), Some(["A3", "张 建国", "张建国"].map(String::from)));
    assert_eq!(of("手机"), Some(["C3", "１３８００００００01", "13800000001"].map(String::from)));
    assert_eq!(of("单位").map(|it| it[0].clone()), Some("A1".into()), "the title says the unit");
    let intake = desk.ask("intakes", json!({ "cohort": cohort }))[0].clone();
    assert_eq!((&intake["unit"], &intake["people"]), (&json!("县财政局"), &json!(1)));
    assert_eq!(sources[0]["intake"], intake["id"]);
    let kept = desk.restart().ask("sent_file", json!({ "intake": intake["id"] }));
    assert_eq!(BASE64_STANDARD.decode(kept["base64"].as_str().unwrap()).unwrap(), bytes);
}

#[test]
fn another_name_for_a_unit_is_learned_from_the_answer() {
    let desk = Desk::new();
    let cohort = desk.cohort("中青年干部培训班");
    desk.ask("add_unit", json!({ "name": "县人力资源和社会保障局", "nature": "政府" }));
    let first = desk.sent("一.csv", "人社局", &[ZHANG]);
    let card = desk.check_rosters(cohort, &[&first])["files"][0].clone();
    assert_eq!(card["report"]["doubts"][0]["suggest"], "县人力资源和社会保障局", "{card}");
    desk.import_rosters(cohort, &[&first]);
    assert_eq!(desk.trainee(cohort, "张建国")["unit"], "县人力资源和社会保障局");
    let second = desk.sent("二.csv", "人社局", &[LI]);
    let card = desk.check_rosters(cohort, &[&second])["files"][0].clone();
    assert_eq!(card["report"]["doubts"], json!([]), "asked once, known for good");
}

#[test]
fn two_lists_of_one_unit_in_one_folder_are_the_newer_one() {
    let desk = Desk::new();
    let cohort = desk.cohort("中青年干部培训班");
    let old = desk.sent("县财政局.csv", "县财政局", &[ZHANG, LI, WANG]);
    std::thread::sleep(std::time::Duration::from_millis(20));
    let new = desk.sent("县财政局（改）.csv", "县财政局", &[ZHANG, LI]);
    let report = desk.check_rosters(cohort, &[&old, &new]);
    assert_eq!(report["files"][0]["verdict"], "有更新的一份", "{:#}", report["files"][0]);
    assert_ne!(report["files"][1]["verdict"], "有更新的一份");
    assert_eq!(report["counts"]["people"], 2, "only the newer is counted");
}

#[test]
fn what_goes_back_is_the_senders_own_workbook() {
    let desk = Desk::new();
    let cohort = desk.cohort("中青年干部培训班");
    let file = sample("001_东河镇报名表.xls");
    let card = desk.check_rosters(cohort, &[&file])["files"][0].clone();
    assert!(card["reply"].as_str().unwrap().contains("请核对改正后重发"), "{}", card["reply"]);
    let doubt = &card["report"]["doubts"][0];
    let answers = json!([{ "line": doubt["line"], "field": doubt["field"], "choice": "退回单位" }]);
    let files = json!([{ "file": file, "answers": answers }]);
    let slips = desk.ask("return_slips", json!({ "cohort": cohort, "files": files }));
    assert_eq!((slips.as_array().unwrap().len(), &slips[0]["cells"]), (1, &json!(18)), "the others are left blank");
    assert!(slips[0]["file_name"].as_str().unwrap().starts_with("001_东河镇报名表_退回修改"));
    let imported = desk.ask("import_rosters", json!({ "cohort": cohort, "files": files, "accept_all": true }));
    assert_eq!(imported["returned"], 1);
    assert!(desk.trainees(cohort).iter().all(|line| line["name"] != doubt["name"]), "who goes back is not entered");
}
