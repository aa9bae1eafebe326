//! 点名 through the door: who is expected, what a closed roll keeps, the signed paper, another device.

use proptest::prelude::*;
use school::rollcall::code;
use serde_json::{Value, json};

use crate::{
    command_line::banwu,
    desk::{Desk, dump},
};

fn names(lines: &Value) -> Vec<String> {
    lines.as_array().unwrap().iter().map(|line| line["name"].as_str().unwrap().into()).collect()
}
/// 张三 迟到10; who is simply there says nothing.
fn told(roll: &Value) -> Vec<String> {
    let said = |line: &Value| {
        let word = if line["word"] == "" { &line["mark"] } else { &line["word"] };
        let minutes = line["minutes"].as_u64().filter(|minutes| *minutes > 0).map(|it| it.to_string());
        format!("{} {}{}", line["name"].as_str()?, word.as_str()?, minutes.unwrap_or_default()).into()
    };
    let lines = roll["lines"].as_array().unwrap().iter();
    lines
        .filter(|line| line["mark"] != "出勤" || line["word"] != "")
        .filter_map(|line| -> Option<String> { said(line) })
        .collect()
}
fn id(desk: &Desk, cohort: i64, name: &str) -> i64 {
    let trainees = desk.ask("trainees", json!({ "cohort": cohort }));
    let found = trainees.as_array().unwrap().iter().find(|line| line["name"] == name).unwrap();
    found["id"].as_i64().unwrap()
}
fn roll(desk: &Desk, session: i64) -> Value {
    desk.ask("roll_call", json!({ "session": session }))
}
fn class(desk: &Desk) -> (i64, i64) {
    let cohort = desk.cohort_of(&["张三", "李四", "王五", "赵六"]);
    (cohort, desk.session(cohort, "2026-03-09", "08:30", "11:30", "县情讲座", "李明"))
}

#[test]
fn a_closed_roll_is_corrected_with_a_reason_and_keeps_both() {
    let desk = Desk::new();
    let (cohort, session) = class(&desk);
    let (zhang, li) = (id(&desk, cohort, "张三"), id(&desk, cohort, "李四"));
    let take = |exceptions: Value, rest: Value| {
        let mut request = json!({ "session": session, "exceptions": exceptions });
        request.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
        request
    };
    let absent = json!([{ "trainee": zhang, "mark": "旷课" }]);
    // While it is open it may be changed as one likes.
    let said = desk.said("take_roll", take(json!([]), json!({ "closed": false })));
    assert_eq!(said, "点名（未完成）：《县情讲座》 应到4 实到4");
    assert_eq!(roll(&desk, session)["closed_on"], Value::Null);
    assert_eq!(desk.said("take_roll", take(absent.clone(), json!({}))), "点名：《县情讲座》 应到4 实到3 旷课1");
    assert_eq!(roll(&desk, session)["closed_on"], "2026-03-11");
    let closed = desk.dump();

    let late = json!([{ "trainee": zhang, "mark": "事假" }, { "trainee": li, "mark": "迟到", "minutes": 10 }]);
    let refused = desk.refused("take_roll", take(late.clone(), json!({})));
    assert_eq!(refused.field.as_deref(), Some("reason"));
    assert!(refused.say.contains("已于3月11日完成"), "{}", refused.say);
    assert_eq!(desk.dump(), closed);
    // The same again is no correction, and a remark needs no reason.
    desk.ask("take_roll", take(absent, json!({})));
    assert_eq!(desk.dump(), closed);

    let said = desk.said("take_roll", take(late, json!({ "reason": "补办请假" })));
    assert_eq!(said, "更正点名：《县情讲座》 张三 旷课→事假、李四 出勤→迟到10分（补办请假）");
    let now = roll(&desk, session);
    assert_eq!(told(&now), ["张三 事假", "李四 迟到10"]);
    assert_eq!(now["lines"][0]["corrections"], json!(["旷课 → 事假（补办请假，3月11日）"]));
    let listed = desk.ask("corrections", json!({ "cohort": cohort }));
    assert_eq!(names(&listed), ["张三", "李四"]);
    assert_eq!((&listed[1]["was"], &listed[1]["now"]), (&json!("出勤"), &json!("迟到10分")));
    // Its sums are right, and the table of the class knows of it.
    let attendance = desk.ask("attendance", json!({ "cohort": cohort }));
    assert_eq!(attendance["trainees"][0]["marks"], "5");
    assert_eq!(attendance["notes"].as_array().unwrap().iter().filter(|note| note["corrected"] == true).count(), 2);

    assert_eq!(desk.refused("clear_roll", json!({ "session": session })).field.as_deref(), Some("reason"));
    desk.ask("undo", json!({}));
    assert_eq!(desk.dump(), closed);
    assert_eq!(desk.ask("corrections", json!({ "session": session })), json!([]));
    desk.ask("clear_roll", json!({ "session": session, "reason": "点错了课次" }));
    assert_eq!(roll(&desk, session)["taken"], false);
}

