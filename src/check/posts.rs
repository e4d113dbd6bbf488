//! Claims that are given as the word of another person than the one who wrote the post in which they stand.

use std::collections::BTreeMap;

use crate::check::prose::folded;
use crate::check::rule::Desk;
use crate::check::{absent, chain, names};
use crate::model::claim::{Claim, Evidence};
use crate::model::document::{Document, DocumentType};
use crate::model::id::{ClaimId, DocumentId, SourceId};
use crate::model::source::Source;

/// A copy with more bytes is not gone through.
const LONG: usize = 64 << 10;

/// A claim from a post of somebody else.
pub struct Posted<'a> {
    /// The claim.
    pub id: ClaimId,
    /// It.
    pub claim: &'a Claim,
    /// The chain that leads to the post.
    pub chain: &'a Evidence,
    /// The post.
    pub post: &'a Document,
    /// Whose word the claim is said to be.
    pub voice: SourceId,
    /// Who wrote the post, where the desk knows him.
    pub author: Option<SourceId>,
}

/// All such claims. A post that names whose word it is may quote him; one that nobody kept a copy of is told only where its
/// author is a person of the desk.
pub fn posted<'a>(desk: &Desk<'a>) -> Vec<Posted<'a>> {
    let is_post = |document: &Document| document.kind == DocumentType::Social && document.author.is_some();
    if !desk.documents().any(|(_, document)| is_post(document)) {
        return Vec::new();
    }
    let named = desk.sources().flat_map(|(id, source)| source.names().map(move |name| (folded(name), id)));
    let people: BTreeMap<String, SourceId> = named.collect();
    let mut known: BTreeMap<(DocumentId, SourceId), bool> = BTreeMap::new();
    let mut found = Vec::new();
    for (id, claim) in desk.claims() {
        for chain in claim.evidence.iter().filter(|chain| chain.via.is_empty()) {
            let (Some(document), &[voice]) = (&chain.document, chain.tellers()) else { continue };
            let (number, post) = (document.value, desk.corpus.document(document.value));
            let Some(name) = post.author.as_ref().map(|name| folded(name)).filter(|_| is_post(post)) else {
                continue;
            };
            let author = people.get(&name).copied();
            let mut is_told = || is_of_another(desk, number, (voice, author));
            if *known.entry((number, voice)).or_insert_with(&mut is_told) {
                found.push(Posted { id, claim, chain, post, voice, author });
                break;
            }
        }
    }
    found
}

/// Whether a post is surely no word of somebody, but of its author.
fn is_of_another(desk: &Desk<'_>, id: DocumentId, (voice, author): (SourceId, Option<SourceId>)) -> bool {
    let (corpus, post) = (desk.corpus, desk.corpus.document(id));
    let (person, name) = (corpus.source(voice), post.author.as_deref().unwrap_or_default());
    let speaks =
        |author| corpus.source(author).acts_for().is_some_and(|whom| chain::belongs(corpus, voice, whom));
    if !is_open(person) || author.is_some_and(|author| !is_open(corpus.source(author)) || speaks(author)) {
        return false;
    }
    if person.names().any(|own| is_within(&folded(own), &folded(name))) {
        return false;
    }
    match desk.captures.of(post) {
        Some(copy) => {
            let words: Vec<&str> = name.split(' ').collect();
            let is_person = author.is_some() || names::is_name(&words);
            let is_clear = desk.english(id).is_some() && copy.text.len() <= LONG;
            is_person && is_clear && !absent::may_mean(corpus, (voice, None), (post, &copy.text))
        }
        None => author.is_some() && !absent::may_mean(corpus, (voice, None), (post, "")),
    }
}

/// Whether somebody is a person who may be named.
fn is_open(source: &Source) -> bool {
    chain::is_person(source) && source.shield().is_none()
}

/// Whether a name stands in another one as words of it.
fn is_within(name: &str, whole: &str) -> bool {
    format!(" {whole} ").contains(&format!(" {name} "))
}
