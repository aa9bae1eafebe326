//! A unit's next list beside its last: who is new, who is changed, who is there no more. Pure.
//!
//! What the sender changed is taken; what the office changed since is not overwritten without asking; who is missing
//! is asked about, for a second file may be an addition as well as a correction.

use std::collections::{BTreeMap, HashMap, HashSet};

use schemars::JsonSchema;
use school::{intake::Told, person::PersonId, trainee::TraineeId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

school::words! {
    /// What became of somebody between two lists of a unit.
    pub enum Turn {
        New = "新增",
        Instead = "换人",
        Changed = "修改",
        Gone = "退出",
        Back = "重新报名",
    }
}

school::words! {
    /// What the clerk may decide about it.
    pub enum Ruling {
        /// Enter what the new list says.
        Follow = "按新表",
        /// 换人: the one leaves, the other comes in their place, both stay on record.
        Replace = "按换人办理",
        /// They leave the class.
        Leave = "退出",
        /// Both are in the class.
        Both = "两人都参训",
        /// Everything stays as it is.
        Keep = "保持原样",
    }
}

/// One thing that is not as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Altered {
    /// What: 手机 …
    pub field: String,
    /// As it is in the class now.
    pub was: String,
    /// As the new list has it.
    pub now: String,
}

/// What became of one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct VersionTurn {
    /// What.
    pub turn: Turn,
    /// The line of the new list; none for those who are there no more.
    pub line: Option<u32>,
    /// The trainee it is about; none for those who are new.
    pub trainee: Option<TraineeId>,
    /// 姓名; of 换人, who leaves.
    pub name: String,
    /// Of 换人: who comes instead.
    pub comes: String,
    /// What is not as it was.
    pub altered: Vec<Altered>,
    /// What it touches: 第2组组长, 序号3, 考勤5次, 已印的签到表. Filled in by whoever knows.
    pub touches: Vec<String>,
    /// One sentence.
    pub say: String,
    /// Whether the clerk is asked; else it is done as advised.
    pub asked: bool,
    /// What is advised.
    pub advice: Ruling,
    /// What may be decided, the advice first.
    pub choices: Vec<Ruling>,
}

/// The clerk's decision about one trainee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ruled {
    /// About whom.
    pub trainee: TraineeId,
    /// What.
    pub ruling: Ruling,
    /// Of 换人: the number of the letter that asked for it.
    #[serde(default)]
    pub letter: String,
}

/// A person as the new list has them.
#[derive(Debug, Clone)]
pub struct Now {
    /// The line.
    pub line: u32,
    /// Who in the register it is.
    pub person: Option<PersonId>,
    /// What is said of them.
    pub told: Told,
}

/// A trainee of the class.
#[derive(Debug, Clone)]
pub struct Before {
    /// The trainee.
    pub trainee: TraineeId,
    /// Who.
    pub person: PersonId,
    /// Left already.
    pub left: bool,
    /// What is true in the class now.
    pub now: BTreeMap<&'static str, String>,
    /// What the last file about them said; none when they were entered by hand.
    pub told: Option<Told>,
    /// That file was of the sender whose new list this is.
    pub of_sender: bool,
}

/// What became of everybody between the class as it is and the new list of a sender.
pub fn compare(rows: &[Now], before: &[Before]) -> Vec<VersionTurn> {
    let by_person: HashMap<PersonId, &Before> = before.iter().map(|it| (it.person, it)).collect();
    let known = |row: &Now| row.person.and_then(|person| by_person.get(&person).copied());
    let sent_before = before.iter().any(|it| it.of_sender);
    let mut turns = Vec::new();
    let mut fresh = Vec::new();
    for row in rows {
        match known(row) {
            Some(trainee) if trainee.left => turns.push(back(row, trainee)),
            Some(trainee) => turns.extend(changed(row, trainee)),
            None => fresh.push(row),
        }
    }
    let there: HashSet<PersonId> = rows.iter().filter_map(|row| row.person).collect();
    let gone: Vec<&Before> =
        before.iter().filter(|it| it.of_sender && !it.left && !there.contains(&it.person)).collect();
    let kept = before.iter().filter(|it| it.of_sender && !it.left && there.contains(&it.person)).count();
    // A list that repeats nobody adds to the last one.
    let whole = kept > 0 || gone.len() == 1 && rows.len() == 1;
    let pairs = pair(&gone, &fresh);
    for trainee in &gone {
        match pairs.get(&trainee.trainee) {
            Some(row) if whole => turns.push(instead(trainee, row)),
            _ => turns.push(no_more(trainee, whole, kept, gone.len())),
        }
    }
    let came_instead: HashSet<u32> = if whole { pairs.values().map(|row| row.line).collect() } else { HashSet::new() };
    for row in fresh.iter().filter(|row| sent_before && !came_instead.contains(&row.line)) {
        let name = said(&row.told, "姓名");
        turns.push(VersionTurn {
            say: format!("{name}是新报的。"),
            ..turn(Turn::New, Some(row.line), None, name, Ruling::Follow, false, &[])
        });
    }
    turns.sort_by_key(|turn| (!turn.asked, turn.turn, turn.line));
    turns
}

