//! `cargo xtask run | test | …`: the project's commands, and whatever they need on the machine.
//!
//! No dependencies: this is the first thing that is built on a fresh machine.

mod command;
mod fonts;
mod needs;
#[cfg(unix)]
mod package;
mod run;
mod test;
mod ui;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask COMMAND

  run [FOLDER] [--release]   get what is needed, build everything, start the window (in FOLDER instead of the
                             user's own books); without a display, write the sample school's papers to FOLDER
  test                       format, lints, Rust, UI, and the real window under Xvfb
  test windows               the Rust tests, the installer and the programs for Windows, under wine
  test deb                   the package for Debian, unpacked and tried
  test all                   the three, as .ci/run does
  package windows | deb      what the office gets, into dist/
  ui                         build the page only
  fonts                      fetch the fonts papers are set in
  bindings                   write ui/src/door/bindings.ts anew from the door's list
  bench [FILTER]             the benchmarks, at their real size
  shots                      screenshots of every screen into target/shots
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["run", rest @ ..] => run::run(rest),
        ["test"] => return test::test(),
        #[cfg(unix)]
        ["test", "windows"] => return test::windows(),
        #[cfg(unix)]
        ["test", "deb"] => return test::deb(),
        #[cfg(unix)]
        ["test", "all"] => return test::everything(),
        #[cfg(unix)]
        ["package", "windows"] => package::windows(),
        #[cfg(unix)]
        ["package", "deb"] => package::deb::deb(),
        ["ui"] => ui::build(),
        ["fonts"] => fonts::ensure().map(|folder| println!("{}", folder.display())),
        ["bindings"] => test::write_bindings(),
        ["bench", rest @ ..] => test::bench(rest),
        ["shots"] => test::shots(),
        _ => Err(HELP.into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("\n{sentence}");
            ExitCode::FAILURE
        }
    }
}
