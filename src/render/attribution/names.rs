//! Names as running text uses them: in full at first mention, short later; unnamed people always in full.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use crate::model::claim::Claim;
use crate::model::document::{Document, DocumentType};
use crate::model::id::{ClaimId, DocumentId, SourceId};
use crate::model::response::{Outcome, Response};
use crate::model::source;
use crate::model::source::{GroundRule, Person, Source, SourceKind};
use crate::render::attribution::descriptor;
use crate::render::attribution::grammar;
use crate::render::attribution::owned;
use crate::render::attribution::pronoun;
use crate::render::attribution::rivals::Rivals;
use crate::render::attribution::role::{self, Placed};
use crate::resolve::corpus::Corpus;

/// How the authors' own work is named.
const AUTHORS: &str = "the authors of this brief";

/// What was mentioned so far in one output, in order of mention.
#[derive(Debug, Default, Clone)]
pub struct Mentions {
    sources: BTreeMap<SourceId, usize>,
    documents: BTreeMap<DocumentId, usize>,
    unidentified: BTreeMap<&'static str, usize>,
}

impl Mentions {
    /// Whether a source was mentioned.
    pub(super) fn has(&self, id: SourceId) -> bool {
        self.sources.contains_key(&id)
    }

    /// Notes that a source was mentioned.
    pub(in crate::render) fn note(&mut self, id: SourceId) {
        let order = self.sources.len();
        self.sources.entry(id).or_insert(order);
    }
}

/// Names as running text uses them. Knows which sources of a brief share a short name, and which bodies publish.
pub struct Names<'a> {
    pub(super) corpus: &'a Corpus,
    pub(super) shared: BTreeSet<&'a str>,
    bodies: BTreeMap<&'a str, SourceId>,
    /// The bodies of the desk by name, gathered for the first report.
    desk: OnceLock<Vec<SourceId>>,
    others: BTreeMap<SourceId, Vec<SourceId>>,
    pub(super) authors: BTreeSet<&'a str>,
    asked: BTreeSet<SourceId>,
    rivals: Rivals,
}

/// Whether a response tells that its party was asked, or answered unasked.
fn is_asked(response: &Response) -> bool {
    !matches!(response.outcome.value, Outcome::NotAsked | Outcome::Unknown)
}

impl<'a> Names<'a> {
    /// Whether some response of the desk tells that a party was asked, or answered.
    pub(super) fn was_asked(&self, party: SourceId) -> bool {
        self.asked.contains(&party)
    }

    /// Whether "it" behind an assertion might be another body than the one that speaks.
    pub(super) fn has_rival(&self, claim: &Claim, id: SourceId) -> bool {
        self.rivals.follow(&claim.assertion.value, id)
    }

    /// Gathers what must be known of the sources of one brief, once. On its page "we" are those whom it is `from`; where that
    /// is not known, those whom all briefs are.
    pub fn new(corpus: &'a Corpus, sources_in_use: &[SourceId], from: Option<&'a str>) -> Self {
        let of_all = || corpus.briefs.iter().filter_map(|brief| brief.from.as_deref()).collect();
        let mut owners: BTreeMap<&str, SourceId> = BTreeMap::new();
        let mut names = Self {
            corpus,
            shared: BTreeSet::new(),
            bodies: BTreeMap::new(),
            desk: OnceLock::new(),
            others: BTreeMap::new(),
            authors: from.map_or_else(of_all, |from| BTreeSet::from([from])),
            asked: corpus.responses.iter().filter(|one| is_asked(one)).map(|one| one.party.value).collect(),
            rivals: Rivals::new(corpus, sources_in_use),
        };
        for &id in sources_in_use {
            let source = corpus.source(id);
            for name in [Some(source.name()), source.short()].into_iter().flatten() {
                if source.anonymous().is_none() && *owners.entry(name).or_insert(id) != id {
                    names.shared.insert(name);
                }
            }
            names.note_bodies(id, source);
            names.note_others(id, source);
        }
        names
    }

    /// The name of a source at this mention, and notes the mention. A person's first mention has the role; the
    /// text may then end inside an apposition.
    pub fn source(&self, id: SourceId, mentions: &mut Mentions) -> String {
        self.beside(id, mentions, &[])
    }

