//! Embeds the built UI, the icons and, on Windows, the manifest into the window's program.
//!
//! npm is not run here: `cargo xtask` builds the UI, so that `cargo check` needs no Node. A checkout whose UI has
//! not been built gets one page that says so.

use std::{fs, io, path::Path};

use tauri_build::{Attributes, WindowsAttributes};

const NOT_BUILT: &str = "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>班务通</title>\
    <body style=\"font:16px sans-serif;padding:48px\">界面尚未构建，请运行 cargo xtask run</body></html>\n";

fn main() -> io::Result<()> {
    let dist = Path::new("../ui/dist");
    println!("cargo:rerun-if-changed={}", dist.display());
    if !dist.join("index.html").exists() {
        fs::create_dir_all(dist)?;
        fs::write(dist.join("index.html"), NOT_BUILT)?;
    }
    println!("cargo:rerun-if-changed=windows/app.manifest");
    let windows = WindowsAttributes::new().app_manifest(include_str!("windows/app.manifest"));
    tauri_build::try_build(Attributes::new().windows_attributes(windows)).map_err(io::Error::other)
}
