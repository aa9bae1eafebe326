//! The registers through the door: who teaches what and when they can, rooms, sites and routes, holidays.

use serde_json::{Value, json};

use crate::desk::Desk;

fn id(answer: &Value) -> i64 {
    answer["id"].as_i64().unwrap()
}

fn lecturer(desk: &Desk, name: &str) -> i64 {
    let blank =
        json!({ "name": name, "unit": "", "post": "", "title": "", "category": "本校教师", "phone": "", "note": "" });
    id(&desk.ask("add_lecturer", blank))
}

fn topic(desk: &Desk, name: &str, usual: Option<i64>) -> i64 {
    let blank = json!({
        "name": name, "teaching_unit": "理论教育", "kind": "讲授", "hours": 400, "lecturer": usual, "note": "",
    });
    id(&desk.ask("add_topic", blank))
}

fn class(desk: &Desk) -> i64 {
    let request = json!({
        "name": "中青班", "number": 3, "category": "主体班", "starts": "2026-03-09", "ends": "2026-03-20", "place": "",
        "head_teacher": "", "host": "", "planned": 48, "note": "",
    });
    id(&desk.ask("create_cohort", request))
}

/// The line of that name in a register.
fn line(desk: &Desk, register: &str, name: &str) -> Value {
    let lines = desk.ask(register, json!({}));
    lines.as_array().unwrap().iter().find(|line| line["name"] == name).unwrap_or(&Value::Null).clone()
}

#[test]
fn who_usually_gives_a_topic_teaches_it() {
    let desk = Desk::new();
    let [li, zhang, wang] = ["李四", "张三", "王五"].map(|name| lecturer(&desk, name));
    let party = topic(&desk, "党章解读", Some(li));
    let law = topic(&desk, "民法典", None);
    assert_eq!(line(&desk, "lecturers", "李四")["topics"], "党章解读");

    desk.ask("set_teachers", json!({ "topic": party, "lecturers": [zhang, li] }));
    desk.ask("set_teaches", json!({ "lecturer": zhang, "topics": [party, law] }));
    assert_eq!(line(&desk, "topics", "党章解读")["taught_by_names"], "李四、张三", "the usual one comes first");
    assert_eq!(line(&desk, "lecturers", "张三")["teaches"], json!([party, law]));

    // Another usual one is among them; one who does not teach it any more does not usually give it either.
    let before = desk.dump();
    let whole = json!({
        "id": party, "name": "党章解读", "teaching_unit": "理论教育", "kind": "讲授", "hours": 400, "lecturer": wang,
        "elective": true, "state": "试讲", "updated_on": "2022-05-04", "note": "",
    });
    desk.ask("save_topic", whole);
    let saved = line(&desk, "topics", "党章解读");
    assert_eq!(saved["taught_by_names"], "王五、李四、张三");
    assert_eq!((&saved["years_old"], &saved["state"], &saved["elective"]), (&json!(3), &json!("试讲"), &json!(true)));
    let said = desk.said("set_teaches", json!({ "lecturer": wang, "topics": [] }));
    assert_eq!(said, "「王五」能讲0个专题");
    assert_eq!(line(&desk, "topics", "党章解读")["lecturer"], Value::Null);
    desk.ask("undo", json!({}));
    assert_eq!(line(&desk, "topics", "党章解读")["lecturer_name"], "王五");
    desk.ask("undo", json!({}));
    assert_eq!(desk.dump(), before);

    // The same again is no operation.
    assert_eq!(desk.said("set_teaches", json!({ "lecturer": zhang, "topics": [law, party] })), "");
    // Who is removed teaches nothing any more.
    desk.ask("remove_lecturer", json!({ "lecturer": zhang }));
    assert_eq!(line(&desk, "topics", "民法典")["taught_by_names"], "");
    desk.ask("undo", json!({}));
    assert_eq!(line(&desk, "topics", "民法典")["taught_by_names"], "张三");
}

