//! The fonts of the papers: the program's own first, then the machine's, each read once when first used, and asked in a
//! fixed order for a character.
//!
//! Every hand (宋体, 黑体 …) is a chain of fonts. The first that has the character draws it; a character that no font of
//! the chain has is reported, never silently dropped.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use school::{Answer, Refusal};

use super::names::{self, Place, plain};

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

/// One font the papers know.
struct Font {
    /// What the office calls it.
    called: &'static str,
    /// Its own name, and that of its file when the program brings it.
    name: &'static str,
    /// What stands in for it on a machine, by the names inside the files, the best first.
    stand_ins: &'static [&'static str],
    /// Whether the program brings it, and what happens without it.
    brought: Brought,
}

enum Brought {
    /// Without it no paper can be printed.
    Always,
    /// Without it this happens.
    Usually(&'static str),
    /// The machine's, when it has it; looked for only when a character is in no other font.
    Never,
}

const SERIF: usize = 0;
const BLACK: usize = 1;
const SANS: usize = 2;
const KAI: usize = 3;
const RARE: usize = 4;
const EXT_B: usize = 5;
const EXT_G: usize = 6;
/// How many fonts there are.
pub(crate) const FILES: usize = 7;

const FONTS: [Font; FILES] = [
    Font {
        called: "宋体",
        name: "NotoSerifSC-Regular",
        stand_ins: &["宋体", "SimSun", "华文宋体", "STSong"],
        brought: Brought::Always,
    },
    Font {
        called: "标题字",
        name: "NotoSerifSC-Black",
        stand_ins: &[
            "方正小标宋简体",
            "方正小标宋_GBK",
            "方正小标宋_GB18030",
            "FZXiaoBiaoSong-B05S",
            "FZXiaoBiaoSong-B05",
            "FZXBSJW--GB1-0",
            "FZXBSK--GBK1-0",
        ],
        brought: Brought::Usually("标题改用宋体"),
    },
    Font {
        called: "黑体",
        name: "NotoSansSC-Regular",
        stand_ins: &["黑体", "SimHei", "华文黑体", "STHeiti"],
        brought: Brought::Usually("表头改用宋体"),
    },
    Font {
        called: "楷体",
        name: "LXGWWenKai-Regular",
        stand_ins: &["楷体", "KaiTi", "楷体_GB2312", "KaiTi_GB2312", "华文楷体", "STKaiti"],
        brought: Brought::Usually("证书正文改用宋体"),
    },
    Font {
        called: "生僻字",
        name: "HanaMinB",
        stand_ins: &["宋体-ExtB", "SimSun-ExtB"],
        brought: Brought::Usually("部分生僻字打印不出，打印前会逐个列出"),
    },
    Font { called: "生僻字", name: "SimSun-ExtB", stand_ins: &["宋体-ExtB"], brought: Brought::Never },
    Font { called: "生僻字", name: "SimSun-ExtG", stand_ins: &["宋体-ExtG"], brought: Brought::Never },
];

impl Hand {
    /// The fonts asked for a character, in order. Figures in 楷体 are taken from 宋体, as in every office's papers.
    pub(crate) fn chain(self, c: char) -> &'static [usize] {
        match self {
            Hand::Kai if c.is_ascii() => &[SERIF],
            Hand::Kai => &[KAI, SERIF, RARE, EXT_B, EXT_G],
            Hand::Song => &[SERIF, RARE, EXT_B, EXT_G],
            Hand::Hei => &[SANS, SERIF, RARE, EXT_B, EXT_G],
            Hand::Title => &[BLACK, SERIF, RARE, EXT_B, EXT_G],
        }
    }
}

/// The fonts the papers are printed with. Made once by the host, shared by every paper; a file is read when first used.
#[derive(Debug)]
pub struct Fonts {
    folder: PathBuf,
    machine: Machine,
    places: [OnceLock<Option<Place>>; FILES],
    bytes: [OnceLock<Vec<u8>>; FILES],
}

/// The fonts that were on the machine already, looked through when one is wanted.
#[derive(Debug)]
struct Machine {
    folders: Vec<PathBuf>,
    known: OnceLock<HashMap<String, Place>>,
}

impl Machine {
    fn of(folders: Vec<PathBuf>) -> Machine {
        Machine { folders, known: OnceLock::new() }
    }

