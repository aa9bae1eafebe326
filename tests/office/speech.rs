//! 现场点名 and the speeches noted, through the door.

use std::collections::HashSet;

use serde_json::{Value, json};

use crate::desk::Desk;

/// A class of 12 in three groups, from four units, of two levels; its session.
pub fn class(desk: &Desk) -> (i64, i64) {
    let cohort = desk.cohort("中青年干部培训班");
    for i in 0..12 {
        let entry = json!({
            "name": format!("学员{i:02}"), "unit": format!("县第{}局", i % 4), "post": "干部",
            "rank": if i < 3 { "一级主任科员" } else { "四级主任科员" },
        });
        desk.ask("enrol", json!({ "cohort": cohort, "entry": entry }));
    }
    desk.ask("form_groups", json!({ "cohort": cohort, "groups": 3 }));
    (cohort, desk.session(cohort, "2026-03-09", "08:30", "11:30", "县情讲座", "李明"))
}
fn call(desk: &Desk, session: i64, by: &str, scope: &str) -> Value {
    desk.ask("call_to_speak", json!({ "session": session, "by": by, "scope": scope }))
}
fn last(stage: &Value) -> String {
    stage["last"]["name"].as_str().unwrap().to_owned()
}
fn trainee(stage: &Value, name: &str) -> Value {
    stage["people"].as_array().unwrap().iter().find(|it| it["name"] == name).unwrap()["trainee"].clone()
}

#[test]
fn nobody_is_called_again_until_all_were_and_who_is_away_is_not_called() {
    let desk = Desk::new();
    let (_, session) = class(&desk);
    let stage = desk.ask("speakers", json!({ "session": session, "by": "随机", "scope": "本次课" }));
    assert_eq!((&stage["here"], &stage["waiting"], &stage["last"]), (&json!(12), &json!(12), &Value::Null));
    assert_eq!(stage["people"][0]["initials"], "xy00");

    let exceptions = json!([
        { "trainee": trainee(&stage, "学员03"), "mark": "旷课" }, { "trainee": trainee(&stage, "学员05"), "mark": "病假" },
        { "trainee": trainee(&stage, "学员07"), "mark": "迟到", "minutes": 10 },
    ]);
    desk.ask("take_roll", json!({ "session": session, "exceptions": exceptions }));
    let before = desk.dump();
    let mut called = Vec::new();
    for n in 0..20 {
        let stage = call(&desk, session, "随机", "本次课");
        called.push(last(&stage));
        assert_eq!(stage["here"], 10);
        assert_eq!(
            stage["waiting"],
            if n < 10 {
                if n == 9 { 10 } else { 9 - n }
            } else if n == 19 {
                10
            } else {
                19 - n
            }
        );
    }
    let (first, second): (HashSet<_>, HashSet<_>) = (called[..10].iter().collect(), called[10..].iter().collect());
    assert_eq!((first.len(), second.len()), (10, 10), "{called:?}");
    assert!(!first.contains(&"学员03".to_owned()) && !first.contains(&"学员05".to_owned()));
    assert!(first.contains(&"学员07".to_owned()), "who was late is here");

    let speeches = desk.ask("speeches", json!({ "session": session }));
    assert_eq!((&speeches["people"], &speeches["times"]), (&json!(10), &json!(20)), "10人，20人次");
    for _ in 0..20 {
        desk.ask("undo", json!({}));
    }
    assert_eq!(desk.dump(), before, "every call is one step of undo");
}

#[test]
fn who_is_granted_leave_is_not_called_before_the_roll_is_taken_either() {
    let desk = Desk::new();
    let (_, session) = class(&desk);
    let asked = json!({ "session": session, "by": "随机", "scope": "本次课" });
    let stage = desk.ask("speakers", asked.clone());
    let morning = json!({ "day": "2026-03-09", "half": "上午" });
    let leave = |name: &str, kind: &str, granted: &str| {
        let trainee = trainee(&stage, name);
        json!({ "trainee": trainee, "kind": kind, "from": morning, "to": morning, "granted": granted })
    };
    let granted = desk.ask("add_leave", leave("学员03", "公假", "已签齐"));
    desk.ask("add_leave", leave("学员04", "事假", "待批"));
    let stage = desk.ask("speakers", asked.clone());
    assert_eq!((&stage["here"], &stage["people"][3]["mark"]), (&json!(11), &json!("公假")));
    let called: HashSet<String> = (0..11).map(|_| last(&call(&desk, session, "随机", "本次课"))).collect();
    assert_eq!(called.len(), 11);
    assert!(!called.contains("学员03") && called.contains("学员04"), "leave that waits keeps nobody away");
    // Back before it begins: called with the others.
    desk.ask("end_leave", json!({ "leave": granted["id"], "back": morning }));
    assert_eq!(last(&call(&desk, session, "随机", "本次课")), "学员03");
}

#[test]
fn groups_levels_and_units_are_called_in_turn_or_alone() {
    let desk = Desk::new();
    let (_, session) = class(&desk);
    let groups: Vec<Value> =
        (0..3).map(|_| call(&desk, session, "按小组", "本次课")["last"]["group"].clone()).collect();
    let different: HashSet<String> = groups.iter().map(|it| it.to_string()).collect();
    assert_eq!(different.len(), 3, "{groups:?}");
    let stage = desk.ask("speakers", json!({ "session": session, "by": "按级别", "scope": "本次课" }));
    let words: Vec<_> = stage["strata"].as_array().unwrap().iter().map(|it| it["word"].clone()).collect();
    assert_eq!(words, ["乡科级正职", "乡科级副职"], "from the top");

    // Of one unit only: its three, then again.
    let only = json!({ "session": session, "by": "按单位", "scope": "本次课", "only": "县第2局" });
    for _ in 0..4 {
        assert_eq!(desk.ask("call_to_speak", only.clone())["last"]["unit"], "县第2局");
    }
    let nobody = json!({ "session": session, "by": "按单位", "scope": "本次课", "only": "县第9局" });
    assert!(desk.refused("call_to_speak", nobody).say.contains("县第9局没有在场的学员"));
}

