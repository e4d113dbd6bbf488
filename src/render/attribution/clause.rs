//! One clause of attribution, and how it is written: behind the assertion, behind another clause, or in front.

use crate::model::claim::Addressee;
use crate::model::cue::{self, Object, Stance};
use crate::model::document::DocumentType;
use crate::model::id::{DocumentId, SourceId};
use crate::model::language::Language;
use crate::render::attribution::grammar;
use crate::render::attribution::names::{Mentions, Names};

/// One clause of attribution: somebody said it, somewhere, as told by others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Clause<'a> {
    /// Whose verb it is.
    pub(super) subject: Subject,
    /// The pronoun that stands for the subject behind an assertion that names it.
    pub(super) pronoun: Option<SourceId>,
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

/// Whose verb a clause has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Subject {
    /// People and bodies.
    Sources(Vec<SourceId>),
    /// Documents that speak, as their publishers: "the Harbor Gazette reported".
    Publishers(Vec<DocumentId>),
    /// A document that shows: "according to data from the Kessian Customs Service".
    Exhibit(DocumentId),
    /// Nobody.
    Nobody,
}

/// Where the subject says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Medium {
    /// In a document of this type: "in a statement".
    In(DocumentType),
    /// In another document of this type and publisher: "in another article".
    InAnother(DocumentType),
    /// In several articles of one publisher.
    InArticles(usize),
    /// In an interview; "told the Harbor Gazette".
    Interview(DocumentId),
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

/// Writes clauses into one text, noting mentions in the order of the text.
pub(super) struct Writer<'n, 'm> {
    names: &'n Names<'n>,
    mentions: &'m mut Mentions,
    /// What was written.
    pub(super) text: String,
}

impl Clause<'_> {
    /// What the subject does to the assertion. Verbs of a desk assert.
    pub(super) fn stance(&self) -> Stance {
        cue::find(self.cue).map_or(Stance::Asserted, |cue| cue.stance)
    }

    fn object(&self) -> Object {
        cue::find(self.cue).map_or(Object::To, |cue| cue.object)
    }
}

impl<'n, 'm> Writer<'n, 'm> {
    /// Starts an empty text.
    pub(super) fn new(names: &'n Names<'n>, mentions: &'m mut Mentions) -> Self {
        Self { names, mentions, text: String::with_capacity(128) }
    }

    /// Takes what was written so far.
    pub(super) fn take(&mut self) -> String {
        std::mem::take(&mut self.text)
    }

    /// Writes a clause as it stands behind an assertion.
    pub(super) fn behind(&mut self, clause: &Clause<'_>) {
        match &clause.subject {
            Subject::Nobody => {}
            Subject::Exhibit(document) => {
                self.push("according to ");
                self.exhibit(*document);
                self.cited(", which cited ", &clause.citing);
            }
            subject => self.speech(subject, clause),
        }
        self.close(clause);
    }

    /// Writes a clause behind another of the same sentence, whose stance was `first`: "said the same".
    pub(super) fn again(&mut self, clause: &Clause<'_>, first: Stance) {
        match &clause.subject {
            Subject::Nobody => self.push("the same was recorded"),
            Subject::Exhibit(document) => {
                self.exhibit(*document);
                self.cited(", which cited ", &clause.citing);
                self.push(if clause.citing.is_empty() { " showed the same" } else { ", showed the same" });
            }
            subject => {
                self.subject(subject);
                self.same(clause, first);
                self.citing(clause);
            }
        }
        self.close(clause);
    }

    /// Writes subject and verb of a clause as they stand before "that", "whether" or a colon.
    pub(super) fn front(&mut self, clause: &Clause<'_>) {
        match &clause.subject {
            Subject::Nobody => self.push("a record without attribution read"),
            Subject::Exhibit(document) => {
                self.exhibit(*document);
                self.cited(", which cited ", &clause.citing);
                self.push(if clause.citing.is_empty() { " showed" } else { ", showed" });
            }
            subject => {
                self.subject(subject);
                self.predicate(clause);
                self.citing(clause);
            }
        }
        self.languages(clause);
    }

    /// Writes who relays a clause, and what it lacks.
    pub(super) fn tail(&mut self, clause: &Clause<'_>) {
        for relay in &clause.relays {
            self.relay(relay);
        }
        self.gap(clause.gap);
    }

    fn close(&mut self, clause: &Clause<'_>) {
        self.languages(clause);
        self.tail(clause);
    }

    fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Subject, verb and complement behind an assertion. The verb goes before a subject that ends in an
    /// apposition, unless an object or complement follows.
    fn speech(&mut self, subject: &Subject, clause: &Clause<'_>) {
        if let Some(id) = clause.pronoun {
            let names = self.names;
            self.push(if names.corpus.source(id).is_body() { "it" } else { names.short(id) });
            self.predicate(clause);
            return self.citing(clause);
        }
        let who = self.who(subject);
        let plain = clause.medium.is_none() && clause.addressee.is_none();
        if grammar::is_open(&who) && plain && matches!(subject, Subject::Sources(_)) {
            self.push(verb(clause));
            self.push(" ");
            self.push(&who);
        } else {
            self.push_closed(&who);
            self.predicate(clause);
        }
        self.citing(clause);
    }

