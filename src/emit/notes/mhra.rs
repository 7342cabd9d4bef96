//! Notes after the MHRA Style Guide: single quotation marks, `ed. by`, pages with `p.`, a passage of an article in
//! parentheses behind the article's pages.

use super::line::Line;
use super::parts::{List, book_title, helpers, lead, thesis, volume};
use super::work::{Order, Shape, Work, family, pages, straight};
use super::{Style, words};
use crate::model::{Field, Kind, Unit};

pub(super) const MHRA: Style = Style {
    name: "mhra",
    about: "MHRA Style Guide: ‘Title’, ed. by, pp. 3–4",
    ibid: false,
    american: false,
    stop: ", ",
    words: |_| &words::MHRA,
    full,
    short,
    locators,
};

/// More names than these are the first and others.
const LIST: List = List { most: 3, serial: false };

fn full(w: &Work, line: &mut Line) {
    let words = w.words;
    lead(w, line, LIST);
    match w.shape() {
        Shape::Archive => {
            let title = w.text(Field::Title);
            if !title.is_empty() {
                line.stop(", ");
                if w.quoted { line.quoted(title) } else { line.plain(title) }
            }
            helpers(w, line, LIST);
            line.then(", ", w.text(Field::Type));
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
            whole(w, line);
            passage(w, line);
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
            let date = w.date(Field::Date, Order::DayFirst);
            if w.shape() == Shape::Daily {
                line.then(", ", &date);
                w.use_up(Field::Pages);
                line.then(", ", &locators(w));
            } else {
                if !date.is_empty() {
                    line.then(" (", &date);
                    line.put(")");
                }
                passage(w, line);
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
            imprint(w, line);
            line.then(", ", &locators(w));
        }
        Shape::Book | Shape::Report | Shape::Film => {
            line.stop(", ");
            book_title(w, line, Field::Title);
            whole(w, line);
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

fn whole(w: &Work, line: &mut Line) {
    let words = w.words;
    helpers(w, line, LIST);
    line.then(", ", &w.edition());
    if !w.is_used(Field::Series) {
        line.then(", ", w.text(Field::Series));
    }
    line.then(", ", w.text(Field::Type));
    match w.text(Field::Volumes) {
        "" => {}
        volumes => line.then(", ", &format!("{volumes} {}", words.volumes)),
    }
    volume(w, line);
    line.then(&format!(", {} ", words.chapter), w.text(Field::Chapter));
    imprint(w, line);
}

fn imprint(w: &Work, line: &mut Line) {
    let facts = w.facts();
    if !facts.is_empty() {
        line.then(" (", &facts);
        line.put(")");
    }
}

/// All pages, then those pointed at: `pp. 12–15 (p. 13)`; an article's own have no label.
fn passage(w: &Work, line: &mut Line) {
    let all = pages(w.text(Field::Pages));
    let printed = locators(w);
    if all.is_empty() {
        return line.then(", ", &printed);
    }
    let article = w.shape() == Shape::Article;
    let label = w.words.locator("page", all.contains(['–', ',']));
    line.then(", ", &if article { all } else { format!("{label} {all}") });
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
    let authors = w.entry.fields.names(Field::Author);
    let people = if authors.is_empty() { w.entry.fields.names(Field::Editor) } else { authors };
    let whole = w.shape() == Shape::Part && authors.is_empty();
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
    if let [volume, rest @ ..] = w.locators
        && volume.value.unit == Unit::Volume
        && !rest.is_empty()
    {
        let label = w.words.locator("volume", false);
        return format!("{label} {}, {}", volume.value.value, w.labelled(rest, ", ", page));
    }
    w.locators(", ", page)
}
