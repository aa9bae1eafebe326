//! 搜索: a person, a class, a lecturer, a topic, from anywhere (Ctrl+K).
//!
//! By characters, by pinyin (hanzi/pinyin.rs), by the end of a phone or an ID number. Nothing is stored for it and
//! nothing is remembered: each search looks through the names as they stand at that moment, so there is nothing that
//! could be out of date after an import, an undo or a restored copy. The hundred thousand names of a large register
//! are read off an index that holds nothing else, in 9 to 16 ms; what is shown of the few best is looked up afterwards.
//!
//! First comes what fits whole, then what begins so, then what has it inside; people of running classes and running
//! classes before others. At most eight of a kind.

use std::collections::HashSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Answer, Read,
    hanzi::pinyin::{Fit, Sought},
};

words! {
    /// What was found.
    pub enum Found {
        Person = "人员", Cohort = "班次", Unit = "单位", Lecturer = "授课人", Topic = "专题", Venue = "场地",
        FieldSite = "教学点", Route = "线路",
    }
}

/// What to look for.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SearchAsked {
    /// Part of a name, in characters or pinyin (wm, wangmin, wang m), or the last four to six digits of a phone or an
    /// ID number.
    pub text: String,
}

/// Something found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct Hit {
    /// What it is.
    pub found: Found,
    /// Its id in its own table.
    pub id: u32,
    /// Its name.
    pub name: String,
    /// The other name of a unit that fits, when its own does not: 财政局 › 县财政局.
    pub through: Option<String>,
    /// What of the name (of the other one, where there is one) was sought, in characters: from, and the one after the
    /// last. None when a phone or an ID number was.
    pub mark: Option<(u32, u32)>,
    /// What tells it from its namesakes.
    pub about: String,
    /// The class to open: its own, or the newest one of a person.
    pub cohort: Option<crate::cohort::CohortId>,
}

/// How many of a kind are shown.
const SHOWN: usize = 8;

/// How good a hit is, the best first: how it fits; whether it is of no running class; its place in its own list.
type Rank = (Fit, bool, u32);

/// Looks everywhere.
pub fn everywhere(tx: &Read, it: SearchAsked) -> Answer<Vec<Hit>> {
    let mut sought = Sought::read(&it.text);
    let mut found = people(tx, &mut sought, &it.text)?;
    found.extend(others(tx, &mut sought)?);
    // A stable order: of equals, the kinds as they are listed.
    found.sort_by_key(|((fit, idle, _), hit)| (*fit, *idle, hit.found));
    let marked = |(_, hit): (Rank, Hit)| {
        let by_name = matches!(hit.found, Found::Person | Found::Lecturer);
        let place = sought.place(hit.through.as_ref().unwrap_or(&hit.name), by_name);
        Hit { mark: place.map(|place| (place.start as u32, place.end as u32)), ..hit }
    };
    Ok(found.into_iter().map(marked).collect())
}

/// The end of a phone or an ID number, where that is what was typed.
fn tail(text: &str) -> Option<String> {
    let text = text.trim().to_uppercase();
    let digits = text.strip_suffix('X').unwrap_or(&text);
    (text.len() >= 4 && digits.bytes().all(|b| b.is_ascii_digit())).then_some(text)
}

fn people(tx: &Read, sought: &mut Sought, text: &str) -> Answer<Vec<(Rank, Hit)>> {
    let running: HashSet<u32> = tx
        .rows(
            "select distinct trainee.person from trainee join cohort on cohort.id = trainee.cohort
             where ?1 between cohort.starts and cohort.ends and (trainee.left_on is null or trainee.left_on > ?1)",
            [tx.today()],
            |row| row.get(0),
        )?
        .into_iter()
        .collect();
    let mut best: Vec<Rank> = Vec::new();
    let mut add = |fit, id| best.push((fit, !running.contains(&id), id));
    match tail(text) {
        Some(tail) => {
            let ends_so = |number: Option<&str>| number.is_some_and(|number| number.ends_with(tail.as_str()));
            tx.rows("select id, phone, id_number from person indexed by person_by_numbers", [], |row| {
                if ends_so(row.get_ref(1)?.as_str_or_null()?) || ends_so(row.get_ref(2)?.as_str_or_null()?) {
                    add(Fit::Start, row.get(0)?);
                }
                Ok(())
            })?;
        }
        None => {
            tx.rows("select id, name from person indexed by person_by_name", [], |row| {
                if let Some(fit) = sought.in_name(row.get_ref(1)?.as_str()?) {
                    add(fit, row.get(0)?);
                }
                Ok(())
            })?;
        }
    }
    // Of equals, the one entered last: who was just written down is who is sought.
    let newest_last = |&(fit, idle, id): &Rank| (fit, idle, std::cmp::Reverse(id));
    if best.len() > SHOWN {
        best.select_nth_unstable_by_key(SHOWN, newest_last);
        best.truncate(SHOWN);
    }
    best.sort_by_key(newest_last);
    best.into_iter()
        .map(|rank| {
            let hit = tx.row(
                "select '人员' as found, person.id, person.name, null as through,
                        trim(coalesce(unit.name, '') || ' ' || person.post) as about,
                        (select trainee.cohort from trainee join cohort on cohort.id = trainee.cohort
                          where trainee.person = person.id order by cohort.starts desc limit 1) as cohort
                 from person left join unit on unit.id = person.unit where person.id = ?1",
                [rank.2],
                hit,
            )?;
            Ok(hit.map(|hit| (rank, hit)))
        })
        .filter_map(Result::transpose)
        .collect()
}

