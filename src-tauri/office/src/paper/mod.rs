//! 打印与导出: what the books say is put on paper. Gathered in one reading, drawn when the books are closed again.

mod adjustments;
mod badges;
mod content;
mod gather;
mod gather_days;
mod gather_roll;
mod gather_teaching;
mod gather_timetable;
mod leave_slip;
mod lists;
mod outdated;
mod registers;
pub(crate) mod registration;
mod sheet;
mod year;

use base64::Engine as _;
use chrono::{Datelike, NaiveDate};
use schemars::JsonSchema;
use school::{
    Answer, Books, Everything, Read, bus,
    cohort::{self, CohortId, OfCohort},
    group::GroupId,
    leave::LeaveId,
    lecturer::LecturerId,
    printout::{self, PrintedEdition},
    refusal,
    rollcall::PrintedSheet,
    timetable::{self, SessionId},
    trainee::TraineeId,
    venue::VenueId,
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use ts_rs::TS;

use crate::{Office, outfile::fit_name};
pub use badges::CardAsked;
use content::Content;
pub use outdated::{Adjustments, Outdated, timetable_changes};
pub use registration::{RegistrationAsked, RegistrationForm};
pub use sheet::{Moved, OfCode, SheetRow, SheetSession, SignedSheet, sheet_of_code};

school::words! {
    /// What kind of file a paper is.
    pub enum Format { Pdf = "PDF", Excel = "Excel" }
}

school::words! {
    /// What a paper is of: what must be said to have it.
    pub enum About { HalfDay = "半天", Day = "一天", Cohort = "班次", Lecturer = "授课人", Leave = "请假", Notice = "通知单", Period = "期间", Date = "当天", School = "全校" }
}

/// A paper or a sheet the office can have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct PaperKind {
    /// Its name on the command line.
    pub key: String,
    /// Its name in the office.
    pub name: String,
    /// What kind of file it is.
    pub format: Format,
    /// What must be said to have it.
    pub about: About,
}

/// One line of the list of papers.
struct Paper {
    key: &'static str,
    name: &'static str,
    format: Format,
    about: About,
    gather: fn(&Read, &PaperAsked) -> Answer<Content>,
}

