//! 考勤统计表 as a workbook: one row a trainee with 学时 and counts, and a second sheet with every mark.

use chrono::NaiveDate;
use rust_xlsxwriter::{Workbook, Worksheet};
use school::Answer;

use super::form::{
    Looks, Setup, Written, across, at, formula, heads, high_enough, hundredths, rate, save, set_up, share, title,
};
use school::calendar::{full_date, month_day};

/// The two rates, with the words that say how each is counted.
pub(super) const RATES: [&str; 2] =
    ["参训率A＝实到场次÷应到场次", "参训率B＝实到场次÷（应到场次－事假、病假、公假场次）"];

/// What the workbook is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct AttendanceBook {
    /// The class's full title.
    pub class: String,
    /// The period, as in 2026年3月9日至3月13日.
    pub period: String,
    /// 口径 besides the two rates, one sentence each; printed under the table.
    pub basis: Vec<String>,
    /// The sessions whose roll was taken, in the order of the calendar.
    pub sessions: Vec<RollHead>,
    /// In the order to be listed.
    pub trainees: Vec<Attendance>,
    /// 制表日期.
    pub made: NaiveDate,
}

/// A session at the head of the grid.
#[derive(Debug, Clone, PartialEq)]
pub struct RollHead {
    /// The day.
    pub date: NaiveDate,
    /// 上午, 下午 or 晚上.
    pub half: String,
    /// 教学内容.
    pub title: String,
}

/// One trainee's attendance. 学时 are integer hundredths.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Attendance {
    /// 姓名, without spaces.
    pub name: String,
    /// 单位及职务.
    pub post: String,
    /// 应到学时, hundredths.
    pub due_hours: u32,
    /// 实到学时, hundredths.
    pub came_hours: u32,
    /// 批准请假学时, hundredths.
    pub leave_hours: u32,
    /// 应到场次.
    pub expected: u32,
    /// 实到场次, late or not.
    pub came: u32,
    /// 迟到, times.
    pub late: u32,
    /// 早退, times.
    pub early: u32,
    /// 旷课, times.
    pub absent: u32,
    /// 事假, times.
    pub personal: u32,
    /// 病假, times.
    pub sick: u32,
    /// 公假, times.
    pub official: u32,
    /// The mark of every session of the book, as 出勤 迟到 早退 旷课 事假 病假 公假; empty where there is none.
    pub marks: Vec<String>,
}

const HEADS: [&str; 16] = [
    "序号",
    "姓名",
    "单位及职务",
    "应到学时",
    "实到学时",
    "批准请假\n学时",
    "应到\n场次",
    "实到\n场次",
    "迟到\n（次）",
    "早退\n（次）",
    "旷课\n（次）",
    "事假\n（次）",
    "病假\n（次）",
    "公假\n（次）",
    "参训率A",
    "参训率B",
];
const WIDTHS: [f64; 16] = [6.0, 13.0, 34.0, 9.0, 9.0, 10.0, 7.0, 7.0, 7.0, 7.0, 7.0, 7.0, 7.0, 7.0, 9.5, 9.5];

/// Writes the workbook.
pub fn write(book: &AttendanceBook) -> Answer<Vec<u8>> {
    let name = format!("{}考勤统计表", book.class);
    save(&name, book.made, |workbook| totals(workbook, book, &name).and_then(|()| grid(workbook.add_worksheet(), book)))
}

fn totals(workbook: &mut Workbook, book: &AttendanceBook, name: &str) -> Written {
    let sheet = workbook.add_worksheet();
    let looks = Looks::new();
    set_up(sheet, &Setup { tab: "考勤统计表", lying: true, widths: &WIDTHS, head: (2, 2), kept: 2 })?;
    title(sheet, HEADS.len(), &WIDTHS, name, &looks)?;
    let said = format!(
        "期间：{}　共{}人，{}场　制表日期：{}",
        book.period,
        book.trainees.len(),
        book.sessions.len(),
        full_date(book.made)
    );
    across(sheet, 1, HEADS.len(), &said, &looks.fact)?;
    heads(sheet, 2, &HEADS, &looks)?;
    for (n, one) in book.trainees.iter().enumerate() {
        let row = 3 + n as u32;
        high_enough(sheet, row, &[(&one.name, WIDTHS[1]), (&one.post, WIDTHS[2])])?;
        sheet.write_number_with_format(row, 0, (n + 1) as f64, &looks.center)?;
        sheet.write_string_with_format(row, 1, &one.name, &looks.center)?;
        sheet.write_string_with_format(row, 2, &one.post, &looks.text)?;
        for (c, figure) in one.figures().into_iter().enumerate() {
            sheet.write_number_with_format(row, 3 + c as u16, figure, &looks.center)?;
        }
        rates(sheet, row, (one.expected, one.came, one.on_leave()), &looks.percent)?;
    }
    let last = 3 + book.trainees.len() as u32;
    high_enough(sheet, last, &[])?;
    sheet.merge_range(last, 0, last, 2, "合　计", &looks.sum)?;
    let sums = book.trainees.iter().fold([0.0; 11], |mut sums, one| {
        sums.iter_mut().zip(one.figures()).for_each(|(sum, figure)| *sum += figure);
        sums
    });
    for (c, sum) in sums.into_iter().enumerate() {
        let c = 3 + c as u16;
        let added = if last > 3 { format!("=SUM({}:{})", at(3, c), at(last - 1, c)) } else { "=0".to_string() };
        sheet.write_formula_with_format(last, c, formula(added, sum), &looks.sum)?;
    }
    let total = |of: fn(&Attendance) -> u32| book.trainees.iter().map(of).sum();
    rates(
        sheet,
        last,
        (total(|one| one.expected), total(|one| one.came), total(Attendance::on_leave)),
        &looks.sum_percent,
    )?;
    let basis = RATES.iter().map(ToString::to_string).chain(book.basis.iter().cloned());
    for (n, sentence) in basis.enumerate() {
        let before = if n == 0 { "口径：" } else { "　　　" };
        across(sheet, last + 1 + n as u32, HEADS.len(), &format!("{before}{sentence}。"), &looks.fact)?;
    }
    Ok(())
}

