//! The application without a window: everything the office can do goes through [`Office::call`].
//!
//! The window, the command line and the tests are three hosts of the same office. `door.rs` lists every request;
//! `workbook` reads the units' files, `roster` understands them, `paper` fills and draws what is printed.

#[macro_use]
mod doorway;

mod arranging;
mod bindings;
mod demo;
mod door;
mod holidays_book;
mod host;
pub mod intake;
mod keeping;
mod leave_file;
pub mod outfile;
pub mod paper;
pub mod reading;
pub mod register_book;
pub mod return_slip;
pub mod roll_book;
pub mod roster;
mod selftest;
pub mod timetable_book;
mod units_book;
pub mod workbook;

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
    sync::Arc,
};

use school::{Answer, Books, Desk, Done, Error};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

use crate::{reading::Reading, workbook::Workbook};

pub use bindings::typescript;
pub use door::{REQUESTS, Request, Verb};
pub use host::{Host, copies_folder, fonts_folder};
pub use keeping::{rescue_for, restore_damaged};
pub use selftest::{selftest, selftest_with};

/// The office at work on one school's books.
pub struct Office {
    books: Books,
    host: Host,
    fonts: std::sync::OnceLock<papers::Fonts>,
    reading: Reading,
    arranging: arranging::Arranging,
}

/// What a request is answered with.
#[derive(Debug, Clone, Serialize)]
pub struct Reply {
    /// The answer itself, of the type the door names.
    pub answer: Value,
    /// What was done, when something was.
    pub operation: Option<Done>,
}

impl Office {
    /// Opens the books, making them when there are none.
    ///
    /// Refuses in words: open elsewhere, newer than this program, damaged, not ours.
    pub fn open(books: &Path, host: Host) -> Answer<Office> {
        let desk = Desk { who: host.who.clone(), clock: host.clock };
        let reading = Reading::with(host.reader.clone());
        let books = Books::open(books, &host.backups, desk)?;
        Ok(Office { books, host, fonts: std::sync::OnceLock::new(), reading, arranging: Default::default() })
    }

    /// Answers a request by its name. A panic on the way is ours to put right; the books are as before.
    pub fn call(&self, name: &str, request: Value) -> Answer<Reply> {
        catch_unwind(AssertUnwindSafe(|| door::answer(self, name, request)))
            .unwrap_or_else(|panic| Err(Error::Broken(panic_text(&*panic).into())))
    }

    /// Answers a request as what it is.
    pub fn ask<T: DeserializeOwned>(&self, name: &str, request: Value) -> Answer<T> {
        Ok(serde_json::from_value(self.call(name, request)?.answer)?)
    }

    /// The books themselves.
    pub fn books(&self) -> &Books {
        &self.books
    }

    /// Where the office sits.
    pub fn host(&self) -> &Host {
        &self.host
    }

    /// The fonts, loaded when the first paper is drawn.
    pub fn fonts(&self) -> Answer<&papers::Fonts> {
        if let Some(fonts) = self.fonts.get() {
            return Ok(fonts);
        }
        let fonts = papers::Fonts::load(&self.host.fonts)?;
        Ok(self.fonts.get_or_init(|| fonts))
    }

    /// A unit's file, read; one that was read lately and has not changed is not read again.
    ///
    /// Refuses in one sentence whatever is no workbook, takes too long or too much, or was stopped.
    pub fn workbook(&self, file: &Path) -> Answer<Arc<Workbook>> {
        self.reading.workbook(file)
    }

    /// How often reading was stopped: who reads many files gives up when it changes between them.
    pub fn stops(&self) -> u32 {
        self.reading.stops()
    }

    /// Makes today's copy of the books, if there is none yet; for the idle moments of a long day.
    pub fn copy_daily(&self) -> Answer<()> {
        keeping::copy_daily(self)
    }

    /// Closes the office for today: a copy of the books, proved to open.
    pub fn close(&self) -> Answer<()> {
        keeping::copy_at_exit(self)
    }
}

fn panic_text(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| text.to_string());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "panic".into())
}
