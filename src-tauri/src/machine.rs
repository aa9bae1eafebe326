//! `machine.json`: what belongs to this computer and not to the office: the window's size and who sits here.

use std::{env, fs, io, path::Path};

use school::Refusal;
use serde::{Deserialize, Serialize};

use crate::log::Log;

/// Read at the start, written when the window closes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Machine {
    /// Who signs the history of changes. At first the name this person logs in with.
    pub who: String,
    /// As it was left.
    pub window: Size,
}

/// In logical pixels: a screen at 150 % keeps the same layout.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Size {
    pub width: f64,
    pub height: f64,
    pub maximized: bool,
}

impl Default for Size {
    fn default() -> Size {
        Size { width: 1366.0, height: 768.0, maximized: false }
    }
}

impl Default for Machine {
    fn default() -> Machine {
        let who = ["USERNAME", "USER"].iter().find_map(|name| env::var(name).ok()).unwrap_or_else(|| "本机".into());
        Machine { who, window: Size::default() }
    }
}

impl Machine {
    /// What the file says; the defaults where there is none. A file that cannot be read costs a window size, no more:
    /// it is noted in the log and written anew.
    pub fn read(path: &Path, log: &Log) -> Machine {
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Machine::default(),
            Err(error) => {
                log.broken("machine.json cannot be read", &error);
                return Machine::default();
            }
        };
        serde_json::from_str(&text).unwrap_or_else(|error| {
            log.broken("machine.json is not understood", &error);
            Machine::default()
        })
    }

    /// Takes another name for the history. It is read in a narrow column, so it is short.
    pub fn sign_as(&mut self, name: &str) -> Result<(), Refusal> {
        let name = name.trim();
        if name.is_empty() {
            return Err(Refusal::new("请填写操作人姓名。").at("name"));
        }
        if name.chars().count() > 20 || name.chars().any(char::is_control) {
            return Err(Refusal::new("操作人姓名请填在20个字以内。").at("name"));
        }
        self.who = name.to_owned();
        Ok(())
    }

    /// Writes the file whole.
    pub fn write(&self, path: &Path) -> io::Result<()> {
        fs::write(path, serde_json::to_string_pretty(self)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_what_was_written_and_survives_nonsense() -> Result<(), Box<dyn std::error::Error>> {
        let folder = tempfile::tempdir()?;
        let (path, log) = (folder.path().join("machine.json"), Log::at(folder.path().join("log")));
        assert_eq!(Machine::read(&path, &log), Machine::default());

        let window = Size { width: 1920.0, height: 1000.0, maximized: true };
        let machine = Machine { who: "王敏".into(), window };
        machine.write(&path)?;
        assert_eq!(Machine::read(&path, &log), machine);

        let mut machine = machine;
        for (name, signed) in [(" 李红 ", Ok("李红")), ("　", Err("请填写")), (&"红".repeat(21), Err("20个字"))]
        {
            let before = machine.who.clone();
            match (machine.sign_as(name), signed) {
                (Ok(()), Ok(signed)) => assert_eq!(machine.who, signed),
                (Err(refusal), Err(why)) => assert!(refusal.say.contains(why) && machine.who == before, "{name}"),
                (signed, _) => panic!("{name}: {signed:?}"),
            }
        }

        fs::write(&path, r#"{"who":"王敏","colour":"red"}"#)?;
        assert_eq!(Machine::read(&path, &log), Machine { who: "王敏".into(), window: Size::default() });
        fs::write(&path, "{{{")?;
        assert_eq!(Machine::read(&path, &log), Machine::default());
        Ok(())
    }
}
