//! Labels: `f.`, `опись`, `ll.`, `box`; what a letter announces is decided by what has gone before.

use smallvec::SmallVec;

use super::Found;
use super::number_ahead::{delo_follows, document_follows, dotted, leaf_follows, other_leaf, sided};
use super::value::{LABELS, value};
use crate::grammar::date::roman;
use crate::grammar::input::In;
use crate::grammar::token::{Case, Kind, bit};
use crate::lexicon::Sense;
use crate::model::{Level, Unit};

/// What a label announces.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Mark {
    /// A step of the path.
    Step(Level),
    /// A leaf, a page, a part.
    Locator(Unit),
}

/// What a label can mean: those of its longest form, in the order of the lexicon.
#[derive(Default)]
struct Meanings {
    list: SmallVec<[Mark; 12]>,
    /// A bit for each.
    bits: u128,
}

impl Meanings {
    fn bit(mark: Mark) -> u128 {
        match mark {
            Mark::Step(level) => 1 << level as u32,
            Mark::Locator(unit) => 1 << (64 + unit as u32),
        }
    }

    fn add(&mut self, mark: Mark) {
        self.list.push(mark);
        self.bits |= Meanings::bit(mark);
    }

    fn can(&self, mark: Mark) -> bool {
        self.bits & Meanings::bit(mark) != 0
    }
}

