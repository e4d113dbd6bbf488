//! Findings to one dialect per file. Nothing here prints: every dialect is a function from an
//! [`input::Input`] to text.

pub mod baseline;
pub mod concise;
pub mod fingerprint;
pub mod full;
pub mod github;
pub mod gitlab;
pub mod input;
pub mod json;
pub mod json_lines;
pub mod junit;
pub mod markdown;
pub mod sarif;
pub mod schema;
mod uri;
