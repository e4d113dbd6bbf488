//! A report of another publisher that a document hands on, and the desk does not say so.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Range, RangeInclusive};

use crate::check::aired;
use crate::check::called;
use crate::check::papers;
use crate::check::prose::{Prose, folded};
use crate::check::relays::{Names, Relay, relays};
use crate::check::rule::{Desk, Page, Rule, RuleKind, Run};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::claim::{Claim, Evidence, Via};
use crate::model::document::{Document, DocumentType};
use crate::model::id::DocumentId;
use crate::passage::paragraph::{bytes, named, paragraphs};

pub(in crate::check) const RULE: Rule = Rule {
    name: "unrecorded-relay",
    page: Page {
        summary: "The paragraph that a claim has its word from gives it as another publisher's report, and neither claim nor document says so.",
        why: "A newspaper that prints \"the Agency reported\" has seen nothing itself. Where the desk has the agency's report as \
              well and does not know that the one rests on the other, both count as witnesses, and a claim looks corroborated \
              that a single source has told. Where the desk keeps the text, the paragraph that `at` names is read for a \
              publisher of the desk: \"…, the Agency reported\", \"according to the Agency\", \"citing the Agency\", \"told the \
              Agency\". The publisher's name may stand in full or, where no other publisher or body of the desk shares them, \
              with its last words (\"the Courier\"). A named person recorded \
              as citing a broadcast or an interview in which, by the paragraph, the words were spoken is told as well. Nothing is told where the sentence says more (\"confirmed\", \"has seen\", \
              \"denied\"), or where another sentence of the paragraph may be the one that the claim has it from.",
        example: "\
# file: briefs/port.yaml
documents:
  - id: gazette
    title: Berths to shut
    publisher: the Harbor Gazette
    published: 2031-05-06
    text: captures/gazette.txt
    url: https://gazette.example/berths
  - id: agency-report
    title: Port to close
    publisher: the Lund Agency
    published: 2031-05-05
    url: https://agency.example/port
claims:
  - id: port-closes
    assertion: Repairs will close the old port in June
    evidence:
      - {source: outlet, document: agency-report, at: 1}
      - {source: outlet, document: gazette, at: 1}
# file: briefs/captures/gazette.txt
The old port will be shut for repairs in June, the Lund Agency reported.
",
        corrected: "\
# file: briefs/port.yaml
documents:
  - id: gazette
    title: Berths to shut
    publisher: the Harbor Gazette
    published: 2031-05-06
    text: captures/gazette.txt
    url: https://gazette.example/berths
    derived_from: [agency-report]
  - id: agency-report
    title: Port to close
    publisher: the Lund Agency
    published: 2031-05-05
    url: https://agency.example/port
claims:
  - id: port-closes
    assertion: Repairs will close the old port in June
    evidence:
      - {source: outlet, document: agency-report, at: 1}
      - {source: outlet, via: [agency-report], document: gazette, at: 1}
# file: briefs/captures/gazette.txt
The old port will be shut for repairs in June, the Lund Agency reported.
",
        standard: "ICD 206: circular reporting is no corroboration.",
    },
    severity: Severity::Warning,
    kind: RuleKind::Editorial,
    run: Run::Corpus(run),
    raised_by: &[],
    words: &[],
};

fn run(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let mut found = miscited(desk);
    let presses = Presses::of(desk);
    if presses.names.len() < 2 || !desk.documents().any(|(_, document)| desk.captures.of(document).is_some())
    {
        return found;
    }
    let shelf = papers::Papers::of(desk.corpus);
    let shorts = presses.names.iter().zip(0..).flat_map(|(name, number)| {
        shelf.shorts_of(name).filter(|short| !GENERAL.contains(short)).map(move |short| (short, number))
    });
    let papers = Names::of(presses.names.iter().map(String::as_str).zip(0..).chain(shorts));
    let mut copies: BTreeMap<DocumentId, Copy<'_>> = BTreeMap::new();
    for (_, claim) in desk.claims() {
        for chain in &claim.evidence {
            found.extend(relayed(desk, (&presses, &papers), &mut copies, (claim, chain)));
        }
    }
    found
}

