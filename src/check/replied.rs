//! Answers that tell otherwise than the outcome of their response: a claim that contradicts what it is said to confirm, or a
//! denial in the copy.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::check::answer;
use crate::check::called;
use crate::check::comment;
use crate::check::denial;
use crate::check::heard::Copies;
use crate::check::prose::{Phrases, Prose, has};
use crate::check::rule::Desk;
use crate::diagnostic::Severity;
use crate::model::claim::Kind;
use crate::model::id::{ClaimId, SourceId};
use crate::model::response::{Outcome, Response};
use crate::model::words::Words as _;
use crate::passage::paragraph::named;
use crate::resolve::corpus::Corpus;
use crate::text::{Span, Spanned};

/// Words between a name and a denial that make somebody else deny.
const OTHERS: &[&str] = &["said", "says", "told", "tells", "who", "whom", "whose"];

/// Words that tell nothing of what is denied.
const VAGUE: &str = "about accusation accusations again allegation allegations also been being charge charges claim claims could does \
                     ever flatly from have having into later outright over report reports repeatedly story strongly suggestion \
                     that their them there these they this those twice were what when which will with would yesterday monday \
                     tuesday wednesday thursday friday saturday sunday";

/// How many words a denial shares with what it denies at least, where it has so many.
const SHARED: usize = 2;

/// How many letters of a word are the same in all of its forms.
const STEM: usize = 4;

/// What is wrong with an answer, as a finding tells it.
pub struct Slip {
    /// Where it is told.
    pub span: Span,
    /// What it is.
    pub message: String,
    /// How bad it is.
    pub severity: Severity,
    /// Another place, and what stands there.
    pub beside: (Span, &'static str),
    /// What to do.
    pub help: &'static str,
}

/// An answer that tells otherwise than the outcome of its response: all of it contradicts what it is said to confirm, or the
/// paragraph named says that the party denied what it is asked about.
pub fn otherwise(desk: &Desk<'_>, response: &Response, copies: &mut Copies) -> Option<Slip> {
    let (corpus, outcome) = (desk.corpus, response.outcome.value);
    if let Some((answer, about)) = contrary(corpus, response) {
        let id = |claim: ClaimId| &corpus.claim(claim).common.id.value;
        let (one, other) = (id(answer.value), id(about.value));
        return Some(Slip {
            span: answer.span,
            message: format!("`{one}` contradicts `{other}`, which is not `{}`", outcome.as_str()),
            severity: if outcome == Outcome::Confirmed { Severity::Error } else { Severity::Warning },
            beside: (response.outcome.span, "the outcome"),
            help: "set `outcome: denied`, or `responded` if it is no denial; or take the claim out of `claims` if it is not \
                   this answer",
        });
    }
    let document = response.document.as_ref()?.value;
    let (numbers, bytes) = copies.named(desk, document, response.at.as_ref())?;
    let passage = desk.passage(document, &bytes);
    let said = denied(corpus, response, passage).filter(|_| !desk.has_faults)?;
    let copy = &corpus.document(document).common.id.value;
    let typed = passage.get(said.clone())?;
    let place = desk.place(document, &(bytes.start + said.start..bytes.start + said.end))?;
    Some(Slip {
        span: response.outcome.span,
        message: format!(
            "{} of the copy of `{copy}` says \"{typed}\", which is not `{}`",
            named(&numbers),
            outcome.as_str()
        ),
        severity: Severity::Warning,
        beside: (place, "this stands there"),
        help: "set `outcome: denied`, or mend `at`",
    })
}

/// The answer of a response whose outcome says that there is none. Whoever declines may do so in words that were written
/// down.
pub fn given<'r>(corpus: &Corpus, response: &'r Response) -> Option<&'r Spanned<ClaimId>> {
    let outcome = response.outcome.value;
    let is_quoted = |claim: ClaimId| {
        let mut quotes = corpus.claim(claim).evidence.iter().filter_map(|chain| chain.quote.as_ref());
        quotes.any(|quote| !comment::refuses(&quote.value.exact))
    };
    let mut claims = response.claims.iter();
    claims.find(|claim| outcome.is_silent() || (outcome == Outcome::Declined && is_quoted(claim.value)))
}