/// The two rates of a row, whose 应到 and 实到场次 stand in columns G and H, the three kinds of leave in L to N.
fn rates(
    sheet: &mut Worksheet,
    row: u32,
    (expected, came, on_leave): (u32, u32, u32),
    look: &rust_xlsxwriter::Format,
) -> Written {
    let (whole, part) = (at(row, 6), at(row, 7));
    let leave = format!("{}+{}+{}", at(row, 11), at(row, 12), at(row, 13));
    sheet.write_formula_with_format(row, 14, rate(&part, &whole, share(came, expected)), look)?;
    sheet.write_formula_with_format(
        row,
        15,
        rate(&part, &format!("{whole}-({leave})"), share(came, expected - on_leave)),
        look,
    )?;
    Ok(())
}

impl Attendance {
    /// 批准请假, times.
    fn on_leave(&self) -> u32 {
        self.personal + self.sick + self.official
    }

    /// The figures of a row, in the order of the columns from 应到学时 to 公假.
    fn figures(&self) -> [f64; 11] {
        let times = [self.late, self.early, self.absent, self.personal, self.sick, self.official].map(f64::from);
        let [late, early, absent, personal, sick, official] = times;
        let hours = [self.due_hours, self.came_hours, self.leave_hours].map(hundredths);
        let [due, came, leave] = hours;
        [
            due,
            came,
            leave,
            f64::from(self.expected),
            f64::from(self.came),
            late,
            early,
            absent,
            personal,
            sick,
            official,
        ]
    }
}

/// What a mark looks like in the grid.
fn sign(mark: &str) -> &str {
    match mark {
        "出勤" => "√",
        "迟到" => "迟",
        "早退" => "退",
        "旷课" => "旷",
        "事假" => "事",
        "病假" => "病",
        "公假" => "公",
        other => other,
    }
}

fn was_there(mark: &str) -> bool {
    matches!(mark, "出勤" | "迟到" | "早退")
}

/// Every mark: trainees down, sessions across.
fn grid(sheet: &mut Worksheet, book: &AttendanceBook) -> Written {
    let looks = Looks::new();
    let widths: Vec<f64> = [6.0, 13.0].into_iter().chain(book.sessions.iter().map(|_| 7.5)).chain([9.0]).collect();
    set_up(sheet, &Setup { tab: "逐场考勤", lying: true, widths: &widths, head: (1, 3), kept: 2 })?;
    if book.sessions.len() > 30 {
        // Squeezed onto one page nobody could read it: let it run over several, with the names on each.
        sheet.set_print_fit_to_pages(0, 0).set_repeat_columns(0, 1)?;
    }
    let columns = widths.len();
    across(sheet, 0, columns.max(9), &format!("{}逐场考勤", book.class), &looks.title)?;
    sheet.set_row_height(0, 34)?;
    for (c, head) in [(0, "序号"), (1, "姓名"), (columns as u16 - 1, "实到场次")] {
        sheet.merge_range(1, c, 3, c, head, &looks.head)?;
    }
    let small = looks.head.clone().set_font_size(9).set_font_name("宋体");
    for (n, session) in book.sessions.iter().enumerate() {
        let c = 2 + n as u16;
        sheet.write_string_with_format(1, c, month_day(session.date), &looks.head)?;
        sheet.write_string_with_format(2, c, &session.half, &looks.head)?;
        sheet.write_string_with_format(3, c, &session.title, &small)?;
    }
    sheet.set_row_height(3, 96)?;
    for (n, one) in book.trainees.iter().enumerate() {
        let row = 4 + n as u32;
        high_enough(sheet, row, &[(&one.name, widths[1])])?;
        sheet.write_number_with_format(row, 0, (n + 1) as f64, &looks.center)?;
        sheet.write_string_with_format(row, 1, &one.name, &looks.center)?;
        for c in 0..book.sessions.len() {
            let mark = one.marks.get(c).map_or("", String::as_str);
            sheet.write_string_with_format(row, 2 + c as u16, sign(mark), &looks.center)?;
        }
        let there = one.marks.iter().take(book.sessions.len()).filter(|mark| was_there(mark)).count();
        let cells = (at(row, 2), at(row, columns as u16 - 2));
        sheet.write_formula_with_format(
            row,
            columns as u16 - 1,
            present(book.sessions.len(), cells, there),
            &looks.center,
        )?;
    }
    let last = 4 + book.trainees.len() as u32;
    high_enough(sheet, last, &[])?;
    sheet.merge_range(last, 0, last, 1, "实到人数", &looks.sum)?;
    for c in 0..book.sessions.len() {
        let there = book.trainees.iter().filter(|one| one.marks.get(c).is_some_and(|mark| was_there(mark))).count();
        let cells = (at(4, 2 + c as u16), at(last - 1, 2 + c as u16));
        sheet.write_formula_with_format(last, 2 + c as u16, present(book.trainees.len(), cells, there), &looks.sum)?;
    }
    sheet.write_blank(last, columns as u16 - 1, &looks.sum)?;
    let legend = "√ 出勤　迟 迟到　退 早退　旷 旷课　事 事假　病 病假　公 公假；实到含迟到、早退";
    across(sheet, last + 1, columns.max(9), legend, &looks.fact)
}