/// `f.`, `опись`, `fond (f.)`, `ll.`: a label, decided by what has gone before, and where its value begins.
pub fn label<'n>(i: In<'n>, so_far: &Found) -> Option<(Mark, In<'n>)> {
    let t = i.peek(0)?;
    if t.kind == Kind::Sign && t.bits & bit(Sense::Number) == 0 || t.bits & bit(Sense::OpCit) != 0 {
        return None;
    }
    // `F7 13506`: the letter of a signature.
    let lettered = i.case(0) == Case::Upper
        && i.word(0).chars().count() == 1
        && i.peek(1).is_some_and(|t| t.kind == Kind::Number && !t.spaced);
    // `AP20/1/19`
    if i.case(0) == Case::Upper
        && i.word(0).len() > 1
        && i.word(0).is_ascii()
        && i.peek(1).is_some_and(|t| t.kind == Kind::Number && !t.spaced)
        && i.peek(2).is_some_and(|t| t.kind == Kind::Slash && !t.spaced)
        && i.is(3, Kind::Number)
    {
        return None;
    }
    // `Acc. 4251/28` in a library; `F.O. 371/1234`, and `Ibid., F.O. 371/1234`: nobody has said that the archive has fonds.
    let unsaid = so_far.bare || !so_far.by_fond();
    if !so_far.by_fond() && super::signature::manuscripts(i)
        || unsaid && super::signature::class_in_stops(i).is_some()
    {
        return None;
    }
    if let Some(found) = american(i, so_far) {
        return Some(found);
    }
    // `Schedule A, vol. 12, case 148`
    let case = || {
        so_far.has(Level::Volume)
            && !so_far.has(Level::Item)
            && super::tongue::marks().cases.contains(i.word(0))
    };
    if i.is(1, Kind::Number) && (conversation(i) || case()) {
        return Some((Mark::Step(Level::Item), i.skip(1)));
    }
    let tongue = so_far.tongue.filter(|_| !lettered || so_far.by_fond());
    // `LVA, f. 101, op. 15, d. 12, l. 5`: behind the file a leaf, though the country's word is that for a file.
    let leaf = |(mark, _): &(Mark, usize)| {
        *mark == Mark::Step(Level::Delo)
            && so_far.has(Level::Delo)
            && i.long(Sense::Locator(Unit::Folio)).is_some()
    };
    if let Some(found) = tongue.and_then(|tongue| tongue.read(i)).filter(|found| !leaf(found)) {
        let (mark, len) = found;
        // `LKA Neuburg, S 1 H III`: no page of what has no file yet.
        let lettered = matches!(mark, Mark::Locator(_))
            && !so_far.has_any_step()
            && i.case(0) == Case::Upper
            && i.word(0).len() == 1
            && !i.is(1, Kind::Dot);
        if lettered && super::tongue::by_signature(so_far.land) {
            return None;
        }
        let after = value_at(i, i.skip(len));
        if has_value(i, mark, after, so_far) {
            let mark = match mark {
                // `f. 5` where a fond is due, leaf 5 behind it.
                Mark::Locator(Unit::Folio)
                    if i.word(0).eq_ignore_ascii_case("f") && !so_far.has_any_step() && !sided(after) =>
                {
                    Mark::Step(Level::Fond)
                }
                // `Mediceo del Principato, f. 123, c. 45`: a bundle, then its leaf.
                Mark::Locator(Unit::Folio)
                    if i.word(0).eq_ignore_ascii_case("f")
                        && !so_far.has(Level::Volume)
                        && !so_far.has(Level::Box)
                        // `Mediceo del Principato, f. 4155`: no bundle has so many leaves.
                        && (other_leaf(i, after, so_far)
                            || so_far.land == "Italy" && after.is(0, Kind::Number) && after.word(0).len() > 3) =>
                {
                    Mark::Step(Level::Volume)
                }
                // `b. 45, f. 5, sf. 3`: the folder of an Italian box, where no side of a leaf is said.
                Mark::Locator(Unit::Folio)
                    if i.word(0) == "f"
                        && so_far.land == "Italy"
                        && so_far.has(Level::Box)
                        && !so_far.has(Level::Folder)
                        && !sided(after) =>
                {
                    Mark::Step(Level::Folder)
                }
                // `PCM, 1940-43, f. 1.1.13`   `f. 1/3-5`: so is what has stops or strokes in its number.
                Mark::Locator(Unit::Folio)
                    if i.word(0) == "f"
                        && tongue.is_some_and(|tongue| tongue.is_of("Italy"))
                        && !so_far.has(Level::Folder)
                        && (dotted(after) || after.is(1, Kind::Slash) && after.is(2, Kind::Number)) =>
                {
                    Mark::Step(Level::Folder)
                }
                // `AJ, f. 837, kut. 3`: a fond comes before its boxes.
                Mark::Step(Level::Folder)
                    if super::tongue::numbered_fonds(so_far.land) && !so_far.has_any_step() =>
                {
                    Mark::Step(Level::Fond)
                }
                // `KC PZPR, zesp. 1354`: the number of what was named.
                Mark::Step(Level::Collection) if so_far.has(Level::Collection) => Mark::Step(Level::Fond),
                // `w. 25, t. 200`: a file in a bundle.
                Mark::Step(Level::Volume)
                    if so_far.has(Level::Volume) && tongue.is_some_and(|t| t.is_of("Poland")) =>
                {
                    Mark::Step(Level::File)
                }
                mark => mark,
            };
            return Some((mark, after));
        }
    }
    if t.bits & (LABELS | bit(Sense::Number) | bit(Sense::Volume) | bit(Sense::Part)) == 0 {
        return damaged(i, so_far);
    }
    let of = |sense| {
        Some(match sense {
            // `Rep. 530`, `Abt. 402`: the head of a signature.
            Sense::Step(Level::Fond) if super::tongue::by_signature(so_far.land) => return None,
            Sense::Step(level) => Mark::Step(level),
            // `Ф. 210. Оп. 9. Стб. 123`: the rolls of the old offices.
            Sense::Locator(Unit::Column) if so_far.has(Level::Fond) && !so_far.has_file() => {
                Mark::Step(Level::Delo)
            }
            Sense::Locator(unit) => Mark::Locator(unit),
            Sense::Number if so_far.has(Level::Opis) => Mark::Step(Level::Delo),
            // `Thomas Jones Papers, vol. 7, no. 44`
            Sense::Number if so_far.has(Level::Volume) && so_far.has(Level::Collection) => {
                Mark::Step(Level::Item)
            }
            // `Ф. 293. № 12`: a fond without inventories.
            // `RO IRLI, f. 519, no. 137, l. 8`
            Sense::Number
                if (i.is(0, Kind::Sign) || so_far.by_fond())
                    && so_far.has(Level::Fond)
                    && !so_far.has_file() =>
            {
                Mark::Step(Level::Delo)
            }
            // `AGAD, Archiwum Zamoyskich, dz. V, nr 123`
            Sense::Number if so_far.land == "Poland" && so_far.has_any_step() && !so_far.has(Level::Item) => {
                Mark::Step(Level::Item)
            }
            // `AN, JJ 100, n° 751`, `AHM, Div. 1, cx. 12, n.º 3`: a piece in what was named.
            Sense::Number
                if so_far.tongue.is_some()
                    && super::coded::romance(so_far.land)
                    && (so_far.has(Level::Signature)
                        || so_far.has(Level::Box)
                        || so_far.has(Level::File))
                    && !so_far.has(Level::Item) =>
            {
                Mark::Step(Level::Item)
            }
            Sense::Volume => Mark::Step(Level::Volume),
            Sense::Part => Mark::Locator(Unit::Part),
            _ => return None,
        })
    };
    let mut longest = 0;
    let mut marks = Meanings::default();
    for hit in i.note.hits(i.at) {
        let Some(mark) = of(hit.sense) else { continue };
        let len = hit.len as usize;
        if len > longest {
            longest = len;
            marks = Meanings::default();
        }
        if len == longest {
            marks.add(mark);
        }
    }
    if longest == 0 {
        return None;
    }
    let after = value_at(i, i.skip(longest));
    // `sesión del 3 de mayo`: a day is no number of a file.
    let month = |n: usize| after.means(n, bit(Sense::Month(1)));
    if after.is(0, Kind::Number) && (month(1) || month(2) && after.case(1) == Case::Lower) {
        return None;
    }
    let mut mark = choose(&marks, so_far, i, after)?;
    // `vol. 129, ff. 23–25`: leaves of what was named.
    let leaves = Mark::Locator(Unit::Folio);
    // `Mémoires et documents, Turquie, vol. 12, f. 3`
    let volume = || i.word(0) == "f" && so_far.has(Level::Collection) && so_far.has(Level::Volume);
    if mark == Mark::Step(Level::Fond)
        && so_far.has_any_step()
        && (matches!(i.word(0), "ff" | "fols" | "fos") || volume())
    {
        mark = leaves;
    }
    // `ms. 1234, c. 12`: of a manuscript; of a file it is a part, as `ч.` in other letters.
    let carta = || so_far.has(Level::Signature) || sided(after);
    if mark == Mark::Locator(Unit::Part) && i.word(0) == "c" && !so_far.has(Level::Fond) && carta() {
        mark = leaves;
    }
    // `box 416, vol. 1, f. 23v`: no folder has sides.
    if mark == Mark::Step(Level::Folder) && i.word(0) == "f" && sided(after) {
        mark = leaves;
    }
    // `R 1501/20345`, `NS 19`: the letters of a signature.
    if !so_far.by_fond()
        && i.case(0) == Case::Upper
        && i.word(0).chars().count() <= 3
        && after.at == i.at + 1
        && (!matches!(mark, Mark::Step(Level::RecordGroup | Level::Series | Level::File))
            || i.word(0).len() == 1 && mark == Mark::Step(Level::File))
    {
        return None;
    }
    // `A.1.1.0-30`: the letter of a signature in stops.
    let stopped = |n: usize, kind| i.peek(n).is_some_and(|t| t.kind == kind && !t.spaced);
    if !so_far.by_fond()
        && i.case(0) == Case::Upper
        && [Kind::Dot, Kind::Number, Kind::Dot, Kind::Number]
            .into_iter()
            .zip(1..)
            .all(|(kind, n)| stopped(n, kind))
    {
        return None;
    }
    // `B.239/a/12`: nor is a letter with its stop a file where there are no fonds.
    if !so_far.by_fond()
        && matches!(mark, Mark::Step(Level::Fond | Level::Opis | Level::Delo | Level::Edkhr))
        && i.case(0) == Case::Upper
        && i.is(1, Kind::Dot)
        && i.peek(2).is_some_and(|t| t.kind == Kind::Number && !t.spaced)
    {
        return None;
    }
    // `F. No. 5/12/1942`: where there are no fonds it is a file.
    let mark = match mark {
        Mark::Step(Level::Fond)
            if !so_far.by_fond()
                && i.word(0).len() == 1
                && i.is(1, Kind::Dot)
                && i.means(2, bit(Sense::Number)) =>
        {
            Mark::Step(Level::File)
        }
        mark => mark,
    };
    // `FO 371`, of the Foreign Office: no leaf.
    // Nor `CC00123`, a document by its letters and number.
    let glued = || after.peek(0).is_some_and(|t| !t.spaced && t.span.len() > 3);
    if mark == Mark::Locator(Unit::Folio)
        && (!so_far.has_any_step() || glued())
        && i.case(0) == Case::Upper
        && i.word(0).len() > 1
    {
        return None;
    }
    // `Papers Working File: Originals`, `Files. Secret`: the last word of a name.
    let whole = i.word(0).len() > 3;
    let named = mark == Mark::Step(Level::File) && i.case(0) == Case::Capital && whole;
    let before = i.at.checked_sub(1).map(|at| i.note.list[at].case);
    if named
        && matches!(before, Some(Case::Capital | Case::Upper))
        && matches!(i.kind(longest), Some(Kind::Colon | Kind::Dot))
    {
        return None;
    }
    // `Central Foreign Policy Files 1967–1969`: the years of a series.
    let years = |n: usize| after.is(n, Kind::Number) && after.word(n).len() == 4;
    if mark == Mark::Step(Level::File)
        && matches!(i.case(0), Case::Capital | Case::Upper)
        && (longest > 1
            || i.case(0) == Case::Upper
            || i.at.checked_sub(1).is_some_and(|at| i.note.list[at].case == Case::Capital))
        && years(0)
        && after.is(1, Kind::Dash)
        && (years(2) || after.is(2, Kind::Number) && after.word(2).len() == 2)
    {
        return None;
    }
    has_value(i, mark, after, so_far).then_some((mark, after))
}

