//! 培训班情况统计表 as a workbook: one row a class with subtotals by its nature, a sheet by the office's own kinds where it
//! has a tree of them, and one by month.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{Chart, ChartDataLabel, ChartType, Format, Workbook, Worksheet};
use school::Answer;

use super::form::{
    Looks, Setup, Written, across, at, formula, heads, high_enough, hundredths, rate, save, set_up, share, title,
};
use school::calendar::{full_date, span};

/// What the workbook is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct ClassesBook {
    /// The school.
    pub school: String,
    /// First day of the period.
    pub from: NaiveDate,
    /// Last day of the period.
    pub to: NaiveDate,
    /// 口径, one sentence each without 。; printed under the table after the two rates.
    pub basis: Vec<String>,
    /// The classes of the period in the order of their first day; categories stand in the order they first appear.
    pub classes: Vec<ClassRow>,
    /// The office's own kinds as a tree, each before what is below it; empty: there is no tree.
    pub kinds: Vec<KindRow>,
    /// 人: distinct people who came at least once, over all classes.
    pub people: u32,
    /// 制表日期.
    pub made: NaiveDate,
}

/// One class.
#[derive(Debug, Clone, PartialEq)]
pub struct ClassRow {
    /// 期次, as in 第1期.
    pub number: String,
    /// 班次.
    pub name: String,
    /// 性质: 主体班, 专题班 …
    pub category: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// 天数.
    pub days: u32,
    /// Its figures.
    pub figures: Counted,
}

/// What is counted of a class, or of several together. 学时 are integer hundredths.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Counted {
    /// 计划人数.
    pub planned: u32,
    /// 报名人次.
    pub enrolled: u32,
    /// 实训人次.
    pub trained: u32,
    /// 结业人次.
    pub completed: u32,
    /// 学时, hundredths.
    pub hours: u32,
    /// 场次.
    pub sessions: u32,
    /// 应到人次 of the rolls taken.
    pub expected: u32,
    /// 实到人次.
    pub came: u32,
    /// 批准请假人次.
    pub on_leave: u32,
}

/// A kind with all that is below it.
#[derive(Debug, Clone, PartialEq)]
pub struct KindRow {
    /// 主体班, 中青年干部培训班; 未归入类别
    pub name: String,
    /// How many kinds it is below the top.
    pub depth: u32,
    /// 人: distinct people who came at least once, in it and in all below it.
    pub people: u32,
    /// 期数
    pub classes: u32,
    /// Its figures.
    pub figures: Counted,
}

const HEADS: [&str; 17] = [
    "序号",
    "期次",
    "班次",
    "性质",
    "起止日期",
    "天数",
    "计划\n人数",
    "报名\n人次",
    "实训\n人次",
    "结业\n人次",
    "学时",
    "场次",
    "应到\n人次",
    "实到\n人次",
    "批准请假\n人次",
    "参训率A",
    "参训率B",
];
const WIDTHS: [f64; 17] = [5.0, 8.0, 30.0, 9.0, 24.0, 6.0, 7.0, 7.0, 7.0, 7.0, 8.0, 6.0, 9.5, 9.5, 10.0, 9.5, 9.5];
/// The first and the last column with figures that are added up.
const SUMS: (u16, u16) = (5, 14);

/// Writes the workbook.
pub fn write(book: &ClassesBook) -> Answer<Vec<u8>> {
    let name = format!("{}培训班情况统计表", book.school);
    save(&name, book.made, |workbook| {
        by_class(workbook, book, &name)?;
        if !book.kinds.is_empty() {
            by_kind(workbook, book)?;
        }
        by_month(workbook, book)
    })
}

/// Figures of one class or of several together.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Figures {
    /// In the order of the columns from 天数 to 批准请假人次.
    values: [f64; 10],
    expected: u32,
    came: u32,
    on_leave: u32,
}

impl Figures {
    fn of<'a>(classes: impl Iterator<Item = &'a ClassRow>) -> Figures {
        classes.fold(Figures::default(), |mut all, one| {
            let it = Figures::counted(one.days, &one.figures);
            all.values.iter_mut().zip(it.values).for_each(|(sum, value)| *sum += value);
            all.expected += it.expected;
            all.came += it.came;
            all.on_leave += it.on_leave;
            all
        })
    }
    fn counted(days: u32, it: &Counted) -> Figures {
        let [days, planned, enrolled, trained, completed] =
            [days, it.planned, it.enrolled, it.trained, it.completed].map(f64::from);
        let [sessions, expected, came, on_leave] = [it.sessions, it.expected, it.came, it.on_leave].map(f64::from);
        Figures {
            values: [
                days,
                planned,
                enrolled,
                trained,
                completed,
                hundredths(it.hours),
                sessions,
                expected,
                came,
                on_leave,
            ],
            expected: it.expected,
            came: it.came,
            on_leave: it.on_leave,
        }
    }
}

