//! Whether what a sentence cites denies anything.

use crate::check::cited;
use crate::check::prose::{Hit, Phrases, Prose};
use crate::check::written::Passage;
use crate::model::cue::{self, Stance};
use crate::model::id::ClaimId;
use crate::model::response::{Outcome, Response};
use crate::resolve::corpus::Corpus;

/// Words by which a sentence says that somebody denied something.
const DENYING: &[&str] = &["denied", "denies", "denying", "deny", "denial", "denials"];

/// Words that deny, refuse or contradict.
const REJECTING: &[&str] = &[
    "baseless",
    "contradicted",
    "contradicts",
    "contrary",
    "disagreed",
    "disagrees",
    "dismissed",
    "dismisses",
    "disputed",
    "disputes",
    "fabricated",
    "fabrication",
    "fake",
    "false",
    "falsehood",
    "groundless",
    "hoax",
    "incorrect",
    "invented",
    "lie",
    "lies",
    "nonsense",
    "rebuffed",
    "rebutted",
    "refused",
    "refuses",
    "refusal",
    "refuted",
    "refutes",
    "rejected",
    "rejecting",
    "rejection",
    "rejects",
    "rumor",
    "rumors",
    "rumour",
    "rumours",
    "slander",
    "unfounded",
    "untrue",
    "wrong",
];

/// Words that say no to something.
const NEGATING: &[&str] =
    &["cannot", "neither", "never", "no", "nobody", "none", "nor", "not", "nothing", "without"];

/// Words behind "without" that deny nothing: "without delay".
const SETTLED: &[&str] = &[
    "charge",
    "delay",
    "doubt",
    "exception",
    "fail",
    "hesitation",
    "limit",
    "limits",
    "notice",
    "pay",
    "precedent",
    "question",
    "warning",
];

/// Words behind which a no says only that somebody does not know or does not speak.
const UNKNOWING: &[&str] = &[
    "answer",
    "answered",
    "aware",
    "comment",
    "commented",
    "confirm",
    "discuss",
    "familiar",
    "hear",
    "heard",
    "information",
    "knew",
    "know",
    "knowledge",
    "known",
    "knows",
    "recall",
    "received",
    "reply",
    "respond",
    "response",
    "say",
    "seen",
    "speak",
    "unaware",
];

/// What stands before a word that denies and makes it another thing: a visa is denied, a denial is left open.
const OTHERWISE: &[&str] = &[
    "are", "be", "been", "being", "declined", "declines", "is", "nor", "not", "or", "refused", "was", "were",
    "without",
];

/// What somebody is denied.
const WITHHELD: &[&str] = &[
    "access",
    "admission",
    "asylum",
    "bail",
    "boarding",
    "care",
    "citizenship",
    "clearance",
    "entrance",
    "entry",
    "her",
    "him",
    "leave",
    "licenses",
    "me",
    "parole",
    "passage",
    "permission",
    "permits",
    "service",
    "them",
    "us",
    "visa",
    "visas",
];

/// How many words around a no tell what it is about.
const REACH: usize = 4;

/// A word by which a sentence says that somebody denied what none of those cited denies.
pub fn unsaid(corpus: &Corpus, sentence: &Passage<'_>) -> Option<(usize, usize)> {
    if sentence.cites.is_empty() || !sentence.cites_records() || sentence.is_open() {
        return None;
    }
    let words = sentence.blanked();
    let prose = Prose::read(&words);
    let hits = prose.find(&Phrases::new(DENYING.iter().copied()));
    let hit = hits.into_iter().find(|hit| is_denial(&prose, hit))?;
    (!is_denied(corpus, sentence)).then_some((hit.start, hit.end))
}

/// Whether a word by which somebody denies stands for that: nothing is withheld from anybody, and nobody refuses to deny.
pub fn is_denial(prose: &Prose<'_>, hit: &Hit<'_>) -> bool {
    let is_other =
        prose.before(hit).take(REACH).any(|word| OTHERWISE.contains(&word) || word.ends_with("n't"));
    let behind = prose.after(hit).find(|word| !matches!(*word, "a" | "an" | "any" | "the"));
    !is_other && !prose.negated(hit) && !behind.is_some_and(|word| WITHHELD.contains(&word))
}

/// Whether a claim or a response cited denies, or another one denies what is cited.
fn is_denied(corpus: &Corpus, sentence: &Passage<'_>) -> bool {
    let mut claims = cited::claims(corpus, sentence);
    for response in cited::responses(corpus, sentence) {
        claims.extend(response.about.iter().map(|claim| claim.value));
    }
    let is_cited = |claim: ClaimId| claims.contains(&claim);
    let responses = corpus.responses.iter().filter(|response| response.outcome.value == Outcome::Denied);
    let denies = |claim: ClaimId| {
        let mut cues = corpus.claim(claim).evidence.iter().filter_map(|chain| chain.cue.as_ref());
        cues.any(|cue| {
            cue::find(&cue.value).is_some_and(|known| known.stance == Stance::Denied) || rejects(&cue.value)
        })
    };
    let against = corpus.numbered_claims().filter(|(_, claim)| {
        let mut others = claim.contradicts.iter().chain(&claim.qualifies);
        others.any(|other| is_cited(other.value))
    });
    cited::words(corpus, sentence).into_iter().any(rejects)
        || claims.iter().copied().chain(against.map(|(claim, _)| claim)).any(denies)
        || responses
            .into_iter()
            .any(|response| response.about.iter().chain(&response.claims).any(|claim| is_cited(claim.value)))
        || cited::responses(corpus, sentence).any(|response| response.outcome.value == Outcome::Denied)
}

/// The claims that a claim surely denies: those that it contradicts, or against which it is the answer, where its words say no.
pub fn denied_by(corpus: &Corpus, id: ClaimId) -> Vec<ClaimId> {
    let claim = corpus.claim(id);
    if !cited::words_of(corpus, id).into_iter().any(rejects) {
        return Vec::new();
    }
    let is_answer = |response: &&Response| {
        response.outcome.value == Outcome::Denied && response.claims.iter().any(|words| words.value == id)
    };
    let answers = corpus.responses.iter().filter(is_answer).flat_map(|response| &response.about);
    claim.contradicts.iter().chain(answers).map(|denied| denied.value).collect()
}

/// Whether a text has a word that denies, refuses or contradicts.
pub fn is_worded(text: &str) -> bool {
    words_deny(&Prose::read(text), text)
}

fn words_deny(prose: &Prose<'_>, text: &str) -> bool {
    let rejecting = || REJECTING.iter().chain(DENYING);
    prose.words().any(|word| rejecting().any(|known| *known == word))
        || text.to_lowercase().contains("ruled out")
}

/// Whether a text denies or refuses something, or says no to it. That somebody does not know, or says nothing, does not.
pub fn rejects(text: &str) -> bool {
    let prose = Prose::read(text);
    let words: Vec<&str> = prose.words().collect();
    let negates = |word: &str| NEGATING.contains(&word) || word.ends_with("n't") || word.ends_with("n’t");
    let is_about = |at: usize| {
        let around =
            words.get(at.saturating_sub(REACH)..(at + 1 + REACH).min(words.len())).unwrap_or_default();
        around.iter().any(|word| UNKNOWING.contains(word))
    };
    let is_settled = |at: usize| {
        words.get(at) == Some(&"without") && words.get(at + 1).is_some_and(|next| SETTLED.contains(next))
    };
    let mut negations = words.iter().enumerate().filter(|&(at, word)| negates(word) && !is_settled(at));
    words_deny(&prose, text) || negations.any(|(at, _)| !is_about(at))
}
