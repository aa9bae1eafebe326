//! Repairs through the door: offered, done in one operation, and nothing of the clash is left.

use serde_json::{Value, json};

use crate::desk::Desk;

/// Two classes of a week to come; 李明 and 王红 teach 县情讲座, 201 and 203 seat a class, 305 does not.
struct School {
    desk: Desk,
    one: i64,
    other: i64,
}

fn class(desk: &Desk, name: &str, number: u32) -> i64 {
    let request = json!({
        "name": name, "number": number, "category": "主体班", "starts": "2026-03-16", "ends": "2026-03-20",
        "place": "县委党校", "head_teacher": "", "host": "", "planned": 40, "note": "",
    });
    desk.ask("create_cohort", request)["id"].as_i64().unwrap()
}

fn school() -> School {
    let desk = Desk::new();
    for (name, capacity) in [("201教室", 60), ("305教室", 20), ("203教室", 50)] {
        desk.ask("add_venue", json!({ "name": name, "capacity": capacity, "place": "", "note": "", "equipment": "" }));
    }
    let (one, other) = (class(&desk, "科级干部进修班", 3), class(&desk, "中青年干部培训班", 4));
    School { desk, one, other }
}

impl School {
    fn session(&self, cohort: i64, day: &str, starts: &str, topic: &str, lecturer: &str, venue: &str) -> i64 {
        let ends = if starts == "08:30" { "11:30" } else { "17:30" };
        let request = json!({
            "cohort": cohort, "day": day, "starts": starts, "ends": ends, "kind": "讲授", "topic": topic,
            "lecturer": lecturer, "venue": venue,
        });
        self.desk.ask("plan_session", request)["session"]["id"].as_i64().unwrap()
    }
    fn id(&self, register: &str, name: &str) -> Value {
        let all = self.desk.ask(register, json!({}));
        all.as_array().unwrap().iter().find(|line| line["name"] == name).unwrap()["id"].clone()
    }
    fn errors(&self, cohort: i64) -> Vec<String> {
        let clashes = self.desk.ask("clashes", json!({ "cohort": cohort }));
        let errors = clashes.as_array().unwrap().iter().filter(|clash| clash["severity"] == "错误");
        errors.map(|clash| clash["say"].as_str().unwrap().to_owned()).collect()
    }
    fn repairs(&self, request: Value) -> Value {
        self.desk.ask("repairs", request)
    }
}

fn says(repairs: &Value) -> Vec<&str> {
    repairs["repairs"].as_array().unwrap().iter().map(|repair| repair["say"].as_str().unwrap()).collect()
}

#[test]
fn every_repair_of_a_clash_leaves_none_and_is_undone_in_one_step() {
    let school = school();
    let desk = &school.desk;
    let here = school.session(school.one, "2026-03-16", "08:30", "县情讲座", "李明", "201教室");
    school.session(school.one, "2026-03-17", "08:30", "党章解读", "张华", "203教室");
    let there = school.session(school.other, "2026-03-16", "08:30", "廉政教育", "赵强", "201教室");
    assert_eq!(school.errors(school.one).len(), 1);
    let repairs = school.repairs(json!({ "session": here, "other": there }));
    let said = says(&repairs);
    assert_eq!(said[0], "改用203教室（空，50座）", "{said:?}");
    assert!(!said.iter().any(|say| say.contains("305")), "it does not seat them: {said:?}");
    assert!(said.contains(&"「第4期中青年干部培训班」《廉政教育》改用203教室（空，50座）"), "{said:?}");
    assert!(said.contains(&"移到3月16日（周一）下午 14:30（无冲突）"), "{said:?}");
    assert!(said.iter().any(|say| say.starts_with("与3月17日（周二）上午 08:30《党章解读》互换")), "{said:?}");
    assert!(said.len() <= 6);
    let touches = &repairs["repairs"][0]["touches"];
    assert_eq!(touches, &json!(["第3期科级干部进修班", "李明"]));
    let before = desk.dump();
    for repair in repairs["repairs"].as_array().unwrap() {
        desk.ask("amend_timetable", json!({ "steps": repair["steps"] }));
        assert_eq!(school.errors(school.one), Vec::<String>::new(), "{repair}");
        assert_eq!(school.errors(school.other), Vec::<String>::new(), "{repair}");
        desk.ask("undo", json!({}));
        assert_eq!(desk.dump(), before, "{repair}");
    }
    let said = desk.said("amend_timetable", json!({ "steps": repairs["repairs"][0]["steps"] }));
    assert_eq!(said, "调整了1个课次：《县情讲座》改在203教室");
    assert_eq!(school.repairs(json!({ "session": here }))["say"], "没有冲突，不用补救。");
}

