//! How long a large roster takes: `cargo run --release -p office --example roster_speed -- 5000`.
//!
//! Writes a made-up roster with the damage units do, then reads and checks it against as many people in the books.

use office::roster::{Known, KnownPerson, check, settle};
use office::workbook;
use school::person::{IdNumber, PersonId};
use std::time::Instant;

const UNITS: &[&str] = &["县委办公室", "县财政局", "县教育局", "县水利局", "东河镇", "城关镇"];
const HEADINGS: &[&str] = &[
    "序号",
    "姓 名",
    "性别",
    "民族",
    "出生年月",
    "身份证号码",
    "工作单位",
    "职务（职级）",
    "政治面貌",
    "文化程度",
    "手机",
    "备注",
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let people: u32 = std::env::args().nth(1).map_or(Ok(5_000), |n| n.parse())?;
    let ids: Vec<IdNumber> = (0..people).map(id_number).collect::<Result<_, _>>()?;
    let bytes = roster(&ids)?;
    let person = |(i, id): (usize, &IdNumber)| KnownPerson {
        id: PersonId(i as i64),
        name: name(i as u32).replace(' ', ""),
        id_number: Some(id.clone()),
        birth: Some(id.birth()),
        unit: UNITS[i % UNITS.len()].into(),
        phone: phone(i as u32),
        enrolled: false,
    };
    let units: Vec<(String, String)> = UNITS.iter().map(|unit| (unit.to_string(), unit.to_string())).collect();
    let known = Known::new(&units, ids.iter().enumerate().map(person).collect());

    let begun = Instant::now();
    let book = workbook::read_bytes("名册.xlsx", &bytes)?;
    let read = begun.elapsed();
    let today = chrono::NaiveDate::from_ymd_opt(2026, 3, 1).ok_or("no such day")?;
    let file = check(&book, &known, today)?;
    let checked = begun.elapsed();
    let ready = settle(&file, &[], true)?.rows().collect::<Result<Vec<_>, _>>()?;
    println!(
        "{people} rows, {} KB: read {:.1} ms, checked {:.1} ms, settled {:.1} ms; {:?}, {} ready",
        bytes.len() / 1024,
        read.as_secs_f64() * 1e3,
        (checked - read).as_secs_f64() * 1e3,
        (begun.elapsed() - checked).as_secs_f64() * 1e3,
        file.counts(),
        ready.len()
    );
    Ok(())
}

fn roster(ids: &[IdNumber]) -> Result<Vec<u8>, rust_xlsxwriter::XlsxError> {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.merge_range(0, 0, 0, 11, "报送单位：县委办公室（盖章）", &rust_xlsxwriter::Format::new())?;
    sheet.write_row(1, 0, HEADINGS.iter().copied())?;
    for (i, id) in (0u32..).zip(ids) {
        let row = i + 2;
        // One in a hundred has lost a digit.
        let number = if i % 100 == 7 { id.as_str()[..17].to_string() } else { id.as_str().to_string() };
        sheet.write_number(row, 0, i + 1)?;
        let birth = format!("{}年{}月", id.birth().year(), id.birth().month());
        let unit = UNITS[i as usize % UNITS.len()];
        let cells =
            [name(i), id.sex().to_string(), "汉".into(), birth, number, unit.into(), "科员".into(), "党员".into()];
        sheet.write_row(row, 1, cells)?;
        sheet.write_string(row, 9, "本科")?.write_string(row, 10, phone(i))?;
    }
    workbook.save_to_buffer()
}

fn name(i: u32) -> String {
    let family: Vec<char> = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林罗高".chars().collect();
    let given: Vec<char> = "伟芳娜秀英敏静丽强磊军洋勇艳杰涛明超".chars().collect();
    let pick = |from: &[char], n: u32| from[n as usize % from.len()];
    format!("{} {}{}", pick(&family, i / 324), pick(&given, i), pick(&given, i / 18))
}

fn phone(i: u32) -> String {
    format!("138{:08}", i)
}

fn id_number(i: u32) -> Result<IdNumber, school::person::id_number::Fault> {
    let body = format!("110199{}{:02}{:02}{:03}", 1960 + i / 1000 % 45, i % 12 + 1, i / 12 % 28 + 1, i % 1000);
    let fits = "0123456789X".chars().map(|last| IdNumber::read(&format!("{body}{last}"))).find(Result::is_ok);
    fits.unwrap_or_else(|| IdNumber::read(&body))
}
