//! Chicago's order, from the special to the general: box, folder, collection, repository, city.

use ecow::{EcoString, eco_format};

use super::label::{self, Mark, label};
use super::named::tail;
use super::outermost::{group_first, insert, outermost_first};
use super::repository::{capital_run, known, known_in, set_repository, settle_tongue};
use super::steps::steps;
use super::town::place_tail;
use super::{Found, folders, papers, parts, signature, tongue, western};
use crate::grammar::draft::plain;
use crate::grammar::input::{In, Miss, Parsed, comma};
use crate::grammar::token::{Case, Kind, bit};
use crate::lexicon::{ArchiveId, Sense, Status};
use crate::model::{Level, Span, Step, Unit};

/// `box 20, folder 17, Jay Lovestone Papers, Hoover Institution Archives, Stanford, CA`   `f. 5, op. 28, d. 253, RGANI, Moscow`   `C-376, NAACP Collection, LC`
pub fn special_first(i: In<'_>) -> Parsed<'_, Found> {
    let mut found = Found::default();
    if let Some(read) = coded_papers(i) {
        return Ok(read);
    }
    let inner = innermost(i, &mut found);
    let after_steps = steps(inner, &mut found);
    let mut here = if after_steps.at > i.at {
        // The comma before the repository may have been taken with what stands innermost.
        match comma(after_steps) {
            Ok((rest, ())) => rest,
            Err(_) if after_steps.at == inner.at => inner,
            // `Ф. 17. Оп. 163. Д. 1134. Л. 60. РГАСПИ.`: in a sentence of its own.
            Err(_) if found.has(Level::Fond) && alone_behind(after_steps) => after_steps.skip(1),
            // `…, AG 291.2, RG 407`: everybody knows whose record groups these are.
            Err(_) if found.has(Level::RecordGroup) && found.place.steps.len() > 1 => {
                outermost_first(&mut found);
                return Ok((after_steps, found));
            }
            Err(_) => return i.miss(),
        }
    } else if let Some((rest, value)) = shelfmark(i) {
        found.add(Level::Signature, value);
        rest
    } else {
        i
    };
    let opened = found.has_any_step();
    let mut collections: Vec<Span> = Vec::new();
    let mut boxed = false;
    let mut department = "";
    for _ in 0..5 {
        // `Chartwell Papers, CHAR 20/13/8`
        if !opened
            && !collections.is_empty()
            && let Some((rest, mut piece)) = super::class::piece(here)
        {
            insert(&mut piece, &collections, i);
            return Ok((rest, piece));
        }
        if let Some((rest, id)) = known(here)
            && (!collections.is_empty() || opened)
            && !rest.is(0, Kind::Quote)
        {
            // `P43/IX, 24 January 1961, RGANI, f. 3`: the paper's own mark, before the fond.
            let fond = rest.is(0, Kind::Comma) && rest.skip(1).long(Sense::Step(Level::Fond)).is_some();
            if fond && opened && found.place.steps.iter().all(|step| step.level == Level::Signature) {
                return i.miss();
            }
            // `Seeley Mudd Library`: the registry knows it by less than its name.
            let whole = rest.case(0) == Case::Capital && rest.means(0, bit(Sense::ArchiveWord));
            let rest = if whole { rest.skip(1) } else { rest };
            // `861.00/288, RG 59, NA`: what has record groups.
            let group = found.has(Level::RecordGroup);
            let id = if group { known_in(here, "United States").unwrap_or(id) } else { id };
            set_repository(&mut found, i.note.words, here.text_to(rest), id);
            found.known = true;
            return Ok(finish(here, rest, found, &collections));
        }
        let Some((rest, shows)) = capital_run(here, bit(Sense::ArchiveWord), 20) else { break };
        // `Alfred Barr papers, MoMA Archives, box 3`
        let small = rest.is(1, Kind::Comma) && tongue::marks().papers_small.contains(rest.word(0));
        let (rest, shows) = (rest.skip(usize::from(small)), shows || small);
        let rest = of_a_group(here, rest).unwrap_or(rest);
        // `Eisenhower Papers (Ann Whitman File), International Series`
        let rest = match rest.enclosed(Kind::ParenOpen) {
            Some((_, behind)) if western::is_collection(here.text_to(rest)) && behind.is(0, Kind::Comma) => {
                behind
            }
            _ => rest,
        };
        let years = past_years(rest);
        let rest = years.unwrap_or(rest);
        let name = here.text_to(rest);
        let next_comma = rest.is(0, Kind::Comma);
        // `Miscellaneous File 127-1 through 127-23 and 127-27, Research Collection, Carlisle (hereafter RC)`
        if !opened
            && collections.is_empty()
            && let Some((end, value)) = numbered_papers(rest)
        {
            collections.push(here.span_to(rest.skip(1)));
            found.add(Level::File, value);
            let body = end.skip(1);
            let (last, _) =
                capital_run(body, bit(Sense::ArchiveWord), 12).ok_or(nom::Err::Error(Miss { at: i.at }))?;
            found.place.repository = plain(body.text_to(last));
            return Ok(finish(here, last, found, &collections));
        }
        // `Du Bois Papers, Special Collections, University of …`
        if next_comma && !collections.is_empty() && western::is_department(name) {
            department = name;
            here = rest.skip(1);
            continue;
        }
        // `Archives of the Party, CP/CENT/36/03, Labour History Archive`
        if next_comma
            && !opened
            && collections.is_empty()
            && let Some(end) = signature::signature(rest.skip(1)).filter(|end| end.is(0, Kind::Comma))
            && capital_run(end.skip(1), bit(Sense::ArchiveWord), 12).is_some_and(|(_, shows)| shows)
        {
            collections.push(here.span_to(rest));
            let value = super::tidy(rest.skip(1).text_to(end));
            found.add(Level::Signature, value);
            here = end.skip(1);
            continue;
        }
        let ahead = || next_comma && archive_ahead(rest.skip(1));
        // `TUC Archive, Modern Records Centre, University of Warwick, MSS.292B`
        let kept = shows
            && collections.is_empty()
            && (held(here, rest)
                || western::is_archive(name)
                    && next_comma
                    && keeper(rest.skip(1)).is_some_and(|end| end.at > rest.at + 2));
        let named = western::is_collection(name) && (shows || western::box_ahead(rest) || ahead())
            // `Letters Received, 1881–1907, box 12, RG 75`: papers with their years.
            || years.is_some() && western::box_ahead(rest)
            // `National Security File, Country File, USSR, Box 223`: what stands between papers and their box.
            // `12 May 1921, Russian Work, Box 7`: or between a day and the box.
            || !opened
                && !boxed
                && (!collections.is_empty() || behind_a_day(here) && !here.means(0, bit(Sense::DocumentHead)))
                && (!western::is_body(here.until(rest.at)) || label::conversation(rest.skip(1)))
                && western::step_at(rest.skip(1), &found);
        // `box 16, NSF, LBJL`: a code before the repository's; `861.00/2-2246, CDF, RG 59`, or before the record group.
        let group = || record_group(rest.skip(1)) && here.case(0) == Case::Upper;
        let coded = opened
            && next_comma
            && (archive_ahead(rest.skip(1)) && !western::is_body(here.until(rest.at)) || group());
        if (named || kept || coded || opened && series(name)) && next_comma && collections.len() < 4 {
            collections.push(here.span_to(rest));
            here = rest.skip(1);
            // `861.00/2-2246, Central Decimal File, RG 59, NARA`: the record group behind its series.
            if opened && !found.has(Level::RecordGroup) && record_group(here) {
                let end = steps(here, &mut found);
                if !end.is(0, Kind::Comma) {
                    outermost_first(&mut found);
                    insert(&mut found, &collections, i);
                    return Ok((end, found));
                }
                here = end.skip(1);
            }
            // `Box 1, Hayes Papers, MSS-2002-01, San Jose State University Library`: the number of the papers before who has them.
            if opened
                && !found.has(Level::Signature)
                && let Some(end) = signature::signature(here).filter(|end| end.is(0, Kind::Comma))
                && (keeper(end.skip(1)).is_some()
                    || capital_run(end.skip(1), bit(Sense::ArchiveWord), 14)
                        .is_some_and(|(last, shows)| shows || western::is_body(end.skip(1).until(last.at))))
            {
                found.place.steps.insert(0, Step::bare(Level::Signature, super::tidy(here.text_to(end))));
                here = end.skip(1);
                continue;
            }
            // `George F. Kennan Papers, MC 076, Box 231, Mudd Library`: the number of the papers.
            if !opened
                && let Some(end) = signature::signature(here)
                && end.is(0, Kind::Comma)
                && let mark = label(end.skip(1), &found).map(|(mark, _)| mark)
                // `John Reed Papers, bMS Am 1091, Houghton Library`
                && (mark.is_some() || signature::manuscripts(here) && keeper(end.skip(1)).is_some())
            {
                // `M1234, reel 5`: the publication on film.
                let film = mark == Some(Mark::Step(Level::Reel));
                let level = if film { Level::Series } else { Level::Signature };
                found.add(level, super::tidy(here.text_to(end)));
                here = end.skip(1);
            }
            // `Ann Whitman File, NSC Series, box 12, Eisenhower Library`: outermost first, the repository last.
            if !opened && label(here, &found).is_some() {
                let end = steps(here, &mut found);
                if end.at == here.at {
                    break;
                }
                collections.reverse();
                // `Papers of the NAACP, Part 9, Series B, reel 8`: on film, and nobody is said to have them.
                if !end.is(0, Kind::Comma) {
                    if !found.has_any_step() {
                        break;
                    }
                    insert(&mut found, &collections, i);
                    group_first(&mut found);
                    return Ok((end, found));
                }
                boxed = true;
                here = end.skip(1);
            }
            continue;
        }
        // `Box 68, General Correspondence, Wofford Papers`: a series, then the papers that it is of.
        if opened
            && next_comma
            && collections.is_empty()
            && western::is_collection(name)
            && let Some(end) = papers_end(rest.skip(1))
        {
            insert(&mut found, &[here.span_to(rest), rest.skip(1).span_to(end)], i);
            return Ok((end, found));
        }
        // `Box 62, POF`: everybody knows whose papers these are.
        if opened
            && collections.is_empty()
            && tongue::marks().paper_codes.contains(name)
            && parts::ended(rest)
        {
            insert(&mut found, &[here.span_to(rest)], i);
            return Ok((rest, found));
        }
        if (shows || western::is_body(here.until(rest.at))) && (!collections.is_empty() || opened) {
            found.place.repository = if department.is_empty() {
                plain(name)
            } else {
                eco_format!("{department}, {}", plain(name))
            };
            return Ok(finish(here, rest, found, &collections));
        }
        break;
    }
    // A collection alone, with a box.
    if !collections.is_empty() && (opened || boxed) {
        // `Box 147, James Forrestal Papers, SMML`: a code that nobody explained.
        let code = here.case(0) == Case::Upper && (3..=6).contains(&here.word(0).len());
        if code && here.skip(1).peek(0).is_none_or(|t| t.stop || t.kind == Kind::Semi || here.len() == 2) {
            found.place.repository = here.word(0).into();
            return Ok(finish(here, here.skip(1), found, &collections));
        }
        let rest = i.part(here.at.saturating_sub(1), i.end);
        insert(&mut found, &collections, i);
        return Ok((rest, found));
    }
    i.miss()
}

/// Behind the name of papers, if the address ends with it.
fn papers_end(i: In<'_>) -> Option<In<'_>> {
    western::name_chunk(i).filter(|end| parts::ended(*end) && western::is_collection(i.text_to(*end)))
}

/// Before `i` stand a year and a comma.
fn behind_a_day(i: In<'_>) -> bool {
    i.at > 2
        && i.note.list[i.at - 1].kind == Kind::Comma
        && i.note.list[i.at - 2].kind == Kind::Number
        && i.note.word(i.at - 2).len() == 4
}

/// Behind the stop at `i` an archive of the registry stands alone.
fn alone_behind(i: In<'_>) -> bool {
    i.is(0, Kind::Dot)
        && known(i.skip(1)).is_some_and(|(end, _)| end.is_empty() || end.len() == 1 && end.is(0, Kind::Dot))
}

/// `PSF, Russia, Box 49, FDRL`, `POF, Countries, USSR, Box 126, JFKL`: the code of papers, their series, the box, and the
/// library that has them.
fn coded_papers(i: In<'_>) -> Option<(In<'_>, Found)> {
    if i.case(0) != Case::Upper || !i.is(1, Kind::Comma) || known(i).is_some() {
        return None;
    }
    let mut found = Found::elsewhere();
    found.add(Level::Collection, plain(i.text_to(i.skip(1))));
    let mut boxed = i.skip(2);
    // `NSF, Memos to the President, Bundy, vol. 11, LBJL`
    let is_box = |i: In<'_>| {
        i.starts(|s| matches!(s, Sense::Step(Level::Box | Level::Volume)))
            && (i.is(1, Kind::Number) || i.is(1, Kind::Dot) || i.is(2, Kind::Number))
    };
    for level in [Level::Series, Level::Subseries, Level::Subseries] {
        let end = western::name_chunk(boxed).filter(|end| end.is(0, Kind::Comma))?;
        let value = plain(boxed.text_to(end));
        match found.place.steps.last_mut().filter(|last| last.level == level) {
            Some(last) => last.value = eco_format!("{}, {value}", last.value),
            None => found.add(level, value),
        }
        boxed = end.skip(1);
        if is_box(boxed) {
            break;
        }
    }
    if !is_box(boxed) {
        return None;
    }
    let rest = steps(boxed, &mut found);
    let (last, id) = known(rest.skip(1)).filter(|_| rest.is(0, Kind::Comma) && rest.at > boxed.at)?;
    set_repository(&mut found, i.note.words, rest.skip(1).text_to(last), id);
    found.known = true;
    Some((tail(last, &mut found), found))
}

/// `Records of the Bureau of Refugees, Freedmen, and Abandoned Lands, Record Group 105`: the name of a record group has
/// commas; where it ends, if its number follows. `rest` is behind its first words.
fn of_a_group<'n>(name: In<'n>, rest: In<'n>) -> Option<In<'n>> {
    const MOST: usize = 16;
    if !rest.is(0, Kind::Comma) || !matches!(name.word(0), "Records" | "General") || name.word(1).len() > 7 {
        return None;
    }
    let group = |at: &In<'n>| at.is(0, Kind::Comma) && record_group(at.skip(1));
    (0..MOST)
        .map(|n| rest.skip(n))
        .take_while(|at| matches!(at.kind(0), Some(Kind::Word | Kind::Comma | Kind::Amp | Kind::Dash)))
        .find(group)
}

/// `, 1881–1907,`: the years of papers behind their name; where they end.
fn past_years(i: In<'_>) -> Option<In<'_>> {
    // `Central Files 1967–1969,`
    if i.is(0, Kind::Number) && i.at > 0 {
        let before = i.part(i.at - 1, i.end);
        let range = i.word(0).len() == 4
            && i.is(1, Kind::Dash)
            && i.is(2, Kind::Number)
            && matches!(i.word(2).len(), 2 | 4)
            && i.is(3, Kind::Comma);
        return (range && before.means(0, bit(Sense::ArchiveWord) | bit(Sense::Step(Level::File))))
            .then(|| i.skip(3));
    }
    let year = |n: usize| i.is(n, Kind::Number) && matches!(i.word(n).len(), 2 | 4);
    let range = i.is(0, Kind::Comma)
        && year(1)
        && i.word(1).len() == 4
        && i.is(2, Kind::Dash)
        && year(3)
        && i.is(4, Kind::Comma);
    range.then(|| i.skip(4))
}

/// An archive of the registry, no collection, with a comma or the end behind it.
fn keeper(i: In<'_>) -> Option<In<'_>> {
    let (rest, id) = known(i)?;
    (i.note.words.archive(id).status != Status::Collection && super::ends_here(rest)).then_some(rest)
}

/// Behind one name or two an archive of the registry is named: `Memos to the President, NSF, LBJL`.
fn archive_ahead(i: In<'_>) -> bool {
    let mut here = i;
    for _ in 0..3 {
        if keeper(here).is_some() {
            return true;
        }
        match western::name_chunk(here).filter(|rest| rest.is(0, Kind::Comma)) {
            Some(rest) => here = rest.skip(1),
            None => return false,
        }
    }
    false
}

/// `RG 59`, `Record Group 59`
pub fn record_group(i: In<'_>) -> bool {
    i.long(Sense::Step(Level::RecordGroup)).is_some()
}

/// `File 127-1 through 127-23 and 127-27,` behind the name of papers: where it ends, and the numbers.
fn numbered_papers(i: In<'_>) -> Option<(In<'_>, EcoString)> {
    if !matches!(i.word(0), "File" | "Files") || !i.is(1, Kind::Number) {
        return None;
    }
    let mut end = i.skip(1);
    while let Some(t) = end.peek(0) {
        let joins = matches!(end.word(0), "through" | "and" | "to") && end.is(1, Kind::Number);
        if !(matches!(t.kind, Kind::Number | Kind::Dash | Kind::Slash) || joins) {
            break;
        }
        end = end.skip(1);
    }
    let body = end.skip(1);
    let named = end.is(0, Kind::Comma)
        && capital_run(body, bit(Sense::ArchiveWord), 12).is_some_and(|(_, shows)| shows);
    named.then(|| (end, super::tidy(i.skip(1).text_to(end))))
}

/// `Kautz Family YMCA Archives, University of Minnesota`: named papers that a larger body keeps. `name` ends
/// where `rest` begins.
pub fn held(name: In<'_>, rest: In<'_>) -> bool {
    let text = name.text_to(rest);
    let archives = ["Archives", "Archive", "Special Collections"].iter().any(|end| text.ends_with(end));
    archives
        && rest.at - name.at > 2
        && rest.is(0, Kind::Comma)
        && capital_run(rest.skip(1), bit(Sense::BodyWord), 8).is_some_and(|(end, shows)| {
            // `Whitman College Archives, Office Records, box 3` keeps its papers itself.
            let body = rest.skip(1);
            // `Maharashtra State Archives, Judicial Department, vol. 3` keeps those of an office.
            // `Tanzania National Archives, Secretariat 12345`: an office, and the number of a file of it.
            shows
                && !end.is(0, Kind::Number)
                && western::is_body(body.until(end.at))
                && !western::is_collection(body.text_to(end))
                && !western::is_office(body.until(end.at))
        })
}

/// `Country File`, `NSC Series`: a series between folder and collection.
pub fn series(name: &str) -> bool {
    name.ends_with(" Series")
        || name.ends_with(" File")
        || name.ends_with(" Files")
        || name.ends_with(" Subseries")
}

/// Behind a repository its code, the university whose library it is, its city: `Houghton Library, Harvard University,
/// Cambridge, MA`.
pub fn seated<'n>(rest: In<'n>, found: &mut Found) -> In<'n> {
    let mut rest = tail(rest, found);
    if rest.is(0, Kind::Comma)
        && let Some((after, _)) = capital_run(rest.skip(1), bit(Sense::BodyWord), 6)
        && western::is_body(rest.part(rest.at + 1, after.at))
    {
        let name = plain(rest.skip(1).text_to(after));
        // `Department of Special Collections, University of X`: that of another university.
        let number = found.place.code.strip_prefix('#').and_then(|n| n.parse().ok());
        let registered = number.map_or("", |n| rest.note.words.archive(ArchiveId(n)).name_english);
        if super::tongue::marks().schools.iter().any(|s| registered.contains(s))
            && !registered.contains(name.as_str())
        {
            found.place.code.clear();
        }
        // `Library of Congress, Manuscript Division`: a department keeps nothing itself.
        if !western::is_department(&name) || found.place.code.is_empty() {
            found.place.repository = eco_format!("{}, {name}", found.place.repository);
        }
        rest = after;
    }
    place_tail(rest, found)
}

/// After the repository: a code, a city, and what may stand behind them.
fn finish<'n>(at: In<'n>, rest: In<'n>, mut found: Found, collections: &[Span]) -> (In<'n>, Found) {
    let mut rest = seated(rest, &mut found);
    let had_steps = !found.place.steps.is_empty();
    if !had_steps && let Some((end, mark)) = papers::shelfmark(rest) {
        insert(&mut found, collections, at);
        found.add(Level::Signature, mark);
        return (super::steps::below(end, &mut found), found);
    }
    // A body with letters before its numbers has no fonds.
    if found.land.is_empty() && rest.is(0, Kind::Comma) && signature::signature(rest.skip(1)).is_some() {
        found.land = super::ELSEWHERE;
    }
    // `d. 253, op. 28, f. 5`: outermost first.
    outermost_first(&mut found);
    insert(&mut found, collections, at);
    // `861.00/11575, National Archives, RG 59`
    if had_steps && !found.has(Level::RecordGroup) && rest.is(0, Kind::Comma) && record_group(rest.skip(1)) {
        rest = steps(rest.skip(1), &mut found);
        outermost_first(&mut found);
    }
    // `d. 253, op. 28, f. 5, RGANI, ll. 5–7`
    if had_steps
        && found.has(Level::Delo)
        && found.locators.is_empty()
        && rest.is(0, Kind::Comma)
        && let Some((end, leaves)) = parts::leaves(rest.skip(1))
    {
        found.locators = leaves;
        rest = end;
    }
    // `Jay Lovestone Papers, Hoover Institution Archives, box 20, folder 17`
    if !had_steps && let Ok((next, ())) = comma(rest) {
        settle_tongue(next, &mut found);
        let end = steps(next, &mut found);
        if end.at > next.at {
            rest = end;
        }
    }
    (rest, found)
}

