//! When something is, as offices write it: 3月9日（星期一）上午 8:30—11:30.

use chrono::{Datelike, Days, NaiveDate};
use school::calendar::{Clock, HalfDay};

/// What a text says of when; all of it, or what a piece of it does.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct When {
    pub date: Option<Date>,
    /// The last of several days: 3月9日至11日.
    pub until: Option<Date>,
    /// 0 is Monday.
    pub weekday: Option<u32>,
    pub half: Option<HalfDay>,
    /// From, and to where it says so.
    pub time: Option<(Clock, Option<Clock>)>,
    /// Everything else, as it stands.
    pub rest: String,
}

/// A date as far as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Date {
    pub year: Option<i32>,
    pub month: Option<u32>,
    pub day: u32,
}

impl When {
    /// Whether it says when, and nothing else.
    pub fn is_pure(&self) -> bool {
        let says = self.date.is_some() || self.weekday.is_some() || self.half.is_some() || self.time.is_some();
        says && !self.rest.chars().any(char::is_alphanumeric)
    }

    /// Two cells that speak of the same session: what the nearer one says goes before.
    pub fn or(self, other: &When) -> When {
        When {
            date: self.date.or(other.date),
            until: self.until.or(other.until),
            weekday: self.weekday.or(other.weekday),
            half: self.half.or(other.half),
            time: self.time.or(other.time),
            rest: self.rest,
        }
        .by_the_half()
    }

    /// 下午 2:30 is 14:30.
    fn by_the_half(mut self) -> When {
        let later = |clock: Clock| match clock.minutes() {
            minutes @ 60..480 => Clock::new(minutes / 60 + 12, minutes % 60).unwrap_or(clock),
            _ => clock,
        };
        let night = |clock: Clock| match clock.minutes() {
            minutes @ 300..720 => Clock::new(minutes / 60 + 12, minutes % 60).unwrap_or(clock),
            _ => clock,
        };
        self.time = match (self.half, self.time) {
            (Some(HalfDay::Afternoon), Some((from, to))) => Some((later(from), to.map(later))),
            (Some(HalfDay::Evening), Some((from, to))) => Some((night(from), to.map(night))),
            (_, time) => time,
        };
        self
    }
}

/// Reads all that is said of when in a cell of such things: `3.9` is a date there, `上午` a half day.
pub(super) fn read(text: &str) -> When {
    let mut reader = Reader::of(text);
    let mut when = When::default();
    while reader.at < reader.plain.len() {
        if when.date.is_none()
            && let Some(date) = reader.date()
        {
            when.date = Some(date);
            let back = reader.at;
            if reader.through()
                && let Some(until) = reader.date()
            {
                when.until = Some(until);
            } else {
                reader.at = back;
            }
        } else if when.weekday.is_none()
            && let Some(weekday) = reader.weekday(when.date.is_some())
        {
            when.weekday = Some(weekday);
        } else if when.half.is_none()
            && let Some(half) = reader.half()
        {
            when.half = Some(half);
        } else if when.time.is_none()
            && let Some(time) = reader.time()
        {
            when.time = Some(time);
        } else {
            reader.leave();
        }
    }
    when.rest = reader.rest.trim().into();
    when.by_the_half()
}

/// A line that begins with a time, or with a half day and a time, and what follows it: `8:30–9:00 开班式`.
pub(super) fn leading(line: &str) -> Option<(When, String)> {
    let mut reader = Reader::of(line);
    let mut when = When::default();
    reader.skip(&['(', '[', ' ']);
    when.half = reader.half();
    reader.skip(&[' ', ':', '(']);
    when.time = Some(reader.time()?);
    reader.skip(&[')', ']', ' ', ':', ',', '、', '，']);
    let rest: String = reader.chars[reader.at..].iter().collect();
    Some((when.by_the_half(), rest.trim().into()))
}

/// The day a date means for a class: of several years the one in which the class is, or is nearest.
pub(super) fn day_of(
    date: Date,
    (first, last): (NaiveDate, NaiveDate),
    before: Option<NaiveDate>,
) -> Option<NaiveDate> {
    if let (Some(year), Some(month)) = (date.year, date.month) {
        return NaiveDate::from_ymd_opt(year, month, date.day);
    }
    if let Some(month) = date.month {
        let far = |day: &NaiveDate| (first - *day).num_days().max((*day - last).num_days()).max(0);
        let years = first.year() - 1..=last.year() + 1;
        return years.filter_map(|year| NaiveDate::from_ymd_opt(year, month, date.day)).min_by_key(far);
    }
    // 9日 alone: the next such day after the one above, or the only one the class has.
    if let Some(before) = before {
        return before.iter_days().take(31).find(|day| day.day() == date.day);
    }
    the_only(first.iter_days().take_while(|day| *day <= last).filter(|day| day.day() == date.day))
}

