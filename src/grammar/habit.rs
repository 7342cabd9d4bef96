//! What a document does throughout decides what one note leaves open.

use crate::letter;
use crate::model::{Citation, Doubt, Field, ReadNote};

/// How many notes must show a habit.
pub const SHOWN: usize = 3;

/// How many of them outweigh one that shows another.
const SHOWN_AGAINST: usize = 20;

/// How many names show that initials are printed without stops.
const NAMES: usize = 2;

/// `H S Klein, The Atlantic Slave Trade`: initials without stops throughout, so that `A Greaves, Rorke’s Drift` names a person
/// too. `A`, `I` and `O` show nothing: they are words.
pub fn bare_initials(text: &str) -> bool {
    /// A surname has no more bytes.
    const LONGEST: usize = 24;
    let bytes = text.as_bytes();
    // A letter that stands alone, and a capital behind it.
    let initial = |[before, letter, behind, next]: [u8; 4]| {
        let free = (before == b' ') | (before == b'\n') | (before == b'\t') | (before == b'(');
        let capital = |b: u8| b.wrapping_sub(b'A') < 26;
        let word = (letter == b'A') | (letter == b'I') | (letter == b'O');
        free & capital(letter) & !word & (behind == b' ') & capital(next)
    };
    let mut at = 0;
    let initials = std::iter::from_fn(|| {
        let found = letter::find_near(bytes, at, initial)?;
        at = found + 1;
        Some(found)
    });
    let shows = |at: &usize| {
        let name = bytes.get(at + 2..).unwrap_or(&[]);
        let len =
            name.iter().take(LONGEST + 1).take_while(|b| b.is_ascii_alphabetic() || **b >= 0x80).count();
        (3..=LONGEST).contains(&len) && name.get(len) == Some(&b',') && !name[1].is_ascii_uppercase()
    };
    initials.filter(shows).nth(NAMES - 1).is_some()
}

/// `Ute Frevert: Ehrenmänner`, `Hans Mommsen: Beamtentum im Dritten Reich`: throughout a colon stands behind a name in its usual order,
/// so that `Gerhard A. Ritter, Klaus Tenfelde: Arbeiter im Deutschen Kaiserreich` names two people; elsewhere the second is the title
/// of the first, as `Hugo Young, Margaret Thatcher: A Biography`.
pub fn colons<'n>(notes: impl Iterator<Item = &'n str>) -> bool {
    /// No name is longer, in bytes.
    const LONGEST: usize = 40;
    let (mut colons, mut commas) = (0, 0);
    for note in notes {
        let Some(at) = note.bytes().take(LONGEST).position(|b| b == b',' || b == b':') else { continue };
        let Some((name, mark)) = note.split_at_checked(at) else { continue };
        let words = name.split(' ').count();
        let capitals =
            name.split(' ').all(|w| w.starts_with(char::is_uppercase) && !w.ends_with(char::is_numeric));
        if (2..=4).contains(&words) && capitals {
            if mark.starts_with(':') { colons += 1 } else { commas += 1 }
        }
    }
    colons >= SHOWN && colons > 2 * commas
}

/// `Turner: The Negro in Pennsylvania, 29`, `Hening: Statutes, IV, 131`: throughout a colon stands behind the surname alone, so that it is
/// no title and its subtitle.
pub fn surname_colons<'n>(notes: impl Iterator<Item = &'n str>) -> bool {
    /// No surname is longer, in bytes.
    const LONGEST: usize = 20;
    let (mut colons, mut commas) = (0, 0);
    for note in notes {
        let Some(at) = note.bytes().take(LONGEST).position(|b| !b.is_ascii_alphabetic() && b < 0x80) else {
            continue;
        };
        let capital = |at: usize| note.get(at..).is_some_and(|text| text.starts_with(char::is_uppercase));
        let points = note.trim_end_matches('.').ends_with(|c: char| c.is_ascii_digit());
        match note.get(at..at + 2) {
            Some(": ") if capital(0) && capital(at + 2) && points => colons += 1,
            Some(", ") if capital(0) && capital(at + 2) => commas += 1,
            _ => {}
        }
    }
    colons >= SHOWN && colons > 2 * commas
}

