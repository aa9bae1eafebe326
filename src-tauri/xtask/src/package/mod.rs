//! `cargo xtask package windows | deb`: what the office gets on a stick, made on Debian into `dist/`.

pub mod bill;
pub mod cross;
pub mod deb;
pub mod installed;
pub mod wine;

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use crate::{
    command::{program, root, run, sha256},
    fonts, needs, ui,
};

/// The version of everything here: one for the workspace.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Where packages are laid.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The installer.
pub fn installer() -> PathBuf {
    dist().join(format!("Banwu_{VERSION}_x64.exe"))
}

/// 绿色版.
pub fn portable() -> PathBuf {
    dist().join(format!("Banwu_{VERSION}_x64_portable.zip"))
}

/// The installer and the portable package for Windows, with their sums.
pub fn windows() -> Result<(), String> {
    needs::ensure(needs::OFFICE | needs::WINDOWS)?;
    fonts::ensure()?;
    ui::build()?;
    run(cross::cargo("build")?.args(["--release", "--package", "app", "--package", "office", "--bins"]))?;
    let files = gather()?;
    pack_installer(&files, VERSION, &installer())?;
    pack_portable(&files)?;
    sums(&[installer(), portable()])
}

/// Every file the office gets, in one folder as it will lie on its PC.
fn gather() -> Result<PathBuf, String> {
    let files = cross::folder().join("files");
    make_anew(&files)?;
    for name in ["banwutong.exe", "banwu.exe", "WebView2Loader.dll"] {
        copy(&cross::built().join(name), &files.join(name))?;
    }
    copy(&root().join("src-tauri/windows/使用说明.txt"), &files.join("使用说明.txt"))?;
    common_files(&files, cross::TRIPLE)?;
    let listed: Vec<PathBuf> = walk(&files)?;
    let lines: Result<Vec<String>, String> = listed.iter().map(|file| sum(file, &files)).collect();
    write(&files.join("SHA256SUMS.txt"), &lines?.concat())?;
    Ok(files)
}

/// What every package carries: fonts, licences, and the bill of materials.
fn common_files(files: &Path, triple: &str) -> Result<(), String> {
    let fonts = fonts::ensure()?;
    make_anew(&files.join("fonts"))?;
    for font in walk(&fonts)? {
        copy(&font, &files.join("fonts").join(font.file_name().unwrap_or_default()))?;
    }
    make_anew(&files.join("licences"))?;
    copy(&root().join("LICENSE"), &files.join("licences/Banwu.txt"))?;
    copy(&root().join("src-tauri/school/src/hanzi/data/LICENSE.txt"), &files.join("licences/HanziTables.txt"))?;
    bill::write(&files.join("licences"), triple)
}

/// Makes the installer of a folder of files.
pub fn pack_installer(files: &Path, version: &str, installer: &Path) -> Result<(), String> {
    let remove = cross::folder().join(format!("remove_{version}.nsh"));
    write(&remove, &removal(files)?)?;
    make(&dist())?;
    run(program("makensis")
        .args(["-V2", "-INPUTCHARSET", "UTF8"])
        .arg(format!("-DVERSION={version}"))
        .arg(format!("-DFILES={}", files.display()))
        .arg(format!("-DREMOVE={}", remove.display()))
        .arg(format!("-DOUT={}", installer.display()))
        .arg("src-tauri/windows/installer.nsi"))
}

/// The uninstaller removes these files and no others: never a folder with whatever may have been put into it.
fn removal(files: &Path) -> Result<String, String> {
    let mut lines = Vec::new();
    let mut folders = Vec::new();
    for file in walk(files)? {
        let inside = file.strip_prefix(files).map_err(|error| error.to_string())?.to_owned();
        lines.push(format!("Delete \"$INSTDIR\\{}\"\n", inside.display()).replace('/', "\\"));
        folders.extend(inside.ancestors().skip(1).filter(|folder| *folder != Path::new("")).map(Path::to_owned));
    }
    folders.sort();
    folders.dedup();
    // A folder before the one it lies in.
    let folders =
        folders.iter().rev().map(|folder| format!("RMDir \"$INSTDIR\\{}\"\n", folder.display()).replace('/', "\\"));
    Ok(lines.into_iter().chain(folders).collect())
}

/// The same files with the word `portable` beside them: unpack and start.
fn pack_portable(files: &Path) -> Result<(), String> {
    let parent = cross::folder().join("portable");
    make_anew(&parent)?;
    let folder = parent.join(format!("Banwu_{VERSION}"));
    run(program("cp").arg("-a").arg(files).arg(&folder))?;
    write(
        &folder.join("portable"),
        "有这个文件时，数据存放在旁边的 data 文件夹里；删去它，数据存放在 %APPDATA%\\Banwu。\r\n",
    )?;
    if portable().exists() {
        fs::remove_file(portable()).map_err(|error| format!("{}: {error}", portable().display()))?;
    }
    run(program("zip")
        .args(["-q", "-X", "-9", "-r"])
        .arg(portable())
        .arg(".")
        .current_dir(&parent)
        .env("LC_ALL", "C.UTF-8"))
}

/// Writes `SHA256SUMS.txt` beside the packages and says how large they are.
fn sums(packages: &[PathBuf]) -> Result<(), String> {
    let mut lines: Vec<String> = Vec::new();
    let file = dist().join("SHA256SUMS.txt");
    if file.exists() {
        // The sums of what was packed for another system stay.
        let old = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
        let now = |line: &str| packages.iter().any(|package| line.ends_with(&*name(package)));
        lines.extend(old.lines().filter(|line| !now(line)).map(|line| format!("{line}\n")));
    }
    for package in packages {
        lines.push(sum(package, &dist())?);
        let bytes = fs::metadata(package).map_err(|error| format!("{}: {error}", package.display()))?.len();
        println!("{:>6.1} MB  {}", bytes as f64 / 1e6, package.display());
    }
    write(&file, &lines.concat())
}

/// One line as `sha256sum` prints it.
fn sum(file: &Path, from: &Path) -> Result<String, String> {
    let inside = file.strip_prefix(from).map_err(|error| error.to_string())?;
    Ok(format!("{}  {}\n", sha256(file)?, inside.display()))
}

// ---------------------------------------------------------------------------------------------- files

fn name(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Every file in a folder and below, sorted.
pub fn walk(folder: &Path) -> Result<Vec<PathBuf>, String> {
    fn below(folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() && !path.is_symlink() { below(&path, found)? } else { found.push(path) }
        }
        Ok(())
    }
    let mut found = Vec::new();
    below(folder, &mut found).map_err(|error| format!("{}: {error}", folder.display()))?;
    found.sort();
    Ok(found)
}

fn make(folder: &Path) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|error| format!("cannot make {}: {error}", folder.display()))
}

fn make_anew(folder: &Path) -> Result<(), String> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|error| format!("cannot remove {}: {error}", folder.display()))?;
    }
    make(folder)
}

fn copy(from: &Path, to: &Path) -> Result<(), String> {
    fs::copy(from, to).map(drop).map_err(|error| format!("cannot copy {} to {}: {error}", from.display(), to.display()))
}

fn write(file: &Path, text: &str) -> Result<(), String> {
    fs::write(file, text).map_err(|error| format!("cannot write {}: {error}", file.display()))
}
