//! 两个班抢同一批人: who wants the same people at or near the same time, and why.

use std::collections::HashMap;

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

/// The most pressing pairs that want the same people, so many at most, and how many there are in all: those with people
/// on both rosters first, then those that overlap, then the nearest. `shared` counts people on both rosters (人).
///
/// A province has a million pairs near each other; only those that are shown are put into words.
pub fn rivalries(classes: &[Wanting], shared: &HashMap<(usize, usize), u32>, most: usize) -> (Vec<Rivalry>, usize) {
    let first = |index: usize| classes[index].spans.first().map(|span| span.0);
    let last = |index: usize| classes[index].spans.iter().map(|span| span.1).max();
    let gap = |one: usize, other: usize| apart(&classes[one].spans, &classes[other].spans).gap;
    let mut found: Vec<Found> = Vec::new();
    for (&(one, other), &people) in shared {
        let (one, other) = if (first(one), one) <= (first(other), other) { (one, other) } else { (other, one) };
        found.push(Found { of_rosters: true, gap: gap(one, other), one, other, why: Why::Rosters(people) });
    }
    let audiences = numbered(classes);
    let mut order: Vec<usize> = (0..classes.len()).filter(|&index| first(index).is_some()).collect();
    order.sort_by_key(|&index| (first(index), index));
    for (at, &one) in order.iter().enumerate() {
        let Some(until) = last(one) else { continue };
        for &other in &order[at + 1..] {
            if first(other).is_none_or(|starts| NEAR < (starts - until).num_days()) {
                break;
            }
            let both = audiences[one].iter().any(|word| audiences[other].contains(word));
            let Some(why) = why(&classes[one], &classes[other], both) else { continue };
            let gap = gap(one, other);
            // The next 期 of the same class, after this one, is for others.
            let is_next = gap > 0 && classes[one].name == classes[other].name;
            if !is_next && !shared.contains_key(&(one.min(other), one.max(other))) {
                found.push(Found { of_rosters: false, gap, one, other, why });
            }
        }
    }
    found.retain(|it| it.gap <= NEAR);
    found.sort_unstable_by_key(|it| (!it.of_rosters, it.gap, it.one, it.other));
    let said = found.iter().take(most).map(|it| {
        let (one, other) = (&classes[it.one], &classes[it.other]);
        let apart = apart(&one.spans, &other.spans).say();
        let say = format!("「{}」和「{}」{}，{apart}", one.title, other.title, it.why.say(one, other));
        Rivalry { one: it.one, other: it.other, say }
    });
    (said.collect(), found.len())
}

/// A pair that wants the same people.
struct Found {
    of_rosters: bool,
    gap: i64,
    one: usize,
    other: usize,
    why: Why,
}

/// Why two classes want the same people.
enum Why {
    /// So many are on both rosters (人).
    Rosters(u32),
    /// 培训对象 of both have a word in common.
    Audience,
    /// The same 类别 and 层级, and nothing says it is for others.
    Kind,
}

impl Why {
    fn say(&self, one: &Wanting, other: &Wanting) -> String {
        match self {
            Why::Rosters(people) => format!("有{people}人两边都报了名"),
            Why::Audience => {
                let both: Vec<&str> =
                    other.audience.iter().filter(|word| one.audience.contains(word)).map(String::as_str).collect();
                format!("的培训对象都有{}", both.join("、"))
            }
            Why::Kind => format!("都是{}的{}", one.tier, one.kind.as_ref().map_or("", |kind| &kind.1)),
        }
    }
}

/// Why two classes want the same people, rosters aside; none: they do not.
fn why(one: &Wanting, other: &Wanting, same_audience: bool) -> Option<Why> {
    if same_audience {
        return Some(Why::Audience);
    }
    let said_otherwise = !one.audience.is_empty() && !other.audience.is_empty();
    match (&one.kind, &other.kind) {
        (Some(kind), Some(of_other)) if kind.0 == of_other.0 && !one.tier.is_empty() && one.tier == other.tier => {
            (!said_otherwise).then_some(Why::Kind)
        }
        _ => None,
    }
}

/// The words of every 培训对象 as numbers: the same word, the same number.
fn numbered(classes: &[Wanting]) -> Vec<Vec<usize>> {
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    let mut number = |word| {
        let next = numbers.len();
        *numbers.entry(word).or_insert(next)
    };
    classes.iter().map(|class| class.audience.iter().map(|word| number(word.as_str())).collect()).collect()
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
            let shared = if shared > 0 { HashMap::from([((0, 1), shared)]) } else { HashMap::new() };
            let (found, in_all) = rivalries(&[one, other], &shared, 1);
            assert_eq!((found.first().map(|it| it.say.as_str()), in_all), (say, usize::from(say.is_some())));
        }
    }
}
