//! What is true in the office: its ideas, their rules, and the store that remembers them.
//!
//! Folders are the office's ideas. In each: the story (`mod.rs`), the rules (`rules.rs`, pure functions over
//! plain data), the memory (SQL).

mod refusal;
#[macro_use]
mod words;

pub mod person;

pub use refusal::{Answer, Error, Refusal};