/// Every paper and sheet. A new one is a line here, and what it is filled with in `gather.rs`.
const PAPERS: &[Paper] = &[
    Paper::new("sign-in", "签到表", Format::Pdf, About::HalfDay, gather::sign_in_half_day),
    Paper::new("sign-in-day", "签到表（一天）", Format::Pdf, About::Day, gather::sign_in_day),
    Paper::new("sign-in-class", "签到表（全班）", Format::Pdf, About::Cohort, gather::sign_in_class),
    Paper::new("roster", "学员名册", Format::Pdf, About::Cohort, gather::roster),
    Paper::new("contacts", "通讯录", Format::Pdf, About::Cohort, lists::contacts),
    Paper::new("groups", "分组名单", Format::Pdf, About::Cohort, lists::groups),
    Paper::new("officers", "班委会及临时党支部名单", Format::Pdf, About::Cohort, lists::officers),
    Paper::new("badge", "胸牌（学员证）", Format::Pdf, About::Cohort, badges::badges),
    Paper::new("timetable", "课程表", Format::Pdf, About::Cohort, gather_timetable::list),
    Paper::new("timetable-week", "周课程表", Format::Pdf, About::Cohort, gather_timetable::week),
    Paper::new("adjustments", "调课通知单", Format::Pdf, About::Notice, adjustments::notice),
    Paper::new("invitation", "授课邀请函", Format::Pdf, About::Cohort, gather_teaching::invitation),
    Paper::new("speech-log", "发言登记表", Format::Pdf, About::HalfDay, gather_days::speech_log),
    Paper::new("speech-log-class", "发言登记表（全班）", Format::Pdf, About::Cohort, gather_days::speech_log_class),
    Paper::new("duty-plan", "轮值表", Format::Pdf, About::Cohort, gather_days::duty_plan),
    Paper::new("bus-list", "乘车表", Format::Pdf, About::Day, gather_days::bus_list),
    Paper::new("leave-slip", "请假条", Format::Pdf, About::Leave, leave_slip::slip),
    Paper::new("leave-form", "请假条（空白）", Format::Pdf, About::Cohort, leave_slip::blank),
    Paper::new("roll-report", "考勤日报", Format::Pdf, About::Day, gather_roll::report),
    Paper::new("roll-report-all", "全校考勤日报", Format::Pdf, About::Date, gather_roll::report_of_all),
    Paper::new("attendance", "考勤统计表", Format::Pdf, About::Cohort, gather_roll::of_trainees),
    Paper::new("attendance-units", "单位考勤统计表", Format::Pdf, About::Period, gather_roll::of_units),
    Paper::new("attendance-classes", "到课率对比表", Format::Pdf, About::Period, gather_roll::of_classes),
    Paper::new("certificate", "结业证书", Format::Pdf, About::Cohort, gather::certificates),
    Paper::new("lecturer-plan", "授课安排", Format::Pdf, About::Lecturer, gather_teaching::plan),
    Paper::new("workload", "授课工作量统计表", Format::Pdf, About::Period, gather_teaching::workload),
    Paper::new("leaders", "领导授课台账", Format::Pdf, About::Period, gather_teaching::leaders),
    Paper::new("year-plan", "年度培训计划表", Format::Pdf, About::Period, year::plan),
    Paper::new("registration-book", "报名表", Format::Excel, About::Cohort, gather::registration_book),
    Paper::new("roster-book", "学员名册", Format::Excel, About::Cohort, gather::roster_book),
    Paper::new("contacts-book", "通讯录", Format::Excel, About::Cohort, lists::contacts_book),
    Paper::new("groups-book", "分组名单", Format::Excel, About::Cohort, lists::groups_book),
    Paper::new("timetable-book", "课程表", Format::Excel, About::Cohort, gather_timetable::list_book),
    Paper::new("timetable-week-book", "周课程表", Format::Excel, About::Cohort, gather_timetable::week_book),
    Paper::new("attendance-book", "考勤统计表", Format::Excel, About::Cohort, gather::attendance_book),
    Paper::new("attendance-units-book", "单位考勤统计表", Format::Excel, About::Period, gather_roll::of_units_book),
    Paper::new("attendance-classes-book", "到课率对比表", Format::Excel, About::Period, gather_roll::of_classes_book),
    Paper::new("classes-book", "培训班情况统计表", Format::Excel, About::Period, gather::classes_book),
    Paper::new("lecturer-plan-book", "授课安排", Format::Excel, About::Lecturer, gather_teaching::plan_book),
    Paper::new("workload-book", "授课工作量统计表", Format::Excel, About::Period, gather_teaching::workload_book),
    Paper::new("leaders-book", "领导授课台账", Format::Excel, About::Period, gather_teaching::leaders_book),
    Paper::new("year-plan-book", "年度办班计划表", Format::Excel, About::Period, year::plan_book),
    Paper::new("units-book", "单位名录", Format::Excel, About::School, registers::units_book),
    Paper::new("lecturers-book", "授课人名录", Format::Excel, About::School, registers::lecturers_book),
    Paper::new("topics-book", "专题目录", Format::Excel, About::School, registers::topics_book),
    Paper::new("venues-book", "场地名录", Format::Excel, About::School, registers::venues_book),
    Paper::new("field-sites-book", "现场教学点名录", Format::Excel, About::School, registers::field_sites_book),
];

