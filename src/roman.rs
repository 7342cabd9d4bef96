//! Roman numbers.

/// From the greatest on, as they are written.
const STEPS: [(u32, &str); 13] = [
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
];

/// `XIV` for `ХІV`, typed with the letters of Cyrillic that look like those of Rome; one letter alone is an initial.
fn lookalike(text: &str) -> Option<String> {
    const LETTERS: std::ops::RangeInclusive<usize> = 2..=7;
    let begins = text.starts_with(['І', 'Х', 'I', 'V', 'X']);
    let number = begins.then(|| {
        text.chars().map(|c| match c {
            'І' => Some('I'),
            'Х' => Some('X'),
            'I' | 'V' | 'X' => Some(c),
            _ => None,
        })
    });
    let number: String = number?.collect::<Option<_>>()?;
    LETTERS.contains(&number.len()).then_some(number)
}

/// The value of a number whose letters are all of one case; `None` if it is none. Old books have `xxxx` and `viiii` too.
pub fn read(text: &str) -> Option<u32> {
    if text.is_empty() || text.len() > 15 {
        return None;
    }
    // Most words begin with another letter.
    let first = text.as_bytes().first()?;
    if !text.is_ascii() {
        return lookalike(text).and_then(|number| read(&number));
    }
    if !matches!(first | 0x20, b'i' | b'v' | b'x' | b'l' | b'c' | b'd' | b'm') {
        return None;
    }
    let upper = text.bytes().all(|b| b.is_ascii_uppercase());
    let lower = text.bytes().all(|b| b.is_ascii_lowercase());
    if !upper && !lower {
        return None;
    }
    let value = |b: u8| match b.to_ascii_uppercase() {
        b'I' => Some(1),
        b'V' => Some(5),
        b'X' => Some(10),
        b'L' => Some(50),
        b'C' => Some(100),
        b'D' => Some(500),
        b'M' => Some(1000),
        _ => None,
    };
    let mut total: i32 = 0;
    let bytes = text.as_bytes();
    for (at, b) in bytes.iter().enumerate() {
        let here = value(*b)?;
        let next = bytes.get(at + 1).and_then(|b| value(*b)).unwrap_or(0);
        // `LD`, `VX`: only one, ten and a hundred stand before a greater letter.
        if next > here * 10 || here < next && matches!(b.to_ascii_uppercase(), b'V' | b'L' | b'D') {
            return None;
        }
        // `ivi`: behind what is taken from the greater letter nothing as great follows.
        let before = |back: usize| at.checked_sub(back).and_then(|at| bytes.get(at)).and_then(|b| value(*b));
        if before(2).zip(before(1)).is_some_and(|(a, b)| a < b && here >= a) {
            return None;
        }
        total += if here < next { -here } else { here };
    }
    u32::try_from(total).ok().filter(|n| (1..4000).contains(n))
}

/// The value of a number in its usual form: `iiv` is none.
pub fn usual(text: &str) -> Option<u32> {
    read(text).filter(|value| write(*value).eq_ignore_ascii_case(text))
}

/// A number in capitals.
pub fn write(number: u32) -> String {
    let (mut left, mut out) = (number, String::new());
    for (value, letters) in STEPS {
        while left >= value {
            out.push_str(letters);
            left -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        for number in 1..4000 {
            assert_eq!(usual(&write(number)), Some(number));
            assert_eq!(usual(&write(number).to_lowercase()), Some(number));
        }
    }

    #[test]
    fn old_books_add_where_others_subtract() {
        assert_eq!((read("xxxx"), usual("xxxx")), (Some(40), None));
        assert_eq!((read("Xiv"), read("iiv"), read("ic"), read("")), (None, Some(5), None, None));
        assert_eq!((read("LD"), read("VX"), read("CD")), (None, None, Some(400)));
    }
}
