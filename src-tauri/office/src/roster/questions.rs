//! Questions: how one is put, and those that one row alone does not raise: units the register does not have, the same
//! person twice, people the books already know.

use super::fields::Draft;
use super::known::KnownPerson;
use super::report::{Choice, Doubt, DoubtKind, Field};
use super::table::Table;
use super::units::Register;

/// A question about a field of a row; `row` counted from 0. Its line is set by who asks.
pub(super) fn doubt(table: &Table, row: u32, field: Field, kind: DoubtKind, name: &str, why: String) -> Doubt {
    let (column, cell) = table.place(row, field);
    let read = table.cell(row, field).map_or("", |cell| cell.text).to_string();
    Doubt {
        line: 0,
        also: vec![],
        sheet: table.grid.name.clone(),
        row: table.row(row, field) + 1,
        column,
        cell,
        field,
        kind,
        name: name.into(),
        read,
        advice: Choice::Keep,
        suggest: None,
        sure: false,
        why,
        choices: vec![],
    }
}

impl Doubt {
    /// Sets the advice, and what else may be answered. What the sender can put right may be returned to them.
    pub(super) fn advise(mut self, advice: Choice, suggest: Option<String>, others: &[Choice]) -> Doubt {
        use DoubtKind::{CloseUnit, Known, NewUnit, OtherFile};
        let ours = matches!(self.kind, NewUnit | CloseUnit | Known | OtherFile);
        self.advice = advice;
        self.suggest = suggest;
        let others = others.iter().copied().chain((!ours).then_some(Choice::Return));
        self.choices = std::iter::once(Choice::Adopt).chain(others).collect();
        // Nothing wrong can come of leaving out what cannot be known.
        self.sure = advice == Choice::Blank;
        self
    }

    /// The advice is as good as certain.
    pub(super) fn surely(self) -> Doubt {
        Doubt { sure: true, ..self }
    }
}

/// A unit that the register does not have, or none at all. `file` may name it.
pub(super) fn unit(table: &Table, row: u32, draft: &Draft, register: &Register, file: &str) -> Doubt {
    let (unit, name) = (&draft.entry.unit, &draft.entry.name);
    let ask = |kind, why| {
        let mut ask = doubt(table, row, Field::Unit, kind, name, why);
        ask.read.clone_from(unit);
        if table.column(Field::Unit).is_none() {
            if table.column(Field::UnitAndPost).is_some() {
                (ask.column, ask.cell) = table.place(row, Field::UnitAndPost);
            } else if let Some((_, place)) = &table.title_unit {
                ask.cell.clone_from(place);
                ask.column = place.trim_end_matches(|c: char| c.is_ascii_digit()).into();
            }
        }
        ask
    };
    if unit.is_empty() {
        let named = (0..table.first).find_map(|row| table.cells(row).find_map(|cell| register.within(cell.text)));
        return match (register.within(file), named) {
            (Some(unit), _) => {
                ask(DoubtKind::NoUnit, format!("名册里没有单位，文件名里有「{unit}」，建议填这个单位。"))
                    .advise(Choice::Replace, Some(unit.into()), &[Choice::Replace, Choice::Blank])
                    .surely()
            }
            (None, Some(unit)) => ask(
                DoubtKind::NoUnit,
                format!("名册里没有单位，标题里有「{unit}」，建议填这个单位。"),
            )
            .advise(Choice::Replace, Some(unit.into()), &[Choice::Replace, Choice::Blank]),
            (None, None) => ask(DoubtKind::NoUnit, "名册里没有单位，建议先留空，以后补填。".into()).advise(
                Choice::Blank,
                None,
                &[Choice::Replace],
            ),
        };
    }
    let close = register.close_to(unit);
    let others = [Choice::Keep, Choice::Replace, Choice::Blank];
    match close.as_slice() {
        [] => ask(DoubtKind::NewUnit, format!("单位库里没有「{unit}」，建议作为新单位加入。")).advise(
            Choice::Keep,
            Some(unit.clone()),
            &others[1..],
        ),
        [one] => ask(DoubtKind::CloseUnit, format!("单位库里没有「{unit}」，是不是「{one}」？")).advise(
            Choice::Replace,
            Some((*one).into()),
            &others,
        ),
        [one, rest @ ..] => {
            let rest = rest.join("」「");
            ask(DoubtKind::CloseUnit, format!("单位库里没有「{unit}」，是不是「{one}」？名称相近的还有「{rest}」。"))
                .advise(Choice::Replace, Some((*one).into()), &others)
        }
    }
}