/// Words spoken in a broadcast that are recorded as if whoever spoke them cited it.
fn miscited(desk: &Desk<'_>) -> Vec<Diagnostic> {
    let chains = desk.claims().flat_map(|(_, claim)| claim.evidence.iter().map(move |chain| (claim, chain)));
    let found = chains.filter_map(|(claim, chain)| {
        let (speaker, aired) = aired::spoken(desk, chain)?;
        let (speaker, aired) = (desk.corpus.source(speaker), desk.corpus.document(aired));
        let publisher = aired.publisher.value.as_deref()?;
        let message = format!(
            "`via` says that {} cites {publisher}; the paragraph named says that the words were spoken there",
            speaker.name()
        );
        let finding = RULE.finding(&claim.common, chain.via.first()?.span, message);
        Some(finding.help(format!(
            "write `source: outlet`, and `speaker: {}` beside `via: [{}]`",
            speaker.common.id.value, aired.common.id.value
        )))
    });
    found.collect()
}

/// Short names that may mean anybody of that kind.
const GENERAL: &[&str] = &[
    "the agency",
    "the association",
    "the bureau",
    "the group",
    "the institute",
    "the network",
    "the news agency",
    "the office",
    "the press",
    "the radio",
    "the service",
    "the society",
    "the television",
    "the university",
];

/// How many paragraphs a claim may name to be compared with each.
const NAMED: usize = 3;

/// Words that tell what a sentence is about have more letters.
const SHORT: usize = 3;

/// How many such words a claim must share with one of several sentences.
const SHARED: usize = 2;

/// The publishers of news that a desk has documents of.
struct Presses {
    /// Their names in lower case, without article.
    names: Vec<String>,
    /// Their documents.
    documents: Vec<Vec<DocumentId>>,
}

impl Presses {
    fn of(desk: &Desk<'_>) -> Self {
        let mut all: BTreeMap<String, Vec<DocumentId>> = BTreeMap::new();
        for (id, document) in desk.documents().filter(|(_, document)| is_news(document)) {
            if let Some(name) = name(document) {
                all.entry(name).or_default().push(id);
            }
        }
        let (names, documents) = all.into_iter().unzip();
        Self { names, documents }
    }

    fn number(&self, document: &Document) -> Option<usize> {
        self.names.binary_search(&name(document)?).ok()
    }
}

fn is_news(document: &Document) -> bool {
    matches!(document.kind, DocumentType::News | DocumentType::Broadcast)
}

fn name(document: &Document) -> Option<String> {
    document.publisher.value.as_deref().map(|name| folded(called::bare(name)))
}

/// The text of a document, and what its paragraphs hand on, once they are asked for.
struct Copy<'a> {
    text: &'a str,
    paragraphs: OnceCell<Vec<Range<usize>>>,
    relays: BTreeMap<(usize, usize), Vec<Relay>>,
}

/// What a claim has from a document that has it from another publisher.
fn relayed<'a>(
    desk: &Desk<'a>,
    (presses, papers): (&Presses, &Names<'_>),
    copies: &mut BTreeMap<DocumentId, Copy<'a>>,
    (claim, chain): (&Claim, &Evidence),
) -> Option<Diagnostic> {
    let id = chain.document.as_ref()?.value;
    let document = desk.corpus.document(id);
    let at = chain.at.as_ref()?.value.paragraphs().filter(|at| at.end() - at.start() < NAMED)?;
    let says_so = chain.via.iter().any(|via| matches!(via.value, Via::Document(_)));
    if !is_news(document) || document.common.faulty || says_so || chain.is_own || claim.credit.is_some() {
        return None;
    }
    let text = &*desk.english(id)?.text;
    let copy = copies.entry(id).or_insert_with(|| Copy {
        text,
        paragraphs: OnceCell::new(),
        relays: BTreeMap::new(),
    });
    let all = copy.paragraphs.get_or_init(|| paragraphs(copy.text));
    let place = bytes(all, &at)?;
    let passage = copy.text.get(place.clone())?;
    let own = presses.number(document);
    let known = copy.relays.entry((*at.start(), *at.end()));
    let known = known.or_insert_with(|| relays(passage, papers, own));
    let relay = known.iter().find(|relay| {
        (!relay.is_told || !chain.tellers().is_empty()) && is_it(passage, relay, claim, chain)
    })?;
    let origins = origins(desk, presses.documents.get(relay.paper)?, (id, chain))?;
    let there = place.start + relay.place.start..place.start + relay.place.end;
    Some(finding(desk, (claim, chain), (&at, there), &origins))
}

