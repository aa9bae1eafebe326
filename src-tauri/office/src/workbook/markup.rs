//! Tables that other systems write as markup and call .xls: HTML, and Excel's XML of 2003.
//!
//! One tolerant tokenizer serves both; what is not closed, quoted or nested as it should be is read as it was meant.

use super::grid::{Grid, Kind, MAX_COLUMNS, MAX_ROWS, Span, TooLarge, number_text};
use super::refusals;
use school::Refusal;

/// Reads whichever of the two it is.
pub(super) fn read(file: &str, text: &str) -> Result<Vec<Grid>, Refusal> {
    let start: String = text.chars().take(4_000).collect();
    let sheets = if start.contains("office:spreadsheet") {
        spreadsheet_2003(text)
    } else if start.contains("office:document") {
        return Err(refusals::other_save(file, "是单个 XML 文件的 OpenDocument 表格"));
    } else {
        html(text)
    };
    match sheets {
        Err(TooLarge) => Err(refusals::too_large(file)),
        Ok(sheets) if sheets.is_empty() => Err(refusals::not_a_table(file, "是没有表格的网页或 XML")),
        Ok(sheets) => Ok(sheets),
    }
}

/// What a tokenizer meets. Names are lower case and without their namespace.
enum Token<'a> {
    Open { name: String, attributes: &'a str },
    Close { name: String },
    Text(&'a str),
}

struct Tokens<'a> {
    rest: &'a str,
}

