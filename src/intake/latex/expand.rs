//! The author's own macros, of the plain kinds: a name for some words, or for what is done to one argument.
//! Each is put in once; what it stands for is not looked at again, so that circles end.

use super::super::flow::Way;
use std::collections::HashMap;

/// What stands before and after the argument; no argument if `after` is `None`.
struct Macro {
    before: String,
    after: Option<String>,
}

/// Definitions longer than this are programs.
const LONGEST: usize = 400;

/// Puts in the macros that `preamble` and `body` define, and gives the way back into the file, in which `body` begins
/// at byte `base`. The text does not grow beyond eight times itself.
pub(super) fn expand(preamble: &str, body: &str, base: usize) -> (String, Way) {
    let mut way = Way::default();
    way.step(0, base);
    let mut macros = HashMap::new();
    define(preamble, &mut macros);
    define(body, &mut macros);
    if macros.is_empty() {
        return (body.to_owned(), way);
    }
    let most = body.len().saturating_mul(8).saturating_add(4096);
    let mut out = String::with_capacity(body.len() + body.len() / 4);
    // What is to be put in when the brace of an argument closes.
    let mut open: Vec<Option<&str>> = Vec::new();
    let (mut at, mut from) = (0, 0);
    let bytes = body.as_bytes();
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'{' => open.push(None),
            b'}' => {
                if let Some(Some(after)) = open.pop() {
                    out.push_str(body.get(from..at).unwrap_or(""));
                    way.put(out.len(), base + at);
                    out.push_str(after);
                    way.step(out.len(), base + at);
                    from = at;
                }
            }
            b'\\' => {
                let name = word(body, at + 1);
                if name.is_empty() {
                    at += 2;
                    continue;
                }
                let end = at + 1 + name.len();
                if is_definition(name) {
                    // A name that is being defined is not a use of it.
                    at = body.get(end..).map_or(end, |rest| {
                        let rest = rest.trim_start_matches(['*', '{', ' ']);
                        body.len() - rest.len() + usize::from(rest.starts_with('\\'))
                    });
                    // The braces passed over are closed later.
                    open.extend(body.get(end..at).unwrap_or("").matches('{').map(|_| None));
                    continue;
                }
                match macros.get(name) {
                    Some(Macro { before, after }) if out.len() + before.len() < most => {
                        let rest = body.get(end..).unwrap_or("");
                        let lead = rest.len() - rest.trim_start_matches(' ').len();
                        let brace = bytes.get(end + lead) == Some(&b'{');
                        if after.is_none() || brace {
                            out.push_str(body.get(from..at).unwrap_or(""));
                            way.put(out.len(), base + at);
                            out.push('{');
                            out.push_str(before);
                            from = end;
                        }
                        match after {
                            None => {
                                out.push('}');
                                // Blanks after a macro's name are not printed.
                                from = end + lead;
                                way.step(out.len(), base + from);
                            }
                            Some(after) if brace => {
                                from = end + lead + 1;
                                way.step(out.len(), base + from);
                                open.push(Some(after));
                                at = from;
                                continue;
                            }
                            Some(_) => {}
                        }
                    }
                    _ => {}
                }
                at = end;
                continue;
            }
            b'%' => {
                at += body.get(at..).map_or(0, |rest| rest.find('\n').unwrap_or(rest.len()));
                continue;
            }
            _ => {}
        }
        at += 1;
    }
    out.push_str(body.get(from.min(body.len())..).unwrap_or(""));
    (out, way)
}

fn is_definition(name: &str) -> bool {
    matches!(
        name,
        "newcommand"
            | "renewcommand"
            | "providecommand"
            | "DeclareRobustCommand"
            | "def"
            | "gdef"
            | "edef"
            | "let"
    )
}

/// Collects definitions: `\newcommand{\x}{…}`, `\newcommand{\x}[1]{…#1…}`, `\def\x{…}`.
fn define(source: &str, macros: &mut HashMap<String, Macro>) {
    for (at, _) in source.match_indices('\\') {
        let name = word(source, at + 1);
        if !is_definition(name) || name == "let" {
            continue;
        }
        let Some(rest) = source.get(at + 1 + name.len()..) else { continue };
        let Some(rest) = rest.trim_start_matches(['*', '{', ' ']).strip_prefix('\\') else { continue };
        let new = rest.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or("");
        let Some(rest) = rest.get(new.len()..).filter(|_| !new.is_empty()) else { continue };
        let rest = rest.trim_start_matches(['}', ' ']);
        let (arguments, rest) = match rest.strip_prefix("[1]").or_else(|| rest.strip_prefix("#1")) {
            Some(rest) => (1, rest.trim_start()),
            None => (0, rest),
        };
        let Some(rest) = rest.strip_prefix('{') else { continue };
        let Some(meaning) = argument(rest) else { continue };
        let made = match (arguments, meaning.matches('#').count()) {
            (0, 0) => Macro { before: meaning.to_owned(), after: None },
            (1, 1) => match meaning.split_once("#1") {
                Some((before, after)) => {
                    Macro { before: format!("{before}{{"), after: Some(format!("}}{after}")) }
                }
                None => continue,
            },
            _ => continue,
        };
        macros.insert(new.to_owned(), made);
    }
}

/// What stands before the brace that closes.
fn argument(rest: &str) -> Option<&str> {
    let mut depth = 0;
    for (at, byte) in rest.bytes().enumerate().take(LONGEST) {
        match byte {
            b'{' => depth += 1,
            b'}' if depth == 0 => return rest.get(..at),
            b'}' => depth -= 1,
            b'\\' if matches!(rest.as_bytes().get(at + 1), Some(b'{' | b'}')) => return None,
            _ => {}
        }
    }
    None
}

/// The letters at `at`.
fn word(source: &str, at: usize) -> &str {
    let rest = source.get(at..).unwrap_or("");
    let end = rest.bytes().position(|b| !b.is_ascii_alphabetic()).unwrap_or(rest.len());
    rest.get(..end).unwrap_or("")
}
