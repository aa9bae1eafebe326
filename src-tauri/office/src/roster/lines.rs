//! Walking down a table: which rows are people, which are blank, notes, totals or titles of groups and units, and
//! which hold something that is lost if nobody looks at it.

use super::headings::{bare, meaning};
use super::report::{Field, RowLeftOut};
use super::table::Table;
use super::units::Register;
use crate::workbook::Cell;
use school::person::tables::{clean_name, compact};

/// What a row below a heading is. Rows are counted from 0.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line {
    Person,
    /// The row before goes on here: the name is merged over both.
    GoesOn,
    /// 第一组: the next people are of this group.
    Group(String),
    /// 县财政局: the next people are of this unit.
    Unit(String),
    Skipped(&'static str),
    Refused(String),
}

pub(super) fn line(table: &Table, row: u32, register: &Register) -> Line {
    if table.repeats_heading(row) {
        return Line::Skipped("重复的表头");
    }
    let cells: Vec<Cell> = table.cells(row).collect();
    let Some(first) = cells.first() else { return Line::Skipped("空行") };
    let name = table.column(Field::Name).filter(|&name| table.merged_from(row, name) < row);
    if name.is_some() {
        return Line::GoesOn;
    }
    let alone = cells.len() == 1;
    if alone || cells.len() == 2 {
        let labelled = unit_label(first.text).filter(|_| !first.text.contains("填表人"));
        let beside = || cells.get(1).map(|cell| unit_in(cell.text));
        if let Some(unit) = labelled.map(|unit| if unit.is_empty() { beside().unwrap_or_default() } else { unit })
            && !unit.is_empty()
        {
            return Line::Unit(unit);
        }
    }
    let why = remark(first.text)
        .or_else(|| cells.iter().skip(1).find_map(|cell| signature(cell.text)))
        .or_else(|| cells.iter().take(4).find_map(|cell| total(cell.text)));
    if let Some(why) = why {
        return Line::Skipped(why);
    }
    let name = table.cell(row, Field::Name);
    let means = name.and_then(|name| meaning(name.text));
    match name {
        Some(_) if means == Some(Field::Name) => Line::Skipped("重复的表头"),
        Some(name) if means.is_some() => Line::Refused(format!(
            "第{}行姓名格里写的是「{}」，像是一人一表的登记表，请改成一人一行的名册。",
            row + 1,
            compact(name.text)
        )),
        Some(name) if alone && (register.meant(&compact(name.text)).is_some() || !is_short_name(table, name)) => {
            title(name.text, register)
        }
        Some(_) => Line::Person,
        None if alone && table.column(Field::Serial) == Some(first.column) && is_number(first.text) => {
            Line::Skipped("只有序号")
        }
        None if alone => title(first.text, register),
        None => nameless(table, row),
    }
}

/// A row that is not entered, as it is told.
pub(super) fn left_out(table: &Table, row: u32, why: &str) -> RowLeftOut {
    let read: Vec<&str> = table.cells(row).map(|cell| cell.text).take(6).collect();
    RowLeftOut {
        sheet: table.grid.name.clone(),
        row: row + 1,
        cell: table.cells(row).next().map(|cell| cell.place()).unwrap_or_default(),
        read: read.join(" "),
        why: why.into(),
    }
}

/// A lone cell: 第一组, a unit, or a line of words.
fn title(text: &str, register: &Register) -> Line {
    let text = compact(text);
    if is_group(&text) {
        return Line::Group(text);
    }
    // 一、县财政局（3人）
    let bare = text.trim_start_matches(|c: char| c.is_numeric() || "一二三四五六七八九十、.．（）()".contains(c));
    let bare = bare.split(['（', '(', '：', ':']).next().unwrap_or_default();
    match register.meant(bare) {
        Some(_) => Line::Unit(bare.into()),
        None => Line::Skipped("说明文字"),
    }
}

fn is_group(text: &str) -> bool {
    let words: Vec<char> = text.chars().collect();
    matches!((words.first(), words.last(), words.len()), (Some('第'), Some('组'), 3..=5))
}

/// A lone cell in the name column is a person only if it could be nothing else.
fn is_short_name(table: &Table, name: Cell) -> bool {
    let merged = table.grid.merged.iter().any(|span| {
        span.top == name.row && span.left <= name.column && name.column <= span.right && span.right > span.left
    });
    let is_name = || clean_name(name.text).is_ok_and(|name| (2..=4).contains(&name.chars().count()));
    !merged && !is_group(&compact(name.text)) && is_name()
}