/// The day a weekday alone means: the only one the class has.
pub(super) fn day_of_weekday(weekday: u32, (first, last): (NaiveDate, NaiveDate)) -> Option<NaiveDate> {
    let last = last.min(first + Days::new(30));
    let days = first.iter_days().take_while(|day| *day <= last);
    the_only(days.filter(|day| day.weekday().num_days_from_monday() == weekday))
}

fn the_only(mut days: impl Iterator<Item = NaiveDate>) -> Option<NaiveDate> {
    let first = days.next();
    if days.next().is_some() { None } else { first }
}

/// Takes pieces off the front of a text; what is no piece stays in `rest`.
struct Reader {
    chars: Vec<char>,
    /// The same, with full-width figures and marks made plain, one for one.
    plain: Vec<char>,
    at: usize,
    rest: String,
}

impl Reader {
    fn of(text: &str) -> Reader {
        let chars: Vec<char> = text.chars().collect();
        Reader { plain: chars.iter().copied().map(plain).collect(), chars, at: 0, rest: String::new() }
    }

    fn leave(&mut self) {
        self.rest.push(self.chars[self.at]);
        self.at += 1;
    }

    fn peek(&self, ahead: usize) -> Option<char> {
        self.plain.get(self.at + ahead).copied()
    }

    fn skip(&mut self, marks: &[char]) {
        while self.peek(0).is_some_and(|c| marks.contains(&c)) {
            self.at += 1;
        }
    }

    fn word(&mut self, words: &[&str]) -> Option<usize> {
        let starts = |word: &&str| word.chars().enumerate().all(|(n, c)| self.peek(n) == Some(c));
        let found = words.iter().position(starts)?;
        self.at += words[found].chars().count();
        Some(found)
    }

    /// A number of so many figures at most that is not the middle of a longer one.
    fn number(&mut self, most: usize) -> Option<u32> {
        let before = self.at.checked_sub(1).and_then(|at| self.plain.get(at));
        let length = (0..).take_while(|&n| self.peek(n).is_some_and(|c| c.is_ascii_digit())).count();
        if length == 0 || length > most || before.is_some_and(char::is_ascii_digit) {
            return None;
        }
        let number = self.plain[self.at..self.at + length].iter().collect::<String>().parse().ok()?;
        self.at += length;
        Some(number)
    }

    /// Tries a piece; nothing is taken where it is not one.
    fn attempt<T>(&mut self, piece: impl FnOnce(&mut Reader) -> Option<T>) -> Option<T> {
        let back = self.at;
        let taken = piece(self);
        if taken.is_none() {
            self.at = back;
        }
        taken
    }

    fn date(&mut self) -> Option<Date> {
        let there = |date: &Date| (1..=31).contains(&date.day) && date.month.is_none_or(|m| (1..=12).contains(&m));
        [Reader::full_date, Reader::month_and_day, Reader::day_alone]
            .into_iter()
            .find_map(|form| self.attempt(|it| form(it).filter(there)))
    }

    /// 2026年3月9日, 2026-03-09, 2026.3.9
    fn full_date(&mut self) -> Option<Date> {
        let year = self.number(4).filter(|year| (2000..2100).contains(year))?;
        self.skip(&[' ']);
        self.word(&["年", "-", ".", "/"])?;
        self.skip(&[' ']);
        let month = self.number(2)?;
        self.skip(&[' ']);
        self.word(&["月", "-", ".", "/"])?;
        self.skip(&[' ']);
        let day = self.number(2)?;
        self.skip(&[' ']);
        self.word(&["日", "号"]);
        Some(Date { year: i32::try_from(year).ok(), month: Some(month), day })
    }