    /// The same beside other words of the sentence: a body that they name is left out behind a title.
    pub(super) fn beside(&self, id: SourceId, mentions: &mut Mentions, words: &[&str]) -> String {
        let source = self.corpus.source(id);
        let later = mentions.sources.contains_key(&id);
        let name = match &source.kind {
            SourceKind::Anonymous(_) => {
                self.shortened(self.descriptor(id, source, mentions), &[source.of()], words)
            }
            _ if source.shield().is_some() => return source.public_name().to_owned(),
            SourceKind::Organization(_) if later => self.short(id).to_owned(),
            SourceKind::Organization(body) => {
                self.short_beside(id, words).map_or_else(|| grammar::inside(&body.name.value), str::to_owned)
            }
            SourceKind::Person(person) if later => self.later(person, mentions, words),
            SourceKind::Person(person) => {
                let name = self.in_full(person, mentions, words);
                self.shortened(name, &[person.of, person.acts_for], words)
            }
        };
        mentions.note(id);
        name
    }

    /// The name of a document at this mention, and notes the mention: its publisher, or what it is where the
    /// publisher is unknown, or where it was not read and has a name of its own.
    pub fn document(&self, id: DocumentId, mentions: &mut Mentions) -> String {
        self.document_beside(id, mentions, &[])
    }

    /// The same beside an assertion, which may have the name of the publisher.
    pub(super) fn document_beside(&self, id: DocumentId, mentions: &mut Mentions, words: &[&str]) -> String {
        let document = self.corpus.document(id);
        let Some(publisher) = document.named_publisher() else {
            return self.of_its_owner(id, mentions).unwrap_or_else(|| unidentified(id, document, mentions));
        };
        mentions.documents.entry(id).or_default();
        if self.is_called_author(publisher) {
            return AUTHORS.to_owned();
        }
        match self.publisher(id) {
            Some(body) => self.beside(body, mentions, words),
            None => publisher.to_owned(),
        }
    }

    /// A paper that nobody read and that is called "its catalogue", with the name of the publisher: behind another name it would
    /// be that one's.
    fn of_its_owner(&self, id: DocumentId, mentions: &mut Mentions) -> Option<String> {
        let document = self.corpus.document(id);
        let rest = owned::without_owner(document.called.as_deref()?)?;
        let publisher = document.publisher.value.as_deref()?;
        mentions.documents.entry(id).or_default();
        let name = self.publisher(id).map(|body| self.source(body, mentions));
        Some(format!("{} {rest}", grammar::possessive(name.as_deref().unwrap_or(publisher))))
    }

    /// The same of what is silent: of what is no outlet's, the document and not the body that published it.
    pub(super) fn paper(&self, id: DocumentId, mentions: &mut Mentions) -> String {
        let document = self.corpus.document(id);
        let name = self.document(id, mentions);
        let is_outlet = matches!(
            document.kind,
            DocumentType::News | DocumentType::Broadcast | DocumentType::Interview | DocumentType::Other
        );
        if is_outlet || document.named_publisher().is_none() || name == AUTHORS {
            return name;
        }
        format!("the {} from {name}", nouns(document.kind).1)
    }

    /// The body of the desk that published a document, where one of the brief's bodies has that name.
    pub(in crate::render) fn publisher(&self, id: DocumentId) -> Option<SourceId> {
        let publisher = self.corpus.document(id).publisher.value.as_deref()?;
        self.bodies.get(publisher).copied()
    }

    /// The body of the desk that published a document, whether or not the brief has anything of it.
    pub(super) fn publisher_on_desk(&self, id: DocumentId) -> Option<SourceId> {
        let publisher = self.corpus.document(id).publisher.value.as_deref()?;
        let name = |&id: &SourceId| self.corpus.source(id).name();
        let bodies = self.desk.get_or_init(|| {
            let bodies = self.corpus.numbered_sources().filter(|(_, source)| source.is_body());
            let mut bodies: Vec<SourceId> = bodies.map(|(id, _)| id).collect();
            bodies.sort_by_key(name);
            bodies
        });
        let at = bodies.binary_search_by_key(&publisher, name).ok()?;
        bodies.get(at).copied()
    }

    /// Whether a source is unnamed for readers and so never stands without its document.
    pub(in crate::render) fn is_unnamed(&self, id: SourceId) -> bool {
        let source = self.corpus.source(id);
        match source.anonymous() {
            Some(anonymous) => !anonymous.official,
            None => source.shield().is_some(),
        }
    }

