//! A made-up class for the tests, with the names that break programs, and the tools to look into what was printed.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use chrono::NaiveDate;
use school::calendar::Clock;

use crate::{Edition, Fonts, HalfDay, Lesson, Printed};

pub(crate) const CLASS: &str = "2026年春季学期中青年干部培训班（第1期）";
pub(crate) const LONG_CLASS: &str = "中共某某县委组织部、中共某某县委党校2026年学习贯彻习近平新时代中国特色社会主义思想科级干部专题轮训暨年轻干部能力提升示范培训班（第12期）";

/// Names with characters outside the common planes and lengths outside the common range.
pub(crate) const NAMES: [&str; 10] = [
    "张䶮",
    "李㛃",
    "王𬱖",
    "陈𠅤",
    "𠮷野",
    "阿卜杜热合曼·伊敏江·图尔迪",
    "欧阳文静",
    "王小明",
    "李四",
    "古丽巴哈尔·买买提明",
];

const POSTS: [&str; 6] = [
    "县委办公室综合股股长",
    "县人力资源和社会保障局党组成员、副局长",
    "城关镇党委副书记",
    "东河镇副镇长",
    "县融媒体中心新闻部主任",
    "县自然资源局国土空间生态修复与耕地保护监督股股长、四级主任科员",
];

/// The n-th trainee's name; after the ten hard ones they repeat with a number in 汉字.
pub(crate) fn name(n: usize) -> String {
    const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    match NAMES.get(n) {
        Some(name) => (*name).to_string(),
        None => format!("赵{}{}", DIGITS[n / 10 % 10], DIGITS[n % 10]),
    }
}

pub(crate) fn post(n: usize) -> &'static str {
    POSTS[n % POSTS.len()]
}

pub(crate) fn date(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).unwrap()
}

pub(crate) fn time(text: &str) -> Clock {
    Clock::read(text).unwrap()
}

pub(crate) fn edition() -> Option<Edition> {
    Some(Edition { number: 2, date: date(3, 6) })
}

pub(crate) fn lesson(from: &str, to: &str, title: &str, form: &str, lecturer: &str, place: &str) -> Lesson {
    Lesson {
        time: Some((time(from), time(to))),
        title: title.into(),
        form: form.into(),
        lecturer: lecturer.into(),
        place: place.into(),
        hours: "4".into(),
        ..Lesson::default()
    }
}

/// One week of a class: two half days a day, an evening on Wednesday.
pub(crate) fn week() -> Vec<HalfDay> {
    let half =
        |day: u32, half: &str, sessions: Vec<Lesson>| HalfDay { date: date(3, day), half: half.into(), sessions };
    vec![
        half(
            9,
            "上午",
            vec![
                lesson("8:30", "9:00", "开班式", "", "", "报告厅"),
                lesson(
                    "9:10",
                    "11:30",
                    "《习近平新时代中国特色社会主义思想的世界观和方法论》",
                    "讲授",
                    "王某某（县委党校副校长、高级讲师）",
                    "报告厅",
                ),
            ],
        ),
        half(
            9,
            "下午",
            vec![lesson(
                "14:30",
                "17:30",
                "《学习贯彻党的二十届四中全会精神》",
                "讲授",
                "李某某（市委党校教授）",
                "报告厅",
            )],
        ),
        half(
            10,
            "上午",
            vec![lesson(
                "8:30",
                "11:30",
                "《新时代基层治理的法治思维》",
                "讲授",
                "陈𠅤（县人民法院副院长）",
                "第一教室",
            )],
        ),
        half(10, "下午", vec![lesson("14:30", "17:30", "分组研讨：如何当好乡镇干部", "研讨", "", "各组研讨室")]),
        half(
            11,
            "上午",
            vec![lesson(
                "8:00",
                "12:00",
                "红色教育基地现场教学",
                "现场教学",
                "张䶮（纪念馆讲解员）",
                "某某县革命烈士纪念馆、某某村党群服务中心",
            )],
        ),
        half(
            11,
            "下午",
            vec![lesson("14:30", "17:30", "《公文写作的规范与技巧》", "讲授", "赵某（县委办公室副主任）", "第一教室")],
        ),
        half(11, "晚上", vec![lesson("19:00", "21:00", "观看警示教育片", "", "", "报告厅")]),
        half(
            12,
            "上午",
            vec![lesson(
                "8:30",
                "11:30",
                "《数字政府建设与干部数字素养》",
                "讲授",
                "孙某某（省委党校副教授）",
                "第一教室",
            )],
        ),
        half(
            12,
            "下午",
            vec![lesson(
                "14:30",
                "17:30",
                "案例教学：一次群体性事件的处置",
                "案例",
                "周某某、吴某某（县信访局）",
                "第二教室",
            )],
        ),
        half(
            13,
            "上午",
            vec![
                lesson("8:30", "10:00", "结业考试", "考试", "", "第一教室"),
                lesson("10:20", "11:30", "结业式", "", "", "报告厅"),
            ],
        ),
    ]
}

