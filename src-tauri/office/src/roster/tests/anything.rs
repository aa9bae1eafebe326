//! Whatever a sheet holds, the importer answers: no panic, and nobody is lost.

use super::super::{check, form::forms};
use super::{known, ready, today};
use crate::workbook::{Grid, Kind, Span, Workbook};
use proptest::prelude::*;

/// Words that mean something to the importer, and some that do not.
const WORDS: &[&str] = &[
    "姓名",
    "性别",
    "单位",
    "身份证号",
    "出生年月",
    "手机",
    "备注",
    "序号",
    "单位及职务",
    "张三",
    "李四、王五",
    "男",
    "女",
    "1",
    "合计",
    "注：",
    "第一组",
    "县财政局",
    "县财政局副局长",
    "110199198506124430",
    "110199850612443",
    "1.1E+17",
    "1985.1",
    "1985年3月",
    "党员",
    "",
    " ",
    "报送单位：县财政局（盖章）",
    "（",
    "）",
    "：",
    "县",
    "\u{3000}",
    "𠅤",
    "13805888718",
];

fn cell() -> impl Strategy<Value = (u32, u32, u8, String)> {
    let text = prop_oneof![4 => proptest::sample::select(WORDS).prop_map(String::from), 1 => "\\PC{0,8}"];
    (0u32..12, 0u32..8, 0u8..3, text)
}

fn span() -> impl Strategy<Value = Span> {
    (0u32..14, 0u32..9, 0u32..5, 0u32..5).prop_map(|(top, left, high, wide)| Span {
        top,
        left,
        bottom: top + high,
        right: left + wide,
    })
}

proptest! {
    #[test]
    fn any_grid_is_answered(
        cells in proptest::collection::vec(cell(), 0..60),
        merged in proptest::collection::vec(span(), 0..4),
        headed in any::<bool>(),
    ) {
        let mut grid = Grid::new("Sheet1");
        if headed {
            for (column, heading) in ["姓名", "单位", "身份证号", "出生年月", "手机"].into_iter().enumerate() {
                grid.put(0, column as u32, Kind::Text, heading).unwrap();
            }
        }
        for (row, column, kind, text) in cells {
            let kind = [Kind::Text, Kind::Number, Kind::Date][usize::from(kind)];
            grid.put(row + u32::from(headed), column, kind, &text).unwrap();
        }
        grid.merged = merged;
        grid.close();
        let workbook = Workbook { file: "任意.xlsx".into(), fingerprint: String::new(), sheets: vec![grid] };
        let known = known(&["县财政局"]);
        if let Ok(checked) = check(&workbook, &known, today()) {
            let report = checked.report(u32::MAX);
            let counts = report.counts;
            // Every cell below the first heading is in a row that is somewhere; a form is one person in many rows.
            let of_forms = !forms(&workbook.sheets[0]).is_empty();
            let first = report.sheets.iter().map(|sheet| *sheet.header_rows.last().unwrap()).min().unwrap();
            let told: std::collections::HashSet<u32> = report.rows.iter().map(|row| row.row)
                .chain(report.refused.iter().chain(&report.skipped).map(|row| row.row))
                .chain(report.sheets.iter().flat_map(|sheet| sheet.header_rows.clone()))
                .collect();
            for row in first..workbook.sheets[0].rows() {
                let blank = workbook.sheets[0].row(row).len() == 0;
                prop_assert!(blank || of_forms || told.contains(&(row + 1)), "row {} of {:?}", row + 1, report);
            }
            prop_assert_eq!(counts.sure + counts.doubtful, counts.people);
            prop_assert_eq!(report.rows.len(), counts.people as usize);
            let ready = ready(&checked, &[], true).unwrap();
            prop_assert!(ready.len() <= report.rows.len());
            prop_assert!(ready.iter().all(|row| !row.entry.name.is_empty()));
            // One question about one field of a person.
            let asked: std::collections::HashSet<_> =
                report.doubts.iter().map(|doubt| (doubt.line, doubt.field)).collect();
            prop_assert_eq!(asked.len(), report.doubts.len());
        }
    }
}
