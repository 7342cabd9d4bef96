//! Which work a citation cites: each test is one rule, told in notes of our own making.

use ibid::model::{
    Back, Because, Citation, CitationId, Date, Document, Doubt, Doubts, Evidence, Field, Fields, Form,
    Format, Kind, Ledger, Level, Locator, Name, Note, NoteId, NoteKind, Place, ReadNote, Rule, Sited, Source,
    Span, Step, Trail, Unit, Value,
};
use ibid::resolve::resolve;

/// A citation under construction.
#[derive(Clone, Debug)]
struct Cite(Citation);

fn cite(form: Form, kind: Kind) -> Cite {
    Cite(Citation {
        span: Span::default(),
        form,
        kind,
        fields: Fields::new(),
        sites: Vec::new(),
        locators: Vec::new().into(),
        signal: None,
        via: None,
        back: None,
        series_key: None,
        hereafter: None,
        given: None,
        doubts: Doubts::default(),
        evidence: Evidence::default(),
        confidence: 1.0,
    })
}

/// `Given Family` or, without a space, a family name alone.
fn name(printed: &str) -> Name {
    match printed.rsplit_once(' ') {
        Some((given, family)) => Name::person(given, family),
        None => Name::person("", printed),
    }
}

fn names(printed: &str) -> Value {
    Value::Names(printed.split(" and ").map(name).collect())
}

fn book(author: &str, title: &str, year: &str) -> Cite {
    let imprint =
        cite(Form::Full, Kind::Book).text(Field::Location, "Boston").text(Field::Publisher, "Lamp Press");
    imprint.author(author).title(title).date(year)
}

fn article(author: &str, title: &str, journal: &str, year: &str) -> Cite {
    let c = cite(Form::Full, Kind::Article).author(author).title(title);
    c.text(Field::Journaltitle, journal).date(year)
}

/// `RGANI 5/28/253`: archive, fond, opis, delo; the archive may be missing.
fn file(address: &str) -> Cite {
    cite(Form::Full, Kind::Archival).at(place(address))
}

fn place(address: &str) -> Place {
    let (repository, path) = address.rsplit_once(' ').unwrap_or(("", address));
    let steps =
        path.split('/').zip([Level::Fond, Level::Opis, Level::Delo]).map(|(value, level)| step(level, value));
    Place { repository: repository.into(), steps: steps.collect(), ..Place::default() }
}

fn step(level: Level, value: &str) -> Step {
    Step { level, label: "".into(), value: value.into() }
}

/// Steps without an archive: `d. 254`.
fn steps(path: &[(Level, &str)]) -> Place {
    Place { steps: path.iter().map(|(level, value)| step(*level, value)).collect(), ..Place::default() }
}

fn ibid() -> Cite {
    cite(Form::Ibid, Kind::Misc).back(Back::Ibid)
}

fn short(author: &str, title: &str) -> Cite {
    let c = cite(Form::Short, Kind::Book);
    let c = if author.is_empty() { c } else { c.author(author) };
    if title.is_empty() { c } else { c.title(title) }
}

fn opcit(author: &str) -> Cite {
    let c = cite(Form::OpCit, Kind::Book).back(Back::OpCit);
    if author.is_empty() { c } else { c.author(author) }
}

impl Cite {
    fn set(mut self, field: Field, value: Value) -> Cite {
        self.0.fields.set(field, value);
        self
    }
    fn text(self, field: Field, value: &str) -> Cite {
        self.set(field, Value::Text(value.into()))
    }
    fn title(self, title: &str) -> Cite {
        self.text(Field::Title, title)
    }
    fn author(self, author: &str) -> Cite {
        self.set(Field::Author, names(author))
    }
    fn editor(self, editor: &str) -> Cite {
        self.set(Field::Editor, names(editor))
    }
    fn date(self, edtf: &str) -> Cite {
        self.set(Field::Date, Value::Date(Date::new(edtf)))
    }
    fn at(self, place: Place) -> Cite {
        self.set(Field::Archive, Value::Place(Box::new(place)))
    }
    fn kind(mut self, kind: Kind) -> Cite {
        self.0.kind = kind;
        self
    }
    fn back(mut self, back: Back) -> Cite {
        self.0.back = Some(back);
        self
    }
    fn doubt(mut self, doubt: Doubt) -> Cite {
        self.0.doubts.add(doubt);
        self
    }
    fn hereafter(mut self, name: &str) -> Cite {
        self.0.hereafter = Some(Sited { value: name.into(), span: Span::default() });
        self
    }
    fn locator(mut self, unit: Unit, value: &str) -> Cite {
        self.0.locators.push(Sited { value: Locator { unit, value: value.into() }, span: Span::default() });
        self
    }
    fn page(self, value: &str) -> Cite {
        self.locator(Unit::Page, value)
    }
    fn leaf(self, value: &str) -> Cite {
        self.locator(Unit::Folio, value)
    }
    /// A range that may be the whole.
    fn pages(self, range: &str) -> Cite {
        self.text(Field::Pages, range).page(range).doubt(Doubt::PagesOrLocator)
    }
}

/// A document of notes numbered from 1, and their citations.
struct Draft {
    document: Document,
    notes: Vec<ReadNote>,
}

fn draft<const N: usize>(notes: [Vec<Cite>; N]) -> Draft {
    let source = Source {
        format: Format::Text,
        encoding: "UTF-8".into(),
        text: String::new(),
        trail: Trail::default(),
        repairs: Vec::new(),
        origin: Default::default(),
        elsewhere: Vec::new(),
    };
    let mut draft = Draft { document: Document { source, notes: Vec::new() }, notes: Vec::new() };
    for (n, cites) in notes.into_iter().enumerate() {
        draft.document.notes.push(Note {
            label: (n + 1).to_string(),
            kind: NoteKind::Footnote,
            page: None,
            section: 0,
            text: "x".repeat(100),
            trail: Trail::default(),
            span: Span::default(),
            anchor: None,
            after_gap: false,
            styles: Vec::new(),
            given: Vec::new(),
        });
        let citations =
            cites.into_iter().enumerate().map(|(i, c)| Citation { span: Span::new(i * 9, i * 9 + 8), ..c.0 });
        let citations = citations.collect();
        draft.notes.push(ReadNote {
            note: NoteId(n as u32),
            pieces: Vec::new(),
            citations,
            unread: Vec::new(),
        });
    }
    draft
}

