//! What is in whose way, as the office hears it: every rule's sentence through the door, what would be, what may stand,
//! where a session can land, when people are free, what the hours go to.

use serde_json::{Value, json};

use crate::desk::Desk;

/// A session on Monday morning, but for what is said otherwise; with what is in its way.
fn plan(desk: &Desk, cohort: i64, more: Value) -> Value {
    desk.ask("plan_session", with(cohort, more))
}

fn with(cohort: i64, more: Value) -> Value {
    let mut plan = json!({ "cohort": cohort, "day": "2026-03-09", "starts": "08:30", "ends": "11:30", "kind": "讲授", "title": "辅导" });
    plan.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    if !plan["topic"].is_null() {
        plan.as_object_mut().unwrap().remove("title");
    }
    plan
}

fn rows<T>(list: &Value, row: impl Fn(&Value) -> T) -> Vec<T> {
    list.as_array().unwrap().iter().map(row).collect()
}

/// `授课人 错误 李明 …`
fn said(clashes: &Value) -> Vec<String> {
    let word = |clash: &Value, field: &str| clash[field].as_str().unwrap().to_owned();
    rows(clashes, |it| format!("{} {} {}", word(it, "rule"), word(it, "severity"), word(it, "say")))
}

fn id(answer: &Value) -> i64 {
    answer["id"].as_i64().unwrap()
}

/// Two classes of the same week.
fn two_classes() -> (Desk, i64, i64) {
    let desk = Desk::new();
    let ours = desk.cohort("中青年干部培训班");
    let theirs = desk.cohort("科级干部进修班");
    (desk, ours, theirs)
}

fn venue(desk: &Desk, name: &str, capacity: u32) -> i64 {
    id(&desk.ask("add_venue", json!({ "name": name, "capacity": capacity, "place": "", "note": "" })))
}

fn enrol(desk: &Desk, cohort: i64, names: &[&str]) {
    for name in names {
        desk.ask("enrol", json!({ "cohort": cohort, "entry": { "name": name, "unit": "县财政局" } }));
    }
}

#[test]
fn people_rooms_and_classes_are_in_one_place() {
    let (desk, ours, theirs) = two_classes();
    let there = plan(&desk, theirs, json!({ "topic": "县情讲座", "lecturer": "李明", "venue": "报告厅" }));
    let planned = plan(
        &desk,
        ours,
        json!({ "lecturer": "李明", "venue": "203教室", "rooms": ["报告厅"], "starts": "11:00", "ends": "12:00" }),
    );
    assert_eq!(
        said(&planned["clashes"]),
        [
            "授课人 错误 李明 3月9日（周一）08:30–11:30 在「第3期科级干部进修班」有课：《县情讲座》",
            "场地 错误 报告厅 3月9日（周一）08:30–11:30 已由「第3期科级干部进修班」使用：《县情讲座》",
        ]
    );
    // Each side says it of the other; among all clashes it is said once.
    let back = desk.ask("timetable", json!({ "cohort": theirs }));
    assert_eq!(
        said(&back["clashes"])[0],
        "授课人 错误 李明 3月9日（周一）11:00–12:00 在「第3期中青年干部培训班」有课：《辅导》"
    );
    assert_eq!(rows(&back["clashes"], |it| it["session"].clone()), vec![there["session"]["id"].clone(); 2]);
    let all = |more: Value| desk.ask("clashes", more);
    assert_eq!(all(json!({})), json!([]), "nothing from today on");
    assert_eq!(
        said(&all(json!({ "from": "2026-03-01" }))),
        said(&planned["clashes"])
            .iter()
            .map(|it| it
                .replace(
                    "08:30–11:30 在「第3期科级干部进修班」有课：《县情讲座》",
                    "11:00–12:00 在「第3期中青年干部培训班」有课：《辅导》",
                )
                .replace(
                    "08:30–11:30 已由「第3期科级干部进修班」使用：《县情讲座》",
                    "11:00–12:00 已由「第3期中青年干部培训班」使用：《辅导》",
                ))
            .collect::<Vec<_>>()
    );
    assert_eq!(all(json!({ "from": "2026-03-01", "rule": "场地" })).as_array().unwrap().len(), 1);
    assert_eq!(all(json!({ "from": "2026-03-01", "to": "2026-03-08" })), json!([]));
    assert_eq!(said(&all(json!({ "from": "2026-03-01", "cohort": ours }))), said(&planned["clashes"]));

    let again = plan(&desk, ours, json!({ "kind": "研讨", "title": "分组讨论", "starts": "11:30", "ends": "12:30" }));
    assert_eq!(said(&again["clashes"]), ["班次 错误 本班 3月9日（周一）11:00–12:00 已有课：《辅导》"]);
}

