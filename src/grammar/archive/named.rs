//! Behind the name of a repository: its code or name in brackets, its city, the university whose it is.

use ecow::{EcoString, eco_format};

use super::repository::{archives_at, capital_run, known, set_repository};
use super::tongue::marks;
use super::town::{place_tail, seat};
use super::{Found, separators, western};
use crate::grammar::date::roman;
use crate::grammar::draft::plain;
use crate::grammar::input::In;
use crate::grammar::later_name::hereafter;
use crate::grammar::token::{Case, Kind, bit};
use crate::lexicon::{ArchiveId, Sense, fold, words};
use crate::model::{Level, Sited};
use crate::small;

/// `National Archives–Pacific Region`, `National Archives – Great Lakes Region`: a branch behind a dash belongs to the name.
fn branch<'n>(i: In<'n>, found: &mut Found) -> In<'n> {
    const WORDS: usize = 4;
    if !i.is(0, Kind::Dash) {
        return i;
    }
    let len = (1..=WORDS).take_while(|n| i.case(*n) == Case::Capital).count();
    if len == 0 || !small::is(i.word(len), small::ARCHIVE_REGIONS) {
        return i;
    }
    let rest = i.skip(len + 1);
    let space = if i.peek(0).is_some_and(|t| t.spaced) { " " } else { "" };
    found.place.repository = eco_format!("{}{space}{}", found.place.repository, plain(i.text_to(rest)));
    rest
}

/// Behind a repository, in any order: its code or name in brackets, its city, its code after a comma.
pub fn tail<'n>(i: In<'n>, found: &mut Found) -> In<'n> {
    let mut i = branch(i, found);
    for _ in 0..3 {
        let before = i.at;
        // `Bundesarchiv-Militärarchiv Freiburg (BA-MA)`
        if i.case(0) == Case::Capital
            && i.is(1, Kind::ParenOpen)
            && found.place.city.is_empty()
            && seat(i, found).is_some()
        {
            found.place.city = i.word(0).into();
            i = i.skip(1);
        }
        let coded = code_after(i, found);
        // `Bundesarchiv (BArch) Koblenz, B 136/3644`
        if coded.at > i.at
            && coded.case(0) == Case::Capital
            && coded.is(1, Kind::Comma)
            && found.place.city.is_empty()
            && (coded.means(0, bit(Sense::City)) || seat(coded.until(coded.at + 1), found).is_some())
        {
            found.place.city = coded.word(0).into();
            i = coded.skip(1);
        } else {
            i = coded;
        }
        i = place_tail(i, found);
        // `The National Archives, Kew (TNA)`: a town that only stands so.
        let named = bit(Sense::BodyWord) | bit(Sense::ArchiveWord);
        // `України, м. Київ (далі – ЦДІАК)`
        let abbreviated =
            usize::from(i.case(1) == Case::Lower && i.word(1).chars().count() == 1 && i.is(2, Kind::Dot));
        if i.is(0, Kind::Comma) && abbreviated == 1 && i.case(3) == Case::Capital && i.is(4, Kind::ParenOpen)
        {
            let mut trial = found.clone();
            let rest = code_after(i.skip(4), &mut trial);
            if rest.at > i.at + 4 {
                *found = trial;
                found.place.city = i.word(3).into();
                i = rest;
                continue;
            }
        }
        let town = (1..=3).take_while(|n| i.case(*n) == Case::Capital && !i.means(*n, named)).count();
        if i.is(0, Kind::Comma) && town > 0 && i.is(town + 1, Kind::ParenOpen) && found.place.city.is_empty()
        {
            let mut trial = found.clone();
            let at = i.skip(town + 1);
            let rest = code_after(at, &mut trial);
            if rest.at > at.at {
                *found = trial;
                found.place.city = i.skip(1).text_to(at).into();
                i = rest;
            }
        }
        i = university(i, found);
        // `Rossiiskii gosudarstvennyi arkhiv ekonomiki, RGAE, f. 4372`
        if i.is(0, Kind::Comma)
            && found.place.name.is_empty()
            && found.place.repository.contains(' ')
            && (!found.place.code.is_empty() || found.place.repository.split(' ').any(super::keeps_records))
            && found.place.repository.chars().any(char::is_lowercase)
            && let Some((rest, id)) = known(i.skip(1))
            // `Gerald R. Ford Library, NSA`: another's code names papers.
            && (found.place.code.is_empty() || found.place.code == format!("#{}", id.0))
            && rest.at == i.at + 2
            && matches!(rest.kind(0), Some(Kind::Comma | Kind::Dot | Kind::Word | Kind::Semi))
            && matches!(i.case(1), Case::Upper | Case::Capital)
            && rest.word(0) != "Papers"
            && i.word(1).chars().filter(|c| c.is_uppercase()).count() > 1
        {
            found.place.name = std::mem::take(&mut found.place.repository);
            found.place.repository = i.word(1).into();
            i = rest;
        }
        if i.at == before {
            break;
        }
    }
    i
}

/// `Bakhmeteff Archive, Columbia University`: the university whose archive it is.
fn university<'n>(i: In<'n>, found: &mut Found) -> In<'n> {
    let school = |name: &str| marks().schools.iter().any(|word| name.contains(word));
    let archive = found.place.steps.is_empty() && !school(&found.place.repository);
    if !archive || !i.is(0, Kind::Comma) || !(1..4).any(|n| i.means(n, bit(Sense::BodyWord))) {
        return i;
    }
    let Some((rest, _)) = capital_run(i.skip(1), bit(Sense::BodyWord), 6) else { return i };
    let name = i.skip(1).text_to(rest);
    // `Modern Records Centre, University of Warwick (MRC), MSS.292`
    let coded = rest
        .enclosed(Kind::ParenOpen)
        .is_some_and(|(inner, _)| inner.len() == 1 && inner.case(0) == Case::Upper);
    if !school(name) || western::is_collection(name) || !(coded || rest.is(0, Kind::Comma)) {
        return i;
    }
    found.place.repository = eco_format!("{}, {}", found.place.repository, plain(name));
    rest
}

