//! Notes written anew: in every style they say what they said before.

#[path = "common/back.rs"]
mod back;
mod common;

use back::there_and_back;
use ibid::emit::{self, Markup, STYLES, Style, View};
use ibid::{Options, Reading};
use proptest::prelude::*;

fn style(name: &str) -> &'static Style {
    STYLES.iter().find(|style| style.name == name).expect("a style")
}

fn read(text: &str) -> Reading {
    ibid::read(text.as_bytes(), &Options::default()).expect("a text")
}

#[track_caller]
fn formatted(text: &str, name: &str, ibid: bool, wanted: &str) {
    let notes = emit::notes(&read(text), style(name), ibid, Markup::Markdown);
    assert_eq!(notes.text.replace("\n\n", "\n"), wanted, "{:?}", notes.left);
}

const NOTES: &str = "\
1. See Ann Green, The Roads of Peru: A History (London: Hill Press, 1989), p. 34; but compare Thomas Brown, \"Bridges of the North,\" Journal of Bridges 12, no. 3 (April 1975): 12-15.
2. Brown, \"Bridges of the North,\" p. 13.
3. Ibid.
4. Ann Green, ed., Roads and Rivers, 2nd ed. (Paris: Quai, 1995), pp. 3-4.
5. On this see Ben White, \"Rivers,\" in Roads and Rivers, ed. Ann Green (Paris: Quai, 1995), 17-30.
6. GARF, F. R-5446, Op. 98, D. 721, L. 14 ob.
7. Ibid., l. 19.
8. Black, Nowhere, p. 3.
9. Green, Roads of Peru, p. 36. This is all.
";

#[test]
fn chicago_18_names_no_place_where_there_is_a_publisher() {
    formatted(
        NOTES,
        "chicago-18",
        false,
        "\
1. See Ann Green, *The Roads of Peru: A History* (Hill Press, 1989), 34; but compare Thomas Brown, “Bridges of the North,” *Journal of Bridges* 12, no. 3 (1975): 12–15.
2. Brown, “Bridges of the North,” 13.
3. Brown, “Bridges of the North,” 13.
4. Ann Green, ed., *Roads and Rivers*, 2nd ed. (Quai, 1995), 3–4.
5. On this see Ben White, “Rivers,” in *Roads and Rivers*, ed. Ann Green (Quai, 1995), 17–30.
6. GARF, f. R-5446, op. 98, d. 721, l. 14 ob.
7. GARF, f. R-5446, op. 98, d. 721, l. 19.
8. Black, *Nowhere*, 3.
9. Green, *Roads of Peru*, 36. This is all.
",
    );
}

#[test]
fn chicago_17_with_ibid() {
    formatted(
        NOTES,
        "chicago-17",
        true,
        "\
1. See Ann Green, *The Roads of Peru: A History* (London: Hill Press, 1989), 34; but compare Thomas Brown, “Bridges of the North,” *Journal of Bridges* 12, no. 3 (April 1975): 12–15.
2. Brown, “Bridges of the North,” 13.
3. Ibid.
4. Ann Green, ed., *Roads and Rivers*, 2nd ed. (Paris: Quai, 1995), 3–4.
5. On this see Ben White, “Rivers,” in *Roads and Rivers*, ed. Ann Green (Paris: Quai, 1995), 17–30.
6. GARF, f. R-5446, op. 98, d. 721, l. 14 ob.
7. Ibid., l. 19.
8. Black, *Nowhere*, 3.
9. Green, *Roads of Peru*, 36. This is all.
",
    );
}

#[test]
fn mhra_has_single_quotation_marks_and_pages_with_p() {
    formatted(
        NOTES,
        "mhra",
        false,
        "\
1. See Ann Green, *The Roads of Peru: A History* (London: Hill Press, 1989), p. 34; but compare Thomas Brown, ‘Bridges of the North’, *Journal of Bridges*, 12.3 (1975), pp. 12–15.
2. Brown, ‘Bridges of the North’, p. 13.
3. Brown, ‘Bridges of the North’, p. 13.
4. *Roads and Rivers*, ed. by Ann Green, 2nd edn (Paris: Quai, 1995), pp. 3–4.
5. On this see Ben White, ‘Rivers’, in *Roads and Rivers*, ed. by Ann Green (Paris: Quai, 1995), pp. 17–30.
6. GARF, f. R-5446, op. 98, d. 721, l. 14 ob.
7. GARF, f. R-5446, op. 98, d. 721, l. 19.
8. Black, *Nowhere*, p. 3.
9. Green, *Roads of Peru*, p. 36. This is all.
",
    );
}

