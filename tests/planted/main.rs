//! Faults planted in clean documents, each of which must be found at its note: in documents made up by a program
//! (`made`), and in clean documents of several languages, manuals and archives under `tests/clean` (`clean`).

mod clean;
mod made;