fn turn(
    turn: Turn,
    line: Option<u32>,
    trainee: Option<TraineeId>,
    name: &str,
    advice: Ruling,
    asked: bool,
    others: &[Ruling],
) -> VersionTurn {
    VersionTurn {
        turn,
        line,
        trainee,
        name: name.into(),
        comes: String::new(),
        altered: vec![],
        touches: vec![],
        say: String::new(),
        asked,
        advice,
        choices: std::iter::once(advice).chain(others.iter().copied()).collect(),
    }
}

/// What the new list says otherwise than the class has it. Asked when the office itself has changed it since.
fn changed(row: &Now, trainee: &Before) -> Option<VersionTurn> {
    let mut altered = Vec::new();
    let mut by_the_office = false;
    for (field, said) in &row.told {
        let Some((field, was)) = trainee.now.get_key_value(field.as_str()) else { continue };
        if said.value.is_empty() || is_said_by(was, &said.value) {
            continue;
        }
        let last = trainee.told.as_ref().and_then(|told| told.get(*field)).map(|said| said.value.as_str());
        match last {
            // The sender repeats what the office has put right since.
            Some(last) if last == said.value => continue,
            Some(last) if is_said_by(was, last) => {}
            None if was.is_empty() => {}
            _ => by_the_office = true,
        }
        altered.push(Altered { field: (*field).into(), was: was.clone(), now: said.value.clone() });
    }
    let first = altered.first()?;
    let name = said(&row.told, "姓名");
    let what: Vec<&str> = altered.iter().map(|it| it.field.as_str()).collect();
    let what = what.join("、");
    let by_another = trainee.told.is_some() && !trainee.of_sender;
    let say = if by_another {
        format!(
            "{name}已由{}报名，这份表里{what}不同：现在是「{}」，这里是「{}」。",
            now(trainee, "单位"),
            first.was,
            first.now
        )
    } else if by_the_office {
        format!("{name}的{what}与新表不同，是教务处录入或改过的：现在是「{}」，新表是「{}」。", first.was, first.now)
    } else {
        format!("{name}改了{what}。")
    };
    let asked = by_another || by_the_office;
    let (advice, other) = if asked { (Ruling::Keep, Ruling::Follow) } else { (Ruling::Follow, Ruling::Keep) };
    let made = turn(Turn::Changed, Some(row.line), Some(trainee.trainee), name, advice, asked, &[other]);
    Some(VersionTurn { altered, say, ..made })
}

/// 1985-03 says what 1985-03-12 says, only less.
fn is_said_by(full: &str, said: &str) -> bool {
    full == said || said.len() == 7 && full.len() == 10 && full.starts_with(said)
}

fn back(row: &Now, trainee: &Before) -> VersionTurn {
    let name = said(&row.told, "姓名");
    VersionTurn {
        say: format!("{name}已经退出本班，新表里又有。要恢复在训吗？"),
        ..turn(Turn::Back, Some(row.line), Some(trainee.trainee), name, Ruling::Follow, true, &[Ruling::Keep])
    }
}

