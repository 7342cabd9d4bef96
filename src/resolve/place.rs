//! Places in archives: what a partial address inherits, and when two addresses are one.

use std::borrow::Cow;

use ecow::EcoVec;

use super::fold;
use crate::hash::mix;
use crate::model::{Citation, Form, Level, Locator, Place, Sign, Sited, Step, Unit};

/// How deep a level lies. Levels that name the same unit in other words (delo, ed. khr., file) lie equally deep.
fn depth(level: Level) -> u8 {
    match level {
        Level::Collection => 0,
        Level::RecordGroup => 1,
        Level::Series => 2,
        Level::Subseries => 3,
        Level::Fond => 4,
        Level::Podfond => 5,
        Level::Opis | Level::Entry => 6,
        Level::Papka => 7,
        Level::Korob => 8,
        Level::Karton | Level::Portfolio => 9,
        Level::Reel => 10,
        Level::Box => 11,
        Level::Folder => 12,
        Level::Delo | Level::Edkhr | Level::File | Level::Signature => 13,
        Level::Volume | Level::Item | Level::Document => 14,
        Level::Frame => 15,
    }
}

/// The whole address of a partial one: what it names replaces its own level, keeps what lies above and
/// drops what lies below (`Ibid., op. 30, d. 12`). An address with an archive of its own is whole.
pub fn inherit(above: &Place, given: &Place) -> Place {
    match kept(above, given) {
        None => given.clone(),
        Some(kept) => {
            let kept = kept.iter().filter(|s| !replaced(s, above, given)).cloned();
            let given = given.steps.iter().map(|s| Step { level: fitting(above, s), ..s.clone() });
            Place { steps: kept.chain(given).collect(), ..above.clone() }
        }
    }
}

/// `Ibid., Box 1603, 737.00/3-260` behind `737.00/1-560, Box 1602`: a step that was printed above, of another value now.
pub fn replaced(step: &Step, above: &Place, given: &Place) -> bool {
    given.steps.iter().any(|s| s.label == step.label && fitting(above, s) == step.level)
}

/// `AS 1015/3`: the letters before a number.
fn class(value: &str) -> Option<&str> {
    value.split(' ').next().filter(|class| class.len() < value.len())
}

/// The level of a step of a partial address: that which the address above has under the same label (`Ibid., fasc. 4`)
/// or for numbers of the same class (`FO 371/106532, AS 1015/3`, then `Ibid., AS 1015/4`).
fn fitting(above: &Place, given: &Step) -> Level {
    let alike = |s: &&Step| match given.label.as_str() {
        "" => {
            given.level == Level::Signature
                && s.level == Level::Document
                && class(&s.value) == class(&given.value)
        }
        label => s.label == label,
    };
    // `ibid., file 254`: as the file before it is called.
    if given.level == Level::File && above.step(Level::Delo).is_some() {
        return Level::Delo;
    }
    let kept = || above.steps.iter().any(|s| s.level == given.level && alike(&s));
    above.steps.iter().find(alike).filter(|_| !kept()).map_or(given.level, |s| s.level)
}

/// The address that a citation of a document behind `above` gives: its own, or what its locators name of that.
pub fn given<'c>(above: &Place, c: &'c Citation) -> Option<Cow<'c, Place>> {
    match c.fields.place() {
        Some(place) => Some(Cow::Borrowed(place)),
        None => stepped(above, &c.locators).map(Cow::Owned),
    }
}

/// What the locators of a partial address name of it: `Ebd., Bd. 2198` behind `B 130, Bd. 2197` is another volume of
/// the holding, `Nr. 56` another item. `None` if they name none of the steps that `above` has.
fn stepped(above: &Place, locators: &[Sited<Locator>]) -> Option<Place> {
    let steps: Vec<Step> = locators
        .iter()
        .filter_map(|l| {
            let level = step_of(l.value.unit)?;
            let same = above.steps.iter().find(|s| s.level == level)?;
            Some(Step { value: l.value.value.clone(), ..same.clone() })
        })
        .collect();
    (!steps.is_empty()).then(|| Place { steps, ..Place::default() })
}

/// The step of an address that may be printed as a locator.
fn step_of(unit: Unit) -> Option<Level> {
    match unit {
        Unit::Volume => Some(Level::Volume),
        Unit::Number => Some(Level::Item),
        Unit::Document => Some(Level::Document),
        _ => None,
    }
}

