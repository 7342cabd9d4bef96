//! A library that the user has already, extended by what a document cites.
//!
//! Whether a work of the document is one of the library is settled by the resolver itself: the library's entries
//! are laid before it as a list of citations in full, the document's works after them. Nothing of the library is
//! ever written anew: what is added is added behind it. What the user decides or corrects by hand is applied here
//! as well.

mod decide;
mod library;
mod matching;
mod review;

pub use decide::{Decisions, join, prune};
pub use library::{Fault, Known, Library};
pub use matching::{Contradiction, Match, Merged, merge};
pub use review::{Applied, apply_review};
