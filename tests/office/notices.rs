//! 调课通知单: each says what is new since people were last told, and what it said stands.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::{desk::Desk, versions::approved};

fn move_to(desk: &Desk, session: i64, day: &str, reason: &str) {
    desk.ask("move_session", json!({ "session": session, "day": day, "starts": "14:30", "reason": reason }));
}

fn issue(desk: &Desk, cohort: i64) -> Value {
    desk.ask("issue_adjustment_notice", json!({ "cohort": cohort }))
}

fn unannounced(desk: &Desk, cohort: i64) -> Value {
    desk.ask("timetable", json!({ "cohort": cohort }))["approved"]["unannounced"].clone()
}

/// Every change in its sentence, with its reason.
fn said(changes: &Value) -> Vec<(&str, &str)> {
    fn line(it: &Value) -> (&str, &str) {
        (it["say"].as_str().unwrap(), it["reason"].as_str().unwrap())
    }
    changes.as_array().unwrap().iter().map(line).collect()
}

#[test]
fn the_second_notice_says_only_what_is_new_since_the_first() {
    let desk = Desk::new();
    let (cohort, [first, second, third]) = approved(&desk);
    move_to(&desk, first, "2026-03-12", "县委常委会");
    desk.ask("remove_session", json!({ "session": third, "reason": "授课人出差" }));
    assert_eq!(unannounced(&desk, cohort), 2);
    let said_then = desk.said("issue_adjustment_notice", json!({ "cohort": cohort }));
    assert_eq!(said_then, "「第3期中青年干部培训班」调课通知单第1号，2处");
    assert_eq!(unannounced(&desk, cohort), 0);
    let nothing = desk.refused("issue_adjustment_notice", json!({ "cohort": cohort })).say;
    assert!(nothing.contains("自调课通知单第1号发出后没有新的调课"), "{nothing}");

    // Moved on without a reason: what was said of the first move is not said again of the second.
    move_to(&desk, first, "2026-03-13", "");
    move_to(&desk, second, "2026-03-12", "停电");
    let two = issue(&desk, cohort);
    assert_eq!((&two["number"], &two["follows"]), (&json!(2), &json!(1)));
    assert_eq!(
        said(&two["changes"]),
        [
            ("《党章导读》由3月10日（周二）08:30–11:30改到3月12日（周四）14:30–17:30", "停电"),
            ("《县情讲座》由3月12日（周四）14:30–17:30改到3月13日（周五）14:30–17:30", ""),
        ]
    );
    // Since the approval it is three, each with the last reason that was given.
    let since = desk.ask("timetable_changes", json!({ "cohort": cohort }));
    assert_eq!((&since["approved"]["changes"], &since["unannounced"]), (&json!(3), &json!([])));
    let reasons: Vec<&str> = said(&since["changes"]).into_iter().map(|(_, reason)| reason).collect();
    assert_eq!(reasons, ["县委常委会", "停电", "授课人出差"]);
}

#[test]
fn what_takes_back_an_announcement_is_announced() {
    let desk = Desk::new();
    let (cohort, [first, second, third]) = approved(&desk);
    move_to(&desk, first, "2026-03-12", "县委常委会");
    desk.ask("remove_session", json!({ "session": third, "reason": "授课人出差" }));
    let added = desk.session(cohort, "2026-03-13", "08:30", "11:30", "廉政教育", "孟凡");
    issue(&desk, cohort);
    // All of it taken back: moved back, planned anew, taken off again; and something that is merely new.
    move_to(&desk, first, "2026-03-09", "会议取消");
    desk.ask("remove_session", json!({ "session": added }));
    desk.session(cohort, "2026-03-11", "08:30", "11:30", "基层治理", "韩立新");
    move_to(&desk, second, "2026-03-13", "");
    let two = issue(&desk, cohort);
    let line = |it: &Value| (it["say"].as_str().unwrap().to_owned(), it["restored"].as_bool().unwrap());
    let lines: Vec<(String, bool)> = two["changes"].as_array().unwrap().iter().map(line).collect();
    let expected = [
        ("《党章导读》由3月10日（周二）08:30–11:30改到3月13日（周五）14:30–17:30", false),
        ("增加《基层治理》：3月11日（周三）08:30–11:30，韩立新，201教室（恢复原安排）", true),
        ("《县情讲座》由3月12日（周四）14:30–17:30改到3月9日（周一）14:30–17:30（恢复原安排）", true),
        ("取消《廉政教育》：原定3月13日（周五）08:30–11:30，孟凡，201教室", false),
    ];
    assert_eq!(lines, expected.map(|(say, restored)| (say.to_owned(), restored)));
}