#[test]
fn what_is_being_typed_is_mended_in_the_panel() {
    let school = school();
    school.session(school.other, "2026-03-16", "08:30", "廉政教育", "赵强", "201教室");
    let plan = json!({
        "cohort": school.one, "day": "2026-03-16", "starts": "08:30", "ends": "11:30", "kind": "讲授",
        "venue": school.id("venues", "201教室"),
    });
    let repairs = school.repairs(json!({ "plan": plan }));
    let first = &repairs["repairs"][0];
    assert_eq!(first["say"], "改用203教室（空，50座）");
    assert_eq!((&first["steps"], &first["plan"]["venue"]), (&json!([]), &school.id("venues", "203教室")));
    let moved = repairs["repairs"].as_array().unwrap().iter().find(|it| !it["plan"]["day"].is_null()).unwrap();
    assert_eq!((&moved["plan"]["starts"], &moved["plan"]["ends"]), (&json!("14:30"), &json!("17:30")));
    let other = repairs["repairs"].as_array().unwrap().iter().find(|it| it["plan"].is_null()).unwrap();
    assert_eq!(other["steps"].as_array().unwrap().len(), 1, "the other class gives way");
}

#[test]
fn who_is_fixed_or_over_does_not_give_way() {
    let school = school();
    let here = school.session(school.one, "2026-03-16", "08:30", "县情讲座", "李明", "201教室");
    let there = school.session(school.other, "2026-03-16", "08:30", "廉政教育", "赵强", "201教室");
    school.desk.ask("lock_sessions", json!({ "sessions": [there], "locked": true }));
    let repairs = school.repairs(json!({ "session": here }));
    assert!(!says(&repairs).is_empty());
    assert!(says(&repairs).iter().all(|say| !say.contains("第4期")), "{:?}", says(&repairs));
}

#[test]
fn nothing_is_moved_before_the_opening_or_after_the_closing() {
    let school = school();
    let ceremony = |kind: &str, day: &str, starts: &str, ends: &str| {
        let request = json!({ "cohort": school.one, "day": day, "starts": starts, "ends": ends, "kind": kind, "venue": "203教室" });
        school.desk.ask("plan_session", request)["session"]["id"].as_i64().unwrap()
    };
    let opening = ceremony("开班式", "2026-03-17", "08:30", "11:30");
    let closing = ceremony("结业式", "2026-03-18", "14:30", "17:30");
    let here = school.session(school.one, "2026-03-17", "14:30", "县情讲座", "李明", "201教室");
    school.session(school.one, "2026-03-18", "08:30", "党章解读", "张华", "203教室");
    school.session(school.other, "2026-03-17", "14:30", "廉政教育", "赵强", "201教室");
    // The class may meet from the 16th to the 20th; between the two ceremonies nothing is free.
    let said = school.repairs(json!({ "session": here }));
    let said = says(&said);
    assert!(said.iter().any(|say| say.starts_with("与3月18日（周三）上午 08:30《党章解读》互换")), "{said:?}");
    assert!(said.iter().all(|say| !say.contains("开班式") && !say.contains("结业式")), "{said:?}");
    assert!(said.iter().all(|say| !say.starts_with("移到")), "{said:?}");
    // The ceremonies themselves keep their places: the opening may begin earlier, the closing later, not otherwise.
    for (ceremony, day, starts, may) in
        [(opening, "2026-03-17", "08:30", "移到3月16日"), (closing, "2026-03-18", "14:30", "移到3月19日")]
    {
        let request = json!({ "cohort": school.other, "day": day, "starts": starts, "ends": "17:30", "kind": "讲授",
                              "title": "报告", "venue": "203教室" });
        let there = school.desk.ask("plan_session", request)["session"]["id"].clone();
        school.desk.ask("lock_sessions", json!({ "sessions": [there], "locked": true }));
        let repairs = school.repairs(json!({ "session": ceremony }));
        let moves: Vec<&str> = says(&repairs).into_iter().filter(|say| !say.starts_with("改用")).collect();
        assert!(
            !moves.is_empty() && moves.iter().all(|say| say.starts_with(may) || say.starts_with("移到3月20日")),
            "{moves:?}"
        );
        school.desk.ask("undo", json!({}));
        school.desk.ask("undo", json!({}));
    }
}

