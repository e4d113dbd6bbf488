//! What the desk knows of those who speak in a sentence: whether it names them, and how many interests they are.

use memchr::memmem::Finder;

use crate::check::chain::everybody;
use crate::check::mixing::Mixing;
use crate::check::prose::{Phrases, Prose};
use crate::model::claim::{Evidence, Via};
use crate::model::document::Document;
use crate::model::id::{ClaimId, DocumentId};
use crate::model::scale::{Scale, Term};
use crate::model::source;
use crate::model::source::Source;
use crate::proofread::fault::Kind;
use crate::resolve::corpus::Corpus;
use crate::select::Selection;
use crate::weigh::{Scales, Sight};

/// Words that say more than one voice agrees.
const BOASTS: &[&str] = &[
    "confirmed",
    "corroborated",
    "independent",
    "independently",
    "multiple",
    "multiple sources",
    "several sources",
    "verified",
];

/// The beginnings of those words; most sentences have none of them.
const STEMS: &[&str] = &["onfirmed", "orroborated", "ndependent", "ultiple", "everal sources", "erified"];

/// What every term of likelihood has one of, without the letter that may be a capital.
const TERM_STEMS: &[&str] = &["ikely", "ossib", "robab", "ertain", "hance", "emote", " odds"];

/// What of a desk proofreading needs.
pub(super) struct Desk<'a> {
    /// The desk.
    pub corpus: &'a Corpus,
    /// The scale whose terms the page must explain; none where no judgment has a likelihood.
    pub scale: Option<Scale>,
    /// The bands of the likelihoods that the judgments record: a key can explain no others.
    bands: Vec<&'static str>,
    confidence: Finder<'static>,
    mixing: Mixing,
    term_stems: Vec<Finder<'static>>,
    stems: Vec<Finder<'static>>,
    boasts: Phrases<'static>,
    scales: Scales<'a>,
}

