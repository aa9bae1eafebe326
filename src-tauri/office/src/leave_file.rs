//! 请假附件: the unit's letter or the doctor's note, kept with the leave it is about.

use std::path::{Path, PathBuf};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use schemars::JsonSchema;
use school::{
    Answer, Change, Read, intake as files,
    leave::{self, Leave, LeaveId, LeaveLine, OfLeave},
    refusal,
};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use ts_rs::TS;

use crate::{Office, intake::SentFile};

/// A file to be kept with leave.
#[derive(Debug, Clone, Deserialize, TS, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AttachToLeave {
    /// The leave.
    pub leave: LeaveId,
    /// Where the file lies.
    pub path: String,
}

/// The same, read.
pub(crate) struct Attached {
    leave: LeaveId,
    name: String,
    bytes: Vec<u8>,
}

/// A photo of a letter is smaller; what is larger would fill every backup.
const LARGEST: u64 = 20 << 20;

/// Reads the file before the books are opened.
pub(crate) fn open(_: &Office, it: AttachToLeave) -> Answer<Attached> {
    let path = PathBuf::from(&it.path);
    let cannot_read = |error: std::io::Error| refusal::cannot_read(&path, &error);
    let about = std::fs::metadata(&path).map_err(cannot_read)?;
    if !about.is_file() {
        return Err(refusal::no_such_file(&path));
    }
    if about.len() > LARGEST {
        return Err(refusal::attachment_too_large(&path, LARGEST >> 20));
    }
    let bytes = std::fs::read(&path).map_err(cannot_read)?;
    Ok(Attached { leave: it.leave, name: name_of(&path), bytes })
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Keeps it with the leave.
pub(crate) fn attach(tx: &Change, it: Attached) -> Answer<LeaveLine> {
    let fingerprint = format!("{:x}", Sha256::digest(&it.bytes));
    leave::attach(tx, OfLeave { leave: it.leave }, &it.name, &fingerprint, &it.bytes)
}

/// The file as it was given.
pub(crate) fn file(tx: &Read, it: OfLeave) -> Answer<SentFile> {
    let leave = Leave::get(tx, it.leave)?;
    let bytes = files::kept(tx, &leave.file)?;
    Ok(SentFile { file_name: leave.file_name, base64: BASE64_STANDARD.encode(bytes) })
}