#[test]
fn trainees_seats_and_times_are_said() {
    let (desk, ours, theirs) = two_classes();
    enrol(&desk, ours, &["张三", "李四", "王五", "赵六", "钱七"]);
    enrol(&desk, theirs, &["张三", "李四", "王五", "赵六"]);
    plan(&desk, theirs, json!({ "topic": "县情讲座" }));
    let small = venue(&desk, "小教室", 3);
    let planned = plan(&desk, ours, json!({ "venue": small }));
    assert_eq!(
        said(&planned["clashes"]),
        [
            "学员 警告 张三、李四、王五等4人 3月9日（周一）08:30–11:30 在「第3期科级干部进修班」有课：《县情讲座》",
            "座位 错误 小教室 3座，本班5人，差2座",
        ]
    );
    // Who has left sits in one class only.
    let trainees = desk.ask("trainees", json!({ "cohort": theirs }));
    for trainee in &trainees.as_array().unwrap()[..2] {
        desk.ask("trainee_leaves", json!({ "trainee": trainee["id"], "on": "2026-03-09", "why": "借调" }));
    }
    let now = desk.ask("timetable", json!({ "cohort": ours }))["clashes"].clone();
    assert_eq!(
        said(&now)[0],
        "学员 警告 王五、赵六 3月9日（周一）08:30–11:30 在「第3期科级干部进修班」有课：《县情讲座》"
    );

    // 合班 needs seats for all; each class is told.
    let hall = venue(&desk, "报告厅", 6);
    let joint = plan(&desk, ours, json!({ "day": "2026-03-10", "venue": hall, "lecturer": "李明" }));
    let joint = &joint["session"]["id"];
    desk.ask("join_sessions", json!({ "session": joint, "cohorts": [theirs] }));
    let seats = "座位 错误 报告厅 6座，合班共7人，差1座";
    for cohort in [ours, theirs] {
        let clashes = desk.ask("clashes", json!({ "from": "2026-03-10", "cohort": cohort }));
        assert_eq!(said(&clashes), [seats]);
    }
    assert_eq!(said(&desk.ask("clashes", json!({ "from": "2026-03-10" }))), [seats], "said once");

    let lecturer = desk.ask("lecturers", json!({}))[0]["id"].clone();
    let times = json!([{ "may": false, "weekday": 2, "starts": "08:00", "ends": "10:00", "note": "例会" }]);
    desk.ask("set_availability", json!({ "owner": { "lecturer": lecturer }, "times": times }));
    let now = desk.ask("clashes", json!({ "from": "2026-03-10" }));
    assert_eq!(said(&now)[1], "时间不便 错误 李明 周二 8:00–10:00不能来（例会）");
}

