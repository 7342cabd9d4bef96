//! What is inconsistent in a document's notes. One file a rule, and one page a rule under `tests/rules/`,
//! which is its manual and its test. A rule sees the finished reading and adds [`Finding`]s; it does not read
//! notes and does not print.

mod bibliography;
mod context;
mod convention;
mod days;
mod manual;
mod spelling;
mod strays;
mod works;
mod works_facts;

mod ambiguous_ibid;
mod ambiguous_opcit;
mod ambiguous_short_form;
mod author_date_without_entry;
mod author_differs;
mod damaged_text;
mod dangling_note_reference;
mod entry_differs;
mod ibid_discouraged;
mod ibid_over_prose;
mod impossible_date;
mod incomplete_archival_place;
mod journal_volume_conflict;
mod mark_without_note;
mod missing_facts;
mod mixed_archival_style;
mod mixed_back_references;
mod mixed_date_style;
mod mixed_edition_style;
mod mixed_locator_style;
mod mixed_quotation_marks;
mod mixed_scripts;
mod note_number_gap;
mod note_number_repeated;
mod note_without_mark;
mod opcit_without_work;
mod orphan_ibid;
mod overlong_note;
mod page_outside_range;
mod place_differs;
mod publisher_differs;
mod redefined_abbreviation;
mod repeated_full_form;
mod reversed_page_range;
mod same_locator_ibid;
mod short_before_full;
mod short_title_differs;
mod short_without_full;
mod superseded_archive_code;
mod text_elsewhere;
mod title_differs;
mod uncited_entry;
mod undefined_abbreviation;
mod unfit_ibid_locator;
mod unknown_archive;
mod unlisted_work;
mod unread_citation;
mod unused_abbreviation;
mod volume_differs;
mod year_differs;

use crate::Reading;
use crate::lexicon::Lexicon;
use crate::model::{Finding, Rule};

pub use bibliography::{Bibliography, Listed};
use context::{Check, Findings};
pub use manual::Manual;

/// Every rule, in the order of its code.
pub const RULES: &[&Definition] = &[
    &orphan_ibid::RULE,
    &ambiguous_ibid::RULE,
    &ibid_over_prose::RULE,
    &same_locator_ibid::RULE,
    &unfit_ibid_locator::RULE,
    &opcit_without_work::RULE,
    &ambiguous_opcit::RULE,
    &dangling_note_reference::RULE,
    &short_before_full::RULE,
    &short_without_full::RULE,
    &ambiguous_short_form::RULE,
    &repeated_full_form::RULE,
    &short_title_differs::RULE,
    &author_differs::RULE,
    &title_differs::RULE,
    &year_differs::RULE,
    &publisher_differs::RULE,
    &place_differs::RULE,
    &volume_differs::RULE,
    &page_outside_range::RULE,
    &reversed_page_range::RULE,
    &impossible_date::RULE,
    &journal_volume_conflict::RULE,
    &missing_facts::RULE,
    &unknown_archive::RULE,
    &superseded_archive_code::RULE,
    &incomplete_archival_place::RULE,
    &undefined_abbreviation::RULE,
    &unused_abbreviation::RULE,
    &redefined_abbreviation::RULE,
    &mixed_scripts::RULE,
    &mixed_back_references::RULE,
    &mixed_locator_style::RULE,
    &mixed_archival_style::RULE,
    &mixed_quotation_marks::RULE,
    &mixed_date_style::RULE,
    &ibid_discouraged::RULE,
    &mixed_edition_style::RULE,
    &note_number_gap::RULE,
    &note_number_repeated::RULE,
    &mark_without_note::RULE,
    &note_without_mark::RULE,
    &damaged_text::RULE,
    &unread_citation::RULE,
    &uncited_entry::RULE,
    &unlisted_work::RULE,
    &entry_differs::RULE,
    &author_date_without_entry::RULE,
    &overlong_note::RULE,
    &text_elsewhere::RULE,
];

/// The families of rules: the first three characters of their codes after `IB`, and their names.
pub const FAMILIES: [(&str, &str); 6] = [
    ("IB1", "backrefs"),
    ("IB2", "short-forms"),
    ("IB3", "facts"),
    ("IB4", "archives"),
    ("IB5", "style"),
    ("IB6", "document"),
];

/// A rule: its name, its page, and what looks for it.
pub struct Definition {
    /// Name and code.
    pub rule: Rule,
    /// The manual in Markdown: what it finds, why it matters, example, better, source.
    pub page: &'static str,
    /// Looks for it.
    check: fn(&Check, &mut Findings),
}

