//! Notes in a style that the user has in CSL. An engine for CSL (hayagriva) prints what stands in no archive; it drops
//! most of an address in an archive, so that one of our own styles prints it, in the language of the user's.

mod inherit;
mod sound;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::str::FromStr;

use hayagriva::archive::{ArchivedStyle, LOCALES};
use hayagriva::citationberg::json::{DateValue, FixedDateRange, Item, Value};
use hayagriva::citationberg::taxonomy::Locator as Label;
use hayagriva::citationberg::{FontStyle, IndependentStyle, Locale, LocaleCode, Style as Csl, StyleClass};
use hayagriva::{
    BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest, ElemChild, ElemChildren,
    LocatorPayload, SpecificLocator,
};

use super::super::biblatex::{curl, integer};
use super::super::{View, csl_json};
use super::known::Known;
use super::line::{Line, dashed};
use super::plan::{Anew, Cite, plan};
use super::{Markup, Notes, STYLES, Style, full, weave};
use crate::hash::Map;
use crate::model::{Entry, Field};
use crate::{Error, Reading};

/// A style in CSL for notes.
#[derive(Clone, Debug)]
pub struct CslStyle {
    /// Without what stands around its citations, and without its bibliography.
    style: IndependentStyle,
    /// The words of its language, and those of American English for what they lack.
    locales: Vec<Locale>,
    /// Prints what is in archives.
    own: &'static Style,
    /// It says *Ibid.*, and not only something shorter where the work is the one before.
    ibid: bool,
}

impl CslStyle {
    /// Reads a style: `bytes` are its `.csl` file.
    ///
    /// # Errors
    /// [`Error::Style`] if it is no CSL, damaged, another name for a style only, or a style for citations in the text.
    pub fn read(bytes: &[u8]) -> Result<CslStyle, Error> {
        let text = std::str::from_utf8(bytes).map_err(|_| wrong("is not UTF-8".to_owned()))?;
        let text = text.trim_start_matches('\u{feff}');
        sound::check(text).map_err(|message| wrong(message.to_owned()))?;
        let style = Csl::from_xml(text).map_err(|error| {
            let said: String = error.source.to_string().chars().take(120).collect();
            wrong(format!("is not as CSL has it: {said}"))
        })?;
        CslStyle::of(style, text)
    }

    /// A style that the engine has with it: `chicago-notes`, `mhra-notes`.
    pub fn named(name: &str) -> Option<CslStyle> {
        let style = ArchivedStyle::by_name(name)?.get();
        let text = style.to_xml().ok()?;
        CslStyle::of(style, &text).ok()
    }

    fn of(style: Csl, text: &str) -> Result<CslStyle, Error> {
        let mut style = match style {
            Csl::Independent(style) => style,
            Csl::Dependent(style) => {
                return Err(wrong(format!(
                    "only names another style: get that one, {}",
                    style.parent_link.href
                )));
            }
        };
        if style.settings.class != StyleClass::Note {
            return Err(wrong("is for citations in the text, not for notes".to_owned()));
        }
        style.citation.layout.prefix = None;
        style.citation.layout.suffix = None;
        style.bibliography = None;
        inherit::settle(&mut style);
        let locale = style.default_locale.clone().unwrap_or_else(LocaleCode::en_us);
        let name = match locale.0.as_str() {
            "en-GB" => "mhra",
            code if ["ru", "uk", "be"].iter().any(|cyrillic| code.starts_with(cyrillic)) => "gost",
            _ => "chicago-17",
        };
        let own = STYLES.iter().find(|own| own.name == name).unwrap_or(&super::chicago::CHICAGO_17);
        Ok(CslStyle { style, locales: locales(&locale), own, ibid: text.contains("term=\"ibid\"") })
    }

