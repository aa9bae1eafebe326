//! The check of a roster, substitutions and the settled roster, through the door.

use serde_json::{Value, json};

use crate::desk::Desk;

fn unit(desk: &Desk, name: &str) -> i64 {
    desk.ask("add_unit", json!({ "name": name, "nature": "政府" }))["id"].as_i64().unwrap()
}
fn cohort(desk: &Desk, name: &str, number: u32, starts: &str, ends: &str) -> i64 {
    let request = json!({
        "name": name, "number": number, "category": "主体班", "starts": starts, "ends": ends,
        "place": "", "head_teacher": "", "host": "", "planned": 40, "note": "",
    });
    desk.ask("create_cohort", request)["id"].as_i64().unwrap()
}
fn enrol(desk: &Desk, cohort: i64, entry: Value) -> Value {
    desk.ask("enrol", json!({ "cohort": cohort, "entry": entry }))
}
fn said(check: &Value, kind: &str) -> Vec<String> {
    let findings = check["findings"].as_array().unwrap().iter().filter(|it| it["kind"] == kind);
    findings.map(|it| it["say"].as_str().unwrap().to_owned()).collect()
}
fn ground<'a>(check: &'a Value, kind: &str) -> &'a str {
    check["findings"].as_array().unwrap().iter().find(|it| it["kind"] == kind).unwrap()["ground"].as_str().unwrap()
}
fn names(trainees: &Value) -> Vec<String> {
    let say = |it: &Value| format!("{}{}", it["number"], it["name"].as_str().unwrap());
    trainees.as_array().unwrap().iter().map(say).collect()
}

const ZHANG: &str = "110199198506124430";
const LI: &str = "110199198803084228";

