//! Everything that can go wrong with the file: a clear sentence, and nothing lost.

use std::{
    collections::BTreeMap,
    ffi::OsString,
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};

use office::{Host, Office};
use school::Error;
use serde_json::json;

use crate::{
    command_line::{banwu, program},
    desk::{Desk, dump, host},
};

fn refused_to_open(desk_folder: &Path) -> String {
    match Office::open(&desk_folder.join("班务.db"), host(desk_folder)) {
        Err(Error::Refused(refusal)) => refusal.say,
        Err(Error::Broken(cause)) => panic!("broke: {cause}"),
        Ok(_) => panic!("opened"),
    }
}

#[test]
fn two_windows_on_one_file() {
    let desk = Desk::with_sample();
    let said = refused_to_open(desk.folder.path());
    assert!(said.contains("正在被另一个班务通打开"), "{said}");
    desk.restart();
}

#[test]
fn a_closed_office_is_one_file() {
    let Desk { office, folder } = Desk::with_sample();
    office.call("cohorts", json!({})).unwrap();
    drop(office);
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| name == "班务.db" || name == "班务.lock"), "{left:?}");
}

#[test]
fn a_newer_file_is_left_alone() {
    let Desk { office, folder } = Desk::with_sample();
    drop(office);
    let books = folder.path().join("班务.db");
    rusqlite::Connection::open(&books).unwrap().pragma_update(None, "user_version", 999).unwrap();
    let before = std::fs::read(&books).unwrap();
    let said = refused_to_open(folder.path());
    assert!(said.contains("先升级本程序"), "{said}");
    assert_eq!(std::fs::read(&books).unwrap(), before);
}

#[test]
fn another_programs_file_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let books = folder.path().join("班务.db");
    rusqlite::Connection::open(&books).unwrap().execute_batch("create table t (a); insert into t values (1)").unwrap();
    assert!(refused_to_open(folder.path()).contains("不是班务通的数据文件"));
    std::fs::write(&books, "这是一份 Word 文档，不是数据库。".repeat(100)).unwrap();
    assert!(refused_to_open(folder.path()).contains("已损坏"));
}

#[test]
fn a_damaged_file_is_restored_from_its_copy() {
    let Desk { office, folder } = Desk::with_sample();
    let copy = office.call("backup", json!({})).unwrap().answer["file"].as_str().unwrap().to_owned();
    let books = folder.path().join("班务.db");
    let before = dump(&books);
    drop(office);
    let mut bytes = std::fs::read(&books).unwrap();
    bytes[..4096].fill(0x5a);
    std::fs::write(&books, &bytes).unwrap();

    let out = banwu(&["--books", books.to_str().unwrap(), "check"]);
    assert_eq!(out.code, 2, "{out:?}");
    assert!(out.stderr.contains("已损坏"), "{out:?}");
    let out = banwu(&["--books", books.to_str().unwrap(), "restore", &copy]);
    assert_eq!(out.code, 0, "{out:?}");
    assert_eq!(dump(&books), before);
    let aside = std::fs::read_dir(folder.path())
        .unwrap()
        .filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().contains("损坏"));
    assert_eq!(aside.count(), 1, "the damaged file is kept");
}

#[test]
fn a_copy_brings_back_what_was_and_keeps_what_is() {
    let desk = Desk::with_sample();
    let then = desk.dump();
    let copy = desk.ask("backup", json!({}));
    assert_eq!(desk.ask("backups", json!({})).as_array().unwrap().len(), 1);
    assert_ne!(desk.ask("backup", json!({}))["file"], copy["file"], "one more in the same second");
    desk.ask("remove_cohort", json!({ "cohort": 2 }));
    let before_restoring = desk.dump();
    let kept = desk.ask("restore", json!({ "file": copy["file"] }));
    assert_eq!(desk.dump(), then);
    desk.ask("set_school", json!({ "name": "恢复后还能写" }));
    desk.ask("restore", json!({ "file": kept["file"] }));
    assert_eq!(desk.dump(), before_restoring, "the restoring itself can be taken back");
    let gone = desk.refused("restore", json!({ "file": "/不存在/备份.db" })).say;
    assert!(gone.contains("找不到文件"), "{gone}");
}

#[test]
fn a_copy_that_is_not_sound_is_not_restored() {
    let desk = Desk::with_sample();
    let copy = desk.ask("backup", json!({}))["file"].as_str().unwrap().to_owned();
    let before = desk.dump();
    let mut bytes = std::fs::read(&copy).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 8192].fill(0x77);
    std::fs::write(&copy, bytes).unwrap();
    for request in ["restore", "backup_described"] {
        assert!(desk.refused(request, json!({ "file": copy })).say.contains("已损坏，不能用来恢复"), "{request}");
    }
    assert_eq!(desk.dump(), before);
}

