//! A large class in the books of many years: checked on one screen, put into groups, mended.

use divan::Bencher;
use serde_json::json;

use super::{Desk, size};

/// A school with so many people in its register, most of them trained in one of two hundred classes of three years, and
/// a class of so many of them that is to begin. Its id.
fn school(desk: &Desk, people: usize, class: usize) -> i64 {
    let fill = |tx: &school::Change| -> school::Answer<()> {
        let n = "with recursive n(i) as (select 1 union all select i + 1 from n where i <";
        for sql in [
            format!("{n} 83) insert into unit (name, standard_order) select '县第' || i || '局', i from n"),
            format!(
                "{n} {people})
                 insert into person (name, sex, birth, phone, unit, post, rank)
                 select substr('王李张刘陈', 1 + i % 5, 1) || char(19968 + i * 37 % 6000) || char(19968 + (i * 7 + 3) % 900),
                        iif(i % 3, '男', '女'), printf('%d-%02d-%02d', 1966 + i % 32, 1 + i % 12, 1 + i % 28),
                        '138' || printf('%08d', i), 1 + i % 83,
                        substr('局长副局长科长副科长干部', 1 + i % 5 * 2, 3), iif(i % 4, '四级主任科员', '')
                 from n"
            ),
            format!(
                "{n} 200)
                 insert into cohort (name, number, starts, ends)
                 select iif(i % 2, '中青年干部培训班', '科级干部进修班'), i,
                        date('2023-03-06', (i * 5) || ' days'), date('2023-03-10', (i * 5) || ' days') from n"
            ),
            "insert into trainee (cohort, person, number, unit, post, rank)
             select 1 + id % 200, id, id, unit, post, rank from person"
                .into(),
            "insert into cohort (name, number, starts, ends, planned)
             values ('中青年干部培训班', 201, '2025-11-24', '2025-12-05', 1000)"
                .into(),
            format!(
                "insert into trainee (cohort, person, number, unit, post, rank)
                 select 201, id, id, unit, post, rank from person where id <= {class}"
            ),
            "insert into quota (cohort, unit, places) select 201, id, 12 from unit".into(),
            "insert into eligibility (cohort, oldest, lowest, highest, tags, years)
             values (201, 45, '乡科级副职', '县处级副职', '后备干部', 2)"
                .into(),
            "insert into person_tag (person, tag) select id, '后备干部' from person where id % 3 = 0".into(),
        ] {
            tx.run(&sql, [])?;
        }
        Ok(())
    };
    desk.office.books().change("一所办了三年的学校", fill).unwrap();
    201
}

/// The screen that compares a class of a thousand with a hundred thousand people.
#[divan::bench(sample_count = 20)]
fn check_a_class_of_1000(bencher: Bencher) {
    let desk = Desk::new();
    let cohort = school(&desk, size(100_000), size(1000));
    bencher.bench_local(|| desk.ask("roster_check", json!({ "cohort": cohort, "deadline": "2025-11-14" })));
}

/// The places of the same class.
#[divan::bench(sample_count = 20)]
fn places_of_a_class_of_1000(bencher: Bencher) {
    let desk = Desk::new();
    let cohort = school(&desk, size(100_000), size(1000));
    bencher.bench_local(|| desk.ask("quotas", json!({ "cohort": cohort })));
}

/// Its roster.
#[divan::bench(sample_count = 20)]
fn a_roster_of_1000(bencher: Bencher) {
    let desk = Desk::new();
    let cohort = school(&desk, size(1000), size(1000));
    bencher.bench_local(|| desk.ask("trainees", json!({ "cohort": cohort })));
}

/// A thousand people into twenty groups, journaled, flushed to disk.
#[divan::bench(sample_count = 10)]
fn form_groups_of_1000(bencher: Bencher) {
    let desk = Desk::new();
    let cohort = school(&desk, size(1000), size(1000));
    let groups = size(20);
    let mut seed = 0;
    bencher.bench_local(|| {
        seed += 1;
        desk.ask("form_groups", json!({ "cohort": cohort, "groups": groups, "seed": seed }))
    });
}

/// The rules alone, without the books: under a tenth of a second.
#[divan::bench(sample_count = 20)]
fn spread_1000_over_20_groups(bencher: Bencher) {
    use school::group::rules::{Person, form};
    let people: Vec<Person> = (0..size(1000) as u32)
        .map(|i| Person { kinds: [0, 1 + i * 7 % 83, 1 + i % 3 % 2, 1 + i * i % 9], group: None, locked: false })
        .collect();
    let mut seed = 0;
    bencher.bench_local(|| {
        seed += 1;
        form(&people, &[], size(20), seed).unwrap()
    });
}
