//! What every request of the door has in common.

use office::REQUESTS;
use serde_json::{Value, json};

use crate::desk::Desk;

/// A field that is misspelled would otherwise blank what is stored.
#[test]
fn a_field_nobody_knows_is_refused_in_words() {
    let desk = Desk::new();
    for request in REQUESTS {
        let said = desk.refused(request.name, json!({ "备住": "" }));
        assert!(said.say.contains("备住"), "{}: {}", request.name, said.say);
    }
}

/// Within a request too: a line of a list, a step of several.
#[test]
fn no_part_of_a_request_takes_a_field_nobody_knows() {
    let mut open: Vec<String> = Vec::new();
    for request in REQUESTS {
        let (asked, _) = (request.schemas)();
        walk(&asked, request.name, &mut open);
    }
    assert!(open.is_empty(), "{}", open.join("\n"));
}

fn walk(schema: &Value, at: &str, open: &mut Vec<String>) {
    match schema {
        Value::Object(parts) => {
            let is_struct =
                parts.get("properties").is_some_and(Value::is_object) && parts.get("type") == Some(&json!("object"));
            if is_struct && parts.get("additionalProperties") != Some(&json!(false)) {
                open.push(at.to_owned());
            }
            for (name, part) in parts {
                walk(part, &format!("{at} {name}"), open);
            }
        }
        Value::Array(parts) => parts.iter().for_each(|part| walk(part, at, open)),
        _ => {}
    }
}
