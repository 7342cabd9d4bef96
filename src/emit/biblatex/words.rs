//! Words as BibTeX wants them: escaped, quoted with real quotation marks, capitals kept, lists and names.

use std::borrow::Cow;

use crate::hash;
use crate::letter;
use crate::model::Name;
use crate::roman;

/// True for what TeX would take for commands, and for control characters.
#[inline]
fn is_special(b: u8) -> bool {
    (b < b' ')
        | (b'#'..=b'&').contains(&b)
        | (b == b'\\')
        | (b == b'^')
        | (b == b'_')
        | (b == b'{')
        | (b'}'..=0x7f).contains(&b)
}

/// True if there is any of that.
fn has_special(text: &str) -> bool {
    letter::any(text.as_bytes(), is_special)
}

/// Appends `text` with what TeX would take for commands escaped; line ends and tabs become spaces.
fn escape(text: &str, out: &mut String) {
    escape_part(text, is_balanced(text), out);
}

/// True if every brace has its other.
fn is_balanced(text: &str) -> bool {
    let mut depth = 0usize;
    for b in text.bytes() {
        match b {
            b'{' => depth += 1,
            b'}' if depth == 0 => return false,
            b'}' => depth -= 1,
            _ => {}
        }
    }
    depth == 0
}

/// The same of a part of a text whose braces are `balanced`.
fn escape_part(text: &str, balanced: bool, out: &mut String) {
    let mut rest = text;
    // All of them are ASCII, so that each stands between whole characters.
    while let Some(at) = rest.bytes().position(is_special) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        match from.as_bytes().first() {
            Some(b'&') => out.push_str("\\&"),
            Some(b'%') => out.push_str("\\%"),
            Some(b'$') => out.push_str("\\$"),
            Some(b'#') => out.push_str("\\#"),
            Some(b'_') => out.push_str("\\_"),
            // pandoc knows no command for a brace and drops what follows one.
            Some(b'{') if balanced => out.push_str("\\{"),
            Some(b'}') if balanced => out.push_str("\\}"),
            // A single `\{` would still be counted as a brace when the file is read.
            Some(b'{') => out.push_str("\\textbraceleft{}"),
            Some(b'}') => out.push_str("\\textbraceright{}"),
            Some(b'~') => out.push_str("\\textasciitilde{}"),
            Some(b'^') => out.push_str("\\textasciicircum{}"),
            Some(b'\\') => out.push_str("\\textbackslash{}"),
            Some(b'\n' | b'\r' | b'\t') => out.push(' '),
            _ => {}
        }
        rest = from.get(1..).unwrap_or_default();
    }
    out.push_str(rest);
}

/// `text` without blanks around it; most have none.
fn bare(text: &str) -> &str {
    match text.as_bytes() {
        [b'!'..=b'~', .., b'!'..=b'~'] => text,
        _ => text.trim(),
    }
}

/// `text` escaped.
pub(super) fn literal(text: &str) -> Cow<'_, str> {
    let text = bare(text);
    if !has_special(text) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len() + 8);
    escape(text, &mut out);
    out.into()
}

/// The same of words made before.
pub(super) fn literal_of(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => literal(text),
        Cow::Owned(text) => literal(&text).into_owned().into(),
    }
}

/// `text` escaped and in braces, so that it is one item and keeps its capitals.
pub(super) fn whole(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    out.push('{');
    escape(text.trim(), &mut out);
    out.push('}');
    out
}

