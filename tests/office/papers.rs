//! What goes out on paper and as workbooks: registration forms, contacts, groups, officers, later changes, through the door.

use std::io::Cursor;

use base64::Engine as _;
use calamine::{Reader as _, Xlsx};
use serde_json::{Value, json};

use crate::desk::Desk;

fn bytes(document: &Value) -> Vec<u8> {
    base64::engine::general_purpose::STANDARD.decode(document["base64"].as_str().unwrap()).unwrap()
}

/// The rows of a sheet, cells joined by |.
fn rows(document: &Value, sheet: &str) -> Vec<String> {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes(document))).unwrap();
    let range = book.worksheet_range(sheet).unwrap();
    range.rows().map(|row| row.iter().map(ToString::to_string).collect::<Vec<_>>().join("|")).collect()
}

fn paper(desk: &Desk, paper: &str, cohort: i64, more: Value) -> Value {
    let mut asked = json!({ "paper": paper, "cohort": cohort });
    asked.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    desk.ask("paper", asked)
}

/// Seven people of two units, in two groups but for the last.
fn class(desk: &Desk) -> i64 {
    let cohort = desk.cohort("中青年干部培训班");
    for n in 0..6 {
        let unit = ["县财政局", "县教育局"][n % 2];
        let entry = json!({
            "name": format!("学员{n}"), "unit": unit, "post": "副局长",
            "rank": "一级主任科员", "phone": format!("1390000000{n}"),
        });
        desk.ask("enrol", json!({ "cohort": cohort, "entry": entry }));
    }
    desk.ask("form_groups", json!({ "cohort": cohort, "groups": 2 }));
    desk.ask("enrol", json!({ "cohort": cohort, "entry": { "name": "后来", "unit": "县教育局" } }));
    cohort
}

fn unit(desk: &Desk, name: &str) -> i64 {
    let units = desk.ask("units", json!({}));
    units.as_array().unwrap().iter().find(|unit| unit["name"] == name).unwrap()["id"].as_i64().unwrap()
}

fn trainee(desk: &Desk, cohort: i64, name: &str) -> i64 {
    let all = desk.ask("trainees", json!({ "cohort": cohort }));
    all.as_array().unwrap().iter().find(|line| line["name"] == name).unwrap()["id"].as_i64().unwrap()
}

#[test]
fn a_form_goes_to_every_unit_that_has_places() {
    let desk = Desk::new();
    let cohort = class(&desk);
    let all = desk.ask("registration_forms", json!({ "cohort": cohort }));
    assert_eq!(all.as_array().unwrap().len(), 2, "nobody has places yet, so all are asked");
    let (finance, education) = (unit(&desk, "县财政局"), unit(&desk, "县教育局"));
    let places = json!([{ "unit": finance, "places": 12, "weight": 1, "note": "" }]);
    desk.ask("set_quotas", json!({ "cohort": cohort, "lines": places }));
    let forms = desk.ask("registration_forms", json!({ "cohort": cohort, "due": "2026-03-06" }));
    assert_eq!(forms.as_array().unwrap().len(), 1);
    assert_eq!(forms[0]["file_name"], "第3期中青年干部培训班_报名表_县财政局.xlsx");
    let sheet = rows(&forms[0], "报名表");
    assert!(
        sheet[1].starts_with("报送单位：县财政局（盖章）|")
            && sheet[1].contains("名额：12人　　请于2026年3月6日前报送")
    );
    assert_eq!(sheet.len(), 4 + 18, "half as many rows again");
    assert_eq!(
        rows(&forms[0], "banwu")[0].split('|').next().unwrap(),
        format!("BANWU-ROSTER cohort={cohort} unit={finance}")
    );
    let one = desk.ask("registration_forms", json!({ "cohort": cohort, "units": [education] }));
    assert_eq!(one[0]["unit_name"], "县教育局");
    let book = paper(&desk, "registration-book", cohort, json!({}));
    assert_eq!(book["file_name"], "第3期中青年干部培训班_报名表.xlsx");
    assert!(rows(&book, "banwu")[0].starts_with(&format!("BANWU-ROSTER cohort={cohort} unit=0|")));
    let empty = Desk::new();
    let asked = json!({ "cohort": empty.cohort("科级干部进修班") });
    let say = empty.refused("registration_forms", asked).say;
    assert_eq!(say, "没有可以发报名表的单位。请先在单位里登记单位，或重新选择。");
}

