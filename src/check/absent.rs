//! Claims that are given as the word of somebody whom the copy of their document nowhere names.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::check::rule::Desk;
use crate::check::{chain, names, prose};
use crate::model::claim::Evidence;
use crate::model::document::{Document, DocumentType};
use crate::model::id::{ClaimId, DocumentId, SourceId};
use crate::model::office::{self, Mark, Office};
use crate::model::source::{Person, Source, SourceKind};
use crate::resolve::corpus::Corpus;

/// A claim, the chain that leads to it, and the person or body of whom the document has nothing.
pub type Absent<'a> = (ClaimId, &'a Evidence, SourceId);

/// A copy with more bytes is not gone through.
const LONG: usize = 256 << 10;

/// Words of the names of bodies that publish what others of their state say.
const STATE: &str = "administration cabinet chancellery commission council department government ministry office palace parliament \
    presidency secretariat";

/// How long the name with which a line of a transcript begins may be.
const LABEL: usize = 80;

/// Words that stand in many names and say nothing of who is meant.
const IDLE: &[&str] = &[
    "al", "and", "at", "bin", "da", "de", "den", "der", "di", "du", "el", "for", "from", "in", "la", "le",
    "of", "on", "the", "to", "van", "von",
];

/// All such claims. What others hand on, and what a quote shows, is asked elsewhere.
pub fn absent<'a>(desk: &Desk<'a>) -> Vec<Absent<'a>> {
    let mut papers = Papers {
        desk,
        words: BTreeMap::new(),
        known: BTreeMap::new(),
        excerpts: BTreeMap::new(),
        bodies: None,
    };
    let mut found = Vec::new();
    for (id, claim) in desk.claims() {
        for chain in claim.evidence.iter().filter(|chain| chain.quote.is_none() && chain.via.is_empty()) {
            let document = chain.document.as_ref().map(|document| document.value);
            let Some(document) = document.filter(|&document| desk.english(document).is_some()) else {
                continue;
            };
            let absent = chain.voices().into_iter().find(|&voice| papers.lacks(document, voice));
            found.extend(absent.map(|voice| (id, chain, voice)));
        }
    }
    found
}

/// Whether a paragraph of a document, or what is known of that, has anything that may stand for a person: a name, an
/// office, what the person speaks for. An office that another one has who is named there is that one's.
pub fn may_mean(
    corpus: &Corpus,
    (voice, other): (SourceId, Option<SourceId>),
    (document, text): (&Document, &str),
) -> bool {
    let mut words = all_words(document, text);
    if let (Some(SourceKind::Person(own)), Some(SourceKind::Person(other))) =
        (Some(&corpus.source(voice).kind), other.map(|other| &corpus.source(other).kind))
    {
        let role = |person: &Person| {
            person.role.as_ref().map_or_else(String::new, |role| plain(&role.value).into_owned())
        };
        let (own, other) = (role(own), role(other));
        for office in parts(&other).filter(|word| !parts(&own).any(|known| known == *word)) {
            words.remove(office);
        }
    }
    let is_named = |source: &Source| source.names().any(|name| has_any(&words, name));
    let source = corpus.source(voice);
    is_named(source)
        || match &source.kind {
            SourceKind::Person(person) => {
                has_office(&words, person)
                    || person.acts_for.is_some_and(|body| is_named(corpus.source(body)))
            }
            _ => true,
        }
}

/// Whether a text has any word of what somebody is called.
pub fn is_named(source: &Source, text: &str) -> bool {
    let words = parts(&plain(text)).map(str::to_owned).collect();
    source.names().any(|name| has_any(&words, name))
}

/// The documents of a desk, as far as they were asked for.
struct Papers<'d, 'a> {
    desk: &'d Desk<'a>,
    /// The words of each in lower case, those of its title, publisher and author included.
    words: BTreeMap<DocumentId, BTreeSet<String>>,
    /// Whether a document has nothing of somebody.
    known: BTreeMap<(DocumentId, SourceId), bool>,
    /// Whether a document has "he" or "she", and nobody for whom that stands.
    excerpts: BTreeMap<DocumentId, bool>,
    /// The bodies of the desk by their names, once one is asked for.
    bodies: Option<BTreeMap<String, SourceId>>,
}