/// `RG 1.1, s. 200, b. 3, f. 24`: below a record group or in papers, where no other word says it.
fn american<'n>(i: In<'n>, so_far: &Found) -> Option<(Mark, In<'n>)> {
    if so_far.land != "United States" || !i.is(1, Kind::Dot) || !i.is(2, Kind::Number) {
        return None;
    }
    let marks = super::tongue::marks();
    let level = if marks.boxes.contains(i.word(0)) && so_far.has_any_step() {
        Level::Box
    } else if marks.groups.contains(i.word(0)) && so_far.has(Level::RecordGroup) {
        Level::Series
    } else {
        return None;
    };
    (!so_far.has(level)).then(|| (Mark::Step(level), i.skip(2)))
}

/// `Conversation 450-10`: what was said on a tape, by the numbers of the tape and of the piece.
pub fn conversation(i: In<'_>) -> bool {
    let glued = |n: usize| i.peek(n).is_some_and(|t| !t.spaced);
    i.is(2, Kind::Dash)
        && i.is(3, Kind::Number)
        && glued(2)
        && glued(3)
        && super::western::closed(i, 4)
        && super::tongue::marks().conversations.contains(i.word(0))
}

/// Where the value begins behind a label that ends at `after`: its stop, soft sign, abbreviation, `no.`
fn value_at<'n>(i: In<'n>, after: In<'n>) -> In<'n> {
    let bare = after.at;
    // `GARF, personnel files. Also Kokurin and Petrov, Gulag, 797`: behind a word written out a stop ends the sentence.
    let sentence = after.peek(0).is_some_and(|t| t.kind == Kind::Dot && t.stop)
        && after.case(1) == Case::Capital
        && i.note.list[after.at - 1].span.len() > 4;
    // `Op . 28`
    let after = if after.is(0, Kind::Dot)
        && !sentence
        && (!after.peek(0).is_some_and(|t| t.spaced) || after.is(1, Kind::Number))
    {
        after.skip(1)
    } else {
        after
    };
    // `op.’ 8`, `opis' 1`, `opis” 2`
    let after = if matches!(after.kind(0), Some(Kind::Quote | Kind::QuoteClose))
        && matches!(after.kind(1), Some(Kind::Number | Kind::ParenOpen))
    {
        after.skip(1)
    } else {
        after
    };
    // `fond (f.) 1286`, `1806 god (g.)`
    let after = match after.peek(0) {
        Some(t)
            if t.kind == Kind::ParenOpen
                && (t.partner as usize) < i.end
                && t.partner as usize <= after.at + 3
                && after.is(1, Kind::Word) =>
        {
            after.part(t.partner as usize + 1, i.end)
        }
        _ => after,
    };
    let after = match after.kind(0) {
        // `op, 28`: a comma for a stop.
        Some(Kind::Comma)
            if after.at == bare
                && after.is(1, Kind::Number)
                && i.word(0).chars().count() <= if i.case(0) == Case::Upper { 2 } else { 3 } =>
        {
            after.skip(1)
        }
        Some(Kind::Colon | Kind::Sign) => after.skip(1),
        _ => after,
    };
    // `box no. 5`, `dosar nr. 12`, `арх. № 5`
    match after.long(Sense::Number) {
        Some(len) if !after.is(0, Kind::Number) => {
            let past = after.skip(len);
            let past = if past.is(0, Kind::Dot) { past.skip(1) } else { past };
            if past.is(0, Kind::Number) || past.means(0, LABELS) && past.is(1, Kind::Dash) {
                past
            } else {
                after
            }
        }
        _ => after,
    }
}

