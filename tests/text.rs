//! Decoding and mending: encodings, wrong decodings undone, what is left alone.

use encoding_rs::{GB18030, IBM866, KOI8_R, WINDOWS_1251, WINDOWS_1252};
use ibid::Error;
use ibid::model::Source;
use ibid::text::decode;

const ENGLISH: &str =
    "José Gouré, “The Façade of Empire,” Revue d’études 4 (1958): 12–15; Ángel Muñoz, El año crítico.";
const RUSSIAN: &str =
    "Зубкова Е. Ю. Послевоенное советское общество: политика и повседневность. М., 2000. С. 57–61.";
const SHELFMARK: &str = "РГАНИ. Ф. 5. Оп. 30. Д. 264. Л. 12–15об.";
const CHINESE: &str =
    "毛泽东选集，第四卷（北京：人民出版社，1991年），第1472页。参见《人民日报》1949年10月1日，第一版。";

fn read(bytes: &[u8]) -> Source {
    decode(bytes, None).expect("a text")
}

fn mended(text: &str) -> String {
    read(text.as_bytes()).text
}

#[track_caller]
fn untouched(text: &str) {
    let source = read(text.as_bytes());
    assert_eq!(source.text, text);
    assert_eq!(source.repairs, []);
}

/// UTF-8 read with another encoding; bytes that it has no character for are shown as Windows does.
fn misread(text: &str, encoding: &'static encoding_rs::Encoding) -> String {
    encoding.decode_without_bom_handling(text.as_bytes()).0.into_owned()
}

// Encodings

#[test]
fn encodings_are_found_out() {
    for (text, encoding, name) in [
        (ENGLISH, WINDOWS_1252, "windows-1252"),
        (RUSSIAN, WINDOWS_1251, "windows-1251"),
        (SHELFMARK, WINDOWS_1251, "windows-1251"),
        (CHINESE, GB18030, "gb18030"),
    ] {
        let (bytes, _, lost) = encoding.encode(text);
        assert!(!lost);
        let source = read(&bytes);
        assert_eq!((source.text.as_str(), source.encoding.as_str()), (text, name));
        assert_eq!(source.repairs, []);
    }
    let dos = RUSSIAN.replace('–', "-");
    for encoding in [IBM866, KOI8_R] {
        let source = read(&encoding.encode(&dos).0);
        assert_eq!((source.text.as_str(), source.encoding.as_str()), (dos.as_str(), encoding.name()));
    }
    let dos = SHELFMARK.replace('–', "-");
    for encoding in [WINDOWS_1251, KOI8_R, IBM866] {
        assert_eq!(read(&encoding.encode(&dos).0).text, dos, "{}", encoding.name());
    }
    assert_eq!(read(ENGLISH.as_bytes()).encoding, "UTF-8");
}

#[test]
fn russian_notes_in_an_english_text() {
    let text = format!("12. See {SHELFMARK} The file was closed until 1992.\n13. Ibid.\n14. {RUSSIAN}\n");
    assert_eq!(read(&WINDOWS_1251.encode(&text).0).text, text);
}

#[test]
fn utf16_with_and_without_a_mark() {
    for text in [ENGLISH, RUSSIAN] {
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(read(&little).text, text);
        assert_eq!(read(&big).text, text);
        assert_eq!(read(&[&[0xff, 0xfe], &little[..]].concat()).text, text);
        assert_eq!(read(&[&[0xfe, 0xff], &big[..]].concat()).text, text);
        assert_eq!(read(&[&[0xef, 0xbb, 0xbf], text.as_bytes()].concat()).text, text);
        assert_eq!(decode(&little, Some("utf-16")).map(|s| s.text), Ok(text.to_owned()));
    }
}

#[test]
fn an_encoding_asked_for_wins() {
    let bytes = IBM866.encode("Д. 5").0;
    assert_eq!(decode(&bytes, Some("CP866")).map(|s| s.text), Ok("Д. 5".to_owned()));
    let bytes = WINDOWS_1251.encode("РГАЭ").0;
    for name in ["windows-1251", "Windows-1251", "cp1251", "CP-1251", "win-1251"] {
        assert_eq!(decode(&bytes, Some(name)).map(|s| s.text), Ok("РГАЭ".to_owned()), "{name}");
    }
    assert_eq!(decode(b"x", Some("klingon")), Err(Error::UnknownEncoding { name: "klingon".to_owned() }));
}

