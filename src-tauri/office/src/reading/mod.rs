//! Reading units' files safely: in a process of its own, which may hang, burst or die without harm to the office.
//!
//! The process is this very program, started with a hidden word (`worker`). It is asked file by file (`process`);
//! a file that takes too long or too much is refused, and the next one is given to a new process. What was read is
//! remembered (`memory`), so that looking, checking and importing read a file once.

mod memory;
mod process;
mod worker;

use std::{
    ffi::OsString,
    path::Path,
    process::Child,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use school::{Answer, Error, Everything};

use self::{
    memory::{Memory, Seen},
    process::{Process, Silence, end},
};
use crate::{
    Office,
    outfile::name_of,
    workbook::{self, Workbook, refusals},
};

pub use worker::serve;

/// For one file. A command line that reads one ends within twenty seconds.
const PATIENCE: Duration = Duration::from_secs(18);
/// After a workbook of this size the process is ended: it would not give the memory back.
const LARGE: usize = 32 << 20;

/// Reads files one after another, whichever thread asks.
#[derive(Debug)]
pub struct Reading {
    program: Option<Vec<OsString>>,
    patience: Duration,
    memory: Mutex<Memory>,
    process: Mutex<Option<Process>>,
    stop: Mutex<Stop>,
}

/// What it takes to stop reading while somebody waits for it.
#[derive(Debug, Default)]
struct Stop {
    /// The process that may be reading.
    child: Option<Arc<Mutex<Option<Child>>>>,
    /// How often it was stopped.
    times: u32,
}

impl Reading {
    /// With the program that reads and its words; none: in this process.
    pub fn with(program: Option<Vec<OsString>>) -> Reading {
        Reading {
            program,
            patience: PATIENCE,
            memory: Mutex::default(),
            process: Mutex::default(),
            stop: Mutex::default(),
        }
    }

    /// A file, read or remembered.
    pub fn workbook(&self, file: &Path) -> Answer<Arc<Workbook>> {
        let about = std::fs::metadata(file).ok().filter(|about| about.is_file());
        let seen = about.and_then(|about| Seen::of(file.into(), &about));
        if let Some(outcome) = seen.as_ref().and_then(|seen| lock(&self.memory).recall(seen)) {
            return Ok(outcome?);
        }
        let stops = self.stops();
        let read = match &self.program {
            Some(program) => self.read_apart(program, file, stops),
            None => workbook::read(file),
        };
        let outcome = match read {
            Ok(workbook) => Ok(Arc::new(workbook)),
            Err(Error::Refused(refusal)) => Err(refusal),
            Err(broken) => return Err(broken),
        };
        if let Some(seen) = seen.filter(|_| self.stops() == stops) {
            lock(&self.memory).keep(seen, outcome.clone());
        }
        Ok(outcome?)
    }

    /// Has the process read a file, and refuses one that is too much for it.
    fn read_apart(&self, program: &[OsString], file: &Path, stops: u32) -> Answer<Workbook> {
        let name = name_of(file);
        let Some(path) = file.to_str() else { return Err(refusals::missing(&name).into()) };
        let mut process = lock(&self.process);
        let mut running = match process.take().filter(Process::lives) {
            Some(running) => running,
            None => Process::start(program).map_err(|error| Error::Broken(Box::new(error)))?,
        };
        {
            let mut stop = lock(&self.stop);
            if stop.times != stops {
                return Err(refusals::stopped(&name).into());
            }
            stop.child = Some(running.child());
        }
        match running.read(path, self.patience) {
            Ok(answer) => {
                *process = Some(running).filter(|_| answer.as_ref().map_or(0, Workbook::size) < LARGE);
                answer
            }
            Err(_) if self.stops() != stops => Err(refusals::stopped(&name).into()),
            Err(Silence::TooSlow) => Err(refusals::too_slow(&name, self.patience.as_secs()).into()),
            Err(Silence::Ended) => Err(refusals::broke_off(&name).into()),
        }
    }

    /// Gives up what is being read, from whatever thread.
    pub fn stop(&self) {
        let mut stop = lock(&self.stop);
        stop.times += 1;
        if let Some(child) = stop.child.take() {
            end(&child);
        }
    }

    /// How often it was stopped.
    pub fn stops(&self) -> u32 {
        lock(&self.stop).times
    }
}

/// This program with the word that makes it read, for [`Reading::with`].
pub fn this_program(word: &str) -> Answer<Vec<OsString>> {
    let program = std::env::current_exe().map_err(|error| Error::Broken(Box::new(error)))?;
    Ok(vec![program.into(), word.into()])
}

/// [`Reading::stop`], through the door.
pub(crate) fn stop(office: &Office, _: Everything) -> Answer<()> {
    office.reading.stop();
    Ok(())
}

/// A thread that panicked left nothing half done here.
fn lock<T>(what: &Mutex<T>) -> MutexGuard<'_, T> {
    what.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::time::Instant;

    /// Programs that behave as no program should; ours is tried in `tests/office`.
    fn reading(script: &str) -> Reading {
        let program = ["/bin/sh", "-c", script].map(OsString::from).to_vec();
        Reading { patience: Duration::from_millis(300), ..Reading::with(Some(program)) }
    }

    fn said(answer: Answer<Arc<Workbook>>) -> String {
        match answer {
            Err(Error::Refused(refusal)) => refusal.say,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_process_that_hangs_dies_or_talks_nonsense_costs_one_sentence() {
        let file = tempfile::NamedTempFile::with_suffix("名册.xls").unwrap();
        for (script, sentence) in [
            ("exec sleep 60", "还没有读完"),
            ("exec cat", "读不下去"),
            ("exec head -c 100 /dev/zero", "读不下去"),
            ("exec yes", "读不下去"),
            ("kill -9 $$", "读不下去"),
            ("exit 0", "读不下去"),
            ("head -c 3 >/dev/null; kill -6 $$", "读不下去"),
        ] {
            let (reading, begun) = (reading(script), Instant::now());
            let say = said(reading.workbook(file.path()));
            assert!(say.contains(sentence) && say.contains("名册.xls」"), "{script}: {say}");
            assert_eq!(said(reading.workbook(file.path())), say, "{script}");
            assert!(begun.elapsed() < Duration::from_secs(5), "{script}: remembered, not tried again");
        }
    }

    #[test]
    fn reading_is_given_up_at_once_and_nothing_is_remembered_of_it() {
        let file = tempfile::NamedTempFile::with_suffix("名册.xls").unwrap();
        let reading = Reading { patience: Duration::from_secs(60), ..reading("exec sleep 60") };
        let begun = Instant::now();
        for times in 1..=2 {
            std::thread::scope(|scope| {
                let asked = scope.spawn(|| said(reading.workbook(file.path())));
                std::thread::sleep(Duration::from_millis(100));
                reading.stop();
                assert!(asked.join().unwrap().contains("已按您的要求停下"));
            });
            assert_eq!(reading.stops(), times);
        }
        assert!(begun.elapsed() < Duration::from_secs(10));
    }

    #[test]
    fn a_program_that_cannot_be_started_is_ours_to_put_right() {
        let nowhere = Reading::with(Some(vec!["/nowhere/banwu".into()]));
        assert!(matches!(nowhere.workbook(Path::new("/etc/hostname")), Err(Error::Broken(_))));
    }
}
