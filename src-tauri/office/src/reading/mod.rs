//! Reading units' files safely: in a process of its own, which may hang, burst or die without harm to the office.
//!
//! The process is this very program, started with a hidden word (`worker`). It is asked file by file (`process`);
//! a file that takes too long or too much is refused, and the next one is given to a new process. What was read is
//! remembered (`memory`), so that looking, checking and importing read a file once.

mod memory;

use std::{
    ffi::OsString,
    path::Path,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU32, Ordering},
    },
};

use school::{Answer, Error, Everything};

use self::memory::{Memory, Seen};
use crate::{
    Office,
    workbook::{self, Workbook},
};

/// Reads files one after another, whichever thread asks.
#[derive(Debug)]
pub struct Reading {
    program: Option<Vec<OsString>>,
    memory: Mutex<Memory>,
    stops: AtomicU32,
}

impl Reading {
    /// With the program that reads and its words; none: in this process.
    pub fn with(program: Option<Vec<OsString>>) -> Reading {
        Reading { program, memory: Mutex::default(), stops: AtomicU32::new(0) }
    }

    /// A file, read or remembered.
    pub fn workbook(&self, file: &Path) -> Answer<Arc<Workbook>> {
        let about = std::fs::metadata(file).ok().filter(|about| about.is_file());
        let seen = about.and_then(|about| Seen::of(file.into(), &about));
        if let Some(outcome) = seen.as_ref().and_then(|seen| lock(&self.memory).recall(seen)) {
            return Ok(outcome?);
        }
        let outcome = match workbook::read(file) {
            Ok(workbook) => Ok(Arc::new(workbook)),
            Err(Error::Refused(refusal)) => Err(refusal),
            Err(broken) => return Err(broken),
        };
        if let Some(seen) = seen {
            lock(&self.memory).keep(seen, outcome.clone());
        }
        Ok(outcome?)
    }

    /// Gives up what is being read, from whatever thread.
    pub fn stop(&self) {
        self.stops.fetch_add(1, Ordering::Relaxed);
    }

    /// How often it was stopped.
    pub fn stops(&self) -> u32 {
        self.stops.load(Ordering::Relaxed)
    }
}

/// The same, through the door.
pub(crate) fn stop(office: &Office, _: Everything) -> Answer<()> {
    office.reading.stop();
    Ok(())
}

/// A thread that panicked left nothing half done here.
fn lock<T>(what: &Mutex<T>) -> MutexGuard<'_, T> {
    what.lock().unwrap_or_else(PoisonError::into_inner)
}
