//! Attribution: each claim's sentence, composed from the chain so that it cannot be dropped.
//!
//! The assertion stands first, exactly as typed; then a comma, who said it, a period. [`names`] knows what to
//! call people, bodies and documents; `chain` who told whom in one piece of evidence, `gather` in all of a
//! claim's; `clause` is what is said of it, `writer` puts that into words; `grammar` has the commas, colons and
//! quotation marks.

mod answer;
mod authors;
mod before;
mod chain;
mod clause;
mod descriptor;
mod gather;
mod grammar;
pub mod names;
mod notes;
mod owned;
mod part;
mod pronoun;
#[cfg(test)]
mod properties;
mod repeat;
mod report;
mod rivals;
mod role;
pub mod sentence;
mod shortened;
#[cfg(test)]
mod tests;
mod writer;

use std::borrow::Cow;

use crate::model::claim::{Claim, Teller};
use crate::model::cue::Stance;
use crate::model::id::{ClaimId, ResponseId, SourceId};
use crate::render::attribution::clause::{Clause, Subject};
use crate::render::attribution::names::{Mentions, Names};
use crate::render::attribution::sentence::{Part, PartKind, Sentence};
use crate::render::attribution::writer::Writer;
use crate::resolve::corpus::Corpus;

/// Composes the sentence of a claim: with empty mentions the one that stands alone, else the one of running
/// text. `None` where the ground rules keep it out of every output (deep background, off the record).
pub fn compose(names: &Names<'_>, claim: ClaimId, mentions: &mut Mentions) -> Option<Sentence> {
    let record = names.corpus.claim(claim);
    let clauses = gather::clauses(names, record);
    let (first, rest) = clauses.split_first()?;
    let form = form(first, &record.assertion.value, (names, mentions));
    let (in_front, behind) = match form {
        Form::Colon => rest.split_at(rest.partition_point(|clause| clause.stance() == first.stance())),
        _ => (&[] as &[Clause<'_>], rest),
    };
    let writer = Writer::new(names, mentions).beside(record, &clauses);
    let mut composer = Composer { parts: Vec::with_capacity(6), writer };
    let assertion = Assertion::new(names, claim);
    match form {
        Form::Behind => composer.behind(first, &assertion),
        Form::Clause(link) => composer.clause(first, &assertion, link),
        Form::Colon => composer.colon(first, in_front, &assertion),
    }
    let mut earlier = Some(first);
    for clause in behind {
        composer.again(clause, earlier, first.stance());
        earlier = Some(clause);
    }
    Some(composer.finish())
}

/// Whether a role says "of" and names no body by it: "member of parliament".
pub fn is_without_body(role: &str) -> bool {
    role::is_without_body(role)
}

/// The body to name beside a role: the one recorded, or whose that is where an office already says what it is.
pub fn whose(role: &str, body: SourceId, corpus: &Corpus) -> Option<SourceId> {
    role::whose(role, body, corpus)
}

/// Whether the field of a role stands behind it: "spokeswoman on energy".
pub fn has_field_behind(role: &str) -> bool {
    role::has_field_behind(role)
}

/// The word that links a role to its body: "spokesman for", "mayor of".
pub fn preposition(role: &str) -> &'static str {
    role::preposition(role)
}

/// The word that links a role of a field of work to its body: "professor of zoology at", "head of buildings for".
pub fn field_preposition(role: &str) -> Option<&'static str> {
    role::field_preposition(role)
}

/// Whether a claim has a sentence at all, or the ground rules keep it out of every output.
pub fn is_told(names: &Names<'_>, claim: ClaimId) -> bool {
    gather::is_told(names, names.corpus.claim(claim))
}

/// The credit of a claim that another outlet reported first, as a sentence of its own. `None` where there is
/// none, or where the claim is kept out of every output.
pub fn credit(names: &Names<'_>, claim: ClaimId, mentions: &mut Mentions) -> Option<String> {
    let record = names.corpus.claim(claim);
    let credit = record.credit.as_ref()?.value;
    if gather::clauses(names, record).is_empty() {
        return None;
    }
    let mut text = names.document(credit.document, mentions);
    grammar::capitalize(&mut text);
    text.push_str(if credit.part { " first reported part of this." } else { " reported this first." });
    Some(text)
}

