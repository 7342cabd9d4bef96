//! The repository: by code, by name, by both, with its city and the code it will be cited by.

use ecow::eco_format;

use super::class::HOLDER;
use super::label::label;
use super::named::tail;
use super::number_ahead::three_parts;
use super::steps::STEP;
use super::tongue::{Tongue, marks};
use super::town::in_a_town;
use super::unknown::{of_another_land, spelt_out, unknown};
use super::{ELSEWHERE, Found, PLACE_BITS, separators, signature, western};
use crate::grammar::date::roman;
use crate::grammar::draft::plain;
use crate::grammar::input::{In, Parsed};
use crate::grammar::name::and_len;
use crate::grammar::token::{Case, Kind, bit};
use crate::lexicon::{Archive, ArchiveId, Lexicon, Sense, Status, fold, words};
use crate::model::Level;
use crate::small;

/// `RGANI`   `ЦА ФСБ`   `Gosudarstvennyi arkhiv Rossiiskoi Federatsii (GARF)`   `Archive of X [Russian name, hereafter CODE]`
pub fn repository<'n>(i: In<'n>) -> Parsed<'n, Found> {
    let mut found = Found::default();
    // `London, British Library, Add. MS 1234`: the city first, as British manuals have it.
    if i.means(0, bit(Sense::City))
        && let Some(len) = i.long(Sense::City)
        && i.is(len, Kind::Comma)
        && known(i).is_none()
        && known(i.skip(len + 1)).is_some()
    {
        let (rest, mut found) = repository(i.skip(len + 1))?;
        if found.place.city.is_empty() {
            found.place.city = plain(i.text_to(i.skip(len)));
        }
        return Ok((rest, found));
    }
    // `Warwick, Modern Records Centre, MSS.292/123`: a town that no list has, before an archive by its name.
    if i.case(0) == Case::Capital
        && i.is(1, Kind::Comma)
        && i.case(2) == Case::Capital
        && !i.means(0, bit(Sense::DocumentHead) | bit(Sense::BodyWord) | PLACE_BITS)
        && known(i).is_none()
        && known(i.skip(2)).is_some_and(|(rest, _)| rest.at > i.at + 3 && rest.is(0, Kind::Comma))
        && let Ok((rest, mut found)) = repository(i.skip(2))
        && (signature::signature(separators(rest)).is_some() || western::step_at(separators(rest), &found))
    {
        if found.place.city.is_empty() {
            found.place.city = i.word(0).into();
        }
        return Ok((rest, found));
    }
    if let Some(read) = explained(i) {
        return Ok(read);
    }
    if i.case(0) == Case::Capital
        && known(i).is_none()
        && let Some(read) = in_a_town(i)
    {
        return Ok(read);
    }
    if let Some((rest, id)) = known(i)
        && !(rest.at == i.at + 1 && of_another_land(rest, i.note.words.archive(id).country))
    {
        // `Massachusetts Historical Society Collections, III, 384`: what a society prints.
        if small::is(rest.word(0), small::SERIALS_OF_SOCIETIES)
            && rest.past_dot().is(1, Kind::Comma)
            && !rest.means(2, PLACE_BITS)
        {
            return i.miss();
        }
        let end = rest;
        // `Partarkhiv Instituta istorii partii (PAIIP)`: a longer name that begins with a known one.
        if rest.is(0, Kind::Word)
            && !rest.means(0, STEP)
            && let Some(longer) = spelt_out(i)
        {
            return Ok(longer);
        }
        // `National Archives of Nigeria`: another's, which the registry does not know.
        if rest.case(0) == Case::Lower
            && rest.means(0, bit(Sense::Small))
            && rest.case(1) == Case::Capital
            && let Some(longer) = unknown(i)
        {
            return Ok(longer);
        }
        set_repository(&mut found, i.note.words, i.text_to(rest), id);
        // `Archivo del Ministerio de Asuntos Exteriores de Brasil (Itamaraty)`: the name goes on, and is another's.
        if let Some(longer) = goes_on(i, rest) {
            found.place.repository = plain(i.text_to(longer));
            found.place.code.clear();
            found.known = true;
            let rest = tail(longer, &mut found);
            settle_tongue(rest, &mut found);
            return Ok((rest, found));
        }
        // `Партархив Омского обкома КПСС. Ф. 17`: whose archive it is.
        let rest = whose(i, rest);
        found.place.repository =
            if rest.at > end.at { plain(i.text_to(rest)) } else { found.place.repository };
        // `CHAR 20/212`: the code is the class of a signature.
        // and so is `CP/CENT/EC/12`.
        let classed = rest.is(0, Kind::Number) && rest.is(1, Kind::Slash)
            || rest.is(0, Kind::Slash) && found.place.repository.contains('/');
        if found.land == HOLDER.1 && classed {
            return i.miss();
        }
        found.known = true;
        let mut rest = rest;
        // `Volkogonov Papers, LC`: a collection, then who has it.
        let archive = i.note.words.archive(id);
        // `India Office Records, British Library, London, L/PO/6/12`
        if (archive.status == Status::Collection || western::is_collection(&found.place.repository))
            && rest.is(0, Kind::Comma)
            && let Some((end, holder)) = known(rest.skip(1))
            && i.note.words.archive(holder).status != Status::Collection
        {
            let value = plain(i.text_to(rest));
            found.add(Level::Collection, value);
            set_repository(&mut found, i.note.words, rest.skip(1).text_to(end), holder);
            rest = end;
        }
        // `CH-BAR#E2200.56-06#1000/645#123*`: how the Swiss archive wants to be cited.
        let rest =
            if rest.word(0) == "#" && super::tongue::by_signature(found.land) { rest.skip(1) } else { rest };
        let rest = tail(joined(rest, &mut found), &mut found);
        // `The National Archives (TNA): PRO, FO 371/122836`: its own former name.
        let own = |(end, other): (In<'n>, ArchiveId)| {
            (i.note.words.modern(other) == i.note.words.modern(id)).then_some(end)
        };
        let former = rest.is(0, Kind::Colon).then(|| known(rest.skip(1)).and_then(own)).flatten();
        let rest = former.unwrap_or(rest);
        let rest = namesake(i, rest, &mut found);
        settle_tongue(rest, &mut found);
        return Ok((rest, found));
    }
    if let Some(read) = department_first(i) {
        return Ok(read);
    }
    unknown(i).map_or_else(|| i.miss(), Ok)
}