impl std::fmt::Debug for Draft {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.notes.iter().try_for_each(|n| {
            let cites = n.citations.iter().map(|c| (c.form, &c.back, &c.fields, &c.doubts));
            writeln!(f, "{:?} {:?}", n.note, cites.collect::<Vec<_>>())
        })
    }
}

impl Draft {
    /// Notes before the one labelled `label` are lost.
    fn gap_before(mut self, label: usize) -> Draft {
        self.document.notes[label - 1].after_gap = true;
        self
    }
    /// A new chapter begins with the note labelled `label`.
    fn chapter_at(mut self, label: usize) -> Draft {
        self.document.notes[label - 1..].iter_mut().for_each(|n| n.section += 1);
        self
    }
    fn kind(mut self, label: usize, kind: NoteKind) -> Draft {
        self.document.notes[label - 1].kind = kind;
        self
    }
    fn resolve(&self) -> Ledger {
        resolve(&self.document, &self.notes)
    }
}

fn read<const N: usize>(notes: [Vec<Cite>; N]) -> Ledger {
    draft(notes).resolve()
}

/// The keys cited, in reading order; `-` for none, `?` after an ambiguous one.
fn keys(ledger: &Ledger) -> String {
    let key = |m: &ibid::model::Mention| match m.entry {
        Some(at) => format!("{}{}", ledger.entries[at].key, if m.ambiguous { "?" } else { "" }),
        None => "-".into(),
    };
    ledger.mentions.iter().map(key).collect::<Vec<_>>().join(" ")
}

fn rules(ledger: &Ledger) -> Vec<&'static str> {
    ledger.findings.iter().map(|f| f.rule.name).collect()
}

fn because(ledger: &Ledger, at: usize) -> Because {
    ledger.mentions[at].because
}

fn id(note: u32, nth: u16) -> CitationId {
    CitationId { note: NoteId(note - 1), nth }
}

fn moon() -> Cite {
    book("Ada Miller", "The Moon and Its Tides: A Study", "1989")
}

fn sun() -> Cite {
    book("Bert Brown", "The Sun in Winter", "1975")
}

mod ibid_chains {
    use super::*;

    #[test]
    fn ibid_is_the_work_before_and_so_is_the_next() {
        let ledger = read([vec![moon()], vec![ibid().page("4")], vec![ibid().page("5")]]);
        assert_eq!(keys(&ledger), "miller1989 miller1989 miller1989");
        assert_eq!(because(&ledger, 1), Because::Ibid { of: id(1, 0) });
        assert_eq!(because(&ledger, 2), Because::Ibid { of: id(2, 0) });
        assert_eq!(ledger.entries[0].cited_in, [NoteId(0), NoteId(1), NoteId(2)]);
        assert_eq!(rules(&ledger), [""; 0]);
    }

    #[test]
    fn ibid_inside_a_note_is_the_citation_before_it() {
        let ledger = read([vec![moon()], vec![ibid(), sun(), ibid()]]);
        assert_eq!(keys(&ledger), "miller1989 miller1989 brown1975 brown1975");
        assert_eq!(rules(&ledger), [""; 0]);
    }

    #[test]
    fn ibid_after_a_note_of_several_works_is_the_last_and_ambiguous() {
        let ledger = read([vec![moon(), sun()], vec![ibid()], vec![ibid()]]);
        assert_eq!(keys(&ledger), "miller1989 brown1975 brown1975? brown1975");
        assert_eq!(rules(&ledger), ["ambiguous-ibid"]);
        assert_eq!(ledger.findings[0].also[0].note, NoteId(0));
        assert!(ledger.mentions[2].confidence < 0.7 && ledger.mentions[3].confidence < 0.7);
    }

    #[test]
    fn one_work_cited_twice_in_a_note_is_no_doubt() {
        let ledger = read([vec![moon(), short("Miller", "The Moon")], vec![ibid()]]);
        assert_eq!(keys(&ledger), "miller1989 miller1989 miller1989");
    }

    #[test]
    fn ibid_first_of_all_is_an_orphan() {
        let ledger = read([vec![ibid()], vec![ibid()], vec![moon()]]);
        assert_eq!(keys(&ledger), "- - miller1989");
        assert_eq!(rules(&ledger), ["orphan-ibid", "orphan-ibid"]);
        assert_eq!(because(&ledger, 1), Because::Unresolved);
    }

    #[test]
    fn ibid_does_not_reach_over_lost_notes() {
        let ledger = draft([vec![moon()], vec![ibid()], vec![ibid()]]).gap_before(2).resolve();
        assert_eq!(keys(&ledger), "miller1989 - -");
        let ledger = draft([vec![moon()], vec![], vec![ibid()]]).gap_before(2).resolve();
        assert_eq!(keys(&ledger), "miller1989 -");
        assert_eq!(rules(&ledger), ["orphan-ibid"]);
    }

    #[test]
    fn ibid_does_not_reach_into_another_chapter() {
        let ledger = draft([vec![moon()], vec![ibid()], vec![sun()], vec![ibid()]]).chapter_at(2).resolve();
        assert_eq!(keys(&ledger), "miller1989 - brown1975 brown1975");
    }

    #[test]
    fn ibid_over_a_note_of_prose_is_reported() {
        let ledger = read([vec![moon()], vec![], vec![ibid()]]);
        assert_eq!(keys(&ledger), "miller1989 miller1989");
        assert_eq!(rules(&ledger), ["ibid-over-prose"]);
    }

    #[test]
    fn lines_of_another_sort_are_no_antecedent() {
        let ledger = draft([vec![moon()], vec![sun()], vec![ibid()]]).kind(2, NoteKind::SourceLine).resolve();
        assert_eq!(keys(&ledger), "miller1989 brown1975 miller1989");
    }

    #[test]
    fn ibid_with_a_title_is_that_work_of_the_note_before() {
        let letter = |to: &str, date: &str| {
            cite(Form::Full, Kind::Letter).author("Houston").title(&format!("Houston to {to}")).date(date)
        };
        let ledger = read([
            vec![letter("Smith", "1934-08-01"), letter("Jones", "1934-08-20")],
            vec![ibid().title("Houston to Smith").date("1934-08-01")],
        ]);
        assert_eq!(ledger.mentions[2].entry, Some(0));
        assert!(!ledger.mentions[2].ambiguous);
    }

