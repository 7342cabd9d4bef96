//! A work as the styles see it: its names, dates, addresses and locators in words. Every field is handed out
//! once; what a style has no place for comes out behind the rest.

use std::borrow::Cow;
use std::cell::Cell;

use super::super::date::{self, Dated, Point};
use super::line::{Line, dashed};
use super::words::{Words, key};
use crate::model::{Entry, Field, Kind, Level, Locator, Name, Sited, Unit, Value};

/// What the styles tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Book,
    Part,
    Article,
    /// An article of a certain day: a newspaper's, or a magazine's.
    Daily,
    Thesis,
    Report,
    Web,
    Film,
    Law,
    /// A paper, an interview, a letter: what is in no archive and in no book.
    Paper,
    Archive,
}

/// A place in an archive, in words.
#[derive(Clone, Debug, Default)]
pub(super) struct Address {
    /// Name, code, or both with `hereafter`.
    pub(super) head: String,
    pub(super) city: String,
    /// Labels and values, outermost first.
    pub(super) steps: Vec<(Level, String, String)>,
    /// Ordered by fond and opis.
    pub(super) by_fond: bool,
    pub(super) cyrillic: bool,
}

/// One citation of a work.
pub(super) struct Work<'e> {
    pub(super) entry: &'e Entry,
    pub(super) words: &'static Words,
    /// The title that short notes have, unless another work of the author has the same.
    pub(super) short: &'e str,
    /// The document has the title in quotation marks.
    pub(super) quoted: bool,
    /// `et al.` stands behind the names it begins with.
    pub(super) others: bool,
    /// What its note calls it, where the fields do not: `PhD diss.`
    pub(super) genre: &'e str,
    pub(super) address: Option<Address>,
    pub(super) locators: &'e [Sited<Locator>],
    /// It begins a sentence.
    pub(super) opens: bool,
    used: Cell<u32>,
}

/// The order of a date's parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// October 11, 1960.
    MonthFirst,
    /// 11 October 1960.
    DayFirst,
}

impl<'e> Work<'e> {
    pub(super) fn new(entry: &'e Entry, words: &'static Words, locators: &'e [Sited<Locator>]) -> Work<'e> {
        Work {
            entry,
            words,
            short: entry.fields.text(Field::Title).unwrap_or_default(),
            quoted: false,
            others: false,
            genre: "",
            address: None,
            locators,
            opens: true,
            used: Cell::new(0),
        }
    }

    /// A text, which is printed then and not again.
    pub(super) fn text(&self, field: Field) -> &'e str {
        self.use_up(field);
        match self.entry.fields.get(field) {
            Some(Value::Text(text)) => text.trim(),
            Some(Value::Date(date)) => date.edtf.trim(),
            _ => "",
        }
    }

