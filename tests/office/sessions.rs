//! Sessions on the timetable: planned one by one and in bulk, moved, stretched, exchanged, copied, given to several
//! classes at once, in several rooms.

use serde_json::{Value, json};

use crate::desk::Desk;

/// A session of a class, with branch rooms, at a field site, by somebody.
fn rich(desk: &Desk, cohort: i64, more: Value) -> Value {
    let mut plan = json!({
        "cohort": cohort, "day": "2026-03-09", "starts": "08:30", "ends": "11:30", "kind": "讲授",
        "topic": "县情讲座", "lecturer": "李明", "venue": "报告厅", "rooms": ["201教室", "202教室"],
        "field_site": "青原革命纪念馆", "moderator": "周敏", "note": "带讲义",
    });
    plan.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    desk.ask("plan_session", plan)["session"].clone()
}

#[allow(dead_code)]
fn session(desk: &Desk, cohort: i64, id: &Value) -> Value {
    let timetable = desk.ask("timetable", json!({ "cohort": cohort }));
    timetable["sessions"].as_array().unwrap().iter().find(|line| line["id"] == *id).cloned().unwrap_or(Value::Null)
}

#[test]
fn a_session_has_all_its_rooms_and_its_site() {
    let desk = Desk::new();
    let cohort = desk.cohort("中青年干部培训班");
    let line = rich(&desk, cohort, json!({ "elective": true, "locked": true }));
    assert_eq!(line["place"], "青原革命纪念馆、报告厅、201教室、202教室");
    assert_eq!(line["rooms"].as_array().unwrap().len(), 2);
    for (field, value) in [("elective", json!(true)), ("locked", json!(true)), ("moderator", json!("周敏"))] {
        assert_eq!(line[field], value, "{field}");
    }
    // Undone with all its rooms and everything that was entered with it; done again the same.
    let before = desk.dump();
    desk.ask("undo", json!({}));
    assert_eq!(desk.ask("venues", json!({})), json!([]));
    desk.ask("redo", json!({}));
    assert_eq!(desk.dump(), before);
}

#[test]
fn what_a_plan_leaves_out_stays_as_it_was() {
    let desk = Desk::new();
    let cohort = desk.cohort("中青年干部培训班");
    let line = rich(&desk, cohort, json!({ "elective": true, "locked": true, "hours": 350 }));
    let bare = json!({ "cohort": cohort, "day": "2026-03-09", "starts": "08:30", "ends": "11:30", "kind": "讲授" });
    let replan = |more: Value| {
        let mut plan = bare.clone();
        plan.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        desk.ask("replan_session", json!({ "session": line["id"], "plan": plan }))["session"].clone()
    };
    assert_eq!(replan(json!({})), line);
    // An empty name empties; what is given is taken; a title takes the topic's place.
    for (given, field, value) in [
        (json!({ "lecturer": "" }), "lecturer", Value::Null),
        (json!({ "field_site": "" }), "field_site", Value::Null),
        (json!({ "rooms": [] }), "rooms", json!([])),
        (json!({ "locked": false }), "locked", json!(false)),
        (json!({ "note": "" }), "note", json!("")),
        (json!({ "title": "自习", "kind": "自学" }), "topic", Value::Null),
        (json!({ "venue": "201教室" }), "venue_name", json!("201教室")),
        (json!({ "ends": "10:45" }), "hours", json!(350)),
    ] {
        assert_eq!(replan(given)[field], value, "{field}");
    }
    let bare = json!({ "cohort": cohort, "day": "2026-03-09", "starts": "08:30", "ends": "11:30", "kind": "讲授" });
    let nothing = json!({ "session": line["id"], "plan": { "title": "", "topic": "", "cohort": cohort,
        "day": bare["day"], "starts": "08:30", "ends": "11:30", "kind": "讲授" } });
    assert!(desk.refused("replan_session", nothing).say.contains("请选择专题"));
}

#[test]
fn many_are_planned_in_one_step_and_a_refusal_names_its_row() {
    let desk = Desk::new();
    let cohort = desk.cohort("中青年干部培训班");
    let before = desk.dump();
    let plan = |day: &str, ends: &str| {
        json!({ "cohort": cohort, "day": day, "starts": "08:30", "ends": ends, "kind": "讲授", "topic": "《县情讲座》",
                "lecturer": "李明", "venue": "报告厅", "rooms": ["201教室"] })
    };
    let refused =
        desk.refused("plan_sessions", json!({ "plans": [plan("2026-03-09", "11:30"), plan("2026-03-10", "08:00")] }));
    assert_eq!((refused.row, refused.field.as_deref()), (Some(2), Some("ends")));
    assert_eq!(desk.dump(), before);
    let request = json!({ "plans": [plan("2026-03-09", "11:30"), plan("2026-03-10", "11:30")] });
    assert_eq!(desk.said("plan_sessions", request), "安排了1个班次的2个课次");
    for register in ["lecturers", "topics"] {
        assert_eq!(desk.ask(register, json!({})).as_array().unwrap().len(), 1, "{register}: looked up, not repeated");
    }
    desk.ask("undo", json!({}));
    assert_eq!(desk.dump(), before);
}
