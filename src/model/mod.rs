//! The nouns of a desk: plain data, what is meant. No reading, no writing.

pub mod anonymous;
pub mod body;
pub mod brief;
pub mod capture;
pub mod claim;
pub mod cue;
pub mod date;
pub mod document;
pub mod id;
pub mod judgment;
pub mod language;
pub mod locator;
pub mod marking;
pub mod office;
pub mod portfolio;
pub mod rating;
pub mod record;
pub mod response;
pub mod scale;
pub mod settings;
pub mod source;
pub mod words;