#[test]
fn gost_speaks_the_language_of_the_work() {
    formatted(
        "1. Зубкова Е. Послевоенное советское общество: политика и повседневность. М.: РОССПЭН, 1999. С. 61–77.\n\
         2. Там же. С. 80.\n\
         3. Ann Green, The Roads of Peru (London: Hill Press, 1989), 34.\n\
         4. Ibid., 36.\n\
         5. РГАНИ, ф. 5, оп. 24, д. 552, л. 40–47.\n\
         6. Волков И. М. Засуха // История СССР. 1991. № 4. С. 3.\n",
        "gost",
        true,
        "\
1. Зубкова Е. Послевоенное советское общество: политика и повседневность. М.: РОССПЭН, 1999. С. 61–77.
2. Там же. С. 80.
3. Green Ann. The Roads of Peru. London: Hill Press, 1989. P. 34.
4. Ibid. P. 36.
5. РГАНИ. Ф. 5. Оп. 24. Д. 552. Л. 40–47.
6. Волков И. М. Засуха // История СССР. 1991. № 4. С. 3.
",
    );
}

/// What the styles' own guides say: who edits and translates is named once, an issue that has a number needs no month,
/// MHRA begins a work of editors with its title and cuts ranges short, GOST says how many volumes before which one.
#[test]
fn styles_follow_their_guides() {
    let notes = "\
1. Carl Green, Roads, ed. Ann Hill, trans. Ann Hill (Oxford: Hill Press, 1955), 34.
2. Dale Brown, \"Bridges,\" Journal of Roads 84, no. 4 (December 1993): 1211-1252.
3. Ann Hill and Ben White, eds., Rivers (Paris: Quai, 1995), 211-252.
4. Emma Black, Old Roads (London: Murray, 1854), 7.
";
    formatted(
        notes,
        "chicago-18",
        false,
        "\
1. Carl Green, *Roads*, ed. and trans. Ann Hill (Hill Press, 1955), 34.
2. Dale Brown, “Bridges,” *Journal of Roads* 84, no. 4 (1993): 1211–1252.
3. Ann Hill and Ben White, eds., *Rivers* (Quai, 1995), 211–252.
4. Emma Black, *Old Roads* (London: Murray, 1854), 7.
",
    );
    formatted(
        notes,
        "mhra",
        false,
        "\
1. Carl Green, *Roads*, ed. and trans. by Ann Hill (Oxford: Hill Press, 1955), p. 34.
2. Dale Brown, ‘Bridges’, *Journal of Roads*, 84.4 (1993), 1211–52.
3. *Rivers*, ed. by Ann Hill and Ben White (Paris: Quai, 1995), pp. 211–52.
4. Emma Black, *Old Roads* (London: Murray, 1854), p. 7.
",
    );
    formatted(
        notes,
        "mhra-4",
        false,
        "\
1. Carl Green, *Roads*, ed. and trans. by Ann Hill (Hill Press, 1955), p. 34.
2. Dale Brown, ‘Bridges’, *Journal of Roads*, 84.4 (1993), pp. 1211–52.
3. *Rivers*, ed. by Ann Hill and Ben White (Quai, 1995), pp. 211–52.
4. Emma Black, *Old Roads* (Murray, 1854), p. 7.
",
    );
    formatted(
        "1. Дороги советской деревни: документы и материалы. В 5 т. / под ред. А. Холмова. Т. 1. М.: Наука, 1999. С. 5.\n",
        "gost",
        true,
        "1. Дороги советской деревни: документы и материалы: в 5 т. / под ред. А. Холмова. Т. 1. М.: Наука, 1999. С. 5.\n",
    );
}

