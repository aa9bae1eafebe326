//! 国务院办公厅关于部分节假日安排的通知, read as it is published: pasted whole, each of its items becomes days.

use chrono::NaiveDate;

use super::{holidays::SpecialKind, weekday};

/// What an item says: the days from one to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The first day.
    pub from: NaiveDate,
    /// The last, counted.
    pub to: NaiveDate,
    /// What they are.
    pub kind: SpecialKind,
    /// 国庆节
    pub name: String,
}

/// Why a notice cannot be taken as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotRead {
    /// It has no item such as `一、元旦：1月1日放假。`
    Nothing,
    /// Days of which it is not said whether they are off or worked.
    Clause(String),
    /// A day the calendar does not have.
    NoSuchDay(String),
    /// A day that is not on the weekday it is said to be.
    Weekday(NaiveDate, String),
    /// 共8天, but other days than that many are named.
    Count {
        /// 春节
        name: String,
        /// 8
        said: u32,
        /// 7
        read: u32,
    },
}

/// Reads a notice; `year` is the one it is about when it does not say so itself.
pub fn read(text: &str, year: i32) -> Result<Vec<Line>, NotRead> {
    let text: String = text.chars().filter(|c| !c.is_whitespace() || *c == '\n').map(half_width).collect();
    let year = year_of(&text).unwrap_or(year);
    // A line that is a date and nothing else is when it was signed.
    let signed = |line: &&str| line.chars().filter(|c| !c.is_ascii_digit()).eq("年月日".chars());
    let text = text.lines().filter(|line| !signed(line)).collect::<Vec<_>>().join("\n");
    let mut lines = Vec::new();
    for item in items(&text) {
        lines.extend(read_item(item, year)?);
    }
    if lines.is_empty() { Err(NotRead::Nothing) } else { Ok(lines) }
}

fn half_width(c: char) -> char {
    match c {
        '０'..='９' => char::from(b'0' + (c as u32 - '０' as u32) as u8),
        '(' => '（',
        ')' => '）',
        ':' => '：',
        ',' => '，',
        ';' => '；',
        _ => c,
    }
}

/// 关于2026年部分节假日安排的通知
fn year_of(text: &str) -> Option<i32> {
    let (_, after) = text.split_once("关于")?;
    after.split_once('年')?.0.parse().ok()
}

/// What stands after each `一、`, up to the next.
fn items(text: &str) -> Vec<&str> {
    let numeral = |c: char| "一二三四五六七八九十".contains(c);
    let starts: Vec<usize> = text
        .match_indices('、')
        .filter_map(|(at, _)| {
            let before = text[..at].trim_end_matches(numeral);
            let begins = before.is_empty() || before.ends_with(['。', '\n', '：', '；']);
            (begins && before.len() < at).then_some(at + '、'.len_utf8())
        })
        .collect();
    let end_of = |n: usize| starts.get(n + 1).map_or(text.len(), |next| text[..*next - '、'.len_utf8()].len());
    starts.iter().enumerate().map(|(n, start)| text[*start..end_of(n)].trim_end_matches(numeral)).collect()
}

/// `元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。`
fn read_item(item: &str, year: i32) -> Result<Vec<Line>, NotRead> {
    let Some((name, said)) = item.split_once('：') else { return Ok(Vec::new()) };
    let name: String = name.chars().filter(|c| !"“”\"\n".contains(*c)).collect();
    let mut lines: Vec<Line> = Vec::new();
    let mut waiting: Vec<(NaiveDate, NaiveDate)> = Vec::new();
    let mut promised = None;
    for clause in said.split(['，', '。', '；', '\n']).filter(|clause| !clause.starts_with("其中")) {
        waiting.extend(days_of(clause, &name, year)?);
        let kind = match clause {
            _ if clause.contains("上班") => SpecialKind::Work,
            _ if ["放假", "补休", "调休", "公休"].iter().any(|word| clause.contains(word)) => SpecialKind::Off,
            _ => {
                promised = promised.or(count_of(clause));
                continue;
            }
        };
        lines.extend(waiting.drain(..).map(|(from, to)| Line { from, to, kind, name: name.clone() }));
    }
    if !waiting.is_empty() {
        return Err(NotRead::Clause(format!("{name}：{}", said.trim())));
    }
    let off = lines.iter().filter(|line| line.kind == SpecialKind::Off);
    let read = off.map(|line| (line.to - line.from).num_days() as u32 + 1).sum();
    match promised.filter(|said| *said != read) {
        Some(said) => Err(NotRead::Count { name, said, read }),
        None => Ok(lines),
    }
}

