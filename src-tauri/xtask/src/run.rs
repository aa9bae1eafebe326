//! `cargo xtask run`: from a checkout to the window, or, where there is no screen, to a folder of papers.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use crate::{
    command::{cargo, root, run as start, target},
    fonts, needs, ui,
};

/// `[FOLDER] [--release]`
pub fn run(words: &[&str]) -> Result<(), String> {
    let release = words.contains(&"--release");
    let folder = words.iter().find(|word| !word.starts_with("--")).map(|word| root().join(word));
    if let Some(unknown) = words.iter().find(|word| word.starts_with("--") && **word != "--release") {
        return Err(format!("cargo xtask run does not know {unknown}"));
    }
    if has_display() { window(folder, release) } else { papers(folder, release) }
}

/// A screen to show a window on.
fn has_display() -> bool {
    let set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(any(windows, target_os = "macos")) || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

fn window(folder: Option<PathBuf>, release: bool) -> Result<(), String> {
    needs::ensure(needs::OFFICE | needs::WINDOW)?;
    let fonts = fonts::ensure()?;
    ui::build()?;
    let mut command = cargo();
    command.args(["run", "--package", "app"]).env("BANWU_FONTS", fonts);
    if release {
        command.arg("--release");
    }
    if let Some(folder) = folder {
        command.env("BANWU_DATA", folder);
    }
    start(&mut command)
}

/// The same school, the same papers, on the command line.
fn papers(folder: Option<PathBuf>, release: bool) -> Result<(), String> {
    println!(
        "这台机器没有显示器（DISPLAY、WAYLAND_DISPLAY 都没有设置），不能打开窗口；改在命令行上做同样的事：\n\
         建立示例学校，把它的全部材料和表格写到文件夹里。\n\
         There is no display here, so no window can be opened. The same is done on the command line:\n\
         a made-up school, with all its papers and workbooks written to a folder.\n"
    );
    needs::ensure(needs::OFFICE)?;
    let fonts = fonts::ensure()?;
    let folder = match folder {
        Some(folder) => folder,
        None => unused(&target())?,
    };
    fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut command = cargo();
    command.args(["run", "--package", "office", "--bin", "banwu"]).env("BANWU_FONTS", fonts);
    if release {
        command.arg("--release");
    }
    command.arg("--").arg("--books").arg(folder.join("示例.db")).args(["demo", "--papers"]).arg(&folder);
    start(&mut command)?;
    println!("\n材料和表格都在这里 / papers and workbooks are in:\n  {}", folder.display());
    Ok(())
}

/// `demo`, or the first of `demo-2`, `demo-3` … that is not there yet: nothing that was made before is touched.
fn unused(target: &Path) -> Result<PathBuf, String> {
    let names = std::iter::once("demo".to_owned()).chain((2..1000).map(|n| format!("demo-{n}")));
    let mut folders = names.map(|name| target.join(name));
    folders.find(|folder| !folder.exists()).ok_or_else(|| format!("{} is full of demos", target.display()))
}
