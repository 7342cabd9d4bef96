//! Words with capitals that are nobody's name.

use super::date::roman;
use super::input::In;
use super::name::and_len;
use super::token::{Case, GIVEN, Kind, bit};
use crate::lexicon::Sense;
use crate::small;

/// The words at `i` look like a name and are none.
pub fn nobody(i: In<'_>) -> bool {
    two_nouns(i)
        || russian_title(i)
        || latin_title(i)
        || paper_of(i)
        || about_another(i)
        || counted_work(i)
        || printed_by_body(i)
        || of_a_country(i)
        || before_series(i)
        || listed_nouns(i)
        || town_and_years(i)
}

/// `Letters and Papers, Foreign and Domestic`, `Power and Politics, 35`: two words of a title, and nobody’s surnames.
fn two_nouns(i: In<'_>) -> bool {
    let noun = |n| i.means(n, bit(Sense::TitleNoun));
    noun(0) && noun(1 + and_len(i.skip(1)).max(1))
}

/// `История КПСС, т. 2, с. 17`, `Протоколы, с. 339`: what a Russian title begins with, and nobody’s name.
fn russian_title(i: In<'_>) -> bool {
    i.note.russian && i.means(0, bit(Sense::TitleNoun) | bit(Sense::DocumentHead)) && i.word(0).len() > 8
}

/// `Rotuli Parliamentorum, iii, 45`, `Acta Sanctorum`: the last of two words is in the case that Latin titles end with.
fn latin_title(i: In<'_>) -> bool {
    const LONGEST: usize = 4;
    let last = (1..LONGEST).take_while(|n| i.case(*n) == Case::Capital).last().map_or("", |n| i.word(n));
    last.len() > 6 && small::LATIN_GENITIVES.iter().any(|end| last.ends_with(end)) && !i.means(0, GIVEN)
}

/// `Tagebuch Willy Cohn, 12.3.1938`, `Nachlass Hans Meier`, `Pis'ma I. V. Stalina`: whose paper it is, behind the word for it.
fn paper_of(i: In<'_>) -> bool {
    let named = i.case(1) == Case::Capital && i.means(1, GIVEN) && i.case(2) == Case::Capital;
    let initials = || i.case(1) == Case::Upper && i.is(2, Kind::Dot) && i.word(1).len() == 1;
    i.case(0) == Case::Capital
        && !i.means(0, GIVEN)
        && (named && i.means(0, bit(Sense::DocumentHead))
            || i.means(0, bit(Sense::DocumentHead) | bit(Sense::TitleNoun)) && initials())
}

/// `zu Doblhoff Karl Fink, Anton Freiherr von Doblhoff`: whom the work is about, and who wrote it.
fn about_another(i: In<'_>) -> bool {
    let word = |i: In<'_>| i.case(0) == Case::Lower && small::is(i.word(0), small::ABOUT_SOMEBODY);
    let behind = i.at.checked_sub(1).is_some_and(|at| word(i.part(at, i.end)));
    let somebody = if behind { i } else { i.skip(1) };
    (behind || word(i))
        && somebody.case(0) == Case::Capital
        && !somebody.means(0, GIVEN)
        && somebody.means(1, GIVEN)
        && somebody.case(2) == Case::Capital
}

/// `Regesta Imperii XIII, H. 4, Nr. 456`: two words and the volume, and nobody's name.
fn counted_work(i: In<'_>) -> bool {
    let word = |n: usize| i.case(n) == Case::Capital && !i.means(n, GIVEN | bit(Sense::Honorific));
    i.case(2) == Case::Upper
        && i.word(2).len() > 1
        && word(0)
        && word(1)
        && i.is(3, Kind::Comma)
        && roman(i.word(2)).is_some()
}

/// `U. S. Census, 1850`, `N. C. Records`: behind the letters of a country or a state what it has printed, and nobody's surname.
fn of_a_country(i: In<'_>) -> bool {
    let letters = |n: usize| i.case(n) == Case::Upper && i.word(n).len() == 1 && i.is(n + 1, Kind::Dot);
    let country = || i.word(0) == "U" && i.word(2) == "S" || i.long(Sense::State) == Some(4);
    letters(0) && letters(2) && i.means(4, bit(Sense::TitleNoun)) && country()
}

