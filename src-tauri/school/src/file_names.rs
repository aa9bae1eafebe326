//! Names a file can have on every system: what is made on Linux is carried to Windows on a stick.
//!
//! Source: Microsoft, “Naming Files, Paths, and Namespaces”. The rules hold on Linux too, or the books could not be
//! opened on the next PC.

/// Names that mean a device and not a file, in capitals. The superscript digits ¹ ² ³ count as digits after COM and LPT.
const DEVICES: [&str; 6] = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

/// Whether Windows takes this name of a file for a device: `CON`, `nul.db`, `COM1.签到.pdf`, `LPT³`, `CON .db`.
///
/// The device is what stands before the first dot, without the spaces at its end, in capitals or not.
pub fn is_reserved(name: &str) -> bool {
    let stem = name.split(['.', ':']).next().unwrap_or_default().trim_end_matches(' ').to_ascii_uppercase();
    let mut port = stem.strip_prefix("COM").or_else(|| stem.strip_prefix("LPT")).unwrap_or_default().chars();
    let is_port = matches!((port.next(), port.next()), (Some('0'..='9' | '¹' | '²' | '³'), None));
    is_port || DEVICES.contains(&stem.as_str())
}

/// Whether every system keeps this name of a file as it is: not a device's, none of the characters Windows keeps for
/// itself, no dot or space at the end (Windows drops them without a word).
pub fn is_portable(name: &str) -> bool {
    let forbidden = |c: char| c.is_control() || r#"<>:"/\|?*"#.contains(c);
    !name.is_empty() && !name.ends_with(['.', ' ']) && !name.contains(forbidden) && !is_reserved(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn devices_are_known_in_every_dress() {
        for name in
            ["CON", "con", "Nul.db", "PRN.", "aux ", "COM1", "com9.班务.db", "LPT¹", "COM²", "LPT³.txt", "CON .db"]
        {
            assert!(is_reserved(name) && !is_portable(name), "{name}");
        }
        for name in ["CONIN$", "conout$.txt", "COM0", "LPT0", "NUL:", "NUL . 签到.pdf"] {
            assert!(is_reserved(name), "{name}");
        }
        for name in ["CONTENT.db", "COM10", "COM", "LPT", "COM1a", "第3期CON.db", "NULL", "班务.db", " CON", "", ".CON"]
        {
            assert!(!is_reserved(name), "{name}");
        }
    }

    #[test]
    fn other_names_windows_would_not_keep() {
        for name in ["第3期.签到.", "名册 ", "上午/下午", "a:b.db", "什么?", "a\nb", ""] {
            assert!(!is_portable(name) && !is_reserved(name), "{name:?}");
        }
        for name in ["第3期.签到.pdf", "班务备份_2026-03-09_083112.banwu", ".db", " 班务.db"] {
            assert!(is_portable(name), "{name:?}");
        }
    }
}
