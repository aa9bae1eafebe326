//! 会场点名 through the door: each room has its clerk and its sheet; the roll is closed when all its rooms are.

use serde_json::{Value, json};

use crate::desk::Desk;

struct Class {
    desk: Desk,
    cohort: i64,
    session: i64,
    main: i64,
    branch: i64,
}

fn plan(cohort: i64, rooms: &[&str]) -> Value {
    json!({
        "cohort": cohort, "day": "2026-03-09", "starts": "08:30", "ends": "11:30", "kind": "讲授", "topic": "县情讲座",
        "lecturer": "李明", "venue": "报告厅", "rooms": rooms,
    })
}

/// Four in a class that listens in two rooms: 张三 and 李四 in the branch room.
fn class() -> Class {
    let desk = Desk::new();
    let cohort = desk.cohort_of(&["张三", "李四", "王五", "赵六"]);
    let session = desk.ask("plan_session", plan(cohort, &["分会场201"]))["session"].clone();
    let (main, branch) = (session["venue"].as_i64().unwrap(), session["rooms"][0].as_i64().unwrap());
    let it = Class { desk, cohort, session: session["id"].as_i64().unwrap(), main, branch };
    let seats = json!({ "cohort": cohort, "venue": branch, "trainees": [it.id("张三"), it.id("李四")] });
    it.desk.ask("set_branch_seats", seats);
    it
}

impl Class {
    fn id(&self, name: &str) -> i64 {
        let trainees = self.desk.ask("trainees", json!({ "cohort": self.cohort }));
        trainees.as_array().unwrap().iter().find(|line| line["name"] == name).unwrap()["id"].as_i64().unwrap()
    }
    fn roll(&self) -> Value {
        self.desk.ask("roll_call", json!({ "session": self.session }))
    }
    /// What a room says in the bar of the roll: 2人 未点2, 2人 已完成.
    fn rooms(&self) -> Vec<String> {
        let rooms = self.roll()["rooms"].as_array().unwrap().clone();
        let closed = |room: &Value| if room["closed_on"].is_null() { "" } else { " 已完成" };
        rooms.iter().map(|room| format!("{}人 未点{}{}", room["people"], room["waiting"], closed(room))).collect()
    }
    fn take(&self, room: i64, more: Value) -> Value {
        let mut request = json!({ "session": self.session, "room": room, "exceptions": [] });
        request.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        request
    }
    fn absent(&self, name: &str) -> Value {
        json!({ "exceptions": [{ "trainee": self.id(name), "mark": "旷课" }] })
    }
    fn figures(&self) -> Value {
        self.desk.ask("roll_figures", json!({ "by": "学员", "cohort": self.cohort }))
    }
    fn needs(&self) -> Vec<String> {
        let needs = self.desk.ask("workbench", json!({}))["needs"].as_array().unwrap().clone();
        let said = needs.iter().map(|need| need["say"].as_str().unwrap().to_owned());
        said.filter(|say| say.contains("点名")).collect()
    }
}