    #[test]
    fn ibid_with_another_day_is_another_issue() {
        let issue = article("", "", "Morning Post", "1960-10-11").text(Field::Entrysubtype, "newspaper");
        let mut issue = issue;
        issue.0.fields.remove(Field::Author);
        issue.0.fields.remove(Field::Title);
        let ledger =
            read([vec![issue], vec![ibid().date("1960-10-12").page("3")], vec![ibid().date("1960-10-12")]]);
        assert_eq!(ledger.entries.len(), 2);
        assert_eq!(ledger.entries[1].fields.text(Field::Journaltitle), Some("Morning Post"));
        assert_eq!(ledger.mentions[2].entry, Some(1));
    }

    #[test]
    fn idem_with_a_title_takes_the_author_before() {
        let ledger =
            read([vec![moon(), cite(Form::Full, Kind::Book).back(Back::Idem).title("Ebb").date("1991")]]);
        assert_eq!(keys(&ledger), "miller1989 miller1991");
        assert_eq!(ledger.entries[1].fields.names(Field::Author)[0].given, "Ada");
        let alone = read([vec![moon()], vec![cite(Form::Ibid, Kind::Misc).back(Back::Idem)]]);
        assert_eq!(keys(&alone), "miller1989 miller1989");
    }
}

mod archives {
    use super::*;

    #[test]
    fn ibid_with_a_file_of_its_own_is_another_file_of_the_same_opis() {
        let ledger = read([
            vec![file("RGANI 5/28/253").leaf("5")],
            vec![ibid().leaf("9")],
            vec![ibid().at(steps(&[(Level::Delo, "254")])).leaf("3")],
            vec![ibid().at(steps(&[(Level::Opis, "30"), (Level::Delo, "12")]))],
            vec![ibid().at(steps(&[(Level::Fond, "7")]))],
            vec![file("RGANI 5/28/254")],
        ]);
        assert_eq!(
            keys(&ledger),
            "rgani5-28-253 rgani5-28-253 rgani5-28-254 rgani5-30-12 rgani7 rgani5-28-254"
        );
        assert_eq!(ledger.mentions[2].form, Form::Ibid);
        assert_eq!(rules(&ledger), [""; 0]);
    }

    #[test]
    fn an_address_without_archive_takes_the_one_in_force() {
        let ledger = read([vec![file("RGANI 5/28/253")], vec![moon()], vec![file("5/30/12")]]);
        assert_eq!(keys(&ledger), "rgani5-28-253 miller1989 rgani5-30-12");
    }

    #[test]
    fn codes_of_one_archive_are_one_and_numbers_are_never_fuzzy() {
        let coded = |address: &str| {
            let place = Place { code: "GARF".into(), ..place(address) };
            cite(Form::Full, Kind::Archival).at(place)
        };
        let ledger = read([
            vec![coded("ГАРФ Р-5446/98с/264")],
            vec![coded("TsGAOR R-5446/98s/264")],
            vec![coded("GARF 5446/98s/264")],
            vec![coded("GARF R-5446/98s/265")],
        ]);
        assert_eq!(keys(&ledger), "garfr5446-98s-264 garfr5446-98s-264 garf5446-98s-264 garfr5446-98s-265");
    }

    #[test]
    fn described_documents_split_a_file() {
        let document = |title: &str, date: &str| file("RGANI 5/28/253").title(title).date(date);
        let ledger = read([
            vec![document("Report on tides", "1960-08-03")],
            vec![document("Report on tides", "1960-09-01")],
            vec![document("Letter on wind", "1960-08-03")],
            vec![document("Report on tides", "1960-08-03").leaf("7")],
        ]);
        assert_eq!(keys(&ledger), "rgani5-28-253a rgani5-28-253b rgani5-28-253c rgani5-28-253a");
    }

    #[test]
    fn a_bare_address_is_the_document_whose_leaves_it_shares() {
        let ledger = read([
            vec![file("RGANI 5/28/253").leaf("481-483")],
            vec![file("RGANI 5/28/253").title("Report on tides").leaf("143-145")],
            vec![file("RGANI 5/28/253").title("Report on wind").leaf("454-483")],
        ]);
        let entries: Vec<_> = ledger.mentions.iter().map(|m| m.entry).collect();
        assert_eq!(entries, [Some(0), Some(1), Some(0)]);
        assert_eq!(ledger.entries[0].fields.text(Field::Title), Some("Report on wind"));
    }

    #[test]
    fn a_short_title_with_a_date_is_the_document_of_that_date() {
        let report = |address: &str, date: &str| file(address).title("Report on tides").date(date);
        let ledger = read([
            vec![report("RGANI 5/28/253", "1975-08-28")],
            vec![report("RGANI 5/28/300", "1946-09-17")],
            vec![short("", "Report on tides").kind(Kind::Misc).date("1975-08-28").leaf("3")],
        ]);
        assert_eq!(keys(&ledger), "rgani5-28-253 rgani5-28-300 rgani5-28-253");
    }

    #[test]
    fn a_leaf_after_a_book_looks_back_for_the_document() {
        let ledger = read([vec![file("RGANI 5/28/253")], vec![moon()], vec![ibid().leaf("5")]]);
        assert_eq!(keys(&ledger), "rgani5-28-253 miller1989 rgani5-28-253?");
        assert_eq!(rules(&ledger), ["unfit-ibid-locator"]);
    }

    #[test]
    fn a_code_that_the_document_explains_has_its_name() {
        let long = Place { repository: "Great River Town Museum".into(), ..place("1/2/3") };
        let ledger = read([
            vec![cite(Form::Full, Kind::Archival).at(long).hereafter("GRTM")],
            vec![file("GRTM 1/2/3")],
            vec![file("GRTM 1/2/4")],
        ]);
        assert_eq!(ledger.entries.len(), 2);
        let place = ledger.entries[1].fields.place().cloned().unwrap_or_default();
        assert_eq!((place.repository.as_str(), place.name.as_str()), ("GRTM", "Great River Town Museum"));
    }

    #[test]
    fn a_nickname_given_for_later_use_is_the_document() {
        let ledger = read([
            vec![file("RGANI 5/28/253").title("Ivanov to Petrov").hereafter("Ivanov memo")],
            vec![sun()],
            vec![short("", "Ivanov memo").leaf("4")],
        ]);
        assert_eq!(keys(&ledger), "rgani5-28-253 brown1975 rgani5-28-253");
    }
}

mod short_forms {
    use super::*;

    #[test]
    fn name_and_title_lead_to_the_work() {
        let ledger = read([vec![moon()], vec![sun()], vec![short("Miller", "Moon and Its Tides")]]);
        assert_eq!(keys(&ledger), "miller1989 brown1975 miller1989");
        assert_eq!(because(&ledger, 2), Because::Short { of: id(1, 0) });
        assert_eq!(ledger.mentions[2].form, Form::Short);
    }

