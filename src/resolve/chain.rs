//! Ibid., Там же, Idem: what leans on the citation before.

use ecow::eco_format;

use super::full::with_place;
use super::merge::{Document, other_session};
use super::people;
use super::place;
use super::title::{self, Fit};
use super::volume::TAKEN;
use super::walk::{Cut, Here, Link, Walk};
use super::work::{Card, Work, dated_alike, described_alike, is_archival};
use crate::model::{
    Back, Because, Citation, CitationId, Date, Field, Fields, Form, Kind, NoteId, Place, Rule, Unit, Value,
};

/// How many mentions back a fitting antecedent is looked for.
const BACK: usize = 64;

/// What the letters of one edition share.
const EDITION: [Field; 8] = [
    Field::Booktitle,
    Field::Editor,
    Field::Translator,
    Field::Location,
    Field::Publisher,
    Field::Volumes,
    Field::Series,
    Field::Edition,
];

/// What an Ibid. leans on.
struct Lean {
    /// The mention.
    at: usize,
    /// Other works its note cites.
    others: Vec<usize>,
}

impl<'a> Walk<'a> {
    /// A citation that leans on the one before.
    pub fn ibid(&mut self, here: Here<'a>) -> Link {
        let c = here.citation;
        let Some(lean) = self.lean(here) else { return self.orphan(here) };
        let Some((work, of)) = self.leaning(lean.at) else {
            return self.unknown(here, lean.at);
        };
        let because = Because::Ibid { of };
        let mut link = Link { because, sure: self.inherited(lean.at), ..Link::to(work, because, Form::Ibid) };
        if let Some((work, of)) = self.named_in_note(here, &lean) {
            return Link { work: Some(work), because: Because::Ibid { of }, ..link };
        }
        if let Some((work, of)) = self.cited_by_volume(here, &lean) {
            return Link { work: Some(work), because: Because::Ibid { of }, ..link };
        }
        let others: Vec<usize> =
            lean.others.iter().copied().filter(|other| !self.one_file(c, work, *other)).collect();
        if !others.is_empty() {
            let also = self.places(&others, "The note before cites this work too.");
            let note = self.label(of.note);
            let message = format!("Note {note} cites several works; the last is taken.");
            self.report(Rule::AMBIGUOUS_IBID, here, message, also);
            link = link.doubtful();
        }
        let archival = self.works.get(work).is_some_and(|w| is_archival(&w.fields));
        if !archival && wants_archive(c) {
            match self.shelf_in_reach(here) {
                Some((shelf, at)) => {
                    let of = self.mentioned(at).map_or(of, |m| m.citation);
                    let also = self.place(of, "The last document cited before.").into_iter().collect();
                    let message =
                        "A leaf or file does not go with the work before; the last document is taken.";
                    self.report(Rule::UNFIT_IBID_LOCATOR, here, message.to_owned(), also);
                    link = Link { work: Some(shelf), because: Because::Ibid { of }, ..link }.doubtful();
                }
                None if c.fields.place().is_some_and(|p| p.repository.is_empty()) => return link.doubtful(),
                None => {}
            }
        }
        self.other_unit(here, link)
    }

