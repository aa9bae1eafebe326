//! What stands on a paper, of whichever kind, and how it becomes a file.

use papers::{Edition, certificate, roster, sign_in, timetable};
use school::Answer;

use crate::Office;

/// The content of a paper with what it is called by.
#[derive(Debug)]
pub(crate) struct Content {
    /// The class it is of; empty for none.
    pub(super) of: String,
    /// The half day or day it is of; empty for none.
    pub(super) part: String,
    /// What stands on it.
    pub(super) said: Said,
}

/// What stands on it.
#[derive(Debug)]
pub(super) enum Said {
    SignIn(sign_in::SignIn),
    Roster(roster::Roster),
    Timetable(timetable::Timetable),
    Certificates(certificate::Certificates),
}

/// A file made.
pub(super) struct Drawn {
    pub(super) bytes: Vec<u8>,
    pub(super) pages: u32,
    pub(super) missing: Vec<papers::Missing>,
}

impl Content {
    pub(super) fn of(&self) -> String {
        self.of.clone()
    }
    pub(super) fn part(&self) -> String {
        self.part.clone()
    }
    /// Draws it, with its edition where a paper can go stale.
    pub(super) fn draw(self, office: &Office, edition: Edition) -> Answer<Drawn> {
        let printed = match self.said {
            Said::SignIn(it) => sign_in::draw(&sign_in::SignIn { edition: Some(edition), ..it }, office.fonts()?)?,
            Said::Roster(it) => roster::draw(&roster::Roster { edition: Some(edition), ..it }, office.fonts()?)?,
            Said::Timetable(it) => {
                timetable::draw(&timetable::Timetable { edition: Some(edition), ..it }, office.fonts()?)?
            }
            Said::Certificates(it) => certificate::draw(&it, office.fonts()?)?,
        };
        Ok(Drawn { bytes: printed.bytes, pages: printed.pages, missing: printed.missing })
    }
}
