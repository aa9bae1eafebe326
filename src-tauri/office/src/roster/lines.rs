//! Walking down a table: which rows are people, which are blank, notes, totals or group titles, and which hold
//! something that is lost if nobody looks at it.

use super::headings::meaning;
use super::report::{Field, RowLeftOut};
use super::table::Table;
use crate::workbook::Cell;
use school::person::tables::{clean_name, compact};

/// The rows of a table, sorted out. Rows are counted from 0.
#[derive(Default)]
pub(super) struct Lines {
    /// Rows with a person, each with the group its title above names.
    pub people: Vec<(u32, Option<String>)>,
    pub skipped: Vec<RowLeftOut>,
    pub refused: Vec<RowLeftOut>,
}

/// Sorts the rows below the heading.
pub(super) fn walk(table: &Table) -> Lines {
    let mut lines = Lines::default();
    let mut group = None;
    for row in table.body() {
        match line(table, row) {
            Line::Person => lines.people.push((row, group.clone())),
            Line::Skipped(why) => lines.skipped.push(left_out(table, row, why)),
            Line::Group(title) => {
                lines.skipped.push(left_out(table, row, "分组标题"));
                group = Some(title);
            }
            Line::Refused(why) => lines.refused.push(left_out(table, row, &why)),
        }
    }
    lines
}

enum Line {
    Person,
    Group(String),
    Skipped(&'static str),
    Refused(String),
}

fn left_out(table: &Table, row: u32, why: &str) -> RowLeftOut {
    let first = table.grid.row(row).next();
    let read: Vec<&str> = table.grid.row(row).map(|cell| cell.text).take(6).collect();
    RowLeftOut {
        row: row + 1,
        cell: first.map(|cell| cell.place()).unwrap_or_default(),
        read: read.join(" "),
        why: why.into(),
    }
}

fn line(table: &Table, row: u32) -> Line {
    let mut cells = table.grid.row(row);
    let alone = cells.len() == 1;
    let Some(first) = cells.next() else { return Line::Skipped("空行") };
    if let Some(why) = remark(first.text).or_else(|| cells.find_map(|cell| signature(cell.text))) {
        return Line::Skipped(why);
    }
    let name = table.cell(row, Field::Name);
    match name {
        Some(name) if meaning(name.text) == Some(Field::Name) => Line::Skipped("重复的表头"),
        Some(name) if alone && (is_group(name.text) || !is_short_name(table, name)) => title(name.text),
        Some(_) => Line::Person,
        None if alone && table.column(Field::Serial) == Some(first.column) && is_number(first.text) => {
            Line::Skipped("只有序号")
        }
        None if alone => title(first.text),
        None => nameless(table, row),
    }
}

/// A lone cell: 第一组, or a line of words.
fn title(text: &str) -> Line {
    if is_group(text) { Line::Group(compact(text)) } else { Line::Skipped("说明文字") }
}

fn is_group(text: &str) -> bool {
    let words: Vec<char> = compact(text).chars().collect();
    matches!((words.first(), words.last(), words.len()), (Some('第'), Some('组'), 3..=5))
}

/// A lone cell in the name column is a person only if it could be nothing else.
fn is_short_name(table: &Table, name: Cell) -> bool {
    let merged = table.grid.merged.iter().any(|span| {
        span.top == name.row && span.left <= name.column && name.column <= span.right && span.right > span.left
    });
    !merged && clean_name(name.text).is_ok_and(|name| (2..=4).contains(&name.chars().count()))
}

/// Content without a name must not be lost.
fn nameless(table: &Table, row: u32) -> Line {
    let told = |field: &Field| {
        !matches!(field, Field::Serial | Field::Note | Field::Name) && table.cell(row, *field).is_some()
    };
    let told: Vec<&str> = Field::ALL.iter().copied().filter(told).map(Field::word).collect();
    if told.is_empty() {
        return Line::Skipped("只有序号或备注");
    }
    Line::Refused(format!("第{}行没有姓名，但填了{}，请补上姓名。", row + 1, told.join("、")))
}

/// Notes and totals by how they begin.
fn remark(text: &str) -> Option<&'static str> {
    let text = compact(text);
    let begins = |words: &[&str]| words.iter().any(|word| text.starts_with(word));
    if begins(&["合计", "小计", "总计", "共计", "总人数", "合 计"]) || is_head_count(&text) {
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

/// 共12人
fn is_head_count(text: &str) -> bool {
    let Some(count) = text.strip_prefix('共') else { return false };
    count.trim_start_matches('：').starts_with(|c: char| c.is_numeric() || "一二三四五六七八九十".contains(c))
        && count.contains(['人', '名'])
}

/// The foot of a form: 填表人：王某　联系电话：…
fn signature(text: &str) -> Option<&'static str> {
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

/// A person's row that cannot be entered, with the cell of the name.
pub(super) fn refused(table: &Table, row: u32, why: &str) -> RowLeftOut {
    let (_, cell) = table.place(row, Field::Name);
    RowLeftOut {
        cell,
        read: table.grid.text(row, table.column(Field::Name).unwrap_or(0)).into(),
        ..left_out(table, row, why)
    }
}

fn is_number(text: &str) -> bool {
    text.trim().chars().all(|c| c.is_numeric() || c == '.')
}
