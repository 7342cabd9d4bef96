//! The number at the start of a note: `12.`, `12`, `12)`, `[12]`, `¹²`, `iv.`, `Note 12.`

use super::words::names_note;
use crate::roman;

/// How a label is written. A list of notes keeps to one way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// `12 text`, `12Text`, `¹² text`.
    Bare,
    /// `12. text`.
    Dot,
    /// `12) text`.
    Close,
    /// `[12] text`.
    Square,
    /// `(12) text`.
    Round,
    /// `12: text`.
    Colon,
    /// `iv text`.
    Roman,
    /// `iv. text`.
    RomanDot,
    /// `[iv] text`: the endnotes of a word processor, pasted.
    RomanSquare,
    /// `Note 12. text`, `fn 12: text`, `[fn12] text`, `[Footnote 12: text]`.
    Named,
    /// `* text`.
    Sign,
}

impl Class {
    /// Those with numbers; the more marked come first.
    pub(super) const NUMBERED: [Class; 10] = [
        Class::Named,
        Class::Square,
        Class::RomanSquare,
        Class::Dot,
        Class::Bare,
        Class::Close,
        Class::Round,
        Class::Colon,
        Class::RomanDot,
        Class::Roman,
    ];
}

/// What follows the label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opening {
    /// A capital, an opening quote or bracket: a note starts so.
    Strong,
    /// A small letter.
    Weak,
    /// A digit.
    Digit,
    /// Nothing: the text stands on the next line.
    Nothing,
}

/// A number read at the start of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) class: Class,
    pub(super) number: u32,
    pub(super) opening: Opening,
    /// The label as printed, without stop or brackets: bytes of the line.
    pub(super) name: (u32, u32),
    /// Where the text starts: bytes of the line.
    pub(super) text: u32,
}

/// Reads the label at the start of `line`, which has no space at either end; `None` if there is none.
pub(super) fn read(line: &str) -> Option<Label> {
    let first = *line.as_bytes().first()?;
    match first {
        b'0'..=b'9' | b'l' | b'I' | b'O' if digits(line) > 0 => arabic(line),
        b'[' => bracketed(line, ']', Class::Square, Some(Class::RomanSquare)).or_else(|| named(line, 1)),
        b'{' => bracketed(line, '}', Class::Square, None),
        b'(' => bracketed(line, ')', Class::Round, None),
        b'i' | b'v' | b'x' | b'l' | b'c' => roman_line(line),
        b'A'..=b'Z' | b'a'..=b'z' | 0xd0 | 0xd1 => named(line, 0),
        b'^' => {
            let count = plain_digits(line.get(1..)?);
            raised(line, 1, count)
        }
        0xC2 | 0xE2 => {
            let count = line.chars().take_while(|c| superscript(*c).is_some()).map(char::len_utf8).sum();
            raised(line, 0, count)
        }
        _ => None,
    }
}

/// The number a label's name stands for; 0 if it is none.
pub(super) fn number(name: &str) -> u32 {
    // Most are digits and no more than a number can have.
    if name.len() < 9 && name.bytes().all(|b| b.is_ascii_digit()) {
        return name.bytes().fold(0, |value, b| value * 10 + u32::from(b - b'0'));
    }
    let mut value: u32 = 0;
    for c in name.chars() {
        let digit = match c {
            'l' | 'I' => 1,
            'O' | 'o' => 0,
            _ => match c.to_digit(10).or_else(|| superscript(c)) {
                Some(digit) => digit,
                None => return roman(name),
            },
        };
        value = value.saturating_mul(10).saturating_add(digit);
    }
    value
}

/// The digit a raised digit stands for.
pub(super) fn superscript(c: char) -> Option<u32> {
    match c {
        '⁰' => Some(0),
        '¹' => Some(1),
        '²' => Some(2),
        '³' => Some(3),
        '⁴'..='⁹' => Some(c as u32 - '⁰' as u32),
        _ => None,
    }
}

