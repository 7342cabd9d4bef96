//! As much of style sheets as tells italics: `.c5 { font-style: italic }`.

use super::super::flow::Look;
use std::collections::HashMap;

/// How the letters of each class look, of those that look different.
pub(super) fn looks(sheets: &[&str]) -> HashMap<String, Look> {
    let mut looks: HashMap<String, Look> = HashMap::new();
    for rule in sheets.iter().flat_map(|sheet| sheet.split('}')) {
        let Some((selectors, declarations)) = rule.rsplit_once('{') else { continue };
        let mut look = Look::default();
        apply(&declarations.to_ascii_lowercase(), &mut look);
        if look == Look::default() {
            continue;
        }
        for selector in selectors.split(',') {
            // A class alone, or of one element: `.c5`, `span.c5`.
            let Some((element, class)) = selector.trim().split_once('.') else { continue };
            let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
            if element.chars().all(plain) && !class.is_empty() && class.chars().all(plain) {
                looks.insert(class.to_lowercase(), look);
            }
        }
    }
    looks
}

/// Changes the look as declarations in small letters say.
pub(super) fn apply(declarations: &str, look: &mut Look) {
    for declaration in declarations.split(';') {
        let Some((name, value)) = declaration.split_once(':') else { continue };
        let value = value.trim();
        match name.trim() {
            "font-style" => look.italic = value.starts_with("italic") || value.starts_with("oblique"),
            "font-variant" | "font-variant-caps" => look.small_caps = value.starts_with("small-caps"),
            "vertical-align" => look.raised = value.starts_with("super"),
            _ => {}
        }
    }
}