    /// Whether one of several sources is unnamed.
    pub(super) fn any_unnamed(&self, sources: &[SourceId]) -> bool {
        sources.iter().any(|&id| self.is_unnamed(id))
    }

    /// Whether its ground rule keeps what a source said out of every output.
    pub(super) fn is_silent(&self, id: SourceId) -> bool {
        matches!(self.corpus.source(id).ground_rule.value, GroundRule::DeepBackground | GroundRule::OffRecord)
    }

    /// Whether a text opens with a name of the claim's that begins with a capital.
    pub(super) fn opens(&self, claim: ClaimId, text: &str) -> bool {
        let opens = |name: &str| name.starts_with(char::is_uppercase) && text.starts_with(name);
        let publishers = self.corpus.documents_of(claim).into_iter();
        self.corpus.sources_of(claim).into_iter().any(|id| opens(self.corpus.source(id).name()))
            || publishers.filter_map(|id| self.corpus.document(id).publisher.value.as_deref()).any(opens)
    }

    /// Whether an assertion opens with the name of a source and goes on with what it does, so that "it" is nobody else.
    pub(super) fn is_subject(&self, assertion: &str, id: SourceId) -> bool {
        let assertion = assertion.to_lowercase();
        let full = source::bare(self.corpus.source(id).name());
        self.known(id).chain([full]).any(|name| {
            let rest = assertion.strip_prefix(&name.to_lowercase()).and_then(|rest| rest.strip_prefix(' '));
            rest.is_some_and(pronoun::is_predicate)
        })
    }

