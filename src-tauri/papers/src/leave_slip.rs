//! 请假条: upright A4, twice on a page with a line to cut along: one for the office, one for who is away. It has the boxes
//! of exactly the signatures this leave needs, what it does to the one-seventh, and a line for 销假. Also as a blank form.

use school::Answer;

use crate::engine::{A4_UPRIGHT, Area, BLACK, Document, Fonts, Hand, Printed, Stroke, Style};

/// Margins and width of a slip, millimetres, and where the second begins: half an A4.
const LEFT: f32 = 24.0;
const WIDTH: f32 = 162.0;
const HALF: f32 = 148.5;
/// Inner and outer lines, points.
const THIN: f32 = 0.5;
const THICK: f32 = 1.0;

/// What a slip is made of. What is empty is left to be written by hand.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LeaveSlip {
    /// The class's full title.
    pub class: String,
    /// 姓名
    pub name: String,
    /// 单位及职务
    pub post: String,
    /// 事假, 病假, 公假
    pub kind: String,
    /// 3月9日上午至3月10日下午（1天半）
    pub period: String,
    /// 事由
    pub reason: String,
    /// 总学时40，已请4，本次再请8将超过1/7（5.71），按规定应予退学
    pub figures: String,
    /// Whose signatures it needs, in order.
    pub signers: Vec<String>,
    /// 1天以内：班主任、教务处签批 …; on the blank form, where it is not known yet.
    pub rules: String,
    /// 销假, where it is noted already: 3月10日14:30.
    pub returned: String,
    /// 附件, by name.
    pub attached: String,
}

/// Prints the slip, twice on a page.
pub fn draw(slip: &LeaveSlip, fonts: &Fonts) -> Answer<Printed> {
    set(slip, fonts).finish()
}

fn set<'f>(slip: &LeaveSlip, fonts: &'f Fonts) -> Document<'f> {
    let mut document = Document::new(fonts, format!("{}请假条{}", slip.class, slip.name));
    document.open_page(A4_UPRIGHT);
    for (top, copy) in [(0.0, "教务处存"), (HALF, "学员本人存")] {
        one(&mut document, slip, top, copy);
    }
    for dash in 0..60 {
        let x = 15.0 + 3.0 * dash as f32;
        document.rule((x, HALF), (x + 2.0, HALF), THIN);
    }
    document
}

/// One slip, from `top` down.
fn one(document: &mut Document<'_>, slip: &LeaveSlip, top: f32, copy: &str) {
    let title = Style::new(Hand::Title, 20.0).center();
    document.put(Area::new(LEFT, top + 10.0, WIDTH, 11.0), "学员请假条", &title);
    let small = Style::new(Hand::Song, 11.0).one_line_down_to(8.5);
    document.put(Area::new(LEFT, top + 22.0, WIDTH - 30.0, 7.0), &format!("班次：{}", slip.class), &small);
    document.put(Area::new(LEFT + WIDTH - 30.0, top + 22.0, 30.0, 7.0), &format!("（{copy}）"), &small.right());

    let grid_top = top + 30.0;
    let mut y = grid_top;
    y = row(document, y, 10.0, &[("姓　名", 22.0), (&slip.name, 32.0), ("单位及职务", 26.0), (&slip.post, 82.0)]);
    y = row(document, y, 10.0, &[("种　类", 22.0), (kinds(slip), 32.0), ("请假时间", 26.0), (period(slip), 82.0)]);
    y = row(document, y, 15.0, &[("事　由", 22.0), (&slip.reason, WIDTH - 22.0)]);
    let said = if slip.figures.is_empty() { &slip.rules } else { &slip.figures };
    let label = if slip.figures.is_empty() { "签批权限" } else { "学时核算" };
    y = row(document, y, 13.0, &[(label, 22.0), (said, WIDTH - 22.0)]);
    let asks = "签字：　　　　　　　　　　　　　　　　　　　　　　　月　　日";
    y = row(document, y, 10.0, &[("请假人", 22.0), (asks, WIDTH - 22.0)]);
    y = signatures(document, y, 25.0, &slip.signers);
    let back = if slip.returned.is_empty() {
        "　　　月　　日　　时　　分返校。　学员签字：　　　　　　班主任签字："
    } else {
        &format!("{}返校。　学员签字：　　　　　　班主任签字：", slip.returned)
    };
    y = row(document, y, 11.0, &[("销　假", 22.0), (back, WIDTH - 22.0)]);
    document.frame(Area::new(LEFT, grid_top, WIDTH, y - grid_top), Stroke { weight: THICK, color: BLACK, dash: None });

    let note = "请假须先批准后离校；期满或提前返校，当即销假。未经批准不到课的，按旷课处理。";
    let note = match slip.attached.as_str() {
        "" => note.to_owned(),
        attached => format!("附件：{attached}。{note}"),
    };
    document.put(Area::new(LEFT, y + 1.5, WIDTH, 9.0), &note, &Style::new(Hand::Song, 9.0));
}

/// All kinds, to be ticked by hand, or the one it is.
fn kinds(slip: &LeaveSlip) -> &str {
    if slip.kind.is_empty() { "□事假 □病假 □公假" } else { &slip.kind }
}

fn period(slip: &LeaveSlip) -> &str {
    if slip.period.is_empty() {
        "　　月　　日　　时至　　月　　日　　时，共　　天"
    } else {
        &slip.period
    }
}

