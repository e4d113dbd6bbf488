//! Findings to one dialect per file. Nothing here prints: every dialect is a function from an
//! [`input::Input`] to text.

pub mod concise;
pub mod full;
pub mod input;
pub mod json;
