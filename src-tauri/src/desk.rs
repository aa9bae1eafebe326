//! The clerk's desk: dialogs, the printer, a folder opened beside the window.
//!
//! A port, because the real ones cannot be seen by a test that drives the window.

use std::{
    fs,
    io::{self, ErrorKind},
    path::{Path, PathBuf},
    sync::Arc,
};

use school::Refusal;
use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, MessageDialogKind};

use crate::{WINDOW, system};

/// What only a window can do. Everything may wait for the clerk: never call it on the window's thread.
pub trait Desk: Send + Sync {
    /// Asks which files to read; none when cancelled.
    fn pick_files(&self, title: &str, extensions: &[String], many: bool) -> Vec<PathBuf>;
    /// Asks where a file is to be written; `None` when cancelled.
    fn save_as(&self, name: &str) -> Option<PathBuf>;
    /// Prints a PDF, or opens it where it can be printed; says which.
    fn print(&self, pdf: &Path) -> Result<&'static str, Refusal>;
    /// Shows a file in its folder.
    fn reveal(&self, path: &Path) -> Result<(), Refusal>;
    /// Says a sentence when there is no page any more to say it on.
    fn tell(&self, sentence: &str);
}

/// The real desk; in debug builds, the answers laid out in the folder `BANWU_E2E_DIALOGS`.
pub fn desk(app: &AppHandle) -> Arc<dyn Desk> {
    #[cfg(debug_assertions)]
    if let Some(folder) = std::env::var_os("BANWU_E2E_DIALOGS") {
        return Arc::new(laid_out::LaidOut { folder: folder.into() });
    }
    Arc::new(Native { app: app.clone() })
}

struct Native {
    app: AppHandle,
}

impl Native {
    fn dialog(&self, title: &str) -> FileDialogBuilder<tauri::Wry> {
        let dialog = self.app.dialog().file().set_title(title);
        match self.app.get_webview_window(WINDOW) {
            Some(window) => dialog.set_parent(&window),
            None => dialog,
        }
    }
}

impl Desk for Native {
    fn pick_files(&self, title: &str, extensions: &[String], many: bool) -> Vec<PathBuf> {
        let extensions: Vec<&str> = extensions.iter().map(String::as_str).collect();
        let dialog = self.dialog(title).add_filter("可以读取的文件", &extensions);
        let picked =
            if many { dialog.blocking_pick_files() } else { dialog.blocking_pick_file().map(|file| vec![file]) };
        // On a desktop every picked file is a path; a phone's content address has no place here.
        picked.unwrap_or_default().into_iter().filter_map(|file| file.into_path().ok()).collect()
    }

    fn save_as(&self, name: &str) -> Option<PathBuf> {
        let extension = Path::new(name).extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        let kind = match extension {
            "pdf" => "PDF 文件",
            "xlsx" => "Excel 工作簿",
            _ => "文件",
        };
        let picked = self.dialog("另存为").set_file_name(name).add_filter(kind, &[extension]).blocking_save_file()?;
        let path = picked.into_path().ok()?;
        let whole = path.with_extension(extension);
        // Windows adds the extension the clerk left out, GTK does not; nobody was asked about replacing that file.
        Some(if path.extension().is_none() && !whole.exists() { whole } else { path })
    }

    fn print(&self, pdf: &Path) -> Result<&'static str, Refusal> {
        system::print(pdf)
    }

    fn reveal(&self, path: &Path) -> Result<(), Refusal> {
        system::reveal(path)
    }

    fn tell(&self, sentence: &str) {
        self.app.dialog().message(sentence).title("班务通").kind(MessageDialogKind::Warning).blocking_show();
    }
}

/// Writes a file whole: beside it first, then in its place, so that a full disk leaves the old one as it was.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), Refusal> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".part");
    let beside = PathBuf::from(beside);
    let written = fs::write(&beside, bytes).and_then(|()| fs::rename(&beside, path));
    written.map_err(|error| match fs::remove_file(&beside) {
        Err(left) if left.kind() != ErrorKind::NotFound => cannot_write(&beside, &left),
        _ => cannot_write(path, &error),
    })
}

