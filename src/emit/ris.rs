//! RIS: one record a work, for Zotero and EndNote.
//!
//! Lines are `XX  - value`. What RIS has no tag for that readers agree on stands in `N1` as `Name: value`, which
//! Zotero makes a note of and EndNote its notes field.

use super::date::{self, Dated};
use super::item::{Item, Sort, citing, inverted, note_ids};
use super::{Printing, View, Writer};
use crate::Reading;

pub(super) const WRITER: Writer = Writer {
    name: "ris",
    suffixes: &["ris"],
    about: "the works, for Zotero, EndNote and other reference managers",
    write: |reading, printing| Ok(print(reading, printing).into_bytes()),
};

/// See [`super::ris`].
pub(super) fn print(reading: &Reading, printing: &Printing) -> String {
    let view = View::new(reading);
    let ids = note_ids(&view, printing.with_notes);
    let mut record = Record { out: String::with_capacity(reading.ledger.entries.len() * 256) };
    for entry in reading.ledger.described() {
        record.item(&Item::new(entry), citing(&ids, &entry.cited_in));
    }
    record.out
}

struct Record {
    out: String,
}

impl Record {
    fn item(&mut self, item: &Item, cited_in: Option<String>) {
        let sort = item.sort;
        self.line("TY", sort.names().0);
        self.line("ID", item.key);
        self.names("AU", item.author);
        if let Some(recipient) = &item.recipient {
            self.line("A2", &inverted(recipient));
        }
        // Of a part, the second author is the editor; of a book it is the editor of the series.
        self.names(if in_volume(sort) { "A2" } else { "A3" }, item.editor);
        self.names("A4", item.translator);
        self.line("TI", &item.title);
        self.container(item);
        self.maybe("ET", item.edition);
        self.maybe("VL", item.volume);
        self.maybe("NV", item.volumes);
        let number = match sort {
            sort if sort.is_article() => "IS",
            Sort::Report => "SN",
            _ => "M1",
        };
        self.maybe(number, item.number);
        self.maybe("SE", item.chapter);
        self.maybe("CY", item.place.or(item.archive_city));
        self.maybe("PB", item.publisher);
        self.maybe("M3", item.genre.or((sort == Sort::Interview).then_some("interview")));
        self.dates(item);
        self.pages(item.pages);
        self.maybe("DB", item.archive);
        self.maybe("AN", item.archive_location.as_deref());
        self.maybe("DP", item.archive_name);
        self.maybe("DO", item.doi);
        self.maybe("UR", item.url);
        self.maybe("LA", item.language);
        self.maybe("N1", item.note);
        for name in item.book_author {
            self.spare("Book Author", Some(&inverted(name)));
        }
        self.spare("Archive Place", item.place.and(item.archive_city));
        self.spare("Status", item.status);
        for (name, value) in &item.extra {
            self.spare(name, Some(value));
        }
        self.spare("Cited in notes", cited_in.as_deref());
        self.out.push_str("ER  - \n\n");
    }

    /// What it stands in, its series and its meeting.
    fn container(&mut self, item: &Item) {
        let mut second = None;
        if item.sort == Sort::Conference && item.event.is_some() {
            self.maybe("T2", item.event);
            self.maybe("C3", item.container);
        } else {
            second = item.container;
            self.spare("Event", item.event);
        }
        match (second, item.sort) {
            // The second title of a book or report is its series.
            (None, Sort::Book | Sort::Report) => self.maybe("T2", item.series),
            _ => {
                self.maybe("T2", second);
                self.maybe("T3", item.series);
            }
        }
    }

    fn dates(&mut self, item: &Item) {
        if let Some(edtf) = item.date {
            match date::read(edtf) {
                Some(Dated { from: Some(from), to: None, open: false, circa, unsure }) if from.is_known() => {
                    self.line("PY", &format!("{:04}", from.year));
                    let other = match (from.season, circa, unsure) {
                        (Some(season), _, _) => season.to_owned(),
                        (None, true, _) => "ca.".to_owned(),
                        (None, false, true) => "?".to_owned(),
                        (None, false, false) => String::new(),
                    };
                    if from.season.is_some() && (circa || unsure) {
                        self.spare("Date", Some(edtf));
                    }
                    self.line("DA", &format!("{}{other}", from.slashed()));
                }
                Some(Dated { from: Some(from), .. }) if from.is_known() => {
                    // A record has one date: the first.
                    self.line("PY", &format!("{:04}", from.year));
                    self.line("DA", &from.slashed());
                    self.spare("Date", Some(edtf));
                }
                _ => self.spare("Date", Some(edtf)),
            }
        }
        self.maybe("OP", item.original_date);
        match item.accessed.map(|edtf| (edtf, date::read(edtf))) {
            Some((
                _,
                Some(Dated { from: Some(from), to: None, open: false, circa: false, unsure: false }),
            )) if from.is_known() && from.season.is_none() => {
                self.line("Y2", &from.slashed());
            }
            Some((edtf, _)) => self.spare("Accessed", Some(edtf)),
            None => {}
        }
    }

    fn pages(&mut self, pages: Option<&str>) {
        let Some(pages) = pages else { return };
        let plain = |part: &str| !part.trim().is_empty() && !part.contains(['-', ',', ' ']);
        match pages.split_once('-') {
            Some((from, to)) if plain(from) && plain(to) => {
                self.line("SP", from);
                self.line("EP", to);
            }
            _ => self.line("SP", pages),
        }
    }

    fn names(&mut self, tag: &str, names: &[crate::model::Name]) {
        for name in names {
            self.line(tag, &inverted(name));
        }
    }

    fn maybe(&mut self, tag: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.line(tag, value);
        }
    }

    /// A value that has no tag.
    fn spare(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.line("N1", &format!("{name}: {value}"));
        }
    }

    /// One line; a value cannot hold a line end.
    fn line(&mut self, tag: &str, value: &str) {
        let start = self.out.len();
        self.out.push_str(tag);
        self.out.push_str("  - ");
        let before = self.out.len();
        for word in value.split(|c: char| c.is_whitespace() || c.is_control()).filter(|w| !w.is_empty()) {
            if self.out.len() > before {
                self.out.push(' ');
            }
            self.out.push_str(word);
        }
        if self.out.len() == before {
            self.out.truncate(start);
        } else {
            self.out.push('\n');
        }
    }
}

/// True for parts, where readers take the second author for the editor of the whole.
fn in_volume(sort: Sort) -> bool {
    matches!(sort, Sort::Chapter | Sort::Conference) || sort.is_article()
}
