//! The timetable's and the lecturers' papers through the door: grids, letters, workloads, the leaders' ledger.

use std::io::Cursor;

use calamine::{Reader as _, Xlsx};
use serde_json::{Value, json};

use crate::desk::Desk;

/// The cells of a sheet of a workbook, rows joined by |.
fn rows(desk: &Desk, asked: Value, sheet: &str) -> Vec<String> {
    let document: office::paper::Document = serde_json::from_value(desk.ask("paper", asked)).unwrap();
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(document.bytes().unwrap())).unwrap();
    let range = book.worksheet_range(sheet).unwrap();
    range.rows().map(|row| row.iter().map(ToString::to_string).collect::<Vec<_>>().join("|")).collect()
}

fn pages(desk: &Desk, asked: Value) -> (u64, String) {
    let paper = desk.ask("paper", asked);
    assert_eq!(paper["missing"], json!([]));
    (paper["pages"].as_u64().unwrap(), paper["file_name"].as_str().unwrap().to_owned())
}

/// A lecturer of the register as they shall be.
fn lecturer(desk: &Desk, name: &str, category: &str, office: &str) {
    let new = json!({
        "name": name, "unit": "县委", "post": "副书记", "title": "", "category": category, "office": office, "phone": "",
        "note": "",
    });
    desk.ask("add_lecturer", new);
}

/// Two classes of the main kind and a special one, a leader, a teacher and a guest.
fn term(desk: &Desk) -> (i64, i64, i64) {
    desk.ask("set_school", json!({ "name": "中共某某县委党校" }));
    let (first, second) = (desk.cohort("中青年干部培训班"), desk.cohort("科级干部进修班"));
    let third = desk.cohort("统计干部培训班");
    let mut special =
        desk.ask("cohorts", json!({})).as_array().unwrap().iter().find(|it| it["id"] == third).unwrap().clone();
    let names =
        ["id", "name", "number", "category", "starts", "ends", "place", "head_teacher", "host", "planned", "note"];
    special.as_object_mut().unwrap().retain(|name, _| names.contains(&name.as_str()));
    special["category"] = json!("专题班");
    desk.ask("save_cohort", special);
    lecturer(desk, "魏长河", "领导干部", "政府");
    lecturer(desk, "董建明", "领导干部", "党委");
    lecturer(desk, "周敏", "本校教师", "");
    lecturer(desk, "郝建国", "外聘专家", "");
    let shared = desk.session(first, "2026-03-09", "08:30", "11:30", "正确政绩观", "魏长河");
    desk.ask("join_sessions", json!({ "session": shared, "cohorts": [second] }));
    desk.session(first, "2026-03-09", "14:30", "17:30", "党章解读", "周敏");
    desk.session(first, "2026-03-10", "08:30", "11:30", "宏观经济", "郝建国");
    desk.session(second, "2026-03-10", "14:30", "17:30", "宏观经济", "郝建国");
    desk.session(third, "2026-03-11", "08:30", "11:30", "统计法", "周敏");
    (first, second, third)
}

const SPRING: [&str; 2] = ["2026-01-01", "2026-07-31"];

