//! What is true in the office: its ideas, their rules, and the store that remembers them.
//!
//! Folders are the office's ideas. In each: the story (`mod.rs`), the rules (`rules.rs`, pure functions over plain
//! data: no connection, no clock), the memory (`*.sql`). Every write is a [`Change`] and is journaled; nothing else
//! can write.

#[macro_use]
mod words;
#[macro_use]
mod record;

pub mod backup;
mod books;
pub mod calendar;
mod chance;
mod failure;
pub mod file_names;
pub mod hanzi;
mod hours;
pub mod journal;
pub mod migrations;
mod opening;
pub mod refusal;

pub mod availability;
pub mod booking;
pub mod bus;
pub mod certificate;
pub mod cohort;
pub mod completion;
pub mod duty;
pub mod enrolment;
pub mod field_site;
pub mod group;
pub mod intake;
pub mod leave;
pub mod lecturer;
pub mod person;
pub mod plan;
pub mod printout;
pub mod programme;
pub mod quota;
pub mod rollcall;
pub mod route;
pub mod search;
pub mod setting;
pub mod speech;
pub mod statistics;
pub mod teaching;
pub mod timetable;
pub mod topic;
pub mod trainee;
pub mod unit;
pub mod venue;
pub mod workbench;

pub use books::{Books, Change, Desk, Done, Read};
pub use hours::Hours;
pub use refusal::{Answer, Error, Refusal};

/// The request that asks for all there is.
#[derive(Debug, Clone, serde::Deserialize, ts_rs::TS, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Everything {}
