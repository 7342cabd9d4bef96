//! A semicolon between a title and where it was printed: the habit of historians of art.

use super::super::draft::Draft;
use super::super::facts::naked;
use super::super::input::In;
use super::super::numbering::is_numeral;
use super::super::tail::{colon_ahead, place_year, tail_after};
use super::super::token::{Case, Kind, bit};
use super::host::hosted;
use crate::lexicon::Sense;
use crate::model::Field;

/// `Die Feudalgesellschaft; Berlin/Wien 1982`   `Spinnstuben auf dem Dorf; in: Huck, Gerhard (Hg.): …`   `Der Käse und die Würmer; übersetzt von
/// Karl F. Hauber, Frankfurt am Main 1979`   `Bismarck; Bd. 1, Berlin 1985`
///
/// What follows a title behind a semicolon, read into `draft`. Nobody else's work begins with a place and its year, with a volume's number or
/// with "in:".
pub fn behind_semicolon<'n>(semi: In<'n>, draft: &mut Draft) -> Option<In<'n>> {
    let next = semi.skip(1);
    if draft.nobody() {
        return None;
    }
    if leads_host(next) {
        return hosted(next, draft);
    }
    let volume = volume_named(next);
    if !(volume || placed(next) || next.case(0) == Case::Lower && next.means(0, ROLES)) {
        return None;
    }
    let fits = |trial: &Draft| trial.shows.imprint && (!volume || trial.fields.has(Field::Volume));
    draft.attempt(|trial| tail_after(next, true, trial).filter(|_| fits(trial)))
}

/// `; Bd. II: Monarchie und Volkssouveränität`: a volume has no author and no title of its own before it.
fn volume_named(i: In<'_>) -> bool {
    i.means(0, bit(Sense::Volume)) && is_numeral(i.skip(1).past_dot(), 0)
}

const ROLES: u128 = bit(Sense::Editor) | bit(Sense::Translator);

/// The same, looked at from before the semicolon: facts of publication or a host stand behind it.
pub fn facts_behind(semi: In<'_>) -> bool {
    let next = semi.skip(1);
    leads_host(next) || placed(next) || next.case(0) == Case::Lower && next.means(0, ROLES)
}

/// `in: `
fn leads_host(i: In<'_>) -> bool {
    i.case(0) == Case::Lower && i.means(0, bit(Sense::In)) && i.is(1, Kind::Colon)
}

/// `Frankfurt am Main 1986`   `Göttingen: Wallstein, 2007`: a place that is known, and the year.
pub fn placed(i: In<'_>) -> bool {
    place_year(i)
        && naked(i).is_some_and(|(_, found)| {
            let named = found.publisher.is_none() || colon_ahead(i);
            found.location.is_some() && found.date.is_some() && named
        })
}
