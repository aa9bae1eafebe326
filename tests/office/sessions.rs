//! Sessions on the timetable: planned one by one and in bulk, moved, stretched, exchanged, copied, given to several
//! classes at once, in several rooms.

use proptest::prelude::*;
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
    let theirs = json!({ "session": line["id"], "plan": { "cohort": desk.cohort("科级干部进修班"),
        "day": "2026-03-09", "starts": "08:30", "ends": "11:30", "kind": "讲授" } });
    assert_eq!(desk.refused("replan_session", theirs).field.as_deref(), Some("cohort"));
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

#[test]
fn who_has_confirmed_is_told_when_something_changes() {
    let plan = |more: Value| {
        let mut plan = json!({ "cohort": 1, "day": "2026-03-09", "starts": "08:30", "ends": "11:30", "kind": "讲授" });
        plan.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        json!({ "session": 1, "plan": plan })
    };
    let cases = [
        ("move_session", json!({ "session": 1, "day": "2026-03-11", "starts": "08:30" }), "已调整"),
        ("move_session", json!({ "session": 1, "day": "2026-03-09", "starts": "08:30" }), "已确认"),
        ("stretch_session", json!({ "session": 1, "starts": "08:30", "ends": "12:00" }), "已调整"),
        ("swap_sessions", json!({ "one": 1, "other": 2 }), "已调整"),
        ("replan_session", plan(json!({ "lecturer": "周敏" })), "已调整"),
        ("replan_session", plan(json!({ "venue": "301教室" })), "已调整"),
        ("replan_session", plan(json!({ "topic": "党章导读" })), "已调整"),
        // The whole plan as the panel sends it, its state too, with another time; and a state that was chosen.
        ("replan_session", plan(json!({ "ends": "11:00", "state": "已确认" })), "已调整"),
        ("replan_session", plan(json!({ "ends": "11:00", "state": "待确认" })), "待确认"),
        ("replan_session", plan(json!({ "note": "带电脑" })), "已确认"),
        ("lock_sessions", json!({ "sessions": [1], "locked": true }), "已确认"),
    ];
    for (name, request, state) in cases {
        let desk = Desk::new();
        let cohort = desk.cohort("中青年干部培训班");
        assert_eq!(rich(&desk, cohort, json!({}))["id"], 1);
        rich(&desk, cohort, json!({ "day": "2026-03-10" }));
        assert_eq!(session(&desk, cohort, &json!(1))["state"], "待确认");
        desk.ask("confirm_sessions", json!({ "sessions": [1], "state": "已确认" }));
        desk.ask(name, request.clone());
        assert_eq!(session(&desk, cohort, &json!(1))["state"], state, "{name} {request}");
        desk.ask("confirm_sessions", json!({ "sessions": [1], "state": "已确认" }));
        assert_eq!(session(&desk, cohort, &json!(1))["state"], "已确认", "once they were told");
    }
}

#[test]
fn hours_follow_the_block_until_they_are_set_by_hand() {
    let desk = Desk::new();
    let cohort = desk.cohort("中青年干部培训班");
    let by_block = rich(&desk, cohort, json!({}))["id"].clone();
    let by_hand = rich(&desk, cohort, json!({ "day": "2026-03-10", "hours": 350 }))["id"].clone();
    for (id, hours) in [(&by_block, 200), (&by_hand, 350)] {
        let stretched = desk.ask("stretch_session", json!({ "session": id, "starts": "09:00", "ends": "10:30" }));
        assert_eq!(
            (&stretched["session"]["hours"], &stretched["session"]["day"]),
            (&json!(hours), &session(&desk, cohort, id)["day"])
        );
    }
    let reversed = json!({ "session": by_hand, "starts": "10:30", "ends": "10:30" });
    assert_eq!(desk.refused("stretch_session", reversed).field.as_deref(), Some("ends"));
    let past_midnight = json!({ "session": by_hand, "day": "2026-03-10", "starts": "23:00" });
    assert_eq!(desk.refused("move_session", past_midnight).field.as_deref(), Some("starts"));
}

