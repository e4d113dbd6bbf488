//! Captures against what the desk takes from them: every quote, and every text that may be a copy.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Range, RangeInclusive};

use rayon::prelude::*;

use crate::check::chain;
use crate::check::prose::{folded, quotations, within};
use crate::check::written;
use crate::model::capture::{Capture, Captures};
use crate::model::claim::{Claim, Evidence, Quote};
use crate::model::document::DocumentType;
use crate::model::id::{BriefId, ClaimId, DocumentId, JudgmentId};
use crate::model::locator::Locator;
use crate::passage::copied::Candidate;
use crate::passage::english::is_english;
use crate::passage::reading::Reading;
use crate::passage::verdict::{Quoted, Verdict, judge};
use crate::resolve::corpus::Corpus;
use crate::select::Selection;
use crate::text::Span;

/// How many bytes of captures are gone through for all quotes of a desk (16 GiB): a thousand quotes in a document of
/// ten thousand pages are well below.
pub const GONE_THROUGH: u64 = 16 << 30;

/// What the captures say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Compared {
    /// Quotes, by the place of their document in the corpus and then as claims stand.
    pub quotes: Vec<Comparison>,
    /// Texts that were copied, in the same order; one entry for a text.
    pub copies: Vec<Copied>,
    /// How many quotes of a document were not looked for, because long captures have more than can be.
    pub not_sought: BTreeMap<DocumentId, usize>,
    /// Documents in another language whose captures are in English all the same: translations.
    pub english: BTreeSet<DocumentId>,
}

/// A quote, and what the capture of its document says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// The claim that quotes.
    pub claim: ClaimId,
    /// The number of the chain among its evidence.
    pub chain: usize,
    /// The document.
    pub document: DocumentId,
    /// The quote, or the quoted words in the assertion.
    pub span: Span,
    /// What became of it.
    pub verdict: Verdict,
    /// The sentence of an article, or of another text that quotes, in which it was found as somebody's words, in bytes of
    /// the capture.
    pub sentence: Option<Range<usize>>,
    /// The paragraphs of each place in which it stands, where the claim names others that the capture has.
    pub elsewhere: Vec<RangeInclusive<usize>>,
}

/// A text that takes over twelve words in a row or more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// The record it stands in.
    pub owner: Owner,
    /// The text.
    pub span: Span,
    /// How many words.
    pub words: usize,
    /// The document they come from.
    pub document: DocumentId,
    /// The bytes of its capture.
    pub place: Range<usize>,
}

/// The record that a text belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner {
    /// A claim: its assertion.
    Claim(ClaimId),
    /// A judgment: its sentence.
    Judgment(JudgmentId),
    /// A brief: a sentence written by hand.
    Brief(BriefId),
}

/// Reads each capture once and compares with it all that rests on its document. Linear in the captures.
pub fn compare(corpus: &Corpus, captures: &Captures, selections: &[Selection]) -> Compared {
    let sound = corpus.numbered_documents().filter(|(_, document)| !document.common.faulty);
    let held: BTreeMap<DocumentId, &Capture> =
        sound.filter_map(|(id, document)| Some((id, captures.of(document)?))).collect();
    if held.is_empty() {
        return Compared::default();
    }
    let texts = texts(corpus, selections, &held);
    let mut work = gather(corpus, &held, &texts);
    let not_sought = limit(&mut work);
    let foreign: Vec<_> = held.iter().filter(|&(&id, _)| !corpus.document(id).is_english()).collect();
    let english = foreign.into_par_iter().filter(|(_, capture)| is_english(&capture.text));
    let english = english.map(|(&id, _)| id).collect();
    let done: Vec<Compared> = work.par_iter().map(|(&document, task)| task.run(document, corpus)).collect();
    let mut compared = Compared { not_sought, english, ..Compared::default() };
    for part in done {
        compared.quotes.extend(part.quotes);
        compared.copies.extend(part.copies);
    }
    compared.settle(corpus, captures);
    compared
}

/// The byte ranges of an assertion that stand in quotation marks and in no quote of the claim, whatever their
/// marks and case.
pub fn unrecorded(claim: &Claim) -> Vec<(usize, usize)> {
    let marked = quotations(&claim.assertion.value);
    if marked.is_empty() {
        return marked;
    }
    let quotes = claim.evidence.iter().filter_map(|chain| chain.quote.as_ref());
    let quotes: Vec<String> = quotes.map(|quote| folded(&quote.value.exact)).collect();
    let is_recorded = |&(start, end): &(usize, usize)| {
        let words = folded(claim.assertion.value.get(start..end).unwrap_or_default());
        quotes.iter().any(|quote| quote.contains(&words))
    };
    marked.into_iter().filter(|marked| !is_recorded(marked)).collect()
}

