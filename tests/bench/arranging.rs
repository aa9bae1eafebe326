//! Arranging twelve classes at once, and mending a clash among their sessions.

use divan::Bencher;
use serde_json::{Value, json};

use super::{Desk, size};

/// Classes of four weeks with 25 sessions to be placed each, by 60 lecturers in ten rooms.
fn classes(desk: &Desk) -> Vec<Value> {
    let small = size(12) == 1;
    let (classes, sessions) = if small { (2, 5) } else { (12, 25) };
    for room in 1..=10 {
        let venue = json!({ "name": format!("{room}号教室"), "capacity": 60, "place": "", "note": "" });
        desk.ask("add_venue", venue);
    }
    let mut cohorts = Vec::new();
    for number in 1..=classes {
        let request = json!({
            "name": "进修班", "number": number, "category": "主体班", "starts": "2026-03-16", "ends": "2026-04-10",
            "place": "", "head_teacher": "", "host": "", "planned": 40, "note": "",
        });
        let cohort = desk.ask("create_cohort", request)["id"].clone();
        for at in 0..sessions {
            let topic = (number * 7 + at * 5) % 120;
            desk.ask(
                "add_unplaced",
                json!({ "cohort": cohort, "topic": format!("专题{topic}"), "lecturer": format!("授课人{}", topic % 60) }),
            );
        }
        cohorts.push(cohort);
    }
    cohorts
}

/// 12 classes × 25 sessions, 60 lecturers, 10 rooms: read, searched, answered; without a clash.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn arrange_twelve_classes(bencher: Bencher) {
    let desk = Desk::new();
    let cohorts = classes(&desk);
    let mut seed = 0;
    bencher.bench_local(|| {
        seed += 1;
        let arranged = desk.ask("arrange", json!({ "cohorts": cohorts, "seed": seed }));
        assert_eq!((&arranged["left"], &arranged["score"][0]), (&json!([]), &json!("没有错误")), "{}", arranged["say"]);
    });
}

/// A clash of two classes of the twelve: the repairs, in words.
#[divan::bench(sample_count = 20)]
fn repairs_of_a_clash(bencher: Bencher) {
    let desk = Desk::new();
    let cohorts = classes(&desk);
    let arranged = desk.ask("arrange", json!({ "cohorts": cohorts, "seed": 1 }));
    let amended = desk.ask("amend_timetable", json!({ "steps": arranged["steps"] }));
    let sessions = amended["sessions"].as_array().unwrap();
    let one = &sessions[0];
    let other = sessions.iter().find(|line| line["cohort"] != one["cohort"]).unwrap();
    desk.ask("move_session", json!({ "session": one["id"], "day": other["day"], "starts": other["starts"] }));
    let step = json!({ "step": "venue", "session": one["id"], "venue": other["venue"] });
    desk.ask("amend_timetable", json!({ "steps": [step] }));
    bencher.bench_local(|| desk.ask("repairs", json!({ "session": one["id"] })));
}