/// The lead-in, colon included, of claims in a row that share one chain and verb ("In its own voice, the article
/// reported:"). `None` where they do not, where one is kept out of every output, and for no claims at all.
pub fn lead_in(names: &Names<'_>, claims: &[ClaimId], mentions: &mut Mentions) -> Option<String> {
    let mut shared: Option<Clause<'_>> = None;
    for &claim in claims {
        let record = names.corpus.claim(claim);
        let [clause] = <[Clause<'_>; 1]>::try_from(gather::clauses(names, record)).ok()?;
        let clause = Clause { languages: &[], pronoun: None, ..clause };
        if shared.get_or_insert_with(|| clause.clone()) != &clause {
            return None;
        }
    }
    let clause = shared?;
    let own_voice = claims.iter().all(|&claim| speaks_for_itself(names.corpus.claim(claim)));
    let mut writer = Writer::new(names, mentions);
    if own_voice && matches!(clause.subject, Subject::Publishers(_)) {
        writer.text.push_str("in its own voice, ");
    }
    writer.front(&clause);
    writer.text.push_str(following(clause.stance()));
    writer.tail(&clause);
    let mut text = writer.take();
    grammar::capitalize(&mut text);
    text.push(':');
    Some(text)
}

/// A claim as an item of a list under a lead-in: as-of date, assertion, translation, period.
pub fn item(names: &Names<'_>, claim: ClaimId) -> Sentence {
    let mut mentions = Mentions::default();
    let mut composer = Composer { parts: Vec::with_capacity(4), writer: Writer::new(names, &mut mentions) };
    let assertion = Assertion::new(names, claim);
    let quotes = names.corpus.claim(claim).evidence.iter().filter_map(|evidence| evidence.quote.as_ref());
    let languages = quotes.map(|quote| quote.value.translated_from.as_slice()).find(|from| !from.is_empty());
    composer.dated(&assertion);
    composer.push(PartKind::Assertion, assertion.text);
    if let Some(words) = languages.and_then(clause::translated) {
        composer.push(PartKind::Plain, words);
    }
    composer.finish()
}

/// What a party answered, or that it did not, as a sentence. Empty where the ground rules keep it out of every
/// output.
pub fn response(names: &Names<'_>, response: ResponseId, mentions: &mut Mentions) -> String {
    answer::write(names, names.corpus.response(response), mentions)
}

/// The sentence of a response without its period, where all that it says is that there was an answer: what was answered is
/// to follow.
pub fn lead(
    names: &Names<'_>,
    response: ResponseId,
    what: Option<&str>,
    mentions: &mut Mentions,
) -> Option<String> {
    answer::lead(names, names.corpus.response(response), what, mentions)
}

/// Where the attribution stands.
#[derive(Clone, Copy)]
enum Form {
    /// Behind the assertion.
    Behind,
    /// In front, the assertion being its clause: "denied that", "asked whether".
    Clause(&'static str),
    /// In front, with a colon.
    Colon,
}

fn form(first: &Clause<'_>, assertion: &str, known: (&Names<'_>, &Mentions)) -> Form {
    let is_question = assertion.trim_end_matches(['"', '”', '\'', '’']).ends_with(['?', '!']);
    let split = grammar::has_two_clauses(assertion);
    match first.stance() {
        Stance::Asked if is_question || grammar::is_quotation(assertion) => Form::Behind,
        Stance::Denied if grammar::is_quotation(assertion) => Form::Colon,
        _ if split => Form::Colon,
        Stance::Denied => Form::Clause("that"),
        Stance::Asked => Form::Clause("whether"),
        Stance::Asserted if is_introduced(first, assertion, known) => Form::Clause("that"),
        Stance::Asserted => Form::Behind,
    }
}

/// Whether an assertion speaks of the body that says it, and calls it "the ministry" before readers were told which one: its
/// name then goes in front.
fn is_introduced(first: &Clause<'_>, assertion: &str, (names, mentions): (&Names<'_>, &Mentions)) -> bool {
    let is_new = first.pronoun.is_some_and(|pronoun| {
        !pronoun.by_name && !mentions.has(pronoun.of) && names.opens_with(pronoun.of, assertion)
    });
    is_new && first.takes_that() && first.citing.is_empty()
}

fn following(stance: Stance) -> &'static str {
    match stance {
        Stance::Asserted => "",
        Stance::Asked => " whether the following was so",
        Stance::Denied => " the following",
    }
}

fn speaks_for_itself(claim: &Claim) -> bool {
    claim.evidence.iter().all(|evidence| {
        let outlet = evidence.source.as_ref().is_some_and(|source| source.value == Teller::Outlet);
        outlet && evidence.speakers.is_empty() && evidence.via.is_empty()
    })
}

/// An assertion and what it needs to stand anywhere in a sentence.
struct Assertion<'a> {
    text: Cow<'a, str>,
    lowered: Cow<'a, str>,
    as_of: Option<String>,
}