fn has_value(i: In<'_>, mark: Mark, after: In<'_>, so_far: &Found) -> bool {
    match mark {
        Mark::Step(level) => {
            // A name is a value only in an address, behind a whole word: `F. Castro` is no folder.
            // `Series B`, `Series II` needs none.
            let letter = matches!(level, Level::Series | Level::Subseries)
                && after.case(0) == Case::Upper
                && (after.word(0).chars().count() == 1 || roman(after.word(0)).is_some());
            // `folder “Civil Rights,” box 12`: first of all.
            let quoted =
                || level == Level::Folder && i.case(0) == Case::Lower && after.is(0, Kind::QuoteOpen);
            let named = || letter || quoted() || so_far.in_force() && i.word(0).chars().count() > 2;
            // `lot M-88`
            let coded = after.case(0) == Case::Upper
                && after.word(0).len() < 3
                && after.is(1, Kind::Dash)
                && after.is(2, Kind::Number);
            value(after, level).is_some()
                && (after.is(0, Kind::Number) || coded || !only_named(level) || named())
        }
        Mark::Locator(Unit::Folio) => {
            // `Bl. E 123456`
            let frame =
                || after.case(0) == Case::Upper && after.word(0).len() == 1 && after.word(1).len() > 3;
            after.is(0, Kind::Number) || after.is(1, Kind::Number) && frame()
        }
        Mark::Locator(_) => {
            // `P. N. Smith Papers`: an initial.
            let initial = || i.case(0) == Case::Upper && i.word(0).chars().count() == 1;
            // `Tom Johnson’s Notes`: a given name is no volume.
            let given = || {
                after.at == i.at + 1
                    && i.case(0) == Case::Capital
                    && after.case(0) == Case::Capital
                    && i.means(0, bit(Sense::FirstName))
            };
            value(after, Level::Volume).is_some() || after.is(0, Kind::Word) && !initial() && !given()
        }
    }
}

