//! Volumes and issues of journals as they are printed, and whatever else stands behind a journal’s name.

use ecow::EcoVec;

use super::date::{begins_range, full_date, roman, year};
use super::draft::Draft;
use super::facts::imprint_ahead;
use super::imprint::{Paren, has, paren};
use super::input::In;
use super::issue_bracket::slashed_number;
use super::issue_number::{lettered_issue, named_issue, past_between, told_issue, whole_number};
use super::locator::locators;
use super::name::Names;
use super::tail::ends;
use super::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Date, Field, Locator, Sited, Span, Unit};
use crate::small;

/// What stands behind a journal's name.
#[derive(Clone, Debug, Default)]
pub struct Numbers {
    /// Volume.
    pub volume: Option<Span>,
    /// Issue.
    pub number: Option<Span>,
    /// Date.
    pub date: Option<(Date, Span)>,
    /// The date has a day.
    pub day: bool,
    /// Its numbers began without a comma, or with a label: a journal, surely.
    pub sure: bool,
    /// Pages, and whether a narrower place follows the whole.
    pub pages: Option<(EcoVec<Sited<Locator>>, bool)>,
    /// Where it appears.
    pub place: Option<Span>,
    /// `3rd ser.`
    pub series: Option<Span>,
    /// forthcoming, in press.
    pub forthcoming: Option<Span>,
    /// The number of an article in place of its pages: `e12345`.
    pub article: Option<Span>,
    /// Who translated the article, told behind the journal's name.
    pub translator: Option<(Span, Names)>,
}

impl Numbers {
    /// Nothing else is numbered so: a volume or issue, dated or paged.
    pub fn is_of_a_journal(&self) -> bool {
        (self.volume.is_some() || self.number.is_some()) && (self.date.is_some() || self.pages.is_some())
            || self.date.is_some() && self.pages.is_some()
    }
}

