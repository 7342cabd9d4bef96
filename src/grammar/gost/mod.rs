//! Russian notes after GOST R 7.0.5-2008, and others written so: surname first, areas divided by stops, `//`
//! before the host.

mod area;
mod clergy;
mod facts;
mod leaf;
mod names;
mod numbered;
mod parts;
mod periodical;
mod serial;
mod surname;
mod western;
mod years;

use ecow::{eco_format, eco_vec};

use super::address::address;
use super::address::leads_to_address;
use super::archive;
use super::date;
use super::document::describe;
use super::draft::Draft;
use super::imprint::past;
use super::input::In;
use super::locator::{MOST, locators};
use super::locator_on::other_volume;
use super::name::{Names, names};
use super::tail::{definition, ends};
use super::title_put::unquoted;
use super::token::{Case, GIVEN, Kind, bit};
use crate::letter;
use crate::lexicon::{Reporter, Sense};
use crate::model::{Date, Doubt, Field, Kind as Work, Name, Unit, Via};
use crate::small;
pub use area::author_behind_colon;
use area::{
    Area, Found, PAGE, area_end, comma_numbers, ellipsis, named_after, place_for_initial, rank_before,
};
pub use clergy::ranked;
pub use facts::facts;
use leaf::volume_named;
pub use names::{authors, name_behind_dash};
use names::{full_names, given_names, is_verb};
pub use numbered::issue_again;
use numbered::numbered;
use parts::{edited, house_last, points_in_brackets, put_title, untrailed};
use serial::{counted_host, serial_by_letters, serial_by_number};
use surname::surname_alone;
use years::paged_day;

