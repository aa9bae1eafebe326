//! The year's plan: the office's own kinds, programmes with targets, lines that become classes, a year at a glance, and
//! a class on other days.

use serde_json::{Value, json};

use crate::desk::Desk;

fn kinds(desk: &Desk) -> Vec<(String, u64)> {
    let tree = desk.ask("cohort_kinds", json!({}));
    tree.as_array().unwrap().iter().map(|it| (text(&it["path"]), it["cohorts"].as_u64().unwrap())).collect()
}

fn kind(desk: &Desk, path: &str) -> Value {
    let tree = desk.ask("cohort_kinds", json!({}));
    tree.as_array().unwrap().iter().find(|it| it["path"] == path).unwrap()["id"].clone()
}

fn text(it: &Value) -> String {
    it.as_str().unwrap().to_owned()
}

fn texts(all: &Value, field: &str) -> Vec<String> {
    all.as_array().unwrap().iter().map(|it| text(&it[field])).collect()
}

fn strings(all: &Value) -> Vec<String> {
    all.as_array().unwrap().iter().map(text).collect()
}

/// Runs some work, takes all of it back step by step, and does it again.
fn unwinds(desk: &Desk, work: impl FnOnce(&Desk)) {
    let steps = |desk: &Desk| desk.ask("history", json!({})).as_array().unwrap().len();
    let (before, done) = (desk.dump(), steps(desk));
    work(desk);
    let (after, count) = (desk.dump(), steps(desk) - done);
    for _ in 0..count {
        desk.ask("undo", json!({}));
    }
    assert_eq!(desk.dump(), before, "undone");
    for _ in 0..count {
        desk.ask("redo", json!({}));
    }
    assert_eq!(desk.dump(), after, "redone");
}

#[test]
fn the_office_makes_its_own_tree_and_its_classes_count_as_it_says() {
    let desk = Desk::new();
    desk.ask("adopt_usual_kinds", json!({}));
    let usual = kinds(&desk).len();
    desk.ask("adopt_usual_kinds", json!({}));
    assert_eq!(kinds(&desk).len(), usual, "adopting twice adds nothing");

    let main = kind(&desk, "主体班");
    let young = kind(&desk, "主体班›中青年干部培训班");
    let cohort = desk.cohort("中青年干部培训班");
    unwinds(&desk, |desk| {
        let mut class = desk.ask("cohort", json!({ "cohort": cohort }));
        class["kind"] = young.clone();
        class["category"] = json!("其他");
        assert_eq!(desk.ask("save_cohort", only_the_class(class))["category"], "主体班", "the kind decides");
        assert!(kinds(desk).contains(&("主体班".into(), 1)), "what is below counts above");

        // A kind that counts as something else takes its classes along.
        let save = json!({ "kind": young, "name": "中青班", "parent": main, "nature": "专题班" });
        desk.ask("save_cohort_kind", save);
        assert_eq!(desk.ask("cohort", json!({ "cohort": cohort }))["category"], "专题班");
        assert!(kinds(desk).contains(&("主体班›中青班".into(), 1)));
    });
    let circle = json!({ "kind": main, "name": "主体班", "parent": young, "nature": "主体班" });
    assert_eq!(desk.refused("save_cohort_kind", circle).field.as_deref(), Some("parent"));
    let said = desk.refused("remove_cohort_kind", json!({ "kind": young })).say;
    assert_eq!(said, "班次类别「中青班」还有1期班次在用，不能删除。");
    let twice = json!({ "name": "中青班", "parent": main });
    assert_eq!(desk.refused("add_cohort_kind", twice).say, "已经有班次类别「中青班」了。请直接使用，或换一个名称。");

    let order: Vec<Value> = ["委托班", "备案班", "专题班", "主体班"].iter().map(|path| kind(&desk, path)).collect();
    desk.ask("order_cohort_kinds", json!({ "kinds": order }));
    assert_eq!(kinds(&desk)[0].0, "委托班");
}

/// What `save_cohort` is sent: the class without its figures.
fn only_the_class(mut class: Value) -> Value {
    let figures = "title stage days trainees sessions hours rolls rolls_due completed certificates";
    for figure in figures.split(' ') {
        class.as_object_mut().unwrap().remove(figure);
    }
    class
}

#[test]
fn an_old_request_for_a_class_still_makes_one() {
    let desk = Desk::new();
    let class = desk.ask("cohort", json!({ "cohort": desk.cohort("中青年干部培训班") }));
    assert_eq!(
        json!([class["tier"], class["filing_state"], class["lodging"], class["kind"]]),
        json!(["", "不需备案", true, null])
    );
}

