//! Captures and quotes to passages: where quoted words stand, what rests on each paragraph, and what a short text does.

pub mod closest;
pub mod copied;
pub mod coverage;
mod differing;
pub mod english;
pub mod find;
mod fold;
mod mention;
pub mod paragraph;
pub mod point;
pub mod reading;
pub mod sentence;
pub mod shared;
mod speaker;
pub mod verdict;
mod words;