/// The same person a second time. `before`: where they stand, in words.
pub(super) fn twice(table: &Table, row: u32, name: &str, before: &str, same_id: bool) -> Doubt {
    // Two people cannot have one number: who says that they are two gives the number up.
    let (ground, or_another) =
        if same_id { ("身份证号相同", Choice::Blank) } else { ("同名同单位", Choice::NotSame) };
    let why = format!("{name}已在{before}出现（{ground}），建议保留{before}，此行不录。");
    let mut ask = doubt(table, row, Field::Person, DoubtKind::Twice, name, why);
    (ask.column, ask.cell) = table.place(row, Field::Name);
    ask.read = name.into();
    let ask = ask.advise(Choice::Skip, None, &[or_another]);
    if same_id { ask.surely() } else { ask }
}

/// One ID number for two names, asked of who stands in `row`. `both`: nothing tells whose it is.
pub(super) fn same_number(table: &Table, row: u32, name: &str, others: &str, both: bool) -> Doubt {
    let advice = if both { "两人都先留空" } else { "此行留空" };
    let why = format!("与{others}的身份证号相同，其中一人写错了，建议{advice}，请单位核对。");
    let ask = doubt(table, row, Field::IdNumber, DoubtKind::SameId, name, why);
    let others = if both { &[Choice::Skip][..] } else { &[Choice::Replace, Choice::Skip] };
    ask.advise(Choice::Blank, None, others)
}

/// Somebody whom another file of the same drop already names.
pub(super) fn other_file(table: &Table, row: u32, name: &str, before: &str, same_id: bool) -> Doubt {
    let (ground, or_another) =
        if same_id { ("身份证号相同", Choice::Blank) } else { ("同名同单位", Choice::NotSame) };
    let why = format!("{name}在{before}已报（{ground}），建议以那一份为准，此行不录。");
    let mut ask = doubt(table, row, Field::Person, DoubtKind::OtherFile, name, why);
    (ask.column, ask.cell) = table.place(row, Field::Name);
    ask.read = name.into();
    let ask = ask.advise(Choice::Skip, None, &[or_another]);
    if same_id { ask.surely() } else { ask }
}

/// Somebody in the register under another name or unit.
pub(super) fn known(table: &Table, row: u32, draft: &Draft, person: &KnownPerson, by_id: bool) -> Option<Doubt> {
    let entry = &draft.entry;
    let (name, unit) = (&entry.name, &entry.unit);
    let ask = |kind, field, read: &str, why| {
        let mut ask = doubt(table, row, Field::Person, kind, name, why);
        (ask.column, ask.cell) = table.place(row, field);
        ask.read = read.into();
        ask
    };
    // What a list says otherwise of somebody in the class is told when it is compared with the class.
    if person.enrolled && by_id && person.name == *name {
        return None;
    }
    if !by_id {
        let sure = !entry.phone.is_empty() && entry.phone == person.phone;
        let why = format!("人员库里{unit}已有一位{name}，建议作为同一人。");
        let ask = || ask(DoubtKind::Known, Field::Name, name, why);
        return (!sure).then(|| ask().advise(Choice::Same, Some(name.clone()), &[Choice::NotSame, Choice::Skip]));
    }
    let others = [Choice::Blank, Choice::Skip];
    if person.name != *name {
        let why = format!(
            "人员库里这个身份证号是{}（{}），建议作为同一人，姓名改为{name}；若是另一人请选留空，身份证号不录。",
            person.name, person.unit
        );
        return Some(ask(DoubtKind::Known, Field::Name, name, why).advise(Choice::Same, Some(name.clone()), &others));
    }
    let moved = !unit.is_empty() && !person.unit.is_empty() && person.unit != *unit;
    let why =
        format!("人员库里{name}在{}，这里是{unit}（身份证号相同），建议作为同一人，单位改为{unit}。", person.unit);
    let ask = || ask(DoubtKind::Known, Field::Unit, unit, why).advise(Choice::Same, Some(unit.clone()), &others);
    moved.then(|| ask().surely())
}

/// Two people in one cell, read as two.
pub(super) fn several(table: &Table, row: u32, written: &str, of: u8) -> Doubt {
    let why = format!("一格写了{of}人，建议拆成{of}人，每人一行。");
    let name = super::words::tidy(written);
    let mut ask = doubt(table, row, Field::Name, DoubtKind::Several, &name, why);
    ask.read = written.into();
    ask.advise(Choice::Split, None, &[Choice::Skip])
}

/// A table whose people stand above already, though not word for word.
pub(super) fn repeated_table(table: &Table, row: u32, people: usize, differs: &str) -> Doubt {
    let sheet = &table.grid.name;
    let why = format!("工作表「{sheet}」的{people}人前面都有了，但{differs}，建议以前面的为准，这{people}行不录。");
    let mut ask = doubt(table, row, Field::Person, DoubtKind::Twice, "", why);
    (ask.column, ask.cell) = table.place(row, Field::Name);
    ask.advise(Choice::Skip, None, &[Choice::Same])
}