#[test]
fn two_sessions_change_places_across_classes_each_as_long_as_it_is() {
    let desk = Desk::new();
    let (ours, theirs) = (desk.cohort("中青年干部培训班"), desk.cohort("科级干部进修班"));
    let one = desk.session(ours, "2026-03-09", "08:30", "11:30", "县情讲座", "李明");
    let other = desk.session(theirs, "2026-03-10", "14:30", "16:00", "党章导读", "周敏");
    let said = desk.said("swap_sessions", json!({ "one": one, "other": other }));
    assert_eq!(said, "互换：「县情讲座」到 3月10日（周二）下午 14:30，「党章导读」到 3月9日（周一）上午 08:30");
    let (one, other) = (session(&desk, ours, &json!(one)), session(&desk, theirs, &json!(other)));
    assert_eq!((&one["day"], &one["starts"], &one["ends"]), (&json!("2026-03-10"), &json!("14:30"), &json!("17:30")));
    assert_eq!(
        (&other["day"], &other["starts"], &other["ends"]),
        (&json!("2026-03-09"), &json!("08:30"), &json!("10:00"))
    );
    let itself = desk.refused("swap_sessions", json!({ "one": one["id"], "other": one["id"] }));
    assert!(itself.say.contains("同一个课次"), "{}", itself.say);
}

#[test]
fn copies_keep_their_distance_and_nobody_has_confirmed_them() {
    let desk = Desk::new();
    let (ours, theirs) = (desk.cohort("中青年干部培训班"), desk.cohort("科级干部进修班"));
    let first = rich(&desk, ours, json!({ "state": "已确认", "locked": true }))["id"].clone();
    let second = rich(&desk, ours, json!({ "day": "2026-03-11", "starts": "14:30", "ends": "17:30" }))["id"].clone();
    // In whatever order they were chosen; one chosen twice is copied once.
    let request =
        json!({ "sessions": [second, first, second], "to_cohort": theirs, "day": "2026-03-16", "starts": "09:00" });
    let copies = desk.ask("copy_sessions", request);
    let when: Vec<_> = copies
        .as_array()
        .unwrap()
        .iter()
        .map(|it| {
            let line = &it["session"];
            json!([line["cohort"], line["day"], line["starts"], line["ends"], line["state"], line["locked"]])
        })
        .collect();
    assert_eq!(
        when,
        [
            json!([theirs, "2026-03-16", "09:00", "12:00", "待确认", false]),
            json!([theirs, "2026-03-18", "15:00", "18:00", "待确认", false]),
        ]
    );
    assert_eq!(copies[0]["session"]["place"], "青原革命纪念馆、报告厅、201教室、202教室");
    let too_late = json!({ "sessions": [second], "day": "2026-03-16", "starts": "22:00" });
    assert_eq!(desk.refused("copy_sessions", too_late).field.as_deref(), Some("starts"));
    assert!(desk.refused("copy_sessions", json!({ "sessions": [], "day": "2026-03-16" })).say.contains("没有选择课次"));
}

// ---------------------------------------------------------------------------------------------- 合班

/// What is the same for every class of a 合班.
const SHARED: [&str; 13] = [
    "day",
    "starts",
    "ends",
    "kind",
    "topic",
    "title",
    "lecturer",
    "venue",
    "rooms",
    "field_site",
    "state",
    "moderator",
    "joint",
];

fn members(desk: &Desk, session: &Value) -> Vec<Value> {
    let joined = desk.ask("joint_session", json!({ "session": session }));
    joined["members"].as_array().unwrap().iter().map(|it| it["session"].clone()).collect()
}

/// Three classes that share one session; their ids and the session's.
fn three_classes(desk: &Desk) -> ([i64; 3], Value) {
    let cohorts = ["中青年干部培训班", "科级干部进修班", "公务员初任培训班"].map(|name| desk.cohort(name));
    let line = rich(desk, cohorts[0], json!({}))["id"].clone();
    let said = desk.said("join_sessions", json!({ "session": line, "cohorts": &cohorts[1..] }));
    assert_eq!(
        said,
        "「第3期中青年干部培训班」3月9日（周一）08:30 《县情讲座》与「第3期科级干部进修班」「第3期公务员初任培训班」合班"
    );
    (cohorts, line)
}