#[test]
fn availability_is_set_whole_and_said_in_one_line() {
    let desk = Desk::new();
    let li = lecturer(&desk, "李四");
    let owner = json!({ "lecturer": li });
    let wednesday = json!({ "may": false, "weekday": 3, "starts": "00:00", "ends": "12:00", "note": " 开会 " });
    let away = json!({ "may": false, "since": "2026-03-16", "until": "2026-03-20" });
    desk.ask("set_availability", json!({ "owner": owner, "times": [wednesday, away] }));
    assert_eq!(line(&desk, "lecturers", "李四")["times"], "周三上午（开会）、3月16日至3月20日不能来");
    let before = desk.dump();
    assert_eq!(desk.said("set_availability", json!({ "owner": owner, "times": [away, wednesday] })), "", "the same");
    assert_eq!(desk.dump(), before);
    assert_eq!(desk.said("set_availability", json!({ "owner": owner, "times": [away] })), "修改了「李四」的可用时间");
    assert_eq!(desk.ask("availability", json!({ "owner": owner })).as_array().unwrap().len(), 1);
    desk.ask("undo", json!({}));
    assert_eq!(desk.dump(), before);

    for (time, field, sentence) in [
        (json!({ "may": true }), "since", "请说明是每周的星期几，或者从哪天到哪天。"),
        (json!({ "may": true, "weekday": 8 }), "weekday", "星期几请用1到7的数字，1是星期一。"),
        (
            json!({ "may": true, "weekday": 1, "starts": "08:00" }),
            "ends",
            "开始时间和结束时间请都填写，或者都不填（全天）。",
        ),
        (
            json!({ "may": true, "weekday": 1, "starts": "09:00", "ends": "08:00" }),
            "ends",
            "结束时间应晚于开始时间，请检查。",
        ),
        (
            json!({ "may": true, "since": "2026-03-09", "until": "2026-03-08" }),
            "ends",
            "结束日期早于开始日期，请检查。",
        ),
    ] {
        let refusal = desk.refused("set_availability", json!({ "owner": owner, "times": [time] }));
        assert_eq!((refusal.field.as_deref(), refusal.say.as_str()), (Some(field), sentence));
    }
    desk.ask("remove_lecturer", json!({ "lecturer": li }));
    assert_eq!(
        desk.refused("availability", json!({ "owner": owner })).say,
        "授课人已经不在了，可能刚刚被删除。请刷新后再试。"
    );
    desk.ask("undo", json!({}));
    assert_eq!(desk.ask("availability", json!({ "owner": owner })).as_array().unwrap().len(), 2);
}

#[test]
fn a_route_goes_into_a_timetable_whole_and_out_again() {
    let desk = Desk::new();
    let cohort = class(&desk);
    let site = |name: &str, minutes: u32| id(&desk.ask("add_field_site", json!({ "name": name, "minutes": minutes })));
    let [tomb, radio, village] =
        [("郭亮陵园", 40), ("秘密电台旧址", 60), ("光明村", 90)].map(|(name, m)| site(name, m));
    desk.ask("set_travel", json!({ "one": radio, "other": tomb, "minutes": 45 }));
    let refusal = desk.refused("add_field_site", json!({ "name": " 光明村 " }));
    assert_eq!(refusal.field.as_deref(), Some("name"));
    let refusal = desk.refused("set_travel", json!({ "one": tomb, "other": tomb, "minutes": 5 }));
    assert_eq!(refusal.say, "「郭亮陵园」到它自己没有路程，请另选一个教学点。");

    let stop = |site: i64, day: u32, starts: &str, ends: &str, title: &str| json!({ "field_site": site, "day": day, "starts": starts, "ends": ends, "title": title });
    let stops = json!([
        stop(village, 1, "09:00", "11:00", "走访农户"),
        stop(radio, 0, "10:30", "12:00", ""),
        stop(tomb, 0, "08:30", "10:00", "重温入党誓词"),
    ]);
    let route = desk.ask("add_route", json!({ "name": "走初心路", "stops": stops }));
    assert_eq!(route["sites"], "郭亮陵园 → 秘密电台旧址 → 光明村", "by time");
    assert_eq!(route["days"], 2);
    assert_eq!(route["hints"], json!(["「郭亮陵园」到「秘密电台旧址」路上要45分钟，只留了30分钟"]));
    assert_eq!(line(&desk, "field_sites", "光明村")["routes"], "走初心路");
    let refusal = desk.refused("remove_field_site", json!({ "field_site": village }));
    assert_eq!(refusal.say, "现场教学点「光明村」还有线路「走初心路」在用，不能删除。");

    let before = desk.dump();
    let drop = json!({ "route": route["id"], "cohort": cohort, "day": "2026-03-12" });
    assert_eq!(desk.said("drop_route", drop.clone()), "把线路「走初心路」（3站）排入「第3期中青班」3月12日");
    let timetable = desk.ask("timetable", json!({ "cohort": cohort }));
    let seen: Vec<String> = timetable["sessions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| {
            [&it["day"], &it["starts"], &it["kind"], &it["title"], &it["place"]]
                .map(|it| it.as_str().unwrap())
                .join(" ")
        })
        .collect();
    assert_eq!(
        seen,
        [
            "2026-03-12 08:30 现场教学 重温入党誓词 郭亮陵园",
            "2026-03-12 10:30 现场教学 秘密电台旧址 秘密电台旧址",
            "2026-03-13 09:00 现场教学 走访农户 光明村",
        ]
    );
    let used = desk.ask("bookings", json!({ "of": { "field_site": tomb } }));
    assert_eq!((&used["years"][0]["sessions"], &used["sessions"][0]["classes"]), (&json!(1), &json!("第3期中青班")));
    desk.ask("undo", json!({}));
    assert_eq!(desk.dump(), before, "one step of undo");

    // The route changes, what was dropped stays.
    desk.ask("drop_route", drop.clone());
    let id = &route["id"];
    desk.ask("save_route", json!({ "id": id, "name": "走初心路", "note": "", "stops": [] }));
    assert_eq!(desk.refused("drop_route", drop).say, "线路「走初心路」还没有教学点。请先在场地教学点里添加。");
    desk.ask("remove_route", json!({ "route": id }));
    let refusal = desk.refused("remove_field_site", json!({ "field_site": village }));
    assert_eq!(refusal.say, "现场教学点「光明村」还有1个课次在用，不能删除。");
    for _ in 0..3 {
        desk.ask("undo", json!({}));
    }
    assert_eq!(desk.dump(), before);

    for (stops, sentence) in [
        (json!([stop(tomb, 0, "10:00", "09:00", "")]), "「郭亮陵园」这一站的离开时间应晚于到达时间，请检查。"),
        (
            json!([stop(tomb, 0, "09:00", "10:00", ""), stop(radio, 0, "09:30", "11:00", "")]),
            "「郭亮陵园」还没有结束，「秘密电台旧址」就开始了。请改其中一站的时间。",
        ),
    ] {
        let refusal = desk.refused("save_route", json!({ "id": id, "name": "走初心路", "note": "", "stops": stops }));
        assert_eq!((refusal.field.as_deref(), refusal.say.as_str()), (Some("stops"), sentence));
    }
}

