//! Building for Windows on Debian: Debian's own rustc, with the std it has the source of, and MinGW's linker.
//!
//! rustup's compiler cannot be used: no std for Windows comes with it here, and the source in Debian is of Debian's
//! version only. So everything for Windows is built by the pair in `/usr/bin`, in a target folder of its own.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use super::wine::Wine;
use crate::command::{as_name, ask, cache, root, run, target};

/// Windows 10 and 11, 64 bit; linked by MinGW, so that Debian can do it.
pub const TRIPLE: &str = "x86_64-pc-windows-gnu";

/// What is built, ready to be packed: programs and `WebView2Loader.dll`.
pub fn built() -> PathBuf {
    folder().join(TRIPLE).join("release")
}

/// Cargo's target folder for Windows.
pub fn folder() -> PathBuf {
    target().join("windows")
}

/// Debian's cargo, building for Windows.
pub fn cargo(verb: &str) -> Result<Command, String> {
    let mut command = debian("cargo");
    command
        .args([verb, "--locked", "--target", TRIPLE])
        .env("CARGO_TARGET_DIR", folder())
        .env("CARGO_INCREMENTAL", "0")
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env("CARGO_ENCODED_RUSTFLAGS", format!("--sysroot={}", std()?.display()))
        .env("CARGO_TARGET_X86_64_PC_WINDOWS_GNU_LINKER", "x86_64-w64-mingw32-gcc")
        .env("CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER", "wine");
    Ok(command)
}

/// The same for tests, which run in a Windows of their own. `WebView2Loader.dll` lies where they find it.
pub fn cargo_test(windows: &Wine) -> Result<Command, String> {
    let mut command = cargo("test")?;
    windows.surround(&mut command);
    command.env("WINEPATH", windows.path_of(&folder().join(TRIPLE).join("debug")));
    Ok(command)
}

/// A program of Debian's Rust, with nothing of rustup around it.
fn debian(name: &str) -> Command {
    let mut command = Command::new(Path::new("/usr/bin").join(name));
    command.current_dir(root()).env("PATH", "/usr/bin:/bin");
    for of_rustup in [
        "RUSTUP_TOOLCHAIN",
        "LD_LIBRARY_PATH",
        "CARGO",
        "RUSTC",
        "RUSTDOC",
        "RUSTC_WRAPPER",
        "RUSTFLAGS",
        "CARGO_BUILD_TARGET",
    ] {
        command.env_remove(of_rustup);
    }
    command
}

/// The version of Debian's compiler, as it names itself; refused when it is older than the workspace wants.
pub fn compiler() -> Result<String, String> {
    let install = "apt-get install rustc-web cargo-web rust-web-src";
    let version = ask(debian("rustc").arg("--version")).ok_or(format!("/usr/bin/rustc does not start: {install}"))?;
    let number = |version: &str| version.split('.').nth(1).and_then(|minor| minor.parse::<u32>().ok());
    if number(&version) < number(env!("CARGO_PKG_RUST_VERSION")) {
        return Err(format!("/usr/bin is {version}, older than {}: {install}", env!("CARGO_PKG_RUST_VERSION")));
    }
    Ok(version)
}

/// The std of Windows, laid out as a sysroot: built once for each version of the compiler, and kept in the cache.
///
/// A sysroot, and not `-Zbuild-std` each time: with that, build scripts would believe they run on a nightly compiler.
pub fn std() -> Result<PathBuf, String> {
    let version = compiler()?;
    let sysroot = cache().join(format!("windows-std-{}", as_name(&version)));
    if sysroot.is_dir() {
        return Ok(sysroot);
    }
    println!("std for Windows: built once for {version}");
    let said = |error| format!("the std for Windows cannot be laid out: {error}");
    let work = folder().join("std");
    let unfinished = sysroot.with_extension("part");
    for left_over in [&work, &unfinished] {
        if left_over.exists() {
            fs::remove_dir_all(left_over).map_err(said)?;
        }
    }
    fs::create_dir_all(work.join("src")).map_err(said)?;
    fs::write(work.join("src/lib.rs"), "").map_err(said)?;
    fs::write(work.join("Cargo.toml"), EMPTY_CRATE).map_err(said)?;
    run(debian("cargo")
        .args(["build", "--release", "-Zbuild-std=std,panic_unwind,test", "--target", TRIPLE])
        .current_dir(&work)
        .env("CARGO_TARGET_DIR", work.join("target"))
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTFLAGS", "-Cembed-bitcode=yes -Cforce-unwind-tables=yes"))?;
    let lib = unfinished.join("lib/rustlib").join(TRIPLE).join("lib");
    fs::create_dir_all(&lib).map_err(said)?;
    for entry in fs::read_dir(work.join("target").join(TRIPLE).join("release/deps")).map_err(said)? {
        let file = entry.map_err(said)?.path();
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.ends_with(".rlib") && !name.starts_with("libempty") {
            fs::copy(&file, lib.join(&name)).map_err(said)?;
        }
    }
    // Whole or not at all: a session that was broken off leaves no half of it behind.
    fs::rename(&unfinished, &sysroot).map_err(said)?;
    fs::remove_dir_all(&work).map_err(said)?;
    Ok(sysroot)
}

/// Building a crate that says nothing builds std.
const EMPTY_CRATE: &str = "\
[package]
name = \"empty\"
version = \"0.0.0\"
edition = \"2021\"
[profile.release]
debug = 0
strip = \"none\"
[workspace]
";
