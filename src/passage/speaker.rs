//! Whether a passage names the one whose words it brings.

use std::ops::Range;

use super::mention::{hashes, plain};
use super::reading::Reading;
use super::words::hash;
use crate::model::id::SourceId;
use crate::model::source::SourceKind;
use crate::resolve::corpus::Corpus;

/// Words of names, roles and descriptors that say nothing of who is meant.
const IDLE: &[&str] = &[
    "a", "an", "and", "another", "at", "but", "by", "for", "from", "her", "his", "in", "into", "is", "its",
    "not", "of", "on", "one", "or", "other", "some", "several", "that", "the", "their", "these", "they",
    "this", "those", "to", "two", "was", "were", "which", "who", "with",
];

/// Words that stand for somebody named before.
const PRONOUNS: &[&str] = &["he", "him", "his", "she", "her", "they", "their"];

/// Words that stand for unnamed people named before: "one of them", "another of the three".
const OF_UNNAMED: &[&str] = &["another", "one", "them"];

/// Words for unnamed people where a descriptor has others: "the person said".
const UNNAMED: &[&str] = &["person", "source"];

/// Those who may have said some words, by all that a passage could call them: name, other name, role, body,
/// descriptor.
pub(super) struct Callings {
    names: Vec<u64>,
    pronouns: Vec<u64>,
}

impl Callings {
    pub(super) fn new(speakers: &[SourceId], corpus: &Corpus) -> Self {
        let mut names: Vec<u64> = speakers.iter().flat_map(|&speaker| names(corpus, speaker)).collect();
        let mut pronouns: Vec<u64> = PRONOUNS.iter().flat_map(|pronoun| hashes(pronoun)).collect();
        if speakers.iter().any(|&speaker| corpus.source(speaker).anonymous().is_some()) {
            names.extend(UNNAMED.iter().flat_map(|word| hashes(word)));
            pronouns.extend(OF_UNNAMED.iter().flat_map(|word| hashes(word)));
        }
        names.sort_unstable();
        names.dedup();
        Self { names, pronouns }
    }

    /// Whether the words around a place name one of them. Where a pronoun stands in, the two paragraphs before
    /// count as well.
    pub(super) fn are_near(&self, reading: &Reading<'_>, place: &Range<usize>) -> bool {
        let refers_back = || reading.surround(place, &self.pronouns);
        self.names.is_empty()
            || reading.surround(place, &self.names)
            || refers_back() && reading.precede(place, &self.names)
    }

    /// Whether a whole text, or what is known of it, names one of them.
    pub(super) fn are_in<'t>(&self, reading: &Reading<'_>, known: impl Iterator<Item = &'t str>) -> bool {
        let is_name = |hash: u64| self.names.binary_search(&hash).is_ok();
        self.names.is_empty() || known.flat_map(hashes).any(is_name) || reading.holds(&self.names)
    }
}

/// Every word by which a passage could name a source.
fn names(corpus: &Corpus, source: SourceId) -> Vec<u64> {
    let speaker = corpus.source(source);
    let mut texts: Vec<&str> = speaker.names().collect();
    let mut bodies = vec![speaker.of()];
    if let SourceKind::Person(person) = &speaker.kind {
        texts.extend(person.role.as_ref().map(|role| role.value.as_str()));
        bodies.push(person.acts_for);
    }
    texts.extend(bodies.into_iter().flatten().flat_map(|body| corpus.source(body).names()));
    let words = texts.into_iter().flat_map(plain).filter(|word| !IDLE.contains(&word.as_str()));
    words.filter(|word| !word.is_ascii() || word.len() > 1).map(|word| hash(&word)).collect()
}