#[test]
fn sites_and_routes_are_found_from_everywhere() {
    let desk = Desk::new();
    desk.ask("add_field_site", json!({ "name": "郭亮陵园", "address": "北乡" }));
    desk.ask("add_route", json!({ "name": "走初心路" }));
    for (text, found, name) in [("glly", "教学点", "郭亮陵园"), ("初心", "线路", "走初心路")] {
        let hits = desk.ask("search", json!({ "text": text }));
        assert_eq!((&hits[0]["found"], &hits[0]["name"]), (&json!(found), &json!(name)), "{text}");
    }
}

#[test]
fn the_office_says_better_what_a_day_is() {
    let desk = Desk::new();
    let before = desk.dump();
    let day = |year: &Value, day: &str| {
        let days = year["days"].as_array().unwrap();
        days.iter()
            .find(|line| line["day"] == day)
            .map(|line| format!("{} {} {}", line["kind"], line["name"], line["own"]))
    };
    let year = desk.ask("holidays", json!({ "year": 2026 }));
    assert_eq!(day(&year, "2026-10-10").as_deref(), Some("\"上班\" \"国庆节\" false"));
    assert_eq!(desk.ask("holidays", json!({ "year": 2027 }))["has_notice"], false);
    assert_eq!(desk.ask("holidays", json!({ "year": 1999 }))["shipped"], false);

    let set = json!({ "day": "2026-10-10", "kind": "平日" });
    assert_eq!(desk.said("set_special_day", set.clone()), "2026年10月10日改为平日");
    assert_eq!(desk.said("set_special_day", set), "", "the same");
    let anniversary = json!({ "day": "2026-05-20", "kind": "放假", "name": " 校庆 " });
    assert_eq!(desk.said("set_special_day", anniversary), "2026年5月20日改为放假（校庆）");
    let year = desk.ask("holidays", json!({ "year": 2026 }));
    assert_eq!(day(&year, "2026-10-10").as_deref(), Some("\"平日\" \"\" true"));
    assert_eq!(day(&year, "2026-05-20").as_deref(), Some("\"放假\" \"校庆\" true"));
    assert_eq!(desk.said("drop_special_day", json!({ "day": "2026-10-10" })), "2026年10月10日恢复原样");
    let year = desk.ask("holidays", json!({ "year": 2026 }));
    assert_eq!(day(&year, "2026-10-10").as_deref(), Some("\"上班\" \"国庆节\" false"));
    for _ in 0..3 {
        desk.ask("undo", json!({}));
    }
    assert_eq!(desk.dump(), before);
}

