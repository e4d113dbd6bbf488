//! Who told whom: from one piece of evidence to the clause that tells it.

use std::sync::LazyLock;

use crate::model::claim::{Addressee, Claim, Evidence, Kind, Scope, Via};
use crate::model::cue::{self, Object, Stance};
use crate::model::document::DocumentType;
use crate::model::id::{DocumentId, SourceId};
use crate::render::attribution::clause::{
    Clause, Gap, Link, Medium, Pronoun, Relay, Subject, Voice, is_exhibit, medium_of, reporting, spoken,
};
use crate::render::attribution::names::Names;
use crate::render::attribution::report::is_of_others;

/// To whom it was said that the authors' own notes have.
pub(super) static US: LazyLock<Addressee> = LazyLock::new(|| Addressee::Words("us".to_owned()));

/// Verbs of what is said in a conversation.
const SPOKEN: &[&str] = &[
    "acknowledged",
    "added",
    "admitted",
    "argued",
    "assessed",
    "complained",
    "conceded",
    "concluded",
    "confirmed",
    "estimated",
    "explained",
    "insisted",
    "predicted",
    "recalled",
    "stressed",
    "suggested",
];

/// How open a clause is about who said it. Named before unnamed before the outlet's own voice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Openness {
    /// By name.
    Named,
    /// By description.
    Unnamed,
    /// The document's own voice.
    Outlet,
}

/// One piece of evidence on its way to a clause.
pub(super) struct Chain<'n, 'a> {
    names: &'n Names<'a>,
    claim: &'a Claim,
    evidence: &'a Evidence,
    /// Whom the document cites; none where it speaks for itself.
    tellers: Vec<SourceId>,
    /// Whether it also speaks for itself.
    voice: Voice,
}

impl<'n, 'a> Chain<'n, 'a> {
    /// Starts from one piece of evidence.
    pub(super) fn new(names: &'n Names<'a>, claim: &'a Claim, evidence: &'a Evidence) -> Self {
        Self { names, claim, evidence, tellers: evidence.tellers().to_vec(), voice: Voice::Cited }
    }

    /// Whether a ground rule keeps it out of every output.
    pub(super) fn is_silent(&self) -> bool {
        self.people().any(|id| self.names.is_silent(id))
    }

