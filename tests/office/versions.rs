//! A timetable approved, departed from, notified of, approved again.

use serde_json::{Value, json};

use crate::desk::Desk;

/// A class with three sessions, its timetable approved; the ids of its sessions.
pub fn approved(desk: &Desk) -> (i64, [i64; 3]) {
    desk.ask("set_school", json!({ "name": "中共青原县委党校" }));
    let cohort = desk.cohort_of(&["张三", "李四"]);
    let sessions = [
        desk.session(cohort, "2026-03-09", "14:30", "17:30", "县情讲座", "李明"),
        desk.session(cohort, "2026-03-10", "08:30", "11:30", "党章导读", "周敏"),
        desk.session(cohort, "2026-03-11", "08:30", "11:30", "基层治理", "韩立新"),
    ];
    let said = desk.said("approve_timetable", json!({ "cohort": cohort, "approver": " 魏长河 ", "day": "2026-03-06" }));
    assert_eq!(said, "「第3期中青年干部培训班」课程表第1版由魏长河审定，3个课次，此后的变动是调课");
    (cohort, sessions)
}

fn changes(desk: &Desk, cohort: i64) -> Value {
    desk.ask("timetable_changes", json!({ "cohort": cohort }))
}

/// Every change in its sentence, with its reason.
fn said(changes: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    changes["changes"].as_array().unwrap().iter().map(|it| (text(&it["say"]), text(&it["reason"]))).collect()
}

