//! One clause of attribution: what it says, before it is put into words.

use crate::model::claim::Addressee;
use crate::model::cue::{self, Object, Stance};
use crate::model::document::DocumentType;
use crate::model::id::{DocumentId, SourceId};
use crate::model::language::Language;
use crate::render::attribution::grammar::List;
use crate::render::attribution::names::Names;

/// One clause of attribution: somebody said it, somewhere, as told by others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clause<'a> {
    /// Whose verb it is.
    pub(super) subject: Subject,
    /// The pronoun that stands for the subject behind an assertion that names it.
    pub(super) pronoun: Option<Pronoun>,
    /// The verb.
    pub(super) cue: &'a str,
    /// To whom it was said.
    pub(super) addressee: Option<&'a Addressee>,
    /// The document in which the subject says it, where its type is told behind the verb.
    pub(super) medium: Option<Medium>,
    /// Whether a document also speaks for itself where it cites.
    pub(super) voice: Voice,
    /// Whom the subject cites, each citing the next.
    pub(super) citing: Vec<Link>,
    /// Who relays it, from the nearest to the last.
    pub(super) relays: Vec<Relay>,
    /// The languages that the words were translated from.
    pub(super) languages: &'a [Language],
    /// What the desk lacks.
    pub(super) gap: Gap,
}

/// Somebody whom an assertion names, so that a pronoun may follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pronoun {
    /// Who.
    pub(super) of: SourceId,
    /// Whether the assertion says more than "the ministry", so that readers know who is meant at the first mention.
    pub(super) by_name: bool,
}

/// Whose verb a clause has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Subject {
    /// People and bodies.
    Sources(Vec<SourceId>),
    /// Documents that speak, as their publishers: "the Harbor Gazette reported".
    Publishers(Vec<DocumentId>),
    /// Documents that only repeat others, and those others: "the Evening Tide repeated Nordlink".
    Repeaters(Vec<DocumentId>, Vec<DocumentId>),
    /// A document that shows: "according to data from the Kessian Customs Service".
    Exhibit(DocumentId),
    /// Nobody.
    Nobody,
}

/// Where the subject says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Medium {
    /// In a document: "in a statement".
    In(DocumentId),
    /// In another document of this type and publisher: "in another article".
    InAnother(DocumentType),
    /// In so many documents of this type and publisher: "in two articles".
    InSeveral(DocumentType, usize),
    /// In an interview; "told the Harbor Gazette".
    Interview(DocumentId),
    /// To the authors, whose own notes have it: "in conversation with us".
    Talk,
}

/// Whether a document speaks for itself where it cites.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Voice {
    /// It only cites.
    Cited,
    /// It says it, and cites.
    Own,
}

/// A stage that is cited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Link {
    /// People and bodies.
    Sources(Vec<SourceId>),
    /// A document.
    Document(DocumentId),
}

/// Somebody who relays what the subject said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Relay {
    /// ", according to Meridian Wire".
    According(Link),
    /// ", the Harbor Gazette reported, citing a Kessian diplomat".
    Reported(DocumentId, Vec<Link>),
    /// ", Brandt said in a report".
    Spoken(Vec<SourceId>, Option<Medium>),
}

/// What the desk lacks and the sentence says plainly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing.
    Nothing,
    /// The source.
    Source,
    /// The document.
    Document,
}

/// Verbs that take "the same" as their object; any other takes "likewise".
const THE_SAME: &[&str] = &[
    "acknowledged",
    "added",
    "admitted",
    "alleged",
    "announced",
    "argued",
    "asserted",
    "claimed",
    "concluded",
    "confirmed",
    "contended",
    "decided",
    "declared",
    "disclosed",
    "estimated",
    "explained",
    "forecast",
    "found",
    "maintained",
    "noted",
    "pledged",
    "posted",
    "predicted",
    "projected",
    "promised",
    "proposed",
    "recommended",
    "reported",
    "revealed",
    "ruled",
    "said",
    "stated",
    "suggested",
    "told",
    "vowed",
    "wrote",
];

/// Verbs behind which "that" leads to what was said.
const THAT: &[&str] = &[
    "acknowledged",
    "added",
    "announced",
    "argued",
    "assured",
    "concluded",
    "declared",
    "estimated",
    "explained",
    "found",
    "informed",
    "noted",
    "pledged",
    "predicted",
    "promised",
    "replied",
    "reported",
    "responded",
    "said",
    "stated",
    "told",
    "warned",
    "wrote",
];