#[test]
fn what_is_no_text_is_refused() {
    assert_eq!(decode(b"", None), Err(Error::Empty));
    assert_eq!(decode(b"\xef\xbb\xbf", None), Err(Error::Empty));
    assert_eq!(decode(b"PK\x03\x04\x14\x00", None), Err(Error::NotText { at: 0 }));
    assert_eq!(decode(b"%PDF-1.4\n", None), Err(Error::NotText { at: 0 }));
    assert_eq!(decode(b"abc def\x00ghi", None), Err(Error::NotText { at: 7 }));
    assert_eq!(decode(b"abc\x01\x02\x03\x04", None), Err(Error::NotText { at: 3 }));
    assert_eq!(decode(b"abc\x00", Some("utf-8")), Err(Error::NotText { at: 3 }));
}

#[test]
fn broken_bytes_in_utf8_are_listed() {
    let mut bytes = ENGLISH.as_bytes().to_vec();
    bytes.extend_from_slice(b" Gour\xe9, \x93so\x94. \xff\xfe");
    let source = read(&bytes);
    assert_eq!(source.encoding, "UTF-8");
    assert_eq!(source.text, format!("{ENGLISH} Gouré, “so”. \u{fffd}\u{fffd}"));
    assert_eq!(source.repairs.len(), 5);
    for repair in &source.repairs {
        assert!(repair.doubtful);
        assert_eq!(repair.span.of(&source.text), repair.now);
    }
}

// Wrong decodings

#[test]
fn utf8_read_as_latin() {
    for text in ["Ibáñez’s “Mexico,” 1959–1987; Beltrán, La economía en México", "Dvořák – Żółw", RUSSIAN]
    {
        let source = read(misread(text, WINDOWS_1252).as_bytes());
        assert_eq!(source.text, text);
        assert!(source.repairs.iter().all(|repair| repair.what == "mojibake" && !repair.doubtful));
    }
    assert_eq!(mended("IbÃ¡Ã±ez"), "Ibáñez");
    assert_eq!(mended("It wasn\u{e2}\u{80}\u{99}t"), "It wasn’t");
    // The last byte of ” has no character in windows-1252.
    let source = read("â€œThe end,â€ he said.".as_bytes());
    assert_eq!(source.text, "“The end,” he said.");
    assert_eq!(source.repairs.iter().filter(|repair| repair.doubtful).count(), 1);
    // Twice over.
    assert_eq!(
        mended(&misread(&misread("José Ibáñez, México", WINDOWS_1252), WINDOWS_1252)),
        "José Ibáñez, México"
    );
}

#[test]
fn utf8_read_as_windows_1251() {
    let source = read(misread(RUSSIAN, WINDOWS_1251).as_bytes());
    assert_eq!(source.text, RUSSIAN);
    assert_eq!(mended(&misread("L’été à Québec, “déjà vu”", WINDOWS_1251)), "L’été à Québec, “déjà vu”");
}

#[test]
fn windows_1251_read_as_latin() {
    assert_eq!(mended("12. ÐÃÀÍÈ. Ô. 5. Îï. 50. Ä. 12. Ë. 4–5."), "12. РГАНИ. Ф. 5. Оп. 50. Д. 12. Л. 4–5.");
    let text = format!(
        "See García and Müller. {}",
        WINDOWS_1252.decode_without_bom_handling(&WINDOWS_1251.encode(RUSSIAN).0).0
    );
    assert_eq!(mended(&text), format!("See García and Müller. {RUSSIAN}"));
}

/// UTF-8 read as GBK where a byte that finds no partner is lost, as the makers of such texts do.
fn gbk(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = String::new();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] < 0x80 {
            out.push(bytes[at] as char);
            at += 1;
        } else if bytes.get(at + 1).is_some_and(|b| *b >= 0x40 && *b != 0x7f) {
            out += &GB18030.decode_without_bom_handling(&bytes[at..at + 2]).0;
            at += 2;
        } else {
            at += 1;
        }
    }
    out
}

