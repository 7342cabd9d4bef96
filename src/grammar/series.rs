//! Series and their numbers, with and without a mark.

use super::abroad::collection::numbered_in_small_letters;
use super::abroad::facts::series_word;
use super::abroad::series::less_role;
use super::date::roman;
use super::draft::{Draft, plain};
use super::facts::{imprint_ahead, naked};
use super::imprint::{Paren, has, next_top, paren, past, top_level};
use super::input::In;
use super::italic::italic_run;
use super::name::and_len;
use super::numbering::{era, is_numeral, title_years};
use super::piece_in_journal::journal_behind;
use super::roles::edition_words;
use super::series_behind::{book_of_house, of_name};
use super::tail::Seen;
use super::title_put::{less_edition, put_house_edition};
use super::token::{Case, Kind, Token, bit};
use super::volume::behind_date;
use super::volume_behind::{printed_over_years, volume_behind};
use crate::lexicon::Sense;
use crate::model::{Doubt, Field, Kind as Work};
use crate::small;

/// `, Series Name 12 (…)`: words between a marked part and the facts of publication.
pub fn series<'n>(at: In<'n>, draft: &mut Draft, seen: &mut Seen) -> Option<In<'n>> {
    if !seen.marked || draft.fields.has(Field::Series) || !matches!(at.case(0), Case::Capital | Case::Upper) {
        return None;
    }
    if let Some(rest) = counted_series(at, draft) {
        return Some(rest);
    }
    // `, Teil I, Bd. 2`: a part of the work. `, I, 70 (Aug. 10, 1862)`: its volume.
    if at.means(0, bit(Sense::Part)) && is_numeral(at, 1)
        || at.is(1, Kind::Comma) && at.is(2, Kind::Number) && is_numeral(at, 0)
    {
        return None;
    }
    let mut here = at;
    while let Some(t) = here.peek(0) {
        match t.kind {
            Kind::ParenOpen if matches!(paren(here), Ok((_, Paren::Imprint(_) | Paren::Date(..)))) => {
                put_series(at.until(here.at), draft);
                return Some(here);
            }
            Kind::Semi => return None,
            Kind::Dot if t.stop && !imprint_ahead(here.skip(1)) => return None,
            Kind::Comma if let Some((_, found)) = naked(here.skip(1)) => {
                let words = at.until(here.at);
                // `ed. T. S. Eliot, New Directions, New York 1953`: before a place and a year the publisher.
                let placed = found.location.is_some() && found.publisher.is_none();
                let counted = here.note.list[here.at - 1].kind == Kind::Number;
                if placed
                    && !counted
                    && !has(words, bit(Sense::SeriesWord))
                    && !draft.fields.has(Field::Publisher)
                {
                    draft.text(Field::Publisher, here.note.span(words.at, words.end), here.note.text);
                } else {
                    put_series(words, draft);
                }
                return Some(here);
            }
            _ => {}
        }
        if here.at - at.at > 40 {
            return None;
        }
        here = here.part(past(here, here.at), here.end);
    }
    None
}

