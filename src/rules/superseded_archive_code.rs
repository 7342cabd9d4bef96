#![doc = include_str!("../../tests/rules/superseded-archive-code.md")]

use std::collections::HashMap;

use super::Definition;
use super::context::{Check, Findings};
use super::convention::is_code;
use super::spelling::{is_cyrillic, plain};
use super::works;
use super::works_facts::narrow;
use crate::lexicon::Status;
use crate::model::{Entry, Field, Rule, Safety};

pub(super) const RULE: Definition = Definition {
    rule: Rule { name: "superseded-archive-code", code: "IB402" },
    page: include_str!("../../tests/rules/superseded-archive-code.md"),
    check,
};

fn check(cx: &Check, out: &mut Findings) {
    let mut seen: HashMap<&str, Option<usize>> = HashMap::new();
    let latest = cx.entries().filter(|(_, e)| works::published(e)).filter_map(|(_, e)| year(e)).max();
    for c in &cx.cited {
        let Some(place) = c.citation.fields.place() else { continue };
        let code = place.repository.as_str();
        if code.is_empty() || place.code.is_empty() || !is_code(code) {
            continue;
        }
        let span = narrow(&c.note.text, c.site(Field::Archive), code);
        if let Some(found) = seen.get(code) {
            if let Some(finding) = found.and_then(|at| out.all.get_mut(at)).filter(|f| f.also.len() < MOST) {
                finding.with(c.id(), span, "here too");
            }
            continue;
        }
        let renamed = now(cx, code).filter(|now| {
            // A text that cites nothing younger may have been written when the code was right.
            let both =
                cx.cited.iter().filter_map(|c| c.citation.fields.place()).any(|p| p.repository == now.code);
            both || now.until.zip(latest).is_none_or(|(until, latest)| latest > until)
        });
        seen.insert(code, renamed.as_ref().map(|_| out.all.len()));
        if let Some(now) = renamed {
            let since = now.until.map_or(String::new(), |year| format!(" since {year}"));
            let message = format!("{code} is called {}{since}; fonds keep their numbers", now.code);
            let finding = out.add(RULE.rule, c.id(), span, message);
            finding.mended(Safety::Suggested, format!("write {}", now.code), c.id(), span, now.code);
        }
    }
}

/// How many other places are listed at most.
const MOST: usize = 8;

struct Now {
    code: String,
    /// The last year of the old name, if the registry has it.
    until: Option<u32>,
}

/// What a former archive is called now.
fn now(cx: &Check, code: &str) -> Option<Now> {
    let id = cx.lexicon.find_archive(code).into_iter().next()?;
    let old = cx.lexicon.archive(id);
    let own = |c: &str| !c.is_empty() && plain(c).replace(' ', "") == plain(code).replace(' ', "");
    let new = cx.lexicon.archive(cx.lexicon.modern(id));
    let named = own(old.siglum()) || own(old.code_native) || old.aliases.iter().any(|a| own(a));
    if old.status != Status::Former || new.code == old.code || !named {
        return None;
    }
    let native = is_cyrillic(code) && !new.code_native.is_empty();
    let code = if native { new.code_native } else { new.siglum() }.to_owned();
    // `TsPA IML 1931-1991; RTsKhIDNI 1991-1999`
    let line = new.predecessors.split(';').find(|p| p.trim().starts_with(old.siglum()));
    let until = line.and_then(|p| p.rsplit('-').next()).and_then(|y| y.trim().get(..4)?.parse().ok());
    Some(Now { code, until })
}

fn year(entry: &Entry) -> Option<u32> {
    entry.fields.date()?.year()?.parse().ok()
}