#[test]
fn a_notice_printed_again_says_what_it_said_then() {
    let desk = Desk::new();
    let (cohort, [first, ..]) = approved(&desk);
    let paper = |desk: &Desk, notice: Value| {
        desk.ask("paper", json!({ "paper": "adjustments", "cohort": cohort, "notice": notice }))
    };
    let refused = |notice: Value| {
        desk.refused("paper", json!({ "paper": "adjustments", "cohort": cohort, "notice": notice })).say
    };
    assert!(refused(Value::Null).contains("没有调课"), "{}", refused(Value::Null));
    move_to(&desk, first, "2026-03-12", "县委常委会");
    assert!(refused(Value::Null).contains("有1处调课还没有通知"), "{}", refused(Value::Null));
    assert!(refused(json!(1)).contains("没有第1号"), "{}", refused(json!(1)));
    issue(&desk, cohort);
    let one = paper(&desk, json!(1));
    assert_eq!((&one["part"], &one["pages"]), (&json!("第1号"), &json!(1)));
    assert_eq!(one["file_name"], "第3期中青年干部培训班_调课通知单_第1号.pdf");
    assert_eq!(paper(&desk, Value::Null)["base64"], one["base64"], "the last one");

    // Whatever is called otherwise since, and whoever looks after the class now.
    desk.ask("set_school", json!({ "name": "青原县行政学院" }));
    let class = desk.ask("cohorts", json!({}))[0].clone();
    let fields = ["id", "number", "category", "starts", "ends", "place", "host", "planned", "note"];
    let mut renamed: Value = fields.iter().map(|field| ((*field).to_owned(), class[*field].clone())).collect();
    renamed["name"] = json!("年轻干部培训班");
    renamed["head_teacher"] = json!("周敏");
    desk.ask("save_cohort", renamed);
    move_to(&desk, first, "2026-03-13", "");
    issue(&desk, cohort);
    let desk = desk.restart();
    assert_eq!(paper(&desk, json!(1))["base64"], one["base64"]);
    assert_ne!(paper(&desk, Value::Null)["base64"], one["base64"]);

    // The class goes with its notices, and comes back with them.
    let before = desk.dump();
    desk.ask("remove_cohort", json!({ "cohort": cohort }));
    assert_eq!(desk.ask("adjustment_notices", json!({ "cohort": cohort })), json!([]));
    desk.ask("undo", json!({}));
    assert_eq!(desk.dump(), before);
    assert_eq!(paper(&desk, json!(1))["base64"], one["base64"]);
}

#[test]
fn an_approval_that_notices_depart_from_stands() {
    let desk = Desk::new();
    let (cohort, [first, ..]) = approved(&desk);
    let unknown = desk.cohort("科级干部进修班");
    assert!(desk.refused("issue_adjustment_notice", json!({ "cohort": unknown })).say.contains("还没有审定"));
    assert!(desk.refused("issue_adjustment_notice", json!({ "cohort": cohort })).say.contains("没有调课"));
    move_to(&desk, first, "2026-03-12", "县委常委会");
    let open = desk.dump();
    issue(&desk, cohort);
    move_to(&desk, first, "2026-03-13", "");
    issue(&desk, cohort);
    let said = desk.refused("withdraw_approval", json!({ "cohort": cohort })).say;
    assert!(said.contains("已经发过调课通知单（第2号）"), "{said}");
    // The first notice cannot go from under the second, nor the approval from under both.
    let history = desk.ask("history", json!({}));
    let done =
        |label: &str| history.as_array().unwrap().iter().rfind(|line| line["label"] == label).unwrap()["id"].clone();
    for label in ["出调课通知单", "审定课程表"] {
        let said = desk.refused("undo", json!({ "operation": done(label) })).say;
        assert!(said.contains("又有改动"), "{label}: {said}");
    }
    // Step by step all goes back, the reason too.
    for _ in 0..3 {
        desk.ask("undo", json!({}));
    }
    assert_eq!(desk.dump(), open);

    // A new version begins anew; its notices go on counting.
    issue(&desk, cohort);
    desk.ask("approve_timetable", json!({ "cohort": cohort }));
    assert_eq!(unannounced(&desk, cohort), 0);
    move_to(&desk, first, "2026-03-13", "停电");
    let two = issue(&desk, cohort);
    assert_eq!((&two["number"], &two["follows"], &two["version"]), (&json!(2), &Value::Null, &json!(2)));
    let numbers: Vec<Value> = desk
        .ask("adjustment_notices", json!({ "cohort": cohort }))
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["number"].clone())
        .collect();
    assert_eq!(numbers, [1, 2]);
}

// ---------------------------------------------------------------------------------------------- any history