/// `(= Neue Historische Bibliothek, Bd. 282)`, `(Historia y Sociedad, 12)` before the facts of publication; what is
/// behind it, and the series.
pub fn series_paren(i: In<'_>) -> Option<(In<'_>, In<'_>)> {
    let (rest, Paren::Other) = paren(i).ok()? else { return None };
    let equals = i.is(1, Kind::Other) && i.word(1) == "=";
    let inner = less_role(i.part(i.at + 1 + usize::from(equals), rest.at - 1));
    if inner.len() < 2 || !matches!(inner.case(0), Case::Capital | Case::Upper) {
        return None;
    }
    let numbered =
        inner.note.list[inner.end - 1].kind == Kind::Number && inner.note.word(inner.end - 1).len() < 4;
    // `(Gebhardt. Handbuch der deutschen Geschichte, Bd. 13)`
    let labelled =
        numbered && has(inner.part(inner.end - 3, inner.end), bit(Sense::Volume) | bit(Sense::Number));
    // `(Studi storici 19-21), Istituto storico italiano, Roma 1955`, `(Les médiévistes français, 8), Paris, 2007`
    let small = (inner.note.list[inner.end - 2].kind != Kind::Comma || inner.len() > 4)
        && !has(inner, bit(Sense::Month(1)) | bit(Sense::City));
    let shows = equals
        || numbered && (labelled || capital_name(inner) || small || has(inner, bit(Sense::JournalWord)))
        // `(Österreichische Geschichte 1890–1990, hrsg. v. Herwig Wolfram), Wien: Ueberreuter 1994`
        || inner.end + 1 < rest.at && inner.note.list[inner.end].kind == Kind::Comma && capital_name(inner)
        || has(inner, bit(Sense::SeriesWord)) && inner.len() > 2;
    // `(Oldenbourg Grundriss der Geschichte 16), 8. Aufl., München 2013`
    let edition = |at: In<'_>| {
        numbered && edition_words(at).is_some_and(|(rest, ..)| naked(rest.past_comma()).is_some())
    };
    let facts = match rest.kind(0) {
        Some(Kind::Comma | Kind::Dot) => naked(rest.skip(1)).is_some() || edition(rest.skip(1)),
        Some(Kind::ParenOpen) => matches!(paren(rest), Ok((_, Paren::Imprint(_)))),
        // `(= Magdeburger Museumsschriften, Bd. 13) Magdeburg 2011`
        _ => equals && rest.means(0, bit(Sense::City)) && naked(rest).is_some(),
    };
    // `(= Quellen und Darstellungen 28), 3. Aufl., München 2001`: the mark alone shows it.
    (shows && facts || equals && rest.is(0, Kind::Comma)).then_some((rest, inner))
}

/// `ed. O. Holder-Egger, Monumenta Germaniae Historica, Scriptores, t. XXXII, p. 222`: a series that is known, or slanted, and the
/// labelled number of the volume that the work is.
fn counted_series<'n>(at: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    const REACH: usize = 14;
    if at.note.bits & bit(Sense::Volume) == 0
        || !(at.means(0, bit(Sense::SeriesWord)) || italic_run(at).is_some())
    {
        return None;
    }
    let comma = (1..REACH).find(|n| at.is(*n, Kind::Comma) && at.means(n + 1, bit(Sense::Volume)))?;
    let plain = |n: usize| matches!(at.kind(n), Some(Kind::Word | Kind::Comma | Kind::Dot | Kind::Dash));
    if !(0..comma).all(plain) {
        return None;
    }
    let label = at.skip(comma + 1);
    let len = label.long(Sense::Volume)?;
    let value = label.skip(len).past_dot();
    if !is_numeral(value, 0) {
        return None;
    }
    draft.text(Field::Series, at.note.span(at.at, at.at + comma), at.note.text);
    draft.text(Field::Number, value.span_to(value.skip(1)), at.note.text);
    Some(value.skip(1))
}

