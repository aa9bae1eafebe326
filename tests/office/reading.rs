//! Any file at all, given to the process that reads: it is read, or refused in one sentence, within its time.
//!
//! `BANWU_FUZZ_SECONDS` (5) is how long mutations of real files are tried, `BANWU_FUZZ_SEED` which ones; with a minute
//! or more, the monsters come in their full size. What was too much for the process is kept in the folder `BANWU_FUZZ_KEEP`.

use std::{
    collections::BTreeMap,
    env, fs,
    io::{Cursor, Read, Write},
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use office::reading::Reading;
use school::Error;
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

use crate::{command_line::program, house::root};

/// What the process is given at the most, and a little for the computer that is busy with other tests.
const AT_MOST: Duration = Duration::from_secs(21);

fn apart() -> Reading {
    Reading::with(Some(vec![program().into(), "reader".into()]))
}

/// What came of a file, without its name: read, or the sentence.
fn outcome(reading: &Reading, path: &Path) -> String {
    let begun = Instant::now();
    let outcome = match reading.workbook(path) {
        Ok(_) => "读出".into(),
        Err(Error::Refused(refusal)) => {
            let (file, say) = refusal.say.split_once('」').unwrap_or_else(|| panic!("{}", refusal.say));
            assert!(file.starts_with('「') && say.ends_with('。'), "{}", refusal.say);
            say.into()
        }
        Err(broken) => panic!("{}: {broken}", path.display()),
    };
    assert!(begun.elapsed() < AT_MOST, "{}: {:?}", path.display(), begun.elapsed());
    outcome
}

fn setting(name: &str) -> Option<u64> {
    env::var(name).ok().map(|value| value.parse().unwrap())
}

fn seconds() -> u64 {
    setting("BANWU_FUZZ_SECONDS").unwrap_or(5)
}

// ------------------------------------------------------------------------------------------------ mutations

/// The numbers of a seed (xorshift64*): the same files again.
struct Chance(u64);

impl Chance {
    fn any(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }
    fn below(&mut self, n: usize) -> usize {
        (self.any() >> 11) as usize % n.max(1)
    }
    fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.below(all.len())]
    }
}

/// Numbers and words at which readers stumble.
const LITTLE: &[&[u8]] =
    &[&[0xff; 2], &[0xff; 4], &[0xff; 8], &[0; 4], &[0, 0, 0, 0x80], &[0xfe, 0xff, 0xff, 0xff], &[0xff, 0x7f]];
const WORDS: &[&str] = &[
    "4294967295",
    "-1",
    "1e309",
    "99999999999999999999",
    "XFD1048576",
    "A0",
    "ZZZZZZ1",
    "NaN",
    "<",
    ">",
    "\"",
    "&#x10FFFF;",
    "&#0;",
    "<![CDATA[",
    "]]>",
    "<!--",
    "<row>",
    "</row>",
    "</c>",
    "<c t=\"s\"><v>4294967295</v></c>",
    "1048576",
    "\u{0}",
    "<table:table-row table:number-rows-repeated=\"1048576\">",
    " table:number-columns-repeated=\"16384\"",
    "rowspan=65535 ",
    "ss:Index=\"4294967295\" ",
    "<mergeCell ref=\"A1:XFD1048576\"/>",
    "xml:space=\"preserve\"",
    "t=\"d\"",
    "t=\"e\"",
    "\r",
    ",",
    "\t",
];

/// A few bytes made wrong: turned, overwritten, taken out, doubled, filled in from elsewhere, cut off.
fn spoil(bytes: &mut Vec<u8>, others: &[Vec<u8>], chance: &mut Chance) {
    for _ in 0..=chance.below(6) {
        let (at, length) = (chance.below(bytes.len()), 1 + chance.below(64));
        let end = (at + length).min(bytes.len());
        match chance.below(9) {
            0 | 1 if at < end => bytes[at] ^= 1 << chance.below(8),
            2 if at < end => bytes[at] = chance.any() as u8,
            3 => {
                let value = *chance.pick(LITTLE);
                let end = (at + value.len()).min(bytes.len());
                bytes[at..end].copy_from_slice(&value[..end - at]);
            }
            4 => drop(bytes.drain(at..end)),
            5 => drop(bytes.splice(at..at, bytes[at..end].to_vec().repeat(1 + chance.below(3))).count()),
            6 => drop(bytes.splice(at..end, chance.pick(WORDS).bytes())),
            7 => {
                let other = chance.pick(others);
                let from = chance.below(other.len());
                let piece = other[from..(from + chance.below(2_000)).min(other.len())].to_vec();
                drop(bytes.splice(at..end, piece));
            }
            8 if chance.below(4) == 0 => bytes.truncate(at),
            _ => {}
        }
    }
}

