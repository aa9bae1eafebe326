//! What the importer found, as the window and the command line show it: rows, doubts, rows refused, rows skipped.

use schemars::JsonSchema;
use school::cohort::CohortId;
use school::person::{Entry, PersonId};
use school::unit::UnitId;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

school::words! {
    /// What a column, or a doubt, is about.
    pub enum Field {
        Serial = "序号",
        Name = "姓名",
        Sex = "性别",
        Ethnicity = "民族",
        Birth = "出生年月",
        Age = "年龄",
        IdNumber = "身份证号",
        Unit = "单位",
        Post = "职务",
        UnitAndPost = "单位及职务",
        PostSince = "任现职时间",
        Rank = "职级",
        RankSince = "任现职级时间",
        Political = "政治面貌",
        Education = "学历",
        InService = "在职学历",
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
        OtherFile = "另一文件已报",
        Several = "一格多人",
        NewUnit = "新单位",
        CloseUnit = "单位名称相近",
        NoUnit = "没有单位",
        Word = "不认识的写法",
        Phone = "手机号有误",
        Birth = "出生年月可疑",
        Date = "日期看不懂",
        Name = "姓名可疑",
        Known = "人员库已有",
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
        /// One cell with several people, read as that many lines.
        Split = "拆成几人",
        Skip = "不录此人",
        /// Not entered, and marked in the sender's own workbook for them to put right.
        Return = "退回单位",
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
    /// The person's running number in the file, counted from 1.
    pub line: u32,
    /// The sheet's name.
    pub sheet: String,
    /// The row in the sheet, counted from 1.
    pub row: u32,
    /// What is known of the person.
    pub entry: Entry,
    /// 组别
    pub group: String,
    /// The person in the register that this is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub same_as: Option<PersonId>,
    /// What was put right without asking.
    pub cleaned: Vec<Cleaned>,
    /// Whether nothing about the person is in doubt.
    pub sure: bool,
}

/// A question about one cell, with the answer the importer would give.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Doubt {
    /// The person's running number in the file, counted from 1.
    pub line: u32,
    /// Further lines that the same answer settles: a unit is asked about once.
    pub also: Vec<u32>,
    /// The sheet's name.
    pub sheet: String,
    /// The row in the sheet, counted from 1.
    pub row: u32,
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
    /// Whether the advice is as good as certain: such doubts may be accepted all at once.
    pub sure: bool,
    /// One sentence: what is wrong, and what the advice is.
    pub why: String,
    /// What may be answered, the advice first.
    pub choices: Vec<Choice>,
}

/// A row that cannot be entered, or one that is no person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct RowLeftOut {
    /// The sheet's name.
    pub sheet: String,
    /// The row in the sheet, counted from 1.
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
    /// People who can be entered (人).
    pub people: u32,
    /// Of these, people without any doubt.
    pub sure: u32,
    /// Of these, people with a doubt.
    pub doubtful: u32,
    /// Doubts; one may cover several people, and a person may have several.
    pub doubts: u32,
    /// Rows with content that cannot be entered.
    pub refused: u32,
    /// Rows that are no person: blank, notes, totals.
    pub skipped: u32,
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, more: Counts) {
        self.people += more.people;
        self.sure += more.sure;
        self.doubtful += more.doubtful;
        self.doubts += more.doubts;
        self.refused += more.refused;
        self.skipped += more.skipped;
    }
}

/// One table of people, as it was read. A sheet may have several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct SheetRead {
    /// The sheet's name.
    pub name: String,
    /// The rows of the heading, counted from 1.
    pub header_rows: Vec<u32>,
    /// Its columns, left to right.
    pub columns: Vec<ColumnSeen>,
    /// The unit named above the table: 报送单位：县水利局（盖章）.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub unit_from_title: Option<String>,
    /// People in it (人); none where it only repeats what another sheet says.
    pub people: u32,
}

/// What our own registration template carries, hidden: for which class it was made, and for which unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct TemplateCode {
    /// The class.
    pub cohort: CohortId,
    /// The unit; left out where the template was for all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub unit: Option<UnitId>,
}

/// The dry run of an import.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct RosterReport {
    /// The file's name.
    pub file: String,
    /// SHA-256 of its bytes, hex: answers belong to this very file.
    pub fingerprint: String,
    /// Whether it is our own template, and whose.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub code: Option<TemplateCode>,
    /// The unit that sends the file, where the titles, the file's name or everybody in it agree.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub sender: Option<String>,
    /// The tables read, in the sender's order.
    pub sheets: Vec<SheetRead>,
    /// The people, in the sender's order: all at whom a question is asked, and the first of the others.
    pub rows: Vec<RosterRow>,
    /// The questions, in the order of the people.
    pub doubts: Vec<Doubt>,
    /// Rows that cannot be entered; of very many the first.
    pub refused: Vec<RowLeftOut>,
    /// Rows and sheets that are no people; of very many the first.
    pub skipped: Vec<RowLeftOut>,
    /// How many of each in the whole file.
    pub counts: Counts,
}

/// The clerk's answer to one doubt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Settled {
    /// The doubt's line.
    pub line: u32,
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
    /// The person's running number in the file, counted from 1.
    pub line: u32,
    /// The sheet's name.
    pub sheet: String,
    /// The row in the sheet, counted from 1.
    pub row: u32,
    /// What is known of the person.
    pub entry: Entry,
    /// 组别
    pub group: String,
    /// The person in the register that this is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub same_as: Option<PersonId>,
    /// The clerk said that this is nobody in the register, whatever the name.
    pub new_person: bool,
    /// Where each field was read: `D7`.
    pub cells: BTreeMap<Field, String>,
    /// What was written there, where it is not what will be entered.
    pub raw: BTreeMap<Field, String>,
}