#[test]
fn only_the_groups_and_the_choosers_are_expected_and_others_may_walk_in() {
    let desk = Desk::new();
    let (cohort, session) = class(&desk);
    let groups = desk.ask("form_groups", json!({ "cohort": cohort, "groups": 2, "seed": 1 }));
    let first = &groups["groups"][0];
    let people = desk.ask("set_session_groups", json!({ "session": session, "groups": [first["id"]] }));
    let mine = names(&first["members"]);
    assert_eq!(people["expected"].as_array().unwrap().len(), mine.len());
    let before = roll(&desk, session);
    assert_eq!(before["others"].as_array().unwrap().len(), 4 - mine.len());
    assert_eq!(before["others"][0]["why"], "第二组");

    let (other, name) = (before["others"][0]["trainee"].clone(), before["others"][0]["name"].clone());
    let stranger = json!({ "session": session, "exceptions": [{ "trainee": other, "mark": "迟到" }] });
    assert!(desk.refused("take_roll", stranger).say.contains("应到名单"));
    let take = json!({
        "session": session, "exceptions": [], "walk_ins": [other], "closed": false,
        "visitors": [{ "name": "周敏", "unit": "市委党校" }],
    });
    let said = desk.said("take_roll", take.clone());
    assert_eq!(said, format!("点名（未完成）：《县情讲座》 应到{0} 实到{0}，旁听1人", mine.len() + 1));
    let now = roll(&desk, session);
    let line = now["lines"].as_array().unwrap().iter().find(|line| line["name"] == name).unwrap();
    assert_eq!((&line["walk_in"], &line["remark"]), (&json!(true), &json!("临时加入")));
    assert!(desk.refused("take_roll", take).say.contains("不用临时加入"));
    let expected = now["lines"].as_array().unwrap().iter().find(|line| line["walk_in"] == false).unwrap();
    let off = |who: &Value| json!({ "session": session, "exceptions": [], "taken_off": [who], "closed": false });
    assert!(desk.refused("take_roll", off(&expected["trainee"])).say.contains("应到的人"));
    desk.ask("take_roll", off(&other));
    assert_eq!(roll(&desk, session)["lines"].as_array().unwrap().len(), mine.len());
    assert_eq!(roll(&desk, session)["visitors"].as_array().unwrap().len(), 1, "left out, they stand");
    // Whoever is put into another group later changes no roll.
    desk.ask("clear_groups", json!({ "cohort": cohort }));
    assert_eq!(names(&roll(&desk, session)["lines"]).len(), mine.len());

    // An elective session expects nobody before its list is typed.
    let request = json!({
        "cohort": cohort, "day": "2026-03-10", "starts": "14:30", "ends": "17:30", "kind": "讲授", "topic": "公文写作",
        "lecturer": "周敏", "venue": "201教室", "elective": true,
    });
    let elective = desk.ask("plan_session", request)["session"]["id"].as_i64().unwrap();
    let nobody = desk.refused("take_roll", json!({ "session": elective, "exceptions": [] }));
    assert!(nobody.say.contains("还没有选课名单"), "{}", nobody.say);
    let wang = id(&desk, cohort, "王五");
    let not = desk.refused("set_elective_choices", json!({ "session": session, "trainees": [wang] }));
    assert!(not.say.contains("不是选修课"), "{}", not.say);
    desk.ask("set_elective_choices", json!({ "session": elective, "trainees": [wang] }));
    assert_eq!(names(&roll(&desk, elective)["lines"]), ["王五"]);
    assert_eq!(roll(&desk, elective)["others"][0]["why"], "未选这次课");
}

