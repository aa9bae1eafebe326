//! Groups and what is held in a class, through the door.

use serde_json::{Value, json};

use crate::desk::Desk;

/// A class of 24 from eight units, every third a woman.
fn class(desk: &Desk) -> i64 {
    let cohort = desk.cohort("中青年干部培训班");
    for i in 0..24 {
        let entry = json!({
            "name": format!("学员{i:02}"), "unit": format!("县第{}局", i % 8), "sex": if i % 3 == 0 { "女" } else { "男" },
            "post": "干部", "rank": if i < 8 { "一级主任科员" } else { "四级主任科员" },
        });
        desk.ask("enrol", json!({ "cohort": cohort, "entry": entry }));
    }
    cohort
}
fn groups(desk: &Desk, cohort: i64) -> Value {
    desk.ask("groups", json!({ "cohort": cohort }))
}
fn sizes(groups: &Value) -> Vec<usize> {
    groups["groups"].as_array().unwrap().iter().map(|group| group["members"].as_array().unwrap().len()).collect()
}
fn trainee(desk: &Desk, cohort: i64, name: &str) -> Value {
    let trainees = desk.ask("trainees", json!({ "cohort": cohort }));
    trainees.as_array().unwrap().iter().find(|line| line["name"] == name).unwrap().clone()
}
fn group_of(desk: &Desk, cohort: i64, name: &str) -> Value {
    trainee(desk, cohort, name)["group"].clone()
}
fn id(desk: &Desk, cohort: i64, name: &str) -> Value {
    trainee(desk, cohort, name)["id"].clone()
}

#[test]
fn a_class_is_grouped_evenly_and_each_group_has_somebody_to_lead_it() {
    let desk = Desk::new();
    let cohort = class(&desk);
    let before = desk.dump();
    assert_eq!(
        desk.said("form_groups", json!({ "cohort": cohort, "groups": 4 })),
        "「第3期中青年干部培训班」24人分成4组"
    );
    let formed = groups(&desk, cohort);
    assert_eq!(sizes(&formed), [6, 6, 6, 6]);
    assert_eq!((&formed["without"], &formed["uneven"]), (&json!([]), &json!([])));
    for group in formed["groups"].as_array().unwrap() {
        assert_eq!((&group["men"], &group["women"]), (&json!(4), &json!(2)));
        assert_eq!(group["levels"][0], json!({ "word": "乡科级正职", "people": 2 }));
        assert!(group["units"].as_array().unwrap().iter().all(|unit| unit["people"] == 1), "{}", group["units"]);
        let leader = &group["members"][0];
        assert_eq!((&leader["leads"], &leader["rank"]), (&json!(true), &json!("一级主任科员")));
    }
    assert_eq!(formed["groups"][0]["title"], "第一组");
    desk.ask("undo", json!({}));
    assert_eq!(desk.dump(), before);

    desk.ask("form_groups", json!({ "cohort": cohort, "groups": 4 }));
    assert_eq!(groups(&desk, cohort), formed, "the same again");
    assert_ne!(desk.ask("form_groups", json!({ "cohort": cohort, "groups": 4, "seed": 1 })), formed);
    for (groups, word) in [(0, "1到24"), (25, "1到24")] {
        assert!(desk.refused("form_groups", json!({ "cohort": cohort, "groups": groups })).say.contains(word));
    }
    // Fewer groups, and none: who led leads no more.
    assert_eq!(sizes(&desk.ask("form_groups", json!({ "cohort": cohort, "groups": 3 }))), [8, 8, 8]);
    let cleared = desk.ask("clear_groups", json!({ "cohort": cohort }));
    assert_eq!((sizes(&cleared).len(), cleared["without"].as_array().unwrap().len()), (0, 24));
    assert_eq!(trainee(&desk, cohort, "学员00")["role"], "");
}