/// Whether a claim has its word from the sentence that hands a report on: it has more words of it than of any other. What
/// the document tells by itself it has from the only sentence there is.
fn is_it(passage: &str, relay: &Relay, claim: &Claim, chain: &Evidence) -> bool {
    if relay.others.is_empty() && chain.tellers().is_empty() {
        return true;
    }
    let quote = chain.quote.as_ref().map_or("", |quote| quote.value.exact.as_str());
    let own: BTreeSet<String> = content(&claim.assertion.value).into_iter().chain(content(quote)).collect();
    let shared = |range: &Range<usize>| {
        let there = content(passage.get(range.clone()).unwrap_or_default());
        own.intersection(&there).count()
    };
    let here = shared(&relay.matter);
    here >= SHARED && relay.others.iter().map(shared).all(|other| other < here)
}

/// The words of a text that tell what it is about.
fn content(text: &str) -> BTreeSet<String> {
    let prose = Prose::read(text);
    let words = prose.words().filter(|word| word.chars().count() > SHORT);
    words.map(|word| word.trim_end_matches('s').to_owned()).collect()
}

/// The documents of a publisher that another one may hand on; nothing where the desk knows that it does.
fn origins(
    desk: &Desk<'_>,
    documents: &[DocumentId],
    (id, chain): (DocumentId, &Evidence),
) -> Option<Vec<DocumentId>> {
    let corpus = desk.corpus;
    let published = |id: DocumentId| corpus.document(id).published.as_ref().map(|date| date.value);
    let known = corpus.origins_of(id);
    let press = documents.first().and_then(|&first| name(corpus.document(first)))?;
    let between = chain.via.iter().filter_map(|via| match via.value {
        Via::Source(source) => Some(source),
        Via::Document(_) => None,
    });
    let speakers = chain.speakers.iter().map(|speaker| speaker.value);
    let mut named = chain.tellers().iter().copied().chain(speakers).chain(between);
    let is_known = documents.iter().any(|other| known.contains(other))
        || named.any(|source| folded(called::bare(corpus.source(source).name())) == press);
    let is_later = |other: DocumentId| {
        published(other).zip(published(id)).is_some_and(|(other, own)| other.is_after(own))
    };
    let may_be =
        |&other: &DocumentId| other != id && !is_later(other) && !corpus.origins_of(other).contains(&id);
    let found: Vec<DocumentId> = documents.iter().copied().filter(may_be).collect();
    (!is_known && !found.is_empty()).then_some(found)
}

fn finding(
    desk: &Desk<'_>,
    (claim, chain): (&Claim, &Evidence),
    (at, there): (&RangeInclusive<usize>, Range<usize>),
    origins: &[DocumentId],
) -> Diagnostic {
    let document = chain.document.as_ref();
    let span = document.map_or(chain.span, |document| document.span);
    let own = document.map_or("", |document| desk.corpus.document(document.value).common.id.value.as_str());
    let of = |id: &DocumentId| desk.corpus.document(*id);
    let publisher = origins.first().and_then(|id| of(id).publisher.value.as_deref()).unwrap_or_default();
    let message =
        format!("{} of `{own}` gives this as a report of {publisher}, and nothing here says so", named(at));
    let ids: Vec<&str> = origins.iter().map(|id| of(id).common.id.value.as_str()).collect();
    let (one, choice) = match ids.as_slice() {
        [only] => ((*only).to_owned(), String::new()),
        [first, second] => (format!("{first} or {second}"), " (the one that it has it from)".to_owned()),
        several => {
            ("ID".to_owned(), format!(" (the id of the one that it has it from, of {})", several.len()))
        }
    };
    let on_document = format!("`derived_from: [{one}]` on `{own}`{choice}");
    let help = if chain.tellers().is_empty() {
        format!(
            "write `via: [{one}]` here, and {on_document}; where `{own}` had it itself as well, allow this with the reason"
        )
    } else {
        format!("write {on_document}; where `{own}` had it itself as well, allow this with the reason")
    };
    let finding = RULE.finding(&claim.common, span, message).help(help);
    let place = document.and_then(|document| desk.place(document.value, &there));
    match place {
        Some(place) => finding.related(place, "this stands there"),
        None => finding,
    }
}
