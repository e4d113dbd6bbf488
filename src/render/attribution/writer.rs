//! How a clause is written: behind the assertion, behind another clause, or in front.

use crate::model::claim::{Addressee, Claim};
use crate::model::cue::{Object, Stance};
use crate::model::document::DocumentType;
use crate::model::id::{DocumentId, SourceId};
use crate::model::source;
use crate::render::attribution::before;
use crate::render::attribution::clause::{
    Clause, Gap, Link, Medium, Pronoun, Relay, Subject, Voice, bare_noun, is_exhibit, medium_of, noun_of,
    reporting, translated,
};
use crate::render::attribution::grammar::{self, List};
use crate::render::attribution::names::{Mentions, Names};
use crate::render::attribution::owned::{self, Owned, owned};
use crate::render::attribution::pronoun;
use crate::text::Spanned;

/// Writes clauses into one text, noting mentions in the order of the text.
pub(super) struct Writer<'n, 'm> {
    names: &'n Names<'n>,
    mentions: &'m mut Mentions,
    /// What else stands in the sentence: the assertion, and to whom it was said.
    beside: [&'n str; 2],
    /// Who acts in the assertion.
    actors: &'n [Spanned<SourceId>],
    /// Whether the assertion was told already.
    follows: bool,
    /// What was written.
    pub(super) text: String,
}

impl<'n, 'm> Writer<'n, 'm> {
    /// Starts an empty text.
    pub(super) fn new(names: &'n Names<'n>, mentions: &'m mut Mentions) -> Self {
        let text = String::with_capacity(128);
        Self { names, mentions, beside: [""; 2], actors: &[], follows: false, text }
    }

    /// Starts an empty text beside the assertion of a claim, of which some clauses tell.
    pub(super) fn beside(self, claim: &'n Claim, clauses: &[Clause<'n>]) -> Self {
        let told = clauses.iter().find_map(|clause| match clause.addressee {
            Some(Addressee::Words(words)) => Some(words.as_str()),
            _ => None,
        });
        Self { beside: [&claim.assertion.value, told.unwrap_or_default()], actors: &claim.actors, ..self }
    }

    /// Takes what was written so far.
    pub(super) fn take(&mut self) -> String {
        std::mem::take(&mut self.text)
    }