/// A title: quotation marks curled; in an English one (`guard`) every word with a capital braced, but for
/// a first word that only begins with one, so that programs that set titles in small letters keep names; and a
/// small word after a stop, to which pandoc would give a capital: `{U.S.} {intentions}`.
pub(super) fn title(text: &str, guard: bool) -> Cow<'_, str> {
    let text = bare(text);
    // Most titles have neither.
    let plain = !letter::any(text.as_bytes(), |b| is_special(b) | (b == b'"') | (b == b'\''));
    let text = if plain { text.into() } else { curl(text) };
    if !guard {
        return if plain { text } else { literal_of(text) };
    }
    let mut out = String::with_capacity(text.len() * 5 / 4 + 8);
    let clean = plain || !has_special(&text);
    let balanced = !clean && is_balanced(&text);
    let put = |text: &str, out: &mut String| match clean {
        true => out.push_str(text),
        false => escape_part(text, balanced, out),
    };
    let stops = |word: &str| word.trim_end().ends_with(['.', '?', '!', ':']);
    let (mut first, mut stopped) = (true, false);
    // What stands before `done` is put, what stands before `at` looked at.
    let (mut done, mut at) = (0, 0);
    while at < text.len() {
        // Most words are plain letters, and a space stands behind them.
        let run = hash::letters_here(text.as_bytes(), at);
        if run.len > 0 && matches!(text.as_bytes().get(at + run.len), None | Some(b' ')) {
            let capital = if first { run.two || run.some && !run.first } else { run.some };
            if capital || stopped && !run.first {
                put(&text[done..at], &mut out);
                done = at + run.len;
                out.push('{');
                put(&text[at..done], &mut out);
                out.push('}');
            }
            (first, stopped) = (false, false);
            at += run.len + 1;
            continue;
        }
        let (start, (end, ascii)) = (at, word_end(&text, at));
        at = end;
        let word = &text[start..end];
        let Some((from, to)) = core(word, ascii) else {
            stopped |= stops(word);
            continue;
        };
        // The last stop of `U.S.` belongs to it.
        let own = word.as_bytes().get(to) == Some(&b'.') && word[from..to].contains('.');
        let to = if own { to + 1 } else { to };
        let core = &word[from..to];
        let capital = match ascii {
            true => core.bytes().skip(usize::from(first)).any(|b| b.is_ascii_uppercase()),
            false => core.chars().skip(usize::from(first)).any(letter::is_upper),
        };
        let keep = capital || stopped && core.starts_with(letter::is_lower);
        first = false;
        stopped = match &word[to..] {
            "" | " " => own,
            _ => stops(word),
        };
        if keep {
            put(&text[done..start + from], &mut out);
            out.push('{');
            put(core, &mut out);
            out.push('}');
            done = start + to;
        }
    }
    put(&text[done..], &mut out);
    out.into()
}

/// Where the word that begins at `at` ends, with the space behind it; and whether it is ASCII.
fn word_end(text: &str, at: usize) -> (usize, bool) {
    let mut end = at;
    let mut ascii = true;
    while let Some(b) = text.as_bytes().get(end) {
        match b {
            b' ' | b'\t'..=b'\r' => return (end + 1, ascii),
            0..=0x7f => end += 1,
            _ => {
                ascii = false;
                let Some(c) = text[end..].chars().next() else { break };
                end += c.len_utf8();
                if c.is_whitespace() {
                    break;
                }
            }
        }
    }
    (end, ascii)
}

/// Where the letters and digits of a word begin and end; `None` if it has none.
fn core(word: &str, ascii: bool) -> Option<(usize, usize)> {
    if ascii {
        let from = word.bytes().position(|b| b.is_ascii_alphanumeric())?;
        let to = word.bytes().rposition(|b| b.is_ascii_alphanumeric())?;
        return Some((from, to + 1));
    }
    let from = word.find(letter::is_alphanumeric)?;
    let (at, last) = word.char_indices().rev().find(|(_, c)| letter::is_alphanumeric(*c))?;
    Some((from, at + last.len_utf8()))
}

/// Straight quotation marks and apostrophes curled: `"` by what stands before it, `'` as an apostrophe
/// unless it opens a quotation that is closed again. Cyrillic text gets `«»`.
pub(in crate::emit) fn curl(text: &str) -> Cow<'_, str> {
    if !letter::any(text.as_bytes(), |b| (b == b'"') | (b == b'\'')) {
        return text.into();
    }
    let cyrillic = letter::has_cyrillic(text);
    let (open, close) = if cyrillic { ('«', '»') } else { ('“', '”') };
    let mut out = String::with_capacity(text.len() + 8);
    // A single quotation mark can only open if one can still close.
    let mut last_closing = text.match_indices('\'').rev().map(|(at, _)| at);
    let last_closing = last_closing.find(|at| closes(text, *at)).unwrap_or(0);
    let mut inside = false;
    let mut done = 0;
    for (at, mark) in text.bytes().enumerate().filter(|(_, b)| matches!(b, b'"' | b'\'')) {
        out.push_str(&text[done..at]);
        done = at + 1;
        let before = out.chars().next_back().unwrap_or(' ');
        let opening =
            before.is_whitespace() || matches!(before, '(' | '[' | '“' | '«' | '‘' | '—' | '–' | '/');
        out.push(match mark {
            // In romanised Russian, a hard sign.
            b'"' if is_letter(Some(before)) && follows_letter(text, at + 1) => '"',
            b'"' if opening => open,
            b'"' => close,
            _ if opening && !inside && at < last_closing && follows_letter(text, at + 1) => {
                inside = true;
                '‘'
            }
            _ => {
                inside = inside && !closes(text, at);
                '’'
            }
        });
    }
    out.push_str(&text[done..]);
    out.into()
}

/// True if the mark at `at` stands after a word's end.
fn closes(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|t| t.chars().next_back());
    let after = text.get(at + 1..).and_then(|t| t.chars().next());
    before.is_some_and(|c| !c.is_whitespace()) && after.is_none_or(|c| !c.is_alphanumeric())
}

