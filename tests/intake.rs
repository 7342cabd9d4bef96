//! Finding notes: the shapes documents come in, and what must not be taken for a note.

use ibid::model::{Document, NoteKind};

fn read(text: &str) -> Document {
    let source = ibid::text::decode(text.as_bytes(), None).expect("a text");
    ibid::intake::read(source)
}

fn found(text: &str) -> Vec<(String, String)> {
    read(text).notes.into_iter().map(|note| (note.label, note.text)).collect()
}

fn labels(text: &str) -> String {
    read(text).notes.iter().map(|note| note.label.as_str()).collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn finds(text: &str, expected: &[(&str, &str)]) {
    let notes = found(text);
    let notes: Vec<(&str, &str)> =
        notes.iter().map(|(label, text)| (label.as_str(), text.as_str())).collect();
    assert_eq!(notes, expected);
}

/// A page of a book: body with a mark for each note, then the notes.
fn page(marks: std::ops::RangeInclusive<u32>, notes: &str) -> String {
    let mut body = String::new();
    for mark in marks {
        body += &format!(
            "The delegates came late and left early, and nobody asked them why they had come at all.{mark}\n\
             In the lobby the talk was of grain, of railways and of the price of timber on the coast,\n"
        );
    }
    format!("{body}which nobody could foretell.\n\n\n{notes}")
}

// Lists

#[test]
fn a_list_may_be_labelled_in_many_ways() {
    for (one, two, three) in [
        ("1. ", "2. ", "3. "),
        ("1 ", "2 ", "3 "),
        ("1) ", "2) ", "3) "),
        ("1 – ", "2 – ", "3 – "),
        ("[^1]: ", "[^2]: ", "[^3]: "),
        ("[1] ", "[2] ", "[3] "),
        ("(1) ", "(2) ", "(3) "),
        ("¹ ", "² ", "³ "),
        ("¹", "²", "³"),
        ("1", "2", "3"),
        ("1.\t", "2.\t", "3.\t"),
        ("^1 ", "^2 ", "^3 "),
    ] {
        for between in ["\n", "\n\n", "\r\n", "\n \n"] {
            let text = format!(
                "{one}Ann Smith, Rivers (London: Hale, 1990), 12.{between}{two}Ibid., 14.{between}{three}RGANI, f. 5, op. 30, d. 2.\n"
            );
            finds(
                &text,
                &[
                    ("1", "Ann Smith, Rivers (London: Hale, 1990), 12."),
                    ("2", "Ibid., 14."),
                    ("3", "RGANI, f. 5, op. 30, d. 2."),
                ],
            );
        }
    }
}

#[test]
fn roman_endnotes_keep_their_numbers() {
    finds(
        "[i] Smith, Rivers, 1.\n[ii] Ibid.\n[iii] Jones, Hills, 3.\n[iv] Ibid., 4.\n",
        &[("i", "Smith, Rivers, 1."), ("ii", "Ibid."), ("iii", "Jones, Hills, 3."), ("iv", "Ibid., 4.")],
    );
}

#[test]
fn a_list_may_start_anywhere_and_miss_numbers() {
    let text = "41. Smith, Rivers, 1.\n42. Ibid.\n47. Jones, Hills, 3.\n48. Ibid., 4.\n";
    let document = read(text);
    assert_eq!(labels(text), "41 42 47 48");
    let gaps: Vec<bool> = document.notes.iter().map(|note| note.after_gap).collect();
    assert_eq!(gaps, [false, false, true, false]);
}

#[test]
fn numbers_at_the_start_of_wrapped_lines_are_no_notes() {
    finds(
        "7. See the survey of the harbours by the Admiralty, drawn up between 1944 and\n\
         1954 and printed by order of the House (London: HMSO, 1955), pp. 3-\n\
         8. A copy is in the library.\n\
         8. Minutes of the Harbour Board, meeting of 3 May, Document\n\
         9. See also the appendix, box\n\
         12, folder 4.\n\
         9. Ibid., p.\n\
         10.\n\
         10. Ibid., p. 11.\n\
         11. Smith, Rivers, p. 44.\n",
        &[
            (
                "7",
                "See the survey of the harbours by the Admiralty, drawn up between 1944 and 1954 and printed by order \
                 of the House (London: HMSO, 1955), pp. 3-8. A copy is in the library.",
            ),
            (
                "8",
                "Minutes of the Harbour Board, meeting of 3 May, Document 9. See also the appendix, box 12, folder 4.",
            ),
            ("9", "Ibid., p. 10."),
            ("10", "Ibid., p. 11."),
            ("11", "Smith, Rivers, p. 44."),
        ],
    );
}

#[test]
fn a_number_alone_on_its_line_is_a_label() {
    finds(
        "1\nSmith, Rivers (London, 1990), 12.\n2\nIbid., 14, with a remark that runs on to\nthe next line.\n3\nIbid.\n",
        &[
            ("1", "Smith, Rivers (London, 1990), 12."),
            ("2", "Ibid., 14, with a remark that runs on to the next line."),
            ("3", "Ibid."),
        ],
    );
}

#[test]
fn a_lost_mark_is_told_by_the_missing_number() {
    let text = "The text.[1] More text.[2] And more.[3] And yet more.[4]\n\n\
        [1] Smith, Rivers, 1.\n\n[2] Ibid.\n\nJones, Hills, 3, with the mark lost.\n\n[4] Ibid., 4.\n\nAbout the author\n\nNobody knows.\n";
    finds(
        text,
        &[
            ("1", "Smith, Rivers, 1."),
            ("2", "Ibid."),
            ("3", "Jones, Hills, 3, with the mark lost."),
            ("4", "Ibid., 4."),
        ],
    );
    assert!(read(text).notes.iter().all(|note| note.kind == NoteKind::Endnote && !note.after_gap));
    let tight = "1. Smith, Rivers, 1.\n2. Ibid.\nJones, Hills, 3, with the mark lost.\n4. Ibid., 4.\n5. Ibid., 5.\n6. Ibid., 6.\n7. Smith, 3.\n";
    assert_eq!(labels(tight), "1 2 3 4 5 6 7");
}

#[test]
fn a_note_may_have_several_paragraphs() {
    finds(
        "[1] Smith says:\n\n\"The rivers were never surveyed by anyone at all.\"\n\n[2] Ibid., 4.\n\n[3] Ibid., 5.\n",
        &[
            ("1", "Smith says: \"The rivers were never surveyed by anyone at all.\""),
            ("2", "Ibid., 4."),
            ("3", "Ibid., 5."),
        ],
    );
}

#[test]
fn one_note_alone_is_a_list() {
    finds("1. Smith, Rivers, 12.", &[("1", "Smith, Rivers, 12.")]);
    finds("[23] Smith, Rivers, 12.\n", &[("23", "Smith, Rivers, 12.")]);
}

#[test]
fn a_label_written_otherwise_than_the_rest_is_kept_in_its_place() {
    assert_eq!(
        labels("1. Smith, 1.\n2. Ibid.\n3 Jones, 3.\n4. Ibid., 4.\n5) Ibid., 5.\n6. Ibid.\n"),
        "1 2 3 4 5 6"
    );
}

#[test]
fn what_stands_after_the_last_note_is_not_in_it() {
    finds(
        "1. Smith, Rivers, 1.\n2. Ibid.\n3. Ibid., 3.\n4. Ibid., 4.\n5. Ibid., 5.\nBibliography\nAdams, John. Hills. London, 1950.\n",
        &[
            ("1", "Smith, Rivers, 1."),
            ("2", "Ibid."),
            ("3", "Ibid., 3."),
            ("4", "Ibid., 4."),
            ("5", "Ibid., 5."),
            ("[1]", "Adams, John. Hills. London, 1950."),
        ],
    );
}

#[test]
fn chapters_of_endnotes_are_sections() {
    let text =
        "Notes\n\nChapter 1\n\n1. Smith, 1.\n2. Ibid.\n3. Ibid., 3.\n\nChapter 2\n\n1. Jones, 1.\n2. Ibid.\n";
    let document = read(text);
    assert_eq!(labels(text), "1 2 3 1 2");
    let sections: Vec<u16> = document.notes.iter().map(|note| note.section).collect();
    assert_eq!(sections, [0, 0, 0, 1, 1]);
    assert!(document.notes.iter().all(|note| !note.after_gap));
    assert_eq!(document.notes.get(2).map(|note| note.text.as_str()), Some("Ibid., 3."));
}

#[test]
fn endnotes_run_over_pages_with_heads() {
    let mut text = String::from("NOTES\n\n");
    for k in 1..=40 {
        text += &format!("{k}. Smith, Rivers and Harbours of the Northern Coast (London: Hale, 1990),\n");
        if k % 8 == 0 {
            text += &format!("\x0c{}          Notes to Pages {}–{}\n\n", 200 + k / 8, k, k + 9);
        }
        text += &format!("{}, with a remark.\n", k + 3);
    }
    let notes = found(&text);
    assert_eq!(notes.len(), 40);
    for (k, (label, text)) in notes.iter().enumerate() {
        assert_eq!(label, &(k + 1).to_string());
        assert_eq!(
            text,
            &format!(
                "Smith, Rivers and Harbours of the Northern Coast (London: Hale, 1990), {}, with a remark.",
                k + 4
            )
        );
    }
}

// Pages

#[test]
fn notes_at_the_feet_of_pages() {
    let text = page(1..=2, "1 Smith, Rivers (London: Hale, 1990),\n12.\n2 Ibid., 14.\n")
        + "\x0c2     RIVERS AND HILLS\n\n"
        + &page(3..=4, "3 Jones, Hills, 3.\n4 Ibid.\n")
        + "\x0c                 RIVERS AND HILLS      3\n\n"
        + &page(5..=5, "5 Ibid., 7.\n");
    finds(
        &text,
        &[
            ("1", "Smith, Rivers (London: Hale, 1990), 12."),
            ("2", "Ibid., 14."),
            ("3", "Jones, Hills, 3."),
            ("4", "Ibid."),
            ("5", "Ibid., 7."),
        ],
    );
    let notes = read(&text).notes;
    assert!(notes.iter().all(|note| note.kind == NoteKind::Footnote && note.anchor.is_some()));
    let pages: Vec<Option<&str>> = notes.iter().map(|note| note.page.as_deref()).collect();
    assert_eq!(pages, [None, None, Some("2"), Some("2"), Some("3")]);
}

#[test]
fn a_note_goes_on_at_the_foot_of_the_next_page() {
    let text = page(
        1..=2,
        "1 Smith, Rivers, 12.\n2 The survey of the harbours was begun by order of the\nHouse and was\n",
    ) + "\x0c"
        + &page(3..=3, "never finished, as Jones, Hills, 3, shows.\n3 Ibid.\n");
    finds(
        &text,
        &[
            ("1", "Smith, Rivers, 12."),
            (
                "2",
                "The survey of the harbours was begun by order of the House and was never finished, as Jones, Hills, 3, \
                 shows.",
            ),
            ("3", "Ibid."),
        ],
    );
}

#[test]
fn a_note_may_go_on_over_a_page_without_a_label() {
    let text = page(
        1..=1,
        "__________\n1 Smith, Rivers, 12. The survey of the harbours was begun\nby order of the House and was\n",
    ) + "\x0c"
        + "Nothing more was heard of it in the lobby, where the talk was now of other matters altogether.\n\n__________\ndelayed again and again, until in the end it was\n"
        + "\x0c"
        + &page(2..=2, "__________\ngiven up.\n2 Ibid.\n");
    finds(
        &text,
        &[
            (
                "1",
                "Smith, Rivers, 12. The survey of the harbours was begun by order of the House and was delayed again \
                 and again, until in the end it was given up.",
            ),
            ("2", "Ibid."),
        ],
    );
}

#[test]
fn numbering_may_start_again_on_every_page() {
    let text = page(1..=2, "1. Smith, Rivers, 12.\n2. Ibid., 14.\n")
        + "\x0c"
        + &page(1..=3, "1. Jones, Hills, 3.\n2. Ibid.\n3. Ibid., 5.\n")
        + "\x0c"
        + &page(1..=1, "1. Ibid., 7.\n");
    assert_eq!(labels(&text), "1 2 1 2 3 1");
    let sections: Vec<u16> = read(&text).notes.iter().map(|note| note.section).collect();
    assert_eq!(sections, [0, 0, 1, 1, 1, 2]);
}

#[test]
fn pages_may_be_lost() {
    let text = page(1..=2, "1 Smith, Rivers, 12.\n2 Ibid., 14.\n")
        + "\x0c"
        + &page(211..=212, "211 Jones, Hills, 3.\n212 Ibid.\n");
    let notes = read(&text).notes;
    assert_eq!(labels(&text), "1 2 211 212");
    let gaps: Vec<bool> = notes.iter().map(|note| note.after_gap).collect();
    assert_eq!(gaps, [false, false, true, false]);
    assert!(notes.iter().all(|note| note.section == 0));
}

#[test]
fn headings_lists_and_contents_in_the_body_are_no_notes() {
    let text = String::from(
        "Contents\n\n1. The Rivers ........ 1\n2. The Hills ......... 14\n3. The Coast ......... 30\n\n\x0c1. The Rivers\n\n",
    ) + &page(1..=3, "1. Smith, Rivers, 12.\n2. Ibid., 14.\n3. Ibid.\n")
        + "\x0c"
        + "The board had three aims, which it set down in this order and no other:\n1. To dredge the harbours.\n2. To build a mole.\n3. To pay for neither.\n\n"
        + &page(4..=5, "4. Jones, Hills, 3.\n5. Ibid.\n")
        + "\x0c2. The Hills\n\n"
        + &page(6..=7, "6. Jones, Hills, 8.\n7. Ibid.\n");
    finds(
        &text,
        &[
            ("1", "Smith, Rivers, 12."),
            ("2", "Ibid., 14."),
            ("3", "Ibid."),
            ("4", "Jones, Hills, 3."),
            ("5", "Ibid."),
            ("6", "Jones, Hills, 8."),
            ("7", "Ibid."),
        ],
    );
}

#[test]
fn numbered_paragraphs_are_not_the_notes() {
    let mut text = String::new();
    for k in 1..=20 {
        text += &format!("{k}. The board met in the town hall and heard the engineer on the mole.");
        text += &if k % 4 == 0 { format!("{}\n\n", k / 4) } else { "\n\n".to_owned() };
    }
    text += "1 Smith, Rivers, 12.\n2 Ibid., 14.\n3 Ibid.\n4 Jones, Hills, 3.\n5 Ibid.\n";
    assert_eq!(labels(&text), "1 2 3 4 5");
    assert_eq!(read(&text).notes.first().map(|note| note.text.as_str()), Some("Smith, Rivers, 12."));
}

#[test]
fn pages_without_form_feeds() {
    let mut text = String::new();
    for p in 0..4u32 {
        let first = 2 * p + 1;
        text += &page(
            first..=first + 1,
            &format!("{first}. Smith, Rivers, {p}.\n{}. Ibid., and so\non.\n", first + 1),
        );
        text += &format!("\n\n{}\n\n", 17 + p);
    }
    assert_eq!(labels(&text), "1 2 3 4 5 6 7 8");
    let notes = read(&text).notes;
    assert!(notes.iter().all(|note| note.text.ends_with('.') && note.text.len() < 30));
    assert_eq!(notes.get(3).and_then(|note| note.page.clone()), Some("18".to_owned()));
}

#[test]
fn double_spaced_pages() {
    let body = |mark: u32| {
        format!(
            "The delegates came late and left early, and nobody asked them why they had\n\n\
             come at all.{mark} In the lobby the talk was of grain, of railways and of the\n\n\
             1947 price of timber on the coast, which nobody could foretell, and of the\n\n\
             300 ships that lay idle in the harbour, as they had in the year before the\n\n"
        )
    };
    let mut text = String::new();
    for p in 0..6u32 {
        let n = 20 + p;
        text += &body(n);
        text += &format!(
            "                         \n{n} Smith, Rivers and Harbours of the Northern\nCoast (London: Hale, 1990), p.\n{p}.\n"
        );
    }
    text += &body(26);
    assert_eq!(labels(&text), "20 21 22 23 24 25");
    for (p, note) in read(&text).notes.iter().enumerate() {
        assert_eq!(
            note.text,
            format!("Smith, Rivers and Harbours of the Northern Coast (London: Hale, 1990), p. {p}.")
        );
    }
}

#[test]
fn a_sign_leads_the_first_note() {
    let text = String::from("THE RIVERS*\n\n")
        + &page(1..=2, "* I thank the board for its patience.\n1 Smith, Rivers, 12.\n2 Ibid., 14.\n")
        + "\x0c"
        + &page(3..=3, "3 Jones, Hills, 3.\n");
    finds(
        &text,
        &[
            ("*", "I thank the board for its patience."),
            ("1", "Smith, Rivers, 12."),
            ("2", "Ibid., 14."),
            ("3", "Jones, Hills, 3."),
        ],
    );
    assert!(read(&text).notes.first().is_some_and(|note| note.anchor.is_some()));
    finds(
        "* Smith, Rivers, 12.\n† Ibid., 14.\n‡ Jones, Hills, 3.\n",
        &[("*", "Smith, Rivers, 12."), ("†", "Ibid., 14."), ("‡", "Jones, Hills, 3.")],
    );
}

#[test]
fn labels_of_other_printers() {
    let expected = [("1", "Smith, Rivers, 12."), ("2", "Ibid., 14."), ("3", "Jones, Hills, 3.")];
    for (before, after) in [
        ("[", "]. "),
        ("", ".) "),
        ("", ".- "),
        ("{", "} "),
        ("Note ", ". "),
        ("Fn. ", ": "),
        ("Anm. ", ": "),
        ("[fn", "] "),
        ("", ". ^ "),
    ] {
        let list: String =
            expected.iter().map(|(number, text)| format!("{before}{number}{after}{text}\n")).collect();
        finds(&list, &expected);
    }
}

#[test]
fn a_bracketed_footnote_ends_with_its_bracket() {
    let text = "The mole was built in 1820.[1] It fell in 1830.[2]\n\n[Footnote 1: Smith, _Rivers and\nHarbours_, 12.]\n\n\
                [Footnote 2: Ibid. [sic], 14.]\n\nIt was built again.\n";
    finds(text, &[("1", "Smith, Rivers and Harbours, 12."), ("2", "Ibid. [sic], 14.")]);
}

#[test]
fn underscores_slant_what_stands_between_them() {
    let text = "1. Smith, _Rivers and Harbours_, 12; Jones, _Hills_.\n2. The file a_b_c.txt, _Ports_, 3.\n";
    let document = read(text);
    let slanted = |n: usize| -> Vec<&str> {
        document.notes[n].styles.iter().map(|(span, _)| span.of(&document.notes[n].text)).collect()
    };
    assert_eq!(document.notes[0].text, "Smith, Rivers and Harbours, 12; Jones, Hills.");
    assert_eq!(slanted(0), ["Rivers and Harbours", "Hills"]);
    assert_eq!(slanted(1), ["Ports"]);
    // The way back leads to the letters, past the underscores.
    for note in &document.notes {
        for (span, _) in &note.styles {
            let back = note.trail.span(*span);
            let printed = text.get(back.start as usize..back.end as usize).expect("a place in the text");
            assert_eq!(printed.trim_end_matches('_'), span.of(&note.text));
        }
    }
}

#[test]
fn short_notes_on_one_line() {
    let text = "The mole was built.1 It fell.2 It was built again.3 It stands.4\n\n\
                1 Smith, Rivers and Harbours of the\nNorthern Coast, vol. 2 (London: Hale, 1990), 12. 2 Ibid., 14. 3 Ibid.\n\
                4 Jones, Hills, 3.\n";
    finds(
        text,
        &[
            ("1", "Smith, Rivers and Harbours of the Northern Coast, vol. 2 (London: Hale, 1990), 12."),
            ("2", "Ibid., 14."),
            ("3", "Ibid."),
            ("4", "Jones, Hills, 3."),
        ],
    );
    // A number that the body does not call parts nothing.
    let text = "The mole was built.1 It fell.3\n\n1 Smith, Rivers. 2 Hills and Ports.\n3 Jones, Hills, 3.\n";
    finds(text, &[("1", "Smith, Rivers. 2 Hills and Ports."), ("3", "Jones, Hills, 3.")]);
}

#[test]
fn signs_at_one_foot_follow_each_other() {
    let text = "The mole was built.* It fell.\u{2020} It stands.\u{2021}\n\n* Smith, Rivers, 12.\n\u{2020} Ibid., 14.\n\
                \u{2021} Jones, Hills, 3.\n\nNOTES\n\n1. Young, Coasts, 5.\n2. Ibid., 6.\n";
    assert_eq!(labels(text), "* \u{2020} \u{2021} 1 2");
}

#[test]
fn hanging_and_indented_notes() {
    let notes =
        [("1", "Smith, Rivers and Harbours of the Northern Coast (London: Hale, 1990), 12."), ("2", "Ibid.")];
    for (first, rest) in [("", "    "), ("    ", ""), ("  ", "  ")] {
        let text = page(
            1..=2,
            &format!(
                "{first}1. Smith, Rivers and Harbours of the Northern\n{rest}Coast (London: Hale, 1990), 12.\n{first}2. Ibid.\n"
            ),
        );
        finds(&text, &notes);
    }
}

#[test]
fn a_numbered_list_of_books_after_the_notes_is_none_of_them() {
    let text = String::from("The mole was built.1 It fell.2 It was built again.3 It stands.4\n\nNotes\n\n")
        + "1. Smith, Rivers, 12.\n2. Ibid.\n3. Jones, Hills, 3.\n4. Ibid.\n\nBibliography\n\n"
        + "1. Adams, John. Hills. London, 1950.\n2. Jones, Ann. Hills. London, 1960.\n3. Smith, Ann. Rivers. London, 1990.\n\
           4. Young, Ann. Coasts. London, 1991.\n5. Zander, Ann. Ports. London, 1992.\n";
    assert_eq!(labels(&text), "1 2 3 4 [1] [2] [3] [4] [5]");
    assert!(
        found(&text)
            .iter()
            .any(|(label, text)| label == "[1]" && text == "Adams, John. Hills. London, 1950.")
    );
}

#[test]
fn lists_with_bullets_are_no_notes() {
    let text = page(1..=2, "1 Smith, Rivers, 12.\n2 Ibid., 14.\n")
        + "\x0cThe board wanted:\n\n* a mole\n* a light\n* a bell\n\n"
        + &page(3..=4, "3 Jones, Hills, 3.\n4 Ibid.\n");
    assert_eq!(labels(&text), "1 2 3 4");
}

#[test]
fn long_texts_of_every_shape_are_read_in_one_pass() {
    // Work that grows with the square of any of these does not end in a test's time.
    for scrap in [
        "* item\n",
        "(1995) ",
        "1. \n",
        "a.1 ",
        "_____\n",
        "[1] x\n\n",
        "12\n\n",
        "Source: x\n\n",
        "(",
        "x-\n",
        "鈥 ",
        "Ã©é ",
        "e\u{301}",
    ] {
        let document = read(&scrap.repeat(30_000));
        assert!(document.source.text.len() >= 30_000, "{scrap}");
    }
}

// Other shapes

#[test]
fn prose_with_numbers_has_no_notes() {
    for text in [
        "In 1914 the war came.\n1915 was worse, and\n12 ships were lost.\n",
        "The year was 1923.\n\n1924 began well.\n",
        "No numbers at all.\n",
        "3.5 percent of all\n4.5 percent of none\n",
        "\n\n   \n",
        "2024-01-01\n2024-01-02\n",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn sources_of_documents() {
    let text = "Documents\n\nDocument 1 – \nSource: RGAE, f. 4372, op. 11, d. 7, ll. 3-9.\n\nDocument 2. Source: GARF, f. 5446, op. 3,\nd. 14.\n\n\
        The text.[1] More.[2]\n\nSource: National Board, Reports (1955), 4.\n\n[1] Smith, Rivers, 1.\n\n[2] Ibid.\n";
    finds(
        text,
        &[
            ("Document 1", "Source: RGAE, f. 4372, op. 11, d. 7, ll. 3-9."),
            ("Document 2", "Source: GARF, f. 5446, op. 3, d. 14."),
            ("Source 3", "Source: National Board, Reports (1955), 4."),
            ("1", "Smith, Rivers, 1."),
            ("2", "Ibid."),
        ],
    );
}

#[test]
fn the_record_of_an_article() {
    let document = read(
        "The Rivers of the North and Their Harbours\n\nAnn Smith\nDOI: https://doi.org/10.1234/abc.5678\n2021-03-04\nCoastal Review\nAbstract: The rivers were never surveyed. What was found instead is told here.\n",
    );
    let note = document.notes.first().expect("a record");
    assert_eq!(document.notes.len(), 1);
    assert_eq!((note.kind, note.label.as_str()), (NoteKind::Record, "record"));
    assert_eq!(
        note.text,
        "The Rivers of the North and Their Harbours Ann Smith DOI: https://doi.org/10.1234/abc.5678 2021-03-04 Coastal Review"
    );
}

#[test]
fn authors_and_dates_in_the_text() {
    let text = "The point was made by Ann Smith (1995), Juan de la Cruz (2000a),\nand, against the\nCuban Revolution (1959), by others (Jones 2001, 12; Smith and Hill, 2003: 4). The mole (p.\n41) was never built (1920-1930), in the town (the old one).\n";
    finds(
        text,
        &[
            ("(1)", "Ann Smith (1995)"),
            ("(2)", "Juan de la Cruz (2000a)"),
            ("(3)", "(Jones 2001, 12; Smith and Hill, 2003: 4)"),
            ("(4)", "(p. 41)"),
        ],
    );
}

// Joining lines

#[test]
fn hyphens_at_line_ends() {
    let note = |text: &str| found(&format!("1. {text}\n2. Ibid.\n3. Ibid., 3.\n")).remove(0).1;
    assert_eq!(note("On devel-\nopment."), "On development.");
    assert_eq!(note("On 1944-\n1954."), "On 1944-1954.");
    assert_eq!(note("Latin-\nAmerican ships."), "Latin-American ships.");
    assert_eq!(note("A right-\nwing ship, a right and a wing."), "A right-wing ship, a right and a wing.");
    assert_eq!(note("A co-\noperative, the cooperative."), "A cooperative, the cooperative.");
    assert_eq!(note("Self-\nrule, and self-rule again."), "Self-rule, and self-rule again.");
    assert_eq!(note("pp. 12–\n14."), "pp. 12–14.");
    assert_eq!(note("See https://example.org/a-\nb/c.html."), "See https://example.org/a-b/c.html.");
    assert_eq!(
        note("See https://example.org/rivers/\nharbours/1990."),
        "See https://example.org/rivers/harbours/1990."
    );
    assert_eq!(
        note("See https://example.org/rivers.\nThe mole."),
        "See https://example.org/rivers. The mole."
    );
    assert_eq!(note("doi:10.1234/\nabc5678."), "doi:10.1234/abc5678.");
    assert_eq!(note("Two  blanks   and\na\u{ad}\nsoft one."), "Two blanks and asoft one.");
    assert_eq!(note("исто-\nрия."), "история.");
}
