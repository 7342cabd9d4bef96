//! A body before its title: a ministry, a bank, a party.

use ecow::eco_vec;

use super::archive;
use super::corporate::{body, editing_body, members_of};
use super::draft::Draft;
use super::input::In;
use super::locator::locators;
use super::name::{Names, names};
use super::serial::serial_of_society;
use super::tail::ends;
use super::token::{Case, Kind, bit};
use super::work::authored;
use crate::lexicon::Sense;
use crate::model::{Field, Name};
use crate::small;

/// `The Open University, “Making Britain”`, `The Editors of Encyclopaedia Britannica, “Diet of Worms”`: a body with its article is who wrote, where
/// a title in marks stands behind it.
fn with_article(i: In<'_>) -> Option<(In<'_>, Name)> {
    const LONGEST: usize = 12;
    let bare = i.skip(1);
    let paper = bit(Sense::Newspaper) | bit(Sense::Magazine) | bit(Sense::JournalWord);
    if !small::is(i.word(0), small::ARTICLE_OF_BODIES) || i.means(0, paper) || bare.means(0, paper) {
        return None;
    }
    // `The Pew Forum on Religion and Public Life, “Survey,” 2008, https://…`: by what words ever it is called, on the web.
    let called = || {
        let web = i.note.has(Kind::Url);
        let len = (1..LONGEST).find(|n| web && !bare.is(*n, Kind::Word)).filter(|len| *len > 1)?;
        let small = |n: usize| bare.means(n, bit(Sense::Small) | bit(Sense::In) | bit(Sense::And));
        let named = (0..len).all(|n| bare.case(n) != Case::Lower || small(n));
        named.then(|| (bare.skip(len), Name::body(bare.text_to(bare.skip(len)))))
    };
    let (rest, _) = body(bare).ok().or_else(|| members_of(bare, bare.skip(1))).or_else(called)?;
    (rest.is(0, Kind::Comma) && rest.is(1, Kind::QuoteOpen)).then(|| (rest, Name::body(i.text_to(rest))))
}

/// `Army War College Historical Section, “The Colored Soldier,” May 1942`   `CIA, NIE 80-1-60`
pub fn by_body(i: In<'_>) -> Option<Draft> {
    if let Some((rest, name)) = with_article(i) {
        return authored(i, rest, Names { list: eco_vec![name], full: true });
    }
    let told = bit(Sense::BodyWord) | bit(Sense::Editor) | bit(Sense::ReportWord);
    if i.note.bits & told == 0 && i.case(0) != Case::Upper {
        return None;
    }
    if i.case(0) == Case::Lower || i.case(0) == Case::None {
        return None;
    }
    if let Some(draft) = serial_of_society(i) {
        return Some(draft);
    }
    // `TNA, FO 371/86756, and Lynne Viola, “The Campaign”`: an archive and its address.
    if archive::begins(i) {
        return None;
    }
    let one = |(rest, name): (_, Name)| (rest, eco_vec![name]);
    let (mut rest, mut list) =
        editing_body(i).or_else(|| body(i).ok().map(one)).or_else(|| land(i).map(one))?;
    // `Rede Hitlers vor dem Reichstag, 23.3.1933`: a document, and before whom.
    let small = bit(Sense::In) | bit(Sense::Small) | bit(Sense::By);
    if i.means(0, bit(Sense::DocumentHead))
        && i.case(1) == Case::Capital
        && i.case(2) == Case::Lower
        && i.means(3, small)
    {
        return None;
    }
    // `U.S. Department of Commerce, Bureau of the Census, Historical Statistics …`: a part of the body before it, if
    // more words than its own follow.
    for _ in 0..3 {
        let part = rest.skip(1);
        if !rest.is(0, Kind::Comma) || !part.means(0, bit(Sense::BodyWord)) {
            break;
        }
        match body(part) {
            Ok((after, _)) if after.is(0, Kind::Comma) && after.at > part.at + 1 && title_behind(after) => {
                rest = after;
                list = vec![Name::body(i.text_to(rest))].into();
            }
            _ => break,
        }
    }
    // `International Bank …, International Development Association, An Appraisal …`
    if rest.is(0, Kind::Comma)
        && let Ok((after, second)) = body(rest.skip(1))
        && after.is(0, Kind::Comma)
        && after.at > rest.at + 2
        && matches!(after.case(1), Case::Capital | Case::Upper)
    {
        list.push(second);
        rest = after;
    }
    // A body's title must follow, or a quoted one: a run of capitals alone may be a title.
    let edits = rest.is(0, Kind::ParenOpen) && rest.means(1, bit(Sense::Editor) | bit(Sense::Compiler));
    if !(rest.is(0, Kind::Comma) || rest.is(0, Kind::QuoteOpen) || edits) {
        return None;
    }
    // `House of Commons, ed. Hasler, III, p. 513`: a title named again, and who edits it.
    let named = rest.skip(2).past_dot();
    let named_again = rest.is(0, Kind::Comma)
        && rest.means(1, bit(Sense::Editor))
        && rest.case(1) == Case::Lower
        && names(named).is_ok_and(|(behind, found)| {
            behind.at == named.at + 1
                && !found.full
                && behind.is(0, Kind::Comma)
                && locators(behind.skip(1)).is_ok_and(|(end, _)| ends(end))
        });
    if named_again {
        return None;
    }
    let full = Names { list, full: true };
    let draft = authored(i, rest, full)?;
    (draft.fields.has(Field::Title) || draft.shows.dated).then_some(draft)
}

/// `Great Britain, Ministry of Information, The Battle of Britain`: a country before its ministry.
pub fn land(i: In<'_>) -> Option<(In<'_>, Name)> {
    let len = i.long(Sense::State)?;
    let rest = i.skip(len);
    let ministry =
        rest.is(0, Kind::Comma) && rest.means(1, bit(Sense::BodyWord)) && body(rest.skip(1)).is_ok();
    ministry.then(|| (rest, Name::body(i.text_to(rest))))
}

/// Behind the comma at `i` a title can begin: capitals or a quotation.
fn title_behind(i: In<'_>) -> bool {
    matches!(i.case(1), Case::Capital | Case::Upper) || i.is(1, Kind::QuoteOpen)
}
