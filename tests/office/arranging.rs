//! What has no time yet: noted, wished, arranged, refused in words; through the door.

use serde_json::{Value, json};

use crate::desk::Desk;

fn unplaced(desk: &Desk, cohort: i64) -> Value {
    desk.ask("unplaced", json!({ "cohort": cohort }))
}

fn lines(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|line| line["shown"].as_str().unwrap()).collect()
}

fn class(desk: &Desk, number: u32) -> i64 {
    let request = json!({
        "name": "科级干部进修班", "number": number, "category": "主体班", "starts": "2026-03-16", "ends": "2026-03-20",
        "place": "", "head_teacher": "", "host": "", "planned": 40, "note": "",
    });
    desk.ask("create_cohort", request)["id"].as_i64().unwrap()
}

fn add(desk: &Desk, cohort: i64, topic: &str, lecturer: &str) {
    desk.ask("add_unplaced", json!({ "cohort": cohort, "topic": topic, "lecturer": lecturer }));
}

fn topic(desk: &Desk, name: &str) -> Value {
    let all = desk.ask("topics", json!({}));
    all.as_array().unwrap().iter().find(|line| line["name"] == name).unwrap()["id"].clone()
}

fn lecturer(desk: &Desk, name: &str) -> Value {
    let all = desk.ask("lecturers", json!({}));
    all.as_array().unwrap().iter().find(|line| line["name"] == name).unwrap()["id"].clone()
}

fn errors(desk: &Desk, cohort: i64) -> usize {
    let clashes = desk.ask("clashes", json!({ "cohort": cohort }));
    clashes.as_array().unwrap().iter().filter(|clash| clash["severity"] == "错误").count()
}