#[test]
fn the_offices_own_words_count_as_one_of_the_seven() {
    let desk = Desk::new();
    let (cohort, session) = class(&desk);
    let zhang = id(&desk, cohort, "张三");
    let words = |word: &str, counts_as: &str, key: &str| json!({ "words": [{ "word": word, "counts_as": counts_as, "key": key }] });
    for (word, key, says) in
        [("", "x", "考勤用词"), ("迟到", "x", "已经有"), ("线上", "3", "不能用"), ("线上", "xy", "不能用")]
    {
        let said = desk.refused("set_roll_words", words(word, "出勤", key)).say;
        assert!(said.contains(says), "{word} {key}: {said}");
    }
    desk.ask("set_roll_words", words("线上", "出勤", "x"));
    let take = |mark: &str, word: &str| json!({ "session": session, "exceptions": [{ "trainee": zhang, "mark": mark, "word": word }], "closed": false });
    assert!(desk.refused("take_roll", take("旷课", "线上")).say.contains("算作出勤"));
    assert!(desk.refused("take_roll", take("出勤", "网课")).say.contains("没有「网课」"));
    let taken = desk.ask("take_roll", take("出勤", "线上"));
    assert_eq!((told(&taken), &taken["tally"]["came"]), (vec!["张三 线上".into()], &json!(4)));
    // The word goes, what was said with it stays, and may be sent again.
    desk.ask("set_roll_words", json!({ "words": [] }));
    assert_eq!(told(&desk.ask("take_roll", take("出勤", "线上"))), ["张三 线上"]);
    let attendance = desk.ask("attendance", json!({ "cohort": cohort }));
    assert_eq!(attendance["trainees"][0]["marks"], "a");
    assert_eq!(attendance["words"][7], json!({ "sign": "a", "mark": "出勤", "word": "线上" }));
}

#[test]
fn the_table_of_the_class_writes_over_many_sessions_at_once() {
    let desk = Desk::new();
    let (cohort, first) = class(&desk);
    let second = desk.session(cohort, "2026-03-10", "08:30", "11:30", "党章导读", "周敏");
    let third = desk.session(cohort, "2026-03-12", "08:30", "11:30", "依法行政", "周敏");
    let (zhang, li) = (id(&desk, cohort, "张三"), id(&desk, cohort, "李四"));
    desk.ask("take_roll", json!({ "session": first, "exceptions": [] }));
    let before = desk.dump();
    let changes = json!([
        { "session": first, "trainee": zhang, "mark": "旷课" },
        { "session": second, "trainee": zhang, "mark": "迟到", "minutes": 5 },
        { "session": second, "trainee": li, "mark": "病假" },
    ]);
    assert_eq!(desk.refused("write_marks", json!({ "changes": changes })).field.as_deref(), Some("reason"));
    assert_eq!(desk.dump(), before, "all or nothing");
    let said = desk.said("write_marks", json!({ "changes": changes, "reason": "对照签到表" }));
    assert_eq!(said, "全班考勤：改动3人·场，其中更正1人·场（对照签到表）；1场原未点名，其余的人按出勤记下，点名未完成");
    let attendance = desk.ask("attendance", json!({ "cohort": cohort }));
    let marks = |row: usize| attendance["trainees"][row]["marks"].clone();
    assert_eq!([marks(0), marks(1), marks(2)], ["420", "160", "110"]);
    assert_eq!(attendance["sessions"][1]["closed_on"], Value::Null);
    assert_eq!(attendance["sessions"][1]["tally"]["came"], 3);
    assert_eq!(roll(&desk, third)["taken"], false);
    desk.ask("undo", json!({}));
    assert_eq!(desk.dump(), before);
    let stranger = json!({ "changes": [{ "session": first, "trainee": 999, "mark": "旷课" }] });
    assert!(desk.refused("write_marks", stranger).say.contains("应到名单"));
}

