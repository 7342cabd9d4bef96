//! Notes after the Chicago Manual of Style, 17th and 18th edition. Chapters 13 and 14 of the 18th: names as they
//! are spoken, titles of wholes in italics and of parts in quotation marks, the imprint in parentheses. The 18th
//! leaves the place of publication out where a publisher is named and the month of an issue that has a number, and
//! names two authors where the 17th has three.

use super::line::Line;
use super::parts::{List, book_title, helpers, lead, thesis, volume, volume_title};
use super::work::{Order, Shape, Work, family, pages, straight};
use super::{Style, words};
use crate::model::{Field, Kind, Unit};

pub(super) const CHICAGO_17: Style = Style {
    name: "chicago-17",
    about: "Chicago Manual of Style, 17th edition: (Place: Publisher, Year)",
    ibid: false,
    american: true,
    stop: ", ",
    words: |_| &words::CHICAGO,
    full: |work, line| full(work, line, Edition { place: true, most: 3, month: true }),
    short,
    locators,
};

pub(super) const CHICAGO_18: Style = Style {
    name: "chicago-18",
    about: "Chicago Manual of Style, 18th edition: (Publisher, Year)",
    full: |work, line| full(work, line, Edition { place: false, most: 2, month: false }),
    ..CHICAGO_17
};

/// Where the editions differ.
#[derive(Clone, Copy)]
struct Edition {
    /// The place of publication is printed.
    place: bool,
    /// The most authors that are named.
    most: usize,
    /// The month of an issue is printed, though it has a number.
    month: bool,
}

impl Edition {
    /// How a list of names is printed.
    fn list(self) -> List {
        List { most: self.most, serial: true }
    }
}

fn full(w: &Work, line: &mut Line, edition: Edition) {
    let words = w.words;
    match w.shape() {
        Shape::Archive => return archival(w, line, edition),
        Shape::Part => {
            lead(w, line, edition.list());
            part_title(w, line);
            line.then(", ", &words.within);
            line.put(" ");
            line.stop(" ");
            book_title(w, line, Field::Booktitle);
            line.then(
                &format!(", {} ", words.by),
                &w.people(w.names(Field::Bookauthor), edition.most, true, straight),
            );
            whole(w, line, edition);
        }
        Shape::Article | Shape::Daily => {
            lead(w, line, edition.list());
            part_title(w, line);
            helpers(w, line, edition.list());
            line.stop(", ");
            line.italic(w.first(&[Field::Journaltitle, Field::Booktitle]));
            return article(w, line, edition);
        }
        Shape::Thesis => {
            lead(w, line, edition.list());
            part_title(w, line);
            thesis(w, line);
        }
        Shape::Report if !w.has(Field::Title) || w.quoted => {
            lead(w, line, edition.list());
            part_title(w, line);
            line.then(", ", w.first(&[Field::Series, Field::Type]));
            line.then(&format!(" {} ", words.number), w.text(Field::Number));
            imprint(w, line, true);
        }
        Shape::Web | Shape::Paper | Shape::Law => {
            lead(w, line, edition.list());
            if w.entry.kind == Kind::Interview && !w.has(Field::Type) && !w.has(Field::Title) {
                line.then(", ", words.kind("interview"));
            }
            if w.shape() == Shape::Law || w.entry.kind == Kind::Letter {
                line.stop(", ");
                line.plain(w.text(Field::Title));
            } else {
                part_title(w, line);
            }
            helpers(w, line, edition.list());
            for field in
                [Field::Type, Field::Eventtitle, Field::Publisher, Field::Institution, Field::Location]
            {
                line.then(", ", w.text(field));
            }
            line.then(", ", &w.date(Field::Date, Order::MonthFirst));
        }
        Shape::Film => {
            line.italic(w.text(Field::Title));
            line.then(
                &format!(", {} ", words.directed),
                &w.people(w.names(Field::Author), edition.most, true, straight),
            );
            imprint(w, line, edition.place);
        }
        Shape::Book | Shape::Report => {
            lead(w, line, edition.list());
            line.stop(", ");
            book_title(w, line, Field::Title);
            whole(w, line, edition);
        }
    }
    let printed = locators(w);
    if printed.is_empty() {
        line.then(", ", &pages(w.text(Field::Pages)));
    }
    w.use_up(Field::Pages);
    line.then(", ", &printed);
    web(w, line);
}