    /// 3月9日, 3.9, 3/9, but not 8.30-11.30
    fn month_and_day(&mut self) -> Option<Date> {
        let month = self.number(2)?;
        self.skip(&[' ']);
        let mark = self.word(&["月", ".", "/"])?;
        self.skip(&[' ']);
        let day = self.number(2)?;
        self.skip(&[' ']);
        if self.word(&["日", "号"]).is_none() && mark == 1 {
            let is_time = self.peek(0) == Some('-') && (1..=5).any(|n| self.peek(n) == Some('.'));
            if is_time || day == 0 {
                return None;
            }
        }
        Some(Date { year: None, month: Some(month), day })
    }

    /// 9日
    fn day_alone(&mut self) -> Option<Date> {
        let day = self.number(2)?;
        self.word(&["日", "号"])?;
        Some(Date { year: None, month: None, day })
    }

    /// A mark between two ends.
    fn through(&mut self) -> bool {
        self.skip(&[' ']);
        let found = self.word(&["-", "至", "到"]).is_some();
        self.skip(&['-', ' ']);
        found
    }

    /// 星期一, 周一, and （一） after a date.
    fn weekday(&mut self, after_date: bool) -> Option<u32> {
        const DAYS: [&str; 8] = ["一", "二", "三", "四", "五", "六", "日", "天"];
        let day = self
            .attempt(|it| {
                it.word(&["星期", "礼拜", "周"])?;
                it.word(&DAYS)
            })
            .or_else(|| {
                self.attempt(|it| {
                    it.word(&["("]).filter(|_| after_date)?;
                    let day = it.word(&DAYS)?;
                    it.word(&[")"])?;
                    Some(day)
                })
            })?;
        u32::try_from(day.min(6)).ok()
    }

    fn half(&mut self) -> Option<HalfDay> {
        match self.word(&["上午", "早上", "下午", "晚上", "晚间", "晚自习", "中午", "上 午", "下 午", "晚 上"])?
        {
            0 | 1 | 7 => Some(HalfDay::Morning),
            2 | 6 | 8 => Some(HalfDay::Afternoon),
            _ => Some(HalfDay::Evening),
        }
    }

    /// 8:30–11:30, 8点30分至11点半, 8.30-11.30
    fn time(&mut self) -> Option<(Clock, Option<Clock>)> {
        let dotted = self.attempt(|it| {
            let from = it.clock(&["."])?;
            it.through().then_some(())?;
            Some((from, Some(it.clock(&["."])?)))
        });
        if dotted.is_some() {
            return dotted;
        }
        let from = self.attempt(|it| it.clock(&[":", "点", "时"]))?;
        let to = self.attempt(|it| {
            it.through().then_some(())?;
            it.clock(&[":", "点", "时"])
        });
        Some((from, to))
    }

    fn clock(&mut self, marks: &[&str]) -> Option<Clock> {
        let hour = self.number(2)?;
        let mark = self.word(marks)?;
        let minute = if self.word(&["半"]).is_some() {
            30
        } else {
            let figures = (0..).take_while(|&n| self.peek(n).is_some_and(|c| c.is_ascii_digit())).count();
            match self.number(2) {
                Some(minute) if figures == 2 => minute,
                None if marks[mark] == "点" || marks[mark] == "时" => 0,
                _ => return None,
            }
        };
        self.word(&["分"]);
        // Seconds, as Excel writes them.
        self.attempt(|it| {
            it.word(&[":"])?;
            it.number(2)
        });
        Clock::new(u16::try_from(hour).ok()?, u16::try_from(minute).ok()?)
    }
}

