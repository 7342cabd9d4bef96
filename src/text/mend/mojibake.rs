//! Texts that were decoded with the wrong encoding once before. Worked run by run: only what goes back
//! exactly, and gives letters a European text has, is changed.

use super::super::encoding::russian;
use super::super::rewrite::{Rewrite, Rewritten};
use super::lost::{self, Fix};
use crate::letter;
use encoding_rs::GB18030;

/// UTF-8 read as GBK: `Ib谩帽ez` was `Ibáñez`, `鈥檚` was `’s`.
pub(super) fn gbk(text: &str) -> Option<Rewritten> {
    // Nothing in a European text has a lead byte above E2.
    if !letter::any(text.as_bytes(), |b| b > 0xe2) {
        return None;
    }
    let mut fixes = Vec::new();
    let (mut failed, mut touching) = (0usize, 0usize);
    let mut from = 0;
    while let Some(start) = next_wide(text, from) {
        let run = text.get(start..).unwrap_or("");
        let length = run.find(|c| !is_wide(c) && c != '€').unwrap_or(run.len());
        let end = start + length;
        from = end;
        let Some((mut fix, sure)) = text.get(start..end).and_then(back_from_gbk) else {
            failed += 1;
            continue;
        };
        let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
        let word = letter(text.get(..start).and_then(|t| t.chars().next_back()))
            || letter(text.get(end..).and_then(|t| t.chars().next()));
        touching += usize::from(sure || word);
        fix.start = start;
        fix.end = end;
        fix.doubtful = !(sure || word);
        if fix.lost {
            // The byte that was cut off its pair is often shown as a question mark.
            let tail = text.get(end..).and_then(|rest| rest.chars().next());
            if let Some(c) = tail.filter(|c| matches!(c, '?' | '\u{fffd}')) {
                fix.end += c.len_utf8();
                from = fix.end;
            }
        }
        fixes.push(fix);
    }
    if fixes.len() <= failed || touching == 0 {
        return None;
    }
    // A single character that stands by itself may be Chinese, unless the damage is plain.
    fixes.retain(|fix| !fix.doubtful || touching > 2);
    for fix in &mut fixes {
        fix.doubtful = false;
    }
    lost::apply(text, &fixes)
}

/// The first wide character from `from` on: all have a lead byte above E2.
fn next_wide(text: &str, mut from: usize) -> Option<usize> {
    loop {
        let at = letter::find(text.as_bytes(), from, |b| b > 0xe2)?;
        let c = text.get(at..)?.chars().next()?;
        if is_wide(c) {
            return Some(at);
        }
        from = at + c.len_utf8();
    }
}

fn is_wide(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{e000}'..='\u{f8ff}' | '\u{ff01}'..='\u{ff5e}')
}

/// What a run was; true if it is plain from itself that it was damaged.
fn back_from_gbk(run: &str) -> Option<(Fix, bool)> {
    let mut bytes = Vec::with_capacity(run.len());
    for part in run.split_inclusive('€') {
        let body = part.strip_suffix('€');
        let (encoded, _, unmappable) = GB18030.encode(body.unwrap_or(part));
        if unmappable {
            return None;
        }
        bytes.extend_from_slice(&encoded);
        if body.is_some() {
            bytes.push(0x80);
        }
    }
    let (sound, tail) = match std::str::from_utf8(&bytes) {
        Ok(sound) => (sound, &[][..]),
        Err(error) if error.error_len().is_none() => {
            let (sound, tail) = bytes.split_at_checked(error.valid_up_to())?;
            (std::str::from_utf8(sound).ok()?, tail)
        }
        Err(_) => return None,
    };
    if !sound.chars().all(is_european) {
        return None;
    }
    let mut now = sound.to_owned();
    let lost = match tail {
        [] => false,
        [0xe2, 0x80] => true,
        // Two closing marks together, `’”`: of the second one only the lead byte is left.
        [0xe2] if sound.ends_with('’') => true,
        [0xe2, 0x84] => {
            now.push('№');
            false
        }
        [0xc3] => {
            now.push('\u{fffd}');
            false
        }
        _ => return None,
    };
    let sure = lost || now.chars().any(|c| matches!(c, '\u{2010}'..='\u{2030}')) || now.chars().count() > 2;
    Some((Fix { start: 0, end: 0, now, lost, doubtful: false }, sure))
}

