//! The fonts on this machine: found by name, read once when first used, and asked in a fixed order for a character.
//!
//! Every hand (宋体, 黑体 …) is a chain of files. The first file that has the character draws it; a character that
//! no file of the chain has is reported, never silently dropped.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use school::{Answer, Refusal};

/// A hand to write in, as the office calls it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Hand {
    /// 宋体: tables and running text.
    Song,
    /// 黑体: heads of tables.
    Hei,
    /// 楷体: certificates.
    Kai,
    /// 小标宋 or what stands in for it: titles.
    Title,
}

/// One font file the papers know.
struct FontFile {
    /// What the office calls it.
    called: &'static str,
    /// Its name in the program's font folder.
    name: &'static str,
    /// What to take from the Windows font folder when the program brought none.
    windows: Option<&'static str>,
    /// What happens without it; `None` means no paper can be printed.
    without: Option<&'static str>,
}

const SERIF: usize = 0;
const BLACK: usize = 1;
const SANS: usize = 2;
const KAI: usize = 3;
const RARE: usize = 4;
/// How many font files there are.
pub(crate) const FILES: usize = 5;

const FONT_FILES: [FontFile; FILES] = [
    FontFile { called: "宋体", name: "NotoSerifSC-Regular.ttf", windows: None, without: None },
    FontFile { called: "标题字", name: "NotoSerifSC-Black.ttf", windows: None, without: Some("标题改用宋体") },
    FontFile {
        called: "黑体",
        name: "NotoSansSC-Regular.ttf",
        windows: Some("simhei.ttf"),
        without: Some("表头改用宋体"),
    },
    FontFile {
        called: "楷体",
        name: "LXGWWenKai-Regular.ttf",
        windows: Some("simkai.ttf"),
        without: Some("证书正文改用宋体"),
    },
    FontFile {
        called: "生僻字",
        name: "HanaMinB.ttf",
        windows: Some("simsunb.ttf"),
        without: Some("部分生僻字打印不出，打印前会逐个列出"),
    },
];

impl Hand {
    /// The files asked for a character, in order. Figures in 楷体 are taken from 宋体, as in every office's papers.
    pub(crate) fn chain(self, c: char) -> &'static [usize] {
        match self {
            Hand::Kai if c.is_ascii() => &[SERIF],
            Hand::Kai => &[KAI, SERIF, RARE],
            Hand::Song => &[SERIF, RARE],
            Hand::Hei => &[SANS, SERIF, RARE],
            Hand::Title => &[BLACK, SERIF, RARE],
        }
    }
}

/// The fonts of this machine. Made once by the host, shared by every paper; a file is read when first used.
#[derive(Debug)]
pub struct Fonts {
    places: [Option<PathBuf>; FILES],
    bytes: [OnceLock<Vec<u8>>; FILES],
}

impl Fonts {
    /// Looks for the fonts in the program's folder, then in the one of Windows. Refuses when 宋体 is not there.
    pub fn load(folder: &Path) -> Answer<Fonts> {
        let system = std::env::var_os("SystemRoot").map(|root| PathBuf::from(root).join("Fonts"));
        Fonts::look(folder, system.as_deref())
    }

    fn look(folder: &Path, system: Option<&Path>) -> Answer<Fonts> {
        let places = FONT_FILES.each_ref().map(|file| {
            let ours = folder.join(file.name);
            let theirs = || Some(system?.join(file.windows?));
            if ours.is_file() { Some(ours) } else { theirs().filter(|path| path.is_file()) }
        });
        match FONT_FILES.iter().zip(&places).find(|(file, place)| file.without.is_none() && place.is_none()) {
            Some((file, _)) => Err(not_found(&folder.join(file.name)).into()),
            None => Ok(Fonts { places, bytes: Default::default() }),
        }
    }

    /// What the papers do without on this machine, one sentence each, to be shown once; empty when all is there.
    pub fn absent(&self) -> Vec<String> {
        let absent = FONT_FILES.iter().zip(&self.places).filter(|(_, place)| place.is_none());
        absent
            .map(|(file, _)| {
                format!("没有{}字库（{}），{}。", file.called, file.name, file.without.unwrap_or_default())
            })
            .collect()
    }

    /// The bytes of one file, read on first use; `None` when this machine has no such font.
    pub(crate) fn bytes(&self, file: usize) -> Answer<Option<&[u8]>> {
        let Some(place) = &self.places[file] else { return Ok(None) };
        if self.bytes[file].get().is_none() {
            let read = std::fs::read(place).map_err(|_| not_found(place))?;
            return Ok(Some(self.bytes[file].get_or_init(|| read)));
        }
        Ok(self.bytes[file].get().map(Vec::as_slice))
    }

    /// The name of one file without its extension, for the font's name inside the PDF.
    pub(crate) fn stem(file: usize) -> &'static str {
        FONT_FILES[file].name.split('.').next().unwrap_or_default()
    }

    pub(crate) fn unreadable(&self, file: usize) -> Refusal {
        let place = self.places[file].as_deref().unwrap_or(Path::new(FONT_FILES[file].name));
        Refusal::new(format!("字体文件 {} 已损坏，请重新安装本程序。", place.display()))
    }
}

fn not_found(place: &Path) -> Refusal {
    Refusal::new(format!("找不到字体文件 {}，请重新安装本程序。", place.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder_with(names: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for name in names {
            std::fs::write(folder.path().join(name), b"").unwrap();
        }
        folder
    }

    #[test]
    fn refuses_without_song_and_says_which_file() {
        let empty = folder_with(&["HanaMinB.ttf"]);
        let said = Fonts::look(empty.path(), None).unwrap_err().to_string();
        assert!(
            said.starts_with("找不到字体文件 ") && said.ends_with("NotoSerifSC-Regular.ttf，请重新安装本程序。"),
            "{said}"
        );
    }

    #[test]
    fn takes_the_fonts_of_windows_where_the_program_brought_none() {
        let ours = folder_with(&["NotoSerifSC-Regular.ttf"]);
        let windows = folder_with(&["simkai.ttf", "simsunb.ttf"]);
        let fonts = Fonts::look(ours.path(), Some(windows.path())).unwrap();
        assert_eq!(fonts.places[KAI].as_deref(), Some(windows.path().join("simkai.ttf").as_path()));
        let absent = fonts.absent();
        assert_eq!(absent.len(), 2, "{absent:?}");
        assert!(absent[0].contains("标题改用宋体") && absent[1].contains("表头改用宋体"), "{absent:?}");
    }
}