/// A paper to be had.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct PaperAsked {
    /// Which, by its key.
    pub paper: String,
    /// Of which class.
    #[ts(optional)]
    pub cohort: Option<CohortId>,
    /// Of the half day of this session.
    #[ts(optional)]
    pub session: Option<SessionId>,
    /// Of this day.
    #[ts(optional)]
    pub day: Option<NaiveDate>,
    /// Of this lecturer (what they give; of the invitations of a class only theirs).
    #[ts(optional)]
    pub lecturer: Option<LecturerId>,
    /// Of this leave.
    #[ts(optional)]
    pub leave: Option<LeaveId>,
    /// The notice of this number (调课通知单); left out, the last one.
    #[ts(optional)]
    pub notice: Option<u32>,
    /// From this day on (statistics, what lecturers give).
    #[ts(optional)]
    pub from: Option<NaiveDate>,
    /// To this day (statistics, what lecturers give).
    #[ts(optional)]
    pub to: Option<NaiveDate>,
    /// Only these trainees (certificates, badges); empty: all.
    pub trainees: Vec<TraineeId>,
    /// With phone numbers.
    pub phones: bool,
    /// With ID numbers (the roster as a workbook).
    pub id_numbers: bool,
    /// Only who sits in this room (sign-in sheets).
    #[ts(optional)]
    pub room: Option<VenueId>,
    /// Only this group (sign-in sheets, badges).
    #[ts(optional)]
    pub group: Option<GroupId>,
    /// Banded by group (sign-in sheets, contacts); group after group (badges).
    #[ts(as = "Option<bool>", optional)]
    pub by_group: bool,
    /// Several weeks on a page (the week grid).
    #[ts(as = "Option<bool>", optional)]
    pub together: bool,
    /// The day by which it is to be sent back (registration form).
    #[ts(optional)]
    pub due: Option<NaiveDate>,
    /// Rows on a page; left out, as many as can be signed on.
    #[ts(optional)]
    pub rows_per_page: Option<u32>,
    /// The number of the first row, when a sheet continues another.
    #[ts(optional)]
    pub first_number: Option<u32>,
    /// What the cards are like (badges); left out, 90×54 millimetres and 学员证.
    #[ts(as = "Option<CardAsked>", optional)]
    pub card: CardAsked,
}

/// A paper made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Document {
    /// Which, by its key.
    pub paper: String,
    /// Its name in the office.
    pub name: String,
    /// What to call the file: 第3期中青年干部培训班_签到表_3月9日上午.pdf
    pub file_name: String,
    /// What kind of file it is.
    pub format: Format,
    /// Pages of a PDF; 0 for a workbook.
    pub pages: u32,
    /// Characters no font has; on paper they stand as 〓.
    pub missing: Vec<papers::Missing>,
    /// Of which half day or day, when it is of one.
    pub part: String,
    /// What is on it, for `note_printed`.
    pub fingerprint: String,
    /// Whether it was printed before, and as what.
    pub printed: Option<PrintedEdition>,
    /// Whom it has in which row, for `note_printed`, when it is a sign-in sheet.
    #[serde(default)]
    pub sheet: Option<PrintedSheet>,
    /// The file itself.
    pub base64: String,
}

/// A paper of a class, and whether it lies printed on some desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct PaperState {
    /// Which.
    #[serde(flatten)]
    pub kind: PaperKind,
    /// The last edition printed; none: 未印.
    pub printed: Option<PrintedEdition>,
    /// Something on it has changed since: 已过期.
    pub stale: bool,
}

/// A paper's content, read from the books and ready to be drawn.
pub(crate) struct Gathered {
    paper: &'static Paper,
    content: Content,
    fingerprint: String,
    printed: Option<PrintedEdition>,
    today: NaiveDate,
}

impl PaperAsked {
    /// The same paper as a whole and as it usually is.
    fn without_options(&self) -> PaperAsked {
        PaperAsked {
            paper: self.paper.clone(),
            cohort: self.cohort,
            session: self.session,
            day: self.day,
            leave: self.leave,
            notice: self.notice,
            lecturer: self.lecturer.filter(|_| self.cohort.is_none()),
            from: self.from,
            to: self.to,
            room: self.room,
            group: self.group,
            ..PaperAsked::default()
        }
    }
}

