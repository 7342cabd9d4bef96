//! Letters that a word processor shows slanted: a run of them is a title, where the words alone leave room.

use super::abroad::host::{hosted, in_word};
use super::date::full_date;
use super::draft::Draft;
use super::imprint::{Paren, paren};
use super::input::In;
use super::journal::Issue;
use super::journal_name::is_newspaper;
use super::locator::locators;
use super::name::{Names, names};
use super::numbering::title_years;
use super::quoted::of_continent;
use super::quoted_more::more;
use super::tail::ends;
use super::token::{Case, Kind, NONE, Token, bit};
use super::work::role_after;
use crate::lexicon::Sense;
use crate::model::{Field, Span, Style, Unit};

/// Words that are slanted for being Latin, or for leading: they begin no title.
const LATIN: u128 = bit(Sense::Ibid)
    | bit(Sense::Idem)
    | bit(Sense::OpCit)
    | bit(Sense::LocCit)
    | bit(Sense::Supra)
    | bit(Sense::Infra)
    | bit(Sense::EtAl)
    | bit(Sense::Passim)
    | bit(Sense::Circa)
    | bit(Sense::SubVerbo);

/// The same, for words that may begin a title if more follow.
const ROLES: u128 =
    bit(Sense::Signal) | bit(Sense::Editor) | bit(Sense::Translator) | bit(Sense::In) | bit(Sense::Hereafter);

/// A longer run is no title: the whole note is slanted.
const LONGEST: usize = 48;

/// `Coleman, *Russian Baptists* , 34`: the token after the slanted title that begins at the next token.
///
/// `None` without a slanted run here, and where the run cannot be a title: Latin words of citing, a run that
/// begins or ends inside a word, one that holds facts of publication or several citations, and all of Russian
/// notes, which slant their authors. The marks at its end are not in it. Costs nothing in a note without styles.
pub fn italic_run(i: In<'_>) -> Option<usize> {
    if i.note.styles.is_empty() || i.note.russian {
        return None;
    }
    let first = i.peek(0)?;
    if !matches!(first.kind, Kind::Word | Kind::Number) || first.bits & LATIN != 0 {
        return None;
    }
    let run = run_over(i, first)?;
    // It begins here: not at a word before, and not inside this one.
    let before = i.at.checked_sub(1).and_then(|at| i.note.list.get(at));
    if run.start > first.span.start
        || before.is_some_and(|t| t.span.end > run.start && !matches!(t.kind, Kind::QuoteOpen))
    {
        return None;
    }
    let mut end = i.note.at_byte(run.end);
    if end > i.end || i.note.list.get(end.checked_sub(1)?)?.span.end > run.end {
        return None;
    }
    while end > i.at
        && i.note.list.get(end - 1).is_some_and(|t| {
            matches!(t.kind, Kind::Comma | Kind::Colon | Kind::Semi | Kind::ParenOpen | Kind::BracketOpen)
                || t.kind == Kind::Dot && !abbreviated(i, end - 1)
        })
    {
        end -= 1;
    }
    // `*Le Village des cannibales, op. cit.*`: the mark of citing again is none of the title.
    if let Some(at) = (i.at + 2..end)
        .rev()
        .take(5)
        .find(|at| i.note.list[*at].bits & bit(Sense::OpCit) != 0 && i.note.list[at - 1].kind == Kind::Comma)
    {
        end = at - 1;
    }
    let title = i.until(end);
    if title.is_empty() || title.len() > LONGEST || title.len() == 1 && first.bits & ROLES != 0 {
        return None;
    }
    is_one_title(title).then_some(end)
}

/// The next token is slanted.
pub fn slanted(i: In<'_>) -> bool {
    !i.note.styles.is_empty() && i.peek(0).is_some_and(|first| run_over(i, first).is_some())
}

fn run_over(i: In<'_>, first: &Token) -> Option<Span> {
    let at = i.note.styles.partition_point(|(span, _)| span.end <= first.span.start);
    let over = i.note.styles.get(at..)?.iter().take_while(|(span, _)| span.start < first.span.end);
    over.filter(|(_, style)| *style == Style::Italic).map(|(span, _)| *span).next()
}

/// `Acad. Sci.`: the stop belongs to the word.
fn abbreviated(i: In<'_>, at: usize) -> bool {
    at > i.at
        && i.note.list.get(at - 1).is_some_and(|t| t.short || t.case == Case::Upper && t.span.len() == 1)
}

