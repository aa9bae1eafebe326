//! Reading one person, field by field: what is cleaned without asking, and what becomes a question.

use super::dates::{age_of, birth_of, day_of};
use super::documents::other_document;
use super::phones::{self, Phone};
use super::questions::doubt;
use super::report::{Choice, Cleaned, Doubt, DoubtKind, Field};
use super::table::{NO_ROW, Spot, Table, Written};
use super::words::{
    COMPOUND_SURNAMES, is_blank_mark, is_private, political_of, sex_of, tidy, unnumbered, without_brackets, zero_lost,
};
use super::{several, units};
use crate::workbook::Kind;
use chrono::NaiveDate;
use school::person::id_number::Fault;

use school::person::tables::{self, clean_name, compact};
use school::person::{Birth, Entry, IdNumber, Sex, Since};

/// One person read, as they will be entered if every advice about their own row is taken.
pub(super) struct Draft {
    pub entry: Entry,
    pub group: String,
    pub cleaned: Vec<Cleaned>,
    pub doubts: Vec<Doubt>,
}

/// Trainees are of working age; another age is more likely a slip of the pen.
const AGES: std::ops::RangeInclusive<i32> = 18..=75;

/// Reads a person, or says in one sentence why what stands there cannot be one. `no_id`: the ID number that stands
/// there is somebody else's.
pub(super) fn read(
    table: &Table,
    spot: &Spot,
    register: &units::Register,
    today: NaiveDate,
    no_id: bool,
) -> Result<Draft, String> {
    let mut reader =
        Reader { table, spot, entry: Entry::default(), name: String::new(), cleaned: vec![], doubts: vec![] };
    let sex_beside_name = reader.name()?;
    if !no_id {
        reader.id_number();
    }
    reader.sex(sex_beside_name);
    reader.birth(today);
    reader.age(today);
    reader.words();
    reader.phone();
    reader.unit_and_post(register);
    let group = match reader.written(Field::Group) {
        Some(written) => compact(&written.text),
        None => table.group_above(spot.row).to_string(),
    };
    let Reader { entry, cleaned, doubts, .. } = reader;
    Ok(Draft { entry, group, cleaned, doubts })
}

/// Shares a row out among the several people of its name cell: how many they are, or a sentence why that is not
/// clear. One for most rows.
pub(super) fn people_in(table: &Table, spot: &Spot) -> Result<u8, String> {
    let Some(name) = table.written(spot, Field::Name) else { return Ok(1) };
    let Some(names) = several::names(&name.text) else { return Ok(1) };
    let of = names.len();
    let apart = Field::ALL.iter().all(|&field| {
        let written = if field == Field::Unit { None } else { table.written(spot, field) };
        written.is_none_or(|written| several::fits(&written.text, field, of))
    });
    if apart {
        return Ok(of as u8);
    }
    let names: Vec<String> = names.iter().map(|name| compact(&without_brackets(name).0)).collect();
    Err(format!("第{}行姓名格里写了{of}个人（{}），请改成一人一行。", spot.row + 1, names.join("、")))
}

/// Whether the birth written beside an ID number is that of the number; none where none can be read.
pub(super) fn birth_fits(table: &Table, spot: &Spot, id: &IdNumber) -> Option<bool> {
    let written = table.written(spot, Field::Birth)?;
    let birth = birth_of(&written).ok()?;
    Some(table.habits(Field::Birth).agrees(&birth, &id.birth(), &written))
}

impl Draft {
    /// Of nobody.
    pub fn empty() -> Draft {
        Draft { entry: Entry::default(), group: String::new(), cleaned: vec![], doubts: vec![] }
    }
}

struct Reader<'t, 'a> {
    table: &'t Table<'a>,
    spot: &'t Spot,
    entry: Entry,
    name: String,
    cleaned: Vec<Cleaned>,
    doubts: Vec<Doubt>,
}

