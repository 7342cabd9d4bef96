//! Notes written anew in a style in CSL, which an engine prints: the feature `csl`.

#[path = "common/back.rs"]
mod back;
mod common;

use back::there_and_back;
use ibid::emit::{self, CslStyle, Markup, STYLES};
use ibid::{Error, Options, Reading};
use proptest::prelude::*;

/// The style that the test of `ibid rewrite` has: in full at first, Ibid. and short titles afterwards.
const NOTES: &[u8] = include_bytes!("rewrite/notes.csl");

fn read(text: &str) -> Reading {
    ibid::read(text.as_bytes(), &Options::default()).expect("a text")
}

fn formatted(style: &CslStyle, text: &str, ibid: bool) -> String {
    style.notes(&read(text), ibid, Markup::Markdown).expect("printed").text.replace("\n\n", "\n")
}

/// A style as a small journal has it: `language` and what its layout prints.
fn small(language: &str, layout: &str) -> CslStyle {
    let style = format!(
        "<style xmlns=\"http://purl.org/net/xbiblio/csl\" class=\"note\" version=\"1.0\" default-locale=\"{language}\">\
         <info><title>Small</title><id>small</id><updated>2026-01-01T00:00:00+00:00</updated></info>\
         <citation><layout suffix=\".\">{layout}</layout></citation></style>"
    );
    CslStyle::read(style.as_bytes()).unwrap_or_else(|error| panic!("{error}"))
}

const TYPED: &str = "\
1. See Ann Green, The roads of Peru: a history (London: Hill Press, 1989), p. 34; but compare Thomas Brown, \"The 'Old' Bridges,\" Journal of Bridges 12, no. 3 (April 1975): 12-15.
2. Brown, \"The 'Old' Bridges,\" p. 13.
3. Ibid.
4. On this see ibid., p. 14. This is all.
5. GARF, F. R-5446, Op. 98, D. 721, L. 14 ob.
6. Ibid., l. 19.
7. Black, Nowhere, p. 3.
8. Green, The roads of Peru, vol. 2, p. 36.
";

#[test]
fn a_style_prints_books_and_ibid_prints_archives() {
    let style = CslStyle::read(NOTES).expect("a style");
    assert_eq!(
        formatted(&style, TYPED, true),
        "\
1. See Ann Green, *The roads of Peru: a history* (London: Hill Press, 1989), p. 34; but compare Thomas Brown, “The ‘Old’ Bridges,” *Journal of Bridges* 12, no. 3 (1975), pp. 12–15.
2. Brown, “The ‘Old’ Bridges,” p. 13.
3. Ibid.
4. On this see Ibid., p. 14. This is all.
5. GARF, f. R-5446, op. 98, d. 721, l. 14 ob.
6. Ibid., l. 19.
7. Black, *Nowhere*, 3.
8. Green, “The roads of Peru: a history,” 2:36.
"
    );
    // Without Ibid. the style's short form stands, and ours for archives.
    let plain = formatted(&style, TYPED, false);
    assert!(plain.contains("3. Brown, “The ‘Old’ Bridges,” p. 13.\n"), "{plain}");
    assert!(plain.contains("6. GARF, f. R-5446, op. 98, d. 721, l. 19.\n"), "{plain}");
}

/// The engine prints ranges and seasons of years wrongly or not at all, and says `n.d.` where nothing is known.
#[test]
fn what_the_engine_cannot_say_ibid_says() {
    let style = CslStyle::named("chicago-notes").expect("it has it");
    let text = "\
1. Carl Hill, Works, 2 vols. (Paris: Quai, 1920-1925).
2. Black, Nowhere, p. 3.
3. Eva Dale, \"Rivers,\" Journal of Roads 3 (Spring 1990): 4.
";
    assert_eq!(
        formatted(&style, text, true),
        "\
1. Carl Hill, *Works*, 2 vols. (Paris: Quai, 1920–1925).
2. Black, *Nowhere*, 3.
3. Eva Dale, “Rivers,” *Journal of Roads* 3 (Spring 1990): 4.
"
    );
}

/// What editors inherit from the authors they stand for, the engine loses in Chicago's 18th edition; and it has labels
/// for numbers only.
#[test]
fn editors_and_volumes_have_their_words() {
    let style = CslStyle::named("chicago-notes").expect("it has it");
    let text = "\
1. Ann Green and Thomas Brown, eds., Roads and Rivers, vol. VI (Paris: Quai, 1995), 3.
2. Ben White, \"Rivers,\" in Roads and Rivers, ed. Ann Green (Paris: Quai, 1995), 17.
";
    assert_eq!(
        formatted(&style, text, true),
        "\
1. Ann Green and Thomas Brown, eds., *Roads and Rivers* (Quai, 1995), 6:3.
2. Ben White, “Rivers,” in *Roads and Rivers*, ed. Ann Green (Quai, 1995), 17.
"
    );
}

