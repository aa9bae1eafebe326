//! 发言登记表: who spoke in a session, in order, about what, how long, and 点评; upright A4. A session without a speech
//! gives a blank one, to be written by hand.

use chrono::NaiveDate;
use school::Answer;
use school::calendar::{Clock, full_date, weekday};

use crate::engine::{
    A4_UPRIGHT, Area, Cell, Column, Document, Edition, Fonts, Hand, Heights, Printed, Row, Style, Table,
};
use crate::heading::{fact, heading};
use crate::hours;

/// Millimetres between the margins, and below the table.
const WIDTH: f32 = 180.0;
const BOTTOM: f32 = 273.0;
/// Rows of a blank log.
const BLANK: usize = 18;

/// What a 发言登记表 is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct SpeechLog {
    /// The class's full title.
    pub class: String,
    /// One after the other, each on a page of its own.
    pub sessions: Vec<SpokenSession>,
    /// 版次 and date.
    pub edition: Option<Edition>,
}

/// A session and who spoke in it.
#[derive(Debug, Clone, PartialEq)]
pub struct SpokenSession {
    /// The day.
    pub date: NaiveDate,
    /// 上午, 下午 or 晚上.
    pub half: String,
    /// From and to.
    pub time: (Clock, Clock),
    /// 教学内容 as it is to stand on paper.
    pub title: String,
    /// Who gives or chairs it; may be empty.
    pub lecturer: String,
    /// 地点; may be empty.
    pub place: String,
    /// In their order; none: a blank log.
    pub speeches: Vec<Spoken>,
    /// How many spoke (人).
    pub people: u32,
}

/// One speech.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Spoken {
    /// 姓名, without spaces.
    pub name: String,
    /// 单位及职务.
    pub post: String,
    /// 发言题目; may be empty.
    pub topic: String,
    /// Minutes; 0 when not noted.
    pub minutes: u32,
    /// 点评, and by whom; may be empty.
    pub remark: String,
}

/// Prints the 发言登记表.
pub fn draw(log: &SpeechLog, fonts: &Fonts) -> Answer<Printed> {
    set(log, fonts).finish()
}

fn set<'f>(log: &SpeechLog, fonts: &'f Fonts) -> Document<'f> {
    let mut document = Document::new(fonts, format!("{}发言登记表", log.class));
    for session in &log.sessions {
        lay(&mut document, log, session);
    }
    document.foot(15.0, log.edition);
    document
}

