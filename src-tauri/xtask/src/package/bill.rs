//! The bill of materials: everything that is inside a package, in which version and under which licence, and the texts
//! of those licences.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use super::cross;
use crate::command::{ask, cargo, program, root};

/// One thing that is inside.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Part {
    /// Rust, 界面, 字体, 字表 or 工具.
    kind: &'static str,
    name: String,
    version: String,
    licence: String,
    /// The folder its package was unpacked into, where its licence texts lie.
    source: Option<PathBuf>,
}

/// Writes `components.tsv` and `licences.txt` into a folder.
pub fn write(folder: &Path, triple: &str) -> Result<(), String> {
    let mut parts = crates(triple)?;
    parts.extend(page()?);
    parts.extend(built_in(triple)?);
    let mut table = String::from("种类\t名称\t版本\t许可\r\n");
    for Part { kind, name, version, licence, .. } in &parts {
        table.push_str(&format!("{kind}\t{name}\t{version}\t{licence}\r\n"));
    }
    // With a mark in front, so that Excel and Notepad on any Windows read it as what it is.
    super::write(&folder.join("components.tsv"), &format!("\u{feff}{table}"))?;
    super::write(&folder.join("licences.txt"), &format!("\u{feff}{}", texts(&parts)?))
}

/// The crates that are linked in.
fn crates(triple: &str) -> Result<BTreeSet<Part>, String> {
    let listed = ask(cargo()
        .args(["tree", "--locked", "--package", "app", "--package", "office", "--target", triple])
        .args(["--edges", "normal", "--prefix", "none", "--format", "{p}\t{l}"]))
    .ok_or("cargo tree does not list the crates")?;
    let registry = registry()?;
    let mut parts = BTreeSet::new();
    for line in listed.lines() {
        let (package, licence) = line.split_once('\t').unwrap_or((line, ""));
        let mut words = package.split_whitespace();
        let (Some(name), Some(version)) = (words.next(), words.next()) else { continue };
        // Ours have a path behind the version.
        if words.any(|word| word.starts_with("(/")) {
            continue;
        }
        let version = version.trim_start_matches('v');
        let source =
            registry.iter().map(|index| index.join(format!("{name}-{version}"))).find(|folder| folder.is_dir());
        let licence = licence.trim_end_matches(" (*)").replace('/', " OR ");
        parts.insert(Part { kind: "Rust", name: name.into(), version: version.into(), licence, source });
    }
    Ok(parts)
}

/// The folders cargo unpacks crates into.
fn registry() -> Result<Vec<PathBuf>, String> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo")));
    let sources = home.unwrap_or_default().join("registry/src");
    let entries = fs::read_dir(&sources).map_err(|error| format!("{}: {error}", sources.display()))?;
    entries.map(|entry| entry.map(|entry| entry.path()).map_err(|error| error.to_string())).collect()
}

/// The packages that are bundled into the page.
fn page() -> Result<BTreeSet<Part>, String> {
    const TELL: &str = "for (const folder of require('child_process').execSync('npm ls --omit=dev --all --parseable', \
        {encoding: 'utf8'}).trim().split('\\n').slice(1)) { const it = require(folder + '/package.json'); \
        console.log([it.name, it.version, it.license, folder].join('\\t')) }";
    let listed = ask(program("node").args(["-e", TELL]).current_dir(root().join("ui")))
        .ok_or("npm does not list the packages of the page")?;
    let part = |line: &str| {
        let mut words = line.split('\t').map(str::to_owned);
        let mut next = || words.next().ok_or_else(|| format!("npm says of a package only: {line}"));
        Ok(Part { kind: "界面", name: next()?, version: next()?, licence: next()?, source: Some(next()?.into()) })
    };
    listed.lines().map(part).collect()
}

/// What comes with the compilers and inside the crates.
fn built_in(triple: &str) -> Result<BTreeSet<Part>, String> {
    let part = |kind, name: &str, version: &str, licence: &str| Part {
        kind,
        name: name.into(),
        version: version.into(),
        licence: licence.into(),
        source: None,
    };
    let mut parts = BTreeSet::from([
        part("字体", "Noto Serif SC, Noto Sans SC", "", "OFL-1.1 (fonts/*-LICENSE.txt)"),
        part("字体", "LXGW WenKai", "", "OFL-1.1 (fonts/LXGWWenKai-LICENSE.txt)"),
        part("字体", "HanaMinB", "", "Hanazono OR OFL-1.1 (fonts/HanaMinB-LICENSE.txt)"),
        part("字表", "strokes and readings of characters", "", "MIT and Unicode (licences/HanziTables.txt)"),
        part("工具", "SQLite", "", "public domain"),
    ]);
    if triple == cross::TRIPLE {
        parts.insert(part("工具", "Rust standard library", &cross::compiler()?, "MIT OR Apache-2.0"));
        parts.insert(part("工具", "mingw-w64 runtime", "", "ZPL-2.1 and public domain"));
        parts.insert(part("工具", "WebView2Loader.dll", "", "BSD-3-Clause (Microsoft)"));
    }
    Ok(parts)
}

/// Every licence text once, under the names of all that come under it.
fn texts(parts: &BTreeSet<Part>) -> Result<String, String> {
    let mut by_text: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for part in parts {
        let named = format!("{} {}", part.name, part.version);
        for text in part.source.as_deref().map_or_else(|| Ok(Vec::new()), licence_texts)? {
            by_text.entry(text).or_default().push(named.clone());
        }
    }
    let mut by_names: Vec<(Vec<String>, String)> = by_text.into_iter().map(|(text, names)| (names, text)).collect();
    by_names.sort();
    let line = "=".repeat(100);
    let said = by_names
        .iter()
        .map(|(names, text)| format!("{line}\r\n{}\r\n{line}\r\n\r\n{text}\r\n\r\n", names.join("\r\n")));
    Ok(said.collect())
}

/// The licence files of an unpacked package, with the line ends of Windows.
fn licence_texts(source: &Path) -> Result<Vec<String>, String> {
    let entries = fs::read_dir(source).map_err(|error| format!("{}: {error}", source.display()))?;
    let mut texts = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| error.to_string())?.path();
        let name = super::name(&path).to_uppercase();
        let starts = ["LICENSE", "LICENCE", "COPYING", "COPYRIGHT", "NOTICE", "UNLICENSE"];
        if path.is_file() && starts.iter().any(|start| name.starts_with(start)) {
            let bytes = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            let text = String::from_utf8_lossy(&bytes);
            texts.push(text.lines().map(str::trim_end).collect::<Vec<_>>().join("\r\n").trim().to_owned());
        }
    }
    texts.sort();
    Ok(texts)
}