#[test]
fn one_screen_says_what_is_wrong_and_what_to_write() {
    let desk = Desk::new();
    let (finance, water, town) = (unit(&desk, "县财政局"), unit(&desk, "县水利局"), unit(&desk, "城关镇"));
    let last = cohort(&desk, "中青年干部培训班", 2, "2025-09-08", "2025-09-12");
    let other = cohort(&desk, "科级干部进修班", 1, "2026-03-11", "2026-03-20");
    let this = cohort(&desk, "中青年干部培训班", 3, "2026-03-09", "2026-03-13");
    let zhang = json!({ "name": "张三", "unit": "县财政局", "post": "副局长", "rank": "四级主任科员", "id_number": ZHANG, "phone": "13800000001" });
    let li = json!({ "name": "李四", "unit": "县水利局", "post": "局长", "id_number": LI, "phone": "13800000002" });
    enrol(&desk, last, zhang.clone());
    enrol(&desk, last, json!({ "name": "周六", "unit": "县水利局" }));
    enrol(&desk, other, li.clone());
    enrol(&desk, this, zhang);
    enrol(&desk, this, li);
    enrol(
        &desk,
        this,
        json!({ "name": "王五", "unit": "城关镇", "post": "一级科员", "birth": "1975-03", "phone": "13800000003" }),
    );
    enrol(&desk, this, json!({ "name": "王五", "unit": "城关镇二中", "birth": "1975-03-12" }));

    let clean = desk.ask("roster_check", json!({ "cohort": this }));
    assert_eq!(said(&clean, "在训冲突"), ["李四同时报了「第1期科级干部进修班」（2026年3月11日至3月20日）"]);
    assert_eq!(said(&clean, "近年已训"), [""; 0], "not asked");
    let quotas =
        json!([{ "unit": finance, "places": 3 }, { "unit": water, "places": 1 }, { "unit": town, "places": 1 }]);
    desk.ask("set_quotas", json!({ "cohort": this, "lines": quotas }));
    let conditions = json!({ "cohort": this, "oldest": 45, "lowest": "乡科级副职", "years": 2 });
    desk.ask("set_eligibility", conditions);

    let check = desk.ask("roster_check", json!({ "cohort": this, "deadline": "2026-03-06" }));
    for (kind, expected) in [
        ("缺", vec!["县财政局名额3人，已报1人，缺2人"]),
        ("未报", vec![]),
        ("超", vec!["城关镇二中没有名额，报了1人"]),
        ("重复", vec!["王五（第4号，城关镇二中）与王五（第3号，城关镇）可能是同一人"]),
        ("在训冲突", vec!["李四同时报了「第1期科级干部进修班」（2026年3月11日至3月20日）"]),
        ("近年已训", vec!["张三参加过「第2期中青年干部培训班」（2025年9月8日至9月12日）"]),
        (
            "资格存疑",
            vec!["王五年满51周岁（超过45周岁）、职务层次为科员（低于乡科级副职）", "王五年满50周岁（超过45周岁）"],
        ),
        ("级别未写明", vec!["李四职务「局长」没有写明级别", "王五没有填写职务、职级"]),
        ("信息不全", vec!["王五缺身份证号", "王五缺身份证号、手机号"]),
    ] {
        assert_eq!(said(&check, kind), expected, "{kind}");
    }
    assert_eq!(ground(&check, "缺"), "第2期中青年干部培训班该单位参训：张三");
    assert_eq!(ground(&check, "重复"), "姓名相同，出生年月都是1975.03");
    assert_eq!(ground(&check, "在训冲突"), "本班2026年3月9日至3月13日；重叠：2026年3月11日至3月13日");
    assert_eq!(ground(&check, "近年已训"), "参训条件：剔除近2年已训");
    assert_eq!((&check["places"], &check["enrolled"]), (&json!(5), &json!(4)));
    assert_eq!(check["figures"][0], json!({ "kind": "缺", "people": 2, "units": 1 }));
    let texts: Vec<&str> =
        check["reminders"].as_array().unwrap().iter().map(|it| it["text"].as_str().unwrap()).collect();
    assert_eq!(
        texts,
        [
            "县财政局：第3期中青年干部培训班名额3人，已报1人，还缺2人，请于3月6日前报送；张三参加过「第2期中青年干部培训班」（2025年9月8日至9月12日），请另行选派。",
            "县水利局：第3期中青年干部培训班名额1人，已报1人；李四同时报了「第1期科级干部进修班」（2026年3月11日至3月20日），请另行安排；李四职务「局长」没有写明级别，请注明。",
            "城关镇：第3期中青年干部培训班名额1人，已报1人；王五年满51周岁（超过45周岁）、职务层次为科员（低于乡科级副职），请核实是否符合参训条件；王五缺身份证号，请核对后补报。",
            "城关镇二中：第3期中青年干部培训班已报1人，超1人，请于3月6日前核减；王五（第4号，城关镇二中）与王五（第3号，城关镇）可能是同一人，请核对是否重复报名；王五年满50周岁（超过45周岁），请核实是否符合参训条件；王五没有填写职务、职级，请注明；王五缺身份证号、手机号，请核对后补报。",
        ]
    );
    assert!(check["reminder"].as_str().unwrap().starts_with(
        "各单位：第3期中青年干部培训班报名情况通报如下（名额5人，已报4人），请下列单位抓紧办理。\n县财政局：名额3人"
    ));

    // Only classes of the same name count when that is asked; a tag that is asked for.
    desk.ask("set_eligibility", json!({ "cohort": this, "years": 2, "same_name": true, "tags": "后备干部" }));
    let check = desk.ask("roster_check", json!({ "cohort": this }));
    assert_eq!(said(&check, "近年已训").len(), 1);
    assert_eq!(said(&check, "资格存疑")[0], "张三不是后备干部");
    // Who leaves the other class before is in nobody's way.
    let theirs = desk.ask("trainees", json!({ "cohort": other }));
    desk.ask("trainee_leaves", json!({ "trainee": theirs[0]["id"], "on": "2026-03-11", "why": "" }));
    assert_eq!(said(&desk.ask("roster_check", json!({ "cohort": this })), "在训冲突"), [""; 0]);
}