/// `de Brasil (Itamaraty)` behind the name of a ministry's archive: a small word and a land or a town, up to the comma; where the longer
/// name ends.
fn goes_on<'n>(name: In<'n>, i: In<'n>) -> Option<In<'n>> {
    const WORDS: usize = 3;
    let led =
        i.case(0) == Case::Lower && i.means(0, bit(Sense::Small)) && small::is(i.word(0), small::LEADING_ON);
    if !led || i.at < name.at + 3 {
        return None;
    }
    let len = (1..=WORDS).take_while(|n| i.case(*n) == Case::Capital && !i.means(*n, STEP)).count();
    let end = i.skip(1 + len);
    let end =
        end.enclosed(Kind::ParenOpen).filter(|(inner, _)| inner.len() == 1).map_or(end, |(_, rest)| rest);
    (len > 0 && end.is(0, Kind::Comma)).then_some(end)
}

/// `Mitchell Library, Glasgow`: of archives with one name the one that sits in the town printed behind it.
fn namesake<'n>(i: In<'n>, rest: In<'n>, found: &mut Found) -> In<'n> {
    let (towned, town) = match found.place.city.is_empty() {
        true if rest.is(0, Kind::Comma) && rest.case(1) == Case::Capital => (rest.skip(2), rest.word(1)),
        true => return rest,
        false => (rest, found.place.city.as_str()),
    };
    let sits =
        |id: &ArchiveId| i.note.words.archive(*id).city.split(['/', ',', ' ']).any(|part| part == town);
    let one = archives_at(i).find(|(id, _)| format!("#{}", id.0) == found.place.code);
    let Some((known, len)) = one.filter(|(id, _)| !sits(id)) else { return rest };
    let Some((other, _)) = archives_at(i).find(|(id, l)| *id != known && *l == len && sits(id)) else {
        return rest;
    };
    found.place.city = town.into();
    found.place.code = eco_format!("#{}", other.0);
    found.land = i.note.words.archive(other).country;
    towned
}

