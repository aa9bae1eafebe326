//! Workbooks to be worked on or handed in: plain input, .xlsx out.
//!
//! Every sheet prints as it stands: A4, its head on every page, one page wide, 第几页 共几页 at the foot. Totals and
//! rates are formulas that carry their result, so that readers which do not compute show them too.

mod form;

pub mod attendance;
pub mod classes;
pub mod contacts;
pub mod groups;
pub mod holidays;
pub mod leaders;
pub mod lecturers;
pub mod register;
pub mod registration;
pub mod returned;
pub mod roll_table;
pub mod roster;
pub mod timetable;
pub mod week;
pub mod year_plan;