/// A series and its number: `Champs 486`, `Studien zur Kunstgeschichte, 43`, `Working Papers, no. 12`, `Serie X, vol. 27`.
pub fn put_series(i: In<'_>, draft: &mut Draft) {
    let note = i.note.text;
    if put_house_edition(i, draft) {
        return;
    }
    // `Tusculum-Bücherei, 3rd ed.`: the edition behind the series.
    let i = less_edition(i, draft);
    // `The Viscount Montgomery of Alamein, K.G. (…)`: letters of an order, and no series.
    let letter = |at: usize| {
        let t = &i.note.list[at];
        t.kind == Kind::Dot || t.case == Case::Upper && t.text.chars().count() == 1
    };
    if i.is(1, Kind::Dot) && (i.at..i.end).all(letter) {
        return;
    }
    // `Gesammelte Werke in 5 Bänden (Bd. 3)`: no series, but the volume.
    if let Some(len) = i.long(Sense::Volume)
        && let number = i.skip(len).past_dot()
        && number.len() == 1
        && is_numeral(number, 0)
    {
        draft.text(Field::Volume, number.span_to(number.skip(1)), note);
        return;
    }
    // `coll. Archives royales de Mari`: the word for a series is no part of its name; `MGH. Scriptores` begins with one.
    let i = match series_word(i) {
        Some(name) if name.case(0) != Case::Lower && !name.is_empty() && i.case(0) != Case::Upper => name,
        _ => i,
    };
    // `coll. « Points Histoire »`
    let i = match i.enclosed(Kind::QuoteOpen) {
        Some((quoted, rest)) if rest.is_empty() => quoted,
        _ => i,
    };
    let mut end = i.end;
    // `Sources chrétiennes, 32 bis`
    let between = end > i.at + 2 && small::is(i.note.word(end - 1), small::PUT_BETWEEN);
    let last = end.saturating_sub(1 + usize::from(between));
    if last > i.at && i.note.list[last].kind == Kind::Number {
        // `55-77`, `RM-1234`, `Bd. 7/2`, `II/5`
        let mut from = last;
        // `156,2`, `Bd. 4.1`
        let parted = |at: usize| {
            let mark = i.note.list[at].kind;
            mark == Kind::Slash && is_numeral(i.part(at - 1, i.end), 0)
                || matches!(mark, Kind::Comma | Kind::Dot) && i.note.list[at - 1].kind == Kind::Number
        };
        while from > i.at + 1
            && (i.note.list[from - 1].kind == Kind::Dash || parted(from - 1))
            && !i.note.list[from].spaced
            && !i.note.list[from - 1].spaced
        {
            from -= 2;
        }
        let number = i.part(from, end);
        let mut name_end = from;
        while name_end > i.at {
            let t = &i.note.list[name_end - 1];
            let label = matches!(t.kind, Kind::Comma | Kind::Semi | Kind::Dot | Kind::Sign)
                || t.bits & (bit(Sense::Number) | bit(Sense::Volume)) != 0
                    && t.case != Case::Upper
                    && !of_name(i.part(name_end - 1, name_end))
                    && name_end + 2 > from;
            if !label {
                break;
            }
            name_end -= 1;
        }
        // Years belong to the name: `Österreichische Geschichte 1890–1990`.
        if title_years(&plain(number.note.span(number.at, number.end).of(note))) {
            draft.text(Field::Series, i.note.span(i.at, end), note);
            return;
        }
        // A year belongs to the name: `Annual Proceedings 2006`; not in `Edition Suhrkamp 1284`.
        // `…: 27. Dezember 1853 bis 25. März 1854`: nor does a day lose its year.
        let dated = name_end == from && i.note.list[from - 1].bits & bit(Sense::Month(1)) != 0;
        let near = || name_end == end - 1 && near_year(number, draft);
        let year = number.word(0).len() == 4 && (dated || near());
        // `ser. 3`: a series without a name is its number.
        if name_end == i.at + 1 && i.case(0) == Case::Lower && !small::is(i.word(0), small::PAPERBACKS) {
            draft.text(Field::Series, i.note.span(from, end), note);
            return;
        }
        if name_end > i.at && !year {
            let (mut first, mut last) = (from, end);
            // `Philosophia Antiqua, 54, 2 (Leiden, 1991)`, `Loeb Classical Library, 10 (…, 1926–1965)`: how many volumes there are.
            let second = name_end > i.at + 2
                && i.note.list[name_end - 1].kind == Kind::Number
                && i.note.list[name_end - 2].kind == Kind::Comma
                && number.len() == 1;
            let counted = number.len() == 1 && (second || counted_over_years(number));
            if counted && !draft.fields.has(Field::Volumes) {
                draft.text(Field::Volumes, i.note.span(from, end), note);
                (first, last) = (name_end - 1, name_end);
                name_end -= if second { 2 } else { 0 };
            }
            if !counted || second {
                draft.text(Field::Number, i.note.span(first, last), note);
            }
            end = name_end;
            // `The Soviet Bomber Force, Report no. 55-77`
            if end == i.at + 1 && i.means(0, bit(Sense::DocumentHead)) {
                draft.kind = Work::Report;
                return;
            }
        }
    }
    draft.text(Field::Series, i.note.span(i.at, end), note);
}