/// `Хлевнюк О. В. Политбюро: Механизмы политической власти в 30-е годы. М., 1996. С. 205–206`   `Сануков К. Н. Расправа // Марийский юридический вестник. 2012. Вып. 9. С. 25`   `Fitzpatrick S. Everyday Stalinism. New York: Oxford University Press, 1999. P. 34`   `Записка № 3561/б // РГАСПИ. Ф. 17. Оп. 171. Д. 378. Л. 1–2`
pub fn gost(i: In<'_>) -> Option<Draft> {
    let t = i.peek(0)?;
    let latin = !i.note.russian;
    if latin && t.kind == Kind::QuoteOpen && periodical::counted_behind(i) {
        let mut draft = periodical::quoted_periodical(i)?;
        draft.shows.quoted = true;
        return Some(draft);
    }
    // In a note without Cyrillic a surname with initials behind it shows this habit, or marks that no other has.
    let behind = latin
        && t.case == Case::Capital
        && (1..3).any(|at| {
            i.is(at + 1, Kind::Dot)
                && (i.case(at) == Case::Upper || i.case(at) == Case::Capital && i.word(at).len() == 2)
        });
    // Two slashes are Russian in any language: `Miller Susanne. Burgfrieden // …`.
    let named = (latin
        || !letter::has_cyrillic(i.word(0)) && (i.note.has(Kind::Slashes) || !i.means(0, GIVEN)))
        && t.case == Case::Capital
        && i.means(1, GIVEN);
    let dashed = || names::given_and_dash(i);
    let dashed = if latin && !behind && !named { dashed() } else { None };
    let marked = latin && !behind && !named && dashed.is_none() && nobody(i);
    let surnames = surname::surnames_in_latin(i);
    if latin && !(behind || named || marked || dashed.is_some() || surnames.is_some()) {
        return None;
    }
    if !(matches!(t.case, Case::Capital | Case::Upper)
        || matches!(t.kind, Kind::QuoteOpen | Kind::Number | Kind::BracketOpen)
        || t.bits & bit(Sense::Particle) != 0)
    {
        return None;
    }
    // `Edward P. Thompson, The Making of …`: a name in its usual order.
    if latin
        && dashed.is_none()
        && i.means(0, GIVEN)
        && let Some((rest, _)) = authors(i)
        && matches!(rest.case(0), Case::Capital | Case::Upper)
        && matches!(rest.kind(1), Some(Kind::Comma | Kind::Slash | Kind::Colon))
    {
        return None;
    }
    let mut draft = Draft::at(i, Work::Book);
    if !latin
        && let Some(issue) = match t.kind {
            Kind::QuoteOpen => periodical::quoted_periodical(i),
            _ if t.bits & bit(Sense::Newspaper) != 0 => {
                periodical::of_day(i).or_else(|| periodical::between_commas(i))
            }
            _ => periodical::between_commas(i),
        }
    {
        return Some(issue);
    }
    if !latin && let Some((rest, found)) = surname::surname_paged(i) {
        draft.names(Field::Author, i.span_to(rest), found);
        let rest = leaf(area::after_stop(rest.skip(1)), &mut draft)?;
        return finish(draft, rest);
    }
    if !latin && let Some((when, found)) = surname::surname_and_year(i) {
        draft.names(Field::Author, i.span_to(i.skip(1)), found);
        let (rest, year) = date::plain_date(when).ok()?;
        draft.date(Field::Date, when.span_to(rest), year);
        draft.shows.dated = true;
        let rest = leaf(area::after_stop(rest.skip(1)), &mut draft)?;
        return finish(draft, rest);
    }
    let mut here = i;
    let alone = surnames.is_some();
    if let Some((rest, found)) = surnames {
        draft.names(Field::Author, i.span_to(rest), found);
        here = rest.skip(1);
    } else if !latin && let Some((rest, found)) = clergy::clergy(i) {
        draft.names(Field::Author, i.span_to(rest), found);
        here = rest.skip(1);
    } else if let Some((rest, found)) = dashed {
        draft.names(Field::Author, i.span_to(rest), found);
        here = rest.skip(1);
    } else if let Some((rest, found)) = authors(i)
        // `Mommsen, H.: Beamtentum im Dritten Reich`: a colon is another habit.
        && !matches!(rest.kind(0), Some(Kind::Comma | Kind::Colon))
        && !(if latin { given_first(rest) } else { names_a_document(i, rest) || speaks(rest) || small(rest) })
    {
        draft.names(Field::Author, i.span_to(rest), found);
        here = if rest.is(0, Kind::Dot) { rest.skip(1) } else { rest };
    } else if !latin && let Some((rest, found)) = old_author(i) {
        draft.names(Field::Author, i.span_to(rest), found);
        here = rest.skip(1);
    } else if !latin && let Some((rest, found)) = given_names(i) {
        draft.names(Field::Author, i.span_to(rest), found);
        here = rest.skip(1);
    } else if named && let Some((rest, found)) = full_names(i) {
        draft.names(Field::Author, i.span_to(rest), found);
        here = if rest.is(0, Kind::Dot) { rest.skip(1) } else { rest };
    } else if !latin && let Some((rest, found)) = surname_alone(i) {
        draft.names(Field::Author, i.span_to(rest), found);
        here = rest.skip(1);
    } else if latin && !marked {
        return None;
    } else if !latin
        && !is_verb(i.word(0))
        && !authors(i).is_some_and(|(rest, _)| names_a_document(i, rest))
        && let Ok((rest, found)) = names(i)
        && found.list.iter().all(|n| initials(&n.given))
        && !rest.is(0, Kind::Comma)
        && !small(rest)
        && !facts::imprint_behind(rest)
    {
        // `по словам Н. А. Ивницкого: Ивницкий Н. А. …`
        if rest.is(0, Kind::Colon) && named_after(rest) {
            return None;
        }
        // `О. В. Хлевнюк. Хозяин`, `Н. Полонська: Історія`; not `А. С. Пушкин и Н. В. Гоголь. М., 1980`.
        draft.names(Field::Author, i.span_to(rest), found);
        here = rest.skip(usize::from(matches!(rest.kind(0), Some(Kind::Dot | Kind::Colon))));
    }
    // `Зимин А. А. 1) Пересветов. М., 1958; 2) Опричнина. М., 1964`: several works of an author, counted.
    if here.is(0, Kind::Number) && here.is(1, Kind::ParenClose) && here.word(0) == "1" {
        here = here.skip(2);
    }
    // `В. Б. Кобрин (Указ. соч. С. 45) считает иначе`: a sentence, and in its bracket where he does.
    if here.is(0, Kind::ParenOpen) && here.means(1, bit(Sense::OpCit) | bit(Sense::Ibid)) {
        return None;
    }
    let editors = edited(here).filter(|_| draft.fields.has(Field::Author));
    let mut draft = described(editors.unwrap_or(here), draft)?;
    if editors.is_some() {
        draft.rename(Field::Author, Field::Editor);
        draft.kind = if draft.kind == Work::Book { Work::Collection } else { draft.kind };
    }
    let s = &draft.shows;
    // `Tucker R. Stalin as Revolutionary. P. 7`: the label is printed large where a stop divides.
    let leaf = s.labelled
        && s.closed
        && large_label(i, &draft)
        && (marked || (behind || alone) && draft.fields.has(Field::Author));
    (!latin || s.imprint || s.journal || s.host || leaf).then_some(draft)
}