    #[test]
    fn slips_and_diacritics_are_forgiven() {
        let ledger = read([
            vec![book("Eusebio Mujal-León", "Soviet-Latin Relations", "1989")],
            vec![short("Mujal-Leon", "Sovet-Latin Relations")],
            vec![short("León", "Relations")],
        ]);
        assert_eq!(keys(&ledger), "mujalleon1989 mujalleon1989 mujalleon1989");
    }

    #[test]
    fn transliterations_meet() {
        let ledger =
            read([vec![book("Олег Хлевнюк", "Хозяин", "1996")], vec![short("Khlevniuk", "Khoziain")]]);
        assert_eq!(ledger.entries.len(), 1);
    }

    #[test]
    fn a_name_alone_is_the_authors_only_work() {
        let ledger = read([vec![moon()], vec![sun()], vec![short("Miller", "").page("5")]]);
        assert_eq!(keys(&ledger), "miller1989 brown1975 miller1989");
        assert_eq!(rules(&ledger), [""; 0]);
    }

    #[test]
    fn a_name_alone_of_two_works_is_the_one_just_cited_else_ambiguous() {
        let ebb = book("Ada Miller", "Ebb", "1991");
        let ledger = read([vec![moon()], vec![ebb.clone()], vec![short("Miller", "")]]);
        assert_eq!(keys(&ledger), "miller1989 miller1991 miller1991");
        let ledger = read([vec![moon()], vec![ebb], vec![sun()], vec![short("Miller", "")]]);
        assert_eq!(keys(&ledger), "miller1989 miller1991 brown1975 miller1991?");
        assert_eq!(rules(&ledger), ["ambiguous-short-form"]);
    }

    #[test]
    fn two_names_must_both_fit() {
        let ledger = read([
            vec![book("Carol Saivetz and Sylvia Wood", "Third Relations", "1985")],
            vec![book("Carol Saivetz", "Own Work", "1990")],
            vec![sun()],
            vec![short("Saivetz and Wood", "").page("175")],
        ]);
        assert_eq!(keys(&ledger), "saivetz1985 saivetz1990 brown1975 saivetz1985");
    }

    #[test]
    fn namesakes_are_told_apart_by_title_or_given_name() {
        let ledger = read([
            vec![book("Peter Smith", "Talons", "2000")],
            vec![book("Gaddis Smith", "Last Years", "1994")],
            vec![short("Smith", "Talons")],
            vec![short("G. Smith", "")],
        ]);
        assert_eq!(keys(&ledger), "smith2000 smith1994 smith2000 smith1994");
    }

    #[test]
    fn a_quoted_title_is_the_part_and_not_the_volume() {
        let ledger = read([
            vec![book("Ada Miller", "Boundaries", "1989")],
            vec![article("Ada Miller", "Boundaries", "Journal of Walls", "1991")],
            vec![short("Miller", "Boundaries").kind(Kind::Misc)],
            vec![short("Miller", "Boundaries")],
        ]);
        assert_eq!(keys(&ledger), "miller1989 miller1991 miller1991 miller1989");
    }

    #[test]
    fn a_title_alone_leads_to_its_work() {
        let ledger = read([vec![moon()], vec![sun()], vec![short("", "Moon and Its Tides").page("3")]]);
        assert_eq!(keys(&ledger), "miller1989 brown1975 miller1989");
    }

    #[test]
    fn an_editor_may_stand_for_the_author() {
        let volume =
            cite(Form::Full, Kind::Collection).editor("Daniela Stone").title("New Walls").date("2013");
        let ledger = read([vec![volume], vec![short("Stone", "New Walls")]]);
        assert_eq!(ledger.entries.len(), 1);
        assert!(ledger.entries[0].fields.names(Field::Author).is_empty());
    }

    #[test]
    fn a_short_form_before_the_full_one_joins_it() {
        let ledger = read([
            vec![short("Miller", "Moon").page("2")],
            vec![sun()],
            vec![moon()],
            vec![short("Miller", "Moon")],
        ]);
        assert_eq!(keys(&ledger), "miller1989 brown1975 miller1989 miller1989");
        assert_eq!(ledger.entries[0].fields.text(Field::Title), Some("The Moon and Its Tides: A Study"));
        assert_eq!(rules(&ledger), ["short-before-full"]);
        let listed =
            draft([vec![short("Miller", "Moon")], vec![moon()]]).kind(2, NoteKind::Bibliography).resolve();
        assert_eq!(rules(&listed), [""; 0]);
    }

    #[test]
    fn a_short_form_without_a_full_one_makes_its_own_work() {
        let ledger = read([
            vec![short("Foner", "Tides")],
            vec![short("Foner", "Tides")],
            vec![short("Foner", "Tides of War")],
        ]);
        assert_eq!(keys(&ledger), "fonertides fonertides fonertides");
        assert_eq!(ledger.mentions[0].form, Form::Short);
        assert_eq!(ledger.entries[0].kind, Kind::Book);
        assert_eq!(rules(&ledger), ["short-without-full"]);
    }

    #[test]
    fn a_first_naming_with_given_name_is_full() {
        let ledger = read([vec![short("Grace King", "Old Towns")], vec![short("King", "Old Towns")]]);
        assert_eq!(ledger.mentions[0].form, Form::Full);
        assert_eq!(ledger.mentions[1].form, Form::Short);
        assert_eq!(ledger.entries.len(), 1);
        assert_eq!(rules(&ledger), [""; 0]);
    }

    #[test]
    fn a_bare_phrase_that_fits_nothing_is_prose() {
        let bare = |author: &str| short(author, "").doubt(Doubt::BareName);
        let ledger = read([vec![moon()], vec![bare("Bonino"), bare("Miller")]]);
        assert_eq!(keys(&ledger), "miller1989 miller1989");
        assert_eq!(ledger.mentions[1].citation, id(2, 1));
        let titled = read([vec![moon()], vec![short("", "Great Fear").doubt(Doubt::BareName)]]);
        assert_eq!(titled.mentions.len(), 1);
    }

    #[test]
    fn author_and_year_lead_to_the_work_or_make_one() {
        let dated = |author: &str, year: &str| cite(Form::Short, Kind::Misc).author(author).date(year);
        let ledger = read([
            vec![moon()],
            vec![dated("Miller", "1989")],
            vec![dated("Kot", "1995")],
            vec![dated("Kot", "1995")],
        ]);
        assert_eq!(keys(&ledger), "miller1989 miller1989 kot1995 kot1995");
        assert_eq!(rules(&ledger), ["author-date-without-entry"]);
        let listed = read([vec![dated("Miller", "1989")], vec![moon()]]);
        assert_eq!(keys(&listed), "miller1989 miller1989");
    }
}

