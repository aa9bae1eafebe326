//! Places per unit through the door: filled in, shared out, copied from the last class, undone.

use serde_json::{Value, json};

use crate::desk::Desk;

fn unit(desk: &Desk, name: &str) -> i64 {
    desk.ask("add_unit", json!({ "name": name, "nature": "政府" }))["id"].as_i64().unwrap()
}
fn enrol(desk: &Desk, cohort: i64, name: &str, unit: &str) {
    desk.ask("enrol", json!({ "cohort": cohort, "entry": { "name": name, "unit": unit } }));
}
/// 单位 名额/已报 缺 超, of the units that have any of it.
fn figures(quotas: &Value) -> Vec<String> {
    let lines = quotas["lines"].as_array().unwrap().iter();
    lines
        .filter(|line| line["places"] != 0 || line["enrolled"] != 0)
        .map(|line| {
            let [name, places, enrolled, missing, over] =
                ["name", "places", "enrolled", "missing", "over"].map(|field| line[field].to_string());
            format!("{} {places}/{enrolled} 缺{missing} 超{over}", name.trim_matches('"'))
        })
        .collect()
}

#[test]
fn places_are_compared_with_who_came() {
    let desk = Desk::new();
    let (finance, water, town) = (unit(&desk, "县财政局"), unit(&desk, "县水利局"), unit(&desk, "城关镇"));
    let cohort = desk.cohort("中青年干部培训班");
    enrol(&desk, cohort, "张三", "县财政局");
    enrol(&desk, cohort, "李四", "城关镇");
    enrol(&desk, cohort, "王五", "城关镇");
    enrol(&desk, cohort, "赵六", "");
    let quotas = desk.ask("quotas", json!({ "cohort": cohort }));
    assert_eq!(
        figures(&quotas),
        ["县财政局 0/1 缺0 超0", "城关镇 0/2 缺0 超0"],
        "without places nothing is missing or over"
    );
    assert_eq!((&quotas["enrolled"], &quotas["without_unit"]), (&json!(4), &json!(1)));

    let before = desk.dump();
    let lines = json!([{ "unit": finance, "places": 3 }, { "unit": water, "places": 2, "note": "含二级单位" }, { "unit": town, "places": 1 }]);
    let said = desk.said("set_quotas", json!({ "cohort": cohort, "lines": lines }));
    assert_eq!(said, "「第3期中青年干部培训班」名额6人，3个单位");
    let quotas = desk.ask("quotas", json!({ "cohort": cohort }));
    assert_eq!(figures(&quotas), ["县财政局 3/1 缺2 超0", "县水利局 2/0 缺2 超0", "城关镇 1/2 缺0 超1"]);
    let total = ["places", "enrolled", "missing", "over", "planned", "difference"].map(|field| quotas[field].clone());
    assert_eq!(json!(total), json!([6, 4, 4, 1, 40, -34]));

    // Who leaves gives the place back; a unit under another takes its places.
    let trainees = desk.ask("trainees", json!({ "cohort": cohort }));
    desk.ask("trainee_leaves", json!({ "trainee": trainees[1]["id"], "on": "2026-03-10", "why": "借调" }));
    let mut below = desk.ask("add_unit", json!({ "name": "县国库支付中心", "nature": "事业" }));
    below["parent"] = json!(finance);
    below.as_object_mut().unwrap().retain(|field, _| !["people", "depth", "names"].contains(&field.as_str()));
    desk.ask("save_unit", below);
    enrol(&desk, cohort, "钱七", "县国库支付中心");
    let quotas = desk.ask("quotas", json!({ "cohort": cohort }));
    assert_eq!(figures(&quotas), ["县财政局 3/2 缺1 超0", "县水利局 2/0 缺2 超0", "城关镇 1/1 缺0 超0"]);

    for _ in 0..5 {
        desk.ask("undo", json!({}));
    }
    assert_eq!(desk.dump(), before);
}