impl Clause<'_> {
    /// What the subject does to the assertion. Verbs of a desk assert.
    pub(super) fn stance(&self) -> Stance {
        cue::find(self.cue).map_or(Stance::Asserted, |cue| cue.stance)
    }

    /// The verb; one that needs an addressee and has none becomes "said".
    pub(super) fn verb(&self) -> &str {
        if self.object() == Object::Required && self.addressee.is_none() { cue::DEFAULT } else { self.cue }
    }

    /// Whether "that" may follow the verb with what was said: not "the ministry recommended that".
    pub(super) fn takes_that(&self) -> bool {
        matches!(self.subject, Subject::Sources(_) | Subject::Publishers(_)) && THAT.contains(&self.verb())
    }

    /// Whether the verb takes "the same" as its object.
    pub(super) fn takes_the_same(&self) -> bool {
        THE_SAME.contains(&self.verb())
    }

    /// How the verb takes its addressee.
    pub(super) fn object(&self) -> Object {
        cue::find(self.cue).map_or(Object::To, |cue| cue.object)
    }
}

/// Where a named source speaks in a document.
pub(super) fn spoken(names: &Names<'_>, document: DocumentId) -> Option<Medium> {
    match names.corpus.document(document).kind {
        DocumentType::Interview => Some(Medium::Interview(document)),
        DocumentType::News
        | DocumentType::Broadcast
        | DocumentType::Transcript
        | DocumentType::Minutes
        | DocumentType::Dataset
        | DocumentType::Other => None,
        _ => Some(Medium::In(document)),
    }
}

/// Where a document's publisher speaks: behind the verb, for types that need it said and publishers that are
/// known.
pub(super) fn medium_of(names: &Names<'_>, id: DocumentId) -> Option<Medium> {
    let document = names.corpus.document(id);
    let told = matches!(
        document.kind,
        DocumentType::Statement
            | DocumentType::Letter
            | DocumentType::Report
            | DocumentType::Legal
            | DocumentType::Social
    );
    (told && document.named_publisher().is_some()).then_some(Medium::In(id))
}

/// Whether a document does not speak but shows.
pub(super) fn is_exhibit(names: &Names<'_>, document: DocumentId) -> bool {
    let kind = names.corpus.document(document).kind;
    matches!(
        kind,
        DocumentType::Dataset | DocumentType::Transcript | DocumentType::Minutes | DocumentType::Other
    )
}

/// The verb of a document's own voice.
pub(super) fn reporting(kind: DocumentType) -> &'static str {
    match kind {
        DocumentType::News | DocumentType::Broadcast | DocumentType::Interview => "reported",
        _ => "said",
    }
}

/// " (translated from Chinese and Russian)"; `None` for words that were not translated.
pub(super) fn translated(languages: &[Language]) -> Option<String> {
    if languages.is_empty() {
        return None;
    }
    let mut named: Vec<String> = Vec::with_capacity(languages.len());
    for name in languages.iter().filter_map(Language::name) {
        if !named.iter().any(|other| other == name) {
            named.push(name.to_owned());
        }
    }
    if named.is_empty() {
        return Some(" (translated)".to_owned());
    }
    Some(format!(" (translated from {})", List(named).words()))
}

/// A document of a type: "a statement".
pub(super) fn noun_of(kind: DocumentType) -> &'static str {
    match kind {
        DocumentType::News => "an article",
        DocumentType::Broadcast => "a broadcast",
        DocumentType::Statement => "a statement",
        DocumentType::Transcript => "a transcript",
        DocumentType::Minutes => "minutes",
        DocumentType::Letter => "a letter",
        DocumentType::Report => "a report",
        DocumentType::Dataset => "a dataset",
        DocumentType::Legal => "a court filing",
        DocumentType::Interview => "an interview",
        DocumentType::Social => "a post",
        DocumentType::Other => "a document",
    }
}

/// The same without its article: "statement".
pub(super) fn bare_noun(kind: DocumentType) -> &'static str {
    let noun = noun_of(kind);
    noun.split_once(' ').map_or(noun, |(_, bare)| bare)
}
