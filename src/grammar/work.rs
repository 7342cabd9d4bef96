//! Works as Chicago and its neighbours cite them: author, title, where it is, facts of publication.

use ecow::eco_vec;

use super::abroad::collection::series_behind_stop;
use super::abroad::host::quoted_newspaper;
use super::abroad::inverted::by_inverted;
use super::abroad::short_year::{by_colon, short_title_and_year};
use super::address::seen_behind;
use super::archive::{self, PLACE_BITS};
use super::author_date::inverted_and_year;
use super::author_led::{before_title_in_years, by_surname_and_colon, in_own_book, other_author};
use super::author_only::{author_only, large_page};
use super::behind_facts::page_behind_stop;
use super::body_first::{by_body, land};
use super::corporate::{body, editing_body, firm};
use super::correspondence::{entry_in_diary, letter_in_edition};
use super::date::{full_date, year};
use super::document_in_edition::document_in_edition;
use super::draft::{Draft, plain};
use super::encyclopaedia::{entry_by, past_article, reference_first};
use super::facts::naked;
use super::film::director_first;
use super::imprint::{Paren, paren};
use super::input::In;
use super::interview::{
    about_interviews, by_surname, interview, interview_first, named_again, titled_interview,
};
use super::introduction::{front_matter, introduction};
use super::italic::{author_glued, authors_before, italic_author, italic_run};
use super::kind_of_paper::kind_of_paper;
use super::later_name::less_later_name;
use super::letters_title::letters_title;
use super::list::year_behind_author;
use super::locator::locators;
use super::locator_end::lines_of_verse;
use super::locator_on::volume_by_label;
use super::name::{Names, and_len, is_initial, names};
use super::name_bracket::past_aside;
use super::name_list::{and_after_comma, people_only, title_behind, unlike_first, with_initials};
use super::name_none::{nobody_named, nouns_before};
use super::numbering::issue_of_year;
use super::official;
use super::paper::numbered_report;
use super::periodical::{headline, in_newspaper, month_of_journal, periodical, piece, piece_by};
use super::piece_in_journal::in_journal;
use super::possessive::{less_possessive, possessive};
use super::quoted::{quoted, quoted_rest};
use super::quoted_more::chapter_of;
use super::quoted_more::quoted_first;
use super::quoted_words::opens_title_words;
use super::review::{review, review_first};
use super::roles::translators_first;
use super::said_in::said_in;
use super::speech::speech;
use super::surname::{bare_initials, inverted_name};
use super::tail::{definition, ends, may_begin, place_year};
use super::tail_ends::{day_of_diary, remark};
use super::title::titled;
use super::title_only::{title_before_place, title_first, title_in_halves};
use super::token::{Case, GIVEN, Kind, bit};
use super::towns::title_of_town;
use super::web::bare_address;
use super::weigh::{heaviest, weigh};
use crate::lexicon::Sense;
use crate::model::{Doubt, Field, Kind as Work, Level, Name, Span, Unit};
use crate::small;

/// A production that reads a whole citation.
pub type Production = for<'n> fn(In<'n>) -> Option<Draft>;

/// The readings of a work that may begin with a name, in the order in which they are tried.
pub static NAMED: [(&str, Production); 16] = [
    ("a year behind the author", year_behind_author),
    ("a letter in an edition", letter_in_edition),
    ("a speech by its day", speech),
    ("a work of reference first", reference_first),
    ("an interview first", interview_first),
    ("a review first", review_first),
    ("an entry of a diary", entry_in_diary),
    ("a document in an edition", document_in_edition),
    ("a piece in a newspaper", piece),
    ("letters for a title", letters_title),
    ("a kind of paper", kind_of_paper),
    ("a surname first", by_inverted),
    ("a name and a colon", by_colon),
    ("an author first", by_author),
    ("a body first", by_body),
    ("an author's title, in a sentence", possessive),
];

/// The readings of a work that begin with no name, tried after those.
pub static NAMELESS: [(&str, Production); 9] = [
    ("a chapter first", chapter_first),
    ("a newspaper in quotation marks", quoted_newspaper),
    ("a quoted title first", quoted_first),
    ("a headline before its newspaper", headline),
    ("a title first", title_first),
    ("a title in halves", title_in_halves),
    ("a title before a town and its year", title_before_place),
    ("a periodical", periodical),
    ("an address alone", bare_address),
];

