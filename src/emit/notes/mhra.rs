//! Notes after the MHRA Style Guide, 3rd and 4th edition: single quotation marks, `ed. by`, pages with `p.`, a passage
//! of an article in parentheses behind the article's pages. The 4th leaves the place of publication out where a
//! publisher is named, and has `pp.` before an article's pages too.

use super::line::Line;
use super::parts::{List, book_title, helpers, lead, thesis, volume};
use super::work::{Order, Shape, Work, family, pages, straight};
use super::{Style, words};
use crate::model::{Field, Kind, Unit};

pub(super) const MHRA: Style = Style {
    name: "mhra",
    about: "MHRA Style Guide, 3rd edition: ‘Title’, ed. by, (Place: Publisher, Year), pp. 3–4",
    ibid: false,
    american: false,
    stop: ", ",
    words: |_| &words::MHRA,
    full: |work, line| full(work, line, Edition { place: true, label: false }),
    short,
    locators,
};

pub(super) const MHRA_4: Style = Style {
    name: "mhra-4",
    about: "MHRA Style Guide, 4th edition: (Publisher, Year)",
    full: |work, line| full(work, line, Edition { place: false, label: true }),
    ..MHRA
};

/// Where the editions differ.
#[derive(Clone, Copy)]
struct Edition {
    /// The place of publication is printed.
    place: bool,
    /// `pp.` stands before an article's pages.
    label: bool,
}

/// More names than these are the first and others.
const LIST: List = List { most: 3, serial: false };

fn full(w: &Work, line: &mut Line, edition: Edition) {
    let words = w.words;
    // A work of editors begins with its title.
    if w.has(Field::Author) || !matches!(w.shape(), Shape::Book | Shape::Report) {
        lead(w, line, LIST);
    }
    match w.shape() {
        Shape::Archive => {
            let title = w.text(Field::Title);
            if !title.is_empty() {
                line.stop(", ");
                if w.quoted { line.quoted(title) } else { line.plain(title) }
            }
            helpers(w, line, LIST);
            line.then(", ", w.unused(Field::Type));
            line.then(", ", w.text(Field::Location));
            line.then(", ", &w.date(Field::Date, Order::DayFirst));
            address(w, line);
            w.use_up(Field::Pages);
            line.then(", ", &locators(w));
            return web(w, line);
        }
        Shape::Part => {
            title(w, line);
            line.then(", ", &words.within);
            line.stop(" ");
            book_title(w, line, Field::Booktitle);
            line.then(
                &format!(", {} ", words.by),
                &w.people(w.names(Field::Bookauthor), LIST.most, LIST.serial, straight),
            );
            whole(w, line, edition);
            passage(w, line, edition);
        }
        Shape::Article | Shape::Daily => {
            title(w, line);
            helpers(w, line, LIST);
            line.stop(", ");
            line.italic(w.first(&[Field::Journaltitle, Field::Booktitle]));
            line.then(", ", w.text(Field::Series));
            let number = match (w.text(Field::Volume), w.text(Field::Number)) {
                ("", "") => String::new(),
                ("", number) => format!("{} {number}", words.number),
                (volume, "") => volume.to_owned(),
                (volume, number) => format!("{volume}.{number}"),
            };
            line.then(", ", &number);
            let date = w.date_of_issue(Order::DayFirst);
            if w.shape() == Shape::Daily {
                line.then(", ", &date);
                w.use_up(Field::Pages);
                line.then(", ", &locators(w));
            } else {
                if !date.is_empty() {
                    line.then(" (", &date);
                    line.put(")");
                }
                passage(w, line, edition);
            }
        }
        Shape::Thesis => {
            title(w, line);
            thesis(w, line);
            line.then(", ", &locators(w));
        }
        Shape::Web | Shape::Paper | Shape::Law => {
            if w.entry.kind == Kind::Interview && !w.has(Field::Type) && !w.has(Field::Title) {
                line.then(", ", words.kind("interview"));
            }
            title(w, line);
            helpers(w, line, LIST);
            for field in
                [Field::Type, Field::Eventtitle, Field::Publisher, Field::Institution, Field::Location]
            {
                line.then(", ", w.text(field));
            }
            line.then(", ", &w.date(Field::Date, Order::DayFirst));
            line.then(", ", &locators(w));
        }
        Shape::Report if w.quoted => {
            title(w, line);
            line.then(", ", w.first(&[Field::Series, Field::Type]));
            line.then(&format!(", {} ", words.number), w.text(Field::Number));
            imprint(w, line, edition);
            line.then(", ", &locators(w));
        }
        Shape::Book | Shape::Report | Shape::Film => {
            line.stop(", ");
            book_title(w, line, Field::Title);
            whole(w, line, edition);
            line.then(", ", &locators(w));
        }
    }
    web(w, line);
}

fn title(w: &Work, line: &mut Line) {
    let title = w.text(Field::Title);
    if !title.is_empty() {
        line.stop(", ");
        let plain = title.starts_with(char::is_lowercase)
            || matches!(w.entry.kind, Kind::Letter | Kind::Legislation | Kind::Jurisdiction);
        if plain { line.plain(title) } else { line.quoted(title) }
    }
}

