//! The fonts every paper is set in: fetched once from the package registries, checked, and laid beside `papers`.
//!
//! The folder is not in the repository (82 MB); the licence of every font stands beside it in the folder.
//! Where a Debian package cannot be had (Windows), the optional fonts are left out, and `papers` takes the
//! machine's own 楷体 and SimSun-ExtB instead.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::command::sha256;

/// Where a font comes from.
enum Source {
    /// `npm pack` of this package, in exactly this version.
    Npm(&'static str),
    /// `apt-get download` of this package, in whatever version the distribution holds.
    Debian(&'static str),
}

/// One file wanted from a package.
struct Wanted {
    source: Source,
    /// Path inside the package.
    inside: &'static str,
    /// Name in the fonts folder.
    name: &'static str,
    /// SHA-256 of the file the papers were looked at with.
    sha256: &'static str,
}

const SERIF: &str = "@expo-google-fonts/noto-serif-sc@0.4.3";
const SANS: &str = "@expo-google-fonts/noto-sans-sc@0.4.3";

const WANTED: &[Wanted] = &[
    Wanted {
        source: Source::Npm(SERIF),
        inside: "package/400Regular/NotoSerifSC_400Regular.ttf",
        name: "NotoSerifSC-Regular.ttf",
        sha256: "c358a69de3df5f423a8946a7b03e3126fb6ba116f1130a463455b4e39e1f0742",
    },
    Wanted {
        source: Source::Npm(SERIF),
        inside: "package/900Black/NotoSerifSC_900Black.ttf",
        name: "NotoSerifSC-Black.ttf",
        sha256: "092e71a70c744be3cc33999eb4edcb10fbe95c1b4cff6c2d7f04d6ff15d031e2",
    },
    Wanted {
        source: Source::Npm(SERIF),
        inside: "package/LICENSE_FONT",
        name: "NotoSerifSC-LICENSE.txt",
        sha256: "5e0da210fb04058a8c0087985d2d456b931c2579811a49655721d3cf0c36b6d6",
    },
    Wanted {
        source: Source::Npm(SANS),
        inside: "package/400Regular/NotoSansSC_400Regular.ttf",
        name: "NotoSansSC-Regular.ttf",
        sha256: "d45f67f0a7c0ca3f256950777ce6a61cc7ce5f9696d02900cbbaac25f8aa7d16",
    },
    Wanted {
        source: Source::Npm(SANS),
        inside: "package/LICENSE_FONT",
        name: "NotoSansSC-LICENSE.txt",
        sha256: "1c05c68c34f9708415aada51f17e1b0092d2cea709bf4a94cd38114f9e73d7d9",
    },
    Wanted {
        source: Source::Debian("fonts-lxgw-wenkai"),
        inside: "usr/share/fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf",
        name: "LXGWWenKai-Regular.ttf",
        sha256: "bbf534b0ca093928f94d1782855e65a19a32cde82b075d495d072025521953c8",
    },
    Wanted {
        source: Source::Debian("fonts-lxgw-wenkai"),
        inside: "usr/share/doc/fonts-lxgw-wenkai/copyright",
        name: "LXGWWenKai-LICENSE.txt",
        sha256: "897241f829ddde020676de9cc6506533d755f5e6b516538dfd5f6ed59cbf3ff8",
    },
    Wanted {
        source: Source::Debian("fonts-hanazono"),
        inside: "usr/share/fonts/truetype/hanazono/HanaMinB.ttf",
        name: "HanaMinB.ttf",
        sha256: "829543436cdf7b4c6730e2af5806fa406f8ddf0d4b656e0cd49c58d4db1c8d3c",
    },
    Wanted {
        source: Source::Debian("fonts-hanazono"),
        inside: "usr/share/doc/fonts-hanazono/copyright",
        name: "HanaMinB-LICENSE.txt",
        sha256: "79d939010df236c3b257bec8b3efdc17c9fb603970695a73a0e155fab6672ed2",
    },
];

/// Makes `src-tauri/papers/fonts` complete and returns it. Does nothing when every file is there already.
///
/// A package of npm is fixed to one version, so its files must have the hashes written above. A package of
/// Debian is vouched for by apt's own signatures; another release may hold a newer font, which is taken and
/// mentioned.
pub fn ensure() -> Result<PathBuf, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../papers/fonts");
    fs::create_dir_all(&folder).map_err(|e| format!("cannot make {}: {e}", folder.display()))?;
    let folder = folder.canonicalize().map_err(|e| format!("cannot find {}: {e}", folder.display()))?;
    let fetch = folder.join(".fetch");
    let mut packages: Vec<&str> =
        WANTED.iter().filter(|w| !folder.join(w.name).is_file()).map(|w| w.package()).collect();
    packages.dedup();
    for package in packages {
        let files: Vec<&Wanted> = WANTED.iter().filter(|w| w.package() == package).collect();
        eprintln!("fonts: fetching {package}");
        if fetch.exists() {
            // Left over from a fetch that was broken off.
            fs::remove_dir_all(&fetch).map_err(|e| format!("cannot remove {}: {e}", fetch.display()))?;
        }
        let fetched = fetch_package(&files[0].source, &files, &fetch).and_then(|()| {
            files.iter().try_for_each(|wanted| wanted.check_and_place(&fetch.join(wanted.inside), &folder))
        });
        fs::remove_dir_all(&fetch).map_err(|e| format!("cannot remove {}: {e}", fetch.display()))?;
        match (fetched, &files[0].source) {
            (Ok(()), _) => {}
            (Err(why), Source::Debian(_)) if !cfg!(target_os = "linux") => {
                eprintln!("fonts: {package} left out, the papers use this machine's own fonts instead ({why})");
            }
            (Err(why), _) => return Err(format!("cannot get the fonts of {package}: {why}")),
        }
    }
    Ok(folder)
}

impl Wanted {
    fn package(&self) -> &'static str {
        match self.source {
            Source::Npm(package) | Source::Debian(package) => package,
        }
    }