#[test]
fn whatever_is_done_to_a_joint_session_is_done_in_every_class() {
    let desk = Desk::new();
    let (cohorts, first) = three_classes(&desk);
    let alone = desk.session(cohorts[0], "2026-03-12", "14:30", "16:00", "党章导读", "周敏");
    let all = members(&desk, &first);
    let whole = |more: Value| {
        let mut plan = json!({ "cohort": cohorts[1], "day": "2026-03-10", "starts": "14:30", "ends": "16:00", "kind": "案例教学" });
        plan.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        plan
    };
    let edits = [
        (
            "amend_timetable",
            json!({ "steps": [{ "step": "venue", "session": all[1]["id"], "venue": all[0]["rooms"][1] }] }),
        ),
        ("move_session", json!({ "session": all[1]["id"], "day": "2026-03-11", "starts": "09:00" })),
        ("stretch_session", json!({ "session": all[2]["id"], "starts": "14:30", "ends": "16:00" })),
        (
            "replan_session",
            json!({ "session": all[1]["id"], "plan": whole(json!({ "topic": "基层治理", "lecturer": "韩立新" })) }),
        ),
        (
            "replan_session",
            json!({ "session": all[1]["id"], "plan": whole(json!({ "venue": "201教室", "field_site": "廉政教育基地" })) }),
        ),
        (
            "replan_session",
            json!({ "session": all[1]["id"], "plan": whole(json!({ "rooms": ["301教室"], "moderator": "孟凡" })) }),
        ),
        ("swap_sessions", json!({ "one": alone, "other": all[2]["id"] })),
        ("confirm_sessions", json!({ "sessions": [all[1]["id"]], "state": "已确认" })),
        ("lock_sessions", json!({ "sessions": [all[2]["id"]], "locked": true })),
        (
            "amend_timetable",
            json!({ "steps": [{ "step": "move", "session": all[2]["id"], "day": "2026-03-13", "starts": "08:30" }] }),
        ),
        (
            "amend_timetable",
            json!({ "steps": [{ "step": "venue", "session": all[1]["id"], "venue": all[0]["venue"] }] }),
        ),
    ];
    for (name, request) in edits {
        let before = desk.dump();
        desk.ask(name, request.clone());
        let now = members(&desk, &first);
        assert_eq!(now.len(), 3);
        assert_ne!(desk.dump(), before, "{name} {request} did something");
        for member in &now[1..] {
            for field in SHARED {
                assert_eq!(member[field], now[0][field], "{field} after {name} {request}");
            }
            assert!(!member["rooms"].as_array().unwrap().contains(&member["venue"]), "the main room is no branch room");
        }
    }
}