impl Papers<'_, '_> {
    fn lacks(&mut self, id: DocumentId, voice: SourceId) -> bool {
        if let Some(&known) = self.known.get(&(id, voice)) {
            return known;
        }
        let lacks = self.is_nowhere(id, voice).unwrap_or_default() && !self.is_excerpt(id);
        self.known.insert((id, voice), lacks);
        lacks
    }

    /// Whether neither the copy of a document nor what is known of it has a name, the office or what else could stand for
    /// a person. Nothing where that cannot be known.
    fn is_nowhere(&mut self, id: DocumentId, voice: SourceId) -> Option<bool> {
        let corpus = self.desk.corpus;
        let (document, source) = (corpus.document(id), corpus.source(voice));
        if source.is_body() {
            return self.is_of_another(id, voice);
        }
        let SourceKind::Person(person) = &source.kind else { return None };
        let text = &*self.desk.english(id)?.text;
        if source.shield().is_some() || text.len() > LONG || has_word(text, &person.short) {
            return None;
        }
        let words = self.words.entry(id).or_insert_with(|| all_words(document, text));
        let is_named = source.names().any(|name| has_any(words, name));
        let may_mean = |body: Option<SourceId>| {
            body.is_some_and(|body| corpus.source(body).names().any(|name| has_any(words, name)))
        };
        let is_other = match document.kind {
            DocumentType::News => true,
            DocumentType::Statement => !may_mean(person.of),
            DocumentType::Interview | DocumentType::Transcript => labels_another(corpus, text, voice),
            _ => false,
        };
        // Nobody takes the head of a body of which a statement has nothing for that of another one.
        let holds = match document.kind {
            DocumentType::Statement if person.of.is_some() && is_head(person) => has_own_office,
            _ => has_office,
        };
        Some(is_other && !is_named && !may_mean(person.acts_for) && !holds(words, person))
    }

    /// Whether a statement that another body of the desk published has nothing of a body.
    fn is_of_another(&mut self, id: DocumentId, voice: SourceId) -> Option<bool> {
        let corpus = self.desk.corpus;
        let (document, source) = (corpus.document(id), corpus.source(voice));
        let publisher =
            document.publisher.value.as_deref().filter(|_| document.kind == DocumentType::Statement)?;
        let text = &*self.desk.english(id)?.text;
        if source.shield().is_some() || !source.is_named() || text.len() > LONG {
            return None;
        }
        let words = self.words.entry(id).or_insert_with(|| all_words(document, text));
        if source.names().any(|name| has_any(words, name)) {
            return Some(false);
        }
        let bodies = self.bodies.get_or_insert_with(|| {
            let all = corpus.numbered_sources().filter(|(_, source)| source.is_body());
            all.map(|(id, source)| (source.name().to_owned(), id)).collect()
        });
        let body = bodies.get(publisher)?;
        // A country speaks through its offices, and a ministry for its government.
        let is_state = parts(&plain(publisher)).any(|word| prose::has(STATE, word));
        Some(!is_state && !chain::are_related(corpus, *body, voice))
    }

    /// Whether somebody speaks in a copy who is named before it begins.
    fn is_excerpt(&mut self, id: DocumentId) -> bool {
        let (corpus, text) = (self.desk.corpus, self.desk.english(id).map_or("", |capture| &*capture.text));
        let Some(words) = self.words.get(&id).filter(|words| has(words, "he") || has(words, "she")) else {
            return false;
        };
        *self.excerpts.entry(id).or_insert_with(|| {
            let mut people =
                corpus.numbered_sources().map(|(_, source)| source).filter(|one| chain::is_person(one));
            names::names(text).is_empty()
                && !people.any(|source| source.names().any(|name| has_any(words, name)))
        })
    }
}

fn all_words(document: &Document, text: &str) -> BTreeSet<String> {
    let known = document.title.value.iter().chain(&document.publisher.value).chain(&document.author);
    let texts = known.map(String::as_str).chain([text]);
    texts.flat_map(|text| parts(&plain(text)).map(str::to_owned).collect::<Vec<_>>()).collect()
}

