//! 两个班抢同一批人: who wants the same people at or near the same time, and why.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;

use super::some_days;

/// A class as what it wants of the units: whom, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanting {
    /// What it is called.
    pub title: String,
    /// Its name without 期.
    pub name: String,
    /// Its 类别, by number, and in words.
    pub kind: Option<(i64, String)>,
    /// 层级; empty: not said.
    pub tier: &'static str,
    /// 培训对象, word by word.
    pub audience: Vec<String>,
    /// The stretches it meets, by time.
    pub spans: Vec<(NaiveDate, NaiveDate)>,
}

/// Two classes that want the same people at or near the same time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rivalry {
    /// One.
    pub one: usize,
    /// The other.
    pub other: usize,
    /// The sentence.
    pub say: String,
}

/// Nearer than this many days, and units feel it.
pub const NEAR: i64 = 14;

/// 培训对象 as words: 乡镇党委书记、乡镇长 are two.
pub fn audience_words(audience: &str) -> Vec<String> {
    let parts = audience.split(['、', '，', ',', '；', ';', '/', ' ', '\u{3000}', '\n']);
    parts.map(str::trim).filter(|word| !word.is_empty()).map(Into::into).collect()
}

/// Pairs that want the same people, those with people on both rosters first, then those that overlap, then the nearest.
/// `shared` counts people on both rosters (人).
pub fn rivalries(classes: &[Wanting], shared: &HashMap<(usize, usize), u32>) -> Vec<Rivalry> {
    let first = |index: usize| classes[index].spans.first().map(|span| span.0);
    let last = |index: usize| classes[index].spans.iter().map(|span| span.1).max();
    let mut order: Vec<usize> = (0..classes.len()).filter(|&index| first(index).is_some()).collect();
    order.sort_by_key(|&index| (first(index), index));
    let mut found: Vec<((bool, i64, usize, usize), Rivalry)> = Vec::new();
    for (at, &one) in order.iter().enumerate() {
        let Some(until) = last(one) else { continue };
        for &other in &order[at + 1..] {
            if first(other).is_none_or(|starts| NEAR < (starts - until).num_days()) {
                break;
            }
            let on_both = shared.get(&(one.min(other), one.max(other))).copied().unwrap_or(0);
            let apart = apart(&classes[one].spans, &classes[other].spans);
            if apart.gap > NEAR {
                continue;
            }
            let Some(why) = why(&classes[one], &classes[other], on_both, apart.gap) else { continue };
            let say = format!("「{}」和「{}」{why}，{}", classes[one].title, classes[other].title, apart.say());
            found.push(((on_both == 0, apart.gap, one, other), Rivalry { one, other, say }));
        }
    }
    found.sort_by_key(|(key, _)| *key);
    found.into_iter().map(|(_, rivalry)| rivalry).collect()
}

/// Why two classes want the same people; none: they do not.
fn why(one: &Wanting, other: &Wanting, on_both: u32, gap: i64) -> Option<String> {
    if on_both > 0 {
        return Some(format!("有{on_both}人两边都报了名"));
    }
    // The next 期 of the same class, after this one, is for others.
    if one.name == other.name && gap > 0 {
        return None;
    }
    let words: HashSet<&String> = one.audience.iter().collect();
    let both: Vec<&str> = other.audience.iter().filter(|word| words.contains(word)).map(String::as_str).collect();
    if !both.is_empty() {
        return Some(format!("的培训对象都有{}", both.join("、")));
    }
    let said_otherwise = !one.audience.is_empty() && !other.audience.is_empty();
    match (&one.kind, &other.kind) {
        (Some(kind), Some(of_other)) if kind.0 == of_other.0 && !one.tier.is_empty() && one.tier == other.tier => {
            (!said_otherwise).then(|| format!("都是{}的{}", one.tier, kind.1))
        }
        _ => None,
    }
}