/// What lies in a folder, with every file's bytes.
fn contents(folder: &Path) -> BTreeMap<OsString, Vec<u8>> {
    let entries = std::fs::read_dir(folder).unwrap().map(Result::unwrap);
    entries.map(|entry| (entry.file_name(), std::fs::read(entry.path()).unwrap())).collect()
}

#[test]
fn a_copy_says_what_it_holds_and_nothing_is_left_beside_it() {
    let desk = Desk::with_sample();
    let stick = tempfile::tempdir().unwrap();
    let copy = desk.ask("backup", json!({ "folder": stick.path() }))["file"].as_str().unwrap().to_owned();
    assert!(copy.ends_with(".banwu"), "{copy}");
    desk.ask("set_school", json!({ "name": "中共另一县委党校" }));
    let before = contents(stick.path());
    let held = desk.ask("backup_described", json!({ "file": copy }));
    assert_eq!(contents(stick.path()), before);
    let (classes, roster) = (desk.ask("cohorts", json!({})), desk.ask("trainees", json!({ "cohort": 1 })));
    assert_eq!(held["cohorts"], classes.as_array().unwrap().len());
    assert!(held["trainees"].as_u64().unwrap() >= roster.as_array().unwrap().len() as u64);
    assert_eq!(held["at"], "2026-03-11T21:30:00");
    assert_ne!(held["school"], "中共另一县委党校");
    assert!(held["school"].as_str().unwrap().contains("党校"), "{held}");
    assert!(held["last"].as_str().unwrap().starts_with("2026-03-11 21:30　"), "{held}");

    // Carried under another name, it is known by what is in it; its time is the file's.
    let renamed = stick.path().join("上学期 #1%20.banwu");
    std::fs::rename(&copy, &renamed).unwrap();
    let by_name = desk.ask("backup_described", json!({ "file": renamed }));
    assert_eq!(by_name["last"], held["last"]);
    assert!(by_name["at"].is_string() && by_name["at"] != held["at"], "{by_name}");

    // Books that were closed are read just so, though they keep a log when they are open.
    let theirs = Desk::with_sample();
    let (folder, books) = (theirs.folder.path().to_owned(), theirs.books());
    let Desk { office, folder: _kept } = theirs;
    drop(office);
    let before = contents(&folder);
    desk.ask("backup_described", json!({ "file": books }));
    assert_eq!(contents(&folder), before);

    rusqlite::Connection::open(&renamed).unwrap().pragma_update(None, "user_version", 999).unwrap();
    assert!(desk.refused("backup_described", json!({ "file": renamed })).say.contains("先升级本程序"));
    std::fs::write(&renamed, "名单\n".repeat(1000)).unwrap();
    assert!(desk.refused("backup_described", json!({ "file": renamed })).say.contains("已损坏，不能用来恢复"));
    rusqlite::Connection::open(stick.path().join("别的")).unwrap().execute_batch("create table t (a)").unwrap();
    let other = desk.refused("backup_described", json!({ "file": stick.path().join("别的") })).say;
    assert!(other.contains("不是班务通的数据文件"), "{other}");
    let gone = desk.refused("backup_described", json!({ "file": stick.path().join("没有") })).say;
    assert!(gone.contains("找不到文件"), "{gone}");
}

#[test]
fn copies_of_earlier_versions_are_listed_and_restored() {
    let desk = Desk::with_sample();
    let then = desk.dump();
    let copy = desk.ask("backup", json!({}))["file"].as_str().unwrap().to_owned();
    let former = copy.replace(".banwu", ".db");
    std::fs::rename(&copy, &former).unwrap();
    assert_eq!(desk.ask("backups", json!({}))[0]["file"], former);
    desk.ask("remove_cohort", json!({ "cohort": 2 }));
    desk.ask("restore", json!({ "file": former }));
    assert_eq!(desk.dump(), then);
}