#[derive(Debug, Clone)]
enum Act {
    Move(usize, u32),
    Relieve(usize, &'static str),
    Remove(usize),
    Add(u32),
    Issue,
    Approve,
    Undo,
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        4 => (0..6_usize, 9..20_u32).prop_map(|(which, day)| Act::Move(which, day)),
        2 => (0..6_usize, prop_oneof![Just("李明"), Just("周敏"), Just("")]).prop_map(|(which, who)| Act::Relieve(which, who)),
        2 => (0..6_usize).prop_map(Act::Remove),
        2 => (9..20_u32).prop_map(Act::Add),
        3 => Just(Act::Issue),
        1 => Just(Act::Approve),
        2 => Just(Act::Undo),
    ]
}

/// The timetable in the words a notice uses, by session.
type Arranged = BTreeMap<i64, Value>;

fn as_it_stands(desk: &Desk, cohort: i64) -> Arranged {
    let lines = desk.ask("timetable", json!({ "cohort": cohort }))["sessions"].clone();
    let words = |it: &Value| {
        let title = format!("《{}》", it["title"].as_str().unwrap());
        json!({ "day": it["day"], "starts": it["starts"], "ends": it["ends"], "title": title,
                "lecturer": it["lecturer_name"], "place": it["place"] })
    };
    lines.as_array().unwrap().iter().map(|it| (it["id"].as_i64().unwrap(), words(it))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Whatever was done: the approved timetable with every notice since, in order, is what the last of them left; and
    /// one more says the rest, or is refused because there is none.
    #[test]
    fn who_reads_every_notice_knows_the_timetable(acts in proptest::collection::vec(act(), 1..16)) {
        let desk = Desk::new();
        let (cohort, _) = approved(&desk);
        let of = || json!({ "cohort": cohort });
        let mut versions = BTreeMap::from([(1, as_it_stands(&desk, cohort))]);
        for act in acts {
            let sessions: Vec<i64> = as_it_stands(&desk, cohort).into_keys().collect();
            let of_many = |which: usize| sessions.get(which % sessions.len().max(1)).copied();
            let asked = match act {
                Act::Move(which, day) => of_many(which).map(|session| {
                    ("move_session", json!({ "session": session, "day": format!("2026-03-{day:02}"), "starts": "14:30" }))
                }),
                Act::Relieve(which, who) => of_many(which).map(|session| {
                    let plan = json!({ "cohort": cohort, "day": "2026-03-16", "starts": "08:30", "ends": "11:30",
                                       "kind": "讲授", "topic": "县情讲座", "lecturer": who, "venue": "报告厅" });
                    ("replan_session", json!({ "session": session, "plan": plan }))
                }),
                Act::Remove(which) => of_many(which).map(|session| ("remove_session", json!({ "session": session }))),
                Act::Add(day) => Some(("plan_session", json!({
                    "cohort": cohort, "day": format!("2026-03-{day:02}"), "starts": "08:30", "ends": "11:30",
                    "kind": "讲授", "topic": "廉政教育", "lecturer": "孟凡", "venue": "201教室",
                }))),
                Act::Issue => Some(("issue_adjustment_notice", of())),
                Act::Approve => Some(("approve_timetable", of())),
                Act::Undo => Some(("undo", json!({}))),
            };
            let Some((name, asked)) = asked else { continue };
            // What is refused leaves nothing behind, and the next is tried.
            if let Ok(reply) = desk.office.call(name, asked)
                && name == "approve_timetable"
            {
                versions.insert(reply.answer["approved"]["version"].as_u64().unwrap(), as_it_stands(&desk, cohort));
            }
        }
        let Some(version) = desk.ask("timetable", of())["approved"]["version"].as_u64() else { return Ok(()) };
        let now = as_it_stands(&desk, cohort);
        match desk.office.call("issue_adjustment_notice", of()) {
            Ok(_) => {}
            Err(school::Error::Refused(refusal)) => prop_assert!(refusal.say.contains("调课"), "{}", refusal.say),
            Err(broken) => panic!("{broken}"),
        }
        let notices = desk.ask("adjustment_notices", of());
        let mut known = versions[&version].clone();
        for notice in notices.as_array().unwrap().iter().filter(|it| it["version"] == version) {
            let changes = notice["changes"].as_array().unwrap();
            // A number that has become free may have gone to another session in the same notice.
            for gone in changes.iter().filter(|it| it["now"].is_null()) {
                known.remove(&gone["session"].as_i64().unwrap());
            }
            for there in changes.iter().filter(|it| !it["now"].is_null()) {
                known.insert(there["session"].as_i64().unwrap(), there["now"].clone());
            }
        }
        prop_assert_eq!(known, now);
    }
}
