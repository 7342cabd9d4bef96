//! What historians cite: nouns only. Nothing here reads, prints or decides.

mod citation;
mod date;
mod document;
mod entry;
mod evidence;
mod finding;
mod given;
mod ledger;
mod locator;
mod name;
mod origin;
mod place;
mod span;

pub use citation::{Back, Citation, CitationId, Doubt, Doubts, Form, Part, Piece, ReadNote, Via};
pub use date::Date;
pub use document::{Document, Format, Note, NoteId, NoteKind, Repair, Source, Style, Trail};
pub use entry::{Field, Fields, Kind, Value};
pub use evidence::{Evidence, Sign};
pub use finding::{Also, Edit, Finding, Fix, Rule, Safety};
pub use given::{Given, GivenId, GivenItem};
pub use ledger::{Because, Entry, Inherited, Ledger, Mention};
pub use locator::{Locator, Unit};
pub use name::Name;
pub use origin::{Origin, Spot, Taken};
pub use place::{Level, Place, Step};
pub use span::{Sited, Span};