/// `2. Morgenblatt`, `late ed.`, `(Abendausgabe)`: behind a newspaper's day, which of its editions, up to its comma.
pub fn day_edition(i: In<'_>) -> Option<In<'_>> {
    if let Some((inner, behind)) = i.enclosed(Kind::ParenOpen) {
        return day_edition(inner).filter(|rest| rest.is_empty()).map(|_| behind);
    }
    let counted = i.is(0, Kind::Number) && i.word(0).len() == 1 && i.is(1, Kind::Dot);
    let name = i.skip(if counted { 2 } else { 0 });
    let len = name.long(Sense::DayEdition)?;
    let rest = name.skip(len);
    let rest = if rest.is(1, Kind::Comma) { rest.past_dot() } else { rest };
    (rest.is_empty() || matches!(rest.kind(0), Some(Kind::Comma | Kind::Semi | Kind::Dot))).then_some(rest)
}

/// `12`, `xlvii`: the token `ahead` places on is a number in digits or Roman letters.
pub fn is_numeral(i: In<'_>, ahead: usize) -> bool {
    i.is(ahead, Kind::Number) || roman(i.word(ahead)).is_some()
}

/// `The Unholy Alliance, T. J. Uldricks, …`, `Frank Callanan, T. M. Healy (…)`: initials before a surname, no label and its numeral, as in
/// `T. I. Paris`.
pub fn initials_of_a_name(i: In<'_>) -> bool {
    if !i.is(1, Kind::Dot) || !i.is(3, Kind::Dot) {
        return false;
    }
    let initial =
        |n: usize| i.case(n) == Case::Upper && i.word(n).chars().nth(1).is_none() && i.is(n + 1, Kind::Dot);
    if !initial(0) || !initial(2) {
        return false;
    }
    // `Ч. I. Приложение № 27`
    let labelled =
        || i.means(4, bit(Sense::Locator(Unit::Page))) && (i.is(5, Kind::Sign) || i.is(5, Kind::Number));
    let numeral = || roman(i.word(2)).is_some() && (i.means(4, bit(Sense::City)) || labelled());
    // `T. C. W. Blanning`
    let surname = if initial(4) { 6 } else { 4 };
    i.case(surname) == Case::Capital && !numeral()
}

/// `A.D. 150–750`   `AD 400`: the era of the years behind it.
pub fn era(i: In<'_>) -> bool {
    let letters = if i.is(1, Kind::Dot) && i.case(2) == Case::Upper { 3 } else { 1 };
    i.case(0) == Case::Upper
        && small::is(i.note.slice(i.at, (i.at + letters).min(i.end)), small::ERAS)
        && i.skip(letters).past_dot().is(0, Kind::Number)
}

/// `Eihe had been transferred from Western Siberia in`: more words than a journal's name has, and a verb among them; or a day
/// at its head.
pub fn is_sentence(name: In<'_>) -> bool {
    const LONGEST: usize = 12;
    let verb = |at: usize| {
        let t = &name.note.list[at];
        t.case == Case::Lower && t.bits & bit(Sense::Said) != 0
    };
    let day = || name.means(0, bit(Sense::Month(1))) && full_date(name).is_ok();
    // `His critique is in the Michigan Chronicle`
    let told = (name.at + 1..name.end).any(|at| {
        let (verb, next) = (name.note.word(at), name.part(at + 1, name.end));
        small::is(verb, small::BEING) && next.case(0) == Case::Lower && next.means(0, bit(Sense::In))
    });
    // `For jokes, see Chicago Defender`
    let led = || {
        (name.at + 2..name.end).any(|at| {
            let t = &name.note.list[at];
            t.bits & bit(Sense::Signal) != 0
                && t.case == Case::Lower
                && name.note.list[at - 1].kind == Kind::Comma
        })
    };
    told || says(name) || led() || name.len() > LONGEST && (name.at..name.end).any(verb) || day()
}

/// `Beria wrote`, `Molotov told him on`, `Knight cites Sovetskaia Latviia`: who speaks, and the verb behind one name or two.
pub fn says(i: In<'_>) -> bool {
    const NO_VERB: u128 = bit(Sense::Small) | bit(Sense::And) | bit(Sense::In);
    let verb = |n: usize| {
        i.peek(n).is_some_and(|t| t.case == Case::Lower && t.bits & NO_VERB == 0)
            && small::is(i.word(n), small::VERBS_OF_SAYING)
    };
    i.note.list.get(i.at).is_some_and(|t| t.case == Case::Capital) && (verb(1) || verb(2))
}

/// `Slavic Review Volume 44`, `Novaya Zhizn No 4, 6 January 1918`: a label with a capital, its number and a comma, behind the name of
/// no paper or report.
pub fn capital_label(name: In<'_>, i: In<'_>) -> bool {
    let number = i.skip(1).past_dot();
    number.is(0, Kind::Number)
        && matches!(number.kind(1), Some(Kind::Comma | Kind::ParenOpen | Kind::Colon) | None)
        && name.note.list[i.at - 1].kind == Kind::Word
        && !has(name, bit(Sense::ReportWord))
}

/// `13,310`, `821,393`: past a group of thousands that is glued to the number before `i`.
pub fn thousands(i: In<'_>) -> Option<In<'_>> {
    let group = i.is(0, Kind::Comma) && i.is(1, Kind::Number) && i.word(1).len() == 3;
    (group && i.peek(1).is_some_and(|t| !t.spaced)).then(|| i.skip(2))
}

/// `12`, `xlvii`, `XXV`, `1-2`
pub fn numeral(i: In<'_>) -> Option<(In<'_>, Span)> {
    if !is_numeral(i, 0) {
        return None;
    }
    let mut rest = i.skip(1);
    if matches!(rest.kind(0), Some(Kind::Dash | Kind::Slash))
        && rest.is(1, Kind::Number)
        && rest.peek(1).is_some_and(|t| !t.spaced)
    {
        rest = rest.skip(2);
    }
    let rest = past_between(rest);
    Some((rest, i.span_to(rest)))
}

/// `34`   `34.1`   `34:1`   `32/33`   `xlvii`: the volume, what is after it, and an issue glued to it.
pub fn bare_volume(i: In<'_>) -> Option<(In<'_>, Span, Option<Span>)> {
    let t = i.peek(0)?;
    let number = t.kind == Kind::Number && t.span.len() <= 4;
    // `Bonamici sulla giornata presso Velletri nel MDCCXLIV (1802)`: a year.
    let letters =
        t.kind == Kind::Word && t.case != Case::Capital && roman(i.word(0)).is_some_and(|n| n < 1000);
    if !number && !letters {
        return None;
    }
    let rest = i.skip(1);
    if rest.peek(0).is_some_and(|t| t.kind == Kind::Word && !t.spaced) {
        return None;
    }
    // `Frankfurter Zeitung v. 2.4.1933`: the word before a day.
    if letters && rest.is(0, Kind::Dot) && full_date(rest.skip(1)).is_ok() {
        return None;
    }
    let span = i.span_to(rest);
    let joint = rest.kind(0);
    // `xlvii: 2 (2012)`
    if letters && joint == Some(Kind::Colon) && rest.is(1, Kind::Number) && rest.is(2, Kind::ParenOpen) {
        return Some((rest.skip(2), span, Some(rest.skip(1).span_to(rest.skip(2)))));
    }
    // `Historical Journal, 40: 3 (1997)`
    if number && joint == Some(Kind::Colon) && issue_and_year(rest.skip(1)) {
        return Some((rest.skip(2), span, Some(rest.skip(1).span_to(rest.skip(2)))));
    }
    // `13.3/4 (1950)`, `13/3–4 (1950)`: a double issue glued to the volume.
    let glued = |n: usize| rest.peek(n).is_some_and(|t| !t.spaced);
    if matches!(joint, Some(Kind::Dot | Kind::Slash))
        && rest.is(1, Kind::Number)
        && matches!(rest.kind(2), Some(Kind::Slash | Kind::Dash))
        && rest.is(3, Kind::Number)
        && (0..4).all(glued)
        // `153/604–605 (1996)`
        && (rest.word(3).len() <= 2 || rest.word(3).len() == 3 && rest.word(1).len() == 3)
        // `41.1/2, Fall (2013)`, `4.1–2, 7–8 (1982)`
        && let behind = rest.skip(4)
        && let Some(end) =
            if behind.is(0, Kind::ParenOpen) { Some(behind) } else { told_issue(behind).or_else(|| whole_number(behind)) }
    {
        return Some((end, span, Some(rest.skip(1).span_to(end))));
    }
    // `54.4bis (2007)`, `54/4bis (2007)`
    if number
        && matches!(joint, Some(Kind::Dot | Kind::Slash))
        && rest.is(1, Kind::Number)
        && glued(0)
        && glued(1)
        && let end = past_between(rest.skip(2))
        && end.at > rest.at + 2
    {
        return Some((end, span, Some(rest.skip(1).span_to(end))));
    }
    // `52.Supplément 1 (2021)`, `51.Special Issue (2016)`
    if matches!(joint, Some(Kind::Dot | Kind::Slash))
        && glued(0)
        && glued(1)
        && let Some(end) = named_issue(rest.skip(1))
    {
        return Some((end, span, Some(rest.skip(1).span_to(end))));
    }
    if matches!(joint, Some(Kind::Dot | Kind::Colon | Kind::Slash))
        && rest.is(1, Kind::Number)
        && rest.peek(0).is_some_and(|t| !t.spaced)
        // `Nature 358/6385 (1992)`
        // `Nature, 358.6385 (1992)`
        && (rest.is(2, Kind::ParenOpen) && joint != Some(Kind::Colon) && rest.word(1).len() <= 4
            || rest.word(1).len() <= 3)
        && rest.peek(1).is_some_and(|t| !t.spaced)
        && (matches!(rest.kind(2), Some(Kind::ParenOpen | Kind::Comma))
            // `6.2:205-224`
            || joint == Some(Kind::Dot) && rest.is(2, Kind::Colon) && rest.is(3, Kind::Number))
    {
        let after = rest.skip(2);
        // `6.4, May/June (1996)`
        if joint == Some(Kind::Dot)
            && let Some(end) = told_issue(after).or_else(|| whole_number(after))
        {
            return Some((end, span, Some(rest.skip(1).span_to(end))));
        }
        // `32/33`: a double volume; `34/1`: volume and issue.
        let (a, b) = (i.word(0).parse::<u32>().unwrap_or(0), rest.word(1).parse::<u32>().unwrap_or(0));
        if joint == Some(Kind::Slash) && b == a + 1 && a > 0 {
            return Some((after, i.span_to(after), None));
        }
        if joint == Some(Kind::Colon) && !after.is(0, Kind::ParenOpen) {
            return Some((rest, span, None));
        }
        return Some((after, span, Some(i.note.span(i.at + 2, i.at + 3))));
    }
    if joint == Some(Kind::Dash)
        && rest.is(1, Kind::Number)
        && rest.peek(1).is_some_and(|t| !t.spaced)
        && matches!(rest.kind(2), Some(Kind::ParenOpen | Kind::Comma))
    {
        let after = rest.skip(2);
        let (a, b) = (i.word(0).parse::<u32>().unwrap_or(0), rest.word(1).parse::<u32>().unwrap_or(0));
        // `13-4`, `31-112`: volume and issue, as French journals print them; `12–13`: a double volume.
        return Some(if b > a && b - a <= 4 {
            (after, i.span_to(after), None)
        } else {
            (after, span, Some(i.note.span(i.at + 2, i.at + 3)))
        });
    }
    Some((rest, span, None))
}

/// ` 3 (1997)`: an issue set off by white space, and its date.
fn issue_and_year(i: In<'_>) -> bool {
    i.is(0, Kind::Number)
        && i.word(0).len() <= 2
        && i.peek(0).is_some_and(|t| t.spaced)
        && matches!(paren(i.skip(1)), Ok((_, Paren::Date(date, _))) if !date.is_day() && date.year().is_some())
}

/// `, 2, 1984`, `, 2 (1984)`: an issue between volume and year.
pub fn bare_issue(i: In<'_>) -> Option<(In<'_>, Span)> {
    let fits = i.is(0, Kind::Comma)
        && i.is(1, Kind::Number)
        && i.word(1).len() <= 2
        && match i.kind(2) {
            Some(Kind::Comma) => year(i.skip(3)).is_ok(),
            Some(Kind::ParenOpen) => year(i.skip(3)).is_ok_and(|(rest, _)| rest.is(0, Kind::ParenClose)),
            _ => false,
        };
    fits.then(|| (i.skip(2), i.note.span(i.at + 1, i.at + 2)))
}

/// `Changes, 45. My reading …`: a page closes the citation; the years of a title do not.
pub fn ends_in_page(i: In<'_>) -> bool {
    let mut at = i.end;
    let number = |at: usize| i.note.list[at].kind == Kind::Number && i.note.list[at].span.len() < 4;
    if at <= i.at || !number(at - 1) {
        return false;
    }
    at -= 1;
    if at >= i.at + 2 && i.note.list[at - 1].kind == Kind::Dash && i.note.list[at - 2].kind == Kind::Number {
        if i.note.list[at - 2].span.len() > 3 {
            return false;
        }
        at -= 2;
    }
    at > i.at && i.note.list[at - 1].kind == Kind::Comma
}

/// `505–528, p. 512`, `pp. 505–28, at 512`, `S. 505–528, hier S. 512`: the whole, then the place cited. A label or a word before
/// the second says so, or that it lies inside the first.
pub fn narrows(note: &str, pages: &[Sited<Locator>]) -> bool {
    let [first, second, rest @ ..] = pages else { return false };
    if !paged(first.value.unit) || !paged(second.value.unit) || !first.value.value.contains('-') {
        return false;
    }
    let between = note.get(first.span.end as usize..second.span.start as usize).unwrap_or("");
    let told = between.trim_end() == ":"
        || between.contains('(')
        || between.starts_with([',', ':']) && between.contains(char::is_alphabetic);
    told && !and_alone(between)
        || inside(&first.value.value, &second.value.value) && (between.len() > 2 || rest.is_empty())
}

/// `61–74, and 80`: both are cited.
fn and_alone(between: &str) -> bool {
    let words = between.trim_matches([',', ' ']);
    !words.contains([' ', '.']) && !words.is_empty()
}

/// `(9)`, `(12–14)` behind `8–33`: bare numbers in brackets that lie inside the pages before them, and what is behind.
pub fn page_in_paren<'n>(i: In<'n>, pages: &[Sited<Locator>]) -> Option<(In<'n>, EcoVec<Sited<Locator>>)> {
    let [whole] = pages else { return None };
    let (inner, rest) = i.enclosed(Kind::ParenOpen).filter(|(inner, _)| inner.is(0, Kind::Number))?;
    let (after, cited) = locators(inner).ok()?;
    let within = |l: &Sited<Locator>| paged(l.value.unit) && inside(&whole.value.value, &l.value.value);
    (after.is_empty() && paged(whole.value.unit) && cited.iter().all(within)).then_some((rest, cited))
}

/// `512` stands inside `505-528`, `44f` inside `27-50`.
pub fn inside(range: &str, one: &str) -> bool {
    let Some((from, to)) = range.split_once('-') else { return false };
    let first = one.split('-').next().unwrap_or(one).trim_end_matches('f');
    match (from.trim().parse::<u32>(), to.trim().parse::<u32>(), first.trim().parse::<u32>()) {
        (Ok(a), Ok(b), Ok(n)) => {
            let b = if b < a { complete(a, to.trim()) } else { b };
            (a..=b).contains(&n)
        }
        _ => false,
    }
}

fn complete(from: u32, to: &str) -> u32 {
    let digits = from.to_string();
    match digits.len().checked_sub(to.len()) {
        Some(keep) => format!("{}{to}", &digits[..keep]).parse().unwrap_or(from),
        None => from,
    }
}

/// `S. 477–544`, `Sp. 945–950`: what an article has, pages or columns.
pub fn paged(unit: Unit) -> bool {
    matches!(unit, Unit::Page | Unit::Column)
}

/// `1830-1870`, `1897-98`: two years, the second later.
pub fn title_years(value: &str) -> bool {
    match value.split_once('-') {
        Some((a, b)) if a.len() == 4 => match (a.parse::<u16>(), b.parse::<u16>()) {
            (Ok(a), Ok(b)) => {
                let b = if b < 100 { a / 100 * 100 + b } else { b };
                (1000..2060).contains(&a) && (1000..2060).contains(&b) && a < b && a >= 1400
            }
            _ => false,
        },
        _ => false,
    }
}

/// `1073-1085`: the same before there were printed books, which may be pages as well.
pub fn early_years(value: &str) -> bool {
    const LONGEST: u16 = 200;
    let Some((Ok(a), Ok(b))) = value.split_once('-').map(|(a, b)| (a.parse::<u16>(), b.parse::<u16>()))
    else {
        return false;
    };
    value.len() == 9 && (1000..1400).contains(&a) && a < b && b - a < LONGEST
}

/// `. An English Translation, Oxford University Press, Oxford, 2002`: behind the years of a title its subtitle, and facts of publication.
pub fn subtitled(i: In<'_>) -> bool {
    i.is(0, Kind::Dot) && i.case(1) == Case::Capital && imprint_ahead(i.skip(1))
}

/// ` 377–94`: a number right behind the parenthesis of the year, where the citation ends.
pub fn behind_year(i: In<'_>) -> bool {
    let closed = i.at.checked_sub(1).is_some_and(|at| i.note.list[at].kind == Kind::ParenClose);
    closed && i.is(0, Kind::Number) && locators(i).is_ok_and(|(rest, _)| ends(rest))
}

/// `pp. 78`: a label of pages.
pub fn page_label(i: In<'_>) -> bool {
    i.long(Sense::Locator(Unit::Page)).is_some()
}

/// `91(5)` just before: what follows the comma are pages.
pub fn issue_glued(i: In<'_>) -> bool {
    i.at >= 4
        && i.note.list[i.at - 1].kind == Kind::ParenClose
        && i.note.list[i.at - 3].kind == Kind::ParenOpen
        && !i.note.list[i.at - 3].spaced
        && i.note.list[i.at - 4].kind == Kind::Number
}

/// After `(2011)` a number is the volume if pages, an issue or nothing follow: `(2011) 6, pp. 505–528`, `(1986), 254, no. 5, pp. 116–23`.
pub fn volume_after_date(at: In<'_>) -> bool {
    at.word(0).len() <= 3
        && (at.is(1, Kind::ParenOpen)
            || at.is(1, Kind::Comma)
                && (page_label(at.skip(2))
                    || issue_before_page(at.skip(2))
                    || at.means(2, bit(Sense::Number)) && at.skip(2).numbered()
                    || far_range(at))
            || at.is(1, Kind::Colon))
}

/// `97, 431–456` behind a year: a volume and pages, for a page cited stands near to the others.
fn far_range(at: In<'_>) -> bool {
    const NEAR: u32 = 30;
    let number = |n: usize| at.word(n).parse::<u32>().ok();
    let range = at.is(2, Kind::Number) && at.is(3, Kind::Dash) && at.is(4, Kind::Number);
    range && number(0).zip(number(2)).is_some_and(|(volume, first)| first < volume || first - volume > NEAR)
}

/// `1992, 67`, `1992, pp. 60–7`, `2015, e003`: a year, and behind its comma a page that is lower or has its label, or the number of an
/// article.
pub fn year_then_page(i: In<'_>) -> bool {
    let low = || i.is(2, Kind::Number) && i.word(2).len() < 4;
    i.is(0, Kind::Number)
        && i.word(0).len() == 4
        && year(i).is_ok()
        && i.is(1, Kind::Comma)
        && (low() || page_label(i.skip(2)) || article_number(i.skip(2)).is_some())
}

/// `66, p. 137`, `4-5, p. 1071`: an issue without its label, before a page that has one. `499–527, at p. 510` are pages.
pub fn issue_before_page(i: In<'_>) -> bool {
    const MOST: u32 = 4;
    let wide = || {
        let last = |to: u32| i.word(0).parse::<u32>().is_ok_and(|from| to > from + MOST || to < from);
        i.is(1, Kind::Dash) && i.word(2).parse::<u32>().is_ok_and(last)
    };
    i.is(0, Kind::Number)
        && i.word(0).len() <= 3
        && numeral(i).is_some_and(|(rest, _)| rest.is(0, Kind::Comma) && page_label(rest.skip(1)))
        && !wide()
}

/// `25-26, pp. 174–180` behind volume and year: a double issue, if the page behind it is none of these.
pub fn double_issue(i: In<'_>) -> Option<(In<'_>, Span)> {
    if !issue_before_page(i) || !i.is(1, Kind::Dash) {
        return None;
    }
    let (rest, span) = numeral(i)?;
    let label = rest.skip(1);
    let page = label.skip(label.long(Sense::Locator(Unit::Page))?).past_dot();
    (!inside(span.of(i.note.text), page.word(0))).then_some((rest, span))
}

/// `2, 271-303` right behind the bracket of the year: an issue, and the pages of the whole.
pub fn issue_before_range(i: In<'_>) -> bool {
    const MOST: u32 = 12;
    let closed = || i.at.checked_sub(1).is_some_and(|at| i.note.list[at].kind == Kind::ParenClose);
    let number = |n: usize| i.word(n).parse::<u32>().ok();
    i.is(0, Kind::Number)
        && i.is(1, Kind::Comma)
        && i.is(2, Kind::Number)
        && i.is(3, Kind::Dash)
        && i.is(4, Kind::Number)
        && closed()
        && number(0).zip(number(2)).is_some_and(|(issue, page)| issue <= MOST && page > issue)
}

/// `(7)`, `(1–2)`, `(3/4)`: numbers of an issue.
pub fn small_number(i: In<'_>) -> bool {
    let number = |n| i.is(n, Kind::Number) && i.word(n).len() <= 3;
    let several = matches!(i.kind(2), Some(Kind::Dash | Kind::Slash)) && number(3);
    i.is(0, Kind::ParenOpen) && number(1) && i.is(if several { 4 } else { 2 }, Kind::ParenClose)
}

/// `: e12345`, `: e0124, doi:…`: past the number of an article that has no pages.
pub fn article_number(i: In<'_>) -> Option<In<'_>> {
    let number = small::is(i.word(0), small::ARTICLE)
        && i.peek(1).is_some_and(|t| t.kind == Kind::Number && !t.spaced);
    let rest = i.skip(2);
    (number && (ends(rest) || rest.is(0, Kind::Comma))).then_some(rest)
}

/// `1795 to the Present (…)`: a year and the words up to where facts of publication begin, which are left.
pub fn since_year(i: In<'_>) -> Option<In<'_>> {
    const WORDS: usize = 8;
    if !(i.is(0, Kind::Number) && i.word(0).len() == 4 && i.case(1) == Case::Lower) {
        return None;
    }
    let rest = i.skip((2..WORDS).find(|n| !i.is(*n, Kind::Word))?);
    matches!(paren(rest), Ok((_, Paren::Imprint(_)))).then_some(rest)
}

/// The numbers of a journal can begin here. Cheap: most commas of a name or a title are turned away.
pub fn may_be_numbered(i: In<'_>) -> bool {
    let at = if i.is(0, Kind::Comma) { i.skip(1) } else { i };
    let Some(t) = at.peek(0) else { return false };
    let opens = bit(Sense::Volume)
        | bit(Sense::Number)
        | bit(Sense::NewSeries)
        | bit(Sense::Ordinal(1))
        | bit(Sense::Month(1))
        | bit(Sense::Season(21))
        | bit(Sense::Forthcoming)
        | bit(Sense::City);
    let leads = bit(Sense::Small) | bit(Sense::By) | bit(Sense::In) | bit(Sense::Particle);
    match t.kind {
        Kind::Number | Kind::Sign | Kind::ParenOpen => true,
        Kind::Slash => slashed_number(at).is_some(),
        Kind::Word => {
            t.bits & opens != 0
                || t.case == Case::Lower && t.bits & leads != 0
                || begins_range(at)
                || roman(at.word(0)).is_some()
                || lettered_issue(at)
        }
        _ => false,
    }
}

/// `1996/7`: the figure behind the slash is the last of the year that follows.
pub fn year_follows(i: In<'_>, to: &str) -> bool {
    let from = i.at.checked_sub(1).and_then(|at| i.note.word(at).parse::<u16>().ok());
    from.zip(to.parse::<u16>().ok()).is_some_and(|(from, to)| (from + 1) % 10 == to)
}

/// `3rd ser.`, `5th Series`, `Third Series`: the series of a serial that counts its volumes anew; what is behind it.
pub fn counted_series(i: In<'_>) -> Option<(Span, In<'_>)> {
    let glued = i.is(0, Kind::Number) && i.peek(1).is_some_and(|t| t.kind == Kind::Word && !t.spaced);
    let len = if glued { 2 } else { i.hit(|s| matches!(s, Sense::Ordinal(_)).then_some(()))?.1 };
    let count = i.span_to(i.skip(if glued { 1 } else { len }));
    small::is(i.word(len), small::COUNTING_AGAIN).then(|| (count, i.skip(len + 1).past_dot()))
}

/// `Arquipélago, 2.ª série`   `Economic History Review New Series`: a journal's name without the series at its end, and the series where a comma
/// parts them.
pub fn less_series(name: In<'_>) -> (In<'_>, Option<Span>) {
    const LONGEST: usize = 5;
    let again = |n: &usize| {
        let end = name.skip(name.len().saturating_sub(*n));
        name.len() > *n + 1 && (end.long(Sense::NewSeries) == Some(*n) || series_counted(end))
    };
    let Some(len) = (1..=LONGEST).find(again) else { return (name, None) };
    let at = name.end - len;
    let divided = name.note.list[at - 1].kind == Kind::Comma && at > name.at + 1;
    if divided { (name.until(at - 1), Some(name.note.span(at, name.end))) } else { (name.until(at), None) }
}

/// `2.ª série`   `2e série`   `3ª época`: a series by its number, and nothing else.
fn series_counted(i: In<'_>) -> bool {
    let ending = if i.is(1, Kind::Dot) { 2 } else { 1 };
    i.len() == ending + 2
        && i.is(0, Kind::Number)
        && i.peek(ending).is_some_and(|t| t.kind == Kind::Word && !t.spaced)
        && small::is(i.word(ending + 1), small::SERIES_AGAIN)
}

/// `Pod znamenem marksizma, 1922, 5-6, p. 10`: behind the year of a journal two low numbers before the page are those of a double
/// issue, and no pages; so is one, and no volume: `Voprosy filosofii, 1956, 6, p. 12`.
pub fn issue_of_year(draft: &mut Draft, note: &str) {
    let (date, volume) = (draft.site(Field::Date), draft.site(Field::Volume));
    if let (Some(date), Some(volume)) = (date, volume)
        && !draft.fields.has(Field::Number)
        && draft.shows.numbered
        && note.get(date.end as usize..volume.start as usize) == Some(", ")
        && volume.of(note).parse::<u8>().is_ok_and(|n| n <= 24)
    {
        return draft.rename(Field::Volume, Field::Number);
    }
    // `Pravda, 25 April 1968, pp. 4–5`: behind a day, or with their label, they are pages.
    let behind = date.zip(draft.site(Field::Pages)).is_some_and(|(date, pages)| {
        date.end - date.start == 4 && note.get(date.end as usize..pages.start as usize) == Some(", ")
    });
    let counted = draft.fields.has(Field::Volume) || draft.fields.has(Field::Number);
    if counted || !behind || draft.locators.is_empty() {
        return;
    }
    let double = |pages: &str| {
        let (first, last) = pages.split_once('-')?;
        let (first, last) = (first.parse::<u8>().ok()?, last.parse::<u8>().ok()?);
        (last <= 24 && first + 1 == last).then_some(())
    };
    if draft.fields.text(Field::Pages).and_then(double).is_some() {
        draft.rename(Field::Pages, Field::Number);
    }
}