/// `Problems of Form. Cambridge History of Science Series (Cambridge: …)`: behind the last stop of a title a name whose last word says that it is a
/// series. True if it was parted.
fn series_of_last_sentence(title: In<'_>, draft: &mut Draft, field: Field) -> bool {
    let stop = |at: &usize| title.note.list[*at].kind == Kind::Dot && title.note.list[*at].stop;
    let Some(stop) = (title.at + 1..title.end).rev().find(stop) else { return false };
    let name = title.part(stop + 1, title.end);
    let called = name.len() > 2 && name.means(name.len() - 1, bit(Sense::SeriesWord)) && capital_name(name);
    if called {
        draft.text(field, title.note.span(title.at, stop), title.note.text);
        put_series(name, draft);
    }
    called
}

/// `Transformations: Studies in the History of Science`: a series by one name and what it holds.
fn subtitled(chunk: In<'_>) -> bool {
    chunk.is(1, Kind::Colon) && chunk.means(2, bit(Sense::SeriesWord)) && capital_name(chunk.skip(2))
}

/// A bare number, and behind it facts of several years: it counts volumes.
fn counted_over_years(number: In<'_>) -> bool {
    printed_over_years(number.part(number.end, number.note.list.len()))
}

/// The number may be a year: as late as books are printed, and about that of the work, if it is known or in brackets behind.
fn near_year(number: In<'_>, draft: &Draft) -> bool {
    const NEAR: u16 = 10;
    let behind = || match paren(number.part(number.end, number.note.list.len())) {
        Ok((_, Paren::Imprint(found))) => found.date.as_ref().map(|(date, _)| date.edtf.clone()),
        _ => None,
    };
    let printed = draft.fields.date().map(|d| d.edtf.clone()).or_else(behind);
    let of_work = printed.and_then(|edtf| edtf.get(..4)?.parse::<u16>().ok());
    number
        .word(0)
        .parse::<u16>()
        .is_ok_and(|n| (1450..2060).contains(&n) && of_work.is_none_or(|year| n.abs_diff(year) <= NEAR))
}

