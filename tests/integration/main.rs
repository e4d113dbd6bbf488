//! Tests of byline from outside: one file per feature.

mod rules;
