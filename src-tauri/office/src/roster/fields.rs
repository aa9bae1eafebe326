//! Reading one person's row, field by field: what is cleaned without asking, and what becomes a question.

use super::report::{Choice, Cleaned, Doubt, DoubtKind, Field, RosterRow};
use super::table::Table;
use super::units;
use crate::workbook::{Cell, Kind};
use chrono::{Days, NaiveDate};
use school::person::id_number::Fault;
use school::person::tables::{self, clean_name, compact};
use school::person::{Birth, Entry, IdNumber, Sex};

/// One row read, as it will be entered if every advice is taken.
pub(super) struct Draft {
    pub row: RosterRow,
    pub doubts: Vec<Doubt>,
}

/// Trainees are of working age; another age is more likely a slip of the pen.
const AGES: std::ops::RangeInclusive<i32> = 18..=75;

/// Reads a row, or says in one sentence why it cannot be a person. `row` is counted from 0.
pub(super) fn read(
    table: &Table,
    row: u32,
    group: Option<&str>,
    known: &units::Register,
    today: NaiveDate,
) -> Result<Draft, String> {
    let name = table.cell(row, Field::Name).map_or("", |cell| cell.text);
    let mut reader =
        Reader { table, row, entry: Entry::default(), name: String::new(), cleaned: vec![], doubts: vec![] };
    let sex_beside_name = reader.name(name)?;
    reader.id_number();
    reader.sex(sex_beside_name);
    reader.birth(today);
    reader.words();
    reader.phone();
    reader.unit_and_post(known);
    let rank = reader.plain(Field::Rank);
    let group = match table.cell_or_merged(row, Field::Group) {
        Some(cell) => compact(cell.text),
        None => group.unwrap_or_default().to_string(),
    };
    let Reader { entry, cleaned, doubts, .. } = reader;
    let row = RosterRow { row: row + 1, entry, rank, group, same_as: None, cleaned, sure: true };
    Ok(Draft { row, doubts })
}

/// A question about a field of a row; `row` counted from 0.
pub(super) fn doubt(table: &Table, row: u32, field: Field, kind: DoubtKind, name: &str, why: String) -> Doubt {
    let (column, cell) = table.place(row, field);
    let read = table.cell(row, field).map_or("", |cell| cell.text).to_string();
    Doubt {
        row: row + 1,
        also: vec![],
        column,
        cell,
        field,
        kind,
        name: name.into(),
        read,
        advice: Choice::Keep,
        suggest: None,
        why,
        choices: vec![],
    }
}

impl Doubt {
    /// Sets the advice, and what else may be answered.
    pub(super) fn advise(mut self, advice: Choice, suggest: Option<String>, others: &[Choice]) -> Doubt {
        self.advice = advice;
        self.suggest = suggest;
        self.choices = std::iter::once(Choice::Adopt).chain(others.iter().copied()).collect();
        self
    }
}

struct Reader<'t, 'a> {
    table: &'t Table<'a>,
    row: u32,
    entry: Entry,
    name: String,
    cleaned: Vec<Cleaned>,
    doubts: Vec<Doubt>,
}