#[test]
fn days_ways_and_lengths_are_said() {
    let (desk, ours, _) = two_classes();
    let site = id(&desk.ask("add_field_site", json!({ "name": "青原革命纪念馆", "minutes": 60, "capacity": 30 })));
    let hall = venue(&desk, "报告厅", 0);
    plan(&desk, ours, json!({ "venue": hall, "lecturer": "李明", "ends": "10:00", "hours": 200 }));
    let planned = plan(
        &desk,
        ours,
        json!({ "kind": "现场教学", "title": "参观", "starts": "10:30", "ends": "12:00", "field_site": site, "lecturer": "李明", "hours": 250 }),
    );
    assert_eq!(
        said(&planned["clashes"]),
        [
            "座位 错误 青原革命纪念馆 一次可接待30人共40人，多10人",
            "超时 警告 李明 3月9日（周一）上午共4.5学时，超过4学时",
            "路程 错误 本班 3月9日（周一）从报告厅到青原革命纪念馆路上要60分钟，10:00结束、10:30开始，中间只有30分钟",
        ]
    );
    let bound = &planned["clashes"][1];
    assert_eq!(bound["authority"], "半天不超过4学时，与讲课费的计算一致；没有全国规定，按方案可改");

    let on = |day: &str| said(&plan(&desk, ours, json!({ "day": day }))["clashes"]);
    assert_eq!(
        on("2026-03-14"),
        ["节假日 提示 3月14日（周六）是周末", "班期外 警告 3月14日（周六）不在本班的培训日期内（3月9日至3月13日）"]
    );
    assert_eq!(
        on("2026-04-06"),
        ["节假日 警告 4月6日（周一）清明节放假", "班期外 警告 4月6日（周一）不在本班的培训日期内（3月9日至3月13日）"]
    );
    let phases = json!([
        { "starts": "2026-03-09", "ends": "2026-03-10", "place": "" },
        { "starts": "2026-03-12", "ends": "2026-03-13", "place": "延安" },
    ]);
    desk.ask("set_phases", json!({ "cohort": ours, "phases": phases }));
    assert_eq!(on("2026-03-11"), ["班期外 警告 3月11日（周三）不在本班的集中学习阶段内"]);
    let away = plan(&desk, ours, json!({ "day": "2026-03-12", "venue": hall }));
    assert_eq!(said(&away["clashes"]), ["路程 错误 本班 3月12日（周四）在延安异地教学，不在校内"]);
}

#[test]
fn topics_are_said() {
    let (desk, ours, theirs) = two_classes();
    enrol(&desk, ours, &["张三", "李四", "王五"]);
    enrol(&desk, theirs, &["张三", "李四"]);
    let there = plan(&desk, theirs, json!({ "topic": "县情讲座", "lecturer": "李明" }));
    let topic = there["session"]["topic"].clone();
    desk.ask("set_teachers", json!({ "topic": topic, "lecturers": [there["session"]["lecturer"]] }));
    // Who usually gives it is one of them, said once.
    desk.ask(
        "save_topic",
        json!({
            "id": topic, "name": "县情讲座", "teaching_unit": "知识培训", "kind": "讲授", "hours": 400,
            "lecturer": there["session"]["lecturer"], "note": "",
        }),
    );
    let here = |day: &str| plan(&desk, ours, json!({ "day": day, "topic": topic, "lecturer": "周敏" }));
    let first = here("2026-03-10");
    let heard = |count: u32| format!("听过 提示 本班3人中有{count}人近2年听过《县情讲座》");
    let strange = "不授此题 警告 《县情讲座》由李明讲授，其中没有周敏";
    assert_eq!(said(&first["clashes"]), [strange.into(), heard(2)]);
    let second = here("2026-03-11");
    assert_eq!(
        said(&second["clashes"]),
        [strange.into(), "重复 警告 本班 3月10日（周二）08:30–11:30 已有同一专题：《县情讲座》".into(), heard(2)]
    );
    // Who was called and not there, has not heard it.
    let trainee = desk.ask("trainees", json!({ "cohort": theirs }))[0]["id"].clone();
    let exceptions = json!([{ "trainee": trainee, "mark": "病假" }]);
    desk.ask("take_roll", json!({ "session": there["session"]["id"], "exceptions": exceptions }));
    let now = desk.ask("would_clash", with_ids(&first["session"], json!({})));
    assert!(said(&now).contains(&heard(1)), "{now}");
    // The same from the whole year.
    let all = desk.ask("clashes", json!({ "from": "2026-03-10", "rule": "听过" }));
    assert_eq!(said(&all), [heard(1), heard(1)]);
    // So many years are a setting.
    let mut rules = desk.ask("settings", json!({}))["teaching"].clone();
    rules["heard_years"]["figure"] = json!(0);
    assert_eq!(desk.said("set_teaching", rules.clone()), "修改了排课规则");
    assert_eq!(desk.ask("clashes", json!({ "from": "2026-03-10", "rule": "听过" })), json!([]));
    rules["spirit"]["figure"] = json!(101);
    assert_eq!(desk.refused("set_teaching", rules).say, "比例不能是101，请填写100以内的数。");
}

