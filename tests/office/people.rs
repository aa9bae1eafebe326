//! People through the door: one person across classes and years, tags, and two records found to be one.

use serde_json::{Value, json};

use crate::desk::Desk;

const MAN: &str = "110199198506124430";
const WOMAN: &str = "110199198803084228";

/// A class of that name beginning on that day.
fn class(desk: &Desk, name: &str, starts: &str) -> i64 {
    let request = json!({
        "name": name, "number": null, "category": "主体班", "starts": starts, "ends": starts, "place": "",
        "head_teacher": "", "host": "", "planned": 1, "note": "",
    });
    desk.ask("create_cohort", request)["id"].as_i64().unwrap()
}

/// Somebody put on a class's roster; their line.
fn enrolled(desk: &Desk, cohort: i64, entry: Value) -> Value {
    let name = entry["name"].clone();
    let trainees = desk.ask("enrol", json!({ "cohort": cohort, "entry": entry }));
    trainees.as_array().unwrap().iter().rev().find(|line| line["name"] == name).unwrap().clone()
}

#[test]
fn a_persons_file_tells_every_class() {
    let desk = Desk::new();
    let [first, second] = [("科干班", "2024-03-11"), ("中青班", "2026-03-09")].map(|(name, on)| class(&desk, name, on));
    let entry = |unit: &str, post: &str, rank: &str| json!({ "name": "张三", "id_number": MAN, "unit": unit, "post": post, "rank": rank });
    let old = enrolled(&desk, first, entry("县旅游局", "科员", "一级科员"));
    let units = desk.ask("units", json!({}));
    let on = json!({ "unit": units[0]["id"], "name": "县文旅局", "on": "2025-01-01" });
    desk.ask("rename_unit", on);
    enrolled(&desk, second, entry("县文旅局", "副局长", ""));
    let session = desk.session(first, "2024-03-11", "08:30", "11:30", "县情讲座", "李明");
    desk.ask("take_roll", json!({ "session": session, "exceptions": [] }));
    let decision = json!({ "trainee": old["id"], "decision": "准予结业", "reason": "" });
    desk.ask("decide_completion", json!({ "cohort": first, "decisions": [decision] }));
    desk.ask("issue_certificates", json!({ "cohort": first, "trainees": [] }));
    let person = &old["person"];
    let entry =
        json!({ "name": "张叁", "id_number": MAN, "unit": "县文旅局", "post": "副局长", "post_since": "2025.3" });
    desk.ask("save_person", json!({ "person": person, "entry": entry }));

    let file = desk.ask("person", json!({ "person": person }));
    assert_eq!(file["person"]["post_since"], "2025-03");
    assert_eq!((&file["unit_name"], &file["hours"]), (&json!("县文旅局"), &json!(400)));
    let [now, then] = [0, 1].map(|i| file["classes"][i].clone());
    assert_eq!((&now["title"], &now["unit"], &now["hours"]), (&json!("中青班"), &json!("县文旅局"), &json!(0)));
    assert_eq!(now["changes"], json!(["单位由县旅游局变为县文旅局", "职务由科员变为副局长"]));
    assert_eq!(
        (&then["unit"], &then["post"], &then["decision"]),
        (&json!("县旅游局"), &json!("科员"), &json!("准予结业"))
    );
    assert_eq!(then["changes"], json!(["证书上的姓名是张三"]));
    assert!(then["serial"].as_str().unwrap().contains("0001"));
    assert_eq!(then["hours"], 400);
}

#[test]
fn what_an_entry_leaves_blank_stays_and_a_new_post_has_no_old_day() {
    let desk = Desk::new();
    let [first, second, third] = ["甲班", "乙班", "丙班"].map(|name| class(&desk, name, "2026-03-09"));
    let full = json!({
        "name": "张三", "id_number": MAN, "unit": "县财政局", "post": "股长", "post_since": "2019.03", "rank": "一级主任科员",
        "rank_since": "20.6", "education": "专科毕业", "in_service": "省委党校研究生", "political": "党员", "ethnicity": "汉",
    });
    enrolled(&desk, first, full);
    let person = |desk: &Desk| desk.ask("people", json!({}))[0].clone();
    for (field, value) in [
        ("education", "大专"),
        ("in_service", "省委党校研究生"),
        ("political", "中共党员"),
        ("ethnicity", "汉族"),
        ("rank_since", "2020-06"),
    ] {
        assert_eq!(person(&desk)[field], value, "{field}");
    }
    enrolled(&desk, second, json!({ "name": "张三", "id_number": MAN, "unit": "县财政局", "post": "股长" }));
    assert_eq!(person(&desk)["post_since"], "2019-03");
    enrolled(&desk, third, json!({ "name": "张三", "id_number": MAN, "unit": "县财政局", "post": "副局长" }));
    let now = person(&desk);
    assert_eq!((&now["post"], &now["post_since"]), (&json!("副局长"), &Value::Null));
    assert_eq!((&now["rank"], &now["rank_since"]), (&json!("一级主任科员"), &json!("2020-06")));
}