#[test]
fn whoever_is_typed_or_scanned_is_found() {
    let desk = Desk::new();
    let (cohort, session) = class(&desk);
    let entry = json!({ "name": "李思", "unit": "县财政局", "id_number": "110199198506124430" });
    desk.ask("enrol", json!({ "cohort": cohort, "entry": entry }));
    let badges = desk.ask("badge_codes", json!({ "cohort": cohort }));
    let find = |typed: &str| desk.ask("find_on_roll", json!({ "session": session, "typed": typed }));
    let wang = badges[2]["badge"].as_str().unwrap();
    for (typed, number) in [
        ("3", 3),
        ("王五", 3),
        ("wangw", 3),
        ("ww", 3),
        (wang, 3),
        (&wang.to_lowercase(), 3),
        ("110199198506124430", 5),
    ] {
        let found = find(typed);
        assert_eq!(found["found"], json!([badges[number - 1]["trainee"]]), "{typed}: {found}");
    }
    assert_eq!(find("ls")["say"], "「ls」有2人，请输入序号。");
    assert_eq!(find("99")["say"], "名单里没有「99」。");
    // A badge of another class says whose it is.
    let other = desk.cohort("科级干部进修班");
    desk.ask("enrol", json!({ "cohort": other, "entry": { "name": "周八", "unit": "县教育局" } }));
    let badge = desk.ask("badge_codes", json!({ "cohort": other }))[0]["badge"].clone();
    assert_eq!(find(badge.as_str().unwrap())["say"], "这是「第3期科级干部进修班」周八的编码，不是这个班的。");
}

#[test]
fn a_branch_room_has_its_own_sheet_and_its_own_roll() {
    let desk = Desk::new();
    let cohort = desk.cohort_of(&["张三", "李四", "王五", "赵六"]);
    let request = json!({
        "cohort": cohort, "day": "2026-03-09", "starts": "08:30", "ends": "11:30", "kind": "讲授", "topic": "县情讲座",
        "lecturer": "李明", "venue": "报告厅", "rooms": ["分会场201"],
    });
    let session = desk.ask("plan_session", request)["session"].clone();
    let (room, session) = (session["rooms"][0].clone(), session["id"].as_i64().unwrap());
    let (zhang, li) = (id(&desk, cohort, "张三"), id(&desk, cohort, "李四"));
    let seats = desk.ask("set_branch_seats", json!({ "cohort": cohort, "venue": room, "trainees": [zhang, li] }));
    assert_eq!(seats.as_array().unwrap().len(), 2);
    let offered = roll(&desk, session);
    let people: Vec<_> = offered["rooms"].as_array().unwrap().iter().map(|room| room["people"].clone()).collect();
    assert_eq!(people, [2, 2]);

    let outside = json!({ "session": session, "room": room, "exceptions": [{ "trainee": id(&desk, cohort, "王五"), "mark": "迟到" }] });
    assert!(desk.refused("take_roll", outside).say.contains("不在这个会场"));
    let main = json!({ "session": session, "closed": false, "exceptions": [{ "trainee": id(&desk, cohort, "王五"), "mark": "迟到" }] });
    desk.ask("take_roll", main);
    let branch = json!({ "session": session, "room": room, "exceptions": [{ "trainee": li, "mark": "旷课" }] });
    assert_eq!(told(&desk.ask("take_roll", branch)), ["李四 旷课", "王五 迟到"], "the main room stands as it was");

    let paper = desk.ask("paper", json!({ "paper": "sign-in", "session": session, "room": room }));
    assert_eq!((&paper["part"], &paper["sheet"]["people"]), (&json!("3月9日上午 分会场201"), &json!([zhang, li])));
    // A room somebody sits in stays, even when no session is in it any more.
    desk.ask("remove_session", json!({ "session": session }));
    let said = desk.refused("remove_venue", json!({ "venue": room })).say;
    assert!(said.contains("2人的分会场座位"), "{said}");
    let back = json!({ "cohort": cohort, "venue": null, "trainees": [zhang, li] });
    assert_eq!(desk.ask("set_branch_seats", back), json!([]));
}

/// Prints a sheet as the window does, and answers its code.
fn printed(desk: &Desk, asked: Value) -> String {
    let paper = desk.ask("paper", asked);
    let sheet = &paper["sheet"];
    let note = json!({
        "cohort": sheet["cohort"], "paper": paper["paper"], "part": paper["part"], "fingerprint": paper["fingerprint"],
        "sheet": sheet,
    });
    desk.ask("note_printed", note);
    sheet["code"].as_str().unwrap().into()
}

