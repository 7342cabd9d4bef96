//! Which words of a name are the family name, and which are none of a name.

use ecow::{EcoString, eco_format, eco_vec};

use super::input::{In, Parsed};
use super::locator_first::paged_behind as paged;
use super::locator_first::sections;
use super::name::{Names, and_len, is_initial, is_single, name};
use super::name_bracket::given_at_length;
use super::surname_china::surname_first;
use super::token::{Case, GIVEN, Kind, Token, bit};
use crate::lexicon::Sense;
use crate::model::Name;
use crate::small;

/// Written in the signs of East Asia.
fn is_ideographic(word: &str) -> bool {
    word.starts_with(
        |c: char| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{3041}'..='\u{30ff}' | '\u{ac00}'..='\u{d7a3}'),
    )
}

/// `MA` behind `Hlatky`, the word at `i`: one or two capitals that are no number of a king and no state behind its town.
fn bare_initials_behind(i: In<'_>, last: &Token) -> bool {
    // Cheap: most names end in a word.
    if last.case != Case::Upper || last.span.len() > 5 {
        return false;
    }
    let letters = last.text;
    let count = letters.chars().filter(|c| c.is_alphabetic()).count();
    let state = last.bits & bit(Sense::State) != 0 && i.means(0, bit(Sense::City));
    count <= 2
        && letters.chars().all(|c| c.is_uppercase() || c == '-')
        && !letters.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
        && i.case(0) == Case::Capital
        && i.word(0).chars().count() > 2
        && !i.is(2, Kind::Dot)
        && !state
}