/// Divides `Title, Series Name 12` where no mark says so. True if a series was found.
///
/// The last comma counts if what follows is a name (capitals throughout, no list's "and" before) and either
/// has a word of series, or a number behind it, or the title already had its subtitle.
pub fn split_series(title: In<'_>, draft: &mut Draft, field: Field) -> bool {
    let note = title.note.text;
    let commas = top_level(title, Kind::Comma);
    let Some(mut comma) = commas.last().copied() else { return series_of_last_sentence(title, draft, field) };
    if field == Field::Title && journal_behind(title, comma, draft)
        || publisher_behind(title, comma, draft, field)
    {
        return true;
    }
    // `Series, no. 12`, `Series, 12`, `Series, vol. 27`
    let mut chunk = title.part(comma + 1, title.end);
    let last_number = title.note.list[title.end - 1].kind == Kind::Number;
    let numbered_tail = last_number
        && chunk.len() <= 3
        && (chunk.len() == 1
            || chunk.means(0, bit(Sense::Number) | bit(Sense::Volume))
            // `Denkschriften der Gesellschaft zu Jena, 4–8`
            || chunk.is(0, Kind::Number)
                && chunk.word(0).len() < 4
                && (chunk.is(1, Kind::Dash) || chunk.is(1, Kind::Slash) && chunk.is(2, Kind::Number)));
    if numbered_tail {
        let before: Vec<usize> = commas.iter().copied().filter(|c| *c < comma).collect();
        let earlier = before.last().copied();
        // `Uni-Taschenbücher, 1332 (…)`, `Edition Suhrkamp, 1284 (…)`: behind a series that is known a number may be as long as a year.
        let of_series = || {
            earlier.is_some_and(|earlier| {
                let name = title.part(earlier + 1, comma);
                has(name, bit(Sense::SeriesWord)) && capital_name(name) && !near_year(chunk, draft)
            })
        };
        if chunk.len() == 1 && chunk.word(0).len() == 4 && !of_series() {
            return false;
        }
        let Some(earlier) = earlier else { return volume_behind(title, comma, draft, field) };
        let named = title.part(earlier + 1, comma);
        // `The Papers of Martin Luther King, Jr., 14 (…)`, `…, Bauherren und Handwerker im Zeitalter des Nepotismus, 2 (Stockholm, 1970–1971)`
        let of_title = named.len() <= 2 && named.means(0, bit(Sense::Suffix))
            || !has(named, bit(Sense::SeriesWord))
                && has(named, bit(Sense::And))
                && counted_over_years(chunk);
        if of_title {
            return volume_behind(title, comma, draft, field);
        }
        // `Les Ouvriers en grève. France, 1871–1890, 2 (Mouton, 1974)`
        if title_years(&plain(title.note.span(earlier + 1, comma).of(note))) {
            return volume_behind(title, comma, draft, field);
        }
        comma = earlier;
        chunk = title.part(comma + 1, title.end);
    }
    // A series may itself hold a comma: take an earlier one if its chunk begins with a word of series:
    // `Studies in German Literature, Linguistics, and Culture`.
    let last = comma;
    for earlier in commas.iter().copied().filter(|c| *c < last).rev().take(2) {
        let wider = title.part(earlier + 1, title.end);
        // `Latin America Otherwise: Languages, Empires, Nations`: a name that is known.
        let known = || wider.long(Sense::SeriesWord).is_some_and(|len| len > 2);
        // `Grammatical Sketch, Texts, and Word List`
        let list = and_len(chunk) > 0 && wider.long(Sense::SeriesWord) == Some(1);
        if wider.means(0, bit(Sense::SeriesWord)) && !list && (capital_name(wider) || known()) {
            chunk = wider;
            comma = earlier;
        }
    }
    // `Gender and Boyle’s Law, Race, Gender, and Science Series`: what the last word calls a series is the whole of the list before it.
    if and_len(chunk) > 0 && chunk.means(chunk.len() - 1, bit(Sense::SeriesWord)) {
        let list = |c: &&usize| **c < comma && capital_name(title.part(**c + 1, title.end));
        if let Some(first) = commas.iter().rev().filter(list).take(2).last() {
            chunk = title.part(first + 1, title.end);
            comma = *first;
        }
    }
    // `Grammatical Sketch, Texts, and Word List`: the last of a list.
    if and_len(chunk) > 0 && commas.len() > 1 {
        return false;
    }
    // `Wachstum, Krisen, Handlungsspielräume der Wirtschaftspolitik. Studien zur Wirtschaftsgeschichte`: the stop is a title's.
    let ends = |at: &usize| chunk.note.list[*at].kind == Kind::Dot && chunk.note.list[*at].stop;
    let stop = (chunk.at..chunk.end).find(ends);
    if !last_number && stop.is_some_and(|at| !has(chunk.until(at), bit(Sense::SeriesWord))) {
        return false;
    }
    let labelled = chunk.means(0, bit(Sense::SeriesWord)) && chunk.len() >= 3;
    // `…, Lille, 2000, Actes du Congrès national des sociétés savantes 125`: in languages that write titles small.
    let small = matches!(chunk.case(0), Case::Capital | Case::Upper)
        && chunk.len() > 2
        && title.note.list[title.end - 1].kind == Kind::Number
        && title.note.word(title.end - 1).len() < 4
        && (chunk.means(0, bit(Sense::SeriesWord))
            || ends_in_years(title.part(title.at, comma))
            || numbered_in_small_letters(chunk, draft));
    // `…, Houston, January 5-8, 1970`: a day.
    if chunk.is_empty()
        || small::is(chunk.word(0), small::TITLES_GO_ON)
        // `The Papers of Martin Luther King, Jr.`
        || chunk.len() <= 2 && chunk.means(0, bit(Sense::Suffix))
        || chunk.means(0, bit(Sense::Month(1)))
        || era(chunk)
        || !chunk.is(0, Kind::Word)
        || !(capital_name(chunk) || labelled || small || subtitled(chunk))
        || comma == title.at
    {
        return false;
    }
    let series_word = has(chunk, bit(Sense::SeriesWord));
    let number = title.note.list[title.end - 1].kind == Kind::Number
        && title.note.word(title.end - 1).len() < 4
        && chunk.len() > 1;
    let head = title.part(title.at, comma);
    let colon = next_top(head, Kind::Colon).is_some();
    let (words, what) = (chunk.len(), small::is(chunk.word(0), small::ARTICLES_OF_TITLES));
    // `Christianity, Islam, Modernity, Cultural Memory in the Present`: longer than any of the list before it.
    let longer = words >= 4 && has(chunk, bit(Sense::Small) | bit(Sense::In));
    let list_like = and_len(chunk) > 0 || commas.len() > 1 && enumerates(head) && !longer;
    let joined = has(chunk, bit(Sense::And));
    // `Jefferson Davis, Constitutionalist: His Letters, Papers and Speeches`: the rest of a list of three.
    let piece = head.note.list[head.at..head.end].iter().rev();
    let piece = piece.take_while(|t| !matches!(t.kind, Kind::Colon | Kind::Comma)).count();
    let listed = joined && words == 3 && !number && piece <= 2;
    let certain = (series_word || number) && words >= 2 && !listed
        || numbered_tail
        || labelled && !listed
        || piece > 2 && small::is(chunk.word(0), small::SERIES_ALONE) && words == 1
        || book_of_house(chunk);
    let likely = (colon && !what)
        && !joined
        && !has_centuries(chunk)
        && (2..=8).contains(&words)
        && !list_like
        && !lower_start_after_colon(head);
    // `White Flight: Atlanta and …, Politics and Society in Modern America`: a field of study and its where or when.
    // `By Rite: Custom, Ceremony and Community in England`: a lone word before the comma begins a list of three.
    let before = head.note.list[head.at..head.end].iter().rev().take_while(|t| t.kind != Kind::Colon).count();
    let placed = has(chunk, bit(Sense::In)) && words >= 6 && before >= 4;
    let likely = likely
        || colon
            && joined
            // Nouns have capitals in German: `Probleme, Erträge und Perspektiven einer Gesamtdarstellung`.
            && (chunk.at..chunk.end).any(|at| matches!(chunk.note.word(at), "and" | "&"))
            && placed
            && (words <= 10)
            && commas_of_words(title) == 1
            && !lower_start_after_colon(head);
    // `The Employment of Negro Troops, United States Army in World War II`: no subtitle of its own, or the series is a
    // body's.
    let numbers = chunk.note.list[chunk.at..chunk.end].iter().any(|t| t.kind == Kind::Number);
    let own = has(chunk, bit(Sense::BodyWord)) && has(chunk, bit(Sense::In));
    let named = !colon
        && !joined
        && english(title)
        && !has_centuries(chunk)
        && commas_of_words(title) == 1
        && words >= 4
        // `The Ulysses Theme, A Study in the Adaptability of a Traditional Hero`: what the book is.
        && !what
        && !(chunk.means(0, bit(Sense::Small)) && chunk.word(0).len() > 1)
        && (head.len() >= 3 && has(head, bit(Sense::Small)) || own)
        && !numbers;
    // `Origins of the New South, 1877–1913, A History of the South, vol. 9 (…)`: the volume is that of the series.
    let numbered = draft.fields.has(Field::Volume)
        && words >= 4
        && head.len() >= 3
        && and_len(chunk) == 0
        && has(chunk, bit(Sense::Small) | bit(Sense::In));
    // `The Search for Order, 1877–1920, The Making of America`: behind its years a title is at its end.
    let dated = words >= 2 && and_len(chunk) == 0 && ends_in_years(head);
    // `Years of Hope, Days of Rage`: two halves alike.
    let item = head.note.list[head.at..head.end].iter().rev().take_while(|t| t.kind != Kind::Colon).count();
    // `A History of Hospital Workers' Union, Local 1199`
    // `Inheritor of Modernism, Precursor of Vatican II`
    let of = |at: usize| title.note.word(at) == "of";
    let alike = || of(chunk.at + 1) && of(head.end - item + 1);
    let likely = likely
        && !(item == words && words <= 4)
        && !alike()
        && (number || !chunk.is(words - 1, Kind::Number));
    let named = named || numbered || dated;
    if !certain && !named && (!likely || list_like) {
        return false;
    }
    draft.text(field, title.note.span(title.at, comma), note);
    // `Nature, Beacon Hill, Boston 1985`: before a place and a year without brackets, and without a number, a publisher.
    if !certain && field == Field::Title && placed_behind(title, draft) && !draft.fields.has(Field::Volume) {
        draft.text(Field::Publisher, title.note.span(chunk.at, chunk.end), note);
        return true;
    }
    put_series(chunk, draft);
    // `Title, Series, vol. 27 (…)`: the volume is the series'.
    let behind = draft.site(Field::Volume).is_some_and(|volume| behind_date(volume, draft));
    if !draft.fields.has(Field::Number) && !behind {
        draft.rename(Field::Volume, Field::Number);
    }
    draft.doubt(Doubt::TitleOrSeries);
    true
}

