//! The fonts of the machine by the names inside their files: 楷体 is KaiTi is simkai.ttf, wherever and however called.
//!
//! Of each file only the directory and three small tables are read, so that a folder of hundreds is looked through
//! in a blink. A file that is no font, or a damaged one, is passed over.

use std::{
    collections::HashMap,
    fs::File,
    io::{self, Read, Seek, SeekFrom},
    path::{Path, PathBuf},
};

use ttf_parser::name::{Table, name_id};

/// One face: its file, and its number in a collection (.ttc).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    pub file: PathBuf,
    pub index: u32,
}

/// Larger tables of names are none; real ones have a few kilobytes.
const LARGEST: u32 = 1 << 20;
/// More faces or tables than this has no font.
const MOST: usize = 256;
/// How much of every file is read at once.
const START: usize = 4096;

/// The faces in these folders that may be embedded, by each of their names as [`plain`] writes it. Where two have the
/// same name, the earlier folder has it, then the earlier file.
pub(super) fn look_through(folders: &[PathBuf]) -> HashMap<String, Place> {
    let mut known = HashMap::new();
    for folder in folders {
        // A folder that cannot be read is one more without the font; what the papers lack is said where it is missed.
        let Ok(entries) = folder.read_dir() else { continue };
        let mut files: Vec<PathBuf> =
            entries.flatten().map(|entry| entry.path()).filter(|file| is_font(file)).collect();
        files.sort();
        for file in files {
            for (index, names) in (0..).zip(faces(&file).unwrap_or_default()) {
                for name in names {
                    known.entry(name).or_insert_with(|| Place { file: file.clone(), index });
                }
            }
        }
    }
    known
}

/// A name as it is compared: 「KaiTi Regular」 and 「kaiti」 are one.
pub(super) fn plain(name: &str) -> String {
    let plain: String = name.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect();
    plain.strip_suffix("regular").filter(|rest| !rest.is_empty() && !rest.ends_with('-')).unwrap_or(&plain).to_owned()
}

fn is_font(file: &Path) -> bool {
    let ending = file.extension().unwrap_or_default();
    ["ttf", "ttc", "otf"].iter().any(|one| ending.eq_ignore_ascii_case(one))
}

/// The names of every face of a file; none of one that must not be embedded or has no TrueType outlines.
fn faces(file: &Path) -> io::Result<Vec<Vec<String>>> {
    let mut font = Font::open(file)?;
    let head = font.read(0, 12)?;
    if &head[..4] != b"ttcf" {
        return Ok(vec![face(&mut font, 0)?]);
    }
    let count = (number(&head, 8) as usize).min(MOST);
    let starts = font.read(12, 4 * count)?;
    (0..count).map(|n| face(&mut font, number(&starts, 4 * n))).collect()
}

fn face(font: &mut Font, start: u32) -> io::Result<Vec<String>> {
    let count = usize::from(short(&font.read(start, 12)?, 4)).min(MOST);
    let directory = font.read(start.saturating_add(12), 16 * count)?;
    let table = |tag: &[u8; 4]| {
        let entry = directory.chunks_exact(16).find(|entry| entry[..4] == *tag)?;
        Some((number(entry, 8), number(entry, 12)))
    };
    let (Some((at, length)), Some(_)) = (table(b"name"), table(b"glyf")) else { return Ok(Vec::new()) };
    if let Some((at, _)) = table(b"OS/2")
        && !may_be_embedded(short(&font.read(at, 10)?, 8))
    {
        return Ok(Vec::new());
    }
    let names = font.read(at, length.min(LARGEST) as usize)?;
    let Some(names) = Table::parse(&names) else { return Ok(Vec::new()) };
    let called = |id: u16| {
        let records = names.names.into_iter().filter(move |name| name.name_id == id);
        records.filter_map(|name| name.to_string()).map(|name| plain(&name))
    };
    // Many have a Chinese name only for the family; the bold face of a family is not what is looked for by its name.
    let is_regular = called(name_id::SUBFAMILY).all(|style| ["regular", "常规", "normal"].contains(&style.as_str()));
    let family = called(name_id::FAMILY).filter(|_| is_regular);
    Ok(family.chain(called(name_id::FULL_NAME)).chain(called(name_id::POST_SCRIPT_NAME)).collect())
}

/// The maker's word in `fsType` (OpenType, OS/2): not restricted, may be subset, and not as bitmaps only.
fn may_be_embedded(fs_type: u16) -> bool {
    fs_type & 0x000F != 0x0002 && fs_type & 0x0300 == 0
}

/// A font file of which little is read.
struct Font {
    file: File,
    /// Its first bytes: the directory, and for most no second reading.
    start: Vec<u8>,
}

impl Font {
    fn open(file: &Path) -> io::Result<Font> {
        let (mut file, mut start) = (File::open(file)?, Vec::with_capacity(START));
        file.by_ref().take(START as u64).read_to_end(&mut start)?;
        Ok(Font { file, start })
    }

    fn read(&mut self, at: u32, length: usize) -> io::Result<Vec<u8>> {
        if let Some(known) = self.start.get(at as usize..).and_then(|rest| rest.get(..length)) {
            return Ok(known.to_vec());
        }
        let mut bytes = vec![0; length];
        self.file.seek(SeekFrom::Start(at.into()))?;
        self.file.read_exact(&mut bytes)?;
        Ok(bytes)
    }
}

fn short(bytes: &[u8], at: usize) -> u16 {
    u16::from_be_bytes([bytes[at], bytes[at + 1]])
}

