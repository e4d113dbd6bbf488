//! Tests of byline from outside: one file per feature.
#![expect(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test fails by panicking, and these reach the disk as a user would"
)]

mod again;
mod answers;
mod baseline;
mod beginner;
mod bounds;
mod cards;
mod command;
mod dates;
mod desk;
mod desks;
mod doors;
mod examples;
mod figures;
mod fix;
mod hostile;
mod init;
mod input;
mod laws;
mod lines;
mod list;
mod manual;
mod measures;
mod museum;
mod narrative;
mod new;
mod pages;
mod places;
mod printed;
mod proofread;
mod quotes;
mod readers;
mod reports;
mod rules;
mod schema;
mod sections;
mod serve;
mod settings;
mod unnamed;
mod voices;
mod wording;
