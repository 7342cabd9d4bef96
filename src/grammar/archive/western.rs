//! Parts of an address that have no label: decimal numbers, signatures, names of collections and series,
//! folders in quotation marks.

use ecow::{EcoString, EcoVec, eco_format};

use super::Found;
use super::bare::{bundle, bundle_ends, group_number, numbered_fond, plain_numbers};
use super::folders::{
    entry, folder_behind, papers_and_number, papers_by_number, past_months, past_volume, quoted_folder,
    subject_file,
};
use super::label::{Mark, label};
use super::signature::{any_signature, decimal, signature};
use super::value::LABELS;
use crate::grammar::date::plain_date;
use crate::grammar::draft::plain;
use crate::grammar::imprint::has;
use crate::grammar::input::In;
use crate::grammar::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Level, Step};
use crate::small;

/// A step with its label as it is kept: the label of a named series is its name (`CDF 1960–63`).
pub fn step(level: Level, label: EcoString, value: EcoString) -> Step {
    let generic = || ["ser", "sér"].iter().any(|start| label.to_lowercase().starts_with(start));
    let name = || label.contains(' ') || label.starts_with(char::is_uppercase);
    if level == Level::Series && name() && !label.ends_with('.') && !generic() {
        return Step::bare(level, eco_format!("{label} {value}"));
    }
    Step { level, label, value }
}

