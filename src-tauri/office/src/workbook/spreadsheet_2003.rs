//! Excel's XML of 2003, which it opens when it is called .xls.

use super::grid::{Grid, Kind, MAX_COLUMNS, MAX_ROWS, Span, TooLarge, number_text};
use super::markup::{Token, Tokens, attribute, number, plain};

/// Excel's XML of 2003 (SpreadsheetML): rows and cells may name their own number.
pub(super) fn read(text: &str) -> Result<Vec<Grid>, TooLarge> {
    let mut sheets: Vec<Grid> = Vec::new();
    let (mut row, mut column) = (0u32, 0u32);
    let mut wide = 0u32;
    let mut value: Option<(String, String)> = None;
    // A comment has data, too; whether a sheet is hidden stands among its options.
    let (mut comment, mut visible) = (false, false);
    for token in Tokens::of_xml(text) {
        match token {
            Token::Open { name, attributes } => match &*name {
                "worksheet" => {
                    sheets.push(Grid::new(plain(attribute(attributes, "Name").unwrap_or("Sheet")).into_owned()));
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
                "comment" => comment = !attributes.ends_with('/'),
                "visible" => visible = !attributes.ends_with('/'),
                "data" if !comment => {
                    value = Some((attribute(attributes, "Type").unwrap_or("String").into(), String::new()))
                }
                _ => {}
            },
            Token::Text(text) if visible => {
                if let Some(grid) = sheets.last_mut() {
                    grid.hidden = text.contains("Hidden");
                }
            }
            Token::Text(text) => {
                if let Some((_, value)) = &mut value {
                    value.push_str(&plain(text));
                }
            }
            Token::Close { name } => match &*name {
                "comment" => comment = false,
                "visible" => visible = false,
                "data" => match (value.take(), sheets.last_mut()) {
                    (Some((kind, _)), Some(grid)) if kind == "Error" => grid.put_failed(row, column),
                    (Some((kind, text)), Some(grid)) => {
                        let (kind, text) = shown(&kind, text);
                        grid.put(row, column, kind, &text)?;
                    }
                    _ => {}
                },
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
        _ => (Kind::Text, text),
    }
}
