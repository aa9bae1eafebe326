//! The figures of a year by the office's own tree of kinds, each with its measure.

use serde_json::{Value, json};

use crate::desk::Desk;

/// A class of a kind with one session whose roll is taken; 张三 is in each of them.
fn class(desk: &Desk, name: &str, kind: Option<&Value>, others: &[&str]) {
    let request = json!({ "name": name, "number": 1, "category": "主体班", "starts": "2026-03-09", "ends": "2026-03-10",
                          "place": "", "head_teacher": "", "host": "", "planned": 10, "note": "", "kind": kind });
    let cohort = desk.ask("create_cohort", request)["id"].as_i64().unwrap();
    let zhang = json!({ "name": "张三", "unit": "县财政局", "id_number": "110199198506124430" });
    let others = others.iter().map(|name| json!({ "name": name, "unit": "县财政局" }));
    for entry in std::iter::once(zhang).chain(others) {
        desk.ask("enrol", json!({ "cohort": cohort, "entry": entry }));
    }
    let session = desk.session(cohort, "2026-03-09", "08:30", "11:30", &format!("{name}第一课"), "");
    desk.ask("take_roll", json!({ "session": session, "exceptions": [] }));
}

#[test]
fn every_branch_counts_with_all_below_it() {
    let desk = Desk::new();
    let kind = |name: &str, parent: Option<&Value>, nature: &str| {
        desk.ask("add_cohort_kind", json!({ "name": name, "parent": parent, "nature": nature }))["id"].clone()
    };
    let main = kind("主体班", None, "主体班");
    let young = kind("中青年干部培训班", Some(&main), "主体班");
    let county = kind("县直机关中青班", Some(&young), "主体班");
    let leaders = kind("科级干部进修班", Some(&main), "主体班");
    kind("委托班", None, "委托班");
    class(&desk, "甲班", Some(&county), &["李四"]);
    class(&desk, "乙班", Some(&young), &["王五", "赵六"]);
    class(&desk, "丙班", Some(&leaders), &[]);
    class(&desk, "丁班", None, &["钱七"]);
    let statistics = desk.ask("statistics", json!({ "from": "2026-01-01", "to": "2026-12-31" }));
    let lines: Vec<String> = statistics["branches"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| {
            let figures = &it["figures"];
            let indent = "　".repeat(it["depth"].as_u64().unwrap() as usize);
            let name = it["name"].as_str().unwrap();
            format!("{indent}{name} {}期 {}人次 {}人", figures["classes"], figures["trained"], it["people"])
        })
        .collect();
    assert_eq!(
        lines,
        [
            "主体班 3期 6人次 4人",
            "　中青年干部培训班 2期 5人次 4人",
            "　　县直机关中青班 1期 2人次 2人",
            "　科级干部进修班 1期 1人次 1人",
            "未归入类别 1期 2人次 2人",
        ]
    );
    assert_eq!((&statistics["total"]["trained"], &statistics["people"]), (&json!(8), &json!(5)));
    // What was rearranged counts where it stands now.
    desk.ask(
        "save_cohort_kind",
        json!({ "kind": county, "name": "县直机关中青班", "parent": leaders, "nature": "主体班" }),
    );
    let moved = desk.ask("statistics", json!({ "from": "2026-01-01", "to": "2026-12-31" }));
    let of = |name: &str| {
        let lines = moved["branches"].as_array().unwrap().iter();
        lines.filter(|it| it["name"] == name).map(|it| it["people"].clone()).next().unwrap()
    };
    assert_eq!([of("中青年干部培训班"), of("科级干部进修班"), of("主体班")], [json!(3), json!(2), json!(4)]);
}
