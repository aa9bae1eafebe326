//! 请假 through the door: asked, signed, granted, ended; and where the roll says something else.

use serde_json::{Value, json};

use crate::desk::Desk;

/// A class of forty hours: five days, a morning and an afternoon of four each. The sessions, in order.
fn class(desk: &Desk) -> (i64, Vec<i64>) {
    let cohort = desk.cohort_of(&["张三", "李四", "王五"]);
    let mut sessions = Vec::new();
    for day in 9..=13 {
        let day = format!("2026-03-{day:02}");
        sessions.push(desk.session(cohort, &day, "08:30", "11:30", &format!("{day}上午的课"), "李明"));
        sessions.push(desk.session(cohort, &day, "14:30", "17:30", &format!("{day}下午的课"), "周敏"));
    }
    (cohort, sessions)
}
fn id(desk: &Desk, cohort: i64, name: &str) -> i64 {
    let trainees = desk.ask("trainees", json!({ "cohort": cohort }));
    let found = trainees.as_array().unwrap().iter().find(|line| line["name"] == name).unwrap();
    found["id"].as_i64().unwrap()
}
fn half(day: u32, half: &str) -> Value {
    json!({ "day": format!("2026-03-{day:02}"), "half": half })
}
fn leave(trainee: i64, kind: &str, from: Value, to: Value) -> Value {
    json!({ "trainee": trainee, "kind": kind, "from": from, "to": to })
}
fn granted(desk: &Desk, trainee: i64, kind: &str, from: Value, to: Value) -> Value {
    let mut asked = leave(trainee, kind, from, to);
    asked["granted"] = json!("已签齐");
    desk.ask("add_leave", asked)
}
fn left(desk: &Desk, cohort: i64, name: &str) -> i64 {
    let attendance = desk.ask("completion", json!({ "cohort": cohort }));
    let line = attendance["lines"].as_array().unwrap().iter().find(|line| line["name"] == name).unwrap().clone();
    // What stands against completion is what the limit says.
    let exceeded = line["suggestion"]["why"].as_str().unwrap().contains("超过");
    let asked = desk.ask("ask_leave", leave(id(desk, cohort, name), "公假", half(9, "上午"), half(9, "上午")));
    assert_eq!(exceeded, asked["left"].as_i64().unwrap() < 0, "{asked}");
    asked["left"].as_i64().unwrap()
}

#[test]
fn what_the_law_says_is_said_before_leave_is_granted() {
    let desk = Desk::new();
    let (cohort, _) = class(&desk);
    let zhang = id(&desk, cohort, "张三");
    let before = desk.dump();
    let morning = desk.ask("ask_leave", leave(zhang, "事假", half(10, "上午"), half(10, "上午")));
    assert_eq!(morning["say"], "总学时40，已请0，本次4，还可请1.71学时（不足半天）");
    assert_eq!((&morning["exceeds"], &morning["signers"]), (&json!(false), &json!(["班主任"])));
    assert_eq!(morning["sessions"][0]["say"], "事假");
    assert_eq!(desk.dump(), before, "nothing was written");

    granted(&desk, zhang, "事假", half(10, "上午"), half(10, "上午"));
    let day = desk.ask("ask_leave", leave(zhang, "事假", half(12, "上午"), half(12, "下午")));
    assert_eq!(day["say"], "总学时40，已请4，本次再请8将超过1/7（5.71），按规定应予退学");
    assert_eq!((&day["exceeds"], &day["left"], &day["length"]), (&json!(true), &json!(-629), &json!("1天")));
    assert_eq!(day["signers"], json!(["班主任", "教务处"]));
    assert_eq!(day["sessions"].as_array().unwrap().len(), 2);
    // 公假 does not count unless the school says so; then it does, at once.
    let duty = desk.ask("ask_leave", leave(zhang, "公假", half(12, "上午"), half(12, "下午")));
    assert_eq!(duty["say"], "总学时40，已请4，公假不计入，还可请1.71学时（不足半天）");
    let mut rules = desk.ask("settings", json!({}))["leave"].clone();
    rules["counted"] = json!(["事假", "病假", "公假"]);
    desk.ask("set_leave_rules", rules);
    let duty = desk.ask("ask_leave", leave(zhang, "公假", half(12, "上午"), half(12, "下午")));
    assert_eq!(duty["exceeds"], true);
    // Days on which the class has nothing count nothing.
    let evening = desk.ask("ask_leave", leave(zhang, "事假", half(11, "晚上"), half(11, "晚上")));
    assert_eq!((&evening["this"], &evening["length"]), (&json!(0), &json!("半天")));
}

