//! Tests of byline from outside: one file per feature.

mod desk;
mod rules;
mod settings;
mod wording;