#[test]
fn a_programme_tells_how_far_it_has_come() {
    let desk = Desk::new();
    let programme = json!({ "name": "科级干部三年轮训", "since": 2025, "until": 2027, "note": "" });
    let id = desk.ask("add_programme", programme)["id"].clone();
    unwinds(&desk, |desk| {
        let targets = json!([
            { "year": 2026, "tier": "县级", "runs": 4, "person_times": 200 },
            { "year": 2026, "tier": "乡镇级" },
            { "year": 2027, "runs": 2, "person_times": 100 },
        ]);
        desk.ask("set_targets", json!({ "programme": id, "targets": targets }));
        // Today is the 11th of March 2026: one is over, one is running, one is yet to come, one is only planned.
        for (starts, ends, planned) in
            [("2026-03-02", "2026-03-06", 50), ("2026-03-09", "2026-03-13", 60), ("2026-04-13", "2026-04-17", 70)]
        {
            let class = json!({
                "name": "科级干部进修班", "number": null, "category": "主体班", "starts": starts, "ends": ends,
                "place": "", "head_teacher": "", "host": "", "planned": planned, "note": "",
                "programme": id, "tier": "县级",
            });
            let cohort = desk.ask("create_cohort", class)["id"].clone();
            if starts == "2026-03-02" {
                desk.ask("enrol", json!({ "cohort": cohort, "entry": { "name": "张三", "unit": "县财政局" } }));
            }
        }
        let line = json!({ "name": "科级干部进修班", "programme": id, "tier": "县级", "planned": 80 });
        desk.ask("add_plan_lines", json!({ "year": 2026, "lines": [line] }));
    });
    let now = &desk.ask("programmes", json!({}))[0];
    let said = |part: &Value| {
        ["target", "done", "running", "coming", "planned"]
            .map(|it| (part[it]["runs"].as_u64().unwrap(), part[it]["person_times"].as_u64().unwrap()))
    };
    assert_eq!(now["parts"].as_array().unwrap().len(), 2, "a target of nothing is none");
    // 人次 of what is over or running are those on the roster.
    assert_eq!(said(&now["parts"][0]), [(4, 200), (1, 1), (1, 0), (1, 70), (1, 80)]);
    assert_eq!(said(&now["total"])[0], (6, 300));

    let outside = json!([{ "year": 2028, "runs": 1 }]);
    let said = desk.refused("set_targets", json!({ "programme": id, "targets": outside })).say;
    assert_eq!(said, "2028年不在项目的起止年份里。请先改项目的年份，或去掉这一年的目标。");
    let said = desk.refused("remove_programme", json!({ "programme": id })).say;
    assert!(said.contains("3期班次"), "{said}");
}

#[test]
fn a_line_of_the_plan_becomes_a_class_in_one_step() {
    let desk = Desk::new();
    desk.ask("adopt_usual_kinds", json!({}));
    let young = kind(&desk, "主体班›中青年干部培训班");
    let lines = json!([
        { "name": "中青年干部培训班", "number": 4, "kind": young, "tier": "县级", "starts": "2026-03-16",
          "ends": "2026-03-27", "planned": 48, "audience": "科级干部", "undertaker": "县委党校" },
        { "name": "乡镇党委书记专题班", "filing_state": "未报" },
    ]);
    let plan = desk.ask("add_plan_lines", json!({ "year": 2026, "lines": lines }));
    assert_eq!(texts(&plan["lines"], "state"), ["已定日期", "待定"]);
    let (first, second) = (&plan["lines"][0], &plan["lines"][1]);

    let said = desk.refused("open_class", json!({ "line": second["id"] }));
    assert_eq!(said.say, "「乡镇党委书记专题班」还没有定日期。请先填写开始和结束日期，再建班。");
    unwinds(&desk, |desk| {
        let class = desk.ask("open_class", json!({ "line": first["id"] }));
        let said = [&class["title"], &class["category"], &class["audience"], &class["undertaker"]].map(text);
        assert_eq!(said, ["第4期中青年干部培训班", "主体班", "科级干部", "县委党校"]);
    });
    assert!(desk.refused("open_class", json!({ "line": first["id"] })).say.contains("已经建班"));
    let plan = desk.ask("year_plan", json!({ "year": 2026 }));
    assert_eq!(json!([plan["runs"], plan["opened"], plan["done"], plan["person_times"]]), json!([2, 1, 0, 48]));
    assert_eq!(plan["lines"][0]["state"], "已建班");

    // The class is deleted: the line stands as before, and can become a class again.
    desk.ask("remove_cohort", json!({ "cohort": plan["lines"][0]["cohort"] }));
    assert_eq!(desk.ask("year_plan", json!({ "year": 2026 }))["lines"][0]["state"], "已定日期");
    desk.ask("undo", json!({}));
    assert_eq!(desk.ask("year_plan", json!({ "year": 2026 }))["lines"][0]["state"], "已建班");

    // What the class is now, where it is other than planned.
    desk.ask("shift_cohort", json!({ "cohort": plan["lines"][0]["cohort"], "starts": "2026-03-23" }));
    let became = desk.ask("year_plan", json!({ "year": 2026 }))["lines"][0]["became"].clone();
    assert_eq!(became, "第4期中青年干部培训班 2026年3月23日至4月3日");

    // A class outside the plan is said, and can be put on it.
    let other = desk.cohort("科级干部进修班");
    let plan = desk.ask("year_plan", json!({ "year": 2026 }));
    assert_eq!(texts(&plan["unplanned"], "title"), ["第3期科级干部进修班"]);
    let plan = desk.ask("plan_classes", json!({ "cohorts": [other] }));
    assert_eq!((plan["unplanned"].as_array().unwrap().len(), texts(&plan["lines"], "state")[2].as_str()), (0, "在办"));
}