impl Definition {
    /// The family's name: `backrefs`.
    pub fn family(&self) -> &'static str {
        let code = self.rule.code;
        FAMILIES.iter().find(|(prefix, _)| code.starts_with(prefix)).map_or("", |(_, name)| name)
    }

    /// What it finds, in a sentence: the first paragraph of its page.
    pub fn summary(&self) -> String {
        let paragraph = self.page.split("\n\n").nth(2).unwrap_or("");
        paragraph.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// True if `word` is its name, its code, the beginning of its code or its family.
    fn is_meant(&self, word: &str) -> bool {
        let code = self.rule.code;
        let digits = word.strip_prefix("IB").is_some_and(|d| d.bytes().all(|b| b.is_ascii_digit()));
        word == "all" || word == self.rule.name || word == self.family() || digits && code.starts_with(word)
    }
}

/// The rule of that name or code.
pub fn find(word: &str) -> Option<&'static Definition> {
    RULES.iter().copied().find(|d| d.rule.name == word || d.rule.code.eq_ignore_ascii_case(word))
}

/// What to look for.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Names, codes, beginnings of codes (`IB1`) or families; all rules if empty.
    pub select: Vec<String>,
    /// The same, left out again.
    pub ignore: Vec<String>,
    /// The manual the document follows, if that is known.
    pub manual: Option<Manual>,
    /// A bibliography to hold the notes against.
    pub bibliography: Option<Bibliography>,
}

impl Settings {
    /// True if `definition` is asked for.
    pub fn wants(&self, definition: &Definition) -> bool {
        let named = |words: &[String]| words.iter().any(|word| definition.is_meant(word));
        (self.select.is_empty() || named(&self.select)) && !named(&self.ignore)
    }

    /// The first word of `select` or `ignore` that no rule and no family has.
    pub fn unknown(&self) -> Option<&str> {
        let known = |word: &&String| RULES.iter().any(|d| d.is_meant(word));
        self.select.iter().chain(&self.ignore).find(|word| !known(word)).map(String::as_str)
    }
}

/// Looks for everything that is asked for: findings by note, those of the document as a whole first.
pub fn check(reading: &Reading, lexicon: &Lexicon, settings: &Settings) -> Vec<Finding> {
    let cx = Check::new(reading, lexicon, settings);
    let mut out = Findings::default();
    for definition in RULES.iter().filter(|d| settings.wants(d)) {
        (definition.check)(&cx, &mut out);
    }
    let mut all = out.all;
    for finding in &mut all {
        finding.message = sentence(&finding.message);
        finding.also.iter_mut().for_each(|also| also.message = label(&also.message));
    }
    all.sort_by(|a, b| {
        let key = |f: &Finding| (f.note, f.span.start, f.rule.code, f.span.end);
        key(a).cmp(&key(b)).then_with(|| a.message.cmp(&b.message))
    });
    all.dedup();
    all
}

/// With a capital at its head and a stop at its end.
fn sentence(message: &str) -> String {
    let mut chars = message.chars();
    let first: String = chars.next().into_iter().flat_map(char::to_uppercase).collect();
    let stop = if message.ends_with(['.', '?', '!']) { "" } else { "." };
    format!("{first}{}{stop}", chars.as_str())
}

/// With a small letter at its head and no stop: it stands under words.
fn label(message: &str) -> String {
    let mut chars = message.trim_end_matches('.').chars();
    let first: String = chars.next().into_iter().flat_map(char::to_lowercase).collect();
    format!("{first}{}", chars.as_str())
}

/// `docs/rules.md`: every rule in a table, family by family.
pub fn list() -> String {
    let mut out = String::from(
        "Rules\n=====\n\n`ibid check` looks for these; `ibid rule NAME` prints the page of one, which stands in\n`tests/rules/`. Each can be named by its name, its code, its family or the beginning of its code, in `--select`\nand `--ignore`.\n",
    );
    for (prefix, family) in FAMILIES {
        out.push_str(&format!("\n{family} ({prefix})\n{}\n\n", "-".repeat(family.len() + prefix.len() + 3)));
        out.push_str("| code | name | what it finds |\n| --- | --- | --- |\n");
        for definition in RULES.iter().filter(|d| d.family() == family) {
            let Rule { name, code } = definition.rule;
            out.push_str(&format!("| {code} | `{name}` | {} |\n", definition.summary()));
        }
    }
    out
}