mod second_readings {
    use super::*;

    #[test]
    fn a_number_taken_for_a_year_is_a_page_of_a_known_work() {
        let piece = article("Ann Gris", "Making of Meaning", "Sea Journal", "1987");
        let dated = |title: &str, year: &str| short("Gris", title).date(year);
        let ledger = read([vec![piece], vec![dated("Making of Meaning", "1098")], vec![dated("", "1102")]]);
        assert_eq!(keys(&ledger), "gris1987 gris1987 gris1987");
        assert_eq!(ledger.mentions[1].form, Form::Short);
        assert_eq!(ledger.mentions[1].locators[0].value, Locator { unit: Unit::Page, value: "1098".into() });
    }

    #[test]
    fn a_dated_title_without_other_facts_is_a_short_form_of_a_known_document() {
        let again =
            cite(Form::Full, Kind::Unpublished).title("Report on tides").date("1944-11-21").leaf("143");
        let first = file("RGANI 5/28/253").title("Report on tides").date("1944-11-21");
        let ledger = read([vec![again.clone()], vec![first], vec![again]]);
        assert_eq!(ledger.mentions[0].form, Form::Full);
        assert_eq!(ledger.mentions[2].form, Form::Short);
        assert_eq!(ledger.mentions[2].entry, ledger.mentions[1].entry);
    }

    #[test]
    fn a_title_of_names_is_the_other_authors() {
        let ledger = read([
            vec![book("Ada One and Bo Two and Cy Three", "Tides", "2021")],
            vec![short("One", "Two, and Three").page("3")],
        ]);
        assert_eq!(keys(&ledger), "one2021 one2021");
    }

    #[test]
    fn a_name_that_is_a_known_title_is_the_title() {
        let ledger = read([
            vec![book("Piero Stone", "Shattered Bridges: A Study", "1991")],
            vec![short("Shattered Bridges", "").page("3")],
        ]);
        assert_eq!(keys(&ledger), "stone1991 stone1991");
    }

    #[test]
    fn a_part_repeated_with_its_volume_but_no_imprint_is_short() {
        let part = cite(Form::Full, Kind::Incollection)
            .author("Ada Miller")
            .title("Tides")
            .text(Field::Booktitle, "Seas: A Reader");
        let part = part.editor("Bo Reed").text(Field::Publisher, "Lamp Press").date("1990");
        let again = cite(Form::Full, Kind::Incollection)
            .author("Miller")
            .title("Tides")
            .editor("Reed")
            .text(Field::Booktitle, "Seas");
        let ledger = read([vec![part], vec![again]]);
        assert_eq!(keys(&ledger), "miller1990 miller1990");
        assert_eq!(ledger.mentions[1].form, Form::Short);
    }

    #[test]
    fn given_names_may_be_cut_from_either_side() {
        let ledger = read([
            vec![book("Diane Kim Luu", "Pills", "1999")],
            vec![short("Kim Luu", "Pills")],
            vec![short("D. K. Luu", "Pills")],
            vec![book("Marcus Fabius Quint", "Orators", "2015")],
            vec![short("Fabius Quint", "Orators")],
        ]);
        // The short form tells what the family name is.
        assert_eq!(keys(&ledger), "kimluu1999 kimluu1999 kimluu1999 fabiusquint2015 fabiusquint2015");
    }
}

mod references_back {
    use super::*;

    #[test]
    fn op_cit_is_the_authors_nearest_work() {
        let ledger = read([vec![moon()], vec![sun()], vec![opcit("Miller")]]);
        assert_eq!(keys(&ledger), "miller1989 brown1975 miller1989");
        let two =
            read([vec![moon()], vec![book("Ada Miller", "Ebb", "1991")], vec![sun()], vec![opcit("Miller")]]);
        assert_eq!(keys(&two), "miller1989 miller1991 brown1975 miller1991?");
        assert_eq!(rules(&two), ["ambiguous-opcit"]);
    }

    #[test]
    fn op_cit_without_a_work_leads_nowhere() {
        let ledger = read([vec![sun()], vec![opcit("Miller")], vec![opcit("Foner").title("Tides")]]);
        assert_eq!(keys(&ledger), "brown1975 - fonertides");
        assert_eq!(rules(&ledger), ["opcit-without-work", "opcit-without-work", "short-without-full"]);
    }

    #[test]
    fn op_cit_without_a_name_skips_documents() {
        let ledger = read([vec![moon()], vec![file("RGANI 5/28/253")], vec![opcit("")]]);
        assert_eq!(keys(&ledger), "miller1989 rgani5-28-253 miller1989?");
    }

    #[test]
    fn a_note_number_leads_to_the_citation_of_that_note() {
        let above = |author: &str, n: &str| short(author, "").back(Back::Cross(n.into()));
        let ledger = read([
            vec![moon(), sun()],
            vec![],
            vec![above("Miller", "1")],
            vec![above("Miller", "9")],
            vec![above("Brown", "2")],
        ]);
        assert_eq!(keys(&ledger), "miller1989 brown1975 miller1989 miller1989? brown1975?");
        assert_eq!(rules(&ledger), ["dangling-note-reference", "dangling-note-reference"]);
        let ahead = read([vec![above("Miller", "2")], vec![moon()]]);
        assert_eq!(keys(&ahead), "miller1989 miller1989");
    }
}

mod merging {
    use super::*;

    #[test]
    fn a_repeat_with_a_slip_is_no_second_entry() {
        let ledger = read([
            vec![book("Anna Whitfield", "Harbours of the North Sea", "1989")],
            vec![book("Anna Whitfeild", "Harbors of the North Sea", "1989")],
        ]);
        assert_eq!(ledger.entries.len(), 1);
        assert_eq!(because(&ledger, 1), Because::Same { of: id(1, 0) });
    }

    #[test]
    fn a_subtitle_more_is_the_same_work_in_the_same_year_only() {
        let ledger = read([
            vec![book("Odd West", "Global War", "2005")],
            vec![book("O. West", "Global War: Making Our Times", "2005")],
            vec![book("Odd West", "Global War: A New History", "2017")],
        ]);
        assert_eq!(keys(&ledger), "west2005 west2005 west2017");
        assert_eq!(ledger.entries[0].fields.text(Field::Title), Some("Global War"));
    }

