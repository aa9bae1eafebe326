//! What is printed: data in, bytes out.
//!
//! A paper is a PDF to be signed, stamped or put in front of a leader; a sheet is a workbook to be worked on or handed
//! in. Each is one file here, takes its own plain input, and knows neither the store nor the window.

mod engine;
mod heading;
#[cfg(test)]
mod sample;

pub mod adjustments;
pub mod badge;
pub mod bus_list;
pub mod certificate;
pub mod contacts;
pub mod duty_plan;
pub mod groups;
pub mod invitation;
pub mod leaders;
pub mod leave_slip;
pub mod lecturer_plan;
pub mod officers;
pub mod roll_report;
pub mod roll_table;
pub mod roster;
pub mod sheets;
pub mod sign_in;
pub mod speech_log;
pub mod timetable;
pub mod week;
pub mod workload;
pub mod year_plan;

use chrono::NaiveDate;
use school::calendar::Clock;

pub use engine::{Edition, Fonts, Missing, Printed};

/// A half day of a class with what is taught in it.
#[derive(Debug, Clone, PartialEq)]
pub struct HalfDay {
    /// The day.
    pub date: NaiveDate,
    /// 上午, 下午 or 晚上.
    pub half: String,
    /// In the order of the day.
    pub sessions: Vec<Lesson>,
}

/// A session as papers say it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Lesson {
    /// From and to.
    pub time: Option<(Clock, Clock)>,
    /// 教学内容 as it is to stand on paper, as in 《…》 or 开班式.
    pub title: String,
    /// 形式: 讲授, 研讨, 现场教学 …; may be empty.
    pub form: String,
    /// 授课人 with 单位 and 职务 as they are to stand on paper; may be empty.
    pub lecturer: String,
    /// 地点; may be empty.
    pub place: String,
    /// 学时, as in 4 or 2.5; may be empty.
    pub hours: String,
    /// 主持人; may be empty.
    pub moderator: String,
    /// 合班: the other classes; may be empty.
    pub joint: String,
    /// 选修
    pub elective: bool,
    /// 备注; may be empty.
    pub note: String,
}

impl Lesson {
    /// 教学内容, 选修 after it where it is.
    fn heading(&self) -> String {
        format!("{}{}", self.title, if self.elective { "（选修）" } else { "" })
    }

    /// All of it on one line, the place only where asked for.
    fn spoken(&self, with_place: bool) -> String {
        let mut said = self.time.map_or(String::new(), |time| hours(time) + "　");
        said += &self.title;
        if !self.lecturer.is_empty() {
            said += &format!("　授课人：{}", self.lecturer);
        }
        if with_place && !self.place.is_empty() {
            said += &format!("　地点：{}", self.place);
        }
        said
    }
}

/// 8:30–12:00
pub(crate) fn hours((from, to): (Clock, Clock)) -> String {
    format!("{from:#}–{to:#}")
}
