//! Corpus and brief to the claims of this brief, in order.

pub mod card;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::model::brief::{Filter, Included, Order};
use crate::model::claim::{Claim, Evidence, Teller};
use crate::model::date::Period;
use crate::model::id::{BriefId, ClaimId, DocumentId, GapId, JudgmentId, ResponseId, SourceId};
use crate::model::marking::Marking;
use crate::model::record::Common;
use crate::model::response::Response;
use crate::parse::citation;
use crate::resolve::corpus::{Corpus, Handle};
use crate::select::card::Card;
use crate::text::Spanned;

/// What one brief shows, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    /// The brief.
    pub brief: BriefId,
    /// Its sections: those written, or one per topic.
    pub sections: Vec<Group>,
    /// Every claim it uses, once: those of the sections in their order, then those that only its texts,
    /// judgments, talking points and responses cite.
    pub claims: Vec<ClaimId>,
    /// The same in the order of the desk.
    pub by_id: Vec<ClaimId>,
    /// Claims in use against which other claims in use stand.
    pub contrary: Vec<Contrary>,
    /// Responses about a claim in use, and the brief's own.
    pub responses: Vec<ResponseId>,
    /// The brief's judgments, and those that its talking points name.
    pub judgments: Vec<JudgmentId>,
    /// The brief's gaps, and those that its talking points name.
    pub gaps: Vec<GapId>,
    /// Every document that the claims and responses in use cite, credit included, in order of first use.
    pub documents: Vec<DocumentId>,
    /// Every source that the claims and responses in use name, in order of first use.
    pub sources: Vec<SourceId>,
}

/// A section: a heading, the position of its text in the brief's list of sections, its claims.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The heading as written, or the topic's words.
    pub title: String,
    /// The number of the written section it comes from; `None` where claims group by topic.
    pub section: Option<usize>,
    /// Its claims, in order; a claim stands only in the first section that takes it.
    pub claims: Vec<ClaimId>,
    /// Whether it holds all that the brief has, because no claim has a topic: its heading tells nothing then.
    pub untitled: bool,
}

/// A claim in use and those in use that contradict or qualify it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contrary {
    /// The claim against which the others stand.
    pub claim: ClaimId,
    /// Those that contradict it.
    pub contradicted_by: Vec<ClaimId>,
    /// Those that qualify it.
    pub qualified_by: Vec<ClaimId>,
}

impl Selection {
    /// Whether the brief uses a claim.
    pub fn shows(&self, claim: ClaimId) -> bool {
        self.by_id.binary_search(&claim).is_ok()
    }
}

/// The card of a brief. What was given on terms that keep it from every page is on none.
pub fn card<'a>(corpus: &'a Corpus, selection: &Selection) -> Card<'a> {
    let points = &corpus.brief(selection.brief).talking_points;
    let shows = |claim| selection.shows(claim) && corpus.is_quotable(claim);
    Card::new(corpus, points, &selection.responses, shows)
}

/// Selects what a brief shows.
pub fn select(corpus: &Corpus, brief: BriefId) -> Selection {
    let candidates = candidates(corpus, brief);
    let sections = sections(corpus, brief, &candidates);
    let mut claims = Unique::new(corpus.claims.len());
    claims.extend(sections.iter().flat_map(|group| group.claims.iter().copied()));
    let mut judgments: Vec<JudgmentId> =
        numbers(&corpus.judgments, |judgment| judgment.brief == Some(brief)).map(JudgmentId).collect();
    let beside = cited_beside(corpus, brief, &judgments).into_iter();
    append(&mut judgments, corpus.brief(brief).talking_points.iter().flat_map(|point| &point.judgments));
    claims.extend(beside.filter(|&claim| corpus.is_quotable(claim)));
    let is_about = |response: &Response| response.about.iter().any(|claim| claims.contains(claim.value));
    let mut responses: Vec<ResponseId> =
        numbers(&corpus.responses, |response| response.brief == Some(brief) || is_about(response))
            .map(ResponseId)
            .collect();
    append(&mut responses, corpus.brief(brief).talking_points.iter().flat_map(|point| &point.responses));
    for &response in &responses {
        let answers = corpus.response(response).claims.iter().map(|claim| claim.value);
        claims.extend(answers.filter(|&claim| corpus.is_quotable(claim)));
    }
    let gaps = gaps(corpus, brief);
    let contrary = contrary(corpus, &claims);
    let mut placed: Vec<(ClaimId, usize)> = claims.list.iter().copied().zip(0..).collect();
    placed.par_sort_unstable();
    let (documents, sources) = in_use(corpus, &placed, &responses);
    Selection {
        brief,
        sections,
        claims: claims.list,
        by_id: placed.into_iter().map(|(claim, _)| claim).collect(),
        contrary,
        responses,
        judgments,
        gaps,
        documents,
        sources,
    }
}

