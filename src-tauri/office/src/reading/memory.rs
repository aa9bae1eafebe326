//! What was read lately: a file is looked at, checked and imported, and read once.

use std::{fs::Metadata, path::PathBuf, sync::Arc, time::SystemTime};

use school::Refusal;

use crate::workbook::Workbook;

/// Workbooks beyond that are forgotten, the one that was asked for longest ago first.
const AT_MOST: usize = 200 << 20;
/// Refusals weigh nothing, but a list is walked.
const FILES_AT_MOST: usize = 1_000;

/// A file as it was when it was read. One written anew has another time or another size.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Seen {
    path: PathBuf,
    size: u64,
    changed: SystemTime,
}

impl Seen {
    /// None where the file's system keeps no times.
    pub fn of(path: PathBuf, about: &Metadata) -> Option<Seen> {
        Some(Seen { path, size: about.len(), changed: about.modified().ok()? })
    }
}

/// What came of reading it: a refusal is as good as a workbook, and often took longer.
pub(super) type Outcome = Result<Arc<Workbook>, Refusal>;

/// The oldest first.
#[derive(Debug, Default)]
pub(super) struct Memory(Vec<(Seen, Outcome)>);

impl Memory {
    /// What came of it the last time.
    pub fn recall(&mut self, seen: &Seen) -> Option<Outcome> {
        let at = self.0.iter().position(|(known, _)| known == seen)?;
        let known = self.0.remove(at);
        let outcome = known.1.clone();
        self.0.push(known);
        Some(outcome)
    }

    /// Remembers what came of it, and no older state of the same file.
    pub fn keep(&mut self, seen: Seen, outcome: Outcome) {
        self.0.retain(|(known, _)| known.path != seen.path);
        self.0.push((seen, outcome));
        let weight = |(_, outcome): &(Seen, Outcome)| outcome.as_ref().map_or(0, |workbook| workbook.size());
        let mut weighs: usize = self.0.iter().map(weight).sum();
        while self.0.len() > 1 && (weighs > AT_MOST || self.0.len() > FILES_AT_MOST) {
            weighs -= weight(&self.0.remove(0));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbook::{Grid, Kind};

    fn seen(name: &str, size: u64) -> Seen {
        Seen { path: name.into(), size, changed: SystemTime::UNIX_EPOCH }
    }

    fn of_size(megabytes: usize) -> Outcome {
        let mut grid = Grid::new("一");
        grid.put(0, 0, Kind::Text, &"字".repeat((megabytes << 20) / 3)).unwrap();
        grid.close();
        Ok(Arc::new(Workbook { file: "a".into(), fingerprint: String::new(), sheets: vec![grid] }))
    }

    #[test]
    fn the_one_asked_for_longest_ago_is_forgotten() {
        let mut memory = Memory::default();
        memory.keep(seen("甲", 1), of_size(90));
        memory.keep(seen("乙", 1), of_size(90));
        assert!(memory.recall(&seen("甲", 1)).is_some());
        memory.keep(seen("丙", 1), of_size(90));
        let left = ["甲", "乙", "丙"].map(|name| memory.recall(&seen(name, 1)).is_some());
        assert_eq!(left, [true, false, true]);
        assert!(memory.recall(&seen("丙", 2)).is_none(), "another size is another file");
        memory.keep(seen("丙", 2), Err(Refusal::new("不行")));
        assert_eq!((memory.0.len(), memory.recall(&seen("丙", 1)).is_some()), (2, false));
    }
}
