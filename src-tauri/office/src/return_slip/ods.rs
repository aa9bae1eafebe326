//! An .ods marked inside its archive: only content.xml changes. A marked cell is taken out of what is repeated, gets its
//! own look on a pale red ground, and a comment.

use std::collections::BTreeMap;
use std::ops::Range;

use school::Answer;

use super::Marks;
use super::package::{Package, last_child};
use super::xml::{Does, Edits, Tag, Unusual, escaped, tags, unescaped};

const CONTENT: &str = "content.xml";
const FILL: &str = "#ffc7ce";
/// The prefixes every program writes.
const USUAL: [&str; 5] = [
    "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\"",
    "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\"",
    "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"",
    "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\"",
    "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\"",
];
const CREATOR: &str = "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"";
const COLUMNS: &str = "table:number-columns-repeated";
const ROWS: &str = "table:number-rows-repeated";

/// The edited archive, or that it cannot be edited.
pub(super) fn mark(bytes: &[u8], marks: &BTreeMap<&str, Marks>, author: &str) -> Result<Answer<Vec<u8>>, Unusual> {
    let mut package = Package::open(bytes)?;
    let text = package.text(CONTENT)?;
    if USUAL.iter().any(|prefix| !text.contains(prefix)) {
        return Err(Unusual);
    }
    let mut looks = Looks { xml: &text, made: Vec::new() };
    let mut edits = Edits::of(&text);
    let mut found = 0;
    for table in tables(&text)? {
        let Some(marks) = marks.get(table.name.as_str()) else { continue };
        found += 1;
        table.mark(&table.at_origins(marks), author, &mut looks, &mut edits)?;
    }
    if found < marks.len() {
        return Err(Unusual);
    }
    let styles = looks.written();
    let text = last_child(&edits.done(), "automatic-styles", |_| styles.clone())?;
    package.put(CONTENT, text);
    Ok(package.done())
}

// ---------------------------------------------------------------------------------------------- what is there

struct Table<'a> {
    xml: &'a str,
    name: String,
    /// First and last column, and the look of their cells.
    columns: Vec<(u32, u32, &'a str)>,
    rows: Vec<Row<'a>>,
}

/// A row, or several that are the same.
struct Row<'a> {
    tag: Tag<'a>,
    /// The whole element.
    range: Range<usize>,
    first: u32,
    count: u32,
    cells: Vec<Cell<'a>>,
}

/// A cell, or several that are the same.
struct Cell<'a> {
    tag: Tag<'a>,
    range: Range<usize>,
    first: u32,
    count: u32,
    /// Rows and columns it is merged over.
    over: (u32, u32),
}

/// The tables of a workbook, row by row. A table in a cell is nothing a roster has.
fn tables(xml: &str) -> Result<Vec<Table<'_>>, Unusual> {
    let mut tables: Vec<Table> = Vec::new();
    let mut inside = false;
    for tag in tags(xml) {
        let (opens, closes) = (tag.does != Does::Close, tag.does != Does::Open);
        match (tag.name(), tables.last_mut()) {
            ("table:table", _) if opens && inside => return Err(Unusual),
            ("table:table", _) => {
                if opens {
                    let name = unescaped(tag.value("table:name").ok_or(Unusual)?);
                    tables.push(Table { xml, name, columns: Vec::new(), rows: Vec::new() });
                }
                inside = tag.does == Does::Open;
            }
            ("table:table-column", Some(table)) if opens && inside => {
                let first = table.columns.last().map_or(0, |column| column.1 + 1);
                let last = first + tag.number(COLUMNS).unwrap_or(1).max(1) - 1;
                table.columns.push((first, last, tag.value("table:default-cell-style-name").unwrap_or_default()));
            }
            ("table:table-row", Some(table)) if inside => {
                if opens {
                    let first = table.rows.last().map_or(0, |row| row.first + row.count);
                    let (count, range) = (tag.number(ROWS).unwrap_or(1), tag.range.clone());
                    table.rows.push(Row { tag: tag.clone(), range, first, count, cells: Vec::new() });
                }
                if let Some(row) = table.rows.last_mut().filter(|_| closes) {
                    row.range.end = tag.range.end;
                }
            }
            ("table:table-cell" | "table:covered-table-cell", Some(table)) if inside => {
                let row = table.rows.last_mut().ok_or(Unusual)?;
                if opens {
                    let first = row.cells.last().map_or(0, |cell| cell.first + cell.count);
                    let (count, range) = (tag.number(COLUMNS).unwrap_or(1), tag.range.clone());
                    let over = |name| tag.number(name).unwrap_or(1);
                    let over = (over("table:number-rows-spanned"), over("table:number-columns-spanned"));
                    row.cells.push(Cell { tag: tag.clone(), range, first, count, over });
                }
                if let Some(cell) = row.cells.last_mut().filter(|_| closes) {
                    cell.range.end = tag.range.end;
                }
            }
            _ => {}
        }
    }
    Ok(tables)
}

