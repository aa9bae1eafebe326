//! Tables written as markup, which systems like to call .xls: HTML, Excel's XML of 2003, OpenDocument in one file.
//!
//! One tolerant tokenizer serves all; what is not closed, quoted or nested as it should be is read as it was meant.

use super::grid::{Grid, TooLarge};
use super::{html, open_document, refusals, spreadsheet_2003};
use school::Refusal;
use std::borrow::Cow;

/// Reads whichever of them it is.
pub(super) fn read(file: &str, text: &str) -> Result<Vec<Grid>, Refusal> {
    let start: String = text.chars().take(4_000).collect();
    let sheets = if start.contains("microsoft-com:office:spreadsheet") {
        spreadsheet_2003::read(text)
    } else if start.contains("office:document") {
        open_document::read(text)
    } else {
        html::read(text)
    };
    match sheets {
        Err(TooLarge) => Err(refusals::too_large(file)),
        Ok(sheets) if sheets.is_empty() => Err(refusals::not_a_table(file, "是没有表格的网页或 XML")),
        Ok(sheets) => Ok(sheets),
    }
}

/// What a tokenizer meets. Names are lower case and without their namespace.
pub(super) enum Token<'a> {
    Open { name: Cow<'a, str>, attributes: &'a str },
    Close { name: Cow<'a, str> },
    Text(&'a str),
}

pub(super) struct Tokens<'a> {
    rest: &'a str,
    /// Whether style and script hold what is no markup.
    html: bool,
}

impl<'a> Tokens<'a> {
    pub fn of_html(text: &'a str) -> Tokens<'a> {
        Tokens { rest: text, html: true }
    }

    pub fn of_xml(text: &'a str) -> Tokens<'a> {
        Tokens { rest: text, html: false }
    }

    fn through(&mut self, end: &str) -> &'a str {
        let (found, after) = self.rest.split_once(end).unwrap_or((self.rest, ""));
        self.rest = after;
        found
    }

    /// Past everything in a script or a style, whose end may be written in capitals.
    fn pass(&mut self, name: &str) {
        while !self.rest.is_empty() {
            self.through("</");
            if self.rest.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name)) {
                break;
            }
        }
        self.through(">");
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            if self.rest.is_empty() {
                return None;
            }
            let Some(tag) = self.rest.strip_prefix('<') else {
                let end = self.rest.find('<').unwrap_or(self.rest.len());
                let (text, after) = self.rest.split_at(end);
                self.rest = after;
                return Some(Token::Text(text));
            };
            self.rest = tag;
            if let Some(comment) = tag.strip_prefix("!--") {
                self.rest = comment;
                self.through("-->");
            } else if let Some(data) = tag.strip_prefix("![CDATA[") {
                self.rest = data;
                return Some(Token::Text(self.through("]]>")));
            } else if tag.starts_with(['!', '?']) {
                self.through(">");
            } else {
                let body = self.tag_body();
                let (closing, body) = body.strip_prefix('/').map_or((false, body), |body| (true, body));
                let end = body.find(|c: char| c.is_whitespace() || c == '/').unwrap_or(body.len());
                let (name, attributes) = body.split_at(end);
                let name = name.rsplit(':').next().unwrap_or(name);
                let name = match name.contains(|c: char| c.is_ascii_uppercase()) {
                    true => Cow::from(name.to_ascii_lowercase()),
                    false => Cow::from(name),
                };
                if self.html && matches!(&*name, "script" | "style") && !closing && !attributes.ends_with('/') {
                    self.pass(&name);
                    continue;
                }
                return Some(if closing { Token::Close { name } } else { Token::Open { name, attributes } });
            }
        }
    }
}

impl<'a> Tokens<'a> {
    /// To the closing bracket, which may also stand inside quotes.
    fn tag_body(&mut self) -> &'a str {
        let mut quote = None;
        for (i, c) in self.rest.char_indices() {
            match (quote, c) {
                (None, '>') => {
                    let body = &self.rest[..i];
                    self.rest = &self.rest[i + 1..];
                    return body;
                }
                (None, '"' | '\'') => quote = Some(c),
                (Some(open), _) if open == c => quote = None,
                // A quote that never closes must not swallow the file.
                (Some(_), '<' | '\n') => quote = None,
                _ => {}
            }
        }
        std::mem::take(&mut self.rest)
    }
}

/// The value of an attribute, whatever its namespace.
pub(super) fn attribute<'a>(attributes: &'a str, wanted: &str) -> Option<&'a str> {
    let mut rest = attributes;
    while let Some((name, after)) = rest.split_once('=') {
        let name = name.rsplit(|c: char| c.is_whitespace() || c == ':').find(|part| !part.is_empty())?;
        let after = after.trim_start();
        let (value, next) = match after.chars().next() {
            Some(quote @ ('"' | '\'')) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
            _ => after.split_once(char::is_whitespace).unwrap_or((after, "")),
        };
        if name.eq_ignore_ascii_case(wanted) {
            return Some(value);
        }
        rest = next;
    }
    None
}

pub(super) fn number(attributes: &str, wanted: &str, at_most: u32) -> Option<u32> {
    attribute(attributes, wanted)?.trim_end_matches('/').trim().parse().ok().map(|n: u32| n.min(at_most))
}

/// Text with its entities read.
pub(super) fn plain(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return text.into();
    }
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        plain.push_str(before);
        let known = after.char_indices().take(10).find(|&(_, c)| c == ';').and_then(|(end, _)| {
            let name = &after[..end];
            let c = match name {
                "amp" => '&',
                "lt" => '<',
                "gt" => '>',
                "quot" => '"',
                "apos" => '\'',
                "nbsp" | "ensp" | "emsp" => ' ',
                "middot" => '·',
                _ => {
                    let number = name.strip_prefix('#')?;
                    let hex = number.strip_prefix(['x', 'X']).map(|hex| u32::from_str_radix(hex, 16));
                    char::from_u32(hex.unwrap_or_else(|| number.parse()).ok()?)?
                }
            };
            Some((c, end))
        });
        match known {
            Some((c, end)) => {
                plain.push(c);
                rest = &after[end + 1..];
            }
            None => {
                plain.push('&');
                rest = after;
            }
        }
    }
    plain.push_str(rest);
    plain.into()
}