#[test]
fn a_line_of_an_old_class_corrected_says_nothing_of_today() {
    let desk = Desk::new();
    let [old, new] = [("甲班", "2024-03-11"), ("乙班", "2026-03-09")].map(|(name, on)| class(&desk, name, on));
    let entry = |unit: &str, post: &str, rank: &str| json!({ "name": "张三", "id_number": MAN, "unit": unit, "post": post, "rank": rank });
    let line = enrolled(&desk, old, entry("县旅游局", "科员", "一级科员"));
    let mut full = entry("县财政局", "副局长", "三级主任科员");
    (full["post_since"], full["rank_since"], full["in_service"]) =
        (json!("2025-03"), json!("2024-12"), json!("在职大学"));
    enrolled(&desk, new, full);
    let before = desk.ask("trainees", json!({ "cohort": old }))[0].clone();
    let fields = ["name", "id_number", "unit", "post", "post_since", "rank", "rank_since", "in_service", "note"];
    let mut entry: serde_json::Map<String, Value> =
        fields.iter().map(|field| ((*field).to_owned(), before[*field].clone())).collect();
    entry.insert("phone".into(), json!("13900000001"));
    let save = |entry: &serde_json::Map<String, Value>| {
        desk.ask("save_trainee", json!({ "trainee": line["id"], "entry": entry, "role": "", "joined": null }))
    };
    save(&entry);
    let person = || desk.ask("people", json!({}))[0].clone();
    for (field, value) in [
        ("unit_name", "县财政局"),
        ("post", "副局长"),
        ("post_since", "2025-03"),
        ("rank", "三级主任科员"),
        ("rank_since", "2024-12"),
        ("in_service", "在职大学"),
        ("phone", "13900000001"),
    ] {
        assert_eq!(person()[field], value, "{field}");
    }
    let then = desk.ask("trainees", json!({ "cohort": old }))[0].clone();
    assert_eq!((&then["unit"], &then["post"], &then["rank"]), (&before["unit"], &before["post"], &before["rank"]));
    // What is changed on the line is news of the person.
    entry.insert("post".into(), json!("局长"));
    save(&entry);
    assert_eq!((&person()["post"], &person()["unit_name"]), (&json!("局长"), &json!("县财政局")));
}

#[test]
fn tags_have_their_time() {
    let desk = Desk::new();
    let cohort = class(&desk, "甲班", "2026-03-09");
    let person = enrolled(&desk, cohort, json!({ "name": "张三" }))["person"].clone();
    let tag =
        |tag: &str, since: Value, until: Value| json!({ "person": person, "tag": tag, "since": since, "until": until });
    desk.ask("tag_person", tag(" 后备干部 ", json!("2021.3"), Value::Null));
    let tags = desk.ask("tag_person", tag("后备干部", json!("2021-03"), json!("2024-01")));
    assert_eq!(tags.as_array().unwrap().len(), 1, "the same tag, ended");
    assert_eq!((&tags[0]["since"], &tags[0]["until"]), (&json!("2021-03"), &json!("2024-01")));
    desk.ask("tag_person", tag("一把手", Value::Null, Value::Null));
    let refusal = desk.refused("tag_person", tag("一把手", json!("2024-05"), json!("2024-05")));
    assert_eq!(
        (refusal.field.as_deref(), refusal.say.as_str()),
        (Some("until"), "标签的截止时间应晚于开始时间，请检查。")
    );
    let lists = desk.ask("word_lists", json!({}));
    assert_eq!(lists["tags"][0], "一把手");
    assert_eq!(lists["tags"].as_array().unwrap().iter().filter(|tag| *tag == "后备干部").count(), 1);
    assert_eq!(desk.said("untag_person", json!({ "tag": tags[0]["id"] })), "去掉了张三的标签「后备干部」");
    assert_eq!(desk.ask("person", json!({ "person": person }))["tags"][0]["tag"], "一把手");
}