#[test]
fn each_room_closes_its_part_and_the_last_one_the_roll() {
    let it = class();
    assert_eq!(it.rooms(), ["2人 未点2", "2人 未点2"]);
    let said = it.desk.said("take_roll", it.take(it.main, json!({})));
    assert_eq!(said, "点名：《县情讲座》报告厅 应到2 实到2；分会场201还没有点名");
    let main_only = it.desk.dump();

    // 报告厅 has closed, 分会场201 is still to be called: its people are neither there nor absent.
    assert_eq!(it.rooms(), ["2人 未点0 已完成", "2人 未点2"]);
    let roll = it.roll();
    assert_eq!((&roll["taken"], &roll["closed_on"]), (&json!(true), &Value::Null));
    assert_eq!((&roll["tally"]["expected"], roll["lines"].as_array().unwrap().len()), (&json!(2), 4));
    let figures = it.figures();
    let counted: Vec<_> =
        figures["lines"].as_array().unwrap().iter().map(|line| line["tally"]["expected"].clone()).collect();
    assert_eq!(counted, [0, 0, 1, 1]);
    assert_eq!((&figures["total"]["expected"], &figures["total"]["absent"]), (&json!(2), &json!(0)));
    let basis = figures["basis"][0].as_str().unwrap();
    assert!(basis.contains("有会场还没有点名的，2人·场不在其中"), "{basis}");
    assert_eq!(it.needs(), ["「第3期中青年干部培训班」3月9日上午《县情讲座》的分会场201还没有点名（2人）"]);
    let attendance = it.desk.ask("attendance", json!({ "cohort": it.cohort }));
    let marks: Vec<_> = attendance["trainees"].as_array().unwrap().iter().map(|row| row["marks"].clone()).collect();
    assert_eq!(marks, ["0", "0", "1", "1"]);
    assert_eq!(attendance["sessions"][0]["rooms_due"], json!(["分会场201"]));

    // The main room is closed: a change asks why. The branch room is not.
    let late = it.absent("赵六");
    assert_eq!(it.desk.refused("take_roll", it.take(it.main, late.clone())).field.as_deref(), Some("reason"));
    let said = it.desk.said("take_roll", it.take(it.branch, it.absent("李四")));
    assert_eq!(said, "点名：《县情讲座》分会场201 应到2 实到1 旷课1；各会场都点完了");
    assert_eq!(it.rooms(), ["2人 未点0 已完成", "2人 未点0 已完成"]);
    assert_eq!(it.roll()["closed_on"], "2026-03-11");
    assert_eq!(it.figures()["total"]["expected"], 4);
    assert_eq!(it.needs(), Vec::<String>::new());
    assert_eq!(
        it.desk.ask("corrections", json!({ "cohort": it.cohort })),
        json!([]),
        "who is called first is not corrected"
    );

    let mut corrected = it.take(it.main, late);
    corrected["reason"] = json!("没有回来");
    assert_eq!(it.desk.said("take_roll", corrected), "更正点名：《县情讲座》 赵六 出勤→旷课（没有回来）");
    it.desk.ask("undo", json!({}));
    it.desk.ask("undo", json!({}));
    assert_eq!(it.desk.dump(), main_only);
}

#[test]
fn a_room_is_cleared_by_itself() {
    let it = class();
    it.desk.ask("take_roll", it.take(it.main, json!({})));
    let main_only = it.desk.dump();
    it.desk.ask("take_roll", it.take(it.branch, it.absent("李四")));
    let clear = |reason: &str| json!({ "session": it.session, "room": it.branch, "reason": reason });
    assert_eq!(it.desk.refused("clear_roll", clear("")).field.as_deref(), Some("reason"));
    assert_eq!(it.desk.said("clear_roll", clear("点错了")), "清除点名：《县情讲座》分会场201（点错了）");
    assert_eq!(it.desk.dump(), main_only);
    // The last room that was called takes the roll with it.
    it.desk.ask("clear_roll", json!({ "session": it.session, "room": it.main, "reason": "点错了" }));
    assert_eq!(it.roll()["taken"], false);

    // Called as a whole, then one room taken back: the other stays closed by itself.
    it.desk.ask("take_roll", json!({ "session": it.session, "exceptions": [] }));
    it.desk.ask("clear_roll", clear("分会场的纸还没有收回"));
    assert_eq!(it.rooms(), ["2人 未点0 已完成", "2人 未点2"]);
}

#[test]
fn nobody_is_lost_between_two_rooms() {
    let it = class();
    let kept = it.take(it.branch, json!({ "closed": false }));
    assert_eq!(it.desk.said("take_roll", kept), "点名（未完成）：《县情讲座》分会场201 应到2 实到2；报告厅还没有点名");
    it.desk.ask("take_roll", it.take(it.main, json!({})));
    assert_eq!(it.roll()["closed_on"], Value::Null, "the branch room is still open");
    it.desk.ask("take_roll", it.take(it.branch, json!({})));
    assert_eq!(it.roll()["closed_on"], "2026-03-11");
    it.desk.ask("undo", json!({}));

    // Seated elsewhere between two rolls: the room says who is still to be called, and the roll does not close without them.
    let it = class();
    it.desk.ask("take_roll", it.take(it.main, json!({})));
    it.desk.ask("set_branch_seats", json!({ "cohort": it.cohort, "venue": null, "trainees": [it.id("李四")] }));
    assert_eq!(it.rooms(), ["3人 未点1 已完成", "1人 未点1"]);
    it.desk.ask("take_roll", it.take(it.branch, json!({})));
    assert_eq!(it.roll()["closed_on"], Value::Null);
    let said = it.desk.said("take_roll", it.take(it.main, json!({})));
    assert_eq!(said, "点名：《县情讲座》报告厅 应到3 实到3；各会场都点完了");
    assert_eq!(it.roll()["closed_on"], "2026-03-11");

    // The branch room is taken out of the timetable: its people wait in the main room, and the roll is closed as a whole.
    let it = class();
    it.desk.ask("take_roll", it.take(it.main, json!({})));
    it.desk.ask("replan_session", json!({ "session": it.session, "plan": plan(it.cohort, &[]) }));
    assert_eq!(it.roll()["lines"].as_array().unwrap().iter().filter(|line| line["taken"] == false).count(), 2);
    it.desk.ask("take_roll", json!({ "session": it.session, "exceptions": [] }));
    assert_eq!((&it.roll()["closed_on"], &it.roll()["tally"]["came"]), (&json!("2026-03-11"), &json!(4)));
}

