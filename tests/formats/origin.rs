//! The way back into the file: every letter of a note is found again where it stands in the file, between markup.

use super::package::{Docx, fodt, footnote, mark, run};
use super::{named, read, sample};
use ibid::model::{Document, Format, Note, Span};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use std::io::{Cursor, Read};

/// The characters of a part of a file; of the file itself if `part` is `None`.
fn characters(file: &[u8], part: Option<&str>) -> String {
    let Some(part) = part else { return String::from_utf8(file.to_vec()).expect("UTF-8") };
    let mut zip = zip::ZipArchive::new(Cursor::new(file)).expect("a zip");
    let mut text = String::new();
    zip.by_name(part).expect("the part").read_to_string(&mut text).expect("UTF-8");
    text
}

/// Every ASCII letter and figure of every note stands where its way leads, in a paragraph of the right number.
fn leads_back(file: &[u8], document: &Document) -> Result<(), TestCaseError> {
    for note in &document.notes {
        let whole =
            document.spot(Some(note), Span::new(0, note.text.len())).expect("a note stands somewhere");
        let text = characters(file, whole.part);
        prop_assert!(text.get(whole.span.range()).is_some(), "{whole:?}");
        for (at, c) in note.text.char_indices().filter(|(_, c)| c.is_ascii_alphanumeric()) {
            let spot = document.spot(Some(note), Span::new(at, at + 1)).expect("a letter stands somewhere");
            let found = text.get(spot.span.range());
            prop_assert!(found.is_some_and(|found| found.chars().eq([c])), "{c} at {at}: {found:?}");
            if let Some(paragraph) = spot.paragraph {
                let before = &text[..spot.span.start as usize];
                let begun = ["<w:p>", "<w:p ", "<w:p/>", "<text:p>", "<text:p ", "<text:h "];
                let begun: usize = begun.iter().map(|tag| before.matches(tag).count()).sum();
                prop_assert_eq!(paragraph as usize, begun);
            }
        }
    }
    Ok(())
}

/// What the letters of notes are made of: the words, and how each format writes them.
#[derive(Clone, Copy, Debug)]
struct Piece {
    text: &'static str,
    markdown: &'static str,
    latex: &'static str,
    html: &'static str,
}

const PIECES: &[Piece] = &[
    Piece { text: "Miller", markdown: "Miller", latex: "Miller", html: "Miller" },
    Piece { text: "The Road", markdown: "*The Road*", latex: "\\emph{The Road}", html: "<i>The Road</i>" },
    Piece { text: "M “l” r", markdown: "M \"l\" r", latex: "M ``l'' r", html: "M &ldquo;l&rdquo; r" },
    Piece { text: "Bücher", markdown: "B&uuml;cher", latex: "B\\\"{u}cher", html: "B&uuml;cher" },
    Piece { text: "12–14", markdown: "12--14", latex: "12--14", html: "12&#8211;14" },
    Piece { text: "p. 5", markdown: "p.\\ 5", latex: "p.~5", html: "p.&nbsp;5" },
    Piece { text: "A & B", markdown: "A & B", latex: "A \\& B", html: "A &amp; B" },
    Piece {
        text: "Иванов",
        markdown: "Иванов",
        latex: "\\textcyrillic{Иванов}",
        html: "<span>Иванов</span>",
    },
    Piece { text: "RGANI", markdown: "RGANI", latex: "\\rgani{}", html: "<!-- x -->RGANI" },
    Piece { text: "two words", markdown: "two\nwords", latex: "two % no\n words", html: "two\r\n  words" },
];

fn written(note: &[Piece], of: impl Fn(&Piece) -> &'static str) -> String {
    note.iter().map(of).collect::<Vec<_>>().join(" ")
}

