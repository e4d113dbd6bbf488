//! Names of bodies and papers that a text has but for one letter: "the Wildlife Agncy".

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::check::prose::{folded, has};
use crate::check::rule::Desk;
use crate::model::source::{GroundRule, Source, SourceKind};
use crate::resolve::corpus::Corpus;

/// The letters that a word of a name and what is typed for it have at least.
const SHORT: usize = 5;
const TYPED: usize = 4;

/// Words that may stand between two words of a name.
const JOINING: &str = "and for of the";

/// Words that differ by one letter, and both make names.
const APART: &[&[&str]] =
    &[&["police", "policy"], &["woman", "women"], &["board", "broad"], &["minister", "minster"]];

/// Two words of a name that stand side by side, the one that is looked for last.
type Neighbors<'a> = BTreeMap<&'a str, BTreeSet<&'a str>>;

/// The words that stand side by side in the names of a desk's bodies and papers.
pub struct Bodies<'a> {
    /// What follows a word.
    behind: Neighbors<'a>,
    /// What a word follows.
    before: Neighbors<'a>,
}

/// A word that is nearly one of a name.
pub struct Slip<'a> {
    /// Where it stands.
    pub place: Range<usize>,
    /// The word of the name.
    pub meant: &'a str,
}

impl<'a> Bodies<'a> {
    /// Those of a desk.
    pub fn of(corpus: &'a Corpus) -> Self {
        let open = corpus.numbered_sources().map(|(_, source)| source);
        let open = open.filter(|source| source.is_body() && source.ground_rule.value == GroundRule::OnRecord);
        let papers = corpus.documents.iter().filter_map(|document| document.publisher.value.as_deref());
        let mut found = Self { behind: Neighbors::new(), before: Neighbors::new() };
        for name in open.flat_map(Source::names).chain(papers) {
            for (first, second) in pairs(name) {
                let (first, second) = (text_at(name, first), text_at(name, second));
                found.behind.entry(first).or_default().insert(second);
                found.before.entry(second).or_default().insert(first);
            }
        }
        found
    }

    /// The first word of a text that stands beside one of a name, and is another one of it but for one letter. `is_known` tells
    /// the words that the desk has in names.
    pub fn slip(&self, text: &str, is_known: impl Fn(&str) -> bool) -> Option<Slip<'a>> {
        pairs(text).find_map(|(first, second)| {
            let (one, other) = (text_at(text, &first), text_at(text, &second));
            let behind = self.behind.get(one).and_then(|all| near(other, all)).map(|meant| (second, meant));
            let before = || self.before.get(other).and_then(|all| near(one, all)).map(|meant| (first, meant));
            let (place, meant) = behind.or_else(before)?;
            (!is_known(text_at(text, &place))).then_some(Slip { place, meant })
        })
    }
}

/// Every word in a name of a source or in what a document is called or has, in lower case.
pub fn named(desk: &Desk<'_>) -> BTreeSet<String> {
    let mut known = BTreeSet::new();
    let mut add = |text: &str| {
        known.extend(text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).map(folded));
    };
    for (_, source) in desk.sources() {
        source.names().for_each(&mut add);
        source.anonymous().into_iter().for_each(|one| add(&one.descriptor.value));
        if let SourceKind::Person(person) = &source.kind {
            add(&person.short);
            person.role.iter().for_each(|role| add(&role.value));
        }
    }
    for (_, document) in desk.documents() {
        let texts = [&document.title.value, &document.publisher.value, &document.author, &document.called];
        texts.into_iter().flatten().for_each(|text| add(text));
        desk.captures.of(document).into_iter().for_each(|capture| add(&capture.text));
    }
    known
}

/// The one of some words from which a word differs by one letter that is neither the last nor makes it another word.
fn near<'a>(typed: &str, words: &BTreeSet<&'a str>) -> Option<&'a str> {
    let is_apart = |word: &str| {
        let (typed, word) = (typed.to_lowercase(), word.to_lowercase());
        APART.iter().any(|words| words.contains(&typed.as_str()) && words.contains(&word.as_str()))
    };
    let is_near = |word: &str| {
        word.chars().count() >= SHORT
            && strsim::osa_distance(typed, word) == 1
            && typed.chars().next() == word.chars().next()
            && !typed.starts_with(word)
            && !word.starts_with(typed)
            && !is_apart(word)
    };
    if words.contains(typed) { None } else { words.iter().copied().find(|word| is_near(word)) }
}

/// The words with a capital that stand side by side in a text, two by two.
fn pairs(text: &str) -> impl Iterator<Item = (Range<usize>, Range<usize>)> {
    let joins = |between: &str| {
        let words = between.strip_prefix(' ').and_then(|rest| rest.strip_suffix(' '));
        between == " " || words.is_some_and(|words| words.split(' ').all(|word| has(JOINING, word)))
    };
    let mut last: Option<Range<usize>> = None;
    capitalized(text).filter_map(move |place| {
        let before = last.replace(place.clone())?;
        joins(text_at(text, before.end..place.start)).then_some((before, place))
    })
}

/// The words of a text that begin with a capital and are long enough; most texts have one.
fn capitalized(text: &str) -> impl Iterator<Item = Range<usize>> {
    // A letter beyond ASCII begins with one of these bytes.
    let may_begin = |byte: &u8| byte.is_ascii_uppercase() || *byte >= 0xC0;
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = text.as_bytes().get(at..)?;
            let start = at + rest.iter().position(may_begin)?;
            let (before, rest) = text.split_at_checked(start)?;
            let first = rest.chars().next()?;
            let begins = first.is_uppercase() && !before.ends_with(char::is_alphabetic);
            let word = rest.split(|c: char| !c.is_alphabetic()).next().filter(|_| begins);
            at = start + word.map_or(first.len_utf8(), str::len);
            if word.is_some_and(|word| word.chars().count() >= TYPED) {
                return Some(start..at);
            }
        }
    })
}

fn text_at(text: &str, place: impl std::borrow::Borrow<Range<usize>>) -> &str {
    text.get(place.borrow().clone()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slip(text: &str) -> Option<(&str, &'static str)> {
        let mut bodies = Bodies { behind: Neighbors::new(), before: Neighbors::new() };
        for (one, other) in [("Wildlife", "Agency"), ("Ministry", "Fisheries"), ("Federal", "Police")] {
            bodies.behind.entry(one).or_default().insert(other);
            bodies.before.entry(other).or_default().insert(one);
        }
        let slip = bodies.slip(text, |word| word == "Agentcy")?;
        Some((text_at(text, slip.place), slip.meant))
    }

    #[test]
    fn a_word_beside_one_of_a_name_is_another_one_of_it_but_for_a_letter() {
        for (text, typed, meant) in [
            ("The Wildlife Agncy said so", "Agncy", "Agency"),
            ("The Widlife Agency said so", "Widlife", "Wildlife"),
            ("The Ministry of Fisheires counted", "Fisheires", "Fisheries"),
            ("The Minstry of the Fisheries counted", "Minstry", "Ministry"),
        ] {
            assert_eq!(slip(text), Some((typed, meant)), "{text}");
        }
        for text in [
            "The Wildlife Agency said so",
            "The Wildlife Agencies said so",
            "The Wildlife Agentcy said so",
            "In Wildlife, Agncy said so",
            "The Agncy said so",
            "The Federal Policy Institute said so",
            "The Wildlife Agenda is out",
        ] {
            assert_eq!(slip(text), None, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_panics(text in "(\\PC|Wildlife |of |Agncy){0,20}") {
            let _ = slip(&text);
        }
    }
}
