//! One class from plan to certificate, told through the door.

use serde_json::{Value, json};

use crate::desk::Desk;

#[test]
fn a_class_from_plan_to_certificate() {
    let desk = Desk::new();
    desk.ask("set_school", json!({ "name": "中共青原县委党校" }));
    let cohort = desk.cohort_of(&["张三", "李㛃", "王𬱖"]);
    assert_eq!(desk.ask("cohort", json!({ "cohort": cohort }))["title"], "第3期中青年干部培训班");

    let first = desk.session(cohort, "2026-03-09", "08:30", "11:30", "县情讲座", "李明");
    let second = desk.session(cohort, "2026-03-09", "14:30", "17:30", "党章导读", "周敏");

    // Everybody was there in the morning; in the afternoon 王𬱖 was excused.
    let roll = desk.ask("take_roll", json!({ "session": first, "exceptions": [] }));
    assert_eq!(roll["tally"]["came"], 3);
    let trainees = desk.ask("trainees", json!({ "cohort": cohort }));
    let wang = &trainees[2];
    assert_eq!(wang["name"], "王𬱖");
    let said =
        desk.said("take_roll", json!({ "session": second, "exceptions": [{ "trainee": wang["id"], "mark": "病假" }] }));
    assert_eq!(said, "点名：《党章导读》 应到3 实到2 请假1");

    let attendance = desk.ask("attendance", json!({ "cohort": cohort }));
    assert_eq!(attendance["rate"], json!({ "part": 5, "whole": 6 }));
    assert_eq!(attendance["rate_without_leave"], json!({ "part": 5, "whole": 5 }));
    assert_eq!(attendance["trainees"][2]["marks"], "16", "出勤, 病假");

    // Four hours of leave out of eight are more than a seventh.
    let completion = desk.ask("completion", json!({ "cohort": cohort }));
    let suggested: Vec<_> = rows(&completion["lines"], |line| line["suggestion"]["decision"].clone());
    assert_eq!(suggested, ["准予结业", "准予结业", "不予结业"]);
    let why = completion["lines"][2]["suggestion"]["why"].as_str().unwrap();
    assert_eq!(why, "总学时8，请假4学时，超过1/7（1.14），按规定应予退学；《干部教育培训工作条例》第十五条");

    let decide = |index: usize, decision: &str, reason: &str| json!({ "trainee": trainees[index]["id"], "decision": decision, "reason": reason });
    let without_reason = json!({ "cohort": cohort, "decisions": [decide(2, "不予结业", "")] });
    assert_eq!(desk.refused("decide_completion", without_reason).field.as_deref(), Some("reason"));
    let decisions = [decide(0, "准予结业", ""), decide(1, "准予结业", ""), decide(2, "不予结业", "请假超限")];
    desk.ask("decide_completion", json!({ "cohort": cohort, "decisions": decisions }));

    let form = json!({
        "pattern": "青党校培结字〔{年}〕{序号}号", "digits": 4,
        "wording": "{姓名}同志于{起止}参加{班次}，共{学时}学时，准予结业。", "border": true, "right": 0, "down": 0,
    });
    desk.ask("set_certificate", form);
    let next = desk.ask("next_serials", json!({ "issued_on": "2026-03-13", "count": 2 }));
    let issued = desk.ask("issue_certificates", json!({ "cohort": cohort, "trainees": [] }));
    assert_eq!((&issued[0]["serial"], &issued[1]["serial"]), (&next["first"], &next["last"]));
    let serials: Vec<_> = rows(&issued, |line| line["serial"].clone());
    assert_eq!(serials, ["青党校培结字〔2026〕0001号", "青党校培结字〔2026〕0002号"]);
    assert_eq!(issued[1]["wording"], "李㛃同志于2026年3月9日至3月13日参加第3期中青年干部培训班，共8学时，准予结业。");

    let statistics = desk.ask("statistics", json!({ "from": "2026-01-01", "to": "2026-12-31" }));
    let figures = &statistics["classes"][0]["figures"];
    for (measure, value) in
        [("planned", 40), ("enrolled", 3), ("trained", 3), ("completed", 2), ("hours", 800), ("sessions", 2)]
    {
        assert_eq!(figures[measure], value, "{measure}");
    }
    assert_eq!(statistics["total"]["rate"], json!({ "part": 5, "whole": 6 }));
}

