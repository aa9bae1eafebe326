//! Which session of a file is which of the timetable: by what it is and when, then by what it is, then by when.

use school::{person::tables::compact, timetable::SessionLine};

use crate::timetable_book::sheet::Entry;

/// What two titles must have in common to be the same: marks and spaces are set as one pleases.
pub(super) fn key(title: &str) -> String {
    compact(title).chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// For every entry the session it is, if it is one; `names` are the lecturers' names of the entries.
pub(super) fn pairs(entries: &[Entry], names: &[String], stood: &[SessionLine]) -> Vec<Option<usize>> {
    let keys: Vec<String> = entries.iter().map(|entry| key(&entry.title)).collect();
    let stood_keys: Vec<String> = stood.iter().map(|line| key(&line.title)).collect();
    let mut pairs: Vec<Option<usize>> = vec![None; entries.len()];
    let mut taken = vec![false; stood.len()];
    let same_time = |entry: &Entry, line: &SessionLine| match (entry.time, entry.half) {
        (Some((from, _)), _) => from == line.starts,
        (None, Some(half)) => half == line.half_day,
        // Who says nothing of when comes after those who do.
        (None, None) => false,
    };
    type Rule<'a> = &'a dyn Fn(usize, usize) -> bool;
    let same_title = |n: usize, m: usize| keys[n] == stood_keys[m] && !keys[n].is_empty();
    let here = |n: usize, m: usize| entries[n].day == stood[m].day;
    let now = |n: usize, m: usize| here(n, m) && same_time(&entries[n], &stood[m]);
    let same_name = |n: usize, m: usize| !names[n].is_empty() && names[n] == compact(&stood[m].lecturer_name);
    let rules: [Rule; 6] = [
        &|n, m| now(n, m) && same_title(n, m) && (names[n].is_empty() || same_name(n, m)),
        &|n, m| now(n, m) && same_title(n, m),
        &|n, m| here(n, m) && same_title(n, m),
        &|n, m| same_title(n, m) && same_name(n, m),
        &|n, m| same_title(n, m),
        &|n, m| now(n, m) && (entries[n].time.is_some() || alone(entries, n) && alone_there(stood, m)),
    ];
    for rule in rules {
        for n in 0..entries.len() {
            if pairs[n].is_some() {
                continue;
            }
            let far = |m: &usize| {
                let starts = entries[n].time.map_or(stood[*m].starts, |(from, _)| from);
                let minutes = i64::from(starts.minutes().abs_diff(stood[*m].starts.minutes()));
                (entries[n].day - stood[*m].day).num_minutes().abs() + minutes
            };
            let nearest = (0..stood.len()).filter(|&m| !taken[m] && rule(n, m)).min_by_key(far);
            if let Some(m) = nearest {
                (pairs[n], taken[m]) = (Some(m), true);
            }
        }
    }
    pairs
}

/// The only session of its half day in the file.
fn alone(entries: &[Entry], n: usize) -> bool {
    let one = &entries[n];
    entries.iter().filter(|it| it.day == one.day && it.half == one.half).count() == 1
}

/// The only session of its half day on the timetable.
fn alone_there(stood: &[SessionLine], m: usize) -> bool {
    let one = &stood[m];
    stood.iter().filter(|it| it.day == one.day && it.half_day == one.half_day).count() == 1
}