/// A session as `would_clash` takes it.
fn with_ids(session: &Value, more: Value) -> Value {
    let mut wanted = json!({ "session": session["id"] });
    for field in ["cohort", "day", "starts", "ends", "lecturer", "venue"] {
        wanted[field] = session[field].clone();
    }
    wanted.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    wanted
}

#[test]
fn what_would_be_is_what_will_be() {
    let (desk, ours, theirs) = two_classes();
    plan(&desk, theirs, json!({ "topic": "县情讲座", "lecturer": "李明", "venue": "报告厅", "day": "2026-03-10" }));
    let mine =
        plan(&desk, ours, json!({ "topic": "县情讲座", "lecturer": "李明", "venue": "报告厅" }))["session"].clone();
    let would = |more: Value| desk.ask("would_clash", with_ids(&mine, more));
    let there = json!({ "day": "2026-03-10" });
    let found = said(&would(there));
    assert_eq!(found.len(), 2, "{found:?}");
    let moved = desk.ask("move_session", json!({ "session": mine["id"], "day": "2026-03-10", "starts": "08:30" }));
    assert_eq!(said(&moved["clashes"]), found);
    // A new one: in nobody's way but where it is.
    let new = |more: Value| {
        let mut wanted = json!({ "cohort": ours, "day": "2026-03-10", "starts": "08:30", "ends": "09:30" });
        wanted.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        desk.ask("would_clash", wanted)
    };
    assert_eq!(said(&new(json!({}))), ["班次 错误 本班 3月10日（周二）08:30–11:30 已有课：《县情讲座》"]);
    assert_eq!(new(json!({}))[0]["session"], Value::Null);
    // What is left out of a session that is there stays: who gives it, where, and what it is.
    desk.ask("undo", json!({}));
    let moved =
        json!({ "session": mine["id"], "cohort": ours, "day": "2026-03-10", "starts": "08:30", "ends": "11:30" });
    assert_eq!(said(&desk.ask("would_clash", moved)), found);
    let elsewhere = json!({ "session": mine["id"], "cohort": ours, "day": "2026-03-10", "starts": "08:30", "ends": "11:30",
                            "venue": venue(&desk, "203教室", 60) });
    assert_eq!(said(&desk.ask("would_clash", elsewhere)), found[..1], "in another room");
    desk.ask("undo", json!({}));
    desk.ask("redo", json!({}));
    desk.ask("move_session", json!({ "session": mine["id"], "day": "2026-03-10", "starts": "08:30" }));
    // Given to both classes at once, the other class is asked, too, by its name.
    let both = new(json!({ "with": [theirs] }));
    assert_eq!(
        said(&both),
        [
            "班次 错误 本班 3月10日（周二）08:30–11:30 已有课：《县情讲座》",
            "班次 错误 「第3期科级干部进修班」 3月10日（周二）08:30–11:30 已有课：《县情讲座》",
        ]
    );
    assert_eq!(desk.refused("would_clash", with_ids(&mine, json!({ "ends": "08:00" }))).field.unwrap(), "ends");
}

