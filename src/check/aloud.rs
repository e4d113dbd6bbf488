//! What may be said aloud, and which claim a talking point tells without naming it.

use std::collections::BTreeSet;

use crate::check::chain;
use crate::check::happened::Stems;
use crate::check::written;
use crate::model::brief::TalkingPoint;
use crate::model::claim::{Claim, Evidence};
use crate::model::document::Document;
use crate::model::id::ClaimId;
use crate::model::response::Response;
use crate::model::source::{GroundRule, Source};
use crate::resolve::corpus::Corpus;
use crate::select::Selection;

/// Whether a claim may be said aloud: one of its chains is on the record. Of one that nobody may see nothing is said.
pub fn is_cleared(corpus: &Corpus, claim: &Claim) -> bool {
    let open = corpus.firsthand(claim.evidence.iter().filter(|chain| corpus.is_open(chain)));
    open.is_empty() || open.into_iter().any(|chain| is_on_record(corpus, chain))
}

/// Whether everybody in a chain spoke on the record. Who wrote a letter did so where the desk says it.
fn is_on_record(corpus: &Corpus, chain: &Evidence) -> bool {
    let document = chain.document.as_ref().map(|document| corpus.document(document.value));
    let is_letter = document.is_some_and(Document::is_private_letter);
    let mut people = chain::everybody(chain).map(|source| corpus.source(source)).peekable();
    let is_free = if is_letter { wrote_openly } else { spoke_openly };
    (!is_letter || people.peek().is_some()) && people.all(is_free)
}

/// Whether a response may be said aloud: those who tell of it and, where it was spoken, the party did so on the record. That
/// nobody answered a letter is no word of a letter.
pub fn is_answer_cleared(corpus: &Corpus, response: &Response) -> bool {
    let is_silent = response.outcome.value.is_silent();
    let document = response.document.as_ref().map(|document| corpus.document(document.value));
    let is_letter = !is_silent && document.is_some_and(Document::is_private_letter);
    let party = (!is_silent).then_some(response.party.value);
    let people = response.tellers().iter().copied().chain(party);
    people.map(|source| corpus.source(source)).all(if is_letter { wrote_openly } else { spoke_openly })
}

fn spoke_openly(source: &Source) -> bool {
    source.ground_rule.value == GroundRule::OnRecord
        || source.anonymous().is_some_and(|unnamed| unnamed.official)
}

/// Whether somebody wrote a letter on the record: the desk says so.
fn wrote_openly(source: &Source) -> bool {
    spoke_openly(source) && source.has_terms
}

/// The claims of a selection that may not be said aloud, in the order of their ids.
pub fn closed(corpus: &Corpus, selection: &Selection) -> Vec<ClaimId> {
    let claims = selection.by_id.iter().copied();
    let mut closed: Vec<ClaimId> = claims.filter(|&id| !is_cleared(corpus, corpus.claim(id))).collect();
    closed.sort();
    closed
}

/// The claim off the record that a point tells and does not name: it names other claims, what is not known, or an answer to
/// something else. Nothing where a claim on the record tells the same, or one that the point names tells much of it.
pub fn unnamed(
    corpus: &Corpus,
    selection: &Selection,
    closed: &[ClaimId],
    point: &TalkingPoint,
) -> Option<ClaimId> {
    let names_none = point.claims.is_empty() && point.gaps.is_empty() && point.responses.is_empty();
    // The authors' own judgment may tell again what it rests on.
    if closed.is_empty() || names_none || !point.judgments.is_empty() {
        return None;
    }
    let sentences = written::plain_sentences(&point.point);
    let clauses = sentences.iter().flat_map(|sentence| clauses(sentence.typed()));
    let clauses: Vec<Clause> = clauses.map(Clause::read).collect();
    let clauses: Vec<&Clause> = clauses.iter().filter(|clause| clause.states).collect();
    let answers: Vec<&Response> =
        point.responses.iter().map(|response| corpus.response(response.value)).collect();
    let is_answered = |claim: ClaimId| {
        let named = answers.iter().flat_map(|response| response.about.iter().chain(&response.claims));
        named.chain(&point.claims).any(|named| named.value == claim)
    };
    let named: Vec<Stems> =
        point.claims.iter().map(|named| Stems::of(&corpus.claim(named.value).assertion.value)).collect();
    let is_told_by_named = |claim: ClaimId| {
        let own = Stems::of(&corpus.claim(claim).assertion.value);
        named.iter().any(|named| named.are_in(&own) || own.are_in(named))
    };
    let told = |&id: &ClaimId| {
        let assertion = &corpus.claim(id).assertion.value;
        !is_answered(id) && clauses.iter().any(|clause| clause.tells(assertion))
    };
    let first = closed.iter().copied().find(told)?;
    let is_open = |id: &&ClaimId| closed.binary_search(id).is_err();
    let all_closed = !selection.by_id.iter().filter(is_open).any(told);
    (all_closed && !is_told_by_named(first)).then_some(first)
}

/// Words of a clause that leaves open what it has.
const OPEN: &[&str] = &[
    "asked", "ask", "cannot", "denied", "denies", "if", "know", "known", "not", "unclear", "unknown",
    "unsure", "whether",
];

/// How many telling words an assertion has at least that a clause can be said to tell.
const LEAST: usize = 4;

/// A clause of a point.
struct Clause {
    /// Its words that tell something.
    words: BTreeSet<String>,
    /// Whether it states anything: a question does not, nor does what is not known.
    states: bool,
}

impl Clause {
    fn read(text: &str) -> Self {
        let is_open = |word: &str| OPEN.contains(&word) || word.ends_with("n't");
        let lower = text.replace('’', "'").to_lowercase();
        let states = !lower.contains('?') && !words(&lower).any(is_open);
        Self {
            words: words(&lower).filter(|word| is_telling(word)).map(stem).map(str::to_owned).collect(),
            states,
        }
    }

    /// Whether it has every number of an assertion and nearly all of its other words. The first few words of most assertions
    /// decide it.
    fn tells(&self, assertion: &str) -> bool {
        let (mut all, mut missing) = (0, 0);
        for word in words(assertion).filter(|word| is_telling(word)) {
            all += 1;
            let word = word.to_lowercase();
            if !self.words.contains(stem(&word)) {
                missing += 1;
                if missing > 2 || word.starts_with(|c: char| c.is_ascii_digit()) {
                    return false;
                }
            }
        }
        all >= LEAST && missing * LEAST < all
    }
}

/// A sentence cut behind its greater marks.
fn clauses(text: &str) -> Vec<&str> {
    ["; ", ": "].iter().fold(vec![text], |parts, mark| {
        parts.into_iter().flat_map(|part| part.split_inclusive(mark)).collect()
    })
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '-'))).filter(|word| !word.is_empty())
}

/// Whether a word tells something: short ones join others, numbers tell much.
fn is_telling(word: &str) -> bool {
    word.len() > 3 || word.starts_with(|c: char| c.is_ascii_digit())
}

/// A word without what its form adds: "plan" of "plans".
fn stem(word: &str) -> &str {
    let bare = ["'s", "ing", "ed", "es", "s", "e"].iter().find_map(|end| word.strip_suffix(end));
    bare.filter(|bare| bare.len() > 3).unwrap_or(word)
}
