//! Laws of decoding and intake: nothing panics, every span is true, every way leads back.

use ibid::model::{Document, Trail};
use proptest::prelude::*;

const ENCODINGS: [&str; 9] = [
    "utf-8",
    "utf-16le",
    "utf-16be",
    "windows-1251",
    "windows-1252",
    "koi8-r",
    "ibm866",
    "gb18030",
    "shift_jis",
];

/// Scraps that documents with notes are made of.
fn scrap() -> impl Strategy<Value = String> {
    let fixed = prop::sample::select(vec![
        "\n",
        "\n\n",
        "\n\n\n",
        "\r\n",
        "\x0c",
        " ",
        "   ",
        "                    \n",
        "_________\n",
        "- 12 -",
        "\n17\n",
        "1. ",
        "2. ",
        "3. ",
        "[1] ",
        "[2] ",
        "[3] ",
        "1 ",
        "2 ",
        "3 ",
        "12",
        "¹ ",
        "²",
        "* ",
        "† ",
        "4) ",
        "iv. ",
        "[ii] ",
        "Smith, Rivers (London: Hale, 1990), 12.",
        "Ibid., p.",
        "and so devel-",
        "opment went on, ",
        "harbour.1 ",
        "end.”2",
        "РГАНИ. Ф. 5. Оп. 30. Д. 264.",
        "там же",
        "(Jones 1999, 4)",
        "Ann Smith (2001)",
        "Source: ",
        "Document 3 – ",
        "DOI: 10.1234/x",
        "Abstract: ",
        "https://example.org/a-",
        "Ib谩帽ez",
        "鈥檚",
        "鈥",
        "Ã©",
        "â€",
        "Ðš",
        "ÐÃÀÍÈ",
        "é",
        "e\u{301}",
        "\u{ad}",
        "ﬁ",
        "\x15",
        "\x0e",
        "\u{a0}",
        "\u{2028}",
        "毛泽东",
        "𝔘",
        "ß",
        "1947 and ",
        "....... 12",
        "(p.\n41)",
    ])
    .prop_map(str::to_owned);
    prop_oneof![8 => fixed, 1 => "\\PC{0,6}", 1 => (1u32..40).prop_map(|n| format!("\n{n}. "))]
}

fn check_trail(trail: &Trail, here: &str, there: &str) -> Result<(), TestCaseError> {
    for pair in trail.steps.windows(2) {
        if let [(h, t), (h2, t2)] = pair {
            prop_assert!(h < h2, "{pair:?}");
            prop_assert!(t <= t2, "{pair:?}");
        }
    }
    for (h, t) in &trail.steps {
        prop_assert!(here.is_char_boundary(*h as usize) && there.is_char_boundary(*t as usize));
    }
    prop_assert!(trail.back(here.len() as u32) as usize <= there.len());
    Ok(())
}

