//! What a reader may be shown: the one gate between the corpus and the view.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use indexmap::IndexMap;
use rayon::prelude::*;

use crate::model::claim::{Evidence, Via};
use crate::model::date::{Period, When};
use crate::model::document::DocumentType;
use crate::model::id::{ClaimId, DocumentId, ResponseId, SourceId};
use crate::model::rating::Credibility;
use crate::model::source::{GroundRule, Source};
use crate::model::words::Words as _;
use crate::render::attribution;
use crate::render::attribution::names::{Mentions, Names};
use crate::render::attribution::sentence::{PartKind, Sentence};
use crate::render::tracers::Tracing;
use crate::render::view::independence::Usual;
use crate::render::view::shape::{self, Hop, Text, Word};
use crate::render::view::shared::Shared;
use crate::render::view::wanted::{Wanted, What};
use crate::render::view::{people, prose};
use crate::resolve::corpus::Corpus;
use crate::select::Selection;
use crate::weigh::{Scales, Sight, Weight};

/// The open part of a brief: claims that have a sentence a reader may see, and what they name.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says whether somebody wants one field that costs time"
)]
pub(super) struct Open<'a> {
    /// The desk.
    pub corpus: &'a Corpus,
    /// What the brief shows.
    pub selection: &'a Selection,
    /// What the view must hold; the rest need not be worked out.
    pub wanted: &'a Wanted,
    /// Whether the texts of claims carry tracers.
    pub tracing: Tracing,
    /// How sources and documents are called.
    pub names: Names<'a>,
    /// The claims that may be shown, in order: sections first, then the others.
    pub claims: Vec<ClaimId>,
    /// The same in the order of the desk.
    pub by_id: Vec<ClaimId>,
    /// Documents that shown claims and responses name, in order of first use.
    pub documents: IndexMap<DocumentId, Entry>,
    /// Sources that shown claims and responses name, in order of first use.
    pub sources: IndexMap<SourceId, Entry>,
    /// Whether somebody wants to know in whose voice each claim is.
    pub has_voices: bool,
    /// Whether somebody wants to know which places each claim rests on.
    pub has_refs: bool,
    /// Whether somebody wants to know which claims name their day themselves.
    pub has_days: bool,
    /// Whether somebody wants the kinds of claims in words.
    pub has_kinds: bool,
    /// What nearly all claims share of independence.
    pub usual: Option<Usual>,
    periods: BTreeMap<Period, Shared<shape::When>>,
    grades: BTreeMap<Credibility, Shared<shape::Rating>>,
    shown: Vec<Option<Shown>>,
}

/// A claim that may be shown.
pub(super) struct Shown {
    /// Its sentence, standing alone.
    pub sentence: String,
    /// Who said it, from that sentence.
    pub attribution: String,
    /// How many lines stand behind it; none where it is only denied or asked.
    pub weight: Option<Weight>,
    /// Its number on the page.
    pub number: u32,
    /// Its id.
    pub id: Text,
    /// Its anchor.
    pub anchor: Text,
}

/// How the page speaks of a source or document.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// `person`, `organization`, `unnamed` or `document`.
    pub kind: Word,
    /// The name in full.
    pub name: Text,
    /// The role of a named person.
    pub role: Option<Text>,
    /// Role and body, or how unnamed people know.
    pub about: Option<Text>,
    /// The anchor of its row in the source table.
    pub anchor: Text,
    /// The same as a stage of a chain, for each part that it can be; made when it is asked for.
    pub hops: [OnceLock<Shared<Hop>>; 4],
}

/// The parts of a chain that a source or document can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The document at hand.
    Document,
    /// Whom it cites.
    Source,
    /// Who passed it on.
    Relay,
    /// Whose words they are.
    Speaker,
}

impl Entry {
    /// How the page speaks of something of this kind and name; its row in the source table has this anchor.
    pub(super) fn new(kind: Word, name: Text, anchor: Text) -> Self {
        Self { kind, name, anchor, role: None, about: None, hops: Default::default() }
    }

    /// The stage of a chain that this is as one of its parts.
    pub(super) fn hop(&self, part: Part) -> Shared<Hop> {
        let hop = |word| Hop {
            part: word,
            kind: self.kind,
            name: self.name.clone(),
            role: self.role.clone(),
            about: self.about.clone(),
            anchor: self.anchor.clone(),
        };
        let [document, source, relay, speaker] = &self.hops;
        let (slot, word) = match part {
            Part::Document => (document, "document"),
            Part::Source => (source, "source"),
            Part::Relay => (relay, "relay"),
            Part::Speaker => (speaker, "speaker"),
        };
        slot.get_or_init(|| Shared::new(hop(word))).clone()
    }
}

/// How many claims are looked through at a time.
const CHUNK: usize = 1 << 12;