/// Numbers of records, each once, in the order of their coming.
struct Unique<T> {
    list: Vec<T>,
    seen: Vec<bool>,
}

impl<T: Copy + Into<usize>> Unique<T> {
    /// Room for as many records as there are.
    fn new(records: usize) -> Self {
        Self { list: Vec::new(), seen: vec![false; records] }
    }

    fn extend(&mut self, numbers: impl IntoIterator<Item = T>) {
        for number in numbers {
            if let Some(seen) = self.seen.get_mut(number.into())
                && !std::mem::replace(seen, true)
            {
                self.list.push(number);
            }
        }
    }

    fn contains(&self, number: T) -> bool {
        self.seen.get(number.into()).is_some_and(|&seen| seen)
    }
}

fn numbers<T>(records: &[T], wanted: impl Fn(&T) -> bool) -> impl Iterator<Item = u32> {
    (0..).zip(records).filter(move |(_, record)| wanted(record)).map(|(number, _)| number)
}

/// The claims that a brief may take by a filter or by topic: its own and the included ones, as far as they stand.
fn candidates(corpus: &Corpus, brief: BriefId) -> Vec<ClaimId> {
    let record = corpus.brief(brief);
    let included = |claim: &Claim, id: ClaimId| {
        record.include.iter().any(|entry| match entry.value {
            Included::Claim(included) => included == id,
            Included::Brief(included) => claim.brief == Some(included),
        })
    };
    let excluded: BTreeSet<ClaimId> = record.exclude.iter().map(|claim| claim.value).collect();
    let wanted = |&id: &ClaimId| {
        let claim = corpus.claim(id);
        (claim.brief == Some(brief) || included(claim, id))
            && !excluded.contains(&id)
            && corpus.is_active(id)
            && corpus.is_quotable(id)
    };
    let count = u32::try_from(corpus.claims.len()).unwrap_or(u32::MAX);
    (0..count).into_par_iter().with_min_len(CHUNK).map(ClaimId).filter(wanted).collect()
}

fn sections(corpus: &Corpus, brief: BriefId, candidates: &[ClaimId]) -> Vec<Group> {
    let record = corpus.brief(brief);
    if record.sections.is_empty() {
        return by_topic(corpus, candidates);
    }
    let mut taken = BTreeSet::new();
    let mut groups = Vec::new();
    for (number, section) in record.sections.iter().enumerate() {
        let listed =
            section.claims.iter().map(|claim| claim.value).filter(|&claim| corpus.is_quotable(claim));
        let filtered = candidates.iter().copied().filter(|&claim| {
            section.select.as_ref().is_some_and(|filter| matches(filter, corpus.claim(claim)))
        });
        let mut claims: Vec<ClaimId> = listed.chain(filtered).filter(|&claim| taken.insert(claim)).collect();
        sort(corpus, section.order, &mut claims);
        groups.push(Group {
            title: section.title.value.clone(),
            section: Some(number),
            claims,
            untitled: false,
        });
    }
    groups
}

/// One section per first topic, in alphabetical order, by date and then by id; claims without a topic last.
fn by_topic(corpus: &Corpus, candidates: &[ClaimId]) -> Vec<Group> {
    let topics = candidates.par_chunks(CHUNK).map(|some| grouped(corpus, some)).reduce(Topics::new, joined);
    let is_alone = topics.len() == 1;
    let group = |((no_topic, topic), mut claims): ((bool, &str), Vec<ClaimId>)| {
        sort(corpus, Order::Date, &mut claims);
        Group { title: heading(topic), section: None, claims, untitled: no_topic && is_alone }
    };
    topics.into_iter().collect::<Vec<_>>().into_par_iter().map(group).collect()
}

