//! Tables that run over pages: the head repeats, rows grow with their words, days stay together, cells can span rows.

use std::ops::Range;

use super::document::Document;
use super::fonts::Hand;
use super::marks::{Align, Area, Style};

/// Inner and outer lines, points.
const THIN: f32 = 0.5;
const THICK: f32 = 1.0;
/// Free space left and right of a cell's words, and above and below, millimetres.
const PAD: f32 = 1.0;
const PAD_DOWN: f32 = 0.4;

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Cell {
    Words(String),
    /// A person's name: two characters are spaced.
    Name(String),
    /// The cell above reaches down to here.
    Above,
}

impl Cell {
    pub(crate) fn empty() -> Cell {
        Cell::Words(String::new())
    }
}

/// One column.
#[derive(Debug, Clone)]
pub(crate) struct Column {
    pub head: String,
    /// Millimetres.
    pub width: f32,
    pub style: Style,
}

impl Column {
    pub(crate) fn new(head: &str, width: f32, style: Style) -> Column {
        Column { head: head.to_string(), width, style }
    }
}

/// One row.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub cells: Vec<Cell>,
}

/// A table to be laid on as many pages as it needs.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    pub columns: Vec<Column>,
    /// Heads that stand above several columns (3月9日 above 上午 and 下午).
    pub bands: Vec<(Range<usize>, String)>,
    /// Height of one line of the head, millimetres.
    pub head: f32,
    pub heights: Heights,
    pub rows: Vec<Row>,
}

/// How high rows are, in millimetres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Heights {
    /// All the same, so that `per_page` rows fill a page but none is lower than `least`; long words are set smaller.
    Equal { least: f32, per_page: usize },
    /// As their words need, but none lower than this.
    AsNeeded(f32),
}