    #[test]
    fn fuller_given_names_and_missing_fields_are_taken_over() {
        let bare = cite(Form::Full, Kind::Book).author("P. Smith").title("Talons of Eagles").date("2000");
        let ledger = read([vec![bare], vec![book("Peter H. Smith", "Talons of Eagles", "2000")]]);
        assert_eq!(ledger.entries.len(), 1);
        let fields = &ledger.entries[0].fields;
        assert_eq!(fields.names(Field::Author)[0].given, "Peter H.");
        assert_eq!(fields.text(Field::Publisher), Some("Lamp Press"));
    }

    #[test]
    fn editions_volumes_and_people_keep_works_apart() {
        let ledger = read([
            vec![moon().text(Field::Edition, "1")],
            vec![moon().text(Field::Edition, "2").date("1995")],
            vec![book("Carl Miller", "The Moon and Its Tides: A Study", "1989")],
            vec![moon().text(Field::Volume, "2").text(Field::Edition, "1")],
            vec![moon().text(Field::Volume, "3").text(Field::Edition, "1")],
        ]);
        assert_eq!(keys(&ledger), "miller1989a miller1995 miller1989b miller1989a miller1989c");
    }

    #[test]
    fn a_part_is_not_its_volume() {
        let part = cite(Form::Full, Kind::Incollection).author("Ada Miller").title("Tides").editor("Bo Reed");
        let part = part.text(Field::Booktitle, "Seas").date("1990");
        let volume = cite(Form::Full, Kind::Collection).editor("Bo Reed").title("Seas").date("1990");
        let ledger = read([vec![part], vec![volume], vec![short("Miller", "Tides").kind(Kind::Misc)]]);
        assert_eq!(keys(&ledger), "miller1990 reed1990 miller1990");
    }

    #[test]
    fn a_part_takes_the_imprint_of_its_volume() {
        let part =
            |author: &str, title: &str| cite(Form::Full, Kind::Incollection).author(author).title(title);
        let whole = part("Ada Miller", "Tides")
            .editor("Bo Reed and Kay Long")
            .text(Field::Booktitle, "Seas: A Reader");
        let whole = whole.text(Field::Publisher, "Lamp Press").text(Field::Location, "Boston").date("1990");
        let ledger = read([
            vec![part("Carl Fox", "Winds").editor("Reed and Long").page("3")],
            vec![whole],
            vec![part("Dan Ash", "Sand").editor("Reed and Long").text(Field::Booktitle, "Seas")],
        ]);
        for entry in [&ledger.entries[0], &ledger.entries[2]] {
            assert_eq!(entry.fields.text(Field::Booktitle), Some("Seas: A Reader"));
            assert_eq!(entry.fields.text(Field::Publisher), Some("Lamp Press"));
            assert_eq!(entry.fields.names(Field::Editor)[1].given, "Kay");
        }
        assert_eq!(keys(&ledger), "fox1990 miller1990 ash1990");
    }
}

mod pages {
    use super::*;

    fn piece() -> Cite {
        article("Ada Miller", "Tides", "Sea Journal", "1990")
    }

    fn pages(ledger: &Ledger) -> Option<&str> {
        ledger.entries[0].fields.text(Field::Pages)
    }

    #[test]
    fn a_wide_range_is_the_articles() {
        let ledger = read([vec![piece().pages("161-84")], vec![ibid().page("165")]]);
        assert_eq!(pages(&ledger), Some("161-84"));
        assert!(ledger.mentions[0].locators.is_empty());
    }

    #[test]
    fn a_narrow_range_is_pointed_at() {
        let ledger = read([vec![piece().pages("250-51")]]);
        assert_eq!(pages(&ledger), None);
        assert_eq!(ledger.mentions[0].locators.len(), 1);
    }

    #[test]
    fn pages_cited_outside_show_that_a_range_is_pointed_at() {
        let ledger = read([vec![piece().pages("161-84")], vec![ibid().page("190")]]);
        assert_eq!(pages(&ledger), None);
        assert_eq!(ledger.mentions[0].locators.len(), 1);
    }

    #[test]
    fn of_two_ranges_the_wider_is_the_articles() {
        let ledger = read([vec![piece().pages("170-76")], vec![piece().pages("161-84")]]);
        assert_eq!(pages(&ledger), Some("161-84"));
        assert_eq!(ledger.mentions[0].locators.len(), 1);
        assert!(ledger.mentions[1].locators.is_empty());
    }
}

mod keys_and_order {
    use super::*;

    #[test]
    fn keys_are_readable_and_unique() {
        let titled = cite(Form::Full, Kind::Misc).title("The Black Code").date("1724");
        let body = cite(Form::Full, Kind::Report)
            .set(Field::Author, Value::Names(vec![Name::body("Bureau of Tides")].into()));
        let ledger = read([
            vec![book("José Núñez", "One", "1990")],
            vec![book("José Núñez", "Two", "1990")],
            vec![titled],
            vec![body.title("Annual Report").date("1950")],
            vec![cite(Form::Full, Kind::Misc).title("?!")],
        ]);
        assert_eq!(keys(&ledger), "nunez1990a nunez1990b blackcode1724 bureautides1950 work");
    }

    #[test]
    fn findings_come_by_note() {
        let ledger =
            read([vec![short("Foner", "Tides")], vec![moon(), sun()], vec![ibid()], vec![opcit("Nobody")]]);
        let notes: Vec<_> = ledger.findings.iter().map(|f| f.note).collect();
        assert_eq!(notes, [Some(NoteId(0)), Some(NoteId(2)), Some(NoteId(3))]);
        assert_eq!(ledger.findings[1].rule, Rule::AMBIGUOUS_IBID);
    }
}

mod laws {
    use super::*;
    use proptest::prelude::*;

