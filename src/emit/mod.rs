//! Printing what was read.
