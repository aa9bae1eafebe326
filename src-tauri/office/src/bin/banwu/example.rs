//! An example of a request, made from its schema: all that must be said, and of a choice the first.

use serde_json::{Map, Value};

/// Types that hold themselves end here.
const DEEP: u32 = 8;

/// What could be asked.
pub fn of(schema: &Value) -> Value {
    made(schema, schema, 0)
}

fn made(schema: &Value, whole: &Value, depth: u32) -> Value {
    if depth > DEEP {
        return Value::Null;
    }
    let inside = |schema: &Value| made(schema, whole, depth + 1);
    if let Some(said) = schema.get("const").or_else(|| schema["examples"].get(0)).or_else(|| schema["enum"].get(0)) {
        return said.clone();
    }
    if let Some(name) = schema["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
        return inside(&whole["$defs"][name]);
    }
    let choices = ["oneOf", "anyOf", "allOf"].iter().find_map(|key| schema[key].as_array());
    let choice = choices.and_then(|all| all.iter().find(|one| one["type"] != "null")).map(inside);
    let kind = schema["type"].as_str().or_else(|| schema["type"].get(0).and_then(Value::as_str));
    match kind {
        Some("object") => {
            let mut said = Map::new();
            for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
                said.insert(name.into(), inside(&schema["properties"][name]));
            }
            if let Some(Value::Object(choice)) = choice {
                said.extend(choice);
            }
            Value::Object(said)
        }
        Some("array") => Value::Array(vec![inside(&schema["items"])]),
        Some("integer" | "number") => 1.into(),
        Some("boolean") => true.into(),
        Some("string") if schema["format"] == "date" => "2026-03-09".into(),
        Some("string") => "……".into(),
        _ => choice.unwrap_or(Value::Null),
    }
}