#[test]
fn wishes_are_kept_or_refused_by_name() {
    let desk = Desk::new();
    let cohort = class(&desk);
    let wish = |one: &str, other: &str, together: bool| json!({ "one": id(&desk, cohort, one), "other": id(&desk, cohort, other), "together": together });
    desk.ask("add_group_wish", wish("学员00", "学员08", true));
    desk.ask("add_group_wish", wish("学员08", "学员16", true));
    let said = desk.said("add_group_wish", wish("学员00", "学员01", false));
    assert_eq!(said, "分组要求：学员00与学员01不同组");
    assert_eq!(
        desk.refused("add_group_wish", wish("学员16", "学员00", false)).say,
        "这些要求互相矛盾：学员08与学员16同组，学员00与学员08同组，学员16与学员00不同组。请先取消其中一条。"
    );
    assert!(desk.refused("add_group_wish", wish("学员08", "学员00", true)).say.contains("已有要求"));
    assert!(desk.refused("add_group_wish", wish("学员00", "学员00", true)).say.contains("另一名"));

    let formed = desk.ask("form_groups", json!({ "cohort": cohort, "groups": 4 }));
    assert!(formed["wishes"].as_array().unwrap().iter().all(|wish| wish["kept"] == true), "{}", formed["wishes"]);
    assert_eq!(group_of(&desk, cohort, "学员00"), group_of(&desk, cohort, "学员16"));

    // Groups of two have no room for three who go together.
    let refusal = desk.refused("form_groups", json!({ "cohort": cohort, "groups": 12 }));
    assert!(
        refusal.say.contains("学员00与学员08同组，学员08与学员16同组") && !refusal.say.contains("学员01"),
        "{}",
        refusal.say
    );
    let removed = desk.ask("remove_group_wish", json!({ "wish": formed["wishes"][0]["id"] }));
    assert_eq!(removed["wishes"].as_array().unwrap().len(), 2);
}

#[test]
fn who_is_locked_stays() {
    let desk = Desk::new();
    let cohort = class(&desk);
    assert!(
        desk.refused("lock_in_group", json!({ "trainee": id(&desk, cohort, "学员05"), "locked": true }))
            .say
            .contains("还没有编入小组")
    );
    desk.ask("form_groups", json!({ "cohort": cohort, "groups": 4 }));
    let last = groups(&desk, cohort)["groups"][3]["id"].clone();
    let moved = desk.said("move_to_group", json!({ "trainee": id(&desk, cohort, "学员05"), "group": last }));
    assert_eq!(moved, "学员05编入第四组");
    desk.ask("lock_in_group", json!({ "trainee": id(&desk, cohort, "学员05"), "locked": true }));
    for seed in 0..5 {
        desk.ask("form_groups", json!({ "cohort": cohort, "groups": 5, "seed": seed }));
        assert_eq!(group_of(&desk, cohort, "学员05"), 4, "{seed}");
    }
    let refusal = desk.refused("form_groups", json!({ "cohort": cohort, "groups": 3 }));
    assert_eq!(refusal.say, "学员05固定在第四组，不能只分成3组。请先解除固定，或增加组数。");
    desk.ask("move_to_group", json!({ "trainee": id(&desk, cohort, "学员05"), "group": null }));
    assert_eq!(trainee(&desk, cohort, "学员05")["locked"], false);
    let place = desk.ask("set_group_place", json!({ "group": last, "place": "201教室" }));
    assert_eq!(place["groups"][3]["place"], "201教室");
}

#[test]
fn a_repair_moves_the_fewest_and_says_who() {
    let desk = Desk::new();
    let cohort = class(&desk);
    assert!(desk.refused("repair_groups", json!({ "cohort": cohort })).say.contains("还没有分组"));
    desk.ask("form_groups", json!({ "cohort": cohort, "groups": 4 }));
    let formed = groups(&desk, cohort);
    let quiet = desk.ask("repair_groups", json!({ "cohort": cohort }));
    assert_eq!((&quiet["say"], &quiet["moves"]), (&json!("各组人数均衡，没有人需要调整"), &json!([])));

    // Two of the first group leave: one comes over from another, everybody else stays.
    for member in &formed["groups"][0]["members"].as_array().unwrap()[4..] {
        desk.ask("trainee_leaves", json!({ "trainee": member["trainee"], "on": "2026-03-10", "why": "借调" }));
    }
    assert_eq!(sizes(&groups(&desk, cohort)), [4, 6, 6, 6]);
    assert_eq!(groups(&desk, cohort)["uneven"][0], "第二组6人，第一组4人");
    let before = desk.dump();
    let repaired = desk.ask("repair_groups", json!({ "cohort": cohort }));
    assert_eq!(repaired["moves"].as_array().unwrap().len(), 1);
    let (name, from) = (repaired["moves"][0]["name"].as_str().unwrap(), repaired["moves"][0]["from"].as_i64().unwrap());
    let title = ["", "第一组", "第二组", "第三组", "第四组"][from as usize];
    assert_eq!(repaired["say"], format!("{name}由{title}调到第一组，共调整1人"));
    let mut now = sizes(&repaired["groups"]);
    now.sort_unstable();
    assert_eq!(now, [5, 5, 6, 6]);
    desk.ask("undo", json!({}));
    assert_eq!(desk.dump(), before);

    // With a newcomer instead, nobody who has a group moves.
    desk.ask("enrol", json!({ "cohort": cohort, "entry": { "name": "新来", "unit": "县第九局" } }));
    let repaired = desk.ask("repair_groups", json!({ "cohort": cohort }));
    assert_eq!(repaired["say"], "新来编入第一组，其他人不动");
}

