//! The log file: what went wrong, for whoever has to mend it.
//!
//! No personal data: the office sends this file by mail. Names and long numbers are blotted out before writing.

use std::{
    backtrace::Backtrace,
    error::Error,
    fs::{self, OpenOptions},
    io::Write,
    panic,
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError},
};

/// Bytes after which the file is put aside as `….old`; two files are kept.
const FULL: u64 = 1 << 20;

/// One file, lines appended.
pub struct Log {
    path: PathBuf,
    writing: Mutex<()>,
}

impl Log {
    /// The file is made with its first line.
    pub fn at(path: PathBuf) -> Log {
        Log { path, writing: Mutex::new(()) }
    }

    /// Notes an error with all its causes; gives the number by which the clerk and the log speak of it.
    pub fn broken(&self, doing: &str, error: &dyn Error) -> String {
        self.note(doing, &chain(error))
    }

    /// Notes what is not an error of ours but explains one.
    pub fn note(&self, doing: &str, what: &str) -> String {
        let now = chrono::Local::now();
        let number = now.format("%m%d-%H%M%S").to_string();
        let lines = format!("{} {number} {doing}: {}\n", now.format("%Y"), blot(what));
        if let Err(error) = self.append(&lines) {
            eprint!("{}: {error}\n{lines}", self.path.display());
        }
        number
    }

    /// Notes panics of every thread before they are turned into a calm sentence.
    pub fn catch_panics(self: &Arc<Log>) {
        let log = Arc::clone(self);
        panic::set_hook(Box::new(move |panic| {
            log.note("panic", &format!("{panic}\n{}", Backtrace::force_capture()));
        }));
    }

    fn append(&self, lines: &str) -> std::io::Result<()> {
        let _writing = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        if fs::metadata(&self.path).is_ok_and(|file| file.len() > FULL) {
            fs::rename(&self.path, self.path.with_extension("log.old"))?;
        }
        OpenOptions::new().create(true).append(true).open(&self.path)?.write_all(lines.as_bytes())
    }
}

/// An error and its causes, each on its line, as the clerk copies it and the log keeps it.
pub fn chain(error: &dyn Error) -> String {
    let mut lines = vec![error.to_string()];
    let mut cause = error.source();
    while let Some(error) = cause {
        let line = error.to_string();
        if lines.last() != Some(&line) {
            lines.push(line);
        }
        cause = error.source();
    }
    blot(&lines.join("\n  because "))
}

/// Takes out what could name a person: every Chinese character, and numbers of six digits or more.
fn blot(text: &str) -> String {
    let mut blotted = String::with_capacity(text.len());
    let mut digits = String::new();
    for character in text.chars().chain(['\n']) {
        if character.is_ascii_digit() {
            digits.push(character);
            continue;
        }
        blotted.push_str(if digits.len() < 6 { &digits } else { "#" });
        digits.clear();
        blotted.push(if character.is_ascii() { character } else { '□' });
    }
    blotted.pop();
    blotted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_named() {
        let cases = [
            ("no such column: hours", "no such column: hours"),
            ("inside '张' of `张三`", "inside '□' of `□□`"),
            ("id 11019919900101123X, code 11", "id #X, code 11"),
            ("13800138000", "#"),
            ("", ""),
        ];
        for (said, written) in cases {
            assert_eq!(blot(said), written, "{said}");
        }
    }

    #[test]
    fn a_full_log_is_put_aside() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("banwutong.log");
        fs::write(&path, vec![b'x'; FULL as usize + 1])?;
        let number = Log::at(path.clone()).broken("testing", &std::io::Error::other("made up"));
        let text = fs::read_to_string(&path)?;
        assert!(text.contains(&number) && text.ends_with("testing: made up\n"), "{text}");
        assert_eq!(fs::metadata(folder.path().join("banwutong.log.old"))?.len(), FULL + 1);
        Ok(())
    }
}