/// 共8天
fn count_of(clause: &str) -> Option<u32> {
    clause.strip_prefix('共')?.strip_suffix('天')?.parse().ok()
}

/// The days a clause names: alone, or from one to another.
fn days_of(clause: &str, name: &str, year: i32) -> Result<Vec<(NaiveDate, NaiveDate)>, NotRead> {
    let mut spans: Vec<(NaiveDate, NaiveDate)> = Vec::new();
    let mut rest = clause;
    let (mut month, mut said_year, mut joined) = (None, None, false);
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        joined |= rest[..at].trim_start_matches('）').starts_with(['至', '到', '-', '—', '－', '~', '～', '–']);
        let digits = rest[at..].len() - rest[at..].trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let number: u32 = rest[at..at + digits].parse().unwrap_or(0);
        rest = &rest[at + digits..];
        if let Some(after) = rest.strip_prefix('年') {
            (said_year, rest) = (Some(number as i32), after);
        } else if let Some(after) = rest.strip_prefix('月') {
            (month, rest) = (Some(number), after);
        } else if let Some(after) = rest.strip_prefix(['日', '号']) {
            rest = after;
            let Some(in_month) = month else { return Err(NotRead::Clause(clause.into())) };
            // The notice of a year begins with 元旦, which may reach back into December.
            let usual = year - i32::from(name.contains("元旦") && in_month == 12);
            let day = NaiveDate::from_ymd_opt(said_year.unwrap_or(usual), in_month, number)
                .ok_or_else(|| NotRead::NoSuchDay(format!("{in_month}月{number}日")))?;
            if let Some((inside, after)) = rest.strip_prefix('（').and_then(|after| after.split_once('）')) {
                rest = after;
                must_be_on(day, inside)?;
            }
            match spans.last_mut().filter(|_| joined) {
                Some(span) => span.1 = day,
                None => spans.push((day, day)),
            }
            joined = false;
        }
    }
    match spans.iter().find(|(from, to)| to < from) {
        Some(_) => Err(NotRead::Clause(clause.into())),
        None => Ok(spans),
    }
}