/// `Manuscript Division, Library of Congress, NAACP Papers`: the department, then the library of the registry that it is of.
fn department_first(i: In<'_>) -> Option<(In<'_>, Found)> {
    const LAST: [&str; 4] = ["Division", "Department", "Collections", "Manuscripts"];
    let comma = (1..6).find(|n| i.is(*n, Kind::Comma))?;
    let named = LAST.contains(&i.word(comma - 1)) && western::is_department(i.text_to(i.skip(comma)));
    if !named {
        return None;
    }
    let body = i.skip(comma + 1);
    let Some((end, id)) = known(body).filter(|(end, _)| end.is(0, Kind::Comma)) else {
        // `Department of Special Collections, University of X, Smith Papers, box 3`
        let (end, shows) = capital_run(body, bit(Sense::BodyWord), 6)?;
        let papers = western::name_chunk(end.skip(1))?;
        if !shows || !end.is(0, Kind::Comma) || !western::is_collection(end.skip(1).text_to(papers)) {
            return None;
        }
        let mut found = Found { known: true, land: ELSEWHERE, ..Found::default() };
        found.place.repository = plain(i.text_to(end));
        return Some((end, found));
    };
    let mut found = Found { known: true, ..Found::default() };
    set_repository(&mut found, i.note.words, i.text_to(end), id);
    let rest = tail(end, &mut found);
    settle_tongue(rest, &mut found);
    Some((rest, found))
}

/// Where the words end that say whose a common archive is, if its fond follows: one named by a single word in small letters.
/// Else `rest`, where the archive's name ends.
fn whose<'n>(i: In<'n>, rest: In<'n>) -> In<'n> {
    if rest.at != i.at + 1
        || i.case(0) != Case::Capital
        || !super::keeps_records(i.word(0))
        || !rest.is(0, Kind::Word)
    {
        return rest;
    }
    let Some((end, _)) = capital_run(rest, 0, 10) else { return rest };
    let next = separators(end);
    let fond = next.long(Sense::Step(Level::Fond)).is_some();
    if next.at > end.at && fond { end } else { rest }
}

/// A code that the document explains in its list of abbreviations, which counts before the registry.
fn explained(i: In<'_>) -> Option<(In<'_>, Found)> {
    let (rest, code) = i.note.defined.at(i)?;
    let mut found = Found::default();
    let printed = i.text_to(rest);
    let coded: Vec<ArchiveId> = archives_at(i).map(|(id, _)| id).collect();
    // `TNA: PRO`: with the name it had.
    let longer =
        known(i).filter(|(end, _)| end.at == rest.at || end.at == rest.at + 2 && rest.word(1) == "PRO");
    let likeliest = || longer.map(|(_, id)| id);
    // One code of several archives is that of none of them, if the name is another.
    let same = || likeliest().filter(|id| coded.len() < 2 && !another(i.note.words.archive(*id), &code.name));
    let registered = if code.listed {
        code.archive.or_else(same)
    } else {
        // Behind a name the code says more: `The National Archives (TNA)`.
        let agreed = code.archive.filter(|id| coded.contains(id));
        agreed.or_else(same).or_else(|| code.archive.map(|named| likeliest().unwrap_or(named)))
    };
    // What a sentence says of an archive of the registry is said where it stands.
    if code.listed || registered.is_none() {
        found.place.name = code.name.as_str().into();
    }
    match registered {
        Some(id) => set_repository(&mut found, i.note.words, printed, id),
        None => {
            found.place.repository = printed.into();
            found.tongue = Tongue::named(&code.name);
            found.land = match found.tongue {
                Some(tongue) => tongue.land(),
                None if fond_labelled(rest) => "",
                None => ELSEWHERE,
            };
        }
    }
    found.known = true;
    let rest = longer.map_or(rest, |(end, _)| end);
    let rest = tail(rest, &mut found);
    if !found.land.is_empty() && found.tongue.is_none() {
        found.tongue = Tongue::of_land(found.land);
    }
    Some((rest, found))
}