/// What comes of undoing a wrong decoding: letters and punctuation of European texts.
fn is_european(c: char) -> bool {
    matches!(c, '@'..='~' | '\u{a0}'..='\u{24f}' | '\u{300}'..='\u{308}' | '\u{30a}' | '\u{30c}' | '\u{327}'
        | '\u{370}'..='\u{3ff}' | '\u{400}'..='\u{4ff}' | '\u{2010}'..='\u{2030}' | '\u{2039}' | '\u{203a}'
        | '\u{2116}' | '\u{2122}' | '\u{20ac}' | '\u{fb01}' | '\u{fb02}' | '\u{feff}' | '\u{2212}')
}

/// UTF-8 read as windows-1252 or Latin-1: `IbÃ¡Ã±ez` was `Ibáñez`, `â€™` was `’`.
pub(super) fn latin(text: &str) -> Option<Rewritten> {
    let scan = |c: char| matches!(c, 'Ã' | 'Â' | 'â' | 'Ð' | 'Ñ' | 'Å' | 'Ä' | 'Ì' | 'Î' | 'Ï');
    let bytes = text.as_bytes();
    // All of these have the lead byte C3 and a second byte below A3.
    let mut found: Vec<(usize, usize, Option<char>)> = Vec::new();
    let (mut strong, mut weak, mut against) = (0usize, 0usize, 0usize);
    let mut from = 0;
    for at in memchr::memchr_iter(0xc3, bytes) {
        if at < from {
            continue;
        }
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()).filter(|c| scan(*c)) else {
            continue;
        };
        match sequence(text, at, byte_1252) {
            Some((end, now)) if is_european(now) => {
                if c == 'â' {
                    strong += 1;
                } else {
                    weak += 1;
                }
                found.push((at, end, Some(now)));
                from = end;
            }
            _ if text.get(at..).is_some_and(|rest| rest.starts_with("â€")) => {
                strong += 1;
                let end = at + "â€".len();
                found.push((at, end, None));
                from = end;
            }
            _ if matches!(c, 'Ã' | 'Â' | 'Ð' | 'Ñ') => against += 1,
            _ => {}
        }
    }
    let beside =
        |at: usize| at.checked_sub(1).and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_alphabetic);
    let one = weak == 1 && against == 0 && found.iter().any(|(at, _, _)| beside(*at));
    if strong == 0 && !(one || weak > 1 && weak > 3 * against) {
        return None;
    }
    // Windows-1252 has no character for the last byte of ”, and decoders drop it.
    let fixes: Vec<(usize, usize, String, bool)> = found
        .into_iter()
        .filter(|(at, _, now)| {
            weak > 3 * against || one || now.is_none() || text.get(*at..).is_some_and(|t| t.starts_with('â'))
        })
        .map(|(start, end, now)| (start, end, now.unwrap_or('”').to_string(), now.is_none()))
        .collect();
    let mut rewrite = Rewrite::new(text);
    for (start, end, now, doubtful) in joined(fixes) {
        rewrite.repair(if doubtful { "lost-byte" } else { "mojibake" }, start, end, &now, doubtful);
    }
    rewrite.finish()
}

/// Neighbouring fixes made one.
fn joined(fixes: Vec<(usize, usize, String, bool)>) -> Vec<(usize, usize, String, bool)> {
    let mut all: Vec<(usize, usize, String, bool)> = Vec::with_capacity(fixes.len());
    for fix in fixes {
        match all.last_mut() {
            Some(last) if last.1 == fix.0 && last.3 == fix.3 => {
                last.1 = fix.1;
                last.2.push_str(&fix.2);
            }
            _ => all.push(fix),
        }
    }
    all
}

