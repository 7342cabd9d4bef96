//! Which brackets and quotation marks belong together.

use super::token::{Buffer, Case, Kind, NONE, Token, Tokens};

/// How many quotations left open are looked at again.
const OPEN_SHARED: usize = 8;

/// How many marks left open a mark looks back over for its partner: a note of marks that never close costs no more than its
/// length.
const REACH: usize = 64;

/// The place of the last of the open marks that `fits`.
fn last_open(open: &[(u32, char)], fits: impl Fn(char) -> bool) -> Option<usize> {
    let from = open.len().saturating_sub(REACH);
    open[from..].iter().rposition(|(_, mark)| fits(*mark)).map(|at| from + at)
}

impl Tokens<'_> {
    /// Pairs brackets and quotation marks. A mark that may open or close (`"`, `'`) is judged by the
    /// spaces beside it. Marks that do not pair stay [`Kind::Quote`].
    pub(super) fn pair(&mut self, buffer: &mut Buffer) {
        let open = &mut buffer.open;
        open.clear();
        for at in &buffer.points {
            let at = *at as usize;
            let Token { kind, spaced, text, .. } = self.list[at];
            if !matches!(
                kind,
                Kind::ParenOpen | Kind::BracketOpen | Kind::ParenClose | Kind::BracketClose | Kind::Quote
            ) {
                continue;
            }
            let c = text.chars().next().unwrap_or(' ');
            match kind {
                Kind::ParenOpen | Kind::BracketOpen => open.push((at as u32, c)),
                Kind::ParenClose | Kind::BracketClose => {
                    let want = if c == ')' { '(' } else { '[' };
                    if let Some(depth) = last_open(open, |o| o == want) {
                        // A quotation mark left open inside the bracket pairs with nothing.
                        let (partner, _) = open[depth];
                        open.truncate(depth);
                        self.marry(partner as usize, at);
                    }
                }
                Kind::Quote => {
                    let next = self.list.get(at + 1).copied();
                    let glued_after = next.is_some_and(|n| !n.spaced);
                    let wordlike_after = glued_after
                        && next.is_some_and(|n| {
                            matches!(
                                n.kind,
                                Kind::Word | Kind::Number | Kind::Quote | Kind::BracketOpen | Kind::ParenOpen
                            ) || matches!(n.text, "…" | "¿" | "¡" | "$" | "#")
                        });
                    let loose_before = at == 0
                        || spaced
                        // `"'Speaking`: two marks open one after the other.
                        || open.last().is_some_and(|(o, mark)| *o as usize + 1 == at && *mark != c)
                        || matches!(
                            self.list[at - 1].kind,
                            Kind::ParenOpen | Kind::BracketOpen | Kind::QuoteOpen | Kind::Dash | Kind::Slash
                        );
                    let closer_for = match c {
                        '”' => Some(&['“', '„', '”', ','][..]),
                        // `“Dollar Diplomacy,“ accessed`: a mark of the keyboard that was turned the wrong way.
                        '“' if !spaced && !glued_after && at > 0 => Some(&['„', ',', '“'][..]),
                        '“' => Some(&['„', ','][..]),
                        '»' => Some(&['«'][..]),
                        '›' => Some(&['‹'][..]),
                        // `»Titel«`, as German books print them.
                        '«' if !spaced => Some(&['»'][..]),
                        '‹' if !spaced => Some(&['›'][..]),
                        '"' => Some(&['"', '“', '„', ','][..]),
                        '’' => Some(&['‘', '‚', '’'][..]),
                        '\'' => Some(&['\'', '‘'][..]),
                        '‘' => Some(&['‚'][..]),
                        '>' => Some(&['<'][..]),
                        _ => None,
                    };
                    let waiting = |open: &[(u32, char)]| {
                        last_open(open, |o| closer_for.is_some_and(|w| w.contains(&o))).is_some()
                    };
                    let opens = match c {
                        '“' | '‘' => !waiting(open) || loose_before && wordlike_after,
                        '«' | '‹' => !waiting(open),
                        '»' | '›' => loose_before && wordlike_after && !waiting(open),
                        '„' | '‚' | '<' | ',' => true,
                        // `" Le Panthéon "`: with the spaces that guillemets have.
                        '"' if (spaced || at == 0) && next.is_some() && !glued_after => !waiting(open),
                        '"' | '\'' => {
                            loose_before && (wordlike_after || next.is_some_and(|n| n.kind == Kind::Quote))
                        }
                        // A closing form where only an opening one can stand: `”A`, `Trägårdh, ”Staten och individen”`.
                        '”' => loose_before && wordlike_after && (at == 0 || !waiting(open)),
                        _ => false,
                    };
                    if opens {
                        open.push((at as u32, c));
                        continue;
                    }
                    let Some(wanted) = closer_for else { continue };
                    // An apostrophe at the end of a plural (`Parsons’ Theories`) closes nothing while a
                    // better end of the quotation follows: a stop, comma or the note's end beside it.
                    if matches!(c, '’' | '\'') && !self.ends_single(at) {
                        continue;
                    }
                    if let Some(depth) = last_open(open, |o| wanted.contains(&o) || o == '(' || o == '[') {
                        let (partner, o) = open[depth];
                        if o != '(' && o != '[' {
                            open.truncate(depth);
                            self.marry(partner as usize, at);
                        }
                    }
                }
                _ => {}
            }
        }
        // A quotation left open whose last inner one closes beside a comma or stop: the author printed one
        // mark for two.
        // Only the last few may share a mark: a note of marks that never close costs no more than its length.
        let few = open.len().saturating_sub(OPEN_SHARED);
        for (start, c) in open.drain(..).skip(few) {
            if !matches!(c, '“' | '"' | '„' | '‘' | ',') {
                continue;
            }
            let mut shared = None;
            let mut at = start as usize + 1;
            while at < self.list.len() && self.list[at].kind != Kind::Semi {
                if self.list[at].kind == Kind::QuoteClose
                    && self.list[at].partner != NONE
                    && self.list[at].partner > start
                {
                    let before = self.list[at - 1].kind;
                    let after = self.list.get(at + 1).map(|t| t.kind);
                    if matches!(before, Kind::Comma | Kind::Dot | Kind::Query)
                        || matches!(
                            after,
                            None | Some(Kind::Comma | Kind::Dot | Kind::Semi | Kind::ParenOpen)
                        )
                    {
                        shared = Some(at);
                        break;
                    }
                }
                at += 1;
            }
            if let Some(end) = shared {
                let inner = self.list[end].partner as usize;
                self.list[inner].kind = Kind::Quote;
                self.list[inner].partner = NONE;
                self.marry(start as usize, end);
            }
        }
    }

    /// True if a single quotation mark at `at` looks like the end of a quotation, not an apostrophe.
    fn ends_single(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map(|b| self.list[b].kind);
        let after = self.list.get(at + 1);
        if matches!(before, Some(Kind::Comma | Kind::Dot | Kind::Query)) {
            return true;
        }
        match after {
            None => true,
            // `‘L’“ecclesia” ou communauté’`, `‘Une histoire d’«hommes nouveaux»’`: an article that is cut off before a quotation.
            Some(t) if t.kind == Kind::Quote && !t.spaced && self.elides(at, t) => false,
            Some(t) => {
                matches!(
                    t.kind,
                    Kind::Comma
                        | Kind::Dot
                        | Kind::Semi
                        | Kind::Colon
                        | Kind::ParenOpen
                        | Kind::ParenClose
                        | Kind::Quote
                        | Kind::Query
                ) || t.spaced
                    && (t.kind == Kind::ParenOpen
                        || t.kind == Kind::Word
                            && t.case == Case::Lower
                            && matches!(t.text, "in" | "and" | "or")
                        || at > 0 && self.list[at - 1].kind == Kind::Quote)
                    || t.spaced
                        && at > 0
                        && if self.list[at - 1].text.ends_with('s') {
                            self.last_mark(at)
                        } else {
                            !self.softened(at)
                        }
            }
        }
    }

    /// `‘Suburban Warriors’ PhD thesis, Columbia University`: behind a plural, before a capital, and no such mark follows that could be
    /// the end.
    fn last_mark(&self, at: usize) -> bool {
        const FAR: usize = 60;
        let capital = self.list.get(at + 1).is_some_and(|t| matches!(t.case, Case::Capital | Case::Upper));
        let mut later = self.list.iter().skip(at + 1).take(FAR).take_while(|t| t.text != ";");
        capital && !later.any(|t| matches!(t.text, "’" | "'" | "‘"))
    }

    /// `‘Sentyabr’ 1939 goda’, Istoricheskii arkhiv`: the mark at `at` is a soft sign behind a consonant, if a better end of the
    /// quotation follows before another begins.
    fn softened(&self, at: usize) -> bool {
        const FAR: usize = 30;
        let mark = &self.list[at];
        let consonant =
            |t: &Token| t.text.ends_with(['b', 'd', 'l', 'n', 'r', 't', 'v', 'z', 'm', 'p', 'k', 'h']);
        if mark.spaced || !consonant(&self.list[at - 1]) {
            return false;
        }
        let later = self.list.iter().enumerate().skip(at + 1).take(FAR);
        let mut later = later.take_while(|(_, t)| !matches!(t.text, "‘" | "“" | "„" | ";"));
        later.any(|(n, t)| {
            t.kind == Kind::Quote
                && t.text == mark.text
                && !t.spaced
                && self
                    .list
                    .get(n + 1)
                    .is_none_or(|next| matches!(next.kind, Kind::Comma | Kind::Dot | Kind::ParenOpen))
        })
    }

    /// The mark at `at` stands glued behind an article of a letter or three, and `next` opens a quotation.
    fn elides(&self, at: usize, next: &Token) -> bool {
        const ARTICLE: usize = 3;
        let opens = matches!(next.text, "“" | "«" | "„");
        let article = at.checked_sub(1).map(|before| &self.list[before]);
        opens
            && !self.list[at].spaced
            && article.is_some_and(|t| t.kind == Kind::Word && t.span.len() <= ARTICLE)
    }

    fn marry(&mut self, open: usize, close: usize) {
        self.list[open].partner = close as u32;
        self.list[close].partner = open as u32;
        if self.list[open].kind == Kind::Quote {
            self.list[open].kind = Kind::QuoteOpen;
            self.list[close].kind = Kind::QuoteClose;
        }
    }
}