    fn subject(&mut self, subject: &Subject) {
        let who = self.who(subject);
        self.push_closed(&who);
    }

    fn push_closed(&mut self, who: &str) {
        self.push(who);
        if grammar::is_open(who) {
            self.push(",");
        }
    }

    fn who(&mut self, subject: &Subject) -> String {
        match subject {
            Subject::Sources(sources) => self.sources(sources),
            Subject::Publishers(documents) => {
                let mut items: Vec<String> = Vec::with_capacity(documents.len());
                for &document in documents {
                    let name = self.names.document(document, self.mentions);
                    if !items.contains(&name) {
                        items.push(name);
                    }
                }
                grammar::list(&items)
            }
            Subject::Exhibit(_) | Subject::Nobody => String::new(),
        }
    }

    fn sources(&mut self, sources: &[SourceId]) -> String {
        match sources {
            [one] => self.names.source(*one, self.mentions),
            many => {
                let items: Vec<String> =
                    many.iter().map(|&id| self.names.source(id, self.mentions)).collect();
                grammar::list(&items)
            }
        }
    }

    /// " told allies in a statement".
    fn predicate(&mut self, clause: &Clause<'_>) {
        self.push(" ");
        match (clause.medium, clause.addressee) {
            (Some(Medium::Interview(document)), None) if matches!(clause.cue, "said" | "told") => {
                self.push("told ");
                self.interviewer(document);
            }
            (medium, addressee) => {
                self.push(verb(clause));
                self.addressee(clause.object(), addressee);
                self.medium(medium);
            }
        }
    }

    /// " told allies the same in a statement".
    fn same(&mut self, clause: &Clause<'_>, first: Stance) {
        self.push(" ");
        if let (Some(Medium::Interview(document)), None, "said" | "told") =
            (clause.medium, clause.addressee, clause.cue)
        {
            self.push("told ");
            self.interviewer(document);
            return self.push(" the same");
        }
        let same = match (clause.stance(), first) {
            (Stance::Denied, _) => "denied it",
            (Stance::Asked, Stance::Asked) => "asked the same",
            (Stance::Asked, _) => "asked whether that was so",
            _ if clause.object() == Object::To => {
                self.push(verb(clause));
                "the same"
            }
            _ => return self.same_directly(clause),
        };
        if same == "the same" {
            self.push(" ");
        }
        self.push(same);
        self.addressee(Object::To, clause.addressee);
        self.medium(clause.medium);
    }

    /// " told allies the same", " gave allies the same warning".
    fn same_directly(&mut self, clause: &Clause<'_>) {
        let (verb, same) = match verb(clause) {
            "warned" => ("gave", " the same warning"),
            "cautioned" => ("gave", " the same caution"),
            "advised" => ("gave", " the same advice"),
            verb => (verb, " the same"),
        };
        self.push(verb);
        self.addressee(Object::Direct, clause.addressee);
        self.push(same);
        self.medium(clause.medium);
    }

    fn addressee(&mut self, object: Object, addressee: Option<&Addressee>) {
        let Some(addressee) = addressee else { return };
        self.push(if object == Object::To { " to " } else { " " });
        let who = match addressee {
            Addressee::Source(source) => self.names.source(*source, self.mentions),
            Addressee::Words(words) => words.clone(),
        };
        self.push(&who);
    }

    fn medium(&mut self, medium: Option<Medium>) {
        match medium {
            None => {}
            Some(Medium::In(kind)) => {
                self.push(" in ");
                self.push(noun_of(kind));
            }
            Some(Medium::InAnother(kind)) => {
                self.push(" in another ");
                let noun = noun_of(kind);
                self.push(noun.split_once(' ').map_or(noun, |(_, noun)| noun));
            }
            Some(Medium::InArticles(count)) => {
                self.push(&format!(" in {} articles", grammar::number(count)));
            }
            Some(Medium::Interview(document)) => {
                if self.is_identified(document) {
                    self.push(" in an interview with ");
                } else {
                    self.push(" in ");
                }
                let name = self.names.document(document, self.mentions);
                self.push(&name);
            }
        }
    }

    fn interviewer(&mut self, document: DocumentId) {
        let name = self.names.document(document, self.mentions);
        let known = self.is_identified(document);
        self.push(if known { &name } else { "an interviewer, according to " });
        if !known {
            self.push(&name);
        }
    }

    /// ", citing X, who cited V"; ", in its own voice and citing X".
    fn citing(&mut self, clause: &Clause<'_>) {
        if clause.citing.is_empty() {
            return;
        }
        self.push(if clause.voice == Voice::Own { ", in its own voice and citing " } else { ", citing " });
        self.chain(&clause.citing);
    }

    fn cited(&mut self, joint: &str, links: &[Link]) {
        if !links.is_empty() {
            self.push(joint);
            self.chain(links);
        }
    }