/// `(GARF)`, `[Russian State Archive of Contemporary History, hereafter RGANI]` after a name: the code is
/// the repository, the name its name.
pub fn code_after<'n>(i: In<'n>, found: &mut Found) -> In<'n> {
    let Some(open) = i.peek(0).filter(|t| matches!(t.kind, Kind::ParenOpen | Kind::BracketOpen)) else {
        return i;
    };
    let close = open.partner as usize;
    if close >= i.end || close < i.at + 2 {
        return i;
    }
    let inner = i.part(i.at + 1, close);
    let rest = i.part(close + 1, i.end);
    if let Some(span) = hereafter(inner) {
        let code = EcoString::from(span.of(i.note.text).trim().trim_end_matches(['.', ',']));
        if found.place.repository != code {
            let name = std::mem::take(&mut found.place.repository);
            if found.place.name.is_empty() {
                found.place.name = name;
            }
        }
        found.place.repository = code.clone();
        found.hereafter = Some(Sited { value: code, span });
        return rest;
    }
    // `Stasi-Unterlagen-Archiv (BArch, MfS)`: the archive it belongs to, and which papers are meant.
    if let Some((end, id)) = known(inner)
        && end.is(0, Kind::Comma)
        && end.len() == 2
        && found.place.name.is_empty()
    {
        found.place.name = std::mem::take(&mut found.place.repository);
        set_repository(found, i.note.words, inner.text_to(end), id);
        found.add(Level::Collection, end.word(1));
        found.known = true;
        return rest;
    }
    // `GSHI (Sikorski Institute, London), PRM 94/2`: the name of what its letters stand for.
    let letters = found.place.repository.chars().all(|c| c.is_uppercase());
    let spelt = (2..=10).contains(&inner.len())
        && inner.case(0) == Case::Capital
        && inner.note.list[inner.at..inner.end].iter().all(|t| matches!(t.kind, Kind::Word | Kind::Comma))
        && crate::grammar::imprint::has(inner, bit(Sense::ArchiveWord) | bit(Sense::BodyWord));
    if letters && spelt && found.place.name.is_empty() && rest.is(0, Kind::Comma) {
        found.place.name = plain(inner.text_to(i.part(close, i.end)));
        return rest;
    }
    let text = i.note.slice(inner.at, inner.end);
    let is_code = inner.len() <= 4
        // `SShSSA (II)`: a part of it.
        && !(inner.len() == 1 && roman(text).is_some())
        && text.chars().filter(|c| c.is_uppercase()).count() > 1
        && (text.chars().count() <= 12 || known(inner).is_some_and(|(end, _)| end.is_empty()))
        && matches!(inner.case(0), Case::Upper | Case::Capital);
    let long = found.place.repository.chars().count() > text.chars().count();
    // `(СПб.)`: its town.
    let town = inner.long(Sense::City).is_some_and(|len| inner.skip(len).past_dot().is_empty());
    if is_code && long && !town && found.place.name.is_empty() {
        found.place.name = std::mem::take(&mut found.place.repository);
        found.place.repository = text.into();
        // A registry's code counts before the name, if that is not of an archive with the same one and begins as the name
        // does that goes with the code: `Arquivo Nacional (AN)` is not in Paris.
        let agreed = archives_at(inner).any(|(id, _)| found.place.code == format!("#{}", id.0));
        let head = |name: &str| words(name).next().map(fold);
        let printed = head(&found.place.name);
        let named = |id: ArchiveId| {
            let archive = i.note.words.archive(id);
            let names = [archive.name, archive.name_transliterated, archive.name_english];
            found.place.code.is_empty() || names.into_iter().any(|name| head(name) == printed)
        };
        if !agreed
            && let Some((end, id)) = known(inner)
            && end.is_empty()
            && named(id)
        {
            found.place.code = eco_format!("#{}", id.0);
            found.land = i.note.words.archive(id).country;
            found.known = true;
        }
        return rest;
    }
    // `Рукописный отдел ИРЛИ (Пушкинский дом). Ф. 163`: another name of it, if its fond follows.
    let behind = separators(rest);
    if found.place.name.is_empty()
        && inner.len() <= 4
        && inner.case(0) == Case::Capital
        && !inner.word(0).is_ascii()
        && behind.at > rest.at
        && !found.place.repository.is_empty()
        && behind.long(Sense::Step(Level::Fond)).is_some()
    {
        // `Архив Сахарова (Москва). Ф. 1`: or its town.
        let kept =
            if town && found.place.city.is_empty() { &mut found.place.city } else { &mut found.place.name };
        *kept = plain(text);
        return rest;
    }
    // `RGANI (Rossiiskii gosudarstvennyi arkhiv noveishei istorii)`
    let is_name = crate::grammar::imprint::has(inner, bit(Sense::ArchiveWord))
        || known(inner).is_some_and(|(e, _)| e.is_empty());
    if !long && is_name && found.place.name.is_empty() {
        found.place.name = plain(text);
        return rest;
    }
    i
}
