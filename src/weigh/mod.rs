//! Corpus to independence: how many lines stand behind a claim, and what they hang on.
//!
//! Lines are counted for one proposition, never for a document or a source as such. A line at a level (document,
//! source, interest) is a way from the proposition to an origin; their number is the fewest nodes of that level
//! whose discrediting leaves nothing. Where it is not known who is who, the number is an interval.

mod graph;
mod identity;
mod lines;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::model::claim::{Claim, Evidence, Scope};
use crate::model::id::{ClaimId, DocumentId, SourceId};
use crate::model::response::Outcome;
use crate::model::source;
use crate::resolve::corpus::Corpus;
use graph::{Graph, Node};

/// A number of lines: the least and the most that what is known allows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Interval {
    /// The least: everybody who may be the same is.
    pub least: u32,
    /// The most: everybody who may differ does.
    pub most: u32,
}

impl fmt::Display for Interval {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.least == self.most {
            return write!(out, "{}", self.least);
        }
        write!(out, "{} to {}", self.least, self.most)
    }
}

/// How a claim is corroborated, from the weakest to the strongest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// No chain reaches an origin.
    Ungrounded,
    /// One source may be all that stands behind it.
    Uncorroborated,
    /// Several sources, which may all speak for one interest.
    OneInterest,
    /// At least two sources of at least two interests.
    Corroborated,
}

/// What a claim hangs on: without it nothing is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pivot {
    /// A document.
    Document(DocumentId),
    /// A source.
    Source(SourceId),
}

/// The independence behind one claim.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Weight {
    /// Documents whose fall would leave nothing.
    pub documents: u32,
    /// Sources, a document's own voice counted as one.
    pub sources: Interval,
    /// Interests.
    pub interests: Interval,
    /// Whether the least number of sources is a bound and not exact, because too many are unnamed.
    pub bounded: bool,
    /// The single points of failure, documents first.
    pub hangs_on: Vec<Pivot>,
    /// Unnamed sources of which one may be all that there is, where they may be one and the same.
    pub may_be_one: Vec<SourceId>,
    /// Lines against it: denials, and active claims that contradict it. Never netted.
    pub against: u32,
    /// Whether a claim that is grounded contradicts it, as it contradicts that one: of the two, both are contested.
    pub contested: bool,
    /// Documents that have it as well and without which everything would be left: they repeat others.
    pub repeats: u32,
}

impl Weight {
    /// How the claim is corroborated.
    pub fn standing(&self) -> Standing {
        match (self.sources.least, self.interests.least) {
            (0, _) => Standing::Ungrounded,
            (1, _) => Standing::Uncorroborated,
            (_, 0 | 1) => Standing::OneInterest,
            _ => Standing::Corroborated,
        }
    }

    /// The same in words, as a reader meets them.
    pub fn words(&self) -> String {
        let mut words = self.phrase();
        if self.contested {
            words.push_str("; contested");
        }
        words
    }

    /// The same without what others say against it.
    pub fn phrase(&self) -> String {
        let mut words = match self.standing() {
            Standing::Ungrounded => "rests on nothing that was read",
            Standing::Uncorroborated => "uncorroborated",
            Standing::OneInterest => "several sources, perhaps one interest",
            Standing::Corroborated => "independently corroborated",
        }
        .to_owned();
        if self.documents == 1 {
            words.push_str(match self.repeats {
                0 => ", from a single document",
                1 => ", from a single document that another repeats",
                _ => ", from a single document that others repeat",
            });
        }
        words
    }
}

/// Weighs the claims of a desk.
#[derive(Debug)]
pub struct Scales<'a> {
    corpus: &'a Corpus,
    /// Bodies by their names and aliases: a document that a body publishes speaks for that body.
    bodies: BTreeMap<&'a str, SourceId>,
    /// Claims that a response denies, with the number of denials.
    denied: BTreeMap<ClaimId, u32>,
    /// Whom the documents cite on which others rest.
    cited: BTreeMap<DocumentId, BTreeSet<SourceId>>,
    /// Which chains count.
    sight: Sight,
}