/// A text of the desk's own that may be a copy.
struct Text {
    owner: Owner,
    span: Span,
    candidate: Candidate,
    /// Whose captures it is compared with.
    documents: Vec<DocumentId>,
}

fn texts(corpus: &Corpus, selections: &[Selection], held: &BTreeMap<DocumentId, &Capture>) -> Vec<Text> {
    let is_held = |id| corpus.documents_of(id).iter().any(|document| held.contains_key(document));
    let claims = corpus.numbered_claims().filter(|&(id, claim)| !claim.common.faulty && is_held(id));
    let assertions = claims.map(|(id, claim)| Text {
        owner: Owner::Claim(id),
        span: claim.assertion.span,
        candidate: candidate(&claim.assertion.value),
        documents: corpus.documents_of(id),
    });
    let written = selections.iter().flat_map(|selection| written_texts(corpus, selection));
    assertions.chain(written).filter(|text| !text.candidate.is_short()).collect()
}

fn written_texts(corpus: &Corpus, selection: &Selection) -> Vec<Text> {
    let text = |owner, span, words: &str| Text {
        owner,
        span,
        candidate: candidate(words),
        documents: selection.documents.clone(),
    };
    let brief = corpus.brief(selection.brief);
    let sentences = written::sentences(corpus, brief).into_iter();
    let sentences =
        sentences.map(|sentence| text(Owner::Brief(selection.brief), sentence.span(), &sentence.words()));
    let judgments = selection.judgments.iter().map(|&id| (id, &corpus.judgment(id).text));
    let judgments = judgments.map(|(id, judgment)| text(Owner::Judgment(id), judgment.span, &judgment.value));
    sentences.chain(judgments).collect()
}

/// What of a text stands outside quotation marks.
fn candidate(text: &str) -> Candidate {
    let mut from = 0;
    let mut stretches = Vec::new();
    for (start, end) in quotations(text) {
        stretches.push(text.get(from..start).unwrap_or_default());
        from = end;
    }
    stretches.push(text.get(from..).unwrap_or_default());
    Candidate::new(stretches.into_iter())
}

/// All that is compared with one capture.
struct Task<'a> {
    capture: &'a Capture,
    quotes: Vec<Query<'a>>,
    texts: Vec<&'a Text>,
}

/// A quote to be looked for.
struct Query<'a> {
    claim: ClaimId,
    number: usize,
    chain: &'a Evidence,
    quote: Cow<'a, Quote>,
    span: Span,
}

fn gather<'a>(
    corpus: &'a Corpus,
    held: &BTreeMap<DocumentId, &'a Capture>,
    texts: &'a [Text],
) -> BTreeMap<DocumentId, Task<'a>> {
    let task = |(&id, &capture): (&DocumentId, &&'a Capture)| {
        (id, Task { capture, quotes: Vec::new(), texts: Vec::new() })
    };
    let mut work: BTreeMap<DocumentId, Task<'a>> = held.iter().map(task).collect();
    let documents = |chain: &Evidence| chain.document.as_ref().map(|document| document.value);
    let rests = |claim: &Claim| claim.evidence.iter().filter_map(documents).any(|id| held.contains_key(&id));
    for (id, claim) in corpus.numbered_claims().filter(|(_, claim)| !claim.common.faulty && rests(claim)) {
        let unrecorded = unrecorded(claim);
        for (number, chain) in claim.evidence.iter().enumerate() {
            let task = chain.document.as_ref().and_then(|document| work.get_mut(&document.value));
            if let Some(task) = task {
                task.quotes.extend(queries((id, claim), (number, chain), &unrecorded));
            }
        }
    }
    for text in texts {
        for document in text.documents.iter().collect::<BTreeSet<_>>() {
            if let Some(task) = work.get_mut(document) {
                task.texts.push(text);
            }
        }
    }
    work.retain(|_, task| !task.quotes.is_empty() || !task.texts.is_empty());
    work
}

/// Takes out the quotes that go beyond the bound, and counts them.
fn limit(work: &mut BTreeMap<DocumentId, Task<'_>>) -> BTreeMap<DocumentId, usize> {
    let costs = work.iter().map(|(&id, task)| (id, task.costs())).collect();
    let mut not_sought = shares(&costs, GONE_THROUGH);
    not_sought.retain(|id, sought| {
        let Some(task) = work.get_mut(id) else { return false };
        let left = task.quotes.len() - *sought;
        task.quotes.truncate(*sought);
        *sought = left;
        left > 0
    });
    not_sought
}