/// `周四`, `星期四`, `农历除夕、周二`
fn must_be_on(day: NaiveDate, inside: &str) -> Result<(), NotRead> {
    let said =
        ["星期", "周"].iter().find_map(|word| inside.split_once(word)).and_then(|(_, after)| after.chars().next());
    match said {
        None => Ok(()),
        Some(said) if weekday(day).starts_with(if said == '天' { '日' } else { said }) => Ok(()),
        Some(said) => Err(NotRead::Weekday(day, format!("周{said}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::holidays::shipped;
    use chrono::Datelike;

    const NOTICES: [(i32, &str); 6] = [
        (
            2016,
            "一、元旦：1月1日放假，与周末连休。\n二、春节：2月7日至13日放假调休，共7天。2月6日（星期六）、2月14日（星期日）上班。\n\
             三、清明节：4月4日放假，与周末连休。\n四、劳动节：5月1日放假，5月2日（星期一）补休。\n\
             五、端午节：6月9日至11日放假调休，共3天。6月12日（星期日）上班。\n\
             六、中秋节：9月15日至17日放假调休，共3天。9月18日（星期日）上班。\n\
             七、国庆节：10月1日至7日放假调休，共7天。10月8日（星期六）、10月9日（星期日）上班。",
        ),
        (
            2019,
            "一、元旦：2018年12月30日至2019年1月1日放假调休，共3天。2018年12月29日（星期六）上班。\n\
             二、春节：2月4日至10日放假调休，共7天。2月2日（星期六）、2月3日（星期日）上班。\n三、清明节：4月5日放假，与周末连休。\n\
             四、劳动节：5月1日至4日放假调休，共4天。4月28日（星期日）、5月5日（星期日）上班。\n五、端午节：6月7日放假，与周末连休。\n\
             六、中秋节：9月13日放假，与周末连休。\n七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。",
        ),
        (
            2022,
            "国务院办公厅关于2022年部分节假日安排的通知。一、元旦：2022年1月1日至3日放假，共3天。\
             二、春节：1月31日至2月6日放假调休，共7天。1月29日（星期六）、1月30日（星期日）上班。\
             三、清明节：4月3日至5日放假调休，共3天。4月2日（星期六）上班。四、劳动节：4月30日至5月4日放假调休，共5天。\
             4月24日（星期日）、5月7日（星期六）上班。五、端午节：6月3日至5日放假，共3天。六、中秋节：9月10日至12日放假，共3天。\
             七、国庆节：10月1日至7日放假调休，共7天。10月8日（星期六）、10月9日（星期日）上班。节假日期间，各地区要妥善安排好值班。",
        ),
        (
            2023,
            "一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。\n\
             二、春节：1月21日至27日放假调休，共7天。1月28日（星期六）、1月29日（星期日）上班。\n三、清明节：4月5日放假，共1天。\n\
             四、劳动节：4月29日至5月3日放假调休，共5天。4月23日（星期日）、5月6日（星期六）上班。\n\
             五、端午节：6月22日至24日放假调休，共3天。6月25日（星期日）上班。\n\
             六、中秋节、国庆节：9月29日至10月6日放假调休，共8天。10月7日（星期六）、10月8日（星期日）上班。",
        ),
        (
            2025,
            "各省、自治区、直辖市人民政府：现将2025年节假日安排通知如下。\n一、元旦：1月1日（周三）放假1天，不调休。\n\
             二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。\n\
             三、清明节：4月4日（周五）至6日（周日）放假，共3天。\n四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。\n\
             五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。\n\
             六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。\n\
             节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。\n国务院办公厅\n2024年11月12日",
        ),
        (
            2012,
            "一、元旦：2012年1月1日至3日放假调休，共3天。2011年12月31日（星期六）上班。\n\
             二、春节：1月22日至28日放假调休，共7天。1月21日（星期六）、1月29日（星期日）上班。\n\
             三、清明节：4月2日至4日放假调休，共3天。3月31日（星期六）、4月1日（星期日）上班。\n\
             四、劳动节：4月29日至5月1日放假调休，共3天。4月28日（星期六）上班。\n五、端午节：6月22日至24日放假公休，共3天。\n\
             六、中秋节、国庆节：9月30日至10月7日放假调休，共8天。9月29日（星期六）上班。",
        ),
    ];

    #[test]
    fn a_notice_gives_the_days_of_the_table() {
        let said = |from: NaiveDate, to: NaiveDate, kind: SpecialKind, name: &str| {
            let days = from.iter_days().take_while(move |day| *day <= to);
            days.map(|day| format!("{day} {kind} {name}")).collect::<Vec<_>>()
        };
        for (year, text) in NOTICES {
            let read = read(text, year).unwrap_or_else(|why| panic!("{year}: {why:?}"));
            let mut read: Vec<String> = read.iter().flat_map(|it| said(it.from, it.to, it.kind, &it.name)).collect();
            read.sort();
            // Its 元旦 may reach back into the year before, as may that of the next notice into this one.
            let new_year = |line: &crate::calendar::holidays::NoticeLine| {
                if line.from.month() == 12 { line.from.year() + 1 } else { line.from.year() }
            };
            let of_year = shipped().filter(|line| new_year(line) == year);
            let expected: Vec<String> = of_year.flat_map(|it| said(it.from, it.to, it.kind, it.name)).collect();
            assert_eq!(read, expected, "{year}");
        }
    }

    #[test]
    fn what_is_not_understood_is_said() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        for (text, expected) in [
            ("", NotRead::Nothing),
            ("2027年放假安排另行通知。", NotRead::Nothing),
            ("一、元旦：1月1日（周四）放假。", NotRead::Weekday(day("2027-01-01"), "周四".into())),
            ("一、春节：2月5日至10日放假，共8天。", NotRead::Count { name: "春节".into(), said: 8, read: 6 }),
            ("一、春节：2月30日放假。", NotRead::NoSuchDay("2月30日".into())),
            ("一、春节：2月5日至12日另行通知。", NotRead::Clause("春节：2月5日至12日另行通知。".into())),
            ("一、春节：2月12日至5日放假。", NotRead::Clause("2月12日至5日放假".into())),
            ("一、春节：5日放假。", NotRead::Clause("5日放假".into())),
        ] {
            assert_eq!(read(text, 2027), Err(expected), "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read_or_not_without_falling(text in "[一二、：（）周日月年至0-9，。放假上班共天\\n]{0,60}") {
            let _ = read(&text, 2027);
        }
    }
}