#[test]
fn an_empty_room_and_the_table_of_the_class() {
    let it = class();
    it.desk.ask("take_roll", it.take(it.main, json!({})));
    // A mark in the table calls that one only, and a closed room asks why there, too.
    let mark = |name: &str, reason: &str| json!({ "changes": [{ "session": it.session, "trainee": it.id(name), "mark": "迟到", "minutes": 5 }], "reason": reason });
    assert_eq!(it.desk.refused("write_marks", mark("王五", "")).field.as_deref(), Some("reason"));
    it.desk.ask("write_marks", mark("张三", ""));
    assert_eq!(it.rooms(), ["2人 未点0 已完成", "2人 未点1"]);
    assert_eq!(it.desk.said("write_marks", mark("王五", "补记")), "全班考勤：改动1人·场，其中更正1人·场（补记）");
    // Nobody sits in the branch room any more.
    let it = class();
    let back = json!({ "cohort": it.cohort, "venue": null, "trainees": [it.id("张三"), it.id("李四")] });
    it.desk.ask("set_branch_seats", back);
    let said = it.desk.refused("take_roll", it.take(it.branch, json!({}))).say;
    assert!(said.contains("「分会场201」还没有安排人坐"), "{said}");
    it.desk.ask("take_roll", it.take(it.main, json!({})));
    assert_eq!(it.roll()["closed_on"], "2026-03-11", "an empty room keeps no roll open");
}

#[test]
fn a_rooms_own_sheet_closes_its_room() {
    let it = class();
    let print = |room: i64| {
        let paper = it.desk.ask("paper", json!({ "paper": "sign-in", "session": it.session, "room": room }));
        let sheet = paper["sheet"].clone();
        let note = json!({
            "cohort": sheet["cohort"], "paper": paper["paper"], "part": paper["part"],
            "fingerprint": paper["fingerprint"], "sheet": sheet,
        });
        it.desk.ask("note_printed", note);
        sheet["code"].clone()
    };
    let (main, branch) = (print(it.main), print(it.branch));
    assert_ne!(main, branch);
    let taken = it.desk.ask("take_from_sheet", json!({ "code": branch, "empty_rows": [2] }));
    assert_eq!(taken["say"], json!(["《县情讲座》分会场201 应到2 实到1 旷课1；报告厅还没有点名"]));
    assert_eq!(it.rooms(), ["2人 未点2", "2人 未点0 已完成"]);
    it.desk.ask("take_from_sheet", json!({ "code": main, "empty_rows": [] }));
    assert_eq!(it.roll()["closed_on"], "2026-03-11");
}

#[test]
fn granted_leave_of_a_room_that_waits_is_leave_still_to_come() {
    let it = class();
    let half = json!({ "day": "2026-03-09", "half": "上午" });
    let leave = json!({ "trainee": it.id("张三"), "kind": "事假", "from": half, "to": half, "granted": "已签齐" });
    it.desk.ask("add_leave", leave);
    let left = || it.figures()["lines"][0]["leave"]["taken"].clone();
    let before = left();
    assert_ne!(before, json!(0));
    it.desk.ask("take_roll", it.take(it.main, json!({})));
    assert_eq!(left(), before, "called in no room yet, the leave counts as before");
    it.desk.ask("take_roll", it.take(it.branch, json!({})));
    assert_eq!((left(), it.figures()["total"]["private_leave"].clone()), (before, json!(1)));
}