/// Claims by their first topic, in alphabetical order; those without a topic last.
type Topics<'a> = BTreeMap<(bool, &'a str), Vec<ClaimId>>;

fn grouped<'a>(corpus: &'a Corpus, claims: &[ClaimId]) -> Topics<'a> {
    let mut topics = Topics::new();
    for &id in claims {
        let topic = corpus.claim(id).topics.first().map(|topic| topic.value.as_str());
        topics.entry((topic.is_none(), topic.unwrap_or("Other"))).or_default().push(id);
    }
    topics
}

/// The claims of two groupings, those of the first one first.
fn joined<'a>(mut first: Topics<'a>, second: Topics<'a>) -> Topics<'a> {
    for (topic, claims) in second {
        first.entry(topic).or_default().extend(claims);
    }
    first
}

/// A topic as a heading: words instead of hyphens, the first letter a capital.
fn heading(topic: &str) -> String {
    let words = topic.replace('-', " ");
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn sort(corpus: &Corpus, order: Order, claims: &mut [ClaimId]) {
    let id = |claim: ClaimId| &corpus.claim(claim).common.id.value;
    match order {
        Order::Given => {}
        Order::Date => claims.sort_by_cached_key(|&claim| (date(corpus, claim), id(claim))),
        Order::DateDescending => {
            claims.sort_by_cached_key(|&claim| (Reverse(date(corpus, claim)), id(claim)));
        }
        Order::Key => claims.sort_by_key(|&claim| !corpus.claim(claim).key),
        Order::Id => claims.sort_by(|&a, &b| id(a).cmp(id(b))),
    }
}

/// When it happened; where that is not recorded, when it was said; undated claims sort first.
fn date(corpus: &Corpus, claim: ClaimId) -> Option<Period> {
    let claim = corpus.claim(claim);
    let said_on = || {
        let date = claim.evidence.iter().find_map(|evidence| evidence.said_on.as_ref())?;
        Some(Period { from: date.value, to: None })
    };
    claim.when.as_ref().and_then(|when| when.value.date).or_else(said_on)
}

/// Whether a claim meets every condition of a filter.
pub fn matches(filter: &Filter, claim: &Claim) -> bool {
    let evidence = &claim.evidence;
    let teller_meets = |evidence: &Evidence| match evidence.source.as_ref().map(|source| &source.value) {
        Some(Teller::Outlet) => filter.outlet,
        Some(Teller::Sources(sources)) => sources.iter().any(|source| filter.sources.contains(source)),
        None => false,
    };
    let speaks = |evidence: &Evidence| evidence.voices().iter().any(|voice| filter.speakers.contains(voice));
    let stands = |evidence: &Evidence| {
        evidence.document.as_ref().is_some_and(|document| filter.documents.contains(&document.value))
    };
    let period = claim.when.as_ref().and_then(|when| when.value.date);
    let conditions = [
        filter.topics.is_empty() || claim.topics.iter().any(|topic| filter.topics.contains(&topic.value)),
        filter.kinds.is_empty() || filter.kinds.contains(&claim.kind.value),
        (filter.sources.is_empty() && !filter.outlet) || evidence.iter().any(teller_meets),
        filter.speakers.is_empty() || evidence.iter().any(speaks),
        filter.documents.is_empty() || evidence.iter().any(stands),
        filter.since.is_none_or(|since| period.is_some_and(|period| period.latest() >= since.earliest())),
        filter.until.is_none_or(|until| period.is_some_and(|period| period.earliest() <= until.latest())),
        filter.key.is_none_or(|key| claim.key == key),
    ];
    conditions.into_iter().all(|met| met)
}

/// Claims that only texts, judgments and talking points cite.
fn cited_beside(corpus: &Corpus, brief: BriefId, judgments: &[JudgmentId]) -> Vec<ClaimId> {
    let record = corpus.brief(brief);
    let texts = record.texts().chain(record.talking_points.iter().map(|point| &point.point));
    let mut found = Vec::new();
    for citation in texts.flat_map(|text| citation::scan(&text.value)) {
        found.extend(citation.ids.iter().filter_map(|cited| match corpus.find(cited.id) {
            Some(Handle::Claim(claim)) => Some(claim),
            _ => None,
        }));
    }
    found.extend(record.talking_points.iter().flat_map(|point| &point.claims).map(|claim| claim.value));
    let judgments = judgments.iter().map(|&judgment| corpus.judgment(judgment));
    found.extend(judgments.flat_map(|judgment| &judgment.based_on).map(|claim| claim.value));
    found
}

/// The gaps of a brief, and those of other briefs that its talking points name.
fn gaps(corpus: &Corpus, brief: BriefId) -> Vec<GapId> {
    let mut found: Vec<GapId> = numbers(&corpus.gaps, |gap| gap.brief == Some(brief)).map(GapId).collect();
    append(&mut found, corpus.brief(brief).talking_points.iter().flat_map(|point| &point.gaps));
    found
}

/// Adds what is named, each once.
fn append<'a, T: Copy + Ord + 'a>(found: &mut Vec<T>, named: impl Iterator<Item = &'a Spanned<T>>) {
    let mut known: BTreeSet<T> = found.iter().copied().collect();
    found.extend(named.map(|one| one.value).filter(|&one| known.insert(one)));
}

/// The most restrictive marking of the briefs whose claims, responses, judgments and gaps a brief shows beside its own, as far as these
/// have none themselves, with the brief that has it.
pub fn inherited_marking(corpus: &Corpus, selection: &Selection) -> Option<(Marking, BriefId)> {
    let mut others = corpus.numbered_briefs().filter(|&(id, _)| id != selection.brief);
    if others.all(|(_, brief)| brief.common.marking.is_none()) {
        return None;
    }
    let claims =
        selection.claims.iter().map(|&id| corpus.claim(id)).map(|claim| (&claim.common, claim.brief));
    let responses = selection.responses.iter().map(|&id| corpus.response(id));
    let responses = responses.map(|response| (&response.common, response.brief));
    let gaps = selection.gaps.iter().map(|&id| corpus.gap(id)).map(|gap| (&gap.common, gap.brief));
    let judgments = selection.judgments.iter().map(|&id| corpus.judgment(id));
    let judgments = judgments.map(|judgment| (&judgment.common, judgment.brief));
    let unmarked =
        claims.chain(responses).chain(gaps).chain(judgments).filter(|(common, _)| common.marking.is_none());
    let origins = unmarked.filter_map(|(_, brief)| brief).filter(|&brief| brief != selection.brief);
    let marked = origins.filter_map(|id| Some((corpus.brief(id).common.marking.as_ref()?.value, id)));
    marked.max_by_key(|&(marking, id)| (marking, Reverse(id)))
}

/// The records in use that are marked above the brief, the highest marking first: claims, judgments, gaps, responses,
/// documents. The banner of its pages is the highest of them, whatever a template prints.
pub fn marked_above<'a>(corpus: &'a Corpus, selection: &Selection, own: Marking) -> Vec<&'a Common> {
    let claims = selection.claims.iter().map(|&id| &corpus.claim(id).common);
    let judgments = selection.judgments.iter().map(|&id| &corpus.judgment(id).common);
    let gaps = selection.gaps.iter().map(|&id| &corpus.gap(id).common);
    let responses = selection.responses.iter().map(|&id| &corpus.response(id).common);
    let documents = selection.documents.iter().map(|&id| &corpus.document(id).common);
    let all = claims.chain(judgments).chain(gaps).chain(responses).chain(documents);
    let marking = |common: &Common| common.marking.as_ref().map(|marking| marking.value);
    let mut above: Vec<&Common> = all.filter(|common| marking(common) > Some(own)).collect();
    above.sort_by_key(|common| Reverse(marking(common)));
    above
}

