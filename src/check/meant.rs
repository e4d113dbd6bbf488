//! Bodies and unnamed people whom a paragraph may mean by its words, and the bodies that say by their whole name what it says.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::check::called::{bare, names_of_source};
use crate::check::prose::{Hit, Phrases, Prose, folded};
use crate::check::saying::Sayings;
use crate::check::{chain, labels, names};
use crate::model::id::SourceId;
use crate::model::source::{Source, SourceKind};
use crate::resolve::corpus::Corpus;

/// The bodies of a desk by their whole names in lower case, as far as one alone has a name.
pub type Names = BTreeMap<String, Option<SourceId>>;

/// All of them.
pub fn names(corpus: &Corpus) -> Names {
    let mut found = Names::new();
    for (id, source) in corpus.numbered_sources() {
        if let SourceKind::Organization(body) = &source.kind {
            let known = found.entry(folded(bare(&body.name.value))).or_insert(Some(id));
            *known = known.filter(|known| *known == id);
        }
    }
    found
}

/// The bodies as those who say something.
pub struct Speakers<'a> {
    names: &'a Names,
    phrases: Phrases<'a>,
    sayings: Sayings,
}

impl<'a> Speakers<'a> {
    /// Those of some names.
    pub fn new(names: &'a Names) -> Self {
        Self { names, phrases: Phrases::new(names.keys().map(String::as_str)), sayings: Sayings::default() }
    }

    /// The bodies that say all that is said in a sentence.
    pub fn sayers(&self, sentence: &str) -> Vec<SourceId> {
        let sayers = self.sayings.sayers(sentence, &self.phrases);
        // "An engineer at Railnet said" has not the word of Railnet.
        let is_of_body = |hit: &Hit<'_>| {
            let before = sentence.get(..hit.start).unwrap_or_default();
            let mut words = before.split_whitespace().rev().filter(|word| !word.eq_ignore_ascii_case("the"));
            words.next().is_some_and(|word| BELONGING.contains(&word))
        };
        if sayers.iter().any(is_of_body) {
            return Vec::new();
        }
        let all: Option<Vec<SourceId>> =
            sayers.iter().map(|hit| self.names.get(hit.phrase).copied().flatten()).collect();
        all.unwrap_or_default()
    }

    /// The bytes of the unnamed people of a body who say all that is said in a sentence: "an engineer at Railnet".
    pub fn member(&self, body: &Source, sentence: &str) -> Option<Range<usize>> {
        labels::member(sentence, &names_of_source(body), &self.sayings)
    }
}

/// Parts of what those are called who may speak for a state or a city without being recorded as of it.
const OFFICES: &[&str] = &[
    "ambassador",
    "chancellor",
    "department",
    "governor",
    "mayor",
    "minist",
    "office",
    "premier",
    "president",
    "secretar",
    "spokes",
];

/// Whether somebody, or a body, holds an office in which he or it may speak for a state or a city.
pub fn is_office(source: &Source) -> bool {
    names_of_source(source)
        .iter()
        .any(|name| OFFICES.iter().any(|office| name.to_lowercase().contains(office)))
}

/// Words before a body with which somebody of it speaks, or for it.
const BELONGING: &[&str] =
    &["and", "at", "for", "from", "in", "inside", "near", "of", "or", "with", "within"];

/// Words of names that say nothing of who is meant.
const IDLE: &[&str] = &["a", "an", "and", "at", "for", "in", "of", "on", "the", "to", "two", "with"];

/// What a body may be called by whoever speaks of it, besides its names.
const CALLED: &[&str] = &[
    "agency",
    "association",
    "authority",
    "bank",
    "board",
    "chamber",
    "city",
    "committee",
    "company",
    "council",
    "country",
    "court",
    "department",
    "federation",
    "firm",
    "government",
    "group",
    "institute",
    "it",
    "ministry",
    "office",
    "operator",
    "party",
    "police",
    "project",
    "service",
    "society",
    "state",
    "union",
    "university",
];

/// The words by which the sources of a desk may be meant, once they were asked for.
#[derive(Default)]
pub struct Meant(RefCell<BTreeMap<SourceId, BTreeSet<String>>>);

impl Meant {
    /// Whether a paragraph may mean a body, or somebody of it: it has a word of a name, or one for such a body that is none of
    /// whoever speaks there.
    pub fn is_body(
        &self,
        corpus: &Corpus,
        (body, sayer): (SourceId, Option<SourceId>),
        paragraph: &str,
    ) -> bool {
        let there: BTreeSet<String> = words(paragraph).collect();
        let mut known = self.0.borrow_mut();
        let own = known.entry(body).or_insert_with(|| {
            let all = corpus.numbered_sources().filter(|(one, _)| chain::are_related(corpus, *one, body));
            all.flat_map(|(_, source)| called(source)).collect()
        });
        let others: BTreeSet<String> = sayer.map(|sayer| called(corpus.source(sayer))).unwrap_or_default();
        let is_called = |word: &str| there.contains(word) && !others.contains(word);
        !there.is_disjoint(own) || CALLED.iter().any(|word| is_called(word))
    }

    /// Whether unnamed people are called so that they may be of any body, or of none.
    pub fn are_anybody(people: &str) -> bool {
        words(people).any(|word| matches!(word.as_str(), "people" | "person" | "source"))
    }

    /// Whether a paragraph may mean unnamed people: it has a word of what they are called, or speaks of people.
    pub fn are_people(people: &Source, paragraph: &str) -> bool {
        let own = called(people);
        words(paragraph).any(|word| own.contains(&word) || names::is_people(&word))
    }
}

fn called(source: &Source) -> BTreeSet<String> {
    names_of_source(source).iter().flat_map(|name| words(name).collect::<Vec<_>>()).collect()
}

/// The words of a text in lower case, without the endings of the plural and of the owner.
fn words(text: &str) -> impl Iterator<Item = String> {
    let plain =
        |word: &str| word.trim_end_matches("'s").trim_end_matches('\'').trim_end_matches('s').to_owned();
    let all: Vec<String> = Prose::read(text).words().map(plain).collect();
    all.into_iter().filter(|word| !word.is_empty() && !IDLE.contains(&word.as_str()))
}