impl Paper {
    const fn new(
        key: &'static str,
        name: &'static str,
        format: Format,
        about: About,
        gather: fn(&Read, &PaperAsked) -> Answer<Content>,
    ) -> Paper {
        Paper { key, name, format, about, gather }
    }
    /// What was signed or announced stays what it was; there is no later edition of it.
    fn stands(&self) -> bool {
        matches!(self.about, About::Leave | About::Notice)
    }
    fn kind(&self) -> PaperKind {
        PaperKind { key: self.key.into(), name: self.name.into(), format: self.format, about: self.about }
    }
}

/// Every paper and sheet.
pub fn kinds() -> Vec<PaperKind> {
    PAPERS.iter().map(Paper::kind).collect()
}

/// Every paper and sheet, for the window.
pub(crate) fn all(_: &Office, _: Everything) -> Answer<Vec<PaperKind>> {
    Ok(kinds())
}

/// Every paper these books can be asked for: each kind, of each thing it is of. Of a class's half days and days it is
/// the first (and the first with buses), of the lecturers one who gives something, of leave the first, of the statistics
/// this year's. What a class has not come to yet (certificates) is refused when drawn.
pub fn every(books: &Books) -> Answer<Vec<PaperAsked>> {
    books.read(|tx| {
        let classes: Vec<OfClass> = cohort::all(tx, Everything {})?
            .iter()
            .map(|line| OfClass::of(tx, line.cohort.id))
            .collect::<Answer<_>>()?;
        let mut all = Vec::new();
        for paper in PAPERS {
            let asked = PaperAsked { paper: paper.key.into(), ..PaperAsked::default() };
            match paper.about {
                About::School => all.push(asked),
                About::Period => {
                    let day = |month, day| NaiveDate::from_ymd_opt(tx.today().year(), month, day);
                    all.push(PaperAsked { from: day(1, 1), to: day(12, 31), ..asked });
                }
                About::Date => {
                    let day = tx.row("select min(day) from session", [], |row| row.get(0))?.flatten();
                    all.extend(day.map(|day| PaperAsked { day: Some(day), ..asked }));
                }
                About::Lecturer => {
                    let lecturer = tx.row("select min(lecturer) from session", [], |row| row.get(0))?.flatten();
                    all.extend(lecturer.map(|lecturer| PaperAsked { lecturer: Some(lecturer), ..asked }));
                }
                About::Leave => {
                    let leave = tx.row("select min(id) from leave", [], |row| row.get(0))?.flatten();
                    all.extend(leave.map(|leave| PaperAsked { leave: Some(leave), ..asked }));
                }
                About::HalfDay | About::Day | About::Cohort | About::Notice => {
                    for class in &classes {
                        let asked = PaperAsked { cohort: Some(class.cohort), ..asked.clone() };
                        let away = class.away.filter(|_| paper.about == About::Day);
                        all.extend(away.map(|day| PaperAsked { day: Some(day), ..asked.clone() }));
                        all.push(PaperAsked { session: class.session, day: class.day, ..asked });
                    }
                }
            }
        }
        Ok(all)
    })
}

/// A class, its first session, and its first day with buses.
struct OfClass {
    cohort: CohortId,
    session: Option<SessionId>,
    day: Option<NaiveDate>,
    away: Option<NaiveDate>,
}

impl OfClass {
    fn of(tx: &Read, cohort: CohortId) -> Answer<OfClass> {
        let first = timetable::sessions(tx, cohort)?.into_iter().next();
        let away = bus::days(tx, OfCohort { cohort })?.into_iter().find(|it| it.buses > 0);
        Ok(OfClass {
            cohort,
            session: first.as_ref().map(|session| session.id),
            day: first.map(|session| session.day),
            away: away.map(|it| it.day),
        })
    }
}