#[test]
fn a_notice_pasted_whole_becomes_days() {
    let desk = Desk::new();
    let before = desk.dump();
    let text = "国务院办公厅关于2027年部分节假日安排的通知\n一、元旦：1月1日（周五）至3日（周日）放假，共3天。\n\
                二、春节：2月5日（周五）至11日（周四）放假调休，共7天。1月30日（周六）、2月14日（周日）上班。";
    let said = desk.said("enter_notice", json!({ "text": text, "year": 2026 }));
    assert_eq!(said, "录入2027年放假通知：7天与原来不同", "four days of 春节 and one of 元旦 are in the law already");
    let year = desk.ask("holidays", json!({ "year": 2027 }));
    assert_eq!(year["has_notice"], true);
    let kinds: Vec<String> = year["days"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|line| line["own"] == true)
        .map(|line| format!("{}{}", line["day"].as_str().unwrap(), line["kind"].as_str().unwrap()))
        .collect();
    assert_eq!(
        kinds,
        [
            "2027-01-02放假",
            "2027-01-03放假",
            "2027-01-30上班",
            "2027-02-09放假",
            "2027-02-10放假",
            "2027-02-11放假",
            "2027-02-14上班",
        ]
    );
    assert_eq!(desk.said("enter_notice", json!({ "text": text, "year": 2026 })), "", "the same again");
    desk.ask("undo", json!({}));
    assert_eq!(desk.dump(), before);

    let refusal =
        desk.refused("enter_notice", json!({ "text": text.replace("周五）至11", "周四）至11"), "year": 2026 }));
    assert_eq!(refusal.field.as_deref(), Some("text"));
    assert_eq!(refusal.say, "2027年2月5日是周五，不是周四。请检查日期和年份。");
    assert_eq!(desk.dump(), before, "nothing was written");
}

#[test]
fn holidays_go_out_to_excel_and_come_back() {
    use base64::{Engine, prelude::BASE64_STANDARD};
    let desk = Desk::new();
    desk.ask("set_special_day", json!({ "day": "2026-05-20", "kind": "放假", "name": "校庆" }));
    let before = desk.dump();
    let sheet = desk.ask("holidays_sheet", json!({ "year": 2026 }));
    let file = desk.folder.path().join(sheet["file_name"].as_str().unwrap());
    std::fs::write(&file, BASE64_STANDARD.decode(sheet["base64"].as_str().unwrap()).unwrap()).unwrap();
    let file = json!({ "file": file });
    assert_eq!(desk.said("import_holidays", file.clone()), "", "as it went out, it changes nothing");
    desk.ask("undo", json!({}));
    assert_eq!(desk.said("import_holidays", file), "从「2026年节假日.xlsx」导入节假日：1天与原来不同");
    assert_eq!(desk.dump().replace(char::is_numeric, ""), before.replace(char::is_numeric, ""));

    let import = |rows: &str| {
        let file = desk.folder.path().join("节假日.csv");
        std::fs::write(&file, rows).unwrap();
        let later = std::time::SystemTime::now() + std::time::Duration::from_secs(rows.len() as u64);
        std::fs::File::options().write(true).open(&file).unwrap().set_modified(later).unwrap();
        json!({ "file": file })
    };
    let said = desk.said(
        "import_holidays",
        import("日期,类型,名称\n2028年1月1日,休,元旦\n2028/1/8,班,元旦\n20280126,放假,春节\n"),
    );
    assert_eq!(said, "从「节假日.csv」导入节假日：3天与原来不同");
    for (rows, row, sentence) in [
        (
            "日期,类型\n2028-02-30,放假\n",
            Some(2),
            "「节假日.csv」A2 写的是“2028-02-30”，应当是日期，如 2027-02-05。改好后再导入，现在什么也没有写入。",
        ),
        (
            "日期,类型\n2028-02-03,放假\n2028-02-04,随便\n",
            Some(3),
            "「节假日.csv」B3 写的是“随便”，应当是放假、上班或平日。改好后再导入，现在什么也没有写入。",
        ),
        (
            "日期,至,类型\n2028-02-03,2028-02-01,放假\n",
            Some(2),
            "「节假日.csv」B2 写的是“2028-02-01”，应当是不早于开始的日期。改好后再导入，现在什么也没有写入。",
        ),
        ("姓名,单位\n王敏,县财政局\n", None, "「节假日.csv」里没有找到“日期”这一列。请在表头写上“日期”，再试一次。"),
    ] {
        let before = desk.dump();
        let refusal = desk.refused("import_holidays", import(rows));
        assert_eq!((refusal.row, refusal.say.as_str()), (row, sentence));
        assert_eq!(desk.dump(), before);
    }
}
