//! `banwutong --selftest [FOLDER]`: does this very program, as it was installed, do its work on this computer?
//!
//! Everything but the window is tried out, on books made for it; the office's own are not touched.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use crate::places::Places;

/// Where the lines are kept, in the folder that was named.
const REPORT: &str = "自检.txt";

/// Prints one line per step; in a folder that was named, leaves them to be sent to whoever helps.
pub fn run(folder: Option<PathBuf>) -> ExitCode {
    let mut lines = String::new();
    let mut say = |line: &str| {
        println!("{line}");
        lines.push_str(line);
        lines.push('\n');
    };
    surroundings(&mut say);
    let inside = folder.clone().unwrap_or_else(env::temp_dir);
    let done = match fs::create_dir_all(&inside) {
        Ok(()) => office::selftest(&inside, &mut say).is_ok(),
        Err(error) => {
            say(&office::outfile::cannot_write(&inside, &error).say);
            false
        }
    };
    let kept = folder.map(|folder| office::outfile::write_whole(&folder.join(REPORT), lines.as_bytes()));
    if let Some(Err(refusal)) = &kept {
        eprintln!("{}", refusal.say);
    }
    if done && !matches!(kept, Some(Err(_))) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// What the program finds on this computer. Nothing of it is a failure: the office works without a window.
fn surroundings(say: &mut dyn FnMut(&str)) {
    say(&format!("班务通 {}", env!("CARGO_PKG_VERSION")));
    let webview = if cfg!(windows) { "WebView2" } else { "WebKitGTK" };
    match tauri::webview_version() {
        Ok(version) => say(&format!("{webview}：{version}")),
        Err(_) => say(&format!("{webview}：没有找到，窗口打不开；其余照常检查")),
    }
    say(&format!("字体文件夹：{}", there(&office::fonts_folder())));
    say(&format!("数据文件夹：{}", there(&Places::find(None).data)));
}

fn there(folder: &Path) -> String {
    let note = if folder.is_dir() { "" } else { "（还没有）" };
    format!("{}{note}", folder.display())
}
