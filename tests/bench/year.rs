//! Who came: the rolls of a province's year, and the screens that add them up.

use std::sync::LazyLock;

use divan::Bencher;
use office::Office;
use serde_json::json;

use super::{Desk, host, size};

const CLASSES: usize = size(3600);
const ROLLS_OF_A_CLASS: usize = 20;
const IN_A_CLASS: usize = 83;

/// 3,600 classes of two weeks with twenty rolls of 83 each: six million marks, of which four in a hundred are none of 出勤.
///
/// Written past the journal, which would remember six million rows one by one; no office takes a year's rolls in one step.
fn year() -> Desk {
    let desk = Desk::new();
    let books = desk.folder.path().join("班务.db");
    drop(desk.office);
    let store = rusqlite::Connection::open(&books).unwrap();
    let n = |most: usize| format!("with recursive n(i) as (select 1 union all select i + 1 from n where i < {most})");
    let monday = "date('2026-01-05', (7 * (cohort.id % 46)) || ' days')";
    let fill = [
        "pragma synchronous = off; begin".to_owned(),
        format!("{} insert into unit (name, standard_order) select '第' || i || '局', i from n", n(300)),
        format!("{} insert into person (name) select '学员' || i from n", n(CLASSES * IN_A_CLASS)),
        format!(
            "{} insert into cohort (name, number, starts, ends)
             select '培训班', i, date('2026-01-05', (7 * (i % 46)) || ' days'),
                    date('2026-01-05', (7 * (i % 46) + 11) || ' days') from n",
            n(CLASSES)
        ),
        format!(
            "insert into trainee (cohort, person, number, unit)
             select 1 + (id - 1) / {IN_A_CLASS}, id, 1 + (id - 1) % {IN_A_CLASS}, 1 + id % 300 from person"
        ),
        format!(
            "{} insert into session (cohort, day, starts, ends, title, hours)
             select cohort.id, date({monday}, ((i - 1) / 2 + (i - 1) / 10 * 2) || ' days'),
                    iif(i % 2, '08:30', '14:30'), iif(i % 2, '11:30', '17:30'), '第' || i || '讲', 400
             from cohort, n",
            n(ROLLS_OF_A_CLASS)
        ),
        format!(
            "insert into roll (session, expected, came, on_leave, closed_on)
             select id, {IN_A_CLASS}, {IN_A_CLASS}, 0, iif(id % 500, day, null) from session"
        ),
        "insert into mark (roll, trainee, mark)
         select roll.id, trainee.id,
                iif(trainee.id % 400 = 0, '旷课', -- a few never come
                    case (roll.id * 31 + trainee.id * 17) % 100
                         when 0 then '旷课' when 1 then '迟到' when 2 then '事假' when 3 then '病假' else '出勤' end)
         from roll join session on session.id = roll.session join trainee on trainee.cohort = session.cohort"
            .into(),
        "update roll set came     = expected - (select count(*) from mark where mark.roll = roll.id
                                                 and mark.mark <> '出勤' and mark.mark <> '迟到'),
                         on_leave = (select count(*) from mark where mark.roll = roll.id
                                      and mark.mark <> '出勤' and mark.mark in ('事假', '病假'))"
            .into(),
        "commit".into(),
    ];
    fill.iter().for_each(|sql| store.execute_batch(sql).unwrap());
    drop(store);
    Desk { office: Office::open(&books, host(desk.folder.path())).unwrap(), folder: desk.folder }
}

static YEAR: LazyLock<Desk> = LazyLock::new(year);

/// The year's 参训率, counted by unit, class and day. Under a second.
#[divan::bench(args = ["单位", "班次", "日"], sample_count = 5)]
fn participation_of_6_million_marks(bencher: Bencher, by: &str) {
    let desk = &*YEAR;
    let asked = json!({ "by": by, "from": "2026-01-01", "to": "2026-12-31" });
    let figures = desk.ask("roll_figures", asked.clone());
    assert_eq!(figures["total"]["expected"], CLASSES * ROLLS_OF_A_CLASS * IN_A_CLASS);
    bencher.bench_local(|| desk.ask("roll_figures", asked.clone()));
}

/// A period that cuts classes in two.
#[divan::bench(sample_count = 5)]
fn participation_of_a_quarter_by_unit(bencher: Bencher) {
    let desk = &*YEAR;
    let asked = json!({ "by": "单位", "from": "2026-01-14", "to": "2026-04-01" });
    bencher.bench_local(|| desk.ask("roll_figures", asked.clone()));
}

/// The names behind the year's 旷课 of one unit.
#[divan::bench(sample_count = 5)]
fn names_among_6_million_marks(bencher: Bencher) {
    let desk = &*YEAR;
    let figures = json!({ "by": "单位", "from": "2026-01-01", "to": "2026-12-31" });
    let asked = json!({ "figures": figures, "line": { "单位": 7 }, "figure": "旷课" });
    bencher.bench_local(|| desk.ask("roll_names", asked.clone()));
}

/// The workbench above all of them. Under 100 ms.
#[divan::bench(sample_count = 5)]
fn workbench_among_6_million_marks(bencher: Bencher) {
    let desk = &*YEAR;
    bencher.bench_local(|| desk.ask("workbench", json!({})));
}
