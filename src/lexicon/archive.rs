//! The registry of archives.

/// Which archive: an index of the registry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ArchiveId(pub u16);

/// What has become of an archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Status {
    Current,
    Former,
    Collection,
    Publication,
    Generic,
}

/// What the registry knows of an archive.
#[derive(Clone, Copy, Debug)]
pub struct Archive {
    /// The Latin code as English works print it: `RGANI`.
    pub code: &'static str,
    /// The code in its own script: `РГАНИ`; empty for Latin-script countries.
    pub code_native: &'static str,
    /// Its status.
    pub status: Status,
    /// Other spellings.
    pub aliases: &'static [&'static str],
    /// The name in its own language and script.
    pub name: &'static str,
    /// The name transliterated.
    pub name_transliterated: &'static str,
    /// The name in English.
    pub name_english: &'static str,
    /// The seat.
    pub city: &'static str,
    /// The country.
    pub country: &'static str,
    /// Predecessors with years, as text.
    pub predecessors: &'static str,
    /// The code of the archive that has its holdings now; empty if it exists.
    pub successor: &'static str,
    /// Its levels, outermost first: `fond>opis>delo>list`.
    pub scheme: &'static str,
}
