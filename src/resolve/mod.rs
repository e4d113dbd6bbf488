//! Records to a [`Corpus`](corpus::Corpus): every reference resolved, graphs built.

pub mod corpus;
