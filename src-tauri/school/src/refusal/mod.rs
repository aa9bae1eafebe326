//! Every sentence said to the user when something cannot be done.
//!
//! Two kinds of failure. A [`Refusal`] is the office's to put right: a sentence, the field and the row it
//! belongs to. A [`Error::Broken`] is ours to put right: its chain goes to the log, the user hears one calm
//! sentence and that nothing has changed.

mod entry;
mod file;
mod paper;
mod planning;
mod rollcall;
mod roster;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use self::{entry::*, file::*, paper::*, planning::*, rollcall::*, roster::*};

/// What the user is told, and where on the screen (or in the file) it belongs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Refusal {
    /// One Chinese sentence: what is wrong and what to do.
    pub say: String,
    /// The field of the request it is about, by its name on the wire.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub field: Option<String>,
    /// The row of the user's own file it is about, counted from 1 as Excel does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub row: Option<u32>,
}

/// Why a request was not answered.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The user can put it right.
    #[error("{}", .0.say)]
    Refused(Refusal),
    /// We must put it right.
    #[error("{0}")]
    Broken(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// The answer to a request.
pub type Answer<T> = Result<T, Error>;

impl Refusal {
    /// A sentence that belongs to no field.
    pub fn new(say: impl Into<String>) -> Refusal {
        Refusal { say: say.into(), field: None, row: None }
    }
    /// The same sentence, shown next to a field.
    pub fn at(self, field: &str) -> Refusal {
        Refusal { field: Some(field.into()), ..self }
    }
    /// The same sentence, about a row of the user's file.
    pub fn in_row(self, row: u32) -> Refusal {
        Refusal { row: Some(row), ..self }
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Error {
        Error::Refused(refusal)
    }
}

/// SQLite does not say which file it speaks of; who knows, says it in words (failure.rs).
impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Error {
        Error::Broken(Box::new(error))
    }
}
impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Error {
        Error::Broken(Box::new(error))
    }
}

fn refuse(say: impl Into<String>) -> Error {
    Error::Refused(Refusal::new(say))
}
fn refuse_at(field: &str, say: impl Into<String>) -> Error {
    let refusal = Refusal::new(say);
    Error::Refused(if field.is_empty() { refusal } else { refusal.at(field) })
}