/// Fields that need a claim's sentence, its weight, its voice.
const SENTENCE: &[&str] = &["sentence", "attribution"];
const WEIGHT: &[&str] = &["accepted", "independence", "summary", "usual"];
const VOICE: &[&str] = &["voice", "voice_words"];

impl<'a> Open<'a> {
    pub(super) fn new(corpus: &'a Corpus, selection: &'a Selection, what: What<'a>) -> Self {
        let What { wanted, tracing, .. } = what;
        let names = Names::new(corpus, &selection.sources, corpus.brief(selection.brief).from.as_deref());
        let scales = Scales::new(corpus, Sight::Reader);
        let (composes, is_weighed) = (wanted.any(SENTENCE), wanted.any(WEIGHT));
        let alone = |&claim: &ClaimId| {
            let weight = (is_weighed && scales.is_asserted(claim)).then(|| scales.weigh(claim));
            let (sentence, attribution) = if composes {
                let sentence = attribution::compose(&names, claim, &mut Mentions::default())?;
                let attribution = tracing.attribution(claim, sentence.of(PartKind::Attribution));
                (tracing.sentence(claim, &sentence), attribution)
            } else {
                attribution::is_told(&names, claim).then(<(String, String)>::default)?
            };
            let id = corpus.claim(claim).common.id.value.as_str();
            let anchor = format!("claim-{id}").into();
            Some((claim, Shown { sentence, attribution, weight, number: 0, id: id.into(), anchor }))
        };
        // In the order of the desk, in which its records lie one behind the other; that of the page jumps to and fro.
        let told: Vec<Option<(ClaimId, Shown)>> = selection.by_id.par_iter().map(alone).collect();
        let by_id = told.iter().flatten().map(|&(claim, _)| claim).collect();
        let (claims, shown) = numbered(corpus, selection, told);
        let weights = shown.iter().flatten().filter_map(|shown| shown.weight.as_ref());
        let usual = wanted.any(&["usual"]).then(|| Usual::of(weights)).flatten();
        let (documents, sources, periods, grades) = Default::default();
        let mut open = Self {
            corpus,
            selection,
            wanted,
            tracing,
            names,
            claims,
            by_id,
            documents,
            sources,
            has_voices: wanted.any(VOICE),
            has_refs: wanted.any(&["refs"]),
            has_days: wanted.any(&["says_when"]),
            has_kinds: wanted.any(&["kind_words"]),
            usual,
            periods,
            grades,
            shown,
        };
        open.share();
        let (documents, sources) = open.named();
        open.documents = people::document_entries(&open, &documents);
        open.sources = people::source_entries(&open, &sources);
        open
    }

    /// Makes what many claims share.
    fn share(&mut self) {
        let period = |&claim: &ClaimId| match self.corpus.claim(claim).when.as_ref().map(|when| &when.value) {
            Some(When { text: None, date }) => *date,
            _ => None,
        };
        let periods: BTreeSet<Period> = self.by_id.par_iter().filter_map(period).collect();
        let share = |date| (date, Shared::new(prose::when(&When { text: None, date: Some(date) })));
        self.periods = periods.into_iter().map(share).collect();
        for &grade in Credibility::ALL {
            let rating = shape::Rating { grade: grade.as_str(), meaning: grade.meaning() };
            self.grades.insert(grade, Shared::new(rating));
        }
    }

    /// When a claim happened.
    pub(super) fn when(&self, when: &When) -> Shared<shape::When> {
        let known = when.date.filter(|_| when.text.is_none()).and_then(|period| self.periods.get(&period));
        known.cloned().unwrap_or_else(|| Shared::new(prose::when(when)))
    }

    /// How credible something is.
    pub(super) fn grade(&self, grade: Credibility) -> Option<Shared<shape::Rating>> {
        self.grades.get(&grade).cloned()
    }

    /// A claim, if it may be shown.
    pub(super) fn shown(&self, claim: ClaimId) -> Option<&Shown> {
        self.shown.get(claim.index())?.as_ref()
    }

    /// The sentence of a claim as the view has it.
    pub(super) fn spoken(&self, claim: ClaimId, sentence: &Sentence) -> String {
        self.tracing.sentence(claim, sentence)
    }

    /// Whether a claim may be shown.
    pub(super) fn shows(&self, claim: ClaimId) -> bool {
        self.shown(claim).is_some()
    }

