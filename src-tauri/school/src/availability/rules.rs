//! When somebody can be had: judged from their entries, without a store.

use chrono::{Datelike, NaiveDate};

use super::{Owner, Time};
use crate::calendar::{Clock, month_day, span, weekday_word};

/// When one lecturer, room or site can be had, and when not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Availability {
    /// Whose it is.
    pub owner: Owner,
    /// Their name.
    pub name: String,
    /// Their entries.
    pub times: Vec<Time>,
}

/// Why a minute is not free.
enum Obstacle<'a> {
    /// An entry says 不可以.
    Blocked(&'a Time),
    /// Weekly entries say when they can, and this is not among it.
    OnlyThen(Vec<&'a Time>),
}

impl Availability {
    /// The availability of an owner of that name.
    pub fn new(owner: Owner, name: String, times: Vec<Time>) -> Availability {
        Availability { owner, name, times }
    }

    /// What stands in the way of a block, in one sentence without a full stop: `李四 周三上午不能来（开会）`.
    ///
    /// 不可以 blocks, unless an entry of certain days says 可以. On days when weekly entries say 可以, only their hours
    /// are free, and those that an entry of certain days adds.
    pub fn stands_in_the_way(&self, day: NaiveDate, starts: Clock, ends: Clock) -> Option<String> {
        self.obstacle(day, starts, ends).map(|obstacle| self.say(&obstacle, day))
    }

    /// Whether every minute of a block is free.
    pub fn is_free(&self, day: NaiveDate, starts: Clock, ends: Clock) -> bool {
        self.obstacle(day, starts, ends).is_none()
    }

    /// All of it that is not over, in one line: `周三上午（开会）、3月9日至3月13日（外出）不能来；只有周四能来`.
    pub fn words(&self, today: NaiveDate) -> String {
        let (can, cannot) = self.verbs();
        let listed = |may: bool, weekly: bool| {
            let mut times: Vec<&Time> = self.times.iter().filter(|time| time.may == may).collect();
            times.retain(|time| time.weekday.is_some() == weekly && time.until.is_none_or(|until| today <= until));
            times.sort_by_key(|time| (time.weekday, time.since, time.starts));
            let words: Vec<String> = times.iter().map(|time| time.words(today) + &time.why()).collect();
            words.join("、")
        };
        let blocked = [listed(false, true), listed(false, false)];
        let blocked: Vec<&str> = blocked.iter().map(String::as_str).filter(|words| !words.is_empty()).collect();
        [(blocked.join("、"), "", cannot), (listed(true, true), "只有", can), (listed(true, false), "", can)]
            .into_iter()
            .filter(|(words, ..)| !words.is_empty())
            .map(|(words, before, after)| format!("{before}{words}{after}"))
            .collect::<Vec<_>>()
            .join("；")
    }

    /// The first obstacle of a block. Between two ends of entries nothing changes, so only those minutes are asked.
    fn obstacle(&self, day: NaiveDate, starts: Clock, ends: Clock) -> Option<Obstacle<'_>> {
        let today: Vec<&Time> = self.times.iter().filter(|time| time.is_on(day)).collect();
        if today.is_empty() && !self.times.iter().any(|time| time.rules_weekly(day)) {
            return None;
        }
        let mut at = starts;
        while at < ends {
            if let Some(obstacle) = self.obstacle_at(&today, day, at) {
                return Some(obstacle);
            }
            let edges = today.iter().flat_map(|time| [time.starts, time.ends]).flatten();
            at = edges.filter(|edge| at < *edge).min().unwrap_or(ends);
        }
        None
    }

    fn obstacle_at<'a>(&'a self, today: &[&'a Time], day: NaiveDate, at: Clock) -> Option<Obstacle<'a>> {
        let held = || today.iter().copied().filter(|time| time.holds(at));
        if held().any(|time| time.may && time.weekday.is_none()) {
            return None;
        }
        if let Some(blocked) = held().find(|time| !time.may) {
            return Some(Obstacle::Blocked(blocked));
        }
        let weekly: Vec<&Time> = self.times.iter().filter(|time| time.rules_weekly(day)).collect();
        (!weekly.is_empty() && !held().any(|time| time.may)).then_some(Obstacle::OnlyThen(weekly))
    }

    fn say(&self, obstacle: &Obstacle, day: NaiveDate) -> String {
        let name = &self.name;
        let (can, cannot) = self.verbs();
        match obstacle {
            Obstacle::Blocked(time) => format!("{name} {}{cannot}{}", time.words(day), time.why()),
            Obstacle::OnlyThen(weekly) => {
                let mut weekly = weekly.clone();
                weekly.sort_by_key(|time| (time.weekday, time.starts));
                let then: Vec<String> = weekly.iter().map(|time| time.words(day)).collect();
                format!("{name} 只有{}{can}", then.join("、"))
            }
        }
    }
}

impl Availability {
    /// What it is to be had, and not.
    fn verbs(&self) -> (&'static str, &'static str) {
        match self.owner {
            Owner::Lecturer(_) => ("能来", "不能来"),
            Owner::Venue(_) => ("能用", "不能用"),
            Owner::FieldSite(_) => ("开放", "不开放"),
        }
    }
}

impl Time {
    /// Whether it says something about that day.
    fn is_on(&self, day: NaiveDate) -> bool {
        self.is_in_force(day) && self.weekday.is_none_or(|it| u32::from(it) == day.weekday().number_from_monday())
    }
    fn is_in_force(&self, day: NaiveDate) -> bool {
        self.since.is_none_or(|since| since <= day) && self.until.is_none_or(|until| day <= until)
    }
    /// Whether it says, of the week that day is in, when they can.
    fn rules_weekly(&self, day: NaiveDate) -> bool {
        self.may && self.weekday.is_some() && self.is_in_force(day)
    }
    fn holds(&self, at: Clock) -> bool {
        self.starts.is_none_or(|starts| starts <= at) && self.ends.is_none_or(|ends| at < ends)
    }

    fn why(&self) -> String {
        if self.note.is_empty() { String::new() } else { format!("（{}）", self.note) }
    }

    /// `周三上午`, `3月9日至3月13日`, `周五 14:00–16:00`; days of another year than `day`'s bear it.
    pub fn words(&self, day: NaiveDate) -> String {
        let days = match (self.weekday, self.since, self.until) {
            (Some(weekday), ..) => format!("周{}", weekday_word(weekday)),
            (None, Some(since), Some(until)) => match [since, until].iter().all(|it| it.year() == day.year()) {
                true if since == until => month_day(since),
                true => format!("{}至{}", month_day(since), month_day(until)),
                false => span(since, until),
            },
            _ => String::new(),
        };
        match self.starts.zip(self.ends) {
            None => days,
            Some(hours) => match HALVES.iter().find(|(half, _)| *half == hours) {
                Some((_, word)) => format!("{days}{word}"),
                None => format!("{days} {:#}–{:#}", hours.0, hours.1),
            },
        }
    }
}

/// The hours that have a word; a click on the week's half days sets them.
const HALVES: [((Clock, Clock), &str); 3] = [
    ((Clock::MIDNIGHT, Clock::NOON), "上午"),
    ((Clock::NOON, Clock::EVENING), "下午"),
    ((Clock::EVENING, Clock::LAST), "晚上"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{field_site::FieldSiteId, lecturer::LecturerId, venue::VenueId};
    use proptest::prelude::*;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap()
    }
    fn clock(text: &str) -> Clock {
        Clock::read(text).unwrap()
    }
    fn hours(text: &str) -> (Option<Clock>, Option<Clock>) {
        match text.split_once('-') {
            Some((starts, ends)) => (Some(clock(starts)), Some(clock(ends))),
            None => (None, None),
        }
    }
    fn weekly(may: bool, weekday: u8, text: &str, note: &str) -> Time {
        let (starts, ends) = hours(text);
        Time { may, weekday: Some(weekday), since: None, until: None, starts, ends, note: note.into() }
    }
    fn dated(may: bool, since: NaiveDate, until: NaiveDate, text: &str, note: &str) -> Time {
        let (starts, ends) = hours(text);
        Time { may, weekday: None, since: Some(since), until: Some(until), starts, ends, note: note.into() }
    }

    #[test]
    fn what_stands_in_the_way_is_said_in_one_sentence() {
        // 3月9日 is a Monday.
        let lecturer = Owner::Lecturer(LecturerId(1));
        for (owner, name, times, (on, starts, ends), expected) in [
            (lecturer, "李四", vec![], (day(3, 11), "8:30", "11:30"), ""),
            (
                lecturer,
                "李四",
                vec![weekly(false, 3, "0:00-12:00", "开会")],
                (day(3, 11), "8:30", "11:30"),
                "李四 周三上午不能来（开会）",
            ),
            (lecturer, "李四", vec![weekly(false, 3, "0:00-12:00", "开会")], (day(3, 11), "14:30", "17:30"), ""),
            (lecturer, "李四", vec![weekly(false, 3, "0:00-12:00", "开会")], (day(3, 10), "8:30", "11:30"), ""),
            (
                lecturer,
                "李四",
                vec![dated(false, day(3, 9), day(3, 13), "", "外出")],
                (day(3, 13), "19:00", "20:30"),
                "李四 3月9日至3月13日不能来（外出）",
            ),
            (lecturer, "李四", vec![dated(false, day(3, 9), day(3, 13), "", "外出")], (day(3, 14), "8:30", "9:30"), ""),
            // A certain day that can after all goes before both.
            (
                lecturer,
                "李四",
                vec![dated(false, day(3, 9), day(3, 13), "", ""), dated(true, day(3, 11), day(3, 11), "", "")],
                (day(3, 11), "8:30", "11:30"),
                "",
            ),
            // Only part of the block is free.
            (
                lecturer,
                "李四",
                vec![weekly(false, 1, "", ""), dated(true, day(3, 9), day(3, 9), "8:00-10:00", "")],
                (day(3, 9), "8:30", "11:30"),
                "李四 周一不能来",
            ),
            // Who says when they can, can only then.
            (
                lecturer,
                "李四",
                vec![weekly(true, 4, "", ""), weekly(true, 3, "0:00-12:00", "")],
                (day(3, 11), "8:30", "14:30"),
                "李四 只有周三上午、周四能来",
            ),
            (lecturer, "李四", vec![weekly(true, 3, "0:00-12:00", "")], (day(3, 11), "8:30", "12:00"), ""),
            (
                Owner::Venue(VenueId(1)),
                "203教室",
                vec![dated(false, day(3, 9), day(3, 9), "14:00-16:00", "消防检查")],
                (day(3, 9), "15:59", "17:00"),
                "203教室 3月9日 14:00–16:00不能用（消防检查）",
            ),
            (
                Owner::FieldSite(FieldSiteId(1)),
                "县革命纪念馆",
                vec![weekly(false, 1, "", "闭馆")],
                (day(3, 9), "9:00", "10:00"),
                "县革命纪念馆 周一不开放（闭馆）",
            ),
        ] {
            let it = Availability::new(owner, name.into(), times);
            let said = it.stands_in_the_way(on, clock(starts), clock(ends)).unwrap_or_default();
            assert_eq!(said, expected, "{:?} on {on} {starts}-{ends}", it.times);
        }
        let over_new_year = dated(false, day(12, 30), day(12, 31).succ_opt().unwrap(), "", "");
        let it = Availability::new(lecturer, "李四".into(), vec![over_new_year]);
        let said = it.stands_in_the_way(day(12, 31), clock("8:30"), clock("9:30"));
        assert_eq!(said.as_deref(), Some("李四 2026年12月30日至2027年1月1日不能来"));
    }

    #[test]
    fn the_register_says_it_in_one_line() {
        let times = vec![
            dated(true, day(3, 20), day(3, 20), "0:00-12:00", ""),
            weekly(true, 4, "", ""),
            dated(false, day(3, 9), day(3, 13), "", "外出"),
            weekly(false, 3, "0:00-12:00", "开会"),
            dated(false, day(1, 5), day(1, 9), "", "过去了"),
        ];
        let it = Availability::new(Owner::Lecturer(LecturerId(1)), "李四".into(), times);
        assert_eq!(
            it.words(day(3, 11)),
            "周三上午（开会）、3月9日至3月13日（外出）不能来；只有周四能来；3月20日上午能来"
        );
        assert_eq!(Availability { times: Vec::new(), ..it }.words(day(3, 11)), "");
    }

    /// A minute by itself, as the rule is written down.
    fn free_at(times: &[Time], on: NaiveDate, minute: u16) -> bool {
        let in_period = |time: &&Time| time.since.is_none_or(|it| it <= on) && time.until.is_none_or(|it| on <= it);
        let covers = |time: &&Time| {
            let weekday = time.weekday.is_none_or(|it| u32::from(it) == on.weekday().number_from_monday());
            let from = time.starts.map_or(0, Clock::minutes);
            let to = time.ends.map_or(24 * 60, Clock::minutes);
            weekday && (from..to).contains(&minute)
        };
        let in_force: Vec<&Time> = times.iter().filter(in_period).collect();
        let held: Vec<&Time> = in_force.iter().copied().filter(covers).collect();
        let only_then = in_force.iter().any(|time| time.may && time.weekday.is_some());
        let dated_may = held.iter().any(|time| time.may && time.weekday.is_none());
        let blocked = held.iter().any(|time| !time.may);
        let may = held.iter().any(|time| time.may);
        dated_may || (!blocked && (may || !only_then))
    }

    fn some_times() -> impl Strategy<Value = Vec<Time>> {
        let hours = prop_oneof![Just(None), (0_u16..20, 1_u16..10).prop_map(Some)];
        let days = prop_oneof![
            (1_u8..8).prop_map(|weekday| (Some(weekday), None)),
            (0_u64..10, 0_u64..6).prop_map(|span| (None, Some(span))),
            (1_u8..8, 0_u64..10, 0_u64..6).prop_map(|(weekday, from, length)| (Some(weekday), Some((from, length)))),
        ];
        let one = (any::<bool>(), days, hours).prop_map(|(may, (weekday, span), hours)| {
            let at = |quarter: u16| Clock::new(8 + quarter / 4, quarter % 4 * 15).unwrap();
            let from = |(from, _): (u64, u64)| day(3, 9) + chrono::Days::new(from);
            Time {
                may,
                weekday,
                since: span.map(from),
                until: span.map(|it| from(it) + chrono::Days::new(it.1)),
                starts: hours.map(|(start, _)| at(start)),
                ends: hours.map(|(start, length)| at(start + length)),
                note: String::new(),
            }
        });
        prop::collection::vec(one, 0..6)
    }

    proptest! {
        #[test]
        fn a_block_is_free_when_each_of_its_minutes_is(
            times in some_times(), on in 0_u64..12, start in 0_u16..32, length in 1_u16..24,
        ) {
            let on = day(3, 8) + chrono::Days::new(on);
            let at = |minutes: u16| Clock::new(minutes / 60, minutes % 60).unwrap();
            let (starts, ends) = (7 * 60 + start * 10, 7 * 60 + start * 10 + length * 20);
            let expected = (starts..ends).all(|minute| free_at(&times, on, minute));
            let it = Availability::new(Owner::Lecturer(LecturerId(1)), "李四".into(), times);
            prop_assert_eq!(it.is_free(on, at(starts), at(ends)), expected);
            prop_assert_eq!(it.stands_in_the_way(on, at(starts), at(ends)).is_none(), expected);
        }
    }
}