    /// A text that was not printed yet.
    pub(super) fn unused(&self, field: Field) -> &'e str {
        if self.is_used(field) { "" } else { self.text(field) }
    }

    /// The date of an article: the year, where volume and number say which issue it stands in.
    pub(super) fn date_of_issue(&self, order: Order) -> String {
        match self.has(Field::Volume) && self.has(Field::Number) {
            true => self.year(Field::Date),
            false => self.date(Field::Date, order),
        }
    }

    /// Place, publisher and date, as Europe divides them: `М.: Наука, 1989`. Empty if the work has none.
    pub(super) fn facts(&self) -> String {
        let place = self.unused(Field::Location);
        let house = match (place, self.first(&[Field::Publisher, Field::Institution])) {
            ("", publisher) => publisher.to_owned(),
            (place, "") => place.to_owned(),
            (place, publisher) => format!("{place}: {publisher}"),
        };
        let date = self.date(Field::Date, Order::DayFirst);
        let facts: Vec<&str> = [house.as_str(), &date].into_iter().filter(|fact| !fact.is_empty()).collect();
        facts.join(", ")
    }

    /// The first of the fields that has a value; the others stay to be printed.
    pub(super) fn first(&self, fields: &[Field]) -> &'e str {
        fields.iter().find(|field| self.has(**field)).map_or("", |field| self.text(*field))
    }

    /// Names, once: editors that a note begins with do not stand behind the title again.
    pub(super) fn names(&self, field: Field) -> &'e [Name] {
        if self.is_used(field) {
            return &[];
        }
        self.use_up(field);
        self.entry.fields.names(field)
    }

    /// True if a field was printed, or is not to be.
    pub(super) fn is_used(&self, field: Field) -> bool {
        self.used.get() >> field as u32 & 1 == 1
    }

    /// A field that is not to be printed.
    pub(super) fn use_up(&self, field: Field) {
        self.used.set(self.used.get() | 1 << field as u32);
    }

    pub(super) fn has(&self, field: Field) -> bool {
        self.entry.fields.has(field)
    }

    /// A letter's title begins with the name of who wrote it: `Curzon to Hamilton`. Then it says what sort of paper it is,
    /// too.
    pub(super) fn says_author(&self) -> bool {
        let fields = &self.entry.fields;
        let title = fields.text(Field::Title).unwrap_or_default();
        let begins = |one: &Name| title.starts_with(&straight(one)) || title.starts_with(&family(one));
        let paper = self.entry.kind == Kind::Letter || matches!(self.shape(), Shape::Archive | Shape::Paper);
        let says = paper && fields.names(Field::Author).first().is_some_and(begins);
        if says && fields.text(Field::Type) == Some(Kind::Letter.name()) {
            self.use_up(Field::Type);
        }
        says
    }

    /// What the styles tell apart.
    pub(super) fn shape(&self) -> Shape {
        let has = |field| self.has(field);
        match self.entry.kind {
            _ if self.address.is_some() => Shape::Archive,
            _ if has(Field::Booktitle) && !has(Field::Journaltitle) => Shape::Part,
            Kind::Article if self.is_daily() => Shape::Daily,
            Kind::Article => Shape::Article,
            _ if has(Field::Journaltitle) => Shape::Article,
            Kind::Thesis => Shape::Thesis,
            Kind::Report => Shape::Report,
            Kind::Online => Shape::Web,
            Kind::Video | Kind::Audio => Shape::Film,
            Kind::Legislation | Kind::Jurisdiction => Shape::Law,
            Kind::Unpublished | Kind::Letter | Kind::Interview | Kind::Inproceedings | Kind::Archival => {
                Shape::Paper
            }
            // Marked off as a part of something, but of what is not said.
            Kind::Incollection => Shape::Paper,
            Kind::Misc if has(Field::Url) || self.quoted => Shape::Web,
            Kind::Book | Kind::Collection | Kind::Proceedings | Kind::Periodical | Kind::Misc => Shape::Book,
        }
    }

    fn is_daily(&self) -> bool {
        let stated = matches!(self.entry.fields.text(Field::Entrysubtype), Some("newspaper" | "magazine"));
        let day = self.entry.fields.date().is_some_and(|date| date.edtf.len() == "1960-10-11".len());
        !self.has(Field::Volume) && (stated || (day && !self.has(Field::Number)))
    }

    /// The names in one string, `say` making one of each. More than `most` are the first and others; `serial` is
    /// the comma before the last of three.
    pub(super) fn people(
        &self,
        names: &[Name],
        most: usize,
        serial: bool,
        say: impl Fn(&Name) -> String,
    ) -> String {
        let shown = if names.len() > most { 1 } else { names.len() };
        let mut list: Vec<String> =
            names.iter().take(shown).map(say).filter(|name| !name.is_empty()).collect();
        let others = shown < names.len() || self.others && std::ptr::eq(names, self.entry.fields.lead());
        if others && !names.is_empty() {
            return format!("{} {}", list.join(", "), self.words.others);
        }
        let Some(last) = list.pop() else { return String::new() };
        match list.len() {
            0 => last,
            1 => format!("{} {} {last}", list.concat(), self.words.and),
            _ => {
                let comma = if serial { "," } else { "" };
                format!("{}{comma} {} {last}", list.join(", "), self.words.and)
            }
        }
    }

    /// What sort of thesis or report it is: as stated, else the word for its kind.
    pub(super) fn sort(&self) -> &str {
        match self.text(Field::Type) {
            "" if self.genre.is_empty() => self.words.kind(self.entry.kind.name()),
            "" => self.genre,
            stated => stated,
        }
    }

    /// An edition in words: `2nd ed.`
    pub(super) fn edition(&self) -> String {
        let edition = self.text(Field::Edition);
        if !edition.is_empty() && edition.bytes().all(|b| b.is_ascii_digit()) {
            return format!("{} {}", self.words.ordinal(edition), self.words.edition);
        }
        edition.to_owned()
    }

    /// A date field in words.
    pub(super) fn date(&self, field: Field, order: Order) -> String {
        let edtf = self.text(field);
        say_date(edtf, self.words, order)
    }

    /// The year, or years, of a date field; the whole date if it has no year by itself.
    pub(super) fn year(&self, field: Field) -> String {
        let edtf = self.text(field);
        match date::read(edtf) {
            Some(dated) => {
                let year = |point: Point| Point { month: None, day: None, season: None, ..point };
                let years = Dated { from: dated.from.map(year), to: dated.to.map(year), ..dated };
                let years = if years.from == years.to { Dated { to: None, ..years } } else { years };
                say_dated(&years, self.words, Order::DayFirst)
            }
            None => say_date(edtf, self.words, Order::DayFirst),
        }
    }

    /// The locators: each unit with its label, values of one unit behind one label, units parted by `stop`.
    pub(super) fn locators(&self, stop: &str, page: &str) -> String {
        self.labelled(self.locators, stop, page)
    }

    /// The same of some of them.
    pub(super) fn labelled(&self, locators: &[Sited<Locator>], stop: &str, page: &str) -> String {
        let mut out = String::new();
        for run in locators.chunk_by(|a, b| a.value.unit == b.value.unit) {
            let Some(unit) = run.first().map(|first| first.value.unit) else { continue };
            let several = run.len() > 1 || run.iter().any(|one| one.value.value.contains(['-', ',']));
            let fonds = self.address.as_ref().filter(|address| address.by_fond);
            let name = match (unit, fonds) {
                (Unit::Page, _) => page,
                (Unit::Folio, Some(address)) if address.cyrillic => "leaf-cyrillic",
                (Unit::Folio, Some(_)) => "leaf",
                (unit, _) => key(unit),
            };
            let label = self.words.locator(name, several);
            if !out.is_empty() {
                out.push_str(stop);
            }
            out.push_str(label);
            for (n, one) in run.iter().enumerate() {
                if n > 0 {
                    out.push_str(", ");
                } else if !label.is_empty() {
                    out.push(' ');
                }
                // Leaves may be marked `5-6об`, and all of it are figures of a range.
                out.push_str(&one.value.value.replace("-", "–"));
            }
        }
        out
    }

    /// What no part of the style has printed, behind `stop`s.
    pub(super) fn rest(&self, line: &mut Line, stop: &str) {
        for (field, value) in self.entry.fields.iter() {
            let silent = matches!(field, Field::Archive | Field::Entrysubtype | Field::Language);
            if silent || self.used.get() >> field as u32 & 1 == 1 {
                continue;
            }
            let words: Cow<str> = match value {
                Value::Text(text) => text.trim().into(),
                Value::Date(date) if date.edtf != "nodate" => {
                    say_date(&date.edtf, self.words, Order::DayFirst).into()
                }
                Value::Names(names) => self.people(names, usize::MAX, true, straight).into(),
                Value::Date(_) | Value::Place(_) => continue,
            };
            let words: Cow<str> = match field {
                Field::Volume => format!("{} {words}", self.words.volume).into(),
                Field::Volumes => format!("{words} {}", self.words.volumes).into(),
                Field::Number => format!("{} {words}", self.words.number).into(),
                Field::Chapter => format!("{} {words}", self.words.chapter).into(),
                Field::Editor => format!("{} {words}", self.words.edited).into(),
                Field::Translator => format!("{} {words}", self.words.translated).into(),
                Field::Pages => {
                    let label = self.words.locator("page", words.contains('-'));
                    format!("{label} {}", words.replace('-', "–")).into()
                }
                Field::Urldate => format!("{} {words}", self.words.accessed).into(),
                Field::Doi => format!("https://doi.org/{words}").into(),
                _ => words,
            };
            line.then(stop, &words);
        }
    }
}

