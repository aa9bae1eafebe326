//! One unit's file, written as units write it: every habit and every slip, each noted.

use super::super::super::Field;
use super::people::{Chance, NEW_UNITS, UNITS, person};
use super::row::row_of;
use super::write::{Format, Sheet, Value};
use school::person::Entry;

/// A file as it was sent, and what it truly says.
pub struct Sent {
    pub file: String,
    pub bytes: Vec<u8>,
    pub damage: Vec<&'static str>,
    pub people: Vec<Told>,
}

/// One person of a file.
pub struct Told {
    /// What the file says of them, read rightly.
    pub truth: Entry,
    pub damage: Vec<&'static str>,
    /// What nobody can know from the file.
    pub lost: Vec<Field>,
}

/// How a file says which unit its people are of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum UnitBy {
    Title,
    Column,
    Merged,
    Ditto,
    WithPost,
    FileName,
    Sections,
}

/// A file's habits.
pub struct Habits {
    pub unit_by: UnitBy,
    pub birth: usize,
    pub ids_as_numbers: bool,
    /// Rows of the heading.
    pub height: u32,
    /// The heading again after so many people.
    pub page: usize,
    pub serial: bool,
    pub fields: Vec<Field>,
    pub headings: Vec<&'static str>,
}

pub fn send(chance: &mut Chance, number: usize, serial: &mut usize) -> Sent {
    let format = *chance.pick(Format::ALL);
    let mut damage = Vec::new();
    let unit_by = match chance.below(10) {
        0 | 1 => UnitBy::Title,
        2 | 3 => UnitBy::Column,
        4 if format.merges() => UnitBy::Merged,
        5 => UnitBy::Ditto,
        6 | 7 => UnitBy::WithPost,
        8 => UnitBy::FileName,
        9 => UnitBy::Sections,
        _ => UnitBy::Column,
    };
    if unit_by == UnitBy::FileName {
        damage.push("a unit that only the file's name tells");
    }
    let several_units = !matches!(unit_by, UnitBy::Title | UnitBy::FileName) && chance.happens(40);
    let mut units: Vec<(String, String)> = Vec::new();
    for _ in 0..if several_units { 2 + chance.below(2) } else { 1 } {
        let unit = unit(chance, unit_by, &mut damage);
        if units.iter().all(|(name, _)| *name != unit.0) {
            units.push(unit);
        }
    }
    let mut people: Vec<(Entry, String)> = Vec::new();
    for (unit, written) in &units {
        for _ in 0..3 + chance.below(8) {
            *serial += 1;
            let person = person(chance, unit, *serial);
            if people.iter().all(|(other, _)| other.name != person.name) {
                people.push((person, written.clone()));
            }
        }
    }
    let habits = habits(chance, unit_by, format, &mut damage);
    let mut sheet = Sheet { name: "Sheet1".into(), ..Sheet::default() };
    let mut row = titles(chance, &mut sheet, &habits, &units[0].1);
    let mut told = Vec::new();
    let mut sheets = Vec::new();
    let plain = habits.height == 1 && habits.page == 0 && unit_by != UnitBy::Sections;
    let half = people.len() / 2;
    match chance.below(10) {
        0 if plain && people.len() >= 6 && !matches!(unit_by, UnitBy::Ditto | UnitBy::Merged) => {
            damage.push("two tables side by side");
            let left = table(chance, &mut sheet, (row, 0), &habits, format, &people[..half], &mut told);
            let beside = habits.fields.len() as u32 + 2;
            row = table(chance, &mut sheet, (row, beside), &habits, format, &people[half..], &mut told).max(left);
        }
        1 if people.len() >= 6 && unit_by != UnitBy::Ditto => {
            damage.push("two tables one below the other");
            row = table(chance, &mut sheet, (row, 0), &habits, format, &people[..half], &mut told);
            if unit_by == UnitBy::Title {
                sheet.cells.insert((row + 1, 0), format!("报送单位：{}", units[0].1).into());
            }
            let mut other = self::habits(chance, unit_by, format, &mut damage);
            other.birth = habits.birth;
            row = table(chance, &mut sheet, (row + 3, 0), &other, format, &people[half..], &mut told);
        }
        2 if format.typed() && people.len() >= 6 && !matches!(unit_by, UnitBy::Title | UnitBy::Ditto) => {
            damage.push("two sheets");
            row = table(chance, &mut sheet, (row, 0), &habits, format, &people[..half], &mut told);
            let mut second = Sheet { name: "第二批".into(), ..Sheet::default() };
            table(chance, &mut second, (0, 0), &habits, format, &people[half..], &mut told);
            sheets.push(second);
        }
        3 if format.hides() => {
            damage.push("an old sheet, hidden");
            row = table(chance, &mut sheet, (row, 0), &habits, format, &people, &mut told);
            let mut old = Sheet { name: "旧".into(), hidden: true, ..Sheet::default() };
            *serial += 1;
            let before = [(super::people::person(chance, "县委办公室", *serial), "县委办公室".to_string())];
            table(chance, &mut old, (0, 0), &habits, format, &before, &mut vec![]);
            sheets.push(old);
        }
        4 if format.typed() && unit_by == UnitBy::Column => {
            damage.push("a sheet that repeats the people of another");
            row = table(chance, &mut sheet, (row, 0), &habits, format, &people, &mut told);
            let mut again = Sheet { name: "汇总".into(), ..Sheet::default() };
            for (column, heading) in ["姓名", "单位"].into_iter().enumerate() {
                again.cells.insert((0, column as u32), heading.into());
            }
            let told = told.iter().filter(|told: &&Told| told.lost.is_empty());
            for (i, told) in told.enumerate() {
                again.cells.insert((i as u32 + 1, 0), told.truth.name.clone().into());
                again.cells.insert((i as u32 + 1, 1), told.truth.unit.clone().into());
            }
            sheets.push(again);
        }
        _ => row = table(chance, &mut sheet, (row, 0), &habits, format, &people, &mut told),
    }
    notes(chance, &mut sheet, row, told.len());
    sheets.insert(0, sheet);
    let named = if unit_by == UnitBy::FileName { units[0].0.as_str() } else { "上报" };
    Sent {
        file: format!("{number:03}_{named}报名表.{}", format.ending()),
        bytes: format.bytes(&sheets),
        damage,
        people: told,
    }
}