fn whole(w: &Work, line: &mut Line, edition: Edition) {
    let words = w.words;
    helpers(w, line, LIST);
    line.then(", ", &w.edition());
    line.then(", ", w.unused(Field::Series));
    let sort = w.unused(Field::Type);
    line.then(", ", sort);
    // What sort of report has the number: `report no. 6`.
    if w.shape() == Shape::Report && !sort.is_empty() {
        line.then(&format!(" {} ", words.number), w.text(Field::Number));
    }
    match w.text(Field::Volumes) {
        "" => {}
        volumes => line.then(", ", &format!("{volumes} {}", words.volumes)),
    }
    volume(w, line);
    line.then(&format!(", {} ", words.chapter), w.text(Field::Chapter));
    imprint(w, line, edition);
}

fn imprint(w: &Work, line: &mut Line, edition: Edition) {
    if !edition.place && (w.has(Field::Publisher) || w.has(Field::Institution)) {
        w.use_up(Field::Location);
    }
    let facts = w.facts();
    if !facts.is_empty() {
        line.then(" (", &facts);
        line.put(")");
    }
}

/// All pages, then those pointed at: `pp. 12–15 (p. 13)`; an article's own have no label.
fn passage(w: &Work, line: &mut Line, edition: Edition) {
    let all = ranges(&pages(w.text(Field::Pages)));
    let printed = locators(w);
    if all.is_empty() {
        return line.then(", ", &printed);
    }
    let article = w.shape() == Shape::Article;
    let label = w.words.locator("page", all.contains(['–', ',']));
    line.then(", ", &if article && !edition.label { all } else { format!("{label} {all}") });
    if !printed.is_empty() {
        line.then(" (", &printed);
        line.put(")");
    }
}

fn address(w: &Work, line: &mut Line) {
    let Some(address) = &w.address else { return };
    line.then(", ", &address.head);
    line.then(", ", &address.city);
    line.then(", ", &address.path(", ", false));
}

fn web(w: &Work, line: &mut Line) {
    w.use_up(Field::Pages);
    let url = w.text(Field::Url);
    let seen = w.date(Field::Urldate, Order::DayFirst);
    w.rest(line, ", ");
    if !url.is_empty() {
        line.then(", ", &format!("<{url}>"));
    }
    if !seen.is_empty() {
        line.then(" [", &format!("{} {seen}", w.words.accessed));
        line.put("]");
    }
}

fn short(w: &Work, line: &mut Line) {
    let people = w.entry.fields.lead();
    let whole = w.shape() == Shape::Part && w.entry.fields.names(Field::Author).is_empty();
    if w.entry.kind != Kind::Letter && !whole {
        line.put(&w.people(people, LIST.most, LIST.serial, family));
    }
    if !w.short.is_empty() {
        line.stop(", ");
        let described = w.short.starts_with(char::is_lowercase) || w.entry.kind == Kind::Letter;
        match w.shape() {
            Shape::Archive if !w.quoted => line.plain(w.short),
            Shape::Book | Shape::Film => line.italic(w.short),
            Shape::Report if !w.quoted => line.italic(w.short),
            Shape::Law => line.plain(w.short),
            _ if described => line.plain(w.short),
            _ => line.quoted(w.short),
        }
    } else if w.shape() == Shape::Part {
        line.stop(", ");
        line.italic(w.entry.fields.text(Field::Booktitle).unwrap_or_default());
    }
    address(w, line);
    line.then(", ", &locators(w));
}

/// `p. 34`, `II, p. 34`.
fn locators(w: &Work) -> String {
    let page = if w.address.is_some() { "sheet" } else { "page" };
    let said = match w.locators {
        [volume, rest @ ..] if volume.value.unit == Unit::Volume && !rest.is_empty() => {
            let label = w.words.locator("volume", false);
            format!("{label} {}, {}", volume.value.value, w.labelled(rest, ", ", page))
        }
        _ => w.locators(", ", page),
    };
    // Leaves of files keep all their figures.
    if w.address.is_some() { said } else { ranges(&said) }
}

/// Ranges of three figures and more have two figures behind the dash: `211–52`, `1098–101` never, `1345–52`.
fn ranges(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut parts = text.split('–').peekable();
    let digits = |text: &str, back: bool| {
        let is = |b: &u8| b.is_ascii_digit();
        if back { text.bytes().rev().take_while(is).count() } else { text.bytes().take_while(is).count() }
    };
    let mut before = "";
    while let Some(part) = parts.next() {
        let (first, last) = (digits(before, true), digits(part, false));
        let from = before.get(before.len() - first..).unwrap_or_default();
        let alike = first == last && first > 2 && from.get(..first - 2) == part.get(..last - 2);
        out.push_str(if alike { part.get(last - 2..).unwrap_or_default() } else { part });
        if parts.peek().is_some() {
            out.push('–');
        }
        before = part;
    }
    out
}