fn only_named(level: Level) -> bool {
    matches!(
        level,
        Level::Folder | Level::Collection | Level::Series | Level::Subseries | Level::File | Level::Signature
    )
}

/// A label as bad print leaves it: `11. 5–7`, `I. 5` for `ll.`, `l.`; `0p. 28`, `on. 28` for `op.`
fn damaged<'n>(i: In<'n>, so_far: &Found) -> Option<(Mark, In<'n>)> {
    let word = i.word(0);
    let stop = |n: usize| if i.is(n, Kind::Dot) { n + 1 } else { n };
    if so_far.has_file() && so_far.locators.is_empty() {
        // `ll .5`, `1.5`
        if matches!(word, "1" | "11" | "I" | "II" | "Il" | "JI" | "Jl" | "JL" | "lI" | "П" | "Jll" | "JIJI")
            && i.is(1, Kind::Dot)
            && i.is(2, Kind::Number)
        {
            return Some((Mark::Locator(Unit::Folio), i.skip(2)));
        }
        if matches!(word, "JL" | "Jl" | "JI") && i.is(1, Kind::Number) {
            return Some((Mark::Locator(Unit::Folio), i.skip(1)));
        }
    }
    // `f, 5`, `op, 28`: a comma for the stop.
    if so_far.in_force() && i.is(1, Kind::Comma) && i.is(2, Kind::Number) {
        let level = match word {
            "f" | "F" | "ф" | "Ф" => Level::Fond,
            "op" | "Op" | "оп" | "Оп" => Level::Opis,
            "d" | "D" | "д" | "Д" => Level::Delo,
            _ => return None,
        };
        return (!so_far.has(level)).then_some((Mark::Step(level), i.skip(2)));
    }
    if so_far.has(Level::Fond) && !so_far.has(Level::Opis) {
        if matches!(word, "on" | "он" | "оn" | "oп" | "On" | "Он") && i.is(stop(1), Kind::Number) {
            return Some((Mark::Step(Level::Opis), i.skip(stop(1))));
        }
        if word == "0" && matches!(i.word(1), "p" | "р" | "п") && i.is(stop(2), Kind::Number) {
            return Some((Mark::Step(Level::Opis), i.skip(stop(2))));
        }
    }
    None
}