#[test]
fn a_signed_sheet_is_known_by_its_code_and_says_which_rows_moved() {
    let desk = Desk::new();
    let cohort = desk.cohort_of(&["张三", "李四", "王五", "赵六", "钱七"]);
    let first = desk.session(cohort, "2026-03-11", "08:30", "10:00", "县情讲座", "李明");
    let second = desk.session(cohort, "2026-03-11", "10:10", "11:30", "党章导读", "李明");
    let code = printed(&desk, json!({ "paper": "sign-in", "session": first }));
    assert_eq!(printed(&desk, json!({ "paper": "sign-in", "session": second })), code, "the same sheet, the same code");
    let see = |typed: &str| desk.ask("sheet_of_code", json!({ "code": typed }));
    let seen = see(&code.to_lowercase().replace('-', " "));
    assert_eq!((&seen["newest"], &seen["say"], &seen["edition"]), (&json!(true), &json!([]), &json!(1)));
    assert_eq!(seen["sessions"].as_array().unwrap().len(), 2);
    let wrong = format!("{}{}", if code.starts_with('2') { '3' } else { '2' }, &code[1..]);
    assert!(desk.refused("sheet_of_code", json!({ "code": wrong })).say.contains("输错了"));
    assert!(desk.refused("sheet_of_code", json!({ "code": code::of_sheet("another") })).say.contains("没有印过"));

    // 李四 leaves, 王五 is replaced by 孙八, 周九 joins; then the class is printed anew.
    desk.ask("trainee_leaves", json!({ "trainee": id(&desk, cohort, "李四"), "on": "2026-03-10", "why": "借调" }));
    let replace = json!({ "trainee": id(&desk, cohort, "王五"), "entry": { "name": "孙八" }, "on": "2026-03-10" });
    desk.ask("replace_trainee", replace);
    desk.ask("enrol", json!({ "cohort": cohort, "entry": { "name": "周九" }, "joined": "2026-03-11" }));
    let seen = see(&code);
    let moved: Vec<_> = seen["rows"].as_array().unwrap().iter().map(|row| row["moved"].clone()).collect();
    assert_eq!(moved, [json!(null), json!("退出"), json!("换人"), json!("换行"), json!("换行")]);
    assert_eq!(
        seen["say"],
        json!(["第2行李四已于3月10日退出", "第3行王五已换为孙八", "第4–5行现在是第3–4行", "周九是新增的，纸上没有"])
    );
    let newer = printed(&desk, json!({ "paper": "sign-in", "session": first }));
    assert_ne!(newer, code);
    assert_eq!(see(&newer)["newest"], true);
    assert_eq!(see(&code)["say"][0], "这是第1版，最新的是第2版。");

    // The old paper was signed: rows 3 and 4 are empty. 李四 is gone, so row 2 says nothing; 孙八 has row 3.
    let sheet = json!({ "code": code, "empty_rows": [2, 3, 4], "marks": [{ "row": 5, "mark": "迟到", "minutes": 5 }] });
    let taken = desk.ask("take_from_sheet", sheet);
    assert_eq!(taken["sessions"], json!([first, second]));
    assert_eq!(taken["say"][2], "不在这张纸上的1人没有动：周九");
    for session in [first, second] {
        let roll = roll(&desk, session);
        assert_eq!(told(&roll), ["孙八 旷课", "赵六 旷课", "钱七 迟到5"]);
        assert_eq!((&roll["sheet"], &roll["closed_on"]), (&json!(code), &Value::Null), "周九 is still to be asked");
    }
    for (rows, says) in [(json!([6]), "没有第6行"), (json!([0]), "没有第0行"), (json!([3, 3]), "输入了两次")]
    {
        let said = desk.refused("take_from_sheet", json!({ "code": code, "empty_rows": rows })).say;
        assert!(said.contains(says), "{said}");
    }
    // The newer one has everybody: the rolls are closed.
    desk.ask("take_from_sheet", json!({ "code": newer, "empty_rows": [3] }));
    let now = roll(&desk, second);
    assert_eq!(told(&now), ["赵六 旷课", "钱七 迟到5"], "who signed and came late is late");
    assert_eq!(now["closed_on"], "2026-03-11");

    // A sheet for a whole day must be told of which half.
    desk.session(cohort, "2026-03-11", "14:30", "17:30", "依法行政", "周敏");
    let day = printed(&desk, json!({ "paper": "sign-in-day", "cohort": cohort, "day": "2026-03-11" }));
    let said = desk.refused("take_from_sheet", json!({ "code": day, "empty_rows": [] })).say;
    assert!(said.contains("3月11日上午、3月11日下午"), "{said}");
}