#[test]
fn next_years_plan_is_last_years_on_the_same_weekdays() {
    let desk = Desk::new();
    let programme = json!({ "name": "轮训", "since": 2025, "until": 2025, "note": "" });
    let programme = desk.ask("add_programme", programme)["id"].clone();
    let lines = json!([
        { "name": "中青年干部培训班", "number": 15, "starts": "2025-03-10", "ends": "2025-03-21",
          "filing_state": "已备案", "filing_number": "备〔2025〕3号" },
        // The Monday a year on is in the holiday of 劳动节 2026.
        { "name": "科级干部进修班", "number": 1, "starts": "2025-05-06", "ends": "2025-05-09", "programme": programme },
        { "name": "县情讲座" },
    ]);
    desk.ask("add_plan_lines", json!({ "year": 2025, "lines": lines }));
    unwinds(&desk, |desk| {
        let copied = desk.ask("copy_year_plan", json!({ "from": 2025, "to": 2026 }));
        assert_eq!(
            strings(&copied["notes"]),
            [
                "「第1期科级干部进修班」避开放假，推后1周，5月12日开班",
                "「第1期科级干部进修班」的培训项目不到2026年，没有带过来"
            ]
        );
        let lines = &copied["plan"]["lines"];
        assert_eq!(texts(lines, "title"), ["第16期中青年干部培训班", "第1期科级干部进修班", "县情讲座"]);
        let first = &lines[0];
        assert_eq!(
            json!([first["starts"], first["ends"], first["filing_state"], first["filing_number"]]),
            json!(["2026-03-09", "2026-03-20", "未报", ""])
        );
    });
    assert!(desk.refused("copy_year_plan", json!({ "from": 2019, "to": 2026 })).say.contains("还没有计划"));
}

#[test]
fn lines_of_a_plan_keep_the_order_they_are_given() {
    let desk = Desk::new();
    let add = |lines: Value, after: Value| {
        desk.ask("add_plan_lines", json!({ "year": 2026, "lines": lines, "after": after }))
    };
    let plan = add(json!([{ "name": "甲" }, { "name": "乙" }]), Value::Null);
    let ids: Vec<Value> = plan["lines"].as_array().unwrap().iter().map(|it| it["id"].clone()).collect();
    assert_eq!(
        texts(&add(json!([{ "name": "丙" }, { "name": "丁" }]), ids[0].clone())["lines"], "name"),
        ["甲", "丙", "丁", "乙"]
    );
    let plan = desk.ask("order_plan_lines", json!({ "year": 2026, "lines": [ids[1], ids[0]] }));
    assert_eq!(texts(&plan["lines"], "name"), ["乙", "甲", "丙", "丁"]);
    unwinds(&desk, |desk| {
        desk.ask("remove_plan_lines", json!({ "lines": [ids[0], ids[1]] }));
        assert_eq!(texts(&desk.ask("year_plan", json!({ "year": 2026 }))["lines"], "name"), ["丙", "丁"]);
    });
    let wrong = json!({ "year": 2026, "lines": [{ "name": "戊", "starts": "2026-05-01" }] });
    assert_eq!(desk.refused("add_plan_lines", wrong).field.as_deref(), Some("ends"));
}

