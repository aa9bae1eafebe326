//! The clerk's desk: dialogs, the printer, a folder opened beside the window.
//!
//! A port, because the real ones cannot be seen by a test that drives the window.

use std::{
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
    /// Asks for a folder; `None` when cancelled.
    fn pick_folder(&self, title: &str) -> Option<PathBuf>;
    /// Asks where a file is to be written; `None` when cancelled.
    fn save_as(&self, name: &str) -> Option<PathBuf>;
    /// Brings a PDF as near to paper as this computer allows; says how far that was.
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

    fn pick_folder(&self, title: &str) -> Option<PathBuf> {
        self.dialog(title).blocking_pick_folder()?.into_path().ok()
    }

    fn save_as(&self, name: &str) -> Option<PathBuf> {
        let extension = Path::new(name).extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        let kind = match extension {
            "pdf" => "PDF 文件",
            "xlsx" => "Excel 工作簿",
            "banwu" => "班务通文件",
            _ => "文件",
        };
        let picked = self.dialog("另存为").set_file_name(name).add_filter(kind, &[extension]).blocking_save_file()?;
        let path = picked.into_path().ok()?;
        let whole = path.with_extension(extension);
        // Windows adds the extension the clerk left out, GTK does not; nobody was asked about replacing that file.
        Some(if path.extension().is_none() && !whole.exists() { whole } else { path })
    }

    #[cfg(windows)]
    fn print(&self, pdf: &Path) -> Result<&'static str, Refusal> {
        crate::print_window::print(&self.app, pdf)
    }

    #[cfg(not(windows))]
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

#[cfg(debug_assertions)]
mod laid_out {
    //! A desk on which every answer lies ready in a folder, for tests that drive the window.

    use std::fs;

    use office::outfile::cannot_write;

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

        /// The first line of `folder.txt`; no such file is a cancelled dialog.
        fn pick_folder(&self, _: &str) -> Option<PathBuf> {
            let lines = fs::read_to_string(self.folder.join("folder.txt")).unwrap_or_default();
            lines.lines().next().filter(|line| !line.is_empty()).map(|line| self.folder.join(line))
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
            Ok("已送到默认打印机。")
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