#[test]
fn a_certificate_is_frozen_and_its_number_never_given_twice() {
    let desk = Desk::with_sample();
    let register = |desk: &Desk| desk.ask("certificates", json!({ "cohort": 1 }));
    let before = register(&desk);
    let count = before.as_array().unwrap().len();

    // The person's name is corrected, the class renamed: what was printed stays.
    let trainee = &desk.ask("trainees", json!({ "cohort": 1 }))[0];
    let mut entry = json!({ "name": "改名后", "unit": trainee["unit"], "post": trainee["post"] });
    entry["id_number"] = trainee["id_number"].clone();
    desk.ask("save_trainee", json!({ "trainee": trainee["id"], "entry": entry, "role": "", "joined": null }));
    assert_eq!(register(&desk), before);

    // A number given is not undone, only made void; then the next number follows.
    let again = desk.refused("issue_certificates", json!({ "cohort": 1, "trainees": [trainee["id"]] }));
    assert!(again.say.contains("已有证书"), "{}", again.say);
    desk.ask("void_certificate", json!({ "certificate": before[0]["id"], "why": "姓名有误" }));
    let after = desk.ask("issue_certificates", json!({ "cohort": 1, "trainees": [trainee["id"]] }));
    let last = after.as_array().unwrap().last().unwrap();
    assert_eq!(last["number"], count as i64 + 1);
    assert_eq!(last["name"], "改名后");
    let said = desk.refused("undo", json!({})).say;
    assert!(said.contains("不能撤销") && said.contains("作废"), "{said}");
}

#[test]
fn a_clash_is_found_across_classes_and_said_in_words() {
    let desk = Desk::new();
    let ours = desk.cohort("中青年干部培训班");
    let theirs = desk.cohort("科级干部进修班");
    desk.session(theirs, "2026-03-09", "14:30", "17:30", "县情讲座", "李明");
    let planned = desk.ask(
        "plan_session",
        json!({
            "cohort": ours, "day": "2026-03-09", "starts": "15:00", "ends": "16:00", "kind": "讲授",
            "topic": "党章导读", "lecturer": "李明", "venue": "201教室",
        }),
    );
    let said: Vec<_> = rows(&planned["clashes"], |clash| clash["say"].clone());
    assert_eq!(
        said,
        [
            "李明 3月9日（周一）14:30–17:30 在「第3期科级干部进修班」有课：《县情讲座》",
            "201教室 3月9日（周一）14:30–17:30 已由「第3期科级干部进修班」使用：《县情讲座》",
        ]
    );
    // Asked before it is written, from either side, the same is said.
    let session = &planned["session"];
    let would = desk.ask(
        "would_clash",
        json!({
            "session": session["id"], "cohort": ours, "day": "2026-03-09", "starts": "15:00", "ends": "16:00",
            "lecturer": session["lecturer"], "venue": session["venue"],
        }),
    );
    assert_eq!(rows(&would, |clash| clash["say"].clone()), said);
    assert_eq!(desk.ask("timetable", json!({ "cohort": theirs }))["clashes"].as_array().unwrap().len(), 2);
    // One hour later nobody is in two places.
    let moved = desk.ask("move_session", json!({ "session": session["id"], "day": "2026-03-09", "starts": "17:30" }));
    let rules = rows(&moved["clashes"], |clash| clash["rule"].clone());
    assert_eq!(rules, ["超时"], "only the lecturer's afternoon is long");
    assert_eq!(moved["session"]["ends"], "18:30");
}