/// Why a file could not be written, and what the clerk can do.
pub fn cannot_write(path: &Path, error: &io::Error) -> Refusal {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    Refusal::new(match error.kind() {
        ErrorKind::StorageFull => format!("「{name}」没有保存：磁盘已满。请换一个盘，或清出空间后再保存。"),
        ErrorKind::NotFound => {
            format!("「{name}」没有保存：所选的文件夹已经不在了（U盘可能已拔出）。请另选一个文件夹。")
        }
        ErrorKind::IsADirectory => format!("「{name}」没有保存：同名的文件夹已经存在。请换一个文件名。"),
        ErrorKind::ReadOnlyFilesystem => format!("「{name}」没有保存：这个盘是只读的。请另选一个文件夹。"),
        _ => format!(
            "「{name}」没有保存：文件可能正被 Excel 或其他程序打开，或者这个文件夹不允许写入。请关闭那个程序后再保存，或换一个文件名、文件夹。"
        ),
    })
}

/// A name as Windows accepts it: 「上午/下午」 cannot stand in a file's name.
pub fn file_name(name: &str) -> String {
    let clean: String = name
        .chars()
        .map(|character| match character {
            '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '-',
            character if character.is_control() => ' ',
            character => character,
        })
        .collect();
    clean.trim_matches([' ', '.']).to_owned()
}

#[cfg(debug_assertions)]
mod laid_out {
    //! A desk on which every answer lies ready in a folder, for tests that drive the window.

    use super::*;

    pub struct LaidOut {
        pub folder: PathBuf,
    }

    impl Desk for LaidOut {
        /// The lines of `pick.txt`; no such file is a cancelled dialog.
        fn pick_files(&self, _: &str, _: &[String], many: bool) -> Vec<PathBuf> {
            let lines = fs::read_to_string(self.folder.join("pick.txt")).unwrap_or_default();
            let take = if many { usize::MAX } else { 1 };
            lines.lines().filter(|line| !line.is_empty()).take(take).map(|line| self.folder.join(line)).collect()
        }

        fn save_as(&self, name: &str) -> Option<PathBuf> {
            Some(self.folder.join(name))
        }

        /// The paper arrives in `printed/`.
        fn print(&self, pdf: &Path) -> Result<&'static str, Refusal> {
            let (name, printed) = (pdf.file_name().unwrap_or_default(), self.folder.join("printed"));
            fs::create_dir_all(&printed)
                .and_then(|()| fs::copy(pdf, printed.join(name)))
                .map_err(|error| cannot_write(pdf, &error))?;
            Ok(system::SENT)
        }

        fn reveal(&self, path: &Path) -> Result<(), Refusal> {
            fs::write(self.folder.join("revealed.txt"), path.to_string_lossy().as_bytes())
                .map_err(|error| cannot_write(path, &error))
        }

        fn tell(&self, sentence: &str) {
            eprintln!("{sentence}");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_made_fit_for_windows() {
        let cases = [
            ("第3期中青班 签到表（上午/下午）.pdf", "第3期中青班 签到表（上午-下午）.pdf"),
            (r#"a\b:c*d?e"f<g>h|i.xlsx"#, "a-b-c-d-e-f-g-h-i.xlsx"),
            (" 名册\n.xlsx. ", "名册 .xlsx"),
        ];
        for (name, clean) in cases {
            assert_eq!(file_name(name), clean);
        }
    }

    #[test]
    fn what_cannot_be_written_is_said_and_the_old_file_stays() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        let (path, gone) = (folder.path().join("名册.xlsx"), folder.path().join("gone/名册.xlsx"));
        fs::write(&path, "old")?;
        write(&path, b"new").unwrap();
        assert_eq!(fs::read(&path)?, b"new");
        assert!(write(&gone, b"new").unwrap_err().say.contains("「名册.xlsx」没有保存：所选的文件夹已经不在了"));

        let taken = folder.path().join("课程表.pdf");
        fs::create_dir(&taken)?;
        assert!(write(&taken, b"new").unwrap_err().say.contains("同名的文件夹"));
        assert_eq!(fs::read_dir(folder.path())?.count(), 2, "nothing half-written is left");
        Ok(())
    }
}
