//! Captures and quotes to passages: where quoted words stand, and what rests on each paragraph.

pub mod closest;
pub mod copied;
pub mod coverage;
mod differing;
pub mod find;
mod fold;
mod mention;
pub mod paragraph;
pub mod reading;
pub mod sentence;
pub mod shared;
mod speaker;
pub mod verdict;
mod words;