    /// One of the shapes a citation can take, from small stocks so that they meet.
    fn any_cite() -> impl Strategy<Value = Cite> {
        let author =
            prop::sample::select(vec!["Ada Miller", "Miller", "Bert Brown", "López Mateos", "Хлевнюк", ""]);
        let title = prop::sample::select(vec!["The Moon and Its Tides", "Moon", "Tides", "", "the", "5"]);
        let year = prop::sample::select(vec!["1989", "1990", "nodate", "1960-08-03", ""]);
        let path = prop::sample::select(vec!["RGANI 5/28/253", "5/28/254", "RGANI 7", "", "ГАРФ Р-1/2"]);
        let form = prop::sample::select(vec![Form::Full, Form::Short, Form::Ibid, Form::OpCit]);
        let kind = prop::sample::select(vec![
            Kind::Book,
            Kind::Article,
            Kind::Incollection,
            Kind::Archival,
            Kind::Misc,
        ]);
        let label = "[0-9]{1,2}";
        let back = prop_oneof![
            6 => Just(None),
            2 => Just(Some(Back::Ibid)),
            1 => Just(Some(Back::Idem)),
            1 => Just(Some(Back::OpCit)),
            1 => label.prop_map(|l| Some(Back::Cross(l.into()))),
        ];
        let pages = prop::option::of("[0-9]{1,4}(-[0-9]{1,4})?");
        let bare = prop::bool::weighted(0.1);
        (author, title, year, path, form, kind, back, pages, bare).prop_map(
            |(author, title, year, path, form, kind, back, pages, bare)| {
                let mut c = cite(form, kind);
                c = if author.is_empty() { c } else { c.author(author) };
                c = if title.is_empty() { c } else { c.title(title) };
                c = if year.is_empty() { c } else { c.date(year) };
                c = if path.is_empty() || kind != Kind::Archival { c } else { c.at(place(path)) };
                c = match pages {
                    Some(range) => c.pages(&range),
                    None => c,
                };
                c.0.back = back;
                if bare { c.doubt(Doubt::BareName) } else { c }
            },
        )
    }

    fn any_draft() -> impl Strategy<Value = Draft> {
        let note = (prop::collection::vec(any_cite(), 0..4), prop::bool::weighted(0.1));
        prop::collection::vec(note, 0..20).prop_map(|notes| {
            let mut all = draft([]);
            for (n, (cites, gap)) in notes.into_iter().enumerate() {
                let one = draft([cites]);
                let Some((note, read)) = one.document.notes.into_iter().zip(one.notes).next() else {
                    continue;
                };
                all.document.notes.push(Note { label: (n + 1).to_string(), after_gap: gap, ..note });
                all.notes.push(ReadNote { note: NoteId(n as u32), ..read });
            }
            all
        })
    }

    proptest! {
        #[test]
        fn a_ledger_is_whole(draft in any_draft()) {
            let ledger = draft.resolve();
            prop_assert_eq!(&ledger, &draft.resolve());
            let mut keys: Vec<&str> = ledger.entries.iter().map(|e| e.key.as_str()).collect();
            keys.sort_unstable();
            keys.dedup();
            prop_assert_eq!(keys.len(), ledger.entries.len());
            prop_assert!(ledger.mentions.windows(2).all(|w| w[0].citation < w[1].citation));
            for (at, entry) in ledger.entries.iter().enumerate() {
                let mut notes: Vec<NoteId> = ledger.mentions.iter().filter(|m| m.entry == Some(at)).map(|m| m.citation.note).collect();
                notes.dedup();
                prop_assert!(!notes.is_empty());
                prop_assert_eq!(&entry.cited_in, &notes);
            }
            for mention in &ledger.mentions {
                prop_assert!(mention.entry.is_none_or(|e| e < ledger.entries.len()));
                prop_assert!((0.0..=1.0).contains(&mention.confidence));
                prop_assert_eq!(mention.entry.is_none(), mention.because == Because::Unresolved);
                if let Because::Ibid { of } = mention.because {
                    prop_assert!(of < mention.citation);
                }
            }
            prop_assert!(ledger.findings.windows(2).all(|w| w[0].note <= w[1].note));
        }

        #[test]
        fn an_ibid_never_passes_over_a_gap(draft in any_draft()) {
            for mention in draft.resolve().mentions {
                if let Because::Ibid { of } = mention.because {
                    let between = of.note.0 as usize + 1..=mention.citation.note.0 as usize;
                    prop_assert!(!draft.document.notes[between].iter().any(|n| n.after_gap));
                }
            }
        }
    }
}

mod names_and_titles {
    use super::*;

    #[test]
    fn a_hereafter_name_that_looks_like_an_author_is_the_work() {
        let papers = cite(Form::Full, Kind::Book).title("Papers of the Deep Sea Office").date("1970");
        let acronym = short("MOT", "").page("70");
        let body = cite(Form::Short, Kind::Book)
            .set(Field::Author, Value::Names(vec![Name { literal: "PDSO".into(), ..Name::default() }].into()))
            .locator(Unit::Volume, "3");
        let words = short("Sea Office", "").page("4");
        let ledger = read([
            vec![moon().hereafter("MOT"), papers.clone().hereafter("PDSO")],
            vec![acronym, body],
            vec![papers.hereafter("Sea Office"), words],
        ]);
        let entries: Vec<_> = ledger.mentions.iter().map(|m| m.entry).collect();
        assert_eq!(entries, [Some(0), Some(1), Some(0), Some(1), Some(1), Some(1)]);
        assert_eq!(ledger.entries.len(), 2);
    }

    #[test]
    fn a_word_that_looks_like_an_author_may_be_the_title_before_the_subtitle() {
        let ledger = read([
            vec![book("Linda Cole", "Harbors: Building the Coast", "1992")],
            vec![
                book("Ann Apple", "Lagoons and Reefs", "2003"),
                book("Ben Apple", "Harbors of Spain", "2004"),
            ],
            vec![short("Harbors", "").page("101")],
            vec![short("Lagoons", "").page("12")],
        ]);
        assert_eq!(keys(&ledger), "cole1992 apple2003 apple2004 cole1992 apple2003");
    }

    #[test]
    fn an_author_is_an_author_before_a_title() {
        let ledger = read([
            vec![book("Linda Cole", "Miller: A Life", "1992"), moon()],
            vec![short("Miller", "").page("101")],
        ]);
        assert_eq!(keys(&ledger), "cole1992 miller1989 miller1989");
    }

    #[test]
    fn a_name_read_as_a_title_with_a_year_is_the_author() {
        let cited = |title: &str| cite(Form::Full, Kind::Book).title(title).date("1992").page("71");
        let two = book("Ada Miller and Cora Clay", "Ebb", "1992");
        let ledger = read([
            vec![book("Bert Brown", "Ordinary Sailors", "1992"), two.clone()],
            vec![cited("Brown"), cited("Miller and Clay")],
        ]);
        assert_eq!(keys(&ledger), "brown1992 miller1992 brown1992 miller1992");
        assert_eq!(ledger.mentions[2].form, Form::Short);
        let later = read([vec![cited("Miller and Clay")], vec![two]]);
        assert_eq!(keys(&later), "miller1992 miller1992");
        assert_eq!(later.entries[0].fields.text(Field::Title), Some("Ebb"));
        let title = read([vec![book("Linda Cole", "Harbors: A Coast", "1992")], vec![cited("Harbors")]]);
        assert_eq!(keys(&title), "cole1992 cole1992");
    }