    /// Ibid. with a file, a title or a date of its own: another work on the same shelf or in the same newspaper.
    fn other_unit(&mut self, here: Here<'a>, link: Link) -> Link {
        let c = here.citation;
        let Some(work) = link.work.and_then(|w| self.works.get(w)) else { return link };
        let dated = with_year(&c.fields, &work.fields);
        let given = dated.as_ref().unwrap_or(&c.fields);
        if let Some(above) = work.fields.place() {
            let place = whole_place(c, above);
            let moved = moves(place.as_ref(), above);
            let told = given.has(Field::Title) || given.has(Field::Date);
            // A document with a title of its own is another work than the file it lies in.
            let titled = given.has(Field::Title) && !work.fields.has(Field::Title);
            let alike = || described_alike(&Card::of(c.kind, given), given, &work.card, &work.fields);
            if !moved && (!told || !titled && alike()) {
                return link;
            }
            let place = place.unwrap_or_else(|| above.clone());
            return self.other_file(here, &link, place);
        }
        let newspaper = is_newspaper(work);
        if newspaper && given.has(Field::Date) && !dated_alike(given, &work.fields) {
            let mut fields = given.clone();
            lend(
                &work.fields,
                &mut fields,
                &[Field::Journaltitle, Field::Entrysubtype, Field::Location, Field::Language],
            );
            if let (Kind::Periodical, None, Some(title)) =
                (work.card.kind, fields.get(Field::Title), work.fields.get(Field::Title))
            {
                fields.set(Field::Title, title.clone());
            }
            return self.found_or_made(here, &link, &fields, work.card.kind);
        }
        // `Ibid., no. 12 (1989): 193`: another issue of the same journal.
        let issue =
            given.has(Field::Number) && given.has(Field::Date) && work.fields.has(Field::Journaltitle);
        if issue
            && (given.text(Field::Number) != work.fields.text(Field::Number)
                || !dated_alike(given, &work.fields))
        {
            let mut fields = given.clone();
            lend(&work.fields, &mut fields, &[Field::Journaltitle, Field::Language]);
            return self.found_or_made(here, &link, &fields, Kind::Article);
        }
        if of_another_year(given, work) {
            let mut fields = given.clone();
            lend(
                &work.fields,
                &mut fields,
                &[Field::Author, Field::Title, Field::Institution, Field::Language],
            );
            return self.found_or_made(here, &link, &fields, work.card.kind);
        }
        // `Ibid., 8 Cong. 2 sess. p. 240`: another session of the same record.
        if matches!(work.card.kind, Kind::Legislation | Kind::Report) && other_session(given, &work.fields) {
            let mut fields = given.clone();
            lend(&work.fields, &mut fields, &[Field::Author, Field::Title, Field::Language]);
            return self.found_or_made(here, &link, &fields, work.card.kind);
        }
        // `Madison to Jefferson, 19 March 1787, ibid., 11:219`: another letter in the same edition.
        let part = matches!(work.card.kind, Kind::Letter | Kind::Incollection);
        let edition = part && work.fields.has(Field::Booktitle);
        // `Memorandum of conversation, 5 May 1961, ibid., p. 46`: another paper in it.
        let paper = c.kind == Kind::Archival && !given.has(Field::Archive);
        let kind = if paper { Kind::Incollection } else { Kind::Letter };
        if edition
            && given.has(Field::Title)
            && (c.kind == Kind::Letter || paper)
            && !described_alike(&Card::of(kind, given), given, &work.card, &work.fields)
        {
            let mut fields = given.clone();
            lend(&work.fields, &mut fields, &EDITION);
            if !c.locators.iter().any(|l| l.value.unit == Unit::Volume) {
                lend(&work.fields, &mut fields, &[Field::Volume]);
            }
            return self.found_or_made(here, &link, &fields, kind);
        }
        // `Papers of Woodrow Wilson, 33: 12; House to Wilson, March 1, 1915, ibid., 33: 45`: a letter in the edition just named.
        let edited = matches!(work.card.kind, Kind::Book | Kind::Collection);
        if edited
            && c.kind == Kind::Letter
            && given.has(Field::Title)
            && given.has(Field::Date)
            && let Some(title) = work.fields.get(Field::Title)
        {
            let mut fields = given.clone();
            lend(&work.fields, &mut fields, &EDITION);
            fields.set(Field::Booktitle, title.clone());
            return self.found_or_made(here, &link, &fields, Kind::Letter);
        }
        link
    }

    /// `Там же. Д. 138` behind two files of one fond: the same file, whichever of them is meant.
    fn one_file(&self, c: &Citation, a: usize, b: usize) -> bool {
        let file = |work: usize| {
            let above = self.works.get(work)?.fields.place()?;
            let whole = whole_place(c, above)?;
            Some((place::path(&whole)?, whole.repository, whole.code))
        };
        file(a).is_some_and(|of_a| file(b) == Some(of_a))
    }

    fn other_file(&mut self, here: Here<'a>, link: &Link, place: Place) -> Link {
        let given = &here.citation.fields;
        let mut fields = with_place(given, place);
        // `Same to same, 9 June 1791, ibid., f. 40`
        if here.citation.kind == Kind::Letter
            && !given.has(Field::Author)
            && let Some(work) = link.work.and_then(|w| self.works.get(w))
            && work.card.kind == Kind::Letter
        {
            lend(&work.fields, &mut fields, &[Field::Author]);
            if let Some(people) = work.fields.get(Field::Title) {
                fields.set(Field::Title, people.clone());
            }
        }
        let kind = if given.has(Field::Title) && here.citation.kind == Kind::Letter {
            Kind::Letter
        } else {
            Kind::Archival
        };
        self.found_or_made(here, link, &fields, kind)
    }

