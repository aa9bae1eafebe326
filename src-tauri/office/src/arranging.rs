//! Arranging while the office goes on: the search runs on what was read, says how far it is, and can be stopped.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use school::{
    Answer, Everything,
    timetable::arranging::{Arrangement, Progress, Task},
};

use crate::Office;

/// The arrangement under way, if there is one.
#[derive(Debug, Default)]
pub(crate) struct Arranging {
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    progress: Progress,
    /// How often it was stopped: who sees it change while searching gives up.
    stops: u32,
    /// How many are under way.
    running: u32,
}

impl Arranging {
    /// A thread that panicked left nothing half done here.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Searches, outside of any transaction; ends early when it is stopped or its time is over.
pub(crate) fn search(office: &Office, task: Task) -> Answer<Arrangement> {
    let arranging = &office.arranging;
    let until = Instant::now() + Duration::from_secs(task.seconds.into());
    let stops = {
        let mut state = arranging.state();
        state.running += 1;
        state.stops
    };
    let ended = Ended(arranging);
    let arrangement = task.arrange(&mut |progress| {
        let mut state = arranging.state();
        state.progress = progress;
        state.stops == stops && Instant::now() < until
    });
    drop(ended);
    arrangement
}

/// Counts the search as ended, however it ends.
struct Ended<'a>(&'a Arranging);

impl Drop for Ended<'_> {
    fn drop(&mut self) {
        let mut state = self.0.state();
        state.running = state.running.saturating_sub(1);
    }
}

/// How far the search is.
pub(crate) fn progress(office: &Office, _: Everything) -> Answer<Progress> {
    let state = office.arranging.state();
    Ok(Progress { running: state.running > 0, ..state.progress })
}

/// Gives up what is being searched; what was found so far is answered.
pub(crate) fn stop(office: &Office, _: Everything) -> Answer<()> {
    office.arranging.state().stops += 1;
    Ok(())
}
