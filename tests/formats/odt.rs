//! What LibreOffice and others write.

use super::package::fodt;
use super::{before, italics, notes, read};
use ibid::model::NoteKind;

fn note(class: &str, citation: &str, inner: &str) -> String {
    format!(
        "<text:note text:note-class=\"{class}\"><text:note-citation>{citation}</text:note-citation>\
         <text:note-body><text:p>{inner}</text:p></text:note-body></text:note>"
    )
}

#[test]
fn notes_carry_the_number_that_prints() {
    let labelled = "<text:note text:note-class=\"footnote\"><text:note-citation text:label=\"*\">*\
        </text:note-citation><text:note-body><text:p>Signed.</text:p></text:note-body></text:note>";
    let body = format!(
        "<text:p>One{} two{}</text:p><text:p>Three{} four{labelled} five{}</text:p>",
        note("footnote", "1", "First."),
        note("endnote", "i", "Last."),
        note("footnote", "2", "Second."),
        note("footnote", "1", "In a new chapter."),
    );
    let document = read(&fodt("", &body));
    assert_eq!(
        notes(&document),
        [("1", "First."), ("i", "Last."), ("2", "Second."), ("*", "Signed."), ("1", "In a new chapter.")]
    );
    assert_eq!(document.notes[1].kind, NoteKind::Endnote);
    assert_eq!(document.notes.iter().map(|n| n.section).collect::<Vec<_>>(), [0, 0, 0, 0, 1]);
    assert_eq!(before(&document, 1, 3), "two");
}

#[test]
fn styles_blanks_and_what_does_not_print() {
    let styles = "<style:style style:name=\"T1\" style:family=\"text\"><style:text-properties fo:font-style=\"italic\"/>\
        </style:style><style:style style:name=\"T2\" style:family=\"text\" style:parent-style-name=\"T1\"/>\
        <style:style style:name=\"T3\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style>";
    let inner = "Miller,<text:s text:c=\"2\"/><text:span text:style-name=\"T2\">The Road</text:span>\n  (1989)\
        <text:span text:style-name=\"T3\">hidden</text:span><text:tab/><text:a>5 &amp; 6</text:a>\
        <office:annotation><text:p>A remark.</text:p></office:annotation>.</text:p><text:p>More.";
    let body = format!(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Gone.</text:p></text:deletion>\
         </text:changed-region></text:tracked-changes><text:p>Text<draw:frame><draw:text-box><text:p>boxed</text:p>\
         </draw:text-box><svg:title>name</svg:title></draw:frame> on{}</text:p>",
        note("footnote", "1", inner)
    );
    let document = read(&fodt(styles, &body));
    assert_eq!(notes(&document), [("1", "Miller, The Road (1989) 5 & 6. More.")]);
    assert_eq!(italics(&document.notes[0]), ["The Road"]);
    assert!(document.source.text.starts_with("Text on1\nboxed\n"), "{}", document.source.text);
}
