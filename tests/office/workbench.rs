//! 工作台: what it says about who comes, and when it is silent.

use serde_json::{Value, json};

use crate::desk::Desk;

const CLASS: &str = "「第3期中青年干部培训班」";

struct Class {
    desk: Desk,
    cohort: i64,
    people: Vec<i64>,
}

/// 张三, 李四 and 王五, in a class of this week; it is Wednesday, half past nine in the evening.
fn class() -> Class {
    let desk = Desk::new();
    let cohort = desk.cohort_of(&["张三", "李四", "王五"]);
    let trainees = desk.ask("trainees", json!({ "cohort": cohort }));
    let people = trainees.as_array().unwrap().iter().map(|line| line["id"].as_i64().unwrap()).collect();
    Class { desk, cohort, people }
}

impl Class {
    fn session(&self, day: u32, starts: &str, ends: &str) -> i64 {
        let day = format!("2026-03-{day:02}");
        self.desk.session(self.cohort, &day, starts, ends, &format!("{day} {starts}的课"), "李明")
    }
    /// A session that is 选修, and who chose it.
    fn elective(&self, day: u32, starts: &str, ends: &str, chosen: &[usize]) -> i64 {
        let asked = json!({
            "cohort": self.cohort, "day": format!("2026-03-{day:02}"), "starts": starts, "ends": ends, "kind": "讲授",
            "title": format!("{starts}的选修课"), "elective": true,
        });
        let session = self.desk.ask("plan_session", asked)["session"]["id"].as_i64().unwrap();
        let trainees: Vec<_> = chosen.iter().map(|&at| self.people[at]).collect();
        self.desk.ask("set_elective_choices", json!({ "session": session, "trainees": trainees }));
        session
    }
    /// Takes a roll and closes it; these were absent without leave.
    fn roll(&self, session: i64, absent: &[usize]) {
        self.take(session, absent, true);
    }
    fn take(&self, session: i64, absent: &[usize], closed: bool) {
        let exceptions: Vec<_> =
            absent.iter().map(|&at| json!({ "trainee": self.people[at], "mark": "旷课" })).collect();
        self.desk.ask("take_roll", json!({ "session": session, "exceptions": exceptions, "closed": closed }));
    }
    fn workbench(&self) -> Value {
        self.desk.ask("workbench", json!({}))
    }
    /// Where and what it says with this in it.
    fn says(&self, with: &str) -> Vec<(String, String)> {
        let needs = self.workbench()["needs"].as_array().unwrap().clone();
        let text = |of: &Value| of.as_str().unwrap().to_owned();
        let said = needs.iter().map(|need| (text(&need["place"]), text(&need["say"])));
        said.filter(|(_, say)| say.contains(with)).collect()
    }
}

#[test]
fn two_absences_running_are_said_until_they_come_again() {
    let it = class();
    let sessions: Vec<_> = [9, 10, 11].map(|day| it.session(day, "08:30", "11:30")).into();
    it.roll(sessions[0], &[1, 2]);
    assert!(it.says("旷课").is_empty(), "once is not twice");
    // 王五 comes between; 选修 that 李四 did not choose is no session of theirs.
    let elective = it.elective(10, "14:30", "17:30", &[0, 2]);
    it.roll(sessions[1], &[1]);
    it.roll(elective, &[2]);
    assert_eq!(
        it.says("旷课"),
        [("考勤".into(), format!("{CLASS}李四 连续2场旷课（3月9日上午、3月10日上午），请联系本人和单位"))]
    );
    // A third makes three, and it is said with the last of them.
    it.roll(sessions[2], &[1]);
    let needs = it.workbench()["needs"].clone();
    let need = needs.as_array().unwrap().iter().find(|need| need["say"].as_str().unwrap().contains("连续3场")).unwrap();
    assert_eq!(need["session"], sessions[2]);
    // The correction takes it back.
    let corrected = json!({ "session": sessions[2], "exceptions": [], "reason": "签到表漏看" });
    it.desk.ask("take_roll", corrected);
    assert!(it.says("旷课").is_empty());
    it.desk.ask("undo", json!({}));
    assert_eq!(it.says("连续3场").len(), 1);
    let it = Class { desk: it.desk.restart(), ..it };
    assert_eq!(it.says("连续3场").len(), 1);
}

#[test]
fn rolls_of_past_days_that_are_not_closed_are_said() {
    let it = class();
    let [first, second, today] = [9, 10, 11].map(|day| it.session(day, "08:30", "11:30"));
    for session in [first, second, today] {
        it.take(session, &[], false);
    }
    let earliest = "3月9日上午《2026-03-09 08:30的课》";
    assert_eq!(
        it.says("F9"),
        [("考勤".into(), format!("{CLASS}有2次课的点名记下了，还没有完成（F9），最早是{earliest}"))]
    );
    it.roll(second, &[]);
    assert_eq!(it.says("F9"), [("考勤".into(), format!("{CLASS}{earliest}的点名记下了，还没有完成（F9）"))]);
    it.roll(first, &[]);
    assert!(it.says("F9").is_empty(), "today's has time until tomorrow");
}

