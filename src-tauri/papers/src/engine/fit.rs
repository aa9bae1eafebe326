//! How a text is made to fit an area: on one line if the style prefers it, else on as many as the area holds, in
//! smaller type if it must be.
//!
//! Pure arithmetic over characters and their widths; no fonts, no page.

use std::ops::Range;

use super::lines::{Rule, break_lines, is_clean};
use super::marks::{Align, Area, PT, Style};

/// The size in points below which a name or a word is rather torn than set smaller.
const TORN: f32 = 6.0;

/// A text with the width of every character in em, and the rule by which its lines may end.
pub(super) struct Measured<'a> {
    pub chars: &'a [char],
    pub widths: Vec<f32>,
    pub rule: Rule,
}

impl Measured<'_> {
    /// How high the text stands in a column of this width, in millimetres: one line where the style lets it shrink to
    /// one, else the lines it takes at the style's own size, or at the size at which nothing is torn.
    pub(super) fn height(&self, style: &Style, width: f32) -> f32 {
        if self.cut(style, style.one_line_down_to, width).len() == 1 {
            return style.size * style.leading / PT;
        }
        let mut size = style.size;
        let mut lines = self.cut(style, size, width);
        while !is_clean(self.chars, &lines, self.rule) && size > TORN {
            size -= 0.5;
            lines = self.cut(style, size, width);
        }
        lines.len() as f32 * size * style.leading / PT
    }

    /// The size in points and the lines with which the text fits the area.
    pub(super) fn fit(&self, style: &Style, area: Area) -> (f32, Vec<Range<usize>>) {
        self.on_one_line(style, area).unwrap_or_else(|| self.on_several(style, area))
    }

    fn on_one_line(&self, style: &Style, area: Area) -> Option<(f32, Vec<Range<usize>>)> {
        if self.chars.contains(&'\n') {
            return None;
        }
        let wide = style.indent + self.widths.iter().sum::<f32>();
        let mut size = style.size;
        while size >= style.one_line_down_to {
            if wide * size <= area.w * PT + 1e-3 && size * style.leading <= area.h * PT + 0.01 {
                return Some((size, self.cut(style, size, area.w)));
            }
            size -= 0.5;
        }
        None
    }

    fn on_several(&self, style: &Style, area: Area) -> (f32, Vec<Range<usize>>) {
        let mut size = style.size;
        loop {
            let lines = self.cut(style, size, area.w);
            let high = size * style.leading * lines.len() as f32;
            let wide = |line: &Range<usize>| self.widths[line.clone()].iter().sum::<f32>() * size;
            let widest = lines.iter().map(wide).fold(0.0, f32::max);
            let fits = high <= area.h * PT + 0.01 && widest <= area.w * PT + 0.01;
            // Smaller type is better than a name, a date or a word cut in two, until it cannot be read.
            if fits && (is_clean(self.chars, &lines, self.rule) || size <= TORN) || size < 0.5 {
                return (size, self.balanced(style, size, area.w, lines));
            }
            size = if size > 5.0 { size - 0.5 } else { size * 0.9 };
        }
    }

    fn cut(&self, style: &Style, size: f32, width: f32) -> Vec<Range<usize>> {
        let room = width * PT / size;
        break_lines(self.chars, self.rule, &self.widths, room - style.indent, room)
    }

    /// Centred lines of much the same length look better than a full one and a stump.
    fn balanced(&self, style: &Style, size: f32, width: f32, lines: Vec<Range<usize>>) -> Vec<Range<usize>> {
        if style.align != Align::Center || lines.len() < 2 {
            return lines;
        }
        let (mut narrow, mut wide, mut best) = (width / 2.0, width, lines);
        for _ in 0..8 {
            let middle = (narrow + wide) / 2.0;
            let tried = self.cut(style, size, middle);
            if tried.len() > best.len() || !is_clean(self.chars, &tried, self.rule) {
                narrow = middle;
            } else {
                (wide, best) = (middle, tried);
            }
        }
        best
    }
}