/// The claims that contradict a key claim, or that it contradicts, and that a page of key claims would leave out: those
/// that stand, are used, and are neither key themselves nor what a response of the brief says.
pub fn opposing(
    corpus: &Corpus,
    selection: &Selection,
    key: ClaimId,
    is_used: impl Fn(ClaimId) -> bool,
) -> Vec<ClaimId> {
    let names = |one: ClaimId, other: ClaimId| {
        corpus.claim(one).contradicts.iter().any(|contradicted| contradicted.value == other)
    };
    let against = corpus.against.get(key.index()).into_iter().flatten().copied();
    let against = against.filter(|&other| names(other, key));
    let own = corpus.claim(key).contradicts.iter().map(|other| other.value);
    let mut found: Vec<ClaimId> = Vec::new();
    for other in against.chain(own) {
        let is_new = other != key && !found.contains(&other) && !corpus.claim(other).key;
        if is_new && is_used(other) && corpus.is_active(other) && !is_answer(corpus, selection, other) {
            found.push(other);
        }
    }
    found
}

/// Whether a response of the brief says a claim.
fn is_answer(corpus: &Corpus, selection: &Selection, claim: ClaimId) -> bool {
    let responses = selection.responses.iter().map(|&response| corpus.response(response));
    responses.flat_map(|response| &response.claims).any(|said| said.value == claim)
}