#[test]
fn an_empty_row_under_leave_is_leave() {
    let desk = Desk::new();
    let (cohort, session) = class(&desk);
    let day = json!({ "day": "2026-03-09", "half": "上午" });
    let leave = json!({
        "trainee": id(&desk, cohort, "李四"), "kind": "病假", "from": day, "to": day, "granted": "已签齐",
    });
    desk.ask("add_leave", leave);
    let offered = roll(&desk, session);
    assert_eq!(told(&offered), ["李四 病假"], "offered before the roll is taken");
    assert_eq!(offered["lines"][1]["leave"], "病假");
    // Who is not named stands as offered; who came all the same is named.
    assert_eq!(told(&desk.ask("take_roll", json!({ "session": session, "exceptions": [] }))), ["李四 病假"]);
    desk.ask("undo", json!({}));
    let came = json!({ "session": session, "exceptions": [{ "trainee": id(&desk, cohort, "李四"), "mark": "出勤" }] });
    let came = desk.ask("take_roll", came);
    assert_eq!((told(&came).len(), &came["lines"][1]["contradiction"]), (0, &json!("已准病假，但出勤，应销假")));
    desk.ask("undo", json!({}));
    let code = printed(&desk, json!({ "paper": "sign-in", "session": session }));
    desk.ask("take_from_sheet", json!({ "code": code, "empty_rows": [2, 3] }));
    assert_eq!(told(&roll(&desk, session)), ["李四 病假", "王五 旷课"]);
}

#[test]
fn another_device_is_read_and_doubted_row_by_row() {
    let desk = Desk::new();
    let (cohort, session) = class(&desk);
    desk.ask("set_roll_words", json!({ "words": [{ "word": "线上", "counts_as": "出勤", "key": "x" }] }));
    let badge = desk.ask("badge_codes", json!({ "cohort": cohort }))[3]["badge"].as_str().unwrap().to_owned();
    let file = |name: &str, bytes: &[u8]| {
        let path = desk.folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    };
    let good = format!("备注,姓名,考勤,编码,序号\n堵车,张三,迟到10分,,1\n,李四,线上,,\n,,旷,{badge},\n");
    let gbk = "姓名,考勤,分钟\n王五,早退,15\n".chars().map(String::from).collect::<String>();
    let bad = "序号,姓名,考勤\n1,张三,出勤\n2,王五,迟到\n3,,没来\n9,,旷课\n1,,迟到\n";
    let (good, bad) = (file("手机.csv", good.as_bytes()), file("错的.csv", bad.as_bytes()));
    let check = |path: &std::path::Path| desk.ask("check_roll", json!({ "session": session, "file": path }));

    let report = check(&good);
    let said: Vec<_> = report["rows"].as_array().unwrap().iter().map(|row| row["say"].clone()).collect();
    assert_eq!(said, ["出勤 → 迟到10分", "出勤 → 线上", "出勤 → 旷课"]);
    assert_eq!((&report["unnamed"], &report["doubts"]), (&json!(1), &json!([])));
    let before = desk.dump();
    desk.ask("import_roll", json!({ "session": session, "file": good }));
    assert_eq!(told(&roll(&desk, session)), ["张三 迟到10", "李四 线上", "赵六 旷课"]);
    assert_eq!(roll(&desk, session)["lines"][0]["remark"], "堵车");
    // A second device adds to the first.
    desk.ask("import_roll", json!({ "session": session, "file": file("平板.csv", gbk.as_bytes()) }));
    assert_eq!(told(&roll(&desk, session)), ["张三 迟到10", "李四 线上", "王五 早退15", "赵六 旷课"]);
    desk.ask("undo", json!({}));
    desk.ask("undo", json!({}));
    assert_eq!(desk.dump(), before);

    let doubts: Vec<_> = check(&bad)["doubts"].as_array().unwrap().iter().map(|it| it["cell"].clone()).collect();
    assert_eq!(doubts, ["B3", "C4", "A5", "A6"]);
    let refused = desk.refused("import_roll", json!({ "session": session, "file": bad }));
    assert!(refused.say.starts_with("B3 和前面的不是同一个人") && refused.say.contains("一共有4处"), "{}", refused.say);
    assert_eq!(desk.dump(), before, "nothing is written");

    // The same from the command line.
    let books = desk.books();
    drop(desk.office);
    let words = |more: &[&str]| -> Vec<String> {
        let fixed = [
            "--books",
            books.to_str().unwrap(),
            "import-roll",
            "--session",
            &session.to_string(),
            good.to_str().unwrap(),
        ];
        fixed.iter().chain(more).map(|it| (*it).to_owned()).collect()
    };
    let run = |words: Vec<String>| banwu(&words.iter().map(String::as_str).collect::<Vec<_>>());
    let dry = run(words(&[]));
    assert_eq!(dry.code, 0, "{dry:?}");
    assert!(
        dry.stdout.contains("修改 第2行 1 张三 出勤 → 迟到10分") && dry.stdout.contains("3人写明，1人不动"),
        "{dry:?}"
    );
    assert_eq!(dump(&books), before);
    let done = run(words(&["--apply", "--close", "--json"]));
    assert!(done.stderr.contains("点名：《县情讲座》 应到4 实到3 迟到1 旷课1"), "{done:?}");
    assert_eq!(serde_json::from_str::<Value>(&done.stdout).unwrap()["taken"], false);
}