/// Whose name is spelled so in pinyin, anywhere in it; nobody when what was typed has no letters.
pub(crate) fn people_spelled(tx: &Read, text: &str) -> Answer<Vec<u32>> {
    if !text.bytes().any(|b| b.is_ascii_alphabetic()) {
        return Ok(Vec::new());
    }
    let mut sought = Sought::read(text);
    let all = tx.rows("select id, name from person indexed by person_by_name", [], |row| {
        let fits = sought.in_name(row.get_ref(1)?.as_str()?).is_some();
        Ok(if fits { Some(row.get(0)?) } else { None })
    })?;
    Ok(all.into_iter().flatten().collect())
}

/// Everything but people: some hundred rows of each kind, each kind in its own order.
fn others(tx: &Read, sought: &mut Sought) -> Answer<Vec<(Rank, Hit)>> {
    let all = tx.rows(include_str!("others.sql"), [tx.today()], |row| Ok((hit(row)?, row.get("idle")?)))?;
    let mut hits: Vec<(Rank, Hit)> = (0..)
        .zip(all)
        .filter_map(|(place, (hit, idle))| {
            let fit = match hit.found {
                Found::Lecturer => sought.in_name(&hit.name),
                _ => sought.in_title(hit.through.as_ref().unwrap_or(&hit.name)),
            };
            Some(((fit?, idle, place), hit))
        })
        .collect();
    hits.sort_by_key(|(rank, _)| *rank);
    let mut shown = [0; Found::ALL.len()];
    let mut there = HashSet::new();
    hits.retain(|(_, hit)| {
        let shown = &mut shown[hit.found as usize];
        // A unit by several of its names is one: the one that fits best.
        let new = there.insert((hit.found, hit.id));
        *shown += u32::from(new);
        new && *shown <= SHOWN as u32
    });
    Ok(hits)
}