/// The best reading of a work that begins at `i`.
pub fn work(i: In<'_>) -> Option<Draft> {
    // `Folder “Civil Rights,” Box 12`: the word for a unit is nobody's name.
    if i.is(1, Kind::QuoteOpen) && i.means(0, bit(Sense::Step(Level::Folder))) {
        return None;
    }
    let mut best: Option<(i32, Draft)> = None;
    for (at, (_, reading)) in NAMED.iter().chain(&NAMELESS).enumerate() {
        // An author, a title and facts of publication: no other reading explains more.
        if best.as_ref().is_some_and(|(_, draft)| complete(draft)) {
            break;
        }
        if at == NAMED.len() && best.as_ref().is_some_and(|(weight, draft)| heaviest(i, *weight, draft)) {
            break;
        }
        let Some(draft) = reading(i) else { continue };
        let weight = weigh(&draft);
        if best.as_ref().is_none_or(|(least, _)| weight > *least) {
            best = Some((weight, draft));
        }
    }
    best.map(|(_, draft)| draft)
}

/// `Chapter 5 of Patterson, Congressional Conservatism`: the chapter first, and whose book it is in.
fn chapter_first(i: In<'_>) -> Option<Draft> {
    let (host, number) = chapter_of(i)?;
    let titled = |draft: &Draft| draft.fields.has(Field::Title);
    let mut draft = by_inverted(host).filter(titled).or_else(|| by_author(host).filter(titled))?;
    draft.start = i.at;
    draft.point(Unit::Chapter, number, plain(number.of(i.note.text)));
    draft.shows.numbered = true;
    draft.shows.labelled = true;
    Some(draft)
}

/// A reading with all that a full citation has.
fn complete(draft: &Draft) -> bool {
    let s = &draft.shows;
    draft.kind == Work::Letter
        || draft.kind == Work::Interview && s.author && s.genre
        || s.full_name
            && (s.imprint || s.journal)
            && draft.fields.has(Field::Title)
            && !draft.doubts.has(Doubt::PlaceOrPublisher)
            && draft.fields.names(Field::Author).len() < 3
}