/// Books that were not closed (a stick pulled out) have their last operations in the log beside them.
#[test]
fn books_that_were_not_closed_are_restored_with_their_log() {
    let theirs = Desk::with_sample();
    theirs.ask("set_school", json!({ "name": "没来得及收好" }));
    let stick = tempfile::tempdir().unwrap();
    for end in ["", "-wal"] {
        let name = format!("班务.db{end}");
        std::fs::copy(theirs.folder.path().join(&name), stick.path().join(&name)).unwrap();
    }
    let desk = Desk::new();
    let file = json!({ "file": stick.path().join("班务.db") });
    assert_eq!(desk.ask("backup_described", file.clone())["school"], "没来得及收好");
    desk.ask("restore", file);
    assert_eq!(desk.ask("settings", json!({}))["school"]["name"], "没来得及收好");
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_is_said_in_words() {
    let desk = Desk::with_sample();
    let said = desk.refused("backup", json!({ "folder": "/proc/没有这里" })).say;
    assert!(said.contains("无法写入"), "{said}");
}

/// A folder whose path is long: beyond what Windows took before it had verbatim paths, within what Linux' SQLite takes.
fn deep(root: &Path, characters: usize) -> PathBuf {
    let mut folder = root.to_path_buf();
    while folder.to_string_lossy().chars().count() < characters {
        folder.push("2026 spring term, main classes 春季 主体班");
    }
    folder
}

#[test]
fn books_lie_at_the_end_of_a_long_path() {
    let root = tempfile::tempdir().unwrap();
    // Wine takes more than 260 characters of anybody; beyond 1040 bytes SQLite's usual driver refuses by itself.
    let folder = deep(root.path(), if cfg!(windows) { 1200 } else { 310 });
    let books = folder.join("班务 数据.db");
    let open = || Office::open(&books, Host { backups: folder.join("备份"), ..host(&folder) });
    let office = open().unwrap();
    let ask = |name: &str, request| office.call(name, request).unwrap_or_else(|e| panic!("{name}: {e}")).answer;
    ask("load_sample", json!({}));
    let school = ask("settings", json!({}))["school"].clone();
    let copy = ask("backup", json!({}))["file"].clone();
    assert!(copy.as_str().unwrap().chars().count() > 310, "{copy}");
    assert_eq!(ask("backups", json!({}))[0]["file"], copy);
    assert_eq!(ask("backup_described", json!({ "file": copy }))["school"], school["name"]);
    ask("set_school", json!({ "name": "恢复以后不该在" }));
    ask("restore", json!({ "file": copy }));
    assert_eq!(ask("settings", json!({}))["school"], school);
    assert_eq!(ask("check", json!({}))["sound"], true);
    drop(office);
    let left: Vec<_> = contents_names(&folder);
    assert_eq!(left, ["备份", "班务 数据.db", "班务 数据.lock"], "a closed office is one file");
    let office = open().unwrap();
    assert_eq!(office.call("settings", json!({})).unwrap().answer["school"], school);
    drop(office);

    // Damaged, and restored by the way the window takes.
    std::fs::write(&books, "这不是数据库。".repeat(1000)).unwrap();
    let host = Host { backups: folder.join("备份"), ..host(&folder) };
    let (_, newest) = office::rescue_for(&books, &host).unwrap().unwrap();
    office::restore_damaged(&books, &newest, &host).unwrap();
    assert_eq!(open().unwrap().call("check", json!({})).unwrap().answer["sound"], true);
}

#[cfg(unix)]
#[test]
fn a_path_too_long_for_this_system_is_said_in_words() {
    let root = tempfile::tempdir().unwrap();
    let said = refused_to_open(&deep(root.path(), 480));
    assert!(said.contains("路径太长"), "{said}");
}

/// What one system would not keep, none makes: books made here are carried to Windows.
#[test]
fn books_have_a_name_every_system_keeps() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["CON", "nul.db", "COM1.班务.db", "LPT¹.db", "班务.db.", "班务.db ", "班务?.db", "a|b.db"] {
        match Office::open(&folder.path().join(name), host(folder.path())) {
            Err(Error::Refused(refusal)) => {
                assert!(refusal.say.contains(&format!("文件不能叫「{name}」")), "{refusal:?}")
            }
            Err(Error::Broken(cause)) => panic!("{name} broke: {cause}"),
            Ok(_) => panic!("{name} opened"),
        }
    }
    assert!(contents_names(folder.path()).is_empty());
}

fn contents_names(folder: &Path) -> Vec<OsString> {
    let mut names: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    names
}

#[cfg(target_os = "linux")]
mod pulled_out {
    //! The stick with the books is pulled out while they are open.

