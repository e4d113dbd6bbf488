//! Who may be whom: the labels of a level, where identities and interests are not all known.

use crate::model::id::SourceId;
use crate::resolve::corpus::Corpus;
use crate::weigh::graph::{Graph, Node};
use crate::weigh::lines::{self, Labels};
use crate::weigh::{Interval, number};

/// Up to so many unnamed sources every way of being the same people is tried.
const EXACT: usize = 7;

/// Documents, each for itself; nothing else can be discredited at that level.
pub(super) fn documents(graph: &Graph<'_>) -> Labels {
    graph.nodes().map(|(at, node)| matches!(node, Node::Document(_)).then_some(at)).collect()
}

/// Sources and publishers, everybody apart.
pub(super) fn apart(graph: &Graph<'_>) -> Labels {
    graph.nodes().map(|(at, node)| (!matches!(node, Node::Document(_))).then_some(at)).collect()
}

/// The least number of sources.
pub(super) struct Least {
    /// How many.
    pub lines: usize,
    /// Whether it is a bound.
    pub bounded: bool,
    /// Unnamed sources whose being the same people makes it so small; empty where it is as small without.
    pub merged: Vec<SourceId>,
}

/// The least number of sources that what is known of unnamed people allows; `most` is the number with everybody
/// apart.
pub(super) fn sources(corpus: &Corpus, graph: &Graph<'_>, most: usize) -> Least {
    let unnamed: Vec<(usize, SourceId)> = graph
        .nodes()
        .filter_map(|(at, node)| match node {
            Node::Source(id) if is_unknown(corpus, id) => Some((at, id)),
            _ => None,
        })
        .collect();
    let least = Least { lines: most, bounded: false, merged: Vec::new() };
    if most < 2 || unnamed.len() < 2 {
        return least;
    }
    let mut merge = Merge { corpus, graph, unnamed, labels: apart(graph), least };
    if merge.unnamed.len() > EXACT {
        merge.all_at_once();
    } else {
        merge.each_way(0, &mut Vec::new());
    }
    merge.least
}

/// Ways of being the same people. Groups hold positions in `unnamed`.
struct Merge<'a> {
    corpus: &'a Corpus,
    graph: &'a Graph<'a>,
    unnamed: Vec<(usize, SourceId)>,
    labels: Labels,
    least: Least,
}

impl Merge<'_> {
    /// Puts the next unnamed source into each group that it may belong to, then into one of its own.
    fn each_way(&mut self, next: usize, groups: &mut Vec<Vec<usize>>) {
        if next == self.unnamed.len() {
            return self.count(groups);
        }
        for group in 0..groups.len() {
            if groups[group].iter().all(|&member| self.may_be(next, member)) {
                groups[group].push(next);
                self.each_way(next + 1, groups);
                groups[group].pop();
            }
        }
        groups.push(vec![next]);
        self.each_way(next + 1, groups);
        groups.pop();
    }

    /// Too many to try: whoever may be another, over any number of steps, counts as one with it.
    fn all_at_once(&mut self) {
        self.least.bounded = true;
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for next in 0..self.unnamed.len() {
            let linked = |group: &Vec<usize>| group.iter().any(|&member| self.may_be(next, member));
            let (joined, mut apart): (Vec<_>, Vec<_>) = groups.into_iter().partition(linked);
            apart.push(joined.into_iter().flatten().chain([next]).collect());
            groups = apart;
        }
        self.count(&groups);
    }

    fn count(&mut self, groups: &[Vec<usize>]) {
        for group in groups {
            for &member in group {
                self.labels[self.unnamed[member].0] = Some(self.unnamed[group[0]].0);
            }
        }
        let lines = lines::fewest(self.graph, &self.labels);
        if lines < self.least.lines {
            let merged = groups.iter().filter(|group| group.len() > 1).flatten();
            self.least.lines = lines;
            self.least.merged = merged.map(|&member| self.unnamed[member].1).collect();
            self.least.merged.sort_unstable();
        }
    }

    fn may_be(&self, one: usize, other: usize) -> bool {
        may_be(self.corpus, self.unnamed[one].1, self.unnamed[other].1)
    }
}

/// Whether it is not known who a source is. An unnamed spokesperson is known by the office.
fn is_unknown(corpus: &Corpus, id: SourceId) -> bool {
    corpus.source(id).anonymous().is_some_and(|anonymous| !anonymous.official)
}

/// Whether two unnamed sources may be the same people. Who lists whom it could be is nobody else.
fn may_be(corpus: &Corpus, one: SourceId, other: SourceId) -> bool {
    let sides = [one, other].map(|id| corpus.source(id).interest);
    if let [Some(one), Some(other)] = sides
        && one != other
    {
        return false;
    }
    let (mut distinct, mut named, mut listed) = (false, false, false);
    for (from, to) in [(one, other), (other, one)] {
        let Some(anonymous) = corpus.source(from).anonymous() else { return false };
        distinct |= anonymous.distinct_from.iter().any(|id| id.value == to);
        named |= anonymous.could_be.iter().chain(&anonymous.among).any(|id| id.value == to);
        listed |= !anonymous.could_be.is_empty();
    }
    !distinct && (named || !listed)
}

/// The number of interests. Whoever speaks for an unknown one may speak for any of the others, or for none.
pub(super) fn interests(corpus: &Corpus, graph: &Graph<'_>) -> Interval {
    let mut unknown: Vec<usize> = Vec::new();
    let mut known: Labels = Vec::with_capacity(graph.len());
    for (at, node) in graph.nodes() {
        known.push(match node {
            Node::Document(_) => None,
            Node::Publisher(_) | Node::Unknown(_) => Some(at),
            Node::Source(id) => {
                let interest = corpus.source(id).interest;
                let same = |other| interest.is_some() && interest_of(corpus, other) == interest;
                unknown.extend(interest.is_none().then_some(at));
                Some(graph.first_of(same, at))
            }
        });
    }
    let most = lines::fewest(graph, &known);
    if unknown.is_empty() || most < 2 {
        return Interval { least: number(most), most: number(most) };
    }
    // If any assignment leaves few lines, so does one that gives all unknowns to one interest of the cut.
    let mut choices: Vec<usize> = known.iter().flatten().copied().collect();
    choices.sort_unstable();
    choices.dedup();
    let assigned = |label: usize| {
        let mut labels = known.clone();
        for &at in &unknown {
            labels[at] = Some(label);
        }
        lines::fewest(graph, &labels)
    };
    let least = choices.into_iter().map(assigned).min().unwrap_or(most);
    Interval { least: number(least), most: number(most) }
}

fn interest_of(corpus: &Corpus, node: Node<'_>) -> Option<SourceId> {
    match node {
        Node::Source(id) => corpus.source(id).interest,
        _ => None,
    }
}