/// The locators of a citation of a document in `place`: a volume that the address names is no locator, and a bare
/// number behind Ibid. is a leaf where the archive counts leaves.
pub fn located(place: &Place, c: &Citation) -> EcoVec<Sited<Locator>> {
    let step = |l: &Sited<Locator>| {
        let named = step_of(l.value.unit).and_then(|level| place.step(level));
        c.fields.place().is_none() && named == Some(l.value.value.as_str())
    };
    let leaves = place.step(Level::Delo).or_else(|| place.step(Level::Edkhr)).is_some();
    let pointed = c.locators.iter().any(|l| l.value.unit == Unit::Folio);
    let bare = |l: &Sited<Locator>| {
        l.value.unit == Unit::Page && leaves && c.form == Form::Ibid && !c.evidence.has(Sign::Labelled)
    };
    // `Там же. Ч. 3. Л. 2`: a part of the file, no number of a journal.
    let part = |l: &Sited<Locator>| leaves && c.form == Form::Ibid && pointed && l.value.unit == Unit::Number;
    if !c.locators.iter().any(|l| step(l) || bare(l) || part(l)) {
        return c.locators.clone();
    }
    c.locators
        .iter()
        .filter(|l| !step(l))
        .map(|l| {
            let mut l = l.clone();
            if bare(&l) {
                l.value.unit = Unit::Folio;
            }
            if part(&l) {
                l.value.unit = Unit::Part;
            }
            l
        })
        .collect()
}

/// The steps of `above` that a partial address takes over; `None` if it is whole.
pub fn kept<'p>(above: &'p Place, given: &Place) -> Option<&'p [Step]> {
    if !given.repository.is_empty() || !given.name.is_empty() {
        return None;
    }
    let keep = match given.steps.first() {
        None => above.steps.len(),
        Some(first) => {
            let first_level = fitting(above, first);
            let level = depth(first_level);
            // `exp. 11-5-64, leg. 3`: of two units of one level the one with the same label.
            let label = above.steps.iter().position(|s| s.level == first_level && s.label == first.label);
            let same = label.or_else(|| above.steps.iter().position(|s| s.level == first_level));
            let same = same.or_else(|| above.steps.iter().position(|s| depth(s.level) == level));
            same.or_else(|| above.steps.iter().position(|s| depth(s.level) > level))
                .unwrap_or(above.steps.len())
        }
    };
    above.steps.get(..keep)
}

/// `Add. MSS 34904`, `OPD 381` behind `DSR, Box 786` or `Lutes File`: a library's manuscripts by their number and an office's file lie in
/// nobody's box and among nobody's papers, and who has the one need not have the other.
pub fn apart(above: &Place, given: &Place) -> bool {
    let manuscripts = |step: &Step| {
        let word = |w: &str| matches!(w.trim_end_matches('.'), "MS" | "MSS" | "Ms" | "Mss");
        step.value.split(' ').any(word)
    };
    let office = |step: &Step| {
        let letters = class(&step.value).unwrap_or_default();
        step.label.is_empty() && letters.len() > 1 && letters.bytes().all(|b| b.is_ascii_uppercase())
    };
    let numbered = given.steps.first().is_some_and(|s| match s.level {
        Level::Signature => manuscripts(s),
        Level::File => office(s),
        _ => false,
    });
    let papers = matches!(above.steps.as_slice(), [only] if only.level == Level::Collection);
    numbered && (papers || above.step(Level::Box).is_some()) && !above.steps.iter().any(manuscripts)
}

/// What an address begins with that is no part of the shelf before it: the name of papers, or a class and piece that
/// everybody knows the archive of. Whoever was said to have it has it still.
pub fn head(place: &Place) -> Option<String> {
    let first = place.steps.first()?;
    match first.level {
        Level::Collection => Some(fold::words(&first.value)),
        Level::Signature if !place.code.is_empty() => Some(format!("#{}", place.code)),
        _ => None,
    }
}

/// A hash of the path below the repository; `None` if there is no path.
///
/// Where the path names a fond, what only describes it or its film (collection, series, reel) is left out:
/// authors add it to one mention and leave it out of the next.
pub fn path(place: &Place) -> Option<u64> {
    let mut steps: Vec<&Step> = counted(place).collect();
    if steps.is_empty() {
        return None;
    }
    steps.sort_by_key(|s| depth(s.level));
    let garf = place.code == "GARF";
    let hash = |h, s: &&Step| mix(mix(h, &[depth(s.level)]), value(&s.value, garf).as_bytes());
    Some(steps.iter().fold(0, hash))
}

/// True if it has a [`path`].
pub fn has_path(place: &Place) -> bool {
    counted(place).next().is_some()
}

/// The steps of the path.
fn counted(place: &Place) -> impl Iterator<Item = &Step> {
    let russian = place.step(Level::Fond).is_some();
    place.steps.iter().filter(move |s| {
        !russian || !matches!(s.level, Level::Collection | Level::Series | Level::Reel | Level::Subseries)
    })
}