    #[test]
    fn author_and_year_alone_are_the_book_of_that_year() {
        let by_year = short("Brown", "").date("1992").page("12");
        let ledger = read([
            vec![book("Bert Brown", "Ordinary Sailors", "1992"), book("Bert Brown", "Reefs", "1995")],
            vec![by_year],
        ]);
        assert_eq!(keys(&ledger), "brown1992 brown1995 brown1992");
    }

    fn chapter() -> Cite {
        let c = cite(Form::Full, Kind::Incollection).author("Moshe Lowe").title("The Background of Tidalism");
        let c = c.text(Field::Booktitle, "Tidalism: Essays in Interpretation").editor("Robert C. Clay");
        c.text(Field::Location, "Boston").text(Field::Publisher, "Lamp").date("1977").pages("111-136")
    }

    #[test]
    fn the_host_of_a_chapter_in_short_by_its_editor_is_a_collection() {
        let ledger = read([
            vec![chapter()],
            vec![short("Clay", "Tidalism").page("xii")],
            vec![short("Clay", "Tidalism").page("3")],
            vec![short("Lowe", "Background").page("112")],
        ]);
        assert_eq!(keys(&ledger), "lowe1977 clay1977 clay1977 lowe1977");
        let whole = &ledger.entries[1];
        assert_eq!(whole.kind, Kind::Collection);
        assert_eq!(whole.fields.text(Field::Title), Some("Tidalism: Essays in Interpretation"));
        assert_eq!(whole.fields.names(Field::Editor), [Name::person("Robert C.", "Clay")]);
        assert_eq!(whole.fields.text(Field::Publisher), Some("Lamp"));
        assert!(!whole.fields.has(Field::Author) && !whole.fields.has(Field::Pages));
        assert_eq!(ledger.mentions[1].form, Form::Short);
        assert_eq!(rules(&ledger), [""; 0]);
    }

    #[test]
    fn an_ellipsis_is_no_word_of_a_title() {
        let full = book("", "Storms on the Northern Sea 1929: Documents", "2011");
        let mut full = full.text(Field::Volume, "1");
        full.0.fields.remove(Field::Author);
        let cut =
            |form: Form| cite(form, Kind::Book).title("Storms on the Northern…").text(Field::Volume, "1");
        let ledger = read([vec![full.clone()], vec![cut(Form::Short)], vec![cut(Form::Full)]]);
        assert_eq!(ledger.mentions.iter().map(|m| m.entry).collect::<Vec<_>>(), [Some(0); 3]);
        let later = read([vec![cut(Form::Full)], vec![cut(Form::Short)], vec![full]]);
        assert_eq!(later.mentions.iter().map(|m| m.entry).collect::<Vec<_>>(), [Some(0); 3]);
        let title = later.entries[0].fields.text(Field::Title);
        assert_eq!(title, Some("Storms on the Northern Sea 1929: Documents"));
        let dots = short("Brown", "History of the Reef..").page("3");
        let by_name = read([vec![book("Bert Brown", "History of the Reef in Winter", "1992")], vec![dots]]);
        assert_eq!(keys(&by_name), "brown1992 brown1992");
    }

    #[test]
    fn all_authors_of_the_full_note_win_over_the_one_of_a_short_form_before() {
        let both = book("Cora Clay and Vera Moss", "The Wind Was Going Our Way: A History", "2005");
        let ledger = read([
            vec![short("Clay", "The Wind Was Going Our Way")],
            vec![both.clone()],
            vec![short("Clay and Moss", "The Wind")],
        ]);
        assert_eq!(keys(&ledger), "clay2005 clay2005 clay2005");
        let authors = [Name::person("Cora", "Clay"), Name::person("Vera", "Moss")];
        assert_eq!(ledger.entries[0].fields.names(Field::Author), authors);
        let named = read([vec![short("Cora Clay", "The Wind Was Going Our Way")], vec![both]]);
        assert_eq!(named.entries[0].fields.names(Field::Author), authors);
    }

    /// A draft whose second note has its author in the genitive: `Brown's …`.
    fn genitive(others: Vec<Cite>) -> Ledger {
        let mut whole = book("Brown", "A Man Called Brown", "1948");
        whole.0.sites.push((Field::Author, Span::new(0, 5)));
        let mut draft = draft([others, vec![whole]]);
        draft.document.notes[1].text = "Brown’s A Man Called Brown (Boston: Lamp Press, 1948).".into();
        draft.resolve()
    }

    #[test]
    fn an_author_in_the_genitive_is_the_one_person_of_that_name() {
        let essay = || article("Bert Brown", "Tides", "Crisis", "1920");
        let author = |ledger: &Ledger| ledger.entries.last().map(|e| e.fields.names(Field::Author).to_vec());
        assert_eq!(author(&genitive(vec![essay()])), Some(vec![Name::person("Bert", "Brown")]));
        let initial = book("B. Brown", "Reefs", "1930");
        assert_eq!(author(&genitive(vec![initial, essay()])), Some(vec![Name::person("Bert", "Brown")]));
        let two = genitive(vec![essay(), book("Zoe Brown", "Reefs", "1930")]);
        assert_eq!(author(&two), Some(vec![Name::person("", "Brown")]));
        let plain = read([vec![essay()], vec![book("Brown", "A Man Called Brown", "1948")]]);
        assert_eq!(author(&plain), Some(vec![Name::person("", "Brown")]));
    }

    #[test]
    fn ibid_with_a_date_after_a_newspaper_is_another_issue_of_it() {
        let mut piece = article("", "Ships at Sea", "Morning Post", "1960-10-11");
        piece.0.fields.remove(Field::Author);
        let ledger = read([vec![piece], vec![ibid().date("1960-10-12").page("1")], vec![ibid().page("2")]]);
        assert_eq!(ledger.entries.len(), 2);
        let issue = &ledger.entries[1].fields;
        assert_eq!(issue.text(Field::Journaltitle), Some("Morning Post"));
        assert_eq!(issue.date().map(|d| d.edtf.as_str()), Some("1960-10-12"));
        assert_eq!(issue.text(Field::Title), None);
        assert_eq!(ledger.mentions[2].entry, Some(1));
    }
}
