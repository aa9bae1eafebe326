//! Several files of one drop: who stands in two of them, and which two are versions of one roster.

use super::checked::Checked;
use super::questions;
use super::report::{Doubt, Field};
use super::trace::{Again, Met, Trace};
use std::collections::HashMap;

/// Asks, in the later file, about everybody whom an earlier file of the same drop already names.
pub fn across_files(files: &mut [Checked]) {
    let mut met = Met::default();
    let (mut traces, mut stood): (Vec<Trace>, Vec<(usize, u32)>) = (Vec::new(), Vec::new());
    for later in 0..files.len() {
        let mut asks: Vec<Doubt> = Vec::new();
        for (line, trace) in (1u32..).zip(&files[later].traces) {
            let Some(again) = met.again(&traces, trace) else { continue };
            let (Again::SameId(at) | Again::SameName(at)) = again;
            let (earlier, stands) = stood[at];
            // One number for two names is asked where the ID number is; here only the same person counts.
            if traces[at].name != trace.name || files[later].asks_about_person(line) {
                continue;
            }
            let before = format!("「{}」{}", files[earlier].file(), files[earlier].stands_at(stands));
            let file = &files[later];
            let (table, row) = (file.table_of(line), file.spots[line as usize - 1].row);
            let name = file.reading(line).draft.entry.name;
            let same_id = trace.id != 0 && trace.id == traces[at].id;
            asks.push(Doubt { line, ..questions::other_file(table, row, &name, &before, same_id) });
        }
        // Nobody comes after the last file, which may be large.
        if later + 1 < files.len() {
            for (line, trace) in (1u32..).zip(&files[later].traces) {
                met.meet(trace);
                traces.push(*trace);
                stood.push((later, line));
            }
        }
        for ask in asks {
            files[later].ask(ask.line, ask);
        }
        files[later].put_in_order();
    }
}

/// The share of the smaller roster's people who stand in the other, too: 0 to 1. High for two versions of one
/// unit's roster.
pub fn same_roster(a: &Checked, b: &Checked) -> f32 {
    let (small, large) = if a.traces.len() <= b.traces.len() { (a, b) } else { (b, a) };
    if small.traces.is_empty() {
        return 0.0;
    }
    let mut by_name: HashMap<u64, Vec<&Trace>> = HashMap::new();
    for trace in &large.traces {
        by_name.entry(trace.name).or_default().push(trace);
    }
    let is_there = |trace: &&Trace| {
        by_name.get(&trace.name).is_some_and(|all| all.iter().take(50).any(|other| other.may_be(trace)))
    };
    small.traces.iter().filter(is_there).count() as f32 / small.traces.len() as f32
}

impl Checked<'_> {
    fn asks_about_person(&self, line: u32) -> bool {
        self.doubtful[line as usize - 1]
            && self
                .doubts
                .iter()
                .any(|doubt| doubt.field == Field::Person && (doubt.line == line || doubt.also.contains(&line)))
    }
}