/// `Газета «Труд»`, `«Вопросы истории»`: the name of a paper in quotation marks, past a word for what it is.
fn paper_named(title: In<'_>) -> Option<In<'_>> {
    let (name, rest) = past_kind(title).enclosed(Kind::QuoteOpen)?;
    rest.is_empty().then_some(name)
}

/// `Газета «Труд»`, `Газ. «Известия»`: past the word for what it is.
fn past_kind(i: In<'_>) -> In<'_> {
    if small::is(i.word(0), small::PAPER_KIND) { i.skip(1).past_dot() } else { i }
}

/// What shows that a name is a periodical's: its number or volume, or a day.
fn told(draft: &Draft) -> bool {
    draft.fields.has(Field::Number)
        || draft.fields.has(Field::Volume)
        || draft.fields.date().is_some_and(|d| d.edtf.len() > 4)
}

/// `М. И. Гиллельсон доказывает, что …`, `В. И. Ленин и ВЧК. М., 1987`: no title begins with a small letter, so that the name
/// belongs to what follows.
fn small(rest: In<'_>) -> bool {
    let role = bit(Sense::Editor) | bit(Sense::Translator) | bit(Sense::Compiler) | bit(Sense::OtherRole);
    rest.case(0) == Case::Lower
        && letter::has_cyrillic(rest.word(0))
        && !rest.means(0, role | bit(Sense::EtAl) | bit(Sense::OpCit))
        // `в кн.: …`
        && !(rest.means(0, bit(Sense::In)) && (1..5).any(|at| rest.is(at, Kind::Colon)))
}

/// `Лев Диакон. История. М., 1988`: an author of old times, known by what tells him from others.
fn old_author(i: In<'_>) -> Option<(In<'_>, Names)> {
    if !i.means(0, bit(Sense::Ancient)) {
        return None;
    }
    let len = i.long(Sense::Ancient)?;
    let rest = i.skip(len);
    let titled = rest.is(0, Kind::Dot) && matches!(rest.case(1), Case::Capital | Case::Upper);
    let name = Name { family: i.text_to(rest).into(), ..Name::default() };
    titled.then(|| (rest, Names { list: eco_vec![name], full: true }))
}

/// `. P. 7`: a stop and a label with a capital before the first thing pointed at.
fn large_label(i: In<'_>, draft: &Draft) -> bool {
    let Some(first) = draft.locators.first() else { return false };
    let before = i.note.text.get(..first.span.start as usize).unwrap_or("").trim_end();
    let label = before.rsplit(' ').next().unwrap_or("");
    let stopped = before.strip_suffix(label).is_some_and(|rest| rest.trim_end().ends_with(['.', '…']));
    stopped && label.starts_with(char::is_uppercase)
}

/// `Hunger Studies / ed. by Mary Brown. Chicago: …`, `New York Times. 1960. 11 October. P. 3`, `Notes on Cuba // Journal. 1990`:
/// marks of this habit without an author, before the first comma. Cheap.
fn nobody(i: In<'_>) -> bool {
    let marks = i.note.has(Kind::Slashes) || i.note.has(Kind::Slash);
    if !marks && i.note.bits & (bit(Sense::Month(1)) | PAGE) == 0 {
        return false;
    }
    if i.at > 0 && !matches!(i.note.list[i.at - 1].kind, Kind::Semi | Kind::Colon | Kind::Dot) {
        return false;
    }
    let mut years = false;
    for ahead in 1..i.len().min(24) {
        match i.kind(ahead) {
            Some(Kind::Slashes) => return !years,
            Some(Kind::Slash) => {
                let role = bit(Sense::Editor) | bit(Sense::Translator) | bit(Sense::Compiler);
                let spaced = |at| i.peek(at).is_some_and(|t| t.spaced);
                return spaced(ahead) && spaced(ahead + 1) && i.means(ahead + 1, role);
            }
            // `Reports from Greece, 1933–1947 / ed. by John Brown`: the years that a title tells of.
            Some(Kind::Comma) if marks && i.is(ahead + 1, Kind::Number) && i.word(ahead + 1).len() == 4 => {
                years = true;
            }
            _ if years => {}
            // `Législation militaire. T. 3. P. 53`: volume and page, their labels printed large.
            Some(Kind::Dot) if ahead > 1 && volume_and_page(i.skip(ahead + 1)) => return true,
            // `Deutsche Zentralzeitung. 16.5.1935. S. 1`: a paper, its day in figures.
            Some(Kind::Dot) if paged_day(i.skip(ahead + 1)) => return true,
            Some(Kind::Dot) if i.is(ahead + 1, Kind::Number) => {
                return i.word(ahead + 1).len() == 4
                    && i.is(ahead + 2, Kind::Dot)
                    && i.is(ahead + 3, Kind::Number)
                    && i.means(ahead + 4, bit(Sense::Month(1)));
            }
            Some(Kind::Comma | Kind::Semi | Kind::ParenOpen | Kind::QuoteOpen) => return false,
            _ => {}
        }
    }
    false
}

/// `T. 3. P. 53`, `Bd. 2. S. 14`: a volume and a page in it, both labels printed large.
fn volume_and_page(i: In<'_>) -> bool {
    let large = |n: usize| matches!(i.case(n), Case::Capital | Case::Upper) && i.is(n + 1, Kind::Dot);
    let of = |n: usize, unit| i.skip(n).hit(|s| (s == Sense::Locator(unit)).then_some(())).is_some();
    large(0)
        && of(0, Unit::Volume)
        && i.is(3, Kind::Dot)
        && large(4)
        && of(4, Unit::Page)
        && i.is(6, Kind::Number)
}

/// `Detlev J. K. Peukert, Die Weimarer Republik`: a given name first, and the surname behind the initials.
fn given_first(rest: In<'_>) -> bool {
    rest.case(0) == Case::Capital
        && (matches!(rest.kind(1), Some(Kind::Slash | Kind::ParenOpen))
            || rest.is(1, Kind::Comma)
                && (matches!(rest.case(2), Case::Capital | Case::Upper) || rest.is(2, Kind::QuoteOpen)))
}

/// `Воспоминания Н. С. Хрущёва // …`, `Письмо И. В. Сталина В. М. Молотову`: the first word says what it is, and the
/// initials belong to the surname behind them.
fn names_a_document(i: In<'_>, rest: In<'_>) -> bool {
    rest.case(0) == Case::Capital && i.means(0, bit(Sense::DocumentHead))
}

/// `Ранее Б. Д. Греков писал, что …`: a sentence says who wrote something, and its first word is nobody's surname.
fn speaks(rest: In<'_>) -> bool {
    rest.case(0) == Case::Capital
        && rest.case(1) == Case::Lower
        && rest.is(2, Kind::Comma)
        && rest.means(3, bit(Sense::Clause))
}

/// A journal's name has no more tokens than this.
const LONGEST_NAME: usize = 20;

/// The description behind the author: title, host, facts.
pub fn described(here: In<'_>, mut draft: Draft) -> Option<Draft> {
    let found = area_end(here, draft.fields.has(Field::Author) || draft.back.is_some())?;
    let title = here.until(found.at);
    // A sentence of prose before a name is no title: `Эти цифры оспариваются. Барт Р. Основы …`; nor is what says in brackets where it is
    // from: `Он пишет об этом иначе (Скрынников Р. Г. Начало опричнины. С. 138).`
    if !draft.fields.has(Field::Author) && (name_behind_stop(title) || points_in_brackets(title)) {
        return None;
    }
    let after = here.part(found.after, here.end);
    match found.kind {
        Area::Host => with_host(title, after, draft),
        Area::Facts => {
            let house = house_last(title);
            put_title(house.map_or(title, |(title, _)| title), &mut draft, Field::Title);
            let rest = facts(after, &mut draft)?;
            if let Some((_, house)) = house
                && !draft.fields.has(Field::Publisher)
            {
                draft.text(Field::Publisher, house.note.span(house.at, house.end), house.note.text);
            }
            finish(draft, rest)
        }
        // A periodical alone: `Известия ЦК КПСС. 1989. № 7. С. 86–93`
        Area::Numbers if !draft.fields.has(Field::Author) && draft.back.is_none() => {
            if title.len() > LONGEST_NAME {
                return None;
            }
            let name = paper_named(title).unwrap_or(title);
            draft.text(Field::Journaltitle, here.note.span(name.at, name.end), here.note.text);
            let rest = article(after, &mut draft)?;
            // `Русский архив. 1867. Стб. 1362–1363`: pages in columns.
            let columns = || draft.locators.iter().any(|l| l.value.unit == Unit::Column);
            if !(told(&draft) || columns()) {
                return None;
            }
            draft.forget(Field::Pages);
            finish(draft, rest)
        }
        // Author, title and year without a place.
        Area::Numbers => {
            put_title(title, &mut draft, Field::Title);
            let rest = numbered(after, &mut draft)?;
            finish(draft, rest)
        }
        // `Рикёр П. Я-сам как другой. С. 123`: author and title, then a page: a short form.
        // `Советское руководство… С. 25`: by its title alone.
        Area::Leaf => {
            let nobody = !draft.fields.has(Field::Author) && draft.back.is_none();
            let cut = ellipsis(here.part(found.at, here.end)) > 0;
            // `ПСРЛ. Т. 1. Стб. 456`: letters that stand for a title.
            // `АИ-2. С. 15`: and a number that counts them.
            let counted = title.len() == 1
                || title.len() <= 3
                    && title.note.list[title.end - 1].kind == Kind::Number
                    && title.note.list[title.at + 1..title.end]
                        .iter()
                        .all(|t| !t.spaced && t.kind != Kind::Dot);
            let letters = counted && title.case(0) == Case::Upper && title.word(0).chars().count() > 1;
            // `КПСС в резолюциях. Т. 2. С. 17`, `XII съезд РКП(б). С. 615`
            let headed = title.case(0) == Case::Upper && title.case(1) == Case::Lower && title.len() > 1;
            // `1937 год. С. 5`: a title that begins with its year.
            let of_year =
                title.is(0, Kind::Number) && title.word(0).len() == 4 && title.means(1, bit(Sense::Year));
            // `ПСЗРИ. Собр. 1. Т. XXII. № 16187`: letters, and the series behind their stop.
            let coded = title.case(0) == Case::Upper
                && title.word(0).chars().count() > 2
                && title.is(1, Kind::Dot)
                && title.case(2) == Case::Capital
                && found.deep(here);
            let titled = title.case(0) == Case::Capital || letters || headed || of_year || coded;
            // A volume and a page in it, or the mark of a cut, show that many words are a title.
            let most = if cut || found.deep(here) { 2 * LONGEST_NAME } else { LONGEST_NAME };
            let shown = cut || here.note.russian || volume_and_page(after);
            if nobody && (title.len() > most || !titled || !shown) {
                return None;
            }
            // `Лотман Ю. М. 1995. С. 5`: the year in place of a title.
            match date::year(title).ok().filter(|(rest, _)| rest.is_empty() && !nobody) {
                Some(_) => {
                    let span = title.note.span(title.at, title.end);
                    draft.date(Field::Date, span, Date::new(title.word(0)));
                    draft.shows.dated = true;
                }
                None => put_title(title, &mut draft, Field::Title),
            }
            if cut {
                cut_title(&mut draft);
            }
            let rest = leaf(after, &mut draft)?;
            // No sentence points at a volume and at what lies in it.
            let deep = draft.locators.windows(2).any(|two| two[0].value.unit != two[1].value.unit);
            if nobody && !cut && !deep {
                draft.doubt(Doubt::BareName);
            }
            finish(draft, rest)
        }
        Area::Address => {
            if title.is_empty() {
                return None;
            }
            // `URL: https://… (дата обращения: …)`: its label is no title.
            let label = title.long(Sense::Accessed);
            if label.is_none_or(|len| untrailed(title).len() > len) {
                put_title(title, &mut draft, Field::Title);
            }
            draft.kind = Work::Online;
            year_before_address(here.part(found.at, after.at), &mut draft);
            let rest = address(after, &mut draft);
            let bracketed =
                after.note.list[after.at - 1].kind == Kind::ParenOpen && rest.is(0, Kind::ParenClose);
            finish(draft, rest.skip(usize::from(bracketed)))
        }
        Area::End => {
            if !draft.fields.has(Field::Author) || found.at == here.at || surname::in_genitive(title) {
                return None;
            }
            put_title(title, &mut draft, Field::Title);
            finish(draft, here.part(found.at, here.end))
        }
    }
}

/// A surname with initials stands behind a stop, or what leads a citation: `. Цит. по:`
fn name_behind_stop(i: In<'_>) -> bool {
    let mut at = i.at;
    while at < i.end {
        let next = i.part(at + 1, i.end);
        let dash = i.note.list[at].kind == Kind::Dot && next.is(0, Kind::Dash);
        if (i.note.list[at].stop || dash) && !rank_before(i.part(at, i.end)) {
            let next = next.skip(usize::from(dash));
            let led = next.means(0, bit(Sense::Via(Via::Quoted)))
                && next.hit(|s| matches!(s, Sense::Via(_)).then_some(())).is_some();
            if led || authors(next).is_some() && !place_for_initial(next) {
                return true;
            }
        }
        at = past(i, at);
    }
    false
}

/// Ends a reading; an address may follow: `. URL: https://… (дата обращения: …)`
fn finish(mut draft: Draft, rest: In<'_>) -> Option<Draft> {
    let at = if matches!(rest.kind(0), Some(Kind::Dot | Kind::Comma)) { rest.skip(1) } else { rest };
    let rest = match leads_to_address(at) {
        Some(to) => address(to, &mut draft),
        None if at.is(0, Kind::Url) => address(at, &mut draft),
        None => rest,
    };
    let rest = other_volumes(definition(rest, &mut draft), &mut draft);
    draft.shows.numbered |= !draft.locators.is_empty();
    draft.end = rest.at;
    draft.shows.closed = ends(rest) || leaf::day_in_brackets(rest).is_some();
    (draft.end > draft.start).then_some(draft)
}

/// `О. В.`
fn initials(given: &str) -> bool {
    given.ends_with('.') && given.chars().filter(|c| c.is_alphabetic()).count() <= 5
}

/// `Т. 45. С. 345`
fn leaf<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let (rest, found) = locators(i).ok()?;
    draft.locate(found);
    let mut rest = volume_named(rest);
    while draft.locators.len() <= MOST
        && rest.is(0, Kind::Dot)
        // `Т. 2. — С. 96`
        && let next = area::after_stop(rest.skip(1))
        // `Т. 36. № 36650`: an act in a collection of laws.
        && (next.means(0, bit(Sense::Locator(Unit::Page))) || next.is(0, Kind::Sign))
        && let Ok((after, more)) = locators(next)
    {
        draft.locate(more);
        rest = after;
    }
    draft.shows.labelled = true;
    Some(rest)
}

/// `Т. 3. С. 53–82; Т. 4. С. 8–77`: behind a semicolon another volume of the same work, and its page.
pub fn other_volumes<'n>(i: In<'n>, draft: &mut Draft) -> In<'n> {
    let mut rest = i;
    while draft.locators.len() <= MOST
        && rest.is(0, Kind::Semi)
        && let Some(end) = if other_volume(rest.skip(1), &draft.locators) {
            leaf(rest.skip(1), draft)
        } else {
            leaf::next_volume(rest.skip(1), draft)
        }
    {
        rest = end;
    }
    rest
}

