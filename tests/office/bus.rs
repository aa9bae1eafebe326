//! 乘车 through the door.

use serde_json::{Value, json};

use crate::{desk::Desk, speech::class};

const DAY: &str = "2026-03-12";

/// A class of 12 in three groups that goes to two sites on Thursday.
fn trip(desk: &Desk) -> i64 {
    let (cohort, _) = class(desk);
    for (starts, ends, site) in [("08:30", "11:30", "革命烈士纪念馆"), ("14:30", "17:30", "东河村")] {
        let request = json!({
            "cohort": cohort, "day": DAY, "starts": starts, "ends": ends, "kind": "现场教学",
            "topic": site, "field_site": site,
        });
        desk.ask("plan_session", request);
    }
    cohort
}
fn buses(desk: &Desk, cohort: i64, buses: u32, seats: u32) -> Value {
    desk.ask("add_buses", json!({ "cohort": cohort, "day": DAY, "buses": buses, "seats": seats }))
}
fn sizes(plan: &Value) -> Vec<usize> {
    plan["buses"].as_array().unwrap().iter().map(|bus| bus["people"].as_array().unwrap().len()).collect()
}
fn said(plan: &Value) -> Vec<&str> {
    plan["said"].as_array().unwrap().iter().map(|it| it.as_str().unwrap()).collect()
}

#[test]
fn a_class_is_seated_by_group_and_counted_at_every_stop() {
    let desk = Desk::new();
    let cohort = trip(&desk);
    let days = desk.ask("field_days", json!({ "cohort": cohort }));
    assert_eq!(days, json!([{ "day": DAY, "places": ["革命烈士纪念馆", "东河村"], "buses": 0, "seated": 0 }]));
    let share = json!({ "cohort": cohort, "day": DAY, "by": "按小组" });
    assert!(desk.refused("share_out_buses", share.clone()).say.contains("还没有安排车辆"));
    let empty = buses(&desk, cohort, 2, 8);
    assert_eq!(empty["stops"], json!(["出发", "革命烈士纪念馆", "东河村", "返程"]));
    assert_eq!((&empty["people"], &empty["seats"]), (&json!(12), &json!(16)));
    let before = desk.dump();
    assert_eq!(desk.said("share_out_buses", share.clone()), "3月12日按小组乘车，12人上车");
    let plan = desk.ask("buses", json!({ "cohort": cohort, "day": DAY }));
    assert_eq!(sizes(&plan), [8, 4]);
    for bus in plan["buses"].as_array().unwrap() {
        let leader = bus["people"].as_array().unwrap().iter().find(|it| it["trainee"] == bus["leader"]).unwrap();
        assert_eq!(leader["name"], bus["leader_name"]);
    }
    desk.ask("undo", json!({}));
    assert_eq!(desk.dump(), before);
    desk.ask("redo", json!({}));

    let bus = |at: usize| plan["buses"][at]["id"].clone();
    let count = |at: usize, stop: &str, counted: Option<u32>, note: &str| json!({ "bus": bus(at), "stop": stop, "counted": counted, "note": note });
    assert_eq!(desk.said("count_heads", count(0, "出发", Some(8), "")), "3月12日 出发：1号车清点8人，到齐");
    assert_eq!(
        desk.said("count_heads", count(1, "革命烈士纪念馆", Some(3), "张三去洗手间")),
        "3月12日 革命烈士纪念馆：2号车清点3人，少1人"
    );
    let counted = desk.ask("buses", json!({ "cohort": cohort, "day": DAY }));
    assert_eq!(said(&counted), ["革命烈士纪念馆：2号车应有4人，清点3人，少1人（张三去洗手间）"]);
    assert_eq!(counted["buses"][1]["counts"], json!([null, 3, null, null]));
    let again = desk.ask("count_heads", count(1, "革命烈士纪念馆", Some(5), ""));
    assert!(said(&again)[0].ends_with("多1人"));
    assert!(said(&desk.ask("count_heads", count(1, "革命烈士纪念馆", None, ""))).is_empty());
    assert_eq!(desk.refused("count_heads", count(0, "省城", Some(8), "")).field.as_deref(), Some("stop"));
    assert_eq!(desk.refused("count_heads", count(0, "返程", Some(1000), "")).field.as_deref(), Some("counted"));
}