impl<'a> Reader<'_, 'a> {
    fn cell(&self, field: Field) -> Option<Cell<'a>> {
        self.table.cell(self.row, field)
    }

    fn clean(&mut self, field: Field, from: &str, to: &str) {
        if from.trim() != to && !from.trim().is_empty() {
            self.cleaned.push(Cleaned { field, from: from.into(), to: to.into() });
        }
    }

    fn ask(&mut self, field: Field, kind: DoubtKind, why: String) -> Doubt {
        doubt(self.table, self.row, field, kind, &self.name, why)
    }

    /// The name, and the sex that some units write behind it: 李四（女）.
    fn name(&mut self, written: &str) -> Result<Option<Sex>, String> {
        let row = self.row + 1;
        if let Some(names) = several(written) {
            return Err(format!("第{row}行姓名格里写了{}个人（{}），请改成一人一行。", names.len(), names.join("、")));
        }
        let (outside, inside) = without_brackets(written);
        let bare = compact(&outside);
        if ["待定", "未定", "暂缺", "空缺", "无", "暂无", "待报"].contains(&bare.as_str()) {
            return Err(format!("第{row}行姓名写的是「{bare}」，请单位确定人选后补报。"));
        }
        self.name = bare.clone();
        match clean_name(&outside) {
            Ok(name) => self.name = name,
            Err(why @ "姓名里有没写出来的字") => {
                let ask = self.ask(Field::Name, DoubtKind::Name, format!("{why}，可能是生僻字丢失，请核对后改正。"));
                let ask = ask.advise(Choice::Keep, Some(bare), &[Choice::Replace, Choice::Skip]);
                self.doubts.push(ask);
            }
            Err(why) => return Err(format!("第{row}行「{}」：{why}，请改正姓名。", written.trim())),
        }
        self.entry.name = self.name.clone();
        let sex = Sex::read(&inside);
        let name = self.name.clone();
        if inside.is_empty() || sex.is_some() {
            self.clean(Field::Name, written, &name);
        } else {
            let why = format!("姓名后面括号里写着「{inside}」，建议只录姓名「{name}」。");
            let ask = self.ask(Field::Name, DoubtKind::Name, why);
            self.doubts.push(ask.advise(Choice::Replace, Some(name.clone()), &[Choice::Replace, Choice::Skip]));
        }
        let words: Vec<&str> = outside.split_whitespace().collect();
        let long = words.len() == 2 && words.iter().all(|word| (2..=3).contains(&word.chars().count()));
        if long && !COMPOUND_SURNAMES.contains(&words[0]) {
            let why = format!("姓名中间有空格，可能是「{}」「{}」两个人，请核对。", words[0], words[1]);
            let ask = self.ask(Field::Name, DoubtKind::Name, why);
            self.doubts.push(ask.advise(Choice::Keep, Some(name), &[Choice::Replace, Choice::Skip]));
        }
        Ok(sex)
    }

    fn id_number(&mut self) {
        let Some(cell) = self.cell(Field::IdNumber) else { return };
        // Fifteen digits are all that Excel keeps of a number.
        let fault = match IdNumber::read(cell.text) {
            _ if cell.kind == Kind::Number && cell.text.len() > 15 => Fault::LostDigits,
            Ok(id) => {
                self.clean(Field::IdNumber, cell.text, id.as_str());
                self.entry.id_number = Some(id);
                return;
            }
            Err(Fault::Empty) => return,
            Err(_) if is_blank_mark(cell.text) => return self.clean(Field::IdNumber, cell.text, ""),
            Err(fault) => fault,
        };
        let others = [Choice::Replace, Choice::Blank, Choice::Skip];
        let ask = match fault {
            Fault::Old { upgraded } => {
                let why = format!("是15位旧身份证号，建议改为18位：{upgraded}。");
                let ask = self.ask(Field::IdNumber, DoubtKind::IdNumber, why);
                let ask = ask.advise(Choice::Replace, Some(upgraded.to_string()), &others);
                self.entry.id_number = Some(upgraded);
                ask
            }
            fault => {
                let why = format!("{fault}，建议留空，请单位补报。");
                self.ask(Field::IdNumber, DoubtKind::IdNumber, why).advise(Choice::Blank, None, &[others[0], others[2]])
            }
        };
        self.doubts.push(ask);
    }

    fn sex(&mut self, beside_name: Option<Sex>) {
        let cell = self.cell(Field::Sex);
        let written = cell.and_then(|cell| Sex::read(cell.text)).or(beside_name);
        let by_id = self.entry.id_number.as_ref().map(IdNumber::sex);
        self.entry.sex = by_id.or(written);
        match (written, by_id, cell) {
            (Some(written), Some(by_id), _) if written != by_id => {
                let why =
                    format!("性别写的是{written}，按身份证号应是{by_id}，建议以身份证号为准；保留原文则身份证号留空。");
                let ask = self.ask(Field::Sex, DoubtKind::AgainstId, why);
                let others = [Choice::Keep, Choice::Skip];
                self.doubts.push(ask.advise(Choice::Replace, Some(by_id.to_string()), &others));
            }
            (None, None, Some(cell)) if !is_blank_mark(cell.text) => {
                let why = format!("性别「{}」看不懂，建议留空。", cell.text.trim());
                let ask = self.ask(Field::Sex, DoubtKind::Word, why);
                self.doubts.push(ask.advise(Choice::Blank, None, &[Choice::Replace, Choice::Skip]));
            }
            (Some(written), _, Some(cell)) => self.clean(Field::Sex, cell.text, written.word()),
            _ => {}
        }
    }

    fn birth(&mut self, today: NaiveDate) {
        let by_id = self.entry.id_number.as_ref().map(IdNumber::birth);
        self.entry.birth = by_id;
        if let Some(cell) = self.cell(Field::Birth).filter(|cell| !is_blank_mark(cell.text)) {
            self.written_birth(cell, by_id);
        }
        let Some(birth) = self.entry.birth else { return };
        let age = birth.age_on(today);
        if !AGES.contains(&age) && !self.doubts.iter().any(|doubt| doubt.field == Field::Birth) {
            let why =
                format!("按{}出生算是{age}岁，不在{}至{}岁之间，请核对。", birth.dotted(), AGES.start(), AGES.end());
            let ask = self.ask(Field::Birth, DoubtKind::Birth, why);
            let others = [Choice::Replace, Choice::Blank, Choice::Skip];
            self.doubts.push(ask.advise(Choice::Keep, Some(birth.to_string()), &others));
        }
    }

    fn written_birth(&mut self, cell: Cell, by_id: Option<Birth>) {
        let written = birth_of(cell);
        let others = [Choice::Keep, Choice::Skip];
        let ask = match (written, by_id) {
            (Ok(written), Some(by_id)) if agrees(&written, &by_id, cell) => return,
            (Ok(written), None) => {
                // 1985年3月 typed into Excel becomes the first of March: the day is Excel's, not the person's.
                let by_excel = cell.kind == Kind::Date && written.day() == Some(1);
                self.entry.birth = Some(if by_excel { written.to_the_month() } else { written });
                if !lost_its_zero(cell) {
                    return;
                }
                let october = Birth::read(&format!("{}0", cell.text.trim())).unwrap_or(written);
                let why = format!(
                    "Excel 会把 {} 显示成 {}，月份可能是1月或10月，建议暂按1月，请核对。",
                    october.dotted(),
                    cell.text.trim()
                );
                let ask = self.ask(Field::Birth, DoubtKind::Birth, why);
                ask.advise(Choice::Replace, Some(written.to_string()), &[Choice::Replace, Choice::Blank, Choice::Skip])
            }
            (Ok(written), Some(by_id)) => {
                let shown = if written.day().is_some() { written.to_string() } else { written.dotted() };
                let why = format!(
                    "出生年月写的是{shown}，按身份证号应是{by_id}，建议以身份证号为准；保留原文则身份证号留空。"
                );
                let ask = self.ask(Field::Birth, DoubtKind::AgainstId, why);
                ask.advise(Choice::Replace, Some(by_id.to_string()), &others)
            }
            (Err(why), Some(by_id)) => {
                let why = format!("「{}」{why}；建议以身份证号的{by_id}为准。", cell.text.trim());
                let ask = self.ask(Field::Birth, DoubtKind::Birth, why);
                ask.advise(Choice::Replace, Some(by_id.to_string()), &[Choice::Skip])
            }
            (Err(why), None) => {
                let why = format!("「{}」{why}；建议留空，请单位补报。", cell.text.trim());
                let ask = self.ask(Field::Birth, DoubtKind::Birth, why);
                ask.advise(Choice::Blank, None, &[Choice::Replace, Choice::Skip])
            }
        };
        self.doubts.push(ask);
    }

    /// Ethnicity, political status, education, remarks.
    fn words(&mut self) {
        self.entry.ethnicity = self.word(Field::Ethnicity, tables::ethnicity, tables::ETHNICITIES.iter().copied());
        let statuses = tables::POLITICAL.iter().map(|(word, _)| *word);
        self.entry.political = self.word(Field::Political, tables::political, statuses);
        self.entry.education = self.plain(Field::Education);
        self.entry.note = self.plain(Field::Note);
    }

    fn word(
        &mut self,
        field: Field,
        read: fn(&str) -> Option<&'static str>,
        mut all: impl Iterator<Item = &'static str>,
    ) -> String {
        let Some(cell) = self.cell(field).filter(|cell| !is_blank_mark(cell.text)) else { return String::new() };
        if let Some(word) = read(cell.text) {
            self.clean(field, cell.text, word);
            return word.into();
        }
        let written = compact(cell.text);
        let close = all.find(|word| units::one_slip_apart(word, &written));
        let others = [Choice::Keep, Choice::Replace, Choice::Blank];
        let ask = match close {
            Some(word) => {
                let why = format!("{field}「{written}」不在标准名称里，是不是「{word}」？");
                self.ask(field, DoubtKind::Word, why).advise(Choice::Replace, Some(word.into()), &others)
            }
            None => {
                let why = format!("{field}「{written}」不在标准名称里，建议照原文录入，请核对。");
                self.ask(field, DoubtKind::Word, why).advise(Choice::Keep, Some(written.clone()), &others[1..])
            }
        };
        self.doubts.push(ask);
        close.map_or(written, String::from)
    }

    /// Free text, its spaces tidied.
    fn plain(&mut self, field: Field) -> String {
        let Some(cell) = self.cell(field) else { return String::new() };
        let text = tidy(cell.text);
        self.clean(field, cell.text, &text);
        text
    }

    fn phone(&mut self) {
        let Some(cell) = self.cell(Field::Phone).filter(|cell| !is_blank_mark(cell.text)) else { return };
        let digits = phone_digits(cell.text);
        if is_mobile(&digits) {
            self.clean(Field::Phone, cell.text, &digits);
            self.entry.phone = digits;
            return;
        }
        let written = tidy(cell.text);
        let why = format!("手机号应为11位，这里写的是「{written}」，建议照原文录入，请核对。");
        let ask = self.ask(Field::Phone, DoubtKind::Phone, why);
        self.doubts.push(ask.advise(Choice::Keep, Some(written.clone()), &[Choice::Replace, Choice::Blank]));
        self.entry.phone = written;
    }

    fn unit_and_post(&mut self, known: &units::Register) {
        self.entry.post = self.plain(Field::Post);
        let title = self.table.title_unit.as_ref().map(|(unit, _)| unit.clone()).unwrap_or_default();
        if let Some(both) = self.cell(Field::UnitAndPost) {
            let (unit, post) = known.split(&tidy(both.text), &title);
            self.clean(Field::UnitAndPost, both.text, format!("{unit} {post}").trim());
            (self.entry.unit, self.entry.post) = (unit, post);
            return;
        }
        self.entry.unit = match self.table.cell_or_merged(self.row, Field::Unit) {
            Some(cell) => {
                let unit = compact(cell.text);
                if cell.row == self.row {
                    self.clean(Field::Unit, cell.text, &unit);
                }
                unit
            }
            // A column with a blank: the caller looks above. No column: the title speaks for all.
            None if self.table.column(Field::Unit).is_some() => String::new(),
            None => title,
        };
    }
}