/// Year and numbers of a journal; a day makes it a newspaper.
fn article<'n>(i: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    draft.kind = Work::Article;
    let rest = numbered(i, draft)?;
    if draft.fields.date().is_some_and(|d| d.edtf.len() == 10) {
        draft.sort("newspaper");
    }
    Some(rest)
}

/// `Голод в СССР… С. 118`: the mark of what is left out stays with the title, which it says is a short one.
fn cut_title(draft: &mut Draft) {
    if let (Some(title), Some(span)) = (draft.fields.text(Field::Title), draft.site(Field::Title)) {
        let title = eco_format!("{}…", title.trim_end_matches('…'));
        draft.words(Field::Title, span, title);
    }
}

/// `[Электронный ресурс]. 2001. URL:`: the year between the medium and the address.
fn year_before_address(i: In<'_>, draft: &mut Draft) {
    let area = |at: &usize| {
        i.note.list[*at].kind == Kind::Dot
            && i.note.word(at + 1).len() == 4
            && i.part(at + 2, i.end).is(0, Kind::Dot)
    };
    let Some(stop) = (i.at..i.end.saturating_sub(2)).find(area) else { return };
    let at = i.part(stop + 1, i.end);
    if let Ok((rest, _)) = date::year(at) {
        draft.date(Field::Date, at.span_to(rest), Date::new(at.text_to(rest)));
    }
}

