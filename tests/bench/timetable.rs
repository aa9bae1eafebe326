//! A province's year on one desk: every clash of it, one edit in it, one session in the air above it.

use std::sync::LazyLock;

use chrono::{Days, NaiveDate};
use divan::Bencher;
use school::{Answer, Change};
use serde_json::{Value, json};

use super::{Desk, size};

const CLASSES: i64 = size(3600) as i64;
const SESSIONS: i64 = 20;
const LECTURERS: i64 = 5000;
const VENUES: i64 = 1000;
const TOPICS: i64 = 2000;
const PEOPLE: i64 = 100_000;
const IN_A_CLASS: i64 = 48;
const KINDS: i64 = 20;

/// 3,600 classes of two weeks with twenty sessions each: 72,000 sessions by 5,000 lecturers in 1,000 rooms, with
/// 172,800 trainees. Rooms are free; lecturers are wanted twice now and then, a few people sit in two classes.
fn province() -> Desk {
    let desk = Desk::new();
    let fill = |tx: &Change| -> Answer<()> {
        let n = |most| format!("with recursive n(i) as (select 1 union all select i + 1 from n where i < {most})");
        let few = |real: i64| if CLASSES == 1 { 50 } else { real };
        for sql in [
            format!("{} insert into lecturer (name) select '授课人' || i from n", n(few(LECTURERS))),
            format!("{} insert into venue (name, capacity) select '教室' || i, 60 from n", n(few(VENUES))),
            format!("{} insert into topic (name, hours) select '专题' || i, 400 from n", n(few(TOPICS))),
            format!("{} insert into person (name) select '学员' || i from n", n(few(PEOPLE))),
            "insert into teaches (lecturer, topic) select id, 1 + (id - 1) % (select count(*) from topic) from lecturer"
                .into(),
            format!("{} insert into cohort_kind (name, nature, position) select '类别' || i, '其他', i from n", n(KINDS)),
            "insert into availability (lecturer, may, weekday, starts, ends, note)
             select id, 0, 1 + id % 5, '14:00', '16:00', '例会' from lecturer where id % 10 = 0"
                .into(),
        ] {
            tx.run(&sql, [])?;
        }
        let first = NaiveDate::from_ymd_opt(2026, 1, 5).unwrap();
        for class in 0..CLASSES {
            let monday = first + Days::new(7 * (class % 46) as u64);
            let ends = monday + Days::new(11);
            tx.run(
                "insert into cohort (name, number, starts, ends, planned, kind, tier, audience)
                 values ('培训班', ?1, ?2, ?3, 48, 1 + ?1 % ?4, iif(?1 % 3, '县级', '市级'),
                         iif(?1 % 2, '第' || (?1 * 7 % 60) || '类干部、第' || (?1 * 11 % 60) || '类干部', ''))",
                (class + 1, monday, ends, KINDS),
            )?;
            for session in 0..SESSIONS {
                let day = monday + Days::new((session / 2 + session / 10 * 2) as u64);
                let (starts, ends) = [("08:30", "11:30"), ("14:30", "17:30")][session as usize % 2];
                let lecturer = (class * 7919 + session * 104_729) % few(LECTURERS);
                tx.run(
                    "insert into session (cohort, day, starts, ends, topic, lecturer, venue, hours)
                     values (?1, ?2, ?3, ?4, ?5, ?6, ?7, 400)",
                    (class + 1, day, starts, ends, 1 + lecturer % few(TOPICS), 1 + lecturer, 1 + class % few(VENUES)),
                )?;
            }
            for place in 0..IN_A_CLASS {
                let own = class * IN_A_CLASS + place;
                // One in twenty comes from anywhere.
                let person = if place % 20 == 19 { own * 7919 } else { own } % few(PEOPLE);
                tx.run(
                    "insert into trainee (cohort, person, number) values (?1, ?2, ?3) on conflict do nothing",
                    (class + 1, person + 1, place + 1),
                )?;
            }
        }
        Ok(())
    };
    desk.office.books().change("排一省一年的课", fill).unwrap();
    desk
}