/// One part without a label, where the archive is laid out so; puts its step into `found`.
pub fn part<'n>(i: In<'n>, found: &mut Found) -> Option<In<'n>> {
    // `Ibid., Box 1603, 737.00/3-260`
    let filed = found.bare && found.has(Level::Box) && !found.has(Level::File);
    if !filed && found.by_fond() && !found.has(Level::RecordGroup) || !found.in_force() {
        return None;
    }
    if let Some(rest) = decimal(i) {
        found.add(Level::File, super::tidy(i.text_to(rest)));
        return Some(rest);
    }
    if filed && found.by_fond() {
        return None;
    }
    let part = super::class::explained(i, found)
        .or_else(|| super::parts::accession(i, found))
        .or_else(|| super::shelf::shelved(i, found))
        .or_else(|| super::bare::inventory(i, found));
    if let Some(rest) = part {
        return Some(rest);
    }
    let boxed = found.has(Level::Box) || found.has(Level::Reel) || found.has(Level::Portfolio);
    if let Some(rest) = quoted_folder(i).filter(|_| boxed && !found.has(Level::Folder)) {
        let inner = rest.note.slice(i.at + 1, i.peek(0)?.partner as usize);
        found.add(Level::Folder, plain(inner));
        return Some(rest);
    }
    // `HStAM, 165, 3982, Bd. 11`: the file by its number alone.
    if found.place.step(Level::Signature).is_some_and(|value| !value.contains('/'))
        && super::tongue::by_signature(found.land)
        && i.is(0, Kind::Number)
        && !found.has(Level::Item)
        && closed(i, 1)
        && plain_date(i).is_err()
    {
        found.add(Level::Item, i.word(0));
        return Some(i.skip(1));
    }
    // `109-00822-02, 44–47`: leaves behind a signature.
    if found.has(Level::Signature)
        && found.locators.is_empty()
        && i.is(0, Kind::Number)
        && matches!(i.kind(1), None | Some(Kind::Dash | Kind::Comma | Kind::Dot | Kind::Semi))
        && crate::grammar::date::plain_date(i).is_err()
        && !matches!(i.kind(4), Some(Kind::Dash | Kind::Slash))
    {
        let mut list = EcoVec::new();
        if let Some(rest) = super::value::leaves(i, &mut list)
            && closed(rest, 0)
        {
            found.locators.extend(list);
            return Some(rest);
        }
    }
    // `4. d., 5/b`: an item by its number alone.
    if super::tongue::behind(found.land) && found.has(Level::Box) && !found.has(Level::Item) {
        let len = super::steps::number_len(i);
        if len > 0 && closed(i, len) {
            found.add(Level::Item, i.text_to(i.skip(len)));
            return Some(i.skip(len));
        }
    }
    // `RG 84, UD 3011`, `RG 306, P 160`: an entry by the letters of its list.
    if found.has(Level::RecordGroup)
        && !found.has(Level::Entry)
        && let Some(rest) = entry(i)
    {
        found.add(Level::Entry, i.text_to(rest));
        return Some(rest);
    }
    // `RG 59, LM 193, roll 12`: the publication on film.
    if found.has(Level::RecordGroup)
        && !found.has(Level::Series)
        && i.case(0) == Case::Upper
        && i.is(1, Kind::Number)
        && i.is(2, Kind::Comma)
        && i.skip(3).long(Sense::Step(Level::Reel)).is_some()
    {
        found.add(Level::Series, i.text_to(i.skip(2)));
        return Some(i.skip(2));
    }
    // `RG 59, 1950–54, 711.5/2-1153`: the years of the central files.
    if found.has(Level::RecordGroup)
        && !found.has(Level::Series)
        && i.is(0, Kind::Number)
        && i.word(0).len() == 4
        && i.is(1, Kind::Dash)
        && i.is(2, Kind::Number)
        && i.is(3, Kind::Comma)
        && (decimal(i.skip(4)).is_some() || label(i.skip(4), found).is_some())
    {
        found.add(Level::Series, super::tidy(i.text_to(i.skip(3))));
        return Some(i.skip(3));
    }
    if found.has(Level::RecordGroup)
        && !found.has(Level::File)
        && let Some(rest) = subject_file(i)
    {
        found.add(Level::File, super::tidy(i.text_to(rest)));
        return Some(rest);
    }
    if let Some(rest) = plain_numbers(i, found) {
        return Some(rest);
    }
    // `Box 217, Russia folder`: the word behind the name.
    if boxed
        && !found.has(Level::Folder)
        && let Some((name, rest)) = folder_behind(i)
    {
        found.add(Level::Folder, plain(i.text_to(name)));
        return Some(rest);
    }
    // `RG 84, Moscow Embassy, Box 12, 320 Poland`: a file of a post, by its number and name.
    if boxed
        && found.has(Level::RecordGroup)
        && !found.has(Level::Folder)
        && i.is(0, Kind::Number)
        && i.word(0).len() == 3
        && i.case(1) == Case::Capital
        && let Some(rest) = name_chunk(i.skip(1))
        && closed(rest, 0)
        && crate::grammar::date::full_date(i).is_err()
    {
        found.add(Level::Folder, plain(i.text_to(rest)));
        return Some(rest);
    }
    // `RG 84, Moscow Embassy, Box 123, 350`: by its number alone.
    if boxed
        && found.has(Level::RecordGroup)
        && !found.has(Level::Folder)
        && i.is(0, Kind::Number)
        && i.word(0).len() == 3
        && matches!(i.kind(1), None | Some(Kind::Dot | Kind::Semi))
        && i.peek(1).is_none_or(|t| t.stop || i.len() == 2)
    {
        found.add(Level::Folder, i.word(0));
        return Some(i.skip(1));
    }
    // `JFKL, NSF, USSR, Box 188, Khrushchev Correspondence`: the folder, its word left out.
    if found.has(Level::Box)
        && found.land == "United States"
        && !found.has(Level::Folder)
        && !i.means(0, bit(Sense::Archive(crate::lexicon::ArchiveId(0))))
        && let Some(name) = name_chunk(i)
        && let rest = past_months(past_volume(name))
        // `Box 39, USSR: General Secretary Gorbachev`
        && let rest = if rest.is(0, Kind::Colon) { name_chunk(rest.skip(1)).unwrap_or(rest) } else { rest }
        && (rest.at > name.at || !i.means(0, bit(Sense::DocumentHead)))
        && matches!(rest.kind(0), None | Some(Kind::Dot | Kind::Semi))
        // `Box 3, Argentina`
        && (rest.at > i.at + 1 || i.case(0) == Case::Capital && !i.means(0, bit(Sense::City)))
        && !matches!(i.word(1), "to" | "and")
        && !matches!(i.word(2), "to" | "and")
    {
        found.add(Level::Folder, plain(i.text_to(rest)));
        return Some(rest);
    }
    // `(10)26`
    if i.is(0, Kind::ParenOpen)
        && !found.has_any_step()
        && i.is(1, Kind::Number)
        && i.is(2, Kind::ParenClose)
        && i.peek(3).is_some_and(|t| t.kind == Kind::Number && (!t.spaced || closed(i, 4)))
    {
        found.add(Level::Signature, i.text_to(i.skip(4)));
        return Some(i.skip(4));
    }
    // `AJ, 837, I-3-a/101`: the fonds of Belgrade by their number alone.
    if super::tongue::numbered_fonds(found.land)
        && let Some(rest) = numbered_fond(i, found)
    {
        return Some(rest);
    }
    // `E 2300-01, 1973/156, Bd. 12`: the delivery in which papers of a signature came.
    if found.has(Level::Signature)
        && !found.has(Level::Series)
        && super::tongue::by_signature(found.land)
        && i.is(0, Kind::Number)
        && i.is(1, Kind::Slash)
        && i.peek(2).is_some_and(|t| t.kind == Kind::Number && !t.spaced)
        && i.is(3, Kind::Comma)
        && label(i.skip(4), found).is_some_and(|(mark, _)| matches!(mark, Mark::Step(_)))
    {
        found.add(Level::Series, i.text_to(i.skip(3)));
        return Some(i.skip(3));
    }
    // `FO 954/24B, Ru/44/12`: the paper in the piece.
    if found.has(Level::Signature)
        && !found.has(Level::Document)
        && matches!(found.land, "United Kingdom" | super::ELSEWHERE)
        && i.case(0) == Case::Capital
        && i.word(0).len() <= 3
        && i.is(1, Kind::Slash)
        && !i.peek(1).is_some_and(|t| t.spaced)
    {
        let len = 2 + super::steps::number_len(i.skip(2));
        if len > 2 && closed(i, len) {
            found.add(Level::Document, i.text_to(i.skip(len)));
            return Some(i.skip(len));
        }
    }
    if found.has(Level::Signature)
        && !found.has(Level::Document)
        && let Some(rest) = super::signature::minutes(i)
    {
        found.add(Level::Document, super::tidy(i.text_to(rest)));
        return Some(rest);
    }
    // `LHCMA, Alanbrooke 5/2/17`: whose papers they are, and a number in them.
    if !found.has_any_step()
        && matches!(found.land, "United Kingdom" | super::ELSEWHERE)
        && let Some(rest) = papers_by_number(i)
    {
        // `Cecil Papers 123/45`
        papers_and_number(i, rest, found);
        return Some(rest);
    }
    if let Some(rest) = super::coded::papers_and_bundle(i, found) {
        return Some(rest);
    }
    // `Série Europe, Sous-série Pologne`, `Ramo Gobernación`
    if let Some(rest) = worded(i, found) {
        return Some(rest);
    }
    if !found.has(Level::Signature)
        && matches!(found.land, "United Kingdom" | super::ELSEWHERE)
        && let Some(rest) = super::signature::press(i)
    {
        found.add(Level::Signature, super::tidy(i.text_to(rest)));
        return Some(rest);
    }
    if !found.has(Level::Signature)
        && !boxed
        && !found.has(Level::Karton)
        && let Some(rest) = any_signature(i, found)
    {
        found.add(Level::Signature, super::tidy(i.text_to(rest)));
        return Some(rest);
    }
    if !found.has(Level::RecordGroup)
        && !boxed
        && let Some(rest) = signature(i)
    {
        let rest = past_department(i, rest);
        let level = match (super::tongue::by_series(found.land), found.has(Level::Signature)) {
            (true, _) if found.has(Level::Series) => Level::Item,
            (true, _) => Level::Series,
            (false, true) => Level::Document,
            (false, false) => Level::Signature,
        };
        let value = super::tidy(i.text_to(rest));
        // The reference of a paper inside a piece: `FO 371/152128, AS 1022/3`.
        // `HO 45/24834, MI5 to Home Office`: who writes is none.
        let told = level == Level::Document && rest.is(0, Kind::Word);
        if !found.has(Level::Document) && !found.has(level) && !told {
            found.add(level, value);
            return Some(rest);
        }
        return None;
    }
    // `MS 123, Brown Papers, box 12`: whose they are, behind their number.
    if found.has(Level::Signature)
        && !found.has(Level::Collection)
        && !super::tongue::by_signature(found.land)
        && let Some(rest) = name_chunk(i)
        && closed(rest, 0)
        && is_collection(i.text_to(rest))
    {
        found.add(Level::Collection, plain(i.text_to(rest)));
        return Some(rest);
    }
    names(i, found)
}