fn arabic(line: &str) -> Option<Label> {
    let count = digits(line);
    let number = number(line.get(..count)?);
    let rest = line.get(count..)?;
    let name = (0, count as u32);
    let (class, after) = match rest.as_bytes().first() {
        None => (Class::Bare, count),
        // `1.) text`
        Some(b'.') if rest.starts_with(".)") => (Class::Close, count + 2),
        // `1.- text`, `1. – text`: as Spanish and French printers do.
        Some(b'.') => (Class::Dot, count + 1 + past_dash(rest.get(1..)?)),
        Some(b')') => (Class::Close, count + 1),
        Some(b']') => (Class::Square, count + 1),
        Some(b':') => (Class::Colon, count + 1),
        // `1 – text`
        Some(b' ' | b'\t') => (Class::Bare, count + past_dash(rest)),
        Some(_) => {
            return match opening(rest) {
                Some(Opening::Strong) if count == plain_digits(line) => Some(Label {
                    class: Class::Bare,
                    number,
                    opening: Opening::Strong,
                    name,
                    text: count as u32,
                }),
                _ => None,
            };
        }
    };
    // A letter taken for a digit needs a stop or bracket to be believed.
    if class == Class::Bare && count != plain_digits(line) {
        return None;
    }
    finish(line, class, number, name, after)
}

/// The bytes of a dash between the stop and the text, which stands apart from it.
fn past_dash(rest: &str) -> usize {
    // Most labels have a letter behind them.
    if let [b' ', b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z', ..] = rest.as_bytes() {
        return 0;
    }
    let dash = rest.trim_start();
    match dash.chars().next() {
        Some(c @ ('-' | '–' | '—')) if dash[c.len_utf8()..].starts_with(' ') => {
            rest.len() - dash.len() + c.len_utf8()
        }
        _ => 0,
    }
}

fn bracketed(line: &str, close: char, class: Class, roman_class: Option<Class>) -> Option<Label> {
    let inner = line.get(1..)?;
    let end = inner.as_bytes().iter().take(9).position(|b| *b == close as u8)?;
    let name = inner.get(..end)?;
    // `[^1]: text`: Markdown's, in a text.
    let trimmed = name.trim().trim_start_matches('^');
    let from = 1 + name.len() - name.trim_start().trim_start_matches('^').len();
    let span = (from as u32, (from + trimmed.len()) as u32);
    // `[1]. text`
    let stop = matches!(inner.as_bytes().get(end + 1), Some(b'.' | b':'));
    let after = end + 2 + usize::from(stop);
    if !trimmed.is_empty() && digits(trimmed) == trimmed.len() {
        return finish(line, class, number(trimmed), span, after);
    }
    let value = roman(trimmed);
    match roman_class {
        Some(class) if value > 0 => finish(line, class, value, span, after),
        _ => None,
    }
}

/// `Note 12. text`, `Fn. 12: text`, `Anm. 12: text`, `[fn12] text`, `[Footnote 12: text]`: the word for a note stands before
/// its number; it begins at byte `from`.
fn named(line: &str, from: usize) -> Option<Label> {
    let rest = line.get(from..)?;
    let word = rest.find(|c: char| !c.is_alphabetic()).filter(|len| (1..=24).contains(len))?;
    let behind = rest.get(word..)?;
    let digits_at = behind.find(|c: char| !matches!(c, '.' | ' ' | '\u{a0}')).filter(|gap| *gap <= 3)?;
    let number_at = from + word + digits_at;
    let count = plain_digits(line.get(number_at..)?);
    if count == 0 || !names_note(rest.get(..word)?) {
        return None;
    }
    let number = number(line.get(number_at..number_at + count)?);
    let end = number_at + count;
    let after = match line.as_bytes().get(end) {
        Some(b'.' | b':' | b')') => end + 1,
        Some(b']') if from > 0 => end + 1,
        _ => return None,
    };
    finish(line, Class::Named, number, (number_at as u32, end as u32), after)
}

fn roman_line(line: &str) -> Option<Label> {
    let count = line.bytes().take(12).take_while(|b| matches!(b, b'i' | b'v' | b'x' | b'l' | b'c')).count();
    let value = roman(line.get(..count)?);
    if value == 0 {
        return None;
    }
    let (class, after) = match line.as_bytes().get(count) {
        Some(b'.') => (Class::RomanDot, count + 1),
        Some(b' ' | b'\t') => (Class::Roman, count),
        _ => return None,
    };
    finish(line, class, value, (0, count as u32), after)
}

