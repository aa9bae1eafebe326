//! Undo, redo and the history: any step, any time, also after a restart.

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::desk::Desk;

fn history(desk: &Desk) -> Vec<String> {
    let lines = desk.ask("history", json!({}));
    lines.as_array().unwrap().iter().map(|line| line["said"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn ctrl_z_on_monday_for_what_was_done_on_friday() {
    let desk = Desk::new();
    let cohort = desk.cohort_of(&["张三", "李四"]);
    let session = desk.session(cohort, "2026-03-09", "08:30", "11:30", "县情讲座", "李明");
    let friday = desk.dump();
    desk.ask("take_roll", json!({ "session": session, "exceptions": [] }));
    let rolled = desk.dump();

    let monday = desk.restart();
    assert_eq!(monday.said("undo", json!({})), "撤销：点名：《县情讲座》 应到2 实到2");
    assert_eq!(monday.dump(), friday);

    let tuesday = monday.restart();
    assert_eq!(tuesday.said("redo", json!({})), "恢复：点名：《县情讲座》 应到2 实到2");
    assert_eq!(tuesday.dump(), rolled);
    assert_eq!(tuesday.refused("redo", json!({})).say, "没有可以恢复的操作。");
    assert!(history(&tuesday)[0].starts_with("恢复"));
}

#[test]
fn a_class_deleted_comes_back_whole() {
    let desk = Desk::with_sample();
    let before = desk.dump();
    desk.ask("remove_cohort", json!({ "cohort": 2 }));
    assert_ne!(desk.dump(), before);
    desk.ask("undo", json!({}));
    assert_eq!(desk.dump(), before);
}

#[test]
fn an_earlier_step_is_undone_from_the_history_unless_later_work_rests_on_it() {
    let desk = Desk::new();
    let cohort = desk.cohort_of(&["张三"]);
    let session = desk.session(cohort, "2026-03-09", "08:30", "11:30", "县情讲座", "李明");
    desk.ask("take_roll", json!({ "session": session, "exceptions": [] }));
    desk.ask("add_venue", json!({ "name": "报告厅", "capacity": 300, "place": "", "note": "" }));
    let as_was = desk.dump();
    let line = |word: &str| -> Value {
        let lines = desk.ask("history", json!({}));
        lines.as_array().unwrap().iter().find(|line| line["label"] == word).unwrap().clone()
    };
    // Undoing the enrolment would drag the roll along.
    let said = desk.refused("undo", json!({ "operation": line("录入学员")["id"] })).say;
    assert!(said.contains("又有改动"), "{said}");
    assert_eq!(desk.dump(), as_was, "a refused undo changes nothing");
    // The roll itself can be undone, though something came after it.
    let roll = line("点名")["id"].clone();
    desk.ask("undo", json!({ "operation": roll }));
    assert!(desk.refused("undo", json!({ "operation": roll })).say.contains("已经撤销过了"));
}

/// What was done with one venue: entered, given more seats; each with its operation.
fn a_hall_that_was_enlarged(desk: &Desk) -> (Value, Value, Value) {
    let entered = desk.ask("add_venue", json!({ "name": "报告厅", "capacity": 300, "place": "", "note": "" }));
    let mut larger = entered.clone();
    larger["capacity"] = json!(400);
    desk.ask("save_venue", larger);
    let lines = desk.ask("history", json!({}));
    (entered, lines[1]["id"].clone(), lines[0]["id"].clone())
}

#[test]
fn what_was_entered_is_taken_back_only_as_it_was_entered() {
    let desk = Desk::new();
    let before = desk.dump();
    let (entered, entering, enlarging) = a_hall_that_was_enlarged(&desk);
    let enlarged = desk.dump();
    let desk = desk.restart();
    let taken_back = json!({ "operation": entering });
    assert!(desk.refused("undo", taken_back.clone()).say.contains("又有改动"));
    assert_eq!(desk.dump(), enlarged);
    // Changed back by hand it is as it was, too.
    desk.ask("save_venue", entered);
    let last = || desk.ask("history", json!({}))[0]["id"].clone();
    let by_hand = last();
    desk.ask("undo", taken_back);
    assert_eq!(desk.dump(), before);
    desk.ask("redo", json!({}));
    let taken_back = json!({ "operation": last() });
    desk.ask("undo", json!({ "operation": by_hand }));
    assert_eq!(desk.dump(), enlarged);
    assert!(desk.refused("undo", taken_back.clone()).say.contains("又有改动"));
    desk.ask("undo", json!({ "operation": enlarging }));
    desk.ask("undo", taken_back);
    assert_eq!(desk.dump(), before);
}

/// Before migration 0004 the journal copied every row that was added.
#[test]
fn what_was_entered_in_older_books_is_taken_back_too() {
    let desk = Desk::new();
    let before = desk.dump();
    let (_, entering, enlarging) = a_hall_that_was_enlarged(&desk);
    let copied = "update change set after = (select later.before from change later
                                             where later.tbl = 'venue' and later.before is not null)
                  where tbl = 'venue' and before is null";
    rusqlite::Connection::open(desk.books()).unwrap().execute(copied, []).unwrap();
    let desk = desk.restart();
    assert!(desk.refused("undo", json!({ "operation": entering })).say.contains("又有改动"));
    desk.ask("undo", json!({ "operation": enlarging }));
    desk.ask("undo", json!({ "operation": entering }));
    assert_eq!(desk.dump(), before);
    assert_eq!(desk.ask("check", json!({}))["sound"], true);
}

#[test]
fn new_work_ends_what_could_be_redone() {
    let desk = Desk::new();
    let venue = |name: &str| json!({ "name": name, "capacity": 0, "place": "", "note": "" });
    for name in ["甲", "乙", "丙"] {
        desk.ask("add_venue", venue(name));
    }
    desk.ask("undo", json!({}));
    desk.ask("undo", json!({}));
    desk.ask("redo", json!({}));
    desk.ask("redo", json!({}));
    desk.ask("undo", json!({}));
    desk.ask("add_venue", venue("丁"));
    assert_eq!(desk.refused("redo", json!({})).say, "没有可以恢复的操作。");
    let names: Vec<_> = desk.ask("venues", json!({})).as_array().unwrap().iter().map(|it| it["name"].clone()).collect();
    assert_eq!(names, ["甲", "乙", "丁"]);
}

#[test]
fn what_changes_nothing_leaves_no_trace() {
    let desk = Desk::new();
    desk.ask("set_school", json!({ "name": "中共青原县委党校" }));
    let before = history(&desk);
    desk.ask("set_school", json!({ "name": "中共青原县委党校" }));
    assert_eq!(history(&desk), before);
}

#[test]
fn printing_is_noted_but_is_no_step_to_undo() {
    let desk = Desk::with_sample();
    let printed = json!({ "cohort": 2, "paper": "roster", "fingerprint": "a" });
    assert_eq!(desk.ask("note_printed", printed.clone())["edition"], 1);
    assert_eq!(desk.ask("note_printed", printed)["edition"], 1, "the same again is the same edition");
    assert_eq!(desk.ask("note_printed", json!({ "cohort": 2, "paper": "roster", "fingerprint": "b" }))["edition"], 2);
    assert!(desk.said("undo", json!({})).contains("示例数据"));
}

#[test]
fn a_printed_paper_goes_stale_when_what_is_on_it_changes() {
    let desk = Desk::with_sample();
    let state = |key: &str| -> (Value, Value) {
        let states = desk.ask("papers_of", json!({ "cohort": 2 }));
        let it = states.as_array().unwrap().iter().find(|it| it["key"] == key).unwrap().clone();
        (it["printed"]["edition"].clone(), it["stale"].clone())
    };
    let print = |phones: bool| {
        let paper = desk.ask("paper", json!({ "paper": "roster", "cohort": 2, "phones": phones }));
        desk.ask("note_printed", json!({ "cohort": 2, "paper": "roster", "fingerprint": paper["fingerprint"] }));
    };
    assert_eq!(state("roster"), (Value::Null, json!(false)));
    print(false);
    assert_eq!(state("roster"), (json!(1), json!(false)));
    print(true);
    assert_eq!(state("roster"), (json!(1), json!(false)), "another option is no other edition");
    desk.ask("renumber", json!({ "cohort": 2, "trainees": [desk.ask("trainees", json!({ "cohort": 2 }))[5]["id"]] }));
    assert_eq!(state("roster"), (json!(1), json!(true)));
    print(false);
    assert_eq!(state("roster"), (json!(2), json!(false)));
    assert_eq!(state("timetable"), (Value::Null, json!(false)));
}

/// One thing a clerk might do, by chance sensible or not.
fn act() -> impl Strategy<Value = (&'static str, Value)> {
    let id = 1_i64..5;
    let day = (9_u32..14).prop_map(|day| format!("2026-03-{day:02}"));
    let mark = prop::sample::select(vec!["迟到", "旷课", "事假"]);
    let name = prop::sample::select(vec!["张三", "李四", "王五", "赵六", "阿依古丽"]);
    prop_oneof![
        (name.clone(), id.clone()).prop_map(|(name, cohort)| {
            ("enrol", json!({ "cohort": cohort, "entry": { "name": name, "unit": "县财政局", "phone": "1" } }))
        }),
        (id.clone(), day.clone(), name.clone()).prop_map(|(cohort, day, name)| {
            let plan = json!({
                "cohort": cohort, "day": day, "starts": "08:30", "ends": "11:30", "kind": "讲授",
                "topic": name, "lecturer": name, "venue": name, "rooms": ["报告厅", "张三"],
            });
            ("plan_session", plan)
        }),
        (id.clone(), day).prop_map(|(session, day)| {
            ("move_session", json!({ "session": session, "day": day, "starts": "14:30" }))
        }),
        (id.clone(), id.clone(), prop::bool::ANY).prop_map(|(one, other, joined)| match joined {
            true => ("join_sessions", json!({ "session": one, "cohorts": [other], "reason": "同听一课" })),
            false => ("swap_sessions", json!({ "one": one, "other": other, "reason": "互换" })),
        }),
        (id.clone(), id.clone()).prop_map(|(session, cohort)| {
            ("copy_sessions", json!({ "sessions": [session], "to_cohort": cohort, "day": "2026-03-12" }))
        }),
        (id.clone(), prop::sample::select(vec!["仅本班", "全部班次"])).prop_map(|(session, of)| {
            ("remove_session", json!({ "session": session, "of": of, "reason": "停课" }))
        }),
        (id.clone(), prop::sample::select(vec!["part_session", "unplace_session"]))
            .prop_map(|(session, name)| (name, json!({ "session": session }))),
        (id.clone(), prop::sample::select(vec!["approve_timetable", "withdraw_approval"]))
            .prop_map(|(cohort, name)| (name, json!({ "cohort": cohort }))),
        (id.clone(), id.clone(), mark).prop_map(|(session, trainee, mark)| {
            ("take_roll", json!({ "session": session, "exceptions": [{ "trainee": trainee, "mark": mark }] }))
        }),
        id.clone().prop_map(|session| ("take_roll", json!({ "session": session, "exceptions": [] }))),
        id.clone().prop_map(|session| ("remove_session", json!({ "session": session }))),
        id.clone().prop_map(|trainee| ("remove_trainee", json!({ "trainee": trainee }))),
        id.clone().prop_map(|cohort| ("remove_cohort", json!({ "cohort": cohort }))),
        id.clone().prop_map(|cohort| ("renumber", json!({ "cohort": cohort, "trainees": [] }))),
        (id.clone(), 1_u32..4)
            .prop_map(|(cohort, groups)| ("form_groups", json!({ "cohort": cohort, "groups": groups }))),
        (id.clone(), id.clone()).prop_map(|(who, group)| ("move_to_group", json!({ "trainee": who, "group": group }))),
        (id.clone(), id.clone(), prop::bool::ANY).prop_map(|(one, other, together)| {
            ("add_group_wish", json!({ "one": one, "other": other, "together": together }))
        }),
        (id.clone(), prop::sample::select(vec!["repair_groups", "clear_groups", "freeze_roster", "unfreeze_roster"]))
            .prop_map(|(cohort, name)| (name, json!({ "cohort": cohort }))),
        (id.clone(), name.clone()).prop_map(|(trainee, name)| {
            ("replace_trainee", json!({ "trainee": trainee, "entry": { "name": name }, "on": "2026-03-10" }))
        }),
        (id.clone(), id.clone(), 0_u32..3).prop_map(|(cohort, unit, places)| {
            ("set_quotas", json!({ "cohort": cohort, "lines": [{ "unit": unit, "places": places }] }))
        }),
        (id, name).prop_map(|(unit, name)| {
            ("save_unit", json!({ "id": unit, "name": name, "nature": "政府", "standard_order": 1 }))
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// Whatever was done, Ctrl+Z goes back through every state to the empty books, and Ctrl+Y forward again.
    #[test]
    fn any_history_unwinds_and_winds_again(acts in prop::collection::vec(act(), 1..25)) {
        let desk = Desk::new();
        desk.cohort("甲班");
        desk.cohort("乙班");
        let mut states = vec![desk.dump()];
        for (name, request) in acts {
            // Refused acts are part of life; they must leave nothing behind.
            match desk.office.call(name, request) {
                Ok(reply) if reply.operation.is_some() => states.push(desk.dump()),
                Ok(_) => {}
                Err(school::Error::Refused(_)) => prop_assert_eq!(&desk.dump(), states.last().unwrap()),
                Err(broken) => return Err(TestCaseError::fail(broken.to_string())),
            }
        }
        for state in states.iter().rev().skip(1) {
            desk.ask("undo", json!({}));
            prop_assert_eq!(&desk.dump(), state);
        }
        for state in states.iter().skip(1) {
            desk.ask("redo", json!({}));
            prop_assert_eq!(&desk.dump(), state);
        }
        prop_assert_eq!(desk.ask("check", json!({}))["sound"].clone(), json!(true));
    }
}
