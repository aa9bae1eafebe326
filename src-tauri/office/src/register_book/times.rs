//! 可用时间 in one cell: `周三上午不可来（开会）；2026-03-02至03-06不可来`. What goes out so comes back the same; what
//! somebody typed is understood whole or asked about.

use chrono::{Datelike, NaiveDate};
use school::{
    availability::Time,
    calendar::{Clock, weekday_word},
};

use crate::{holidays_book::day_of, roster::half_width};

/// Their words, the longest first: 不可来 ends with 可来.
const CANNOT: &[&str] = &["不能来", "不可以来", "不可来", "不可以", "不来", "没空", "没时间", "不行"];
const CAN: &[&str] = &["可以来", "能来", "可来", "可以", "有空", "有时间"];
/// Somebody who can always.
const ALWAYS: &[&str] = &["", "随时", "随时可来", "都可以", "都可来", "不限", "无", "/", "—", "-"];
/// A part of the day by its word, as the program's half days have it.
const HALVES: [(&str, Option<(Clock, Clock)>); 4] = [
    ("上午", Some((Clock::MIDNIGHT, Clock::NOON))),
    ("下午", Some((Clock::NOON, Clock::EVENING))),
    ("晚上", Some((Clock::EVENING, Clock::LAST))),
    ("全天", None),
];
const WEEKDAYS: [char; 7] = ['一', '二', '三', '四', '五', '六', '日'];

/// What stands in the cell of somebody with these times.
pub(super) fn written(times: &[Time]) -> String {
    times.iter().map(one).collect::<Vec<_>>().join("；")
}

fn one(it: &Time) -> String {
    let days = match (it.since, it.until) {
        (Some(since), Some(until)) if since == until => since.to_string(),
        (Some(since), Some(until)) if since.year() == until.year() => format!("{since}至{}", until.format("%m-%d")),
        (Some(since), Some(until)) => format!("{since}至{until}"),
        (Some(since), None) => format!("{since}起"),
        (None, Some(until)) => format!("至{until}"),
        (None, None) => String::new(),
    };
    let weekday = it.weekday.map_or_else(String::new, |day| format!("周{}", weekday_word(day)));
    let hours = it.starts.zip(it.ends).map_or_else(String::new, |hours| {
        let half = HALVES.iter().find(|(_, half)| *half == Some(hours));
        half.map_or_else(|| format!(" {}–{} ", hours.0, hours.1), |(word, _)| (*word).into())
    });
    let note = if it.note.is_empty() { String::new() } else { format!("（{}）", inside(&it.note)) };
    format!("{days}{weekday}{hours}{}{note}", if it.may { "可来" } else { "不可来" })
}

/// A note as it can stand in brackets among others.
fn inside(note: &str) -> String {
    let other = |c| match c {
        '（' | '(' => '〔',
        '）' | ')' => '〕',
        '\n' | '\r' => ' ',
        c => c,
    };
    note.chars().map(other).collect()
}

/// The times a cell names; else what of it is not understood.
pub(super) fn read(text: &str) -> Result<Vec<Time>, String> {
    if ALWAYS.contains(&text.trim()) {
        return Ok(Vec::new());
    }
    let mut times: Vec<Time> = Vec::new();
    for clause in parted(text, &['；', ';', '。', '\n', '\r']) {
        for time in read_clause(&clause)? {
            if !times.contains(&time) {
                times.push(time);
            }
        }
    }
    Ok(times)
}

/// Moments with one verb for those before it: 周一、周三上午不可来（开会），周五可来.
fn read_clause(clause: &str) -> Result<Vec<Time>, String> {
    let mut times = Vec::new();
    let mut waiting: Vec<Vec<Time>> = Vec::new();
    for part in parted(clause, &['、', '，', ',', '和']) {
        let (words, note) = note_of(&part);
        let (moment, may) = verb_of(words);
        waiting.push(moment_of(moment, note)?);
        let Some(may) = may else { continue };
        // 周一、周三上午: it may be Monday's morning, or all of it.
        let hours = |all: &[Time]| all.first().and_then(|time| time.starts);
        let last = waiting.last().map(Vec::as_slice).unwrap_or_default();
        if hours(last).is_some() && waiting.iter().any(|all| hours(all).is_none()) {
            return Err(format!("看不出「{clause}」里前面的几天是不是也只有那几个小时。请分开写"));
        }
        for all in waiting.drain(..) {
            let said =
                |time: Time| Time { may, note: if time.note.is_empty() { note.into() } else { time.note }, ..time };
            times.extend(all.into_iter().map(said));
        }
    }
    if waiting.is_empty() { Ok(times) } else { Err(format!("「{clause}」没有写可来还是不可来")) }
}

/// What stands between the marks, but for those inside brackets.
fn parted(text: &str, marks: &[char]) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut inside = false;
    for c in text.chars() {
        match c {
            '（' | '(' => inside = true,
            '）' | ')' => inside = false,
            _ => {}
        }
        match parts.last_mut() {
            Some(last) if inside || !marks.contains(&c) => last.push(c),
            _ => parts.push(String::new()),
        }
    }
    parts.into_iter().map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

