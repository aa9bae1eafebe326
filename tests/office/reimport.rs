//! A timetable that went out to Excel, was changed there and comes back: 选修 and 必修, 合班, marks within marks, and
//! the reason once it is approved.

use chrono::{Days, NaiveDate};
use serde_json::{Value, json};

use crate::{desk::Desk, timetable_book::own};

/// The class's timetable as a workbook with some words of it written otherwise.
fn edited(desk: &Desk, cohort: i64, edits: &[(&str, &str)]) -> String {
    let file = own(desk, "timetable-book", cohort);
    let mut book: calamine::Xlsx<_> = calamine::open_workbook(&file).unwrap();
    let range = calamine::Reader::worksheet_range_at(&mut book, 0).unwrap().unwrap();
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, cells) in (0..).zip(range.rows()) {
        for (column, cell) in (0..).zip(cells) {
            let text = edits.iter().fold(written(cell), |text, (was, is)| text.replace(was, is));
            sheet.write(row, column, text).unwrap();
        }
    }
    workbook.save(&file).unwrap();
    file
}

/// What a cell shows: a day is a number underneath.
fn written(cell: &calamine::Data) -> String {
    match cell {
        calamine::Data::DateTime(day) => {
            let first = NaiveDate::from_ymd_opt(1899, 12, 30).unwrap();
            (first + Days::new(day.as_f64() as u64)).format("%-m月%-d日").to_string()
        }
        cell => cell.to_string(),
    }
}

fn changes(report: &Value) -> Vec<String> {
    let sessions = report["sessions"].as_array().unwrap().iter().filter(|it| it["fate"] != "不变");
    sessions.map(|it| format!("{} {}", it["fate"].as_str().unwrap(), it["changes"])).collect()
}

#[test]
fn what_is_said_otherwise_comes_back() {
    let desk = Desk::new();
    let cohort = desk.cohort("中青年干部培训班");
    let elective = json!({ "cohort": cohort, "day": "2026-03-09", "starts": "14:30", "ends": "17:30", "kind": "讲授",
                           "topic": "学习《条例》解读", "lecturer": "王芳", "elective": true });
    desk.ask("plan_session", elective);
    desk.session(cohort, "2026-03-10", "08:30", "11:30", "县情讲座", "李明");
    for (edits, expected) in [
        (&[][..], &[][..]),
        (&[("（选修）", "")], &["修改 [\"选修：是 → 否\"]"]),
        (&[("（选修）", "（必修）")], &["修改 [\"选修：是 → 否\"]"]),
        (&[("《县情讲座》", "《县情讲座》（选修）")], &["修改 [\"选修：否 → 是\"]"]),
        (&[("学习〈条例〉解读", "学习《条例》解读")], &[]),
    ] {
        let file = edited(&desk, cohort, edits);
        let report = desk.ask("check_timetable", json!({ "file": file }));
        assert_eq!(changes(&report), expected, "{edits:?} {report}");
        assert_eq!(report["entered"], json!([]), "{edits:?}");
        assert_eq!(report["approved"], false);
    }
    let file = edited(&desk, cohort, &[("（选修）", "")]);
    desk.ask("import_timetable", json!({ "file": file }));
    assert_eq!(desk.ask("timetable", json!({ "cohort": cohort }))["sessions"][0]["elective"], false);
}

#[test]
fn a_title_of_the_register_is_known_by_its_marks_on_paper() {
    let desk = Desk::new();
    let cohort = desk.cohort("中青年干部培训班");
    desk.session(cohort, "2026-03-10", "08:30", "11:30", "《条例》解读", "李明");
    let file = edited(&desk, cohort, &[]);
    let next = desk.cohort("科级干部进修班");
    let report = desk.ask("check_timetable", json!({ "file": file, "cohort": next }));
    assert_eq!(report["entered"], json!([]), "it is in the register");
    assert_eq!(report["sessions"][0]["say"], "3月10日（周二）8:30–11:30 《〈条例〉解读》");
    desk.ask("import_timetable", json!({ "file": file, "cohort": next }));
    assert_eq!(desk.ask("topics", json!({})).as_array().unwrap().len(), 1);
}

#[test]
fn what_several_classes_share_is_changed_in_all_of_them_and_that_is_said() {
    let desk = Desk::new();
    let cohort = desk.cohort("中青年干部培训班");
    let other = desk.cohort("科级干部进修班");
    let session = desk.session(cohort, "2026-03-10", "08:30", "11:30", "县情讲座", "李明");
    desk.ask("join_sessions", json!({ "session": session, "cohorts": [other] }));
    let check = |edits: &[(&str, &str)]| {
        let file = edited(&desk, cohort, edits);
        changes(&desk.ask("check_timetable", json!({ "file": file })))
    };
    assert_eq!(check(&[]), [""; 0]);
    assert_eq!(check(&[("李明", "王芳")]), ["修改 [\"授课人：李明 → 王芳\",\"合班，第3期科级干部进修班一起改\"]"]);
    assert_eq!(check(&[("《县情讲座》", "《县情讲座》（选修）")]), ["修改 [\"选修：否 → 是\"]"], "of this class alone");
}

#[test]
fn what_an_import_changes_after_approval_has_its_reason() {
    let desk = Desk::new();
    let cohort = desk.cohort("中青年干部培训班");
    desk.session(cohort, "2026-03-10", "08:30", "11:30", "县情讲座", "李明");
    let in_the_file = desk.session(cohort, "2026-03-10", "19:00", "20:30", "心理健康", "王芳");
    let file = edited(&desk, cohort, &[("李明", "赵新")]);
    desk.ask("remove_session", json!({ "session": in_the_file }));
    desk.session(cohort, "2026-03-10", "14:30", "17:30", "党章解读", "王芳");
    desk.ask("approve_timetable", json!({ "cohort": cohort }));
    let report = desk.ask("check_timetable", json!({ "file": file }));
    assert_eq!(report["approved"], true);
    desk.ask("import_timetable", json!({ "file": file, "reason": "李明外出" }));
    let now = desk.ask("timetable_changes", json!({ "cohort": cohort }));
    let reasons: Vec<&Value> = now["changes"].as_array().unwrap().iter().map(|it| &it["reason"]).collect();
    assert_eq!(reasons, ["李明外出"; 3], "changed, taken off, put on");
}