/// Whether a note describes a document or names its box alone, the smallest comes first.
#[test]
fn boxes_stand_before_their_collection() {
    formatted(
        "1. Memorandum of conversation, 5 May 1961, box 12, folder 3, Ann Green Papers, LBJ Library, Austin, TX.\n\
         2. Ann Green Papers, box 13, folder 4, LBJ Library.\n\
         3. See also Ann Green Papers, box 14, LBJ Library.\n",
        "chicago-18",
        false,
        "\
1. Memorandum of conversation, May 5, 1961, folder 3, box 12, Ann Green Papers, LBJ Library, Austin, TX.
2. Folder 4, box 13, Ann Green Papers, LBJ Library.
3. See also box 14, Ann Green Papers, LBJ Library.
",
    );
}

/// The number of a series stands before that of the volume; a later note says the volume's number and no title.
#[test]
fn volumes_of_a_series_of_documents() {
    formatted(
        "1. Documents on British Policy Overseas, series I, vol. 6, Northern Roads, 1945–1946, ed. Ann Green (London: HMSO, 1991), no. 12.\n\
         2. Foreign Relations of the United States, 1958–1960, vol. 5, American Republics (Washington, DC: Government Printing Office, 1991), 840.\n\
         3. Foreign Relations of the United States, 1958–1960, 5:844.\n",
        "chicago-17",
        false,
        "\
1. Ann Green, ed., *Documents on British Policy Overseas*, series I, vol. 6, *Northern Roads, 1945–1946* (London: HMSO, 1991), no. 12.
2. *Foreign Relations of the United States, 1958–1960*, vol. 5, *American Republics* (Washington, DC: Government Printing Office, 1991), 840.
3. *Foreign Relations of the United States, 1958–1960*, 5:844.
",
    );
}

/// The number of a volume stands before the title of its own.
#[test]
fn a_volume_with_a_title_of_its_own_stands_behind_its_number() {
    formatted(
        "1. U.S. Department of State, Foreign Relations of the United States, 1958–1960, vol. VI, Cuba (Washington, DC: GPO, 1991), 481.",
        "chicago-17",
        false,
        "1. U.S. Department of State, *Foreign Relations of the United States, 1958–1960*, vol. VI, *Cuba* (Washington, DC: GPO, 1991), 481.\n",
    );
}

/// Of two dates a work has one: the note that has both stays as it is typed.
#[test]
fn no_year_is_lost() {
    let note = "1. Memorandum of Conversation, 3 June 1961, Foreign Relations of the United States, 1961–1963, vol. 5, Soviet Union (Washington, DC: Government Printing Office, 1998), doc. 84.\n";
    let printed = emit::notes(&read(note), style("chicago-17"), false, Markup::Text);
    assert!(
        printed.text.contains("3 June 1961") || printed.text.contains("June 3, 1961"),
        "{}",
        printed.text
    );
    assert!(printed.text.contains("1998"), "{}", printed.text);
}

#[test]
fn a_bibliography_becomes_full_notes() {
    let library = ibid::merge::Library::read(
        "@book{a, author={Green, Ann}, title={The Roads of {Peru}}, location={London}, publisher={Hill \\& Dale}, date={1989}}\n\
         @unpublished{b, title={Zapiska}, date={1960-08-03}, howpublished={RGANI, f. 5, op. 28, d. 253}}\n",
    );
    let entries: Vec<ibid::model::Entry> = library
        .entries
        .into_iter()
        .map(|known| ibid::model::Entry {
            key: known.key,
            kind: known.kind,
            fields: known.fields,
            cited_in: vec![],
            elsewhere: false,
        })
        .collect();
    let notes = emit::full_notes(&entries, style("chicago-17"), Markup::Text);
    assert_eq!(
        notes.text,
        "1. Ann Green, The Roads of Peru (London: Hill & Dale, 1989).\n\
         2. Zapiska, August 3, 1960, RGANI, f. 5, op. 28, d. 253.\n"
    );
}

