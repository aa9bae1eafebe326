//! `cargo xtask test`: everything that must hold, step by step, stopping at the first that does not.

use std::{
    process::{Command, ExitCode},
    time::{Duration, Instant},
};

#[cfg(unix)]
use crate::package;
use crate::{
    command::{cargo, run},
    fonts, needs, ui,
};

type Step = (&'static str, fn() -> Result<(), String>);

/// Cheap ones first; the page before the Rust that embeds it, so that the window is built once.
const STEPS: &[Step] = &[
    ("format", || run(cargo().args(["fmt", "--all", "--check"]))),
    ("what is needed", || needs::ensure(needs::OFFICE | needs::WINDOW | needs::TESTS)),
    ("fonts", || fonts::ensure().map(|_| ())),
    ("page: packages", ui::install),
    ("page: lint", || ui::script("check")),
    ("page: types", || ui::script("types")),
    ("page: tests", || ui::script("test")),
    ("page: build", ui::build),
    ("clippy", || run(whole("clippy").args(["--all-targets", "--", "-D", "warnings"]))),
    ("programs: build", || run(whole("build").arg("--bins"))),
    ("tests: rules, door, papers, window", || run(&mut whole("test"))),
];

/// Always the same packages with the same features: otherwise cargo builds their dependencies twice.
fn whole(what: &str) -> Command {
    let mut command = cargo();
    command.args([what, "--workspace"]);
    if cfg!(target_os = "linux") {
        command.args(["--features", "tests/window"]); // elsewhere there is no Xvfb to show it on
    }
    command
}

/// What the office gets on its PC, built here and tried in wine.
#[cfg(unix)]
const WINDOWS: &[Step] = &[
    ("what is needed", || needs::ensure(needs::OFFICE | needs::WINDOW | needs::WINDOWS | needs::WINE)),
    ("std for Windows", || package::cross::std().map(drop)),
    ("package", package::windows),
    ("tests under wine", tests_under_wine),
    ("manifest", package::installed::manifest_is_inside),
    ("papers: byte for byte those made here", || {
        run(whole("build").arg("--bins"))?;
        package::installed::papers_are_the_same()
    }),
    ("installed, used, installed over, removed", package::installed::install_use_remove),
    ("WebView2 from the stick", package::installed::webview_from_the_stick),
    ("portable", package::installed::portable_works),
];

#[cfg(unix)]
const DEB: &[Step] = &[("package", package::deb::deb), ("unpacked, used", package::deb::works)];

/// The program, as it is built on this machine.
pub fn test() -> ExitCode {
    all(STEPS)
}

/// The same tests and the packages for Windows.
#[cfg(unix)]
pub fn windows() -> ExitCode {
    all(WINDOWS)
}

/// All of it, as it must hold before a change goes in.
#[cfg(unix)]
pub fn everything() -> ExitCode {
    all(&[STEPS, WINDOWS, DEB].concat())
}

/// The package for Debian.
#[cfg(unix)]
pub fn deb() -> ExitCode {
    all(DEB)
}

/// Without the examples in comments, which rustdoc would look for another std for.
#[cfg(unix)]
fn tests_under_wine() -> Result<(), String> {
    let windows = package::wine::Wine::fresh("tests")?;
    run(package::cross::cargo("build")?.args(["--workspace", "--bins"]))?; // the tests start them
    run(package::cross::cargo_test(&windows)?.args(["--workspace", "--lib", "--bins", "--tests"]))
}

/// Runs the steps; the last line counts them.
fn all(steps: &[Step]) -> ExitCode {
    let mut times = Vec::new();
    let mut failure = None;
    for (name, step) in steps {
        println!("\n━━ {name}");
        let start = Instant::now();
        let result = step();
        times.push((name, start.elapsed()));
        if let Err(error) = result {
            failure = Some((name, error));
            break;
        }
    }
    let passed = times.len() - usize::from(failure.is_some());
    println!();
    for (name, time) in &times {
        println!("{:>8.1} s  {name}", time.as_secs_f64());
    }
    println!("{:>8.1} s  together\n", times.iter().map(|(_, time)| *time).sum::<Duration>().as_secs_f64());
    match failure {
        Some((name, error)) => {
            println!("━━ FAILED: {name}\n{error}\n");
            println!("{passed} passed, 1 failed, {} not run", steps.len() - times.len());
            ExitCode::FAILURE
        }
        None => {
            println!("{passed} passed, 0 failed");
            ExitCode::SUCCESS
        }
    }
}

/// Writes the TypeScript side of the door; the same test fails in `cargo xtask test` when it is out of date.
pub fn write_bindings() -> Result<(), String> {
    run(cargo().args(["test", "--package", "office", "bindings"]).env("BANWU_WRITE", "1"))
}

/// The benchmarks, at their real size; `filter` picks some by name.
pub fn bench(filter: &[&str]) -> Result<(), String> {
    needs::ensure(needs::OFFICE)?;
    fonts::ensure()?;
    run(cargo().args(["build", "--release", "--package", "office"]))?;
    run(cargo().args(["bench", "--package", "tests", "--bench", "bench", "--"]).args(filter))
}

/// A picture of every screen, for looking.
pub fn shots() -> Result<(), String> {
    needs::ensure(needs::OFFICE | needs::WINDOW | needs::TESTS)?;
    fonts::ensure()?;
    ui::build()?;
    run(whole("build").arg("--bins"))?;
    run(whole("test").args(["--test", "window", "--", "--ignored", "shots"]))
}
