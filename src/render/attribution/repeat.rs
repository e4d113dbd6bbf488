//! Documents that repeat what another says are told as that: a repeat is no second voice.

use crate::model::id::DocumentId;
use crate::render::attribution::chain::Chain;
use crate::render::attribution::clause::{Clause, Link, Relay, Subject};
use crate::render::attribution::gather::is_outlet;
use crate::render::attribution::names::Names;

/// Takes documents that only repeat others of the same claim out of the row of voices, and puts them at its end:
/// "Nordlink reported the same, and the Evening Tide repeated Nordlink". The document that has the claim itself repeats nobody.
pub(super) fn set_apart<'a>(names: &Names<'_>, own: Option<DocumentId>, clauses: &mut Vec<Clause<'a>>) {
    let speaking: Vec<DocumentId> = clauses.iter().filter_map(publishers).flatten().copied().collect();
    let mut repeats: Vec<(DocumentId, Vec<DocumentId>)> = Vec::new();
    let mut found: Vec<Clause<'a>> = Vec::with_capacity(clauses.len());
    for clause in clauses.iter() {
        if let Some(repeat) = relayed(clause, clauses) {
            repeats.push(repeat);
            continue;
        }
        let mut clause = clause.clone();
        if is_outlet(&clause)
            && let Subject::Publishers(documents) = &mut clause.subject
        {
            documents.retain(|&document| {
                let origins = origins(names, document, &speaking);
                let speaks = origins.is_empty() || own == Some(document);
                repeats.extend((!speaks).then_some((document, origins)));
                speaks
            });
            if documents.is_empty() {
                continue;
            }
        }
        found.push(clause);
    }
    if found.iter().all(|clause| publishers(clause).is_none()) || repeats.is_empty() {
        return;
    }
    append(&mut found, repeats);
    *clauses = found;
}

/// Tells of documents that have the same word of the same named people as another one, and only repeat that: "the
/// ministry said; the Evening Tide repeated Nordlink".
pub(super) fn tell<'a>(
    names: &Names<'a>,
    own: Option<DocumentId>,
    chains: &[Chain<'_, 'a>],
    clauses: &mut Vec<Clause<'a>>,
) {
    let derives =
        |document| own != Some(document) && !names.corpus.document(document).derived_from.is_empty();
    if !chains.iter().filter_map(Chain::document).any(derives) {
        return;
    }
    let told = chains.iter().filter_map(|chain| Some((chain.clause(), chain.document()?)));
    let told: Vec<(Clause<'a>, DocumentId)> = told
        .filter(|(clause, _)| matches!(clause.subject, Subject::Sources(_)) && clause.relays.is_empty())
        .collect();
    let mut repeats: Vec<(DocumentId, Vec<DocumentId>)> = Vec::new();
    for (clause, document) in told.iter().filter(|(_, document)| derives(*document)) {
        let same = told.iter().filter(|(other, _)| other == clause).map(|(_, other)| *other);
        let origins = origins(names, *document, &same.collect::<Vec<_>>());
        if !origins.is_empty() && repeats.iter().all(|(other, _)| other != document) {
            repeats.push((*document, origins));
        }
    }
    append(clauses, repeats);
}

/// Puts repeats at the end of the row of voices, those of one origin together.
fn append(clauses: &mut Vec<Clause<'_>>, repeats: Vec<(DocumentId, Vec<DocumentId>)>) {
    let mut last: Vec<Clause<'_>> = Vec::new();
    for (document, origins) in repeats {
        let same = last.iter_mut().find_map(|clause| match &mut clause.subject {
            Subject::Repeaters(documents, others) if *others == origins => Some(documents),
            _ => None,
        });
        match (same, clauses.first()) {
            (Some(documents), _) => documents.push(document),
            (None, Some(first)) => last.push(repeating(first, document, origins)),
            (None, None) => {}
        }
    }
    clauses.extend(last);
}

/// The documents that speak in a clause.
fn publishers<'c>(clause: &'c Clause<'_>) -> Option<&'c Vec<DocumentId>> {
    match &clause.subject {
        Subject::Publishers(documents) => Some(documents),
        _ => None,
    }
}

/// A document that relays what another says in a clause of its own: "Nordlink reported, according to the Tide".
fn relayed(clause: &Clause<'_>, all: &[Clause<'_>]) -> Option<(DocumentId, Vec<DocumentId>)> {
    let (&[Relay::According(Link::Document(teller))], Some([origin])) =
        (clause.relays.as_slice(), publishers(clause).map(Vec::as_slice))
    else {
        return None;
    };
    let bare = Clause { relays: Vec::new(), ..clause.clone() };
    let is_said = |other: &&Clause<'_>| {
        other.relays.is_empty() && publishers(other).is_some_and(|documents| documents.contains(origin))
    };
    (is_outlet(&bare) && *origin != teller && all.iter().any(|other| is_said(&other)))
        .then(|| (teller, vec![*origin]))
}

/// The documents among `speaking`, of other publishers, that a document derives from, itself or through others.
fn origins(names: &Names<'_>, document: DocumentId, speaking: &[DocumentId]) -> Vec<DocumentId> {
    let publisher = |id: DocumentId| names.corpus.document(id).publisher.value.as_deref();
    let met = names.corpus.origins_of(document);
    let is_origin = |&id: &DocumentId| met.contains(&id) && publisher(id) != publisher(document);
    let mut found: Vec<DocumentId> = speaking.iter().copied().filter(is_origin).collect();
    found.dedup();
    found
}

fn repeating<'a>(first: &Clause<'a>, document: DocumentId, origins: Vec<DocumentId>) -> Clause<'a> {
    Clause {
        subject: Subject::Repeaters(vec![document], origins),
        pronoun: None,
        cue: "reported",
        addressee: None,
        medium: None,
        citing: Vec::new(),
        relays: Vec::new(),
        languages: &[],
        ..first.clone()
    }
}
