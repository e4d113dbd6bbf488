//! byline assembles policy briefings in which every line says who said it.
//!
//! One sentence is the program: load, parse, release, resolve, select, check, render, proofread, save.

pub mod diagnostic;
pub mod load;
pub mod model;
pub mod parse;
pub mod release;
pub mod resolve;
pub mod save;
pub mod select;
pub mod text;