#[test]
fn leave_is_signed_and_the_last_signature_grants_it() {
    let desk = Desk::new();
    let (cohort, _) = class(&desk);
    let zhang = id(&desk, cohort, "张三");
    let asked = desk.ask("add_leave", leave(zhang, "事假", half(12, "上午"), half(12, "下午")));
    assert_eq!((&asked["state"], &asked["say"]), (&json!("待批"), &json!("待批，缺班主任、教务处签字")));
    assert_eq!(asked["weighed"], "总学时40，已请0，本次请8将超过1/7（5.71），按规定应予退学");
    assert_eq!(left(&desk, cohort, "张三"), 571, "what waits takes nothing yet");
    let sign = |who: &str| json!({ "leave": asked["id"], "signer": who });
    let waiting = desk.dump();
    assert_eq!(desk.said("sign_leave", sign("教务处")), "教务处已签：张三 事假 3月12日上午至下午");
    assert_eq!(desk.refused("sign_leave", sign("委组织部")).say, "这张请假条不需要「委组织部」签字。请刷新后再签。");
    assert_eq!(desk.said("sign_leave", sign("班主任")), "准假：张三 事假 3月12日上午至下午");
    let line = desk.ask("leaves", json!({ "cohort": cohort }))[0].clone();
    assert_eq!((&line["say"], &line["hours"], &line["sessions"]), (&json!("已批"), &json!(800), &json!(2)));
    assert_eq!(left(&desk, cohort, "张三"), -229);
    let all = desk.dump();
    desk.ask("undo", json!({}));
    desk.ask("undo", json!({}));
    assert_eq!(desk.dump(), waiting);
    desk.ask("redo", json!({}));
    desk.ask("redo", json!({}));
    let desk = desk.restart();
    assert_eq!(desk.dump(), all);

    // Granted with a signature missing: it is still said.
    let other = desk.ask("add_leave", leave(id(&desk, cohort, "李四"), "病假", half(12, "上午"), half(12, "下午")));
    let decided = desk.ask("decide_leave", json!({ "leave": other["id"], "decision": "已批" }));
    assert_eq!(decided["say"], "已批，缺班主任、教务处签字");
    let no_reason = desk.refused("decide_leave", json!({ "leave": other["id"], "decision": "不批" }));
    assert_eq!(no_reason.field.as_deref(), Some("why"));
    let refused = desk.ask("decide_leave", json!({ "leave": other["id"], "decision": "不批", "why": "考试" }));
    assert_eq!((&refused["say"], &refused["hours"]), (&json!("不批：考试"), &json!(0)));
    assert_eq!(left(&desk, cohort, "李四"), 571);
}