fn by_class(workbook: &mut Workbook, book: &ClassesBook, name: &str) -> Written {
    let sheet = workbook.add_worksheet();
    let looks = Looks::new();
    set_up(sheet, &Setup { tab: "培训班情况统计表", lying: true, widths: &WIDTHS, head: (2, 2), kept: 3 })?;
    title(sheet, HEADS.len(), &WIDTHS, name, &looks)?;
    let said = format!(
        "期间：{}　共{}个班次　制表日期：{}",
        span(book.from, book.to),
        book.classes.len(),
        full_date(book.made)
    );
    across(sheet, 1, HEADS.len(), &said, &looks.fact)?;
    heads(sheet, 2, &HEADS, &looks)?;
    let mut row = 3;
    let mut number = 0;
    for category in categories(&book.classes) {
        let top = row;
        let of_it = || book.classes.iter().filter(|class| class.category == category);
        for class in of_it() {
            number += 1;
            class_row(sheet, row, number, class, &looks)?;
            row += 1;
        }
        let label = format!("{category}小计（{}期）", row - top);
        sum_row(sheet, row, top, &label, Figures::of(of_it()), &looks)?;
        row += 1;
    }
    let label = format!("合　计（{}期）", book.classes.len());
    sum_row(sheet, row, 3, &label, Figures::of(book.classes.iter()), &looks)?;
    let rates = ["参训率A＝实到人次÷应到人次", "参训率B＝实到人次÷（应到人次－批准请假人次）"];
    let basis = rates.iter().map(ToString::to_string).chain(book.basis.iter().cloned());
    for (n, sentence) in basis.enumerate() {
        let before = if n == 0 { "口径：" } else { "　　　" };
        across(sheet, row + 1 + n as u32, HEADS.len(), &format!("{before}{sentence}。"), &looks.fact)?;
    }
    Ok(())
}

/// The categories in the order they first appear.
fn categories(classes: &[ClassRow]) -> Vec<&str> {
    let mut seen: Vec<&str> = Vec::new();
    for class in classes {
        if !seen.contains(&class.category.as_str()) {
            seen.push(&class.category);
        }
    }
    seen
}

fn class_row(sheet: &mut Worksheet, row: u32, number: u32, class: &ClassRow, looks: &Looks) -> Written {
    high_enough(sheet, row, &[(&class.name, WIDTHS[2])])?;
    sheet.write_number_with_format(row, 0, number, &looks.center)?;
    sheet.write_string_with_format(row, 1, &class.number, &looks.center)?;
    sheet.write_string_with_format(row, 2, &class.name, &looks.text)?;
    sheet.write_string_with_format(row, 3, &class.category, &looks.center)?;
    sheet.write_string_with_format(row, 4, span(class.from, class.to), &looks.center)?;
    let figures = Figures::of(std::iter::once(class));
    for (c, value) in figures.values.into_iter().enumerate() {
        sheet.write_number_with_format(row, SUMS.0 + c as u16, value, &looks.center)?;
    }
    rates(sheet, row, SUMS.1, figures, &looks.percent)
}

/// A sum of everything from `top` to the row above; sums among them are not counted twice (SUBTOTAL).
fn sum_row(sheet: &mut Worksheet, row: u32, top: u32, label: &str, figures: Figures, looks: &Looks) -> Written {
    high_enough(sheet, row, &[])?;
    sheet.merge_range(row, 0, row, SUMS.0 - 1, label, &looks.sum)?;
    for (c, value) in (SUMS.0..=SUMS.1).zip(figures.values) {
        let added =
            if row > top { format!("=SUBTOTAL(9,{}:{})", at(top, c), at(row - 1, c)) } else { "=0".to_string() };
        sheet.write_formula_with_format(row, c, formula(added, value), &looks.sum)?;
    }
    rates(sheet, row, SUMS.1, figures, &looks.sum_percent)
}

