//! Texts to records: what was written, with the place of every value.

pub mod citation;
pub mod yaml;