/// The character whose UTF-8 bytes the characters from `at` on are, and where they end.
fn sequence(text: &str, at: usize, byte_of: fn(char) -> Option<u8>) -> Option<(usize, char)> {
    let mut chars = text.get(at..)?.char_indices();
    let lead = byte_of(chars.next()?.1)?;
    let count = match lead {
        0xc2..=0xdf => 2,
        0xe1..=0xef => 3,
        _ => return None,
    };
    let mut buffer = [lead, 0, 0];
    let mut end = at;
    for slot in buffer.get_mut(1..count)? {
        let (offset, c) = chars.next()?;
        *slot = byte_of(c).filter(|b| (0x80..0xc0).contains(b))?;
        end = at + offset + c.len_utf8();
    }
    let decoded = std::str::from_utf8(buffer.get(..count)?).ok()?;
    Some((end, decoded.chars().next()?))
}

const UPPER_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The byte that windows-1252, or Latin-1, reads as `c`, if it is above ASCII.
fn byte_1252(c: char) -> Option<u8> {
    match c as u32 {
        code @ 0x80..=0xff => Some(code as u8),
        code if code < 0x80 => None,
        _ => UPPER_1252.iter().position(|u| *u == c).map(|at| 0x80 + at as u8),
    }
}

const UPPER_1251: [char; 64] = [
    'Ђ', 'Ѓ', '‚', 'ѓ', '„', '…', '†', '‡', '€', '‰', 'Љ', '‹', 'Њ', 'Ќ', 'Ћ', 'Џ', 'ђ', '‘', '’', '“', '”',
    '•', '–', '—', '\u{98}', '™', 'љ', '›', 'њ', 'ќ', 'ћ', 'џ', '\u{a0}', 'Ў', 'ў', 'Ј', '¤', 'Ґ', '¦', '§',
    'Ё', '©', 'Є', '«', '¬', '\u{ad}', '®', 'Ї', '°', '±', 'І', 'і', 'ґ', 'µ', '¶', '·', 'ё', '№', 'є', '»',
    'ј', 'Ѕ', 'ѕ', 'ї',
];

/// The byte that windows-1251 reads as `c`, if it is above ASCII.
fn byte_1251(c: char) -> Option<u8> {
    match c {
        'А'..='я' => Some((c as u32 - 'А' as u32 + 0xc0) as u8),
        _ if c.is_ascii() => None,
        _ => UPPER_1251.iter().position(|u| *u == c).map(|at| 0x80 + at as u8),
    }
}

/// UTF-8 read as windows-1251: `РџСЂР°РІРґР°` was `Правда`.
pub(super) fn cyrillic(text: &str) -> Option<Rewritten> {
    let bytes = text.as_bytes();
    memchr::memchr2(0xd0, 0xd1, bytes)?;
    let mut fixes = Vec::new();
    let (mut sound, mut against) = (0usize, 0usize);
    let mut at = 0;
    // The lead bytes of `А` to `я`.
    while let Some(lead) = letter::find(bytes, at, |b| b | 1 == 0xd1) {
        at = lead;
        // Two Cyrillic letters side by side are no sequence: the second is no byte that can follow a lead.
        let (letters, _) = bytes.get(at..).unwrap_or(&[]).as_chunks::<2>();
        let plain =
            |[lead, last]: &[u8; 2]| (*lead == 0xd0) & (*last >= 0x90) | (*lead == 0xd1) & (*last < 0x90);
        let side_by_side = letters.iter().take_while(|letter| plain(letter)).count();
        if side_by_side > 1 {
            against += side_by_side - 1;
            at += 2 * (side_by_side - 1);
        }
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { break };
        let next = at + c.len_utf8();
        // A Cyrillic letter is a lead byte; what follows decides.
        if matches!(c, 'А'..='я') {
            let followed = bytes.get(next).is_some_and(|b| !b.is_ascii());
            match followed.then(|| sequence(text, at, byte_1251)).flatten() {
                Some((end, now)) if is_european(now) => {
                    sound += 1;
                    fixes.push((at, end, now.to_string(), false));
                    at = end;
                    continue;
                }
                _ => against += 1,
            }
        }
        at = next;
    }
    if sound > 2 && sound > 9 * against {
        let mut rewrite = Rewrite::new(text);
        for (start, end, now, _) in joined(fixes) {
            rewrite.repair("mojibake", start, end, &now, false);
        }
        return rewrite.finish();
    }
    // Damaged quotations in a sound Russian text: whole runs of three letters and more.
    let mut rewrite = Rewrite::new(text);
    for (start, end, now, _) in joined(fixes) {
        let edge = |c: Option<char>| c.is_none_or(|c| c.is_ascii() || byte_1251(c).is_none());
        let apart = edge(text.get(..start).and_then(|t| t.chars().next_back()))
            && edge(text.get(end..).and_then(|t| t.chars().next()));
        if apart && now.chars().count() > 2 {
            rewrite.repair("mojibake", start, end, &now, false);
        }
    }
    rewrite.finish()
}

