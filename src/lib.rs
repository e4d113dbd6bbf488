//! byline assembles policy briefings in which every line says who said it.
//!
//! One sentence is the program: load, parse, release, resolve, select, check, render, proofread, save.

pub mod diagnostic;
pub mod model;
pub mod parse;
pub mod release;
pub mod render;
pub mod resolve;
pub mod select;
pub mod text;
