//! The page: npm and vite, run only when something has changed.

use std::{
    collections::hash_map::DefaultHasher,
    fs,
    hash::{Hash, Hasher},
    io,
    path::{Path, PathBuf},
};

use crate::command::{program, root, run};

/// What the page is made from.
const SOURCES: &[&str] =
    &["src", "public", "index.html", "package.json", "package-lock.json", "tsconfig.json", "vite.config.ts"];

fn folder() -> PathBuf {
    root().join("ui")
}

/// Installs exactly what the lock names; nothing to do when that lock was the last one installed.
pub fn install() -> Result<(), String> {
    let (lock, installed) = (folder().join("package-lock.json"), folder().join("node_modules/.installed"));
    let wanted = fs::read(&lock).map_err(|error| format!("cannot read {}: {error}", lock.display()))?;
    if fs::read(&installed).is_ok_and(|last| last == wanted) {
        return Ok(());
    }
    npm(&["ci", "--no-audit", "--no-fund"])?;
    fs::write(&installed, wanted).map_err(|error| format!("cannot write {}: {error}", installed.display()))
}

/// One of the page's own scripts, as `ui/package.json` names them.
pub fn script(name: &str) -> Result<(), String> {
    npm(&["run", "--silent", name])
}

/// Installs and builds into `ui/dist`; nothing to do when no source has changed since.
pub fn build() -> Result<(), String> {
    install()?;
    let stamp = folder().join("node_modules/.built");
    let now = fingerprint().map_err(|error| format!("cannot read {}: {error}", folder().display()))?;
    // `build.rs` may have put its one page there; a built page has assets.
    if folder().join("dist/assets").is_dir() && fs::read_to_string(&stamp).is_ok_and(|last| last == now) {
        return Ok(());
    }
    script("build")?;
    fs::write(&stamp, now).map_err(|error| format!("cannot write {}: {error}", stamp.display()))
}

fn npm(arguments: &[&str]) -> Result<(), String> {
    run(program("npm").args(arguments).current_dir(folder()))
}

/// Of every source's name and content.
fn fingerprint() -> io::Result<String> {
    let mut files = Vec::new();
    for source in SOURCES {
        let path = folder().join(source);
        if path.exists() {
            collect(&path, &mut files)?;
        }
    }
    files.sort();
    let mut hash = DefaultHasher::new();
    for file in files {
        file.hash(&mut hash);
        fs::read(&file)?.hash(&mut hash);
    }
    Ok(format!("{:x}", hash.finish()))
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if !path.is_dir() {
        files.push(path.to_owned());
        return Ok(());
    }
    for entry in fs::read_dir(path)? {
        collect(&entry?.path(), files)?;
    }
    Ok(())
}