#[test]
fn the_wall_says_which_days_are_too_full_and_who_wants_the_same_people() {
    let desk = Desk::new();
    let ours = desk.cohort_of(&["张三", "李四"]); // 3月9日 to 3月13日, running: two on the roster
    let line = |name: &str, starts: &str, ends: &str, planned: u32, audience: &str| json!({ "name": name, "starts": starts, "ends": ends, "planned": planned, "audience": audience, "tier": "县级" });
    let lines = json!([
        line("乡镇班子班", "2026-03-12", "2026-03-18", 60, "乡镇党委书记、乡镇长"),
        line("应急管理班", "2026-03-20", "2026-03-20", 40, "乡镇长，局长"),
        { "name": "还没有日期" },
    ]);
    desk.ask("add_plan_lines", json!({ "year": 2026, "lines": lines }));
    assert_eq!(desk.ask("year_wall", json!({ "year": 2026 }))["over"], json!([]), "0 is no limit");
    unwinds(&desk, |desk| {
        desk.ask("set_limits", json!({ "beds": 61, "meals": 0, "seats": 50 }));
    });
    let wall = desk.ask("year_wall", json!({ "year": 2026 }));
    assert_eq!(
        texts(&wall["over"], "say"),
        [
            "3月12日至3月13日 床位 62/61：乡镇班子班 60、第3期中青年干部培训班 2",
            "3月12日至3月13日 座位 62/50：乡镇班子班 60、第3期中青年干部培训班 2",
            "3月16日至3月18日 座位 60/50：乡镇班子班 60",
        ]
    );
    assert_eq!(texts(&wall["rivals"], "say"), ["「乡镇班子班」和「应急管理班」的培训对象都有乡镇长，相隔1天"]);
    assert_eq!((wall["undated"].as_u64(), wall["days"].as_array().unwrap().len()), (Some(1), 365));

    // Somebody is on two rosters.
    let theirs = desk.cohort("科级干部进修班");
    let entry = json!({ "name": "张三", "unit": "县财政局" });
    desk.ask("enrol", json!({ "cohort": theirs, "entry": entry }));
    let said = texts(&desk.ask("year_wall", json!({ "year": 2026 }))["rivals"], "say")[0].clone();
    assert!(said.contains("有1人两边都报了名，5天重叠"), "{said}");

    // Phases away from the school ask for no bed, and are pieces of their own.
    let phases = json!([
        { "starts": "2026-03-09", "ends": "2026-03-11" },
        { "starts": "2026-03-12", "ends": "2026-03-13", "place": "韶山", "hotel": "韶山宾馆", "contact": "石海涛" },
    ]);
    desk.ask("set_phases", json!({ "cohort": ours, "phases": phases }));
    let wall = desk.ask("year_wall", json!({ "year": 2026 }));
    let bar = wall["bars"].as_array().unwrap().iter().find(|bar| bar["cohort"] == ours).unwrap();
    assert_eq!(texts(&bar["pieces"], "place"), ["", "韶山"]);
    assert_eq!(wall["days"][70]["beds"], 61, "3月12日: the plan's 60 and one of the other class");
}