/// `F1cIII Dordogne 11`: what is behind the department and its number, which belong to a French signature.
fn past_department<'n>(i: In<'n>, rest: In<'n>) -> In<'n> {
    const LONGEST: usize = 5;
    let name = |n: &usize| rest.is(*n, Kind::Dash) || rest.is(*n, Kind::Word);
    let len = (0..LONGEST).take_while(name).count();
    let french = i.word(0).starts_with("F1") || i.word(0) == "F";
    let named = rest.case(0) == Case::Capital && rest.is(len, Kind::Number) && closed(rest, len + 1);
    rest.skip(if french && named { len + 1 } else { 0 })
}

/// Names between repository and box: collection, series, subseries, each a run of capitalised words.
fn names<'n>(i: In<'n>, found: &mut Found) -> Option<In<'n>> {
    // `III. HA, MdA, Abt. I, Nr. 9012`: below a main division the papers have names.
    let division = |value: &str| value.contains(". HA") || value.starts_with("Rep");
    // `BAR, E 2300, Moskau, Bd. 3`: a division of the papers, and a volume in it.
    let divided = || {
        super::tongue::by_signature(found.land)
            && !found.has(Level::Series)
            && !i.means(0, bit(Sense::DocumentHead))
            && found.place.step(Level::Signature).is_some_and(|value| !value.contains(['/', '#']))
            && name_chunk(i).filter(|end| end.is(0, Kind::Comma)).is_some_and(|end| {
                let numbered = |i: In<'_>| {
                    matches!(
                        label(i, found),
                        Some((Mark::Step(Level::Volume | Level::Karton | Level::Item), _))
                    )
                };
                // `11377, LRS, Ministerpräsident, Nr. 123`
                numbered(end.skip(1))
                    || name_chunk(end.skip(1))
                        .is_some_and(|end| end.is(0, Kind::Comma) && numbered(end.skip(1)))
            })
    };
    let signed = found.place.step(Level::Signature).is_some_and(|value| !division(value)) && !divided();
    // `…, Record Group 105, National Archives, Washington`: who has them, said behind.
    let holder = || found.place.repository.is_empty() && i.starts(|s| matches!(s, Sense::Archive(_)));
    // `Bd. 112.695, Fernschreiben Nr. 12`: what the document is.
    let described = found.has(Level::Volume) && i.means(0, bit(Sense::DocumentHead));
    if found.has(Level::Box) || found.has(Level::Folder) || signed || described || holder() {
        return None;
    }
    // `Foreign Department, October 1907, nos. 123–145`: when the papers are from.
    if i.means(0, bit(Sense::Month(1))) && i.is(1, Kind::Number) && closed(i, 2) {
        return None;
    }
    // `NFA, 2. Armee`: an ordinal in a German name.
    let ordinal = super::tongue::by_signature(found.land) && i.is(0, Kind::Number) && i.is(1, Kind::Dot);
    let Some(mut rest) = name_chunk(if ordinal { i.skip(2) } else { i }) else {
        return super::coded::small_name(i, found);
    };
    // `Central Decimal File, 1960–63`
    if rest.is(0, Kind::Comma)
        && rest.is(1, Kind::Number)
        && rest.word(1).len() == 4
        && rest.is(2, Kind::Dash)
        && rest.is(3, Kind::Number)
        && group_number(rest.skip(1)).is_none()
    {
        rest = rest.skip(4);
    }
    let text = plain(i.text_to(super::coded::less_code(i, rest)));
    let after = super::separators(rest);
    let signed = |i: In<'_>| signature(i).is_some() || any_signature(i, found).is_some();
    // `Parteivorstand, Sekretariat Heine, 2/PV12`: another name may stand before the signature.
    let behind = || name_chunk(after).is_some_and(|end| end.is(0, Kind::Comma) && signed(end.skip(1)));
    let goes_on = decimal(after).is_some()
        || signed(after)
        || super::tongue::by_bundle(found.land) && bundle(after).is_some_and(|n| bundle_ends(after.skip(n)))
        || super::tongue::by_signature(found.land) && behind()
        || found.has(Level::RecordGroup) && (subject_file(after).is_some() || group_number(after).is_some())
        || label_ahead(after, found);
    let goes_on =
        goes_on || super::tongue::numbered_fonds(found.land) && (0..6).any(|n| after.is(n, Kind::Number));
    // `NARA, RG 59, CFPF, ET`: the initials of a series.
    let initials = |word: &str| (2..=6).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase());
    let named = !found.place.repository.is_empty() && !i.starts(|s| matches!(s, Sense::Archive(_)));
    let goes_on = goes_on || named && found.has(Level::RecordGroup) && initials(&text);
    let outermost = !found.has(Level::Collection) && !found.has(Level::RecordGroup);
    let outermost = outermost || super::tongue::by_signature(found.land) && !found.has(Level::Series);
    if !(goes_on || outermost && is_collection(&text)) {
        return None;
    }
    // `RG 59, General Records of the Department of State`: the name of the record group.
    let of_group = behind_group(i, found)
        && (text.starts_with("General Records")
            || text.starts_with("Records of")
            || text.starts_with("Record of"));
    if of_group {
        return Some(rest);
    }
    // `Library of Congress, Manuscript Division, Harriman Papers`: a department holds, it is no step.
    let of_state = || {
        let place = &found.place;
        // `NAI, Home Department, Political Branch`: a code says no more than that it is an archive.
        let archives = place.repository.contains("Archives")
            || place.name.contains("Archives")
            || !place.code.is_empty() && !place.repository.contains(' ');
        let keeps = ["Manuscript", "Rare", "Book", "Special", "Archives"].iter().any(|w| text.contains(w));
        archives && !keeps && is_office(i.until(rest.at))
    };
    if is_department(&text) && !found.has(Level::RecordGroup) && !of_state() {
        return Some(rest);
    }
    // `British Library, Additional Manuscript 6789`: the number of a manuscript, its word written out.
    let word_before = rest.at.checked_sub(2).filter(|at| *at > i.at);
    let manuscript = i.note.list[rest.at - 1].kind == Kind::Number
        && word_before.is_some_and(|at| super::tongue::marks().manuscripts.contains(i.note.word(at)));
    if manuscript && !found.has(Level::Signature) {
        found.add(Level::Signature, text);
    } else if !found.has(Level::Collection) && !found.has(Level::RecordGroup) && !found.has(Level::Series) {
        found.add(Level::Collection, text);
    } else {
        found.add_series(text);
    }
    Some(rest)
}