/// `Kurt von Hammer Jr.`; a body as it is.
pub(super) fn straight(name: &Name) -> String {
    if name.is_body() {
        return name.literal.trim().to_owned();
    }
    let parts = [&name.given, &name.prefix, &name.family, &name.suffix];
    parts.map(|part| part.trim()).into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The name of short notes: `von Hammer`.
pub(super) fn family(name: &Name) -> String {
    if name.is_body() {
        return name.literal.trim().to_owned();
    }
    let family = if name.family.is_empty() { &name.given } else { &name.family };
    if name.prefix.is_empty() { family.to_string() } else { format!("{} {family}", name.prefix) }
}

/// An EDTF date in words; what is none stays as it is.
pub(super) fn say_date(edtf: &str, words: &Words, order: Order) -> String {
    match date::read(edtf) {
        Some(dated) => say_dated(&dated, words, order),
        None if edtf == "nodate" => words.undated.clone(),
        None => edtf.to_owned(),
    }
}

fn say_dated(dated: &Dated, words: &Words, order: Order) -> String {
    let point = |point: Option<Point>| point.map(|point| say_point(point, words, order)).unwrap_or_default();
    let said = match (dated.from, dated.to) {
        (Some(from), Some(to)) if (from.year, from.month) == (to.year, to.month) => {
            match (from.day, to.day, order) {
                (Some(first), Some(_), Order::DayFirst) => format!("{first}–{}", point(Some(to))),
                _ => format!("{}–{}", point(Some(from)), point(Some(to))),
            }
        }
        (None, None) => String::new(),
        (from, None) if !dated.open => point(from),
        (from, to) => format!("{}–{}", point(from), point(to)),
    };
    match (dated.circa, dated.unsure) {
        (true, _) => format!("{} {said}", words.circa),
        (false, true) => format!("[{said}?]"),
        (false, false) => said,
    }
}

fn say_point(point: Point, words: &Words, order: Order) -> String {
    let year = match point.unknown {
        0 => point.year.to_string(),
        1 => format!("{}s", point.year),
        _ => format!("{}XX", point.year / 100),
    };
    match (point.season_number(), point.month, point.day, order) {
        (Some(season), ..) => format!("{} {year}", words.season(season)),
        (_, Some(month), Some(day), Order::MonthFirst) => {
            format!("{} {day}, {year}", words.month(month, false))
        }
        (_, Some(month), Some(day), Order::DayFirst) => format!("{day} {} {year}", words.month(month, false)),
        (_, Some(month), None, _) => format!("{} {year}", words.month(month, true)),
        _ => year,
    }
}

impl Address {
    /// The steps below the archive: labels and values, `stop` between them.
    pub(super) fn path(&self, stop: &str, inside_out: bool) -> String {
        let one = |(_, label, value): &(Level, String, String)| match label.as_str() {
            "" => value.clone(),
            label if label.ends_with(['-', '/', '\u{a0}', ' ']) => format!("{label}{value}"),
            label => format!("{label} {value}"),
        };
        let mut steps: Vec<String> = self.steps.iter().map(one).collect();
        if inside_out {
            steps.reverse();
        }
        steps.join(stop)
    }

    /// True for boxes and folders of a collection; a record group leads its own.
    pub(super) fn in_boxes(&self) -> bool {
        let any = |wanted: &[Level]| self.steps.iter().any(|(level, ..)| wanted.contains(level));
        any(&[Level::Box, Level::Folder]) && !any(&[Level::RecordGroup]) && !self.by_fond
    }
}

/// The part of a title that short notes have: what stands before the subtitle, without an article.
pub(super) fn shortened<'t>(title: &'t str, words: &Words) -> &'t str {
    let end = [": ", "? ", "! ", ". ", "; ", " / "].iter().filter_map(|mark| {
        let at = title.find(mark)?;
        let kept = if mark.starts_with(['?', '!']) { at + 1 } else { at };
        // The stop of an initial or an abbreviation ends no title.
        let words = title.get(..at)?.split(' ').next_back()?.chars().count();
        (mark != &". " || words > 3).then_some(kept)
    });
    let main = title.get(..end.min().unwrap_or(title.len())).unwrap_or(title).trim();
    // A quotation or a bracket that is opened must be closed.
    let whole = main.matches('"').count() % 2 == 0 && main.matches('(').count() == main.matches(')').count();
    let main = if whole && main.split(' ').count() > 1 { main } else { title };
    let bare =
        words.articles.iter().find_map(|article| main.strip_prefix(article.as_str())?.strip_prefix(' '));
    bare.filter(|bare| bare.split(' ').count() > 1 || bare.len() > 4).unwrap_or(main)
}

/// Figures of pages as they are printed.
pub(super) fn pages(text: &str) -> String {
    dashed(text).replace("--", "–")
}