#[test]
fn archives_are_printed_in_the_language_of_the_style() {
    let layout = "<text variable=\"title\" quotes=\"true\"/>";
    let text = "1. Green, Ann. Roads and \"Rivers\" of Peru. London: Hill Press, 1989.\n2. РГАНИ, ф. 5, оп. 24, д. 552, л. 40.\n";
    assert!(formatted(&small("ru-RU", layout), text, true).contains("РГАНИ. Ф. 5. Оп. 24. Д. 552. Л. 40."));
    assert!(formatted(&small("en-US", layout), text, true).contains("РГАНИ, ф. 5, оп. 24, д. 552, л. 40."));
}

/// Quotations inside of others, stops at them, and the number of the note that names a work first.
#[test]
fn the_style_has_its_own_marks_and_words() {
    let text = "1. Thomas Brown, \"The 'Old' Bridges,\" Journal of Bridges 12 (1975): 12-15.\n\
                2. Ann Green, Roads (London: Hill Press, 1989), p. 34.\n\
                3. Brown, \"The 'Old' Bridges,\" p. 13.\n";
    let layout = "<choose><if position=\"subsequent\"><group delimiter=\", \"><names variable=\"author\"><name form=\"short\"/></names>\
        <group><text value=\"wie Anm. \"/><text variable=\"first-reference-note-number\"/></group><text variable=\"locator\" prefix=\"S. \"/></group></if>\
        <else><text variable=\"title\" quotes=\"true\"/></else></choose>";
    assert_eq!(
        formatted(&small("de-DE", layout), text, true),
        "1. „The ‘Old’ Bridges“.\n2. „Roads“.\n3. Brown, wie Anm. 1, S. 13.\n"
    );
    let british = formatted(&small("en-GB", "<text variable=\"title\" quotes=\"true\"/>"), text, true);
    assert!(british.starts_with("1. ‘The “Old” Bridges’.\n"), "{british}");
    let american = formatted(&small("en-US", "<text variable=\"title\" quotes=\"true\"/>"), text, true);
    assert!(american.starts_with("1. “The ‘Old’ Bridges.”\n"), "{american}");
}

#[test]
fn what_is_no_style_for_notes_is_an_error() {
    let said = |bytes: &[u8]| match CslStyle::read(bytes) {
        Err(Error::Style { message }) => message,
        other => panic!("{other:?}"),
    };
    assert!(said(b"").contains("no style"));
    assert!(said(b"1. Ann Green, Roads, 3.").contains("no style"));
    assert!(said(b"<html/>").contains("no style"));
    assert!(said(b"\xff\xfe").contains("UTF-8"));
    assert!(said(b"<style><citation>").contains("CSL"));
    let text = String::from_utf8(NOTES.to_vec()).expect("UTF-8");
    let in_text = text.replace("class=\"note\"", "class=\"in-text\"");
    assert!(said(in_text.as_bytes()).contains("not for notes"));
    let circle = text.replace("<macro name=\"year\">", "<macro name=\"year\"><text macro=\"imprint\"/>");
    assert!(said(circle.as_bytes()).contains("circle"));
}

/// The law of our own styles holds for others: what is printed reads as what it was printed from. A style that leaves
/// something out for good reason, as most do, keeps fewer fields.
#[test]
fn printed_notes_say_the_same() {
    for (name, style) in [
        ("notes.csl", CslStyle::read(NOTES).expect("a style")),
        ("chicago-notes", CslStyle::named("chicago-notes").expect("it has it")),
        ("turabian", CslStyle::named("turabian-fullnote-8").expect("it has it")),
    ] {
        let mut sum = [0; 4];
        let mut wrong = Vec::new();
        for sample in common::SAMPLES {
            let reading = common::read(&common::bytes(sample));
            let printed = style.notes(&reading, true, Markup::Text).expect("printed");
            let own = emit::notes(&reading, &STYLES[0], true, Markup::Text);
            assert_eq!((printed.printed, &printed.left), (own.printed, &own.left), "{name}: {sample}");
            let (score, found) = there_and_back(&reading, &printed);
            for (sum, one) in sum.iter_mut().zip(score) {
                *sum += one;
            }
            wrong.extend(found.into_iter().map(|wrong| format!("{sample}: {wrong}")));
        }
        let [citations, same, fields, kept] = sum;
        let said = format!("{name}: {sum:?}\n{}", wrong.join("\n"));
        println!("{said}");
        assert!(same * 100 >= citations * 98, "{said}");
        assert!(kept * 100 >= fields * 95, "{said}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever a note is, nothing breaks.
    #[test]
    fn any_note_is_survived(note in "[A-Za-zА-я\"“”‘’()\\[\\],.;:/ 0-9–-]{0,90}") {
        let text = format!("1. {note}\n2. Ibid., 3.\n3. Ann Green, Roads (London: Hill, 1989), 3. {note}\n");
        let style = CslStyle::read(NOTES).expect("a style");
        if let Ok(reading) = ibid::read(text.as_bytes(), &Options::default()) {
            let notes = style.notes(&reading, true, Markup::Markdown).expect("printed");
            prop_assert!(!notes.text.is_empty() || reading.document.notes.is_empty());
        }
    }
}