/// A number folded: `Р-5446`, `R 5446` and `R5446` are one, `264` and `265` are not, nor `0104` and `104`.
/// At GARF a Latin `P-` is a misread `Р-`; elsewhere it may be a party fond.
fn value(printed: &str, garf: bool) -> Cow<'_, str> {
    // Most are figures.
    if printed.bytes().all(|b| b.is_ascii_digit()) {
        return printed.into();
    }
    let mut out = String::with_capacity(printed.len());
    let mut chars = printed.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            ' ' | '\u{a0}' | '.' | '\'' | '’' | 'ʹ' | '"' => {}
            '-' | '–' | '—' => {
                let letter = out.ends_with(|c: char| c.is_ascii_alphabetic());
                let number = out.ends_with(|c: char| c.is_ascii_digit());
                let next = chars.peek().copied().unwrap_or(' ');
                if !(letter && next.is_numeric() || number && next.is_alphabetic()) {
                    out.push('-');
                }
            }
            _ if c.is_ascii() => out.push(c.to_ascii_lowercase()),
            _ => out.extend(any_ascii::any_ascii_char(c).chars().map(|c| c.to_ascii_lowercase())),
        }
    }
    if garf && out.starts_with('p') && out[1..].starts_with(|c: char| c.is_ascii_digit()) {
        out.replace_range(..1, "r");
    }
    out.into()
}

/// True if both stand in one archive, by today's code, by name or by abbreviation. An archive that is not
/// named could be any.
pub fn same_archive(a: &Place, b: &Place) -> bool {
    if !a.code.is_empty() && a.code == b.code || a.repository == b.repository && !a.repository.is_empty() {
        return true;
    }
    let known = |p: &Place| !p.code.is_empty();
    if known(a) && known(b) {
        return false;
    }
    let (left, right) = (names(a), names(b));
    if left.is_empty() || right.is_empty() {
        return true;
    }
    let one = |x: &String, y: &String| x == y || fold::abbreviates(x, y) || fold::abbreviates(y, x);
    left.iter().any(|x| right.iter().any(|y| one(x, y)))
}

fn names(place: &Place) -> Vec<String> {
    [&place.repository, &place.name].iter().filter(|n| !n.is_empty()).map(|n| fold::words(n)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(repository: &str, steps: &[(Level, &str)]) -> Place {
        let step = |(level, value): &(Level, &str)| Step::bare(*level, (*value).into());
        Place { repository: repository.into(), steps: steps.iter().map(step).collect(), ..Place::default() }
    }

    use Level::{Box, Collection, Delo, Edkhr, Folder, Fond, Opis, Papka};

    #[test]
    fn a_partial_address_keeps_what_lies_above() {
        let file = at("RGANI", &[(Fond, "5"), (Opis, "28"), (Delo, "253")]);
        let with = |steps: &[(Level, &str)]| inherit(&file, &at("", steps));
        assert_eq!(with(&[(Delo, "254")]), at("RGANI", &[(Fond, "5"), (Opis, "28"), (Delo, "254")]));
        assert_eq!(
            with(&[(Opis, "30"), (Delo, "12")]),
            at("RGANI", &[(Fond, "5"), (Opis, "30"), (Delo, "12")])
        );
        assert_eq!(with(&[(Fond, "89")]), at("RGANI", &[(Fond, "89")]));
        assert_eq!(with(&[(Edkhr, "7")]), at("RGANI", &[(Fond, "5"), (Opis, "28"), (Edkhr, "7")]));
        assert_eq!(with(&[]), file);
        let diplomats = at("AVPRF", &[(Fond, "0104"), (Opis, "16"), (Papka, "117"), (Delo, "9")]);
        let next = inherit(&diplomats, &at("", &[(Papka, "118"), (Delo, "3")]));
        assert_eq!(next.step(Opis), Some("16"));
        assert_eq!(next.step(Papka), Some("118"));
        let papers = at("LC", &[(Collection, "Nobody Papers"), (Box, "3"), (Folder, "7")]);
        assert_eq!(
            inherit(&papers, &at("", &[(Box, "4")])),
            at("LC", &[(Collection, "Nobody Papers"), (Box, "4")])
        );
    }

    #[test]
    fn one_path_however_typed() {
        let typed = |v: &str| path(&at("", &[(Fond, v), (Delo, "1")]));
        assert_eq!(typed("Р-5446"), typed("R5446"));
        assert_ne!(typed("0104"), typed("104"));
        assert_ne!(typed("1-2"), typed("12"));
        assert_eq!(typed("98 с"), typed("98s"));
        assert_eq!(path(&at("", &[])), None);
    }

    #[test]
    fn archives_by_code_and_by_name() {
        let coded = |repository: &str, code: &str| Place { code: code.into(), ..at(repository, &[]) };
        assert!(same_archive(&coded("TsKhSD", "RGANI"), &coded("РГАНИ", "RGANI")));
        assert!(!same_archive(&coded("RGANI", "RGANI"), &coded("RGASPI", "RGASPI")));
        assert!(same_archive(&at("RAS", &[]), &at("Archive of the Russian Academy of Sciences", &[])));
        assert!(!same_archive(&at("Hoover Institution", &[]), &at("City Archive", &[])));
    }
}
