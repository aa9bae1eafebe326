//! The rows of a sheet with units, their columns known by the heading's meaning.

use school::{Answer, person::tables::compact, refusal};

use crate::workbook::{Grid, Workbook, place};

/// What a column says of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Trait {
    Name,
    Nature,
    Overseer,
    Parent,
    Sector,
    Area,
    Tags,
    Aliases,
}

impl Trait {
    /// Its name in sentences.
    pub fn word(self) -> &'static str {
        HEADINGS.iter().find(|(what, _)| *what == self).map_or("", |(_, words)| words[0])
    }
}

const HEADINGS: &[(Trait, &[&str])] = &[
    (Trait::Name, &["单位名称", "单位", "名称", "单位全称", "全称", "机构名称", "机构", "部门名称", "部门"]),
    (Trait::Nature, &["性质", "单位性质", "机构性质", "单位类别", "单位类型", "类别", "类型"]),
    (
        Trait::Overseer,
        &["归口管理部门", "归口部门", "归口", "归口管理", "归口单位", "归口管理单位", "主管部门", "主管单位"],
    ),
    (Trait::Parent, &["隶属单位", "隶属", "隶属关系", "上级单位", "所属单位"]),
    (Trait::Sector, &["系统", "所属系统", "所在系统", "战线"]),
    (Trait::Area, &["片区", "所属片区", "所在片区", "区域"]),
    (Trait::Tags, &["标签", "标记"]),
    (Trait::Aliases, &["别名", "简称", "单位简称", "又称", "其他名称", "常用名"]),
];

/// Where the heads may stand at most: under a title, a line of facts, a line of notes.
const HEADS_WITHIN: u32 = 15;

/// A sheet with units.
pub(super) struct Table<'a> {
    pub sheet: &'a str,
    grid: &'a Grid,
    head: u32,
    columns: Vec<(Trait, u32)>,
}

/// The first sheet with a column of unit names.
pub(super) fn of(workbook: &Workbook) -> Answer<Table<'_>> {
    let shown = workbook.sheets.iter().filter(|grid| !grid.hidden);
    shown.filter_map(heads).next().ok_or_else(|| refusal::no_column(&workbook.file, "单位名称"))
}

fn heads(grid: &Grid) -> Option<Table<'_>> {
    (0..grid.rows().min(HEADS_WITHIN)).find_map(|row| {
        let mut columns: Vec<(Trait, u32)> = Vec::new();
        for cell in grid.row(row) {
            if let Some(what) = meaning(cell.text).filter(|what| columns.iter().all(|(there, _)| there != what)) {
                columns.push((what, cell.column));
            }
        }
        // A lone word such as 单位 may be a title; beside 姓名 it is a roster's.
        let of_people = grid.row(row).any(|cell| compact(cell.text).ends_with("姓名"));
        let named = columns.iter().any(|(what, _)| *what == Trait::Name);
        let is_head = named && !of_people && (columns.len() > 1 || grid.columns() <= 2);
        is_head.then_some(Table { sheet: &grid.name, grid, head: row, columns })
    })
}

fn meaning(heading: &str) -> Option<Trait> {
    let bare = compact(heading);
    let bare = bare.split(['（', '(', '：', ':']).next().unwrap_or_default().trim_matches('*');
    HEADINGS.iter().find(|(_, words)| words.contains(&bare)).map(|(what, _)| *what)
}

impl Table<'_> {
    /// The rows that name a unit, from 0.
    pub fn rows(&self) -> Vec<u32> {
        (self.head + 1..self.grid.rows()).filter(|&row| self.is_unit(row)).collect()
    }

    /// Whether there is such a column.
    pub fn has(&self, what: Trait) -> bool {
        self.columns.iter().any(|(there, _)| *there == what)
    }

    /// What a row says, without spaces; of a cell merged over rows, what the whole says.
    pub fn text(&self, row: u32, what: Trait) -> String {
        let Some((_, column)) = self.columns.iter().find(|(there, _)| *there == what) else { return String::new() };
        let covers = |span: &&crate::workbook::Span| {
            (span.top..=span.bottom).contains(&row) && (span.left..=span.right).contains(column)
        };
        let text = match self.grid.merged.iter().find(covers) {
            Some(span) if what != Trait::Name => self.grid.text(span.top, span.left),
            _ => self.grid.text(row, *column),
        };
        compact(text)
    }

    /// The words of a cell: 财政局、县财局.
    pub fn list(&self, row: u32, what: Trait) -> Vec<String> {
        let text = self.text(row, what);
        text.split(['、', '，', ',', ';', '；', '/']).filter(|word| !word.is_empty()).map(String::from).collect()
    }

    /// A cell's place: C7.
    pub fn place(&self, row: u32, what: Trait) -> String {
        place(row, self.columns.iter().find(|(there, _)| *there == what).map_or(0, |(_, column)| *column))
    }

    /// Not a blank, a total, a note, a heading of a part (一、党委部门) or the heads once more.
    fn is_unit(&self, row: u32) -> bool {
        let name = self.text(row, Trait::Name);
        let numeral = |c: char| "一二三四五六七八九十".contains(c);
        let rest = name.trim_start_matches(['（', '(']).trim_start_matches(numeral);
        let is_part = rest.len() < name.len() && rest.starts_with(['、', '）', ')']);
        let is_note = ["注：", "注:", "说明：", "说明:", "备注：", "合计", "小计", "总计", "共计"];
        let is_note = is_note.iter().any(|word| name.starts_with(word));
        !(name.is_empty() || is_part || is_note || meaning(&name) == Some(Trait::Name))
    }
}
