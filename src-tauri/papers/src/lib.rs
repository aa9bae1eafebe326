//! What is printed: data in, bytes out.
//!
//! A paper is a PDF to be signed, stamped or put in front of a leader; a sheet is a workbook to be worked on or handed
//! in. Each is one file here, takes its own plain input, and knows neither the store nor the window.

mod calendar;
mod engine;
mod heading;
#[cfg(test)]
mod sample;
pub mod sheets;

pub mod certificate;
pub mod roster;
pub mod sign_in;
pub mod timetable;

use chrono::{NaiveDate, NaiveTime};

pub use engine::{Edition, Fonts, Missing, Printed};
pub use sheets::SHEETS;

/// A paper the office can print.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paper {
    /// Its name on the command line.
    pub key: &'static str,
    /// What the office calls it.
    pub name: &'static str,
    /// What must be said to print it.
    pub needs: &'static str,
}

/// Every paper. A new one is one file and one line here.
pub const PAPERS: &[Paper] = &[sign_in::PAPER, roster::PAPER, timetable::PAPER, certificate::PAPER];

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
    pub time: Option<(NaiveTime, NaiveTime)>,
    /// 教学内容 as it is to stand on paper, as in 《…》 or 开班式.
    pub title: String,
    /// 形式: 讲授, 研讨, 现场教学 …; may be empty.
    pub form: String,
    /// 授课人 with 单位 and 职务 as they are to stand on paper; may be empty.
    pub lecturer: String,
    /// 地点; may be empty.
    pub place: String,
}

impl Lesson {
    /// All of it on one line, the place only where asked for.
    fn spoken(&self, with_place: bool) -> String {
        let mut said = self.time.map_or(String::new(), |time| calendar::hours(time) + "　");
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_paper_and_workbook_has_a_key_of_its_own() {
        for list in [PAPERS, SHEETS] {
            let keys: BTreeSet<&str> = list.iter().map(|paper| paper.key).collect();
            assert_eq!(keys.len(), list.len());
            assert!(list.iter().all(|paper| !paper.name.is_empty() && !paper.needs.is_empty()));
        }
    }
}
