//! `ibid rule`.

use ibid::rules::{self, FAMILIES, RULES};

use super::{Done, Rule, files};

pub(super) fn run(args: &Rule) -> Result<Done, String> {
    let page = match &args.name {
        None => list(),
        Some(name) => match rules::find(name) {
            Some(definition) => definition.page.to_owned(),
            None => return Err(format!("no rule is called `{name}`{}: `ibid rule` lists them", like(name))),
        },
    };
    files::print(page.as_bytes())?;
    Ok(Done::Well)
}

/// Every rule, one a line, by family.
fn list() -> String {
    let widest = RULES.iter().map(|d| d.rule.name.len()).max().unwrap_or(0);
    let mut out = String::new();
    for (_, family) in FAMILIES {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&format!("{family}\n"));
        for definition in RULES.iter().filter(|d| d.family() == family) {
            let rule = definition.rule;
            out.push_str(&format!("  {}  {:widest$}  {}\n", rule.code, rule.name, definition.summary()));
        }
    }
    out
}

/// The rule whose name comes closest.
fn like(name: &str) -> String {
    const FAR: usize = 6;
    let distance = |other: &str| strsim::osa_distance(name, other);
    let nearest = RULES.iter().map(|d| d.rule.name).min_by_key(|n| distance(n));
    nearest.filter(|n| distance(n) < FAR).map_or(String::new(), |n| format!(" (do you mean {n}?)"))
}