fn follows_letter(text: &str, at: usize) -> bool {
    is_letter(text.get(at..).and_then(|t| t.chars().next()))
}

fn is_letter(c: Option<char>) -> bool {
    c.is_some_and(char::is_alphabetic)
}

/// The title of a whole and that of a volume of it, where the years of the whole part them: `Foreign Relations of
/// the United States, 1961-1963, Soviet Union`.
pub(in crate::emit) fn whole_and_part(title: &str) -> Option<(&str, &str)> {
    let years = |text: &str| {
        let mut years = text.split(['-', '–']);
        let digits = |year: Option<&str>| year.is_some_and(|y| y.bytes().all(|b| b.is_ascii_digit()));
        let (first, last) = (years.next(), years.next());
        first.is_some_and(|y| y.len() == 4)
            && digits(first)
            && last.is_none_or(|y| matches!(y.len(), 2 | 4) && digits(last))
            && years.next().is_none()
    };
    let commas = || title.match_indices(", ").map(|(at, _)| at);
    let (from, to) = commas().zip(commas().skip(1)).find(|(a, b)| title.get(a + 2..*b).is_some_and(years))?;
    (from > 0).then_some(())?;
    Some((title.get(..to)?, title.get(to + 2..)?.trim()))
}

/// One item of a list of publishers or bodies: braced if an ` and ` in it would cut it in two.
pub(super) fn item(text: &str) -> Cow<'_, str> {
    let text = curl(text);
    if has_and(&text) { whole(&text).into() } else { literal_of(text) }
}

/// A list of places: `London and New York` are two, if there is something on both sides of each ` and `.
pub(super) fn places(text: &str) -> Cow<'_, str> {
    if !has_and(text) {
        return literal(text);
    }
    let first = text.split_whitespace().next().is_some_and(is_and);
    let last = text.split_whitespace().next_back().is_some_and(is_and);
    if first || last { whole(text).into() } else { literal(text) }
}

/// A list of names.
pub(super) fn names(names: &[Name]) -> String {
    let mut out = String::with_capacity(names.len() * 24);
    for (n, one) in names.iter().enumerate() {
        if n > 0 {
            out.push_str(" and ");
        }
        name(one, &mut out);
    }
    out
}

/// A name in BibTeX's order: `von Last, Jr., First`. Whatever BibTeX would cut elsewhere is braced.
fn name(name: &Name, out: &mut String) {
    if name.is_body() {
        out.push_str(&whole(&name.literal));
    } else if is_blank(&name.family) {
        let given = [&name.prefix, &name.given, &name.suffix].map(|part| part.trim());
        out.push_str(&whole(given.join(" ").trim()));
    } else if is_blank(&name.given) && !is_blank(&name.suffix) {
        let family = format!("{} {}, {}", name.prefix, name.family, name.suffix);
        out.push_str(&whole(&family));
    } else {
        if !is_blank(&name.prefix) {
            // Only small letters make a prefix; `Van der Berg` reads back as part of the family name.
            out.push_str(&part(&name.prefix, false));
            out.push(' ');
        }
        if is_plain(&name.family) {
            out.push_str(&name.family);
        } else {
            let alone = is_blank(&name.given);
            let particle = name.family.split_whitespace().any(|word| !starts_as_name(word));
            let several = name.family.split_whitespace().nth(1).is_some();
            out.push_str(&part(&name.family, particle || (alone && several)));
        }
        for rest in [&name.suffix, &name.given] {
            if !is_blank(rest) {
                out.push_str(", ");
                out.push_str(&part(rest, false));
            }
        }
    }
}

pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}

/// True for one word that begins with a capital, of nothing but ASCII letters: no brace could be needed.
fn is_plain(family: &str) -> bool {
    family.bytes().all(|b| b.is_ascii_alphabetic())
        && family.starts_with(|c: char| c.is_ascii_uppercase())
        && !is_and(family)
        && !family.eq_ignore_ascii_case("others")
}

/// A part of a name, braced if it must be or holds a comma or an ` and `.
fn part(text: &str, brace: bool) -> Cow<'_, str> {
    // Most given names need none, and nothing escaped: `and` has a `d`, `others` its length.
    let seldom = |b: u8| is_special(b) | (b == b',') | (b | 0x20 == b'd');
    let own = bare(text);
    if !brace && own.len() != "others".len() && !letter::any(own.as_bytes(), seldom) {
        return own.into();
    }
    if brace || text.contains(',') || has_and(text) || text.trim().eq_ignore_ascii_case("others") {
        whole(text).into()
    } else {
        literal(text)
    }
}

/// BibTeX takes a word for a particle if its first letter is small.
fn starts_as_name(word: &str) -> bool {
    word.chars().find(|c| letter::is_letter(*c)).is_none_or(|c| !letter::is_lower(c))
}

