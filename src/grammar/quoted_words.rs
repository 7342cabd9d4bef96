//! Quoted words that a title begins with, and goes on behind.

use ecow::EcoVec;

use super::date::plain_date;
use super::draft::Draft;
use super::facts::imprint_ahead;
use super::imprint::{Paren, paren};
use super::input::In;
use super::journal::journal_issue;
use super::name::and_len;
use super::quoted::of_continent;
use super::quoted_more::paper_of_day;
use super::thesis::thesis_head;
use super::title_marks::next_is_author;
use super::token::{Case, Kind, bit};
use crate::letter;
use crate::lexicon::Sense;
use crate::model::{Field, Kind as Work, Unit};

/// A quotation that is part of an unquoted title: `“One Hell of a Gamble”: Khrushchev, Castro, …`
pub fn opens_title_words(i: In<'_>) -> bool {
    let Some(open) = i.peek(0) else { return false };
    let close = open.partner as usize;
    if close >= i.end || close == 0 {
        return false;
    }
    let nested = i.note.list[close - 1].kind == Kind::QuoteClose && close > i.at + 2;
    let inside = i.note.list[close - 1 - usize::from(nested)].kind;
    let continental = of_continent(i);
    let after = i.part(close + 1, i.end);
    // `"Malungu, ngoma vem!": África coberta`: a colon goes on; `"Davon haben wir nichts gewusst!" Die Deutschen und die
    // Judenverfolgung, München 2006`: so do facts of publication that are no journal's.
    let book = || {
        matches!(after.case(0), Case::Capital | Case::Upper)
            && imprint_ahead(after)
            && journal_issue(after, false).is_none()
    };
    // `„Klamra”…, dz. cyt.`: the mark of what is left out; the quotation is the first of several words.
    if after.is(0, Kind::Other) && after.word(0) == "…" {
        return true;
    }
    if continental && enumerated(i) {
        return true;
    }
    let asks = inside == Kind::Query && !continental && !after.is(0, Kind::Colon) && !book();
    if matches!(inside, Kind::Comma | Kind::Dot) || asks {
        return false;
    }
    // `„Gesellschaft“ als staatliche Veranstaltung, in: …`: a word or two quoted, and the title goes on.
    let goes_on = close - i.at <= 9
        && after.case(0) == Case::Lower
        && i.word(0) != "'"
        && (continental || and_len(after) == 0)
        && !after.means(0, bit(Sense::Locator(Unit::Page)) | bit(Sense::Month(1)) | OPENS_TAIL)
        // A host has its colon in German and Polish: `„Neuer Kurs“ im Kaiserreich?`, `„Czarny rynek” w Polsce`; in
        // Russian what it is, or its colon: `«Раскулачивание» в Сибири`, but `«Статья» в кн.: …`
        && (!after.means(0, bit(Sense::In))
            || (matches!(i.word(0), "„" | "»" | ",,")
                || i.word(0) == "\"" && after.word(0) != "in"
                || letter::has_cyrillic(after.word(0)) && lone_in(after))
                && !after.is(1, Kind::Colon))
        && imprint_ahead(after);
    // `„Solidarność” 1980–1981. Geneza i historia, Warszawa 1990`: years behind the quoted word, and a subtitle.
    let dated = continental
        && close - i.at <= 9
        && after.is(0, Kind::Number)
        && after.word(0).len() == 4
        && after.is(1, Kind::Dash)
        && after.is(2, Kind::Number)
        && matches!(after.kind(3), Some(Kind::Dot | Kind::Comma))
        && matches!(after.case(4), Case::Capital | Case::Upper)
        && imprint_ahead(after.skip(4));
    let goes_on = goes_on || dated;
    // `„Die Jahre weiß man nicht“. Faschismuserfahrungen im Ruhrgebiet, Berlin/Bonn 1983`
    let subtitled = after.is(0, Kind::Dot)
        && after.peek(0).is_some_and(|t| t.stop)
        && continental
        && !after.means(1, bit(Sense::In) | bit(Sense::Signal) | bit(Sense::JournalWord))
        && imprint_ahead(after.skip(1))
        && !next_is_author(after.skip(1), &named(i));
    // `‘To Make America’. European Emigration in the Early Modern Period (Berkeley, 1991)`: a stop behind the mark, where an article
    // has its comma, and then a book's facts.
    let subtitled = subtitled
        || matches!(i.word(0), "'" | "‘")
            && close - i.at <= 9
            && after.is(0, Kind::Dot)
            && after.peek(0).is_some_and(|t| t.stop)
            && matches!(after.case(1), Case::Capital | Case::Upper)
            && !after.means(1, bit(Sense::In) | bit(Sense::Signal) | bit(Sense::JournalWord))
            && bracketed_imprint(after.skip(1))
            && journal_issue(after.skip(1), false).is_none()
            && !next_is_author(after.skip(1), &named(i));
    // `„Healing Democracy“ – Demokratie als Heilmittel, Bonn 2004`   `„Klamra” – mój ojciec, „Zeszyty Historyczne” nr 4`
    let dashed = after.is(0, Kind::Dash)
        && continental
        && after.peek(0).is_some_and(|t| t.spaced)
        && after.case(1) != Case::None
        && imprint_ahead(after.skip(1));
    // `»Davon haben wir nichts gewusst!« Die Deutschen und die Judenverfolgung, München 2006`
    let asked = inside == Kind::Query
        && matches!(after.case(0), Case::Capital | Case::Upper)
        && !after.means(0, bit(Sense::In) | bit(Sense::JournalWord) | bit(Sense::Newspaper))
        && thesis_head(after).is_none()
        && imprint_ahead(after);
    after.is(0, Kind::Colon)
        || goes_on
        || dashed
        || asked
        || subtitled
        || matches!(after.kind(0), Some(Kind::Word))
            && !after.means(
                0,
                bit(Sense::In)
                    | bit(Sense::Via(crate::model::Via::Quoted))
                    | bit(Sense::Signal)
                    | bit(Sense::Month(1))
                    | bit(Sense::ThesisWord)
                    | bit(Sense::Thesis(crate::lexicon::Thesis::Phd)),
            )
            && after.case(0) != Case::Lower
            && plain_date(after).is_err()
            && paper_of_day(after).is_none()
            && journal_issue(after, false).is_none()
}