#[test]
fn leave_granted_late_turns_absence_into_leave() {
    let desk = Desk::new();
    let (cohort, sessions) = class(&desk);
    let (zhang, li) = (id(&desk, cohort, "张三"), id(&desk, cohort, "李四"));
    let absent = |who: i64| json!([{ "trainee": who, "mark": "旷课" }]);
    desk.ask("take_roll", json!({ "session": sessions[0], "exceptions": absent(zhang) }));
    desk.ask("take_roll", json!({ "session": sessions[1], "exceptions": [] }));
    let asked = leave(zhang, "病假", half(9, "上午"), half(9, "下午"));
    let would = desk.ask("ask_leave", asked.clone());
    assert_eq!((&would["changes"], &would["this"]), (&json!(1), &json!(400)), "who came in the afternoon was not ill");
    assert_eq!(would["sessions"][0]["say"], "旷课改为病假（补办请假）");
    assert_eq!(would["sessions"][1]["say"], "已记出勤，与请假不符");
    let before = desk.dump();
    let mut now = asked;
    now["granted"] = json!("已签齐");
    assert_eq!(desk.said("add_leave", now), "准假：张三 病假 3月9日上午至下午，1次旷课改为病假");
    let roll = |session: i64| desk.ask("roll_call", json!({ "session": session }));
    assert_eq!(roll(sessions[0])["lines"][0]["mark"], "病假");
    assert_eq!(roll(sessions[1])["lines"][0]["mark"], "出勤", "a mark is a fact");
    assert_eq!(roll(sessions[0])["lines"][0]["corrections"], json!(["旷课 → 病假（补办请假，3月11日）"]));
    assert_eq!(roll(sessions[1])["lines"][0]["contradiction"], "已准病假，但出勤，应销假");
    assert_eq!(roll(sessions[0])["tally"]["sick_leave"], 1);
    let line = desk.ask("leaves", json!({ "trainee": zhang }))[0].clone();
    assert_eq!(line["contradictions"], json!(["3月9日下午《2026-03-09下午的课》：已准病假，但出勤，应销假"]));
    assert_eq!(line["hours"], 400);
    desk.ask("undo", json!({}));
    assert_eq!(desk.dump(), before);

    // A roll to come begins with the leave that is granted.
    desk.ask("redo", json!({}));
    granted(&desk, zhang, "公假", half(13, "上午"), half(13, "上午"));
    assert_eq!(roll(sessions[8])["lines"][0]["mark"], "公假");

    // Absent without any leave stays absent, whoever else was granted some.
    desk.ask("take_roll", json!({ "session": sessions[2], "exceptions": absent(li) }));
    granted(&desk, zhang, "病假", half(10, "上午"), half(10, "上午"));
    assert_eq!(roll(sessions[2])["lines"][1]["mark"], "旷课");
}

#[test]
fn coming_back_early_gives_the_hours_back() {
    let desk = Desk::new();
    let (cohort, sessions) = class(&desk);
    let zhang = id(&desk, cohort, "张三");
    let line = granted(&desk, zhang, "事假", half(11, "下午"), half(12, "下午"));
    assert_eq!((&line["hours"], &line["period"]), (&json!(1200), &json!("3月11日下午至3月12日下午")));
    let back = |back: Value| json!({ "leave": line["id"], "back": back });
    assert!(desk.refused("end_leave", back(half(11, "上午"))).say.contains("销假不能更早"));
    assert_eq!(desk.said("end_leave", back(half(12, "上午"))), "销假：张三 3月12日上午回来，退回8学时");
    assert_eq!(desk.ask("leaves", json!({ "cohort": cohort }))[0]["hours"], 400);
    assert_eq!(left(&desk, cohort, "张三"), 171);
    let at = json!({ "day": "2026-03-12", "at": "15:00" });
    assert_eq!(desk.said("end_leave", back(at)), "销假：张三 3月12日15:00回来");
    // Later than allowed is late only where there was something to be late for.
    assert_eq!(desk.said("end_leave", back(half(13, "上午"))), "销假：张三 3月13日上午回来");
    let late = desk.said("end_leave", back(half(13, "晚上")));
    assert_eq!(late, "销假：张三 3月13日晚上回来，晚于准假时间，其间有2次课");
    let at = json!({ "day": "2026-03-12", "at": "15:00" });
    desk.ask("end_leave", back(at));
    // Half an hour of the afternoon was leave: they are late for it, with the reason.
    let asked = desk.ask("ask_leave", leave(zhang, "事假", half(13, "上午"), half(13, "上午")));
    assert_eq!(asked["taken"], 800);
    assert_eq!(desk.said("end_leave", back(Value::Null)), "取消销假：张三");
    assert_eq!(desk.ask("leaves", json!({ "day": "2026-03-12" }))[0]["hours"], 1200);
    // A roll that says they came is believed; the register says that they should have been struck off it.
    let came = json!([{ "trainee": zhang, "mark": "出勤" }]);
    desk.ask("take_roll", json!({ "session": sessions[7], "exceptions": came }));
    let line = desk.ask("leaves", json!({ "day": "2026-03-12" }))[0].clone();
    assert_eq!(line["hours"], 800);
    assert_eq!(line["contradictions"].as_array().unwrap().len(), 1, "{line}");
}

