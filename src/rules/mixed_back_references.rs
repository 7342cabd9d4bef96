#![doc = include_str!("../../tests/rules/mixed-back-references.md")]

use super::Definition;
use super::context::{Check, Cited, Findings};
use super::convention::{Case, odd_ones};
use super::manual::Manual;
use super::spelling::is_cyrillic;
use crate::model::{Back, Field, Form, NoteId, NoteKind, Rule, Span};

pub(super) const RULE: Definition = Definition {
    rule: Rule { name: "mixed-back-references", code: "IB501" },
    page: include_str!("../../tests/rules/mixed-back-references.md"),
    check,
};

#[derive(Clone, Copy, PartialEq)]
enum Way {
    Ibid,
    Short,
}

fn check(cx: &Check, out: &mut Findings) {
    // What is said against every Ibid. is said by another rule.
    if cx.settings.manual.is_some_and(Manual::discourages_ibid) {
        return;
    }
    let mut cases = Vec::new();
    for (id, note) in cx.notes().skip(1) {
        let here = cx.of_note(id);
        let Some(c) = here.first().filter(|c| c.citation.via.is_none() && !c.listed()) else { continue };
        let before = cx.of_note(NoteId(id.0 - 1));
        let follows = !note.after_gap && before.first().is_some_and(|b| b.note.section == note.section);
        let alone = before.iter().all(|b| b.mention.entry == c.mention.entry) && c.mention.entry.is_some();
        if !follows || !alone || c.note.kind == NoteKind::Parenthesis {
            continue;
        }
        let kind = match (&c.citation.back, c.mention.form) {
            (Some(Back::Ibid), _) if c.citation.fields.is_empty() => Way::Ibid,
            // Among several citations a name is clearer.
            (None, Form::Short) if here.len() == 1 && !c.citation.fields.has(Field::Archive) => Way::Short,
            _ => continue,
        };
        cases.push(Case { note: id, span: c.citation.span, kind });
    }
    let wanted = |m: Manual| m.ibid_by_script().then_some(Way::Ibid);
    odd_ones(cx, out, RULE.rule, &cases, wanted, |kind, _, there| match kind {
        Way::Short => format!("the work of the note before is named again, Ibid. stands for it {there}"),
        Way::Ibid => format!("Ibid. here, the work of the note before is named again {there}"),
    });
    if cx.settings.manual.is_some_and(Manual::ibid_by_script) {
        by_script(cx, out);
    }
}

/// GOST: *Там же* for a work in Cyrillic, *Ibid.* for one in Latin letters.
fn by_script(cx: &Check, out: &mut Findings) {
    for c in cx.cited.iter().filter(|c| c.citation.back == Some(Back::Ibid) && !c.mention.ambiguous) {
        let named = |c: &&Cited| c.speaks() && !c.listed();
        let Some(work) = c.mention.entry.and_then(|e| cx.of_entry(e).find(named)) else { continue };
        let word = Span::new(c.citation.span.start as usize, head(c));
        let (here, there) = (is_cyrillic(word.of(&c.note.text)), is_cyrillic(work.raw()));
        if here != there {
            let message = match there {
                true => "GOST has «Там же» for a work in Cyrillic letters",
                false => "GOST has Ibid. for a work in Latin letters",
            };
            let finding = out.add(RULE.rule, c.id(), word, message);
            finding.with(work.id(), work.citation.span, "the work");
        }
    }
}

/// Where the word that leans ends: at its first mark or number.
fn head(c: &Cited) -> usize {
    let end = c.raw().find(|c: char| !c.is_alphabetic() && c != ' ').unwrap_or(c.raw().len());
    c.citation.span.start as usize + c.raw().get(..end).unwrap_or("").trim_end().len()
}