/// Title // host.
fn with_host<'n>(title: In<'n>, host: In<'n>, mut draft: Draft) -> Option<Draft> {
    // An archive: the title describes the document.
    if let Ok((rest, found)) = archive::place(host) {
        describe(title, &mut draft);
        found.put(&mut draft, host, rest);
        draft.kind = Work::Archival;
        return finish(draft, rest);
    }
    put_title(title, &mut draft, Field::Title);
    draft.shows.host = true;
    // `// Сталин И. В. Сочинения. Т. 12. М., 1949`: whose book it is.
    let whole = host;
    let host = match authors(host).or_else(|| initials_first(host)) {
        Some((rest, found))
            if matches!(rest.case(0), Case::Capital | Case::Upper) && !names_a_document(host, rest) =>
        {
            let own = draft
                .fields
                .names(Field::Author)
                .iter()
                .map(|n| &n.family)
                .eq(found.list.iter().map(|n| &n.family));
            if !own {
                draft.names(Field::Bookauthor, host.span_to(rest), found);
            }
            rest
        }
        _ => host,
    };
    if let Some(rest) = periodical::paper_and_day(host, &mut draft) {
        return finish(draft, rest);
    }
    if let Some(rest) = western::western_issue(host, &mut draft) {
        return finish(draft, rest);
    }
    if let Some(end) = comma_numbers(host) {
        let name = host.until(end);
        draft.text(Field::Journaltitle, unquoted(name), name.note.text);
        let rest = article(host.part(end + 1, host.end), &mut draft)?;
        return finish(draft, rest);
    }
    let Found { kind, at, after } = area_end(host, host.at > whole.at)?;
    let name = host.until(at);
    let behind = host.part(after, host.end);
    match kind {
        Area::Facts => {
            draft.kind = Work::Incollection;
            put_title(name, &mut draft, Field::Booktitle);
            let rest = facts(behind, &mut draft)?;
            serial_by_letters(name, &mut draft);
            serial_by_number(name, &mut draft);
            finish(draft, rest)
        }
        Area::Numbers => {
            draft.text(Field::Journaltitle, name.note.span(name.at, name.end), name.note.text);
            let rest = article(behind, &mut draft)?;
            // `Декрет о земле // СУ. 1917. № 1. Ст. 3`: what a collection of laws has is a law.
            if name.long(Sense::Reporter(Reporter::Gazette)) == Some(name.len()) {
                draft.kind = Work::Legislation;
            }
            finish(draft, rest)
        }
        Area::Leaf => {
            put_title(name, &mut draft, Field::Booktitle);
            draft.kind = Work::Incollection;
            let rest = leaf(behind, &mut draft)?;
            finish(draft, rest)
        }
        _ => {
            if let Some(rest) = counted_host(name, host.part(at, host.end), &mut draft) {
                return finish(draft, rest);
            }
            // A host without facts is a short form.
            let name = untrailed(name);
            draft.text(Field::Booktitle, name.note.span(name.at, name.end), name.note.text);
            draft.kind = Work::Incollection;
            let rest = host.part(at, host.end);
            if kind == Area::Address {
                let rest = address(behind, &mut draft);
                return finish(draft, rest);
            }
            finish(draft, rest)
        }
    }
}

/// `// К. Маркс и Ф. Энгельс. Соч., т. 21, с. 28`: whose book the host is, the initials first, as Soviet books have it; past the stop.
fn initials_first(i: In<'_>) -> Option<(In<'_>, Names)> {
    if !i.note.russian || i.case(0) != Case::Upper || !i.is(1, Kind::Dot) {
        return None;
    }
    let (rest, found) = names(i).ok()?;
    let titled = rest.is(0, Kind::Dot) && matches!(rest.case(1), Case::Capital | Case::Upper);
    (titled && found.list.iter().all(|n| initials(&n.given))).then(|| (rest.skip(1), found))
}
