//! What of a document the desk uses: its paragraphs, with the claims that rest on each and the responses it tells of.

use super::reading::Reading;
use crate::model::claim::Evidence;
use crate::model::id::{ClaimId, DocumentId, ResponseId};
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
    /// The responses that it tells of, in the order of the corpus.
    pub responses: Vec<ResponseId>,
}

/// Reads a document's capture with the claims that rest on it: by their locator, else by where their quote stands.
pub fn coverage(corpus: &Corpus, document: DocumentId, capture: &str) -> Coverage {
    let reading = Reading::new(capture);
    let numbered = (1..).zip(reading.paragraphs());
    let paragraph = |(number, text): (usize, &str)| Paragraph {
        number,
        text: text.to_owned(),
        claims: Vec::new(),
        responses: Vec::new(),
    };
    let mut covered = Coverage { paragraphs: numbered.map(paragraph).collect(), unplaced: Vec::new() };
    for (id, claim) in corpus.numbered_claims() {
        let rests = |chain: &&Evidence| chain.document.as_ref().is_some_and(|on| on.value == document);
        for chain in claim.evidence.iter().filter(rests) {
            covered.place(id, &numbers(&reading, chain));
        }
    }
    for (id, response) in (0..).map(ResponseId).zip(&corpus.responses) {
        if response.document.as_ref().is_some_and(|on| on.value == document) {
            let paragraphs = located(&reading, response.at.as_ref().map(|at| &at.value));
            for number in paragraphs.unwrap_or_default() {
                covered.paragraph(number).into_iter().for_each(|paragraph| paragraph.responses.push(id));
            }
        }
    }
    covered
}

impl Coverage {
    /// The paragraphs on which no claim rests and that tell of no response.
    pub fn unused(&self) -> impl Iterator<Item = &Paragraph> {
        self.paragraphs.iter().filter(|paragraph| !paragraph.is_used())
    }

    fn paragraph(&mut self, number: usize) -> Option<&mut Paragraph> {
        number.checked_sub(1).and_then(|at| self.paragraphs.get_mut(at))
    }

    fn place(&mut self, claim: ClaimId, numbers: &[usize]) {
        let mut is_placed = false;
        for number in numbers {
            if let Some(paragraph) = self.paragraph(*number) {
                is_placed = true;
                note(&mut paragraph.claims, claim);
            }
        }
        if !is_placed {
            note(&mut self.unplaced, claim);
        }
    }
}

impl Paragraph {
    /// Whether something of the desk rests on it.
    pub fn is_used(&self) -> bool {
        !self.claims.is_empty() || !self.responses.is_empty()
    }
}

fn note(claims: &mut Vec<ClaimId>, claim: ClaimId) {
    if claims.last() != Some(&claim) {
        claims.push(claim);
    }
}

/// The numbers of the paragraphs that a chain rests on.
fn numbers(reading: &Reading<'_>, chain: &Evidence) -> Vec<usize> {
    if let Some(numbers) = located(reading, chain.at.as_ref().map(|at| &at.value)) {
        return numbers;
    }
    let places = chain.quote.as_ref().and_then(|quote| reading.find(&quote.value));
    let place = places.and_then(|places| places.fitting.into_iter().next());
    place.map(|place| reading.numbers(&place).collect()).unwrap_or_default()
}

/// The numbers of the paragraphs that a locator names; none where it names something else.
fn located(reading: &Reading<'_>, at: Option<&Locator>) -> Option<Vec<usize>> {
    let Some(Locator::Paragraph(first, last)) = at else { return None };
    let last = last.unwrap_or(*first).min(u32::try_from(reading.paragraphs().count()).unwrap_or(u32::MAX));
    Some((*first as usize..=last as usize).collect())
}