#[test]
fn a_roll_that_was_taken_is_not_changed_by_coming_back_but_says_so() {
    let desk = Desk::new();
    let (cohort, sessions) = class(&desk);
    let zhang = id(&desk, cohort, "张三");
    let line = granted(&desk, zhang, "事假", half(11, "下午"), half(12, "下午"));
    let mut asked = leave(zhang, "事假", half(11, "下午"), half(12, "下午"));
    asked["leave"] = line["id"].clone();
    let weighed = desk.ask("ask_leave", asked.clone())["say"].clone();
    assert_eq!(weighed, "总学时40，已请0，本次请12将超过1/7（5.71），按规定应予退学");
    // The roll of Thursday morning began with the leave, and nobody said otherwise.
    desk.ask("take_roll", json!({ "session": sessions[6], "exceptions": [{ "trainee": zhang, "mark": "事假" }] }));
    assert_eq!(desk.ask("ask_leave", asked.clone())["say"], weighed, "a roll that has it does not count it twice");
    let before = desk.dump();
    let said = desk.said("end_leave", json!({ "leave": line["id"], "back": half(12, "上午") }));
    assert_eq!(said, "销假：张三 3月12日上午回来，退回4学时；1次点名与请假不符，请到考勤更正");
    assert_eq!(desk.ask("ask_leave", asked)["say"], weighed, "the slip says what was asked");
    let line = desk.ask("leaves", json!({ "cohort": cohort }))[0].clone();
    assert_eq!((&line["returned"], &line["hours"]), (&json!("3月12日上午"), &json!(400)));
    assert_eq!(line["contradictions"], json!(["3月12日上午《2026-03-12上午的课》：已销假，仍记为事假"]));
    // Wednesday afternoon, and the morning that the roll has: what was said to be given back is what was.
    assert_eq!(left(&desk, cohort, "张三"), 571 - 800);
    let roll = |session: usize| desk.ask("roll_call", json!({ "session": sessions[session] }))["lines"][0].clone();
    assert_eq!((&roll(6)["mark"], &roll(6)["contradiction"]), (&json!("事假"), &json!("记为事假，无请假手续")));
    assert_eq!((&roll(5)["mark"], &roll(7)["mark"]), (&json!("事假"), &json!("出勤")), "rolls to come expect them");
    desk.ask("undo", json!({}));
    assert_eq!(desk.dump(), before);
    assert_eq!(roll(7)["mark"], "事假");
}

#[test]
fn several_leaves_a_day_count_what_they_cover_once() {
    let desk = Desk::new();
    let (cohort, _) = class(&desk);
    let zhang = id(&desk, cohort, "张三");
    let at = |time: &str| json!({ "day": "2026-03-12", "at": time });
    // 8:30–11:30 is three hours: an hour is not half of it, twice an hour is.
    let first = granted(&desk, zhang, "事假", at("08:00"), at("09:30"));
    assert_eq!((&first["hours"], &first["period"]), (&json!(0), &json!("3月12日8:00–9:30")));
    let second = desk.ask("ask_leave", leave(zhang, "病假", at("10:30"), at("12:30")));
    assert_eq!((&second["this"], &second["overlaps"]), (&json!(400), &json!([])));
    let again = desk.ask("ask_leave", leave(zhang, "事假", at("09:00"), at("10:00")));
    assert_eq!(again["overlaps"], json!(["事假 3月12日8:00–9:30"]));
    assert_eq!(again["this"], 400, "half past nine to ten makes it half");
    for (from, to, field) in [("10:00", "09:00", "to"), ("10:00", "10:00", "to")] {
        assert_eq!(desk.refused("ask_leave", leave(zhang, "事假", at(from), at(to))).field.as_deref(), Some(field));
    }
    let outside = leave(zhang, "事假", half(20, "上午"), half(20, "上午"));
    let said = desk.refused("add_leave", outside).say;
    assert_eq!(said, "请假的时间不在「第3期中青年干部培训班」的班期（2026年3月9日至3月13日）内。请检查日期。");
}

