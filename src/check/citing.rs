//! Whom a sentence says that a document cites: "the Herald reported, citing Bell", "according to officials of the board".

use std::collections::BTreeMap;
use std::ops::Range;

use crate::check::called;
use crate::check::chain;
use crate::check::cited;
use crate::check::names as people;
use crate::check::prose::{Hit, Phrases, Prose, folded};
use crate::check::saying::Sayings;
use crate::check::written::Passage;
use crate::model::id::SourceId;
use crate::resolve::corpus::Corpus;

/// Words behind which stands whom a document cites.
pub const CITING: &[&str] = &["citing", "quoting"];

/// Words that may stand between people and their body.
const BELONGING: &[&str] = &["at", "from", "in", "of", "within"];

const ARTICLES: &[&str] = &["a", "an", "the"];

/// How many words may stand between "citing" and what the people are.
const MODIFIERS: usize = 3;

/// The names in a text that stand alone behind "citing", as the one who is cited.
pub fn named<'p>(words: &str, names: &Phrases<'p>) -> Vec<Hit<'p>> {
    let prose = Prose::read(words);
    let is_cited = |hit: &Hit<'_>| {
        let before = prose.before(hit).find(|word| !ARTICLES.contains(word));
        // "citing Bell's letter", "citing board papers": not the one named.
        let behind = words.get(hit.end..).unwrap_or_default();
        let is_whole = behind.is_empty()
            || behind.starts_with([',', ';', '.', ')'])
            || prose.after(hit).next().is_some_and(|next| next == "that");
        before.is_some_and(|word| CITING.contains(&word)) && is_whole && !prose.is_possessive(hit)
    };
    prose.find(names).into_iter().filter(is_cited).collect()
}

/// Whom a text may mean who was named before.
const PRONOUNS: &[&str] = &["he", "it", "she", "they", "you"];

/// Whether those whose word a sentence gives may be the ones in it who say so, without a name: "two officials said, citing
/// Bell", "he said, citing Bell". Whom they cite is their reason.
pub fn is_reason(corpus: &Corpus, sentence: &Passage<'_>, words: &str) -> bool {
    let unnamed = called::voices(corpus, sentence).into_iter();
    let descriptors: Vec<Prose<'_>> = unnamed
        .filter_map(|voice| Some(Prose::read(&corpus.source(voice).anonymous()?.descriptor.value)))
        .collect();
    let plain = |word: &str| word.trim_end_matches('s').to_owned();
    let is_own = |word: &str| descriptors.iter().any(|one| one.words().any(|own| plain(own) == plain(word)));
    let before = words.split("citing").next().unwrap_or_default();
    let is_described = Prose::read(before).words().any(|word| people::is_people(word) && is_own(word));
    is_described || !Sayings::subjects(words, &Phrases::new(PRONOUNS.iter().copied())).is_empty()
}

/// Whether somebody stands nowhere in the chains of what a sentence cites, nor anybody who belongs to him.
pub fn is_outside(corpus: &Corpus, sentence: &Passage<'_>, source: SourceId) -> bool {
    let claims = cited::claims(corpus, sentence);
    let tellers = claims.iter().flat_map(|&claim| &corpus.claim(claim).evidence).flat_map(chain::everybody);
    let among = |source: SourceId| corpus.source(source).anonymous()?.among.as_ref();
    let mut all = tellers
        .chain(called::voices(corpus, sentence))
        .flat_map(|one| [Some(one), among(one).map(|whole| whole.value)])
        .flatten();
    !all.any(|one| chain::are_related(corpus, one, source))
}

/// The people of a body whom a sentence gives as those whom a document cites, where it cites unnamed people of another
/// one: their number, what they are, and the body.
pub fn of_another_body(
    corpus: &Corpus,
    sentence: &Passage<'_>,
    names: &Phrases<'_>,
    owners: &BTreeMap<String, Vec<SourceId>>,
) -> Option<Range<usize>> {
    let claims = cited::claims(corpus, sentence);
    let voices: Vec<SourceId> = claims.iter().flat_map(|&claim| corpus.voices_of(claim)).collect();
    let is_placed = |&voice: &SourceId| {
        let one = corpus.source(voice).anonymous();
        one.is_some_and(|one| !one.official && one.affiliation.is_some())
    };
    if voices.is_empty() || !voices.iter().all(is_placed) || !sentence.cites_records() {
        return None;
    }
    let told = cited::words(corpus, sentence).into_iter().chain(cited::names(corpus, sentence));
    let told = told.map(folded).collect::<Vec<_>>().join(" ");
    let is_strange = |owner: SourceId| {
        let source = corpus.source(owner);
        let mut own = called::names_of_source(source).into_iter();
        source.is_body()
            && is_outside(corpus, sentence, owner)
            && !own.any(|name| told.contains(folded(&name).as_str()))
    };
    let words = sentence.blanked();
    let prose = Prose::read(&words);
    prose.find(names).into_iter().find_map(|hit| {
        let owners = owners.get(&folded(hit.phrase)).map(Vec::as_slice).unwrap_or_default();
        let behind = words.get(hit.end..).unwrap_or_default().trim_start();
        let is_whole = !behind.starts_with(|c: char| c.is_uppercase()) && !prose.is_possessive(&hit);
        let are_strange = is_whole && !owners.is_empty() && owners.iter().copied().all(is_strange);
        let start = are_strange.then(|| cited_from(&words, &prose, &hit)).flatten()?;
        Some(start..hit.end)
    })
}

/// Where the words begin that say which people of a body are cited: behind "citing" or "according to".
fn cited_from(words: &str, prose: &Prose<'_>, body: &Hit<'_>) -> Option<usize> {
    let mut before = prose.before(body).skip_while(|word| ARTICLES.contains(word));
    before.next().filter(|word| BELONGING.contains(word))?;
    before.next().filter(|word| people::is_people(word))?;
    let before: Vec<&str> = before.take(MODIFIERS + 1).collect();
    let is_opened = |at: usize| {
        let word = before.get(at).copied().unwrap_or_default();
        CITING.contains(&word) || word == "to" && before.get(at + 1) == Some(&"according")
    };
    let opened = (0..=MODIFIERS).find(|&at| is_opened(at))?;
    let opening = before.get(opened)?;
    let text = words.get(..body.start)?;
    let at = text.to_lowercase().rfind(&format!("{opening} ")).filter(|&at| text.is_char_boundary(at))?;
    Some(at + opening.len() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whom_a_document_cites_stands_alone_behind_citing() {
        let names = Phrases::new(["Bell", "Bell's", "Harbor Board"]);
        for text in [
            "The Gazette reported, citing Bell, that it closes",
            "It closes, it said, citing the Harbor Board",
        ] {
            assert_eq!(named(text, &names).len(), 1, "{text}");
        }
        for text in [
            "It closes, citing Bell's letter",
            "It closes, citing Harbor Board papers",
            "Bell, citing it, said so",
        ] {
            assert!(named(text, &names).is_empty(), "{text}");
        }
    }
}