/// The same inside an archive, where a wrong byte outside would only break a checksum.
fn spoil_a_part(bytes: &[u8], others: &[Vec<u8>], chance: &mut Chance) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let wrong = chance.below(archive.len());
    let mut written = ZipWriter::new(Cursor::new(Vec::new()));
    for i in 0..archive.len() {
        let mut part = archive.by_index(i).ok()?;
        let (name, mut content) = (part.name().ok()?.into_owned(), Vec::new());
        part.read_to_end(&mut content).ok()?;
        if i == wrong || chance.below(8) == 0 {
            if chance.below(40) == 0 {
                continue;
            }
            spoil(&mut content, others, chance);
        }
        written.start_file(name, SimpleFileOptions::default()).ok()?;
        written.write_all(&content).ok()?;
    }
    Some(written.finish().ok()?.into_inner())
}

/// Sizes that lie, in the directory of an archive.
fn lie_about_sizes(bytes: &mut [u8], chance: &mut Chance) {
    let entries: Vec<usize> =
        (0..bytes.len().saturating_sub(46)).filter(|&at| bytes[at..].starts_with(b"PK\x01\x02")).collect();
    if !entries.is_empty() {
        let at = *chance.pick(&entries) + *chance.pick(&[20, 24, 42]);
        bytes[at..at + 4].copy_from_slice(&(chance.any() as u32 >> chance.below(32)).to_le_bytes());
    }
}

#[test]
fn real_files_made_wrong_are_read_or_refused() {
    let samples: Vec<(String, Vec<u8>)> = ["roster", "workbooks"]
        .iter()
        .flat_map(|folder| fs::read_dir(root().join("tests/samples").join(folder)).unwrap())
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|it| it != "json" && it != "md"))
        .map(|path| (path.file_name().unwrap().display().to_string(), fs::read(&path).unwrap()))
        .collect();
    let others: Vec<Vec<u8>> = samples.iter().map(|(_, bytes)| bytes.clone()).collect();
    let seed = setting("BANWU_FUZZ_SEED").unwrap_or(20_260_309);
    let mut chance = Chance(seed | 1);
    let (folder, reading, begun) = (tempfile::tempdir().unwrap(), apart(), Instant::now());
    let keep = env::var_os("BANWU_FUZZ_KEEP").map(PathBuf::from);
    let mut outcomes: BTreeMap<String, u32> = BTreeMap::new();
    let mut tried = 0;
    while begun.elapsed() < Duration::from_secs(seconds()) {
        let (name, bytes) = chance.pick(&samples);
        let mut bytes = bytes.clone();
        let archive = bytes.starts_with(b"PK");
        match chance.below(8) {
            0 if archive => lie_about_sizes(&mut bytes, &mut chance),
            1..=6 if archive => bytes = spoil_a_part(&bytes, &others, &mut chance).unwrap_or(bytes),
            _ => spoil(&mut bytes, &others, &mut chance),
        }
        // One name for each try: what is remembered is not tried.
        let path = folder.path().join(format!("{tried}_{name}"));
        fs::write(&path, &bytes).unwrap();
        let outcome = outcome(&reading, &path);
        if let Some(keep) = keep.as_ref().filter(|_| outcome.starts_with('读') && outcome != "读出") {
            fs::create_dir_all(keep).unwrap();
            fs::copy(&path, keep.join(format!("{seed}_{tried}_{name}"))).unwrap();
        }
        fs::remove_file(&path).unwrap();
        *outcomes.entry(outcome).or_default() += 1;
        tried += 1;
    }
    println!("{tried} files from seed {seed} in {} s:", seconds());
    outcomes.iter().for_each(|(outcome, times)| println!("{times:8}  {outcome}"));
    assert!(outcomes.contains_key("读出") && outcomes.len() > 3, "{outcomes:?}");
}

// ------------------------------------------------------------------------------------------------ monsters

