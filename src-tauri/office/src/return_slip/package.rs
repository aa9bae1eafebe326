//! A workbook's archive: parts read and replaced by name; what is not replaced is copied as it lies there, compressed.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

use school::{Answer, Error};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::xml::{Edits, Unusual, tags};

/// An archive being edited.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// The parts by their names in small letters, which is how parts are told apart.
    parts: BTreeMap<String, usize>,
    changed: BTreeMap<usize, String>,
    added: Vec<(String, String)>,
}

/// A relation from one part to another.
pub(super) struct Relation {
    pub id: String,
    /// The last word of its type: `comments`
    pub kind: String,
    /// The name of the part it leads to.
    pub target: String,
}

const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
/// What types of relations begin with.
pub(super) const OF_OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Package<'a>, Unusual> {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unusual)?;
        let mut parts = BTreeMap::new();
        for i in 0..archive.len() {
            let part = archive.by_index_raw(i).map_err(|_| Unusual)?;
            parts.insert(key(&part.name().map_err(|_| Unusual)?), i);
        }
        Ok(Package { archive, parts, changed: BTreeMap::new(), added: Vec::new() })
    }

    pub(super) fn has(&self, part: &str) -> bool {
        self.parts.contains_key(&key(part)) || self.added.iter().any(|(name, _)| key(name) == key(part))
    }

    /// The names of all parts, in small letters.
    pub(super) fn names(&self) -> impl Iterator<Item = String> {
        self.parts.keys().cloned().chain(self.added.iter().map(|(name, _)| key(name)))
    }

    /// What a part says now.
    pub(super) fn text(&mut self, part: &str) -> Result<String, Unusual> {
        if let Some((_, text)) = self.added.iter().find(|(name, _)| key(name) == key(part)) {
            return Ok(text.clone());
        }
        let at = *self.parts.get(&key(part)).ok_or(Unusual)?;
        if let Some(text) = self.changed.get(&at) {
            return Ok(text.clone());
        }
        let mut text = String::new();
        self.archive.by_index(at).map_err(|_| Unusual)?.read_to_string(&mut text).map_err(|_| Unusual)?;
        Ok(text)
    }

    /// Gives a part another text, or makes it.
    pub(super) fn put(&mut self, part: &str, text: String) {
        if let Some((_, old)) = self.added.iter_mut().find(|(name, _)| key(name) == key(part)) {
            *old = text;
        } else if let Some(at) = self.parts.get(&key(part)) {
            self.changed.insert(*at, text);
        } else {
            self.added.push((part.into(), text));
        }
    }

    /// The first name with a number that no part has: `xl/comments2.xml`.
    pub(super) fn free(&self, stem: &str, ending: &str) -> String {
        let numbered = (1_u32..).map(|n| format!("{stem}{n}{ending}"));
        numbered.into_iter().find(|name| !self.has(name)).unwrap_or_default()
    }

    /// Where a part leads.
    pub(super) fn relations(&mut self, part: &str) -> Result<Vec<Relation>, Unusual> {
        let file = relations_of(part);
        if !self.has(&file) {
            return Ok(Vec::new());
        }
        let text = self.text(&file)?;
        let relation = |tag: super::xml::Tag<'_>| {
            let kind = tag.value("Type")?.rsplit('/').next()?.to_string();
            let target = resolved(part, &super::xml::unescaped(tag.value("Target")?));
            Some(Relation { id: tag.value("Id")?.into(), kind, target })
        };
        Ok(tags(&text).filter(|tag| tag.opens("Relationship")).filter_map(relation).collect())
    }

    /// Leads a part to another, and answers the relation's id.
    pub(super) fn relate(&mut self, part: &str, kind: &str, target: &str) -> Result<String, Unusual> {
        let taken: Vec<String> = self.relations(part)?.into_iter().map(|it| it.id).collect();
        let id = (1..).map(|n| format!("rId{n}")).find(|id| !taken.contains(id)).unwrap_or_default();
        let file = relations_of(part);
        let text = if self.has(&file) {
            self.text(&file)?
        } else {
            format!(
                "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"{RELATIONS}\"/>"
            )
        };
        let line = |prefix: &str| {
            format!("<{prefix}Relationship Id=\"{id}\" Type=\"{OF_OFFICE}/{kind}\" Target=\"/{target}\"/>")
        };
        let text = last_child(&text, "Relationships", line)?;
        self.put(&file, text);
        Ok(id)
    }

    /// The archive with its changed parts in their places, and new ones at the end.
    pub(super) fn done(mut self) -> Answer<Vec<u8>> {
        let broken = |error: Box<dyn std::error::Error + Send + Sync>| Error::Broken(error);
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        for i in 0..self.archive.len() {
            let part = self.archive.by_index_raw(i).map_err(|error| broken(error.into()))?;
            match self.changed.get(&i) {
                None => writer.raw_copy_file(part).map_err(|error| broken(error.into()))?,
                Some(text) => {
                    let name = part.name().map_err(|error| broken(error.into()))?.into_owned();
                    drop(part);
                    writer.start_file(name, options).map_err(|error| broken(error.into()))?;
                    writer.write_all(text.as_bytes()).map_err(|error| broken(error.into()))?;
                }
            }
        }
        for (name, text) in &self.added {
            writer.start_file(name, options).map_err(|error| broken(error.into()))?;
            writer.write_all(text.as_bytes()).map_err(|error| broken(error.into()))?;
        }
        Ok(writer.finish().map_err(|error| broken(error.into()))?.into_inner())
    }
}

