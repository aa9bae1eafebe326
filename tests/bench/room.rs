//! How much room the largest roster takes: the peak of `banwu` itself, and of the process that reads for it.

use std::{
    fs,
    path::PathBuf,
    process::{Child, Command, Stdio},
    thread::sleep,
    time::Duration,
};

use divan::Bencher;
use office::Office;
use serde_json::json;

use super::{Desk, host, roster_of, size};

/// What an office PC of 4 GB has to spare.
const MB_AT_MOST: u64 = 200;

/// A province's people, checked only and written, of few units and of so many that every one is asked about. Under
/// 5 s and 15 s; each process under 200 MB.
#[divan::bench(args = [("checked", 40), ("written", 40), ("written", 42_424)], sample_count = 1, sample_size = 1)]
fn room_for_a_roster_of_300000(bencher: Bencher, (what, units): (&str, usize)) {
    let desk = Desk::new();
    let (cohort, file) = (desk.cohort(1), roster_of(&desk, size(300_000), size(units)));
    let Desk { office, folder } = desk;
    drop(office);
    bencher.bench_local(|| {
        let mut import = Command::new(program());
        import.arg("--books").arg(folder.path().join("班务.db"));
        import.args(["import-roster", "--json", "--cohort", &cohort.to_string()]).arg(&file);
        import.args((what == "written").then_some("--apply"));
        let (largest, together) = peaks(import.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap());
        println!("{what}, {units} units: the largest process {largest} MB, all at one moment {together} MB");
        assert!(largest < MB_AT_MOST, "{what}, {units} units: {largest} MB");
    });
    let office = Office::open(&folder.path().join("班务.db"), host(folder.path())).unwrap();
    let history = office.call("history", json!({})).unwrap().answer.to_string();
    assert_eq!(history.contains("导入名册"), what == "written");
}

/// The program beside this one: `cargo xtask bench` builds it.
fn program() -> PathBuf {
    let bench = std::env::current_exe().unwrap();
    bench.parent().unwrap().parent().unwrap().join("banwu")
}

/// What a run takes while it lasts, in MB: its largest process at its largest, and all of its processes at one moment.
///
/// Asked of the system while they run: what it says afterwards (`ru_maxrss`) counts what the starting process had.
fn peaks(mut run: Child) -> (u64, u64) {
    let (mut largest, mut together) = (0, 0);
    while run.try_wait().unwrap().is_none() {
        let all = [vec![run.id().to_string()], children(run.id())].concat();
        let mut now = 0;
        for process in all {
            // One that ended since takes nothing any more.
            let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
            let said = |key: &str| {
                let line = status.lines().find_map(|line| line.strip_prefix(key));
                line.map_or(0, |line| line.trim_end_matches("kB").trim().parse::<u64>().unwrap() >> 10)
            };
            largest = said("VmHWM:").max(largest);
            now += said("VmRSS:");
        }
        together = now.max(together);
        sleep(Duration::from_millis(5));
    }
    assert!(run.wait().unwrap().success());
    (largest, together)
}

fn children(of: u32) -> Vec<String> {
    let threads = fs::read_dir(format!("/proc/{of}/task")).into_iter().flatten().flatten();
    let told = threads.map(|thread| fs::read_to_string(thread.path().join("children")).unwrap_or_default());
    told.flat_map(|told| told.split_whitespace().map(String::from).collect::<Vec<_>>()).collect()
}