impl Table {
    /// Lays the table. `open` opens the next page, draws what stands above the table and says where the table
    /// may stand. Answers where the table ends on the last page, in millimetres from the top.
    pub(crate) fn lay(&self, document: &mut Document<'_>, mut open: impl FnMut(&mut Document<'_>) -> Area) -> f32 {
        let mut area = open(document);
        let heights = self.heights(document, area.h - self.head_height());
        let mut start = 0;
        loop {
            let end = self.page_end(start, &heights, area.h - self.head_height());
            let bottom = self.lay_page(document, area, start..end, &heights);
            if end == self.rows.len() {
                return bottom;
            }
            start = end;
            area = open(document);
        }
    }

    /// How high the table is in one piece, its head with it, in millimetres.
    pub(crate) fn height(&self, document: &Document<'_>) -> f32 {
        self.head_height() + self.heights(document, 0.0).iter().sum::<f32>()
    }

    fn head_height(&self) -> f32 {
        if self.bands.is_empty() { self.head } else { 2.0 * self.head }
    }

    /// The height of every row.
    fn heights(&self, document: &Document<'_>, room: f32) -> Vec<f32> {
        let mut heights = match self.heights {
            Heights::Equal { least, per_page } => return vec![(room / per_page as f32).max(least); self.rows.len()],
            Heights::AsNeeded(least) => vec![least; self.rows.len()],
        };
        let need = |cell: &Cell, column: &Column| {
            let width = column.width - 2.0 * PAD;
            let words = match cell {
                Cell::Words(text) => document.height(text, &column.style, width),
                Cell::Name(name) => document.name_height(name, &column.style, width),
                Cell::Above => return 0.0,
            };
            words + 2.0 * PAD_DOWN + 1.2
        };
        for (n, row) in self.rows.iter().enumerate() {
            for (c, column) in self.columns.iter().enumerate().filter(|(c, _)| self.reach(n, *c, self.rows.len()) == 1)
            {
                heights[n] = heights[n].max(need(&row.cells[c], column));
            }
        }
        // A cell over several rows may need more than they have together: they share what is missing.
        for (n, row) in self.rows.iter().enumerate() {
            for (c, column) in self.columns.iter().enumerate() {
                let reach = self.reach(n, c, self.rows.len());
                let short = need(&row.cells[c], column) - heights[n..n + reach].iter().sum::<f32>();
                if short > 0.0 {
                    heights[n..n + reach].iter_mut().for_each(|height| *height += short / reach as f32);
                }
            }
        }
        heights
    }

    /// How many rows a cell spans, not looking past `end`.
    fn reach(&self, row: usize, column: usize, end: usize) -> usize {
        1 + self.rows[row + 1..end].iter().take_while(|below| below.cells[column] == Cell::Above).count()
    }

    /// The row after the last that stands on a page beginning with `start`. Rows joined in the first column stay
    /// together where a page can hold them, and a last page is not left with one or two rows if this can spare some.
    fn page_end(&self, start: usize, heights: &[f32], room: f32) -> usize {
        let all = self.rows.len();
        let (mut end, mut filled) = (start, 0.0);
        while end < all {
            let block = end..end + self.reach(end, 0, all);
            let high: f32 = heights[block.clone()].iter().sum();
            if filled + high > room + 0.01 {
                break;
            }
            filled += high;
            end = block.end;
        }
        if end == start && end < all {
            // A block longer than a page is torn where the page ends; a row higher than a page has it alone.
            while end < all && (end == start || filled + heights[end] <= room + 0.01) {
                filled += heights[end];
                end += 1;
            }
        }
        while end < all && all - end < 3 && end - start > 6 && self.rows[end - 1].cells[0] != Cell::Above {
            end -= 1;
        }
        end
    }

    fn lay_page(&self, document: &mut Document<'_>, area: Area, rows: Range<usize>, heights: &[f32]) -> f32 {
        let mut edges = vec![area.x];
        for column in &self.columns {
            edges.push(edges[edges.len() - 1] + column.width);
        }
        let (left, right) = (edges[0], edges[edges.len() - 1]);
        let body = area.y + self.head_height();
        self.lay_head(document, area.y, &edges);
        let mut y = body;
        for n in rows.clone() {
            // A row higher than a page is set smaller.
            let height = heights[n].min(area.bottom() - y);
            for (c, column) in self.columns.iter().enumerate() {
                let first_here = n == rows.start && self.rows[n].cells[c] == Cell::Above;
                let origin = if first_here { self.origin(n, c) } else { n };
                let reach = self.reach(n, c, rows.end);
                let tall: f32 = heights[n..n + reach].iter().sum::<f32>().min(area.bottom() - y);
                let cell = Area::new(edges[c], y, column.width, tall).inset(PAD, PAD_DOWN);
                match &self.rows[origin].cells[c] {
                    Cell::Words(text) => document.put(cell, text, &column.style),
                    Cell::Name(name) => document.put_name(cell, name, &column.style),
                    Cell::Above => {}
                }
            }
            y += height;
            if n + 1 < rows.end {
                self.rule_below(document, n, y, &edges);
            }
        }
        for edge in &edges[1..edges.len() - 1] {
            document.rule((*edge, body), (*edge, y), THIN);
        }
        document.rule((left, body), (right, body), THIN);
        for (from, to) in [
            ((left, area.y), (right, area.y)),
            ((left, y), (right, y)),
            ((left, area.y), (left, y)),
            ((right, area.y), (right, y)),
        ] {
            document.rule(from, to, THICK);
        }
        y
    }

    /// The row a cell that reaches down belongs to.
    fn origin(&self, row: usize, column: usize) -> usize {
        (0..=row).rev().find(|n| self.rows[*n].cells[column] != Cell::Above).unwrap_or(row)
    }

    /// The line under a row, left out where a cell reaches down through it.
    fn rule_below(&self, document: &mut Document<'_>, row: usize, y: f32, edges: &[f32]) {
        let mut from: Option<f32> = None;
        for (c, cell) in self.rows[row + 1].cells.iter().enumerate() {
            match (cell == &Cell::Above, from) {
                (true, Some(start)) => {
                    document.rule((start, y), (edges[c], y), THIN);
                    from = None;
                }
                (false, None) => from = Some(edges[c]),
                _ => {}
            }
        }
        if let Some(start) = from {
            document.rule((start, y), (edges[edges.len() - 1], y), THIN);
        }
    }

    fn lay_head(&self, document: &mut Document<'_>, top: f32, edges: &[f32]) {
        let style = Style { leading: 1.15, align: Align::Center, ..Style::new(Hand::Hei, 11.0) }.one_line_down_to(9.0);
        let high = self.head_height();
        for (c, column) in self.columns.iter().enumerate() {
            let banded = self.bands.iter().any(|(columns, _)| columns.contains(&c));
            let y = if banded { top + self.head } else { top };
            let area = Area::new(edges[c], y, column.width, high - (y - top)).inset(0.5, 0.3);
            document.put(area, &column.head, &style);
            let starts_band = c == 0 || !self.bands.iter().any(|(cs, _)| cs.contains(&c) && cs.start != c);
            if c > 0 {
                document.rule((edges[c], if starts_band { top } else { y }), (edges[c], top + high), THIN);
            }
        }
        for (columns, text) in &self.bands {
            let (left, right) = (edges[columns.start], edges[columns.end]);
            document.put(Area::new(left, top, right - left, self.head).inset(0.5, 0.3), text, &style);
            document.rule((left, top + self.head), (right, top + self.head), THIN);
        }
    }
}
