//! The engine as a whole: whatever is set stays where it was promised, and nothing of it is lost.

use proptest::prelude::*;

use super::marks::{PT, Page};
use super::*;
use crate::sample::fonts;

/// Everything drawn on a page, without spaces.
fn solid(page: &Page) -> String {
    let runs = page.lines.iter().flat_map(|line| &line.runs);
    runs.flat_map(|run| run.text.chars()).filter(|c| !c.is_whitespace()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn any_text_in_any_area_stays_inside_and_whole(
        text in "[中共某县委党校䶮𬱖𠅤，。；（）《》…·a-zA-Z0-9:/ \n]{1,80}",
        w in 6.0f32..160.0, h in 4.0f32..60.0, size in 6.0f32..24.0,
        align in prop_oneof![Just(Align::Left), Just(Align::Center), Just(Align::Right), Just(Align::Justify)],
        as_name: bool,
    ) {
        let mut document = Document::new(fonts(), "");
        document.open_page(A4_UPRIGHT);
        let area = Area::new(20.0, 30.0, w, h);
        let style = Style { align, ..Style::new(Hand::Song, size) };
        if as_name { document.put_name(area, &text, &style) } else { document.put(area, &text, &style) }
        let page = &document.pages[0];
        let want: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        prop_assert_eq!(solid(page), want);
        for line in &page.lines {
            let Some(first) = line.runs.first() else { continue };
            let em = line.size / PT;
            prop_assert!(first.x >= area.x - 0.05 && first.x + line.width <= area.right() + 0.05, "{line:?}");
            prop_assert!(line.y - 0.88 * em >= area.y - 0.05 && line.y + 0.12 * em <= area.bottom() + 0.05, "{line:?}");
        }
    }
}

fn table(rows: usize, columns: usize, merged: &[bool]) -> Table {
    let column = |n: usize| Column::new(&format!("列{n}"), 150.0 / columns as f32, Style::new(Hand::Song, 10.5));
    let cell = |row: usize, c: usize| match (row, c) {
        (1.., 0) if merged[row % merged.len()] => Cell::Above,
        _ => Cell::Words(format!("第{row}行{}", "字".repeat(row * 7 % 40))),
    };
    Table {
        columns: (0..columns).map(column).collect(),
        bands: vec![],
        head: 8.0,
        heights: Heights::AsNeeded(9.0),
        rows: (0..rows).map(|row| Row { cells: (0..columns).map(|c| cell(row, c)).collect() }).collect(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_table_prints_every_row_once_under_a_head_on_every_page(
        rows in 0usize..90, columns in 2usize..6, merged in proptest::collection::vec(any::<bool>(), 1..8),
    ) {
        let mut document = Document::new(fonts(), "");
        let end = table(rows, columns, &merged).lay(&mut document, |document| {
            document.open_page(A4_UPRIGHT);
            Area::new(30.0, 20.0, 150.0, 250.0)
        });
        prop_assert!(end <= 270.05);
        document.assert_tidy();
        let pages: Vec<String> = document.pages.iter().map(solid).collect();
        prop_assert!(pages.iter().all(|page| page.matches("列1").count() == 1), "a head on every page");
        for row in 0..rows {
            let mark = format!("第{row}行");
            let times: usize = pages.iter().map(|page| page.matches(&mark).count()).sum();
            let in_its_columns = columns - usize::from(row > 0 && merged[row % merged.len()]);
            // A cell that reaches over the end of a page is said again on the next.
            prop_assert!(times >= in_its_columns && times < in_its_columns + pages.len(), "{mark} {times} times");
        }
    }
}

#[test]
fn a_lonely_row_gets_company_and_days_stay_together() {
    for (rows, merged, want) in [
        // 27 rows of 9 mm fit under the head.
        (27, false, vec![27]),
        (28, false, vec![25, 3]),
        (40, false, vec![27, 13]),
        // Pairs of rows are not torn: 26 on the first page.
        (40, true, vec![26, 14]),
    ] {
        let rows: Vec<Row> = (0..rows)
            .map(|n| if merged && n % 2 == 1 { Cell::Above } else { Cell::Words("一".into()) })
            .map(|cell| Row { cells: vec![cell, Cell::Words("行".into())] })
            .collect();
        let column = || Column::new("列", 20.0, Style::new(Hand::Song, 10.5));
        let table = Table {
            columns: vec![column(), column()],
            bands: vec![],
            head: 7.0,
            heights: Heights::AsNeeded(9.0),
            rows,
        };
        let mut document = Document::new(fonts(), "");
        table.lay(&mut document, |document| {
            document.open_page(A4_UPRIGHT);
            Area::new(20.0, 20.0, 150.0, 250.0)
        });
        let counts: Vec<usize> = document.pages.iter().map(|page| solid(page).matches('行').count()).collect();
        assert_eq!(counts, want);
    }
}
