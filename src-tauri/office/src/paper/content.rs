//! What stands on a paper, of whichever kind, and how it becomes a file.

use papers::{
    Edition, Printed, adjustments, badge, bus_list, certificate, contacts, duty_plan, groups, invitation, leaders,
    leave_slip, lecturer_plan, officers, roll_report, roll_table, roster, sheets, sign_in, speech_log, timetable, week,
    workload, year_plan,
};
use school::{Answer, rollcall::PrintedSheet};

use crate::Office;

/// The content of a paper with what it is called by.
#[derive(Debug)]
pub(crate) struct Content {
    /// The class it is of; empty for none.
    pub(super) of: String,
    /// The half day or day it is of; empty for none.
    pub(super) part: String,
    /// What stands on it.
    pub(super) said: Said,
}

/// What stands on it.
#[derive(Debug)]
pub(super) enum Said {
    SignIn(sign_in::SignIn, PrintedSheet),
    Roster(roster::Roster),
    Contacts(contacts::Contacts),
    Groups(groups::GroupList),
    Officers(officers::Officers),
    Badges(badge::Badges),
    Timetable(timetable::Timetable),
    Adjustments(adjustments::Adjustments),
    Week(Weeks),
    Invitations(invitation::Invitations),
    SpeechLog(speech_log::SpeechLog),
    DutyPlan(duty_plan::DutyPlan),
    BusList(bus_list::BusList),
    LecturerPlan(lecturer_plan::LecturerPlan),
    Workload(workload::Workload),
    Leaders(leaders::Ledger),
    LeaveSlip(leave_slip::LeaveSlip),
    RollReport(roll_report::RollReport),
    RollTable(roll_table::RollTable),
    RollTableBook(roll_table::RollTable),
    Certificates(certificate::Certificates),
    RegistrationBook(sheets::registration::Registration),
    RosterBook(sheets::roster::RosterBook),
    ContactsBook(sheets::contacts::ContactsBook),
    GroupsBook(sheets::groups::GroupsBook),
    TimetableBook(timetable::Timetable),
    WeekBook(timetable::Timetable),
    LecturerPlanBook(lecturer_plan::LecturerPlan),
    WorkloadBook(workload::Workload),
    LeadersBook(leaders::Ledger),
    AttendanceBook(sheets::attendance::AttendanceBook),
    ClassesBook(sheets::classes::ClassesBook),
    YearPlan(year_plan::YearPlan),
    YearPlanBook(year_plan::YearPlan),
    RegisterBook(sheets::register::RegisterBook),
}

/// The week grid, a week a page or several together.
#[derive(Debug)]
pub(super) struct Weeks {
    pub timetable: timetable::Timetable,
    pub together: bool,
}

impl Said {
    /// Whom it has in which row, when it is a sign-in sheet.
    pub(super) fn sheet(&self) -> Option<&PrintedSheet> {
        match self {
            Said::SignIn(_, sheet) => Some(sheet),
            _ => None,
        }
    }
    /// Draws it, with its edition where a paper can go stale. A workbook has no pages and prints every character.
    pub(super) fn draw(self, office: &Office, edition: Edition) -> Answer<Printed> {
        let (made, edition) = (edition.date, Some(edition));
        let workbook = |bytes| Printed { bytes, pages: 0, missing: Vec::new() };
        match self {
            Said::SignIn(it, _) => sign_in::draw(&sign_in::SignIn { edition, ..it }, office.fonts()?),
            Said::Roster(it) => roster::draw(&roster::Roster { edition, ..it }, office.fonts()?),
            Said::Contacts(it) => contacts::draw(&contacts::Contacts { edition, ..it }, office.fonts()?),
            Said::Groups(it) => groups::draw(&groups::GroupList { edition, ..it }, office.fonts()?),
            Said::Officers(it) => officers::draw(&officers::Officers { edition, ..it }, office.fonts()?),
            Said::Badges(it) => badge::draw(&it, office.fonts()?),
            Said::Timetable(it) => timetable::draw(&timetable::Timetable { edition, ..it }, office.fonts()?),
            Said::Adjustments(it) => adjustments::draw(&it, office.fonts()?),
            Said::Week(Weeks { timetable, together }) => {
                week::draw(&timetable::Timetable { edition, ..timetable }, together, office.fonts()?)
            }
            Said::Invitations(it) => invitation::draw(&invitation::Invitations { edition, ..it }, office.fonts()?),
            Said::SpeechLog(it) => speech_log::draw(&speech_log::SpeechLog { edition, ..it }, office.fonts()?),
            Said::DutyPlan(it) => duty_plan::draw(&duty_plan::DutyPlan { edition, ..it }, office.fonts()?),
            Said::BusList(it) => bus_list::draw(&bus_list::BusList { edition, ..it }, office.fonts()?),
            Said::LecturerPlan(it) => lecturer_plan::draw(&lecturer_plan::LecturerPlan { made, ..it }, office.fonts()?),
            Said::Workload(it) => workload::draw(&workload::Workload { made, ..it }, office.fonts()?),
            Said::Leaders(it) => leaders::draw(&leaders::Ledger { made, ..it }, office.fonts()?),
            Said::LeaveSlip(it) => leave_slip::draw(&it, office.fonts()?),
            Said::RollReport(it) => roll_report::draw(&roll_report::RollReport { edition, ..it }, office.fonts()?),
            Said::RollTable(it) => roll_table::draw(&roll_table::RollTable { made, ..it }, office.fonts()?),
            Said::RollTableBook(it) => sheets::roll_table::write(&roll_table::RollTable { made, ..it }).map(workbook),
            Said::Certificates(it) => certificate::draw(&it, office.fonts()?),
            Said::RegistrationBook(it) => {
                sheets::registration::write(&sheets::registration::Registration { made, ..it }).map(workbook)
            }
            Said::RosterBook(it) => sheets::roster::write(&sheets::roster::RosterBook { made, ..it }).map(workbook),
            Said::ContactsBook(it) => {
                sheets::contacts::write(&sheets::contacts::ContactsBook { made, ..it }).map(workbook)
            }
            Said::GroupsBook(it) => sheets::groups::write(&sheets::groups::GroupsBook { made, ..it }).map(workbook),
            Said::TimetableBook(it) => sheets::timetable::write(&timetable::Timetable { edition, ..it }).map(workbook),
            Said::WeekBook(it) => sheets::week::write(&timetable::Timetable { edition, ..it }).map(workbook),
            Said::LecturerPlanBook(it) => {
                sheets::lecturers::plan(&lecturer_plan::LecturerPlan { made, ..it }).map(workbook)
            }
            Said::WorkloadBook(it) => sheets::lecturers::workload(&workload::Workload { made, ..it }).map(workbook),
            Said::LeadersBook(it) => sheets::leaders::write(&leaders::Ledger { made, ..it }).map(workbook),
            Said::AttendanceBook(it) => {
                sheets::attendance::write(&sheets::attendance::AttendanceBook { made, ..it }).map(workbook)
            }
            Said::ClassesBook(it) => sheets::classes::write(&sheets::classes::ClassesBook { made, ..it }).map(workbook),
            Said::YearPlan(it) => year_plan::draw(&year_plan::YearPlan { made, ..it }, office.fonts()?),
            Said::YearPlanBook(it) => sheets::year_plan::write(&year_plan::YearPlan { made, ..it }).map(workbook),
            Said::RegisterBook(it) => {
                sheets::register::write(&sheets::register::RegisterBook { made, ..it }).map(workbook)
            }
        }
    }
}
