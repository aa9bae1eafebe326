//! Files the office hands out: a name every system takes, written whole or not at all, and what is said when it
//! cannot be.
//!
//! Every paper, workbook and test file is written here, by the window and by the command line.

use std::{
    fs::{self, File},
    io::{self, ErrorKind, Write},
    path::{Path, PathBuf},
    process,
    sync::atomic::{AtomicU32, Ordering},
};

use school::{
    Refusal,
    file_names::{is_portable, is_reserved},
};

/// What a file is called when nothing is left of its name.
const UNNAMED: &str = "未命名";
/// Longest name, in characters; longer ones cannot be read in any folder window.
const MOST_CHARACTERS: usize = 120;
/// Longest name, in bytes of UTF-8: what Linux file systems take (Windows takes 255 units of UTF-16, which is more).
const MOST_BYTES: usize = 255;

// ---------------------------------------------------------------------------------------------- the name

/// A name as every system keeps it: 「上午/下午」 cannot stand in it, nor a device's name, nor a dot at its end. Too
/// long, it is cut before its extension. A name that is fit already stays as it is.
pub fn fit_name(name: &str) -> String {
    let clean: String = name
        .chars()
        .map(|character| match character {
            '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '-',
            character if character.is_control() => ' ',
            character => character,
        })
        .collect();
    let clean = clean.trim_end_matches([' ', '.']);
    let (stem, extension) = clean.split_at(extension_at(clean));
    let mut stem = shortened(stem, extension);
    if stem.is_empty() {
        stem = UNNAMED.into();
    }
    if is_reserved(&format!("{stem}{extension}")) {
        stem = shortened(&format!("_{stem}"), extension);
    }
    let fit = stem + extension;
    // Where a long name was cut, a dot may stand that makes an extension of what follows it.
    if fit == name { fit } else { fit_name(&fit) }
}

/// Where the extension begins: at the last dot, if what follows is one as programs write them (`.xlsx`); 「第3期.签到」
/// has none.
fn extension_at(name: &str) -> usize {
    let is_extension = |word: &str| (1..=8).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_alphanumeric());
    name.rfind('.').filter(|dot| is_extension(&name[dot + 1..])).unwrap_or(name.len())
}

/// As much of the stem as fits before the extension, with no space or dot at either end.
fn shortened(stem: &str, extension: &str) -> String {
    let stem = stem.trim_matches([' ', '.']);
    let fits = |(at, character): &(usize, char)| at + character.len_utf8() + extension.len() <= MOST_BYTES;
    let kept: String =
        stem.char_indices().take_while(fits).take(MOST_CHARACTERS - extension.len()).map(|(_, c)| c).collect();
    kept.trim_end_matches([' ', '.']).to_owned()
}

// ---------------------------------------------------------------------------------------------- the file

/// Writes a file whole: beside it first, then in its place, so that a full disk or a stick pulled out leaves the old
/// one as it was and nothing half-written. What is answered with success is on the disk, under exactly this name.
pub fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Refusal> {
    let name = name_of(path);
    if !is_portable(&name) {
        return Err(Why::BadName.said(&name));
    }
    if fs::metadata(path).is_ok_and(|old| old.is_file() && old.permissions().readonly()) {
        return Err(Why::ReadOnlyFile.said(&name));
    }
    let beside = beside(path);
    let mut file = File::create_new(&beside).map_err(|error| match why(&error) {
        // It was a new file that was denied, so it is the folder that denies.
        Why::Denied => Why::ReadOnlyFolder.said(&name),
        why => why.said(&name),
    })?;
    let written = file.write_all(bytes).and_then(|()| file.sync_all());
    drop(file); // Windows renames no open file
    written.and_then(|()| fs::rename(&beside, path)).map_err(|error| match fs::remove_file(&beside) {
        Err(left) if left.kind() != ErrorKind::NotFound && why(&error) != Why::Gone => cannot_write(&beside, &left),
        _ => cannot_write(path, &error),
    })
}

/// A name no other file has, in the same folder. Not made from the file's own, which may be as long as names get.
fn beside(path: &Path) -> PathBuf {
    static WRITTEN: AtomicU32 = AtomicU32::new(0);
    let count = WRITTEN.fetch_add(1, Ordering::Relaxed);
    path.with_file_name(format!("~banwu-{}-{count}.part", process::id()))
}

/// A file's name as it goes by in sentences.
pub(crate) fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

