//! 结业证书: lying A4, one a page, from the words frozen when it was issued.
//!
//! Either the whole certificate with its border, or only the words (套打) for paper bought with a border and a title,
//! moved by the millimetres the printer needs. The seal is never drawn: a dotted ring shows where it goes.

use school::Answer;

use crate::engine::{A4_ACROSS, Align, Area, Color, Document, Fonts, GREY, Hand, Printed, Stroke, Style, spaced};

/// 中国红.
const RED: Color = Color(0xB3, 0x26, 0x1E);

/// Certificates to be printed together, one a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Certificates {
    /// In the order of their numbers.
    pub certificates: Vec<Certificate>,
    /// On what they are printed.
    pub onto: Onto,
}

/// What a certificate is printed on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Onto {
    /// Plain paper: border and title are printed too.
    Plain,
    /// Bought paper (套打): only the words, moved to the right and down by millimetres; negative is left and up.
    Bought {
        /// Millimetres to the right.
        right: f32,
        /// Millimetres down.
        down: f32,
    },
}

/// One certificate, as frozen when it was issued.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Certificate {
    /// 证书编号, as in 某党校培结字〔2026〕0012号.
    pub number: String,
    /// The trainee's name, without spaces.
    pub name: String,
    /// Said after the name on the first line, as in 同志：. Empty when the wording names the trainee itself: then
    /// there is no such line.
    pub address: String,
    /// The paragraph, as in 于2026年3月9日至3月13日参加……，准予结业。
    pub wording: String,
    /// The school that signs.
    pub school: String,
    /// The day as it is to stand, as in 2026年3月13日 or 二〇二六年三月十三日.
    pub date: String,
}

/// Prints the certificates.
pub fn draw(certificates: &Certificates, fonts: &Fonts) -> Answer<Printed> {
    set(certificates, fonts).finish()
}

fn set<'f>(input: &Certificates, fonts: &'f Fonts) -> Document<'f> {
    let title = match input.certificates.as_slice() {
        [one] => format!("结业证书 {}", one.number),
        _ => "结业证书".to_string(),
    };
    let mut document = Document::new(fonts, title);
    for certificate in &input.certificates {
        document.open_page(A4_ACROSS);
        match input.onto {
            Onto::Plain => {
                border(&mut document);
                words(&mut document, certificate, (0.0, 0.0));
                seal(&mut document);
            }
            Onto::Bought { right, down } => words(&mut document, certificate, (right, down)),
        }
    }
    document
}

/// Two frames with cut corners between them, and the title.
fn border(document: &mut Document<'_>) {
    let solid = |weight| Stroke { weight, color: RED, dash: None };
    let page = Area::new(0.0, 0.0, A4_ACROSS.0, A4_ACROSS.1);
    document.frame(page.inset(10.0, 10.0), solid(4.0));
    document.frame(page.inset(13.0, 13.0), solid(0.8));
    let inner = page.inset(15.0, 15.0);
    for (x, y) in [
        (inner.x, inner.y),
        (inner.right() - 8.0, inner.y),
        (inner.x, inner.bottom() - 8.0),
        (inner.right() - 8.0, inner.bottom() - 8.0),
    ] {
        document.frame(Area::new(x, y, 8.0, 8.0), solid(0.8));
        document.frame(Area::new(x, y, 8.0, 8.0).inset(1.6, 1.6), solid(1.6));
    }
    let style = Style::new(Hand::Title, 44.0).center().color(RED);
    document.put_spread(Area::new(60.0, 32.0, 177.0, 22.0), "结业证书", &style);
}

fn words(document: &mut Document<'_>, certificate: &Certificate, (right, down): (f32, f32)) {
    let mut put = |area: Area, text: &str, style: Style| document.put(area.moved(right, down), text, &style);
    let kai = Style::new(Hand::Kai, 22.0);
    put(
        Area::new(150.0, 58.0, 109.0, 8.0),
        &format!("编号：{}", certificate.number),
        Style { size: 13.0, ..kai }.right(),
    );
    let body = Style { align: Align::Justify, indent: 2.0, leading: 1.75, ..kai };
    put(Area::new(40.0, 92.0, 217.0, 58.0), &certificate.wording, body);
    put(Area::new(160.0, 154.0, 97.0, 12.0), &certificate.school, Style { size: 20.0, ..kai }.center());
    put(Area::new(160.0, 167.0, 97.0, 11.0), &certificate.date, Style { size: 18.0, ..kai }.center());
    if !certificate.address.is_empty() {
        let style = Style { size: 26.0, ..kai };
        let wide = (document.width(&spaced(&certificate.name), &style) + 1.0).min(150.0);
        let name = Area::new(40.0, 73.0, wide, 16.0).moved(right, down);
        document.put_name(name, &certificate.name, &style.one_line_down_to(16.0));
        let address = Area::new(name.right() + 3.0, name.y, 60.0, name.h);
        document.put(address, &certificate.address, &kai);
    }
}

