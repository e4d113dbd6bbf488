//! byline assembles policy briefings in which every line says who said it.
//!
//! One sentence is the program: load, parse, release, resolve, select, check, render, proofread, save.

pub mod assemble;
pub mod check;
pub mod cli;
pub mod diagnostic;
pub mod load;
pub mod manifest;
pub mod model;
pub mod parse;
pub mod passage;
pub mod release;
pub mod render;
pub mod report;
pub mod resolve;
pub mod save;
pub mod schema;
pub mod select;
pub mod text;
