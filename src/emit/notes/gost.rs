//! Notes after GOST R 7.0.5-2008: the family name first, areas of the description between full stops, the whole
//! behind `//`. Works in Cyrillic letters have Russian words, works in Latin letters English ones.

use super::line::Line;
use super::work::{Order, Shape, Work, pages, straight};
use super::{Style, words};
use crate::letter;
use crate::model::{Entry, Field, Kind, Name};

pub(super) const GOST: Style = Style {
    name: "gost",
    about: "GOST R 7.0.5-2008: Автор А. А. Название. М.: Наука, 1989. С. 34",
    ibid: true,
    american: false,
    stop: ". ",
    words: |entry| if is_cyrillic(entry) { &words::GOST_CYRILLIC } else { &words::GOST_LATIN },
    full,
    short,
    locators,
};

const MOST: usize = 3;

fn is_cyrillic(entry: &Entry) -> bool {
    let fields = [Field::Title, Field::Booktitle, Field::Journaltitle];
    let mut titles = fields.iter().filter_map(|field| entry.fields.text(*field)).peekable();
    if titles.peek().is_some() {
        return titles.any(letter::has_cyrillic);
    }
    entry.fields.place().is_some_and(|place| {
        letter::has_cyrillic(&place.repository)
            || place.steps.iter().any(|step| letter::has_cyrillic(&step.label))
    })
}

fn full(w: &Work, line: &mut Line) {
    let words = w.words;
    lead(w, line);
    if w.entry.kind == Kind::Interview && !w.has(Field::Title) {
        line.then(" ", words.kind("interview"));
    }
    let title = w.text(Field::Title);
    if !title.is_empty() {
        line.stop(if line.is_empty() { "" } else { " " });
        line.plain(title);
    }
    match w.shape() {
        Shape::Archive => {
            helpers(w, line);
            line.then(", ", w.unused(Field::Type));
            line.then(", ", &w.date(Field::Date, Order::DayFirst));
            address(w, line);
            w.use_up(Field::Pages);
        }
        Shape::Part => {
            line.stop(if line.is_empty() { "" } else { " // " });
            let authors = w.people(w.names(Field::Bookauthor), MOST, false, inverted);
            line.then(" ", &authors);
            line.stop(if authors.is_empty() { "" } else { " " });
            line.plain(w.text(Field::Booktitle));
            whole(w, line);
        }
        Shape::Article | Shape::Daily => {
            helpers(w, line);
            line.stop(if line.is_empty() { "" } else { " // " });
            line.plain(w.first(&[Field::Journaltitle, Field::Booktitle]));
            line.then(". ", w.text(Field::Location));
            // The year, then volume and number, then month and day.
            let (year, date) = (w.year(Field::Date), w.date(Field::Date, Order::DayFirst));
            let day = date.strip_suffix(&year).map(str::trim);
            line.then(". ", if day.is_some() { &year } else { &date });
            line.then(&format!(". {} ", words.volume), w.text(Field::Volume));
            line.then(&format!(". {} ", words.number), w.text(Field::Number));
            line.then(". ", day.unwrap_or_default());
        }
        Shape::Thesis => {
            line.then(": ", w.sort());
            imprint(w, line);
        }
        _ => whole(w, line),
    }
    let printed = locators(w);
    if printed.is_empty() {
        let all = pages(w.text(Field::Pages));
        let label = w.words.locator("page", all.contains(['–', ',']));
        line.then(&format!(". {label} "), &all);
    }
    w.use_up(Field::Pages);
    let (url, seen) = (w.text(Field::Url), w.date(Field::Urldate, Order::DayFirst));
    w.rest(line, ". ");
    line.then(". ", &printed);
    line.then(". URL: ", url);
    if !seen.is_empty() {
        line.then(" (", &format!("{} {seen}", words.accessed));
        line.put(")");
    }
}

/// The authors; a work of editors begins with its title.
fn lead(w: &Work, line: &mut Line) {
    let authors = w.names(Field::Author);
    if !w.says_author() {
        let others = w.others || authors.len() > MOST;
        let names: Vec<String> = authors.iter().take(if others { 1 } else { MOST }).map(inverted).collect();
        line.put(&names.join(", "));
        if others && !names.is_empty() {
            line.then(" ", &w.words.others);
        }
        // A body's name needs a stop; initials end in one.
        if !line.is_empty() && w.entry.fields.has(Field::Title) {
            line.stop(".");
        }
    }
}

/// `Волков И. М.`
fn inverted(name: &Name) -> String {
    if name.is_body() || name.given.is_empty() {
        return straight(name);
    }
    let family = [&name.prefix, &name.family].map(|part| part.trim());
    let family = family.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    let rest = [&name.given, &name.suffix].map(|part| part.trim());
    format!("{family} {}", rest.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "))
}

fn helpers(w: &Work, line: &mut Line) {
    let words = w.words;
    let editors = w.people(w.names(Field::Editor), MOST, false, straight);
    line.then(&format!(" / {} ", words.edited), &editors);
    let stop = if editors.is_empty() { " / " } else { " ; " };
    line.then(
        &format!("{stop}{} ", words.translated),
        &w.people(w.names(Field::Translator), MOST, false, straight),
    );
}

fn whole(w: &Work, line: &mut Line) {
    let words = w.words;
    match w.text(Field::Volumes) {
        "" => {}
        volumes => line.then(": ", &format!("{} {volumes} {}", words.among, words.volumes)),
    }
    helpers(w, line);
    line.then(". ", &w.edition());
    line.then(&format!(". {} ", words.volume), w.text(Field::Volume));
    line.then(". ", w.text(Field::Series));
    line.then(&format!(". {} ", words.number), w.text(Field::Number));
    line.then(". ", w.text(Field::Type));
    line.then(&format!(". {} ", words.chapter), w.text(Field::Chapter));
    imprint(w, line);
}

/// `М.: Наука, 1989`.
fn imprint(w: &Work, line: &mut Line) {
    line.then(". ", &w.facts());
}

fn address(w: &Work, line: &mut Line) {
    let Some(address) = &w.address else { return };
    line.then(" // ", &address.head);
    line.then(". ", &address.city);
    line.then(". ", &address.path(". ", false));
}

fn short(w: &Work, line: &mut Line) {
    lead(w, line);
    let title =
        if w.short.is_empty() { w.entry.fields.text(Field::Booktitle).unwrap_or_default() } else { w.short };
    if !title.is_empty() {
        line.stop(if line.is_empty() { "" } else { " " });
        line.plain(title);
    }
    address(w, line);
    line.then(". ", &locators(w));
}

/// `С. 34, 36–38`, `Л. 5–7 об.`
fn locators(w: &Work) -> String {
    w.locators(". ", "page")
}