/// Where the seal goes: over the end of the school's name and the date.
fn seal(document: &mut Document<'_>) {
    document.ring((208.5, 163.0), 21.0, Stroke { weight: 0.5, color: GREY, dash: Some((1.0, 3.0)) });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{self, NAMES, assert_sound, copied, fonts, keep};

    fn certificate(n: usize) -> Certificate {
        Certificate {
            number: format!("某党校培结字〔2026〕{:04}号", n + 1),
            name: sample::name(n),
            address: "同志：".into(),
            wording: "于2026年3月9日至3月13日参加2026年春季学期中青年干部培训班（第1期）学习，修满全部课程，共40学时，经考核成绩合格，准予结业。".into(),
            school: "中共某某县委党校".into(),
            date: "2026年3月13日".into(),
        }
    }

    fn certificates(count: usize, onto: Onto) -> Certificates {
        Certificates { certificates: (0..count).map(certificate).collect(), onto }
    }

    #[test]
    fn reads_as_it_should() {
        let pages = set(&certificates(1, Onto::Plain), fonts()).texts();
        let want = "结业证书|编号：某党校培结字〔2026〕0001号|\
            于2026年3月9日至3月13日参加2026年春季学期中青年干|部培训班（第1期）学习，修满全部课程，共40学时，经考核成|\
            绩合格，准予结业。|中共某某县委党校|2026年3月13日|张䶮|同志：";
        assert_eq!(pages, [want]);
    }

    #[test]
    #[cfg_attr(windows, ignore = "poppler, which reads the paper, is not there")]
    fn every_name_is_on_its_own_page_and_in_its_place() {
        let input = certificates(12, Onto::Plain);
        let document = set(&input, fonts());
        document.assert_tidy();
        let printed = document.finish().unwrap();
        keep("certificate.pdf", &printed.bytes);
        assert_sound(&printed, "结业证书");
        assert_eq!((printed.pages, printed.missing.len()), (12, 0));
        let text = copied(&printed);
        for name in NAMES {
            assert!(text.contains(&format!("{name}同志：")), "{name} is not in {text}");
        }
    }

    #[test]
    fn bought_paper_gets_only_the_words_moved_by_the_offset() {
        let plain = set(&certificates(1, Onto::Plain), fonts());
        let bought = set(&certificates(1, Onto::Bought { right: 3.0, down: -2.5 }), fonts());
        bought.assert_tidy();
        assert!(bought.shapes().is_empty(), "no border, no seal");
        let (plain, bought) = (plain.places(), bought.places());
        assert_eq!(plain.len(), bought.len() + 1, "no title");
        for ((x, y), (moved_x, moved_y)) in plain[1..].iter().zip(&bought) {
            assert!((moved_x - x - 3.0).abs() < 0.01 && (moved_y - y + 2.5).abs() < 0.01);
        }
    }

    #[test]
    fn a_wording_that_names_the_trainee_stands_alone_and_long_words_fit() {
        let mut input = certificates(1, Onto::Plain);
        let one = &mut input.certificates[0];
        one.address.clear();
        one.wording = format!("阿卜杜热合曼·伊敏江·图尔迪同志{}", one.wording.repeat(4));
        one.school = "中共某某市某某区委党校（某某市某某区行政学院、某某区社会主义学院）".into();
        let document = set(&input, fonts());
        document.assert_tidy();
        assert!(!document.texts()[0].contains("张䶮"));
        keep("certificate_long.pdf", &document.finish().unwrap().bytes);
    }

    #[test]
    fn a_thousand_are_small() {
        let printed = draw(&certificates(1000, Onto::Plain), fonts()).unwrap();
        assert_eq!(printed.pages, 1000);
        assert!(printed.bytes.len() < 1_500_000, "{} bytes", printed.bytes.len());
    }
}