    use std::{
        ffi::c_int,
        fs::{self, File},
        os::{
            fd::AsRawFd,
            unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt},
            unix::process::CommandExt,
        },
        time::Instant,
    };

    use super::*;

    /// From now on everything open under this folder is dead: reading, writing and locking fail, as after the disk
    /// was taken away.
    #[allow(unsafe_code)]
    fn make_dead(folder: &Path) {
        unsafe extern "C" {
            fn dup2(old: c_int, new: c_int) -> c_int;
        }
        const O_PATH: i32 = 0o10_000_000;
        let dead = File::options().read(true).custom_flags(O_PATH).open("/").unwrap();
        let mut killed = 0;
        for entry in fs::read_dir("/proc/self/fd").unwrap() {
            let entry = entry.unwrap();
            // Other tests close theirs meanwhile.
            if fs::read_link(entry.path()).is_ok_and(|file| file.starts_with(folder)) {
                let open: c_int = entry.file_name().to_str().unwrap().parse().unwrap();
                // SAFETY: dup2 touches no memory. The descriptor leads under this test's own folder: it belongs to
                // the office of this test, which does nothing at the moment, and stays open as another file.
                assert_eq!(unsafe { dup2(dead.as_raw_fd(), open) }, open);
                killed += 1;
            }
        }
        assert!(killed >= 4, "books, log, shared memory, lock: {killed}");
    }

    const PULLED_OUT: &str = "读不到了，U盘可能已被拔出。请关闭班务通，插回原来的U盘再打开；已经保存过的都在";

    #[test]
    fn every_request_says_so_and_nothing_committed_is_lost() {
        let root = tempfile::tempdir().unwrap();
        let (stick, away) = (root.path().join("U盘"), root.path().join("拔出"));
        let open = || Office::open(&stick.join("班务.db"), host(&stick)).unwrap();
        let office = open();
        office.call("load_sample", json!({})).unwrap();
        let copy = office.call("backup", json!({})).unwrap().answer["file"].clone();
        office.call("set_school", json!({ "name": "拔出以前" })).unwrap();

        make_dead(&stick);
        for (moment, still_there) in [("pulled out", false), ("put in again", true)] {
            if still_there {
                fs::rename(&away, &stick).unwrap();
            } else {
                fs::rename(&stick, &away).unwrap();
            }
            for (request, asked, tail) in [
                ("cohorts", json!({}), "。"),
                ("trainees", json!({ "cohort": 1 }), "。"),
                ("set_school", json!({ "name": "拔出以后" }), "，刚才这一步没有保存。"),
                ("undo", json!({}), "，刚才这一步没有保存。"),
                ("check", json!({}), "。"),
                ("backup", json!({}), "。"),
                ("backup", json!({ "folder": root.path().join("别处") }), "。"),
            ] {
                let since = Instant::now();
                let Err(Error::Refused(refusal)) = office.call(request, asked) else { panic!("{moment}: {request}") };
                let named = format!("数据文件「{}」", stick.join("班务.db").display());
                assert_eq!(refusal.say, format!("{named}{PULLED_OUT}{tail}"), "{moment}: {request}");
                assert!(since.elapsed().as_secs() < 1, "{moment}: {request} took {:?}", since.elapsed());
            }
            if !still_there {
                for request in ["restore", "backup_described"] {
                    let Err(Error::Refused(refusal)) = office.call(request, json!({ "file": copy })) else { panic!() };
                    assert!(refusal.say.contains("找不到文件"), "{refusal:?}");
                }
            }
            let Err(Error::Refused(refusal)) = office.close() else { panic!("closed") };
            assert!(refusal.say.contains(PULLED_OUT), "{refusal:?}");
        }
        let since = Instant::now();
        drop(office);
        assert!(since.elapsed().as_secs() < 2, "closing took {:?}", since.elapsed());

        let office = open();
        assert_eq!(office.call("settings", json!({})).unwrap().answer["school"]["name"], "拔出以前");
        assert_eq!(office.call("check", json!({})).unwrap().answer["sound"], true);
    }

    /// In the middle of a change: nothing of it stays, and only of a commit under way it is left open.
    #[test]
    fn a_change_under_way_is_told_how_far_it_came() {
        let cases = [(false, "刚才这一步没有保存"), (true, "不一定保存了，重新打开后请核对")];
        for (at_commit, said) in cases {
            let Desk { office, folder } = Desk::with_sample();
            let rename = "update venue set name = name || '（改）' where id = 1";
            let changed = office.books().change("改名", |tx| {
                tx.run(rename, [])?;
                make_dead(folder.path());
                if at_commit {
                    return Ok(());
                }
                // What is in memory can still be read; what is on the stick cannot.
                tx.execute_batch("pragma shrink_memory")?;
                tx.value::<u32>("select sum(length(note)) from person", []).map(drop)
            });
            let Err(Error::Refused(refusal)) = changed else { panic!("{at_commit}: not refused") };
            assert!(refusal.say.contains("班务.db") && refusal.say.contains(said), "{at_commit}: {refusal:?}");
            drop(office);
            let office = Office::open(&folder.path().join("班务.db"), host(folder.path())).unwrap();
            let venues = office.call("venues", json!({})).unwrap().answer;
            assert!(!venues.to_string().contains("（改）"), "{at_commit}");
            assert_eq!(office.call("check", json!({})).unwrap().answer["sound"], true);
        }
    }

    /// As whoever may not write here: the test itself may be root, who may write everywhere.
    #[test]
    fn a_write_protected_stick_is_said_in_words() {
        let desk = Desk::with_sample();
        let books = desk.books();
        let Desk { office, folder } = desk;
        drop(office);
        let clerk = folder.path().join("banwu");
        fs::copy(program(), &clerk).unwrap();
        let is_root = fs::metadata(folder.path()).unwrap().uid() == 0;
        for with_lock in [true, false] {
            fs::set_permissions(folder.path(), PermissionsExt::from_mode(0o755)).unwrap();
            if !with_lock {
                fs::remove_file(folder.path().join("班务.lock")).unwrap();
            }
            fs::set_permissions(folder.path(), PermissionsExt::from_mode(0o555)).unwrap();
            let mut command = Command::new(&clerk);
            if is_root {
                command.uid(65534).gid(65534);
            }
            let out = command.args(["--books", books.to_str().unwrap(), "check"]).output().unwrap();
            let said = String::from_utf8_lossy(&out.stderr).into_owned();
            assert_eq!(out.status.code(), Some(2), "{said}");
            assert!(said.contains("班务.db」打不开：它所在的位置不能写入") && said.contains("写保护"), "{said}");
        }
        fs::set_permissions(folder.path(), PermissionsExt::from_mode(0o755)).unwrap();
    }
}

