//! The door in TypeScript and in JSON schema: made from its list, so that no answer is typed by hand.

use std::collections::BTreeMap;

use ts_rs::{Config, TS, TypeVisitor};

use crate::{REQUESTS, Verb};

/// Collects every type the door mentions, once, by name.
pub struct Collector {
    config: Config,
    declarations: BTreeMap<String, String>,
    /// Names that two types bear: one of them would be lost to the page.
    twice: Vec<String>,
}

impl TypeVisitor for Collector {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        T::visit_generics(self);
        if T::output_path().is_some() {
            let declared = format!("{}export {}\n", T::docs().unwrap_or_default(), T::decl(&self.config));
            let name = T::ident(&self.config);
            match self.declarations.insert(name.clone(), declared.clone()) {
                None => T::visit_dependencies(self),
                Some(before) if before != declared => self.twice.push(name),
                Some(_) => {}
            }
        } else {
            T::visit_dependencies(self);
        }
    }
}

fn collected() -> Collector {
    let mut types = Collector { config: Config::default(), declarations: BTreeMap::new(), twice: Vec::new() };
    types.visit::<school::Refusal>();
    types.visit::<school::Done>();
    for request in REQUESTS {
        (request.visit)(&mut types);
    }
    types
}

/// `ui/src/door/bindings.ts`
pub fn typescript() -> String {
    let types = collected();
    let mut door = String::new();
    for request in REQUESTS {
        let (asked, answered) = (request.types)(&types.config);
        let verb = match request.verb {
            Verb::Read => "read",
            Verb::Change => "change",
            Verb::Act => "act",
        };
        door.push_str(&format!(
            "\t/** {} */\n\t{}: {{ verb: \"{verb}\"; request: {asked}; answer: {answered} }};\n",
            request.meaning, request.name
        ));
    }
    let types: String = types.declarations.into_values().collect();
    format!(
        "// Made from the door's list by `cargo xtask bindings`; do not edit.\n\n{types}\n\
         /** Everything the window may ask. */\nexport interface Door {{\n{door}}}\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn every_type_of_the_bindings_has_a_name_of_its_own() {
        assert_eq!(collected().twice, Vec::<String>::new());
    }

    /// With `BANWU_WRITE=1` the file is written; without, it must be what it would be.
    #[test]
    fn bindings_are_current() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/door/bindings.ts");
        let current = typescript();
        if std::env::var_os("BANWU_WRITE").is_some() {
            std::fs::write(&path, &current).unwrap();
        }
        let committed = std::fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
        assert!(committed == current, "ui/src/door/bindings.ts is out of date: run `cargo xtask bindings`");
    }
}
