//! What Word, Google Docs and others write.

use super::package::{Docx, footnote, mark, run};
use super::{before, italics, notes, read};
use ibid::model::NoteKind;

#[test]
fn notes_stand_in_the_order_of_their_marks() {
    let body = format!("<w:p>{}{}{}{}</w:p>", run("One"), mark(9), run(" two"), mark(3));
    let separators = "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p/></w:footnote>\
        <w:footnote w:type=\"continuationNotice\" w:id=\"1\"><w:p><w:r><w:t>no</w:t></w:r></w:p></w:footnote>";
    let never = footnote(5, &run("Nothing calls this."));
    let footnotes =
        format!("{separators}{}{never}{}", footnote(3, &run(" Second.")), footnote(9, &run(" First.")));
    let document = read(&Docx { body: &body, footnotes: &footnotes, ..Docx::default() }.bytes());
    assert_eq!(notes(&document), [("1", "First."), ("2", "Second.")]);
    assert!(document.source.text.starts_with("One1 two2\n"), "{:?}", document.source.text);
    assert_eq!(before(&document, 1, 3), "two");
}

#[test]
fn what_was_deleted_or_does_not_print_is_no_text() {
    let note = [
        run("Miller, "),
        "<w:ins w:id=\"1\"><w:r><w:t>Road</w:t></w:r></w:ins>".to_owned(),
        "<w:del w:id=\"2\"><w:r><w:delText>Street</w:delText></w:r></w:del>".to_owned(),
        "<w:moveFrom w:id=\"3\"><w:r><w:t>gone</w:t></w:r></w:moveFrom>".to_owned(),
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>".to_owned(),
        "<w:commentRangeStart w:id=\"0\"/>".to_owned(),
        "<w:r><w:tab/><w:t>5</w:t><w:noBreakHyphen/><w:t>7</w:t><w:softHyphen/></w:r>".to_owned(),
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> ADDIN X <w:x/></w:instrText></w:r>"
            .to_owned(),
        "<w:r><w:t>code</w:t></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>".to_owned(),
        run(" &amp; shown"),
        "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>".to_owned(),
        "<w:hyperlink><w:r><w:t xml:space=\"preserve\"> a link</w:t></w:r></w:hyperlink>".to_owned(),
        "<w:fldSimple w:instr=\"PAGE\"><w:r><w:t>.</w:t></w:r></w:fldSimple>".to_owned(),
    ]
    .concat();
    let body = format!(
        "<w:p>{}{}<w:del><w:r><w:footnoteReference w:id=\"3\"/></w:r></w:del>{}</w:p>",
        run("A"),
        mark(2),
        mark(4)
    );
    let footnotes = [footnote(2, &note), footnote(3, &run("Deleted.")), footnote(4, &run("Next."))].concat();
    let document = read(&Docx { body: &body, footnotes: &footnotes, ..Docx::default() }.bytes());
    assert_eq!(notes(&document), [("1", "Miller, Road 5-7 & shown a link."), ("2", "Next.")]);
}

