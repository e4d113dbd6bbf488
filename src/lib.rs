//! byline assembles policy briefings in which every line says who said it.
//!
//! One sentence is the program: **load, parse, release, resolve, select, check, render, proofread,
//! save.** Every room of the
//! crate belongs to one word of it, and [`assemble`] names them in order. Stages are functions of their input:
//! the same desk gives the same findings and the same bytes.
//!
//! | floor | room | duty |
//! |---|---|---|
//! | 9 | [`cli`] | arguments, dispatch, streams, exit codes |
//! | 8 | [`assemble`] | all stages in order |
//! | 8 | [`serve`] | the preview: pages from memory to browsers on this machine |
//! | 7 | [`report`] | findings to text, JSON, SARIF and the other formats, one to a file |
//! | 6 | [`proofread`] | pages to findings: what any template's output must still say |
//! | 6 | [`manifest`], [`schema`] | what was made from what; the JSON Schemas and the field reference |
//! | 5 | [`render`] | selection to pages: the view, the templates, the composed sentences |
//! | 5 | [`check`] | corpus and selections to findings: one rule, one file, one page |
//! | 4 | [`passage`] | passages in captures: quotes found, paragraphs counted, copies noticed |
//! | 4 | [`weigh`] | corpus to independence: how many lines stand behind a claim |
//! | 4 | [`select`] | corpus and brief to the claims that the brief shows, in order |
//! | 3 | [`galley`] | what was read and parsed before, so that a save costs only what it changed |
//! | 3 | [`resolve`] | records to a corpus in which every reference is a number |
//! | 3 | [`append`] | a new record in a claim file, every byte around it kept |
//! | 3 | [`release`] | records to the records that may be seen |
//! | 2 | [`parse`] | texts to records: what was written, with the place of every value |
//! | 2 | [`load`] | the door in: disk to texts |
//! | 2 | [`mend`] | fixes to the text after them |
//! | 1 | [`model`], [`diagnostic`] | the nouns: plain data, what is meant; one finding |
//! | 1 | [`watch`] | what the system tells of changes on the disk |
//! | 1 | [`save`] | the door out: pages to disk, each whole or not at all |
//! | 0 | [`text`], [`direction`] | file texts, and places in them; controls of direction that a text leaves open |
//!
//! A room imports from lower floors only; rooms on one floor do not know each other. Only `load` and `save` touch
//! the disk, only `watch` hears of its changes, only `serve` opens a port, only `cli` the terminal and the
//! environment, only `render` knows Tera, only `parse::yaml` the YAML parser. A test of the crate holds these laws.
//!
//! There are two kinds of trouble. What is wrong with an author's files is a [`diagnostic::Diagnostic`], collected
//! and never thrown. What is wrong with the world is an error type beside the code that can fail. Nothing panics.

pub mod append;
pub mod assemble;
pub mod check;
pub mod cli;
pub mod diagnostic;
pub mod direction;
pub mod galley;
pub mod load;
pub mod manifest;
pub mod mend;
pub mod model;
pub mod parse;
pub mod passage;
pub mod proofread;
pub mod release;
pub mod render;
pub mod report;
pub mod resolve;
pub mod save;
pub mod schema;
pub mod select;
pub mod serve;
pub mod text;
pub mod watch;
pub mod weigh;
