//! Whether a passage names the one whose words it brings.

use std::collections::BTreeSet;

use super::fold::fold;
use super::reading::Around;
use crate::model::id::SourceId;
use crate::model::source::{Source, SourceKind};
use crate::resolve::corpus::Corpus;

/// Words of names, roles and descriptors that say nothing of who is meant.
const IDLE: &[&str] = &[
    "a", "an", "and", "another", "at", "but", "by", "for", "from", "her", "his", "in", "into", "is", "its",
    "not", "of", "on", "one", "or", "other", "some", "several", "that", "the", "their", "these", "they",
    "this", "those", "to", "two", "was", "were", "which", "who", "with",
];

/// Words that stand for somebody named before.
const PRONOUNS: &[&str] = &["he", "him", "his", "she", "her", "they", "their"];

/// Whether the words around a quote name one of those who may have said it: by name, other name, role, body, or
/// descriptor. Where a pronoun stands in, the two paragraphs before count as well.
pub(super) fn is_named(around: &Around<'_>, speakers: &[SourceId], corpus: &Corpus) -> bool {
    let names: BTreeSet<String> = speakers.iter().flat_map(|&speaker| names(corpus, speaker)).collect();
    let own: BTreeSet<String> = around.own.iter().flat_map(|text| words(text)).collect();
    if !own.is_disjoint(&names) || names.is_empty() {
        return true;
    }
    let refers_back = PRONOUNS.iter().any(|&pronoun| own.contains(pronoun));
    refers_back && around.before.iter().any(|text| words(text).iter().any(|word| names.contains(word)))
}

/// Every word by which a passage could name a source.
fn names(corpus: &Corpus, source: SourceId) -> Vec<String> {
    let speaker = corpus.source(source);
    let mut texts = own_names(speaker);
    let mut bodies = vec![speaker.of()];
    if let SourceKind::Person(person) = &speaker.kind {
        texts.extend(person.role.as_ref().map(|role| role.value.as_str()));
        bodies.push(person.acts_for);
    }
    texts.extend(bodies.into_iter().flatten().flat_map(|body| own_names(corpus.source(body))));
    let words = texts.into_iter().flat_map(words).filter(|word| !IDLE.contains(&word.as_str()));
    words.filter(|word| !word.is_ascii() || word.len() > 1).collect()
}

fn own_names(source: &Source) -> Vec<&str> {
    let mut names: Vec<&str> = source.aliases.iter().map(String::as_str).collect();
    names.push(source.name());
    match &source.kind {
        SourceKind::Person(person) => names.push(&person.short),
        SourceKind::Organization(body) => names.extend(body.short.as_deref()),
        SourceKind::Anonymous(_) => {}
    }
    names
}

/// The words of a text in lower case, without the ending of the plural.
fn words(text: &str) -> Vec<String> {
    let lower = fold(text).text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(singular).collect()
}

fn singular(word: &str) -> String {
    match word {
        "people" | "persons" => "person".to_owned(),
        _ if word.len() > 3 && !word.ends_with("ss") => word.strip_suffix('s').unwrap_or(word).to_owned(),
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_and_possessives_are_the_same_word() {
        assert_eq!(words("The officials’ people, Ross’s"), ["the", "official", "person", "ross", "s"]);
    }
}