/// What no publisher is called by.
const NO_PUBLISHER: u128 = bit(Sense::Month(1))
    | bit(Sense::Season(21))
    | bit(Sense::City)
    | bit(Sense::State)
    | bit(Sense::Small)
    | bit(Sense::SeriesWord)
    | bit(Sense::TitleNoun);

/// A place without brackets and without a publisher stands behind a comma.
fn placed_behind(title: In<'_>, draft: &Draft) -> bool {
    let place = draft.site(Field::Location).filter(|_| !draft.fields.has(Field::Publisher));
    place.is_some_and(|p| {
        title.note.text.get(..p.start as usize).is_some_and(|before| before.trim_end().ends_with(','))
    })
}

/// `The Tudor Constitution, Cambridge University Press, Cambridge 1982`   `Tylnymi drzwiami, IH PAN, Warszawa 2010`: before a
/// place and a year without brackets a publisher, by a word for one or by its capitals.
fn publisher_behind(title: In<'_>, comma: usize, draft: &mut Draft, field: Field) -> bool {
    let chunk = title.part(comma + 1, title.end);
    let naked = placed_behind(title, draft);
    let letters = || {
        chunk.len() <= 2
            && chunk.note.list[chunk.at..chunk.end]
                .iter()
                .all(|t| t.kind == Kind::Word && t.case == Case::Upper && (2..=6).contains(&t.span.len()))
            && roman(chunk.word(0)).is_none()
    };
    // `Edition Suhrkamp 1284`: a series.
    let numbered = chunk.len() > 1 && chunk.is(chunk.len() - 1, Kind::Number);
    let press =
        || !numbered && capital_name(chunk) && has(chunk, bit(Sense::PublisherWord)) && chunk.len() <= 8;
    // `Science et religion, Guillaumin, Paris 1894`: one name behind the only comma.
    let lone = || {
        let head = title.until(comma);
        let names = chunk.note.list[chunk.at..chunk.end].iter().all(|t| match t.kind {
            Kind::Word => t.case == Case::Capital && t.bits & NO_PUBLISHER == 0,
            Kind::Dash | Kind::Amp => true,
            _ => false,
        });
        let alone = chunk.len() == 1 || chunk.len() == 3 && !chunk.is(1, Kind::Word);
        names
            && alone
            && top_level(title, Kind::Comma).len() == 1
            && head.len() >= 3
            && and_len(chunk.skip(1)) == 0
            || names && alone && chunk.is(1, Kind::Amp)
    };
    if !naked || chunk.is_empty() || comma == title.at || !(press() || letters() || lone()) {
        return false;
    }
    if !has(chunk, bit(Sense::PublisherWord)) {
        draft.doubt(Doubt::TitleOrSeries);
    }
    let note = title.note.text;
    draft.text(field, title.note.span(title.at, comma), note);
    draft.text(Field::Publisher, title.note.span(chunk.at, chunk.end), note);
    true
}

