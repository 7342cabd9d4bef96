//! An address known by its head alone: an archive by a word of its name, or of the registry, and what stands behind it, part by
//! part, where none of the closer readings fits.

use nom::Input;

use super::label::{Mark, label};
use super::named::tail;
use super::parts::{describes, ended, is_name, part_of};
use super::repository::{known, set_repository, settle_tongue};
use super::steps::steps;
use super::value::LABELS;
use super::{ELSEWHERE, Found, keeps_records, tidy, tongue, western};
use crate::grammar::date::{full_date, plain_date, roman};
use crate::grammar::draft::plain;
use crate::grammar::input::In;
use crate::grammar::token::{Case, Kind, Token, bit};
use crate::letter::has_cyrillic;
use crate::lexicon::{ArchiveId, Sense};
use crate::model::{Level, Locator, Sited, Step, Unit};

/// No address has more parts.
const MOST: usize = 8;

/// Words that a name of such a body has.
const HEADS: u128 = bit(Sense::ArchiveWord) | bit(Sense::Archive(ArchiveId(0)));

/// Words in small letters that stand in any name.
const SMALL: u128 =
    bit(Sense::Small) | bit(Sense::And) | bit(Sense::In) | bit(Sense::Particle) | bit(Sense::ArchiveWord);

/// How sure it is that papers are kept where the head says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Head {
    /// `Norfolk Record Office`, `Gemeentearchief Rotterdam`: it keeps nothing else.
    Archive,
    /// `Zentralbibliothek Zürich`: it has books too.
    Library,
    /// `Bishopsgate Institute`, `Alnwick Castle`: it may have papers.
    Body,
}

/// `Norfolk Record Office, Norwich, NCR Case 16a/18`   `Archivo Municipal de Córdoba, Actas capitulares, lib. 12`
pub fn headed(i: In<'_>) -> Option<(In<'_>, Found)> {
    let (named, mut found, head) = keeper(i)?;
    let mut here = named.is(0, Kind::Comma).then(|| named.skip(1))?;
    let mut rest = named;
    for n in 0..MOST {
        let part = part_of(here);
        // `Topográfica 30-12-3, “Conferencia de Caracas”`: what the document is.
        if n > 0 && part.is(0, Kind::QuoteOpen) {
            break;
        }
        if part.is_empty() || part.iter_elements().any(|t| matches!(t.kind, Kind::QuoteOpen | Kind::Url)) {
            return None;
        }
        let whole = here.part(part.end, here.end);
        // `Sammlung Lenz, SAPMO-BArch, NY 4215/112`: papers, then the archive that has them.
        if n == 0
            && !found.known
            && part.means(0, bit(Sense::Archive(ArchiveId(0))))
            && known(part).is_some_and(|(end, _)| end.is_empty())
        {
            return None;
        }
        let next = one(here, part, whole, n, &mut found);
        // What the document is, said behind its place.
        let Some(end) = next else {
            // `1354, XIA/83, 12, 345`: what is more than an address has is none.
            if numbered(part) && full_date(part).is_err() {
                return None;
            }
            break;
        };
        rest = end;
        if !rest.is(0, Kind::Comma) {
            break;
        }
        here = rest.skip(1);
    }
    found.headed = true;
    (addressed(&found, head) && (ended(rest) || rest.is(0, Kind::Comma))).then_some((rest, found))
}

/// Only the archive, or names of papers, were read.
pub fn only_named(found: &Found) -> bool {
    let named = |level| matches!(level, Level::Collection | Level::Series | Level::Subseries);
    found.locators.is_empty() && found.place.steps.iter().all(|step| named(step.level))
}

