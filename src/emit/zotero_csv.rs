//! CSV with the column names of Zotero's own export.

use super::cell::cell;
use super::csv::{failed, finish, name_list};
use super::item::{Item, Sort, citing, note_ids};
use super::{Printing, View, date};
use crate::{Error, Reading};

const COLUMNS: [&str; 33] = [
    "Key",
    "Item Type",
    "Publication Year",
    "Author",
    "Title",
    "Publication Title",
    "DOI",
    "Url",
    "Date",
    "Access Date",
    "Pages",
    "Issue",
    "Volume",
    "Number Of Volumes",
    "Series",
    "Series Number",
    "Publisher",
    "Place",
    "Language",
    "Type",
    "Archive",
    "Archive Location",
    "Library Catalog",
    "Extra",
    "Notes",
    "Editor",
    "Translator",
    "Book Author",
    "Recipient",
    "Number",
    "Edition",
    "Conference Name",
    "Section",
];

/// The works, one row each.
pub(super) fn print(reading: &Reading, printing: &Printing) -> Result<String, Error> {
    let view = View::new(reading);
    let ids = note_ids(&view, printing.with_notes);
    let mut out = csv::Writer::from_writer(Vec::new());
    out.write_record(COLUMNS).map_err(failed)?;
    for entry in reading.ledger.described() {
        let item = Item::new(entry);
        let cited_in = citing(&ids, &entry.cited_in);
        let row = COLUMNS.map(|column| value(&item, cited_in.as_deref(), column));
        out.write_record(row.iter().map(|text| cell(text).into_owned())).map_err(failed)?;
    }
    finish(out)
}

fn value(item: &Item, cited_in: Option<&str>, column: &str) -> String {
    let text = |value: Option<&str>| value.unwrap_or_default().to_owned();
    let numbered = item.sort.is_article();
    let in_series = matches!(item.sort, Sort::Book | Sort::Chapter | Sort::Conference | Sort::Serial);
    let year = || {
        let first = item.date.and_then(date::read)?.from.filter(|p| p.is_known())?;
        Some(first.year.to_string())
    };
    match column {
        "Key" => item.key.to_owned(),
        "Item Type" => item.sort.names().2.to_owned(),
        "Publication Year" => year().unwrap_or_default(),
        "Author" => name_list(item.author),
        "Title" => item.title.clone().into_owned(),
        "Publication Title" => text(item.container),
        "DOI" => text(item.doi),
        "Url" => text(item.url),
        "Date" => text(item.date),
        "Access Date" => text(item.accessed),
        "Pages" => text(item.pages),
        "Issue" => text(item.number.filter(|_| numbered)),
        "Volume" => text(item.volume),
        "Number Of Volumes" => text(item.volumes),
        "Series" => text(item.series),
        "Series Number" => text(item.number.filter(|_| in_series)),
        "Number" => text(item.number.filter(|_| !numbered && !in_series)),
        "Publisher" => text(item.publisher),
        "Place" => text(item.place.or(item.archive_city)),
        "Language" => text(item.language),
        "Type" => text(item.genre),
        "Archive" => text(item.archive),
        "Archive Location" => text(item.archive_location.as_deref()),
        "Library Catalog" => text(item.archive_name),
        // Lines of this shape are variables to Zotero.
        "Extra" => {
            let known = [
                ("Original Date", item.original_date),
                ("Archive Place", item.place.and(item.archive_city)),
                ("Status", item.status),
            ];
            let known = known.into_iter().filter_map(|(name, value)| Some(format!("{name}: {}", value?)));
            let spare = item.extra.iter().map(|(name, value)| format!("{name}: {value}"));
            known.chain(spare).collect::<Vec<_>>().join("\n")
        }
        "Notes" => {
            let cited_in = cited_in.map(|notes| format!("Cited in notes: {notes}"));
            let all = item.note.map(str::to_owned).into_iter().chain(cited_in);
            all.collect::<Vec<_>>().join("\n")
        }
        "Editor" => name_list(item.editor),
        "Translator" => name_list(item.translator),
        "Book Author" => name_list(item.book_author),
        "Recipient" => name_list(item.recipient.as_slice()),
        "Edition" => text(item.edition),
        "Conference Name" => text(item.event),
        "Section" => text(item.chapter),
        _ => String::new(),
    }
}
