//! What a citation says of a work, fact by fact, and when two of them contradict each other.

use ecow::EcoString;

use super::context::{Check, Cited};
use super::spelling::{Likeness, folded, is_cyrillic, is_small, likeness, plain};
use super::works::Role;
use crate::model::{Field, Kind, Name, Span};
use crate::roman;

/// What can be held against each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub(super) enum Fact {
    Author,
    Editor,
    Title,
    Year,
    Publisher,
    Place,
    Volume,
}

impl Fact {
    /// What messages call it.
    pub(super) fn noun(self) -> &'static str {
        match self {
            Fact::Author => "the author is",
            Fact::Editor => "the editor is",
            Fact::Title => "the title has",
            Fact::Year => "the year is",
            Fact::Publisher => "the publisher is",
            Fact::Place => "the place is",
            Fact::Volume => "the volume is",
        }
    }

    fn field(self, role: Role) -> Field {
        match (self, role) {
            (Fact::Author, Role::Work) => Field::Author,
            (Fact::Author, Role::Host) => Field::Bookauthor,
            (Fact::Editor, _) => Field::Editor,
            (Fact::Title, Role::Work) => Field::Title,
            (Fact::Title, Role::Host) => Field::Booktitle,
            (Fact::Year, _) => Field::Date,
            (Fact::Publisher, _) => Field::Publisher,
            (Fact::Place, _) => Field::Location,
            (Fact::Volume, _) => Field::Volume,
        }
    }
}

/// A value to be compared.
#[derive(Clone, Debug)]
pub(super) enum Said {
    Words(String),
    People(Vec<Name>),
}

/// What a citation says, and where.
///
/// `edited`: the work has an editor and no author, so that whom a short form names is the editor.
pub(super) fn said(cx: &Check, cited: &Cited, role: Role, fact: Fact, edited: bool) -> Option<(Said, Span)> {
    let entry = cx.entry(cited)?;
    let fields = &cited.citation.fields;
    let full = cited.mention.form == crate::model::Form::Full;
    let field = match fact {
        Fact::Author if edited && role == Role::Work => return None,
        Fact::Editor if edited && role == Role::Work && !fields.has(Field::Editor) => Field::Author,
        _ => fact.field(role),
    };
    let site = cited.sited(field)?;
    let said = match fact {
        Fact::Author | Fact::Editor => {
            // The editor of the volume a part stands in says nothing of the part.
            if fact == Fact::Editor && role == Role::Work && fields.has(Field::Booktitle) {
                return None;
            }
            let names = fields.names(field);
            if names.is_empty() {
                return None;
            }
            Said::People(names.to_vec())
        }
        Fact::Title if !full && role == Role::Work => return None,
        Fact::Year => Said::Words(fields.date()?.edtf.to_string()),
        Fact::Volume if entry.kind != Kind::Article => return None,
        _ => Said::Words(fields.text(field)?.to_owned()),
    };
    Some((said, site))
}

/// The edition that `fact` belongs to, as printed; empty for a fact that all editions share.
pub(super) fn edition<'r>(cited: &Cited<'r>, fact: Fact) -> &'r str {
    match fact {
        Fact::Year | Fact::Publisher | Fact::Place => {
            cited.citation.fields.text(Field::Edition).unwrap_or("")
        }
        _ => "",
    }
}

/// The words of each side in which two values contradict each other; `None` if they go together.
pub(super) fn differ(fact: Fact, a: &Said, b: &Said) -> Option<(String, String)> {
    match (a, b) {
        (Said::People(a), Said::People(b)) => people(a, b),
        (Said::Words(a), Said::Words(b)) => {
            let differ = match fact {
                Fact::Title => return titles(a, b),
                Fact::Year => years(a, b),
                Fact::Publisher => publishers(a, b),
                Fact::Place => places(a, b),
                Fact::Volume => number(a) != number(b),
                Fact::Author | Fact::Editor => false,
            };
            differ.then(|| (shown(fact, a), shown(fact, b)))
        }
        _ => None,
    }
}