/// A unit, and how the sender writes it.
fn unit(chance: &mut Chance, by: UnitBy, damage: &mut Vec<&'static str>) -> (String, String) {
    if chance.happens(6) && !matches!(by, UnitBy::FileName | UnitBy::Sections | UnitBy::WithPost) {
        damage.push("a unit the register does not have");
        let unit = chance.pick(NEW_UNITS).to_string();
        return (unit.clone(), unit);
    }
    let (name, others) = *chance.pick(UNITS);
    let slip = || name.replacen('康', "建", 1).replacen("资源局", "资源局 ", 1);
    let written = match (others, chance.below(10)) {
        // The first is a known alias; the others have to be guessed.
        ([alias, ..], 0..=2) => {
            damage.push("a unit by its known alias");
            alias.to_string()
        }
        ([_, other, ..], 3) if by != UnitBy::Sections && by != UnitBy::WithPost => {
            damage.push("a unit by a name to be guessed");
            other.to_string()
        }
        (_, 4) if slip() != name && matches!(by, UnitBy::Column | UnitBy::Title) => {
            damage.push("a unit with a slip of the pen");
            slip()
        }
        _ => name.to_string(),
    };
    (name.into(), written)
}

fn habits(chance: &mut Chance, unit_by: UnitBy, format: Format, damage: &mut Vec<&'static str>) -> Habits {
    use Field::{
        Birth, Education, Ethnicity, IdNumber, InService, Name, Phone, Political, Post, PostSince, Rank, RankSince,
        Sex, Unit, UnitAndPost,
    };
    let mut fields = vec![Sex, Ethnicity, Birth, Political, Education, Phone];
    if chance.happens(85) {
        fields.push(IdNumber);
    }
    for more in [InService, PostSince] {
        if chance.happens(30) {
            fields.push(more);
        }
    }
    match unit_by {
        UnitBy::Column | UnitBy::Merged | UnitBy::Ditto => fields.extend([Unit, Post]),
        UnitBy::WithPost => fields.push(UnitAndPost),
        UnitBy::Title | UnitBy::FileName | UnitBy::Sections => fields.push(Post),
    }
    if chance.happens(50) {
        fields.push(Rank);
        if chance.happens(40) {
            fields.push(RankSince);
        }
    }
    if chance.happens(30) {
        damage.push("columns moved");
        for i in (1..fields.len()).rev() {
            fields.swap(i, chance.below(i + 1));
        }
    }
    // 任职时间 stands beside what it is about.
    let at = fields.iter().position(|&field| field == Name).unwrap_or(0);
    fields.insert(at, Name);
    let ids_as_numbers = chance.happens(8) && fields.contains(&IdNumber);
    if ids_as_numbers {
        damage.push("ID numbers typed as numbers");
    }
    let height = if chance.happens(25) { 2 + u32::from(chance.happens(40)) } else { 1 };
    if height > 1 {
        damage.push("a heading of several rows");
    }
    let page = if chance.happens(12) { 4 + chance.below(4) } else { 0 };
    if page > 0 {
        damage.push("the heading again on each page");
    }
    let birth = if format.typed() { chance.below(12) } else { chance.below(13) };
    let headings = fields.iter().map(|&field| heading(chance, field)).collect();
    Habits { unit_by, birth, ids_as_numbers, height, page, serial: chance.happens(70), fields, headings }
}