/// `Archivio del Borgo (d'ora in poi ADB)`: a name that shares no word with the archive whose code it is in the registry, where
/// archives are many and their codes short.
fn another(archive: &Archive, name: &str) -> bool {
    const LANDS: [&str; 6] = ["Italy", "Spain", "Portugal", "Brazil", "Mexico", "Vatican"];
    let known = [archive.name, archive.name_english];
    let long = |word: &&str| word.chars().count() > 3;
    LANDS.contains(&archive.country)
        && words(name).any(|word| word.len() > 3)
        && !words(name).filter(long).any(|word| {
            known.iter().any(|name| words(name).filter(long).any(|other| fold(other) == fold(word)))
        })
}

/// The archives of the registry whose code or name stands at `i`, and how many tokens each takes.
pub fn archives_at<'n>(i: In<'n>) -> impl Iterator<Item = (ArchiveId, usize)> + 'n {
    i.note.hits(i.at).iter().filter_map(|hit| match hit.sense {
        Sense::Archive(id) => Some((id, hit.len as usize)),
        _ => None,
    })
}

/// `Department of State`, `Central Intelligence Agency`: an agency that keeps papers of its own, a repository only where an
/// address follows.
pub fn agency(i: In<'_>) -> Option<(In<'_>, ArchiveId)> {
    let agencies = archives_at(i).filter(|(id, _)| i.note.words.archive(*id).status == Status::Agency);
    let (id, len) = agencies.max_by_key(|(_, len)| *len)?;
    Some((i.skip(len), id))
}

/// An archive of the registry at `i`, the words that may follow its code included.
pub fn known(i: In<'_>) -> Option<(In<'_>, ArchiveId)> {
    let hit = i.hit(|s| if let Sense::Archive(id) = s { Some(id) } else { None });
    let Some((first, len)) = hit else { return in_stops(i) };
    let id = likeliest(i, first, len);
    if i.note.words.archive(id).status == Status::Agency {
        return None;
    }
    if len == 1 && i.case(0) == Case::Lower {
        return None;
    }
    let mut rest = i.skip(len);
    // `ADN Papers`: the initials of whose papers they are, and no code.
    if len == 1 && i.case(0) == Case::Upper && owned(rest) {
        return None;
    }
    // `Archivo Histórico Diplomático Mexicano`: words that many archives have, and the name goes on.
    if len > 1
        && rest.case(0) == Case::Capital
        && rest.peek(0).is_some_and(|t| t.spaced)
        && !rest.means(0, STEP | bit(Sense::City))
        && i.long(Sense::ArchiveWord) == Some(len)
    {
        return None;
    }
    // `Cold War International History Project Bulletin`: a body's periodical, and none of its papers.
    if rest.case(0) == Case::Capital
        && rest.means(0, bit(Sense::JournalWord))
        && rest.peek(0).is_some_and(|t| t.spaced)
        && !rest.means(0, bit(Sense::ArchiveWord))
    {
        return None;
    }
    // `P.R.O., F.O. 371`: the last stop of its letters.
    if signature::initials(i) == Some(len + 1) {
        rest = rest.skip(1);
    }
    // `Churchill College Archives Centre`: the house that they lie in.
    if len > 1 && small::is(rest.word(0), small::ARCHIVE_CENTRE) {
        rest = rest.skip(1);
    }
    // A longer name that begins with a known one: `United Nations Archives and Record Management Section`.
    if and_len(rest) > 0
        && let Some((longer, _)) = capital_run(rest.skip(1), 0, 8)
        && !longer.is(0, Kind::Number)
        && !rest.means(1, STEP)
    {
        rest = longer;
    }
    // `TNA: PRO`, `TNA/PRO`, `TNA, PRO`: with the name it had.
    if matches!(rest.kind(0), Some(Kind::Colon | Kind::Slash | Kind::Comma))
        && rest.word(1) == "PRO"
        && matches!(i.word(0), "TNA" | "NA")
    {
        rest = rest.skip(2);
    }
    rest = with_town(rest, i.note.words.archive(id));
    // A country or ministry behind the code: `AVPRF MID`, `TsAMO RF`.
    while marks().state.contains(rest.word(0)) && rest.peek(0).is_some_and(|t| t.spaced) {
        rest = rest.skip(1);
    }
    Some((rest, id))
}