#[test]
fn a_unit_that_sent_nobody_is_named_with_who_came_last_time() {
    let desk = Desk::new();
    let finance = unit(&desk, "县财政局");
    let last = cohort(&desk, "中青年干部培训班", 2, "2025-09-08", "2025-09-12");
    let this = cohort(&desk, "中青年干部培训班", 3, "2026-03-09", "2026-03-13");
    enrol(&desk, last, json!({ "name": "张三", "unit": "县财政局" }));
    desk.ask("set_quotas", json!({ "cohort": this, "lines": [{ "unit": finance, "places": 3 }] }));
    let check = desk.ask("roster_check", json!({ "cohort": this }));
    assert_eq!(said(&check, "未报"), ["县财政局名额3人，还没有报名"]);
    assert_eq!(ground(&check, "未报"), "第2期中青年干部培训班该单位参训：张三");
    assert_eq!(
        check["reminders"][0]["text"],
        "县财政局：第3期中青年干部培训班名额3人，尚未报名，还缺3人，请尽快报送。"
    );
    assert_eq!(said(&check, "缺"), [""; 0], "it is not counted twice");
}

#[test]
fn conditions_that_make_no_sense_are_refused() {
    let desk = Desk::new();
    let this = desk.cohort("中青年干部培训班");
    for (conditions, field) in [
        (json!({ "cohort": this, "youngest": 45, "oldest": 25 }), "oldest"),
        (json!({ "cohort": this, "lowest": "局长" }), "lowest"),
        (json!({ "cohort": this, "lowest": "县处级副职", "highest": "乡科级正职" }), "highest"),
    ] {
        assert_eq!(desk.refused("set_eligibility", conditions).field.as_deref(), Some(field));
    }
    let set = json!({ "cohort": this, "youngest": 25, "oldest": 45, "lowest": "乡科级副职", "highest": "县处级正职",
        "tags": "后备干部，村干部", "years": 2, "same_name": true });
    assert_eq!(desk.ask("set_eligibility", set)["tags"], "后备干部、村干部");
    assert_eq!(desk.ask("eligibility", json!({ "cohort": this }))["oldest"], 45);
}