#[test]
fn a_class_meets_on_the_days_of_its_phases() {
    let desk = Desk::new();
    let cohort = desk.cohort("中青年干部培训班");
    desk.session(cohort, "2026-03-09", "08:30", "11:30", "县情讲座", "李明");
    let rule = json!({
        "cohort": cohort, "starts": "2026-04-07", "ends": "2026-04-08", "every": 2, "step": "周",
        "until": "2026-05-31", "avoid_holidays": true,
    });
    let proposed = desk.ask("repeat_phases", rule);
    assert_eq!(texts(&proposed["phases"], "starts"), ["2026-04-07", "2026-04-21", "2026-05-12", "2026-05-19"]);
    let notes = strings(&proposed["notes"]);
    assert!(notes.len() == 1 && notes[0].starts_with("碰上5月5日（劳动节）"), "{notes:?}");
    unwinds(&desk, |desk| {
        let now = desk.ask("set_phases", json!({ "cohort": cohort, "phases": proposed["phases"] }));
        assert_eq!(
            json!([now["starts"], now["ends"], now["days"], now["outside"]]),
            json!(["2026-04-07", "2026-05-20", 8, 1])
        );
        assert_eq!(desk.ask("cohort", json!({ "cohort": cohort }))["days"], 8);
        // Its first day set by hand is that of the first phase.
        let mut class = desk.ask("cohort", json!({ "cohort": cohort }));
        class["starts"] = json!("2026-04-06");
        desk.ask("save_cohort", only_the_class(class.clone()));
        assert_eq!(desk.ask("phases", json!({ "cohort": cohort }))["phases"][0]["starts"], "2026-04-06");
        class["starts"] = json!("2026-04-10");
        let said = desk.refused("save_cohort", only_the_class(class)).say;
        assert!(said.contains("第一段到4月8日止"), "{said}");
    });
    let overlap = json!([
        { "starts": "2026-04-07", "ends": "2026-04-08" },
        { "starts": "2026-04-08", "ends": "2026-04-09" },
    ]);
    let said = desk.refused("set_phases", json!({ "cohort": cohort, "phases": overlap })).say;
    assert_eq!(said, "两段集中学习的日期重叠：4月7日至4月8日，4月8日至4月9日。请改其中一段。");
    desk.ask("set_phases", json!({ "cohort": cohort, "phases": [] }));
    assert_eq!(desk.ask("cohort", json!({ "cohort": cohort }))["days"], 45, "from its first day to its last again");
}

#[test]
fn the_next_class_is_the_last_on_other_days() {
    let desk = Desk::new();
    let from = desk.cohort_of(&["张三"]); // Monday the 9th to Friday the 13th of March
    for (day, topic) in [("2026-03-09", "县情讲座"), ("2026-03-10", "党章导读"), ("2026-03-13", "应急管理")]
    {
        desk.session(from, day, "08:30", "11:30", topic, "李明");
    }
    let unit = desk.ask("units", json!({}))[0]["id"].clone();
    desk.ask("set_quotas", json!({ "cohort": from, "lines": [{ "unit": unit, "places": 5 }] }));
    let before = desk.dump();
    // Four weeks on, Monday the 6th of April is 清明节: its session goes to the free Wednesday.
    let copied = desk.ask("copy_cohort", json!({ "from": from, "starts": "2026-04-06" }));
    let cohort = copied["cohort"]["id"].clone();
    assert_eq!(copied["cohort"]["title"], "第4期中青年干部培训班");
    assert_eq!((copied["sessions"].as_u64(), copied["cohort"]["trainees"].as_u64()), (Some(3), Some(0)));
    assert_eq!(strings(&copied["moved"]), ["4月6日（清明节）的课改到4月8日（周三）"]);
    assert_eq!(strings(&copied["stale"]), ["1位授课人都改为待确认，请重新联系。"]);
    let timetable = desk.ask("timetable", json!({ "cohort": cohort }));
    let sessions: Vec<_> = timetable["sessions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| [&it["day"], &it["title"], &it["state"], &it["lecturer_name"]].map(text))
        .collect();
    assert_eq!(
        sessions,
        [
            ["2026-04-07", "党章导读", "待确认", "李明"],
            ["2026-04-08", "县情讲座", "待确认", "李明"],
            ["2026-04-10", "应急管理", "待确认", "李明"],
        ]
    );
    assert_eq!(desk.ask("quotas", json!({ "cohort": cohort }))["places"], 5);
    desk.ask("undo", json!({}));
    assert_eq!(desk.dump(), before);
}

#[test]
fn a_class_moves_with_its_timetable_until_it_has_begun() {
    let desk = Desk::new();
    let cohort = desk.cohort_of(&["张三"]);
    let session = desk.session(cohort, "2026-03-10", "08:30", "11:30", "县情讲座", "李明");
    unwinds(&desk, |desk| {
        let said = desk.said("shift_cohort", json!({ "cohort": cohort, "starts": "2026-03-16" }));
        assert_eq!(said, "「第3期中青年干部培训班」改到2026年3月16日至3月20日，1个课次一起移动");
        assert_eq!(desk.ask("timetable", json!({ "cohort": cohort }))["sessions"][0]["day"], "2026-03-17");
    });
    desk.ask("take_roll", json!({ "session": session, "exceptions": [] }));
    let said = desk.refused("shift_cohort", json!({ "cohort": cohort, "starts": "2026-03-23" })).say;
    assert!(said.contains("已经点名1次"), "{said}");
}