/// The two rates, right of 应到, 实到, 批准请假, which end in column `after`.
fn rates(sheet: &mut Worksheet, row: u32, after: u16, figures: Figures, look: &Format) -> Written {
    let (whole, part, leave) = (at(row, after - 2), at(row, after - 1), at(row, after));
    let Figures { expected, came, on_leave, .. } = figures;
    sheet.write_formula_with_format(row, after + 1, rate(&part, &whole, share(came, expected)), look)?;
    let without_leave = rate(&part, &format!("{whole}-{leave}"), share(came, expected - on_leave));
    sheet.write_formula_with_format(row, after + 2, without_leave, look)?;
    Ok(())
}

const KIND_HEADS: [&str; 14] = [
    "类　别",
    "期数",
    "参训\n人数",
    "计划\n人数",
    "报名\n人次",
    "实训\n人次",
    "结业\n人次",
    "学时",
    "场次",
    "应到\n人次",
    "实到\n人次",
    "批准请假\n人次",
    "参训率A",
    "参训率B",
];
const KIND_WIDTHS: [f64; 14] = [30.0, 7.0, 8.0, 8.0, 8.0, 8.0, 8.0, 9.0, 7.0, 9.5, 9.5, 10.0, 9.5, 9.5];

/// Kinds down, each with all that is below it. Nothing is added up here: a kind counts again in the one above it, and
/// somebody who is in classes of two kinds is one of each.
fn by_kind(workbook: &mut Workbook, book: &ClassesBook) -> Written {
    let sheet = workbook.add_worksheet();
    let looks = Looks::new();
    set_up(sheet, &Setup { tab: "分类别情况", lying: true, widths: &KIND_WIDTHS, head: (2, 2), kept: 1 })?;
    title(sheet, KIND_HEADS.len(), &KIND_WIDTHS, &format!("{}培训班分类别情况", book.school), &looks)?;
    let said = format!("期间：{}　制表日期：{}", span(book.from, book.to), full_date(book.made));
    across(sheet, 1, KIND_HEADS.len(), &said, &looks.fact)?;
    heads(sheet, 2, &KIND_HEADS, &looks)?;
    let mut row = 3;
    for kind in &book.kinds {
        let name = format!("{}{}", "　".repeat(kind.depth as usize), kind.name);
        high_enough(sheet, row, &[(&name, KIND_WIDTHS[0])])?;
        sheet.write_string_with_format(row, 0, &name, &looks.text)?;
        let (counts, figures) = ([kind.classes, kind.people], Figures::counted(0, &kind.figures));
        kind_figures(sheet, row, counts, figures, [&looks.center, &looks.percent])?;
        row += 1;
    }
    high_enough(sheet, row, &[])?;
    sheet.write_string_with_format(row, 0, "合　计", &looks.sum)?;
    let all = [book.classes.len() as u32, book.people];
    kind_figures(sheet, row, all, Figures::of(book.classes.iter()), [&looks.sum, &looks.sum_percent])?;
    let basis =
        "口径：各类别含其下级类别。参训人数：至少到课一次的人，同一人参加几个班只计一次，所以各类别相加可能多于合计。";
    across(sheet, row + 1, KIND_HEADS.len(), basis, &looks.fact)?;
    Ok(())
}

/// 期数, 人数, then the figures but for 天数, which classes at one time have in common.
fn kind_figures(
    sheet: &mut Worksheet,
    row: u32,
    counts: [u32; 2],
    figures: Figures,
    [look, percent]: [&Format; 2],
) -> Written {
    for (c, value) in (1..).zip(counts.map(f64::from).into_iter().chain(figures.values.into_iter().skip(1))) {
        sheet.write_number_with_format(row, c, value, look)?;
    }
    rates(sheet, row, 11, figures, percent)
}

const MONTH_HEADS: [&str; 8] = ["月份", "期数", "计划人数", "报名人次", "实训人次", "结业人次", "学时", "场次"];
const MONTH_WIDTHS: [f64; 8] = [14.0, 9.0, 11.0, 11.0, 11.0, 11.0, 10.0, 10.0];
const MONTH_TAB: &str = "分月情况";