/// English words: elsewhere what stands behind the comma of a title without a colon is its subtitle as often as a series:
/// `Código y práctica criminal, arreglado a las leyes de España`.
fn english(i: In<'_>) -> bool {
    (i.at..i.end).any(|at| {
        let word = i.note.word(at);
        ["of", "the", "and", "from", "with"].iter().any(|w| word.eq_ignore_ascii_case(w))
    })
}

/// `…, Siglos XVI–XVIII`, `…, Fin XIIIe–Début XVIe Siècle`: centuries in Roman figures say when, and are no part of a series' name.
pub fn has_centuries(i: In<'_>) -> bool {
    i.note.list[i.at..i.end].iter().enumerate().any(|(at, t)| {
        // `World War II` is no century; `XI-XIII` is one word.
        let century = |word: &str| {
            let figure = word.trim_end_matches(|c: char| c.is_lowercase());
            figure.len() > 1 && roman(figure).is_some_and(|n| (9..22).contains(&n))
        };
        t.kind == Kind::Word && i.note.word(i.at + at).split(['-', '–']).any(century)
    })
}

/// `…, 1877–1920`   `…, Moûtiers, 10–11 septembre 1988`: two years behind a comma, or a day.
fn ends_in_years(i: In<'_>) -> bool {
    let from_end = |back: usize| i.len().checked_sub(back).map(|n| i.skip(n));
    let day = from_end(2).is_some_and(|at| at.means(0, bit(Sense::Month(1))) && at.is(1, Kind::Number));
    if day
        || from_end(2)
            .is_some_and(|at| at.is(0, Kind::Comma) && at.is(1, Kind::Number) && at.word(1).len() == 4)
    {
        return true;
    }
    let Some(from) = (i.end).checked_sub(4).filter(|from| *from > i.at) else { return false };
    let tail = i.part(from, i.end);
    let year = |n: usize| tail.is(n, Kind::Number) && matches!(tail.word(n).len(), 2 | 4);
    tail.is(0, Kind::Comma) && year(1) && tail.is(2, Kind::Dash) && year(3)
}