/// `Peter H. Smith, Talons of the Eagle (…), p. 197`   `Joseph, “What We Know,” in …`   `Hamès, 84`
fn by_author(i: In<'_>) -> Option<Draft> {
    if !may_be_name(i) {
        return None;
    }
    // Where a slanted title stands no author goes on; slanted words are a title, if none follows.
    if let Some((rest, found)) = authors_before(i) {
        return authored(i, rest, found);
    }
    if italic_run(i).is_some() && !italic_author(i) {
        return None;
    }
    if let Some((title, found)) = author_glued(i) {
        let mut draft = Draft::at(i, Work::Book);
        draft.names(Field::Author, i.span_to(title), found);
        let rest = titled(title, &mut draft)?;
        return close(draft, rest);
    }
    // `Denkschrift „Die Lage im Osten“, März 1940`: what a paper is is nobody's name.
    if i.means(0, bit(Sense::DocumentHead)) && i.is(1, Kind::QuoteOpen) {
        return None;
    }
    // `TNA, FO 371/86756, and Lynne Viola, “The Campaign”`: an archive and its address.
    if archive::begins(i) {
        return None;
    }
    // `Files, CG ASF`: where papers are.
    if i.is(1, Kind::Comma) && i.case(0) == Case::Capital && small::is(i.word(0), small::FILES_OF_OFFICE) {
        return None;
    }
    // `Архив НИЦ «Мемориал» (Москва). Ф. 101`: the archive of a body.
    if i.means(0, bit(Sense::ArchiveWord)) && i.case(1) == Case::Upper && i.is(2, Kind::QuoteOpen) {
        return None;
    }
    // `Landeshauptstadt Hannover (Hrsg.)`
    if i.means(0, bit(Sense::BodyWord)) && editing_body(i).is_some() {
        return None;
    }
    let (rest, found) = names(i).ok().filter(|(rest, _)| !month_of_journal(i, *rest))?;
    let (rest, found) = before_title_in_years(i, rest).unwrap_or((rest, found));
    // `Russian Orthodox Church`: a body, if three words and one of them shows it.
    if rest.at - i.at >= 3
        && super::imprint::has(i.until(rest.at), bit(Sense::BodyWord))
        && body(i).is_ok_and(|(r, _)| r.at >= rest.at)
    {
        return None;
    }
    // `United Nations`, `State Department`: a name of the lexicon.
    if rest.at - i.at >= 2
        && (i.long(Sense::BodyWord).is_some_and(|len| i.at + len == rest.at) || land(i).is_some())
    {
        return None;
    }
    if i.note.surname_colons && rest.is(0, Kind::Colon) {
        return by_surname_and_colon(i, rest, found);
    }
    if let Some(draft) = named_again(i, rest, &found).or_else(|| by_surname(i)) {
        return Some(draft);
    }
    // `Rhodes James, R., Anthony Eden`, `Crabb, C. V. and Mulcahy, K. V., …`
    let turned = || (1..3).any(|n| i.is(n, Kind::Comma) && is_initial(i.skip(n + 2), i.word(n + 1)));
    let single = found.list.len() == 1 && rest.is(0, Kind::Comma) && found.list[0].given.is_empty();
    if (single || turned())
        && let Ok((after, inverted)) = inverted_name(i)
        && let Some(draft) = authored(i, after, inverted)
        // `BIGET, Jean-Louis, Hérésie et inquisition, op. cit., p. 237`, `Furet, F., The Passing of an Illusion, 278`
        && (draft.shows.imprint || draft.shows.journal || draft.shows.back || turned() && draft.shows.numbered)
        && draft.fields.has(Field::Title)
    {
        return Some(draft);
    }
    if found.list.len() == 1
        && !found.full
        && let Some(draft) = inverted_and_year(i, rest)
    {
        return Some(draft);
    }
    if let Some(draft) = short_title_and_year(i, rest, &found) {
        return Some(draft);
    }
    // `… of Helvidius, D. MacCulloch, ‘Mary and Protestants’`: a name of the sentence before another's article.
    if found.list.len() == 1 && !found.full && other_author(rest) {
        return None;
    }
    // `Edinburgh Review, April, 1845, p. 312`: a month and its year are no title.
    if rest.is(0, Kind::Comma)
        && rest.means(1, bit(Sense::Month(1)))
        && rest.is(2, Kind::Comma)
        && year(rest.skip(3)).is_ok()
    {
        return None;
    }
    // `Daniels in his Conscience of the Revolution, 90`
    if rest.means(0, bit(Sense::In)) && rest.means(1, bit(Sense::Own)) {
        return in_own_book(i, rest, found);
    }
    if rest.note.bits & bit(Sense::In) != 0
        && let Some(draft) = said_in(i, rest, &found)
    {
        return Some(draft);
    }
    let several = found.list.len() > 1;
    let several_commas = found.list.len() > 2;
    let several_words = found.list.len() > 3 && !found.full;
    let rest_of_list = rest.at;
    // `A. P. Nenarokov, V. A. Gornyi and A. I. Ushakov, Nesostoiavshiisia Iubilei, Moscow 1992`: no title has initials throughout.
    let with_initials = several
        && with_initials(&found.list)
        && (several_commas && super::imprint::has(i.until(rest.at), bit(Sense::And)) || title_behind(rest));
    // `Записки Андрея Болотова, Рославльского помещика. С. 153`: where the page stands behind a stop, a comma parts no author.
    let initials = found.list.iter().any(|n| n.given.contains('.'));
    let unlike = several && unlike_first(i, &found.list);
    let best = authored(i, rest, found);
    if i.note.russian
        && !initials
        && rest.is(0, Kind::Comma)
        && best.as_ref().is_some_and(|d| {
            d.locators.is_empty() && !d.shows.imprint && large_page(i.part(d.end, i.end)).is_some()
        })
    {
        return None;
    }
    // `Hans Rosenberg, Große Depression und Bismarckzeit, Berlin 1967`: facts follow, so the title was read as names.
    let facts = several
        && !with_initials
        && rest.is(0, Kind::Comma)
        && may_begin(rest.skip(1))
        && naked(rest.skip(1)).is_some();
    if several && (facts || unlike || best.as_ref().is_none_or(|d| !d.fields.has(Field::Title))) {
        // The "list" may have taken in the title: `Coleman, Russian Baptists and Spiritual Revolution`.
        let (rest, one) = super::name::first_name(i).ok()?;
        let other = authored(i, rest, one);
        return match (best, other) {
            (Some(a), Some(b)) => {
                // In a short form `A, B, and C, 34` names three authors; `A, B and C, 34` is a title. Of four the first alone would be
                // named: `Hull, Color, Sex, and Poetry, 33`.
                let serial = !several_words
                    && i.note.list[..rest_of_list]
                        .iter()
                        .rev()
                        .take(12)
                        .any(|t| t.bits & bit(Sense::And) != 0)
                    && and_after_comma(i, rest_of_list);
                // `Hankinson, Method, Medicine, and Metaphysics.`: surnames alone name no work.
                let alone = serial && several_commas && a.locators.is_empty() && !a.shows.imprint;
                let title = b.shows.imprint
                    || unlike && b.shows.journal
                    || !serial && several_commas
                    || facts
                    || alone;
                Some(if title && b.fields.has(Field::Title) { b } else { a })
            }
            (a, b) => a.or(b),
        };
    }
    // `Lucien Bély, Jeremy Black, T. C. W. Blanning`
    best.filter(|d| {
        let bare = !(d.shows.imprint || d.shows.journal || d.shows.numbered || d.shows.quoted);
        let title = |span: Span| i.part(i.note.at_byte(span.start), i.note.at_byte(span.end));
        !(bare && d.site(Field::Title).is_some_and(|span| people_only(title(span))))
    })
}