/// Months down, a class counted in the month it began; a chart of 实训人次 below.
fn by_month(workbook: &mut Workbook, book: &ClassesBook) -> Written {
    let sheet = workbook.add_worksheet();
    let looks = Looks::new();
    set_up(sheet, &Setup { tab: MONTH_TAB, lying: false, widths: &MONTH_WIDTHS, head: (2, 2), kept: 1 })?;
    title(sheet, MONTH_HEADS.len(), &MONTH_WIDTHS, &format!("{}培训班分月情况", book.school), &looks)?;
    let said = format!("期间：{}　制表日期：{}", span(book.from, book.to), full_date(book.made));
    across(sheet, 1, MONTH_HEADS.len(), &said, &looks.fact)?;
    heads(sheet, 2, &MONTH_HEADS, &looks)?;
    let months = months(book);
    for (n, (year, month)) in months.iter().enumerate() {
        let row = 3 + n as u32;
        let begun = || book.classes.iter().filter(|class| (class.from.year(), class.from.month()) == (*year, *month));
        high_enough(sheet, row, &[])?;
        sheet.write_string_with_format(row, 0, format!("{year}年{month}月"), &looks.center)?;
        for (c, value) in month_figures(begun().count(), Figures::of(begun())).into_iter().enumerate() {
            sheet.write_number_with_format(row, 1 + c as u16, value, &looks.center)?;
        }
    }
    let last = 3 + months.len() as u32;
    high_enough(sheet, last, &[])?;
    sheet.write_string_with_format(last, 0, "合　计", &looks.sum)?;
    let all = month_figures(book.classes.len(), Figures::of(book.classes.iter()));
    for (c, value) in (1..).zip(all) {
        let added = if last > 3 { format!("=SUM({}:{})", at(3, c), at(last - 1, c)) } else { "=0".to_string() };
        sheet.write_formula_with_format(last, c, formula(added, value), &looks.sum)?;
    }
    across(sheet, last + 1, MONTH_HEADS.len(), "口径：班次计入开班日期所在的月份。", &looks.fact)?;
    if last > 3 {
        let mut chart = Chart::new(ChartType::Column);
        chart.title().set_name("各月实训人次");
        chart.legend().set_hidden();
        let series = chart.add_series();
        series.set_categories((MONTH_TAB, 3, 0, last - 1, 0)).set_values((MONTH_TAB, 3, 4, last - 1, 4));
        series.set_data_label(ChartDataLabel::new().show_value()).set_gap(80);
        chart.set_width(640).set_height(280);
        sheet.insert_chart(last + 3, 0, &chart)?;
    }
    Ok(())
}

/// 期数, 计划, 报名, 实训, 结业, 学时, 场次.
fn month_figures(classes: usize, Figures { values, .. }: Figures) -> [f64; 7] {
    [classes as f64, values[1], values[2], values[3], values[4], values[5], values[6]]
}

