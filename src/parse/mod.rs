//! Texts to records: what was written, with the place of every value.

pub mod body;
pub mod brief;
pub mod citation;
pub mod claim;
pub mod config;
pub mod dates;
pub mod document;
pub mod extras;
pub mod file;
pub mod judgment;
mod margin;
pub mod meant;
pub mod noun;
pub mod record;
pub mod response;
pub mod sentences;
mod slips;
pub mod source;
pub mod value;
pub mod yaml;