/// The law: what is printed reads as what it was printed from. The few that do not are notes of the samples that
/// the grammar reads one way in their own style and another in a new one.
#[test]
fn printed_notes_say_the_same() {
    let all: &[&str] = &common::SAMPLES;
    for (style, ibid, samples) in [
        ("chicago-17", true, all),
        ("chicago-17", false, all),
        ("chicago-18", false, all),
        ("mhra", false, all),
        ("mhra", true, all),
        ("gost", true, &["gost-article"]),
    ] {
        let mut sum = [0; 4];
        let mut wrong = Vec::new();
        for name in samples {
            let reading = common::read(&common::bytes(name));
            let (score, found) =
                there_and_back(&reading, &emit::notes(&reading, self::style(style), ibid, Markup::Text));
            for (sum, one) in sum.iter_mut().zip(score) {
                *sum += one;
            }
            wrong.extend(found.into_iter().map(|wrong| format!("{name}: {wrong}")));
        }
        let [citations, same, fields, kept] = sum;
        let said = format!("{style} {ibid}: {sum:?}\n{}", wrong.join("\n"));
        println!("{said}");
        assert!(same * 100 >= citations * 95, "{said}");
        assert!(kept * 100 >= fields * 98, "{said}");
    }
}

/// What was typed is not lost: outside of citations every letter stands, and the numbers of the notes are the same.
#[test]
fn prose_stays() {
    for name in common::SAMPLES {
        let reading = common::read(&common::bytes(name));
        let view = View::new(&reading);
        let printed = emit::notes(&reading, &STYLES[0], false, Markup::Text).text;
        let lines: Vec<&str> = printed.lines().filter(|line| !line.is_empty()).collect();
        assert_eq!(lines.len(), reading.document.notes.len(), "{name}");
        for (n, (note, line)) in reading.document.notes.iter().zip(lines).enumerate() {
            assert!(line.starts_with(&note.label), "{name}: {line}");
            let mut at = 0;
            let mut from = 0;
            let mut spans: Vec<_> =
                view.standing(ibid::model::NoteId(n as u32)).map(|one| one.citation.span).collect();
            spans.sort_by_key(|span| span.start);
            spans.push(ibid::model::Span::new(note.text.len(), note.text.len()));
            for span in spans {
                let Some(prose) = note.text.get(at..span.start as usize) else { continue };
                // Its first stop may stand in a quotation of the citation's.
                let prose = prose.trim_start_matches(['.', ',']);
                let found = line[from..]
                    .find(prose)
                    .unwrap_or_else(|| panic!("{name}: {prose:?} is not in {line:?}"));
                from += found + prose.len();
                at = span.end as usize;
            }
        }
    }
}

/// Markdown says what text says.
#[test]
fn markdown_is_the_text_with_italics() {
    for name in common::SAMPLES {
        let reading = common::read(&common::bytes(name));
        let text = emit::notes(&reading, &STYLES[0], false, Markup::Text).text;
        let markdown = emit::notes(&reading, &STYLES[0], false, Markup::Markdown).text;
        let plain = |text: &str| {
            text.replace(['*', '\\'], "").lines().filter(|l| !l.is_empty()).collect::<Vec<_>>().join("\n")
        };
        assert_eq!(plain(&markdown), plain(&text), "{name}");
        assert!(markdown.contains('*'), "{name}");
    }
}

proptest! {
    /// Whatever a note is, nothing breaks.
    #[test]
    fn any_note_is_survived(note in "[A-Za-zА-я\"“”‘’()\\[\\],.;:/ 0-9–-]{0,90}") {
        let text = format!("1. {note}\n2. Ibid., 3.\n3. Ann Green, Roads (London: Hill, 1989), 3. {note}\n");
        if let Ok(reading) = ibid::read(text.as_bytes(), &Options::default()) {
            for style in STYLES {
                for markup in [Markup::Text, Markup::Markdown] {
                    let notes = emit::notes(&reading, style, true, markup);
                    prop_assert!(!notes.text.is_empty() || reading.document.notes.is_empty());
                }
            }
        }
    }
}
