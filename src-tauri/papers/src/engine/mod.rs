//! The engine every paper is set with: fonts, lines, pages and tables, in millimetres from the top left corner.
//!
//! A paper draws on a [`Document`]; the document keeps plain marks (text, line, frame, ring) page by page, so that
//! tests can look at where everything stands; only [`pdf`] knows the file format.

mod document;
mod fit;
mod fonts;
mod lines;
mod marks;
mod names;
mod pdf;
mod qr;
mod table;
#[cfg(test)]
mod tests;

pub(crate) use document::{A4_ACROSS, A4_UPRIGHT, Document};
pub use document::{Edition, Missing, Printed};
pub use fonts::Fonts;
pub(crate) use fonts::Hand;
pub(crate) use lines::spaced;
pub(crate) use marks::{Align, Area, BLACK, Color, GREY, Stroke, Style};
pub(crate) use table::{Cell, Column, Heights, Row, Table};