/// Who has the papers, and where the name ends.
fn keeper(i: In<'_>) -> Option<(In<'_>, Found, Head)> {
    const WORDS: usize = 14;
    // No address goes on for so long.
    const FAR: usize = 48;
    let over = |t: &Token| t.kind == Kind::Semi || t.stop;
    let numbered = || {
        let list = i.note.list.get(i.at..i.end).unwrap_or(&[]);
        let len = list.iter().take(FAR).position(over).unwrap_or(list.len());
        len <= FAR && list.iter().take(len).any(|t| t.kind == Kind::Number)
    };
    if !matches!(i.case(0), Case::Capital | Case::Upper)
        || i.note.bits & (HEADS | bit(Sense::PapersWord)) == 0
        || !numbered()
    {
        return None;
    }
    let mut found = Found::default();
    let registered = if i.means(0, bit(Sense::Archive(ArchiveId(0)))) { known(i) } else { None };
    if let Some((rest, id)) =
        registered.filter(|(rest, _)| !(rest.case(0) == Case::Lower && rest.means(0, bit(Sense::Small))))
    {
        set_repository(&mut found, i.note.words, i.text_to(rest), id);
        if found.by_fond() {
            return None;
        }
        found.known = true;
        let rest = tail(rest, &mut found);
        settle_tongue(rest, &mut found);
        return rest.is(0, Kind::Comma).then_some((rest, found, Head::Archive));
    }
    let part = part_of(i);
    let rest = i.part(part.end, i.end);
    let one = |at: usize| part.part(at, part.end);
    let word = |bits: u128| (part.at..part.end).find(|at| part.note.list[*at].bits & bits != 0);
    let shown =
        word(bit(Sense::ArchiveWord)).or_else(|| word(bit(Sense::BodyWord))).or_else(|| house(part))?;
    let name = plain(i.text_to(rest));
    let fits = part.len() <= WORDS
        && rest.is(0, Kind::Comma)
        && !i.means(0, bit(Sense::DocumentHead) | bit(Sense::Signal))
        && !has_cyrillic(i.word(0))
        && !western::is_collection(&name)
        && (part.at..part.end).all(|at| {
            let t = &part.note.list[at];
            let kind = matches!(t.kind, Kind::Word | Kind::Dash | Kind::Quote | Kind::Amp | Kind::Slash);
            let small = t.case == Case::Lower && shown > part.at + 1 && t.bits & SMALL == 0;
            (kind || t.kind == Kind::Dot && !t.stop) && !small
        });
    if !fits {
        return None;
    }
    let office = one(shown).long(Sense::ArchiveWord).is_some_and(|len| len > 1);
    let keeps = (part.at..part.end).any(|at| {
        let word = part.note.word(at);
        keeps_records(word) && !word.to_lowercase().contains("bibliot")
    });
    found.place.repository = name;
    let rest = tail(rest, &mut found);
    settle_tongue(rest, &mut found);
    if found.land.is_empty() {
        found.land = ELSEWHERE;
    }
    let head = match one(shown).means(0, bit(Sense::ArchiveWord)) {
        _ if keeps || office => Head::Archive,
        true => Head::Library,
        false => Head::Body,
    };
    (!found.by_fond()).then_some((rest, found, head))
}

/// `Alnwick Castle`, `Hatfield House`: a seat of a family, whose papers are there.
fn house(part: In<'_>) -> Option<usize> {
    let last = part.end.checked_sub(1).filter(|at| *at > part.at && part.len() < 4)?;
    tongue::marks().houses.contains(part.note.word(last)).then_some(last)
}

/// One part of the address, or several that the words for units divide; where it ends.
fn one<'n>(here: In<'n>, part: In<'n>, whole: In<'n>, n: usize, found: &mut Found) -> Option<In<'n>> {
    let had = found.place.steps.len() + found.locators.len();
    if had > 0
        && let Ok((rest, date)) = full_date(part).or_else(|_| plain_date(part))
        && rest.is_empty()
        && (matches!(date.edtf.len(), 7 | 10) || date.edtf.len() == 4 && ended(whole))
    {
        // A day at the end is that of what is described there.
        if found.date.is_some() || date.edtf.len() > 7 {
            return None;
        }
        found.date = Some((date, part.note.span(part.at, part.end)));
        return Some(whole);
    }
    if n == 0 && is_town(part, whole) {
        found.place.city = plain(part.text_to(whole));
        return Some(whole);
    }
    if had > 0
        && let Some(rest) = item(part, found)
    {
        return Some(here.part(rest.at, here.end));
    }
    if had == 0 && found.place.city.is_empty() && of_a_series(part) {
        return None;
    }
    // What has no word for its unit is no name that goes on: `Notaría 12, vol. 345`.
    let mut alone = found.clone();
    // `A.6.1.5`: a letter and what is glued to it is no word for a unit.
    let glued = |n: usize| part.peek(n).is_some_and(|t| !t.spaced);
    let lettered = part.case(0) == Case::Upper
        && part.is(1, Kind::Dot)
        && part.is(2, Kind::Number)
        && glued(1)
        && glued(2);
    let apart =
        numbered(part) && (lettered || label(part, found).is_none() && steps(part, &mut alone).at < part.end);
    let mut trial = found.clone();
    let end = if apart { here } else { steps(here, &mut trial) };
    if end.at >= whole.at && (ended(end) || end.is(0, Kind::Comma)) {
        *found = trial;
        return Some(end);
    }
    if describes(part) || part.case(0) == Case::Lower {
        return None;
    }
    let value = tidy(&plain(part.text_to(whole)));
    if volume_and_page(part, found) {
        return Some(whole);
    }
    if numbered(part) {
        // In Australia a series, then its items.
        let first = if tongue::by_series(found.land) { Level::Series } else { Level::Signature };
        found.add([first, Level::Item, Level::Document].into_iter().find(|level| !found.has(*level))?, value);
    } else if had > 0 && part.len() == 1 && part.case(0) == Case::Upper && roman(part.word(0)).is_some() {
        found.add(if found.has(Level::Volume) { Level::Item } else { Level::Volume }, value);
    } else if (is_name(part) || small_name(part, whole, found)) && !found.has(Level::Signature) {
        // `CIM/JHT Box 12`
        if let Some(at) = (part.at + 1..part.end).find(|at| step_inside(part, *at, found)) {
            papers(part.until(at), found);
            let inner = here.part(at, here.end);
            let end = steps(inner, found);
            return (end.at >= whole.at).then_some(end);
        }
        papers(part, found);
    } else {
        return None;
    }
    Some(whole)
}