    /// The work `fields` describe, with the reason and the doubt of `link`.
    fn found_or_made(&mut self, here: Here<'a>, link: &Link, fields: &Fields, kind: Kind) -> Link {
        let fields = self.placed(fields).into_owned();
        let card = Card::of(kind, &fields);
        let (found, likely) = match self.find(here, &fields, &card) {
            Document::Known(work) => (Some(work), false),
            Document::Likely(work) => (Some(work), true),
            Document::New => (None, false),
        };
        let made = match found {
            Some(work) => self.again(here, work, &fields, Form::Ibid),
            None => self.make(here, &fields, card, Form::Ibid),
        };
        let ambiguous = link.ambiguous || likely;
        Link { because: link.because, sure: link.sure, ambiguous, ..made }
    }

    /// Idem with a title: another work of the author before. Without: as Ibid.
    pub fn idem(&mut self, here: Here<'a>) -> Link {
        let c = here.citation;
        if !c.fields.has(Field::Title) && !c.fields.has(Field::Booktitle) {
            return self.ibid(here);
        }
        // `reprinted in idem, Visions of Politics`: whoever wrote what is reprinted.
        let last = self.mentions.len();
        let lean = if last > here.from { Some(last - 1) } else { self.lean(here).map(|lean| lean.at) };
        let before =
            lean.and_then(|at| self.leaning(at)).filter(|_| !self.unread_before(here)).filter(|(w, _)| {
                // A letter goes on from a letter alone.
                c.kind != Kind::Letter
                    || self.works.get(*w).is_some_and(|work| work.card.kind == Kind::Letter)
            });
        if before.is_none() && !c.fields.has(Field::Author) {
            let message = "No work goes before whose author this could be: the entry has no author.";
            self.report(Rule::ORPHAN_IBID, here, message.to_owned(), Vec::new());
        }
        let mut fields = c.fields.clone();
        if let Some(work) = before.and_then(|(w, _)| self.works.get(w)) {
            // `Same to same, 3 May 1791`: between the two of the letter before.
            if c.kind == Kind::Letter
                && let (Kind::Letter, Some(people)) = (work.card.kind, work.fields.get(Field::Title))
            {
                fields.set(Field::Title, people.clone());
            }
            // `Ders. und Gerhard Paul, …`: he and somebody else.
            if fields.has(Field::Author) && c.kind != Kind::Letter {
                let others = fields.names(Field::Author);
                let before = work.fields.names(Field::Author).iter().filter(|name| !others.contains(name));
                let all = before.chain(others).cloned().collect();
                fields.set(Field::Author, Value::Names(all));
            }
            let editor = work.card.authors.is_empty();
            let field = if editor { Field::Editor } else { Field::Author };
            if let (Some(names), false) = (work.fields.get(field), fields.has(Field::Author)) {
                let own = fields.has(Field::Editor);
                // `Ders. (Hg.), …`: whoever it was edited this one.
                let edited = own && c.kind == Kind::Collection && fields.names(Field::Editor).is_empty();
                // `Ders., …, in: ders. (Hg.), …`
                if own && fields.names(Field::Editor).is_empty() {
                    fields.set(Field::Editor, names.clone());
                }
                if !(editor && own || edited) {
                    // `Ders. (Hg.), …`, then `Ders., …`: without the word he wrote it.
                    fields.set(Field::Author, names.clone());
                }
            }
        }
        let whole = c.form == Form::Full || fields.has(Field::Date) || fields.has(Field::Publisher);
        if whole {
            return self.full(here, &fields, Form::Full);
        }
        let form = Form::Full;
        match self.short(here, &fields) {
            Some(link) if matches!(link.because, Because::Short { .. }) => Link { form: Form::Short, ..link },
            Some(link) => Link { form, ..link },
            None => self.full(here, &fields, form),
        }
    }