/// The name at `i` stands right behind the number of a record group.
pub fn behind_group(i: In<'_>, found: &Found) -> bool {
    let number = i.at.checked_sub(2).is_some_and(|at| i.note.list[at].kind == Kind::Number);
    number && found.place.steps.last().is_some_and(|s| s.level == Level::RecordGroup)
}

/// The token at `n` closes a unit: a mark that divides, or the end.
pub fn closed(i: In<'_>, n: usize) -> bool {
    matches!(i.kind(n), None | Some(Kind::Comma | Kind::Dot | Kind::Semi | Kind::ParenClose))
}

/// `Série Europe`, `Sous-série Pologne`: a name with the word that says which level it is.
fn worded<'n>(i: In<'n>, found: &mut Found) -> Option<In<'n>> {
    let (mark, len) = found.tongue?.read(i)?;
    let Mark::Step(level @ (Level::Series | Level::Subseries | Level::Collection | Level::Fond)) = mark
    else {
        return None;
    };
    let name = i.skip(len);
    if i.word(0).chars().count() < 4
        || found.has(level)
        || !matches!(name.case(0), Case::Capital | Case::Upper)
    {
        return None;
    }
    let rest = name_chunk(name)?;
    let value = super::tidy(&plain(name.text_to(rest)));
    found.place.steps.push(Step { level, label: i.text_to(name).trim_end().into(), value });
    Some(rest)
}

