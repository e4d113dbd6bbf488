//! From all the evidence of a claim to the clauses of its sentence.

use std::collections::BTreeMap;

use crate::model::claim::Claim;
use crate::model::id::DocumentId;
use crate::render::attribution::chain::Chain;
use crate::render::attribution::clause::{Clause, Link, Medium, Relay, Subject};
use crate::render::attribution::names::Names;
use crate::render::attribution::repeat;

/// The clauses of a claim, in the order in which the sentence has them; none where the ground rules of all its
/// evidence keep it out of every output.
pub(super) fn clauses<'a>(names: &Names<'a>, claim: &'a Claim) -> Vec<Clause<'a>> {
    let chains = claim.evidence.iter().map(|evidence| Chain::new(names, claim, evidence));
    let chains: Vec<Chain<'_, 'a>> = chains.filter(|chain| !chain.is_silent()).collect();
    if let [one] = chains.as_slice() {
        return vec![one.clause()];
    }
    let mut chains = join_documents(chains);
    chains.sort_by_key(|chain| (chain.stance(), chain.openness()));
    let mut found = join_outlets(names, &chains);
    let own = claim.own_document();
    repeat::set_apart(names, own, &mut found);
    repeat::tell(names, own, &chains, &mut found);
    tell_apart(names, &mut found);
    found
}

/// Whether a claim has clauses.
pub(super) fn is_told(names: &Names<'_>, claim: &Claim) -> bool {
    claim.evidence.iter().any(|evidence| !Chain::new(names, claim, evidence).is_silent())
}

/// Joins plain evidence of one document: "D reported, citing N and X", the named before the unnamed.
fn join_documents<'n, 'a>(chains: Vec<Chain<'n, 'a>>) -> Vec<Chain<'n, 'a>> {
    let mut first: BTreeMap<DocumentId, usize> = BTreeMap::new();
    let mut joined: Vec<Chain<'n, 'a>> = Vec::with_capacity(chains.len());
    for chain in chains {
        let document = chain.document().filter(|_| chain.is_plain());
        let place = document.map(|document| *first.entry(document).or_insert(joined.len()));
        match place.and_then(|at| joined.get_mut(at)) {
            Some(earlier) => earlier.join(&chain),
            None => joined.push(chain),
        }
    }
    joined
}

/// Makes clauses. Repeated ones fall away; outlets that say the same in their own voice become one: "Meridian
/// Wire and the Harbor Gazette reported".
fn join_outlets<'a>(names: &Names<'a>, chains: &[Chain<'_, 'a>]) -> Vec<Clause<'a>> {
    let mut found: Vec<Clause<'a>> = Vec::with_capacity(chains.len());
    for clause in chains.iter().map(Chain::clause) {
        if found.contains(&clause) {
            continue;
        }
        let outlet = found
            .iter_mut()
            .find(|earlier| is_outlet(earlier) && is_outlet(&clause) && earlier.cue == clause.cue);
        match outlet.map(|outlet| &mut outlet.subject) {
            Some(Subject::Publishers(documents)) => {
                if let Subject::Publishers(more) = clause.subject {
                    documents.extend(more);
                }
            }
            _ => found.push(clause),
        }
    }
    if found.len() > 1 {
        let whole = found.clone();
        found.retain(|clause| !whole.iter().any(|other| is_less(clause, other)));
    }
    count_documents(names, &mut found);
    for clause in &mut found {
        if let Subject::Publishers(documents) = &clause.subject
            && let Some((first, rest)) = documents.split_first()
            && !rest.is_empty()
            && rest.iter().all(|other| is_same_publisher(names, *first, *other))
        {
            let kind = names.corpus.document(*first).kind;
            clause.medium = Some(Medium::InSeveral(kind, documents.len()));
        }
    }
    found
}

/// Makes one clause of those in which the same sources say the same in several documents of one type: "said in two statements".
fn count_documents(names: &Names<'_>, found: &mut Vec<Clause<'_>>) {
    let documents = |clause: &Clause<'_>| match (&clause.subject, clause.medium) {
        (Subject::Sources(_), Some(Medium::In(document))) => Some(document),
        _ => None,
    };
    let nameless = |&document: &DocumentId| names.corpus.document(document).called.is_none();
    let mut at = 0;
    while let Some(clause) = found.get(at).cloned() {
        at += 1;
        let Some(one) = documents(&clause).filter(nameless) else { continue };
        let kind = names.corpus.document(one).kind;
        let is_alike = |other: &Clause<'_>| {
            let another = documents(other).filter(nameless);
            another.is_some_and(|another| names.corpus.document(another).kind == kind)
                && Clause { medium: clause.medium, ..other.clone() } == clause
        };
        let count = found.iter().filter(|other| is_alike(other)).count();
        if count > 1 {
            found.retain(|other| !is_alike(other) || *other == clause);
            if let Some(first) = found.iter_mut().find(|other| **other == clause) {
                first.medium = Some(Medium::InSeveral(kind, count));
            }
        }
    }
}

/// Whether a clause says of named sources that they said it, and another one in what document they did.
fn is_less(clause: &Clause<'_>, other: &Clause<'_>) -> bool {
    let is_plain = matches!(clause.subject, Subject::Sources(_)) && clause.medium.is_none();
    is_plain
        && matches!(other.medium, Some(Medium::In(_)))
        && other.subject == clause.subject
        && Clause { medium: None, ..other.clone() } == *clause
}

/// Tells documents of one publisher apart where one sentence has several: "in another article".
fn tell_apart(names: &Names<'_>, clauses: &mut [Clause<'_>]) {
    let mut earlier: Vec<DocumentId> = Vec::with_capacity(clauses.len());
    for clause in clauses {
        if let Subject::Publishers(documents) = &clause.subject {
            if let [one] = documents.as_slice()
                && earlier.iter().any(|other| is_same_publisher(names, *one, *other))
            {
                clause.medium = Some(Medium::InAnother(names.corpus.document(*one).kind));
            }
            earlier.extend(documents);
        }
        earlier.extend(clause.relays.iter().filter_map(|relay| match relay {
            Relay::According(Link::Document(document)) | Relay::Reported(document, _) => Some(*document),
            _ => None,
        }));
    }
}

/// Whether a clause is that of documents in their own voice, with nothing beside it.
pub(super) fn is_outlet(clause: &Clause<'_>) -> bool {
    matches!(clause.subject, Subject::Publishers(_))
        && clause.pronoun.is_none()
        && clause.medium.is_none()
        && clause.addressee.is_none()
        && clause.citing.is_empty()
        && clause.relays.is_empty()
        && clause.languages.is_empty()
}

/// Whether two documents have one publisher and type, so that names alone do not tell them apart.
fn is_same_publisher(names: &Names<'_>, one: DocumentId, other: DocumentId) -> bool {
    let (one, other) = (names.corpus.document(one), names.corpus.document(other));
    one.common.id.value != other.common.id.value
        && one.kind == other.kind
        && one.publisher.value.is_some()
        && one.publisher.value == other.publisher.value
}