    fn chain(&mut self, links: &[Link]) {
        let mut pronoun = "";
        for (at, link) in links.iter().enumerate() {
            if at > 0 {
                self.push(pronoun);
            }
            self.link(link);
            pronoun = if self.is_people(link) { ", who cited " } else { ", which cited " };
        }
    }

    fn is_people(&self, link: &Link) -> bool {
        match link {
            Link::Document(_) => false,
            Link::Sources(sources) => !sources.iter().all(|&id| self.names.corpus.source(id).is_body()),
        }
    }

    fn link(&mut self, link: &Link) {
        let name = match link {
            Link::Sources(sources) => self.sources(sources),
            Link::Document(document) => self.names.document(*document, self.mentions),
        };
        self.push(&name);
    }

    fn relay(&mut self, relay: &Relay) {
        match relay {
            Relay::According(Link::Document(document)) => {
                self.push(", according to ");
                self.exhibit(*document);
            }
            Relay::According(link) => {
                self.push(", according to ");
                self.link(link);
            }
            Relay::Reported(document, citing) if is_exhibit(self.names, *document) => {
                self.push(", according to ");
                self.exhibit(*document);
                self.cited(", which cited ", citing);
            }
            Relay::Reported(document, citing) => {
                self.push(", ");
                let name = self.names.document(*document, self.mentions);
                self.push_closed(&name);
                self.push(" ");
                self.push(reporting(self.names.corpus.document(*document).kind));
                self.medium(medium_of(self.names, *document));
                self.cited(", citing ", citing);
            }
            Relay::Spoken(sources, medium) => {
                self.push(", ");
                let who = self.sources(sources);
                self.push_closed(&who);
                match medium {
                    Some(Medium::Interview(document)) => {
                        self.push(" told ");
                        self.interviewer(*document);
                    }
                    medium => {
                        self.push(" said");
                        self.medium(*medium);
                    }
                }
            }
        }
    }

    /// A document as a thing: "data from the Kessian Customs Service". A news article is its publisher.
    fn exhibit(&mut self, document: DocumentId) {
        let kind = self.names.corpus.document(document).kind;
        if self.is_identified(document) {
            self.push(match kind {
                DocumentType::News => "",
                DocumentType::Statement => "a statement from ",
                DocumentType::Transcript => "a transcript from ",
                DocumentType::Report => "a report from ",
                DocumentType::Dataset => "data from ",
                DocumentType::Legal => "a court filing from ",
                DocumentType::Interview => "an interview with ",
                DocumentType::Social => "a post from ",
                DocumentType::Other => "a document from ",
            });
        }
        let name = self.names.document(document, self.mentions);
        self.push(&name);
    }

    fn is_identified(&self, document: DocumentId) -> bool {
        self.names.corpus.document(document).publisher.value.is_some()
    }

    fn languages(&mut self, clause: &Clause<'_>) {
        if let Some(words) = translated(clause.languages) {
            self.push(&words);
        }
    }

    fn gap(&mut self, gap: Gap) {
        let words = match gap {
            Gap::Nothing => return,
            Gap::Source => "(no source is recorded)",
            Gap::Document => "(no document is recorded)",
        };
        if !self.text.is_empty() {
            self.push(" ");
        }
        self.push(words);
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
    Some(match named.is_empty() {
        true => " (translated)".to_owned(),
        false => format!(" (translated from {})", grammar::list(&named)),
    })
}

/// Where a document's publisher speaks: behind the verb, for types that need it said and publishers that are
/// known.
pub(super) fn medium_of(names: &Names<'_>, document: DocumentId) -> Option<Medium> {
    let document = names.corpus.document(document);
    let told = matches!(
        document.kind,
        DocumentType::Statement | DocumentType::Report | DocumentType::Legal | DocumentType::Social
    );
    (told && document.publisher.value.is_some()).then_some(Medium::In(document.kind))
}

/// Whether a document does not speak but shows.
pub(super) fn is_exhibit(names: &Names<'_>, document: DocumentId) -> bool {
    let kind = names.corpus.document(document).kind;
    matches!(kind, DocumentType::Dataset | DocumentType::Transcript | DocumentType::Other)
}

/// The verb of a document's own voice.
pub(super) fn reporting(kind: DocumentType) -> &'static str {
    match kind {
        DocumentType::News | DocumentType::Interview => "reported",
        _ => "said",
    }
}

/// The verb; one that needs an addressee and has none becomes "said".
fn verb<'a>(clause: &Clause<'a>) -> &'a str {
    if clause.object() == Object::Required && clause.addressee.is_none() { cue::DEFAULT } else { clause.cue }
}

fn noun_of(kind: DocumentType) -> &'static str {
    match kind {
        DocumentType::News => "an article",
        DocumentType::Statement => "a statement",
        DocumentType::Transcript => "a transcript",
        DocumentType::Report => "a report",
        DocumentType::Dataset => "a dataset",
        DocumentType::Legal => "a court filing",
        DocumentType::Interview => "an interview",
        DocumentType::Social => "a post",
        DocumentType::Other => "a document",
    }
}