/// The answer of which every one contradicts what it is an answer to, and what that is, where the outcome tells of no denial.
fn contrary<'r>(
    corpus: &Corpus,
    response: &'r Response,
) -> Option<(&'r Spanned<ClaimId>, &'r Spanned<ClaimId>)> {
    if !matches!(response.outcome.value, Outcome::Confirmed | Outcome::Declined) {
        return None;
    }
    let names = |one: ClaimId, other: ClaimId| {
        corpus.claim(one).contradicts.iter().any(|contradicted| contradicted.value == other)
    };
    let against = |answer: &Spanned<ClaimId>| {
        let mut about = response.about.iter();
        about.find(|about| names(answer.value, about.value) || names(about.value, answer.value))
    };
    let first = response.claims.first()?;
    let about = against(first)?;
    response.claims.iter().all(|answer| against(answer).is_some()).then_some((first, about))
}

/// Where a passage says that the party of a response, or whoever speaks for it, denied what it is asked about, and tells of
/// nothing like the outcome. Who denies a thing may confirm that it is not so.
fn denied(corpus: &Corpus, response: &Response, passage: &str) -> Option<Range<usize>> {
    let outcome = response.outcome.value;
    if !matches!(outcome, Outcome::Confirmed | Outcome::Declined | Outcome::NoResponse) {
        return None;
    }
    let is_no = |claim: &Spanned<ClaimId>| {
        let claim = corpus.claim(claim.value);
        claim.kind.value == Kind::Absence || denial::rejects(&claim.assertion.value)
    };
    let prose = Prose::read(passage);
    let hit = prose
        .find(&Phrases::new(["denied", "denies"]))
        .into_iter()
        .find(|hit| denial::is_denial(&prose, hit))?;
    let is_told = if outcome == Outcome::Confirmed {
        answer::says_yes(&prose) || response.about.iter().any(is_no)
    } else {
        [Outcome::Declined, Outcome::NoResponse]
            .into_iter()
            .any(|outcome| comment::may_tell(passage, outcome))
    };
    let before = passage.get(..hit.start)?;
    let subject = Prose::read(before.rsplit(['.', ';', '"', '”', '\n']).next()?);
    let names = called::names_of_voices(corpus, &parties(corpus, response));
    let is_theirs = !subject.find(&Phrases::new(names.iter().map(String::as_str))).is_empty();
    let is_others = subject.words().any(|word| OTHERS.contains(&word));
    let is_it = || {
        let about = response.about.iter().map(|about| corpus.claim(about.value).assertion.value.as_str());
        denies_it(about.collect(), &names, (before, passage.get(hit.end..).unwrap_or_default()))
    };
    (!is_told && is_theirs && !is_others && is_it()).then_some(hit.start..hit.end)
}

/// Whether what stands behind a denial is what one of some assertions says; of "denied it" what stands before it. Whoever
/// denies one thing may be silent on another, or confirm it.
fn denies_it(assertions: Vec<&str>, names: &[String], (before, behind): (&str, &str)) -> bool {
    let own: BTreeSet<String> = names.iter().flat_map(|name| content(name)).collect();
    let said = |text: &str| content(text).difference(&own).cloned().collect::<BTreeSet<String>>();
    let sentence = behind.split(['.', ';', '?', '!', '\n']).next().unwrap_or_default();
    let denied = said(sentence);
    let told = if denied.is_empty() { said(before) } else { denied };
    let least = told.len().min(SHARED);
    least > 0 && assertions.into_iter().any(|one| said(one).intersection(&told).count() >= least)
}

/// The words of a text that tell what it is about, in whatever form.
fn content(text: &str) -> BTreeSet<String> {
    let prose = Prose::read(text);
    let words = prose.words().filter(|word| word.chars().count() >= STEM && !has(VAGUE, word));
    words.map(|word| word.chars().take(STEM).collect()).collect()
}

/// Those who may answer for a party: itself, those who tell of it, and those who say its words.
fn parties(corpus: &Corpus, response: &Response) -> Vec<SourceId> {
    let answers = response.claims.iter().flat_map(|claim| corpus.voices_of(claim.value));
    let all = [response.party.value].into_iter().chain(response.tellers().iter().copied());
    all.chain(answers).collect()
}