/// Writes a line as the last child of the element, which may have been empty.
pub(super) fn last_child(xml: &str, element: &str, line: impl Fn(&str) -> String) -> Result<String, Unusual> {
    let mut edits = Edits::of(xml);
    let all = || tags(xml).filter(|tag| tag.local() == element);
    let first = all().next().ok_or(Unusual)?;
    let line = line(first.prefix());
    if first.does == super::xml::Does::Both {
        edits.replace(first.range.clone(), format!("{}{line}</{}>", first.opened(), first.name()));
    } else {
        let close = all().filter(|tag| tag.closes(element)).last().ok_or(Unusual)?;
        edits.insert(close.range.start, line);
    }
    Ok(edits.done())
}

fn key(part: &str) -> String {
    part.replace('\\', "/").trim_start_matches('/').to_lowercase()
}

/// `xl/worksheets/sheet1.xml` → `xl/worksheets/_rels/sheet1.xml.rels`
fn relations_of(part: &str) -> String {
    match part.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/_rels/{name}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}

/// A target as it is written, seen from the part it is written in.
fn resolved(part: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    if let Some(whole) = target.strip_prefix('/') {
        return whole.into();
    }
    let mut path: Vec<&str> = part.split('/').collect();
    path.pop();
    for step in target.split('/') {
        match step {
            ".." => drop(path.pop()),
            "." | "" => {}
            step => path.push(step),
        }
    }
    path.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_found_from_where_they_are_written() {
        for (part, target, found) in [
            ("xl/workbook.xml", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl/worksheets/sheet1.xml", "../comments1.xml", "xl/comments1.xml"),
            ("xl/worksheets/sheet1.xml", "/xl/comments/comment1.xml", "xl/comments/comment1.xml"),
            ("", "xl/workbook.xml", "xl/workbook.xml"),
        ] {
            assert_eq!(resolved(part, target), found);
        }
        assert_eq!((relations_of("xl/a.xml"), relations_of("")), ("xl/_rels/a.xml.rels".into(), "_rels/.rels".into()));
    }

    #[test]
    fn a_line_is_the_last_child_of_what_was_empty_too() {
        let line = |prefix: &str| format!("<{prefix}b/>");
        for (xml, want) in [
            ("<a/>", "<a><b/></a>"),
            ("<x:a c=\"1\" />", "<x:a c=\"1\"><x:b/></x:a>"),
            ("<a><d/></a>", "<a><d/><b/></a>"),
        ] {
            assert_eq!(last_child(xml, "a", line), Ok(want.into()));
        }
        assert_eq!(last_child("<c/>", "a", line), Err(Unusual));
    }
}