#[test]
fn what_departs_from_the_approved_version_is_said_with_its_reason() {
    let desk = Desk::new();
    let (cohort, [first, second, third]) = approved(&desk);
    assert_eq!(said(&changes(&desk, cohort)), []);

    let reason = "李明参加县委常委会";
    desk.ask("move_session", json!({ "session": first, "day": "2026-03-12", "starts": "14:30", "reason": reason }));
    desk.ask("remove_session", json!({ "session": third, "reason": "授课人出差" }));
    let plan = json!({ "cohort": cohort, "day": "2026-03-10", "starts": "08:30", "ends": "11:30", "kind": "讲授",
                       "lecturer": "孟凡", "venue": "报告厅" });
    desk.ask("replan_session", json!({ "session": second, "plan": plan }));
    desk.session(cohort, "2026-03-13", "08:30", "11:30", "廉政教育", "韩立新");
    let expected: [(&str, &str); 4] = [
        ("《县情讲座》由3月9日（周一）14:30–17:30改到3月12日（周四）14:30–17:30", reason),
        ("3月10日（周二）08:30–11:30 《党章导读》授课人由周敏改为孟凡，地点由201教室改为报告厅", ""),
        ("取消《基层治理》：原定3月11日（周三）08:30–11:30，韩立新，201教室", "授课人出差"),
        ("增加《廉政教育》：3月13日（周五）08:30–11:30，韩立新，201教室", ""),
    ];
    let now = changes(&desk, cohort);
    assert_eq!(said(&now), expected.map(|(say, reason)| (say.to_owned(), reason.to_owned())));
    assert_eq!(
        now["approved"],
        json!({ "version": 1, "approved_on": "2026-03-06", "approver": "魏长河", "changes": 4, "unannounced": 4 })
    );
    assert_eq!(desk.ask("timetable", json!({ "cohort": cohort }))["approved"], now["approved"]);
    let told = |change: &Value| -> Vec<String> {
        change["tell"].as_array().unwrap().iter().map(|it| it["who"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(told(&now["changes"][1]), ["授课人周敏", "授课人孟凡", "班主任石海涛", "全体学员"]);
    assert_eq!(now["changes"][1]["what"], json!(["授课人", "地点"]));

    // A reason given afterwards, given otherwise, and taken back.
    for reason in ["周敏生病", "周敏请假", ""] {
        let request = json!({ "cohort": cohort, "session": second, "reason": reason });
        let now = desk.ask("give_adjustment_reason", request);
        assert_eq!(now["changes"][1]["reason"], reason);
    }
    // The number of the session taken off has gone to the new one: each keeps a reason of its own.
    assert_eq!(now["changes"][2]["session"], now["changes"][3]["session"]);
    for (removed, index) in [(true, 2), (false, 3)] {
        let mut request = json!({ "cohort": cohort, "session": third, "reason": "另有任务", "removed": removed });
        let given = desk.ask("give_adjustment_reason", request.clone());
        assert_eq!(given["changes"][index]["reason"], "另有任务");
        request["reason"] = now["changes"][index]["reason"].clone();
        assert_eq!(desk.ask("give_adjustment_reason", request)["changes"], now["changes"]);
    }
    // Put back as it was, nothing is left of it; an undo brings the change back with its reason, after a restart too.
    desk.ask("move_session", json!({ "session": first, "day": "2026-03-09", "starts": "14:30" }));
    assert_eq!(said(&changes(&desk, cohort)).len(), 3);
    desk.ask("undo", json!({}));
    let desk = desk.restart();
    assert_eq!(changes(&desk, cohort), now);
}

#[test]
fn versions_follow_each_other_and_each_keeps_its_reasons() {
    let desk = Desk::new();
    let (cohort, [first, ..]) = approved(&desk);
    let again = desk.refused("approve_timetable", json!({ "cohort": cohort }));
    assert!(again.say.contains("自第1版审定后没有变动"), "{}", again.say);
    let there = |day: &str, reason: &str| json!({ "session": first, "day": day, "starts": "14:30", "reason": reason });
    desk.ask("move_session", there("2026-03-12", "县委常委会"));
    let second = desk.ask("approve_timetable", json!({ "cohort": cohort }));
    assert_eq!(
        second["approved"],
        json!({ "version": 2, "approved_on": "2026-03-11", "approver": "", "changes": 0, "unannounced": 0 })
    );
    desk.ask("move_session", there("2026-03-13", "停电"));
    let said_now = || said(&changes(&desk, cohort));
    assert_eq!(
        said_now(),
        [("《县情讲座》由3月12日（周四）14:30–17:30改到3月13日（周五）14:30–17:30".into(), "停电".to_owned())]
    );
    // The second approval taken back, the first is in force again, with the reason given then.
    desk.ask("withdraw_approval", json!({ "cohort": cohort }));
    assert_eq!(
        said_now(),
        [("《县情讲座》由3月9日（周一）14:30–17:30改到3月13日（周五）14:30–17:30".into(), "县委常委会".to_owned())]
    );
    desk.ask("withdraw_approval", json!({ "cohort": cohort }));
    assert_eq!(changes(&desk, cohort)["approved"], Value::Null);
    let draft = desk.refused("withdraw_approval", json!({ "cohort": cohort }));
    assert!(draft.say.contains("还没有审定"), "{}", draft.say);
    // Before anything is approved a reason is not asked for and not kept.
    desk.ask("move_session", there("2026-03-09", "随便说的"));
    let empty = desk.cohort("科级干部进修班");
    let nothing = desk.refused("approve_timetable", json!({ "cohort": empty }));
    assert!(nothing.say.contains("还没有"), "{}", nothing.say);
    // The class goes with all its versions, and comes back with them.
    desk.ask("approve_timetable", json!({ "cohort": cohort }));
    assert_eq!(said_now(), []);
    let before = desk.dump();
    desk.ask("remove_cohort", json!({ "cohort": cohort }));
    desk.ask("undo", json!({}));
    assert_eq!(desk.dump(), before);
}

#[test]
fn a_change_of_a_joint_session_is_an_adjustment_of_every_class() {
    let desk = Desk::new();
    let (cohort, [first, ..]) = approved(&desk);
    let other = desk.cohort("科级干部进修班");
    desk.ask("join_sessions", json!({ "session": first, "cohorts": [other] }));
    assert_eq!(said(&changes(&desk, cohort)), [], "the class itself has it as it was");
    desk.ask("approve_timetable", json!({ "cohort": other }));
    let steps = json!([{ "step": "move", "session": first, "day": "2026-03-12", "starts": "14:30" }]);
    desk.ask("amend_timetable", json!({ "steps": steps, "reason": "会场另有安排" }));
    let both = [cohort, other].map(|cohort| said(&changes(&desk, cohort)));
    assert_eq!(both[0], both[1]);
    assert_eq!(both[0][0].1, "会场另有安排");
    desk.ask("remove_session", json!({ "session": first, "of": "全部班次", "reason": "停课" }));
    for cohort in [cohort, other] {
        let said = said(&changes(&desk, cohort));
        assert_eq!((said.len(), said[0].1.as_str()), (1, "停课"));
    }
}

#[test]
fn whatever_changes_an_approved_timetable_takes_its_reason() {
    let desk = Desk::new();
    let (cohort, [first, ..]) = approved(&desk);
    let site = desk.ask("add_field_site", json!({ "name": "纪念馆" }))["id"].clone();
    let stop = json!({ "field_site": site, "starts": "14:30", "ends": "17:30" });
    let route = desk.ask("add_route", json!({ "name": "走初心路", "stops": [stop] }))["id"].clone();
    let new = json!({ "cohort": cohort, "day": "2026-03-12", "starts": "08:30", "ends": "11:30", "kind": "自学", "title": "自学" });
    for (request, asked) in [
        ("unplace_session", json!({ "session": first })),
        ("plan_session", new.clone()),
        ("plan_sessions", json!({ "plans": [new] })),
        ("drop_route", json!({ "route": route, "cohort": cohort, "day": "2026-03-12" })),
    ] {
        for reason in ["", "李明临时出差"] {
            let mut asked = asked.clone();
            let plan = if request == "plan_sessions" { &mut asked["plans"][0] } else { &mut asked };
            plan["reason"] = json!(reason);
            desk.ask(request, asked);
            let said = said(&changes(&desk, cohort));
            assert_eq!((said.len(), said[0].1.as_str()), (1, reason), "{request}: {said:?}");
            desk.ask("undo", json!({}));
        }
    }
}

#[test]
fn printed_papers_that_are_no_longer_true_are_named() {
    let desk = Desk::new();
    let (cohort, [first, second, third]) = approved(&desk);
    let print = |paper: &str, more: Value| {
        let mut asked = json!({ "paper": paper, "cohort": cohort });
        asked.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let made = desk.ask("paper", asked);
        let note =
            json!({ "cohort": cohort, "paper": paper, "part": made["part"], "fingerprint": made["fingerprint"] });
        desk.ask("note_printed", note);
    };
    for session in [first, second, third] {
        print("sign-in", json!({ "session": session }));
    }
    print("timetable", json!({}));
    print("roster", json!({}));
    let outdated = || -> Vec<String> {
        let now = changes(&desk, cohort);
        let said = |it: &Value| format!("{}{}", it["name"].as_str().unwrap(), it["part"].as_str().unwrap());
        now["outdated"].as_array().unwrap().iter().map(said).collect()
    };
    assert!(outdated().is_empty());
    let refused = desk.refused("paper", json!({ "paper": "adjustments", "cohort": cohort }));
    assert!(refused.say.contains("没有调课"), "{}", refused.say);
    // Moved into a half day of its own: the sheet of the old one has nobody to sign for, the timetable is another.
    desk.ask("move_session", json!({ "session": first, "day": "2026-03-12", "starts": "14:30" }));
    assert_eq!(outdated(), ["签到表3月9日下午", "课程表"]);
    print("timetable", json!({}));
    assert_eq!(outdated(), ["签到表3月9日下午"]);

    // A notice says what it said; it is not out of date, whatever has changed since.
    desk.ask("issue_adjustment_notice", json!({ "cohort": cohort }));
    print("adjustments", json!({}));
    desk.ask("give_adjustment_reason", json!({ "cohort": cohort, "session": first, "reason": "县委常委会" }));
    desk.ask("move_session", json!({ "session": first, "day": "2026-03-13", "starts": "14:30" }));
    assert_eq!(outdated(), ["签到表3月9日下午", "课程表"]);
}

#[test]
fn a_class_keeps_to_its_shape_of_the_day() {
    let desk = Desk::new();
    let cohort = desk.cohort("中青年干部培训班");
    let halves = |desk: &Desk| desk.ask("timetable", json!({ "cohort": cohort }))["halves"].clone();
    let block = |starts: &str, ends: &str| json!({ "starts": starts, "ends": ends });
    let usual = halves(&desk);
    assert_eq!(usual[0], json!({ "half_day": "上午", "blocks": [block("08:30", "11:30")] }));
    let summer = json!({ "name": " 夏季作息 ", "morning": [block("08:00", "09:30"), block("09:50", "11:20")],
                         "afternoon": [block("15:00", "18:00")], "evening": [] });
    let settings = desk.ask("set_day_shapes", json!({ "shapes": [summer] }));
    assert_eq!(settings["day_shapes"]["shapes"][0]["name"], "夏季作息");
    assert_eq!(halves(&desk), usual);
    let mut class = desk.ask("cohorts", json!({}))[0].clone();
    let fields =
        ["id", "name", "number", "category", "starts", "ends", "place", "head_teacher", "host", "planned", "note"];
    let mut saved: Value = fields.iter().map(|field| ((*field).to_owned(), class[*field].take())).collect();
    saved["day_shape"] = json!("夏季作息");
    desk.ask("save_cohort", saved);
    assert_eq!(
        halves(&desk),
        json!([
            { "half_day": "上午", "blocks": [block("08:00", "09:30"), block("09:50", "11:20")] },
            { "half_day": "下午", "blocks": [block("15:00", "18:00")] },
        ])
    );

    let shape = |name: &str, morning: Value| json!({ "shapes": [{ "name": name, "morning": morning, "afternoon": [], "evening": [] }] });
    for (shapes, word) in [
        (shape("", json!([block("08:00", "09:30")])), "请填写作息的名称"),
        (shape("夏季作息", json!([])), "还没有填写时间"),
        (shape("夏季作息", json!([block("08:00", "08:00")])), "应晚于开始"),
        (shape("夏季作息", json!([block("08:00", "09:30"), block("09:20", "11:00")])), "重叠"),
        (shape("夏季作息", json!([block("08:00", "09:30"), block("14:00", "16:00")])), "14:00 开始的一段不是上午"),
        (shape("冬季作息", json!([block("08:30", "11:30")])), "「夏季作息」还有1个班次在用"),
        (json!({ "shapes": [] }), "「夏季作息」还有1个班次在用"),
    ] {
        let said = desk.refused("set_day_shapes", shapes).say;
        assert!(said.contains(word), "{said} lacks {word}");
    }
}