#[test]
fn what_a_class_is_to_have_is_noted_changed_copied_and_undone() {
    let desk = Desk::new();
    let (cohort, next) = (class(&desk, 3), class(&desk, 4));
    let before = desk.dump();
    let said = desk.said("add_unplaced", json!({ "cohort": cohort, "topic": "县情讲座", "lecturer": "李明" }));
    assert_eq!(said, "「第3期科级干部进修班」待排：《县情讲座》");
    let line = unplaced(&desk, cohort)[0].clone();
    assert_eq!((&line["hours"], &line["minutes"], &line["kind"]), (&json!(400), &json!(180), &json!("讲授")));
    assert_eq!(line["lecturer_name"], "李明");
    desk.ask("add_unplaced", json!({ "cohort": cohort, "kind": "开班式", "hours": 100 }));
    assert_eq!(lines(&unplaced(&desk, cohort)), ["县情讲座", "开班式"]);
    let topics = json!({ "cohort": cohort, "topics": [topic(&desk, "县情讲座")] });
    assert_eq!(desk.said("add_unplaced_from_topics", topics), "「第3期科级干部进修班」待排1个专题");
    assert_eq!(unplaced(&desk, cohort)[2]["lecturer_name"], "", "whoever teaches it");

    // To the grid and back.
    let session = desk.session(cohort, "2026-03-16", "14:30", "16:00", "党章解读", "王红");
    let said = desk.said("unplace_session", json!({ "session": session }));
    assert_eq!(said, "「第3期科级干部进修班」《党章解读》移到待排");
    let back = unplaced(&desk, cohort)[3].clone();
    assert_eq!((&back["minutes"], &back["lecturer_name"]), (&json!(90), &json!("王红")));
    let place = json!({ "step": "place", "unplaced": back["id"], "day": "2026-03-17", "starts": "08:30" });
    let amended = desk.ask("amend_timetable", json!({ "steps": [place] }));
    let again = &amended["sessions"][0];
    assert_eq!(
        (&again["title"], &again["ends"], &again["lecturer_name"]),
        (&json!("党章解读"), &json!("10:00"), &json!("王红"))
    );
    assert_eq!(unplaced(&desk, cohort).as_array().unwrap().len(), 3);

    let copied = desk.said("copy_unplaced", json!({ "from": cohort, "to": next }));
    assert_eq!(copied, "「第4期科级干部进修班」照抄「第3期科级干部进修班」的4个课次，待排");
    assert_eq!(lines(&unplaced(&desk, next)), ["党章解读", "县情讲座", "开班式", "县情讲座"]);
    let line = unplaced(&desk, next)[0].clone();
    let saved: Value = [
        "id",
        "cohort",
        "kind",
        "topic",
        "title",
        "lecturer",
        "venue",
        "field_site",
        "hours",
        "minutes",
        "elective",
        "note",
    ]
    .iter()
    .map(|field| (field.to_string(), if *field == "minutes" { json!(120) } else { line[*field].clone() }))
    .collect::<serde_json::Map<_, _>>()
    .into();
    assert_eq!(desk.ask("save_unplaced", saved)[0]["minutes"], 120);
    assert_eq!(desk.said("remove_unplaced", json!({ "unplaced": line["id"] })), "不再待排《党章解读》");

    // What is left out follows from the topic, 选修 too, whichever way it is noted.
    let elective = json!({ "name": "太极拳", "teaching_unit": "其他", "kind": "观摩", "hours": 200, "lecturer": null,
                           "elective": true, "note": "" });
    let elective = desk.ask("add_topic", elective)["id"].clone();
    desk.ask("add_unplaced", json!({ "cohort": cohort, "topic": elective }));
    desk.ask("add_unplaced_from_topics", json!({ "cohort": cohort, "topics": [elective] }));
    desk.ask("add_unplaced", json!({ "cohort": cohort, "topic": elective, "elective": false }));
    let noted = unplaced(&desk, cohort);
    let noted = noted.as_array().unwrap().iter().filter(|it| it["topic"] == elective);
    let noted: Vec<Value> = noted.map(|it| json!([it["kind"], it["minutes"], it["elective"]])).collect();
    assert_eq!(noted, [true, true, false].map(|elective| json!(["观摩", 90, elective])));

    for refused in [
        ("add_unplaced", json!({ "cohort": cohort }), "专题"),
        ("add_unplaced", json!({ "cohort": cohort, "topic": "县情讲座", "minutes": 0 }), "时长"),
        ("add_unplaced_from_topics", json!({ "cohort": cohort, "topics": [] }), "没有选择专题"),
        ("copy_unplaced", json!({ "from": cohort, "to": cohort }), "同一个班次"),
        ("amend_timetable", json!({ "steps": [] }), "没有要调整的课次"),
    ] {
        assert!(desk.refused(refused.0, refused.1).say.contains(refused.2), "{}", refused.2);
    }
    while desk.dump() != before {
        desk.ask("undo", json!({}));
    }
    assert_eq!(unplaced(&desk, cohort), json!([]));
}

#[test]
fn wishes_are_noted_shown_kept_and_refused_in_a_circle() {
    let desk = Desk::new();
    let cohort = class(&desk, 3);
    ["党章解读", "党性分析", "县情讲座"].iter().for_each(|topic| add(&desk, cohort, topic, "李明"));
    let wish = |wish: &str, one: &str, other: &str| json!({ "cohort": cohort, "wish": wish, "one": topic(&desk, one), "other": topic(&desk, other) });
    let said = desk.said("add_course_wish", wish("先后", "党章解读", "党性分析"));
    assert_eq!(said, "「第3期科级干部进修班」排课要求：《党章解读》排在《党性分析》之前");
    desk.ask("add_course_wish", wish("先后", "党性分析", "县情讲座"));
    assert_eq!(
        desk.refused("add_course_wish", wish("先后", "县情讲座", "党章解读")).say,
        "这些要求互相矛盾：《党章解读》排在《党性分析》之前，《党性分析》排在《县情讲座》之前，《县情讲座》排在《党章解读》之前。请先取消其中一条。"
    );
    desk.ask("add_course_wish", wish("同一天", "党章解读", "县情讲座"));
    let refusal = desk.refused("add_course_wish", wish("不同天", "党章解读", "县情讲座"));
    assert!(refusal.say.contains("排在同一天") && !refusal.say.contains("党性分析"), "{}", refusal.say);
    assert!(desk.refused("add_course_wish", wish("同一天", "县情讲座", "党章解读")).say.contains("已有要求"));

    let wishes = || desk.ask("course_wishes", json!({ "cohort": cohort }));
    assert_eq!(wishes()[0]["kept"], Value::Null);
    desk.session(cohort, "2026-03-16", "08:30", "11:30", "党性分析", "王红");
    desk.session(cohort, "2026-03-17", "08:30", "11:30", "党章解读", "王红");
    assert_eq!(wishes()[0]["kept"], false);
    let removed = desk.ask("remove_course_wish", json!({ "wish": wishes()[0]["id"] }));
    assert_eq!(removed.as_array().unwrap().len(), 2);
}

