//! Letters and memoranda: who writes to whom.

use super::super::archive::{self, document_date};
use super::super::draft::Draft;
use super::super::imprint::past;
use super::super::input::{In, comma};
use super::super::name::{name, names};
use super::super::tail::ends;
use super::super::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Field, Kind as Work, Span};

/// Who writes: where the name stands, and the name.
pub type Author = Option<(Span, Vec<crate::model::Name>)>;

/// `B. S. Nikiforov to V. A. Kuzmishchev`   `Marshall for White`   `Maj Gen Edgar T. Conley, Actg AG, USA, to Walter White`
///
/// Where the words that name both end, and who writes.
pub fn writes_to(i: In<'_>) -> Option<(usize, Author)> {
    let (rest, writer) = match name(i) {
        Ok((rest, one)) => (rest, Some((i.span_to(rest), vec![one]))),
        Err(_) => (i, None),
    };
    if i.means(0, bit(Sense::DocumentHead)) {
        return headed(i);
    }
    let writer = writer?;
    let mut here = rest;
    // An office between commas: `, Actg AG, USA, to`
    let mut commas = 0;
    let mut steps = 0;
    while steps < 12 {
        match here.peek(0) {
            Some(t) if t.kind == Kind::Word && matches!(here.word(0), "to" | "for") => break,
            Some(t) if t.kind == Kind::Comma => commas += 1,
            Some(t)
                if t.kind == Kind::Word
                    && (t.case != Case::Lower || matches!(here.word(0), "of" | "the" | "and")) => {}
            Some(t) if t.kind == Kind::Dot && !t.stop => {}
            _ => return None,
        }
        here = here.skip(1);
        steps += 1;
    }
    if steps == 12 || steps > 0 && commas == 0 && steps > 4 {
        return None;
    }
    let to = here.skip(1);
    let after_article = if to.word(0) == "the" { to.skip(1) } else { to };
    if !matches!(after_article.case(0), Case::Capital | Case::Upper) {
        return None;
    }
    // To the comma before the date, or to the end.
    let mut end = after_article;
    while let Some(t) = end.peek(0) {
        if t.kind == Kind::Comma
            && (document_date(end.skip(1)).is_ok()
                || commas == 0 && !matches!(end.case(1), Case::Capital | Case::Upper))
        {
            break;
        }
        if matches!(t.kind, Kind::Semi | Kind::ParenClose) || t.stop {
            break;
        }
        if end.at - i.at > 40 {
            return None;
        }
        end = end.part(past(end, end.at), end.end);
    }
    // A body is no person: `CofS to Houston`.
    let (span, mut list) = writer;
    if let Some(one) = list.first_mut()
        && one.given.is_empty()
        && span.of(i.note.text).chars().filter(|c| c.is_uppercase()).count() > 1
        && !span.of(i.note.text).starts_with("Mc")
        && !span.of(i.note.text).starts_with("Mac")
    {
        *one = crate::model::Name::body(span.of(i.note.text));
    }
    Some((end.at, Some((span, list))))
}

/// `Telegram to Gromyko from Osvaldo Dorticós and Fidel Castro`   `Letter from X to Y`: whom it is from.
fn headed(i: In<'_>) -> Option<(usize, Author)> {
    let (_, len) = i.hit(|s| (s == Sense::DocumentHead).then_some(()))?;
    let mut to = false;
    let mut author = None;
    let mut at = i.at + len.saturating_sub(1).max(1);
    while at < i.end {
        let here = i.part(at, i.end);
        let word = here.word(0);
        let next = if here.word(1) == "the" { here.skip(2) } else { here.skip(1) };
        if matches!(word, "to" | "for") && matches!(next.case(0), Case::Capital | Case::Upper) {
            to = true;
        }
        if word == "from"
            && author.is_none()
            && let Ok((rest, found)) = names(here.skip(1))
            && (rest.is_empty() || rest.is(0, Kind::Comma) || matches!(rest.word(0), "to"))
        {
            author = Some((here.skip(1).span_to(rest), found.list));
        }
        if here.peek(0).is_some_and(|t| t.stop) || here.is(0, Kind::Comma) {
            break;
        }
        at = past(i, at);
    }
    // The recipient makes it a letter.
    let kind = i.word(0).to_lowercase();
    let letter = ["letter", "ltr", "memo", "memorandum", "telegram", "cable", "note", "despatch", "dispatch"]
        .contains(&kind.as_str());
    (to && letter).then_some((i.end, author))
}

/// `Ltr, Houston to CofS, 1 Aug 34`   `Memo, Marshall for White, 28 Oct 39`: a letter whose place is said later or not at all.
pub fn letter(i: In<'_>) -> Option<Draft> {
    if !i.means(0, bit(Sense::DocumentHead)) {
        return None;
    }
    let (_, len) = i.hit(|s| (s == Sense::DocumentHead).then_some(()))?;
    let mut at = i.skip(len);
    if at.is(0, Kind::Dot) {
        at = at.skip(1);
    }
    let at = comma(at).map_or(at, |(i, ())| i);
    let (end, author) = writes_to(at)?;
    let mut draft = Draft::at(i, Work::Letter);
    let rest = at.part(end, i.end);
    let (span, list) = author?;
    draft.name_list(Field::Author, span, list);
    draft.shows.author = true;
    draft.text(Field::Title, at.note.span(at.at, end), i.note.text);
    draft.shows.genre = true;
    let sep = comma(rest).ok()?.0;
    let (mut rest, found) = document_date(sep).ok()?;
    draft.date(Field::Date, sep.span_to(rest), found);
    draft.shows.dated = true;
    // `, in C-376, NAACP Collection, LC`
    if rest.is(0, Kind::Comma) {
        let mut after = rest.skip(1);
        if after.means(0, bit(Sense::In)) {
            after = after.skip(1);
        }
        if let Ok((end, found)) = archive::place(after) {
            found.put(&mut draft, after, end);
            rest = end;
        }
    }
    draft.end = rest.at;
    draft.shows.closed = ends(rest);
    Some(draft)
}
