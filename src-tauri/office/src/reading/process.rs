//! The process that reads, as the office sees it: started when it is needed, asked file by file, ended when a file is
//! too much for it.

use std::{
    ffi::OsString,
    io::{self, BufReader},
    process::{Child, ChildStdin, Command, Stdio},
    sync::{
        Arc, Mutex,
        mpsc::{self, Receiver, RecvTimeoutError},
    },
    thread,
    time::Duration,
};

use school::Answer;

use super::lock;
use crate::workbook::{Workbook, wire};

/// Why there is no answer.
pub(super) enum Silence {
    /// It takes too long.
    TooSlow,
    /// The process ended over it, or was ended.
    Ended,
}

/// The running process. It ends when this is dropped.
#[derive(Debug)]
pub(super) struct Process {
    /// Taken by whoever ends it.
    child: Arc<Mutex<Option<Child>>>,
    input: ChildStdin,
    answers: Receiver<Answer<Workbook>>,
}

impl Process {
    /// Starts the program.
    pub fn start(program: &[OsString]) -> io::Result<Process> {
        let (name, words) = program.split_first().ok_or(io::ErrorKind::InvalidInput)?;
        let mut command = Command::new(name);
        command.args(words).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        without_console(&mut command);
        let mut child = command.spawn()?;
        let piped = || io::Error::from(io::ErrorKind::BrokenPipe);
        let (input, output) = (child.stdin.take().ok_or_else(piped)?, child.stdout.take().ok_or_else(piped)?);
        let (tell, answers) = mpsc::channel();
        // A pipe cannot be waited for by the clock, a channel can.
        thread::spawn(move || {
            let mut output = BufReader::with_capacity(1 << 16, output);
            while let Ok(answer) = wire::read(&mut output) {
                if tell.send(answer).is_err() {
                    return;
                }
            }
        });
        Ok(Process { child: Arc::new(Mutex::new(Some(child))), input, answers })
    }

    /// Who is to be ended when reading is stopped.
    pub fn child(&self) -> Arc<Mutex<Option<Child>>> {
        Arc::clone(&self.child)
    }

    /// Whether it still waits for files: one that was stopped, or ended by the system, does not.
    pub fn lives(&self) -> bool {
        lock(&self.child).as_mut().is_some_and(|child| matches!(child.try_wait(), Ok(None)))
    }

    /// Has a file read, and waits so long for it. After silence the process is of no more use.
    pub fn read(&mut self, file: &str, patience: Duration) -> Result<Answer<Workbook>, Silence> {
        wire::text(&mut self.input, file).map_err(|_| Silence::Ended)?;
        self.answers.recv_timeout(patience).map_err(|why| match why {
            RecvTimeoutError::Timeout => Silence::TooSlow,
            RecvTimeoutError::Disconnected => Silence::Ended,
        })
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        end(&self.child);
    }
}

/// Ends a process at once.
pub(super) fn end(child: &Mutex<Option<Child>>) {
    let Some(mut child) = lock(child).take() else { return };
    // Fails only where it has ended by itself.
    let _ = child.kill();
    // One that reads from a drive that has gone takes its time; nobody waits for it.
    thread::spawn(move || child.wait());
}

/// On Windows no black window may flash.
#[cfg(windows)]
fn without_console(command: &mut Command) {
    use std::os::windows::process::CommandExt;
    const CREATE_NO_WINDOW: u32 = 0x0800_0000;
    command.creation_flags(CREATE_NO_WINDOW);
}

#[cfg(not(windows))]
fn without_console(_: &mut Command) {}