#[test]
fn a_class_is_arranged_in_one_step_and_the_same_again() {
    let desk = Desk::new();
    let (cohort, beside) = (class(&desk, 3), class(&desk, 4));
    desk.ask("add_venue", json!({ "name": "201教室", "capacity": 50, "place": "", "note": "", "equipment": "" }));
    desk.ask("add_venue", json!({ "name": "203教室", "capacity": 20, "place": "", "note": "", "equipment": "" }));
    let standing = desk.session(cohort, "2026-03-18", "08:30", "11:30", "党性分析", "王红");
    desk.session(beside, "2026-03-16", "08:30", "11:30", "县情讲座", "李明");
    for (at, topic) in ["党章解读", "县情讲座", "廉政教育", "乡村振兴", "应急管理"].iter().enumerate()
    {
        add(&desk, cohort, topic, if at % 2 == 0 { "李明" } else { "赵强" });
    }
    desk.ask("add_unplaced", json!({ "cohort": cohort, "kind": "开班式", "hours": 100, "minutes": 60 }));
    let wish =
        json!({ "cohort": cohort, "wish": "先后", "one": topic(&desk, "党章解读"), "other": topic(&desk, "党性分析") });
    desk.ask("add_course_wish", wish);
    let only = json!({ "owner": { "lecturer": lecturer(&desk, "赵强") }, "times": [{ "may": true, "weekday": 4, "note": "" }] });
    desk.ask("set_availability", only);

    let before = desk.dump();
    let arranged = desk.ask("arrange", json!({ "cohorts": [cohort], "seed": 3 }));
    assert_eq!(arranged["say"], "6个课次全部排好，没有冲突。");
    assert_eq!((&arranged["placed"], &arranged["left"], &arranged["conflict"]), (&json!(6), &json!([]), &json!([])));
    assert_eq!(arranged["score"][0], "没有错误");
    assert_eq!(desk.ask("arrange", json!({ "cohorts": [cohort], "seed": 3 })), arranged, "the same seed");
    assert_eq!(desk.dump(), before, "nothing is written");
    assert_eq!(desk.ask("arranging_progress", json!({}))["running"], false);

    let said = desk.said("amend_timetable", json!({ "steps": arranged["steps"] }));
    assert_eq!(said, "排入6个课次（第3期科级干部进修班）");
    assert_eq!(errors(&desk, cohort), 0);
    assert_eq!(unplaced(&desk, cohort), json!([]));
    assert_eq!(desk.ask("course_wishes", json!({ "cohort": cohort }))[0]["kept"], true);
    let timetable = desk.ask("timetable", json!({ "cohort": cohort }));
    let sessions = timetable["sessions"].as_array().unwrap();
    assert_eq!(sessions[0]["title"], "开班式");
    for line in sessions.iter().filter(|line| line["id"] != standing) {
        assert_eq!(line["venue_name"], "201教室", "the other does not seat them");
        assert!(line["lecturer_name"] != "赵强" || line["day"] == "2026-03-19", "{line}");
    }
    assert!(desk.refused("arrange", json!({ "cohorts": [cohort] })).say.contains("没有待排的课次"));
    desk.ask("undo", json!({}));
    assert_eq!(desk.dump(), before);
}