/// `Papers` in `ADN Papers,`: behind somebody's initials the word for papers, with which the name ends.
fn owned(i: In<'_>) -> bool {
    small::is(i.word(0), small::OWNED_PAPERS)
        && i.peek(0).is_some_and(|t| t.spaced)
        && matches!(i.kind(1), None | Some(Kind::Comma | Kind::Dot | Kind::Semi | Kind::ParenClose))
}

/// Of the archives that the code at `i` may be of, the one of a land.
pub fn known_in(i: In<'_>, land: &str) -> Option<ArchiveId> {
    archives_at(i).map(|(id, _)| id).find(|id| i.note.words.archive(*id).country == land)
}

/// `N.L.I., MS 13,068`, `B.L. Add. MSS. 27809`, `T.N.A., P.R.O., HO 45/10231`: a code with stops between its letters, and the one it had.
pub fn in_stops(i: In<'_>) -> Option<(In<'_>, ArchiveId)> {
    let words = i.note.words;
    let one = |i: In<'_>| {
        // `P.R.O.` is in the registry as it is printed.
        let printed = i.hit(|s| if let Sense::Archive(id) = s { Some(id) } else { None });
        let Some(len) = signature::initials(i)
            .filter(|len| i.is(*len, Kind::Comma) || signature::manuscripts(i.skip(*len)))
        else {
            return printed.map(|(id, len)| (len, id));
        };
        let forms = words.alone(&fold(&signature::joined(i, len)));
        let ids = || {
            forms.clone().filter_map(|form| match form.sense {
                Sense::Archive(id) => Some(id),
                _ => None,
            })
        };
        ids().find(|id| usual(words.archive(*id))).or_else(|| ids().next()).map(|id| (len, id))
    };
    signature::initials(i)?;
    let (len, id) = one(i)?;
    let rest = i.skip(len);
    let former = one(rest.skip(1)).filter(|(_, other)| words.modern(*other) == words.modern(id));
    Some((former.map_or(rest, |(len, _)| rest.skip(1 + len)), id))
}

/// `НА РС(Я)`, `НА РС (Я)`, `SShSSA (II)`: capitals in brackets close behind a code belong to it.
pub fn bracketed_letters(i: In<'_>) -> bool {
    let letter = || i.word(1).chars().count() == 1 && !i.word(1).is_ascii() || roman(i.word(1)).is_some();
    i.peek(0).is_some_and(|t| {
        t.kind == Kind::ParenOpen && t.partner as usize == i.at + 2 && (!t.spaced || letter())
    }) && i.case(1) == Case::Upper
}

/// The town of a branch behind the code of a German archive, and of any archive in Ukrainian and Russian: `BArch
/// Berlin,`, `SächsHStA Dresden,`, `ЦДІА України у м. Львові`.
fn with_town<'n>(i: In<'n>, archive: &Archive) -> In<'n> {
    if super::tongue::by_signature(archive.country)
        && matches!(i.case(0), Case::Capital)
        && (i.means(0, bit(Sense::City))
            || archive.city.contains(i.word(0).split('-').next().unwrap_or_default()))
        && matches!(i.kind(1), Some(Kind::Comma | Kind::Colon))
    {
        return i.skip(1);
    }
    // `ADN Lille, B 1234`
    if i.case(0) == Case::Capital && i.is(1, Kind::Comma) && archive.city == i.word(0) {
        return i.skip(1);
    }
    if bracketed_letters(i) && (i.word(1).chars().count() == 1 || roman(i.word(1)).is_some()) {
        return i.skip(3);
    }
    // `USHMM Archives, RG-31`
    if i.case(0) == Case::Capital
        && matches!(i.word(0), "Archives" | "Archive")
        && matches!(i.kind(1), Some(Kind::Comma | Kind::Colon))
    {
        return i.skip(1);
    }
    // `GDA MVS Hruzii, f. 8`, `ЦДА МВР, ф. 13`: a word more, its fond right behind.
    let fonds = super::tongue::by_fond(archive.country);
    if fonds
        && matches!(i.case(0), Case::Capital | Case::Upper)
        && i.word(0).chars().count() > 1
        && (i.is(1, Kind::Comma) || i.is(1, Kind::Dot) && i.case(0) == Case::Upper)
        && i.skip(2).long(Sense::Step(Level::Fond)).is_some()
        && !i.means(0, STEP)
    {
        return i.skip(1);
    }
    if i.case(0) == Case::Lower && marks().town_in.contains(i.word(0)) {
        let town = i.skip(1);
        let town =
            if marks().town.contains(town.word(0)) && town.is(1, Kind::Dot) { town.skip(2) } else { town };
        if town.case(0) == Case::Capital {
            let region = usize::from(marks().region.contains(town.word(1)));
            return town.skip(1 + region);
        }
    }
    i
}