impl Table<'_> {
    /// The marks, those inside a merged cell at its first one.
    fn at_origins(&self, marks: &Marks) -> Marks {
        let cells = self.rows.iter().flat_map(|row| row.cells.iter().map(move |cell| (row.first, cell)));
        let merged: Vec<_> = cells.filter(|(_, cell)| cell.over != (1, 1)).collect();
        let mut moved = Marks::new();
        for (&(row, column), why) in marks {
            let covers = |(top, cell): &&(u32, &Cell)| {
                (*top..top + cell.over.0).contains(&row) && (cell.first..cell.first + cell.over.1).contains(&column)
            };
            let at = merged.iter().find(covers).map_or((row, column), |(top, cell)| (*top, cell.first));
            let said = moved.entry(at).or_default();
            if !said.is_empty() {
                said.push('\n');
            }
            said.push_str(why);
        }
        moved
    }

    fn mark(&self, marks: &Marks, author: &str, looks: &mut Looks, edits: &mut Edits) -> Result<(), Unusual> {
        let mut found = 0;
        for row in &self.rows {
            let here: Vec<u32> = {
                let mut rows: Vec<u32> =
                    marks.range((row.first, 0)..(row.first + row.count, 0)).map(|(at, _)| at.0).collect();
                rows.dedup();
                rows
            };
            if here.is_empty() {
                continue;
            }
            let mut text = String::new();
            let mut next = row.first;
            for number in here {
                let marks: BTreeMap<u32, &str> =
                    marks.range((number, 0)..(number + 1, 0)).map(|(at, why)| (at.1, why.as_str())).collect();
                found += marks.len();
                text += &repeated(&self.xml[row.range.clone()], ROWS, number - next);
                text += &repeated(&self.row(row, &marks, author, looks), ROWS, 1);
                next = number + 1;
            }
            text += &repeated(&self.xml[row.range.clone()], ROWS, row.first + row.count - next);
            edits.replace(row.range.clone(), text);
        }
        if found == marks.len() { Ok(()) } else { Err(Unusual) }
    }

    /// A row with its marked cells.
    fn row(&self, row: &Row, marks: &BTreeMap<u32, &str>, author: &str, looks: &mut Looks) -> String {
        let mut text = row.tag.opened();
        let mut end = row.tag.range.end;
        let mut last = 0;
        let given = row.tag.value("table:default-cell-style-name");
        for cell in &row.cells {
            text += &self.xml[end..cell.range.start];
            let whole = &self.xml[cell.range.clone()];
            let mut next = cell.first;
            for (&column, why) in marks.range(cell.first..cell.first + cell.count) {
                text += &repeated(whole, COLUMNS, column - next);
                let look = cell.tag.value("table:style-name").or(given).unwrap_or(self.look_of(column));
                text += &marked(&repeated(whole, COLUMNS, 1), &looks.on_red(look), why, author, looks.says_creators());
                next = column + 1;
            }
            text += &match next == cell.first {
                true => whole.to_string(),
                false => repeated(whole, COLUMNS, cell.first + cell.count - next),
            };
            (end, last) = (cell.range.end, cell.first + cell.count);
        }
        for (&column, why) in marks.range(last..) {
            let look = looks.on_red(given.unwrap_or(self.look_of(column)));
            text += &repeated("<table:table-cell/>", COLUMNS, column - last);
            text += &marked("<table:table-cell/>", &look, why, author, looks.says_creators());
            last = column + 1;
        }
        let close = if row.tag.does == Does::Both { "</table:table-row>" } else { &self.xml[end..row.range.end] };
        text + close
    }

    fn look_of(&self, column: u32) -> &str {
        let here = self.columns.iter().find(|(first, last, _)| (*first..=*last).contains(&column));
        here.map_or("", |column| column.2)
    }
}