    /// Writes a document's notes anew, as [`super::notes`] does. `ibid` says whether the style may print a work that was
    /// cited just before in its own way for that: `Ibid.`, or less than in other short notes.
    ///
    /// # Errors
    /// [`Error::Style`] if the engine fails.
    pub fn notes(&self, reading: &Reading, ibid: bool, markup: Markup) -> Result<Notes, Error> {
        let view = View::new(reading);
        let plan = plan(&view, ibid);
        let mut known = Known::of(&view, self.own);
        let numbered = plan.iter().flat_map(|note| {
            let number = view.label(note.id).parse().ok();
            note.citations.iter().filter_map(move |(_, planned)| Some((planned.as_ref().ok()?, number)))
        });
        let mut lines = self.lines(&numbered.collect::<Vec<_>>(), &known)?.into_iter();
        Ok(weave(&view, &plan, markup, |cite, opens| match lines.next().flatten() {
            Some(line) => line,
            None if !self.ibid && matches!(cite.anew, Anew::Ibid { .. }) => {
                known.line(&Cite { anew: Anew::Short, ..cite.clone() }, opens)
            }
            None => known.line(cite, opens),
        }))
    }

    /// The works of a bibliography as full notes, numbered from 1.
    ///
    /// # Errors
    /// [`Error::Style`] if the engine fails.
    pub fn full_notes(&self, entries: &[Entry], markup: Markup) -> Result<Notes, Error> {
        let mut known = Known::alone(entries, self.own);
        let cites: Vec<Cite> =
            entries.iter().enumerate().filter_map(|(n, entry)| Cite::full(n, entry)).collect();
        let numbered: Vec<_> = cites.iter().map(|cite| (cite, None)).collect();
        let mut lines = self.lines(&numbered, &known)?.into_iter();
        Ok(full(entries, markup, |cite| match lines.next().flatten() {
            Some(line) => line,
            None => known.line(cite, true),
        }))
    }

    /// A line for each citation of a work that the engine can print whole.
    fn lines(&self, cites: &[(&Cite, Option<usize>)], known: &Known) -> Result<Vec<Option<Line>>, Error> {
        let mut items: Map<usize, Option<Item>> = Map::default();
        for (cite, _) in cites {
            items.entry(cite.index).or_insert_with(|| item(cite.entry, known.short(cite.index)));
        }
        // Stands between two citations of which the second is not to be *Ibid.*, and is not printed.
        let nothing = Item([("id".to_owned(), Value::String(String::new()))].into());
        let locators: Vec<Option<(Label, String)>> =
            cites.iter().map(|(cite, _)| locator(cite, known)).collect();
        let mut driver = BibliographyDriver::new();
        let mut printed = Vec::with_capacity(cites.len());
        let mut requests = 0;
        let mut before = None;
        for ((cite, note), locator) in cites.iter().zip(&locators) {
            let Some(item) = items.get(&cite.index).and_then(Option::as_ref) else {
                printed.push(None);
                continue;
            };
            let mut ask = |item| {
                driver.citation(CitationRequest::new(vec![item], &self.style, None, &self.locales, *note));
                requests += 1;
                requests - 1
            };
            if !matches!(cite.anew, Anew::Ibid { .. }) && before == Some(cite.index) {
                ask(CitationItem::new(&nothing, None, None, true, None));
            }
            before = Some(cite.index);
            let pointed =
                locator.as_ref().map(|(label, value)| SpecificLocator(*label, LocatorPayload::Str(value)));
            printed.push(Some(ask(CitationItem::with_locator(item, pointed))));
        }
        let request = BibliographyRequest { style: &self.style, locale: None, locale_files: &self.locales };
        // What it does not expect of a style it panics at.
        let rendered = catch_unwind(AssertUnwindSafe(|| driver.finish(request)))
            .map_err(|_| wrong("is more than the engine for CSL can do".to_owned()))?;
        let american = self.punctuation_in_quotes();
        let mut rendered: Vec<Option<ElemChildren>> =
            rendered.citations.into_iter().map(|one| Some(one.citation)).collect();
        let line = |at: Option<usize>| {
            let children = rendered.get_mut(at?)?.take()?;
            let mut line = Line::new(american);
            put(&children, &mut line);
            line.mark_quotations();
            (!line.is_empty()).then_some(line)
        };
        Ok(printed.into_iter().map(line).collect())
    }

    /// Stops go before a closing quotation mark.
    fn punctuation_in_quotes(&self) -> bool {
        let stated = |locale: &Locale| locale.style_options.as_ref()?.punctuation_in_quote;
        self.style.locale.iter().chain(&self.locales).find_map(stated).unwrap_or(false)
    }
}