fn titles(chance: &mut Chance, sheet: &mut Sheet, habits: &Habits, unit: &str) -> u32 {
    let mut row = 0;
    if chance.happens(60) {
        sheet.cells.insert((0, 0), "附件2".into());
        sheet.cells.insert((1, 0), "2026年春季学期中青年干部培训班报名表".into());
        let last = habits.fields.len() as u32;
        sheet.merged.push((1, 0, 1, last.max(1)));
        row = 2;
    }
    if habits.unit_by == UnitBy::Title {
        let title = match chance.below(4) {
            0 => format!("报送单位：{unit}（盖章）          填报时间：2026年2月27日"),
            1 => format!("填报单位(公章)：{unit}　　联系人：王某某"),
            2 => format!("单位：{unit}"),
            _ => format!("报送单位： {unit}"),
        };
        sheet.cells.insert((row, 0), title.into());
        row += 1;
    }
    row + u32::from(row > 0 && chance.happens(30))
}

fn heading(chance: &mut Chance, field: Field) -> &'static str {
    let words: &[&'static str] = match field {
        Field::Name => &["姓名", "姓 名", "学员姓名", "参训人员", "姓\n名", "参训人员姓名"][..],
        Field::Sex => &["性别", "性 别", "性\n别"],
        Field::Ethnicity => &["民族", "民　族"],
        Field::Birth => &["出生年月", "出生\n年月", "出生日期", "出生年月（岁）", "出生年月(例：1985.03)"],
        Field::IdNumber => &["身份证号", "身份证号码", "公民身份号码", "身份证号（18位）", "居民身份证号码"],
        Field::Unit => &["单位", "工作单位", "所在单位", "单位（全称）", "所在部门", "选派单位"],
        Field::Post => &["职务", "现任职务", "职 务", "职务（岗位）"],
        Field::UnitAndPost => &["单位及职务", "工作单位及职务", "工作单位\n及职务", "单位职务"],
        Field::Rank => &["职级", "职　级", "现任职级", "级别"],
        Field::PostSince => &["任现职时间", "任职时间", "任现职务时间"],
        Field::RankSince => &["任现职级时间", "任职级时间"],
        Field::Political => &["政治面貌", "政治\n面貌", "是否党员"],
        Field::Education => &["学历", "文化程度", "全日制学历", "学历（学位）"],
        Field::InService => &["在职教育", "在职学历"],
        Field::Phone => &["手机", "手机号码", "联系电话", "联系方式", "联系手机"],
        _ => &["备注"],
    };
    words[chance.below(words.len())]
}