#[test]
fn a_clash_may_stand_with_its_reason() {
    let (desk, ours, theirs) = two_classes();
    let today = json!({ "day": "2026-03-12", "lecturer": "李明" });
    let first = plan(&desk, theirs, today.clone())["session"]["id"].clone();
    let second = plan(&desk, ours, today)["session"]["id"].clone();
    let needs = || {
        let needs = desk.ask("workbench", json!({}))["needs"].clone();
        rows(&needs, |it| it["say"].as_str().unwrap().to_owned()).into_iter().filter(|it| it.contains("冲突")).count()
    };
    assert_eq!(needs(), 1);
    let keep = |session: &Value, other: &Value, reason: &str| json!({ "rule": "授课人", "session": session, "other": other, "reason": reason });
    assert_eq!(desk.refused("keep_clash", keep(&second, &first, " ")).field.as_deref(), Some("reason"));
    let gone = json!({ "rule": "场地", "session": second, "other": first, "reason": "可以" });
    assert!(desk.refused("keep_clash", gone).say.contains("已经不在了"));
    let before = desk.dump();
    assert_eq!(
        desk.said("keep_clash", keep(&second, &first, "先到一班，再到二班")),
        "保留了「第3期中青年干部培训班」的冲突：李明 3月12日（周四）08:30–11:30 在「第3期科级干部进修班」有课：《辅导》（先到一班，再到二班）"
    );
    // It is kept from either side, wherever it is said, and the workbench is silent.
    for cohort in [ours, theirs] {
        let clashes = desk.ask("timetable", json!({ "cohort": cohort }))["clashes"].clone();
        assert_eq!(rows(&clashes, |it| it["kept"].clone()), ["先到一班，再到二班"]);
    }
    assert_eq!(rows(&desk.ask("clashes", json!({})), |it| it["kept"].clone()), ["先到一班，再到二班"]);
    assert_eq!(needs(), 0);
    // Kept again, the last reason stands; taken back from the other side, it is a clash again.
    desk.ask("keep_clash", keep(&first, &second, "已商定"));
    assert_eq!(rows(&desk.ask("clashes", json!({})), |it| it["kept"].clone()), ["已商定"]);
    let taken_back = json!({ "rule": "授课人", "session": second, "other": first });
    let clashes = desk.ask("drop_kept", taken_back);
    assert_eq!(rows(&clashes, |it| it["kept"].clone()), [Value::Null]);
    for _ in 0..3 {
        desk.ask("undo", json!({}));
    }
    assert_eq!(desk.dump(), before);
    // What is kept goes with its session.
    desk.ask("redo", json!({}));
    desk.ask("remove_session", json!({ "session": first }));
    assert_eq!(desk.ask("timetable", json!({ "cohort": ours }))["clashes"], json!([]));
    desk.ask("undo", json!({}));
    assert_eq!(rows(&desk.ask("clashes", json!({})), |it| it["kept"].clone()), ["先到一班，再到二班"]);
}

#[test]
fn the_workbench_names_the_nearest_clashes_and_the_far_ones_when_there_is_room() {
    let (desk, ours, theirs) = two_classes();
    let both = |day: &str| {
        let booked = json!({ "day": day, "lecturer": "李明" });
        plan(&desk, theirs, booked.clone());
        plan(&desk, ours, booked);
    };
    let days = || {
        let needs = desk.ask("workbench", json!({}))["needs"].clone();
        let said = rows(&needs, |it| it["say"].as_str().unwrap().to_owned());
        let day = |say: String| Some(say.split_once("李明 3月")?.1.split_once('日')?.0.to_owned());
        said.into_iter().filter(|say| say.contains("冲突：李明")).filter_map(day).collect::<Vec<_>>()
    };
    both("2026-03-30");
    assert_eq!(days(), ["30"], "beyond a week");
    both("2026-03-12");
    assert_eq!(days(), ["12", "30"]);
    for day in 13..=19 {
        both(&format!("2026-03-{day}"));
    }
    assert_eq!(days(), ["12", "13", "14", "15"], "the first eight, with what is said of the weekend");
}