    /// What a source is called, in full and otherwise.
    fn known(&self, id: SourceId) -> impl Iterator<Item = &'a str> {
        self.corpus.source(id).names()
    }

    /// Whether an assertion itself names its actor, so that a pronoun or a short name can refer back to it.
    pub(super) fn stands_in(&self, claim: &Claim, id: SourceId) -> bool {
        let assertion = claim.assertion.value.to_lowercase();
        let full = source::bare(self.corpus.source(id).name());
        self.known(id).chain([full]).any(|name| assertion.contains(&name.to_lowercase()))
    }

    /// Whether an assertion names somebody by more than a word that others have too: "the Ministry of the Sea" or "the EU",
    /// and not "the ministry".
    pub(super) fn is_by_name(&self, claim: &Claim, id: SourceId) -> bool {
        let assertion = claim.assertion.value.to_lowercase();
        let full = self.corpus.source(id).name();
        let bare = |name: &'a str| source::bare(name);
        self.known(id).any(|name| {
            let is_own = name == full || bare(name).starts_with(char::is_uppercase);
            is_own && owned::calls(&assertion, &bare(name).to_lowercase())
        })
    }

    /// The short name of a source as it stands at later mentions, without noting a mention.
    pub(in crate::render) fn short(&self, id: SourceId) -> &'a str {
        let source = self.corpus.source(id);
        source.short().filter(|short| !self.shared.contains(short)).unwrap_or(source.name())
    }

    fn note_bodies(&mut self, id: SourceId, source: &'a Source) {
        let acts_for = match &source.kind {
            SourceKind::Person(person) => person.acts_for,
            _ => None,
        };
        for body in [Some(id), source.of(), acts_for].into_iter().flatten() {
            if let SourceKind::Organization(organization) = &self.corpus.source(body).kind {
                self.bodies.insert(&organization.name.value, body);
            }
        }
    }

    fn note_others(&mut self, id: SourceId, source: &Source) {
        for other in source.anonymous().into_iter().flat_map(|anonymous| &anonymous.distinct_from) {
            self.others.entry(id).or_default().push(other.value);
            self.others.entry(other.value).or_default().push(id);
        }
    }

    /// The descriptor, with "another" where a different person of the same description was mentioned before.
    fn descriptor(&self, id: SourceId, source: &Source, mentions: &Mentions) -> String {
        let Some(anonymous) = source.anonymous() else { return String::new() };
        let own = mentions.sources.get(&id).copied().unwrap_or(usize::MAX);
        let mentioned = |other: &&SourceId| mentions.sources.get(other).is_some_and(|&order| order < own);
        let others = self.others.get(&id).into_iter().flatten().filter(mentioned);
        let mut before = others.filter_map(|&other| self.corpus.source(other).anonymous());
        if before.any(|other| descriptor::is_alike(anonymous, other)) {
            return descriptor::another(&anonymous.descriptor.value);
        }
        anonymous.descriptor.value.clone()
    }

    fn later(&self, person: &Person, mentions: &mut Mentions, words: &[&str]) -> String {
        if !self.shared.contains(person.short.as_str()) {
            return person.short.clone();
        }
        if self.shared.contains(person.name.value.as_str()) {
            return self.in_full(person, mentions, words);
        }
        person.name.value.clone()
    }

    fn in_full(&self, person: &Person, mentions: &mut Mentions, words: &[&str]) -> String {
        let name = &person.name.value;
        let Some(role) = &person.role else { return name.clone() };
        let role = role::without_article(&role.value);
        match role::place(role) {
            Placed::Before => match self.body_worked_at(person, role, words) {
                Some(body) => {
                    let (role, at) = (role::behind_name(role), role::preposition(role));
                    format!("{name}, {role} {at} {}", self.plain(body, mentions))
                }
                None => format!("{role} {name}"),
            },
            Placed::After => match self.body_of_field(person, role, words) {
                Some(body) => {
                    let (role, at) = (role::behind_name(role), role::field_preposition(role));
                    let body = self.plain(body, mentions);
                    at.map_or_else(
                        || format!("{name} of {body}, {role}"),
                        |at| format!("{name}, {role} {at} {body}"),
                    )
                }
                None => match role::behind_article(role).and_then(|link| Some((link, link.body(person)?))) {
                    Some((link, body)) => {
                        format!("{name}, {role} {} {}", link.preposition, self.plain(body, mentions))
                    }
                    None => format!("{name}, {}", role::behind_name(role)),
                },
            },
            Placed::Office(link) => {
                let opening = words.first().map_or("", |words| words.trim_start());
                let body = link.body(person).and_then(|body| self.body(role, body, &[]));
                match body.filter(|&body| !self.opens_with(body, opening)) {
                    Some(body) => {
                        // A body may have several spokespeople, and one for a field.
                        let role =
                            if link.preposition == "for" { link.behind(role) } else { link.words(role) };
                        format!("{name}, {role} {}", self.plain(body, mentions))
                    }
                    None if role::has_field_behind(role) => format!("{name}, {}", role::behind_name(role)),
                    None => format!("{role} {name}"),
                }
            }
            Placed::Of(link) => match link.body(person) {
                Some(body) => format!("{name}, {} {}", link.words(role), self.plain(body, mentions)),
                None => format!("{role} {name}"),
            },
            Placed::Joined(link) => match link.body(person) {
                Some(body) => format!("{name}, {} {}", link.behind(role), self.plain(body, mentions)),
                None => format!("{name}, {role}"),
            },
            Placed::Title => {
                let body = person.of.and_then(|body| self.body(role, body, &[]));
                match body.filter(|&body| !self.is_named(body, words) || self.is_joined(body, words)) {
                    Some(body) => format!("{role} {name} of {}", self.plain(body, mentions)),
                    None => format!("{role} {name}"),
                }
            }
        }
    }

    /// The body to name beside a role that says "of" and names none by it, unless the assertion speaks of it first.
    fn body_of_field(&self, person: &Person, role: &str, words: &[&str]) -> Option<SourceId> {
        let body = person.of.filter(|_| role::is_without_body(role))?;
        let opening = words.first().map_or("", |words| words.trim_start());
        self.body(role, body, &[]).filter(|&body| !self.opens_with(body, opening))
    }

    /// The body to name beside the role of one who works at it and whose field stands before it: "sleep researcher". One that the
    /// role names, as "hospital nurse" does, or that the sentence begins with, is not named again.
    fn body_worked_at(&self, person: &Person, role: &str, words: &[&str]) -> Option<SourceId> {
        let body = person.of.filter(|_| role::is_worked_at(role))?;
        let opening = words.first().map_or("", |words| words.trim_start());
        let mut names = self.known(body);
        let is_said = names.any(|name| role::shares_word(role, name)) || self.opens_with(body, opening);
        (self.corpus.source(body).is_body() && !is_said).then_some(body)
    }

    /// The body to name beside an office, unless some words do: its own, or whose that is where the role says it.
    fn body(&self, role: &str, body: SourceId, words: &[&str]) -> Option<SourceId> {
        let body = role::whose(role, body, self.corpus)?;
        (self.corpus.source(body).is_body() && !self.is_named(body, words)).then_some(body)
    }

    /// Whether an assertion speaks of a body first, so that an office behind it is nobody else's.
    pub(super) fn opens_with(&self, body: SourceId, assertion: &str) -> bool {
        let bare = |text: &str| source::bare(text).to_owned();
        let assertion = bare(&assertion.to_lowercase());
        self.known(body).any(|name| {
            let rest = assertion.strip_prefix(&bare(&name.to_lowercase()));
            let rest = rest.and_then(|rest| rest.strip_prefix(' '));
            rest.is_some_and(|rest| !rest.starts_with("and "))
        })
    }

    /// Whether an assertion names a body only together with another one, whose office may be meant as well.
    fn is_joined(&self, body: SourceId, words: &[&str]) -> bool {
        let assertion = words.first().map_or_else(String::new, |words| words.to_lowercase());
        self.known(body).any(|name| {
            let name = name.to_lowercase();
            let name = source::bare(&name);
            let at = format!("{name} and ");
            let with = [format!(" and {name}"), format!(" and the {name}")];
            assertion.starts_with(&at)
                || assertion.contains(&format!(" {at}"))
                || with.iter().any(|with| assertion.contains(with.as_str()))
        })
    }

    /// Whether some words call a body by one of its names.
    pub(in crate::render) fn is_named(&self, body: SourceId, words: &[&str]) -> bool {
        let words = words.join(" ").to_lowercase();
        self.known(body).any(|name| {
            let name = name.to_lowercase();
            let name = source::bare(&name);
            owned::calls(&words, name)
        })
    }

    /// The name of whoever stands inside a role: a body as at any mention, a person without role.
    fn plain(&self, id: SourceId, mentions: &mut Mentions) -> String {
        match &self.corpus.source(id).kind {
            SourceKind::Person(person) => person.name.value.clone(),
            _ => self.source(id, mentions),
        }
    }
}