/// `周三不可来` and `开会` of `周三不可来（开会）`.
fn note_of(part: &str) -> (&str, &str) {
    let inner = part.strip_suffix(['）', ')']).and_then(|rest| rest.split_once(['（', '(']));
    inner.map_or((part, ""), |(words, note)| (words.trim(), note.trim()))
}

fn verb_of(words: &str) -> (&str, Option<bool>) {
    let without = |verbs: &[&str]| verbs.iter().find_map(|verb| words.strip_suffix(verb)).map(str::trim);
    match (without(CANNOT), without(CAN)) {
        (Some(rest), _) => (rest, Some(false)),
        (None, Some(rest)) => (rest.trim_start_matches("只有").trim_start_matches('只'), Some(true)),
        (None, None) => (words, None),
    }
}

/// `2026-03-02至06-30周三上午`: days, or days of the week between days, and hours; one for each day of the week.
fn moment_of(text: &str, note: &str) -> Result<Vec<Time>, String> {
    let unknown = || format!("看不出「{text}」是什么时候。请写成“周三上午”或“2026-03-02至03-06”的样子");
    let words: String = text.chars().map(half_width).collect();
    let (days, hours) = hours_of(words.trim()).ok_or_else(unknown)?;
    let named =
        ["每周", "星期", "礼拜", "周"].iter().filter_map(|word| days.split_once(word)).min_by_key(|it| it.0.len());
    let (period, weekdays) = match named {
        Some((period, weekdays)) => {
            (period, weekdays_of(weekdays).ok_or_else(unknown)?.into_iter().map(Some).collect())
        }
        None => (days, vec![None]),
    };
    let (since, until) = period_of(period.trim().trim_end_matches(['每', '逢', '的'])).ok_or_else(unknown)?;
    if weekdays == [None] && (since.is_none() || until.is_none()) {
        return Err(unknown());
    }
    let (starts, ends) = hours.unzip();
    let reversed =
        since.zip(until).is_some_and(|(since, until)| until < since) || starts.zip(ends).is_some_and(|(a, b)| b <= a);
    if reversed {
        return Err(format!("「{text}」的结束早于开始"));
    }
    let time = |weekday| Time { may: false, weekday, since, until, starts, ends, note: note.into() };
    Ok(weekdays.into_iter().map(time).collect())
}

/// The days, and the hours behind them; no hours: the whole day.
fn hours_of(words: &str) -> Option<(&str, Option<(Clock, Clock)>)> {
    if let Some((days, half)) = HALVES.iter().find_map(|(word, half)| Some((words.strip_suffix(word)?, *half))) {
        return Some((days.trim(), half));
    }
    if !words.contains(':') {
        return Some((words, None));
    }
    // 周五14:00–16:00, 2026-03-02 14:00–16:00: the hours begin where the figures before the first colon do.
    let colon = words.find(':')?;
    let begin = words[..colon].trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let (starts, ends) = words[begin..].split_once(['-', '–', '—', '~', '至', '到'])?;
    Some((words[..begin].trim(), Some((Clock::read(starts)?, Clock::read(ends)?))))
}

/// 三, 一三五, 一至周五.
fn weekdays_of(words: &str) -> Option<Vec<u8>> {
    let number = |c: char| WEEKDAYS.iter().position(|it| *it == if c == '天' { '日' } else { c }).map(|n| n as u8 + 1);
    let one = |words: &str| match words.trim().trim_start_matches(['周', '星', '期']).chars().collect::<Vec<_>>()[..]
    {
        [c] => number(c),
        _ => None,
    };
    match words.split_once(['至', '到', '-', '–', '—']) {
        Some((first, last)) => {
            let days: Vec<u8> = (one(first)?..=one(last)?).collect();
            (!days.is_empty()).then_some(days)
        }
        None => words.trim().chars().map(number).collect::<Option<Vec<u8>>>().filter(|days| !days.is_empty()),
    }
}

type Period = (Option<NaiveDate>, Option<NaiveDate>);

