//! 报名表 for the units of a class: one file each, ready to be sent.

use base64::Engine as _;
use chrono::NaiveDate;
use papers::sheets::registration::{Registration, write};
use schemars::JsonSchema;
use school::{
    Answer, Read,
    cohort::{Cohort, CohortId, OfCohort},
    quota::{self, QuotaLine},
    refusal,
    unit::UnitId,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Office, outfile::fit_name, roster::TemplateCode};

/// Registration forms to be had.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RegistrationAsked {
    /// For which class.
    pub cohort: CohortId,
    /// For which units; empty: all with places, or all where nobody has any yet.
    #[serde(default)]
    #[ts(as = "Option<Vec<UnitId>>", optional)]
    pub units: Vec<UnitId>,
    /// The day by which they are to be sent back.
    #[serde(default)]
    #[ts(optional)]
    pub due: Option<NaiveDate>,
}

/// A unit's form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct RegistrationForm {
    /// Whose.
    pub unit: UnitId,
    /// 县财政局
    pub unit_name: String,
    /// 第3期中青年干部培训班_报名表_县财政局.xlsx
    pub file_name: String,
    /// The file itself.
    pub base64: String,
}

/// The units asked for people: those with places, or all where nobody has any yet.
pub(super) fn asked(lines: Vec<QuotaLine>) -> Vec<QuotaLine> {
    let any = lines.iter().any(|line| line.places > 0);
    lines.into_iter().filter(|line| !any || line.places > 0).collect()
}

/// Reads what stands on the forms.
pub(crate) fn gather(tx: &Read, it: RegistrationAsked) -> Answer<Vec<(UnitId, Registration)>> {
    let cohort = Cohort::get(tx, it.cohort)?;
    let lines = quota::of(tx, OfCohort { cohort: cohort.id })?.lines;
    let lines = match it.units.as_slice() {
        [] => asked(lines),
        units => lines.into_iter().filter(|line| units.contains(&line.unit)).collect(),
    };
    if lines.is_empty() {
        return Err(refusal::no_units());
    }
    let form = |line: QuotaLine| {
        let form = Registration {
            class: cohort.title(),
            code: TemplateCode { cohort: cohort.id, unit: Some(line.unit) }.to_string(),
            unit: line.name,
            places: Some(line.places).filter(|places| *places > 0),
            due: it.due,
            made: tx.today(),
            ..Registration::default()
        };
        (line.unit, form)
    };
    Ok(lines.into_iter().map(form).collect())
}

/// Writes the forms.
pub(crate) fn draw(_: &Office, forms: Vec<(UnitId, Registration)>) -> Answer<Vec<RegistrationForm>> {
    let drawn = |(unit, form): (UnitId, Registration)| {
        Ok(RegistrationForm {
            unit,
            file_name: fit_name(&format!("{}_报名表_{}.xlsx", form.class, form.unit)),
            base64: base64::engine::general_purpose::STANDARD.encode(write(&form)?),
            unit_name: form.unit,
        })
    };
    forms.into_iter().map(drawn).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::roster::{Known, TemplateCode, check};
    use crate::workbook::read_bytes;
    use papers::sheets::registration::Applicant;

    fn applicant(name: &str, sex: &str, id_number: &str) -> Applicant {
        Applicant {
            name: name.into(),
            sex: sex.into(),
            ethnicity: "汉族".into(),
            id_number: id_number.into(),
            party: "中共党员".into(),
            education: "大学".into(),
            in_service: "省委党校研究生".into(),
            unit: "县财政局".into(),
            post: "党组成员、副局长".into(),
            rank: "一级主任科员".into(),
            post_since: "2019.03".into(),
            phone: "13900000001".into(),
            note: String::new(),
        }
    }

    fn form(unit: Option<(UnitId, &str)>, people: Vec<Applicant>) -> Vec<u8> {
        let form = Registration {
            class: "第3期中青年干部培训班".into(),
            code: TemplateCode { cohort: CohortId(3), unit: unit.map(|unit| unit.0) }.to_string(),
            unit: unit.map(|unit| unit.1.into()).unwrap_or_default(),
            units: vec!["县委办公室".into(), "县财政局".into()],
            places: Some(2),
            due: NaiveDate::from_ymd_opt(2026, 3, 6),
            people,
            made: NaiveDate::default(),
        };
        write(&form).unwrap()
    }

    #[test]
    fn what_is_filled_in_well_comes_back_without_a_question() {
        let spelling = |unit: &str| (unit.to_string(), unit.to_string());
        let known = Known::new(&[spelling("县委办公室"), spelling("县财政局")], vec![]);
        let today = NaiveDate::from_ymd_opt(2026, 3, 1).unwrap();
        for unit in [Some((UnitId(7), "县财政局")), None] {
            let people = vec![
                applicant("张　三", "男", "110199198506124430"),
                Applicant {
                    phone: "13900000002".into(),
                    ..applicant("古丽巴哈尔·买买提明", "女", "110199198803084228")
                },
            ];
            let workbook = read_bytes("县财政局.xlsx", &form(unit, people)).unwrap();
            let report = check(&workbook, &known, today).unwrap().report(u32::MAX);
            assert_eq!(report.doubts, [], "{unit:?}");
            assert_eq!((report.counts.people, report.counts.refused), (2, 0), "{:?}", report.refused);
            assert_eq!(report.code, Some(TemplateCode { cohort: CohortId(3), unit: unit.map(|unit| unit.0) }));
            let entry = &report.rows[0].entry;
            let said = [&entry.name, &entry.unit, &entry.post, &entry.rank, &entry.education, &entry.in_service];
            assert_eq!(said, ["张三", "县财政局", "党组成员、副局长", "一级主任科员", "大学", "省委党校研究生"]);
            assert_eq!(entry.birth.as_ref().map(|birth| birth.dotted()).as_deref(), Some("1985.06"));
            assert_eq!(entry.post_since.map(|since| since.dotted()).as_deref(), Some("2019.03"));
            assert_eq!(report.rows[1].entry.name, "古丽巴哈尔·买买提明");
        }
    }

    #[test]
    fn an_empty_form_names_nobody() {
        let workbook = read_bytes("空表.xlsx", &form(Some((UnitId(7), "县财政局")), vec![])).unwrap();
        let refused = check(&workbook, &Known::default(), NaiveDate::default()).err().map(|error| error.to_string());
        assert!(refused.is_some_and(|say| say.contains("空白报名表")));
    }
}