/// A number that Excel shows without its last zero: 1985.10 as 1985.1.
fn lost_its_zero(cell: Cell) -> bool {
    cell.kind == Kind::Number && cell.text.trim().ends_with(".1")
}

fn agrees(written: &Birth, by_id: &Birth, cell: Cell) -> bool {
    let same_month = (written.year(), written.month()) == (by_id.year(), by_id.month());
    let same_day = written.day().is_none() || written.day() == by_id.day();
    let day_by_excel = cell.kind == Kind::Date && written.day() == Some(1);
    let october = lost_its_zero(cell) && written.year() == by_id.year() && by_id.month() == 10;
    (same_month && (same_day || day_by_excel)) || october
}

/// A birth as written, or as the number of a day that Excel was not told to show as a date.
fn birth_of(cell: Cell) -> Result<Birth, school::person::birth::NotABirth> {
    let serial =
        cell.text.trim().parse::<u64>().ok().filter(|day| cell.kind == Kind::Number && (3_654..47_848).contains(day));
    match serial.and_then(|day| NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(day))) {
        Some(date) => Ok(Birth::on(date)),
        None => Birth::read(cell.text),
    }
}

/// 无, /, —: an empty cell that somebody filled.
fn is_blank_mark(text: &str) -> bool {
    let text = compact(text);
    text.chars().all(|c| matches!(c, '/' | '\\' | '-' | '—' | '–' | '无' | '、' | '.' | '…' | '·' | '＿' | '_'))
}