#[test]
fn every_step_of_a_roll_unwinds() {
    let desk = Desk::new();
    let (cohort, session) = class(&desk);
    let groups = desk.ask("form_groups", json!({ "cohort": cohort, "groups": 2, "seed": 1 }));
    let room =
        desk.ask("add_venue", json!({ "name": "报告厅", "capacity": 300, "place": "", "note": "" }))["id"].clone();
    let zhang = id(&desk, cohort, "张三");
    let member = groups["groups"][0]["members"][0]["trainee"].clone();
    let steps = [
        ("set_roll_words", json!({ "words": [{ "word": "线上", "counts_as": "出勤", "key": "x" }] })),
        ("set_branch_seats", json!({ "cohort": cohort, "venue": room, "trainees": [zhang] })),
        ("set_session_groups", json!({ "session": session, "groups": [groups["groups"][0]["id"]] })),
        (
            "take_roll",
            json!({ "session": session, "exceptions": [{ "trainee": member, "mark": "迟到", "minutes": 3 }], "visitors": [{ "name": "客人" }], "closed": false }),
        ),
        (
            "write_marks",
            json!({ "changes": [{ "session": session, "trainee": member, "mark": "出勤", "word": "线上" }] }),
        ),
        ("take_roll", json!({ "session": session, "exceptions": [] })),
        (
            "write_marks",
            json!({ "changes": [{ "session": session, "trainee": member, "mark": "旷课" }], "reason": "核对" }),
        ),
        ("clear_roll", json!({ "session": session, "reason": "重点" })),
    ];
    let mut states = vec![desk.dump()];
    for (name, request) in steps {
        desk.ask(name, request);
        assert_ne!(desk.dump(), states[states.len() - 1], "{name} did something");
        states.push(desk.dump());
    }
    for state in states.iter().rev().skip(1) {
        desk.ask("undo", json!({}));
        assert_eq!(desk.dump(), *state);
    }
    for state in &states[1..] {
        desk.ask("redo", json!({}));
        assert_eq!(desk.dump(), *state);
    }
}

/// What may happen to a class of which rolls are taken.
#[derive(Debug, Clone)]
enum Step {
    Join(u32),
    Leave(usize, u32),
    Replace(usize, u32),
    Take(usize),
    Correct(usize, usize),
    Renumber,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        2 => (9..14u32).prop_map(Step::Join),
        2 => (0..12usize, 9..15u32).prop_map(|(who, day)| Step::Leave(who, day)),
        2 => (0..12usize, 9..14u32).prop_map(|(who, day)| Step::Replace(who, day)),
        3 => (0..5usize).prop_map(Step::Take),
        2 => (0..5usize, 0..12usize).prop_map(|(session, who)| Step::Correct(session, who)),
        1 => Just(Step::Renumber),
    ]
}

