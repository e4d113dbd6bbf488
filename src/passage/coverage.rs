//! What of a document the desk uses: its paragraphs, with the claims that rest on each.

use super::reading::Reading;
use crate::model::claim::Evidence;
use crate::model::id::{ClaimId, DocumentId};
use crate::model::locator::Locator;
use crate::resolve::corpus::Corpus;

/// The paragraphs of a document and what rests on them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Coverage {
    /// All of them, in order.
    pub paragraphs: Vec<Paragraph>,
    /// Claims that rest on the document, and nothing says where.
    pub unplaced: Vec<ClaimId>,
}

/// A paragraph of a capture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// Its number, from 1, as a locator counts it.
    pub number: usize,
    /// What stands in it.
    pub text: String,
    /// The claims that rest on it, in the order of the corpus.
    pub claims: Vec<ClaimId>,
}

/// Reads a document's capture with the claims that rest on it: by their locator, else by where their quote stands.
pub fn coverage(corpus: &Corpus, document: DocumentId, capture: &str) -> Coverage {
    let reading = Reading::new(capture);
    let numbered = (1..).zip(reading.paragraphs());
    let paragraph =
        |(number, text): (usize, &str)| Paragraph { number, text: text.to_owned(), claims: Vec::new() };
    let mut covered = Coverage { paragraphs: numbered.map(paragraph).collect(), unplaced: Vec::new() };
    for (id, claim) in corpus.numbered_claims() {
        let rests = |chain: &&Evidence| chain.document.as_ref().is_some_and(|on| on.value == document);
        for chain in claim.evidence.iter().filter(rests) {
            covered.place(id, &numbers(&reading, chain));
        }
    }
    covered
}

impl Coverage {
    /// The paragraphs on which no claim rests.
    pub fn unused(&self) -> impl Iterator<Item = &Paragraph> {
        self.paragraphs.iter().filter(|paragraph| paragraph.claims.is_empty())
    }

    fn place(&mut self, claim: ClaimId, numbers: &[usize]) {
        let mut is_placed = false;
        for number in numbers {
            let paragraph = number.checked_sub(1).and_then(|at| self.paragraphs.get_mut(at));
            if let Some(paragraph) = paragraph {
                is_placed = true;
                note(&mut paragraph.claims, claim);
            }
        }
        if !is_placed {
            note(&mut self.unplaced, claim);
        }
    }
}

fn note(claims: &mut Vec<ClaimId>, claim: ClaimId) {
    if claims.last() != Some(&claim) {
        claims.push(claim);
    }
}

/// The numbers of the paragraphs that a chain rests on.
fn numbers(reading: &Reading<'_>, chain: &Evidence) -> Vec<usize> {
    if let Some(Locator::Paragraph(first, last)) = chain.at.as_ref().map(|at| &at.value) {
        let last =
            last.unwrap_or(*first).min(u32::try_from(reading.paragraphs().count()).unwrap_or(u32::MAX));
        return (*first as usize..=last as usize).collect();
    }
    let places = chain.quote.as_ref().and_then(|quote| reading.find(&quote.value));
    let place = places.and_then(|places| places.fitting.into_iter().next());
    place.map(|place| reading.numbers(&place).collect()).unwrap_or_default()
}