pub(crate) fn fonts() -> &'static Fonts {
    static FONTS: OnceLock<Fonts> = OnceLock::new();
    FONTS.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts");
        Fonts::load(&folder).expect("run `cargo xtask fonts` first")
    })
}

/// Keeps a file to be looked at, in the folder that PAPERS_OUT names, if it names one.
pub(crate) fn keep(name: &str, bytes: &[u8]) {
    if let Some(folder) = std::env::var_os("PAPERS_OUT") {
        std::fs::write(PathBuf::from(folder).join(name), bytes).unwrap();
    }
}

/// What a poppler tool prints about a file. Tests that ask it are for Linux; that a paper made on Windows has the
/// same bytes is tested by `cargo xtask test windows`.
fn ask(tool: &str, arguments: &[&str], bytes: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("paper.pdf");
    std::fs::write(&file, bytes).unwrap();
    let output = Command::new(tool).args(arguments).arg(&file).arg("-").output().expect("install poppler-utils");
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(!said.is_empty(), "{tool}: {}", String::from_utf8_lossy(&output.stderr));
    said
}

/// The text a reader copies out of a paper, without its spaces and line ends.
pub(crate) fn copied(printed: &Printed) -> String {
    ask("pdftotext", &["-raw"], &printed.bytes).chars().filter(|c| !c.is_whitespace()).collect()
}

/// Every font is embedded, subset and can be copied from; the file is PDF 1.7 and says only its title.
pub(crate) fn assert_sound(printed: &Printed, title: &str) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("paper.pdf");
    std::fs::write(&file, &printed.bytes).unwrap();
    let tool = |name: &str| {
        let output = Command::new(name).arg(&file).output().expect("install poppler-utils");
        String::from_utf8(output.stdout).unwrap()
    };
    let fonts = tool("pdffonts");
    let rows: Vec<&str> = fonts.lines().skip(2).collect();
    assert!(!rows.is_empty(), "no fonts");
    for row in rows {
        let flags: Vec<&str> = row.split_whitespace().filter(|word| matches!(*word, "yes" | "no")).collect();
        assert_eq!(flags, ["yes"; 3], "emb sub uni: {row}");
    }
    let about = tool("pdfinfo");
    assert!(about.contains(&format!("Title:           {title}\n")), "{about}");
    assert!(about.contains("PDF version:     1.7\n"), "{about}");
    for silent in ["Creator:", "Producer:", "Author:", "CreationDate:"] {
        assert!(!about.contains(silent), "{about}");
    }
}

/// The cells of one sheet as a reader sees them, a date as 2026-03-09.
pub(crate) fn cells(bytes: &[u8], sheet: &str) -> Vec<Vec<String>> {
    use calamine::{Data, Reader, Xlsx};
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(bytes)).unwrap();
    let said = |cell: &Data| match cell {
        Data::DateTime(day) => day.as_datetime().unwrap().date().to_string(),
        other => other.to_string(),
    };
    book.worksheet_range(sheet).unwrap().rows().map(|row| row.iter().map(said).collect()).collect()
}