/// Writes a table, and answers with the row after it.
fn table(
    chance: &mut Chance,
    sheet: &mut Sheet,
    (top, left): (u32, u32),
    habits: &Habits,
    format: Format,
    people: &[(Entry, String)],
    told: &mut Vec<Told>,
) -> u32 {
    let mut headings: Vec<(Option<Field>, &str)> =
        habits.fields.iter().zip(&habits.headings).map(|(&field, &heading)| (Some(field), heading)).collect();
    if habits.serial {
        headings.insert(0, (None, "序号"));
    }
    let head = |sheet: &mut Sheet, top: u32| {
        if habits.height == 3 {
            sheet.cells.insert((top, left), "参训学员基本情况".into());
            sheet.merged.push((top, left, top, left + headings.len() as u32 - 1));
        }
        let first = top + habits.height.saturating_sub(2).min(1);
        for (i, (field, heading)) in headings.iter().enumerate() {
            let column = left + i as u32;
            let below = headings.get(i + 1).is_some_and(|next| next.0 == Some(Field::InService));
            let beside = i > 0 && headings[i - 1].0 == Some(Field::Education);
            match field {
                Some(Field::Education) if habits.height > 1 && below => {
                    sheet.cells.insert((first, column), "学历".into());
                    sheet.cells.insert((first + 1, column), "全日制".into());
                    sheet.merged.push((first, column, first, column + 1));
                }
                Some(Field::InService) if habits.height > 1 && beside => {
                    sheet.cells.insert((first + 1, column), "在职".into());
                }
                _ => {
                    sheet.cells.insert((first, column), (*heading).into());
                    if habits.height > 1 {
                        sheet.merged.push((first, column, first + 1, column));
                    }
                }
            }
        }
        top + habits.height
    };
    let mut row = head(sheet, top);
    let column_of = |field| headings.iter().position(|it| it.0 == Some(field)).map(|at| left + at as u32);
    let (mut i, mut on_page, mut unit, mut unit_row) = (0, 0, String::new(), row);
    while i < people.len() {
        if habits.page > 0 && on_page == habits.page {
            row = head(sheet, row);
            on_page = 0;
            if habits.unit_by != UnitBy::Sections {
                unit.clear();
            }
        }
        let (person, written) = &people[i];
        if *written != unit {
            if habits.unit_by == UnitBy::Sections {
                sheet.cells.insert((row, left), written.clone().into());
                row += 1;
            }
            (unit, unit_row) = (written.clone(), row);
        }
        if chance.happens(2) {
            row += 1;
            if matches!(habits.unit_by, UnitBy::Merged | UnitBy::Ditto) {
                unit_row = row;
            }
        }
        if habits.serial {
            sheet.cells.insert((row, left), Value::Number(i as f64 + 1.0));
        }
        let beside = people.get(i + 1).filter(|next| next.1 == *written && chance.happens(2));
        let unit_text = match habits.unit_by {
            UnitBy::Merged if row > unit_row && column_of(Field::Unit).is_some() => {
                let column = column_of(Field::Unit).unwrap_or(0);
                sheet.merged.retain(|it| (it.0, it.1) != (unit_row, column));
                sheet.merged.push((unit_row, column, row, column));
                String::new()
            }
            UnitBy::Ditto if row > unit_row => chance.pick(&["同上", "〃", ""]).to_string(),
            _ => written.clone(),
        };
        let mut one = row_of(chance, person, habits, format);
        if let Some((other, _)) = beside.filter(|_| one.damage.is_empty() && habits.unit_by != UnitBy::WithPost) {
            let mut two = row_of(chance, other, habits, format);
            if two.damage.is_empty() {
                let mark = *chance.pick(&["、", "\n"]);
                let apart =
                    mark == "\n" && format != Format::Html || !person.post.contains('、') && person.post == other.post;
                for (field, value) in one.cells.iter_mut() {
                    let Some((_, Value::Text(second))) = two.cells.iter().find(|it| it.0 == *field) else { continue };
                    let Value::Text(first) = value else { continue };
                    let mark = if *field == Field::Post && mark == "、" { "/" } else { mark };
                    if first != second || *field == Field::Post {
                        *first = format!("{first}{mark}{second}");
                    }
                }
                if format != Format::Html || mark == "、" {
                    for one in [&mut one, &mut two] {
                        one.damage.push(if apart {
                            "two people in one cell"
                        } else {
                            "two people in one cell, not apart"
                        });
                        one.lost.push(Field::Person);
                    }
                    write_row(sheet, row, &one.cells, &unit_text, column_of);
                    told.extend([Told { ..one.told() }, two.told()]);
                    (row, i, on_page) = (row + 1, i + 2, on_page + 1);
                    continue;
                }
                one = row_of(chance, person, habits, format);
            }
        }
        let goes_on = format.merges() && one.damage.is_empty() && chance.happens(2) && habits.unit_by == UnitBy::Column;
        write_row(sheet, row, &one.cells, &unit_text, column_of);
        if let (true, Some(name), Some(post)) = (goes_on, column_of(Field::Name), column_of(Field::Post)) {
            one.damage.push("one person over two rows");
            sheet.merged.push((row, name, row + 1, name));
            let text = one.truth.post.clone();
            let (a, b) = text.split_at(text.char_indices().nth(1).map_or(0, |(at, _)| at));
            sheet.cells.insert((row, post), a.into());
            sheet.cells.insert((row + 1, post), b.into());
            row += 1;
        }
        told.push(one.told());
        (row, i, on_page) = (row + 1, i + 1, on_page + 1);
    }
    if chance.happens(20) {
        sheet.cells.insert((row, left), "合计".into());
        sheet.cells.insert((row, left + 1), format!("{}人", people.len()).into());
        row += 1;
    }
    // Somebody stands in the list a second time.
    if chance.happens(8) && habits.page == 0 && habits.unit_by == UnitBy::Column {
        let again = told.last_mut().filter(|told| told.damage.is_empty());
        if let Some(again) = again {
            again.damage.push("the same person twice");
            let last =
                (0..row).rev().find(|row| sheet.cells.contains_key(&(*row, column_of(Field::Name).unwrap_or(0))));
            let cells: Vec<_> = sheet
                .cells
                .range((last.unwrap_or(0), 0)..(last.unwrap_or(0) + 1, 0))
                .map(|(at, value)| (at.1, value.clone()))
                .collect();
            for (column, value) in cells {
                sheet.cells.insert((row, column), value);
            }
            row += 1;
        }
    }
    row
}

fn write_row(
    sheet: &mut Sheet,
    row: u32,
    cells: &[(Field, Value)],
    unit: &str,
    column_of: impl Fn(Field) -> Option<u32>,
) {
    for (field, value) in cells {
        let value = match (field, value) {
            (Field::Unit, _) => Value::Text(unit.into()),
            (Field::UnitAndPost, Value::Text(post)) => Value::Text(format!("{unit}{post}")),
            (_, value) => value.clone(),
        };
        if let Some(column) = column_of(*field).filter(|_| value != Value::Text(String::new())) {
            sheet.cells.insert((row, column), value);
        }
    }
}

fn notes(chance: &mut Chance, sheet: &mut Sheet, row: u32, people: usize) {
    for (i, note) in [
        "注：以上人员均已征得本人同意。".to_string(),
        format!("共{people}人"),
        "填表人：王某某　　联系电话：0431-85123456".to_string(),
        "说明：请于3月1日前报送。".to_string(),
    ]
    .into_iter()
    .enumerate()
    {
        if chance.happens(25) {
            sheet.cells.insert((row + 1 + i as u32, 0), note.into());
        }
    }
}