/// 2026-03-02, 2026-03-02至03-06, 2026-03-02起, 至2026-06-30; nothing: always.
fn period_of(words: &str) -> Option<Period> {
    if words.is_empty() {
        return Some((None, None));
    }
    if let Some(since) = ["以后", "起", "开始"].iter().find_map(|word| words.strip_suffix(word)) {
        return Some((Some(day_of(since, false)?), None));
    }
    let (first, last) = match words.split_once(['至', '到', '~', '—', '–']) {
        Some((first, last)) => (first.trim(), last.trim()),
        None => {
            let day = day_of(words, false)?;
            return Some((Some(day), Some(day)));
        }
    };
    if first.is_empty() {
        return Some((None, Some(day_of(last, false)?)));
    }
    let since = day_of(first, false)?;
    let parts = last.trim_end_matches(['日', '号']).split(['-', '/', '.', '月']).count();
    let last = match parts {
        1 => format!("{}-{}-{last}", since.year(), since.month()),
        2 => format!("{}-{last}", since.year()),
        _ => last.to_owned(),
    };
    Some((Some(since), Some(day_of(&last, false)?)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_cell_is_understood_whole_or_asked_about() {
        for (text, want) in [
            ("周三不可来", Ok("周三不可来")),
            ("周三不可来；2026-03-02至2026-03-06不可来", Ok("周三不可来；2026-03-02至03-06不可来")),
            ("星期三上午不能来（开会）。每周五下午没空", Ok("周三上午不可来（开会）；周五下午不可来")),
            ("周一、周三不可来（上课），周五可来", Ok("周一不可来（上课）；周三不可来（上课）；周五可来")),
            ("周一三五上午不可来", Ok("周一上午不可来；周三上午不可来；周五上午不可来")),
            ("周一至周三不可来", Ok("周一不可来；周二不可来；周三不可来")),
            ("只有周四能来", Ok("周四可来")),
            ("周五 14:00-16:00 不可来", Ok("周五 14:00–16:00 不可来")),
            ("2026年3月2日至6日不可来", Ok("2026-03-02至03-06不可来")),
            ("2026.3.2 8:30-11:30可来", Ok("2026-03-02 08:30–11:30 可来")),
            ("２０２６－０３－０２不可来", Ok("2026-03-02不可来")),
            ("2026-03-02至06-30周三不可来", Ok("2026-03-02至06-30周三不可来")),
            ("2026-03-02起周三不可来\n至2026-06-30周五不可来", Ok("2026-03-02起周三不可来；至2026-06-30周五不可来")),
            ("周三不可来（开会；听课、评课）", Ok("周三不可来（开会；听课、评课）")),
            ("随时", Ok("")),
            ("周三", Err("没有写可来还是不可来")),
            ("周一、周三上午不可来", Err("请分开写")),
            ("3月2日至3月6日不可来", Err("看不出「3月2日至3月6日」是什么时候")),
            ("2026-03-06至03-02不可来", Err("结束早于开始")),
            ("周三16:00-14:00不可来", Err("结束早于开始")),
            ("2026-03-02起不可来", Err("看不出")),
            ("周末不可来", Err("看不出")),
            ("周八不可来", Err("看不出")),
            ("提前一周联系", Err("看不出「提前一周联系」")),
            ("周五至周一不可来", Err("看不出")),
        ] {
            match (read(text), want) {
                (Ok(times), Ok(want)) => assert_eq!(written(&times), want, "{text}"),
                (Err(why), Err(want)) => assert!(why.contains(want), "{text}: {why}"),
                (got, want) => panic!("{text}: {got:?}, not {want:?}"),
            }
        }
    }

    fn day() -> impl Strategy<Value = NaiveDate> {
        (0..2000_u64).prop_map(|n| NaiveDate::from_ymd_opt(2024, 1, 1).unwrap() + chrono::Days::new(n))
    }

    fn hours() -> impl Strategy<Value = (Option<Clock>, Option<Clock>)> {
        let clock = |minutes: u16| Clock::new(minutes / 60, minutes % 60);
        prop_oneof![
            Just((None, None)),
            prop::sample::select(HALVES.map(|(_, half)| half).to_vec()).prop_map(Option::unzip),
            (0_u16..1439, 1_u16..600).prop_map(move |(from, long)| (clock(from), clock((from + long).min(1439)))),
        ]
    }

    fn time() -> impl Strategy<Value = Time> {
        let note = prop::sample::select(vec!["", "开会", "上课；听课", "a、b，c", "不可来"]);
        (any::<bool>(), prop::option::of(1_u8..8), day(), 0_u64..400, 0..4_u8, hours(), note).prop_map(
            |(may, weekday, since, long, open, (starts, ends), note)| {
                let until = since + chrono::Days::new(long);
                let (since, until) = match (weekday, open) {
                    (Some(_), 0) => (None, None),
                    (Some(_), 1) => (Some(since), None),
                    (Some(_), 2) => (None, Some(until)),
                    _ => (Some(since), Some(until)),
                };
                Time { may, weekday, since, until, starts, ends, note: note.into() }
            },
        )
    }

    proptest! {
        /// Whatever times somebody has go out and come back.
        #[test]
        fn what_is_written_reads_back(times in prop::collection::vec(time(), 0..5)) {
            let mut once: Vec<Time> = Vec::new();
            for time in times {
                if !once.contains(&time) {
                    once.push(time);
                }
            }
            prop_assert_eq!(read(&written(&once)), Ok(once));
        }
        #[test]
        fn nothing_that_is_typed_breaks_it(text in "[周一三五日0-9年月至起（）；、:：\\- 不可来上午]{0,30}") {
            let _ = read(&text);
        }
    }
}