/// One thing a clerk might do to a week in which three classes share some sessions.
fn edit() -> impl Strategy<Value = (&'static str, Value)> {
    let session = || 1_i64..7;
    let day = || (9_u32..14).prop_map(|day| format!("2026-03-{day:02}"));
    let starts = || prop::sample::select(vec!["08:30", "10:20", "14:30", "19:00"]);
    let name = || prop::sample::select(vec!["报告厅", "201教室", "202教室", ""]);
    prop_oneof![
        (session(), day(), starts()).prop_map(|(session, day, starts)| (
            "move_session",
            json!({ "session": session, "day": day, "starts": starts })
        )),
        (session(), starts(), prop::sample::select(vec!["11:30", "16:00", "20:30"])).prop_map(
            |(session, starts, ends)| {
                ("stretch_session", json!({ "session": session, "starts": starts, "ends": ends }))
            }
        ),
        (session(), session()).prop_map(|(one, other)| ("swap_sessions", json!({ "one": one, "other": other }))),
        (session(), 1_i64..4, day(), name(), name(), name()).prop_map(|(session, cohort, day, venue, room, site)| {
            let plan = json!({ "cohort": cohort, "day": day, "starts": "08:30", "ends": "11:30", "kind": "现场教学",
                               "title": "现场", "venue": venue, "rooms": [room, "301教室"], "field_site": site });
            ("replan_session", json!({ "session": session, "plan": plan }))
        }),
        (session(), prop::sample::select(vec!["待确认", "已确认"]))
            .prop_map(|(session, state)| ("confirm_sessions", json!({ "sessions": [session], "state": state }))),
        (session(), 1_i64..4)
            .prop_map(|(session, other)| ("join_sessions", json!({ "session": session, "cohorts": [other] }))),
        session().prop_map(|session| ("part_session", json!({ "session": session }))),
        session().prop_map(|session| ("remove_session", json!({ "session": session }))),
        (session(), 1_i64..4, day()).prop_map(|(session, cohort, day)| {
            ("copy_sessions", json!({ "sessions": [session], "to_cohort": cohort, "day": day }))
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn in_any_order_the_classes_of_a_joint_session_have_the_same(edits in prop::collection::vec(edit(), 1..25)) {
        let desk = Desk::new();
        let (cohorts, _) = three_classes(&desk);
        desk.session(cohorts[0], "2026-03-11", "14:30", "16:00", "党章导读", "周敏");
        for (name, request) in edits {
            match desk.office.call(name, request.clone()) {
                Ok(_) | Err(school::Error::Refused(_)) => {}
                Err(broken) => return Err(TestCaseError::fail(format!("{name} {request}: {broken}"))),
            }
            let lines: Vec<Value> = cohorts
                .iter()
                .flat_map(|cohort| desk.ask("timetable", json!({ "cohort": cohort }))["sessions"].as_array().cloned())
                .flatten()
                .collect();
            for line in &lines {
                if line["joint"].is_null() {
                    // Whoever counts events by 合班 or session never takes the one for the other.
                    prop_assert!(lines.iter().all(|other| other["joint"] != line["id"]), "{} after {}", line, name);
                    continue;
                }
                let beside: Vec<&Value> = lines.iter().filter(|other| other["joint"] == line["joint"]).collect();
                prop_assert!(beside.len() > 1, "alone in a 合班 after {} {}: {}", name, request, line);
                for other in beside {
                    for field in SHARED {
                        prop_assert_eq!(&other[field], &line[field], "{} after {} {}", field, name, request);
                    }
                }
            }
        }
    }
}

#[test]
fn each_class_keeps_its_own_of_a_joint_session() {
    let desk = Desk::new();
    let (cohorts, first) = three_classes(&desk);
    let second = members(&desk, &first)[1].clone();
    let plan = json!({ "cohort": cohorts[1], "day": "2026-03-09", "starts": "08:30", "ends": "11:30", "kind": "讲授",
                       "hours": 300, "note": "只听前半场", "elective": true });
    desk.ask("replan_session", json!({ "session": second["id"], "plan": plan }));
    desk.ask("move_session", json!({ "session": first, "day": "2026-03-10", "starts": "08:30" }));
    let now = members(&desk, &first);
    let own: Vec<_> = now.iter().map(|it| json!([it["cohort"], it["hours"], it["note"], it["elective"]])).collect();
    assert_eq!(
        own,
        [
            json!([cohorts[0], 400, "带讲义", false]),
            json!([cohorts[1], 300, "只听前半场", true]),
            json!([cohorts[2], 400, "", false]),
        ]
    );
    assert_eq!(now[0]["joint_with"], "第3期科级干部进修班、第3期公务员初任培训班");
}

#[test]
fn a_class_leaves_a_joint_session_and_the_others_stay_together() {
    let desk = Desk::new();
    let (cohorts, first) = three_classes(&desk);
    let all = members(&desk, &first);
    let again = desk.refused("join_sessions", json!({ "session": first, "cohorts": [cohorts[2]] }));
    assert!(again.say.contains("已经在这个课次里"), "{}", again.say);
    let swapped = desk.refused("swap_sessions", json!({ "one": first, "other": all[2]["id"] }));
    assert!(swapped.say.contains("同一个课次"), "{}", swapped.say);

    // The first leaves: it goes its own way, and its number is not the others' any more.
    desk.ask("part_session", json!({ "session": first }));
    desk.ask("move_session", json!({ "session": first, "day": "2026-03-13", "starts": "08:30" }));
    let others = members(&desk, &all[1]["id"]);
    assert_eq!(others.iter().map(|it| it["day"].clone()).collect::<Vec<_>>(), ["2026-03-09", "2026-03-09"]);
    assert_eq!((&others[0]["joint"], &others[0]["joint_with"]), (&all[1]["id"], &json!("第3期公务员初任培训班")));
    // One more leaves, and nobody is joint.
    desk.ask("part_session", json!({ "session": all[2]["id"] }));
    assert_eq!(session(&desk, cohorts[1], &all[1]["id"])["joint"], Value::Null);
    assert!(desk.refused("part_session", json!({ "session": first })).say.contains("没有合班"));

    // Back through all of it.
    for _ in 0..3 {
        desk.ask("undo", json!({}));
    }
    assert_eq!(members(&desk, &first), all);
}

#[test]
fn a_joint_session_is_taken_off_one_class_or_all_and_survives_a_class() {
    for (request, left) in
        [(json!({}), [0, 1, 1]), (json!({ "of": "仅本班" }), [0, 1, 1]), (json!({ "of": "全部班次" }), [0, 0, 0])]
    {
        let desk = Desk::new();
        let (cohorts, first) = three_classes(&desk);
        let mut request = request.clone();
        request["session"] = first.clone();
        desk.ask("remove_session", request.clone());
        let sessions =
            |cohort: i64| desk.ask("timetable", json!({ "cohort": cohort }))["sessions"].as_array().unwrap().len();
        assert_eq!(cohorts.map(sessions), left, "{request}");
        desk.ask("undo", json!({}));
        assert_eq!(members(&desk, &first).len(), 3);
        desk.ask("remove_cohort", json!({ "cohort": cohorts[0] }));
        assert_eq!(cohorts[1..].iter().map(|cohort| sessions(*cohort)).collect::<Vec<_>>(), [1, 1]);
    }
}

#[test]
fn several_are_taken_off_in_one_step_and_a_joint_one_stays_with_the_others() {
    let desk = Desk::new();
    let (cohorts, joint) = three_classes(&desk);
    let alone = rich(&desk, cohorts[0], json!({ "day": "2026-03-10" }))["id"].clone();
    let before = desk.dump();
    assert_eq!(desk.said("remove_sessions", json!({ "sessions": [joint, alone] })), "删除了2个课次");
    let sessions =
        |cohort: i64| desk.ask("timetable", json!({ "cohort": cohort }))["sessions"].as_array().unwrap().len();
    assert_eq!(cohorts.map(sessions), [0, 1, 1]);
    desk.ask("undo", json!({}));
    assert_eq!(desk.dump(), before);
    assert!(desk.refused("remove_sessions", json!({ "sessions": [] })).say.contains("没有"));
}

#[test]
fn each_class_takes_its_own_roll_and_the_lecturer_gave_it_once() {
    let desk = Desk::new();
    let (cohorts, first) = three_classes(&desk);
    for cohort in cohorts {
        let name = format!("学员{cohort}");
        desk.ask("enrol", json!({ "cohort": cohort, "entry": { "name": name } }));
    }
    let second = members(&desk, &first)[1]["id"].clone();
    let roll = desk.ask("take_roll", json!({ "session": second, "exceptions": [] }));
    assert_eq!(roll["lines"].as_array().unwrap().len(), 1);
    assert_eq!(
        members(&desk, &first).iter().map(|it| it["roll_taken"].clone()).collect::<Vec<_>>(),
        [false, true, false]
    );
    let lecturer = &desk.ask("lecturers", json!({}))[0];
    assert_eq!((&lecturer["sessions"], &lecturer["hours"]), (&json!(1), &json!(400)));
}

#[test]
fn the_workbench_asks_to_confirm_and_to_tell_a_joint_session_once() {
    let desk = Desk::new();
    let (_, first) = three_classes(&desk);
    desk.ask("move_session", json!({ "session": first, "day": "2026-03-12", "starts": "08:30" }));
    let needs = || -> Vec<String> {
        let needs = desk.ask("workbench", json!({}))["needs"].as_array().unwrap().clone();
        let said = needs.iter().map(|need| need["say"].as_str().unwrap().to_owned());
        said.filter(|say| say.contains("授课人") && say.ends_with("：李明")).collect()
    };
    let at = "「第3期中青年干部培训班」3月12日（周四）上午";
    assert_eq!(needs(), [format!("{at} 授课人未确认：李明")]);
    desk.ask("confirm_sessions", json!({ "sessions": [first], "state": "已确认" }));
    assert!(needs().is_empty());
    desk.ask("stretch_session", json!({ "session": first, "starts": "09:00", "ends": "11:30" }));
    assert_eq!(needs(), [format!("{at} 已调整，请告知授课人：李明")]);
}