/// Which chains count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// All that the desk holds, deep background included: for the authors.
    Desk,
    /// Those that a reader may see.
    Reader,
}

impl<'a> Scales<'a> {
    /// Scales for a desk.
    pub fn new(corpus: &'a Corpus, sight: Sight) -> Self {
        let mut bodies = BTreeMap::new();
        for (id, source) in corpus.numbered_sources().filter(|(_, source)| source.is_body()) {
            let names = source.aliases.iter().map(String::as_str).chain([source.name()]);
            for name in names.map(source::bare) {
                bodies.entry(name).or_insert(id);
            }
        }
        let mut denied = BTreeMap::new();
        let denials = corpus.responses.iter().filter(|response| response.outcome.value == Outcome::Denied);
        for claim in denials.flat_map(|response| &response.about) {
            *denied.entry(claim.value).or_insert(0) += 1;
        }
        Self { corpus, bodies, denied, cited: cited(corpus), sight }
    }

    /// The weight of a claim.
    pub fn weigh(&self, claim: ClaimId) -> Weight {
        let mut weight = self.grounds(claim);
        let contrary = self.contrary(claim);
        let is_grounded = |&other: &ClaimId| self.standing(other) > Standing::Ungrounded;
        weight.contested = weight.standing() > Standing::Ungrounded && contrary.iter().any(is_grounded);
        let denials = self.chains(claim).filter(|chain| is_denial(chain)).count();
        weight.against = number(contrary.len() + denials) + self.denied.get(&claim).copied().unwrap_or(0);
        weight
    }

    /// How a claim is corroborated, what stands against it left aside.
    pub fn standing(&self, claim: ClaimId) -> Standing {
        self.grounds(claim).standing()
    }

    /// Whether a chain of the claim asserts it: none does where it is only denied or asked.
    pub fn is_asserted(&self, claim: ClaimId) -> bool {
        self.chains(claim).any(asserts)
    }

    /// What stands behind several claims together, what stands against them left aside: how much would have to
    /// fall for all of them to fall.
    pub fn together(&self, claims: &[ClaimId]) -> Weight {
        self.ground(
            &claims
                .iter()
                .flat_map(|&claim| self.chains(claim))
                .filter(|chain| asserts(chain))
                .collect::<Vec<_>>(),
        )
    }

    fn grounds(&self, claim: ClaimId) -> Weight {
        self.ground(&self.chains(claim).filter(|chain| asserts(chain)).collect::<Vec<_>>())
    }

