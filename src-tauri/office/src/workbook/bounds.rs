//! What must hold before a parser is let at a file: bounded when unpacked, and no panic comes out.

use std::cell::Cell;
use std::io::{Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;
use zip::ZipArchive;

/// Unpacked, all parts together. The largest roster a sheet can hold is about a third of this.
const MAX_UNPACKED: u64 = 1 << 30;
const MAX_PARTS: usize = 20_000;
/// A part may lie about its size; deflate gives at most 1,032 bytes for one, so small parts can do no harm.
const WORTH_MEASURING: u64 = 1 << 20;

/// What is wrong with an archive.
pub(super) enum Archive {
    Broken,
    TooLarge,
    Encrypted,
}

/// The names of an archive's parts, once it is known to be of bounded size.
pub(super) fn parts(bytes: &[u8]) -> Result<Vec<String>, Archive> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Archive::Broken)?;
    if archive.len() > MAX_PARTS {
        return Err(Archive::TooLarge);
    }
    let mut names = Vec::with_capacity(archive.len());
    let (mut unpacked, mut suspects) = (0u64, Vec::new());
    for i in 0..archive.len() {
        let part = archive.by_index_raw(i).map_err(|_| Archive::Broken)?;
        if part.encrypted() {
            return Err(Archive::Encrypted);
        }
        names.push(String::from_utf8_lossy(part.name_raw()).into_owned());
        unpacked = unpacked.saturating_add(part.size());
        if part.compressed_size() > WORTH_MEASURING {
            suspects.push((i, part.size()));
        }
    }
    if unpacked > MAX_UNPACKED {
        return Err(Archive::TooLarge);
    }
    for (i, claimed) in suspects {
        let part = archive.by_index(i).map_err(|_| Archive::Broken)?;
        let real = std::io::copy(&mut part.take(claimed + 1), &mut std::io::sink()).map_err(|_| Archive::Broken)?;
        if real > claimed {
            return Err(Archive::TooLarge);
        }
    }
    Ok(names)
}

/// A part, once the archive is known to be of bounded size; none where it cannot be had.
pub(super) fn part(bytes: &[u8], name: &str) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut content = Vec::new();
    archive.by_name(name).ok()?.read_to_end(&mut content).ok()?;
    Some(content)
}

/// The parser gave up in a panic.
pub(super) struct Panicked;

thread_local! { static QUIET: Cell<bool> = const { Cell::new(false) } }

/// Runs a parser on bytes of unknown origin. A panic in it is an answer like any other, and is not printed: the
/// user hears one sentence, and standard error belongs to refusals.
pub(super) fn without_panic<T>(parse: impl FnOnce() -> T) -> Result<T, Panicked> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            if !QUIET.get() {
                before(panic);
            }
        }));
    });
    QUIET.set(true);
    let outcome = catch_unwind(AssertUnwindSafe(parse)).map_err(|_| Panicked);
    QUIET.set(false);
    outcome
}