#[test]
fn a_roll_keeps_the_people_of_its_day() {
    let desk = Desk::new();
    let cohort = desk.cohort_of(&["张三", "李四"]);
    let monday = desk.session(cohort, "2026-03-09", "08:30", "11:30", "县情讲座", "李明");
    let wednesday = desk.session(cohort, "2026-03-11", "08:30", "11:30", "党章导读", "周敏");
    desk.ask("take_roll", json!({ "session": monday, "exceptions": [] }));

    // 王五 joins on Tuesday, 张三 leaves on Wednesday.
    let late = json!({ "cohort": cohort, "entry": { "name": "王五" }, "joined": "2026-03-10" });
    let trainees = desk.ask("enrol", late);
    desk.ask("trainee_leaves", json!({ "trainee": trainees[0]["id"], "on": "2026-03-11", "why": "借调" }));
    let expected = |session: i64| {
        let roll = desk.ask("roll_call", json!({ "session": session }));
        rows(&roll["lines"], |line| line["name"].clone())
    };
    assert_eq!(expected(monday), ["张三", "李四"]);
    assert_eq!(expected(wednesday), ["李四", "王五"]);

    let stranger = json!({ "session": wednesday, "exceptions": [{ "trainee": trainees[0]["id"], "mark": "旷课" }] });
    assert!(desk.refused("take_roll", stranger).say.contains("应到名单"));
    assert_eq!(expected(wednesday), ["李四", "王五"]);
    assert_eq!(desk.ask("roll_call", json!({ "session": wednesday }))["taken"], false, "a refusal writes nothing");
}

#[test]
fn a_wrong_id_number_is_refused_beside_its_field() {
    let desk = Desk::new();
    let cohort = desk.cohort("中青年干部培训班");
    let entry = json!({ "name": "张三", "id_number": "110199198503120019" });
    let refusal = desk.refused("enrol", json!({ "cohort": cohort, "entry": entry }));
    assert_eq!(refusal.field.as_deref(), Some("id_number"));
    assert_eq!(refusal.say, "身份证号校验不符：按前17位末位应为2，其中有写错的数字。");
}

#[test]
fn one_person_is_one_person_across_classes() {
    let desk = Desk::new();
    let (first, second) = (desk.cohort("中青年干部培训班"), desk.cohort("科级干部进修班"));
    let entry = |unit: &str, id: Option<&str>| json!({ "name": "张三", "unit": unit, "id_number": id });
    desk.ask("enrol", json!({ "cohort": first, "entry": entry("县财政局", Some("110199198503120012")) }));
    // The same ID number in a new unit is the same person; another in the old unit is another.
    desk.ask("enrol", json!({ "cohort": second, "entry": entry("县水利局", Some("110199198503120012")) }));
    desk.ask("enrol", json!({ "cohort": second, "entry": entry("县财政局", Some("110199198503120039")) }));
    let people = desk.ask("people", json!({ "text": "张三" }));
    let classes: Vec<_> = rows(&people, |person| (person["unit_name"].clone(), person["classes"].clone()));
    assert_eq!(classes, [(json!("县财政局"), json!(1)), (json!("县水利局"), json!(2))]);
    // In the first class the unit stays what it was.
    assert_eq!(desk.ask("trainees", json!({ "cohort": first }))[0]["unit"], "县财政局");
    let twice =
        desk.refused("enrol", json!({ "cohort": first, "entry": entry("县水利局", Some("110199198503120012")) }));
    assert_eq!(twice.say, "张三已经在「第3期中青年干部培训班」的名册里了。");
}

#[test]
fn the_sample_school_has_something_on_every_screen() {
    let desk = Desk::with_sample();
    for (name, request, least) in [
        ("units", json!({}), 30),
        ("lecturers", json!({}), 30),
        ("topics", json!({}), 40),
        ("venues", json!({}), 6),
        ("field_sites", json!({}), 2),
        ("people", json!({}), 150),
        ("cohorts", json!({}), 3),
        ("history", json!({}), 1),
        ("certificates", json!({ "cohort": 1 }), 40),
    ] {
        let count = desk.ask(name, request).as_array().unwrap().len();
        assert!(count >= least, "{name}: {count}");
    }
    let workbench = desk.ask("workbench", json!({}));
    assert!(!workbench["today"].as_array().unwrap().is_empty());
    let places: std::collections::BTreeSet<_> =
        workbench["needs"].as_array().unwrap().iter().map(|need| need["place"].as_str().unwrap()).collect();
    assert!(places.contains("考勤") && places.contains("课程表"), "{places:?}");
    let stages = rows(&desk.ask("cohorts", json!({})), |line| line["stage"].clone());
    assert_eq!(stages, ["未开班", "在办", "已结束"]);
    // It is undone in one step, and then the books are as they were.
    desk.ask("undo", json!({}));
    assert_eq!(desk.dump(), "");
}

fn rows<T>(list: &Value, row: impl Fn(&Value) -> T) -> Vec<T> {
    list.as_array().unwrap().iter().map(row).collect()
}