/// An element standing for `count` of its kind; nothing for none.
fn repeated(element: &str, attribute: &str, count: u32) -> String {
    let Some(tag) = tags(element).next().filter(|_| count > 0) else { return String::new() };
    let mut edits = Edits::of(element);
    match (tag.attribute(attribute), count) {
        (Some(it), 1) => edits.replace(it.whole, ""),
        (None, 1) => {}
        _ => edits.set(&tag, attribute, count),
    }
    edits.done()
}

/// A cell with another look and a comment, below one it may have.
fn marked(cell: &str, look: &str, why: &str, author: &str, creators: bool) -> String {
    let Some(tag) = tags(cell).next() else { return cell.into() };
    let mut edits = Edits::of(cell);
    edits.set(&tag, "table:style-name", look);
    let lines = std::iter::once(format!("{author}：")).chain(why.lines().map(String::from));
    let said: String = lines.map(|line| format!("<text:p>{}</text:p>", escaped(&line))).collect();
    if let Some(end) = tags(cell).find(|tag| tag.closes("annotation")) {
        edits.insert(end.range.start, said);
        return edits.done();
    }
    let declared = if creators { String::new() } else { format!(" {CREATOR}") };
    let comment =
        format!("<office:annotation><dc:creator{declared}>{}</dc:creator>{said}</office:annotation>", escaped(author));
    if tag.does == Does::Both {
        let end = tag.range.end;
        let slash = end - 1 - usize::from(cell[..end - 1].ends_with('/'));
        edits.replace(slash..end, format!(">{comment}</{}>", tag.name()));
    } else {
        edits.insert(tag.range.end, comment);
    }
    edits.done()
}

// ---------------------------------------------------------------------------------------------- looks

/// The looks of cells, and those made of them.
struct Looks<'a> {
    xml: &'a str,
    /// The look made of, the new look's name, the new look.
    made: Vec<(String, String, String)>,
}

impl Looks<'_> {
    /// Whether comments may say who wrote them without more ado.
    fn says_creators(&self) -> bool {
        self.xml.contains(CREATOR)
    }

    /// The name of the look that is as `look` on a pale red ground.
    fn on_red(&mut self, look: &str) -> String {
        if let Some((_, name, _)) = self.made.iter().find(|made| made.0 == look) {
            return name.clone();
        }
        let free = |n: &usize| !self.xml.contains(&format!("\"returned{n}\""));
        let name = (self.made.len() + 1..).filter(free).map(|n| format!("returned{n}"));
        let name = name.into_iter().find(|name| self.made.iter().all(|made| made.1 != *name)).unwrap_or_default();
        let new = self.definition(look).map_or_else(|| child_of(look, &name), |old| reddened(old, &name));
        self.made.push((look.into(), name.clone(), new));
        name
    }

    /// A cell's look as content.xml defines it; those of styles.xml can be a parent.
    fn definition(&self, look: &str) -> Option<&str> {
        let mut all = tags(self.xml).skip_while(|tag| {
            !(tag.name() == "style:style"
                && tag.value("style:name") == Some(look)
                && tag.value("style:family") == Some("table-cell"))
        });
        let head = all.next()?;
        let end = match head.does {
            Does::Both => head.range.end,
            _ => all.find(|tag| tag.does == Does::Close && tag.name() == "style:style")?.range.end,
        };
        Some(&self.xml[head.range.start..end])
    }

    fn written(&self) -> String {
        self.made.iter().map(|made| made.2.as_str()).collect()
    }
}