/// How many quotes of each capture are looked for, where one bound holds for all: those of captures with little work
/// before those of captures with much.
fn shares(costs: &BTreeMap<DocumentId, Vec<u64>>, bound: u64) -> BTreeMap<DocumentId, usize> {
    let mut order: Vec<(u64, DocumentId)> =
        costs.iter().map(|(&id, costs)| (costs.iter().sum(), id)).collect();
    order.sort_unstable();
    let mut left = bound;
    let share = |(_, id): (u64, DocumentId)| {
        let fits = |cost: &&u64| left.checked_sub(**cost).map(|rest| left = rest).is_some();
        (id, costs.get(&id).map_or(0, |costs| costs.iter().take_while(fits).count()))
    };
    order.into_iter().map(share).collect()
}

/// The quote of a chain, and the quoted words of the assertion that no quote holds.
fn queries<'a>(
    (id, claim): (ClaimId, &'a Claim),
    (number, chain): (usize, &'a Evidence),
    unrecorded: &[(usize, usize)],
) -> Vec<Query<'a>> {
    let query = |quote, span| Query { claim: id, number, chain, quote, span };
    let own = chain.quote.iter().map(|quote| query(Cow::Borrowed(&quote.value), quote.span));
    let marked = unrecorded.iter().map(|&(start, end)| {
        let exact = claim.assertion.value.get(start..end).unwrap_or_default().to_owned();
        let quote = Quote { exact, prefix: None, suffix: None, translated_from: Vec::new() };
        query(Cow::Owned(quote), within(&claim.assertion, start, end))
    });
    own.chain(marked).collect()
}

impl Task<'_> {
    /// How many bytes are gone through for each quote: twice the capture, once more for every part of an altered one.
    fn costs(&self) -> Vec<u64> {
        let once = 2 * self.capture.text.len() as u64;
        let parts = |exact: &str| exact.matches(['[', '…']).count() + exact.matches("...").count();
        self.quotes.iter().map(|query| once * (1 + parts(&query.quote.exact).min(16) as u64)).collect()
    }

    fn run(&self, document: DocumentId, corpus: &Corpus) -> Compared {
        let reading = Reading::new(&self.capture.text);
        let quotes =
            self.quotes.iter().filter_map(|query| query.compare(&reading, document, corpus)).collect();
        let candidates: Vec<&Candidate> = self.texts.iter().map(|text| &text.candidate).collect();
        let copies = if candidates.is_empty() { Vec::new() } else { reading.copies(&candidates) };
        let copies = copies.into_iter().filter_map(|copy| {
            let text = self.texts.get(copy.candidate)?;
            let (owner, span, words) = (text.owner, text.span, copy.words);
            Some(Copied { owner, span, words, document, place: copy.range })
        });
        Compared { quotes, copies: copies.collect(), ..Compared::default() }
    }
}

impl Query<'_> {
    fn compare(&self, reading: &Reading<'_>, document: DocumentId, corpus: &Corpus) -> Option<Comparison> {
        let speakers = self.chain.voices();
        let at = self.chain.at.as_ref().map(|at| &at.value);
        let quoted = Quoted { quote: &self.quote, at, speakers: &speakers };
        let verdict = judge(reading, quoted, corpus.document(document), corpus)?;
        let verdict = if self.is_recorded() { verdict } else { lenient(verdict, &self.quote.exact) };
        let elsewhere = if self.is_recorded() { elsewhere(reading, &verdict, at) } else { Vec::new() };
        let is_told = |place: &Range<usize>| match corpus.document(document).kind {
            DocumentType::News => true,
            // Outside quotation marks, and where a body speaks, it is its own word.
            DocumentType::Broadcast
            | DocumentType::Interview
            | DocumentType::Letter
            | DocumentType::Statement
            | DocumentType::Transcript => {
                reading.is_quoted(place)
                    && speakers.iter().all(|&speaker| chain::is_person(corpus.source(speaker)))
            }
            _ => false,
        };
        let sentence = match &verdict {
            Verdict::Found(place) if !speakers.is_empty() && is_told(place) => Some(reading.sentence(place)),
            _ => None,
        };
        Some(Comparison {
            claim: self.claim,
            chain: self.number,
            document,
            span: self.span,
            verdict,
            sentence,
            elsewhere,
        })
    }

    fn is_recorded(&self) -> bool {
        self.chain.quote.as_ref().is_some_and(|quote| quote.span == self.span)
    }
}