/// A label with its value stands somewhere in the rest of this address.
fn label_ahead(i: In<'_>, found: &Found) -> bool {
    for n in 0..28 {
        let here = i.skip(n);
        match here.kind(0) {
            None | Some(Kind::Semi | Kind::QuoteOpen) => return false,
            Some(Kind::Word) if label(here, found).is_some() => return true,
            // `288. f.`
            Some(Kind::Number)
                if here.is(1, Kind::Dot) && found.tongue.is_some_and(|t| t.read(here.skip(2)).is_some()) =>
            {
                return true;
            }
            _ => {}
        }
    }
    false
}

/// Capitalised words with the small ones between them, numbers and parentheses behind them, up to a comma.
pub fn name_chunk(i: In<'_>) -> Option<In<'_>> {
    // `de Valera Papers`
    let particle = i.means(0, bit(Sense::Particle)) && i.case(1) == Case::Capital;
    if !(particle || matches!(i.case(0), Case::Capital | Case::Upper)) {
        return None;
    }
    let mut rest = i;
    while let Some(t) = rest.peek(0) {
        match t.kind {
            // `Geographic File 1957`: a year in a name.
            Kind::Word
                if rest.at > i.at
                    && t.bits & LABELS != 0
                    && !(t.case == Case::Capital && rest.is(1, Kind::Number) && rest.word(1).len() == 4)
                    && rest.numbered() =>
            {
                break;
            }
            // `Dmitrii Volkogonov papers`
            Kind::Word
                if rest.at > i.at
                    && closed(rest, 1)
                    && (t.bits & bit(Sense::ArchiveWord) != 0
                        || super::tongue::marks().papers_small.contains(rest.word(0))) => {}
            // `dell’Interno`
            Kind::Word if rest.word(0).contains(['\'', '’']) => {}
            Kind::Word
                if t.case == Case::Lower
                    && t.bits
                        & (bit(Sense::Small) | bit(Sense::And) | bit(Sense::In) | bit(Sense::Particle))
                        == 0 =>
            {
                return None;
            }
            // `Haus-, Hof- und Staatsarchiv`: a word that the next one ends.
            Kind::Comma
                if rest.at > i.at + 1
                    && rest.note.list[rest.at - 1].kind == Kind::Dash
                    && !rest.note.list[rest.at - 1].spaced
                    && rest.case(1) == Case::Capital => {}
            Kind::Word | Kind::Amp | Kind::Dash | Kind::Quote | Kind::Slash => {}
            // `288. f.`
            Kind::Number if rest.is(1, Kind::Dot) && rest.case(2) == Case::Lower => break,
            Kind::Number if rest.word(0).len() == 4 || !t.spaced => {}
            Kind::Number => return None,
            Kind::Dot if !t.stop => {}
            Kind::ParenOpen if (t.partner as usize) < rest.end && rest.at > i.at => {
                rest = rest.part(t.partner as usize, rest.end);
            }
            _ => break,
        }
        rest = rest.skip(1);
        if rest.at - i.at > 16 {
            return None;
        }
    }
    (rest.at > i.at).then_some(rest)
}

/// A box, folder, reel or record group is named further on in this address.
pub fn box_ahead(i: In<'_>) -> bool {
    let mut n = 0;
    while let Some(t) = i.peek(n) {
        if t.kind == Kind::Semi || n > 36 {
            return false;
        }
        let labelled = i.note.hits(i.at + n).iter().any(|h| {
            let boxed = matches!(
                h.sense,
                Sense::Step(
                    Level::Box
                        | Level::Folder
                        | Level::RecordGroup
                        | Level::Reel
                        | Level::Entry
                        | Level::Portfolio
                )
            );
            let next = n + h.len as usize;
            boxed
                && t.case != Case::None
                && i.word(n).len() > 1
                && (i.is(next, Kind::Number)
                    || i.is(next, Kind::Dot) && i.is(next + 1, Kind::Number)
                    || i.is(next, Kind::Colon))
        });
        if labelled || i.is(n + 1, Kind::Number) && super::label::conversation(i.skip(n)) {
            return true;
        }
        n += 1;
    }
    false
}

/// A name that names papers: `Jay Lovestone Papers`, `NSC Files`, `Nachlass Brandt`.
pub fn is_collection(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or("");
    let first = text.split(' ').next().unwrap_or("");
    let marks = super::tongue::marks();
    // `H-Files`
    let last_part = last.rsplit('-').next().unwrap_or(last);
    let words = text.as_bytes();
    let behind_a_blank = |some: &[u8]| {
        memchr::memchr_iter(b' ', words)
            .any(|at| words.get(at + 1..).is_some_and(|rest| rest.starts_with(some)))
    };
    marks.papers.contains(last_part.trim_end_matches('.'))
        || marks.paper_codes.contains(text)
        || marks.papers_small.contains(last) && text.starts_with(char::is_uppercase)
        || behind_a_blank(b"Papers") && !text.contains("Library")
        // `Office Files of Harry McPherson`
        || behind_a_blank(b"Files of ")
        || text.starts_with("Records of ")
        || text.starts_with("General Records of ")
        || marks.papers_of.contains(first) && text.len() > first.len()
}

/// A name that ends in the word for an archive, which a larger one may keep: `Labour Party Archive`.
pub fn is_archive(text: &str) -> bool {
    text.contains(' ') && ["Archive", "Archives"].iter().any(|end| text.ends_with(end))
}

/// A department of a library.
pub fn is_department(name: &str) -> bool {
    [
        "Division",
        "Department",
        "Reading Room",
        "Special Collections",
        "Manuscripts",
        "Manuscripts and Archives",
    ]
    .iter()
    .any(|end| name.ends_with(end))
        || small::is(name, small::DEPARTMENTS)
}

/// An office of state, whose papers an archive keeps: `Judicial Department`.
pub fn is_office(name: In<'_>) -> bool {
    (name.at + 1..name.end)
        .next_back()
        .is_some_and(|last| super::tongue::marks().offices.contains(name.note.word(last)))
}

/// Bodies that hold papers.
pub fn is_body(i: In<'_>) -> bool {
    has(i, bit(Sense::BodyWord))
}

/// The label of a step stands at `i`.
pub fn step_at(i: In<'_>, found: &Found) -> bool {
    matches!(label(i, found), Some((Mark::Step(_), _)))
}
