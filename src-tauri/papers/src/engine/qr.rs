//! A code at the foot of every page: squares for a scanner, and the same in signs for who has none.

use qrcodegen::{QrCode, QrCodeEcc};

use super::document::Document;
use super::fonts::Hand;
use super::marks::{Area, PT, Style};

/// Side of the squares, millimetres: 0.38 mm a square, which every hand scanner reads off a laser print.
const SIDE: f32 = 8.0;
/// Left free below them, millimetres; printers do not print nearer to the edge.
const BELOW: f32 = 4.2;

impl Document<'_> {
    /// Sets a code of digits and capital letters at the left of every page's foot.
    pub(crate) fn code(&mut self, margin: f32, code: &str) {
        let small = Style::new(Hand::Song, 9.0);
        // What is too long for squares stands in signs alone; a sheet's nine never are.
        let squares = QrCode::encode_text(code, QrCodeEcc::Medium).ok();
        let pages = std::mem::take(&mut self.pages);
        for page in pages {
            let top = page.height - BELOW - SIDE;
            let strip = Area::new(margin + SIDE + 2.0, page.height - 12.0, 60.0, 5.0);
            self.pages.push(page);
            self.put(strip, &format!("编码 {code}"), &small);
            if let Some(squares) = &squares {
                self.squares((margin, top), squares);
            }
        }
    }

    /// Each run of dark squares in a row is one thick line: a tenth of the shapes, and no seams between them.
    fn squares(&mut self, (left, top): (f32, f32), squares: &QrCode) {
        let side = SIDE / squares.size() as f32;
        for row in 0..squares.size() {
            let y = top + (row as f32 + 0.5) * side;
            let mut from = 0;
            while from < squares.size() {
                let dark = (from..squares.size()).take_while(|&at| squares.get_module(at, row)).count() as i32;
                if dark > 0 {
                    let x = |at: i32| left + at as f32 * side;
                    self.rule((x(from), y), (x(from + dark), y), side * PT);
                }
                from += dark.max(1);
            }
        }
    }
}