/// `Anti-slavery Tracts, New Series, No. 15`: what has a new series is a work, and nobody's name.
fn before_series(i: In<'_>) -> bool {
    const LONGEST: usize = 6;
    if i.note.bits & bit(Sense::NewSeries) == 0 {
        return false;
    }
    let comma = (1..LONGEST).find(|n| i.is(*n, Kind::Comma));
    comma.is_some_and(|n| {
        i.case(n + 1) == Case::Capital && i.skip(n + 1).long(Sense::NewSeries).is_some_and(|len| len > 1)
    })
}

/// `Army Air Forces Statistical Digest, World War II`: what a body has printed, and nobody's name.
pub fn printed_by_body(i: In<'_>) -> bool {
    const LONGEST: usize = 8;
    let capital = |n: &usize| matches!(i.case(*n), Case::Capital | Case::Upper);
    if !capital(&2) {
        return false;
    }
    let len = (0..LONGEST).take_while(capital).count();
    len > 2 && i.is(len, Kind::Comma) && small::is(i.word(len - 1), small::PRINTED_BY_BODIES)
}

/// `Business Men`: two capitals before `i`, of which the first is no given name that is known.
pub fn nouns_before(i: In<'_>) -> bool {
    let before = |n: usize| i.at.checked_sub(n).map(|at| &i.note.list[at]);
    let capital = |n: usize| before(n).is_some_and(|t| t.kind == Kind::Word && t.case == Case::Capital);
    capital(1) && capital(2) && before(2).is_some_and(|t| t.bits & GIVEN == 0)
}

/// `Selfish, Shallow, and Self-Absorbed: Sixteen Writers`, `Method, Medicine, and Metaphysics, ed. by R. J. Hankinson`: three nouns, and
/// behind them a subtitle or who edited the book; nobody's surnames, which have a title behind them.
fn listed_nouns(i: In<'_>) -> bool {
    let noun = |n: usize| i.case(n) == Case::Capital && !i.means(n, GIVEN);
    let listed = i.is(1, Kind::Comma) && i.is(3, Kind::Comma) && i.word(4) == "and";
    if !listed || !noun(0) || !noun(2) || !noun(5) {
        return false;
    }
    let end = i.skip(if i.is(6, Kind::Dash) { 8 } else { 6 });
    end.is(0, Kind::Colon)
        || end.is(0, Kind::Comma)
            && end.case(1) == Case::Lower
            && end.means(1, bit(Sense::Editor))
            && end.is(2, Kind::Dot)
            && end.means(3, bit(Sense::By))
}

/// `Chicago Architecture, 1872–1922: Birth of a Metropolis`: a town and what there was, years, and a subtitle. So do other words that are no
/// given name before years and somebody’s edition: `Book Typography, 1815–1965: In Europe, ed. by …`.
fn town_and_years(i: In<'_>) -> bool {
    !i.means(0, GIVEN)
        && (i.means(0, bit(Sense::City)) || i.note.bits & bit(Sense::Editor) != 0)
        && i.case(1) == Case::Capital
        && i.is(2, Kind::Comma)
        && i.is(3, Kind::Number)
        && i.is(4, Kind::Dash)
        && i.is(5, Kind::Number)
        && i.is(6, Kind::Colon)
}

/// `Anon., A Narrative of the Late Troubles`   `AA.VV., Storia della società italiana`   `VV. AA.: La España de Franco`
///
/// Past what stands in place of names: nobody knows the author, or there are too many; not the
/// beginning of the title.
pub fn nobody_named(i: In<'_>) -> Option<In<'_>> {
    let unknown = i.means(0, bit(Sense::Pseudonym)) && i.case(0) == Case::Capital;
    if unknown && i.is(1, Kind::Dot) && i.is(2, Kind::Comma) {
        return Some(i.skip(2));
    }
    if !i.means(0, bit(Sense::EtAl)) || !(i.case(0) == Case::Upper || i.is(1, Kind::Dot)) {
        return None;
    }
    let rest = i.skip(i.long(Sense::EtAl)?).past_dot();
    matches!(rest.kind(0), Some(Kind::Comma | Kind::Colon | Kind::ParenOpen)).then_some(rest)
}