/// Somebody as the test remembers them: from which day of March on, and to before which.
struct Known {
    id: i64,
    from: u32,
    to: u32,
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_taken_roll_never_changes_and_an_open_day_is_who_is_there(steps in prop::collection::vec(step(), 1..16)) {
        let desk = Desk::new();
        let (cohort, _) = class(&desk);
        let days = [9, 10, 11, 12, 13];
        let sessions = days.map(|day| desk.session(cohort, &format!("2026-03-{day:02}"), "14:30", "17:30", &format!("第{day}讲"), "李明"));
        let trainees = desk.ask("trainees", json!({ "cohort": cohort }));
        let mut people: Vec<Known> = trainees.as_array().unwrap().iter()
            .map(|line| Known { id: line["id"].as_i64().unwrap(), from: 0, to: 99 }).collect();
        let mut taken: [Option<Vec<i64>>; 5] = Default::default();
        let mut count = 0;
        let newest = |desk: &Desk| {
            let trainees = desk.ask("trainees", json!({ "cohort": cohort }));
            trainees.as_array().unwrap().iter().map(|line| line["id"].as_i64().unwrap()).max().unwrap()
        };
        for step in steps {
            count += 1;
            let name = format!("新{}", char::from_u32(0x4e00 + count * 7).unwrap());
            match step {
                Step::Join(day) => {
                    desk.ask("enrol", json!({ "cohort": cohort, "entry": { "name": name }, "joined": format!("2026-03-{day:02}") }));
                    people.push(Known { id: newest(&desk), from: day, to: 99 });
                }
                Step::Leave(who, day) => {
                    let at = who % people.len();
                    desk.ask("trainee_leaves", json!({ "trainee": people[at].id, "on": format!("2026-03-{day:02}"), "why": "借调" }));
                    people[at].to = day;
                }
                Step::Replace(who, day) => {
                    let at = who % people.len();
                    let request = json!({ "trainee": people[at].id, "entry": { "name": name }, "on": format!("2026-03-{day:02}") });
                    if desk.office.call("replace_trainee", request).is_ok() {
                        people[at].to = people[at].to.min(day);
                        people.push(Known { id: newest(&desk), from: if day > 9 { day } else { 0 }, to: 99 });
                    }
                }
                Step::Take(at) => {
                    let request = json!({ "session": sessions[at], "exceptions": [] });
                    if desk.office.call("take_roll", request).is_ok() && taken[at].is_none() {
                        taken[at] = Some(people.iter().filter(|it| it.from <= days[at] && days[at] < it.to).map(|it| it.id).collect());
                    }
                }
                Step::Correct(at, who) => {
                    let who = people[who % people.len()].id;
                    let on = taken[at].as_ref().is_some_and(|people| people.contains(&who));
                    let change = json!({ "changes": [{ "session": sessions[at], "trainee": who, "mark": "旷课" }], "reason": "核对" });
                    let here = taken[at].is_none() && people.iter().any(|it| it.id == who && it.from <= days[at] && days[at] < it.to);
                    prop_assert_eq!(desk.office.call("write_marks", change).is_ok(), on || here);
                    if here {
                        taken[at] = Some(people.iter().filter(|it| it.from <= days[at] && days[at] < it.to).map(|it| it.id).collect());
                    }
                }
                Step::Renumber => {
                    desk.ask("renumber", json!({ "cohort": cohort, "trainees": [] }));
                }
            }
            for (at, session) in sessions.iter().enumerate() {
                let roll = roll(&desk, *session);
                let mut there: Vec<i64> = roll["lines"].as_array().unwrap().iter().map(|line| line["trainee"].as_i64().unwrap()).collect();
                there.sort_unstable();
                let naive: Vec<i64> = match &taken[at] {
                    Some(people) => people.clone(),
                    None => people.iter().filter(|it| it.from <= days[at] && days[at] < it.to).map(|it| it.id).collect(),
                };
                prop_assert_eq!(there, naive, "day {}", days[at]);
                // The sums that figures are added up from are those of the marks.
                let sums = desk.office.books().read(|tx| tx.row(
                    "select roll.expected, roll.came, roll.on_leave, count(*), sum(mark in ('出勤', '迟到', '早退')), sum(mark in ('事假', '病假', '公假'))
                     from roll join mark on mark.roll = roll.id where roll.session = ?1 group by roll.id",
                    [session],
                    |row| Ok([0, 1, 2, 3, 4, 5].map(|at| row.get::<_, i64>(at).unwrap())),
                )).unwrap();
                if let Some([expected, came, on_leave, all, there, excused]) = sums {
                    prop_assert_eq!([expected, came, on_leave], [all, there, excused]);
                }
            }
        }
    }
}