/// How many commas of a title divide words: `1877–1913` behind one is no part of its own.
fn commas_of_words(title: In<'_>) -> usize {
    let commas = top_level(title, Kind::Comma);
    commas.iter().filter(|c| title.note.list.get(**c + 1).is_none_or(|t| t.kind != Kind::Number)).count()
}

/// The last items before the comma are short and alike: a list, not a series behind it.
pub fn enumerates(head: In<'_>) -> bool {
    let commas = top_level(head, Kind::Comma);
    match commas.last() {
        Some(last) => {
            let item = head.part(last + 1, head.end);
            item.len() <= 3 && item.at > head.at && and_len(item) == 0 && !item.is(0, Kind::Number)
        }
        None => false,
    }
}

pub fn lower_start_after_colon(head: In<'_>) -> bool {
    top_level(head, Kind::Colon)
        .last()
        .is_some_and(|c| head.note.list.get(c + 1).is_some_and(|t| t.case == Case::Lower))
}

/// Every word that is not small is capitalised.
pub fn capital_name(i: In<'_>) -> bool {
    let mut any = false;
    for (at, t) in i.note.list.iter().enumerate().take(i.end).skip(i.at) {
        match t.kind {
            Kind::Word => {
                if t.case == Case::Lower && !in_capital_name(t) && !elided(i.note.word(at)) {
                    return false;
                }
                any |= t.case != Case::Lower;
            }
            Kind::Colon | Kind::Query => return false,
            _ => {}
        }
    }
    any && i.case(0) != Case::Lower
}

/// `d’histoire`, `l’époque`: a machine that writes titles with capitals leaves a word small behind its article.
fn elided(word: &str) -> bool {
    // `l’an 781`: no name, but a year.
    const ARTICLE: usize = 5;
    const NOUN: usize = 3;
    word.split_once(['’', '\'']).is_some_and(|(article, noun)| article.len() <= ARTICLE && noun.len() > NOUN)
}

/// A word that may stand small in a capitalised name: `of`, `und`, `vol`.
pub fn in_capital_name(t: &Token) -> bool {
    let small = bit(Sense::Small)
        | bit(Sense::And)
        | bit(Sense::In)
        | bit(Sense::Particle)
        | bit(Sense::Number)
        | bit(Sense::Volume);
    t.bits & small != 0 || t.span.len() <= 3
}