    /// `“Title,” in ibid.`: another part of the volume, or the issue, that the work before lies in, or of that work itself.
    pub fn in_host(&mut self, here: Here<'a>) -> Link {
        let c = here.citation;
        let mut fields = c.fields.clone();
        let mut kind = c.kind;
        match self.lean(here).and_then(|lean| self.leaning(lean.at)).and_then(|(w, _)| self.works.get(w)) {
            Some(work) => {
                let part = work.fields.has(Field::Booktitle);
                lend(&work.fields, &mut fields, &TAKEN);
                lend(&work.fields, &mut fields, &[Field::Editor, Field::Booktitle, Field::Bookauthor]);
                if let Some(name) = work.fields.get(Field::Journaltitle) {
                    kind = Kind::Article;
                    fields.set(Field::Journaltitle, name.clone());
                    if !c.fields.has(Field::Volume)
                        && let Some(number) = work.fields.get(Field::Number)
                    {
                        fields.set(Field::Number, number.clone());
                    }
                } else if !part {
                    if let Some(title) = work.fields.get(Field::Title) {
                        fields.set(Field::Booktitle, title.clone());
                    }
                    if let Some(authors) = work.fields.get(Field::Author) {
                        fields.set(Field::Bookauthor, authors.clone());
                    }
                }
            }
            None => {
                let message = "No work goes before that this could be a part of: its host is not known.";
                self.report(Rule::ORPHAN_IBID, here, message.to_owned(), Vec::new());
            }
        }
        let card = Card::of(kind, &fields);
        let found = self.best(&card, &fields, Fit::Run);
        match found.first() {
            Some(work) => self.again(here, *work, &fields, Form::Full),
            None => self.make(here, &fields, card, Form::Full),
        }
    }

    /// `Powicke M.R., Military Obligation, Cps V and VI; ibid., “Distraint …,” Speculum …`: words with a comma or a number
    /// before the first citation of a note name somebody that was not read.
    fn unread_before(&self, here: Here<'a>) -> bool {
        let c = here.citation;
        let text = self.document.notes.get(here.id.note.0 as usize).map_or("", |n| n.text.as_str());
        let start = c.signal.map_or(c.span.start, |s| s.start.min(c.span.start)) as usize;
        let before = text.get(..start).unwrap_or("");
        self.mentions.len() == here.from && before.contains(|c: char| c == ',' || c.is_ascii_digit())
    }

    /// op. cit. without a name: the last work before that is no document of an archive.
    pub fn lean_past(&mut self, here: Here<'a>) -> Link {
        let Some(lean) = self.lean(here) else { return self.orphan(here) };
        let start = self.runs.get(here.run).map_or(0, |r| r.start);
        let leaf = here.citation.locators.iter().any(|l| l.value.unit == Unit::Folio);
        let loc = here.citation.back == Some(Back::LocCit);
        let fits = |at: &usize| {
            let work = self.leaning(*at).and_then(|(w, _)| self.works.get(w));
            // `A. a. O., fol. 37v`: a leaf is one of a document.
            // `Loc. cit.`: the place that was just cited, whatever it is.
            work.is_some_and(|w| loc || is_archival(&w.fields) == leaf)
        };
        let found = (start..=lean.at).rev().take(BACK).find(fits);
        match found.and_then(|at| Some((at, self.leaning(at)?))) {
            Some((at, (work, of))) => {
                let link = Link::to(work, Because::Ibid { of }, Form::OpCit);
                if at == lean.at && lean.others.is_empty() { link } else { link.doubtful() }
            }
            None => {
                let message = "No work before this note goes with this reference.".to_owned();
                self.report(Rule::OPCIT_WITHOUT_WORK, here, message, Vec::new());
                Link::lost(Form::OpCit)
            }
        }
    }

    /// The mention before: of the same note, else the last of the nearest note before that has any.
    fn lean(&mut self, here: Here<'a>) -> Option<Lean> {
        let mut now = self.mentions.len();
        // `Perry, “Versions,” 779, as quoted ibid., 746`: what is quoted stands before, and is not where it is quoted.
        if now > here.from && here.citation.via.is_some() && self.quoted_before(here) {
            now -= 1;
        }
        if now > here.from {
            return Some(Lean { at: now - 1, others: Vec::new() });
        }
        let run = self.runs.get(here.run)?;
        let (from, to) = run.last.filter(|_| run.unread.is_none())?;
        if let Some(note) = run.skipped {
            let label = self.label(note);
            let message = format!("Note {label} between this and its antecedent cites nothing.");
            let also =
                self.mentioned(to - 1).map(|m| m.citation).and_then(|id| self.place(id, "The antecedent."));
            self.report(Rule::IBID_OVER_PROSE, here, message, also.into_iter().collect());
        }
        let at = to - 1;
        let last = self.mentioned(at)?.entry;
        let mut others: Vec<usize> = Vec::new();
        for mention in self.mentions.get(from..at).unwrap_or(&[]) {
            if mention.entry != last
                && let Some(work) = mention.entry
                && !others.contains(&work)
                && others.len() < BACK
            {
                others.push(work);
            }
        }
        Some(Lean { at, others })
    }