fn hit(row: &rusqlite::Row) -> rusqlite::Result<Hit> {
    Ok(Hit {
        found: row.get("found")?,
        id: row.get("id")?,
        name: row.get("name")?,
        through: row.get("through")?,
        mark: None,
        about: row.get("about")?,
        cohort: row.get("cohort")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Books, Desk};

    fn books(folder: &std::path::Path) -> Books {
        let clock = || chrono::NaiveDate::from_ymd_opt(2026, 3, 11).unwrap().and_hms_opt(9, 0, 0).unwrap();
        let desk = Desk { who: "王敏".into(), clock };
        Books::open(&folder.join("班务.db"), folder, desk).unwrap()
    }

    fn found(books: &Books, text: &str) -> String {
        let hits = books.read(|tx| everywhere(tx, SearchAsked { text: text.into() })).unwrap();
        hits.iter().map(|hit| hit.name.as_str()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn everything_is_found_and_the_best_comes_first() {
        let folder = tempfile::tempdir().unwrap();
        let books = books(folder.path());
        books
            .change("", |tx| {
                tx.execute_batch(
                    "insert into unit (name, standard_order) values ('县财政局', 1), ('王庄镇', 2);
                     insert into unit_name (unit, name, kind, until) values
                        (1, '财局', '别名', null), (1, '县财贸办', '曾用名', '2019-01-01');
                     insert into person (name, phone, id_number, unit) values
                        ('王敏霞', '13900000001', null, 1), ('王敏', '13900000002', '11010519491231002X', 1),
                        ('韦明', '13900001234', null, 2), ('王敏', '13900000004', null, 2),
                        ('单伟', '', null, 1), ('尉迟敬德', '', null, 1), ('于王敏', '', null, 1),
                        ('买买提·吐尔逊', '', null, 1);
                     insert into cohort (name, number, starts, ends) values
                        ('王敏讲习班', null, '2026-01-05', '2026-01-09'), ('中青班', 3, '2026-03-09', '2026-03-13');
                     insert into trainee (cohort, person, number) values (1, 4, 1), (2, 2, 1), (2, 1, 2);
                     insert into lecturer (name) values ('王铭'), ('单小麦');
                     insert into topic (name) values ('问民生');
                     insert into venue (name) values ('报告厅');
                     insert into field_site (name, address) values ('郭亮陵园', '北乡');
                     insert into route (name) values ('走初心路');",
                )?;
                Ok(())
            })
            .unwrap();
        for (text, names) in [
            // Whole, the one in a running class before the other; then beginning, running or not; then inside.
            ("王敏", "王敏 王敏 王敏霞 王敏讲习班 于王敏"),
            ("wm", "王敏 王敏 韦明 王铭 王敏霞 王敏讲习班 问民生 于王敏"),
            ("wangmin", "王敏 王敏 王敏霞 王敏讲习班 王铭 于王敏"),
            ("wang m", "王敏 王敏 王铭 王敏霞 王敏讲习班 于王敏"),
            ("sw", "单伟"),
            ("ycjd", "尉迟敬德"),
            ("tex", "买买提·吐尔逊"),
            ("1234", "韦明"),
            ("002X", "王敏"),
            ("31002x", "王敏"),
            ("234", ""),
            ("czj", "县财政局"),
            ("财局", "县财政局"),
            ("cmb", "县财政局"),
            ("财", "县财政局"),
            ("d3q", "第3期中青班"),
            ("zqb", "第3期中青班"),
            ("bgt", "报告厅"),
            ("glly", "郭亮陵园"),
            ("初心", "走初心路"),
            ("shanxm", "单小麦"),
            ("不在", ""),
            (" ", ""),
            ("%", ""),
        ] {
            assert_eq!(found(&books, text), names, "{text:?}");
        }
        let listed = |text: &str| {
            let asked = crate::person::PeopleAsked { text: Some(text.into()) };
            let lines = books.read(|tx| crate::person::all(tx, asked)).unwrap();
            lines.iter().map(|line| line.person.name.as_str().to_owned()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(listed("wm"), "于王敏 王敏 王敏霞 王敏 韦明", "the register is searched by pinyin too");
        assert_eq!(listed("002X"), "王敏");
        assert_eq!(listed("财政局").split(' ').count(), 6);
        let hits = books.read(|tx| everywhere(tx, SearchAsked { text: "wm".into() })).unwrap();
        assert_eq!(hits[0].mark, Some((0, 2)));
        let unit = |text: &str| {
            let hits = books.read(|tx| everywhere(tx, SearchAsked { text: text.into() })).unwrap();
            (hits[0].name.clone(), hits[0].through.clone(), hits[0].mark)
        };
        assert_eq!(unit("财局"), ("县财政局".into(), Some("财局".into()), Some((0, 2))));
        assert_eq!(unit("cmb"), ("县财政局".into(), Some("县财贸办".into()), Some((1, 4))));
        assert_eq!(unit("财政"), ("县财政局".into(), None, Some((1, 3))));
        assert_eq!(unit("1234"), ("韦明".into(), None, None), "what was sought is not in the name");
        let first = (&hits[0].found, hits[0].id, hits[0].about.as_str(), hits[0].cohort.map(|cohort| cohort.0));
        assert_eq!(first, (&Found::Person, 2, "县财政局", Some(2)));
    }

    #[test]
    fn at_most_eight_of_a_kind_and_nothing_is_stale() {
        let folder = tempfile::tempdir().unwrap();
        let books = books(folder.path());
        let enter = |name: &str| {
            books.change("录入", |tx| tx.run("insert into person (name) values (?1)", [name])).unwrap().1.unwrap().id
        };
        for i in 0..12 {
            enter(&format!("王{}", "甲乙丙丁戊己庚辛壬癸子丑".chars().nth(i).unwrap()));
        }
        assert_eq!(found(&books, "w"), "王丑 王子 王癸 王壬 王辛 王庚 王己 王戊");
        let operation = enter("温明");
        assert_eq!(found(&books, "wenm"), "温明");
        books.change("", |tx| crate::journal::undo(tx, crate::journal::Undo { operation: Some(operation) })).unwrap();
        assert_eq!(found(&books, "wenm"), "");
    }
}
