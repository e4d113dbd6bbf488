//! Claims, sections and contrary information, as the view has them.

use rayon::prelude::*;

use chrono::Datelike as _;

use crate::model::brief::Section;
use crate::model::claim::{Claim, Evidence, Scope, Teller, Via};
use crate::model::document::DocumentType;
use crate::model::id::{ClaimId, DocumentId, SourceId};
use crate::model::words::Words as _;
use crate::render::attribution;
use crate::render::attribution::names::Mentions;
use crate::render::view::accepted::{self, Run};
use crate::render::view::open::{Entry, Open, Part, told_by};
use crate::render::view::prose::{self, claim_places, merged};
use crate::render::view::shape::{self, Hop};
use crate::render::view::shared::Shared;
use crate::render::view::{independence, kinds};
use crate::select::{Group, opposing};
use crate::text::Spanned;

/// The fewest claims in one voice that stand as a list under a lead-in.
const LISTED: usize = 3;

/// What a claim owes to the place where it stands: everything that depends on what was mentioned before it.
struct Placed {
    id: ClaimId,
    running: String,
    credit: Option<String>,
    lead_in: Option<String>,
    item: Option<String>,
    closes: bool,
    accepted: Vec<Run>,
}

impl Placed {
    fn new(id: ClaimId) -> Self {
        Self {
            id,
            running: String::new(),
            credit: None,
            lead_in: None,
            item: None,
            closes: false,
            accepted: Vec::new(),
        }
    }
}

/// Fields whose words depend on what was mentioned before them.
const IN_ORDER: &[&str] = &[
    "bottom_line",
    "body",
    "text",
    "running",
    "credit",
    "lead_in",
    "item",
    "closes",
    "cited_claims",
    "responses",
    "contrary",
];

/// The sections with their claims, those of the authors' own words in front, mentions counted in reading order. The claims are handed to `keep` one by one,
/// and stand beside the sections.
pub(super) fn sections<T: Send>(
    open: &Open<'_>,
    mentions: &mut Mentions,
    keep: &(impl Fn(shape::Claim) -> T + Sync),
) -> Vec<(shape::Section, Vec<T>)> {
    let in_order = open.wanted.any(IN_ORDER);
    let numbered = (1..).zip(&open.selection.sections);
    let (own, reported): (Vec<_>, Vec<_>) = numbered.partition(|(_, group)| is_own(open, group));
    own.into_iter()
        .chain(reported)
        .map(|(number, group)| {
            let (section, mut placed) =
                if in_order { placed(open, number, group, mentions) } else { unordered(open, number, group) };
            let ids: Vec<ClaimId> = placed.iter().map(|placed| placed.id).collect();
            for (placed, runs) in placed.iter_mut().zip(accepted::in_a_row(open, &ids)) {
                placed.accepted = runs;
            }
            let claims = placed.into_par_iter().filter_map(|placed| claim(open, placed).map(keep));
            (section, claims.collect())
        })
        .collect()
}

/// What the authors wrote of a section, where they declared it.
fn declared<'a>(open: &Open<'a>, group: &Group) -> Option<&'a Section> {
    open.corpus.brief(open.selection.brief).sections.get(group.section?)
}

/// Whether a section reports nothing, and is only a text of the authors: what they recommend, say.
fn is_own(open: &Open<'_>, group: &Group) -> bool {
    group.claims.is_empty() && declared(open, group).is_some_and(|section| section.text.is_some())
}

/// A section without its text, and its claims without anything that depends on mentions.
fn unordered(open: &Open<'_>, number: u32, group: &Group) -> (shape::Section, Vec<Placed>) {
    let claims = group.claims.iter().filter(|&&claim| open.shows(claim));
    (heading(open, number, group), claims.map(|&id| Placed::new(id)).collect())
}

fn heading(open: &Open<'_>, number: u32, group: &Group) -> shape::Section {
    shape::Section {
        own: is_own(open, group),
        title: group.title.clone(),
        untitled: group.untitled,
        anchor: format!("section-{number}"),
        ..shape::Section::default()
    }
}