    /// The citation before is divided from this one by nothing but the words that say it is quoted here.
    fn quoted_before(&self, here: Here<'a>) -> bool {
        let at = usize::from(here.id.nth);
        let read = self.notes.get(here.id.note.0 as usize);
        let before = read.and_then(|n| n.citations.get(at.checked_sub(1)?));
        let text = self.document.notes.get(here.id.note.0 as usize).map_or("", |n| n.text.as_str());
        before.is_some_and(|b| {
            let gap = text.get(b.span.end as usize..here.citation.span.start as usize);
            gap.is_some_and(|gap| !gap.contains([';', '.', '(']))
        })
    }

    /// The work and the citation of a mention.
    fn leaning(&self, at: usize) -> Option<(usize, CitationId)> {
        let mention = self.mentioned(at)?;
        Some((mention.entry?, mention.citation))
    }

    /// How sure a link through a mention can be.
    fn inherited(&self, at: usize) -> f32 {
        self.sure.get(at).copied().unwrap_or(1.0).min(0.98)
    }

    /// `Ibid. Letter, X to Y, 3 May`: the work of the note before that has this title.
    fn named_in_note(&self, here: Here<'a>, lean: &Lean) -> Option<(usize, CitationId)> {
        let fields = &here.citation.fields;
        if !fields.has(Field::Title) {
            return None;
        }
        let card = Card::of(here.citation.kind, fields);
        let note = self.mentioned(lean.at)?.citation.note;
        let mentions = self.mentions.get(..=lean.at)?.iter().rev().take_while(|m| m.citation.note == note);
        let mut found = None;
        for mention in mentions.take(BACK) {
            let Some(work) = mention.entry else { continue };
            let Some(known) = self.works.get(work) else { continue };
            let named = card.authors.is_empty() || people::alike(&card.authors, &known.card.authors);
            let titled = title::fit(&card.title, &known.card.title) >= Fit::Run;
            if named && titled && dates_meet(fields, &known.fields) && !moved(here.citation, &known.fields) {
                found = Some((work, mention.citation));
            }
        }
        found
    }

    /// `Rhodes, History of the United States, I, 224. See also Ward, Autobiography, p. 127`, and behind it `Ibid., I, 222`: the one work
    /// that the note before cites by its volumes.
    fn cited_by_volume(&self, here: Here<'a>, lean: &Lean) -> Option<(usize, CitationId)> {
        let by_volume = |c: &Citation| c.locators.iter().any(|l| l.value.unit == Unit::Volume);
        if lean.others.is_empty() || !by_volume(here.citation) {
            return None;
        }
        let note = self.mentioned(lean.at)?.citation.note;
        let mentions = self.mentions.get(..=lean.at)?.iter().rev().take_while(|m| m.citation.note == note);
        let mut cited = None;
        for mention in mentions.take(BACK) {
            if self.cited(mention.citation).is_some_and(by_volume) {
                let (Some(work), None) = (mention.entry, cited) else { return None };
                cited = Some((work, mention.citation));
            }
        }
        cited
    }

    /// The last document of an archive that an Ibid. in this note can reach.
    fn shelf_in_reach(&self, here: Here<'a>) -> Option<(usize, usize)> {
        let start = self.runs.get(here.run)?.start;
        self.shelf.filter(|(_, at)| *at >= start && self.mentions.len() - at <= BACK)
    }

    /// Nothing to lean on.
    fn orphan(&mut self, here: Here<'a>) -> Link {
        let run = self.runs.get(here.run);
        let message = match (run.and_then(|r| r.unread), run.and_then(|r| r.cut)) {
            (Some(note), _) => {
                format!("Note {} before this one was not read, and its antecedent with it.", self.label(note))
            }
            (None, Some(Cut::Gap)) => {
                "The notes before this one are missing, and its antecedent with them.".to_owned()
            }
            (None, Some(Cut::Section)) => {
                "A new section begins; nothing before this note can be meant.".to_owned()
            }
            (None, None) => "No note before this one cites anything.".to_owned(),
        };
        self.report(Rule::ORPHAN_IBID, here, message, Vec::new());
        self.lost(here)
    }