/// Of several meanings of a label, the one that fits what has gone before.
fn choose(marks: &Meanings, so_far: &Found, i: In<'_>, after: In<'_>) -> Option<Mark> {
    let has = |l: Level| so_far.has(l);
    let can = |m: Mark| marks.can(m);
    let file = so_far.has_file();
    let folio = Mark::Locator(Unit::Folio);
    let page = Mark::Locator(Unit::Page);
    // A papka stands between opis and delo, and only in the Foreign Ministry's archive.
    if can(Mark::Step(Level::Papka)) && !has(Level::Papka) && !file {
        let word = i.word(0).chars().count() > 2;
        let file_next = (so_far.bare || !can(page)) && delo_follows(after);
        if word || has(Level::Opis) && so_far.papki() || file_next {
            return Some(Mark::Step(Level::Papka));
        }
    }
    // `AVPRF, f. 0100, op. 46, d. 12, p. 362, ll. 77–102`: the papka behind the file, where leaves follow.
    if can(Mark::Step(Level::Papka))
        && has(Level::Delo)
        && !has(Level::Papka)
        && !so_far.place.repository.is_empty()
        && so_far.papki()
        && so_far.locators.is_empty()
        && leaf_follows(after)
    {
        return Some(Mark::Step(Level::Papka));
    }
    // A misread `л.`
    if can(Mark::Step(Level::Papka)) && matches!(i.word(0), "п" | "П") && file {
        return Some(folio);
    }
    // `f. 7, k. 3, d. 4`, `Ф. 7. Карт. 3`: the boxes of manuscript departments.
    if can(Mark::Step(Level::Karton)) && !has(Level::Karton) && !file && so_far.by_fond() && has(Level::Fond)
    {
        return Some(Mark::Step(Level::Karton));
    }
    // `Д. 4. Ч. 2`, `Оп. 1. Ч. 2. Д. 1593`
    if can(Mark::Locator(Unit::Part)) && (file || has(Level::Opis) && can(Mark::Step(Level::Delo))) {
        return Some(Mark::Locator(Unit::Part));
    }
    // `Оп. 2. Т. 3. Д. 12`: an opis of several volumes.
    if can(Mark::Step(Level::Volume))
        && has(Level::Opis)
        && !has(Level::Volume)
        && !file
        && !can(page)
        && delo_follows(after)
    {
        return Some(Mark::Step(Level::Volume));
    }
    if can(page) {
        return Some(page);
    }
    // `d. 253, op. 28, f. 5`: from the inside out.
    if can(Mark::Step(Level::Fond))
        && !has(Level::Fond)
        && has(Level::Opis)
        && matches!(i.word(0), "f" | "F" | "ф" | "Ф")
    {
        return Some(Mark::Step(Level::Fond));
    }
    // A volume of a file is a unit, a part of it is pointed at.
    if can(Mark::Step(Level::Volume))
        && (file
            // `Ф. 210. Кн. 12`: the books of an old office.
            || has(Level::Fond) && !has(Level::Opis) && so_far.by_fond()
            // `Massachusetts Archives, Boston, vol. 12`: an archive without fonds, in its town.
            || !so_far.place.city.is_empty() && so_far.place.code.is_empty() && !so_far.by_fond()
            || [Level::Signature, Level::RecordGroup, Level::Box, Level::Collection, Level::Series]
                .into_iter()
                .any(has))
        && !has(Level::Volume)
        && !can(Mark::Locator(Unit::Part))
    {
        return Some(Mark::Step(Level::Volume));
    }
    // Boxes hold folders: `box 4, f. 3`.
    if can(Mark::Step(Level::Folder)) && has(Level::Box) && !has(Level::Folder) && !has(Level::Fond) {
        return Some(Mark::Step(Level::Folder));
    }
    // `f. 89, list 20, dok. 3`: a list of documents, not a leaf.
    if can(folio)
        && can(Mark::Step(Level::Opis))
        && has(Level::Fond)
        && !has(Level::Opis)
        && !file
        && document_follows(after)
    {
        return Some(Mark::Step(Level::Opis));
    }
    if can(folio) && (file || has(Level::Opis) || has(Level::Fond) || has(Level::Signature)) {
        return Some(folio);
    }
    const ORDER: [Level; 16] = [
        Level::Fond,
        Level::Opis,
        Level::Delo,
        Level::Edkhr,
        Level::Papka,
        Level::Box,
        Level::Folder,
        Level::RecordGroup,
        Level::Series,
        Level::Korob,
        Level::Karton,
        Level::File,
        Level::Reel,
        Level::Item,
        Level::Document,
        Level::Podfond,
    ];
    for level in ORDER {
        if can(Mark::Step(level)) && !has(level) {
            return Some(Mark::Step(level));
        }
    }
    if can(Mark::Locator(Unit::Part)) && has(Level::Delo) {
        return Some(Mark::Locator(Unit::Part));
    }
    let marks = || marks.list.iter().copied();
    marks()
        .find(|m| match m {
            Mark::Step(l) => !has(*l),
            // The sections of a file of the Joint Chiefs.
            Mark::Locator(Unit::Section) => has(Level::RecordGroup),
            Mark::Locator(u) => matches!(u, Unit::Folio | Unit::Volume | Unit::Part | Unit::Document),
        })
        // A second step of the same level: the caller sees that another file begins.
        .or_else(|| marks().find(|m| matches!(m, Mark::Step(_))))
}
