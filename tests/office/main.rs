//! The office through its door: a class from roster to certificate, the journal, and everything that can go wrong.

mod command_line;
mod desk;
mod faults;
mod history;
mod house;
mod roster;
mod term;