fn check_document(document: &Document) -> Result<(), TestCaseError> {
    let source = &document.source;
    let mut last = 0;
    for note in &document.notes {
        prop_assert!(!note.label.is_empty() && !note.text.is_empty());
        prop_assert_eq!(note.text.trim(), &note.text);
        prop_assert!(source.text.get(note.span.range()).is_some());
        prop_assert!(note.span.start >= last && !note.span.is_empty());
        last = note.span.start;
        if let Some(anchor) = note.anchor {
            prop_assert!(source.text.get(anchor.range()).is_some_and(|mark| !mark.is_empty()));
            prop_assert!(anchor.end <= note.span.start);
        }
        check_trail(&note.trail, &note.text, &source.text)?;
        for (at, c) in note.text.char_indices().filter(|(_, c)| c.is_alphanumeric()) {
            let back = note.trail.back(at as u32) as usize;
            prop_assert!(note.span.range().contains(&back));
            prop_assert!(source.text.get(back..).is_some_and(|rest| rest.starts_with(c)), "{c} at {at}");
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_decode_or_fail(bytes in prop::collection::vec(any::<u8>(), 0..300), name in prop::sample::select(ENCODINGS.to_vec())) {
        for encoding in [None, Some(name)] {
            if let Ok(source) = ibid::text::decode(&bytes, encoding) {
                for repair in &source.repairs {
                    prop_assert!(source.text.get(repair.span.range()).is_some());
                }
                check_document(&ibid::intake::read(source))?;
            }
        }
    }

    #[test]
    fn ways_lead_back(scraps in prop::collection::vec(scrap(), 1..60)) {
        let before = scraps.concat();
        prop_assume!(!before.contains('\0') && !before.starts_with(['\u{feff}', '{']));
        let Ok(source) = ibid::text::decode(before.as_bytes(), None) else { return Ok(()) };
        prop_assert_eq!(&source.encoding, "UTF-8");
        check_trail(&source.trail, &source.text, &before)?;
        let repaired = |at: usize| source.repairs.iter().any(|repair| repair.span.range().contains(&at));
        for (at, c) in source.text.char_indices().filter(|(_, c)| c.is_ascii_alphanumeric()) {
            if !repaired(at) {
                let back = source.trail.back(at as u32) as usize;
                let rest = before.get(back..).unwrap_or("");
                // The sign for kelvin is a K.
                prop_assert!(rest.starts_with(c) || rest.starts_with('\u{212a}'), "{} at {}", c, at);
            }
        }
        let mut last = 0;
        for repair in &source.repairs {
            prop_assert!(repair.span.start >= last);
            last = repair.span.start;
            prop_assert!(source.text.get(repair.span.range()).is_some());
        }
        check_document(&ibid::intake::read(source))?;
    }

    #[test]
    fn a_mended_text_stays_as_it_is(scraps in prop::collection::vec(scrap(), 1..40)) {
        // Whether a text was decoded wrongly before is a matter of evidence, which mending takes away.
        // `Î¹`, `贸`: what the first byte of a letter in UTF-8 is in Latin-1, and what two of them are in GBK.
        let bytes = |c: char| matches!(c, '\u{c2}'..='\u{f4}' | '\u{4e00}'..='\u{9fff}' | '\u{301}');
        let wrong = |scrap: &String| scrap.contains(bytes);
        let before: String = scraps.into_iter().filter(|scrap| !wrong(scrap)).collect();
        let Ok(once) = ibid::text::decode(before.as_bytes(), None) else { return Ok(()) };
        let Ok(twice) = ibid::text::decode(once.text.as_bytes(), None) else { return Ok(()) };
        prop_assert_eq!(once.text, twice.text);
    }

    #[test]
    fn a_list_comes_back_as_it_was_written(
        texts in prop::collection::vec("[A-Z][a-z]{2,9}( [A-Za-z]{1,9}){0,12}\\.", 2..40),
        first in 1u32..400,
        between in prop::sample::select(vec!["\n", "\n\n", "\r\n"]),
        label in prop::sample::select(vec![("", ". "), ("[", "] "), ("", ") "), ("", " ")]),
        wrap in any::<bool>(),
    ) {
        let mut list = String::new();
        for (k, text) in texts.iter().enumerate() {
            let text = if wrap { text.replacen(' ', "\n", 3).replacen('\n', " ", 2) } else { text.clone() };
            list += &format!("{}{}{}{text}{between}", label.0, first + k as u32, label.1);
        }
        let source = ibid::text::decode(list.as_bytes(), None).expect("a text");
        let document = ibid::intake::read(source);
        check_document(&document)?;
        let found: Vec<(String, String)> = document.notes.into_iter().map(|note| (note.label, note.text)).collect();
        let written: Vec<(String, String)> =
            texts.into_iter().enumerate().map(|(k, text)| ((first + k as u32).to_string(), text)).collect();
        prop_assert_eq!(found, written);
    }
}
