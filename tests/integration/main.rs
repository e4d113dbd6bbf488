//! Tests of byline from outside: one file per feature.

mod desk;
mod doors;
mod rules;
mod settings;
mod wording;
