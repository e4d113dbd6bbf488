//! Somebody else whom the copy of a document names with the very role of a person whose word it is said to have.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::check::names;
use crate::check::prose::has;
use crate::check::rule::Desk;
use crate::model::id::{DocumentId, SourceId};
use crate::model::source::{Person, SourceKind};
use crate::resolve::corpus::Corpus;

/// Another name for whoever has a role.
pub struct Holder {
    /// The person whose role it is on the desk.
    pub person: SourceId,
    /// The document that gives it to another name.
    pub document: DocumentId,
    /// The bytes of that name in its copy.
    pub place: Range<usize>,
}

/// A copy with more bytes is not gone through.
const LONG: usize = 256 << 10;

/// How many words a name has at most.
const WORDS: usize = 3;

/// All such names, each person once: of those of whom the copy has nothing.
pub fn others(desk: &Desk<'_>) -> Vec<Holder> {
    let corpus = desk.corpus;
    let mut met: BTreeSet<(SourceId, DocumentId)> = BTreeSet::new();
    let mut told: BTreeSet<SourceId> = BTreeSet::new();
    let mut found = Vec::new();
    for chain in desk.claims().flat_map(|(_, claim)| &claim.evidence) {
        let Some(document) = chain.document.as_ref().map(|document| document.value) else { continue };
        for person in chain.voices() {
            if told.contains(&person) || !met.insert((person, document)) {
                continue;
            }
            if let Some(place) = other(desk, person, document) {
                told.insert(person);
                found.push(Holder { person, document, place });
            }
        }
    }
    found.retain(|one| !corpus.source(one.person).common.faulty);
    found
}

fn other(desk: &Desk<'_>, id: SourceId, document: DocumentId) -> Option<Range<usize>> {
    let corpus = desk.corpus;
    let source = corpus.source(id);
    let SourceKind::Person(person) = &source.kind else { return None };
    let role = person.role.as_ref()?.value.trim();
    let text = &*desk.english(document)?.text;
    if source.shield().is_some() || text.len() > LONG || role.is_empty() || !text.contains(role) {
        return None;
    }
    let parts = source.names().flat_map(|name| name.split(|c: char| !c.is_alphanumeric()));
    let lower = text.to_lowercase();
    if parts.filter(|part| part.chars().count() > 1).any(|part| lower.contains(&part.to_lowercase())) {
        return None;
    }
    if lower.match_indices(&role.to_lowercase()).any(|(at, _)| is_handed_on(&lower, at..at + role.len())) {
        return None;
    }
    let place =
        text.match_indices(role).find_map(|(at, _)| holder(corpus, person, (text, at..at + role.len())))?;
    let name = text.get(place.clone())?;
    let is_known = corpus.numbered_sources().any(|(_, other)| other.names().any(|known| known == name));
    (!is_known).then_some(place)
}

/// Words by which a role is not that of one person alone.
const HANDED_ON: &str = "acting ex follow followed follows former formerly interim new newly next outgoing predecessor previous \
    previously replaced replaces resigned retired stepped succeed succeeded succeeds successor then until years";

/// How many bytes around a role such a word is looked for.
const AROUND: usize = 60;

/// Whether somebody else has, had or will have a role, as a text in lower case tells around it.
fn is_handed_on(lower: &str, role: Range<usize>) -> bool {
    let start = lower.floor_char_boundary(role.start.saturating_sub(AROUND));
    let end = lower.ceil_char_boundary(role.end.saturating_add(AROUND));
    let around = lower.get(start..end.min(lower.len())).unwrap_or_default();
    around.split(|c: char| !c.is_alphanumeric()).any(|word| has(HANDED_ON, word))
}

/// The name that a text gives to whoever has a role: "Astrid Moe, chairwoman of the union", "the union's chairwoman, Astrid Moe".
fn holder(corpus: &Corpus, person: &Person, (text, role): (&str, Range<usize>)) -> Option<Range<usize>> {
    let (before, behind) = (text.get(..role.start)?, text.get(role.end..)?);
    if behind.starts_with(|c: char| c.is_alphanumeric() || c == '-') {
        return None;
    }
    let apposed = before.strip_suffix(", the ").or_else(|| before.strip_suffix(", "));
    if let Some(name) = apposed.and_then(last_name).filter(|_| is_of_body(corpus, person, behind)) {
        return Some(name);
    }
    let owner = before.strip_suffix("'s ").or_else(|| before.strip_suffix("’s "))?.to_lowercase();
    let body = corpus.source(person.of.or(person.acts_for)?);
    let is_owner = |name: &str| {
        owner.strip_suffix(&*bare(name)).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
    };
    let rest = behind
        .strip_prefix(", ")
        .or_else(|| behind.strip_prefix(' '))
        .filter(|_| body.names().any(is_owner))?;
    let start = text.len() - rest.len();
    let line = rest.split(['.', ',', ';', ':', '\n', '(', '"', '“']).next()?;
    (2..=WORDS).rev().find_map(|count| {
        let words: Vec<&str> = line.split(' ').take(count).collect();
        (words.len() == count && names::is_name(&words)).then(|| start..start + words.join(" ").len())
    })
}

/// The name with which a text ends.
fn last_name(text: &str) -> Option<Range<usize>> {
    (2..=WORDS).rev().find_map(|count| {
        let mut words: Vec<&str> = text.rsplit([' ', '\n']).take(count).collect();
        words.reverse();
        let start =
            text.len().checked_sub(words.iter().map(|word| word.len() + 1).sum::<usize>().checked_sub(1)?)?;
        (words.len() == count && names::is_name(&words)).then_some(start..text.len())
    })
}

/// Whether what stands behind a role is the body of a person, or the role names that itself.
fn is_of_body(corpus: &Corpus, person: &Person, behind: &str) -> bool {
    let rest = [" of ", " at ", " for "].iter().find_map(|link| behind.strip_prefix(link));
    let Some(near) = rest.map(|rest| bare(rest.split(['.', ',', ';', '\n']).next().unwrap_or_default()))
    else {
        return person.role.as_ref().is_some_and(|role| role.value.contains(" of "));
    };
    let Some(body) = person.of.or(person.acts_for) else { return false };
    let is_it = |name: &str| {
        near.strip_prefix(&*bare(name)).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    corpus.source(body).names().any(is_it)
}

/// A name in lower case, without its article.
fn bare(name: &str) -> String {
    let name = name.trim().to_lowercase().replace('’', "'");
    name.strip_prefix("the ").unwrap_or(&name).to_owned()
}