/// Text without decoration: spaces at the ends gone, between Han characters gone, elsewhere one.
pub(super) fn tidy(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut tidy = String::new();
    for word in words {
        let between_latin = tidy.ends_with(|c: char| c.is_ascii_alphanumeric())
            && word.starts_with(|c: char| c.is_ascii_alphanumeric());
        if between_latin {
            tidy.push(' ');
        }
        tidy.push_str(word);
    }
    tidy
}

/// The digits of a phone number: spaces, hyphens and the country's number gone.
pub(super) fn phone_digits(text: &str) -> String {
    let half = |c: char| match c {
        '０'..='９' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        c => c,
    };
    let plain: String =
        compact(text).chars().map(half).filter(|c| !matches!(c, '-' | '—' | '－' | '\'' | '‘' | '’')).collect();
    let plain = plain.strip_suffix(".0").unwrap_or(&plain);
    let bare = plain.strip_prefix("+86").or_else(|| plain.strip_prefix("86").filter(|rest| rest.len() == 11));
    bare.unwrap_or(plain).to_string()
}

/// Eleven digits, the first a 1.
pub(super) fn is_mobile(digits: &str) -> bool {
    digits.len() == 11 && digits.starts_with('1') && digits.bytes().all(|b| b.is_ascii_digit())
}