#[test]
fn utf8_read_as_gbk() {
    let text = "Luis Ibáñez Montes’ term, 1958–1964, saw the town’s “long year,” as Beltrán wrote.\n\n\
        [1] José Peña, “La economía,” Revista 4 (1959): 12–15; Müller, “Räte” und Volk.\n\n\
        [2] Ana Núñez, ‘The rivers,’ in Peña, ed., México – un año, pp. 3–4. On the poets’ quarrels see there.\n";
    let damaged = gbk(text);
    assert!(damaged.contains('鈥') && damaged.contains("Ib谩帽ez"));
    let source = read(damaged.as_bytes());
    assert_eq!(source.text, text);
    for repair in &source.repairs {
        assert_eq!(repair.doubtful, repair.what == "lost-byte");
        assert_eq!(repair.span.of(&source.text), repair.now);
    }
}

#[test]
fn sound_texts_are_left_alone() {
    untouched(ENGLISH);
    untouched(RUSSIAN);
    untouched(SHELFMARK);
    untouched(CHINESE);
    untouched("Mao Zedong 毛泽东, Selected Works (Beijing 北京, 1961); 茅台 is a town, 茅 a reed.\n");
    untouched("«СССР» и «РСФСР» – Р», С–Р; Ф.Р»; «США»\n");
    untouched(
        "À la recherche, été, déjà, «LIBERTÉ», CAFÉ», ÂGE, IRMÃ», São João, NÃO, Äpfel, ÖÄÜ, naïve Ñ»\n",
    );
    untouched("Łódź, Žižek, Dvořák, Ελλάδα, Київ, їжак, Ґалаґан, Београд\n");
    untouched("a plain text\twith a tab\nand two lines\n\x0cand a page\n");
}

// Characters

#[test]
fn characters_are_mended() {
    assert_eq!(mended("ﬁrst eﬀect, oﬃce, ﬂag, baﬄe"), "first effect, office, flag, baffle");
    assert_eq!(mended("12\x1515ob, \x10so\x11, \x1crst e\x1bect"), "12–15ob, “so”, first effect");
    assert_eq!(mended("the \x0crst e\x0bect of the o\x0ece"), "the first effect of the office");
    assert_eq!(mended("Me\u{301}xico, и\u{306}, A\u{30a}ngstro\u{308}m"), "México, й, Ångström");
    assert_eq!(mended("p.\u{a0}12, 3\u{2009}000,\u{202f}a\u{200b}b\u{feff}"), "p. 12, 3 000, ab");
    assert_eq!(mended("one\r\ntwo\rthree\u{2028}four\u{b}five"), "one\ntwo\nthree\nfour\nfive");
    assert_eq!(mended("soft\u{ad}ly devel\u{ad}\nopment"), "softly devel\u{ad}\nopment");
    assert_eq!(mended("non\u{2011}aligned"), "non-aligned");
}

#[test]
fn the_trail_leads_back() {
    let before = "ﬁrst\r\nIb谩帽ez\u{a0}and 鈥檚ome Me虂xico";
    let source = read(before.as_bytes());
    assert_eq!(source.text, "first\nIbáñez and ’some México");
    for (here, there) in
        [("first", "ﬁrst"), ("Ibáñez", "Ib谩帽ez"), ("and", "and"), ("México", "Me虂xico"), ("xico", "xico")]
    {
        let (here, there) = (source.text.find(here), before.find(there));
        assert_eq!(here.map(|at| source.trail.back(at as u32)), there.map(|at| at as u32));
    }
}

/// Of `’”` read as GBK the last two bytes are gone; an open quotation says which mark it was, and the repair says
/// that it was chosen.
#[test]
fn two_closing_marks_of_which_one_byte_is_left() {
    let damaged =
        "1. Ann Green, 鈥淎 Prologue to the 鈥楾ransition,鈥欌 Roads 18 (1991): 419鈥439; 鈥淩oads,鈥 p. 3.";
    let source = read(damaged.as_bytes());
    assert!(source.text.contains("to the ‘Transition,’” Roads"), "{}", source.text);
    let chosen = source.repairs.iter().find(|repair| repair.now == "’”").expect("a repair");
    assert!(chosen.doubtful && chosen.what == "lost-byte");
}