fn number(bytes: &[u8], at: usize) -> u32 {
    u32::from_be_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}

#[cfg(test)]
pub(super) mod made {
    //! Font files for tests: real ones under another name, and small ones with nothing but a name.

    /// The table of names of a font called so, in the language of its script.
    pub fn names(called: &str) -> Vec<u8> {
        let name: Vec<u8> = called.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let language = if called.is_ascii() { 0x0409 } else { 0x0804 };
        let record = [3, 1, language, 4, name.len() as u16, 0].map(u16::to_be_bytes).concat();
        [[0, 1, 18].map(u16::to_be_bytes).concat(), record, name].concat()
    }

    /// A font with no characters.
    pub fn small(called: &str, fs_type: u16) -> Vec<u8> {
        let os2 = [0, 0, 0, 0, fs_type].map(u16::to_be_bytes).concat();
        let tables = [(b"OS/2", os2), (b"glyf", vec![0; 4]), (b"name", names(called))];
        let mut font = [1, 0, tables.len() as u16, 0, 0, 0].map(u16::to_be_bytes).concat();
        let mut bytes = Vec::new();
        for (tag, table) in tables {
            let at = 12 + 16 * 3 + bytes.len() as u32;
            font.extend([&tag[..], &[0; 4], &at.to_be_bytes(), &(table.len() as u32).to_be_bytes()].concat());
            bytes.extend(table);
        }
        [font, bytes].concat()
    }

    /// The same font under another name.
    pub fn renamed(mut font: Vec<u8>, called: &str) -> Vec<u8> {
        let (at, names) = (font.len() as u32, names(called));
        let entry = (12..).step_by(16).find(|at| font[*at..*at + 4] == *b"name").unwrap();
        font[entry + 8..entry + 12].copy_from_slice(&at.to_be_bytes());
        font[entry + 12..entry + 16].copy_from_slice(&(names.len() as u32).to_be_bytes());
        [font, names].concat()
    }

    /// Fonts in one file.
    pub fn collection(fonts: &[Vec<u8>]) -> Vec<u8> {
        let mut all = [&b"ttcf"[..], &[0, 1, 0, 0], &(fonts.len() as u32).to_be_bytes()].concat();
        let mut start = (12 + 4 * fonts.len()) as u32;
        for font in fonts {
            all.extend(start.to_be_bytes());
            start += font.len() as u32;
        }
        for font in fonts {
            let start = all.len() as u32;
            let mut font = font.clone();
            for entry in 0..usize::from(super::short(&font, 4)) {
                let at = 12 + 16 * entry + 8;
                let moved = super::number(&font, at) + start;
                font[at..at + 4].copy_from_slice(&moved.to_be_bytes());
            }
            all.extend(font);
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::made::{collection, small};
    use super::*;

    #[test]
    fn a_face_is_found_by_each_of_its_names() {
        let fonts = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts");
        let known = look_through(std::slice::from_ref(&fonts));
        for (name, file) in [
            ("霞鹜文楷", "LXGWWenKai-Regular.ttf"),
            ("LXGW WenKai", "LXGWWenKai-Regular.ttf"),
            ("NotoSansSC-Regular", "NotoSansSC-Regular.ttf"),
            ("Noto Serif SC Black", "NotoSerifSC-Black.ttf"),
            ("花園明朝B", "HanaMinB.ttf"),
        ] {
            assert_eq!(known.get(&plain(name)), Some(&Place { file: fonts.join(file), index: 0 }), "{name}");
        }
    }

    #[test]
    fn what_must_not_be_embedded_and_what_is_no_font_is_passed_over() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
        for (fs_type, name) in [(2, "restricted"), (0x0104, "whole only"), (0x0208, "bitmaps only")] {
            write(&format!("{name}.ttf"), &small(name, fs_type));
        }
        for (fs_type, name) in [(0, "安装"), (4, "preview"), (8, "editable")] {
            write(&format!("{name}.TTF"), &small(name, fs_type));
        }
        write("two.ttc", &collection(&[small("宋体", 8), small("restricted too", 2), small("新宋体", 8)]));
        // Nothing but the start, an enormous table, not a font, empty, a folder.
        let whole = small("cut", 0);
        for end in 0..whole.len() {
            write(&format!("cut {end}.ttf"), &whole[..end]);
        }
        write("wrong.ttf", "名单".repeat(100).as_bytes());
        write("wild.ttc", &[b"ttcf".as_slice(), &[0xFF; 400]].concat());
        std::fs::create_dir(folder.path().join("folder.ttf")).unwrap();
        std::fs::write(folder.path().join("楷体.txt"), small("楷体", 0)).unwrap();

        let known = look_through(&[folder.path().join("no such folder"), folder.path().into()]);
        let mut names: Vec<_> = known.keys().map(String::as_str).collect();
        names.sort();
        assert_eq!(names, ["editable", "preview", "安装", "宋体", "新宋体"]);
        assert_eq!(known["新宋体"].index, 2);
    }

    #[test]
    fn names_are_compared_as_people_read_them() {
        for (name, as_written) in [
            ("KaiTi Regular", "kaiti"),
            ("楷体_GB2312", "楷体_gb2312"),
            ("Noto Sans SC Regular", "notosanssc"),
            ("NotoSansSC-Regular", "notosanssc-regular"),
            ("Regular", "regular"),
        ] {
            assert_eq!(plain(name), as_written);
        }
    }
}