#[test]
fn changed_leave_is_signed_again_and_goes_with_its_class() {
    let desk = Desk::new();
    let (cohort, _) = class(&desk);
    let zhang = id(&desk, cohort, "张三");
    let line = granted(&desk, zhang, "事假", half(12, "上午"), half(12, "上午"));
    let changed = |from: Value, to: Value| json!({ "leave": line["id"], "kind": "事假", "from": from, "to": to, "reason": "家里有事", "note": "" });
    let told = desk.ask("change_leave", changed(half(12, "上午"), half(12, "上午")));
    assert_eq!((&told["state"], &told["reason"]), (&json!("已批"), &json!("家里有事")));
    let said = desk.said("change_leave", changed(half(12, "上午"), half(13, "下午")));
    assert_eq!(said, "修改请假：张三 事假 3月12日上午至3月13日下午，须重新批准");
    let now = desk.ask("leaves", json!({ "cohort": cohort }))[0].clone();
    assert_eq!(now["say"], "待批，缺班主任、教务处、分管副校长签字");
    // Weighed without itself.
    let mut again = leave(zhang, "事假", half(12, "上午"), half(12, "上午"));
    again["leave"] = line["id"].clone();
    desk.ask("decide_leave", json!({ "leave": line["id"], "decision": "已批" }));
    assert_eq!(desk.ask("ask_leave", again)["say"], "总学时40，已请0，本次4，还可请1.71学时（不足半天）");

    let letter = desk.folder.path().join("县财政局的函.jpg");
    std::fs::write(&letter, b"a picture of a letter").unwrap();
    let attached = desk.ask("attach_to_leave", json!({ "leave": line["id"], "path": letter }));
    assert_eq!(attached["file_name"], "县财政局的函.jpg");
    std::fs::remove_file(&letter).unwrap();
    let all = desk.dump();
    desk.ask("remove_cohort", json!({ "cohort": cohort }));
    assert_eq!(desk.ask("leaves", json!({})), json!([]));
    desk.ask("undo", json!({}));
    let desk = desk.restart();
    assert_eq!(desk.dump(), all);
    let file = desk.ask("leave_file", json!({ "leave": line["id"] }));
    assert_eq!(file["base64"], "YSBwaWN0dXJlIG9mIGEgbGV0dGVy");
    assert!(desk.refused("attach_to_leave", json!({ "leave": line["id"], "path": letter })).say.contains("无法读取"));
    assert_eq!(
        desk.said("remove_leave", json!({ "leave": line["id"] })),
        "删除请假：张三 事假 3月12日上午至3月13日下午"
    );
}

#[test]
fn rules_that_make_no_sense_are_refused() {
    let desk = Desk::new();
    let usual = desk.ask("settings", json!({}))["leave"].clone();
    let with = |key: &str, value: Value| {
        let mut rules = usual.clone();
        rules[key] = value;
        rules
    };
    let bound = |figure: u32| json!({ "figure": figure, "authority": "" });
    for (rules, field) in [
        (with("share", bound(101)), "figure"),
        (with("whole_from", bound(101)), "figure"),
        (with("half_day", bound(0)), "half_day"),
        (with("approvals", json!([])), "approvals"),
        (with("approvals", json!([{ "half_days": 1, "kind": null, "level": "", "signers": [" "] }])), "signers"),
        (with("approvals", json!([{ "half_days": 1, "kind": null, "level": "大官", "signers": ["校长"] }])), "level"),
        (with("shorter", json!([{ "days": 0, "hours": 800, "consequence": "", "authority": "" }])), "days"),
    ] {
        assert_eq!(desk.refused("set_leave_rules", rules).field.as_deref(), Some(field));
    }
    assert_eq!(desk.said("set_leave_rules", usual), "修改了请假规则");
}