/// Windows-1251 read as Latin-1: `ÐÃÀÍÈ` was `РГАНИ`. Words made of nothing but accented letters.
pub(super) fn letters(text: &str) -> Option<Rewritten> {
    let accented = |c: char| matches!(c, 'À'..='ÿ' | '¨' | '¸');
    let mut words: Vec<(usize, usize)> = Vec::new();
    let (mut pure, mut mixed) = (0usize, 0usize);
    let mut done = 0;
    // Every such letter has the lead byte C3: look at the words around those.
    for at in memchr::memchr_iter(0xc3, text.as_bytes()) {
        if at < done {
            continue;
        }
        let letter = |c: &char| accented(*c) || letter::is_letter(*c);
        let head = text.get(done..at).unwrap_or("");
        let start = at - head.chars().rev().take_while(letter).map(char::len_utf8).sum::<usize>();
        let tail = text.get(at..).unwrap_or("");
        done = at + tail.chars().take_while(letter).map(char::len_utf8).sum::<usize>().max(1);
        let Some(word) = text.get(start..done) else { continue };
        let high = word.chars().filter(|c| accented(*c)).count();
        if high == word.chars().count() {
            words.push((start, done));
            if high > 1 {
                pure += high;
            }
        } else {
            mixed += high;
        }
    }
    if pure < 4 || pure < mixed {
        return None;
    }
    let long = |word: &(usize, usize)| text.get(word.0..word.1).is_some_and(|w| w.chars().count() > 1);
    let read: String = words
        .iter()
        .filter(|word| long(word))
        .filter_map(|(a, b)| text.get(*a..*b))
        .flat_map(|word| word.chars().map(to_1251).chain(std::iter::once(' ')))
        .collect();
    // Two letters together may be anything; three that read as Russian are Russian.
    let proof = |word: &str| word.chars().count() > 2 && russian(word) > 0.35;
    if russian(&read) < 0.35 || !read.split(' ').any(proof) {
        return None;
    }
    // Words of one line with nothing but digits and points between them are one stretch.
    let mut stretches: Vec<(usize, usize, bool)> = Vec::new();
    for word in &words {
        let (from, to) = *word;
        match stretches.last_mut() {
            Some(last)
                if text.get(last.1..from).is_some_and(|gap| {
                    !gap.contains(['\n', '\x0c']) && !gap.contains(char::is_alphabetic)
                }) =>
            {
                last.1 = to;
                last.2 |= long(word);
            }
            _ => stretches.push((from, to, long(word))),
        }
    }
    let mut rewrite = Rewrite::new(text);
    for (from, to, sure) in stretches {
        let Some(was) = text.get(from..to) else { continue };
        if sure {
            let now: String = was.chars().map(to_1251).collect();
            rewrite.repair("mojibake", from, to, &now, false);
        }
    }
    rewrite.finish()
}

/// The character windows-1251 has where Latin-1 has `c`.
fn to_1251(c: char) -> char {
    match c {
        'À'..='ÿ' => char::from_u32(c as u32 - 0xc0 + 'А' as u32).unwrap_or(c),
        '¨' => 'Ё',
        '¸' => 'ё',
        '¹' => '№',
        _ => c,
    }
}