    /// Writes a clause as it stands behind an assertion.
    pub(super) fn behind(&mut self, clause: &Clause<'_>) {
        self.follows = true;
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
        self.follows = true;
        match &clause.subject {
            Subject::Nobody => self.push("the same was recorded"),
            Subject::Exhibit(document) => {
                self.exhibit(*document);
                self.cited(", which cited ", &clause.citing);
                self.push(if clause.citing.is_empty() { "" } else { "," });
                self.push(if clause.gap == Gap::Source { " had the same" } else { " showed the same" });
            }
            subject @ Subject::Repeaters(..) => self.repeats(subject),
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
            subject @ Subject::Repeaters(..) => self.repeats(subject),
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

    /// Writes only where a clause was said: " in a statement", or who relays it.
    pub(super) fn place(&mut self, clause: &Clause<'_>) {
        self.medium(clause.medium);
        self.tail(clause);
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
        let names = self.names;
        let [assertion, _] = self.beside;
        let interview = before::interview(names, self.mentions, clause, assertion);
        if let Some(document) = interview.filter(|&document| self.tells(clause, document)) {
            self.push("according to ");
            return self.exhibit(document);
        }
        let is_clear = |pronoun: &Pronoun| {
            pronoun.by_name || !names.corpus.source(pronoun.of).is_body() || self.mentions.has(pronoun.of)
        };
        if let Some(Pronoun { of: id, .. }) = clause.pronoun.filter(is_clear) {
            let body = names.corpus.source(id);
            let it = || pronoun::of_body(assertion, body.name(), body.names());
            self.push(if body.is_body() { it() } else { names.short(id) });
            let full = source::bare(body.name()).to_lowercase();
            if body.is_body() && assertion.to_lowercase().contains(&full) {
                self.mentions.note(id);
            }
            self.predicate(clause);
            return self.citing(clause);
        }
        let who = self.who(subject);
        // What was translated is said behind the verb, and not behind a body that the role names.
        let plain = clause.medium.is_none() && clause.addressee.is_none() && clause.languages.is_empty();
        if who.is_open() && plain && matches!(subject, Subject::Sources(_)) {
            self.push(clause.verb());
            self.push(" ");
            self.push(&who.words());
        } else {
            self.push(&who.closed());
            self.predicate(clause);
        }
        self.citing(clause);
    }

    fn subject(&mut self, subject: &Subject) {
        let who = self.who(subject);
        self.push(&who.closed());
    }

    /// "the Evening Tide repeated Nordlink".
    fn repeats(&mut self, subject: &Subject) {
        self.subject(subject);
        self.push(" repeated ");
        if let Subject::Repeaters(_, origins) = subject {
            self.subject(&Subject::Publishers(origins.clone()));
        }
    }

    fn who(&mut self, subject: &Subject) -> List {
        match subject {
            Subject::Sources(sources) => self.sources(sources),
            Subject::Publishers(documents) | Subject::Repeaters(documents, _) => {
                let mut items: Vec<String> = Vec::with_capacity(documents.len());
                for &document in documents {
                    let name = self.names.document_beside(document, self.mentions, &self.beside);
                    if !items.contains(&name) {
                        items.push(name);
                    }
                }
                List(items)
            }
            Subject::Exhibit(_) | Subject::Nobody => List(Vec::new()),
        }
    }

    fn sources(&mut self, sources: &[SourceId]) -> List {
        List(sources.iter().map(|&id| self.names.beside(id, self.mentions, &self.beside)).collect())
    }

    /// " told allies in a statement".
    fn predicate(&mut self, clause: &Clause<'_>) {
        self.push(" ");
        match (clause.medium, clause.addressee) {
            (Some(Medium::Interview(document)), None) if self.tells(clause, document) => {
                self.push("told ");
                self.document(document);
            }
            (medium, addressee) => {
                self.push(clause.verb());
                self.addressee(clause.object(), addressee);
                self.medium(medium);
            }
        }
    }

    /// " told allies the same in a statement".
    fn same(&mut self, clause: &Clause<'_>, first: Stance) {
        self.push(" ");
        if let (Some(Medium::Interview(document)), None) = (clause.medium, clause.addressee)
            && self.tells(clause, document)
        {
            self.push("told ");
            self.document(document);
            return self.push(" the same");
        }
        let object = clause.object();
        let words = match (clause.stance(), first, clause.verb()) {
            (Stance::Denied, ..) => "denied it",
            (Stance::Asked, Stance::Asked, _) => "asked the same",
            (Stance::Asked, ..) => "asked whether that was so",
            (.., "warned") => return self.same_directly("gave", "the same warning", clause),
            (.., "cautioned") => return self.same_directly("gave", "the same caution", clause),
            (.., "advised") => return self.same_directly("gave", "the same advice", clause),
            (.., verb) if !clause.takes_the_same() => return self.same_directly(verb, "likewise", clause),
            (.., verb) if object != Object::To => return self.same_directly(verb, "the same", clause),
            (.., verb) => {
                self.push(verb);
                " the same"
            }
        };
        self.push(words);
        self.addressee(Object::To, clause.addressee);
        self.medium(clause.medium);
    }

    /// "told allies the same", "gave allies the same warning".
    fn same_directly(&mut self, verb: &str, same: &str, clause: &Clause<'_>) {
        self.push(verb);
        let object = if verb == "gave" { Object::Direct } else { clause.object() };
        self.addressee(object, clause.addressee);
        self.push(" ");
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
            Some(Medium::In(document)) => {
                let document = self.names.corpus.document(document);
                self.push(" in ");
                let [assertion, _] = self.beside;
                let called = document.called.as_deref().map(|called| owned::without_year(called, assertion));
                self.push(&called.map_or(noun_of(document.kind).into(), owned::with_article));
            }
            Some(Medium::InAnother(kind)) => {
                self.push(" in another ");
                self.push(bare_noun(kind));
            }
            Some(Medium::InSeveral(kind, count)) => {
                self.push(&format!(" in {} {}s", grammar::number(count), bare_noun(kind)));
            }
            Some(Medium::Talk) => self.push(" in conversation with us"),
            Some(Medium::Interview(document)) => {
                if self.is_identified(document) {
                    self.push(" in an interview with ");
                } else {
                    self.push(" in ");
                }
                self.document(document);
            }
        }
    }

    /// Whether a speaker told it to the interviewer, in so many words.
    fn tells(&self, clause: &Clause<'_>, document: DocumentId) -> bool {
        matches!(clause.cue, "said" | "told") && self.is_identified(document)
    }

    /// A document as whom somebody speaks to, or whose it is.
    fn document(&mut self, document: DocumentId) {
        if self.names.is_own(document) {
            return self.push("us");
        }
        let name = self.names.document_beside(document, self.mentions, &self.beside);
        self.push(&name);
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
            match at.checked_sub(1).and_then(|before| owned::behind(self.names, links.get(before)?, link)) {
                Some(called) => self.push(called),
                None => self.link(link),
            }
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
        match link {
            Link::Sources(sources) => {
                let names = self.sources(sources).words();
                let [assertion, _] = self.beside;
                let described = match sources.as_slice() {
                    &[one] if self.follows => before::described(self.names, one, self.actors, assertion),
                    _ => None,
                };
                self.push(described.as_ref().filter(|_| !names.contains("other ")).unwrap_or(&names));
            }
            Link::Document(document) => self.exhibit(*document),
        }
    }

    fn relay(&mut self, relay: &Relay) {
        match relay {
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
                let name = self.names.document_beside(*document, self.mentions, &self.beside);
                self.push(&List(vec![name]).closed());
                self.push(" ");
                self.push(reporting(self.names.corpus.document(*document).kind));
                self.medium(medium_of(self.names, *document));
                self.cited(", citing ", citing);
            }
            Relay::Spoken(sources, medium) => {
                self.push(", ");
                let who = self.sources(sources);
                self.push(&who.closed());
                match medium {
                    Some(Medium::Interview(document)) if self.is_identified(*document) => {
                        self.push(" told ");
                        self.document(*document);
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
        let known = self.names.corpus.document(document);
        if self.is_identified(document) {
            match (known.kind, &known.called) {
                (DocumentType::News | DocumentType::Broadcast, _) => {}
                (DocumentType::Interview, _) => self.push("an interview with "),
                (_, Some(called)) => match owned(self.names, document, called) {
                    Owned::Named => return self.push(called),
                    Owned::Behind(rest) => {
                        let name = self.names.document_beside(document, self.mentions, &self.beside);
                        return self.push(&format!("{} {rest}", grammar::possessive(&name)));
                    }
                    Owned::Nobody if called.starts_with("the ") && self.has_publisher(document) => {
                        return self.push(called);
                    }
                    Owned::Nobody => self.push(&format!("{called} from ")),
                },
                (DocumentType::Minutes, None) => self.push("minutes of "),
                (DocumentType::Dataset, None) => self.push("data from "),
                (kind, None) => self.push(&format!("{} from ", noun_of(kind))),
            }
        }
        self.document(document);
    }

    /// Whether the clause has named already the one who published a document.
    fn has_publisher(&self, document: DocumentId) -> bool {
        let body = self.names.publisher(document);
        body.is_some_and(|body| self.names.is_named(body, &[&self.text]))
    }

    fn is_identified(&self, document: DocumentId) -> bool {
        self.names.corpus.document(document).named_publisher().is_some()
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
