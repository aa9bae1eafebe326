//! Merged cells of an .xlsx: they stand behind a sheet's last row, and are found there without parsing the rows of a
//! large sheet a second time.

use super::bounds;
use super::grid::Span;
use super::markup::{Token, Tokens, attribute, plain};
use std::collections::HashMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// What stands behind the last row is rarely more; when it is, the parser has to look.
const END: u64 = 4 << 20;

/// The parts of all sheets by their names; none of them where the workbook is built in an unusual way.
pub(super) fn parts(bytes: &[u8]) -> HashMap<String, String> {
    let text = |name| String::from_utf8_lossy(&bounds::part(bytes, name).unwrap_or_default()).into_owned();
    let (workbook, relations) = (text("xl/workbook.xml"), text("xl/_rels/workbook.xml.rels"));
    let targets = targets(&relations);
    let sheet = |of| Some((plain(attribute(of, "name")?).into_owned(), targets.get(attribute(of, "id")?)?.clone()));
    opened(&workbook, "sheet").filter_map(sheet).collect()
}

/// The parts that the relations of a workbook name, by their ids.
pub(super) fn targets(relations: &str) -> HashMap<String, String> {
    let part = |target: &str| target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), String::from);
    let target = |of| Some((attribute(of, "Id")?.to_string(), part(attribute(of, "Target")?)));
    opened(relations, "relationship").filter_map(target).collect()
}

/// What is said of every element of a name.
fn opened<'t>(text: &'t str, wanted: &'static str) -> impl Iterator<Item = &'t str> {
    Tokens::of_xml(text).filter_map(move |token| match token {
        Token::Open { name, attributes } if name == wanted => Some(attributes),
        _ => None,
    })
}

/// The merged cells of a part; none if its end does not tell.
pub(super) fn of(bytes: &[u8], part: &str) -> Option<Vec<Span>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut part = archive.by_name(part).ok()?;
    let before = part.size().saturating_sub(END);
    std::io::copy(&mut part.by_ref().take(before), &mut std::io::sink()).ok()?;
    let mut end = Vec::new();
    part.take(END).read_to_end(&mut end).ok()?;
    let end = String::from_utf8_lossy(&end);
    let mut behind = None;
    for token in Tokens::of_xml(&end) {
        match (token, &mut behind) {
            (Token::Close { name }, None) if name == "sheetdata" => behind = Some(Vec::new()),
            (Token::Open { name, attributes }, None) if name == "sheetdata" && attributes.ends_with('/') => {
                behind = Some(Vec::new());
            }
            (Token::Open { name, attributes }, Some(spans)) if name == "mergecell" => {
                spans.push(span(attribute(attributes, "ref")?)?);
            }
            _ => {}
        }
    }
    behind
}

/// `A1:F1`
fn span(named: &str) -> Option<Span> {
    let (first, last) = named.split_once(':').unwrap_or((named, named));
    let ((top, left), (bottom, right)) = (cell(first)?, cell(last)?);
    Some(Span { top, left, bottom, right })
}

/// Row and column of `$D$7`, from 0.
fn cell(named: &str) -> Option<(u32, u32)> {
    let named = named.replace('$', "");
    let (letters, digits) = named.split_at(named.find(|c: char| c.is_ascii_digit())?);
    let column = letters.chars().try_fold(0u32, |column, letter| {
        let letter = letter.to_ascii_uppercase();
        letter.is_ascii_uppercase().then(|| column.checked_mul(26)?.checked_add(letter as u32 - 'A' as u32 + 1))?
    })?;
    Some((digits.parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_read_as_excel_names_them() {
        for (named, read) in [
            ("A1:F1", Some((0, 0, 0, 5))),
            ("$B$3:AA12", Some((2, 1, 11, 26))),
            ("c7", Some((6, 2, 6, 2))),
            ("A0:B1", None),
            ("1:2", None),
            ("AAAAAAAAAAAA1", None),
            ("", None),
        ] {
            let read = read.map(|(top, left, bottom, right)| Span { top, left, bottom, right });
            assert_eq!(span(named), read, "{named}");
        }
    }
}