#[test]
fn leave_waits_for_its_signature_and_then_for_who_comes_back() {
    let it = class();
    it.session(10, "08:30", "11:30");
    let half = json!({ "day": "2026-03-10", "half": "上午" });
    let mut asked = json!({ "trainee": it.people[0], "kind": "事假", "from": half, "to": half });
    let added = it.desk.ask("add_leave", asked.clone());
    assert_eq!(it.says("事假"), [("请假".into(), format!("{CLASS}张三 事假（3月10日上午）待批，缺班主任签字"))]);
    let leave = added["id"].as_i64().unwrap();
    it.desk.ask("decide_leave", json!({ "leave": leave, "decision": "已批", "why": "" }));
    let [(place, say)] = it.says("事假").try_into().unwrap();
    assert_eq!(place, "请假");
    assert!(say.starts_with(&format!("{CLASS}张三 事假（3月10日上午）已批，应销假")), "{say}");
    it.desk.ask("end_leave", json!({ "leave": leave, "back": { "day": "2026-03-10", "half": "下午" } }));
    assert!(it.says("事假").is_empty());
    // Leave that is still to come is no work for anybody.
    let tomorrow = json!({ "day": "2026-03-12", "half": "上午" });
    (asked["from"], asked["to"], asked["granted"]) = (tomorrow.clone(), tomorrow, json!("已签齐"));
    it.desk.ask("add_leave", asked);
    assert!(it.says("事假").is_empty());
}

#[test]
fn who_is_in_the_rooms_now_is_added_up() {
    let it = class();
    it.session(11, "08:30", "11:30");
    assert_eq!(it.workbench()["under_way"], Value::Null, "it is evening");
    let evening = it.elective(11, "20:30", "22:00", &[0, 1]);
    let under_way = |taken: u32, came: u32, expected: u32, waiting: u32| json!({ "sessions": 1, "taken": taken, "came": came, "expected": expected, "waiting": waiting });
    assert_eq!(it.workbench()["under_way"], under_way(0, 0, 0, 2), "only who chose it is expected");
    it.roll(evening, &[1]);
    assert_eq!(it.workbench()["under_way"], under_way(1, 1, 2, 0));
}

/// Before migration 0005 no roll was ever closed: one was taken, and that was that.
#[test]
fn rolls_of_older_books_are_closed_and_stay_so_through_undo() {
    let folder = tempfile::tempdir().unwrap();
    let old = rusqlite::Connection::open(folder.path().join("班务.db")).unwrap();
    for step in &school::migrations::MIGRATIONS[..4] {
        old.execute_batch(step).unwrap();
    }
    old.pragma_update(None, "application_id", school::migrations::APPLICATION_ID).unwrap();
    old.pragma_update(None, "user_version", 4).unwrap();
    let roll = "json_object('id', id, 'session', session, 'expected', expected, 'came', came, 'on_leave', on_leave)";
    let session = "json_object('id', id, 'cohort', cohort, 'day', day, 'starts', starts, 'ends', ends, 'kind', kind,
        'topic', topic, 'title', title, 'lecturer', lecturer, 'venue', venue, 'hours', hours, 'state', state, 'note', note,
        'field_site', field_site, 'joint', joint, 'elective', elective, 'locked', locked, 'moderator', moderator)";
    // Two rolls taken, the first once more; the second session taken off the timetable again.
    old.execute_batch(&format!(
        "insert into cohort (name, number, starts, ends) values ('中青年干部培训班', 3, '2026-03-09', '2026-03-13');
         insert into person (name) values ('张三');
         insert into trainee (cohort, person, number) values (1, 1, 1);
         insert into session (cohort, day, starts, ends, title, hours)
             values (1, '2026-03-09', '08:30', '11:30', '县情讲座', 400), (1, '2026-03-10', '08:30', '11:30', '党史', 400);
         insert into roll (session, expected, came, on_leave) values (1, 1, 0, 0), (2, 1, 1, 0);
         insert into mark (roll, trainee, mark) values (1, 1, '出勤');
         insert into operation (at, who, label) values ('2026-03-09 09:00:00', '王敏', '点名'),
             ('2026-03-09 09:10:00', '王敏', '点名'), ('2026-03-10 18:00:00', '王敏', '删除课次');
         insert into change (operation, tbl, row_id, after) values (1, 'roll', 1, 'true'), (1, 'mark', 1, 'true');
         insert into change (operation, tbl, row_id, before) select 2, 'roll', id, {roll} from roll where id = 1;
         update roll set came = 1 where id = 1;
         update change set after = (select {roll} from roll where id = 1) where operation = 2;
         insert into change (operation, tbl, row_id, before) select 3, 'roll', id, {roll} from roll where id = 2;
         insert into change (operation, tbl, row_id, before) select 3, 'session', id, {session} from session where id = 2;
         delete from session where id = 2;"
    ))
    .unwrap();
    drop(old);

    let office = office::Office::open(&folder.path().join("班务.db"), crate::desk::host(folder.path())).unwrap();
    let it = Class { desk: Desk { office, folder }, cohort: 1, people: vec![1] };
    let roll = |session: i64| {
        let books = rusqlite::Connection::open(it.desk.books()).unwrap();
        let roll = books.query_row("select came, closed_on from roll where session = ?1", [session], |row| {
            Ok((row.get::<_, u32>(0)?, row.get::<_, Option<String>>(1)?.unwrap_or_default()))
        });
        roll.map_or("not taken".into(), |(came, closed_on)| format!("{came} came, closed on {closed_on}"))
    };
    assert!(it.says("F9").is_empty());
    assert_eq!(roll(1), "1 came, closed on 2026-03-09");
    let absent = json!({ "session": 1, "exceptions": [{ "trainee": 1, "mark": "旷课" }] });
    assert!(it.desk.refused("take_roll", absent).say.contains("更正"));
    it.desk.ask("undo", json!({}));
    assert_eq!(roll(2), "1 came, closed on 2026-03-10", "it comes back closed on its day");
    it.desk.ask("undo", json!({}));
    assert_eq!(roll(1), "0 came, closed on 2026-03-09");
    assert!(it.says("F9").is_empty());
    it.desk.ask("undo", json!({}));
    assert_eq!(roll(1), "not taken");
}