fn has_and(text: &str) -> bool {
    let and = |w: &[u8]| matches!(w, [b'a' | b'A', b'n' | b'N', b'd' | b'D']);
    // Most names and places have no `d`.
    letter::any(text.as_bytes(), |b| b | 0x20 == b'd')
        && text.as_bytes().windows(3).any(and)
        && text.split_whitespace().any(is_and)
}

fn is_and(word: &str) -> bool {
    word.eq_ignore_ascii_case("and")
}

/// Text for fields that TeX reads letter by letter (url, doi): what would end the field is
/// percent-encoded, nothing else is touched.
pub(super) fn verbatim(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            '{' => out.push_str("%7B"),
            '}' => out.push_str("%7D"),
            '\\' => out.push_str("%5C"),
            c if c.is_whitespace() => out.push_str("%20"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// Pages: `-` between two of them becomes `--`.
pub(super) fn pages(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 4);
    escape(text.trim(), &mut out);
    let mut dashed = String::with_capacity(out.len() + 4);
    let mut letters = out.chars().peekable();
    let mut before = '-';
    while let Some(c) = letters.next() {
        let between = before != '-' && letters.peek().is_some_and(|next| *next != '-');
        match c {
            '-' if between => dashed.push_str("--"),
            '–' => dashed.push_str("--"),
            c => dashed.push(c),
        }
        before = c;
    }
    dashed
}

/// A whole number in decimal digits, from Arabic or Roman figures.
pub(in crate::emit) fn integer(text: &str) -> Option<String> {
    let text = text.trim();
    if !text.is_empty() && text.len() < 9 && text.bytes().all(|b| b.is_ascii_digit()) {
        return Some(text.to_owned());
    }
    roman::usual(text).map(|n| n.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_are_kept_but_the_first() {
        assert_eq!(title("A Short History of NATO", true), "A {Short} {History} of {NATO}");
        assert_eq!(title("MI5 at work", true), "{MI5} at work");
        assert_eq!(title("\"Red\" Harlem's U.S. years", true), "“Red” {Harlem’s} {U.S.} {years}");
        assert_eq!(title("Der Rote Platz", false), "Der Rote Platz");
    }

    #[test]
    fn quotes_are_curled_by_their_place() {
        assert_eq!(
            curl("\"One\" and 'two words' in the workers' '60s"),
            "“One” and ‘two words’ in the workers’ ’60s"
        );
        assert_eq!(curl("s\"ezd"), "s\"ezd");
        assert_eq!(curl("Газета \"Труд\""), "Газета «Труд»");
    }

    #[test]
    fn what_tex_would_read_is_escaped() {
        assert_eq!(
            literal("50% & {x} a_b #1 $2 ~ ^ \\"),
            "50\\% \\& \\{x\\} a\\_b \\#1 \\$2 \\textasciitilde{} \\textasciicircum{} \\textbackslash{}"
        );
        assert_eq!(literal("}{"), "\\textbraceright{}\\textbraceleft{}");
        assert_eq!(title("On U.S. plans", true), "On {U.S.} {plans}");
        assert_eq!(title("On {The Two}", true), "On \\{{The} {Two}\\}");
    }

    #[test]
    fn names_are_in_bibtex_order() {
        let person = |given: &str, prefix: &str, family: &str, suffix: &str| Name {
            given: given.into(),
            prefix: prefix.into(),
            family: family.into(),
            suffix: suffix.into(),
            literal: ecow::EcoString::new(),
        };
        let list = [
            person("Ana", "", "López Mateos", ""),
            person("", "", "López Mateos", ""),
            person("Kurt", "von", "Hammer", "Jr."),
            person("Joan", "", "Ortega y Gasset", ""),
            person("", "de", "Ruiz", ""),
            Name::body("Ministry of Posts and Roads"),
        ];
        let printed: Vec<String> = list.iter().map(|name| names(std::slice::from_ref(name))).collect();
        assert_eq!(
            printed,
            [
                "López Mateos, Ana",
                "{López Mateos}",
                "von Hammer, Jr., Kurt",
                "{Ortega y Gasset}, Joan",
                "de Ruiz",
                "{Ministry of Posts and Roads}"
            ]
        );
    }

    #[test]
    fn figures_are_read() {
        assert_eq!(integer("XIV").as_deref(), Some("14"));
        assert_eq!(integer("xl").as_deref(), Some("40"));
        for not in ["", "IIII", "Iv", "32/33", "VX", "-3"] {
            assert_eq!(integer(not), None, "{not}");
        }
    }

    #[test]
    fn ranges_of_pages_get_two_hyphens() {
        assert_eq!(pages("12-15, xi-xx, A-3"), "12--15, xi--xx, A--3");
        assert_eq!(pages("12--15"), "12--15");
    }
}