/// The papers of a class as a whole, and whether what was printed is still true.
pub fn states(tx: &Read, it: OfCohort) -> Answer<Vec<PaperState>> {
    let of_the_class = |paper: &&Paper| paper.about == About::Cohort;
    let state = |paper: &'static Paper| {
        let Some(printed) = printout::last(tx, it.cohort, paper.key, "")? else {
            return Ok(PaperState { kind: paper.kind(), printed: None, stale: false });
        };
        let asked = PaperAsked { paper: paper.key.into(), cohort: Some(it.cohort), ..PaperAsked::default() };
        // What cannot be made any more, because nobody is left on it, is no longer what was printed.
        let stale = match (paper.gather)(tx, &asked) {
            Ok(now) => printed.fingerprint != fingerprint(&now),
            Err(school::Error::Refused(_)) => true,
            Err(broken) => return Err(broken),
        };
        Ok(PaperState { kind: paper.kind(), printed: Some(printed), stale })
    };
    PAPERS.iter().filter(of_the_class).map(state).collect()
}

/// The papers of a class that lie printed on some desk, by name: 学员名册（第2版）.
pub(crate) fn printed(tx: &Read, cohort: CohortId) -> Answer<Vec<String>> {
    let named = |(key, part, edition): (String, String, u32)| {
        let paper = PAPERS.iter().find(|paper| paper.key == key)?;
        Some(format!("{}{part}（第{edition}版）", paper.name))
    };
    Ok(printout::editions(tx, cohort)?.into_iter().filter_map(named).collect())
}

/// Reads what stands on a paper.
pub(crate) fn gather(tx: &Read, it: PaperAsked) -> Answer<Gathered> {
    let paper = PAPERS.iter().find(|paper| paper.key == it.paper).ok_or_else(|| refusal::no_such_paper(&it.paper))?;
    let content = (paper.gather)(tx, &it)?;
    // The same paper with other options is the same edition, and a part of the certificates is not another paper.
    let usual = it.without_options();
    let fingerprint = if usual == it { fingerprint(&content) } else { fingerprint(&(paper.gather)(tx, &usual)?) };
    let printed = match it.cohort {
        Some(cohort) => printout::last(tx, cohort, paper.key, &content.part)?,
        None => None,
    };
    Ok(Gathered { paper, fingerprint, printed, content, today: tx.today() })
}

/// Draws a paper; its edition is the one it would get if it were printed now.
pub(crate) fn draw(office: &Office, it: Gathered) -> Answer<Document> {
    let edition = match &it.printed {
        Some(last) if last.fingerprint == it.fingerprint => (last.edition, last.printed_on),
        Some(last) => (last.edition + 1, it.today),
        None => (1, it.today),
    };
    let Content { of, part, said } = it.content;
    let sheet = said.sheet().cloned();
    let drawn = said.draw(office, papers::Edition { number: edition.0, date: edition.1 })?;
    let name = it.paper.name.split('（').next().unwrap_or(it.paper.name);
    let words: Vec<_> = [of.as_str(), name, part.as_str()].into_iter().filter(|word| !word.is_empty()).collect();
    let ending = match it.paper.format {
        Format::Pdf => "pdf",
        Format::Excel => "xlsx",
    };
    Ok(Document {
        paper: it.paper.key.into(),
        name: it.paper.name.into(),
        file_name: fit_name(&format!("{}.{ending}", words.join("_"))),
        format: it.paper.format,
        pages: drawn.pages,
        missing: drawn.missing,
        part,
        fingerprint: it.fingerprint,
        printed: it.printed,
        sheet,
        base64: base64::engine::general_purpose::STANDARD.encode(drawn.bytes),
    })
}

impl Document {
    /// The file itself, as bytes.
    pub fn bytes(&self) -> Answer<Vec<u8>> {
        base64::engine::general_purpose::STANDARD
            .decode(&self.base64)
            .map_err(|error| school::Error::Broken(Box::new(error)))
    }
}

fn fingerprint(content: &Content) -> String {
    format!("{:x}", Sha256::digest(format!("{content:?}")))
}
