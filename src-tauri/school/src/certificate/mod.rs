//! 结业证书: a register without gaps. What was issued never changes; it is made void and issued anew.

pub mod rules;

use chrono::{Datelike, NaiveDate};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{
    Answer, Change, Hours, Read, calendar,
    cohort::{Cohort, CohortId, OfCohort},
    completion::{self, Decision},
    refusal,
    setting::{self, CertificateForm, School},
    timetable,
    trainee::{self, TraineeId},
};

id! {
    /// A certificate in the register.
    CertificateId as "number & { readonly of: 'certificate' }"
}

record! {
    /// A certificate as it was printed: a frozen snapshot, whatever happens to the person or the class later.
    pub struct Certificate, new NewCertificate, in "certificate" by CertificateId called "证书" {
        /// Of which class.
        cohort: CohortId,
        /// Whose.
        trainee: TraineeId,
        /// The year its number counts in.
        year: i32,
        /// Its number in that year, from 1, without gaps; a void one keeps its number.
        number: u32,
        /// The number as printed.
        serial: String,
        /// The date as printed.
        issued_on: NaiveDate,
        /// The school as printed.
        school: String,
        /// 姓名
        name: String,
        /// 单位
        unit: String,
        /// The class as printed.
        title: String,
        /// The text as printed.
        wording: String,
        /// Why it is void; none: in force.
        void_why: Option<String>,
        /// Since when it is void.
        voided_on: Option<NaiveDate>,
    }
}

/// Certificates to be issued, in one go and for good.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Issue {
    /// Of which class.
    pub cohort: CohortId,
    /// To whom; empty: everybody decided 准予结业 who has none.
    pub trainees: Vec<TraineeId>,
    /// The date on the paper; left out, the last day of the class.
    #[serde(default)]
    #[ts(optional)]
    pub issued_on: Option<NaiveDate>,
}

/// A certificate to be made void.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MakeVoid {
    /// Which.
    pub certificate: CertificateId,
    /// Why: 姓名有误 …
    pub why: String,
}

/// The register of a class by number.
pub fn all(tx: &Read, it: OfCohort) -> Answer<Vec<Certificate>> {
    tx.rows("select * from certificate where cohort = ?1 order by year, number", [it.cohort], Certificate::of_row)
}

/// For which numbers to ask before they are given.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NextAsked {
    /// The date on the paper, whose year the numbers count in.
    pub issued_on: NaiveDate,
    /// How many certificates.
    pub count: u32,
}

/// The numbers certificates would get if they were issued now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS, JsonSchema)]
pub struct NextSerials {
    /// The first of them.
    pub first: String,
    /// The last of them.
    pub last: String,
}

/// The numbers the next certificates would get.
pub fn next(tx: &Read, it: NextAsked) -> Answer<NextSerials> {
    let form: CertificateForm = setting::of(tx)?;
    let (year, first) = (it.issued_on.year(), next_number(tx, it.issued_on.year())?);
    let last = first + it.count.max(1) - 1;
    Ok(NextSerials { first: rules::serial(&form, year, first), last: rules::serial(&form, year, last) })
}

fn next_number(tx: &Read, year: i32) -> Answer<u32> {
    tx.value("select coalesce(max(number), 0) + 1 from certificate where year = ?1", [year])
}

/// Gives numbers and freezes what is printed. Not undone by Ctrl+Z: a number given is given; see [`make_void`].
pub fn issue(tx: &Change, it: Issue) -> Answer<Vec<Certificate>> {
    let cohort = Cohort::get(tx, it.cohort)?;
    let serials = enter(tx, &it)?;
    tx.is_final()?;
    let run = match serials.as_slice() {
        [one] => one.clone(),
        [first, .., last] => format!("{first} 至 {last}"),
        [] => String::new(),
    };
    tx.say(format!("「{}」发证{}张：{run}", cohort.title(), serials.len()))?;
    all(tx, OfCohort { cohort: it.cohort })
}

/// Writes certificates into the register; the numbers they were given.
pub fn enter(tx: &Change, it: &Issue) -> Answer<Vec<String>> {
    let cohort = Cohort::get(tx, it.cohort)?;
    let form: CertificateForm = setting::of(tx)?;
    let school: School = setting::of(tx)?;
    let lines = completion::of(tx, OfCohort { cohort: it.cohort })?.lines;
    let everybody = it.trainees.is_empty();
    let chosen: Vec<_> = lines
        .into_iter()
        .filter(|line| match everybody {
            true => line.decision == Some(Decision::Granted) && line.serial.is_none(),
            false => it.trainees.contains(&line.trainee),
        })
        .collect();
    if chosen.is_empty() {
        return Err(refusal::nobody_chosen());
    }
    let issued_on = it.issued_on.unwrap_or(cohort.ends);
    let year = issued_on.year();
    let hours: Hours = timetable::sessions(tx, it.cohort)?.iter().map(|session| session.hours).sum();
    let first = next_number(tx, year)?;
    let (title, span, hours) = (cohort.title(), calendar::span(cohort.starts, cohort.ends), hours.to_string());
    let mut serials = Vec::new();
    for (number, line) in (first..).zip(&chosen) {
        if line.decision != Some(Decision::Granted) {
            return Err(refusal::not_completed(&line.name));
        }
        if let Some(serial) = &line.serial {
            return Err(refusal::has_certificate(&line.name, serial));
        }
        let serial = rules::serial(&form, year, number);
        if tx.value("select exists (select 1 from certificate where serial = ?1)", [&serial])? {
            return Err(refusal::serial_is_taken(&serial));
        }
        let said = rules::Said { name: &line.name, unit: &line.unit, title: &title, span: &span, hours: &hours };
        NewCertificate {
            cohort: it.cohort,
            trainee: line.trainee,
            year,
            number,
            serial: serial.clone(),
            issued_on,
            school: school.name.clone(),
            name: line.name.clone(),
            unit: line.unit.clone(),
            title: title.clone(),
            wording: rules::wording(&form, &said),
            void_why: None,
            voided_on: None,
        }
        .insert(tx)?;
        serials.push(serial);
    }
    Ok(serials)
}

/// Makes a certificate void; its number stays used. A new one may then be issued.
pub fn make_void(tx: &Change, it: MakeVoid) -> Answer<Vec<Certificate>> {
    let certificate = Certificate::get(tx, it.certificate)?;
    let why = it.why.trim();
    if certificate.void_why.is_some() {
        return Err(refusal::already_void(&certificate.serial));
    }
    if why.is_empty() {
        return Err(refusal::is_empty("why", "作废原因"));
    }
    let (serial, name, cohort) =
        (certificate.serial.clone(), trainee::name_of(tx, certificate.trainee)?, certificate.cohort);
    Certificate { void_why: Some(why.into()), voided_on: Some(tx.today()), ..certificate }.save(tx)?;
    tx.say(format!("作废证书 {serial}（{name}）：{why}"))?;
    all(tx, OfCohort { cohort })
}