/// A word that opens a sentence or a title is no name: `In`, `The`, `On`.
pub fn may_be_name(i: In<'_>) -> bool {
    let no = bit(Sense::Small)
        | bit(Sense::In)
        | bit(Sense::And)
        | bit(Sense::Signal)
        | bit(Sense::Via(crate::model::Via::Quoted))
        | bit(Sense::Ibid);
    match i.peek(0) {
        Some(t) if t.kind == Kind::BracketOpen => true,
        // `December 1959`, `Spring 2015`
        Some(t) if t.bits & (bit(Sense::Month(1)) | bit(Sense::Season(21))) != 0 && i.is(1, Kind::Number) => {
            false
        }
        Some(t) if t.bits & bit(Sense::City) != 0 && title_of_town(i) => false,
        // `Encyclopaedia Britannica, vol. 17, p. 189`
        Some(t) if t.bits & bit(Sense::ReferenceWork) != 0 && i.long(Sense::ReferenceWork).is_some() => false,
        // `Accessed 4 August 2021`
        Some(t) if t.bits & bit(Sense::Accessed) != 0 && full_date(i.skip(1)).is_ok() => false,
        // `House Journal, p. 85`, `Edinburgh Review, xlv. 12`
        Some(t)
            if i.is(2, Kind::Comma)
                && t.case == Case::Capital
                && t.bits & GIVEN == 0
                && i.means(1, bit(Sense::JournalWord)) =>
        {
            false
        }
        Some(t) => {
            t.kind == Kind::Word
                && (t.case != Case::Lower || t.bits & bit(Sense::Particle) != 0)
                && (t.bits & no == 0
                    || t.bits & bit(Sense::Particle) != 0
                    || i.is(1, Kind::Dot)
                    // `W[illiam] Petty`
                    || i.is(1, Kind::BracketOpen)
                    // `The Rev. Sydney Smith`
                    || i.long(Sense::Honorific).is_some()
                    || bare_initials(i).is_some())
        }
        None => false,
    }
}

/// What an author did to another's work, or how they speak: `introduction to`, `review of`, `interview by`.
fn part_named<'n>(sep: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    if sep.means(0, bit(Sense::ReferenceWork)) {
        return entry_by(sep, draft);
    }
    let words = bit(Sense::PartOf) | bit(Sense::ReviewOf) | bit(Sense::InterviewWord) | bit(Sense::PieceHead);
    if sep.note.bits & words == 0 || draft.fields.has(Field::Editor) {
        return None;
    }
    introduction(sep, draft)
        .or_else(|| review(sep, draft))
        .or_else(|| interview(sep, draft))
        .or_else(|| piece_by(sep, draft))
}

