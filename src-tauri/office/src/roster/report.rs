//! What the importer found, as the window and the command line show it: rows, doubts, rows refused, rows skipped.

use schemars::JsonSchema;
use school::person::{Entry, PersonId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

school::words! {
    /// What a column, or a doubt, is about.
    pub enum Field {
        Serial = "序号",
        Name = "姓名",
        Sex = "性别",
        Ethnicity = "民族",
        Birth = "出生年月",
        IdNumber = "身份证号",
        Unit = "单位",
        Post = "职务",
        UnitAndPost = "单位及职务",
        Rank = "职级",
        Political = "政治面貌",
        Education = "学历",
        Phone = "手机",
        Group = "组别",
        Note = "备注",
        /// The row as a whole: is this the same person as another?
        Person = "此人",
    }
}

school::words! {
    /// What kind of question a doubt is, for answering many of a kind at once.
    pub enum DoubtKind {
        IdNumber = "身份证号有误",
        AgainstId = "与身份证号不符",
        SameId = "身份证号重复",
        Twice = "重复报名",
        NewUnit = "新单位",
        CloseUnit = "单位名称相近",
        NoUnit = "没有单位",
        Word = "不认识的写法",
        Phone = "手机号有误",
        Birth = "出生年月可疑",
        Name = "姓名可疑",
        Known = "人员库已有",
        Enrolled = "已在本班",
    }
}

school::words! {
    /// What the clerk may answer to a doubt.
    pub enum Choice {
        /// What the doubt advises; see [`Doubt::advice`].
        Adopt = "采用建议",
        Keep = "保留原文",
        Blank = "留空",
        /// A value of the clerk's own, in [`Settled::value`].
        Replace = "改为",
        Same = "是同一人",
        NotSame = "不是同一人",
        Skip = "不录此人",
    }
}

/// A sheet of the workbook.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct SheetSeen {
    /// The name on its tab.
    pub name: String,
    /// Rows down to the last one with content.
    pub rows: u32,
    /// Columns out to the last one with content.
    pub columns: u32,
    /// Whether the sender hid it.
    pub hidden: bool,
    /// People in it, when it looks like a roster.
    pub people: u32,
}

/// A column of the chosen table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ColumnSeen {
    /// `D`
    pub letter: String,
    /// What its heading says, without spaces and line breaks.
    pub heading: String,
    /// What it means; left out where the importer does not know and does not read it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub field: Option<Field>,
}

/// What the importer sees in a workbook before it reads any person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct WorkbookSeen {
    /// The file's name.
    pub file: String,
    /// SHA-256 of its bytes, hex.
    pub fingerprint: String,
    /// All sheets, in the sender's order.
    pub sheets: Vec<SheetSeen>,
    /// The sheet that holds the roster.
    pub sheet: String,
    /// The rows of its heading, counted from 1.
    pub header_rows: Vec<u32>,
    /// Its columns, left to right.
    pub columns: Vec<ColumnSeen>,
    /// Rows with a person.
    pub people: u32,
    /// The unit named above the table: 报送单位：县水利局（盖章）.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub unit_from_title: Option<String>,
}

/// A change made without asking because it cannot be wrong: spaces, full-width digits, 党员 for 中共党员.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Cleaned {
    /// Which field.
    pub field: Field,
    /// As it was written.
    pub from: String,
    /// As it will be entered.
    pub to: String,
}

/// One person of the roster, as they will be entered if every advice is taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct RosterRow {
    /// The row in the file, counted from 1.
    pub row: u32,
    /// What is known of the person.
    pub entry: Entry,
    /// 职级, where the roster has a column of its own for it.
    pub rank: String,
    /// 组别
    pub group: String,
    /// The person in the register that this is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub same_as: Option<PersonId>,
    /// What was put right without asking.
    pub cleaned: Vec<Cleaned>,
    /// Whether nothing about the row is in doubt.
    pub sure: bool,
}

/// A question about one cell, with the answer the importer would give.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Doubt {
    /// The row in the file, counted from 1.
    pub row: u32,
    /// Further rows that the same answer settles: a unit is asked about once.
    pub also: Vec<u32>,
    /// `D`; empty where no column is to blame.
    pub column: String,
    /// `D7`; empty where no cell is to blame.
    pub cell: String,
    /// What it is about.
    pub field: Field,
    /// What kind of question it is.
    pub kind: DoubtKind,
    /// The person's name, so that the question can be read without the file.
    pub name: String,
    /// What is written there.
    pub read: String,
    /// What [`Choice::Adopt`] does: [`Choice::Replace`] writes `suggest`, [`Choice::Blank`] nothing, and so on.
    pub advice: Choice,
    /// The value advised, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub suggest: Option<String>,
    /// One sentence: what is wrong, and what the advice is.
    pub why: String,
    /// What may be answered, the advice first.
    pub choices: Vec<Choice>,
}

/// A row that cannot be entered, or one that is no person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct RowLeftOut {
    /// The row in the file, counted from 1.
    pub row: u32,
    /// `B7`; empty where no cell is to blame.
    pub cell: String,
    /// What is written there.
    pub read: String,
    /// One sentence.
    pub why: String,
}

/// How many of each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS, JsonSchema)]
pub struct Counts {
    /// Rows with a person who can be entered.
    pub people: u32,
    /// Of these, rows without any doubt.
    pub sure: u32,
    /// Of these, rows with a doubt.
    pub doubtful: u32,
    /// Doubts; one may cover several rows, and a row may have several.
    pub doubts: u32,
    /// Rows with content that cannot be entered.
    pub refused: u32,
    /// Rows that are no person: blank, notes, totals.
    pub skipped: u32,
}

/// The dry run of an import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct RosterReport {
    /// The file's name.
    pub file: String,
    /// SHA-256 of its bytes, hex: answers belong to this very file.
    pub fingerprint: String,
    /// The sheet read.
    pub sheet: String,
    /// Other sheets that look like rosters and were not read.
    pub other_sheets: Vec<String>,
    /// The rows of the heading, counted from 1.
    pub header_rows: Vec<u32>,
    /// The columns of the table.
    pub columns: Vec<ColumnSeen>,
    /// The unit named above the table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub unit_from_title: Option<String>,
    /// The people, in the sender's order.
    pub rows: Vec<RosterRow>,
    /// The questions, in the order of the rows.
    pub doubts: Vec<Doubt>,
    /// Rows that cannot be entered.
    pub refused: Vec<RowLeftOut>,
    /// Rows that are no person.
    pub skipped: Vec<RowLeftOut>,
    /// How many of each.
    pub counts: Counts,
}

/// The clerk's answer to one doubt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Settled {
    /// The doubt's row.
    pub row: u32,
    /// The doubt's field.
    pub field: Field,
    /// The answer.
    pub choice: Choice,
    /// The clerk's own value, with [`Choice::Replace`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub value: Option<String>,
}

/// One person ready to be written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ReadyRow {
    /// The row in the file, counted from 1.
    pub row: u32,
    /// What is known of the person.
    pub entry: Entry,
    /// 职级
    pub rank: String,
    /// 组别
    pub group: String,
    /// The person in the register that this is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub same_as: Option<PersonId>,
    /// The clerk said that this is nobody in the register, whatever the name.
    pub new_person: bool,
}