#[test]
fn who_is_granted_leave_goes_not_along_and_who_has_a_seat_already_is_named() {
    let desk = Desk::new();
    let cohort = trip(&desk);
    buses(&desk, cohort, 2, 8);
    let trainees = desk.ask("trainees", json!({ "cohort": cohort }));
    let leave = |at: usize, half: &str, granted: &str| {
        let when = json!({ "day": DAY, "half": half });
        desk.ask(
            "add_leave",
            json!({ "trainee": trainees[at]["id"], "kind": "病假", "from": when, "to": when, "granted": granted }),
        )
    };
    leave(2, "上午", "已签齐");
    leave(6, "晚上", "已签齐"); // nothing takes place then
    leave(8, "下午", "待批");
    let plan = desk.ask("share_out_buses", json!({ "cohort": cohort, "day": DAY, "by": "按小组" }));
    assert_eq!((sizes(&plan).iter().sum::<usize>(), &plan["people"]), (11, &json!(11)));
    let away: Vec<_> = plan["away"].as_array().unwrap().iter().map(|it| (&it["name"], &it["trouble"])).collect();
    assert_eq!(away, [(&json!("学员02"), &json!("请病假（上午）"))]);
    assert!(plan["without"].as_array().unwrap().is_empty() && said(&plan).is_empty(), "{plan}");
    // Granted after the seats were given out.
    let late = leave(4, "下午", "已签齐");
    let plan = desk.ask("buses", json!({ "cohort": cohort, "day": DAY }));
    assert_eq!(said(&plan).len(), 1);
    assert!(said(&plan)[0].ends_with("号车：学员04请病假（下午）"), "{}", said(&plan)[0]);
    desk.ask("end_leave", json!({ "leave": late["id"], "back": { "day": DAY, "half": "下午" } }));
    assert!(said(&desk.ask("buses", json!({ "cohort": cohort, "day": DAY }))).is_empty());
}

#[test]
fn people_change_buses_and_a_leader_leads_only_their_own() {
    let desk = Desk::new();
    let cohort = trip(&desk);
    buses(&desk, cohort, 2, 0);
    let plan = desk.ask("share_out_buses", json!({ "cohort": cohort, "day": DAY, "by": "按序号" }));
    assert_eq!((sizes(&plan), &plan["seats"]), (vec![6, 6], &Value::Null));
    let leader = plan["buses"][0]["leader"].clone();
    let second = plan["buses"][1]["id"].clone();
    let moved = desk.ask("move_to_bus", json!({ "day": DAY, "trainees": [leader], "bus": second }));
    assert_eq!((sizes(&moved), &moved["buses"][0]["leader"]), (vec![5, 7], &Value::Null));
    assert_eq!(said(&moved), ["1号车还没有车长"]);
    let off = desk.ask("move_to_bus", json!({ "day": DAY, "trainees": [leader], "bus": null }));
    assert_eq!(off["without"].as_array().unwrap().len(), 1);
    assert!(said(&off)[1].starts_with("1人还没有上车："));

    let mut bus = plan["buses"][0].clone();
    for name in ["title", "people", "leader_name", "counts", "notes"] {
        bus.as_object_mut().unwrap().remove(name);
    }
    bus["plate"] = json!(" 川A12345 ");
    bus["leader"] = leader;
    let refusal = desk.refused("save_bus", bus.clone());
    assert!(refusal.field.as_deref() == Some("leader") && refusal.say.contains("不坐1号车"));
    bus["leader"] = plan["buses"][0]["people"][3]["trainee"].clone();
    assert_eq!(desk.ask("save_bus", bus)["buses"][0]["plate"], "川A12345");

    // The buses once more on Friday; then the first goes home.
    desk.ask("copy_buses", json!({ "cohort": cohort, "from": DAY, "day": "2026-03-13" }));
    let friday = desk.ask("buses", json!({ "cohort": cohort, "day": "2026-03-13" }));
    assert_eq!((sizes(&friday), &friday["buses"][0]["plate"]), (vec![5, 6], &json!("川A12345")));
    let copy = json!({ "cohort": cohort, "from": DAY, "day": "2026-03-13" });
    assert!(desk.refused("copy_buses", copy).say.contains("已经有车辆"));
    let fewer = desk.ask("remove_bus", json!({ "bus": friday["buses"][0]["id"] }));
    assert_eq!((sizes(&fewer), fewer["without"].as_array().unwrap().len()), (vec![6], 6));
    let thursday =
        json!({ "day": DAY, "trainees": [plan["buses"][0]["people"][0]["trainee"]], "bus": friday["buses"][1]["id"] });
    assert!(desk.refused("move_to_bus", thursday).say.contains("不是这个班这一天的"));

    let before = desk.dump();
    desk.ask("remove_cohort", json!({ "cohort": cohort }));
    desk.ask("undo", json!({}));
    assert_eq!(desk.dump(), before, "with the class its buses go and come back");
}

#[test]
fn a_group_that_fits_nowhere_is_split_and_who_has_no_seat_is_named() {
    let desk = Desk::new();
    let cohort = trip(&desk);
    buses(&desk, cohort, 2, 5);
    let said_ = desk.said("share_out_buses", json!({ "cohort": cohort, "day": DAY, "by": "按小组" }));
    assert_eq!(said_, "3月12日按小组乘车，10人上车，2人没有座位");
    let plan = desk.ask("buses", json!({ "cohort": cohort, "day": DAY }));
    assert_eq!((sizes(&plan), plan["without"].as_array().unwrap().len()), (vec![5, 5], 2));
    // A bus that is fuller than it may be is said.
    let without = plan["without"][0]["trainee"].clone();
    let full = desk.ask("move_to_bus", json!({ "day": DAY, "trainees": [without], "bus": plan["buses"][0]["id"] }));
    assert_eq!(said(&full)[0], "1号车有5个座位，坐了6人");
}
