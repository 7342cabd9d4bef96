//! What a word processor shows slanted is a title: where the words of a note leave room, it decides.

use super::package::{Docx, footnote, mark, run};
use ibid::model::{Field, Kind};
use ibid::{Options, Reading};

/// A note in every format, its slanted words between asterisks; the last is the note without them.
fn printed(note: &str) -> [(&'static str, Vec<u8>); 5] {
    let slanted = |open: &str, close: &str| {
        note.split('*').enumerate().fold(String::new(), |out, (k, piece)| match k % 2 {
            0 => out + piece,
            _ => out + open + piece + close,
        })
    };
    let page = format!(
        "<!DOCTYPE html><html><body><p>A<a href=\"#fn1\" id=\"fnref1\"><sup>1</sup></a></p>\
         <ol><li id=\"fn1\">{}<a href=\"#fnref1\">↩</a></li></ol></body></html>",
        slanted("<em>", "</em>")
    );
    let runs: String = note
        .split('*')
        .enumerate()
        .map(|(k, piece)| match k % 2 {
            0 => run(piece),
            _ => run(piece).replace("<w:t ", "<w:rPr><w:i/></w:rPr><w:t "),
        })
        .collect();
    let body = format!("<w:p>{}{}</w:p>", run("A"), mark(1));
    let docx = Docx { body: &body, footnotes: &footnote(1, &runs), ..Docx::default() }.bytes();
    [
        ("markdown", format!("A[^1].\n\n[^1]: {note}\n").into_bytes()),
        ("html", page.into_bytes()),
        ("latex", format!("\\documentclass{{book}}A\\footnote{{{}}}", slanted("\\emph{", "}")).into_bytes()),
        ("docx", docx),
        ("upright", format!("A[^1].\n\n[^1]: {}\n", note.replace('*', "")).into_bytes()),
    ]
}

/// The first work cited: its type, and author, title and what it is in.
fn first(reading: &Reading) -> (Option<Kind>, [String; 3]) {
    let Some(citation) = reading.notes[0].citations.first() else { return (None, Default::default()) };
    let author = citation.fields.names(Field::Author).iter().map(|name| name.family.as_str());
    let text = |field| citation.fields.text(field).unwrap_or("").to_owned();
    let host = [Field::Journaltitle, Field::Booktitle].map(text).concat();
    (Some(citation.kind), [author.collect::<Vec<_>>().join(" & "), text(Field::Title), host])
}

/// Slanted letters make the reading that is given in every format; upright ones leave another.
fn decide(note: &str, kind: Kind, author: &str, title: &str, host: &str) {
    let wanted = (Some(kind), [author, title, host].map(str::to_owned));
    for (format, bytes) in printed(note) {
        let reading = ibid::read(&bytes, &Options::default()).expect("a document");
        if format == "upright" {
            assert_ne!(first(&reading), wanted, "{note}: is read so without italics too");
        } else {
            assert_eq!(first(&reading), wanted, "{format}: {note}");
        }
    }
}

/// What italics must not change.
fn keep(note: &str) {
    let [rest @ .., (_, upright)] = printed(note);
    let upright = first(&ibid::read(&upright, &Options::default()).expect("a document"));
    for (format, bytes) in rest {
        assert_eq!(
            first(&ibid::read(&bytes, &Options::default()).expect("a document")),
            upright,
            "{format}: {note}"
        );
    }
}

#[test]
fn a_slanted_title_is_not_cut_at_what_looks_like_facts() {
    let title = "Conversations with Stalin, London, 1944";
    decide(&format!("Anna Miller, *{title}*, 12."), Kind::Book, "Miller", title, "");
    decide(
        "Anna Miller, *Pravda. The Story of a Paper*, 19.",
        Kind::Book,
        "Miller",
        "Pravda. The Story of a Paper",
        "",
    );
}

#[test]
fn a_slanted_name_before_a_page_is_a_title() {
    decide("*Daniel Deronda*, 45.", Kind::Book, "", "Daniel Deronda", "");
    decide("*Anna Karenina*, 112.", Kind::Book, "", "Anna Karenina", "");
}

#[test]
fn a_slanted_journal_makes_an_article() {
    decide(
        "Anna Miller, The Bread Question, *Hunger* 45 (1986): 12.",
        Kind::Article,
        "Miller",
        "The Bread Question",
        "Hunger",
    );
}

#[test]
fn a_slanted_book_holds_a_chapter() {
    decide(
        "Anna Miller, The Peasants and Their Bread, in *Hunger and Power* (Hudson: Lindisfarne Books, 1998), 39.",
        Kind::Incollection,
        "Miller",
        "The Peasants and Their Bread",
        "Hunger and Power",
    );
}

#[test]
fn slanted_words_that_are_no_title_change_nothing() {
    keep("*Ibid*., 45.");
    keep("Smith *et al.*, *Good Bread* (Moscow: Progress, 1977), 6.");
    keep("*Anna Miller*, The Longer Road (London: Verso, 1989), 5.");
    keep("*Иванов И. И.* История России. М.: Наука, 1989. С. 5.");
    keep(
        "*Anna Miller, The Longer Road (London: Verso, 1989), 5; Jane Hill, Bread (London: Verso, 1990), 6.*",
    );
    keep("*See* Anna Miller, *The Longer Road,* (London: Verso, 1989), 5.");
    keep("Anna Miller, “The Bread Question,” *Slavic Review, 45*, no. 3 (1986): 12.");
}

#[test]
fn what_holds_a_slanted_title_is_slanted_too() {
    keep(
        "Robert Fawtier, *Comment le roi de France s’est fait obéir*, dans *Revue historique*, 1951, t. CCVI, p. 65-90.",
    );
    keep("Suger, *Vie de Louis VI le Gros*, éd. Waquet, Paris, 1929, p. 60.");
    keep(
        "Rigord, *Gesta Philippi Augusti*, éd. Delaborde, *Monumenta Germaniae Historica*, t. XXVI, p. 288.",
    );
}

#[test]
fn words_that_lead_to_a_slanted_title_are_none_of_it() {
    decide(
        "Sur la vente du comté, *La formation territoriale*, Paris, 1922, p. 43.",
        Kind::Book,
        "",
        "La formation territoriale",
        "",
    );
}
