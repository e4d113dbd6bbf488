//! Who told whom: from a claim's evidence to the clauses of its attribution.

use std::collections::BTreeMap;

use crate::model::claim::{Claim, Evidence, Kind, Scope, Teller, Via};
use crate::model::cue::{self, Object, Stance};
use crate::model::document::DocumentType;
use crate::model::id::{DocumentId, SourceId};
use crate::render::attribution::clause::{
    Clause, Gap, Link, Medium, Relay, Subject, Voice, is_exhibit, medium_of, reporting,
};
use crate::render::attribution::names::Names;

/// How open a clause is about who said it. Named before unnamed before the outlet's own voice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Openness {
    Named,
    Unnamed,
    Outlet,
}

/// The clauses of a claim, in the order in which the sentence has them; none where the ground rules of all its
/// evidence keep it out of every output.
pub(super) fn clauses<'a>(names: &Names<'a>, claim: &'a Claim) -> Vec<Clause<'a>> {
    let audible = claim.evidence.iter().filter(|evidence| !is_silent(names, evidence));
    let chains: Vec<Chain<'_, 'a>> = audible.map(|evidence| Chain::new(names, claim, evidence)).collect();
    if let [one] = chains.as_slice() {
        return vec![one.clause()];
    }
    let mut chains = join_documents(chains);
    chains.sort_by_key(|chain| (chain.stance(), chain.openness()));
    let mut found = join_outlets(names, &chains);
    tell_apart(names, &mut found);
    found
}

fn is_silent(names: &Names<'_>, evidence: &Evidence) -> bool {
    let via = evidence.via.iter().filter_map(|via| match via.value {
        Via::Source(source) => Some(source),
        Via::Document(_) => None,
    });
    let speakers = evidence.speakers.iter().map(|speaker| speaker.value);
    tellers(evidence).iter().copied().chain(speakers).chain(via).any(|id| names.is_silent(id))
}

fn tellers(evidence: &Evidence) -> &[SourceId] {
    match evidence.source.as_ref().map(|source| &source.value) {
        Some(Teller::Sources(sources)) => sources,
        _ => &[],
    }
}

/// One piece of evidence on its way to a clause.
struct Chain<'n, 'a> {
    names: &'n Names<'a>,
    claim: &'a Claim,
    evidence: &'a Evidence,
    /// Whom the document cites; none where it speaks for itself.
    tellers: Vec<SourceId>,
    /// Whether it also speaks for itself.
    voice: Voice,
}

impl<'n, 'a> Chain<'n, 'a> {
    fn new(names: &'n Names<'a>, claim: &'a Claim, evidence: &'a Evidence) -> Self {
        Self { names, claim, evidence, tellers: tellers(evidence).to_vec(), voice: Voice::Cited }
    }