/// Divides the words of a name.
pub fn build(start: In<'_>, words: &[usize], end: In<'_>) -> Name {
    let note = start.note;
    let text = |from: usize, to: usize| {
        note.slice(words[from], if to < words.len() { words[to] } else { end.at })
            .trim_end_matches([' ', ','])
    };
    let last = words.len() - 1;
    // `Chen Yinke 陳寅恪`: what the signs are read as, the surname first, as in the signs.
    if last > 0 && is_ideographic(note.word(words[last])) && !is_ideographic(note.word(words[0])) {
        let given = if last > 1 { text(1, last).into() } else { EcoString::new() };
        return Name { family: text(0, 1).into(), given, ..Name::default() };
    }
    // `Liang Qichao`
    if last == 1 && surname_first(&note.list[words[0]], &note.list[words[1]]) {
        return Name { family: text(0, 1).into(), given: text(1, 2).into(), ..Name::default() };
    }
    // `Romsics Ignác`
    let hungarian = |w: &usize| small::is(note.word(*w), small::GIVEN_NAMES_OF_HUNGARY);
    let first = &note.list[words[0]];
    if (1..=2).contains(&last)
        && first.case == Case::Capital
        && first.bits & GIVEN == 0
        && !hungarian(&words[0])
        && words[1..].iter().all(hungarian)
    {
        return Name { family: text(0, 1).into(), given: text(1, words.len()).into(), ..Name::default() };
    }
    let one = |w: usize| is_initial(start.part(words[w] + 1, start.end), note.word(words[w]));
    if last > 0 && one(last) && !one(0) && (1..=last).all(one) {
        // Инициалы сзади
        return Name { family: text(0, 1).into(), given: text(1, words.len()).into(), ..Name::default() };
    }
    // `De Felice R.`: the particle has a capital.
    let head = (0..last).take_while(|w| is_capital_particle(note.word(words[*w]))).count();
    if head > 0 && head < last && !one(head) && (head + 1..=last).all(one) {
        let given = text(head + 1, words.len()).into();
        return Name { family: text(0, head + 1).into(), given, ..Name::default() };
    }
    // `Furet F`, `Hlatky MA`: initials without stops behind the surname; not `Pius X`, `Washington DC`.
    if last > 0 && bare_initials_behind(start.part(words[last - 1], start.end), &note.list[words[last]]) {
        return Name {
            family: text(0, last).into(),
            given: text(last, words.len()).into(),
            ..Name::default()
        };
    }
    // `María Cruz ROMEO MATEO`: the surnames are in capitals.
    let shout = |w: usize| {
        note.list[words[w]].case == Case::Upper && note.word(words[w]).chars().count() > 1 && !one(w)
    };
    // `LE BRAS G.`
    let shouted = (0..=last).take_while(|w| shout(*w)).count();
    if shouted > 1 && shouted <= last && (shouted..=last).all(one) {
        let given = text(shouted, words.len()).into();
        return Name { family: text(0, shouted).into(), given, ..Name::default() };
    }
    // `J. LE GOFF` as well; an initial before it may be one of several.
    let named = note.list[words[0]].case == Case::Capital || one(0) && shout(last - usize::from(last > 0));
    if last > 1 && shout(last) && named {
        let mut family = last;
        while family > 1 && (shout(family - 1) || note.list[words[family - 1]].case == Case::Lower) {
            family -= 1;
        }
        return Name {
            family: text(family, words.len()).into(),
            given: text(0, family).into(),
            ..Name::default()
        };
    }
    // `BLOCH Marc`, `LEVITT Steven D.`: the surname first, in capitals, and a given name that is known, or a surname that can be
    // nothing else.
    let only = |w: usize| {
        let t = &note.list[words[w]];
        // `THOMAS Yan`: a surname that is a given name as well.
        t.bits & !GIVEN == 0 && t.text.chars().count() > 3 && t.text.chars().all(char::is_alphabetic)
    };
    // `GM Joseph`: letters without a vowel are no surname.
    let initials = |word: &str| word.len() < 4 && !word.contains(['A', 'E', 'I', 'O', 'U', 'Y']);
    if last > 0
        && shout(0)
        && !initials(note.word(words[0]))
        && !shout(last)
        && let Some(given) = (1..=last).find(|w| !shout(*w))
        && note.list[words[given]].case != Case::Lower
        && ((given..=last).any(|w| note.list[words[w]].bits & GIVEN != 0) || only(0))
    {
        return Name {
            family: text(0, given).into(),
            given: text(given, words.len()).into(),
            ..Name::default()
        };
    }
    // The family name is the last word; lower-case particles before it are its prefix.
    let mut family = last;
    // `Emmanuel Le Roy Ladurie`: an article opens a surname of two words.
    if last > 2 && matches!(note.word(words[last - 2]), "Le" | "La" | "Du") && !one(last - 1) {
        family = last - 2;
    }
    // `K O Morgan`: initials without stops.
    let bare = |w: usize| {
        note.word(words[w]) == "O" && words[..w].iter().any(|w| note.word(*w).len() == 1) && !one(0)
    };
    while family > 0
        && is_capital_particle(note.word(words[family - 1]))
        && !one(family - 1)
        && !bare(family - 1)
    {
        // `Ben Eklof`, `Al Gore`: at the head a given name.
        if family == 1 && matches!(note.word(words[0]), "Ben" | "Al" | "Bar" | "Den" | "Ten" | "Ter") {
            break;
        }
        family -= 1;
    }
    let mut prefix = family;
    while prefix > 0 && note.list[words[prefix - 1]].case == Case::Lower {
        prefix -= 1;
    }
    // `Deborah Van der Plaat`: the first of the particles has a capital, and all are the surname’s.
    if prefix > 1 && prefix < family && matches!(note.word(words[prefix - 1]), "Van" | "Von") {
        family = prefix - 1;
        prefix = family;
    }
    // `Von der Goltz`
    if prefix == 1 && family > 1 && is_capital_particle(note.word(words[0])) {
        prefix = 0;
    }
    // `Manuel Tuñón de Lara`: the particle stands between two surnames.
    let before = |w: usize| {
        let word = note.word(words[w]);
        let patronymic = word.ends_with('z') && word.chars().count() > 3;
        iberian_surname(word) || patronymic && note.list[words[w]].bits & GIVEN == 0
    };
    // `Ernesto Galli della Loggia`, `Hélène Carrère d’Encausse`
    let surname = |w: usize| {
        let t = &note.list[words[w]];
        t.case == Case::Capital && t.bits & GIVEN == 0 && t.text.chars().count() > 3 && !one(w)
    };
    let joined = |w: usize| {
        let word = note.word(words[w]);
        small::is(word, small::BETWEEN_SURNAMES) || word.starts_with("d’") || word.starts_with("d'")
    };
    let between =
        prefix < family && prefix >= 2 && (before(prefix - 1) || joined(prefix) && surname(prefix - 1));
    let elided = prefix == family && prefix >= 2 && joined(family) && surname(prefix - 1);
    if between || elided {
        family = prefix - 1;
        prefix = family;
    }
    // `A. H. de Oliveira Marques`: initials, a particle, and all the rest.
    if prefix == family
        && family == last
        && let Some(small) = (1..last).find(|w| !one(*w))
        && small + 2 == last
        && one(0)
        && note.list[words[small]].case == Case::Lower
    {
        (prefix, family) = (small, small + 1);
    }
    // `Sánchez Mejía`, `Ruiz de Alarcón`: two surnames and no given name.
    let named = |w: usize| {
        let bits = bit(Sense::OtherGiven) | bit(Sense::FirstName) | bit(Sense::GivenName);
        note.list[words[w]].bits & bits != 0 || one(w)
    };
    let whole = |w: usize| note.list[words[w]].case == Case::Capital;
    // `Perez Zagorin` is an Englishman.
    let accented = |w: usize| note.word(words[w]).contains(['á', 'é', 'í', 'ó', 'ú', 'ñ']);
    if family == last
        && (last == 1 || prefix == 1 && last == 2)
        && before(0)
        && !named(0)
        && !named(last)
        && (accented(0) || accented(last))
        && whole(0)
        && whole(last)
        && note.word(words[last]).chars().count() > 2
    {
        family = 0;
        prefix = 0;
    }
    if prefix == family && family == last && last >= 2 && double_surname(start, words) {
        family -= 1;
        prefix -= 1;
    }
    Name {
        family: text(family, words.len()).into(),
        given: if prefix > 0 { text(0, prefix).into() } else { EcoString::new() },
        prefix: if family > prefix { text(prefix, family).into() } else { EcoString::new() },
        ..Name::default()
    }
}