    /// The citation before leads nowhere itself.
    fn unknown(&mut self, here: Here<'a>, at: usize) -> Link {
        let before = self.mentioned(at).map(|m| m.citation);
        let label = self.label(before.map_or(NoteId(0), |id| id.note));
        let message = format!("It leans on note {label}, whose own work is not known.");
        let also = before.and_then(|id| self.place(id, "Its work is not known.")).into_iter().collect();
        self.report(Rule::ORPHAN_IBID, here, message, also);
        self.lost(here)
    }

    /// A lost Ibid. that names archive and file is a citation in full all the same.
    fn lost(&mut self, here: Here<'a>) -> Link {
        let fields = &here.citation.fields;
        let whole = fields.place().is_some_and(|p| !p.repository.is_empty() && !p.steps.is_empty());
        if whole { self.full(here, fields, Form::Full) } else { Link::lost(here.citation.form) }
    }
}

/// Gives `fields` those of `from` that they have not themselves.
fn lend(from: &Fields, fields: &mut Fields, of: &[Field]) {
    for field in of {
        if let (Some(value), false) = (from.get(*field), fields.has(*field)) {
            fields.set(*field, value.clone());
        }
    }
}

/// `Правда. 1923. 12 мая; Там же. 15 мая`: a day without its year is of the year of the issue before.
fn with_year(given: &Fields, before: &Fields) -> Option<Fields> {
    let day = given.date()?.edtf.strip_prefix("XXXX-")?;
    let mut fields = given.clone();
    match before.date().and_then(|d| d.edtf.get(..4)).filter(|y| y.bytes().all(|b| b.is_ascii_digit())) {
        Some(year) => fields.set(Field::Date, Value::Date(Date::new(eco_format!("{year}-{day}")))),
        None => drop(fields.remove(Field::Date)),
    }
    Some(fields)
}

/// `American Convention of Abolition Societies, 1797, p. 39`, and behind it `Ibid., 1803, p. 7`: what comes out year by year, by no house, with
/// the year of another volume.
fn of_another_year(given: &Fields, work: &Work) -> bool {
    let year = |fields: &Fields| fields.date().filter(|d| d.edtf.len() == 4).map(|d| d.edtf.clone());
    let house = [Field::Publisher, Field::Location, Field::Journaltitle, Field::Archive];
    matches!((year(given), year(&work.fields)), (Some(a), Some(b)) if a != b)
        && work.fields.has(Field::Title)
        && !house.iter().any(|field| work.fields.has(*field))
}

/// True for an issue of a newspaper or periodical, or a piece in it: dated to the day, without a volume.
fn is_newspaper(work: &Work) -> bool {
    let fields = &work.fields;
    let day = fields.date().is_some_and(|d| d.edtf.len() == 10);
    let numbered = fields.has(Field::Volume) || fields.has(Field::Number);
    fields.text(Field::Entrysubtype).is_some()
        || work.card.kind == Kind::Periodical
        || day && fields.has(Field::Journaltitle) && !numbered
}

/// True for a citation whose leaf or file asks for a document of an archive.
fn wants_archive(c: &Citation) -> bool {
    let leaf = c.locators.iter().any(|l| l.value.unit == Unit::Folio);
    leaf || matches!(c.fields.get(Field::Archive), Some(Value::Place(p)) if !p.steps.is_empty())
}

/// True if two sets of dates go together; unlike elsewhere, a range of two days meets each of them.
fn dates_meet(a: &Fields, b: &Fields) -> bool {
    let (Some(x), Some(y)) = (a.date(), b.date()) else { return true };
    dated_alike(a, b) || x.edtf.split('/').any(|d| y.edtf.split('/').any(|e| d == e))
}

/// The address of a citation that leans on a document in `above`, with what it takes over; `None` if it gives none.
fn whole_place(c: &Citation, above: &Place) -> Option<Place> {
    place::given(above, c).map(|given| place::inherit(above, &given))
}

/// True if the address is that of another file than `above`.
fn moves(place: Option<&Place>, above: &Place) -> bool {
    place.is_some_and(|p| place::path(p) != place::path(above))
}

/// `Minute by Sargent, ibid., CAB 66/12`: the citation names another file than the one where `known` lies.
fn moved(c: &Citation, known: &Fields) -> bool {
    known.place().is_some_and(|above| moves(whole_place(c, above).as_ref(), above))
}