impl<'a> Tokens<'a> {
    fn through(&mut self, end: &str) -> &'a str {
        let (found, after) = self.rest.split_once(end).unwrap_or((self.rest, ""));
        self.rest = after;
        found
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
                let name = name.rsplit(':').next().unwrap_or(name).to_ascii_lowercase();
                if matches!(name.as_str(), "script" | "style") && !closing && !attributes.ends_with('/') {
                    self.through(if name == "script" { "</script" } else { "</style" });
                    self.through(">");
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
fn attribute<'a>(attributes: &'a str, wanted: &str) -> Option<&'a str> {
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

fn number(attributes: &str, wanted: &str, at_most: u32) -> Option<u32> {
    attribute(attributes, wanted)?.trim_end_matches('/').trim().parse().ok().map(|n: u32| n.min(at_most))
}

/// Text with its entities read.
fn plain(text: &str) -> String {
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
    plain
}

/// What browsers allow a cell to span.
const MAX_HTML_SPAN: u32 = 1_000;

/// All tables of a page one under another: systems often put the title in one table and the people in the next.
fn html(text: &str) -> Result<Vec<Grid>, TooLarge> {
    let mut grid = Grid::new("网页表格");
    let (mut depth, mut tables) = (0usize, 0usize);
    let (mut row, mut column) = (0u32, 0u32);
    let mut row_open = false;
    // For each column taken by a cell that spans rows: the first row that is free again.
    let mut taken: Vec<u32> = Vec::new();
    let mut cell: Option<String> = None;
    let mut spans = (1, 1);
    for token in (Tokens { rest: text }) {
        match token {
            Token::Text(text) => {
                if let Some(cell) = &mut cell {
                    cell.push_str(&plain(&text.replace(['\r', '\n', '\t'], " ")));
                }
            }
            Token::Open { name, attributes } => match name.as_str() {
                "table" => {
                    depth += 1;
                    tables += 1;
                }
                "br" | "p" | "div" => {
                    if let Some(cell) = cell.as_mut().filter(|cell| !cell.trim().is_empty()) {
                        cell.push('\n');
                    }
                }
                "tr" | "td" | "th" if depth == 1 => {
                    close_cell(&mut grid, &mut cell, row, &mut column, spans, &mut taken)?;
                    if name == "tr" || !row_open {
                        row += u32::from(row_open);
                        row_open = true;
                        column = 0;
                    }
                    if name != "tr" {
                        while taken.get(column as usize).is_some_and(|&free| row < free) {
                            column += 1;
                        }
                        spans = (
                            number(attributes, "rowspan", MAX_ROWS).unwrap_or(1).max(1),
                            number(attributes, "colspan", MAX_HTML_SPAN).unwrap_or(1).max(1),
                        );
                        cell = Some(String::new());
                    }
                }
                _ => {}
            },
            Token::Close { name } => match name.as_str() {
                "table" => {
                    if depth == 1 {
                        close_cell(&mut grid, &mut cell, row, &mut column, spans, &mut taken)?;
                        row += u32::from(row_open);
                        row_open = false;
                        taken.clear();
                    }
                    depth = depth.saturating_sub(1);
                }
                "td" | "th" | "tr" if depth == 1 => {
                    close_cell(&mut grid, &mut cell, row, &mut column, spans, &mut taken)?;
                    if name == "tr" && row_open {
                        row += 1;
                        row_open = false;
                        column = 0;
                    }
                }
                _ => {}
            },
        }
    }
    close_cell(&mut grid, &mut cell, row, &mut column, spans, &mut taken)?;
    Ok(if tables == 0 { Vec::new() } else { vec![grid] })
}

fn close_cell(
    grid: &mut Grid,
    cell: &mut Option<String>,
    row: u32,
    column: &mut u32,
    (high, wide): (u32, u32),
    taken: &mut Vec<u32>,
) -> Result<(), TooLarge> {
    let Some(text) = cell.take() else { return Ok(()) };
    let words: Vec<&str> = text.split([' ', '\u{a0}']).filter(|word| !word.is_empty()).collect();
    grid.put(row, *column, Kind::Text, words.join(" ").trim())?;
    if high > 1 {
        // A table wider than a sheet is refused by `put`; here it only must not cost memory.
        let (left, right) = (*column as usize, column.saturating_add(wide).min(MAX_COLUMNS) as usize);
        if left < right {
            taken.resize(taken.len().max(right), 0);
            taken[left..right].fill(row.saturating_add(high));
        }
    }
    if high > 1 || wide > 1 {
        grid.merged.push(Span {
            top: row,
            left: *column,
            bottom: row.saturating_add(high - 1),
            right: column.saturating_add(wide - 1),
        });
    }
    *column = column.saturating_add(wide);
    Ok(())
}

/// Excel's XML of 2003 (SpreadsheetML): rows and cells may name their own number.
fn spreadsheet_2003(text: &str) -> Result<Vec<Grid>, TooLarge> {
    let mut sheets: Vec<Grid> = Vec::new();
    let (mut row, mut column) = (0u32, 0u32);
    let mut wide = 0u32;
    let mut value: Option<(String, String)> = None;
    for token in (Tokens { rest: text }) {
        match token {
            Token::Open { name, attributes } => match name.as_str() {
                "worksheet" => {
                    sheets.push(Grid::new(plain(attribute(attributes, "Name").unwrap_or("Sheet"))));
                    (row, column) = (0, 0);
                }
                "row" => {
                    row = number(attributes, "Index", MAX_ROWS + 1).map_or(row, |index| index.saturating_sub(1));
                    column = 0;
                    if attributes.ends_with('/') {
                        row = row.saturating_add(1);
                    }
                }
                "cell" => {
                    column =
                        number(attributes, "Index", MAX_COLUMNS + 1).map_or(column, |index| index.saturating_sub(1));
                    wide = number(attributes, "MergeAcross", MAX_COLUMNS).unwrap_or(0);
                    let high = number(attributes, "MergeDown", MAX_ROWS).unwrap_or(0);
                    if let Some(grid) = sheets.last_mut().filter(|_| wide > 0 || high > 0) {
                        let (bottom, right) = (row.saturating_add(high), column.saturating_add(wide));
                        grid.merged.push(Span { top: row, left: column, bottom, right });
                    }
                    if attributes.ends_with('/') {
                        column = column.saturating_add(wide + 1);
                    }
                }
                "data" => value = Some((attribute(attributes, "Type").unwrap_or("String").into(), String::new())),
                _ => {}
            },
            Token::Text(text) => {
                if let Some((_, value)) = &mut value {
                    value.push_str(&plain(text));
                }
            }
            Token::Close { name } => match name.as_str() {
                "data" => {
                    if let (Some((kind, text)), Some(grid)) = (value.take(), sheets.last_mut()) {
                        let (kind, text) = shown(&kind, text);
                        grid.put(row, column, kind, &text)?;
                    }
                }
                "cell" => column = column.saturating_add(wide + 1),
                "row" => row = row.saturating_add(1),
                _ => {}
            },
        }
    }
    Ok(sheets)
}

fn shown(kind: &str, text: String) -> (Kind, String) {
    match kind {
        "Number" => match text.trim().parse::<f64>() {
            Ok(number) if number.is_finite() => (Kind::Number, number_text(number)),
            _ => (Kind::Text, text),
        },
        "DateTime" => (Kind::Date, text.split("T00:00:00").next().unwrap_or(&text).replace('T', " ")),
        "Error" => (Kind::Text, String::new()),
        _ => (Kind::Text, text),
    }
}