static PROVINCE: LazyLock<Desk> = LazyLock::new(province);

/// A session of the class in the middle of the year.
fn some_session(desk: &Desk) -> Value {
    let cohort = CLASSES / 2 + 1;
    desk.ask("timetable", json!({ "cohort": cohort }))["sessions"][6].clone()
}

/// All clashes of the year from nothing: from the store to the sentences. Under a second.
#[divan::bench(sample_count = 5)]
fn all_clashes_of_72000_sessions(bencher: Bencher) {
    let desk = &*PROVINCE;
    bencher.bench_local(|| desk.ask("clashes", json!({ "from": "2026-01-01" })));
}

/// One edit: the session moved, flushed to disk, and what is now in its way. Under five milliseconds.
#[divan::bench(sample_count = 50)]
fn move_one_of_72000_sessions(bencher: Bencher) {
    let desk = &*PROVINCE;
    let session = some_session(desk);
    let mut turn = 0;
    bencher.bench_local(|| {
        turn += 1;
        let starts = ["08:30", "14:30"][turn % 2];
        desk.ask("move_session", json!({ "session": session["id"], "day": session["day"], "starts": starts }))
    });
}

/// What would be in the way of one session.
#[divan::bench]
fn one_session_among_72000(bencher: Bencher) {
    let desk = &*PROVINCE;
    let session = some_session(desk);
    let mut wanted = json!({ "session": session["id"] });
    for field in ["cohort", "day", "starts", "ends", "lecturer", "venue"] {
        wanted[field] = session[field].clone();
    }
    bencher.bench_local(|| desk.ask("would_clash", wanted.clone()));
}

/// While a session is in the air: every half day of a week. Under fifty milliseconds, better ten.
#[divan::bench]
fn landings_of_a_week_among_72000(bencher: Bencher) {
    let desk = &*PROVINCE;
    let session = some_session(desk);
    let monday: NaiveDate = serde_json::from_value(session["day"].clone()).unwrap();
    let asked = json!({ "session": session["id"], "from": monday, "to": monday + Days::new(6) });
    bencher.bench_local(|| desk.ask("landings", asked.clone()));
}

/// The timetable of one class, as it is opened.
#[divan::bench]
fn one_timetable_among_72000(bencher: Bencher) {
    let desk = &*PROVINCE;
    bencher.bench_local(|| desk.ask("timetable", json!({ "cohort": CLASSES / 2 + 1 })));
}

/// When a lecturer, a room and a class are free in a month.
#[divan::bench]
fn free_slots_among_72000(bencher: Bencher) {
    let desk = &*PROVINCE;
    let session = some_session(desk);
    let monday: NaiveDate = serde_json::from_value(session["day"].clone()).unwrap();
    let asked = json!({
        "lecturer": session["lecturer"], "venue": session["venue"], "cohort": session["cohort"],
        "minutes": 180, "from": monday, "to": monday + Days::new(30),
    });
    bencher.bench_local(|| desk.ask("free_slots", asked.clone()));
}

/// The year at a glance: 3,600 bars, what every day asks of the school, who wants the same people. Under 100 ms.
#[divan::bench(sample_count = 5)]
fn year_wall_of_3600_classes(bencher: Bencher) {
    let desk = &*PROVINCE;
    desk.ask("set_limits", json!({ "beds": 3000, "meals": 4000, "seats": 4000 }));
    bencher.bench_local(|| desk.ask("year_wall", json!({ "year": 2026 })));
}

/// The workbench of a province. Under 100 ms.
#[divan::bench(sample_count = 5)]
fn workbench_among_72000(bencher: Bencher) {
    let desk = &*PROVINCE;
    bencher.bench_local(|| desk.ask("workbench", json!({})));
}
