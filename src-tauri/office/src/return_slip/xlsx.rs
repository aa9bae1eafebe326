//! An .xlsx or .xlsm marked inside its archive: the sheets with marks, the looks, the comments and what leads to them.

use std::collections::BTreeMap;

use school::Answer;

use super::Marks;
use super::package::Package;
use super::xml::{Unusual, tags, unescaped};
use super::{cells, comments, styles::Styles};

/// The edited archive, or that it cannot be edited.
pub(super) fn mark(bytes: &[u8], marks: &BTreeMap<&str, Marks>, author: &str) -> Result<Answer<Vec<u8>>, Unusual> {
    let mut package = Package::open(bytes)?;
    let workbook = package.relations("")?.into_iter().find(|it| it.kind == "officeDocument").ok_or(Unusual)?.target;
    let leads = package.relations(&workbook)?;
    let part_of = |kind: &str, id: Option<&str>| {
        let found = leads.iter().find(|it| it.kind == kind && id.is_none_or(|id| it.id == id));
        found.map(|it| it.target.clone()).ok_or(Unusual)
    };
    let text = package.text(&workbook)?;
    // The transitional form, which all programs write; the strict one has no VML.
    if !text.contains("http://schemas.openxmlformats.org/spreadsheetml/2006/main") {
        return Err(Unusual);
    }
    let style_part = part_of("styles", None)?;
    let mut styles = Styles::of(package.text(&style_part)?)?;
    let mut found = 0;
    for tag in tags(&text).filter(|tag| tag.opens("sheet")) {
        let Some(marks) = tag.value("name").and_then(|name| marks.get(unescaped(name).as_str())) else { continue };
        let id = tag.attributes().find(|it| it.name.ends_with(":id")).ok_or(Unusual)?.value;
        let part = part_of("worksheet", Some(id))?;
        let sheet = cells::colour(&package.text(&part)?, marks, &mut styles)?;
        let sheet = comments::write(&mut package, &part, sheet, marks, author)?;
        package.put(&part, sheet);
        found += 1;
    }
    if found < marks.len() {
        return Err(Unusual);
    }
    package.put(&style_part, styles.done());
    Ok(package.done())
}