/// How two classes lie to each other in time.
struct Apart {
    /// Days between them; 0 and less: so many days overlap.
    gap: i64,
    /// The first overlap.
    both: Option<(NaiveDate, NaiveDate)>,
}

impl Apart {
    fn say(&self) -> String {
        match self.both {
            Some((from, to)) => format!("{}天重叠（{}）", -self.gap, some_days(from, to)),
            None => match self.gap {
                1 => "前后紧接".into(),
                gap => format!("相隔{}天", gap - 1),
            },
        }
    }
}

fn apart(one: &[(NaiveDate, NaiveDate)], other: &[(NaiveDate, NaiveDate)]) -> Apart {
    let (mut overlap, mut both, mut gap) = (0, None, i64::MAX);
    for a in one {
        for b in other {
            let (from, to) = (a.0.max(b.0), a.1.min(b.1));
            if from <= to {
                overlap += (to - from).num_days() + 1;
                both = both.or(Some((from, to)));
            } else {
                gap = gap.min((from - to).num_days());
            }
        }
    }
    Apart { gap: if overlap > 0 { -overlap } else { gap }, both }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn those_who_want_the_same_people_are_told_why() {
        let class = |title: &str, kind: i64, audience: &str, spans: &[(&str, &str)]| Wanting {
            title: title.into(),
            name: title.trim_start_matches(|c: char| "第期0123456789".contains(c)).into(),
            kind: Some((kind, "主体班›科级干部进修班".into())),
            tier: "县级",
            audience: audience_words(audience),
            spans: spans.iter().map(|(from, to)| (day(from), day(to))).collect(),
        };
        for (one, other, shared, say) in [
            (
                class("甲班", 1, "乡镇党委书记、乡镇长", &[("2026-05-11", "2026-05-15")]),
                class("乙班", 2, "乡镇长，副乡镇长", &[("2026-05-14", "2026-05-20")]),
                0,
                Some("「甲班」和「乙班」的培训对象都有乡镇长，2天重叠（5月14日至5月15日）"),
            ),
            (
                class("甲班", 1, "", &[("2026-05-11", "2026-05-15")]),
                class("乙班", 1, "", &[("2026-05-20", "2026-05-22")]),
                0,
                Some("「甲班」和「乙班」都是县级的主体班›科级干部进修班，相隔4天"),
            ),
            // The same kind, but for others.
            (
                class("甲班", 1, "村党支部书记", &[("2026-05-11", "2026-05-15")]),
                class("乙班", 1, "科级干部", &[("2026-05-11", "2026-05-15")]),
                0,
                None,
            ),
            // The next 期 is for others, unless they overlap.
            (
                class("第1期丙班", 1, "", &[("2026-05-11", "2026-05-15")]),
                class("第2期丙班", 1, "", &[("2026-05-18", "2026-05-22")]),
                0,
                None,
            ),
            // Phases that take turns do not overlap.
            (
                class("甲班", 1, "", &[("2026-05-11", "2026-05-12"), ("2026-05-25", "2026-05-26")]),
                class("乙班", 1, "", &[("2026-05-13", "2026-05-14")]),
                0,
                Some("「甲班」和「乙班」都是县级的主体班›科级干部进修班，前后紧接"),
            ),
            (
                class("甲班", 1, "村党支部书记", &[("2026-05-11", "2026-05-15")]),
                class("乙班", 2, "科级干部", &[("2026-05-15", "2026-05-15")]),
                3,
                Some("「甲班」和「乙班」有3人两边都报了名，1天重叠（5月15日）"),
            ),
            (
                class("甲班", 1, "", &[("2026-05-11", "2026-05-15")]),
                class("乙班", 1, "", &[("2026-05-30", "2026-05-30")]),
                0,
                None,
            ),
        ] {
            let shared = HashMap::from([((0, 1), shared)]);
            let found = rivalries(&[one, other], &shared);
            assert_eq!(found.first().map(|it| it.say.as_str()), say);
        }
    }
}