/// `Correspondance politique`, `Mémoires et documents`: papers whose name goes on in small letters, more of the address behind it.
fn small_name(part: In<'_>, whole: In<'_>, found: &Found) -> bool {
    const WORDS: usize = 6;
    let words = (part.at..part.end).all(|at| part.note.list[at].kind == Kind::Word);
    found.tongue.is_some() && part.len() <= WORDS && words && whole.is(0, Kind::Comma)
}

/// `1st ser.`, `Eighth Series`, `III`: right behind a name it is that of something printed: `Pennsylvania Archives, 1st ser., vol. 3`.
fn of_a_series(part: In<'_>) -> bool {
    let stops = usize::from(part.is(part.len() - 1, Kind::Dot));
    let last = part.skip(part.len() - 1 - stops);
    part.len() == 1 && roman(part.word(0)).is_some() && part.case(0) == Case::Upper
        || part.len() < 4 + stops && last.means(0, bit(Sense::Step(Level::Series)))
}

/// `12:34`: a volume of the papers, and its page.
fn volume_and_page(part: In<'_>, found: &mut Found) -> bool {
    let glued = |n: usize| part.peek(n).is_some_and(|t| !t.spaced);
    let two =
        part.len() == 3 && part.is(0, Kind::Number) && part.is(1, Kind::Colon) && part.is(2, Kind::Number);
    if !two || !glued(1) || !glued(2) || !found.has(Level::Collection) {
        return false;
    }
    found.add(Level::Volume, part.word(0));
    let span = part.note.span(part.at + 2, part.end);
    found.locators.push(Sited { value: Locator { unit: Unit::Page, value: part.word(2).into() }, span });
    true
}

/// `no. 128`, `Nr. 34`: a piece by its number.
fn item<'n>(part: In<'n>, found: &mut Found) -> Option<In<'n>> {
    let len = part.long(Sense::Number)?;
    let value = part.skip(len).past_dot();
    let mut rest = value.skip(super::number_len(value));
    // `nos. 12–14`
    if rest.is(0, Kind::Dash) && rest.is(1, Kind::Number) && rest.len() == 2 {
        rest = rest.skip(2);
    }
    if found.has(Level::Item) || rest.at == value.at || !rest.is_empty() {
        return None;
    }
    found.place.steps.push(Step {
        level: Level::Item,
        label: part.text_to(value).trim_end().into(),
        value: tidy(value.text_to(rest)),
    });
    Some(rest)
}

/// `…, A1/110/1642H, no. 128`: the piece behind an address that names no other, where the citation ends.
pub fn item_behind<'n>(i: In<'n>, found: &mut Found) -> Option<In<'n>> {
    let kept = found.has(Level::Signature) || found.has(Level::Collection);
    if !kept
        || found.by_fond()
        || !i.is(0, Kind::Comma)
        || !i.means(1, bit(Sense::Number))
        || !found.locators.is_empty()
    {
        return None;
    }
    let part = part_of(i.skip(1));
    let whole = i.part(part.end, i.end);
    if !ended(whole) {
        return None;
    }
    item(part, found).map(|_| whole)
}

/// The word for a unit and its number stand in the part at this token.
fn step_inside(part: In<'_>, at: usize, found: &Found) -> bool {
    let here = part.part(at, part.end);
    here.note.list[at].bits & LABELS != 0
        && matches!(label(here, found), Some((Mark::Step(_), value)) if value.is(0, Kind::Number))
}

