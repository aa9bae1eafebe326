//! The roll of a large class, and the table of all its sessions.

use divan::Bencher;
use serde_json::{Value, json};

use super::{Desk, size};

/// A class of so many people with so many sessions, four a day; their ids.
fn class(desk: &Desk, people: usize, sessions: usize) -> (Value, Vec<i64>) {
    let cohort = desk.cohort(1);
    let fill = |tx: &school::Change| -> school::Answer<()> {
        let n = "with recursive n(i) as (select 1 union all select i + 1 from n where i <";
        for sql in [
            format!("{n} 83) insert into unit (name, standard_order) select '县第' || i || '局', i from n"),
            format!(
                "{n} {people})
                 insert into person (name, unit)
                 select substr('王李张刘陈', 1 + i % 5, 1) || char(19968 + i * 37 % 6000) || char(19968 + (i * 7 + 3) % 900),
                        1 + i % 83 from n"
            ),
            format!("insert into trainee (cohort, person, number, unit) select {cohort}, id, id, unit from person"),
            format!(
                "{n} {sessions})
                 insert into session (cohort, day, starts, ends, title, hours)
                 select {cohort}, date('2026-03-16', (i / 4) || ' days'), printf('%02d:00', 8 + i % 4 * 3),
                        printf('%02d:00', 10 + i % 4 * 3), '第' || i || '讲', 200 from n"
            ),
        ] {
            tx.run(&sql, [])?;
        }
        Ok(())
    };
    desk.office.books().change("一个大班", fill).unwrap();
    let timetable = desk.ask("timetable", json!({ "cohort": cohort }));
    let sessions = timetable["sessions"].as_array().unwrap().iter().map(|it| it["id"].as_i64().unwrap()).collect();
    (cohort, sessions)
}

/// F9 with a thousand people: journaled, flushed to disk. Under 100 ms.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn take_a_roll_of_1000(bencher: Bencher) {
    let desk = Desk::new();
    let (_, sessions) = class(&desk, size(1000), 40);
    let mut sessions = sessions.into_iter().cycle();
    bencher
        .with_inputs(|| sessions.next().unwrap())
        .bench_local_values(|session| desk.ask("take_roll", json!({ "session": session, "exceptions": [] })));
}

/// One mark of it corrected.
#[divan::bench(sample_count = 20)]
fn correct_a_roll_of_1000(bencher: Bencher) {
    let desk = Desk::new();
    let (cohort, sessions) = class(&desk, size(1000), 1);
    desk.ask("take_roll", json!({ "session": sessions[0], "exceptions": [] }));
    let trainees = desk.ask("trainees", json!({ "cohort": cohort }));
    let mut turn = 0;
    bencher.bench_local(|| {
        turn += 1;
        let mark = ["旷课", "迟到"][turn % 2];
        let change = json!({ "session": sessions[0], "trainee": trainees[0]["id"], "mark": mark });
        desk.ask("write_marks", json!({ "changes": [change], "reason": "核对" }))
    });
}

/// A class of a thousand whose sixty rolls are taken, one person absent from each.
fn attended(desk: &Desk) -> Value {
    let (cohort, sessions) = class(desk, size(1000), size(60));
    let trainees = desk.ask("trainees", json!({ "cohort": cohort }));
    for (at, session) in sessions.iter().enumerate() {
        let absent = json!({ "trainee": trainees[at % size(1000)]["id"], "mark": "旷课" });
        desk.ask("take_roll", json!({ "session": session, "exceptions": [absent] }));
    }
    cohort
}

/// The table of the whole class, ready to be sent. Under 50 ms, and under 300 ms with its drawing.
#[divan::bench(sample_count = 20)]
fn a_table_of_1000_people_and_60_sessions(bencher: Bencher) {
    let desk = Desk::new();
    let cohort = attended(&desk);
    bencher.bench_local(|| desk.ask("attendance", json!({ "cohort": cohort })));
}

/// Its figures, trainee by trainee.
#[divan::bench(sample_count = 20)]
fn figures_of_1000_people_and_60_sessions(bencher: Bencher) {
    let desk = Desk::new();
    let cohort = attended(&desk);
    bencher.bench_local(|| desk.ask("roll_figures", json!({ "by": "学员", "cohort": cohort })));
}

/// The roll of one session, opened.
#[divan::bench(sample_count = 20)]
fn open_a_roll_of_1000(bencher: Bencher) {
    let desk = Desk::new();
    let (_, sessions) = class(&desk, size(1000), 1);
    desk.ask("take_roll", json!({ "session": sessions[0], "exceptions": [] }));
    bencher.bench_local(|| desk.ask("roll_call", json!({ "session": sessions[0] })));
}