fn raised(line: &str, from: usize, count: usize) -> Option<Label> {
    if count == 0 {
        return None;
    }
    let name = (from as u32, (from + count) as u32);
    let value = number(line.get(from..from + count)?);
    // `¹) text`
    let after = from + count + usize::from(line.as_bytes().get(from + count) == Some(&b')'));
    let mut label = finish(line, Class::Bare, value, name, after)?;
    label.opening = match label.opening {
        Opening::Weak => Opening::Strong,
        other => other,
    };
    Some(label)
}

/// The label, if what comes after it can begin a note.
fn finish(line: &str, class: Class, number: u32, name: (u32, u32), after: usize) -> Option<Label> {
    if number == 0 || number > 9_999_999 {
        return None;
    }
    let rest = line.get(after..)?;
    let text = match rest.as_bytes() {
        // As most notes begin.
        [b' ', b'A'..=b'Z' | b'a'..=b'z', ..] => rest.get(1..)?,
        _ => past_arrow(rest.trim_start()),
    };
    let spaced = text.len() < rest.len();
    let opening = if text.is_empty() { Opening::Nothing } else { opening(text)? };
    let at = (line.len() - text.len()) as u32;
    let believable = match class {
        Class::Dot | Class::Colon => spaced || opening == Opening::Strong || text.is_empty(),
        _ => true,
    };
    // A number and a wide gap is a column of a table or a running head.
    let wide = spaced && rest.len() - text.len() > 4 && class == Class::Bare;
    (believable && !wide).then_some(Label { class, number, opening, name, text: at })
}

/// `^ text`, `↑ text`, `^ a b text`: where an encyclopaedia's page has links back to its body.
fn past_arrow(text: &str) -> &str {
    let Some(mut rest) = text.strip_prefix(['^', '↑']).filter(|rest| rest.starts_with(' ')) else {
        return text;
    };
    loop {
        rest = rest.trim_start();
        match rest.as_bytes() {
            [b'a'..=b'z', b' ', ..] => rest = &rest[1..],
            _ => return rest,
        }
    }
}

/// How `text` opens; `None` if no note starts like this.
fn opening(text: &str) -> Option<Opening> {
    match text.as_bytes().first()? {
        b'0'..=b'9' => return Some(Opening::Digit),
        b'A'..=b'Z' => return Some(Opening::Strong),
        b'a'..=b'z' => return Some(Opening::Weak),
        _ => {}
    }
    let c = text.chars().next()?;
    if c.is_lowercase() {
        return Some(Opening::Weak);
    }
    if c.is_alphabetic() {
        return Some(Opening::Strong);
    }
    match c {
        '“' | '‘' | '„' | '«' | '»' | '‹' | '›' | '"' | '\'' | '‚' | '‛' | '‟' | '`' | '’' => {
            Some(Opening::Strong)
        }
        '(' | '[' | '<' | '{' | '*' | '№' | '§' | '¿' | '¡' | '…' | '_' | '@' | '†' => {
            Some(Opening::Strong)
        }
        _ => None,
    }
}

fn plain_digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// The length of the number at the start, counting letters that a scanner takes digits for (`l2`, `1O`) if a
/// true digit stands among them.
fn digits(text: &str) -> usize {
    let count = plain_digits(text);
    if count > 7 {
        return 0;
    }
    if count > 0 && !matches!(text.as_bytes().get(count), Some(b'l' | b'I' | b'O')) {
        return count;
    }
    let loose = text.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b'l' | b'I' | b'O')).count();
    let real = text.bytes().take(loose).filter(u8::is_ascii_digit).count();
    let ends = matches!(text.as_bytes().get(loose), None | Some(b'.' | b')' | b']'));
    if loose > count && real > 0 && loose <= 3 && ends { loose } else { count }
}

/// The value of a small Roman number in lower case; 0 if it is none or not written in the usual way.
pub(super) fn roman(text: &str) -> u32 {
    // `d` and `m` are letters of a list.
    let small = text.bytes().all(|b| b"ivxlc".contains(&b));
    if small { roman::usual(text).unwrap_or(0) } else { 0 }
}