fn placed(
    open: &Open<'_>,
    number: u32,
    group: &Group,
    mentions: &mut Mentions,
) -> (shape::Section, Vec<Placed>) {
    let text = declared(open, group).and_then(|section| section.text.as_ref());
    let text = text.map(|text| prose::prose(open, &text.value, mentions));
    let shown: Vec<ClaimId> = group.claims.iter().copied().filter(|&claim| open.shows(claim)).collect();
    let mut placed = Vec::with_capacity(shown.len());
    for run in shown.chunk_by(|&a, &b| one_voice(open, a, b)) {
        let mut lead_in =
            (run.len() >= LISTED).then(|| attribution::lead_in(&open.names, run, mentions)).flatten();
        if let (Some(text), Some(&first)) = (&mut lead_in, run.first()) {
            *text = open.tracing.lead_in(first, text);
        }
        let is_list = lead_in.is_some();
        for &id in run {
            let item = is_list.then(|| open.spoken(id, &attribution::item(&open.names, id)));
            let closes = is_list && run.last() == Some(&id);
            let place = place(open, id, mentions);
            placed.extend(place.map(|place| Placed { lead_in: lead_in.take(), item, closes, ..place }));
        }
    }
    (shape::Section { text, ..heading(open, number, group) }, placed)
}

/// Claims that stand in no section.
pub(super) fn others(open: &Open<'_>, in_sections: usize, mentions: &mut Mentions) -> Vec<shape::Claim> {
    let others = open.claims.iter().skip(in_sections);
    others.filter_map(|&id| claim(open, place(open, id, mentions)?)).collect()
}

fn place(open: &Open<'_>, id: ClaimId, mentions: &mut Mentions) -> Option<Placed> {
    let running = open.spoken(id, &attribution::compose(&open.names, id, mentions)?);
    let credit = attribution::credit(&open.names, id, mentions);
    Some(Placed { running, credit, ..Placed::new(id) })
}

/// Whether one lead-in can attribute two claims.
fn one_voice(open: &Open<'_>, a: ClaimId, b: ClaimId) -> bool {
    let (one, other) = (open.corpus.claim(a), open.corpus.claim(b));
    let is_plain = |claim: &Claim| claim.credit.is_none();
    is_plain(one)
        && is_plain(other)
        && match (one.evidence.as_slice(), other.evidence.as_slice()) {
            ([one], [other]) => same_chain(one, other),
            _ => false,
        }
        && attribution::lead_in(&open.names, &[a, b], &mut Mentions::default()).is_some()
}

/// Whether two pieces of evidence name the same document, tellers and speakers: a first look that costs nothing.
fn same_chain(a: &Evidence, b: &Evidence) -> bool {
    let document = |evidence: &Evidence| evidence.document.as_ref().map(|document| document.value);
    let is_told = |evidence: &Evidence| {
        matches!(evidence.cue.as_ref().map(|cue| cue.value.as_str()), Some("asked" | "denied"))
    };
    document(a) == document(b)
        && told_by(a).eq(told_by(b))
        && a.scope.value == b.scope.value
        && !is_told(a)
        && !is_told(b)
}

/// A claim as the view has it; `None` where it may not be shown.
fn claim(open: &Open<'_>, placed: Placed) -> Option<shape::Claim> {
    let id = placed.id;
    let shown = open.shown(id)?;
    let claim = open.corpus.claim(id);
    let (voice, voice_words) = if open.has_voices { voice(open, id) } else { Default::default() };
    let named = |listed: &Listed| links(open, listed.iter().map(|other| other.value));
    let accused =
        claim.accuses.iter().map(|source| open.corpus.source(source.value).public_name().to_owned());
    Some(shape::Claim {
        id: shown.id.clone(),
        anchor: shown.anchor.clone(),
        number: shown.number,
        sentence: shown.sentence.clone(),
        running: placed.running,
        assertion: open.tracing.assertion(id, &claim.assertion.value),
        attribution: shown.attribution.clone(),
        voice,
        voice_words,
        kind: claim.kind.value.as_str(),
        kind_words: if open.has_kinds { kinds::words(claim) } else { "" },
        key: claim.key,
        topics: claim.topics.iter().map(|topic| topic.value.clone()).collect(),
        status: claim.status.value.as_str(),
        when: claim.when.as_ref().map(|when| open.when(&when.value)),
        says_when: claim.when.as_ref().filter(|_| open.has_days).is_some_and(|when| {
            let year = open.corpus.brief(open.selection.brief).as_of.value.earliest().year();
            prose::names_time(&claim.assertion.value, &when.value, year)
        }),
        as_of: claim.as_of.as_ref().map(|date| prose::date(date.value)),
        accuses: accused.collect(),
        chains: open.evidence(id).map(|evidence| chain(open, &claim.assertion.value, evidence)).collect(),
        credit: placed.credit.and_then(|sentence| credit(open, id, sentence)),
        refs: if open.has_refs { merged(open, claim_places(open, id)) } else { Vec::new() },
        independence: shown.weight.as_ref().map(|weight| independence::independence(open, weight)),
        accepted: accepted::accepted(open, id, placed.accepted),
        supports: named(&claim.supports),
        contradicts: named(&claim.contradicts),
        qualifies: named(&claim.qualifies),
        contradicted_by: links(open, against(open, id, |claim| &claim.contradicts)),
        qualified_by: links(open, against(open, id, |claim| &claim.qualifies)),
        against: if claim.key && open.wanted.any(&["against"]) { opposed(open, id) } else { Vec::new() },
        lead_in: placed.lead_in,
        item: placed.item,
        closes: placed.closes,
        place: None,
    })
}