fn shown(fact: Fact, value: &str) -> String {
    if fact == Fact::Year { value.get(..4).unwrap_or(value).to_owned() } else { value.to_owned() }
}

/// A name as it is printed in running text.
pub(super) fn shown_name(name: &Name) -> String {
    if name.is_body() {
        return name.literal.to_string();
    }
    let parts = [&name.given, &name.prefix, &name.family];
    parts.into_iter().filter(|p| !p.is_empty()).map(EcoString::as_str).collect::<Vec<_>>().join(" ")
}

/// The first two people in the same place who are one, spelt two ways.
fn people(a: &[Name], b: &[Name]) -> Option<(String, String)> {
    a.iter().zip(b).find(|(x, y)| misspelt(x, y)).map(|(x, y)| (shown_name(x), shown_name(y)))
}

fn misspelt(a: &Name, b: &Name) -> bool {
    if a.is_body() || b.is_body() {
        return a.is_body() && b.is_body() && likeness(&a.literal, &b.literal) == Likeness::Spelt;
    }
    if a.family.is_empty() || b.family.is_empty() {
        return false;
    }
    match likeness(&a.family, &b.family) {
        Likeness::Spelt => given(&a.given, &b.given) != Likeness::Other,
        Likeness::Same => given(&a.given, &b.given) == Likeness::Spelt,
        Likeness::Other => false,
    }
}

/// Given names compared: `Peter H.` goes with `P.`, `Eusebio` is `Euesebio` misspelt.
fn given(a: &str, b: &str) -> Likeness {
    let (x, y) = (plain(a), plain(b));
    let within = |some: &str, all: &str| some.split(' ').all(|w| all.split(' ').any(|v| v == w));
    if within(&x, &y) || within(&y, &x) {
        return Likeness::Same;
    }
    let mut worst = Likeness::Same;
    for (p, q) in x.split(' ').zip(y.split(' ')) {
        if p.is_empty() || q.is_empty() || p.starts_with(q) || q.starts_with(p) {
            continue;
        }
        let initial = |w: &str| w.chars().count() == 1;
        let found = match (initial(p), initial(q)) {
            (true, true) => Likeness::Spelt,
            (false, false) => likeness(p, q),
            _ if folded(p).get(..1) == folded(q).get(..1) || is_cyrillic(p) != is_cyrillic(q) => continue,
            _ => Likeness::Other,
        };
        match found {
            Likeness::Other => return Likeness::Other,
            Likeness::Spelt => worst = Likeness::Spelt,
            Likeness::Same => {}
        }
    }
    worst
}

/// The words in which two whole titles differ, if they are one title spelt two ways.
pub(super) fn titles(a: &str, b: &str) -> Option<(String, String)> {
    if is_cyrillic(a) != is_cyrillic(b) {
        return None;
    }
    let key = |t: &str| folded(t);
    let (x, y) = (key(a), key(b));
    let joined = |t: &str| t.split(' ').filter(|w| !is_small(w)).collect::<String>();
    let (j, k) = (joined(&x), joined(&y));
    // A subtitle that is left out is no other title.
    if j.starts_with(&k) || k.starts_with(&j) {
        return None;
    }
    let words = |t: &str| -> Vec<String> {
        t.split(|c: char| !c.is_alphanumeric() && c != '’' && c != '\'')
            .filter(|w| !w.is_empty() && !is_small(&folded(w)))
            .map(str::to_owned)
            .collect()
    };
    let (p, q) = (words(a), words(b));
    let mut odd: Vec<(&String, &String)> = p.iter().zip(&q).filter(|(u, v)| folded(u) != folded(v)).collect();
    if p.len() != q.len() && odd.len() > 1 {
        return None;
    }
    const MOST: usize = 2;
    if odd.is_empty() || odd.len() > MOST || odd.iter().any(|(u, v)| likeness(u, v) != Likeness::Spelt) {
        return None;
    }
    let (u, v) = odd.remove(0);
    Some((u.clone(), v.clone()))
}

