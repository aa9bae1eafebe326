//! The real window, driven as a clerk drives it: shown on a screen nobody sees, through WebKit's own WebDriver.
//!
//! `cargo xtask test` runs it; `cargo xtask shots` takes a picture of every screen.

#[allow(dead_code, reason = "words for the stories still to be told")]
mod clerk;
mod shots;
mod smoke;
