//! 考勤进门 (`import-roll`): real files of other devices, and the sentence for every cell that is not understood.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::{command_line::banwu, desk::Desk};

fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/roll").join(name)
}

/// 张三, 李四, 王五, 赵六, and a session with the roll to be taken.
fn class() -> (Desk, i64, i64) {
    let desk = Desk::new();
    let cohort = desk.cohort_of(&["张三", "李四", "王五", "赵六"]);
    let session = desk.session(cohort, "2026-03-09", "08:30", "11:30", "县情讲座", "李明");
    (desk, cohort, session)
}

fn told(roll: &Value) -> Vec<String> {
    let lines = roll["lines"].as_array().unwrap().iter();
    let said = lines.map(|line| format!("{} {}{} {}", line["name"], line["mark"], line["minutes"], line["remark"]));
    said.map(|it| it.replace('"', "")).collect()
}

#[test]
fn every_device_is_read_alike() {
    for name in ["手机.xlsx", "手机.xls", "手机_GBK.csv", "手机_UTF8.csv"] {
        let (desk, _, session) = class();
        let asked = json!({ "session": session, "file": sample(name) });
        let report = desk.ask("check_roll", asked.clone());
        assert_eq!(report["doubts"], json!([]), "{name}");
        assert_eq!(report["session_said"], "第3期中青年干部培训班 3月9日 《县情讲座》");
        let rows: Vec<_> = report["rows"].as_array().unwrap().iter().map(|row| (&row["row"], &row["say"])).collect();
        let (late, same, away) = (json!("出勤 → 迟到10分"), json!("出勤"), json!("出勤 → 事假"));
        assert_eq!(rows, [(&json!(3), &late), (&json!(4), &same), (&json!(5), &away)], "{name}");
        assert_eq!(report["unnamed"], 1, "{name}");
        let roll = desk.ask("import_roll", asked);
        let all = ["张三 迟到10 堵车", "李四 出勤0 ", "王五 事假0 家人住院，补办手续", "赵六 出勤0 "];
        assert_eq!(told(&roll), all, "{name}");
    }
}

/// What each cell that is not understood is told, by a file that has nothing else.
#[test]
fn what_is_not_understood_names_its_cell_and_what_to_do() {
    let (desk, cohort, session) = class();
    let other = desk.ask("badge_codes", json!({ "cohort": cohort }))[1]["badge"].as_str().unwrap().to_owned();
    let heads = "序号,姓名,证件号,编码,考勤,分钟,备注";
    let badge_of_li = format!(",张三,,{other},迟到,,");
    for (row, cell, why) in [
        ("9,,,,旷课,,", "A2", "名册里没有"),
        ("甲,,,,旷课,,", "A2", "不是序号"),
        (",周九,,,旷课,,", "B2", "名册里没有"),
        ("1,李四,,,旷课,,", "B2", "和前面的不是同一个人：前面是张三"),
        (&badge_of_li, "B2", "和前面的不是同一个人：前面是李四"),
        (",,110199198506124431,,旷课,,", "C2", "身份证号校验不符"),
        (",,,T123,旷课,,", "D2", "不是学员编码，或者抄错了一位"),
        ("1,,,,没来,,", "E2", "不是考勤用词。可用的有：出勤、迟到、早退、旷课、事假、病假、公假"),
        ("1,,,,,,", "E2", "没有写考勤"),
        (",,,,旷课,,", "E2", "没有写是谁"),
        ("1,,,,迟到,很久,", "F2", "不是分钟数"),
        ("1,,,,迟到,900,", "F2", "分钟数太大"),
    ] {
        let file = desk.folder.path().join("错的.csv");
        std::fs::write(&file, format!("{heads}\n{row}\n")).unwrap();
        let asked = json!({ "session": session, "file": file });
        let doubt = desk.ask("check_roll", asked.clone())["doubts"][0].clone();
        assert_eq!(doubt["cell"], cell, "{row}: {doubt}");
        assert!(doubt["why"].as_str().unwrap().contains(why), "{row}: {doubt}");
        let before = desk.dump();
        let refused = desk.refused("import_roll", asked);
        assert!(refused.say.starts_with(&format!("{cell} ")) && refused.say.contains(why), "{}", refused.say);
        assert!(refused.say.ends_with("请改好文件再导入，或选择跳过看不懂的行。"), "{}", refused.say);
        assert_eq!((refused.row, desk.dump()), (Some(2), before), "{row}");
    }
    // A file of something else altogether.
    let file = desk.folder.path().join("电话.csv");
    std::fs::write(&file, "姓名,电话\n张三,1\n").unwrap();
    let refused = desk.refused("check_roll", json!({ "session": session, "file": file })).say;
    assert!(refused.contains("电话.csv") && refused.contains("考勤"), "{refused}");
}

#[test]
fn a_room_takes_its_own_file() {
    let (desk, cohort, _) = class();
    let plan = json!({
        "cohort": cohort, "day": "2026-03-10", "starts": "08:30", "ends": "11:30", "kind": "讲授", "topic": "乡村振兴",
        "lecturer": "李明", "venue": "报告厅", "rooms": ["201教室"],
    });
    let session = desk.ask("plan_session", plan)["session"].clone();
    let trainees = desk.ask("trainees", json!({ "cohort": cohort }));
    let zhao = &trainees[3]["id"];
    desk.ask("set_branch_seats", json!({ "cohort": cohort, "venue": session["rooms"][0], "trainees": [zhao] }));
    let (books, id, main) = (desk.books(), session["id"].to_string(), session["venue"].to_string());
    let (branch, file) = (session["rooms"][0].to_string(), sample("手机_GBK.csv"));
    drop(desk.office);
    let run = |room: &str| {
        let words = ["--books", books.to_str().unwrap(), "import-roll", "--session", &id, "--room", room];
        banwu(&[&words[..], &["--apply", "--close", file.to_str().unwrap()]].concat())
    };
    let theirs = run(&branch);
    assert!(theirs.code == 2 && theirs.stderr.contains("不在这个会场"), "{theirs:?}");
    let done = run(&main);
    assert!(done.stdout.contains("3人写明，0人不动"), "{done:?}");
    assert!(done.stderr.contains("报告厅 应到3 实到2 请假1 迟到1；201教室还没有点名"), "{done:?}");
}