    /// The fonts of Windows and those this user installed. Nothing elsewhere: on Linux the same paper is the same on
    /// every machine.
    fn this() -> Machine {
        let under = |variable: &str, below: &str| Some(PathBuf::from(std::env::var_os(variable)?).join(below));
        let folders = [under("SystemRoot", "Fonts"), under("LOCALAPPDATA", r"Microsoft\Windows\Fonts")];
        Machine::of(folders.into_iter().flatten().filter(|_| cfg!(windows)).collect())
    }

    fn find(&self, font: &Font) -> Option<Place> {
        let known = self.known.get_or_init(|| names::look_through(&self.folders));
        [font.name].iter().chain(font.stand_ins).find_map(|name| known.get(&plain(name))).cloned()
    }
}

impl Fonts {
    /// Looks for the fonts in the program's folder, then on the machine. Refuses when there is no 宋体.
    pub fn load(folder: &Path) -> Answer<Fonts> {
        Fonts::look(folder, Machine::this())
    }

    fn look(folder: &Path, machine: Machine) -> Answer<Fonts> {
        let fonts = Fonts { folder: folder.into(), machine, places: Default::default(), bytes: Default::default() };
        for (file, font) in FONTS.iter().enumerate() {
            if matches!(font.brought, Brought::Always) && fonts.place(file).is_none() {
                return Err(not_found(&fonts.own(font)).into());
            }
        }
        Ok(fonts)
    }

    fn own(&self, font: &Font) -> PathBuf {
        self.folder.join(format!("{}.ttf", font.name))
    }

    /// Where a font is, looked for once.
    fn place(&self, file: usize) -> Option<&Place> {
        let font = &FONTS[file];
        let look = || {
            let own = Place { file: self.own(font), index: 0 };
            if own.file.is_file() { Some(own) } else { self.machine.find(font) }
        };
        self.places[file].get_or_init(look).as_ref()
    }

    /// What the papers do without on this machine, one sentence each, to be shown once; empty when all is there.
    pub fn absent(&self) -> Vec<String> {
        let absent = FONTS.iter().enumerate().filter_map(|(file, font)| match font.brought {
            Brought::Usually(without) if self.place(file).is_none() => {
                Some(format!("没有{}字库（{}.ttf），{without}。", font.called, font.name))
            }
            _ => None,
        });
        absent.collect()
    }

    /// The bytes of one file, read on first use, and the number of the face in it; `None` when there is no such font.
    pub(crate) fn face(&self, file: usize) -> Answer<Option<(&[u8], u32)>> {
        let Some(place) = self.place(file) else { return Ok(None) };
        if self.bytes[file].get().is_none() {
            let read = std::fs::read(&place.file).map_err(|_| not_found(&place.file))?;
            return Ok(Some((self.bytes[file].get_or_init(|| read), place.index)));
        }
        Ok(self.bytes[file].get().map(|bytes| (bytes.as_slice(), place.index)))
    }

    /// The font's name inside the PDF.
    pub(crate) fn name(file: usize) -> &'static str {
        FONTS[file].name
    }

    pub(crate) fn unreadable(&self, file: usize) -> Refusal {
        let place = self.place(file).map_or_else(|| self.own(&FONTS[file]), |place| place.file.clone());
        Refusal::new(format!("字体文件 {} 已损坏，请重新安装本程序。", place.display()))
    }
}

fn not_found(place: &Path) -> Refusal {
    Refusal::new(format!("找不到字体文件 {}，请重新安装本程序。", place.display()))
}

#[cfg(test)]
mod tests {
    use super::super::names::made::{collection, renamed, small};
    use super::super::{A4_UPRIGHT, Area, Document, Style};
    use super::*;