/// A work as the engine has it; `None` for what it cannot say: places in archives, dates that are no one day, month or
/// year, and that nothing is known of a title or a date, for which styles have `n.d.`
fn item(entry: &Entry, short: &str) -> Option<Item> {
    let has = |field| entry.fields.has(field);
    if has(Field::Archive) || !has(Field::Date) || !has(Field::Title) {
        return None;
    }
    let mut item: Item = serde_json::from_value(csl_json::item(entry)).ok()?;
    let one = |date: &DateValue| FixedDateRange::try_from(date.clone()).is_ok_and(|date| date.end.is_none());
    if !item.0.values().all(|value| !matches!(value, Value::Date(date) if !one(date))) {
        return None;
    }
    if !short.is_empty() && entry.fields.text(Field::Title) != Some(short) {
        item.0.insert("title-short".to_owned(), Value::String(short.to_owned()));
    }
    // As our own styles have them: marks of quotation and dashes are typographic, and titles keep the capitals they
    // were typed with. The engine gives an English one others.
    item.0.entry("language".to_owned()).or_insert_with(|| Value::String("und".to_owned()));
    for (name, value) in &mut item.0 {
        let Value::String(text) = value else { continue };
        if name == "volume" {
            // The engine has labels for numbers only, and takes Roman ones for words.
            *text = integer(text).unwrap_or_else(|| std::mem::take(text));
        } else if !matches!(name.as_str(), "id" | "URL" | "DOI") {
            let curled = curl(text);
            let words = if name.contains("title") { dashed(&curled) } else { curled.as_ref().into() };
            *text = words.into_owned();
        }
    }
    Some(item)
}

/// What a citation points at. CSL has one unit for it: several stand behind each other in the words of our own style.
fn locator(cite: &Cite, known: &Known) -> Option<(Label, String)> {
    let first = cite.locators.first()?.value.unit;
    let label = Label::from_str(first.name()).ok();
    match label.filter(|_| cite.locators.iter().all(|one| one.value.unit == first)) {
        Some(label) => {
            let values: Vec<&str> = cite.locators.iter().map(|one| one.value.value.as_str()).collect();
            Some((label, values.join(", ")))
        }
        None => Some((Label::Custom, known.locators(cite))),
    }
}

/// Words, those in italics as such.
fn put(children: &ElemChildren, line: &mut Line) {
    for child in &children.0 {
        match child {
            ElemChild::Text(words) | ElemChild::Link { text: words, .. } => {
                line.set(&words.text, words.formatting.font_style == FontStyle::Italic);
            }
            ElemChild::Elem(one) => put(&one.children, line),
            ElemChild::Markup(words) => line.set(words, false),
            ElemChild::Transparent { .. } => {}
        }
    }
}

/// The locales of a style's language that come with the engine, and American English, from which CSL takes what they
/// lack. To decode all sixty would take longer than everything else.
fn locales(wanted: &LocaleCode) -> Vec<Locale> {
    let fallback = wanted.fallback();
    let mut codes = vec![wanted.0.as_str()];
    codes.extend(fallback.as_ref().map(|code| code.0.as_str()));
    codes.push("en-US");
    let found = |code: &str| {
        let bytes = LOCALES.iter().find(|bytes| code_of(bytes) == Some(code))?;
        ciborium::de::from_reader(*bytes).ok()
    };
    codes.into_iter().filter_map(found).collect()
}

/// The language of an embedded locale: CBOR of a map that begins with the key `@xml:lang`.
fn code_of(bytes: &[u8]) -> Option<&str> {
    let rest = bytes.get(1..)?.strip_prefix(b"i@xml:lang")?;
    let (head, rest) = rest.split_first()?;
    std::str::from_utf8(rest.get(..usize::from(head.checked_sub(0x60)?))?).ok()
}

fn wrong(message: String) -> Error {
    Error::Style { message }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locales_are_found_by_their_language() {
        let codes = |code: &str| -> Vec<String> {
            let found = locales(&LocaleCode(code.to_owned()));
            found.into_iter().map(|locale| locale.lang.expect("a language").0).collect()
        };
        assert_eq!(codes("de-AT"), ["de-AT", "de-DE", "en-US"]);
        assert_eq!(codes("xx"), ["en-US"]);
        assert!(LOCALES.iter().all(|bytes| code_of(bytes).is_some()));
    }
}
