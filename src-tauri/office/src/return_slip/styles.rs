//! styles.xml of an .xlsx: for every look a marked cell had, the same look with a pale red ground.

use std::ops::Range;

use super::xml::{Does, Edits, Tag, Unusual, tags};

/// 浅红, as Excel's own 浅红填充色.
const FILL: &str = "FFFFC7CE";

/// The looks of a workbook's cells, and those added.
pub(super) struct Styles {
    xml: String,
    fills: List,
    looks: List,
    /// For every look added, the one it was made of.
    added: Vec<u32>,
}

/// A list with its count: `<fills count="2">…</fills>`
struct List {
    prefix: String,
    /// Where its count stands.
    count: Option<Range<usize>>,
    /// Where each of its children stands.
    children: Vec<Range<usize>>,
    /// Where the next child is written.
    end: usize,
}

impl Styles {
    pub(super) fn of(xml: String) -> Result<Styles, Unusual> {
        let (fills, looks) = (List::of(&xml, "fills")?, List::of(&xml, "cellXfs")?);
        Ok(Styles { xml, fills, looks, added: Vec::new() })
    }

    /// The number of the look that is as `look` with a pale red ground.
    pub(super) fn marked(&mut self, look: u32) -> u32 {
        // A number no look has is taken by Excel for the first.
        let look = if (look as usize) < self.looks.children.len() { look } else { 0 };
        let place = self.added.iter().position(|it| *it == look).unwrap_or_else(|| {
            self.added.push(look);
            self.added.len() - 1
        });
        (self.looks.children.len() + place) as u32
    }

    pub(super) fn done(self) -> String {
        let mut edits = Edits::of(&self.xml);
        let p = &self.fills.prefix;
        let fill = format!(
            "<{p}fill><{p}patternFill patternType=\"solid\"><{p}fgColor rgb=\"{FILL}\"/><{p}bgColor indexed=\"64\"/>\
             </{p}patternFill></{p}fill>"
        );
        self.fills.append(&mut edits, [fill]);
        let ground = self.fills.children.len();
        let look = |look: &u32| {
            let text = &self.xml[self.looks.children[*look as usize].clone()];
            let Some(tag) = tags(text).next() else { return text.to_string() };
            let mut edits = Edits::of(text);
            edits.set(&tag, "fillId", ground);
            edits.set(&tag, "applyFill", 1);
            edits.done()
        };
        self.looks.append(&mut edits, self.added.iter().map(look));
        edits.done()
    }
}

impl List {
    fn of(xml: &str, name: &str) -> Result<List, Unusual> {
        let mut tags = tags(xml).skip_while(|tag| !tag.opens(name));
        let head = tags.next().filter(|tag| tag.does == Does::Open).ok_or(Unusual)?;
        let (mut children, mut start, mut depth) = (Vec::new(), 0, 0);
        let count = head.attribute("count").map(|it| it.value_at);
        for tag in tags {
            let Tag { range, does, .. } = &tag;
            match (does, depth) {
                (Does::Close, 0) if !children.is_empty() => {
                    return Ok(List { prefix: head.prefix().into(), count, children, end: range.start });
                }
                (Does::Close, 0) => break,
                (Does::Close, 1) => {
                    depth = 0;
                    children.push(start..range.end);
                }
                (Does::Close, _) => depth -= 1,
                (Does::Both, 0) => children.push(range.clone()),
                (Does::Both, _) => {}
                (Does::Open, _) => {
                    if depth == 0 {
                        start = range.start;
                    }
                    depth += 1;
                }
            }
        }
        Err(Unusual)
    }

    fn append(&self, edits: &mut Edits<'_>, new: impl IntoIterator<Item = String>) {
        let mut all = self.children.len();
        for child in new {
            edits.insert(self.end, child);
            all += 1;
        }
        if let Some(count) = &self.count {
            edits.replace(count.clone(), all.to_string());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const XML: &str = "<s:styleSheet><s:fills count='1'><s:fill><s:patternFill/></s:fill></s:fills><s:cellXfs count=\"2\">\
        <s:xf numFmtId=\"0\" fillId=\"0\"/><s:xf numFmtId=\"49\" applyFill=\"0\"><s:alignment/></s:xf></s:cellXfs>\
        </s:styleSheet>";

    #[test]
    fn a_marked_look_is_its_own_with_another_ground() {
        let mut styles = Styles::of(XML.into()).unwrap();
        assert_eq!([1, 0, 1, 77].map(|look| styles.marked(look)), [2, 3, 2, 3]);
        let done = styles.done();
        assert!(done.contains("<s:fills count='2'>") && done.contains("<s:cellXfs count=\"4\">"), "{done}");
        assert!(done.contains("<s:xf fillId=\"1\" numFmtId=\"49\" applyFill=\"1\"><s:alignment/></s:xf>"), "{done}");
        assert!(done.contains("<s:xf applyFill=\"1\" numFmtId=\"0\" fillId=\"1\"/></s:cellXfs>"), "{done}");
    }

    #[test]
    fn a_file_without_looks_is_unusual() {
        for xml in ["<styleSheet/>", "<styleSheet><fills/><cellXfs/></styleSheet>"] {
            assert!(Styles::of(xml.into()).is_err());
        }
    }
}