/// `Le`, `De`, `Van`: a particle printed with a capital, which belongs to the family name.
pub fn is_capital_particle(word: &str) -> bool {
    matches!(
        word,
        "La" | "Le"
            | "Ó"
            | "Ní"
            | "Nic"
            | "Uí"
            | "Los"
            | "Las"
            | "Du"
            | "Des"
            | "De"
            | "Della"
            | "Dello"
            | "Dalla"
            | "Del"
            | "Dal"
            | "Di"
            | "Da"
            | "Van"
            | "Von"
            | "Den"
            | "Der"
            | "Ten"
            | "Ter"
            | "El"
            | "Al"
            | "Ibn"
            | "Ben"
            | "Bar"
            | "St"
            | "Saint"
            | "San"
            | "Santa"
            | "São"
            | "Mac"
            | "Fitz"
            | "O"
    )
}

/// `Hugo Fazio Vengoa`: a Spanish or Portuguese given name, then two family names. Judged by the given name.
fn double_surname(start: In<'_>, words: &[usize]) -> bool {
    let note = start.note;
    let given = |at: usize| note.list[words[at]].bits & bit(Sense::GivenName) != 0;
    // `Patricia Ann Berger`: the second is a given name too.
    let other = |at: usize| note.list[words[at]].bits & (bit(Sense::OtherGiven) | bit(Sense::FirstName)) != 0;
    // `Hugues R. Sánchez Mejía`: an initial, or another given name, in the middle.
    if words.len() == 4 {
        let middle =
            is_initial(start.part(words[1] + 1, start.end), note.word(words[1])) || given(1) || other(1);
        return middle
            && note.list[words[0]].case == Case::Capital
            && note.list[words[2]].case == Case::Capital
            && (given(0) || iberian_surname(note.word(words[2])))
            && !given(2)
            && !other(2);
    }
    // `J. Pérez Villanueva`
    if words.len() == 3 && is_initial(start.part(words[0] + 1, start.end), note.word(words[0])) {
        let named = |at: usize| given(at) || other(at) || note.list[words[at]].case != Case::Capital;
        return iberian_surname(note.word(words[1]))
            && !note.word(words[1]).is_ascii()
            && !named(1)
            && !named(2);
    }
    words.len() == 3
        && note.word(words[1]).chars().count() > 2
        && note.list[words[0]].case == Case::Capital
        && !given(1)
        && !other(1)
        && (given(0) || iberian_surname(note.word(words[1])))
}