/// A text in lower case, with no marks on its letters: papers leave them out.
fn plain(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return if text.bytes().any(|byte| byte.is_ascii_uppercase()) {
            Cow::Owned(text.to_ascii_lowercase())
        } else {
            Cow::Borrowed(text)
        };
    }
    let bare: String = text.nfd().filter(|&c| !is_combining_mark(c)).collect();
    let bare = bare.to_lowercase();
    Cow::Owned(bare.chars().map(bare_letter).collect())
}

/// The letter that is written where one with a stroke or without a dot cannot be.
fn bare_letter(c: char) -> char {
    match c {
        'ø' => 'o',
        'ł' => 'l',
        'đ' | 'ð' => 'd',
        'ħ' => 'h',
        'ı' => 'i',
        other => other,
    }
}

fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Whether a text has a name as a word of its own.
fn has_word(text: &str, name: &str) -> bool {
    let is_apart = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
    let mut places = text.match_indices(name);
    !name.is_empty()
        && places.any(|(at, _)| {
            let (before, behind) = (text.get(..at), text.get(at + name.len()..));
            is_apart(before.and_then(|text| text.chars().next_back()))
                && is_apart(behind.and_then(|text| text.chars().next()))
        })
}

/// Whether any word of a name stands among some.
fn has_any(words: &BTreeSet<String>, name: &str) -> bool {
    parts(&plain(name))
        .filter(|word| word.chars().count() > 1 && !IDLE.contains(word))
        .any(|word| has(words, word))
}

/// Whether a word stands among some in lower case, in the singular or in the plural.
fn has(words: &BTreeSet<String>, word: &str) -> bool {
    let singular = word.strip_suffix('s').filter(|singular| singular.len() > 2);
    words.contains(word)
        || words.contains(&format!("{word}s"))
        || singular.is_some_and(|word| words.contains(word))
}

/// Whether a document may call a person by his office, under another name of it too. Of several ministers it has the one
/// of that field.
fn has_office(words: &BTreeSet<String>, person: &Person) -> bool {
    let Some(role) = &person.role else { return false };
    let role = plain(&role.value);
    let head: Vec<&str> = parts(head(&role)).collect();
    let Some((office, fields)) = head.split_last() else { return false };
    if office.starts_with("spokes") {
        return words.iter().any(|word| word.starts_with("spokes"));
    }
    let mut others = office::find(office).into_iter().flat_map(Office::kin);
    let is_abroad = fields.iter().any(|field| matches!(*field, "external" | "foreign"));
    let is_minister = office::is(office, Mark::State) && !fields.contains(&"general");
    if is_minister && is_abroad && has(words, "diplomat") {
        return true;
    }
    let has_it = has(words, office) || others.any(|other| has(words, other));
    has_it
        && (!is_minister
            || fields.is_empty()
            || fields.iter().any(|field| has(words, field))
            || has(words, "premier"))
}

/// Whether a person is the head of a body: its director, its mayor.
fn is_head(person: &Person) -> bool {
    office_of(person).is_some_and(|noun| office::is(&noun, Mark::Head))
}

/// Whether a document has the word for a person's office itself.
fn has_own_office(words: &BTreeSet<String>, person: &Person) -> bool {
    office_of(person).is_some_and(|noun| has(words, &noun))
}

/// The word for the office that a role is: "director" of "managing director of the port".
fn office_of(person: &Person) -> Option<String> {
    let role = plain(&person.role.as_ref()?.value).into_owned();
    parts(head(&role)).last().map(str::to_owned)
}

/// What a role in lower case has before it says of what it is.
fn head(role: &str) -> &str {
    let mark = [" of ", " for ", " at ", " in ", " to ", ","].iter().filter_map(|mark| role.find(mark)).min();
    role.get(..mark.unwrap_or(role.len())).unwrap_or(role)
}

/// Whether a line of a text begins with the name of another person of the desk and a colon.
fn labels_another(corpus: &Corpus, text: &str, voice: SourceId) -> bool {
    let heads = text.lines().filter_map(|line| line.split_once(':')).map(|(head, _)| head);
    let last = heads.filter(|head| head.len() < LABEL).filter_map(|head| parts(head).last());
    let last: BTreeSet<&str> = last.collect();
    let mut others =
        corpus.numbered_sources().filter(|(id, source)| *id != voice && chain::is_person(source));
    !last.is_empty()
        && others.any(|(_, source)| parts(source.name()).last().is_some_and(|name| last.contains(name)))
}