fn part_title(w: &Work, line: &mut Line) {
    let title = w.text(Field::Title);
    if title.is_empty() {
        return;
    }
    line.stop(", ");
    // A description is no title: `introduction to`, `review of`, a letter.
    let described = title.starts_with(char::is_lowercase) || w.entry.kind == Kind::Letter;
    if described { line.plain(title) } else { line.quoted(title) }
}

/// What follows the title of a book up to its imprint.
fn whole(w: &Work, line: &mut Line, edition: Edition) {
    let words = w.words;
    helpers(w, line, edition.list());
    line.then(", ", &w.edition());
    volume(w, line);
    match w.text(Field::Volumes) {
        "" => {}
        volumes => line.then(", ", &format!("{volumes} {}", words.volumes)),
    }
    let series = w.unused(Field::Series);
    line.then(", ", series);
    // What sort of report has the number: `report no. 6`.
    let sort = if w.shape() == Shape::Report { w.unused(Field::Type) } else { "" };
    line.then(", ", sort);
    match (!series.is_empty() && sort.is_empty(), w.text(Field::Number)) {
        (_, "") => {}
        (true, number) => line.then(" ", number),
        (false, number) => {
            let stop = if sort.is_empty() { ", " } else { " " };
            line.then(&format!("{stop}{} ", words.number), number);
        }
    }
    line.then(&format!(", {} ", words.chapter), w.text(Field::Chapter));
    line.then(", ", w.unused(Field::Type));
    imprint(w, line, edition.place);
}

/// `(Place: Publisher, Year)`, as much of it as there is.
fn imprint(w: &Work, line: &mut Line, with_place: bool) {
    let publisher = w.first(&[Field::Publisher, Field::Institution]);
    let mut place = w.text(Field::Location);
    // Before 1900 the place says more than the publisher.
    let year = w.entry.fields.date().and_then(|date| date.year());
    let old = year.is_some_and(|year| year < "1900");
    if !with_place && !old && !publisher.is_empty() {
        place = "";
    }
    let mut facts = match (place, publisher) {
        ("", publisher) => publisher.to_owned(),
        (place, "") => place.to_owned(),
        (place, publisher) => format!("{place}: {publisher}"),
    };
    let year = w.date(Field::Date, Order::MonthFirst);
    if !year.is_empty() {
        if !facts.is_empty() {
            facts.push_str(", ");
        }
        facts.push_str(&year);
    }
    if !facts.is_empty() {
        line.then(" (", &facts);
        line.put(")");
    }
}

fn article(w: &Work, line: &mut Line, edition: Edition) {
    let words = w.words;
    let daily = w.shape() == Shape::Daily;
    let volume = w.text(Field::Volume);
    line.then(" ", volume);
    line.then(", ", w.text(Field::Series));
    line.then(&format!(", {} ", words.number), w.text(Field::Number));
    let date = match edition.month {
        true => w.date(Field::Date, Order::MonthFirst),
        false => w.date_of_issue(Order::MonthFirst),
    };
    if daily {
        line.then(", ", w.text(Field::Location));
        line.then(", ", &date);
    } else if !date.is_empty() {
        line.then(" (", &date);
        line.put(")");
    }
    let printed = locators(w);
    let stop = if daily { ", " } else { ": " };
    if printed.is_empty() {
        line.then(stop, &pages(w.text(Field::Pages)));
    } else {
        w.use_up(Field::Pages);
        let paged = w.locators.first().is_some_and(|first| first.value.unit == Unit::Page);
        line.then(if paged { stop } else { ", " }, &printed);
    }
    web(w, line);
}