fn child_of(look: &str, name: &str) -> String {
    let parent = if look.is_empty() { "Default" } else { look };
    format!(
        "<style:style style:name=\"{name}\" style:family=\"table-cell\" style:parent-style-name=\"{parent}\">\
         <style:table-cell-properties fo:background-color=\"{FILL}\"/></style:style>"
    )
}

fn reddened(look: &str, name: &str) -> String {
    let Some(head) = tags(look).next() else { return String::new() };
    let mut edits = Edits::of(look);
    edits.set(&head, "style:name", name);
    match tags(look).find(|tag| tag.opens("table-cell-properties")) {
        Some(properties) => edits.set(&properties, "fo:background-color", FILL),
        None => {
            let properties = format!("<style:table-cell-properties fo:background-color=\"{FILL}\"/>");
            if head.does == Does::Both {
                let slash = head.range.end - 2;
                edits.replace(slash..head.range.end, format!(">{properties}</{}>", head.name()));
            } else {
                edits.insert(head.range.end, properties);
            }
        }
    }
    edits.done()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_cells_part_where_one_is_marked() {
        let root = format!("<office:document-content {}>", USUAL.join(" "));
        let xml = format!(
            "{root}<office:automatic-styles/><office:body><table:table table:name=\"一\"><table:table-column \
             table:number-columns-repeated=\"9\" table:default-cell-style-name=\"ce1\"/><table:table-row \
             table:number-rows-repeated=\"3\"><table:table-cell table:number-columns-repeated=\"4\"/></table:table-row>\
             </table:table></office:body></office:document-content>"
        );
        let marks = Marks::from([((1, 2), "甲".to_string()), ((1, 5), "乙".to_string())]);
        let mut looks = Looks { xml: &xml, made: Vec::new() };
        let mut edits = Edits::of(&xml);
        let table = tables(&xml).unwrap().remove(0);
        table.mark(&marks, "校", &mut looks, &mut edits).unwrap();
        let done = edits.done();
        let note = |why: &str| {
            format!(
                "<table:table-cell table:style-name=\"returned1\"><office:annotation><dc:creator {CREATOR}>校\
                 </dc:creator><text:p>校：</text:p><text:p>{why}</text:p></office:annotation></table:table-cell>"
            )
        };
        let plain = "<table:table-row><table:table-cell table:number-columns-repeated=\"4\"/></table:table-row>";
        let rows = format!(
            "{plain}<table:table-row><table:table-cell table:number-columns-repeated=\"2\"/>{}<table:table-cell/>\
             <table:table-cell/>{}</table:table-row>{plain}",
            note("甲"),
            note("乙")
        );
        assert!(done.contains(&rows), "{done}");
        assert_eq!(
            table.mark(&Marks::from([((3, 0), "丙".into())]), "校", &mut looks, &mut Edits::of(&xml)),
            Err(Unusual)
        );
    }

    #[test]
    fn looks_keep_what_they_had() {
        let xml = "<style:style style:name=\"ce1\" style:family=\"table-cell\"><style:text-properties fo:color=\"#000000\"/>\
            </style:style><style:style style:name=\"ce2\" style:family=\"table-cell\"/>";
        let mut looks = Looks { xml, made: Vec::new() };
        assert_eq!(
            ["ce1", "ce2", "Good", "ce1"].map(|look| looks.on_red(look)),
            ["returned1", "returned2", "returned3", "returned1"]
        );
        let properties = "<style:table-cell-properties fo:background-color=\"#ffc7ce\"/>";
        let want = format!(
            "<style:style style:name=\"returned1\" style:family=\"table-cell\">{properties}<style:text-properties \
             fo:color=\"#000000\"/></style:style><style:style style:name=\"returned2\" style:family=\"table-cell\">\
             {properties}</style:style><style:style style:name=\"returned3\" style:family=\"table-cell\" \
             style:parent-style-name=\"Good\">{properties}</style:style>"
        );
        assert_eq!(looks.written(), want);
    }
}