/// `European Emigration in the Early Modern Period (Berkeley, 1991)`: words, no mark among them, up to a bracket with facts of publication.
fn bracketed_imprint(i: In<'_>) -> bool {
    const LONGEST: usize = 20;
    (2..LONGEST)
        .find(|n| !matches!(i.kind(*n), Some(Kind::Word | Kind::Number | Kind::Dash)))
        .is_some_and(|n| i.is(n, Kind::ParenOpen) && matches!(paren(i.skip(n)), Ok((_, Paren::Imprint(_)))))
}

/// `in`, `в`, and no word behind it that says what the host is.
fn lone_in(i: In<'_>) -> bool {
    i.long(Sense::In).is_some_and(|len| len == 1)
}

/// Words that a tail begins with, and no title goes on with.
const OPENS_TAIL: u128 =
    bit(Sense::Editor) | bit(Sense::Translator) | bit(Sense::Accessed) | bit(Sense::Signal);

/// A draft that has an author, to ask whether another one follows.
fn named(i: In<'_>) -> Draft {
    let mut draft = Draft::at(i, Work::Book);
    draft.name_list(Field::Author, i.note.span(i.at, i.at + 1), EcoVec::new());
    draft
}

/// `„Nation“, „Nationalismus“, „Nationalstaat“ in der europäischen Geschichte`: words quoted one by one, and the title goes on.
fn enumerated(i: In<'_>) -> bool {
    const SHORT: usize = 3;
    let mut here = i;
    let mut several = false;
    while let Some((_, behind)) = here.enclosed(Kind::QuoteOpen).filter(|(inner, _)| inner.len() <= SHORT) {
        let and = if behind.is(0, Kind::Comma) { 1 } else { and_len(behind) };
        if and == 0 || !behind.is(and, Kind::QuoteOpen) {
            return several && behind.case(0) == Case::Lower && behind.case(1) == Case::Lower;
        }
        several = true;
        here = behind.skip(and);
    }
    false
}