    /// The chains of a claim that may be shown.
    pub(super) fn evidence(&self, claim: ClaimId) -> impl Iterator<Item = &'a Evidence> {
        let corpus = self.corpus;
        corpus.claim(claim).evidence.iter().filter(move |evidence| corpus.is_open(evidence))
    }

    /// The same without repeats: a repeat is no second voice.
    pub(super) fn voiced(&self, claim: ClaimId) -> Vec<&'a Evidence> {
        self.corpus.firsthand(self.evidence(claim))
    }

    /// Responses that may be shown: those about a shown claim whose teller spoke openly.
    pub(super) fn responses(&self) -> impl Iterator<Item = ResponseId> + '_ {
        self.told().filter(|&id| {
            let about = &self.corpus.response(id).about;
            about.is_empty() || about.iter().any(|claim| self.shows(claim.value))
        })
    }

    /// The same with those that only a talking point names, about what the page does not show.
    pub(super) fn told(&self) -> impl Iterator<Item = ResponseId> + '_ {
        let points = &self.corpus.brief(self.selection.brief).talking_points;
        let named: BTreeSet<ResponseId> =
            points.iter().flat_map(|point| &point.responses).map(|response| response.value).collect();
        self.selection.responses.iter().copied().filter(move |&id| {
            let response = self.corpus.response(id);
            let tells =
                |claim: ClaimId| self.shows(claim) || named.contains(&id) && self.corpus.is_quotable(claim);
            (response.about.is_empty() || response.about.iter().any(|claim| tells(claim.value)))
                && response.tellers().iter().all(|&source| is_open(self.corpus.source(source)))
        })
    }

    /// Every document and source that something shown names.
    fn named(&self) -> (BTreeSet<DocumentId>, BTreeSet<SourceId>) {
        let of_claims = |claims: &[ClaimId]| {
            let (mut documents, mut sources) = (BTreeSet::new(), BTreeSet::new());
            for &id in claims {
                let claim = self.corpus.claim(id);
                sources.extend(claim.actors.iter().map(|actor| actor.value));
                documents.extend(claim.credit.as_ref().map(|credit| credit.value.document));
                for evidence in self.evidence(id) {
                    sources.extend(told_by(evidence).chain(relays(evidence)));
                    documents.extend(evidence.document.as_ref().map(|document| document.value));
                    documents.extend(evidence.via.iter().filter_map(|via| match via.value {
                        Via::Document(document) => Some(document),
                        Via::Source(_) => None,
                    }));
                }
            }
            (documents, sources)
        };
        let join = |mut one: (BTreeSet<_>, BTreeSet<_>), other: (BTreeSet<_>, BTreeSet<_>)| {
            one.0.extend(other.0);
            one.1.extend(other.1);
            one
        };
        let (mut documents, mut sources) =
            self.by_id.par_chunks(CHUNK).map(of_claims).reduce(Default::default, join);
        for id in self.told() {
            let response = self.corpus.response(id);
            sources.insert(response.party.value);
            sources.extend(response.tellers());
            documents.extend(response.document.as_ref().map(|document| document.value));
        }
        sources.retain(|&source| is_open(self.corpus.source(source)));
        (documents, sources)
    }
}

/// What is told, by the claims' places in the desk, each with its number on the page; and the claims in the order of the
/// page.
fn numbered(
    corpus: &Corpus,
    selection: &Selection,
    told: Vec<Option<(ClaimId, Shown)>>,
) -> (Vec<ClaimId>, Vec<Option<Shown>>) {
    let mut shown: Vec<Option<Shown>> = Vec::new();
    shown.resize_with(corpus.claims.len(), || None);
    for (claim, told) in told.into_iter().flatten() {
        if let Some(slot) = shown.get_mut(claim.index()) {
            *slot = Some(told);
        }
    }
    let mut claims = Vec::with_capacity(selection.claims.len());
    let mut number = 0;
    for &claim in &selection.claims {
        if let Some(told) = shown.get_mut(claim.index()).and_then(Option::as_mut) {
            number += 1;
            told.number = number;
            claims.push(claim);
        }
    }
    (claims, shown)
}

/// Whether the ground rule lets a source be described at all.
fn is_open(source: &Source) -> bool {
    !matches!(source.ground_rule.value, GroundRule::DeepBackground | GroundRule::OffRecord)
}

/// Those who tell and those whose words they are.
pub(super) fn told_by(evidence: &Evidence) -> impl Iterator<Item = SourceId> + '_ {
    evidence.tellers().iter().copied().chain(evidence.speakers.iter().map(|speaker| speaker.value))
}

/// The body whose own voice a document is that tells something and cites nobody: whoever published a statement or data, and
/// no outlet.
pub(super) fn own_voice(open: &Open<'_>, evidence: &Evidence) -> Option<SourceId> {
    let document = evidence.document.as_ref().filter(|_| told_by(evidence).next().is_none())?.value;
    let is_outlet = matches!(
        open.corpus.document(document).kind,
        DocumentType::News | DocumentType::Broadcast | DocumentType::Interview | DocumentType::Transcript
    );
    open.names.publisher(document).filter(|_| !is_outlet)
}

/// Those who passed it on.
pub(super) fn relays(evidence: &Evidence) -> impl Iterator<Item = SourceId> + '_ {
    evidence.via.iter().filter_map(|via| match via.value {
        Via::Source(source) => Some(source),
        Via::Document(_) => None,
    })
}

/// Whether a source has a name.
pub(super) fn is_named(open: &Open<'_>, source: SourceId) -> bool {
    open.corpus.source(source).is_named()
}