/// An archive that a code alone may mean: others of that code are told by what stands behind it.
fn usual(archive: &Archive) -> bool {
    !archive.code.contains('(') && archive.country != ACCESS
}

/// The land whose archives give their holdings a number of three with stops.
const ACCESS: &str = "Netherlands";

/// `2.10.01, inv. nr. 345`, `Ministerie van Koloniën, 2.10.01`: such a number in the next words, up to its comma.
fn access_ahead(i: In<'_>) -> bool {
    const FAR: usize = 10;
    (0..FAR)
        .map(|n| i.skip(n))
        .any(|at| three_parts(at) && at.word(0).len() == 1 && at.word(2).len() == 2 && at.is(5, Kind::Comma))
}

/// Of several archives with one code, the one whose country's shape the address has: `NA, RG 59` is American,
/// `NA, FO 371/5` British, `NA, sv. 3, a. j. 5` Czech.
fn likeliest(i: In<'_>, first: ArchiveId, len: usize) -> ArchiveId {
    let words = i.note.words;
    let ids = || archives_at(i).filter(|(_, l)| *l == len).map(|(id, _)| id);
    if ids().nth(1).is_none() {
        return first;
    }
    let after = separators(i.skip(len));
    let group = super::special::record_group(after);
    let class = after.means(0, bit(Sense::RecordClass));
    let tongue = Tongue::told(after);
    let access = access_ahead(after);
    let fits = |id: &ArchiveId| {
        let land = words.archive(*id).country;
        if group {
            land == "United States"
        } else if class {
            land == "United Kingdom"
        } else if access || land == ACCESS {
            access && land == ACCESS
        } else if let Some(tongue) = tongue {
            tongue.is_of(land)
        } else if fond_labelled(after) {
            super::tongue::by_fond(land)
        } else {
            false
        }
    };
    ids()
        .find(|id| fits(id) && usual(words.archive(*id)))
        .or_else(|| ids().find(fits))
        .or_else(|| ids().find(|id| usual(words.archive(*id))))
        .unwrap_or(first)
}

/// Sets what is printed of a repository, and which one of the registry it is.
pub fn set_repository(found: &mut Found, words: &Lexicon, printed: &str, id: ArchiveId) {
    let archive = words.archive(id);
    let joined = printed.replace('-', "");
    // A code broken at the end of a line.
    let broken = printed.contains('-')
        && (joined == archive.code || joined == archive.code_native)
        && !archive.aliases.contains(&printed);
    found.place.repository = if broken { joined.into() } else { plain(printed) };
    found.place.code = eco_format!("#{}", id.0);
    found.land = words.archive(id).country;
}

/// The unit words of the archive's country, or those that the address itself shows.
pub fn settle_tongue(i: In<'_>, found: &mut Found) {
    if found.land.is_empty() {
        // Sheets (`Bl.`) of a file in a Soviet archive, as Germans cite them, make it no German one.
        let soviet = |tongue: &'static Tongue| super::tongue::by_signature(tongue.land()) && opis_ahead(i);
        found.tongue = Tongue::told(i)
            .filter(|tongue| !soviet(tongue))
            .or_else(|| Tongue::named(&found.place.repository))
            .or_else(|| Tongue::named(&found.place.name));
        // A record office by its name is laid out as the address shows; only its words are known.
        found.land = found.tongue.map_or("", Tongue::land);
        if found.land == HOLDER.1 {
            found.land = "";
        }
        if found.land.is_empty() && western::box_ahead(i) && !fond_labelled(i) {
            found.land = ELSEWHERE;
        }
    } else {
        found.tongue = Tongue::of_land(found.land);
    }
}

