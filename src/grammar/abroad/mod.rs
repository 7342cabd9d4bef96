//! Habits of notes outside English: unquoted articles and their hosts, years and numbers of journals in every
//! order, facts of publication without parentheses, names with the surname first.

pub mod collection;
pub mod editors;
pub mod facts;
pub mod host;
pub mod inverted;
pub mod issue;
pub mod of_year;
pub mod order;
pub mod pages;
pub mod semicolon;
pub mod series;
pub mod short_year;
pub mod thesis;
pub mod usual_order;
