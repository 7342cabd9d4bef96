//! A style is a program: one whose macros call each other in a circle, or call ever more of each other, never ends.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::hash::Map;

/// Elements inside of each other, macros called by macros among them; Chicago's 18th edition has 82.
const DEEPEST: usize = 400;

/// Elements that a citation may be printed by, each call of a macro counting all that is in it; Chicago's 18th edition
/// has two million.
const MOST: u64 = 20_000_000;

/// What is known of one macro.
#[derive(Default)]
struct Macro {
    elements: u64,
    /// The deepest element of its own.
    depth: usize,
    /// Macros it calls, and how deep inside.
    calls: Vec<(String, usize)>,
}

/// Fails with what is wrong with a style's XML, if printing with it might never end.
pub(super) fn check(xml: &str) -> Result<(), &'static str> {
    let mut macros: Map<String, Macro> = Map::default();
    // The name of the macro that is read; outside of all: the empty one, which is the layouts'.
    let mut name = String::new();
    let mut depth = 0_usize;
    let mut reader = Reader::from_str(xml);
    loop {
        let (start, opens) = match reader.read_event() {
            Ok(Event::Start(start)) => (start, true),
            Ok(Event::Empty(start)) => (start, false),
            Ok(Event::End(end)) => {
                depth = depth.saturating_sub(1);
                if end.name().as_ref() == "macro" {
                    name.clear();
                }
                continue;
            }
            Ok(Event::Eof) => break,
            Ok(_) => continue,
            Err(_) => return Err("is no sound XML"),
        };
        if depth == 0 && start.local_name().as_ref() != "style" {
            return Err("is no style in CSL");
        }
        if start.name().as_ref() == "macro" && opens {
            name = attribute(&start, "name").unwrap_or_default();
        }
        depth += usize::from(opens);
        let one = macros.entry(name.clone()).or_default();
        one.elements += 1;
        one.depth = one.depth.max(depth);
        if let Some(called) = attribute(&start, "macro") {
            one.calls.push((called, depth));
        }
        if depth > DEEPEST {
            return Err("is nested too deep");
        }
    }
    if macros.is_empty() {
        return Err("is no style in CSL");
    }
    let mut sizes = Map::default();
    match measure("", &macros, &mut sizes, 0)? {
        (size, depth) if size > MOST || depth > DEEPEST => Err("has macros that call too many others"),
        _ => Ok(()),
    }
}

fn attribute(start: &BytesStart, name: &str) -> Option<String> {
    let attribute = start.try_get_attribute(name).ok()??;
    Some(attribute.value.as_ref().to_owned())
}

/// How many elements a macro comes to, and how deep it goes. `level` macros call it.
fn measure(
    name: &str,
    macros: &Map<String, Macro>,
    sizes: &mut Map<String, Option<(u64, usize)>>,
    level: usize,
) -> Result<(u64, usize), &'static str> {
    match sizes.get(name) {
        Some(Some(size)) => return Ok(*size),
        Some(None) => return Err("has macros that call each other in a circle"),
        None if level > DEEPEST => return Err("has macros that call too many others"),
        None => {}
    }
    // A macro that is nowhere prints nothing.
    let Some(one) = macros.get(name) else { return Ok((0, 0)) };
    sizes.insert(name.to_owned(), None);
    let mut size = (one.elements, one.depth);
    for (called, depth) in &one.calls {
        let (elements, deep) = measure(called, macros, sizes, level + 1)?;
        size = (size.0.saturating_add(elements), size.1.max(depth + deep));
    }
    sizes.insert(name.to_owned(), Some(size));
    Ok(size)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn style(macros: &str) -> String {
        format!("<style>{macros}<citation><layout><text macro=\"a\"/></layout></citation></style>")
    }

    #[test]
    fn macros_end() {
        assert_eq!(check(&style("<macro name=\"a\"><text macro=\"b\"/></macro><macro name=\"b\"/>")), Ok(()));
        let circle =
            "<macro name=\"a\"><text macro=\"b\"/></macro><macro name=\"b\"><text macro=\"a\"/></macro>";
        assert!(check(&style(circle)).is_err_and(|said| said.contains("circle")));
        let name = |n: usize| if n == 0 { "a".to_owned() } else { format!("m{n}") };
        let more = |n: usize| {
            let next = name(n + 1);
            format!("<macro name=\"{}\"><text macro=\"{next}\"/><text macro=\"{next}\"/></macro>", name(n))
        };
        assert!(check(&style(&(0..40).map(more).collect::<String>())).is_err());
        assert!(check(&style(&"<group>".repeat(1000))).is_err());
        assert_eq!(check("Notes"), Err("is no style in CSL"));
        assert_eq!(check("<html/>"), Err("is no style in CSL"));
    }
}
