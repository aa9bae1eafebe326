//! The office through its door: a class from roster to certificate, the journal, and everything that can go wrong.

#![allow(clippy::unwrap_used)] // a test that cannot go on fails

mod arranging;
mod bus;
mod clashes;
mod codes;
mod command_line;
mod desk;
mod duty;
mod enrolment;
mod faults;
mod figures;
mod groups;
mod history;
mod house;
mod leave;
mod mending;
mod notices;
mod papers;
mod people;
mod plan;
mod quota;
mod reading;
mod registers;
mod registers_book;
mod reimport;
mod requests;
mod roll;
mod roll_book;
mod rooms;
mod roster;
mod seats;
mod selftest;
mod sessions;
mod speech;
mod statistics;
mod term;
mod timetable_book;
mod timetable_papers;
mod units;
mod units_book;
mod versions;
mod workbench;