impl<'a> Reader<'_, 'a> {
    fn written(&self, field: Field) -> Option<Written<'a>> {
        self.table.written(self.spot, field)
    }

    /// The same, where it is more than a stroke to fill the cell.
    fn said(&self, field: Field) -> Option<Written<'a>> {
        self.written(field).filter(|written| !is_blank_mark(&written.text))
    }

    fn clean(&mut self, field: Field, from: &str, to: &str) {
        if from.trim() != to && !from.trim().is_empty() {
            self.cleaned.push(Cleaned { field, from: from.into(), to: to.into() });
        }
    }

    fn ask(&self, field: Field, kind: DoubtKind, why: String) -> Doubt {
        let mut ask = doubt(self.table, self.spot.row, field, kind, &self.name, why);
        if let Some(written) = self.written(field) {
            ask.read = written.text.into_owned();
        }
        ask
    }

    /// One question about one field of a person.
    fn push(&mut self, ask: Doubt) {
        if self.doubts.iter().all(|doubt| doubt.field != ask.field) {
            self.doubts.push(ask);
        }
    }

    /// The name, and the sex that some units write behind it: 李四（女）.
    fn name(&mut self) -> Result<Option<Sex>, String> {
        let row = self.spot.row + 1;
        let written = self.written(Field::Name);
        let written = written.as_ref().map_or("", |written| &written.text);
        let (whole, mut inside) = without_brackets(written);
        let mut outside = unnumbered(&whole);
        // 李四 女
        if let Some((name, last)) = outside.trim().rsplit_once(char::is_whitespace)
            && matches!(last, "男" | "女")
            && compact(name).chars().count() >= 2
        {
            (outside, inside) = (name, last.into());
        }
        let bare = compact(outside);
        if ["待定", "未定", "暂缺", "空缺", "无", "暂无", "待报", "空"].contains(&bare.as_str()) {
            return Err(format!("第{row}行姓名写的是「{bare}」，请单位确定人选后补报。"));
        }
        self.name = bare.clone();
        match clean_name(outside) {
            Ok(name) => self.name = name,
            Err(why @ "姓名里有没写出来的字") => {
                let ask = self.ask(Field::Name, DoubtKind::Name, format!("{why}，可能是生僻字丢失，请核对后改正。"));
                self.push(ask.advise(Choice::Keep, Some(bare), &[Choice::Replace, Choice::Skip]));
            }
            Err(_) if bare.chars().any(is_private) => {
                let why = "姓名里有自造字，换一台电脑就看不见，建议照原文录入，请改成标准字。".into();
                let ask = self.ask(Field::Name, DoubtKind::Name, why);
                self.push(ask.advise(Choice::Keep, Some(bare), &[Choice::Replace, Choice::Skip]));
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
            self.push(ask.advise(Choice::Replace, Some(name.clone()), &[Choice::Replace, Choice::Skip]));
        }
        let words: Vec<&str> = outside.split_whitespace().collect();
        let long = words.len() == 2 && words.iter().all(|word| (2..=3).contains(&word.chars().count()));
        if long && !COMPOUND_SURNAMES.contains(&words[0]) {
            let why = format!("姓名中间有空格，可能是「{}」「{}」两个人，请核对。", words[0], words[1]);
            let ask = self.ask(Field::Name, DoubtKind::Name, why);
            self.push(ask.advise(Choice::Keep, Some(name), &[Choice::Replace, Choice::Skip]));
        }
        Ok(sex)
    }

    fn id_number(&mut self) {
        let Some(written) = self.written(Field::IdNumber) else { return };
        // Fifteen digits are all that Excel keeps of a number.
        let fault = match IdNumber::read(&written.text) {
            _ if written.kind == Kind::Number && written.text.len() > 15 => Fault::LostDigits,
            // One number in a thousand ends so by right; of those that Excel cut, every one.
            Ok(id) if id.as_str().ends_with("000") => {
                let why = "身份证号末三位是000，很可能是 Excel 截断的，建议留空，请单位核对。";
                let ask = self.ask(Field::IdNumber, DoubtKind::IdNumber, why.into());
                let others = [Choice::Keep, Choice::Replace, Choice::Skip];
                return self.push(ask.advise(Choice::Blank, None, &others));
            }
            Ok(id) => {
                self.clean(Field::IdNumber, &written.text, id.as_str());
                self.entry.id_number = Some(id);
                return;
            }
            Err(Fault::Empty) => return,
            Err(_) if is_blank_mark(&written.text) => return self.clean(Field::IdNumber, &written.text, ""),
            Err(fault) => fault,
        };
        let others = [Choice::Replace, Choice::Blank, Choice::Skip];
        if let Some((kind, number)) = other_document(&written.text) {
            let why = format!("写的是{kind}号「{number}」，不是身份证号，建议身份证号留空，证件号记入备注。");
            let ask = self.ask(Field::IdNumber, DoubtKind::IdNumber, why).advise(Choice::Blank, None, &others[..1]);
            self.entry.note = format!("{kind}{number}");
            // There is nothing for the unit to put right.
            let choices = ask.choices.iter().copied().filter(|choice| *choice != Choice::Return).collect();
            return self.push(Doubt { choices, ..ask });
        }
        let ask = match fault {
            Fault::Old { upgraded } => {
                let why = format!("是15位旧身份证号，建议改为18位：{upgraded}。");
                let ask = self.ask(Field::IdNumber, DoubtKind::IdNumber, why);
                let ask = ask.advise(Choice::Replace, Some(upgraded.to_string()), &others).surely();
                self.entry.id_number = Some(upgraded);
                ask
            }
            fault => {
                let why = format!("{fault}，建议留空，请单位补报。");
                self.ask(Field::IdNumber, DoubtKind::IdNumber, why).advise(Choice::Blank, None, &[others[0], others[2]])
            }
        };
        self.push(ask);
    }

    fn sex(&mut self, beside_name: Option<Sex>) {
        let cell = self.written(Field::Sex);
        let written = cell.as_ref().and_then(|cell| sex_of(&cell.text)).or(beside_name);
        let by_id = self.entry.id_number.as_ref().map(IdNumber::sex);
        self.entry.sex = by_id.or(written);
        match (written, by_id, cell) {
            (Some(written), Some(by_id), _) if written != by_id => {
                let why =
                    format!("性别写的是{written}，按身份证号应是{by_id}，建议以身份证号为准；保留原文则身份证号留空。");
                let ask = self.ask(Field::Sex, DoubtKind::AgainstId, why);
                let others = [Choice::Keep, Choice::Skip];
                self.push(ask.advise(Choice::Replace, Some(by_id.to_string()), &others));
            }
            (None, None, Some(cell)) if !is_blank_mark(&cell.text) => {
                let why = format!("性别「{}」看不懂，建议留空。", cell.text.trim());
                let ask = self.ask(Field::Sex, DoubtKind::Word, why);
                self.push(ask.advise(Choice::Blank, None, &[Choice::Replace, Choice::Skip]));
            }
            (Some(written), _, Some(cell)) => self.clean(Field::Sex, &cell.text, written.word()),
            _ => {}
        }
    }

    fn birth(&mut self, today: NaiveDate) {
        let by_id = self.entry.id_number.as_ref().map(IdNumber::birth);
        self.entry.birth = by_id;
        if let Some(written) = self.said(Field::Birth) {
            self.written_birth(&written, by_id);
        }
        let Some(birth) = self.entry.birth else { return };
        let age = birth.age_on(today);
        if !AGES.contains(&age) {
            let why =
                format!("按{}出生算是{age}岁，不在{}至{}岁之间，请核对。", birth.dotted(), AGES.start(), AGES.end());
            let ask = self.ask(Field::Birth, DoubtKind::Birth, why);
            let others = [Choice::Replace, Choice::Blank, Choice::Skip];
            self.push(ask.advise(Choice::Keep, Some(birth.to_string()), &others));
        }
    }

    /// An age is not entered, but it may say that the birth is wrong. One year is the day that both are counted on.
    fn age(&mut self, today: NaiveDate) {
        let written = self.written(Field::Age).and_then(|written| age_of(&written.text));
        let (Some(written), Some(birth)) = (written, self.entry.birth) else { return };
        let age = birth.age_on(today);
        if age.abs_diff(written) > 1 && self.doubts.iter().all(|doubt| doubt.field != Field::Birth) {
            let why = format!("年龄写的是{written}岁，按{}出生算是{age}岁，请核对。", birth.dotted());
            let ask = self.ask(Field::Age, DoubtKind::Birth, why);
            self.push(ask.advise(Choice::Keep, Some(birth.to_string()), &[Choice::Skip]));
        }
    }

    fn written_birth(&mut self, cell: &Written, by_id: Option<Birth>) {
        let others = [Choice::Keep, Choice::Skip];
        let habits = self.table.habits(Field::Birth);
        let ask = match (birth_of(cell), by_id) {
            (Ok(written), Some(by_id)) if habits.agrees(&written, &by_id, cell) => return,
            (Ok(written), None) => {
                if !habits.lost_its_zero(cell) {
                    let to_the_month = habits.day_by_excel(cell, &written);
                    self.entry.birth = Some(if to_the_month { written.to_the_month() } else { written });
                    return;
                }
                let why = zero_lost(&cell.text);
                let ask = self.ask(Field::Birth, DoubtKind::Birth, format!("{why}，建议留空，请单位核对。"));
                ask.advise(Choice::Blank, None, &[Choice::Replace, Choice::Skip])
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
                ask.advise(Choice::Replace, Some(by_id.to_string()), &[Choice::Skip]).surely()
            }
            (Err(why), None) => {
                let why = format!("「{}」{why}；建议留空，请单位补报。", cell.text.trim());
                let ask = self.ask(Field::Birth, DoubtKind::Birth, why);
                ask.advise(Choice::Blank, None, &[Choice::Replace, Choice::Skip])
            }
        };
        self.push(ask);
    }

    /// Ethnicity, political status, education, rank, remarks.
    fn words(&mut self) {
        self.entry.ethnicity = self.word(Field::Ethnicity, tables::ethnicity, tables::ETHNICITIES.iter().copied());
        let statuses = tables::POLITICAL.iter().map(|(word, _)| *word);
        self.entry.political = self.word(Field::Political, political_of, statuses);
        self.entry.education = self.plain(Field::Education);
        self.entry.in_service = self.plain(Field::InService);
        self.entry.rank = self.plain(Field::Rank);
        self.entry.post_since = self.since(Field::PostSince);
        self.entry.rank_since = self.since(Field::RankSince);
        let note = self.plain(Field::Note);
        // Behind it the document that stands where the ID number should.
        let apart = if note.is_empty() || self.entry.note.is_empty() { "" } else { "；" };
        self.entry.note = format!("{note}{apart}{}", self.entry.note);
    }

    fn word(
        &mut self,
        field: Field,
        read: fn(&str) -> Option<&'static str>,
        all: impl Iterator<Item = &'static str>,
    ) -> String {
        let Some(cell) = self.said(field) else { return String::new() };
        // 否 under 是否党员: what they are instead is not said.
        if compact(&cell.text) == "否" {
            self.clean(field, &cell.text, "");
            return String::new();
        }
        if let Some(word) = read(&cell.text) {
            self.clean(field, &cell.text, word);
            return word.into();
        }
        let written = compact(&cell.text);
        let mut alike = all.filter(|word| units::one_slip_apart(word, &written));
        let close = alike.next().filter(|_| alike.next().is_none());
        let others = [Choice::Keep, Choice::Replace, Choice::Blank];
        let ask = match close {
            Some(word) => {
                let why = format!("{field}「{written}」不在标准名称里，是不是「{word}」？");
                let ask = self.ask(field, DoubtKind::Word, why);
                ask.advise(Choice::Replace, Some(word.into()), &others).surely()
            }
            None => {
                let why = format!("{field}「{written}」不在标准名称里，建议照原文录入，请核对。");
                self.ask(field, DoubtKind::Word, why).advise(Choice::Keep, Some(written.clone()), &others[1..])
            }
        };
        self.push(ask);
        close.map_or(written, String::from)
    }

    /// Free text, its spaces tidied.
    fn plain(&mut self, field: Field) -> String {
        let Some(cell) = self.said(field) else { return String::new() };
        let text = tidy(&cell.text);
        self.clean(field, &cell.text, &text);
        text
    }

    /// Since when: a month, or a day.
    fn since(&mut self, field: Field) -> Option<Since> {
        let cell = self.said(field)?;
        let read = match day_of(&cell) {
            Some(day) => Ok(Since::on(day)),
            None => Since::read(&cell.text),
        };
        let why = match read {
            Ok(_) if self.table.habits(field).lost_its_zero(&cell) => zero_lost(&cell.text),
            Ok(since) => return Some(since),
            Err(why) => format!("{field}「{}」{why}", cell.text.trim()),
        };
        let ask = self.ask(field, DoubtKind::Date, format!("{why}；建议留空。"));
        self.push(ask.advise(Choice::Blank, None, &[Choice::Replace, Choice::Skip]));
        None
    }

    fn phone(&mut self) {
        let Some(cell) = self.said(Field::Phone) else { return };
        let (phone, why) = match phones::read(&cell.text) {
            Phone::One(phone) => {
                self.clean(Field::Phone, &cell.text, &phone);
                self.entry.phone = phone;
                return;
            }
            Phone::FirstOf(first) => {
                let why = format!("写了不止一个号码「{}」，建议录第一个手机号{first}。", tidy(&cell.text));
                (first, why)
            }
            Phone::Cut => {
                let why = format!("手机号应为11位，这里写的是「{}」，建议留空，请单位补报。", tidy(&cell.text));
                let ask = self.ask(Field::Phone, DoubtKind::Phone, why);
                return self.push(ask.advise(Choice::Blank, None, &[Choice::Replace, Choice::Keep]));
            }
            Phone::Odd => {
                let written = tidy(&cell.text);
                let why = format!("手机号应为11位，这里写的是「{written}」，建议照原文录入，请核对。");
                (written, why)
            }
        };
        let advice = if phone == tidy(&cell.text) { Choice::Keep } else { Choice::Replace };
        let ask = self.ask(Field::Phone, DoubtKind::Phone, why);
        self.push(ask.advise(advice, Some(phone.clone()), &[Choice::Replace, Choice::Blank]));
        self.entry.phone = phone;
    }

    fn unit_and_post(&mut self, register: &units::Register) {
        self.entry.post = self.plain(Field::Post);
        let above = self.table.unit_above(self.spot.row);
        let (field, from, unit) = if let Some(both) = self.written(Field::UnitAndPost) {
            let (unit, post) = register.split(&tidy(&both.text), above);
            if self.table.column(Field::Post).is_none() || !post.is_empty() {
                self.entry.post = post;
            }
            (Field::UnitAndPost, both.text.into_owned(), unit)
        } else {
            let written = self.written(Field::Unit);
            let own = written.as_ref().is_some_and(|written| written.row == self.spot.row);
            let from = written.as_ref().filter(|_| own).map(|written| written.text.to_string()).unwrap_or_default();
            let unit = written.map_or_else(|| above.to_string(), |written| compact(&written.text));
            (Field::Unit, from, unit)
        };
        self.entry.unit = register.meant(&compact(&unit)).map_or(unit, String::from);
        let to = match field {
            Field::UnitAndPost => format!("{} {}", self.entry.unit, self.entry.post).trim().to_string(),
            _ => self.entry.unit.clone(),
        };
        self.clean(field, &from, &to);
        self.lost_unit();
    }

    /// A blank unit takes the one above, as merged cells mean it; where no merging explains the blank, it is said or
    /// asked.
    fn lost_unit(&mut self) {
        let Some(column) = self.table.column(Field::Unit) else { return };
        let (row, from) = (self.spot.row, self.spot.unit_row);
        if from == row || self.table.merged_from(row, column) != row || self.entry.unit.is_empty() {
            return;
        }
        let (unit, title) = (self.entry.unit.clone(), self.table.unit_above(row));
        self.cleaned.push(Cleaned { field: Field::Unit, from: String::new(), to: unit.clone() });
        // A blank among merged cells was left by hand: the one above and the sender may both be meant.
        let merges_known = !self.table.grid.merged.is_empty();
        if merges_known && from != NO_ROW && !title.is_empty() && unit != title {
            let why = format!("单位是空的，建议按上一行填「{unit}」；报送单位是「{title}」。");
            let ask = doubt(self.table, row, Field::Unit, DoubtKind::NoUnit, &self.name, why);
            let others = [Choice::Replace, Choice::Blank];
            self.push(ask.advise(Choice::Replace, Some(unit), &others));
        }
    }
}