/// After the names: role, separator, title or locator.
pub fn authored<'n>(i: In<'n>, rest: In<'n>, found: Names) -> Option<Draft> {
    let mut draft = Draft::at(i, Work::Book);
    let found = firm(i, rest).unwrap_or(found);
    // `Woodson’s “Education of the Negro,” 245`: before a title in marks a surname alone can be no more than its owner.
    let owner = found.full || rest.is(0, Kind::QuoteOpen);
    let (span, found) = less_possessive(i.span_to(rest), found, owner);
    if let Some(title) = director_first(rest) {
        draft.names(Field::Author, span, found);
        draft.kind = Work::Video;
        draft.shows.role = true;
        let end = titled(title, &mut draft)?;
        draft.kind = Work::Video;
        return close(draft, end);
    }
    let rest = past_aside(rest, &found);
    let (after, editor) = role_after(rest, found.list.len());
    let (found_full, found_body) = (found.full, found.list.iter().any(Name::is_body));
    // `P. Barry (tr.), Saint Benedict’s Rule (…)`
    let translated = rest.enclosed(Kind::ParenOpen).filter(|(inner, behind)| {
        let word = inner.long(Sense::Translator);
        word.is_some_and(|len| inner.len() <= len + 1) && behind.is(0, Kind::Comma)
    });
    let translated = translated.map(|(_, behind)| behind).or_else(|| translators_first(rest));
    let (after, field) = match translated {
        Some(behind) => (behind, Field::Translator),
        None => (after, if editor { Field::Editor } else { Field::Author }),
    };
    draft.names(field, span, found);
    if editor {
        draft.kind = Work::Collection;
        draft.shows.role = true;
    }
    let sep = if after.is(0, Kind::Comma)
        // `Koselleck/Brunner (Hg.): Geschichtliche Grundbegriffe`
        || after.is(0, Kind::Colon) && (editor || nobody_named(i).is_some())
        // `Art. „Nation“, in: …` names no person.
        || matches!(after.kind(0), Some(Kind::Colon | Kind::Dot))
            && after.is(1, Kind::QuoteOpen)
            && !(after.is(0, Kind::Dot) && after.at == i.at + 1 && i.peek(0).is_some_and(|t| t.short))
    {
        after.skip(1)
    } else {
        after
    };
    // `T. J. Stiles in “Robber Barons,” History Now`
    let sep = if found_full
        && sep.case(0) == Case::Lower
        && sep.means(0, bit(Sense::In))
        && sep.is(1, Kind::QuoteOpen)
        && !opens_title_words(sep.skip(1))
    {
        sep.skip(1)
    } else {
        sep
    };
    // `Thomas Carlyle, in *The Examiner*, 2 (London, 1848), 5`: where somebody wrote, and no title.
    if found_full
        && sep.at > after.at
        && sep.case(0) == Case::Lower
        && sep.means(0, bit(Sense::In))
        && italic_run(sep.skip(1)).is_some()
        && let Some(rest) = draft.attempt(|trial| {
            let rest = quoted_rest(after, sep, true, trial)?;
            let hosted = trial.fields.has(Field::Journaltitle) || trial.fields.has(Field::Booktitle);
            (hosted && trial.shows.imprint).then_some(rest)
        })
    {
        return close(draft, rest);
    }
    if (found_full || sep.is(1, Kind::Colon))
        && sep.at > after.at
        && let Some(rest) = in_journal(sep, &mut draft)
    {
        return close(draft, rest);
    }
    // `Social Insurance and Allied Services, Cmd. 6404 (1942)`: a title before the number of a paper, and no authors.
    if !found_body && official::command(sep).is_some() {
        return None;
    }
    let sep = past_article(sep);
    let separated = sep.at > after.at || editor || sep.is(0, Kind::QuoteOpen);
    // `Schildt/Siegfried, S. 103`: a page is no title.
    let page = sep.means(0, bit(Sense::Locator(Unit::Page)))
        && sep.is(1, Kind::Dot)
        && sep.is(2, Kind::Number)
        && locators(sep).is_ok_and(|(after, _)| ends(after));
    if separated && !sep.is_empty() && !page {
        // `Miller 1989, 34` is below; here a title or the address of a document.
        if sep.is(0, Kind::QuoteOpen) && !opens_title_words(sep) {
            let mut trial = draft.clone();
            if let Some(rest) = quoted(sep, &mut trial) {
                return close(trial, rest);
            }
        } else if let Some(rest) = part_named(sep, &mut draft)
            .or_else(|| in_newspaper(sep, &mut draft))
            .or_else(|| titled(sep, &mut draft))
        {
            return close(draft, rest);
        }
    }
    // `Broad and Fleming, eds., p. 51`, `Frevert (Hg.) 1987, S. 62`
    let dated = after.is(0, Kind::Number) && after.word(0).len() == 4;
    author_only(if editor && (page || dated) { after } else { rest }, draft)
}