/// A marking, ready to be looked for.
pub(super) struct Marking(Finder<'static>);

impl Marking {
    /// The marking of this label.
    pub(super) fn new(label: &str) -> Self {
        Self(Finder::new(label.as_bytes()).into_owned())
    }

    /// Whether a text holds it.
    pub(super) fn is_in(&self, text: &str) -> bool {
        self.0.find(text.as_bytes()).is_some()
    }
}

impl<'a> Desk<'a> {
    /// Gathers what is needed, once for all pages of a brief.
    pub(super) fn new(corpus: &'a Corpus, selection: &Selection) -> Self {
        let scale = corpus.brief(selection.brief).scale;
        let judgments = selection.judgments.iter().map(|&id| corpus.judgment(id));
        let recorded: Vec<_> = judgments.filter_map(|judgment| judgment.likelihood.as_ref()).collect();
        let bands = recorded.iter().filter_map(|likelihood| scale.term(&likelihood.value));
        Self {
            corpus,
            scale: (!recorded.is_empty()).then_some(scale),
            bands: bands.map(|term| term.band).collect(),
            confidence: Finder::new("onfiden"),
            mixing: Mixing::new(),
            term_stems: TERM_STEMS.iter().map(Finder::new).collect(),
            stems: STEMS.iter().map(Finder::new).collect(),
            boasts: Phrases::new(BOASTS.iter().copied()),
            scales: Scales::new(corpus, Sight::Reader),
        }
    }

    /// Whether words hold a level of confidence, and a term of likelihood unless a judgment beside them has one.
    pub(super) fn is_mixed(&self, words: &str, judged: Option<u32>) -> bool {
        let holds = |stem: &Finder<'_>| stem.find(words.as_bytes()).is_some();
        if words.is_empty()
            || !holds(&self.confidence)
            || judged.is_none() && !self.term_stems.iter().any(holds)
        {
            return false;
        }
        let prose = Prose::read(words);
        self.mixing.level(&prose).is_some() && (judged.is_some() || self.mixing.term(&prose).is_some())
    }

    /// The terms of the brief's scale that words hold and a judgment records.
    pub(super) fn likelihoods(&self, words: &str) -> Vec<&'static Term> {
        let hits = Prose::read(words).find(&self.mixing.terms);
        let terms = hits.iter().filter_map(|hit| self.scale?.term(hit.phrase));
        terms.filter(|term| self.bands.contains(&term.band)).collect()
    }

    /// Whether words beside a claim speak of several voices where only one interest stands behind it.
    pub(super) fn boasts(&self, claim: u32, words: &str) -> bool {
        if self.stems.iter().all(|stem| stem.find(words.as_bytes()).is_none()) {
            return false;
        }
        let prose = Prose::read(words);
        let said = prose.find(&self.boasts).iter().any(|hit| !prose.negated(hit));
        said && self.interests(claim) < 2
    }

    /// The least number of interests behind a claim that a reader may see.
    fn interests(&self, claim: u32) -> u32 {
        self.scales.weigh(ClaimId(claim)).interests.least
    }

    fn chains(&self, claim: u32) -> &'a [Evidence] {
        self.corpus.claims.get(claim as usize).map(|claim| claim.evidence.as_slice()).unwrap_or_default()
    }

    /// Whether one attribution serves two claims: their chains are the same, and neither asks or denies.
    pub(super) fn share_a_voice(&self, one: u32, other: u32) -> bool {
        let (one, other) = (self.chains(one), self.chains(other));
        !one.is_empty() && one.len() == other.len() && one.iter().zip(other).all(|(a, b)| same(a, b))
    }

    /// What is missing where a template names who speaks in its own words. `None` where one chain is named
    /// whole: its sources and relays, and its document unless every source has a name.
    pub(super) fn by_hand(&self, claim: u32, words: &str) -> Option<Kind> {
        let claim = self.corpus.claims.get(claim as usize);
        let (chains, actors) = claim.map(|claim| (&*claim.evidence, &*claim.actors)).unwrap_or_default();
        let mut missing = Kind::Bare;
        for chain in chains.iter().filter(|chain| self.corpus.is_open(chain)) {
            let (mut spoken, mut has_people, mut unnamed) = (true, false, false);
            for id in everybody(chain) {
                let source = self.corpus.source(id);
                has_people = true;
                unnamed |= is_unnamed(source);
                spoken = spoken && (actors.iter().any(|actor| actor.value == id) || is_named(source, words));
            }
            if !spoken || !documents(chain).all(|document| self.cites(document, words)) {
                continue;
            }
            let vouched = chain.document.as_ref().is_none_or(|document| self.cites(document.value, words));
            if vouched && (chain.document.is_some() || has_people) || !unnamed && has_people {
                return None;
            }
            if unnamed {
                missing = Kind::Undocumented;
            }
        }
        Some(missing)
    }

    fn cites(&self, document: DocumentId, words: &str) -> bool {
        let Document { called, publisher, title, .. } = self.corpus.document(document);
        let names = [called.as_deref(), publisher.value.as_deref(), title.value.as_deref()];
        names.into_iter().flatten().any(|name| has(words, name))
    }
}

/// Whether words name a source as a reader may know it.
fn is_named(source: &Source, words: &str) -> bool {
    let short = source.short().filter(|_| source.shield().is_none());
    has(words, source.public_name()) || short.is_some_and(|short| has(words, short))
}

fn has(words: &str, name: &str) -> bool {
    let bare = source::bare(name);
    !bare.is_empty() && words.contains(bare)
}

fn is_unnamed(source: &Source) -> bool {
    source.shield().is_some() || source.anonymous().is_some_and(|unnamed| !unnamed.official)
}

/// The documents through which it passed.
fn documents(chain: &Evidence) -> impl Iterator<Item = DocumentId> + '_ {
    chain.via.iter().filter_map(|via| match via.value {
        Via::Document(document) => Some(document),
        Via::Source(_) => None,
    })
}

/// The verb, where it turns what it governs into a question or a denial.
fn turns(chain: &Evidence) -> Option<&str> {
    chain.cue.as_ref().map(|cue| cue.value.as_str()).filter(|cue| matches!(*cue, "asked" | "denied"))
}

fn same(a: &Evidence, b: &Evidence) -> bool {
    let document = |chain: &Evidence| chain.document.as_ref().map(|document| document.value);
    document(a) == document(b)
        && turns(a) == turns(b)
        && a.tellers() == b.tellers()
        && documents(a).eq(documents(b))
        && everybody(a).eq(everybody(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_term_of_likelihood_has_one_of_the_stems() {
        let scales = [Scale::Icd203, Scale::Phia, Scale::Ipcc];
        for term in scales.iter().flat_map(|scale| scale.terms()) {
            assert!(TERM_STEMS.iter().any(|stem| term.words.contains(stem)), "{}", term.words);
        }
    }
}