/// A clerk's program is killed in the middle of its work, a hundred times, at any moment: what was committed is
/// there, what was under way is there whole or not at all, and the books are sound.
#[test]
fn killed_a_hundred_times() {
    let folder = tempfile::tempdir().unwrap();
    let books = folder.path().join("班务.db");
    let office = Office::open(&books, host(folder.path())).unwrap();
    office.call("load_sample", json!({})).unwrap();
    drop(office);
    for round in 0..100_u64 {
        let mut clerk = Command::new(program())
            .args(["--books", books.to_str().unwrap(), "talk"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut says = clerk.stdin.take().unwrap();
        let work = std::thread::spawn(move || {
            for step in 0.. {
                if writeln!(says, "{}", a_days_work(round * 1000 + step)).is_err() {
                    return;
                }
            }
        });
        let mut answers = BufReader::new(clerk.stdout.take().unwrap()).lines();
        let mut committed = operation(&answers.next().unwrap().unwrap());
        for _ in 0..round % 5 {
            committed = operation(&answers.next().unwrap().unwrap());
        }
        std::thread::sleep(Duration::from_micros(round * 131 % 5000));
        clerk.kill().unwrap();
        clerk.wait().unwrap();
        work.join().unwrap();
        for answer in answers.map_while(Result::ok) {
            committed = committed.max(operation(&answer));
        }
        let office = Office::open(&books, host(folder.path())).unwrap();
        let newest = office.call("history", json!({})).unwrap().answer[0]["id"].as_u64().unwrap();
        // At most the one operation that was written but not yet answered stands beyond the last answer.
        assert!((committed..=committed + 1).contains(&newest), "round {round}: answered {committed}, found {newest}");
        let roll = office.call("roll_call", json!({ "session": 21 })).unwrap().answer;
        assert!([0, 56].contains(&roll["lines"].as_array().unwrap().len()), "round {round}: half a roll");
        let check = office.call("check", json!({})).unwrap().answer;
        assert_eq!(check["sound"], true, "round {round}: {check}");
    }
}

/// A roll of fifty-six with one exception, another each time: many rows in one operation.
fn a_days_work(step: u64) -> serde_json::Value {
    let mark = ["迟到", "早退", "旷课", "事假"][step as usize % 4];
    let trainee = 47 + step % 56;
    json!({ "name": "take_roll", "request": { "session": 21, "closed": false, "exceptions": [{ "trainee": trainee, "mark": mark }] } })
}

/// The operation an answer speaks of; a line cut off by the kill speaks of none.
fn operation(answer: &str) -> u64 {
    let answer: serde_json::Value = serde_json::from_str(answer).unwrap_or_default();
    answer["operation"]["id"].as_u64().unwrap_or(0)
}