/// A Spanish surname by its letters or its end: `Muñoz`, `Martínez`, `Halperín`, `Cosío`.
fn iberian_surname(word: &str) -> bool {
    if word.is_ascii() {
        return word.ends_with("ez") && word.len() > 4;
    }
    word.contains('ñ')
        || ["ez", "éz", "ín", "ío", "ía", "án", "ón", "és"].iter().any(|end| word.ends_with(end))
            && word.len() > 4
}

/// `Kremlin Politics`, `Personal Record`, `Marshall Interviews`: words of a title. Behind a given name or an initial they are
/// a family name: `Jeffrey Record`.
pub fn ends_as_title(start: In<'_>, words: &[usize]) -> bool {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    let head = &start.note.list[*first];
    words.len() > 1
        && start.note.list[*last].bits & bit(Sense::TitleNoun) != 0
        && head.bits & GIVEN == 0
        && head.span.len() > 1
        && !words.iter().any(|w| is_initial(start.part(w + 1, start.end), start.note.word(*w)))
}

/// `Metropolitan Kirill of Smolensk`, `Patriarch Alexy II of Moscow and All Russia`: the see behind a churchman's name.
pub fn see(i: In<'_>) -> Option<In<'_>> {
    let i = if i.means(0, bit(Sense::Suffix)) { i.skip(1) } else { i };
    if i.case(0) != Case::Lower || !i.means(0, bit(Sense::Small)) || i.case(1) != Case::Capital {
        return None;
    }
    let mut rest = i.skip(2);
    let and = and_len(rest);
    if and > 0 && rest.case(and) == Case::Capital {
        rest = rest.skip(and + 1);
    }
    while rest.case(0) == Case::Capital && !rest.is(0, Kind::Comma) && rest.at - i.at < 7 {
        rest = rest.skip(1);
    }
    rest.is(0, Kind::Comma).then_some(rest)
}

/// `H S Klein,`   `W McGowan,`   `D B Gaspar and`: one to three initials without stops and a surname; what is behind it. `A` alone is
/// one only where the document prints initials so.
pub fn bare_initials(i: In<'_>) -> Option<In<'_>> {
    let letter = |at: usize| i.case(at) == Case::Upper && i.word(at).chars().count() == 1;
    let count = (0..4).find(|at| !letter(*at)).filter(|n| (1..=3).contains(n))?;
    let word = matches!(i.word(0), "A" | "I" | "O") && count == 1 && !i.note.bare_initials;
    let close =
        i.is(count + 1, Kind::Comma) || i.is(count + 1, Kind::ParenOpen) || and_len(i.skip(count + 1)) > 0;
    (!word && close && i.case(count) == Case::Capital && i.word(count).len() > 2).then(|| i.skip(count + 1))
}

/// `William of Malmesbury, Gesta Regum`   `Robert the Monk, ‘Historia’`: a given name and what tells its bearer from others
/// are one name, under which he is cited and sorted.
pub fn by_place(i: In<'_>) -> Option<(In<'_>, Name)> {
    if i.case(0) != Case::Capital || !small::is(i.word(1), small::BEFORE_BYNAMES) {
        return None;
    }
    // `Earl of Avon, The Eden Memoirs`
    let rank = i.word(1) == "of" && small::is(i.word(0), small::RANKS);
    // `Augustine of Hippo, The City of God`
    // `Marchetto of Padua, Pomerium, ed. Giuseppe Vecchi`: an unknown name, a town that is known, and who edited the text.
    let stranger = || {
        i.word(1) == "of" && i.is(3, Kind::Comma) && i.means(2, bit(Sense::City)) && edited_text(i.skip(3))
    };
    // `Pseudo-Dionysius the Areopagite, The Mystical Theology`
    let taken = || i.word(0).split_once('-').is_some_and(|(first, _)| small::is(first, small::NAMES_TAKEN));
    if !i.means(0, GIVEN | bit(Sense::Ancient)) && !rank && !stranger() && !taken() {
        return None;
    }
    let mut rest = i.skip(2);
    // `Hugh of Saint-Victor`
    while rest.at < i.at + 6 && rest.case(0) == Case::Capital {
        rest = rest.skip(1 + usize::from(rest.is(1, Kind::Dash)));
    }
    let title = rest.skip(1);
    let opens =
        matches!(title.case(0), Case::Capital | Case::Upper) && !title.means(0, bit(Sense::Honorific));
    // `Florence of Worcester, ii, p. 28`: behind a chronicler the volume alone.
    let volume = title.case(0) == Case::Lower
        && title.means(0, bit(Sense::Editor) | bit(Sense::Translator))
        && i.note.list[i.at.saturating_sub(1)].bits & bit(Sense::By) != 0
        || title.case(0) == Case::Lower
            && title.is(1, Kind::Comma)
            && super::date::roman(title.word(0)).is_some();
    // `Fulcher of Chartres, I.2.i, pp. 62–3`, `Ralph of Caen, 119, p. 135`: book and chapter, and the page they are on.
    let chapter = || sections(title).is_some() || title.is(0, Kind::Number) && paged(title.skip(1));
    let named = rest.at > i.at + 2
        && rest.is(0, Kind::Comma)
        && (opens && !(title.case(0) == Case::Upper && title.is(1, Kind::Dot))
            || volume
            || title.is(0, Kind::QuoteOpen)
            || chapter());
    named.then(|| (rest, Name::body(i.text_to(rest))))
}

/// `, Pomerium, ed. Giuseppe Vecchi`: behind a title the word for who edited or translated it.
fn edited_text(i: In<'_>) -> bool {
    const LONGEST: usize = 16;
    let marked = bit(Sense::Editor) | bit(Sense::Translator);
    let role = |n: usize| i.is(n, Kind::Comma) && i.case(n + 1) == Case::Lower && i.means(n + 1, marked);
    i.note.bits & marked != 0 && (2..LONGEST).any(role)
}

/// The words so far are a surname with initials behind it, and what follows is no further initial.
pub fn ends_inverted(start: In<'_>, words: &[usize], here: In<'_>) -> bool {
    if words.len() < 2 || start.at != words[0] {
        return false;
    }
    let text = start.note.word(words[0]);
    let first_is_word = text.chars().count() > 2 && !is_initial(start.part(words[0] + 1, start.end), text);
    let rest_are_initials =
        words[1..].iter().all(|w| is_initial(start.part(w + 1, start.end), start.note.word(*w)));
    // `AGERON C.-R.`
    let next = here.skip(usize::from(here.is(0, Kind::Dash)));
    let next_is_initial = next.case(0) != Case::None && is_initial(next.skip(1), next.word(0));
    let cyrillic = text.chars().next().is_some_and(|c| ('\u{400}'..'\u{530}').contains(&c));
    first_is_word
        && rest_are_initials
        && !next_is_initial
        && (cyrillic || !latin_goes_on(given_at_length(start, here).unwrap_or(here)))
}

/// After `Sarah M.` a surname follows; after `Ivanov I. I.` none does.
fn latin_goes_on(here: In<'_>) -> bool {
    matches!(here.case(0), Case::Capital | Case::Upper) || here.means(0, bit(Sense::Particle))
}

/// `Figes, Orlando,`   `Thompson, E. P.,`   `Figes, Orlando, and Boris Kolonitskii,`: the family name first, as in a list of
/// works.
pub fn inverted_name(i: In<'_>) -> Parsed<'_, Names> {
    let (rest, mut first) = name(i)?;
    // `Rhodes James, R.,`: a surname of two words, and nothing but initials behind it.
    let initials = (0..3).take_while(|n| is_initial(rest.skip(2 + 2 * n), rest.word(1 + 2 * n))).count();
    let double = rest.at == i.at + 2
        && initials > 0
        && rest.is(1 + 2 * initials, Kind::Comma)
        && !i.means(0, GIVEN)
        && first.suffix.is_empty()
        && first.prefix.is_empty();
    if double {
        first.family = eco_format!("{} {}", first.given, first.family);
        first.given.clear();
    }
    if !is_single(&first) || !rest.is(0, Kind::Comma) {
        return i.miss();
    }
    let given = rest.skip(1);
    let mut here = given;
    let mut words = 0;
    let mut initials = 0;
    // In the middle of a sentence another name may follow.
    let before = i.at.checked_sub(1).map(|at| &i.note.list[at]);
    let and = bit(Sense::And) | bit(Sense::Signal);
    let inside = before.is_some_and(|t| t.kind == Kind::Word && t.case == Case::Lower && t.bits & and == 0);
    while words < 3 && matches!(here.case(0), Case::Capital | Case::Upper) {
        let text = here.word(0);
        // `… of Helvidius, D. MacCulloch, ‘Mary’`: initials and a surname begin another name.
        if inside
            && initials == words
            && words > 0
            && !is_initial(here.skip(1), text)
            && !here.means(0, GIVEN)
        {
            return i.miss();
        }
        here = here.skip(1);
        words += 1;
        if is_initial(here, text) {
            here = here.skip(1);
            initials += 1;
        }
    }
    let first_word = given.means(0, bit(Sense::FirstName) | bit(Sense::GivenName));
    let initial = is_initial(given.skip(1), given.word(0));
    // `for the American, Michael Beschloss, The Crisis Years`: in a sentence a given name and a surname are another's.
    let another =
        inside && words > 1 && first_word && initials == 0 && !i.part(here.at - 1, i.end).means(0, GIVEN);
    if another {
        return i.miss();
    }
    // `Crabb, C. V. and Mulcahy, K. V., Presidents and Foreign Policy Making`, `Kramer, H., and Sprenger, J., …`: the others are turned
    // round too.
    let next = here.past_comma();
    let and = and_len(next);
    if and > 0
        && initials == words
        && words > 0
        && let Ok((end, others)) = inverted_name(next.skip(and))
    {
        first.given = given.text_to(here).into();
        let list = std::iter::once(first).chain(others.list).collect();
        return Ok((end, Names { list, full: true }));
    }
    if words == 0 || !(first_word || initial) || !here.is(0, Kind::Comma) {
        return i.miss();
    }
    first.given = given.text_to(here).into();
    let mut list = eco_vec![first];
    let after = here.skip(1);
    let and = and_len(after);
    if and > 0
        && let Ok((end, second)) = name(after.skip(and))
        && !second.given.is_empty()
        && end.is(0, Kind::Comma)
    {
        list.push(second);
        here = end;
    } else if let Some((end, others)) = series_of_names(after) {
        list.extend(others);
        here = end;
    }
    Ok((here, Names { list, full: true }))
}

/// `Sergei A. Kondrashov, and George Bailey,`: the others of several authors, in their usual order, up to the last behind "and".
fn series_of_names(i: In<'_>) -> Option<(In<'_>, Vec<Name>)> {
    const MOST: usize = 6;
    let mut list = Vec::new();
    let mut here = i;
    while list.len() < MOST {
        let (end, found) =
            name(here).ok().filter(|(_, found)| !found.given.is_empty() && !found.is_body())?;
        list.push(found);
        let next = end.past_comma();
        let and = and_len(next);
        if and > 0 {
            let (end, last) = name(next.skip(and)).ok().filter(|(_, last)| !last.given.is_empty())?;
            list.push(last);
            return end.is(0, Kind::Comma).then_some((end, list));
        }
        if next.at == end.at {
            return None;
        }
        here = next;
    }
    None
}