#[test]
fn what_somebody_holds_stands_on_the_list_of_officers() {
    let desk = Desk::new();
    let cohort = desk.cohort_of(&["张三", "李四", "王五"]);
    desk.ask("form_groups", json!({ "cohort": cohort, "groups": 1 }));
    let words = desk.ask("role_words", json!({}));
    assert_eq!(
        (&words["committee"][0], &words["branch"][0], &words["group"][0]),
        (&json!("班长"), &json!("支部书记"), &json!("组长"))
    );
    let set =
        |name: &str, role: &str| desk.said("set_role", json!({ "trainee": id(&desk, cohort, name), "role": role }));
    assert_eq!(set("张三", "班长，临时党支部书记"), "张三任班长、支部书记");
    set("李四", "第一组组长、安全委员");
    set("王五", "联络员、副组长");
    let officers = desk.ask("officers", json!({ "cohort": cohort }));
    let list = |of: &Value| -> Vec<String> {
        let name = |it: &Value| it["name"].as_str().unwrap().to_owned();
        let names = |it: &Value| it["holders"].as_array().unwrap().iter().map(name).collect::<Vec<_>>().join(" ");
        of.as_array().unwrap().iter().map(|it| format!("{} {}", it["word"].as_str().unwrap(), names(it))).collect()
    };
    assert_eq!(list(&officers["committee"])[..2], ["班长 张三", "副班长 "]);
    assert_eq!(list(&officers["committee"]).last().unwrap(), "安全委员 李四");
    assert_eq!(list(&officers["branch"])[0], "支部书记 张三");
    assert_eq!(list(&officers["groups"][0]["offices"]), ["组长 李四", "副组长 王五"]);
    assert_eq!(list(&officers["others"]), ["联络员 王五"]);
    // Who leaves holds nothing any more; the office is vacant.
    desk.ask("trainee_leaves", json!({ "trainee": id(&desk, cohort, "张三"), "on": "2026-03-10", "why": "" }));
    assert_eq!(list(&desk.ask("officers", json!({ "cohort": cohort }))["committee"])[0], "班长 ");
    assert_eq!(set("王五", ""), "王五不再担任班内职务");
}

#[test]
fn a_class_that_is_deleted_comes_back_with_its_groups() {
    let desk = Desk::new();
    let cohort = class(&desk);
    desk.ask("form_groups", json!({ "cohort": cohort, "groups": 4 }));
    desk.ask(
        "add_group_wish",
        json!({ "one": id(&desk, cohort, "学员00"), "other": id(&desk, cohort, "学员01"), "together": true }),
    );
    desk.ask("set_eligibility", json!({ "cohort": cohort, "years": 2 }));
    desk.ask("freeze_roster", json!({ "cohort": cohort }));
    let gone = json!({ "trainee": id(&desk, cohort, "学员02"), "entry": { "name": "李四" }, "on": "2026-03-10" });
    desk.ask("replace_trainee", gone);
    let unit = desk.ask("units", json!({}))[0]["id"].clone();
    desk.ask("set_quotas", json!({ "cohort": cohort, "lines": [{ "unit": unit, "places": 3 }] }));
    let before = desk.dump();
    desk.ask("remove_cohort", json!({ "cohort": cohort }));
    desk.ask("undo", json!({}));
    assert_eq!(desk.dump(), before);
}