fn instead(trainee: &Before, row: &Now) -> VersionTurn {
    let (name, comes) = (now(trainee, "姓名"), said(&row.told, "姓名"));
    VersionTurn {
        comes: comes.into(),
        say: format!("新表里没有{name}，多了{comes}，是换人吗？按换人办理，两人都留在名册上。"),
        ..turn(
            Turn::Instead,
            Some(row.line),
            Some(trainee.trainee),
            name,
            Ruling::Replace,
            true,
            &[Ruling::Leave, Ruling::Both],
        )
    }
}

fn no_more(trainee: &Before, whole: bool, kept: usize, gone: usize) -> VersionTurn {
    let name = now(trainee, "姓名");
    // Most of the last list missing is rather a list of additions.
    let advice = if whole && kept >= gone { Ruling::Leave } else { Ruling::Keep };
    let other = if advice == Ruling::Leave { Ruling::Keep } else { Ruling::Leave };
    let say = match advice {
        Ruling::Leave => format!("上次报了{name}，新表里没有，建议按退出处理。"),
        _ => format!("上次报了{name}，新表里没有；新表像是补报，建议保持原样。"),
    };
    VersionTurn { say, ..turn(Turn::Gone, None, Some(trainee.trainee), name, advice, true, &[other]) }
}

/// Who may have come instead of whom: the same post, or else the one for the one.
fn pair<'r>(gone: &[&Before], fresh: &[&'r Now]) -> HashMap<TraineeId, &'r Now> {
    let mut pairs: HashMap<TraineeId, &Now> = HashMap::new();
    let mut taken: HashSet<u32> = HashSet::new();
    for trainee in gone {
        let post = now(trainee, "职务");
        let same_post =
            fresh.iter().find(|row| !post.is_empty() && said(&row.told, "职务") == post && !taken.contains(&row.line));
        if let Some(row) = same_post {
            taken.insert(row.line);
            pairs.insert(trainee.trainee, row);
        }
    }
    let alone = |trainee: &&&Before| !pairs.contains_key(&trainee.trainee);
    let mut left = gone.iter().filter(alone);
    let mut others = fresh.iter().filter(|row| !taken.contains(&row.line));
    if let (Some(trainee), None, Some(row), None) = (left.next(), left.next(), others.next(), others.next()) {
        pairs.insert(trainee.trainee, row);
    }
    pairs
}

fn said<'t>(told: &'t Told, field: &str) -> &'t str {
    told.get(field).map_or("", |said| &said.value)
}