    fn clause(&self) -> Clause<'a> {
        let tellers = self.tellers.as_slice();
        let speakers = self.speakers();
        let mut clause = match (tellers.is_empty(), self.document()) {
            (true, None) => self.of(Subject::Nobody),
            (true, Some(document)) => self.told_by_outlet(document, speakers),
            (false, Some(document)) if speakers.is_empty() && self.evidence.via.is_empty() => {
                self.told_by_source(document, tellers)
            }
            (false, Some(document)) => self.relayed(document, tellers, speakers),
            (false, None) => self.undocumented(tellers, speakers),
        };
        if self.evidence.source.is_none() {
            clause.gap = Gap::Source;
        } else if self.evidence.document.is_none() && (tellers.is_empty() || self.names.any_unnamed(tellers))
        {
            clause.gap = Gap::Document;
        }
        clause.pronoun = self.pronoun(&clause);
        clause
    }

    /// Takes in what the same document cites, or says for itself, elsewhere.
    fn join(&mut self, other: &Self) {
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

    fn document(&self) -> Option<DocumentId> {
        self.evidence.document.as_ref().map(|document| document.value)
    }

    /// Whose words they are. Of an action they are left out where they are the actors, whom the assertion names.
    fn speakers(&self) -> Vec<SourceId> {
        let speakers: Vec<SourceId> = self.evidence.speakers.iter().map(|speaker| speaker.value).collect();
        let acted = |id: &SourceId| self.claim.actors.iter().any(|actor| actor.value == *id);
        if self.claim.is_action() && speakers.iter().all(acted) { Vec::new() } else { speakers }
    }

    /// The outlet tells it in its own voice, or what somebody said, perhaps through others.
    fn told_by_outlet(&self, document: DocumentId, speakers: Vec<SourceId>) -> Clause<'a> {
        let mut links = self.via();
        let through = match links.first() {
            Some(Link::Document(first)) => Some(*first),
            _ => None,
        };
        if through.is_some() {
            links.remove(0);
        }
        let teller = through.unwrap_or(document);
        let last = through.map(|_| Relay::According(Link::Document(document)));
        if speakers.is_empty() || !self.speaks_first(&speakers) {
            if !speakers.is_empty() {
                links.push(Link::Sources(speakers));
            }
            let mut clause = self.reported(teller, links);
            clause.relays.extend(last);
            return clause;
        }
        let mut clause = self.of(Subject::Sources(speakers));
        clause.relays.push(match (links.is_empty(), through) {
            (true, None) => Relay::According(Link::Document(document)),
            _ => Relay::Reported(teller, links),
        });
        clause.relays.extend(last);
        clause
    }

    /// Somebody tells it to the document.
    fn told_by_source(&self, document: DocumentId, tellers: &[SourceId]) -> Clause<'a> {
        let kind = self.names.corpus.document(document).kind;
        let unnamed = self.names.any_unnamed(tellers);
        let oral = matches!(kind, DocumentType::Interview | DocumentType::Transcript | DocumentType::Other);
        if kind == DocumentType::Dataset && !self.is_marked() {
            let links = if self.is_publisher(document, tellers) {
                Vec::new()
            } else {
                vec![Link::Sources(tellers.to_vec())]
            };
            return self.reported(document, links);
        }
        if !self.is_clear() || self.voice == Voice::Own || (unnamed && !oral && !self.is_marked()) {
            return self.reported(document, vec![Link::Sources(tellers.to_vec())]);
        }
        let mut clause = self.of(Subject::Sources(tellers.to_vec()));
        clause.medium = spoken(self.names, document);
        if is_exhibit(self.names, document) {
            clause.relays.push(Relay::According(Link::Document(document)));
        } else if unnamed && kind != DocumentType::Interview {
            clause.medium = None;
            clause.relays.push(Relay::Reported(document, Vec::new()));
        }
        clause
    }

    /// Somebody tells the document what somebody else said.
    fn relayed(&self, document: DocumentId, tellers: &[SourceId], speakers: Vec<SourceId>) -> Clause<'a> {
        let mut links = vec![Link::Sources(tellers.to_vec())];
        links.extend(self.via());
        if self.is_publisher(document, tellers) {
            links.remove(0);
        }
        if speakers.is_empty() || !self.speaks_first(&speakers) {
            if !speakers.is_empty() {
                links.push(Link::Sources(speakers));
            }
            return self.reported(document, links);
        }
        let mut clause = self.of(Subject::Sources(speakers));
        let direct = self.evidence.via.is_empty();
        clause.relays.push(match spoken(self.names, document) {
            medium @ Some(Medium::Interview(_)) if direct => Relay::Spoken(tellers.to_vec(), medium),
            _ if !direct || self.names.any_unnamed(tellers) => Relay::Reported(document, links),
            None if !is_exhibit(self.names, document) => Relay::According(Link::Sources(tellers.to_vec())),
            None => Relay::Reported(document, links),
            medium => Relay::Spoken(tellers.to_vec(), medium),
        });
        clause
    }

    /// Somebody tells it, in a document that the desk does not name.
    fn undocumented(&self, tellers: &[SourceId], speakers: Vec<SourceId>) -> Clause<'a> {
        let via = self.via();
        if !speakers.is_empty() && via.is_empty() {
            let mut clause = self.of(Subject::Sources(speakers));
            clause.relays.push(Relay::According(Link::Sources(tellers.to_vec())));
            return clause;
        }
        let mut clause = self.of(Subject::Sources(tellers.to_vec()));
        clause.citing = via;
        clause.citing.extend((!speakers.is_empty()).then_some(Link::Sources(speakers)));
        clause
    }

    /// A document reports it or shows it, perhaps citing others.
    fn reported(&self, document: DocumentId, citing: Vec<Link>) -> Clause<'a> {
        let kind = self.names.corpus.document(document).kind;
        let exhibit = is_exhibit(self.names, document) && !self.is_marked();
        let unsaid = self.evidence.source.is_none() && citing.is_empty();
        let mut clause = match exhibit || unsaid {
            true => self.of(Subject::Exhibit(document)),
            false => self.of(Subject::Publishers(vec![document])),
        };
        let assessed = self.claim.kind.value == Kind::Assessment && citing.is_empty();
        if !self.is_marked() {
            clause.cue = if assessed { cue::DEFAULT } else { reporting(kind) };
        }
        clause.medium = medium_of(self.names, document);
        clause.citing = citing;
        clause
    }

    fn of(&self, subject: Subject) -> Clause<'a> {
        let quote = self.evidence.quote.as_ref();
        Clause {
            subject,
            pronoun: None,
            cue: self.evidence.cue.as_ref().map_or(cue::DEFAULT, |cue| cue.value.as_str()),
            addressee: self.evidence.addressee.as_ref().map(|addressee| &addressee.value),
            medium: None,
            voice: self.voice,
            citing: Vec::new(),
            relays: Vec::new(),
            languages: quote.map_or(&[], |quote| &quote.value.translated_from),
            gap: Gap::Nothing,
        }
    }

    fn stance(&self) -> Stance {
        let cue = self.evidence.cue.as_ref().and_then(|cue| cue::find(&cue.value));
        cue.map_or(Stance::Asserted, |cue| cue.stance)
    }

    fn openness(&self) -> Openness {
        let speakers = self.evidence.speakers.iter().map(|speaker| speaker.value);
        let via = self.evidence.via.iter().filter_map(|via| match via.value {
            Via::Source(source) => Some(source),
            Via::Document(_) => None,
        });
        let people: Vec<SourceId> = self.tellers.iter().copied().chain(speakers).chain(via).collect();
        let named = |id: &SourceId| !self.names.is_unnamed(*id);
        let joined = self.is_plain() && people.iter().any(named);
        match people.is_empty() {
            true => Openness::Outlet,
            false if joined || people.iter().all(named) => Openness::Named,
            false => Openness::Unnamed,
        }
    }

    /// Whether it is told by source or outlet directly, in so many words, so that it may join others.
    fn is_plain(&self) -> bool {
        let evidence = self.evidence;
        let direct = evidence.via.is_empty() && evidence.speakers.is_empty() && evidence.source.is_some();
        let translated = evidence.quote.as_ref().is_some_and(|quote| !quote.value.translated_from.is_empty());
        direct && self.is_clear() && !self.is_marked() && !translated
    }

    fn via(&self) -> Vec<Link> {
        let links = self.evidence.via.iter().map(|via| match via.value {
            Via::Source(source) => Link::Sources(vec![source]),
            Via::Document(document) => Link::Document(document),
        });
        links.collect()
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
        self.is_marked() || (self.is_clear() && !self.names.any_unnamed(speakers))
    }

    fn is_publisher(&self, document: DocumentId, tellers: &[SourceId]) -> bool {
        let publisher = self.names.corpus.document(document).publisher.value.as_deref();
        matches!(tellers, [one] if self.names.corpus.source(*one).is_body()
            && publisher == Some(self.names.corpus.source(*one).name()))
    }

    /// The one actor who is also the one source, where the assertion names it.
    fn pronoun(&self, clause: &Clause<'a>) -> Option<SourceId> {
        let [actor] = self.claim.actors.as_slice() else { return None };
        let speaks = match &clause.subject {
            Subject::Sources(sources) => sources.as_slice() == [actor.value],
            Subject::Publishers(documents) => match documents.as_slice() {
                [one] => self.names.publisher(*one) == Some(actor.value),
                _ => false,
            },
            _ => false,
        };
        let known = !self.names.is_unnamed(actor.value)
            && self.names.corpus.source(actor.value).anonymous().is_none();
        (speaks && known && self.names.stands_in(self.claim, actor.value)).then_some(actor.value)
    }
}