#[test]
fn two_records_of_one_person_become_one() {
    let desk = Desk::new();
    let [first, second] = ["甲班", "乙班"].map(|name| class(&desk, name, "2026-03-09"));
    let known = enrolled(&desk, first, json!({ "name": "张三", "id_number": MAN, "unit": "县财政局", "post": "股长" }));
    let other = enrolled(
        &desk,
        second,
        json!({ "name": "张三", "birth": "1985-06", "unit": "县水利局", "phone": "13900000001", "post": "局长", "post_since": "2020-01" }),
    );
    // By mistake the one is on the other's roster, too.
    let entry = json!({ "name": "张三", "id_number": MAN });
    enrolled(&desk, second, entry);
    let tag = |who: &Value, tag: &str| desk.ask("tag_person", json!({ "person": who["person"], "tag": tag }));
    tag(&known, "一把手");
    tag(&other, "一把手");
    tag(&other, "村干部");

    let likely = desk.ask("likely_same", json!({}));
    assert_eq!(likely[0]["why"], "同名，出生年月相同");
    assert_eq!((&likely[0]["one"]["id"], &likely[0]["one"]["classes"]), (&known["person"], &json!(2)));
    let before = desk.dump();
    let pair = json!({ "from": other["person"], "into": known["person"] });
    assert_eq!(desk.said("merge_people", pair.clone()), "张三的两条记录合并成一人，0个班次归到一起");
    desk.ask("undo", json!({}));
    assert_eq!(desk.dump(), before);

    // Once a roll was taken, the line with the roll is the one that stays.
    let session = desk.session(second, "2026-03-09", "08:30", "11:30", "县情讲座", "李明");
    let trainees = desk.ask("trainees", json!({ "cohort": second }));
    let bare = trainees.as_array().unwrap().iter().find(|line| line["person"] == known["person"]).unwrap();
    desk.ask("remove_trainee", json!({ "trainee": bare["id"] }));
    desk.ask("take_roll", json!({ "session": session, "exceptions": [] }));
    enrolled(&desk, second, json!({ "name": "张三", "id_number": MAN }));
    desk.ask("merge_people", pair);
    let people = desk.ask("people", json!({}));
    assert_eq!(people.as_array().unwrap().len(), 1);
    let one = &people[0];
    assert_eq!(
        (&one["phone"], &one["unit_name"], &one["hours"]),
        (&json!("13900000001"), &json!("县财政局"), &json!(400))
    );
    assert_eq!(
        (&one["post"], &one["post_since"]),
        (&json!("股长"), &Value::Null),
        "the other's day is of another post"
    );
    let file = desk.ask("person", json!({ "person": known["person"] }));
    let tags: Vec<_> = file["tags"].as_array().unwrap().iter().map(|tag| tag["tag"].as_str().unwrap()).collect();
    assert_eq!(tags, ["一把手", "村干部"]);
}

#[test]
fn who_has_a_history_of_his_own_is_not_merged_away() {
    let desk = Desk::new();
    let cohort = class(&desk, "甲班", "2026-03-09");
    let [one, other] =
        ["县财政局", "县水利局"].map(|unit| enrolled(&desk, cohort, json!({ "name": "张三", "unit": unit })));
    let session = desk.session(cohort, "2026-03-09", "08:30", "11:30", "县情讲座", "李明");
    desk.ask("take_roll", json!({ "session": session, "exceptions": [] }));
    let pair = json!({ "from": one["person"], "into": other["person"] });
    let refusal = desk.refused("merge_people", pair);
    assert_eq!(refusal.say, "两个张三都在「甲班」的名册里，都有考勤或证书，不能合并。请先核对那个班的名册。");

    let [man, woman] = [MAN, WOMAN].map(|id| enrolled(&desk, cohort, json!({ "name": "李四", "id_number": id })));
    let refusal = desk.refused("merge_people", json!({ "from": man["person"], "into": woman["person"] }));
    assert_eq!(refusal.say, "两个李四的身份证号不同，不是同一人。如果其中一个号码写错了，请先改正，再合并。");
    let refusal = desk.refused("remove_person", json!({ "person": man["person"] }));
    assert_eq!(refusal.say, "人员「李四」还有1个班的名册在用，不能删除。");
    desk.ask("remove_trainee", json!({ "trainee": man["id"] }));
    assert_eq!(desk.said("remove_person", json!({ "person": man["person"] })), "从人员库删除了李四");
}

#[test]
fn the_clerk_says_once_that_two_are_two() {
    let desk = Desk::new();
    let cohort = class(&desk, "甲班", "2026-03-09");
    let [one, other] = ["县财政局", "县水利局"]
        .map(|unit| enrolled(&desk, cohort, json!({ "name": "张三", "unit": unit, "phone": "13900000001" })));
    let pairs = |desk: &Desk| desk.ask("likely_same", json!({})).as_array().unwrap().len();
    assert_eq!(pairs(&desk), 1);
    let said = desk.said("not_same", json!({ "one": other["person"], "other": one["person"] }));
    assert_eq!(said, "张三（县水利局）和张三（县财政局）不是同一人");
    assert_eq!(pairs(&desk), 0);
    let desk = desk.restart();
    assert_eq!(pairs(&desk), 0);
    desk.ask("undo", json!({}));
    assert_eq!(pairs(&desk), 1);
}