type Listed = Vec<Spanned<ClaimId>>;

/// The claims against `id` that name it in the given field.
fn against<'a>(
    open: &Open<'a>,
    id: ClaimId,
    field: fn(&Claim) -> &Listed,
) -> impl Iterator<Item = ClaimId> + use<'a> {
    let corpus = open.corpus;
    let all = corpus.against.get(id.index()).map(Vec::as_slice).unwrap_or_default();
    all.iter().copied().filter(move |&other| field(corpus.claim(other)).iter().any(|named| named.value == id))
}

/// What contradicts a key claim and would not be on a page of key claims.
fn opposed(open: &Open<'_>, id: ClaimId) -> Vec<shape::Against> {
    let found = opposing(open.corpus, open.selection, id, |other| open.shows(other)).into_iter();
    let number = open.shown(id).map_or(0, |shown| shown.number);
    let told = |other| {
        let what = format!("contradicts claim {number}");
        Some(shape::Against { claim: alone(open, other)?, how: "contradicts", what })
    };
    found.filter_map(told).collect()
}

/// Links to those claims that are shown, by number.
pub(super) fn links(open: &Open<'_>, claims: impl IntoIterator<Item = ClaimId>) -> Vec<shape::Link> {
    let shown = claims.into_iter().filter_map(|id| open.shown(id));
    let mut links: Vec<_> =
        shown.map(|shown| shape::Link { anchor: shown.anchor.clone(), number: shown.number }).collect();
    links.sort_by_key(|link| link.number);
    links
}

/// Whose voice a claim is in: those whom the document cites, else a speaker whom it tells of, else its own.
pub(super) fn voice(open: &Open<'_>, id: ClaimId) -> (&'static str, &'static str) {
    let unnamed = |source: SourceId| {
        let source = open.corpus.source(source);
        !source.is_named() || source.shield().is_some()
    };
    let mut told: Vec<&str> = open
        .voiced(id)
        .into_iter()
        .map(|evidence| match evidence.source.as_ref().map(|source| &source.value) {
            _ if evidence.scope.value == Scope::Ambiguous => "outlet",
            Some(Teller::Sources(sources)) if sources.iter().all(|&source| unnamed(source)) => "unnamed",
            Some(Teller::Sources(_)) => "named",
            _ if evidence.speakers.is_empty() => "outlet",
            _ if evidence.speakers.iter().all(|speaker| unnamed(speaker.value)) => "unnamed",
            _ => "named",
        })
        .collect();
    told.sort_unstable();
    told.dedup();
    match told.as_slice() {
        ["named"] => ("named", "named source"),
        ["unnamed"] => ("unnamed", "unnamed source"),
        ["outlet"] | [] if is_of_notes(open, id) => ("outlet", "our own notes"),
        ["outlet"] | [] if is_paper(open, id) => ("outlet", "a document's own voice"),
        ["outlet"] | [] => ("outlet", "the outlet's own voice"),
        _ => ("mixed", "several voices"),
    }
}

/// Whether a claim stands in what is no outlet's: a study, a statement, data.
fn is_paper(open: &Open<'_>, id: ClaimId) -> bool {
    let is_press = |document: DocumentId| {
        matches!(
            open.corpus.document(document).kind,
            DocumentType::News | DocumentType::Broadcast | DocumentType::Interview
        )
    };
    let documents = open.voiced(id).into_iter().filter_map(|evidence| evidence.document.as_ref());
    documents.map(|document| document.value).any(|document| !is_press(document))
}