/// From the document to its archive. Boxes and folders are named from the smallest to the collection, fonds from
/// the archive inward, as their own citations have it.
fn archival(w: &Work, line: &mut Line, edition: Edition) {
    lead(w, line, edition.list());
    let title = w.text(Field::Title);
    if !title.is_empty() {
        line.stop(", ");
        if w.quoted { line.quoted(title) } else { line.plain(title) }
    }
    helpers(w, line, edition.list());
    line.then(", ", w.unused(Field::Type));
    line.then(", ", w.text(Field::Location));
    line.then(", ", &w.date(Field::Date, Order::MonthFirst));
    address(w, line);
    w.use_up(Field::Pages);
    line.then(", ", &locators(w));
    web(w, line);
}

/// Boxes and folders from the smallest to the collection, whether something describes what is in them or not.
fn address(w: &Work, line: &mut Line) {
    let Some(address) = &w.address else { return };
    if address.in_boxes() {
        let path = address.path(", ", true).replace("”, ", ",” ");
        line.then(", ", &if line.is_empty() && w.opens { capital(&path) } else { path });
        line.then(", ", &address.head);
        line.then(", ", &address.city);
    } else {
        line.then(", ", &address.head);
        line.then(", ", &address.city);
        line.then(", ", &address.path(", ", false));
    }
}

/// `Box 5` for `box 5`.
fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// What has no place in the style, then where it is on the net.
fn web(w: &Work, line: &mut Line) {
    let url = w.text(Field::Url);
    let seen = w.date(Field::Urldate, Order::MonthFirst);
    w.rest(line, ", ");
    line.then(&format!(", {} ", w.words.accessed), &seen);
    line.then(", ", url);
}

fn short(w: &Work, line: &mut Line) {
    let people = w.entry.fields.lead();
    let letter = w.entry.kind == Kind::Letter;
    let whole = w.shape() == Shape::Part && w.entry.fields.names(Field::Author).is_empty();
    if !letter && !whole {
        line.put(&w.people(people, 2, true, family));
    }
    if !w.short.is_empty() {
        line.stop(", ");
        // Of a volume with a title of its own the number will do: `Papers on Roads, 1958–1960, 6:34`.
        let volume = w.entry.fields.text(Field::Volume).unwrap_or_default();
        let paged = w.locators.first().is_some_and(|first| first.value.unit == Unit::Page);
        if let Some((whole, _)) = volume_title(w, w.short)
            && w.shape() == Shape::Book
        {
            line.italic(whole);
            return match paged {
                true => line.then(", ", &format!("{volume}:{}", locators(w))),
                false => {
                    line.then(&format!(", {} ", w.words.volume), volume);
                    line.then(", ", &locators(w));
                }
            };
        }
        match w.shape() {
            Shape::Archive if !w.quoted => line.plain(w.short),
            Shape::Book | Shape::Film => line.italic(w.short),
            Shape::Report if !w.quoted => line.italic(w.short),
            Shape::Law => line.plain(w.short),
            _ if letter || w.short.starts_with(char::is_lowercase) => line.plain(w.short),
            _ => line.quoted(w.short),
        }
    } else if w.shape() == Shape::Part {
        line.stop(", ");
        line.italic(w.entry.fields.text(Field::Booktitle).unwrap_or_default());
    }
    address(w, line);
    line.then(", ", &locators(w));
}

/// `34, 36–38`, `2:34`, `397n12`.
fn locators(w: &Work) -> String {
    let page = if w.address.is_some() { "sheet" } else { "page" };
    let unit = |n: usize| w.locators.get(n).map(|one| one.value.unit);
    let plain = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let value = |n: usize| w.locators.get(n).map_or("", |one| one.value.value.as_str());
    // A volume and its pages.
    if unit(0) == Some(Unit::Volume) && unit(1) == Some(Unit::Page) && plain(value(0)) && w.address.is_none()
    {
        let pages = w.labelled(w.locators.get(1..).unwrap_or_default(), ", ", page);
        return format!("{}:{pages}", value(0));
    }
    let last = w.locators.len().wrapping_sub(1);
    if last > 0
        && unit(last) == Some(Unit::Note)
        && unit(last - 1) == Some(Unit::Page)
        && plain(value(last))
        && plain(value(last - 1))
        && w.address.is_none()
    {
        let pages = w.labelled(w.locators.get(..last).unwrap_or_default(), ", ", page);
        return format!("{pages}n{}", value(last));
    }
    w.locators(", ", page)
}
