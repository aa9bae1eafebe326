//! How a certificate is numbered and worded.

use crate::setting::CertificateForm;

/// The number: `某党校培结字〔{年}〕{序号}号` → `某党校培结字〔2026〕0012号`.
pub fn serial(form: &CertificateForm, year: i32, number: u32) -> String {
    let digits = usize::from(form.digits);
    form.pattern.replace("{年}", &year.to_string()).replace("{序号}", &format!("{number:0digits$}"))
}

/// What a certificate says of one trainee.
#[derive(Debug, Clone)]
pub struct Said<'a> {
    /// {姓名}
    pub name: &'a str,
    /// {单位}
    pub unit: &'a str,
    /// {班次}
    pub title: &'a str,
    /// {起止}
    pub span: &'a str,
    /// {学时}
    pub hours: &'a str,
}

/// The text with its places filled. A name that looks like a place stays a name: places are filled in one pass.
pub fn wording(form: &CertificateForm, said: &Said) -> String {
    let mut text = String::new();
    let mut rest = form.wording.as_str();
    while let Some(open) = rest.find('{') {
        text.push_str(&rest[..open]);
        let places = [
            ("{姓名}", said.name),
            ("{单位}", said.unit),
            ("{班次}", said.title),
            ("{起止}", said.span),
            ("{学时}", said.hours),
        ];
        match places.iter().find(|(place, _)| rest[open..].starts_with(place)) {
            Some((place, value)) => {
                text.push_str(value);
                rest = &rest[open + place.len()..];
            }
            None => {
                text.push('{');
                rest = &rest[open + 1..];
            }
        }
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_follow_the_pattern() {
        let form = |pattern: &str, digits| CertificateForm { pattern: pattern.into(), digits, ..Default::default() };
        for (pattern, digits, number, expected) in [
            ("某党校培结字〔{年}〕{序号}号", 4, 12, "某党校培结字〔2026〕0012号"),
            ("{年}-{序号}", 0, 12, "2026-12"),
            ("ZZ{年}{序号}", 3, 12345, "ZZ202612345"),
        ] {
            assert_eq!(serial(&form(pattern, digits), 2026, number), expected);
        }
    }

    #[test]
    fn places_are_filled_once() {
        let form = CertificateForm {
            wording: "{姓名}（{单位}）{起止}参加{班次}，{学时}学时，{其他}{".into(),
            ..Default::default()
        };
        let said =
            Said { name: "{班次}", unit: "县财政局", title: "第3期中青班", span: "3月9日", hours: "40" };
        assert_eq!(wording(&form, &said), "{班次}（县财政局）3月9日参加第3期中青班，40学时，{其他}{");
    }
}