fn lay(document: &mut Document<'_>, log: &SpeechLog, session: &SpokenSession) {
    let song = Style { leading: 1.15, ..Style::new(Hand::Song, 10.5) };
    let center = song.center();
    let columns = vec![
        Column::new("序号", 12.0, center.one_line_down_to(8.0)),
        Column::new("姓　名", 25.0, Style { size: 12.0, ..song }.center().one_line_down_to(8.5)),
        Column::new("单位及职务", 46.0, song.one_line_down_to(9.0)),
        Column::new("发言题目", 44.0, song),
        Column::new("时长（分）", 15.0, center),
        Column::new("点　评", WIDTH - 142.0, song.one_line_down_to(9.0)),
    ];
    let blank = session.speeches.is_empty();
    let rows = if blank { BLANK } else { session.speeches.len() };
    let row = |n: usize| match session.speeches.get(n) {
        None => Row { cells: vec![Cell::empty(); 6] },
        Some(one) => Row {
            cells: vec![
                Cell::Words((n + 1).to_string()),
                Cell::Name(one.name.clone()),
                Cell::Words(one.post.clone()),
                Cell::Words(one.topic.clone()),
                Cell::Words(if one.minutes > 0 { one.minutes.to_string() } else { String::new() }),
                Cell::Words(one.remark.clone()),
            ],
        },
    };
    let table = Table {
        columns,
        bands: vec![],
        head: 10.0,
        heights: Heights::AsNeeded(11.0),
        rows: (0..rows).map(row).collect(),
    };
    let end = table.lay(document, |document| {
        document.open_page(A4_UPRIGHT);
        let mut y = heading(document, (15.0, 14.0), WIDTH, &log.class, "发言登记表");
        let when = format!(
            "日期：{}　星期{}　{}　{}",
            full_date(session.date),
            weekday(session.date),
            session.half,
            hours(session.time)
        );
        let place = if session.place.is_empty() { String::new() } else { format!("地点：{}", session.place) };
        y = fact(document, (15.0, y), WIDTH, &when, &place);
        let by =
            if session.lecturer.is_empty() { String::new() } else { format!("　授课人：{}", session.lecturer) };
        y = fact(document, (15.0, y), WIDTH, &format!("内容：{}{by}", session.title), "") + 1.0;
        Area::new(15.0, y, WIDTH, BOTTOM - y)
    });
    let minutes: u32 = session.speeches.iter().map(|it| it.minutes).sum();
    let together = match (blank, minutes) {
        (true, _) => "发言＿＿＿人、＿＿＿人次，共＿＿＿分钟".to_string(),
        (false, 0) => format!("发言{}人、{}人次", session.people, session.speeches.len()),
        (false, minutes) => format!("发言{}人、{}人次，共{minutes}分钟", session.people, session.speeches.len()),
    };
    let area = Area::new(15.0, end + 2.0, WIDTH, 7.0);
    let style = Style::new(Hand::Song, 11.0);
    document.put(area, &together, &style);
    document.put(area, "记录人签字：＿＿＿＿＿＿", &style.right());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{self, CLASS, LONG_CLASS, NAMES, assert_sound, copied, date, edition, fonts, keep, time};

    fn log(class: &str, speeches: &[usize]) -> SpeechLog {
        let spoken = |n: usize| Spoken {
            name: sample::name(n),
            post: sample::post(n).into(),
            topic: ["乡村振兴中的产业选择", "我的一次信访接待", ""][n % 3].into(),
            minutes: [5, 0, 8][n % 3],
            remark: if n == 1 {
                "切题，案例很好；时间控制还可以再紧一些（李某某）".into()
            } else {
                String::new()
            },
        };
        let session = |count: &usize| SpokenSession {
            date: date(3, 9),
            half: "上午".into(),
            time: (time("8:30"), time("11:30")),
            title: "分组研讨：如何当好乡镇干部".into(),
            lecturer: "李某某（市委党校教授）".into(),
            place: "第一教室".into(),
            speeches: (0..*count).map(spoken).collect(),
            people: *count as u32,
        };
        SpeechLog { class: class.into(), sessions: speeches.iter().map(session).collect(), edition: edition() }
    }

    #[test]
    fn reads_as_it_should() {
        let want = "2026年春季学期中青年干部培训班（第1期）发言登记表|日期：2026年3月9日　星期一　上午　8:30–11:30|\
            地点：第一教室|内容：分组研讨：如何当好乡镇干部　授课人：李某某（市委党校教授）|\
            序号|姓　名|单位及职务|发言题目|时长|（分）|点　评|1|张䶮|县委办公室综合股股长|乡村振兴中的产业选择|5|\
            发言1人、1人次，共5分钟|记录人签字：＿＿＿＿＿＿|第 1 页　共 1 页|第2版　2026年3月6日";
        assert_eq!(set(&log(CLASS, &[1]), fonts()).texts(), [want]);
    }

    #[test]
    #[cfg_attr(windows, ignore = "poppler, which reads the paper, is not there")]
    fn every_name_is_there_and_a_session_without_a_speech_is_a_blank() {
        for (file, class, speeches, pages) in [
            ("speech_log", CLASS, &[12][..], 1),
            ("speech_log_long", LONG_CLASS, &[30, 10], 3),
            ("speech_blank", CLASS, &[0], 1),
        ] {
            let document = set(&log(class, speeches), fonts());
            document.assert_tidy();
            let printed = document.finish().unwrap();
            keep(&format!("{file}.pdf"), &printed.bytes);
            assert_sound(&printed, &format!("{class}发言登记表"));
            assert_eq!((printed.pages, printed.missing.len()), (pages, 0), "{file}");
            let text = copied(&printed);
            assert!(speeches == [0] || NAMES.iter().all(|name| text.contains(name)), "{text}");
            assert_eq!(text.contains("发言＿＿＿人"), speeches == [0]);
        }
    }
}
