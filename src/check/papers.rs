//! How publishers are called for short: "the Courier", where the desk knows the Grenholm Courier and no other.

use std::collections::{BTreeMap, BTreeSet};

use crate::check::called;
use crate::check::prose::{Phrases, Prose, folded};
use crate::model::document::Document;
use crate::resolve::corpus::Corpus;

/// The short names of a desk's publishers.
#[derive(Debug, Default)]
pub struct Papers {
    /// By publisher, in lower case and without article: the short names that leave no doubt of it, with theirs.
    shorts: BTreeMap<String, Vec<String>>,
}

/// Words that behind "the" mean a place and no publisher.
const PLACES: &[&str] = &["center", "centre", "city", "east", "north", "south", "west"];

impl Papers {
    /// Those of all the documents of a desk.
    pub fn of(corpus: &Corpus) -> Self {
        let published = corpus.numbered_documents();
        let named = published.filter_map(|(_, document)| document.publisher.value.as_deref());
        let bodies = corpus.numbered_sources().filter(|(_, source)| source.anonymous().is_none());
        let all = named.chain(bodies.map(|(_, source)| source.name()));
        let all: BTreeSet<&str> = all.map(called::bare).collect();
        let mut owners: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for name in all {
            for short in shorts(name) {
                owners.entry(short).or_default().insert(folded(name));
            }
        }
        let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (short, mut owners) in owners {
            let only = owners.pop_first().filter(|_| owners.is_empty());
            if let Some(only) = only {
                let possessive = format!("{short}'s");
                found.entry(only).or_default().extend([short, possessive]);
            }
        }
        Self { shorts: found }
    }

    /// The short names of a publisher that leave no doubt of it, in lower case, each behind "the".
    pub fn shorts_of(&self, publisher: &str) -> impl Iterator<Item = &str> {
        let all = self.shorts.get(&folded(called::bare(publisher))).into_iter().flatten();
        all.map(String::as_str).filter(|short| !short.ends_with("'s"))
    }

    /// Whether a text calls the publisher of one of some documents by its short name, capitals included.
    pub fn are_named<'d>(&self, text: &str, documents: impl Iterator<Item = &'d Document>) -> bool {
        let publishers = documents.filter_map(|document| document.publisher.value.as_deref());
        let shorts = publishers.filter_map(|name| self.shorts.get(&folded(called::bare(name)))).flatten();
        let mut shorts = shorts.map(String::as_str).peekable();
        if shorts.peek().is_none() {
            return false;
        }
        let phrases = Phrases::new(shorts);
        let prose = Prose::read(text);
        let is_capital = |word: &str| word.starts_with(|c: char| !c.is_lowercase());
        prose.find(&phrases).iter().any(|hit| {
            let behind = text.get(hit.end..).unwrap_or_default().trim_start();
            let goes_on = behind.starts_with(char::is_uppercase);
            prose.typed(hit).split_whitespace().skip(1).all(is_capital) && !goes_on
        })
    }
}

/// The short names that a name can have, behind "the": the last words of one in capitals throughout, and what stands before
/// the place of one that has it: "the Evening Standard" of Halden.
fn shorts(name: &str) -> Vec<String> {
    let words: Vec<&str> = name.split_whitespace().collect();
    if let Some((head, _)) = name.split_once(" of ") {
        let is_name = head.contains(' ') && !head.split(' ').any(|word| word.starts_with(char::is_lowercase));
        return is_name.then(|| format!("the {}", folded(head))).into_iter().collect();
    }
    if words.iter().any(|word| word.starts_with(char::is_lowercase)) {
        return Vec::new();
    }
    let tails = (1..words.len()).filter_map(|from| words.get(from..)).map(|tail| folded(&tail.join(" ")));
    tails.filter(|tail| !PLACES.contains(&tail.as_str())).map(|tail| format!("the {tail}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_name_is_the_last_words_of_one_in_capitals() {
        assert_eq!(shorts("Grenholm Courier"), ["the courier"]);
        assert_eq!(shorts("New York Times"), ["the york times", "the times"]);
        assert_eq!(shorts("Evening Standard of Halden"), ["the evening standard"]);
        for none in ["Courier", "Radio North", "Ministry of Defense", "de Telegraaf"] {
            assert_eq!(shorts(none), [""; 0], "{none}");
        }
    }
}