/// A row of cells; what stands in odd places is what is asked for, in the middle of its cell.
fn row(document: &mut Document<'_>, y: f32, height: f32, cells: &[(&str, f32)]) -> f32 {
    let style = Style::new(Hand::Song, 11.5).one_line_down_to(9.0);
    let mut x = LEFT;
    for (n, (text, width)) in cells.iter().enumerate() {
        let area = Area::new(x, y, *width, height).inset(1.5, 0.6);
        match (n % 2, n) {
            (0, _) => document.put(area, text, &Style::new(Hand::Hei, 11.0).center()),
            (_, 1) if cells.len() == 4 => document.put_name(area, text, &style.center()),
            _ => document.put(area, text, &style),
        }
        x += width;
        if n + 1 < cells.len() {
            document.rule((x, y), (x, y + height), THIN);
        }
    }
    document.rule((LEFT, y + height), (LEFT + WIDTH, y + height), THIN);
    y + height
}

/// A box for each signature: who, room to sign, a date.
fn signatures(document: &mut Document<'_>, y: f32, height: f32, signers: &[String]) -> f32 {
    let label = Area::new(LEFT, y, 22.0, height);
    document.put(label.inset(1.5, 0.6), "签　批", &Style::new(Hand::Hei, 11.0).center());
    let room = WIDTH - 22.0;
    let width = room / signers.len().max(1) as f32;
    let small = Style::new(Hand::Song, 10.5).center().one_line_down_to(8.0);
    for (n, who) in signers.iter().enumerate() {
        let x = LEFT + 22.0 + width * n as f32;
        document.rule((x, y), (x, y + height), THIN);
        document.put(Area::new(x, y + 1.0, width, 6.5).inset(1.0, 0.0), &format!("{who}意见"), &small);
        document.put(Area::new(x, y + height - 7.0, width, 6.0).inset(1.0, 0.0), "　　月　　日", &small.right());
    }
    document.rule((LEFT, y + height), (LEFT + WIDTH, y + height), THIN);
    y + height
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{CLASS, LONG_CLASS, assert_sound, copied, fonts, keep};

    fn slip(signers: &[&str]) -> LeaveSlip {
        LeaveSlip {
            class: CLASS.into(),
            name: "张䶮".into(),
            post: "县财政局副局长".into(),
            kind: "事假".into(),
            period: "3月12日上午至下午（1天）".into(),
            reason: "参加县政府常务会议".into(),
            figures: "总学时40，已请4，本次再请8将超过1/7（5.71），按规定应予退学".into(),
            signers: signers.iter().map(ToString::to_string).collect(),
            ..LeaveSlip::default()
        }
    }

    #[test]
    fn reads_as_it_should() {
        let pages = set(&slip(&["班主任", "教务处"]), fonts()).texts();
        let half = |copy: &str| {
            format!(
                "学员请假条|班次：2026年春季学期中青年干部培训班（第1期）|（{copy}）|\
                 姓　名|张䶮|单位及职务|县财政局副局长|种　类|事假|请假时间|3月12日上午至下午（1天）|\
                 事　由|参加县政府常务会议|学时核算|总学时40，已请4，本次再请8将超过1/7（5.71），按规定应予退学|\
                 请假人|签字：　　　　　　　　　　　　　　　　　　　　　　　月　　日|\
                 签　批|班主任意见|　　月　　日|教务处意见|　　月　　日|\
                 销　假|　　　月　　日　　时　　分返校。　学员签字：　　　　　　班主任签字：|\
                 请假须先批准后离校；期满或提前返校，当即销假。未经批准不到课的，按旷课处理。"
            )
        };
        assert_eq!(pages, [format!("{}|{}", half("教务处存"), half("学员本人存"))]);
    }

    #[test]
    #[cfg_attr(windows, ignore = "poppler, which reads the paper, is not there")]
    fn everything_is_in_its_place() {
        let chain = ["班主任", "教务处", "分管副校长", "委组织部"];
        let long = LeaveSlip {
            class: LONG_CLASS.into(),
            name: "阿卜杜热合曼·伊敏江·图尔迪".into(),
            post: "县自然资源局国土空间生态修复与耕地保护监督股股长、四级主任科员".into(),
            period: "2026年12月30日下午至2027年1月6日上午（7天），其间1月1日至1月3日放假".into(),
            reason:
                "母亲住院手术，需陪护；单位另有年度决算会议须到会说明，附县人民医院诊断证明和县自然资源局的函各一份，\
                     假满当即返校，所缺课程自行补学"
                    .into(),
            figures: "总学时480，已请60，本次再请44将超过16学时（30天以内的班），不予结业。依据：《某某县委党校学员管理办法》\
                      （某党校〔2026〕3号）第十二条"
                .into(),
            attached: "县人民医院诊断证明.jpg".into(),
            returned: "1月6日14:30".into(),
            ..slip(&chain)
        };
        let blank = LeaveSlip {
            class: CLASS.into(),
            rules:
                "半天以内：班主任；1天以内：班主任、教务处；3天以内：班主任、教务处、分管副校长；更长：班主任、教务处、\
                    分管副校长、委组织部"
                    .into(),
            signers: chain.iter().map(ToString::to_string).collect(),
            ..LeaveSlip::default()
        };
        for (file, slip) in [
            ("leave_slip", slip(&["班主任"])),
            ("leave_slip_long", long),
            ("leave_slip_six", slip(&["班主任", "跟班干部", "教务处", "分管副校长", "常务副校长", "委组织部"])),
            ("leave_slip_blank", blank),
        ] {
            let document = set(&slip, fonts());
            document.assert_tidy();
            assert!(document.smallest() >= 7.5, "{file}: {}", document.smallest());
            let printed = document.finish().unwrap();
            keep(&format!("{file}.pdf"), &printed.bytes);
            assert_sound(&printed, &format!("{}请假条{}", slip.class, slip.name));
            assert_eq!((printed.pages, printed.missing.len()), (1, 0), "{file}");
            for who in &slip.signers {
                assert_eq!(copied(&printed).matches(&format!("{who}意见")).count(), 2, "{file} {who}");
            }
        }
    }
}