/// Counts those who were there among `count` cells.
fn present(count: usize, (first, last): (String, String), there: usize) -> rust_xlsxwriter::Formula {
    let each = ["√", "迟", "退"].map(|sign| format!("COUNTIF({first}:{last},\"{sign}\")"));
    let text = if count == 0 { "=0".to_string() } else { format!("={}", each.join("+")) };
    formula(text, there as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::{self, CLASS, cells, keep, week};

    fn book(trainees: usize) -> AttendanceBook {
        let head = |half: &crate::HalfDay| RollHead {
            date: half.date,
            half: half.half.clone(),
            title: half.sessions[0].title.clone(),
        };
        let sessions: Vec<RollHead> = week().iter().map(head).collect();
        let one = |n: usize| {
            let mut marks = vec!["出勤".to_string(); sessions.len()];
            let mut one = Attendance {
                name: sample::name(n),
                post: sample::post(n).into(),
                due_hours: 3600,
                came_hours: 3600,
                expected: 10,
                came: 10,
                ..Default::default()
            };
            if n == 1 {
                (marks[0], marks[2], marks[3]) = ("迟到".into(), "事假".into(), "旷课".into());
                one =
                    Attendance { late: 1, personal: 1, absent: 1, came_hours: 2800, leave_hours: 400, came: 8, ..one };
            }
            Attendance { marks, ..one }
        };
        AttendanceBook {
            class: CLASS.into(),
            period: "2026年3月9日至3月13日".into(),
            basis: vec!["晚上的课次不计学时".into()],
            trainees: (0..trainees).map(one).collect(),
            sessions,
            made: sample::date(3, 13),
        }
    }

    #[test]
    fn totals_and_marks_read_back() {
        let bytes = write(&book(40)).unwrap();
        keep("attendance.xlsx", &bytes);
        let read = cells(&bytes, "考勤统计表");
        assert_eq!(read[1][0], "期间：2026年3月9日至3月13日　共40人，10场　制表日期：2026年3月13日");
        assert_eq!(read[3].join("|"), "1|张䶮|县委办公室综合股股长|36|36|0|10|10|0|0|0|0|0|0|1|1");
        let second = read[4].join("|");
        assert!(
            second.starts_with("2|李㛃|县人力资源和社会保障局党组成员、副局长|36|28|4|10|8|1|0|1|1|0|0|0.8|"),
            "{second}"
        );
        assert!(second.ends_with(&format!("|{}", 8.0 / 9.0)), "{second}");
        let sums = read[43].join("|");
        assert!(sums.starts_with("合　计|||1440|1432|4|400|398|1|0|1|1|0|0|0.995"), "{sums}");
        let below: Vec<&str> = read[44..].iter().map(|row| row[0].as_str()).collect();
        assert_eq!(
            below,
            [
                "口径：参训率A＝实到场次÷应到场次。",
                "　　　参训率B＝实到场次÷（应到场次－事假、病假、公假场次）。",
                "　　　晚上的课次不计学时。",
            ]
        );
        let grid = cells(&bytes, "逐场考勤");
        assert_eq!(grid[1][2], "3月9日");
        assert_eq!(grid[5].join("|"), "2|李㛃|迟|√|事|旷|√|√|√|√|√|√|8");
        assert_eq!(grid[44].join("|"), "实到人数||40|40|39|39|40|40|40|40|40|40|");
    }

    #[test]
    fn a_class_without_trainees_or_rolls_is_still_a_form() {
        let mut empty = book(0);
        empty.sessions.clear();
        let bytes = write(&empty).unwrap();
        let read = cells(&bytes, "考勤统计表");
        assert_eq!(read[3].join("|"), "合　计|||0|0|0|0|0|0|0|0|0|0|0|—|—");
        assert_eq!(cells(&bytes, "逐场考勤")[4][0], "实到人数");
    }
}