#[test]
fn a_lifted_session_knows_where_it_can_land() {
    let (desk, ours, theirs) = two_classes();
    plan(&desk, theirs, json!({ "day": "2026-03-10", "lecturer": "李明", "venue": "报告厅" }));
    let mine = plan(&desk, ours, json!({ "lecturer": "李明", "starts": "10:00", "venue": "报告厅", "hours": 200 }));
    let session = &mine["session"]["id"];
    let before = desk.dump();
    let week = json!({ "session": session, "from": "2026-03-09", "to": "2026-03-15" });
    let landings = desk.ask("landings", week);
    let at = |day: &str, half: &str| {
        let here = |it: &&Value| it["day"] == day && it["half_day"] == half;
        landings.as_array().unwrap().iter().find(here).unwrap().clone()
    };
    assert_eq!(landings.as_array().unwrap().len(), 21);
    assert_eq!(
        at("2026-03-09", "下午"),
        json!({
            "day": "2026-03-09", "half_day": "下午", "starts": "14:30", "ends": "16:00",
            "severity": null, "say": "", "more": 0,
        })
    );
    let full = at("2026-03-10", "上午");
    assert_eq!(full["severity"], "错误");
    assert_eq!(full["say"], "李明 3月10日（周二）08:30–11:30 在「第3期科级干部进修班」有课：《辅导》");
    assert_eq!(full["more"], 1);
    assert_eq!(at("2026-03-14", "晚上")["say"], "3月14日（周六）不在本班的培训日期内（3月9日至3月13日）");
    // Every landing says what would be said there.
    for landing in landings.as_array().unwrap() {
        let there = json!({ "day": landing["day"], "starts": landing["starts"], "ends": landing["ends"] });
        let found = desk.ask("would_clash", with_ids(&mine["session"], there));
        let worst = found.as_array().unwrap().iter().min_by_key(|it| match it["severity"].as_str().unwrap() {
            "错误" => 0,
            "警告" => 1,
            _ => 2,
        });
        assert_eq!(landing["say"], worst.map_or("", |it| it["say"].as_str().unwrap()), "{landing}");
        assert_eq!(landing["more"], found.as_array().unwrap().len().saturating_sub(1), "{landing}");
    }
    // One that is not written yet, by its shape.
    let shape = json!({ "cohort": ours, "day": "2026-03-09", "starts": "08:30", "ends": "11:30" });
    let new = desk.ask("landings", json!({ "shape": shape, "from": "2026-03-09", "to": "2026-03-09" }));
    let severities = rows(&new, |it| it["severity"].clone());
    assert_eq!(severities, [json!("错误"), Value::Null, Value::Null]);
    assert_eq!(desk.refused("landings", json!({ "from": "2026-03-09", "to": "2026-03-09" })).field.unwrap(), "session");
    assert_eq!(desk.dump(), before, "nothing is written");
}

#[test]
fn who_is_free_when_and_who_is_not_why() {
    let (desk, ours, theirs) = two_classes();
    let there =
        plan(&desk, theirs, json!({ "lecturer": "李明", "venue": "报告厅", "starts": "09:30", "ends": "10:30" }));
    let (lecturer, room) = (there["session"]["lecturer"].clone(), there["session"]["venue"].clone());
    for (starts, ends) in [("08:30", "11:30"), ("14:30", "17:30"), ("19:00", "20:00")] {
        plan(&desk, ours, json!({ "day": "2026-03-10", "starts": starts, "ends": ends }));
    }
    let times =
        json!([{ "may": false, "since": "2026-03-09", "until": "2026-03-09", "starts": "14:00", "ends": "16:00" }]);
    desk.ask("set_availability", json!({ "owner": { "lecturer": lecturer }, "times": times }));
    let free = |who: Value, minutes: u32, from: &str, to: &str| {
        let mut asked = json!({ "minutes": minutes, "from": from, "to": to });
        asked.as_object_mut().unwrap().extend(who.as_object().unwrap().clone());
        desk.ask("free_slots", asked)
    };
    let blocks = |day: &Value| {
        rows(&day["free"], |it| format!("{}–{}", it["starts"].as_str().unwrap(), it["ends"].as_str().unwrap()))
    };
    let all = json!({ "lecturer": lecturer, "cohort": ours, "venue": room });
    for (minutes, expected) in [
        (60, &["08:30–09:30", "10:30–11:30", "16:00–17:30", "19:00–20:30"][..]),
        (61, &["16:00–17:30", "19:00–20:30"]),
        (91, &[]),
    ] {
        let monday = &free(all.clone(), minutes, "2026-03-09", "2026-03-09")[0];
        assert_eq!(blocks(monday), expected, "{minutes}");
        assert_eq!(monday["why"].as_array().unwrap().is_empty(), !expected.is_empty());
    }
    let tuesday = &free(json!({ "cohort": ours }), 45, "2026-03-10", "2026-03-10")[0];
    assert_eq!(
        rows(&tuesday["why"], |it| it.clone()),
        [
            "本班 3月10日（周二）08:30–11:30 已有课：《辅导》",
            "本班 3月10日（周二）14:30–17:30 已有课：《辅导》",
            "本班 3月10日（周二）19:00–20:00 已有课：《辅导》",
        ]
    );
    let weekend = free(json!({ "cohort": ours }), 45, "2026-03-13", "2026-03-14");
    assert_eq!(blocks(&weekend[0]).len(), 3);
    assert_eq!((&weekend[1]["day_off"], blocks(&weekend[1]).len()), (&json!("周末"), 0));
    assert_eq!(weekend[1]["why"], json!(["3月14日（周六）不在本班的培训日期内"]));
    assert_eq!(
        desk.refused("free_slots", json!({ "minutes": 60, "from": "2026-03-09", "to": "2026-03-09" })).field.unwrap(),
        "lecturer"
    );
}

