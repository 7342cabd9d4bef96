//! Citation keys: readable, unique, the same in every run.

use super::fold;
use super::work::{Work, is_archival};
use crate::ahead;
use crate::hash::{Map, Set};
use crate::model::{Field, Fields, Name, Place};

/// The longest key before its suffix, in bytes.
const LONGEST: usize = 40;

/// A key for each work, in the same order: `miller1989`, `rgani5-28-253`; works that would share one get
/// `a`, `b`, `c` in order of first mention.
pub fn keys(works: &[Work]) -> Vec<String> {
    let mut stems: Vec<String> = Vec::with_capacity(works.len());
    for some in works.chunks(ahead::TOGETHER) {
        ahead::fields(some.iter().map(|work| &work.fields));
        stems.extend(some.iter().map(|work| stem(&work.fields)));
    }
    // The author's own keys stay as they are, and nobody else gets them.
    let mut own: Vec<Option<&str>> = Vec::with_capacity(works.len());
    let mut taken: Set<String> = Set::default();
    for work in works {
        let key = work.given.as_ref().and_then(|given| given.key.as_deref());
        own.push(key.filter(|key| is_key(key) && taken.insert((*key).to_owned())));
    }
    let mut count: Map<&str, usize> = Map::with_capacity_and_hasher(works.len(), Default::default());
    for (stem, _) in stems.iter().zip(&own).filter(|(_, own)| own.is_none()) {
        *count.entry(stem.as_str()).or_default() += if taken.contains(stem) { 2 } else { 1 };
    }
    let alone = |key: &str| count.get(key) == Some(&1);
    let mut next: Map<&str, usize> = Map::default();
    // The key of each work that its stem is not.
    let mut other: Vec<Option<String>> = Vec::with_capacity(stems.len());
    for (stem, own) in stems.iter().zip(own) {
        if own.is_some() || alone(stem) {
            other.push(own.map(str::to_owned));
            continue;
        }
        let n = next.entry(stem.as_str()).or_default();
        let key = loop {
            let key = format!("{stem}{}", letters(*n));
            *n += 1;
            if !alone(&key) && taken.insert(key.clone()) {
                break key;
            }
        };
        other.push(Some(key));
    }
    stems.into_iter().zip(other).map(|(stem, other)| other.unwrap_or(stem)).collect()
}

/// True for what every program takes as a key.
fn is_key(key: &str) -> bool {
    !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || "_-:./+".contains(c))
}

/// `a` … `z`, `aa`, `ab` …
fn letters(mut n: usize) -> String {
    let mut out = String::new();
    loop {
        out.insert(0, char::from(b'a' + (n % 26) as u8));
        n /= 26;
        if n == 0 {
            return out;
        }
        n -= 1;
    }
}

fn stem(fields: &Fields) -> String {
    let place = fields.place().filter(|p| is_archival(fields) && !p.steps.is_empty());
    let stem = match place {
        Some(place) => shelfmark(place),
        None => name_and_year(fields),
    };
    if stem.is_empty() { "work".to_owned() } else { stem }
}

/// `rgani5-28-253`.
fn shelfmark(place: &Place) -> String {
    let archive = if !place.code.is_empty() {
        &place.code
    } else if place.repository.is_empty() {
        &place.name
    } else {
        &place.repository
    };
    let words = fold::words(archive);
    let mut key = if words.len() <= 12 {
        words.replace(' ', "")
    } else {
        fold::split(&words).filter_map(|w| w.chars().next()).collect()
    };
    for (n, step) in place.steps.iter().enumerate() {
        let mut value = String::new();
        fold::joined_onto(&mut value, &step.value);
        let dash = n > 0 || key.ends_with(|c: char| c.is_ascii_digit());
        if dash && !key.is_empty() {
            key.push('-');
        }
        key.extend(value.chars().take(16));
        if key.len() >= LONGEST {
            break;
        }
    }
    key.truncate(LONGEST);
    key.trim_end_matches('-').to_owned()
}

/// `miller1989`; without a year the first word of the title takes its place, without a name the first two.
fn name_and_year(fields: &Fields) -> String {
    // Most keys have room in it.
    let mut key = String::with_capacity(16);
    if let Some(first) = [Field::Author, Field::Editor].into_iter().find_map(|f| fields.names(f).first()) {
        family(first, &mut key);
    }
    let year = fields.date().and_then(|d| d.year());
    if key.is_empty() || year.is_none() {
        let titles = [Field::Title, Field::Journaltitle, Field::Booktitle];
        let title = fold::title(titles.into_iter().find_map(|f| fields.text(f)).unwrap_or(""));
        let wanted = if key.is_empty() { 2 } else { 1 };
        key.extend(fold::weighty(&title).take(wanted));
    }
    key.truncate(LONGEST);
    key.push_str(year.unwrap_or(""));
    key
}

/// Puts a family name as one word in `key`, or a body's first two words.
fn family(name: &Name, key: &mut String) {
    if name.is_body() {
        key.extend(fold::weighty(&fold::title(&name.literal)).take(2));
    } else {
        fold::joined_onto(key, &name.family);
    }
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn suffixes_go_on_after_z() {
        assert_eq!([0, 25, 26, 27, 701, 702].map(letters), ["a", "z", "aa", "ab", "zz", "aaa"]);
    }
}