#[test]
fn lists_by_group_name_everybody_once() {
    let desk = Desk::new();
    let cohort = class(&desk);
    let plain = rows(&paper(&desk, "contacts-book", cohort, json!({})), "通讯录");
    assert_eq!(plain[2], "序号|姓名|单位及职务|手机|备注");
    assert_eq!(plain.len(), 3 + 7);
    let grouped = rows(&paper(&desk, "contacts-book", cohort, json!({ "by_group": true })), "通讯录");
    assert_eq!(grouped[2], "序号|组别|姓名|单位及职务|手机|备注");
    let groups: Vec<&str> = grouped[3..].iter().map(|row| row.split('|').nth(1).unwrap()).collect();
    assert_eq!(groups, ["第一组", "第一组", "第一组", "第二组", "第二组", "第二组", "未分组"]);
    assert!(grouped[3].ends_with("|组长") && grouped[9].contains("|后来|"), "{grouped:?}");
    let book = rows(&paper(&desk, "groups-book", cohort, json!({})), "分组名单");
    assert_eq!(book[1].split('|').next(), Some("共3个组、7人　制表日期：2026年3月11日"));
    assert!(book[3].starts_with("第一组|") && book[3].ends_with("|组长") && book[9].starts_with("未分组|"), "{book:?}");
    for (key, more) in [("groups", json!({})), ("contacts", json!({ "by_group": true })), ("officers", json!({}))] {
        let document = paper(&desk, key, cohort, more);
        assert_eq!((document["pages"].as_u64(), &document["missing"]), (Some(1), &json!([])), "{key}");
    }
    desk.ask("clear_groups", json!({ "cohort": cohort }));
    for key in ["groups", "groups-book"] {
        let asked = json!({ "paper": key, "cohort": cohort });
        assert_eq!(desk.refused("paper", asked).say, "「第3期中青年干部培训班」还没有分组。请先分组。");
    }
}

#[test]
fn a_sign_in_sheet_by_group_is_the_same_edition_as_one_by_number() {
    let desk = Desk::new();
    let cohort = class(&desk);
    let session = desk.session(cohort, "2026-03-10", "08:30", "11:30", "县情", "王某");
    let whole = paper(&desk, "sign-in", cohort, json!({ "session": session }));
    let grouped = paper(&desk, "sign-in", cohort, json!({ "session": session, "by_group": true }));
    assert_eq!(whole["fingerprint"], grouped["fingerprint"]);
    assert_ne!(whole["base64"], grouped["base64"]);
}

#[test]
fn the_roster_says_what_changed_since_it_was_settled() {
    let desk = Desk::new();
    let cohort = class(&desk);
    let notes = |desk: &Desk| -> Vec<String> {
        let book = rows(&paper(desk, "roster-book", cohort, json!({})), "学员名册");
        let note = |row: &String| row.rsplit('|').next().unwrap().to_string();
        book[3..].iter().map(note).filter(|note| !note.is_empty() && note != "组长").collect()
    };
    assert_eq!(notes(&desk), [""; 0]);
    desk.ask("freeze_roster", json!({ "cohort": cohort }));
    desk.ask("enrol", json!({ "cohort": cohort, "entry": { "name": "新来", "unit": "县教育局" } }));
    let request = json!({
        "trainee": trainee(&desk, cohort, "后来"), "entry": { "name": "接替", "unit": "县教育局" },
        "on": "2026-03-10", "letter": "教函〔2026〕3号", "why": "工作需要",
    });
    desk.ask("replace_trainee", request);
    let said = notes(&desk);
    assert!(said.contains(&"★新增".to_string()), "{said:?}");
    assert!(said.contains(&"★替换后来（教函〔2026〕3号）".to_string()), "{said:?}");
    assert!(said.contains(&"由接替替换（教函〔2026〕3号），3月10日退出".to_string()), "{said:?}");
    let rank = rows(&paper(&desk, "roster-book", cohort, json!({})), "学员名册");
    assert!(rank[2].contains("|职务|职级|") && rank[3].contains("|副局长|一级主任科员|"), "{rank:?}");
    // Taken back, they are as before; after a restart, too.
    desk.ask("undo", json!({}));
    desk.ask("undo", json!({}));
    let desk = desk.restart();
    assert_eq!(notes(&desk), [""; 0]);
}