const COMPOUND_SURNAMES: &[&str] = &[
    "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "长孙", "宇文", "司徒", "夏侯",
    "端木", "南宫", "轩辕", "公冶", "澹台", "赫连", "呼延", "申屠", "太史", "闻人", "钟离", "独孤", "拓跋", "淳于",
    "单于", "司空",
];

/// Two people in one cell: 张三、李四.
fn several(written: &str) -> Option<Vec<String>> {
    let parts: Vec<String> = written
        .split(['、', '，', ',', ';', '；', '/', '\n', '&', '和'])
        .map(|part| compact(&without_brackets(part).0))
        .filter(|part| !part.is_empty())
        .collect();
    let names = parts.iter().all(|part| part.chars().count() >= 2 && clean_name(part).is_ok());
    (parts.len() > 1 && names).then_some(parts)
}

/// The text outside brackets and the text inside them.
fn without_brackets(text: &str) -> (String, String) {
    let (mut outside, mut inside, mut depth) = (String::new(), String::new(), 0);
    for c in text.chars() {
        match c {
            '(' | '（' | '[' | '【' => depth += 1,
            ')' | '）' | ']' | '】' => depth -= 1,
            c if depth > 0 => inside.push(c),
            c => outside.push(c),
        }
    }
    (outside, compact(&inside))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_names_in_a_cell_are_two_people() {
        for (written, people) in [
            ("张三、李四", 2),
            ("张三\n李四", 2),
            ("张三（组长），李四，王五", 3),
            ("张\n三", 0),
            ("张三", 0),
            ("买买提·吐尔逊", 0),
            ("和珅", 0),
        ] {
            assert_eq!(several(written).map_or(0, |names| names.len()), people, "{written:?}");
        }
    }

    #[test]
    fn phones_lose_what_is_no_digit() {
        for (written, digits, mobile) in [
            ("138 0588 8718", "13805888718", true),
            ("138-0588-8718", "13805888718", true),
            ("+86 13805888718", "13805888718", true),
            ("１３８０５８８８７１８", "13805888718", true),
            ("13805888718.0", "13805888718", true),
            ("0431-8512345", "04318512345", false),
            ("1380588871", "1380588871", false),
        ] {
            assert_eq!(phone_digits(written), digits, "{written:?}");
            assert_eq!(is_mobile(&phone_digits(written)), mobile, "{written:?}");
        }
    }

    #[test]
    fn text_is_tidied_without_being_changed() {
        for (written, tidied) in
            [(" 党组成员、\n副局长 ", "党组成员、副局长"), ("IT 部  A", "IT部A"), ("Deputy  Head", "Deputy Head")]
        {
            assert_eq!(tidy(written), tidied);
        }
    }
}