#[test]
fn places_are_shared_by_people_without_those_trained() {
    let desk = Desk::new();
    unit(&desk, "县财政局");
    unit(&desk, "县水利局");
    let last = desk.ask("create_cohort", cohort(2, "2025-09-08", "2025-09-12"))["id"].as_i64().unwrap();
    let old = desk.ask("create_cohort", cohort(1, "2023-09-04", "2023-09-08"))["id"].as_i64().unwrap();
    for name in ["张三", "李四", "王五"] {
        enrol(&desk, last, name, "县财政局");
    }
    for name in ["赵六", "钱七", "孙八"] {
        enrol(&desk, old, name, "县财政局");
        enrol(&desk, old, &format!("{name}二"), "县水利局");
    }
    let now = desk.ask("create_cohort", cohort(3, "2026-03-09", "2026-03-13"))["id"].as_i64().unwrap();
    let places = |answer: Value| -> Vec<Value> {
        answer["lines"].as_array().unwrap().iter().map(|line| line["places"].clone()).collect()
    };
    let share = |exclude: bool| json!({ "cohort": now, "total": 9, "exclude_trained": exclude });
    assert_eq!(places(desk.ask("share_quotas", share(false))), [6, 3]);
    assert!(desk.refused("share_quotas", share(true)).say.contains("参训条件"), "nobody said how many years");
    desk.ask("set_eligibility", json!({ "cohort": now, "years": 2 }));
    assert_eq!(places(desk.ask("share_quotas", share(true))), [5, 4], "three have trained within two years");
    let quotas = desk.ask("quotas", json!({ "cohort": now }));
    assert_eq!((&quotas["lines"][0]["people"], &quotas["lines"][0]["trained"]), (&json!(6), &json!(3)));
    assert!(
        desk.refused(
            "share_quotas",
            json!({ "cohort": now, "total": 9, "weights": [
        { "unit": quotas["lines"][0]["unit"], "weight": 0 }] })
        )
        .say
        .contains("权数")
    );
    let by_weight = json!({ "cohort": now, "total": 10, "weights": [
        { "unit": quotas["lines"][0]["unit"], "weight": 1 }, { "unit": quotas["lines"][1]["unit"], "weight": 3 }] });
    assert_eq!(places(desk.ask("share_quotas", by_weight)), [3, 7]);
}

#[test]
fn places_are_copied_from_the_last_class_of_the_name() {
    let desk = Desk::new();
    let finance = unit(&desk, "县财政局");
    let last = desk.ask("create_cohort", cohort(2, "2025-09-08", "2025-09-12"))["id"].as_i64().unwrap();
    let now = desk.ask("create_cohort", cohort(3, "2026-03-09", "2026-03-13"))["id"].as_i64().unwrap();
    assert!(desk.refused("copy_quotas", json!({ "cohort": last })).say.contains("第一个班"));
    assert!(desk.refused("copy_quotas", json!({ "cohort": now })).say.contains("没有填写名额"));
    desk.ask("set_quotas", json!({ "cohort": last, "lines": [{ "unit": finance, "places": 3 }] }));
    let said = desk.said("copy_quotas", json!({ "cohort": now }));
    assert_eq!(said, "「第3期中青年干部培训班」照抄「第2期中青年干部培训班」的名额，3人");
    let twice = json!({ "cohort": now, "lines": [{ "unit": finance, "places": 3 }, { "unit": finance, "places": 1 }] });
    assert_eq!(desk.refused("set_quotas", twice).say, "单位「县财政局」在名额表里出现了两次。请只留一行。");
    let slip = json!({ "cohort": now, "lines": [{ "unit": finance, "places": 33333 }] });
    assert!(desk.refused("set_quotas", slip).say.contains("多敲了数字"));
}

fn cohort(number: u32, starts: &str, ends: &str) -> Value {
    json!({
        "name": "中青年干部培训班", "number": number, "category": "主体班", "starts": starts, "ends": ends,
        "place": "", "head_teacher": "", "host": "", "planned": 40, "note": "",
    })
}
