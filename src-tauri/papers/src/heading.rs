//! What stands above a table: the title, and lines of facts (日期, 地点, 内容).

use crate::engine::{Area, Document, Hand, Style};

/// Draws the title centred in a strip `width` wide from the corner given; on one line where it can be, else the class
/// on one and the paper's kind on the next. Answers where it ends, millimetres from the top.
pub(crate) fn heading(document: &mut Document<'_>, (x, y): (f32, f32), width: f32, class: &str, kind: &str) -> f32 {
    let style = Style { leading: 1.3, ..Style::new(Hand::Title, 19.0).center() }.one_line_down_to(16.0);
    let least = Style { size: style.one_line_down_to, ..style };
    let whole = format!("{class}{kind}");
    if document.width(&whole, &least) <= width {
        document.put(Area::new(x, y, width, 11.0), &whole, &style);
        return y + 11.0;
    }
    let lines = format!("{class}\n{kind}");
    let height = (document.height(&lines, &least, width) + 2.0).min(25.0);
    document.put(Area::new(x, y, width, height), &lines, &least);
    y + height
}

/// Draws one line of facts, the second of them at the right edge; answers where it ends.
pub(crate) fn fact(document: &mut Document<'_>, (x, y): (f32, f32), width: f32, left: &str, right: &str) -> f32 {
    let style = Style::new(Hand::Song, 11.0).one_line_down_to(9.5);
    let taken = if right.is_empty() { 0.0 } else { (document.width(right, &style) + 2.0).min(width * 0.6) };
    let room = width - taken;
    let height = document.height(left, &style, room) + 1.4;
    document.put(Area::new(x, y, room, height), left, &style);
    document.put(Area::new(x + room, y, taken, height), right, &style.right());
    y + height
}
