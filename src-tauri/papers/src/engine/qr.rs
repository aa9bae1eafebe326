//! Codes as squares for a scanner: at the foot of every page, with the same in signs for who has none, or alone.

use qrcodegen::{QrCode, QrCodeEcc};

use super::document::Document;
use super::fonts::Hand;
use super::marks::{Area, BLACK, Style};

/// Side of the squares, millimetres: 0.38 mm a square, which every hand scanner reads off a laser print.
const SIDE: f32 = 8.0;
/// Left free below them, millimetres; printers do not print nearer to the edge.
const BELOW: f32 = 4.2;

impl Document<'_> {
    /// Sets a code of digits and capital letters at the left of every page's foot.
    pub(crate) fn code(&mut self, margin: f32, code: &str) {
        let small = Style::new(Hand::Song, 9.0);
        let pages = std::mem::take(&mut self.pages);
        for page in pages {
            let top = page.height - BELOW - SIDE;
            let strip = Area::new(margin + SIDE + 2.0, page.height - 12.0, 60.0, 5.0);
            self.pages.push(page);
            self.put(strip, &format!("编码 {code}"), &small);
            self.squares((margin, top), SIDE, code);
        }
    }

    /// Sets a code in squares, `whole` millimetres each way, with the strongest correction that does not enlarge it.
    pub(crate) fn squares(&mut self, (left, top): (f32, f32), whole: f32, code: &str) {
        // What is too long for squares stands in signs alone; ours are six to nine.
        let Ok(squares) = QrCode::encode_text(code, QrCodeEcc::Medium) else { return };
        let side = whole / squares.size() as f32;
        let mut dark = Vec::new();
        for row in 0..squares.size() {
            let mut from = 0;
            while from < squares.size() {
                let run = (from..squares.size()).take_while(|&at| squares.get_module(at, row)).count() as i32;
                if run > 0 {
                    dark.push(Area::new(left + from as f32 * side, top + row as f32 * side, run as f32 * side, side));
                }
                from += run.max(1);
            }
        }
        self.fill(dark, BLACK);
    }
}