/// No semicolon, no facts of publication, no bracket that is cut.
fn is_one_title(title: In<'_>) -> bool {
    for at in title.at..title.end {
        let here = title.part(at, title.end);
        match here.kind(0) {
            Some(Kind::Semi | Kind::Url | Kind::Slashes) => return false,
            Some(Kind::ParenOpen) => {
                let partner = here.peek(0).map_or(NONE, |t| t.partner);
                if partner as usize >= title.end
                    || matches!(paren(here), Ok((_, Paren::Imprint(_) | Paren::Thesis(_))))
                {
                    return false;
                }
            }
            _ => {}
        }
    }
    true
}

/// `Karenina, *Anna*`: true if the slanted words at `i` are an author's: names, and a title behind them.
pub fn italic_author(i: In<'_>) -> bool {
    let Some(end) = italic_run(i) else { return false };
    let named = names(i.until(end)).is_ok_and(|(rest, _)| rest.at == end);
    let after = i.part(end, i.end);
    let title = after.skip(1);
    named
        && matches!(after.kind(0), Some(Kind::Comma | Kind::Colon))
        && (title.is(0, Kind::QuoteOpen)
            || matches!(title.case(0), Case::Capital | Case::Upper)
                && !title.means(
                    0,
                    bit(Sense::City) | bit(Sense::Month(1)) | bit(Sense::Volume) | bit(Sense::Broadcaster),
                ))
}

/// `Coleman, *Russian Baptists and Spiritual Revolution*, 34`: the first slanted title behind the first word of
/// `i`, within reach of a list of authors: the authors end before it.
pub fn italic_ahead(i: In<'_>) -> Option<usize> {
    if i.note.styles.is_empty() || i.note.russian {
        return None;
    }
    let from = i.peek(0)?.span.start;
    let at = i.note.styles.partition_point(|(span, _)| span.start <= from);
    for (span, style) in i.note.styles.get(at..)? {
        let at = i.note.at_byte(span.start);
        if at >= i.end {
            return None;
        }
        let divided = matches!(
            i.note.list.get(at.checked_sub(1)?)?.kind,
            Kind::Comma | Kind::Colon | Kind::Dot | Kind::QuoteOpen | Kind::ParenClose
        );
        if *style == Style::Italic && divided && italic_run(i.part(at, i.end)).is_some() {
            return Some(at);
        }
    }
    None
}

/// `Coleman, *Russian Baptists*`: the authors that stand before a slanted title, and what is behind them.
pub fn authors_before(i: In<'_>) -> Option<(In<'_>, Names)> {
    if italic_run(i).is_some() && !italic_author(i) {
        return None;
    }
    let title = italic_ahead(i)?;
    let (rest, found) = names(i.until(title)).ok()?;
    (rest.at + 1 >= title).then_some((i.part(rest.at, i.end), found))
}

/// `Schama, *Citizens* 3–22`   `Bouilhet, *L’orfèvrerie française* 3:101`: pages right behind a title whose letters say where it ends.
fn pages_glued<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    if !i.is(0, Kind::Number) || draft.fields.is_empty() {
        return None;
    }
    let (rest, found) = locators(i).ok().filter(|(rest, _)| ends(*rest))?;
    let pages = found
        .iter()
        .all(|l| matches!(l.value.unit, Unit::Page | Unit::Volume) && !title_years(&l.value.value));
    if !pages {
        return None;
    }
    draft.shows.numbered = true;
    draft.locate(found);
    Some(rest)
}

/// `N. Wiener *Cybernetics* (Cambridge, MA: …)`: an author whose comma is lost, before a slanted title and its facts of
/// publication; the title, and the author.
pub fn author_glued(i: In<'_>) -> Option<(In<'_>, Names)> {
    const LONGEST: usize = 12;
    if i.note.styles.is_empty() {
        return None;
    }
    let at = (2..LONGEST).find(|n| italic_run(i.skip(*n)).is_some()).map(|n| i.at + n)?;
    let end = italic_run(i.part(at, i.end))?;
    let facts = || matches!(paren(i.part(end, i.end)), Ok((_, Paren::Imprint(_))));
    let (rest, found) = names(i.until(at)).ok()?;
    let person = found.full && found.list.iter().all(|n| !n.is_body());
    (rest.at == at && person && facts()).then(|| (i.part(at, i.end), found))
}

/// `T. L. Heath, *Archimedes* (Cambridge: …)` in `based on a drawing given in T. L. Heath, …`, `*Ideas* (New York: …)` in `is from his
/// *Ideas* (…)`: the slanted run at `at` is all of a title that its sentence leads in, and what is upright before it none of it.
pub fn led_in(i: In<'_>, at: usize) -> bool {
    let small =
        |at: usize, bits: u128| i.note.list[at].case == Case::Lower && i.note.list[at].bits & bits != 0;
    if at < i.at + 2
        || !italic_run(i.part(at, i.end)).is_some_and(|end| i.part(end, i.end).is(0, Kind::ParenOpen))
    {
        return false;
    }
    small(at - 1, bit(Sense::Own)) || named_in(i, at - 1)
}