#[test]
fn a_joint_lecture_is_one_block_of_its_lecturer() {
    let desk = Desk::new();
    term(&desk);
    let period = json!({ "from": SPRING[0], "to": SPRING[1] });
    let workload = desk.ask("workload", period.clone());
    let said: Vec<String> = workload["lecturers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| format!("{} {}", it["name"].as_str().unwrap(), it["blocks"].as_array().unwrap().len()))
        .collect();
    assert_eq!(said, ["魏长河 1", "周敏 2", "郝建国 2"]);
    assert_eq!(workload["lecturers"][0]["blocks"][0]["classes"].as_array().unwrap().len(), 2);
    let book = rows(&desk, json!({ "paper": "workload-book", "from": SPRING[0], "to": SPRING[1] }), "授课工作量");
    assert!(book[0].starts_with("中共某某县委党校2026年春季学期授课工作量统计表"), "{}", book[0]);
    assert_eq!(
        book[3..7],
        [
            "1|魏长河|县委副书记||领导干部|1|4|0|0|1|4",
            "2|周敏|县委副书记||本校教师|1|4|1|4|2|8",
            "3|郝建国|县委副书记||外聘专家|2|8|0|0|2|8",
            "合计|3人||||4|16|1|4|5|20",
        ]
    );
    assert_eq!(pages(&desk, json!({ "paper": "workload", "from": SPRING[0], "to": SPRING[1] })).0, 1);
    let asked = json!({ "paper": "workload", "from": "2025-01-01", "to": "2025-07-31" });
    assert!(desk.refused("paper", asked).say.starts_with("2025年春季学期没有安排授课人的课次"));
}

#[test]
fn the_ledger_says_who_lectured_and_the_share_of_the_main_classes() {
    let desk = Desk::new();
    term(&desk);
    let ledger = desk.ask("leader_ledger", json!({ "from": SPRING[0], "to": SPRING[1] }));
    // 合班 counts in each class's timetable: 8 of 20 学时.
    assert_eq!(ledger["share"], json!({ "leaders": 800, "all": 2000 }));
    let book = rows(&desk, json!({ "paper": "leaders-book", "from": SPRING[0], "to": SPRING[1] }), "领导授课台账");
    assert!(
        book[4].starts_with("2|政府|魏长河|县委副书记|")
            && book[4].contains("第3期中青年干部培训班、第3期科级干部进修班|《正确政绩观》|4|1|4"),
        "{}",
        book[4]
    );
    assert_eq!(book[3], "1|党委|董建明|县委副书记|尚未授课||||0|0");
    let summary = rows(&desk, json!({ "paper": "leaders-book", "from": SPRING[0], "to": SPRING[1] }), "汇总");
    assert!(
        summary.iter().any(|row| row.starts_with("领导授课占比（不低于20%）") && row.ends_with("|0.4")),
        "{summary:?}"
    );
    let said = "领导授课占比 = 领导干部授课8学时 ÷ 主体班次总学时20 = 40.00%，达到20%的要求。";
    assert!(summary.iter().any(|row| row.starts_with(said)), "{summary:?}");
    assert!(summary.iter().any(|row| row.contains("条例》第八条")), "{summary:?}");
    let (count, name) = pages(&desk, json!({ "paper": "leaders", "from": SPRING[0], "to": SPRING[1] }));
    assert_eq!((count, name.as_str()), (1, "中共某某县委党校_领导授课台账_2026年春季学期.pdf"));
    let autumn = desk.ask("leader_ledger", json!({ "from": "2026-08-01", "to": "2026-12-31" }));
    assert_eq!((&autumn["period"], &autumn["share"]["all"]), (&json!("2026年秋季学期"), &json!(0)));
    assert!(desk.refused("leader_ledger", json!({ "from": "2026-08-01", "to": "2026-01-31" })).field.is_some());
}

#[test]
fn letters_go_to_everybody_but_the_schools_own() {
    let desk = Desk::new();
    let (first, ..) = term(&desk);
    assert_eq!(pages(&desk, json!({ "paper": "invitation", "cohort": first })).0, 2, "魏长河 and 郝建国");
    let id = |name: &str| {
        let all = desk.ask("lecturers", json!({}));
        all.as_array().unwrap().iter().find(|it| it["name"] == name).unwrap()["id"].as_i64().unwrap()
    };
    // Who is named is invited whoever they are.
    let (count, name) = pages(&desk, json!({ "paper": "invitation", "cohort": first, "lecturer": id("周敏") }));
    assert_eq!((count, name.as_str()), (1, "第3期中青年干部培训班_授课邀请函_周敏.pdf"));
    let refusal = desk.refused("paper", json!({ "paper": "invitation", "cohort": first, "lecturer": id("董建明") }));
    assert_eq!(
        (refusal.say.as_str(), refusal.field.as_deref()),
        ("董建明在「第3期中青年干部培训班」没有课。请另选授课人，或先在课程表里安排。", Some("lecturer"))
    );

    // The wording is the school's own, undone like everything.
    let asked = json!({ "paper": "invitation", "cohort": first });
    let before = desk.ask("paper", asked.clone())["fingerprint"].clone();
    let mut form = desk.ask("invitation_form", json!({}));
    form["phone"] = json!("0999-1234567");
    desk.ask("set_invitation_form", form.clone());
    assert_ne!(desk.ask("paper", asked.clone())["fingerprint"], before);
    form["wording"] = json!(" ");
    assert_eq!(desk.refused("set_invitation_form", form).field.as_deref(), Some("wording"));
    desk.ask("undo", json!({}));
    assert_eq!(desk.ask("paper", asked.clone())["fingerprint"], before);
    let desk = desk.restart();
    assert_eq!(desk.ask("paper", asked)["fingerprint"], before);
}

#[test]
fn a_lecturers_plan_runs_through_all_classes() {
    let desk = Desk::new();
    term(&desk);
    let all = desk.ask("lecturers", json!({}));
    let guest = all.as_array().unwrap().iter().find(|it| it["name"] == "郝建国").unwrap()["id"].clone();
    let asked = json!({ "paper": "lecturer-plan-book", "lecturer": guest, "from": SPRING[0], "to": SPRING[1] });
    let book = rows(&desk, asked, "授课安排");
    assert!(
        book[3].ends_with("|星期二|8:30–11:30|《宏观经济》|讲授|第3期中青年干部培训班|201教室|4|待确认"),
        "{}",
        book[3]
    );
    assert!(book[4].contains("第3期科级干部进修班") && book[5].starts_with("合计|||2场||||8"), "{book:?}");
    assert_eq!(pages(&desk, json!({ "paper": "lecturer-plan", "lecturer": guest })).1, "郝建国_授课安排_2026年.pdf");
    let refusal = desk.refused("paper", json!({ "paper": "lecturer-plan" }));
    assert_eq!(refusal.say, "请说明是哪一位授课人的。");
    let asked = json!({ "paper": "lecturer-plan", "lecturer": guest, "from": "2025-01-01", "to": "2025-12-31" });
    assert_eq!(desk.refused("paper", asked).say, "郝建国在2025年没有课。请另选期间。");
}

#[test]
fn the_grid_and_the_list_say_all_that_is_planned() {
    let desk = Desk::new();
    let (first, second, _) = term(&desk);
    let plan = json!({
        "cohort": first, "day": "2026-03-12", "starts": "08:30", "ends": "17:30", "kind": "现场教学", "title": "红色教育",
        "venue": "纪念馆", "moderator": "石海涛", "elective": true, "note": "自带水杯",
    });
    let away = desk.ask("plan_session", plan)["session"]["id"].clone();
    let list = rows(&desk, json!({ "paper": "timetable-book", "cohort": first }), "课程表");
    assert_eq!(list[2], "日期|星期|时段|时间|教学内容|形式|学时|授课人|主持人|地点|备注");
    assert!(
        list[3].ends_with("《正确政绩观》|讲授|4|魏长河（县委副书记）||201教室|合班：第3期科级干部进修班"),
        "{}",
        list[3]
    );
    assert!(list[6].ends_with("《红色教育》（选修）|现场教学|12||石海涛|纪念馆|自带水杯"), "{}", list[6]);
    let grid = rows(&desk, json!({ "paper": "timetable-week-book", "cohort": first }), "周课程表");
    assert_eq!(grid[2], "时段|3月9日\n星期一|3月10日\n星期二|3月11日\n星期三|3月12日\n星期四");
    assert!(
        grid[3].ends_with("|8:30–17:30\n《红色教育》（选修）\n形式：现场教学\n主持人：石海涛\n地点：纪念馆"),
        "{}",
        grid[3]
    );
    assert!(
        grid[3].contains("|《正确政绩观》\n授课人：魏长河（县委副书记）\n地点：201教室\n合班：第3期科级干部进修班|"),
        "{}",
        grid[3]
    );
    for together in [false, true] {
        assert_eq!(pages(&desk, json!({ "paper": "timetable-week", "cohort": first, "together": together })).0, 1);
    }
    // Both are one edition, whichever way it was printed; a change makes it stale, and undone it is not.
    let stale = |desk: &Desk| {
        let states = desk.ask("papers_of", json!({ "cohort": first }));
        states.as_array().unwrap().iter().find(|it| it["key"] == "timetable-week").unwrap()["stale"].clone()
    };
    let paper = desk.ask("paper", json!({ "paper": "timetable-week", "cohort": first, "together": true }));
    let printed = json!({ "cohort": first, "paper": "timetable-week", "fingerprint": paper["fingerprint"] });
    desk.ask("note_printed", printed);
    assert_eq!(stale(&desk), json!(false));
    desk.ask("remove_session", json!({ "session": away }));
    assert_eq!(stale(&desk), json!(true));
    desk.ask("undo", json!({}));
    assert_eq!(stale(&desk), json!(false));
    desk.ask("remove_cohort", json!({ "cohort": second }));
    let list = rows(&desk, json!({ "paper": "timetable-book", "cohort": first }), "课程表");
    assert!(!list[3].contains("合班"), "the other class is gone: {}", list[3]);
}