/// A fond and an opis are named in the next words.
fn opis_ahead(i: In<'_>) -> bool {
    fond_labelled(i)
        && (0..12).any(|n| {
            i.at + n < i.end && i.note.hits(i.at + n).iter().any(|h| h.sense == Sense::Step(Level::Opis))
        })
}

/// A fond is named in the next words.
fn fond_labelled(i: In<'_>) -> bool {
    (0..12).any(|n| {
        i.note.hits(i.at + n).iter().any(|h| h.sense == Sense::Step(Level::Fond))
            && i.at + n < i.end
            && (i.is(n + 1, Kind::Number) || i.is(n + 1, Kind::Dot) && i.is(n + 2, Kind::Number))
    })
}

/// `Arthur B. Spingarn Papers`: capitalised words and small ones between, up to a comma; and whether one of
/// them has a sense of `bits`.
pub fn capital_run(i: In<'_>, bits: u128, most: usize) -> Option<(In<'_>, bool)> {
    if !matches!(i.case(0), Case::Capital | Case::Upper) {
        return None;
    }
    let nothing = Found::default();
    let mut here = i;
    let mut last = None;
    let mut shows = false;
    let mut words = 0;
    while let Some(t) = here.peek(0) {
        match t.kind {
            Kind::Word => {
                let small = t.bits & (bit(Sense::Small) | bit(Sense::And) | bit(Sense::In)) != 0;
                let archive = t.bits & bits != 0;
                if t.case == Case::Lower && !small && !archive && !russian_middle(here) {
                    break;
                }
                if words > 0 && t.bits & STEP != 0 && label(here, &nothing).is_some() {
                    break;
                }
                shows |= archive;
                words += 1;
                let capital = t.case != Case::Lower || archive || russian_middle(here);
                here = here.skip(1);
                // `им. В. И. Ленина`, `Энской обл.`
                let short = || {
                    t.case == Case::Lower
                        && russian_middle(here.part(here.at - 1, i.end))
                        && t.span.len() <= 8
                };
                if here.is(0, Kind::Dot) && here.peek(0).is_some_and(|d| !d.spaced && (!d.stop || short())) {
                    here = here.skip(1);
                }
                if capital {
                    last = Some(here);
                }
            }
            Kind::Amp | Kind::Quote => here = here.skip(1),
            // `Архив «Мемориала»`
            Kind::QuoteOpen if shows && t.text == "«" && (t.partner as usize) < here.at + 6 => {
                here = here.part(t.partner as usize + 1, i.end);
                last = Some(here);
            }
            _ => break,
        }
        if words > most {
            break;
        }
    }
    last.map(|rest| (rest, shows))
}

/// Names of Russian bodies are written small after the first word: `государственный архив`.
fn russian_middle(i: In<'_>) -> bool {
    i.means(0, bit(Sense::ArchiveWord) | bit(Sense::BodyWord))
        || i.word(0).chars().next().is_some_and(|c| ('\u{400}'..'\u{530}').contains(&c))
}

/// `AHU_ACL_CU_015, Cx. 123`: the mark of the papers, joined to the code by low lines.
fn joined<'n>(i: In<'n>, found: &mut Found) -> In<'n> {
    let glued = |n: usize| i.peek(n).is_some_and(|t| !t.spaced);
    if i.word(0) != "_" || !glued(0) {
        return i;
    }
    let part = |n: usize| glued(n) && (i.word(n) == "_" || i.is(n, Kind::Number) || i.case(n) == Case::Upper);
    let end = i.skip((1..).find(|n| !part(*n)).unwrap_or(1));
    found.add(Level::Signature, i.skip(1).text_to(end));
    end
}