fn now<'t>(trainee: &'t Before, field: &str) -> &'t str {
    trainee.now.get(field).map_or("", String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;
    use school::intake::Said;

    const FIELDS: [&str; 3] = ["姓名", "职务", "手机"];

    fn told(values: [&str; 3]) -> Told {
        let said = |value: &str| Said { value: value.into(), ..Said::default() };
        FIELDS.iter().zip(values).map(|(field, value)| (field.to_string(), said(value))).collect()
    }

    fn row(line: u32, person: Option<i64>, values: [&str; 3]) -> Now {
        Now { line, person: person.map(PersonId), told: told(values) }
    }

    /// Somebody whom the sender's last list had as `last`, and who is `now` in the class.
    fn trainee(id: i64, last: Option<[&str; 3]>, now: [&str; 3]) -> Before {
        Before {
            trainee: TraineeId(id),
            person: PersonId(id),
            left: false,
            now: FIELDS.iter().copied().zip(now.map(String::from)).collect(),
            told: last.map(told),
            of_sender: last.is_some(),
        }
    }

    const ZHANG: [&str; 3] = ["张三", "副局长", "13800000001"];
    const LI: [&str; 3] = ["李四", "科员", "13800000002"];
    const WANG: [&str; 3] = ["王五", "科员", "13800000003"];
    const ZHAO: [&str; 3] = ["赵六", "办公室主任", "13800000004"];

    fn told_of(turns: &[VersionTurn]) -> Vec<(Turn, &str, &str, bool, Ruling)> {
        turns.iter().map(|it| (it.turn, it.name.as_str(), it.comes.as_str(), it.asked, it.advice)).collect()
    }

    #[test]
    fn the_same_list_again_is_no_change_and_a_first_list_neither() {
        let before = [trainee(1, Some(ZHANG), ZHANG), trainee(2, Some(LI), LI)];
        assert_eq!(compare(&[row(1, Some(1), ZHANG), row(2, Some(2), LI)], &before), []);
        assert_eq!(compare(&[row(1, None, ZHANG), row(2, None, LI)], &[]), []);
        assert_eq!(compare(&[row(1, None, LI)], &[trainee(1, None, ZHANG)]), [], "others of the class are not missed");
    }

    #[test]
    fn a_new_phone_is_taken_and_one_the_office_changed_is_asked() {
        let new = ["张三", "副局长", "13900000009"];
        let by_office = ["张三", "副局长", "13700000007"];
        for (last, now, said, expected) in [
            (Some(ZHANG), ZHANG, new, Some((false, Ruling::Follow))),
            (Some(ZHANG), by_office, ZHANG, None),
            (Some(ZHANG), by_office, new, Some((true, Ruling::Keep))),
            (None, ZHANG, new, Some((true, Ruling::Keep))),
            (None, ["张三", "副局长", ""], new, Some((false, Ruling::Follow))),
            (Some(ZHANG), ZHANG, ["张三", "副局长", ""], None),
        ] {
            let turns = compare(&[row(1, Some(1), said)], &[trainee(1, last, now)]);
            assert_eq!(turns.first().map(|it| (it.asked, it.advice)), expected, "{last:?} {now:?} {said:?}");
            assert!(turns.iter().all(|it| it.turn == Turn::Changed && it.altered.len() == 1));
        }
    }

    #[test]
    fn who_was_reported_by_another_unit_is_asked() {
        let elsewhere = Before { of_sender: false, ..trainee(1, Some(ZHANG), ZHANG) };
        let turns = compare(&[row(1, Some(1), ["张三", "局长", ZHANG[2]])], &[elsewhere]);
        assert_eq!(told_of(&turns), [(Turn::Changed, "张三", "", true, Ruling::Keep)]);
    }

    #[test]
    fn who_is_missing_has_left_was_replaced_or_was_only_not_repeated() {
        let class = [trainee(1, Some(ZHANG), ZHANG), trainee(2, Some(LI), LI)];
        let kept = row(1, Some(1), ZHANG);
        assert_eq!(
            told_of(&compare(&[kept.clone(), row(2, None, WANG)], &class)),
            [(Turn::Instead, "李四", "王五", true, Ruling::Replace)],
            "the same post"
        );
        assert_eq!(
            told_of(&compare(&[kept.clone(), row(2, None, ZHAO)], &class)),
            [(Turn::Instead, "李四", "赵六", true, Ruling::Replace)],
            "one for one"
        );
        assert_eq!(
            told_of(&compare(std::slice::from_ref(&kept), &class)),
            [(Turn::Gone, "李四", "", true, Ruling::Leave)],
            "one fewer"
        );
        assert_eq!(
            told_of(&compare(&[kept, row(2, None, ZHAO), row(3, None, WANG)], &class)),
            [(Turn::Instead, "李四", "王五", true, Ruling::Replace), (Turn::New, "赵六", "", false, Ruling::Follow)]
        );
        assert_eq!(
            told_of(&compare(&[row(1, None, WANG), row(2, None, ZHAO)], &class)),
            [
                (Turn::Gone, "张三", "", true, Ruling::Keep),
                (Turn::Gone, "李四", "", true, Ruling::Keep),
                (Turn::New, "王五", "", false, Ruling::Follow),
                (Turn::New, "赵六", "", false, Ruling::Follow),
            ],
            "a list of additions"
        );
    }

    #[test]
    fn who_had_left_and_is_reported_again_is_asked() {
        let left = Before { left: true, ..trainee(1, Some(ZHANG), ZHANG) };
        let turns = compare(&[row(1, Some(1), ZHANG)], &[left]);
        assert_eq!(told_of(&turns), [(Turn::Back, "张三", "", true, Ruling::Follow)]);
    }

    #[test]
    fn the_month_of_a_whole_birthday_is_the_same_birthday() {
        assert!(is_said_by("1985-03-12", "1985-03") && is_said_by("x", "x"));
        assert!(!is_said_by("1985-03-12", "1985-04") && !is_said_by("1985-03", "1985-03-12"));
    }
}
