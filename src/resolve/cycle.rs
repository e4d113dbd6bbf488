//! Circles: documents that derive from each other, bodies that belong to themselves.

use crate::diagnostic::Diagnostic;
use crate::model::id::{DocumentId, SourceId};
use crate::model::source::SourceKind;
use crate::resolve::corpus::Corpus;
use crate::text::Span;

/// Reports every circle once, at its first record, and cuts it there, so that later stages can walk upward.
pub(super) fn refuse(corpus: &mut Corpus, findings: &mut Vec<Diagnostic>) {
    for circle in circles(corpus.documents.len(), |at| {
        corpus.documents[at].derived_from.iter().map(|document| document.value.index()).collect()
    }) {
        let id = |at: usize| corpus.document(number(at, DocumentId)).common.id.clone();
        findings.push(finding(
            &circle,
            id,
            "derives from itself",
            "one of the two cannot be an origin; take one `derived_from` out",
        ));
        let last = circle.last().copied().unwrap_or_default();
        let first = circle.first().copied().unwrap_or_default();
        corpus.documents[last].derived_from.retain(|document| document.value.index() != first);
    }
    for circle in circles(corpus.sources.len(), |at| {
        corpus.source(number(at, SourceId)).of().map(SourceId::index).into_iter().collect()
    }) {
        let id = |at: usize| corpus.source(number(at, SourceId)).common.id.clone();
        findings.push(finding(&circle, id, "belongs to itself", "take one `of` out"));
        let last = circle.last().copied().unwrap_or_default();
        match &mut corpus.sources[last].kind {
            SourceKind::Person(person) => person.of = None,
            SourceKind::Organization(body) => body.of = None,
            SourceKind::Anonymous(anonymous) => anonymous.affiliation = None,
        }
    }
}

fn number<T>(at: usize, make: impl Fn(u32) -> T) -> T {
    make(u32::try_from(at).unwrap_or(u32::MAX))
}

fn finding(
    circle: &[usize],
    id: impl Fn(usize) -> crate::text::Spanned<crate::model::id::Id>,
    what: &str,
    help: &str,
) -> Diagnostic {
    let first = id(circle.first().copied().unwrap_or_default());
    let others: Vec<_> = circle.iter().skip(1).map(|&at| id(at)).collect();
    let path = others.iter().map(|other| format!("`{}`", other.value)).collect::<Vec<_>>().join(", then ");
    let by_way = if path.is_empty() { String::new() } else { format!(", by way of {path}") };
    let mut finding =
        Diagnostic::error("circular-sourcing", first.span, format!("`{}` {what}{by_way}", first.value))
            .help(help);
    for other in others {
        let span: Span = other.span;
        finding = finding.related(span, "on the circle");
    }
    finding.record(first.value.as_str())
}

/// Circles of a graph, each from its lowest node along the edges. Iterative, so that a long chain cannot
/// exhaust the stack.
fn circles(count: usize, edges: impl Fn(usize) -> Vec<usize>) -> Vec<Vec<usize>> {
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
            let Some((node, rest)) = path.last_mut() else { break };
            match rest.pop() {
                Some(target) if place[target] != usize::MAX => {
                    found.push(path.iter().skip(place[target]).map(|(node, _)| *node).collect());
                }
                Some(target) if !done[target] => next = Some(target),
                Some(_) => {}
                None => {
                    done[*node] = true;
                    place[*node] = usize::MAX;
                    path.pop();
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::circles;

    #[test]
    fn circles_are_found_once_and_chains_are_not() {
        let edges = [vec![1], vec![2], vec![0], vec![3], vec![5], vec![]];
        assert_eq!(circles(6, |at| edges[at].clone()), [vec![0, 1, 2], vec![3]]);
    }

    #[test]
    fn a_long_chain_ends() {
        assert!(circles(200_000, |at| if at + 1 < 200_000 { vec![at + 1] } else { Vec::new() }).is_empty());
    }
}