/// Content without a name must not be lost.
fn nameless(table: &Table, row: u32) -> Line {
    let told = |field: &Field| {
        !matches!(field, Field::Serial | Field::Note | Field::Name) && table.cell(row, *field).is_some()
    };
    let told: Vec<Field> = Field::ALL.iter().copied().filter(told).collect();
    match told[..] {
        [] => return Line::Skipped("只有序号或备注"),
        // A form sent out with its units filled in, and not filled further.
        [Field::Unit] => return Line::Skipped("只有单位"),
        _ => {}
    }
    let told: Vec<&str> = told.into_iter().map(Field::word).collect();
    Line::Refused(format!("第{}行没有姓名，但填了{}，请补上姓名。", row + 1, told.join("、")))
}

/// Notes and totals by how they begin.
fn remark(text: &str) -> Option<&'static str> {
    // Quick for the serial number that most rows begin with.
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let text = compact(text);
    let begins = |words: &[&str]| words.iter().any(|word| text.starts_with(word));
    if begins(&["合计", "小计", "总计", "共计", "总人数", "累计"]) || is_head_count(&text) {
        return Some("合计");
    }
    if begins(&[
        "注：",
        "注:",
        "注1",
        "注意",
        "备注：",
        "备注:",
        "说明：",
        "说明:",
        "填表说明",
        "填报说明",
        "附：",
        "※",
    ]) {
        return Some("说明文字");
    }
    signature(&text)
}

/// 合计, somewhere among the first cells.
fn total(text: &str) -> Option<&'static str> {
    // Quick for the many cells that are none.
    if !text.contains('计') {
        return None;
    }
    let text = compact(text);
    let bare = text.trim_end_matches(['：', ':']);
    matches!(bare, "合计" | "小计" | "总计" | "共计" | "人数合计" | "累计").then_some("合计")
}

/// 共12人
fn is_head_count(text: &str) -> bool {
    let Some(count) = text.strip_prefix('共') else { return false };
    count.trim_start_matches('：').starts_with(|c: char| c.is_numeric() || "一二三四五六七八九十".contains(c))
        && count.contains(['人', '名'])
}

/// The foot of a form: 填表人：王某　联系电话：…
fn signature(text: &str) -> Option<&'static str> {
    // Quick for the many cells that are no label.
    if !text.contains('：') && !text.contains(':') {
        return None;
    }
    let (label, _) = text.split_once(['：', ':'])?;
    let label = compact(label);
    let signs = [
        "填表人",
        "填报人",
        "联系人",
        "审核人",
        "负责人",
        "制表人",
        "经办人",
        "签字",
        "签名",
        "填报时间",
        "填表时间",
        "填报日期",
        "报送单位",
    ];
    (label.chars().count() <= 12 && signs.iter().any(|sign| label.ends_with(sign))).then_some("落款")
}

/// The unit that 报送单位：县水利局（盖章） names; empty where the label stands alone.
pub(super) fn unit_label(text: &str) -> Option<String> {
    let (label, rest) = text.split_once(['：', ':'])?;
    let label = bare(label);
    let is_label = label.chars().count() <= 10 && (label.ends_with("单位") || label.ends_with("单位名称"));
    is_label.then(|| unit_in(rest))
}

/// The unit in what follows the label: up to the seal, a wide gap or the next label.
pub(super) fn unit_in(rest: &str) -> String {
    const ENDS: &[&str] = &[
        "（盖章",
        "(盖章",
        "（公章",
        "(公章",
        "盖章",
        "填报",
        "填表",
        "报送时间",
        "日期",
        "联系",
        "  ",
        "\u{3000}\u{3000}",
        "\t",
        "\n",
    ];
    let rest = rest.trim();
    let end = ENDS.iter().filter_map(|mark| rest.find(mark)).min().unwrap_or(rest.len());
    let unit = compact(&rest[..end]);
    let blank = unit.chars().all(|c| matches!(c, '_' | '＿' | '—' | '-' | '.' | '…'));
    if blank || unit.contains(['：', ':']) || unit.chars().count() > 40 { String::new() } else { unit }
}

fn is_number(text: &str) -> bool {
    text.trim().chars().all(|c| c.is_numeric() || c == '.')
}