// ---------------------------------------------------------------------------------------------- why not

/// Why a file could not be written, and what the clerk can do.
pub fn cannot_write(path: &Path, error: &io::Error) -> Refusal {
    let why = if path.is_dir() { Why::IsFolder } else { why(error) };
    (if why == Why::Denied { denied(path) } else { why }).said(&name_of(path))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Why {
    InUse,
    Denied,
    ReadOnlyFile,
    ReadOnlyFolder,
    ReadOnlyDisk,
    Full,
    Gone,
    IsFolder,
    NotAFolder,
    BadName,
    Unknown,
}

impl Why {
    fn said(self, name: &str) -> Refusal {
        let why = match self {
            Why::InUse => {
                return Refusal::new(format!(
                    "「{name}」正在被其他程序使用（Excel、WPS 或 PDF 阅读器），没有保存。请在那个程序里关闭它再保存，或换一个文件名。"
                ));
            }
            Why::ReadOnlyFile => "原有的同名文件是只读的。请换一个文件名，或在它的属性里去掉“只读”。",
            Why::ReadOnlyFolder => "没有权限写入这个文件夹。请另选一个文件夹，例如“文档”或桌面。",
            Why::ReadOnlyDisk => "这个盘是只读的。请另选一个文件夹；U盘请检查写保护开关。",
            Why::Full => "磁盘已满。请换一个盘，或清出空间后再保存。",
            Why::Gone => "所选的文件夹已经不在了（U盘可能已拔出）。请另选一个文件夹。",
            Why::IsFolder => "同名的文件夹已经存在。请换一个文件名。",
            Why::NotAFolder => "所选的位置不是文件夹。请另选一个文件夹。",
            Why::BadName => {
                let fit = fit_name(name);
                return Refusal::new(if fit == name {
                    format!(
                        "「{name}」没有保存：文件名或文件夹的路径太长，或有系统不接受的字。请换短一些的文件名或文件夹。"
                    )
                } else {
                    format!("「{name}」没有保存：Windows 不接受这样的文件名。可以改为「{fit}」。")
                });
            }
            Why::Denied | Why::Unknown => {
                "文件可能正被其他程序打开，或者这个文件夹不允许写入。请关闭那个程序后再保存，或换一个文件名、文件夹。"
            }
        };
        Refusal::new(format!("「{name}」没有保存：{why}"))
    }
}

fn why(error: &io::Error) -> Why {
    let by_code = error.raw_os_error().and_then(if cfg!(windows) { by_windows_code } else { by_unix_code });
    by_code.unwrap_or_else(|| by_kind(error.kind()))
}

fn by_kind(kind: ErrorKind) -> Why {
    match kind {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Why::Full,
        ErrorKind::NotFound | ErrorKind::StaleNetworkFileHandle => Why::Gone,
        ErrorKind::IsADirectory => Why::IsFolder,
        ErrorKind::NotADirectory => Why::NotAFolder,
        ErrorKind::ReadOnlyFilesystem => Why::ReadOnlyDisk,
        ErrorKind::PermissionDenied => Why::Denied,
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => Why::InUse,
        ErrorKind::InvalidFilename => Why::BadName,
        _ => Why::Unknown,
    }
}

/// What Windows says in numbers for which Rust has no word, or not the word an office needs. Source: winerror.h.
fn by_windows_code(code: i32) -> Option<Why> {
    Some(match code {
        // SHARING_VIOLATION, LOCK_VIOLATION, DELETE_PENDING, USER_MAPPED_FILE
        32 | 33 | 303 | 1224 => Why::InUse,
        // HANDLE_DISK_FULL, DISK_FULL, DISK_QUOTA_EXCEEDED
        39 | 112 | 1295 => Why::Full,
        // PATH_NOT_FOUND, INVALID_DRIVE, BAD_UNIT, NOT_READY, GEN_FAILURE (devices that went away)
        3 | 15 | 20 | 21 | 31 => Why::Gone,
        // REM_NOT_LIST, BAD_NETPATH, DEV_NOT_EXIST, UNEXP_NET_ERR, NETNAME_DELETED, BAD_NET_NAME (shared folders)
        51 | 53 | 55 | 59 | 64 | 67 => Why::Gone,
        // NO_SUCH_DEVICE, FILE_INVALID, MEDIA_CHANGED, NO_MEDIA_IN_DRIVE, IO_DEVICE, DEVICE_NOT_CONNECTED
        433 | 1006 | 1110 | 1112 | 1117 | 1167 => Why::Gone,
        // WRITE_PROTECT
        19 => Why::ReadOnlyDisk,
        // INVALID_NAME, BAD_PATHNAME, FILENAME_EXCED_RANGE
        123 | 161 | 206 => Why::BadName,
        // DIRECTORY: a file stands where a folder should
        267 => Why::NotAFolder,
        _ => return None,
    })
}

/// A stick pulled out: EIO, ENXIO, ENODEV, ENOTCONN.
fn by_unix_code(code: i32) -> Option<Why> {
    matches!(code, 5 | 6 | 19 | 107).then_some(Why::Gone)
}

/// ACCESS_DENIED is all that Windows says when a file to be replaced is open in Excel, is read-only, or is the
/// administrator's. Which it is shows when one asks.
fn denied(path: &Path) -> Why {
    let Ok(old) = fs::metadata(path) else { return Why::ReadOnlyFolder };
    if old.permissions().readonly() {
        return Why::ReadOnlyFile;
    }
    match File::options().write(true).open(path) {
        // May be written but not replaced: somebody has it open.
        Ok(_) if cfg!(windows) => Why::InUse,
        Err(error) if why(&error) == Why::InUse => Why::InUse,
        _ => Why::ReadOnlyFolder,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_are_made_fit() {
        for (name, fit) in [
            ("第3期中青班 签到表（上午/下午）.pdf", "第3期中青班 签到表（上午-下午）.pdf"),
            (r#"a\b:c*d?e"f<g>h|i.xlsx"#, "a-b-c-d-e-f-g-h-i.xlsx"),
            (" 名册\n.xlsx. ", "名册.xlsx"),
            ("第3期. .pdf", "第3期.pdf"),
            ("第3期.签到.", "第3期.签到"),
            ("NUL.签到.pdf", "_NUL.签到.pdf"),
            ("con", "_con"),
            ("COM¹ .pdf", "_COM¹.pdf"),
            ("CONTENT.pdf", "CONTENT.pdf"),
            ("", "未命名"),
            (" . . ", "未命名"),
            (".pdf", "未命名.pdf"),
            ("///.pdf", "---.pdf"),
        ] {
            assert_eq!(fit_name(name), fit, "{name:?}");
        }
        let long = "中".repeat(300);
        assert_eq!(fit_name(&format!("{long}.xlsx")), format!("{}.xlsx", "中".repeat(83)));
        assert_eq!(fit_name(&format!("{}.pdf", "a".repeat(300))), format!("{}.pdf", "a".repeat(116)));
        // What is cut off may lay a device bare.
        let bare = format!("NUL{}x.pdf", " ".repeat(200));
        assert_eq!(fit_name(&bare), "_NUL.pdf");
    }

    proptest! {
        #[test]
        fn any_name_can_be_made_fit(
            stem in prop_oneof!["(?s).{0,200}", "(CON|nul|COM1|LPT³)?[ .]{0,130}[x中𠅤:/. ]{0,100}"],
            ending in prop_oneof![Just(""), Just(".pdf"), Just(".xlsx"), Just(". "), Just(".签到")],
        ) {
            let name = format!("{stem}{ending}");
            let fit = fit_name(&name);
            prop_assert!(is_portable(&fit), "{fit:?}");
            prop_assert!(fit.chars().count() <= MOST_CHARACTERS && fit.len() <= MOST_BYTES, "{fit:?}");
            prop_assert_eq!(fit_name(&fit), fit.clone(), "fit already");
            if [".pdf", ".xlsx"].contains(&ending) {
                prop_assert!(fit.ends_with(ending), "{fit:?}");
            }
        }
    }

    fn left(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn what_is_written_is_whole_and_leaves_nothing_beside() {
        let folder = tempfile::tempdir().unwrap();
        let longest = format!("{}.xlsx", "册".repeat(83));
        for name in ["名册 副本.xlsx", "第3期.签到", longest.as_str()] {
            let path = folder.path().join(name);
            write_whole(&path, b"old and longer").unwrap();
            write_whole(&path, b"new").unwrap();
            assert_eq!(fs::read(&path).unwrap(), b"new", "{name}");
        }
        assert_eq!(left(folder.path()).len(), 3);
    }

    #[test]
    fn a_path_too_long_for_other_programs_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let deep = (0..8).fold(folder.path().to_path_buf(), |path, _| path.join("中青年干部培训班".repeat(5)));
        fs::create_dir_all(&deep).unwrap();
        let path = deep.join("签到表.pdf");
        assert!(path.as_os_str().to_string_lossy().chars().count() > 300);
        write_whole(&path, b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
    }

    #[test]
    fn what_cannot_be_written_is_said_and_the_old_file_stays() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("课程表.pdf")).unwrap();
        fs::write(at("只读.pdf"), "old").unwrap();
        let mut only_read = fs::metadata(at("只读.pdf")).unwrap().permissions();
        only_read.set_readonly(true);
        fs::set_permissions(at("只读.pdf"), only_read).unwrap();
        let before = left(folder.path());
        for (name, said) in [
            ("gone/名册.xlsx", "「名册.xlsx」没有保存：所选的文件夹已经不在了"),
            ("课程表.pdf", "「课程表.pdf」没有保存：同名的文件夹"),
            ("只读.pdf", "「只读.pdf」没有保存：原有的同名文件是只读的"),
            ("NUL.pdf", "「NUL.pdf」没有保存：Windows 不接受这样的文件名。可以改为「_NUL.pdf」。"),
            ("第3期.签到.", "可以改为「第3期.签到」。"),
        ] {
            let refusal = write_whole(&at(name), b"new").unwrap_err();
            assert!(refusal.say.contains(said), "{name}: {}", refusal.say);
            assert_eq!(left(folder.path()), before, "{name} leaves nothing half-written");
        }
        assert_eq!(fs::read(at("只读.pdf")).unwrap(), b"old");
        let mut writable = fs::metadata(at("只读.pdf")).unwrap().permissions();
        #[allow(clippy::permissions_set_readonly_false)] // so that the folder can be taken away
        writable.set_readonly(false);
        fs::set_permissions(at("只读.pdf"), writable).unwrap();
    }

    /// /dev/full is a disk with nothing left.
    #[cfg(target_os = "linux")]
    #[test]
    fn linux_codes_have_sentences() {
        let full = File::options().write(true).open("/dev/full").unwrap().write_all(b"x").unwrap_err();
        for (error, word) in [
            (full, "磁盘已满"),
            (io::Error::from_raw_os_error(5), "U盘可能已拔出"),
            (io::Error::from_raw_os_error(19), "U盘可能已拔出"),
            (io::Error::from_raw_os_error(30), "这个盘是只读的"),
            (io::Error::from_raw_os_error(26), "正在被其他程序使用"),
            (io::Error::from_raw_os_error(36), "太长"),
            (io::Error::from_raw_os_error(20), "不是文件夹"),
            (io::Error::from_raw_os_error(13), "没有权限写入这个文件夹"),
        ] {
            let said = cannot_write(Path::new("/不在/签到表.pdf"), &error).say;
            assert!(said.contains("「签到表.pdf」") && said.contains(word), "{error}: {said}");
        }
    }

    #[test]
    fn windows_codes_have_sentences() {
        for (codes, word) in [
            (&[32, 33, 1224][..], "「签到表.pdf」正在被其他程序使用"),
            (&[112, 39], "磁盘已满"),
            (&[3, 21, 433, 1167, 53], "U盘可能已拔出"),
            (&[19], "写保护"),
            (&[123, 206], "太长"),
        ] {
            for code in codes {
                let said = by_windows_code(*code).unwrap().said("签到表.pdf").say;
                assert!(said.contains(word), "{code}: {said}");
            }
        }
        assert_eq!(by_windows_code(5), None, "must be asked about");
    }

    /// Held as Excel holds a workbook, as a PDF reader holds a paper, and as nobody may even look at it.
    #[cfg(windows)]
    #[test]
    fn a_file_open_in_another_program_is_said_to_be() {
        use std::os::windows::fs::OpenOptionsExt;
        const READ: u32 = 1;
        const WRITE: u32 = 2;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("签到表.pdf");
        fs::write(&path, "old").unwrap();
        for share in [0, READ, READ | WRITE] {
            let held = File::options().read(true).share_mode(share).open(&path).unwrap();
            let said = write_whole(&path, b"new").unwrap_err().say;
            assert!(said.contains("「签到表.pdf」正在被其他程序使用"), "{share}: {said}");
            drop(held);
            assert_eq!(fs::read(&path).unwrap(), b"old", "{share}");
            assert_eq!(left(folder.path()), ["签到表.pdf"], "{share}");
        }
        write_whole(&path, b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
    }
}