/// What may stand before the box: a decimal number, a signature, the name of a folder in quotation marks.
fn innermost<'n>(i: In<'n>, found: &mut Found) -> In<'n> {
    // `ABC 16.7.1, vol. 3, item 234`: the number of the papers, and a volume of them.
    if i.case(0) == Case::Upper
        && i.is(1, Kind::Number)
        && i.is(2, Kind::Dot)
        && let Some(rest) = signature::signature(i).filter(|rest| rest.is(0, Kind::Comma))
        && matches!(
            label(rest.skip(1), &Found::elsewhere()),
            Some((Mark::Step(Level::Volume | Level::Item | Level::Box) | Mark::Locator(Unit::Volume), _))
        )
    {
        found.land = super::ELSEWHERE;
        found.add(Level::Signature, super::tidy(i.text_to(rest)));
        return rest.skip(1);
    }
    // `Ismay 4/29, LHCMA`
    if i.case(0) == Case::Capital
        && (1..4).any(|n| i.is(n, Kind::Number) && i.is(n + 1, Kind::Slash))
        && let Some(rest) = folders::papers_by_number(i).filter(|rest| rest.is(0, Kind::Comma))
        && keeper(rest.skip(1)).is_some()
    {
        found.land = super::ELSEWHERE;
        folders::papers_and_number(i, rest, found);
        return rest.skip(1);
    }
    let mut push = |level, value| found.add(level, value);
    if let Some(rest) = signature::decimal(i).filter(|r| r.is(0, Kind::Comma)) {
        push(Level::File, super::tidy(i.text_to(rest)));
        return rest.skip(1);
    }
    if let Some(rest) = folders::quoted_folder(i) {
        let next = if rest.is(0, Kind::Comma) { rest.skip(1) } else { rest };
        let boxed = next.long(Sense::Step(Level::Box)).is_some();
        let inner = i.peek(0).map_or("", |open| i.note.slice(i.at + 1, open.partner as usize));
        if boxed {
            push(Level::Folder, plain(inner));
            return next;
        }
    }
    // `M-345, roll 12, RG 94, NARA`: the publication on film.
    if let Some(rest) = film(i) {
        push(Level::Series, super::tidy(i.text_to(rest)));
        return rest.skip(1);
    }
    // `POL US-USSR, Box 2664, Central Files, RG 59`: a file by its subject, and the box.
    if i.case(0) == Case::Upper && (2..=4).contains(&i.word(0).len()) && i.case(1) == Case::Upper {
        let words = (1..5).take_while(|n| i.case(*n) == Case::Upper || i.is(*n, Kind::Dash)).count();
        let rest = i.skip(1 + words);
        let boxed = rest.skip(1).long(Sense::Step(Level::Box)).is_some();
        if rest.is(0, Kind::Comma) && boxed {
            push(Level::File, super::tidy(i.text_to(rest)));
            return rest.skip(1);
        }
    }
    // `Add. MS 12345, fol. 3, British Library`: the manuscript, then the library that has it.
    if signature::manuscripts(i)
        && let Some(rest) = signature::signature(i).filter(|rest| rest.is(0, Kind::Comma))
    {
        push(Level::Signature, super::tidy(i.text_to(rest)));
        return rest.skip(1);
    }
    // `CP(48)6, CAB 129/23, TNA`: a cabinet paper before the piece that holds it.
    if i.case(0) == Case::Upper
        && i.is(1, Kind::ParenOpen)
        && let Some(paper) = signature::signature(i).filter(|end| end.is(0, Kind::Comma))
        && let Some(piece) = signature::signature(paper.skip(1)).filter(|end| end.is(0, Kind::Comma))
    {
        push(Level::Signature, super::tidy(paper.skip(1).text_to(piece)));
        push(Level::Document, super::tidy(i.text_to(paper)));
        return piece.skip(1);
    }
    // `CP/CENT/EC/12/3, Labour History Archive`
    if i.case(0) == Case::Upper
        && i.is(1, Kind::Slash)
        && let Some(rest) = signature::signature(i).filter(|rest| rest.is(0, Kind::Comma))
        && (keeper(rest.skip(1)).is_some()
            || capital_run(rest.skip(1), bit(Sense::ArchiveWord), 12).is_some_and(|(_, shows)| shows))
    {
        push(Level::Signature, super::tidy(i.text_to(rest)));
        return rest.skip(1);
    }
    // `FO 371/106532, AS 1015/3, Public Record Office`
    if i.case(0) == Case::Upper && i.is(1, Kind::Number) && i.is(2, Kind::Slash) {
        let (mut rest, mut last) = (i, i);
        for level in [Level::Signature, Level::Document] {
            if let Some(end) = signature::signature(rest).filter(|e| e.is(0, Kind::Comma)) {
                push(level, super::tidy(rest.text_to(end)));
                last = rest;
                rest = end.skip(1);
            }
        }
        // `N4029/16/38, FO 371/18298`: the paper's number, then the piece that holds it.
        if let [.., first, second] = found.place.steps.as_mut_slice()
            && second.level == Level::Document
            && last.means(0, bit(Sense::RecordClass))
            && !i.means(0, bit(Sense::RecordClass))
        {
            std::mem::swap(&mut first.value, &mut second.value);
        }
        // `CAB 128/26, CC(53)44, 21 July 1953, TNA`
        if rest.at > i.at
            && let Ok((end, date)) = crate::grammar::date::full_date(rest)
            && end.is(0, Kind::Comma)
        {
            found.date = Some((date, rest.span_to(end)));
            rest = end.skip(1);
        }
        return rest;
    }
    i
}

/// `M-345,` before a roll: a publication on film.
pub fn film(i: In<'_>) -> Option<In<'_>> {
    if i.case(0) != Case::Upper || i.word(0).len() > 2 {
        return None;
    }
    let number = i.skip(1 + usize::from(i.is(1, Kind::Dash)));
    let rest = number.skip(1);
    let reel = || rest.skip(1).long(Sense::Step(Level::Reel)).is_some();
    (number.is(0, Kind::Number) && rest.is(0, Kind::Comma) && reel()).then_some(rest)
}

/// `C-376,` before a collection: a shelfmark without a label.
fn shelfmark(i: In<'_>) -> Option<(In<'_>, EcoString)> {
    if i.case(0) == Case::Upper
        && i.word(0).len() <= 3
        && i.is(1, Kind::Dash)
        && i.is(2, Kind::Number)
        && i.is(3, Kind::Comma)
    {
        return Some((i.skip(4), i.note.slice(i.at, i.at + 3).into()));
    }
    None
}