#[test]
fn what_cannot_be_is_named_in_the_offices_words() {
    let desk = Desk::new();
    let cohort = class(&desk, 3);
    let fixed = desk.session(cohort, "2026-03-18", "08:30", "11:30", "党性分析", "王红");
    desk.ask("lock_sessions", json!({ "sessions": [fixed], "locked": true }));
    add(&desk, cohort, "党章解读", "李四");
    add(&desk, cohort, "县情讲座", "赵强");
    let wish =
        json!({ "cohort": cohort, "wish": "先后", "one": topic(&desk, "党章解读"), "other": topic(&desk, "党性分析") });
    desk.ask("add_course_wish", wish);
    let only = json!({
        "owner": { "lecturer": lecturer(&desk, "李四") },
        "times": [{ "may": true, "weekday": 3, "starts": "12:00", "ends": "18:00", "note": "" }],
    });
    desk.ask("set_availability", only);
    let arranged = desk.ask("arrange", json!({ "cohorts": [cohort] }));
    assert_eq!(arranged["say"], "排好1个课次，1个没有排下：有的要求互相矛盾。");
    assert_eq!(
        arranged["conflict"],
        json!([
            "「第3期科级干部进修班」2026年3月16日至3月20日上课",
            "「第3期科级干部进修班」要排《党章解读》（李四）",
            "李四只有周三下午能来",
            "《党章解读》排在《党性分析》之前",
            "「第3期科级干部进修班」《党性分析》固定在3月18日（周三）上午 08:30",
        ])
    );
    assert_eq!(
        arranged["left"][0]["say"],
        "《党章解读》（李四）没有排下：10个时间里，授课人不能来7个，本班已有课2个，不合排课要求1个。"
    );
    // It gives the time back as soon as one of them is given up.
    desk.ask("remove_course_wish", json!({ "wish": desk.ask("course_wishes", json!({ "cohort": cohort }))[0]["id"] }));
    assert_eq!(desk.ask("arrange", json!({ "cohorts": [cohort] }))["left"], json!([]));
}

#[test]
fn what_stands_is_moved_only_when_that_is_asked() {
    let desk = Desk::new();
    let cohort = class(&desk, 3);
    let session = desk.session(cohort, "2026-03-18", "08:30", "11:30", "党性分析", "王红");
    add(&desk, cohort, "县情讲座", "李四");
    let only = json!({
        "owner": { "lecturer": lecturer(&desk, "李四") },
        "times": [{ "may": true, "weekday": 3, "starts": "00:00", "ends": "12:00", "note": "" }],
    });
    desk.ask("set_availability", only);
    assert_eq!(desk.ask("arrange", json!({ "cohorts": [cohort] }))["placed"], 0);
    let arranged = desk.ask("arrange", json!({ "cohorts": [cohort], "may_move": true }));
    assert_eq!((&arranged["placed"], &arranged["moved"]), (&json!(1), &json!(1)), "{arranged}");
    desk.ask("amend_timetable", json!({ "steps": arranged["steps"] }));
    assert_eq!(errors(&desk, cohort), 0);
    desk.ask("undo", json!({}));
    desk.ask("lock_sessions", json!({ "sessions": [session], "locked": true }));
    assert_eq!(desk.ask("arrange", json!({ "cohorts": [cohort], "may_move": true }))["placed"], 0);
}

#[test]
fn arranging_is_watched_and_stopped() {
    let desk = Desk::new();
    let cohorts: Vec<i64> = (1..=6).map(|number| class(&desk, number)).collect();
    for (nth, cohort) in cohorts.iter().enumerate() {
        for at in 0..10 {
            add(&desk, *cohort, &format!("专题{at}"), &format!("授课人{}", (nth + at) % 12));
        }
    }
    std::thread::scope(|scope| {
        let search = scope.spawn(|| desk.ask("arrange", json!({ "cohorts": cohorts, "seconds": 60 })));
        let begun = std::time::Instant::now();
        while desk.ask("arranging_progress", json!({}))["of"] != 60 && begun.elapsed().as_secs() < 30 {
            std::thread::yield_now();
        }
        // Others are answered meanwhile.
        desk.ask("cohorts", json!({}));
        desk.ask("stop_arranging", json!({}));
        let arranged = search.join().unwrap();
        assert_eq!(arranged["stopped"], true);
        assert!(arranged["say"].as_str().unwrap().starts_with("停下的时候"), "{}", arranged["say"]);
    });
    let capped = desk.ask("arrange", json!({ "cohorts": cohorts, "seconds": 0 }));
    assert_eq!(capped["stopped"], true);
}