/// Where a named source speaks in a document.
fn spoken(names: &Names<'_>, document: DocumentId) -> Option<Medium> {
    match names.corpus.document(document).kind {
        DocumentType::Interview => Some(Medium::Interview(document)),
        DocumentType::News | DocumentType::Transcript | DocumentType::Other => None,
        kind => Some(Medium::In(kind)),
    }
}

/// Joins plain evidence of one document: "D reported, citing N and X", the named before the unnamed.
fn join_documents<'n, 'a>(chains: Vec<Chain<'n, 'a>>) -> Vec<Chain<'n, 'a>> {
    let mut first: BTreeMap<DocumentId, usize> = BTreeMap::new();
    let mut joined: Vec<Chain<'n, 'a>> = Vec::with_capacity(chains.len());
    for chain in chains {
        let document = chain.document().filter(|_| chain.is_plain());
        let place = document.map(|document| *first.entry(document).or_insert(joined.len()));
        match place.and_then(|at| joined.get_mut(at)) {
            Some(earlier) => earlier.join(&chain),
            None => joined.push(chain),
        }
    }
    joined
}

/// Makes clauses. Repeated ones fall away; outlets that say the same in their own voice become one: "Meridian
/// Wire and the Harbor Gazette reported".
fn join_outlets<'a>(names: &Names<'a>, chains: &[Chain<'_, 'a>]) -> Vec<Clause<'a>> {
    let mut found: Vec<Clause<'a>> = Vec::with_capacity(chains.len());
    for clause in chains.iter().map(Chain::clause) {
        if found.contains(&clause) {
            continue;
        }
        let outlet = found
            .iter_mut()
            .find(|earlier| is_outlet(earlier) && is_outlet(&clause) && earlier.cue == clause.cue);
        match outlet.map(|outlet| &mut outlet.subject) {
            Some(Subject::Publishers(documents)) => {
                if let Subject::Publishers(more) = clause.subject {
                    documents.extend(more);
                }
            }
            _ => found.push(clause),
        }
    }
    for clause in &mut found {
        if let Subject::Publishers(documents) = &clause.subject
            && let Some((first, rest)) = documents.split_first()
            && !rest.is_empty()
            && rest.iter().all(|other| is_same_publisher(names, *first, *other))
        {
            clause.medium = Some(Medium::InArticles(documents.len()));
        }
    }
    found
}