/// The name of papers, a department left out.
fn papers(name: In<'_>, found: &mut Found) {
    let text = plain(name.note.slice(name.at, name.end));
    if western::is_department(&text) && !found.has_any_step() {
        return;
    }
    found.add_papers(text);
}

/// `Norwich`, `Ebbw Vale`, `San José`: one name or two between an archive and more of the address.
fn is_town(part: In<'_>, whole: In<'_>) -> bool {
    let city = part.long(Sense::City) == Some(part.len());
    let one = part.len() == 1 && part.case(0) == Case::Capital && part.word(0).chars().count() > 3;
    let name = one && part.note.list[part.at].bits & (HEADS | bit(Sense::DocumentHead) | LABELS) == 0;
    whole.is(0, Kind::Comma) && (city || name && lettered(whole.skip(1)))
}

/// `GDR 89`, `1 W 34`: letters, before which a number may stand.
fn lettered(i: In<'_>) -> bool {
    i.case(usize::from(i.is(0, Kind::Number))) == Case::Upper
}

/// The part has a number of its own: no year alone, and no long word in small letters.
fn numbered(part: In<'_>) -> bool {
    let number = |at: usize| part.note.list[at].kind == Kind::Number;
    let year = |at: usize| {
        part.note.list[at].span.len() == 4
            && matches!(part.note.word(at).get(..2), Some("14" | "15" | "16" | "17" | "18" | "19" | "20"))
    };
    let small = |at: usize| part.note.list[at].case == Case::Lower && part.note.word(at).chars().count() > 3;
    let any = (part.at..part.end).any(|at| number(at) && (part.len() == 1 || !year(at) || marked(part)));
    any && !(part.at..part.end).any(small)
}

/// It has strokes, stops or capitals, as marks of files have.
fn marked(part: In<'_>) -> bool {
    (part.at..part.end).any(|at| {
        let t = &part.note.list[at];
        matches!(t.kind, Kind::Slash | Kind::ParenOpen) || t.case == Case::Upper
    })
}

/// A page is pointed at.
fn paged(found: &Found) -> bool {
    found.locators.iter().any(|l| l.value.unit == Unit::Page)
}

/// What was read is an address: a mark of a file, a unit of named papers, a leaf.
fn addressed(found: &Found, head: Head) -> bool {
    let leaf = found.locators.iter().any(|l| l.value.unit == Unit::Folio);
    let named = found.has(Level::Collection) || found.has(Level::Series);
    let mark = found.place.step(Level::Signature).unwrap_or_default();
    let capitals = mark.chars().filter(|c| c.is_uppercase()).count();
    let manuscript = || tongue::marks().manuscripts.contains(mark.split([' ', '.']).next().unwrap_or(""));
    let several = || mark.matches(['-', '.', '/']).count() > 1;
    let lettered = mark.contains('/') || capitals > 1 || manuscript();
    let signed =
        mark.contains(char::is_numeric) && (lettered || several() && (named || head == Head::Archive));
    // What has its word before it: a bare number may be a volume, an issue, a year.
    let unit = found.place.steps.iter().any(|step| match step.level {
        Level::Collection | Level::Series | Level::Subseries | Level::Signature => false,
        // `vol. 12` may be that of a book; `lib. 12`, `filza 3` is not.
        Level::Volume => !step.label.is_empty() && !step.label.to_lowercase().starts_with(['v', 't']),
        Level::Item if tongue::by_series(found.land) => true,
        _ => !step.label.is_empty(),
    });
    // `Percy MSS`, `Foreign Department`: the name says that it is papers, or an office's; `Collections` alone is a periodical.
    let office =
        |name: &str| name.rsplit(' ').next().is_some_and(|word| tongue::marks().offices.contains(word));
    let is_papers = |name: &str| western::is_collection(name) || office(name);
    let name = |step: &Step| matches!(step.level, Level::Collection | Level::Series);
    let papers =
        found.place.steps.iter().any(|step| name(step) && step.value.contains(' ') && is_papers(&step.value));
    let printed =
        found.place.step(Level::Collection).is_some_and(|value| !value.contains(' ') && is_papers(value));
    let piece = unit || leaf || papers && found.has(Level::Volume);
    !printed
        && match head {
            Head::Archive if mark.is_empty() => {
                // `Royal Society Archives, Letter Book Original, vol. 3, p. 45`
                named && (piece || found.has(Level::Volume) && paged(found))
                    || found.has(Level::Volume) && (leaf || !found.place.city.is_empty() && paged(found))
            }
            Head::Archive => signed || named || piece || mark.contains(char::is_alphabetic),
            Head::Library => signed || named && leaf,
            Head::Body => papers && (signed || leaf),
        }
}
