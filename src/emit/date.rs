//! EDTF dates taken apart, for formats that have their own.

/// A date or a range of dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Dated {
    /// The first date; `None` if it is not known (`../1960`).
    pub(super) from: Option<Point>,
    /// The last date of a range.
    pub(super) to: Option<Point>,
    /// One end of the range is open.
    pub(super) open: bool,
    /// Marked `~` or `%`.
    pub(super) circa: bool,
    /// Marked `?` or `%`.
    pub(super) unsure: bool,
}

/// A year, month, day or season.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Point {
    pub(super) year: u32,
    /// Unknown last digits: `196X` has 1, and `year` 1960.
    pub(super) unknown: u32,
    pub(super) month: Option<u32>,
    pub(super) day: Option<u32>,
    /// The season's English name.
    pub(super) season: Option<&'static str>,
}

impl Point {
    /// True if every digit of the year is there.
    pub(super) fn is_known(self) -> bool {
        self.unknown == 0
    }

    /// The number of the season, 1 (spring) to 4.
    pub(super) fn season_number(self) -> Option<u32> {
        let at = SEASONS.iter().position(|season| Some(*season) == self.season)?;
        Some(at as u32 + 1)
    }

    /// `1960/08/03/`, with gaps for what is not known.
    pub(super) fn slashed(self) -> String {
        let two = |n: Option<u32>| n.map_or(String::new(), |n| format!("{n:02}"));
        format!("{:04}/{}/{}/", self.year, two(self.month), two(self.day))
    }

    /// Year, month, day, as far as known.
    pub(super) fn parts(self) -> Vec<u32> {
        [Some(self.year), self.month, self.day].into_iter().map_while(|part| part).collect()
    }
}

const SEASONS: [&str; 4] = ["Spring", "Summer", "Autumn", "Winter"];

/// Takes an EDTF date apart; `None` if it is none of the calendar's.
pub(super) fn read(edtf: &str) -> Option<Dated> {
    // What BibLaTeX cannot have, no other format has.
    let whole = super::biblatex::edtf(edtf)?;
    let circa = whole.contains(['~', '%']);
    let unsure = whole.contains(['?', '%']);
    let plain = whole.trim_end_matches(['~', '?', '%']);
    let (from, to) = match plain.split_once('/') {
        None => (Some(point(plain)?), None),
        Some((from, to)) => (point(from), point(to)),
    };
    let open = plain.contains('/') && (from.is_none() || to.is_none());
    Some(Dated { from, to, open, circa, unsure })
}

fn point(text: &str) -> Option<Point> {
    let mut parts = text.split('-');
    let year = parts.next()?;
    let unknown = year.bytes().filter(|b| *b == b'X').count() as u32;
    let year = year.replace('X', "0").parse().ok()?;
    let month: Option<u32> = parts.next().and_then(|month| month.parse().ok());
    let day = parts.next().and_then(|day| day.parse().ok());
    let season = month.and_then(|m| SEASONS.get(m.checked_sub(21)? as usize)).copied();
    Some(Point { year, unknown, month: month.filter(|m| *m <= 12), day, season })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_come_apart() {
        let day = read("1960-08-03~").expect("a date");
        assert!(day.circa && !day.unsure && day.to.is_none());
        assert_eq!(
            day.from.map(|p| (p.parts(), p.slashed())),
            Some((vec![1960, 8, 3], "1960/08/03/".into()))
        );
        let range = read("1960/1962-05").expect("a range");
        assert_eq!(range.to.map(Point::parts), Some(vec![1962, 5]));
        let open = read("../1962").expect("an open range");
        assert!(open.open && open.from.is_none());
        let spring = read("2014-21").and_then(|d| d.from).expect("a season");
        assert_eq!(
            (spring.season, spring.season_number(), spring.parts()),
            (Some("Spring"), Some(1), vec![2014])
        );
        assert_eq!(read("196X").and_then(|d| d.from).map(|p| (p.year, p.unknown)), Some((1960, 1)));
        assert_eq!(read("c. 1950"), None);
    }
}
