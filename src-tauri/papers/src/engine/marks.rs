//! What stands on a page: plain marks in millimetres from the top left corner, sizes of type in points.

use super::fonts::Hand;

/// Points in a millimetre.
pub(crate) const PT: f32 = 72.0 / 25.4;

/// A rectangle on the page, in millimetres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Area {
    /// From the left edge of the page.
    pub x: f32,
    /// From the top edge of the page.
    pub y: f32,
    /// Width.
    pub w: f32,
    /// Height.
    pub h: f32,
}

impl Area {
    pub(crate) const fn new(x: f32, y: f32, w: f32, h: f32) -> Area {
        Area { x, y, w, h }
    }
    pub(crate) fn right(&self) -> f32 {
        self.x + self.w
    }
    pub(crate) fn bottom(&self) -> f32 {
        self.y + self.h
    }
    /// The same area with a margin left free inside.
    pub(crate) fn inset(&self, across: f32, down: f32) -> Area {
        Area::new(self.x + across, self.y + down, self.w - 2.0 * across, self.h - 2.0 * down)
    }
    /// The area moved.
    pub(crate) fn moved(&self, right: f32, down: f32) -> Area {
        Area { x: self.x + right, y: self.y + down, ..*self }
    }
}

/// Red, green and blue, 0–255.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Color(pub u8, pub u8, pub u8);

pub(crate) const BLACK: Color = Color(0, 0, 0);
/// For what is not to be read first: guide lines, edition.
pub(crate) const GREY: Color = Color(0x80, 0x80, 0x80);

/// How the lines of a text stand between left and right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Align {
    Left,
    Center,
    Right,
    /// Both edges straight, but for the last line.
    Justify,
}

/// How a text is set. Texts stand in the middle of their area from top to bottom.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Style {
    pub hand: Hand,
    /// Points; smaller when the text would not fit.
    pub size: f32,
    /// The text stays on one line down to this size, then it is wrapped.
    pub one_line_down_to: f32,
    pub align: Align,
    /// Height of a line in em.
    pub leading: f32,
    /// Indent of the first line in em.
    pub indent: f32,
    pub color: Color,
}

impl Style {
    pub(crate) const fn new(hand: Hand, size: f32) -> Style {
        Style { hand, size, one_line_down_to: size, align: Align::Left, leading: 1.25, indent: 0.0, color: BLACK }
    }
    pub(crate) const fn center(self) -> Style {
        Style { align: Align::Center, ..self }
    }
    pub(crate) const fn right(self) -> Style {
        Style { align: Align::Right, ..self }
    }
    /// Prefers one line of smaller type, down to `size`, to several lines.
    pub(crate) const fn one_line_down_to(self, size: f32) -> Style {
        Style { one_line_down_to: size, ..self }
    }
    pub(crate) const fn color(self, color: Color) -> Style {
        Style { color, ..self }
    }
}

/// A piece of a line drawn from one font file.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Run {
    pub file: usize,
    pub text: String,
    /// Left edge, millimetres.
    pub x: f32,
}

/// One line of text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Line {
    pub runs: Vec<Run>,
    /// Baseline, millimetres from the top.
    pub y: f32,
    /// Points.
    pub size: f32,
    /// Added after every character, points.
    pub spacing: f32,
    pub color: Color,
    /// What is copied and found in place of the drawn characters (张三 for 张　三).
    pub spoken: Option<String>,
    /// Where the line was promised to stay, and how wide it came out: what the geometry tests look at.
    pub within: Area,
    pub width: f32,
}

/// A stroke's look.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Stroke {
    /// Points.
    pub weight: f32,
    pub color: Color,
    /// Dash and gap in points; `None` is a solid line.
    pub dash: Option<(f32, f32)>,
}

/// Anything on a page that is not text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Shape {
    /// From, to.
    Rule((f32, f32), (f32, f32)),
    Frame(Area),
    /// Middle and radius.
    Ring((f32, f32), f32),
    /// Rectangles filled in one stroke of the brush, so that no seam is seen where they meet.
    Fill(Vec<Area>),
}

/// One page.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Page {
    /// Millimetres.
    pub width: f32,
    /// Millimetres.
    pub height: f32,
    pub shapes: Vec<(Shape, Stroke)>,
    pub lines: Vec<Line>,
}
