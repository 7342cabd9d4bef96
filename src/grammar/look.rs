//! Looking words up: what each token can mean, alone or with those behind it.

use super::archive::PLACE_BITS;
use super::token::{Buffer, Case, GIVEN, Hit, Kind, Tokens, bit, ends_in_initial};
use crate::hash;
use crate::lexicon::{Capitals, Group, Lexicon, Sense, Wants, fold_into, fold_onto};
use crate::model::Level;

/// Senses that letters with stops can have: they point back, to others, or say that something is missing.
const LETTERS: u128 = bit(Sense::Ibid)
    | bit(Sense::Idem)
    | bit(Sense::OpCit)
    | bit(Sense::LocCit)
    | bit(Sense::EtAl)
    | bit(Sense::Signal)
    | bit(Sense::NoPlace)
    | bit(Sense::NoDate);

impl Tokens<'_> {
    /// Looks every word up.
    pub(super) fn look_up(&mut self, buffer: &mut Buffer) {
        let words = self.words;
        let mut asked = std::mem::take(&mut buffer.asked);
        // The processor waits for the table less if it is asked for all of them at once.
        for (at, found) in &mut asked {
            *found = words.place(buffer.looks[*at as usize].hash);
        }
        // `Там же. C. 110`: a page in Latin letters, as keyboards make it.
        if self.russian {
            for (at, found) in asked.iter_mut().filter(|(at, _)| self.list[*at as usize].text == "C") {
                let at = *at as usize;
                let kind = |at: usize| self.list.get(at).map(|t| t.kind);
                if kind(at + 1) == Some(Kind::Dot) && kind(at + 2) == Some(Kind::Number) {
                    *found = words.place(hash::word("с".as_bytes()));
                }
            }
        }
        for (at, found) in &asked {
            let at = *at as usize;
            let look = buffer.looks[at];
            if let Some(group) = found.and_then(|place| words.group(place)) {
                self.meanings(at, look.printed, &group, words, buffer);
            } else if look.joined && self.list[at].kind == Kind::Word {
                self.two_in_one(at, words, buffer);
                self.broken_code(at, words);
            }
        }
        buffer.asked = asked;
    }

    /// Notes what token `at` can mean, whose word has this group of forms.
    fn meanings(&mut self, at: usize, printed: Capitals, group: &Group, words: &Lexicon, buffer: &Buffer) {
        let first = self.hits.len();
        let lacking = Wants::lacking(printed);
        let (mut bits, mut all) = self.longer(at, lacking, group, words, buffer);
        let mut single = Wants::default();
        // Most forms are one word without a stop.
        let stops = group.dots && self.has_stop(at, at + 1);
        let lacking = if stops { lacking } else { lacking.without_stop() };
        for form in words.single(group).iter() {
            if form.fits(lacking) {
                let (sense, sort) = words.sense(form.meaning());
                bits |= 1 << sort;
                single = single.and(form.wants());
                self.hits.push(Hit { sense, len: 1 });
            }
        }
        all = all.and(single);
        let count = self.hits.len() - first;
        let token = &mut self.list[at];
        token.bits = bits;
        token.short = single.stop();
        token.hits = (first as u32, count.min(u16::MAX as usize) as u16);
        // The label of a page is that of a file only where another label stands beside it, books have volumes too, and
        // `T. D. Lysenko` has initials, no labels.
        let papka = bit(Sense::Step(Level::Papka));
        let aside = bits & papka != 0 && (all.page() || !all.step() || self.initial(at));
        self.may_mean(at, if aside { bits & !papka } else { bits });
    }

    /// The same of the forms of several words: their senses, and what they ask for.
    fn longer(
        &mut self,
        at: usize,
        lacking: Wants,
        group: &Group,
        words: &Lexicon,
        buffer: &Buffer,
    ) -> (u128, Wants) {
        let (mut bits, mut all) = (0, Wants::default());
        if !group.goes_on() {
            return (bits, all);
        }
        let (second, next) = self.next_piece(at, buffer);
        // Hardly a word in ten goes on so.
        if !group.may_go_on(second) {
            return (bits, all);
        }
        for forms in words.several(group, second, || self.next_piece(next, buffer).0) {
            for form in forms.iter().filter(|form| form.fits(lacking)) {
                let (sense, sort) = words.sense(form.meaning());
                if let Some(len) = self.form_len(at, words.rest(form), form.wants().stop(), buffer)
                    && !(1 << sort & LETTERS != 0 && self.initials_and_surname(at))
                {
                    bits |= 1 << sort;
                    all = all.and(form.wants());
                    self.hits.push(Hit { sense, len });
                }
            }
        }
        (bits, all)
    }

    /// Notes for the whole what token `at` can mean.
    fn may_mean(&mut self, at: usize, bits: u128) {
        self.bits |= bits;
        if bits & PLACE_BITS != 0 {
            self.places_end = at + 1;
            self.list[at].papers = true;
        }
    }

    /// `T. Lysenko`, `T. D. Lysenko`: a capital and its stop before a name or another initial. What a label stands before
    /// has a number in it: `Ф. 17`, `Ф. Р-9401`.
    fn initial(&self, at: usize) -> bool {
        let kind = |ahead: usize| self.list.get(at + ahead).map(|t| t.kind);
        self.list[at].case == Case::Upper
            && self.word(at).chars().nth(1).is_none()
            && kind(1) == Some(Kind::Dot)
            && kind(2) == Some(Kind::Word)
            && !matches!(kind(3), Some(Kind::Number | Kind::Dash | Kind::Slash))
    }

    /// `L. C. Brown`, `A. Y. Badawi`: two capitals with their stops and a surname; what points back is printed `l. c.`, `L. c.`
    fn initials_and_surname(&self, at: usize) -> bool {
        let initial = |at: usize| {
            self.list.get(at).is_some_and(|t| t.case == Case::Upper && t.text.chars().nth(1).is_none())
                && self.list.get(at + 1).is_some_and(|t| t.kind == Kind::Dot)
        };
        // `Brown, L. C.: The Search`
        let turned = || {
            self.list.get(at + 4).is_some_and(|t| t.kind == Kind::Colon)
                && at > 1
                && self.list[at - 1].kind == Kind::Comma
                && self.list[at - 2].case == Case::Capital
        };
        initial(at)
            && initial(at + 2)
            && (turned()
                || self.list.get(at + 4).is_some_and(|t| matches!(t.case, Case::Capital | Case::Upper)))
    }

    /// `avril-juin`, `Fall-Winter`, `Gdańsk-Warszawa`, `François-Xavier`: two months, seasons, cities or given names that a hyphen makes one word.
    fn two_in_one(&mut self, at: usize, words: &Lexicon, buffer: &mut Buffer) {
        let printed = self.word(at);
        let after = buffer.looks.get(at + 1).map_or(0, |look| look.hash);
        let folded = &mut buffer.text;
        fold_into(folded, printed);
        let Some((first, second)) = folded.split_once(['-', '\u{2010}']) else { return };
        let means = |half: &str, printed: &str, want: fn(Sense) -> Option<u8>| {
            words.alone(half).filter(|f| !f.dot && f.fits(Capitals::of(printed))).find_map(|f| want(f.sense))
        };
        let month = |s| if let Sense::Month(n) | Sense::Season(n) = s { Some(n) } else { None };
        let city = |s| (s == Sense::City).then_some(0);
        let given = |s| (bit(s) & GIVEN != 0).then_some(0);
        let Some((left, right)) = printed.split_once(['-', '\u{2010}']) else { return };
        // `Paris-La Haye`: the second city has two words.
        let long = after != 0
            && words.forms(second).any(|f| {
                f.sense == Sense::City
                    && !f.rest.is_empty()
                    && hash::word(f.rest.as_bytes()) == after
                    && f.fits(Capitals::of(right))
            });
        // `Manduria-Bari-Roma`
        let all_cities = |folded: &str, printed: &str| {
            folded.contains('-')
                && folded.split('-').zip(printed.split('-')).all(|(f, p)| means(f, p, city).is_some())
        };
        let (sense, len) =
            if let (Some(from), Some(to)) = (means(first, left, month), means(second, right, month)) {
                (Sense::Months(from, to), 1)
            } else if means(first, left, city).is_some()
                && (long || means(second, right, city).is_some() || all_cities(second, right))
            {
                (Sense::City, if long { 2 } else { 1 })
            // `François-Xavier`, `Karl-H. Kruger`
            } else if means(first, left, given).is_some()
                && (means(second, right, given).is_some() || ends_in_initial(printed))
            {
                (Sense::FirstName, 1)
            } else {
                return;
            };
        self.list[at].bits = bit(sense);
        self.may_mean(at, bit(sense));
        self.list[at].hits = (self.hits.len() as u32, 1);
        self.hits.push(Hit { sense, len });
    }

    /// `RGA-⏎NI`: an archive's code broken at the end of a line, with the hyphen that was put there.
    fn broken_code(&mut self, at: usize, words: &Lexicon) {
        let Some(token) = self.list.get(at).filter(|t| t.case == Case::Upper || t.case == Case::Capital)
        else {
            return;
        };
        let text = token.text;
        if !text.contains('-')
            || text.len() > 24
            || text.chars().filter(|c| c.is_uppercase()).nth(2).is_none()
        {
            return;
        }
        let joined = text.replace('-', "");
        let mut folded = String::new();
        fold_onto(&mut folded, &joined);
        let whole = words
            .alone(&folded)
            .find(|form| matches!(form.sense, Sense::Archive(_)) && form.fits(Capitals::of(&joined)));
        if let Some(form) = whole {
            let first = self.hits.len() as u32;
            self.hits.push(Hit { sense: form.sense, len: 1 });
            self.may_mean(at, bit(form.sense));
            if let Some(token) = self.list.get_mut(at) {
                token.bits = bit(form.sense);
                token.hits = (first, 1);
            }
        }
    }

    /// The hash of the word after token `at`, stops and hyphens passed over, and where it stands; 0 if there is none.
    fn next_piece(&self, at: usize, buffer: &Buffer) -> (u64, usize) {
        for here in at + 1..(at + 4).min(self.list.len()) {
            let suspended = || self.list[here].kind == Kind::Comma && self.list[here - 1].kind == Kind::Dash;
            if !matches!(self.list[here].kind, Kind::Dot | Kind::Dash | Kind::Quote | Kind::Slash)
                && !suspended()
            {
                return (buffer.looks[here].hash, here);
            }
        }
        (0, at)
    }

    /// How many tokens a form, whose first word stands at `at`, takes there, if the `rest` of it stands behind.
    fn form_len(&self, at: usize, rest: &str, dot: bool, buffer: &Buffer) -> Option<u16> {
        let mut here = at + 1;
        let mut rest = rest.as_bytes();
        while !rest.is_empty() {
            let (len, piece) = hash::first_word(rest);
            rest = rest.get(len + 1..).unwrap_or(&[]);
            // Stops and hyphens inside a form are the writer's taste.
            let mut skipped = 0;
            loop {
                let token = self.list.get(here)?;
                match token.kind {
                    // `ÖStA/HHStA`; `Haus-, Hof-`
                    Kind::Slash if skipped == 0 && !token.spaced => {
                        here += 1;
                        skipped += 1;
                    }
                    Kind::Comma if skipped == 1 && self.list[here - 1].kind == Kind::Dash => {
                        here += 1;
                        skipped += 1;
                    }
                    Kind::Dot | Kind::Dash | Kind::Quote if skipped < 2 => {
                        if token.kind == Kind::Dot && token.spaced {
                            return None;
                        }
                        here += 1;
                        skipped += 1;
                    }
                    _ => break,
                }
            }
            if buffer.looks.get(here)?.hash != piece {
                return None;
            }
            here += 1;
        }
        (!dot || self.has_stop(at, here)).then_some((here - at) as u16)
    }

    /// True if an abbreviation at `at..end` has its stop, or a number behind it; the stop of a longer word may be lost with that
    /// of the note.
    fn has_stop(&self, at: usize, end: usize) -> bool {
        let Some(t) = self.list.get(end) else { return self.list[end - 1].span.len() >= 4 };
        match t.kind {
            Kind::Dot | Kind::Number | Kind::Quote | Kind::Sign => true,
            Kind::Word => t.case == Case::Upper && t.span.len() <= 2 || numeral(self.word(end)),
            // `Oct–Dec 2016`: two months and their year.
            Kind::Dash => {
                let short = |at: usize| {
                    self.list
                        .get(at)
                        .is_some_and(|t| t.case == Case::Capital && (3..=4).contains(&t.span.len()))
                };
                let year = self.list.get(end + 2).is_some_and(|t| t.kind == Kind::Number);
                !t.spaced && year && short(end - 1) && short(end + 1)
            }
            // `(coord)`
            Kind::ParenClose => at > 0 && self.list[at - 1].kind == Kind::ParenOpen,
            // `list (l.) 5`: the word with its abbreviation.
            Kind::ParenOpen => t.partner == end as u32 + 3 && self.list[end + 1].span.len() <= 6,
            _ => false,
        }
    }
}

/// `XII`, `xlv`: a roman number that is no word of a language.
fn numeral(word: &str) -> bool {
    let letters = |set: &[u8]| word.bytes().all(|b| set.contains(&b));
    let small = letters(b"ivxl") && !matches!(word, "vi" | "li" | "i" | "v" | "x" | "l");
    word.len() > 1 && (small || letters(b"IVXLC")) && super::date::roman(word).is_some()
}