    /// Moves the unpacked file into the folder if it is what it should be.
    fn check_and_place(&self, unpacked: &Path, folder: &Path) -> Result<(), String> {
        let found = sha256(unpacked)?;
        match self.source {
            Source::Npm(_) if found != self.sha256 => {
                return Err(format!("{} has SHA-256 {found}, expected {}", self.name, self.sha256));
            }
            Source::Debian(package) if found != self.sha256 => {
                eprintln!(
                    "fonts: {} comes from another version of {package} than the papers were looked at with",
                    self.name
                );
            }
            _ => {}
        }
        let place = folder.join(self.name);
        fs::rename(unpacked, &place).map_err(|e| format!("cannot write {}: {e}", place.display()))
    }
}

fn fetch_package(source: &Source, files: &[&Wanted], fetch: &Path) -> Result<(), String> {
    fs::create_dir_all(fetch).map_err(|e| format!("cannot make {}: {e}", fetch.display()))?;
    match source {
        Source::Npm(package) => {
            let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
            run(Command::new(npm).args(["pack", "--silent", package]).current_dir(fetch))?;
            let archive = the_file(fetch, "tgz")?;
            run(Command::new("tar").arg("-xzf").arg(archive).args(files.iter().map(|w| w.inside)).current_dir(fetch))
        }
        Source::Debian(package) => {
            // A fresh machine has empty package lists: ask once, update, ask again.
            if run(Command::new("apt-get").args(["download", package]).current_dir(fetch)).is_err() {
                run(Command::new("apt-get").args(["update", "-qq"]))
                    .or_else(|_| run(Command::new("sudo").args(["-n", "apt-get", "update", "-qq"])))?;
                run(Command::new("apt-get").args(["download", package]).current_dir(fetch))?;
            }
            let archive = the_file(fetch, "deb")?;
            run(Command::new("dpkg-deb").arg("-x").arg(archive).arg(".").current_dir(fetch))
        }
    }
}

/// The only file with this extension in a folder.
fn the_file(folder: &Path, extension: &str) -> Result<PathBuf, String> {
    let entries = fs::read_dir(folder).map_err(|e| format!("cannot read {}: {e}", folder.display()))?;
    for entry in entries {
        let path = entry.map_err(|e| format!("cannot read {}: {e}", folder.display()))?.path();
        if path.extension().is_some_and(|x| x == extension) {
            return Ok(path);
        }
    }
    Err(format!("no .{extension} file was downloaded"))
}

/// Runs a command to its end, quietly, and tells what it said if it failed.
fn run(command: &mut Command) -> Result<(), String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command.output().map_err(|e| format!("cannot run {name}: {e}"))?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!("{name} failed: {}", String::from_utf8_lossy(&output.stderr).trim()))
}