/// True if two EDTF dates have years that cannot be one.
fn years(a: &str, b: &str) -> bool {
    let span = |date: &str| -> Option<(u32, u32)> {
        let year = |d: &str| d.get(..4)?.parse::<u32>().ok();
        let (from, to) = date.split_once('/').unwrap_or((date, date));
        Some((year(from)?, year(to).or_else(|| year(from))?))
    };
    match (span(a), span(b)) {
        (Some((from, to)), Some((start, end))) => to < start || end < from,
        _ => false,
    }
}

fn number(text: &str) -> String {
    match roman::read(text) {
        Some(n) => n.to_string(),
        None => folded(text),
    }
}

/// Words of a publisher's name that authors put or leave out.
fn is_filler(word: &str) -> bool {
    const FILLERS: &[&str] = &[
        "the",
        "and",
        "of",
        "inc",
        "co",
        "company",
        "ltd",
        "llc",
        "publishers",
        "publisher",
        "publishing",
        "publications",
        "press",
        "pr",
        "books",
        "verlag",
        "editions",
        "editores",
        "ediciones",
        "editorial",
        "edizioni",
        "sons",
        "brothers",
        "bros",
        "corp",
        "corporation",
        "izd",
        "vo",
        "izdatelstvo",
        "house",
        "group",
        "edition",
    ];
    FILLERS.contains(&word)
}

fn publishers(a: &str, b: &str) -> bool {
    if is_cyrillic(a) != is_cyrillic(b) {
        return false;
    }
    // An abbreviation of capitals stands for any name.
    let code =
        |t: &str| t.len() < 9 && t.chars().filter(|c| c.is_uppercase()).count() > 1 && !t.contains(' ');
    if code(a.trim()) || code(b.trim()) {
        return false;
    }
    let words = |t: &str| -> Vec<String> {
        folded(t).split(' ').filter(|w| !w.is_empty() && !is_filler(w)).map(str::to_owned).collect()
    };
    let (x, y) = (words(a), words(b));
    let goes = |w: &String, others: &[String]| {
        others.iter().any(|o| o.starts_with(w.as_str()) || w.starts_with(o.as_str()))
    };
    let within = |some: &[String], all: &[String]| some.iter().all(|w| goes(w, all));
    !x.is_empty() && !y.is_empty() && !within(&x, &y) && !within(&y, &x)
}

/// Cities under names of several languages.
fn city(folded: &str) -> &str {
    match folded {
        "m" | "moskva" | "moscou" | "moskau" => "moscow",
        "wien" => "vienna",
        "munchen" => "munich",
        "koln" => "cologne",
        "praha" | "prag" => "prague",
        "warszawa" | "warschau" => "warsaw",
        "roma" | "rom" => "rome",
        "milano" => "milan",
        "firenze" => "florence",
        "torino" => "turin",
        "geneve" | "genf" => "geneva",
        "k" | "kyiv" | "kiiv" | "kyjiv" => "kiev",
        "den haag" | "s gravenhage" | "la haye" => "the hague",
        "bruxelles" | "brussel" => "brussels",
        "beograd" => "belgrade",
        "lisboa" => "lisbon",
        "l" | "spb" | "pg" | "leningrad" | "petrograd" | "st petersburg" | "sankt peterburg" => {
            "saint petersburg"
        }
        "ny" | "nyc" => "new york",
        other => other,
    }
}