/// Every month of the period, and those before it in which a class of the period began.
fn months(book: &ClassesBook) -> Vec<(i32, u32)> {
    let first = book.classes.iter().map(|class| class.from).chain([book.from]).min().unwrap_or(book.from);
    let last = book.classes.iter().map(|class| class.from).chain([book.to]).max().unwrap_or(book.to);
    let nth = |date: NaiveDate| date.year() * 12 + date.month0() as i32;
    (nth(first)..=nth(last)).map(|n| (n.div_euclid(12), n.rem_euclid(12) as u32 + 1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{cells, date, keep};

    fn class(number: &str, name: &str, category: &str, first: NaiveDate, last: NaiveDate, trained: u32) -> ClassRow {
        ClassRow {
            number: number.into(),
            name: name.into(),
            category: category.into(),
            from: first,
            to: last,
            days: (last - first).num_days() as u32 + 1,
            figures: counted(1, trained),
        }
    }

    /// Of some classes with so many 人次 together.
    fn counted(classes: u32, trained: u32) -> Counted {
        Counted {
            planned: 50 * classes,
            enrolled: trained + 2 * classes,
            trained,
            completed: trained - classes,
            hours: 4050 * classes,
            sessions: 10 * classes,
            expected: trained * 100,
            came: trained * 98,
            on_leave: trained,
        }
    }

    fn book() -> ClassesBook {
        ClassesBook {
            school: "中共某某县委党校".into(),
            from: date(1, 1),
            to: date(6, 30),
            basis: vec!["人次按班次累计，同一人参加两个班次计2人次".into()],
            classes: vec![
                class("第1期", "中青年干部培训班", "主体班", date(3, 9), date(3, 13), 40),
                class("第1期", "村（社区）党组织书记示范培训班", "专题班", date(3, 23), date(3, 25), 100),
                class("第2期", "科级干部进修班", "主体班", date(4, 13), date(4, 17), 45),
            ],
            kinds: vec![
                KindRow { name: "县管干部".into(), depth: 0, people: 80, classes: 2, figures: counted(2, 85) },
                KindRow { name: "中青班".into(), depth: 1, people: 40, classes: 1, figures: counted(1, 40) },
                KindRow { name: "未归入类别".into(), depth: 0, people: 100, classes: 1, figures: counted(1, 100) },
            ],
            people: 170,
            made: date(7, 1),
        }
    }

    #[test]
    fn classes_subtotals_and_months_read_back() {
        let bytes = write(&book()).unwrap();
        keep("classes.xlsx", &bytes);
        let read = cells(&bytes, "培训班情况统计表");
        assert_eq!(read[0][0], "中共某某县委党校培训班情况统计表");
        assert_eq!(read[1][0], "期间：2026年1月1日至6月30日　共3个班次　制表日期：2026年7月1日");
        let rate = |rate: f64| rate.to_string();
        let (plain, without_leave) = (rate(0.98), rate(98.0 / 99.0));
        let rows: Vec<String> = read[3..9].iter().map(|row| row.join("|")).collect();
        assert_eq!(
            rows,
            [
                format!(
                    "1|第1期|中青年干部培训班|主体班|2026年3月9日至3月13日|5|50|42|40|39|40.5|10|4000|3920|40|{plain}|{without_leave}"
                ),
                format!(
                    "2|第2期|科级干部进修班|主体班|2026年4月13日至4月17日|5|50|47|45|44|40.5|10|4500|4410|45|{plain}|{without_leave}"
                ),
                format!("主体班小计（2期）|||||10|100|89|85|83|81|20|8500|8330|85|{plain}|{without_leave}"),
                format!(
                    "3|第1期|村（社区）党组织书记示范培训班|专题班|2026年3月23日至3月25日|3|50|102|100|99|40.5|10|10000|9800|100|{plain}|{without_leave}"
                ),
                format!("专题班小计（1期）|||||3|50|102|100|99|40.5|10|10000|9800|100|{plain}|{without_leave}"),
                format!("合　计（3期）|||||13|150|191|185|182|121.5|30|18500|18130|185|{plain}|{without_leave}"),
            ]
        );
        assert_eq!(read[11][0], "　　　人次按班次累计，同一人参加两个班次计2人次。");
        let kinds: Vec<String> = cells(&bytes, "分类别情况")[3..7].iter().map(|row| row.join("|")).collect();
        assert_eq!(
            kinds,
            [
                format!("县管干部|2|80|100|89|85|83|81|20|8500|8330|85|{plain}|{without_leave}"),
                format!("　中青班|1|40|50|42|40|39|40.5|10|4000|3920|40|{plain}|{without_leave}"),
                format!("未归入类别|1|100|50|102|100|99|40.5|10|10000|9800|100|{plain}|{without_leave}"),
                format!("合　计|3|170|150|191|185|182|121.5|30|18500|18130|185|{plain}|{without_leave}"),
            ]
        );
        let months: Vec<String> = cells(&bytes, MONTH_TAB)[3..10].iter().map(|row| row.join("|")).collect();
        assert_eq!(
            months,
            [
                "2026年1月|0|0|0|0|0|0|0",
                "2026年2月|0|0|0|0|0|0|0",
                "2026年3月|2|100|144|140|138|81|20",
                "2026年4月|1|50|47|45|44|40.5|10",
                "2026年5月|0|0|0|0|0|0|0",
                "2026年6月|0|0|0|0|0|0|0",
                "合　计|3|150|191|185|182|121.5|30",
            ]
        );
    }

    #[test]
    fn a_period_without_classes_is_still_a_form() {
        let bytes = write(&ClassesBook { classes: vec![], ..book() }).unwrap();
        assert_eq!(cells(&bytes, "培训班情况统计表")[3].join("|"), "合　计（0期）|||||0|0|0|0|0|0|0|0|0|0|—|—");
    }

    #[test]
    fn every_month_is_there_over_the_new_year() {
        let book = ClassesBook {
            from: NaiveDate::from_ymd_opt(2025, 11, 3).unwrap(),
            to: date(2, 1),
            classes: vec![],
            ..book()
        };
        assert_eq!(months(&book), [(2025, 11), (2025, 12), (2026, 1), (2026, 2)]);
    }
}