/// `, eds.`   ` (ed.)`   `, ed.`   ` [comp.]` after names; what is after it, and whether it was there.
pub fn role_after(i: In<'_>, people: usize) -> (In<'_>, bool) {
    let at = i.past_comma();
    if let Ok((rest, Paren::Editor)) = paren(at) {
        return (rest, true);
    }
    // `Christopher R. Browning (with contributions by Jürgen Matthäus), The Origins of the Final Solution`
    if i.is(0, Kind::ParenOpen)
        && i.case(1) == Case::Lower
        && i.means(1, bit(Sense::Along))
        && let Some((_, behind)) = i.enclosed(Kind::ParenOpen)
        && behind.is(0, Kind::Comma)
    {
        return (behind, false);
    }
    // `John Swinton, ed, Critical Reflections`: British printers leave the stop out.
    if at.at > i.at && people == 1 && at.word(0) == "ed" && at.is(1, Kind::Comma) {
        return (at.skip(1), true);
    }
    let Some((_, len)) = at.hit(|s| matches!(s, Sense::Editor | Sense::Compiler).then_some(())) else {
        return (i, false);
    };
    // `Markets and Morals, ed. Gerald Dworkin`: two names want `eds.`, so this is a title and its editor.
    if people > 1 && matches!(at.word(0), "ed" | "Ed") && !at.is(len + 1, Kind::Comma) {
        return (i, false);
    }
    // `John Smith, ed. Intimacy and Terror (…)`: behind somebody by a given name no surnames alone edited.
    let given = |found: &Names| {
        let person = i.at > 1 && i.note.list[i.at - 2].bits & GIVEN != 0;
        person && found.list.iter().all(|n| n.given.is_empty())
    };
    // `Social Theory Today, ed. Anthony Giddens et al. (…)`: who edited follows, so a title went before.
    if !at.is(len + 1, Kind::Comma)
        && let after = at.skip(len).past_dot()
        && let Ok((rest, found)) = names(after)
        && people == 1
        && !given(&found)
        && (rest.is(0, Kind::ParenOpen)
            || rest.is(0, Kind::Semi) && rest.means(1, bit(Sense::Translator) | bit(Sense::Editor))
            || rest.is(0, Kind::Comma)
                && rest.means(1, bit(Sense::Ordinal(1)) | bit(Sense::EditionWord) | bit(Sense::Translator))
            // `Annales Mellicenses, ed. Wilhelm Wattenbach, in: …`, `Teka Podoskiego, wyd. K. Jarochowski, t. IV, …`
            || rest.is(0, Kind::Comma) && rest.case(1) == Case::Lower && rest.means(1, bit(Sense::In) | bit(Sense::Volume))
            || rest.is(0, Kind::Comma) && rest.is(1, Kind::Number)
            // `[w:] Polska, red. J. Eisler, Warszawa 1999`
            || rest.is(0, Kind::Comma) && place_year(rest.skip(1)))
        // More than one, a name with initials, or a given name: no words of a title.
        && (found.list.len() > 1
            || i.note.list[rest.at - 1].kind == Kind::Dot
            || found.list[0].given.contains('.')
            || after.means(0, bit(Sense::FirstName) | bit(Sense::GivenName))
            // `Business Men, ed. Conrad Wright (`: no given name before, and no comma behind the role.
            || nouns_before(i) && found.full && rest.is(0, Kind::ParenOpen))
    {
        return (i, false);
    }
    // `edited by` leads another name; `ed.` closes this one.
    let mut rest = at.skip(len);
    rest = rest.past_dot();
    if rest.means(0, bit(Sense::By))
        || super::imprint::has(at.until(at.at + len), bit(Sense::By))
        || at.word(0).chars().count() > 4
            && !small::is(at.word(0), small::ROLES_BEHIND)
            // `Ігор Гошуляк, упоряд., Україна …`
            && !(at.is(len, Kind::Dot) && at.is(len + 1, Kind::Comma))
    {
        return (i, false);
    }
    // `, ed. and trans.`
    if and_len(rest) > 0 && rest.skip(1).means(0, bit(Sense::Translator)) {
        let len = rest.skip(1).long(Sense::Translator).unwrap_or(1);
        rest = rest.skip(1 + len);
        rest = rest.past_dot();
    }
    (rest, true)
}