#[test]
fn one_comes_in_the_place_of_another() {
    let desk = Desk::new();
    let this = desk.cohort_of(&["张三", "赵六", "钱七"]);
    desk.ask("form_groups", json!({ "cohort": this, "groups": 3 }));
    let monday = desk.session(this, "2026-03-09", "08:30", "11:30", "县情讲座", "李明");
    let wednesday = desk.session(this, "2026-03-11", "08:30", "11:30", "党章导读", "周敏");
    let zhang = desk.ask("trainees", json!({ "cohort": this }))[0].clone();
    let before = desk.dump();

    let replace = |on: &str| json!({ "trainee": zhang["id"], "entry": { "name": "李四" }, "on": on, "letter": "财函〔2026〕3号", "why": "工作需要" });
    let said = desk.said("replace_trainee", replace("2026-03-11"));
    assert_eq!(said, "张三换为李四（县财政局，财函〔2026〕3号）；张三原任组长，请另定人选");
    let trainees = desk.ask("trainees", json!({ "cohort": this }));
    assert_eq!(names(&trainees), ["1李四", "2赵六", "3钱七", "4张三"]);
    let (li, old) = (&trainees[0], &trainees[3]);
    assert_eq!((&li["group"], &li["unit"], &li["joined"]), (&zhang["group"], &json!("县财政局"), &json!("2026-03-11")));
    assert_eq!((&old["left_on"], &old["left_why"]), (&json!("2026-03-11"), &json!("换人")));
    assert_eq!(li["substitution"], "替换张三（财函〔2026〕3号）");
    assert_eq!(old["substitution"], "由李四替换（财函〔2026〕3号）");
    let expected = |session: i64| {
        let roll = desk.ask("roll_call", json!({ "session": session }));
        let lines = roll["lines"].as_array().unwrap().clone();
        lines.iter().map(|line| line["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(expected(monday), ["赵六", "钱七", "张三"]);
    assert_eq!(expected(wednesday), ["李四", "赵六", "钱七"]);

    assert!(desk.refused("replace_trainee", replace("2026-03-11")).say.contains("已由李四替换"));
    for line in [li, old] {
        assert!(desk.refused("remove_trainee", json!({ "trainee": line["id"] })).say.contains("办过换人"));
    }
    desk.ask("undo", json!({}));
    assert_eq!(desk.dump(), before);

    // Before the class has begun the one who goes is expected on no day, and the one who comes from the first.
    assert_eq!(desk.refused("replace_trainee", replace("2026-03-14")).field.as_deref(), Some("on"));
    desk.ask("replace_trainee", replace("2026-03-02"));
    let trainees = desk.ask("trainees", json!({ "cohort": this }));
    assert_eq!((&trainees[0]["joined"], &trainees[3]["left_on"]), (&Value::Null, &json!("2026-03-09")));
    assert_eq!(expected(monday), ["李四", "赵六", "钱七"]);
    let again =
        json!({ "trainee": trainees[1]["id"], "entry": { "name": "李四", "unit": "县财政局" }, "on": "2026-03-10" });
    assert!(desk.refused("replace_trainee", again).say.contains("已经在"));
}

#[test]
fn what_changes_after_the_roster_is_settled_is_marked() {
    let desk = Desk::new();
    let this = desk.cohort_of(&["张三", "赵六", "钱七", "孙八"]);
    let changes = || {
        let changes = desk.ask("roster_changes", json!({ "cohort": this }));
        let lines = changes["lines"].as_array().unwrap().clone();
        lines.iter().map(|line| line["say"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let empty = desk.dump();
    assert_eq!(desk.ask("roster_changes", json!({ "cohort": this }))["frozen_on"], Value::Null);
    let said = desk.said("freeze_roster", json!({ "cohort": this, "on": "2026-03-06" }));
    assert_eq!(said, "「第3期中青年干部培训班」名册定稿，4人，此后的变动另作标记");
    assert_eq!(changes(), [""; 0]);
    assert!(desk.refused("freeze_roster", json!({ "cohort": this })).say.contains("2026年3月6日定稿"));

    let trainees = desk.ask("trainees", json!({ "cohort": this }));
    enrol(&desk, this, json!({ "name": "周九", "unit": "县教育局" }));
    desk.ask(
        "replace_trainee",
        json!({ "trainee": trainees[0]["id"], "entry": { "name": "李四" }, "on": "2026-03-08", "letter": "财函〔2026〕3号" }),
    );
    let entry = json!({ "name": "赵六", "unit": "县财政局", "post": "科长", "phone": "13800000001" });
    desk.ask("save_trainee", json!({ "trainee": trainees[1]["id"], "entry": entry, "role": "", "joined": null }));
    desk.ask("remove_trainee", json!({ "trainee": trainees[2]["id"] }));
    assert_eq!(
        changes(),
        [
            "★替换 李四（县财政局）：替换张三（财函〔2026〕3号）",
            "★变更 赵六（县财政局）：职务补为科长，手机补为13800000001",
            "★新增 周九（县教育局）",
            "退出 张三（县财政局），3月9日起，由李四替换（财函〔2026〕3号）",
            "退出 钱七（县财政局），已从名册删除",
        ]
    );
    let marks: Vec<Value> = desk
        .ask("trainees", json!({ "cohort": this }))
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["change"].clone())
        .collect();
    assert_eq!(json!(marks), json!(["替换", "变更", null, "新增", "退出"]));

    // After a restart the same; let go, nothing is marked; undone, everything is as before.
    let desk = desk.restart();
    desk.ask("unfreeze_roster", json!({ "cohort": this }));
    assert_eq!(desk.ask("trainees", json!({ "cohort": this }))[0]["change"], Value::Null);
    for _ in 0..6 {
        desk.ask("undo", json!({}));
    }
    assert_eq!(desk.dump(), empty);
}
