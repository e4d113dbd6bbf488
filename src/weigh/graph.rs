//! The support graph of one proposition: who and what it rests on, down to the origins.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexSet;

use crate::model::claim::{Evidence, Scope, Via};
use crate::model::id::{DocumentId, SourceId};
use crate::model::source;
use crate::resolve::corpus::Corpus;

/// Whom documents cite.
type Cited = BTreeMap<DocumentId, BTreeSet<SourceId>>;

/// Something that a proposition can rest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Node<'a> {
    /// A document.
    Document(DocumentId),
    /// A person, a body or unnamed people.
    Source(SourceId),
    /// A publisher whom the desk does not have as a source, speaking in its documents' own voice.
    Publisher(&'a str),
    /// The unknown publisher of a document.
    Unknown(DocumentId),
}

/// "A rests on b" for all that a proposition rests on. A node that rests on nothing is an origin.
#[derive(Debug, Default)]
pub(super) struct Graph<'a> {
    nodes: IndexSet<Node<'a>>,
    below: Vec<Vec<usize>>,
    first: Vec<usize>,
    /// Documents that have the proposition themselves, whatever they derive from.
    own: BTreeSet<DocumentId>,
}

impl<'a> Graph<'a> {
    /// The graph of some chains. A document that was not read is no support, though what relays it hangs on it.
    pub(super) fn new(
        corpus: &'a Corpus,
        (bodies, cited): (&BTreeMap<&str, SourceId>, &Cited),
        chains: &[&'a Evidence],
    ) -> Self {
        let own = chains.iter().filter(|chain| chain.is_own).filter_map(|chain| chain.document.as_ref());
        let mut graph = Self { own: own.map(|document| document.value).collect(), ..Self::default() };
        for chain in chains {
            graph.chain(corpus, cited, (chain, chains));
        }
        for at in 0..graph.nodes.len() {
            if let (Some(Node::Document(id)), true) = (graph.node(at), graph.below(at).is_empty()) {
                let voice = graph.enter(own_voice(corpus, bodies, id));
                graph.rests(at, voice);
            }
        }
        graph
    }

    fn chain(&mut self, corpus: &Corpus, cited: &Cited, (chain, all): (&Evidence, &[&Evidence])) {
        let ambiguous = chain.scope.value == Scope::Ambiguous;
        let tellers = if ambiguous { &[] } else { chain.tellers() };
        let mut ends: Vec<usize> = Vec::new();
        if let Some(document) = &chain.document {
            if !corpus.document(document.value).seen {
                return;
            }
            let at = self.enter(Node::Document(document.value));
            self.starts(at);
            ends = if has_itself(corpus, cited, chain, all) {
                vec![at]
            } else {
                self.relayed(corpus, document.value)
            };
        }
        // Who speak jointly are one line: they said it once, and each of them could take it back.
        for &teller in tellers {
            ends = self.step(&ends, Node::Source(teller));
        }
        if ambiguous {
            return;
        }
        for via in &chain.via {
            let node = match via.value {
                Via::Source(source) => Node::Source(source),
                Via::Document(document) => Node::Document(document),
            };
            ends = self.step(&ends, node);
        }
        for speaker in &chain.speakers {
            ends = self.step(&ends, Node::Source(speaker.value));
        }
    }

    /// The documents at the end of what a document derives from; itself where it derives from none or has the
    /// proposition itself. Circles have been cut when references were resolved.
    fn relayed(&mut self, corpus: &Corpus, document: DocumentId) -> Vec<usize> {
        let mut ends = Vec::new();
        let mut open = vec![document];
        let mut seen = IndexSet::from([document]);
        while let Some(id) = open.pop() {
            let at = self.enter(Node::Document(id));
            let derived = corpus.document(id).derived_from.as_slice();
            let origins = if self.own.contains(&id) { &[] } else { derived };
            if origins.is_empty() {
                ends.push(at);
            }
            for origin in origins {
                let below = self.enter(Node::Document(origin.value));
                self.rests(at, below);
                if seen.insert(origin.value) {
                    open.push(origin.value);
                }
            }
        }
        ends
    }

    /// Lets every end rest on a node, which is the end from then on.
    fn step(&mut self, ends: &[usize], node: Node<'a>) -> Vec<usize> {
        let at = self.enter(node);
        if ends.is_empty() {
            self.starts(at);
        }
        for &end in ends.iter().filter(|&&end| end != at) {
            self.rests(end, at);
        }
        vec![at]
    }

    fn enter(&mut self, node: Node<'a>) -> usize {
        let (at, is_new) = self.nodes.insert_full(node);
        if is_new {
            self.below.push(Vec::new());
        }
        at
    }

    fn starts(&mut self, at: usize) {
        if !self.first.contains(&at) {
            self.first.push(at);
        }
    }

    fn rests(&mut self, on_top: usize, on: usize) {
        if let Some(below) = self.below.get_mut(on_top).filter(|below| !below.contains(&on)) {
            below.push(on);
        }
    }

    /// What a node rests on.
    pub(super) fn below(&self, at: usize) -> &[usize] {
        self.below.get(at).map(Vec::as_slice).unwrap_or_default()
    }

    /// What the proposition itself rests on.
    pub(super) fn first(&self) -> &[usize] {
        &self.first
    }

    /// The node of a number.
    pub(super) fn node(&self, at: usize) -> Option<Node<'a>> {
        self.nodes.get_index(at).copied()
    }

