//! The form every sheet has: looks of cells, title, head, print setup.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError,
};
use school::{Answer, Error};

/// Of a cell that has to be put right.
pub(super) const PALE_RED: Color = Color::RGB(0xFFC7CE);

/// What sheets are written with.
pub(super) type Written<T = ()> = Result<T, XlsxError>;

/// The looks of cells. 宋体 and 黑体 are on every PC the office has.
pub(super) struct Looks {
    pub title: Format,
    /// Facts above the table and notes below it.
    pub fact: Format,
    pub head: Format,
    pub text: Format,
    pub center: Format,
    pub percent: Format,
    pub sum: Format,
    pub sum_percent: Format,
}

impl Looks {
    pub(super) fn new() -> Looks {
        let plain = Format::new().set_font_name("宋体").set_font_size(11).set_align(FormatAlign::VerticalCenter);
        let cell = plain.clone().set_border(FormatBorder::Thin).set_text_wrap();
        let center = cell.clone().set_align(FormatAlign::Center);
        let sum = center.clone().set_bold().set_background_color(Color::RGB(0xF2F2F2));
        Looks {
            title: plain.clone().set_font_size(18).set_bold().set_align(FormatAlign::Center).set_text_wrap(),
            fact: plain.set_text_wrap(),
            head: center.clone().set_font_name("黑体").set_background_color(Color::RGB(0xF2F2F2)),
            percent: center.clone().set_num_format("0.0%"),
            sum_percent: sum.clone().set_num_format("0.0%"),
            text: cell,
            center,
            sum,
        }
    }
}

/// How a sheet stands on paper.
pub(super) struct Setup<'a> {
    /// The name on its tab, at most 31 characters.
    pub tab: &'a str,
    /// Lying A4.
    pub lying: bool,
    /// Column widths in characters.
    pub widths: &'a [f64],
    /// First and last row of the head, which repeat on every page and stay on screen.
    pub head: (u32, u32),
    /// Columns that stay on screen at the left.
    pub kept: u16,
}

pub(super) fn set_up(sheet: &mut Worksheet, setup: &Setup<'_>) -> Written {
    sheet.set_name(setup.tab)?.set_paper_size(9).set_print_fit_to_pages(1, 0).set_print_center_horizontally(true);
    sheet.set_margins(0.5, 0.5, 0.6, 0.7, 0.3, 0.35).set_footer("&C第 &P 页　共 &N 页");
    sheet.set_repeat_rows(setup.head.0, setup.head.1)?.set_freeze_panes(setup.head.1 + 1, setup.kept)?;
    if setup.lying {
        sheet.set_landscape();
    }
    for (column, width) in setup.widths.iter().enumerate() {
        sheet.set_column_width(column as u16, *width)?;
    }
    Ok(())
}

/// Title over all columns in row 0; high enough for a long class name.
pub(super) fn title(sheet: &mut Worksheet, columns: usize, widths: &[f64], text: &str, looks: &Looks) -> Written {
    let room = widths.iter().sum::<f64>() / 3.4;
    let lines = (text.chars().count() as f64 / room).ceil().max(1.0);
    across(sheet, 0, columns, text, &looks.title)?;
    sheet.set_row_height(0, 8.0 + 26.0 * lines)?;
    Ok(())
}

/// One text over all columns of a row.
pub(super) fn across(sheet: &mut Worksheet, row: u32, columns: usize, text: &str, look: &Format) -> Written {
    sheet.merge_range(row, 0, row, columns as u16 - 1, text, look)?;
    sheet.set_row_height(row, 20)?;
    Ok(())
}

/// Makes a row high enough for its longest words, and never so low that it looks cramped.
pub(super) fn high_enough(sheet: &mut Worksheet, row: u32, words: &[(&str, f64)]) -> Written {
    let lines = words.iter().map(|(text, width)| {
        // 宋体 11 磅: a Chinese character takes a little more than two of the units columns are measured in.
        let wide: f64 = text.chars().map(|c| if c.is_ascii() || c == '·' { 1.05 } else { 2.1 }).sum();
        (wide / (width - 0.7)).ceil().max(1.0)
    });
    sheet.set_row_height(row, lines.fold(1.0, f64::max) * 15.0 + 7.0)?;
    Ok(())
}

/// The row of heads.
pub(super) fn heads(sheet: &mut Worksheet, row: u32, heads: &[&str], looks: &Looks) -> Written {
    sheet.write_row_with_format(row, 0, heads.iter().copied(), &looks.head)?;
    let lines = if heads.iter().any(|head| head.contains('\n')) { 2.0 } else { 1.0 };
    sheet.set_row_height(row, 8.0 + 15.0 * lines)?;
    Ok(())
}

/// A formula with the number it comes to.
pub(super) fn formula(text: String, result: f64) -> Formula {
    Formula::new(text).set_result(result.to_string())
}

/// 参训率 as a formula: `part` over `whole`, a dash when nobody was due. `value` is what it comes to.
pub(super) fn rate(part: &str, whole: &str, value: Option<f64>) -> Formula {
    let text = format!("=IF({whole}=0,\"—\",{part}/({whole}))");
    Formula::new(text).set_result(value.map_or("—".to_string(), |value| value.to_string()))
}

/// A cell's address, as in E7; row and column from 0.
pub(super) fn at(row: u32, column: u16) -> String {
    rust_xlsxwriter::utility::row_col_to_cell(row, column)
}

/// Hundredths as a number: 4050 学时 hundredths are 40.5.
pub(super) fn hundredths(value: u32) -> f64 {
    f64::from(value) / 100.0
}

/// Part of a whole, none when there is no whole.
pub(super) fn share(part: u32, whole: u32) -> Option<f64> {
    (whole > 0).then(|| f64::from(part) / f64::from(whole))
}

/// The finished file. The same input gives the same bytes: the file says the day it was given, not the clock's.
pub(super) fn save(title: &str, day: NaiveDate, fill: impl FnOnce(&mut Workbook) -> Written) -> Answer<Vec<u8>> {
    let made = || -> Written<Vec<u8>> {
        let mut workbook = Workbook::new();
        let day = ExcelDateTime::from_ymd(day.year() as u16, day.month() as u8, day.day() as u8)?;
        workbook.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&day));
        fill(&mut workbook)?;
        workbook.save_to_buffer()
    };
    made().map_err(|cause| Error::Broken(Box::new(cause)))
}