#[test]
fn a_scope_is_the_session_the_day_or_the_class() {
    let desk = Desk::new();
    let (cohort, morning) = class(&desk);
    let afternoon = desk.session(cohort, "2026-03-09", "14:30", "17:30", "党章导读", "周敏");
    let tuesday = desk.session(cohort, "2026-03-10", "08:30", "11:30", "公文写作", "周敏");
    for _ in 0..4 {
        call(&desk, morning, "随机", "本次课");
    }
    for (session, scope, waiting) in [
        (morning, "本次课", 8),
        (afternoon, "本次课", 12),
        (afternoon, "当天", 8),
        (tuesday, "当天", 12),
        (tuesday, "全班期间", 8),
    ] {
        let stage = desk.ask("speakers", json!({ "session": session, "by": "随机", "scope": scope }));
        assert_eq!(stage["waiting"], waiting, "{session} {scope}");
    }
}

#[test]
fn one_is_chosen_by_hand_and_taken_back() {
    let desk = Desk::new();
    let (cohort, session) = class(&desk);
    let stage = desk.ask("speakers", json!({ "session": session, "by": "随机", "scope": "本次课" }));
    let choose =
        |name: &str| json!({ "session": session, "by": "随机", "scope": "本次课", "choose": trainee(&stage, name) });
    assert_eq!(desk.said("call_to_speak", choose("学员08")), "现场点名：学员08，《县情讲座》第1位发言");
    assert_eq!(last(&desk.ask("call_to_speak", choose("学员02"))), "学员02");
    let speech = desk.ask("speeches", json!({ "session": session }))["speeches"][1]["id"].clone();
    assert_eq!(desk.said("remove_speech", json!({ "speech": speech })), "收回点名：学员02的发言");
    let stage = desk.ask("speakers", json!({ "session": session, "by": "随机", "scope": "本次课" }));
    assert_eq!((last(&stage), &stage["waiting"]), ("学员08".into(), &json!(11)));

    let stranger =
        desk.ask("enrol", json!({ "cohort": cohort, "entry": { "name": "后来者" }, "joined": "2026-03-10" }));
    let late = stranger.as_array().unwrap().last().unwrap()["id"].clone();
    let refusal =
        desk.refused("call_to_speak", json!({ "session": session, "by": "随机", "scope": "本次课", "choose": late }));
    assert_eq!(refusal.say, "后来者不在这次课的应到名单里，不能登记发言。请先检查名册，或换一名学员。");
}

#[test]
fn speeches_are_noted_mended_and_put_in_order() {
    let desk = Desk::new();
    let (cohort, session) = class(&desk);
    let stage = desk.ask("speakers", json!({ "session": session, "by": "随机", "scope": "本次课" }));
    let add = |name: &str, minutes: u32| {
        let request = json!({
            "session": session, "trainee": trainee(&stage, name), "topic": " 乡村振兴 ", "minutes": minutes,
        });
        desk.ask("add_speech", request)
    };
    add("学员04", 5);
    add("学员06", 8);
    let all = add("学员04", 3);
    assert_eq!((&all["people"], &all["times"], &all["minutes"]), (&json!(2), &json!(3), &json!(16)));
    assert_eq!(all["speeches"][0]["topic"], "乡村振兴");
    let id = |at: usize| all["speeches"][at]["id"].clone();

    let mut second = all["speeches"][1].clone();
    for name in ["number", "name", "unit", "post", "group"] {
        second.as_object_mut().unwrap().remove(name);
    }
    second["remark"] = json!("李明：切题");
    second["position"] = json!(9);
    let saved = desk.ask("save_speech", second.clone());
    assert_eq!((&saved["speeches"][1]["remark"], &saved["speeches"][1]["position"]), (&json!("李明：切题"), &json!(2)));
    second["minutes"] = json!(601);
    assert_eq!(desk.refused("save_speech", second).field.as_deref(), Some("minutes"));

    let ordered = desk.ask("order_speeches", json!({ "session": session, "speeches": [id(2), id(0), id(1)] }));
    let minutes: Vec<_> = ordered["speeches"].as_array().unwrap().iter().map(|it| it["minutes"].clone()).collect();
    assert_eq!(minutes, [3, 5, 8]);
    assert!(
        desk.refused("order_speeches", json!({ "session": session, "speeches": [id(2)] })).say.contains("再调整一次")
    );
    let left = desk.ask("remove_speech", json!({ "speech": id(2) }));
    let positions: Vec<_> = left["speeches"].as_array().unwrap().iter().map(|it| it["position"].clone()).collect();
    assert_eq!(positions, [1, 2]);

    let class = desk.ask("class_speeches", json!({ "cohort": cohort }));
    assert_eq!((&class["people"], &class["times"]), (&json!(2), &json!(2)));
    assert_eq!(class["sessions"][0]["times"], 2);
    let spoke = class["trainees"].as_array().unwrap().iter().filter(|it| it["times"] == 1).count();
    assert_eq!(spoke, 2);

    // What was said survives a restart; the class deleted, all goes and comes back with it.
    let desk = desk.restart();
    assert_eq!(desk.ask("class_speeches", json!({ "cohort": cohort })), class);
    let before = desk.dump();
    desk.ask("remove_cohort", json!({ "cohort": cohort }));
    desk.ask("undo", json!({}));
    assert_eq!(desk.dump(), before);
}
