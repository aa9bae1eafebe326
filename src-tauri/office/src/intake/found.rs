//! What a dropped folder holds: the files that may be rosters, and those that are not, with the reason.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Local};
use schemars::JsonSchema;
use school::{Answer, refusal};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Office, outfile::name_of};

/// Files and folders dropped on the window.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Dropped {
    /// Where they lie.
    pub paths: Vec<String>,
}

/// A file that may be a roster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct FileFound {
    /// Where it lies.
    pub path: String,
    /// What it is called.
    pub file: String,
    /// When it was last written, local time: `2026-03-09 08:31:12`; empty where the disk does not say.
    pub written_at: String,
}

/// A file that is no roster.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct PassedOver {
    /// What it is called.
    pub file: String,
    /// Why it is not read.
    pub why: String,
}

/// What was dropped, looked through.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct FilesFound {
    /// To be read, by name.
    pub files: Vec<FileFound>,
    /// Not to be read.
    pub passed_over: Vec<PassedOver>,
}

/// A folder in a folder in a folder; deeper, it is somebody's whole disk.
const DEEPEST: u32 = 6;
/// More are no rosters of one class.
const MOST: usize = 1000;

const WORKBOOKS: &[&str] = &["xlsx", "xlsm", "xls", "xlsb", "et", "ett", "ods", "csv", "htm", "html", "xml"];
const ARCHIVES: &[&str] = &["zip", "rar", "7z", "gz", "tar"];

/// Looks through what was dropped, folders within folders too. Reads no file.
pub fn list(paths: &[PathBuf]) -> Answer<FilesFound> {
    let mut found = FilesFound::default();
    for path in paths {
        look(path, 0, &mut found)?;
    }
    found.files.sort_by(|a, b| by_name(&a.file).cmp(&by_name(&b.file)).then_with(|| a.path.cmp(&b.path)));
    found.files.dedup_by(|a, b| a.path == b.path);
    Ok(found)
}

/// The same, for the window.
pub(crate) fn list_files(_: &Office, it: Dropped) -> Answer<FilesFound> {
    list(&it.paths.iter().map(PathBuf::from).collect::<Vec<_>>())
}

fn look(path: &Path, depth: u32, found: &mut FilesFound) -> Answer<()> {
    let name = name_of(path);
    let about = std::fs::metadata(path).map_err(|error| refusal::cannot_look_into(&name, &error))?;
    if about.is_dir() {
        if depth == DEEPEST {
            found.passed_over.push(PassedOver { file: name, why: "文件夹套得太深，没有看里面。".into() });
            return Ok(());
        }
        let inside = std::fs::read_dir(path).map_err(|error| refusal::cannot_look_into(&name, &error))?;
        for entry in inside {
            look(&entry.map_err(|error| refusal::cannot_look_into(&name, &error))?.path(), depth + 1, found)?;
        }
        return Ok(());
    }
    if let Some(why) = no_roster(&name) {
        // What the system and the office programs leave behind is nothing to tell a clerk of.
        if !why.is_empty() {
            found.passed_over.push(PassedOver { file: name, why: why.into() });
        }
        return Ok(());
    }
    if found.files.len() == MOST {
        return Err(refusal::too_many_files(MOST));
    }
    let written = about.modified().map(|at| DateTime::<Local>::from(at).format("%Y-%m-%d %H:%M:%S").to_string());
    let path = std::path::absolute(path).unwrap_or_else(|_| path.into());
    found.files.push(FileFound {
        path: path.display().to_string(),
        file: name,
        written_at: written.unwrap_or_default(),
    });
    Ok(())
}

/// Why a name is not looked into; empty where that goes without saying.
fn no_roster(name: &str) -> Option<&'static str> {
    let (_, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let ending = ending.to_lowercase();
    match ending.as_str() {
        _ if name.starts_with("~$") || name.starts_with('.') || name.eq_ignore_ascii_case("thumbs.db") => Some(""),
        "ini" | "tmp" | "lnk" => Some(""),
        ending if WORKBOOKS.contains(&ending) => None,
        ending if ARCHIVES.contains(&ending) => Some("是压缩包，请先解压，再把解压出来的文件夹拖进来。"),
        "doc" | "docx" | "wps" | "rtf" | "txt" => Some("是文字文档，请把里面的表格复制到 Excel 里保存，再导入。"),
        "pdf" => Some("是 PDF，读不出表格，请单位发来 Excel 表。"),
        "jpg" | "jpeg" | "png" | "gif" | "bmp" | "heic" | "webp" => Some("是图片，请单位发来 Excel 表。"),
        _ => Some("不是表格。"),
    }
}

/// 2 before 10: digits by their value.
fn by_name(name: &str) -> Vec<(u64, String)> {
    let mut parts = vec![(0_u64, String::new())];
    for c in name.chars() {
        let last = parts.len() - 1;
        match c.to_digit(10) {
            Some(digit) if parts[last].1.is_empty() => {
                parts[last].0 = parts[last].0.saturating_mul(10).saturating_add(u64::from(digit));
            }
            Some(digit) => parts.push((u64::from(digit), String::new())),
            None => parts[last].1.extend(c.to_lowercase()),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_looked_through_and_what_is_no_roster_is_named() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("乡镇")).unwrap();
        for name in [
            "10 教育局.xlsx",
            "2 财政局.XLS",
            "~$2 财政局.xls",
            ".DS_Store",
            "名单.zip",
            "通知.docx",
            "乡镇/城关镇.csv",
        ] {
            std::fs::write(folder.path().join(name), "x").unwrap();
        }
        let found = list(&[folder.path().into(), folder.path().join("2 财政局.XLS")]).unwrap();
        let names: Vec<&str> = found.files.iter().map(|file| file.file.as_str()).collect();
        assert_eq!(names, ["城关镇.csv", "2 财政局.XLS", "10 教育局.xlsx"]);
        let mut passed: Vec<&str> = found.passed_over.iter().map(|it| it.file.as_str()).collect();
        passed.sort_unstable();
        assert_eq!(passed, ["名单.zip", "通知.docx"]);
        assert!(found.files.iter().all(|file| file.written_at.starts_with("20")), "{found:?}");
    }

    #[test]
    fn what_is_not_there_is_refused_by_its_name() {
        let Err(school::Error::Refused(refusal)) = list(&["/没有/这里.xlsx".into()]) else { panic!("not refused") };
        assert!(refusal.say.contains("这里.xlsx"), "{}", refusal.say);
    }
}
