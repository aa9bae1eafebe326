//! The real window, driven as a clerk drives it: shown on a screen nobody sees, through the webview's own WebDriver.
//!
//! `cargo xtask test` runs it; `cargo xtask shots` takes a picture of every screen.

mod clerk;
mod computer;
mod leave;
mod roll;
mod roster;
mod shots;
mod smoke;
mod stage;
mod timetable;
mod year;