/// `“We must act”: Smith, The Long War, 12`, `“It’s ridiculous …” Herbert, diary entry, …`: throughout a note begins with the words of
/// the text that it speaks of, which are no title.
pub fn phrases<'n>(notes: impl Iterator<Item = &'n str>) -> bool {
    let (mut all, mut led) = (0, 0);
    for note in notes {
        all += 1;
        led += usize::from(led_by_phrase(note));
    }
    led >= SHOWN && led * 2 > all
}

/// Words in quotation marks, and behind them a colon, or stops that break them off before the end.
fn led_by_phrase(note: &str) -> bool {
    let Some(open) = note.chars().next() else { return false };
    let close = match open {
        '“' => '”',
        '‘' => '’',
        '"' | '\'' => open,
        _ => return false,
    };
    let Some(words) = note.get(open.len_utf8()..) else { return false };
    words.char_indices().filter(|(_, c)| *c == close).any(|(at, _)| {
        let behind = words.get(at + close.len_utf8()..).unwrap_or("");
        let broken =
            words.get(..at).is_some_and(|w| w.ends_with('…') || w.ends_with("...") || w.ends_with(". ."));
        behind.starts_with(": ") || broken && behind.starts_with(' ')
    })
}

/// Whether a document names publishers. `(Newton Abbot, 1973)`: where the author gives places without publishers, as British
/// houses want it, a name or two in their place that no list knows is a town; elsewhere it is a publisher, as `(Knopf, 1973)`.
#[derive(Clone, Debug, Default)]
pub struct Houses {
    /// Citations with a place alone, and with a publisher.
    places: usize,
    publishers: usize,
    /// Where the notes lie that have a name which could be either.
    doubtful: Vec<usize>,
}

impl Houses {
    /// Counts the citations of the note at `place`.
    pub fn count(&mut self, place: usize, citations: &[Citation]) {
        for citation in citations {
            if could_be_either(citation) {
                if self.doubtful.last() != Some(&place) {
                    self.doubtful.push(place);
                }
            } else if citation.fields.has(Field::Date) {
                self.publishers += usize::from(citation.fields.has(Field::Publisher));
                let alone = citation.fields.has(Field::Location) && !citation.fields.has(Field::Publisher);
                self.places += usize::from(alone);
            }
        }
    }

    /// Makes towns of what the whole document shows to be towns.
    pub fn settle(&self, notes: &mut [ReadNote]) {
        let alone = self.places >= SHOWN && self.places >= SHOWN_AGAINST * self.publishers;
        for place in &self.doubtful {
            let Some(note) = notes.get_mut(*place) else { continue };
            for citation in note.citations.iter_mut().filter(|c| could_be_either(c)) {
                // `(Lons-le-Saunier, 1994)`: no house is called so, whatever the habit.
                let by_form = citation
                    .fields
                    .text(Field::Publisher)
                    .is_some_and(|name| !name.contains(' ') && name.matches('-').count() > 1);
                if by_form || alone && !citation.fields.has(Field::Location) {
                    move_to_place(citation);
                }
            }
        }
    }
}

fn could_be_either(citation: &Citation) -> bool {
    citation.doubts.has(Doubt::PlaceOrPublisher)
}

fn move_to_place(citation: &mut Citation) {
    if !citation.fields.text(Field::Publisher).is_some_and(town_like) {
        return;
    }
    if let Some(value) = citation.fields.remove(Field::Publisher) {
        citation.fields.set(Field::Location, value);
    }
    for (field, _) in citation.sites.iter_mut().filter(|(f, _)| *f == Field::Publisher) {
        *field = Field::Location;
    }
}

/// `Newton Abbot`, `Lampeter and Lewiston`: a capitalised word or two, or two places.
fn town_like(name: &str) -> bool {
    let word = |w: &str| {
        w.chars().next().is_some_and(char::is_uppercase)
            && w.chars().all(|c| c.is_alphabetic() || "-'’".contains(c))
    };
    let words: Vec<&str> = name.split(' ').collect();
    match words.as_slice() {
        [a] => word(a),
        [a, b] => word(a) && word(b),
        [a, "and" | "&", b] => word(a) && word(b),
        _ => false,
    }
}