#[test]
fn what_the_hours_go_to_is_on_the_timetable() {
    let (desk, ours, _) = two_classes();
    let topic = json!({ "name": "党章导读", "teaching_unit": "党性教育", "kind": "讲授", "hours": 400, "lecturer": null, "note": "" });
    let topic = id(&desk.ask("add_topic", topic));
    plan(&desk, ours, json!({ "topic": topic, "lecturer": "李明" }));
    plan(&desk, ours, json!({ "kind": "研讨", "title": "分组讨论", "starts": "14:30", "ends": "17:30" }));
    let shares = desk.ask("timetable", json!({ "cohort": ours }))["shares"].clone();
    let brief = rows(&shares["units"], |it| (it["word"].clone(), it["per_cent"].clone(), it["ok"].clone()));
    assert_eq!(
        brief,
        [
            (json!("理论教育和党性教育"), json!(5000), json!(false)),
            (json!("党性教育"), json!(5000), json!(true)),
            (json!("领导干部授课"), json!(0), json!(false)),
        ]
    );
    assert_eq!(rows(&shares["forms"], |it| it["word"].clone()), ["讲授", "研讨"]);
    assert!(shares["units"][2]["authority"].as_str().unwrap().contains("第八条"));
}

#[test]
fn the_whole_year_finds_what_each_class_finds() {
    let desk = Desk::with_sample();
    let all = desk.ask("clashes", json!({ "from": "2020-01-01" }));
    let key = |it: &Value| {
        let mut sides = [it["session"].as_i64(), it["other"].as_i64()];
        if it["other"].is_i64() {
            sides.sort();
        }
        (it["rule"].as_str().unwrap().to_owned(), sides)
    };
    let mut by_class = std::collections::BTreeSet::new();
    for cohort in rows(&desk.ask("cohorts", json!({})), |it| it["id"].clone()) {
        by_class.extend(rows(&desk.ask("timetable", json!({ "cohort": cohort }))["clashes"], key));
    }
    let all: std::collections::BTreeSet<_> = rows(&all, key).into_iter().collect();
    assert!(!all.is_empty());
    // Of a session given together one class speaks for all.
    let missing: Vec<_> = all.difference(&by_class).collect();
    assert!(missing.is_empty(), "{missing:?}");
    let joint = |sides: &[Option<i64>; 2]| {
        sides.iter().flatten().any(|session| {
            let joined = desk.ask("joint_session", json!({ "session": session }));
            joined.to_string().matches("cohort_title").count() > 1
        })
    };
    let more: Vec<_> = by_class.difference(&all).filter(|(_, sides)| !joint(sides)).collect();
    assert!(more.is_empty(), "{more:?}");
}
