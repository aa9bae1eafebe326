//! The house rules that a compiler does not know.

use std::path::{Path, PathBuf};

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

/// The files under a folder whose names end so, but for what is made or fetched.
pub fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            if !["target", "node_modules", "dist", "gen", "fonts"].contains(&name.as_str()) && !name.starts_with('.') {
                found.extend(files(&path, ending));
            }
        } else if name.ends_with(ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn all(folder: &str, ending: &str) -> Vec<(PathBuf, String)> {
    let found = files(&root().join(folder), ending);
    assert!(!found.is_empty(), "{folder} *{ending}");
    found.into_iter().map(|path| (path.clone(), std::fs::read_to_string(path).unwrap())).collect()
}

/// `schema.sql` is for people to read: the schema as the migrations leave it. `BANWU_WRITE=1` writes it.
#[test]
fn the_schema_to_read_is_the_schema_there_is() {
    let folder = tempfile::tempdir().unwrap();
    let desk = crate::desk::host(folder.path());
    drop(office::Office::open(&folder.path().join("班务.db"), desk).unwrap());
    let books = rusqlite::Connection::open(folder.path().join("班务.db")).unwrap();
    let mut statement = books
        .prepare("select sql from sqlite_schema where sql is not null and name not like 'sqlite_%' order by tbl_name, type desc, name")
        .unwrap();
    let tables: Vec<String> = statement.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap();
    let now = format!(
        "-- The schema as it stands, made from the migrations by a test; to be read, not run.\n\n{};\n",
        tables.join(";\n\n")
    );
    let path = root().join("src-tauri/school/schema.sql");
    if std::env::var_os("BANWU_WRITE").is_some() {
        std::fs::write(&path, &now).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
    assert!(committed == now, "src-tauri/school/schema.sql is out of date: BANWU_WRITE=1 cargo test -p tests house");
}

/// What the journal asks of every table: strict, `id` its integer primary key, no REAL and no BLOB.
#[test]
fn every_table_can_be_journaled() {
    for sql in school::migrations::MIGRATIONS {
        for table in sql.split("create table ").skip(1) {
            let (name, body) = table.split_once(' ').unwrap();
            if school::journal::UNWATCHED.contains(&name) {
                continue;
            }
            let body = body.split_once(") strict;").unwrap_or_else(|| panic!("{name} is not strict")).0;
            assert!(body.trim_start_matches('(').trim_start().starts_with("id "), "{name} begins with its id");
            for word in [" real", " blob", "created_at"] {
                assert!(!body.to_lowercase().contains(word), "{name}:{word}");
            }
        }
    }
}

/// Rules are pure: no store, no clock.
#[test]
fn rules_ask_neither_the_store_nor_the_clock() {
    for (path, text) in all("src-tauri/school/src", "rules.rs") {
        let rules = text.split("#[cfg(test)]").next().unwrap();
        for word in ["rusqlite", "Read,", "&Read", "&Change", "now()", "today()", "Local::"] {
            assert!(!rules.contains(word), "{}: {word}", path.display());
        }
    }
}

/// app → office → papers → school, and only the window knows Tauri.
#[test]
fn dependencies_point_one_way() {
    for (crate_, forbidden) in [
        ("school", &["papers", "office", "tauri", "printpdf"][..]),
        ("papers", &["office", "tauri", "rusqlite"]),
        ("office", &["tauri", "printpdf"]),
    ] {
        let manifest = std::fs::read_to_string(root().join("src-tauri").join(crate_).join("Cargo.toml")).unwrap();
        for word in forbidden {
            let named = manifest.lines().any(|line| line.starts_with(word) && line.contains("workspace"));
            assert!(!named, "{crate_} depends on {word}");
        }
    }
    for (path, text) in all("ui/src", ".ts").into_iter().chain(all("ui/src", ".tsx")) {
        let at_the_door = path.parent().is_some_and(|folder| folder.ends_with("ui/src/door"));
        assert!(at_the_door || !text.contains("@tauri-apps"), "{} imports the window's library", path.display());
    }
}

/// Never online: nothing in the program can open a connection.
#[test]
fn there_is_no_network_code() {
    let program =
        all("src-tauri", ".rs").into_iter().filter(|(path, _)| !path.starts_with(root().join("src-tauri/xtask")));
    for (path, text) in program {
        // The names of what a workbook is made of look like addresses.
        let text = text.replace("http://schemas.", "").replace("http://purl.", "");
        for word in ["TcpStream", "UdpSocket", "reqwest", "ureq", "http://", "https://"] {
            assert!(!text.contains(word), "{}: {word}", path.display());
        }
    }
}

/// Every file opens with what it is for.
#[test]
fn every_file_says_what_it_is_for() {
    for (path, text) in all("src-tauri", ".rs").into_iter().chain(all("tests", ".rs")) {
        assert!(text.starts_with("//! "), "{}", path.display());
    }
}
