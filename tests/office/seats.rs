//! Rooms and sites hold so many: a group of a class, or all of it; and where there is no room, no time is free.

use serde_json::{Value, json};

use crate::desk::Desk;

/// A class of five.
fn class(desk: &Desk) -> i64 {
    desk.cohort_of(&["张三", "李四", "王五", "赵六", "钱七"])
}

fn venue(desk: &Desk, name: &str, capacity: u32) -> i64 {
    let request = json!({ "name": name, "capacity": capacity, "place": "", "note": "" });
    desk.ask("add_venue", request)["id"].as_i64().unwrap()
}

fn says(clashes: &Value) -> Vec<String> {
    clashes.as_array().unwrap().iter().map(|it| it["say"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_room_of_分组研讨_seats_a_group() {
    let desk = Desk::new();
    let cohort = class(&desk);
    let (small, large) = (venue(&desk, "第一研讨室", 2), venue(&desk, "第二研讨室", 4));
    let plan = |title: &str, rooms: &[i64]| {
        let request = json!({ "cohort": cohort, "day": "2026-03-09", "starts": "19:00", "ends": "20:30", "kind": "研讨",
                              "title": title, "venue": rooms[0], "rooms": &rooms[1..] });
        let planned = desk.ask("plan_session", request);
        let typed = json!({ "cohort": cohort, "day": "2026-03-09", "starts": "19:00", "ends": "20:30", "kind": "研讨",
                            "title": title, "venue": rooms[0], "rooms": &rooms[1..] });
        desk.ask("undo", json!({}));
        let (said, would) = (says(&planned["clashes"]), says(&desk.ask("would_clash", typed)));
        assert_eq!(said, would, "what would be is what is");
        said
    };
    assert!(plan("分组研讨", &[small]).is_empty(), "nobody knows the groups yet");
    desk.ask("form_groups", json!({ "cohort": cohort, "groups": 2 }));
    assert_eq!(plan("分组研讨", &[small]), ["第一研讨室 2座，一组有3人，差1座"]);
    assert!(plan("分组研讨", &[large]).is_empty());
    assert!(plan("分组研讨", &[small, large]).is_empty());
    assert_eq!(plan("交流研讨", &[large]), ["第二研讨室 4座，本班5人，差1座"]);
}

#[test]
fn where_a_class_finds_no_room_nothing_is_free() {
    let desk = Desk::new();
    let cohort = class(&desk);
    let other = desk.cohort("科级干部进修班");
    let room = venue(&desk, "第一研讨室", 4);
    let site = desk.ask("add_field_site", json!({ "name": "纪念馆", "capacity": 44, "minutes": 30 }))["id"].clone();
    let request = json!({ "cohort": other, "day": "2026-03-09", "starts": "08:30", "ends": "10:00", "kind": "现场教学",
                          "title": "参观", "field_site": site });
    desk.ask("plan_session", request);
    let free = |more: Value| -> (Vec<String>, Vec<String>) {
        let mut asked = json!({ "minutes": 60, "from": "2026-03-09", "to": "2026-03-09" });
        asked.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let day = desk.ask("free_slots", asked)[0].clone();
        let word = |it: &Value, field: &str| it[field].as_str().unwrap().to_owned();
        let free = day["free"].as_array().unwrap().iter().map(|it| word(it, "starts") + "–" + &word(it, "ends"));
        (free.collect(), day["why"].as_array().unwrap().iter().map(|it| it.as_str().unwrap().to_owned()).collect())
    };
    assert_eq!(free(json!({ "venue": room })).0.len(), 3, "whoever comes");
    let (blocks, why) = free(json!({ "venue": room, "cohort": cohort }));
    assert_eq!((blocks.len(), why), (0, vec!["第一研讨室 4座，本班5人，差1座".to_owned()]));
    // 40 of the other class are planned there: five more are too many while they are there.
    let (blocks, _) = free(json!({ "field_site": site, "cohort": cohort }));
    assert_eq!(blocks, ["10:00–11:30", "14:30–17:30", "19:00–20:30"]);
    let request = json!({ "cohort": other, "day": "2026-03-09", "starts": "10:00", "ends": "21:00", "kind": "现场教学",
                          "title": "参观", "field_site": site });
    desk.ask("plan_session", request);
    let (blocks, why) = free(json!({ "field_site": site, "cohort": cohort }));
    assert_eq!(blocks, [""; 0]);
    assert_eq!(why, ["纪念馆 一次可接待44人，连同「第3期科级干部进修班」共45人，多1人"]);
}