fn plain(c: char) -> char {
    match c {
        '—' | '–' | '－' | '―' | '～' | '~' | '−' | '‐' | '﹣' => '-',
        '\u{3000}' | '\u{a0}' | '\n' | '\r' | '\t' => ' ',
        '！'..='～' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '∶' => ':',
        '〔' | '【' => '(',
        '〕' | '】' => ')',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn said(when: &When) -> String {
        let date = |date: Date| {
            let two = |n: Option<u32>| n.map_or("?".into(), |n| n.to_string());
            format!("{}/{}/{}", date.year.map_or("?".into(), |y| y.to_string()), two(date.month), date.day)
        };
        let time =
            |(from, to): (Clock, Option<Clock>)| format!("{from}-{}", to.map_or("?".into(), |to| to.to_string()));
        [
            when.date.map(date),
            when.until.map(|it| format!("…{}", date(it))),
            when.weekday.map(|day| format!("w{day}")),
            when.half.map(|half| half.word().to_owned()),
            when.time.map(time),
            Some(when.rest.clone()).filter(|rest| !rest.is_empty()),
        ]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ")
    }

    #[test]
    fn days_and_times_are_read_as_offices_write_them() {
        for (text, want) in [
            ("3月9日（星期一）", "?/3/9 w0 （）"),
            ("3月9日\n星期一", "?/3/9 w0"),
            ("3月9日(一)", "?/3/9 w0"),
            ("２０２６年３月９日", "2026/3/9"),
            ("2026-03-09", "2026/3/9"),
            ("2026-03-09 08:30:00", "2026/3/9 08:30-?"),
            ("2026.3.9 周一", "2026/3/9 w0"),
            ("3.9", "?/3/9"),
            ("3/9 上午", "?/3/9 上午"),
            ("9日", "?/?/9"),
            ("3月9日至11日", "?/3/9 …?/?/11"),
            ("3月9日-3月11日", "?/3/9 …?/3/11"),
            ("上午 8:30-11:30", "上午 08:30-11:30"),
            ("上午\n8：30—11：30", "上午 08:30-11:30"),
            ("8:30～11:30", "08:30-11:30"),
            ("8点30分至11点半", "08:30-11:30"),
            ("14.30-17.30", "14:30-17:30"),
            ("下午2:30-5:30", "下午 14:30-17:30"),
            ("晚上7:00-8:30", "晚上 19:00-20:30"),
            ("下午14:30--17:30", "下午 14:30-17:30"),
            ("8:30", "08:30-?"),
            ("星期天", "w6"),
            ("第二周", "第二周"),
            ("上 午", "上午"),
            ("开班式", "开班式"),
            ("3月9日上午8:30 开班式", "?/3/9 上午 08:30-? 开班式"),
            ("25:00-26:00", "25:00-26:00"),
            ("13月40日", "13月40日"),
        ] {
            assert_eq!(said(&read(text)), want, "{text}");
        }
    }

    #[test]
    fn a_line_may_begin_with_its_time() {
        for (line, want) in [
            ("8:30–9:00 开班式", Some("08:30-09:00|开班式")),
            ("（8:30—9:00）开班式", Some("08:30-09:00|开班式")),
            ("上午8:30-11:30：《县情》", Some("上午 08:30-11:30|《县情》")),
            ("《8:30的故事》", None),
            ("开班式 8:30", None),
        ] {
            let read = leading(line).map(|(when, rest)| format!("{}|{rest}", said(&when)));
            assert_eq!(read.as_deref(), want, "{line}");
        }
    }

    #[test]
    fn a_date_without_its_year_is_the_one_near_the_class() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        let class = (day(2026, 12, 28), day(2027, 1, 8));
        let date = |month, d| Date { year: None, month, day: d };
        for (written, before, want) in [
            (date(Some(12), 30), None, Some(day(2026, 12, 30))),
            (date(Some(1), 4), None, Some(day(2027, 1, 4))),
            (date(Some(3), 9), None, Some(day(2027, 3, 9))),
            (date(None, 30), None, Some(day(2026, 12, 30))),
            (date(None, 4), Some(day(2026, 12, 31)), Some(day(2027, 1, 4))),
            (date(None, 15), None, None),
            (date(Some(2), 30), None, None),
        ] {
            assert_eq!(day_of(written, class, before), want, "{written:?}");
        }
        assert_eq!(day_of_weekday(0, (day(2026, 3, 9), day(2026, 3, 13))), Some(day(2026, 3, 9)));
        assert_eq!(day_of_weekday(0, (day(2026, 3, 9), day(2026, 3, 20))), None);
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_harm_and_nothing_is_made_up(text in "[0-9月日年星期一上下午:：.\\-—至（） 开]{0,24}") {
            let when = read(&text);
            let _ = leading(&text);
            if let Some(date) = when.date {
                prop_assert!(text.chars().map(plain).collect::<String>().contains(&date.day.to_string()));
            }
        }

        #[test]
        fn what_papers_print_is_read(from in 0u16..1380, long in 1u16..59, month in 1u32..=12, day in 1u32..=28) {
            let clock = |m: u16| Clock::new(m / 60, m % 60).unwrap();
            let text = format!("{month}月{day}日 {:#}–{:#}", clock(from), clock(from + long));
            let when = read(&text);
            prop_assert_eq!(when.time, Some((clock(from), Some(clock(from + long)))));
            prop_assert_eq!(when.date, Some(Date { year: None, month: Some(month), day }));
        }
    }
}