fn contrary(corpus: &Corpus, claims: &Unique<ClaimId>) -> Vec<Contrary> {
    let mut found = Vec::new();
    for &claim in &claims.list {
        let against = corpus.against[claim.index()].iter().copied();
        let standing: Vec<ClaimId> =
            against.filter(|&id| claims.contains(id) && corpus.is_active(id)).collect();
        let contradicts =
            |&id: &ClaimId| corpus.claim(id).contradicts.iter().any(|target| target.value == claim);
        let (contradicted_by, qualified_by): (Vec<_>, Vec<_>) = standing.into_iter().partition(contradicts);
        if !contradicted_by.is_empty() || !qualified_by.is_empty() {
            found.push(Contrary { claim, contradicted_by, qualified_by });
        }
    }
    found
}

/// How many claims are looked through at a time.
const CHUNK: usize = 1 << 11;

/// Where records are named first.
struct First {
    /// The place, and how many names came before it there; none for what nothing names.
    places: Vec<Option<(usize, usize)>>,
    count: usize,
}

impl First {
    /// Room for as many records as there are.
    fn new(records: usize) -> Self {
        Self { places: vec![None; records], count: 0 }
    }

    fn note<T: Into<usize>>(&mut self, place: usize, numbers: impl IntoIterator<Item = T>) {
        for number in numbers {
            self.count += 1;
            if let Some(first) = self.places.get_mut(number.into())
                && first.is_none_or(|first| place < first.0)
            {
                *first = Some((place, self.count));
            }
        }
    }

    /// Together with what was found at other places.
    fn with(mut self, other: Self) -> Self {
        self.count = self.count.max(other.count);
        for (one, other) in self.places.iter_mut().zip(other.places) {
            *one = one.iter().chain(&other).min().copied();
        }
        self
    }

    /// The numbers of those that are named, in order of their first places.
    fn list(&self) -> Vec<u32> {
        let mut named: Vec<_> =
            (0..).zip(&self.places).filter_map(|(number, place)| Some((*place.as_ref()?, number))).collect();
        named.sort_unstable();
        named.into_iter().map(|(_, number)| number).collect()
    }
}

/// The documents and sources that claims and responses name, in order of first use. The claims come with their places
/// in the brief, and in the order of the desk, in which they lie one behind the other.
fn in_use(
    corpus: &Corpus,
    claims: &[(ClaimId, usize)],
    responses: &[ResponseId],
) -> (Vec<DocumentId>, Vec<SourceId>) {
    let first = || (First::new(corpus.documents.len()), First::new(corpus.sources.len()));
    let of_claims = |some: &[(ClaimId, usize)]| {
        let (mut documents, mut sources) = first();
        for &(claim, place) in some {
            documents.note(place, corpus.documents_of(claim));
            documents.note(place, corpus.claim(claim).credit.as_ref().map(|credit| credit.value.document));
            sources.note(place, corpus.claim(claim).actors.iter().map(|actor| actor.value));
            sources.note(place, corpus.voices_of(claim));
        }
        (documents, sources)
    };
    let some = claims.par_chunks(CHUNK).map(of_claims);
    let (mut documents, mut sources) =
        some.reduce(first, |one, other| (one.0.with(other.0), one.1.with(other.1)));
    for (response, place) in responses.iter().map(|&response| corpus.response(response)).zip(claims.len()..) {
        documents.note(place, response.document.as_ref().map(|document| document.value));
        sources.note(place, [response.party.value]);
        sources.note(place, response.tellers().iter().copied());
    }
    let documents = documents.list().into_iter().map(DocumentId).collect();
    (documents, sources.list().into_iter().map(SourceId).collect())
}