#[test]
fn a_lecturer_who_cannot_come_is_replaced_or_moved_everywhere() {
    let school = school();
    let desk = &school.desk;
    // 王红 gave it before, in another class.
    school.session(school.other, "2026-03-20", "14:30", "县情讲座", "王红", "203教室");
    school.session(school.other, "2026-03-20", "08:30", "党章解读", "王红", "203教室");
    let first = school.session(school.one, "2026-03-17", "08:30", "县情讲座", "李明", "201教室");
    let second = school.session(school.one, "2026-03-18", "08:30", "党章解读", "李明", "201教室");
    let lecturer = school.id("lecturers", "李明");
    let gone = json!({ "lecturer": lecturer, "from": "2026-03-17", "to": "2026-03-18" });
    let repairs = school.repairs(json!({ "lecturer_cancels": gone }));
    assert_eq!(repairs["say"], "2个课次都有办法。");
    assert_eq!(repairs["each"].as_array().unwrap().len(), 2);
    assert_eq!(repairs["each"][0]["say"], "3月17日（周二）上午 08:30 「第3期科级干部进修班」《县情讲座》");
    assert_eq!(repairs["each"][1]["session"], second);
    assert_eq!(says(&repairs)[0], "2个课次都由王红讲授");
    let before = desk.dump();
    for repair in repairs["repairs"].as_array().unwrap() {
        let amended = desk.ask("amend_timetable", json!({ "steps": repair["steps"], "reason": "李明外出" }));
        for line in amended["sessions"].as_array().unwrap() {
            let day = line["day"].as_str().unwrap();
            assert!(line["lecturer"] != lecturer || !["2026-03-17", "2026-03-18"].contains(&day), "{repair}");
        }
        assert_eq!(school.errors(school.one), Vec::<String>::new(), "{repair}");
        desk.ask("undo", json!({}));
    }
    assert_eq!(desk.dump(), before);
    let by_another = &repairs["each"][0]["repairs"]
        .as_array()
        .unwrap()
        .iter()
        .find(|it| it["steps"][0]["step"] == "lecturer")
        .unwrap()["say"];
    assert_eq!(by_another, "由王红讲授（讲过1次）");
    assert!(
        repairs["each"][0]["repairs"]
            .as_array()
            .unwrap()
            .iter()
            .all(|it| it["steps"][0]["session"] == first || it["steps"][0]["step"] == "swap")
    );
    let nothing = json!({ "lecturer": lecturer, "from": "2026-03-19", "to": "2026-03-19" });
    assert_eq!(school.repairs(json!({ "lecturer_cancels": nothing }))["say"], "这几天没有要上的课，不用补救。");
    assert!(desk.refused("repairs", json!({})).say.contains("三者选一"));
}

#[test]
fn where_nothing_does_it_is_said_why() {
    let school = school();
    // The class is full, the rooms are taken, nobody else gives it, and the other one is fixed.
    let mut last = 0;
    for day in 16..=20 {
        for starts in ["08:30", "14:30"] {
            let day = format!("2026-03-{day}");
            last = school.session(school.one, &day, starts, &format!("专题{day}{starts}"), "李明", "201教室");
            let there = school.session(school.other, &day, starts, &format!("讲座{day}{starts}"), "赵强", "203教室");
            school.desk.ask("lock_sessions", json!({ "sessions": [last, there], "locked": true }));
        }
    }
    let there = class(&school.desk, "专题班", 9);
    let clashing = school.session(there, "2026-03-20", "14:30", "形势报告", "赵强", "201教室");
    let repairs = school.repairs(json!({ "session": clashing }));
    assert_eq!(says(&repairs), Vec::<&str>::new(), "both rooms are taken all week, and 赵强 too");
    let say = repairs["say"].as_str().unwrap();
    assert!(say.starts_with("没有坐得下的空场地，没有登记别的人讲这个专题"), "{say}");
    assert!(last > 0);
}
