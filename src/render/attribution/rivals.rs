//! The bodies that an assertion names, so that "it" behind it is not taken for another one of them.

use std::collections::BTreeMap;

use crate::model::id::SourceId;
use crate::model::source;
use crate::resolve::corpus::Corpus;

/// The names of bodies in lower case, without their article, by their first words.
pub(super) struct Rivals(BTreeMap<String, Vec<(String, SourceId)>>);

impl Rivals {
    /// Takes what some sources are called, as far as they are bodies.
    pub(super) fn new(corpus: &Corpus, sources: &[SourceId]) -> Self {
        let mut known: BTreeMap<String, Vec<(String, SourceId)>> = BTreeMap::new();
        for &id in sources.iter().filter(|&&id| corpus.source(id).is_body()) {
            for name in corpus.source(id).names() {
                let name = name.to_lowercase();
                let bare = source::bare(&name);
                let first = bare.split(' ').next().unwrap_or_default();
                known.entry(first.to_owned()).or_default().push((bare.to_owned(), id));
            }
        }
        Self(known)
    }

    /// Whether an assertion ends in another "it", or names another body behind the last place where it names this one.
    pub(super) fn follow(&self, assertion: &str, own: SourceId) -> bool {
        let text = assertion.to_lowercase();
        let text = text.trim_end_matches(|c: char| !c.is_alphanumeric());
        let last = self.named(text).filter(|&(_, id)| id != own).map(|(at, _)| at).max();
        let own = self.named(text).filter(|&(_, id)| id == own).map(|(at, _)| at).max();
        text.ends_with(" it") || last.is_some_and(|last| own.is_none_or(|own| last > own))
    }

    /// The bodies that a text in lower case names, and where their names begin.
    fn named<'s>(&'s self, text: &'s str) -> impl Iterator<Item = (usize, SourceId)> + 's {
        let starts = text.split_inclusive(' ').scan(0, |next, word| {
            let at = *next;
            *next += word.len();
            Some((at, word))
        });
        starts.flat_map(move |(at, word)| {
            let first = word.trim_end().trim_end_matches(|c: char| !c.is_alphanumeric());
            let known =
                self.0.get(first).or_else(|| self.0.get(word.trim_end())).map_or(&[][..], Vec::as_slice);
            let rest = text.get(at..).unwrap_or_default();
            let stands = move |name: &str| {
                let behind = rest.strip_prefix(name);
                behind.is_some_and(|behind| !behind.starts_with(char::is_alphanumeric))
            };
            known.iter().filter(move |(name, _)| stands(name)).map(move |&(_, id)| (at, id))
        })
    }
}