impl<'a> Assertion<'a> {
    fn new(names: &Names<'a>, claim: ClaimId) -> Self {
        let record = names.corpus.claim(claim);
        let text = record.assertion.value.trim();
        let lowered = grammar::lowered(text, |text| names.opens(claim, text));
        let as_of = record.as_of.as_ref().map(|date| format!("s of {}, ", date.value.words()));
        let text = if as_of.is_some() { lowered.clone() } else { Cow::Borrowed(text) };
        Self { text, lowered, as_of }
    }
}

/// Puts parts together.
struct Composer<'n, 'm> {
    parts: Vec<Part>,
    writer: Writer<'n, 'm>,
}

impl Composer<'_, '_> {
    /// "A, S said"
    fn behind(&mut self, clause: &Clause<'_>, assertion: &Assertion<'_>) {
        self.dated(assertion);
        self.writer.behind(clause);
        if clause.subject == Subject::Nobody {
            self.push(PartKind::Assertion, assertion.text.as_ref());
            self.push(PartKind::Plain, " ");
        } else {
            self.joined(assertion.text.clone());
        }
        self.attribution();
    }

    /// "S denied that A, according to D"
    fn clause(&mut self, clause: &Clause<'_>, assertion: &Assertion<'_>, link: &str) {
        self.writer.front(clause);
        self.writer.text.push(' ');
        self.writer.text.push_str(link);
        self.opening();
        let as_of = assertion.as_of.as_ref().map_or_else(|| " ".to_owned(), |date| format!(", a{date}"));
        self.push(PartKind::Plain, as_of);
        self.writer.tail(clause);
        if self.writer.text.is_empty() {
            return self.push(PartKind::Assertion, assertion.lowered.as_ref());
        }
        if self.writer.text.starts_with('(') {
            self.push(PartKind::Assertion, assertion.lowered.as_ref());
            self.push(PartKind::Plain, " ");
        } else {
            let tail = self.writer.take();
            self.joined(assertion.lowered.clone());
            self.writer.text.push_str(tail.trim_start_matches(", "));
        }
        self.attribution();
    }

    /// "S said: A", "N said, and D reported, citing X: A"
    fn colon(&mut self, first: &Clause<'_>, more: &[Clause<'_>], assertion: &Assertion<'_>) {
        let mut texts = Vec::with_capacity(more.len() + 1);
        for clause in std::iter::once(first).chain(more) {
            self.writer.front(clause);
            self.writer.text.push_str(following(clause.stance()));
            self.writer.tail(clause);
            texts.push(self.writer.take());
        }
        self.writer.text = grammar::clauses(&texts);
        self.opening();
        self.push(PartKind::Plain, ": ");
        self.dated(assertion);
        self.push(PartKind::Assertion, assertion.text.as_ref());
    }

    /// "; D reported the same", ", and E repeated D"
    fn again(&mut self, clause: &Clause<'_>, earlier: Option<&Clause<'_>>, first: Stance) {
        let follows =
            matches!(clause.subject, Subject::Repeaters(..)) && earlier.is_some_and(gather::is_outlet);
        self.push(PartKind::Plain, if follows { ", and " } else { "; " });
        self.writer.again(clause, first);
        self.attribution();
    }

    /// Puts the period, or leaves it out behind another mark.
    fn finish(mut self) -> Sentence {
        if let Some(last) = self.parts.last_mut() {
            let (text, period) = grammar::at_end(Cow::Borrowed(last.text.as_str()));
            let text = text.into_owned();
            last.text = text;
            self.push(PartKind::Plain, period);
        }
        Sentence { parts: self.parts }
    }

    fn dated(&mut self, assertion: &Assertion<'_>) {
        if let Some(date) = &assertion.as_of {
            self.push(PartKind::Plain, format!("A{date}"));
        }
    }

    fn joined(&mut self, assertion: Cow<'_, str>) {
        let (text, glue) = grammar::before_attribution(assertion);
        self.push(PartKind::Assertion, text);
        self.push(PartKind::Plain, glue);
    }

    fn opening(&mut self) {
        grammar::capitalize(&mut self.writer.text);
        self.attribution();
    }

    fn attribution(&mut self) {
        let text = self.writer.take();
        self.push(PartKind::Attribution, text);
    }

    fn push(&mut self, kind: PartKind, text: impl Into<String>) {
        let text = text.into();
        if !text.is_empty() {
            self.parts.push(Part { kind, text });
        }
    }
}