/// Whether a claim rests on nothing but notes of the authors themselves.
pub(super) fn is_of_notes(open: &Open<'_>, id: ClaimId) -> bool {
    let mut documents = open.evidence(id).map(|evidence| evidence.document.as_ref()).peekable();
    documents.peek().is_some()
        && documents.all(|document| document.is_some_and(|one| open.names.is_our_notes(one.value)))
}

fn credit(open: &Open<'_>, id: ClaimId, sentence: String) -> Option<shape::Credit> {
    let claim = open.corpus.claim(id);
    let document = claim.credit.as_ref()?.value.document;
    let place = (claim.common.id.value.as_str(), document, None);
    Some(shape::Credit { sentence, refs: merged(open, vec![place]) })
}

fn chain(open: &Open<'_>, assertion: &str, evidence: &Evidence) -> shape::Chain {
    let document = evidence.document.as_ref().map(|document| document.value);
    let row = document.and_then(|id| open.documents.get_full(&id));
    shape::Chain {
        hops: hops(open, evidence, row.map(|(_, _, entry)| entry)),
        locator: evidence.at.as_ref().map(|at| at.value.to_string()),
        cue: evidence.verb().to_owned(),
        row: row.map(|(row, ..)| row),
        quote: quote(open, assertion, evidence, document),
        said_on: evidence.said_on.as_ref().map(|date| prose::date(date.value)),
        credibility: evidence.credibility.as_ref().and_then(|credibility| open.grade(credibility.value)),
        ambiguous: evidence.scope.value == Scope::Ambiguous,
    }
}

fn hops(open: &Open<'_>, evidence: &Evidence, document: Option<&Entry>) -> Vec<Shared<Hop>> {
    let person = |part, id| open.sources.get(&id).map(|entry| entry.hop(part));
    let paper = |part, id| open.documents.get(&id).map(|entry| entry.hop(part));
    let document = document.map(|entry| entry.hop(Part::Document));
    let relays = evidence.via.iter().filter_map(|via| match via.value {
        Via::Source(id) => person(Part::Relay, id),
        Via::Document(id) => paper(Part::Relay, id),
    });
    let speakers = evidence.speakers.iter().filter_map(|speaker| person(Part::Speaker, speaker.value));
    let sources = evidence.tellers().iter().filter_map(|&id| person(Part::Source, id));
    document.into_iter().chain(sources).chain(relays).chain(speakers).collect()
}

/// The exact words, unless they are those of unnamed people who did not agree to be quoted.
fn quote(
    open: &Open<'_>,
    assertion: &str,
    evidence: &Evidence,
    document: Option<DocumentId>,
) -> Option<shape::Quote> {
    let may_quote = |source: SourceId| {
        open.corpus.source(source).anonymous().is_none_or(|unnamed| unnamed.may_quote || unnamed.official)
    };
    let quote = evidence.quote.as_ref().filter(|_| told_by(evidence).all(may_quote))?;
    let language = document.and_then(|id| open.corpus.document(id).language.as_ref());
    Some(shape::Quote {
        words: quote.value.exact.clone(),
        is_printed: assertion.contains(['"', '“']),
        language: language
            .filter(|language| !language.is_english())
            .and_then(|language| language.tag())
            .map(str::to_owned),
        translated_from: quote
            .value
            .translated_from
            .iter()
            .map(|language| language.name().unwrap_or("an undetermined language").to_owned())
            .collect(),
    })
}

/// A claim's sentence as it stands alone, away from its own place.
pub(super) fn alone(open: &Open<'_>, id: ClaimId) -> Option<shape::Mention> {
    let shown = open.shown(id)?;
    Some(shape::Mention {
        id: shown.id.clone(),
        anchor: shown.anchor.clone(),
        number: shown.number,
        sentence: shown.sentence.clone(),
        alone: shown.sentence.clone(),
        refs: merged(open, claim_places(open, id)),
    })
}

/// A claim as it stands behind others, its names as short as they may be.
pub(super) fn mention(open: &Open<'_>, id: ClaimId, mentions: &mut Mentions) -> Option<shape::Mention> {
    let shown = open.shown(id)?;
    Some(shape::Mention {
        id: shown.id.clone(),
        anchor: shown.anchor.clone(),
        number: shown.number,
        sentence: open.spoken(id, &attribution::compose(&open.names, id, mentions)?),
        alone: shown.sentence.clone(),
        refs: merged(open, claim_places(open, id)),
    })
}
