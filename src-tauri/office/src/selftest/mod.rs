//! 自检: does this program do its work on this PC? A made-up school goes once through everything that touches the
//! machine: files, fonts, papers, workbooks, copies.
//!
//! Run by whoever installed the program, and by the tests of the shipped one. It walks the list of papers, so that a
//! paper added later is in it.

mod rosters;
mod steps;

use std::{
    fs,
    path::{Path, PathBuf},
    thread::sleep,
    time::{Duration, Instant},
};

use school::{Answer, Refusal, refusal};

use crate::fonts_folder;

/// The folder the test works in: Chinese and spaces, as in 「C:\Users\王 敏」.
const FOLDER: &str = "班务通 自检 数据";

/// Tests the program on this PC with files of its own, in a new folder inside `folder`; each step is a line through
/// `say`, with its time. Stops at the first step that fails and leaves its files to be looked at; else takes them away.
pub fn selftest(folder: &Path, say: &mut dyn FnMut(&str)) -> Answer<()> {
    selftest_with(folder, &fonts_folder(), say)
}

/// The same with the fonts of another folder.
pub fn selftest_with(folder: &Path, fonts: &Path, say: &mut dyn FnMut(&str)) -> Answer<()> {
    let began = Instant::now();
    let mut log = Log { say };
    let made = log.step("新建文件夹", || {
        let made = new_folder(folder)?;
        Ok((made.display().to_string(), made))
    })?;
    let done = steps::all(&mut log, &made, fonts).and_then(|()| {
        log.step("清理", || {
            take_away(&made)?;
            Ok(("自检的文件已删除".into(), ()))
        })
    });
    let last = match &done {
        Ok(()) => format!("自检通过，共用 {} ms。", began.elapsed().as_millis()),
        Err(_) => format!("自检没有通过。自检的文件留在：{}", made.display()),
    };
    (log.say)(&last);
    done
}

/// What is told of the steps.
struct Log<'a> {
    say: &'a mut dyn FnMut(&str),
}

impl Log<'_> {
    /// One step: a line with what it found and how long it took, or with why it failed.
    fn step<T>(&mut self, name: &str, act: impl FnOnce() -> Answer<(String, T)>) -> Answer<T> {
        let began = Instant::now();
        match act() {
            Ok((found, value)) => {
                (self.say)(&format!("✓ {name}：{found}  {} ms", began.elapsed().as_millis()));
                Ok(value)
            }
            Err(error) => {
                (self.say)(&format!("✗ {name}：{error}"));
                Err(error)
            }
        }
    }
}

/// Refuses with a sentence unless `holds`.
fn expect(holds: bool, otherwise: impl FnOnce() -> String) -> Answer<()> {
    if holds { Ok(()) } else { Err(Refusal::new(otherwise()).into()) }
}

/// A folder nobody has: what an earlier test left, because it failed, stays.
fn new_folder(inside: &Path) -> Answer<PathBuf> {
    let inside = std::path::absolute(inside).unwrap_or_else(|_| inside.into());
    let names = std::iter::once(FOLDER.to_owned()).chain((2..1000).map(|number| format!("{FOLDER} {number}")));
    for name in names {
        let made = inside.join(name);
        match fs::create_dir(&made) {
            Ok(()) => return Ok(made),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(refusal::cannot_write_folder(&inside, &error)),
        }
    }
    Err(Refusal::new(format!("「{}」里留下的自检文件夹太多了，请先删除。", inside.display())).into())
}

/// A virus scanner may hold a new file for a moment.
fn take_away(made: &Path) -> Answer<()> {
    let mut tries = 10;
    loop {
        match fs::remove_dir_all(made) {
            Ok(()) => return Ok(()),
            Err(error) if tries == 0 => return Err(refusal::cannot_write_folder(made, &error)),
            Err(_) => tries -= 1,
        }
        sleep(Duration::from_millis(100));
    }
}