    fn brought() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts")
    }

    /// A font the program brings, as it is in the checkout.
    fn real(name: &str) -> Vec<u8> {
        std::fs::read(brought().join(name)).expect("run `cargo xtask fonts` first")
    }

    fn folder_with(files: &[(&str, &[u8])]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in files {
            std::fs::write(folder.path().join(name), bytes).unwrap();
        }
        folder
    }

    fn machine(folder: &tempfile::TempDir) -> Machine {
        Machine::of(vec![folder.path().into()])
    }

    #[test]
    fn refuses_without_song_and_says_which_file() {
        let empty = folder_with(&[("HanaMinB.ttf", b"")]);
        let said = Fonts::look(empty.path(), Machine::of(vec![])).unwrap_err().to_string();
        assert!(
            said.starts_with("找不到字体文件 ") && said.ends_with("NotoSerifSC-Regular.ttf，请重新安装本程序。"),
            "{said}"
        );
    }

    #[test]
    fn the_machine_fills_what_the_program_did_not_bring() {
        let ours = folder_with(&[("NotoSerifSC-Regular.ttf", b"")]);
        let theirs = folder_with(&[
            ("a.ttf", &small("KaiTi_GB2312", 8)),
            ("b.TTF", &small("楷体", 8)),
            ("c.ttc", &collection(&[small("新宋体", 8), small("方正小标宋简体", 8)])),
            ("simhei.ttf", &small("其他", 8)),
            ("d.ttf", &small("SimSun-ExtB", 8)),
            ("e.ttf", &small("宋体", 8)),
        ]);
        let fonts = Fonts::look(ours.path(), machine(&theirs)).unwrap();
        let at = |file: &str, index| Some(Place { file: theirs.path().join(file), index });
        assert_eq!(fonts.place(KAI).cloned(), at("b.TTF", 0), "the better name wins, not the earlier file");
        assert_eq!(fonts.place(BLACK).cloned(), at("c.ttc", 1));
        assert_eq!(fonts.place(RARE).cloned(), at("d.ttf", 0));
        assert_eq!(fonts.place(EXT_G), None);
        assert_eq!(fonts.place(SERIF).map(|place| &place.file), Some(&ours.path().join("NotoSerifSC-Regular.ttf")));
        assert_eq!(fonts.absent(), ["没有黑体字库（NotoSansSC-Regular.ttf），表头改用宋体。"]);
    }

    fn printed(fonts: &Fonts, text: &str) -> (Vec<u8>, Vec<String>) {
        let mut document = Document::new(fonts, "");
        document.open_page(A4_UPRIGHT);
        document.put(Area::new(20.0, 20.0, 160.0, 20.0), text, &Style::new(Hand::Kai, 16.0));
        let printed = document.finish().unwrap();
        (printed.bytes, printed.missing.into_iter().map(|missing| missing.character).collect())
    }

    /// The same 楷体 in a collection, under a name no one would look for, prints the same page.
    #[test]
    fn a_face_of_a_collection_prints_as_its_own_file_does() {
        let text = "授予张䶮同志结业证书";
        let alone = Fonts::look(&brought(), Machine::of(vec![])).unwrap();
        let ours = folder_with(&[("NotoSerifSC-Regular.ttf", &real("NotoSerifSC-Regular.ttf"))]);
        let both = collection(&[small("别的", 0), real("LXGWWenKai-Regular.ttf")]);
        let theirs = folder_with(&[("A_0815.TTC", &both)]);
        let collected = Fonts::look(ours.path(), machine(&theirs)).unwrap();
        assert!(printed(&alone, text) == printed(&collected, text));
        let without = Fonts::look(ours.path(), Machine::of(vec![])).unwrap();
        assert!(printed(&alone, text) != printed(&without, text), "宋体 is not 楷体");
    }

    /// 𱁬 is in no font of the 楷体's chain; the machine's last resort is asked only then.
    #[test]
    fn the_machines_rare_characters_come_last_and_only_when_wanted() {
        let last = renamed(real("NotoSansSC-Regular.ttf"), "宋体-ExtG");
        let theirs = folder_with(&[("x.ttf", &last)]);
        let fonts = Fonts::look(&brought(), machine(&theirs)).unwrap();
        assert_eq!(fonts.absent(), Vec::<String>::new());
        assert_eq!(printed(&fonts, "王𬱖").1, Vec::<String>::new());
        assert!(fonts.machine.known.get().is_none(), "nobody looks through the machine when nothing is wanted of it");

        let lacking = "\u{3106C}";
        let without = Fonts::look(&brought(), Machine::of(vec![])).unwrap();
        assert_eq!(printed(&without, lacking).1, [lacking]);
        assert_eq!(printed(&fonts, lacking).1, Vec::<String>::new());
    }
}