fn texts(document: &Document) -> Vec<&str> {
    document.notes.iter().map(|note| note.text.as_str()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn letters_are_found_again_in_every_format(
        all in vec(vec(select(PIECES), 1..12), 1..6),
        in_place in any::<bool>(),
        end in select(&["\n", "\r\n"][..]),
    ) {
        let plain: Vec<String> = all.iter().map(|note| written(note, |p| p.text)).collect();
        let (mut markdown, mut latex, mut html) = (String::from("A body"), String::new(), String::new());
        let (mut defined, mut list) = (String::new(), String::new());
        for (n, note) in all.iter().enumerate().map(|(n, note)| (n + 1, note)) {
            let words = written(note, |p| p.markdown);
            if in_place {
                markdown += &format!(" goes on^[{words}]");
            } else {
                markdown += &format!(" goes on[^{n}]");
                defined += &format!("\n\n[^{n}]: {}", words.replace('\n', "\n    "));
            }
            latex += &format!("A body\\footnote{{{}}} goes on. ", written(note, |p| p.latex));
            html += &format!("<p>A body<a href=\"#fn{n}\" id=\"r{n}\"><sup>{n}</sup></a> goes on.</p>");
            list += &format!("<li id=\"fn{n}\"><p>{}</p></li>", written(note, |p| p.html));
        }
        let markdown = format!("{markdown}.{defined}\n").replace('\n', end);
        let latex = format!("\\newcommand{{\\rgani}}{{\\textsc{{rgani}}}}\n\\begin{{document}}\n{latex}\n\\end{{document}}\n");
        let html = format!("<!DOCTYPE html><html><body>{html}<ol>{list}</ol></body></html>");
        for (file, format) in [(markdown, Format::Markdown), (html, Format::Html)] {
            let document = ibid::intake::document(file.as_bytes(), Some(format), None).expect("a document");
            prop_assert_eq!(texts(&document), plain.iter().map(String::as_str).collect::<Vec<_>>(), "{}", file);
            leads_back(file.as_bytes(), &document)?;
        }
        let file = latex.replace('\n', end);
        let document = ibid::intake::document(file.as_bytes(), Some(Format::Latex), None).expect("a document");
        for (note, plain) in document.notes.iter().zip(&plain) {
            prop_assert_eq!(&note.text, &plain.replace("RGANI", "rgani"));
            in_latex(&file, &document, note)?;
        }
    }

    #[test]
    fn letters_are_found_again_in_parts(all in vec(vec(select(PIECES), 1..12), 1..6), boxed in any::<bool>()) {
        let (mut body, mut footnotes, mut flat) = (String::new(), String::new(), String::new());
        for (n, note) in all.iter().enumerate() {
            let id = n as u32 + 1;
            body += &format!("<w:p>{}{}</w:p>", run("A body"), mark(id));
            if boxed {
                body += &format!("<w:del><w:p>{}</w:p></w:del>", run("deleted"));
                footnotes += "<w:footnote w:type=\"separator\" w:id=\"0\"><w:p/></w:footnote>";
            }
            let runs: Vec<String> = note.iter().map(|p| run(&p.text.replace('&', "&amp;"))).collect();
            let (first, second) = runs.split_at(runs.len() / 2);
            let inner = format!("{}</w:p><w:p>{}", first.join(&run(" ")), second.join(&run(" ")));
            footnotes += &footnote(id, &inner);
            let words = written(note, |p| p.text).replace('&', "&amp;");
            flat += &format!(
                "<text:p>A body<text:note text:note-class=\"footnote\"><text:note-citation>{id}</text:note-citation>\
                 <text:note-body><text:p>{words}</text:p></text:note-body></text:note> goes on.</text:p>"
            );
        }
        for file in [Docx { body: &body, footnotes: &footnotes, ..Docx::default() }.bytes(), fodt("", &flat)] {
            let document = read(&file);
            prop_assert_eq!(document.notes.len(), all.len());
            leads_back(&file, &document)?;
        }
    }
}

/// As [`leads_back`], but a macro's words stand where the macro does.
fn in_latex(file: &str, document: &Document, note: &Note) -> Result<(), TestCaseError> {
    for (at, c) in note.text.char_indices().filter(|(_, c)| c.is_ascii_alphanumeric()) {
        let spot = document.spot(Some(note), Span::new(at, at + 1)).expect("a letter stands somewhere");
        let found = spot.span.of(file);
        let by_macro = found.starts_with("\\rgani") && "rgani".contains(c);
        prop_assert!(found.chars().eq([c]) || by_macro, "{} at {}: {}", c, at, found);
    }
    Ok(())
}

#[test]
fn the_samples_lead_back_into_their_parts() {
    for suffix in ["md", "html", "docx", "odt", "fodt", "epub"] {
        let file = sample(suffix);
        leads_back(&file, &read(&file)).unwrap_or_else(|error| panic!("{suffix}: {error}"));
    }
    for name in ["formats-libreoffice.docx", "formats-libreoffice.odt"] {
        let file = named(name);
        leads_back(&file, &read(&file)).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
    let document = read(&sample("docx"));
    let spot = document.spot(document.notes.first(), Span::new(0, 1)).expect("a place");
    assert_eq!(spot.part, Some("word/footnotes.xml"));
}
