//! XML looked at and edited as the text it is: what no edit touches keeps every byte.
//!
//! The texts come from workbooks that were read before, so they are well-formed; nothing here checks it again.

use std::ops::Range;

/// The file is not built as its kind usually is; it is written anew instead of edited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unusual;

/// What a tag does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Does {
    Open,
    Close,
    /// Opens and closes: `<c r="D7"/>`
    Both,
}

/// A tag in its text.
#[derive(Debug, Clone)]
pub(super) struct Tag<'a> {
    xml: &'a str,
    /// From `<` up to and with `>`.
    pub range: Range<usize>,
    pub does: Does,
    name: Range<usize>,
}

/// An attribute of a tag.
pub(super) struct Attribute<'a> {
    pub name: &'a str,
    /// As it is written, with its entities.
    pub value: &'a str,
    /// Where its value stands, without the quotes.
    pub value_at: Range<usize>,
    /// From the space before it to its second quote.
    pub whole: Range<usize>,
}

/// Every tag of a text, in its order.
pub(super) fn tags(xml: &str) -> impl Iterator<Item = Tag<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at + xml[at..].find('<')?;
            let rest = &xml[start..];
            let skipped = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"), ("<!", ">")];
            if let Some((_, end)) = skipped.iter().find(|(begin, _)| rest.starts_with(begin)) {
                at = start + rest.find(end)? + end.len();
                continue;
            }
            let end = start + end_of_tag(rest)?;
            at = end;
            let name_at = start + if rest.starts_with("</") { 2 } else { 1 };
            let name =
                name_at..name_at + xml[name_at..end].find(|c: char| c.is_whitespace() || c == '/' || c == '>')?;
            let does = match rest.as_bytes() {
                [b'<', b'/', ..] => Does::Close,
                _ if xml[..end].ends_with("/>") => Does::Both,
                _ => Does::Open,
            };
            return Some(Tag { xml, range: start..end, does, name });
        }
    })
}

/// The length of the tag a text begins with; `>` may stand in a value.
fn end_of_tag(xml: &str) -> Option<usize> {
    let mut quote = None;
    for (i, byte) in xml.bytes().enumerate() {
        match (byte, quote) {
            (b'>', None) => return Some(i + 1),
            (b'"' | b'\'', None) => quote = Some(byte),
            (byte, Some(open)) if byte == open => quote = None,
            _ => {}
        }
    }
    None
}

impl<'a> Tag<'a> {
    /// The name with its prefix, as it is written.
    pub(super) fn name(&self) -> &'a str {
        &self.xml[self.name.clone()]
    }

    /// The name without its prefix.
    pub(super) fn local(&self) -> &'a str {
        local(self.name())
    }

    /// The prefix with its colon, or nothing.
    pub(super) fn prefix(&self) -> &'a str {
        let name = self.name();
        &name[..name.len() - local(name).len()]
    }

    pub(super) fn opens(&self, local: &str) -> bool {
        self.does != Does::Close && self.local() == local
    }

    pub(super) fn closes(&self, local: &str) -> bool {
        self.does == Does::Close && self.local() == local
    }

    /// Where its name ends: a new attribute may be written there.
    pub(super) fn after_name(&self) -> usize {
        self.name.end
    }

    /// The tag as it would be if it only opened.
    pub(super) fn opened(&self) -> String {
        let text = &self.xml[self.range.clone()];
        match self.does {
            Does::Both => format!("{}>", text.trim_end_matches('>').trim_end_matches('/').trim_end()),
            _ => text.into(),
        }
    }

    pub(super) fn attributes(&self) -> impl Iterator<Item = Attribute<'a>> {
        let (xml, end) = (self.xml, self.range.end);
        let mut at = self.name.end;
        std::iter::from_fn(move || {
            let before = at;
            let name_at = at + xml[at..end].find(|c: char| !c.is_whitespace())?;
            let equals = name_at + xml[name_at..end].find('=')?;
            let open = equals + xml[equals..end].find(['"', '\''])?;
            let value_at = open + 1..open + 1 + xml[open + 1..end].find(char::from(xml.as_bytes()[open]))?;
            at = value_at.end + 1;
            let (name, value) = (xml[name_at..equals].trim_end(), &xml[value_at.clone()]);
            Some(Attribute { name, value, value_at, whole: before..at })
        })
    }

    pub(super) fn attribute(&self, name: &str) -> Option<Attribute<'a>> {
        self.attributes().find(|it| it.name == name)
    }

    /// An attribute's value, with its entities.
    pub(super) fn value(&self, name: &str) -> Option<&'a str> {
        self.attribute(name).map(|it| it.value)
    }

    /// An attribute's value as a number.
    pub(super) fn number(&self, name: &str) -> Option<u32> {
        self.value(name)?.trim().parse().ok()
    }
}

fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// Changes to a text, applied all at once.
pub(super) struct Edits<'a> {
    xml: &'a str,
    edits: Vec<(Range<usize>, String)>,
}

impl<'a> Edits<'a> {
    pub(super) fn of(xml: &'a str) -> Edits<'a> {
        Edits { xml, edits: Vec::new() }
    }

    pub(super) fn replace(&mut self, range: Range<usize>, by: impl Into<String>) {
        self.edits.push((range, by.into()));
    }

    /// Writes at a place; what is written there first stands first.
    pub(super) fn insert(&mut self, at: usize, text: impl Into<String>) {
        self.replace(at..at, text);
    }

    /// Gives an attribute a value that needs no entities.
    pub(super) fn set(&mut self, tag: &Tag<'_>, name: &str, value: impl std::fmt::Display) {
        match tag.attribute(name) {
            Some(it) => self.replace(it.value_at, value.to_string()),
            None => self.insert(tag.after_name(), format!(" {name}=\"{value}\"")),
        }
    }

    /// The text with all changes.
    pub(super) fn done(mut self) -> String {
        self.edits.sort_by_key(|(range, _)| (range.start, range.end));
        let added: usize = self.edits.iter().map(|(_, text)| text.len()).sum();
        let mut text = String::with_capacity(self.xml.len() + added);
        let mut at = 0;
        for (range, by) in &self.edits {
            text.push_str(&self.xml[at..range.start]);
            text.push_str(by);
            at = range.end;
        }
        text + &self.xml[at..]
    }
}

/// A text as it stands in XML. Characters XML cannot hold are left out.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' => escaped.push(c),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// What an attribute's value says.
pub(super) fn unescaped(value: &str) -> String {
    let mut said = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(start) = rest.find('&') {
        said.push_str(&rest[..start]);
        rest = &rest[start..];
        let Some(end) = rest.find(';') else { break };
        let code = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32);
        let character = match &rest[1..end] {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            entity => match (entity.strip_prefix("#x"), entity.strip_prefix('#')) {
                (Some(digits), _) => code(digits, 16),
                (None, Some(digits)) => code(digits, 10),
                (None, None) => None,
            },
        };
        match character {
            Some(character) => said.push(character),
            None => said.push_str(&rest[..=end]),
        }
        rest = &rest[end + 1..];
    }
    said + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sees_tags_and_nothing_else() {
        let xml = "\u{feff}<?xml v='>'?><!-- <c/> --><x:a b = '1>2' \n c=\"\"><![CDATA[<d/>]]><e/>三</x:a>";
        let seen: Vec<_> = tags(xml).map(|tag| (tag.name(), tag.does)).collect();
        assert_eq!(seen, [("x:a", Does::Open), ("e", Does::Both), ("x:a", Does::Close)]);
        let first = tags(xml).next().unwrap();
        let attributes: Vec<_> = first.attributes().map(|it| (it.name, it.value)).collect();
        assert_eq!(attributes, [("b", "1>2"), ("c", "")]);
        assert_eq!((first.local(), first.prefix()), ("a", "x:"));
    }

    #[test]
    fn edits_touch_only_their_place() {
        let xml = "<a b='1' ><c /></a>";
        let mut edits = Edits::of(xml);
        let all: Vec<_> = tags(xml).collect();
        edits.set(&all[0], "b", 2);
        edits.set(&all[1], "d", 3);
        edits.insert(all[2].range.start, "x");
        edits.insert(all[2].range.start, "y");
        assert_eq!(edits.done(), "<a b='2' ><c d=\"3\" />xy</a>");
        assert_eq!(all[1].opened(), "<c>");
    }

    #[test]
    fn entities_come_and_go() {
        let text = "张<三> & \"李\"\n";
        assert_eq!(unescaped(&escaped(text)), text);
        assert_eq!(unescaped("&#24352;&#x4e09;&apos;&no;&"), "张三'&no;&");
        assert_eq!(escaped("一\u{1}\u{ffff}二"), "一二");
    }
}
