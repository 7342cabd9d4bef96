//! The manuals of style, and what each of them asks for. `docs/styles.md` says it in words.

use super::days::Order;
use super::mixed_quotation_marks::Marks;

/// A manual of style that a document follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Manual {
    Chicago16,
    Chicago17,
    Chicago18,
    Gost,
    Mhra,
}

impl Manual {
    /// Every manual, with its name on the command line.
    pub const ALL: [(&'static str, Manual); 5] = [
        ("chicago16", Manual::Chicago16),
        ("chicago17", Manual::Chicago17),
        ("chicago18", Manual::Chicago18),
        ("gost", Manual::Gost),
        ("mhra", Manual::Mhra),
    ];

    /// What messages call it.
    pub(super) fn title(self) -> &'static str {
        match self {
            Manual::Chicago16 => "Chicago’s 16th edition",
            Manual::Chicago17 => "Chicago’s 17th edition",
            Manual::Chicago18 => "Chicago’s 18th edition",
            Manual::Gost => "GOST R 7.0.5-2008",
            Manual::Mhra => "MHRA",
        }
    }

    /// True if it is of Russian notes.
    pub(super) fn is_russian(self) -> bool {
        self == Manual::Gost
    }

    fn is_chicago(self) -> bool {
        matches!(self, Manual::Chicago16 | Manual::Chicago17 | Manual::Chicago18)
    }

    /// True if pages of books have a label (`p.`, `С.`), false if they are bare.
    pub(super) fn labels_pages(self) -> bool {
        !self.is_chicago()
    }

    /// True if the pages of an article with a volume follow bare whatever is done elsewhere.
    pub(super) fn bares_pages_of_journals(self) -> bool {
        self == Manual::Mhra
    }

    /// The quotation marks of titles; in Cyrillic if `cyrillic`. `None` if it has no rule for them.
    pub(super) fn quotes(self, cyrillic: bool) -> Option<Marks> {
        match self {
            Manual::Gost => cyrillic.then_some(Marks::Angle),
            _ if cyrillic => None,
            Manual::Mhra => Some(Marks::Single),
            _ => Some(Marks::Double),
        }
    }

    /// The order of day and month. Chicago lets notes have either, GOST has no rule.
    pub(super) fn days(self) -> Option<Order> {
        (self == Manual::Mhra).then_some(Order::DayMonth)
    }

    /// True if Ibid. is discouraged.
    pub(super) fn discourages_ibid(self) -> bool {
        matches!(self, Manual::Chicago17 | Manual::Chicago18)
    }

    /// True if a work cited again at once is referred to by Ibid. or Там же, by the script of the work.
    pub(super) fn ibid_by_script(self) -> bool {
        self == Manual::Gost
    }

    /// True if a full note of a book of `year` has the place of publication.
    pub(super) fn wants_place(self, year: Option<u32>) -> bool {
        const MODERN: u32 = 1900;
        self != Manual::Chicago18 || year.is_some_and(|year| year < MODERN)
    }

    /// True if a full note of a book of `year` has the publisher.
    pub(super) fn wants_publisher(self, year: Option<u32>) -> bool {
        const MODERN: u32 = 1900;
        self != Manual::Gost && year.is_none_or(|year| year >= MODERN)
    }

    /// The word for an edition: `edn` or `ed.`; `None` if it has no rule.
    pub(super) fn edition(self) -> Option<&'static str> {
        match self {
            Manual::Gost => None,
            Manual::Mhra => Some("edn"),
            _ => Some("ed."),
        }
    }
}
