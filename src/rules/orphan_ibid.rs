#![doc = include_str!("../../tests/rules/orphan-ibid.md")]

use std::collections::HashMap;

use super::Definition;
use super::context::{Check, Findings};
use crate::model::{CitationId, Rule};

pub(super) const RULE: Definition =
    Definition { rule: Rule::ORPHAN_IBID, page: include_str!("../../tests/rules/orphan-ibid.md"), check };

fn check(cx: &Check, out: &mut Findings) {
    // Ibid. after a lost Ibid. is lost with it: one finding, that of the first, lists them all.
    let mut first: HashMap<CitationId, usize> = HashMap::new();
    for finding in cx.settled(RULE.rule) {
        let id = cx.of_finding(finding).map(|c| c.mention.citation);
        let leaned = finding.also.first().and_then(|also| {
            let leaned = cx.of_note(also.note).iter().find(|c| c.citation.span == also.span)?;
            first.get(&leaned.mention.citation).copied()
        });
        let at = match leaned.and_then(|at| Some((at, out.all.get_mut(at)?, finding.note?))) {
            Some((at, root, note)) => {
                root.with(note, finding.span, "leans on it and is lost with it");
                at
            }
            None => {
                out.all.push(finding.clone());
                out.all.len() - 1
            }
        };
        first.extend(id.map(|id| (id, at)));
    }
}
