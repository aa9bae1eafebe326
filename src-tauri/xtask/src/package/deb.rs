//! `cargo xtask package deb`: for Debian 12, Ubuntu 22.04 and later.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use super::{VERSION, common_files, copy, dist, make, make_anew, sums, walk, write};
use crate::{
    command::{cargo, program, root, run, target},
    fonts, needs, ui,
};

const PACKAGE: &str = "banwutong";
/// Debian's name for the machine this is built on and for.
const MACHINE: &str = if cfg!(target_arch = "aarch64") { "arm64" } else { "amd64" };
/// The same, as cargo calls it.
const TRIPLE: &str =
    if cfg!(target_arch = "aarch64") { "aarch64-unknown-linux-gnu" } else { "x86_64-unknown-linux-gnu" };

/// The package.
pub fn package() -> PathBuf {
    dist().join(format!("{PACKAGE}_{VERSION}_{MACHINE}.deb"))
}

/// Builds it.
pub fn deb() -> Result<(), String> {
    needs::ensure(needs::OFFICE | needs::WINDOW)?;
    fonts::ensure()?;
    ui::build()?;
    run(cargo().args(["build", "--locked", "--release", "--package", "app", "--package", "office", "--bins"]))?;
    let tree = target().join("deb");
    lay_out(&tree)?;
    make(&dist())?;
    run(program("dpkg-deb").args(["--build", "--root-owner-group", "-Zxz"]).arg(&tree).arg(package()))?;
    sums(&[package()])
}

/// Every file where a Debian system has it.
fn lay_out(tree: &Path) -> Result<(), String> {
    make_anew(tree)?;
    let here = root();
    let (lib, doc) = (tree.join("usr/lib/banwutong"), tree.join("usr/share/doc/banwutong"));
    make(&lib)?;
    make(&doc)?;
    common_files(&lib, TRIPLE)?;
    fs::rename(lib.join("licences"), doc.join("licences")).map_err(|error| format!("{}: {error}", doc.display()))?;
    copy(&here.join("LICENSE"), &doc.join("copyright"))?;
    for (from, to) in [
        (target().join("release/banwutong"), "usr/bin/banwutong"),
        (target().join("release/banwu"), "usr/bin/banwu"),
        (here.join("src-tauri/linux/banwutong.desktop"), "usr/share/applications/banwutong.desktop"),
        (here.join("src-tauri/linux/banwutong.xml"), "usr/share/mime/packages/banwutong.xml"),
        (here.join("icons/icon.svg"), "usr/share/icons/hicolor/scalable/apps/banwutong.svg"),
        (here.join("icons/128x128.png"), "usr/share/icons/hicolor/128x128/apps/banwutong.png"),
    ] {
        let to = tree.join(to);
        make(to.parent().unwrap_or(tree))?;
        copy(&from, &to)?;
    }
    make(&tree.join("DEBIAN"))?;
    let bytes: u64 = walk(tree)?.iter().filter_map(|file| fs::metadata(file).ok()).map(|file| file.len()).sum();
    write(&tree.join("DEBIAN/control"), &control(bytes.div_ceil(1024)))?;
    // Debian's rule: folders and programs 755, all else 644.
    run(program("chmod").args(["-R", "u=rwX,go=rX"]).arg(tree))
}

fn control(kib: u64) -> String {
    format!(
        "Package: {PACKAGE}\n\
         Version: {VERSION}\n\
         Architecture: {MACHINE}\n\
         Maintainer: Banwu <banwu@localhost>\n\
         Installed-Size: {kib}\n\
         Depends: libwebkit2gtk-4.1-0, libgtk-3-0, libc6 (>= 2.34)\n\
         Recommends: fonts-noto-cjk, cups-client, xdg-utils\n\
         Section: office\n\
         Priority: optional\n\
         Description: 班务通：党校培训班管理\n\
         \x20Training classes of a party school: plan, roll call, rosters, certificates.\n\
         \x20Works offline, keeps everything in one file.\n"
    )
}

/// Unpacked as dpkg would, the programs work: with the fonts of the package, and all their libraries there.
pub fn works() -> Result<(), String> {
    let tree = target().join("deb_unpacked");
    make_anew(&tree)?;
    run(program("dpkg-deb").arg("-x").arg(package()).arg(&tree))?;
    for name in ["banwutong", "banwu"] {
        let folder = tree.join(format!("{name} 自检"));
        make(&folder)?;
        let mut command = Command::new(tree.join("usr/bin").join(name));
        command.env_remove("BANWU_FONTS").env_remove("DISPLAY").current_dir("/");
        command.arg(if name == "banwu" { "selftest" } else { "--selftest" }).arg(&folder);
        run(&mut command)?;
    }
    run(program("dpkg").args(["--dry-run", "--force-depends", "--install"]).arg(package()))
}