    /// All nodes with their numbers.
    pub(super) fn nodes(&self) -> impl Iterator<Item = (usize, Node<'a>)> + '_ {
        self.nodes.iter().copied().enumerate()
    }

    /// The first node for which something holds; `otherwise` where it holds for none.
    pub(super) fn first_of(&self, holds: impl Fn(Node<'a>) -> bool, otherwise: usize) -> usize {
        self.nodes.iter().position(|&node| holds(node)).unwrap_or(otherwise)
    }

    /// How many nodes there are.
    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }
}

/// Whether a document that derives from others has a chain from somebody who spoke to itself: the desk records what those
/// others say, and neither this nor anything else from whom this is.
fn has_itself(corpus: &Corpus, cited: &Cited, chain: &Evidence, all: &[&Evidence]) -> bool {
    let Some(document) = &chain.document else { return false };
    let tellers = chain.tellers();
    if tellers.is_empty() || chain.via.iter().any(|via| matches!(via.value, Via::Document(_))) {
        return false;
    }
    let origins = corpus.origins_of(document.value);
    let is_told =
        all.iter().filter_map(|other| other.document.as_ref()).any(|other| origins.contains(&other.value));
    let theirs: Vec<&BTreeSet<SourceId>> = origins.iter().filter_map(|origin| cited.get(origin)).collect();
    !is_told
        && !theirs.is_empty()
        && !tellers.iter().any(|teller| theirs.iter().any(|all| all.contains(teller)))
}

/// Who speaks in a document's own voice: its publisher, as the desk's source where it has that body.
fn own_voice<'a>(corpus: &'a Corpus, bodies: &BTreeMap<&str, SourceId>, id: DocumentId) -> Node<'a> {
    let Some(publisher) = corpus.document(id).publisher.value.as_deref() else { return Node::Unknown(id) };
    let bare = source::bare(publisher);
    bodies.get(bare).map_or(Node::Publisher(bare), |&body| Node::Source(body))
}

#[cfg(test)]
impl Graph<'static> {
    /// A graph of numbered sources for tests: what the proposition rests on, and what each node rests on.
    pub(super) fn of(first: &[usize], below: &[Vec<usize>]) -> Self {
        let nodes = (0..).take(below.len()).map(|at| Node::Source(SourceId(at))).collect();
        Self { nodes, below: below.to_vec(), first: first.to_vec(), own: BTreeSet::new() }
    }
}
