//! A class of which everything is known is sent as a folder of files with everything that goes wrong; the import, with
//! every advice taken, gives the class back or names what it could not know. Nothing comes back wrong.

mod binary;
mod people;
mod row;
mod send;
mod write;

use super::super::settle::said;
use super::super::{Field, Known, RosterReport, check, settle};
use super::today;
use crate::workbook;
use people::{Chance, UNITS};
use school::person::Entry;
use send::{Sent, Told};
use std::collections::BTreeMap;

/// How people came back (人).
#[derive(Default, Debug)]
struct Recovered {
    people: u32,
    unasked: u32,
    asked: u32,
    named: u32,
    wrong: Vec<String>,
    whole: u32,
    whole_unasked: u32,
}

fn known() -> Known {
    let own = UNITS.iter().map(|(unit, _)| (unit.to_string(), unit.to_string()));
    let alias = UNITS.iter().filter_map(|(unit, others)| Some((others.first()?.to_string(), unit.to_string())));
    Known::new(&own.chain(alias).collect::<Vec<_>>(), vec![])
}

const FIELDS: &[Field] = &[
    Field::Name,
    Field::Sex,
    Field::Ethnicity,
    Field::Birth,
    Field::IdNumber,
    Field::Unit,
    Field::Post,
    Field::PostSince,
    Field::Rank,
    Field::RankSince,
    Field::Political,
    Field::Education,
    Field::InService,
    Field::Phone,
];

fn read(sent: &Sent, known: &Known, into: &mut Recovered, by_damage: &mut BTreeMap<&'static str, (u32, u32)>) {
    let Ok(workbook) = workbook::read_bytes(&sent.file, &sent.bytes) else {
        return into.wrong.push(format!("{}: not read", sent.file));
    };
    let checked = match check(&workbook, known, today()) {
        Ok(checked) => checked,
        Err(refused) => return into.wrong.push(format!("{}: {refused:?} {:?}", sent.file, sent.damage)),
    };
    let report = checked.report(u32::MAX);
    let settled = settle(&checked, &[], true).unwrap();
    let rows: Vec<_> = settled.rows().map(Result::unwrap).collect();
    let mut left: Vec<_> = rows.iter().collect();
    for told in &sent.people {
        into.people += 1;
        let found = left.iter().position(|row| row.entry.name == told.truth.name);
        let at = format!("{} {:?} {} {:?}", sent.file, sent.damage, told.truth.name, told.damage);
        let Some(found) = found else {
            let refused =
                report.refused.iter().any(|row| super::super::words::tidy(&row.read).contains(&told.truth.name));
            if refused {
                into.named += 1
            } else {
                into.wrong.push(format!("{at}: missing"))
            }
            continue;
        };
        let row = left.remove(found);
        let asked = report.doubts.iter().any(|doubt| doubt.line == row.line || doubt.also.contains(&row.line));
        let (wrong, unknown) = compare(told, &row.entry, &report, row.line);
        for damage in told.damage.iter().chain(&sent.damage) {
            let counts = by_damage.entry(damage).or_default();
            counts.0 += 1;
            counts.1 += u32::from(asked);
        }
        let file_whole = sent.damage.iter().all(|damage| !damage.starts_with("a unit "));
        if told.damage.is_empty() && file_whole {
            into.whole += 1;
            into.whole_unasked += u32::from(!asked);
            if asked {
                let asks: Vec<_> = report
                    .doubts
                    .iter()
                    .filter(|doubt| doubt.line == row.line || doubt.also.contains(&row.line))
                    .collect();
                println!("asked though whole: {at}: {:?}", asks.iter().map(|doubt| &doubt.why).collect::<Vec<_>>());
            }
        }
        match (wrong.is_empty(), unknown, asked) {
            (false, ..) => into.wrong.push(format!("{at}: {wrong:?}")),
            (_, true, _) => into.named += 1,
            (_, false, true) => into.asked += 1,
            (_, false, false) => into.unasked += 1,
        }
    }
    for row in left {
        into.wrong
            .push(format!("{} {:?}: nobody is called {} (row {})", sent.file, sent.damage, row.entry.name, row.row));
    }
}

/// Fields that came back otherwise than they are, and whether any came back blank and was named.
fn compare(told: &Told, entry: &Entry, report: &RosterReport, line: u32) -> (Vec<String>, bool) {
    let (mut wrong, mut unknown) = (Vec::new(), false);
    for &field in FIELDS {
        let (truth, read) = (said(&told.truth, field), said(entry, field));
        let named = report
            .doubts
            .iter()
            .any(|doubt| (doubt.line == line || doubt.also.contains(&line)) && doubt.field == field);
        match () {
            () if truth == read && (read.is_empty() || !told.lost.contains(&field)) => {
                unknown |= told.lost.contains(&field);
                if told.lost.contains(&field) && !named {
                    wrong.push(format!("{field}: lost, and not named"));
                }
            }
            () if read.is_empty() && named => unknown = true,
            () => wrong.push(format!("{field}: {read:?} is {truth:?}")),
        }
    }
    (wrong, unknown)
}

#[test]
fn what_was_sent_comes_back() {
    let known = known();
    let seeds = std::env::var("BANWU_SEEDS").ok().and_then(|seeds| seeds.parse().ok()).unwrap_or(20);
    let (mut all_wrong, mut by_damage) = (Vec::new(), BTreeMap::new());
    for seed in 1..=seeds {
        let mut chance = Chance::of(seed);
        let mut serial = seed as usize * 1_000;
        let mut recovered = Recovered::default();
        let files = 30 + chance.below(51);
        for number in 0..files {
            let sent = send::send(&mut chance, number, &mut serial);
            let before = recovered.wrong.len();
            read(&sent, &known, &mut recovered, &mut by_damage);
            if let (true, Ok(keep)) = (recovered.wrong.len() > before, std::env::var("BANWU_KEEP")) {
                std::fs::write(format!("{keep}/{seed}_{}", sent.file), &sent.bytes).unwrap();
            }
        }
        let share = |count: u32| f64::from(count) * 100.0 / f64::from(recovered.people.max(1));
        println!(
            "seed {seed:2}: {files} files, {} people; without a question {:.1} %, with one {:.1} %, named as unknown \
             {:.1} %, wrong {}; of those without damage {:.1} % without a question",
            recovered.people,
            share(recovered.unasked),
            share(recovered.asked),
            share(recovered.named),
            recovered.wrong.len(),
            f64::from(recovered.whole_unasked) * 100.0 / f64::from(recovered.whole.max(1)),
        );
        let enough = recovered.whole_unasked * 100 >= recovered.whole * 95;
        if !enough {
            all_wrong.push(format!("seed {seed}: too many questions about rows without damage"));
        }
        all_wrong.extend(recovered.wrong.into_iter().map(|wrong| format!("seed {seed}: {wrong}")));
    }
    for (damage, (people, asked)) in &by_damage {
        println!("{damage}: {people} people, {asked} with a question");
    }
    assert!(all_wrong.is_empty(), "{} wrong:\n{}", all_wrong.len(), all_wrong[..all_wrong.len().min(40)].join("\n"));
}