    fn ground(&self, chains: &[&'a Evidence]) -> Weight {
        if let &[chain] = chains
            && let Some(weight) = self.plain(chain)
        {
            return weight;
        }
        self.general(chains)
    }

    fn general(&self, chains: &[&'a Evidence]) -> Weight {
        let graph = Graph::new(self.corpus, (&self.bodies, &self.cited), chains);
        let documents = lines::fewest(&graph, &identity::documents(&graph));
        let most = lines::fewest(&graph, &identity::apart(&graph));
        let least = identity::sources(self.corpus, &graph, most);
        let interests = identity::interests(self.corpus, &graph);
        let hangs_on = pivots(&graph);
        let shown: BTreeSet<DocumentId> = chains
            .iter()
            .filter_map(|chain| chain.document.as_ref())
            .map(|document| document.value)
            .collect();
        let repeats = shown.iter().filter(|&&document| !hangs_on.contains(&Pivot::Document(document)));
        Weight {
            repeats: number(if documents == 1 { repeats.count() } else { 0 }),
            documents: number(documents),
            sources: Interval { least: number(least.lines), most: number(most) },
            interests,
            bounded: least.bounded,
            hangs_on,
            may_be_one: least.merged,
            against: 0,
            contested: false,
        }
    }

    /// The weight of one document that was read and cites one source, or none: what most claims have.
    fn plain(&self, chain: &Evidence) -> Option<Weight> {
        let document = chain.document.as_ref()?.value;
        let tellers = chain.source.as_ref()?.value.sources();
        let known = self.corpus.document(document);
        let derives = !chain.is_own && !known.derived_from.is_empty();
        let relayed = derives || !chain.via.is_empty() || !chain.speakers.is_empty();
        if relayed || !known.seen || tellers.len() > 1 || chain.scope.value == Scope::Ambiguous {
            return None;
        }
        let voice = tellers.first().copied().or_else(|| self.publisher(document));
        let mut hangs_on = vec![Pivot::Document(document)];
        hangs_on.extend(voice.map(Pivot::Source));
        let one = Interval { least: 1, most: 1 };
        Some(Weight { documents: 1, sources: one, interests: one, hangs_on, ..Weight::default() })
    }

    /// The body that publishes a document, where the desk has it as a source.
    fn publisher(&self, document: DocumentId) -> Option<SourceId> {
        let publisher = self.corpus.document(document).publisher.value.as_deref()?;
        self.bodies.get(source::bare(publisher)).copied()
    }

    /// Active claims that contradict a claim, or that it contradicts.
    pub fn contrary(&self, id: ClaimId) -> Vec<ClaimId> {
        let claim = self.corpus.claim(id);
        let names = |other: &Claim| other.contradicts.iter().any(|named| named.value == id);
        let against = self.corpus.against.get(id.index()).map(Vec::as_slice).unwrap_or_default();
        let against = against.iter().copied().filter(|&other| names(self.corpus.claim(other)));
        let mut found: BTreeSet<ClaimId> = claim.contradicts.iter().map(|other| other.value).collect();
        found.extend(against);
        found.remove(&id);
        let counts = |&other: &ClaimId| {
            self.corpus.is_active(other) && (self.sight == Sight::Desk || self.corpus.is_quotable(other))
        };
        found.into_iter().filter(counts).collect()
    }

    fn chains(&self, claim: ClaimId) -> impl Iterator<Item = &'a Evidence> {
        let (corpus, sight) = (self.corpus, self.sight);
        let chains = corpus.claim(claim).evidence.iter();
        chains.filter(move |chain| sight == Sight::Desk || corpus.is_open(chain))
    }
}

/// Whom the documents cite, in all that is recorded of them, from which others derive.
fn cited(corpus: &Corpus) -> BTreeMap<DocumentId, BTreeSet<SourceId>> {
    let derived = corpus.documents.iter().flat_map(|document| &document.derived_from);
    let origins: BTreeSet<DocumentId> = derived.map(|origin| origin.value).collect();
    let mut cited: BTreeMap<DocumentId, BTreeSet<SourceId>> = BTreeMap::new();
    if origins.is_empty() {
        return cited;
    }
    for chain in corpus.claims.iter().flat_map(|claim| &claim.evidence) {
        if let Some(document) = chain.document.as_ref().filter(|document| origins.contains(&document.value)) {
            cited.entry(document.value).or_default().extend(chain.tellers());
        }
    }
    cited
}

/// Whether a chain asserts its claim; to deny it or to ask about it does not.
fn asserts(chain: &Evidence) -> bool {
    !matches!(chain.cue.as_ref().map(|cue| cue.value.as_str()), Some("asked" | "denied"))
}

/// Whether a chain denies its claim.
pub fn is_denial(chain: &Evidence) -> bool {
    chain.cue.as_ref().is_some_and(|cue| cue.value == "denied")
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// What the proposition of a graph hangs on.
fn pivots(graph: &Graph<'_>) -> Vec<Pivot> {
    let mut found: Vec<Pivot> = Vec::new();
    for at in lines::single_points(graph) {
        found.extend(match graph.node(at) {
            Some(Node::Document(id)) => Some(Pivot::Document(id)),
            Some(Node::Source(id)) => Some(Pivot::Source(id)),
            _ => None,
        });
    }
    found.sort_unstable();
    found
}