/// The paragraphs of the places in which a quote stands, where none of them is one that the claim names. A paragraph that
/// the capture does not have is another finding.
fn elsewhere(reading: &Reading<'_>, verdict: &Verdict, at: Option<&Locator>) -> Vec<RangeInclusive<usize>> {
    let Some(Locator::Paragraph(first, last)) = at else { return Vec::new() };
    let places = match verdict {
        Verdict::Found(place) | Verdict::Unquoted(place) | Verdict::Unnamed(place) => {
            std::slice::from_ref(place)
        }
        Verdict::Ambiguous(places) => places,
        Verdict::Missing(_) | Verdict::Displaced(_) => &[],
    };
    let (first, last) = (*first as usize, last.unwrap_or(*first) as usize);
    let mut numbers: Vec<Range<usize>> = places.iter().map(|place| reading.numbers(place)).collect();
    numbers.dedup();
    let is_apart = numbers.iter().all(|numbers| last < numbers.start || numbers.end <= first);
    if !is_apart || last > reading.paragraph_count() {
        return Vec::new();
    }
    numbers.into_iter().map(|numbers| numbers.start..=numbers.end - 1).collect()
}

/// What counts of words that only the assertion has in quotation marks: they have no prefix that could decide, and
/// names and titles stand in such marks as well.
fn lenient(verdict: Verdict, words: &str) -> Verdict {
    let is_name = words.split_whitespace().all(|word| word.starts_with(|c: char| !c.is_lowercase()));
    match verdict {
        Verdict::Unquoted(place) if is_name => Verdict::Found(place),
        Verdict::Ambiguous(places) => Verdict::Found(places.into_iter().next().unwrap_or_default()),
        other => other,
    }
}

impl Compared {
    /// Keeps one entry for quoted words of an assertion that several documents may hold, and for a text that is
    /// copied from several.
    fn settle(&mut self, corpus: &Corpus, captures: &Captures) {
        let mut best: BTreeMap<(ClaimId, Span), Comparison> = BTreeMap::new();
        let (own, marked): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.quotes).into_iter().partition(|quote| is_own(corpus, quote));
        for quote in marked {
            let key = (quote.claim, quote.span);
            if best.get(&key).is_none_or(|known| rank(&quote.verdict) < rank(&known.verdict)) {
                best.insert(key, quote);
            }
        }
        let unread = |claim: ClaimId| {
            let mut documents = corpus.documents_of(claim).into_iter().map(|id| corpus.document(id));
            documents.any(|document| captures.of(document).is_none())
        };
        best.retain(|(claim, _), quote| quote.verdict.is_found() || !unread(*claim));
        self.quotes = own;
        self.quotes.extend(best.into_values());
        let mut longest: BTreeMap<(Owner, Span), Copied> = BTreeMap::new();
        for copy in std::mem::take(&mut self.copies) {
            let key = (copy.owner, copy.span);
            if longest.get(&key).is_none_or(|known| known.words < copy.words) {
                longest.insert(key, copy);
            }
        }
        self.copies = longest.into_values().collect();
    }
}

fn is_own(corpus: &Corpus, quote: &Comparison) -> bool {
    let chain = corpus.claim(quote.claim).evidence.get(quote.chain);
    chain.and_then(|chain| chain.quote.as_ref()).is_some_and(|own| own.span == quote.span)
}

/// How good a verdict is; 0 is best.
fn rank(verdict: &Verdict) -> usize {
    match verdict {
        Verdict::Found(_) => 0,
        Verdict::Ambiguous(_) => 1,
        Verdict::Unnamed(_) => 2,
        Verdict::Unquoted(_) => 3,
        Verdict::Displaced(_) => 4,
        Verdict::Missing(_) => 5,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_captures_have_too_much_work_for_all_quotes_those_with_little_come_first() {
        let id = DocumentId;
        let costs = BTreeMap::from([(id(0), vec![50; 4]), (id(1), vec![10; 3]), (id(2), vec![])]);
        assert_eq!(shares(&costs, 230), BTreeMap::from([(id(0), 4), (id(1), 3), (id(2), 0)]));
        assert_eq!(shares(&costs, 140), BTreeMap::from([(id(0), 2), (id(1), 3), (id(2), 0)]));
        assert_eq!(shares(&costs, 25), BTreeMap::from([(id(0), 0), (id(1), 2), (id(2), 0)]));
    }
}