fn archive(parts: &[(&str, String)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).unwrap();
        archive.write_all(content.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn xlsx(sheet: String, strings: String) -> Vec<u8> {
    let main = r#"xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main""#;
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let listed = |list: &[(&str, &str)]| {
        let one = |(i, (kind, target)): (usize, &(&str, &str))| {
            format!(r#"<Relationship Id="rId{}" Type="{relations}/{kind}" Target="{target}"/>"#, i + 1)
        };
        let list: String = list.iter().enumerate().map(one).collect();
        format!(
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{list}</Relationships>"#
        )
    };
    archive(&[
        ("[Content_Types].xml", "<Types/>".into()),
        ("_rels/.rels", listed(&[("officeDocument", "xl/workbook.xml")])),
        (
            "xl/_rels/workbook.xml.rels",
            listed(&[("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml")]),
        ),
        (
            "xl/workbook.xml",
            format!(
                r#"<workbook {main} xmlns:r="{relations}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>"#
            ),
        ),
        ("xl/sharedStrings.xml", format!("<sst {main}>{strings}</sst>")),
        ("xl/worksheets/sheet1.xml", format!("<worksheet {main}><sheetData>{sheet}</sheetData></worksheet>")),
    ])
}

fn ods(table: String) -> Vec<u8> {
    let content = format!(
        r#"<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet><table:table table:name="a">{table}</table:table></office:spreadsheet></office:body></office:document-content>"#
    );
    archive(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet".into()), ("content.xml", content)])
}

/// An .xls whose sectors follow each other in a circle.
fn cyclic_xls() -> Vec<u8> {
    let mut bytes = fs::read(root().join("tests/samples/workbooks/libreoffice.xls")).unwrap();
    let at = |bytes: &[u8], at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap()) as usize;
    let table = (at(&bytes, 76) + 1) * 512;
    for id in 0..128 {
        if at(&bytes, table + 4 * id) < 128 {
            bytes[table + 4 * id..table + 4 * id + 4].copy_from_slice(&(id as u32).to_le_bytes());
        }
    }
    bytes
}

#[test]
fn monsters_are_refused_in_one_sentence() {
    // A thousand: all that a file may hold; else a hundredth of it.
    let k = if seconds() >= 60 { 1_000 } else { 10 };
    let row_2003 = |index| {
        format!(
            r#"<Row ss:Index="{index}"><Cell ss:Index="{index}" ss:MergeAcross="{index}"><Data ss:Type="String">甲</Data></Cell></Row>"#
        )
    };
    let book_2003 = |rows: String| {
        format!(
            r#"<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="a"><Table>{rows}"#
        )
        .into_bytes()
    };
    let cell = |repeated: &str| {
        format!(
            r#"<table:table-cell table:number-columns-repeated="{repeated}"><text:p>甲</text:p></table:table-cell>"#
        )
    };
    let rows = |repeated: &str, cells: String| {
        format!(r#"<table:table-row table:number-rows-repeated="{repeated}">{cells}</table:table-row>"#)
    };
    let bomb = archive(&[("inner.zip", String::from_utf8_lossy(&[0; 1000]).repeat(100 * k))]);
    let monsters: Vec<(&str, Vec<u8>)> = vec![
        ("一行.csv", "张三,".repeat(7 * k * 1000).into_bytes()),
        ("一格.csv", format!("姓名\n\"{}", "张三".repeat(8 * k * 1000)).into_bytes()),
        ("嵌套.xls", format!("<html>{}", "<table><tr><td>".repeat(3 * k * 1000)).into_bytes()),
        (
            "跨行.xls",
            format!("<table>{}", format!("<tr>{}", "<td rowspan=65535 colspan=1000>甲".repeat(16)).repeat(40 * k))
                .into_bytes(),
        ),
        ("引号.xls", format!("<table><tr><td>{}", "<td \"".repeat(9 * k * 1000)).into_bytes()),
        ("尖括号.xls", format!("<table><tr><td>{}", "<".repeat(45 * k * 1000)).into_bytes()),
        ("脚本.xls", format!("<table><tr><td>{}", "<script></".repeat(4 * k * 1000)).into_bytes()),
        ("实体.xls", format!("<table><tr><td>{}", "&".repeat(10 * k * 1000)).into_bytes()),
        ("属性.xls", format!("<table><tr><td {}>", "a=b ".repeat(10 * k * 1000)).into_bytes()),
        ("二〇〇三.xls", book_2003(row_2003("4294967295").repeat(300 * k))),
        ("角落.xls", book_2003(row_2003("16384").repeat(300 * k))),
        ("深.xlsx", xlsx(format!("<row><c><is>{}", "<t>".repeat(3 * k * 1000)), String::new())),
        ("深字.xlsx", xlsx(String::new(), "<si><r>".repeat(3 * k * 1000))),
        ("空行.xlsx", xlsx("<row r=\"1\"></row>".repeat(20 * k * 1000), String::new())),
        ("空字.xlsx", xlsx(String::new(), "<si><t/></si>".repeat(40 * k * 1000))),
        ("长属性.xlsx", xlsx(format!("<row r=\"{}\">", "1".repeat(300 * k * 1000)), String::new())),
        (
            "长字.xlsx",
            xlsx(
                format!("<row><c t=\"inlineStr\"><is><t>{}</t></is></c></row>", "字".repeat(200 * k * 1000)),
                String::new(),
            ),
        ),
        (
            "同字.xlsx",
            xlsx(
                "<row><c t=\"s\"><v>0</v></c></row>".repeat(2 * k * 1000),
                format!("<si><t>{}</t></si>", "甲".repeat(10_000)),
            ),
        ),
        ("列.ods", ods(rows("1", cell("4294967295")))),
        ("行.ods", ods(rows("4294967295", cell("1")))),
        ("都.ods", ods(rows("1048576", cell("16384")))),
        ("空白.ods", ods(rows("4294967295", cell("16384").replace('甲', " ")).repeat(10 * k))),
        ("深.ods", ods("<table:table-row><table:table-cell><text:p><office:annotation>".repeat(k * 1000))),
        ("炸弹.zip", bomb.clone()),
        ("炸弹.xlsx", archive(&[("xl/workbook.xml", "<".repeat(500 * k * 1000))])),
        ("环.xls", cyclic_xls()),
    ];
    let (folder, reading) = (tempfile::tempdir().unwrap(), apart());
    for (name, bytes) in &monsters {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        let begun = Instant::now();
        let outcome = outcome(&reading, &path);
        println!("{name} {} KB {:.1} s {outcome}", bytes.len() / 1024, begun.elapsed().as_secs_f64());
    }
    // After all of them, a roster is read as ever.
    let good = root().join("tests/samples/workbooks/libreoffice.xls");
    assert_eq!(outcome(&reading, &good), "读出");
}
