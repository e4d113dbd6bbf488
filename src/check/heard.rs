//! What stands in the copies of documents where a record says that it has it from.

use std::collections::BTreeMap;
use std::ops::{Range, RangeInclusive};

use crate::check::chain;
use crate::check::cited;
use crate::check::comment::{self, Told};
use crate::check::denial;
use crate::check::prose::{Phrases, Prose};
use crate::check::rule::Desk;
use crate::check::saying::Sayings;
use crate::check::written::Passage;
use crate::model::id::{ClaimId, DocumentId};
use crate::model::locator::Locator;
use crate::model::response::{Outcome, Response};
use crate::passage::paragraph::{bytes, paragraphs};
use crate::resolve::corpus::Corpus;
use crate::text::Spanned;

/// The paragraphs of copies, once they were asked for.
#[derive(Debug, Default)]
pub struct Copies(BTreeMap<DocumentId, Vec<Range<usize>>>);

/// The paragraphs, from 1, that a record names, and their bytes in the copy.
pub type Named = (RangeInclusive<usize>, Range<usize>);

impl Copies {
    /// The paragraphs of a document's copy that a locator names; nothing where it names none, or where the desk has no
    /// English copy of the document.
    pub fn named(
        &mut self,
        desk: &Desk<'_>,
        document: DocumentId,
        at: Option<&Spanned<Locator>>,
    ) -> Option<Named> {
        let numbers = at?.value.paragraphs()?;
        let text = &desk.english(document)?.text;
        let all = self.0.entry(document).or_insert_with(|| paragraphs(text));
        let bytes = bytes(all, &numbers)?;
        Some((numbers, bytes))
    }

    /// All paragraphs of a document's copy, once a record has named some of them.
    pub fn all(&self, document: DocumentId) -> &[Range<usize>] {
        self.0.get(&document).map_or(&[], Vec::as_slice)
    }
}

/// Words by which somebody says yes to something.
const CONFIRMING: &[&str] = &[
    "acknowledge",
    "acknowledged",
    "acknowledges",
    "admit",
    "admits",
    "admitted",
    "agree",
    "agreed",
    "agrees",
    "concede",
    "conceded",
    "concedes",
    "confirm",
    "confirmed",
    "confirms",
    "correct",
    "right",
    "true",
    "yes",
];

/// Whether a passage that tells of a refusal or a silence tells of no answer beside it that a response may be: nobody says
/// anything, or the response is to what its party itself says.
pub fn is_nothing_else(corpus: &Corpus, response: &Response, (passage, told): (&str, &Told)) -> bool {
    let is_own = |claim: &Spanned<ClaimId>| {
        let voices = corpus.voices_of(claim.value);
        !voices.is_empty()
            && voices.iter().all(|&voice| chain::are_related(corpus, voice, response.party.value))
    };
    let are_own = !response.about.is_empty() && response.about.iter().all(is_own);
    let answers: fn(&str) -> bool = match response.outcome.value {
        Outcome::Denied if are_own => denial::is_worded,
        Outcome::Denied => denial::rejects,
        Outcome::Confirmed => |text| {
            let prose = Prose::read(text);
            prose.words().any(|word| CONFIRMING.contains(&word))
        },
        _ => return false,
    };
    let around = [passage.get(..told.start), passage.get(told.end..)].map(Option::unwrap_or_default);
    let (sayings, asked) = (Sayings::default(), Phrases::new(["asked"]));
    let is_said = |text: &str| sayings.count(text) > Prose::read(text).find(&asked).len();
    let says = |text: &str| is_said(text) || text.contains(['"', '“', '”', '«']);
    !around.into_iter().any(answers) && (are_own || !around.into_iter().any(says))
}

/// Whether anything that a sentence cites may tell that somebody refused to comment, or did not answer: a response to
/// what is cited, its words, or the passages that it comes from.
pub fn may_be(desk: &Desk<'_>, sentence: &Passage<'_>, outcome: Outcome) -> bool {
    let corpus = desk.corpus;
    let claims = cited::claims(corpus, sentence);
    let cited: Vec<&Response> = cited::responses(corpus, sentence).collect();
    let concerns = |response: &&Response| {
        response.about.iter().chain(&response.claims).any(|claim| claims.contains(&claim.value))
    };
    let chains = || claims.iter().flat_map(|&claim| &corpus.claim(claim).evidence);
    let mut responses = cited.iter().copied().chain(corpus.responses.iter().filter(concerns));
    let mut cues = chains().filter_map(|chain| chain.cue.as_ref());
    let from_claims = chains().map(|chain| (chain.document.as_ref(), chain.at.as_ref()));
    let mut places =
        from_claims.chain(cited.iter().map(|response| (response.document.as_ref(), response.at.as_ref())));
    let mut copies = Copies::default();
    responses.any(|one| is_told(one.outcome.value, outcome))
        || cited::words(corpus, sentence).into_iter().any(|text| comment::may_tell(text, outcome))
        || cues.any(|cue| comment::may_tell(&cue.value, outcome))
        || places.any(|(document, at)| {
            let Some(document) = document.map(|document| document.value) else { return false };
            let Some(copy) = desk.captures.of(corpus.document(document)) else { return false };
            let named = copies.named(desk, document, at).map_or(0..copy.text.len(), |(_, bytes)| bytes);
            copy.text.get(named).is_some_and(|text| comment::may_tell(text, outcome))
        })
}

fn is_told(recorded: Outcome, told: Outcome) -> bool {
    recorded == told || told == Outcome::NoResponse && recorded == Outcome::Unknown
}
