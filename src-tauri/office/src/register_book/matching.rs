//! Which row of a file is which entry of the register: by name; of several of a name, by what tells them apart.

use std::collections::HashMap;

/// A row or an entry, as far as it is told by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Told {
    /// As it is written.
    pub name: String,
    /// As it is compared: spaces and marks are set as one pleases.
    pub bare: String,
    /// All that is said of it; empty: never the same.
    pub whole: String,
    /// What tells it from others of its name, the surest first; empty where it is not known.
    pub marks: Vec<String>,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Is {
    /// This entry.
    Known(usize),
    /// One that is not in the register.
    New,
    /// The same as an earlier row.
    Twice(usize),
    /// One of so many of that name, and nobody can tell which.
    Unclear(usize),
}

/// What every row is.
pub(super) fn of(rows: &[Told], register: &[Told]) -> Vec<Is> {
    // A name with just these spaces is meant before others.
    let mut exactly: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut loosely: HashMap<&str, &str> = HashMap::new();
    for (n, entry) in register.iter().enumerate() {
        exactly.entry(&entry.name).or_default().push(n);
        loosely.entry(&entry.bare).or_insert(&entry.name);
    }
    let mut groups: HashMap<&str, Vec<usize>> = HashMap::new();
    for (n, row) in rows.iter().enumerate() {
        let key = match loosely.get(row.bare.as_str()) {
            _ if exactly.contains_key(row.name.as_str()) => &row.name,
            Some(name) => *name,
            None => &row.bare,
        };
        groups.entry(key).or_default().push(n);
    }
    let mut found = vec![Is::New; rows.len()];
    for (name, group) in groups {
        let theirs = exactly.get(name).map_or(&[][..], Vec::as_slice);
        of_a_name(rows, register, &group, theirs, &mut found);
    }
    found
}

/// What the rows of one name are, where these entries bear it.
fn of_a_name(rows: &[Told], register: &[Told], group: &[usize], theirs: &[usize], found: &mut [Is]) {
    let mut free = theirs.to_vec();
    let mut left = group.to_vec();
    // Who are the same to the last word may as well stand in their order.
    left.retain(|&row| {
        let same = |entry: &usize| !rows[row].whole.is_empty() && register[*entry].whole == rows[row].whole;
        let Some(at) = free.iter().position(same) else { return true };
        found[row] = Is::Known(free.remove(at));
        false
    });
    let marks = group.first().map_or(0, |&row| rows[row].marks.len());
    for mark in 0..marks {
        left.retain(|&row| {
            let told = &rows[row].marks[mark];
            let mut same =
                free.iter().copied().filter(|&entry| !told.is_empty() && register[entry].marks[mark] == *told);
            match (same.next(), same.next()) {
                (Some(entry), None) => {
                    found[row] = Is::Known(entry);
                    free.retain(|other| *other != entry);
                    false
                }
                _ => true,
            }
        });
    }
    let alone = left.len() == 1;
    for row in left {
        let taken = |other: &usize| *other < row && matches!(found[*other], Is::Known(_) | Is::New);
        let earlier = group.iter().copied().filter(taken).find(|&other| !contradict(&rows[other], &rows[row]));
        found[row] = match (theirs.len(), &free[..]) {
            (0, _) | (1, []) => earlier.map_or(Is::New, Is::Twice),
            (1, [entry]) if marks == 0 || alone && !contradict(&rows[row], &register[*entry]) => {
                let entry = *entry;
                free.clear();
                Is::Known(entry)
            }
            (all, _) => Is::Unclear(all),
        };
    }
}

/// Whether something tells them apart, and nothing says they are the same.
fn contradict(one: &Told, other: &Told) -> bool {
    let both = || one.marks.iter().zip(&other.marks).filter(|(a, b)| !a.is_empty() && !b.is_empty());
    both().next().is_some() && both().all(|(a, b)| a != b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_whom_they_can_only_be() {
        // 姓名|电话|单位
        let told = |text: &str| {
            let mut parts = text.split('|').map(String::from);
            let name = parts.next().unwrap();
            Told { bare: name.replace(' ', ""), name, whole: String::new(), marks: parts.collect() }
        };
        for (register, rows, want) in [
            ("", "李明|1|甲 李明|2|乙 李明|2|", "新 新 同2"),
            ("李明|1|甲", "李明||", "=1"),
            ("李明|1|甲", "李明|1|乙", "=1"),
            ("李明|1|甲", "李明||乙", "？1"),
            ("李明|1|甲", "李明|2|乙", "？1"),
            ("李明|1|甲", "李明|1|甲 李明|2|乙 李明||", "=1 新 同1"),
            ("李明|1|甲", "李明|3| 李明||丙", "？1 ？1"),
            ("李明|1|甲 李明|2|乙", "李明||乙 李明|1|", "=2 =1"),
            ("李明|1|甲 李明|2|乙", "李明||", "？2"),
            ("李明|1|甲 李明|2|甲", "李明||甲 李明|2|", "=1 =2"),
            ("李明|1|甲 李明|2|甲", "李明||甲 李明|3|", "？2 ？2"),
            ("201教室", "201教室 201教室 202教室", "=1 同1 新"),
        ] {
            let all = |text: &str| text.split(' ').filter(|it| !it.is_empty()).map(told).collect::<Vec<_>>();
            let found: Vec<String> = of(&all(rows), &all(register))
                .into_iter()
                .map(|is| match is {
                    Is::Known(n) => format!("={}", n + 1),
                    Is::New => "新".into(),
                    Is::Twice(n) => format!("同{}", n + 1),
                    Is::Unclear(n) => format!("？{n}"),
                })
                .collect();
            assert_eq!(found.join(" "), want, "{register} ← {rows}");
        }
        let spaced = of(&[told("201 教室"), told("2 01教室")], &[told("201教室"), told("2 01教室")]);
        assert_eq!(spaced, [Is::Known(0), Is::Known(1)], "with the very spaces it is the other one");
        let same = || Told { whole: "李明".into(), ..told("李明||") };
        assert_eq!(of(&[same(), same()], &[same(), same()]), [Is::Known(0), Is::Known(1)], "nothing to tell apart");
    }
}