fn places(a: &str, b: &str) -> bool {
    if is_cyrillic(a) != is_cyrillic(b) {
        return false;
    }
    // A state behind a city says nothing of the city.
    let state = |n: usize, p: &str| n > 0 && (p.contains('.') || folded(p).len() < 5);
    let parts = |t: &str| -> Vec<String> {
        t.replace(" and ", ";")
            .split([';', '/', '&', '–', ':'])
            .flat_map(|place| place.split(',').enumerate().filter(|(n, p)| !state(*n, p)))
            .map(|(_, p)| city(&folded(p)).to_owned())
            .filter(|p| !p.is_empty())
            .collect()
    };
    let (x, y) = (parts(a), parts(b));
    let one = |p: &String, q: &String| {
        // An abbreviation that nobody explains: `Sverdl.`
        let short = p.len().min(q.len()) < 5 && (p.starts_with(q.as_str()) || q.starts_with(p.as_str()));
        p == q || short || p.starts_with(&format!("{q} ")) || q.starts_with(&format!("{p} "))
    };
    !x.is_empty() && !y.is_empty() && !x.iter().any(|p| y.iter().any(|q| one(p, q)))
}

/// The place of `words` in a span of a note; the span itself if they are not there letter by letter.
pub(super) fn narrow(text: &str, span: Span, words: &str) -> Span {
    match span.of(text).find(words) {
        Some(at) if !words.is_empty() => {
            let start = span.start as usize + at;
            Span::new(start, start + words.len())
        }
        _ => span,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn differs(fact: Fact, a: &str, b: &str) -> bool {
        differ(fact, &Said::Words(a.into()), &Said::Words(b.into())).is_some()
    }

    #[test]
    fn places_go_together_or_not() {
        for (a, b) in [
            ("Cambridge, MA", "Cambridge"),
            ("New York and London", "London"),
            ("М.", "Москва"),
            ("Moscow", "Moskva"),
            ("Washington, D.C.", "Washington"),
        ] {
            assert!(!differs(Fact::Place, a, b), "{a} {b}");
        }
        for (a, b) in [("Illinois", "Chicago, IL"), ("London", "New York"), ("М.", "Минск"), ("СПб.", "М.")]
        {
            assert!(differs(Fact::Place, a, b), "{a} {b}");
        }
    }

    #[test]
    fn publishers_go_together_or_not() {
        for (a, b) in [
            ("Rowman & Littlefield Publishers, Inc.", "Rowman and Littlefield"),
            ("Univ. of Hull Press", "University of Hull Press"),
            ("CUP", "Cambridge University Press"),
            ("Macmillan Publishing Company", "Macmillan"),
        ] {
            assert!(!differs(Fact::Publisher, a, b), "{a} {b}");
        }
        assert!(differs(Fact::Publisher, "Oxford University Press", "Cambridge University Press"));
    }

    #[test]
    fn years_of_ranges() {
        assert!(differs(Fact::Year, "1989", "1998"));
        assert!(!differs(Fact::Year, "1989-05", "1989"));
        assert!(!differs(Fact::Year, "1989/1991", "1990"));
    }

    #[test]
    fn titles_misspelt() {
        assert!(differs(Fact::Title, "Sovet Latin American Relations", "Soviet-Latin American Relations"));
        assert!(!differs(Fact::Title, "The Roads", "The Roads: A History"));
        assert!(!differs(Fact::Title, "Anticommunism in Peru", "Anti-Communism in Peru"));
    }

    #[test]
    fn people_misspelt() {
        let differs = |a: &Name, b: &Name| people(std::slice::from_ref(a), std::slice::from_ref(b)).is_some();
        let person = |given: &str, family: &str| Name::person(given, family);
        assert!(differs(&person("Euesebio", "Mujal-Leon"), &person("Eusebio", "Mujal-León")));
        assert!(!differs(&person("Peter H.", "Smith"), &person("P.", "Smith")));
        assert!(!differs(&person("Stephen", "Rabe"), &person("Stephen G.", "Rabe")));
        assert!(differs(&person("Е. Ю.", "Зубкова"), &person("Е. Я.", "Зубкова")));
        assert!(!differs(&person("", "Иванова"), &person("И. И.", "Иванов")));
    }
}
