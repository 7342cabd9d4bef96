//! The ways in which word processors write the number of a note.

/// How notes are numbered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Numeral {
    #[default]
    Decimal,
    RomanLower,
    RomanUpper,
    /// a … z, aa, bb …
    LetterLower,
    LetterUpper,
    /// * † ‡ §, then doubled.
    Signs,
    RussianLower,
    RussianUpper,
    /// Nothing is printed.
    Nothing,
}

impl Numeral {
    /// By the name WordprocessingML gives it (`ST_NumberFormat`); decimal if it is none of ours.
    pub(super) fn of_word(name: &str) -> Numeral {
        match name {
            "lowerRoman" => Numeral::RomanLower,
            "upperRoman" => Numeral::RomanUpper,
            "lowerLetter" => Numeral::LetterLower,
            "upperLetter" => Numeral::LetterUpper,
            "chicago" => Numeral::Signs,
            "russianLower" => Numeral::RussianLower,
            "russianUpper" => Numeral::RussianUpper,
            "none" => Numeral::Nothing,
            _ => Numeral::Decimal,
        }
    }

    /// By the sign OpenDocument gives it (`style:num-format`); decimal if it is none of ours.
    pub(super) fn of_odf(sign: &str) -> Numeral {
        match sign {
            "i" => Numeral::RomanLower,
            "I" => Numeral::RomanUpper,
            "a" => Numeral::LetterLower,
            "A" => Numeral::LetterUpper,
            _ => Numeral::Decimal,
        }
    }

    /// The number as printed.
    pub(super) fn print(self, number: u32) -> String {
        match self {
            Numeral::Decimal => number.to_string(),
            Numeral::RomanLower => roman(number).to_lowercase(),
            Numeral::RomanUpper => roman(number),
            Numeral::LetterLower => repeated(number, "abcdefghijklmnopqrstuvwxyz"),
            Numeral::LetterUpper => repeated(number, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
            Numeral::Signs => repeated(number, "*†‡§"),
            Numeral::RussianLower => repeated(number, "абвгдежзиклмнопрстуфхцчшщэюя"),
            Numeral::RussianUpper => repeated(number, "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ"),
            Numeral::Nothing => String::new(),
        }
    }
}

/// The letter of the number, doubled when the letters are used up, and so on.
fn repeated(number: u32, letters: &str) -> String {
    let count = letters.chars().count() as u32;
    let Some(at) = number.checked_sub(1) else { return number.to_string() };
    // Beyond this nobody counts in letters.
    if at / count > 30 {
        return number.to_string();
    }
    let letter = letters.chars().nth((at % count) as usize).unwrap_or('*');
    std::iter::repeat_n(letter, (at / count + 1) as usize).collect()
}

fn roman(number: u32) -> String {
    if number == 0 || number > 32_767 { number.to_string() } else { crate::roman::write(number) }
}