/// Ends a reading: what may stand behind any citation.
pub fn close(mut draft: Draft, rest: In<'_>) -> Option<Draft> {
    // `“The Great Depression” (unpublished manuscript, n.d.), Box 36, Hofstadter Papers, Columbia University`
    let mut rest = rest;
    if draft.kind == Work::Unpublished
        && rest.note.bits & PLACE_BITS != 0
        && rest.is(0, Kind::Comma)
        && !draft.fields.has(Field::Archive)
        && let Ok((end, found)) = archive::place(rest.skip(1))
        && !found.place.steps.is_empty()
    {
        found.put(&mut draft, rest.skip(1), end);
        rest = end;
    }
    let mut rest = definition(rest, &mut draft);
    if draft.kind == Work::Article {
        issue_of_year(&mut draft, rest.note.text);
        less_later_name(&mut draft, rest);
    }
    front_matter(&mut draft);
    // `1932. (Brasiliana, 9). p. 254`, `2007, p. 24. (Les médiévistes français ; n° 8)`
    if let Some(behind) = series_behind_stop(rest, &mut draft) {
        rest = behind;
    }
    rest = page_behind_stop(rest, &mut draft).unwrap_or(rest);
    rest = volume_by_label(rest, &mut draft).unwrap_or(rest);
    if rest.note.bits & bit(Sense::Accessed) != 0
        && !draft.fields.has(Field::Url)
        && !draft.doubts.has(Doubt::BareName)
    {
        rest = seen_behind(rest, &mut draft);
    }
    draft.shows.closed = ends(rest);
    close_at(draft, rest)
}

/// Ends a reading at `rest`, where no definition can stand.
pub fn close_at(mut draft: Draft, rest: In<'_>) -> Option<Draft> {
    // Whoever publishes under the author's very name is a body.
    if let (Some(publisher), Some(span)) = (draft.fields.text(Field::Publisher), draft.site(Field::Author))
        && publisher == span.of(rest.note.text)
    {
        let body = Name::body(publisher);
        draft.fields.set(Field::Author, crate::model::Value::Names(eco_vec![body]));
    }
    // `Interview with Georgy Kornienko, Moscow, 12 March 1992`
    let head = rest.part(draft.start, draft.end.max(draft.start + 6));
    if matches!(draft.kind, Work::Book | Work::Misc | Work::Unpublished)
        && !draft.fields.has(Field::Publisher)
        && ((0..4).any(|ahead| head.means(ahead, bit(Sense::InterviewWord)))
            || titled_interview(head, &draft))
        && !about_interviews(&draft)
    {
        draft.kind = Work::Interview;
        draft.shows.genre = true;
    }
    // `Evelyn, Diary, Jan. 30, 1649`: the day of an entry, and no day of the book.
    if draft.kind == Work::Book
        && !draft.fields.has(Field::Location)
        && draft.fields.date().is_some_and(|d| d.edtf.len() == 10)
        && draft.fields.text(Field::Title).is_some_and(|title| archive::marks().diaries.contains(title))
    {
        draft.forget(Field::Date);
    }
    // A page of the web.
    if draft.kind == Work::Book && draft.shows.url && !draft.shows.imprint && !draft.shows.role {
        draft.kind = Work::Online;
    }
    if draft.kind == Work::Book && draft.nobody() && numbered_report(head) {
        draft.kind = Work::Report;
    }
    // A body's paper with its day: a report.
    if draft.kind == Work::Book
        && draft.fields.names(Field::Author).iter().any(Name::is_body)
        && !draft.fields.has(Field::Publisher)
        && draft.fields.date().is_some_and(|d| d.edtf.len() >= 10)
    {
        draft.kind = Work::Report;
    }
    if draft.locators.iter().any(|l| l.value.unit == Unit::Folio) {
        lines_of_verse(&mut draft, rest.note.text);
    }
    draft.end = rest.at;
    draft.shows.closed |= ends(rest) || remark(rest, &draft.locators) || day_of_diary(rest, &draft);
    (draft.end > draft.start).then_some(draft)
}