/// Tells documents of one publisher apart where one sentence has several: "in another article".
fn tell_apart(names: &Names<'_>, clauses: &mut [Clause<'_>]) {
    let mut earlier: Vec<DocumentId> = Vec::with_capacity(clauses.len());
    for clause in clauses {
        let Subject::Publishers(documents) = &clause.subject else { continue };
        if let [one] = documents.as_slice()
            && earlier.iter().any(|other| is_same_publisher(names, *one, *other))
        {
            clause.medium = Some(Medium::InAnother(names.corpus.document(*one).kind));
        }
        earlier.extend(documents);
    }
}

fn is_outlet(clause: &Clause<'_>) -> bool {
    matches!(clause.subject, Subject::Publishers(_))
        && clause.pronoun.is_none()
        && clause.medium.is_none()
        && clause.addressee.is_none()
        && clause.citing.is_empty()
        && clause.relays.is_empty()
        && clause.languages.is_empty()
}

/// Whether two documents have one publisher and type, so that names alone do not tell them apart.
fn is_same_publisher(names: &Names<'_>, one: DocumentId, other: DocumentId) -> bool {
    let (one, other) = (names.corpus.document(one), names.corpus.document(other));
    one.kind == other.kind && one.publisher.value.is_some() && one.publisher.value == other.publisher.value
}
