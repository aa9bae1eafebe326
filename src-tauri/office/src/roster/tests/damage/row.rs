//! One person's row, and what goes wrong in it.

use super::super::super::Field;
use super::people::{Chance, birth, sex};
use super::send::{Habits, Told};
use super::write::{Format, Value};
use school::person::Entry;

pub struct Row {
    pub truth: Entry,
    pub cells: Vec<(Field, Value)>,
    pub damage: Vec<&'static str>,
    pub lost: Vec<Field>,
}

impl Row {
    pub fn told(self) -> Told {
        Told { truth: self.truth, damage: self.damage, lost: self.lost }
    }
}

/// What a row says of a person, with what goes wrong in it.
pub fn row_of(chance: &mut Chance, person: &Entry, habits: &Habits, format: Format) -> Row {
    let mut truth = person.clone();
    let has = |field: Field| habits.fields.contains(&field);
    let (mut damage, mut lost): (Vec<&'static str>, Vec<Field>) = (vec![], vec![]);
    // What the file has no column for is not said.
    for (field, text) in [(Field::Rank, &mut truth.rank), (Field::InService, &mut truth.in_service)] {
        if !has(field) {
            text.clear();
        }
    }
    truth.post_since = truth.post_since.filter(|_| has(Field::PostSince));
    truth.rank_since = truth.rank_since.filter(|_| has(Field::RankSince));
    truth.id_number = truth.id_number.filter(|_| has(Field::IdNumber));
    let id = person.id_number.as_ref().map(|id| id.as_str().to_string()).unwrap_or_default();
    let wrong = if chance.happens(15) { chance.below(22) } else { usize::MAX };
    let mut cells: Vec<(Field, Value)> = Vec::new();
    for &field in &habits.fields {
        let value: Value = match field {
            Field::Name => {
                let name = person.name.clone();
                let letters: Vec<String> = name.chars().map(String::from).collect();
                let (said, text) = match wrong {
                    0 => ("a name with spaces", letters.join(" ")),
                    1 => ("a name with full-width spaces", letters.join("\u{3000}")),
                    2 => ("a name with an unseen character", letters.join("\u{200b}")),
                    3 => ("a name with its sex behind", format!("{name}（{}）", sex(person))),
                    4 => ("a name with a line break", letters.join("\n")),
                    5 => ("a name with a hard space", letters.join("\u{a0}")),
                    _ => ("", name),
                };
                damage.extend((!said.is_empty()).then_some(said));
                text.into()
            }
            Field::Sex => match wrong {
                6 if !habits.ids_as_numbers => {
                    damage.push("a sex that contradicts the ID number");
                    if truth.id_number.is_none() {
                        lost.push(Field::Sex);
                    }
                    let other = if sex(person).word() == "男" { "女" } else { "男" };
                    if truth.id_number.is_some() { other.into() } else { "不详".into() }
                }
                7 => {
                    damage.push("a sex as a mark");
                    if sex(person).word() == "男" { "♂".into() } else { "♀".into() }
                }
                _ => sex(person).word().into(),
            },
            Field::Ethnicity => match wrong {
                8 => {
                    damage.push("an ethnicity in short");
                    person.ethnicity.trim_end_matches('族').into()
                }
                9 if person.ethnicity == "维吾尔族" => {
                    damage.push("an ethnicity with a slip of the pen");
                    "维吾而族".into()
                }
                _ => person.ethnicity.as_str().into(),
            },
            Field::Political => match (wrong, person.political.as_str()) {
                (10, "中共党员") => {
                    damage.push("党员");
                    chance.pick(&["党员", "中共", "正式党员"]).to_string().into()
                }
                (_, word) => word.into(),
            },
            Field::IdNumber => match wrong {
                _ if habits.ids_as_numbers => {
                    damage.push("an ID number typed as a number");
                    if id.ends_with('X') {
                        id.as_str().into()
                    } else {
                        lost.push(Field::IdNumber);
                        truth.id_number = None;
                        Value::Number(id.parse().unwrap_or_default())
                    }
                }
                11 => {
                    damage.push("an ID number with spaces");
                    format!("{} {} {}", &id[..6], &id[6..14], &id[14..]).into()
                }
                12 => {
                    damage.push("an ID number in full-width digits");
                    id.chars().map(|c| char::from_u32(c as u32 + 0xfee0).unwrap_or(c)).collect::<String>().into()
                }
                13 => {
                    damage.push("an ID number with an apostrophe");
                    format!("'{id}").into()
                }
                14 if id[6..8] == *"19" => {
                    damage.push("an old ID number");
                    format!("{}{}", &id[..6], &id[8..17]).into()
                }
                15 => {
                    damage.push("an ID number with a wrong digit");
                    lost.push(Field::IdNumber);
                    truth.id_number = None;
                    let digit = (id.as_bytes()[16] - b'0' + 1 + chance.below(8) as u8) % 10;
                    format!("{}{digit}{}", &id[..16], &id[17..]).into()
                }
                16 => {
                    damage.push("an ID number that is too short");
                    lost.push(Field::IdNumber);
                    truth.id_number = None;
                    id[..17].into()
                }
                _ => id.as_str().into(),
            },
            Field::Phone => {
                let phone = &person.phone;
                let (said, text) = match wrong {
                    17 => ("a phone with +86", format!("+86 {phone}")),
                    18 => ("a phone with hyphens", format!("{}-{}-{}", &phone[..3], &phone[3..7], &phone[7..])),
                    19 => ("two phones", format!("{phone}/13805888718")),
                    20 => {
                        lost.push(Field::Phone);
                        ("a phone that is too short", phone[..10].to_string())
                    }
                    _ => ("", phone.clone()),
                };
                damage.extend((!said.is_empty()).then_some(said));
                if wrong > 20 && chance.happens(30) && format.typed() {
                    Value::Number(phone.parse().unwrap_or_default())
                } else {
                    text.into()
                }
            }
            Field::Post | Field::UnitAndPost => match wrong {
                21 if person.post.chars().count() > 4 => {
                    damage.push("a post with a line break");
                    let at = person.post.char_indices().nth(3).map_or(0, |(at, _)| at);
                    format!("{}\n{}", &person.post[..at], &person.post[at..]).into()
                }
                _ => person.post.as_str().into(),
            },
            Field::Rank => person.rank.as_str().into(),
            Field::Education => person.education.as_str().into(),
            Field::InService => person.in_service.as_str().into(),
            Field::PostSince => person.post_since.map(|since| since.dotted()).unwrap_or_default().into(),
            Field::RankSince => person.rank_since.map(|since| since.dotted()).unwrap_or_default().into(),
            _ => Value::Text(String::new()),
        };
        cells.push((field, value));
    }
    let written = birth_as(person, habits.birth);
    let (value, months, unknown) = written;
    if truth.id_number.is_none() {
        truth.birth = truth.birth.map(|birth| if months { birth.to_the_month() } else { birth });
        if unknown {
            lost.push(Field::Birth);
            damage.push("an October that lost its zero");
        }
    }
    if let Some(cell) = cells.iter_mut().find(|it| it.0 == Field::Birth) {
        cell.1 = value;
    }
    if !damage.is_empty() && wrong == usize::MAX && !habits.ids_as_numbers && !unknown {
        damage.clear();
    }
    Row { truth, cells, damage, lost }
}

/// A birth as the file writes it; whether it says the month only; whether even that is not sure.
fn birth_as(person: &Entry, habit: usize) -> (Value, bool, bool) {
    let birth = birth(person);
    let (year, month, day) = (i32::from(birth.year()), u32::from(birth.month()), u32::from(birth.day().unwrap_or(1)));
    let text = |text: String| (Value::Text(text), true, false);
    match habit {
        0 => text(format!("{year}.{month:02}")),
        1 => text(format!("{year}年{month}月")),
        2 => text(format!("{:02}-{month}", year % 100)),
        // 1985年3月, which Excel makes the first of March.
        3 => (Value::Date(year, month, 1), true, false),
        4 => {
            let first = chrono::NaiveDate::from_ymd_opt(1899, 12, 30).unwrap_or_default();
            let day = chrono::NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
            (Value::Number((day - first).num_days() as f64), false, false)
        }
        5 => text(format!("{year}{month:02}")),
        6 => (Value::Text(format!("{year}{month:02}{day:02}")), false, false),
        7 => text(format!("{year}.{month}（{}岁）", 2026 - year)),
        8 => {
            let digit =
                |c: char| "〇一二三四五六七八九".chars().nth(c.to_digit(10).unwrap_or(0) as usize).unwrap_or('〇');
            let years: String = year.to_string().chars().map(digit).collect();
            let months =
                ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"][month as usize - 1];
            text(format!("{years}年{months}月"))
        }
        9 => (Value::Number(f64::from(year) + f64::from(month) / 100.0), true, month == 10),
        10 => (Value::Text(format!("{year}年{month}月{day}日")), false, false),
        11 => text(format!("{year}/{month:02}")),
        _ => {
            let wide: String =
                format!("{year}.{month:02}").chars().map(|c| char::from_u32(c as u32 + 0xfee0).unwrap_or(c)).collect();
            text(wide)
        }
    }
}