    /// The clause that tells it.
    pub(super) fn clause(&self) -> Clause<'a> {
        let tellers = self.tellers.as_slice();
        let (first, links) = self.path();
        let mut clause = match self.document() {
            None => self.undocumented(first, links),
            Some(document) if tellers.is_empty() => self.told_by_outlet(document, first, links),
            Some(document) if first.is_none() && links.is_empty() => self.told_by_source(document, tellers),
            Some(document) => self.relayed(document, first, links),
        };
        if self.evidence.source.is_none() {
            clause.gap = Gap::Source;
        } else if self.document().is_none() && (tellers.is_empty() || self.names.any_unnamed(tellers)) {
            clause.gap = Gap::Document;
        }
        clause.pronoun = self.pronoun(&clause);
        clause
    }

    /// Takes in what the same document cites, or says for itself, elsewhere.
    pub(super) fn join(&mut self, other: &Self) {
        let speaks = |chain: &Self| chain.tellers.is_empty() || chain.voice == Voice::Own;
        let own = speaks(self) || speaks(other);
        for &teller in &other.tellers {
            if !self.tellers.contains(&teller) {
                self.tellers.push(teller);
            }
        }
        self.tellers.sort_by_key(|&teller| self.names.is_unnamed(teller));
        self.voice = if own && !self.tellers.is_empty() { Voice::Own } else { Voice::Cited };
    }

    /// The document in which it stands.
    pub(super) fn document(&self) -> Option<DocumentId> {
        self.evidence.document.as_ref().map(|document| document.value)
    }

    /// Whose words they are. Of an action they are left out where they are the actors, whom the assertion names.
    fn speakers(&self) -> Vec<SourceId> {
        let speakers: Vec<SourceId> = self.evidence.speakers.iter().map(|speaker| speaker.value).collect();
        let acted = |id: &SourceId| self.claim.actors.iter().any(|actor| actor.value == *id);
        if self.claim.is_action() && speakers.iter().all(acted) { Vec::new() } else { speakers }
    }

    /// Who stands first, if not the document, and the links from the document's teller to them. Speakers who
    /// do not stand first end the chain. A verb or addressee belongs to whoever is nearest to the words.
    fn path(&self) -> (Option<Subject>, Vec<Link>) {
        let via = self.evidence.via.iter().map(|via| match via.value {
            Via::Source(source) => Link::Sources(vec![source]),
            Via::Document(document) => Link::Document(document),
        });
        let mut links: Vec<Link> = via.collect();
        let speakers = self.speakers();
        if !speakers.is_empty() && self.speaks_first(&speakers) {
            return (Some(Subject::Sources(speakers)), links);
        }
        if !speakers.is_empty() {
            links.push(Link::Sources(speakers));
            return (None, links);
        }
        let retold = self.tellers.is_empty() && matches!(links.as_slice(), [Link::Document(_)]);
        if retold || !self.is_marked() || !(self.is_clear() || self.stance() != Stance::Asserted) {
            return (None, links);
        }
        let first = links.pop().map(|last| match last {
            Link::Sources(sources) => Subject::Sources(sources),
            Link::Document(document) => Subject::Publishers(vec![document]),
        });
        (first, links)
    }

    /// The outlet tells it in its own voice, or what somebody said, perhaps through others.
    fn told_by_outlet(
        &self,
        document: DocumentId,
        first: Option<Subject>,
        mut links: Vec<Link>,
    ) -> Clause<'a> {
        let through = match links.first() {
            Some(Link::Document(through)) if !self.is_unopened(*through) => Some(*through),
            _ => None,
        };
        if through.is_some() {
            links.remove(0);
        }
        let teller = through.unwrap_or(document);
        let mut clause = match first {
            None => self.reported(teller, links),
            Some(first) => {
                let mut clause = self.of(first);
                clause.relays.push(match (links.is_empty(), through) {
                    (true, None) => Relay::According(Link::Document(document)),
                    _ => Relay::Reported(teller, links),
                });
                clause
            }
        };
        clause.relays.extend(through.map(|_| Relay::According(Link::Document(document))));
        clause
    }

    /// Whether a document is a paper that only others have seen, as far as the desk knows: internal reports and data are
    /// told of, and say nothing to the public.
    fn is_unopened(&self, document: DocumentId) -> bool {
        let document = self.names.corpus.document(document);
        let is_paper = matches!(
            document.kind,
            DocumentType::Report
                | DocumentType::Dataset
                | DocumentType::Transcript
                | DocumentType::Minutes
                | DocumentType::Other
        );
        let is_at_hand = document.text.is_some()
            || document.url.is_some()
            || document.archived.is_some()
            || document.accessed.is_some();
        is_paper && !(document.seen && is_at_hand)
    }

    /// Somebody tells it to the document.
    fn told_by_source(&self, document: DocumentId, tellers: &[SourceId]) -> Clause<'a> {
        let kind = self.names.corpus.document(document).kind;
        let unnamed = self.names.any_unnamed(tellers);
        let oral = kind == DocumentType::Interview
            || is_exhibit(self.names, document) && kind != DocumentType::Dataset;
        let doubtful = !self.is_clear() && self.stance() == Stance::Asserted;
        let plain = !self.is_marked();
        let foreign = is_of_others(self.names, document, tellers);
        let cited = doubtful || foreign && plain || self.voice == Voice::Own || (unnamed && !oral && plain);
        if cited || (kind == DocumentType::Dataset && plain) {
            let own = self.is_publisher(document, tellers);
            let mut clause = self.reported(document, self.others(document).into_iter().collect());
            if self.tellers.iter().any(|&teller| self.is_publisher(document, &[teller])) && !own {
                clause.voice = Voice::Own;
            }
            return clause;
        }
        let mut clause = self.of(Subject::Sources(tellers.to_vec()));
        let is_ours = self.is_our_record(document);
        clause.medium = spoken(self.names, document).filter(|_| !is_ours);
        match (is_ours, clause.addressee) {
            (true, None) if plain => (clause.cue, clause.addressee) = (cue::TO_SOMEBODY, Some(&*US)),
            (true, None) if matches!(clause.cue, "asked" | "promised" | "warned") => {
                clause.addressee = Some(&*US);
            }
            (true, None) if SPOKEN.contains(&clause.cue) && self.names.is_spoken_in(document) => {
                clause.medium = Some(Medium::Talk);
            }
            _ => {}
        }
        // "Told us" and "in conversation with us" say where it is from.
        let is_told = is_ours && (clause.addressee.is_some() || clause.medium == Some(Medium::Talk));
        if kind == DocumentType::Dataset && self.is_publisher(document, tellers) {
            clause.medium = Some(Medium::In(document));
        } else if foreign {
            clause.medium = None;
            clause.relays.push(Relay::According(Link::Document(document)));
        } else if is_exhibit(self.names, document) && !is_told {
            clause.relays.push(Relay::According(Link::Document(document)));
        } else if unnamed && kind != DocumentType::Interview && !is_told {
            clause.medium = None;
            clause.relays.push(Relay::Reported(document, Vec::new()));
        }
        clause
    }

    /// Whether the authors were told it and keep notes of that, which the note names: "told us, according to our own notes"
    /// would say it twice. Where nobody says to whom a source said it, such notes were told it.
    fn is_our_record(&self, document: DocumentId) -> bool {
        let addressee = self.evidence.addressee.as_ref().map(|addressee| &addressee.value);
        let is_us = match addressee {
            Some(Addressee::Words(words)) => words.trim() == "us",
            Some(Addressee::Source(id)) => self.names.is_author(*id),
            None => self.names.is_told_in(document),
        };
        is_us && self.names.is_called_ours(document)
    }

    /// Somebody tells the document what somebody else said.
    fn relayed(&self, document: DocumentId, first: Option<Subject>, links: Vec<Link>) -> Clause<'a> {
        let direct = links.is_empty();
        let links = self.others(document).into_iter().chain(links).collect();
        let Some(first) = first else { return self.reported(document, links) };
        let unnamed = self.names.any_unnamed(&self.tellers)
            || matches!(&first, Subject::Sources(sources) if self.names.any_unnamed(sources));
        let mut clause = self.of(first);
        let tellers = self.tellers.clone();
        clause.relays.push(match spoken(self.names, document) {
            medium @ Some(Medium::Interview(_)) if direct => Relay::Spoken(tellers, medium),
            _ if !direct || unnamed || is_of_others(self.names, document, &tellers) => {
                Relay::Reported(document, links)
            }
            None if !is_exhibit(self.names, document) => Relay::According(Link::Sources(tellers)),
            None => Relay::Reported(document, links),
            medium => Relay::Spoken(tellers, medium),
        });
        clause
    }

    /// It is told in a document that the desk does not name, or by nobody.
    fn undocumented(&self, first: Option<Subject>, links: Vec<Link>) -> Clause<'a> {
        let tellers = Some(Link::Sources(self.tellers.clone())).filter(|_| !self.tellers.is_empty());
        let mut links: Vec<Link> = tellers.into_iter().chain(links).collect();
        if let Some(first) = first {
            let mut clause = self.of(first);
            clause.relays = links.into_iter().rev().map(Relay::According).collect();
            return clause;
        }
        if links.is_empty() {
            return self.of(Subject::Nobody);
        }
        let mut clause = match links.remove(0) {
            Link::Sources(sources) => self.of(Subject::Sources(sources)),
            Link::Document(document) => self.reported(document, Vec::new()),
        };
        clause.citing = links;
        clause
    }

    /// A document reports it or shows it, perhaps citing others. Verb and addressee are its own only where it
    /// speaks for itself.
    fn reported(&self, document: DocumentId, citing: Vec<Link>) -> Clause<'a> {
        let kind = self.names.corpus.document(document).kind;
        let own =
            self.is_marked() && self.tellers.is_empty() && citing.is_empty() && self.speakers().is_empty();
        let exhibit = is_exhibit(self.names, document) && !own;
        let unsaid = self.evidence.source.is_none() && citing.is_empty();
        let subject =
            if exhibit || unsaid { Subject::Exhibit(document) } else { Subject::Publishers(vec![document]) };
        let mut clause = self.of(subject);
        if !own {
            let assessed = self.claim.kind.value == Kind::Assessment && citing.is_empty();
            clause.cue = if assessed { cue::DEFAULT } else { reporting(kind) };
            clause.addressee = None;
        }
        clause.medium = medium_of(self.names, document);
        clause.citing = citing;
        clause
    }

    /// Those who tell it to a document, but for its publisher.
    fn others(&self, document: DocumentId) -> Option<Link> {
        let others = self.tellers.iter().copied().filter(|&teller| !self.is_publisher(document, &[teller]));
        let others: Vec<SourceId> = others.collect();
        (!others.is_empty()).then_some(Link::Sources(others))
    }

    fn of(&self, subject: Subject) -> Clause<'a> {
        let quote = self.evidence.quote.as_ref();
        Clause {
            subject,
            pronoun: None,
            cue: self.evidence.verb(),
            addressee: self.evidence.addressee.as_ref().map(|addressee| &addressee.value),
            medium: None,
            voice: self.voice,
            citing: Vec::new(),
            relays: Vec::new(),
            languages: quote.map_or(&[], |quote| &quote.value.translated_from),
            gap: Gap::Nothing,
        }
    }

    /// What the verb does to the assertion.
    pub(super) fn stance(&self) -> Stance {
        let cue = self.evidence.cue.as_ref().and_then(|cue| cue::find(&cue.value));
        cue.map_or(Stance::Asserted, |cue| cue.stance)
    }

    /// How open it is about who said it.
    pub(super) fn openness(&self) -> Openness {
        let people: Vec<SourceId> = self.people().collect();
        let named = |id: &SourceId| !self.names.is_unnamed(*id);
        let joined = self.is_plain() && people.iter().any(named);
        if people.is_empty() {
            return Openness::Outlet;
        }
        if joined || people.iter().all(named) { Openness::Named } else { Openness::Unnamed }
    }

    /// Everybody in the chain.
    fn people(&self) -> impl Iterator<Item = SourceId> {
        let speakers = self.evidence.speakers.iter().map(|speaker| speaker.value);
        let via = self.evidence.via.iter().filter_map(|via| match via.value {
            Via::Source(source) => Some(source),
            Via::Document(_) => None,
        });
        self.tellers.iter().copied().chain(speakers).chain(via)
    }

    /// Whether it is told by source or outlet directly, in so many words, so that it may join others.
    pub(super) fn is_plain(&self) -> bool {
        let evidence = self.evidence;
        let direct = evidence.via.is_empty() && evidence.speakers.is_empty() && evidence.source.is_some();
        let translated = evidence.quote.as_ref().is_some_and(|quote| !quote.value.translated_from.is_empty());
        direct && self.is_clear() && !self.is_marked() && !translated
    }

    fn is_clear(&self) -> bool {
        self.evidence.scope.value == Scope::Clear
    }

    /// Whether verb or addressee say more than "said", so that the words need a subject of their own.
    fn is_marked(&self) -> bool {
        let bare = |word: &str| {
            word == cue::DEFAULT || cue::find(word).is_some_and(|cue| cue.object == Object::Required)
        };
        self.evidence.addressee.is_some() || self.evidence.cue.as_ref().is_some_and(|cue| !bare(&cue.value))
    }

    /// Whether the speakers stand first, as subject, rather than at the end of a chain of citations.
    fn speaks_first(&self, speakers: &[SourceId]) -> bool {
        self.stance() != Stance::Asserted
            || (self.is_clear() && (self.is_marked() || !self.names.any_unnamed(speakers)))
    }

    fn is_publisher(&self, document: DocumentId, tellers: &[SourceId]) -> bool {
        let publisher = self.names.corpus.document(document).publisher.value.as_deref();
        matches!(tellers, [one] if self.names.corpus.source(*one).is_body()
            && publisher == Some(self.names.corpus.source(*one).name()))
    }

    /// The one source whom the assertion names as who acted, or as the body that it speaks of first, so that the name
    /// need not follow twice.
    fn pronoun(&self, clause: &Clause<'a>) -> Option<Pronoun> {
        let speaker = match &clause.subject {
            Subject::Sources(sources) => match sources.as_slice() {
                [one] => Some(*one),
                _ => None,
            },
            Subject::Publishers(documents) => match documents.as_slice() {
                [one] => self.names.publisher(*one),
                _ => None,
            },
            _ => None,
        }?;
        let source = self.names.corpus.source(speaker);
        let known = !self.names.is_unnamed(speaker) && source.anonymous().is_none();
        let acted = || {
            matches!(self.claim.actors.as_slice(), [actor] if actor.value == speaker)
                && self.names.stands_in(self.claim, speaker)
        };
        let speaks_of_itself = || {
            source.is_body()
                && self.claim.evidence.len() == 1
                && self.names.is_subject(&self.claim.assertion.value, speaker)
        };
        let pronoun = || Pronoun { of: speaker, by_name: self.names.is_by_name(self.claim, speaker) };
        let is_clear = || !source.is_body() || !self.names.has_rival(self.claim, speaker);
        (known && (acted() || speaks_of_itself()) && is_clear()).then(pronoun)
    }
}