#[test]
fn italics_are_toggles_and_come_from_styles() {
    let styles = "<w:style w:type=\"character\" w:styleId=\"T\"><w:basedOn w:val=\"B\"/></w:style>\
        <w:style w:type=\"character\" w:styleId=\"B\"><w:basedOn w:val=\"T\"/><w:rPr><w:i/></w:rPr></w:style>\
        <w:style w:type=\"paragraph\" w:styleId=\"P\"><w:rPr><w:i/></w:rPr></w:style>";
    let styled = |properties: &str, text: &str| {
        format!("<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
    };
    let note = [
        styled("<w:rStyle w:val=\"T\"/>", "By style "),
        styled("<w:i/>", "and "),
        styled("<w:i w:val=\"1\"/><w:rPrChange><w:rPr><w:i w:val=\"0\"/></w:rPr></w:rPrChange>", "run"),
        styled("<w:i w:val=\"false\"/>", " not this, "),
        styled("<w:smallCaps/>", "nor this."),
    ]
    .concat();
    let upside = format!(
        "<w:footnote w:id=\"3\"><w:p><w:pPr><w:pStyle w:val=\"P\"/></w:pPr>{}{}</w:p></w:footnote>",
        run("Slanted "),
        styled("<w:rStyle w:val=\"T\"/>", "upright")
    );
    let body = format!("<w:p>{}{}{}</w:p>", run("A"), mark(2), mark(3));
    let footnotes = footnote(2, &note) + &upside;
    let document = read(&Docx { body: &body, footnotes: &footnotes, styles, ..Docx::default() }.bytes());
    assert_eq!(italics(&document.notes[0]), ["By style and run"]);
    assert_eq!(italics(&document.notes[1]), ["Slanted"], "a toggle on a toggle is off");
}

#[test]
fn numbers_are_those_that_print() {
    let section = "<w:sectPr><w:footnotePr><w:numFmt w:val=\"lowerLetter\"/><w:numRestart w:val=\"eachSect\"/></w:footnotePr></w:sectPr>";
    let own = |id: u32, sign: &str| {
        format!("<w:r><w:footnoteReference w:customMarkFollows=\"1\" w:id=\"{id}\"/><w:t>{sign}</w:t></w:r>")
    };
    let end = |id: u32| format!("<w:r><w:endnoteReference w:id=\"{id}\"/></w:r>");
    let body = format!(
        "<w:p><w:pPr>{section}</w:pPr>{}{}{}{}</w:p><w:p>{}{}{}</w:p>{section}",
        mark(1),
        own(2, "*"),
        mark(3),
        end(1),
        mark(4),
        own(5, "†"),
        end(2)
    );
    let typed =
        |id: u32, text: &str| format!("<w:footnote w:id=\"{id}\"><w:p>{}</w:p></w:footnote>", run(text));
    let footnotes = [
        footnote(1, &run("One.")),
        typed(2, "* Starred."),
        footnote(3, &run("Two.")),
        footnote(4, &run("Three.")),
        typed(5, "† Daggered."),
    ]
    .concat();
    let endnotes = [(1, "End."), (2, "Last.")]
        .map(|(id, text)| footnote(id, &run(text)).replace("footnote", "endnote"))
        .concat();
    let docx = Docx { body: &body, footnotes: &footnotes, endnotes: &endnotes, ..Docx::default() };
    let document = read(&docx.bytes());
    assert_eq!(
        notes(&document),
        [
            ("a", "One."),
            ("*", "Starred."),
            ("b", "Two."),
            ("i", "End."),
            ("a", "Three."),
            ("†", "Daggered."),
            ("ii", "Last.")
        ]
    );
    let sections: Vec<u16> = document.notes.iter().map(|note| note.section).collect();
    assert_eq!(sections, [0, 0, 0, 0, 1, 1, 0], "footnotes begin again, endnotes go on");
    assert_eq!(document.notes[3].kind, NoteKind::Endnote);
}

#[test]
fn a_start_and_pages_of_the_settings_count() {
    let body = format!("<w:p>{}{}<w:r><w:lastRenderedPageBreak/></w:r>{}</w:p>", mark(1), mark(2), mark(3));
    let footnotes = [1, 2, 3].map(|id| footnote(id, &run("Note."))).concat();
    let labels = |rule: &str| {
        let settings = format!("<w:footnotePr>{rule}</w:footnotePr>");
        let docx = Docx { body: &body, footnotes: &footnotes, settings: &settings, ..Docx::default() };
        let document = read(&docx.bytes());
        assert!(document.notes.iter().all(|note| note.section == 0));
        document.notes.iter().map(|note| note.label.clone()).collect::<Vec<_>>()
    };
    assert_eq!(labels("<w:numStart w:val=\"5\"/>"), ["5", "6", "7"]);
    assert_eq!(labels("<w:numRestart w:val=\"eachPage\"/>"), ["1", "2", "1"]);
    assert_eq!(labels("<w:numFmt w:val=\"chicago\"/>"), ["*", "†", "‡"]);
}

#[test]
fn text_boxes_and_tables_are_read_once() {
    let framed = |inner: &str| format!("<w:txbxContent><w:p>{inner}</w:p></w:txbxContent>");
    let body = format!(
        "<w:p>{}<w:r><mc:AlternateContent xmlns:mc=\"m\"><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback>\
         </mc:AlternateContent></w:r>{}{}</w:p>\
         <w:tbl><w:tr><w:tc><w:p>{}</w:p></w:tc><w:tc><w:p>{}{}</w:p></w:tc></w:tr></w:tbl>",
        run("Before"),
        framed(&run("boxed")),
        framed(&run("boxed")),
        run(" after"),
        mark(1),
        run("left"),
        run("right"),
        mark(2),
    );
    let footnotes = [1, 2].map(|id| footnote(id, &run("Note."))).concat();
    let document = read(&Docx { body: &body, footnotes: &footnotes, ..Docx::default() }.bytes());
    assert!(
        document.source.text.starts_with("Before after1\nboxed\nleft\nright2\n"),
        "{}",
        document.source.text
    );
}

#[test]
fn a_mark_whose_note_is_lost_leaves_a_gap() {
    let body = format!("<w:p>{}{}{}</w:p>", mark(1), mark(2), mark(3));
    let footnotes = [footnote(1, &run("One.")), footnote(3, &run("Ibid."))].concat();
    let document = read(&Docx { body: &body, footnotes: &footnotes, ..Docx::default() }.bytes());
    assert_eq!(notes(&document), [("1", "One."), ("3", "Ibid.")]);
    assert!(document.notes[1].after_gap && !document.notes[0].after_gap);
}

#[test]
fn the_main_part_may_have_any_name_and_prefix() {
    let strict = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    let rels = |list: &str| format!("<Relationships xmlns=\"r\">{list}</Relationships>");
    let root = rels(&format!("<Relationship Type=\"{strict}/officeDocument\" Target=\"/doc/main.xml\"/>"));
    let main = rels(&format!(
        "<Relationship Type=\"{strict}/footnotes\" Target=\"../notes/f.xml\"/>\
         <Relationship Type=\"{strict}/styles\" TargetMode=\"External\" Target=\"http://example.org/s.xml\"/>"
    ));
    let text = "<document xmlns=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><body><p><r><t>A</t></r>\
        <r><footnoteReference id=\"2\"/></r></p></body></document>";
    let notes_part = "<x:footnotes xmlns:x=\"y\"><x:footnote x:id=\"2\"><x:p><x:r><x:t>Far &#x2014; off.</x:t>\
        </x:r></x:p></x:footnote></x:footnotes>";
    let bytes = super::package::pack(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", root.as_bytes()),
        ("doc/_rels/main.xml.rels", main.as_bytes()),
        ("doc/main.xml", text.as_bytes()),
        ("notes/f.xml", notes_part.as_bytes()),
    ]);
    assert_eq!(notes(&read(&bytes)), [("1", "Far — off.")]);
}
