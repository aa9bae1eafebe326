//! The real window, driven as a clerk drives it: shown on a screen nobody sees, through WebKit's own WebDriver.
//!
//! `cargo xtask test` runs it; `cargo xtask shots` takes a picture of every screen.

mod clerk;
mod shots;
mod smoke;