/// The nouns of a document's type: at first mention, and later.
fn nouns(kind: DocumentType) -> (&'static str, &'static str) {
    match kind {
        DocumentType::News => ("a news article", "article"),
        DocumentType::Broadcast => ("a broadcast", "broadcast"),
        DocumentType::Statement => ("a statement", "statement"),
        DocumentType::Transcript => ("a transcript", "transcript"),
        DocumentType::Minutes => ("minutes", "minutes"),
        DocumentType::Letter => ("a letter", "letter"),
        DocumentType::Report => ("a report", "report"),
        DocumentType::Dataset => ("a dataset", "dataset"),
        DocumentType::Legal => ("a court filing", "court filing"),
        DocumentType::Interview => ("an interview", "interview"),
        DocumentType::Social => ("a post", "post"),
        DocumentType::Other => ("a document", "document"),
    }
}

/// The name of a document whose publisher is unknown. Several of one type are told apart by number.
fn unidentified(id: DocumentId, document: &Document, mentions: &mut Mentions) -> String {
    let known = mentions.documents.get(&id).copied();
    if let Some(called) = &document.called {
        mentions.documents.entry(id).or_default();
        let bare = called.strip_prefix("a ").or_else(|| called.strip_prefix("an "));
        return match (known, bare) {
            (Some(_), Some(bare)) => format!("the {bare}"),
            _ => called.clone(),
        };
    }
    let (first, noun) = nouns(document.kind);
    let count = mentions.unidentified.entry(noun).or_default();
    if let Some(number) = known {
        return if *count > 1 {
            format!("the {} {noun}", descriptor::ordinal(number))
        } else {
            format!("the {noun}")
        };
    }
    *count += 1;
    mentions.documents.insert(id, *count);
    let bare = first.split_once(' ').map_or(first, |(_, bare)| bare);
    match *count {
        1 => format!("{first} from an unidentified publisher"),
        2 => format!("another {bare} from an unidentified publisher"),
        number => format!("a {} {bare} from an unidentified publisher", descriptor::ordinal(number))
            .replace("a eighth", "an eighth"),
    }
}
