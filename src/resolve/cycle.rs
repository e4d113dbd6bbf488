//! Circles: documents that derive from each other, claims that supersede each other, bodies that belong to themselves.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Diagnostic;
use crate::model::id::{ClaimId, DocumentId, Id, SourceId};
use crate::model::source::SourceKind;
use crate::resolve::corpus::Corpus;
use crate::text::Spanned;

/// How many records of a circle a message names; a longer one is told by its first and how many more there are.
const NAMED: usize = 5;

/// How many circles are told one by one; beyond them their number is.
const TOLD: usize = 100;

/// A circle of records, by their numbers.
#[derive(Debug, PartialEq, Eq)]
struct Circle {
    /// The first records on it, from the lowest number along the edges.
    first: Vec<usize>,
    /// The last one, which leads back to the first.
    last: usize,
    /// How many records are on it.
    length: usize,
}

/// Reports every circle once, at its first record, and cuts it there, so that later stages can walk upward.
pub(super) fn refuse(corpus: &mut Corpus, findings: &mut Vec<Diagnostic>) {
    let found = circles(corpus.documents.len(), |at| {
        corpus.documents[at].derived_from.iter().map(|document| document.value.index()).collect()
    });
    tell(&found, findings, |circle| {
        let id = |at: usize| corpus.document(number(at, DocumentId)).common.id.clone();
        let help = "one of them must be the origin: take one `derived_from` out";
        finding(circle, id, "derives from itself", help)
    });
    let mut cut: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for circle in found {
        cut.entry(circle.last).or_default().extend(circle.first.first());
    }
    for (last, origins) in cut {
        corpus.documents[last].derived_from.retain(|document| !origins.contains(&document.value.index()));
    }
    let found = circles(corpus.claims.len(), |at| {
        let earlier = corpus.claims[at].supersedes.iter().map(|claim| claim.value.index());
        // One that names itself was told where it does.
        earlier.filter(|&earlier| earlier != at).collect()
    });
    tell(&found, findings, |circle| {
        let id = |at: usize| corpus.claim(number(at, ClaimId)).common.id.clone();
        let help = "one of them came first: take its `supersedes` out, and give it `status: superseded`";
        finding(circle, id, "supersedes itself", help)
    });
    let found = circles(corpus.sources.len(), |at| {
        corpus.source(number(at, SourceId)).of().map(SourceId::index).into_iter().collect()
    });
    tell(&found, findings, |circle| {
        let id = |at: usize| corpus.source(number(at, SourceId)).common.id.clone();
        finding(circle, id, "belongs to itself", "take one `of` out")
    });
    for circle in found {
        match &mut corpus.sources[circle.last].kind {
            SourceKind::Person(person) => person.of = None,
            SourceKind::Organization(body) => body.of = None,
            SourceKind::Anonymous(anonymous) => anonymous.affiliation = None,
        }
    }
}

fn number<T>(at: usize, make: impl Fn(u32) -> T) -> T {
    make(u32::try_from(at).unwrap_or(u32::MAX))
}

fn tell(found: &[Circle], findings: &mut Vec<Diagnostic>, finding: impl Fn(&Circle) -> Diagnostic) {
    findings.extend(found.iter().take(TOLD).map(&finding));
    if let Some(next) = found.get(TOLD) {
        let mut rest = finding(next);
        if found.len() > TOLD + 1 {
            rest.message = format!("{}, and so do {} others", rest.message, found.len() - TOLD - 1);
        }
        findings.push(rest);
    }
}

fn finding(circle: &Circle, id: impl Fn(usize) -> Spanned<Id>, what: &str, help: &str) -> Diagnostic {
    let first = id(circle.first.first().copied().unwrap_or_default());
    let others: Vec<_> = circle.first.iter().skip(1).map(|&at| id(at)).collect();
    let mut path =
        others.iter().map(|other| format!("`{}`", other.value)).collect::<Vec<_>>().join(", then ");
    let more = circle.length - circle.first.len();
    if more > 0 {
        path = format!("{path}, then {more} more");
    }
    let by_way = if path.is_empty() { String::new() } else { format!(", by way of {path}") };
    let mut finding =
        Diagnostic::error("circular-sourcing", first.span, format!("`{}` {what}{by_way}", first.value))
            .help(help);
    for other in others {
        finding = finding.related(other.span, "on the circle");
    }
    finding.record(first.value.as_str())
}

/// Circles of a graph, each from its lowest node along the edges. Iterative, so that a long chain cannot
/// exhaust the stack.
fn circles(count: usize, edges: impl Fn(usize) -> Vec<usize>) -> Vec<Circle> {
    let mut done = vec![false; count];
    let mut place = vec![usize::MAX; count];
    let mut found = Vec::new();
    for start in 0..count {
        let mut path: Vec<(usize, Vec<usize>)> = Vec::new();
        let mut next = Some(start).filter(|&start| !done[start]);
        while next.is_some() || !path.is_empty() {
            if let Some(node) = next.take() {
                place[node] = path.len();
                path.push((node, edges(node)));
            }
            let length = path.len();
            let Some((node, rest)) = path.last_mut() else { break };
            let last = *node;
            match rest.pop() {
                Some(target) if place[target] != usize::MAX => {
                    let first = path.iter().skip(place[target]).map(|(node, _)| *node).take(NAMED).collect();
                    found.push(Circle { first, last, length: length - place[target] });
                }
                Some(target) if !done[target] => next = Some(target),
                Some(_) => {}
                None => {
                    done[last] = true;
                    place[last] = usize::MAX;
                    path.pop();
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Circle, circles};

    #[test]
    fn circles_are_found_once_and_chains_are_not() {
        let edges = [vec![1], vec![2], vec![0], vec![3], vec![5], vec![]];
        let three = Circle { first: vec![0, 1, 2], last: 2, length: 3 };
        let one = Circle { first: vec![3], last: 3, length: 1 };
        assert_eq!(circles(6, |at| edges[at].clone()), [three, one]);
    }

    #[test]
    fn a_long_chain_ends() {
        assert!(circles(200_000, |at| if at + 1 < 200_000 { vec![at + 1] } else { Vec::new() }).is_empty());
    }

    #[test]
    fn a_long_circle_is_told_by_its_first_records() {
        let found = circles(5_000, |at| vec![(at + 1) % 5_000]);
        assert_eq!(found, [Circle { first: vec![0, 1, 2, 3, 4], last: 4_999, length: 5_000 }]);
    }
}