/// `a similar reading by Jean Charlot in Goldman, “Siqueiros and Three Early Murals”`: before the comma at `comma` a name that a small
/// word leads in: what is behind it is theirs, and the words before are a sentence's.
pub fn named_in(i: In<'_>, comma: usize) -> bool {
    const FAR: usize = 10;
    let lead = bit(Sense::In) | bit(Sense::By) | bit(Sense::Sender);
    i.note.list[comma].kind == Kind::Comma
        && (i.at.max(comma.saturating_sub(FAR))..comma.saturating_sub(1)).any(|at| {
            i.note.list[at].case == Case::Lower
                && i.note.list[at].bits & lead != 0
                && names(i.part(at + 1, comma))
                    .is_ok_and(|(rest, found)| rest.is_empty() && found.list.iter().all(|n| !n.is_body()))
        })
}

/// A slanted title at `i` into `draft`, and what follows it as `tail` reads it.
///
/// `*Russia, London, and the Peace of 1856* (Oxford: Blackwell, 1989), 5`
pub fn italic_title<'n>(
    i: In<'n>,
    draft: &mut Draft,
    field: Field,
    tail: impl Fn(In<'n>, &mut Draft) -> Option<In<'n>>,
) -> Option<In<'n>> {
    let mut end = italic_run(i)?;
    // `*The Long Road*: *A History*`
    while i.part(end, i.end).is(0, Kind::Colon)
        && let Some(more) = italic_run(i.part(end + 1, i.end))
    {
        end = more;
    }
    let here = i.part(end, i.end);
    if field == Field::Title
        && let Some(rest) = slanted_part(here, draft)
    {
        draft.text(field, i.note.span(i.at, end), i.note.text);
        draft.shows.slanted = true;
        return Some(rest);
    }
    let rest = match draft.attempt(|trial| tail(here, trial)) {
        Some(rest) => rest,
        None if ends(here) => here,
        None => pages_glued(here, draft)?,
    };
    draft.text(field, i.note.span(i.at, end), i.note.text);
    // `*Le Figaro*, 12 mars 1893, p. 3`: a newspaper's name is no title of a book.
    let name = i.until(end);
    let paper = is_newspaper(name)
        || name.means(0, bit(Sense::Small)) && is_newspaper(name.skip(1))
        || town_and_day(here);
    draft.shows.slanted |= field == Field::Title && !paper;
    Some(rest)
}

/// `*Southern Courier* (Montgomery, AL), July 16, 1965`: behind its name the town of a newspaper in brackets, and a day.
fn town_and_day(i: In<'_>) -> bool {
    const LONGEST: usize = 5;
    i.enclosed(Kind::ParenOpen).is_some_and(|(town, behind)| {
        town.len() <= LONGEST
            && (town.means(0, bit(Sense::City) | bit(Sense::State)) || town.means(2, bit(Sense::State)))
            && behind.is(0, Kind::Comma)
            && full_date(behind.skip(1)).is_ok_and(|(_, day)| day.is_day())
    })
}

/// `*La fin du monde antique*, dans *Revue historique*, 1927, t. CLV, p. 51`: behind a slanted title a word for "in", and what
/// holds it in slanted letters too.
///
/// `*Chiesa e Stato*, in «Rivista storica italiana», LXXXV (1973)`, `*Titolo*, in P. Burke (a cura di), *La storiografia*`, `*Titolo*, «Nord e
/// Sud», III, 1956`: a journal in the marks of the Continent, or a book that its editors lead.
fn slanted_part<'n>(here: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    if !here.is(0, Kind::Comma) || !draft.fields.has(Field::Author) {
        return None;
    }
    let part = here.skip(1);
    if part.is(0, Kind::QuoteOpen) {
        return of_continent(part).then(|| hosted(part, draft)).flatten();
    }
    if !part.means(0, bit(Sense::In)) {
        return None;
    }
    let (host, _) = in_word(part)?;
    let Some(end) = italic_run(host) else {
        return (of_continent(host) || led_by_editors(host)).then(|| hosted(part, draft)).flatten();
    };
    let issue = Issue::of(host.until(end), host.part(end, host.end));
    if let Some(issue) = issue
        && let Some(rest) = draft.attempt(|trial| Some(more(issue.put(trial), trial)))
    {
        return Some(rest);
    }
    hosted(part, draft)
}

/// `P. Burke (a cura di), *La storiografia contemporanea*`: names and their role.
fn led_by_editors(host: In<'_>) -> bool {
    host.note.bits & bit(Sense::Editor) != 0
        && names(host).is_ok_and(|(rest, found)| role_after(rest, found.list.len()).1)
}
